export const id = 20;
export const ids = [20];
export const modules = {

/***/ 5082:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bv: () => (/* binding */ baselineOf),
/* harmony export */   Eb: () => (/* binding */ undoCommand),
/* harmony export */   MF: () => (/* binding */ describeShares)
/* harmony export */ });
/* harmony import */ var _runtime_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(525);
/* harmony import */ var _message_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1518);


/**
 * What counts as deployed. A rollout of ours that was cut off counts as what was there before it: one below 100 %, and
 * one at 100 % of a run of which it is known that it never came to its end.
 * @throws ActionError `changed-meanwhile` when someone else's gradual deployment is under way.
 */
function baselineOf(worker, current, cutOffRuns = []) {
    const note = (0,_message_js__WEBPACK_IMPORTED_MODULE_1__/* .readNote */ .V)(current.annotations?.['workers/message']);
    if (note &&
        typeof note.step === 'number' &&
        note.wayBack.length > 0 &&
        (note.step < 100 || cutOffRuns.includes(note.run))) {
        return { shares: note.wayBack, deploymentId: current.id, interruptedAt: note.step };
    }
    const serving = current.versions.filter(({ percentage }) => percentage > 0);
    if (serving.length === 1)
        return { shares: serving, deploymentId: current.id };
    throw new _runtime_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('changed-meanwhile', `A gradual deployment of ${worker} is under way that this action did not begin: ${describeShares(serving)}. Nothing was done.`, {
        hint: `Finish it or take it back first: npx wrangler versions deploy --name ${worker}`,
    });
}
/** `1b4e28ba… at 90 %, 6fa459ea… at 10 %` */
function describeShares(shares) {
    return shares.map(({ version_id, percentage }) => `${version_id} at ${percentage} %`).join(', ');
}
/** The command that makes a deployment of these versions. */
function undoCommand(worker, shares) {
    return `npx wrangler versions deploy ${shares.map(({ version_id, percentage }) => `${version_id}@${percentage}%`).join(' ')} --name ${worker} --yes`;
}


/***/ }),

/***/ 8260:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ everyone),
/* harmony export */   z: () => (/* binding */ check)
/* harmony export */ });
/* harmony import */ var _smoke_checks_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3704);
/* harmony import */ var _smoke_default_check_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1825);


/** Runs a Worker's checks, or the one that every Worker can be held to. `waitMs`: how long they may take to pass. */
function check(checks, subject, { waitMs }, context, worker) {
    return (0,_smoke_checks_js__WEBPACK_IMPORTED_MODULE_0__/* .runChecks */ .J)((0,_smoke_default_check_js__WEBPACK_IMPORTED_MODULE_1__/* .checksOrDefault */ .E)(checks), subject, {
        network: { workersDevUrl: context.runner.workersDevUrl, signal: context.signal },
        events: context.events.step(`deploy ${worker}`),
        clock: context.clock,
        waitMs,
    });
}
/** At 100 % requests need no steering, and must all be answered by the version. */
function everyone(url, proof) {
    return { base: url, headers: {}, version: proof.subject.version };
}


/***/ }),

/***/ 1518:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ writeNote),
/* harmony export */   V: () => (/* binding */ readNote)
/* harmony export */ });
/* harmony import */ var _cloudflare_ids_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3238);

/** One line, below the 1000 bytes that Cloudflare keeps. */
function writeNote({ step, run, wayBack }) {
    return `voygent step=${step} run=${run} way-back=${wayBack.map(({ version_id, percentage }) => `${version_id}@${percentage}`).join(',')}`;
}
/** The note in a message; `undefined` for what others wrote. */
function readNote(message) {
    const match = /^voygent step=(\d+(?:\.\d+)?|back) run=(\S+) way-back=(\S*)$/.exec(message?.trim() ?? '');
    if (!match)
        return undefined;
    const [, step = '', run = '', shares = ''] = match;
    const wayBack = shares === '' ? [] : shares.split(',').map(readShare);
    // A way back that cannot be read whole is none: half of it would be another deployment.
    if (!wayBack.every((share) => share !== undefined))
        return undefined;
    return { step: step === 'back' ? step : Number(step), run, wayBack };
}
function readShare(text) {
    const [, id, percentage] = /^([^@]+)@(\d+(?:\.\d+)?)$/.exec(text) ?? [];
    const version = _cloudflare_ids_js__WEBPACK_IMPORTED_MODULE_0__/* .VersionId */ .gK.safeParse(id);
    return version.success ? { version_id: version.data, percentage: Number(percentage) } : undefined;
}


/***/ }),

/***/ 7257:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ inDependencyOrder)
/* harmony export */ });
/**
 * Workers so that each comes after those that it is bound to, else in the order given. A circle has no right order:
 * it is broken where it closes.
 */
function inDependencyOrder(items, workerOf) {
    const byName = new Map(items.map((item) => [workerOf(item).name, item]));
    const ordered = new Set();
    const visit = (item, above) => {
        if (ordered.has(item) || above.includes(item))
            return;
        for (const name of workerOf(item).dependsOn) {
            const needed = byName.get(name);
            if (needed !== undefined)
                visit(needed, [...above, item]);
        }
        ordered.add(item);
    };
    for (const item of items)
        visit(item, []);
    return [...ordered];
}


/***/ }),

/***/ 2250:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  z: () => (/* binding */ prove)
});

// EXTERNAL MODULE: ./lib/smoke/url.js
var smoke_url = __webpack_require__(643);
// EXTERNAL MODULE: ./lib/runtime/errors.js
var errors = __webpack_require__(525);
// EXTERNAL MODULE: ./lib/smoke/check.js
var check = __webpack_require__(7037);
// EXTERNAL MODULE: ./lib/smoke/exchange.js
var exchange = __webpack_require__(9824);
// EXTERNAL MODULE: ./lib/smoke/expectation.js
var expectation = __webpack_require__(3587);
;// CONCATENATED MODULE: ./lib/rollout/proof.js




// Where an override does not apply, requests are routed by percentage without a word: one hit may be luck.
const hitsInRow = 3;
const pauseMs = 500;
const failuresInRow = 3;
/**
 * Proves that requests can be made to reach the new version: its id comes back in the Worker's own header, several
 * times in a row. A Worker that tells no version is asked at the version's own address.
 * @throws ActionError `proof-failed`
 */
async function proveVersion(request, means) {
    const deadline = means.clock.now() + request.waitMs;
    const streak = { hits: 0, failures: 0 };
    for (;;) {
        const { answer, own } = await look(request, means);
        const proof = judge(request, answer, own, streak);
        if (proof)
            return tell(proof, request, means);
        if (streak.failures >= failuresInRow || means.clock.now() >= deadline)
            throw notProven(request, answer, own);
        await means.clock.sleep(streak.hits > 0 ? pauseMs / 5 : pauseMs, means.network.signal);
    }
}
/** One request through the override, and where that did not reach the version, one to its own address. */
async function look(request, means) {
    const answer = await ask(overrideSubject(request), request, means);
    const isHit = answer.version === request.version;
    const own = isHit || !request.versionUrl ? undefined : await ask({ base: request.versionUrl, headers: {} }, request, means);
    return { answer, own };
}
function judge(request, answer, own, streak) {
    streak.hits = answer.version === request.version ? streak.hits + 1 : 0;
    streak.failures = own && isBroken(own) ? streak.failures + 1 : 0;
    if (streak.hits >= hitsInRow) {
        return {
            method: 'override',
            subject: {
                ...overrideSubject(request),
                version: { header: request.header.name, id: request.version, mayBeSilent: request.hasAssets },
            },
        };
    }
    const tellsNoVersion = !request.header.configured && own !== undefined && isSilent(own) && isSilent(answer);
    if (tellsNoVersion && request.versionUrl)
        return { method: 'version-url', subject: { base: request.versionUrl, headers: {} } };
    return undefined;
}
/** The production address, with the header that steers requests to the version. */
function overrideSubject({ worker, version, url }) {
    return { base: url, headers: { 'cloudflare-workers-version-overrides': `${worker}="${version}"` } };
}
async function ask(subject, { path, header }, { network, events }) {
    try {
        const response = await (0,exchange/* exchange */.cv)({
            method: 'GET',
            url: (0,check/* joinPath */.u)(subject.base, path),
            headers: { ...events.trace.headers(), ...subject.headers },
            timeoutMs: 10_000,
        }, network);
        const version = response.headers[header.name.toLowerCase()];
        return typeof version === 'string' ? { response, version } : { response };
    }
    catch (error) {
        network.signal.throwIfAborted();
        return { problem: error instanceof Error ? error.message : String(error) };
    }
}
/** Answers, without naming a version. */
function isSilent({ response, version }) {
    return response !== undefined && response.status < 500 && version === undefined;
}
/** Answers with a server error and without the Worker's header: what Cloudflare sends for a Worker that throws. */
function isBroken({ response, version }) {
    return response !== undefined && response.status >= 500 && version === undefined;
}
function tell(proof, { worker, version }, { events }) {
    const how = proof.method === 'override' ? 'through the version override' : `at ${proof.subject.base.host}`;
    events.info('version.proven', `${worker}: version ${version} answers ${how}.`, { method: proof.method });
    return proof;
}
function notProven(request, answer, own) {
    const { worker, version, header } = request;
    return new errors/* ActionError */.lZ('proof-failed', `Version ${version} of ${worker} could not be proven to answer: ${describeAnswer(answer, version, header.name)}.${own ? ` At its own address: ${describeAnswer(own, version, header.name)}.` : ''}`, {
        hint: hintFor(request, answer, own),
    });
}
function describeAnswer({ response, version, problem }, wanted, header) {
    if (!response)
        return `there was no answer (${problem})`;
    const body = response.body === '' ? '' : `, body «${(0,expectation/* excerpt */.K)(response.body)}»`;
    if (version === undefined)
        return `the answer (status ${response.status}${body}) names no version in \`${header}\``;
    return version === wanted
        ? `it answered (status ${response.status})`
        : `version ${version} answered in its place (status ${response.status})`;
}
function hintFor({ header, worker }, answer, own) {
    if (isBroken(own ?? answer))
        return `The new version throws. Look at its errors: npx wrangler tail ${worker}`;
    if (answer.version !== undefined)
        return 'The version override did not take effect. Run this again; if it stays so, look whether something in front of the Worker removes the header `Cloudflare-Workers-Version-Overrides`.';
    return `Let the Worker echo its version on every response: a \`version_metadata\` binding, and \`headers.set('${header.name}', env.CF_VERSION_METADATA.id)\`. Or switch preview URLs on.`;
}

;// CONCATENATED MODULE: ./lib/rollout/prove.js


/** Proves that a deployed version can be reached, whatever its percentage. @throws ActionError `proof-failed` */
async function prove({ worker, url, subdomain, checks }, version, { waitMs }, cloudflare, context) {
    const uploaded = await cloudflare.workers.version(worker.name, version);
    const hasPreview = uploaded.metadata?.has_preview === true && subdomain !== undefined;
    return proveVersion({
        worker: worker.name,
        version,
        url,
        versionUrl: hasPreview ? (0,smoke_url/* versionUrl */.A)(worker, version, subdomain) : undefined,
        header: worker.versionHeader,
        hasAssets: worker.hasAssets,
        path: checks.find(({ method }) => method === 'GET')?.path ?? '/',
        waitMs,
    }, {
        network: { workersDevUrl: context.runner.workersDevUrl, signal: context.signal },
        clock: context.clock,
        events: context.events.step(`deploy ${worker.name}`),
    });
}


/***/ }),

/***/ 6400:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ Rollout)
/* harmony export */ });
/* harmony import */ var _cloudflare_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6632);
/* harmony import */ var _runtime_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(525);
/* harmony import */ var _baseline_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5082);
/* harmony import */ var _message_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1518);




/** What goes back must be tried also when the job is being cancelled: the runner then leaves 7.5 s. */
const wayBackMs = 60_000;
const wayBackAttempts = 5;
/**
 * One version on its way from 0 to 100 %. It makes deployments only where the last one is its own, or the one that it
 * started from: what someone else has deployed in the meantime is never overwritten.
 */
class Rollout {
    worker;
    baseline;
    #cloudflare;
    #events;
    #clock;
    #run;
    #cutOffRuns;
    #force;
    #last;
    /** The messages of what this rollout deployed, or may have deployed: an answer can be lost, or not be waited for. */
    #notes = new Set();
    constructor(options) {
        this.worker = options.worker;
        this.baseline = options.baseline;
        this.#cloudflare = options.cloudflare;
        this.#events = options.events;
        this.#clock = options.clock;
        this.#run = options.run;
        this.#cutOffRuns = options.cutOffRuns ?? [];
        this.#force = options.force ?? false;
        this.#last = options.baseline.deploymentId;
    }
    /** The deployment that this rollout made last. */
    get deploymentId() {
        return this.#last;
    }
    /**
     * Gives the version this percentage of the requests, and the former ones the rest.
     * @throws ActionError `changed-meanwhile`, CloudflareError
     */
    async promote(version, percentage) {
        await this.#checkOurs(version);
        const rest = this.baseline.shares.map((share) => ({
            ...share,
            percentage: (share.percentage * (100 - percentage)) / 100,
        }));
        const shares = percentage === 100 ? [] : rest;
        await this.#deploy(this.#cloudflare, [...shares, { version_id: version, percentage }], percentage);
        this.#events.info('deployment.made', `${this.worker}: version ${version} is at ${percentage} %.`, {
            percentage,
            deployment_id: this.#last,
        });
    }
    /** Puts the former deployment back, with a signal of its own. It does not throw: it says what became of it. */
    async putBack() {
        const surely = this.#cloudflare.withSignal(AbortSignal.timeout(wayBackMs));
        for (let attempt = 1;; attempt++) {
            try {
                return await this.#tryPutBack(surely);
            }
            catch (error) {
                if (attempt < wayBackAttempts && error instanceof _cloudflare_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .CloudflareError */ .O && error.failure.kind !== 'final') {
                    await this.#clock.sleep(500 * 2 ** (attempt - 1));
                    continue;
                }
                return { kind: 'failed', error: this.#wayBackFailed(error) };
            }
        }
    }
    async #tryPutBack(cloudflare) {
        const current = await cloudflare.workers.currentDeployment(this.worker);
        if (current && !this.#isOurs(current))
            return this.#leaveAlone(current);
        const isUntouched = current === undefined || current.id === this.baseline.deploymentId;
        if (isUntouched && this.#notes.size === 0 && this.baseline.interruptedAt === undefined)
            return { kind: 'unchanged', deploymentId: this.#last };
        // After a lost answer to an earlier attempt it may be there already.
        if (messageOf(current) === this.#note('back'))
            this.#last = current?.id ?? this.#last;
        else
            await this.#deploy(cloudflare, this.baseline.shares, 'back');
        this.#events.info('deployment.put-back', `${this.worker}: the former deployment is back: ${(0,_baseline_js__WEBPACK_IMPORTED_MODULE_2__/* .describeShares */ .MF)(this.baseline.shares)}.`, { deployment_id: this.#last });
        return { kind: 'put-back', deploymentId: this.#last };
    }
    #leaveAlone(current) {
        this.#events.warning('deployment.left-alone', `${this.worker}: someone else has deployed in the meantime (${(0,_baseline_js__WEBPACK_IMPORTED_MODULE_2__/* .describeShares */ .MF)(current.versions)}); that deployment was left alone.`, { deployment_id: current.id });
        return { kind: 'left-alone', deploymentId: current.id };
    }
    async #deploy(cloudflare, shares, step) {
        const note = this.#note(step);
        const isKnown = this.#notes.has(note);
        this.#notes.add(note);
        // The former version may lack a secret that the new one brought.
        const takesOver = this.baseline.interruptedAt !== undefined && this.#last === this.baseline.deploymentId;
        const force = this.#force || step === 'back' || takesOver;
        try {
            this.#last = (await cloudflare.workers.deploy(this.worker, shares, note, { force })).id;
        }
        catch (error) {
            if (error instanceof _cloudflare_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .CloudflareError */ .O && error.failure.kind !== 'unknown') {
                if (!isKnown)
                    this.#notes.delete(note);
                throw error;
            }
            // The answer was lost, and the deployment may be there: its message tells whether it is this one.
            const current = await cloudflare.workers.currentDeployment(this.worker);
            if (current === undefined || messageOf(current) !== note || current.id === this.#last)
                throw error;
            this.#last = current.id;
        }
    }
    #note(step) {
        return (0,_message_js__WEBPACK_IMPORTED_MODULE_3__/* .writeNote */ .I)({ step, run: this.#run, wayBack: this.baseline.shares });
    }
    #isOurs(current) {
        return current.id === this.#last || this.#notes.has(messageOf(current) ?? '') || this.#isTakenOver(current);
    }
    /** Whether a run that is taken over made it, on its way from where this one starts. */
    #isTakenOver(current) {
        const note = (0,_message_js__WEBPACK_IMPORTED_MODULE_3__/* .readNote */ .V)(messageOf(current));
        if (!note || !this.#cutOffRuns.includes(note.run))
            return false;
        return (0,_baseline_js__WEBPACK_IMPORTED_MODULE_2__/* .describeShares */ .MF)(note.wayBack) === (0,_baseline_js__WEBPACK_IMPORTED_MODULE_2__/* .describeShares */ .MF)(this.baseline.shares);
    }
    async #checkOurs(version) {
        const current = await this.#cloudflare.workers.currentDeployment(this.worker);
        if (current && this.#isOurs(current))
            return;
        throw new _runtime_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .lZ('changed-meanwhile', `Someone else has deployed ${this.worker} in the meantime: ${(0,_baseline_js__WEBPACK_IMPORTED_MODULE_2__/* .describeShares */ .MF)(current?.versions ?? [])}. Theirs was left as it is, and version ${version} was not promoted.`, {
            hint: 'Find out who deployed and why, then run this again.',
        });
    }
    #wayBackFailed(cause) {
        return new _runtime_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .lZ('way-back-failed', `The former deployment of ${this.worker} could not be put back: ${cause instanceof Error ? cause.message : String(cause)}`, {
            hint: `Do it by hand, now: ${(0,_baseline_js__WEBPACK_IMPORTED_MODULE_2__/* .undoCommand */ .Eb)(this.worker, this.baseline.shares)}`,
            cause,
        });
    }
}
function messageOf(deployment) {
    return deployment?.annotations?.['workers/message'];
}


/***/ }),

/***/ 6480:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ runId)
/* harmony export */ });
/** Names a run in Cloudflare's history: the workflow run's attempt, or the trace outside of one. */
function runId({ runner, events }) {
    return runner.runId === undefined ? events.trace.traceId.slice(0, 16) : `${runner.runId}.${runner.attempt ?? '1'}`;
}


/***/ }),

/***/ 9462:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ writeVersionNote),
/* harmony export */   p: () => (/* binding */ readVersionNote)
/* harmony export */ });
// Cloudflare keeps 1000 bytes of a message.
const longest = 900;
const none = '-';
/** One line. Heads that do not fit are left out: a half of them would be a lie. */
function writeVersionNote({ release, commit, heads = {} }) {
    const base = `voygent release=${release}${commit === undefined ? '' : ` commit=${commit}`}`;
    const told = Object.entries(heads).map(([database, head]) => `${encodeURIComponent(database)}:${head === null ? none : encodeURIComponent(head)}`);
    const whole = told.length === 0 ? base : `${base} heads=${told.join(',')}`;
    return whole.length > longest ? base : whole;
}
/** The note in a message; `undefined` for what others wrote. */
function readVersionNote(message) {
    const match = /^voygent release=(\S+)(?: commit=([0-9a-f]{40,64}))?(?: heads=(\S+))?$/.exec(message?.trim() ?? '');
    if (!match)
        return undefined;
    const [, release = '', commit, heads] = match;
    return {
        release,
        ...(commit === undefined ? {} : { commit }),
        ...(heads === undefined ? {} : { heads: readHeads(heads) }),
    };
}
function readHeads(text) {
    try {
        const entries = text.split(',').map((part) => {
            const [database = '', head = none] = part.split(':');
            return [decodeURIComponent(database), head === none ? null : decodeURIComponent(head)];
        });
        return Object.fromEntries(entries);
    }
    catch {
        // A message is anybody's to write.
        return undefined;
    }
}


/***/ }),

/***/ 1906:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ fetchOverHttp),
/* harmony export */   t: () => (/* binding */ send)
/* harmony export */ });
/** Loaded when they are used: TLS costs 15 ms, and a run that ends at its inputs needs neither. */
const protocols = { http: () => Promise.resolve(/* import() */).then(__webpack_require__.t.bind(__webpack_require__, 7067, 19)), https: () => Promise.resolve(/* import() */).then(__webpack_require__.t.bind(__webpack_require__, 4708, 19)) };
const kept = new Map();
/** `HTTPS_PROXY` and its kin are honoured: on self-hosted runners they may be the only way out. */
async function transport(name, reuse) {
    const { Agent, request } = await protocols[name]();
    const agent = (reuse ? kept.get(name) : undefined) ?? new Agent({ keepAlive: reuse, proxyEnv: process.env });
    if (reuse)
        kept.set(name, agent);
    return { request, agent };
}
/** Sends a request; resolves when the head of the answer is there. Rejects with the connection's error. */
async function send({ method, url, headers, body, signal, connectTo = url, reuse = false, }) {
    const { request, agent } = await transport(connectTo.protocol === 'https:' ? 'https' : 'http', reuse);
    return new Promise((resolve, reject) => {
        const outgoing = request({
            hostname: connectTo.hostname.replace(/^\[|\]$/g, ''),
            port: connectTo.port,
            path: `${url.pathname}${url.search}`,
            method,
            headers: { host: url.host, ...headers },
            signal,
            agent,
        });
        outgoing.once('response', resolve);
        outgoing.once('error', reject);
        outgoing.end(body);
    });
}
/**
 * `fetch` over node:http, for clients that take one: the built-in one costs 40 ms at its first call, which is more than the
 * rest of a short run. It takes text bodies only, and reads the whole answer before it resolves.
 */
const fetchOverHttp = async (input, init = {}) => {
    const headers = Object.fromEntries(new Headers(init.headers));
    const { body } = init;
    if (typeof body !== 'string' && body !== undefined && body !== null)
        throw new TypeError('only a text can be sent');
    const answer = await send({
        method: init.method ?? 'GET',
        url: new URL(input instanceof Request ? input.url : input),
        headers: body ? { ...headers, 'content-length': String(Buffer.byteLength(body)) } : headers,
        body: body ?? undefined,
        signal: init.signal ?? new AbortController().signal,
        reuse: true,
    });
    const chunks = [];
    for await (const chunk of answer)
        chunks.push(chunk);
    const status = answer.statusCode ?? 0;
    const isBodiless = status === 204 || status === 304;
    return new Response(isBodiless ? null : Buffer.concat(chunks), { status, headers: headersOf(answer) });
};
function headersOf(answer) {
    const headers = new Headers();
    for (const [name, values] of Object.entries(answer.headersDistinct))
        for (const value of values ?? [])
            headers.append(name, value);
    return headers;
}


/***/ }),

/***/ 7037:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ runCheck),
/* harmony export */   u: () => (/* binding */ joinPath)
/* harmony export */ });
/* harmony import */ var _runtime_deadline_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3506);
/* harmony import */ var _exchange_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9824);
/* harmony import */ var _expectation_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3587);



/** Sends one request and judges the answer. Never throws but for the signal: no answer is a failed check. */
async function runCheck(check, subject, network, trace) {
    const request = requestOf(check, subject, trace);
    const started = performance.now();
    const result = { name: check.name, curl: (0,_exchange_js__WEBPACK_IMPORTED_MODULE_1__/* .curlOf */ .qp)(request), attempts: 1 };
    try {
        const response = await (0,_exchange_js__WEBPACK_IMPORTED_MODULE_1__/* .exchange */ .cv)(request, network);
        const stranger = versionDifference(subject.version, response);
        const problems = stranger === undefined ? withBody((0,_expectation_js__WEBPACK_IMPORTED_MODULE_2__/* .differences */ .t)(check.expect, response), response) : [stranger];
        return {
            ...result,
            passed: problems.length === 0,
            problems,
            durationMs: response.durationMs,
            wrongVersion: stranger !== undefined,
        };
    }
    catch (error) {
        network.signal.throwIfAborted();
        return {
            ...result,
            passed: false,
            problems: [noAnswer(error, request)],
            durationMs: performance.now() - started,
            wrongVersion: false,
        };
    }
}
function requestOf(check, subject, trace) {
    const contentType = check.body?.contentType;
    return {
        method: check.method,
        url: joinPath(subject.base, check.path),
        headers: {
            ...trace.headers(),
            ...(contentType ? { 'content-type': contentType } : {}),
            ...lowerCased(check.headers),
            ...subject.headers,
        },
        body: check.body?.text,
        timeoutMs: check.timeoutMs,
    };
}
/** The path and query of a check below the base's own path; never another origin. */
function joinPath(base, path) {
    const url = new URL(base);
    const [pathname = '', search] = splitOnce(path, '?');
    url.pathname = `${base.pathname.replace(/\/$/, '')}${pathname}`;
    url.search = search ?? '';
    url.hash = '';
    return url;
}
function splitOnce(text, mark) {
    const at = text.indexOf(mark);
    return at === -1 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}
function lowerCased(headers) {
    return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}
function versionDifference(version, { headers }) {
    if (!version)
        return undefined;
    const answered = headers[version.header.toLowerCase()];
    if (answered === version.id || (answered === undefined && version.mayBeSilent))
        return undefined;
    return `expected version \`${version.id}\` to answer, and ${answered === undefined ? `the answer has no \`${version.header}\`` : `\`${String(answered)}\` did`}`;
}
/** A wrong status is best understood by what the body says. */
function withBody(problems, { status, body }) {
    if (problems.length === 0 || body === '' || problems.some((problem) => problem.includes('the body')))
        return problems;
    return [...problems, `the answer's body (status ${status}) begins: \`${(0,_expectation_js__WEBPACK_IMPORTED_MODULE_2__/* .excerpt */ .K)(body).replaceAll('`', "'")}\``];
}
function noAnswer(error, { url, timeoutMs }) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
    if (code === 'timeout')
        return `no complete answer from ${url.host} within ${(0,_runtime_deadline_js__WEBPACK_IMPORTED_MODULE_0__/* .inSeconds */ .F)(timeoutMs)}`;
    return `no answer from ${url.host}: ${error instanceof Error ? error.message || code : String(error)}`;
}


/***/ }),

/***/ 3704:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ runChecks)
/* harmony export */ });
/* harmony import */ var _check_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7037);

// A check that failed at first must pass this often in a row: an endpoint that flaps is not ready.
const provenAfterFailure = 3;
const firstPauseMs = 250;
const longestPauseMs = 3000;
/** Runs all checks side by side, each until it passes or the time is up. Results come in the order of the checks. */
async function runChecks(checks, subject, run) {
    return Promise.all(checks.map((check) => untilPassed(check, subject, run)));
}
async function untilPassed(check, subject, run) {
    const deadline = run.clock.now() + run.waitMs;
    let passedInRow = 0;
    const seen = { pass: false, failure: false };
    for (let attempts = 1;; attempts++) {
        const result = { ...(await (0,_check_js__WEBPACK_IMPORTED_MODULE_0__/* .runCheck */ .k)(check, subject, run.network, run.events.trace)), attempts };
        passedInRow = result.passed ? passedInRow + 1 : 0;
        if (passedInRow >= (seen.failure ? provenAfterFailure : 1))
            return record(result, run.events);
        const isOver = run.clock.now() >= deadline;
        // A row of passes that has begun in time is seen to its end.
        if (isOver && !result.passed)
            return record(seen.pass ? flapped(result) : result, run.events);
        seen.pass ||= result.passed;
        seen.failure ||= !result.passed;
        await run.clock.sleep(pauseAfter(result, deadline - run.clock.now()), run.network.signal);
    }
}
function pauseAfter({ passed, attempts }, leftMs) {
    if (passed)
        return firstPauseMs;
    return Math.max(0, Math.min(longestPauseMs, firstPauseMs * 2 ** Math.min(attempts - 1, 6), leftMs));
}
function flapped(result) {
    return { ...result, problems: ['the endpoint flaps: it passed before, and then failed again', ...result.problems] };
}
function record(result, events) {
    const { name, passed, problems, attempts, durationMs } = result;
    const fields = { check: name, attempts, duration_ms: Math.round(durationMs), problems };
    const tries = attempts === 1 ? '' : `, attempt ${attempts}`;
    if (passed)
        events.info('check.passed', `  ok    ${name} (${Math.round(durationMs)} ms${tries})`, fields);
    else
        events.info('check.failed', `  fail  ${name}: ${problems.join('; ')}`, fields);
    return result;
}


/***/ }),

/***/ 1825:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ checksOrDefault)
/* harmony export */ });
/* unused harmony export defaultCheck */
/** For a Worker without checks of its own: it answers at all, and not with a server error. */
const defaultCheck = {
    kind: 'http',
    name: 'answers without a server error',
    method: 'GET',
    path: '/',
    headers: {},
    body: undefined,
    expect: {
        status: Array.from({ length: 300 }, (_, index) => 200 + index),
        headers: {},
        json: undefined,
        body: undefined,
        redirect: undefined,
    },
    timeoutMs: 10_000,
};
function checksOrDefault(checks) {
    return checks.length > 0 ? checks : [defaultCheck];
}


/***/ }),

/***/ 9824:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   cv: () => (/* binding */ exchange),
/* harmony export */   qp: () => (/* binding */ curlOf)
/* harmony export */ });
/* unused harmony export bodyLimit */
/* harmony import */ var _runtime_deadline_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3506);
/* harmony import */ var _runtime_http_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1906);


/** What is read of a body at most, in bytes: a check must not fill the memory of the runner. */
const bodyLimit = 1024 * 1024;
/** @throws the connection's error, or ActionError `timeout` */
async function exchange(request, network) {
    const started = performance.now();
    return (0,_runtime_deadline_js__WEBPACK_IMPORTED_MODULE_0__/* .withDeadline */ .N)(`${request.method} ${request.url.pathname}`, request.timeoutMs, network.signal, async (signal) => {
        const answer = await (0,_runtime_http_js__WEBPACK_IMPORTED_MODULE_1__/* .send */ .t)({
            ...request,
            headers: headersOf(request),
            connectTo: connectTo(request.url, network),
            signal,
        });
        const { body, cut } = await readBody(answer);
        return {
            status: answer.statusCode ?? 0,
            headers: answer.headers,
            body,
            bodyCut: cut,
            durationMs: performance.now() - started,
        };
    });
}
const standing = { 'user-agent': 'voygent-actions', accept: '*/*' };
/** With its length: node sends a body of DELETE or OPTIONS without one, and the server would not read it. */
function headersOf({ headers, body }) {
    const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
    return { ...standing, ...headers, ...length };
}
function connectTo(url, { workersDevUrl }) {
    return workersDevUrl !== undefined && url.hostname.endsWith('.workers.dev') ? new URL(workersDevUrl) : url;
}
async function readBody(answer) {
    const chunks = [];
    let length = 0;
    for await (const chunk of answer) {
        chunks.push(chunk);
        length += chunk.length;
        // Leaving the loop closes the connection.
        if (length > bodyLimit)
            return { body: Buffer.concat(chunks).subarray(0, bodyLimit).toString('utf8'), cut: true };
    }
    return { body: Buffer.concat(chunks).toString('utf8'), cut: false };
}
/** The request as a command to try by hand. What its headers keep secret has to be filled in. */
function curlOf({ method, url, headers, body }) {
    const parts = ['curl', '-i', ...(method === 'HEAD' ? ['--head'] : method === 'GET' ? [] : ['-X', method])];
    // curl would call a body a form.
    const typed = body === undefined || 'content-type' in headers ? headers : { ...headers, 'content-type': undefined };
    for (const [name, value] of Object.entries({ 'user-agent': standing['user-agent'], ...typed }))
        parts.push('-H', quoted(headerForCurl(name, value)));
    if (body !== undefined)
        parts.push('--data-raw', quoted(body));
    // Brackets and braces in an address are patterns to curl.
    if (/[[\]{}]/.test(url.href))
        parts.push('--globoff');
    return [...parts, quoted(url.href)].join(' ');
}
const confidential = /authorization|cookie|token|secret|key|password|signature/i;
/** `name:` takes a header away, `name;` sends it empty. */
function headerForCurl(name, value) {
    if (value === undefined)
        return `${name}:`;
    if (value === '')
        return `${name};`;
    return `${name}: ${confidential.test(name) ? '***' : value}`;
}
function quoted(text) {
    return `'${text.replaceAll("'", `'\\''`)}'`;
}


/***/ }),

/***/ 3587:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ excerpt),
/* harmony export */   t: () => (/* binding */ differences)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7975);

/** What differs from the expectation, each as a sentence; none when all is as expected. */
function differences(expect, response) {
    return [
        ...statusDifference(expect.status, response),
        ...Object.entries(expect.headers).flatMap(([name, match]) => headerDifference(name, match, response)),
        ...redirectDifference(expect.redirect, response),
        ...jsonDifference(expect.json, response),
        ...bodyDifference(expect.body, response),
    ];
}
function statusDifference(expected, { status }) {
    return expected.includes(status) ? [] : [`expected status ${describeStatuses(expected)}, got ${status}`];
}
/** `200 or 204`; a long list, which is a range written out, as `200 to 499`. */
function describeStatuses(statuses) {
    return statuses.length <= 8 ? statuses.join(' or ') : `${Math.min(...statuses)} to ${Math.max(...statuses)}`;
}
function headerDifference(name, match, { headers }) {
    const value = headers[name.toLowerCase()];
    const text = Array.isArray(value) ? value.join(', ') : value;
    const wanted = 'equals' in match ? `\`${match.equals}\`` : `to match ${match.matches}`;
    if (text === undefined)
        return [`expected header \`${name}\` ${wanted}, and there is none`];
    const fits = 'equals' in match ? text === match.equals : match.matches.test(text);
    return fits ? [] : [`expected header \`${name}\` ${wanted}, got \`${excerpt(text)}\``];
}
function redirectDifference(expected, { headers }) {
    if (expected === undefined || headers.location === expected)
        return [];
    return [
        `expected a redirect to \`${expected}\`, got ${headers.location === undefined ? 'no location' : `\`${headers.location}\``}`,
    ];
}
function jsonDifference(expected, response) {
    if (expected === undefined)
        return [];
    try {
        return missingFrom(expected, JSON.parse(response.body), '');
    }
    catch {
        const found = response.bodyCut ? 'a body of more than 1 MiB that begins with ' : '';
        return [`expected JSON, got ${found}\`${excerpt(response.body)}\``];
    }
}
/** Objects may have more keys than expected; anything else must be equal. */
function missingFrom(expected, actual, path) {
    if (!isObject(expected)) {
        if ((0,node_util__WEBPACK_IMPORTED_MODULE_0__.isDeepStrictEqual)(expected, actual))
            return [];
        return [
            `expected ${code(path)} to be \`${JSON.stringify(expected)}\`, got ${actual === undefined ? 'nothing' : `\`${excerpt(JSON.stringify(actual))}\``}`,
        ];
    }
    if (!isObject(actual))
        return [`expected ${code(path)} to be an object, got \`${excerpt(JSON.stringify(actual) ?? 'nothing')}\``];
    return Object.entries(expected).flatMap(([key, value]) => missingFrom(value, Object.hasOwn(actual, key) ? actual[key] : undefined, path === '' ? key : `${path}.${key}`));
}
function isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function bodyDifference(expected, { body, bodyCut }) {
    if (!expected)
        return [];
    const cut = bodyCut ? ' in its first MiB' : '';
    const missing = expected.contains !== undefined && !body.includes(expected.contains);
    const unmatched = expected.matches !== undefined && !expected.matches.test(body);
    return [
        ...(missing ? [`expected the body to contain \`${expected.contains}\`${cut}, got \`${excerpt(body)}\``] : []),
        ...(unmatched ? [`expected the body to match ${expected.matches}${cut}, got \`${excerpt(body)}\``] : []),
    ];
}
function code(path) {
    return path === '' ? 'the JSON' : `\`${path}\``;
}
/** The start of a text, on one line. */
function excerpt(text) {
    const line = text.replace(/\s+/g, ' ').trim();
    return line.length <= 160 ? line : `${line.slice(0, 160)}…`;
}


/***/ }),

/***/ 2919:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g5: () => (/* binding */ failureOf),
/* harmony export */   oG: () => (/* binding */ reportChecks),
/* harmony export */   u5: () => (/* binding */ writeReport)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
/* harmony import */ var _runtime_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(525);
/* harmony import */ var _runtime_summary_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1348);
/* harmony import */ var _runtime_words_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7113);






/** The table of checks, and under it what failed with the request to try by hand. */
function reportChecks({ url, results }, summary) {
    summary.markdown(`Checked ${(0,_runtime_summary_js__WEBPACK_IMPORTED_MODULE_4__/* .code */ .aY)(url)}:`);
    summary.table(['check', 'result', 'took', 'attempts'], results.map(({ name, passed, durationMs, attempts }) => [
        (0,_runtime_summary_js__WEBPACK_IMPORTED_MODULE_4__/* .escapeMarkdown */ .FV)(name),
        passed ? 'passed' : '**failed**',
        `${Math.round(durationMs)} ms`,
        attempts,
    ]));
    for (const { name, problems, curl } of results.filter(({ passed }) => !passed)) {
        summary.markdown(`**${(0,_runtime_summary_js__WEBPACK_IMPORTED_MODULE_4__/* .escapeMarkdown */ .FV)(name)}**\n${problems.map((problem) => `- ${(0,_runtime_summary_js__WEBPACK_IMPORTED_MODULE_4__/* .escapeMarkdown */ .FV)(problem)}`).join('\n')}`);
        summary.codeBlock(curl, 'sh');
    }
}
/** The results as a JSON file; gives its path. */
async function writeReport(results, context) {
    // Several steps of a job check something, and each report stays.
    const file = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(context.runner.temporary, `voygent-smoke-${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)()}.json`);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(file), { recursive: true });
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.writeFile)(file, `${context.secrets.redact(JSON.stringify({ version: 1, results }, undefined, 2))}\n`);
    return file;
}
/** The failures as one error; `undefined` when there are none. */
function failureOf(results) {
    const failed = results.flatMap(({ url, results: checks }) => checks.filter(({ passed }) => !passed).map((check) => ({ url, ...check })));
    const [first] = failed;
    if (!first)
        return undefined;
    const more = failed.length > 1 ? ` And ${(0,_runtime_words_js__WEBPACK_IMPORTED_MODULE_5__/* .count */ .U)(failed.length - 1, 'more check')} failed.` : '';
    return new _runtime_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .ActionError */ .lZ('check-failed', `The check «${first.name}» of ${first.url} failed: ${first.problems.join('; ')}.${more}`, {
        hint: `Try it by hand: ${first.curl}`,
    });
}


/***/ }),

/***/ 643:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ versionUrl),
/* harmony export */   O: () => (/* binding */ workerUrl)
/* harmony export */ });
/* harmony import */ var _runtime_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(525);

/**
 * Where a Worker answers: its custom domain, else workers.dev, else a route whose host is plain.
 * @throws ActionError `config-invalid` when it answers nowhere.
 */
async function workerUrl(worker, cloudflare) {
    const domain = worker.routes.find(({ customDomain }) => customDomain);
    if (domain)
        return new URL(`https://${domain.pattern}`);
    const subdomain = worker.workersDev ? await cloudflare.workers.subdomain() : undefined;
    if (subdomain !== undefined)
        return new URL(`https://${worker.name}.${subdomain}.workers.dev`);
    const route = worker.routes.map(({ pattern }) => urlOfRoute(pattern)).find((url) => url !== undefined);
    if (route)
        return route;
    throw new _runtime_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('config-invalid', `It cannot be told where the Worker ${worker.name} answers: ${worker.configFile} has no custom domain, no plain route and no workers.dev address.`, {
        hint: 'Set `workers_dev: true` or a route in the wrangler configuration, or give `url` to the smoke action.',
    });
}
/** The address of one version, whatever is deployed: its first 8 digits before the Worker's name. */
function versionUrl(worker, versionId, subdomain) {
    return new URL(`https://${versionId.slice(0, 8)}-${worker.name}.${subdomain}.workers.dev`);
}
/** `example.com/api/*` → `https://example.com/api`; a host with a wildcard has no address. */
function urlOfRoute(pattern) {
    const plain = pattern.replace(/^https?:\/\//, '').replace(/\/?\*$/, '');
    return plain.includes('*') || plain === '' ? undefined : new URL(`https://${plain}`);
}


/***/ })

};
