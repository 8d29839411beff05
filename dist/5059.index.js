export const id = 5059;
export const ids = [5059];
export const modules = {

/***/ 95082:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bv: () => (/* binding */ baselineOf),
/* harmony export */   Eb: () => (/* binding */ undoCommand),
/* harmony export */   MF: () => (/* binding */ describeShares)
/* harmony export */ });
/* harmony import */ var _runtime_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(50525);
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

/***/ 48260:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ everyone),
/* harmony export */   z: () => (/* binding */ check)
/* harmony export */ });
/* harmony import */ var _smoke_checks_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(17269);
/* harmony import */ var _smoke_default_check_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(81825);


/** What all checks of a step may take together: a rollout that waits for ever is none. */
const longestMs = 600_000;
/**
 * Runs a Worker's checks, or the one that every Worker can be held to. `waitMs`: how long they may take to pass.
 * @param extent `thorough` before a version gets traffic; `brief` while it does, when time counts.
 */
function check({ worker, checks }, subject, { waitMs, extent }, cloudflare, context) {
    return (0,_smoke_checks_js__WEBPACK_IMPORTED_MODULE_0__/* .runChecks */ .J)((0,_smoke_default_check_js__WEBPACK_IMPORTED_MODULE_1__/* .checksOrDefault */ .E)(checks), subject, {
        network: { workersDevUrl: context.runner.workersDevUrl, signal: context.signal },
        events: context.events.step(`deploy ${worker.name}`),
        clock: context.clock,
        env: context.runner.env,
        origins: worker.origins,
        worker,
        cloudflare,
        extent,
        waitMs,
        longestMs,
        // Every step looks anew.
        passes: 1,
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
/* harmony import */ var _cloudflare_ids_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(857);

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

/***/ 77257:
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

/***/ 22250:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  z: () => (/* binding */ prove)
});

// EXTERNAL MODULE: ./lib/smoke/url.js
var smoke_url = __webpack_require__(93024);
// EXTERNAL MODULE: ./lib/runtime/errors.js
var errors = __webpack_require__(50525);
// EXTERNAL MODULE: ./lib/smoke/exchange.js
var exchange = __webpack_require__(89824);
// EXTERNAL MODULE: ./lib/smoke/subject.js
var smoke_subject = __webpack_require__(28217);
// EXTERNAL MODULE: ./lib/smoke/text.js
var smoke_text = __webpack_require__(14114);
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
            url: (0,smoke_subject/* joinPath */.u)(subject.base, path),
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
    const body = response.body === '' ? '' : `, body «${(0,smoke_text/* excerpt */.K)(response.body)}»`;
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
        path: checks.find((check) => check.kind === 'http' && check.method === 'GET')?.path ?? '/',
        waitMs,
    }, {
        network: { workersDevUrl: context.runner.workersDevUrl, signal: context.signal },
        clock: context.clock,
        events: context.events.step(`deploy ${worker.name}`),
    });
}


/***/ }),

/***/ 16400:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ Rollout)
/* harmony export */ });
/* harmony import */ var _cloudflare_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76632);
/* harmony import */ var _runtime_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(50525);
/* harmony import */ var _baseline_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(95082);
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
    #timeline;
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
        this.#timeline = options.timeline;
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
    putBack() {
        return this.#timeline.step(this.worker, 'put back', () => this.#surelyPutBack(), outcomeOf);
    }
    async #surelyPutBack() {
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
function outcomeOf({ kind }) {
    if (kind === 'failed')
        return 'failed';
    return kind === 'put-back' ? 'passed' : 'skipped';
}
function messageOf(deployment) {
    return deployment?.annotations?.['workers/message'];
}


/***/ }),

/***/ 29462:
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

/***/ 14114:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ excerpt)
/* harmony export */ });
/** The start of a text, on one line. */
function excerpt(text) {
    const line = text.replace(/\s+/g, ' ').trim();
    return line.length <= 160 ? line : `${line.slice(0, 160)}…`;
}


/***/ })

};
