export const id = 45;
export const ids = [45];
export const modules = {

/***/ 6632:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ CloudflareError),
/* harmony export */   c: () => (/* binding */ isNotFound)
/* harmony export */ });
/* harmony import */ var _runtime_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(525);

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

/***/ 636:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ connectGitHub),
/* harmony export */   l: () => (/* binding */ mayHaveRun)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(961);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7428);
/* harmony import */ var _runtime_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(525);
/* harmony import */ var _runtime_retry_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2126);
/* harmony import */ var _runtime_service_url_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5359);




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
    const { getOctokit } = await __webpack_require__.e(/* import() */ 785).then(__webpack_require__.bind(__webpack_require__, 2785));
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

/***/ 5757:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $$: () => (/* binding */ tellLoss),
/* harmony export */   BO: () => (/* binding */ countRows),
/* harmony export */   Q$: () => (/* binding */ countable),
/* harmony export */   YU: () => (/* binding */ lossBetween),
/* harmony export */   aE: () => (/* binding */ countsAround),
/* harmony export */   lJ: () => (/* binding */ userTables),
/* harmony export */   zF: () => (/* binding */ countTables)
/* harmony export */ });
/* unused harmony export rangesOf */
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2503);
/* harmony import */ var _runtime_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(525);
/* harmony import */ var _sqlite_identifier_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8437);
/* harmony import */ var _ledger_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5004);




// To count is to read every row: of 200 MB some seconds, where D1 ends a call after 30 s
// (developers.cloudflare.com/d1/platform/limits), and rows read that cost less than a cent.
const largestCounted = 200e6;
// Each is a statement, and all of a call share its 30 s. One statement for all would meet the limits of D1's SQLite:
// 100 columns, 5 terms of a compound SELECT.
const tablesPerCall = 100;
/** Whether counting is quick and cheap. Not where the size is unknown. */
function countable({ size }) {
    return size !== undefined && size <= largestCounted;
}
/**
 * Counts the rows of every table that holds rows of the user's: neither the ledger's own, nor virtual ones, nor those
 * that these keep for themselves. A database with more than 100 tables is counted in several calls.
 * @throws CloudflareError; ActionError `cloudflare-answer` when a table could not be counted
 */
async function countRows(target, schema, cloudflare) {
    return countTables(target, await userTables(target, schema), cloudflare);
}
/** Counts the rows of these tables, which must be there. */
async function countTables(target, tables, cloudflare) {
    const counts = new Map();
    for (let from = 0; from < tables.length; from += tablesPerCall) {
        const some = tables.slice(from, from + tablesPerCall);
        const queries = some.map((name) => ({ sql: `SELECT count(*) AS n FROM ${(0,_sqlite_identifier_js__WEBPACK_IMPORTED_MODULE_2__/* .quoteIdentifier */ .C)(name)}` }));
        const answers = await cloudflare.d1.query(target.id, `count the rows of ${target.name}`, queries);
        for (const [index, name] of some.entries())
            counts.set(name, countIn(answers[index], target));
    }
    return counts;
}
/** The tables that `countRows` counts. */
async function userTables(target, schema) {
    const tables = schema.filter(({ type }) => type === 'table');
    const without = new Set((0,_ledger_js__WEBPACK_IMPORTED_MODULE_1__/* .ownTables */ .Uo)(target.database));
    for (const { name } of tables.filter(isVirtual))
        without.add(name);
    if (tables.some(isVirtual)) {
        const { shadowsOf } = await __webpack_require__.e(/* import() */ 304).then(__webpack_require__.bind(__webpack_require__, 3304));
        for (const name of shadowsOf(schema))
            without.add(name);
    }
    return tables.map(({ name }) => name).filter((name) => !without.has(name));
}
function isVirtual({ sql }) {
    return /^CREATE\s+VIRTUAL\s/i.test(sql ?? '');
}
/** Does something, such as taking a bookmark, and counts before and after it. */
async function countsAround(target, schema, cloudflare, take) {
    const before = await countRows(target, schema, cloudflare);
    const taken = await take();
    const after = await countRows(target, schema, cloudflare);
    return { taken, ranges: rangesOf(before, after) };
}
function rangesOf(before, after) {
    const tables = new Set([...before.keys(), ...after.keys()]);
    const range = (table) => {
        const [a, b] = [before.get(table) ?? 0, after.get(table) ?? 0];
        return [Math.min(a, b), Math.max(a, b)];
    };
    return Object.fromEntries([...tables].map((table) => [table, range(table)]));
}
/**
 * What going back would change in numbers, by table. The number is net: a row that was updated is not seen, nor are one
 * that came and one that went.
 */
function lossBetween(recorded, now) {
    const was = new Map(Object.entries(recorded));
    const tables = [...new Set([...was.keys(), ...now.keys()])];
    return tables
        .map((table) => lossOf(table, was.get(table) ?? null, now.get(table) ?? null))
        .filter(({ was, now, net: [least, most] }) => was === null || now === null || least > 0 || most < 0);
}
function lossOf(table, was, now) {
    const [least, most] = was ?? [0, 0];
    return { table, was, now, net: [(now ?? 0) - most, (now ?? 0) - least] };
}
/** A loss in words, such as `trips: 3 rows more than then, which are lost`. */
function tellLoss({ table, was, now, net }) {
    if (was === null)
        return `${table}: was not there then, and is lost with its ${rows(now ?? 0)}`;
    if (now === null)
        return `${table}: is not there any more, and comes back with ${rows(...was)}`;
    const [least, most] = net;
    if (least > 0)
        return `${table}: ${rows(least, most)} more than then, which are lost`;
    return `${table}: ${rows(-most, -least)} fewer than then, which come back`;
}
function rows(least, most = least) {
    return `${least === most ? least : `${least} to ${most}`} row${most === 1 ? '' : 's'}`;
}
const CountRow = zod__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({ n: zod__WEBPACK_IMPORTED_MODULE_3__/* .number */ .aig() })).length(1);
function countIn(answer, { name }) {
    const counted = CountRow.safeParse(answer?.success ? answer.results : undefined);
    if (counted.success && counted.data[0])
        return counted.data[0].n;
    throw new _runtime_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('cloudflare-answer', `Could not count the rows of ${name}: ${answer?.error ?? 'the answer has no number'}.`, { hint: 'Run this again.', cause: counted.error });
}


/***/ }),

/***/ 4013:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Qt: () => (/* binding */ leadingNumber),
  Yr: () => (/* binding */ readMigrations)
});

// UNUSED EXPORTS: compareNames

// EXTERNAL MODULE: external "node:buffer"
var external_node_buffer_ = __webpack_require__(4573);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/runtime/errors.js
var errors = __webpack_require__(525);
// EXTERNAL MODULE: ./lib/sqlite/statements.js
var sqlite_statements = __webpack_require__(2328);
// EXTERNAL MODULE: ./lib/runtime/nearest.js
var nearest = __webpack_require__(1438);
// EXTERNAL MODULE: ./lib/sqlite/tokens.js
var tokens = __webpack_require__(8324);
// EXTERNAL MODULE: ./lib/migrations/rules.js
var rules = __webpack_require__(6154);
;// CONCATENATED MODULE: ./lib/migrations/allow.js



const marker = /^--\s*voygent:\s*allow\b(.*)$/i;
/** The allowances of a migration file. Only comments count: the words in a string are data. */
function readAllowances(script) {
    const found = { allowed: [], invalid: [] };
    for (const { start, end } of (0,tokens/* comments */.n)(script)) {
        const said = marker.exec(script.slice(start, end).trimEnd())?.[1];
        if (said === undefined)
            continue;
        const line = script.slice(0, start).split('\n').length;
        const allowance = parseAllowance(said.trim());
        if ('problem' in allowance)
            found.invalid.push({ line, ...allowance });
        else
            found.allowed.push({ line, ...allowance });
    }
    return found;
}
function parseAllowance(said) {
    // Rules are separated by commas, with or without spaces; the reason is what follows the last.
    const [, list = '', reason = ''] = /^((?:[\w-]+\s*,\s*)*[\w-]*)\s*(.*)$/s.exec(said) ?? [];
    const names = list.split(',').map((name) => name.trim());
    const unknown = names.find((name) => !(0,rules/* isRule */.Nd)(name));
    if (said === '')
        return { problem: 'names no rule' };
    if (unknown !== undefined)
        return { problem: `names the rule \`${unknown}\`, which does not exist. ${(0,nearest/* didYouMean */.a)(unknown, rules/* ruleIds */.Zl)}` };
    if (!/[\p{L}\p{N}]{2}/u.test(reason))
        return { problem: `gives no reason for allowing ${names.join(', ')}` };
    return { rules: names.filter(rules/* isRule */.Nd), reason: reason.trim() };
}

;// CONCATENATED MODULE: ./lib/migrations/files.js







/**
 * The migrations of a database in wrangler's order.
 * @throws ActionError `migrations-invalid` when the folder cannot be read.
 */
async function readMigrations(database, workspace) {
    const names = await listNames(database, workspace);
    return Promise.all(names.sort(compareNames).map((name) => readMigration(database, name, workspace)));
}
async function listNames(database, workspace) {
    try {
        const entries = await (0,promises_.readdir)(database.migrationsDirectory, { recursive: true, withFileTypes: true });
        return entries
            .filter((entry) => entry.isFile())
            .map((entry) => (0,external_node_path_.relative)(database.migrationsDirectory, (0,external_node_path_.join)(entry.parentPath, entry.name)).replaceAll('\\', '/'))
            .filter((name) => matches(name, database.migrationsPattern));
    }
    catch (cause) {
        const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown reason';
        throw new errors/* ActionError */.lZ('migrations-invalid', `The migrations folder ${(0,external_node_path_.relative)(workspace, database.migrationsDirectory)} of the database ${database.name ?? database.binding} ${code === 'ENOENT' ? 'does not exist' : `cannot be read (${code})`}. Nothing was done.`, {
            hint: `Create it, or correct \`migrations_dir\` of \`${database.key}\` in ${database.location.file}.`,
            location: database.location,
            cause,
        });
    }
}
function matches(name, pattern) {
    // wrangler matches without `dot`: hidden files are not migrations.
    if (name.split('/').some((segment) => segment.startsWith('.')))
        return false;
    return pattern === '*.sql' ? name.endsWith('.sql') && !name.includes('/') : (0,external_node_path_.matchesGlob)(name, pattern);
}
async function readMigration(database, name, workspace) {
    const file = (0,external_node_path_.join)(database.migrationsDirectory, name);
    const path = (0,external_node_path_.relative)(workspace, file);
    const bytes = await (0,promises_.readFile)(file);
    const sha256 = (0,external_node_crypto_.createHash)('sha256').update(bytes).digest('hex');
    const script = bytes.toString('utf8').replace(/^\uFEFF/, '');
    const statements = (0,sqlite_statements/* splitStatements */.X)(script);
    const allowances = readAllowances(script);
    return { name, path, sha256, statements, allowances, unusable: problemOf(path, bytes, statements) };
}
function problemOf(path, bytes, statements) {
    if (bytes.includes(0))
        return unusable(path, 'holds a NUL byte, at which SQLite stops reading', 'Remove it; UTF-16 files must be saved as UTF-8.');
    if (!(0,external_node_buffer_.isUtf8)(bytes))
        return unusable(path, 'is not UTF-8', 'Save it as UTF-8.');
    if (statements.length === 0)
        return unusable(path, 'holds no SQL statement', 'Write one, or remove the file.');
    return undefined;
}
function unusable(path, problem, hint) {
    return new errors/* ActionError */.lZ('migrations-invalid', `The migration ${path} ${problem}. Nothing was done.`, {
        hint,
        location: { file: path },
    });
}
/** wrangler's order: the leading number of each path segment, numbered before unnumbered, then by code unit. */
function compareNames(a, b) {
    const left = a.split('/');
    const right = b.split('/');
    for (const [index, segment] of left.entries()) {
        const other = right[index];
        if (other === undefined)
            break;
        const order = compareSegments(segment, other);
        if (order !== 0)
            return order;
    }
    return left.length - right.length;
}
function compareSegments(a, b) {
    const left = leadingNumber(a);
    const right = leadingNumber(b);
    if (left !== right) {
        if (Number.isFinite(left) && Number.isFinite(right))
            return left - right;
        if (Number.isFinite(left))
            return -1;
        if (Number.isFinite(right))
            return 1;
    }
    return a < b ? -1 : a > b ? 1 : 0;
}
function leadingNumber(segment) {
    return Number.parseInt(segment, 10);
}


/***/ }),

/***/ 4834:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HJ: () => (/* binding */ takeLock),
/* harmony export */   LH: () => (/* binding */ renewLock),
/* harmony export */   _r: () => (/* binding */ release),
/* harmony export */   q2: () => (/* binding */ endFile),
/* harmony export */   qL: () => (/* binding */ readBegun),
/* harmony export */   wx: () => (/* binding */ isLockLost),
/* harmony export */   xd: () => (/* binding */ holdForImportSeconds),
/* harmony export */   yW: () => (/* binding */ beginFile)
/* harmony export */ });
/* unused harmony export releaseLock */
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2503);
/* harmony import */ var _runtime_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(525);
/* harmony import */ var _ledger_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5004);



/**
 * How long a holder that says nothing keeps the lock: three times what D1 allows one call
 * (developers.cloudflare.com/d1/platform/limits). Each migration's batch renews it.
 */
const holdSeconds = 90;
/** An import has no such limit. */
const holdForImportSeconds = 20 * 60;
const patienceMs = (holdSeconds + 10) * 1000;
const pollMs = 5000;
const LockRow = zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ holder: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), seconds: zod__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig() });
/**
 * Takes the lock of a database, and reads its ledger in the same call. Waits for another holder until its time must have
 * run out if it is dead. All times are the database's own: runners' clocks differ.
 * @throws ActionError `locked` when another run holds it and goes on renewing it
 */
async function takeLock(target, holder, cloudflare, context) {
    const until = context.clock.now() + patienceMs;
    for (let attempt = 1;; attempt++) {
        const { lock, ledger } = await tryToTake(target, holder, cloudflare);
        if (lock.holder === holder)
            return ledger;
        if (context.clock.now() >= until)
            throw heldBy(lock, target);
        if (attempt === 1)
            context.events.info('migration.waiting', `${target.name} is being migrated by ${pageOf(lock.holder)}. Waiting, for at most ${patienceMs / 1000} s: if that run is dead, its lock runs out in ${lock.seconds} s.`, { database: target.name, holder: lock.holder });
        await context.clock.sleep(Math.min(pollMs, Math.max(1000, lock.seconds * 1000)), context.signal);
    }
}
async function tryToTake(target, holder, cloudflare) {
    const what = `take the migration lock of ${target.name}`;
    const make = [...(0,_ledger_js__WEBPACK_IMPORTED_MODULE_1__/* .createLedger */ .M5)(target.database), createLock];
    const batch = [...make, take(holder), look, ...(0,_ledger_js__WEBPACK_IMPORTED_MODULE_1__/* .ledgerQueries */ .UX)(target.database)];
    // Who has the lock already takes it again: to repeat this is harmless.
    const answers = await cloudflare.d1.write(target.id, what, batch, { idempotent: true });
    const [, row, ...rest] = answers.slice(make.length);
    return { lock: lockIn(row, what), ledger: (0,_ledger_js__WEBPACK_IMPORTED_MODULE_1__/* .readAnswers */ .Mr)(target, rest) };
}
const createLock = {
    sql: `CREATE TABLE IF NOT EXISTS ${_ledger_js__WEBPACK_IMPORTED_MODULE_1__/* .lockTable */ .S5} (
  name       TEXT PRIMARY KEY,
  holder     TEXT NOT NULL,
  expires_at INTEGER NOT NULL,
  counts     TEXT NOT NULL DEFAULT '[]',
  file       TEXT
)`,
};
const look = {
    sql: `SELECT holder, expires_at - unixepoch() AS seconds FROM ${_ledger_js__WEBPACK_IMPORTED_MODULE_1__/* .lockTable */ .S5} WHERE name = 'migrations'`,
};
function take(holder) {
    return {
        sql: `INSERT INTO ${_ledger_js__WEBPACK_IMPORTED_MODULE_1__/* .lockTable */ .S5} (name, holder, expires_at) VALUES ('migrations', ?, unixepoch() + ${holdSeconds})
ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, expires_at = excluded.expires_at, counts = '[]'
WHERE holder = excluded.holder OR expires_at <= unixepoch()`,
        params: [holder],
    };
}
/**
 * Renews the lock, and fails where this holder has it no more: `holder` may not be NULL. A run that slept through its
 * time so cannot write into another's, nor after it.
 */
function renewLock(holder, seconds = holdSeconds) {
    return {
        sql: `INSERT INTO ${_ledger_js__WEBPACK_IMPORTED_MODULE_1__/* .lockTable */ .S5} (name, holder, expires_at)
VALUES ('migrations', (SELECT holder FROM ${_ledger_js__WEBPACK_IMPORTED_MODULE_1__/* .lockTable */ .S5} WHERE name = 'migrations' AND holder = ?), unixepoch() + ${seconds})
ON CONFLICT (name) DO UPDATE SET counts = '[]', expires_at = excluded.expires_at`,
        params: [holder],
    };
}
/**
 * Around a file's statements: where its batch was not taken back as a whole, a row still says that it was begun. It
 * outlives the lock, so that no run does the half of it again.
 */
function beginFile(file) {
    return {
        sql: `INSERT OR REPLACE INTO ${_ledger_js__WEBPACK_IMPORTED_MODULE_1__/* .lockTable */ .S5} (name, holder, expires_at, file) SELECT 'begun', holder, 0, ? FROM ${_ledger_js__WEBPACK_IMPORTED_MODULE_1__/* .lockTable */ .S5} WHERE name = 'migrations'`,
        params: [file],
    };
}
const endFile = { sql: `DELETE FROM ${_ledger_js__WEBPACK_IMPORTED_MODULE_1__/* .lockTable */ .S5} WHERE name = 'begun'` };
/** The file that this holder has begun and not ended, if there is one. */
async function readBegun(target, holder, cloudflare) {
    const what = `read the migration lock of ${target.name}`;
    const [answer] = await cloudflare.d1.query(target.id, what, [
        { sql: `SELECT file FROM ${_ledger_js__WEBPACK_IMPORTED_MODULE_1__/* .lockTable */ .S5} WHERE name = 'begun' AND holder = ?`, params: [holder] },
    ]);
    const rows = zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ file: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().nullable() })).safeParse(answer?.results);
    return rows.data?.[0]?.file ?? undefined;
}
function releaseLock(holder) {
    return { sql: `DELETE FROM ${_ledger_js__WEBPACK_IMPORTED_MODULE_1__/* .lockTable */ .S5} WHERE name = 'migrations' AND holder = ?`, params: [holder] };
}
/** Whether this is what a batch of `renewLock` fails with when the lock is another's. */
function isLockLost(message) {
    return message.includes(`${_ledger_js__WEBPACK_IMPORTED_MODULE_1__/* .lockTable */ .S5}.holder`);
}
/**
 * Lets the lock go; what fails here runs out by itself.
 * @param tell is told why it could not be let go
 */
async function release(target, holder, cloudflare, tell = () => undefined) {
    const { d1 } = cloudflare.withSignal(AbortSignal.timeout(30_000));
    const what = `let the migration lock of ${target.name} go`;
    try {
        const [answer] = await d1.write(target.id, what, [releaseLock(holder)], { idempotent: true });
        if (!answer?.success)
            tell(answer?.error ?? 'Cloudflare does not say why.');
    }
    catch (error) {
        tell(error instanceof Error ? error.message : String(error));
    }
}
function lockIn(answer, what) {
    const rows = zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(LockRow).length(1).safeParse(answer?.results);
    if (rows.success && rows.data[0])
        return rows.data[0];
    throw new _runtime_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('cloudflare-answer', `Could not ${what}: the answer does not tell who has it.`, {
        cause: rows.error,
    });
}
function heldBy({ holder, seconds }, { name }) {
    return new _runtime_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('locked', `${name} is being migrated by ${pageOf(holder)}, which holds the lock for ${seconds} s more and goes on renewing it. Nothing was done in ${name}.`, {
        hint: `Wait for that run, then run this again. If you know that it is dead: npx wrangler d1 execute ${name} --remote --command "DELETE FROM ${_ledger_js__WEBPACK_IMPORTED_MODULE_1__/* .lockTable */ .S5}"`,
    });
}
/** A holder is the page of a run, `#`, and what tells two jobs of it apart. */
function pageOf(holder) {
    return `the run ${holder.replace(/#[^#]*$/, '')}`;
}


/***/ }),

/***/ 8217:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ chooseDatabases),
/* harmony export */   e: () => (/* binding */ resolveDatabase)
/* harmony export */ });
/* harmony import */ var _cloudflare_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6632);
/* harmony import */ var _cloudflare_ids_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3238);
/* harmony import */ var _runtime_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(525);
/* harmony import */ var _runtime_nearest_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1438);




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

/***/ 6606:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   r: () => (/* binding */ runName)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);

/** Who holds the lock and applied a migration: the page of the workflow run, and what tells two jobs of it apart. */
function runName(context) {
    return `${context.runner.runUrl ?? context.events.trace.traceId}#${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)().slice(0, 8)}`;
}


/***/ }),

/***/ 3093:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Kd: () => (/* binding */ holderOf),
/* harmony export */   gW: () => (/* binding */ letGoOfThen),
/* harmony export */   lG: () => (/* binding */ takeForRestore),
/* harmony export */   qV: () => (/* binding */ renew)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2503);
/* harmony import */ var _runtime_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(525);
/* harmony import */ var _ledger_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5004);
/* harmony import */ var _lock_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4834);




/*
 * A restore brings back the lock table of then, and so takes this run's row away. That is of use: while the row is
 * there, the restore was not made. What may be there instead:
 * - no table, or no row: nobody has the lock;
 * - the row of a run that held it at the bookmark. It holds nothing any more, as this run has taken the lock since; but
 *   a runner that slept through all of that would find itself the holder again, and write into what was restored;
 * - the row of a run that has taken the lock since the restore. Its time runs out later than this run's would have.
 */
const Row = zod__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({ holder: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(), expires_at: zod__WEBPACK_IMPORTED_MODULE_3__/* .number */ .aig() });
/** Takes the lock, and reads the ledger in the same call; where it may have been taken and is not known to be, it is let go. */
async function takeForRestore(target, holder, cloudflare, context) {
    try {
        return await (0,_lock_js__WEBPACK_IMPORTED_MODULE_2__/* .takeLock */ .HJ)(target, holder, cloudflare, context);
    }
    catch (error) {
        if (!(error instanceof _runtime_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ && error.code === 'locked'))
            await (0,_lock_js__WEBPACK_IMPORTED_MODULE_2__/* .release */ ._r)(target, holder, cloudflare);
        throw error;
    }
}
const readRow = { sql: `SELECT holder, expires_at FROM ${_ledger_js__WEBPACK_IMPORTED_MODULE_1__/* .lockTable */ .S5} WHERE name = 'migrations'` };
/**
 * Renews the lock for 90 s.
 * @returns when it runs out, by the database's clock in seconds since 1970
 * @throws CloudflareError or ActionError `locked` where it is another's by now
 */
async function renew(target, holder, cloudflare) {
    const what = `renew the migration lock of ${target.name}`;
    const answers = await cloudflare.d1.write(target.id, what, [(0,_lock_js__WEBPACK_IMPORTED_MODULE_2__/* .renewLock */ .LH)(holder), readRow], { idempotent: true });
    const row = rowIn(answers[1]);
    if (row?.holder === holder && answers[0]?.success)
        return row.expires_at;
    throw new _runtime_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('locked', `This run has lost the migration lock of ${target.name}: it was silent for too long and another run took it, or somebody let it go by hand.`, { hint: 'Wait for the other run, then run this again.' });
}
/** The row of the lock; `undefined` where nobody has it, or there is no such table. */
async function holderOf(target, cloudflare) {
    const what = `read the migration lock of ${target.name}`;
    const [table] = await cloudflare.d1.query(target.id, what, [
        { sql: `SELECT name FROM sqlite_schema WHERE type = 'table' AND name = '${_ledger_js__WEBPACK_IMPORTED_MODULE_1__/* .lockTable */ .S5}'` },
    ]);
    if (!table?.success)
        throw unreadable(what, table);
    if (table.results.length === 0)
        return undefined;
    const [answer] = await cloudflare.d1.query(target.id, what, [readRow]);
    if (!answer?.success)
        throw unreadable(what, answer);
    return rowIn(answer);
}
function rowIn(answer) {
    return zod__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(Row).safeParse(answer?.success ? answer.results : undefined).data?.[0];
}
function unreadable(what, answer) {
    return new _runtime_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('cloudflare-answer', `Could not ${what}: ${answer?.error ?? 'the answer has no rows'}.`, {
        hint: 'Run this again.',
    });
}
/**
 * After a restore, lets the lock of then go.
 * @param until when this run's lock would have run out: whoever took it since has it for longer
 * @returns what was found, in words
 */
async function letGoOfThen(target, row, until, cloudflare) {
    if (!row)
        return [];
    if (row.expires_at > until)
        return [
            `The run ${pageOf(row)} has the migration lock of ${target.name}: it took it since the restore, or held it for an import at that moment.`,
        ];
    const what = `let the migration lock of ${target.name} go`;
    const letGo = {
        sql: `DELETE FROM ${_ledger_js__WEBPACK_IMPORTED_MODULE_1__/* .lockTable */ .S5} WHERE name = 'migrations' AND holder = ? AND expires_at <= ?`,
        params: [row.holder, until],
    };
    const held = `The run ${pageOf(row)} held the migration lock of ${target.name} at that moment`;
    try {
        const [answer] = await cloudflare.d1.write(target.id, what, [letGo], { idempotent: true });
        if (!answer?.success)
            throw new Error(answer?.error ?? 'Cloudflare does not say why.');
        return [`${held}; its row, which came back, was taken away.`];
    }
    catch (error) {
        const why = error instanceof Error ? error.message : String(error);
        return [`${held}; its row came back and could not be taken away (${why}). It runs out by itself within 90 s.`];
    }
}
function pageOf({ holder }) {
    return holder.replace(/#[^#]*$/, '');
}


/***/ }),

/***/ 1474:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ih: () => (/* binding */ halfDone),
/* harmony export */   UD: () => (/* binding */ compare),
/* harmony export */   hC: () => (/* binding */ refuseUnprovable)
/* harmony export */ });
/* unused harmony export standingOf */
/* harmony import */ var _runtime_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(525);
/* harmony import */ var _runtime_words_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7113);
/* harmony import */ var _counts_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5757);
/* harmony import */ var _ledger_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5004);
/* harmony import */ var _time_travel_lock_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3093);





/**
 * Compares a database with what was recorded of it.
 * @throws CloudflareError when schema or ledger cannot be read
 */
async function compare(target, expected, cloudflare) {
    const ledger = await (0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__/* .readLedger */ .SC)(target, cloudflare);
    const comparison = { ledger, differences: [], proven: [], unproven: [] };
    if (expected.digest === undefined)
        comparison.unproven.push('the schema, of which no digest was recorded');
    else if (expected.digest === ledger.digest)
        comparison.proven.push('the schema');
    else {
        // Without the tables of then, there is nothing to count.
        comparison.differences.push('the schema is not what it was');
        return comparison;
    }
    compareApplied(comparison, expected);
    await compareCounts(comparison, target, expected, cloudflare);
    return comparison;
}
function compareApplied({ ledger, differences, proven, unproven }, { applied, head }) {
    const last = ledger.applied.at(-1) ?? null;
    if (applied) {
        if (applied.join('\n') === ledger.applied.join('\n'))
            proven.push("wrangler's ledger");
        else
            differences.push("wrangler's ledger is not what it was");
    }
    else if (head === undefined)
        unproven.push("wrangler's ledger, which was not recorded");
    else if (head === last)
        proven.push("the last entry of wrangler's ledger");
    else
        differences.push(`wrangler's ledger ends at ${last ?? 'nothing'} and ended at ${head ?? 'nothing'}`);
}
/** What a bookmark in the middle of a migration has: half a migration, at which the next run of migrate would stop. */
function halfDone({ applied, begun }) {
    if (begun === undefined || applied.includes(begun))
        return [];
    return [
        `${begun} had been begun and not ended: that moment is the middle of a migration, at which the next run of migrate stops`,
    ];
}
async function compareCounts(comparison, target, { counts }, cloudflare) {
    if (!counts) {
        comparison.unproven.push('the number of rows, which was not recorded');
        return;
    }
    const expected = new Map(Object.entries(counts));
    const there = await (0,_counts_js__WEBPACK_IMPORTED_MODULE_1__/* .userTables */ .lJ)(target, comparison.ledger.schema);
    const gone = [...expected.keys()].filter((table) => !there.includes(table));
    const extra = there.filter((table) => !expected.has(table));
    comparison.differences.push(...gone.map((table) => `${table} is not there`));
    comparison.differences.push(...extra.map((table) => `${table} is there and was not`));
    try {
        const tables = there.filter((table) => expected.has(table));
        const wrong = wrongCounts(await (0,_counts_js__WEBPACK_IMPORTED_MODULE_1__/* .countTables */ .zF)(target, tables, cloudflare), expected);
        comparison.differences.push(...wrong);
        if (wrong.length + gone.length + extra.length === 0)
            comparison.proven.push(`the number of rows in ${(0,_runtime_words_js__WEBPACK_IMPORTED_MODULE_4__/* .count */ .U)(tables.length, 'table')}`);
    }
    catch (error) {
        comparison.uncounted = error;
        comparison.unproven.push(`the number of rows: ${error instanceof Error ? error.message : String(error)}`);
    }
}
function wrongCounts(found, expected) {
    return [...found].flatMap(([table, rows]) => {
        const [least, most] = expected.get(table) ?? [0, 0];
        if (rows >= least && rows <= most)
            return [];
        return [`${table} has ${(0,_runtime_words_js__WEBPACK_IMPORTED_MODULE_4__/* .count */ .U)(rows, 'row')} and had ${least === most ? most : `${least} to ${most}`}`];
    });
}
/**
 * Looks, without writing, whether a database is as it was at a bookmark. Equal numbers of rows do not tell that nothing
 * was written since. After a run that died while it restored, `holder` tells more: while it is the one that the restore
 * was announced with (`RestoreJob.announce`), the restore was not made.
 * @throws CloudflareError
 */
async function standingOf(target, expected, cloudflare) {
    const comparison = await compare(target, expected, cloudflare);
    comparison.differences.push(...halfDone(comparison.ledger));
    return { ...comparison, holder: (await holderOf(target, cloudflare))?.holder };
}
/** @throws ActionError `proof-failed` where a restore could not be proven by anything */
function refuseUnprovable({ name }, { digest, applied, head }) {
    if (digest !== undefined || applied !== undefined || head !== undefined)
        return;
    throw new _runtime_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('proof-failed', `${name} is not restored: neither the digest of its schema nor its last migration was recorded with the bookmark, so that it could not be proven that it is back. Nothing was done in ${name}.`, {
        status: 'blocked',
        hint: `Choose a release that recorded them, or restore by hand and look at the database yourself: npx wrangler d1 time-travel restore ${name} --bookmark=<bookmark>`,
    });
}


/***/ }),

/***/ 5220:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ restoreAndLook)
/* harmony export */ });
/* harmony import */ var _cloudflare_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6632);

// A restore whose answer was lost may still be under way; one that was refused is not.
const pausesMs = [500, 4000, 10_000];
/**
 * Sends a restore once, and looks at what is there; for a while where there was no answer, or nothing was put back, as it
 * may be made all the same. Throws nothing.
 * @param undo the bookmark of just before, as the answer that has it may be lost
 */
async function restoreAndLook(undo, send, look, clock) {
    try {
        const { bookmark, previousBookmark } = await send();
        return { ...(await afterAnswer(look, clock)), undo: previousBookmark, bookmark };
    }
    catch (failure) {
        const kind = failure instanceof _cloudflare_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .CloudflareError */ .O ? failure.failure.kind : 'unknown';
        if (kind === 'never-ran')
            return { state: 'failed', undo, failure, isAnswerLost: false };
        return { ...(await afterFailure(failure, kind === 'unknown', look, clock)), undo };
    }
}
async function seen(look) {
    try {
        const sight = await look();
        return { state: sight.differences.length > 0 ? 'unproven' : 'restored', sight };
    }
    catch (failure) {
        return { state: 'unknown', failure };
    }
}
/** The answer may come before the database is another. */
async function afterAnswer(look, clock) {
    for (const pause of pausesMs) {
        const found = await seen(look);
        if (!('sight' in found && found.sight.isUntouched))
            return found;
        await clock.sleep(pause);
    }
    return seen(look);
}
async function afterFailure(failure, isAnswerLost, look, clock) {
    for (const pause of isAnswerLost ? pausesMs : []) {
        const found = await seen(look);
        if (found.state === 'restored')
            return found;
        await clock.sleep(pause);
    }
    const found = await seen(look);
    return found.state === 'unproven' ? { state: 'failed', failure, sight: found.sight, isAnswerLost } : found;
}


/***/ }),

/***/ 7849:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ Rehearser)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1421);
/* harmony import */ var node_readline__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(481);
/* harmony import */ var node_url__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3136);
/* harmony import */ var _migrations_rules_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6154);
/* harmony import */ var _runtime_errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(525);
/* harmony import */ var _lint_d1_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1104);






/** What takes longer in memory than this takes longer on D1 than it allows a call. */
const longestStatementMs = (_lint_d1_js__WEBPACK_IMPORTED_MODULE_5__/* .callSeconds */ .cq * 1000) / _lint_d1_js__WEBPACK_IMPORTED_MODULE_5__/* .timesSlower */ .hr;
const longestBuildMs = 120_000;
const longestMs = 10 * 60_000;
/** A process that waits for what it is to rehearse. */
class Rehearser {
    #process;
    /** Why there will be no more of it. It may have ended before anybody waits for it. */
    #ended;
    #complaint = '';
    /** Starts it: it has loaded its code by the time that there is something to rehearse. */
    constructor({ runner }) {
        const { RUNNER_TRACKING_ID: job } = runner.env;
        // By this variable the runner finds what a killed step has left behind. Secrets are none of its business.
        const env = job === undefined ? {} : { RUNNER_TRACKING_ID: job };
        this.#process = (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)(process.execPath, [entry()], { env, stdio: ['pipe', 'pipe', 'pipe'] });
        this.#process.stderr.on('data', (chunk) => {
            this.#complaint = `${this.#complaint}${chunk}`.slice(-2000);
        });
        // A process that ends early is told by its end.
        this.#process.stdin.on('error', () => undefined);
        this.#ended = new Promise((resolve) => {
            this.#process.once('error', resolve);
            this.#process.once('close', (code, by) => resolve(new Error(`the process of the rehearsal ended with ${code ?? by}: ${this.#complaint}`)));
        });
    }
    /**
     * Rehearses; the process is ended when a statement takes too long.
     * @throws ActionError `migrations-invalid` when the database cannot be rebuilt, `timeout`, or the signal's reason
     */
    async rehearse(stage, files, signal) {
        return (await this.#run({ stage, files: [...files] }, signal)).rehearsal;
    }
    /**
     * Rebuilds a database from its files (see `rebuild`) under the same conditions. What was taken is known where the last
     * file has a schema.
     */
    async rebuild(stage, files, since, signal) {
        const { rehearsal, taken } = await this.#run({ stage, files: [...files], since }, signal);
        return { rehearsal, taken: taken ?? { findings: [], notes: [] } };
    }
    async #run(given, signal) {
        signal.throwIfAborted();
        const files = given.files.map((file) => ({ ...file, unusable: undefined }));
        this.#process.stdin.end(JSON.stringify({ ...given, files }));
        const ended = new AbortController();
        try {
            return await this.#result(given, AbortSignal.any([signal, ended.signal]));
        }
        catch (error) {
            signal.throwIfAborted();
            throw error;
        }
        finally {
            ended.abort();
        }
    }
    [Symbol.dispose]() {
        this.#process.kill('SIGKILL');
    }
    #result({ stage, files }, signal) {
        const done = [];
        return new Promise((resolve, reject) => {
            const patience = new Patience(signal, (late) => {
                const seen = { schemaBefore: stage.schema, madeUp: [], unfilled: [] };
                const file = files[late.file];
                if (file && !late.isWhole)
                    resolve({ rehearsal: { ...seen, files: [...done, tooSlow(file, late.statement)] } });
                else
                    reject(tooLong(late.isWhole));
            });
            (0,node_readline__WEBPACK_IMPORTED_MODULE_1__.createInterface)({ input: this.#process.stdout }).on('line', (line) => {
                const message = JSON.parse(line);
                if (message.kind === 'statement')
                    patience.begin(message.file, message.statement);
                else if (message.kind === 'file')
                    done.push(message.file);
                else if (message.kind === 'done')
                    resolve({ ...message, rehearsal: { ...message.rehearsal, schemaBefore: stage.schema, files: done } });
                else
                    reject(errorOf(message.error));
            });
            void this.#ended.then(reject);
            signal.addEventListener('abort', () => reject(signal.reason), { once: true });
        });
    }
}
/** Where the process begins: a file beside the bundle, else this folder's own. */
function entry() {
    const own = import.meta.url;
    return (0,node_url__WEBPACK_IMPORTED_MODULE_2__.fileURLToPath)(new URL(own.endsWith('.ts') ? 'rehearsal-process.ts' : 'rehearsal.js', own));
}
/** Tells when a part of the rehearsal, or all of it, takes too long. */
class Patience {
    #tell;
    #timer;
    constructor(signal, tell) {
        this.#tell = tell;
        const whole = setTimeout(() => tell({ file: -1, statement: -1, isWhole: true }), longestMs);
        this.#timer = this.#wait(-1, -1, longestBuildMs);
        const stop = () => {
            clearTimeout(whole);
            clearTimeout(this.#timer);
        };
        signal.addEventListener('abort', stop, { once: true });
    }
    begin(file, statement) {
        clearTimeout(this.#timer);
        this.#timer = this.#wait(file, statement, longestStatementMs);
    }
    #wait(file, statement, ms) {
        return setTimeout(() => this.#tell({ file, statement, isWhole: false }), ms);
    }
}
function errorOf({ code, message, hint, }) {
    return new _runtime_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .ActionError */ .lZ(code, message, hint === undefined ? {} : { hint });
}
function tooLong(isWhole) {
    const [part, ms] = isWhole ? ['The rehearsal', longestMs] : ['To rebuild the database', longestBuildMs];
    return new _runtime_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .ActionError */ .lZ('timeout', `${part} took longer than ${ms / 1000} s. Nothing was done.`, {
        hint: 'Rehearse on the schema alone, which is quicker: `rehearse: schema`.',
    });
}
/** A file whose statement was ended. What it would have done is not known. */
function tooSlow({ name, statements }, statement) {
    const seconds = longestStatementMs / 1000;
    const message = `This statement ran for ${seconds} s in the rehearsal, and was ended: on D1, which ends a call after ${_lint_d1_js__WEBPACK_IMPORTED_MODULE_5__/* .callSeconds */ .cq} s, it takes longer. Do the work in parts, each limited by a WHERE.`;
    return {
        name,
        findings: [(0,_migrations_rules_js__WEBPACK_IMPORTED_MODULE_3__/* .finding */ .gk)('too-slow', name, message, statements[statement]?.line)],
        rows: [],
        schema: undefined,
        digest: undefined,
        guards: [],
        milliseconds: longestStatementMs,
    };
}


/***/ }),

/***/ 2126:
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


/***/ }),

/***/ 4935:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ beforeAnyChange)
/* harmony export */ });
/* unused harmony export nothingDone */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(525);

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
        ...(error.hint === undefined ? {} : { hint: error.hint }),
        ...(error.location ? { location: error.location } : {}),
        cause: error,
    });
}


/***/ }),

/***/ 8601:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  e7: () => (/* binding */ diffSchemas),
  Vs: () => (/* binding */ formatDiff),
  Go: () => (/* reexport */ schema_diff_same/* sameSchema */.Go)
});

// EXTERNAL MODULE: ./lib/sqlite/schema-diff-definitions.js
var schema_diff_definitions = __webpack_require__(970);
;// CONCATENATED MODULE: ./lib/sqlite/schema-diff-lines.js
/**
 * The difference of two texts by their longest common subsequence.
 *
 * @param around how many common lines are kept before and after a change; `…` stands for those left out
 */
function diffLines(before, after, around) {
    return shorten(walk(before, after, commonLengths(before, after)), around);
}
/** `lengths[i][j]`: how many lines `before` from i on and `after` from j on have in common. */
function commonLengths(before, after) {
    const lengths = Array.from({ length: before.length + 1 }, () => new Array(after.length + 1).fill(0));
    for (let i = before.length - 1; i >= 0; i--) {
        for (let j = after.length - 1; j >= 0; j--) {
            const row = lengths[i];
            if (!row)
                continue;
            const [down, right, both] = [lengths[i + 1]?.[j] ?? 0, row[j + 1] ?? 0, lengths[i + 1]?.[j + 1] ?? 0];
            row[j] = before[i]?.key === after[j]?.key ? both + 1 : Math.max(down, right);
        }
    }
    return lengths;
}
function walk(before, after, lengths) {
    const lines = [];
    let [i, j] = [0, 0];
    while (i < before.length || j < after.length) {
        const [old, young] = [before[i], after[j]];
        if (old && young && old.key === young.key) {
            lines.push({ sign: ' ', text: young.text });
            i++;
            j++;
        }
        else if (old && (!young || (lengths[i + 1]?.[j] ?? 0) >= (lengths[i]?.[j + 1] ?? 0))) {
            lines.push({ sign: '-', text: old.text });
            i++;
        }
        else if (young) {
            lines.push({ sign: '+', text: young.text });
            j++;
        }
    }
    return lines;
}
function shorten(lines, around) {
    const changed = lines.flatMap(({ sign }, index) => (sign === ' ' ? [] : [index]));
    const isNear = (index) => changed.some((at) => Math.abs(at - index) <= around);
    return lines.flatMap((line, index) => {
        // The heading of a statement is always there, so that the lines below have a place.
        if (index === 0 || isNear(index))
            return [line];
        return index === 1 || isNear(index - 1) ? [{ sign: ' ', text: '  …' }] : [];
    });
}

// EXTERNAL MODULE: ./lib/sqlite/schema-diff-same.js
var schema_diff_same = __webpack_require__(7240);
;// CONCATENATED MODULE: ./lib/sqlite/schema-diff.js




/**
 * What changed between two schemas, by type and name. Differences in white space, comments, letters of keywords and
 * quotes of names are none; indexes that SQLite makes for constraints are left to those.
 */
function diffSchemas(before, after) {
    const old = byName(before);
    const young = byName(after);
    return [...new Set([...old.keys(), ...young.keys()])].sort(inOrder).flatMap((key) => {
        const [from, to] = [old.get(key), young.get(key)];
        const object = to ?? from;
        if (!object || (from && to && (0,schema_diff_same/* canonicalSql */.ZF)(from.sql ?? '') === (0,schema_diff_same/* canonicalSql */.ZF)(to.sql ?? '')))
            return [];
        const kind = from && to ? 'changed' : to ? 'added' : 'removed';
        const lines = diffLines(linesOf(from), linesOf(to), object.type === 'table' ? shownAround : Number.POSITIVE_INFINITY);
        return [{ kind, type: object.type, name: object.name, lines }];
    });
}
/** Changes as the text of a Markdown `diff` block: a heading a change, then its lines. */
function formatDiff(changes) {
    return changes.map(formatChange).join('\n\n');
}
function formatChange({ kind, type, name, lines }) {
    const body = lines.map(({ sign, text }) => `${sign} ${text}`);
    // Three backticks would end the block.
    return [`@@ ${type} ${name}: ${kind} @@`, ...body].join('\n').replaceAll('```', '` ` `');
}
const shownAround = 2;
function byName(objects) {
    const written = objects.filter(({ sql }) => sql !== null);
    return new Map(written.map((object) => [JSON.stringify([object.type, object.name]), object]));
}
const typeOrder = ['table', 'index', 'view', 'trigger'];
function inOrder(a, b) {
    const rank = (key) => typeOrder.findIndex((type) => key.startsWith(`["${type}"`));
    return rank(a) - rank(b) || (a < b ? -1 : 1);
}
function linesOf(object) {
    if (!object?.sql)
        return [];
    const table = object.type === 'table' ? (0,schema_diff_definitions/* tableTextOf */.d)(object.sql) : undefined;
    if (!table)
        return object.sql.split(/\r?\n/).map(lineOf);
    const inside = table.definitions.map((definition) => `  ${onOneLine(definition)}`);
    return [table.head.replace(/\s+/g, ' '), ...inside, table.tail.replace(/\s+/g, ' ')].map(lineOf);
}
function lineOf(text) {
    return { text, key: (0,schema_diff_same/* canonicalSql */.ZF)(text) };
}
function onOneLine({ text, words }) {
    return words
        .map((word, index) => {
        const before = words[index - 1];
        const touches = before === undefined || before.start + before.text.length === word.start;
        return `${touches ? '' : ' '}${text.slice(word.start, word.start + word.text.length)}`;
    })
        .join('');
}


/***/ })

};
