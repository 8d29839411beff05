export const id = 9602;
export const ids = [9602];
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

/***/ 36746:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   o: () => (/* binding */ streamEvents)
/* harmony export */ });
/* harmony import */ var eventsource_parser__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(46085);

/** The events of a stream as they come; ends with it. Throws the connection's error. */
async function* streamEvents({ chunks }) {
    let bytes = 0;
    const ready = [];
    const push = (kind, data, event, id) => ready.push({ kind, event: event ?? 'message', data, id, at: performance.now(), bytes });
    const parser = (0,eventsource_parser__WEBPACK_IMPORTED_MODULE_0__/* .createParser */ .C)({
        onEvent: ({ data, event, id }) => push('event', data, event, id),
        onComment: (comment) => push('comment', comment),
    });
    const decoder = new TextDecoder();
    for await (const chunk of chunks) {
        bytes += chunk.length;
        parser.feed(decoder.decode(chunk, { stream: true }));
        yield* ready.splice(0);
    }
}


/***/ }),

/***/ 21350:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ McpFault)
/* harmony export */ });
/** What a server did wrong, so that the conversation cannot go on. */
class McpFault extends Error {
    problem;
    /** The status of the answer, where it is what went wrong. */
    status;
    constructor(message, request, { cause, status } = {}) {
        super(message);
        this.name = 'McpFault';
        this.problem = { message, request, ...(cause === undefined ? {} : { cause }) };
        this.status = status;
    }
}


/***/ }),

/***/ 73789:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Uc: () => (/* binding */ describeError),
/* harmony export */   m3: () => (/* binding */ isFromServer),
/* harmony export */   uQ: () => (/* binding */ judgeReply),
/* harmony export */   vY: () => (/* binding */ parseMessage)
/* harmony export */ });
/* harmony import */ var _contained_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(97764);
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(14114);


/** The messages of a text: one, or as a fault several. @throws SyntaxError when it is no JSON */
function parseMessage(text) {
    const value = JSON.parse(text);
    return (0,_contained_js__WEBPACK_IMPORTED_MODULE_0__/* .isObject */ .G)(value) ? value : undefined;
}
/** A request or a notification of the server. */
function isFromServer(message) {
    return typeof message['method'] === 'string';
}
/** The reply to a request, or what is wrong with it, as the end of a sentence that begins with the method. */
function judgeReply(message, id) {
    if (message['jsonrpc'] !== '2.0')
        return `was answered with \`jsonrpc\` ${shown(message['jsonrpc'])}, and it must be \`"2.0"\``;
    // An error about a message that could not be read has no id.
    const isNamelessError = message['id'] === null && message['error'] !== undefined;
    if (message['id'] !== id && !isNamelessError)
        return `has the id \`${id}\`, and was answered with the id ${shown(message['id'])}`;
    const { result, error } = message;
    if (error !== undefined && result !== undefined)
        return 'was answered with a result and an error at once';
    if (error !== undefined)
        return judgeError(error);
    if ((0,_contained_js__WEBPACK_IMPORTED_MODULE_0__/* .isObject */ .G)(result))
        return { result };
    return `was answered without a result that is an object: ${shown(result)}`;
}
function judgeError(error) {
    if (!(0,_contained_js__WEBPACK_IMPORTED_MODULE_0__/* .isObject */ .G)(error) || !Number.isInteger(error['code']) || typeof error['message'] !== 'string')
        return `was answered with an error without code and message: ${shown(error)}`;
    return { error: { code: Number(error['code']), message: error['message'] } };
}
function describeError({ code, message }) {
    return `error ${code} «${(0,_text_js__WEBPACK_IMPORTED_MODULE_1__/* .excerpt */ .K)(message)}»`;
}
function shown(value) {
    return value === undefined ? 'missing' : `\`${(0,_text_js__WEBPACK_IMPORTED_MODULE_1__/* .excerpt */ .K)(JSON.stringify(value))}\``;
}


/***/ }),

/***/ 23651:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ modernRevision),
/* harmony export */   u: () => (/* binding */ Modern)
/* harmony export */ });
/* harmony import */ var _contained_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(97764);
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(14114);
/* harmony import */ var _fault_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(21350);
/* harmony import */ var _message_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(73789);
/* harmony import */ var _refusal_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(72598);
/* harmony import */ var _transport_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(10295);
/* harmony import */ var _wire_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(10777);







const modernRevision = '2026-07-28';
const headerMismatch = -32020;
/** Revision 2026-07-28: no `initialize`, no session; every request says of itself what it is. */
class Modern {
    era = 'modern';
    #check;
    #probe;
    #findings;
    #nextId = 1;
    constructor(check, probe, findings) {
        this.#check = check;
        this.#probe = probe;
        this.#findings = findings;
    }
    async open() {
        const { reply, request } = await this.request('server/discover', {});
        if (reply.error)
            throw new _fault_js__WEBPACK_IMPORTED_MODULE_1__/* .McpFault */ .V(`server/discover was answered with ${(0,_message_js__WEBPACK_IMPORTED_MODULE_2__/* .describeError */ .Uc)(reply.error)}`, request, {
                cause: 'The server may know only revisions with `initialize`: try `era: legacy-http`, or `auto`.',
            });
        const { supportedVersions, capabilities, _meta } = reply.result;
        if (!Array.isArray(supportedVersions) || !supportedVersions.includes(modernRevision))
            throw new _fault_js__WEBPACK_IMPORTED_MODULE_1__/* .McpFault */ .V(`server/discover was answered with the supported versions \`${(0,_text_js__WEBPACK_IMPORTED_MODULE_6__/* .excerpt */ .K)(JSON.stringify(supportedVersions) ?? 'none')}\`, and ${modernRevision} is not among them`, request);
        if (!(0,_contained_js__WEBPACK_IMPORTED_MODULE_0__/* .isObject */ .G)(capabilities))
            throw new _fault_js__WEBPACK_IMPORTED_MODULE_1__/* .McpFault */ .V('server/discover was answered without `capabilities`', request);
        const info = (0,_contained_js__WEBPACK_IMPORTED_MODULE_0__/* .isObject */ .G)(_meta) ? _meta['io.modelcontextprotocol/serverInfo'] : undefined;
        const { name, version } = (0,_contained_js__WEBPACK_IMPORTED_MODULE_0__/* .isObject */ .G)(info) ? info : {};
        return {
            protocolVersion: modernRevision,
            capabilities,
            name: typeof name === 'string' ? name : undefined,
            version: typeof version === 'string' ? version : undefined,
        };
    }
    async request(method, params) {
        const id = this.#nextId++;
        const request = this.#requestFor(method, params, id, method);
        const answer = await (0,_wire_js__WEBPACK_IMPORTED_MODULE_5__/* .post */ .b)(request, { what: method, id }, this.#probe);
        // An error of JSON-RPC may come with a status of its own here, such as 404 for a method that is not known.
        const isTold = answer.message !== undefined && answer.message['error'] !== undefined;
        if (answer.status !== 200 && !(isTold && answer.status < 500 && answer.status !== 401 && answer.status !== 403))
            throw (0,_refusal_js__WEBPACK_IMPORTED_MODULE_3__/* .refused */ .J)(method, answer, 'status 200', request, this.#probe);
        return this.#replied(method, answer, id, request);
    }
    /** What stands between client and server trusts the headers: a server that does not compare them with the body is open to be deceived. */
    async examine() {
        const cases = [
            ['without the header Mcp-Method', undefined],
            ['with another method in the header Mcp-Method', 'tools/call'],
        ];
        for (const [what, header] of cases) {
            const id = this.#nextId++;
            const request = this.#requestFor('tools/list', {}, id, header);
            const answer = await (0,_wire_js__WEBPACK_IMPORTED_MODULE_5__/* .post */ .b)(request, { what: `tools/list ${what}`, id }, this.#probe);
            const error = answer.message?.['error'];
            if ((0,_contained_js__WEBPACK_IMPORTED_MODULE_0__/* .isObject */ .G)(error) && error['code'] === headerMismatch)
                continue;
            const got = (0,_contained_js__WEBPACK_IMPORTED_MODULE_0__/* .isObject */ .G)(error) ? `error ${String(error['code'])}` : `status ${answer.status}`;
            this.#findings.problems.push({
                message: `expected error ${headerMismatch} to tools/list ${what}, got ${got}`,
                cause: 'Revision 2026-07-28 wants servers to refuse a request whose headers and body disagree: what stands before them decides by the headers alone.',
                request,
            });
        }
    }
    async close() {
        // Nothing was opened.
    }
    #requestFor(method, params, id, header) {
        const _meta = {
            'io.modelcontextprotocol/protocolVersion': modernRevision,
            'io.modelcontextprotocol/clientInfo': _transport_js__WEBPACK_IMPORTED_MODULE_4__/* .clientInfo */ .q,
            'io.modelcontextprotocol/clientCapabilities': {},
        };
        const { name } = params;
        return this.#probe.request('POST', this.#check.path, {
            headers: {
                accept: 'application/json, text/event-stream',
                'content-type': 'application/json',
                'mcp-protocol-version': modernRevision,
                'mcp-method': header,
                'mcp-name': typeof name === 'string' && /^[\x20-\x7e]*$/.test(name) ? name : undefined,
            },
            body: JSON.stringify({ jsonrpc: '2.0', id, method, params: { ...params, _meta } }),
        });
    }
    #replied(what, { message }, id, request) {
        if (!message)
            throw new _fault_js__WEBPACK_IMPORTED_MODULE_1__/* .McpFault */ .V(`${what} was answered with an empty body`, request);
        const reply = (0,_message_js__WEBPACK_IMPORTED_MODULE_2__/* .judgeReply */ .uQ)(message, id);
        if (typeof reply === 'string')
            throw new _fault_js__WEBPACK_IMPORTED_MODULE_1__/* .McpFault */ .V(`${what} ${reply}`, request);
        if (reply.result && reply.result['resultType'] !== 'complete')
            this.#findings.warnings.push(`${what} was answered with the resultType \`${(0,_text_js__WEBPACK_IMPORTED_MODULE_6__/* .excerpt */ .K)(String(reply.result['resultType']))}\`, and nothing but \`complete\` was to be expected.`);
        return { reply, request };
    }
}


/***/ }),

/***/ 72598:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ refused)
/* harmony export */ });
/* harmony import */ var _causes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(68345);
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(14114);
/* harmony import */ var _fault_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(21350);
/* harmony import */ var _message_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(73789);




/** A status that is none of those that the protocol has for this. */
function refused(what, { status, headers, text, message }, expected, request, probe) {
    const said = message && errorOf(message);
    const body = said ?? (text === '' ? '' : `\`${(0,_text_js__WEBPACK_IMPORTED_MODULE_3__/* .excerpt */ .K)(text).replaceAll('`', "'")}\``);
    const cause = causeFor(status, probe) ?? (0,_causes_js__WEBPACK_IMPORTED_MODULE_0__/* .causeOfStatus */ .F)({ status, headers, body: text });
    return new _fault_js__WEBPACK_IMPORTED_MODULE_1__/* .McpFault */ .V(`expected ${expected} to ${what}, got status ${status}${body === '' ? '' : `: ${body}`}`, request, { status, ...(cause === undefined ? {} : { cause }) });
}
function errorOf({ error }) {
    if (typeof error !== 'object' || error === null)
        return undefined;
    const { code, message } = error;
    return typeof code === 'number' && typeof message === 'string' ? (0,_message_js__WEBPACK_IMPORTED_MODULE_2__/* .describeError */ .Uc)({ code, message }) : undefined;
}
function causeFor(status, { credential }) {
    if (status !== 401 && status !== 403)
        return undefined;
    return credential
        ? `The server does not take the key in ${credential.hidden.shell.slice(1)}: is it the one that is set on the Worker for this environment?`
        : 'The server wants a key, and the check has none: write `secret: <environment variable>`.';
}


/***/ }),

/***/ 17428:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gv: () => (/* binding */ readServerInfo),
/* harmony export */   RE: () => (/* binding */ Streamable),
/* harmony export */   yQ: () => (/* binding */ legacyRevisions)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _contained_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(97764);
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(14114);
/* harmony import */ var _fault_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(21350);
/* harmony import */ var _message_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(73789);
/* harmony import */ var _refusal_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(72598);
/* harmony import */ var _transport_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(10295);
/* harmony import */ var _wire_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(10777);








/** Revisions with `initialize`, the newest first: modelcontextprotocol.io/specification/versioning. */
const legacyRevisions = ['2025-11-25', '2025-06-18', '2025-03-26', '2024-11-05'];
/** Streamable HTTP as of the revisions with `initialize` (modelcontextprotocol.io/specification/2025-11-25/basic/transports). */
class Streamable {
    era = 'legacy-http';
    #check;
    #probe;
    #findings;
    #nextId = 1;
    #session;
    #revision;
    /** Answers to what the server asked; they are waited for at the end. */
    #answers = [];
    constructor(check, probe, findings) {
        this.#check = check;
        this.#probe = probe;
        this.#findings = findings;
    }
    async open() {
        const id = this.#nextId++;
        const params = { protocolVersion: legacyRevisions[0], capabilities: {}, clientInfo: _transport_js__WEBPACK_IMPORTED_MODULE_5__/* .clientInfo */ .q };
        const { request, answer } = await this.#post({ jsonrpc: '2.0', id, method: 'initialize', params }, 'initialize', id);
        if (answer.status !== 200)
            throw (0,_refusal_js__WEBPACK_IMPORTED_MODULE_4__/* .refused */ .J)('initialize', answer, 'status 200', request, this.#probe);
        const { reply } = this.#replied('initialize', answer, id, request);
        this.#session = this.#sessionIn(answer, request);
        if (reply.error)
            throw new _fault_js__WEBPACK_IMPORTED_MODULE_2__/* .McpFault */ .V(`initialize was answered with ${(0,_message_js__WEBPACK_IMPORTED_MODULE_3__/* .describeError */ .Uc)(reply.error)}`, request, {
                cause: 'The server may not know revisions with `initialize`: try `era: modern`, or `auto`.',
            });
        const info = readServerInfo(reply.result, request);
        this.#revision = info.protocolVersion;
        await this.#initialized();
        return info;
    }
    async request(method, params) {
        const id = this.#nextId++;
        const { request, answer } = await this.#post({ jsonrpc: '2.0', id, method, params }, method, id);
        if (answer.status !== 200)
            throw (0,_refusal_js__WEBPACK_IMPORTED_MODULE_4__/* .refused */ .J)(method, answer, 'status 200', request, this.#probe);
        const again = answer.headers['mcp-session-id'];
        if (again !== undefined && again !== this.#session)
            this.#findings.problems.push({
                message: `the answer to ${method} has another session id than that to initialize`,
                cause: 'The server began a new session in place of going on: its memory of sessions is not shared by all isolates.',
                request,
            });
        return this.#replied(method, answer, id, request);
    }
    /** How sessions end, and what becomes of those that are not known: after a deploy that is every old one. */
    async examine() {
        const session = this.#session;
        if (session === undefined) {
            this.#findings.notes.push('no sessions');
            return;
        }
        await this.#expectUnknown((0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)(), 'a session id that the server never gave');
        if (await this.#end())
            await this.#expectUnknown(session, 'a session that was ended');
    }
    async close() {
        try {
            await Promise.allSettled(this.#answers);
            if (this.#session !== undefined)
                await this.#end();
        }
        catch {
            // What went wrong before is what is told.
        }
    }
    async #initialized() {
        const what = 'notifications/initialized';
        const { request, answer } = await this.#post({ jsonrpc: '2.0', method: what }, what, undefined);
        if (answer.status === 202)
            return;
        if (answer.status < 200 || answer.status > 299)
            throw (0,_refusal_js__WEBPACK_IMPORTED_MODULE_4__/* .refused */ .J)(what, answer, 'status 202', request, this.#probe);
        this.#findings.warnings.push(`${what} was answered with status ${answer.status}, and the protocol has 202 for it.`);
    }
    /** Whether clients may end sessions here, and this one did. */
    async #end() {
        const request = this.#probe.request('DELETE', this.#check.path, { headers: this.#headers() });
        this.#session = undefined;
        const { status, headers, body } = await this.#probe.send(request);
        if (status === 405) {
            this.#findings.notes.push('sessions are not ended by clients (405)');
            return false;
        }
        if (status >= 200 && status < 300)
            return true;
        if (status === 404 || status === 501) {
            this.#findings.warnings.push(`DELETE, by which a client ends its session, was answered with status ${status}: a server that does not have it says 405.`);
            return false;
        }
        const answer = { status, headers, text: body, message: undefined, isStream: false };
        this.#findings.problems.push((0,_refusal_js__WEBPACK_IMPORTED_MODULE_4__/* .refused */ .J)('DELETE, which ends the session', answer, 'status 200, 204 or 405', request, this.#probe).problem);
        return false;
    }
    async #expectUnknown(session, what) {
        const id = this.#nextId++;
        const message = { jsonrpc: '2.0', id, method: 'tools/list', params: {} };
        const { request, answer } = await this.#post(message, `tools/list with ${what}`, id, session);
        const { status } = answer;
        if (status === 404)
            return;
        if (status === 400) {
            this.#findings.warnings.push(`tools/list with ${what} was answered with status 400, and the protocol has 404 for it: clients initialise anew only after a 404.`);
            return;
        }
        const isLetIn = status >= 200 && status < 300;
        this.#findings.problems.push({
            message: `expected status 404 to tools/list with ${what}, got ${status}`,
            cause: isLetIn
                ? 'The server does not look whether it knows the session. Whoever has the key can speak in any, and ended ones go on.'
                : 'After a deploy every old session is unknown. Clients initialise anew after a 404, and after nothing else.',
            request,
        });
    }
    #headers(session = this.#session) {
        return {
            'mcp-session-id': session,
            // Revisions before 2025-06-18 do not know the header, and ignore it.
            'mcp-protocol-version': this.#revision,
        };
    }
    async #post(message, what, id, session) {
        const request = this.#probe.request('POST', this.#check.path, {
            headers: {
                accept: 'application/json, text/event-stream',
                'content-type': 'application/json',
                ...this.#headers(session),
            },
            body: JSON.stringify(message),
        });
        const onServerMessage = (asked) => void this.#answers.push(this.#answer(asked).catch(() => undefined));
        return { request, answer: await (0,_wire_js__WEBPACK_IMPORTED_MODULE_6__/* .post */ .b)(request, { what, id, onServerMessage }, this.#probe) };
    }
    /** A server may ask while it answers: `ping` has an answer, and nothing else was offered to it. */
    async #answer({ id, method }) {
        if (id === undefined || id === null)
            return;
        const reply = method === 'ping' ? { result: {} } : { error: { code: -32601, message: 'this client only tests the server' } };
        await this.#post({ jsonrpc: '2.0', id, ...reply }, `the reply to the server's ${String(method)}`, undefined);
    }
    #replied(what, { message }, id, request) {
        if (!message)
            throw new _fault_js__WEBPACK_IMPORTED_MODULE_2__/* .McpFault */ .V(`${what} was answered with an empty body`, request);
        const reply = (0,_message_js__WEBPACK_IMPORTED_MODULE_3__/* .judgeReply */ .uQ)(message, id);
        if (typeof reply === 'string')
            throw new _fault_js__WEBPACK_IMPORTED_MODULE_2__/* .McpFault */ .V(`${what} ${reply}`, request);
        return { reply, request };
    }
    #sessionIn({ headers }, request) {
        const session = headers['mcp-session-id'];
        if (session === undefined)
            return undefined;
        if (typeof session === 'string' && /^[\x21-\x7e]+$/.test(session))
            return session;
        throw new _fault_js__WEBPACK_IMPORTED_MODULE_2__/* .McpFault */ .V(`the session id \`${(0,_text_js__WEBPACK_IMPORTED_MODULE_7__/* .excerpt */ .K)(String(session))}\` has characters other than visible ASCII`, request, {
            cause: 'The protocol allows 0x21 to 0x7E. An id that came twice is joined by a comma and a blank.',
        });
    }
}
/** The result of `initialize`. @throws McpFault */
function readServerInfo(result, request) {
    const { protocolVersion, capabilities, serverInfo } = result;
    if (typeof protocolVersion !== 'string' || !legacyRevisions.includes(protocolVersion))
        throw new _fault_js__WEBPACK_IMPORTED_MODULE_2__/* .McpFault */ .V(`initialize was answered with the protocol version \`${(0,_text_js__WEBPACK_IMPORTED_MODULE_7__/* .excerpt */ .K)(String(protocolVersion))}\`, which is none of ${legacyRevisions.join(', ')}`, request, { cause: 'A server answers with the version that it was asked for, or with another one that clients know.' });
    if (!(0,_contained_js__WEBPACK_IMPORTED_MODULE_1__/* .isObject */ .G)(capabilities))
        throw new _fault_js__WEBPACK_IMPORTED_MODULE_2__/* .McpFault */ .V('initialize was answered without `capabilities`', request);
    if (!(0,_contained_js__WEBPACK_IMPORTED_MODULE_1__/* .isObject */ .G)(serverInfo) || typeof serverInfo['name'] !== 'string' || typeof serverInfo['version'] !== 'string')
        throw new _fault_js__WEBPACK_IMPORTED_MODULE_2__/* .McpFault */ .V('initialize was answered without `serverInfo` that has a name and a version', request);
    return { protocolVersion, capabilities, name: serverInfo['name'], version: serverInfo['version'] };
}


/***/ }),

/***/ 10295:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ clientInfo)
/* harmony export */ });
const clientInfo = { name: 'voygent-actions', version: '1' };


/***/ }),

/***/ 10777:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ post)
/* harmony export */ });
/* harmony import */ var _bounded_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(91992);
/* harmony import */ var _contained_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(97764);
/* harmony import */ var _event_stream_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(36746);
/* harmony import */ var _exchange_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(89824);
/* harmony import */ var _peek_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(48374);
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(14114);
/* harmony import */ var _fault_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(21350);
/* harmony import */ var _message_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(73789);








/**
 * Posts a message and reads the answer, be it JSON or a stream of events, up to the reply. Statuses are left to the
 * caller.
 * @throws McpFault when what comes is neither, NoAnswer, OtherVersion
 */
async function post(request, wanted, probe) {
    const stream = await probe.open(request);
    const read = async () => {
        const { status, headers } = stream;
        const isStream = (0,_peek_js__WEBPACK_IMPORTED_MODULE_3__/* .mediaType */ .J)(headers['content-type']) === 'text/event-stream';
        if (isStream) {
            const message = await readReply(request, stream, wanted);
            return { status, headers, text: '', message, isStream };
        }
        const text = await readText(stream);
        const message = status >= 200 && status < 300 ? messageIn(text, request, wanted, headers) : errorIn(text);
        return { status, headers, text, message, isStream };
    };
    return (0,_bounded_js__WEBPACK_IMPORTED_MODULE_0__/* .readBounded */ .C)(request, stream, read, (error) => error instanceof _fault_js__WEBPACK_IMPORTED_MODULE_4__/* .McpFault */ .V);
}
async function readText({ chunks }) {
    const parts = [];
    for await (const chunk of chunks)
        parts.push(chunk);
    return Buffer.concat(parts).subarray(0, _exchange_js__WEBPACK_IMPORTED_MODULE_2__/* .bodyLimit */ .kR).toString('utf8');
}
/** The reply on a stream. What the server sends before it is its own matter; its first event may be empty. */
async function readReply(request, stream, { what, id, onServerMessage }) {
    for await (const { kind, data } of (0,_event_stream_js__WEBPACK_IMPORTED_MODULE_6__/* .streamEvents */ .o)(stream)) {
        if (kind === 'comment' || data === '')
            continue;
        const message = parsed(data, request, what);
        if ((0,_message_js__WEBPACK_IMPORTED_MODULE_5__/* .isFromServer */ .m3)(message))
            onServerMessage?.(message);
        else if (id !== undefined)
            return message;
    }
    if (id === undefined)
        return undefined;
    throw new _fault_js__WEBPACK_IMPORTED_MODULE_4__/* .McpFault */ .V(`the stream that answers ${what} ended without the reply`, request, {
        cause: 'The Worker closed the stream before it wrote the result: it was not awaited (`ctx.waitUntil` or an await is missing), or the handler threw. See `wrangler tail`.',
    });
}
function parsed(data, request, what) {
    try {
        const message = (0,_message_js__WEBPACK_IMPORTED_MODULE_5__/* .parseMessage */ .vY)(data);
        if (message)
            return message;
    }
    catch {
        // Said below.
    }
    throw new _fault_js__WEBPACK_IMPORTED_MODULE_4__/* .McpFault */ .V(`the stream that answers ${what} has an event whose data is no JSON-RPC message: \`${(0,_text_js__WEBPACK_IMPORTED_MODULE_7__/* .excerpt */ .K)(data)}\``, request);
}
/** The message of a 2xx answer that is no stream; `undefined` when it is empty. */
function messageIn(text, request, { what, id }, headers) {
    if (id === undefined || text === '')
        return undefined;
    const type = (0,_peek_js__WEBPACK_IMPORTED_MODULE_3__/* .mediaType */ .J)(headers['content-type']);
    if (type !== 'application/json') {
        const looksLikeStream = /^(event|data|id|:)/m.test(text) && /^data:/m.test(text);
        throw new _fault_js__WEBPACK_IMPORTED_MODULE_4__/* .McpFault */ .V(`${what} was answered as \`${type || 'no content type'}\`, and it must be application/json or text/event-stream: \`${(0,_text_js__WEBPACK_IMPORTED_MODULE_7__/* .excerpt */ .K)(text)}\``, request, {
            cause: looksLikeStream
                ? 'The body is a stream of events with a wrong label, and clients read it as something else: set `Content-Type: text/event-stream`.'
                : 'Something else than the MCP server answers at this path, such as the page of a website, or the server forgets the header.',
        });
    }
    try {
        const message = (0,_message_js__WEBPACK_IMPORTED_MODULE_5__/* .parseMessage */ .vY)(text);
        if (message)
            return message;
    }
    catch {
        throw new _fault_js__WEBPACK_IMPORTED_MODULE_4__/* .McpFault */ .V(`${what} was answered with what is no JSON: \`${(0,_text_js__WEBPACK_IMPORTED_MODULE_7__/* .excerpt */ .K)(text)}\``, request);
    }
    const isBatch = text.trimStart().startsWith('[');
    throw new _fault_js__WEBPACK_IMPORTED_MODULE_4__/* .McpFault */ .V(`${what} was answered with ${isBatch ? 'a batch' : `\`${(0,_text_js__WEBPACK_IMPORTED_MODULE_7__/* .excerpt */ .K)(text)}\``}, and it must be one JSON-RPC message`, request, isBatch ? { cause: 'Revision 2025-06-18 took batches out of the protocol.' } : {});
}
/** What a refusal says, where it says it in JSON. */
function errorIn(text) {
    try {
        const value = JSON.parse(text);
        return (0,_contained_js__WEBPACK_IMPORTED_MODULE_1__/* .isObject */ .G)(value) ? value : undefined;
    }
    catch {
        return undefined;
    }
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
