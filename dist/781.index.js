export const id = 781;
export const ids = [781];
export const modules = {

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

/***/ 6154:
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

/***/ 1104:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   cq: () => (/* binding */ callSeconds),
/* harmony export */   hr: () => (/* binding */ timesSlower),
/* harmony export */   ws: () => (/* binding */ estimatedSeconds),
/* harmony export */   zi: () => (/* binding */ lintD1)
/* harmony export */ });
/* harmony import */ var _migrations_rules_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6154);
/* harmony import */ var _sqlite_identifier_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8437);


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

/***/ 970:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ tableTextOf),
/* harmony export */   q: () => (/* binding */ unquoted)
/* harmony export */ });
/* harmony import */ var _tokens_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8324);

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

/***/ 7240:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Go: () => (/* binding */ sameSchema),
/* harmony export */   ZF: () => (/* binding */ canonicalSql)
/* harmony export */ });
/* unused harmony exports keywords, eitherWords */
/* harmony import */ var _schema_diff_definitions_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(970);
/* harmony import */ var _tokens_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8324);


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


/***/ }),

/***/ 2328:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ splitStatements)
/* harmony export */ });
/* harmony import */ var _tokens_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8324);

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

/***/ 8324:
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
