export const id = 1481;
export const ids = [1481];
export const modules = {

/***/ 21389:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ recordStart),
/* harmony export */   d: () => (/* binding */ refuseSecond)
/* harmony export */ });
/* harmony import */ var _runtime_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(50525);

/**
 * Writes a release or a rollback down, before its first step. Of two that begin at once the one that was recorded first
 * goes on; the other one is refused.
 * @returns the id of the GitHub Deployment
 * @throws ActionError `locked`, or that it could not be recorded
 */
async function recordStart(ledger, start, context) {
    const { entry, said, environment, takenOver, refusesUntold } = start;
    const deploymentId = await ledger.begin(entry, said);
    try {
        const others = (await ledger.recent()).filter((one) => one.deploymentId < deploymentId && !isIn(takenOver, one));
        await refuseSecond(ledger, others, { environment, refusesUntold }, context);
    }
    catch (error) {
        await ledger.mark(deploymentId, 'error', 'Another was under way; nothing was done').catch(() => undefined);
        throw error;
    }
    for (const { deploymentId: id, entry: cutOff } of takenOver) {
        // One that stays marked as running is taken over by the next release again.
        await ledger.mark(id, 'error', `Cut off; taken over by ${entry.release}`).catch((error) => {
            const why = error instanceof Error ? error.message : String(error);
            context.events.warning('release.not-retired', `${cutOff.release} still stands as running in the ledger: ${why}`);
        });
    }
    return deploymentId;
}
/**
 * Holds that no release or rollback among these is at work.
 * @throws ActionError `locked`
 */
async function refuseSecond(ledger, others, { environment, refusesUntold }, { runner }) {
    const { alive, untold } = await ledger.underWay(runner.runId, others);
    const [other] = refusesUntold ? [...alive, ...untold] : alive;
    if (!other)
        return;
    const { entry, createdAt } = other;
    const what = entry.destination ? 'rollback' : 'release';
    const where = entry.run_url === null ? '' : ` (${entry.run_url})`;
    throw new _runtime_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('locked', `The ${what} ${entry.release} of ${environment} is under way since ${createdAt}${where}. Nothing was done.`, { hint: 'Wait for its end, or cancel that run and wait until it has put things back; then run this again.' });
}
function isIn(releases, { deploymentId }) {
    return releases.some((one) => one.deploymentId === deploymentId);
}


/***/ }),

/***/ 57413:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ momentOf)
/* harmony export */ });
/* harmony import */ var _counts_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(85757);

/** Takes the bookmark, and counts around it. */
async function momentOf(target, ledger, cloudflare) {
    const take = () => cloudflare.d1.bookmark(target.id);
    const { id, name } = target;
    const moment = { name, id, head: ledger.applied.at(-1) ?? null, digest: ledger.digest };
    if (!(0,_counts_js__WEBPACK_IMPORTED_MODULE_0__/* .countable */ .Q$)(target))
        return { ...moment, bookmark: await take() };
    const { taken, ranges } = await (0,_counts_js__WEBPACK_IMPORTED_MODULE_0__/* .countsAround */ .aE)(target, ledger.schema, cloudflare, take);
    return { ...moment, bookmark: taken, rows: ranges };
}


/***/ }),

/***/ 49246:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  CD: () => (/* binding */ attempt),
  y9: () => (/* binding */ perform),
  og: () => (/* binding */ repeating)
});

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 4 modules
var schemas = __webpack_require__(2503);
// EXTERNAL MODULE: ./node_modules/zod/v4/core/errors.js
var errors = __webpack_require__(37428);
// EXTERNAL MODULE: ./lib/runtime/deadline.js
var deadline = __webpack_require__(93506);
// EXTERNAL MODULE: ./lib/runtime/errors.js
var runtime_errors = __webpack_require__(50525);
// EXTERNAL MODULE: ./lib/runtime/http.js
var http = __webpack_require__(61906);
// EXTERNAL MODULE: ./lib/runtime/retry.js
var retry = __webpack_require__(92126);
// EXTERNAL MODULE: ./lib/render/errors.js
var render_errors = __webpack_require__(61169);
;// CONCATENATED MODULE: ./lib/render/translate.js


/** An answer with an error status, as the user should hear of it. `said` is Render's `message`. */
function refusal(purpose, status, said, headers, now) {
    const failure = failureOf(status, headers, now);
    const { problem, hint } = diagnose(status);
    const message = `Could not ${purpose.what}: Render answered ${status}${said ? `: ${said.replace(/\.$/, '')}` : ' without saying why'}.`;
    return new render_errors/* RenderError */.v(problem, message, {
        hint: `${hint}${effectOf(purpose, failure)}`,
        failure,
        httpStatus: status,
    });
}
function diagnose(status) {
    if (status === 401)
        return {
            problem: 'auth',
            hint: "The API key is wrong or revoked. Keys are made in Render's dashboard under Account Settings → API Keys; check the secret that holds it.",
        };
    if (status === 403)
        return {
            problem: 'auth',
            hint: "The API key's account is not allowed to do that in the workspace of this service.",
        };
    if (status === 404 || status === 410)
        return {
            problem: 'not-found',
            hint: 'Check the id, and that the API key belongs to an account of the workspace that has it.',
        };
    if (status === 429)
        return {
            problem: 'refused',
            // api-docs.render.com/reference/rate-limiting
            hint: 'This is the rate limit: changes of one service 10 a minute, other writes 30 a minute. Wait a minute, then run this again.',
        };
    if (status >= 500)
        return {
            problem: 'refused',
            hint: "This is an error on Render's side. Look at status.render.com, then run this again.",
        };
    return { problem: 'refused', hint: 'Correct what the message names, then run this again.' };
}
function failureOf(status, headers, now) {
    const pause = pauseOf(headers, now);
    if (status === 429)
        return { kind: 'never-ran', retryAfterMs: pause };
    return status >= 500
        ? { kind: 'unknown', retryAfterMs: (0,retry/* retryAfterMs */.V)(headers.get('retry-after'), now) }
        : { kind: 'final' };
}
/**
 * Until `Retry-After`, or until the limit is reset: api-docs.render.com/reference/rate-limiting says that
 * `Ratelimit-Reset` is in seconds of the epoch, and shows one of `45`: what is too small for a date is a duration.
 */
function pauseOf(headers, now) {
    const asked = (0,retry/* retryAfterMs */.V)(headers.get('retry-after'), now);
    const reset = headers.get('ratelimit-reset');
    if (asked !== undefined || reset === null || !/^\d+$/.test(reset))
        return asked;
    const seconds = Number(reset);
    return seconds > 1_000_000_000 ? Math.max(0, seconds * 1000 - now) : seconds * 1000;
}
function effectOf({ idempotent }, { kind }) {
    return idempotent || kind !== 'unknown' ? '' : ' The call was a write: it may have had its effect.';
}
/** An answer that is not Render's JSON: a proxy's page, a cut body, another schema. */
function unreadable(purpose, status, contentType, problem, cause) {
    // A write may have happened behind an answer that cannot be read.
    const failure = { kind: status < 300 || status >= 500 ? 'unknown' : 'final' };
    return new render_errors/* RenderError */.v('answer', `Could not ${purpose.what}: the answer (HTTP ${status}, ${contentType || 'no content type'}) is not what Render's API sends: ${problem}.`, {
        hint: `Something between here and Render may have answered: check RENDER_API_URL and proxies.${effectOf(purpose, failure)}`,
        failure,
        httpStatus: status,
        cause,
    });
}
/** No answer in time. */
function timedOut(error, purpose) {
    const failure = { kind: 'unknown' };
    return new render_errors/* RenderError */.v('unreachable', error.message, {
        hint: `Look at status.render.com, then run this again.${effectOf(purpose, failure)}`,
        failure,
        cause: error,
    });
}
// Errors of the connection attempt itself: nothing was sent.
const neverSent = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);
/** No answer at all. */
function unreachable(purpose, baseUrl, cause) {
    const code = cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : undefined;
    const sent = code === undefined || !neverSent.has(code);
    const failure = { kind: sent ? 'unknown' : 'never-ran' };
    const reason = code ?? (cause instanceof Error ? cause.message : String(cause));
    return new render_errors/* RenderError */.v('unreachable', `Could not ${purpose.what}: ${sent ? 'the connection was lost before the answer came' : 'no connection'} (${reason}) to ${new URL(baseUrl).host}.`, {
        hint: `Check the network, RENDER_API_URL and status.render.com, then run this again.${effectOf(purpose, failure)}`,
        failure,
        cause,
    });
}

;// CONCATENATED MODULE: ./lib/render/call.js







const Refused = schemas/* looseObject */._H3({ message: schemas/* string */.YjP().optional() });
/**
 * Makes a call: bounded in time, tried again only where that is safe, its answer checked.
 * @throws RenderError, or the signal's reason
 */
function perform(call, line) {
    return repeating(call, line, () => attempt(call, line));
}
/** Makes attempts as long as their failures allow it, and says so in the log. */
function repeating({ what, idempotent }, line, once) {
    return (0,retry/* retrying */.R)(once, {
        idempotent,
        classify: (error) => (error instanceof render_errors/* RenderError */.v ? error.failure : { kind: 'final' }),
        clock: line.clock,
        signal: line.signal,
        onRetry: (error, pauseMs, attempts) => line.events.info('render.retry', `Trying again in ${Math.ceil(pauseMs / 1000)} s to ${what}: ${error instanceof Error ? error.message : String(error)}`, { attempts, pause_ms: Math.round(pauseMs) }),
    });
}
/** One try. @throws RenderError, or the signal's reason */
async function attempt(call, line) {
    const trace = line.events.trace.headers();
    const started = line.clock.now();
    let status;
    try {
        return await (0,deadline/* withDeadline */.N)(`The call to ${call.what}`, call.deadlineMs ?? 30_000, line.signal, async (signal) => {
            const response = await send(call, line, trace, signal);
            status = response.status;
            return read(call, response, line);
        });
    }
    catch (error) {
        throw translate(error, call, line);
    }
    finally {
        line.events.debug('render.call', {
            what: call.what,
            status,
            request_id: trace['X-Request-ID'],
            duration_ms: line.clock.now() - started,
        });
    }
}
async function send({ method, path, body }, { apiKey, baseUrl }, trace, signal) {
    const response = await (0,http/* fetchOverHttp */.T5)(`${baseUrl}${path}`, {
        method,
        headers: {
            ...trace,
            authorization: `Bearer ${apiKey}`,
            accept: 'application/json',
            'user-agent': 'voygent-actions',
            ...(body && { 'content-type': 'application/json' }),
        },
        ...(body && { body: JSON.stringify(body) }),
        signal,
    });
    return { status: response.status, headers: response.headers, text: await response.text() };
}
function read(call, { status, headers, text }, line) {
    const contentType = headers.get('content-type') ?? '';
    const json = parseJson(text);
    if (status < 200 || status >= 300) {
        const refused = Refused.safeParse(json);
        // 429 and 5xx often come from in front of the API, without its JSON.
        if (refused.success || status === 429 || status >= 500)
            throw refusal(call, status, refused.data?.message, headers, line.clock.now());
    }
    const result = call.result.safeParse(json);
    if (status >= 200 && status < 300 && result.success)
        return result.data;
    const problem = json === undefined || result.success ? describeBody(text) : describeIssues(result.error);
    throw unreadable(call, status, contentType, problem, result.error);
}
function parseJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
function describeBody(text) {
    const start = text.trimStart().slice(0, 60).replace(/\s+/g, ' ');
    return start === '' ? 'an empty body' : `it begins with «${start}»`;
}
function describeIssues(error) {
    return errors/* prettifyError */.S1(error).replaceAll('\n', ' ');
}
function translate(error, call, line) {
    if (line.signal.aborted || error instanceof render_errors/* RenderError */.v)
        return error;
    if (error instanceof runtime_errors/* ActionError */.lZ && error.code === 'timeout')
        return timedOut(error, call);
    return unreachable(call, line.baseUrl, error);
}


/***/ }),

/***/ 23861:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  h: () => (/* binding */ connectRender)
});

// EXTERNAL MODULE: ./lib/runtime/errors.js
var errors = __webpack_require__(50525);
// EXTERNAL MODULE: ./lib/runtime/service-url.js
var service_url = __webpack_require__(45359);
// EXTERNAL MODULE: ./lib/render/call.js + 1 modules
var render_call = __webpack_require__(49246);
// EXTERNAL MODULE: ./lib/render/commands.js
var commands = __webpack_require__(40880);
// EXTERNAL MODULE: ./lib/render/errors.js
var render_errors = __webpack_require__(61169);
// EXTERNAL MODULE: ./lib/render/schema.js
var schema = __webpack_require__(79985);
// EXTERNAL MODULE: ./lib/render/start-rollback.js
var start_rollback = __webpack_require__(12289);
// EXTERNAL MODULE: ./lib/runtime/deadline.js
var deadline = __webpack_require__(93506);
;// CONCATENATED MODULE: ./lib/render/wait.js





const firstPauseMs = 2000;
// Reads are limited to 400 a minute for a user: api-docs.render.com/reference/rate-limiting.
const longestPauseMs = 15_000;
/**
 * Looks at a deploy until it is live or has failed. A look that fails is not the deploy's failure: there is another one,
 * as long as there is time.
 * @param subject begins a sentence, such as `The deploy dep-… of the Render service srv-…`
 * @throws ActionError `timeout` when the time is up, RenderError where looking again is of no use, or the signal's reason
 */
async function untilSettled(call, line, deadlineMs, subject) {
    const ends = line.clock.now() + deadlineMs;
    let last;
    for (let pause = firstPauseMs;; pause = Math.min(pause * 1.5, longestPauseMs)) {
        const left = ends - line.clock.now();
        last = await look({ ...call, deadlineMs: Math.min(30_000, Math.max(1000, left)) }, line);
        if (!(last instanceof render_errors/* RenderError */.v) && !(0,schema/* isUnderWay */.gn)(last))
            return last;
        if (left <= 0)
            throw tooLong(subject, last, deadlineMs);
        await line.clock.sleep(Math.min(pauseAfter(last, pause), left), line.signal);
    }
}
async function look(call, line) {
    try {
        return await (0,render_call/* attempt */.CD)(call, line);
    }
    catch (error) {
        if (error instanceof render_errors/* RenderError */.v && error.failure.kind !== 'final')
            return error;
        throw error;
    }
}
function pauseAfter(last, pause) {
    if (!(last instanceof render_errors/* RenderError */.v) || last.failure.kind === 'final')
        return pause;
    return Math.max(pause, last.failure.retryAfterMs ?? 0);
}
function tooLong(subject, last, deadlineMs) {
    const state = last instanceof render_errors/* RenderError */.v ? last.message : `Its status is \`${last.status}\`, and it may still become live.`;
    return new errors/* ActionError */.lZ('timeout', `${subject} was waited for ${(0,deadline/* inSeconds */.F)(deadlineMs)} without an end. ${state}`, {
        hint: "Look at the service's events in Render's dashboard, and run this again: it is then waited for anew.",
        cause: last,
    });
}

;// CONCATENATED MODULE: ./lib/render/client.js








// render.com/docs/api
const publicApi = 'https://api.render.com/v1';
/**
 * RENDER_API_URL redirects it.
 * @throws ActionError `input-invalid` when the key is missing or malformed, or RENDER_API_URL is no URL
 */
function connectRender(apiKey, context) {
    const { clock, events, signal, runner, secrets } = context;
    const given = runner.env['RENDER_API_URL']?.trim();
    const baseUrl = (0,service_url/* serviceUrl */.R)('RENDER_API_URL', given || publicApi).replace(/\/+$/, '');
    const key = checkKey(apiKey, runner.env);
    secrets.add(key);
    return renderOf({ apiKey: key, baseUrl, clock, events, signal });
}
function checkKey(apiKey, env) {
    const key = apiKey?.trim();
    if (!key) {
        const elsewhere = env['RENDER_API_KEY']
            ? ' The environment variable RENDER_API_KEY is set, but only the input is read.'
            : ' An empty value often means that the secret is not defined for this repository, or not for this environment.';
        throw new errors/* ActionError */.lZ('input-invalid', 'The API key for Render is missing.', {
            hint: `Give it as \`render-api-key: \${{ secrets.RENDER_API_KEY }}\`.${elsewhere} Nothing was done.`,
        });
    }
    if (/^[\x21-\x7e]+$/.test(key))
        return key;
    throw new errors/* ActionError */.lZ('input-invalid', 'The API key for Render has characters that no key has, such as a space.', {
        hint: 'Copy the key into the secret once more, alone and on one line. Nothing was done.',
    });
}
function renderOf(line) {
    const readDeploy = (id, deployId, what) => reading(what, `${pathOf(id)}/deploys/${encodeURIComponent(deployId)}`, schema/* DeployResult */.VH);
    const list = (id, what, query) => (0,render_call/* perform */.y9)(reading(what, `${pathOf(id)}/deploys?${query}`, schema/* DeployListResult */.rC), line);
    const render = {
        baseUrl: line.baseUrl,
        withSignal: (signal) => renderOf({ ...line, signal }),
        service: (id) => (0,render_call/* perform */.y9)(reading(`read the Render service ${id}`, pathOf(id), schema/* ServiceResult */.Zw), line),
        deploys: (id, { limit = 20 } = {}) => list(id, `read the deploys of the Render service ${id}`, `limit=${limit}`),
        async liveDeploy(id) {
            const live = await list(id, `read which deploy of the Render service ${id} is live`, 'status=live&limit=20');
            return live.find(({ status }) => status === 'live');
        },
        deploy: (id, deployId) => (0,render_call/* perform */.y9)(readDeploy(id, deployId, `read the deploy ${deployId} of the Render service ${id}`), line),
        async rollback(id, deployId) {
            const target = await render.deploy(id, deployId);
            return (0,start_rollback/* startRollback */.l)({ call: rollingBack(id, deployId), target, list: () => render.deploys(id) }, line);
        },
        setAutoDeploy: (id, setting, trigger) => setAutoDeploy(id, setting, trigger, line),
        waitForDeploy: (id, deployId, deadlineMs) => {
            const call = readDeploy(id, deployId, `read how far the deploy ${deployId} of the Render service ${id} is`);
            return untilSettled(call, line, deadlineMs, `The deploy ${deployId} of the Render service ${id}`);
        },
    };
    return render;
}
function pathOf(id) {
    return `/services/${encodeURIComponent(id)}`;
}
function reading(what, path, result) {
    return { what, method: 'GET', path, idempotent: true, result };
}
/** api-docs.render.com/reference/rollback-deploy: answered 201, with the new deploy. */
function rollingBack(id, deployId) {
    return {
        what: `roll the Render service ${id} back to the deploy ${deployId}`,
        method: 'POST',
        path: `${pathOf(id)}/rollback`,
        body: { deployId },
        idempotent: false,
        result: schema/* DeployResult */.VH,
    };
}
/** render.com/docs/rollbacks says `false`; the API's own description has `yes` and `no`, which is what it answers with. */
async function setAutoDeploy(id, setting, autoDeployTrigger, line) {
    const what = `turn auto-deploy of the Render service ${id} ${setting === 'yes' ? 'on' : 'off'}`;
    const body = (0,commands/* autoDeployBody */.XD)({ autoDeploy: setting, autoDeployTrigger });
    const call = { what, method: 'PATCH', path: pathOf(id), body, idempotent: true, result: schema/* ServiceResult */.Zw };
    const service = await (0,render_call/* perform */.y9)(call, line);
    if (service.autoDeploy === setting)
        return service;
    throw new render_errors/* RenderError */.v('refused', `Could not ${what}: Render took the change, and still says that it is ${service.autoDeploy === 'yes' ? 'on' : 'off'}.`, {
        hint: "Set it in Render's dashboard, under Settings → Build & Deploy of the service, then run this again.",
        failure: { kind: 'final' },
    });
}


/***/ }),

/***/ 40880:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ct: () => (/* binding */ rollbackCommand),
/* harmony export */   SV: () => (/* binding */ autoDeployCommand),
/* harmony export */   Ss: () => (/* binding */ cancelCommand),
/* harmony export */   XD: () => (/* binding */ autoDeployBody)
/* harmony export */ });
/**
 * What «Update service» is sent. Auto-deploy that waited for a branch to be green must not come back as one that takes
 * every commit, which is what `autoDeploy: yes` alone, the older of the two settings, may make of it.
 */
function autoDeployBody({ autoDeploy, autoDeployTrigger }) {
    const isTold = autoDeployTrigger !== undefined && autoDeployTrigger !== 'off';
    return autoDeploy === 'yes' && isTold ? { autoDeployTrigger } : { autoDeploy };
}
// The key stands in them as the name of a variable: they are printed, recorded and copied.
const authorization = '-H "Authorization: Bearer $RENDER_API_KEY"';
const json = "-H 'Content-Type: application/json'";
/** What goes back to a deploy, to be copied into a shell. */
function rollbackCommand(baseUrl, service, deploy) {
    return `curl --fail-with-body -X POST '${baseUrl}/services/${service}/rollback' ${authorization} ${json} -d '{"deployId":"${deploy}"}'`;
}
/** What sets auto-deploy, to be copied into a shell. */
function autoDeployCommand(baseUrl, service, setting) {
    return `curl --fail-with-body -X PATCH '${baseUrl}/services/${service}' ${authorization} ${json} -d '${JSON.stringify(autoDeployBody(setting))}'`;
}
/** What ends a deploy that is under way. */
function cancelCommand(baseUrl, service, deploy) {
    return `curl --fail-with-body -X POST '${baseUrl}/services/${service}/deploys/${deploy}/cancel' ${authorization}`;
}


/***/ }),

/***/ 61169:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ RollbackUnknown),
/* harmony export */   v: () => (/* binding */ RenderError)
/* harmony export */ });
/* harmony import */ var _runtime_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(50525);

const codes = {
    auth: 'input-invalid',
    'not-found': 'target-not-found',
    // Render is only called on the way back, or to write it down.
    refused: 'way-back-failed',
    unreachable: 'way-back-failed',
    answer: 'way-back-failed',
};
/**
 * An answer of Render's that is a no, or no answer at all. `failure` tells whether the call may have had its effect:
 * what came of a write that failed as `unknown` must be read back, never assumed.
 */
class RenderError extends _runtime_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ {
    problem;
    failure;
    /** `undefined` when no answer came. */
    httpStatus;
    constructor(problem, message, options) {
        super(codes[problem], message, options);
        this.name = 'RenderError';
        this.problem = problem;
        this.failure = options.failure;
        this.httpStatus = options.httpStatus;
    }
}
/** A rollback was asked for, and whether Render has begun it cannot be told. */
class RollbackUnknown extends _runtime_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ {
    constructor(cause) {
        super(cause.code, `${cause.message} Whether Render has begun the rollback cannot be told.`, {
            cause,
            status: cause.status,
            hint: [cause.hint, 'To run this again is safe: it looks first.'].filter(Boolean).join(' '),
        });
        this.name = 'RollbackUnknown';
    }
}


/***/ }),

/***/ 79985:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DI: () => (/* binding */ isFailing),
/* harmony export */   OI: () => (/* binding */ isSameContent),
/* harmony export */   VH: () => (/* binding */ DeployResult),
/* harmony export */   Zw: () => (/* binding */ ServiceResult),
/* harmony export */   gn: () => (/* binding */ isUnderWay),
/* harmony export */   rC: () => (/* binding */ DeployListResult),
/* harmony export */   ze: () => (/* binding */ describeDeploy)
/* harmony export */ });
/* unused harmony export failingStatuses */
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2503);

// Looked up in api-docs.render.com («Retrieve service», «List deploys», «Roll back deploy») and in the types of
// Render's own command line, which are generated from its OpenAPI description.
/** Ids go into addresses and into the commands that people copy: one that could be more than an id is refused. */
const Id = zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().regex(/^[A-Za-z0-9_-]+$/, 'is no id of Render');
/** `off`, `commit` or `checksPass`. Others may come: what is not `off` deploys by itself. */
const Trigger = zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().regex(/^[A-Za-z_]+$/, 'is no setting of auto-deploy');
const ServiceAnswer = zod__WEBPACK_IMPORTED_MODULE_0__/* .looseObject */ ._H3({
    id: Id,
    name: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    type: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    autoDeploy: zod__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(['yes', 'no']),
    autoDeployTrigger: Trigger.nullish(),
    suspended: zod__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(['suspended', 'not_suspended']),
    serviceDetails: zod__WEBPACK_IMPORTED_MODULE_0__/* .looseObject */ ._H3({ url: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().nullish() }).nullish(),
});
const ServiceResult = ServiceAnswer.transform((answer) => {
    const autoDeployTrigger = answer.autoDeployTrigger ?? undefined;
    return {
        id: answer.id,
        name: answer.name,
        type: answer.type,
        // Of the two, the newer one counts; where they differ, neither is taken for a promise that nothing is deployed.
        autoDeploy: answer.autoDeploy === 'yes' || (autoDeployTrigger ?? 'off') !== 'off' ? 'yes' : 'no',
        autoDeployTrigger,
        suspended: answer.suspended === 'suspended',
        url: answer.serviceDetails?.url ?? undefined,
    };
});
/** «List deploys», `status`: those in which a deploy ended without serving, or no longer serves. */
const failingStatuses = [
    'build_failed',
    'pre_deploy_failed',
    'update_failed',
    'canceled',
    'deactivated',
];
const DeployAnswer = zod__WEBPACK_IMPORTED_MODULE_0__/* .looseObject */ ._H3({
    id: Id,
    // Not an enum: Render has added to them. One that is not known counts as under way.
    status: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    trigger: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().nullish(),
    commit: zod__WEBPACK_IMPORTED_MODULE_0__/* .looseObject */ ._H3({ id: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().nullish(), message: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().nullish() }).nullish(),
    image: zod__WEBPACK_IMPORTED_MODULE_0__/* .looseObject */ ._H3({ ref: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().nullish(), sha: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().nullish() }).nullish(),
    createdAt: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    finishedAt: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().nullish(),
});
const DeployResult = DeployAnswer.transform((answer) => {
    const { commit, image } = answer;
    return {
        id: answer.id,
        status: answer.status,
        trigger: answer.trigger ?? undefined,
        commit: commit?.id ? { id: commit.id, message: commit.message ?? '' } : undefined,
        image: image?.sha ?? image?.ref ?? undefined,
        createdAt: answer.createdAt,
        finishedAt: answer.finishedAt ?? undefined,
    };
});
/** Each entry of a list has the cursor that leads to the next page. */
const DeployListResult = zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .looseObject */ ._H3({ deploy: DeployResult }))
    .transform((entries) => entries.map(({ deploy }) => deploy));
function isFailing(status) {
    return failingStatuses.some((one) => one === status);
}
/** Whether it has not come to its end yet. */
function isUnderWay({ status }) {
    return status !== 'live' && !isFailing(status);
}
/** Whether two deploys serve the same thing: one commit, or one image. */
function isSameContent(a, b) {
    if (a.commit && b.commit)
        return a.commit.id === b.commit.id;
    return a.image !== undefined && a.image === b.image;
}
/** `dep-… (commit abc1234)` */
function describeDeploy({ id, commit, image }) {
    if (commit)
        return `${id} (commit ${commit.id.slice(0, 7)})`;
    return image === undefined ? id : `${id} (image ${image})`;
}


/***/ }),

/***/ 12289:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ isRollbackTo),
/* harmony export */   l: () => (/* binding */ startRollback)
/* harmony export */ });
/* harmony import */ var _runtime_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(50525);
/* harmony import */ var _call_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(49246);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(61169);
/* harmony import */ var _schema_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(79985);




/** Before which a rollback that was begun is not yet given up as not listed, in milliseconds. */
const pausesMs = [500, 1500, 4000];
/**
 * Asks for a rollback, once: a second one would be a second deploy. After a lost answer the deploy that it made is looked
 * for among those that were not there before.
 * @throws RollbackUnknown where it cannot be told; any other error says that no rollback was begun
 */
async function startRollback({ call, target, list }, line) {
    const known = new Set((await list()).map(({ id }) => id));
    let mayHaveBegun = false;
    const once = async () => {
        mayHaveBegun = true;
        try {
            return await (0,_call_js__WEBPACK_IMPORTED_MODULE_1__/* .attempt */ .CD)(call, line);
        }
        catch (error) {
            mayHaveBegun = !(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .RenderError */ .v) || error.failure.kind === 'unknown';
            throw error;
        }
    };
    try {
        return await (0,_call_js__WEBPACK_IMPORTED_MODULE_1__/* .repeating */ .og)(call, line, once);
    }
    catch (error) {
        if (!mayHaveBegun)
            throw error;
        const isIt = (deploy) => !known.has(deploy.id) && isRollbackTo(deploy, target);
        const begun = line.signal.aborted ? undefined : await find(isIt, list, line);
        if (begun)
            return begun;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .RollbackUnknown */ .B((0,_runtime_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .toActionError */ .ie)(error));
    }
}
/** Whether the deploy is one that goes back to the target. */
function isRollbackTo(deploy, target) {
    if (deploy.trigger !== undefined && deploy.trigger !== 'rollback')
        return false;
    const isUntold = target.commit === undefined && target.image === undefined;
    return (0,_schema_js__WEBPACK_IMPORTED_MODULE_3__/* .isSameContent */ .OI)(deploy, target) || (isUntold && deploy.trigger === 'rollback');
}
/** A list may lag behind, so it is looked at several times. `undefined` also where it cannot be read. */
async function find(isIt, list, line) {
    try {
        for (const pause of [...pausesMs, undefined]) {
            const found = (await list()).find(isIt);
            if (found || pause === undefined)
                return found;
            await line.clock.sleep(pause, line.signal);
        }
        return undefined;
    }
    catch {
        return undefined;
    }
}


/***/ }),

/***/ 15451:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ wayBackOf)
/* harmony export */ });
/** @throws RenderError */
async function wayBackOf(render, serviceId) {
    const { id, name, autoDeploy } = await render.service(serviceId);
    const live = await render.liveDeploy(id);
    return {
        service: id,
        name,
        deploy: live?.id ?? null,
        commit: live?.commit?.id ?? null,
        auto_deploy: autoDeploy === 'yes',
    };
}


/***/ }),

/***/ 33487:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  A: () => (/* binding */ reportTimeline)
});

// EXTERNAL MODULE: ./lib/runtime/deadline.js
var deadline = __webpack_require__(93506);
;// CONCATENATED MODULE: ./lib/runtime/gantt.js
/** How mermaid colours a task; what it means stands in the task's name as a word. */
const tags = {
    passed: 'done',
    failed: 'crit',
    blocked: 'crit',
    cancelled: 'crit',
    unfinished: 'active',
    skipped: '',
};
const longestLabel = 48;
/** A section's name has its place left of the picture, over which it would else be written. */
const longestSection = 20;
/**
 * Steps as a mermaid `gantt` diagram: a section for each subject, times in milliseconds since the epoch. Steps are numbered
 * from 1 in the order given, and what was skipped has no place in it; `undefined` where nothing took any time.
 */
function gantt(steps) {
    const numbered = steps.map((step, index) => ({ ...step, number: index + 1 }));
    const done = numbered.filter(({ outcome }) => outcome !== 'skipped');
    if (done.length === 0)
        return undefined;
    const began = Math.min(...done.map(({ startedAt }) => startedAt));
    const ended = Math.max(...done.map(({ startedAt, durationMs }) => startedAt + durationMs));
    if (ended === began)
        return undefined;
    const subjects = [...new Set(done.map(({ subject }) => subject))];
    return [
        'gantt',
        '    dateFormat x',
        `    axisFormat ${ended - began < 10_000 ? '%S.%L s' : '%H:%M:%S'}`,
        ...subjects.flatMap((subject) => [
            `    section ${ganttLabel(subject, longestSection)}`,
            ...done.filter((step) => step.subject === subject).map(taskOf),
        ]),
    ].join('\n');
}
/** A name begins with its number, so that none can be a word of mermaid's, such as `click` or `section`. */
function taskOf({ number, name, outcome, startedAt, durationMs }) {
    const end = startedAt + Math.max(1, durationMs);
    return `    ${number} ${ganttLabel(name)} - ${outcome} :${tags[outcome]}, ${startedAt}, ${end}`;
}
/**
 * A name in which nothing has a meaning for mermaid: of its lexer's (`:`, `;`, `#`, `%%`, line ends), of its configuration
 * (`%%{`), and of the HTML that it makes. What is not a letter, a digit or one of a few marks becomes `_`.
 */
function ganttLabel(name, longest = longestLabel) {
    const harmless = name
        .normalize('NFC')
        .replace(/[^\p{L}\p{N}\p{M} ._/()+=,%-]/gu, '_')
        .replace(/%{2,}/g, '%')
        .replace(/--+/g, '-')
        .trim();
    const characters = [...harmless];
    if (characters.length === 0)
        return '_';
    return characters.length <= longest ? harmless : `${characters.slice(0, longest - 1).join('')}…`;
}

// EXTERNAL MODULE: ./lib/runtime/summary.js
var runtime_summary = __webpack_require__(91348);
;// CONCATENATED MODULE: ./lib/runtime/timeline-report.js



const words = {
    passed: '✓ passed',
    failed: '✗ **failed**',
    blocked: '⛔ **blocked**',
    cancelled: '✗ **cancelled**',
    unfinished: '… not finished',
    skipped: '– skipped',
};
// Beyond this a picture is a smear, and mermaid refuses texts of 50,000 characters.
const mostInPicture = 60;
/** The steps of a run in its job summary: a table, and the same as a picture in time. */
function reportTimeline(steps, summary) {
    if (steps.length === 0)
        return;
    summary.heading('Steps', 3);
    summary.table(['', 'of', 'step', 'took', 'outcome'], steps.map(({ subject, name, durationMs, outcome }, index) => [
        index + 1,
        (0,runtime_summary/* code */.aY)(subject),
        (0,runtime_summary/* escapeMarkdown */.FV)(name),
        outcome === 'skipped' ? '' : (0,deadline/* inSeconds */.F)(durationMs),
        words[outcome],
    ]));
    const picture = steps.length > mostInPicture ? undefined : gantt(steps);
    if (picture !== undefined)
        summary.codeBlock(picture, 'mermaid');
}


/***/ })

};
