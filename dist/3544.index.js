export const id = 3544;
export const ids = [3544];
export const modules = {

/***/ 22412:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   IY: () => (/* binding */ printedIn),
/* harmony export */   KD: () => (/* binding */ contentsOf),
/* harmony export */   X7: () => (/* binding */ sequences)
/* harmony export */ });
/* harmony import */ var node_sqlite__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(80099);
/* harmony import */ var _migrations_ledger_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(65004);
/* harmony import */ var _runtime_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(50525);
/* harmony import */ var _sqlite_load_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(89230);
/* harmony import */ var _sqlite_load_virtual_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(43304);
/* harmony import */ var _sqlite_shape_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(37181);
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
 * What is in a database, from its schema.
 * @throws ActionError `snapshot-refused` for a schema that SQLite here cannot make
 */
function contentsOf(schema) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const database = __addDisposableResource(env_1, new node_sqlite__WEBPACK_IMPORTED_MODULE_0__.DatabaseSync(':memory:', _sqlite_load_js__WEBPACK_IMPORTED_MODULE_3__/* .likeD1 */ .zr), false);
        try {
            (0,_sqlite_load_js__WEBPACK_IMPORTED_MODULE_3__/* .loadSchema */ .e$)(database, schema);
        }
        catch (cause) {
            throw new _runtime_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .ActionError */ .lZ('snapshot-refused', `The schema cannot be made again: ${cause instanceof Error ? cause.message : String(cause)}. What cannot be restored is not backed up.`, { hint: 'Repair or drop what the message names, then run this again.', cause });
        }
        const shadows = (0,_sqlite_load_virtual_js__WEBPACK_IMPORTED_MODULE_4__.shadowsOf)(schema);
        const objects = schema.filter(({ name, sql }) => sql !== null && !shadows.has(name));
        const ofType = (type) => objects.filter((object) => object.type === type);
        const virtual = ofType('table').filter(_sqlite_load_virtual_js__WEBPACK_IMPORTED_MODULE_4__/* .isVirtual */ .kp);
        const derived = virtual.filter((object) => !(0,_sqlite_load_virtual_js__WEBPACK_IMPORTED_MODULE_4__/* .isFts5 */ .bG)(object));
        refuseUnknown(derived);
        const shape = (0,_sqlite_shape_js__WEBPACK_IMPORTED_MODULE_5__/* .shapeOf */ .F)(database);
        return {
            tables: [...shape.tables.values()].map((table) => storedTable(database, table)),
            indexes: ofType('index'),
            searches: virtual.filter(_sqlite_load_virtual_js__WEBPACK_IMPORTED_MODULE_4__/* .isFts5 */ .bG).map((object) => searchTable(database, object)),
            derived,
            views: ofType('view'),
            triggers: ofType('trigger'),
            hasSequences: database.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'sqlite_sequence'").get() !== undefined,
        };
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        __disposeResources(env_1);
    }
}
/** A virtual table may keep rows in ways of its own. Of those that D1 has, only `fts5vocab` is sure to have none. */
function refuseUnknown(derived) {
    const unknown = derived.find(({ sql }) => !/\bUSING\s+fts5vocab\b/i.test(sql ?? ''));
    if (!unknown)
        return;
    throw new _runtime_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .ActionError */ .lZ('snapshot-refused', `The virtual table ${unknown.name} is neither FTS5 nor fts5vocab, and what is in it would not be in the snapshot.`, { hint: 'Keep its content in a table, and make the virtual table from that.' });
}
function storedTable(database, { name, sql, columns }) {
    const rows = database.prepare('SELECT name, pk FROM pragma_table_xinfo(?) WHERE pk > 0 ORDER BY pk').all(name);
    const list = database.prepare("SELECT wr FROM pragma_table_list WHERE schema = 'main' AND name = ?").get(name);
    const taken = new Set(columns.map((column) => column.name.toLowerCase()));
    return {
        name,
        sql,
        columns: columns.filter(({ generated }) => !generated),
        rowid: list?.['wr'] === 1 ? undefined : ['rowid', '_rowid_', 'oid'].find((alias) => !taken.has(alias)),
        key: rows.map((row) => String(row['name'])),
        isMomentary: name === _migrations_ledger_js__WEBPACK_IMPORTED_MODULE_1__/* .lockTable */ .S5,
    };
}
function searchTable(database, object) {
    const rows = database.prepare('SELECT name FROM pragma_table_xinfo(?) WHERE hidden = 0').all(object.name);
    return {
        name: object.name,
        sql: object.sql ?? '',
        content: (0,_sqlite_load_virtual_js__WEBPACK_IMPORTED_MODULE_4__/* .contentOf */ .$E)(object),
        columns: rows.map(({ name }) => String(name)),
    };
}
/** What is fingerprinted: every table that holds rows, the search tables with rows of their own, and the counters. */
function printedIn({ tables, searches, hasSequences }) {
    const stored = tables.filter(({ isMomentary }) => !isMomentary);
    return [
        ...stored.map(({ name, columns }) => ({ name, columns: columns.map((column) => column.name) })),
        ...searches.filter(({ content }) => content === 'own').map(({ name, columns }) => ({ name, columns })),
        ...(hasSequences ? [{ name: sequences, columns: ['name', 'seq'] }] : []),
    ];
}
/** Where SQLite keeps the counters of AUTOINCREMENT. */
const sequences = 'sqlite_sequence';


/***/ }),

/***/ 83544:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BU: () => (/* binding */ partOf),
/* harmony export */   Dl: () => (/* binding */ indexesSql),
/* harmony export */   Fn: () => (/* binding */ statements),
/* harmony export */   Is: () => (/* binding */ resetSequences),
/* harmony export */   Nc: () => (/* binding */ restSql),
/* harmony export */   RT: () => (/* binding */ tail),
/* harmony export */   Zr: () => (/* binding */ readTail),
/* harmony export */   aq: () => (/* binding */ rebuild),
/* harmony export */   d5: () => (/* binding */ head),
/* harmony export */   r: () => (/* binding */ tableOfInsert),
/* harmony export */   r4: () => (/* binding */ tableOfStatement),
/* harmony export */   tk: () => (/* binding */ idInHead),
/* harmony export */   uk: () => (/* binding */ tablesSql)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2503);
/* harmony import */ var _migrations_ledger_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(65004);
/* harmony import */ var _sqlite_fingerprint_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(37916);
/* harmony import */ var _sqlite_identifier_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(88437);
/* harmony import */ var _contents_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(22412);
/* harmony import */ var _manifest_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7135);






/**
 * A dump as a snapshot has it, as SQL that D1, wrangler and the sqlite3 CLI take as it is:
 *
 *     -- voygent snapshot <id>
 *     PRAGMA defer_foreign_keys=TRUE;
 *     tables; rows; counters of AUTOINCREMENT; indexes; virtual tables and theirs; views; triggers
 *     -- voygent fingerprints <JSON, with the origin>
 *     -- voygent snapshot end <id>
 *
 * Indexes after the rows are made faster, and triggers after them do not fire on them. The fingerprints are here and not in
 * the manifest, as the sum of a column with one value is that value, and the dump may be encrypted.
 */
const head = (id) => `-- voygent snapshot ${id}\n-- Load this into an empty database: tables and rows first, then what is made from them.\nPRAGMA defer_foreign_keys=TRUE;\n`;
/** What stands before the rows. */
function tablesSql({ tables }) {
    return statements(tables.map(({ sql }) => sql));
}
/** What stands after the rows, up to those of FTS5 tables that have rows of their own. */
function indexesSql({ indexes, searches }) {
    return sqlOf(indexes) + statements(searches.map(({ sql }) => sql));
}
/** What stands last. */
function restSql({ searches, derived, views, triggers }) {
    const rebuilt = searches.filter(({ content }) => content === 'other').map(({ name }) => rebuild(name));
    // An FTS5 table may have its texts in a view, hence after the views.
    return [sqlOf(derived), sqlOf(views), statements(rebuilt), sqlOf(triggers)].join('');
}
function sqlOf(objects) {
    return statements(objects.map(({ sql }) => sql ?? ''));
}
/** Fills an FTS5 table from the table or view that has its texts. */
function rebuild(name) {
    const table = (0,_sqlite_identifier_js__WEBPACK_IMPORTED_MODULE_4__/* .quoteIdentifier */ .C)(name);
    return `INSERT INTO ${table}(${table}) VALUES('rebuild')`;
}
/** As a script. A definition may end with a comment, which must not swallow the semicolon. */
function statements(sqls) {
    return sqls.map((sql) => `${sql}${/--[^\n]*$/.test(sql) ? '\n' : ''};\n`).join('');
}
/** Rows with AUTOINCREMENT have counted already. */
const resetSequences = `DELETE FROM ${_contents_js__WEBPACK_IMPORTED_MODULE_2__/* .sequences */ .X7};\n`;
const Content = zod__WEBPACK_IMPORTED_MODULE_5__/* .object */ .Ikc({
    prints: zod__WEBPACK_IMPORTED_MODULE_5__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_5__/* .tuple */ .PVZ([zod__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP(), _sqlite_fingerprint_js__WEBPACK_IMPORTED_MODULE_1__/* .TablePrint */ .ad])),
    /** What the manifest says as well: that stands outside of what is encrypted, and anybody could change it there. */
    origin: _manifest_js__WEBPACK_IMPORTED_MODULE_3__/* .Manifest */ ._8.pick({ createdAt: true, database: true, ledger: true }),
});
function tail({ id, ...content }) {
    // A line end within a name is written as an escape by JSON: the comment stays one line.
    return `-- voygent fingerprints ${JSON.stringify(content)}\n-- voygent snapshot end ${id}\n`;
}
/** The id in the first line; `undefined` where the SQL is no dump of a snapshot. */
function idInHead(beginning) {
    return /^-- voygent snapshot ([0-9a-f-]{36})\n/.exec(beginning)?.[1];
}
/** `undefined` where the last lines are missing, as they are of a dump that was cut. */
function readTail(end) {
    const [, json, id] = /\n-- voygent fingerprints (\{[^\n]*\})\n-- voygent snapshot end ([0-9a-f-]{36})\n$/.exec(end) ?? [];
    if (json === undefined || id === undefined)
        return undefined;
    const parsed = Content.safeParse((0,_manifest_js__WEBPACK_IMPORTED_MODULE_3__/* .jsonOf */ .o_)(json));
    return parsed.success ? { id, ...parsed.data } : undefined;
}
const insert = /^\s*INSERT\s+INTO\s+("(?:[^"]|"")*"|\w+)/i;
/** The table that an INSERT of a dump is for, by its name; `undefined` for another statement. */
function tableOfInsert(statement) {
    const name = insert.exec(statement)?.[1];
    return name?.startsWith('"') ? name.slice(1, -1).replaceAll('""', '"') : name;
}
/** The table that a statement of a snapshot's dump inserts into, or appends to a row of. */
function tableOfStatement(statement) {
    return tableOfInsert(statement.replace(/^UPDATE /, 'INSERT INTO '));
}
function partOf(statement) {
    const table = tableOfInsert(statement);
    if (table !== undefined)
        return table.startsWith('sqlite_') || table === _migrations_ledger_js__WEBPACK_IMPORTED_MODULE_0__/* .lockTable */ .S5 ? 'none' : 'row';
    return /^\s*CREATE\b/i.test(statement) ? 'definition' : 'none';
}


/***/ }),

/***/ 7135:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   WI: () => (/* binding */ readManifest),
/* harmony export */   _8: () => (/* binding */ Manifest),
/* harmony export */   nn: () => (/* binding */ isProven),
/* harmony export */   o_: () => (/* binding */ jsonOf),
/* harmony export */   vS: () => (/* binding */ manifestName)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2503);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(64377);
/* harmony import */ var _runtime_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(50525);



const manifestName = 'manifest.json';
const Sha256 = zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().regex(/^[0-9a-f]{64}$/);
const Moment = zod__WEBPACK_IMPORTED_MODULE_3__/* .datetime */ .w$();
const Count = zod__WEBPACK_IMPORTED_MODULE_2__/* .int */ .Whr().nonnegative();
const Verification = zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
    loadedAsItIs: zod__WEBPACK_IMPORTED_MODULE_2__/* .boolean */ .zMY().meta({
        description: 'Loaded without foreign keys; `integrity_check` and `foreign_key_check` found nothing; every fingerprint is that of the database.',
    }),
    loadedAsD1: zod__WEBPACK_IMPORTED_MODULE_2__/* .boolean */ .zMY().meta({ description: 'Loaded as D1 imports: with foreign keys that hold at the end.' }),
    problems: zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP()).meta({ description: 'What was found; empty for a proven snapshot.' }),
    sqlite: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().meta({ description: 'The version of SQLite that it was loaded with.' }),
    at: Moment,
});
/** What is known of a snapshot without opening it. Published as `schema/snapshot.schema.json`. */
const Manifest = zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
    format: zod__WEBPACK_IMPORTED_MODULE_2__/* .literal */ .euz('voygent-snapshot'),
    version: zod__WEBPACK_IMPORTED_MODULE_2__/* .literal */ .euz(1),
    id: zod__WEBPACK_IMPORTED_MODULE_2__/* .uuid */ .uRe().meta({ description: 'Also in the first line of the dump: by it the two belong together.' }),
    createdAt: Moment.meta({ description: 'When the database was as the dump has it, by the clock of the runner.' }),
    database: zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
        name: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
        id: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().meta({ description: 'The uuid of the D1 database.' }),
        bookmark: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP()
            .meta({ description: 'The Time Travel bookmark of the export; `wrangler d1 time-travel restore` takes it.' }),
    }),
    exact: zod__WEBPACK_IMPORTED_MODULE_2__/* .boolean */ .zMY().meta({
        description: 'Whether nobody wrote between the fingerprints and the export. Where somebody did, `moving` names the tables.',
    }),
    moving: zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP())
        .meta({ description: 'Tables that changed meanwhile: proven by their numbers of rows.' }),
    tables: zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({ name: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), rows: Count })),
    rows: Count.meta({ description: 'Rows of all tables.' }),
    notKept: zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP()).meta({
        description: 'What a restore leaves empty, such as an FTS5 table that keeps no text; in words.',
    }),
    ledger: zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
        table: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().meta({ description: "wrangler's migration ledger." }),
        head: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().nullable().meta({ description: 'The last migration that was applied; null: none.' }),
    }),
    schemaDigest: Sha256,
    dump: zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
        file: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().regex(/^[\w.-]+$/),
        bytes: Count,
        sha256: Sha256,
        sqlBytes: Count.meta({ description: 'Bytes of the SQL in it.' }),
        compression: zod__WEBPACK_IMPORTED_MODULE_2__/* .literal */ .euz('zstd'),
        encryption: zod__WEBPACK_IMPORTED_MODULE_2__/* ["enum"] */ .k5n(['none', 'age']),
        recipients: zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP()).meta({ description: 'The age recipients, each of whom can open it alone.' }),
    }),
    verification: Verification,
    source: zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
        repository: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().nullable(),
        run: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().nullable(),
        commit: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().nullable(),
    }),
})
    .meta({ title: 'manifest.json', description: 'The manifest of a voygent snapshot of a D1 database.' });
/** Whether it may be relied on: it was restored twice when it was made. */
function isProven({ verification }) {
    return verification.loadedAsItIs && verification.loadedAsD1;
}
/** @throws ActionError `snapshot-invalid` */
async function readManifest(file) {
    const text = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(file, 'utf8').catch((cause) => {
        throw new _runtime_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .lZ('snapshot-invalid', `The manifest ${file} cannot be read: ${cause.message}. Nothing was done.`, {
            hint: 'Give the folder of a snapshot, with its manifest.json and its dump.',
            cause,
        });
    });
    const parsed = Manifest.safeParse(jsonOf(text));
    if (parsed.success)
        return parsed.data;
    const problems = parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'it'}: ${message}`);
    throw new _runtime_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .lZ('snapshot-invalid', `${file} is no manifest of a snapshot that this version reads: ${problems.slice(0, 5).join('; ')}. Nothing was done.`, { hint: 'Take another snapshot, or the version of these actions that made this one.', cause: parsed.error });
}
/** `undefined` for what is no JSON. */
function jsonOf(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}


/***/ }),

/***/ 37916:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cg: () => (/* binding */ differencesIn),
/* harmony export */   Hx: () => (/* binding */ fingerprintStatements),
/* harmony export */   W4: () => (/* binding */ addPrints),
/* harmony export */   ad: () => (/* binding */ TablePrint),
/* harmony export */   m6: () => (/* binding */ readPrint),
/* harmony export */   p9: () => (/* binding */ readSought),
/* harmony export */   pF: () => (/* binding */ printBytes)
/* harmony export */ });
/* unused harmony export ColumnPrint */
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2503);
/* harmony import */ var _identifier_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(88437);


/** What is in a column, in three numbers that any SQLite tells with functions that D1 allows. */
const ColumnPrint = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    /** Values that are not NULL. */
    values: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(),
    /** SQLite's `total()`; `null` where it is not finite. */
    total: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig().nullable(),
    /** Of a text or BLOB five times its bytes and 1 or 2 more, of an integer 3, of a real number 4. */
    weight: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(),
});
/** The fingerprint of a table: a row that is missing, or values in the wrong column, show in it. */
const TablePrint = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ rows: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(), columns: zod__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), ColumnPrint) });
// D1 gives at most 100 columns in a result.
const columnsPerStatement = 24;
/** The statements that fingerprint a table, or a range of its rows. Each reads all of these. */
function fingerprintStatements({ name, columns }, range, sought) {
    const where = range ? ` WHERE ${(0,_identifier_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteIdentifier */ .C)(range.by)} BETWEEN ${range.from} AND ${range.to}` : '';
    const statements = [];
    for (let from = 0; from === 0 || from < columns.length; from += columnsPerStatement) {
        const some = columns
            .slice(from, from + columnsPerStatement)
            .flatMap((column, index) => [
            printOf(column, from + index),
            ...(sought ? [`max(${sought(column)}) AS x${from + index}`] : []),
        ]);
        statements.push(`SELECT ${['count(*) AS n', ...some].join(', ')} FROM ${(0,_identifier_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteIdentifier */ .C)(name)}${where}`);
    }
    return statements;
}
const integerWeight = 3;
/** Lengths of numbers are left out: how a real number is written is not the same in all versions of SQLite. */
function printOf(column, index) {
    const value = (0,_identifier_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteIdentifier */ .C)(column);
    const bytes = `5 * length(CAST(${value} AS BLOB))`;
    const weight = `CASE typeof(${value}) WHEN 'text' THEN ${bytes} + 1 WHEN 'blob' THEN ${bytes} + 2 WHEN 'integer' THEN ${integerWeight} WHEN 'real' THEN 4 ELSE 0 END`;
    return `count(${value}) AS v${index}, total(${value}) AS t${index}, ifnull(sum(${weight}), 0) AS w${index}`;
}
const Row = zod__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_0__/* .unknown */ .L5J());
/**
 * The fingerprint from the rows that `fingerprintStatements` gave, one a statement.
 * @throws Error when they are not what these statements give
 */
function readPrint({ name, columns }, rows) {
    const values = Object.assign({}, ...rows.map((row) => Row.parse(row)));
    const number = (key) => {
        const value = values[key];
        if (typeof value !== 'number')
            throw new Error(`the fingerprint of ${(0,_identifier_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteIdentifier */ .C)(name)} has no ${key}`);
        return value;
    };
    const print = (index) => ({
        values: number(`v${index}`),
        // JSON has no infinity: D1 answers null.
        total: Number.isFinite(values[`t${index}`]) ? number(`t${index}`) : null,
        weight: number(`w${index}`),
    });
    return { rows: number('n'), columns: Object.fromEntries(columns.map((column, index) => [column, print(index)])) };
}
/** Whether what was sought is in a table, from the same rows. */
function readSought({ columns }, rows) {
    const values = Object.assign({}, ...rows.map((row) => Row.parse(row)));
    return columns.some((_, index) => values[`x${index}`] === 1);
}
/** Roughly how many bytes of text and BLOBs a table has. */
function printBytes({ columns }) {
    return Object.values(columns).reduce((sum, { weight }) => sum + weight, 0) / 5;
}
/** The fingerprint of all rows from those of two ranges. */
function addPrints(one, other) {
    const columns = Object.entries(one.columns).map(([column, print]) => {
        const more = other.columns[column] ?? { values: 0, total: 0, weight: 0 };
        const total = print.total === null || more.total === null ? null : print.total + more.total;
        return [column, { values: print.values + more.values, total, weight: print.weight + more.weight }];
    });
    return { rows: one.rows + other.rows, columns: Object.fromEntries(columns) };
}
/** What differs between two fingerprints of one table, in words; nothing where they are of the same content. */
function differencesIn(expected, actual) {
    if (expected.rows !== actual.rows)
        return [`${actual.rows} rows, and ${expected.rows} were there`];
    return Object.entries(expected.columns).flatMap(([column, print]) => {
        const other = actual.columns[column];
        const what = other ? differenceOf(print, other) : 'is missing';
        return what === undefined ? [] : [`the column ${column} ${what}`];
    });
}
function differenceOf(expected, actual) {
    if (expected.values !== actual.values)
        return `has ${actual.values} values that are not NULL, and ${expected.values} were there`;
    if (expected.weight !== actual.weight)
        return 'has values of another length or type';
    const areIntegers = expected.weight === integerWeight * expected.values;
    return isSame(expected.total, actual.total, areIntegers)
        ? undefined
        : `adds up to ${actual.total ?? 'infinity'}, and it was ${expected.total ?? 'infinity'}`;
}
/** Sums of real numbers depend a little on the order in which they are added; those of integers do not, up to 2^53. */
function isSame(one, other, areIntegers) {
    if (one === null || other === null)
        return one === other;
    if (areIntegers && Number.isSafeInteger(one) && Number.isSafeInteger(other))
        return one === other;
    return Math.abs(one - other) <= 1e-9 * Math.max(Math.abs(one), Math.abs(other));
}


/***/ })

};
