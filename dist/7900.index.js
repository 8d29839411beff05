export const id = 7900;
export const ids = [7900];
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

/***/ 85757:
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
/* harmony import */ var _runtime_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(50525);
/* harmony import */ var _sqlite_identifier_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(88437);
/* harmony import */ var _ledger_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(65004);




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
        const { shadowsOf } = await __webpack_require__.e(/* import() */ 3304).then(__webpack_require__.bind(__webpack_require__, 43304));
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

/***/ 64834:
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
/* harmony import */ var _runtime_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(50525);
/* harmony import */ var _ledger_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(65004);



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

/***/ 6606:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   r: () => (/* binding */ runName)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);

/** Who holds the lock and applied a migration: the page of the workflow run, and what tells two jobs of it apart. */
function runName(context) {
    return `${context.runner.runUrl ?? context.events.trace.traceId}#${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)().slice(0, 8)}`;
}


/***/ }),

/***/ 73093:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Kd: () => (/* binding */ holderOf),
/* harmony export */   gW: () => (/* binding */ letGoOfThen),
/* harmony export */   lG: () => (/* binding */ takeForRestore),
/* harmony export */   qV: () => (/* binding */ renew)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2503);
/* harmony import */ var _runtime_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(50525);
/* harmony import */ var _ledger_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(65004);
/* harmony import */ var _lock_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(64834);




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
/* harmony import */ var _runtime_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(50525);
/* harmony import */ var _runtime_words_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(37113);
/* harmony import */ var _counts_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(85757);
/* harmony import */ var _ledger_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(65004);
/* harmony import */ var _time_travel_lock_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(73093);





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

/***/ 95220:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ restoreAndLook)
/* harmony export */ });
/* harmony import */ var _cloudflare_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76632);

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


/***/ })

};
