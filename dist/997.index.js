export const id = 997;
export const ids = [997,3304];
export const modules = {

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

/***/ 53911:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ inOneTransaction)
/* harmony export */ });
/**
 * Runs work as one transaction under other settings, e.g. `{ foreign_keys: 0 }`; afterwards the settings are as they were.
 * An error takes back what the work did. There must be no transaction yet: SQLite changes these settings in none.
 */
function inOneTransaction(database, pragmas, work) {
    if (database.isTransaction)
        throw new Error('The database is in a transaction, and must not be for this.');
    const undo = Object.entries(pragmas).map(([pragma, value]) => setPragma(database, pragma, value));
    try {
        database.exec('BEGIN');
        work();
        database.exec('COMMIT');
    }
    finally {
        if (database.isTransaction)
            database.exec('ROLLBACK');
        for (const restore of undo)
            restore();
    }
}
function setPragma(database, pragma, value) {
    const before = Number(Object.values(database.prepare(`PRAGMA ${pragma}`).get() ?? {})[0]);
    database.exec(`PRAGMA ${pragma} = ${value}`);
    return () => database.exec(`PRAGMA ${pragma} = ${before}`);
}


/***/ }),

/***/ 43304:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $E: () => (/* binding */ contentOf),
/* harmony export */   Uh: () => (/* binding */ rebuildIndexes),
/* harmony export */   bG: () => (/* binding */ isFts5),
/* harmony export */   kp: () => (/* binding */ isVirtual),
/* harmony export */   shadowsOf: () => (/* binding */ shadowsOf),
/* harmony export */   wX: () => (/* binding */ namesIn)
/* harmony export */ });
/* harmony import */ var node_sqlite__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(80099);
/* harmony import */ var _identifier_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(88437);
/* harmony import */ var _tokens_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(38324);
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



function isVirtual({ sql }) {
    return sql !== null && /^CREATE\s+VIRTUAL\s/i.test(sql);
}
/** The tables that the virtual tables of a schema make for themselves, found by making them elsewhere. */
function shadowsOf(objects) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const elsewhere = __addDisposableResource(env_1, new node_sqlite__WEBPACK_IMPORTED_MODULE_0__.DatabaseSync(':memory:'), false);
        const virtual = objects.filter(isVirtual);
        for (const { sql } of virtual) {
            try {
                elsewhere.exec(sql ?? '');
            }
            catch {
                // It will fail again, and be reported, where it is to be made.
            }
        }
        return namesIn(elsewhere).difference(new Set(virtual.map(({ name }) => name)));
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        __disposeResources(env_1);
    }
}
/** The names of all that is in a database. */
function namesIn(database) {
    const rows = database.prepare('SELECT name FROM sqlite_schema').all();
    return new Set(rows.map(({ name }) => String(name)));
}
/** Fills those FTS5 tables that index another table, from that table. */
function rebuildIndexes(database, objects) {
    for (const object of objects.filter(hasExternalContent)) {
        const table = (0,_identifier_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteIdentifier */ .C)(object.name);
        try {
            database.exec(`INSERT INTO ${table}(${table}) VALUES('rebuild')`);
        }
        catch {
            // Its content may be gone in production too, which SQLite tells only those who read from it.
        }
    }
}
/** Whether a virtual table is `USING fts5(…, content='table')`; `content=''` has none that it could be made from. */
function hasExternalContent(object) {
    return isFts5(object) && contentOf(object) === 'other';
}
function isFts5({ sql }) {
    return sql !== null && /^CREATE\s+VIRTUAL\s+TABLE[\s\S]*?\sUSING\s+fts5\b/i.test(sql);
}
/** Where an FTS5 table has its texts: in tables of its own, in another table or view, or nowhere. */
function contentOf({ sql }) {
    const text = sql ?? '';
    const texts = [...(0,_tokens_js__WEBPACK_IMPORTED_MODULE_2__/* .tokens */ .L)(text)].map(({ start, end }) => text.slice(start, end));
    const at = texts.findIndex((text, index) => text.toLowerCase() === 'content' && texts[index + 1] === '=');
    if (at === -1)
        return 'own';
    return /^(''|""|``|\[\]|[,)])$/.test(texts[at + 2] ?? ')') ? 'none' : 'other';
}


/***/ }),

/***/ 89230:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e$: () => (/* binding */ loadSchema),
/* harmony export */   nY: () => (/* binding */ loadDump),
/* harmony export */   zr: () => (/* binding */ likeD1)
/* harmony export */ });
/* harmony import */ var _identifier_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(88437);
/* harmony import */ var _load_transaction_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(53911);
/* harmony import */ var _load_virtual_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(43304);
/* harmony import */ var _statements_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(52328);




/**
 * How to open a database that is to behave as D1 does: there, "x" is the text 'x' wherever no column has that name, in
 * CHECK constraints and DEFAULTs of stored schemas as well. `loadSchema` and `loadDump` take any database, but schemas
 * that rely on this load only into one that was opened so.
 */
const likeD1 = { enableDoubleQuotedStringLiterals: true };
/**
 * Makes the objects of a schema in an empty database: tables, indexes, views, triggers, in this order. Objects without
 * SQL and the shadow tables of virtual tables are left out, since SQLite makes them itself.
 *
 * @throws Error that names the object, when SQLite refuses it; the database is then as it was before.
 */
function loadSchema(database, objects) {
    (0,_load_transaction_js__WEBPACK_IMPORTED_MODULE_1__/* .inOneTransaction */ .K)(database, asItIs, () => makeMissing(database, objects));
}
/**
 * Loads the text of a D1 export into an empty database: tables, then rows, then indexes, views and triggers, so that no
 * trigger fires and no reference has to wait. What `schema` has and the dump does not (virtual tables, which D1 cannot
 * export, and what belongs to them) is made at the end; an FTS5 table with external content is filled from it, other
 * virtual tables stay empty. Rows are taken as they are: CHECK constraints and foreign keys are not asked.
 *
 * A dump cannot tell everything: integers beyond 2^53 are rounded in it, and whole numbers of type REAL in a column
 * without that affinity come back as INTEGER.
 *
 * @throws Error that names the line, when SQLite refuses a statement; the database is then as it was before.
 */
function loadDump(database, sql, schema) {
    const byPart = Map.groupBy((0,_statements_js__WEBPACK_IMPORTED_MODULE_2__/* .splitStatements */ .X)(sql), partOf);
    const statements = parts.flatMap((part) => byPart.get(part) ?? []);
    (0,_load_transaction_js__WEBPACK_IMPORTED_MODULE_1__/* .inOneTransaction */ .K)(database, asItIs, () => {
        for (const statement of statements)
            runStatement(database, statement);
        makeMissing(database, schema);
        (0,_load_virtual_js__WEBPACK_IMPORTED_MODULE_0__/* .rebuildIndexes */ .Uh)(database, schema);
    });
}
const asItIs = { foreign_keys: 0, ignore_check_constraints: 1 };
// D1 dumps triggers before views, which an INSTEAD OF trigger cannot bear.
const parts = ['table', 'row', 'sequence', 'index', 'view', 'trigger', 'other'];
const partForms = [
    // Inserting into a table with AUTOINCREMENT writes its sequence: what the dump says of sequences goes last.
    [/^(INSERT INTO|DELETE FROM)\s+"?sqlite_sequence\b/i, 'sequence'],
    // The statistics of ANALYZE are no rows of the user's, and their tables cannot be made by hand.
    [/^(INSERT INTO\s+"?sqlite_stat|ANALYZE\b|PRAGMA\b|BEGIN\b|COMMIT\b)/i, 'none'],
    [/^INSERT\b/i, 'row'],
    [/^CREATE\s+TABLE\b/i, 'table'],
    [/^CREATE\s+(UNIQUE\s+)?INDEX\b/i, 'index'],
    [/^CREATE\s+VIEW\b/i, 'view'],
    [/^CREATE\s+TRIGGER\b/i, 'trigger'],
];
function partOf({ sql }) {
    return partForms.find(([form]) => form.test(sql))?.[1] ?? 'other';
}
function runStatement(database, { sql, line }) {
    // A NUL ends a statement for SQLite; in a dump it can only be within a text.
    const whole = sql.includes('\0') ? sql.replaceAll('\0', "'||char(0)||'") : sql;
    try {
        database.exec(whole);
    }
    catch (error) {
        throw new Error(`Line ${line} of the dump cannot be loaded: ${messageOf(error)}`, { cause: error });
    }
}
const makingOrder = ['table', 'index', 'view', 'trigger'];
/** Makes those of the objects that are not there. */
function makeMissing(database, objects) {
    const shadows = (0,_load_virtual_js__WEBPACK_IMPORTED_MODULE_0__.shadowsOf)(objects);
    const present = (0,_load_virtual_js__WEBPACK_IMPORTED_MODULE_0__/* .namesIn */ .wX)(database);
    const missing = objects.filter(({ name }) => !present.has(name) && !shadows.has(name));
    // A table may have the name of a shadow without being one, as long as it is made first.
    const tables = [...missing].sort((a, b) => Number((0,_load_virtual_js__WEBPACK_IMPORTED_MODULE_0__/* .isVirtual */ .kp)(a)) - Number((0,_load_virtual_js__WEBPACK_IMPORTED_MODULE_0__/* .isVirtual */ .kp)(b)));
    for (const type of makingOrder) {
        for (const object of tables)
            if (object.type === type)
                make(database, object);
    }
}
function make(database, { type, name, sql }) {
    if (sql === null)
        return;
    try {
        database.exec(sql);
    }
    catch (error) {
        throw new Error(`The ${type} ${(0,_identifier_js__WEBPACK_IMPORTED_MODULE_3__/* .quoteIdentifier */ .C)(name)} of the schema cannot be made: ${messageOf(error)}`, {
            cause: error,
        });
    }
}
function messageOf(error) {
    return error instanceof Error ? error.message : String(error);
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

/***/ 37181:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ shapeOf),
/* harmony export */   O: () => (/* binding */ affinityOf)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2503);

const ObjectRow = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ type: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), name: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), tbl_name: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), sql: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().nullable() });
const ColumnRow = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    tbl: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    name: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    type: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    notnull: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(),
    dflt_value: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().nullable(),
    pk: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(),
    hidden: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(),
});
const ForeignKeyRow = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    tbl: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    id: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(),
    table: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    from: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    on_delete: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
});
const IndexRow = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    tbl: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    name: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    unique: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(),
    origin: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    column: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().nullable(),
    desc: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(),
    coll: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().nullable(),
});
const isOwn = (name) => `${name} NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND ${name} NOT LIKE '\\_cf\\_%' ESCAPE '\\'`;
// Virtual tables and their shadows are left out of the tables: what is in them is made from others.
const tableList = `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND ${isOwn('name')}`;
/** Reads the shape of an open database. */
function shapeOf(database) {
    const rows = (row, sql) => zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(row).parse(database.prepare(sql).all());
    const objects = rows(ObjectRow, `SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE ${isOwn('name')}`);
    const names = new Set(rows(zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ name: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP() }), tableList).map(({ name }) => name));
    const columns = Map.groupBy(rows(ColumnRow, `SELECT t.name AS tbl, x.* FROM (${tableList}) t, pragma_table_xinfo(t.name) x ORDER BY x.cid`), ({ tbl }) => tbl);
    const keys = Map.groupBy(rows(ForeignKeyRow, `SELECT t.name AS tbl, k.* FROM (${tableList}) t, pragma_foreign_key_list(t.name) k ORDER BY k.id, k.seq`), ({ tbl }) => tbl);
    const indexes = Map.groupBy(rows(IndexRow, `SELECT t.name AS tbl, i.name, i."unique", i.origin, x.name AS "column", x.desc, x.coll
       FROM (${tableList}) t, pragma_index_list(t.name) i, pragma_index_xinfo(i.name) x WHERE x.key ORDER BY i.name, x.seqno`), ({ tbl }) => tbl);
    const sqlOf = new Map(objects.map(({ name, sql }) => [name, sql ?? '']));
    const tables = new Map([...names].map((name) => [
        name,
        {
            name,
            columns: (columns.get(name) ?? []).map(columnOf),
            foreignKeys: foreignKeysOf(keys.get(name) ?? []),
            indexes: indexesOf(indexes.get(name) ?? [], sqlOf),
            sql: sqlOf.get(name) ?? '',
        },
    ]));
    const named = (type) => objects.filter((object) => object.type === type);
    return {
        tables,
        triggers: named('trigger').map(({ name, tbl_name }) => ({ name, table: tbl_name })),
        views: named('view').map(({ name }) => name),
        virtualTables: named('table')
            .filter(({ sql }) => /^CREATE\s+VIRTUAL\s/i.test(sql ?? ''))
            .map(({ name }) => name),
    };
}
function columnOf(row) {
    return {
        name: row.name,
        type: row.type,
        notNull: row.notnull !== 0,
        default: row.dflt_value ?? undefined,
        inPrimaryKey: row.pk > 0,
        generated: row.hidden > 1,
    };
}
function foreignKeysOf(rows) {
    return [...Map.groupBy(rows, ({ id }) => id).values()].map((parts) => ({
        parent: parts[0]?.table ?? '',
        columns: parts.map(({ from }) => from),
        onDelete: parts[0]?.on_delete ?? '',
    }));
}
function indexesOf(rows, sqlOf) {
    return [...Map.groupBy(rows, ({ name }) => name)].map(([name, parts]) => {
        const sql = sqlOf.get(name) ?? '';
        const unique = parts[0]?.unique === 1;
        const isPlain = parts.every(({ column }) => column !== null) && !/\bWHERE\b/i.test(sql);
        const listed = parts.map(({ column, desc, coll }) => `${column?.toLowerCase()} ${desc} ${coll}`).join(', ');
        return {
            name,
            table: parts[0]?.tbl ?? '',
            unique,
            origin: parts[0]?.origin ?? '',
            columns: parts.flatMap(({ column }) => (column === null ? [] : [column])),
            // Expressions and conditions are known by their text only.
            signature: `${unique} ${isPlain ? listed : sql.slice(sql.indexOf('(')).replace(/\s+/g, ' ')}`,
        };
    });
}
function affinityOf(type) {
    const word = type.toUpperCase();
    if (word.includes('INT'))
        return 'INTEGER';
    if (/CHAR|CLOB|TEXT/.test(word))
        return 'TEXT';
    if (word === '' || word.includes('BLOB') || word === 'ANY')
        return 'BLOB';
    return /REAL|FLOA|DOUB/.test(word) ? 'REAL' : 'NUMERIC';
}


/***/ }),

/***/ 52328:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ isComplete),
/* harmony export */   X: () => (/* binding */ splitStatements)
/* harmony export */ });
/* harmony import */ var _tokens_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38324);

/**
 * Splits a script where SQLite would: at each `;` outside of strings, quoted names, comments and trigger bodies. Parts
 * that hold no token are left out. It never fails: what is no SQL is split all the same, and refused by the database.
 */
function splitStatements(script) {
    const statements = [];
    const lineAt = lineCounter(script);
    let form = new StatementForm();
    let start;
    let end = 0;
    for (const token of (0,_tokens_js__WEBPACK_IMPORTED_MODULE_0__/* .tokens */ .L)(script)) {
        if (token.kind === 'end' && (start === undefined || form.endsHere())) {
            if (start !== undefined)
                statements.push({ sql: script.slice(start, end), line: lineAt(start) });
            start = undefined;
            form = new StatementForm();
            continue;
        }
        start ??= token.start;
        end = token.end;
        form.take(token.kind === 'end' ? ';' : token.kind === 'word' ? script.slice(token.start, token.end).toUpperCase() : '');
    }
    if (start !== undefined)
        statements.push({ sql: script.slice(start, end), line: lineAt(start) });
    return statements;
}
/** Whether a text that ends with a `;` outside of quotes and comments ends with that of a statement, and not of a trigger's body. */
function isComplete(sql) {
    const form = new StatementForm();
    let isEndAhead = false;
    for (const { kind, start, end } of (0,_tokens_js__WEBPACK_IMPORTED_MODULE_0__/* .tokens */ .L)(sql)) {
        if (isEndAhead)
            form.take(';');
        isEndAhead = kind === 'end';
        if (!isEndAhead)
            form.take(kind === 'word' ? sql.slice(start, end).toUpperCase() : '');
    }
    return isEndAhead && form.endsHere();
}
/** What is known of the statement that is being read: whether it is a trigger, whose body has `;` of its own. */
class StatementForm {
    #head = [];
    #isTrigger = false;
    #last = '';
    #beforeLast = '';
    /** A word in upper case, `;`, or empty for any other token. */
    take(word) {
        this.#beforeLast = this.#last;
        this.#last = word;
        if (this.#isTrigger || this.#head.length >= longestHead)
            return;
        this.#head.push(word);
        this.#isTrigger = triggerHead.test(this.#head.join(' '));
    }
    /** A trigger ends at `; END ;`, as in SQLite's own sqlite3_complete(); anything else at its first `;`. */
    endsHere() {
        return !this.#isTrigger || (this.#last === 'END' && this.#beforeLast === ';');
    }
}
const triggerHead = /^(EXPLAIN (QUERY PLAN )?)?CREATE (TEMP |TEMPORARY )?TRIGGER$/;
const longestHead = 6;
/** A function from ascending offsets to line numbers, linear in all. */
function lineCounter(text) {
    let at = 0;
    let line = 1;
    return (offset) => {
        for (let newline = text.indexOf('\n', at); newline !== -1 && newline < offset; newline = text.indexOf('\n', at)) {
            line++;
            at = newline + 1;
        }
        return line;
    };
}


/***/ }),

/***/ 38324:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ tokens),
/* harmony export */   n: () => (/* binding */ comments)
/* harmony export */ });
const space = /[\t\n\f\r \uFEFF]/;
// SQLite takes every character outside of ASCII as part of a name, and `$` after the first.
const word = /[\w$\u0080-\uFFFF]+/y;
// `:name`, `@name`, `$name`, and Tcl's `$name::space(…)`, where the … may hold anything but white space, a `;` as well.
const variable = /[$@:#](?:::)*(?:[\w$\u0080-\uFFFF](?:[\w$\u0080-\uFFFF]|::)*(?:\([^\t\n\f\r )]*\)?)?)?/y;
/** The tokens of a script as SQLite's tokenizer finds them (https://www.sqlite.org/src/file/src/tokenize.c), in linear time. */
function* tokens(script) {
    for (const { kind, start, end } of parts(script)) {
        if (kind === 'space' || kind === 'comment')
            continue;
        yield { kind: kind === 'variable' ? 'other' : kind, start, end };
    }
}
/** The comments of a script, their marks included. Offsets are as those of tokens. */
function* comments(script) {
    for (const { kind, start, end } of parts(script))
        if (kind === 'comment')
            yield { start, end };
}
function* parts(script) {
    let at = 0;
    while (at < script.length) {
        const start = at;
        const comment = endOfComment(script, at);
        const kind = comment === undefined ? kindOf(script.charAt(at)) : 'comment';
        at = comment ?? endOf(kind, script, at);
        yield { kind, start, end: at };
    }
}
function kindOf(character) {
    if (space.test(character))
        return 'space';
    if (character === ';')
        return 'end';
    if (character === "'" || character === '"' || character === '`' || character === '[')
        return 'quoted';
    if (character === ':' || character === '$' || character === '@' || character === '#')
        return 'variable';
    word.lastIndex = 0;
    return word.test(character) ? 'word' : 'other';
}
function endOf(kind, script, at) {
    switch (kind) {
        case 'quoted':
            return endOfQuoted(script, at);
        case 'word':
            return endOfMatch(word, script, at);
        case 'variable':
            return endOfMatch(variable, script, at);
        default:
            return at + 1;
    }
}
/** The offset after the comment that begins here, if one does; one that is not closed runs to the end. */
function endOfComment(script, at) {
    if (script.startsWith('--', at))
        return after(script, '\n', at);
    // At the very end of a script it is no comment to SQLite, but two operators.
    if (script.startsWith('/*', at) && at + 2 < script.length)
        return after(script, '*/', at + 2);
    return undefined;
}
function endOfQuoted(script, at) {
    const open = script.charAt(at);
    if (open === '[')
        return after(script, ']', at);
    let end = after(script, open, at + 1);
    // A doubled quote is a quote in the text.
    while (script.charAt(end) === open)
        end = after(script, open, end + 1);
    return end;
}
function endOfMatch(form, script, at) {
    form.lastIndex = at;
    form.test(script);
    return Math.max(form.lastIndex, at + 1);
}
function after(script, mark, from) {
    const found = script.indexOf(mark, from);
    return found === -1 ? script.length : found + mark.length;
}


/***/ })

};
