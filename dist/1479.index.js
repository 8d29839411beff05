export const id = 1479;
export const ids = [1479];
export const modules = {

/***/ 91992:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ readBounded)
/* harmony export */ });
/* harmony import */ var _runtime_deadline_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(93506);
/* harmony import */ var _probe_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2947);


/**
 * Reads from a stream within the request's time; the connection is closed whatever happens.
 * @param isTold whether an error of `read` is its own, and not one of the connection
 * @throws NoAnswer when the connection breaks or the time is up
 */
async function readBounded(request, stream, read, isTold = () => false) {
    let isLate = false;
    const timer = setTimeout(() => {
        isLate = true;
        stream.close();
    }, request.timeoutMs);
    try {
        return await read();
    }
    catch (error) {
        if (isLate)
            throw late(request);
        if (isTold(error))
            throw error;
        throw new _probe_js__WEBPACK_IMPORTED_MODULE_1__/* .NoAnswer */ .W_(request, error);
    }
    finally {
        clearTimeout(timer);
        stream.close();
    }
}
function late(request) {
    const cause = Object.assign(new Error(`no end within ${(0,_runtime_deadline_js__WEBPACK_IMPORTED_MODULE_0__/* .inSeconds */ .F)(request.timeoutMs)}`), { code: 'timeout' });
    return new _probe_js__WEBPACK_IMPORTED_MODULE_1__/* .NoAnswer */ .W_(request, cause);
}


/***/ }),

/***/ 97764:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ isObject),
/* harmony export */   f: () => (/* binding */ missingFrom)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57975);
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(14114);


/**
 * What is missing of an expected JSON value, each as a sentence. Objects may have more keys than expected; anything else
 * must be equal.
 * @param path of the value, for the sentences; empty for the whole
 */
function missingFrom(expected, actual, path = '') {
    if (!isObject(expected)) {
        if ((0,node_util__WEBPACK_IMPORTED_MODULE_0__.isDeepStrictEqual)(expected, actual))
            return [];
        return [
            `expected ${named(path)} to be \`${JSON.stringify(expected)}\`, got ${actual === undefined ? 'nothing' : `\`${(0,_text_js__WEBPACK_IMPORTED_MODULE_1__/* .excerpt */ .K)(JSON.stringify(actual))}\``}`,
        ];
    }
    if (!isObject(actual))
        return [`expected ${named(path)} to be an object, got \`${(0,_text_js__WEBPACK_IMPORTED_MODULE_1__/* .excerpt */ .K)(JSON.stringify(actual) ?? 'nothing')}\``];
    return Object.entries(expected).flatMap(([key, value]) => missingFrom(value, Object.hasOwn(actual, key) ? actual[key] : undefined, path === '' ? key : `${path}.${key}`));
}
function isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function named(path) {
    return path === '' ? 'the JSON' : `\`${path}\``;
}


/***/ }),

/***/ 91479:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  judgeHttp: () => (/* binding */ judgeHttp)
});

// EXTERNAL MODULE: ./lib/smoke/causes.js
var causes = __webpack_require__(68345);
// EXTERNAL MODULE: ./lib/smoke/peek.js
var peek = __webpack_require__(48374);
// EXTERNAL MODULE: ./lib/smoke/text.js
var smoke_text = __webpack_require__(14114);
// EXTERNAL MODULE: ./lib/smoke/contained.js
var contained = __webpack_require__(97764);
// EXTERNAL MODULE: ./lib/smoke/json-schema.js
var json_schema = __webpack_require__(21395);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
// EXTERNAL MODULE: ./lib/project/checks/json-path.js
var json_path = __webpack_require__(39305);
;// CONCATENATED MODULE: ./lib/smoke/http/values.js



/** What the part of a JSON value at a path is not like, each as a sentence. */
function pathDifferences({ written, path, match }, value) {
    const actual = (0,json_path/* atJsonPath */.Z)(value, path);
    const isThere = actual !== undefined;
    if (match.exists === false)
        return isThere ? [`expected nothing at \`${written}\`, got ${shown(actual)}`] : [];
    if (!isThere)
        return [`expected a value at \`${written}\`, and there is none`];
    return judges
        .flatMap((judge) => judge(match, actual))
        .map((wanted) => `expected \`${written}\` ${wanted}, got ${shown(actual)}`);
}
const when = (isWrong, wanted) => (isWrong ? [wanted] : []);
const judges = [
    ({ equals }, actual) => when(equals !== undefined && !(0,external_node_util_.isDeepStrictEqual)(equals, actual), `to be ${shown(equals)}`),
    ({ type }, actual) => when(type !== undefined && !isOf(type, actual), `to be of type ${type}`),
    ({ pattern }, actual) => when(pattern !== undefined && !(typeof actual === 'string' && pattern.test(actual)), `to match ${pattern}`),
    ({ contains }, actual) => when(contains !== undefined && !(typeof actual === 'string' && actual.includes(contains)), `to contain \`${contains}\``),
    ({ min }, actual) => when(min !== undefined && !(typeof actual === 'number' && actual >= min), `to be at least ${min}`),
    ({ max }, actual) => when(max !== undefined && !(typeof actual === 'number' && actual <= max), `to be at most ${max}`),
    ({ 'min-length': least }, actual) => when(least !== undefined && !(lengthOf(actual) >= least), `to have a length of at least ${least}`),
    ({ 'max-length': most }, actual) => when(most !== undefined && !(lengthOf(actual) <= most), `to have a length of at most ${most}`),
];
function isOf(type, actual) {
    if (type === 'array')
        return Array.isArray(actual);
    if (type === 'null')
        return actual === null;
    if (type === 'integer')
        return Number.isInteger(actual);
    if (type === 'object')
        return typeof actual === 'object' && actual !== null && !Array.isArray(actual);
    return typeof actual === type;
}
/** Of a list or a text; of anything else there is none, which fits nothing. */
function lengthOf(actual) {
    return Array.isArray(actual) || typeof actual === 'string' ? actual.length : Number.NaN;
}
function shown(value) {
    return `\`${(0,smoke_text/* excerpt */.K)(JSON.stringify(value) ?? 'nothing')}\``;
}

;// CONCATENATED MODULE: ./lib/smoke/http/expectation.js




/** What differs from the expectation, each as a sentence; none when all is as expected. */
function differences(expect, response, now) {
    return [
        ...statusDifference(expect.status, response),
        ...Object.entries(expect.headers).flatMap(([name, match]) => headerDifference(name, match, response)),
        ...redirectDifference(expect.redirect, response),
        ...jsonDifference(expect, response),
        ...sizeDifference(expect.maxBytes, response),
        ...tlsDifference(expect.tlsDays, response, now),
        ...bodyDifference(expect.body, response),
    ];
}
function statusDifference(expected, { status }) {
    return expected.includes(status) ? [] : [`expected status ${describeStatuses(expected)}, got ${status}`];
}
/** `200 or 204`; a long list, which is a range written out, as `200 to 499`. */
function describeStatuses(statuses) {
    return statuses.length <= 8 ? statuses.join(' or ') : `${Math.min(...statuses)} to ${Math.max(...statuses)}`;
}
function headerDifference(name, match, { headers }) {
    const value = headers[name.toLowerCase()];
    const text = Array.isArray(value) ? value.join(', ') : value;
    const wanted = 'equals' in match ? `\`${match.equals}\`` : `to match ${match.matches}`;
    if (text === undefined)
        return [`expected header \`${name}\` ${wanted}, and there is none`];
    const fits = 'equals' in match ? text === match.equals : match.matches.test(text);
    return fits ? [] : [`expected header \`${name}\` ${wanted}, got \`${(0,smoke_text/* excerpt */.K)(text)}\``];
}
function redirectDifference(expected, { headers }) {
    if (expected === undefined || headers.location === expected)
        return [];
    return [
        `expected a redirect to \`${expected}\`, got ${headers.location === undefined ? 'no location' : `\`${headers.location}\``}`,
    ];
}
/** What the answer's JSON differs in. The schema is judged apart, as its validator has to be loaded. */
function jsonDifference({ json, paths }, response) {
    if (json === undefined && paths.length === 0)
        return [];
    const parsed = parseBody(response);
    if ('problem' in parsed)
        return [parsed.problem];
    const { value } = parsed;
    return [
        ...(json === undefined ? [] : (0,contained/* missingFrom */.f)(json, value)),
        ...paths.flatMap((path) => pathDifferences(path, value)),
    ];
}
/** @throws Error for a schema that cannot be used */
async function schemaDifferences({ schema }, response) {
    if (schema === undefined)
        return [];
    const parsed = parseBody(response);
    if ('problem' in parsed)
        return [parsed.problem];
    const found = await (0,json_schema/* misfits */.g)(parsed.value, schema);
    return found.length === 0 ? [] : [`expected the JSON to fit the schema of the check: ${found.join('; ')}`];
}
function parseBody({ body, bodyCut }) {
    try {
        return { value: JSON.parse(body) };
    }
    catch {
        const found = bodyCut ? 'a body of more than 1 MiB that begins with ' : '';
        return { problem: `expected JSON, got ${found}\`${(0,smoke_text/* excerpt */.K)(body)}\`` };
    }
}
function sizeDifference(maxBytes, { bytes, bodyCut }) {
    if (maxBytes === undefined || (bytes <= maxBytes && !bodyCut))
        return [];
    return [`expected a body of at most ${maxBytes} bytes, got ${bodyCut ? 'more than ' : ''}${bytes}`];
}
const dayMs = 86_400_000;
function tlsDifference(days, { certificateUntil }, now) {
    if (days === undefined)
        return [];
    if (certificateUntil === undefined)
        return ['expected an answer over TLS, and it came without'];
    const left = Math.floor((certificateUntil - now) / dayMs);
    if (left >= days)
        return [];
    return [
        `expected a certificate that is valid for ${days} days, and it ends on ${new Date(certificateUntil).toISOString().slice(0, 10)}, in ${left}`,
    ];
}
function bodyDifference(expected, { body, bodyCut }) {
    if (!expected)
        return [];
    const cut = bodyCut ? ' in its first MiB' : '';
    const missing = expected.contains !== undefined && !body.includes(expected.contains);
    const unmatched = expected.matches !== undefined && !expected.matches.test(body);
    return [
        ...(missing ? [`expected the body to contain \`${expected.contains}\`${cut}, got \`${(0,smoke_text/* excerpt */.K)(body)}\``] : []),
        ...(unmatched ? [`expected the body to match ${expected.matches}${cut}, got \`${(0,smoke_text/* excerpt */.K)(body)}\``] : []),
    ];
}

;// CONCATENATED MODULE: ./lib/smoke/http/judge.js




/** Sends one request, or follows where it is led, and judges the answer. */
async function judgeHttp(check, probe) {
    const followed = await follow(check, requestOf(check, probe), probe);
    if ('problem' in followed)
        return { problems: [followed.problem] };
    const { request, response } = followed;
    const schema = await schemaProblems(check, response);
    const found = [...differences(check.expect, response, probe.means.clock.now()), ...schema.problems];
    const cause = found.length > 0 ? causeOf(check, response) : undefined;
    return {
        problems: withBody(found, response).map((message, index) => ({
            message,
            request,
            ...(index === 0 && cause !== undefined ? { cause } : {}),
        })),
        notes: notesOf(check, response),
        isFinal: schema.isFinal,
    };
}
function requestOf({ method, path, body, headers }, probe) {
    const typed = body?.contentType && !hasContentType(headers) ? { 'content-type': body.contentType } : {};
    return probe.request(method, path, { headers: typed, ...(body === undefined ? {} : { body: body.text }) });
}
function hasContentType(headers) {
    return Object.keys(headers).some((name) => name.toLowerCase() === 'content-type');
}
/** Within the origin, and no further than the check allows: keys go along. */
async function follow({ follow: most }, first, probe) {
    const seen = new Set([first.url.href]);
    let request = first;
    for (let followed = 0;; followed++) {
        const response = await probe.send(request, { mustTellVersion: true });
        const { location } = response.headers;
        const isRedirect = response.status >= 300 && response.status < 400 && location !== undefined;
        if (most === 0 || !isRedirect)
            return { request, response };
        const next = URL.parse(location, request.url.href);
        const wrong = problemOfStep(next, request, { seen, isLast: followed === most, most, location });
        if (wrong || !next)
            return { problem: { message: wrong ?? '', request } };
        seen.add(next.href);
        request = { ...request, url: next };
    }
}
function problemOfStep(next, { url }, { seen, isLast, most, location }) {
    if (!next)
        return `${url.pathname} redirects to \`${(0,smoke_text/* excerpt */.K)(location)}\`, which is no address`;
    if (next.origin !== url.origin)
        return `${url.pathname} redirects to another origin, ${next.origin}, where no check follows: the key would go there`;
    if (seen.has(next.href))
        return `the redirects lead in a circle: ${next.pathname} was asked before`;
    return isLast
        ? `${url.pathname} redirects to ${next.pathname}, and ${most} redirects were followed already`
        : undefined;
}
/** What is wrong with the schema itself is the configuration's fault, and stays. */
async function schemaProblems({ expect }, response) {
    try {
        return { problems: await schemaDifferences(expect, response), isFinal: false };
    }
    catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        return { problems: [`the \`schema\` of the check cannot be used: ${reason}`], isFinal: true };
    }
}
function causeOf({ expect }, response) {
    if (!expect.status.includes(response.status))
        return (0,causes/* causeOfStatus */.F)(response);
    const wantsJson = expect.json !== undefined || expect.paths.length > 0 || expect.schema !== undefined;
    if (wantsJson && (0,peek/* mediaType */.J)(response.headers['content-type']) === 'text/html')
        return 'A page answers in place of the Worker: the assets (`not_found_handling: single-page-application` answers every path), a page to log in, or a challenge of the bot protection.';
    return undefined;
}
function notesOf({ expect }, { certificateUntil }) {
    if (expect.tlsDays === undefined || certificateUntil === undefined)
        return [];
    return [`certificate until ${new Date(certificateUntil).toISOString().slice(0, 10)}`];
}
/** What is not as expected is best understood by what the body says. */
function withBody(problems, { status, body }) {
    const isTold = problems.some((problem) => problem.includes('the body') || problem.includes('expected JSON'));
    if (body === '' || isTold || problems.every(isOfConnection))
        return problems;
    return [...problems, `the answer's body (status ${status}) begins: \`${(0,smoke_text/* excerpt */.K)(body).replaceAll('`', "'")}\``];
}
function isOfConnection(problem) {
    return problem.includes('certificate') || problem.includes('over TLS') || problem.includes('a body of at most');
}


/***/ }),

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

/***/ 48374:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ mediaType),
/* harmony export */   s: () => (/* binding */ peek)
/* harmony export */ });
/* harmony import */ var _bounded_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(91992);
/* harmony import */ var _exchange_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(89824);


/** What is read of a body at most, in bytes. */
const enough = Math.min(64 * 1024, _exchange_js__WEBPACK_IMPORTED_MODULE_1__/* .bodyLimit */ .kR);
/** The media type of a `content-type`, in lower case and without parameters. */
function mediaType(header) {
    return (header ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
}
/** Sends a request to an endpoint that may answer with a stream without end. @throws NoAnswer, OtherVersion */
async function peek(request, probe) {
    const started = performance.now();
    const stream = await probe.open(request);
    const { status, headers, headersDistinct } = stream;
    const isStream = mediaType(headers['content-type']) === 'text/event-stream';
    const read = () => (isStream ? { body: '', cut: false } : beginning(stream.chunks));
    const { body, cut } = await (0,_bounded_js__WEBPACK_IMPORTED_MODULE_0__/* .readBounded */ .C)(request, stream, async () => read());
    return {
        status,
        headers,
        headersDistinct,
        body,
        bytes: Buffer.byteLength(body),
        bodyCut: cut,
        isStream,
        durationMs: performance.now() - started,
    };
}
async function beginning(chunks) {
    const parts = [];
    let length = 0;
    for await (const chunk of chunks) {
        parts.push(chunk);
        length += chunk.length;
        if (length > enough)
            return { body: Buffer.concat(parts).toString('utf8'), cut: true };
    }
    return { body: Buffer.concat(parts).toString('utf8'), cut: false };
}


/***/ }),

/***/ 14114:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ excerpt)
/* harmony export */ });
/** The start of a text, on one line. */
function excerpt(text) {
    const line = text.replace(/\s+/g, ' ').trim();
    return line.length <= 160 ? line : `${line.slice(0, 160)}…`;
}


/***/ })

};
