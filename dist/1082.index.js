export const id = 1082;
export const ids = [1082];
export const modules = {

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

/***/ 71082:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  judgeLatency: () => (/* binding */ judgeLatency)
});

// EXTERNAL MODULE: ./lib/smoke/latency/baseline.js
var baseline = __webpack_require__(72669);
// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(58500);
// EXTERNAL MODULE: ./lib/smoke/subject.js
var subject = __webpack_require__(28217);
// EXTERNAL MODULE: ./lib/runtime/deadline.js
var deadline = __webpack_require__(93506);
// EXTERNAL MODULE: ./lib/runtime/http.js
var http = __webpack_require__(61906);
// EXTERNAL MODULE: ./lib/smoke/exchange.js
var exchange = __webpack_require__(89824);
;// CONCATENATED MODULE: ./lib/smoke/latency/lanes.js



async function openLanes(url, number, network) {
    const target = (0,exchange/* connectTo */.m6)(url, network);
    return Promise.all(Array.from({ length: number }, async () => ({ agent: await (0,http/* keptConnection */.Hn)(target) })));
}
function closeLanes(lanes) {
    for (const { agent } of lanes)
        agent.destroy();
}
/** @throws the connection's error, or ActionError `timeout` */
async function askOn(lane, request, network) {
    return (0,deadline/* withDeadline */.N)(`GET ${request.url.pathname}`, request.timeoutMs, network.signal, async (signal) => {
        const { agent } = lane;
        const answer = await (0,http/* send */.tN)({ ...request, connectTo: (0,exchange/* connectTo */.m6)(request.url, network), signal, agent });
        let length = 0;
        const parts = [];
        for await (const chunk of answer) {
            length += chunk.length;
            if (length <= exchange/* bodyLimit */.kR / 16)
                parts.push(chunk);
            if (length > exchange/* bodyLimit */.kR)
                throw new Error('the answer is longer than 1 MiB');
        }
        return {
            status: answer.statusCode ?? 0,
            headers: answer.headers,
            body: Buffer.concat(parts).toString('utf8'),
            endedAt: performance.now(),
        };
    });
}

;// CONCATENATED MODULE: ./lib/smoke/latency/batch.js



/**
 * Asks at times that were fixed before, whether or not the answers to the earlier ones are there: who waits for a stall to
 * end before asking again does not see it. Waiting for a free connection counts.
 */
async function runBatch(count, course) {
    const interval = 1000 / course.check.rate;
    const start = performance.now() + interval;
    const free = [...course.lanes];
    const waiting = [];
    const take = () => {
        const lane = free.shift();
        return lane ? Promise.resolve(lane) : new Promise((resolve) => waiting.push(resolve));
    };
    const give = (lane) => {
        const next = waiting.shift();
        if (next)
            next(lane);
        else
            free.push(lane);
    };
    const samples = [];
    for (let index = 0; index < count; index++) {
        // A little out of step, so that it does not beat with what recurs on the server.
        const intended = start + (index + Math.random() * 0.5 - 0.25) * interval;
        await until(intended, course.probe.signal);
        samples.push(one(intended, take, give, course));
    }
    return Promise.all(samples);
}
async function until(time, signal) {
    const left = time - performance.now();
    if (left > 0)
        await (0,promises_.setTimeout)(left, undefined, { signal });
    signal.throwIfAborted();
}
async function one(intended, take, give, course) {
    const lane = await take();
    try {
        return await measure(intended, lane, course);
    }
    finally {
        give(lane);
    }
}
async function measure(intended, lane, { check, probe, request, trace }) {
    const { network } = probe.means;
    try {
        const { status, headers, endedAt } = await askOn(lane, request, network);
        // A timer may be a little early.
        const ms = Math.max(0, endedAt - intended);
        const isStranger = (0,subject/* versionDifference */.O)(mayBeSilent(probe), headers) !== undefined;
        const error = check.status.includes(status) ? undefined : `status ${status}`;
        const way = trace && !error ? await wayOf(lane, trace, probe) : undefined;
        const correctedMs = way === undefined ? undefined : Math.max(0, ms - way);
        return error === undefined
            ? { ms, correctedMs, error, isStranger }
            : { ms: Number.POSITIVE_INFINITY, correctedMs: undefined, error, isStranger };
    }
    catch (error) {
        probe.signal.throwIfAborted();
        const message = error instanceof Error ? error.message : String(error);
        return { ms: Number.POSITIVE_INFINITY, correctedMs: undefined, error: message, isStranger: false };
    }
}
function mayBeSilent({ subject: { version } }) {
    return version && { ...version, mayBeSilent: true };
}
/** How long the way to Cloudflare and back takes on this connection just now, in milliseconds. */
async function wayOf(lane, trace, { means }) {
    const started = performance.now();
    try {
        const { status, endedAt } = await askOn(lane, trace, means.network);
        return status === 200 ? endedAt - started : undefined;
    }
    catch {
        return undefined;
    }
}

// EXTERNAL MODULE: ./lib/smoke/latency/figures.js
var latency_figures = __webpack_require__(44025);
// EXTERNAL MODULE: ./lib/smoke/latency/looks.js
var latency_looks = __webpack_require__(94708);
;// CONCATENATED MODULE: ./lib/smoke/latency/picture.js

const barWidth = 36;
const timeWidth = 60;
const steps = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
/** The times as a histogram with the limit in it, and how they went in time; 72 columns, without colours. */
function pictureOf(figures, samples, { p95Ms: limit, correct }) {
    const times = samples
        .filter(({ isStranger }) => !isStranger)
        .map(({ ms, correctedMs }) => (correct ? (correctedMs ?? ms) : ms));
    return [headOf(figures), '', ...histogram(times, limit), '', ...inTime(times), ...coldLine(figures)].join('\n');
}
function headOf({ n, p50Ms, p95Ms, p95LowMs, p95HighMs, p99Ms, maxMs, isCorrected, colo }) {
    const bounds = `${p95LowMs === undefined ? '?' : (0,latency_figures/* inMs */.i)(p95LowMs)} to ${p95HighMs === undefined ? '?' : (0,latency_figures/* inMs */.i)(p95HighMs)}`;
    const where = colo === undefined ? '' : `, answered in ${colo}`;
    return [
        `${n} answers${isCorrected ? ', without the way to Cloudflare' : ''}${where}`,
        `p50 ${(0,latency_figures/* inMs */.i)(p50Ms)}   p95 ${(0,latency_figures/* inMs */.i)(p95Ms)} (${bounds})   p99 ${(0,latency_figures/* inMs */.i)(p99Ms)}   max ${(0,latency_figures/* inMs */.i)(maxMs)}`,
    ].join('\n');
}
/** Bins that grow by a fourth: a tail has its place beside a narrow middle. The limit is always an edge. */
function histogram(times, limit) {
    const finite = times.filter(Number.isFinite);
    const none = times.length - finite.length;
    if (finite.length === 0)
        return [`no good answer: ${none}`];
    const low = Math.max(0.1, Math.min(...finite));
    const high = Math.max(...finite);
    const growth = Math.max(1.25, (high / low) ** (1 / 18));
    const bin = (time) => Math.floor(Math.log(Math.max(time, 0.1) / limit) / Math.log(growth) + 1e-9);
    const counts = new Map();
    for (const time of finite)
        counts.set(bin(time), (counts.get(bin(time)) ?? 0) + 1);
    const most = Math.max(...counts.values());
    const lines = [];
    const line = `${'─'.repeat(8)} limit ${(0,latency_figures/* inMs */.i)(limit)} ${'─'.repeat(40)}`;
    for (let index = bin(low); index <= bin(high); index++) {
        if (index === 0)
            lines.push(line);
        const count = counts.get(index) ?? 0;
        lines.push(row(limit * growth ** index, limit * growth ** (index + 1), count, most));
    }
    if (bin(high) < 0)
        lines.push(line);
    return none > 0 ? [...lines, `${'no good answer'.padStart(22)}  ${none}`] : lines;
}
function row(from, to, count, most) {
    const bar = count === 0 ? '' : '█'.repeat(Math.max(1, Math.round((count / most) * barWidth)));
    return `${picture_short(from).padStart(9)} – ${picture_short(to).padStart(10)}  ${bar}${count === 0 ? '' : ` ${count}`}`;
}
function picture_short(milliseconds) {
    return milliseconds >= 1000
        ? `${(milliseconds / 1000).toFixed(1)} s`
        : `${milliseconds.toFixed(milliseconds < 10 ? 1 : 0)} ms`;
}
/** The slowest of each piece of time: a stall stands out as a wall. */
function inTime(times) {
    const perColumn = Math.max(1, Math.ceil(times.length / timeWidth));
    const columns = [];
    for (let from = 0; from < times.length; from += perColumn)
        columns.push(Math.max(...times.slice(from, from + perColumn)));
    const most = Math.max(...columns.filter(Number.isFinite), 0.1);
    const drawn = columns.map((time) => Number.isFinite(time) ? steps[Math.min(7, Math.floor((time / most) * 7.99))] : '✗');
    return [
        `in time, the slowest of every ${perColumn === 1 ? 'one' : perColumn}, up to ${picture_short(most)}:`,
        drawn.join(''),
    ];
}
function coldLine({ coldMs }) {
    return coldMs.length === 0 ? [] : [`first requests, which are not among them: ${coldMs.map(latency_figures/* inMs */.i).join(', ')}`];
}

// EXTERNAL MODULE: ./lib/smoke/latency/statistics.js
var statistics = __webpack_require__(23373);
// EXTERNAL MODULE: ./lib/smoke/causes.js
var causes = __webpack_require__(68345);
// EXTERNAL MODULE: ./lib/smoke/probe.js
var smoke_probe = __webpack_require__(2947);
;// CONCATENATED MODULE: ./lib/smoke/latency/warm-up.js



/**
 * Opens the connections, and makes the requests that may meet a cold start: the first ones of all, and the first of each
 * connection. They are told apart and are no samples.
 * @returns the problem, where it does not answer as it should
 */
async function warmUp(check, request, probe) {
    const { network } = probe.means;
    const lanes = await openLanes(request.url, numberOfLanes(check), network);
    const coldMs = [];
    const ask = async (lane) => {
        const started = performance.now();
        const answer = await asked(lane, request, probe);
        return { ...answer, ms: answer.endedAt - started };
    };
    const [first] = lanes;
    if (!first)
        throw new Error('there is no connection');
    for (let index = 0; index < Math.max(1, check.cold); index++) {
        const { status, headers, body, ms } = await ask(first);
        if (!check.status.includes(status))
            return wrongStatus(check, status, (0,causes/* causeOfStatus */.F)({ status, headers, body }), request);
        coldMs.push(ms);
    }
    await Promise.all(lanes.slice(1).map(ask));
    return { lanes, coldMs: coldMs.slice(0, check.cold), ...(await findTrace(first, request, probe)) };
}
/** So many that they do not run out where answers take twice as long as they may, and the way is measured after each. */
function numberOfLanes({ rate, p95Ms }) {
    const wayMs = 200;
    return Math.min(32, Math.max(4, Math.ceil((rate * (2 * p95Ms + wayMs)) / 1000) + 2));
}
async function asked(lane, request, probe) {
    try {
        return await askOn(lane, request, probe.means.network);
    }
    catch (error) {
        probe.signal.throwIfAborted();
        throw new smoke_probe/* NoAnswer */.W_(request, error);
    }
}
function wrongStatus({ status: wanted }, status, cause, request) {
    return {
        message: `expected status ${wanted.join(' or ')} before anything is measured, got ${status}`,
        request,
        ...(cause === undefined ? {} : { cause }),
    };
}
/** Cloudflare answers `/cdn-cgi/trace` itself, next to the Worker: what it takes is the way. */
async function findTrace(lane, request, probe) {
    const trace = {
        ...request,
        url: new URL('/cdn-cgi/trace', request.url),
        headers: { host: request.url.host },
    };
    try {
        const { status, body } = await askOn(lane, trace, probe.means.network);
        const [, colo] = /^colo=(\w+)$/m.exec(body) ?? [];
        return status === 200 && colo !== undefined ? { trace, colo } : { trace: undefined, colo: undefined };
    }
    catch {
        probe.signal.throwIfAborted();
        return { trace: undefined, colo: undefined };
    }
}

;// CONCATENATED MODULE: ./lib/smoke/latency/judge.js








/** Measures until it is proven that the 95th percentile keeps its limit or that it does not, or until enough was tried. */
async function judgeLatency(check, probe) {
    if (probe.means.extent === 'brief')
        return { problems: [], outcome: 'skipped', notes: ['latency is not measured while a version gets its traffic'] };
    const request = probe.request('GET', check.path);
    probe.mark(request);
    const warm = await warmUp(check, request, probe);
    if (!('lanes' in warm))
        return { problems: [warm] };
    try {
        const measured = await judge_measure({ check, probe, request, lanes: warm.lanes, trace: warm.trace });
        return conclude(measured, warm, check, request, probe);
    }
    finally {
        closeLanes(warm.lanes);
    }
}
async function judge_measure(course) {
    const { check } = course;
    const looks = (0,latency_looks/* looksOf */.uJ)(check.samples);
    const samples = [];
    let verdict = 'inconclusive';
    for (const n of looks) {
        samples.push(...(await runBatch(n - samples.length, course)));
        verdict = (0,latency_looks/* judgeLook */.FD)(judged(samples, check), check.p95Ms, looks.length);
        if (verdict !== 'inconclusive')
            break;
    }
    if (verdict !== 'fail')
        return { samples, verdict, looks: looks.length, second: undefined };
    // Samples that follow each other are alike, so that one bad moment looks like a bad server.
    const again = judged(await runBatch(check.samples, course), check);
    const over = (0,latency_looks/* countOver */.eD)(again, check.p95Ms);
    const second = { over, n: again.length, verdict: (0,statistics/* judgeQuantile */.z5)(over, again.length, latency_looks/* alpha */.X4) };
    return { samples, verdict: second.verdict === 'fail' ? 'fail' : 'inconclusive', looks: looks.length, second };
}
/** The times that the limit is for. */
function judged(samples, { correct }) {
    return samples
        .filter(({ isStranger }) => !isStranger)
        .map(({ ms, correctedMs }) => (correct ? (correctedMs ?? ms) : ms));
}
function conclude(measured, warm, check, request, probe) {
    const { samples, verdict, looks } = measured;
    const figures = (0,latency_figures/* figuresOf */.h)(samples, judged(samples, check), { check, verdict, looks, warm, alpha: latency_looks/* alpha */.X4 });
    const key = (0,baseline/* entryKey */.k2)(check, request.url);
    const regression = (0,baseline/* compare */.UD)(figures, probe.means.baseline, key, check);
    const problems = [
        ...errorsOf(samples, check),
        ...strangersOf(samples, probe),
        ...tooSlow(measured, figures, check),
        ...undecided(measured, figures, check),
        ...(regression?.isProblem ? [{ message: regression.told, cause: slowCauses }] : []),
    ];
    const isUndecided = verdict === 'inconclusive' && problems.length === 0;
    return {
        problems: problems.map((problem) => ({ request, ...problem })),
        warnings: [
            ...(isUndecided ? [undecidedMessage(measured, figures, check)] : []),
            ...(regression && !regression.isProblem && regression.isSlower ? [regression.told] : []),
            ...(check.correct && !warm.trace
                ? ['The way to Cloudflare could not be measured (no /cdn-cgi/trace here): it is judged with it.']
                : []),
        ],
        notes: [summaryOf(figures, check), ...(regression && !regression.isSlower ? [regression.told] : [])],
        figures: { ...figures, key },
        picture: pictureOf(figures, samples, check),
        ...(isUndecided ? { outcome: 'inconclusive' } : {}),
        isFinal: true,
    };
}
function summaryOf({ n, over, p95Ms, correctedP95Ms, colo, verdict }, { p95Ms: limit, correct }) {
    const way = correctedP95Ms === undefined || correct ? '' : `, ${(0,latency_figures/* inMs */.i)(correctedP95Ms)} without the way to Cloudflare (${colo})`;
    const word = { certified: 'certified', fail: 'too slow', inconclusive: 'not proven either way' }[verdict];
    return `p95 ${(0,latency_figures/* inMs */.i)(p95Ms)}${way}, limit ${(0,latency_figures/* inMs */.i)(limit)}: ${word} (${over} of ${n} over it)`;
}
function errorsOf(samples, { errors, rate }) {
    const failed = samples.filter(({ error }) => error !== undefined);
    if (failed.length === 0 || (failed.length / samples.length) * 100 <= errors)
        return [];
    const kinds = [...Map.groupBy(failed, ({ error }) => error)].map(([error, found]) => `${error} (${found.length})`);
    return [
        {
            message: `${failed.length} of ${samples.length} requests got no good answer: ${kinds.slice(0, 5).join(', ')}`,
            cause: `What fails now and then, fails for somebody all the time. If a rate limit is the reason, ask less often than ${rate} times a second with \`rate\`.`,
        },
    ];
}
function strangersOf(samples, { subject }) {
    const strangers = samples.filter(({ isStranger }) => isStranger).length;
    if (strangers <= samples.length * 0.05)
        return [];
    return [
        { message: `another version than ${subject.version?.id} answered ${strangers} of ${samples.length} requests` },
    ];
}
function tooSlow({ verdict, second }, figures, check) {
    if (verdict !== 'fail')
        return [];
    const { over, n, p95Ms, p95LowMs } = figures;
    const sure = p95LowMs === undefined ? '' : `, surely over ${(0,latency_figures/* inMs */.i)(p95LowMs)}`;
    const again = second ? `; a fresh batch says the same (${second.over} of ${second.n})` : '';
    return [
        {
            message: `expected 95 % of the answers within ${(0,latency_figures/* inMs */.i)(check.p95Ms)}, and ${over} of ${n} took longer (p95 ${(0,latency_figures/* inMs */.i)(p95Ms)}${sure})${again}`,
            cause: isGeography(figures, check) ? geography(figures) : slowCauses,
        },
    ];
}
function isGeography({ correctedP95Ms }, { correct, p95Ms }) {
    return !correct && correctedP95Ms !== undefined && correctedP95Ms <= p95Ms;
}
function geography({ correctedP95Ms, colo }) {
    return `Without the way from the runner to Cloudflare (${colo}) and back it is ${(0,latency_figures/* inMs */.i)(correctedP95Ms ?? 0)}: this is geography, and not the Worker. Judge what the Worker costs with \`correct: true\`.`;
}
const slowCauses = 'Queries to D1 one after the other (send them as one `batch`), a table without an index, a D1 far from the Worker (Smart Placement), a call to another service, or cold starts of isolates that are seldom used.';
function undecided(measured, figures, check) {
    if (measured.verdict !== 'inconclusive' || check.inconclusive !== 'fail')
        return [];
    return [{ message: undecidedMessage(measured, figures, check) }];
}
function undecidedMessage({ second }, { over, n, p95Ms }, { p95Ms: limit }) {
    const first = `It could not be told whether 95 % of the answers come within ${(0,latency_figures/* inMs */.i)(limit)}: ${over} of ${n} took longer (p95 ${(0,latency_figures/* inMs */.i)(p95Ms)})`;
    if (second)
        return `${first}, and a fresh batch did not say the same (${second.over} of ${second.n}).`;
    return `${first}, which may be chance. Allow more \`samples\`, or another limit.`;
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


/***/ })

};
