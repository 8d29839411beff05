export const id = 9512;
export const ids = [9512];
export const modules = {

/***/ 58925:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Az: () => (/* binding */ restoreTo),
/* harmony export */   h0: () => (/* binding */ restoreError)
/* harmony export */ });
/* unused harmony export bookmarkAt */
/* harmony import */ var _cloudflare_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76632);
/* harmony import */ var _runtime_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(50525);
/* harmony import */ var _lock_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(64834);
/* harmony import */ var _run_name_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6606);
/* harmony import */ var _time_travel_lock_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(73093);
/* harmony import */ var _time_travel_proof_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1474);
/* harmony import */ var _time_travel_send_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(95220);
/* harmony import */ var _time_travel_words_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(49517);









/**
 * The bookmark in force at a time.
 * @param timestamp ISO 8601 with a time zone, such as `2026-11-23T06:20:00Z`
 * @throws ActionError `input-invalid` for what is no such time, lies in the future, or is older than Time Travel goes
 * back; else with Cloudflare's words
 */
async function bookmarkAt(target, timestamp, cloudflare, clock) {
    if (!z.iso.datetime({ offset: true }).safeParse(timestamp).success)
        throw new ActionError('input-invalid', `\`${timestamp}\` is no time with a time zone. Nothing was done.`, {
            hint: `Write it as ISO 8601, in UTC for example: ${new Date(clock.now()).toISOString()}`,
        });
    const at = new Date(timestamp);
    const refused = refusedTime(at, clock.now());
    if (refused)
        throw new ActionError('input-invalid', `${target.name} cannot be restored to ${timestamp}: that ${refused.replace(/\.$/, '')}. Nothing was done.`);
    try {
        return await cloudflare.d1.bookmark(target.id, at);
    }
    catch (error) {
        throw explain(error);
    }
}
/**
 * Puts a database back to a bookmark, and proves that it is what it was. It holds the migration lock until the restore,
 * which takes the lock away with all else. From when the restore is sent, a cancelled job does not stop it; everything is
 * bounded in time.
 * @throws ActionError where nothing was sent: `proof-failed` when nothing could prove it, `locked`, `changed-meanwhile`,
 * what `announce` threw, the signal's reason, or that Cloudflare does not answer
 */
async function restoreTo(job) {
    const { target, cloudflare, context } = job;
    (0,_time_travel_proof_js__WEBPACK_IMPORTED_MODULE_5__/* .refuseUnprovable */ .hC)(target, job.expected);
    const holder = (0,_run_name_js__WEBPACK_IMPORTED_MODULE_3__/* .runName */ .r)(context);
    // Taking the lock takes the other's row away, which tells that its restore was not made.
    const wasMade = job.sentBefore && (await (0,_time_travel_lock_js__WEBPACK_IMPORTED_MODULE_4__/* .holderOf */ .Kd)(target, cloudflare))?.holder !== job.sentBefore.holder;
    const ledger = await (0,_time_travel_lock_js__WEBPACK_IMPORTED_MODULE_4__/* .takeForRestore */ .lG)(target, holder, cloudflare, context);
    let result;
    try {
        refuseChanged(job, ledger);
        const there = wasMade ? await alreadyThere(job) : undefined;
        result = there ?? (await send(job, holder));
    }
    catch (error) {
        await letGo(job, holder);
        throw error;
    }
    // Else the restore took the lock away, or may come yet and is not to meet another run's migration.
    const isOver = result.state === 'failed' ? !result.mayComeYet : result.state === 'restored' && !result.isSent;
    if (isOver)
        await letGo(job, holder);
    return result;
}
function refuseChanged({ target: { name }, planned }, now) {
    if (!planned)
        return;
    if (now.digest === planned.digest && now.applied.join('\n') === planned.applied.join('\n'))
        return;
    throw new _runtime_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .lZ('changed-meanwhile', `${name} is not what it was when its restore was planned: it was migrated, restored or changed by someone else since. Nothing was done in ${name}.`, { hint: 'Run this again with `mode: plan`: it shows what a restore would lose now.' });
}
function letGo({ target, cloudflare, context }, holder) {
    return (0,_lock_js__WEBPACK_IMPORTED_MODULE_2__/* .release */ ._r)(target, holder, cloudflare, (why) => context.events.warning('migration.lock-left', `The migration lock of ${target.name} could not be let go: ${why} It runs out by itself, and until then the next run waits.`, { database: target.name }));
}
async function alreadyThere({ target, expected, cloudflare }) {
    const { ledger, differences, proven, unproven, uncounted } = await (0,_time_travel_proof_js__WEBPACK_IMPORTED_MODULE_5__/* .compare */ .UD)(target, expected, cloudflare);
    if (uncounted !== undefined)
        throw uncounted;
    if (differences.length + (0,_time_travel_proof_js__WEBPACK_IMPORTED_MODULE_5__/* .halfDone */ .Ih)(ledger).length > 0)
        return undefined;
    return {
        state: 'restored',
        isSent: false,
        ledger,
        proven,
        unproven: [...unproven, 'that nothing was updated since, which numbers of rows do not tell'],
        notes: [],
        told: `${target.name} is what it was at that moment already: ${agree(proven)}. Nothing was sent.`,
    };
}
async function send(job, holder) {
    const { target, bookmark, context } = job;
    const undo = await job.cloudflare.d1.bookmark(target.id);
    await job.announce?.({ undo, holder });
    // The last call that a cancelled job ends.
    const until = { held: await (0,_time_travel_lock_js__WEBPACK_IMPORTED_MODULE_4__/* .renew */ .qV)(target, holder, job.cloudflare) };
    context.events.warning('migration.restoring', `${target.name} goes back to the bookmark ${bookmark}.`, {
        database: target.name,
        bookmark,
        undo,
    });
    let afterwards;
    const outcome = await (0,_time_travel_send_js__WEBPACK_IMPORTED_MODULE_6__/* .restoreAndLook */ .V)(undo, () => sendHeld(job, holder, until), () => {
        // One time limit for all looks.
        afterwards ??= surely(job);
        return look({ ...job, cloudflare: afterwards }, holder);
    }, context.clock);
    return conclude(job, outcome, until.held);
}
/** From here on, it must go on although the job was cancelled, for three minutes at most. */
function surely({ cloudflare }) {
    return cloudflare.withSignal(AbortSignal.timeout(180_000));
}
const attempts = 3;
const longestPauseMs = 60_000;
/** Sends it, and again only where Cloudflare did not take it; the lock must not run out meanwhile. */
async function sendHeld(job, holder, until) {
    const { target, bookmark, context } = job;
    for (let attempt = 1;; attempt++) {
        const cloudflare = surely(job);
        try {
            return await cloudflare.d1.restore(target.id, bookmark, { attempts: 1 });
        }
        catch (error) {
            const pause = pauseAfter(error);
            if (attempt === attempts || pause === undefined || context.signal.aborted)
                throw error;
            context.events.info('cloudflare.retry', `Trying again in ${Math.ceil(pause / 1000)} s to restore ${target.name}: ${(0,_time_travel_words_js__WEBPACK_IMPORTED_MODULE_7__/* .sentence */ .em)(error)}`, { attempts: attempt, pause_ms: pause });
            await context.clock.sleep(pause);
            try {
                until.held = await (0,_time_travel_lock_js__WEBPACK_IMPORTED_MODULE_4__/* .renew */ .qV)(target, holder, cloudflare);
            }
            catch {
                throw error;
            }
        }
    }
}
function pauseAfter(error) {
    if (!(error instanceof _cloudflare_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .CloudflareError */ .O) || error.failure.kind !== 'never-ran')
        return undefined;
    const pause = error.failure.retryAfterMs ?? 2000;
    return pause <= longestPauseMs ? pause : undefined;
}
/** The lock is read first: where a restore comes between two calls, the second sees it. */
async function look({ target, expected, cloudflare }, holder) {
    const row = await (0,_time_travel_lock_js__WEBPACK_IMPORTED_MODULE_4__/* .holderOf */ .Kd)(target, cloudflare);
    if (row?.holder === holder)
        return { isUntouched: true, differences: ["this run's row of the lock is there, which was not there then"] };
    const comparison = await (0,_time_travel_proof_js__WEBPACK_IMPORTED_MODULE_5__/* .compare */ .UD)(target, expected, cloudflare);
    const differences = [...comparison.differences, ...(0,_time_travel_proof_js__WEBPACK_IMPORTED_MODULE_5__/* .halfDone */ .Ih)(comparison.ledger)];
    return { ...comparison, differences, isUntouched: false, row };
}
async function conclude(job, outcome, until) {
    const { target } = job;
    const { undo } = outcome;
    const sight = 'sight' in outcome ? outcome.sight : undefined;
    const isBack = sight !== undefined && !sight.isUntouched;
    const common = {
        ...(undo === undefined ? {} : { undo, undoCommand: (0,_time_travel_words_js__WEBPACK_IMPORTED_MODULE_7__/* .restoreCommand */ .Od)(target, undo) }),
        ...(outcome.bookmark === undefined ? {} : { bookmark: outcome.bookmark }),
        unproven: sight?.unproven ?? [],
        notes: isBack ? await (0,_time_travel_lock_js__WEBPACK_IMPORTED_MODULE_4__/* .letGoOfThen */ .gW)(target, sight.row, until, surely(job)) : [],
    };
    const where = `${target.name} was restored to the bookmark ${job.bookmark}`;
    switch (outcome.state) {
        case 'restored': {
            const { ledger, proven = [] } = outcome.sight;
            if (!ledger)
                throw new Error('a restore is proven by the ledger at least');
            const told = `${where}, and is what it was: ${agree(proven)}.${notCompared(common.unproven)} What was written since is gone with it.`;
            return { ...common, state: 'restored', isSent: true, ledger, proven, told };
        }
        case 'unproven': {
            const { differences, ledger } = outcome.sight;
            const told = outcome.sight.isUntouched
                ? `Cloudflare says that ${where}, and nothing was put back: ${differences.join(', ')}. That lock is left to run out within 90 s.`
                : `${where}, and is not what it was: ${differences.join(', ')}.`;
            return { ...common, state: 'unproven', differences, ledger, told };
        }
        case 'failed':
            return failed(job, outcome, common);
        default: {
            const told = `It cannot be told whether ${target.name} went back to the bookmark ${job.bookmark}: a restore was sent, and the database could not be read afterwards. ${(0,_time_travel_words_js__WEBPACK_IMPORTED_MODULE_7__/* .sentence */ .em)(outcome.failure)} Its migration lock is left to run out within 90 s.`;
            return { ...common, state: 'unknown', failure: (0,_time_travel_words_js__WEBPACK_IMPORTED_MODULE_7__/* .explain */ .WE)(outcome.failure), told };
        }
    }
}
function failed({ target, bookmark }, { failure: thrown, sight, isAnswerLost }, common) {
    const failure = (0,_time_travel_words_js__WEBPACK_IMPORTED_MODULE_7__/* .explain */ .WE)(thrown);
    if (sight && !sight.isUntouched) {
        const told = `${(0,_time_travel_words_js__WEBPACK_IMPORTED_MODULE_7__/* .sentence */ .em)(failure)} ${target.name} was changed all the same, and is not what it was at the bookmark ${bookmark}: ${sight.differences.join(', ')}.`;
        return { ...common, state: 'unproven', differences: sight.differences, ledger: sight.ledger, failure, told };
    }
    const later = isAnswerLost
        ? ` It was sent, and had not been made a quarter of a minute later: should it come yet, it is undone by the command below. Its migration lock is left to run out within 90 s.`
        : '';
    const told = `${target.name} was not restored to the bookmark ${bookmark}, and is what it was before: ${(0,_time_travel_words_js__WEBPACK_IMPORTED_MODULE_7__/* .sentence */ .em)(failure)}${later}`;
    const { undo: _, undoCommand: __, ...without } = common;
    return { ...(isAnswerLost ? common : without), state: 'failed', failure, mayComeYet: isAnswerLost, told };
}
function agree(proven) {
    return `${(0,_time_travel_words_js__WEBPACK_IMPORTED_MODULE_7__/* .enumerate */ .HL)(proven)} agree${proven.length === 1 ? 's' : ''}`;
}
function notCompared(unproven) {
    return unproven.length === 0 ? '' : ` Not compared: ${unproven.join('; ')}.`;
}
/** The error that a restore ends in; `undefined` where it was proven. */
function restoreError(result) {
    if (result.state === 'restored')
        return undefined;
    const failure = 'failure' in result ? result.failure : undefined;
    const undo = result.undoCommand && `To go back to before the restore: ${result.undoCommand}`;
    return new _runtime_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .lZ('way-back-failed', [result.told, ...result.notes].join(' '), {
        status: result.state === 'unknown' ? 'indeterminate' : 'failed',
        hint: [failure?.hint, undo].filter(Boolean).join('\n'),
        cause: failure,
    });
}


/***/ }),

/***/ 55070:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  run: () => (/* binding */ run)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/runtime/timeline.js
var runtime_timeline = __webpack_require__(79725);
// EXTERNAL MODULE: ./lib/runtime/untouched.js
var untouched = __webpack_require__(74935);
// EXTERNAL MODULE: ./lib/snapshot/age.js
var age = __webpack_require__(43703);
// EXTERNAL MODULE: ./lib/snapshot/find.js
var snapshot_find = __webpack_require__(84769);
// EXTERNAL MODULE: ./lib/snapshot/manifest.js
var snapshot_manifest = __webpack_require__(7135);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
// EXTERNAL MODULE: ./lib/migrations/ledger.js
var migrations_ledger = __webpack_require__(65004);
// EXTERNAL MODULE: ./lib/runtime/errors.js
var errors = __webpack_require__(50525);
// EXTERNAL MODULE: ./lib/sqlite/fingerprint.js
var fingerprint = __webpack_require__(37916);
// EXTERNAL MODULE: ./lib/sqlite/schema.js
var schema = __webpack_require__(27917);
// EXTERNAL MODULE: ./lib/sqlite/statement-stream.js
var statement_stream = __webpack_require__(59902);
// EXTERNAL MODULE: ./lib/snapshot/contents.js
var snapshot_contents = __webpack_require__(22412);
// EXTERNAL MODULE: ./lib/snapshot/dump.js
var snapshot_dump = __webpack_require__(83544);
// EXTERNAL MODULE: ./lib/snapshot/file.js
var file = __webpack_require__(36412);
// EXTERNAL MODULE: ./lib/snapshot/loader.js
var loader = __webpack_require__(79049);
// EXTERNAL MODULE: ./lib/snapshot/progress.js
var snapshot_progress = __webpack_require__(99909);
// EXTERNAL MODULE: ./lib/snapshot/prove.js
var prove = __webpack_require__(46754);
// EXTERNAL MODULE: ./lib/snapshot/room.js
var room = __webpack_require__(67217);
;// CONCATENATED MODULE: ./lib/snapshot/open.js
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
 * Restores a snapshot into two databases of its own, and compares it with its manifest and its fingerprints.
 * @throws ActionError `snapshot-invalid` where it is not whole, or not what its manifest says; `identity-invalid`
 */
async function openSnapshot(opening) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { folder, identities, assertions, context } = opening;
        const manifest = await (0,snapshot_manifest/* readManifest */.WI)((0,external_node_path_.join)(folder, snapshot_manifest/* manifestName */.vS));
        const { temporary } = context.runner;
        await (0,promises_.mkdir)(temporary, { recursive: true });
        (0,loader/* keepTemporaryFilesIn */.dm)(temporary);
        await (0,room/* requireRoom */.h)(temporary, (0,room/* roomNeeded */.j)(manifest.dump.sqlBytes));
        const stored = { ...manifest.dump, file: (0,external_node_path_.join)(folder, manifest.dump.file) };
        if (stored.encryption === 'age' && identities.length === 0)
            throw identityMissing(manifest);
        await (0,file/* checkDump */.hk)(stored, context.signal);
        const chunks = await (0,file/* readDump */.RF)(stored, identities, context.signal);
        const prover = __addDisposableResource(env_1, new prove/* Prover */.X(), true);
        try {
            const tail = await load(chunks, prover, manifest, opening);
            const printed = tail.prints.map(([name, { columns }]) => ({ name, columns: Object.keys(columns) }));
            const proof = await prover.finish({ printed, assertions });
            requireAsTold(manifest, tail, proof);
            return { manifest, proof };
        }
        catch (error) {
            context.signal.throwIfAborted();
            if (error instanceof loader/* LoadRefused */.rM)
                throw unlike(manifest, `SQLite refuses it: ${error.message}`, error);
            if (error instanceof statement_stream/* UnendedStatement */.f)
                throw unlike(manifest, error.message, error);
            throw error;
        }
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = __disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
async function load(chunks, prover, manifest, { keep, context }) {
    const progress = new snapshot_progress/* Progress */.ke(`Restoring ${manifest.database.name} to prove it`, context.events, context.clock);
    const seen = new Ends(manifest);
    const kept = keep === undefined ? undefined : await (0,promises_.open)(keep, 'wx', 0o600);
    let rows = 0;
    try {
        for await (const { bytes, ends } of (0,statement_stream/* statementBlocks */.Y)(watched(chunks, seen, kept))) {
            rows += ends.length;
            progress.at({ bytes: seen.bytes, total: manifest.dump.sqlBytes, rows });
            await prover.feed(bytes);
        }
    }
    finally {
        await kept?.close();
    }
    return seen.tail();
}
async function* watched(chunks, seen, kept) {
    for await (const chunk of chunks) {
        seen.take(chunk);
        await kept?.writeFile(chunk);
        yield chunk;
    }
}
const headBytes = 200;
// The fingerprints of 30,000 columns.
const tailBytes = 4 * 1024 * 1024;
/** The first and the last bytes of a dump, which name the snapshot that it is of. */
class Ends {
    #manifest;
    #first = Buffer.alloc(0);
    #last = [];
    bytes = 0;
    constructor(manifest) {
        this.#manifest = manifest;
    }
    take(chunk) {
        if (this.#first.length < headBytes) {
            this.#first = Buffer.concat([this.#first, chunk.subarray(0, headBytes)]);
            if (this.#first.length >= headBytes)
                this.#requireHead();
        }
        this.bytes += chunk.length;
        this.#last.push(chunk);
        let held = this.#last.reduce((sum, { length }) => sum + length, 0);
        for (let first = this.#last[0]; first && held - first.length >= tailBytes; first = this.#last[0]) {
            held -= first.length;
            this.#last.shift();
        }
    }
    /** @throws ActionError `snapshot-invalid` where it is of another snapshot, or its end is missing */
    tail() {
        this.#requireHead();
        const { dump, id } = this.#manifest;
        if (this.bytes !== dump.sqlBytes)
            throw unlike(this.#manifest, `it has ${this.bytes} bytes of SQL where the manifest says ${dump.sqlBytes}`);
        const tail = (0,snapshot_dump/* readTail */.Zr)(Buffer.concat(this.#last).toString('utf8'));
        if (!tail)
            throw unlike(this.#manifest, 'its end, with the fingerprints, is missing');
        if (tail.id !== id)
            throw unlike(this.#manifest, `it ends as the dump of the snapshot ${tail.id}`);
        return tail;
    }
    #requireHead() {
        const { id } = this.#manifest;
        const found = (0,snapshot_dump/* idInHead */.tk)(this.#first.toString('utf8'));
        if (found === id)
            return;
        throw unlike(this.#manifest, found ? `it is the dump of the snapshot ${found}` : 'it is no dump of a snapshot');
    }
}
function requireAsTold(manifest, { prints, origin }, proof) {
    const { createdAt, database, ledger } = manifest;
    if (!(0,external_node_util_.isDeepStrictEqual)(origin, { createdAt, database, ledger }))
        throw unlike(manifest, 'its time, database, bookmark or migration is not that of the dump');
    const found = new Map(proof.prints);
    for (const [table, print] of prints) {
        const other = found.get(table);
        const [difference] = other ? (0,fingerprint/* differencesIn */.Cg)(print, other) : ['it is missing'];
        if (difference !== undefined)
            throw unlike(manifest, `the table ${table} is not what it was: ${difference}`);
    }
    const tables = [...found].filter(([name]) => name !== snapshot_contents/* sequences */.X7).map(([name, { rows }]) => `${name} ${rows}`);
    const told = manifest.tables.map(({ name, rows }) => `${name} ${rows}`);
    const [different] = new Set(told).symmetricDifference(new Set(tables));
    if (different !== undefined)
        throw unlike(manifest, `manifest and dump differ in the rows of a table: ${different}`);
    if (manifest.rows !== manifest.tables.reduce((sum, { rows }) => sum + rows, 0))
        throw unlike(manifest, 'the rows of its tables do not add up to those of the manifest');
    const digest = (0,schema/* schemaDigest */.ku)(proof.schema, (0,migrations_ledger/* ownTables */.Uo)({ migrationsTable: manifest.ledger.table }));
    if (digest !== manifest.schemaDigest)
        throw unlike(manifest, 'it does not make the schema that the manifest tells');
}
function unlike({ id, database }, problem, cause) {
    return new errors/* ActionError */.lZ('snapshot-invalid', `The snapshot ${id} of ${database.name} is not what its manifest says: ${problem}. Nothing was restored.`, { hint: 'Do not use it. `backup` with `mode: list` shows the others.', cause });
}
function identityMissing({ dump, database }) {
    return new errors/* ActionError */.lZ('identity-invalid', `The snapshot of ${database.name} is encrypted, and the input \`identity\` is empty. Nothing was done.`, {
        hint: `Give the age identity of one of its recipients, from a secret: ${dump.recipients.join(', ')}. An empty value often means that the secret is not defined for this repository or environment.`,
    });
}

// EXTERNAL MODULE: ./lib/cloudflare/client.js
var client = __webpack_require__(19480);
// EXTERNAL MODULE: external "node:sqlite"
var external_node_sqlite_ = __webpack_require__(80099);
// EXTERNAL MODULE: ./lib/sqlite/identifier.js
var identifier = __webpack_require__(88437);
// EXTERNAL MODULE: ./lib/sqlite/load.js
var sqlite_load = __webpack_require__(89230);
// EXTERNAL MODULE: ./lib/sqlite/load-virtual.js
var load_virtual = __webpack_require__(43304);
// EXTERNAL MODULE: ./lib/sqlite/shape.js
var shape = __webpack_require__(37181);
;// CONCATENATED MODULE: ./lib/restore/drops.js
var drops_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var drops_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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
 * Statements that take everything away. To drop a table is to delete its rows, with all that follows from that, and D1 does
 * not let foreign keys be switched off: they must be deferred, which suspends RESTRICT too.
 */
function dropAll(schema) {
    const shadows = (0,load_virtual.shadowsOf)(schema);
    const objects = schema.filter(({ name }) => !shadows.has(name));
    const virtual = objects.filter(load_virtual/* isVirtual */.kp);
    const drop = (kind, some) => some.map(({ name }) => `DROP ${kind} ${(0,identifier/* quoteIdentifier */.C)(name)};\n`);
    const ofType = (type) => objects.filter((object) => object.type === type);
    return [
        // First, so that none reacts to what follows.
        ...drop('TRIGGER', ofType('trigger')),
        ...drop('VIEW', ofType('view')),
        ...drop('TABLE', virtual),
        ...dropTables(tablesOf(schema)),
    ].join('');
}
/** Statements that take these tables away; foreign keys must be deferred, and the tables' triggers gone. */
function dropTables(tables) {
    return childrenFirst(tables).map(({ name }) => `DROP TABLE ${(0,identifier/* quoteIdentifier */.C)(name)};\n`);
}
/** The tables of a schema, as SQLite knows them. */
function tablesOf(schema) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const database = drops_addDisposableResource(env_1, new external_node_sqlite_.DatabaseSync(':memory:', sqlite_load/* likeD1 */.zr), false);
        (0,sqlite_load/* loadSchema */.e$)(database, schema);
        return [...(0,shape/* shapeOf */.F)(database).tables.values()];
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        drops_disposeResources(env_1);
    }
}
/** Each before those that it refers to, as far as they do not refer to one another: so no row is deleted for another's sake. */
function childrenFirst(tables) {
    const left = new Map(tables.map((table) => [table.name.toLowerCase(), table]));
    const order = [];
    while (left.size > 0) {
        const parents = new Set([...left.values()].flatMap(({ name, foreignKeys }) => foreignKeys.map(({ parent }) => parent.toLowerCase()).filter((parent) => parent !== name.toLowerCase())));
        const free = [...left.keys()].filter((name) => !parents.has(name));
        // In a circle, any may be the first.
        for (const name of free.length > 0 ? free : [...left.keys()].slice(0, 1)) {
            const table = left.get(name);
            if (table)
                order.push(table);
            left.delete(name);
        }
    }
    return order;
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: ./lib/runtime/nearest.js
var nearest = __webpack_require__(81438);
;// CONCATENATED MODULE: ./lib/restore/subset.js
var subset_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var subset_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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
 * Makes sure that some tables can be exchanged without anything else being changed.
 * @throws ActionError `input-invalid`, `snapshot-refused`
 */
function requireExchangeable(wanted, contents, { snapshot, there }) {
    const known = contents.tables.map(({ name }) => name);
    const unknown = wanted.find((name) => !known.includes(name));
    if (unknown !== undefined)
        throw new errors/* ActionError */.lZ('input-invalid', `The snapshot has no table \`${unknown}\` with rows of its own. Nothing was done.`, {
            hint: (0,nearest/* didYouMean */.a)(unknown, known),
        });
    for (const name of wanted)
        requireSameDefinition(name, snapshot, there);
    requireUnbound(wanted, there);
}
/** Rows of then fit the table of then: what migrations have done to it since would be missing. */
function requireSameDefinition(name, snapshot, there) {
    const linesOf = (schema) => new Set(schema.filter(({ tbl_name }) => tbl_name === name).map(({ type, sql }) => `${type} ${sql}`));
    const now = linesOf(there);
    const [different] = now.size === 0 ? [] : linesOf(snapshot).symmetricDifference(now);
    if (different === undefined)
        return;
    throw new errors/* ActionError */.lZ('snapshot-refused', `The table ${name}, an index or a trigger of it is not what it was in the snapshot: ${different.slice(0, 200)}. Rows of then cannot be put into it. Nothing was done.`, { hint: 'Restore the snapshot into a new database (`target: <new name>`), and copy what you need from there.' });
}
/** To drop a table deletes its rows, and what refers to them may go with them. */
function requireUnbound(wanted, there) {
    const inside = new Set(wanted.map((name) => name.toLowerCase()));
    for (const { name, foreignKeys } of tablesOf(there)) {
        if (inside.has(name.toLowerCase()))
            continue;
        const bound = foreignKeys.find(({ parent, onDelete }) => inside.has(parent.toLowerCase()) && /^(CASCADE|SET )/.test(onDelete));
        if (bound)
            throw new errors/* ActionError */.lZ('snapshot-refused', `${name} refers to ${bound.parent} with ON DELETE ${bound.onDelete}: to exchange the rows of ${bound.parent} would change those of ${name}. Nothing was done.`, { hint: `Name ${name} in \`tables\` as well, or restore into a new database.` });
    }
}
/**
 * Writes the SQL that exchanges some tables, from the SQL of the whole dump.
 * @param there the schema of the database that it is for
 */
async function writeSubset(dump, file, wanted, contents, there) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const names = new Set(wanted);
        const of = (objects) => objects.filter(({ tbl_name }) => names.has(tbl_name));
        const sqlOf = (objects) => (0,snapshot_dump/* statements */.Fn)(of(objects).map(({ sql }) => sql ?? ''));
        const triggers = of(there.filter(({ type }) => type === 'trigger'));
        const out = subset_addDisposableResource(env_1, await (0,promises_.open)(file, 'wx', 0o600), true);
        await out.writeFile([
            'PRAGMA defer_foreign_keys=TRUE;\n',
            ...triggers.map(({ name }) => `DROP TRIGGER ${(0,identifier/* quoteIdentifier */.C)(name)};\n`),
            ...dropTables(tablesOf(there).filter(({ name }) => names.has(name))),
            (0,snapshot_dump/* statements */.Fn)(contents.tables.filter(({ name }) => names.has(name)).map(({ sql }) => sql)),
        ].join(''));
        await copyRows(dump, out, names);
        const searches = there.filter((object) => (0,load_virtual/* isFts5 */.bG)(object) && (0,load_virtual/* contentOf */.$E)(object) === 'other');
        await out.writeFile([
            sqlOf(contents.indexes),
            // Which of them read from these tables, perhaps through a view, only SQLite knows.
            (0,snapshot_dump/* statements */.Fn)(searches.map(({ name }) => (0,snapshot_dump/* rebuild */.aq)(name))),
            sqlOf(contents.triggers),
        ].join(''));
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = subset_disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
async function copyRows(dump, out, names) {
    for await (const { bytes, ends } of (0,statement_stream/* statementBlocks */.Y)((0,external_node_fs_.createReadStream)(dump))) {
        const kept = ends.flatMap((end, index) => copied(bytes.toString('utf8', ends[index - 1] ?? 0, end).trimStart(), names));
        if (kept.length > 0)
            await out.writeFile(`${kept.join('\n')}\n`);
    }
}
/** A statement of the dump, where it is about the rows of these tables. */
function copied(statement, names) {
    if (/^PRAGMA ignore_check_constraints/.test(statement))
        return [statement];
    const table = (0,snapshot_dump/* tableOfStatement */.r4)(statement);
    if (table === undefined)
        return [];
    if (table !== snapshot_contents/* sequences */.X7)
        return names.has(table) ? [statement] : [];
    const counted = [...names].map(asText).find((name) => statement.includes(`VALUES(${name},`));
    // The rows have counted already.
    return counted === undefined ? [] : [`DELETE FROM ${snapshot_contents/* sequences */.X7} WHERE name = ${counted};`, statement];
}
function asText(name) {
    return `'${name.replaceAll("'", "''")}'`;
}

;// CONCATENATED MODULE: ./lib/restore/exchange.js





/** All that is in the database for all that is in the snapshot, whose SQL is in a file. */
function exchangeAll({ proof }, file, { schema }) {
    return {
        file,
        before: `PRAGMA defer_foreign_keys=TRUE;\n${dropAll(schema)}`,
        expected: { schema: proof.schema, prints: new Map(proof.prints) },
    };
}
/**
 * Some tables for those of the snapshot.
 * @param dump its SQL; what is imported is written beside it
 */
async function exchangeSome({ proof }, dump, tables, { schema: there }) {
    const contents = (0,snapshot_contents/* contentsOf */.KD)(proof.schema);
    requireExchangeable(tables, contents, { snapshot: proof.schema, there });
    const file = (0,external_node_path_.join)(dump, '..', 'tables.sql');
    await writeSubset(dump, file, tables, contents, there);
    return {
        file,
        before: `DELETE FROM ${migrations_ledger/* lockTable */.S5} WHERE name = 'migrations';\n`,
        expected: {
            schema: united(there, proof.schema, tables),
            prints: new Map(proof.prints.filter(([name]) => tables.includes(name))),
        },
    };
}
/** What is there, and those of the tables that are not there yet. */
function united(there, snapshot, tables) {
    const known = new Set(there.map(({ name }) => name));
    return [...there, ...snapshot.filter(({ name, tbl_name }) => tables.includes(tbl_name) && !known.has(name))];
}

// EXTERNAL MODULE: ./lib/migrations/counts.js
var migrations_counts = __webpack_require__(85757);
// EXTERNAL MODULE: ./lib/migrations/lock.js
var lock = __webpack_require__(64834);
// EXTERNAL MODULE: ./lib/migrations/run-name.js
var run_name = __webpack_require__(6606);
// EXTERNAL MODULE: ./lib/migrations/time-travel.js
var time_travel = __webpack_require__(58925);
// EXTERNAL MODULE: ./lib/migrations/time-travel-lock.js
var time_travel_lock = __webpack_require__(73093);
// EXTERNAL MODULE: ./lib/migrations/time-travel-words.js
var time_travel_words = __webpack_require__(49517);
// EXTERNAL MODULE: ./lib/snapshot/compare.js
var compare = __webpack_require__(95055);
// EXTERNAL MODULE: ./lib/snapshot/observe.js
var observe = __webpack_require__(83328);
;// CONCATENATED MODULE: ./lib/restore/compare.js




/**
 * Compares a database with what was restored into it.
 * @param imported the bookmark of just after, where it is known
 * @throws CloudflareError
 */
async function compare_compare(place, expected, imported, { d1 }) {
    const schema = await (0,observe/* readSchemaOf */.J7)(place, d1);
    const differences = schemaDifferences(expected.schema, schema);
    if (differences.length === 0)
        differences.push(...(await rowDifferences(place, schema, expected, d1)));
    const isWrittenSince = differences.length > 0 && imported !== (await d1.bookmark(place.id));
    return { differences, isWrittenSince };
}
function schemaDifferences(expected, found) {
    try {
        (0,compare/* requireRestored */.UQ)(expected, found);
        return [];
    }
    catch (error) {
        if (error instanceof compare/* Unlike */.NI)
            return [error.message];
        throw error;
    }
}
async function rowDifferences(place, schema, { prints }, d1) {
    const { prints: found } = await (0,observe/* observe */.lB)(place, (0,snapshot_contents/* contentsOf */.KD)(schema), d1);
    return [...prints].flatMap(([table, print]) => {
        const other = found.get(table);
        return (other ? (0,fingerprint/* differencesIn */.Cg)(print, other) : ['is not there']).map((difference) => `${table}: ${difference}`);
    });
}

// EXTERNAL MODULE: ./lib/cloudflare/errors.js
var cloudflare_errors = __webpack_require__(76632);
;// CONCATENATED MODULE: ./lib/restore/land.js


// An import whose answers are lost goes on for as long as it takes; D1 ends one that nobody asks after.
const looksAfterMs = [0, 5000, 10_000, 20_000, 30_000];
/** Imports, and looks at what is there where that is not certain. It does not throw. */
async function land(load) {
    const { place, file, before, cloudflare, context } = load;
    try {
        const { bookmark } = await cloudflare.d1.importFile(place.id, `import the snapshot into ${place.name}`, file, {
            before,
            onProgress: teller(place, context),
        });
        return { state: 'done', bookmark };
    }
    catch (failure) {
        const kind = failure instanceof cloudflare_errors/* CloudflareError */.O ? failure.failure.kind : 'unknown';
        // Even of what was refused: a clear no may be the answer to something else than the import.
        const isIn = await (kind === 'unknown' ? sighted(load) : seen(load, load.cloudflare));
        if (kind !== 'unknown' && !isIn)
            return { state: 'refused', failure };
        return isIn ? { state: 'done', bookmark: undefined } : { state: 'open', failure };
    }
}
/** Passes on what D1 says, no more often than every ten seconds. */
function teller({ name }, { events, clock }) {
    let told = clock.now();
    return ({ messages }) => {
        const last = messages.at(-1);
        if (last === undefined || clock.now() - told < 10_000)
            return;
        told = clock.now();
        events.info('restore.progress', `Importing into ${name}: ${last}`, { database: name });
    };
}
/** Once where the job is cancelled, for it will be killed; else for a minute. */
async function sighted(load) {
    const { cloudflare, context } = load;
    const isCancelled = context.signal.aborted;
    const looking = cloudflare.withSignal(AbortSignal.timeout(isCancelled ? 5000 : 120_000));
    for (const pause of isCancelled ? [0] : looksAfterMs) {
        await context.clock.sleep(pause);
        if (await seen(load, looking))
            return true;
    }
    return false;
}
/** Where it cannot be read, it is not seen. */
async function seen({ context, isThere, place }, looking) {
    try {
        return await isThere(looking);
    }
    catch (error) {
        const { message } = (0,errors/* toActionError */.ie)(error);
        context.events.debug('restore.not-seen', { database: place.name, error_message: message });
        return false;
    }
}

;// CONCATENATED MODULE: ./lib/restore/into-existing.js










/**
 * Exchanges what is in a database, in one transaction, while it holds the migration lock, which goes with what was there: so
 * the lock tells whether the import was made. Where what is there afterwards is not the snapshot, it goes back.
 * @throws ActionError where nothing was changed
 */
async function restoreInto(replacement) {
    const { target, cloudflare, context } = replacement;
    const holder = (0,run_name/* runName */.r)(context);
    const ledger = await (0,untouched/* beforeAnyChange */.U)(() => (0,time_travel_lock/* takeForRestore */.lG)(target, holder, cloudflare, context));
    let exchange;
    let landing;
    let bookmark;
    let counts;
    try {
        refuseChanged(replacement, ledger);
        exchange = await replacement.prepare(ledger);
        counts = await countsNow(target, ledger, cloudflare);
        await holdOn(target, holder, cloudflare);
        bookmark = await cloudflare.d1.bookmark(target.id);
        context.events.warning('restore.importing', `Replacing what is in ${target.name}. The way back, which loses what is written since: ${(0,time_travel_words/* restoreCommand */.Od)(target, bookmark)}`, { database: target.name, bookmark });
        const isThere = async (looking) => (await (0,time_travel_lock/* holderOf */.Kd)(target, looking))?.holder !== holder;
        landing = await land({ place: target, ...exchange, cloudflare, context, isThere });
    }
    catch (error) {
        await letGo(replacement, holder);
        throw (0,untouched/* nothingDone */.m)((0,errors/* toActionError */.ie)(error));
    }
    const undo = { bookmark, command: (0,time_travel_words/* restoreCommand */.Od)(target, bookmark) };
    if (landing.state === 'refused') {
        await letGo(replacement, holder);
        throw refused(target, landing.failure);
    }
    if (landing.state === 'open')
        return { undo, error: mayCome(target, undo.command, landing.failure) };
    return {
        undo,
        error: await judge(replacement, exchange.expected, landing.bookmark, { undo, ledger, counts, holder }),
    };
}
/** A lock that is left keeps the next run waiting: that is told. */
function letGo({ target, cloudflare, context }, holder) {
    return (0,lock/* release */._r)(target, holder, cloudflare, (why) => context.events.warning('migration.lock-left', `The migration lock of ${target.name} could not be let go: ${why} It runs out by itself, and until then the next run waits.`, { database: target.name }));
}
function refuseChanged({ target: { name }, planned }, { digest }) {
    if (digest === planned.digest)
        return;
    throw new errors/* ActionError */.lZ('changed-meanwhile', `${name} is not what this restore was planned for: its schema was changed by someone else since. Nothing was done.`, { hint: 'Run this again with `mode: plan`.' });
}
/** To prove, if need be, that the way back was gone. */
async function countsNow(target, { schema }, cloudflare) {
    if (!(0,migrations_counts/* countable */.Q$)(target))
        return undefined;
    const counts = await (0,migrations_counts/* countTables */.zF)(target, await (0,migrations_counts/* userTables */.lJ)(target, schema), cloudflare);
    return Object.fromEntries([...counts].map(([table, rows]) => [table, [rows, rows]]));
}
async function holdOn(target, holder, cloudflare) {
    const [answer] = await cloudflare.d1.write(target.id, `renew the migration lock of ${target.name}`, [(0,lock/* renewLock */.LH)(holder, lock/* holdForImportSeconds */.xd)], { idempotent: true });
    if (answer?.success)
        return;
    throw new errors/* ActionError */.lZ('locked', `This run has lost the migration lock of ${target.name}. Nothing was done.`, {
        hint: 'Another run took it: wait for that, then run this again.',
    });
}
function refused({ name }, failure) {
    const error = (0,errors/* toActionError */.ie)(failure);
    return new errors/* ActionError */.lZ('restore-failed', `${(0,time_travel_words/* sentence */.em)(error)} ${name} is what it was: nothing of the snapshot is in it.`, {
        ...(error.hint === undefined ? {} : { hint: error.hint }),
        cause: error,
    });
}
function mayCome({ name }, command, failure) {
    const error = (0,errors/* toActionError */.ie)(failure);
    return new errors/* ActionError */.lZ('restore-failed', `It cannot be told whether the snapshot is in ${name}: ${(0,time_travel_words/* sentence */.em)(error)} What was there is there still, and the import may come yet. The migration lock is kept for ${lock/* holdForImportSeconds */.xd / 60} minutes.`, {
        status: 'indeterminate',
        hint: `Look at it in some minutes. Should the snapshot be there and is not wanted: ${command}`,
        cause: error,
    });
}
async function judge(replacement, expected, imported, past) {
    const { target, cloudflare } = replacement;
    let comparison;
    try {
        comparison = await compare_compare(target, expected, imported, cloudflare.withSignal(AbortSignal.timeout(600_000)));
    }
    catch (thrown) {
        const error = (0,errors/* toActionError */.ie)(thrown);
        return new errors/* ActionError */.lZ('restore-failed', `The snapshot was imported into ${target.name}, and could not be compared afterwards: ${(0,time_travel_words/* sentence */.em)(error)}`, { status: 'indeterminate', hint: `To go back: ${past.undo.command}`, cause: error });
    }
    const { differences, isWrittenSince } = comparison;
    if (differences.length === 0)
        return undefined;
    if (await isHeldStill(replacement, past.holder))
        return notMade(replacement, past.holder);
    const told = `The snapshot was imported into ${target.name}, which is not the same: ${differences.slice(0, 5).join('; ')}.`;
    if (isWrittenSince)
        return new errors/* ActionError */.lZ('restore-failed', `${told} Somebody has written to it since: it may be from that.`, {
            status: 'indeterminate',
            hint: `Compare these tables. To go back to before the restore: ${past.undo.command}`,
        });
    return goBack(told, replacement, past);
}
/** The lock goes with what was there: where it is seen, nothing was imported. */
async function isHeldStill({ target, cloudflare }, holder) {
    const looking = cloudflare.withSignal(AbortSignal.timeout(60_000));
    return (0,time_travel_lock/* holderOf */.Kd)(target, looking).then((row) => row?.holder === holder, () => false);
}
async function notMade(replacement, holder) {
    await letGo(replacement, holder);
    const { name } = replacement.target;
    return new errors/* ActionError */.lZ('restore-failed', `Cloudflare says that the snapshot was imported, and it was not: ${name} is what it was.`, { hint: 'Run this again.' });
}
async function goBack(told, replacement, past) {
    const { target, cloudflare, context } = replacement;
    const { digest, applied } = past.ledger;
    const { bookmark, command } = past.undo;
    try {
        const expected = { digest, applied, counts: past.counts };
        const back = await (0,time_travel/* restoreTo */.Az)({ target, bookmark, expected, cloudflare, context });
        // This run held it at that moment, for an import.
        if (back.state === 'restored')
            await letGo(replacement, past.holder);
        return new errors/* ActionError */.lZ('restore-failed', `${told} ${back.told}`, {
            status: back.state === 'unknown' ? 'indeterminate' : 'failed',
            hint: back.state === 'restored' ? 'Take another snapshot.' : `To go back by hand: ${command}`,
        });
    }
    catch (thrown) {
        const error = (0,errors/* toActionError */.ie)(thrown);
        return new errors/* ActionError */.lZ('restore-failed', `${told} It was not taken back: ${(0,time_travel_words/* sentence */.em)(error)}`, {
            hint: `To go back by hand: ${command}`,
            cause: error,
        });
    }
}

;// CONCATENATED MODULE: ./lib/restore/into-new.js





/**
 * Makes a database, imports, and compares; a database that is not the snapshot is deleted again.
 * @throws ActionError, which tells whether the database is there
 */
async function restoreIntoNew(creation) {
    const { name, size, cloudflare, context } = creation;
    const { id } = await cloudflare.d1.create(name).catch((error) => Promise.reject(unmade(name, error, context)));
    const place = { id, name, size };
    context.events.info('restore.created', `Made the database ${name} (${id}).`, { database: name });
    try {
        await fill(place, creation);
        return place;
    }
    catch (thrown) {
        throw await withoutIt(place, (0,errors/* toActionError */.ie)(thrown), cloudflare);
    }
}
/** What became of a call that was under way at the abort is not known. */
function unmade(name, error, { signal }) {
    if (!signal.aborted)
        return error;
    const { code, status, message } = (0,errors/* toActionError */.ie)(error);
    return new errors/* ActionError */.lZ(code, `${message} Nothing was restored. Whether the database ${name} was made, which is empty then, cannot be told.`, {
        status,
        hint: `Look for it: npx wrangler d1 info ${name}\nIf it is there: npx wrangler d1 delete ${name}\nThen run this again.`,
        cause: error,
    });
}
/** The same of a job's snapshot. */
function makeFrom({ opened, sql, context }, name, cloudflare) {
    const { manifest, proof } = opened;
    const expected = { schema: proof.schema, prints: new Map(proof.prints) };
    return restoreIntoNew({ name, file: sql, expected, size: manifest.dump.sqlBytes, cloudflare, context });
}
async function fill(place, { file, expected, cloudflare, context }) {
    const isThere = async (looking) => (await (0,observe/* readSchemaOf */.J7)(place, looking.d1)).length > 0;
    const landing = await land({ place, file, before: '', cloudflare, context, isThere });
    if (landing.state !== 'done')
        throw landing.failure;
    const { differences } = await compare_compare(place, expected, landing.bookmark, cloudflare);
    if (differences.length === 0)
        return;
    throw new errors/* ActionError */.lZ('restore-failed', `The snapshot was imported into ${place.name}, which is not the same: ${differences.slice(0, 5).join('; ')}.`);
}
/** What is not the snapshot must not be taken for it. */
async function withoutIt(place, error, cloudflare) {
    const told = await deleteAgain(place, cloudflare);
    return new errors/* ActionError */.lZ('restore-failed', `${(0,time_travel_words/* sentence */.em)(error)} ${told.message}`, {
        status: error.status,
        hint: [told.hint, error.hint ?? 'Run this again. If it comes to the same, take another snapshot.']
            .filter(Boolean)
            .join('\n'),
        cause: error,
    });
}
/**
 * Deletes a database that this run made, though the job was cancelled meanwhile.
 * @returns what to say of it
 */
async function deleteAgain({ id, name }, cloudflare) {
    try {
        await cloudflare.withSignal(AbortSignal.timeout(60_000)).d1.delete(id);
        return { message: `The database ${name}, which this run had made, was deleted.`, isGone: true };
    }
    catch (thrown) {
        return {
            message: `The database ${name} (${id}), which this run had made, could not be deleted: ${(0,time_travel_words/* sentence */.em)(thrown)}`,
            hint: `Delete it: npx wrangler d1 delete ${name}`,
            isGone: false,
        };
    }
}

;// CONCATENATED MODULE: ./lib/restore/plan.js




/** @throws ActionError `input-invalid`, `snapshot-refused`; CloudflareError */
async function planRestore(destination, { manifest, proof }, only, cloudflare) {
    const snapshot = new Map(manifest.tables.map(({ name, rows }) => [name, rows]));
    if (!destination.exists) {
        const tables = [...snapshot].map(([name, after]) => ({ name, now: null, after }));
        const { head } = manifest.ledger;
        return {
            destination,
            name: destination.name,
            ledger: undefined,
            only: [],
            tables,
            migrationNow: null,
            migrationAfter: head,
        };
    }
    const { target } = destination;
    const ledger = await (0,migrations_ledger/* readLedger */.SC)(target, cloudflare);
    if (only.length > 0)
        requireExchangeable(only, (0,snapshot_contents/* contentsOf */.KD)(proof.schema), { snapshot: proof.schema, there: ledger.schema });
    const now = await (0,migrations_counts/* countTables */.zF)(target, await (0,migrations_counts/* userTables */.lJ)(target, ledger.schema), cloudflare);
    const names = new Set([...now.keys(), ...snapshot.keys()]);
    const isChanged = (name) => only.length === 0 || only.includes(name);
    const migrationNow = ledger.applied.at(-1) ?? null;
    return {
        destination,
        name: target.name,
        ledger,
        only,
        tables: [...names]
            .filter(isChanged)
            .map((name) => ({ name, now: now.get(name) ?? null, after: snapshot.get(name) ?? null })),
        migrationNow,
        migrationAfter: only.length > 0 ? migrationNow : manifest.ledger.head,
    };
}

// EXTERNAL MODULE: ./lib/runtime/summary.js
var runtime_summary = __webpack_require__(91348);
// EXTERNAL MODULE: ./lib/snapshot/age-of.js
var age_of = __webpack_require__(82037);
;// CONCATENATED MODULE: ./lib/restore/report.js



/** What the drill showed. */
function reportProof({ manifest, proof }, { told, recovery }, { summary, events }) {
    const { database, dump, rows, ledger, notKept } = manifest;
    const isProven = proof.asItIs.length + proof.asD1.length === 0;
    summary.heading(`Snapshot of ${database.name}, restored on the runner`, 3);
    summary.table(['', ''], [
        ['snapshot', (0,runtime_summary/* escapeMarkdown */.FV)(told)],
        ['taken', `${manifest.createdAt}, at the bookmark ${(0,runtime_summary/* code */.aY)(database.bookmark)}`],
        ['**RPO**: what was written since is not in it', `**${(0,age_of/* age */.K)(recovery.pointMs)}**`],
        ['**RTO**: to get, open, restore and prove it', `**${(0,age_of/* age */.K)(recovery.timeMs)}**`],
        ['rows', (0,snapshot_progress/* grouped */.zD)(rows)],
        ['size', `${(0,snapshot_progress/* inMegabytes */.BD)(dump.bytes)}, of SQL ${(0,snapshot_progress/* inMegabytes */.BD)(dump.sqlBytes)}`],
        ['last migration', ledger.head === null ? 'none' : (0,runtime_summary/* code */.aY)(ledger.head)],
        ['sha256', (0,runtime_summary/* code */.aY)(dump.sha256)],
        ['restored', isProven ? 'twice: as it is, and as D1 imports' : '**not as D1 would**'],
    ]);
    for (const problem of new Set([...proof.asItIs, ...proof.asD1]))
        summary.markdown(`- ⛔ ${(0,runtime_summary/* escapeMarkdown */.FV)(problem)}`);
    for (const what of notKept)
        summary.markdown(`- A restore leaves empty ${(0,runtime_summary/* escapeMarkdown */.FV)(what)}.`);
    reportAssertions(proof.assertions, summary);
    const body = new runtime_summary/* Summary */.BD().table(['table', 'rows'], manifest.tables.map((table) => [(0,runtime_summary/* code */.aY)(table.name), (0,snapshot_progress/* grouped */.zD)(table.rows)]));
    summary.details(`Rows of ${manifest.tables.length} tables`, body);
    events.info('restore.proven', `${database.name}: ${(0,snapshot_progress/* grouped */.zD)(rows)} rows from ${told}. RPO ${(0,age_of/* age */.K)(recovery.pointMs)}, RTO ${(0,age_of/* age */.K)(recovery.timeMs)}.`, { database: database.name, rows, rpo_ms: recovery.pointMs, rto_ms: recovery.timeMs });
}
function reportAssertions(assertions, summary) {
    if (assertions.length === 0)
        return;
    summary.table(['assertion', ''], assertions.map(({ sql, problem }) => [
        (0,runtime_summary/* code */.aY)(sql),
        problem === undefined ? 'holds' : `**${(0,runtime_summary/* escapeMarkdown */.FV)(problem)}**`,
    ]));
}
/** What a restore would change. */
function reportPlan(plan, { manifest }, summary) {
    const { destination, name, tables, only } = plan;
    summary.heading(destination.exists ? `Restore into ${name}` : `Restore into the new database ${name}`, 3);
    summary.paragraph(destination.exists
        ? `${only.length === 0 ? 'Everything' : `What is in ${only.join(', ')}`} that is in ${name} now is replaced by what ${manifest.database.name} had at ${manifest.createdAt}. Time Travel can undo it.`
        : `The database ${name} is made.`);
    summary.table(['table', 'rows now', 'rows then', ''], tables.map(({ name: table, now, after }) => [
        (0,runtime_summary/* code */.aY)(table),
        now === null ? 'not there' : (0,snapshot_progress/* grouped */.zD)(now),
        after === null ? '**gone**' : (0,snapshot_progress/* grouped */.zD)(after),
        changeOf(now, after),
    ]));
    if (plan.migrationNow !== plan.migrationAfter)
        summary.markdown(`Last migration: ${migration(plan.migrationNow)} now, ${migration(plan.migrationAfter)} then. Migrations go on from there.`);
}
function migration(name) {
    return name === null ? 'none' : (0,runtime_summary/* code */.aY)(name);
}
function changeOf(now, after) {
    const change = (after ?? 0) - (now ?? 0);
    if (change === 0)
        return '';
    return change > 0 ? `+${(0,snapshot_progress/* grouped */.zD)(change)}` : `**−${(0,snapshot_progress/* grouped */.zD)(-change)}**`;
}
/** The next step of a plan. */
function reportNext({ name }, snapshot, { summary, events }) {
    summary.markdown('This was a plan: nothing was changed. To do it:');
    summary.codeBlock(`mode: apply\nsnapshot: ${snapshot}\ntarget: ${name}\nconfirm: ${name}`, 'yaml');
    events.info('restore.planned', `To do it: \`mode: apply\` with \`confirm: ${name}\`.`);
}
/** What was done. */
function reportApplied({ name, destination }, undo, isDone, summary) {
    if (isDone)
        summary.markdown(`**Restored**: every definition in ${(0,runtime_summary/* code */.aY)(name)} and the fingerprint of every table were compared with the snapshot, and agree.`);
    if (undo === undefined)
        return;
    summary.markdown(destination.exists ? 'The way back, which loses what is written since:' : 'To undo it:');
    summary.codeBlock(undo, 'sh');
}

// EXTERNAL MODULE: ./lib/cloudflare/ids.js
var ids = __webpack_require__(857);
// EXTERNAL MODULE: ./lib/migrations/resolve.js
var resolve = __webpack_require__(48217);
;// CONCATENATED MODULE: ./lib/restore/target.js



/**
 * Looks for a database by name or id: among those that are configured, then on Cloudflare.
 * @throws ActionError `database-not-found`, `input-invalid`, `snapshot-refused`, and what `resolveDatabase` throws
 */
async function findTarget(word, databases, manifest, cloudflare) {
    const configured = databases.find(({ name, binding, id }) => word === name || word === binding || word === id);
    if (configured && configured.id !== undefined) {
        const target = await (0,resolve/* resolveDatabase */.e)(configured, cloudflare);
        refuseOtherLedger(target, manifest);
        return { exists: true, target };
    }
    const id = ids/* DatabaseId */.f$.safeParse(word);
    if (id.success)
        return { exists: true, target: await describe(id.data, word, manifest, cloudflare) };
    const found = (await cloudflare.d1.list(word)).find(({ name }) => name === word);
    if (found)
        return { exists: true, target: await describe(found.uuid, word, manifest, cloudflare) };
    if (/^[a-z0-9][a-z0-9_-]{0,63}$/i.test(word))
        return { exists: false, name: word };
    throw new errors/* ActionError */.lZ('input-invalid', `The input \`target\` is \`${word}\`, which is neither the name or id of a database nor a name for a new one. Nothing was done.`, { hint: '`npx wrangler d1 list` shows the databases. A new name has letters, digits, `-` and `_`.' });
}
/** A database that no configuration binds here: what is not known of it is taken from the snapshot. */
async function describe(id, word, manifest, cloudflare) {
    const { name, file_size } = await cloudflare.d1.get(id);
    const database = {
        binding: word,
        name,
        id,
        migrationsDirectory: '',
        migrationsPattern: '*.sql',
        migrationsTable: manifest.ledger.table,
        location: { file: 'the input `target`' },
        key: 'target',
        boundBy: [],
    };
    return { database, id, name, size: file_size ?? undefined };
}
/** Migrations would begin anew, on tables that are there already. */
function refuseOtherLedger({ name, database }, { ledger }) {
    if (ledger.head === null || ledger.table === database.migrationsTable)
        return;
    throw new errors/* ActionError */.lZ('snapshot-refused', `The snapshot has its migrations in ${ledger.table}, and ${name} keeps them in ${database.migrationsTable}: after a restore, every migration would run again. Nothing was done.`, {
        hint: `Set \`migrations_table\` to ${ledger.table} in the wrangler configuration, or restore into a new database.`,
        location: database.location,
    });
}

;// CONCATENATED MODULE: ./lib/restore/apply.js









/** Shows what a restore would change, and changes it where that is asked for. */
async function planAndApply(job) {
    const { inputs, databases, opened, context } = job;
    const cloudflare = await (0,untouched/* beforeAnyChange */.U)(() => (0,client/* connectCloudflare */._)(inputs, context));
    const plan = await (0,untouched/* beforeAnyChange */.U)(async () => {
        const destination = await findTarget(inputs.target ?? '', databases, opened.manifest, cloudflare);
        if (!destination.exists && inputs.tables.length > 0)
            throw onlyInto(destination.name);
        return planRestore(destination, opened, inputs.tables, cloudflare);
    });
    reportPlan(plan, opened, context.summary);
    const outputs = { plan: asJson(plan) };
    if (inputs.mode === 'plan') {
        reportNext(plan, inputs.snapshot ?? 'latest', context);
        return { status: 'passed', outputs };
    }
    requireConfirmed(inputs.confirm, plan.name);
    const applied = await apply(plan, job, cloudflare);
    reportApplied(plan, applied.undo, applied.error === undefined, context.summary);
    const { error, undo, bookmark } = applied;
    return {
        status: error?.status ?? 'passed',
        outputs: {
            ...outputs,
            ...(undo === undefined ? {} : { undo }),
            ...(bookmark === undefined ? {} : { 'bookmark-before': bookmark }),
        },
        ...(error ? { error } : {}),
    };
}
function onlyInto(name) {
    return new errors/* ActionError */.lZ('input-invalid', `\`tables\` is for a database that exists, and ${name} does not.`, {
        hint: 'Leave `tables` out to make the database from all of the snapshot.',
    });
}
function asJson({ name, destination, tables, migrationNow, migrationAfter }) {
    return {
        target: name,
        exists: destination.exists,
        tables,
        'migration-now': migrationNow,
        'migration-after': migrationAfter,
        confirm: name,
    };
}
function requireConfirmed(given, name) {
    if (given === name)
        return;
    const said = given === undefined ? 'is empty' : `says \`${given}\``;
    throw new errors/* ActionError */.lZ('not-confirmed', `The input \`confirm\` ${said}, and this restore wants \`${name}\`. Nothing was done.`, {
        hint: `Read the plan above, then run this again with \`confirm: ${name}\`.`,
    });
}
async function apply({ destination, ledger, name, only }, job, cloudflare) {
    const { opened, sql, context } = job;
    if (!destination.exists || !ledger) {
        await makeFrom(job, name, cloudflare);
        return { undo: `npx wrangler d1 delete ${name}` };
    }
    const { undo, error } = await restoreInto({
        target: destination.target,
        planned: ledger,
        prepare: async (now) => (only.length === 0 ? exchangeAll(opened, sql, now) : exchangeSome(opened, sql, only, now)),
        cloudflare,
        context,
    });
    return { ...(undo ? { undo: undo.command, bookmark: undo.bookmark } : {}), ...(error ? { error } : {}) };
}

// EXTERNAL MODULE: ./lib/github/artifacts.js + 8 modules
var artifacts = __webpack_require__(67031);
// EXTERNAL MODULE: ./lib/snapshot/store.js
var store = __webpack_require__(52541);
;// CONCATENATED MODULE: ./lib/restore/record.js





const retentionDays = 90;
/**
 * Leaves a record of a drill that went well among the artifacts, where `backup` with `mode: verify-freshness` and `list`
 * find it. It is a note: where it cannot be left, the drill is as good.
 */
async function recordDrill({ manifest, proof }, { told, recovery }, context) {
    if (!context.runner.env['ACTIONS_RUNTIME_TOKEN'])
        return;
    const now = context.clock.now();
    const folder = await (0,promises_.mkdtemp)((0,external_node_path_.join)(context.runner.temporary, 'voygent-drill-'));
    const file = (0,external_node_path_.join)(folder, 'drill.json');
    const record = {
        format: 'voygent-drill',
        version: 1,
        at: new Date(now).toISOString(),
        snapshot: manifest.id,
        from: told,
        database: manifest.database.name,
        rows: manifest.rows,
        'rpo-seconds': Math.round(recovery.pointMs / 1000),
        'rto-seconds': Math.round(recovery.timeMs / 1000),
        assertions: proof.assertions.map(({ sql }) => sql),
        run: context.runner.runUrl ?? null,
    };
    try {
        await (0,promises_.writeFile)(file, `${JSON.stringify(record, null, 2)}\n`);
        await (0,artifacts/* uploadArtifact */.mz)((0,store/* artifactName */.Cs)('drill', manifest.database.name, now), [file], folder, { retentionDays }, context);
    }
    catch (thrown) {
        if (context.signal.aborted)
            throw unrecorded((0,errors/* toActionError */.ie)(thrown));
        context.events.warning('restore.drill-unrecorded', `The drill went well, and its record could not be kept: ${(0,errors/* toActionError */.ie)(thrown).message}`);
    }
    finally {
        await (0,promises_.rm)(folder, { recursive: true, force: true });
    }
}
function unrecorded(cause) {
    return new errors/* ActionError */.lZ(cause.code, `${cause.message} The drill went well; whether its record is among the artifacts cannot be told.`, { status: cause.status, hint: 'Run this again for a record that is certain.', cause });
}

;// CONCATENATED MODULE: ./lib/restore/drill.js






/** A snapshot that was proven on the runner, proven on Cloudflare too where that is asked for, and the record of it. */
async function drill(job) {
    const { inputs, opened, context } = job;
    if (inputs.target !== undefined)
        await drillOnCloudflare(inputs.target, job);
    await recordDrill(opened, job, context);
    return { status: 'passed', outputs: {} };
}
/** Into a database that is made for it, and deleted. */
async function drillOnCloudflare(word, job) {
    const { inputs, databases, opened, context } = job;
    const cloudflare = await (0,untouched/* beforeAnyChange */.U)(() => (0,client/* connectCloudflare */._)(inputs, context));
    const destination = await (0,untouched/* beforeAnyChange */.U)(() => findTarget(word, databases, opened.manifest, cloudflare));
    if (destination.exists)
        throw new errors/* ActionError */.lZ('input-invalid', `The database ${destination.target.name} exists, and a drill makes and deletes one of its own. Nothing was done.`, { hint: 'Give a name that is not taken, or leave `target` out for a drill on the runner alone.' });
    const place = await makeFrom(job, destination.name, cloudflare);
    const { message, hint, isGone } = await deleteAgain(place, cloudflare);
    if (!isGone)
        throw new errors/* ActionError */.lZ('restore-failed', `The snapshot was restored and compared, and all agrees. ${message}`, {
            ...(hint === undefined ? {} : { hint }),
        });
    context.summary.markdown('It was imported into a database on Cloudflare as well, compared there, and that database deleted.');
}

// EXTERNAL MODULE: ./lib/project/from-inputs.js + 8 modules
var from_inputs = __webpack_require__(41381);
// EXTERNAL MODULE: ./lib/sqlite/statements.js
var statements = __webpack_require__(52328);
;// CONCATENATED MODULE: ./lib/restore/inputs.js




/** @throws ActionError `input-invalid` */
function requireInputs({ mode, target, tables }) {
    const invalid = (message, hint) => new errors/* ActionError */.lZ('input-invalid', `${message} Nothing was done.`, { hint });
    if (mode !== 'drill' && target === undefined)
        throw invalid(`\`mode: ${mode}\` needs the input \`target\`.`, 'Give the name of the database to restore into.');
    if (mode === 'drill' && tables.length > 0)
        throw invalid('A drill is of the whole snapshot: `tables` is for `plan` and `apply`.', 'Leave `tables` out.');
}
/** A snapshot can be restored where there is no project. */
async function configured(inputs, context) {
    try {
        return (await (0,from_inputs/* projectFromInputs */.X)(inputs, context)).databases;
    }
    catch (error) {
        if (error instanceof errors/* ActionError */.lZ && error.code === 'config-not-found' && inputs.environment === undefined)
            return [];
        throw error;
    }
}
/** The name of the database whose latest snapshot is meant. */
function meant({ database }, databases) {
    const known = databases.find(({ name, binding }) => database === name || database === binding);
    // One that is not configured any more may have snapshots still.
    if (database !== undefined)
        return known?.name ?? database;
    const [only, ...others] = (0,resolve/* chooseDatabases */.Y)(databases, []);
    if (only?.name !== undefined && others.length === 0)
        return only.name;
    throw new errors/* ActionError */.lZ('input-invalid', '`snapshot: latest` needs to know of which database. Nothing was done.', {
        hint: `Give its name as input \`database\`${others.length > 0 ? `: ${databases.map(({ name }) => name).join(', ')}` : ''}.`,
    });
}
/** Those of the configuration and of the input, one a statement. */
function assertionsOf({ assertions }, databases, name) {
    const own = databases.find((database) => database.name === name)?.backup?.assertions ?? [];
    return [...own, assertions ?? ''].flatMap((text) => (0,statements/* splitStatements */.X)(text).map(({ sql }) => sql));
}

;// CONCATENATED MODULE: ./lib/restore/prove.js

/**
 * Why a snapshot that was opened is not to be relied on; `undefined` where it was restored, as D1 would, and every assertion
 * holds.
 */
function refusalOf({ manifest, proof }) {
    const problems = [...new Set([...proof.asItIs, ...proof.asD1])];
    if (problems.length > 0)
        return new errors/* ActionError */.lZ('snapshot-unproven', `The snapshot of ${manifest.database.name} is whole, and cannot be restored as it is: ${problems.slice(0, 5).join('; ')}${problems.length > 5 ? `; and ${problems.length - 5} more` : ''}.`, {
            hint: 'D1 would refuse it. By hand it can be loaded and mended with the sqlite3 CLI: docs/runbooks/restore-by-hand.md.',
        });
    const failed = proof.assertions.flatMap(({ sql, problem }) => problem === undefined ? [] : [`\`${sql}\` ${problem}`]);
    if (failed.length === 0)
        return undefined;
    return new errors/* ActionError */.lZ('assertion-failed', `The snapshot of ${manifest.database.name} was restored, and is not what it should be: ${failed.join('; ')}.`, { hint: 'Each assertion must give one row of true values. `backup` with `mode: list` shows the other snapshots.' });
}

;// CONCATENATED MODULE: ./lib/restore/run.js
var run_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var run_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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













async function run(inputs, context) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        requireInputs(inputs);
        const started = context.clock.now();
        const databases = await (0,untouched/* beforeAnyChange */.U)(() => configured(inputs, context));
        await (0,promises_.mkdir)(context.runner.temporary, { recursive: true });
        const { timeline } = context;
        const find = () => (0,snapshot_find/* findSnapshot */.C)(inputs, () => meant(inputs, databases), context);
        const found = run_addDisposableResource(env_1, await timeline.step('snapshot', 'find', () => (0,untouched/* beforeAnyChange */.U)(find)), true);
        const folder = await (0,promises_.mkdtemp)((0,external_node_path_.join)(context.runner.temporary, 'voygent-restored-'));
        try {
            // In the clear; not where nothing is to be imported.
            const isImported = inputs.target !== undefined && inputs.mode !== 'plan';
            const sql = isImported ? (0,external_node_path_.join)(folder, 'dump.sql') : undefined;
            const prove = () => run_open(found, sql, inputs, databases, context);
            const opened = await timeline.step('snapshot', 'verify and load', () => (0,untouched/* beforeAnyChange */.U)(prove));
            const now = context.clock.now();
            const recovery = { pointMs: started - Date.parse(opened.manifest.createdAt), timeMs: now - started };
            reportProof(opened, { told: found.told, recovery }, context);
            const outputs = outputsOf(opened, recovery);
            const refusal = refusalOf(opened);
            if (refusal)
                return { status: refusal.status, outputs, error: refusal };
            const job = { inputs, databases, opened, recovery, told: found.told, sql: sql ?? '', context };
            const work = () => (inputs.mode === 'drill' ? drill(job) : planAndApply(job));
            const ended = await timeline.step(inputs.target ?? 'restore', inputs.mode, work, ({ error }) => (0,runtime_timeline/* outcomeOf */.s)(error));
            return { ...ended, outputs: { ...outputs, ...ended.outputs } };
        }
        finally {
            await (0,promises_.rm)(folder, { recursive: true, force: true });
        }
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = run_disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
async function run_open({ folder }, keep, inputs, databases, context) {
    const { database } = await (0,snapshot_manifest/* readManifest */.WI)((0,external_node_path_.join)(folder, snapshot_manifest/* manifestName */.vS));
    const identities = (0,age/* identitiesIn */.Af)(inputs.identity ?? '');
    const assertions = assertionsOf(inputs, databases, database.name);
    return openSnapshot({ folder, identities, assertions, ...(keep === undefined ? {} : { keep }), context });
}
function outputsOf({ manifest: { rows, id } }, { pointMs, timeMs }) {
    const seconds = (milliseconds) => Math.max(0, Math.round(milliseconds / 1000));
    return { rows, rpo: seconds(pointMs), rto: seconds(timeMs), snapshot: id };
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

/***/ 84769:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ findSnapshot)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _github_artifacts_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(67031);
/* harmony import */ var _github_client_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(70636);
/* harmony import */ var _runtime_errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(50525);
/* harmony import */ var _progress_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(99909);
/* harmony import */ var _store_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(52541);







/**
 * Finds a snapshot, and downloads it where it is an artifact; what was downloaded is deleted when the result is disposed of.
 * @param database whose latest is meant, where that is asked for
 * @throws ActionError `artifact-not-found`, `artifact-failed`, `input-invalid`, `snapshot-refused`
 */
async function findSnapshot({ snapshot = 'latest', ...inputs }, database, context) {
    const isArtifact = snapshot === 'latest' || /^\d+$/.test(snapshot);
    if (!isArtifact)
        return onDisk(snapshot, context);
    const github = await (0,_github_client_js__WEBPACK_IMPORTED_MODULE_3__/* .connectGitHub */ .U)(inputs['github-token'], context, 'find the snapshot', _github_artifacts_js__WEBPACK_IMPORTED_MODULE_2__/* .artifactPermission */ .Ix);
    const artifact = snapshot === 'latest'
        ? (0,_store_js__WEBPACK_IMPORTED_MODULE_5__/* .latestOf */ .Te)(await (0,_store_js__WEBPACK_IMPORTED_MODULE_5__/* .storedSnapshots */ .ZX)(github), database()).artifact
        : ours(await (0,_github_artifacts_js__WEBPACK_IMPORTED_MODULE_2__/* .getArtifact */ .jZ)(github, Number(snapshot)));
    return downloaded(github, artifact, context);
}
function onDisk(path, { runner }) {
    const written = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(runner.workspace, path);
    const folder = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(written) === 'manifest.json' ? (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(written) : written;
    return { folder, told: `the folder ${path}`, artifact: undefined, [Symbol.asyncDispose]: async () => undefined };
}
/** Anybody can leave an artifact by a pull request from a fork. */
function ours(artifact) {
    if (artifact.isOurs)
        return artifact;
    throw new _runtime_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .ActionError */ .lZ('snapshot-refused', `The artifact ${artifact.id} (${artifact.name}) was made by a run of a fork, and anybody can have made it. Nothing was done.`, { hint: '`backup` with `mode: list` shows the snapshots of this repository.' });
}
async function downloaded(github, artifact, context) {
    const parent = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdtemp)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(context.runner.temporary, 'voygent-restore-'));
    const dispose = () => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(parent, { recursive: true, force: true });
    const folder = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(parent, 'snapshot');
    context.events.info('snapshot.downloading', `Downloading ${artifact.name} (${(0,_progress_js__WEBPACK_IMPORTED_MODULE_6__/* .inMegabytes */ .BD)(artifact.bytes)}).`, {
        artifact_id: artifact.id,
        bytes: artifact.bytes,
    });
    try {
        await (0,_github_artifacts_js__WEBPACK_IMPORTED_MODULE_2__/* .downloadArtifact */ .bk)(github, artifact.id, folder, context);
    }
    catch (error) {
        await dispose();
        throw error;
    }
    return {
        folder,
        told: `the artifact ${artifact.name} (id ${artifact.id})`,
        artifact,
        [Symbol.asyncDispose]: dispose,
    };
}


/***/ })

};
