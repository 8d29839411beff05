export const id = 7575;
export const ids = [7575];
export const modules = {

/***/ 86148:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ parseChecks)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2503);
/* harmony import */ var _checks_check_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(17511);
/* harmony import */ var _issues_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(45126);
/* harmony import */ var _problems_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(86541);
/* harmony import */ var _yaml_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(17382);





const Checks = zod__WEBPACK_IMPORTED_MODULE_4__/* .array */ .YOg(_checks_check_js__WEBPACK_IMPORTED_MODULE_0__/* .Check */ .J);
/**
 * The checks of a YAML text such as the input `checks`: a list, or nothing for none. `sourceName` stands for the file
 * in errors. Throws one `config-invalid` with every problem.
 */
async function parseChecks(text, sourceName) {
    if (text.trim() === '')
        return [];
    const document = await (0,_yaml_js__WEBPACK_IMPORTED_MODULE_3__/* .parseYaml */ .h)(text, sourceName);
    const parsed = Checks.safeParse(document.value ?? []);
    if (!parsed.success)
        throw (0,_problems_js__WEBPACK_IMPORTED_MODULE_2__/* .invalid */ .G)(sourceName, (0,_issues_js__WEBPACK_IMPORTED_MODULE_1__/* .problemsOf */ .G)(parsed.error, document, Checks));
    return parsed.data;
}


/***/ }),

/***/ 38907:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ runId)
/* harmony export */ });
/** Names a run in Cloudflare's history: the workflow run's attempt, or the trace outside of one. */
function runId({ runner, events }) {
    return runner.runId === undefined ? events.trace.traceId.slice(0, 16) : `${runner.runId}.${runner.attempt ?? '1'}`;
}


/***/ }),

/***/ 68345:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ causeOfStatus),
/* harmony export */   _: () => (/* binding */ causeOfNoAnswer)
/* harmony export */ });
/** Codes of Cloudflare's own error pages for Workers: developers.cloudflare.com/workers/observability/errors. */
const workerCodes = [
    ['1101', 'The Worker threw an exception. Look at it: `npx wrangler tail`, or Observability in the dashboard.'],
    ['1102', 'The Worker used more CPU time or memory than it may.'],
    ['1027', "The account's daily limit of requests is used up: it is on the free plan."],
    ['1042', 'The Worker fetched another Worker of its own zone by its address: use a service binding.'],
    ['1015', 'A rate limiting rule of the zone stopped the request before the Worker.'],
    ['1010', "The zone's bot protection stopped the request before the Worker."],
    ['1020', 'A firewall rule of the zone stopped the request before the Worker.'],
];
/** The first that fits is the usual cause. */
const rules = [
    [
        ({ headers, body }) => headers['cf-mitigated'] === 'challenge' || body.includes('<title>Just a moment...</title>'),
        "Cloudflare asked the caller to prove that it is a browser: the zone's bot protection stopped the request before the Worker. Add a WAF skip rule for this path.",
    ],
    [
        ({ headers }) => /\.cloudflareaccess\.com\//.test(headers.location ?? ''),
        'Cloudflare Access stands before the Worker: let the check in with a service token, or exempt the path.',
    ],
    ...workerCodes.map(([code, cause]) => [({ body }) => hasCode(body, code), cause]),
    [({ status }) => status === 401, 'The key is missing, or it is not the one that is set on the Worker.'],
    [
        ({ status }) => status === 403,
        'Something refuses the caller: the guard of the Worker, its check of the Origin, or a firewall rule of the zone.',
    ],
    [({ status }) => status === 404, 'The path is not one of the Worker, or its route does not lead here.'],
    [({ status }) => status === 405, 'The path is there, and not for this method.'],
    [({ status }) => status === 406, 'The server wants another `Accept` header.'],
    [({ status }) => status === 415, 'The server wants another `Content-Type`.'],
    [
        ({ status }) => status === 429,
        'A rate limit was hit: that of the Worker, or a rule of the zone. Later runs begin with less left.',
    ],
    [
        ({ status }) => status === 521 || status === 522 || status === 523,
        'Cloudflare cannot reach the origin server behind the Worker or the route.',
    ],
    [({ status }) => status === 524, 'The origin server answered Cloudflare too late.'],
    [
        ({ status }) => status === 525 || status === 526,
        'Cloudflare and the origin server cannot agree on TLS: look at the certificate of the origin.',
    ],
    [
        ({ status }) => status === 530,
        'Cloudflare cannot resolve the origin: the DNS record is missing, or a custom domain is not ready yet.',
    ],
    [({ status }) => status >= 500, 'The Worker failed. Look at its errors: `npx wrangler tail`.'],
];
function hasCode(body, code) {
    return new RegExp(`error code: ${code}\\b|Error ${code}\\b|cf-error-code">${code}<`, 'i').test(body.slice(0, 20_000));
}
/** What usually makes a server answer so; `undefined` for an answer that is none of the known failures. */
function causeOfStatus(answer) {
    return rules.find(([fits]) => fits(answer))?.[1];
}
const connectionCauses = {
    ENOTFOUND: 'The name has no DNS record: a custom domain that is not ready yet, or a typo.',
    EAI_AGAIN: 'The name could not be resolved just now: the DNS of the runner did not answer.',
    ECONNREFUSED: 'Nothing listens there.',
    ECONNRESET: 'The server, or something before it, cut the connection.',
    CERT_HAS_EXPIRED: 'The certificate has expired.',
    ERR_TLS_CERT_ALTNAME_INVALID: 'The certificate is for another name: the custom domain is not set up, or not ready yet.',
    DEPTH_ZERO_SELF_SIGNED_CERT: 'The certificate is self-signed, which no client trusts.',
    SELF_SIGNED_CERT_IN_CHAIN: 'The certificate is signed by an authority that the runner does not know.',
    UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'The server does not send the intermediate certificates.',
    timeout: 'The Worker waits for something that does not come, or does not end its answer.',
};
/** What usually keeps an answer from coming; `undefined` where that is not known. */
function causeOfNoAnswer(error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    return connectionCauses[code];
}


/***/ }),

/***/ 17269:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  J: () => (/* binding */ runChecks)
});

// EXTERNAL MODULE: ./lib/runtime/deadline.js
var deadline = __webpack_require__(93506);
;// CONCATENATED MODULE: ./lib/smoke/gate.js
/** Lets a number of tasks run at once; the others wait in their order. */
class Gate {
    #waiting = [];
    #free;
    constructor(atOnce) {
        this.#free = atOnce;
    }
    async enter() {
        if (this.#free > 0)
            this.#free -= 1;
        else
            await new Promise((resolve) => this.#waiting.push(resolve));
    }
    leave() {
        const next = this.#waiting.shift();
        if (next)
            next();
        else
            this.#free += 1;
    }
    async through(task) {
        await this.enter();
        try {
            return await task();
        }
        finally {
            this.leave();
        }
    }
}

// EXTERNAL MODULE: ./lib/smoke/causes.js
var causes = __webpack_require__(68345);
// EXTERNAL MODULE: ./lib/smoke/exchange.js
var exchange = __webpack_require__(89824);
;// CONCATENATED MODULE: ./lib/smoke/curl.js

/**
 * The request as a command to try by hand. A key whose environment variable is known is taken from there by the shell;
 * what else its headers keep secret has to be filled in.
 */
function curlOf({ method, url, headers, body, hidden = [] }) {
    const parts = ['curl', '-i', ...(method === 'HEAD' ? ['--head'] : method === 'GET' ? [] : ['-X', method])];
    // curl would call a body a form.
    const typed = body === undefined || 'content-type' in headers ? headers : { ...headers, 'content-type': undefined };
    for (const [name, value] of Object.entries({ 'user-agent': exchange/* standing */.JA['user-agent'], ...typed }))
        parts.push('-H', quoted(headerForCurl(name, value, hidden), hidden));
    if (body !== undefined)
        parts.push('--data-raw', quoted(body, hidden));
    // Brackets and braces in an address are patterns to curl.
    if (/[[\]{}]/.test(url.href))
        parts.push('--globoff');
    return [...parts, quoted(url.href, hidden)].join(' ');
}
const confidential = /authorization|cookie|token|secret|key|password|signature/i;
/** `name:` takes a header away, `name;` sends it empty. */
function headerForCurl(name, value, hidden) {
    if (value === undefined)
        return `${name}:`;
    if (value === '')
        return `${name};`;
    const isNamed = hidden.some((one) => value.includes(one.value));
    return `${name}: ${confidential.test(name) && !isNamed ? '***' : value}`;
}
/** In single quotes, but for what is hidden: `'Authorization: Bearer '"$MCP_AUTH_KEY"`. */
function quoted(text, hidden) {
    const forms = hidden
        .flatMap(({ value, shell }) => [value, encodeURIComponent(value)].map((form) => ({ form, shell })))
        .filter(({ form }) => form !== '')
        .sort((a, b) => b.form.length - a.form.length);
    let rest = text;
    let result = '';
    while (rest !== '') {
        const next = firstOf(rest, forms);
        const plain = next === undefined ? rest : rest.slice(0, next.at);
        if (plain !== '')
            result += `'${plain.replaceAll("'", `'\\''`)}'`;
        if (next === undefined)
            break;
        result += `"${next.shell}"`;
        rest = rest.slice(next.at + next.length);
    }
    return result === '' ? "''" : result;
}
function firstOf(text, forms) {
    return forms
        .map(({ form, shell }) => ({ at: text.indexOf(form), length: form.length, shell }))
        .filter(({ at }) => at !== -1)
        .reduce((first, one) => (first === undefined || one.at < first.at ? one : first), undefined);
}

;// CONCATENATED MODULE: ./lib/smoke/kinds.js
/** The code of a kind is loaded when there is a check of it: most runs have few kinds. */
const judges = {
    http: async () => (await __webpack_require__.e(/* import() */ 1479).then(__webpack_require__.bind(__webpack_require__, 91479))).judgeHttp,
    cors: async () => (await __webpack_require__.e(/* import() */ 5882).then(__webpack_require__.bind(__webpack_require__, 35882))).judgeCors,
    auth: async () => (await Promise.all(/* import() */[__webpack_require__.e(6085), __webpack_require__.e(9602), __webpack_require__.e(2930)]).then(__webpack_require__.bind(__webpack_require__, 42930))).judgeAuth,
    sse: async () => (await Promise.all(/* import() */[__webpack_require__.e(6085), __webpack_require__.e(6913)]).then(__webpack_require__.bind(__webpack_require__, 36913))).judgeSse,
    mcp: async () => (await Promise.all(/* import() */[__webpack_require__.e(6085), __webpack_require__.e(9602), __webpack_require__.e(4631)]).then(__webpack_require__.bind(__webpack_require__, 84631))).judgeMcp,
    latency: async () => (await __webpack_require__.e(/* import() */ 1082).then(__webpack_require__.bind(__webpack_require__, 71082))).judgeLatency,
    'request-id': async () => (await __webpack_require__.e(/* import() */ 5152).then(__webpack_require__.bind(__webpack_require__, 65152))).judgeRequestId,
    'rate-limit': async () => (await __webpack_require__.e(/* import() */ 3227).then(__webpack_require__.bind(__webpack_require__, 3227))).judgeRateLimit,
    'query-budget': async () => (await __webpack_require__.e(/* import() */ 6258).then(__webpack_require__.bind(__webpack_require__, 26258))).judgeQueryBudget,
    logs: async () => (await __webpack_require__.e(/* import() */ 7723).then(__webpack_require__.bind(__webpack_require__, 87723))).judgeLogs,
};
/** Looks once. @throws NoAnswer, OtherVersion */
async function look(check, probe) {
    // The judge of a kind takes the checks of that kind, which the types of a table cannot say.
    const judge = (await judges[check.kind]());
    return judge(check, probe);
}

// EXTERNAL MODULE: ./lib/smoke/probe.js
var smoke_probe = __webpack_require__(2947);
;// CONCATENATED MODULE: ./lib/smoke/run-check.js




/** Looks once and says what came of it. Never throws but for the signal: no answer is a failed check. */
async function runCheck(check, subject, means, gate) {
    const probe = new smoke_probe/* Probe */.VM(check, subject, means, gate);
    const started = performance.now();
    const { finding, wrongVersion } = await lookSafely(check, probe);
    const first = probe.first ?? probe.request('GET', check.kind === 'http' ? check.path : '/');
    const { problems, warnings = [], notes = [], figures, picture } = finding;
    return {
        isFinal: finding.isFinal ?? false,
        result: {
            name: check.name,
            kind: check.kind,
            outcome: outcomeOf(finding),
            problems: problems.map((problem) => reported(problem, first)),
            warnings,
            notes,
            curl: curlOf(first),
            durationMs: performance.now() - started,
            attempts: 1,
            wrongVersion,
            ...(figures ? { figures } : {}),
            ...(picture === undefined ? {} : { picture }),
        },
    };
}
async function lookSafely(check, probe) {
    try {
        return { finding: await look(check, probe), wrongVersion: false };
    }
    catch (error) {
        probe.signal.throwIfAborted();
        if (!(error instanceof smoke_probe/* NoAnswer */.W_ || error instanceof smoke_probe/* OtherVersion */.Ho))
            throw error;
        const { message, request } = error;
        const cause = error instanceof smoke_probe/* NoAnswer */.W_ ? (0,causes/* causeOfNoAnswer */._)(error.cause) : undefined;
        const problem = { message, request, ...(cause === undefined ? {} : { cause }) };
        return { finding: { problems: [problem] }, wrongVersion: error instanceof smoke_probe/* OtherVersion */.Ho };
    }
}
function outcomeOf({ problems, outcome }) {
    return problems.length > 0 ? 'failed' : (outcome ?? 'passed');
}
function reported({ message, cause, request }, first) {
    return { message, ...(cause === undefined ? {} : { cause }), curl: curlOf(request ?? first) };
}

;// CONCATENATED MODULE: ./lib/smoke/streak.js
// A check that failed at first must pass this often in a row: an endpoint that flaps is not ready.
const provenAfterFailure = 3;
/** A deployment reaches some places later than others: one relapse is forgiven, and more are none of that. */
const forgivenRelapses = 1;
const firstPauseMs = 250;
const longestPauseMs = 3000;
/** The looks of one check: whether they suffice, and how long to wait before the next one. */
class Streak {
    #check;
    #passes;
    #looks = 0;
    #passedInRow = 0;
    #failures = 0;
    #relapses = 0;
    /** @param passes how often in a row a request that changes nothing must be answered as expected */
    constructor(check, passes) {
        this.#check = check;
        this.#passes = passes;
    }
    add({ outcome, wrongVersion }) {
        this.#looks += 1;
        if (outcome !== 'failed') {
            this.#passedInRow += 1;
            return;
        }
        // What another version answered tells nothing of this one.
        if (this.#passedInRow > 0 && !wrongVersion)
            this.#relapses += 1;
        this.#failures += 1;
        this.#passedInRow = 0;
    }
    get hasPassed() {
        return this.#passedInRow >= this.#needed;
    }
    /** Whether there is no use in looking again. A row of passes that has begun in time is seen to its end. */
    hasFailed(isTimeUp) {
        return this.#looks > 0 && this.#passedInRow === 0 && (isTimeUp || this.#relapses > forgivenRelapses);
    }
    get flaps() {
        return this.#relapses > 0;
    }
    /** Milliseconds until the next look, at most what is left. */
    pauseMs(leftMs) {
        if (this.#passedInRow > 0)
            return firstPauseMs;
        return Math.max(0, Math.min(longestPauseMs, firstPauseMs * 2 ** Math.min(this.#looks - 1, 6), leftMs));
    }
    get #needed() {
        // A stream that was watched for half a minute has been looked at often enough.
        if (this.#check.kind === 'sse')
            return 1;
        if (this.#failures > 0)
            return provenAfterFailure;
        return this.#check.kind === 'http' && isSafe(this.#check.method) ? this.#passes : 1;
    }
}
/** RFC 9110, section 9.2.1: such a request asks for no change. */
function isSafe(method) {
    return method === 'GET' || method === 'HEAD' || method === 'OPTIONS';
}

;// CONCATENATED MODULE: ./lib/smoke/checks.js




/** Requests that are under way at once, whatever the number of checks. */
const atOnce = 16;
/**
 * Runs all checks, each until it passes or the time is up: first side by side those that ask, then one by one those that
 * measure, and at last those that flood. Results come in the order of the checks.
 */
async function runChecks(checks, subject, run) {
    const bounded = withBudget(run);
    const results = new Map();
    const gate = new Gate(atOnce);
    const one = async (check) => {
        const look = () => withinBudget(check, subject, bounded, gate);
        const step = run.timeline?.step(subject.base.host, check.name, look, ({ outcome }) => stepOutcomes[outcome]);
        results.set(check, await (step ?? look()));
    };
    await Promise.all(checks.filter(isAsking).map(one));
    for (const check of checks.filter(isMeasuring))
        await one(check);
    for (const check of checks.filter(isFlooding))
        await one(check);
    return checks.flatMap((check) => results.get(check) ?? []);
}
/** What could not be told fails nothing. */
const stepOutcomes = {
    passed: 'passed',
    failed: 'failed',
    inconclusive: 'passed',
    skipped: 'skipped',
};
const isMeasuring = ({ kind }) => kind === 'latency';
const isFlooding = (check) => check.kind === 'rate-limit' && check.burst;
const isAsking = (check) => !isMeasuring(check) && !isFlooding(check);
function withBudget(run) {
    const budget = AbortSignal.timeout(run.longestMs);
    const cancelled = run.network.signal;
    return { ...run, budget, cancelled, network: { ...run.network, signal: AbortSignal.any([cancelled, budget]) } };
}
async function withinBudget(check, subject, run, gate) {
    const started = performance.now();
    try {
        return tell(await untilPassed(check, subject, run, gate), run.events);
    }
    catch (error) {
        run.cancelled.throwIfAborted();
        if (!run.budget.aborted)
            throw error;
        return tell(unfinished(check, run, performance.now() - started), run.events);
    }
}
function unfinished({ name, kind }, { longestMs }, durationMs) {
    const message = `it did not come to its end within the ${(0,deadline/* inSeconds */.F)(longestMs)} that all checks may take together`;
    const nothing = { warnings: [], notes: [], attempts: 1, wrongVersion: false };
    return { name, kind, outcome: 'failed', problems: [{ message, curl: '' }], curl: '', durationMs, ...nothing };
}
async function untilPassed(check, subject, run, gate) {
    const deadline = run.clock.now() + run.waitMs;
    const streak = new Streak(check, run.passes);
    for (let attempts = 1;; attempts++) {
        const { result, isFinal } = await runCheck(check, subject, run, gate);
        streak.add(result);
        if (isFinal || streak.hasPassed)
            return { ...result, attempts };
        const leftMs = deadline - run.clock.now();
        if (streak.hasFailed(leftMs <= 0))
            return streak.flaps ? flapped({ ...result, attempts }) : { ...result, attempts };
        await run.clock.sleep(streak.pauseMs(leftMs), run.network.signal);
    }
}
function flapped(result) {
    const flaps = {
        message: 'the endpoint flaps: it passed before, and then failed again',
        cause: 'Not every instance answers alike: an older version that serves still, or something that it needs and that is not always there.',
        curl: result.problems[0]?.curl ?? result.curl,
    };
    return { ...result, problems: [flaps, ...result.problems] };
}
const words = {
    passed: 'ok   ',
    failed: 'fail ',
    inconclusive: '?    ',
    skipped: 'skip ',
};
function tell(result, events) {
    const { name, kind, outcome, attempts, durationMs, warnings, notes, figures } = result;
    const problems = result.problems.map(({ message }) => message);
    const tries = attempts === 1 ? '' : `, ${attempts} looks`;
    const more = (outcome === 'failed' ? problems : notes).join('; ');
    const took = outcome === 'failed' ? '' : ` (${Math.round(durationMs)} ms${tries})`;
    events.info(`check.${outcome}`, `  ${words[outcome]} ${name}${took}${more === '' ? '' : `: ${more}`}`, {
        check: name,
        kind,
        attempts,
        duration_ms: Math.round(durationMs),
        problems,
        warnings,
        figures,
    });
    for (const warning of warnings)
        events.warning('check.warning', `${name}: ${warning}`, { check: name });
    return result;
}


/***/ }),

/***/ 64660:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $5: () => (/* binding */ credentialOf),
/* harmony export */   Z: () => (/* binding */ headerValue),
/* harmony export */   pU: () => (/* binding */ requireSecrets)
/* harmony export */ });
/* harmony import */ var _runtime_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(50525);

/** The value of the header. */
function headerValue({ scheme, key }) {
    return scheme === '' ? key : `${scheme} ${key}`;
}
/** The key that a check is to send, from the environment; those of all checks were looked at by `requireSecrets`. */
function credentialOf({ env, header, scheme }, environment) {
    return {
        header: header.toLowerCase(),
        scheme,
        key: environment[env] ?? '',
        hidden: { value: environment[env] ?? '', shell: `$${env}` },
    };
}
/**
 * Masks the keys that the checks use. To be called before anything is changed: a key that is missing must not be found
 * when a version serves already.
 * @throws ActionError `input-invalid` with all that are missing or cannot be sent
 */
function requireSecrets(checks, { runner, secrets }) {
    const uses = checks.flatMap(({ name, secret }) => (secret ? [{ check: name, env: secret.env }] : []));
    for (const { env } of uses)
        secrets.add(runner.env[env]);
    const wrong = [...Map.groupBy(uses, ({ env }) => env)].flatMap(([env, users]) => {
        const problem = problemOf(runner.env[env]);
        return problem === undefined ? [] : [{ env, told: tell(env, problem, users) }];
    });
    const [first] = wrong;
    if (!first)
        return;
    throw new _runtime_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('input-invalid', `${wrong.map(({ told }) => told).join(' ')} Nothing was done.`, {
        hint: `Give it to the step: \`env: { ${first.env}: \${{ secrets.${first.env} }} }\`. Is the secret there for this environment?`,
    });
}
function tell(env, problem, users) {
    const names = users.map(({ check }) => `«${check}»`).join(', ');
    const [checks, take] = users.length === 1 ? ['check', 'takes its'] : ['checks', 'take their'];
    return `The ${checks} ${names} ${take} key from the environment variable ${env}, which ${problem}.`;
}
function problemOf(key) {
    if (key === undefined || key.trim() === '')
        return 'is empty or not set';
    if (key !== key.trim())
        return 'begins or ends with a blank or a line break';
    if (/[^\x20-\x7e]/.test(key))
        return 'has characters that a header cannot carry';
    return undefined;
}


/***/ }),

/***/ 81825:
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
    secret: undefined,
    body: undefined,
    follow: 0,
    expect: {
        status: Array.from({ length: 300 }, (_, index) => 200 + index),
        headers: {},
        json: undefined,
        body: undefined,
        paths: [],
        schema: undefined,
        maxBytes: undefined,
        tlsDays: undefined,
        redirect: undefined,
    },
    timeoutMs: 10_000,
};
function checksOrDefault(checks) {
    return checks.length > 0 ? checks : [defaultCheck];
}


/***/ }),

/***/ 89824:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   JA: () => (/* binding */ standing),
/* harmony export */   cv: () => (/* binding */ exchange),
/* harmony export */   fv: () => (/* binding */ openStream),
/* harmony export */   kR: () => (/* binding */ bodyLimit),
/* harmony export */   m6: () => (/* binding */ connectTo)
/* harmony export */ });
/* harmony import */ var _runtime_deadline_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(93506);
/* harmony import */ var _runtime_http_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(61906);


/** What is read of a body at most, in bytes: a check must not fill the memory of the runner. */
const bodyLimit = 1024 * 1024;
/** @throws the connection's error, or ActionError `timeout` */
async function exchange(request, network) {
    const started = performance.now();
    return (0,_runtime_deadline_js__WEBPACK_IMPORTED_MODULE_0__/* .withDeadline */ .N)(`${request.method} ${request.url.pathname}`, request.timeoutMs, network.signal, async (signal) => {
        const answer = await (0,_runtime_http_js__WEBPACK_IMPORTED_MODULE_1__/* .send */ .tN)({
            ...request,
            headers: headersOf(request),
            connectTo: connectTo(request.url, network),
            signal,
        });
        const certificateUntil = certificateEnd(answer);
        const { body, bytes, cut } = await readBody(answer);
        return {
            status: answer.statusCode ?? 0,
            headers: answer.headers,
            headersDistinct: answer.headersDistinct,
            body,
            bytes,
            bodyCut: cut,
            ...(certificateUntil === undefined ? {} : { certificateUntil }),
            durationMs: performance.now() - started,
        };
    });
}
/** Sends a request and gives the answer when its head is there. @throws as `exchange` */
async function openStream(request, network) {
    const closing = new AbortController();
    // The deadline is for the head alone; the connection then lives until it is closed, or the run is cancelled.
    const signal = AbortSignal.any([closing.signal, network.signal]);
    const answer = await (0,_runtime_deadline_js__WEBPACK_IMPORTED_MODULE_0__/* .withDeadline */ .N)(`${request.method} ${request.url.pathname}`, request.timeoutMs, network.signal, (deadline) => (0,_runtime_http_js__WEBPACK_IMPORTED_MODULE_1__/* .send */ .tN)({
        ...request,
        headers: headersOf(request),
        connectTo: connectTo(request.url, network),
        signal: AbortSignal.any([signal, whileWaiting(deadline, closing)]),
    }));
    return {
        status: answer.statusCode ?? 0,
        headers: answer.headers,
        headersDistinct: answer.headersDistinct,
        chunks: upToLimit(answer),
        close: () => void answer.destroy(),
    };
}
function whileWaiting(deadline, closing) {
    deadline.addEventListener('abort', () => closing.abort(deadline.reason), { once: true });
    return closing.signal;
}
async function* upToLimit(answer) {
    let length = 0;
    for await (const chunk of answer) {
        yield chunk;
        length += chunk.length;
        if (length > bodyLimit)
            return;
    }
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
/** Before the body is read: the connection may be gone afterwards. */
function certificateEnd({ socket }) {
    const certificate = 'getPeerCertificate' in socket ? socket.getPeerCertificate() : undefined;
    const until = certificate?.valid_to === undefined ? Number.NaN : Date.parse(certificate.valid_to);
    return Number.isNaN(until) ? undefined : until;
}
async function readBody(answer) {
    const chunks = [];
    let length = 0;
    for await (const chunk of answer) {
        chunks.push(chunk);
        length += chunk.length;
        // Leaving the loop closes the connection.
        if (length > bodyLimit)
            return { body: Buffer.concat(chunks).subarray(0, bodyLimit).toString('utf8'), bytes: length, cut: true };
    }
    return { body: Buffer.concat(chunks).toString('utf8'), bytes: length, cut: false };
}


/***/ }),

/***/ 2947:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ho: () => (/* binding */ OtherVersion),
/* harmony export */   VM: () => (/* binding */ Probe),
/* harmony export */   W_: () => (/* binding */ NoAnswer)
/* harmony export */ });
/* harmony import */ var _runtime_deadline_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(93506);
/* harmony import */ var _credential_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(64660);
/* harmony import */ var _exchange_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(89824);
/* harmony import */ var _subject_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(28217);




/** No answer came, or not the whole of one. */
class NoAnswer extends Error {
    request;
    constructor(request, cause) {
        super(noAnswer(cause, request), { cause });
        this.name = 'NoAnswer';
        this.request = request;
    }
}
/** Another version than the expected one answered: what it said is of no account. */
class OtherVersion extends Error {
    request;
    constructor(request, message) {
        super(message);
        this.name = 'OtherVersion';
        this.request = request;
    }
}
/** With what one check looks: it makes requests as the check wants them, and sends them within the run's bounds. */
class Probe {
    means;
    subject;
    /** The check's key, where it has one. */
    credential;
    #check;
    #gate;
    #first;
    constructor(check, subject, means, gate) {
        this.means = means;
        this.subject = subject;
        this.credential = check.secret && (0,_credential_js__WEBPACK_IMPORTED_MODULE_1__/* .credentialOf */ .$5)(check.secret, means.env);
        this.#check = check;
        this.#gate = gate;
    }
    /** The first request that was sent. */
    get first() {
        return this.#first;
    }
    /** Names the request that stands for the check, where it is not sent by the probe. */
    mark(request) {
        this.#first ??= request;
    }
    get signal() {
        return this.means.network.signal;
    }
    /** A request to a path of the subject. Header names become lower case; `undefined` leaves a header out. */
    request(method, path, options = {}) {
        const { withKey = true, timeoutMs = this.#check.timeoutMs, body } = options;
        const credential = withKey ? this.credential : undefined;
        const headers = {
            ...this.means.events.trace.headers(),
            ...this.#check.headers,
            ...(credential ? { [credential.header]: (0,_credential_js__WEBPACK_IMPORTED_MODULE_1__/* .headerValue */ .Z)(credential) } : {}),
            ...options.headers,
            ...this.subject.headers,
        };
        return {
            method,
            url: (0,_subject_js__WEBPACK_IMPORTED_MODULE_3__/* .joinPath */ .u)(this.subject.base, path),
            headers: lowerCased(headers),
            body,
            timeoutMs,
            ...(this.credential ? { hidden: [this.credential.hidden] } : {}),
        };
    }
    /**
     * Sends a request and reads the answer.
     * @param mustTellVersion whether an answer that names no version is a stranger's: a refusal or a preflight may not.
     * @throws NoAnswer, OtherVersion; the signal's reason when the run is cancelled
     */
    async send(request, { mustTellVersion = false } = {}) {
        return this.#gate.through(async () => {
            this.#first ??= request;
            const response = await this.#answered(request, () => (0,_exchange_js__WEBPACK_IMPORTED_MODULE_2__/* .exchange */ .cv)(request, this.means.network));
            this.#refuseStranger(request, response, mustTellVersion);
            return response;
        });
    }
    /** Sends a request and gives the answer when its head is there; close it. @throws as `send` */
    async open(request) {
        await this.#gate.enter();
        let isOpen = true;
        const leave = () => {
            if (isOpen)
                this.#gate.leave();
            isOpen = false;
        };
        try {
            this.#first ??= request;
            const stream = await this.#answered(request, () => (0,_exchange_js__WEBPACK_IMPORTED_MODULE_2__/* .openStream */ .fv)(request, this.means.network));
            const close = () => {
                stream.close();
                leave();
            };
            try {
                this.#refuseStranger(request, stream, false);
            }
            catch (error) {
                close();
                throw error;
            }
            return { ...stream, close };
        }
        catch (error) {
            leave();
            throw error;
        }
    }
    async #answered(request, work) {
        try {
            return await work();
        }
        catch (error) {
            this.signal.throwIfAborted();
            throw new NoAnswer(request, error);
        }
    }
    #refuseStranger(request, { headers }, mustTellVersion) {
        const { version } = this.subject;
        const expected = version && (mustTellVersion ? version : { ...version, mayBeSilent: true });
        const difference = (0,_subject_js__WEBPACK_IMPORTED_MODULE_3__/* .versionDifference */ .O)(expected, headers);
        if (difference !== undefined)
            throw new OtherVersion(request, difference);
    }
}
function lowerCased(headers) {
    return Object.fromEntries(Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [[name.toLowerCase(), value]])));
}
function noAnswer(error, { url, timeoutMs }) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
    if (code === 'timeout')
        return `no complete answer from ${url.host} within ${(0,_runtime_deadline_js__WEBPACK_IMPORTED_MODULE_0__/* .inSeconds */ .F)(timeoutMs)}`;
    return `no answer from ${url.host}: ${error instanceof Error ? error.message || code : String(error)}`;
}


/***/ }),

/***/ 88537:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  g5: () => (/* binding */ failureOf),
  oG: () => (/* binding */ reportChecks),
  Li: () => (/* binding */ writeReports)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/runtime/errors.js
var errors = __webpack_require__(50525);
// EXTERNAL MODULE: ./lib/runtime/summary.js
var runtime_summary = __webpack_require__(91348);
// EXTERNAL MODULE: ./lib/runtime/words.js
var words = __webpack_require__(37113);
;// CONCATENATED MODULE: ./lib/smoke/junit.js
/** The results as JUnit XML, as test reporters of CI systems read it: a suite for every address, a case for every check. */
function junitOf(results) {
    const suites = results.map(suiteOf).join('\n');
    return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="smoke">\n${suites}\n</testsuites>\n`;
}
function suiteOf({ url, results }) {
    const failures = results.filter(({ outcome }) => outcome === 'failed').length;
    const skipped = results.filter(isSkipped).length;
    const seconds = inSeconds(results.reduce((sum, { durationMs }) => sum + durationMs, 0));
    const head = `  <testsuite name=${attribute(url)} tests="${results.length}" failures="${failures}" errors="0" skipped="${skipped}" time="${seconds}">`;
    return [head, ...results.map((result) => caseOf(result, url)), '  </testsuite>'].join('\n');
}
function caseOf(result, url) {
    const { name, kind, durationMs, warnings, notes } = result;
    const head = `    <testcase classname=${attribute(`${kind} ${url}`)} name=${attribute(name)} time="${inSeconds(durationMs)}">`;
    const said = [...notes, ...warnings.map((warning) => `warning: ${warning}`)].join('\n');
    const output = said === '' ? [] : [`      <system-out>${junit_text(said)}</system-out>`];
    return [head, ...verdictOf(result), ...output, '    </testcase>'].join('\n');
}
function verdictOf(result) {
    if (isSkipped(result))
        return [
            `      <skipped message=${attribute([...result.warnings, ...result.notes].join('; ') || result.outcome)}/>`,
        ];
    return result.problems.map(({ message, cause, curl }) => {
        const body = [message, ...(cause === undefined ? [] : [`Usual cause: ${cause}`]), curl].filter(Boolean).join('\n');
        return `      <failure message=${attribute(message)} type="${result.kind}">${junit_text(body)}</failure>`;
    });
}
/** What could not be told did neither pass nor fail. */
function isSkipped({ outcome }) {
    return outcome === 'skipped' || outcome === 'inconclusive';
}
function inSeconds(milliseconds) {
    return (milliseconds / 1000).toFixed(3);
}
function attribute(value) {
    return `"${junit_text(value).replaceAll('"', '&quot;').replaceAll('\n', '&#10;')}"`;
}
/** XML 1.0 has no place for control characters, not even escaped. */
function junit_text(value) {
    return (value
        // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out.
        .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd')
        .replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')
        .replaceAll('>', '&gt;'));
}

// EXTERNAL MODULE: ./lib/smoke/result.js
var smoke_result = __webpack_require__(92280);
;// CONCATENATED MODULE: ./lib/smoke/report.js








const report_words = {
    passed: 'passed',
    failed: '**failed**',
    inconclusive: 'could not be told',
    skipped: 'not looked at',
};
/** The table of checks, and under it what failed with the request to try by hand. */
function reportChecks({ url, results }, summary) {
    summary.markdown(`Checked ${(0,runtime_summary/* code */.aY)(url)}:`);
    summary.table(['check', 'result', 'took', 'looks', ''], results.map(({ name, outcome, durationMs, attempts, notes }) => [
        (0,runtime_summary/* escapeMarkdown */.FV)(name),
        report_words[outcome],
        `${Math.round(durationMs)} ms`,
        attempts,
        (0,runtime_summary/* escapeMarkdown */.FV)(notes.join('; ')),
    ]));
    for (const result of results.filter(smoke_result/* hasFailed */.W))
        reportFailure(result, summary);
    for (const { name, warnings } of results)
        for (const warning of warnings)
            summary.markdown(`⚠️ **${(0,runtime_summary/* escapeMarkdown */.FV)(name)}**: ${(0,runtime_summary/* escapeMarkdown */.FV)(warning)}`);
    for (const { name, picture } of results) {
        if (picture === undefined)
            continue;
        summary.markdown(`**${(0,runtime_summary/* escapeMarkdown */.FV)(name)}**`);
        summary.codeBlock(picture);
    }
}
/** Each problem with its cause, and under those that the same request shows, that request. */
function reportFailure({ name, problems }, summary) {
    summary.markdown(`**${(0,runtime_summary/* escapeMarkdown */.FV)(name)}**`);
    for (const [index, { message, cause, curl }] of problems.entries()) {
        summary.markdown(`- ${(0,runtime_summary/* escapeMarkdown */.FV)(message)}${cause ? `<br>_Usual cause:_ ${(0,runtime_summary/* escapeMarkdown */.FV)(cause)}` : ''}`);
        if (curl !== '' && curl !== problems[index + 1]?.curl)
            summary.codeBlock(curl, 'sh');
    }
}
/** The results as JSON and as JUnit XML; gives the paths of the files. */
async function writeReports(results, context) {
    // Several steps of a job check something, and each report stays.
    const name = (0,external_node_path_.join)(context.runner.temporary, `voygent-smoke-${(0,external_node_crypto_.randomUUID)()}`);
    const files = { report: `${name}.json`, junit: `${name}.xml` };
    await (0,promises_.mkdir)((0,external_node_path_.dirname)(name), { recursive: true });
    // Before XML escapes what is in them: an escaped key would not be recognised.
    const redacted = JSON.parse(context.secrets.redact(JSON.stringify(results)));
    await (0,promises_.writeFile)(files.report, `${JSON.stringify({ version: 2, results: redacted }, undefined, 2)}\n`);
    await (0,promises_.writeFile)(files.junit, junitOf(redacted));
    return files;
}
/** The failures as one error; `undefined` when there are none. */
function failureOf(results) {
    const failed = results.flatMap(({ url, results: checks }) => checks.filter(smoke_result/* hasFailed */.W).map((check) => ({ url, ...check })));
    const [first] = failed;
    if (!first)
        return undefined;
    const more = failed.length > 1 ? ` And ${(0,words/* count */.U)(failed.length - 1, 'more check')} failed.` : '';
    const [problem] = first.problems;
    const cause = problem?.cause === undefined ? '' : `Usual cause: ${problem.cause} `;
    const curl = problem?.curl || first.curl;
    return new errors/* ActionError */.lZ('check-failed', `The check «${first.name}» of ${first.url} failed: ${first.problems.map(({ message }) => message).join('; ')}.${more}`, { hint: `${cause}${curl === '' ? '' : `Try it by hand: ${curl}`}`.trim() });
}


/***/ }),

/***/ 92280:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ hasFailed)
/* harmony export */ });
function hasFailed({ outcome }) {
    return outcome === 'failed';
}


/***/ }),

/***/ 28217:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ versionDifference),
/* harmony export */   u: () => (/* binding */ joinPath)
/* harmony export */ });
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
/** Why an answer is not of the expected version; `undefined` when it is. */
function versionDifference(version, headers) {
    if (!version)
        return undefined;
    const answered = headers[version.header.toLowerCase()];
    if (answered === version.id || (answered === undefined && version.mayBeSilent))
        return undefined;
    return `expected version \`${version.id}\` to answer, and ${answered === undefined ? `the answer has no \`${version.header}\`` : `\`${String(answered)}\` did`}`;
}


/***/ }),

/***/ 93024:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ versionUrl),
/* harmony export */   O: () => (/* binding */ workerUrl)
/* harmony export */ });
/* harmony import */ var _runtime_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(50525);

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
