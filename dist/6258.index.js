export const id = 6258;
export const ids = [6258];
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

/***/ 26258:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  judgeQueryBudget: () => (/* binding */ judgeQueryBudget)
});

// EXTERNAL MODULE: ./lib/runtime/words.js
var words = __webpack_require__(37113);
// EXTERNAL MODULE: ./lib/smoke/causes.js
var causes = __webpack_require__(68345);
// EXTERNAL MODULE: ./lib/smoke/peek.js
var peek = __webpack_require__(48374);
// EXTERNAL MODULE: ./lib/smoke/text.js
var smoke_text = __webpack_require__(14114);
;// CONCATENATED MODULE: ./lib/smoke/query-budget/server-timing.js
/** The metrics of the header's values. What is no metric is left out, as browsers do. */
function parseServerTiming(value) {
    return splitOutsideQuotes(value, ',').flatMap((part) => {
        const [name = '', ...parameters] = splitOutsideQuotes(part, ';').map((piece) => piece.trim());
        return isToken(name) ? [{ name, parameters: new Map(parameters.flatMap(parameterOf)) }] : [];
    });
}
function parameterOf(text) {
    const at = text.indexOf('=');
    const name = (at === -1 ? text : text.slice(0, at)).trim().toLowerCase();
    return isToken(name) ? [[name, unquoted(at === -1 ? '' : text.slice(at + 1).trim())]] : [];
}
function isToken(text) {
    return /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(text);
}
function unquoted(text) {
    if (!text.startsWith('"'))
        return text;
    return text.replace(/^"|"$/g, '').replace(/\\(.)/g, '$1');
}
function splitOutsideQuotes(text, mark) {
    const parts = [];
    let part = '';
    let isQuoted = false;
    for (let at = 0; at < text.length; at++) {
        const character = text.charAt(at);
        if (character === '\\' && isQuoted)
            part += text.charAt(at++);
        else if (character === '"')
            isQuoted = !isQuoted;
        if (character === mark && !isQuoted) {
            parts.push(part);
            part = '';
        }
        else
            part += text.charAt(at);
    }
    return [...parts, part];
}

;// CONCATENATED MODULE: ./lib/smoke/query-budget/judge.js





/** Asks once, and holds the number of queries that the answer tells against the budget. */
async function judgeQueryBudget(check, probe) {
    const { body, path, max } = check;
    const accept = body ? { accept: 'application/json, text/event-stream' } : {};
    const headers = body?.isJson ? { 'content-type': 'application/json', ...accept } : accept;
    const request = probe.request(body ? 'POST' : 'GET', path, { headers, ...(body ? { body: body.text } : {}) });
    const response = await (0,peek/* peek */.s)(request, probe);
    if (response.status >= 400) {
        const cause = (0,causes/* causeOfStatus */.F)(response);
        const message = `expected an answer whose queries can be counted, got status ${response.status}`;
        return { problems: [{ message, ...(cause === undefined ? {} : { cause }) }] };
    }
    const told = queriesIn(response.headers[check.header.toLowerCase()], check);
    if (typeof told === 'string')
        return { problems: [{ message: told, cause: howToTell }] };
    const notes = [`${(0,words/* count */.U)(told, 'quer').replace(/quers?$/, told === 1 ? 'query' : 'queries')} of at most ${max}`];
    if (told <= max)
        return { problems: [], notes, figures: { queries: told, max } };
    return {
        problems: [{ message: `expected at most ${max} queries for one answer, and it took ${told}`, cause: overBudget }],
        figures: { queries: told, max },
    };
}
/** The number, or why it cannot be told. */
function queriesIn(value, { header, metric }) {
    const text = Array.isArray(value) ? value.join(', ') : value;
    if (text === undefined)
        return `expected the header ${header} to tell the number of queries, and there is none`;
    if (header.toLowerCase() !== 'server-timing')
        return numberIn(text, `the header ${header} is`);
    const found = parseServerTiming(text).find(({ name }) => name === metric);
    if (!found)
        return `expected a metric \`${metric}\` in ${header}, got \`${(0,smoke_text/* excerpt */.K)(text)}\``;
    const described = found.parameters.get('desc');
    if (described === undefined)
        return `expected \`${metric};desc="<number>"\` in ${header}, got \`${(0,smoke_text/* excerpt */.K)(text)}\``;
    return numberIn(described, `the \`desc\` of \`${metric}\` in ${header} is`);
}
function numberIn(text, what) {
    return /^\d{1,9}$/.test(text.trim()) ? Number(text) : `${what} \`${(0,smoke_text/* excerpt */.K)(text)}\`, and it must be a whole number`;
}
const howToTell = 'The Worker counts the statements that it sends to D1 and tells the number with every answer: `headers.set(\'Server-Timing\', `d1;desc="${queries}"`)`. docs/checks/query-budget.md has the lines.';
const overBudget = 'A query for each row of a list (N+1): join, or send the statements as one `batch`. Or the answer has grown, and the budget is to be raised with a reason.';


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
