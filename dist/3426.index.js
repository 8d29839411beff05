export const id = 3426;
export const ids = [3426,7184];
export const modules = {

/***/ 13426:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  exportStream: () => (/* binding */ exportStream)
});

// EXTERNAL MODULE: ./lib/runtime/deadline.js
var deadline = __webpack_require__(93506);
// EXTERNAL MODULE: ./lib/runtime/errors.js
var errors = __webpack_require__(50525);
// EXTERNAL MODULE: ./lib/cloudflare/call.js
var call = __webpack_require__(86715);
// EXTERNAL MODULE: external "node:buffer"
var external_node_buffer_ = __webpack_require__(4573);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
;// CONCATENATED MODULE: ./lib/cloudflare/dump-check.js


const semicolon = 0x3b;
const whitespace = new Set([0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x20]);
/** Looks at a dump as it streams by: whether it is text, whole, and what the storage has. */
class DumpCheck {
    #announced;
    #md5 = (0,external_node_crypto_.createHash)('md5');
    #bytes = 0;
    #last;
    #cutCharacter = Buffer.alloc(0);
    constructor(announced) {
        this.#announced = announced;
    }
    /** How many bytes have gone by. */
    get bytes() {
        return this.#bytes;
    }
    /** Takes the next bytes. Gives what is wrong, `undefined` where nothing is. */
    add(chunk) {
        this.#bytes += chunk.length;
        this.#md5.update(chunk);
        this.#last = lastOf(chunk) ?? this.#last;
        const { bytes } = this.#announced;
        if (bytes !== undefined && this.#bytes > bytes)
            return `the storage sent more than the ${bytes} bytes it announced`;
        return this.#isText(chunk) ? undefined : 'what was downloaded is no UTF-8';
    }
    /** Whether what has come is UTF-8 as far as that can be said: a character that the chunk's end cuts is kept. */
    #isText(chunk) {
        const [first] = this.#cutCharacter;
        const missing = first === undefined ? 0 : lengthOfCharacter(first) - this.#cutCharacter.length;
        const joined = Buffer.concat([this.#cutCharacter, chunk.subarray(0, missing)]);
        if (chunk.length < missing) {
            this.#cutCharacter = joined;
            return true;
        }
        const rest = chunk.subarray(missing);
        const end = endOfLastCharacter(rest);
        // A copy: a part of the chunk would keep all of it in memory.
        this.#cutCharacter = Buffer.from(rest.subarray(end));
        return (0,external_node_buffer_.isUtf8)(joined) && (0,external_node_buffer_.isUtf8)(rest.subarray(0, end));
    }
    /** Says what is wrong with the whole, `undefined` where nothing is. To be called once, after the last bytes. */
    end() {
        const { bytes, md5 } = this.#announced;
        if (bytes !== undefined && this.#bytes !== bytes)
            return `${this.#bytes} bytes were downloaded, and the storage announced ${bytes}`;
        if (md5 !== undefined && this.#md5.digest('hex') !== md5)
            return 'what was downloaded is not what the storage has';
        if (this.#cutCharacter.length > 0)
            return 'what was downloaded is no UTF-8';
        // Every dump has statements, and the last one ends as they all do.
        return this.#last === semicolon ? undefined : 'what was downloaded ends within a statement';
    }
}
/** The last byte that is no white space. */
function lastOf(chunk) {
    for (let at = chunk.length - 1; at >= 0; at--) {
        const byte = chunk[at];
        if (byte !== undefined && !whitespace.has(byte))
            return byte;
    }
    return undefined;
}
/** Where a character begins at the block's end that is longer than what is left of the block; else its length. */
function endOfLastCharacter(block) {
    for (let back = 1; back <= Math.min(3, block.length); back++) {
        const byte = block[block.length - back] ?? 0;
        if (isContinuation(byte))
            continue;
        return lengthOfCharacter(byte) > back ? block.length - back : block.length;
    }
    return block.length;
}
/** Of the form 10xxxxxx: it goes on what began before it. */
function isContinuation(byte) {
    return byte >= 0x80 && byte < 0xc0;
}
function lengthOfCharacter(firstByte) {
    if (firstByte < 0x80)
        return 1;
    if (firstByte < 0xe0)
        return 2;
    return firstByte < 0xf0 ? 3 : 4;
}

// EXTERNAL MODULE: ./lib/cloudflare/errors.js
var cloudflare_errors = __webpack_require__(76632);
// EXTERNAL MODULE: ./lib/cloudflare/storage.js
var storage = __webpack_require__(71814);
// EXTERNAL MODULE: ./lib/runtime/http.js
var http = __webpack_require__(61906);
// EXTERNAL MODULE: ./lib/cloudflare/translate.js
var translate = __webpack_require__(58317);
;// CONCATENATED MODULE: ./lib/cloudflare/body.js



/** The body of one answer of the storage, read as it comes: nothing is read ahead of who asks for it. */
class Body {
    #answer;
    #chunks;
    #transfer;
    #stallMs;
    #toSkip;
    #hasBrought = false;
    /**
     * @param toSkip how many bytes at its beginning are known already
     * @param stallMs without a byte for so long, it is broken off
     */
    constructor(answer, transfer, { toSkip, stallMs }) {
        this.#answer = answer;
        this.#chunks = answer[Symbol.asyncIterator]();
        this.#transfer = transfer;
        this.#stallMs = stallMs;
        this.#toSkip = toSkip;
    }
    /** Whether it has given anything yet. */
    get hasBrought() {
        return this.#hasBrought;
    }
    /**
     * The next bytes, `undefined` at the end.
     * @throws CloudflareError when the connection breaks or stalls; the signal's reason when it is aborted
     */
    async next() {
        for (;;) {
            const chunk = await this.#read();
            if (chunk === undefined)
                return undefined;
            const fresh = chunk.subarray(Math.min(this.#toSkip, chunk.length));
            this.#toSkip -= chunk.length - fresh.length;
            if (fresh.length === 0)
                continue;
            this.#hasBrought = true;
            return fresh;
        }
    }
    /** Closes the connection. */
    close() {
        this.#answer.destroy();
    }
    async #read() {
        const { line, purpose, url } = this.#transfer;
        const timer = setTimeout(() => this.#answer.destroy(stalled(this.#transfer, this.#stallMs)), this.#stallMs);
        try {
            const { done, value } = await this.#chunks.next();
            return done ? undefined : value;
        }
        catch (error) {
            line.signal.throwIfAborted();
            throw error instanceof cloudflare_errors/* CloudflareError */.O ? error : (0,translate/* unreachable */.HB)(purpose, url.origin, error);
        }
        finally {
            clearTimeout(timer);
        }
    }
}
/** The connection is open, and nothing comes. */
function stalled({ purpose, url }, stallMs) {
    return new cloudflare_errors/* CloudflareError */.O('cloudflare-unreachable', `Could not ${purpose.what}: the storage at ${url.host} sent nothing for ${(0,deadline/* inSeconds */.F)(stallMs)}.`, {
        hint: 'Check the network and www.cloudflarestatus.com, then run this again.',
        failure: { kind: 'unknown' },
    });
}

;// CONCATENATED MODULE: ./lib/cloudflare/stored-file.js







/**
 * Asks for a file from its beginning; again where that fails.
 * @throws CloudflareError
 */
async function stored_file_open(transfer, stallMs) {
    return (0,call/* repeating */.o)({ what: transfer.purpose.what, idempotent: true }, transfer.line, () => ask(transfer, { stallMs }, (answer) => ({
        file: described(answer),
        body: new Body(answer, transfer, { toSkip: 0, stallMs }),
    })));
}
/**
 * Asks once for what follows the first bytes of a file. A storage that does not know of ranges is read anew, and its
 * first bytes are skipped.
 * @throws CloudflareError, of the kind `final` where the file is not the same any more
 */
async function openAt(transfer, file, position, stallMs) {
    const { etag } = file;
    const headers = position > 0 && etag !== undefined ? { range: `bytes=${position}-`, 'if-range': etag } : {};
    // 412 and 416 are what a storage answers whose file is another, or shorter, by now.
    return ask(transfer, { stallMs, headers, accepted: [200, 206, 412, 416] }, (answer) => {
        const toSkip = answer.statusCode === 206 ? 0 : position;
        if (stored_file_isContinuation(answer, file, position))
            return new Body(answer, transfer, { toSkip, stallMs });
        answer.destroy();
        throw changed(transfer, file, position);
    });
}
async function ask(transfer, asked, read) {
    const { url, line } = transfer;
    const { stallMs, accepted = [200], headers = {} } = asked;
    const request = async () => {
        try {
            // The time is that of the head alone; the signal stays, and ends the body when the line's does.
            return await (0,deadline/* withDeadline */.N)('The wait for the storage', stallMs, line.signal, (signal) => (0,http/* send */.tN)({ method: 'GET', url, headers: { 'accept-encoding': 'identity', ...headers }, signal }));
        }
        catch (error) {
            throw error instanceof errors/* ActionError */.lZ && error.code === 'timeout' ? stalled(transfer, stallMs) : error;
        }
    };
    return (0,storage/* exchange */.cv)(transfer, { method: 'GET', accepted, send: request }, read);
}
function described({ headers }) {
    const length = headers['content-length'];
    const etag = /^"[^"]*"$/.exec(headers.etag ?? '')?.[0];
    return { bytes: length === undefined ? undefined : Number(length), etag, md5: (0,storage/* md5InETag */.tY)(headers.etag) };
}
function stored_file_isContinuation(answer, file, position) {
    const now = described(answer);
    if (file.etag === undefined || now.etag !== file.etag)
        return false;
    const { bytes } = file;
    if (answer.statusCode === 200)
        return bytes === undefined || now.bytes === undefined || now.bytes === bytes;
    if (answer.statusCode !== 206)
        return false;
    const range = /^bytes (\d+)-\d+\/(\d+|\*)$/.exec(answer.headers['content-range'] ?? '');
    const [, from, total] = range ?? [];
    return Number(from) === position && (bytes === undefined || total === '*' || Number(total) === bytes);
}
function changed({ purpose }, { bytes }, position) {
    const read = `${position}${bytes === undefined ? '' : ` of ${bytes}`} bytes`;
    return new cloudflare_errors/* CloudflareError */.O('cloudflare-answer', `Could not ${purpose.what}: the connection broke after ${read}, and the storage does not have the same file any more.`, { hint: 'What was read is of no use. Run this again: it makes a new dump.', failure: { kind: 'final' } });
}

;// CONCATENATED MODULE: ./lib/cloudflare/download-stream.js





// As many attempts in a row may bring nothing; each that brings something counts anew.
const mostInVain = 5;
/** A dump that is read as it streams: what is there of it, and where it goes on. */
class DownloadStream {
    #transfer;
    #file;
    #stallMs;
    #check;
    #body;
    constructor(transfer, { file, body }, stallMs) {
        this.#transfer = transfer;
        this.#file = file;
        this.#stallMs = stallMs;
        this.#check = new DumpCheck(file);
        this.#body = body;
    }
    /** How many bytes were given so far. */
    get bytes() {
        return this.#check.bytes;
    }
    /**
     * The bytes, in order and each once. Where the connection breaks, it goes on behind what was given. To be read once.
     * @throws CloudflareError, also after the last chunk: what ends without one is whole, and what the storage has
     */
    async *chunks() {
        try {
            for (let chunk = await this.#next(); chunk; chunk = await this.#next()) {
                this.#require(this.#check.add(chunk));
                yield chunk;
            }
            this.#require(this.#check.end());
        }
        finally {
            this.close();
        }
    }
    /** Closes the connection. */
    close() {
        this.#body.close();
    }
    async #next() {
        try {
            return await this.#read();
        }
        catch (broken) {
            const isWhole = broken instanceof cloudflare_errors/* CloudflareError */.O && this.bytes === this.#file.bytes;
            return isWhole ? undefined : this.#goOn(broken);
        }
    }
    /** @throws CloudflareError also where the body ends before the file does */
    async #read() {
        const chunk = await this.#body.next();
        const { bytes: total } = this.#file;
        if (chunk === undefined && total !== undefined && this.bytes < total)
            throw (0,storage/* damaged */.qM)(this.#transfer.purpose, 'the connection was closed before the end');
        return chunk;
    }
    /** The next bytes, on a new connection. That the last one broke is the first failure, so that a pause follows it. */
    async #goOn(broken) {
        const { line, purpose } = this.#transfer;
        const attempts = mostInVain + (this.#body.hasBrought ? 1 : 0);
        let isFirst = true;
        try {
            return await (0,call/* repeating */.o)({ what: purpose.what, idempotent: true, attempts }, line, async () => {
                if (isFirst) {
                    isFirst = false;
                    throw this.#withoutETag(broken);
                }
                const body = await openAt(this.#transfer, this.#file, this.bytes, this.#stallMs);
                this.#body.close();
                this.#body = body;
                return this.#read();
            });
        }
        catch (error) {
            throw this.#placed(error);
        }
    }
    /** Without an ETag to compare, the rest may be that of another file: the break is then final. */
    #withoutETag(broken) {
        if (this.#file.etag !== undefined || !(broken instanceof cloudflare_errors/* CloudflareError */.O))
            return broken;
        return retold(broken, `${broken.message} The storage gave no ETag, so it cannot be gone on with.`, true);
    }
    #placed(error) {
        if (!(error instanceof cloudflare_errors/* CloudflareError */.O) || error.code === 'cloudflare-answer')
            return error;
        const { bytes: total } = this.#file;
        const of = total === undefined ? '' : ` of ${total}`;
        return retold(error, `${error.message} It had read ${this.bytes}${of} bytes.`, false);
    }
    #require(problem) {
        if (problem !== undefined)
            throw (0,storage/* damaged */.qM)(this.#transfer.purpose, problem);
    }
}
function retold(error, message, isFinal) {
    return new cloudflare_errors/* CloudflareError */.O(error.code, message, {
        ...(error.hint === undefined ? {} : { hint: error.hint }),
        failure: isFinal ? { kind: 'final' } : error.failure,
        httpStatus: error.httpStatus,
        cause: error.cause ?? error,
    });
}

// EXTERNAL MODULE: ./lib/cloudflare/export.js + 1 modules
var cloudflare_export = __webpack_require__(7184);
// EXTERNAL MODULE: ./lib/cloudflare/transfer.js
var cloudflare_transfer = __webpack_require__(17124);
;// CONCATENATED MODULE: ./lib/cloudflare/export-stream.js








/**
 * Starts an export, polls it until it is done, and opens it for reading.
 * @throws CloudflareError
 */
async function exportStream(target, { tables = [], deadlineMs = 3_600_000, stallMs = 60_000, onProgress = () => undefined }, line) {
    const purpose = { ...target.purpose, idempotent: true };
    const deadline = deadlineOf(purpose, deadlineMs, line);
    try {
        const { url, bookmark } = await (0,cloudflare_transfer/* within */.ux)(purpose, deadlineMs, line, (limited) => (0,cloudflare_export/* dump */.B)(target, tables, limited));
        const transfer = (0,storage/* transferOf */.ND)(url, purpose, { ...line, signal: deadline.signal });
        const opened = await stored_file_open(transfer, stallMs);
        const stream = new DownloadStream(transfer, opened, stallMs);
        const { bytes: total } = opened.file;
        return {
            bookmark,
            bytes: total,
            chunks: limited(stream, deadline, () => onProgress({ bytes: stream.bytes, total })),
            [Symbol.dispose]: () => {
                stream.close();
                deadline.cancel();
            },
        };
    }
    catch (error) {
        deadline.clear();
        throw deadline.told(error);
    }
}
async function* limited(stream, deadline, progress) {
    try {
        for await (const chunk of stream.chunks()) {
            progress();
            yield chunk;
            // A consumer may have taken longer than all of it may.
            deadline.signal.throwIfAborted();
        }
    }
    catch (error) {
        throw deadline.told(error);
    }
    finally {
        deadline.clear();
    }
}
/** A limit for what goes on after the function that sets it has returned. */
function deadlineOf(purpose, deadlineMs, line) {
    const late = new errors/* ActionError */.lZ('timeout', `The attempt to ${purpose.what} took longer than ${(0,deadline/* inSeconds */.F)(deadlineMs)}.`);
    const expiry = new AbortController();
    // A stream that nobody reads must not keep the process from its end.
    const timer = setTimeout(() => expiry.abort(late), deadlineMs).unref();
    const clear = () => clearTimeout(timer);
    return {
        signal: AbortSignal.any([line.signal, expiry.signal]),
        told: (error) => (error === late ? (0,translate/* timedOut */.iU)(late, purpose) : error),
        clear,
        cancel: () => {
            clear();
            expiry.abort();
        },
    };
}


/***/ }),

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
