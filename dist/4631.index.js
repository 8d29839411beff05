export const id = 4631;
export const ids = [4631];
export const modules = {

/***/ 21395:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ misfits)
/* harmony export */ });
/** What is told of all that does not fit. */
const mostTold = 5;
/** Keywords that only say that something inside of them does not fit. */
const outer = new Set([
    'properties',
    'items',
    'prefixItems',
    'additionalProperties',
    '$ref',
    'allOf',
    'patternProperties',
]);
/**
 * What of a value does not fit a JSON Schema, each with its place; none where all does. The validator is loaded when it is
 * used: few checks have a schema.
 * @throws Error for a schema that cannot be used, such as one that refers to another document
 */
async function misfits(value, schema) {
    const { Validator } = await __webpack_require__.e(/* import() */ 4094).then(__webpack_require__.bind(__webpack_require__, 84094));
    const { valid, errors } = new Validator(schema, draftOf(schema), false).validate(value);
    if (valid)
        return [];
    // Errors come from the outside in: the innermost tell what is wrong.
    const inner = errors.filter(({ keyword }) => !outer.has(keyword));
    const told = (inner.length > 0 ? inner : errors).map(({ instanceLocation, error }) => `${placeOf(instanceLocation)} ${error.replace(/\.$/, '')}`);
    return told.length > mostTold ? [...told.slice(0, mostTold), `${told.length - mostTold} more`] : told;
}
/** `#/items/0/id` → `items/0/id:` */
function placeOf(pointer) {
    const place = pointer.replace(/^#\/?/, '');
    return place === '' ? 'the whole:' : `\`${place}\`:`;
}
function draftOf({ $schema }) {
    if (typeof $schema !== 'string')
        return '2020-12';
    if ($schema.includes('draft-07') || $schema.includes('draft-06'))
        return '7';
    if ($schema.includes('draft-04'))
        return '4';
    return $schema.includes('2019-09') ? '2019-09' : '2020-12';
}


/***/ }),

/***/ 84631:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  judgeMcp: () => (/* binding */ judgeMcp)
});

// EXTERNAL MODULE: ./lib/runtime/words.js
var words = __webpack_require__(37113);
// EXTERNAL MODULE: ./lib/smoke/contained.js
var contained = __webpack_require__(97764);
// EXTERNAL MODULE: ./lib/smoke/json-schema.js
var json_schema = __webpack_require__(21395);
// EXTERNAL MODULE: ./lib/smoke/text.js
var smoke_text = __webpack_require__(14114);
// EXTERNAL MODULE: ./lib/smoke/mcp/message.js
var mcp_message = __webpack_require__(73789);
;// CONCATENATED MODULE: ./lib/smoke/mcp/call.js




/** Calls the tool, once, and judges what it gives. */
async function callTool(call, tools, transport, findings) {
    const tool = tools.find(({ name }) => name === call.tool);
    if (!tool) {
        findings.problems.push({ message: `the tool \`${call.tool}\`, which is to be called, is not listed` });
        return;
    }
    const unfit = await leniently(call.arguments, tool.inputSchema);
    if (unfit.length > 0 && !call.expect.error) {
        findings.problems.push({
            message: `the \`arguments\` of the check do not fit the tool \`${tool.name}\`: ${unfit.join('; ')}`,
            cause: 'The tool changed what it wants, or the configuration is wrong. It was not called.',
        });
        return;
    }
    const { reply, request } = await transport.request('tools/call', { name: call.tool, arguments: call.arguments });
    if (reply.error)
        return judgeProtocolError(call, (0,mcp_message/* describeError */.Uc)(reply.error), request, findings);
    await judgeResult(call, tool, reply.result, request, findings);
}
/** For a call that is to fail, an error of the protocol is as good as one of the tool. */
function judgeProtocolError(call, told, request, findings) {
    if (call.expect.error) {
        findings.notes.push(`\`${call.tool}\` refused, as expected`);
        return;
    }
    findings.problems.push({
        message: `the call of \`${call.tool}\` was answered with ${told}`,
        cause: 'The tool threw, or refused its arguments. See the log of the Worker.',
        request,
    });
}
async function judgeResult({ tool: name, expect }, { outputSchema }, result, request, findings) {
    const problems = [];
    const text = textIn(result);
    const isError = result['isError'] === true;
    if (!Array.isArray(result['content']))
        problems.push('it has no list `content`');
    if (isError !== expect.error)
        problems.push(isError ? `it is an error: \`${(0,smoke_text/* excerpt */.K)(text)}\`` : `it is no error, and one was expected`);
    if (!isError && outputSchema)
        problems.push(...(await againstOutputSchema(result, outputSchema)));
    if (expect.contains !== undefined && !text.includes(expect.contains))
        problems.push(`expected its text to contain \`${expect.contains}\`, got \`${(0,smoke_text/* excerpt */.K)(text)}\``);
    if (expect.matches && !expect.matches.test(text))
        problems.push(`expected its text to match ${expect.matches}, got \`${(0,smoke_text/* excerpt */.K)(text)}\``);
    if (expect.json)
        problems.push(...(0,contained/* missingFrom */.f)(expect.json, jsonIn(result, text)));
    if (problems.length === 0) {
        findings.notes.push(`\`${name}\` gave what was expected`);
        return;
    }
    findings.problems.push({ message: `the result of \`${name}\`: ${problems.join('; ')}`, request });
}
async function againstOutputSchema({ structuredContent }, schema) {
    if (structuredContent === undefined)
        return ['the tool has an `outputSchema`, and the result no `structuredContent`'];
    return (await leniently(structuredContent, schema)).map((problem) => `it does not fit its own \`outputSchema\`: ${problem}`);
}
function textIn({ content }) {
    if (!Array.isArray(content))
        return '';
    return content
        .flatMap((part) => ((0,contained/* isObject */.G)(part) && typeof part['text'] === 'string' ? [part['text']] : []))
        .join('\n');
}
function jsonIn({ structuredContent }, text) {
    if (structuredContent !== undefined)
        return structuredContent;
    try {
        return JSON.parse(text);
    }
    catch {
        return text;
    }
}
/** A schema that cannot be used judges nothing: it is the tool's own affair. */
async function leniently(value, schema) {
    return (0,json_schema/* misfits */.g)(value, schema).catch(() => []);
}

// EXTERNAL MODULE: ./lib/smoke/mcp/fault.js
var mcp_fault = __webpack_require__(21350);
;// CONCATENATED MODULE: ./lib/smoke/mcp/findings.js
/** What is found in the course of a conversation. */
class Findings {
    problems = [];
    warnings = [];
    notes = [];
    figures = {};
    /** Forgets what an attempt found that came to nothing. */
    clear() {
        this.problems.length = 0;
        this.warnings.length = 0;
        this.notes.length = 0;
    }
    get finding() {
        return { problems: this.problems, warnings: this.warnings, notes: this.notes, figures: this.figures };
    }
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./lib/runtime/deadline.js
var deadline = __webpack_require__(93506);
// EXTERNAL MODULE: ./lib/smoke/event-stream.js
var event_stream = __webpack_require__(36746);
// EXTERNAL MODULE: ./lib/smoke/peek.js
var peek = __webpack_require__(48374);
// EXTERNAL MODULE: ./lib/smoke/probe.js
var probe = __webpack_require__(2947);
// EXTERNAL MODULE: ./lib/smoke/mcp/refusal.js
var refusal = __webpack_require__(72598);
// EXTERNAL MODULE: ./lib/smoke/mcp/streamable.js
var streamable = __webpack_require__(17428);
// EXTERNAL MODULE: ./lib/smoke/mcp/transport.js
var transport = __webpack_require__(10295);
;// CONCATENATED MODULE: ./lib/smoke/mcp/http-sse.js











/** HTTP+SSE of revision 2024-11-05: a stream tells where to post, and carries what comes back. */
class HttpSse {
    era = 'legacy-sse';
    #check;
    #probe;
    #findings;
    #opening;
    #inbox = new Inbox();
    #stream;
    #endpoint;
    #nextId = 1;
    constructor(check, probe, findings) {
        this.#check = check;
        this.#probe = probe;
        this.#findings = findings;
        this.#opening = probe.request('GET', check.path, { headers: { accept: 'text/event-stream' } });
    }
    async open() {
        const stream = await this.#probe.open(this.#opening);
        this.#stream = stream;
        const type = (0,peek/* mediaType */.J)(stream.headers['content-type']);
        if (stream.status !== 200 || type !== 'text/event-stream')
            throw await this.#noStream(stream, type);
        void this.#listen(stream);
        const written = await this.#inbox.endpoint(this.#endpointMs);
        if (written === undefined)
            throw new mcp_fault/* McpFault */.V(`no \`endpoint\` event came on the stream within ${(0,deadline/* inSeconds */.F)(this.#endpointMs)}`, this.#opening, { cause: 'The stream is buffered on its way, or the server does not speak HTTP+SSE at this path.' });
        this.#endpoint = this.#endpointOf(written);
        const { reply, request } = await this.request('initialize', {
            protocolVersion: streamable/* legacyRevisions */.yQ.at(-1),
            capabilities: {},
            clientInfo: transport/* clientInfo */.q,
        });
        if (reply.error)
            throw new mcp_fault/* McpFault */.V(`initialize was answered with ${(0,mcp_message/* describeError */.Uc)(reply.error)}`, request);
        const info = (0,streamable/* readServerInfo */.Gv)(reply.result, request);
        await this.#post({ jsonrpc: '2.0', method: 'notifications/initialized' }, 'notifications/initialized');
        return info;
    }
    async request(method, params) {
        const id = this.#nextId++;
        const arrived = this.#inbox.reply(id, this.#check.timeoutMs);
        const request = await this.#post({ jsonrpc: '2.0', id, method, params }, method);
        const message = await arrived;
        if (typeof message === 'string')
            throw new mcp_fault/* McpFault */.V(`${method}: ${message}`, request, { cause: lostReply });
        const reply = (0,mcp_message/* judgeReply */.uQ)(message, id);
        if (typeof reply === 'string')
            throw new mcp_fault/* McpFault */.V(`${method} ${reply}`, request);
        return { reply, request };
    }
    async examine() {
        const endpoint = this.#endpoint;
        const name = [...(endpoint?.searchParams.keys() ?? [])].find((key) => /session/i.test(key));
        if (!endpoint || name === undefined)
            return;
        const unknown = new URL(endpoint);
        unknown.searchParams.set(name, (0,external_node_crypto_.randomUUID)());
        const request = this.#posting(unknown, { jsonrpc: '2.0', id: this.#nextId++, method: 'ping', params: {} });
        const status = await this.#statusOf({ ...request, timeoutMs: Math.min(request.timeoutMs, patienceMs) });
        if (status === 404 || status === 400)
            return;
        const message = `expected status 404 to a message for a session that is not known, got ${status || 'no answer'}`;
        if (status >= 500)
            this.#findings.problems.push({ message, request });
        else
            this.#findings.warnings.push(`${message}: its sender waits for an answer that cannot come.`);
    }
    async close() {
        this.#stream?.close();
    }
    /** 0: no answer came. */
    async #statusOf(request) {
        try {
            return (await this.#probe.send(request)).status;
        }
        catch (error) {
            if (error instanceof probe/* NoAnswer */.W_)
                return 0;
            throw error;
        }
    }
    /** The endpoint is the first thing that a server tells. */
    get #endpointMs() {
        return Math.min(this.#check.timeoutMs, 5000);
    }
    async #listen(stream) {
        try {
            for await (const { kind, event, data } of (0,event_stream/* streamEvents */.o)(stream)) {
                if (kind === 'event')
                    this.#take(event, data);
            }
            this.#inbox.end('the stream ended before the reply came');
        }
        catch (error) {
            this.#inbox.end(`the stream broke before the reply came (${error instanceof Error ? error.message : String(error)})`);
        }
    }
    #take(event, data) {
        const message = data === '' || event === 'endpoint' ? undefined : messageIn(data);
        if (event === 'endpoint')
            this.#inbox.takeEndpoint(data);
        else if (message && (0,mcp_message/* isFromServer */.m3)(message))
            void this.#answer(message).catch(() => undefined);
        else if (message)
            this.#inbox.takeReply(message);
        else if (data !== '')
            this.#inbox.end(`an event of the stream has data that is no JSON-RPC message: \`${(0,smoke_text/* excerpt */.K)(data)}\``);
    }
    /** The protocol lets a server ask; `ping` has an answer, and nothing else was offered. */
    async #answer({ id, method }) {
        if (id === undefined || id === null)
            return;
        const reply = method === 'ping' ? { result: {} } : { error: { code: -32601, message: 'this client only tests the server' } };
        await this.#post({ jsonrpc: '2.0', id, ...reply }, `the reply to the server's ${String(method)}`);
    }
    #endpointOf(written) {
        const url = URL.parse(written, this.#opening.url.href);
        if (!url)
            throw new mcp_fault/* McpFault */.V(`the \`endpoint\` event has \`${(0,smoke_text/* excerpt */.K)(written)}\`, which is no address`, this.#opening);
        if (url.origin === this.#opening.url.origin)
            return url;
        throw new mcp_fault/* McpFault */.V(`the \`endpoint\` event leads to another server, ${url.origin}: messages and the key would go there`, this.#opening, {
            cause: 'The server builds the address from a wrong host or scheme: behind a proxy it sees `http:` and an inner name. Let it send the path alone.',
        });
    }
    #posting(url, message) {
        const headers = { 'content-type': 'application/json' };
        return { ...this.#probe.request('POST', this.#check.path, { headers, body: JSON.stringify(message) }), url };
    }
    async #post(message, what) {
        if (!this.#endpoint)
            throw new Error('the stream has not told its endpoint yet');
        const request = this.#posting(this.#endpoint, message);
        const { status, headers, body } = await this.#probe.send(request);
        if (status === 202)
            return request;
        const answer = { status, headers, text: body, message: undefined, isStream: false };
        if (status < 200 || status > 299)
            throw (0,refusal/* refused */.J)(what, answer, 'status 202', request, this.#probe);
        const warning = `Messages are answered with status ${status}, and the protocol has 202 for them.`;
        if (!this.#findings.warnings.includes(warning))
            this.#findings.warnings.push(warning);
        return request;
    }
    async #noStream({ status, headers, chunks }, type) {
        if (status === 200)
            return new mcp_fault/* McpFault */.V(`expected a stream of events, got \`${type || 'no content type'}\``, this.#opening, {
                cause: 'The path is not that of an MCP server with HTTP+SSE; streamable HTTP is `era: legacy-http`.',
            });
        let text = '';
        for await (const chunk of chunks)
            text += chunk.toString('utf8').slice(0, 10_000);
        const answer = { status, headers, text, message: undefined, isStream: false };
        return (0,refusal/* refused */.J)('open the stream', answer, 'status 200', this.#opening, this.#probe);
    }
}
/** For an answer that some servers never give. */
const patienceMs = 3000;
const lostReply = 'The message was accepted, and its answer did not come on the stream: the POST and the stream are in different isolates of the Worker, and share no memory.';
function messageIn(data) {
    try {
        return (0,mcp_message/* parseMessage */.vY)(data);
    }
    catch {
        return undefined;
    }
}
/** What came on the stream, for those who wait for it. */
class Inbox {
    #waiting = new Map();
    #told = Promise.withResolvers();
    #ended;
    endpoint(timeoutMs) {
        const timer = setTimeout(() => this.#told.resolve(undefined), timeoutMs);
        return this.#told.promise.finally(() => clearTimeout(timer));
    }
    takeEndpoint(data) {
        this.#told.resolve(data);
    }
    /** @returns the message, or why it did not come */
    reply(id, timeoutMs) {
        if (this.#ended !== undefined)
            return Promise.resolve(this.#ended);
        const { promise, resolve } = Promise.withResolvers();
        const timer = setTimeout(() => resolve(`no reply came on the stream within ${(0,deadline/* inSeconds */.F)(timeoutMs)}`), timeoutMs);
        this.#waiting.set(id, resolve);
        return promise.finally(() => {
            clearTimeout(timer);
            this.#waiting.delete(id);
        });
    }
    /** A reply whose id nobody waits for is one with a wrong id when only one is waited for. */
    takeReply(message) {
        const { id } = message;
        const named = typeof id === 'number' ? this.#waiting.get(id) : undefined;
        const sole = this.#waiting.size === 1 ? [...this.#waiting.values()][0] : undefined;
        (named ?? sole)?.(message);
    }
    end(why) {
        this.#ended ??= why;
        this.#told.resolve(undefined);
        for (const resolve of this.#waiting.values())
            resolve(why);
    }
}

// EXTERNAL MODULE: ./lib/smoke/mcp/modern.js
var modern = __webpack_require__(23651);
;// CONCATENATED MODULE: ./lib/smoke/mcp/tools.js




/** Pages of a list that are read at most: a cursor that leads in a circle must not hold the run. */
const mostPages = 50;
/** All tools, page after page; what is wrong with some is found, and they are left out. @throws McpFault */
async function listTools(transport, findings) {
    const listed = [];
    let cursor;
    for (let page = 1;; page++) {
        const { reply, request } = await transport.request('tools/list', cursor === undefined ? {} : { cursor });
        if (reply.error)
            throw new mcp_fault/* McpFault */.V(`tools/list was answered with ${(0,mcp_message/* describeError */.Uc)(reply.error)}`, request);
        const { tools, nextCursor } = reply.result;
        if (!Array.isArray(tools))
            throw new mcp_fault/* McpFault */.V('tools/list was answered without a list of tools', request);
        listed.push(...tools);
        cursor = nextCursor;
        if (cursor === undefined)
            return wellFormed(listed, findings, request);
        if (page === mostPages)
            throw new mcp_fault/* McpFault */.V(`tools/list has more than ${mostPages} pages: its cursor seems to lead in a circle`, request);
    }
}
function wellFormed(listed, findings, request) {
    const named = listed.flatMap((tool) => (0,contained/* isObject */.G)(tool) && isName(tool['name']) ? [{ ...tool, name: tool['name'] }] : []);
    const nameless = listed.length - named.length;
    if (nameless > 0)
        findings.problems.push({ message: `tools/list has ${(0,words/* count */.U)(nameless, 'tool')} without a name`, request });
    const tools = named.flatMap(toTool);
    const names = tools.map(({ name }) => name);
    const without = named.filter(({ name }) => !names.includes(name)).map(({ name }) => name);
    if (without.length > 0)
        findings.problems.push({
            message: `${without.length === 1 ? 'the tool' : 'the tools'} ${quoted(without)} ${without.length === 1 ? 'has' : 'have'} no \`inputSchema\` of type object`,
            cause: 'A tool without arguments has `{ "type": "object" }` all the same; clients refuse the whole list without it.',
            request,
        });
    const twice = [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
    if (twice.length > 0)
        findings.problems.push({ message: `listed more than once: ${quoted(twice)}`, request });
    return tools;
}
function isName(value) {
    return typeof value === 'string' && value !== '';
}
function toTool({ name, inputSchema, outputSchema, }) {
    if (!(0,contained/* isObject */.G)(inputSchema) || inputSchema['type'] !== 'object')
        return [];
    return [{ name, inputSchema, outputSchema: (0,contained/* isObject */.G)(outputSchema) ? outputSchema : undefined }];
}
function quoted(names) {
    const shown = names.slice(0, 20).map((name) => `\`${name}\``);
    return [...shown, ...(names.length > 20 ? [`${names.length - 20} more`] : [])].join(', ');
}
/** Those that must be there and are not. */
function missingTools(wanted, tools, findings) {
    const names = tools.map(({ name }) => name);
    const missing = wanted.filter((name) => !names.includes(name));
    if (missing.length === 0)
        return;
    const there = names.length === 0
        ? 'none at all'
        : names
            .slice(0, 20)
            .map((name) => `\`${name}\``)
            .join(', ');
    findings.problems.push({
        message: `expected the tools ${quoted(missing)} to be listed, and there are ${there}`,
        cause: 'The tool was renamed or removed, is registered under a condition, or an older version of the server answers.',
    });
}

;// CONCATENATED MODULE: ./lib/smoke/mcp/judge.js









/** Holds a whole conversation with an MCP server, and ends it. */
async function judgeMcp(check, probe) {
    const findings = new Findings();
    let opened;
    try {
        opened =
            check.era === 'auto' ? await openAny(check, probe, findings) : await openIn(check.era, check, probe, findings);
        await converse(opened, check, probe, findings);
    }
    catch (error) {
        if (!(error instanceof mcp_fault/* McpFault */.V))
            throw error;
        findings.problems.push(error.problem);
    }
    finally {
        await opened?.transport.close();
    }
    return findings.finding;
}
const transports = {
    modern: modern/* Modern */.u,
    'legacy-http': streamable/* Streamable */.RE,
    'legacy-sse': HttpSse,
};
async function openIn(era, check, probe, findings) {
    const transport = new transports[era](check, probe, findings);
    try {
        return { transport, info: await transport.open() };
    }
    catch (error) {
        await transport.close();
        throw error instanceof mcp_fault/* McpFault */.V && check.era !== 'auto' ? withEraHint(error, era) : error;
    }
}
/** What a server of another era answers to this one's first message. */
function withEraHint(fault, era) {
    const { request, cause } = fault.problem;
    const isOther = fault.status === undefined || [400, 404, 405, 406].includes(fault.status);
    if (!isOther || !request)
        return fault;
    const others = {
        modern: '`legacy-http`',
        'legacy-http': '`modern`, or `legacy-sse` at a path such as /sse',
        'legacy-sse': '`legacy-http` or `modern`',
    };
    const hint = `The server may speak another era (${others[era]}): \`era: auto\` finds out.`;
    return new mcp_fault/* McpFault */.V(fault.message, request, {
        ...(fault.status === undefined ? {} : { status: fault.status }),
        cause: cause === undefined ? hint : `${hint} Else: ${cause}`,
    });
}
/** As clients of both eras do: the newest is tried first, and what it does not know it refuses. */
async function openAny(check, probe, findings) {
    const refusals = [];
    for (const era of ['modern', 'legacy-http', 'legacy-sse']) {
        try {
            return await openIn(era, check, probe, findings);
        }
        catch (error) {
            findings.clear();
            if (!(error instanceof mcp_fault/* McpFault */.V) || error.status === 401 || error.status === 403)
                throw error;
            refusals.push([era, error]);
        }
    }
    throw noEra(refusals);
}
/** Of several refusals that which is about the era that the server seems to speak. */
function noEra(refusals) {
    const notFound = refusals.filter(([, { status }]) => status === 404 || status === 405);
    const [nearest] = refusals.filter((one) => !notFound.includes(one)).toReversed();
    const [first] = refusals;
    if (!first)
        throw new Error('no era was tried');
    const told = refusals.map(([era, { message }]) => `${era}: ${message}`).join('; ');
    const { problem } = (nearest ?? first)[1];
    const request = problem.request ?? first[1].problem.request;
    if (!request)
        return first[1];
    return new mcp_fault/* McpFault */.V(`no era of MCP is spoken here (${told})`, request, {
        cause: nearest === undefined
            ? 'The path is not that of the MCP server. It is often `/mcp`, and `/sse` for HTTP+SSE.'
            : (problem.cause ?? 'The server is not an MCP server, or it fails at the first message.'),
    });
}
async function converse({ transport, info }, check, probe, findings) {
    const isBrief = probe.means.extent === 'brief';
    tell(transport.era, info, check, findings);
    const hasTools = info.capabilities['tools'] !== undefined;
    const tools = hasTools ? await listTools(transport, findings) : [];
    findings.figures['tools'] = tools.map(({ name }) => name);
    findings.notes.push(hasTools ? (0,words/* count */.U)(tools.length, 'tool') : 'no tools');
    missingTools(check.tools, tools, findings);
    if (isBrief) {
        findings.notes.push('only the greeting and the tools were looked at');
        return;
    }
    if (transport.era !== 'modern')
        await ping(transport, findings);
    if (check.call)
        await callTool(check.call, tools, transport, findings);
    await transport.examine();
}
function tell(era, { name, version, protocolVersion }, { server }, findings) {
    Object.assign(findings.figures, { era, protocolVersion, server: { name, version } });
    findings.notes.push(`${era}, revision ${protocolVersion}, ${[name, version].filter(Boolean).join(' ') || 'a server without a name'}`);
    const wrong = (what, expected, actual) => {
        if (expected === undefined || expected === actual)
            return;
        findings.problems.push({
            message: `expected the server to tell the ${what} \`${expected}\`, got ${actual === undefined ? 'none' : `\`${actual}\``}`,
        });
    };
    wrong('name', server.name, name);
    wrong('version', server.version, version);
}
async function ping(transport, findings) {
    const { reply, request } = await transport.request('ping', {});
    const keys = Object.keys(reply.result ?? {}).filter((key) => key !== '_meta');
    if (!reply.error && keys.length === 0)
        return;
    const got = reply.error
        ? (0,mcp_message/* describeError */.Uc)(reply.error)
        : `a result that has ${keys.map((key) => `\`${key}\``).join(', ')}`;
    findings.problems.push({
        message: `ping was answered with ${got}`,
        cause: 'Every server must answer `ping` with an empty result: clients end a session that does not.',
        request,
    });
}


/***/ })

};
