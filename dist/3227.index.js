export const id = 3227;
export const ids = [3227];
export const modules = {

/***/ 29594:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  z: () => (/* binding */ asksLimiter),
  t: () => (/* binding */ readSources)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
;// CONCATENATED MODULE: ./lib/project/comments.js
/**
 * JavaScript or TypeScript with its comments blank, and every character where it was. Takes time in proportion to the
 * length. A regular expression that holds a quote can hide a comment after it on its line: this is no parser.
 */
function blankComments(code) {
    const parts = [];
    let from = 0;
    for (let at = 0; at < code.length;) {
        const end = commentEnd(code, at);
        if (end !== undefined) {
            parts.push(code.slice(from, at), blank(code.slice(at, end)));
            from = end;
            at = end;
        }
        else
            at = quotes.has(code[at] ?? '') ? quoteEnd(code, at) : at + 1;
    }
    return [...parts, code.slice(from)].join('');
}
const quotes = new Set(['"', "'", '`']);
function commentEnd(code, at) {
    if (code[at] !== '/')
        return undefined;
    if (code[at + 1] === '/')
        return indexOrEnd(code.indexOf('\n', at), code);
    if (code[at + 1] !== '*')
        return undefined;
    const close = code.indexOf('*/', at + 2);
    return close === -1 ? code.length : close + 2;
}
/** After the text; a text in quotes that its line does not close is none. */
function quoteEnd(code, start) {
    const quote = code[start];
    for (let at = start + 1; at < code.length; at++) {
        if (code[at] === '\\')
            at++;
        else if (code[at] === quote)
            return at + 1;
        else if (code[at] === '\n' && quote !== '`')
            return at;
    }
    return code.length;
}
function indexOrEnd(index, code) {
    return index === -1 ? code.length : index;
}
function blank(comment) {
    return comment.replace(/[^\n]/g, ' ');
}

;// CONCATENATED MODULE: ./lib/project/worker-sources.js



/** What is read at most of a Worker's code: it is looked through, and not compiled. */
const mostFiles = 500;
const mostBytes = 8 * 1024 * 1024;
const largestFile = 1024 * 1024;
const endings = ['.ts', '.js', '.mts', '.mjs', '.tsx', '.jsx'];
/**
 * The code that the entry point is made of, by its relative imports. Packages are left out, as are files that are too
 * large and, with `within`, those that `..` or a symbolic link leads out of that folder to.
 */
async function readSources(main, within) {
    const sources = [];
    const waiting = [(0,external_node_path_.resolve)(main)];
    const seen = new Set(waiting);
    let bytes = 0;
    for (let file = waiting.shift(); file !== undefined && sources.length < mostFiles; file = waiting.shift()) {
        const text = await textOf(file, within);
        if (text === undefined)
            continue;
        bytes += text.length;
        if (bytes > mostBytes)
            break;
        const code = blankComments(text);
        sources.push({ path: file, code });
        for (const imported of await importsOf(code, file)) {
            if (seen.has(imported))
                continue;
            seen.add(imported);
            waiting.push(imported);
        }
    }
    return sources;
}
async function textOf(file, within) {
    try {
        if (within !== undefined && !contains(await (0,promises_.realpath)(within), await (0,promises_.realpath)(file)))
            return undefined;
        const { size } = await (0,promises_.stat)(file);
        return size > largestFile ? undefined : await (0,promises_.readFile)(file, 'utf8');
    }
    catch {
        return undefined;
    }
}
function contains(folder, file) {
    const way = (0,external_node_path_.relative)(folder, file);
    return way !== '..' && !way.startsWith(`..${external_node_path_.sep}`);
}
async function importsOf(code, file) {
    const names = [...code.matchAll(/(?:from|import|require)\s*(?:\(\s*)?['"](\.{1,2}\/[^'"]+)['"]/g)].map(([, name = '']) => name);
    const found = await Promise.all(names.map((name) => existing((0,external_node_path_.resolve)((0,external_node_path_.dirname)(file), name))));
    return found.filter((path) => path !== undefined);
}
/** The file that a bundler would take. */
async function existing(path) {
    const bare = path.slice(0, path.length - (0,external_node_path_.extname)(path).length);
    const candidates = [
        path,
        ...endings.map((ending) => `${path}${ending}`),
        // TypeScript lets an import name the file that it will become.
        ...endings.map((ending) => `${bare}${ending}`),
        ...endings.map((ending) => `${path}/index${ending}`),
    ];
    for (const candidate of candidates)
        if (await isFile(candidate))
            return candidate;
    return undefined;
}
async function isFile(path) {
    return (0,promises_.stat)(path).then((entry) => entry.isFile(), () => false);
}
/** Whether the code calls a rate limiter: `.limit({ key })`, and not `.limit(10)` as a query does. */
function asksLimiter(code) {
    return /\.limit\s*\(\s*[{A-Za-z_$]/.test(code);
}


/***/ }),

/***/ 91992:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ readBounded)
/* harmony export */ });
/* harmony import */ var _runtime_deadline_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(93506);
/* harmony import */ var _probe_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2947);


/**
 * Reads from a stream within the request's time; the connection is closed whatever happens.
 * @param isTold whether an error of `read` is its own, and not one of the connection
 * @throws NoAnswer when the connection breaks or the time is up
 */
async function readBounded(request, stream, read, isTold = () => false) {
    let isLate = false;
    const timer = setTimeout(() => {
        isLate = true;
        stream.close();
    }, request.timeoutMs);
    try {
        return await read();
    }
    catch (error) {
        if (isLate)
            throw late(request);
        if (isTold(error))
            throw error;
        throw new _probe_js__WEBPACK_IMPORTED_MODULE_1__/* .NoAnswer */ .W_(request, error);
    }
    finally {
        clearTimeout(timer);
        stream.close();
    }
}
function late(request) {
    const cause = Object.assign(new Error(`no end within ${(0,_runtime_deadline_js__WEBPACK_IMPORTED_MODULE_0__/* .inSeconds */ .F)(request.timeoutMs)}`), { code: 'timeout' });
    return new _probe_js__WEBPACK_IMPORTED_MODULE_1__/* .NoAnswer */ .W_(request, cause);
}


/***/ }),

/***/ 48374:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ mediaType),
/* harmony export */   s: () => (/* binding */ peek)
/* harmony export */ });
/* harmony import */ var _bounded_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(91992);
/* harmony import */ var _exchange_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(89824);


/** What is read of a body at most, in bytes. */
const enough = Math.min(64 * 1024, _exchange_js__WEBPACK_IMPORTED_MODULE_1__/* .bodyLimit */ .kR);
/** The media type of a `content-type`, in lower case and without parameters. */
function mediaType(header) {
    return (header ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
}
/** Sends a request to an endpoint that may answer with a stream without end. @throws NoAnswer, OtherVersion */
async function peek(request, probe) {
    const started = performance.now();
    const stream = await probe.open(request);
    const { status, headers, headersDistinct } = stream;
    const isStream = mediaType(headers['content-type']) === 'text/event-stream';
    const read = () => (isStream ? { body: '', cut: false } : beginning(stream.chunks));
    const { body, cut } = await (0,_bounded_js__WEBPACK_IMPORTED_MODULE_0__/* .readBounded */ .C)(request, stream, async () => read());
    return {
        status,
        headers,
        headersDistinct,
        body,
        bytes: Buffer.byteLength(body),
        bodyCut: cut,
        isStream,
        durationMs: performance.now() - started,
    };
}
async function beginning(chunks) {
    const parts = [];
    let length = 0;
    for await (const chunk of chunks) {
        parts.push(chunk);
        length += chunk.length;
        if (length > enough)
            return { body: Buffer.concat(parts).toString('utf8'), cut: true };
    }
    return { body: Buffer.concat(parts).toString('utf8'), cut: false };
}


/***/ }),

/***/ 3227:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  judgeRateLimit: () => (/* binding */ judgeRateLimit)
});

// EXTERNAL MODULE: ./lib/project/worker-sources.js + 1 modules
var worker_sources = __webpack_require__(29594);
// EXTERNAL MODULE: ./lib/smoke/peek.js
var peek = __webpack_require__(48374);
;// CONCATENATED MODULE: ./lib/smoke/rate-limit/burst.js

/** Requests that are under way at once. */
const atOnce = 8;
/** Sends requests until one is refused with 429, at most twice the limit. */
async function burst(check, limit, isConfigured, probe) {
    const request = probe.request('GET', check.path);
    const most = 2 * limit;
    const answers = [];
    let sent = 0;
    const refused = () => answers.find(({ status }) => status === 429);
    let hasFailed = false;
    const sender = async () => {
        while (sent < most && !refused() && !hasFailed) {
            sent++;
            try {
                answers.push(await (0,peek/* peek */.s)(request, probe));
            }
            catch (error) {
                // The others must not go on when nobody waits for them any more.
                hasFailed = true;
                throw error;
            }
        }
    };
    await Promise.all(Array.from({ length: Math.min(atOnce, most) }, sender));
    const finding = conclude(answers, refused(), { limit, isConfigured });
    const problems = finding.problems.map((problem) => ({ ...problem, request }));
    return { ...finding, problems, figures: { sent, limit }, isFinal: true };
}
function conclude(answers, refusal, { limit, isConfigured }) {
    const broken = answers.filter(({ status }) => status >= 500);
    if (broken.length > 0)
        return {
            problems: [
                {
                    message: `${broken.length} of ${answers.length} requests of the burst were answered with status ${broken[0]?.status}`,
                    cause: 'The limiter throws, or the Worker does not bear as many requests as it allows: answer 429 before anything else is done.',
                },
            ],
        };
    if (refusal) {
        const hasRetryAfter = refusal.headers['retry-after'] !== undefined;
        return {
            problems: [],
            notes: [`429 after ${answers.filter(({ status }) => status !== 429).length} requests, limit ${limit}`],
            warnings: hasRetryAfter ? [] : ['The 429 has no Retry-After: clients do not know when they may come again.'],
        };
    }
    if (isConfigured)
        return {
            problems: [],
            outcome: 'inconclusive',
            warnings: [
                `A limit of ${limit} is configured, and none of ${answers.length} requests was refused. That proves nothing: Cloudflare counts in each place by itself, and not at once.`,
            ],
        };
    return {
        problems: [
            {
                message: `none of ${answers.length} requests was refused with 429, and no limit of the Worker is known`,
                cause: 'Nothing limits callers, or the limit is higher than the check says.',
            },
        ],
    };
}

;// CONCATENATED MODULE: ./lib/smoke/rate-limit/judge.js


/** Reads whether a limit is configured and asked; and where that is wanted, makes so many requests that it must show. */
async function judgeRateLimit(check, probe) {
    const { worker, extent } = probe.means;
    const configured = worker && (await judgeConfiguration(check, worker));
    if (!check.burst)
        return configured ?? unknown(check);
    if (extent !== 'all') {
        const notes = [...(configured?.notes ?? []), 'no burst was sent: it is for the smoke action alone'];
        return configured ? { ...configured, notes } : { problems: [], outcome: 'skipped', notes };
    }
    const isConfigured = configured !== undefined && configured.problems.length === 0;
    const limit = check.limit ?? Math.max(0, ...(worker?.rateLimits ?? []).map((one) => one.limit));
    if (limit === 0)
        return withoutLimit(check);
    return burst(check, limit, isConfigured, probe);
}
function unknown({ path }) {
    const message = `whether ${path} is limited cannot be seen from outside: the configuration of the Worker is not known here`;
    const cause = 'Run this in a checkout of the project (`worker` names one of several), or send a burst with `burst: true` and `limit`.';
    return { problems: [{ message, cause }], isFinal: true };
}
function withoutLimit({ path }) {
    const message = `how many requests a burst at ${path} needs is not known`;
    return { problems: [{ message, cause: 'Write `limit: <number>` into the check.' }], isFinal: true };
}
/** A binding that nobody asks limits nothing, and a call without a binding fails. */
async function judgeConfiguration(check, worker) {
    const { rateLimits, configFile, main } = worker;
    if (rateLimits.length === 0)
        return { problems: [noBinding(check, worker)], isFinal: true };
    const sources = main === undefined ? [] : (await (0,worker_sources/* readSources */.t)(main)).map(({ code }) => code);
    const problems = [...notAsked(rateLimits, sources, configFile), ...otherLimit(check, rateLimits, configFile)];
    const notes = rateLimits.map(({ binding, limit, periodSeconds }) => `${limit} requests in ${periodSeconds} s by ${binding}`);
    return { problems, notes: [...notes, 'read from the configuration'], isFinal: true };
}
function noBinding({ path }, { configFile, name }) {
    return {
        message: `nothing limits ${path}: ${configFile} has no \`ratelimits\` for ${name}`,
        cause: 'Add a rate limiting binding (`"ratelimits": [{ "name": "RATE_LIMITER", "namespace_id": "1001", "simple": { "limit": 100, "period": 60 } }]`; environments do not inherit it) and ask it. If a rule of the zone limits it, prove that with `burst: true` and `limit`.',
    };
}
function notAsked(rateLimits, sources, configFile) {
    if (sources.length === 0)
        return [
            {
                message: `the code of the Worker is not there: whether it asks its rate limiter cannot be told`,
                cause: `\`main\` of ${configFile} names a file that a build makes: run the build before.`,
            },
        ];
    const isCalled = sources.some(worker_sources/* asksLimiter */.z);
    const unused = rateLimits.filter(({ binding }) => !sources.some((code) => code.includes(binding)));
    if (isCalled && unused.length === 0)
        return [];
    const names = (unused.length > 0 ? unused : rateLimits).map(({ binding }) => `\`${binding}\``).join(', ');
    return [
        {
            message: `the binding ${names} is configured, and the code never asks it`,
            cause: 'The binding alone limits nothing: `const { success } = await env.RATE_LIMITER.limit({ key })`, and answer 429 where it is false.',
        },
    ];
}
function otherLimit({ limit }, rateLimits, configFile) {
    if (limit === undefined || rateLimits.some((one) => one.limit === limit))
        return [];
    const found = rateLimits.map((one) => `${one.binding}: ${one.limit}`).join(', ');
    return [{ message: `expected a limit of ${limit} requests, and ${configFile} has ${found}` }];
}


/***/ })

};
