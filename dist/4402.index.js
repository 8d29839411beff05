export const id = 4402;
export const ids = [4402];
export const modules = {

/***/ 84402:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  run: () => (/* binding */ run)
});

// EXTERNAL MODULE: ./lib/cloudflare/client.js
var client = __webpack_require__(19480);
// EXTERNAL MODULE: ./lib/github/artifacts.js + 8 modules
var artifacts = __webpack_require__(67031);
// EXTERNAL MODULE: ./lib/github/client.js
var github_client = __webpack_require__(70636);
// EXTERNAL MODULE: ./lib/migrations/resolve.js
var resolve = __webpack_require__(48217);
// EXTERNAL MODULE: ./lib/project/from-inputs.js + 8 modules
var from_inputs = __webpack_require__(41381);
// EXTERNAL MODULE: ./lib/runtime/errors.js
var runtime_errors = __webpack_require__(50525);
// EXTERNAL MODULE: ./lib/runtime/untouched.js
var untouched = __webpack_require__(74935);
// EXTERNAL MODULE: ./lib/snapshot/freshness.js
var freshness = __webpack_require__(51027);
// EXTERNAL MODULE: ./lib/snapshot/store.js
var store = __webpack_require__(52541);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 4 modules
var schemas = __webpack_require__(2503);
;// CONCATENATED MODULE: ./lib/github/repository-visibility.js

const Visibility = schemas/* enum */.k5n(['public', 'private', 'internal']);
const Repository = schemas/* object */.Ikc({ visibility: Visibility });
/**
 * Who can see the repository, which decides who can download its artifacts: of a public one, anybody with an account.
 * @throws ActionError `github-auth`, `github-unreachable`, or `github-refused`: also where the answer does not tell it
 */
async function repositoryVisibility(github) {
    const { owner, repo } = github;
    const { visibility } = await github.call({
        what: `tell whether the repository ${owner}/${repo} is public`,
        // The metadata of a repository needs no more than any token of it has.
        permission: 'contents: read',
        idempotent: true,
        result: Repository,
    }, (octokit, signal) => octokit.rest.repos.get({ owner, repo, request: { signal } }));
    return visibility;
}

// EXTERNAL MODULE: ./lib/snapshot/age.js
var age = __webpack_require__(43703);
;// CONCATENATED MODULE: ./lib/backup/plan.js






const defaultRetentionDays = 90;
/**
 * What is to be done, with everything that can be known to stand against it before a database is made to wait.
 * @throws ActionError `input-invalid`, `snapshot-refused`, and what finding the databases throws
 */
async function planBackups(databases, inputs, cloudflare, context) {
    const wanted = databases.map((database) => ({ database, recipients: recipientsOf(database, inputs) }));
    for (const { recipients } of wanted)
        await (0,age/* checkRecipients */.$I)(recipients);
    if (inputs.upload) {
        (0,artifacts/* requireRuntime */.Up)(context);
        if (wanted.some(({ recipients }) => recipients.length === 0))
            await refusePublic(inputs, context);
    }
    else if (inputs.output === undefined)
        throw nowhere();
    const planned = [];
    for (const { database, recipients } of wanted)
        planned.push({
            target: await (0,resolve/* resolveDatabase */.e)(database, cloudflare),
            recipients,
            retentionDays: inputs['retention-days'] ?? database.backup?.['retention-days'] ?? defaultRetentionDays,
        });
    return planned;
}
function recipientsOf({ backup }, { recipients }) {
    return recipients.length > 0 ? recipients : (backup?.recipients ?? []);
}
/** Anybody can download the artifacts of a public repository. Where it cannot be told, it may be one. */
async function refusePublic(inputs, context) {
    const github = await (0,github_client/* connectGitHub */.U)(inputs['github-token'], context, 'tell whether the repository is public');
    const visibility = await repositoryVisibility(github).catch((thrown) => {
        const error = (0,runtime_errors/* toActionError */.ie)(thrown);
        throw new runtime_errors/* ActionError */.lZ('snapshot-refused', `Nothing is uploaded that is not encrypted unless the repository is known not to be public: ${error.message} Nothing was done.`, { hint: howToEncrypt, cause: error });
    });
    if (visibility !== 'public')
        return;
    throw new runtime_errors/* ActionError */.lZ('snapshot-refused', 'This repository is public, and anybody could download a snapshot that is not encrypted. Nothing was done.', { hint: howToEncrypt });
}
const howToEncrypt = 'Make a pair with `age-keygen`, keep the identity (`AGE-SECRET-KEY-1…`) where no workflow needs it but `restore`, and give the `age1…` line as `recipients`, or in .github/voygent.yml: databases: [{ name: …, backup: { recipients: [age1…] } }].';
function nowhere() {
    return new runtime_errors/* ActionError */.lZ('input-invalid', '`upload: false` without `output` would keep nothing. Nothing was done.', {
        hint: 'Give a folder as `output`, or leave `upload` out.',
    });
}

// EXTERNAL MODULE: ./lib/runtime/summary.js
var runtime_summary = __webpack_require__(91348);
// EXTERNAL MODULE: ./lib/snapshot/age-of.js
var age_of = __webpack_require__(82037);
// EXTERNAL MODULE: ./lib/snapshot/manifest.js
var snapshot_manifest = __webpack_require__(7135);
// EXTERNAL MODULE: ./lib/snapshot/progress.js
var snapshot_progress = __webpack_require__(99909);
;// CONCATENATED MODULE: ./lib/backup/report.js




/** The summary of snapshots that were taken. */
function reportBackups(results, summary) {
    summary.heading('Backup', 3);
    summary.table(['database', 'result', 'rows', 'SQL', 'dump', 'took', 'artifact'], results.map((result) => {
        const { target, snapshot, artifact, durationMs } = result;
        return [
            (0,runtime_summary/* code */.aY)(target.name),
            resultOf(result),
            snapshot && (0,snapshot_progress/* grouped */.zD)(snapshot.manifest.rows),
            snapshot && (0,snapshot_progress/* inMegabytes */.BD)(snapshot.manifest.dump.sqlBytes),
            snapshot && (0,snapshot_progress/* inMegabytes */.BD)(snapshot.manifest.dump.bytes),
            (0,age_of/* age */.K)(durationMs),
            artifact ? `${(0,runtime_summary/* code */.aY)(result.name ?? '')} (id ${artifact.id})` : undefined,
        ];
    }));
    for (const { snapshot } of results)
        if (snapshot)
            reportSnapshot(snapshot.manifest, summary);
}
function resultOf({ snapshot, error }) {
    if (!snapshot)
        return '**failed**';
    if (!(0,snapshot_manifest/* isProven */.nn)(snapshot.manifest))
        return '**not proven**';
    return error ? '**not kept**' : 'proven';
}
function reportSnapshot({ database, exact, moving, notKept, dump, ledger, verification }, summary) {
    const facts = [
        exact
            ? 'Nobody wrote to it meanwhile: every row is that of the bookmark.'
            : moving.length === 0
                ? 'It was written to meanwhile; every table has the fingerprint that it had before and after.'
                : `It was written to meanwhile: ${moving.map(runtime_summary/* code */.aY).join(', ')} ${moving.length === 1 ? 'is' : 'are'} proven by the number of rows alone.`,
        `Bookmark ${(0,runtime_summary/* code */.aY)(database.bookmark)}; last migration ${ledger.head === null ? 'none' : (0,runtime_summary/* code */.aY)(ledger.head)}.`,
        dump.encryption === 'age'
            ? `Encrypted for ${dump.recipients.map(runtime_summary/* code */.aY).join(', ')}.`
            : '⚠ **Not encrypted**: whoever can read this repository can read it.',
        ...notKept.map((what) => `A restore leaves empty ${(0,runtime_summary/* escapeMarkdown */.FV)(what)}.`),
        ...verification.problems.map((problem) => `⛔ ${(0,runtime_summary/* escapeMarkdown */.FV)(problem)}`),
    ];
    summary.markdown(`**${(0,runtime_summary/* escapeMarkdown */.FV)(database.name)}**\n\n${facts.map((fact) => `- ${fact}`).join('\n')}`);
}
/** The index of what there is. */
function reportList(snapshots, { now, isCut }, summary) {
    summary.heading('Snapshots', 3);
    if (snapshots.length === 0)
        summary.paragraph('There are none.');
    else
        summary.table(['database', 'what', 'age', 'taken', 'artifact', 'size', 'kept until'], snapshots.map(({ kind, database, takenAt, artifact }) => [
            (0,runtime_summary/* code */.aY)(database),
            { snapshot: 'proven', unproven: '**not proven**', drill: 'record of a drill' }[kind],
            (0,age_of/* age */.K)(now - takenAt),
            new Date(takenAt).toISOString().replace('.000', ''),
            `${(0,runtime_summary/* code */.aY)(artifact.name)} (id ${artifact.id})`,
            (0,snapshot_progress/* inMegabytes */.BD)(artifact.bytes),
            artifact.expired ? '**expired**' : artifact.expiresAt,
        ]));
    if (isCut)
        summary.paragraph('The repository has more than 1,000 artifacts, of which the newest were looked at.');
}
/** Whether each is fresh. */
function reportFreshness(all, now, summary) {
    summary.heading('Backups', 3);
    if (all.length === 0) {
        summary.paragraph('No Worker of this environment binds a D1 database: nothing to back up.');
        return;
    }
    summary.table(['database', '', 'newest proven snapshot', 'may be', 'last drill'], all.map(({ name, isFresh, snapshot, drill, maxAgeMs }) => [
        (0,runtime_summary/* code */.aY)(name),
        isFresh ? 'fresh' : '**stale**',
        snapshot ? `${(0,age_of/* age */.K)(now - snapshot.takenAt)} old` : 'none',
        (0,age_of/* age */.K)(maxAgeMs),
        drill ? `${(0,age_of/* age */.K)(now - drill.takenAt)} ago` : 'never recorded',
    ]));
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/migrations/time-travel-words.js
var time_travel_words = __webpack_require__(49517);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./lib/sqlite/identifier.js
var identifier = __webpack_require__(88437);
// EXTERNAL MODULE: ./lib/sqlite/schema.js
var sqlite_schema = __webpack_require__(27917);
// EXTERNAL MODULE: ./lib/sqlite/statement-stream.js
var statement_stream = __webpack_require__(59902);
// EXTERNAL MODULE: ./lib/snapshot/compare.js
var compare = __webpack_require__(95055);
// EXTERNAL MODULE: ./lib/snapshot/contents.js
var snapshot_contents = __webpack_require__(22412);
// EXTERNAL MODULE: ./lib/snapshot/file.js
var snapshot_file = __webpack_require__(36412);
// EXTERNAL MODULE: ./lib/snapshot/loader.js
var loader = __webpack_require__(79049);
// EXTERNAL MODULE: external "node:sqlite"
var external_node_sqlite_ = __webpack_require__(80099);
// EXTERNAL MODULE: ./lib/migrations/ledger.js
var ledger = __webpack_require__(65004);
;// CONCATENATED MODULE: ./lib/snapshot/manifest-of.js
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




/** The manifest of what was taken. */
function manifestOf({ id, name, database }, taken, { runner, clock }) {
    const { moving, recipients, written } = taken;
    const { bookmark, proof } = taken.passed;
    const tables = proof.prints
        .filter(([table]) => table !== snapshot_contents/* sequences */.X7)
        .map(([table, { rows }]) => ({ name: table, rows }));
    return {
        format: 'voygent-snapshot',
        version: 1,
        id: taken.id,
        createdAt: taken.subject.createdAt,
        database: { name, id, bookmark },
        exact: moving.isExact,
        moving: moving.tables,
        tables,
        rows: tables.reduce((sum, { rows }) => sum + rows, 0),
        notKept: notKept(taken.subject.contents),
        ledger: taken.subject.ledger,
        schemaDigest: (0,sqlite_schema/* schemaDigest */.ku)(taken.schema, (0,ledger/* ownTables */.Uo)(database)),
        dump: {
            file: taken.file,
            bytes: written.bytes,
            sha256: written.sha256,
            sqlBytes: written.sqlBytes,
            compression: 'zstd',
            encryption: recipients.length > 0 ? 'age' : 'none',
            recipients: [...recipients],
        },
        verification: {
            loadedAsItIs: proof.asItIs.length === 0,
            loadedAsD1: proof.asD1.length === 0,
            problems: [...new Set([...proof.asItIs, ...proof.asD1])],
            sqlite: sqliteVersion(),
            at: new Date(clock.now()).toISOString(),
        },
        source: {
            repository: runner.repository ?? null,
            run: runner.runUrl ?? null,
            commit: runner.sha ?? null,
        },
    };
}
function notKept({ tables, searches }) {
    const momentary = tables.filter(({ isMomentary }) => isMomentary).map(({ name }) => `the row of ${name}`);
    const empty = searches
        .filter(({ content }) => content === 'none')
        .map(({ name }) => `what ${name} has found, an FTS5 table without content, which keeps no text`);
    return [...momentary, ...empty];
}
function sqliteVersion() {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const database = __addDisposableResource(env_1, new external_node_sqlite_.DatabaseSync(':memory:'), false);
        return String(database.prepare('SELECT sqlite_version() AS version').get()?.['version']);
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        __disposeResources(env_1);
    }
}

// EXTERNAL MODULE: ./lib/snapshot/observe.js
var observe = __webpack_require__(83328);
// EXTERNAL MODULE: ./lib/sqlite/fingerprint.js
var fingerprint = __webpack_require__(37916);
// EXTERNAL MODULE: ./lib/snapshot/dump.js
var dump = __webpack_require__(83544);
// EXTERNAL MODULE: ./lib/snapshot/long-rows.js
var long_rows = __webpack_require__(21264);
;// CONCATENATED MODULE: ./lib/snapshot/arrange.js


const letterI = 0x49;
/**
 * The rows of an export, as they come, and nothing else: definitions are put aside; counters, statistics and the like left
 * out. Rows that are too long for D1 are put into its limits.
 * @param definitions are added to
 * @throws ActionError `snapshot-refused` for a row that is too long for D1 and cannot be written in parts
 */
function rowsOf({ bytes, ends }, tables, definitions) {
    const kept = [];
    let from = 0;
    let begin = 0;
    for (const end of ends) {
        if (!isPlainRow(bytes, begin, end)) {
            if (begin > from)
                kept.push(bytes.subarray(from, begin));
            const other = taken(bytes.toString('utf8', begin, end), tables, definitions);
            if (other !== '')
                kept.push(Buffer.from(other));
            from = end;
        }
        begin = end;
    }
    if (begin > from)
        kept.push(bytes.subarray(from, begin));
    const [only] = kept;
    return kept.length === 1 && only ? only : Buffer.concat(kept);
}
// `\nINSERT INTO "` as D1 writes it, up to the name.
const rowHead = Buffer.from('\nINSERT INTO "');
// What must be looked at: the counters, the statistics, and the lock of migrations.
const special = ['sqlite_', 'voygent_'].map((name) => Buffer.from(name));
/** Nearly all of a dump: told without making a text of it. */
function isPlainRow(bytes, begin, end) {
    const start = bytes[begin] === letterI ? begin - 1 : begin;
    const name = start + rowHead.length;
    if (end - begin > long_rows/* longestStatement */.Wl || end <= name)
        return false;
    for (let at = Math.max(begin, start); at < name; at++)
        if (bytes[at] !== rowHead[at - start])
            return false;
    return !special.some((prefix) => bytes.compare(prefix, 0, prefix.length, name, name + prefix.length) === 0);
}
/** Another statement: what of it belongs among the rows. */
function taken(statement, tables, definitions) {
    const text = statement.trimStart();
    switch ((0,dump/* partOf */.BU)(text)) {
        case 'definition':
            definitions.push(text);
            return '';
        case 'row':
            return `\n${(0,long_rows/* importable */.cl)(text, tables)}`;
        default:
            return '';
    }
}

// EXTERNAL MODULE: ./lib/sqlite/inexact.js
var inexact = __webpack_require__(81214);
;// CONCATENATED MODULE: ./lib/snapshot/rows-by-query.js




// An answer of D1's is JSON in one piece.
const bytesPerCall = 500_000;
const mostRowsPerCall = 200;
/** A value of more bytes is read by itself, in pieces: the row that it is in may be as long as D1 allows, 2 MB. */
const longValue = 4000;
const pieceBytes = 400_000;
// Of an array; D1 gives at most 100 columns in a result.
const columnsPerGroup = 8;
const Row = schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* string */.YjP());
const Values = schemas/* array */.YOg(schemas/* string */.YjP());
/**
 * The INSERTs of a table, one an element with its `;`, read part by part in the order of the rowid, or of the key. Values are
 * literals that SQLite has written itself, so that they are read back as they are.
 */
async function* insertsOf(table, ask) {
    const order = orderOf(table);
    const shown = table.keepsRowid ? [...order, ...table.columns] : table.columns;
    const selected = [
        ...grouped(shown).map((columns, index) => `json_array(${columns.map(shortLiteral).join(', ')}) AS g${index}`),
        ...order.map((column, index) => `${(0,inexact/* exactLiteral */.D)(column)} AS k${index}`),
    ].join(', ');
    const names = order.map(identifier/* quoteIdentifier */.C).join(', ');
    // With the table's name: else a column that has the name of a result would be taken for that.
    const sorted = order.map((column) => `${(0,identifier/* quoteIdentifier */.C)(table.name)}.${(0,identifier/* quoteIdentifier */.C)(column)}`).join(', ');
    const perCall = rowsPerCall(table);
    let after = '';
    for (;;) {
        const rows = await ask(`SELECT ${selected} FROM ${(0,identifier/* quoteIdentifier */.C)(table.name)}${after} ORDER BY ${sorted} LIMIT ${perCall}`);
        for (const found of rows) {
            const row = Row.parse(found);
            const values = await whole(table, shown, valuesIn(row), whereIs(order, row), ask);
            yield `INSERT INTO ${(0,identifier/* quoteIdentifier */.C)(table.name)} (${shown.map(identifier/* quoteIdentifier */.C).join(',')}) VALUES(${values.join(',')});`;
        }
        const last = rows.at(-1);
        if (!last || rows.length < perCall)
            return;
        after = ` WHERE (${names}) > (${keysIn(order, Row.parse(last)).join(', ')})`;
    }
}
function orderOf({ name, rowid, key }) {
    if (rowid !== undefined)
        return [rowid];
    if (key.length > 0)
        return key;
    throw new runtime_errors/* ActionError */.lZ('snapshot-refused', `The table ${name} holds values that a D1 export does not give as they are, and all the names of its rowid are columns of it: it cannot be read in parts.`, { hint: 'Give the table an INTEGER PRIMARY KEY, or rename its column `oid`.' });
}
function grouped(columns) {
    const groups = [];
    for (let from = 0; from < columns.length; from += columnsPerGroup)
        groups.push(columns.slice(from, from + columnsPerGroup));
    return groups;
}
/** The literal, or of a long value what it is: no literal begins so. */
function shortLiteral(column) {
    const value = (0,identifier/* quoteIdentifier */.C)(column);
    const bytes = `length(CAST(${value} AS BLOB))`;
    return `CASE WHEN typeof(${value}) IN ('text', 'blob') AND ${bytes} > ${longValue} THEN '?' || typeof(${value}) || ${bytes} ELSE ${(0,inexact/* exactLiteral */.D)(column)} END`;
}
function valuesIn(row) {
    const groups = [];
    for (let index = 0; row[`g${index}`] !== undefined; index++)
        groups.push(Values.parse(JSON.parse(row[`g${index}`] ?? '')));
    return groups.flat();
}
function keysIn(order, row) {
    return order.map((_, index) => row[`k${index}`] ?? 'NULL');
}
function whereIs(order, row) {
    const keys = keysIn(order, row);
    return order.map((column, index) => `${(0,identifier/* quoteIdentifier */.C)(column)} IS ${keys[index]}`).join(' AND ');
}
/** The values of a row, with those that are long read in full. */
async function whole({ name }, columns, values, where, ask) {
    const read = [];
    for (const [index, value] of values.entries()) {
        const long = /^\?(text|blob)(\d+)$/.exec(value);
        if (!long) {
            read.push(value);
            continue;
        }
        const bytes = `CAST(${(0,identifier/* quoteIdentifier */.C)(columns[index] ?? '')} AS BLOB)`;
        const hex = await hexOf(bytes, Number(long[2]), `FROM ${(0,identifier/* quoteIdentifier */.C)(name)} WHERE ${where}`, ask);
        read.push(long[1] === 'text' ? `CAST(X'${hex}' AS TEXT)` : `X'${hex}'`);
    }
    return read;
}
/** A row that is gone meanwhile gives less; what it then is, is told by the fingerprint. */
async function hexOf(bytes, length, from, ask) {
    const pieces = [];
    for (let start = 1; start <= length; start += pieceBytes) {
        const [row] = await ask(`SELECT hex(substr(${bytes}, ${start}, ${pieceBytes})) AS piece ${from}`);
        pieces.push(row ? (Row.parse(row)['piece'] ?? '') : '');
    }
    return pieces.join('');
}
function rowsPerCall({ rows, bytes }) {
    const perRow = rows === 0 ? 1 : Math.min(bytes / rows, longValue);
    return Math.max(1, Math.min(mostRowsPerCall, Math.floor(bytesPerCall / (2 * perRow + 100))));
}

;// CONCATENATED MODULE: ./lib/snapshot/pass.js
var pass_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var pass_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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
 * Writes a dump, statement by statement, as it is exported: each block is loaded twice and handed on. Memory does not grow
 * with the database.
 * @param bookmark of just before
 * @param done is told what was seen, before the last block
 * @throws CloudflareError, LoadRefused, UnendedStatement, ActionError `snapshot-refused`
 */
async function* dumpOf(subject, id, prover, bookmark, done) {
    const { contents } = subject;
    const give = async (sql) => {
        const block = Buffer.from(sql);
        await prover.feed(block);
        return block;
    };
    yield await give((0,dump/* head */.d5)(id) + (0,dump/* tablesSql */.uk)(contents));
    const passed = { bookmark, definitions: [] };
    for await (const block of exported(subject, passed))
        yield await give(block);
    yield Buffer.from('\n');
    const { plain, searches } = queriedIn(subject);
    for await (const block of queried(subject, plain))
        yield await give(block);
    if (contents.hasSequences) {
        yield await give(dump/* resetSequences */.Is);
        for await (const block of queried(subject, [countersOf(subject)]))
            yield await give(block);
    }
    yield await give((0,dump/* indexesSql */.Dl)(contents));
    for await (const block of queried(subject, searches))
        yield await give(block);
    yield await give((0,dump/* restSql */.Nc)(contents));
    const proof = await prover.finish({ printed: (0,snapshot_contents/* printedIn */.IY)(contents), assertions: [] });
    done({ ...passed, proof });
    yield Buffer.from((0,dump/* tail */.RT)({ id, prints: proof.prints, origin: originOf(subject, passed.bookmark) }));
}
function originOf({ place: { id, name }, createdAt, ledger }, bookmark) {
    return { createdAt, database: { name, id, bookmark }, ledger };
}
/** Tables whose rows are taken from an export. */
function exportedTables({ contents, observation: { inexact } }) {
    return contents.tables.filter(({ name, isMomentary }) => !inexact.has(name) && !isMomentary);
}
/** What is read by queries, and so at another moment than the export. */
function queriedNames(subject) {
    const { plain, searches } = queriedIn(subject);
    return new Set([...plain, ...searches].map(({ name }) => name));
}
/** Whether all that there is can be asked for at once; an export fails on virtual tables. */
function isWhole({ contents: { searches, derived }, observation: { inexact } }) {
    return searches.length + derived.length + inexact.size === 0;
}
async function* exported(subject, passed) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { place, d1, contents, context } = subject;
        const wanted = exportedTables(subject);
        // An export of no tables is one of all.
        if (wanted.length === 0)
            return;
        const progress = new snapshot_progress/* Progress */.ke(`Exporting ${place.name}`, context.events, context.clock);
        let rows = 0;
        const dump = pass_addDisposableResource(env_1, await d1.exportStream(place.id, `export ${place.name}`, {
            ...(isWhole(subject) ? {} : { tables: wanted.map(({ name }) => name) }),
            onProgress: ({ bytes, total }) => progress.at({ bytes, total, rows }),
        }), false);
        passed.bookmark = dump.bookmark;
        const tables = new Map(contents.tables.map((table) => [table.name, table]));
        for await (const block of (0,statement_stream/* statementBlocks */.Y)(dump.chunks)) {
            rows += block.ends.length;
            const kept = rowsOf(block, tables, passed.definitions);
            if (kept.length > 0)
                yield kept;
        }
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        pass_disposeResources(env_1);
    }
}
/** What is read by queries: tables whose values an export spoils, and FTS5 tables with rows of their own. */
function queriedIn({ contents, observation }) {
    const plain = contents.tables.filter(({ name }) => observation.inexact.has(name));
    const own = contents.searches.filter(({ content }) => content === 'own');
    return {
        plain: plain.map((table) => withSize({ ...table, columns: namesOf(table), keepsRowid: false }, observation)),
        searches: own.map(({ name, columns }) => withSize({ name, columns, rowid: 'rowid', key: [], keepsRowid: true }, observation)),
    };
}
function countersOf({ observation }) {
    return withSize({ name: snapshot_contents/* sequences */.X7, columns: ['name', 'seq'], rowid: 'rowid', key: [], keepsRowid: false }, observation);
}
function withSize(table, { prints }) {
    const print = prints.get(table.name);
    return { ...table, rows: print?.rows ?? 0, bytes: print ? (0,fingerprint/* printBytes */.pF)(print) : 0 };
}
function namesOf({ columns }) {
    return columns.map(({ name }) => name);
}
const blockBytes = 256 * 1024;
/** The INSERTs of tables that are read by queries, some at a time. */
async function* queried({ place, d1, context }, tables) {
    for (const table of tables) {
        const progress = new snapshot_progress/* Progress */.ke(`Reading ${table.name} of ${place.name}`, context.events, context.clock);
        const known = new Map([[table.name, storedLike(table)]]);
        let block = '';
        let rows = 0;
        let bytes = 0;
        for await (const insert of insertsOf(table, (sql) => (0,observe/* ask */.kA)(place, d1, `read ${table.name} of ${place.name}`, sql))) {
            block += `${(0,long_rows/* importable */.cl)(insert, known)}\n`;
            bytes += insert.length;
            progress.at({ bytes, rows: ++rows });
            if (block.length < blockBytes)
                continue;
            yield block;
            block = '';
        }
        if (block !== '')
            yield block;
    }
}
function storedLike({ name, rowid, key }) {
    return { name, rowid, key };
}

// EXTERNAL MODULE: ./lib/snapshot/prove.js
var prove = __webpack_require__(46754);
// EXTERNAL MODULE: ./lib/snapshot/room.js
var room = __webpack_require__(67217);
;// CONCATENATED MODULE: ./lib/snapshot/take.js
var take_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var take_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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


















const attempts = 3;
/**
 * Takes a snapshot: bookmark, fingerprints, export, bookmark; in one pass it is arranged, loaded twice, compared,
 * compressed, encrypted and written. Where the database was written to so that it cannot be told whether the dump is right,
 * another is made, three in all.
 * @throws CloudflareError, ActionError `snapshot-refused`, `snapshot-unproven`; then no file is left
 */
async function takeSnapshot(taking) {
    const { target, folder, context } = taking;
    await (0,promises_.mkdir)(folder, { recursive: true });
    await (0,promises_.mkdir)(context.runner.temporary, { recursive: true });
    (0,loader/* keepTemporaryFilesIn */.dm)(context.runner.temporary);
    await (0,room/* requireRoom */.h)(context.runner.temporary, (0,room/* roomNeeded */.j)(target.size ?? 0));
    for (let attempt = 1;; attempt++) {
        try {
            return await takeOnce(taking);
        }
        catch (error) {
            context.signal.throwIfAborted();
            if (!(error instanceof compare/* Unlike */.NI || error instanceof loader/* LoadRefused */.rM || error instanceof statement_stream/* UnendedStatement */.f))
                throw error;
            if (attempt === attempts)
                throw unproven(target, error);
            context.events.warning('snapshot.taken-again', `The dump of ${target.name} is not proven: ${error.message}. Another is made (${attempt + 1} of ${attempts}).`, { database: target.name, attempt });
        }
    }
}
function unproven({ name }, cause) {
    return new runtime_errors/* ActionError */.lZ('snapshot-unproven', `No snapshot of ${name} could be proven, ${attempts} times in a row; the last time ${cause.message}. Nothing was kept.`, {
        hint: 'If the database is written to all the time, take the snapshot at a quieter hour. The history of the last days is in Time Travel: npx wrangler d1 time-travel info',
        cause,
    });
}
async function takeOnce({ target, d1, recipients, folder, context }) {
    const id = (0,external_node_crypto_.randomUUID)();
    const bookmark = await d1.bookmark(target.id);
    const schema = await (0,observe/* readSchemaOf */.J7)(target, d1);
    const contents = (0,snapshot_contents/* contentsOf */.KD)(schema);
    const observation = await (0,observe/* observe */.lB)(target, contents, d1);
    const ledger = { table: target.database.migrationsTable, head: await readHead(target, contents, d1) };
    const createdAt = new Date(context.clock.now()).toISOString();
    const subject = { place: target, d1, contents, observation, createdAt, ledger, context };
    const file = `${(0,snapshot_file/* fileNameOf */.bV)(target.name)}.sql.zst${recipients.length > 0 ? '.age' : ''}`;
    const dump = (0,external_node_path_.join)(folder, file);
    const { passed, written } = await write(subject, { id, bookmark, file: dump, recipients });
    const moving = await take_compare(subject, schema, bookmark, passed).catch(async (error) => {
        // It is not to be kept, and not in the way of the next one.
        await (0,promises_.rm)(dump, { force: true });
        throw error;
    });
    const taken = { id, file, recipients, moving, schema, subject, passed, written };
    const manifest = manifestOf(target, taken, context);
    const manifestFile = (0,external_node_path_.join)(folder, snapshot_manifest/* manifestName */.vS);
    await (0,promises_.writeFile)(manifestFile, `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600 });
    return { manifest, files: { dump, manifest: manifestFile } };
}
const Applied = schemas/* object */.Ikc({ name: schemas/* string */.YjP() });
async function readHead(target, { tables }, d1) {
    const { migrationsTable } = target.database;
    if (!tables.some(({ name }) => name === migrationsTable))
        return null;
    const sql = `SELECT name FROM ${(0,identifier/* quoteIdentifier */.C)(migrationsTable)} ORDER BY id DESC LIMIT 1`;
    const [row] = await (0,observe/* ask */.kA)(target, d1, `read the migration ledger of ${target.name}`, sql);
    return row === undefined ? null : Applied.parse(row).name;
}
async function write(subject, { id, bookmark, file, recipients }) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const prover = take_addDisposableResource(env_1, new prove/* Prover */.X(), true);
        let passed;
        const sql = dumpOf(subject, id, prover, bookmark, (seen) => {
            passed = seen;
        });
        const written = await (0,snapshot_file/* writeDump */.Ey)(sql, file, recipients, subject.context.signal);
        if (!passed)
            throw new runtime_errors/* ActionError */.lZ('internal', 'a dump that ended without its proof');
        return { passed, written };
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = take_disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
/** @returns the tables that were written to meanwhile @throws Unlike */
async function take_compare(subject, schema, before, { proof, definitions }) {
    const { place, d1 } = subject;
    (0,compare/* requireSameSchema */.F0)(definitions, schema, exportedTables(subject));
    (0,compare/* requireRestored */.UQ)(schema, proof.schema);
    const isExact = (await d1.bookmark(place.id)) === before;
    const later = isExact ? undefined : await observeAgain(subject, schema);
    const dumped = new Map(proof.prints);
    return { isExact, tables: (0,compare/* movingTables */.Mw)(subject.observation.prints, later?.prints, dumped, queriedNames(subject)) };
}
async function observeAgain({ place, d1, contents }, schema) {
    const now = await (0,observe/* readSchemaOf */.J7)(place, d1);
    if ((0,sqlite_schema/* schemaDigest */.ku)(now, []) !== (0,sqlite_schema/* schemaDigest */.ku)(schema, []))
        throw new compare/* Unlike */.NI('the schema was changed meanwhile');
    return (0,observe/* observe */.lB)(place, contents, d1);
}

;// CONCATENATED MODULE: ./lib/backup/take-all.js









/** One after the other. One that fails does not keep the others from being backed up; it does not throw. */
async function takeAll(planned, keeping, cloudflare, context) {
    const results = [];
    for (const plan of planned) {
        const result = { ...plan, durationMs: 0 };
        const started = context.clock.now();
        try {
            context.signal.throwIfAborted();
            await context.timeline.step(plan.target.name, 'back up', () => take(result, keeping, cloudflare, context));
        }
        catch (thrown) {
            result.error = told(result, keeping, (0,runtime_errors/* toActionError */.ie)(thrown));
        }
        result.durationMs = context.clock.now() - started;
        results.push(result);
    }
    return results;
}
/** Fills the result in as it goes, so that what was there before a failure is told. */
async function take(result, keeping, cloudflare, context) {
    const { target, recipients } = result;
    const folder = (0,external_node_path_.resolve)(keeping.output === undefined
        ? (0,external_node_path_.join)(context.runner.temporary, 'voygent-snapshots')
        : (0,external_node_path_.join)(context.runner.workspace, keeping.output));
    const draft = (0,external_node_path_.join)(folder, `.${target.id}`);
    await (0,promises_.rm)(draft, { recursive: true, force: true });
    const taken = await takeSnapshot({ target, d1: cloudflare.d1, recipients, folder: draft, context }).catch(async (error) => {
        await (0,promises_.rm)(draft, { recursive: true, force: true });
        throw error;
    });
    const { manifest } = taken;
    const name = (0,store/* artifactName */.Cs)((0,snapshot_manifest/* isProven */.nn)(manifest) ? 'snapshot' : 'unproven', target.name, Date.parse(manifest.createdAt));
    result.name = name;
    result.snapshot = await moveTo((0,external_node_path_.join)(folder, name), draft, taken);
    tellTaken(result.snapshot, context);
    if (keeping.upload)
        result.artifact = await upload(result, result.snapshot, name, context);
    if (!(0,snapshot_manifest/* isProven */.nn)(manifest))
        throw notProven(result, keeping);
}
async function moveTo(folder, draft, { manifest }) {
    await (0,promises_.mkdir)((0,external_node_path_.join)(folder, '..'), { recursive: true });
    await (0,promises_.rename)(draft, folder);
    return { manifest, files: { dump: (0,external_node_path_.join)(folder, manifest.dump.file), manifest: (0,external_node_path_.join)(folder, snapshot_manifest/* manifestName */.vS) } };
}
function tellTaken({ manifest: { database, dump, rows, exact } }, { events }) {
    events.info('snapshot.taken', `${database.name}: ${rows} rows, ${(0,snapshot_progress/* inMegabytes */.BD)(dump.sqlBytes)} of SQL in ${(0,snapshot_progress/* inMegabytes */.BD)(dump.bytes)}${exact ? '' : ', written to meanwhile'}`, { database: database.name, rows, bytes: dump.bytes, sql_bytes: dump.sqlBytes, bookmark: database.bookmark });
}
function upload({ retentionDays }, { files }, name, context) {
    // The dump is packed already.
    const options = { retentionDays, compressionLevel: 0 };
    return (0,artifacts/* uploadArtifact */.mz)(name, [files.manifest, files.dump], (0,external_node_path_.join)(files.manifest, '..'), options, context);
}
function notProven({ target, snapshot, name, artifact }, { output }) {
    const problems = snapshot?.manifest.verification.problems ?? [];
    const kept = artifact ? `as the artifact ${name} (id ${artifact.id})` : `in ${output}/${name}`;
    return new runtime_errors/* ActionError */.lZ('snapshot-unproven', `The dump of ${target.name} is what the database has, and could not be restored as it is: ${problems.slice(0, 5).join('; ')}${problems.length > 5 ? `; and ${problems.length - 5} more` : ''}. It is kept ${kept}, and counts as no backup.`, {
        hint: 'Mend the rows in the database, then run this again. By hand such a dump is loaded with `PRAGMA foreign_keys=OFF`: docs/runbooks/restore-by-hand.md.',
    });
}
/** The error, which says of which database it is, what was kept of it, and what to do. */
function told(result, keeping, error) {
    const { name } = result.target;
    const message = [
        `${error.message.includes(name) ? '' : `${name}: `}${(0,time_travel_words/* sentence */.em)(error)}`,
        ...stateOf(result, keeping, error),
    ].join(' ');
    return new runtime_errors/* ActionError */.lZ(error.code, message, {
        status: error.status,
        hint: error.hint ?? 'Run this again.',
        cause: error,
    });
}
/** What the error itself does not say of what there is. */
function stateOf({ snapshot, name, artifact }, { output }, error) {
    const said = `${error.message} ${error.hint ?? ''}`;
    if (!snapshot)
        return /\bnothing\b/i.test(said) ? [] : ['Nothing of it was kept.'];
    if (artifact)
        return [];
    const upload = error.code === 'cancelled' ? ['Its upload may have come to its end all the same.'] : [];
    return output === undefined ? upload : [...upload, `The snapshot itself is in ${output}/${name}.`];
}

;// CONCATENATED MODULE: ./lib/backup/run.js












async function run(inputs, context) {
    const databases = await (0,untouched/* beforeAnyChange */.U)(async () => {
        const project = await (0,from_inputs/* projectFromInputs */.X)(inputs, context);
        return (0,resolve/* chooseDatabases */.Y)(project.databases, inputs.database);
    });
    return inputs.mode === 'backup' ? backUp(some(databases), inputs, context) : look(databases, inputs, context);
}
function some(databases) {
    if (databases.length > 0)
        return databases;
    throw new runtime_errors/* ActionError */.lZ('database-not-found', 'No Worker of this environment binds a D1 database. Nothing was done: there is nothing to back up.', { hint: 'Name the environment with the input `environment`, or a wrangler configuration with `wrangler-config`.' });
}
async function backUp(databases, inputs, context) {
    const cloudflare = await (0,untouched/* beforeAnyChange */.U)(() => (0,client/* connectCloudflare */._)(inputs, context));
    const planned = await (0,untouched/* beforeAnyChange */.U)(() => planBackups(databases, inputs, cloudflare, context));
    const results = await takeAll(planned, inputs, cloudflare, context);
    reportBackups(results, context.summary);
    return { ...ending(results), outputs: outputsOf(results) };
}
/** The first error, which tells of the others too. */
function ending(results) {
    const errors = results.flatMap(({ error }) => error ?? []);
    const [first, ...others] = errors;
    if (!first)
        return { status: 'passed' };
    if (others.length === 0)
        return { status: first.status, error: first };
    const error = new runtime_errors/* ActionError */.lZ(first.code, [first, ...others].map(({ message }) => message).join('\n'), {
        status: first.status,
        ...(first.hint === undefined ? {} : { hint: first.hint }),
        cause: first,
    });
    return { status: error.status, error };
}
function outputsOf(results) {
    const each = (value) => {
        const found = results.flatMap((result) => {
            const one = value(result);
            return one === undefined ? [] : [[result.target.name, one]];
        });
        return results.length === 1 ? found[0]?.[1] : Object.fromEntries(found);
    };
    const of = (name, value) => {
        const found = each(value);
        return found === undefined ? {} : { [name]: found };
    };
    return {
        ...of('artifact-id', ({ artifact }) => artifact && String(artifact.id)),
        'artifact-ids': results.flatMap(({ artifact, error }) => (artifact && !error ? [String(artifact.id)] : [])),
        ...of('artifact-name', ({ artifact, name }) => artifact && name),
        ...of('manifest', ({ snapshot }) => snapshot?.files.manifest),
        ...of('sha256', ({ snapshot }) => snapshot?.manifest.dump.sha256),
        ...of('bookmark', ({ snapshot }) => snapshot?.manifest.database.bookmark),
        ...of('rows', ({ snapshot }) => snapshot?.manifest.rows),
    };
}
async function look(databases, inputs, context) {
    const github = await (0,github_client/* connectGitHub */.U)(inputs['github-token'], context, 'read which snapshots there are', artifacts/* artifactPermission */.Ix);
    const { snapshots: all, isCut } = await (0,store/* storedSnapshots */.ZX)(github);
    const names = databases.map(nameOf);
    const snapshots = all.filter(({ database }) => names.includes(database));
    const outputs = { snapshots: snapshots.map(shown) };
    const now = context.clock.now();
    if (inputs.mode === 'list') {
        reportList(snapshots, { now, isCut }, context.summary);
        return { status: 'passed', outputs };
    }
    const judged = databases.map((database) => (0,freshness/* freshnessOf */.T)(database, nameOf(database), snapshots, { asked: inputs['max-age'], now }));
    reportFreshness(judged, now, context.summary);
    for (const { name, unproven } of judged)
        if (unproven)
            context.events.warning('snapshot.unproven', `The last snapshot of ${name}, ${unproven.artifact.name}, could not be proven: see the run that made it.`, { database: name });
    const error = (0,freshness/* staleness */.k)(judged, now, isCut);
    return { status: error?.status ?? 'passed', outputs, ...(error ? { error } : {}) };
}
/** Snapshots are named by the name on Cloudflare, which the configuration must have to be looked up without a token. */
function nameOf({ name, binding, location }) {
    if (name !== undefined)
        return name;
    throw new runtime_errors/* ActionError */.lZ('config-invalid', `The binding \`${binding}\` has no \`database_name\`, by which its snapshots are named. Nothing was done.`, { hint: 'Add `database_name`: `npx wrangler d1 list` shows it.', location });
}
function shown({ kind, database, takenAt, artifact }) {
    return {
        kind,
        database,
        'taken-at': new Date(takenAt).toISOString(),
        'artifact-id': artifact.id,
        'artifact-name': artifact.name,
        bytes: artifact.bytes,
        'expires-at': artifact.expiresAt ?? null,
        expired: artifact.expired,
    };
}


/***/ }),

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


/***/ }),

/***/ 51027:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ freshnessOf),
/* harmony export */   k: () => (/* binding */ staleness)
/* harmony export */ });
/* harmony import */ var _runtime_duration_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(11802);
/* harmony import */ var _runtime_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(50525);
/* harmony import */ var _age_of_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(82037);
/* harmony import */ var _store_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(52541);




const defaultMaxAgeMs = 8 * 86_400_000;
/** Judges what is stored, by its names. */
function freshnessOf(database, name, snapshots, { asked, now }) {
    const configured = database.backup?.['max-age'];
    const maxAgeMs = asked ?? (configured === undefined ? defaultMaxAgeMs : (0,_runtime_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .parseDuration */ .E9)(configured));
    const snapshot = (0,_store_js__WEBPACK_IMPORTED_MODULE_2__/* .newest */ .BP)(snapshots, name, 'snapshot');
    const unproven = (0,_store_js__WEBPACK_IMPORTED_MODULE_2__/* .newest */ .BP)(snapshots, name, 'unproven');
    return {
        name,
        maxAgeMs,
        snapshot,
        unproven: unproven && unproven.takenAt > (snapshot?.takenAt ?? 0) ? unproven : undefined,
        drill: (0,_store_js__WEBPACK_IMPORTED_MODULE_2__/* .newest */ .BP)(snapshots, name, 'drill'),
        isFresh: snapshot !== undefined && now - snapshot.takenAt <= maxAgeMs,
    };
}
/** The error of those that are not fresh; `undefined` where all are. */
function staleness(all, now, isCut) {
    const stale = all.filter(({ isFresh }) => !isFresh);
    if (stale.length === 0)
        return undefined;
    const told = stale.map(({ name, snapshot, unproven, maxAgeMs }) => {
        const instead = unproven ? `, and that of ${(0,_age_of_js__WEBPACK_IMPORTED_MODULE_3__/* .age */ .K)(now - unproven.takenAt)} ago could not be proven` : '';
        return snapshot
            ? `the newest proven snapshot of ${name} is ${(0,_age_of_js__WEBPACK_IMPORTED_MODULE_3__/* .age */ .K)(now - snapshot.takenAt)} old, and may be ${(0,_age_of_js__WEBPACK_IMPORTED_MODULE_3__/* .age */ .K)(maxAgeMs)}${instead}`
            : `there is no proven snapshot of ${name}${instead}`;
    });
    return new _runtime_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .lZ('snapshot-stale', `${sentence(told.join('; '))}.${isCut ? ' Only the newest 1,000 artifacts of the repository were looked at.' : ''}`, {
        hint: 'Look at the runs of the workflow that makes the backups: GitHub disables a schedule after 60 days without a commit. Then run the action `backup`.',
    });
}
function sentence(text) {
    return text.charAt(0).toUpperCase() + text.slice(1);
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


/***/ })

};
