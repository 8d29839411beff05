export const id = 3350;
export const ids = [3350];
export const modules = {

/***/ 76154:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Nd: () => (/* binding */ isRule),
/* harmony export */   ZZ: () => (/* binding */ pageOf),
/* harmony export */   Zl: () => (/* binding */ ruleIds),
/* harmony export */   gk: () => (/* binding */ finding)
/* harmony export */ });
/** Every rule that a migration is judged by; each has a page in `docs/rules/`. An error blocks unless it is allowed. */
const severities = {
    'edited-since-applied': 'error',
    'file-missing': 'warning',
    'out-of-order': 'warning',
    'duplicate-prefix': 'warning',
    'drop-table': 'error',
    'drop-column': 'error',
    'delete-without-where': 'error',
    'update-without-where': 'error',
    'cascade-wipe': 'error',
    'rows-lost': 'error',
    'values-lost': 'error',
    'narrowed-type': 'error',
    'not-null-without-default': 'error',
    'transaction-statement': 'error',
    'refused-by-d1': 'error',
    'virtual-table': 'warning',
    'statement-too-long': 'error',
    'too-many-columns': 'error',
    'row-too-large': 'error',
    'too-slow': 'error',
    'fails-in-rehearsal': 'error',
    'depends-on-rows': 'error',
    'broken-reference': 'error',
    'lost-in-rebuild': 'error',
    'contract-step': 'error',
    'allow-invalid': 'error',
    'allow-unused': 'warning',
};
const ruleIds = Object.keys(severities);
function isRule(name) {
    return Object.hasOwn(severities, name);
}
/** What the rule means, why, and what to do instead. */
function pageOf(rule) {
    return `https://github.com/voygent/voygent-actions/blob/v1/docs/rules/${rule}.md`;
}
function finding(rule, file, message, line) {
    return { rule, severity: severities[rule], file, message, ...(line === undefined ? {} : { line }) };
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

/***/ 81104:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   cq: () => (/* binding */ callSeconds),
/* harmony export */   hr: () => (/* binding */ timesSlower),
/* harmony export */   ws: () => (/* binding */ estimatedSeconds),
/* harmony export */   zi: () => (/* binding */ lintD1)
/* harmony export */ });
/* harmony import */ var _migrations_rules_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76154);
/* harmony import */ var _sqlite_identifier_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(88437);


// developers.cloudflare.com/d1/platform/limits
const mostColumns = 100;
const rowBytes = 2_000_000;
/** What D1 refuses, and its limits. */
function lintD1({ trial, database }) {
    return [
        ...trial.steps.flatMap((step) => judgeStep(step, trial)),
        ...trial.steps.flatMap((step) => tooSlow(step, trial)),
        ...(trial.end ? [...tooWide(trial), ...tooLarge(trial, database)] : []),
    ];
}
function judgeStep({ refusal, statement, effects }, { file }) {
    if (refusal !== undefined) {
        const rule = transaction.test(statement.sql) ? 'transaction-statement' : 'refused-by-d1';
        return [(0,_migrations_rules_js__WEBPACK_IMPORTED_MODULE_0__/* .finding */ .gk)(rule, file.name, refusal, statement.line)];
    }
    const { virtualTable } = effects;
    if (!virtualTable)
        return [];
    const message = `${virtualTable.name} is a virtual table (${virtualTable.module}): \`wrangler d1 export\` fails on a database that has one.`;
    return [(0,_migrations_rules_js__WEBPACK_IMPORTED_MODULE_0__/* .finding */ .gk)('virtual-table', file.name, message, statement.line)];
}
const transaction = /^(BEGIN|COMMIT|END|ROLLBACK|SAVEPOINT|RELEASE)\b/i;
/** D1 writes to disk and to its replicas, where the rehearsal writes to memory: a guess, and said to be one. */
const timesSlower = 3;
const callSeconds = 30;
function estimatedSeconds(milliseconds) {
    return (milliseconds * timesSlower) / 1000;
}
function tooSlow({ statement, milliseconds }, { file }) {
    const seconds = estimatedSeconds(milliseconds);
    if (seconds <= callSeconds)
        return [];
    const message = `One statement may take ${Math.round(seconds)} s (in the rehearsal ${Math.round(milliseconds / 1000)} s): D1 ends it after ${callSeconds} s. Do the work in parts, each limited by a WHERE.`;
    return [(0,_migrations_rules_js__WEBPACK_IMPORTED_MODULE_0__/* .finding */ .gk)('too-slow', file.name, message, statement.line)];
}
function tooWide({ file, start, end }) {
    return [...(end?.tables.values() ?? [])]
        .filter(({ name, columns }) => columns.length > mostColumns && start.tables.get(name)?.columns.length !== columns.length)
        .map(({ name, columns }) => (0,_migrations_rules_js__WEBPACK_IMPORTED_MODULE_0__/* .finding */ .gk)('too-many-columns', file.name, `The table ${name} has ${columns.length} columns: D1 allows ${mostColumns}.`));
}
/** The largest row of each table that the file writes to. */
function tooLarge({ file, steps, end }, database) {
    const written = new Set(steps.flatMap(({ effects }) => effects.own && effects.own.verb !== 'delete' ? [effects.own.table] : effects.insertsInto));
    return [...(end?.tables.values() ?? [])]
        .filter(({ name }) => written.has(name))
        .flatMap(({ name, columns }) => {
        const sizes = columns.map((column) => `ifnull(length(CAST(${(0,_sqlite_identifier_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteIdentifier */ .C)(column.name)} AS BLOB)), 0)`);
        const row = database.prepare(`SELECT max(${sizes.join(' + ')}) AS bytes FROM ${(0,_sqlite_identifier_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteIdentifier */ .C)(name)}`).get();
        const bytes = Number(row?.['bytes'] ?? 0);
        if (bytes <= rowBytes)
            return [];
        const message = `A row of ${name} has ${bytes} bytes afterwards: D1 allows 2 MB.`;
        return [(0,_migrations_rules_js__WEBPACK_IMPORTED_MODULE_0__/* .finding */ .gk)('row-too-large', file.name, message, writer(steps, name))];
    });
}
function writer(steps, table) {
    return steps.findLast(({ effects }) => effects.own?.table === table)?.statement.line;
}


/***/ }),

/***/ 3350:
/***/ ((__unused_webpack___webpack_module__, __unused_webpack___webpack_exports__, __webpack_require__) => {


// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: ./lib/runtime/errors.js
var errors = __webpack_require__(50525);
// EXTERNAL MODULE: external "node:sqlite"
var external_node_sqlite_ = __webpack_require__(80099);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 4 modules
var schemas = __webpack_require__(2503);
// EXTERNAL MODULE: ./lib/migrations/rules.js
var rules = __webpack_require__(76154);
// EXTERNAL MODULE: ./lib/sqlite/load.js
var load = __webpack_require__(89230);
;// CONCATENATED MODULE: ./lib/sqlite/d1-limits.js
/**
 * The limits that D1 sets SQLite, where they are lower than SQLite's own; seen with workerd. That of a statement's length
 * is judged on the file, that of a row on the rows.
 */
const d1Limits = {
    column: 100,
    compoundSelect: 5,
    exprDepth: 100,
    functionArg: 127,
    likePatternLength: 50,
    triggerDepth: 10,
    variableNumber: 100,
};
/** Does something under the limits of D1, and lifts them again. */
function withD1Limits(database, work) {
    const own = { ...database.limits };
    Object.assign(database.limits, d1Limits);
    try {
        return work();
    }
    finally {
        Object.assign(database.limits, own);
    }
}

;// CONCATENATED MODULE: ./lib/sqlite/observer.js


/** Prepares and runs statements as D1 would, and keeps what SQLite's authorizer was asked for each. */
class Observer {
    #database;
    #seen;
    constructor(database) {
        this.#database = database;
        database.setAuthorizer((action, first, second, schema, trigger) => {
            this.#seen?.push({ action, first, second, database: schema, trigger });
            return external_node_sqlite_.constants.SQLITE_OK;
        });
    }
    prepare(sql) {
        const authorizations = [];
        this.#seen = authorizations;
        try {
            return { statement: withD1Limits(this.#database, () => this.#database.prepare(sql)), authorizations };
        }
        catch (error) {
            return { statement: undefined, authorizations, error: messageOf(error) };
        }
        finally {
            this.#seen = undefined;
        }
    }
    /** Runs a statement to its end; its rows are not kept. Throws SQLite's error. */
    run(statement) {
        withD1Limits(this.#database, () => {
            for (const _ of statement.iterate())
                ;
        });
    }
}
function messageOf(error) {
    return error instanceof Error ? error.message : String(error);
}

// EXTERNAL MODULE: ./lib/sqlite/schema.js
var sqlite_schema = __webpack_require__(27917);
// EXTERNAL MODULE: ./lib/sqlite/identifier.js
var identifier = __webpack_require__(88437);
;// CONCATENATED MODULE: ./lib/sqlite/references.js


/** Views and triggers that SQLite cannot compile any more, and foreign keys whose parent table is not there. */
function brokenReferences(database, shape) {
    return [
        ...shape.views.flatMap((name) => asBroken('view', name, tryTo(database, [`SELECT * FROM ${(0,identifier/* quoteIdentifier */.C)(name)}`]))),
        ...shape.triggers.flatMap(({ name, table }) => asBroken('trigger', name, tryTo(database, writesTo(table, database)))),
        ...[...shape.tables.values()].flatMap(({ name, foreignKeys }) => foreignKeys.flatMap(({ parent, columns }) => has(shape, parent)
            ? []
            : [
                {
                    kind: 'foreign key',
                    name: `${name} (${columns.join(', ')})`,
                    problem: `no such table: ${parent}`,
                },
            ])),
    ];
}
function asBroken(kind, name, problem) {
    return problem === undefined ? [] : [{ kind, name, problem }];
}
/** SQLite compiles a trigger with each statement that fires it. */
function writesTo(table, database) {
    const quoted = (0,identifier/* quoteIdentifier */.C)(table);
    const set = writable(table, database).map((name) => `${(0,identifier/* quoteIdentifier */.C)(name)} = ${(0,identifier/* quoteIdentifier */.C)(name)}`);
    return [
        `INSERT INTO ${quoted} DEFAULT VALUES`,
        `DELETE FROM ${quoted}`,
        ...(set.length > 0 ? [`UPDATE ${quoted} SET ${set.join(', ')}`] : []),
    ];
}
/** The columns of a table or view, but for generated ones; none where SQLite cannot tell those of a broken view. */
function writable(table, database) {
    try {
        const rows = database.prepare('SELECT name FROM pragma_table_xinfo(?) WHERE hidden = 0').all(table);
        return rows.map(({ name }) => String(name));
    }
    catch {
        return [];
    }
}
/** The first problem in compiling the statements; a view without the matching trigger cannot be written to, which is none. */
function tryTo(database, statements) {
    for (const sql of statements) {
        try {
            database.prepare(sql);
        }
        catch (error) {
            const message = messageOf(error);
            if (!message.startsWith('cannot modify '))
                return message;
        }
    }
    return undefined;
}
function has({ tables, views, virtualTables }, name) {
    const wanted = name.toLowerCase();
    return [...tables.keys(), ...views, ...virtualTables].some((other) => other.toLowerCase() === wanted);
}

// EXTERNAL MODULE: ./lib/sqlite/schema-diff-definitions.js
var schema_diff_definitions = __webpack_require__(30970);
// EXTERNAL MODULE: ./lib/sqlite/shape.js
var shape = __webpack_require__(37181);
// EXTERNAL MODULE: ./lib/sqlite/tokens.js
var tokens = __webpack_require__(38324);
;// CONCATENATED MODULE: ./lib/rehearsal/fit-change.js
/** What stands at the end for a column of the table. */
function columnNow({ table, successor, trial }, column) {
    return trial.lineage.columnOf(table.name, column, successor);
}
/** The columns that code knows. */
function knownColumns({ table, isNew }) {
    return table.columns.filter(({ name }) => !isNew(name));
}
function isSameName(a, b) {
    return a.toLowerCase() === b.toLowerCase();
}

;// CONCATENATED MODULE: ./lib/rehearsal/fit-notes.js

/** What was done to rows that old code knows: a schema does not tell what values mean. */
function rewritten({ steps, start }) {
    return steps.flatMap((step) => rewrittenBy(step, start));
}
function rewrittenBy({ effects: { own, updated }, statement: { line } }, old) {
    const table = own && old.tables.get(own.table);
    if (!own || !table)
        return [];
    const meaning = 'whether the old code still understands what is there cannot be told';
    if (own.verb === 'delete')
        return [{ what: `Rows of ${table.name} were deleted: ${meaning}.`, line }];
    if (own.verb !== 'update')
        return [];
    const columns = table.columns.filter(({ name }) => updated.some((other) => isSameName(other, name)));
    const names = columns.map(({ name }) => name).join(', ');
    return names === '' ? [] : [{ what: `Values of ${table.name} (${names}) were changed: ${meaning}.`, line }];
}
/** Rows of new tables and columns hold those that they refer to, which old code may want to delete. */
function held({ start, steps }, end) {
    return [...end.tables.values()].flatMap((table) => table.foreignKeys
        .filter((key) => holds(key) && knows(start, key.parent) && isNew(table, key, start))
        .map(({ columns, parent }) => ({
        what: `Where a row of ${table.name} (${columns.join(', ')}) refers to a row of ${parent}, the old code cannot delete that one.`,
        line: steps.findLast(({ statement }) => statement.sql.includes(table.name))?.statement.line,
    })));
}
function holds({ onDelete }) {
    return onDelete === 'NO ACTION' || onDelete === 'RESTRICT';
}
function knows({ tables }, name) {
    return [...tables.keys()].some((other) => isSameName(other, name));
}
function isNew({ name }, key, { tables }) {
    const old = tables.get(name);
    return !old || !key.columns.some((column) => old.columns.some((other) => isSameName(other.name, column)));
}

;// CONCATENATED MODULE: ./lib/rehearsal/fit-readers.js

function readersOf(database, { views, virtualTables }) {
    const reader = (kind) => (name) => ({ name, kind, columns: columnsOf(database, name) ?? [] });
    return [...views.map(reader('view')), ...virtualTables.map(reader('virtual table'))];
}
/** What views and virtual tables do not show any more. That a view goes is told with the tables. */
function contractedReaders(readers, database, lineOf) {
    return readers.flatMap(({ name, kind, columns }) => {
        const now = columnsOf(database, name);
        // A broken one is told as such.
        if (now === undefined)
            return [];
        const line = lineOf(name);
        if (now.length === 0)
            return kind === 'view' ? [] : [{ what: `The virtual table ${name} goes away.`, line }];
        return columns
            .filter((column) => !now.some((other) => isSameName(other, column)))
            .map((column) => ({ what: `The column ${name}.${column} goes away.`, line }));
    });
}
/** None for what is not there; `undefined` where SQLite cannot tell those of a broken view. */
function columnsOf(database, name) {
    try {
        const rows = database.prepare('SELECT name FROM pragma_table_xinfo(?) WHERE hidden <> 1').all(name);
        return rows.map((row) => String(row.name));
    }
    catch {
        return undefined;
    }
}

// EXTERNAL MODULE: ./lib/sqlite/where.js
var where = __webpack_require__(95155);
;// CONCATENATED MODULE: ./lib/rehearsal/fit-triggers.js



const Row = schemas/* object */.Ikc({ name: schemas/* string */.YjP(), table: schemas/* string */.YjP(), sql: schemas/* string */.YjP() });
function triggersIn(database) {
    const sql = `SELECT name, tbl_name AS "table", sql FROM sqlite_schema WHERE type = 'trigger' ORDER BY name`;
    return schemas/* array */.YOg(Row).parse(database.prepare(sql).all());
}
/**
 * Triggers that went, so that what they did is not done, and those that refuse what was taken before. Others may come:
 * they are how an expansion carries over what old code writes.
 *
 * @param isKnown whether old code knows a table or view, by its present name
 * @param isThere whether a table or view is still there, by its old name: one that goes takes its triggers along
 */
function contractedTriggers(old, now, { isKnown, isThere, lineOf }) {
    const gone = old
        .filter(({ name, table }) => isThere(table) && !named(now, name))
        .map(({ name }) => ({
        what: `The trigger ${name} goes away: what it did is not done any more.`,
        line: lineOf(name),
    }));
    const refusing = now
        .filter(({ name, table, sql }) => isKnown(table) && refuses(sql) && !refuses(named(old, name)?.sql ?? ''))
        .map(({ name, table }) => ({
        what: `The trigger ${name} can refuse what is written to ${table} (RAISE).`,
        line: lineOf(name),
    }));
    return [...gone, ...refusing];
}
function named(triggers, name) {
    return triggers.find((other) => isSameName(other.name, name));
}
function refuses(sql) {
    return (0,where/* hasKeyword */.U6)(sql, 'RAISE');
}

;// CONCATENATED MODULE: ./lib/rehearsal/lineage.js
/** What became of the tables and columns of a database while statements renamed and dropped them. */
class Lineage {
    /** The present name of each table of the start; `undefined` once it was dropped. */
    #tables;
    /** By table of the start: the present name of each column that was renamed. */
    #columns = new Map();
    constructor(start) {
        this.#tables = new Map([...start.tables.keys()].map((name) => [name, name]));
    }
    renameTable(from, to) {
        const start = this.startOf(from);
        if (start !== undefined)
            this.#tables.set(start, to);
    }
    dropTable(name) {
        const start = this.startOf(name);
        if (start !== undefined)
            this.#tables.set(start, undefined);
    }
    renameColumn(table, from, to) {
        const start = this.startOf(table);
        if (start === undefined)
            return;
        const columns = this.#columns.get(start) ?? new Map();
        const first = [...columns].find(([, now]) => now === from)?.[0] ?? from;
        columns.set(first, to);
        this.#columns.set(start, columns);
    }
    /** The table of the start that is called so now. */
    startOf(name) {
        return [...this.#tables].find(([, now]) => now === name)?.[0];
    }
    /** The table of the start itself, by its present name. */
    nowOf(start) {
        return this.#tables.get(start);
    }
    /** What stands at the end for a table of the start: one of its name, made anew or not; else itself under another name. */
    successorOf(start, end) {
        return end.tables.get(start) ?? end.tables.get(this.#tables.get(start) ?? '');
    }
    /** What stands at the end for a column: one of its name, else itself under another. */
    columnOf(start, column, successor) {
        const find = (name) => successor.columns.find((other) => other.name.toLowerCase() === name?.toLowerCase());
        return find(column) ?? find(this.#columns.get(start)?.get(column));
    }
}

// EXTERNAL MODULE: ./lib/sqlite/schema-diff-same.js
var schema_diff_same = __webpack_require__(37240);
;// CONCATENATED MODULE: ./lib/rehearsal/fit-checks.js




/** Conditions that rows must fulfil and had not to. One that is only about new columns binds no old code. */
function contractedChecks(change) {
    const { table, successor, line } = change;
    const before = checksOf(table.sql);
    const known = knownColumns(change).map(({ name }) => name);
    const tighter = checksOf(successor.sql).filter((check) => mentions(check, known) && !before.some((other) => isLooserOrSame(check, other)));
    if (tighter.length === 0)
        return [];
    return [{ what: `The table ${successor.name} gets a CHECK (${tighter.map(shown).join('), (')}).`, line }];
}
/** The conditions of all CHECKs of a table, wherever they stand in it. */
function checksOf(sql) {
    const all = [...(0,tokens/* tokens */.L)(sql)];
    const words = all.map(({ start, end }) => sql.slice(start, end));
    return words.flatMap((word, index) => {
        if (word.toUpperCase() !== 'CHECK' || words[index + 1] !== '(')
            return [];
        const inside = insideOf(words, index + 1);
        const text = sql.slice(all[index + 2]?.start, all[index + 1 + inside.length]?.end);
        return [{ text, words: inside }];
    });
}
/** What stands in the parentheses that open at an index. */
function insideOf(words, open) {
    let depth = 0;
    const length = words.slice(open).findIndex((word) => {
        if (word === '(')
            depth++;
        if (word === ')')
            depth--;
        return depth === 0;
    });
    return words.slice(open + 1, open + length);
}
function mentions({ words }, columns) {
    return words.some((word) => !word.startsWith("'") && columns.some((name) => isSameName(name, (0,schema_diff_definitions/* unquoted */.q)(word))));
}
/** The same condition, or one whose lists of values are longer: `IN ('a', 'b', 'c')` takes what `IN ('a', 'b')` takes. */
function isLooserOrSame(check, other) {
    const [now, before] = [listsOf(check.words), listsOf(other.words)];
    if (now.rest !== before.rest)
        return false;
    const isLonger = now.lists.every((list, index) => before.lists[index]?.every((value) => list.includes(value)));
    const isSame = now.lists.every((list, index) => list.join() === before.lists[index]?.join());
    return isSame || (isLonger && !check.words.some((word) => word.toUpperCase() === 'NOT'));
}
/** A condition without its lists of values, and those. */
function listsOf(words) {
    const rest = [];
    const lists = [];
    for (let at = 0; at < words.length; at++) {
        const word = words[at] ?? '';
        rest.push(word);
        if (word.toUpperCase() !== 'IN' || words[at + 1] !== '(')
            continue;
        const inside = insideOf(words, at + 1);
        lists.push(inside.filter((value) => value !== ','));
        at += inside.length + 2;
    }
    return { rest: (0,schema_diff_same/* canonicalSql */.ZF)(rest.join(' ')), lists };
}
function shown({ text }) {
    return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}

;// CONCATENATED MODULE: ./lib/rehearsal/fit-options.js


/** What stands after the columns of a table and makes it stricter. */
function contractedOptions({ table, successor, line }) {
    const contractions = [];
    if (!isStrict(table) && isStrict(successor))
        contractions.push({ what: `The table ${table.name} becomes STRICT: it refuses values of another type.`, line });
    if (!isWithoutRowid(table) && isWithoutRowid(successor))
        contractions.push({ what: `The table ${table.name} becomes WITHOUT ROWID: its rows have no rowid.`, line });
    return contractions;
}
function isStrict(table) {
    return hasOption(table, 'STRICT');
}
function isWithoutRowid(table) {
    return hasOption(table, 'ROWID');
}
function hasOption({ sql }, keyword) {
    return (0,where/* hasKeyword */.U6)((0,schema_diff_definitions/* tableTextOf */.d)(sql)?.tail ?? '', keyword);
}

;// CONCATENATED MODULE: ./lib/rehearsal/fit-columns.js



/** What became of the columns that code knows, and which it must know from now on. */
function contractedColumns(change) {
    return [...knownColumns(change).flatMap((column) => contracted(column, change)), ...required(change)];
}
function contracted(column, change) {
    const now = columnNow(change, column.name);
    const told = `The column ${change.table.name}.${column.name}`;
    const what = !now
        ? 'goes away'
        : !isSameName(now.name, column.name)
            ? `is renamed to ${now.name}`
            : (generation(column, now) ?? tightened(column, now) ?? refused(column, now, change));
    return what === undefined ? [] : [{ what: `${told} ${what}.`, line: change.line }];
}
function generation(column, now) {
    if (column.generated === now.generated)
        return undefined;
    return now.generated ? 'becomes generated, and cannot be written' : 'is not generated any more, and stays empty';
}
function tightened(column, now) {
    // What is not written gets its default, and a generated column its value; a key of one INTEGER gets its number.
    if (now.generated || !now.notNull || now.inPrimaryKey)
        return undefined;
    if (!column.notNull)
        return now.default === undefined ? 'becomes NOT NULL' : 'becomes NOT NULL, which a NULL that is written breaks';
    const isLost = column.default !== undefined && now.default === undefined;
    return isLost ? 'loses its default, and is NOT NULL' : undefined;
}
/** What a STRICT table does not take any more. In others, every value goes into every column. */
function refused(column, now, { table, successor }) {
    if (!isStrict(table) || !isStrict(successor) || now.type.toUpperCase() === 'ANY')
        return undefined;
    const change = `${(0,shape/* affinityOf */.O)(column.type)} ${(0,shape/* affinityOf */.O)(now.type)}`;
    return refusing.has(change) ? `goes from ${column.type} to ${now.type}, and the table is STRICT` : undefined;
}
// Those to which a type is narrowed have a rule of their own.
const refusing = new Set(['REAL INTEGER', 'BLOB TEXT', 'INTEGER BLOB', 'TEXT BLOB', 'REAL BLOB']);
/** Columns that ask for a value and have none to offer: an INSERT that does not name them fails. */
function required(change) {
    const { table, successor, trial, isNew, line } = change;
    const known = knownColumns(change).map(({ name }) => columnNow(change, name)?.name);
    const wasRequired = table.columns.filter((column) => isNew(column.name) && asksForValue(column));
    // Without a rebuild, SQLite takes such a column only in an empty table, and that has a rule of its own.
    const isToldElsewhere = isSameName(table.name, successor.name) && trial.lineage.nowOf(table.name) === table.name;
    return successor.columns
        .filter((column) => asksForValue(column) && !known.includes(column.name))
        .filter(({ name }) => !wasRequired.some((other) => isSameName(other.name, name)))
        .map(({ name }) => ({
        what: `The column ${table.name}.${name} is new, NOT NULL and without a default: an INSERT that does not name it fails.`,
        line,
        isToldElsewhere,
    }));
}
function asksForValue({ notNull, default: value, generated, inPrimaryKey }) {
    return notNull && value === undefined && !generated && !inPrimaryKey;
}

;// CONCATENATED MODULE: ./lib/rehearsal/fit-keys.js

/** Keys that rows must have and had not to, and those that code names and that are gone. */
function contractedKeys(change) {
    return [...unique(change), ...noLongerUnique(change), ...primaryKey(change), ...foreignKeys(change)];
}
function unique(change) {
    const { table, successor, trial, line } = change;
    const isKnown = (column) => knownColumns(change).some(({ name }) => columnNow(change, name)?.name === column);
    const wasThere = (index) => table.indexes.some((other) => other.unique && isSameKey(other, index, change));
    return successor.indexes
        .filter((index) => index.unique && index.origin !== 'pk' && index.columns.every(isKnown) && !wasThere(index))
        .map(({ columns, name }) => ({
        what: `${successor.name} (${columns.join(', ') || name}) becomes UNIQUE.`,
        line: trial.steps.find(({ statement }) => statement.sql.includes(name))?.statement.line ?? line,
    }));
}
/** `ON CONFLICT (email)` is an error where no key is of `email`. */
function noLongerUnique(change) {
    const { table, successor, trial, line } = change;
    const isThere = (index) => successor.indexes.some((other) => other.unique && isSameKey(index, other, change));
    return (table.indexes
        .filter((index) => index.unique && index.origin !== 'pk' && index.columns.length > 0 && !isThere(index))
        // A key of a column that goes or is renamed is told with the column; one of a new column, no code names.
        .filter(({ columns }) => columns.every((name) => isKept(change, name)))
        .map(({ columns, name, origin }) => ({
        what: `${table.name} (${columns.join(', ')}) is not UNIQUE any more: an ON CONFLICT that names it fails.`,
        line: trial.steps.findLast(({ effects }) => effects.dropsIndex === name)?.statement.line ?? line,
        isToldElsewhere: origin === 'u',
    })));
}
/** A renamed column changes the text of an index that is still the same one. */
function isSameKey(before, now, change) {
    if (before.signature === now.signature)
        return true;
    const columns = before.columns.map((name) => columnNow(change, name)?.name ?? name);
    const [old, mapped, present] = [before.columns, columns, now.columns].map((names) => names.join().toLowerCase());
    return mapped !== old && mapped === present;
}
function isKept(change, column) {
    return (knownColumns(change).some(({ name }) => name === column) &&
        isSameName(columnNow(change, column)?.name ?? '', column));
}
function primaryKey(change) {
    const { table, successor, line } = change;
    const before = keyOf(table).map((name) => columnNow(change, name)?.name ?? name);
    const now = keyOf(successor);
    if (before.join().toLowerCase() === now.join().toLowerCase())
        return [];
    const what = now.length === 0 ? 'goes away' : `becomes (${now.join(', ')})`;
    return [{ what: `The primary key of ${table.name} ${what}.`, line }];
}
/** In the order of the columns: in which order they stand in the key matters to no code. */
function keyOf({ columns }) {
    return columns
        .filter(({ inPrimaryKey }) => inPrimaryKey)
        .map(({ name }) => name)
        .sort();
}
function foreignKeys(change) {
    const { table, successor, trial, line } = change;
    const known = knownColumns(change).map(({ name }) => columnNow(change, name)?.name);
    const parentNow = (parent) => trial.end && trial.start.tables.has(parent)
        ? (trial.lineage.successorOf(parent, trial.end)?.name ?? parent)
        : parent;
    // That a parent is not there is told as a broken reference.
    const isThere = (parent) => [...(trial.end?.tables.keys() ?? [])].some((name) => isSameName(name, parent));
    const before = table.foreignKeys.map((key) => ({
        parent: parentNow(key.parent),
        columns: key.columns.map((name) => columnNow(change, name)?.name ?? name),
    }));
    return successor.foreignKeys
        .filter(({ columns }) => columns.some((name) => known.some((other) => other !== undefined && isSameName(other, name))))
        .filter((key) => isThere(key.parent) && !before.some((other) => textOf(other) === textOf(key)))
        .map((key) => ({
        what: `${table.name} (${key.columns.join(', ')}) becomes a foreign key that refers to ${key.parent}.`,
        line,
    }));
}
function textOf({ parent, columns }) {
    return `${columns.join()} ${parent}`.toLowerCase();
}

;// CONCATENATED MODULE: ./lib/rehearsal/lint-schema.js


/** What of the schema is lost, or can no longer hold what it held. */
function lintSchema(judged) {
    return [...droppedTables(judged), ...tables(judged), ...broken(judged)];
}
function droppedTables({ trial, novelty }) {
    return gone(trial)
        .filter((table) => !novelty.hasTable(table))
        .map((table) => (0,rules/* finding */.gk)('drop-table', trial.file.name, `The table ${table} is dropped, with all its rows.`, dropLine(trial, table)));
}
/** The tables of the start that are not there at the end under any name. */
function gone({ start, end, lineage }) {
    return end ? [...start.tables.keys()].filter((table) => !lineage.successorOf(table, end)) : [];
}
function dropLine({ steps }, table) {
    return steps.findLast(({ effects }) => effects.dropsTable === table)?.statement.line;
}
/** The tables that are still there: their columns, and what belongs to them. */
function tables({ trial, novelty }) {
    const { start, end, lineage } = trial;
    if (!end)
        return [];
    return [...start.tables.values()].flatMap((table) => {
        const successor = lineage.successorOf(table.name, end);
        if (!successor || novelty.hasTable(table.name))
            return [];
        const old = table.columns.filter(({ name }) => !novelty.hasColumn(table.name, name));
        return [
            ...old.flatMap((column) => judgeColumn(column, table, successor, trial)),
            ...lint_schema_required(table, successor, trial),
            ...lostIndexes(table, successor, trial),
            ...lostTriggers(table, successor, trial),
            ...lostConstraints(table, successor, trial),
        ];
    });
}
function judgeColumn(column, table, successor, trial) {
    if (column.generated)
        return [];
    const now = trial.lineage.columnOf(table.name, column.name, successor);
    const line = lineOfChange(trial, table.name, successor.name);
    if (!now) {
        const message = `The column ${table.name}.${column.name} is dropped, with what is in it.`;
        return [(0,rules/* finding */.gk)('drop-column', trial.file.name, message, line)];
    }
    const [from, to] = [(0,shape/* affinityOf */.O)(column.type), (0,shape/* affinityOf */.O)(now.type)];
    if (!narrows.has(`${from} ${to}`))
        return [];
    return [
        (0,rules/* finding */.gk)('narrowed-type', trial.file.name, `The column ${table.name}.${now.name} goes from ${column.type || 'no type'} to ${now.type}: values such as '007' or '1e3' are stored as numbers, and do not come back.`, line),
    ];
}
/** Affinities that change the values that the other holds. */
const narrows = new Set([
    'TEXT INTEGER',
    'TEXT REAL',
    'TEXT NUMERIC',
    'BLOB INTEGER',
    'BLOB REAL',
    'BLOB NUMERIC',
    'INTEGER REAL',
]);
/** Columns that ask for a value and have none to offer, added to a table that is there. */
function lint_schema_required(table, successor, trial) {
    const old = new Set(table.columns.map(({ name }) => trial.lineage.columnOf(table.name, name, successor)?.name));
    return successor.columns
        .filter((column) => !old.has(column.name) &&
        column.notNull &&
        column.default === undefined &&
        !column.inPrimaryKey &&
        !column.generated)
        .filter(() => table.name === successor.name && wasAltered(trial, table.name))
        .map(({ name }) => (0,rules/* finding */.gk)('not-null-without-default', trial.file.name, `The column ${table.name}.${name} is NOT NULL without a default: SQLite refuses it as soon as the table has a row.`, lineOfChange(trial, table.name, successor.name)));
}
/** By ALTER TABLE itself; a table that was made anew has its rows from an INSERT, which is judged by running it. */
function wasAltered({ steps, lineage }, table) {
    return lineage.nowOf(table) === table && steps.some(({ effects }) => effects.alters === table);
}
function lostIndexes(table, successor, trial) {
    const kept = new Set(successor.indexes.map(({ signature }) => signature));
    const columns = new Set(successor.columns.map(({ name }) => name.toLowerCase()));
    const isExpected = (index) => index.origin !== 'c' ||
        kept.has(index.signature) ||
        trial.steps.some(({ effects }) => effects.dropsIndex === index.name) ||
        // Without its column it could not stay; that the column goes is told.
        index.columns.some((name) => !columns.has(name.toLowerCase()) && !isRenamed(trial, table, name, successor));
    return table.indexes
        .filter((index) => !isExpected(index) && !isRenamedIndex(index, successor, trial))
        .map(({ name }) => lost('index', name, table, successor, trial));
}
function isRenamed(trial, table, column, successor) {
    return trial.lineage.columnOf(table.name, column, successor) !== undefined;
}
/** A renamed column changes the text of an index that is still the same one. */
function isRenamedIndex(index, successor, { lineage }) {
    return lineage.nowOf(index.table) === successor.name && successor.indexes.some(({ name }) => name === index.name);
}
function lostTriggers(table, successor, trial) {
    const { start, end, steps } = trial;
    return start.triggers
        .filter((trigger) => trigger.table === table.name)
        .filter(({ name }) => !end?.triggers.some((other) => other.name === name))
        .filter(({ name }) => !steps.some(({ effects }) => effects.dropsTrigger === name))
        .map(({ name }) => lost('trigger', name, table, successor, trial));
}
/** Constraints in the definition of a table that was made anew, UNIQUE and foreign keys, that the new one has not. */
function lostConstraints(table, successor, trial) {
    if (trial.lineage.nowOf(table.name) === successor.name)
        return [];
    const isThere = (column) => trial.lineage.columnOf(table.name, column, successor) !== undefined;
    const unique = table.indexes
        .filter(({ origin, columns }) => origin === 'u' && columns.every(isThere))
        .filter(({ signature }) => !successor.indexes.some((other) => other.unique && other.signature === signature))
        .map(({ columns }) => `UNIQUE (${columns.join(', ')})`);
    const keyOf = ({ parent, columns }) => `${columns.join(', ')} ${parent}`.toLowerCase();
    const kept = new Set(successor.foreignKeys.map(keyOf));
    const foreign = table.foreignKeys
        .filter((key) => key.columns.every(isThere) && !kept.has(keyOf(key)))
        .map(({ columns, parent }) => `FOREIGN KEY (${columns.join(', ')}) REFERENCES ${parent}`);
    return [...unique, ...foreign].map((constraint) => lost('constraint', constraint, table, successor, trial));
}
function lost(kind, name, table, successor, trial) {
    return (0,rules/* finding */.gk)('lost-in-rebuild', trial.file.name, `The ${kind} ${name} went with the old ${table.name}, and is not made anew.`, lineOfChange(trial, table.name, successor.name));
}
function broken({ trial }) {
    return trial.broken.map(({ kind, name, problem }) => (0,rules/* finding */.gk)('broken-reference', trial.file.name, `The ${kind} ${name} is broken afterwards: ${problem}.`));
}
/** The statement that changed the table: its drop, or the last that altered it under either name. */
function lineOfChange(trial, table, successor) {
    const altered = trial.steps.findLast(({ effects }) => effects.alters === table || effects.alters === successor);
    return dropLine(trial, table) ?? altered?.statement.line;
}

;// CONCATENATED MODULE: ./lib/rehearsal/lint-contract.js







/**
 * Steps of contraction: what they take away, the running code may still use. They belong into a release of their own,
 * after the one whose code needs it no more.
 */
function lintContract(judged) {
    return contractions(judged)
        .filter(({ isToldElsewhere }) => !isToldElsewhere)
        .map(({ what, line }) => (0,rules/* finding */.gk)('contract-step', judged.trial.file.name, `${what} The Worker that runs now may still need it as it was: until the new one serves, and after a rollback.`, line));
}
/** What a trial takes from the code that ran before it: all of it, whatever other rules find the same. */
function contractions({ trial, novelty }) {
    const { start, end, lineage } = trial;
    if (!end)
        return [];
    const old = [...start.tables.values()].filter(({ name }) => !novelty.hasTable(name));
    const dropped = gone(trial)
        .filter((name) => !novelty.hasTable(name))
        .map((name) => ({ what: `The table ${name} goes away.`, line: dropLine(trial, name) }));
    const views = start.views
        .filter((name) => !end.views.includes(name) && !end.tables.has(name) && !novelty.hasView(name))
        .map((name) => ({ what: `The view ${name} goes away.`, line: viewLine(trial, name) }));
    return [
        ...dropped,
        ...views,
        ...old.flatMap((table) => {
            const successor = lineage.successorOf(table.name, end);
            if (!successor)
                return [];
            const change = {
                table,
                successor,
                trial,
                isNew: (column) => novelty.hasColumn(table.name, column),
                line: lineOfChange(trial, table.name, successor.name),
            };
            return [
                ...renamed(change),
                ...contractedColumns(change),
                ...contractedKeys(change),
                ...contractedChecks(change),
                ...contractedOptions(change),
            ];
        }),
    ];
}
function viewLine({ steps }, name) {
    return steps.findLast(({ effects }) => effects.dropsView === name)?.statement.line;
}
function renamed({ table, successor, trial }) {
    if (isSameName(successor.name, table.name))
        return [];
    const line = trial.steps.find(({ effects }) => effects.alters === table.name)?.statement.line;
    return [{ what: `The table ${table.name} is renamed to ${successor.name}.`, line }];
}

;// CONCATENATED MODULE: ./lib/rehearsal/novelty.js
/** What the pending migrations themselves have made so far: no row of production's is in it, and no Worker uses it. */
class Novelty {
    #tables = new Set();
    #views = new Set();
    #columns = new Map();
    hasView(name) {
        return this.#views.has(name);
    }
    hasTable(name) {
        return this.#tables.has(name);
    }
    hasColumn(table, column) {
        return this.#tables.has(table) || (this.#columns.get(table)?.has(column) ?? false);
    }
    /** Takes in what a file made. */
    add({ start, end, lineage }) {
        if (!end)
            return;
        for (const view of end.views)
            if (!start.views.includes(view))
                this.#views.add(view);
        const tables = new Set(end.tables.keys());
        const columns = new Map();
        for (const before of start.tables.values()) {
            const successor = lineage.successorOf(before.name, end);
            if (!successor || this.#tables.has(before.name))
                continue;
            tables.delete(successor.name);
            const old = before.columns
                .filter(({ name }) => !this.hasColumn(before.name, name))
                .map(({ name }) => lineage.columnOf(before.name, name, successor)?.name);
            columns.set(successor.name, new Set(successor.columns.map(({ name }) => name).filter((name) => !old.includes(name))));
        }
        this.#tables = tables;
        this.#columns = columns;
    }
}

;// CONCATENATED MODULE: ./lib/rehearsal/fit-since.js












/**
 * What migrations have taken from code that was made for the database as it was before them, all of them together: what
 * one takes and a later one gives back is not told.
 */
class Since {
    #database;
    #shape;
    #readers;
    #triggers;
    #broken;
    #lineage;
    #rewritten = [];
    /** What is so now, each as it was told by the file since which it is so. */
    #findings = new Map();
    #held = new Map();
    /** @param database as the old code knew it */
    constructor(database) {
        this.#database = database;
        this.#shape = (0,shape/* shapeOf */.F)(database);
        this.#readers = readersOf(database, this.#shape);
        this.#triggers = triggersIn(database);
        this.#broken = brokenReferences(database, this.#shape).map(fit_since_textOf);
        this.#lineage = new Lineage(this.#shape);
    }
    /** By all files that were added. */
    get taken() {
        return { findings: [...this.#findings.values()], notes: [...this.#rewritten, ...this.#held.values()] };
    }
    /** Takes in a file that has run on the database. */
    add(trial) {
        const { file, end } = trial;
        if (!end)
            throw new Error(`${file.name} has failed`);
        follow(this.#lineage, trial, end);
        const whole = { ...trial, start: this.#shape, lineage: this.#lineage, broken: [] };
        this.#findings = toldBy(file.name, this.#contractions(whole, end), this.#findings);
        this.#held = toldBy(file.name, held(whole, end), this.#held);
        this.#rewritten.push(...toldBy(file.name, rewritten(whole), new Map()).values());
    }
    #contractions(whole, end) {
        const judged = { trial: whole, novelty: new Novelty(), database: this.#database, rowsAreReal: true };
        const narrowed = lintSchema(judged)
            .filter(({ rule }) => rule === 'narrowed-type')
            .map(({ message, line }) => ({ what: message, line }));
        const lineOf = (name) => lineNaming(whole.steps, name);
        const isKnown = (name) => this.#isKnown(name);
        const isThere = (name) => end.views.includes(name) || this.#lineage.successorOf(name, end) !== undefined;
        return [
            ...contractions(judged),
            ...narrowed,
            ...contractedReaders(this.#readers, this.#database, lineOf),
            ...contractedTriggers(this.#triggers, triggersIn(this.#database), { isKnown, isThere, lineOf }),
            ...this.#newlyBroken(end, lineOf),
        ];
    }
    /** Whether the old code knows a table or view that is called so now. */
    #isKnown(name) {
        return this.#lineage.startOf(name) !== undefined || this.#shape.views.includes(name);
    }
    /** What cannot be compiled any more. A broken trigger fails what fires it, and the other triggers with it. */
    #newlyBroken(end, lineOf) {
        return brokenReferences(this.#database, end)
            .filter((reference) => !this.#broken.includes(fit_since_textOf(reference)) && this.#isKnown(ownerOf(reference, end)))
            .map((reference) => {
            const owner = ownerOf(reference, end);
            return reference.kind === 'trigger'
                ? { what: `A trigger of ${owner} is broken: ${reference.problem}.`, line: lineOf(reference.name) }
                : { what: `The ${fit_since_textOf(reference)} is broken: ${reference.problem}.`, line: lineOf(owner) };
        });
    }
}
/** Each sentence once: as it was told before, else by this file, at the first line that is known. */
function toldBy(file, found, before) {
    const told = [...Map.groupBy(found, ({ what }) => what)].map(([message, all]) => {
        const line = all.find((one) => one.line !== undefined)?.line;
        return before.get(message) ?? { file, ...(line === undefined ? {} : { line }), message };
    });
    // What was told before keeps its place; what is of this file comes after it, by line.
    const places = [...before.keys()];
    const placeOf = ({ message, line = 0 }) => before.has(message) ? places.indexOf(message) : places.length + line;
    const order = (a, b) => placeOf(a) - placeOf(b);
    return new Map(told.toSorted(order).map((one) => [one.message, one]));
}
/** Carries on what became of tables and columns by what one more file did. */
function follow(lineage, { lineage: step, start }, end) {
    const moves = [...start.tables.values()].map((table) => ({ table, now: step.successorOf(table.name, end) }));
    for (const { table, now } of moves) {
        if (now)
            followColumns(lineage, step, table, now);
        else
            lineage.dropTable(table.name);
    }
    for (const { table, now } of moves)
        if (now && now.name !== table.name)
            lineage.renameTable(table.name, now.name);
}
function followColumns(lineage, step, table, now) {
    for (const { name } of table.columns) {
        const column = step.columnOf(table.name, name, now);
        if (column && !isSameName(column.name, name))
            lineage.renameColumn(table.name, name, column.name);
    }
}
/** The last statement that names something. */
function lineNaming(steps, wanted) {
    const names = (sql) => [...(0,tokens/* tokens */.L)(sql)].some(({ start, end }) => isSameName((0,schema_diff_definitions/* unquoted */.q)(sql.slice(start, end)), wanted));
    return steps.findLast(({ statement }) => names(statement.sql))?.statement.line;
}
function fit_since_textOf({ kind, name }) {
    return `${kind} ${name}`;
}
/** The table or view whose use fails. */
function ownerOf({ kind, name }, { triggers }) {
    if (kind === 'trigger')
        return triggers.find((trigger) => trigger.name === name)?.table ?? '';
    return kind === 'view' ? name : name.replace(/ \([^(]*\)$/, '');
}

;// CONCATENATED MODULE: ./lib/sqlite/d1-dialect-lists.js
// What D1 allows, found by asking workerd for everything that SQLite has; the test asks it again.
const words = (text) => new Set(text.trim().split(/\s+/));
/** The modules of `CREATE VIRTUAL TABLE … USING`. */
const allowedModules = words('fts5 fts5vocab rtree rtree_i32');
/** The functions that a statement may call, in small letters. */
const allowedFunctions = words(`
  -> ->> abs acos acosh asin asinh atan atan2 atanh avg bm25 ceil changes char coalesce concat concat_ws cos cosh count
  cume_dist current_date current_time current_timestamp date datetime degrees dense_rank exp first_value floor format
  glob group_concat hex highlight ifnull iif instr json json_array json_array_length json_extract json_group_array
  json_group_object json_insert json_object json_patch json_quote json_remove json_replace json_set json_type json_valid
  jsonb jsonb_array jsonb_extract jsonb_group_array jsonb_group_object jsonb_insert jsonb_object jsonb_patch
  jsonb_remove jsonb_replace jsonb_set julianday lag last_insert_rowid last_value lead length like likelihood likely ln
  log log2 lower ltrim match max min mod nth_value ntile nullif octet_length percent_rank pi pow printf quote radians
  random randomblob rank replace round row_number rtreecheck rtrim sign sin sinh snippet sqrt strftime string_agg substr
  substring sum tan tanh time timediff total total_changes trim trunc typeof unhex unicode unixepoch unlikely upper
  zeroblob
  sqlite_drop_column sqlite_rename_column sqlite_rename_quotefix sqlite_rename_table sqlite_rename_test`);
/** What does the same as a function that D1 does not allow. */
const sameFunction = new Map([
    ['ceiling', 'ceil()'],
    ['if', 'iif()'],
    ['json_pretty', 'json()'],
    ['log10', 'log()'],
    ['power', 'pow()'],
    ['unistr', 'char()'],
]);
/** The PRAGMAs that D1 takes, and with which values. `foreign_keys` is taken, and has no effect in a transaction. */
const allowedPragmas = new Map([
    ['data_version', 'no value'],
    ['page_size', 'no value'],
    ['case_sensitive_like', 'on or off'],
    ['defer_foreign_keys', 'on or off'],
    ['foreign_keys', 'on or off'],
    ['ignore_check_constraints', 'on or off'],
    ['legacy_alter_table', 'on or off'],
    ['recursive_triggers', 'on or off'],
    ['reverse_unordered_selects', 'on or off'],
    ['foreign_key_list', 'name'],
    ['index_info', 'name'],
    ['index_list', 'name'],
    ['index_xinfo', 'name'],
    ['table_info', 'name'],
    ['table_xinfo', 'name'],
    ['foreign_key_check', 'optional name'],
    ['quick_check', 'optional name'],
    ['table_list', 'optional name'],
    ['optimize', 'optional number'],
]);

;// CONCATENATED MODULE: ./lib/sqlite/d1-dialect-default.js


/**
 * The first function in a `DEFAULT (…)` of a CREATE or ALTER TABLE that D1 does not allow. D1 looks at it when the table
 * is made; plain SQLite asks its authorizer only when a row takes the default.
 */
function refusedDefault(sql) {
    const texts = [...(0,tokens/* tokens */.L)(sql)].map(({ start, end }) => sql.slice(start, end));
    let depth = 0;
    for (const [index, text] of texts.entries()) {
        if (depth === 0) {
            if (text === '(' && /^default$/i.test(texts[index - 1] ?? ''))
                depth = 1;
            continue;
        }
        if (text === '(')
            depth++;
        if (text === ')')
            depth--;
        if (texts[index + 1] === '(' && isRefused(text))
            return text.toLowerCase();
    }
    return undefined;
}
function isRefused(text) {
    return (/^[a-z_]\w*$/i.test(text) && !notFunctions.has(text.toLowerCase()) && !allowedFunctions.has(text.toLowerCase()));
}
/** What may stand before a parenthesis and is no function. */
const notFunctions = new Set('and or not in is isnull notnull between like glob match regexp escape case when then else end cast select from where values exists distinct as on by over filter collate null'.split(' '));

;// CONCATENATED MODULE: ./lib/sqlite/d1-dialect.js




/**
 * What D1 refuses in an access that plain SQLite allows, and what to do in its place; `undefined` where D1 allows it.
 * It is enough to judge what SQLite asks when a statement is prepared. What it asks on behalf of ALTER TABLE is allowed.
 */
function refusalOf(access) {
    return judges.get(access.action)?.(access) ?? refusedPlace(access);
}
/**
 * What D1 refuses in a statement without SQLite asking its authorizer, and what to do in its place.
 *
 * @param sql one statement
 */
function refusalOfStatement(sql) {
    const texts = headOf(sql);
    const [verb, object] = texts.map((text) => text.toUpperCase());
    if (verb === 'VACUUM')
        return 'D1 refuses VACUUM and keeps the size of a database itself; remove the statement.';
    if (verb !== 'ALTER' && verb !== 'CREATE')
        return undefined;
    if (verb === 'ALTER' && renamesToReserved(texts))
        return reservedName;
    const isTable = object === 'TABLE' || object === 'TEMP' || object === 'TEMPORARY';
    const refused = isTable ? refusedDefault(sql) : undefined;
    return refused === undefined ? undefined : functionRefusal(refused);
}
const reservedName = 'D1 keeps names that begin with _cf_ for itself; take another name.';
const longestHead = 8;
function headOf(sql) {
    return [...(0,tokens/* tokens */.L)(sql).take(longestHead)].map(({ start, end }) => sql.slice(start, end));
}
/** Whether it is `ALTER TABLE [main.]t RENAME TO _cf_…`: SQLite tells the authorizer the old name only. */
function renamesToReserved(texts) {
    const to = texts.findIndex((text, index) => text.toUpperCase() === 'TO' && /^rename$/i.test(texts[index - 1] ?? ''));
    return to !== -1 && /^["'`[]?_cf_/i.test(texts[to + 1] ?? '');
}
const refuseTemporary = () => 'D1 refuses temporary tables, views and triggers; make an ordinary one and drop it at the end of the migration.';
const judges = new Map([
    [
        external_node_sqlite_.constants.SQLITE_TRANSACTION,
        ({ first }) => `D1 runs a migration in a transaction of its own and refuses ${first}; remove BEGIN and COMMIT, and nothing is kept when a statement fails.`,
    ],
    [
        external_node_sqlite_.constants.SQLITE_SAVEPOINT,
        ({ first }) => `D1 runs a migration in a transaction of its own and refuses ${savepointVerb(first)}; remove SAVEPOINT, RELEASE and ROLLBACK TO.`,
    ],
    [external_node_sqlite_.constants.SQLITE_ATTACH, () => 'D1 refuses ATTACH: a migration sees one database; load what it needs with INSERT.'],
    [external_node_sqlite_.constants.SQLITE_DETACH, () => 'D1 refuses DETACH: a migration sees one database; remove the statement.'],
    [external_node_sqlite_.constants.SQLITE_CREATE_TEMP_TABLE, refuseTemporary],
    [external_node_sqlite_.constants.SQLITE_CREATE_TEMP_INDEX, refuseTemporary],
    [external_node_sqlite_.constants.SQLITE_CREATE_TEMP_TRIGGER, refuseTemporary],
    [external_node_sqlite_.constants.SQLITE_CREATE_TEMP_VIEW, refuseTemporary],
    [external_node_sqlite_.constants.SQLITE_CREATE_VTABLE, refusedModule],
    [external_node_sqlite_.constants.SQLITE_FUNCTION, ({ second }) => (isAllowedFunction(second ?? '') ? undefined : functionRefusal(second))],
    [external_node_sqlite_.constants.SQLITE_PRAGMA, refusedPragma],
    [external_node_sqlite_.constants.SQLITE_READ, refusedRead],
]);
function savepointVerb(operation) {
    if (operation === 'BEGIN')
        return 'SAVEPOINT';
    return operation === 'ROLLBACK' ? 'ROLLBACK TO' : 'RELEASE';
}
const makes = new Set([
    external_node_sqlite_.constants.SQLITE_CREATE_TABLE,
    external_node_sqlite_.constants.SQLITE_CREATE_VTABLE,
    external_node_sqlite_.constants.SQLITE_CREATE_INDEX,
    external_node_sqlite_.constants.SQLITE_CREATE_VIEW,
    external_node_sqlite_.constants.SQLITE_CREATE_TRIGGER,
]);
/** Objects that may not be made where, or called as, they are. What exists was judged when it was made. */
function refusedPlace(access) {
    if (!makes.has(access.action))
        return undefined;
    if (access.database === 'temp')
        return refuseTemporary(access);
    return isReserved(access.first) ? reservedName : undefined;
}
function isReserved(name) {
    return name !== null && /^_cf_/i.test(name);
}
function refusedModule({ second }) {
    const module = second?.toLowerCase() ?? '';
    if (allowedModules.has(module))
        return undefined;
    return `D1 has no virtual tables of ${module}, only of ${[...allowedModules].join(', ')}; use one of these.`;
}
function isAllowedFunction(name) {
    return allowedFunctions.has(name.toLowerCase());
}
function functionRefusal(name) {
    const called = name?.toLowerCase() ?? '';
    if (/^sqlite_(fail|(add|drop|find)_constraint)$/.test(called)) {
        return 'D1 cannot add, change or drop the constraints of a table by ALTER TABLE; make a new table, copy the rows, drop the old one and rename.';
    }
    const instead = sameFunction.get(called);
    const advice = instead === undefined ? 'compute the value before the migration, or leave it out' : `write ${instead}`;
    return `D1 does not allow the function ${called}(); ${advice}.`;
}
/** PRAGMAs read as tables: SQLite asks for the PRAGMA itself only when the statement runs. */
function refusedRead({ first }) {
    const table = first?.toLowerCase() ?? '';
    if (table === 'dbstat')
        return 'D1 does not have the table dbstat; leave it out.';
    const pragma = /^pragma_(.+)$/.exec(table)?.[1];
    return pragma === undefined || allowedPragmas.has(pragma) ? undefined : pragmaRefusal(pragma);
}
function pragmaRefusal(name) {
    return `D1 does not allow PRAGMA ${name}; remove it.`;
}
function refusedPragma({ first, second, database }) {
    const name = first?.toLowerCase() ?? '';
    const form = allowedPragmas.get(name);
    if (form === undefined)
        return pragmaRefusal(name);
    if (database === 'temp')
        return `D1 has no temporary database; write PRAGMA ${name} without “temp.”.`;
    if (takesName.has(form) && name !== 'table_list' && isReserved(second))
        return reservedName;
    return d1_dialect_forms[form].takes(second) ? undefined : `D1 allows PRAGMA ${name} only ${d1_dialect_forms[form].as}; write it so.`;
}
const takesName = new Set(['name', 'optional name']);
const d1_dialect_forms = {
    'no value': { as: 'without a value', takes: (value) => value === null },
    'on or off': {
        as: 'without a value, or with ON or OFF',
        takes: (value) => value === null || /^(on|off|yes|no|true|false)$/i.test(value) || /^0*[01](\.0*)?$/.test(value),
    },
    name: { as: 'with the name of a table or index', takes: (value) => value !== null },
    'optional name': { as: 'with or without a name', takes: () => true },
    'optional number': {
        as: 'without a value, or with a whole number',
        takes: (value) => value === null || /^-?(\d+|0x[0-9a-f]+)$/i.test(value),
    },
};

;// CONCATENATED MODULE: ./lib/sqlite/effects.js

const { SQLITE_ALTER_TABLE, SQLITE_CREATE_VTABLE, SQLITE_DELETE, SQLITE_DROP_INDEX, SQLITE_DROP_TABLE, SQLITE_DROP_TRIGGER, SQLITE_DROP_VIEW, SQLITE_DROP_VTABLE, SQLITE_INSERT, SQLITE_READ, SQLITE_UPDATE, } = external_node_sqlite_.constants;
const verbs = new Map([
    [SQLITE_INSERT, 'insert'],
    [SQLITE_UPDATE, 'update'],
    [SQLITE_DELETE, 'delete'],
]);
function effectsOf(authorizations) {
    const calls = authorizations.filter(({ first }) => !isSchemaTable(first));
    const firstOf = (...actions) => calls.find(({ action }) => actions.includes(action));
    const tablesOf = (action) => [
        ...new Set(calls.filter((call) => call.action === action).map(({ first }) => first ?? '')),
    ];
    const dropsTable = firstOf(SQLITE_DROP_TABLE, SQLITE_DROP_VTABLE)?.first ?? undefined;
    const dropsOwner = dropsTable !== undefined || firstOf(SQLITE_DROP_VIEW) !== undefined;
    const alters = firstOf(SQLITE_ALTER_TABLE)?.second ?? undefined;
    const isData = dropsTable === undefined && alters === undefined;
    const own = isData ? ownOf(firstOf(SQLITE_INSERT, SQLITE_UPDATE, SQLITE_DELETE)) : undefined;
    const vtable = firstOf(SQLITE_CREATE_VTABLE);
    const updates = calls.filter(({ action, trigger }) => action === SQLITE_UPDATE && trigger === null);
    return {
        own,
        updated: own?.verb === 'update' ? columnsIn(updates, own.table) : [],
        deletesFrom: tablesOf(SQLITE_DELETE),
        triggersDelete: tablesOf(SQLITE_DELETE).filter((table) => calls.every(({ action, first, trigger }) => action !== SQLITE_DELETE || first !== table || trigger !== null)),
        overwrites: updates
            .filter(({ first }) => first !== (own?.table ?? alters))
            .map(({ first, second }) => ({ table: first ?? '', column: second ?? '' })),
        reads: tablesOf(SQLITE_READ),
        insertsInto: tablesOf(SQLITE_INSERT),
        dropsTable,
        dropsIndex: firstOf(SQLITE_DROP_INDEX)?.first ?? undefined,
        // A table or view takes its triggers with it, and SQLite asks for each.
        dropsTrigger: dropsOwner ? undefined : (firstOf(SQLITE_DROP_TRIGGER)?.first ?? undefined),
        dropsView: firstOf(SQLITE_DROP_VIEW)?.first ?? undefined,
        alters,
        virtualTable: vtable && { name: vtable.first ?? '', module: (vtable.second ?? '').toLowerCase() },
    };
}
function ownOf(call) {
    const verb = verbs.get(call?.action);
    return call && verb ? { verb, table: call.first ?? '' } : undefined;
}
function columnsIn(updates, table) {
    return updates.filter(({ first }) => first === table).map(({ second }) => second ?? '');
}
function isSchemaTable(name) {
    return /^sqlite_(temp_)?(master|schema)$/i.test(name ?? '');
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
;// CONCATENATED MODULE: ./lib/rehearsal/census.js




/** Counts rows and values. */
class Census {
    #database;
    constructor(database) {
        this.#database = database;
    }
    rows(shape) {
        return new Map([...shape.tables.keys()].map((table) => [table, this.#count({ table, of: 'rows' }).count]));
    }
    /** Watches what the statement may take away beside what it says, and all of a table that it empties. */
    watch(sql, effects) {
        const subjects = this.#atRisk(sql, effects);
        const before = subjects.map((subject) => ({ subject, ...this.#count(subject) }));
        return {
            subjects,
            losses: () => before.flatMap(({ subject, count, print }) => {
                const now = this.#count(subject);
                const isLoss = subject.of === 'rows' ? now.count < count : now.print !== print;
                return isLoss ? [{ ...subject, before: count, after: now.count, print }] : [];
            }),
        };
    }
    /** Whether at the end of a file everything is there again. */
    isMadeGood({ table, of, before, print }, lineage, end) {
        const start = lineage.startOf(table) ?? table;
        const successor = lineage.successorOf(start, end);
        // A table or column that is gone is told as such.
        if (!successor)
            return true;
        if (of === 'rows')
            return this.#count({ table: successor.name, of }).count >= before;
        if (of === 'content')
            return this.#count({ table: successor.name, of }).print === print;
        const now = lineage.columnOf(start, of.column, successor)?.name;
        return now === undefined || this.#count({ table: successor.name, of: { column: now } }).print === print;
    }
    #atRisk(sql, effects) {
        const { own, dropsTable, deletesFrom, overwrites } = effects;
        const isNamed = (table) => table === dropsTable || (own?.verb === 'delete' && own.table === table);
        const isReplacing = own && own.verb !== 'delete' && mayReplace(sql, own.table, this.#database);
        const isEmptying = own?.verb === 'delete' && !(0,where/* isLimited */.lU)(sql, this.#columns(own.table));
        const subjects = [
            ...deletesFrom.filter((table) => !isNamed(table)).map((table) => ({ table, of: 'rows' })),
            ...(dropsTable === undefined && own?.verb !== 'delete' ? [] : overwrites).map(({ table, column }) => ({ table, of: { column } })),
            ...(isReplacing ? replacedIn(own.table, (0,shape/* shapeOf */.F)(this.#database)) : []),
            ...(isEmptying ? [{ table: own.table, of: 'content' }] : []),
        ];
        return subjects.filter(({ table }) => this.#isCountable(table));
    }
    #isCountable(table) {
        const sql = "SELECT 1 FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name = ?";
        return this.#database.prepare(sql).get(table) !== undefined;
    }
    #columns(table) {
        const rows = this.#database.prepare('SELECT name FROM pragma_table_xinfo(?)').all(table);
        return rows.map(({ name }) => String(name));
    }
    #count({ table, of }) {
        const from = (0,identifier/* quoteIdentifier */.C)(table);
        const value = typeof of === 'object' ? (0,identifier/* quoteIdentifier */.C)(of.column) : '*';
        const row = this.#database.prepare(`SELECT count(${value}) AS n FROM ${from}`).get();
        const count = Number(row?.['n']);
        if (of === 'rows')
            return { count, print: '' };
        return { count, print: this.#print(`SELECT ${value} FROM ${from} ORDER BY ${orderOf(of, this.#columns(table))}`) };
    }
    #print(sql) {
        const hash = (0,external_node_crypto_.createHash)('sha256');
        const statement = this.#database.prepare(sql);
        statement.setReadBigInts(true);
        statement.setReturnArrays(true);
        for (const row of statement.iterate())
            hash.update(`${Object.values(row).map(census_text).join('\u0000')}\n`);
        return hash.digest('hex');
    }
}
function orderOf(of, columns) {
    return typeof of === 'object' ? '1' : columns.map((_, index) => index + 1).join(', ');
}
function census_text(value) {
    return value instanceof Uint8Array ? `x${Buffer.from(value).toString('hex')}` : `${typeof value} ${value}`;
}
/** Whether a write may remove rows that are in its way: SQLite does not tell. */
function mayReplace(sql, table, database) {
    if ((0,where/* hasKeyword */.U6)(sql, 'REPLACE'))
        return true;
    const row = database.prepare("SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = ?").get(table);
    return (0,where/* hasKeyword */.U6)(String(row?.['sql'] ?? ''), 'REPLACE');
}
/** The table itself, and what its foreign keys' children would lose. */
function replacedIn(table, shape, seen = new Set()) {
    if (seen.has(table))
        return [];
    seen.add(table);
    const children = [...shape.tables.values()].flatMap((child) => child.foreignKeys
        .filter(({ parent }) => parent.toLowerCase() === table.toLowerCase())
        .flatMap(({ onDelete, columns }) => onDelete === 'CASCADE'
        ? replacedIn(child.name, shape, seen)
        : onDelete.startsWith('SET')
            ? columns.map((column) => ({ table: child.name, of: { column } }))
            : []));
    return [{ table, of: 'rows' }, ...children];
}

;// CONCATENATED MODULE: ./lib/rehearsal/contents.js


/** What is in the columns of a table. */
function contentsOf(database, { name, columns }) {
    return columns
        .filter(({ generated }) => !generated)
        .map((column) => ({ column: column.name, ...measure(database, name, column) }));
}
function measure(database, table, column) {
    const value = (0,identifier/* quoteIdentifier */.C)(column.name);
    const from = (0,identifier/* quoteIdentifier */.C)(table);
    const isDefault = `${value} IS (${column.default ?? 'NULL'})`;
    const row = database
        .prepare(`SELECT count(*) AS total, count(${value}) AS present, count(DISTINCT ${value}) AS differing, ifnull(sum(${isDefault}), 0) AS defaults FROM ${from}`)
        .get();
    return {
        rows: Number(row?.['total']),
        present: Number(row?.['present']),
        distinct: Number(row?.['differing']),
        defaults: Number(row?.['defaults']),
        print: printOf(database, `SELECT quote(${value}) AS text FROM ${from} ORDER BY 1`),
    };
}
function printOf(database, sql) {
    const hash = (0,external_node_crypto_.createHash)('sha256');
    for (const { text } of database.prepare(sql).iterate())
        hash.update(`${text}\n`);
    return hash.digest('hex');
}
/**
 * The columns of a table that was made anew which have lost what was in them. That values are others than before is no
 * loss: a copy may trim or convert them.
 */
function lostContents(table, before, after) {
    return after.flatMap((now) => {
        const was = before.find(({ column }) => column.toLowerCase() === now.column.toLowerCase());
        const what = was && whatIsLost(was, now, before);
        return what === undefined ? [] : [{ table, column: now.column, what }];
    });
}
function whatIsLost(was, now, before) {
    if (was.present === 0 || now.rows < was.rows || was.print === now.print)
        return undefined;
    const other = before.find(({ column, print }) => column !== was.column && print === now.print);
    if (other)
        return `has what was in ${other.column}`;
    if (now.defaults === now.rows && was.defaults < was.rows)
        return 'has its default in every row';
    if (now.present < was.present)
        return `is NULL in ${was.present - now.present} rows more than before`;
    if (now.distinct === 1 && was.distinct > 1)
        return 'has the same value in every row';
    return undefined;
}

;// CONCATENATED MODULE: ./lib/rehearsal/trial.js








/** Runs a file on a database as D1 would: its statements in one transaction, with foreign keys on. */
function tryFile(database, observer, file, onStatement = () => undefined) {
    const census = new Census(database);
    const start = (0,shape/* shapeOf */.F)(database);
    const lineage = new Lineage(start);
    const rowsAtStart = census.rows(start);
    const brokenBefore = brokenReferences(database, start);
    const run = new Run(database, observer, census, lineage);
    database.exec('BEGIN');
    const failure = run.all(file.statements, onStatement);
    if (failure)
        database.exec('ROLLBACK');
    const trial = { file, start, lineage, steps: run.steps, rowsAtStart, milliseconds: run.milliseconds };
    if (failure)
        return { ...trial, failure, rowsAtEnd: rowsAtStart, lastingLosses: [], lostContents: [], broken: [] };
    const end = (0,shape/* shapeOf */.F)(database);
    return {
        ...trial,
        end,
        rowsAtEnd: census.rows(end),
        lastingLosses: run.lastingLosses(end),
        lostContents: run.lostContents(end),
        broken: brokenReferences(database, end).filter(({ kind, name }) => !brokenBefore.some((other) => other.kind === kind && other.name === name)),
    };
}
class Run {
    steps = [];
    #database;
    #observer;
    #census;
    #lineage;
    #dropped = new Map();
    constructor(database, observer, census, lineage) {
        this.#database = database;
        this.#observer = observer;
        this.#census = census;
        this.#lineage = lineage;
    }
    /** What the statements took, the looking left out. */
    get milliseconds() {
        return this.steps.reduce((sum, { milliseconds }) => sum + milliseconds, 0);
    }
    all(statements, onStatement) {
        for (const [index, statement] of statements.entries()) {
            onStatement(index);
            try {
                this.#one(statement);
            }
            catch (error) {
                return { message: messageOf(error), statement };
            }
        }
        return this.#commit();
    }
    /** Losses that stand at the end; rows that were put back are none. */
    lastingLosses(end) {
        return this.steps.flatMap((step) => step.losses.filter((loss) => !this.#census.isMadeGood(loss, this.#lineage, end)).map((loss) => ({ step, loss })));
    }
    /** Of the tables that were dropped, what their successors do not have. */
    lostContents(end) {
        return [...this.#dropped].flatMap(([start, before]) => {
            const successor = this.#lineage.successorOf(start, end);
            return successor ? lostContents(start, before, contentsOf(this.#database, successor)) : [];
        });
    }
    #one(statement) {
        const prepared = this.#observer.prepare(statement.sql);
        const effects = effectsOf(prepared.authorizations);
        const refusal = refusalOfStatement(statement.sql) ?? firstRefusal(prepared);
        if (refusal !== undefined) {
            this.steps.push({ statement, effects, refusal, atRisk: [], losses: [], milliseconds: 0 });
            return;
        }
        if (!prepared.statement)
            throw new Error(prepared.error);
        const { statement: compiled } = prepared;
        this.#keepContents(effects.dropsTable);
        const watched = this.#census.watch(statement.sql, effects);
        const began = performance.now();
        this.#follow(effects, () => this.#observer.run(compiled));
        const milliseconds = performance.now() - began;
        this.steps.push({ statement, effects, atRisk: watched.subjects, losses: watched.losses(), milliseconds });
    }
    /** Another table may take the place of one that is dropped. */
    #keepContents(dropped) {
        const start = dropped === undefined ? undefined : this.#lineage.startOf(dropped);
        const table = dropped === undefined ? undefined : (0,shape/* shapeOf */.F)(this.#database).tables.get(dropped);
        if (start !== undefined && table)
            this.#dropped.set(start, contentsOf(this.#database, table));
    }
    /** Runs, and keeps up with the names that the statement changes. */
    #follow({ alters, dropsTable }, run) {
        const before = alters === undefined ? undefined : this.#names(alters);
        run();
        if (dropsTable !== undefined)
            this.#lineage.dropTable(dropsTable);
        if (alters === undefined || !before)
            return;
        const after = this.#names(alters);
        const renamedTo = after.tables.find((name) => !before.tables.includes(name));
        if (renamedTo !== undefined)
            this.#lineage.renameTable(alters, renamedTo);
        if (after.columns.length !== before.columns.length)
            return;
        const index = after.columns.findIndex((name, at) => name !== before.columns[at]);
        const [from, to] = [before.columns[index], after.columns[index]];
        if (from !== undefined && to !== undefined)
            this.#lineage.renameColumn(alters, from, to);
    }
    #names(table) {
        const names = (sql, ...values) => this.#database
            .prepare(sql)
            .all(...values)
            .map(({ name }) => String(name));
        return {
            tables: names(`SELECT name FROM sqlite_schema WHERE type = 'table'`),
            columns: names('SELECT name FROM pragma_table_info(?)', table),
        };
    }
    /** Foreign keys that a migration defers are judged here. */
    #commit() {
        try {
            this.#database.exec('COMMIT');
            return undefined;
        }
        catch (error) {
            return { message: `${messageOf(error)} at the end of the migration${this.#violations()}` };
        }
    }
    #violations() {
        const rows = this.#database
            .prepare('SELECT "table", parent, count(*) AS n FROM pragma_foreign_key_check GROUP BY 1, 2 LIMIT 5')
            .all();
        const told = rows.map(({ table, parent, n }) => `${n} of ${table} without a row in ${parent}`);
        return told.length === 0 ? '' : `: ${told.join(', ')}`;
    }
}
function firstRefusal({ authorizations }) {
    for (const authorization of authorizations) {
        const refusal = refusalOf(authorization);
        if (refusal !== undefined)
            return refusal;
    }
    return undefined;
}

;// CONCATENATED MODULE: ./lib/rehearsal/fit-rebuild.js
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
 * Runs files one after the other, as when the database was made: their rows and nothing else are in it.
 *
 * @param since the index of the first file that the old code does not know
 */
function rebuild(stage, files, since, watcher) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const database = __addDisposableResource(env_1, new external_node_sqlite_.DatabaseSync(':memory:', load/* likeD1 */.zr), false);
        (0,load/* loadSchema */.e$)(database, stage.schema);
        const observer = new Observer(database);
        const rebuilt = [];
        let later;
        for (const [index, file] of files.entries()) {
            if (index === since)
                later = new Since(database);
            const trial = tryFile(database, observer, file, (statement) => watcher?.onStatement(index, statement));
            const summary = summarise(trial, database, stage);
            rebuilt.push(summary);
            watcher?.onFile(summary);
            if (!trial.end)
                break;
            later?.add(trial);
        }
        const rehearsal = { files: rebuilt, schemaBefore: stage.schema, madeUp: [], unfilled: [] };
        return { rehearsal, taken: later?.taken ?? { findings: [], notes: [] } };
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        __disposeResources(env_1);
    }
}
function summarise({ file: { name }, end, failure, milliseconds }, database, { ledgerTables }) {
    const findings = failure ? [(0,rules/* finding */.gk)('fails-in-rehearsal', name, `${failure.message}.`, failure.statement?.line)] : [];
    const schema = end && schemas/* array */.YOg(sqlite_schema/* SchemaObject */.he).parse(database.prepare(sqlite_schema/* schemaQuery */.GT).all());
    const digest = schema && (0,sqlite_schema/* schemaDigest */.ku)(schema, ledgerTables);
    return { name, findings, rows: [], schema, digest, guards: [], milliseconds };
}

// EXTERNAL MODULE: ./lib/sqlite/load-transaction.js
var load_transaction = __webpack_require__(53911);
// EXTERNAL MODULE: ./lib/sqlite/load-virtual.js
var load_virtual = __webpack_require__(43304);
;// CONCATENATED MODULE: ./lib/sqlite/synthesize-expressions.js


/** The CHECK constraints of a CREATE TABLE, in the order in which SQLite asks them. */
function synthesize_expressions_checksOf(sql) {
    return ((0,schema_diff_definitions/* tableTextOf */.d)(sql)?.definitions ?? []).flatMap(checksIn);
}
function checksIn({ text, words }) {
    const found = [];
    let name;
    for (let at = 0; at < words.length; at++) {
        const word = words[at]?.text.toUpperCase();
        if (word === 'CONSTRAINT')
            name = (0,schema_diff_definitions/* unquoted */.q)(words[at + 1]?.text ?? '');
        if (word === 'CONSTRAINT')
            at++;
        if (word !== 'CHECK' || words[at + 1]?.text !== '(')
            continue;
        const close = closing(words, at + 1);
        const inside = words.slice(at + 2, close);
        const expression = text.slice((words[at + 1]?.start ?? 0) + 1, words[close]?.start).trim();
        found.push({ label: name ?? expression, text, words: inside });
        at = close;
    }
    return found;
}
/** The index of the parenthesis that closes the one at an index. */
function closing(words, open) {
    let depth = 0;
    for (let at = open; at < words.length; at++) {
        if (words[at]?.text === '(')
            depth++;
        if (words[at]?.text === ')' && --depth === 0)
            return at;
    }
    return words.length;
}
/** The definition of a column in a CREATE TABLE, by its name. */
function definitionOf(sql, column) {
    return (0,schema_diff_definitions/* tableTextOf */.d)(sql)?.definitions.find(({ words }) => (0,schema_diff_definitions/* unquoted */.q)(words[0]?.text ?? '') === column);
}
/** What a CREATE INDEX is made of, from its first parenthesis on. */
function indexExpression(sql) {
    const text = sql.slice(Math.max(0, sql.indexOf('(')));
    const words = [...(0,tokens/* tokens */.L)(text)].map(({ start, end, kind }) => ({ text: text.slice(start, end), kind, start }));
    return { text, words };
}
/** Those of the columns that an expression names. It may find one too many: a function may have a column's name. */
function synthesize_expressions_columnsIn({ words }, columns) {
    const named = new Set(words.map(({ text }) => (0,schema_diff_definitions/* unquoted */.q)(text).toLowerCase()));
    return columns.filter((column) => named.has(column.toLowerCase()));
}
/** The texts and numbers in an expression, those that come soonest after the column first. */
function literalsNear(expression, column, columns) {
    const { words } = expression;
    const lower = columns.map((name) => name.toLowerCase());
    const mentions = words.flatMap(({ text }, index) => (0,schema_diff_definitions/* unquoted */.q)(text).toLowerCase() === column.toLowerCase() ? [index] : []);
    const found = words.flatMap((_, index) => {
        const value = literalOf(expression, index, lower);
        const before = mentions.filter((mention) => mention < index).at(-1);
        return value === undefined ? [] : [{ value, distance: before === undefined ? words.length : index - before }];
    });
    return found.sort((a, b) => a.distance - b.distance).map(({ value }) => value);
}
function literalOf({ text, words }, index, columns) {
    const word = words[index];
    if (!word)
        return undefined;
    const quote = word.text.charAt(0);
    if (quote === "'")
        return (0,schema_diff_definitions/* unquoted */.q)(word.text);
    // SQLite takes "x" as a text where no column has that name.
    if (quote === '"' && !columns.includes((0,schema_diff_definitions/* unquoted */.q)(word.text).toLowerCase()))
        return (0,schema_diff_definitions/* unquoted */.q)(word.text);
    const number = /^(0x[0-9a-f]+|\d+(\.\d+)?(e[+-]?\d+)?)/i.exec(text.slice(word.start));
    if (word.kind !== 'word' || !number)
        return undefined;
    return Number(number[0]) * (words[index - 1]?.text === '-' ? -1 : 1);
}

;// CONCATENATED MODULE: ./lib/sqlite/synthesize-values.js

/** Numbers from here on, and texts that begin so, are in no production: nothing that a migration inserts is the same. */
const firstNumber = 7000000000n;
const madeText = (row) => `voygent-made-${row}`;
/**
 * The values to try in a column, best first and each once; NULL is none of them.
 *
 * @param row 1 for a table's first row, 2 for its second: they differ where they can
 * @param names the columns of the table
 */
function valuesFor(column, row, isStrict, names) {
    const usual = column.unique ? [plain(column, row)] : [...defaultOf(column), plain(column, row)];
    const more = [1, 2, 3, 4].map((other) => plain(column, row + other));
    const fitting = column.expressions.length === 0 ? [] : [...literalsOf(column, row, names), ...commonValues(row)];
    const values = [...usual, ...fitting, ...defaultOf(column), ...more];
    return distinct(storable(values, column, isStrict)).slice(0, mostValues);
}
const mostValues = 150;
/** What a column of this type and name would usually hold. */
function plain(column, row) {
    if (looksLikeJson(column))
        return jsonText(column, row);
    const { affinity, type, name } = column;
    if (affinity === 'INTEGER')
        return looksLikeFlag(column) ? BigInt(row % 2) : firstNumber + BigInt(row);
    if (affinity === 'REAL')
        return Number(firstNumber) + row + 0.5;
    if (type.includes('BLOB'))
        return new TextEncoder().encode(madeText(row));
    if (affinity === 'NUMERIC')
        return plainNumeric(column, row);
    if (/(^|_)(date|day)$/i.test(name))
        return dateText(row);
    if (looksLikeTime(column))
        return `${dateText(row)} 00:00:00`;
    if (/e?mail(_address)?$/i.test(name))
        return `${madeText(row)}@example.com`;
    return /(^|_)ur[il]$/i.test(name) ? `https://example.com/${madeText(row)}` : madeText(row);
}
function plainNumeric(column, row) {
    if (column.type.startsWith('BOOL'))
        return BigInt(row % 2);
    if (column.type === 'DATE')
        return dateText(row);
    if (column.type.startsWith('TIME') && !column.type.startsWith('TIMESTAMP'))
        return `00:00:0${row % 10}`;
    return looksLikeTime(column) ? `${dateText(row)} 00:00:00` : firstNumber + BigInt(row);
}
const dateText = (row) => `2001-01-${String(row).padStart(2, '0')}`;
function looksLikeTime({ type, name, default: text }) {
    return (/DATE|TIME/.test(type) ||
        /(^|[a-z_])(_at|At|_time|timestamp)$/.test(name) ||
        /CURRENT_TIME|datetime/i.test(text ?? ''));
}
function looksLikeFlag({ type, name, default: text }) {
    return type.startsWith('BOOL') || /^(is|has|can)(_|[A-Z])/.test(name) || /^(true|false)$/i.test(text ?? '');
}
const jsonNames = /json|metadata|payload|settings|preferences|config(uration)?$|attributes|properties|(^|_)meta$/i;
function looksLikeJson({ type, name, default: text, affinity, expressions }) {
    if (/^\(?'\s*(\{.*\}|\[.*\])\s*'\)?$/s.test(text ?? '') || type.includes('JSON'))
        return true;
    const isText = affinity === 'TEXT' || type === '';
    const isRead = expressions.some(({ words }) => words.some(({ text: word }) => /^json_(valid|type|extract)$/i.test(word)));
    return isText && (isRead || jsonNames.test(name));
}
function jsonText({ default: text }, row) {
    return /^\(?'\s*\[/.test(text ?? '') ? `["${madeText(row)}"]` : `{"voygent-made":${row}}`;
}
/** The value of a DEFAULT that is a literal. */
function defaultOf(column) {
    const text = column.default?.replace(/^\((.*)\)$/s, '$1').trim() ?? '';
    if (looksLikeJson(column))
        return [];
    if (/^'.*'$/s.test(text))
        return [text.slice(1, -1).replaceAll("''", "'")];
    if (/^".*"$/s.test(text))
        return [text.slice(1, -1).replaceAll('""', '"')];
    if (/^[+-]?\d+$/.test(text))
        return [BigInt(text)];
    if (/^[+-]?(\d+\.\d*|\.\d+)$/.test(text))
        return [Number(text)];
    return /^(true|false)$/i.test(text) ? [BigInt(text.toLowerCase() === 'true')] : [];
}
/** What the expressions on a column ask for by name, and what is near to it. */
function literalsOf(column, row, names) {
    return column.expressions.flatMap((expression) => {
        const near = literalsNear(expression, column.name, names);
        // The second row takes another value of a list, so that children find parents of more than one kind.
        const literals = [...near.slice(row - 1), ...near.slice(0, row - 1)];
        const hasLength = expression.words.some(({ text }) => /^(octet_)?length$/i.test(text));
        const lengths = hasLength ? literals.filter((literal) => typeof literal === 'number') : [];
        return [
            ...literals.map(toValue),
            ...lengths.flatMap((length) => [length, length + 1, length - 1].flatMap(ofLength)),
            ...literals.flatMap((literal) => (typeof literal === 'number' ? nearNumber(literal) : nearText(literal, row))),
        ];
    });
}
function toValue(literal) {
    return Number.isInteger(literal) ? BigInt(literal) : literal;
}
function nearNumber(number) {
    return [number + 1, number - 1, number / 2, number * 2].map(toValue);
}
const longestText = 10_000;
function ofLength(length) {
    if (!Number.isInteger(length) || length < 1 || length > longestText)
        return [];
    return [...['v', 'V', '1', 'a', 'b'].map((letter) => letter.repeat(length)), new Uint8Array(length)];
}
/** Texts that match a pattern, begin so, contain it, or have what a JSON path asks for. */
function nearText(text, row) {
    const path = /^\$\.(\w+)$/.exec(text)?.[1];
    return [
        ...['voygent', '', '1'].flatMap((filler) => [likeText(text, filler), globText(text, filler)]),
        `${text}${madeText(row)}`,
        `${text}${row}`,
        `v${text}v${row}`,
        ...(path === undefined ? [] : [`{"${path}":${row}}`, `{"${path}":"${madeText(row)}"}`]),
    ];
}
function likeText(pattern, filler) {
    return pattern.replace(/\\([%_\\])|%|_/g, (mark, escaped) => escaped ?? (mark === '%' ? filler : '1'));
}
function globText(pattern, filler) {
    return pattern.replace(/\[\^?(.)[^\]]*\]|\?/g, (_, first) => first ?? '1').replaceAll('*', filler);
}
function commonValues(row) {
    return [
        ...[row, 0, 1, 2, 3, -1, 10, 50, 100, 1000].map(toValue),
        0.5,
        madeText(row),
        new TextEncoder().encode(madeText(row)),
        '{}',
        '[]',
        `["${madeText(row)}"]`,
        '2001-01-01',
        '2001-01-01 00:00:00',
        `2001-01-01T00:00:0${row}Z`,
        `2001-01-01T00:00:00.00${row}Z`,
        '00:00',
        '00:00:00',
        `${madeText(row)}@example.com`,
        `https://example.com/${madeText(row)}`,
        `00000000-0000-4000-8000-00000000000${row}`,
        `${row}`.repeat(32),
        madeText(row).toUpperCase(),
        'A',
        'a',
        'USD',
        'en',
        '#000000',
        `+1000000000${row}`,
        '127.0.0.1',
        '1.0.0',
        '',
    ];
}
/** Values as the column would keep them: those that suit its type first, without those that it cannot hold. */
function storable(values, { affinity, type }, isStrict) {
    if (isStrict)
        return values.map((value) => realIn(type, value)).filter((value) => isOfStrictType(value, type));
    const suits = (value) => {
        if (affinity === 'INTEGER')
            return typeof value === 'bigint';
        return value instanceof Uint8Array === type.includes('BLOB') || (affinity !== 'TEXT' && !type.includes('BLOB'));
    };
    return [...values.filter(suits), ...values.filter((value) => !suits(value))];
}
function realIn(type, value) {
    return type === 'REAL' && typeof value === 'bigint' ? Number(value) : value;
}
function isOfStrictType(value, type) {
    if (type === 'ANY')
        return true;
    if (type === 'TEXT')
        return typeof value === 'string';
    if (type === 'BLOB')
        return value instanceof Uint8Array;
    return type === 'REAL' ? typeof value === 'number' : typeof value === 'bigint';
}
function distinct(values) {
    const seen = new Set();
    return values.filter((value) => seen.size !== seen.add(synthesize_values_keyOf(value)).size);
}
/** A text that two values share only when they are the same. */
function synthesize_values_keyOf(value) {
    return value instanceof Uint8Array ? `blob ${value.join()}` : `${typeof value} ${value}`;
}

;// CONCATENATED MODULE: ./lib/sqlite/synthesize-references.js


const mostKeys = 5;
const mostCombinations = 200;
/** The keys that the rows of a parent have, at most a few. */
function existingKeys(database, { parent, parentColumns }) {
    const columns = parentColumns.map(identifier/* quoteIdentifier */.C);
    const present = columns.map((column) => `${column} IS NOT NULL`).join(' AND ');
    const statement = database.prepare(`SELECT DISTINCT ${columns.join(', ')} FROM ${(0,identifier/* quoteIdentifier */.C)(parent)} WHERE ${present} LIMIT ${mostKeys}`);
    statement.setReadBigInts(true);
    return statement.all().map((row) => Object.values(row));
}
/** The keys that a parent will have which is filled later: its rows are made of the same values. */
function plannedKeys(parent, { parentColumns }) {
    const names = parent.columns.map(({ name }) => name);
    const columns = parentColumns.flatMap((name) => parent.columns.find((column) => sameName(column.name, name)) ?? []);
    return [1, 2].map((row) => columns.map((column) => valuesFor(column, row, parent.isStrict, names)[0] ?? null));
}
function sameName(a, b) {
    return a.toLowerCase() === b.toLowerCase();
}
/**
 * The columns of foreign keys; keys that share columns are chosen together. A row that prefers NULL has it first, the
 * others last.
 */
function referenceVariables(form, keys, row) {
    return connected(form.references).map((group) => {
        const combined = group
            .map((reference) => optionsOf(form, reference, keys, row))
            .reduce(combine, [{ values: new Map(), hasNull: false }]);
        return { columns: [...new Set(group.flatMap(({ columns }) => columns))], candidates: combined };
    });
}
function connected(references) {
    const groups = [];
    for (const reference of references) {
        const touching = groups.filter((group) => group.some(({ columns }) => columns.some((column) => reference.columns.includes(column))));
        // The key of most columns goes first, since it says what the others must be.
        const merged = [...touching.flat(), reference].sort((a, b) => b.columns.length - a.columns.length);
        groups.splice(0, groups.length, ...groups.filter((group) => !touching.includes(group)), merged);
    }
    return groups;
}
function optionsOf(form, reference, keys, row) {
    const { columns } = reference;
    const found = keys.of(reference) ?? [];
    // The second row refers to another parent than the first, where there are two.
    const turned = [...found.slice(row - 1), ...found.slice(0, row - 1)];
    const given = turned.map((key) => ({
        values: new Map(columns.map((column, at) => [column, key[at] ?? null])),
        hasNull: false,
    }));
    const filled = sameName(reference.parent, form.name) ? [ownKey(reference), ...given] : given;
    const nullable = columns.filter((column) => form.columns.some(({ name, nullable }) => name === column && nullable));
    if (nullable.length === 0)
        return filled;
    const empty = { values: new Map(nullable.map((column) => [column, null])), hasNull: true };
    return row === 1 ? [...filled, empty] : [empty, ...filled];
}
/** A row that refers to itself. */
function ownKey({ columns, parentColumns }) {
    const pairs = columns.map((column, at) => [column, parentColumns[at] ?? column]);
    const values = new Map(pairs.filter(([from, to]) => !sameName(from, to)).map(([from, to]) => [from, { sameAs: to }]));
    return { values, hasNull: false };
}
function combine(some, others) {
    const pairs = some.flatMap((a) => others.map((b) => [a, b]));
    return pairs
        .filter(([a, b]) => [...b.values].every(([column, value]) => isSame(a.values.get(column) ?? value, value)))
        .slice(0, mostCombinations)
        .map(([a, b]) => ({ values: new Map([...b.values, ...a.values]), hasNull: a.hasNull || b.hasNull }));
}
function isSame(a, b) {
    return synthesize_references_textOf(a) === synthesize_references_textOf(b);
}
function synthesize_references_textOf(choice) {
    if (choice === null || typeof choice !== 'object' || choice instanceof Uint8Array)
        return synthesize_values_keyOf(choice);
    return `same as ${choice.sameAs}`;
}

;// CONCATENATED MODULE: ./lib/sqlite/synthesize-table.js



const rankOf = { type: 0, notNull: 1, check: 2, unique: 1_000_000 };
const TableRow = schemas/* object */.Ikc({ strict: schemas/* number */.aig() });
const ColumnRow = schemas/* object */.Ikc({
    name: schemas/* string */.YjP(),
    type: schemas/* string */.YjP(),
    notnull: schemas/* number */.aig(),
    dflt_value: schemas/* string */.YjP().nullable(),
    pk: schemas/* number */.aig(),
    hidden: schemas/* number */.aig(),
});
const KeyRow = schemas/* object */.Ikc({ id: schemas/* number */.aig(), table: schemas/* string */.YjP(), from: schemas/* string */.YjP(), to: schemas/* string */.YjP().nullable() });
const IndexRow = schemas/* object */.Ikc({
    name: schemas/* string */.YjP(),
    unique: schemas/* number */.aig(),
    column: schemas/* string */.YjP().nullable(),
    sql: schemas/* string */.YjP().nullable(),
});
/** Reads what rows of a table must be like. */
function tableForm(database, name) {
    const rows = (row, sql) => schemas/* array */.YOg(row).parse(database.prepare(sql).all(name));
    const [table] = rows(TableRow, `SELECT strict FROM pragma_table_list(?) WHERE schema = 'main'`);
    const sql = String(database.prepare('SELECT sql FROM sqlite_schema WHERE name = ?').get(name)?.['sql'] ?? '');
    const all = rows(ColumnRow, 'SELECT * FROM pragma_table_xinfo(?)');
    const sources = new Sources(sql, all);
    const checks = synthesize_expressions_checksOf(sql);
    const uniques = uniquesOf(rows(IndexRow, uniqueIndexes), name, all, sources);
    const expressions = [...checks, ...sources.generated(), ...uniques.flatMap(({ expression }) => expression ?? [])];
    const unique = new Set(uniques.flatMap(({ columns }) => columns));
    return {
        name,
        isStrict: table?.strict === 1,
        columns: all.filter(isInsertable).map((row) => ({
            name: row.name,
            type: row.type.toUpperCase(),
            affinity: (0,shape/* affinityOf */.O)(row.type),
            nullable: row.notnull === 0 && row.pk === 0,
            default: row.dflt_value ?? undefined,
            unique: unique.has(row.name),
            expressions: expressions.filter((expression) => sources.of(expression).includes(row.name)),
        })),
        references: referencesOf(rows(KeyRow, synthesize_table_foreignKeys), database),
        constraints: new Map([
            ...notNulls(name, all, sources),
            ...checkConstraints(checks, sources),
            ...uniques.map(({ label, columns }) => [failed('UNIQUE', label), { rank: rankOf.unique, columns }]),
        ]),
    };
}
const failed = (kind, what) => `${kind} constraint failed: ${what}`;
const isInsertable = ({ hidden }) => hidden === 0;
/** Finds the columns with values of their own behind expressions and generated columns. */
class Sources {
    #names;
    #definitions;
    constructor(sql, all) {
        this.#names = all.map(({ name }) => name);
        const generated = all.filter((row) => !isInsertable(row));
        this.#definitions = new Map(generated.flatMap(({ name }) => {
            const definition = definitionOf(sql, name);
            return definition ? [[name, definition]] : [];
        }));
    }
    generated() {
        return [...this.#definitions.values()];
    }
    of(expression) {
        return this.behind(synthesize_expressions_columnsIn(expression, this.#names));
    }
    behind(columns) {
        const found = new Set(columns);
        // A set may grow while one walks through it.
        for (const name of found) {
            const definition = this.#definitions.get(name);
            for (const source of definition ? synthesize_expressions_columnsIn(definition, this.#names) : [])
                found.add(source);
        }
        return [...found].filter((name) => !this.#definitions.has(name));
    }
}
function notNulls(table, all, sources) {
    return all.map(({ name }) => [
        failed('NOT NULL', `${table}.${name}`),
        { rank: rankOf.notNull, columns: sources.behind([name]) },
    ]);
}
function checkConstraints(checks, sources) {
    return checks.map((check, index) => [
        failed('CHECK', check.label),
        { rank: rankOf.check + index, columns: sources.of(check) },
    ]);
}
const uniqueIndexes = `SELECT i.name, i."unique", x.name AS "column", s.sql
FROM pragma_index_list(?) i JOIN pragma_index_xinfo(i.name) x LEFT JOIN sqlite_schema s ON s.name = i.name
WHERE i."unique" AND x.key ORDER BY i.seq, x.seqno`;
function uniquesOf(rows, table, all, sources) {
    const listed = (columns) => columns.map((column) => `${table}.${column}`).join(', ');
    const keys = all.filter(({ pk }) => pk > 0).sort((a, b) => a.pk - b.pk);
    const primary = keys.map(({ name }) => name);
    const found = primary.length === 0 ? [] : [{ label: listed(primary), columns: primary }];
    for (const [name, parts] of Map.groupBy(rows, (row) => row.name)) {
        const columns = parts.flatMap(({ column }) => column ?? []);
        const isPlain = columns.length === parts.length;
        const sql = parts[0]?.sql;
        const expression = sql ? indexExpression(sql) : undefined;
        found.push({
            label: isPlain ? listed(columns) : `index '${name}'`,
            columns: isPlain || !expression ? sources.behind(columns) : sources.of(expression),
            ...(expression && { expression }),
        });
    }
    return found;
}
const synthesize_table_foreignKeys = 'SELECT id, "table", "from", "to" FROM pragma_foreign_key_list(?) ORDER BY id, seq';
function referencesOf(rows, database) {
    return [...Map.groupBy(rows, ({ id }) => id).values()].map((parts) => {
        const parent = parts[0]?.table ?? '';
        const named = parts.flatMap(({ to }) => to ?? []);
        const columns = parts.map(({ from }) => from);
        const primary = named.length > 0 ? named : primaryKeyOf(database, parent);
        return { parent, columns, parentColumns: primary.length === columns.length ? primary : [] };
    });
}
function primaryKeyOf(database, table) {
    const rows = database.prepare('SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk').all(table);
    return rows.map(({ name }) => String(name));
}

;// CONCATENATED MODULE: ./lib/sqlite/synthesize-row.js



/** At most so many rows are shown to SQLite in search of one that it takes. */
const mostAttempts = 6000;
const mostForOneConstraint = 2000;
/**
 * Finds a row that SQLite takes: the first has a value in every column where that is possible, the second NULL.
 *
 * @returns what SQLite said against the last row that was tried, `undefined` when it took one
 */
function placeRow(form, keys, row, judge) {
    const all = variablesOf(form, keys, row);
    const without = all.find(({ candidates }) => candidates.length === 0);
    if (without)
        return `no key for ${without.columns.join(', ')}`;
    return new Search(form, judge, all).run();
}
function variablesOf(form, keys, row) {
    const references = referenceVariables(form, keys, row);
    const taken = new Set(references.flatMap(({ columns }) => columns));
    const rest = form.columns.filter(({ name }) => !taken.has(name));
    const names = form.columns.map(({ name }) => name);
    return [...references, ...rest.map((column) => columnVariable(column, row, form.isStrict, names))];
}
function columnVariable(column, row, isStrict, names) {
    const [first, ...others] = valuesFor(column, row, isStrict, names).map((value) => candidate(column, value));
    const empty = column.nullable ? [candidate(column, null)] : [];
    const filled = first ? [first] : [];
    return {
        columns: [column.name],
        candidates: row === 1 ? [...filled, ...empty, ...others] : [...empty, ...filled, ...others],
    };
}
function candidate({ name }, value) {
    return { values: new Map([[name, value]]), hasNull: value === null };
}
/**
 * Shows rows to SQLite and changes, at each refusal, only the columns that the violated constraint is about. Since
 * SQLite asks constraints in an order of its own, a row is better than another when a later one refuses it.
 */
class Search {
    #form;
    #judge;
    #variables;
    #left = mostAttempts;
    constructor(form, judge, variables) {
        this.#form = form;
        this.#judge = judge;
        this.#variables = variables;
    }
    run() {
        let picked = this.#variables.map(() => 0);
        let refusal = this.#show(picked);
        const met = [];
        while (refusal) {
            met.push(refusal);
            const better = this.#better(picked, met);
            if (!better)
                return refusal.message;
            ({ picked, refusal } = better);
        }
        return undefined;
    }
    /** Changes what the last refusal is about, then all that has to do with it; NULL is put only where nothing else helps. */
    #better(picked, met) {
        const last = met.at(-1);
        const alike = met.filter(({ rank }) => rank === last?.rank).flatMap(({ columns }) => columns);
        for (const columns of [alike, this.#around(last)]) {
            const scope = this.#variables.flatMap((variable, index) => variable.columns.some((column) => columns.includes(column)) ? [index] : []);
            const found = this.#among(picked, met, scope, false) ?? this.#among(picked, met, scope, true);
            if (found)
                return found;
        }
        return undefined;
    }
    #among(picked, met, scope, mayAddNulls) {
        const last = met.at(-1);
        const choices = scope.map((index) => this.#choices(index, picked[index] ?? 0, mayAddNulls));
        let tries = mostForOneConstraint;
        for (const choice of combinations(choices.map(({ length }) => length - 1))) {
            if (tries-- === 0 || this.#left === 0)
                return undefined;
            const next = [...picked];
            for (const [at, index] of scope.entries())
                next[index] = choices[at]?.[choice[at] ?? 0] ?? 0;
            const refusal = this.#show(next);
            if (!refusal || isBeyond(refusal, last, met))
                return { picked: next, refusal };
        }
        return undefined;
    }
    /** The candidates of a variable that may be tried; with NULL among them only where there was NULL, or it may be added. */
    #choices(index, picked, mayAddNulls) {
        const candidates = this.#variables[index]?.candidates ?? [];
        const isNull = (at) => candidates[at]?.hasNull === true;
        const all = [...candidates.keys()];
        const filled = all.filter((at) => !isNull(at));
        return mayAddNulls || isNull(picked) || filled.length === 0 ? all : filled;
    }
    /** The columns of a constraint and of those that share columns with it. */
    #around(refusal) {
        const found = new Set(refusal?.columns);
        // A set may grow while one walks through it.
        for (const column of found) {
            for (const { columns, rank } of this.#form.constraints.values()) {
                if (rank !== rankOf.notNull && columns.includes(column))
                    for (const other of columns)
                        found.add(other);
            }
        }
        return [...found];
    }
    #show(picked) {
        this.#left--;
        const message = this.#judge(rowOf(this.#variables, picked));
        if (message === undefined)
            return undefined;
        const known = this.#form.constraints.get(message);
        if (known)
            return { message, ...known };
        const rank = /^(cannot store|datatype mismatch)/.test(message) ? rankOf.type : undefined;
        return { message, rank, columns: this.#meant(message).map(({ name }) => name) };
    }
    /** The columns that a message may be about: those it names, or those in expressions that could give it. */
    #meant(message) {
        const { columns, name } = this.#form;
        const hasWord = (column, form) => column.expressions.some(({ words }) => words.some(({ text }) => form.test(text)));
        const kinds = [
            (column) => message.endsWith(`column ${name}.${column.name}`),
            (column) => /JSON/.test(message) && hasWord(column, /^json|^>/i),
            ({ expressions }) => expressions.length > 0,
        ];
        return kinds.map((isMeant) => columns.filter(isMeant)).find(({ length }) => length > 0) ?? columns;
    }
}
const mostOfUnknown = 3;
/** Whether a row came further than all before it. */
function isBeyond(refusal, last, met) {
    const alike = met.filter(({ message }) => message === refusal.message);
    if (refusal.rank === undefined)
        return alike.length < (last?.rank === undefined ? 1 : mostOfUnknown);
    const furthest = Math.max(...met.map(({ rank }) => rank ?? -1));
    return refusal.rank > furthest || (refusal.rank === furthest && alike.length === 0);
}
function rowOf(variables, picked) {
    const choices = new Map(variables.flatMap(({ candidates }, index) => [...(candidates[picked[index] ?? 0]?.values ?? [])]));
    return new Map([...choices].map(([column, choice]) => [column, resolved(choice, choices)]));
}
function resolved(choice, choices) {
    if (choice === null || typeof choice !== 'object' || choice instanceof Uint8Array)
        return choice;
    const wanted = [...choices].find(([column]) => column.toLowerCase() === choice.sameAs.toLowerCase());
    // A column that refers to a column that refers on is left empty.
    return wanted && (typeof wanted[1] !== 'object' || wanted[1] instanceof Uint8Array) ? wanted[1] : null;
}
/** All ways to pick one of each, from 0 to the last index of each, those with small indexes first. */
function* combinations(last) {
    const most = last.reduce((sum, index) => sum + index, 0);
    for (let sum = 0; sum <= most; sum++)
        yield* withSum(last, sum);
}
function* withSum(last, sum) {
    const [first, ...rest] = last;
    if (first === undefined) {
        if (sum === 0)
            yield [];
        return;
    }
    const most = rest.reduce((total, index) => total + index, 0);
    for (let picked = Math.min(first, sum); picked >= Math.max(0, sum - most); picked--) {
        for (const others of withSum(rest, sum - picked))
            yield [picked, ...others];
    }
}

;// CONCATENATED MODULE: ./lib/sqlite/synthesize.js








/**
 * Puts rows into every empty ordinary table, so that one sees what a migration does to rows: one with a value in every
 * column and one with NULL in every column that may have it, where the constraints allow both. Rows that are there stay
 * as they are, and are referred to. No trigger fires; afterwards all foreign keys of the new rows hold, and FTS5 tables
 * know the rows of the tables that they index. The same schema and rows give the same rows.
 *
 * @param except tables that stay empty
 */
function synthesizeRows(database, except = []) {
    const synthesis = { filled: [], unfilled: [] };
    (0,load_transaction/* inOneTransaction */.K)(database, { foreign_keys: 0 }, () => {
        const objects = schemas/* array */.YOg(sqlite_schema/* SchemaObject */.he).parse(database.prepare(sqlite_schema/* schemaQuery */.GT).all());
        const triggers = schemas/* array */.YOg(TriggerRow).parse(database.prepare(triggerQuery).all());
        for (const { name } of triggers)
            database.exec(`DROP TRIGGER ${(0,identifier/* quoteIdentifier */.C)(name)}`);
        new Synthesizer(database, synthesis, except).fillAll();
        (0,load_virtual/* rebuildIndexes */.Uh)(database, objects);
        for (const { sql } of triggers)
            database.exec(sql);
    });
    return synthesis;
}
const TriggerRow = schemas/* object */.Ikc({ name: schemas/* string */.YjP(), sql: schemas/* string */.YjP() });
const triggerQuery = `SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' ORDER BY rowid`;
const ordinaryTables = `SELECT l.name FROM pragma_table_list l JOIN sqlite_schema s ON s.name = l.name AND s.type = 'table'
WHERE l.schema = 'main' AND l.type = 'table' AND l.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND l.name NOT LIKE '\\_cf\\_%' ESCAPE '\\'
ORDER BY s.rowid`;
const rowsPerTable = [1, 2];
class Synthesizer {
    #database;
    #synthesis;
    #forms;
    /** Empty tables that were not yet tried, by name in small letters. */
    #waiting;
    constructor(database, synthesis, except) {
        this.#database = database;
        this.#synthesis = synthesis;
        const names = database.prepare(ordinaryTables).all();
        this.#forms = new Map(names.map(({ name }) => [String(name).toLowerCase(), tableForm(database, String(name))]));
        this.#waiting = new Map([...this.#forms].filter(([, { name }]) => this.#isEmpty(name) && !except.some((other) => sameName(other, name))));
    }
    fillAll() {
        const tables = this.#inOrder();
        for (const form of tables)
            this.#fill(form);
        // In a cycle, a row may have counted on a key that its parent could not take.
        for (const form of tables)
            if (this.#violates(form))
                this.#refill(form);
        while (tables.some((form) => this.#violates(form) && this.#empty(form, brokenCycle)))
            ;
    }
    /** Parents before children; within a cycle, in the order in which the tables were made. */
    #inOrder() {
        const order = new Set();
        const visited = new Set();
        const visit = (form) => {
            if (visited.has(form))
                return;
            visited.add(form);
            for (const { parent } of form.references) {
                const next = this.#waiting.get(parent.toLowerCase());
                if (next)
                    visit(next);
            }
            order.add(form);
        };
        for (const form of this.#waiting.values())
            visit(form);
        return [...order];
    }
    #fill(form) {
        const broken = this.#brokenReference(form);
        const reasons = broken === undefined ? this.#place(form) : [broken];
        this.#waiting.delete(form.name.toLowerCase());
        if (reasons.length < rowsPerTable.length && broken === undefined)
            this.#synthesis.filled.push(form.name);
        else
            this.#synthesis.unfilled.push({ table: form.name, reason: reasons[0] ?? '' });
    }
    /** The reasons why rows could not be placed. */
    #place(form) {
        const columns = form.columns.map(({ name }) => (0,identifier/* quoteIdentifier */.C)(name));
        // The clause is stronger than an ON CONFLICT of the table, which might replace the other row.
        const statement = this.#database.prepare(`INSERT OR ABORT INTO ${(0,identifier/* quoteIdentifier */.C)(form.name)} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`);
        const insert = (row) => {
            try {
                statement.run(...form.columns.map(({ name }) => row.get(name) ?? null));
                return undefined;
            }
            catch (error) {
                return synthesize_messageOf(error);
            }
        };
        return rowsPerTable.flatMap((row) => placeRow(form, this.#keys(form), row, insert) ?? []);
    }
    #keys(form) {
        return {
            of: (reference) => {
                const parent = this.#forms.get(reference.parent.toLowerCase());
                if (!parent)
                    return undefined;
                const existing = existingKeys(this.#database, reference);
                const isToCome = parent !== form && this.#waiting.has(reference.parent.toLowerCase());
                return existing.length === 0 && isToCome ? plannedKeys(parent, reference) : existing;
            },
        };
    }
    #refill(form) {
        this.#database.exec(`DELETE FROM ${(0,identifier/* quoteIdentifier */.C)(form.name)}`);
        const reasons = this.#place(form);
        if (reasons.length === rowsPerTable.length)
            this.#empty(form, reasons[0] ?? brokenCycle);
    }
    #empty(form, reason) {
        this.#database.exec(`DELETE FROM ${(0,identifier/* quoteIdentifier */.C)(form.name)}`);
        this.#synthesis.filled = this.#synthesis.filled.filter((name) => name !== form.name);
        this.#synthesis.unfilled.push({ table: form.name, reason });
        return true;
    }
    #isEmpty(table) {
        return this.#database.prepare(`SELECT 1 FROM ${(0,identifier/* quoteIdentifier */.C)(table)} LIMIT 1`).get() === undefined;
    }
    #violates({ name }) {
        return this.#check(name) === 'violated';
    }
    /** Why SQLite would refuse every row of a table, with foreign keys on: a parent or its key is missing. */
    #brokenReference({ name, references }) {
        const orphan = references.find(({ parent }) => !this.#forms.has(parent.toLowerCase()));
        if (orphan)
            return `no such table: ${orphan.parent}`;
        const state = this.#check(name);
        return state === 'kept' || state === 'violated' ? undefined : state;
    }
    /** Whether the foreign keys of a table are kept, or what SQLite says where it cannot tell. */
    #check(table) {
        try {
            const row = this.#database.prepare(`PRAGMA foreign_key_check(${(0,identifier/* quoteIdentifier */.C)(table)})`).get();
            return row === undefined ? 'kept' : 'violated';
        }
        catch (error) {
            return synthesize_messageOf(error);
        }
    }
}
function synthesize_messageOf(error) {
    return error instanceof Error ? error.message : String(error);
}
const brokenCycle = 'its foreign keys go round in a circle, and no rows were found that satisfy all of them';

// EXTERNAL MODULE: ./lib/rehearsal/guards.js
var guards = __webpack_require__(53249);
// EXTERNAL MODULE: ./lib/rehearsal/lint-d1.js
var lint_d1 = __webpack_require__(81104);
// EXTERNAL MODULE: ./lib/runtime/words.js
var runtime_words = __webpack_require__(37113);
;// CONCATENATED MODULE: ./lib/rehearsal/lint-rows.js



/** What goes from tables whose rows nobody said should go, and what is said of all rows at once. */
function lintRows(judged) {
    return [
        ...withoutWhere(judged),
        ...emptiedAll(judged),
        ...cascades(judged),
        ...lostRows(judged),
        ...lostValues(judged),
    ];
}
function withoutWhere({ trial, novelty }) {
    return trial.steps.flatMap((step) => {
        const { own, updated } = step.effects;
        const table = own && startTable(trial, own.table);
        if (!own || own.verb === 'insert' || !table || novelty.hasTable(table.name))
            return [];
        const names = table.columns.map(({ name }) => name);
        if ((0,where/* isLimited */.lU)(step.statement.sql, names))
            return [];
        if (own.verb === 'delete')
            return isLasting(step, trial) ? [emptied(step, trial, table.name)] : [];
        const overwritten = updated.filter((name) => names.includes(name) && !novelty.hasColumn(table.name, name));
        return overwritten.length === 0 ? [] : [overwrites(step, trial, table.name, overwritten)];
    });
}
/** A DELETE with a WHERE that finds every row there is, such as `id > 0`; made-up rows cannot show it. */
function emptiedAll({ trial, novelty, rowsAreReal }) {
    const { end, lineage, rowsAtStart, rowsAtEnd } = trial;
    if (!end || !rowsAreReal)
        return [];
    return trial.steps.flatMap((step) => {
        const table = step.effects.own?.verb === 'delete' ? startTable(trial, step.effects.own.table) : undefined;
        const successor = table && lineage.successorOf(table.name, end);
        if (!table || !successor || novelty.hasTable(table.name))
            return [];
        const isAll = (rowsAtStart.get(table.name) ?? 0) > 1 && rowsAtEnd.get(successor.name) === 0;
        const isTold = !(0,where/* isLimited */.lU)(step.statement.sql, table.columns.map(({ name }) => name));
        return isAll && !isTold ? [emptied(step, trial, table.name)] : [];
    });
}
function emptied({ statement }, { file, rowsAtStart }, table) {
    return (0,rules/* finding */.gk)('delete-without-where', file.name, `This DELETE takes every row of ${table}${inNumbers(rowsAtStart.get(table))}.`, statement.line);
}
function overwrites({ statement }, { file, rowsAtStart }, table, columns) {
    return (0,rules/* finding */.gk)('update-without-where', file.name, `UPDATE without a WHERE overwrites ${columns.join(', ')} in every row of ${table}${inNumbers(rowsAtStart.get(table))}.`, statement.line);
}
function cascades(judged) {
    return [...seenCascades(judged), ...(judged.rowsAreReal ? [] : possibleCascades(judged))];
}
/** What a DELETE or a REPLACE may set off where it finds a row: made-up rows are seldom the ones that it looks for. */
function possibleCascades({ trial, novelty }) {
    return trial.steps.flatMap((step) => {
        const { own } = step.effects;
        const tables = step.atRisk
            .map(({ table }) => table)
            .filter((table) => table !== own?.table && !novelty.hasTable(table));
        if (!own || tables.length === 0 || step.losses.length > 0)
            return [];
        const verb = own.verb === 'delete' ? 'DELETE from' : 'REPLACE into';
        const message = `This ${verb} ${own.table} sets off what foreign keys or triggers do in ${[...new Set(tables)].join(', ')}, for each row that it finds: on made-up rows it cannot be seen what that takes. Rehearse on the real rows with \`rehearse: export\`.`;
        return [(0,rules/* finding */.gk)('cascade-wipe', trial.file.name, message, step.statement.line)];
    });
}
function seenCascades({ trial, novelty }) {
    const byTable = Map.groupBy(trial.lastingLosses.filter(({ step, loss }) => isByForeignKey(step, loss) && !novelty.hasTable(loss.table)), ({ loss }) => `${loss.table} ${JSON.stringify(loss.of)}`);
    return [...byTable.values()].flatMap(([first]) => (first ? [cascade(first.step, first.loss, trial)] : []));
}
function cascade({ effects, statement }, loss, { file }) {
    const isDrop = effects.dropsTable !== undefined;
    const how = isDrop
        ? `DROP TABLE ${effects.dropsTable}`
        : `This ${effects.own?.verb === 'delete' ? 'DELETE from' : 'REPLACE into'} ${effects.own?.table}`;
    const what = typeof loss.of === 'object'
        ? `overwrites ${loss.table}.${loss.of.column}, of which ${loss.after} of ${loss.before} are not NULL afterwards`
        : `takes ${loss.before - loss.after} of ${(0,runtime_words/* count */.U)(loss.before, 'row')} of ${loss.table} with it`;
    const despite = isDrop
        ? ' In a migration neither PRAGMA foreign_keys=OFF nor defer_foreign_keys=ON holds that back.'
        : '';
    const message = `${how} ${what}, by the foreign key's ON DELETE.${despite}`;
    return (0,rules/* finding */.gk)('cascade-wipe', file.name, message, statement.line);
}
function isByForeignKey({ effects }, { table }) {
    if (effects.triggersDelete.includes(table))
        return false;
    // A row that a REPLACE puts in the place of others is of the table that the statement names.
    return effects.own?.table !== table && (effects.dropsTable !== undefined || effects.own !== undefined);
}
/** Tables that end with fewer rows, though no statement says DELETE on them and no foreign key took them. */
function lostRows(judged) {
    const { trial, novelty } = judged;
    const { start, end, lineage } = trial;
    if (!end)
        return [];
    const told = new Set(trial.lastingLosses.filter(({ step, loss }) => isByForeignKey(step, loss)).map(({ loss }) => loss.table));
    return [...start.tables.keys()].flatMap((table) => {
        const successor = lineage.successorOf(table, end);
        const before = trial.rowsAtStart.get(table) ?? 0;
        const after = successor ? (trial.rowsAtEnd.get(successor.name) ?? 0) : before;
        if (after >= before || novelty.hasTable(table) || told.has(table) || isAskedFor(trial, table))
            return [];
        const step = culprit(trial, table, successor?.name ?? table);
        const message = `${table} ends with ${after} of its ${(0,runtime_words/* count */.U)(before, 'row')}, though nothing deletes from it by name.`;
        return [(0,rules/* finding */.gk)('rows-lost', trial.file.name, message, step?.statement.line)];
    });
}
/** Columns of a table that was made anew: the copy left them out, or took them in another order. */
function lostValues({ trial, novelty }) {
    return trial.lostContents
        .filter(({ table, column }) => !novelty.hasColumn(table, column))
        .map(({ table, column, what }) => {
        const successor = trial.end && trial.lineage.successorOf(table, trial.end);
        const step = culprit(trial, table, successor?.name ?? table);
        return (0,rules/* finding */.gk)('values-lost', trial.file.name, `The column ${table}.${column} ${what}: the copy into the new table does not bring what was in it.`, step?.statement.line);
    });
}
function isAskedFor({ steps }, table) {
    return steps.some(({ effects }) => effects.own?.verb === 'delete' && effects.own.table === table);
}
/** The statement that did it: one that replaced rows, else the last that copied rows of the table into another. */
function culprit(trial, table, successor) {
    return (trial.lastingLosses.find(({ loss }) => loss.table === table)?.step ??
        trial.steps.findLast(({ effects }) => effects.own?.verb === 'insert' &&
            effects.reads.some((name) => name === table || name === successor || trial.lineage.startOf(name) === table)) ??
        trial.steps.findLast(({ effects }) => effects.own?.verb === 'insert' && effects.own.table === table));
}
/** The table as the database had it before the file, if it had one of that name. */
function startTable({ start }, name) {
    return start.tables.get(name);
}
/** Whether the rows that were deleted are not all there again at the end, as they were. */
function isLasting(step, { lastingLosses, end }) {
    return (end === undefined || lastingLosses.some((one) => one.step === step && one.loss.table === step.effects.own?.table));
}
function inNumbers(rows) {
    return rows ? ` (${(0,runtime_words/* count */.U)(rows, 'row')})` : '';
}

;// CONCATENATED MODULE: ./lib/rehearsal/lint.js





/** Judges what a file did in the rehearsal. What SQLite tells of it counts, not how the SQL looks. */
function lint(judged) {
    const found = [
        ...(0,lint_d1/* lintD1 */.zi)(judged),
        ...lintSchema(judged),
        ...lintRows(judged),
        ...lintContract(judged),
        ...lint_failed(judged),
    ];
    return found.sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
}
/** What SQLite says of an error that a rule of its own is about. */
const known = [
    {
        says: /^Cannot add a NOT NULL column with default value NULL/,
        rule: 'not-null-without-default',
        message: 'A column that is NOT NULL without a default cannot be added to a table that has rows.',
    },
    {
        says: /^too many columns on /,
        rule: 'too-many-columns',
        message: 'The table has more columns than the 100 that D1 allows.',
    },
];
// What the rows decide, and not the schema: https://www.sqlite.org/rescode.html#constraint and its like.
const ofRows = /constraint failed|^cannot store |malformed JSON/;
function lint_failed({ trial: { file, failure }, rowsAreReal }) {
    if (!failure)
        return [];
    const line = failure.statement?.line;
    const rule = known.find(({ says }) => says.test(failure.message));
    if (rule)
        return [(0,rules/* finding */.gk)(rule.rule, file.name, rule.message, line)];
    if (rowsAreReal || !ofRows.test(failure.message))
        return [(0,rules/* finding */.gk)('fails-in-rehearsal', file.name, `The rehearsal failed: ${failure.message}.`, line)];
    const message = `Whether this passes depends on the rows that the database has: on made-up rows it fails (${failure.message}). Rehearse on the real rows with \`rehearse: export\`.`;
    return [(0,rules/* finding */.gk)('depends-on-rows', file.name, message, line)];
}

// EXTERNAL MODULE: ./lib/rehearsal/rows.js
var rows = __webpack_require__(54034);
;// CONCATENATED MODULE: ./lib/rehearsal/rehearse.js












/**
 * Runs the files on a copy of the database, and judges what they do. It touches nothing else.
 * @throws ActionError `migrations-invalid` when the copy cannot be made
 */
function rehearse(stage, files, watcher) {
    const filled = new Stand(stage, true);
    const rehearsed = [];
    let stand = filled;
    for (const [index, file] of files.entries()) {
        const onStatement = (statement) => watcher?.onStatement(index, statement);
        let result = stand.rehearse(file, onStatement);
        if (result.trial.failure && stand === filled && filled.madeUp.length > 0) {
            const again = withoutMadeUp(stage, files.slice(0, index), file, result, onStatement);
            if (again)
                ({ stand, result } = again);
        }
        const summary = rehearse_summarise(result, stage, filled.madeUp);
        rehearsed.push(summary);
        watcher?.onFile(summary);
        if (result.trial.failure)
            break;
    }
    return { files: rehearsed, schemaBefore: stage.schema, madeUp: filled.madeUp, unfilled: filled.unfilled };
}
/** A file that fails may fail at rows which were made up: seen again without them. `undefined` when it fails all the same. */
function withoutMadeUp(stage, earlier, file, failed, onStatement) {
    const stand = new Stand(stage, false);
    for (const one of earlier)
        stand.rehearse(one);
    const result = stand.rehearse(file, onStatement);
    if (result.trial.failure)
        return undefined;
    // Of the failure that came with the rows, what made-up rows are enough to know, and what they leave open.
    const rules = stage.dump === undefined ? rehearse_ofRows : ['not-null-without-default'];
    const told = failed.findings.filter(({ rule }) => rules.includes(rule));
    const rest = result.findings.filter(({ rule }) => !told.some((other) => other.rule === rule));
    return { stand, result: { ...result, findings: [...told, ...rest] } };
}
const rehearse_ofRows = ['not-null-without-default', 'fails-in-rehearsal', 'depends-on-rows'];
/** One copy of the database, on which file after file is tried. */
class Stand {
    madeUp;
    unfilled;
    #database = new external_node_sqlite_.DatabaseSync(':memory:', load/* likeD1 */.zr);
    #observer;
    #novelty = new Novelty();
    #rowsAreReal;
    constructor({ schema, dump, ledgerTables }, fill) {
        this.#rowsAreReal = dump !== undefined;
        try {
            if (dump === undefined)
                (0,load/* loadSchema */.e$)(this.#database, schema);
            else
                (0,load/* loadDump */.nY)(this.#database, dump, schema);
        }
        catch (cause) {
            throw new errors/* ActionError */.lZ('migrations-invalid', `The database could not be rebuilt for the rehearsal: ${messageOf(cause)}.`, {
                hint: 'Nothing was done. `rehearse: off` goes without the rehearsal, and then nothing is known of what the migrations do.',
                cause,
            });
        }
        const { filled, unfilled } = fill ? synthesizeRows(this.#database, ledgerTables) : { filled: [], unfilled: [] };
        this.madeUp = filled;
        this.unfilled = unfilled;
        this.#observer = new Observer(this.#database);
    }
    rehearse(file, onStatement) {
        const trial = tryFile(this.#database, this.#observer, file, onStatement);
        const findings = lint({
            trial,
            novelty: this.#novelty,
            database: this.#database,
            rowsAreReal: this.#rowsAreReal,
        });
        this.#novelty.add(trial);
        const schema = trial.end && schemas/* array */.YOg(sqlite_schema/* SchemaObject */.he).parse(this.#database.prepare(sqlite_schema/* schemaQuery */.GT).all());
        return { trial, findings, schema };
    }
}
function rehearse_summarise({ trial, findings, schema }, { ledgerTables }, madeUp) {
    return {
        name: trial.file.name,
        findings,
        rows: (0,rows/* rowChanges */.Q)(trial, [...ledgerTables, ...madeUp]),
        schema,
        digest: schema && (0,sqlite_schema/* schemaDigest */.ku)(schema, ledgerTables),
        guards: (0,guards/* guardsOf */.g0)(trial),
        milliseconds: trial.milliseconds,
    };
}

;// CONCATENATED MODULE: ./lib/rehearsal/rehearsal-process.js




/**
 * The process in which a rehearsal runs: SQLite does not come back before a statement is done, and some never are. What is
 * told is written at once, as the event loop does not turn while a statement runs.
 */
const { stage, files, since } = JSON.parse((0,external_node_fs_.readFileSync)(0, 'utf8'));
try {
    const watcher = {
        onStatement: (file, statement) => tell({ kind: 'statement', file, statement }),
        onFile: (file) => tell({ kind: 'file', file }),
    };
    const { rehearsal, taken } = since === undefined ? { rehearsal: rehearse(stage, files, watcher) } : rebuild(stage, files, since, watcher);
    tell({ kind: 'done', rehearsal: { ...rehearsal, schemaBefore: [], files: [] }, ...(taken ? { taken } : {}) });
}
catch (thrown) {
    const { code, message, hint } = (0,errors/* toActionError */.ie)(thrown);
    tell({ kind: 'failed', error: { code, message, hint } });
}
function tell(message) {
    const line = Buffer.from(`${JSON.stringify(message)}\n`);
    for (let written = 0; written < line.length;)
        written += (0,external_node_fs_.writeSync)(1, line, written);
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

/***/ 30970:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ tableTextOf),
/* harmony export */   q: () => (/* binding */ unquoted)
/* harmony export */ });
/* harmony import */ var _tokens_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38324);

/** Splits a CREATE TABLE at its top-level commas; `undefined` where there are no parentheses. */
function tableTextOf(sql) {
    const all = [...(0,_tokens_js__WEBPACK_IMPORTED_MODULE_0__/* .tokens */ .L)(sql)];
    const textOf = ({ start, end }) => sql.slice(start, end);
    const open = all.findIndex((token) => textOf(token) === '(');
    const parts = [[]];
    let depth = 0;
    for (const token of all.slice(open)) {
        const text = textOf(token);
        if (text === ')' && --depth === 0) {
            return {
                head: sql.slice(0, all[open]?.end),
                definitions: parts.filter((part) => part.length > 0).map((part) => definitionOf(sql, part)),
                tail: sql.slice(token.start),
            };
        }
        if (text === ',' && depth === 1)
            parts.push([]);
        else if (depth > 0)
            parts.at(-1)?.push(token);
        if (text === '(')
            depth++;
    }
    return undefined;
}
function definitionOf(sql, part) {
    const from = part[0]?.start ?? 0;
    const words = part.map(({ start, end, kind }) => ({ text: sql.slice(start, end), kind, start: start - from }));
    return { text: sql.slice(from, part.at(-1)?.end), words };
}
/** A name without its quotes. */
function unquoted(text) {
    const quote = text.charAt(0);
    if (quote === '[')
        return text.slice(1, -1);
    if (quote !== '"' && quote !== '`' && quote !== "'")
        return text;
    return text.slice(1, -1).replaceAll(quote + quote, quote);
}


/***/ }),

/***/ 37240:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Go: () => (/* binding */ sameSchema),
/* harmony export */   ZF: () => (/* binding */ canonicalSql)
/* harmony export */ });
/* unused harmony exports keywords, eitherWords */
/* harmony import */ var _schema_diff_definitions_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(30970);
/* harmony import */ var _tokens_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38324);


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
    const all = [...(0,_tokens_js__WEBPACK_IMPORTED_MODULE_0__/* .tokens */ .L)(sql)];
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
        return text.startsWith("'") ? `text ${(0,_schema_diff_definitions_js__WEBPACK_IMPORTED_MODULE_1__/* .unquoted */ .q)(text)}` : nameOf((0,_schema_diff_definitions_js__WEBPACK_IMPORTED_MODULE_1__/* .unquoted */ .q)(text));
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


/***/ })

};
