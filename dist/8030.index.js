export const id = 8030;
export const ids = [8030];
export const modules = {

/***/ 70636:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ connectGitHub),
/* harmony export */   l: () => (/* binding */ mayHaveRun)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(961);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(37428);
/* harmony import */ var _runtime_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(50525);
/* harmony import */ var _runtime_retry_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(92126);
/* harmony import */ var _runtime_service_url_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(45359);




/**
 * @param purpose what GitHub is needed for, after «cannot»
 * @param permission what the job's token needs for that, as a workflow writes it
 * @throws ActionError `input-invalid` without a token, outside of a repository, or where GITHUB_API_URL is no URL.
 */
async function connectGitHub(token, context, purpose = 'reach GitHub', permission) {
    const { repository, githubApiUrl } = context.runner;
    if (token === undefined) {
        const needed = permission === undefined ? '' : `, with \`permissions: ${permission}\``;
        throw new _runtime_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('input-invalid', `The input \`github-token\` is empty, and without it the action cannot ${purpose}.`, { hint: `Leave the input out for the token of the job${needed}.` });
    }
    const [owner, repo] = repository?.split('/') ?? [];
    if (owner === undefined || repo === undefined) {
        throw new _runtime_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('input-invalid', `GITHUB_REPOSITORY is not set, and without it the action cannot ${purpose}.`, { hint: 'GitHub sets it in every workflow; by hand: GITHUB_REPOSITORY=owner/name.' });
    }
    // Loaded here, as few actions need it: it costs 30 ms.
    const { getOctokit } = await __webpack_require__.e(/* import() */ 1351).then(__webpack_require__.bind(__webpack_require__, 61351));
    const baseUrl = (0,_runtime_service_url_js__WEBPACK_IMPORTED_MODULE_1__/* .serviceUrl */ .R)('GITHUB_API_URL', githubApiUrl);
    const octokit = getOctokit(token, { baseUrl, userAgent: 'voygent-actions' });
    return gitHubOf(octokit, owner, repo, context, context.signal);
}
function gitHubOf(octokit, owner, repo, context, signal) {
    return {
        owner,
        repo,
        withSignal: (other) => gitHubOf(octokit, owner, repo, context, other),
        async call(call, send) {
            const attempt = async () => {
                const limited = AbortSignal.any([signal, AbortSignal.timeout(call.deadlineMs ?? 30_000)]);
                const { data } = await send(octokit, limited);
                return call.result.parse(data);
            };
            try {
                return await (0,_runtime_retry_js__WEBPACK_IMPORTED_MODULE_2__/* .retrying */ .R)(attempt, {
                    idempotent: call.idempotent,
                    classify: (error) => classify(error, context.clock.now()),
                    clock: context.clock,
                    signal,
                });
            }
            catch (error) {
                signal.throwIfAborted();
                throw translate(error, call, context.runner.githubApiUrl);
            }
        },
    };
}
function isRequestError(error) {
    return error instanceof Error && 'status' in error && typeof error.status === 'number';
}
function classify(error, now) {
    if (!isRequestError(error))
        return { kind: 'unknown' };
    const pause = pauseOf(error, now);
    if (isRateLimited(error))
        return { kind: 'never-ran', retryAfterMs: pause };
    // octokit reports a connection that failed as a status of 500.
    return error.status >= 500 ? { kind: 'unknown', retryAfterMs: pause } : { kind: 'final' };
}
function header(error, name) {
    return error.response?.headers?.[name]?.toString();
}
/** How GitHub says so: docs.github.com, «Rate limits for the REST API», exceeding the rate limit. */
function isRateLimited(error) {
    const isExhausted = header(error, 'retry-after') !== undefined || header(error, 'x-ratelimit-remaining') === '0';
    return error.status === 429 || (error.status === 403 && isExhausted);
}
/** Until `Retry-After`, or until the limit is reset: without waiting for that, trying again is of no use. */
function pauseOf(error, now) {
    const asked = (0,_runtime_retry_js__WEBPACK_IMPORTED_MODULE_2__/* .retryAfterMs */ .V)(header(error, 'retry-after'), now);
    if (asked !== undefined || header(error, 'x-ratelimit-remaining') !== '0')
        return asked;
    const reset = Number(header(error, 'x-ratelimit-reset'));
    return Number.isFinite(reset) ? Math.max(0, reset * 1000 - now) : undefined;
}
function translate(error, { what, permission }, apiUrl) {
    if (error instanceof zod__WEBPACK_IMPORTED_MODULE_3__/* .ZodError */ .G) {
        return new _runtime_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('github-refused', `Could not ${what}: the answer is not what GitHub's API sends: ${zod__WEBPACK_IMPORTED_MODULE_4__/* .prettifyError */ .S1(error).replaceAll('\n', ' ')}.`, {
            hint: 'Something between here and GitHub may have answered: check GITHUB_API_URL and proxies.',
            cause: error,
        });
    }
    if (!isRequestError(error) || !error.response) {
        return new _runtime_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('github-unreachable', `Could not ${what}: GitHub did not answer (${error instanceof Error ? error.message : String(error)}).`, {
            hint: `Check the network, ${new URL(apiUrl).host} and www.githubstatus.com, then run this again.`,
            cause: error,
        });
    }
    const { code, hint } = diagnose(error, permission);
    return new _runtime_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ(code, `Could not ${what}: GitHub answered ${error.status}: ${error.message}.`, {
        hint,
        cause: error,
    });
}
function diagnose(error, permission) {
    if (isRateLimited(error))
        return {
            code: 'github-refused',
            hint: 'This is the rate limit of the token, which GitHub lifts within the hour. Run this again then.',
        };
    if (error.status === 401 || error.status === 403 || error.status === 404)
        return {
            code: 'github-auth',
            hint: `The job needs \`permissions: ${permission}\`; a token of your own needs the same.${ofForks(error, permission)}`,
        };
    if (error.status >= 500)
        return {
            code: 'github-refused',
            hint: "This is an error on GitHub's side. Look at www.githubstatus.com, then run this again.",
        };
    return { code: 'github-refused', hint: 'Correct what the message names, then run this again.' };
}
/** No setting in the workflow helps these, so the permission alone would be bad advice. */
function ofForks({ status }, permission) {
    return status === 403 && permission.endsWith(': write')
        ? ' A workflow on a pull request from a fork gets a token that only reads.'
        : '';
}
/** Whether the call may have had its effect although it failed. */
function mayHaveRun(error) {
    return error instanceof _runtime_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ && classify(error.cause, 0).kind === 'unknown';
}


/***/ }),

/***/ 49517:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HL: () => (/* binding */ enumerate),
/* harmony export */   Od: () => (/* binding */ restoreCommand),
/* harmony export */   WE: () => (/* binding */ explain),
/* harmony export */   em: () => (/* binding */ sentence)
/* harmony export */ });
/* unused harmony exports retentionDays, refusedTime */
/* harmony import */ var _cloudflare_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76632);
/* harmony import */ var _runtime_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(50525);


function restoreCommand({ name }, bookmark) {
    return `npx wrangler d1 time-travel restore ${name} --bookmark=${bookmark}`;
}
/** How far Time Travel goes back (developers.cloudflare.com/d1/reference/time-travel). */
const retentionDays = 30;
const retention = `Time Travel goes back ${retentionDays} days on Workers Paid and 7 days on Workers Free; what is older is only in a backup.`;
/** Why a bookmark could not be read or restored: Cloudflare's words, and what they are likely to mean. */
function explain(thrown) {
    const error = (0,_runtime_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .toActionError */ .ie)(thrown);
    if (!(error instanceof _cloudflare_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .CloudflareError */ .O))
        return error;
    const hint = hintFor(error);
    return new _runtime_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .lZ(error.code, error.message, {
        ...(hint === undefined ? {} : { hint }),
        status: error.status,
        cause: error,
    });
}
function hintFor({ httpStatus, code, failure, hint, message }) {
    if (httpStatus === 429 || /too many (restores|requests)|rate.?limit/i.test(message))
        return 'Cloudflare allows 10 restores of a database in 10 minutes, and 1,200 calls of one token in 5 minutes. Wait ten minutes, then run this again.';
    if (code === 'cloudflare-auth' || failure.kind !== 'final')
        return hint;
    return `The bookmark may be too old, or of another database. ${retention}`;
}
/** The reason that a time cannot be gone back to; `undefined` where it can. */
function refusedTime(at, now) {
    if (at.getTime() > now)
        return 'lies in the future';
    const days = (now - at.getTime()) / 86_400_000;
    return days > retentionDays ? `is ${Math.floor(days)} days ago. ${retention}` : undefined;
}
/** `a`, `a and b`, `a, b and c`. */
function enumerate(parts) {
    if (parts.length < 2)
        return parts.join('');
    return `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}
/** A thrown value as a sentence. */
function sentence(error) {
    const message = error instanceof Error ? error.message : String(error);
    return /[.!?]$/.test(message) ? message : `${message}.`;
}


/***/ }),

/***/ 82037:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ age)
/* harmony export */ });
const units = [
    [86_400_000, 'd'],
    [3_600_000, 'h'],
    [60_000, 'min'],
    [1000, 's'],
];
/** A length of time for people, by its two largest units: `2 d 3 h`, `4 min 10 s`. */
function age(milliseconds) {
    let rest = Math.max(0, milliseconds);
    const parts = [];
    for (const [length, unit] of units) {
        const number = Math.floor(rest / length);
        rest -= number * length;
        if (number > 0 || parts.length > 0)
            parts.push(`${number} ${unit}`);
        if (parts.length === 2)
            break;
    }
    const [first = '0 s', second] = parts;
    return second === undefined || second.startsWith('0 ') ? first : `${first} ${second}`;
}


/***/ }),

/***/ 43703:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $I: () => (/* binding */ checkRecipients),
/* harmony export */   Af: () => (/* binding */ identitiesIn),
/* harmony export */   EI: () => (/* binding */ encrypting),
/* harmony export */   ix: () => (/* binding */ decrypting)
/* harmony export */ });
/* harmony import */ var node_stream__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57075);
/* harmony import */ var _runtime_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(50525);


// Loaded where it is used: it is 60 KB that most runs do not need.
const age = () => __webpack_require__.e(/* import() */ 855).then(__webpack_require__.bind(__webpack_require__, 20855));
/** @throws ActionError `input-invalid` for what is no age recipient; told without the value, which may be a key by mistake */
async function encrypting(content, recipients) {
    const { Encrypter } = await age();
    const encrypter = new Encrypter();
    for (const [index, recipient] of recipients.entries())
        add(encrypter, recipient, index);
    return fromWeb(await encrypter.encrypt(toWeb(content)));
}
/** Looks at recipients before anything is done. @throws as `encrypting` */
async function checkRecipients(recipients) {
    if (recipients.length === 0)
        return;
    const { Encrypter } = await age();
    for (const [index, recipient] of recipients.entries())
        add(new Encrypter(), recipient, index);
}
function add(encrypter, recipient, index) {
    try {
        encrypter.addRecipient(recipient);
    }
    catch {
        // The cause is not kept, nor is the value told: it may be a key by mistake, and the library quotes it.
        const isKey = /AGE-SECRET-KEY|AGE-PLUGIN|PRIVATE KEY/i.test(recipient);
        throw new _runtime_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .lZ('input-invalid', isKey
            ? 'One of the recipients is an age identity, the secret half: whoever reads it can open every backup. Nothing was done.'
            : `The age recipient number ${index + 1} of those that were given is none. Nothing was done.`, {
            hint: isKey
                ? 'Make a new pair with `age-keygen`, keep the identity in a secret, and give the `age1…` line as recipient.'
                : 'A recipient begins with `age1`; `age-keygen` prints one. Keys of ssh are not taken.',
        });
    }
}
/**
 * @throws ActionError `identity-invalid` for what is no identity, or not one that this file was made for. What was changed in
 * the file makes the stream fail.
 */
async function decrypting(content, identities) {
    const { Decrypter } = await age();
    const decrypter = new Decrypter();
    for (const identity of identities) {
        try {
            decrypter.addIdentity(identity);
        }
        catch {
            // The cause is not kept: the library quotes what was given.
            throw new _runtime_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .lZ('identity-invalid', 'The input `identity` is no age identity. Nothing was done.', {
                hint: 'It is the line of `age-keygen` that begins with `AGE-SECRET-KEY-1`, from a secret.',
            });
        }
    }
    try {
        return fromWeb(await decrypter.decrypt(toWeb(content)));
    }
    catch (cause) {
        throw new _runtime_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .lZ('identity-invalid', 'The snapshot cannot be opened with this identity. Nothing was done.', {
            hint: 'The manifest lists under `dump.recipients` for whom it was encrypted: give the identity of one of them.',
            cause,
        });
    }
}
/** The lines of an identity file that are identities: `age-keygen` writes comments beside. */
function identitiesIn(text) {
    return text
        .split(/\r?\n/)
        .map((line) => line.trim())
        .filter((line) => line !== '' && !line.startsWith('#'));
}
function toWeb(content) {
    return node_stream__WEBPACK_IMPORTED_MODULE_0__.Readable.toWeb(content);
}
function fromWeb(stream) {
    return node_stream__WEBPACK_IMPORTED_MODULE_0__.Readable.fromWeb(stream);
}


/***/ }),

/***/ 95055:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F0: () => (/* binding */ requireSameSchema),
/* harmony export */   Mw: () => (/* binding */ movingTables),
/* harmony export */   NI: () => (/* binding */ Unlike),
/* harmony export */   UQ: () => (/* binding */ requireRestored)
/* harmony export */ });
/* harmony import */ var _sqlite_fingerprint_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(37916);

/** A dump that is not what the database has: another may be, as the database may have been written to meanwhile. */
class Unlike extends Error {
}
/**
 * Which tables somebody wrote to while the dump was made: of these the number of rows lies between what it was before and
 * after. Every other table has exactly the rows that it had.
 * @param after what the tables were after the export; `undefined` where the bookmarks say that nobody wrote
 * @param still tables that must not have moved, as they were not read at the moment of the export
 * @throws Unlike
 */
function movingTables(before, after, dumped, still) {
    const moving = [];
    for (const [table, print] of before) {
        const found = dumped.get(table);
        if (!found)
            throw new Unlike(`the dump has no table ${table}`);
        const later = after ? after.get(table) : print;
        if (!later)
            throw new Unlike(`the table ${table} was dropped meanwhile`);
        if ((0,_sqlite_fingerprint_js__WEBPACK_IMPORTED_MODULE_0__/* .differencesIn */ .Cg)(print, later).length === 0)
            requireSame(table, print, found);
        else if (still.has(table))
            throw new Unlike(`the table ${table} was written to while it was read`);
        else {
            requireBetween(table, [print.rows, later.rows], found.rows);
            moving.push(table);
        }
    }
    return moving;
}
function requireSame(table, expected, found) {
    const [difference] = (0,_sqlite_fingerprint_js__WEBPACK_IMPORTED_MODULE_0__/* .differencesIn */ .Cg)(expected, found);
    if (difference !== undefined)
        throw new Unlike(`the table ${table} is not the same in the dump: ${difference}`);
}
function requireBetween(table, rows, found) {
    const [low, high] = [Math.min(...rows), Math.max(...rows)];
    if (found < low || found > high)
        throw new Unlike(`the table ${table} has ${found} rows in the dump, and had ${low} to ${high} meanwhile`);
}
/**
 * Compares the definitions of an export with the schema that was read before: who changes the schema meanwhile makes the
 * dump one of two databases.
 * @param exported the tables that were asked for
 * @throws Unlike
 */
function requireSameSchema(definitions, schema, exported) {
    const known = new Set(schema.map(({ sql }) => plain(sql ?? '')));
    const found = new Set(definitions.map(plain));
    const foreign = [...found].find((sql) => !known.has(sql));
    if (foreign !== undefined)
        throw new Unlike(`the schema was changed meanwhile: ${foreign.slice(0, 200)}`);
    const missing = exported.find(({ sql }) => !found.has(plain(sql)));
    if (missing)
        throw new Unlike(`the export lacks the table ${missing.name}`);
}
/**
 * Compares what a dump makes with what it was made from, definition by definition.
 * @throws Unlike
 */
function requireRestored(schema, loaded) {
    const lines = (objects) => new Set(objects.map(({ type, name, tbl_name, sql }) => JSON.stringify([type, name, tbl_name, sql])));
    const [different] = lines(schema).symmetricDifference(lines(loaded));
    if (different !== undefined)
        throw new Unlike(`the dump does not make the same schema: ${different.slice(0, 300)}`);
}
/** D1 writes `IF NOT EXISTS` into some definitions. */
function plain(sql) {
    return sql
        .trim()
        .replace(/;$/, '')
        .trim()
        .replace(/^CREATE TABLE IF NOT EXISTS /i, 'CREATE TABLE ');
}


/***/ }),

/***/ 36412:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ey: () => (/* binding */ writeDump),
/* harmony export */   RF: () => (/* binding */ readDump),
/* harmony export */   bV: () => (/* binding */ fileNameOf),
/* harmony export */   hk: () => (/* binding */ checkDump)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(51455);
/* harmony import */ var node_stream__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(57075);
/* harmony import */ var node_stream_promises__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(46466);
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(38522);
/* harmony import */ var _runtime_errors_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(50525);
/* harmony import */ var _age_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(43703);








/** A database's name in that of a file; D1 allows nothing else to begin with. */
function fileNameOf(name) {
    return name.replaceAll(/[^\w.-]/g, '_');
}
const pieceBytes = 64 * 1024;
// At 9 it takes four times as long for 5 % less (measured on 500 MB of rows).
const level = 3;
/**
 * Compresses SQL with zstd, encrypts it with age for the recipients if there are any, and writes it to a new file, which is
 * on the disk when this returns. A file that could not be finished is removed.
 * @throws what `sql` throws; ActionError `snapshot-unproven` where it cannot be written
 */
async function writeDump(sql, file, recipients, signal) {
    let sqlBytes = 0;
    async function* counted() {
        for await (const chunk of sql) {
            sqlBytes += chunk.length;
            yield chunk;
        }
    }
    const written = new Meter();
    const output = await create(file);
    const zstd = (0,node_zlib__WEBPACK_IMPORTED_MODULE_5__.createZstdCompress)({
        chunkSize: pieceBytes,
        params: { [node_zlib__WEBPACK_IMPORTED_MODULE_5__.constants.ZSTD_c_compressionLevel]: level, [node_zlib__WEBPACK_IMPORTED_MODULE_5__.constants.ZSTD_c_checksumFlag]: 1 },
    });
    const compressed = (0,node_stream_promises__WEBPACK_IMPORTED_MODULE_4__.pipeline)(node_stream__WEBPACK_IMPORTED_MODULE_3__.Readable.from(counted(), { objectMode: false }), zstd, { signal });
    // Told by the other one as well; without this it would be unhandled until then.
    compressed.catch(() => undefined);
    try {
        const body = recipients.length === 0 ? zstd : await (0,_age_js__WEBPACK_IMPORTED_MODULE_7__/* .encrypting */ .EI)(zstd, recipients);
        // The file is on the disk before it is closed.
        const stored = (0,node_stream_promises__WEBPACK_IMPORTED_MODULE_4__.pipeline)(body, written, output.createWriteStream({ flush: true }), { signal });
        await Promise.all([compressed, stored]);
    }
    catch (error) {
        // Where the encryption did not begin, nobody else ends what it was to read.
        zstd.destroy();
        await output.close().catch(() => undefined);
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rm)(file, { force: true });
        throw isOfTheDisk(error) ? noRoom(file, error) : error;
    }
    return { bytes: written.bytes, sha256: written.digest(), sqlBytes };
}
/** A new file: one that is there is not ours, and is left. */
function create(file) {
    return (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.open)(file, 'wx', 0o600).catch((error) => Promise.reject(isOfTheDisk(error) ? noRoom(file, error) : error));
}
function isOfTheDisk(error) {
    return error instanceof Error && 'syscall' in error && 'code' in error && !(error instanceof _runtime_errors_js__WEBPACK_IMPORTED_MODULE_6__/* .ActionError */ .lZ);
}
function noRoom(file, cause) {
    return new _runtime_errors_js__WEBPACK_IMPORTED_MODULE_6__/* .ActionError */ .lZ('snapshot-unproven', `The snapshot could not be written to ${file}: ${cause.message}.`, {
        hint: cause.code === 'ENOSPC'
            ? 'The disk is full. A snapshot needs three times the size of the database: the dump, and two databases that it is loaded into.'
            : 'Nothing of it was kept. Correct what the message names, then run this again.',
        cause,
    });
}
/**
 * Compares a file with what the manifest says of it.
 * @throws ActionError `snapshot-invalid`
 */
async function checkDump({ file, bytes, sha256 }, signal) {
    const found = new Meter(false);
    try {
        await (0,node_stream_promises__WEBPACK_IMPORTED_MODULE_4__.pipeline)((0,node_fs__WEBPACK_IMPORTED_MODULE_1__.createReadStream)(file), found, { signal });
    }
    catch (cause) {
        signal.throwIfAborted();
        throw isOfTheDisk(cause) ? damaged(file, `it cannot be read (${cause.code})`, cause) : cause;
    }
    if (found.bytes !== bytes)
        throw damaged(file, `it has ${found.bytes} bytes where the manifest says ${bytes}`);
    if (found.digest() !== sha256)
        throw damaged(file, 'its sha256 is not that of the manifest');
}
/**
 * The SQL of a dump.
 * @throws ActionError `identity-invalid`; `snapshot-invalid`, while it is read as well
 */
async function readDump({ file, encryption }, identities, signal) {
    const stored = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.open)(file).catch((cause) => Promise.reject(isOfTheDisk(cause) ? damaged(file, `it cannot be read (${cause.code})`, cause) : cause));
    const content = stored.createReadStream({ highWaterMark: pieceBytes });
    if (encryption === 'none')
        return decompressed(content, file, signal);
    try {
        return decompressed(await (0,_age_js__WEBPACK_IMPORTED_MODULE_7__/* .decrypting */ .ix)(content, identities), file, signal);
    }
    catch (error) {
        // Where the decryption did not begin, nobody else closes what it was to read.
        content.destroy();
        await stored.close().catch(() => undefined);
        throw error;
    }
}
async function* decompressed(opened, file, signal) {
    const out = new node_stream__WEBPACK_IMPORTED_MODULE_3__.PassThrough({ highWaterMark: 1024 * 1024 });
    const done = (0,node_stream_promises__WEBPACK_IMPORTED_MODULE_4__.pipeline)(opened, (0,node_zlib__WEBPACK_IMPORTED_MODULE_5__.createZstdDecompress)({ chunkSize: 1024 * 1024 }), out, { signal });
    done.catch((error) => out.destroy(error));
    try {
        yield* out;
        await done;
    }
    catch (cause) {
        signal.throwIfAborted();
        throw damaged(file, `it cannot be decoded (${cause instanceof Error ? cause.message : String(cause)})`, cause);
    }
}
function damaged(file, problem, cause) {
    return new _runtime_errors_js__WEBPACK_IMPORTED_MODULE_6__/* .ActionError */ .lZ('snapshot-invalid', `The snapshot is damaged: of ${file}, ${problem}. Nothing was restored.`, {
        hint: 'Download it again. If that does not help, take another: `backup` with `mode: list` shows them.',
        cause,
    });
}
/** Counts and hashes what flows through, or with `false` into it. */
class Meter extends node_stream__WEBPACK_IMPORTED_MODULE_3__.Transform {
    #hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
    #passesOn;
    bytes = 0;
    constructor(passesOn = true) {
        super();
        this.#passesOn = passesOn;
        if (!passesOn)
            this.resume();
    }
    _transform(chunk, _, done) {
        this.bytes += chunk.length;
        this.#hash.update(chunk);
        if (this.#passesOn)
            done(null, chunk);
        else
            done(null);
    }
    digest() {
        return this.#hash.digest('hex');
    }
}


/***/ }),

/***/ 79049:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   aH: () => (/* binding */ Loader),
/* harmony export */   dm: () => (/* binding */ keepTemporaryFilesIn),
/* harmony export */   rM: () => (/* binding */ LoadRefused)
/* harmony export */ });
/* harmony import */ var node_url__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73136);
/* harmony import */ var node_worker_threads__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(75919);


/** A dump that SQLite refused. */
class LoadRefused extends Error {
    mode;
    constructor(mode, message) {
        super(message);
        this.mode = mode;
    }
}
// Enough that the thread never waits, and little enough that memory stays flat: blocks are of 1 MB or so.
const mostAhead = 4;
/** To be called before SQLite is used: it asks the environment of the process once where its temporary files go. */
function keepTemporaryFilesIn(folder) {
    process.env['SQLITE_TMPDIR'] ??= folder;
}
/** Loads a dump in a thread of its own, block by block. */
class Loader {
    #mode;
    #worker;
    #ahead = 0;
    #loaded;
    #failure;
    #wake = () => undefined;
    constructor(mode) {
        this.#mode = mode;
        this.#worker = new node_worker_threads__WEBPACK_IMPORTED_MODULE_1__.Worker(entry(), { workerData: mode, resourceLimits: { maxYoungGenerationSizeMb: 8 } });
        this.#worker.on('message', (message) => this.#take(message));
        this.#worker.on('error', (error) => this.#fail(error));
        this.#worker.on('exit', (code) => {
            if (!this.#loaded)
                this.#fail(new Error(`the thread that loads ended with ${code}`));
        });
    }
    /**
     * Hands over whole statements, a copy of them; waits while the thread is far behind.
     * @throws LoadRefused for what came before
     */
    async feed(sql) {
        const bytes = new Uint8Array(sql).buffer;
        await this.#until(() => this.#ahead < mostAhead);
        this.#ahead++;
        this.#send({ kind: 'sql', bytes }, [bytes]);
    }
    /** @throws LoadRefused */
    async finish(questions) {
        this.#loaded = undefined;
        this.#send({ kind: 'finish', questions });
        await this.#until(() => this.#loaded !== undefined);
        // What `until` waits for is set in a callback, which the compiler cannot see.
        return this.#loaded;
    }
    async [Symbol.asyncDispose]() {
        await this.#worker.terminate();
    }
    #send(message, transfer = []) {
        if (!this.#failure)
            this.#worker.postMessage(message, transfer);
    }
    #take(message) {
        if (message.kind === 'taken')
            this.#ahead--;
        else if (message.kind === 'loaded')
            this.#loaded = message.loaded;
        else
            this.#fail(new LoadRefused(this.#mode, message.message));
        this.#wake();
    }
    #fail(error) {
        this.#failure ??= error;
        this.#wake();
    }
    async #until(isSo) {
        while (!this.#failure && !isSo()) {
            await new Promise((resolve) => {
                this.#wake = resolve;
            });
        }
        if (this.#failure)
            throw this.#failure;
    }
}
/** Where the thread begins: a file beside the bundle, else this folder's own. */
function entry() {
    const own = import.meta.url;
    return (0,node_url__WEBPACK_IMPORTED_MODULE_0__.fileURLToPath)(new URL(own.endsWith('.ts') ? 'load-worker.ts' : 'load-worker.js', own));
}


/***/ }),

/***/ 83328:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J7: () => (/* binding */ readSchemaOf),
/* harmony export */   kA: () => (/* binding */ ask),
/* harmony export */   lB: () => (/* binding */ observe)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2503);
/* harmony import */ var _runtime_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(50525);
/* harmony import */ var _sqlite_fingerprint_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(37916);
/* harmony import */ var _sqlite_identifier_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(88437);
/* harmony import */ var _sqlite_inexact_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(81214);
/* harmony import */ var _sqlite_schema_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(27917);
/* harmony import */ var _contents_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(22412);







// A call of D1's has 30 s, and reads some 100 MB in one of them.
const bytesPerPart = 100 * 1024 * 1024;
const smallestPart = 5000;
const statementsPerCall = 25;
/** Reads the schema. @throws CloudflareError, ActionError `cloudflare-answer` */
async function readSchemaOf({ id, name }, d1) {
    const rows = await ask({ id, name }, d1, `read the schema of ${name}`, _sqlite_schema_js__WEBPACK_IMPORTED_MODULE_3__/* .schemaQuery */ .GT);
    return zod__WEBPACK_IMPORTED_MODULE_5__/* .array */ .YOg(_sqlite_schema_js__WEBPACK_IMPORTED_MODULE_3__/* .SchemaObject */ .he).parse(rows);
}
/**
 * Fingerprints every table, and looks for what an export would spoil. All rows are read once.
 * @throws CloudflareError, ActionError `cloudflare-answer`
 */
async function observe(place, contents, d1) {
    const parts = await partsOf(place, contents, d1);
    const answers = await queryAll(place, d1, parts.flatMap(({ statements }) => statements));
    const prints = new Map();
    const inexact = new Set();
    for (const { table, statements } of parts) {
        const rows = answers.splice(0, statements.length).map(({ results }) => results[0]);
        const print = (0,_sqlite_fingerprint_js__WEBPACK_IMPORTED_MODULE_1__/* .readPrint */ .m6)(table, rows);
        const before = prints.get(table.name);
        prints.set(table.name, before ? (0,_sqlite_fingerprint_js__WEBPACK_IMPORTED_MODULE_1__/* .addPrints */ .W4)(before, print) : print);
        if ((0,_sqlite_fingerprint_js__WEBPACK_IMPORTED_MODULE_1__/* .readSought */ .p9)(table, rows))
            inexact.add(table.name);
    }
    return { prints, inexact };
}
async function partsOf(place, contents, d1) {
    const stored = new Map(contents.tables.map((table) => [table.name, table]));
    const number = Math.ceil((place.size ?? 0) / bytesPerPart);
    const ranges = number > 1 ? await rangesOf(place, contents, number, d1) : new Map();
    return (0,_contents_js__WEBPACK_IMPORTED_MODULE_4__/* .printedIn */ .IY)(contents).flatMap((table) => {
        const sought = soughtIn(stored.get(table.name));
        return (ranges.get(table.name) ?? [undefined]).map((range) => ({
            table,
            statements: (0,_sqlite_fingerprint_js__WEBPACK_IMPORTED_MODULE_1__/* .fingerprintStatements */ .Hx)(table, range, sought),
        }));
    });
}
function soughtIn(table) {
    if (!table)
        return undefined;
    const byName = new Map(table.columns.map((column) => [column.name, column]));
    return (name) => {
        const column = byName.get(name);
        return column ? (0,_sqlite_inexact_js__WEBPACK_IMPORTED_MODULE_2__/* .inexactCondition */ .w)(column) : '0';
    };
}
const Extent = zod__WEBPACK_IMPORTED_MODULE_5__/* .object */ .Ikc({ low: zod__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP().nullable(), high: zod__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP().nullable() });
/** Ranges of rowids, for tables that have them and are not small; all rows are in one. */
async function rangesOf(place, { tables }, number, d1) {
    const numbered = tables.filter(({ rowid, isMomentary }) => rowid !== undefined && !isMomentary);
    const answers = await queryAll(place, d1, numbered.map(({ name, rowid = 'rowid' }) => {
        const by = (0,_sqlite_identifier_js__WEBPACK_IMPORTED_MODULE_6__/* .quoteIdentifier */ .C)(rowid);
        return `SELECT CAST(min(${by}) AS TEXT) AS low, CAST(max(${by}) AS TEXT) AS high FROM ${(0,_sqlite_identifier_js__WEBPACK_IMPORTED_MODULE_6__/* .quoteIdentifier */ .C)(name)}`;
    }));
    return new Map(numbered.map(({ name, rowid = 'rowid' }, index) => {
        const { low, high } = Extent.parse(answers[index]?.results[0]);
        return [name, low === null || high === null ? [] : cut(BigInt(low), BigInt(high), number, rowid)];
    }));
}
// The least and the greatest rowid, so that a row which is added meanwhile at either end is counted.
const least = '-9223372036854775808';
const greatest = '9223372036854775807';
function cut(low, high, number, by) {
    const most = (high - low) / BigInt(smallestPart) + 1n;
    const parts = most < BigInt(number) ? most : BigInt(number);
    const step = (high - low) / parts + 1n;
    return Array.from({ length: Number(parts) }, (_, index) => {
        const from = low + step * BigInt(index);
        return {
            by,
            from: index === 0 ? least : String(from),
            to: index === Number(parts) - 1 ? greatest : String(from + step - 1n),
        };
    });
}
/** All statements, each answered; together where the database is small, for each has its own 30 s else. */
async function queryAll(place, d1, sqls) {
    const together = (place.size ?? 0) > bytesPerPart / 4 ? 1 : statementsPerCall;
    const answers = [];
    for (let from = 0; from < sqls.length; from += together) {
        const some = sqls.slice(from, from + together).map((sql) => ({ sql }));
        answers.push(...(await answered(place, d1, `read the tables of ${place.name}`, some)));
    }
    return answers;
}
/**
 * The rows that one statement gives.
 * @throws CloudflareError, ActionError `cloudflare-answer`
 */
async function ask(place, d1, what, sql) {
    const [answer] = await answered(place, d1, what, [{ sql }]);
    return answer?.results ?? [];
}
async function answered({ id }, d1, what, statements) {
    const answers = await d1.query(id, what, statements);
    const failed = answers.find(({ success }) => !success);
    if (!failed && answers.length === statements.length)
        return answers;
    throw new _runtime_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('cloudflare-answer', `Could not ${what}: ${failed?.error ?? `D1 answered ${answers.length} of ${statements.length} statements`}. It was only read.`);
}


/***/ }),

/***/ 99909:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BD: () => (/* binding */ inMegabytes),
/* harmony export */   ke: () => (/* binding */ Progress),
/* harmony export */   zD: () => (/* binding */ grouped)
/* harmony export */ });
/** Tells how far something is, no more often than every ten seconds; nothing of what takes less. */
class Progress {
    #what;
    #events;
    #clock;
    #started;
    #told;
    /** @param what begins the message, as in `Exporting trips-prod` */
    constructor(what, events, clock) {
        this.#what = what;
        this.#events = events;
        this.#clock = clock;
        this.#started = clock.now();
        this.#told = this.#started;
    }
    at(amount) {
        const now = this.#clock.now();
        if (now - this.#told < 10_000)
            return;
        this.#told = now;
        const { bytes, total, rows } = amount;
        this.#events.info('snapshot.progress', `${this.#what}: ${told(amount, now - this.#started)}`, {
            bytes,
            total_bytes: total,
            rows,
            elapsed_ms: now - this.#started,
        });
    }
}
/** `120 MB of 500 MB, 451,000 rows, 12 MB/s, about 32 s to go`. */
function told({ bytes, total, rows }, elapsedMs) {
    const rate = bytes / (elapsedMs / 1000);
    const remaining = total === undefined || rate === 0 ? undefined : Math.max(0, (total - bytes) / rate);
    return [
        total === undefined ? inMegabytes(bytes) : `${inMegabytes(bytes)} of ${inMegabytes(total)}`,
        ...(rows === undefined ? [] : [`${grouped(rows)} rows`]),
        `${inMegabytes(rate)}/s`,
        ...(remaining === undefined ? [] : [`about ${Math.ceil(remaining)} s to go`]),
    ].join(', ');
}
/** `1234567` → `1,234,567`. */
function grouped(number) {
    return number.toLocaleString('en-US');
}
/** `1.2 MB`; `34 KB` of what is less. */
function inMegabytes(bytes) {
    if (bytes < 1e6)
        return `${Math.ceil(bytes / 1000)} KB`;
    return `${(bytes / 1e6).toFixed(bytes < 1e8 ? 1 : 0)} MB`;
}


/***/ }),

/***/ 46754:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ Prover)
/* harmony export */ });
/* harmony import */ var _loader_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(79049);

const nothing = { printed: [], assertions: [] };
/** Loads a dump into two databases side by side, as it is read. */
class Prover {
    #asItIs = new _loader_js__WEBPACK_IMPORTED_MODULE_0__/* .Loader */ .aH('as-it-is');
    #asD1 = new _loader_js__WEBPACK_IMPORTED_MODULE_0__/* .Loader */ .aH('as-d1');
    #refusal;
    /**
     * Whole statements, the next in order.
     * @throws LoadRefused where not even as it is it can be loaded
     */
    async feed(sql) {
        await Promise.all([this.#asItIs.feed(sql), this.#orRefused(this.#asD1.feed(sql))]);
    }
    /** @throws LoadRefused, as `feed` */
    async finish(questions) {
        // Each has half of the work, and both hold the same rows; what D1 would refuse is asked of the other one.
        const [asItIs, answers] = await Promise.all([
            this.#asItIs.finish(nothing),
            this.#orRefused(this.#asD1.finish(questions)),
        ]);
        if (answers && !this.#refusal)
            return { ...answers, asItIs: asItIs.problems, asD1: answers.problems };
        const problems = [this.#refusal?.message ?? 'it could not be loaded'];
        return { ...(await this.#asItIs.finish(questions)), asItIs: asItIs.problems, asD1: problems };
    }
    async [Symbol.asyncDispose]() {
        await Promise.all([this.#asItIs[Symbol.asyncDispose](), this.#asD1[Symbol.asyncDispose]()]);
    }
    /** What D1 would refuse is found out in full, and does not end the other load. */
    async #orRefused(work) {
        if (this.#refusal) {
            await work.catch(() => undefined);
            return undefined;
        }
        try {
            return await work;
        }
        catch (error) {
            if (!(error instanceof _loader_js__WEBPACK_IMPORTED_MODULE_0__/* .LoadRefused */ .rM))
                throw error;
            this.#refusal = error;
            return undefined;
        }
    }
}


/***/ }),

/***/ 67217:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ requireRoom),
/* harmony export */   j: () => (/* binding */ roomNeeded)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var _runtime_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(50525);
/* harmony import */ var _progress_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(99909);



/** Bytes on the disk that a snapshot of a database of so many takes while it is made: two copies, and the file. */
function roomNeeded(bytes) {
    return 3 * bytes + 64 * 1024 * 1024;
}
/**
 * Makes sure of the room before anything is asked of Cloudflare.
 * @param bytes what is needed
 * @throws ActionError `snapshot-unproven`
 */
async function requireRoom(folder, bytes) {
    const { bavail, bsize } = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.statfs)(folder);
    const free = bavail * bsize;
    if (free >= bytes)
        return;
    throw new _runtime_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .lZ('snapshot-unproven', `There is too little room in ${folder}: ${(0,_progress_js__WEBPACK_IMPORTED_MODULE_2__/* .inMegabytes */ .BD)(bytes)} are needed, for two copies of the database and the dump, and ${(0,_progress_js__WEBPACK_IMPORTED_MODULE_2__/* .inMegabytes */ .BD)(free)} are free. Nothing was done.`, { hint: 'Use a runner with a larger disk, or set RUNNER_TEMP to a folder on one.' });
}


/***/ }),

/***/ 52541:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BP: () => (/* binding */ newest),
/* harmony export */   Cs: () => (/* binding */ artifactName),
/* harmony export */   Te: () => (/* binding */ latestOf),
/* harmony export */   ZX: () => (/* binding */ storedSnapshots)
/* harmony export */ });
/* unused harmony export readArtifact */
/* harmony import */ var _github_artifacts_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(67031);
/* harmony import */ var _runtime_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(50525);


/** `voygent-snapshot-trips-prod-20261123T060000Z` */
function artifactName(kind, database, at) {
    const stamp = new Date(at).toISOString().replaceAll(/[-:]|\.\d+/g, '');
    return `voygent-${kind}-${database}-${stamp}`;
}
const form = /^voygent-(snapshot|unproven|drill)-(.+)-(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z$/;
/** `undefined` for an artifact of another kind. */
function readArtifact(artifact) {
    const [, kind, database, ...parts] = form.exec(artifact.name) ?? [];
    if (database === undefined || (kind !== 'snapshot' && kind !== 'unproven' && kind !== 'drill'))
        return undefined;
    const [year, month, day, hour, minute, second] = parts;
    const takenAt = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
    return Number.isNaN(takenAt) ? undefined : { kind, database, takenAt, artifact };
}
/**
 * Everything that is kept in the repository, newest first. What came from a fork is left out: anybody can name an artifact.
 * @returns `isCut`: there were more artifacts than were looked at
 * @throws ActionError as `listArtifacts`
 */
async function storedSnapshots(github) {
    const { artifacts, isCut } = await (0,_github_artifacts_js__WEBPACK_IMPORTED_MODULE_0__/* .listArtifacts */ .wn)(github, { prefix: 'voygent-' });
    const snapshots = artifacts.filter(({ isOurs }) => isOurs).flatMap((artifact) => readArtifact(artifact) ?? []);
    return { snapshots: snapshots.sort((one, other) => other.takenAt - one.takenAt), isCut };
}
/** The newest of a kind that can be downloaded. */
function newest(snapshots, database, kind) {
    return snapshots.find((one) => one.database === database && one.kind === kind && !one.artifact.expired);
}
/** @throws ActionError `artifact-not-found`, which tells what there is */
function latestOf({ snapshots, isCut }, database) {
    const found = newest(snapshots, database, 'snapshot');
    if (found)
        return found;
    const others = [...new Set(snapshots.filter(({ kind }) => kind === 'snapshot').map((one) => one.database))];
    const unproven = newest(snapshots, database, 'unproven');
    throw new _runtime_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .lZ('artifact-not-found', `There is no snapshot of ${database} among the artifacts of this repository that can be downloaded${isCut ? ', at least not among the newest 1,000' : ''}. Nothing was done.`, {
        hint: unproven
            ? `There is one that could not be proven: give its id, ${unproven.artifact.id}, if you must.`
            : others.length > 0
                ? `There are snapshots of ${others.join(', ')}: give one as input \`database\`.`
                : 'Take one with the action `backup`. Artifacts expire; Time Travel goes back up to 30 days without any.',
    });
}


/***/ }),

/***/ 81214:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ exactLiteral),
/* harmony export */   w: () => (/* binding */ inexactCondition)
/* harmony export */ });
/* harmony import */ var _identifier_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(88437);
/* harmony import */ var _shape_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(37181);


/**
 * A condition that is true of values which a D1 export does not give as they are. D1 writes a dump with JavaScript's
 * numbers, and its texts with `replace()`:
 * - an integer beyond 2^53 is rounded;
 * - 2.0 in a column that takes values as they come is written as 2, an integer;
 * - a NUL ends the statement that it stands in;
 * - a text with a line end and, besides, a backslash and an n gets a second line end in place of these;
 * - bytes that are no UTF-8 become U+FFFD.
 *
 * Each was seen with workerd's own dump. It is also true of some values that come through, such as 2^53. It is not of all
 * texts that are no UTF-8: SQLite reads a lone continuation byte, and most characters that were cut, as other characters.
 * Nor of -0.0, which comes back as 0.0: nothing but atan2() tells them apart.
 */
function inexactCondition({ name, type }) {
    const value = (0,_identifier_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteIdentifier */ .C)(name);
    const has = (text) => `instr(${value}, ${text}) > 0`;
    const isRetyped = `WHEN 'real' THEN ${value} = round(${value}) AND ${value} BETWEEN -9.3e18 AND 9.3e18`;
    // Every row of a table is asked: what is rare is only looked for where something cheap says that it may be there. To
    // SQLite a text ends at a NUL, and every other ASCII character has one byte.
    const isNotPlain = `length(${value}) <> length(CAST(${value} AS BLOB))`;
    // What SQLite reads as U+FFFD and is none.
    const isReplaced = `${value} GLOB '*' || char(65533) || '*' AND NOT ${has('char(65533)')}`;
    const isRewritten = ([end, written]) => `${value} LIKE '%' || ${end} || '%' AND ${has(`'${written}'`)}`;
    const rewritten = [
        ['char(10)', '\\n'],
        ['char(13)', '\\r'],
    ].map((form) => `(${isRewritten(form)})`);
    const ofText = [`(${isNotPlain} AND ${has('char(0)')})`, `(${isReplaced})`, ...rewritten].join(' OR ');
    return [
        `CASE typeof(${value})`,
        `WHEN 'integer' THEN ${value} > 9007199254740991 OR ${value} < -9007199254740991`,
        `WHEN 'text' THEN ${ofText}`,
        ...((0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .affinityOf */ .O)(type) === 'BLOB' ? [isRetyped] : []),
        'ELSE 0 END',
    ].join(' ');
}
/** A value as an SQL literal that gives exactly this value again, of the same type; -0.0 as 0.0. All of it is ASCII. */
function exactLiteral(column) {
    const value = (0,_identifier_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteIdentifier */ .C)(column);
    // Bytes that are no UTF-8 would not survive the answer, which is JSON; the sqlite3 CLI makes one line end of CR and LF.
    const isOther = `instr(${value}, char(0)) > 0 OR instr(${value}, char(13)) > 0 OR ${value} GLOB '*[^' || char(1) || '-' || char(127) || ']*'`;
    const text = `CASE WHEN ${isOther} THEN 'CAST(X''' || hex(${value}) || ''' AS TEXT)' ELSE quote(${value}) END`;
    return `CASE typeof(${value}) WHEN 'text' THEN ${text} ELSE quote(${value}) END`;
}


/***/ }),

/***/ 59902:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ statementBlocks),
/* harmony export */   f: () => (/* binding */ UnendedStatement)
/* harmony export */ });
/* harmony import */ var _statements_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(52328);
/* harmony import */ var _tokens_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38324);


/** SQL that cannot be split. */
class UnendedStatement extends Error {
}
/**
 * Splits SQL into statements as it comes, wherever its chunks were cut: in memory is one chunk and the statement that is not
 * ended yet. Where `splitStatements` finds a statement, this finds one, comments before it included.
 * @param longest a statement of more bytes is an error: what has lost a quote must not be collected to its end
 * @throws UnendedStatement when the SQL ends within a statement, or one is too long
 */
async function* statementBlocks(chunks, longest = 64 * 1024 * 1024) {
    const scanner = new Scanner();
    /** The beginning of a statement that has not ended. */
    let begun = [];
    let begunBytes = 0;
    for await (const chunk of chunks) {
        const ends = scanner.scan(chunk, (end) => Buffer.concat([...begun, chunk.subarray(0, end)]));
        const last = ends.at(-1);
        if (last === undefined) {
            begun.push(chunk);
            begunBytes += chunk.length;
        }
        else {
            yield { bytes: Buffer.concat([...begun, chunk.subarray(0, last)]), ends: ends.map((end) => end + begunBytes) };
            begun = [chunk.subarray(last)];
            begunBytes = chunk.length - last;
        }
        if (begunBytes > longest)
            throw new UnendedStatement(`one statement has more than ${longest} bytes`);
    }
    const rest = Buffer.concat(begun);
    if (!scanner.isClosed || !isBlank(rest))
        throw new UnendedStatement('it ends within a statement');
}
/** White space and comments: nothing that a database would run. */
function isBlank(bytes) {
    return (0,_tokens_js__WEBPACK_IMPORTED_MODULE_0__/* .tokens */ .L)(bytes.toString('utf8')).next().done === true;
}
const quote = 0x27;
const doubleQuote = 0x22;
const backtick = 0x60;
const openBracket = 0x5b;
const closeBracket = 0x5d;
const semicolon = 0x3b;
const hyphen = 0x2d;
const slash = 0x2f;
const star = 0x2a;
const newline = 0x0a;
/** Outside of everything; in a quoted text that ends at that character; in a comment; or after what may begin or end one. */
const outside = 0;
const lineComment = 1;
const blockComment = 2;
const afterHyphen = 3;
const afterSlash = 4;
const afterStar = 5;
/** Characters that mean something outside of quotes and comments. */
const isMark = new Uint8Array(256);
for (const mark of [quote, doubleQuote, backtick, openBracket, semicolon, hyphen, slash])
    isMark[mark] = 1;
/** The state after a byte. Those above `afterStar` are of quoted texts, and are the character that ends them. */
function after(state, byte) {
    switch (state) {
        case afterHyphen:
            return byte === hyphen ? lineComment : opened(byte);
        case afterSlash:
            return byte === star ? blockComment : opened(byte);
        case outside:
            return opened(byte);
        case lineComment:
            return byte === newline ? outside : lineComment;
        case blockComment:
            return byte === star ? afterStar : blockComment;
        case afterStar:
            if (byte === slash)
                return outside;
            return byte === star ? afterStar : blockComment;
        default:
            // A doubled quote ends a text and begins one.
            return byte === state ? outside : state;
    }
}
function opened(byte) {
    if (isMark[byte] === 0 || byte === semicolon)
        return outside;
    if (byte === hyphen)
        return afterHyphen;
    if (byte === slash)
        return afterSlash;
    return byte === openBracket ? closeBracket : byte;
}
// Nearly all of the time is spent in these two.
function nextMark(chunk, from) {
    let at = from;
    while (at < chunk.length && isMark[chunk[at]] === 0)
        at++;
    return at;
}
function next(chunk, byte, from) {
    let at = from;
    while (at < chunk.length && chunk[at] !== byte)
        at++;
    return at;
}
/** Finds the ends of statements. What it knows between two chunks is one number. */
class Scanner {
    #state = outside;
    /** Whether no quoted text or comment is open, but for one that the end of the SQL closes. */
    get isClosed() {
        return this.#state === outside || this.#state === lineComment;
    }
    /** @param begun the bytes from the beginning of the statement that was begun to this offset in the chunk */
    scan(chunk, begun) {
        const ends = [];
        let state = this.#state;
        for (let at = 0; at < chunk.length; at++) {
            if (state === outside)
                at = nextMark(chunk, at);
            else if (state > afterStar)
                at = next(chunk, state, at);
            else if (state === lineComment)
                at = next(chunk, newline, at);
            if (at >= chunk.length)
                break;
            const byte = chunk[at];
            state = after(state, byte);
            if (byte === semicolon && state === outside && this.#endsHere(chunk, at + 1, ends.at(-1), begun))
                ends.push(at + 1);
        }
        this.#state = state;
        return ends;
    }
    /** Only triggers have a `;` within. Rows, which are nearly all there is, are told by their first letter. */
    #endsHere(chunk, end, last, begun) {
        if (last !== undefined && beginsWithInsert(chunk, last))
            return true;
        const statement = last === undefined ? begun(end) : chunk.subarray(last, end);
        return beginsWithInsert(statement, 0) || (0,_statements_js__WEBPACK_IMPORTED_MODULE_1__/* .isComplete */ .A)(statement.toString('utf8'));
    }
}
/** `I` or `i` after white space: no trigger begins so. */
function beginsWithInsert(bytes, from) {
    for (let at = from; at < bytes.length; at++) {
        const byte = bytes[at];
        if (byte > 0x20)
            return (byte | 0x20) === 0x69;
    }
    return false;
}


/***/ })

};
