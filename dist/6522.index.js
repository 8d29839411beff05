export const id = 6522;
export const ids = [6522];
export const modules = {

/***/ 12592:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ readBlobs)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _runtime_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(50525);
/* harmony import */ var _runtime_words_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(37113);
/* harmony import */ var _byte_reader_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(29346);
/* harmony import */ var _run_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(82893);





const newline = 0x0a;
const longestAnswer = 512;
/**
 * Hands on blobs, one at a time: first those over the limit, by their size only, then the others in the order given. An id
 * that is given twice is read once. What is read is held against its id.
 * @param largestBytes of a blob that is read
 * @throws ActionError `commit-not-found` when the checkout does not have one; `subprocess-failed`; whatever `take` throws
 */
async function readBlobs(repository, ids, largestBytes, take) {
    const sizes = await blobSizes(repository, new Set(ids));
    for (const [id, size] of sizes)
        if (size > largestBytes)
            await take({ id, size, content: undefined });
    const small = [...sizes].filter(([, size]) => size <= largestBytes);
    if (small.length === 0)
        return;
    const what = `read the contents of ${(0,_runtime_words_js__WEBPACK_IMPORTED_MODULE_3__/* .count */ .U)(small.length, 'file')}`;
    const end = await repository.onObjects(['cat-file', '--batch', '--buffer'], async (stdout) => {
        const reader = (0,_byte_reader_js__WEBPACK_IMPORTED_MODULE_4__/* .createByteReader */ .I)(stdout);
        for (const [id, size] of small) {
            const content = await readContent(reader, id, size);
            if (content === undefined)
                return false;
            if (idOf(content, repository) !== id)
                throw (0,_run_js__WEBPACK_IMPORTED_MODULE_2__/* .gitFailed */ .gk)(what, `the content of ${id} is not what its id says`);
            await take({ id, size, content });
        }
        return true;
    }, { input: requests(small.map(([id]) => id)) });
    if (!(0,_run_js__WEBPACK_IMPORTED_MODULE_2__/* .expectSuccess */ .lb)(end, what))
        throw (0,_run_js__WEBPACK_IMPORTED_MODULE_2__/* .gitFailed */ .gk)(what, 'its answer is not whole');
}
/**
 * Sizes in bytes by id.
 * @throws ActionError `commit-not-found` when the checkout does not have one; `subprocess-failed`
 */
async function blobSizes(repository, ids) {
    const what = `look up the contents of ${(0,_runtime_words_js__WEBPACK_IMPORTED_MODULE_3__/* .count */ .U)(ids.size, 'file')}`;
    const sizes = new Map();
    if (ids.size === 0)
        return sizes;
    const missing = [];
    const end = await repository.onObjects(['cat-file', '--batch-check', '--buffer'], async (stdout) => {
        const reader = (0,_byte_reader_js__WEBPACK_IMPORTED_MODULE_4__/* .createByteReader */ .I)(stdout);
        for (const id of ids) {
            const line = (await reader.until(newline, longestAnswer))?.toString('latin1');
            if (line === `${id} missing`)
                missing.push(id);
            else if (line?.startsWith(`${id} blob `))
                sizes.set(id, Number(line.slice(id.length + 6)));
            else
                return false;
        }
        return true;
    }, { input: requests(ids) });
    if (!(0,_run_js__WEBPACK_IMPORTED_MODULE_2__/* .expectSuccess */ .lb)(end, what))
        throw (0,_run_js__WEBPACK_IMPORTED_MODULE_2__/* .gitFailed */ .gk)(what, 'its answer is not whole');
    if (missing[0] !== undefined)
        throw contentMissing(missing.length, missing[0]);
    return sizes;
}
/** gitformat of `--batch`: `<id> blob <size>`, a line break, the content, a line break. */
async function readContent(reader, id, size) {
    const head = await reader.until(newline, longestAnswer);
    if (head?.toString('latin1') !== `${id} blob ${size}`)
        return undefined;
    const content = await reader.exactly(size);
    await reader.exactly(1);
    return content;
}
function idOf(content, { objectFormat }) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)(objectFormat).update(`blob ${content.length}\0`).update(content).digest('hex');
}
function* requests(ids) {
    for (const id of ids)
        yield `${id}\n`;
}
function contentMissing(missing, id) {
    return new _runtime_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .lZ('commit-not-found', `The checkout lacks the contents of ${(0,_runtime_words_js__WEBPACK_IMPORTED_MODULE_3__/* .count */ .U)(missing, 'changed file')} (${id}${missing > 1 ? ' and others' : ''}): it is a partial clone, or damaged. Nothing was done.`, {
        hint: 'Set `fetch-depth: 0` on actions/checkout and remove its `filter` and `sparse-checkout`, then run this again.',
    });
}


/***/ }),

/***/ 29346:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ createByteReader)
/* harmony export */ });
function createByteReader(stream) {
    const chunks = stream[Symbol.asyncIterator]();
    let ahead = Buffer.alloc(0);
    async function more() {
        const { done, value } = await chunks.next();
        return done ? undefined : value;
    }
    /** Gathers chunks until `enough` says how much of the last one belongs to what is asked for. */
    async function gather(enough, skipped) {
        const parts = [];
        let before = 0;
        for (let chunk = ahead;; chunk = await more()) {
            if (chunk === undefined) {
                ahead = Buffer.alloc(0);
                return undefined;
            }
            const length = enough(chunk, before);
            if (length !== undefined) {
                ahead = chunk.subarray(length + skipped);
                parts.push(chunk.subarray(0, length));
                return parts.length === 1 ? parts[0] : Buffer.concat(parts);
            }
            parts.push(chunk);
            before += chunk.length;
        }
    }
    return {
        until: (end, longest) => gather((chunk, before) => {
            const at = chunk.indexOf(end);
            if (before + (at === -1 ? chunk.length : at) > longest)
                throw new RangeError(`more than ${longest} bytes without an end`);
            return at === -1 ? undefined : at;
        }, 1),
        exactly: (length) => gather((chunk, before) => (before + chunk.length >= length ? length - before : undefined), 0),
    };
}


/***/ }),

/***/ 63685:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ textsOf),
/* harmony export */   T: () => (/* binding */ filesAt)
/* harmony export */ });
/* harmony import */ var _blobs_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(12592);
/* harmony import */ var _path_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(61645);
/* harmony import */ var _repository_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(48750);
/* harmony import */ var _run_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(82893);




/**
 * The files of a commit below some paths.
 * @param commit its full id
 * @param paths taken literally; none: all files
 * @throws ActionError `subprocess-failed`
 */
async function filesAt(repository, commit, paths) {
    const args = ['--literal-pathspecs', 'ls-tree', '-r', '-z', '--full-tree', commit, '--', ...paths];
    const list = (0,_run_js__WEBPACK_IMPORTED_MODULE_3__/* .expectSuccess */ .lb)(await repository.onObjects(args, _repository_js__WEBPACK_IMPORTED_MODULE_2__/* .collect */ .F), `list the files of ${commit}`);
    return entriesIn(list).flatMap((entry) => {
        const tab = entry.indexOf(0x09);
        const [mode = '', type, blob = ''] = entry.subarray(0, tab).toString('latin1').split(' ');
        return type === 'blob' ? [{ path: (0,_path_text_js__WEBPACK_IMPORTED_MODULE_1__/* .pathText */ .LF)(entry.subarray(tab + 1)), mode, blob }] : [];
    });
}
function entriesIn(list) {
    const entries = [];
    for (let from = 0; from < list.length;) {
        const to = list.indexOf(0, from);
        if (to === -1)
            break;
        entries.push(list.subarray(from, to));
        from = to + 1;
    }
    return entries;
}
/**
 * The texts of files, by blob; those that are larger than the limit are left out.
 * @throws ActionError `subprocess-failed`, `commit-not-found` when one is missing
 */
async function textsOf(repository, files, largestBytes) {
    const texts = new Map();
    await (0,_blobs_js__WEBPACK_IMPORTED_MODULE_0__/* .readBlobs */ .b)(repository, files.map(({ blob }) => blob), largestBytes, ({ id, content }) => {
        if (content !== undefined)
            texts.set(id, content.toString('utf8'));
    });
    return texts;
}


/***/ }),

/***/ 61645:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LF: () => (/* binding */ pathText),
/* harmony export */   MW: () => (/* binding */ quotedPath),
/* harmony export */   X5: () => (/* binding */ pathBytes),
/* harmony export */   Xo: () => (/* binding */ compareBytes)
/* harmony export */ });
/* harmony import */ var node_buffer__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4573);

/**
 * The one text form of a path in a git tree, which is bytes. A path that is UTF-8 and does not begin with a double quote is
 * itself. Any other is quoted as git quotes it with `core.quotePath` on: in double quotes, with `\a \b \t \n \v \f \r \" \\`,
 * and three octal digits for other control characters and every byte from 0x80 on. No two paths have the same text, and
 * nothing is normalized.
 */
function pathText(bytes) {
    const isPlain = (0,node_buffer__WEBPACK_IMPORTED_MODULE_0__.isUtf8)(bytes) && bytes[0] !== quote;
    return isPlain ? bytes.toString('utf8') : quotedPath(bytes);
}
/** Any path in double quotes, as git quotes and unquotes it. */
function quotedPath(bytes) {
    return `"${[...bytes].map(escaped).join('')}"`;
}
/** The bytes of a path from its text: what `pathText` was given. */
function pathBytes(text) {
    if (!text.startsWith('"'))
        return Buffer.from(text, 'utf8');
    const inside = text.slice(1, -1);
    const unescaped = inside.replace(/\\(?:([0-3][0-7]{2})|(.))/g, (_, octal, letter) => octal === undefined
        ? (byLetter.get(letter ?? '') ?? letter ?? '')
        : String.fromCharCode(Number.parseInt(octal, 8)));
    return Buffer.from(unescaped, 'latin1');
}
/** Orders texts by their bytes in UTF-8, as git and `LC_ALL=C sort` do, and as strings in JavaScript are not compared. */
function compareBytes(a, b) {
    return Buffer.compare(Buffer.from(a, 'utf8'), Buffer.from(b, 'utf8'));
}
const quote = 0x22;
const letters = [
    ['a', '\x07'],
    ['b', '\b'],
    ['t', '\t'],
    ['n', '\n'],
    ['v', '\v'],
    ['f', '\f'],
    ['r', '\r'],
    ['"', '"'],
    ['\\', '\\'],
];
const byLetter = new Map(letters);
const byCharacter = new Map(letters.map(([letter, character]) => [character, letter]));
function escaped(byte) {
    const character = String.fromCharCode(byte);
    const letter = byCharacter.get(character);
    if (letter !== undefined)
        return `\\${letter}`;
    return byte < 0x20 || byte >= 0x7f ? `\\${byte.toString(8).padStart(3, '0')}` : character;
}


/***/ }),

/***/ 48750:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ collect),
/* harmony export */   h: () => (/* binding */ openRepository)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _runtime_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(50525);
/* harmony import */ var _path_text_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(61645);
/* harmony import */ var _run_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(82893);





/**
 * Opens the repository that the folder lies in.
 * @throws ActionError `input-invalid` when there is none; `subprocess-failed` without git, or with one that fails
 */
async function openRepository(context, workspace = context.runner.workspace) {
    const temporary = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdtemp)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(context.runner.temporary, 'git-'));
    try {
        return await openWith(context, workspace, temporary);
    }
    catch (error) {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(temporary, { recursive: true, force: true });
        throw error;
    }
}
async function openWith(context, workspace, temporary) {
    const home = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(temporary, 'home');
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(home);
    // Git refuses a repository of another user's, as in a container job, for fear of its hooks; none are run here.
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(home, '.gitconfig'), '[safe]\n\tdirectory = *\n');
    const checkout = { folder: workspace, home };
    const { objectFormat, isShallow, objects } = await inspect(checkout, context);
    const gitDirectory = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(temporary, 'objects-only.git');
    await createEmptyRepository(gitDirectory, objectFormat, objects);
    const own = { folder: temporary, home, gitDirectory };
    return {
        workspace,
        objectFormat,
        isShallow,
        temporary,
        inCheckout: (args, read, options) => (0,_run_js__WEBPACK_IMPORTED_MODULE_4__/* .runGit */ .EO)(args, checkout, context, read, options),
        onObjects: (args, read, { indexFile = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(gitDirectory, 'index'), ...options } = {}) => (0,_run_js__WEBPACK_IMPORTED_MODULE_4__/* .runGit */ .EO)(args, { ...own, indexFile }, context, read, options),
        [Symbol.asyncDispose]: () => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(temporary, { recursive: true, force: true }),
    };
}
async function inspect(checkout, context) {
    const args = ['rev-parse', '--show-object-format', '--is-shallow-repository', '--git-path', 'objects'];
    const end = await (0,_run_js__WEBPACK_IMPORTED_MODULE_4__/* .runGit */ .EO)(args, checkout, context, collect);
    if (/not a git repository/i.test(end.stderr))
        throw new _runtime_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .ActionError */ .lZ('input-invalid', `${checkout.folder} is not in a git repository. Nothing was done.`, {
            hint: 'Run actions/checkout before this step, with `fetch-depth: 0`.',
        });
    const output = (0,_run_js__WEBPACK_IMPORTED_MODULE_4__/* .expectSuccess */ .lb)(end, 'read the checkout');
    const [format, shallow] = output.toString('latin1').split('\n');
    // The path comes last, as a path may itself have line breaks.
    const path = output.subarray((format?.length ?? 0) + (shallow?.length ?? 0) + 2, -1);
    return {
        objectFormat: format === 'sha256' ? 'sha256' : 'sha1',
        isShallow: shallow === 'true',
        objects: path[0] === 0x2f ? path : Buffer.concat([Buffer.from(`${(0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(checkout.folder)}/`), path]),
    };
}
/** As `git init --bare` makes it, with the objects of another: gitrepository-layout(5), `objects/info/alternates`. */
async function createEmptyRepository(folder, format, objects) {
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, 'refs'), { recursive: true });
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, 'objects', 'info'), { recursive: true });
    const version = format === 'sha256' ? 1 : 0;
    const extension = format === 'sha256' ? '[extensions]\n\tobjectFormat = sha256\n' : '';
    const core = `[core]\n\trepositoryFormatVersion = ${version}\n\tbare = true\n`;
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, 'config'), `${core}${extension}`);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, 'HEAD'), 'ref: refs/heads/none\n');
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, 'objects', 'info', 'alternates'), `${(0,_path_text_js__WEBPACK_IMPORTED_MODULE_3__/* .quotedPath */ .MW)(objects)}\n`);
}
const largestCollected = 16 * 1024 * 1024;
/** All of an output that is known to be short. */
async function collect(stdout) {
    const chunks = [];
    let length = 0;
    for await (const chunk of stdout) {
        length += chunk.length;
        if (length > largestCollected)
            throw new RangeError(`git wrote more than ${largestCollected} bytes`);
        chunks.push(chunk);
    }
    return Buffer.concat(chunks);
}


/***/ }),

/***/ 82893:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EO: () => (/* binding */ runGit),
/* harmony export */   gk: () => (/* binding */ gitFailed),
/* harmony export */   lb: () => (/* binding */ expectSuccess)
/* harmony export */ });
/* harmony import */ var _runtime_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(50525);

const defaultDeadlineMs = 120_000;
// What a checkout's own configuration could make git do or print otherwise. Hooks, file-system monitors and external diffs are
// programs that it could start.
const settings = [
    'core.quotepath=false',
    'core.fsmonitor=false',
    'core.hooksPath=/dev/null',
    'core.pager=cat',
    'diff.external=',
    'advice.detachedHead=false',
].flatMap((setting) => ['-c', setting]);
/**
 * Runs git: the one place that does. It reads nothing of the system's and the user's configuration, fetches nothing, replaces
 * no object, asks nothing and starts no program of the repository's.
 * @throws ActionError `subprocess-failed` when git cannot be started, `timeout`; the signal's reason; whatever `read` throws
 */
function runGit(args, place, { exec, runner, signal }, read, { input, deadlineMs = defaultDeadlineMs } = {}) {
    const options = {
        cwd: place.folder,
        env: environment(place, runner.env['PATH'] ?? ''),
        signal,
        deadlineMs,
        ...(input === undefined ? {} : { input }),
    };
    return exec.stream('git', ['--no-pager', ...settings, ...args], options, read);
}
/** The end of a git that must end well. `what` it was to do is told in the error. */
function expectSuccess({ exitCode, stderr, value }, what) {
    if (exitCode === 0)
        return value;
    throw gitFailed(what, exitCode === null ? 'it was killed' : `exit code ${exitCode}`, stderr);
}
/** The error for a git that could not do its part. */
function gitFailed(what, why, said = '') {
    const words = said.trim();
    return new _runtime_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('subprocess-failed', `git could not ${what} (${why})${words === '' ? '' : `: ${words.slice(0, 2_000)}`}. Nothing was changed.`, {
        hint: 'Check out the repository anew, with `fetch-depth: 0` and without `filter`, then run this again. `git fsck` tells whether the checkout is damaged.',
    });
}
function environment({ home, gitDirectory, indexFile }, path) {
    return {
        PATH: path,
        HOME: home,
        LC_ALL: 'C',
        GIT_CONFIG_NOSYSTEM: '1',
        GIT_ATTR_NOSYSTEM: '1',
        GIT_NO_REPLACE_OBJECTS: '1',
        // Git before 2.45 does not know the first, and would fetch from a partial clone's remote: the second forbids every protocol.
        GIT_NO_LAZY_FETCH: '1',
        GIT_ALLOW_PROTOCOL: 'none',
        GIT_OPTIONAL_LOCKS: '0',
        GIT_TERMINAL_PROMPT: '0',
        GIT_ASKPASS: 'true',
        GIT_PAGER: 'cat',
        ...(gitDirectory === undefined ? {} : { GIT_DIR: gitDirectory }),
        ...(indexFile === undefined ? {} : { GIT_INDEX_FILE: indexFile }),
    };
}


/***/ }),

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

/***/ 36980:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   IU: () => (/* binding */ actionNotPinned),
/* harmony export */   Ks: () => (/* binding */ isOfPublisher),
/* harmony export */   dS: () => (/* binding */ isMovable)
/* harmony export */ });
/* harmony import */ var _workflow_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2734);

/**
 * A `uses:` that is new or changed and names what can be moved: a tag or a branch. It does not see what a pinned action fetches
 * itself.
 */
const actionNotPinned = {
    id: 'action-not-pinned',
    concerns: (path) => (0,_workflow_js__WEBPACK_IMPORTED_MODULE_0__/* .isWorkflow */ ._2)(path) || (0,_workflow_js__WEBPACK_IMPORTED_MODULE_0__/* .isAction */ .ve)(path),
    judge,
};
async function judge({ path, old, now }) {
    if (now === undefined)
        return [];
    const document = await (0,_workflow_js__WEBPACK_IMPORTED_MODULE_0__/* .readWorkflow */ .S6)(now, path);
    if (document === undefined)
        return [unreadable(path)];
    const before = old === undefined ? undefined : await (0,_workflow_js__WEBPACK_IMPORTED_MODULE_0__/* .readWorkflow */ .S6)(old, path);
    const known = new Set(before ? usesIn(before).map(({ value }) => value) : []);
    return usesIn(document)
        .filter(({ value }) => !known.has(value) && isMovable(value))
        .map(({ value, line }) => ({
        severity: isOfPublisher(value) ? 'MEDIUM' : 'HIGH',
        mandate: 'security',
        path,
        line,
        finding: `\`${value}\` is not pinned to a commit.`,
        risk: 'Whoever can move that name runs their code with the secrets and the token of this job.',
        remediation: 'Name the full id of a commit, with the version as a comment.',
    }));
}
function usesIn(document) {
    return (0,_workflow_js__WEBPACK_IMPORTED_MODULE_0__/* .scalarsIn */ .PX)(document).filter(({ key }) => key === 'uses');
}
/** Of GitHub itself, or of this package. */
function isOfPublisher(uses) {
    return /^(actions|github|voygent)\//i.test(uses);
}
/** Whether what is used can become something else by the same name. */
function isMovable(uses) {
    if (/^(\.\/|\$\/)/.test(uses))
        return false;
    if (uses.startsWith('docker://'))
        return !/@sha256:[0-9a-f]{64}$/.test(uses);
    return !/@[0-9a-f]{40}$/.test(uses);
}
function unreadable(path) {
    return {
        severity: 'HIGH',
        mandate: 'error-handling',
        path,
        line: null,
        finding: 'This is no YAML that can be read, so that no rule can look at it.',
        risk: 'What GitHub makes of it is not known here.',
        remediation: 'Write it so that it can be read: no tabs, no key twice, no unknown tag.',
    };
}


/***/ }),

/***/ 23518:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   It: () => (/* binding */ openingIn),
/* harmony export */   tD: () => (/* binding */ allowsCredentials),
/* harmony export */   zX: () => (/* binding */ corsOpened)
/* harmony export */ });
/* harmony import */ var _rule_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(45777);

const code = /\.(?:[cm]?[jt]sx?|jsonc?|toml|ya?ml)$/i;
const allowsAll = /access-control-allow-origin["'`\s\]]*[,:=(]\s*["'`]\s*\*/i;
// A variable may have been looked up in a list: only what is taken from the request on the spot.
const reflects = /access-control-allow-origin["'`\s\]]*[,:=]\s*(?:\w+\.)*(?:req|request)\b[^;\n]*origin/i;
const setting = /\b[\w-]*ORIGINS?["'`\s]*[:=]\s*\[?\s*["'`]\*["'`]/i;
const credentials = /access-control-allow-credentials["'`\s\]]*[,:=(]\s*["'`]?true/i;
/** CORS that is opened to every page. By the looks of a line: what a function returns elsewhere it does not see. */
const corsOpened = { id: 'cors-opened', concerns: (path) => code.test(path), judge };
function judge(file) {
    const hasCredentials = allowsCredentials(file.now ?? '');
    return (0,_rule_js__WEBPACK_IMPORTED_MODULE_0__/* .addedLines */ .u)(file).flatMap(({ line, text }) => {
        const opening = openingIn(text);
        return opening === undefined ? [] : [toldOf(file.path, line, opening === 'reflected', hasCredentials)];
    });
}
/** How a line opens CORS to every origin, by its looks. */
function openingIn(text) {
    if (/^\s*(\/\/|#|\*)/.test(text))
        return undefined;
    if (reflects.test(text))
        return 'reflected';
    return allowsAll.test(text) || setting.test(text) ? 'all' : undefined;
}
/** Whether a text allows credentials of pages. */
function allowsCredentials(text) {
    return credentials.test(text);
}
function toldOf(path, line, isReflected, hasCredentials) {
    return {
        severity: isReflected || hasCredentials ? 'HIGH' : 'MEDIUM',
        mandate: 'security',
        path,
        line,
        finding: isReflected
            ? 'Whatever origin asks is allowed to read the answer.'
            : `Every page may read the answer${hasCredentials ? ', and credentials are allowed in this file' : ''}.`,
        risk: 'A page that somebody is led to reads with what their browser holds.',
        remediation: 'Allow the origins of a list, and answer others without the header.',
    };
}


/***/ }),

/***/ 21507:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ mcpAuthOptional),
/* harmony export */   e: () => (/* binding */ openLines)
/* harmony export */ });
/* harmony import */ var _rule_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(45777);

const code = /\.(?:[cm]?[jt]sx?|jsonc?|toml|ya?ml)$/i;
const name = String.raw `[\w.]*(?:AUTH|API|MCP|ACCESS|SECRET|BEARER)[\w]*(?:KEY|TOKEN|SECRET|AUTH)[\w]*`;
// Where there is no key, whoever asks is let in.
const openWithout = new RegExp(String.raw `if\s*\(\s*!\s*${name}\s*\)\s*\{?\s*return\s+(?:true\b|next\b|await\s+next\b|undefined\b|null\b|;|handle|fetch|serve)`, 'i');
const shortcut = new RegExp(String.raw `return\s+!\s*${name}\s*\|\|`, 'i');
const switchedOff = /\b[\w-]*(?:REQUIRE[\w-]*(?<!o)AUTH|AUTH[\w-]*(?:REQUIRED|ENABLED)|ENABLE[\w-]*AUTH)["'`\s]*[:=]\s*["'`]?(?:false|0|off|no)\b/i;
const skipped = /\b[\w-]*(?:SKIP|DISABLE|BYPASS|NO)[_-]?(?:MCP[_-]?)?AUTH[\w-]*["'`\s]*[:=]\s*["'`]?(?:true|1|on|yes)\b/i;
/**
 * Authentication that is made optional, by the looks of a line that is added: a missing key that lets everybody in, a setting that
 * switches it off. It does not see a check that is called no more.
 */
const mcpAuthOptional = { id: 'mcp-auth-optional', concerns: (path) => code.test(path), judge };
function judge(file) {
    return openLines((0,_rule_js__WEBPACK_IMPORTED_MODULE_0__/* .addedLines */ .u)(file)).map((line) => toldOf(file.path, line));
}
/** The lines that let everybody in without a key, or by a setting. */
function openLines(lines) {
    return lines.flatMap(({ line, text }, index) => {
        if (/^\s*(\/\/|#|\*)/.test(text))
            return [];
        // The return may stand on the next line.
        const next = lines[index + 1];
        const both = next && next.line === line + 1 && /\bif\s*\(/.test(text) ? `${text} ${next.text.trim()}` : text;
        const isOpen = openWithout.test(both) || shortcut.test(text) || switchedOff.test(text) || skipped.test(text);
        return isOpen ? [line] : [];
    });
}
function toldOf(path, line) {
    return {
        severity: 'HIGH',
        mandate: 'security',
        path,
        line,
        finding: 'Authentication is made optional: without the key, or by a setting, everybody is let in.',
        risk: 'A deploy that lacks the secret serves the data of everybody to anybody, and nothing fails.',
        remediation: 'Refuse every request where the key is missing (503 or 401), and let the deploy fail without it.',
    };
}


/***/ }),

/***/ 45777:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ changedFiles),
/* harmony export */   u: () => (/* binding */ addedLines)
/* harmony export */ });
/* harmony import */ var _git_files_at_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(63685);
/* harmony import */ var _subject_classify_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7892);


const largestBytes = 1024 * 1024;
const plain = ['100644', '100755'];
/** The changed files that a rule looks at, with their texts. */
async function changedFiles({ subject, repository }, concerns) {
    const files = subject.files.filter((file) => (0,_subject_classify_js__WEBPACK_IMPORTED_MODULE_1__/* .isShown */ .a)(file.class) && concerns(file.change.path));
    const sides = files.flatMap(({ change: { path, oldMode, oldBlob, newMode, newBlob } }) => [
        ...sideOf(path, oldMode, oldBlob),
        ...sideOf(path, newMode, newBlob),
    ]);
    const texts = await (0,_git_files_at_js__WEBPACK_IMPORTED_MODULE_0__/* .textsOf */ .C)(repository, sides, largestBytes);
    const textOf = (mode, blob) => mode !== null && blob !== null && plain.includes(mode) ? texts.get(blob) : undefined;
    return files.map((file) => {
        const { path, oldMode, oldBlob, newMode, newBlob } = file.change;
        return { path, old: textOf(oldMode, oldBlob), now: textOf(newMode, newBlob), file };
    });
}
function sideOf(path, mode, blob) {
    return mode !== null && blob !== null && plain.includes(mode) ? [{ path, mode, blob }] : [];
}
/** The lines that the change brings in. */
function addedLines({ file }) {
    return file.sections.flat().flatMap(({ sign, line, text }) => (sign === '+' ? [{ line, text }] : []));
}


/***/ }),

/***/ 18967:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   VI: () => (/* binding */ isCheckout),
/* harmony export */   a8: () => (/* binding */ isPrivileged),
/* harmony export */   em: () => (/* binding */ targetCheckout)
/* harmony export */ });
/* harmony import */ var _project_positions_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9593);
/* harmony import */ var _workflow_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2734);


const triggers = ['pull_request_target', 'workflow_run', 'issue_comment'];
// The head of somebody's pull request, as an expression or a ref tells it.
const head = /github\s*\.\s*(head_ref|event\s*\.\s*(pull_request\s*\.\s*(head|merge_commit_sha)|workflow_run\s*\.\s*head|number|issue\s*\.\s*number))|refs\/pull\/|\[\s*['"]head/i;
const fetches = /\bgh\s+pr\s+checkout\b|\bgit\b[^\n]*\b(fetch|checkout|pull|clone|switch)\b/i;
/**
 * A workflow that runs with secrets for anybody's pull request, and checks its content out. It does not see a checkout by a script
 * of the repository.
 */
const targetCheckout = { id: 'workflow-target-checkout', concerns: _workflow_js__WEBPACK_IMPORTED_MODULE_0__/* .isWorkflow */ ._2, judge };
async function judge({ path, now }) {
    const document = now === undefined ? undefined : await (0,_workflow_js__WEBPACK_IMPORTED_MODULE_0__/* .readWorkflow */ .S6)(now, path);
    if (document === undefined || !isPrivileged((0,_project_positions_js__WEBPACK_IMPORTED_MODULE_1__/* .valueAt */ .fK)(document.value, ['on'])))
        return [];
    return (0,_workflow_js__WEBPACK_IMPORTED_MODULE_0__/* .scalarsIn */ .PX)(document)
        .filter(isCheckout)
        .map(({ line, value }) => ({
        severity: 'HIGH',
        mandate: 'security',
        path,
        line,
        finding: `A workflow with secrets checks out what a pull request brings: ${value.split('\n')[0]?.slice(0, 120)}`,
        risk: 'Anybody who opens a pull request runs their code with the secrets and a token that can write.',
        remediation: 'Use `pull_request`, or read the content as data: fetch it and do not check it out.',
    }));
}
/** Whether a workflow runs with secrets for what others bring. */
function isPrivileged(on) {
    if (typeof on === 'string')
        return triggers.includes(on);
    const names = Array.isArray(on) ? on : Object.keys((on ?? {}));
    return names.some((name) => triggers.includes(String(name)));
}
/** Whether it checks out the content of a pull request. */
function isCheckout({ path, key, value }) {
    if ((key === 'ref' || key === 'repository') && path.includes('with'))
        return head.test(value);
    if (key !== 'run')
        return false;
    return /\bgh\s+pr\s+checkout\b/i.test(value) || (fetches.test(value) && head.test(value));
}


/***/ }),

/***/ 2734:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   PX: () => (/* binding */ scalarsIn),
/* harmony export */   S6: () => (/* binding */ readWorkflow),
/* harmony export */   _2: () => (/* binding */ isWorkflow),
/* harmony export */   ve: () => (/* binding */ isAction)
/* harmony export */ });
/* harmony import */ var _project_yaml_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(17382);

/** Where workflows and actions are. */
function isWorkflow(path) {
    return /^\.github\/workflows\/[^/]+\.ya?ml$/i.test(path);
}
function isAction(path) {
    return /(?:^|\/)action\.ya?ml$/i.test(path);
}
/** A workflow as far as it can be read: `undefined` where it is no YAML. */
async function readWorkflow(text, file) {
    return (0,_project_yaml_js__WEBPACK_IMPORTED_MODULE_0__/* .parseYaml */ .h)(text, file).catch(() => undefined);
}
/** Every text, number and boolean that is the value of a key. */
function scalarsIn(document) {
    const found = [];
    const walk = (value, path) => {
        if (Array.isArray(value))
            for (const [index, one] of value.entries())
                walk(one, [...path, index]);
        else if (typeof value === 'object' && value !== null)
            for (const [key, one] of Object.entries(value))
                walk(one, [...path, key]);
        else if (value !== null && value !== undefined)
            found.push({ path, key: String(path.at(-1)), value: String(value), line: document.at(path).line ?? null });
    };
    walk(document.value, []);
    return found;
}


/***/ }),

/***/ 37113:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ count)
/* harmony export */ });
/** `1 file`, `2 files`. */
function count(number, noun) {
    return `${number} ${noun}${number === 1 ? '' : 's'}`;
}


/***/ }),

/***/ 7892:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ createClassifier),
/* harmony export */   a: () => (/* binding */ isShown)
/* harmony export */ });
/* harmony import */ var _git_path_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(61645);
/* harmony import */ var _glob_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(42088);


/** @throws ActionError `config-invalid` for what is no glob */
function createClassifier(policy) {
    const excluded = named(policy.excluded);
    const generated = named(policy.generated);
    const always = named(policy.alwaysReviewed);
    const isProtected = (path) => isAlwaysReviewed(path) || ruleFor(path, always) !== undefined;
    return {
        byPath(change, attribute) {
            const mode = change.newMode ?? change.oldMode;
            if (mode === '160000')
                return { kind: 'submodule' };
            if (mode === '120000' || isProtected(change.path))
                return undefined;
            const exclusion = ruleFor(change.path, excluded);
            if (exclusion !== undefined)
                return { kind: 'excluded', rule: exclusion };
            const rule = generatedRule(change.path, attribute, generated);
            return rule === undefined ? undefined : { kind: 'generated', rule };
        },
        byContent(change, sides) {
            const bytes = Math.max(0, ...sides.map(({ size }) => size));
            if (sides.some(({ content }) => content === undefined))
                return { kind: 'too-large', bytes };
            if ((change.newMode ?? change.oldMode) === '120000')
                return { kind: 'symlink' };
            const isBinary = sides.some(({ content }) => content?.includes(0));
            const isSource = isProtected(change.path) || hasTextName(change.path) || sides.some(isScript);
            return isBinary && !isSource ? { kind: 'binary' } : { kind: 'reviewed' };
        },
    };
}
/** Whether something of it is shown to the reviewer. */
function isShown({ kind }) {
    return kind === 'reviewed' || kind === 'symlink' || kind === 'submodule';
}
// What decides over what runs with which rights, what it does to the data, and over this review: no rule leaves it out.
const alwaysReviewed = [
    /^\.github\/(?:workflows|actions)\//i,
    /(?:^|\/)action\.ya?ml$/i,
    /(?:^|\/)wrangler(?:\.[^/]*)?\.(?:toml|jsonc?)$/i,
    /(?:^|\/)[^/]*migrations?\/(?:.*\/)?[^/]*\.sql$/is,
    /^\.github\/voygent\.ya?ml$/i,
    /(?:^|\/)\.git(?:attributes|modules)$/i,
];
/** Matched byte by byte, so that a name which is not UTF-8 is one of these as well. */
function isAlwaysReviewed(path) {
    const name = (0,_git_path_text_js__WEBPACK_IMPORTED_MODULE_0__/* .pathBytes */ .X5)(path).toString('latin1');
    return alwaysReviewed.some((pattern) => pattern.test(name));
}
// A NUL makes git take a file for binary, while compilers and shells read on: it must not hide a source.
const textNames = /\.(?:[cm]?[jt]sx?|jsonc?|json5|ya?ml|toml|ini|env|sql|md|mdx|txt|html?|css|scss|vue|svelte|astro|sh|bash|zsh|py|rb|go|rs|java|kt|php|lua|pl|ps1|graphql|proto|xml|svg|csv|tf|hcl|wat)$|(?:^|\/)(?:Dockerfile|Makefile|Procfile|\.[^/.]+)$/i;
function hasTextName(path) {
    return textNames.test(path);
}
/** It says by which program it is run, whatever its name. */
function isScript({ content }) {
    return content?.toString('latin1', 0, 2) === '#!';
}
function named(globs) {
    return globs.map((glob) => [glob, (0,_glob_js__WEBPACK_IMPORTED_MODULE_1__/* .compileGlob */ .S)(glob)]);
}
function ruleFor(path, globs) {
    return globs.find(([, matches]) => matches(path))?.[0];
}
/** What the attribute says of one file goes before what a glob says of many. */
function generatedRule(path, attribute, globs) {
    if (attribute === 'set' || attribute === 'true')
        return 'linguist-generated';
    if (attribute === 'unset' || attribute === 'false')
        return undefined;
    return ruleFor(path, globs);
}


/***/ }),

/***/ 42088:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ compileGlob)
/* harmony export */ });
/* harmony import */ var _runtime_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(50525);

/**
 * A glob over whole paths: `*` and `?` within a name, `**` over folders, `{a,b}`, `[a-z]`, `[!a-z]`; `\` takes a character as it
 * is. Names that begin with a dot are matched like others. `*.md` means the root's only, `**` and `/*.md` those of every folder. It
 * is compiled once, as a review matches tens of thousands of paths.
 * @throws ActionError `config-invalid`
 */
function compileGlob(glob) {
    const expression = new RegExp(`^${translate(glob)}$`, 'su');
    return (path) => expression.test(path);
}
/** The pieces of a glob, longest first where one begins with another. */
const pieces = /\*\*\/|\*+|\?|\[!?[^\]]+\]|\{|\}|,|\\.|[^\\]/gsu;
function translate(glob) {
    let depth = 0;
    let source = '';
    if (glob === '' || glob.startsWith('/') || /(?<!\\)(?:\\\\)*\\$/.test(glob))
        throw invalid(glob);
    for (const { 0: piece, index } of glob.matchAll(pieces)) {
        if (piece === '{')
            depth++;
        if (piece === '}' && --depth < 0)
            throw invalid(glob);
        const isWhole = index === 0 || /[/{,]/.test(glob[index - 1] ?? '');
        source += translatePiece(piece, isWhole, depth > 0);
    }
    if (depth !== 0)
        throw invalid(glob);
    return source;
}
/** What stands for itself in every place. */
const fixed = { '?': '[^/]', '{': '(?:', '}': ')' };
/** @param isWhole whether a name begins here */
function translatePiece(piece, isWhole, inBraces) {
    if (piece.startsWith('*'))
        return stars(piece, isWhole);
    if (piece === ',' && inBraces)
        return '|';
    if (piece.startsWith('[') && piece.length > 2)
        return characters(piece.slice(1, -1));
    return fixed[piece] ?? literal(piece.startsWith('\\') ? piece.slice(1) : piece);
}
function stars(piece, isWhole) {
    if (piece === '**/')
        return isWhole ? '(?:[^/]+/)*' : '[^/]*/';
    if (piece.startsWith('**') && isWhole)
        return '.+';
    return '[^/]*';
}
function characters(inside) {
    const isNot = inside.startsWith('!');
    const list = (isNot ? inside.slice(1) : inside).replace(/[\\[\]^&|~]/g, '\\$&');
    return isNot ? `(?:(?!/)[^${list}])` : `(?:(?!/)[${list}])`;
}
function literal(text) {
    return text.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&');
}
function invalid(glob) {
    return new _runtime_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('config-invalid', `\`${glob}\` is not a glob.`, {
        hint: 'Write it relative to the root of the repository, with balanced braces, such as `docs/**` or `**/*.{png,svg}`.',
    });
}


/***/ }),

/***/ 16683:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  d: () => (/* binding */ findSecrets),
  p: () => (/* binding */ redacted)
});

;// CONCATENATED MODULE: ./lib/subject/secret-values.js
/** Whether a value is what someone writes where a secret would stand. */
function isPlaceholder(value) {
    return (/example|placeholder|change-?me|your[-_]?|dummy|sample|redacted|x{4}|\*{3}|\.{3}|insert|todo|fake|not[-_]?a[-_]?real/i.test(value) ||
        /0123456789|1234567890|abcdefgh/i.test(value) ||
        new Set(value).size < 6);
}
/** Names whose values are secrets to nobody, though they end like those of secrets. */
const openNames = /public|publishable|primary|foreign|partition|sort_?key|cache|idempoten|site_?key/i;
/**
 * Whether a value that is assigned to such a name is a secret: random enough, and neither a placeholder nor words.
 * @param name the whole name, such as `STRIPE_SECRET_KEY`
 * @param isQuoted without quotes it may as well be an expression
 */
function isSecretValue(name, value, isQuoted) {
    if (openNames.test(name) || isPlaceholder(value))
        return false;
    if (/pass(?:word|wd|phrase)$/i.test(name) && isQuoted)
        return value.length >= 8 && kindsOfCharacters(value) >= 2;
    if (value.length < 16 || !/\d/.test(value) || isOfWords(value))
        return false;
    const bits = entropy(value);
    return isQuoted ? bits >= 3 : bits >= 3.3 && value.length >= 20 && /\d.*\d/.test(value);
}
/** `trips-by-user-v2`, `process.env.API_KEY`, `2026-11-17`: names, paths and versions. */
function isOfWords(value) {
    return value
        .split(/[-_./:@#]+/)
        .every((piece) => /^(?:[a-z]*|[A-Z]*|[A-Z]?[a-z]+(?:[A-Z][a-z]+)*|[vV]?\d{1,8})$/.test(piece));
}
function kindsOfCharacters(value) {
    return [/[a-z]/, /[A-Z]/, /\d/, /[^a-zA-Z\d]/].filter((kind) => kind.test(value)).length;
}
/** Shannon's, in bits a character. */
function entropy(value) {
    const counts = new Map();
    for (const character of value)
        counts.set(character, (counts.get(character) ?? 0) + 1);
    const shares = [...counts.values()].map((count) => count / value.length);
    return -shares.reduce((sum, share) => sum + share * Math.log2(share), 0);
}

;// CONCATENATED MODULE: ./lib/subject/secret-forms.js

/**
 * Private keys in PEM or OpenPGP armour: the line that begins one, and what can be its body. Code cannot be, so that nobody hides
 * code from a review by writing such a line above it.
 */
function* findPrivateKeys(text) {
    const begins = /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----/g;
    for (let match = begins.exec(text); match; match = begins.exec(text)) {
        const to = endOfKey(text, begins.lastIndex);
        // The line alone, as in a program that looks for keys, is no key.
        if (to > begins.lastIndex)
            yield { from: match.index, to, rule: 'private-key' };
        begins.lastIndex = to;
    }
}
const betweenTokens = /(?:\s|\\[nrt]|["'`,#*>|]|\+(?=\s)|\/\/(?=\s)){1,200}/y;
const header = /(?:Proc-Type|DEK-Info|Version|Comment|Hash): ?[A-Za-z0-9 ,.()-]{1,100}/y;
const encoded = /[A-Za-z0-9+/=]{1,65536}/y;
const end = /-----END [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----/y;
// The shortest line of a body but the last; the words of a program are shorter.
const shortestLine = 32;
function endOfKey(text, from) {
    let to = from;
    let at = skip(text, from);
    for (let line = endOfBodyLine(text, at); line !== undefined; line = endOfBodyLine(text, at)) {
        to = line;
        at = skip(text, to);
    }
    if (to === from)
        return from;
    // The last line of a body may be short, if the end follows.
    const last = after(encoded, text, at) ?? at;
    return after(end, text, skip(text, last)) ?? to;
}
function endOfBodyLine(text, at) {
    const next = after(header, text, at);
    if (next !== undefined)
        return next;
    const line = after(encoded, text, at);
    return line !== undefined && line - at >= shortestLine ? line : undefined;
}
function skip(text, at) {
    return after(betweenTokens, text, at) ?? at;
}
function after(pattern, text, at) {
    pattern.lastIndex = at;
    return pattern.test(text) ? pattern.lastIndex : undefined;
}
/** RFC 7519: three parts in base64url, of which the first two are JSON objects. */
function* findJsonWebTokens(text) {
    const starts = /eyJ[A-Za-z0-9_-]/g;
    for (let match = starts.exec(text); match; match = starts.exec(text)) {
        const header = endOf(text, match.index);
        // What begins later in the same part would fail as this does: it is not looked at again.
        starts.lastIndex = header;
        if (!text.startsWith('.eyJ', header))
            continue;
        const payload = endOf(text, header + 1);
        starts.lastIndex = payload;
        if (text[payload] !== '.' || payload - match.index < 30)
            continue;
        const to = endOf(text, payload + 1);
        starts.lastIndex = to;
        yield { from: match.index, to, rule: 'json-web-token' };
    }
}
function endOf(text, from, isPart = (code) => isBase64Url(code)) {
    let at = from;
    while (at < text.length && isPart(text.charCodeAt(at)))
        at++;
    return at;
}
function isBase64Url(code) {
    return isAlphanumeric(code) || code === 0x2d || code === 0x5f;
}
function isAlphanumeric(code) {
    return (code >= 0x30 && code <= 0x39) || (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);
}
/** `scheme://user:password@host`: the user and the password. */
function* findCredentialUris(text) {
    for (let at = text.indexOf('://'); at !== -1; at = text.indexOf('://', at + 3)) {
        const from = at + 3;
        const to = endOf(text, from, isUserInfo);
        if (text[to] !== '@')
            continue;
        const [, user = '', password = ''] = /^([^:]*):(.*)$/s.exec(text.slice(from, to)) ?? [];
        const isLocal = /^@(?:localhost|127\.|0\.0\.0\.0|\[::1\]|host\.docker\.internal)/.test(text.slice(to, to + 24));
        if (isLocal ||
            password.length < 4 ||
            password === user ||
            /^(?:pass(?:word)?|secret|postgres|root)$/i.test(password))
            continue;
        if (password.length < 12 ? /x{3}|\*{3}/i.test(password) : isPlaceholder(password))
            continue;
        yield { from, to, rule: 'uri-credentials' };
    }
}
// What ends it, and what a template puts in its place: whitespace, quotes, brackets, `/`, `@`, `$`.
const notUserInfo = new Set([...'"\'`<>()[]{}/@$\\,;|'].map((character) => character.charCodeAt(0)));
function isUserInfo(code) {
    return code > 0x20 && code !== 0x7f && !notUserInfo.has(code);
}
// A name that ends so, with what may stand between it and the operator.
const secretName = /(?:KEY|Key|(?:[_.-]|api)key|SECRET|[Ss]ecret|TOKEN|[Tt]oken|PASSWORD|[Pp]assword|PASSWD|[Pp]asswd|PASSPHRASE|[Pp]assphrase|CREDENTIALS?|[Cc]redentials?)(?=["'`\]\s:=])/g;
const operator = /["'`]?\]?\s{0,16}(?::\s{0,4}string\s{0,4})?(?<sign>:=|=>|={1,3}|:|,)\s{0,16}(?<quote>["'`]?)/y;
/** A value that is assigned to a name such as `*_KEY`, `*_SECRET`, `*_TOKEN` or `PASSWORD`, and looks like one. */
function* findAssignments(text) {
    for (const { 0: keyword, index } of text.matchAll(secretName)) {
        const nameEnd = index + keyword.length;
        const from = after(operator, text, nameEnd);
        if (from === undefined)
            continue;
        const to = endOfValue(text, from, text[from - 1] ?? '');
        if (to === undefined)
            continue;
        const before = text.slice(Math.max(0, nameEnd - 80), nameEnd);
        const name = /[A-Za-z0-9_.-]*$/.exec(before)?.[0] ?? '';
        // `https://x-access-token:…@host` has a user of that name: the host is no secret.
        if (before.endsWith(`://${name}`))
            continue;
        const isQuoted = /["'`]/.test(text[from - 1] ?? '');
        if (!isSecretValue(name, text.slice(from, to), isQuoted))
            continue;
        yield { from, to, rule: ruleOf(name) };
    }
}
const quotes = new Set(['"', "'", '`']);
const quotedValue = new Set([...'+/=_.~!@#%^*:?&-'].map((character) => character.charCodeAt(0)));
// No operator is among these: so no part of a value is looked at for two names.
const bareValue = new Set([...'+/_.~!@%^*-'].map((character) => character.charCodeAt(0)));
/** `undefined`: it is no plain value. */
function endOfValue(text, from, before) {
    if (quotes.has(before)) {
        const to = endOf(text, from, (code) => isAlphanumeric(code) || quotedValue.has(code));
        return text[to] === before ? to : undefined;
    }
    const bare = endOf(text, from, (code) => isAlphanumeric(code) || bareValue.has(code));
    const to = endOf(text, bare, (code) => code === 0x3d);
    const next = text[to];
    const isCommaList = text[from - 1] === ',' || /,\s{0,16}$/.test(text.slice(from - 17, from));
    return !isCommaList && (next === undefined || /[\s;,&"'`<]/.test(next)) ? to : undefined;
}
function ruleOf(name) {
    if (/cloudflare|(?:^|_)cf_/i.test(name))
        return 'cloudflare-token';
    return /aws.*(?:secret|key)/i.test(name) ? 'aws-secret-key' : 'assigned-secret';
}

;// CONCATENATED MODULE: ./lib/subject/secret-rules.js


/**
 * A token that begins in a way of its own. `start` has no open repetition, so that a try which fails ends soon; what follows it
 * belongs to the token as long as `rest` says.
 */
function token(rule, start, rest, accept = () => true) {
    return function* (text) {
        const starts = new RegExp(start.source, 'g');
        for (let match = starts.exec(text); match; match = starts.exec(text)) {
            const from = match.index;
            const to = endOfRun(text, starts.lastIndex, rest);
            const value = text.slice(from, to);
            if (!isPlaceholder(value) && accept(value))
                yield { from, to, rule };
            starts.lastIndex = to;
        }
    };
}
function endOfRun(text, from, character) {
    let at = from;
    while (at < text.length && character.test(text.charAt(at)))
        at++;
    return at;
}
const word = /[A-Za-z0-9_]/;
const dashed = /[A-Za-z0-9_-]/;
const isMixed = (value) => /\d/.test(value) && /[A-Z]/.test(value) && /[a-z]/.test(value);
/** The formats are those that their issuers document; see secret-rules.test.ts for an example of each. */
const secretRules = [
    findPrivateKeys,
    token('age-secret-key', /AGE-SECRET-KEY-(?:PQ-)?1[A-Z0-9]{20}/, /[A-Z0-9]/),
    token('aws-access-key', /(?<![A-Za-z0-9])(?:AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}(?![A-Za-z0-9])/, /(?!)/),
    token('github-token', /gh[pousr]_[A-Za-z0-9]{30}/, word),
    token('github-token', /github_pat_[A-Za-z0-9_]{22}/, word),
    token('anthropic-key', /sk-ant-[A-Za-z0-9_-]{16}/, dashed),
    token('openai-key', /(?<![A-Za-z0-9_-])sk-(?:proj-|svcacct-|admin-)?[A-Za-z0-9_-]{20}/, dashed, isMixed),
    token('stripe-key', /(?<![A-Za-z0-9])(?:[sr]k_(?:live|test)|whsec)_[A-Za-z0-9]{16}/, word),
    token('slack-token', /xox[abeoprs]-[A-Za-z0-9-]{10}/, dashed),
    token('slack-token', /xapp-\d-[A-Za-z0-9-]{10}/, dashed),
    token('slack-webhook', /hooks\.slack\.com\/(?:services|workflows|triggers)\/[A-Z0-9]{6}/, /[A-Za-z0-9/_-]/),
    token('google-key', /AIza[A-Za-z0-9_-]{35}/, dashed),
    token('google-key', /GOCSPX-[A-Za-z0-9_-]{20}/, dashed),
    token('google-token', /(?<![A-Za-z0-9])ya29\.[A-Za-z0-9_-]{20}/, /[A-Za-z0-9_.-]/),
    token('cloudflare-token', /(?<![A-Za-z0-9])cf(?:k|ut|at)_[A-Za-z0-9]{40}/, word),
    token('cloudflare-token', /v1\.0-[0-9a-f]{24}-[0-9a-f]{100}/, /[0-9a-f]/),
    token('npm-token', /npm_[A-Za-z0-9]{36}/, word),
    token('render-key', /(?<![A-Za-z0-9])rnd_[A-Za-z0-9]{24}/, word),
    findJsonWebTokens,
    findCredentialUris,
    findAssignments,
];

;// CONCATENATED MODULE: ./lib/subject/secrets.js

/**
 * The secrets in a text, in order; those that overlap are one, under the name of the first rule in the list. Takes time in
 * proportion to the text's length.
 */
function findSecrets(text) {
    const spans = secretRules.flatMap((rule, rank) => [...rule(text)].map((span) => ({ ...span, rank })));
    spans.sort((a, b) => a.from - b.from);
    const merged = [];
    for (const span of spans) {
        const last = merged.at(-1);
        if (!last || span.from >= last.to) {
            merged.push({ ...span });
            continue;
        }
        last.to = Math.max(last.to, span.to);
        if (span.rank < last.rank)
            Object.assign(last, { rank: span.rank, rule: span.rule });
    }
    return merged.map(({ from, to, rule }) => ({ from, to, rule }));
}
/** What stands in a secret's place. */
function redacted(rule) {
    return `‹redacted:${rule}›`;
}


/***/ }),

/***/ 68675:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ canonicalJson),
/* harmony export */   o: () => (/* binding */ digestOf)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);

/**
 * JSON in the one form that digests are made of: keys in the order of their UTF-16 code units, no spaces, strings and numbers as
 * ECMAScript writes them (RFC 8785).
 * @throws Error for what JSON cannot say
 */
function canonicalJson(value) {
    if (Array.isArray(value))
        return `[${value.map(canonicalJson).join(',')}]`;
    if (typeof value === 'object' && value !== null) {
        const entries = Object.entries(value).filter(([, one]) => one !== undefined);
        const sorted = entries.sort(([a], [b]) => (a < b ? -1 : 1));
        return `{${sorted.map(([key, one]) => `${JSON.stringify(key)}:${canonicalJson(one)}`).join(',')}}`;
    }
    if (typeof value === 'number' && !Number.isFinite(value))
        throw new Error(`${value} is no JSON`);
    const written = JSON.stringify(value);
    if (written === undefined)
        throw new Error(`${typeof value} is no JSON`);
    return written;
}
/** sha256 of the canonical JSON, in lower-case hexadecimal digits. */
function digestOf(value) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(canonicalJson(value)).digest('hex');
}


/***/ })

};
