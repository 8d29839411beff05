export const id = 7395;
export const ids = [7395];
export const modules = {

/***/ 86715:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   o: () => (/* binding */ repeating),
/* harmony export */   y: () => (/* binding */ perform)
/* harmony export */ });
/* harmony import */ var cloudflare_core_error__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(81343);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2503);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(37428);
/* harmony import */ var _runtime_deadline_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(93506);
/* harmony import */ var _runtime_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(50525);
/* harmony import */ var _runtime_retry_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(92126);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76632);
/* harmony import */ var _translate_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(58317);







const Envelope = zod__WEBPACK_IMPORTED_MODULE_4__/* .looseObject */ ._H3({
    success: zod__WEBPACK_IMPORTED_MODULE_4__/* .boolean */ .zMY(),
    errors: zod__WEBPACK_IMPORTED_MODULE_4__/* .array */ .YOg(_translate_js__WEBPACK_IMPORTED_MODULE_3__/* .ApiProblem */ .AW).nullish(),
    result: zod__WEBPACK_IMPORTED_MODULE_4__/* .unknown */ .L5J().optional(),
});
/**
 * Makes a call: bounded in time, tried again only where that is safe, its answer checked.
 * @throws CloudflareError, or the signal's reason
 */
async function perform(call, line) {
    return repeating(call, line, () => attempt(call, line));
}
/** Makes attempts as long as their failures allow it, and says so in the log. */
function repeating({ what, idempotent, attempts }, { clock, events, signal }, once) {
    return (0,_runtime_retry_js__WEBPACK_IMPORTED_MODULE_5__/* .retrying */ .R)(once, {
        idempotent,
        ...(attempts === undefined ? {} : { attempts }),
        classify,
        clock,
        signal,
        onRetry: (error, pauseMs, attempts) => events.info('cloudflare.retry', `Trying again in ${Math.ceil(pauseMs / 1000)} s to ${what}: ${error instanceof Error ? error.message : String(error)}`, { attempts, pause_ms: Math.round(pauseMs) }),
    });
}
async function attempt(call, line) {
    const headers = line.events.trace.headers();
    const started = line.clock.now();
    const { deadlineMs = 60_000 } = call;
    let status;
    try {
        return await (0,_runtime_deadline_js__WEBPACK_IMPORTED_MODULE_0__/* .withDeadline */ .N)(`The call to ${call.what}`, deadlineMs, line.signal, async (signal) => {
            const response = await call.send({ maxRetries: 0, timeout: deadlineMs, signal, headers });
            status = response.status;
            return await readResult(call, response, line);
        });
    }
    catch (error) {
        const translated = translate(error, call, line);
        if (translated instanceof _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .CloudflareError */ .O)
            status ??= translated.httpStatus;
        throw translated;
    }
    finally {
        line.events.debug('cloudflare.call', {
            what: call.what,
            status,
            request_id: headers['X-Request-ID'],
            duration_ms: line.clock.now() - started,
        });
    }
}
async function readResult(call, response, line) {
    const text = await response.text();
    const contentType = response.headers.get('content-type') ?? '';
    const envelope = Envelope.safeParse(parseJson(text));
    if (!envelope.success)
        throw (0,_translate_js__WEBPACK_IMPORTED_MODULE_3__/* .unreadable */ .O$)(call, response.status, contentType, describeBody(text, call), envelope.error);
    if (!envelope.data.success)
        throw (0,_translate_js__WEBPACK_IMPORTED_MODULE_3__/* .refusal */ .x5)(call, response.status, envelope.data.errors ?? [], response.headers, line.clock.now());
    const result = call.result.safeParse(envelope.data.result);
    if (!result.success) {
        const problem = zod__WEBPACK_IMPORTED_MODULE_6__/* .prettifyError */ .S1(result.error).replaceAll('\n', ' ');
        throw (0,_translate_js__WEBPACK_IMPORTED_MODULE_3__/* .unreadable */ .O$)(call, response.status, contentType, problem, result.error);
    }
    const said = call.refused?.(result.data);
    if (said === undefined)
        return result.data;
    throw (0,_translate_js__WEBPACK_IMPORTED_MODULE_3__/* .refusal */ .x5)(call, response.status, [{ message: said }], response.headers, line.clock.now());
}
function parseJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
function describeBody(text, { confidential }) {
    const start = text.trimStart().slice(0, 60).replace(/\s+/g, ' ');
    if (start === '')
        return 'an empty body';
    return confidential ? `it is no JSON, or cut (${text.length} characters)` : `it begins with «${start}»`;
}
function translate(error, call, line) {
    if (error instanceof _runtime_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .lZ && error.code === 'timeout')
        return (0,_translate_js__WEBPACK_IMPORTED_MODULE_3__/* .timedOut */ .iU)(error, call);
    if (error instanceof _runtime_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .lZ || line.signal.aborted)
        return error;
    if (error instanceof cloudflare_core_error__WEBPACK_IMPORTED_MODULE_7__/* .APIError */ .LG && error.status !== undefined)
        return translateStatus(error, call, line);
    return (0,_translate_js__WEBPACK_IMPORTED_MODULE_3__/* .unreachable */ .HB)(call, line.baseUrl, error instanceof cloudflare_core_error__WEBPACK_IMPORTED_MODULE_7__/* .APIConnectionError */ .xX ? (error.cause ?? error) : error);
}
function translateStatus(error, call, line) {
    const status = error.status ?? 0;
    const headers = error.headers ?? new Headers();
    const problems = zod__WEBPACK_IMPORTED_MODULE_4__/* .array */ .YOg(_translate_js__WEBPACK_IMPORTED_MODULE_3__/* .ApiProblem */ .AW).safeParse(error.errors);
    if (problems.success && problems.data.length > 0)
        return (0,_translate_js__WEBPACK_IMPORTED_MODULE_3__/* .refusal */ .x5)(call, status, problems.data, headers, line.clock.now());
    // 429 and 5xx often come from in front of the API, without its envelope.
    if (status === 429 || status >= 500)
        return (0,_translate_js__WEBPACK_IMPORTED_MODULE_3__/* .refusal */ .x5)(call, status, [], headers, line.clock.now());
    return (0,_translate_js__WEBPACK_IMPORTED_MODULE_3__/* .unreadable */ .O$)(call, status, headers.get('content-type') ?? '', "an error without Cloudflare's envelope", error);
}
function classify(error) {
    return error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .CloudflareError */ .O ? error.failure : { kind: 'final' };
}


/***/ }),

/***/ 47395:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  connect: () => (/* binding */ connect)
});

// EXTERNAL MODULE: ./lib/node_modules/cloudflare/resources/d1/database/database.mjs
var database = __webpack_require__(84918);
// EXTERNAL MODULE: ./lib/node_modules/cloudflare/resources/d1/database/time-travel.mjs
var time_travel = __webpack_require__(98571);
// EXTERNAL MODULE: ./lib/node_modules/cloudflare/resources/workers/scripts/deployments.mjs
var scripts_deployments = __webpack_require__(50372);
// EXTERNAL MODULE: ./lib/node_modules/cloudflare/resources/workers/scripts/secrets.mjs
var scripts_secrets = __webpack_require__(71367);
// EXTERNAL MODULE: ./lib/node_modules/cloudflare/resources/workers/scripts/versions.mjs + 1 modules
var scripts_versions = __webpack_require__(80243);
// EXTERNAL MODULE: ./lib/node_modules/cloudflare/resources/workers/subdomains.mjs
var subdomains = __webpack_require__(96266);
// EXTERNAL MODULE: ./lib/node_modules/cloudflare/tree-shakable.mjs + 11 modules
var tree_shakable = __webpack_require__(5227);
// EXTERNAL MODULE: ./lib/runtime/http.js
var http = __webpack_require__(61906);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 4 modules
var schemas = __webpack_require__(2503);
// EXTERNAL MODULE: ./lib/cloudflare/call.js
var call = __webpack_require__(86715);
// EXTERNAL MODULE: ./lib/cloudflare/ids.js
var ids = __webpack_require__(857);
;// CONCATENATED MODULE: ./lib/cloudflare/d1.js



const DatabaseRow = schemas/* looseObject */._H3({ uuid: ids/* DatabaseId */.f$, name: schemas/* string */.YjP() });
const DatabaseDetails = DatabaseRow.extend({ file_size: schemas/* number */.aig().nullish(), num_tables: schemas/* number */.aig().nullish() });
const Rows = schemas/* array */.YOg(schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* unknown */.L5J()));
const StatementResult = schemas/* looseObject */._H3({
    success: schemas/* boolean */.zMY(),
    error: schemas/* string */.YjP().optional(),
    results: Rows.nullish().transform((rows) => rows ?? []),
    meta: schemas/* looseObject */._H3({
        changes: schemas/* number */.aig().optional(),
        duration: schemas/* number */.aig().optional(),
        rows_read: schemas/* number */.aig().optional(),
        rows_written: schemas/* number */.aig().optional(),
    })
        .nullish(),
});
// Reading alone needs less, but who makes a token for it would be stopped at the next step.
const permission = 'Account → D1 → Edit';
// D1 answers with pages of at most 100 databases; an account may have tens of thousands.
const pageSize = 100;
const mostPages = 500;
/** The D1 calls of `facts`: each says whether it may be repeated. */
class D1 {
    #database;
    #timeTravel;
    #account;
    #line;
    constructor(database, timeTravel, accountId, line) {
        this.#database = database;
        this.#timeTravel = timeTravel;
        this.#account = { account_id: accountId };
        this.#line = line;
    }
    /** All databases, or those that have the name as a part of theirs: the service does not match the whole. */
    async list(name) {
        const found = [];
        for (let page = 1; page <= mostPages; page++) {
            const rows = await this.#read('read the list of D1 databases', schemas/* array */.YOg(DatabaseRow), (options) => this.#database
                .list({ ...this.#account, page, per_page: pageSize, ...(name === undefined ? {} : { name }) }, options)
                .asResponse());
            found.push(...rows);
            if (rows.length < pageSize)
                break;
        }
        return found;
    }
    /** @throws CloudflareError `cloudflare-not-found` */
    get(id) {
        return this.#read(`read the D1 database ${id}`, DatabaseDetails, (options) => this.#database.get(id, this.#account, options).asResponse());
    }
    /**
     * Makes a database. Not repeated: after a failure that leaves it open whether it was made, the list tells.
     * @param locationHint where its primary is to be; Cloudflare chooses where none is given
     * @throws CloudflareError, of the kind `unknown` where it may still be made: its message tells what the list had
     */
    async create(name, { locationHint } = {}) {
        const { createDatabase } = await __webpack_require__.e(/* import() */ 1911).then(__webpack_require__.bind(__webpack_require__, 81911));
        const named = async () => (await this.list(name)).filter((row) => row.name === name);
        const { uuid } = await createDatabase({ ...this.#administration(), named }, { name, locationHint }, this.#line);
        return { id: uuid, name };
    }
    /**
     * Deletes a database, with all that is in it and its history. After a failure that leaves it open whether it was
     * deleted, it is looked for, and deleted again only where it is still there.
     * @throws CloudflareError, `cloudflare-not-found` where it was not there to begin with
     */
    async delete(id) {
        const { deleteDatabase } = await __webpack_require__.e(/* import() */ 9404).then(__webpack_require__.bind(__webpack_require__, 9404));
        await deleteDatabase({ ...this.#administration(), find: () => this.get(id) }, id, this.#line);
    }
    /** Statements that only read: repeated on failure. */
    query(id, what, statements) {
        return this.#batch(id, what, statements, true);
    }
    /**
     * Statements that write, as one call. Not repeated unless Cloudflare refused the call before running it, or unless they
     * are said to be idempotent: run twice, they leave what they leave when run once.
     */
    write(id, what, statements, { idempotent = false } = {}) {
        return this.#batch(id, what, statements, idempotent);
    }
    /** The bookmark of now, or the nearest one at or before a time. */
    async bookmark(id, at) {
        const what = `read the Time Travel bookmark${at ? ` of ${at.toISOString()}` : ''}`;
        const params = { ...this.#account, ...(at ? { timestamp: at.toISOString() } : {}) };
        const answer = await this.#read(what, schemas/* looseObject */._H3({ bookmark: ids/* Bookmark */.Xh }), (options) => this.#timeTravel.getBookmark(id, params, options).asResponse());
        return answer.bookmark;
    }
    /**
     * The database as SQL, as it was at the bookmark. It is not available to anyone else meanwhile. Repeated on failure.
     * @param what follows «could not», for example `export trips-prod`
     * @throws CloudflareError. A database with virtual tables cannot be exported, but for its other tables by name.
     */
    async export(id, what, options = {}) {
        const { exportSql } = await __webpack_require__.e(/* import() */ 7184).then(__webpack_require__.bind(__webpack_require__, 7184));
        return exportSql(this.#target(id, what), options, this.#line);
    }
    /**
     * The database as SQL, as it was at the bookmark, as a stream of any length. It is not available to anyone else until
     * this resolves. A connection that breaks is gone on with where it broke.
     * @param what follows «could not», for example `export trips-prod`
     * @throws CloudflareError, here and while its chunks are read. A database with virtual tables cannot be exported, but
     * for its other tables by name.
     */
    async exportStream(id, what, options = {}) {
        const { exportStream } = await __webpack_require__.e(/* import() */ 3426).then(__webpack_require__.bind(__webpack_require__, 13426));
        return exportStream(this.#target(id, what), options, this.#line);
    }
    /**
     * Runs a text of SQL, of up to 5 GB, as one transaction. The database is not available to anyone else meanwhile. Never
     * started twice.
     * @param deadlineMs for all of it; default 15 minutes
     * @returns the bookmark of after the import
     * @throws CloudflareError, whose `failure` is `never-ran` or `final` where nothing of the SQL is in the database (it was
     * not started, or Cloudflare says that it failed), and `unknown` where it may be done, under way or taken back: read
     * what is there.
     */
    async import(id, what, sql, { deadlineMs = 15 * 60_000 } = {}) {
        const { importSql } = await __webpack_require__.e(/* import() */ 2204).then(__webpack_require__.bind(__webpack_require__, 82204));
        return importSql(this.#target(id, what), sql, deadlineMs, this.#line);
    }
    /**
     * As `import`, from a file that is streamed: of any size that D1 takes, which is 5 GB.
     * @param file its path; it must not change meanwhile
     * @param before SQL that runs first, in the same transaction
     * @param deadlineMs for all of it; default 30 minutes
     * @throws CloudflareError as `import` does; `input-invalid`, of the kind `final`, where the file cannot be read or is
     * too large
     */
    async importFile(id, what, file, { before = '', deadlineMs = 30 * 60_000, onProgress } = {}) {
        const { importFile } = await __webpack_require__.e(/* import() */ 141).then(__webpack_require__.bind(__webpack_require__, 30141));
        return importFile(this.#target(id, what), { file, before }, { deadlineMs, onProgress }, this.#line);
    }
    /**
     * Puts the database back to a bookmark; what was written since is lost, unless it is put back to `previousBookmark`.
     * Not repeated unless Cloudflare refused the call before running it.
     * @param attempts in all, those included
     * @returns the bookmarks of after and before the restore
     */
    async restore(id, bookmark, { attempts } = {}) {
        const answer = await (0,call/* perform */.y)({
            what: `restore the D1 database ${id} to the bookmark ${bookmark}`,
            permission,
            idempotent: false,
            ...(attempts === undefined ? {} : { attempts }),
            result: schemas/* looseObject */._H3({ bookmark: ids/* Bookmark */.Xh, previous_bookmark: ids/* Bookmark */.Xh }),
            send: (options) => this.#timeTravel.restore(id, { ...this.#account, bookmark }, options).asResponse(),
        }, this.#line);
        return { bookmark: answer.bookmark, previousBookmark: answer.previous_bookmark };
    }
    #administration() {
        return { api: this.#database, account: this.#account, permission };
    }
    #target(id, what) {
        return { api: this.#database, id, account: this.#account, purpose: { what, permission } };
    }
    #read(what, result, send) {
        return (0,call/* perform */.y)({ what, permission, idempotent: true, result, send }, this.#line);
    }
    #batch(id, what, statements, idempotent) {
        // The SDK's types allow text alone; the service takes numbers and null as what they are.
        const batch = statements.map(({ sql, params }) => (params ? { sql, params: [...params] } : { sql }));
        return (0,call/* perform */.y)({
            what,
            permission,
            idempotent,
            result: schemas/* array */.YOg(StatementResult),
            send: (options) => this.#database.query(id, { ...this.#account, batch }, options).asResponse(),
        }, this.#line);
    }
}

// EXTERNAL MODULE: ./lib/cloudflare/errors.js
var errors = __webpack_require__(76632);
;// CONCATENATED MODULE: ./lib/cloudflare/workers.js




const Share = schemas/* looseObject */._H3({ version_id: ids/* VersionId */.gK, percentage: schemas/* number */.aig() });
const Deployment = schemas/* looseObject */._H3({
    id: schemas/* string */.YjP(),
    created_on: schemas/* string */.YjP().optional(),
    source: schemas/* string */.YjP().optional(),
    versions: schemas/* array */.YOg(Share),
    annotations: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* string */.YjP()).nullish(),
});
const Version = schemas/* looseObject */._H3({
    id: ids/* VersionId */.gK,
    number: schemas/* number */.aig().optional(),
    metadata: schemas/* looseObject */._H3({ has_preview: schemas/* boolean */.zMY().optional(), created_on: schemas/* string */.YjP().optional() }).nullish(),
    annotations: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* string */.YjP()).nullish(),
});
const workers_permission = 'Account → Workers Scripts → Edit';
/** The Workers calls of `facts`: each says whether it may be repeated. */
class Workers {
    #api;
    #account;
    #line;
    constructor(api, accountId, line) {
        this.#api = api;
        this.#account = { account_id: accountId };
        this.#line = line;
    }
    /** Whether a Worker of this name exists. */
    async exists(name) {
        const path = `/accounts/${this.#account.account_id}/workers/services/${encodeURIComponent(name)}`;
        try {
            await this.#read(`look for the Worker ${name}`, schemas/* unknown */.L5J(), (options) => this.#api.client.get(path, options).asResponse());
            return true;
        }
        catch (error) {
            // 7003 means that nothing of that address exists, such as the account: the Worker may exist on another one.
            if ((0,errors/* isNotFound */.c)(error) && !error.has(7003))
                return false;
            throw error;
        }
    }
    /** The deployment that serves now; `undefined` for a Worker that has never been deployed. */
    async currentDeployment(name) {
        const [current] = await this.deployments(name);
        return current;
    }
    /** Newest first; Cloudflare keeps and tells the last ones only. */
    async deployments(name) {
        const answer = await this.#read(`read the deployments of ${name}`, schemas/* looseObject */._H3({ deployments: schemas/* array */.YOg(Deployment) }), (options) => this.#api.deployments.list(name, this.#account, options).asResponse());
        return answer.deployments;
    }
    /**
     * Makes a deployment. It sets a state, but is not repeated: a repetition could overwrite what someone else has
     * deployed meanwhile. Read the current deployment after an error. `force` goes back over a change of secrets, which
     * Cloudflare otherwise refuses with code 10220.
     */
    deploy(name, shares, message, { force = false } = {}) {
        return (0,call/* perform */.y)({
            what: `deploy ${name}`,
            permission: workers_permission,
            idempotent: false,
            result: Deployment,
            send: (options) => this.#api.deployments
                .create(name, {
                ...this.#account,
                ...(force ? { force } : {}),
                strategy: 'percentage',
                versions: shares.map(({ version_id, percentage }) => ({ version_id, percentage })),
                annotations: { 'workers/message': message },
            }, options)
                .asResponse(),
        }, this.#line);
    }
    /** Those that can be deployed, newest first: the last 100 (developers.cloudflare.com/workers/configuration/versions-and-deployments). */
    async versions(name) {
        const answer = await this.#read(`read the versions of ${name}`, schemas/* looseObject */._H3({ items: schemas/* array */.YOg(Version) }), 
        // With `deployable` the service does not page.
        (options) => this.#api.versions.list(name, { ...this.#account, deployable: true }, options).asResponse());
        return answer.items;
    }
    version(name, id) {
        return this.#read(`read version ${id} of ${name}`, Version, (options) => this.#api.versions.get(id, { ...this.#account, script_name: name }, options).asResponse());
    }
    /** The names of the secrets that are set. */
    async secretNames(name) {
        const secrets = await this.#read(`read the names of the secrets of ${name}`, schemas/* array */.YOg(schemas/* looseObject */._H3({ name: schemas/* string */.YjP() })), (options) => this.#api.secrets.list(name, this.#account, options).asResponse());
        return secrets.map((secret) => secret.name);
    }
    /** The account's `<subdomain>` in `<worker>.<subdomain>.workers.dev`; `undefined` when it has none. */
    async subdomain() {
        try {
            const answer = await this.#read('read the workers.dev subdomain', schemas/* looseObject */._H3({ subdomain: schemas/* string */.YjP().nullish() }), (options) => this.#api.subdomains.get(this.#account, options).asResponse());
            return answer.subdomain ?? undefined;
        }
        catch (error) {
            // 7003 says that the address is wrong, as of an account that is not there.
            if ((0,errors/* isNotFound */.c)(error) && !error.has(7003))
                return undefined;
            throw error;
        }
    }
    #read(what, result, send) {
        return (0,call/* perform */.y)({ what, permission: workers_permission, idempotent: true, result, send }, this.#line);
    }
}

;// CONCATENATED MODULE: ./lib/cloudflare/zones.js



const Ruleset = schemas/* looseObject */._H3({
    rules: schemas/* array */.YOg(schemas/* looseObject */._H3({ enabled: schemas/* boolean */.zMY().optional() }))
        .nullish()
        .transform((rules) => rules ?? []),
});
/** The zones that the token sees: domains, with their rules. */
class Zones {
    #client;
    #line;
    constructor(client, line) {
        this.#client = client;
        this.#line = line;
    }
    /**
     * How many rate limiting rules of a zone are switched on: developers.cloudflare.com/waf/rate-limiting-rules/create-api.
     * @param name such as `example.com`; `undefined` is the answer where the token sees no zone of that name
     * @throws CloudflareError
     */
    async rateLimitRules(name) {
        const zones = await this.#read(`look for the zone ${name}`, 'Zone → Zone → Read', schemas/* array */.YOg(schemas/* looseObject */._H3({ id: schemas/* string */.YjP(), name: schemas/* string */.YjP() })), (options) => this.#client.get(`/zones?name=${encodeURIComponent(name)}`, options).asResponse());
        const zone = zones.find((one) => one.name === name);
        if (!zone)
            return undefined;
        try {
            const { rules } = await this.#read(`read the rate limiting rules of ${name}`, 'Zone → Zone WAF → Read', Ruleset, (options) => this.#client
                .get(`/zones/${encodeURIComponent(zone.id)}/rulesets/phases/http_ratelimit/entrypoint`, options)
                .asResponse());
            return rules.filter(({ enabled }) => enabled !== false).length;
        }
        catch (error) {
            // A zone that never had such a rule has no ruleset for them.
            if ((0,errors/* isNotFound */.c)(error))
                return 0;
            throw error;
        }
    }
    #read(what, permission, result, send) {
        return (0,call/* perform */.y)({ what, permission, idempotent: true, result, send }, this.#line);
    }
}

;// CONCATENATED MODULE: ./lib/cloudflare/connect.js











/** The official SDK with the resources that are used, behind our own calls. */
function connect(apiToken, accountId, line) {
    const client = (0,tree_shakable/* createClient */.U)({
        apiToken,
        baseURL: line.baseUrl,
        logLevel: 'off',
        fetch: http/* fetchOverHttp */.T5,
        resources: [database/* BaseDatabase */.v, time_travel/* BaseTimeTravel */.n, scripts_deployments/* BaseDeployments */.M, scripts_versions/* BaseVersions */.j, scripts_secrets/* BaseSecrets */.j, subdomains/* BaseSubdomains */.z],
    });
    const { deployments, versions, secrets } = client.workers.scripts;
    return {
        d1: new D1(client.d1.database, client.d1.database.timeTravel, accountId, line),
        workers: new Workers({ client, deployments, versions, secrets, subdomains: client.workers.subdomains }, accountId, line),
        zones: new Zones(client, line),
        accountId,
        apiToken,
        withSignal: (signal) => connect(apiToken, accountId, { ...line, signal }),
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

/***/ 58317:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A5: () => (/* binding */ isBusy),
/* harmony export */   AW: () => (/* binding */ ApiProblem),
/* harmony export */   HB: () => (/* binding */ unreachable),
/* harmony export */   O$: () => (/* binding */ unreadable),
/* harmony export */   iU: () => (/* binding */ timedOut),
/* harmony export */   x5: () => (/* binding */ refusal)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2503);
/* harmony import */ var _runtime_retry_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(92126);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76632);



const ApiProblem = zod__WEBPACK_IMPORTED_MODULE_1__/* .looseObject */ ._H3({ code: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig().optional(), message: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP() });
// D1's own words for «try again»: developers.cloudflare.com/d1/observability/debug-d1/#error-list, and those that its
// import answers with when the database was reset beneath it, or when it has forgotten how an import ended.
const transient = new RegExp([
    'network connection lost',
    'object to be reset',
    'due to transient issue',
    'storage operation exceeded timeout',
    'reset because its code was updated',
    'D1_RESET_DO',
    'no poll\\(\\) received',
    'not currently importing anything',
].join('|'), 'i');
const busy = /currently processing a long-running/i;
// An export or import that nobody polls is cancelled after 15 s.
const busyPauseMs = 10_000;
/** Whether D1 says that it takes no call because an export or import has the database for itself. */
function isBusy(said) {
    return busy.test(said);
}
/** An answer with an error status, or a 200 that says `success: false`, as the user should hear of it. */
function refusal(purpose, status, problems, headers, now) {
    const apiCodes = problems.flatMap(({ code }) => (code === undefined ? [] : [code]));
    const said = problems
        .map(({ code, message }) => (code === undefined ? message : `${message} [code ${code}]`))
        .join('; ');
    const { code, hint } = diagnose(status, apiCodes, said, purpose);
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .CloudflareError */ .O(code, `Could not ${purpose.what}: Cloudflare answered ${status}${said ? `: ${said.replace(/\.$/, '')}` : ' without saying why'}.`, { hint, failure: failureOf(status, said, headers, now), httpStatus: status, apiCodes });
}
function effectOf({ idempotent }, { kind }) {
    return idempotent || kind !== 'unknown' ? '' : ' The call was a write: it may have had its effect.';
}
function diagnose(status, codes, said, purpose) {
    if (isBusy(said))
        return {
            code: 'cloudflare-refused',
            hint: 'An export or an import has the database for itself, or one that was broken off has not run out yet. Nothing of this call was done. Wait some minutes, then run this again.',
        };
    if (codes.includes(7003))
        return {
            code: 'cloudflare-not-found',
            hint: 'The address has an id that Cloudflare cannot route: check the account id and the database id.',
        };
    if (codes.includes(7403))
        return {
            code: 'cloudflare-auth',
            hint: `The account id is wrong, or the token is not allowed to use that account. It needs «${purpose.permission}» on it.`,
        };
    if (status === 401 || codes.includes(9109) || codes.includes(6003))
        return { code: 'cloudflare-auth', hint: invalidToken(purpose) };
    if (status === 403 || codes.includes(10000))
        return {
            code: 'cloudflare-auth',
            hint: `The token lacks the permission «${purpose.permission}» for this account, or the account id is not the token's. Tokens are edited in Cloudflare's dashboard under My Profile → API Tokens.`,
        };
    if (status === 404)
        return { code: 'cloudflare-not-found', hint: 'Check the name or id, and that it belongs to this account.' };
    if (status === 429)
        return {
            code: 'cloudflare-refused',
            hint: 'The API allows 1,200 requests in 5 minutes for one token. Wait five minutes and run this again.',
        };
    if (status >= 500 || transient.test(said))
        return {
            code: 'cloudflare-refused',
            hint: "This is an error on Cloudflare's side. Look at www.cloudflarestatus.com, then run this again.",
        };
    return { code: 'cloudflare-refused', hint: 'Correct what the message names, then run this again.' };
}
function invalidToken(purpose) {
    return `The token is wrong, expired or revoked. Check the secret behind \`cloudflare-api-token\`; the token needs «${purpose.permission}».`;
}
function failureOf(status, said, headers, now) {
    const pause = (0,_runtime_retry_js__WEBPACK_IMPORTED_MODULE_2__/* .retryAfterMs */ .V)(headers.get('retry-after'), now);
    if (isBusy(said))
        return { kind: 'never-ran', retryAfterMs: pause ?? busyPauseMs };
    if (status === 429)
        return { kind: 'never-ran', retryAfterMs: pause };
    if (status >= 500 || transient.test(said))
        return { kind: 'unknown', retryAfterMs: pause };
    return { kind: 'final' };
}
/** An answer that is not Cloudflare's JSON: a proxy's page, a cut body, another schema. */
function unreadable(purpose, status, contentType, problem, cause) {
    // A write may have happened behind an answer that cannot be read.
    const failure = { kind: status === 429 ? 'never-ran' : status < 400 || status >= 500 ? 'unknown' : 'final' };
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .CloudflareError */ .O('cloudflare-answer', `Could not ${purpose.what}: the answer (HTTP ${status}, ${contentType || 'no content type'}) is not what Cloudflare's API sends: ${problem}.`, {
        hint: `Something between here and Cloudflare may have answered: check CLOUDFLARE_API_BASE_URL and proxies.${effectOf(purpose, failure)}`,
        failure,
        httpStatus: status,
        cause,
    });
}
/** No answer in time. */
function timedOut(error, purpose) {
    const failure = { kind: 'unknown' };
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .CloudflareError */ .O('cloudflare-unreachable', error.message, {
        hint: `Run this again: it looks at what is there first.${effectOf(purpose, failure)}`,
        failure,
        cause: error,
    });
}
// Errors of the connection attempt itself: nothing was sent.
const neverSent = new Set([
    'ECONNREFUSED',
    'ENOTFOUND',
    'EAI_AGAIN',
    'EHOSTUNREACH',
    'ENETUNREACH',
    'UND_ERR_CONNECT_TIMEOUT',
]);
/** No answer at all. */
function unreachable(purpose, baseUrl, cause) {
    const systemCode = systemCodeOf(cause);
    const sent = systemCode === undefined || !neverSent.has(systemCode);
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .CloudflareError */ .O('cloudflare-unreachable', `Could not ${purpose.what}: ${sent ? 'the connection was lost before the answer came' : 'no connection'} (${systemCode ?? reasonOf(cause)}) to ${new URL(baseUrl).host}.`, {
        hint: 'Check the network, CLOUDFLARE_API_BASE_URL and www.cloudflarestatus.com, then run this again.',
        failure: { kind: sent ? 'unknown' : 'never-ran' },
        cause,
    });
}
function systemCodeOf(error) {
    for (let at = error; at instanceof Error; at = at.cause) {
        if ('code' in at && typeof at.code === 'string')
            return at.code;
    }
    return undefined;
}
function reasonOf(error) {
    let innermost = error;
    while (innermost instanceof Error && innermost.cause instanceof Error)
        innermost = innermost.cause;
    return innermost instanceof Error ? innermost.message : String(innermost);
}


/***/ }),

/***/ 92126:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ retrying),
/* harmony export */   V: () => (/* binding */ retryAfterMs)
/* harmony export */ });
/** Runs `call`, and again while its failures allow it. Throws the last error. */
async function retrying(call, policy) {
    for (let attempt = 1;; attempt++) {
        policy.signal.throwIfAborted();
        try {
            return await call();
        }
        catch (error) {
            policy.signal.throwIfAborted();
            const pause = pauseBefore(attempt, error, policy);
            if (pause === undefined)
                throw error;
            policy.onRetry?.(error, pause, attempt);
            await policy.clock.sleep(pause, policy.signal);
        }
    }
}
/** The pause before the next attempt in milliseconds; `undefined` when there must be none. */
function pauseBefore(attempt, error, policy) {
    const { attempts = 4, pauseMs = 500, longestPauseMs = 90_000 } = policy;
    const failure = policy.classify(error);
    if (attempt >= attempts || failure.kind === 'final')
        return undefined;
    if (failure.kind === 'unknown' && !policy.idempotent)
        return undefined;
    const backOff = pauseMs * 2 ** (attempt - 1);
    // Half of the pause is left to chance, so that runs which failed together do not come back together.
    const pause = failure.retryAfterMs ?? backOff / 2 + Math.random() * (backOff / 2);
    return pause <= longestPauseMs ? pause : undefined;
}
/** `Retry-After` in milliseconds: seconds or an HTTP date (RFC 9110, 10.2.3). */
function retryAfterMs(header, now) {
    if (!header)
        return undefined;
    if (/^\d+$/.test(header.trim()))
        return Number(header) * 1000;
    // Date.parse also takes `-1` or `1.5` for dates, long ago, after which there would be no pause at all.
    const date = /^[A-Z][a-z]+,? /.test(header.trim()) ? Date.parse(header) : Number.NaN;
    return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}


/***/ })

};
