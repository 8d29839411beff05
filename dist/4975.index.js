export const id = 4975;
export const ids = [4975];
export const modules = {

/***/ 76632:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ CloudflareError),
/* harmony export */   c: () => (/* binding */ isNotFound)
/* harmony export */ });
/* harmony import */ var _runtime_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(50525);

/**
 * An answer of Cloudflare's that is a no, or no answer at all. `failure` tells whether the call may have had its effect:
 * what came of a write that failed as `unknown` must be read back, never assumed.
 */
class CloudflareError extends _runtime_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ {
    failure;
    /** `undefined` when no answer came. */
    httpStatus;
    /** Cloudflare's own error codes, such as 7500. */
    apiCodes;
    constructor(code, message, options) {
        super(code, message, options);
        this.name = 'CloudflareError';
        this.failure = options.failure;
        this.httpStatus = options.httpStatus;
        this.apiCodes = options.apiCodes ?? [];
    }
    has(apiCode) {
        return this.apiCodes.includes(apiCode);
    }
}
function isNotFound(error) {
    return error instanceof CloudflareError && error.code === 'cloudflare-not-found';
}


/***/ }),

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

/***/ 73271:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  outputsOf: () => (/* binding */ outputsOf),
  run: () => (/* binding */ run)
});

// EXTERNAL MODULE: ./lib/cloudflare/client.js
var client = __webpack_require__(19480);
// EXTERNAL MODULE: ./lib/runtime/errors.js
var errors = __webpack_require__(50525);
// EXTERNAL MODULE: ./lib/migrations/ledger.js
var ledger = __webpack_require__(65004);
// EXTERNAL MODULE: ./lib/migrations/resolve.js
var resolve = __webpack_require__(48217);
;// CONCATENATED MODULE: ./lib/migrations/heads.js



/**
 * The last migration of each database, by the database's name; `null` for none. A database that cannot be read is left
 * out: who deploys need not be allowed to read databases.
 */
async function readHeads(databases, cloudflare, { events, signal }) {
    const heads = await Promise.all(databases.map(async (database) => {
        try {
            const target = await (0,resolve/* resolveDatabase */.e)(database, cloudflare);
            const { applied } = await (0,ledger/* readLedger */.SC)(target, cloudflare);
            return [[target.name, applied.at(-1) ?? null]];
        }
        catch (error) {
            signal.throwIfAborted();
            events.debug('heads.unread', { database: database.name, reason: (0,errors/* toActionError */.ie)(error).message });
            return [];
        }
    }));
    return Object.fromEntries(heads.flat());
}

// EXTERNAL MODULE: ./lib/project/checks.js
var project_checks = __webpack_require__(86148);
// EXTERNAL MODULE: ./lib/project/from-inputs.js + 8 modules
var from_inputs = __webpack_require__(41381);
// EXTERNAL MODULE: ./lib/rollout/baseline.js
var baseline = __webpack_require__(95082);
// EXTERNAL MODULE: ./lib/runtime/run-id.js
var run_id = __webpack_require__(38907);
// EXTERNAL MODULE: ./lib/runtime/untouched.js
var untouched = __webpack_require__(74935);
// EXTERNAL MODULE: ./lib/terms/judged-tree.js
var judged_tree = __webpack_require__(69735);
// EXTERNAL MODULE: ./lib/deploy/conclusion.js
var conclusion = __webpack_require__(28688);
// EXTERNAL MODULE: ./lib/deploy/deploy-all.js + 2 modules
var deploy_all = __webpack_require__(92604);
// EXTERNAL MODULE: ./lib/deploy/plan.js + 9 modules
var plan = __webpack_require__(58471);
// EXTERNAL MODULE: ./lib/deploy/report.js
var report = __webpack_require__(16513);
;// CONCATENATED MODULE: ./lib/deploy/run.js












async function run(inputs, context) {
    const cloudflare = await (0,client/* connectCloudflare */._)(inputs, context);
    const { plans, heads } = await (0,untouched/* beforeAnyChange */.U)(async () => {
        const project = await (0,from_inputs/* projectFromInputs */.X)(inputs, context);
        await (0,judged_tree/* requireJudged */.r)(project.environment, inputs, context);
        const checks = await (0,project_checks/* parseChecks */.B)(inputs.checks ?? '', 'input checks');
        const wanted = { promote: inputs.promote, requiredSecrets: inputs['required-secrets'], checks };
        const [plans, heads] = await Promise.all([
            (0,plan/* planWorkers */.P)(project, wanted, cloudflare, context),
            inputs.mode === 'plan' ? {} : readHeads(project.databases, cloudflare, context),
        ]);
        return { plans, heads };
    });
    if (inputs.mode === 'plan') {
        (0,report/* reportPlan */._)(plans, context.summary);
        return { status: 'passed', outputs: planned(plans) };
    }
    const options = {
        dwellMs: inputs.dwell,
        waitMs: inputs.wait,
        run: (0,run_id/* runId */.V)(context),
        commit: context.runner.sha,
        heads,
    };
    const results = await (0,deploy_all/* deployAll */.vR)(plans, options, cloudflare, context);
    (0,report/* reportResults */.z)(results, context.summary);
    const error = (0,conclusion/* conclusion */.q)(results);
    return { status: error?.status ?? 'passed', outputs: outputsOf(results), ...(error ? { error } : {}) };
}
function planned(plans) {
    return {
        'previous-versions': byWorker(plans, (plan) => plan, previousOf) ?? [],
        url: byWorker(plans, (plan) => plan, ({ url }) => url.href) ?? '',
    };
}
function outputsOf(results) {
    const each = (value) => byWorker(results, ({ plan }) => plan, value);
    const outputs = {
        'version-id': each(({ version }) => version),
        'previous-versions': each(({ plan }) => previousOf(plan)),
        'deployment-id': each(({ deploymentId, wayBack }) => wayBack && 'deploymentId' in wayBack ? wayBack.deploymentId : deploymentId),
        url: each(({ plan }) => plan.url.href),
        undo: each(({ plan, deploymentId }) => plan.baseline && deploymentId !== undefined ? (0,baseline/* undoCommand */.Eb)(plan.worker.name, plan.baseline.shares) : undefined),
    };
    return Object.fromEntries(Object.entries(outputs).filter(([, value]) => value !== undefined));
}
function previousOf({ baseline }) {
    return baseline?.shares.map(({ version_id, percentage }) => ({ version_id, percentage })) ?? [];
}
/** One Worker's value as it is, several as an object by name; `undefined` when there is none. */
function byWorker(items, planOf, value) {
    const entries = items.flatMap((item) => {
        const found = value(item);
        return found === undefined ? [] : [[planOf(item).worker.name, found]];
    });
    return items.length === 1 ? entries[0]?.[1] : entries.length === 0 ? undefined : Object.fromEntries(entries);
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

/***/ 65004:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G7: () => (/* binding */ readSchema),
/* harmony export */   M5: () => (/* binding */ createLedger),
/* harmony export */   Mr: () => (/* binding */ readAnswers),
/* harmony export */   RC: () => (/* binding */ recordApplied),
/* harmony export */   S5: () => (/* binding */ lockTable),
/* harmony export */   SC: () => (/* binding */ readLedger),
/* harmony export */   UX: () => (/* binding */ ledgerQueries),
/* harmony export */   Uo: () => (/* binding */ ownTables)
/* harmony export */ });
/* unused harmony export checksumTable */
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2503);
/* harmony import */ var _runtime_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(50525);
/* harmony import */ var _sqlite_identifier_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(88437);
/* harmony import */ var _sqlite_schema_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27917);




/** Beside wrangler's ledger, what it does not keep: the content that was applied. */
const checksumTable = 'voygent_migrations';
/** The tables that are about migrations: no part of the schema that they make. */
function ownTables({ migrationsTable }) {
    return [migrationsTable, checksumTable, lockTable];
}
/** Keeps two runs apart: one row, whose holder is named and whose time runs out. */
const lockTable = 'voygent_lock';
/** Two calls at most: which tables there are, and what is in those of the ledger. */
async function readLedger(target, cloudflare) {
    const { database } = target;
    const [schemaAnswer] = await cloudflare.d1.query(target.id, `read the schema of ${target.name}`, [
        { sql: _sqlite_schema_js__WEBPACK_IMPORTED_MODULE_1__/* .schemaQuery */ .GT },
    ]);
    const { schema } = readSchema(target, schemaAnswer);
    const tables = new Set(schema.filter(({ type }) => type === 'table').map(({ name }) => name));
    const isThere = [database.migrationsTable, checksumTable, lockTable].map((table) => tables.has(table));
    const present = ledgerRows(database).filter((_, index) => isThere[index]);
    const answers = present.length === 0
        ? []
        : await cloudflare.d1.query(target.id, `read the migration ledger of ${target.name}`, present);
    return readAnswers(target, [schemaAnswer, ...isThere.map((there) => (there ? answers.shift() : noRows))]);
}
const noRows = { success: true, results: [], meta: undefined };
/** What `readAnswers` reads, where the tables of the ledger are sure to be there. */
function ledgerQueries(database) {
    return [{ sql: _sqlite_schema_js__WEBPACK_IMPORTED_MODULE_1__/* .schemaQuery */ .GT }, ...ledgerRows(database)];
}
function ledgerRows({ migrationsTable }) {
    return [
        { sql: `SELECT name FROM ${(0,_sqlite_identifier_js__WEBPACK_IMPORTED_MODULE_2__/* .quoteIdentifier */ .C)(migrationsTable)} ORDER BY id` },
        { sql: `SELECT name, sha256, run FROM ${checksumTable} WHERE ledger = ?`, params: [migrationsTable] },
        { sql: `SELECT file AS name FROM ${lockTable} WHERE file IS NOT NULL` },
    ];
}
/** The answers to `ledgerQueries`. */
function readAnswers(target, [schemaAnswer, appliedAnswer, checksumAnswer, begunAnswer]) {
    const what = `read the migration ledger of ${target.name}`;
    const applied = rowsOf(AppliedRow, appliedAnswer, what);
    const checksums = rowsOf(ChecksumRow, checksumAnswer, what);
    const [begun] = rowsOf(AppliedRow, begunAnswer, what);
    return {
        applied: applied.map(({ name }) => name),
        checksums: new Map(checksums.map(({ name, sha256 }) => [name, sha256])),
        runs: new Map(checksums.map(({ name, run }) => [name, run ?? ''])),
        ...(begun ? { begun: begun.name } : {}),
        ...readSchema(target, schemaAnswer),
    };
}
const AppliedRow = zod__WEBPACK_IMPORTED_MODULE_3__/* .looseObject */ ._H3({ name: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP() });
const ChecksumRow = zod__WEBPACK_IMPORTED_MODULE_3__/* .looseObject */ ._H3({ name: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(), sha256: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(), run: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().nullish() });
/** The answer to `schemaQuery`. */
function readSchema(target, answer) {
    const schema = rowsOf(_sqlite_schema_js__WEBPACK_IMPORTED_MODULE_1__/* .SchemaObject */ .he, answer, `read the schema of ${target.name}`);
    return { schema, digest: (0,_sqlite_schema_js__WEBPACK_IMPORTED_MODULE_1__/* .schemaDigest */ .ku)(schema, ownTables(target.database)) };
}
function rowsOf(row, result, what) {
    const rows = zod__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(row).safeParse(result?.success ? result.results : undefined);
    if (rows.success)
        return rows.data;
    throw new _runtime_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('cloudflare-answer', `Could not ${what}: ${result?.error ?? 'the rows are not of the expected form'}.`, {
        hint: 'If the ledger table was not made by wrangler or by this action, look at it with: npx wrangler d1 execute',
        cause: rows.error,
    });
}
/** The tables of both ledgers, where they are not there yet; the first exactly as wrangler makes it. */
function createLedger(database) {
    return [
        {
            sql: `CREATE TABLE IF NOT EXISTS ${(0,_sqlite_identifier_js__WEBPACK_IMPORTED_MODULE_2__/* .quoteIdentifier */ .C)(database.migrationsTable)}(
		id         INTEGER PRIMARY KEY AUTOINCREMENT,
		name       TEXT UNIQUE,
		applied_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL
)`,
        },
        {
            sql: `CREATE TABLE IF NOT EXISTS ${checksumTable}(
  ledger     TEXT NOT NULL,
  name       TEXT NOT NULL,
  sha256     TEXT NOT NULL,
  run        TEXT,
  applied_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL,
  PRIMARY KEY (ledger, name)
)`,
        },
    ];
}
/** The rows that say that a file was applied. They run last: where they are, all before them was done. */
function recordApplied(database, file, run) {
    return [
        {
            sql: `INSERT OR REPLACE INTO ${checksumTable} (ledger, name, sha256, run) VALUES (?, ?, ?, ?)`,
            params: [database.migrationsTable, file.name, file.sha256, run],
        },
        { sql: `INSERT INTO ${(0,_sqlite_identifier_js__WEBPACK_IMPORTED_MODULE_2__/* .quoteIdentifier */ .C)(database.migrationsTable)} (name) VALUES (?)`, params: [file.name] },
    ];
}


/***/ }),

/***/ 48217:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ chooseDatabases),
/* harmony export */   e: () => (/* binding */ resolveDatabase)
/* harmony export */ });
/* harmony import */ var _cloudflare_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76632);
/* harmony import */ var _cloudflare_ids_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(857);
/* harmony import */ var _runtime_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(50525);
/* harmony import */ var _runtime_nearest_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(81438);




/**
 * Chooses among the configured databases by name, binding or id; all of them when nothing is asked for.
 * @throws ActionError `database-not-found`
 */
function chooseDatabases(databases, wanted) {
    if (wanted.length === 0)
        return [...databases];
    const chosen = wanted.map((word) => {
        const found = databases.find(({ name, binding, id }) => word === name || word === binding || word === id);
        if (found)
            return found;
        const names = databases.map(({ name, binding }) => name ?? binding);
        throw new _runtime_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .ActionError */ .lZ('database-not-found', `The input \`database\` asks for \`${word}\`, and no wrangler configuration binds a database of that name, binding or id in this environment. Nothing was done.`, {
            hint: (0,_runtime_nearest_js__WEBPACK_IMPORTED_MODULE_3__/* .didYouMean */ .a)(word, names),
        });
    });
    // One that is asked for by name and by binding is one.
    return [...new Set(chosen)];
}
/**
 * Finds the database on Cloudflare and proves that it is the configured one: a wrong id can mean a new, empty database.
 * @throws ActionError `config-invalid`, `database-not-found`, `database-mismatch`
 */
async function resolveDatabase(database, cloudflare) {
    return database.id === undefined ? byName(database, cloudflare) : byId(database, database.id, cloudflare);
}
async function byId(database, written, cloudflare) {
    const id = _cloudflare_ids_js__WEBPACK_IMPORTED_MODULE_1__/* .DatabaseId */ .f$.safeParse(written);
    if (!id.success) {
        throw new _runtime_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .ActionError */ .lZ('config-invalid', `${place(database)}: \`database_id\` is \`${written}\`, which is no D1 database id: that is a uuid. Nothing was done.`, {
            hint: `Look it up: npx wrangler d1 info ${database.name ?? '<name>'}`,
            location: database.location,
        });
    }
    const { name, file_size } = await cloudflare.d1.get(id.data).catch(async (error) => {
        throw (0,_cloudflare_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .isNotFound */ .c)(error) ? await unknownId(database, id.data, cloudflare, error) : error;
    });
    if (database.name !== undefined && database.name !== name) {
        throw new _runtime_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .ActionError */ .lZ('database-mismatch', `${place(database)}: \`database_id\` ${id.data} is the database \`${name}\` on Cloudflare, and \`database_name\` says \`${database.name}\`. Nothing was done.`, {
            hint: `Decide which one is meant. The id of \`${database.name}\`: npx wrangler d1 info ${database.name}`,
            location: database.location,
        });
    }
    return { database, id: id.data, name, size: file_size ?? undefined };
}
async function unknownId(database, id, cloudflare, cause) {
    const known = await cloudflare.d1.list();
    const namesake = known.find(({ name }) => name === database.name);
    return new _runtime_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .ActionError */ .lZ('database-not-found', `${place(database)}: the account has no D1 database with the id ${id}. Nothing was done.`, {
        hint: namesake
            ? `\`${namesake.name}\` has the id ${namesake.uuid}: correct \`database_id\`.`
            : orCreate(database.name, known),
        location: database.location,
        cause,
    });
}
async function byName(database, cloudflare) {
    if (database.name === undefined) {
        throw new _runtime_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .ActionError */ .lZ('config-invalid', `${place(database)}: the binding \`${database.binding}\` has neither \`database_id\` nor \`database_name\`. Nothing was done.`, {
            hint: 'Add both: `npx wrangler d1 list` shows them.',
            location: database.location,
        });
    }
    const listed = await cloudflare.d1.list(database.name);
    const found = listed.find(({ name }) => name === database.name);
    if (found) {
        // The list does not tell the size.
        const { file_size } = await cloudflare.d1.get(found.uuid);
        return { database, id: found.uuid, name: found.name, size: file_size ?? undefined };
    }
    const known = await cloudflare.d1.list();
    throw new _runtime_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .ActionError */ .lZ('database-not-found', `${place(database)}: the account has no D1 database named \`${database.name}\`. Nothing was done.`, {
        hint: orCreate(database.name, known),
        location: database.location,
    });
}
/** The databases that may be meant, with their ids, and how to make the one that is not there. */
function orCreate(name, known) {
    const label = ({ name, uuid }) => `${name} (${uuid})`;
    const near = new Set((0,_runtime_nearest_js__WEBPACK_IMPORTED_MODULE_3__/* .nearest */ .p)(name ?? '', known.map((one) => one.name)));
    const meant = known.filter((one) => near.has(one.name));
    const question = meant.length > 0 ? `Did you mean ${meant.map(label).join(' or ')}?` : (0,_runtime_nearest_js__WEBPACK_IMPORTED_MODULE_3__/* .didYouMean */ .a)('', known.map(label));
    return `${question} If it is to be a new database: npx wrangler d1 create ${name ?? '<name>'}`;
}
function place(database) {
    const { file, line } = database.location;
    return line === undefined ? `${file} (${database.key})` : `${file}:${line}`;
}


/***/ }),

/***/ 74935:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ beforeAnyChange),
/* harmony export */   m: () => (/* binding */ nothingDone)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(50525);

/** Runs what only reads, before anything is changed: an error of it says that nothing was done. */
async function beforeAnyChange(work) {
    try {
        return await work();
    }
    catch (thrown) {
        throw nothingDone((0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .toActionError */ .ie)(thrown));
    }
}
/** The error, which says that nothing was done, where it does not say so yet. */
function nothingDone(error) {
    const said = `${error.message} ${error.hint ?? ''}`;
    if (/nothing was done/i.test(said))
        return error;
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ(error.code, `${/[.!?]$/.test(error.message) ? error.message : `${error.message}.`} Nothing was done.`, {
        status: error.status,
        ...hintOf(error),
        ...(error.location ? { location: error.location } : {}),
        cause: error,
    });
}
function hintOf({ code, hint }) {
    if (hint !== undefined)
        return { hint };
    return code === 'cancelled' || code === 'timeout' ? { hint: 'Run this again.' } : {};
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

/***/ 88437:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ quoteIdentifier)
/* harmony export */ });
/** A name as an SQL identifier, quoted. */
function quoteIdentifier(name) {
    return `"${name.replaceAll('"', '""')}"`;
}


/***/ }),

/***/ 27917:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GT: () => (/* binding */ schemaQuery),
/* harmony export */   he: () => (/* binding */ SchemaObject),
/* harmony export */   ku: () => (/* binding */ schemaDigest)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2503);


/** A row of `sqlite_schema`. */
const SchemaObject = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    type: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    name: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    tbl_name: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    sql: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().nullable(),
});
/** Reads what makes up a schema: everything but SQLite's and D1's own tables. */
const schemaQuery = `SELECT type, name, tbl_name, sql FROM sqlite_schema
WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name NOT LIKE '\\_cf\\_%' ESCAPE '\\'
ORDER BY type, name`;
/**
 * A digest of a schema, as 64 hexadecimal characters. It does not depend on the order in which things were made, and
 * leaves out the tables named in `except` with what belongs to them.
 */
function schemaDigest(objects, except) {
    const rows = objects
        .filter(({ tbl_name }) => !except.includes(tbl_name))
        .map(({ type, name, tbl_name, sql }) => JSON.stringify([type, name, tbl_name, sql]))
        .sort();
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(rows.join('\n')).digest('hex');
}


/***/ }),

/***/ 69735:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ requireJudgedTree),
/* harmony export */   r: () => (/* binding */ requireJudged)
/* harmony export */ });
/* harmony import */ var _git_byte_reader_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(29346);
/* harmony import */ var _git_commits_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(44958);
/* harmony import */ var _git_repository_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(48750);
/* harmony import */ var _git_run_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(82893);
/* harmony import */ var _runtime_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(50525);
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





/**
 * Lets into a gated environment what the gate has judged, and nothing else. A plan only reads.
 * @throws ActionError `gate-required`, `gate-refused`
 */
async function requireJudged({ name, gate }, { mode, 'head-sha': judged }, context) {
    if (judged !== undefined)
        return requireJudgedTree(judged, context);
    if (gate === 'off' || mode === 'plan')
        return;
    throw new _runtime_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .ActionError */ .lZ('gate-required', `The environment ${name} is gated, and the input \`head-sha\` is empty: it cannot be told that this was judged. Nothing was done.`, {
        hint: `Run \`gate\` before this and give its output \`head-sha\`; or switch the gate off in so many words in .github/voygent.yml: \`environments: { ${name}: { gate: off } }\`.`,
    });
}
/**
 * Holds what is about to run to what the gate has judged: the checkout, the commit that GitHub says that this run is of, and the
 * files that git tracks. What a build writes beside them is not looked at.
 * @param judged the commit that was judged
 * @throws ActionError `gate-refused`, `commit-not-found`, `input-invalid`
 */
async function requireJudgedTree(judged, context) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const repository = __addDisposableResource(env_1, await (0,_git_repository_js__WEBPACK_IMPORTED_MODULE_1__/* .openRepository */ .h)(context), true);
        const commit = await (0,_git_commits_js__WEBPACK_IMPORTED_MODULE_0__/* .resolveCommit */ .WL)(repository, judged, 'judged commit');
        const tree = await treeOf(repository, commit);
        const { sha } = context.runner;
        for (const [name, said] of [
            ['HEAD', 'checked out'],
            ...(sha === undefined ? [] : [[sha, 'what this run is of']]),
        ]) {
            const other = await (0,_git_commits_js__WEBPACK_IMPORTED_MODULE_0__/* .resolveCommit */ .WL)(repository, name, said);
            if ((await treeOf(repository, other)) !== tree)
                throw another(commit, other, said);
        }
        await requireOwnFolder(repository);
        const [changed, ...more] = await changedFiles(repository);
        if (changed === undefined)
            return;
        throw new _runtime_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .ActionError */ .lZ('gate-refused', `What would be deployed is not what was judged: ${changed}${more.length > 0 ? ` and ${more.length} more tracked files` : ''} differ from the commit. Nothing was done.`, { hint: 'Let no step of this job change files that git tracks; `git status` shows them.' });
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
function another(judged, found, said) {
    return new _runtime_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .ActionError */ .lZ('gate-refused', `The gate has judged ${judged.slice(0, 12)}, and ${found.slice(0, 12)} is ${said}, which has other content. Nothing was done.`, { hint: 'Check out the commit that the gate was run on: `with: { ref: ${{ needs.gate.outputs.head-sha }} }`.' });
}
async function treeOf(repository, commit) {
    const end = await repository.onObjects(['rev-parse', '--verify', `${commit}^{tree}`], _git_repository_js__WEBPACK_IMPORTED_MODULE_1__/* .collect */ .F);
    return (0,_git_run_js__WEBPACK_IMPORTED_MODULE_2__/* .expectSuccess */ .lb)(end, 'read what a commit contains').toString('latin1').trim();
}
/** With `core.worktree` git looks for changed files in another folder than the one that is deployed. */
async function requireOwnFolder(repository) {
    const end = await repository.inCheckout(['rev-parse', '--is-inside-work-tree'], _git_repository_js__WEBPACK_IMPORTED_MODULE_1__/* .collect */ .F);
    if ((0,_git_run_js__WEBPACK_IMPORTED_MODULE_2__/* .expectSuccess */ .lb)(end, 'tell where the checkout is').toString('latin1').trim() === 'true')
        return;
    throw new _runtime_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .ActionError */ .lZ('gate-refused', `What would be deployed is not what was judged: ${repository.workspace} is not the folder that git looks at. Nothing was done.`, { hint: 'Take `core.worktree` out of the configuration of the checkout.' });
}
// Files that are there are looked at, whatever the checkout's configuration says of leaving them out.
const lookingAtAll = ['core.sparseCheckout=true', 'sparse.expectFilesOutsideOfPatterns=false'].flatMap((setting) => [
    '-c',
    setting,
]);
/** Tracked files that differ from the commit, and those of which git was told to take them for unchanged. */
async function changedFiles(repository) {
    const what = 'look for changed files';
    const args = [
        'status',
        '--porcelain=v1',
        '-z',
        '--untracked-files=no',
        '--no-renames',
        '--ignore-submodules=untracked',
    ];
    const list = (0,_git_run_js__WEBPACK_IMPORTED_MODULE_2__/* .expectSuccess */ .lb)(await repository.inCheckout([...lookingAtAll, ...args], _git_repository_js__WEBPACK_IMPORTED_MODULE_1__/* .collect */ .F), what).toString('utf8');
    const changed = list.split('\0').flatMap((entry) => (entry === '' ? [] : [entry.slice(3)]));
    const unlookedAt = (0,_git_run_js__WEBPACK_IMPORTED_MODULE_2__/* .expectSuccess */ .lb)(await repository.inCheckout(['ls-files', '-v', '-z'], assumedUnchanged), what);
    return [...changed, ...unlookedAt];
}
const longestEntry = 64 * 1024;
/** git-ls-files(1), `-v`: those whose letter is a small one. */
async function assumedUnchanged(stdout) {
    const reader = (0,_git_byte_reader_js__WEBPACK_IMPORTED_MODULE_4__/* .createByteReader */ .I)(stdout);
    const paths = [];
    for (let entry = await reader.until(0, longestEntry); entry; entry = await reader.until(0, longestEntry))
        if (/^[a-z] /.test(entry.toString('latin1', 0, 2)))
            paths.push(entry.toString('utf8', 2));
    return paths;
}


/***/ })

};
