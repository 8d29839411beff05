export const id = 845;
export const ids = [845];
export const modules = {

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
/* harmony import */ var _migrations_ledger_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5004);
/* harmony import */ var _runtime_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(525);
/* harmony import */ var _runtime_words_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7113);
/* harmony import */ var _sqlite_schema_diff_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8601);





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

/***/ 3954:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  T: () => (/* binding */ migrateAll),
  s: () => (/* binding */ untouched)
});

// EXTERNAL MODULE: ./lib/cloudflare/errors.js
var errors = __webpack_require__(6632);
// EXTERNAL MODULE: ./lib/migrations/begun.js
var begun = __webpack_require__(708);
// EXTERNAL MODULE: ./lib/migrations/lock.js
var lock = __webpack_require__(4834);
// EXTERNAL MODULE: ./lib/migrations/run-name.js
var run_name = __webpack_require__(6606);
// EXTERNAL MODULE: ./lib/rehearsal/judge.js
var judge = __webpack_require__(8912);
// EXTERNAL MODULE: ./lib/runtime/errors.js
var runtime_errors = __webpack_require__(525);
// EXTERNAL MODULE: ./lib/migrate/aftermath.js
var aftermath = __webpack_require__(6397);
// EXTERNAL MODULE: ./lib/migrations/ledger.js
var migrations_ledger = __webpack_require__(5004);
// EXTERNAL MODULE: ./lib/runtime/words.js
var words = __webpack_require__(7113);
// EXTERNAL MODULE: ./lib/sqlite/schema-diff.js + 1 modules
var schema_diff = __webpack_require__(8601);
// EXTERNAL MODULE: ./lib/rehearsal/guards.js
var rehearsal_guards = __webpack_require__(3249);
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
var lint_d1 = __webpack_require__(1104);
// EXTERNAL MODULE: ./lib/sqlite/schema.js
var schema = __webpack_require__(7917);
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
var counts = __webpack_require__(5757);
// EXTERNAL MODULE: ./lib/migrations/time-travel-proof.js
var time_travel_proof = __webpack_require__(1474);
// EXTERNAL MODULE: ./lib/migrations/time-travel-send.js
var time_travel_send = __webpack_require__(5220);
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
    // The answer that has it may be lost.
    const last = await cloudflare.d1.bookmark(target.id).catch(() => undefined);
    const outcome = await (0,time_travel_send/* restoreAndLook */.V)(last, () => cloudflare.d1.restore(target.id, before.bookmark), () => look(before, target, cloudflare), context.clock);
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

/***/ 4378:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  n: () => (/* binding */ planAll)
});

// EXTERNAL MODULE: ./lib/migrations/begun.js
var begun = __webpack_require__(708);
// EXTERNAL MODULE: ./lib/migrations/files.js + 1 modules
var migrations_files = __webpack_require__(4013);
// EXTERNAL MODULE: ./lib/migrations/ledger.js
var migrations_ledger = __webpack_require__(5004);
// EXTERNAL MODULE: ./lib/migrations/rules.js
var rules = __webpack_require__(6154);
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
var resolve = __webpack_require__(8217);
// EXTERNAL MODULE: ./lib/rehearsal/judge.js
var judge = __webpack_require__(8912);
// EXTERNAL MODULE: ./lib/rehearsal/rehearse-apart.js
var rehearse_apart = __webpack_require__(7849);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 4 modules
var schemas = __webpack_require__(2503);
// EXTERNAL MODULE: ./lib/runtime/errors.js
var errors = __webpack_require__(525);
;// CONCATENATED MODULE: ./lib/rehearsal/stage.js



// An export makes the database unavailable while it runs: at some 10 MB/s, two seconds.
const largestExport = 16 * 1024 * 1024;
/**
 * Gets what is needed to build the database that production has. It reads only.
 * @throws ActionError when what was asked for by name cannot be had
 */
async function chooseStage(target, ledger, asked, cloudflare, context) {
    const ledgerTables = (0,migrations_ledger/* ownTables */.Uo)(target.database);
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

// EXTERNAL MODULE: ./lib/runtime/nearest.js
var nearest = __webpack_require__(1438);
// EXTERNAL MODULE: ./lib/runtime/words.js
var words = __webpack_require__(7113);
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
        const rehearser = __addDisposableResource(env_1, new rehearse_apart/* Rehearser */.Q(context), false);
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
/* harmony import */ var _migrations_ledger_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5004);
/* harmony import */ var _migrations_rules_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6154);
/* harmony import */ var _rehearsal_rows_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(4034);
/* harmony import */ var _runtime_summary_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1348);
/* harmony import */ var _runtime_words_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7113);
/* harmony import */ var _sqlite_schema_diff_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8601);
/* harmony import */ var _aftermath_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6397);







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
        summary.codeBlock((0,_aftermath_js__WEBPACK_IMPORTED_MODULE_3__/* .restoreCommand */ .Od)(target, bookmarkBefore), 'sh');
    }
    if (recovery?.undo !== undefined && recovery.state !== 'unknown') {
        summary.markdown('The database was restored. The way back from that, which loses what was written since:');
        summary.codeBlock((0,_aftermath_js__WEBPACK_IMPORTED_MODULE_3__/* .restoreCommand */ .Od)(target, recovery.undo), 'sh');
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
        `${signOf(severity, allowed)} [${(0,_runtime_summary_js__WEBPACK_IMPORTED_MODULE_5__/* .code */ .aY)(rule)}](${(0,_migrations_rules_js__WEBPACK_IMPORTED_MODULE_1__/* .pageOf */ .ZZ)(rule)})<br>${allowed ? `${severity}, allowed` : severity}`,
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
    const last = rehearsal.files.findLast(({ schema }) => schema)?.schema;
    const own = (0,_migrations_ledger_js__WEBPACK_IMPORTED_MODULE_0__/* .ownTables */ .Uo)(target.database);
    const isData = ({ tbl_name }) => !own.includes(tbl_name);
    const changes = last ? (0,_sqlite_schema_diff_js__WEBPACK_IMPORTED_MODULE_2__/* .diffSchemas */ .e7)(rehearsal.schemaBefore.filter(isData), last.filter(isData)) : [];
    if (changes.length === 0)
        return;
    summary.details(`Schema: ${(0,_runtime_words_js__WEBPACK_IMPORTED_MODULE_4__/* .count */ .U)(changes.length, 'change')}`, new _runtime_summary_js__WEBPACK_IMPORTED_MODULE_5__/* .Summary */ .BD().codeBlock((0,_sqlite_schema_diff_js__WEBPACK_IMPORTED_MODULE_2__/* .formatDiff */ .Vs)(changes), 'diff'));
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

/***/ 708:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ refuseBegun)
/* harmony export */ });
/* harmony import */ var _runtime_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(525);
/* harmony import */ var _ledger_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5004);


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

/***/ 3249:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gv: () => (/* binding */ refuseLoss),
/* harmony export */   g0: () => (/* binding */ guardsOf),
/* harmony export */   oD: () => (/* binding */ isRefusedLoss),
/* harmony export */   t3: () => (/* binding */ countBefore)
/* harmony export */ });
/* unused harmony export describeGuards */
/* harmony import */ var _migrations_ledger_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5004);
/* harmony import */ var _sqlite_identifier_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8437);
/* harmony import */ var _sqlite_where_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5155);



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

/***/ 8912:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S4: () => (/* binding */ judge),
/* harmony export */   Us: () => (/* binding */ isBlocking),
/* harmony export */   yJ: () => (/* binding */ blockedBy)
/* harmony export */ });
/* harmony import */ var _migrations_rules_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6154);
/* harmony import */ var _runtime_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(525);


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

/***/ 4034:
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

/***/ 5155:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U6: () => (/* binding */ hasKeyword),
/* harmony export */   lU: () => (/* binding */ isLimited)
/* harmony export */ });
/* unused harmony export countKeyword */
/* harmony import */ var _tokens_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8324);

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


/***/ })

};
