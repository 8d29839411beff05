export const id = 5882;
export const ids = [5882];
export const modules = {

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

/***/ 35882:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  judgeCors: () => (/* binding */ judgeCors)
});

// EXTERNAL MODULE: ./lib/smoke/causes.js
var causes = __webpack_require__(68345);
// EXTERNAL MODULE: ./lib/smoke/peek.js
var peek = __webpack_require__(48374);
;// CONCATENATED MODULE: ./lib/smoke/cors/hostile.js
/** Origins of pages that are none of ours, made so that careless comparisons take them for one that is. */
function hostileOrigins(good) {
    const all = [
        { origin: 'https://evil.example.test', why: 'any other site' },
        { origin: 'null', why: 'a sandboxed frame or a local file' },
        ...good.flatMap(lookalikes),
    ];
    const seen = new Set(good);
    return all.filter(({ origin }) => !seen.has(origin) && seen.add(origin));
}
function lookalikes(good) {
    const { protocol, host, hostname, port } = new URL(good);
    const other = protocol === 'https:' ? 'http:' : 'https:';
    const lookalikes = [
        { origin: `${protocol}//${hostname}.evil.test`, why: 'begins like it' },
        { origin: `${protocol}//evil${host}`, why: 'ends like it' },
        { origin: `${protocol}//evil.${host}`, why: 'a subdomain of it' },
        {
            origin: `${protocol}//${hostname.replace('.', 'x')}${port === '' ? '' : `:${port}`}`,
            why: 'like it, where a dot stands for any character',
        },
        { origin: `${protocol}//${hostname}:${port === '8443' ? '9443' : '8443'}`, why: 'another port of it' },
    ];
    // A page without TLS can be written by whoever is on the way.
    return protocol === 'https:' ? [...lookalikes, { origin: `${other}//${host}`, why: 'it without TLS' }] : lookalikes;
}

;// CONCATENATED MODULE: ./lib/smoke/cors/policy.js
/** The CORS check of the Fetch standard (fetch.spec.whatwg.org, «CORS check»). */
function corsCheck({ headersDistinct }, { origin, credentials }) {
    const allowed = headersDistinct['access-control-allow-origin'] ?? [];
    const [value] = allowed;
    if (value === undefined)
        return [noOrigin];
    if (allowed.length > 1 || value.includes(','))
        return [twoOrigins];
    // Step 3: `*` will do, but not with credentials.
    if (value === '*')
        return credentials ? [wildcardWithCredentials('Access-Control-Allow-Origin')] : [];
    if (value !== origin)
        return [otherOrigin(value, origin)];
    if (!credentials)
        return [];
    // Step 6: byte for byte.
    const allows = headersDistinct['access-control-allow-credentials']?.join(', ');
    return allows === 'true' ? [] : [noCredentials(allows)];
}
/** The end of a CORS-preflight fetch (same place, steps 7.5 to 7.11), beside the check above. */
function preflightCheck({ headersDistinct }, { method, headers, credentials }) {
    const methods = listOf(headersDistinct['access-control-allow-methods']);
    const names = listOf(headersDistinct['access-control-allow-headers']);
    const refusals = [];
    if (credentials && methods.includes('*'))
        refusals.push(wildcardWithCredentials('Access-Control-Allow-Methods'));
    else if (!isSafelisted(method) && !methods.includes(method) && !methods.includes('*'))
        refusals.push(noMethod(method, methods));
    if (credentials && names.includes('*'))
        refusals.push(wildcardWithCredentials('Access-Control-Allow-Headers'));
    const known = new Set(names.map((name) => name.toLowerCase()));
    const hasWildcard = known.has('*') && !credentials;
    const missing = headers.filter((name) => !known.has(name) && !(hasWildcard && name !== 'authorization'));
    if (missing.length > 0)
        refusals.push(noHeaders(missing, hasWildcard));
    return refusals;
}
/** The names of wanted headers that a page cannot read. */
function hiddenFrom({ headersDistinct }, wanted, credentials) {
    const exposed = new Set(listOf(headersDistinct['access-control-expose-headers']).map((name) => name.toLowerCase()));
    if (exposed.has('*') && !credentials)
        return [];
    return wanted.filter((name) => !exposed.has(name));
}
function variesByOrigin({ headersDistinct }) {
    const names = listOf(headersDistinct['vary']).map((name) => name.toLowerCase());
    return names.includes('origin') || names.includes('*');
}
function listOf(values) {
    return (values ?? [])
        .flatMap((value) => value.split(','))
        .map((part) => part.trim())
        .filter((part) => part !== '');
}
/** Not even with headers that want a preflight do these have to be listed. */
function isSafelisted(method) {
    return method === 'GET' || method === 'HEAD' || method === 'POST';
}
const noOrigin = {
    reason: 'the answer has no Access-Control-Allow-Origin',
    cause: 'The origin is not in the list of the Worker for this environment, or this kind of answer does not pass through the code that sets the header.',
};
const twoOrigins = {
    reason: 'Access-Control-Allow-Origin has several values, and browsers refuse that',
    cause: 'Two places set it, such as the Worker and a transform rule of the zone: let one of them do it, with `set` and not `append`.',
};
function otherOrigin(value, origin) {
    const isSlash = value === `${origin}/`;
    return {
        reason: `Access-Control-Allow-Origin is \`${value.slice(0, 100)}\`, and not the origin that asked`,
        cause: isSlash
            ? 'An origin has no slash at its end.'
            : 'The Worker sends one fixed origin, or it compares after changing what it was sent: the value must be the origin byte for byte.',
    };
}
function noCredentials(value) {
    return {
        reason: `Access-Control-Allow-Credentials is ${value === undefined ? 'missing' : `\`${value}\``}, and must be \`true\` for pages that send cookies`,
        cause: 'The value is compared byte for byte: `True` and `1` are none.',
    };
}
function wildcardWithCredentials(name) {
    return {
        reason: `${name} is \`*\`, which counts for nothing where cookies are sent`,
        cause: 'With credentials every origin, method and header is to be named.',
    };
}
function noMethod(method, methods) {
    const isCase = methods.some((name) => name.toUpperCase() === method);
    return {
        reason: `Access-Control-Allow-Methods does not allow ${method}`,
        cause: isCase
            ? 'Methods are compared with their case: write it in capitals.'
            : 'Add it where the Worker answers preflights.',
    };
}
function noHeaders(missing, hasWildcard) {
    return {
        reason: `Access-Control-Allow-Headers does not allow ${missing.join(', ')}`,
        cause: hasWildcard
            ? '`*` never covers Authorization: name it beside.'
            : 'Add them where the Worker answers preflights.',
    };
}

;// CONCATENATED MODULE: ./lib/smoke/cors/judge.js




/** Judges the answers as browsers do: those for our own pages must be readable, and those for others must not. */
async function judgeCors(check, probe) {
    const origins = check.origins.length > 0 ? check.origins : probe.means.origins;
    if (origins.length === 0)
        return withoutOrigins(check);
    const isBrief = probe.means.extent === 'brief';
    const notes = [`${origins.length === 1 ? origins[0] : `${origins.length} origins`} may read it`];
    const [good, hostile] = await Promise.all([
        Promise.all(origins.map((origin) => judgeGood(origin, check, probe, notes))),
        isBrief ? [] : judgeHostile(origins, check, probe),
    ]);
    if (isBrief)
        notes.push('other origins were not tried');
    const warnings = hostile.filter(isWildcard).length > 0 && !check.anyOrigin ? [wildcardWarning] : [];
    const met = [...good.flat(), ...hostile.filter((one) => !isWildcard(one))];
    return { problems: merged(met), warnings, notes: [...new Set(notes)] };
}
function withoutOrigins({ path }) {
    const message = `the check of CORS of ${path} does not know which web pages may read answers`;
    const cause = 'Write `origins: [https://…]` into the check, give the input `origin`, or set `origins` of the environment in the configuration.';
    return { problems: [{ message, cause }], isFinal: true };
}
async function judgeGood(origin, check, probe, notes) {
    const preflights = check.methods.map((method) => judgePreflight(origin, method, check, probe));
    return (await Promise.all([...preflights, judgeAnswer(origin, check, probe), judge401(origin, check, probe, notes)])).flat();
}
async function judgePreflight(origin, method, check, probe) {
    const request = preflightRequest(origin, method, check, probe);
    const response = await probe.send(request);
    const where = `preflight of ${method} from ${origin}`;
    if (response.status < 200 || response.status > 299)
        return [{ ...wrongStatus(response), where, request }];
    const { requestHeaders, credentials } = check;
    const refusals = corsCheck(response, { origin, credentials });
    // Who answers nothing to this origin lists nothing for it either.
    if (refusals.length === 0)
        refusals.push(...preflightCheck(response, { method, headers: requestHeaders, credentials }));
    return refusals.map((refusal) => ({ ...refusal, where, request }));
}
function preflightRequest(origin, method, check, probe) {
    const headers = {
        origin,
        'access-control-request-method': method,
        // Sorted and in lower case, as browsers send them.
        'access-control-request-headers': check.requestHeaders.toSorted().join(','),
    };
    return probe.request('OPTIONS', check.path, { headers, withKey: false });
}
/** Fetch standard, CORS-preflight fetch, step 7: the status must be an ok status. */
function wrongStatus({ status, headers, body }) {
    return {
        reason: `expected a status between 200 and 299, got ${status}`,
        cause: preflightCause(status) ?? (0,causes/* causeOfStatus */.F)({ status, headers, body }) ?? '',
    };
}
function preflightCause(status) {
    if (status === 401 || status === 403)
        return 'The guard stands before the answer to preflights, and browsers never send a key with them: answer OPTIONS first.';
    if (status >= 300 && status < 400)
        return 'Browsers do not follow a redirect of a preflight: use the final address, and exempt OPTIONS from Access or a login page.';
    if (status === 404 || status === 405)
        return 'The Worker does not answer OPTIONS at this path.';
    return undefined;
}
/** What a page gets when all is well: with the key where there is one. */
async function judgeAnswer(origin, check, probe) {
    const request = probe.request('GET', check.path, { headers: { origin } });
    const response = await (0,peek/* peek */.s)(request, probe);
    const where = `answer (${response.status}) to a GET from ${origin}`;
    const refusals = corsCheck(response, { origin, credentials: check.credentials });
    const hidden = refusals.length > 0 ? [] : hiddenFrom(response, check.expose, check.credentials);
    const vary = await missingVary(origin, response, check, probe);
    return [...refusals, ...(hidden.length > 0 ? [notExposed(hidden)] : []), ...vary].map((refusal) => ({
        ...refusal,
        where,
        request,
    }));
}
/** Without its CORS headers a page sees no refusal, but a network error. */
async function judge401(origin, check, probe, notes) {
    if (!probe.credential) {
        notes.push('the refusal of who has no key was not looked at, as the check has no `secret`');
        return [];
    }
    const request = probe.request('GET', check.path, { headers: { origin }, withKey: false });
    const response = await (0,peek/* peek */.s)(request, probe);
    if (response.status !== 401 && response.status !== 403) {
        notes.push(`a GET without the key is answered ${response.status}`);
        return [];
    }
    const where = `refusal (${response.status}) of a GET without the key from ${origin}`;
    const refusals = corsCheck(response, { origin, credentials: check.credentials });
    const names = response.headers['www-authenticate'] === undefined ? [] : ['www-authenticate'];
    const hidden = refusals.length > 0 ? [] : hiddenFrom(response, names, check.credentials);
    return [...refusals, ...(hidden.length > 0 ? [notExposed(hidden)] : [])].map((refusal) => ({
        ...refusal,
        where,
        request,
    }));
}
function notExposed(names) {
    return {
        reason: `Access-Control-Expose-Headers does not name ${names.join(', ')}`,
        cause: 'A page cannot read these headers of the answer, and an MCP client in it loses its session or the reason of a refusal.',
    };
}
/** A cache would give the answer for one origin to another. Only where the header depends on who asks. */
async function missingVary(origin, response, check, probe) {
    if (response.headers['access-control-allow-origin'] !== origin || variesByOrigin(response))
        return [];
    const other = await (0,peek/* peek */.s)(probe.request('GET', check.path, { headers: { origin: 'https://evil.example.test' } }), probe);
    if (other.headers['access-control-allow-origin'] === origin)
        return [];
    return [
        {
            reason: 'Access-Control-Allow-Origin depends on who asks, and the answer has no `Vary: Origin`',
            cause: 'A cache hands the answer for one page to another, which the browser then refuses: append `Origin` to `Vary`, with and without an origin.',
        },
    ];
}
async function judgeHostile(good, check, probe) {
    const found = await Promise.all(hostileOrigins(good).map(async ({ origin, why }) => {
        const requests = [
            preflightRequest(origin, check.methods.at(-1) ?? 'POST', check, probe),
            probe.request('GET', check.path, { headers: { origin } }),
        ];
        const answers = await Promise.all(requests.map(async (request) => ({ request, response: await (0,peek/* peek */.s)(request, probe) })));
        return answers.flatMap(({ request, response }) => openTo(origin, why, request, response));
    }));
    return found.flat();
}
function openTo(origin, why, request, { headers }) {
    const allowed = headers['access-control-allow-origin'];
    const where = `${origin} (${why})`;
    if (allowed === '*')
        return [{ reason: anyOrigin, cause: '', where, request }];
    if (allowed !== origin)
        return [];
    const withCookies = headers['access-control-allow-credentials'] === 'true';
    return [
        {
            reason: withCookies
                ? 'CRITICAL: pages of other sites may read answers with the cookies of whoever looks at them'
                : 'pages of other sites may read answers',
            cause: 'The Worker sends back whatever origin asks, or compares with a pattern, a beginning or an end: compare with a list, byte for byte.',
            where,
            request,
        },
    ];
}
const anyOrigin = 'any page may read answers';
const isWildcard = ({ reason }) => reason === anyOrigin;
const wildcardWarning = 'Access-Control-Allow-Origin is `*`: every page may read what it can ask for. Name the origins, or write `any-origin: true` where that is meant.';
/** What is wrong in several places for one reason is one problem. */
function merged(met) {
    return [...Map.groupBy(met, ({ reason }) => reason)].map(([reason, found]) => {
        const places = [...new Set(found.map(({ where }) => where))];
        const listed = places.length > 6 ? [...places.slice(0, 6), `${places.length - 6} more`] : places;
        const [first] = found;
        return {
            message: `${reason}: ${listed.join('; ')}`,
            ...(first?.cause ? { cause: first.cause } : {}),
            ...(first ? { request: first.request } : {}),
        };
    });
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


/***/ })

};
