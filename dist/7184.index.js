export const id = 7184;
export const ids = [7184];
export const modules = {

/***/ 7184:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  B: () => (/* binding */ dump),
  exportSql: () => (/* binding */ exportSql)
});

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 4 modules
var schemas = __webpack_require__(2503);
// EXTERNAL MODULE: ./lib/cloudflare/call.js
var call = __webpack_require__(86715);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./lib/runtime/http.js
var http = __webpack_require__(61906);
// EXTERNAL MODULE: ./lib/cloudflare/errors.js
var errors = __webpack_require__(76632);
// EXTERNAL MODULE: ./lib/cloudflare/storage.js
var storage = __webpack_require__(71814);
;// CONCATENATED MODULE: ./lib/cloudflare/download.js





/**
 * Reads a dump from behind a signed URL, whole.
 * @param maxBytes a longer one is refused
 * @throws CloudflareError, never with the URL
 */
async function download(signedUrl, purpose, maxBytes, line) {
    const transfer = (0,storage/* transferOf */.ND)(signedUrl, purpose, line);
    const headers = { 'accept-encoding': 'identity' };
    const request = () => (0,http/* send */.tN)({ method: 'GET', url: transfer.url, headers, signal: line.signal });
    return (0,call/* repeating */.o)({ what: purpose.what, idempotent: true }, line, () => (0,storage/* exchange */.cv)(transfer, { method: 'GET', send: request }, async (answer) => {
        const content = await readAtMost(answer, maxBytes, purpose);
        const expected = (0,storage/* md5InETag */.tY)(answer.headers.etag);
        if (expected !== undefined && expected !== (0,external_node_crypto_.createHash)('md5').update(content).digest('hex'))
            throw (0,storage/* damaged */.qM)(purpose, 'what was downloaded is not what the storage has');
        return textOf(content, purpose);
    }));
}
async function readAtMost(answer, maxBytes, purpose) {
    const announced = Number(answer.headers['content-length'] ?? 0);
    const chunks = [];
    let length = 0;
    if (announced <= maxBytes)
        for await (const chunk of answer) {
            chunks.push(chunk);
            length += chunk.length;
            if (length > maxBytes)
                break;
        }
    if (announced <= maxBytes && length <= maxBytes)
        return Buffer.concat(chunks);
    answer.destroy();
    throw new errors/* CloudflareError */.O('cloudflare-answer', `Could not ${purpose.what}: the dump has ${Math.max(announced, length)} bytes or more, and at most ${maxBytes} are taken.`, { hint: 'Export fewer tables at a time.', failure: { kind: 'final' } });
}
/** @throws CloudflareError for what is no dump, or only its beginning */
function textOf(content, purpose) {
    let text;
    try {
        text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(content);
    }
    catch (cause) {
        throw (0,storage/* damaged */.qM)(purpose, 'what was downloaded is no UTF-8', cause);
    }
    // Every dump has statements, and the last one ends as they all do.
    if (!text.trimEnd().endsWith(';'))
        throw (0,storage/* damaged */.qM)(purpose, 'what was downloaded ends within a statement');
    return text;
}

// EXTERNAL MODULE: ./lib/cloudflare/transfer.js
var transfer = __webpack_require__(17124);
// EXTERNAL MODULE: ./lib/cloudflare/translate.js
var translate = __webpack_require__(58317);
;// CONCATENATED MODULE: ./lib/cloudflare/export.js







const ExportProgress = transfer/* Progress */.ke.extend({ result: schemas/* looseObject */._H3({ signed_url: storage/* SignedUrl */.oY }).nullish() });
/**
 * Starts an export, polls it until it is done, and downloads it. All of it only reads, so each step is repeated where
 * its failure allows that.
 * @throws CloudflareError
 */
async function exportSql(target, { tables = [], deadlineMs = 120_000, maxBytes = 256 * 1024 * 1024 }, line) {
    const purpose = { ...target.purpose, idempotent: true };
    return (0,transfer/* within */.ux)(purpose, deadlineMs, line, async (limited) => {
        const { url, bookmark } = await dump(target, tables, limited);
        return { sql: await download(url, purpose, maxBytes, limited.line), bookmark };
    });
}
/**
 * Starts an export, and polls it until it is done.
 * @returns the signed URL of the dump, which is valid for an hour and a secret, and the bookmark that it was taken at
 * @throws CloudflareError
 */
async function dump(target, tables, limited) {
    const ask = (bookmark) => export_call(target, tables, bookmark, limited.line);
    try {
        const started = await ask();
        const { at_bookmark: at } = started;
        if (!at)
            throw incomplete(target, 'Cloudflare did not say by which bookmark it can be asked after');
        const { result, at_bookmark: bookmark } = await (0,transfer/* followUp */.nF)({ ...started, at_bookmark: at }, ask, limited);
        if (!result)
            throw incomplete(target, 'Cloudflare says that the export is complete, but not where it is');
        return { url: result.signed_url, bookmark };
    }
    catch (error) {
        throw await named(error, target, limited.line);
    }
}
function incomplete({ purpose }, problem) {
    return new errors/* CloudflareError */.O('cloudflare-answer', `Could not ${purpose.what}: ${problem}.`, {
        hint: 'Run this again.',
        failure: { kind: 'unknown' },
    });
}
/** Starts an export, or, with its bookmark, asks how far it is. A service that has forgotten it starts it anew. */
function export_call({ api, id, account, purpose }, tables, bookmark, line) {
    const body = {
        ...account,
        output_format: 'polling',
        dump_options: { tables: [...tables] },
        ...(bookmark === undefined ? {} : { current_bookmark: bookmark }),
    };
    return (0,call/* perform */.y)({
        ...purpose,
        idempotent: true,
        confidential: true,
        result: ExportProgress,
        refused: (progress) => {
            const said = (0,transfer/* failureIn */.Q6)(progress);
            // What has the database for itself while an export is polled is that export.
            return bookmark !== undefined && said !== undefined && (0,translate/* isBusy */.A5)(said) ? undefined : said;
        },
        send: (options) => api.export(id, body, options).asResponse(),
    }, line);
}
/** The error; where virtual tables are its reason, with their names. */
async function named(error, target, line) {
    if (!(error instanceof errors/* CloudflareError */.O) || !/virtual table/i.test(error.message))
        return error;
    const names = await virtualTables(target, line).catch(() => []);
    line.signal.throwIfAborted();
    const which = names.length === 0 ? '' : `: ${names.map((name) => `\`${name}\``).join(', ')}`;
    return new errors/* CloudflareError */.O(error.code, error.message, {
        hint: `D1 cannot export virtual tables, and this database has some${which}. Export the other tables by their names; the virtual ones are made again from their definitions. If the database now answers that it is processing an export, wait some minutes.`,
        failure: { kind: 'final' },
        httpStatus: error.httpStatus,
        apiCodes: error.apiCodes,
        cause: error,
    });
}
async function virtualTables({ api, id, account, purpose }, line) {
    const sql = `SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE 'CREATE VIRTUAL TABLE%' ORDER BY name`;
    const [answer] = await (0,call/* perform */.y)({
        ...purpose,
        what: 'read the names of the virtual tables',
        idempotent: true,
        // The error is there to be told: its explanation must not keep it waiting.
        attempts: 1,
        deadlineMs: 10_000,
        result: schemas/* array */.YOg(schemas/* looseObject */._H3({ results: schemas/* array */.YOg(schemas/* looseObject */._H3({ name: schemas/* string */.YjP() })) })),
        send: (options) => api.query(id, { ...account, sql }, options).asResponse(),
    }, line);
    return (answer?.results ?? []).map(({ name }) => name);
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
