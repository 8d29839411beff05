export const id = 525;
export const ids = [525,536];
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

/***/ 6397:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bq: () => (/* binding */ otherThanRehearsed),
/* harmony export */   Hb: () => (/* binding */ otherThanAnswered),
/* harmony export */   JM: () => (/* binding */ cannotTell),
/* harmony export */   Od: () => (/* binding */ restoreCommand),
/* harmony export */   ee: () => (/* binding */ cancelledBetween),
/* harmony export */   lZ: () => (/* binding */ wayBack),
/* harmony export */   q0: () => (/* binding */ describe),
/* harmony export */   v0: () => (/* binding */ restored)
/* harmony export */ });
/* harmony import */ var _cloudflare_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6632);
/* harmony import */ var _runtime_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(525);
/* harmony import */ var _runtime_words_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7113);
/* harmony import */ var _sqlite_schema_diff_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(210);
/* harmony import */ var _ledger_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1076);





/** Why a file stopped the run. */
function describe(attempt, after, digest) {
    switch (attempt.state) {
        case 'unknown':
            return cannotTell(after, attempt.failure, attempt.unread);
        case 'applied-elsewhere':
            return appliedElsewhere(after, attempt.failure);
        case 'lock-lost':
            return lockLost(after, attempt.failure);
        case 'loss-refused':
            return lossRefused(after, attempt.failure);
        case 'partial':
            return appliedInPart(after, attempt.failure);
        default:
            return notApplied(after, attempt.failure, attempt.ledger && attempt.ledger.digest === digest);
    }
}
/** The batch counted rows before and after itself, and was taken back by the database. */
function lossRefused(after, failure) {
    const { file, target } = after;
    return new _runtime_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .lZ('loss-refused', `${file?.name} was not applied: in ${target.name} it would have taken rows or values that the rehearsal did not lose, and the database took the whole of it back. ${earlier(after, 'Nothing of this run')}`, {
        hint: `Rehearse on the rows that the database has, which shows what goes: \`rehearse: export\` with \`mode: plan\`.${after.applied.length > 0 ? ` ${wayBack(after)}` : ''}`,
        ...(file ? { location: { file: file.path } } : {}),
        cause: failure,
    });
}
/** This run was away for longer than its lock lasts. */
function lockLost(after, failure) {
    const { file, target } = after;
    return new _runtime_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .lZ('locked', `${file?.name} was not applied: this run has lost the migration lock of ${target.name}. It was silent for too long and another run took it, or somebody let it go by hand. ${earlier(after, 'Nothing of this run')}`, {
        status: 'failed',
        hint: `Wait for the other run, then run this with \`mode: plan\` to see what is left.${after.applied.length > 0 ? ` ${wayBack(after)}` : ''}`,
        cause: failure,
    });
}
/** The file was begun, and its batch not taken back as a whole. */
function appliedInPart(after, failure) {
    const { file, target } = after;
    const name = file?.name ?? '';
    const state = `${name} was applied in part: it was begun, and the ledger has no row of it.`;
    const next = `Either go back, or complete it by hand and then record it: npx wrangler d1 execute ${target.name} --remote --command "INSERT INTO ${target.database.migrationsTable} (name) VALUES ('${name}')".`;
    return stopped(after, failure, `${state} ${earlier(after, 'Nothing else of this run')}`, `${next} ${wayBack(after)}`);
}
/** @param isAsBefore whether the schema is what it was; `undefined`: it was not read */
function notApplied(after, failure, isAsBefore) {
    const { file, target, applied } = after;
    const seen = isAsBefore === undefined
        ? 'Cloudflare did not take the call'
        : isAsBefore
            ? 'the ledger has no row of it, and nothing of it is there'
            : `the ledger has no row of it. Meanwhile somebody else has changed the schema of ${target.name}`;
    const next = isAsBefore === false
        ? 'Find out who else changes this database, then run this with `mode: plan`.'
        : nextStep(failure);
    const state = `${file?.name} was not applied: ${seen}. ${earlier(after, 'Nothing of this run')}`;
    return stopped(after, failure, state, applied.length > 0 ? `${next} ${wayBack(after)}` : next);
}
function stopped({ file }, failure, state, hint) {
    const location = failure instanceof _runtime_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .lZ ? failure.location : undefined;
    return new _runtime_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .lZ('migration-failed', `${sentence(failure)} ${state}`, {
        hint,
        location: location ?? { file: file?.path ?? '' },
        cause: failure,
    });
}
/** The file is in the database, and another run or wrangler brought it there. */
function appliedElsewhere(after, failure) {
    const { file, target } = after;
    return new _runtime_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .lZ('changed-meanwhile', `${file?.name} was applied to ${target.name} by another run or by wrangler, while this run was about to. ${earlier(after, 'Nothing of this run')}`, {
        status: 'failed',
        hint: 'Run this with `mode: plan` to see what is left. `concurrency` in the workflow keeps two runs apart.',
        cause: failure,
    });
}
/** The database could not be read after an error, or after the last file. */
function cannotTell(after, failure, unread) {
    const { file, target } = after;
    const what = file
        ? `${sentence(failure)} It cannot be told whether ${file.name} is in ${target.name}: the database could not be read afterwards. ${sentence(unread)} ${earlier(after, 'Nothing else of this run')}`
        : `This run applied ${names(after.applied)} to ${target.name}, and Cloudflare confirmed each; but the last look at the database failed. ${sentence(unread)}`;
    return new _runtime_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .lZ('migration-unknown', what, {
        hint: `When Cloudflare answers again, run this with \`mode: plan\`: it reads what is there and changes nothing. ${wayBack(after)}`,
        status: 'indeterminate',
        cause: unread,
    });
}
/** The last look shows something else than the answers did. */
function otherThanAnswered(after, lost) {
    const what = lost.length > 0 ? `its ledger has no ${names(lost)}` : 'its schema is not what it was after the last migration';
    return new _runtime_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .lZ('changed-meanwhile', `${after.target.name} was changed by someone else during this run: ${what}. This run applied ${names(after.applied)}.`, {
        status: 'failed',
        hint: `Find out who else migrates this database, then run this with \`mode: plan\`. ${wayBack(after)}`,
    });
}
/** A file was applied, and the schema is not what its rehearsal made of it. */
function otherThanRehearsed(after, rehearsed, found) {
    const { file, target, applied } = after;
    const own = (0,_ledger_js__WEBPACK_IMPORTED_MODULE_3__/* .ownTables */ .Uo)(target.database);
    const isData = ({ tbl_name }) => !own.includes(tbl_name);
    const diff = (0,_sqlite_schema_diff_js__WEBPACK_IMPORTED_MODULE_2__/* .formatDiff */ .Vs)((0,_sqlite_schema_diff_js__WEBPACK_IMPORTED_MODULE_2__/* .diffSchemas */ .e7)(rehearsed.filter(isData), found.filter(isData)));
    return new _runtime_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .lZ('migration-failed', `${file?.name} is in ${target.name}, and the schema is not what the rehearsal made of it (-: rehearsed, +: found): ${diff.replaceAll('\n', ' ').slice(0, 600)}. This run applied ${names(applied)}.`, {
        hint: `Nothing more was applied. Look at the difference before you go on. ${wayBack(after)}`,
        ...(file ? { location: { file: file.path } } : {}),
    });
}
/** An error, with what going back has come to. */
function restored(error, recovery, target) {
    const isBack = recovery.state === 'restored';
    const undo = recovery.undo && `To undo the restore: ${restoreCommand(target, recovery.undo)}`;
    return new _runtime_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .lZ(isBack ? error.code : 'way-back-failed', `${error.message} ${toldOf(recovery, target)}`, {
        status: recovery.state === 'unknown' ? 'indeterminate' : error.status,
        hint: [nextAfter(recovery, error), undo].filter(Boolean).join(' '),
        ...(error.location ? { location: error.location } : {}),
        cause: error,
    });
}
function nextAfter({ state }, { hint }) {
    if (state === 'restored')
        return 'Correct what failed, then run this again.';
    if (state !== 'unknown')
        return hint;
    return `When Cloudflare answers again, run this with \`mode: plan\`: it reads what is there and changes nothing. ${hint ?? ''}`;
}
function toldOf(recovery, { name }) {
    const where = `${name} was restored to its bookmark of before this run`;
    switch (recovery.state) {
        case 'restored':
            return `${where}, and is what it was: the schema, the ledger and the number of rows in ${(0,_runtime_words_js__WEBPACK_IMPORTED_MODULE_4__/* .count */ .U)(recovery.tables, 'table')} agree. What was written since is gone with it.`;
        case 'unproven':
            return `${where}, and is not what it was: ${recovery.differences.join(', ')}.`;
        case 'unknown':
            return `It cannot be told whether ${name} went back to its bookmark of before this run: a restore was sent, and the database could not be read afterwards. ${sentence(recovery.failure)}`;
        default:
            return `${name} could not be restored to its bookmark of before this run: ${sentence(recovery.failure)}`;
    }
}
/** The job was cancelled while a file was being applied, or after the last. */
function cancelledBetween(after, left) {
    const rest = left.length === 0 ? 'nothing is left to apply' : `still pending: ${names(left)}`;
    return new _runtime_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .lZ('cancelled', `The job was cancelled. This run applied ${names(after.applied)} to ${after.target.name}; ${rest}.`, { hint: `Run this again to go on. ${wayBack(after)}` });
}
/** The command that goes back to before this run. */
function wayBack({ target, bookmark }) {
    return `To go back to before this run, losing what was written since: ${restoreCommand(target, bookmark)}`;
}
function restoreCommand({ name }, bookmark) {
    return `npx wrangler d1 time-travel restore ${name} --bookmark=${bookmark}`;
}
function earlier({ applied, target }, nothing) {
    return applied.length === 0
        ? `${nothing} is in ${target.name}.`
        : `Before it, this run applied ${names(applied)} to ${target.name}.`;
}
function nextStep(failure) {
    if (!(failure instanceof _cloudflare_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .CloudflareError */ .O))
        return failure instanceof _runtime_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .lZ && failure.code === 'cancelled'
            ? 'Run this again to apply it.'
            : 'Correct the migration and run this again.';
    if (failure.failure.kind === 'unknown')
        return 'The migration may be in order, as the call broke on its way: look at www.cloudflarestatus.com, then run this again.';
    return failure.has(7500) ? 'Correct the migration and run this again.' : (failure.hint ?? 'Run this again.');
}
function names(files) {
    return files.map(({ name }) => name).join(', ');
}
function sentence(error) {
    const message = error instanceof Error ? error.message : String(error);
    return /[.!?]$/.test(message) ? message : `${message}.`;
}


/***/ }),

/***/ 8220:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ refuseBegun)
/* harmony export */ });
/* harmony import */ var _runtime_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(525);
/* harmony import */ var _ledger_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1076);


/**
 * Stops where an earlier run has left a file in part: to run it again would do a half of it twice.
 * @throws ActionError `migrations-invalid`, with status `blocked`
 */
function refuseBegun({ name, database }, ledger, pending) {
    const file = pending.find((one) => one.name === ledger.begun);
    if (!file)
        return;
    const execute = (sql) => `npx wrangler d1 execute ${name} --remote --command "${sql}"`;
    const isDone = execute(`INSERT INTO ${database.migrationsTable} (name) VALUES ('${file.name}')`);
    const isUndone = execute(`DELETE FROM ${_ledger_js__WEBPACK_IMPORTED_MODULE_1__/* .lockTable */ .S5} WHERE file = '${file.name}'`);
    throw new _runtime_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('migrations-invalid', `${file.name} was applied in part to ${name}: an earlier run began it, and the ledger has no row of it. Nothing was done.`, {
        status: 'blocked',
        hint: `Go back to the bookmark that that run printed. Or complete the file by hand, then: ${isDone}\nOr undo by hand what is there of it, then: ${isUndone}`,
        location: { file: file.path },
    });
}


/***/ }),

/***/ 1200:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  T: () => (/* binding */ migrateAll),
  s: () => (/* binding */ untouched)
});

// EXTERNAL MODULE: ./lib/cloudflare/errors.js
var errors = __webpack_require__(6632);
// EXTERNAL MODULE: ./lib/runtime/errors.js
var runtime_errors = __webpack_require__(525);
// EXTERNAL MODULE: ./lib/migrate/aftermath.js
var aftermath = __webpack_require__(6397);
// EXTERNAL MODULE: ./lib/runtime/words.js
var words = __webpack_require__(7113);
// EXTERNAL MODULE: ./lib/sqlite/schema-diff.js + 2 modules
var schema_diff = __webpack_require__(210);
// EXTERNAL MODULE: ./lib/migrate/ledger.js
var migrate_ledger = __webpack_require__(1076);
// EXTERNAL MODULE: ./lib/migrate/guards.js
var migrate_guards = __webpack_require__(3875);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 5 modules
var schemas = __webpack_require__(6843);
;// CONCATENATED MODULE: ./lib/migrate/lock.js



/**
 * How long a holder that says nothing keeps the lock: three times what D1 allows one call
 * (developers.cloudflare.com/d1/platform/limits). Each migration's batch renews it.
 */
const holdSeconds = 90;
/** An import has no such limit. */
const holdForImportSeconds = 20 * 60;
const patienceMs = (holdSeconds + 10) * 1000;
const pollMs = 5000;
const LockRow = schemas/* object */.Ikc({ holder: schemas/* string */.YjP(), seconds: schemas/* number */.aig() });
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
    const make = [...(0,migrate_ledger/* createLedger */.M5)(target.database), createLock];
    const batch = [...make, take(holder), look, ...(0,migrate_ledger/* ledgerQueries */.UX)(target.database)];
    // Who has the lock already takes it again: to repeat this is harmless.
    const answers = await cloudflare.d1.write(target.id, what, batch, { idempotent: true });
    const [, row, ...rest] = answers.slice(make.length);
    return { lock: lockIn(row, what), ledger: (0,migrate_ledger/* readAnswers */.Mr)(target, rest) };
}
const createLock = {
    sql: `CREATE TABLE IF NOT EXISTS ${migrate_ledger/* lockTable */.S5} (
  name       TEXT PRIMARY KEY,
  holder     TEXT NOT NULL,
  expires_at INTEGER NOT NULL,
  counts     TEXT NOT NULL DEFAULT '[]',
  file       TEXT
)`,
};
const look = {
    sql: `SELECT holder, expires_at - unixepoch() AS seconds FROM ${migrate_ledger/* lockTable */.S5} WHERE name = 'migrations'`,
};
function take(holder) {
    return {
        sql: `INSERT INTO ${migrate_ledger/* lockTable */.S5} (name, holder, expires_at) VALUES ('migrations', ?, unixepoch() + ${holdSeconds})
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
        sql: `INSERT INTO ${migrate_ledger/* lockTable */.S5} (name, holder, expires_at)
VALUES ('migrations', (SELECT holder FROM ${migrate_ledger/* lockTable */.S5} WHERE name = 'migrations' AND holder = ?), unixepoch() + ${seconds})
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
        sql: `INSERT OR REPLACE INTO ${migrate_ledger/* lockTable */.S5} (name, holder, expires_at, file) SELECT 'begun', holder, 0, ? FROM ${migrate_ledger/* lockTable */.S5} WHERE name = 'migrations'`,
        params: [file],
    };
}
const endFile = { sql: `DELETE FROM ${migrate_ledger/* lockTable */.S5} WHERE name = 'begun'` };
/** The file that this holder has begun and not ended, if there is one. */
async function readBegun(target, holder, cloudflare) {
    const what = `read the migration lock of ${target.name}`;
    const [answer] = await cloudflare.d1.query(target.id, what, [
        { sql: `SELECT file FROM ${migrate_ledger/* lockTable */.S5} WHERE name = 'begun' AND holder = ?`, params: [holder] },
    ]);
    const rows = schemas/* array */.YOg(schemas/* object */.Ikc({ file: schemas/* string */.YjP().nullable() })).safeParse(answer?.results);
    return rows.data?.[0]?.file ?? undefined;
}
function releaseLock(holder) {
    return { sql: `DELETE FROM ${migrate_ledger/* lockTable */.S5} WHERE name = 'migrations' AND holder = ?`, params: [holder] };
}
/** Whether this is what a batch of `renewLock` fails with when the lock is another's. */
function isLockLost(message) {
    return message.includes(`${migrate_ledger/* lockTable */.S5}.holder`);
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
    const rows = schemas/* array */.YOg(LockRow).length(1).safeParse(answer?.results);
    if (rows.success && rows.data[0])
        return rows.data[0];
    throw new runtime_errors/* ActionError */.lZ('cloudflare-answer', `Could not ${what}: the answer does not tell who has it.`, {
        cause: rows.error,
    });
}
function heldBy({ holder, seconds }, { name }) {
    return new runtime_errors/* ActionError */.lZ('locked', `${name} is being migrated by ${pageOf(holder)}, which holds the lock for ${seconds} s more and goes on renewing it. Nothing was done in ${name}.`, {
        hint: `Wait for that run, then run this again. If you know that it is dead: npx wrangler d1 execute ${name} --remote --command "DELETE FROM ${migrate_ledger/* lockTable */.S5}"`,
    });
}
/** A holder is the page of a run, `#`, and what tells two jobs of it apart. */
function pageOf(holder) {
    return `the run ${holder.replace(/#[^#]*$/, '')}`;
}

;// CONCATENATED MODULE: ./lib/migrate/read-back.js





/** Finds out what became of a file whose call failed. */
async function settle(job, file, failure, isImport) {
    let ledger;
    let begun;
    try {
        ledger = await readBack(job, file, failure, isImport);
        if (!ledger.applied.includes(file.name))
            begun = await readBegun(job.target, job.run, surely(job));
    }
    catch (unread) {
        const neverRan = failure instanceof errors/* CloudflareError */.O && failure.failure.kind === 'never-ran';
        return neverRan
            ? { state: 'not-applied', ledger: undefined, failure }
            : { state: 'unknown', ledger: undefined, failure, unread };
    }
    if (ledger.runs.get(file.name) === job.run)
        return { state: 'applied', digest: ledger.digest, schema: ledger.schema };
    if (ledger.applied.includes(file.name))
        return { state: 'applied-elsewhere', ledger, failure };
    if (begun === file.name)
        return { state: 'partial', ledger, failure };
    const message = failure instanceof Error ? failure.message : '';
    const state = isLockLost(message) ? 'lock-lost' : (0,migrate_guards/* isRefusedLoss */.oD)(message) ? 'loss-refused' : 'not-applied';
    return { state, ledger, failure };
}
// D1 gives a call up after 30 s (developers.cloudflare.com/d1/platform/limits): a call whose answer was lost may run on so long.
const settlePausesMs = [500, 2000];
const settleAfterTimeoutMs = [5000, 10_000, 20_000];
// An import has no such limit, and while it runs the database may answer nobody.
const settleAfterImportMs = [2000, 5000, 10_000, 20_000, 30_000, 60_000, 60_000, 60_000];
/** Reads the ledger after an error; after a lost answer several times, as the call may still be running. */
async function readBack(job, file, failure, isImport) {
    const { target, context } = job;
    const read = () => (0,migrate_ledger/* readLedger */.SC)(target, surely(job));
    const pauses = pausesAfter(failure, context.signal, isImport);
    for (const pause of pauses) {
        const ledger = await read().catch(() => undefined);
        if (ledger?.applied.includes(file.name))
            return ledger;
        await context.clock.sleep(pause);
    }
    return read();
}
/** What is there must be known even when the job was cancelled. */
function surely({ cloudflare }) {
    return cloudflare.withSignal(AbortSignal.timeout(60_000));
}
function pausesAfter(failure, signal, isImport) {
    const isCall = failure instanceof errors/* CloudflareError */.O;
    const mayRun = (isCall && failure.failure.kind === 'unknown') || !isCall;
    if (isImport && mayRun)
        return settleAfterImportMs;
    if (isCall && failure.cause instanceof runtime_errors/* ActionError */.lZ && failure.cause.code === 'timeout')
        return settleAfterTimeoutMs;
    return signal.aborted || (isCall && failure.failure.kind === 'unknown') ? settlePausesMs : [];
}

// EXTERNAL MODULE: ./lib/sqlite/schema.js
var schema = __webpack_require__(7917);
// EXTERNAL MODULE: ./lib/migrate/lint-d1.js
var lint_d1 = __webpack_require__(2630);
;// CONCATENATED MODULE: ./lib/migrate/send.js







// D1 ends a call after 30 s (developers.cloudflare.com/d1/platform/limits), a whole batch included; an import has longer.
const longestBatchSeconds = 15;
const largestBatchBytes = 1_000_000;
const mostStatements = 5000;
/** Whether a file is too large or too slow for one call. */
function needsImport(file, rehearsed) {
    const bytes = file.statements.reduce((sum, { sql }) => sum + Buffer.byteLength(sql), 0);
    const seconds = (0,lint_d1/* estimatedSeconds */.ws)(rehearsed?.milliseconds ?? 0);
    return bytes > largestBatchBytes || file.statements.length > mostStatements || seconds > longestBatchSeconds;
}
/**
 * What a file is sent as. The lock is renewed first, so that a run that lost it writes nothing; the ledger's rows come
 * last: where they are, all before them was done. What says that it was begun stays until then.
 */
function statementsOf({ target, run }, file, guards, seconds) {
    const head = [renewLock(run, seconds), beginFile(file.name), ...(0,migrate_guards/* countBefore */.t3)(guards)];
    const body = file.statements.map(({ sql }) => ({ sql }));
    const tail = [...(0,migrate_guards/* refuseLoss */.Gv)(guards), ...(0,migrate_ledger/* recordApplied */.RC)(target.database, file, run), endFile];
    return { head, all: [...head, ...body, ...tail] };
}
/** Runs a file, its ledger rows and a look at the schema as one batch. */
async function sendBatch(job, file, guards) {
    const { target, cloudflare } = job;
    const { head, all } = statementsOf(job, file, guards);
    const statements = [...all, { sql: schema/* schemaQuery */.GT }];
    const results = await cloudflare.d1.write(target.id, `apply ${file.name} to ${target.name}`, statements);
    const failed = results.findIndex(({ success }) => !success);
    // A 200 can carry statements that failed; and each statement owes an answer.
    if (failed !== -1)
        throw statementFailed(file, failed - head.length, results[failed]);
    if (results.length !== statements.length)
        throw new runtime_errors/* ActionError */.lZ('cloudflare-answer', `Cloudflare answered ${results.length} of ${statements.length} statements of ${file.name}.`);
    return (0,migrate_ledger/* readSchema */.G7)(target, results.at(-1));
}
/** The same as a file that D1 loads by itself. The lock is held for longer: an import is not ended after 30 s. */
async function sendImport(job, file, guards) {
    const { target, cloudflare, run } = job;
    const renew = renewLock(run, holdForImportSeconds);
    const hold = cloudflare.d1.write(target.id, `hold the migration lock of ${target.name}`, [renew], {
        idempotent: true,
    });
    await hold.catch((error) => Promise.reject(notSent(error)));
    const { all } = statementsOf(job, file, guards, holdForImportSeconds);
    await cloudflare.d1.import(target.id, `import ${file.name} into ${target.name}`, all.map(asScript).join(''));
    const what = `read the migration ledger of ${target.name}`;
    const ledger = (0,migrate_ledger/* readAnswers */.Mr)(target, await cloudflare.d1.query(target.id, what, (0,migrate_ledger/* ledgerQueries */.UX)(target.database)));
    if (ledger.runs.get(file.name) === run)
        return ledger;
    throw new runtime_errors/* ActionError */.lZ('cloudflare-answer', `Cloudflare says that ${file.name} was imported, and the ledger does not have it.`);
}
/** Nothing of the file was sent: there is no import that could still be under way. */
function notSent(error) {
    if (!(error instanceof errors/* CloudflareError */.O))
        return error;
    return new errors/* CloudflareError */.O(error.code, error.message, {
        ...(error.hint === undefined ? {} : { hint: error.hint }),
        failure: { kind: 'never-ran' },
        httpStatus: error.httpStatus,
        apiCodes: error.apiCodes,
        cause: error,
    });
}
/** A statement with its parameters written out. Only those of this action have parameters, and no other \`?\`. */
function asScript({ sql, params = [] }) {
    const values = [...params];
    const text = values.length === 0 ? sql : sql.replaceAll('?', () => `'${String(values.shift()).replaceAll("'", "''")}'`);
    return `${text};\n`;
}
function statementFailed(file, index, result) {
    const line = file.statements[index]?.line;
    return new runtime_errors/* ActionError */.lZ('migration-failed', `${file.path}${line === undefined ? '' : `:${line}`}: ${result?.error ?? 'the statement failed, and Cloudflare does not say why'}`, {
        location: line === undefined ? { file: file.path } : { file: file.path, line },
    });
}

;// CONCATENATED MODULE: ./lib/migrate/verify.js



// The check reads every row that refers to another: in a large database it would take longer than D1 gives a call.
const largestChecked = 200e6;
const Row = schemas/* array */.YOg(schemas/* object */.Ikc({ table: schemas/* string */.YjP(), n: schemas/* number */.aig() }));
async function readViolations(target, cloudflare, { events }) {
    const unchecked = (why) => {
        events.warning('migration.unchecked', `The foreign keys of ${target.name} are not checked: ${why}`);
        return undefined;
    };
    if (target.size !== undefined && target.size > largestChecked)
        return unchecked('the database is so large that it would take longer than D1 gives a call.');
    try {
        const [answer] = await cloudflare.d1.query(target.id, `check the foreign keys of ${target.name}`, [
            { sql: 'SELECT "table", count(*) AS n FROM pragma_foreign_key_check GROUP BY 1' },
        ]);
        if (!answer?.success)
            throw new Error(answer?.error ?? 'Cloudflare does not say why.');
        return new Map(Row.parse(answer.results).map(({ table, n }) => [table, n]));
    }
    catch (error) {
        // SQLite cannot check a foreign key whose parent has no fitting unique key: `foreign key mismatch`.
        return unchecked(error instanceof Error ? error.message : String(error));
    }
}
/** Rows that lost their parent in this run; what was broken before is not held against it. */
async function verifyForeignKeys(after, before, cloudflare, context) {
    const { target, applied } = after;
    const found = before && (await readViolations(target, cloudflare, context));
    if (!before || !found)
        return { isChecked: false };
    const worse = [...found].filter(([table, n]) => n > (before.get(table) ?? 0));
    if (worse.length === 0)
        return { isChecked: true };
    const told = worse.map(([table, n]) => `${n} in ${table}`).join(', ');
    const error = new runtime_errors/* ActionError */.lZ('migration-failed', `After ${applied.map(({ name }) => name).join(', ')}, rows of ${target.name} refer to rows that are not there: ${told}.`, { hint: (0,aftermath/* wayBack */.lZ)(after) });
    return { isChecked: true, error };
}

;// CONCATENATED MODULE: ./lib/migrate/apply.js







/**
 * Applies files in order, each with its ledger rows as one batch. It stops at the first that is not in the database
 * afterwards. Never tries a batch again: after an error it reads what is there. Throws nothing: what was applied before
 * an error must be told with it.
 */
async function applyMigrations(job) {
    const { target, context, plan, before } = job;
    const applied = [];
    let { ledger } = before;
    for (const file of plan.pending) {
        const attempt = await tryFile(job, file);
        const after = { target, file, applied, bookmark: before.bookmark };
        if (attempt.state !== 'applied') {
            const error = (0,aftermath/* describe */.q0)(attempt, after, ledger.digest);
            const isOurs = isOwnDoing(attempt, ledger.digest);
            const isPartial = attempt.state === 'partial';
            return { applied, ledger: attempt.ledger ?? ledger, error, isOurs, isPartial };
        }
        applied.push(file);
        ledger = { ...ledger, applied: [...ledger.applied, file.name], digest: attempt.digest, schema: attempt.schema };
        const rehearsed = rehearsalOf(plan, file);
        if (rehearsed && !isAsRehearsed(rehearsed, attempt))
            return {
                applied,
                ledger,
                error: (0,aftermath/* otherThanRehearsed */.Bq)(after, rehearsed.schema ?? [], attempt.schema),
                isOurs: true,
            };
        if (context.signal.aborted)
            break;
    }
    return conclude(job, applied, ledger);
}
async function tryFile(job, file) {
    const { target, context, plan } = job;
    const events = context.events.step(`migrate ${target.name}`);
    const rehearsed = rehearsalOf(plan, file);
    const isImport = needsImport(file, rehearsed);
    const way = isImport ? 'import' : 'batch';
    events.debug('migration.started', { file: file.name, statements: file.statements.length, way });
    const started = context.clock.now();
    const tell = (what, fields = {}) => {
        const duration_ms = context.clock.now() - started;
        const size = `${(0,words/* count */.U)(file.statements.length, 'statement')}${isImport ? ' by import' : ''}, ${duration_ms} ms`;
        events.info('migration.applied', `Applied ${file.name} to ${target.name} (${size})${what}.`, {
            file: file.name,
            duration_ms,
            way,
            ...fields,
        });
    };
    try {
        const done = await (isImport ? sendImport : sendBatch)(job, file, guardsFor(plan, file));
        tell('');
        return { state: 'applied', ...done };
    }
    catch (failure) {
        const attempt = await settle(job, file, failure, isImport);
        if (attempt.state === 'applied')
            tell(': the answer was lost, and the ledger has it', { answer_lost: true });
        return attempt;
    }
}
/** Whether the database is as this run left it: a restore would take back what others have done as well. */
function isOwnDoing({ state, ledger }, digest) {
    if (state === 'partial')
        return true;
    return (state === 'not-applied' || state === 'loss-refused') && (ledger?.digest ?? digest) === digest;
}
/** What a file must not lose. Whoever has allowed a loss by rows has allowed it where the rehearsal had none to lose, too. */
function guardsFor(plan, file) {
    const isAllowed = plan.findings.some(({ rule, allowed, file: name }) => {
        return name === file.name && allowed && lossRules.includes(rule);
    });
    return isAllowed ? [] : (rehearsalOf(plan, file)?.guards ?? []);
}
const lossRules = ['cascade-wipe', 'rows-lost', 'delete-without-where'];
function rehearsalOf({ rehearsal }, { name }) {
    return rehearsal?.files.find((file) => file.name === name);
}
function isAsRehearsed({ digest, schema }, applied) {
    // Another version of SQLite may write the same schema with other spaces and quotes.
    return digest === undefined || digest === applied.digest || (0,schema_diff/* sameSchema */.Go)(schema ?? [], applied.schema);
}
/** A last look from outside of the batches: what was answered must be what is there, and foreign keys must hold. */
async function conclude(job, applied, expected) {
    const { target, cloudflare, context, plan, before } = job;
    const after = { target, applied, bookmark: before.bookmark };
    const what = `read the migration ledger of ${target.name}`;
    const surely = cloudflare.withSignal(AbortSignal.timeout(60_000));
    let ledger;
    let keys;
    try {
        const [answers, verdict] = await Promise.all([
            surely.d1.query(target.id, what, (0,migrate_ledger/* ledgerQueries */.UX)(target.database)),
            verifyForeignKeys(after, before.violations, surely, context),
        ]);
        ledger = (0,migrate_ledger/* readAnswers */.Mr)(target, answers);
        keys = verdict;
    }
    catch (unread) {
        return { applied, ledger: expected, error: (0,aftermath/* cannotTell */.JM)(after, undefined, unread), isOurs: false };
    }
    const lost = applied.filter(({ name }) => !ledger.applied.includes(name));
    if (lost.length > 0 || ledger.digest !== expected.digest)
        return { applied, ledger, error: (0,aftermath/* otherThanAnswered */.Hb)(after, lost), isOurs: false };
    if (keys.error)
        return { applied, ledger, error: keys.error, isOurs: true };
    if (!context.signal.aborted)
        return { applied, ledger, isOurs: true, keysHold: keys.isChecked };
    // What was applied is whole: there is nothing to recover from.
    return { applied, ledger, error: (0,aftermath/* cancelledBetween */.ee)(after, plan.pending.slice(applied.length)), isOurs: false };
}

// EXTERNAL MODULE: ./lib/migrate/begun.js
var begun = __webpack_require__(8220);
// EXTERNAL MODULE: ./lib/migrate/judge.js
var judge = __webpack_require__(9194);
// EXTERNAL MODULE: ./lib/sqlite/identifier.js
var identifier = __webpack_require__(8437);
;// CONCATENATED MODULE: ./lib/migrate/recover.js







async function readBefore(target, ledger, wanted, cloudflare, context) {
    const counted = () => (wanted === 'restore' ? countRows(target, ledger, cloudflare) : undefined);
    const first = await counted();
    const [bookmark, violations] = await Promise.all([
        cloudflare.d1.bookmark(target.id),
        readViolations(target, cloudflare, context),
    ]);
    const second = await counted();
    return { ledger, bookmark, violations, counts: first && second ? [first, second] : undefined };
}
/**
 * Goes back to the bookmark, where that was asked for, the run has changed something, and nobody else has. A restore
 * loses what was written since: what is not known to be this run's doing is left to a person.
 */
async function recover(error, { applied, ledger, isOurs, isPartial = false }, before, job) {
    const isChanged = applied.length > 0 || isPartial || ledger.digest !== before.ledger.digest;
    if (!before.counts || !isChanged || !isOurs)
        return undefined;
    const { target, context } = job;
    // Going back must be possible when the job was cancelled, too.
    const cloudflare = job.cloudflare.withSignal(AbortSignal.timeout(180_000));
    context.events.warning('migration.restoring', `${target.name} goes back to its bookmark of before this run (${error.code}).`, { database: target.name, bookmark: before.bookmark });
    // The answer that has it may be lost.
    const last = await cloudflare.d1.bookmark(target.id).catch(() => undefined);
    try {
        const { previousBookmark } = await cloudflare.d1.restore(target.id, before.bookmark);
        return await outcome(before, previousBookmark, target, cloudflare);
    }
    catch (failure) {
        const neverRan = failure instanceof errors/* CloudflareError */.O && failure.failure.kind === 'never-ran';
        if (neverRan)
            return { state: 'failed', failure };
        return await afterFailure(failure, before, last, { ...job, cloudflare });
    }
}
async function outcome(before, undo, target, cloudflare) {
    try {
        const differences = await differencesTo(before, target, cloudflare);
        if (differences.length > 0)
            return { state: 'unproven', undo, differences };
        return { state: 'restored', undo, tables: before.counts?.[0].size ?? 0 };
    }
    catch (failure) {
        return { state: 'unknown', undo, failure };
    }
}
// A restore whose answer was lost may still be under way; one that was refused is not.
const pausesMs = [500, 4000, 10_000];
/** A restore that failed may have been made all the same: what is there decides. */
async function afterFailure(failure, before, undo, { target, cloudflare, context }) {
    const isLost = !(failure instanceof errors/* CloudflareError */.O) || failure.failure.kind === 'unknown';
    for (const pause of isLost ? pausesMs : []) {
        const found = await outcome(before, undo, target, cloudflare);
        if (found.state === 'restored')
            return found;
        await context.clock.sleep(pause);
    }
    const found = await outcome(before, undo, target, cloudflare);
    return found.state === 'unproven' ? { state: 'failed', failure } : found;
}
async function differencesTo(before, target, cloudflare) {
    const ledger = await (0,migrate_ledger/* readLedger */.SC)(target, cloudflare);
    if (ledger.digest !== before.ledger.digest)
        return ['the schema is not what it was'];
    const isSame = ledger.applied.join('\n') === before.ledger.applied.join('\n');
    const counts = await countRows(target, before.ledger, cloudflare);
    const wrong = [...counts].filter(([table, rows]) => !isBetween(rows, table, before));
    return [
        ...(isSame ? [] : ["wrangler's ledger is not what it was"]),
        ...wrong.map(([table, rows]) => `${table} has ${(0,words/* count */.U)(rows, 'row')} and had ${before.counts?.[1].get(table)}`),
    ];
}
/** Between what was counted before and after the bookmark was taken: others may have written in between. */
function isBetween(rows, table, { counts }) {
    const [a = 0, b = 0] = counts?.map((of) => of.get(table) ?? 0) ?? [];
    return rows >= Math.min(a, b) && rows <= Math.max(a, b);
}
const CountRow = schemas/* array */.YOg(schemas/* object */.Ikc({ n: schemas/* number */.aig() })).length(1);
async function countRows(target, { schema }, cloudflare) {
    const own = (0,migrate_ledger/* ownTables */.Uo)(target.database);
    const tables = schema
        .filter(({ type, name, sql }) => type === 'table' && !own.includes(name) && !/^CREATE\s+VIRTUAL\s/i.test(sql ?? ''))
        .map(({ name }) => name);
    if (tables.length === 0)
        return new Map();
    const queries = tables.map((name) => ({ sql: `SELECT count(*) AS n FROM ${(0,identifier/* quoteIdentifier */.C)(name)}` }));
    const answers = await cloudflare.d1.query(target.id, `count the rows of ${target.name}`, queries);
    return new Map(tables.map((name, index) => [name, countIn(answers[index], target)]));
}
function countIn(answer, { name }) {
    const rows = CountRow.safeParse(answer?.success ? answer.results : undefined);
    if (rows.success && rows.data[0])
        return rows.data[0].n;
    throw new runtime_errors/* ActionError */.lZ('cloudflare-answer', `Could not count the rows of ${name}: ${answer?.error ?? 'the answer has no number'}.`, { hint: 'Run this again.', cause: rows.error });
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./lib/migrate/run-name.js

/** Who holds the lock and applied a migration: the page of the workflow run, and what tells two jobs of it apart. */
function runName(context) {
    return `${context.runner.runUrl ?? context.events.trace.traceId}#${(0,external_node_crypto_.randomUUID)().slice(0, 8)}`;
}

;// CONCATENATED MODULE: ./lib/migrate/databases.js









function untouched(plan) {
    const error = (0,judge/* blockedBy */.yJ)(plan.target.name, plan.findings, plan.pending);
    return { ...plan, applied: [], ...(error ? { error } : {}) };
}
/** Database by database in the order of the configuration; stops at the first that does not end as planned. */
async function migrateAll(plans, wanted, cloudflare, context) {
    const planned = plans.map(untouched);
    if (planned.some(({ error }) => error))
        return planned;
    const results = [];
    for (const plan of plans) {
        const stopped = results.some(({ error }) => error);
        results.push(stopped ? untouched(plan) : await migrateOne(plan, wanted.recover, cloudflare, context));
    }
    return results.map((result, index) => withEarlier(result, results.slice(0, index)));
}
/** An error in one database also says what the ones before it have, with their ways back. */
function withEarlier(result, before) {
    const { error } = result;
    const changed = before.filter(({ applied }) => applied.length > 0);
    if (!error || changed.length === 0)
        return result;
    const states = changed.map(({ target, applied }) => `The database ${target.name} got ${applied.join(', ')} from this run, and keeps it.`);
    const ways = changed.map(({ target, bookmarkBefore }) => (0,aftermath/* restoreCommand */.Od)(target, bookmarkBefore));
    const told = new runtime_errors/* ActionError */.lZ(error.code, [error.message, ...states].join(' '), {
        status: error.status,
        hint: [error.hint, 'To go back there, losing what was written since:', ...ways].filter(Boolean).join('\n'),
        ...(error.location ? { location: error.location } : {}),
        cause: error,
    });
    return { ...result, error: told };
}
async function migrateOne(plan, wanted, cloudflare, context) {
    const { target } = plan;
    const run = runName(context);
    try {
        if (plan.pending.length === 0) {
            const bookmark = await cloudflare.d1.bookmark(target.id);
            return { ...plan, applied: [], bookmarkBefore: bookmark, bookmarkAfter: bookmark };
        }
        const ledger = await takeOrLetGo(target, run, cloudflare, context);
        const before = await beginning(plan, ledger, run, wanted, cloudflare, context);
        return await applyFrom(before, { ...plan, ledger }, run, cloudflare, context);
    }
    catch (thrown) {
        // What other databases have got must still be told. Only what comes before the first write can fail here.
        return { ...plan, applied: [], error: nothingDoneIn(target, (0,runtime_errors/* toActionError */.ie)(thrown)) };
    }
}
/** Takes the lock; where the answer to that was lost, it may be held, and is let go. */
async function takeOrLetGo(target, run, cloudflare, context) {
    try {
        return await takeLock(target, run, cloudflare, context);
    }
    catch (error) {
        const mayBeHeld = error instanceof errors/* CloudflareError */.O
            ? error.failure.kind !== 'never-ran'
            : context.signal.aborted || (error instanceof runtime_errors/* ActionError */.lZ && error.code === 'cloudflare-answer');
        if (mayBeHeld)
            await release(target, run, cloudflare, lockLeft(target, context));
        throw error;
    }
}
/** What is there before the first write; where that cannot be known or is not what was planned for, the lock is let go. */
async function beginning(plan, ledger, run, wanted, cloudflare, context) {
    try {
        refuseChanged(plan, ledger);
        (0,begun/* refuseBegun */.g)(plan.target, ledger, plan.pending);
        return await readBefore(plan.target, ledger, wanted, cloudflare, context);
    }
    catch (error) {
        await release(plan.target, run, cloudflare, lockLeft(plan.target, context));
        throw error;
    }
}
function lockLeft({ name }, { events }) {
    return (why) => events.warning('migration.lock-left', `The migration lock of ${name} could not be let go: ${why} It runs out by itself, and until then the next run waits.`, { database: name });
}
/** Between the plan and the lock, another run may have been here: then the rehearsal is of another database. */
function refuseChanged({ target, ledger: planned }, now) {
    const newly = now.applied.filter((name) => !planned.applied.includes(name));
    if (newly.length === 0 && now.digest === planned.digest && now.applied.length === planned.applied.length)
        return;
    const what = newly.length > 0 ? `${newly.join(', ')} was applied` : 'its schema was changed';
    throw new runtime_errors/* ActionError */.lZ('changed-meanwhile', `${target.name} is not what was planned for: ${what} by someone else since.`, {
        hint: 'Run this again: it plans and rehearses on what is there now.',
    });
}
function nothingDoneIn({ name }, error) {
    const isSaid = error.message.includes('Nothing was done');
    return new runtime_errors/* ActionError */.lZ(error.code, `${name}: ${error.message}${isSaid ? '' : ` Nothing was done in ${name}.`}`, {
        status: error.status,
        ...(error.hint === undefined ? {} : { hint: error.hint }),
        cause: error,
    });
}
async function applyFrom(before, plan, run, cloudflare, context) {
    const { target } = plan;
    context.events.info('migration.bookmark', `The way back of ${target.name}: ${(0,aftermath/* restoreCommand */.Od)(target, before.bookmark)}`, { database: target.name, bookmark: before.bookmark });
    const application = await applyMigrations({ target, cloudflare, context, run, plan, before });
    const { error } = application;
    const recovery = error ? await recover(error, application, before, { target, cloudflare, context }) : undefined;
    const ledger = recovery?.state === 'restored' ? before.ledger : application.ledger;
    const last = cloudflare.withSignal(AbortSignal.timeout(30_000)).d1;
    const [bookmarkAfter] = await Promise.all([
        last.bookmark(target.id).catch(() => undefined),
        release(target, run, cloudflare, lockLeft(target, context)),
    ]);
    return {
        ...plan,
        ledger,
        bookmarkBefore: before.bookmark,
        ...(bookmarkAfter === undefined ? {} : { bookmarkAfter }),
        keysHold: application.keysHold === true,
        applied: recovery?.state === 'restored' ? [] : application.applied.map(({ name }) => name),
        ...(recovery ? { recovery } : {}),
        ...(error ? { error: recovery ? (0,aftermath/* restored */.v0)(error, recovery, target) : error } : {}),
    };
}


/***/ }),

/***/ 9194:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S4: () => (/* binding */ judge),
/* harmony export */   Us: () => (/* binding */ isBlocking),
/* harmony export */   yJ: () => (/* binding */ blockedBy)
/* harmony export */ });
/* harmony import */ var _runtime_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(525);
/* harmony import */ var _rules_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4498);


/** Marks what the input `allow`, or the file itself, allows; tells allowances that nothing needs. */
function judge(findings, pending, allow, 
/** The files that were rehearsed to the end: of others it is not known what they need. */
rehearsed) {
    const judged = findings.map((one) => {
        const own = pending
            .find(({ name }) => name === one.file)
            ?.allowances.allowed.find(({ rules }) => rules.includes(one.rule));
        if (own)
            return { ...one, allowed: true, reason: own.reason };
        return { ...one, allowed: allow.includes(one.rule) };
    });
    const unused = pending
        .filter(({ name }) => rehearsed.has(name))
        .flatMap((file) => unusedIn(file, findings))
        .map((one) => ({ ...one, allowed: allow.includes(one.rule) }));
    return [...judged, ...unused];
}
/** What these find depends on the rows: in staging there may be none, and the allowance is for production. */
const ofRows = [
    'cascade-wipe',
    'rows-lost',
    'fails-in-rehearsal',
    'depends-on-rows',
    'row-too-large',
    'too-slow',
];
function unusedIn({ name, allowances }, findings) {
    return allowances.allowed.flatMap(({ rules, line }) => rules
        .filter((rule) => !ofRows.includes(rule))
        .filter((rule) => !findings.some((one) => one.file === name && one.rule === rule))
        .map((rule) => (0,_rules_js__WEBPACK_IMPORTED_MODULE_1__/* .finding */ .gk)('allow-unused', name, `\`voygent:allow ${rule}\` allows what this file does not do: remove it.`, line)));
}
function isBlocking({ severity, allowed }) {
    return severity === 'error' && !allowed;
}
/** The error of a plan that is not to be carried out. */
function blockedBy(database, findings, pending) {
    const blocking = findings.filter(isBlocking);
    const [first] = blocking;
    if (!first)
        return undefined;
    const told = blocking.map((one) => `${place(one)}: ${one.message} [${one.rule}]`);
    const shown = told.length > 8 ? [...told.slice(0, 8), `… and ${told.length - 8} more, in the summary.`] : told;
    const path = pending.find(({ name }) => name === first.file)?.path;
    return new _runtime_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('migrations-invalid', `${database}: ${shown.join(' ')} Nothing was done.`, {
        status: 'blocked',
        hint: hintFor(blocking, pending),
        ...(path === undefined
            ? {}
            : { location: { file: path, ...(first.line === undefined ? {} : { line: first.line }) } }),
    });
}
function place({ file, line }) {
    return line === undefined ? file : `${file}:${line}`;
}
/** What nobody can take upon themselves: D1 or SQLite would refuse it all the same. */
const impossible = [
    'fails-in-rehearsal',
    'transaction-statement',
    'refused-by-d1',
    'statement-too-long',
    'too-many-columns',
    'not-null-without-default',
    'allow-invalid',
];
function hintFor(blocking, pending) {
    const rules = unique(blocking);
    const page = `What to do instead: ${(0,_rules_js__WEBPACK_IMPORTED_MODULE_1__/* .pageOf */ .ZZ)(rules.length === 1 && rules[0] ? rules[0] : '<rule>')}`;
    const allowable = blocking.filter(({ rule }) => !impossible.includes(rule));
    const isPending = ({ file }) => pending.some(({ name }) => name === file);
    const inFiles = unique(allowable.filter(isPending));
    // A file that was applied cannot be changed any more, not even by a comment.
    const byInput = unique(allowable.filter((one) => !isPending(one)));
    const ways = [
        ...(inFiles.length === 0
            ? []
            : [`write into the file, with your reason: \`-- voygent:allow ${inFiles.join(',')} the reason\``]),
        ...(byInput.length === 0 ? [] : [`\`allow: ${byInput.join(', ')}\``]),
    ];
    return ways.length === 0 ? page : `${page}\nWhere this is meant to be so, ${ways.join('; and ')}.`;
}
function unique(findings) {
    return [...new Set(findings.map(({ rule }) => rule))];
}


/***/ }),

/***/ 6329:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  n: () => (/* binding */ planAll)
});

// EXTERNAL MODULE: ./lib/runtime/errors.js
var errors = __webpack_require__(525);
// EXTERNAL MODULE: ./lib/runtime/nearest.js
var nearest = __webpack_require__(1438);
// EXTERNAL MODULE: ./lib/runtime/words.js
var words = __webpack_require__(7113);
// EXTERNAL MODULE: ./lib/migrate/begun.js
var begun = __webpack_require__(8220);
// EXTERNAL MODULE: external "node:buffer"
var external_node_buffer_ = __webpack_require__(4573);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/sqlite/statements.js
var sqlite_statements = __webpack_require__(2328);
// EXTERNAL MODULE: ./lib/sqlite/tokens.js
var tokens = __webpack_require__(8324);
// EXTERNAL MODULE: ./lib/migrate/rules.js
var rules = __webpack_require__(4498);
;// CONCATENATED MODULE: ./lib/migrate/allow.js



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

;// CONCATENATED MODULE: ./lib/migrate/files.js







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

// EXTERNAL MODULE: ./lib/migrate/judge.js
var judge = __webpack_require__(9194);
// EXTERNAL MODULE: ./lib/migrate/ledger.js
var migrate_ledger = __webpack_require__(1076);
;// CONCATENATED MODULE: ./lib/migrate/lint-file.js

// developers.cloudflare.com/d1/platform/limits: maximum SQL statement length.
const statementBytes = 100_000;
/** What the text of a file shows, without a database. */
function lintFile({ name, statements, allowances }) {
    const tooLong = statements
        .map(({ sql, line }) => ({ line, bytes: Buffer.byteLength(sql) }))
        .filter(({ bytes }) => bytes > statementBytes)
        .map(({ line, bytes }) => (0,rules/* finding */.gk)('statement-too-long', name, `A statement of ${bytes} bytes: D1 allows 100 KB. Split it into several.`, line));
    const invalid = allowances.invalid.map(({ line, problem }) => (0,rules/* finding */.gk)('allow-invalid', name, `This \`voygent:allow\` ${problem}${/[.?]$/.test(problem) ? '' : '.'} It is written: \`-- voygent:allow RULE the reason\`.`, line));
    return [...tooLong, ...invalid];
}

;// CONCATENATED MODULE: ./lib/migrate/plan.js


/** Compares the files with the ledger. It changes nothing and asks nothing. */
function planMigrations(files, ledger) {
    const applied = new Set(ledger.applied);
    const pending = files.filter(({ name }) => !applied.has(name));
    return {
        pending,
        findings: [
            ...edited(files, applied, ledger.checksums),
            ...missing(files, ledger),
            ...outOfOrder(files, pending, applied),
            ...duplicatePrefixes(files, pending),
        ],
    };
}
function edited(files, applied, checksums) {
    return files
        .filter(({ name, sha256 }) => applied.has(name) && (checksums.get(name) ?? sha256) !== sha256)
        .map(({ name }) => (0,rules/* finding */.gk)('edited-since-applied', name, `${name} was edited after it was applied: the database does not have what the file says. Restore the file and write a new migration for the change.`));
}
function missing(files, ledger) {
    const present = new Set(files.map(({ name }) => name));
    return ledger.applied
        .filter((name) => !present.has(name))
        .map((name) => (0,rules/* finding */.gk)('file-missing', name, `The database has ${name}, and the checkout does not: the checkout is older than the database, or the file was renamed or removed.`));
}
function outOfOrder(files, pending, applied) {
    const lastApplied = files.findLastIndex(({ name }) => applied.has(name));
    const before = new Set(files.slice(0, Math.max(0, lastApplied)));
    return pending
        .filter((file) => before.has(file))
        .map(({ name }) => (0,rules/* finding */.gk)('out-of-order', name, `${name} comes before ${files[lastApplied]?.name}, which is applied already: here it runs after it, on a new database before it.`));
}
function duplicatePrefixes(files, pending) {
    const byNumber = Map.groupBy(files.filter(({ name }) => !name.includes('/')), ({ name }) => leadingNumber(name));
    return pending.flatMap((file) => {
        const twin = byNumber.get(leadingNumber(file.name))?.find((other) => other !== file);
        if (!twin || !Number.isFinite(leadingNumber(file.name)))
            return [];
        return [
            (0,rules/* finding */.gk)('duplicate-prefix', file.name, `${file.name} and ${twin.name} have the same number: their order depends on the rest of their names.`),
        ];
    });
}

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
// EXTERNAL MODULE: external "node:readline"
var external_node_readline_ = __webpack_require__(481);
// EXTERNAL MODULE: external "node:url"
var external_node_url_ = __webpack_require__(3136);
// EXTERNAL MODULE: ./lib/migrate/lint-d1.js
var lint_d1 = __webpack_require__(2630);
;// CONCATENATED MODULE: ./lib/migrate/rehearse-apart.js






/** What takes longer in memory than this takes longer on D1 than it allows a call. */
const longestStatementMs = (lint_d1/* callSeconds */.cq * 1000) / lint_d1/* timesSlower */.hr;
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
        this.#process = (0,external_node_child_process_.spawn)(process.execPath, [entry()], { env, stdio: ['pipe', 'pipe', 'pipe'] });
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
        signal.throwIfAborted();
        const given = { stage, files: files.map((file) => ({ ...file, unusable: undefined })) };
        this.#process.stdin.end(JSON.stringify(given));
        const ended = new AbortController();
        try {
            return await this.#result(stage, files, AbortSignal.any([signal, ended.signal]));
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
    #result(stage, files, signal) {
        const done = [];
        return new Promise((resolve, reject) => {
            const patience = new Patience(signal, (late) => {
                const seen = { schemaBefore: stage.schema, madeUp: [], unfilled: [] };
                const file = files[late.file];
                if (file && !late.isWhole)
                    resolve({ ...seen, files: [...done, tooSlow(file, late.statement)] });
                else
                    reject(tooLong(late.isWhole));
            });
            (0,external_node_readline_.createInterface)({ input: this.#process.stdout }).on('line', (line) => {
                const message = JSON.parse(line);
                if (message.kind === 'statement')
                    patience.begin(message.file, message.statement);
                else if (message.kind === 'file')
                    done.push(message.file);
                else if (message.kind === 'done')
                    resolve({ ...message.rehearsal, schemaBefore: stage.schema, files: done });
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
    return (0,external_node_url_.fileURLToPath)(new URL(own.endsWith('.ts') ? 'rehearsal-process.ts' : 'rehearsal.js', own));
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
    return new errors/* ActionError */.lZ(code, message, hint === undefined ? {} : { hint });
}
function tooLong(isWhole) {
    const [part, ms] = isWhole ? ['The rehearsal', longestMs] : ['To rebuild the database', longestBuildMs];
    return new errors/* ActionError */.lZ('timeout', `${part} took longer than ${ms / 1000} s. Nothing was done.`, {
        hint: 'Rehearse on the schema alone, which is quicker: `rehearse: schema`.',
    });
}
/** A file whose statement was ended. What it would have done is not known. */
function tooSlow({ name, statements }, statement) {
    const seconds = longestStatementMs / 1000;
    const message = `This statement ran for ${seconds} s in the rehearsal, and was ended: on D1, which ends a call after ${lint_d1/* callSeconds */.cq} s, it takes longer. Do the work in parts, each limited by a WHERE.`;
    return {
        name,
        findings: [(0,rules/* finding */.gk)('too-slow', name, message, statements[statement]?.line)],
        rows: [],
        schema: undefined,
        digest: undefined,
        guards: [],
        milliseconds: longestStatementMs,
    };
}

// EXTERNAL MODULE: ./lib/cloudflare/errors.js
var cloudflare_errors = __webpack_require__(6632);
// EXTERNAL MODULE: ./lib/cloudflare/ids.js
var ids = __webpack_require__(3238);
;// CONCATENATED MODULE: ./lib/migrate/resolve.js




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
        throw new errors/* ActionError */.lZ('database-not-found', `The input \`database\` asks for \`${word}\`, and no wrangler configuration binds a database of that name, binding or id in this environment. Nothing was done.`, {
            hint: (0,nearest/* didYouMean */.a)(word, names),
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
    const id = ids/* DatabaseId */.f$.safeParse(written);
    if (!id.success) {
        throw new errors/* ActionError */.lZ('config-invalid', `${place(database)}: \`database_id\` is \`${written}\`, which is no D1 database id: that is a uuid. Nothing was done.`, {
            hint: `Look it up: npx wrangler d1 info ${database.name ?? '<name>'}`,
            location: database.location,
        });
    }
    const { name, file_size } = await cloudflare.d1.get(id.data).catch(async (error) => {
        throw (0,cloudflare_errors/* isNotFound */.c)(error) ? await unknownId(database, id.data, cloudflare, error) : error;
    });
    if (database.name !== undefined && database.name !== name) {
        throw new errors/* ActionError */.lZ('database-mismatch', `${place(database)}: \`database_id\` ${id.data} is the database \`${name}\` on Cloudflare, and \`database_name\` says \`${database.name}\`. Nothing was done.`, {
            hint: `Decide which one is meant. The id of \`${database.name}\`: npx wrangler d1 info ${database.name}`,
            location: database.location,
        });
    }
    return { database, id: id.data, name, size: file_size ?? undefined };
}
async function unknownId(database, id, cloudflare, cause) {
    const known = await cloudflare.d1.list();
    const namesake = known.find(({ name }) => name === database.name);
    return new errors/* ActionError */.lZ('database-not-found', `${place(database)}: the account has no D1 database with the id ${id}. Nothing was done.`, {
        hint: namesake
            ? `\`${namesake.name}\` has the id ${namesake.uuid}: correct \`database_id\`.`
            : orCreate(database.name, known),
        location: database.location,
        cause,
    });
}
async function byName(database, cloudflare) {
    if (database.name === undefined) {
        throw new errors/* ActionError */.lZ('config-invalid', `${place(database)}: the binding \`${database.binding}\` has neither \`database_id\` nor \`database_name\`. Nothing was done.`, {
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
    throw new errors/* ActionError */.lZ('database-not-found', `${place(database)}: the account has no D1 database named \`${database.name}\`. Nothing was done.`, {
        hint: orCreate(database.name, known),
        location: database.location,
    });
}
/** The databases that may be meant, with their ids, and how to make the one that is not there. */
function orCreate(name, known) {
    const label = ({ name, uuid }) => `${name} (${uuid})`;
    const near = new Set((0,nearest/* nearest */.p)(name ?? '', known.map((one) => one.name)));
    const meant = known.filter((one) => near.has(one.name));
    const question = meant.length > 0 ? `Did you mean ${meant.map(label).join(' or ')}?` : (0,nearest/* didYouMean */.a)('', known.map(label));
    return `${question} If it is to be a new database: npx wrangler d1 create ${name ?? '<name>'}`;
}
function place(database) {
    const { file, line } = database.location;
    return line === undefined ? `${file} (${database.key})` : `${file}:${line}`;
}

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 5 modules
var schemas = __webpack_require__(6843);
;// CONCATENATED MODULE: ./lib/migrate/stage.js



// An export makes the database unavailable while it runs: at some 10 MB/s, two seconds.
const largestExport = 16 * 1024 * 1024;
/**
 * Gets what is needed to build the database that production has. It reads only.
 * @throws ActionError when what was asked for by name cannot be had
 */
async function chooseStage(target, ledger, asked, cloudflare, context) {
    const ledgerTables = (0,migrate_ledger/* ownTables */.Uo)(target.database);
    const stage = { schema: ledger.schema, ledgerTables };
    if (asked === 'snapshot')
        throw noSnapshot(target);
    const isEmpty = !ledger.schema.some(({ type, name }) => type === 'table' && !ledgerTables.includes(name));
    if (isEmpty && asked !== 'schema')
        return { ...stage, kind: 'empty', told: 'on an empty database, as it is' };
    if (asked === 'schema')
        return { ...stage, kind: 'schema', told: 'on the schema with made-up rows, as asked for' };
    const { size } = target;
    if (asked === 'auto' && (size === undefined || size > largestExport)) {
        const why = size === undefined
            ? 'its size is not known'
            : `it has ${megabytes(size)}, and an export is made up to ${megabytes(largestExport)}`;
        return { ...stage, kind: 'schema', told: `on the schema with made-up rows: ${why}, and there is no snapshot` };
    }
    const dump = await exportRows(target, ledger, cloudflare, context);
    return { ...stage, dump, kind: 'export', told: `on a fresh export (${megabytes(Buffer.byteLength(dump))})` };
}
async function exportRows(target, ledger, cloudflare, context) {
    const started = context.clock.now();
    const tables = await exportable(target, ledger, cloudflare);
    // An export of no tables is one of all.
    if (tables?.length === 0)
        return '';
    const { sql } = await cloudflare.d1.export(target.id, `export ${target.name} for the rehearsal`, tables ? { tables } : {});
    context.events.debug('migration.exported', {
        database: target.name,
        bytes: Buffer.byteLength(sql),
        duration_ms: context.clock.now() - started,
    });
    return sql;
}
/** An export fails on virtual tables: then the others are asked for by name. `undefined`: all. */
async function exportable(target, { schema }, cloudflare) {
    if (!schema.some(({ sql }) => /^CREATE\s+VIRTUAL\s/i.test(sql ?? '')))
        return undefined;
    const known = new Set(schema.map(({ name }) => name));
    const [answer] = await cloudflare.d1.query(target.id, `read the tables of ${target.name}`, [
        { sql: "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'" },
    ]);
    const rows = schemas/* array */.YOg(schemas/* object */.Ikc({ name: schemas/* string */.YjP() })).parse(answer?.results);
    return rows.map(({ name }) => name).filter((name) => known.has(name));
}
function noSnapshot({ name }) {
    return new errors/* ActionError */.lZ('input-invalid', `\`rehearse: snapshot\` was asked for ${name}, and this version makes no snapshots yet. Nothing was done.`, { hint: 'Use `rehearse: export` for the real rows, or `rehearse: schema` for made-up ones.' });
}
function megabytes(bytes) {
    return bytes < 1e5 ? `${Math.ceil(bytes / 1000)} KB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

;// CONCATENATED MODULE: ./lib/migrate/plan-all.js
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













/** Looks at every database, and rehearses what it lacks, before anything is changed in one. */
async function planAll(project, wanted, cloudflare, context) {
    checkAllow(wanted.allow);
    const chosen = chooseDatabases(project.databases, wanted.database);
    if (chosen.length === 0) {
        throw new errors/* ActionError */.lZ('database-not-found', 'No wrangler configuration of this environment binds a D1 database. Nothing was done.', {
            hint: 'Add `d1_databases` with `database_name` and `database_id`. wrangler environments do not inherit it from the top level.',
        });
    }
    return Promise.all(chosen.map((database) => planOne(database, wanted, cloudflare, context)));
}
function checkAllow(allow) {
    const unknown = allow.find((name) => !(0,rules/* isRule */.Nd)(name));
    if (unknown === undefined)
        return;
    throw new errors/* ActionError */.lZ('input-invalid', `The input \`allow\` names the rule \`${unknown}\`, which does not exist. Nothing was done.`, {
        hint: (0,nearest/* didYouMean */.a)(unknown, rules/* ruleIds */.Zl),
    });
}
async function planOne(database, wanted, cloudflare, context) {
    const files = await readMigrations(database, context.runner.workspace);
    const target = await resolveDatabase(database, cloudflare);
    const ledger = await (0,migrate_ledger/* readLedger */.SC)(target, cloudflare);
    const { pending, findings } = planMigrations(files, ledger);
    const unusable = pending.find((file) => file.unusable)?.unusable;
    if (unusable)
        throw unusable;
    (0,begun/* refuseBegun */.g)(target, ledger, pending);
    const source = wanted.rehearse === 'auto' ? (database.rehearse ?? 'auto') : wanted.rehearse;
    const rehearsal = await rehearsePending(target, ledger, pending, source, cloudflare, context);
    const found = [
        ...findings,
        ...pending.flatMap(lintFile),
        ...(rehearsal?.files.flatMap((file) => file.findings) ?? []),
    ];
    const rehearsed = new Set(rehearsal?.files.filter(({ schema }) => schema).map(({ name }) => name));
    const plan = { pending, target, ledger, rehearsal, findings: (0,judge/* judge */.S4)(found, pending, wanted.allow, rehearsed) };
    tell(plan, source, context);
    return plan;
}
async function rehearsePending(target, ledger, pending, source, cloudflare, context) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        if (pending.length === 0 || source === 'off')
            return undefined;
        const rehearser = __addDisposableResource(env_1, new Rehearser(context), false);
        const stage = await chooseStage(target, ledger, source, cloudflare, context);
        const started = context.clock.now();
        const rehearsal = {
            ...(await rehearser.rehearse(stage, pending, context.signal)),
            kind: stage.kind,
            told: stage.told,
        };
        context.events.debug('migration.rehearsed', {
            database: target.name,
            source: stage.kind,
            files: rehearsal.files.length,
            duration_ms: context.clock.now() - started,
        });
        return rehearsal;
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        __disposeResources(env_1);
    }
}
/** What blocks is told as the error of the run. */
function tell({ target, pending, findings, rehearsal }, source, { events }) {
    for (const finding of findings) {
        const fields = { ...finding, database: target.name, ...locationOf(finding, pending) };
        if ((0,judge/* isBlocking */.Us)(finding))
            events.debug('migration.finding', fields);
        else
            events.warning('migration.finding', `${target.name}: ${describe(finding)}`, fields);
    }
    if (pending.length > 0) {
        const names = pending.map(({ name }) => name).join(', ');
        events.info('migration.pending', `${target.name}: ${(0,words/* count */.U)(pending.length, 'migration')} to apply: ${names}`);
    }
    else if (!findings.some(judge/* isBlocking */.Us)) {
        events.info('migration.none', `${target.name}: nothing to do, all migrations are applied.`);
    }
    if (rehearsal)
        events.info('migration.rehearsal', `${target.name}: rehearsed ${rehearsal.told}.`);
    else if (pending.length > 0)
        events.warning('migration.unrehearsed', `${target.name}: not rehearsed (\`rehearse: ${source}\`): what these migrations do to its rows is not known.`);
}
function locationOf({ file, line }, pending) {
    const path = pending.find(({ name }) => name === file)?.path;
    if (path === undefined)
        return {};
    return { location: line === undefined ? { file: path } : { file: path, line } };
}
function describe({ message, rule, allowed, reason }) {
    if (!allowed)
        return `${message} [${rule}]`;
    return `${message} [${rule}, allowed: ${reason ?? 'by the input `allow`'}]`;
}


/***/ }),

/***/ 9395:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ report)
/* harmony export */ });
/* harmony import */ var _runtime_summary_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1348);
/* harmony import */ var _runtime_words_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7113);
/* harmony import */ var _sqlite_schema_diff_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(210);
/* harmony import */ var _aftermath_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6397);
/* harmony import */ var _ledger_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1076);
/* harmony import */ var _rows_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(4048);
/* harmony import */ var _rules_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4498);







/** The job summary of a plan or of what was applied. */
function report(results, mode, summary) {
    for (const result of results)
        reportOne(result, mode, summary);
}
function reportOne(result, mode, summary) {
    const { target, applied, bookmarkBefore, recovery } = result;
    summary.heading(`Migrations of ${target.name}`, 3);
    summary.paragraph(headline(result, mode));
    reportFindings(result, summary);
    reportFiles(result, summary);
    reportRehearsal(result, summary);
    if (applied.length > 0 && bookmarkBefore !== undefined) {
        summary.markdown('The way back, which loses what was written since:');
        summary.codeBlock((0,_aftermath_js__WEBPACK_IMPORTED_MODULE_1__/* .restoreCommand */ .Od)(target, bookmarkBefore), 'sh');
    }
    if (recovery?.undo !== undefined && recovery.state !== 'unknown') {
        summary.markdown('The database was restored. The way back from that, which loses what was written since:');
        summary.codeBlock((0,_aftermath_js__WEBPACK_IMPORTED_MODULE_1__/* .restoreCommand */ .Od)(target, recovery.undo), 'sh');
    }
}
function headline({ pending, applied, ledger, recovery, keysHold, error }, mode) {
    const number = (0,_runtime_words_js__WEBPACK_IMPORTED_MODULE_4__/* .count */ .U)(pending.length, 'migration');
    if (error?.status === 'blocked' && applied.length === 0)
        return `Blocked: nothing was done, ${number} pending.`;
    if (recovery?.state === 'restored')
        return 'Failed, and restored to what it was before this run; see the error.';
    if (error)
        return `Applied ${applied.length} of ${number}; see the error.`;
    if (pending.length === 0)
        return ledger.applied.length === 0
            ? 'Nothing to do: there are no migrations.'
            : ledger.applied.length === 1
                ? 'Nothing to do: the one migration is applied.'
                : `Nothing to do: all ${(0,_runtime_words_js__WEBPACK_IMPORTED_MODULE_4__/* .count */ .U)(ledger.applied.length, 'migration')} are applied.`;
    if (mode === 'plan')
        return `${number} would be applied. This was a plan: nothing was changed.`;
    if (applied.length === pending.length)
        return `Applied ${number}; ledger and schema were read afterwards and agree${keysHold ? ', and foreign keys hold' : '; foreign keys were not checked'}.`;
    return `Not come to: ${number} pending, nothing was done.`;
}
function reportFiles({ pending, applied }, summary) {
    if (pending.length === 0)
        return;
    summary.table(['migration', 'statements', 'state'], pending.map(({ name, statements }) => [
        (0,_runtime_summary_js__WEBPACK_IMPORTED_MODULE_5__/* .code */ .aY)(name),
        statements.length,
        applied.includes(name) ? 'applied' : 'pending',
    ]));
}
function reportFindings({ findings }, summary) {
    if (findings.length === 0)
        return;
    summary.table(['finding', 'where', 'what'], findings.map(({ rule, severity, file, line, message, allowed, reason }) => [
        `${signOf(severity, allowed)} [${(0,_runtime_summary_js__WEBPACK_IMPORTED_MODULE_5__/* .code */ .aY)(rule)}](${(0,_rules_js__WEBPACK_IMPORTED_MODULE_3__/* .pageOf */ .ZZ)(rule)})<br>${allowed ? `${severity}, allowed` : severity}`,
        (0,_runtime_summary_js__WEBPACK_IMPORTED_MODULE_5__/* .code */ .aY)(line === undefined ? file : `${file}:${line}`),
        `${(0,_runtime_summary_js__WEBPACK_IMPORTED_MODULE_5__/* .escapeMarkdown */ .FV)(message)}${reason === undefined ? '' : `<br>_Allowed:_ ${(0,_runtime_summary_js__WEBPACK_IMPORTED_MODULE_5__/* .escapeMarkdown */ .FV)(reason)}`}`,
    ]));
}
function signOf(severity, allowed) {
    if (allowed)
        return '☑';
    return severity === 'error' ? '⛔' : '⚠';
}
function reportRehearsal({ rehearsal, target }, summary) {
    if (!rehearsal)
        return;
    summary.markdown(`**Rehearsed** ${(0,_runtime_summary_js__WEBPACK_IMPORTED_MODULE_5__/* .escapeMarkdown */ .FV)(rehearsal.told)}.`);
    if (rehearsal.unfilled.length > 0) {
        const tables = rehearsal.unfilled.map(({ table, reason }) => `${(0,_runtime_summary_js__WEBPACK_IMPORTED_MODULE_5__/* .code */ .aY)(table)} (${(0,_runtime_summary_js__WEBPACK_IMPORTED_MODULE_5__/* .escapeMarkdown */ .FV)(reason)})`);
        summary.markdown(`No row could be made up for ${tables.join(', ')}: what happens to theirs was not seen.`);
    }
    reportRows((0,_rows_js__WEBPACK_IMPORTED_MODULE_6__/* .overall */ .M)(rehearsal.files), summary);
    if (rehearsal.files.length > 1)
        reportRowsByFile(rehearsal.files, summary);
    const last = rehearsal.files.findLast(({ schema }) => schema)?.schema;
    const own = (0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__/* .ownTables */ .Uo)(target.database);
    const isData = ({ tbl_name }) => !own.includes(tbl_name);
    const changes = last ? (0,_sqlite_schema_diff_js__WEBPACK_IMPORTED_MODULE_0__/* .diffSchemas */ .e7)(rehearsal.schemaBefore.filter(isData), last.filter(isData)) : [];
    if (changes.length === 0)
        return;
    summary.details(`Schema: ${(0,_runtime_words_js__WEBPACK_IMPORTED_MODULE_4__/* .count */ .U)(changes.length, 'change')}`, new _runtime_summary_js__WEBPACK_IMPORTED_MODULE_5__/* .Summary */ .BD().codeBlock((0,_sqlite_schema_diff_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDiff */ .Vs)(changes), 'diff'));
}
/** The rows of every table before and after all files: those that change as a table, the others in a line. */
function reportRows(rows, summary) {
    const changed = rows.filter(({ from, before, after }) => before !== after || from === null);
    const same = rows.filter((row) => !changed.includes(row));
    if (changed.length > 0)
        summary.table(['rows of', 'before', 'after', ''], changed.map((row) => [named(row), row.from === null ? 'new' : row.before, row.after ?? 'gone', difference(row)]));
    if (same.length > 0) {
        const kept = same.map((row) => `${named(row)} ${row.before}`).join(', ');
        summary.markdown(`${changed.length > 0 ? 'The others keep their rows' : 'Every table keeps its rows'}: ${kept}.`);
    }
}
/** Which file changed the number of rows, where there are several. */
function reportRowsByFile(files, summary) {
    const changes = files.flatMap(({ name, rows }) => rows
        .filter(({ before, after }) => before !== after)
        .map((row) => [
        (0,_runtime_summary_js__WEBPACK_IMPORTED_MODULE_5__/* .code */ .aY)(name),
        named(row),
        row.from === null ? 'new' : row.before,
        row.after ?? 'gone',
        difference(row),
    ]));
    if (changes.length === 0)
        return;
    const body = new _runtime_summary_js__WEBPACK_IMPORTED_MODULE_5__/* .Summary */ .BD().table(['migration', 'rows of', 'before', 'after', ''], changes);
    summary.details('Which migration changes the number of rows', body);
}
function named({ table, from }) {
    return from === null || from === table ? (0,_runtime_summary_js__WEBPACK_IMPORTED_MODULE_5__/* .code */ .aY)(table) : `${(0,_runtime_summary_js__WEBPACK_IMPORTED_MODULE_5__/* .code */ .aY)(from)} → ${(0,_runtime_summary_js__WEBPACK_IMPORTED_MODULE_5__/* .code */ .aY)(table)}`;
}
function difference({ before, after }) {
    const change = (after ?? 0) - before;
    if (change === 0)
        return '';
    return change > 0 ? `+${change}` : `**−${-change}**`;
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

/***/ 210:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  e7: () => (/* binding */ diffSchemas),
  Vs: () => (/* binding */ formatDiff),
  Go: () => (/* reexport */ sameSchema)
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

// EXTERNAL MODULE: ./lib/sqlite/tokens.js
var tokens = __webpack_require__(8324);
;// CONCATENATED MODULE: ./lib/sqlite/schema-diff-same.js


/**
 * Whether two schemas are the same but for white space, comments, the letters of keywords, and how names are quoted: two
 * versions of SQLite write what ALTER TABLE RENAME makes with other quotes. The order of the objects does not matter.
 *
 * `Name` and `name` are different names. Words that SQLite takes both as keywords and as names (`key`, `Key`, `"KEY"`)
 * are the same whatever their letters, since nothing but a parser could tell which they are. A text 'x' is never the
 * name "x".
 */
function sameSchema(a, b) {
    return canonicalSchema(a) === canonicalSchema(b);
}
function canonicalSchema(objects) {
    const rows = objects.map(({ type, name, tbl_name, sql }) => JSON.stringify([type, name, tbl_name, sql === null ? null : canonicalSql(sql)]));
    return rows.sort().join('\n');
}
/** A text that is the same for statements that differ in white space, comments, letters of keywords and quotes only. */
function canonicalSql(sql) {
    const all = [...(0,tokens/* tokens */.L)(sql)];
    const parts = all.map((token, index) => {
        // What touches is one: x'00' is bytes, x 'y' is a name and a text.
        const touches = all[index - 1]?.end === token.start && isBytesMark(sql, all[index - 1]);
        return touches ? sql.slice(token.start, token.end).toLowerCase() : canonicalToken(sql, token, all[index + 1]);
    });
    return JSON.stringify(parts);
}
function canonicalToken(sql, token, next) {
    const text = sql.slice(token.start, token.end);
    const lower = text.toLowerCase();
    if (token.kind === 'quoted')
        return text.startsWith("'") ? `text ${(0,schema_diff_definitions/* unquoted */.q)(text)}` : nameOf((0,schema_diff_definitions/* unquoted */.q)(text));
    if (token.kind !== 'word')
        return text;
    if (isBytesMark(sql, token) && next?.start === token.end && sql.charAt(next.start) === "'")
        return 'bytes';
    if (/^\d/.test(text))
        return `number ${lower}`;
    return keywords.has(lower) ? `keyword ${lower}` : nameOf(text);
}
function isBytesMark(sql, token) {
    return token?.kind === 'word' && sql.slice(token.start, token.end).toLowerCase() === 'x';
}
function nameOf(name) {
    const lower = name.toLowerCase();
    return `name ${eitherWords.has(lower) ? lower : name}`;
}
const words = (text) => new Set(text.trim().split(/\s+/));
/** Words that are names only when they are quoted. */
const keywords = words(`
  add all alter and as autoincrement between case check collate commit constraint create default deferrable delete
  distinct drop else escape except exists foreign from group having in index insert intersect into is isnull join limit
  not nothing notnull null on or order primary references returning select set table then to transaction union unique
  update using values when where`);
/** Words that are keywords in some places and names in others. */
const eitherWords = words(`
  abort action after always analyze asc attach before begin by cascade cast column conflict cross current current_date
  current_time current_timestamp database deferred desc detach do each end exclude exclusive explain fail false filter
  first following for full generated glob groups if ignore immediate indexed initially inner instead key last left like
  match materialized natural no nulls of offset others outer over partition plan pragma preceding query raise range
  recursive regexp reindex release rename replace restrict right rollback row rowid rows savepoint stored strict temp
  temporary ties trigger true unbounded vacuum view virtual window with within without`);

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
        if (!object || (from && to && canonicalSql(from.sql ?? '') === canonicalSql(to.sql ?? '')))
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
    return { text, key: canonicalSql(text) };
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
