export const id = 729;
export const ids = [729];
export const modules = {

/***/ 9247:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Th: () => (/* binding */ migrateAll),
  n1: () => (/* binding */ planAll),
  sF: () => (/* binding */ untouched)
});

// EXTERNAL MODULE: ./lib/runtime/errors.js
var errors = __webpack_require__(525);
// EXTERNAL MODULE: ./lib/runtime/words.js
var words = __webpack_require__(7113);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./lib/cloudflare/errors.js
var cloudflare_errors = __webpack_require__(6632);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 5 modules
var schemas = __webpack_require__(6843);
;// CONCATENATED MODULE: ./lib/sqlite/schema.js


/** A row of `sqlite_schema`. */
const SchemaObject = schemas/* object */.Ikc({
    type: schemas/* string */.YjP(),
    name: schemas/* string */.YjP(),
    tbl_name: schemas/* string */.YjP(),
    sql: schemas/* string */.YjP().nullable(),
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
    return (0,external_node_crypto_.createHash)('sha256').update(rows.join('\n')).digest('hex');
}

;// CONCATENATED MODULE: ./lib/migrate/aftermath.js


/** The file is not in the database, or only in part. */
function notApplied(after, failure, isPartial) {
    const { file, target } = after;
    const name = file?.name ?? '';
    const seen = isPartial === undefined
        ? 'Cloudflare did not take the call'
        : 'the ledger has no row of it, and the schema is as before';
    const state = isPartial
        ? `${name} was applied in part: the ledger has no row of it, and the schema has changed.`
        : `${name} was not applied: ${seen}.`;
    const next = isPartial
        ? `Either go back, or complete it by hand and then record it: npx wrangler d1 execute ${target.name} --remote --command "INSERT INTO ${target.database.migrationsTable} (name) VALUES ('${name}')".`
        : nextStep(failure);
    const location = failure instanceof errors/* ActionError */.lZ ? failure.location : undefined;
    return new errors/* ActionError */.lZ('migration-failed', `${sentence(failure)} ${state} ${earlier(after, isPartial ? 'Nothing else of this run' : 'Nothing of this run')}`, {
        hint: [next, isPartial || after.applied.length > 0 ? wayBack(after) : ''].filter(Boolean).join(' '),
        location: location ?? { file: file?.path ?? '' },
        cause: failure,
    });
}
/** The file is in the database, and another run or wrangler brought it there. */
function appliedElsewhere(after, failure) {
    const { file, target } = after;
    return new errors/* ActionError */.lZ('changed-meanwhile', `${file?.name} was applied to ${target.name} by another run or by wrangler, while this run was about to. ${earlier(after, 'Nothing of this run')}`, {
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
    return new errors/* ActionError */.lZ('migration-unknown', what, {
        hint: `When Cloudflare answers again, run this with \`mode: plan\`: it reads what is there and changes nothing. ${wayBack(after)}`,
        status: 'indeterminate',
        cause: unread,
    });
}
/** The last look shows something else than the answers did. */
function otherThanAnswered(after, lost) {
    const what = lost.length > 0 ? `its ledger has no ${names(lost)}` : 'its schema is not what it was after the last migration';
    return new errors/* ActionError */.lZ('changed-meanwhile', `${after.target.name} was changed by someone else during this run: ${what}. This run applied ${names(after.applied)}.`, {
        status: 'failed',
        hint: `Find out who else migrates this database, then run this with \`mode: plan\`. ${wayBack(after)}`,
    });
}
/** The job was cancelled while a file was being applied, or after the last. */
function cancelledBetween(after, left) {
    const rest = left.length === 0 ? 'nothing is left to apply' : `still pending: ${names(left)}`;
    return new errors/* ActionError */.lZ('cancelled', `The job was cancelled. This run applied ${names(after.applied)} to ${after.target.name}; ${rest}.`, { hint: `Run this again to go on. ${wayBack(after)}` });
}
/** The command that goes back to before this run. */
function wayBack({ target, bookmark }) {
    return `To go back to before this run, losing what was written since: npx wrangler d1 time-travel restore ${target.name} --bookmark=${bookmark}`;
}
function earlier({ applied, target }, nothing) {
    return applied.length === 0
        ? `${nothing} is in ${target.name}.`
        : `Before it, this run applied ${names(applied)} to ${target.name}.`;
}
function nextStep(failure) {
    if (!(failure instanceof cloudflare_errors/* CloudflareError */.O))
        return failure instanceof errors/* ActionError */.lZ && failure.code === 'cancelled'
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

;// CONCATENATED MODULE: ./lib/sqlite/identifier.js
/** A name as an SQL identifier, quoted. */
function quoteIdentifier(name) {
    return `"${name.replaceAll('"', '""')}"`;
}

;// CONCATENATED MODULE: ./lib/migrate/ledger.js




/** Beside wrangler's ledger, what it does not keep: the content that was applied. */
const checksumTable = 'voygent_migrations';
/** Two calls at most: which tables there are, and what is in those of the ledger. */
async function readLedger(target, cloudflare) {
    const [objects] = await cloudflare.d1.query(target.id, `read the schema of ${target.name}`, [{ sql: schemaQuery }]);
    const { schema, digest } = readSchema(target, objects);
    const { applied, checksums } = await readTables(target, schema, cloudflare);
    return {
        applied: applied.map(({ name }) => name),
        checksums: new Map(checksums.map(({ name, sha256 }) => [name, sha256])),
        runs: new Map(checksums.map(({ name, run }) => [name, run ?? ''])),
        schema,
        digest,
    };
}
const AppliedRow = schemas/* looseObject */._H3({ name: schemas/* string */.YjP() });
const ChecksumRow = schemas/* looseObject */._H3({ name: schemas/* string */.YjP(), sha256: schemas/* string */.YjP(), run: schemas/* string */.YjP().nullish() });
/** The rows of the tables that are there. */
async function readTables(target, schema, cloudflare) {
    const { migrationsTable } = target.database;
    const what = `read the migration ledger of ${target.name}`;
    const queries = [
        { table: migrationsTable, sql: `SELECT name FROM ${quoteIdentifier(migrationsTable)} ORDER BY id` },
        {
            table: checksumTable,
            sql: `SELECT name, sha256, run FROM ${checksumTable} WHERE ledger = ?`,
            params: [migrationsTable],
        },
    ];
    const tables = new Set(schema.filter(({ type }) => type === 'table').map(({ name }) => name));
    const present = queries.filter(({ table }) => tables.has(table));
    const answers = present.length === 0 ? [] : await cloudflare.d1.query(target.id, what, present);
    const rowsIn = (table, row) => {
        const index = present.findIndex((query) => query.table === table);
        return index === -1 ? [] : rowsOf(row, answers[index], what);
    };
    return { applied: rowsIn(migrationsTable, AppliedRow), checksums: rowsIn(checksumTable, ChecksumRow) };
}
/** The answer to `schemaQuery`. */
function readSchema(target, answer) {
    const schema = rowsOf(SchemaObject, answer, `read the schema of ${target.name}`);
    return { schema, digest: schemaDigest(schema, [target.database.migrationsTable, checksumTable]) };
}
function rowsOf(row, result, what) {
    const rows = schemas/* array */.YOg(row).safeParse(result?.success ? result.results : undefined);
    if (rows.success)
        return rows.data;
    throw new errors/* ActionError */.lZ('cloudflare-answer', `Could not ${what}: ${result?.error ?? 'the rows are not of the expected form'}.`, {
        hint: 'If the ledger table was not made by wrangler or by this action, look at it with: npx wrangler d1 execute',
        cause: rows.error,
    });
}
/** The tables of both ledgers, where they are not there yet; the first exactly as wrangler makes it. */
function createLedger(database) {
    return [
        {
            sql: `CREATE TABLE IF NOT EXISTS ${quoteIdentifier(database.migrationsTable)}(
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
        { sql: `INSERT INTO ${quoteIdentifier(database.migrationsTable)} (name) VALUES (?)`, params: [file.name] },
    ];
}

;// CONCATENATED MODULE: ./lib/migrate/read-back.js



// D1 gives a call up after 30 s (developers.cloudflare.com/d1/platform/limits): a call whose answer was lost may run on so long.
const settlePausesMs = [500, 2000];
const settleAfterTimeoutMs = [5000, 10_000, 20_000];
/** Reads the ledger after an error; after a lost answer several times, as the call may still be running. */
async function readBack({ target, cloudflare, context }, file, failure) {
    // What is there must be known even when the job was cancelled.
    const surely = cloudflare.withSignal(AbortSignal.timeout(60_000));
    let ledger = await readLedger(target, surely);
    for (const pause of pausesAfter(failure, context.signal)) {
        if (ledger.applied.includes(file.name))
            break;
        await context.clock.sleep(pause);
        ledger = await readLedger(target, surely);
    }
    return ledger;
}
function pausesAfter(failure, signal) {
    const isCall = failure instanceof cloudflare_errors/* CloudflareError */.O;
    if (isCall && failure.cause instanceof errors/* ActionError */.lZ && failure.cause.code === 'timeout')
        return settleAfterTimeoutMs;
    return signal.aborted || (isCall && failure.failure.kind === 'unknown') ? settlePausesMs : [];
}

;// CONCATENATED MODULE: ./lib/migrate/apply.js








/**
 * Applies files in order, each with its ledger rows as one batch. It stops at the first that is not in the database
 * afterwards. Never tries a batch again: after an error it reads what is there. Throws nothing: what was applied before
 * an error must be told with it.
 */
async function applyMigrations(target, pending, before, cloudflare, context) {
    const job = { target, cloudflare, context, run: runName(context) };
    const applied = [];
    let { ledger } = before;
    for (const file of pending) {
        const attempt = await tryFile(job, file);
        if (attempt.state !== 'applied') {
            const error = describe(attempt, { target, file, applied, bookmark: before.bookmark }, ledger.digest);
            return { applied, ledger: attempt.ledger ?? ledger, error };
        }
        applied.push(file);
        ledger = { ...ledger, applied: [...ledger.applied, file.name], digest: attempt.digest };
        if (context.signal.aborted)
            break;
    }
    return conclude(job, pending, applied, ledger, before.bookmark);
}
function describe(attempt, after, digest) {
    if (attempt.state === 'unknown')
        return cannotTell(after, attempt.failure, attempt.unread);
    if (attempt.state === 'applied-elsewhere')
        return appliedElsewhere(after, attempt.failure);
    return notApplied(after, attempt.failure, attempt.ledger && attempt.ledger.digest !== digest);
}
async function tryFile(job, file) {
    const { target, context } = job;
    const events = context.events.step(`migrate ${target.name}`);
    events.debug('migration.started', { file: file.name, statements: file.statements.length });
    const started = context.clock.now();
    const tell = (what, fields = {}) => {
        const duration_ms = context.clock.now() - started;
        const message = `Applied ${file.name} to ${target.name} (${(0,words/* count */.U)(file.statements.length, 'statement')}, ${duration_ms} ms)${what}.`;
        events.info('migration.applied', message, { file: file.name, duration_ms, ...fields });
    };
    try {
        const digest = await runFile(job, file);
        tell('');
        return { state: 'applied', digest };
    }
    catch (failure) {
        const attempt = await settle(job, file, failure);
        if (attempt.state === 'applied')
            tell(': the answer was lost, and the ledger has it', { answer_lost: true });
        return attempt;
    }
}
async function settle(job, file, failure) {
    let ledger;
    try {
        ledger = await readBack(job, file, failure);
    }
    catch (unread) {
        const neverRan = failure instanceof cloudflare_errors/* CloudflareError */.O && failure.failure.kind === 'never-ran';
        return neverRan
            ? { state: 'not-applied', ledger: undefined, failure }
            : { state: 'unknown', ledger: undefined, failure, unread };
    }
    if (!ledger.applied.includes(file.name))
        return { state: 'not-applied', ledger, failure };
    if (ledger.runs.get(file.name) === job.run)
        return { state: 'applied', digest: ledger.digest };
    return { state: 'applied-elsewhere', ledger, failure };
}
/** Runs a file, its ledger rows and a look at the schema as one batch; gives the schema's digest. */
async function runFile({ target, cloudflare, run }, file) {
    const head = createLedger(target.database);
    const statements = [
        ...head,
        ...file.statements.map(({ sql }) => ({ sql })),
        ...recordApplied(target.database, file, run),
        { sql: schemaQuery },
    ];
    const results = await cloudflare.d1.write(target.id, `apply ${file.name} to ${target.name}`, statements);
    const failed = results.findIndex(({ success }) => !success);
    // A 200 can carry statements that failed; and each statement owes an answer.
    if (failed !== -1)
        throw statementFailed(file, failed - head.length, results[failed]);
    if (results.length !== statements.length)
        throw new errors/* ActionError */.lZ('cloudflare-answer', `Cloudflare answered ${results.length} of ${statements.length} statements of ${file.name}.`);
    return readSchema(target, results.at(-1)).digest;
}
function statementFailed(file, index, result) {
    const line = file.statements[index]?.line;
    return new errors/* ActionError */.lZ('migration-failed', `${file.path}${line === undefined ? '' : `:${line}`}: ${result?.error ?? 'the statement failed, and Cloudflare does not say why'}`, {
        location: line === undefined ? { file: file.path } : { file: file.path, line },
    });
}
/** A last look from outside of the batches: what was answered must be what is there. */
async function conclude({ target, cloudflare, context }, pending, applied, expected, bookmark) {
    const after = { target, applied, bookmark };
    let ledger;
    try {
        ledger = await readLedger(target, cloudflare.withSignal(AbortSignal.timeout(60_000)));
    }
    catch (unread) {
        return { applied, ledger: expected, error: cannotTell(after, undefined, unread) };
    }
    const lost = applied.filter(({ name }) => !ledger.applied.includes(name));
    if (lost.length > 0 || ledger.digest !== expected.digest)
        return { applied, ledger, error: otherThanAnswered(after, lost) };
    if (!context.signal.aborted)
        return { applied, ledger };
    return { applied, ledger, error: cancelledBetween(after, pending.slice(applied.length)) };
}
/** Who applied it, for the ledger: the page of the workflow run, and what tells two jobs of it apart. */
function runName(context) {
    return `${context.runner.runUrl ?? context.events.trace.traceId}#${(0,external_node_crypto_.randomUUID)().slice(0, 8)}`;
}

// EXTERNAL MODULE: external "node:buffer"
var external_node_buffer_ = __webpack_require__(4573);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
;// CONCATENATED MODULE: ./lib/sqlite/tokens.js
const space = /[\t\n\f\r \uFEFF]/;
// SQLite takes every character outside of ASCII as part of a name, and `$` after the first.
const word = /[\w$\u0080-\uFFFF]+/y;
// `:name`, `@name`, `$name`, and Tcl's `$name::space(…)`, where the … may hold anything but white space, a `;` as well.
const variable = /[$@:#](?:::)*(?:[\w$\u0080-\uFFFF](?:[\w$\u0080-\uFFFF]|::)*(?:\([^\t\n\f\r )]*\)?)?)?/y;
/** The tokens of a script as SQLite's tokenizer finds them (https://www.sqlite.org/src/file/src/tokenize.c), in linear time. */
function* tokens(script) {
    let at = 0;
    while (at < script.length) {
        const comment = endOfComment(script, at);
        if (comment !== undefined) {
            at = comment;
            continue;
        }
        const start = at;
        const kind = kindOf(script.charAt(at));
        at = endOf(kind, script, at);
        if (kind !== 'space')
            yield { kind: kind === 'variable' ? 'other' : kind, start, end: at };
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

;// CONCATENATED MODULE: ./lib/sqlite/statements.js

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
    for (const token of tokens(script)) {
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

;// CONCATENATED MODULE: ./lib/migrate/files.js






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
    const statements = splitStatements(bytes.toString('utf8').replace(/^\uFEFF/, ''));
    return { name, path, sha256, statements, unusable: problemOf(path, bytes, statements) };
}
function problemOf(path, bytes, statements) {
    if (bytes.includes(0))
        return unusable(path, 'holds a NUL byte, at which SQLite stops reading', 'Remove it; UTF-16 files must be saved as UTF-8.');
    if (!(0,external_node_buffer_.isUtf8)(bytes))
        return unusable(path, 'is not UTF-8', 'Save it as UTF-8.');
    if (statements.length === 0)
        return unusable(path, 'holds no SQL statement', 'Write one, or remove the file.');
    return tooLong(path, statements);
}
// developers.cloudflare.com/d1/platform/limits: maximum SQL statement length.
const statementBytes = 100_000;
function tooLong(path, statements) {
    const long = statements.find(({ sql }) => Buffer.byteLength(sql) > statementBytes);
    if (!long)
        return undefined;
    const bytes = Buffer.byteLength(long.sql);
    return unusable(path, `has a statement of ${bytes} bytes at line ${long.line}; D1 allows 100 KB`, 'Split it into several statements.', long.line);
}
function unusable(path, problem, hint, line) {
    return new errors/* ActionError */.lZ('migrations-invalid', `The migration ${path} ${problem}. Nothing was done.`, {
        hint,
        location: line === undefined ? { file: path } : { file: path, line },
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
        .map(({ name }) => ({
        rule: 'edited-since-applied',
        severity: 'error',
        file: name,
        message: `${name} was edited after it was applied: the database does not have what the file says. Restore the file and write a new migration for the change.`,
    }));
}
function missing(files, ledger) {
    const present = new Set(files.map(({ name }) => name));
    return ledger.applied
        .filter((name) => !present.has(name))
        .map((name) => ({
        rule: 'file-missing',
        severity: 'warning',
        file: name,
        message: `The database has ${name}, and the checkout does not: the checkout is older than the database, or the file was renamed or removed.`,
    }));
}
function outOfOrder(files, pending, applied) {
    const lastApplied = files.findLastIndex(({ name }) => applied.has(name));
    const before = new Set(files.slice(0, Math.max(0, lastApplied)));
    return pending
        .filter((file) => before.has(file))
        .map(({ name }) => ({
        rule: 'out-of-order',
        severity: 'warning',
        file: name,
        message: `${name} comes before ${files[lastApplied]?.name}, which is applied already: here it runs after it, on a new database before it.`,
    }));
}
function duplicatePrefixes(files, pending) {
    const byNumber = Map.groupBy(files.filter(({ name }) => !name.includes('/')), ({ name }) => leadingNumber(name));
    return pending.flatMap((file) => {
        const twin = byNumber.get(leadingNumber(file.name))?.find((other) => other !== file);
        if (!twin || !Number.isFinite(leadingNumber(file.name)))
            return [];
        return [
            {
                rule: 'duplicate-prefix',
                severity: 'warning',
                file: file.name,
                message: `${file.name} and ${twin.name} have the same number: their order depends on the rest of their names.`,
            },
        ];
    });
}

// EXTERNAL MODULE: ./lib/cloudflare/ids.js
var ids = __webpack_require__(3238);
// EXTERNAL MODULE: ./lib/runtime/nearest.js
var nearest = __webpack_require__(1438);
;// CONCATENATED MODULE: ./lib/migrate/resolve.js




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
        throw new errors/* ActionError */.lZ('database-not-found', `The input \`database\` asks for \`${word}\`, and no wrangler configuration binds a database of that name, binding or id in this environment. Nothing was done.`, {
            hint: (0,nearest/* didYouMean */.a)(word, names),
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
    const id = ids/* DatabaseId */.f$.safeParse(written);
    if (!id.success) {
        throw new errors/* ActionError */.lZ('config-invalid', `${place(database)}: \`database_id\` is \`${written}\`, which is no D1 database id: that is a uuid. Nothing was done.`, {
            hint: `Look it up: npx wrangler d1 info ${database.name ?? '<name>'}`,
            location: database.location,
        });
    }
    const { name } = await cloudflare.d1.get(id.data).catch(async (error) => {
        throw (0,cloudflare_errors/* isNotFound */.c)(error) ? await unknownId(database, id.data, cloudflare, error) : error;
    });
    if (database.name !== undefined && database.name !== name) {
        throw new errors/* ActionError */.lZ('database-mismatch', `${place(database)}: \`database_id\` ${id.data} is the database \`${name}\` on Cloudflare, and \`database_name\` says \`${database.name}\`. Nothing was done.`, {
            hint: `Decide which one is meant. The id of \`${database.name}\`: npx wrangler d1 info ${database.name}`,
            location: database.location,
        });
    }
    return { database, id: id.data, name };
}
async function unknownId(database, id, cloudflare, cause) {
    const known = await cloudflare.d1.list();
    const namesake = known.find(({ name }) => name === database.name);
    return new errors/* ActionError */.lZ('database-not-found', `${place(database)}: the account has no D1 database with the id ${id}. Nothing was done.`, {
        hint: namesake
            ? `\`${namesake.name}\` has the id ${namesake.uuid}: correct \`database_id\`.`
            : orCreate(database.name, known),
        location: database.location,
        cause,
    });
}
async function byName(database, cloudflare) {
    if (database.name === undefined) {
        throw new errors/* ActionError */.lZ('config-invalid', `${place(database)}: the binding \`${database.binding}\` has neither \`database_id\` nor \`database_name\`. Nothing was done.`, {
            hint: 'Add both: `npx wrangler d1 list` shows them.',
            location: database.location,
        });
    }
    const listed = await cloudflare.d1.list(database.name);
    const found = listed.find(({ name }) => name === database.name);
    if (found)
        return { database, id: found.uuid, name: found.name };
    const known = await cloudflare.d1.list();
    throw new errors/* ActionError */.lZ('database-not-found', `${place(database)}: the account has no D1 database named \`${database.name}\`. Nothing was done.`, {
        hint: orCreate(database.name, known),
        location: database.location,
    });
}
/** The databases that may be meant, with their ids, and how to make the one that is not there. */
function orCreate(name, known) {
    const label = ({ name, uuid }) => `${name} (${uuid})`;
    const near = new Set((0,nearest/* nearest */.p)(name ?? '', known.map((one) => one.name)));
    const meant = known.filter((one) => near.has(one.name));
    const question = meant.length > 0 ? `Did you mean ${meant.map(label).join(' or ')}?` : (0,nearest/* didYouMean */.a)('', known.map(label));
    return `${question} If it is to be a new database: npx wrangler d1 create ${name ?? '<name>'}`;
}
function place(database) {
    const { file, line } = database.location;
    return line === undefined ? `${file} (${database.key})` : `${file}:${line}`;
}

;// CONCATENATED MODULE: ./lib/migrate/databases.js







/** Looks at every database before anything is changed in one. */
async function planAll(project, wanted, cloudflare, context) {
    const chosen = chooseDatabases(project.databases, wanted.database);
    if (chosen.length === 0) {
        throw new errors/* ActionError */.lZ('database-not-found', 'No wrangler configuration of this environment binds a D1 database. Nothing was done.', {
            hint: 'Add `d1_databases` with `database_name` and `database_id`. wrangler environments do not inherit it from the top level.',
        });
    }
    return Promise.all(chosen.map((database) => planOne(database, wanted.allow, cloudflare, context)));
}
async function planOne(database, allow, cloudflare, context) {
    const files = await readMigrations(database, context.runner.workspace);
    const target = await resolveDatabase(database, cloudflare);
    const ledger = await readLedger(target, cloudflare);
    const { pending, findings } = planMigrations(files, ledger);
    const unusable = pending.find((file) => file.unusable)?.unusable;
    if (unusable)
        throw unusable;
    const plan = {
        pending,
        target,
        ledger,
        findings: findings.map((finding) => ({ ...finding, allowed: allow.includes(finding.rule) })),
    };
    tell(plan, context);
    return plan;
}
/** What blocks is told as the error of the run. */
function tell({ target, pending, findings }, { events }) {
    for (const finding of findings) {
        const fields = { ...finding, database: target.name };
        if (isBlocking(finding))
            events.debug('migration.finding', fields);
        else
            events.warning('migration.finding', `${target.name}: ${finding.message}`, fields);
    }
    if (pending.length > 0) {
        const names = pending.map(({ name }) => name).join(', ');
        events.info('migration.pending', `${target.name}: ${(0,words/* count */.U)(pending.length, 'migration')} to apply: ${names}`);
    }
    else if (!findings.some(isBlocking)) {
        events.info('migration.none', `${target.name}: nothing to do, all migrations are applied.`);
    }
}
function untouched(plan) {
    const error = blockedBy(plan);
    return { ...plan, applied: [], ...(error ? { error } : {}) };
}
/** Database by database in the order of the configuration; stops at the first that does not end as planned. */
async function migrateAll(plans, cloudflare, context) {
    const planned = plans.map(untouched);
    if (planned.some(({ error }) => error))
        return planned;
    const results = [];
    for (const plan of plans) {
        const stopped = results.some(({ error }) => error);
        results.push(stopped ? untouched(plan) : await migrateOne(plan, cloudflare, context));
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
    const ways = changed.map(({ target, bookmarkBefore }) => restoreCommand(target, bookmarkBefore));
    const told = new errors/* ActionError */.lZ(error.code, [error.message, ...states].join(' '), {
        status: error.status,
        hint: [error.hint, 'To go back there, losing what was written since:', ...ways].filter(Boolean).join('\n'),
        ...(error.location ? { location: error.location } : {}),
        cause: error,
    });
    return { ...result, error: told };
}
async function migrateOne(plan, cloudflare, context) {
    const { target } = plan;
    try {
        const bookmark = await cloudflare.d1.bookmark(target.id);
        if (plan.pending.length === 0)
            return { ...plan, applied: [], bookmarkBefore: bookmark, bookmarkAfter: bookmark };
        return await applyFrom(bookmark, plan, cloudflare, context);
    }
    catch (thrown) {
        // What other databases have got must still be told. Only the reading of the bookmark can fail here.
        return { ...plan, applied: [], error: nothingDoneIn(target, (0,errors/* toActionError */.ie)(thrown)) };
    }
}
function nothingDoneIn({ name }, error) {
    return new errors/* ActionError */.lZ(error.code, `${name}: ${error.message} Nothing was done in ${name}.`, {
        status: error.status,
        ...(error.hint === undefined ? {} : { hint: error.hint }),
        cause: error,
    });
}
async function applyFrom(bookmarkBefore, plan, cloudflare, context) {
    const { target } = plan;
    context.events.info('migration.bookmark', `The way back of ${target.name}: ${restoreCommand(target, bookmarkBefore)}`, { database: target.name, bookmark: bookmarkBefore });
    const { applied, ledger, error } = await applyMigrations(target, plan.pending, { ledger: plan.ledger, bookmark: bookmarkBefore }, cloudflare, context);
    const bookmarkAfter = await cloudflare
        .withSignal(AbortSignal.timeout(30_000))
        .d1.bookmark(target.id)
        .catch(() => undefined);
    return {
        ...plan,
        ledger,
        bookmarkBefore,
        ...(bookmarkAfter === undefined ? {} : { bookmarkAfter }),
        applied: applied.map(({ name }) => name),
        ...(error ? { error } : {}),
    };
}
function restoreCommand({ name }, bookmark) {
    return `npx wrangler d1 time-travel restore ${name} --bookmark=${bookmark}`;
}
function isBlocking({ severity, allowed }) {
    return severity === 'error' && !allowed;
}
function blockedBy({ target, findings }) {
    const blocking = findings.filter(isBlocking);
    if (blocking.length === 0)
        return undefined;
    const rules = [...new Set(blocking.map(({ rule }) => rule))];
    return new errors/* ActionError */.lZ('migrations-invalid', `${target.name}: ${blocking.map(({ message }) => message).join(' ')} Nothing was done.`, {
        status: 'blocked',
        hint: `Where this is meant to be so: \`allow: ${rules.join(', ')}\`.`,
    });
}


/***/ }),

/***/ 9395:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ report)
/* harmony export */ });
/* harmony import */ var _runtime_summary_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1348);
/* harmony import */ var _runtime_words_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7113);


/** The job summary of a plan or of what was applied. */
function report(results, mode, summary) {
    for (const result of results)
        reportOne(result, mode, summary);
}
function reportOne(result, mode, summary) {
    const { target, pending, applied, bookmarkBefore } = result;
    summary.heading(`Migrations of ${target.name}`, 3);
    summary.paragraph(headline(result, mode));
    if (pending.length > 0) {
        summary.table(['migration', 'statements', 'state'], pending.map(({ name, statements }) => [
            (0,_runtime_summary_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(name),
            statements.length,
            applied.includes(name) ? 'applied' : 'pending',
        ]));
    }
    reportFindings(result, summary);
    if (applied.length > 0 && bookmarkBefore !== undefined) {
        summary.markdown('The way back, which loses what was written since:');
        summary.codeBlock(`npx wrangler d1 time-travel restore ${target.name} --bookmark=${bookmarkBefore}`, 'sh');
    }
}
function headline({ pending, applied, ledger, error }, mode) {
    const number = (0,_runtime_words_js__WEBPACK_IMPORTED_MODULE_1__/* .count */ .U)(pending.length, 'migration');
    if (error?.status === 'blocked')
        return `Blocked by what is found below: nothing was done, ${number} pending.`;
    if (error)
        return `Applied ${applied.length} of ${number}; see the error.`;
    if (pending.length === 0)
        return ledger.applied.length === 0
            ? 'Nothing to do: there are no migrations.'
            : `Nothing to do: all ${(0,_runtime_words_js__WEBPACK_IMPORTED_MODULE_1__/* .count */ .U)(ledger.applied.length, 'migration')} are applied.`;
    if (mode === 'plan')
        return `${number} would be applied. This was a plan: nothing was changed.`;
    if (applied.length === pending.length)
        return `Applied ${number}; ledger and schema were read afterwards and agree.`;
    return `Not come to: ${number} pending, nothing was done.`;
}
function reportFindings({ findings }, summary) {
    if (findings.length === 0)
        return;
    summary.table(['finding', 'severity', 'what'], findings.map(({ rule, severity, message, allowed }) => [
        (0,_runtime_summary_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(rule),
        allowed ? `${severity}, allowed` : severity,
        (0,_runtime_summary_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeMarkdown */ .FV)(message),
    ]));
}


/***/ })

};
