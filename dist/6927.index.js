export const id = 6927;
export const ids = [6927];
export const modules = {

/***/ 857:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   NY: () => (/* binding */ AccountId),
/* harmony export */   Xh: () => (/* binding */ Bookmark),
/* harmony export */   f$: () => (/* binding */ DatabaseId),
/* harmony export */   gK: () => (/* binding */ VersionId)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2503);

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
/** 32 hexadecimal characters. */
const AccountId = zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()
    .regex(/^[0-9a-f]{32}$/i)
    .brand('AccountId');
/** A D1 database's uuid. */
const DatabaseId = zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().regex(uuid).brand('DatabaseId');
/** A Worker version's uuid. */
const VersionId = zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().regex(uuid).brand('VersionId');
/** A point in a database's history, as Time Travel names it. */
const Bookmark = zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().min(1).brand('Bookmark');


/***/ }),

/***/ 67031:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Ix: () => (/* reexport */ artifactPermission),
  bk: () => (/* reexport */ downloadArtifact),
  jZ: () => (/* reexport */ getArtifact),
  hU: () => (/* reexport */ isNameTaken),
  wn: () => (/* reexport */ listArtifacts),
  Up: () => (/* reexport */ requireRuntime),
  mz: () => (/* reexport */ uploadArtifact)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/runtime/deadline.js
var deadline = __webpack_require__(93506);
// EXTERNAL MODULE: ./lib/runtime/errors.js
var errors = __webpack_require__(50525);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(46466);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 4 modules
var schemas = __webpack_require__(2503);
// EXTERNAL MODULE: ./lib/runtime/http.js
var http = __webpack_require__(61906);
// EXTERNAL MODULE: ./lib/runtime/retry.js
var retry = __webpack_require__(92126);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/iso.js
var iso = __webpack_require__(64377);
;// CONCATENATED MODULE: ./lib/github/stored-artifacts.js


/** What the job's token needs for every call here. */
const artifactPermission = 'actions: read';
const pageSize = 100;
const mostPages = 10;
const Artifact = schemas/* object */.Ikc({
    id: schemas/* int */.Whr().positive(),
    name: schemas/* string */.YjP(),
    size_in_bytes: schemas/* int */.Whr().nonnegative(),
    created_at: iso/* datetime */.w$(),
    expires_at: iso/* datetime */.w$().nullish(),
    expired: schemas/* boolean */.zMY(),
    digest: schemas/* string */.YjP().nullish(),
    workflow_run: schemas/* object */.Ikc({ id: schemas/* int */.Whr().optional(), repository_id: schemas/* int */.Whr().optional(), head_repository_id: schemas/* int */.Whr().optional() })
        .nullish(),
})
    .transform((artifact) => ({
    id: artifact.id,
    name: artifact.name,
    bytes: artifact.size_in_bytes,
    createdAt: artifact.created_at,
    expiresAt: artifact.expires_at ?? undefined,
    expired: artifact.expired,
    digest: artifact.digest ?? undefined,
    runId: artifact.workflow_run?.id,
    isOurs: artifact.workflow_run?.repository_id !== undefined &&
        artifact.workflow_run.repository_id === artifact.workflow_run.head_repository_id,
}));
const Page = schemas/* object */.Ikc({ total_count: schemas/* int */.Whr().nonnegative(), artifacts: schemas/* array */.YOg(Artifact) });
/**
 * The artifacts of the repository whose name begins with `prefix`, newest first; expired ones too, as long as GitHub
 * tells of them. GitHub filters by whole names only, so that all artifacts are looked at: 1,000 at most, the newest.
 * @returns `isCut`: whether there were more artifacts than were looked at
 * @throws ActionError `github-auth`, `github-refused`, `github-unreachable`
 */
async function listArtifacts(github, { prefix }) {
    // By id, as an upload between two pages moves artifacts from one to the next.
    const seen = new Map();
    let total = 0;
    for (let page = 1; page <= mostPages; page++) {
        const { total_count, artifacts } = await getPage(github, page);
        total = total_count;
        for (const artifact of artifacts)
            seen.set(artifact.id, artifact);
        if (artifacts.length < pageSize)
            return { artifacts: selected(seen, prefix), isCut: false };
    }
    return { artifacts: selected(seen, prefix), isCut: total > mostPages * pageSize };
}
function selected(seen, prefix) {
    const age = ({ createdAt }) => Date.parse(createdAt);
    return [...seen.values()]
        .filter(({ name }) => name.startsWith(prefix))
        .sort((one, other) => age(other) - age(one) || other.id - one.id);
}
function getPage(github, page) {
    const { owner, repo } = github;
    return github.call({ what: 'list the artifacts', permission: artifactPermission, idempotent: true, result: Page }, (octokit, signal) => octokit.rest.actions.listArtifactsForRepo({ owner, repo, per_page: pageSize, page, request: { signal } }));
}
/**
 * @param id of the artifact, as its page's address and `gh api` tell it
 * @throws ActionError `artifact-not-found`, `github-auth`, `github-refused`, `github-unreachable`
 */
async function getArtifact(github, id) {
    const { owner, repo } = github;
    try {
        return await github.call({ what: `read the artifact ${id}`, permission: artifactPermission, idempotent: true, result: Artifact }, (octokit, signal) => octokit.rest.actions.getArtifact({ owner, repo, artifact_id: id, request: { signal } }));
    }
    catch (error) {
        throw isAnswer(error, 404) ? notFound(github, id, error) : error;
    }
}
/** GitHub answers 404 for what does not exist, and for what a token may not see. */
function notFound({ owner, repo }, id, cause) {
    return new errors/* ActionError */.lZ('artifact-not-found', `${owner}/${repo} has no artifact ${id} that this token can see.`, {
        hint: `It may have been deleted, or have expired long ago, or the token lacks \`permissions: ${artifactPermission}\`. What there is: gh api repos/${owner}/${repo}/actions/artifacts`,
        cause,
    });
}
/** Whether GitHub refused a call with this status. */
function isAnswer(error, status) {
    return (error instanceof errors/* ActionError */.lZ &&
        error.cause instanceof Error &&
        'status' in error.cause &&
        error.cause.status === status);
}

;// CONCATENATED MODULE: ./lib/github/artifact-archive.js









/** How a download may fail in a way that another try may mend. */
class Interrupted extends Error {
}
/**
 * Downloads the archive of an artifact into a file, and compares it with GitHub's digest. A download changes nothing, so
 * it is tried again, each time from a URL that is new.
 * @throws ActionError `artifact-not-found` of an expired one, `artifact-failed`, `github-…`, or the signal's reason
 */
async function fetchArchive(github, artifact, file, fetching) {
    const { context, signal } = fetching;
    try {
        await (0,retry/* retrying */.R)(() => fetchOnce(github, artifact, file, fetching), {
            idempotent: true,
            classify: (error) => ({ kind: error instanceof Interrupted ? 'unknown' : 'final' }),
            clock: context.clock,
            signal,
            pauseMs: 1000,
            onRetry: (error, pauseMs, attempt) => context.events.debug('artifact.download_retried', { error: String(error), pause_ms: pauseMs, attempt }),
        });
    }
    catch (error) {
        signal.throwIfAborted();
        throw error instanceof Interrupted ? notDownloaded(artifact, error) : error;
    }
}
function notDownloaded({ id, name }, { message, cause }) {
    return new errors/* ActionError */.lZ('artifact-failed', `The artifact ${id} (\`${name}\`) could not be downloaded, however often it was tried: ${message}. Nothing was unpacked.`, {
        hint: "Run this again. GitHub's state is at www.githubstatus.com; a runner of your own must reach *.blob.core.windows.net.",
        cause,
    });
}
async function fetchOnce(github, artifact, file, fetching) {
    const url = await archiveUrl(github, artifact, fetching.context);
    const answer = await artifact_archive_open(url, fetching);
    const { digest, bytes } = await save(answer, file, fetching);
    if (artifact.digest === undefined || artifact.digest === digest)
        return;
    if (bytes < artifact.bytes)
        throw new Interrupted(`${bytes} of ${artifact.bytes} bytes came`);
    throw new errors/* ActionError */.lZ('artifact-failed', `The artifact ${artifact.id} (\`${artifact.name}\`) is not what was uploaded: GitHub tells ${artifact.digest}, and what came has ${digest}. Nothing was unpacked.`, { hint: 'Do not use this artifact. Take another one, and tell GitHub Support of this one.' });
}
const Location = schemas/* object */.Ikc({ location: schemas/* url */.OZ5() });
/** Where the archive lies. Whoever has the URL can download it, for a few minutes. */
async function archiveUrl(github, artifact, { secrets }) {
    const { owner, repo } = github;
    const name = { owner, repo, artifact_id: artifact.id, archive_format: 'zip' };
    const what = `download the artifact ${artifact.id}`;
    try {
        const { location } = await github.call({ what, permission: artifactPermission, idempotent: true, result: Location }, async (octokit, signal) => {
            const request = { signal, redirect: 'manual' };
            const { headers } = await octokit.rest.actions.downloadArtifact({ ...name, request });
            return { data: headers };
        });
        const url = new URL(location);
        secrets.add(url.search.slice(1));
        secrets.add(url.searchParams.get('sig') ?? undefined);
        return url;
    }
    catch (error) {
        throw isAnswer(error, 410) ? expired(artifact, error) : error;
    }
}
async function artifact_archive_open(url, { signal, stallMs }) {
    const headers = { 'user-agent': 'voygent-actions' };
    const answer = await (0,deadline/* withDeadline */.N)('The storage of artifacts', stallMs, signal, (limited) => (0,http/* send */.tN)({ method: 'GET', url, headers, signal: limited })).catch((error) => {
        signal.throwIfAborted();
        throw new Interrupted(`${url.host} did not answer (${error.message})`, { cause: error });
    });
    if (answer.statusCode === 200)
        return answer;
    answer.destroy();
    throw new Interrupted(`${url.host} answered ${answer.statusCode}`);
}
async function save(answer, file, { signal, stallMs }) {
    const hash = (0,external_node_crypto_.createHash)('sha256');
    let bytes = 0;
    answer.setTimeout(stallMs, () => answer.destroy(new Error(`nothing came for ${(0,deadline/* inSeconds */.F)(stallMs)}`)));
    try {
        await (0,external_node_stream_promises_.pipeline)(answer, async function* (chunks) {
            for await (const chunk of chunks) {
                hash.update(chunk);
                bytes += chunk.length;
                yield chunk;
            }
        }, (0,external_node_fs_.createWriteStream)(file), { signal });
    }
    catch (error) {
        signal.throwIfAborted();
        const reason = error instanceof Error ? error.message : String(error);
        // What the disk refuses, it refuses again.
        if (isOfDisk(error))
            throw new errors/* ActionError */.lZ('artifact-failed', `The artifact could not be saved: ${reason}. Nothing was unpacked.`, {
                hint: 'Make room in the temporary folder of the runner, then run this again.',
                cause: error,
            });
        throw new Interrupted(`the connection ended after ${bytes} bytes (${reason})`, { cause: error });
    }
    return { digest: `sha256:${hash.digest('hex')}`, bytes };
}
function isOfDisk(error) {
    return error instanceof Error && 'syscall' in error && (error.syscall === 'write' || error.syscall === 'open');
}
/** The error of an artifact that GitHub has deleted since its time was up. */
function expired({ id, name, expiresAt }, cause) {
    const when = expiresAt === undefined ? '' : ` at ${expiresAt}`;
    return new errors/* ActionError */.lZ('artifact-not-found', `The artifact ${id} (\`${name}\`) expired${when}: GitHub has deleted it.`, {
        hint: 'Take a newer one. How long they are kept is `retention-days` of the upload, within the limit of the repository.',
        cause,
    });
}

// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
;// CONCATENATED MODULE: ./lib/github/zip-directory.js
/** The archive is not one, or is of a kind that is not read here. */
class ZipError extends Error {
}
/** 1 million entries with short names; an archive of ours has two. */
const largestDirectory = 64 * 1024 * 1024;
const endBytes = 22;
const longestComment = 0xffff;
const locatorBytes = 20;
/** @throws ZipError */
async function readDirectory(file) {
    const { size } = await file.stat();
    const { count, bytes, offset } = await findDirectory(file, size);
    if (bytes > largestDirectory || offset + bytes > size)
        throw new ZipError('the directory of the archive is broken');
    const directory = await readBytes(file, offset, bytes);
    const entries = [];
    for (let at = 0; entries.length < count;) {
        if (at + 46 > bytes || directory.readUInt32LE(at) !== 0x02014b50)
            throw new ZipError('the directory of the archive is broken');
        const variable = [28, 30, 32].map((field) => directory.readUInt16LE(at + field));
        const end = at + 46 + variable.reduce((sum, length) => sum + length, 0);
        if (end > bytes)
            throw new ZipError('the directory of the archive is broken');
        entries.push(entryOf(directory.subarray(at, end)));
        at = end;
    }
    return entries;
}
async function findDirectory(file, size) {
    const from = Math.max(0, size - endBytes - longestComment - locatorBytes);
    const tail = await readBytes(file, from, size - from);
    const end = tail.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
    if (end < 0 || end + endBytes > tail.length)
        throw new ZipError('it is no zip archive, or its end is missing');
    const locator = end - locatorBytes;
    const isLarge = locator >= 0 && tail.readUInt32LE(locator) === 0x07064b50;
    if (isLarge)
        return largeDirectory(file, Number(tail.readBigUInt64LE(locator + 8)), size);
    return {
        count: tail.readUInt16LE(end + 10),
        bytes: tail.readUInt32LE(end + 12),
        offset: tail.readUInt32LE(end + 16),
    };
}
/** Zip64: for archives of more than 4 GiB. */
async function largeDirectory(file, at, size) {
    if (at + 56 > size)
        throw new ZipError('the end of the archive is broken');
    const end = await readBytes(file, at, 56);
    if (end.readUInt32LE(0) !== 0x06064b50)
        throw new ZipError('the end of the archive is broken');
    const [count = 0, bytes = 0, offset = 0] = [32, 40, 48].map((field) => Number(end.readBigUInt64LE(field)));
    return { count, bytes, offset };
}
function entryOf(header) {
    const nameEnd = 46 + header.readUInt16LE(28);
    const extra = header.subarray(nameEnd, nameEnd + header.readUInt16LE(30));
    const large = largeNumbers(extra);
    // The extra field has only those numbers that do not fit, in this order.
    const number = (field) => {
        const small = header.readUInt32LE(field);
        return small === 0xffffffff ? (large.shift() ?? small) : small;
    };
    const bytes = number(24);
    const packedBytes = number(20);
    const offset = number(42);
    const name = header.subarray(46, nameEnd).toString('utf8');
    const isEncrypted = (header.readUInt16LE(8) & 1) === 1;
    return {
        name,
        isEncrypted,
        method: header.readUInt16LE(10),
        crc: header.readUInt32LE(16),
        packedBytes,
        bytes,
        offset,
    };
}
function largeNumbers(extra) {
    for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
        if (extra.readUInt16LE(at) !== 1)
            continue;
        const field = extra.subarray(at + 4, at + 4 + extra.readUInt16LE(at + 2));
        return Array.from({ length: Math.floor(field.length / 8) }, (_, index) => Number(field.readBigUInt64LE(index * 8)));
    }
    return [];
}
/** @throws ZipError where the file ends before */
async function readBytes(file, position, length) {
    const buffer = Buffer.alloc(length);
    const { bytesRead } = await file.read(buffer, 0, length, position);
    if (bytesRead < length)
        throw new ZipError('the archive ends too early');
    return buffer;
}

;// CONCATENATED MODULE: ./lib/github/unzip.js







/**
 * Unpacks a zip archive into an empty folder. Every file is compared with the length and the checksum that the archive
 * tells, is a plain file, and lies inside of the folder. Memory does not grow with the size.
 * @throws ZipError or the disk's error; the folder may then have some of the files
 */
async function unzip(archive, folder, signal) {
    const file = await (0,promises_.open)(archive);
    try {
        for (const entry of await readDirectory(file)) {
            signal.throwIfAborted();
            await extract(file, archive, entry, (0,external_node_path_.join)(folder, safeName(entry.name)), signal);
        }
    }
    finally {
        await file.close();
    }
}
/** A name that leads out of the folder is nobody's mistake. */
function safeName(name) {
    const parts = name.replace(/\/$/, '').split('/');
    const isUnsafe = parts.some((part) => part === '' || part === '.' || part === '..' || /[\\:\0]/.test(part));
    if (isUnsafe)
        throw new ZipError(`the archive has a file of the name ${JSON.stringify(name)}, which is refused`);
    return parts.join('/');
}
async function extract(file, archive, entry, target, signal) {
    if (entry.name.endsWith('/')) {
        await (0,promises_.mkdir)(target, { recursive: true });
        return;
    }
    if (entry.isEncrypted || (entry.method !== 0 && entry.method !== 8))
        throw new ZipError(`\`${entry.name}\` is packed in a way that is not known here (method ${entry.method})`);
    await (0,promises_.mkdir)((0,external_node_path_.dirname)(target), { recursive: true });
    const packed = await packedBytes(file, archive, entry);
    // `wx`: two files of one name would hide one of them.
    const sink = (0,external_node_fs_.createWriteStream)(target, { flags: 'wx' });
    const check = checked(entry);
    if (entry.method === 8)
        await (0,external_node_stream_promises_.pipeline)(packed, (0,external_node_zlib_.createInflateRaw)(), check, sink, { signal });
    else
        await (0,external_node_stream_promises_.pipeline)(packed, check, sink, { signal });
}
async function packedBytes(file, archive, entry) {
    const header = await readBytes(file, entry.offset, 30);
    if (header.readUInt32LE(0) !== 0x04034b50)
        throw new ZipError(`\`${entry.name}\` is not where the archive says`);
    const start = entry.offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
    // A range of no bytes cannot be asked for.
    if (entry.packedBytes === 0)
        return external_node_stream_.Readable.from([]);
    return (0,external_node_fs_.createReadStream)(archive, { start, end: start + entry.packedBytes - 1 });
}
/** Passes the bytes on, no more of them than were told, and fails at the end where they are not those that were packed. */
function checked({ name, bytes, crc }) {
    return async function* (chunks) {
        let length = 0;
        let sum = 0;
        for await (const chunk of chunks) {
            length += chunk.length;
            if (length > bytes)
                throw new ZipError(`\`${name}\` is longer than the ${bytes} bytes that the archive tells`);
            sum = (0,external_node_zlib_.crc32)(chunk, sum);
            yield chunk;
        }
        if (length < bytes)
            throw new ZipError(`\`${name}\` has ${length} of ${bytes} bytes`);
        if (sum !== crc)
            throw new ZipError(`the checksum of \`${name}\` is wrong`);
    };
}

;// CONCATENATED MODULE: ./lib/github/artifact-download.js







/**
 * Downloads an artifact and unpacks it into a folder. The archive is compared with GitHub's digest, where it tells one,
 * before anything is unpacked; the folder is made at once, when all files are there. Memory does not grow with the size.
 *
 * Not by `@actions/artifact`: its download cannot be stopped, unpacks while it downloads, tells of a wrong digest
 * afterwards, and takes three minutes to give up a connection that is cut, without a reason.
 * @param folder must not exist, or be empty
 * @throws ActionError `artifact-not-found` (also of an expired one), `artifact-failed`, `input-invalid` (the folder),
 * `github-…`, `timeout`. The folder is then as it was.
 */
async function downloadArtifact(github, id, folder, context, { deadlineMs = 30 * 60_000, stallMs = 60_000 } = {}) {
    const target = (0,external_node_path_.resolve)(folder);
    await requireEmpty(target);
    await (0,promises_.mkdir)(context.runner.temporary, { recursive: true });
    const temporary = await (0,promises_.mkdtemp)((0,external_node_path_.join)(context.runner.temporary, 'voygent-artifact-'));
    try {
        await (0,deadline/* withDeadline */.N)(`Downloading the artifact ${id}`, deadlineMs, context.signal, async (signal) => {
            const limited = github.withSignal(signal);
            const artifact = await getArtifact(limited, id);
            if (artifact.expired)
                throw expired(artifact);
            const archive = (0,external_node_path_.join)(temporary, 'artifact.zip');
            await fetchArchive(limited, artifact, archive, { context, signal, stallMs });
            await unpack(artifact, archive, target, signal);
        });
    }
    finally {
        await (0,promises_.rm)(temporary, { recursive: true, force: true });
    }
}
async function requireEmpty(folder) {
    const entries = await (0,promises_.readdir)(folder).catch((error) => {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
            return [];
        throw new errors/* ActionError */.lZ('input-invalid', `\`${folder}\` is no folder that an artifact can be unpacked into.`, {
            hint: 'Name a folder that is empty or does not exist. Nothing was downloaded.',
            cause: error,
        });
    });
    if (entries.length === 0)
        return;
    throw new errors/* ActionError */.lZ('input-invalid', `The folder \`${folder}\` is not empty, and nothing in it is overwritten.`, {
        hint: 'Name a folder that is empty or does not exist. Nothing was downloaded.',
    });
}
/** Beside the folder, so that a rename makes it: whoever finds files in it finds all of them. */
async function unpack(artifact, archive, folder, signal) {
    await (0,promises_.mkdir)((0,external_node_path_.dirname)(folder), { recursive: true });
    const draft = await (0,promises_.mkdtemp)((0,external_node_path_.join)((0,external_node_path_.dirname)(folder), `.${(0,external_node_path_.basename)(folder)}-`));
    try {
        await unzip(archive, draft, signal);
        await (0,promises_.rmdir)(folder).catch(() => undefined);
        await (0,promises_.rename)(draft, folder);
    }
    catch (error) {
        await (0,promises_.rm)(draft, { recursive: true, force: true });
        signal.throwIfAborted();
        const reason = error instanceof Error ? error.message : String(error);
        throw new errors/* ActionError */.lZ('artifact-failed', `The artifact ${artifact.id} (\`${artifact.name}\`) could not be unpacked into \`${folder}\`: ${reason}. Nothing is left there.`, { hint: 'Make room if the disk is full; otherwise take another artifact.', cause: error });
    }
}

// EXTERNAL MODULE: external "node:async_hooks"
var external_node_async_hooks_ = __webpack_require__(16698);
;// CONCATENATED MODULE: ./lib/github/artifact-library.js

/** What takes the lines of the work that is under way; what is printed outside of it is printed. */
const sinks = new external_node_async_hooks_.AsyncLocalStorage();
let users = 0;
let restore = () => undefined;
/**
 * Runs work of GitHub's own library, whose lines go to the event log instead of the job's: it prints one for every
 * block, and, where debugging is on, whole answers with signed URLs, not all of them masked. What it masks is masked
 * for the event log, too. What else is printed at the same time is left alone.
 */
async function withQuietLibrary({ secrets, events }, work) {
    const take = (line) => {
        const [, value] = /^::add-mask::(.*)$/.exec(line) ?? [];
        if (value !== undefined)
            secrets.add(unescaped(value));
        // Raw answers are among these.
        else if (!line.startsWith('::debug::') && line !== '')
            events.debug('artifact.library', { line });
    };
    if (users++ === 0)
        restore = divertOutput();
    try {
        return await sinks.run(take, work);
    }
    finally {
        if (--users === 0)
            restore();
    }
}
/** The library cannot be stopped: at the abort it is left to itself, and what comes of it is not waited for. */
function untilAborted(work, signal) {
    return new Promise((resolve, reject) => {
        const abort = () => reject(signal.reason);
        signal.addEventListener('abort', abort, { once: true });
        void work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
    });
}
/** The library prints with `@actions/core`, which knows of no other way than this one. */
function divertOutput() {
    const { stdout } = process;
    const original = stdout.write;
    const divert = (chunk, ...rest) => {
        const sink = sinks.getStore();
        if (!sink)
            return Reflect.apply(original, stdout, [chunk, ...rest]);
        // Outside, since what the sink prints, such as a mask, is ours.
        sinks.exit(() => String(chunk).split(/\r?\n/).forEach(sink));
        return true;
    };
    stdout.write = divert;
    return () => {
        stdout.write = original;
    };
}
/** As `@actions/core` escapes the value of a command. */
function unescaped(value) {
    return value.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
}

;// CONCATENATED MODULE: ./lib/github/artifact-sighting.js


/**
 * Asks the service what it has under a name. Reading is all that this does.
 * @param looks how often, two seconds apart, as long as it is absent: what has just been finished may be told of late
 * @throws the signal's reason, and nothing else
 */
async function sight(client, name, context, looks) {
    const sighting = await look(client, name, context);
    if (sighting.kind !== 'absent' || looks <= 1)
        return sighting;
    await context.clock.sleep(2000, context.signal);
    return sight(client, name, context, looks - 1);
}
async function look(client, name, context) {
    const ask = () => withQuietLibrary(context, () => client.getArtifact(name));
    try {
        const { artifact } = await (0,deadline/* withDeadline */.N)(`Asking for the artifact \`${name}\``, 60_000, context.signal, (signal) => untilAborted(ask(), signal));
        return { kind: 'there', artifact };
    }
    catch (error) {
        context.signal.throwIfAborted();
        const isAbsent = error instanceof Error && error.name === 'ArtifactNotFoundError';
        return isAbsent ? { kind: 'absent' } : { kind: 'unknown', error };
    }
}
/** A sentence on what the service has. */
function ofSighting(sighting) {
    switch (sighting.kind) {
        case 'there': {
            const { id, size, digest } = sighting.artifact;
            return `This run has an artifact of that name: id ${id}, ${size} bytes, ${digest ?? 'without a digest'}.`;
        }
        case 'absent':
            return 'This run has no finished artifact of that name, and nobody can download it; the name may be taken all the same.';
        case 'unknown':
            return 'Whether this run has an artifact of that name could not be told.';
    }
}

;// CONCATENATED MODULE: ./lib/github/artifact-upload.js







/**
 * Uploads files as one artifact of the present run, and looks at what the service then has. The name must be new to the
 * run. A failed upload is not tried again, as its name is taken: the error says what the service has of it.
 * @param files each below `rootFolder`; their paths from there are those in the archive
 * @throws ActionError `artifact-failed`; with the status `indeterminate` where it cannot be told what the service has;
 * `input-invalid` where this is no action on GitHub's runner; `timeout`
 */
async function uploadArtifact(name, files, rootFolder, options, context) {
    requireRuntime(context);
    const before = await stampsOf(name, files, rootFolder);
    // Loaded here: it costs 100 ms.
    const { DefaultArtifactClient } = await Promise.all(/* import() */[__webpack_require__.e(1351), __webpack_require__.e(5690)]).then(__webpack_require__.bind(__webpack_require__, 35690));
    const client = new DefaultArtifactClient();
    const sent = await sendFiles(client, name, files, rootFolder, options, context);
    const after = await stampsOf(name, files, rootFolder);
    if (before !== after)
        throw failure(name, `was uploaded (id ${sent.id}) while its files changed: it cannot be relied on`, undefined, {
            hint: `Delete it (gh api -X DELETE repos/{owner}/{repo}/actions/artifacts/${sent.id}), and upload again under another name.`,
        });
    return compare(name, sent, await sight(client, name, context, 3));
}
/**
 * The runner gives both to JavaScript actions and to nothing else: not to a `run:` step, not to a machine of one's own.
 * @throws ActionError `input-invalid`
 */
function requireRuntime({ runner, secrets }) {
    const token = runner.env['ACTIONS_RUNTIME_TOKEN'];
    secrets.add(token);
    const missing = ['ACTIONS_RUNTIME_TOKEN', 'ACTIONS_RESULTS_URL'].filter((variable) => !runner.env[variable]?.trim());
    if (missing.length === 0)
        return;
    throw new errors/* ActionError */.lZ('input-invalid', `Artifacts cannot be uploaded from here: ${missing.join(' and ')} ${missing.length === 1 ? 'is' : 'are'} not set. Nothing was uploaded.`, {
        hint: 'GitHub sets them for an action (`uses:`) in a workflow, and neither for a `run:` step nor on a machine of your own. There, set `upload: false`, and keep the files of `output` yourself.',
    });
}
/** What tells whether the files are still those. The library leaves out a file that it does not find, with a warning. */
async function stampsOf(name, files, rootFolder) {
    const stamps = [];
    for (const file of files) {
        const path = (0,external_node_path_.relative)((0,external_node_path_.resolve)(rootFolder), (0,external_node_path_.resolve)(file));
        if (path === '' || path.startsWith('..') || (0,external_node_path_.isAbsolute)(path))
            throw failure(name, `was not uploaded: \`${file}\` does not lie in \`${rootFolder}\``);
        try {
            await (0,promises_.access)(file, external_node_fs_.constants.R_OK);
            const { size, mtimeMs, ino } = await (0,promises_.stat)(file);
            stamps.push(`${path} ${size} ${mtimeMs} ${ino}`);
        }
        catch (error) {
            throw failure(name, `cannot be uploaded as it should be: \`${file}\` cannot be read`, error);
        }
    }
    return stamps.join('\n');
}
async function sendFiles(client, name, files, rootFolder, { retentionDays, compressionLevel = 6, deadlineMs = 30 * 60_000 }, context) {
    const upload = () => client.uploadArtifact(name, [...files], (0,external_node_path_.resolve)(rootFolder), { retentionDays, compressionLevel });
    try {
        const sent = await (0,deadline/* withDeadline */.N)(`Uploading the artifact \`${name}\``, deadlineMs, context.signal, (signal) => 
        // The library cannot be stopped: it is left to itself.
        untilAborted(withQuietLibrary(context, upload), signal));
        if (sent.id === undefined)
            throw new Error('the service told no id');
        return { ...sent, id: sent.id };
    }
    catch (error) {
        context.signal.throwIfAborted();
        if (error instanceof errors/* ActionError */.lZ)
            throw overdue(error);
        throw notUploaded(name, error, await sight(client, name, context, 1));
    }
}
function overdue(cause) {
    return new errors/* ActionError */.lZ(cause.code, `${cause.message} It may be whole or not; its name is taken in this run either way.`, {
        hint: 'Look at the artifacts on the page of this run before you use it. Another try needs another name.',
        cause,
        status: 'indeterminate',
    });
}
function notUploaded(name, cause, sighting) {
    const reason = firstLine(cause);
    const seen = ofSighting(sighting);
    if (reason.includes('already exists'))
        return failure(name, `was not uploaded: ${nameTaken}. ${seen}`, cause, {
            hint: 'Use a name that is new to the run. (The name may also be taken by this very upload, if the first answer to it was lost.)',
        });
    return failure(name, `could not be uploaded: ${reason}. ${seen}`, cause, {
        hint: reason.includes('quota')
            ? 'Delete artifacts that are not needed, or keep them for fewer days; GitHub counts anew every 6 to 12 hours.'
            : "Run the job again. Another try in the same run needs another name. GitHub's state is at www.githubstatus.com.",
    });
}
const nameTaken = 'this run has that name already';
/** Whether an upload failed since the run has an artifact of that name, or may have: another name would do. */
function isNameTaken(error) {
    return error instanceof errors/* ActionError */.lZ && error.code === 'artifact-failed' && error.message.includes(nameTaken);
}
function firstLine(error) {
    const message = error instanceof Error ? error.message : String(error);
    return (message.split('\n')[0] ?? '').replace(/\.$/, '');
}
function compare(name, { id, digest: hex, size }, sighting) {
    if (sighting.kind !== 'there')
        throw new errors/* ActionError */.lZ('artifact-failed', `The artifact \`${name}\` was uploaded (id ${id}), and could not be seen afterwards. ${ofSighting(sighting)}`, {
            hint: 'Look at the artifacts on the page of this run before you rely on it.',
            cause: sighting.kind === 'unknown' ? sighting.error : undefined,
            status: 'indeterminate',
        });
    const { artifact } = sighting;
    const isOther = artifact.id !== id || (artifact.digest !== undefined && artifact.digest !== `sha256:${hex}`);
    if (isOther)
        throw failure(name, `is not what was sent: that was id ${id} with sha256:${hex}. ${ofSighting(sighting)}`, undefined, {
            hint: 'Do not use this artifact. Upload again under another name.',
        });
    return { id, digest: artifact.digest, bytes: size };
}
function failure(name, what, cause, options = {}) {
    return new errors/* ActionError */.lZ('artifact-failed', `The artifact \`${name}\` ${what.replace(/\.?$/, '.')}`, {
        ...options,
        cause,
    });
}

;// CONCATENATED MODULE: ./lib/github/artifacts.js
/** Artifacts of workflow runs: reading needs a token, uploading the runtime that GitHub gives to actions alone. */





/***/ }),

/***/ 92126:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ retrying),
/* harmony export */   V: () => (/* binding */ retryAfterMs)
/* harmony export */ });
/** Runs `call`, and again while its failures allow it. Throws the last error. */
async function retrying(call, policy) {
    for (let attempt = 1;; attempt++) {
        policy.signal.throwIfAborted();
        try {
            return await call();
        }
        catch (error) {
            policy.signal.throwIfAborted();
            const pause = pauseBefore(attempt, error, policy);
            if (pause === undefined)
                throw error;
            policy.onRetry?.(error, pause, attempt);
            await policy.clock.sleep(pause, policy.signal);
        }
    }
}
/** The pause before the next attempt in milliseconds; `undefined` when there must be none. */
function pauseBefore(attempt, error, policy) {
    const { attempts = 4, pauseMs = 500, longestPauseMs = 90_000 } = policy;
    const failure = policy.classify(error);
    if (attempt >= attempts || failure.kind === 'final')
        return undefined;
    if (failure.kind === 'unknown' && !policy.idempotent)
        return undefined;
    const backOff = pauseMs * 2 ** (attempt - 1);
    // Half of the pause is left to chance, so that runs which failed together do not come back together.
    const pause = failure.retryAfterMs ?? backOff / 2 + Math.random() * (backOff / 2);
    return pause <= longestPauseMs ? pause : undefined;
}
/** `Retry-After` in milliseconds: seconds or an HTTP date (RFC 9110, 10.2.3). */
function retryAfterMs(header, now) {
    if (!header)
        return undefined;
    if (/^\d+$/.test(header.trim()))
        return Number(header) * 1000;
    // Date.parse also takes `-1` or `1.5` for dates, long ago, after which there would be no pause at all.
    const date = /^[A-Z][a-z]+,? /.test(header.trim()) ? Date.parse(header) : Number.NaN;
    return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}


/***/ })

};
