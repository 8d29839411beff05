export const id = 8451;
export const ids = [8451];
export const modules = {

/***/ 17511:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  J: () => (/* binding */ Check)
});

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 4 modules
var schemas = __webpack_require__(2503);
// EXTERNAL MODULE: ./node_modules/zod/v4/core/core.js
var core = __webpack_require__(88532);
// EXTERNAL MODULE: ./node_modules/zod/v4/core/json-schema-processors.js
var json_schema_processors = __webpack_require__(98439);
// EXTERNAL MODULE: ./lib/runtime/nearest.js
var nearest = __webpack_require__(81438);
// EXTERNAL MODULE: ./lib/project/checks/fields.js
var fields = __webpack_require__(57078);
;// CONCATENATED MODULE: ./lib/project/checks/mcp.js


/** How an MCP server is spoken to: HTTP+SSE, streamable HTTP with `initialize`, or revision 2026-07-28 without. */
const eras = ['auto', 'legacy-sse', 'legacy-http', 'modern'];
const CallExpect = schemas/* strictObject */.rej({
    error: schemas/* boolean */.zMY().optional().meta({
        description: 'Whether the tool must report an error (`isError`). Default: false.',
    }),
    text: schemas/* strictObject */.rej({
        contains: schemas/* string */.YjP().min(1).optional().meta({ description: 'A part of the text, exactly.' }),
        matches: fields/* Pattern */.zJ.optional().meta({ description: 'A regular expression (JavaScript) that some part must match.' }),
    })
        .optional()
        .meta({ description: "What the result's text must contain, or match." }),
    json: fields/* JsonObject */.Y5.optional().meta({
        description: 'What the structured content must contain, or where there is none, the JSON in the text: every key here, with an equal value; lists are compared whole.',
    }),
});
const Call = schemas/* strictObject */.rej({
    tool: schemas/* string */.YjP().min(1).meta({ description: 'The tool to call. It should only read: it is called for real.' }),
    arguments: fields/* JsonObject */.Y5.optional().meta({ description: 'Its arguments. Default: none.' }),
    expect: CallExpect.optional().meta({ description: 'What the result must be like. Default: no error.' }),
});
const McpSchema = schemas/* strictObject */.rej({
    mcp: (0,fields/* path */.Ae)('The path of the MCP server.'),
    ...fields/* common */.sh,
    era: schemas/* enum */.k5n(eras).optional().meta({
        description: 'How the server is spoken to: `legacy-sse` (HTTP+SSE), `legacy-http` (streamable HTTP with `initialize`), `modern` (revision 2026-07-28), or `auto`, which finds out. Default: auto.',
    }),
    tools: schemas/* array */.YOg(schemas/* string */.YjP().min(1)).optional().meta({ description: 'Tools that must be listed.' }),
    call: Call.optional().meta({ description: 'A tool to call, and what it must answer.' }),
    server: schemas/* strictObject */.rej({
        name: schemas/* string */.YjP().min(1).optional().meta({ description: 'The name that the server tells, exactly.' }),
        version: schemas/* string */.YjP().min(1).optional().meta({ description: 'The version that the server tells, exactly.' }),
    })
        .optional()
        .meta({ description: 'What the server must tell of itself.' }),
});
function toMcp(written) {
    return {
        kind: 'mcp',
        ...(0,fields/* toCommon */.Ne)(written, `mcp ${written.mcp}`),
        path: written.mcp,
        era: written.era ?? 'auto',
        tools: written.tools ?? [],
        call: written.call && toCall(written.call),
        server: { name: written.server?.name, version: written.server?.version },
    };
}
function toCall({ tool, arguments: given = {}, expect = {} }) {
    const { matches } = expect.text ?? {};
    return {
        tool,
        arguments: given,
        expect: {
            error: expect.error ?? false,
            contains: expect.text?.contains,
            matches: matches === undefined ? undefined : new RegExp(matches),
            json: expect.json,
        },
    };
}

;// CONCATENATED MODULE: ./lib/project/checks/auth.js



const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'];
const AuthSchema = schemas/* strictObject */.rej({
    auth: (0,fields/* path */.Ae)('The path that must refuse whoever has not got the key.'),
    ...fields/* common */.sh,
    secret: fields/* Secret */.zh.meta({
        description: 'The environment variable that has the right key, which must be let in; a mapping `{ env, header, scheme }` where it is not sent as `Authorization: Bearer …`.',
    }),
    as: schemas/* enum */.k5n(['mcp', 'http']).optional().meta({
        description: 'Whether it is an MCP server, which is asked in its own way, or any other endpoint. Default: mcp.',
    }),
    era: schemas/* enum */.k5n(eras)
        .optional()
        .meta({ description: 'The era of the MCP server, as of a check `mcp`. Default: auto.' }),
    methods: schemas/* array */.YOg(schemas/* enum */.k5n(methods)).min(1).optional().meta({
        description: 'For `as: http`, the methods to ask with. What is not refused is done for real: name those that change something only where that does no harm. Default: GET.',
    }),
    refuse: schemas/* union */.KCZ([schemas/* literal */.euz(401), schemas/* literal */.euz(403)])
        .optional()
        .meta({ description: 'The status of a refusal. Default: 401.' }),
    preflight: schemas/* boolean */.zMY().optional().meta({
        description: 'Whether OPTIONS must be answered without a key, as browsers ask it. Default: true.',
    }),
})
    .superRefine((check, context) => {
    const isHttp = check.as === 'http';
    if (check.methods && !isHttp)
        context.addIssue({ code: 'custom', path: ['methods'], message: 'is for `as: http`; an MCP server has its own.' });
    if (check.era && isHttp)
        context.addIssue({
            code: 'custom',
            path: ['era'],
            message: 'is for MCP servers, and this check says `as: http`.',
        });
});
function toAuth(written) {
    const { secret, ...rest } = (0,fields/* toCommon */.Ne)(written, `auth ${written.auth}`);
    if (!secret)
        throw new Error('the schema admits no check of auth without a secret');
    return {
        kind: 'auth',
        ...rest,
        secret,
        path: written.auth,
        as: written.as ?? 'mcp',
        era: written.era ?? 'auto',
        methods: written.methods ?? ['GET'],
        refuse: written.refuse ?? 401,
        preflight: written.preflight ?? true,
    };
}

;// CONCATENATED MODULE: ./lib/project/checks/cors.js



const CorsSchema = schemas/* strictObject */.rej({
    cors: (0,fields/* path */.Ae)('The path whose policy for browsers on other sites is checked. It is asked with GET and OPTIONS.'),
    ...fields/* common */.sh,
    origins: schemas/* array */.YOg(fields/* Origin */.$e).min(1).optional().meta({
        description: 'The origins of the web pages that may read answers. Default: the input `origin`, else the `origins` of the environment.',
    }),
    'any-origin': schemas/* boolean */.zMY().optional().meta({
        description: 'Whether it is meant that every page may read answers (`*`). Default: false.',
    }),
    as: schemas/* enum */.k5n(['mcp', 'http']).optional().meta({
        description: 'Whether it is an MCP server, which has headers of its own, or any other endpoint. Default: mcp.',
    }),
    era: schemas/* enum */.k5n(eras)
        .optional()
        .meta({ description: 'The era of the MCP server: it decides which headers it has. Default: auto.' }),
    methods: schemas/* array */.YOg(schemas/* string */.YjP().regex(/^[A-Z]+$/, 'is not a method in capitals.'))
        .min(1)
        .optional()
        .meta({
        description: 'The methods that pages use. Default: GET and POST, and DELETE where there are sessions.',
    }),
    'request-headers': schemas/* array */.YOg(fields/* HeaderName */.bC).optional().meta({
        description: 'The headers that pages send. Default: authorization and content-type, and for MCP those of its era, such as mcp-session-id, mcp-protocol-version, last-event-id.',
    }),
    expose: schemas/* array */.YOg(fields/* HeaderName */.bC).optional().meta({
        description: 'The headers of answers that pages read. Default: mcp-session-id where there are sessions.',
    }),
    credentials: schemas/* boolean */.zMY().optional().meta({
        description: 'Whether pages send cookies, for which answers must say `Access-Control-Allow-Credentials: true`. Default: false.',
    }),
})
    .superRefine((check, context) => {
    if (check.era && check.as === 'http')
        context.addIssue({
            code: 'custom',
            path: ['era'],
            message: 'is for MCP servers, and this check says `as: http`.',
        });
});
const http = { methods: ['GET', 'POST'], requestHeaders: ['authorization', 'content-type'], expose: [] };
const sessions = {
    methods: ['GET', 'POST', 'DELETE'],
    requestHeaders: [...http.requestHeaders, 'mcp-session-id', 'mcp-protocol-version', 'last-event-id'],
    expose: ['mcp-session-id'],
};
const needs = {
    auto: sessions,
    'legacy-http': sessions,
    'legacy-sse': { ...http, requestHeaders: [...http.requestHeaders, 'last-event-id'] },
    modern: { ...http, requestHeaders: [...http.requestHeaders, 'mcp-protocol-version', 'mcp-method', 'mcp-name'] },
};
function toCors(written) {
    const needed = written.as === 'http' ? http : needs[written.era ?? 'auto'];
    const lower = (names) => names.map((name) => name.toLowerCase());
    return {
        kind: 'cors',
        ...(0,fields/* toCommon */.Ne)(written, `cors ${written.cors}`),
        path: written.cors,
        origins: written.origins ?? [],
        anyOrigin: written['any-origin'] ?? false,
        methods: written.methods ?? needed.methods,
        requestHeaders: lower(written['request-headers'] ?? needed.requestHeaders),
        expose: lower(written.expose ?? needed.expose),
        credentials: written.credentials ?? false,
    };
}

// EXTERNAL MODULE: ./lib/project/checks/json-path.js
var json_path = __webpack_require__(39305);
;// CONCATENATED MODULE: ./lib/project/checks/http.js



/** The keys that name a method; their value is the path. */
const http_methods = ['get', 'head', 'post', 'put', 'patch', 'delete', 'options'];
const MatchPattern = fields/* Pattern */.zJ.meta({
    description: 'A regular expression (JavaScript) that some part of the text must match.',
});
const types = ['string', 'number', 'integer', 'boolean', 'array', 'object', 'null'];
const ValueMatch = schemas/* strictObject */.rej({
    equals: schemas/* json */.Pq9().optional().meta({ description: 'The value, exactly.' }),
    exists: schemas/* boolean */.zMY().optional().meta({ description: 'Whether there is a value at all, be it null.' }),
    type: schemas/* enum */.k5n(types).optional().meta({ description: 'Of which type of JSON it is.' }),
    matches: MatchPattern.optional(),
    contains: schemas/* string */.YjP().min(1).optional().meta({ description: 'A part of the text, exactly.' }),
    min: schemas/* number */.aig().optional().meta({ description: 'The least number.' }),
    max: schemas/* number */.aig().optional().meta({ description: 'The greatest number.' }),
    'min-length': schemas/* int */.Whr().min(0).optional().meta({ description: 'The fewest items of a list, or characters of a text.' }),
    'max-length': schemas/* int */.Whr().min(0).optional().meta({ description: 'The most items of a list, or characters of a text.' }),
});
const Paths = schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* number */.aig(), schemas/* boolean */.zMY(), schemas/* null */.chJ(), schemas/* array */.YOg(schemas/* json */.Pq9()), ValueMatch]))
    .superRefine((paths, context) => {
    for (const key of Object.keys(paths)) {
        if ((0,json_path/* parseJsonPath */.H)(key))
            continue;
        const message = `\`${key}\` is no path such as \`items[0].id\` or \`["a key"].id\`.`;
        context.addIssue({ code: 'custom', path: [key], message });
    }
});
const Size = schemas/* union */.KCZ([schemas/* int */.Whr().min(0), schemas/* string */.YjP().regex(/^\d+(\.\d+)?\s?(B|KB|MB)$/, 'is not a size such as `100KB`.')])
    .meta({ description: 'The most bytes of the body: a number, or such as `100KB` (1 KB is 1000 bytes).' });
const Expect = schemas/* strictObject */.rej({
    status: schemas/* union */.KCZ([fields/* Status */.nW, schemas/* array */.YOg(fields/* Status */.nW).min(1)])
        .optional()
        .meta({ description: 'The status, or any of several. Default: 200, or any redirect where `redirect` is given.' }),
    headers: schemas/* record */.g1P(fields/* HeaderName */.bC, schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* strictObject */.rej({ matches: MatchPattern })]))
        .optional()
        .meta({ description: 'Headers of the answer: the exact text, or `{ matches: <regular expression> }`.' }),
    json: fields/* JsonObject */.Y5.optional().meta({
        description: "What the answer's JSON must contain: every key here, with an equal value; lists are compared whole.",
    }),
    body: schemas/* strictObject */.rej({
        contains: schemas/* string */.YjP().min(1).optional().meta({ description: 'A part of the text, exactly.' }),
        matches: MatchPattern.optional(),
    })
        .optional()
        .meta({ description: "What the answer's text must contain, or match (regular expression)." }),
    paths: Paths.optional().meta({
        description: "By path into the answer's JSON, such as `items[0].id`, the value, or what it must be like: `equals`, `exists`, `type`, `matches`, `contains`, `min`, `max`, `min-length`, `max-length`.",
    }),
    schema: fields/* JsonObject */.Y5.optional().meta({
        description: "A JSON Schema (2020-12, or as its `$schema` says) that the answer's JSON must fit.",
    }),
    size: schemas/* strictObject */.rej({ max: Size }).optional().meta({ description: 'How large the body may be.' }),
    tls: schemas/* strictObject */.rej({
        days: schemas/* int */.Whr().min(1).max(365).meta({ description: 'The days that the certificate must still be valid.' }),
    })
        .optional()
        .meta({ description: 'That the answer comes over TLS, with a certificate that is good for so long.' }),
    redirect: schemas/* string */.YjP().min(1).optional().meta({ description: 'The `location` header of a redirect, exactly.' }),
});
const target = (0,fields/* path */.Ae)('The path to request with this method, beginning with `/`.').optional();
const HttpSchema = schemas/* strictObject */.rej({
    get: target,
    head: target,
    post: target,
    put: target,
    patch: target,
    delete: target,
    options: target,
    ...fields/* common */.sh,
    body: schemas/* union */.KCZ([schemas/* string */.YjP(), fields/* JsonObject */.Y5])
        .optional()
        .meta({ description: 'The body to send: a text as it is, a mapping as JSON.' }),
    follow: schemas/* int */.Whr().min(1).max(10).optional().meta({
        description: 'How many redirects to follow, within the same origin, with GET and HEAD. Default: none.',
    }),
    expect: Expect.optional().meta({ description: 'What the answer must be like.' }),
})
    .superRefine((check, context) => {
    const refuse = (path, message) => context.addIssue({ code: 'custom', path, message });
    const { expect = {} } = check;
    const read = ['json', 'body', 'paths', 'schema', 'size'].find((key) => expect[key] !== undefined);
    if (check.head !== undefined && read)
        refuse(['expect', read], 'cannot be expected of `head`, whose answer has no body.');
    if (check.follow !== undefined && check.get === undefined && check.head === undefined)
        refuse(['follow'], 'is for `get` and `head`: another request is not repeated elsewhere.');
    if (check.follow !== undefined && expect.redirect !== undefined)
        refuse(['follow'], 'and `expect.redirect` exclude each other.');
    if (check.body === undefined || (check.get === undefined && check.head === undefined))
        return;
    const method = check.get === undefined ? 'head' : 'get';
    context.addIssue({ code: 'custom', path: ['body'], message: `cannot be sent with \`${method}\`.` });
});
/** A redirect's status where the configuration names none. */
const redirectStatuses = [301, 302, 303, 307, 308];
function toHttp(written) {
    const { method, path } = requestOf(written);
    return {
        kind: 'http',
        ...(0,fields/* toCommon */.Ne)(written, `${method} ${path}`),
        method,
        path,
        body: bodyOf(written.body),
        follow: written.follow ?? 0,
        expect: expectationOf(written.expect ?? {}),
    };
}
function requestOf(check) {
    for (const key of http_methods) {
        const path = check[key];
        if (path !== undefined)
            return { method: upper(key), path };
    }
    throw new Error('a check without a method is of another kind');
}
function upper(text) {
    return text.toUpperCase();
}
function bodyOf(body) {
    if (body === undefined)
        return undefined;
    if (typeof body === 'string')
        return { text: body, contentType: undefined };
    return { text: JSON.stringify(body), contentType: 'application/json' };
}
function expectationOf(expect) {
    const status = expect.status ?? (expect.redirect === undefined ? 200 : redirectStatuses);
    return {
        status: typeof status === 'number' ? [status] : status,
        headers: Object.fromEntries(Object.entries(expect.headers ?? {}).map(([name, match]) => [name, matchOf(match)])),
        json: expect.json,
        body: expect.body && { contains: expect.body.contains, matches: compiled(expect.body.matches) },
        paths: Object.entries(expect.paths ?? {}).map(toPathMatch),
        schema: expect.schema,
        maxBytes: expect.size && toBytes(expect.size.max),
        tlsDays: expect.tls?.days,
        redirect: expect.redirect,
    };
}
function toPathMatch([written, value]) {
    const isMatch = typeof value === 'object' && value !== null && !Array.isArray(value);
    const { matches, ...match } = isMatch ? value : { equals: value };
    return { written, path: (0,json_path/* parseJsonPath */.H)(written) ?? [], match: { ...match, pattern: compiled(matches) } };
}
function toBytes(size) {
    if (typeof size === 'number')
        return size;
    const units = { B: 1, KB: 1000, MB: 1_000_000 };
    return Number.parseFloat(size) * (units[/[KM]?B$/.exec(size)?.[0] ?? 'B'] ?? 1);
}
function matchOf(match) {
    return typeof match === 'string' ? { equals: match } : { matches: new RegExp(match.matches) };
}
function compiled(pattern) {
    return pattern === undefined ? undefined : new RegExp(pattern);
}

// EXTERNAL MODULE: ./lib/runtime/duration.js
var duration = __webpack_require__(11802);
;// CONCATENATED MODULE: ./lib/project/checks/latency.js



const LatencySchema = schemas/* strictObject */.rej({
    latency: (0,fields/* path */.Ae)('The path that is asked again and again with GET.'),
    ...fields/* common */.sh,
    p95: (0,fields/* span */.Ln)(`The time that 95 % of the answers must keep: ${duration/* durationForm */.rk}.`),
    samples: schemas/* int */.Whr().min(60).max(2000).optional().meta({
        description: 'The answers to measure at most; fewer where the matter is clear before. Default: 240.',
    }),
    rate: schemas/* number */.aig().min(1).max(200).optional().meta({ description: 'Requests a second. Default: 20.' }),
    cold: schemas/* int */.Whr().min(0).max(50).optional().meta({
        description: 'The first requests, which may meet a cold start, and are told apart. Default: 3.',
    }),
    status: schemas/* union */.KCZ([fields/* Status */.nW, schemas/* array */.YOg(fields/* Status */.nW).min(1)])
        .optional()
        .meta({ description: 'The status of a good answer, or any of several. Default: 200.' }),
    errors: schemas/* number */.aig().min(0).max(50).optional().meta({
        description: 'The share of failed answers, in percent, that is borne. They count as too slow. Default: 0.',
    }),
    correct: schemas/* boolean */.zMY().optional().meta({
        description: 'Whether to judge without the way to Cloudflare and back, measured at /cdn-cgi/trace on the same connection: what the Worker costs, wherever the runner is. Default: false, the whole as the runner sees it; both are told.',
    }),
    inconclusive: schemas/* enum */.k5n(['warn', 'fail']).optional().meta({
        description: 'What to do where the samples prove neither. Default: warn.',
    }),
    regression: schemas/* enum */.k5n(['warn', 'fail', 'off']).optional().meta({
        description: 'What to do where it is slower than the baseline, beyond chance. Default: warn.',
    }),
});
function toLatency(written) {
    const { status = 200 } = written;
    return {
        kind: 'latency',
        ...(0,fields/* toCommon */.Ne)(written, `latency ${written.latency}`),
        path: written.latency,
        p95Ms: (0,duration/* parseDuration */.E9)(written.p95),
        samples: written.samples ?? 240,
        rate: written.rate ?? 20,
        cold: written.cold ?? 3,
        status: typeof status === 'number' ? [status] : status,
        errors: written.errors ?? 0,
        correct: written.correct ?? false,
        inconclusive: written.inconclusive ?? 'warn',
        regression: written.regression ?? 'warn',
    };
}

;// CONCATENATED MODULE: ./lib/project/checks/logs.js



const placeholder = '{request-id}';
const Address = schemas/* string */.YjP().superRefine((text, context) => {
    const url = URL.parse(text.replaceAll(placeholder, 'id'));
    const isPlain = url?.protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname);
    if (text.startsWith('/') && !text.startsWith('//'))
        return;
    if (!url || !(url.protocol === 'https:' || isPlain))
        context.addIssue({ code: 'custom', message: 'must be an https address, or a path of the Worker.' });
});
const Source = schemas/* union */.KCZ([
    schemas/* strictObject */.rej({
        url: Address.meta({
            description: `Where log lines are asked for with GET; \`${placeholder}\` stands for the id of the request. An https address, or a path of the Worker.`,
        }),
        secret: fields/* Secret */.zh.optional().meta({ description: 'The environment variable that has the key for it.' }),
    }),
    schemas/* strictObject */.rej({
        file: schemas/* string */.YjP()
            .min(1)
            .meta({ description: 'A file with a line of JSON for each entry, relative to the workspace.' }),
    }),
]);
const LogsSchema = schemas/* strictObject */.rej({
    logs: (0,fields/* path */.Ae)('The path that is asked, and must leave a line in the log.'),
    ...fields/* common */.sh,
    source: Source.meta({ description: 'Where the lines of the log can be read: `{ url }` or `{ file }`.' }),
    fields: schemas/* array */.YOg(schemas/* string */.YjP().min(1)).optional().meta({
        description: 'The fields that the line must have. Default: time, level, and that of the id.',
    }),
    'id-field': schemas/* string */.YjP()
        .min(1)
        .optional()
        .meta({ description: 'The field with the id of the request. Default: request_id.' }),
    header: fields/* HeaderName */.bC.optional().meta({ description: 'The header that carries the id. Default: X-Request-ID.' }),
    within: (0,fields/* span */.Ln)(`How long the line may take to appear: ${duration/* durationForm */.rk}. Default: 15s.`).optional(),
});
function toLogs(written) {
    const { source, 'id-field': idField = 'request_id' } = written;
    return {
        kind: 'logs',
        ...(0,fields/* toCommon */.Ne)(written, `logs ${written.logs}`),
        path: written.logs,
        source: 'url' in source ? { url: source.url, secret: (0,fields/* toSecretUse */.fY)(source.secret) } : source,
        fields: written.fields ?? ['time', 'level', idField],
        idField,
        header: (written.header ?? 'X-Request-ID').toLowerCase(),
        withinMs: (0,duration/* parseDuration */.E9)(written.within ?? '15s'),
    };
}

;// CONCATENATED MODULE: ./lib/project/checks/query-budget.js


const QueryBudgetSchema = schemas/* strictObject */.rej({
    'query-budget': (0,fields/* path */.Ae)('The path whose answer tells how many queries it took.'),
    ...fields/* common */.sh,
    max: schemas/* int */.Whr().min(0).meta({ description: 'The queries that one answer may take.' }),
    body: schemas/* union */.KCZ([schemas/* string */.YjP().min(1), fields/* JsonObject */.Y5])
        .optional()
        .meta({ description: 'What to send with POST, a text as it is, a mapping as JSON. Default: none, with GET.' }),
    header: fields/* HeaderName */.bC.optional().meta({
        description: 'The header that tells the number: `Server-Timing`, or one whose value is the number. Default: Server-Timing.',
    }),
    metric: schemas/* string */.YjP()
        .regex(/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/, 'is not the name of a metric.')
        .optional()
        .meta({ description: 'The metric of `Server-Timing` that has the number as its `desc`. Default: d1.' }),
})
    .superRefine((check, context) => {
    if (check.metric !== undefined && check.header !== undefined && check.header.toLowerCase() !== 'server-timing')
        context.addIssue({ code: 'custom', path: ['metric'], message: 'is for the header Server-Timing alone.' });
});
function toQueryBudget(written) {
    const { 'query-budget': path, body } = written;
    return {
        kind: 'query-budget',
        ...(0,fields/* toCommon */.Ne)(written, `query-budget ${path}`),
        path,
        max: written.max,
        body: body === undefined
            ? undefined
            : { text: typeof body === 'string' ? body : JSON.stringify(body), isJson: typeof body !== 'string' },
        header: written.header ?? 'Server-Timing',
        metric: written.metric ?? 'd1',
    };
}

;// CONCATENATED MODULE: ./lib/project/checks/rate-limit.js


const RateLimitSchema = schemas/* strictObject */.rej({
    'rate-limit': (0,fields/* path */.Ae)('The path that must be limited.'),
    ...fields/* common */.sh,
    limit: schemas/* int */.Whr().min(1).max(10_000).optional().meta({
        description: 'Requests that one caller may make in a period. Default: what the wrangler configuration says.',
    }),
    burst: schemas/* boolean */.zMY().optional().meta({
        description: 'Whether to send requests until one is refused with 429, at most twice the limit; the last of all checks. It uses up the limit of the runner. Default: false, the configuration is read.',
    }),
});
function toRateLimit(written) {
    const path = written['rate-limit'];
    return {
        kind: 'rate-limit',
        ...(0,fields/* toCommon */.Ne)(written, `rate-limit ${path}`),
        path,
        limit: written.limit,
        burst: written.burst ?? false,
    };
}

;// CONCATENATED MODULE: ./lib/project/checks/request-id.js


const RequestIdSchema = schemas/* strictObject */.rej({
    'request-id': (0,fields/* path */.Ae)('The path that is asked with ids of our own.'),
    ...fields/* common */.sh,
    header: fields/* HeaderName */.bC.optional().meta({ description: 'The header that carries the id. Default: X-Request-ID.' }),
    generate: schemas/* boolean */.zMY().optional().meta({
        description: 'Whether a request without an id must get one. Default: true.',
    }),
    traceparent: schemas/* boolean */.zMY().optional().meta({
        description: 'Whether answers must carry the `traceparent` of W3C Trace Context on. Default: false; where one comes back it must have the right trace id.',
    }),
    longest: schemas/* int */.Whr().min(16).max(4096).optional().meta({
        description: 'The longest id, in characters, that may come back as it was sent. Default: 256.',
    }),
});
function toRequestId(written) {
    const path = written['request-id'];
    return {
        kind: 'request-id',
        ...(0,fields/* toCommon */.Ne)(written, `request-id ${path}`),
        path,
        header: (written.header ?? 'X-Request-ID').toLowerCase(),
        generate: written.generate ?? true,
        traceparent: written.traceparent ?? false,
        longest: written.longest ?? 256,
    };
}

;// CONCATENATED MODULE: ./lib/project/checks/sse.js



const SseSchema = schemas/* strictObject */.rej({
    sse: (0,fields/* path */.Ae)('The path that answers with a stream of events.'),
    ...fields/* common */.sh,
    body: schemas/* union */.KCZ([schemas/* string */.YjP().min(1), fields/* JsonObject */.Y5])
        .optional()
        .meta({ description: 'What to send with POST, a text as it is, a mapping as JSON. Default: none, with GET.' }),
    first: (0,fields/* span */.Ln)(`How long the first event or comment may take: ${duration/* durationForm */.rk}. Default: 5s.`).optional(),
    heartbeat: schemas/* union */.KCZ([schemas/* literal */.euz('off'), (0,fields/* span */.Ln)('How long the stream may be silent.')])
        .optional()
        .meta({ description: 'How long the stream may be silent, or `off` not to wait for that. Default: 30s.' }),
    event: schemas/* string */.YjP().min(1).optional().meta({ description: 'The name of the first event, such as `endpoint`.' }),
    matches: fields/* Pattern */.zJ.optional().meta({
        description: 'A regular expression (JavaScript) that the data of the first event must match.',
    }),
    ends: schemas/* boolean */.zMY().optional().meta({
        description: 'Whether the stream is to end by itself, within `timeout`, as one that tells of progress. Default: false.',
    }),
});
function toSse(written) {
    const { body, matches, heartbeat = '30s' } = written;
    return {
        kind: 'sse',
        ...(0,fields/* toCommon */.Ne)(written, `sse ${written.sse}`),
        path: written.sse,
        body: body === undefined
            ? undefined
            : { text: typeof body === 'string' ? body : JSON.stringify(body), isJson: typeof body !== 'string' },
        firstMs: (0,duration/* parseDuration */.E9)(written.first ?? '5s'),
        heartbeatMs: heartbeat === 'off' ? undefined : (0,duration/* parseDuration */.E9)(heartbeat),
        event: written.event,
        matches: matches === undefined ? undefined : new RegExp(matches),
        ends: written.ends ?? false,
    };
}

;// CONCATENATED MODULE: ./lib/project/checks/check.js












function kind(schema, to) {
    const whole = schema.transform(to);
    return { schema, read: (written) => whole.safeParse(written) };
}
const check_http = kind(HttpSchema, toHttp);
/** By the key whose value is the path: it tells of which kind a check is. */
const kinds = new Map([
    ...http_methods.map((method) => [method, check_http]),
    ['cors', kind(CorsSchema, toCors)],
    ['auth', kind(AuthSchema, toAuth)],
    ['sse', kind(SseSchema, toSse)],
    ['mcp', kind(McpSchema, toMcp)],
    ['latency', kind(LatencySchema, toLatency)],
    ['request-id', kind(RequestIdSchema, toRequestId)],
    ['rate-limit', kind(RateLimitSchema, toRateLimit)],
    ['query-budget', kind(QueryBudgetSchema, toQueryBudget)],
    ['logs', kind(LogsSchema, toLogs)],
]);
/** A check as written in `smoke` and in the input `checks`, read by the schema of its kind. */
const Check = schemas/* unknown */.L5J()
    .meta({
    // Only who publishes the schema, or explains an error, asks for this: it costs milliseconds.
    get anyOf() {
        return [...new Set(kinds.values())].map(({ schema }) => withoutDraft(schema));
    },
})
    .transform((written, context) => {
    const found = kindOf(written, context);
    const parsed = found?.read(written);
    if (parsed?.success)
        return parsed.data;
    for (const issue of parsed?.error.issues ?? [])
        context.issues.push(issue);
    return core/* NEVER */.tm;
});
/** To stand inside of another schema: what it defines apart is nothing but «any JSON», which needs no reference. */
function withoutDraft(schema) {
    const { $schema: _, $defs: __, ...rest } = json_schema_processors/* toJSONSchema */.bl(schema, { io: 'input', unrepresentable: 'any' });
    return JSON.parse(JSON.stringify(rest), (key, value) => key === '$ref' && String(value).startsWith('#/$defs/') ? undefined : value);
}
function kindOf(written, context) {
    const fail = (message) => void context.addIssue({ code: 'custom', message });
    if (typeof written !== 'object' || written === null || Array.isArray(written)) {
        fail(`must be a mapping such as \`{ get: /health }\`.`);
        return undefined;
    }
    const keys = Object.keys(written).filter((key) => kinds.has(key));
    const [key] = keys;
    if (key !== undefined && keys.length === 1)
        return kinds.get(key);
    const found = keys.length === 0 ? check_nearest(written) : `it has ${keys.map((name) => `\`${name}\``).join(' and ')}.`;
    fail(`must have exactly one of ${[...kinds.keys()].map((name) => `\`${name}\``).join(', ')}: ${found}`);
    return undefined;
}
/** Of a check without a kind, what its first unknown key may have been meant to be. */
function check_nearest(written) {
    const [unknown] = Object.keys(written).filter((key) => !sharedKeys.has(key));
    return `it has none.${unknown === undefined ? '' : ` It has \`${unknown}\`. ${(0,nearest/* didYouMean */.a)(unknown, [...kinds.keys()])}`}`;
}
const sharedKeys = new Set(['name', 'headers', 'secret', 'timeout', 'expect', 'body']);


/***/ }),

/***/ 57078:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $e: () => (/* binding */ Origin),
/* harmony export */   Ae: () => (/* binding */ path),
/* harmony export */   Ln: () => (/* binding */ span),
/* harmony export */   Ne: () => (/* binding */ toCommon),
/* harmony export */   Y5: () => (/* binding */ JsonObject),
/* harmony export */   bC: () => (/* binding */ HeaderName),
/* harmony export */   fY: () => (/* binding */ toSecretUse),
/* harmony export */   nW: () => (/* binding */ Status),
/* harmony export */   sh: () => (/* binding */ common),
/* harmony export */   zJ: () => (/* binding */ Pattern),
/* harmony export */   zh: () => (/* binding */ Secret)
/* harmony export */ });
/* unused harmony exports defaultTimeout, Headers */
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2503);
/* harmony import */ var _runtime_duration_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(11802);


/** What the kinds of checks have in common, as it is written. */
const defaultTimeout = '10s';
const longestMs = 3_600_000;
/** A path that stays on the Worker: `//host` and `/\host` name another server to a URL parser. */
const PathText = zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().superRefine((path, context) => {
    if (!path.startsWith('/')) {
        const message = 'must begin with `/`: a check is sent to the Worker that is released, not to another address.';
        context.addIssue({ code: 'custom', message });
    }
    else if (!URL.canParse(path, origin) || new URL(path, origin).origin !== origin) {
        context.addIssue({
            code: 'custom',
            message: 'is read as the address of another server. Write one `/` at the start.',
        });
    }
});
const origin = 'http://worker.invalid';
const path = (description) => PathText.meta({ description });
const Pattern = zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().superRefine((pattern, context) => {
    try {
        new RegExp(pattern);
    }
    catch (error) {
        const reason = error instanceof Error ? error.message.replace(/^Invalid regular expression: /, '') : String(error);
        context.addIssue({ code: 'custom', message: `is not a regular expression: ${reason}.` });
    }
});
/** An HTTP token: RFC 9110, section 5.1. */
const HeaderName = zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().regex(/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/, 'is not a header name.');
const HeaderValue = zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().regex(/^[^\r\n\0]*$/, 'has a line break, which a header cannot have.');
const Headers = zod__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(HeaderName, HeaderValue);
const Status = zod__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr().min(100).max(599);
const JsonObject = zod__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_1__/* .json */ .Pq9());
/** A length of time such as `100ms`: more than nothing, at most an hour. */
const span = (description) => zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()
    .superRefine((text, context) => {
    if (!(0,_runtime_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .isDuration */ .n$)(text))
        context.addIssue({ code: 'custom', message: `is not a duration. Write ${_runtime_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .durationForm */ .rk}.` });
    else if ((0,_runtime_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .parseDuration */ .E9)(text) === 0 || (0,_runtime_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .parseDuration */ .E9)(text) > longestMs) {
        context.addIssue({ code: 'custom', message: 'must be more than nothing and at most one hour.' });
    }
})
    .meta({ description });
/** The origin of a web page, as browsers send it: scheme, host, and a port that is not the scheme's own. */
const Origin = zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().superRefine((text, context) => {
    const url = URL.parse(text);
    if (url && /^https?:$/.test(url.protocol) && url.origin === text)
        return;
    const written = url && /^https?:$/.test(url.protocol) ? ` Write \`${url.origin}\`.` : '';
    context.addIssue({ code: 'custom', message: `is not an origin such as \`https://chat.example.com\`.${written}` });
});
const VariableName = zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()
    .regex(/^[A-Za-z_][A-Za-z0-9_]*$/, 'is not the name of an environment variable: a secret itself is not written here.');
const Secret = zod__WEBPACK_IMPORTED_MODULE_1__/* .union */ .KCZ([
    VariableName,
    zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
        env: VariableName.meta({ description: 'The environment variable that has the secret.' }),
        header: HeaderName.optional().meta({ description: 'The header that carries it. Default: Authorization.' }),
        scheme: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()
            .regex(/^[A-Za-z0-9._~+/-]*$/, 'is not an authentication scheme such as `Bearer`.')
            .optional()
            .meta({
            description: 'The word before it; empty for none. Default: `Bearer` with the header Authorization, none with another.',
        }),
    }),
]);
/** The keys that every kind has. */
const common = {
    name: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().min(1).optional().meta({ description: 'How reports call the check. Default: what it is of.' }),
    headers: Headers.optional().meta({ description: 'Headers to send with every request of the check.' }),
    secret: Secret.optional().meta({
        description: 'The environment variable that has the key to send as `Authorization: Bearer …`; a mapping `{ env, header, scheme }` sends it otherwise. The step sets the variable from a secret.',
    }),
    timeout: span(`How long an answer may take: ${_runtime_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .durationForm */ .rk}. Default: ${defaultTimeout}.`).optional(),
};
function toCommon(written, name) {
    return {
        name: written.name ?? name,
        headers: written.headers ?? {},
        secret: toSecretUse(written.secret),
        timeoutMs: (0,_runtime_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .parseDuration */ .E9)(written.timeout ?? defaultTimeout),
    };
}
function toSecretUse(written) {
    if (written === undefined)
        return undefined;
    const { env, header = 'Authorization', scheme } = typeof written === 'string' ? { env: written } : written;
    return { env, header, scheme: scheme ?? (header.toLowerCase() === 'authorization' ? 'Bearer' : '') };
}


/***/ }),

/***/ 39305:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ parseJsonPath),
/* harmony export */   Z: () => (/* binding */ atJsonPath)
/* harmony export */ });
const step = /(?:^|\.)([A-Za-z_$][\w$-]*)|\[(\d+)\]|\[("(?:[^"\\]|\\.)*")\]/y;
/** Reads `items[0].id` and `["a key"].x`; `undefined` for what is no path. */
function parseJsonPath(text) {
    const path = [];
    step.lastIndex = 0;
    while (step.lastIndex < text.length) {
        const match = step.exec(text);
        if (!match)
            return undefined;
        const [, key, index, quoted] = match;
        const part = key ?? (index === undefined ? unquoted(quoted ?? '""') : Number(index));
        if (part === undefined)
            return undefined;
        path.push(part);
    }
    return path.length > 0 ? path : undefined;
}
function unquoted(text) {
    try {
        return String(JSON.parse(text));
    }
    catch {
        return undefined;
    }
}
/** The part at the path; `undefined` where there is none. */
function atJsonPath(value, path) {
    return path.reduce((current, part) => {
        if (typeof part === 'number')
            return Array.isArray(current) ? current[part] : undefined;
        const isMap = typeof current === 'object' && current !== null && !Array.isArray(current);
        return isMap && Object.hasOwn(current, part) ? current[part] : undefined;
    }, value);
}


/***/ }),

/***/ 51447:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J8: () => (/* binding */ wranglerEnvironmentOf),
/* harmony export */   MM: () => (/* binding */ environmentProblems),
/* harmony export */   g9: () => (/* binding */ resolveEnvironment)
/* harmony export */ });
/* harmony import */ var _runtime_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(50525);
/* harmony import */ var _runtime_nearest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(81438);
/* harmony import */ var _problems_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(86541);



/** What is wrong between environments: an `after` that does not exist, or that leads back to itself. */
function environmentProblems(configuration, document) {
    const environments = new Map(Object.entries(configuration.environments ?? {}));
    return [...environments].flatMap(([name, { after }]) => {
        const location = document.at(['environments', name, 'after']);
        if (after === undefined)
            return [];
        if (!environments.has(after)) {
            const message = `\`environments.${name}.after\` names no environment of this file. ${(0,_runtime_nearest_js__WEBPACK_IMPORTED_MODULE_2__/* .didYouMean */ .a)(after, environments.keys())}`;
            return [{ location, message }];
        }
        const leadsBack = leadsTo(name, (from) => environments.get(from)?.after);
        return leadsBack ? [{ location, message: `\`environments.${name}.after\` leads back to \`${name}\` itself.` }] : [];
    });
}
function leadsTo(name, next) {
    const seen = new Set();
    for (let at = next(name); at !== undefined && !seen.has(at); at = next(at)) {
        if (at === name)
            return true;
        seen.add(at);
    }
    return false;
}
/** The environment that was asked for, with its defaults. Throws `input-invalid` where voygent.yml does not have it. */
function resolveEnvironment(name, settings) {
    if (name === undefined)
        return { name, after: undefined, gate: 'off', gateSource: 'default', origins: [] };
    const own = environmentSettings(name, settings);
    return {
        name,
        after: own?.after,
        gate: own?.gate ?? defaultGate(name),
        gateSource: own?.gate === undefined ? 'default' : 'configuration',
        origins: own?.origins ?? [],
    };
}
/** GitHub compares the names of environments without case, so `Production` is production. */
function defaultGate(name) {
    return name.toLowerCase() === 'production' ? 'required' : 'off';
}
function environmentSettings(name, settings) {
    const environments = settings?.value.environments;
    if (!settings || !environments)
        return undefined;
    if (Object.hasOwn(environments, name))
        return environments[name];
    throw new _runtime_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('input-invalid', `\`${settings.file}\` has no environment \`${name}\`.`, {
        hint: `${(0,_runtime_nearest_js__WEBPACK_IMPORTED_MODULE_2__/* .didYouMean */ .a)(name, Object.keys(environments))} Correct the input \`environment\`, or add it under \`environments\`.`,
        location: settings.document.keyAt(['environments']),
    });
}
/**
 * The wrangler environment that an environment deploys from this file; undefined for the top level. Where a file has
 * environments and none is meant, its top level is never taken silently: it would be the wrong target.
 */
function wranglerEnvironmentOf(name, config, settings) {
    if (name === undefined)
        return undefined;
    const mapped = environmentSettings(name, settings)?.['wrangler-environment'];
    if (mapped !== undefined)
        return mappedEnvironment(name, mapped, config, settings);
    if (config.environments.includes(name))
        return name;
    if (config.environments.length === 0)
        return undefined;
    throw (0,_problems_js__WEBPACK_IMPORTED_MODULE_1__/* .invalidAt */ .H)(config.document.keyAt(['env']), `there is no \`env.${name}\` for the environment \`${name}\`. ${(0,_runtime_nearest_js__WEBPACK_IMPORTED_MODULE_2__/* .didYouMean */ .a)(name, config.environments)}`, `Map one in .github/voygent.yml with \`environments: { ${name}: { wrangler-environment: ${config.environments[0]} } }\`; an empty text ("") means the top level.`);
}
function mappedEnvironment(name, mapped, config, settings) {
    if (mapped === '')
        return undefined;
    if (config.environments.includes(mapped))
        return mapped;
    const path = ['environments', name, 'wrangler-environment'];
    throw (0,_problems_js__WEBPACK_IMPORTED_MODULE_1__/* .invalidAt */ .H)(settings?.document.at(path) ?? { file: config.source.file }, `\`${path.join('.')}\` is \`${mapped}\`, and \`${config.source.file}\` has no \`env.${mapped}\`. ${(0,_runtime_nearest_js__WEBPACK_IMPORTED_MODULE_2__/* .didYouMean */ .a)(mapped, config.environments)}`, 'Without the key, each Worker takes its environment of the same name, or its top level where it has no environments.');
}


/***/ }),

/***/ 45126:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  G: () => (/* binding */ problemsOf)
});

// EXTERNAL MODULE: ./node_modules/zod/v4/core/json-schema-processors.js
var json_schema_processors = __webpack_require__(98439);
// EXTERNAL MODULE: ./lib/runtime/nearest.js
var nearest = __webpack_require__(81438);
;// CONCATENATED MODULE: ./lib/project/not-read-yet.js
/**
 * Keys that the design has and this version does not read. To accept and ignore one would be a silent lie, and to
 * call it unknown would send people looking for a typo. A part that reads a key takes it from here.
 */
const keysAt = [
    { path: /^review$/, keys: ['major'] },
    { path: /^databases\.\d+$/, keys: ['migrations'] },
];
function notReadYet(path, key) {
    const written = path.map(String).join('.');
    return keysAt.some((entry) => entry.path.test(written) && entry.keys.includes(key));
}

// EXTERNAL MODULE: ./lib/project/positions.js
var positions = __webpack_require__(9593);
;// CONCATENATED MODULE: ./lib/project/issues.js




/** What zod found, in plain words and with its place in the file. `schema` tells the keys that would be valid. */
function problemsOf(error, document, schema) {
    const unread = error.issues.filter((issue) => unreadKeys(issue).length > 0);
    // What else is wrong with an item whose kind is not read yet follows from that, and would only bury it.
    const rest = error.issues.filter((issue) => !unread.some((item) => item.path.length > 0 && startsWith(issue.path, item.path)));
    return [
        ...unread.flatMap((issue) => reportUnread(issue, document)),
        ...rest.flatMap((issue) => report(issue, document, schema)),
    ];
}
function reportUnread(issue, document) {
    return unreadKeys(issue).map((key) => ({
        location: document.keyAt([...issue.path, key]),
        message: `\`${key}\` is not read by this version of voygent-actions; remove it.`,
    }));
}
function unreadKeys(issue) {
    return issue.code === 'unrecognized_keys' ? issue.keys.filter((key) => notReadYet(issue.path, key)) : [];
}
function report(issue, document, schema) {
    if (issue.code === 'unrecognized_keys')
        return reportUnknown(issue.keys, issue.path, document, schema);
    const meant = issue.code === 'invalid_union' ? meantBranch(issue) : undefined;
    if (meant)
        return meant.flatMap((inner) => report(inner, document, schema));
    const where = issue.path.length > 0 ? `\`${(0,positions/* formatPath */.jV)(issue.path)}\` ` : '';
    const message = `${where}${describe(issue, (0,positions/* valueAt */.fK)(document.value, issue.path))}`;
    const location = issue.code === 'invalid_key' ? document.keyAt(issue.path) : document.at(issue.path);
    return [{ location, message }];
}
/** The form of a union that was meant: the one of the right type, with something wrong inside. */
function meantBranch(issue) {
    const meant = issue.errors.find((branch) => branch.every(({ code, path }) => path.length > 0 || code === 'unrecognized_keys'));
    return meant?.map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] }));
}
function reportUnknown(keys, path, document, schema) {
    const valid = validKeys(schema, path);
    return keys
        .filter((key) => !notReadYet(path, key))
        .map((key) => ({
        location: document.keyAt([...path, key]),
        message: `\`${(0,positions/* formatPath */.jV)([...path, key])}\` is not a known key. ${(0,nearest/* didYouMean */.a)(key, valid)}`,
    }));
}
function describe(issue, value) {
    switch (issue.code) {
        case 'custom':
            return issue.message;
        case 'invalid_key':
            return issue.issues[0]?.message ?? 'is not a valid key.';
        case 'invalid_type':
            return mustBe(article(issue.expected), value);
        case 'invalid_value':
            return mustBe(oneOf(issue.values.map(shown)), value);
        case 'invalid_union':
            return mustBe(oneOf(unionForms(issue)), value);
        case 'too_small':
            return bound(issue.origin, 'at least', issue.minimum, value);
        case 'too_big':
            return bound(issue.origin, 'at most', issue.maximum, value);
        default:
            // The schemas give every pattern its own message.
            return issue.message;
    }
}
function mustBe(form, value) {
    return value === undefined ? `is missing: it is ${form}.` : `must be ${form}, not ${shown(value)}.`;
}
function bound(origin, words, limit, value) {
    if (origin === 'string' && value === '')
        return 'must not be empty.';
    if (origin === 'array')
        return `must have ${words} ${limit} ${limit === 1 ? 'entry' : 'entries'}.`;
    return `must be ${words} ${limit}${origin === 'string' ? ' characters long' : `, not ${shown(value)}`}.`;
}
function unionForms(issue) {
    const forms = issue.errors.flatMap((branch) => branch.slice(0, 1)).map(formOf);
    return [...new Set(forms)];
}
function formOf(issue) {
    return issue.code === 'invalid_type' ? article(issue.expected) : issue.message;
}
const articles = {
    object: 'a mapping',
    record: 'a mapping',
    array: 'a list',
    string: 'a text',
    number: 'a number',
    int: 'a whole number',
    boolean: 'true or false',
};
function article(expected) {
    return articles[expected] ?? `a ${expected}`;
}
function oneOf(forms) {
    return forms.length < 2 ? forms.join('') : `${forms.slice(0, -1).join(', ')} or ${forms.at(-1)}`;
}
function shown(value) {
    if (value === null)
        return 'empty';
    if (Array.isArray(value))
        return 'a list';
    if (typeof value === 'object')
        return 'a mapping';
    const text = typeof value === 'string' ? value : String(value);
    const cut = text.length > 60 ? `${text.slice(0, 60)}…` : text;
    return typeof value === 'string' ? `the text \`${cut}\`` : `\`${cut}\``;
}
function startsWith(path, prefix) {
    return prefix.every((part, index) => path[index] === part);
}
/** The keys that the schema knows at the path. Asked only when something is wrong, so that its cost does not matter. */
function validKeys(schema, path) {
    const root = json_schema_processors/* toJSONSchema */.bl(schema, { io: 'input', unrepresentable: 'any' });
    const schemas = path.reduce((current, part) => current.flatMap((one) => children(one, part)), [root]);
    return schemas.flatMap(withOptions).flatMap((one) => Object.keys(one.properties ?? {}));
}
function children(schema, part) {
    return withOptions(schema).flatMap(({ items, properties, additionalProperties }) => {
        const child = typeof part === 'number' ? items : (properties?.[String(part)] ?? additionalProperties);
        return typeof child === 'object' && !Array.isArray(child) ? [child] : [];
    });
}
function withOptions(schema) {
    return [schema, ...(schema.anyOf ?? []).filter((option) => typeof option === 'object')];
}


/***/ }),

/***/ 9593:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   fK: () => (/* binding */ valueAt),
/* harmony export */   hD: () => (/* binding */ locationOf),
/* harmony export */   j$: () => (/* binding */ formatLocation),
/* harmony export */   jV: () => (/* binding */ formatPath)
/* harmony export */ });
/** The place of an offset. Lines and columns count from 1. */
function locationOf(file, text, offset) {
    const before = text.slice(0, offset);
    const lineStart = before.lastIndexOf('\n') + 1;
    return { file, line: before.split('\n').length, column: offset - lineStart + 1 };
}
/** `file:line:column`, as far as known. */
function formatLocation({ file, line, column }) {
    return [file, line, column].filter((part) => part !== undefined).join(':');
}
/** `env.production.d1_databases[0].database_id` */
function formatPath(path) {
    return path
        .map((part, index) => (typeof part === 'number' ? `[${part}]` : `${index ? '.' : ''}${String(part)}`))
        .join('');
}
function valueAt(value, path) {
    return path.reduce((current, part) => (typeof current === 'object' && current !== null ? Reflect.get(current, part) : undefined), value);
}


/***/ }),

/***/ 86541:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ invalid),
/* harmony export */   H: () => (/* binding */ invalidAt)
/* harmony export */ });
/* harmony import */ var _runtime_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(50525);
/* harmony import */ var _positions_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9593);


/** All problems of a file in one `config-invalid`, each as `file:line:column: problem`, in the order of the file. */
function invalid(file, problems, hint) {
    const sorted = problems.toSorted((a, b) => order(a.location) - order(b.location));
    const lines = sorted.map(({ location, message }) => `${(0,_positions_js__WEBPACK_IMPORTED_MODULE_1__/* .formatLocation */ .j$)(location)}: ${message}`);
    const message = lines.length === 1 ? lines.join('') : `\`${file}\` has ${lines.length} problems:\n${lines.join('\n')}`;
    return new _runtime_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('config-invalid', message, {
        location: sorted[0]?.location ?? { file },
        ...(hint !== undefined && { hint }),
    });
}
/** One problem as an error. */
function invalidAt(location, message, hint) {
    return invalid(location.file, [{ location, message }], hint);
}
function order({ line = 0, column = 0 }) {
    return line * 100_000 + column;
}


/***/ }),

/***/ 81801:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   r: () => (/* binding */ rehearsals)
/* harmony export */ });
/** On what migrations are rehearsed: words of an input and of the configuration. */
const rehearsals = ['auto', 'export', 'snapshot', 'schema', 'off'];


/***/ }),

/***/ 59186:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  jE: () => (/* binding */ defaultConfigPath),
  sb: () => (/* binding */ readSettings),
  RV: () => (/* binding */ settingsIn)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/runtime/errors.js
var errors = __webpack_require__(50525);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 4 modules
var schemas = __webpack_require__(2503);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/iso.js
var iso = __webpack_require__(64377);
// EXTERNAL MODULE: ./lib/runtime/duration.js
var duration = __webpack_require__(11802);
// EXTERNAL MODULE: ./lib/project/checks/check.js + 10 modules
var check = __webpack_require__(17511);
// EXTERNAL MODULE: ./lib/project/checks/fields.js
var fields = __webpack_require__(57078);
;// CONCATENATED MODULE: ./lib/project/notify-settings.js

/** What is told of: for each, and for each environment, there is one issue at a time. */
const noticeKinds = (/* unused pure expression or super */ null && (['release', 'rollback', 'backup', 'freshness']));
const variable = schemas/* string */.YjP()
    .regex(/^[A-Za-z_][A-Za-z0-9_]*$/, 'must be the name of an environment variable, such as SLACK_WEBHOOK_URL: the address itself is a secret.');
const ByKind = schemas/* strictObject */.rej({
    release: variable.optional().meta({ description: 'Of releases.' }),
    rollback: variable.optional().meta({ description: 'Of rollbacks.' }),
    backup: variable.optional().meta({ description: 'Of backups.' }),
    freshness: variable.optional().meta({ description: 'Of the check whether backups are fresh.' }),
});
/** `notify` of voygent.yml. */
const NotifySettings = schemas/* strictObject */.rej({
    issue: schemas/* boolean */.zMY().optional().meta({
        description: 'Whether an issue is opened when a release, a rollback or a backup fails or backups are stale, kept up to date, and closed on recovery. Default: false.',
    }),
    slack: variable.optional().meta({
        description: 'The environment variable with the address of a Slack incoming webhook, which is told of failures and recoveries.',
    }),
    healthchecks: ByKind.optional().meta({
        description: 'By what is told of, the environment variable with a ping address of Healthchecks or one like it: start, success and failure.',
    }),
    sentry: ByKind.optional().meta({
        description: 'By what is told of, the environment variable with the check-in address of a Sentry cron monitor.',
    }),
});

// EXTERNAL MODULE: ./lib/project/rehearsals.js
var rehearsals = __webpack_require__(81801);
;// CONCATENATED MODULE: ./lib/project/render-id.js

/** The form that all ids of services have that Render shows; those of cron jobs begin with `crn-`. */
const ServiceId = schemas/* string */.YjP()
    .regex(/^(srv|crn)-[0-9a-z]{20}$/, "is not the id of a service on Render. Write it as the address of the service in Render's dashboard ends: `srv-` and 20 small letters and digits (`crn-` for a cron job).");

;// CONCATENATED MODULE: ./lib/project/review-efforts.js
/** How hard the critic thinks. The Codex CLI takes any word, and the service refuses most of them. */
const efforts = ['minimal', 'low', 'medium', 'high', 'xhigh', 'max'];

;// CONCATENATED MODULE: ./lib/project/configuration.js








const Promote = schemas/* array */.YOg(schemas/* number */.aig().min(0).max(100))
    .min(1)
    .superRefine((steps, context) => {
    for (const [index, step] of steps.entries()) {
        if (index > 0 && step <= (steps[index - 1] ?? 0)) {
            const message = `must ascend: ${step} stands after ${steps[index - 1]}.`;
            context.addIssue({ code: 'custom', path: [index], message });
        }
    }
    if (steps.length > 0 && steps.at(-1) !== 100) {
        context.addIssue({ code: 'custom', message: `must end with 100, not ${steps.at(-1)}.` });
    }
})
    .meta({
    description: 'Percentages of the traffic that a new version gets, step by step: ascending, between 0 and 100, the last one 100. Default: [0, 100].',
});
const EnvironmentSettings = schemas/* strictObject */.rej({
    'wrangler-environment': schemas/* string */.YjP().optional().meta({
        description: 'The wrangler environment (`env.<name>` in the wrangler configuration) that this environment deploys; empty for the top level. Default: the one of the same name.',
    }),
    after: schemas/* string */.YjP()
        .optional()
        .meta({ description: 'The environment to which the same content must have been released before.' }),
    origins: schemas/* array */.YOg(fields/* Origin */.$e).min(1).optional().meta({
        description: 'The origins of the web pages that may read answers, such as `https://chat.example.com`: for checks of `cors` that name none.',
    }),
    gate: schemas/* enum */.k5n(['required', 'off']).optional().meta({
        description: 'Whether a release needs a review verdict. Default: `required` for the environment named production, `off` for others.',
    }),
});
const WorkerSettings = schemas/* strictObject */.rej({
    config: schemas/* string */.YjP().min(1).meta({
        description: 'Path of the wrangler configuration (wrangler.jsonc, .json or .toml), relative to the working directory.',
    }),
    promote: Promote.optional(),
    'version-header': fields/* HeaderName */.bC.optional().meta({
        description: 'The response header in which the Worker tells its version id. Default: X-Worker-Version.',
    }),
    'required-secrets': schemas/* array */.YOg(schemas/* string */.YjP().min(1)).optional().meta({
        description: "Secrets that must exist on Cloudflare before a version is deployed, beside the wrangler configuration's `secrets.required`.",
    }),
    smoke: schemas/* array */.YOg(check/* Check */.J).optional().meta({ description: 'Checks that a version must pass before it gets traffic.' }),
});
const BackupSettings = schemas/* strictObject */.rej({
    recipients: schemas/* array */.YOg(schemas/* string */.YjP().min(1)).min(1).optional().meta({
        description: 'The age recipients (`age1…`) for whom snapshots are encrypted; each can open them alone. Default: they are not encrypted.',
    }),
    'retention-days': schemas/* int */.Whr().min(1).max(400).optional().meta({
        description: 'Days until GitHub deletes a snapshot; the repository may allow fewer. Default: 90.',
    }),
    'max-age': schemas/* string */.YjP().refine(duration/* isDuration */.n$, `must be ${duration/* durationForm */.rk}`).optional().meta({
        description: 'How old the newest proven snapshot may be, such as `8d`, before it is stale. Default: `8d`.',
    }),
    assertions: schemas/* array */.YOg(schemas/* string */.YjP().min(1)).optional().meta({
        description: 'SQL that a restored snapshot is held to, such as `SELECT count(*) > 0 FROM trips`: each must give one row of true values.',
    }),
});
const DatabaseSettings = schemas/* strictObject */.rej({
    name: schemas/* string */.YjP().min(1).meta({
        description: 'The `database_name`, or the `binding`, of a D1 database in the wrangler configuration.',
    }),
    rehearse: schemas/* enum */.k5n(rehearsals/* rehearsals */.r).optional().meta({
        description: 'On what pending migrations are rehearsed, where the input `rehearse` is `auto`. Default: `auto`.',
    }),
    backup: BackupSettings.optional().meta({ description: 'How it is backed up.' }),
});
const RenderSettings = schemas/* strictObject */.rej({
    service: ServiceId.meta({
        description: "The id of the service on Render, as its dashboard's address ends: `srv-…`, or `crn-…` for a cron job.",
    }),
    blueprint: schemas/* string */.YjP().min(1).optional().meta({
        description: 'Path of the Blueprint that describes the service, such as render.yaml, relative to the working directory.',
    }),
});
const Login = schemas/* string */.YjP().regex(/^[a-z\d](?:[a-z\d-]{0,38})$/i, 'must be a GitHub login, without the `@`.');
const ReviewSettings = schemas/* strictObject */.rej({
    model: schemas/* string */.YjP().min(1).optional().meta({ description: 'The model of the critic. Default: `gpt-5.1-codex`.' }),
    effort: schemas/* enum */.k5n(efforts).optional().meta({ description: 'How hard it thinks. Default: `high`.' }),
    passes: schemas/* int */.Whr().min(1).max(5).optional().meta({
        description: 'How often every part of a change is reviewed; what is found is united. Default: 1.',
    }),
    'codex-version': schemas/* string */.YjP()
        .regex(/^\d+\.\d+\.\d+$/, 'must be an exact version, such as 0.169.0.')
        .optional()
        .meta({ description: 'The version of the Codex CLI. Default: the one that this package is proven with.' }),
    'block-on': schemas/* enum */.k5n(['high', 'medium', 'low']).optional().meta({
        description: 'Findings of this severity, and of worse ones, keep a change out. Default: `high`.',
    }),
    exclude: schemas/* array */.YOg(schemas/* string */.YjP().min(1)).optional().meta({
        description: 'Globs of paths that are not reviewed. Workflows, configurations and migrations always are.',
    }),
    generated: schemas/* array */.YOg(schemas/* string */.YjP().min(1)).optional().meta({
        description: 'Globs of paths that a program writes, beside lockfiles and `dist/`; they are not reviewed.',
    }),
    'valid-days': schemas/* int */.Whr().min(1).max(90).optional().meta({
        description: 'For how many days a verdict counts. Default: 7.',
    }),
    baseline: schemas/* string */.YjP()
        .regex(/^[0-9a-f]{40}(?:[0-9a-f]{24})?$/, 'must be the full id of a commit.')
        .optional()
        .meta({ description: 'What production runs, where no release is on record yet. Default: nothing, all is new.' }),
    approvers: schemas/* array */.YOg(Login).optional().meta({ description: 'The GitHub logins whose waivers count. Default: nobody.' }),
    'break-glass': schemas/* strictObject */.rej({
        actors: schemas/* array */.YOg(Login).optional().meta({ description: 'The GitHub logins who may, in runs that they start.' }),
        environments: schemas/* array */.YOg(schemas/* string */.YjP().min(1)).optional().meta({
            description: 'Environments on GitHub whose reviewers may, by approving the run.',
        }),
    })
        .optional()
        .meta({ description: 'Who may let something through that the gate refuses. Default: nobody.' }),
});
const AuditWaiver = schemas/* strictObject */.rej({
    rule: schemas/* string */.YjP()
        .regex(/^VA\d{3}$/, 'must be the id of a rule, such as VA002.')
        .meta({ description: 'The id of the rule whose findings are accepted.' }),
    path: schemas/* string */.YjP().min(1).optional().meta({
        description: 'A glob of the files in which they are, from the root of the repository. Default: all.',
    }),
    reason: schemas/* string */.YjP().min(10, 'must say why, in ten characters at least.').meta({ description: 'Why.' }),
    owner: schemas/* string */.YjP().min(1).meta({ description: 'Who answers for it.' }),
    expires: iso/* date */.p6('must be a date, such as 2026-12-31.').meta({
        description: 'The last day on which it counts. An expired waiver fails the audit.',
    }),
});
const AuditSettings = schemas/* strictObject */.rej({
    'fail-on': schemas/* enum */.k5n(['high', 'medium', 'low', 'none']).optional().meta({
        description: 'Findings of this severity, and of worse ones, fail the audit. Default: `high`.',
    }),
    exclude: schemas/* array */.YOg(schemas/* string */.YjP().min(1)).optional().meta({
        description: 'Globs of paths, from the root of the repository, that the audit does not look at.',
    }),
    waivers: schemas/* array */.YOg(AuditWaiver).optional().meta({ description: 'Findings that somebody accepts for a time.' }),
});
/** `.github/voygent.yml`. What is published as `schema/voygent.schema.json` is generated from it. */
const Configuration = schemas/* strictObject */.rej({
    version: schemas/* literal */.euz(1).meta({ description: 'The version of this format.' }),
    constitution: schemas/* string */.YjP().min(1).optional().meta({
        description: 'Path of the document that reviews hold changes against, relative to the working directory.',
    }),
    environments: schemas/* record */.g1P(schemas/* string */.YjP().min(1), EnvironmentSettings)
        .optional()
        .meta({ description: 'The environments that exist. Where the key is given, no other can be asked for.' }),
    workers: schemas/* array */.YOg(WorkerSettings)
        .min(1)
        .optional()
        .meta({ description: 'The Workers of the project. Default: the one whose wrangler configuration is found.' }),
    databases: schemas/* array */.YOg(DatabaseSettings).min(1).optional().meta({
        description: "Which D1 databases are migrated and backed up, and in which order. Default: all of the Workers' databases.",
    }),
    review: ReviewSettings.optional().meta({
        description: 'How changes are reviewed. What counts is what the default branch says.',
    }),
    notify: NotifySettings.optional().meta({
        description: 'Who is told how releases and backups end. Default: nobody.',
    }),
    audit: AuditSettings.optional().meta({ description: 'How the configuration is audited.' }),
    render: RenderSettings.optional().meta({
        description: 'The service on Render that belongs to the project. Default: none.',
    }),
})
    .meta({ title: 'voygent.yml', description: 'Configuration of voygent-actions.' });

// EXTERNAL MODULE: ./lib/project/environments.js
var environments = __webpack_require__(51447);
// EXTERNAL MODULE: ./lib/project/issues.js + 1 modules
var issues = __webpack_require__(45126);
// EXTERNAL MODULE: ./lib/project/problems.js
var project_problems = __webpack_require__(86541);
// EXTERNAL MODULE: ./lib/project/source.js
var source = __webpack_require__(58280);
// EXTERNAL MODULE: ./lib/project/yaml.js
var yaml = __webpack_require__(17382);
;// CONCATENATED MODULE: ./lib/project/settings.js








/** The default of the input `config`. */
const defaultConfigPath = '.github/voygent.yml';
/**
 * Reads voygent.yml; undefined where the default is not there. Throws `config-not-found` where another path was given
 * and is not there, and one `config-invalid` with every problem of the file.
 */
async function readSettings(workspace, root, config) {
    const written = config.trim() || defaultConfigPath;
    const absolute = await (0,source/* inside */.nx)(workspace, root, written, { what: 'the input `config`', code: 'input-invalid' });
    const isDefault = external_node_path_.resolve(root, defaultConfigPath) === absolute;
    if (isDefault && (await (0,source/* kindOf */.I)(absolute)) === 'nothing') {
        await refuseOtherEnding(workspace, absolute);
        return undefined;
    }
    const { file, text } = await (0,source/* readSource */.o$)(workspace, absolute);
    return settingsIn(text, file);
}
/** What the text of a voygent.yml says. Throws one `config-invalid` with every problem of it. */
async function settingsIn(text, file) {
    const document = await (0,yaml/* parseYaml */.h)(text, file);
    const parsed = Configuration.safeParse(document.value);
    if (!parsed.success)
        throw (0,project_problems/* invalid */.G)(file, (0,issues/* problemsOf */.G)(parsed.error, document, Configuration));
    const problems = (0,environments/* environmentProblems */.MM)(parsed.data, document);
    if (problems.length > 0)
        throw (0,project_problems/* invalid */.G)(file, problems);
    return { file, value: parsed.data, document };
}
/** A file that nobody reads could be the one that requires the gate. */
async function refuseOtherEnding(workspace, absolute) {
    const other = absolute.replace(/\.yml$/, '.yaml');
    if ((await (0,source/* kindOf */.I)(other)) === 'nothing')
        return;
    const file = (0,source/* relative */.V8)(workspace, other);
    throw new errors/* ActionError */.lZ('config-not-found', `\`${file}\` is there, but the configuration's name ends in \`.yml\`.`, {
        hint: 'Rename it to `voygent.yml`, or name it with the input `config`.',
        location: { file },
    });
}


/***/ }),

/***/ 58280:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ kindOf),
/* harmony export */   V8: () => (/* binding */ relative),
/* harmony export */   nx: () => (/* binding */ inside),
/* harmony export */   o$: () => (/* binding */ readSource)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _runtime_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(50525);



/** No configuration that people write is larger. */
const maxBytes = 1024 * 1024;
/** `to` relative to `from`, with forward slashes on every system. */
function relative(from, to) {
    return node_path__WEBPACK_IMPORTED_MODULE_1__.relative(from, to).split(node_path__WEBPACK_IMPORTED_MODULE_1__.sep).join('/') || '.';
}
/**
 * An existing path's place inside the workspace, or the place that a missing one would have. Throws the asker's code
 * where `..` or a symbolic link leads out of the workspace: a pull request must not be able to make a run read files
 * of the runner.
 */
async function inside(workspace, base, written, asker) {
    const target = node_path__WEBPACK_IMPORTED_MODULE_1__.resolve(base, written);
    const real = await realpathOfExisting(target);
    const realWorkspace = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)(workspace);
    if (contains(workspace, target) && contains(realWorkspace, real))
        return target;
    throw new _runtime_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .ActionError */ .lZ(asker.code, `${asker.what} leads out of the repository (\`${written}\`).`, {
        hint: 'Only files of the checkout are read. Write a path inside it.',
        ...(asker.location && { location: asker.location }),
    });
}
/** Reads a file that `inside` has admitted. Throws `config-not-found` and, over 1 MB, `config-invalid`. */
async function readSource(workspace, absolute) {
    const file = relative(workspace, absolute);
    const found = await kindOf(absolute);
    if (found !== 'file') {
        throw new _runtime_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .ActionError */ .lZ('config-not-found', `\`${file}\` is ${found === 'directory' ? 'a directory' : 'not there'}.`, {
            hint: 'Write the path of a file, relative to the working directory.',
            location: { file },
        });
    }
    const { size } = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(absolute);
    if (size > maxBytes) {
        throw new _runtime_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .ActionError */ .lZ('config-invalid', `\`${file}\` has ${size} bytes; a configuration over 1 MB is refused.`, {
            location: { file },
        });
    }
    const text = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(absolute, 'utf8');
    return { path: absolute, file, text: text.startsWith('\uFEFF') ? text.slice(1) : text };
}
async function kindOf(absolute) {
    const found = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(absolute).catch(() => undefined);
    if (!found)
        return 'nothing';
    return found.isDirectory() ? 'directory' : 'file';
}
function contains(directory, target) {
    const way = node_path__WEBPACK_IMPORTED_MODULE_1__.relative(directory, target);
    return way === '' || (way !== '..' && !way.startsWith(`..${node_path__WEBPACK_IMPORTED_MODULE_1__.sep}`) && !node_path__WEBPACK_IMPORTED_MODULE_1__.isAbsolute(way));
}
/** The real path of the deepest existing ancestor, with the missing rest appended. */
async function realpathOfExisting(target) {
    const real = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)(target).catch(() => undefined);
    if (real !== undefined)
        return real;
    const parent = node_path__WEBPACK_IMPORTED_MODULE_1__.dirname(target);
    if (parent === target)
        return target;
    return node_path__WEBPACK_IMPORTED_MODULE_1__.join(await realpathOfExisting(parent), node_path__WEBPACK_IMPORTED_MODULE_1__.basename(target));
}


/***/ }),

/***/ 17382:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ parseYaml)
/* harmony export */ });
/* harmony import */ var _positions_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9593);
/* harmony import */ var _problems_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(86541);


/** Aliases that one document may resolve to: enough for any use by hand, too few for a bomb. */
const maxAliasCount = 100;
/**
 * A YAML 1.2 document (core schema: `off` and `no` are texts). Throws one `config-invalid` with every syntax error,
 * duplicate key and unknown tag.
 */
async function parseYaml(text, file) {
    const yaml = await __webpack_require__.e(/* import() */ 8815).then(__webpack_require__.t.bind(__webpack_require__, 38815, 19));
    const document = yaml.parseDocument(text, {
        version: '1.2',
        schema: 'core',
        strict: true,
        stringKeys: true,
        prettyErrors: false,
        // It compares every key with every other one: 50,000 take half a minute. `repeatedKeys` looks each up.
        uniqueKeys: false,
    });
    const problems = [...document.errors, ...document.warnings].map((error) => problemOf(error, text, file));
    problems.push(...shallow(file, () => repeatedKeys(yaml, document, text, file)));
    if (problems.length > 0)
        throw (0,_problems_js__WEBPACK_IMPORTED_MODULE_0__/* .invalid */ .G)(file, problems);
    const place = (path, key) => locate(yaml, document, path, key, text, file);
    return {
        value: plainValue(document, file),
        at: (path) => place(path, false),
        keyAt: (path) => place(path, true),
    };
}
function plainValue(document, file) {
    try {
        const value = shallow(file, () => document.toJS({ maxAliasCount }));
        if (shallow(file, () => leadsBack(value))) {
            throw (0,_problems_js__WEBPACK_IMPORTED_MODULE_0__/* .invalidAt */ .H)({ file }, 'an alias (`*name`) stands within the value of its own anchor (`&name`).');
        }
        return value;
    }
    catch (error) {
        if (!(error instanceof ReferenceError))
            throw error;
        const message = error.message.startsWith('Unresolved')
            ? 'an alias (`*name`) refers to an anchor (`&name`) that is not set before it.'
            : `its aliases expand to more than ${maxAliasCount} copies.`;
        throw (0,_problems_js__WEBPACK_IMPORTED_MODULE_0__/* .invalidAt */ .H)({ file }, message);
    }
}
/** The work, whose recursion ends where the stack does. Throws `config-invalid`. */
function shallow(file, work) {
    try {
        return work();
    }
    catch (error) {
        if (!(error instanceof RangeError))
            throw error;
        throw (0,_problems_js__WEBPACK_IMPORTED_MODULE_0__/* .invalidAt */ .H)({ file }, 'it is nested too deeply to be read.');
    }
}
/** Whether a value contains itself. What is shared without that is looked at once. */
function leadsBack(value, above = new Set(), done = new Set()) {
    if (typeof value !== 'object' || value === null || done.has(value))
        return false;
    if (above.has(value))
        return true;
    above.add(value);
    const found = Object.values(value).some((one) => leadsBack(one, above, done));
    above.delete(value);
    done.add(value);
    return found;
}
function repeatedKeys(yaml, document, text, file) {
    const problems = [];
    yaml.visit(document, {
        Map(_, { items }) {
            const seen = new Set();
            for (const { key } of items) {
                if (!yaml.isScalar(key))
                    continue;
                const name = String(key.value);
                if (seen.has(name))
                    problems.push(repeated((0,_positions_js__WEBPACK_IMPORTED_MODULE_1__/* .locationOf */ .hD)(file, text, key.range?.[0] ?? 0)));
                seen.add(name);
            }
        },
    });
    return problems;
}
function repeated(location) {
    return { location, message: 'a key stands twice in the same mapping.' };
}
const plain = {
    RESOURCE_EXHAUSTION: 'it is nested too deeply to be read.',
    MULTIPLE_DOCS: 'there is more than one document in the file (`---`).',
    TAB_AS_INDENT: 'the line is indented with a tab; YAML wants spaces.',
    NON_STRING_KEY: 'a key is not a text; put it in quotes.',
};
function problemOf(error, text, file) {
    const message = plain[error.code] ?? `the YAML cannot be read: ${lowerFirst(error.message)}`;
    return { location: (0,_positions_js__WEBPACK_IMPORTED_MODULE_1__/* .locationOf */ .hD)(file, text, error.pos[0]), message };
}
function lowerFirst(text) {
    return text.charAt(0).toLowerCase() + text.slice(1);
}
function locate(yaml, document, path, key, text, file) {
    let current = document.contents;
    let offset = offsetOf(yaml, current);
    for (const [index, part] of path.entries()) {
        const pair = childOf(yaml, yaml.isAlias(current) ? current.resolve(document) : current, part);
        if (!pair)
            break;
        current = pair.value;
        const wanted = key && index === path.length - 1 ? pair.key : pair.value;
        offset = offsetOf(yaml, wanted) ?? offsetOf(yaml, pair.key) ?? offset;
    }
    return offset === undefined ? { file, line: 1, column: 1 } : (0,_positions_js__WEBPACK_IMPORTED_MODULE_1__/* .locationOf */ .hD)(file, text, offset);
}
function childOf(yaml, node, part) {
    if (yaml.isSeq(node) && typeof part === 'number') {
        return part < node.items.length ? { key: node.items[part], value: node.items[part] } : undefined;
    }
    if (!yaml.isMap(node))
        return undefined;
    return node.items.find((pair) => yaml.isScalar(pair.key) && String(pair.key.value) === String(part));
}
function offsetOf(yaml, node) {
    return yaml.isNode(node) ? node.range?.[0] : undefined;
}


/***/ }),

/***/ 61906:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Hn: () => (/* binding */ keptConnection),
/* harmony export */   T5: () => (/* binding */ fetchOverHttp),
/* harmony export */   tN: () => (/* binding */ send)
/* harmony export */ });
/** Loaded when they are used: TLS costs 15 ms, and a run that ends at its inputs needs neither. */
const protocols = { http: () => Promise.resolve(/* import() */).then(__webpack_require__.t.bind(__webpack_require__, 37067, 19)), https: () => Promise.resolve(/* import() */).then(__webpack_require__.t.bind(__webpack_require__, 44708, 19)) };
const kept = new Map();
/** `HTTPS_PROXY` and its kin are honoured: on self-hosted runners they may be the only way out. */
async function transport(name, reuse, own) {
    const { Agent, request } = await protocols[name]();
    if (own)
        return { request, agent: own };
    const agent = (reuse ? kept.get(name) : undefined) ?? new Agent({ keepAlive: reuse, proxyEnv: process.env });
    if (reuse)
        kept.set(name, agent);
    return { request, agent };
}
/** One connection for one request after the other, to be destroyed by whoever asked for it. */
async function keptConnection(target) {
    const { Agent } = await protocols[protocolOf(target)]();
    return new Agent({ keepAlive: true, maxSockets: 1, proxyEnv: process.env });
}
function protocolOf({ protocol }) {
    return protocol === 'https:' ? 'https' : 'http';
}
/** Sends a request; resolves when the head of the answer is there. Rejects with the connection's error. */
async function send({ method, url, headers, body, signal, connectTo = url, reuse = false, agent: own, }) {
    const { request, agent } = await transport(protocolOf(connectTo), reuse, own);
    return new Promise((resolve, reject) => {
        const outgoing = request({
            hostname: connectTo.hostname.replace(/^\[|\]$/g, ''),
            port: connectTo.port,
            path: `${url.pathname}${url.search}`,
            method,
            headers: { host: url.host, ...headers },
            signal,
            agent,
        });
        outgoing.once('response', resolve);
        outgoing.once('error', reject);
        outgoing.end(body);
    });
}
/**
 * `fetch` over node:http, for clients that take one: the built-in one costs 40 ms at its first call, which is more than the
 * rest of a short run. It takes text bodies only, and reads the whole answer before it resolves.
 */
const fetchOverHttp = async (input, init = {}) => {
    const headers = Object.fromEntries(new Headers(init.headers));
    const { body } = init;
    if (typeof body !== 'string' && body !== undefined && body !== null)
        throw new TypeError('only a text can be sent');
    const answer = await send({
        method: init.method ?? 'GET',
        url: new URL(input instanceof Request ? input.url : input),
        headers: body ? { ...headers, 'content-length': String(Buffer.byteLength(body)) } : headers,
        body: body ?? undefined,
        signal: init.signal ?? new AbortController().signal,
        reuse: true,
    });
    const chunks = [];
    for await (const chunk of answer)
        chunks.push(chunk);
    const status = answer.statusCode ?? 0;
    const isBodiless = status === 204 || status === 304;
    return new Response(isBodiless ? null : Buffer.concat(chunks), { status, headers: headersOf(answer) });
};
function headersOf(answer) {
    const headers = new Headers();
    for (const [name, values] of Object.entries(answer.headersDistinct))
        for (const value of values ?? [])
            headers.append(name, value);
    return headers;
}


/***/ }),

/***/ 81438:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ didYouMean),
/* harmony export */   p: () => (/* binding */ nearest)
/* harmony export */ });
/** The candidates that look most like what was written, best first, at most three; for «did you mean …?». */
function nearest(written, candidates) {
    return [...new Set(candidates)]
        .map((candidate) => ({ candidate, distance: distance(written.toLowerCase(), candidate.toLowerCase()) }))
        .filter(({ candidate, distance }) => isNear(written, candidate, distance) || sharesAffix(written, candidate))
        .sort((a, b) => a.distance - b.distance)
        .slice(0, 3)
        .map(({ candidate }) => candidate);
}
/** A sentence that names the nearest candidates, or lists them all when none is near. */
function didYouMean(written, candidates) {
    const all = [...candidates];
    const near = nearest(written, all);
    if (near.length > 0)
        return `Did you mean ${near.map((name) => `\`${name}\``).join(' or ')}?`;
    if (all.length === 0)
        return 'There are none.';
    const shown = all.slice(0, 12).map((name) => `\`${name}\``);
    return `There ${all.length === 1 ? 'is' : 'are'}: ${shown.join(', ')}${all.length > 12 ? `, and ${all.length - 12} more` : ''}.`;
}
/** Of short words, two of which are all in all two letters apart, something must be the same. */
function isNear(written, candidate, distance) {
    const limit = Math.max(2, Math.floor(written.length / 3));
    return distance <= Math.min(limit, Math.max(written.length, candidate.length) - 1);
}
function sharesAffix(a, b) {
    return a.length >= 4 && (b.startsWith(a) || a.startsWith(b) || b.endsWith(a));
}
/** Levenshtein's distance, in O(|a|·|b|) time and O(|b|) memory. */
function distance(a, b) {
    let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
    for (let i = 1; i <= a.length; i++) {
        const current = [i];
        for (let j = 1; j <= b.length; j++) {
            const substitution = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
            current.push(Math.min(substitution, (previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1));
        }
        previous = current;
    }
    return previous[b.length] ?? 0;
}


/***/ }),

/***/ 45359:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ serviceUrl)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(50525);

/**
 * The address of a service as a variable of the environment gives it.
 * @throws ActionError `input-invalid` where it is no http or https URL.
 */
function serviceUrl(variable, value) {
    if (URL.canParse(value) && /^https?:$/.test(new URL(value).protocol))
        return value;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('input-invalid', `The environment variable ${variable} is \`${value}\`, which is no http URL.`, {
        hint: `Correct it, or remove it for the public service. Nothing was done.`,
    });
}


/***/ }),

/***/ 64377:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p6: () => (/* binding */ date),
/* harmony export */   w$: () => (/* binding */ datetime)
/* harmony export */ });
/* unused harmony exports time, duration */
/* harmony import */ var _core_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(43759);
/* harmony import */ var _schemas_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2503);



function datetime(params) {
    return _core_index_js__WEBPACK_IMPORTED_MODULE_0__/* ._isoDateTime */ .G1(_schemas_js__WEBPACK_IMPORTED_MODULE_1__/* .ZodISODateTime */ .You, params);
}
function date(params) {
    return _core_index_js__WEBPACK_IMPORTED_MODULE_0__/* ._isoDate */ .db(_schemas_js__WEBPACK_IMPORTED_MODULE_1__/* .ZodISODate */ .Brp, params);
}
function time(params) {
    return core._isoTime(ZodISOTime, params);
}
function duration(params) {
    return core._isoDuration(ZodISODuration, params);
}


/***/ })

};
