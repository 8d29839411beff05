export const id = 7979;
export const ids = [7979];
export const modules = {

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

/***/ 44958:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   WL: () => (/* binding */ resolveCommit),
/* harmony export */   fY: () => (/* binding */ parentsOf)
/* harmony export */ });
/* unused harmony export isObjectId */
/* harmony import */ var _runtime_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(50525);
/* harmony import */ var _repository_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(48750);
/* harmony import */ var _run_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(82893);



/**
 * The full id of a commit, by its id, branch, tag or the like.
 * @param name what it is to the user, such as `base`
 * @throws ActionError `input-invalid` for what is no name of a commit; `commit-not-found`, which tells how to fetch it
 */
async function resolveCommit(repository, revision, name = 'commit') {
    if (!isRevision(revision))
        throw new _runtime_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('input-invalid', `\`${revision.slice(0, 200)}\` is not the name of a ${name}. Nothing was done.`, {
            hint: 'Give a commit id, a branch or a tag.',
        });
    const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`];
    const { exitCode, stderr, value } = await repository.inCheckout(args, _repository_js__WEBPACK_IMPORTED_MODULE_1__/* .collect */ .F);
    const found = value.toString('latin1').trim();
    if (exitCode === 0 && isObjectId(found, repository))
        return found;
    if (exitCode !== 1 && exitCode !== 128)
        throw (0,_run_js__WEBPACK_IMPORTED_MODULE_2__/* .gitFailed */ .gk)(`find the ${name} ${revision}`, `exit code ${exitCode}`, stderr);
    throw notFound(repository, revision, name);
}
/** Neither an option, nor a search (`:/text`, `^{/text}`), nor a range: one commit, by name. */
function isRevision(text) {
    return /^[^\s:?*[\\^~{-][^\s:?*[\\]*$/.test(text) && !text.includes('..') && !text.includes('{/');
}
/** Full ids of the commits that a commit follows. @throws ActionError `subprocess-failed` */
async function parentsOf(repository, commit) {
    const end = await repository.onObjects(['rev-parse', `${commit}^@`], _repository_js__WEBPACK_IMPORTED_MODULE_1__/* .collect */ .F);
    return (0,_run_js__WEBPACK_IMPORTED_MODULE_2__/* .expectSuccess */ .lb)(end, 'read the parents of a commit').toString('latin1').split('\n').filter(Boolean);
}
/** Whether it is a full id, in this repository's format. */
function isObjectId(text, { objectFormat }) {
    return (objectFormat === 'sha1' ? /^[0-9a-f]{40}$/ : /^[0-9a-f]{64}$/).test(text);
}
function notFound({ isShallow }, revision, name) {
    const why = isShallow ? ', which is shallow: it has only the newest part of the history' : '';
    const fix = isShallow
        ? 'Set `fetch-depth: 0` on actions/checkout, or run `git fetch --unshallow`, then run this again.'
        : `Check the name. A commit of a fork or of a deleted branch has to be fetched first: \`git fetch origin ${revision}\`. In a workflow, set \`fetch-depth: 0\` on actions/checkout.`;
    return new _runtime_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('commit-not-found', `The ${name} ${revision} is not a commit of this checkout${why}. Nothing was done.`, { hint: fix });
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

/***/ 54156:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ readComment),
/* harmony export */   l: () => (/* binding */ upsertComment)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2503);
/* harmony import */ var _runtime_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(50525);
/* harmony import */ var _fitted_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(86111);
/* harmony import */ var _marker_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(35917);
/* harmony import */ var _own_user_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(20203);





const pageSize = 100;
/** GitHub closes a conversation at 2,500 comments. */
const mostPages = 50;
const write = 'pull-requests: write';
const Comment = zod__WEBPACK_IMPORTED_MODULE_2__/* .looseObject */ ._H3({ id: zod__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig(), body: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().nullish(), user: _own_user_js__WEBPACK_IMPORTED_MODULE_1__/* .User */ .K });
const Page = zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ comments: zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(Comment), isLast: zod__WEBPACK_IMPORTED_MODULE_2__/* .boolean */ .zMY() });
/**
 * Brings the comment with this marker up to date, and makes it where there is none; of several, the oldest.
 * Not made twice: after a lost answer it is looked for first.
 * @param marker tells this comment from others of ours, such as `plan production`; it is not seen
 * @param body Markdown; what is above GitHub's limit is cut off at the end of a line
 * @param whole where a reader finds all of a body that was cut, in Markdown
 * @throws ActionError `github-auth`, `github-refused`, `github-unreachable`, or the signal's reason
 */
async function upsertComment(github, pullRequest, marker, body, whole = 'the log of this run') {
    const text = (0,_fitted_js__WEBPACK_IMPORTED_MODULE_3__/* .fitted */ .$)(`${(0,_marker_js__WEBPACK_IMPORTED_MODULE_4__/* .markerLine */ .B)(marker)}\n${body}`, whole);
    const place = { github, pullRequest, isOurs: await ownership(github, marker) };
    const found = await findComment(place);
    if (found && isSame(found, text))
        return 'unchanged';
    if (!found)
        return createComment(place, text);
    await github.call({
        what: `bring the comment on pull request ${pullRequest} up to date`,
        permission: write,
        idempotent: true,
        result: Comment,
    }, (octokit, signal) => update(octokit, github, found.id, text, signal));
    return 'updated';
}
/** The body of the comment with this marker, without the marker; `undefined` where there is none. */
async function readComment(github, pullRequest, marker) {
    const comment = await findComment({ github, pullRequest, isOurs: await ownership(github, marker) });
    return comment && normalise(comment.body).split('\n').slice(1).join('\n');
}
/** What tells our comment from one that quotes it: the marker is its very first line, and the token's own user wrote it. */
async function ownership(github, marker) {
    const line = (0,_marker_js__WEBPACK_IMPORTED_MODULE_4__/* .markerLine */ .B)(marker);
    const isOwn = await (0,_own_user_js__WEBPACK_IMPORTED_MODULE_1__/* .ownUser */ ._)(github);
    return ({ body, user }) => normalise(body).split('\n', 1)[0] === line && isOwn(user);
}
function findComment({ github, pullRequest, isOurs }) {
    const call = {
        what: `read the comments of pull request ${pullRequest}`,
        permission: 'pull-requests: read',
        idempotent: true,
        result: Page,
    };
    return firstOf(isOurs, (page) => github.call(call, async (octokit, signal) => ({
        data: await readPage(octokit, github, pullRequest, page, signal),
    })));
}
/** GitHub lists the oldest first. A page may be short without being the last, as it leaves out what it hides. */
async function firstOf(isOurs, read) {
    for (let page = 1; page <= mostPages; page++) {
        const { comments, isLast } = await read(page);
        const found = comments.find(isOurs);
        if (found || isLast)
            return found;
    }
    throw new _runtime_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('github-refused', `The list of comments does not come to an end: ${mostPages} pages were read, more than GitHub lets a pull request have. No comment was written.`, { hint: 'Something between here and GitHub may have answered: check GITHUB_API_URL and proxies.' });
}
async function readPage(octokit, { owner, repo }, pullRequest, page, signal) {
    const { data, headers } = await octokit.rest.issues.listComments({
        owner,
        repo,
        issue_number: pullRequest,
        per_page: pageSize,
        page,
        request: { signal },
    });
    return Page.parse({ comments: data, isLast: !headers.link?.includes('rel="next"') });
}
/**
 * Every further attempt looks first, so that a comment of which only the answer was lost is not made again. What it finds
 * may also be another run's, with another body.
 */
async function createComment({ github, pullRequest, isOurs }, text) {
    const { owner, repo } = github;
    let isFirst = true;
    let outcome = 'created';
    await github.call({ what: `comment on pull request ${pullRequest}`, permission: write, idempotent: true, result: Comment }, async (octokit, signal) => {
        const read = (page) => readPage(octokit, github, pullRequest, page, signal);
        const there = isFirst ? undefined : await firstOf(isOurs, read);
        isFirst = false;
        if (there && isSame(there, text))
            return { data: there };
        outcome = there ? 'updated' : 'created';
        if (there)
            return update(octokit, github, there.id, text, signal);
        const place = { owner, repo, issue_number: pullRequest };
        return octokit.rest.issues.createComment({ ...place, body: text, request: { signal } });
    });
    return outcome;
}
function update(octokit, { owner, repo }, id, body, signal) {
    return octokit.rest.issues.updateComment({ owner, repo, comment_id: id, body, request: { signal } });
}
/** As GitHub may give back what it was given: with other line ends, and without space at the end. */
function normalise(body) {
    return (body ?? '').replaceAll('\r\n', '\n').trimEnd();
}
function isSame({ body }, text) {
    return normalise(body) === normalise(text);
}


/***/ }),

/***/ 83537:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  run: () => (/* binding */ run)
});

// EXTERNAL MODULE: ./lib/cloudflare/client.js
var client = __webpack_require__(19480);
// EXTERNAL MODULE: ./lib/project/from-inputs.js + 8 modules
var from_inputs = __webpack_require__(41381);
// EXTERNAL MODULE: ./lib/rehearsal/rows.js
var rows = __webpack_require__(54034);
// EXTERNAL MODULE: ./lib/runtime/untouched.js
var untouched = __webpack_require__(74935);
// EXTERNAL MODULE: ./lib/terms/judged-tree.js
var judged_tree = __webpack_require__(69735);
// EXTERNAL MODULE: ./lib/github/client.js
var github_client = __webpack_require__(70636);
// EXTERNAL MODULE: ./lib/github/sticky-comment.js
var sticky_comment = __webpack_require__(54156);
// EXTERNAL MODULE: ./lib/runtime/errors.js
var errors = __webpack_require__(50525);
// EXTERNAL MODULE: ./lib/runtime/summary.js
var runtime_summary = __webpack_require__(91348);
// EXTERNAL MODULE: ./lib/migrate/report.js
var report = __webpack_require__(99395);
;// CONCATENATED MODULE: ./lib/migrate/comment.js





/**
 * Shows a plan on the pull request that it is made for: one comment for each environment and project, updated in place.
 * That it cannot be shown changes nothing about the plan.
 */
async function discuss(results, inputs, context) {
    const { pullRequest, runUrl } = context.runner;
    if (pullRequest === undefined || inputs['github-token'] === undefined)
        return;
    const place = [inputs.environment ?? 'default', inputs['working-directory'] ?? '.'].join(' ');
    const marker = `migrate ${place}`;
    try {
        const github = await (0,github_client/* connectGitHub */.U)(inputs['github-token'], context, 'show the plan on the pull request', 'pull-requests: write');
        const isQuiet = results.every(({ pending, findings }) => pending.length === 0 && findings.length === 0);
        if (isQuiet && (await (0,sticky_comment/* readComment */.W)(github, pullRequest, marker)) === undefined)
            return;
        const body = bodyOf(results, inputs, context);
        const whole = runUrl === undefined ? 'the job summary' : `[the job summary](${runUrl})`;
        const done = await (0,sticky_comment/* upsertComment */.l)(github, pullRequest, marker, body, whole);
        context.events.info('migration.discussed', `The plan is on pull request ${pullRequest} (comment ${done}).`, {
            done,
        });
    }
    catch (error) {
        const { message: reason, hint } = (0,errors/* toActionError */.ie)(error);
        context.events.warning('migration.undiscussed', `The plan could not be shown on pull request ${pullRequest}: ${[reason, hint].filter(Boolean).join(' ')}`);
    }
}
function bodyOf(results, { environment }, { runner, secrets }) {
    const summary = new runtime_summary/* Summary */.BD();
    summary.heading(`Database migrations${environment === undefined ? '' : ` of ${environment}`}`);
    (0,report/* report */.z)(results, 'plan', summary);
    const commit = runner.sha === undefined ? '' : `for ${runner.sha.slice(0, 8)}`;
    summary.markdown(`<sub>Planned ${commit}${runner.runUrl === undefined ? '' : ` by [this run](${runner.runUrl})`}.</sub>`);
    return summary.toString((markdown) => secrets.redactMarkdown(markdown));
}

// EXTERNAL MODULE: ./lib/migrate/databases.js + 5 modules
var databases = __webpack_require__(73954);
// EXTERNAL MODULE: ./lib/migrate/plan-all.js + 5 modules
var plan_all = __webpack_require__(49627);
;// CONCATENATED MODULE: ./lib/migrate/run.js









async function run(inputs, context) {
    const cloudflare = await (0,client/* connectCloudflare */._)(inputs, context);
    const plans = await (0,untouched/* beforeAnyChange */.U)(async () => {
        const project = await (0,from_inputs/* projectFromInputs */.X)(inputs, context);
        await (0,judged_tree/* requireJudged */.r)(project.environment, inputs, context);
        return (0,plan_all/* planAll */.n)(project, inputs, cloudflare, context);
    });
    const results = inputs.mode === 'plan' ? plans.map(databases/* untouched */.s) : await (0,databases/* migrateAll */.T)(plans, inputs, cloudflare, context);
    (0,report/* report */.z)(results, inputs.mode, context.summary);
    if (inputs.mode === 'plan')
        await discuss(results, inputs, context);
    return conclude(results);
}
function conclude(results) {
    const error = results.find((result) => result.error)?.error;
    return { status: error?.status ?? 'passed', outputs: outputsOf(results), ...(error ? { error } : {}) };
}
function outputsOf(results) {
    const each = (value) => Object.fromEntries(results.flatMap((result) => {
        const found = value(result);
        return found === undefined ? [] : [[result.target.name, found]];
    }));
    return {
        pending: results.flatMap(({ target, pending }) => pending.map(({ name }) => ({ database: target.name, name }))),
        applied: results.flatMap(({ target, applied }) => applied.map((name) => ({ database: target.name, name }))),
        findings: results.flatMap(({ target, findings }) => findings.map((finding) => ({ database: target.name, ...finding }))),
        rehearsal: Object.fromEntries(results.flatMap(({ target, rehearsal }) => (rehearsal ? [[target.name, rehearsalOf(rehearsal)]] : []))),
        'bookmark-before': each(({ bookmarkBefore }) => bookmarkBefore),
        'bookmark-after': each(({ bookmarkAfter }) => bookmarkAfter),
        'schema-digest': each(({ ledger }) => ledger.digest),
    };
}
function rehearsalOf({ kind, files }) {
    return {
        source: kind,
        rows: (0,rows/* overall */.M)(files).map(({ table, from, before, after }) => ({ table, from, before, after })),
        files: files.map(({ name, rows, digest }) => ({
            name,
            rows: rows
                .filter(({ before, after }) => before !== after)
                .map(({ table, before, after }) => ({ table, before, after })),
            digest: digest ?? null,
        })),
    };
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


/***/ })

};
