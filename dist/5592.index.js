export const id = 5592;
export const ids = [5592];
export const modules = {

/***/ 86111:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ fitted)
/* harmony export */ });
// Of a comment, in characters. Counted here in UTF-16 units, of which there are never fewer.
const longestComment = 65_536;
/**
 * Markdown that GitHub takes: what is above its limit is cut off at the end of a line.
 * @param whole where a reader finds all of it, in Markdown
 */
function fitted(text, whole, longest = longestComment) {
    if (text.length <= longest)
        return text;
    const last = `_This is cut off, as GitHub takes no more than ${longest.toLocaleString('en')} characters. The whole is in ${whole}._`;
    // What has to be closed is not known before the cut, and never takes more than this.
    const kept = cutAtLine(text, longest - last.length - 200);
    return [kept, ...closing(kept), '', last].join('\n');
}
/** Inside of a line only where there is no line to end with but the marker's. */
function cutAtLine(text, room) {
    const end = text.lastIndexOf('\n', room);
    if (end > text.indexOf('\n'))
        return text.slice(0, end);
    // Half of a surrogate pair is no character.
    return text.slice(0, room).replace(/[\uD800-\uDBFF]$/, '');
}
/** What a cut has left open, and would hide the last line in: a fence of code, and folded parts. */
function closing(text) {
    let fence;
    let folded = 0;
    for (const line of text.split('\n')) {
        const mark = /^ {0,3}(`{3,50}|~{3,50})/.exec(line)?.[1];
        if (fence === undefined) {
            fence = mark;
            folded += occurrences(line, /<details\b/gi) - occurrences(line, /<\/details>/gi);
        }
        else if (mark?.startsWith(fence) && line.trim() === mark) {
            fence = undefined;
        }
    }
    return [...(fence ? [fence] : []), ...Array(Math.max(0, Math.min(folded, 10))).fill('\n</details>')];
}
function occurrences(line, pattern) {
    return line.match(pattern)?.length ?? 0;
}


/***/ }),

/***/ 35917:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ markerLine)
/* harmony export */ });
/** A first line that is not seen, and tells ours from others. Different markers give different lines, and none can end the HTML comment early. */
function markerLine(marker) {
    const safe = marker.replace(/[<>%\p{Cc}\u2028\u2029]|-(?=-)/gu, (character) => character === '-' ? '%2D' : encodeURIComponent(character));
    return `<!-- voygent:${safe} -->`;
}


/***/ }),

/***/ 20203:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ User),
/* harmony export */   _: () => (/* binding */ ownUser)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2503);
/* harmony import */ var _runtime_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(50525);


/** Who has written something; nobody, where the account is gone. */
const User = zod__WEBPACK_IMPORTED_MODULE_1__/* .looseObject */ ._H3({ login: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), type: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP() }).nullish();
const Self = zod__WEBPACK_IMPORTED_MODULE_1__/* .looseObject */ ._H3({ login: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP() });
/**
 * What tells the token's own user. The token of an app, such as the job's, is not told who it is; then any app counts, as an
 * app that may write here was let in by the repository's owners, and no person does.
 */
async function ownUser(github) {
    const login = await ownLogin(github);
    return (user) => Boolean(user && (login === undefined ? user.type === 'Bot' : user.login === login));
}
/** `undefined` with the token of an app. */
async function ownLogin(github) {
    try {
        const user = await github.call({ what: 'find out whose token this is', permission: 'pull-requests: read', idempotent: true, result: Self }, (octokit, signal) => octokit.rest.users.getAuthenticated({ request: { signal } }));
        return user.login;
    }
    catch (error) {
        if (error instanceof _runtime_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ && error.code === 'github-auth')
            return undefined;
        throw error;
    }
}


/***/ }),

/***/ 46397:
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
/* harmony import */ var _cloudflare_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76632);
/* harmony import */ var _migrations_ledger_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(65004);
/* harmony import */ var _runtime_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(50525);
/* harmony import */ var _runtime_words_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(37113);
/* harmony import */ var _sqlite_schema_diff_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(88601);





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
    return new _runtime_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .ActionError */ .lZ('loss-refused', `${file?.name} was not applied: in ${target.name} it would have taken rows or values that the rehearsal did not lose, and the database took the whole of it back. ${earlier(after, 'Nothing of this run')}`, {
        hint: `Rehearse on the rows that the database has, which shows what goes: \`rehearse: export\` with \`mode: plan\`.${after.applied.length > 0 ? ` ${wayBack(after)}` : ''}`,
        ...(file ? { location: { file: file.path } } : {}),
        cause: failure,
    });
}
/** This run was away for longer than its lock lasts. */
function lockLost(after, failure) {
    const { file, target } = after;
    return new _runtime_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .ActionError */ .lZ('locked', `${file?.name} was not applied: this run has lost the migration lock of ${target.name}. It was silent for too long and another run took it, or somebody let it go by hand. ${earlier(after, 'Nothing of this run')}`, {
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
    const location = failure instanceof _runtime_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .ActionError */ .lZ ? failure.location : undefined;
    return new _runtime_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .ActionError */ .lZ('migration-failed', `${sentence(failure)} ${state}`, {
        hint,
        location: location ?? { file: file?.path ?? '' },
        cause: failure,
    });
}
/** The file is in the database, and another run or wrangler brought it there. */
function appliedElsewhere(after, failure) {
    const { file, target } = after;
    return new _runtime_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .ActionError */ .lZ('changed-meanwhile', `${file?.name} was applied to ${target.name} by another run or by wrangler, while this run was about to. ${earlier(after, 'Nothing of this run')}`, {
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
    return new _runtime_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .ActionError */ .lZ('migration-unknown', what, {
        hint: `When Cloudflare answers again, run this with \`mode: plan\`: it reads what is there and changes nothing. ${wayBack(after)}`,
        status: 'indeterminate',
        cause: unread,
    });
}
/** The last look shows something else than the answers did. */
function otherThanAnswered(after, lost) {
    const what = lost.length > 0 ? `its ledger has no ${names(lost)}` : 'its schema is not what it was after the last migration';
    return new _runtime_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .ActionError */ .lZ('changed-meanwhile', `${after.target.name} was changed by someone else during this run: ${what}. This run applied ${names(after.applied)}.`, {
        status: 'failed',
        hint: `Find out who else migrates this database, then run this with \`mode: plan\`. ${wayBack(after)}`,
    });
}
/** A file was applied, and the schema is not what its rehearsal made of it. */
function otherThanRehearsed(after, rehearsed, found) {
    const { file, target, applied } = after;
    const own = (0,_migrations_ledger_js__WEBPACK_IMPORTED_MODULE_1__/* .ownTables */ .Uo)(target.database);
    const isData = ({ tbl_name }) => !own.includes(tbl_name);
    const diff = (0,_sqlite_schema_diff_js__WEBPACK_IMPORTED_MODULE_3__/* .formatDiff */ .Vs)((0,_sqlite_schema_diff_js__WEBPACK_IMPORTED_MODULE_3__/* .diffSchemas */ .e7)(rehearsed.filter(isData), found.filter(isData)));
    return new _runtime_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .ActionError */ .lZ('migration-failed', `${file?.name} is in ${target.name}, and the schema is not what the rehearsal made of it (-: rehearsed, +: found): ${diff.replaceAll('\n', ' ').slice(0, 600)}. This run applied ${names(applied)}.`, {
        hint: `Nothing more was applied. Look at the difference before you go on. ${wayBack(after)}`,
        ...(file ? { location: { file: file.path } } : {}),
    });
}
/** An error, with what going back has come to. */
function restored(error, recovery, target) {
    const isBack = recovery.state === 'restored';
    const undo = recovery.undo && `To undo the restore: ${restoreCommand(target, recovery.undo)}`;
    return new _runtime_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .ActionError */ .lZ(isBack ? error.code : 'way-back-failed', `${error.message} ${toldOf(recovery, target)}`, {
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
    return new _runtime_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .ActionError */ .lZ('cancelled', `The job was cancelled. This run applied ${names(after.applied)} to ${after.target.name}; ${rest}.`, { hint: `Run this again to go on. ${wayBack(after)}` });
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
        return failure instanceof _runtime_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .ActionError */ .lZ && failure.code === 'cancelled'
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

/***/ 73954:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  T: () => (/* binding */ migrateAll),
  s: () => (/* binding */ untouched)
});

// EXTERNAL MODULE: ./lib/cloudflare/errors.js
var errors = __webpack_require__(76632);
// EXTERNAL MODULE: ./lib/migrations/begun.js
var begun = __webpack_require__(708);
// EXTERNAL MODULE: ./lib/migrations/lock.js
var lock = __webpack_require__(64834);
// EXTERNAL MODULE: ./lib/migrations/run-name.js
var run_name = __webpack_require__(6606);
// EXTERNAL MODULE: ./lib/rehearsal/judge.js
var judge = __webpack_require__(98912);
// EXTERNAL MODULE: ./lib/runtime/errors.js
var runtime_errors = __webpack_require__(50525);
// EXTERNAL MODULE: ./lib/migrate/aftermath.js
var aftermath = __webpack_require__(46397);
// EXTERNAL MODULE: ./lib/migrations/ledger.js
var migrations_ledger = __webpack_require__(65004);
// EXTERNAL MODULE: ./lib/runtime/timeline.js
var timeline = __webpack_require__(79725);
// EXTERNAL MODULE: ./lib/runtime/words.js
var words = __webpack_require__(37113);
// EXTERNAL MODULE: ./lib/sqlite/schema-diff.js + 1 modules
var schema_diff = __webpack_require__(88601);
// EXTERNAL MODULE: ./lib/rehearsal/guards.js
var rehearsal_guards = __webpack_require__(53249);
;// CONCATENATED MODULE: ./lib/migrate/read-back.js





/** Finds out what became of a file whose call failed. */
async function settle(job, file, failure, isImport) {
    let ledger;
    let begun;
    try {
        ledger = await readBack(job, file, failure, isImport);
        if (!ledger.applied.includes(file.name))
            begun = await (0,lock/* readBegun */.qL)(job.target, job.run, surely(job));
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
    const state = (0,lock/* isLockLost */.wx)(message) ? 'lock-lost' : (0,rehearsal_guards/* isRefusedLoss */.oD)(message) ? 'loss-refused' : 'not-applied';
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
    const read = () => (0,migrations_ledger/* readLedger */.SC)(target, surely(job));
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

// EXTERNAL MODULE: ./lib/rehearsal/lint-d1.js
var lint_d1 = __webpack_require__(81104);
// EXTERNAL MODULE: ./lib/sqlite/schema.js
var schema = __webpack_require__(27917);
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
    const head = [(0,lock/* renewLock */.LH)(run, seconds), (0,lock/* beginFile */.yW)(file.name), ...(0,rehearsal_guards/* countBefore */.t3)(guards)];
    const body = file.statements.map(({ sql }) => ({ sql }));
    const tail = [...(0,rehearsal_guards/* refuseLoss */.Gv)(guards), ...(0,migrations_ledger/* recordApplied */.RC)(target.database, file, run), lock/* endFile */.q2];
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
    return (0,migrations_ledger/* readSchema */.G7)(target, results.at(-1));
}
/** The same as a file that D1 loads by itself. The lock is held for longer: an import is not ended after 30 s. */
async function sendImport(job, file, guards) {
    const { target, cloudflare, run } = job;
    const renew = (0,lock/* renewLock */.LH)(run, lock/* holdForImportSeconds */.xd);
    const hold = cloudflare.d1.write(target.id, `hold the migration lock of ${target.name}`, [renew], {
        idempotent: true,
    });
    await hold.catch((error) => Promise.reject(notSent(error)));
    const { all } = statementsOf(job, file, guards, lock/* holdForImportSeconds */.xd);
    await cloudflare.d1.import(target.id, `import ${file.name} into ${target.name}`, all.map(asScript).join(''));
    const what = `read the migration ledger of ${target.name}`;
    const ledger = (0,migrations_ledger/* readAnswers */.Mr)(target, await cloudflare.d1.query(target.id, what, (0,migrations_ledger/* ledgerQueries */.UX)(target.database)));
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

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 4 modules
var schemas = __webpack_require__(2503);
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
        const attempt = await context.timeline.step(target.name, file.name, () => tryFile(job, file), ({ state }) => (state === 'applied' ? 'passed' : 'failed'));
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
    return context.timeline.step(target.name, 'read back', () => conclude(job, applied, ledger), ({ error }) => (0,timeline/* outcomeOf */.s)(error));
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
            surely.d1.query(target.id, what, (0,migrations_ledger/* ledgerQueries */.UX)(target.database)),
            verifyForeignKeys(after, before.violations, surely, context),
        ]);
        ledger = (0,migrations_ledger/* readAnswers */.Mr)(target, answers);
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

// EXTERNAL MODULE: ./lib/migrations/counts.js
var counts = __webpack_require__(85757);
// EXTERNAL MODULE: ./lib/migrations/time-travel-proof.js
var time_travel_proof = __webpack_require__(1474);
// EXTERNAL MODULE: ./lib/migrations/time-travel-send.js
var time_travel_send = __webpack_require__(95220);
;// CONCATENATED MODULE: ./lib/migrate/recover.js




async function readBefore(target, ledger, wanted, cloudflare, context) {
    const take = () => Promise.all([cloudflare.d1.bookmark(target.id), readViolations(target, cloudflare, context)]);
    if (wanted === 'none') {
        const [bookmark, violations] = await take();
        return { ledger, bookmark, violations, counts: undefined };
    }
    const { taken, ranges } = await (0,counts/* countsAround */.aE)(target, ledger.schema, cloudflare, take);
    return { ledger, bookmark: taken[0], violations: taken[1], counts: ranges };
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
    const outcome = await context.timeline.step(target.name, 'go back to the bookmark', async () => {
        // The answer that has it may be lost.
        const last = await cloudflare.d1.bookmark(target.id).catch(() => undefined);
        const restore = () => cloudflare.d1.restore(target.id, before.bookmark);
        return (0,time_travel_send/* restoreAndLook */.V)(last, restore, () => look(before, target, cloudflare), context.clock);
    }, ({ state }) => (state === 'restored' ? 'passed' : 'failed'));
    return recoveryOf(outcome, before);
}
async function look(before, target, cloudflare) {
    const { digest, applied } = before.ledger;
    const sight = await (0,time_travel_proof/* compare */.UD)(target, { digest, applied, counts: before.counts }, cloudflare);
    if (sight.uncounted !== undefined)
        throw sight.uncounted;
    return sight;
}
function recoveryOf(outcome, { counts = {} }) {
    const undo = outcome.undo === undefined ? {} : { undo: outcome.undo };
    switch (outcome.state) {
        case 'restored':
            return { ...undo, state: 'restored', tables: Object.keys(counts).length };
        case 'unproven':
            return { ...undo, state: 'unproven', differences: [...outcome.sight.differences] };
        default:
            return { ...undo, state: outcome.state, failure: outcome.failure };
    }
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
        if (stopped)
            context.timeline.skip(plan.target.name, 'migrate');
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
    const run = (0,run_name/* runName */.r)(context);
    try {
        if (plan.pending.length === 0) {
            context.timeline.skip(target.name, 'migrate');
            const bookmark = await cloudflare.d1.bookmark(target.id);
            return { ...plan, applied: [], bookmarkBefore: bookmark, bookmarkAfter: bookmark };
        }
        const { ledger, before } = await context.timeline.step(target.name, 'lock and bookmark', async () => {
            const ledger = await takeOrLetGo(target, run, cloudflare, context);
            return { ledger, before: await beginning(plan, ledger, run, wanted, cloudflare, context) };
        });
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
        return await (0,lock/* takeLock */.HJ)(target, run, cloudflare, context);
    }
    catch (error) {
        const mayBeHeld = error instanceof errors/* CloudflareError */.O
            ? error.failure.kind !== 'never-ran'
            : context.signal.aborted || (error instanceof runtime_errors/* ActionError */.lZ && error.code === 'cloudflare-answer');
        if (mayBeHeld)
            await (0,lock/* release */._r)(target, run, cloudflare, lockLeft(target, context));
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
        await (0,lock/* release */._r)(plan.target, run, cloudflare, lockLeft(plan.target, context));
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
        (0,lock/* release */._r)(target, run, cloudflare, lockLeft(target, context)),
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

/***/ 49627:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  n: () => (/* binding */ planAll)
});

// EXTERNAL MODULE: ./lib/migrations/begun.js
var begun = __webpack_require__(708);
// EXTERNAL MODULE: ./lib/migrations/files.js + 1 modules
var migrations_files = __webpack_require__(24013);
// EXTERNAL MODULE: ./lib/migrations/ledger.js
var migrations_ledger = __webpack_require__(65004);
// EXTERNAL MODULE: ./lib/migrations/rules.js
var rules = __webpack_require__(76154);
;// CONCATENATED MODULE: ./lib/migrations/lint-file.js

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

// EXTERNAL MODULE: ./lib/migrations/resolve.js
var resolve = __webpack_require__(48217);
// EXTERNAL MODULE: ./lib/rehearsal/judge.js
var judge = __webpack_require__(98912);
// EXTERNAL MODULE: ./lib/rehearsal/rehearse-apart.js
var rehearse_apart = __webpack_require__(17849);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 4 modules
var schemas = __webpack_require__(2503);
// EXTERNAL MODULE: ./lib/runtime/errors.js
var errors = __webpack_require__(50525);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/snapshot/age.js
var age = __webpack_require__(43703);
// EXTERNAL MODULE: ./lib/snapshot/age-of.js
var age_of = __webpack_require__(82037);
// EXTERNAL MODULE: ./lib/snapshot/find.js
var find = __webpack_require__(84769);
// EXTERNAL MODULE: ./lib/snapshot/manifest.js
var snapshot_manifest = __webpack_require__(7135);
// EXTERNAL MODULE: ./lib/snapshot/progress.js
var progress = __webpack_require__(99909);
// EXTERNAL MODULE: ./lib/snapshot/dump.js
var snapshot_dump = __webpack_require__(83544);
// EXTERNAL MODULE: ./lib/snapshot/file.js
var file = __webpack_require__(36412);
;// CONCATENATED MODULE: ./lib/snapshot/read.js




/**
 * The SQL of a snapshot as a text, for one that is small. Its bytes are compared with the manifest; it is not loaded.
 * @throws ActionError `snapshot-invalid`, `identity-invalid`
 */
async function readSql(folder, { id, dump }, identities, { signal }) {
    const stored = { ...dump, file: (0,external_node_path_.join)(folder, dump.file) };
    await (0,file/* checkDump */.hk)(stored, signal);
    const chunks = [];
    for await (const chunk of await (0,file/* readDump */.RF)(stored, identities, signal))
        chunks.push(chunk);
    const sql = Buffer.concat(chunks).toString('utf8');
    if ((0,snapshot_dump/* idInHead */.tk)(sql) === id && (0,snapshot_dump/* readTail */.Zr)(sql)?.id === id)
        return sql;
    throw new errors/* ActionError */.lZ('snapshot-invalid', `The dump in ${folder} is not that of the snapshot ${id}, or it was cut.`, {
        hint: 'Take another: `backup` with `mode: list` shows them.',
    });
}

;// CONCATENATED MODULE: ./lib/rehearsal/stage-snapshot.js
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








// A rehearsal has all of it in memory.
const largest = 200e6;
/**
 * The rows of the newest proven snapshot, where that is of the schema that the database has now.
 * @throws ActionError, which says why there are none to rehearse on
 */
async function rowsOfSnapshot(target, ledger, access, context) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const found = __addDisposableResource(env_1, await (0,find/* findSnapshot */.C)({ ...access, snapshot: 'latest' }, () => target.name, context), true);
        const manifest = await (0,snapshot_manifest/* readManifest */.WI)((0,external_node_path_.join)(found.folder, snapshot_manifest/* manifestName */.vS));
        refuseUnfit(target, ledger, manifest);
        const identities = (0,age/* identitiesIn */.Af)(access.identity ?? '');
        if (manifest.dump.encryption === 'age' && identities.length === 0)
            throw new errors/* ActionError */.lZ('identity-invalid', `The newest snapshot of ${target.name} is encrypted.`, {
                hint: 'Give the input `identity`: who has it can open every snapshot. Or use `rehearse: export`.',
            });
        const dump = await readSql(found.folder, manifest, identities, context);
        const old = (0,age_of/* age */.K)(context.clock.now() - Date.parse(manifest.createdAt));
        return { dump, told: `on the snapshot of ${old} ago (${(0,progress/* inMegabytes */.BD)(manifest.dump.sqlBytes)})` };
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
function refuseUnfit({ name, id }, { digest }, manifest) {
    const refuse = (message) => new errors/* ActionError */.lZ('snapshot-refused', message, {
        hint: 'Take another with the action `backup`, or use `rehearse: export` for the rows of now, or `rehearse: schema` for made-up ones.',
    });
    if (!(0,snapshot_manifest/* isProven */.nn)(manifest) || manifest.database.id !== id)
        throw refuse(`The newest snapshot that is named after ${name} is not proven, or is of another database.`);
    if (manifest.schemaDigest !== digest)
        throw refuse(`The newest snapshot of ${name} was taken on another schema (last migration ${manifest.ledger.head ?? 'none'}).`);
    if (manifest.dump.sqlBytes > largest)
        throw refuse(`The snapshot of ${name} has ${(0,progress/* inMegabytes */.BD)(manifest.dump.sqlBytes)}, and up to ${(0,progress/* inMegabytes */.BD)(largest)} are rehearsed on.`);
}

;// CONCATENATED MODULE: ./lib/rehearsal/stage.js




// An export makes the database unavailable while it runs: at some 10 MB/s, two seconds.
const largestExport = 16 * 1024 * 1024;
/**
 * Gets what is needed to build the database that production has. It reads only.
 * @param access without it no snapshot is used
 * @throws ActionError when what was asked for by name cannot be had
 */
async function chooseStage(target, ledger, asked, cloudflare, context, access) {
    const ledgerTables = (0,migrations_ledger/* ownTables */.Uo)(target.database);
    const stage = { schema: ledger.schema, ledgerTables };
    const isEmpty = !ledger.schema.some(({ type, name }) => type === 'table' && !ledgerTables.includes(name));
    if (isEmpty && asked !== 'schema')
        return { ...stage, kind: 'empty', told: 'on an empty database, as it is' };
    if (asked === 'schema')
        return { ...stage, kind: 'schema', told: 'on the schema with made-up rows, as asked for' };
    if (asked === 'snapshot')
        return { ...stage, ...(await onSnapshot(target, ledger, access, context)) };
    const { size } = target;
    if (asked === 'auto' && (size === undefined || size > largestExport)) {
        const why = size === undefined
            ? 'its size is not known'
            : `it has ${megabytes(size)}, and an export is made up to ${megabytes(largestExport)}`;
        try {
            return { ...stage, ...(await onSnapshot(target, ledger, access, context)) };
        }
        catch (error) {
            context.signal.throwIfAborted();
            const { message } = (0,errors/* toActionError */.ie)(error);
            const told = `on the schema with made-up rows: ${why}, and there is no snapshot to use (${message.replace(/ Nothing was done\.$/, '').replace(/\.$/, '')})`;
            return { ...stage, kind: 'schema', told };
        }
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
async function onSnapshot(target, ledger, access, context) {
    if (access?.['github-token'] === undefined)
        throw new errors/* ActionError */.lZ('input-invalid', 'Without `github-token` no snapshot can be found.', {
            hint: 'Leave the input out for the token of the job, with `permissions: actions: read`.',
        });
    return { kind: 'snapshot', ...(await rowsOfSnapshot(target, ledger, access, context)) };
}
function megabytes(bytes) {
    return bytes < 1e5 ? `${Math.ceil(bytes / 1000)} KB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

// EXTERNAL MODULE: ./lib/runtime/nearest.js
var nearest = __webpack_require__(81438);
// EXTERNAL MODULE: ./lib/runtime/words.js
var words = __webpack_require__(37113);
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
    const byNumber = Map.groupBy(files.filter(({ name }) => !name.includes('/')), ({ name }) => (0,migrations_files/* leadingNumber */.Qt)(name));
    return pending.flatMap((file) => {
        const twin = byNumber.get((0,migrations_files/* leadingNumber */.Qt)(file.name))?.find((other) => other !== file);
        if (!twin || !Number.isFinite((0,migrations_files/* leadingNumber */.Qt)(file.name)))
            return [];
        return [
            (0,rules/* finding */.gk)('duplicate-prefix', file.name, `${file.name} and ${twin.name} have the same number: their order depends on the rest of their names.`),
        ];
    });
}

;// CONCATENATED MODULE: ./lib/migrate/plan-all.js
var plan_all_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var plan_all_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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
    const chosen = (0,resolve/* chooseDatabases */.Y)(project.databases, wanted.database);
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
    const files = await (0,migrations_files/* readMigrations */.Yr)(database, context.runner.workspace);
    const target = await (0,resolve/* resolveDatabase */.e)(database, cloudflare);
    const ledger = await (0,migrations_ledger/* readLedger */.SC)(target, cloudflare);
    const { pending, findings } = planMigrations(files, ledger);
    const unusable = pending.find((file) => file.unusable)?.unusable;
    if (unusable)
        throw unusable;
    (0,begun/* refuseBegun */.g)(target, ledger, pending);
    const source = wanted.rehearse === 'auto' ? (database.rehearse ?? 'auto') : wanted.rehearse;
    const rehearsal = await rehearsePending(target, ledger, pending, { source, access: wanted }, cloudflare, context);
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
async function rehearsePending(target, ledger, pending, { source, access }, cloudflare, context) {
    if (pending.length === 0)
        return undefined;
    if (source === 'off') {
        context.timeline.skip(target.name, 'rehearse');
        return undefined;
    }
    const rehearse = () => rehearseOn(target, ledger, pending, { source, access }, cloudflare, context);
    return context.timeline.step(target.name, 'rehearse', rehearse, ({ files }) => files.every(({ schema }) => schema) ? 'passed' : 'failed');
}
async function rehearseOn(target, ledger, pending, { source, access }, cloudflare, context) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const rehearser = plan_all_addDisposableResource(env_1, new rehearse_apart/* Rehearser */.Q(context), false);
        const stage = await chooseStage(target, ledger, source, cloudflare, context, access);
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
        plan_all_disposeResources(env_1);
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

/***/ 99395:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ report)
/* harmony export */ });
/* harmony import */ var _migrations_rules_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76154);
/* harmony import */ var _rehearsal_rows_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(54034);
/* harmony import */ var _runtime_summary_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(91348);
/* harmony import */ var _runtime_words_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(37113);
/* harmony import */ var _sqlite_schema_diff_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(88601);
/* harmony import */ var _aftermath_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(46397);
/* harmony import */ var _schema_changes_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(37734);







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
        summary.codeBlock((0,_aftermath_js__WEBPACK_IMPORTED_MODULE_2__/* .restoreCommand */ .Od)(target, bookmarkBefore), 'sh');
    }
    if (recovery?.undo !== undefined && recovery.state !== 'unknown') {
        summary.markdown('The database was restored. The way back from that, which loses what was written since:');
        summary.codeBlock((0,_aftermath_js__WEBPACK_IMPORTED_MODULE_2__/* .restoreCommand */ .Od)(target, recovery.undo), 'sh');
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
        `${signOf(severity, allowed)} [${(0,_runtime_summary_js__WEBPACK_IMPORTED_MODULE_5__/* .code */ .aY)(rule)}](${(0,_migrations_rules_js__WEBPACK_IMPORTED_MODULE_0__/* .pageOf */ .ZZ)(rule)})<br>${allowed ? `${severity}, allowed` : severity}`,
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
    reportRows((0,_rehearsal_rows_js__WEBPACK_IMPORTED_MODULE_6__/* .overall */ .M)(rehearsal.files), summary);
    if (rehearsal.files.length > 1)
        reportRowsByFile(rehearsal.files, summary);
    const changes = (0,_schema_changes_js__WEBPACK_IMPORTED_MODULE_3__/* .schemaChangesOf */ .q)({ rehearsal, target });
    if (changes.length === 0)
        return;
    summary.details(`Schema: ${(0,_runtime_words_js__WEBPACK_IMPORTED_MODULE_4__/* .count */ .U)(changes.length, 'change')}`, new _runtime_summary_js__WEBPACK_IMPORTED_MODULE_5__/* .Summary */ .BD().codeBlock((0,_sqlite_schema_diff_js__WEBPACK_IMPORTED_MODULE_1__/* .formatDiff */ .Vs)(changes), 'diff'));
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

/***/ 37734:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ schemaChangesOf)
/* harmony export */ });
/* harmony import */ var _migrations_ledger_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(65004);
/* harmony import */ var _sqlite_schema_diff_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(88601);


/** What the pending migrations change, as the rehearsal has seen it; our own tables are left out. */
function schemaChangesOf({ rehearsal, target }) {
    const last = rehearsal?.files.findLast(({ schema }) => schema)?.schema;
    if (!rehearsal || !last)
        return [];
    const own = (0,_migrations_ledger_js__WEBPACK_IMPORTED_MODULE_0__/* .ownTables */ .Uo)(target.database);
    const isData = ({ tbl_name }) => !own.includes(tbl_name);
    return (0,_sqlite_schema_diff_js__WEBPACK_IMPORTED_MODULE_1__/* .diffSchemas */ .e7)(rehearsal.schemaBefore.filter(isData), last.filter(isData));
}


/***/ }),

/***/ 708:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ refuseBegun)
/* harmony export */ });
/* harmony import */ var _runtime_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(50525);
/* harmony import */ var _ledger_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(65004);


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

/***/ 53249:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gv: () => (/* binding */ refuseLoss),
/* harmony export */   g0: () => (/* binding */ guardsOf),
/* harmony export */   oD: () => (/* binding */ isRefusedLoss),
/* harmony export */   t3: () => (/* binding */ countBefore)
/* harmony export */ });
/* unused harmony export describeGuards */
/* harmony import */ var _migrations_ledger_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(65004);
/* harmony import */ var _sqlite_identifier_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(88437);
/* harmony import */ var _sqlite_where_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(95155);



/** The tables that a statement of the file may take something from and, in the rehearsal, did not. */
function guardsOf({ start, end, lineage, steps, rowsAtStart, rowsAtEnd, lastingLosses }) {
    if (!end)
        return [];
    const risky = new Set(steps.flatMap(({ effects }) => effects.deletesFrom));
    const replaces = steps.some(({ statement }) => (0,_sqlite_where_js__WEBPACK_IMPORTED_MODULE_1__/* .hasKeyword */ .U6)(statement.sql, 'REPLACE'));
    const lost = new Set(lastingLosses.map(({ loss }) => loss.table));
    const rows = [...start.tables.keys()].flatMap((table) => {
        const successor = lineage.successorOf(table, end);
        const isRisky = replaces || risky.has(table) || (successor && risky.has(successor.name));
        const kept = successor && (rowsAtEnd.get(successor.name) ?? 0) >= (rowsAtStart.get(table) ?? 0);
        return isRisky && kept && !lost.has(table) ? [{ before: { table }, after: { table: successor.name } }] : [];
    });
    const overwritten = steps.flatMap(({ effects }) => (effects.own?.verb === 'update' ? [] : effects.overwrites));
    const values = overwritten.flatMap(({ table, column }) => {
        const successor = start.tables.has(table) ? lineage.successorOf(table, end) : undefined;
        const now = successor && lineage.columnOf(table, column, successor)?.name;
        if (!successor || now === undefined || lost.has(table))
            return [];
        return [{ before: { table, column }, after: { table: successor.name, column: now } }];
    });
    return [...rows, ...values];
}
// D1 limits the depth of an expression and the arguments of a function: one statement a guard.
/** Counts within the migration's own batch, before its first statement. */
function countBefore(guards) {
    return guards.map(({ before }) => ({
        sql: `UPDATE ${_migrations_ledger_js__WEBPACK_IMPORTED_MODULE_0__/* .lockTable */ .S5} SET counts = json_insert(counts, '$[#]', ${counted(before)}) WHERE name = 'migrations'`,
    }));
}
/** Counts again after its last, and fails the batch where something is missing: `counts` may not be NULL. */
function refuseLoss(guards) {
    return guards.map(({ after }, index) => ({
        sql: `UPDATE ${_migrations_ledger_js__WEBPACK_IMPORTED_MODULE_0__/* .lockTable */ .S5} SET counts = CASE WHEN ${counted(after)} >= json_extract(counts, '$[${index}]') THEN counts END WHERE name = 'migrations'`,
    }));
}
/** Whether this is what `refuseLoss` fails with. */
function isRefusedLoss(message) {
    return message.includes(`${_migrations_ledger_js__WEBPACK_IMPORTED_MODULE_0__/* .lockTable */ .S5}.counts`);
}
function describeGuards(guards) {
    return [
        ...new Set(guards.map(({ before: { table, column } }) => (column === undefined ? table : `${table}.${column}`))),
    ].join(', ');
}
function counted({ table, column }) {
    return `(SELECT count(${column === undefined ? '*' : (0,_sqlite_identifier_js__WEBPACK_IMPORTED_MODULE_2__/* .quoteIdentifier */ .C)(column)}) FROM ${(0,_sqlite_identifier_js__WEBPACK_IMPORTED_MODULE_2__/* .quoteIdentifier */ .C)(table)})`;
}


/***/ }),

/***/ 98912:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S4: () => (/* binding */ judge),
/* harmony export */   Us: () => (/* binding */ isBlocking),
/* harmony export */   yJ: () => (/* binding */ blockedBy)
/* harmony export */ });
/* harmony import */ var _migrations_rules_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76154);
/* harmony import */ var _runtime_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(50525);


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
        .map((rule) => (0,_migrations_rules_js__WEBPACK_IMPORTED_MODULE_0__/* .finding */ .gk)('allow-unused', name, `\`voygent:allow ${rule}\` allows what this file does not do: remove it.`, line)));
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
    return new _runtime_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .lZ('migrations-invalid', `${database}: ${shown.join(' ')} Nothing was done.`, {
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
    const page = `What to do instead: ${(0,_migrations_rules_js__WEBPACK_IMPORTED_MODULE_0__/* .pageOf */ .ZZ)(rules.length === 1 && rules[0] ? rules[0] : '<rule>')}`;
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

/***/ 54034:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ overall),
/* harmony export */   Q: () => (/* binding */ rowChanges)
/* harmony export */ });
/** The tables that had rows before a file, or have some after it; new ones, and those that are gone, in any case. */
function rowChanges(trial, except) {
    const { start, end, lineage, rowsAtStart, rowsAtEnd } = trial;
    if (!end)
        return [];
    const successors = new Set();
    const old = [...start.tables.keys()].map((from) => {
        const successor = lineage.successorOf(from, end)?.name;
        if (successor !== undefined)
            successors.add(successor);
        const after = successor === undefined ? null : (rowsAtEnd.get(successor) ?? 0);
        return { table: successor ?? from, from, before: rowsAtStart.get(from) ?? 0, after };
    });
    const made = [...end.tables.keys()]
        .filter((table) => !successors.has(table))
        .map((table) => ({ table, from: null, before: 0, after: rowsAtEnd.get(table) ?? 0 }));
    return [...old, ...made].filter(({ table, from, before, after }) => {
        if (except.includes(table) || (from !== null && except.includes(from)))
            return false;
        return before !== 0 || after !== 0 || from === null;
    });
}
/** What all files together did, from the first one's beginning to the last one's end. */
function overall(files) {
    const now = new Map();
    const gone = [];
    for (const { rows } of files) {
        const next = rows.map((row) => {
            const earlier = row.from === null ? undefined : now.get(row.from);
            return earlier ? { ...row, from: earlier.from, before: earlier.before } : row;
        });
        for (const { from } of rows)
            if (from !== null)
                now.delete(from);
        for (const row of next) {
            if (row.after !== null)
                now.set(row.table, row);
            // What these files made and dropped again never was production's.
            else if (row.from !== null)
                gone.push(row);
        }
    }
    return [...gone, ...now.values()].sort((a, b) => (a.table < b.table ? -1 : 1));
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

/***/ 84769:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ findSnapshot)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _github_artifacts_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(67031);
/* harmony import */ var _github_client_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(70636);
/* harmony import */ var _runtime_errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(50525);
/* harmony import */ var _progress_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(99909);
/* harmony import */ var _store_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(52541);







/**
 * Finds a snapshot, and downloads it where it is an artifact; what was downloaded is deleted when the result is disposed of.
 * @param database whose latest is meant, where that is asked for
 * @throws ActionError `artifact-not-found`, `artifact-failed`, `input-invalid`, `snapshot-refused`
 */
async function findSnapshot({ snapshot = 'latest', ...inputs }, database, context) {
    const isArtifact = snapshot === 'latest' || /^\d+$/.test(snapshot);
    if (!isArtifact)
        return onDisk(snapshot, context);
    const github = await (0,_github_client_js__WEBPACK_IMPORTED_MODULE_3__/* .connectGitHub */ .U)(inputs['github-token'], context, 'find the snapshot', _github_artifacts_js__WEBPACK_IMPORTED_MODULE_2__/* .artifactPermission */ .Ix);
    const artifact = snapshot === 'latest'
        ? (0,_store_js__WEBPACK_IMPORTED_MODULE_5__/* .latestOf */ .Te)(await (0,_store_js__WEBPACK_IMPORTED_MODULE_5__/* .storedSnapshots */ .ZX)(github), database()).artifact
        : ours(await (0,_github_artifacts_js__WEBPACK_IMPORTED_MODULE_2__/* .getArtifact */ .jZ)(github, Number(snapshot)));
    return downloaded(github, artifact, context);
}
function onDisk(path, { runner }) {
    const written = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(runner.workspace, path);
    const folder = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(written) === 'manifest.json' ? (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(written) : written;
    return { folder, told: `the folder ${path}`, artifact: undefined, [Symbol.asyncDispose]: async () => undefined };
}
/** Anybody can leave an artifact by a pull request from a fork. */
function ours(artifact) {
    if (artifact.isOurs)
        return artifact;
    throw new _runtime_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .ActionError */ .lZ('snapshot-refused', `The artifact ${artifact.id} (${artifact.name}) was made by a run of a fork, and anybody can have made it. Nothing was done.`, { hint: '`backup` with `mode: list` shows the snapshots of this repository.' });
}
async function downloaded(github, artifact, context) {
    const parent = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdtemp)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(context.runner.temporary, 'voygent-restore-'));
    const dispose = () => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(parent, { recursive: true, force: true });
    const folder = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(parent, 'snapshot');
    context.events.info('snapshot.downloading', `Downloading ${artifact.name} (${(0,_progress_js__WEBPACK_IMPORTED_MODULE_6__/* .inMegabytes */ .BD)(artifact.bytes)}).`, {
        artifact_id: artifact.id,
        bytes: artifact.bytes,
    });
    try {
        await (0,_github_artifacts_js__WEBPACK_IMPORTED_MODULE_2__/* .downloadArtifact */ .bk)(github, artifact.id, folder, context);
    }
    catch (error) {
        await dispose();
        throw error;
    }
    return {
        folder,
        told: `the artifact ${artifact.name} (id ${artifact.id})`,
        artifact,
        [Symbol.asyncDispose]: dispose,
    };
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

/***/ 95155:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U6: () => (/* binding */ hasKeyword),
/* harmony export */   lU: () => (/* binding */ isLimited)
/* harmony export */ });
/* unused harmony export countKeyword */
/* harmony import */ var _tokens_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38324);

const rowIds = ['rowid', 'oid', '_rowid_'];
/**
 * Whether a DELETE or UPDATE is limited by a WHERE of its own that looks at the rows: one that names a column, or asks
 * another table. `WHERE 1` and `WHERE true` limit nothing.
 */
function isLimited(sql, columns) {
    const names = new Set([...columns, ...rowIds].map((name) => name.toLowerCase()));
    return whereOf(sql).some(({ kind, text }) => 
    // What stands in single quotes is a text, whatever column has that name.
    (!text.startsWith("'") && names.has(kind === 'quoted' ? text.slice(1, -1) : text)) ||
        (kind === 'word' && text === 'select'));
}
/** The tokens of the statement's own WHERE: that of a subquery or of a CTE stands in parentheses. */
function whereOf(sql) {
    const parts = [...(0,_tokens_js__WEBPACK_IMPORTED_MODULE_0__/* .tokens */ .L)(sql)].map(({ kind, start, end }) => ({ kind, text: sql.slice(start, end).toLowerCase() }));
    const from = indexOutside(parts, 'where', 0);
    if (from === -1)
        return [];
    const to = indexOutside(parts, 'returning', from);
    return parts.slice(from + 1, to === -1 ? undefined : to);
}
/** Where a keyword stands outside of all parentheses, from an index on; -1 where it does not. */
function indexOutside(parts, keyword, from) {
    let depth = 0;
    return parts.findIndex(({ kind, text }, index) => {
        if (text === '(')
            depth++;
        if (text === ')')
            depth--;
        return index >= from && depth === 0 && kind === 'word' && text === keyword;
    });
}
/** Whether a keyword stands anywhere in a statement, strings, names in quotes and comments aside. */
function hasKeyword(sql, keyword) {
    return countKeyword(sql, keyword) > 0;
}
function countKeyword(sql, keyword) {
    let found = 0;
    for (const token of (0,_tokens_js__WEBPACK_IMPORTED_MODULE_0__/* .tokens */ .L)(sql))
        if (token.kind === 'word' && sql.slice(token.start, token.end).toUpperCase() === keyword)
            found++;
    return found;
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
