export const id = 5152;
export const ids = [5152];
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

/***/ 65152:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   judgeRequestId: () => (/* binding */ judgeRequestId)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _causes_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(68345);
/* harmony import */ var _peek_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(48374);
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(14114);




/** Sends ids of several kinds, and looks which come back. */
async function judgeRequestId(check, probe) {
    const first = await echo((0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)(), check, probe);
    const status = first.response.status;
    if (status >= 500 || status === 404) {
        const cause = (0,_causes_js__WEBPACK_IMPORTED_MODULE_1__/* .causeOfStatus */ .F)(first.response);
        return {
            problems: [{ message: `expected an answer, got status ${status}`, ...(cause === undefined ? {} : { cause }) }],
        };
    }
    const problems = [...judgeEcho(first, check), ...judgeTrace(first, check)];
    // What does not send ids back cannot mix them up.
    if (problems.length > 0 && first.back === undefined)
        return { problems };
    // By itself: ids of other requests would be among those that are mixed up.
    if (first.back === first.sent)
        problems.push(...(await judgeMixing(check, probe)));
    const rest = await Promise.all([judgeLong(check, probe), judgeCharacters(check, probe), judgeMissing(check, probe)]);
    return { problems: [...problems, ...rest.flat()], notes: [`ids come back in ${check.header}`] };
}
async function echo(id, { header, path }, probe) {
    const traceId = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(16).toString('hex');
    const traceparent = `00-${traceId}-${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(8).toString('hex')}-01`;
    // The id of the run's own trace must not stand beside.
    const headers = { 'x-request-id': undefined, [header]: id, traceparent };
    const plain = probe.request('GET', path);
    const request = { ...plain, headers: merged(plain.headers, headers) };
    const response = await (0,_peek_js__WEBPACK_IMPORTED_MODULE_2__/* .peek */ .s)(request, probe);
    const values = response.headersDistinct[header];
    return { sent: id ?? '', back: values?.join(', '), traceId, request, response };
}
function merged(headers, changes) {
    const all = Object.entries({ ...headers, ...changes });
    return Object.fromEntries(all.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}
function judgeEcho({ sent, back, request }, { header }) {
    if (back === sent)
        return [];
    const got = back === undefined ? 'there is none' : `got \`${(0,_text_js__WEBPACK_IMPORTED_MODULE_3__/* .excerpt */ .K)(back)}\``;
    const cause = back === undefined
        ? 'The Worker does not send the id back, so that who has a failed answer cannot find its lines in the log.'
        : 'The Worker makes an id of its own in place of one that is good, and the lines of client and server cannot be matched.';
    return [{ message: `expected the header ${header} to bring back the id that was sent, and ${got}`, cause, request }];
}
function judgeTrace({ traceId, request, response }, { traceparent }) {
    const back = response.headers['traceparent'];
    if (back === undefined)
        return traceparent
            ? [{ message: 'expected the answer to carry `traceparent` on, and there is none', request }]
            : [];
    if (typeof back === 'string' && back.split('-')[1] === traceId)
        return [];
    return [
        {
            message: `the answer has another trace id than the request in \`traceparent\`: \`${(0,_text_js__WEBPACK_IMPORTED_MODULE_3__/* .excerpt */ .K)(String(back))}\``,
            cause: 'The Worker begins a new trace in place of going on with that of its caller.',
            request,
        },
    ];
}
/** Requests at one time in one isolate: what is kept in a module is shared by all of them. */
async function judgeMixing(check, probe) {
    const echoes = await Promise.all(Array.from({ length: 8 }, () => echo((0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)(), check, probe)));
    const wrong = echoes.filter(({ sent, back }) => back !== sent);
    const [first] = wrong;
    if (!first)
        return [];
    return [
        {
            message: `of 8 requests at one time, ${wrong.length} got another id than their own`,
            cause: 'The id is kept in a variable of the module, which all requests of an isolate share: keep it with the request.',
            request: first.request,
        },
    ];
}
async function judgeLong(check, probe) {
    const sent = 'a'.repeat(Math.max(4096, check.longest + 1));
    const { back, request, response } = await echo(sent, check, probe);
    if (response.status >= 500)
        return [failed(`an id of ${sent.length} characters`, response.status, request)];
    if (back === undefined || back.length <= check.longest)
        return [];
    return [
        {
            message: `an id of ${sent.length} characters came back with ${back.length} of them`,
            cause: 'Whoever asks decides how much goes into every line of the log: cut the id, or take a new one in its place.',
            request,
        },
    ];
}
/** What a log, a terminal or a page could take for something else; control characters beside the tab are no HTTP. */
const hostileIds = [
    '<script>alert(1)</script>',
    `"},{"level":"error`,
    '%0d%0aSet-Cookie:%20a=b',
    'id\twith\ttabs',
    'caf\u00e9\u009b31m',
];
/** Also cut or changed, an id has no such characters. */
function isHostile(id) {
    return /[<>"'\t\u007f-\uffff]|%0[ad]/i.test(id);
}
async function judgeCharacters(check, probe) {
    const echoes = await Promise.all(hostileIds.map((id) => echo(id, check, probe)));
    const broken = echoes.find(({ response }) => response.status >= 500);
    if (broken)
        return [failed(`the id \`${broken.sent}\``, broken.response.status, broken.request)];
    const reflected = echoes.filter(({ sent, back }) => back !== undefined && (back === sent || isHostile(back)));
    const [first] = reflected;
    if (!first)
        return [];
    return [
        {
            message: `ids with characters that are none of an id came back with them: ${reflected.map(({ sent }) => `\`${sent.replaceAll('\t', '\\t')}\``).join(', ')}`,
            cause: 'The id goes into logs and pages as it came: take it only if it has letters, digits and `._:-` alone, else make a new one.',
            request: first.request,
        },
    ];
}
async function judgeMissing(check, probe) {
    if (!check.generate)
        return [];
    const { back, request } = await echo(undefined, check, probe);
    if (back !== undefined && back !== '')
        return [];
    return [
        {
            message: `a request without an id got none in ${check.header}`,
            cause: 'Make one where none came: `crypto.randomUUID()`.',
            request,
        },
    ];
}
function failed(what, status, request) {
    return {
        message: `${what} was answered with status ${status}`,
        cause: 'The Worker fails over a header that anybody can send.',
        request,
    };
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
