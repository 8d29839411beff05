export const id = 7723;
export const ids = [7723];
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

/***/ 87723:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  judgeLogs: () => (/* binding */ judgeLogs)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/runtime/deadline.js
var deadline = __webpack_require__(93506);
// EXTERNAL MODULE: ./lib/smoke/causes.js
var causes = __webpack_require__(68345);
// EXTERNAL MODULE: ./lib/smoke/credential.js
var smoke_credential = __webpack_require__(64660);
// EXTERNAL MODULE: ./lib/smoke/exchange.js
var exchange = __webpack_require__(89824);
// EXTERNAL MODULE: ./lib/smoke/peek.js
var peek = __webpack_require__(48374);
// EXTERNAL MODULE: ./lib/smoke/contained.js
var contained = __webpack_require__(97764);
;// CONCATENATED MODULE: ./lib/smoke/logs/lines.js

/** How deep envelopes of log services are looked into. */
const deepest = 8;
/**
 * The entries of a text in which the id stands: lines of JSON, or one JSON value that has them somewhere inside, also as
 * texts of JSON, as log services wrap them.
 */
function entriesWith(text, id, idField) {
    if (!text.includes(id))
        return [];
    const values = parsed(text) ??
        text
            .split('\n')
            .filter((line) => line.includes(id))
            .flatMap((line) => parsed(line) ?? []);
    return values.flatMap((value) => search(value, id, idField, 0));
}
function parsed(text) {
    try {
        return [JSON.parse(text)];
    }
    catch {
        return undefined;
    }
}
function search(value, id, idField, depth) {
    if (depth > deepest)
        return [];
    if (typeof value === 'string' && value.includes(id) && /^\s*[{[]/.test(value))
        return (parsed(value) ?? []).flatMap((inner) => search(inner, id, idField, depth + 1));
    if (Array.isArray(value))
        return value.flatMap((item) => search(item, id, idField, depth + 1));
    if (!(0,contained/* isObject */.G)(value))
        return [];
    if (value[idField] === id)
        return [value];
    return Object.values(value).flatMap((item) => search(item, id, idField, depth + 1));
}

;// CONCATENATED MODULE: ./lib/smoke/logs/judge.js
var __addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var __disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});









const pauseMs = 500;
/** Makes a request that can be told from all others, and waits for its line. */
async function judgeLogs(check, probe) {
    if (probe.means.extent === 'brief')
        return { problems: [], outcome: 'skipped', notes: ['the log is not waited for while a version gets its traffic'] };
    const id = (0,external_node_crypto_.randomUUID)();
    const plain = probe.request('GET', check.path);
    const request = { ...plain, headers: { ...plain.headers, [check.header]: id } };
    await (0,peek/* peek */.s)(request, probe);
    const found = await waitFor(id, check, probe);
    if ('message' in found)
        return { problems: [found] };
    const problems = [...missingFields(found.entries, check), ...leaks(found.text, found.entries, probe)];
    return {
        problems: problems.map((problem) => ({ ...problem, request })),
        notes: [`its line came after ${(0,deadline/* inSeconds */.F)(found.afterMs)}`],
    };
}
async function waitFor(id, check, probe) {
    const started = performance.now();
    for (;;) {
        const text = await read(id, check, probe);
        if (typeof text !== 'string')
            return text;
        const entries = entriesWith(text, id, check.idField);
        const afterMs = performance.now() - started;
        if (entries.length > 0)
            return { entries, text, afterMs };
        if (afterMs >= check.withinMs)
            return nothing(text.includes(id), check);
        await probe.means.clock.sleep(Math.min(pauseMs, check.withinMs), probe.signal);
    }
}
function nothing(isThere, { withinMs, idField, header }) {
    if (isThere)
        return {
            message: `the id of the request stands in the log, and in no entry that has it as \`${idField}\``,
            cause: 'The line is plain text, or its field has another name: write one JSON object on a line, or say `id-field`.',
        };
    return {
        message: `expected a line in the log for the request within ${(0,deadline/* inSeconds */.F)(withinMs)}, and there is none`,
        cause: `The Worker does not log the id that comes in ${header}; logs are switched off (\`observability\` in the wrangler configuration) or sampled; or the log service is slower than that: raise \`within\`.`,
    };
}
async function read(id, { source, timeoutMs }, probe) {
    if ('file' in source)
        return readEnd((0,external_node_path_.resolve)(probe.means.env['GITHUB_WORKSPACE'] ?? '.', source.file));
    const request = sourceRequest(id, source, timeoutMs, probe);
    const response = await probe.send(request);
    if (response.status === 200)
        return response.body;
    const cause = (0,causes/* causeOfStatus */.F)(response);
    return {
        message: `the log could not be read: status ${response.status}`,
        request,
        ...(cause === undefined ? {} : { cause }),
    };
}
/** The key of the endpoint under test is not sent to a log service. */
function sourceRequest(id, { url, secret }, timeoutMs, probe) {
    const written = url.replaceAll('{request-id}', encodeURIComponent(id));
    const credential = secret && (0,smoke_credential/* credentialOf */.$5)(secret, probe.means.env);
    const headers = credential ? { [credential.header]: (0,smoke_credential/* headerValue */.Z)(credential) } : {};
    const hidden = credential ? { hidden: [credential.hidden] } : {};
    if (written.startsWith('/')) {
        const request = probe.request('GET', written, { withKey: false });
        return { ...request, headers: { ...request.headers, ...headers }, ...hidden };
    }
    return { method: 'GET', url: new URL(written), headers, timeoutMs, ...hidden };
}
/** The end of a file that grows. */
async function readEnd(file) {
    try {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const handle = __addDisposableResource(env_1, await (0,promises_.open)(file), true);
            const { size } = await handle.stat();
            const length = Math.min(size, exchange/* bodyLimit */.kR);
            const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, size - length);
            return buffer.toString('utf8', 0, bytesRead);
        }
        catch (e_1) {
            env_1.error = e_1;
            env_1.hasError = true;
        }
        finally {
            const result_1 = __disposeResources(env_1);
            if (result_1)
                await result_1;
        }
    }
    catch (error) {
        return { message: `the log could not be read: ${error instanceof Error ? error.message : String(error)}` };
    }
}
function missingFields(entries, { fields }) {
    // Of several lines for one request one must be whole.
    const missing = entries.map((entry) => fields.filter((field) => entry[field] === undefined || entry[field] === null));
    const [fewest = []] = missing.toSorted((a, b) => a.length - b.length);
    if (fewest.length === 0)
        return [];
    return [{ message: `the line of the request has no ${fewest.map((field) => `\`${field}\``).join(', ')}` }];
}
function leaks(text, entries, { credential }) {
    const lines = JSON.stringify(entries);
    const isKeyThere = credential !== undefined && (text.includes(credential.key) || lines.includes(credential.key));
    const isHeaderThere = /"(authorization|cookie)":\s*\[?"(?!\*+"|\[?redacted|<)[^"]{4,}"/i.test(lines);
    if (!isKeyThere && !isHeaderThere)
        return [];
    return [
        {
            message: isKeyThere ? 'the key of the request stands in the log' : 'Authorization or a cookie stands in the log',
            cause: 'Headers are logged as they come: leave out Authorization and cookies. Whoever may read the log has the key: change it.',
        },
    ];
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
