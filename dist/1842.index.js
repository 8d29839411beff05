export const id = 1842;
export const ids = [1842];
export const modules = {

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

/***/ 72669:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B9: () => (/* binding */ writeBaseline),
/* harmony export */   Bv: () => (/* binding */ baselineOf),
/* harmony export */   UD: () => (/* binding */ compare),
/* harmony export */   k2: () => (/* binding */ entryKey),
/* harmony export */   mF: () => (/* binding */ readBaseline)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2503);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(64377);
/* harmony import */ var _runtime_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(50525);
/* harmony import */ var _figures_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(44025);
/* harmony import */ var _statistics_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(23373);







const Entry = zod__WEBPACK_IMPORTED_MODULE_4__/* .strictObject */ .rej({
    /** ISO 8601. */
    takenAt: zod__WEBPACK_IMPORTED_MODULE_5__/* .datetime */ .w$(),
    /** Sorted, in milliseconds. */
    samplesMs: zod__WEBPACK_IMPORTED_MODULE_4__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_4__/* .number */ .aig().min(0)).min(20).max(500),
    p95Ms: zod__WEBPACK_IMPORTED_MODULE_4__/* .number */ .aig(),
    isCorrected: zod__WEBPACK_IMPORTED_MODULE_4__/* .boolean */ .zMY(),
    colo: zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP().optional(),
});
const Baseline = zod__WEBPACK_IMPORTED_MODULE_4__/* .strictObject */ .rej({ version: zod__WEBPACK_IMPORTED_MODULE_4__/* .literal */ .euz(1), entries: zod__WEBPACK_IMPORTED_MODULE_4__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(), Entry) });
/** The chance of a false alarm that is borne. */
const alpha = 0.01;
/** Of what is proven, only what matters: a runner is not the same machine every time. */
const leastGrowth = 1.1;
const leastGrowthMs = 2;
/** What a check is kept under: its name, and what is asked. */
function entryKey({ name }, url) {
    return `${name} ${url.origin}${url.pathname}${url.search}`;
}
/** @returns `undefined` where the file is not there. @throws ActionError `input-invalid` for one that is no baseline */
async function readBaseline(file) {
    let text;
    try {
        text = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readFile)(file, 'utf8');
    }
    catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
            return undefined;
        throw unusable(file, error instanceof Error ? error.message : String(error));
    }
    try {
        const parsed = Baseline.safeParse(JSON.parse(text));
        if (parsed.success)
            return parsed.data;
        const [issue] = parsed.error.issues;
        throw new Error(`${issue?.path.join('.') || 'it'}: ${issue?.message}`);
    }
    catch (error) {
        throw unusable(file, error instanceof Error ? error.message : String(error));
    }
}
function unusable(file, why) {
    return new _runtime_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .ActionError */ .lZ('input-invalid', `The input \`baseline\` names \`${file}\`, which cannot be used: ${why}.`, {
        hint: 'It is a file that this action wrote. Delete it to begin anew with the next run.',
    });
}
/** What this run measured, in the same form; `undefined` where nothing was. */
function baselineOf(results, now) {
    const entries = results.flatMap(({ figures, kind }) => {
        if (kind !== 'latency' || !figures)
            return [];
        const { key, samplesMs, p95Ms, isCorrected, colo } = figures;
        const entry = Entry.safeParse({ takenAt: new Date(now).toISOString(), samplesMs, p95Ms, isCorrected, colo });
        return entry.success ? [[String(key), entry.data]] : [];
    });
    return entries.length === 0 ? undefined : { version: 1, entries: Object.fromEntries(entries) };
}
/** Whole or not at all. */
async function writeBaseline(file, baseline) {
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(file), { recursive: true });
    const draft = `${file}.${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)()}`;
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.writeFile)(draft, `${JSON.stringify(baseline, undefined, 2)}\n`);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rename)(draft, file);
}
/** `undefined` where there is nothing to compare with. */
function compare({ samplesMs, p95Ms, isCorrected, colo }, baseline, key, { regression }) {
    const before = baseline?.entries[key];
    if (!before || regression === 'off')
        return undefined;
    if (before.colo !== colo)
        return fine(`not compared with the baseline, which was answered in ${before.colo ?? 'another place'}, and this in ${colo ?? 'another'}`);
    if (before.isCorrected !== isCorrected)
        return fine('not compared with the baseline, which was judged otherwise (`correct`)');
    const since = `since ${before.takenAt.slice(0, 10)}`;
    const found = slower(before, samplesMs, p95Ms);
    if (!found)
        return fine(`no slower than the baseline ${since} (p95 ${(0,_figures_js__WEBPACK_IMPORTED_MODULE_6__/* .inMs */ .i)(before.p95Ms)})`);
    const told = `It is slower than the baseline ${since}, with ${percent(1 - found.chance)} confidence: ${found.what}.`;
    return { isSlower: true, isProblem: regression === 'fail', told };
}
const fine = (told) => ({ isSlower: false, isProblem: false, told });
function matters(was, is) {
    return is >= was * leastGrowth && is - was >= leastGrowthMs;
}
/** Two questions are asked, so that each may err half as often. */
function slower(before, after, p95Ms) {
    const tail = 2 * (0,_statistics_js__WEBPACK_IMPORTED_MODULE_7__/* .tailTest */ .P6)(before.samplesMs, after);
    if (tail <= alpha && matters(before.p95Ms, p95Ms))
        return { chance: tail, what: `the p95 was ${(0,_figures_js__WEBPACK_IMPORTED_MODULE_6__/* .inMs */ .i)(before.p95Ms)}, and is ${(0,_figures_js__WEBPACK_IMPORTED_MODULE_6__/* .inMs */ .i)(p95Ms)}` };
    const shift = 2 * (0,_statistics_js__WEBPACK_IMPORTED_MODULE_7__/* .shiftTest */ .zG)(before.samplesMs, after);
    const [was, is] = [(0,_statistics_js__WEBPACK_IMPORTED_MODULE_7__/* .quantile */ .YV)(before.samplesMs, 0.5), (0,_statistics_js__WEBPACK_IMPORTED_MODULE_7__/* .quantile */ .YV)((0,_statistics_js__WEBPACK_IMPORTED_MODULE_7__/* .ascending */ .V_)(after), 0.5)];
    if (shift <= alpha && matters(was, is))
        return { chance: shift, what: `the middle one of all answers took ${(0,_figures_js__WEBPACK_IMPORTED_MODULE_6__/* .inMs */ .i)(was)}, and takes ${(0,_figures_js__WEBPACK_IMPORTED_MODULE_6__/* .inMs */ .i)(is)}` };
    return undefined;
}
/** Never «100 %»: what is measured is not certain. */
function percent(part) {
    return part > 0.9999 ? 'more than 99.99 %' : `${(part * 100).toFixed(part > 0.999 ? 2 : 1)} %`;
}


/***/ }),

/***/ 44025:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ figuresOf),
/* harmony export */   i: () => (/* binding */ inMs)
/* harmony export */ });
/* harmony import */ var _looks_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(94708);
/* harmony import */ var _statistics_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(23373);


function figuresOf(samples, judged, { check, verdict, looks, warm, alpha }) {
    const sorted = (0,_statistics_js__WEBPACK_IMPORTED_MODULE_0__/* .ascending */ .V_)(judged);
    const { low, high } = (0,_statistics_js__WEBPACK_IMPORTED_MODULE_0__/* .quantileBounds */ .zz)(sorted, alpha);
    const corrected = (0,_statistics_js__WEBPACK_IMPORTED_MODULE_0__/* .ascending */ .V_)(samples.flatMap(({ correctedMs }) => (correctedMs === undefined ? [] : [correctedMs])));
    return {
        n: sorted.length,
        over: (0,_looks_js__WEBPACK_IMPORTED_MODULE_1__/* .countOver */ .eD)(sorted, check.p95Ms),
        errors: samples.filter(({ error }) => error !== undefined).length,
        limitMs: check.p95Ms,
        p50Ms: round((0,_statistics_js__WEBPACK_IMPORTED_MODULE_0__/* .quantile */ .YV)(sorted, 0.5)),
        p95Ms: round((0,_statistics_js__WEBPACK_IMPORTED_MODULE_0__/* .quantile */ .YV)(sorted, 0.95)),
        ...(low === undefined ? {} : { p95LowMs: round(low) }),
        ...(high === undefined ? {} : { p95HighMs: round(high) }),
        p99Ms: round((0,_statistics_js__WEBPACK_IMPORTED_MODULE_0__/* .quantile */ .YV)(sorted, 0.99)),
        maxMs: round(sorted.at(-1) ?? Number.NaN),
        verdict,
        alpha,
        looks,
        coldMs: warm.coldMs.map(round),
        isCorrected: check.correct && warm.trace !== undefined,
        ...(check.correct ? { rawP95Ms: round((0,_statistics_js__WEBPACK_IMPORTED_MODULE_0__/* .quantile */ .YV)((0,_statistics_js__WEBPACK_IMPORTED_MODULE_0__/* .ascending */ .V_)(samples.map(({ ms }) => ms)), 0.95)) } : {}),
        ...(corrected.length > 0 ? { correctedP95Ms: round((0,_statistics_js__WEBPACK_IMPORTED_MODULE_0__/* .quantile */ .YV)(corrected, 0.95)) } : {}),
        ...(warm.colo === undefined ? {} : { colo: warm.colo }),
        rate: check.rate,
        samplesMs: thinned(sorted.filter(Number.isFinite)).map(round),
    };
}
/** At most 500, evenly taken from sorted ones. */
function thinned(sorted) {
    const most = 500;
    if (sorted.length <= most)
        return [...sorted];
    return Array.from({ length: most }, (_, index) => sorted[Math.round((index * (sorted.length - 1)) / (most - 1))] ?? 0);
}
function round(milliseconds) {
    return Math.round(milliseconds * 100) / 100;
}
/** `8.3 ms`, `141 ms`; an infinite time is that of a request without a good answer. */
function inMs(milliseconds) {
    if (!Number.isFinite(milliseconds))
        return 'no answer';
    return milliseconds < 10 ? `${milliseconds.toFixed(1)} ms` : `${Math.round(milliseconds)} ms`;
}


/***/ }),

/***/ 94708:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FD: () => (/* binding */ judgeLook),
/* harmony export */   X4: () => (/* binding */ alpha),
/* harmony export */   eD: () => (/* binding */ countOver),
/* harmony export */   uJ: () => (/* binding */ looksOf)
/* harmony export */ });
/* harmony import */ var _statistics_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(23373);

/** The chance of an error, red as well as certified, in all looks together. */
const alpha = 0.05;
/** After how many samples it is judged: doubling up to the most. */
function looksOf(most) {
    const looks = [];
    for (let n = most; n >= 60; n = Math.floor(n / 2))
        looks.unshift(n);
    return looks.slice(-3);
}
/** One look: every look may err, so that each gets its part of what is borne. */
function judgeLook(samples, limitMs, looks) {
    return (0,_statistics_js__WEBPACK_IMPORTED_MODULE_0__/* .judgeQuantile */ .z5)(countOver(samples, limitMs), samples.length, alpha / looks);
}
function countOver(samples, limitMs) {
    return samples.filter((sample) => sample > limitMs).length;
}


/***/ }),

/***/ 23373:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P6: () => (/* binding */ tailTest),
/* harmony export */   V_: () => (/* binding */ ascending),
/* harmony export */   YV: () => (/* binding */ quantile),
/* harmony export */   z5: () => (/* binding */ judgeQuantile),
/* harmony export */   zG: () => (/* binding */ shiftTest),
/* harmony export */   zz: () => (/* binding */ quantileBounds)
/* harmony export */ });
/* unused harmony exports binomialAtMost, binomialAtLeast */
/** What samples prove of a 95th percentile; the share that may lie above it is `share`. */
/** The share of answers that may be slower than the limit. */
const share = 0.05;
/** P(B ≤ k), exactly, where B counts successes of probability p in n trials. */
function binomialAtMost(k, n, p) {
    if (k < 0)
        return 0;
    if (k >= n)
        return 1;
    // The smaller tail is summed up, so that nothing is lost to rounding.
    return k < n * p ? sum(0, k, n, p) : 1 - sum(k + 1, n, n, p);
}
/** P(B ≥ k). */
function binomialAtLeast(k, n, p) {
    if (k <= 0)
        return 1;
    if (k > n)
        return 0;
    return k > n * p ? sum(k, n, n, p) : 1 - sum(0, k - 1, n, p);
}
function sum(from, to, n, p) {
    let total = 0;
    for (let k = from; k <= to; k++)
        total += Math.exp(logChoose(n, k) + k * Math.log(p) + (n - k) * Math.log1p(-p));
    return Math.min(1, total);
}
const logFactorials = [0];
function logFactorial(n) {
    for (let k = logFactorials.length; k <= n; k++)
        logFactorials.push((logFactorials[k - 1] ?? 0) + Math.log(k));
    return logFactorials[n] ?? 0;
}
function logChoose(n, k) {
    return logFactorial(n) - logFactorial(k) - logFactorial(n - k);
}
/**
 * Whether a 95th percentile keeps its limit.
 * @param over the samples above it
 * @param alpha the chance of an error that is borne, on each side
 */
function judgeQuantile(over, n, alpha) {
    if (binomialAtLeast(over, n, share) <= alpha)
        return 'fail';
    return binomialAtMost(over, n, share) <= alpha ? 'certified' : 'inconclusive';
}
/** Bounds of the 95th percentile, one-sided each: order statistics of sorted samples. `undefined`: too few for it. */
function quantileBounds(sorted, alpha) {
    const n = sorted.length;
    let low;
    let high;
    for (let k = 1; k <= n; k++) {
        const below = binomialAtMost(k - 1, n, 1 - share);
        if (below <= alpha)
            low = sorted[k - 1];
        if (below >= 1 - alpha) {
            high = sorted[k - 1];
            break;
        }
    }
    return { low, high };
}
/** The sample of which so great a part is not above. */
function quantile(sorted, part) {
    return sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)] ?? Number.NaN;
}
function ascending(samples) {
    return [...samples].sort((a, b) => a - b);
}
/**
 * The chance that so many of the new samples lie in the upper tail of both together, were they alike: Fisher's exact
 * test, one-sided.
 */
function tailTest(before, after) {
    const bound = quantile(ascending([...before, ...after]), 1 - share);
    const above = (samples) => samples.filter((sample) => sample > bound).length;
    const high = above(after);
    const all = high + above(before);
    const n = before.length + after.length;
    let chance = 0;
    for (let k = high; k <= Math.min(all, after.length); k++)
        chance += Math.exp(logChoose(all, k) + logChoose(n - all, after.length - k) - logChoose(n, after.length));
    return Math.min(1, chance);
}
/** The chance of so great a shift to longer times, were they alike: Mann and Whitney's test, one-sided, with ties. */
function shiftTest(before, after) {
    const all = [
        ...before.map((value) => ({ value, isNew: false })),
        ...after.map((value) => ({ value, isNew: true })),
    ].sort((a, b) => a.value - b.value);
    const n = all.length;
    let ranks = 0;
    let ties = 0;
    for (let from = 0; from < n;) {
        let to = from;
        while (to < n && all[to]?.value === all[from]?.value)
            to++;
        const rank = (from + 1 + to) / 2;
        for (let at = from; at < to; at++)
            if (all[at]?.isNew)
                ranks += rank;
        ties += (to - from) ** 3 - (to - from);
        from = to;
    }
    const product = before.length * after.length;
    const u = ranks - (after.length * (after.length + 1)) / 2;
    const variance = (product / 12) * (n + 1 - ties / (n * (n - 1)));
    return variance <= 0 ? 1 : 1 - normal((u - product / 2 - 0.5) / Math.sqrt(variance));
}
/** The normal distribution: Abramowitz and Stegun 26.2.17, to 7.5e-8. */
function normal(z) {
    const t = 1 / (1 + 0.2316419 * Math.abs(z));
    const tail = (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) *
        t *
        (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
    return z >= 0 ? 1 - tail : tail;
}


/***/ }),

/***/ 81842:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  run: () => (/* binding */ run)
});

// EXTERNAL MODULE: ./lib/page/write.js + 16 modules
var write = __webpack_require__(82776);
// EXTERNAL MODULE: ./lib/project/checks/fields.js
var fields = __webpack_require__(57078);
// EXTERNAL MODULE: ./lib/runtime/errors.js
var errors = __webpack_require__(50525);
;// CONCATENATED MODULE: ./lib/smoke/addresses.js


/** The input `url`. @throws ActionError `input-invalid` */
function parseUrl(text) {
    const url = URL.parse(text);
    if (url && (url.username || url.password)) {
        throw new errors/* ActionError */.lZ('input-invalid', 'The input `url` has a user name or a password in it.', {
            hint: 'It would stand in the log. Send it in a header of the checks: `headers: { authorization: "Basic …" }`.',
        });
    }
    if (url && (url.protocol === 'http:' || url.protocol === 'https:'))
        return url;
    throw new errors/* ActionError */.lZ('input-invalid', `The input \`url\` is \`${text}\`, which is no http or https address.`, {
        hint: 'Write it whole: `https://trips.example.com`.',
    });
}
/** The input `origin`. @throws ActionError `input-invalid` */
function parseOrigins(texts) {
    for (const text of texts) {
        const [issue] = fields/* Origin */.$e.safeParse(text).error?.issues ?? [];
        if (issue)
            throw new errors/* ActionError */.lZ('input-invalid', `The input \`origin\` has \`${text}\`, which ${issue.message}`);
    }
    return texts;
}

// EXTERNAL MODULE: ./lib/smoke/checks.js + 5 modules
var smoke_checks = __webpack_require__(17269);
// EXTERNAL MODULE: ./lib/smoke/credential.js
var credential = __webpack_require__(64660);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/smoke/latency/baseline.js
var baseline = __webpack_require__(72669);
// EXTERNAL MODULE: ./lib/smoke/report.js + 1 modules
var report = __webpack_require__(88537);
;// CONCATENATED MODULE: ./lib/smoke/measured.js




/** The highest of all checks of latency. */
function p95Of(results) {
    const all = results.flatMap((result) => result.results.map(({ figures }) => figures?.['p95Ms']));
    const measured = all.filter((p95) => Number.isFinite(p95));
    return measured.length === 0 ? {} : { 'p95-ms': Math.max(...measured) };
}
function baselineFile({ baseline, 'working-directory': directory }, { runner }) {
    return baseline === undefined ? undefined : (0,external_node_path_.resolve)(runner.workspace, directory ?? '.', baseline);
}
async function readBefore(inputs, context) {
    const file = baselineFile(inputs, context);
    return file === undefined ? undefined : (0,baseline/* readBaseline */.mF)(file);
}
/** This run's figures; where there was no baseline, they are it from now on. A run that failed is none to be compared with. */
async function writeMeasured(results, before, inputs, context) {
    const measured = (0,baseline/* baselineOf */.Bv)(results.flatMap((result) => result.results), context.clock.now());
    if (!measured)
        return {};
    const own = (0,external_node_path_.join)(context.runner.temporary, `voygent-baseline-${(0,external_node_crypto_.randomUUID)()}.json`);
    await (0,baseline/* writeBaseline */.B9)(own, measured);
    const file = baselineFile(inputs, context);
    const isGood = (0,report/* failureOf */.g5)(results) === undefined;
    if (file !== undefined && isGood)
        await addMissing(file, measured, before, context);
    return { baseline: own };
}
/** What the baseline has stays: a little slower every time would else never be seen. */
async function addMissing(file, measured, before, { events }) {
    const entries = { ...measured.entries, ...before?.entries };
    if (before && Object.keys(entries).length === Object.keys(before.entries).length)
        return;
    await (0,baseline/* writeBaseline */.B9)(file, { version: 1, entries });
    events.info('smoke.baseline', `The baseline is written to ${file}: keep it, and the next run is compared with it.`);
}

// EXTERNAL MODULE: ./lib/page/data.js
var data = __webpack_require__(9795);
// EXTERNAL MODULE: ./lib/page/facts.js
var facts = __webpack_require__(50880);
// EXTERNAL MODULE: ./lib/runtime/words.js
var words = __webpack_require__(37113);
// EXTERNAL MODULE: ./lib/smoke/page-parts.js
var page_parts = __webpack_require__(73121);
;// CONCATENATED MODULE: ./lib/smoke/page.js




/** The page of a smoke test. */
function pageOf(results, error, context) {
    const checks = results.flatMap((result) => result.results);
    return {
        title: `Smoke test of ${results.map(({ url }) => url).join(', ')}`,
        status: error?.status ?? 'passed',
        headline: error
            ? 'Something does not work as it must.'
            : `It works as it must: ${(0,words/* count */.U)(checks.length, 'check')}, none failed.`,
        error: (0,data/* errorOf */.M)(error),
        facts: (0,facts/* factsOf */.x)(context),
        wayBack: undefined,
        steps: context.timeline.steps,
        checks: results.map((result) => (0,page_parts/* checkedOf */.T)(result)),
        latencies: results.flatMap(({ url, results: ofUrl }) => (0,page_parts/* latenciesOf */.S)(ofUrl, url)),
        findings: [],
        schemas: [],
        coverage: undefined,
    };
}

// EXTERNAL MODULE: ./lib/smoke/result.js
var smoke_result = __webpack_require__(92280);
// EXTERNAL MODULE: ./lib/cloudflare/client.js
var client = __webpack_require__(19480);
// EXTERNAL MODULE: ./lib/project/checks.js
var checks = __webpack_require__(86148);
// EXTERNAL MODULE: ./lib/project/from-inputs.js + 8 modules
var from_inputs = __webpack_require__(41381);
// EXTERNAL MODULE: ./lib/project/settings.js + 4 modules
var settings = __webpack_require__(59186);
// EXTERNAL MODULE: ./lib/smoke/default-check.js
var default_check = __webpack_require__(81825);
// EXTERNAL MODULE: ./lib/smoke/url.js
var url = __webpack_require__(93024);
;// CONCATENATED MODULE: ./lib/smoke/targets.js








/** With an address Cloudflare need not be asked; where there is a token it can be. */
async function cloudflareFor(inputs, context) {
    const { url, 'cloudflare-api-token': token, 'cloudflare-account-id': account } = inputs;
    if (url !== undefined && (token === undefined || account === undefined))
        return undefined;
    return (0,client/* connectCloudflare */._)(inputs, context);
}
async function targetsOf(inputs, cloudflare, context) {
    const inline = await (0,checks/* parseChecks */.B)(inputs.checks ?? '', 'input checks');
    if (inputs.url !== undefined) {
        const url = parseUrl(inputs.url);
        // With an address and its checks there is mostly nothing to ask the project for.
        const worker = inline.length === 0 || inline.some(asksForWorker) ? await soleWorker(inputs, context) : undefined;
        return [{ url, worker, checks: (0,default_check/* checksOrDefault */.E)(inline.length > 0 ? inline : (worker?.smoke ?? [])) }];
    }
    if (!cloudflare)
        throw new Error('without an address Cloudflare is connected');
    const project = await (0,from_inputs/* projectFromInputs */.X)(inputs, context);
    return Promise.all(project.workers.map(async (worker) => ({
        url: await (0,url/* workerUrl */.O)(worker, cloudflare),
        worker,
        checks: (0,default_check/* checksOrDefault */.E)(inline.length > 0 ? inline : worker.smoke),
    })));
}
/** Kinds that look at the configuration of the Worker, not only at its answers. */
function asksForWorker({ kind }) {
    return kind === 'rate-limit' || kind === 'logs';
}
/** The one Worker that is meant by an address; a repository without a wrangler configuration has none. */
async function soleWorker(inputs, context) {
    try {
        const { workers } = await (0,from_inputs/* projectFromInputs */.X)(inputs, context);
        if (workers.length === 1)
            return workers[0];
        throw new errors/* ActionError */.lZ('config-ambiguous', `The input \`url\` is one address, and the project has ${workers.length} Workers.`, {
            hint: 'Say with `worker` which one is meant, or give `checks`.',
        });
    }
    catch (error) {
        if (!isWithoutProject(error, inputs))
            throw error;
        if (inputs.checks === undefined)
            context.events.info('smoke.default', `${error.message} The default check is used.`);
        return undefined;
    }
}
/** Nothing was named that is not there, and what is there is not called wrongly: there is just no project. */
function isWithoutProject(error, inputs) {
    const named = inputs['wrangler-config'] ?? inputs.worker;
    const isDefault = inputs.config === undefined || inputs.config === settings/* defaultConfigPath */.jE;
    return (error instanceof errors/* ActionError */.lZ &&
        error.code === 'config-not-found' &&
        error.location === undefined &&
        named === undefined &&
        isDefault);
}

;// CONCATENATED MODULE: ./lib/smoke/run.js









async function run(inputs, context) {
    const origins = parseOrigins(inputs.origin);
    const cloudflare = await cloudflareFor(inputs, context);
    const targets = await targetsOf(inputs, cloudflare, context);
    (0,credential/* requireSecrets */.pU)(targets.flatMap(({ checks }) => checks), context);
    const before = await readBefore(inputs, context);
    const results = [];
    for (const target of targets) {
        context.events.info('smoke.started', `Checking ${target.url.href}`);
        results.push({
            url: target.url.href,
            results: await checkTarget(target, { origins, before }, inputs, cloudflare, context),
        });
    }
    context.summary.heading('Smoke test', 3);
    for (const result of results)
        (0,report/* reportChecks */.oG)(result, context.summary);
    const error = (0,report/* failureOf */.g5)(results);
    const files = await (0,report/* writeReports */.Li)(results, context);
    const file = files.report.replace(/json$/, 'html');
    const page = await (0,write/* writePage */.x)(pageOf(results, error, context), { file, environment: inputs.environment }, context);
    return {
        status: error ? 'failed' : 'passed',
        outputs: {
            failures: results.flatMap((result) => result.results
                .filter(smoke_result/* hasFailed */.W)
                .map(({ name, problems }) => ({ check: name, problems: problems.map(({ message }) => message) }))),
            ...p95Of(results),
            ...files,
            ...(page === undefined ? {} : { 'report-html': page }),
            ...(await writeMeasured(results, before, inputs, context)),
        },
        ...(error ? { error } : {}),
    };
}
function checkTarget({ url, checks, worker }, { origins, before }, inputs, cloudflare, context) {
    return (0,smoke_checks/* runChecks */.J)(checks, { base: url, headers: {} }, {
        network: { workersDevUrl: context.runner.workersDevUrl, signal: context.signal },
        events: context.events.step('smoke'),
        clock: context.clock,
        timeline: context.timeline,
        env: context.runner.env,
        extent: 'all',
        origins: origins.length > 0 ? origins : (worker?.origins ?? []),
        worker,
        cloudflare,
        baseline: before,
        waitMs: inputs.wait,
        longestMs: inputs['max-duration'],
        passes: 3,
    });
}


/***/ })

};
