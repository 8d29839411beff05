export const id = 8477;
export const ids = [8477];
export const modules = {

/***/ 24013:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Qt: () => (/* binding */ leadingNumber),
  Yr: () => (/* binding */ readMigrations)
});

// UNUSED EXPORTS: compareNames

// EXTERNAL MODULE: external "node:buffer"
var external_node_buffer_ = __webpack_require__(4573);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/runtime/errors.js
var errors = __webpack_require__(50525);
// EXTERNAL MODULE: ./lib/sqlite/statements.js
var sqlite_statements = __webpack_require__(52328);
// EXTERNAL MODULE: ./lib/runtime/nearest.js
var nearest = __webpack_require__(81438);
// EXTERNAL MODULE: ./lib/sqlite/tokens.js
var tokens = __webpack_require__(38324);
// EXTERNAL MODULE: ./lib/migrations/rules.js
var rules = __webpack_require__(76154);
;// CONCATENATED MODULE: ./lib/migrations/allow.js



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

;// CONCATENATED MODULE: ./lib/migrations/files.js







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


/***/ }),

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

/***/ 17849:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ Rehearser)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(31421);
/* harmony import */ var node_readline__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(80481);
/* harmony import */ var node_url__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(73136);
/* harmony import */ var _migrations_rules_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(76154);
/* harmony import */ var _runtime_errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(50525);
/* harmony import */ var _lint_d1_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(81104);






/** What takes longer in memory than this takes longer on D1 than it allows a call. */
const longestStatementMs = (_lint_d1_js__WEBPACK_IMPORTED_MODULE_5__/* .callSeconds */ .cq * 1000) / _lint_d1_js__WEBPACK_IMPORTED_MODULE_5__/* .timesSlower */ .hr;
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
        this.#process = (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)(process.execPath, [entry()], { env, stdio: ['pipe', 'pipe', 'pipe'] });
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
        return (await this.#run({ stage, files: [...files] }, signal)).rehearsal;
    }
    /**
     * Rebuilds a database from its files (see `rebuild`) under the same conditions. What was taken is known where the last
     * file has a schema.
     */
    async rebuild(stage, files, since, signal) {
        const { rehearsal, taken } = await this.#run({ stage, files: [...files], since }, signal);
        return { rehearsal, taken: taken ?? { findings: [], notes: [] } };
    }
    async #run(given, signal) {
        signal.throwIfAborted();
        const files = given.files.map((file) => ({ ...file, unusable: undefined }));
        this.#process.stdin.end(JSON.stringify({ ...given, files }));
        const ended = new AbortController();
        try {
            return await this.#result(given, AbortSignal.any([signal, ended.signal]));
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
    #result({ stage, files }, signal) {
        const done = [];
        return new Promise((resolve, reject) => {
            const patience = new Patience(signal, (late) => {
                const seen = { schemaBefore: stage.schema, madeUp: [], unfilled: [] };
                const file = files[late.file];
                if (file && !late.isWhole)
                    resolve({ rehearsal: { ...seen, files: [...done, tooSlow(file, late.statement)] } });
                else
                    reject(tooLong(late.isWhole));
            });
            (0,node_readline__WEBPACK_IMPORTED_MODULE_1__.createInterface)({ input: this.#process.stdout }).on('line', (line) => {
                const message = JSON.parse(line);
                if (message.kind === 'statement')
                    patience.begin(message.file, message.statement);
                else if (message.kind === 'file')
                    done.push(message.file);
                else if (message.kind === 'done')
                    resolve({ ...message, rehearsal: { ...message.rehearsal, schemaBefore: stage.schema, files: done } });
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
    return (0,node_url__WEBPACK_IMPORTED_MODULE_2__.fileURLToPath)(new URL(own.endsWith('.ts') ? 'rehearsal-process.ts' : 'rehearsal.js', own));
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
    return new _runtime_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .ActionError */ .lZ(code, message, hint === undefined ? {} : { hint });
}
function tooLong(isWhole) {
    const [part, ms] = isWhole ? ['The rehearsal', longestMs] : ['To rebuild the database', longestBuildMs];
    return new _runtime_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .ActionError */ .lZ('timeout', `${part} took longer than ${ms / 1000} s. Nothing was done.`, {
        hint: 'Rehearse on the schema alone, which is quicker: `rehearse: schema`.',
    });
}
/** A file whose statement was ended. What it would have done is not known. */
function tooSlow({ name, statements }, statement) {
    const seconds = longestStatementMs / 1000;
    const message = `This statement ran for ${seconds} s in the rehearsal, and was ended: on D1, which ends a call after ${_lint_d1_js__WEBPACK_IMPORTED_MODULE_5__/* .callSeconds */ .cq} s, it takes longer. Do the work in parts, each limited by a WHERE.`;
    return {
        name,
        findings: [(0,_migrations_rules_js__WEBPACK_IMPORTED_MODULE_3__/* .finding */ .gk)('too-slow', name, message, statements[statement]?.line)],
        rows: [],
        schema: undefined,
        digest: undefined,
        guards: [],
        milliseconds: longestStatementMs,
    };
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

/***/ 88601:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  e7: () => (/* binding */ diffSchemas),
  Vs: () => (/* binding */ formatDiff),
  Go: () => (/* reexport */ schema_diff_same/* sameSchema */.Go)
});

// EXTERNAL MODULE: ./lib/sqlite/schema-diff-definitions.js
var schema_diff_definitions = __webpack_require__(30970);
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

// EXTERNAL MODULE: ./lib/sqlite/schema-diff-same.js
var schema_diff_same = __webpack_require__(37240);
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
        if (!object || (from && to && (0,schema_diff_same/* canonicalSql */.ZF)(from.sql ?? '') === (0,schema_diff_same/* canonicalSql */.ZF)(to.sql ?? '')))
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
    return { text, key: (0,schema_diff_same/* canonicalSql */.ZF)(text) };
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
