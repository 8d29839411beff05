export const id = 2563;
export const ids = [2563];
export const modules = {

/***/ 19735:
/***/ ((__unused_webpack___webpack_module__, __unused_webpack___webpack_exports__, __webpack_require__) => {


// EXTERNAL MODULE: external "node:worker_threads"
var external_node_worker_threads_ = __webpack_require__(75919);
// EXTERNAL MODULE: external "node:sqlite"
var external_node_sqlite_ = __webpack_require__(80099);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 4 modules
var schemas = __webpack_require__(2503);
// EXTERNAL MODULE: ./lib/sqlite/fingerprint.js
var fingerprint = __webpack_require__(37916);
// EXTERNAL MODULE: ./lib/sqlite/identifier.js
var identifier = __webpack_require__(88437);
// EXTERNAL MODULE: ./lib/sqlite/load.js
var load = __webpack_require__(89230);
// EXTERNAL MODULE: ./lib/sqlite/load-virtual.js
var load_virtual = __webpack_require__(43304);
// EXTERNAL MODULE: ./lib/sqlite/schema.js
var sqlite_schema = __webpack_require__(27917);
// EXTERNAL MODULE: ./lib/sqlite/statements.js
var statements = __webpack_require__(52328);
// EXTERNAL MODULE: ./lib/snapshot/long-rows.js
var long_rows = __webpack_require__(21264);
;// CONCATENATED MODULE: ./lib/snapshot/loading.js









// Told by name; a database that is broken at all has thousands.
const mostProblems = 20;
/**
 * A database on the way to be loaded, in a file without a name that SQLite deletes as it opens it: nothing of it is left on
 * the disk, whatever becomes of the process.
 */
class Loading {
    #database;
    #mode;
    constructor(mode) {
        this.#mode = mode;
        this.#database = new external_node_sqlite_.DatabaseSync('', { ...load/* likeD1 */.zr, enableForeignKeyConstraints: mode === 'as-d1' });
        // There is nothing to go back to: who fails begins anew.
        for (const setting of [
            'journal_mode = OFF',
            'synchronous = OFF',
            'locking_mode = EXCLUSIVE',
            'cache_size = -16000',
        ])
            this.#database.exec(`PRAGMA ${setting}`);
        if (mode === 'as-it-is')
            this.#database.exec(long_rows/* checksIgnored */.qx);
        this.#database.exec('BEGIN');
    }
    /** Runs whole statements. @throws the error of SQLite */
    run(sql) {
        if (this.#mode === 'as-it-is' && sql.includes(long_rows/* checksAgain */.eY))
            this.#runUnchecked(sql);
        else
            this.#database.exec(sql);
    }
    /** A long row ends with what switches the checks on again, and here they stay off. */
    #runUnchecked(sql) {
        for (const statement of (0,statements/* splitStatements */.X)(sql))
            if (!statement.sql.startsWith(long_rows/* checksAgain */.eY))
                this.#database.exec(statement.sql);
    }
    /** Ends the transaction, and looks at what is there; can be asked for more again. */
    finish({ printed, assertions }) {
        const problems = [];
        try {
            if (this.#database.isTransaction)
                this.#database.exec('COMMIT');
        }
        catch (error) {
            // With foreign keys that do not hold; the rows are there to be looked at.
            problems.push(messageOf(error));
        }
        const schema = schemas/* array */.YOg(sqlite_schema/* SchemaObject */.he).parse(this.#database.prepare(sqlite_schema/* schemaQuery */.GT).all());
        if (this.#mode === 'as-it-is')
            problems.push(...this.#orphans(), ...this.#damages(), ...textsIn(schema).flatMap((name) => this.#unlike(name)));
        return {
            schema,
            prints: printed.map((table) => [table.name, this.#print(table)]),
            problems,
            assertions: assertions.map((sql) => ({ sql, problem: this.#judge(sql) })),
        };
    }
    [Symbol.dispose]() {
        this.#database.close();
    }
    #print(table) {
        return (0,fingerprint/* readPrint */.m6)(table, (0,fingerprint/* fingerprintStatements */.Hx)(table).map((sql) => this.#database.prepare(sql).get()));
    }
    #damages() {
        // While checks are ignored, this does not look at them either.
        this.#database.exec(long_rows/* checksAgain */.eY);
        const rows = this.#database.prepare(`PRAGMA integrity_check(${mostProblems})`).all();
        this.#database.exec(long_rows/* checksIgnored */.qx);
        return rows.map((row) => String(row['integrity_check'])).filter((said) => said !== 'ok');
    }
    /** Rows whose foreign keys lead nowhere, by table. */
    #orphans() {
        const sql = `SELECT "table" AS child, parent, count(*) AS n FROM pragma_foreign_key_check GROUP BY 1, 2 LIMIT ${mostProblems}`;
        return this.#database
            .prepare(sql)
            .all()
            .map(({ child, parent, n }) => `${n} row${n === 1 ? '' : 's'} of ${child} refer to a ${parent} that is not there`);
    }
    #unlike(search) {
        const name = (0,identifier/* quoteIdentifier */.C)(search);
        try {
            this.#database.exec(`INSERT INTO ${name}(${name}, rank) VALUES('integrity-check', 1)`);
            return [];
        }
        catch (error) {
            return [`the full-text index ${search} is not that of its texts: ${messageOf(error)}`];
        }
    }
    #judge(sql) {
        // SQLite would run the first one, and say nothing of the others.
        const { length } = (0,statements/* splitStatements */.X)(sql);
        if (length !== 1)
            return `is ${length} statements where one was expected`;
        try {
            this.#database.exec('PRAGMA query_only = ON');
            const rows = this.#database.prepare(sql).all();
            return problemIn(rows);
        }
        catch (error) {
            return messageOf(error);
        }
        finally {
            this.#database.exec('PRAGMA query_only = OFF');
        }
    }
}
/** FTS5 tables that can be held against their texts. */
function textsIn(schema) {
    return schema.filter((object) => (0,load_virtual/* isFts5 */.bG)(object) && (0,load_virtual/* contentOf */.$E)(object) !== 'none').map(({ name }) => name);
}
/** Why what an assertion gave is no yes; `undefined` where it is: one row, every value of which is true. */
function problemIn(rows) {
    const [row] = rows;
    if (!row || rows.length > 1)
        return `gave ${rows.length} rows where one was expected`;
    const entry = Object.entries(row).find(([, value]) => !isTrue(value));
    return entry && `gave ${entry[1] === null ? 'NULL' : String(entry[1])}`;
}
/** As SQLite sees it: a text is the number that it begins with. */
function isTrue(value) {
    if (typeof value === 'string')
        return Number.parseFloat(value) !== 0 && !Number.isNaN(Number.parseFloat(value));
    return typeof value === 'bigint' ? value !== 0n : typeof value === 'number' && value !== 0;
}
function messageOf(error) {
    return error instanceof Error ? error.message : String(error);
}

;// CONCATENATED MODULE: ./lib/snapshot/load-worker.js


/** The thread in which a dump is loaded: SQLite does not come back before a statement is done. */
const port = external_node_worker_threads_.parentPort;
if (!port)
    throw new Error('this is the beginning of a thread');
const loading = new Loading(external_node_worker_threads_.workerData);
// What is on its way already when a statement is refused must not run after it.
let hasFailed = false;
port.on('message', (message) => {
    if (hasFailed)
        return;
    try {
        if (message.kind === 'sql') {
            loading.run(Buffer.from(message.bytes).toString('utf8'));
            tell({ kind: 'taken' });
        }
        else {
            tell({ kind: 'loaded', loaded: loading.finish(message.questions) });
        }
    }
    catch (error) {
        hasFailed = true;
        tell({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
        loading[Symbol.dispose]();
        port.close();
    }
});
function tell(message) {
    port?.postMessage(message);
}


/***/ }),

/***/ 21264:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Wl: () => (/* binding */ longestStatement),
/* harmony export */   cl: () => (/* binding */ importable),
/* harmony export */   eY: () => (/* binding */ checksAgain),
/* harmony export */   qx: () => (/* binding */ checksIgnored)
/* harmony export */ });
/* harmony import */ var _runtime_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(50525);
/* harmony import */ var _sqlite_identifier_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(88437);
/* harmony import */ var _sqlite_tokens_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(38324);
/* harmony import */ var _dump_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(83544);




/** D1 takes statements of up to 100,000 bytes (developers.cloudflare.com/d1/platform/limits). */
const longestStatement = 100_000;
// In hexadecimal two characters a byte, with room for the rest of the statement.
const pieceBytes = 40_000;
// For the quotes that names get here.
const spare = 1000;
// What is shorter is not worth a statement of its own.
const shortValue = 200;
/** What begins a long row, and what ends it. */
const checksIgnored = 'PRAGMA ignore_check_constraints=ON';
const checksAgain = 'PRAGMA ignore_check_constraints=OFF';
/**
 * A row's INSERT as statements that D1 takes. One that is too long inserts the row with its long values begun, and appends
 * the rest of these piece by piece.
 * @param statement with its `;`
 * @throws ActionError `snapshot-refused` where the row cannot be told from others while it is written
 */
function importable(statement, tables) {
    if (Buffer.byteLength(statement) <= longestStatement)
        return statement;
    const row = rowIn(statement);
    const table = row && tables.get(row.table);
    if (!row || !table)
        throw tooLong((0,_dump_js__WEBPACK_IMPORTED_MODULE_1__/* .tableOfInsert */ .r)(statement), 'it is not written as D1 writes rows');
    const long = longestOf(row, table, Buffer.byteLength(statement));
    const empty = new Map(long.map(({ index, isText }) => [index, isText ? "''" : "X''"]));
    const begun = row.values.map((value, index) => empty.get(index) ?? value);
    const names = row.columns.map(_sqlite_identifier_js__WEBPACK_IMPORTED_MODULE_2__/* .quoteIdentifier */ .C);
    const inserted = `INSERT INTO ${(0,_sqlite_identifier_js__WEBPACK_IMPORTED_MODULE_2__/* .quoteIdentifier */ .C)(row.table)} (${names.join(',')}) VALUES(${begun.join(',')});`;
    const where = placeOf(row, table, new Set(long.map(({ index }) => index)));
    const appended = long.flatMap(({ index, content, isText }) => piecesOf(content).map((piece) => append(row.table, names[index] ?? '', piece, isText, where)));
    const all = [inserted, ...appended];
    if (all.some((sql) => Buffer.byteLength(sql) > longestStatement))
        throw tooLong(row.table, 'its names and short values alone are too long');
    // The checks of the table are for the whole row, and a part of one may not pass them.
    return [`${checksIgnored};`, ...all, `${checksAgain};`].join('\n');
}
/**
 * As many of the longest values as the statement has too many bytes for. Of all others the row has its own from the start: they
 * may be unique. Those of a key are the last to be taken.
 */
function longestOf({ columns, values }, { key }, bytes) {
    const inKey = new Set(key);
    const candidates = values
        .map((value, index) => ({ index, bytes: Buffer.byteLength(value), isKey: inKey.has(columns[index] ?? '') }))
        .filter(({ bytes }) => bytes > shortValue)
        .sort((one, other) => Number(one.isKey) - Number(other.isKey) || other.bytes - one.bytes);
    const long = [];
    let left = bytes;
    for (const { index, bytes } of candidates) {
        if (left <= longestStatement - spare)
            break;
        const value = bytesOf(values[index] ?? '');
        if (!value)
            continue;
        long.push({ index, ...value });
        left -= bytes - "X''".length;
    }
    return long;
}
function append(table, column, piece, isText, where) {
    const hex = `X'${piece.toString('hex')}'`;
    // `||` gives a text of the same bytes, whatever they are.
    const value = isText ? `${column} || CAST(${hex} AS TEXT)` : `CAST(${column} || ${hex} AS BLOB)`;
    return `UPDATE ${(0,_sqlite_identifier_js__WEBPACK_IMPORTED_MODULE_2__/* .quoteIdentifier */ .C)(table)} SET ${column} = ${value} WHERE ${where};`;
}
function piecesOf(content) {
    const pieces = [];
    for (let from = 0; from < content.length; from += pieceBytes)
        pieces.push(content.subarray(from, from + pieceBytes));
    return pieces;
}
/** How the row is found again: an UPDATE does not change what was inserted last. */
function placeOf({ columns, values }, table, long) {
    // An FTS5 table writes rows of its own tables meanwhile; where the rowid is given, it is taken.
    const given = table.rowid === undefined ? -1 : columns.indexOf(table.rowid);
    if (given !== -1)
        return `${(0,_sqlite_identifier_js__WEBPACK_IMPORTED_MODULE_2__/* .quoteIdentifier */ .C)(table.rowid ?? '')} = ${values[given]}`;
    if (table.rowid !== undefined)
        return `${(0,_sqlite_identifier_js__WEBPACK_IMPORTED_MODULE_2__/* .quoteIdentifier */ .C)(table.rowid)} = last_insert_rowid()`;
    const at = table.key.map((column) => columns.indexOf(column));
    if (at.length === 0 || at.some((index) => index === -1 || long.has(index)))
        throw tooLong(table.name, 'its key is as long, and the table has no rowid');
    return at.map((index, part) => `${(0,_sqlite_identifier_js__WEBPACK_IMPORTED_MODULE_2__/* .quoteIdentifier */ .C)(table.key[part] ?? '')} IS ${values[index]}`).join(' AND ');
}
/** `INSERT INTO "t" ("a","b") VALUES(1,'x');`: `undefined` where it is another statement. */
function rowIn(statement) {
    const all = [...(0,_sqlite_tokens_js__WEBPACK_IMPORTED_MODULE_3__/* .tokens */ .L)(statement)];
    const text = ({ start, end }) => statement.slice(start, end);
    const opened = all.findIndex((token) => text(token) === '(');
    const values = all.findIndex((token) => text(token).toUpperCase() === 'VALUES');
    if (opened !== 3 || values === -1)
        return undefined;
    const columns = all.slice(opened + 1, values - 1).filter((token) => text(token) !== ',');
    const table = (0,_dump_js__WEBPACK_IMPORTED_MODULE_1__/* .tableOfInsert */ .r)(statement);
    const written = split(statement, all.slice(values + 1));
    if (table === undefined || written?.length !== columns.length)
        return undefined;
    return { table, columns: columns.map((token) => unquoted(text(token))), values: written };
}
/** The values between the parentheses, at whose depth a comma parts two. */
function split(statement, all) {
    const values = [];
    let depth = 0;
    let from = 0;
    for (const { start, end } of all) {
        const text = statement.slice(start, end);
        if (text === '(' && depth++ === 0)
            from = end;
        const ends = (text === ',' && depth === 1) || (text === ')' && --depth === 0);
        if (!ends)
            continue;
        values.push(statement.slice(from, start).trim());
        from = end;
        if (depth === 0)
            return values;
    }
    return undefined;
}
function unquoted(name) {
    return name.startsWith('"') ? name.slice(1, -1).replaceAll('""', '"') : name;
}
const replaced = /^replace\(([\s\S]*),'(\\[nr])',char\((1[03])\)\)$/;
/** The bytes of a value: `X'…'`, `'…'`, or that in D1's `replace('…\n…','\n',char(10))`. */
function bytesOf(value) {
    if (/^X'[0-9a-f]*'$/i.test(value))
        return { content: Buffer.from(value.slice(2, -1), 'hex'), isText: false };
    const cast = /^CAST\(X'([0-9a-f]*)' AS TEXT\)$/i.exec(value);
    if (cast)
        return { content: Buffer.from(cast[1] ?? '', 'hex'), isText: true };
    const text = textOf(value);
    return text === undefined ? undefined : { content: Buffer.from(text), isText: true };
}
function textOf(value) {
    const outer = replaced.exec(value);
    if (outer)
        return textOf(outer[1] ?? '')?.replaceAll(outer[2] ?? '', outer[3] === '10' ? '\n' : '\r');
    return /^'(?:[^']|'')*'$/.test(value) ? value.slice(1, -1).replaceAll("''", "'") : undefined;
}
function tooLong(table, why) {
    return new _runtime_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('snapshot-refused', `A row of ${table ?? 'a table'} is longer than the ${longestStatement} bytes that D1 takes as a statement, and cannot be written in parts: ${why}. A backup that D1 cannot restore is not made.`, { hint: 'Keep large values in R2 and their keys in the row, or give the table an INTEGER PRIMARY KEY.' });
}


/***/ }),

/***/ 64377:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p6: () => (/* binding */ date),
/* harmony export */   w$: () => (/* binding */ datetime)
/* harmony export */ });
/* unused harmony exports time, duration */
/* harmony import */ var _core_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(43759);
/* harmony import */ var _schemas_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2503);



function datetime(params) {
    return _core_index_js__WEBPACK_IMPORTED_MODULE_0__/* ._isoDateTime */ .G1(_schemas_js__WEBPACK_IMPORTED_MODULE_1__/* .ZodISODateTime */ .You, params);
}
function date(params) {
    return _core_index_js__WEBPACK_IMPORTED_MODULE_0__/* ._isoDate */ .db(_schemas_js__WEBPACK_IMPORTED_MODULE_1__/* .ZodISODate */ .Brp, params);
}
function time(params) {
    return core._isoTime(ZodISOTime, params);
}
function duration(params) {
    return core._isoDuration(ZodISODuration, params);
}


/***/ })

};
