export const id = 6913;
export const ids = [6913];
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

/***/ 36913:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  judgeSse: () => (/* binding */ judgeSse)
});

// EXTERNAL MODULE: ./lib/runtime/deadline.js
var deadline = __webpack_require__(93506);
// EXTERNAL MODULE: ./lib/smoke/causes.js
var causes = __webpack_require__(68345);
// EXTERNAL MODULE: ./lib/smoke/exchange.js
var exchange = __webpack_require__(89824);
// EXTERNAL MODULE: ./lib/smoke/peek.js
var peek = __webpack_require__(48374);
// EXTERNAL MODULE: ./lib/smoke/probe.js
var smoke_probe = __webpack_require__(2947);
// EXTERNAL MODULE: ./lib/smoke/text.js
var smoke_text = __webpack_require__(14114);
// EXTERNAL MODULE: ./lib/smoke/event-stream.js
var event_stream = __webpack_require__(36746);
;// CONCATENATED MODULE: ./lib/smoke/sse/watch.js

/** Gaps that prove a heartbeat. */
const enoughGaps = 2;
const keptEvents = 100;
/** Watches until enough was seen, or it is silent for too long; does not close the stream. Never throws. */
async function watch(stream, startedAt, patience) {
    const seen = { end: 'closed', endedAt: 0, events: [], beats: [], bytes: 0 };
    const iterator = (0,event_stream/* streamEvents */.o)(counted(stream, seen))[Symbol.asyncIterator]();
    const finish = (end, error) => ({
        ...seen,
        end,
        endedAt: performance.now(),
        ...(error === undefined ? {} : { error }),
    });
    try {
        for (;;) {
            const next = await within(leftMs(seen, startedAt, patience), iterator.next());
            if (next === 'late')
                return finish('silent');
            if (next.done)
                return finish('closed');
            take(seen, next.value);
            if (hasSeenEnough(seen, patience))
                return finish('seen enough');
        }
    }
    catch (error) {
        return finish('broken', error instanceof Error ? error.message : String(error));
    }
}
function take(seen, event) {
    if (seen.events.length < keptEvents)
        seen.events.push(event);
    // Of one read: they came at once.
    const isNewRead = seen.events.length < 2 || event.bytes !== lastBytes.get(seen);
    lastBytes.set(seen, event.bytes);
    if (isNewRead)
        seen.beats.push(event.at);
}
const lastBytes = new WeakMap();
function hasSeenEnough({ beats }, { gapMs, wholeMs }) {
    if (wholeMs !== undefined)
        return false;
    return beats.length >= (gapMs === undefined ? 1 : enoughGaps + 1);
}
function leftMs({ beats }, startedAt, { firstMs, gapMs, wholeMs }) {
    const now = performance.now();
    const last = beats.at(-1);
    const untilEnd = wholeMs === undefined ? Number.POSITIVE_INFINITY : startedAt + wholeMs - now;
    if (last === undefined)
        return Math.min(startedAt + firstMs - now, untilEnd);
    return Math.min(gapMs === undefined ? Number.POSITIVE_INFINITY : last + gapMs - now, untilEnd);
}
async function within(milliseconds, next) {
    if (milliseconds === Number.POSITIVE_INFINITY)
        return next;
    let timer;
    const late = new Promise((resolve) => {
        timer = setTimeout(() => resolve('late'), Math.max(0, milliseconds));
    });
    // Where the time is up the connection is closed by the caller, which ends `next` with an error that nobody waits for.
    next.catch(() => undefined);
    try {
        return await Promise.race([next, late]);
    }
    finally {
        clearTimeout(timer);
    }
}
function counted(stream, seen) {
    return { ...stream, chunks: counting(stream.chunks, seen) };
}
async function* counting(chunks, seen) {
    for await (const chunk of chunks) {
        seen.bytes += chunk.length;
        yield chunk;
    }
}

;// CONCATENATED MODULE: ./lib/smoke/sse/judge.js







/** Opens a stream of events, watches it, closes it, and opens another. */
async function judgeSse(check, probe) {
    const isBrief = probe.means.extent === 'brief';
    const request = requestOf(check, probe);
    const startedAt = performance.now();
    const stream = await openInTime(request, check, probe);
    if (!('chunks' in stream))
        return { problems: [stream] };
    try {
        const wrongHead = await judgeHead(stream, request);
        if (wrongHead)
            return { problems: [wrongHead] };
        const seen = await watch(stream, startedAt, patienceOf(check, isBrief));
        probe.signal.throwIfAborted();
        stream.close();
        const problems = judgeWatched(seen, startedAt, check, stream).map((problem) => ({ ...problem, request }));
        if (problems.length === 0 && !isBrief && !check.body)
            problems.push(...(await judgeSecond(request, check, probe)));
        return { problems, ...told(seen, startedAt, isBrief) };
    }
    finally {
        stream.close();
    }
}
/** Who closed a stream must get another: a client that lost its connection comes back at once. */
async function judgeSecond(request, check, probe) {
    const again = await openInTime(request, check, probe);
    if ('chunks' in again)
        again.close();
    if ('status' in again && again.status === 200)
        return [];
    const got = 'status' in again ? `status ${again.status}` : 'no answer';
    return [
        {
            message: `the stream was closed and opened again, and the second time got ${got}`,
            cause: 'The first one is held as open still: the Worker must notice that its reader has gone (`request.signal`, or a write that fails).',
            request,
        },
    ];
}
function requestOf({ path, body }, probe) {
    const accept = 'text/event-stream';
    if (!body)
        return probe.request('GET', path, { headers: { accept } });
    // Streamable HTTP wants both to be accepted.
    const headers = {
        accept: `application/json, ${accept}`,
        ...(body.isJson ? { 'content-type': 'application/json' } : {}),
    };
    return probe.request('POST', path, { headers, body: body.text });
}
/** The head counts to the time of the first event: an answer that is collected first comes as late as its end. */
async function openInTime(request, { timeoutMs, firstMs }, probe) {
    try {
        return await probe.open({ ...request, timeoutMs: Math.max(timeoutMs, firstMs) });
    }
    catch (error) {
        const isLate = error instanceof smoke_probe/* NoAnswer */.W_ && error.message.includes('within');
        if (!isLate)
            throw error;
        return {
            message: `not even the head of the answer came within ${(0,deadline/* inSeconds */.F)(Math.max(timeoutMs, firstMs))}`,
            cause: buffered,
            request,
        };
    }
}
const buffered = 'The events are collected and sent together: something between waits for the end, or the Worker returns its response only when all is written. Return the `readable` of a TransformStream at once, and write to it afterwards.';
function patienceOf({ firstMs, heartbeatMs, ends, timeoutMs }, isBrief) {
    if (isBrief)
        return { firstMs, gapMs: undefined, wholeMs: undefined };
    return { firstMs, gapMs: heartbeatMs, wholeMs: ends ? Math.max(timeoutMs, firstMs) : undefined };
}
async function judgeHead(stream, request) {
    const { status, headers } = stream;
    const type = (0,peek/* mediaType */.J)(headers['content-type']);
    if (status === 200 && type === 'text/event-stream') {
        const encoding = headers['content-encoding'];
        if (encoding === undefined || encoding === 'identity')
            return undefined;
        return {
            message: `the stream is compressed (${encoding}), which was not asked for`,
            cause: 'A compressor holds events back until it has enough of them: send `Cache-Control: no-transform`, and do not compress the stream.',
            request,
        };
    }
    const body = await start(stream);
    const cause = status === 200 ? wrongType(type, body) : (0,causes/* causeOfStatus */.F)({ status, headers, body });
    const got = status === 200 ? `\`${type || 'no content type'}\`` : `status ${status}`;
    return {
        message: `expected a stream of events, got ${got}${body === '' ? '' : `: \`${(0,smoke_text/* excerpt */.K)(body).replaceAll('`', "'")}\``}`,
        ...(cause === undefined ? {} : { cause }),
        request,
    };
}
function wrongType(type, body) {
    if (/^(data|event|id|retry|:)/m.test(body))
        return 'The body is a stream of events with a wrong label, and browsers refuse it: set `Content-Type: text/event-stream`.';
    if (type === 'text/html')
        return 'A page answers here: the assets of the Worker, or a path that leads elsewhere.';
    return 'Something else answers at this path, or it tells an error with status 200.';
}
/** The beginning of a body, which may never end. */
async function start({ chunks, close }) {
    const timer = setTimeout(close, 2000);
    let text = '';
    try {
        for await (const chunk of chunks) {
            text += chunk.toString('utf8');
            if (text.length > 2000)
                break;
        }
    }
    catch {
        // What came is enough.
    }
    clearTimeout(timer);
    return text;
}
function judgeWatched(seen, startedAt, check, stream) {
    const { beats } = seen;
    const [first] = beats;
    if (first === undefined)
        return [nothingCame(seen, startedAt, check)];
    const late = first - startedAt;
    return [
        ...(late > check.firstMs ? [tooLate(late, check, seen)] : []),
        ...judgeFirst(seen, check),
        ...judgeEnd(seen, startedAt, check, stream),
    ];
}
function nothingCame({ end, bytes, error, endedAt }, startedAt, { firstMs }) {
    const after = (0,deadline/* inSeconds */.F)(endedAt - startedAt);
    if (end === 'broken')
        return { message: `the stream broke after ${after} without an event: ${error}` };
    const came = bytes === 0 ? 'nothing came' : `${bytes} bytes came, and no event in them`;
    const cause = bytes === 0
        ? 'Nothing is written before there is something to tell: write a comment (`: open`) or the `endpoint` event at once. Or the stream is buffered on its way.'
        : 'An event ends with a blank line (`\\n\\n`): without it no client is ever told of it.';
    if (end === 'closed')
        return { message: `the stream ended after ${after}, and ${came}`, cause };
    return { message: `expected the first event within ${(0,deadline/* inSeconds */.F)(firstMs)}, and ${came}`, cause };
}
function tooLate(lateMs, { firstMs }, { events }) {
    return {
        message: `expected the first event within ${(0,deadline/* inSeconds */.F)(firstMs)}, and it came after ${(0,deadline/* inSeconds */.F)(lateMs)}${events.length > 1 ? `, with ${events.length - 1} others` : ''}`,
        cause: buffered,
    };
}
function judgeFirst({ events }, { event, matches }) {
    const first = events.find(({ kind }) => kind === 'event');
    if (event === undefined && matches === undefined)
        return [];
    if (!first)
        return [{ message: 'only comments came, and an event was expected' }];
    const problems = [];
    if (event !== undefined && first.event !== event)
        problems.push({ message: `expected the first event to be \`${event}\`, got \`${(0,smoke_text/* excerpt */.K)(first.event)}\`` });
    if (matches && !matches.test(first.data))
        problems.push({
            message: `expected the data of the first event to match ${matches}, got \`${(0,smoke_text/* excerpt */.K)(first.data)}\``,
        });
    return problems;
}
function judgeEnd(seen, startedAt, check, { headers }) {
    const { end, error, endedAt, bytes, beats } = seen;
    const after = (0,deadline/* inSeconds */.F)(endedAt - startedAt);
    if (end === 'broken')
        return [
            {
                message: `the stream was cut after ${after}: ${error}`,
                cause: 'The Worker threw while it wrote, was stopped, or the connection was closed on its way.',
            },
        ];
    if (end === 'silent')
        return [silent(seen, check)];
    if (end !== 'closed')
        return [];
    if (bytes > exchange/* bodyLimit */.kR)
        return [{ message: `more than ${exchange/* bodyLimit */.kR / 1024} KiB came before enough was seen of it` }];
    if (check.ends)
        return inOnePiece(seen, startedAt);
    if (headers['content-length'] !== undefined)
        return [{ message: `the stream has a length (${headers['content-length']} bytes), and ended`, cause: buffered }];
    return [
        {
            message: `the stream ended after ${after} and ${beats.length === 1 ? 'one sign' : `${beats.length} signs`} of life, and was to stay open`,
            cause: 'The Worker returns before it has finished writing: keep the writing in `ctx.waitUntil`. For a stream that is to end write `ends: true`.',
        },
    ];
}
function silent({ beats, events }, { heartbeatMs, ends, timeoutMs }) {
    if (ends)
        return { message: `expected the stream to end within ${(0,deadline/* inSeconds */.F)(timeoutMs)}, and it is open still` };
    return {
        message: `expected a sign of life every ${(0,deadline/* inSeconds */.F)(heartbeatMs ?? 0)}, and after ${events.length === 1 ? 'the first' : beats.length} there was none`,
        cause: 'Proxies cut connections that are silent, some after 30 s: write a comment (`: keep-alive`) every 15 s.',
    };
}
/** Events that were made one after the other, and came together with the end. */
function inOnePiece({ beats, events, endedAt }, startedAt) {
    const [first = 0] = beats;
    const isLate = first - startedAt > 500 && endedAt - first < 20;
    if (events.length < 2 || beats.length > 1 || !isLate)
        return [];
    return [
        {
            message: `all ${events.length} events came together at the end, after ${(0,deadline/* inSeconds */.F)(first - startedAt)}`,
            cause: buffered,
        },
    ];
}
function told({ beats, events, endedAt }, startedAt, isBrief) {
    const [first] = beats;
    if (first === undefined)
        return {};
    const gaps = beats.slice(1).map((beat, index) => beat - (beats[index] ?? beat));
    const longest = gaps.length === 0 ? undefined : Math.max(...gaps);
    const figures = {
        firstMs: round(first - startedAt),
        longestGapMs: longest && round(longest),
        watchedMs: round(endedAt - startedAt),
        events: events.length,
    };
    return {
        figures,
        notes: [
            `first sign after ${(0,deadline/* inSeconds */.F)(first - startedAt)}`,
            ...(longest === undefined ? [] : [`longest silence ${(0,deadline/* inSeconds */.F)(longest)}`]),
            ...(isBrief ? ['the heartbeat was not waited for'] : []),
        ],
    };
}
function round(value) {
    return Math.round(value * 10) / 10;
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
