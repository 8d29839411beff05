export const id = 141;
export const ids = [141,2204];
export const modules = {

/***/ 30141:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   importFile: () => (/* binding */ importFile)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(51455);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(76632);
/* harmony import */ var _import_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(82204);
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





// developers.cloudflare.com/d1/platform/limits: 5 GB. Between that and 5 GiB, let the service say it.
const mostBytes = 5 * 1024 ** 3;
const byteOrderMark = Buffer.from('\uFEFF');
/**
 * Imports a file from the disk. It is read twice, for its md5 and for the upload, and never held in memory.
 * @throws CloudflareError, see `D1.importFile`
 */
async function importFile(target, { file, before }, limits, line) {
    const head = Buffer.from(`${(0,_import_js__WEBPACK_IMPORTED_MODULE_4__/* .ownHead */ .b)()}${before}`);
    return (0,_import_js__WEBPACK_IMPORTED_MODULE_4__/* .importFrom */ .e)(target, (signal) => fileSource(file, head, target.purpose, signal), limits, line);
}
async function fileSource(file, head, purpose, signal) {
    const { from, size } = await extentOf(file, purpose);
    const chunks = () => read(file, { head, from, size }, purpose);
    const md5 = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('md5');
    for await (const chunk of chunks()) {
        signal.throwIfAborted();
        md5.update(chunk);
    }
    return { bytes: head.length + size - from, md5: md5.digest('hex'), chunks };
}
async function extentOf(file, purpose) {
    const size = await sizeOf(file, purpose);
    if (size > mostBytes)
        throw unfit(purpose, `the file ${file} has ${size} bytes, and D1 takes files of up to 5 GB`, undefined);
    const start = Buffer.alloc(byteOrderMark.length);
    try {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const opened = __addDisposableResource(env_1, await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.open)(file), true);
            await opened.read(start, 0, start.length, 0);
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
    catch (cause) {
        throw unreadable(file, purpose, cause);
    }
    return { from: start.equals(byteOrderMark) ? byteOrderMark.length : 0, size };
}
async function sizeOf(file, purpose) {
    const found = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.stat)(file).catch((cause) => Promise.reject(unreadable(file, purpose, cause)));
    if (!found.isFile())
        throw unfit(purpose, `${file} is no file`, undefined);
    return found.size;
}
/** The head and the file, up to the size that it had at first. */
async function* read(file, { head, from, size }, purpose) {
    yield head;
    if (from === size)
        return;
    const stream = (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.createReadStream)(file, { start: from, end: size - 1, highWaterMark: 256 * 1024 });
    let position = from;
    try {
        for await (const chunk of stream) {
            position += chunk.length;
            yield chunk;
        }
    }
    catch (cause) {
        throw unreadable(file, purpose, cause);
    }
    if (position < size)
        throw unfit(purpose, `the file ${file} became shorter while it was read`, undefined);
}
function unreadable(file, purpose, cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
    return unfit(purpose, `the file ${file} cannot be read (${code})`, cause);
}
function unfit({ what }, problem, cause) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .CloudflareError */ .O('input-invalid', `Could not ${what}: ${problem}.`, {
        hint: 'Nothing of the SQL was run.',
        failure: { kind: 'final' },
        cause,
    });
}


/***/ }),

/***/ 82204:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  e: () => (/* binding */ importFrom),
  importSql: () => (/* binding */ importSql),
  b: () => (/* binding */ ownHead)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 4 modules
var schemas = __webpack_require__(2503);
// EXTERNAL MODULE: ./lib/cloudflare/call.js
var call = __webpack_require__(86715);
// EXTERNAL MODULE: ./lib/cloudflare/errors.js
var errors = __webpack_require__(76632);
// EXTERNAL MODULE: ./lib/cloudflare/ids.js
var ids = __webpack_require__(857);
// EXTERNAL MODULE: ./lib/cloudflare/storage.js
var storage = __webpack_require__(71814);
// EXTERNAL MODULE: ./lib/cloudflare/transfer.js
var transfer = __webpack_require__(17124);
// EXTERNAL MODULE: ./lib/cloudflare/translate.js
var translate = __webpack_require__(58317);
// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __webpack_require__(78474);
// EXTERNAL MODULE: ./lib/runtime/http.js
var http = __webpack_require__(61906);
;// CONCATENATED MODULE: ./lib/cloudflare/upload.js





function sourceOf(content) {
    return { bytes: content.length, md5: (0,external_node_crypto_.createHash)('md5').update(content).digest('hex'), chunks: () => [content] };
}
/**
 * Writes a file behind a signed URL; again where that is not certain, as it is the same file.
 * @throws CloudflareError, never with the URL
 */
async function upload(signedUrl, source, purpose, line) {
    const transfer = (0,storage/* transferOf */.ND)(signedUrl, purpose, line);
    return (0,call/* repeating */.o)({ what: purpose.what, idempotent: true }, line, () => (0,storage/* exchange */.cv)(transfer, { method: 'PUT', send: () => put(transfer, source) }, async (answer) => {
        answer.resume();
        // A 200 without it is not from the storage, and the file is not there.
        if ((0,storage/* md5InETag */.tY)(answer.headers.etag) !== source.md5)
            throw (0,storage/* damaged */.qM)(purpose, 'the storage did not confirm that it has what was uploaded');
    }));
}
/** Sends the head and the source; resolves with the answer, which may come, as a no, before all is sent. */
async function put({ url, line }, source) {
    const { request } = await (url.protocol === 'https:' ? Promise.resolve(/* import() */).then(__webpack_require__.t.bind(__webpack_require__, 44708, 19)) : Promise.resolve(/* import() */).then(__webpack_require__.t.bind(__webpack_require__, 37067, 19)));
    const agent = await (0,http/* keptConnection */.Hn)(url);
    const headers = { 'accept-encoding': 'identity', 'content-length': String(source.bytes) };
    const outgoing = request(url, { method: 'PUT', headers, agent, signal: line.signal });
    // The connection is for this request alone.
    outgoing.once('close', () => agent.destroy());
    const answered = new Promise((resolve, reject) => {
        outgoing.once('response', (answer) => {
            answer.once('close', () => outgoing.destroy());
            resolve(answer);
        });
        // For good: one that is cut off while it is written to may have two.
        outgoing.on('error', reject);
    });
    void write(source, outgoing).catch((error) => outgoing.destroy(error));
    return answered;
}
/** Writes no faster than it is taken, and no longer than until there is an answer or an error. */
async function write(source, outgoing) {
    const over = new AbortController();
    for (const event of ['response', 'close'])
        outgoing.once(event, () => over.abort());
    for await (const chunk of source.chunks()) {
        if (over.signal.aborted)
            return;
        if (!outgoing.write(chunk))
            await (0,external_node_events_.once)(outgoing, 'drain', { signal: over.signal }).catch(() => undefined);
    }
    if (!over.signal.aborted)
        outgoing.end();
}

;// CONCATENATED MODULE: ./lib/cloudflare/import.js









const Announced = transfer/* Progress */.ke.extend({ filename: schemas/* string */.YjP().nullish(), upload_url: storage/* SignedUrl */.oY.nullish() });
const ImportProgress = transfer/* Progress */.ke.extend({ result: schemas/* looseObject */._H3({ final_bookmark: ids/* Bookmark */.Xh.nullish() }).nullish() });
/** The comment at the head of a file that no file before it had. */
function ownHead() {
    return `-- import ${(0,external_node_crypto_.randomUUID)()}\n`;
}
/**
 * Imports a text.
 * @throws CloudflareError, see `D1.import`
 */
async function importSql(target, sql, deadlineMs, line) {
    const content = Buffer.from(`${ownHead()}${sql.replace(/^\uFEFF/, '')}`);
    return importFrom(target, async () => sourceOf(content), { deadlineMs }, line);
}
/**
 * Announces a file, uploads it, has it run, and polls until that is done. D1 knows files by their digest, and runs one
 * that it already has when it is merely announced: each file gets a head of its own. So the announcement and the upload
 * of a file that it has never seen change nothing, and may be repeated.
 * @param prepare gives what is uploaded, which begins with a head of its own
 * @throws CloudflareError, see `D1.import`
 */
async function importFrom(target, prepare, { deadlineMs, onProgress = () => undefined }, line) {
    const tell = ({ messages }) => onProgress({ messages: messages ?? [] });
    let started = false;
    try {
        return await (0,transfer/* within */.ux)(target.purpose, deadlineMs, line, async (limited) => {
            const source = await prepare(limited.line.signal);
            const uploaded = await bringUp(target, source, limited.line);
            started = true;
            const first = await ingest(target, uploaded, limited.line);
            tell(first);
            return await complete(target, first, limited, tell);
        });
    }
    catch (error) {
        throw started ? withAdvice(error) : asNeverRan(error);
    }
}
async function bringUp(target, source, line) {
    const purpose = { ...target.purpose, idempotent: true };
    const announcement = { action: 'init', etag: source.md5 };
    const settings = { idempotent: true, result: Announced, refused: transfer/* failureIn */.Q6 };
    const { filename, upload_url: url } = await import_call(target, announcement, settings, line);
    if (!url || !filename)
        // It cannot have the file: what it tells of is the import of someone else.
        throw new errors/* CloudflareError */.O('cloudflare-refused', `Could not ${purpose.what}: Cloudflare asked for no file, and told of an import that goes on already.`, {
            hint: 'Nothing of the SQL was run. Wait until the other import has ended, then run this again.',
            failure: { kind: 'never-ran' },
        });
    await upload(url, source, purpose, line);
    return { filename, etag: source.md5 };
}
/** Starts it. Never sent again, unless it was refused before it had any effect. */
async function ingest(target, { filename, etag }, line) {
    return import_call(target, { action: 'ingest', etag, filename }, { idempotent: false, result: ImportProgress }, line);
}
/** Follows an import that was started to its end. */
async function complete(target, first, limited, tell) {
    const { line } = limited;
    const judged = (progress) => {
        const said = (0,transfer/* failureIn */.Q6)(progress);
        // What has the database for itself is this import.
        if (said !== undefined && !(0,translate/* isBusy */.A5)(said))
            throw failed(target, said, line.clock.now());
        return progress;
    };
    const { at_bookmark: at } = judged(first);
    if (!at)
        throw lost(target, 'Cloudflare did not say by which bookmark it can be asked after');
    const ask = async (bookmark) => {
        // Six attempts take as long as D1 goes on with an import that nobody asks after: 15 s.
        const settings = { idempotent: true, attempts: 6, result: ImportProgress };
        const poll = import_call(target, { action: 'poll', current_bookmark: bookmark }, settings, line);
        const progress = await poll.catch((error) => Promise.reject(asUnknown(error)));
        tell(progress);
        return judged(progress);
    };
    const done = await (0,transfer/* followUp */.nF)({ ...first, at_bookmark: at }, ask, limited);
    return { bookmark: done.result?.final_bookmark ?? done.at_bookmark };
}
function import_call({ api, id, account, purpose }, action, settings, line) {
    const send = (options) => api.import(id, { ...account, ...action }, options).asResponse();
    return (0,call/* perform */.y)({ ...purpose, ...settings, confidential: true, send }, line);
}
/** The service's last word on an import that it started. */
function failed({ purpose }, said, now) {
    const { failure } = (0,translate/* refusal */.x5)(purpose, 200, [{ message: said }], new Headers(), now);
    const outcome = failure.kind === 'final' ? 'the import failed' : 'it was broken off, or has been forgotten';
    return new errors/* CloudflareError */.O('cloudflare-refused', `Could not ${purpose.what}: ${outcome}: ${said}`, {
        hint: 'D1 takes back an import that fails. Correct what the message names, then run this again.',
        failure,
    });
}
function lost({ purpose }, problem) {
    return new errors/* CloudflareError */.O('cloudflare-answer', `Could not ${purpose.what} for certain: ${problem}.`, {
        failure: { kind: 'unknown' },
    });
}
/** It was started, and how it is could not be asked: even a clear no says nothing about the import. */
function asUnknown(error) {
    return error instanceof errors/* CloudflareError */.O ? changed(error, 'unknown', error.hint) : error;
}
/** Nothing was started: what became of the announcement or the upload does not matter. */
function asNeverRan(error) {
    if (!(error instanceof errors/* CloudflareError */.O) || error.failure.kind !== 'unknown')
        return error;
    return changed(error, 'never-ran', 'Nothing of the SQL was run. Run this again.');
}
function withAdvice(error) {
    if (!(error instanceof errors/* CloudflareError */.O) || error.failure.kind !== 'unknown')
        return error;
    const hint = 'The import may be done, under way, or taken back. Look at what is in the database before anything else is done with it.';
    return changed(error, 'unknown', hint);
}
function changed(error, kind, hint) {
    return new errors/* CloudflareError */.O(error.code, error.message, {
        ...(hint === undefined ? {} : { hint }),
        failure: { kind },
        httpStatus: error.httpStatus,
        apiCodes: error.apiCodes,
        cause: error.cause ?? error,
    });
}


/***/ }),

/***/ 71814:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ND: () => (/* binding */ transferOf),
/* harmony export */   cv: () => (/* binding */ exchange),
/* harmony export */   oY: () => (/* binding */ SignedUrl),
/* harmony export */   qM: () => (/* binding */ damaged),
/* harmony export */   tY: () => (/* binding */ md5InETag)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2503);
/* harmony import */ var _runtime_retry_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(92126);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76632);
/* harmony import */ var _translate_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(58317);




/** A URL that needs no token, and so is as secret as one, for as long as it is valid. */
const SignedUrl = zod__WEBPACK_IMPORTED_MODULE_2__/* .url */ .OZ5({ protocol: /^https?$/ });
/** What is to be done with the file behind a signed URL. The URL is a secret from here on. */
function transferOf(signedUrl, purpose, line) {
    return { url: kept(signedUrl, line.secrets), purpose, line };
}
function kept(signedUrl, secrets) {
    const url = new URL(signedUrl);
    const signatures = [...url.searchParams].filter(([name]) => /signature|token|credential/i.test(name));
    for (const secret of [signedUrl, url.href, url.search.slice(1), ...signatures.map(([, value]) => value)])
        secrets.add(secret);
    return url;
}
/**
 * One request and its answer.
 * @param read what is read of the answer before the exchange is over
 * @throws CloudflareError, never with the URL
 */
async function exchange({ url, purpose, line }, { method, send, accepted = [200] }, read) {
    const started = line.clock.now();
    let status;
    try {
        const answer = await send();
        status = answer.statusCode ?? 0;
        if (!accepted.includes(status))
            throw await refused(answer, purpose, line.clock.now());
        return await read(answer);
    }
    catch (error) {
        line.signal.throwIfAborted();
        throw error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .CloudflareError */ .O ? error : (0,_translate_js__WEBPACK_IMPORTED_MODULE_1__/* .unreachable */ .HB)(purpose, url.origin, error);
    }
    finally {
        line.events.debug('cloudflare.storage', {
            what: purpose.what,
            method,
            status,
            duration_ms: line.clock.now() - started,
        });
    }
}
async function refused(answer, purpose, now) {
    const status = answer.statusCode ?? 0;
    const code = /<Code>(\w+)<\/Code>/.exec(await beginning(answer))?.[1];
    const said = `the storage answered ${status}${code ? ` (${code})` : ''}`;
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .CloudflareError */ .O('cloudflare-refused', `Could not ${purpose.what}: ${said}, ${meaning(status)}.`, {
        hint: status >= 500
            ? "This is an error on Cloudflare's side. Look at www.cloudflarestatus.com, then run this again."
            : 'Run this again: it asks for a new address.',
        failure: failureOf(status, answer, now),
        httpStatus: status,
    });
}
function meaning(status) {
    if (status === 401 || status === 403)
        return 'as it does when the signed address has expired';
    if (status === 404 || status === 410)
        return 'as it does when the file is not there any more';
    if (status >= 300 && status < 400)
        return 'a redirect, which is not followed';
    return 'where 200 was expected';
}
function failureOf(status, { headers }, now) {
    const pause = (0,_runtime_retry_js__WEBPACK_IMPORTED_MODULE_3__/* .retryAfterMs */ .V)(headers['retry-after'], now);
    if (status === 429)
        return { kind: 'never-ran', retryAfterMs: pause };
    // Another answer than 200 that is no error, such as a page of a proxy, may be gone the next time.
    return status >= 500 || status < 300 ? { kind: 'unknown', retryAfterMs: pause } : { kind: 'final' };
}
/** Enough of an error's page to find its code. The rest of it, which may have the signature in it, is not told. */
async function beginning(answer) {
    let text = '';
    try {
        for await (const chunk of answer) {
            text += chunk;
            if (text.length > 4096)
                break;
        }
    }
    catch {
        // The status tells enough.
    }
    return text;
}
/** Where the storage gives one: a file that was stored in parts has another ETag, and a weak one is none. */
function md5InETag(etag) {
    return /^"?([0-9a-f]{32})"?$/i.exec(etag ?? '')?.[1]?.toLowerCase();
}
/** The transfer went through, and what came through it is not what was meant to. */
function damaged({ what }, problem, cause) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .CloudflareError */ .O('cloudflare-answer', `Could not ${what}: ${problem}.`, {
        hint: 'Something between here and Cloudflare may have cut or changed it: run this again.',
        failure: { kind: 'unknown' },
        cause,
    });
}


/***/ }),

/***/ 17124:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q6: () => (/* binding */ failureIn),
/* harmony export */   ke: () => (/* binding */ Progress),
/* harmony export */   nF: () => (/* binding */ followUp),
/* harmony export */   ux: () => (/* binding */ within)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2503);
/* harmony import */ var _runtime_deadline_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(93506);
/* harmony import */ var _runtime_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(50525);
/* harmony import */ var _ids_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(857);
/* harmony import */ var _translate_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(58317);





/** The service's words, whatever form they have. */
const Words = zod__WEBPACK_IMPORTED_MODULE_4__/* .unknown */ .L5J().transform((said) => (typeof said === 'string' ? said : JSON.stringify(said)));
/** How far an export or import is. `success: false` alone tells nothing: it is also sent while all goes well. */
const Progress = zod__WEBPACK_IMPORTED_MODULE_4__/* .looseObject */ ._H3({
    status: zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP().nullish(),
    at_bookmark: _ids_js__WEBPACK_IMPORTED_MODULE_2__/* .Bookmark */ .Xh.nullish(),
    error: Words.nullish(),
    errors: zod__WEBPACK_IMPORTED_MODULE_4__/* .array */ .YOg(Words).nullish(),
    // They are told and not acted upon: no form of theirs makes an answer wrong.
    messages: zod__WEBPACK_IMPORTED_MODULE_4__/* .array */ .YOg(Words).nullish().catch(undefined),
});
/** Why it failed; `undefined` where it has not. */
function failureIn({ status, error, errors }) {
    const said = error ? [error] : (errors ?? []);
    if (status !== 'error' && said.length === 0)
        return undefined;
    return said.join('; ') || 'an error, without saying which';
}
/**
 * Does work that takes many calls. Its time is limited twice: as it really passes, and by the line's clock, which
 * `followUp` looks at.
 * @param deadlineMs for all of it
 * @throws CloudflareError of the kind `unknown` when the time is up
 */
async function within(purpose, deadlineMs, line, work) {
    const what = `The attempt to ${purpose.what}`;
    const endsAt = line.clock.now() + deadlineMs;
    const late = () => new _runtime_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .lZ('timeout', `${what} took longer than ${(0,_runtime_deadline_js__WEBPACK_IMPORTED_MODULE_0__/* .inSeconds */ .F)(deadlineMs)}.`);
    try {
        return await (0,_runtime_deadline_js__WEBPACK_IMPORTED_MODULE_0__/* .withDeadline */ .N)(what, deadlineMs, line.signal, (signal) => work({ line: { ...line, signal }, endsAt, late }));
    }
    catch (error) {
        if (line.signal.aborted || !(error instanceof _runtime_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .lZ) || error.code !== 'timeout')
            throw error;
        throw (0,_translate_js__WEBPACK_IMPORTED_MODULE_3__/* .timedOut */ .iU)(error, purpose);
    }
}
// A small database is done at once; wrangler does not pause at all.
const firstPauseMs = 50;
const longestPauseMs = 2000;
/**
 * Asks how far it is, after growing pauses, until it is complete, and gives the last answer with its bookmark.
 * @param ask asks once, with the newest bookmark; throws where the answer says that it has failed
 */
async function followUp(first, ask, { line, endsAt, late }) {
    let progress = first;
    for (let pause = firstPauseMs; progress.status !== 'complete'; pause = Math.min(2 * pause, longestPauseMs)) {
        const left = endsAt - line.clock.now();
        if (left <= 0)
            throw late();
        await line.clock.sleep(Math.min(pause, left), line.signal);
        const answer = await ask(progress.at_bookmark);
        progress = { ...answer, at_bookmark: answer.at_bookmark ?? progress.at_bookmark };
    }
    return progress;
}


/***/ })

};
