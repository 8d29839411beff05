export const id = 271;
export const ids = [271];
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

/***/ 3271:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  outputsOf: () => (/* binding */ outputsOf),
  run: () => (/* binding */ run)
});

// EXTERNAL MODULE: ./lib/cloudflare/client.js
var client = __webpack_require__(9480);
// EXTERNAL MODULE: ./lib/runtime/errors.js
var errors = __webpack_require__(525);
// EXTERNAL MODULE: ./lib/migrations/ledger.js
var ledger = __webpack_require__(5004);
// EXTERNAL MODULE: ./lib/migrations/resolve.js
var resolve = __webpack_require__(8217);
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
var project_checks = __webpack_require__(6148);
// EXTERNAL MODULE: ./lib/project/from-inputs.js + 12 modules
var from_inputs = __webpack_require__(9134);
// EXTERNAL MODULE: ./lib/rollout/baseline.js
var baseline = __webpack_require__(5082);
// EXTERNAL MODULE: ./lib/rollout/run-id.js
var run_id = __webpack_require__(6480);
// EXTERNAL MODULE: ./lib/runtime/untouched.js
var untouched = __webpack_require__(4935);
// EXTERNAL MODULE: ./lib/deploy/conclusion.js
var conclusion = __webpack_require__(8688);
// EXTERNAL MODULE: ./lib/deploy/deploy-all.js + 2 modules
var deploy_all = __webpack_require__(2604);
// EXTERNAL MODULE: ./lib/deploy/plan.js + 9 modules
var plan = __webpack_require__(8471);
// EXTERNAL MODULE: ./lib/deploy/report.js
var report = __webpack_require__(6513);
;// CONCATENATED MODULE: ./lib/deploy/run.js











async function run(inputs, context) {
    const cloudflare = await (0,client/* connectCloudflare */._)(inputs, context);
    const { plans, heads } = await (0,untouched/* beforeAnyChange */.U)(async () => {
        const project = await (0,from_inputs/* projectFromInputs */.X)(inputs, context);
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

/***/ 5004:
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
/* harmony import */ var _runtime_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(525);
/* harmony import */ var _sqlite_identifier_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8437);
/* harmony import */ var _sqlite_schema_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7917);




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

/***/ 8437:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ quoteIdentifier)
/* harmony export */ });
/** A name as an SQL identifier, quoted. */
function quoteIdentifier(name) {
    return `"${name.replaceAll('"', '""')}"`;
}


/***/ }),

/***/ 7917:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GT: () => (/* binding */ schemaQuery),
/* harmony export */   he: () => (/* binding */ SchemaObject),
/* harmony export */   ku: () => (/* binding */ schemaDigest)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
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


/***/ })

};
