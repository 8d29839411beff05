export const id = 8;
export const ids = [8];
export const modules = {

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

/***/ 8008:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   run: () => (/* binding */ run)
/* harmony export */ });
/* harmony import */ var _cloudflare_client_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9480);
/* harmony import */ var _project_checks_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6148);
/* harmony import */ var _project_from_inputs_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9134);
/* harmony import */ var _project_settings_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9693);
/* harmony import */ var _runtime_errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(525);
/* harmony import */ var _checks_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3704);
/* harmony import */ var _default_check_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1825);
/* harmony import */ var _report_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(2919);
/* harmony import */ var _url_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(643);









async function run(inputs, context) {
    const targets = await targetsOf(inputs, context);
    const results = [];
    for (const { url, checks } of targets) {
        context.events.info('smoke.started', `Checking ${url.href}`);
        results.push({
            url: url.href,
            results: await (0,_checks_js__WEBPACK_IMPORTED_MODULE_5__/* .runChecks */ .J)(checks, { base: url, headers: {} }, checkRun(inputs.wait, context)),
        });
    }
    context.summary.heading('Smoke test', 3);
    for (const result of results)
        (0,_report_js__WEBPACK_IMPORTED_MODULE_7__/* .reportChecks */ .oG)(result, context.summary);
    const error = (0,_report_js__WEBPACK_IMPORTED_MODULE_7__/* .failureOf */ .g5)(results);
    return {
        status: error ? 'failed' : 'passed',
        outputs: {
            failures: results.flatMap((result) => result.results.filter(({ passed }) => !passed).map(({ name, problems }) => ({ check: name, problems }))),
            report: await (0,_report_js__WEBPACK_IMPORTED_MODULE_7__/* .writeReport */ .u5)(results, context),
        },
        ...(error ? { error } : {}),
    };
}
function checkRun(waitMs, context) {
    const network = { workersDevUrl: context.runner.workersDevUrl, signal: context.signal };
    return { network, events: context.events.step('smoke'), clock: context.clock, waitMs };
}
async function targetsOf(inputs, context) {
    const inline = await (0,_project_checks_js__WEBPACK_IMPORTED_MODULE_1__/* .parseChecks */ .B)(inputs.checks ?? '', 'input checks');
    // With an address and its checks there is nothing to ask the project for.
    if (inputs.url !== undefined && inline.length > 0)
        return [{ url: parseUrl(inputs.url), checks: inline }];
    if (inputs.url !== undefined)
        return [{ url: parseUrl(inputs.url), checks: (0,_default_check_js__WEBPACK_IMPORTED_MODULE_6__/* .checksOrDefault */ .E)(await configuredChecks(inputs, context)) }];
    const cloudflare = await (0,_cloudflare_client_js__WEBPACK_IMPORTED_MODULE_0__/* .connectCloudflare */ ._)(inputs, context);
    const project = await (0,_project_from_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .projectFromInputs */ .X)(inputs, context);
    return Promise.all(project.workers.map(async (worker) => ({
        url: await (0,_url_js__WEBPACK_IMPORTED_MODULE_8__/* .workerUrl */ .O)(worker, cloudflare),
        checks: (0,_default_check_js__WEBPACK_IMPORTED_MODULE_6__/* .checksOrDefault */ .E)(inline.length > 0 ? inline : worker.smoke),
    })));
}
/** The checks of the one Worker that is meant; a repository without a wrangler configuration has none. */
async function configuredChecks(inputs, context) {
    try {
        const { workers } = await (0,_project_from_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .projectFromInputs */ .X)(inputs, context);
        if (workers.length === 1)
            return workers[0]?.smoke ?? [];
        throw new _runtime_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .ActionError */ .lZ('config-ambiguous', `The input \`url\` is one address, and the project has ${workers.length} Workers.`, {
            hint: 'Say with `worker` whose checks are meant, or give `checks`.',
        });
    }
    catch (error) {
        if (!isWithoutProject(error, inputs))
            throw error;
        context.events.info('smoke.default', `${error.message} The default check is used.`);
        return [];
    }
}
/** Nothing was named that is not there, and what is there is not called wrongly: there is just no project. */
function isWithoutProject(error, inputs) {
    const named = inputs['wrangler-config'] ?? inputs.worker;
    const isDefault = inputs.config === undefined || inputs.config === _project_settings_js__WEBPACK_IMPORTED_MODULE_3__/* .defaultConfigPath */ .j;
    return (error instanceof _runtime_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .ActionError */ .lZ &&
        error.code === 'config-not-found' &&
        error.location === undefined &&
        named === undefined &&
        isDefault);
}
function parseUrl(text) {
    const url = URL.parse(text);
    if (url && (url.username || url.password)) {
        throw new _runtime_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .ActionError */ .lZ('input-invalid', 'The input `url` has a user name or a password in it.', {
            hint: 'It would stand in the log. Send it in a header of the checks: `headers: { authorization: "Basic …" }`.',
        });
    }
    if (url && (url.protocol === 'http:' || url.protocol === 'https:'))
        return url;
    throw new _runtime_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .ActionError */ .lZ('input-invalid', `The input \`url\` is \`${text}\`, which is no http or https address.`, {
        hint: 'Write it whole: `https://trips.example.com`.',
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
