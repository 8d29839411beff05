export const id = 2930;
export const ids = [2930];
export const modules = {

/***/ 42930:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  judgeAuth: () => (/* binding */ judgeAuth)
});

// EXTERNAL MODULE: ./lib/smoke/causes.js
var causes = __webpack_require__(68345);
// EXTERNAL MODULE: ./lib/smoke/peek.js
var peek = __webpack_require__(48374);
// EXTERNAL MODULE: ./lib/smoke/text.js
var smoke_text = __webpack_require__(14114);
// EXTERNAL MODULE: ./lib/smoke/event-stream.js
var event_stream = __webpack_require__(36746);
// EXTERNAL MODULE: ./lib/smoke/mcp/modern.js
var modern = __webpack_require__(23651);
// EXTERNAL MODULE: ./lib/smoke/mcp/streamable.js
var streamable = __webpack_require__(17428);
// EXTERNAL MODULE: ./lib/smoke/mcp/transport.js
var transport = __webpack_require__(10295);
;// CONCATENATED MODULE: ./lib/smoke/auth/control.js





/** Asks with the right key. `undefined`: nothing is opened by it; `refusals` then has what came. */
async function control(check, probe, refusals) {
    if (check.as === 'http')
        return controlHttp(check, probe, refusals);
    for (const [era, open] of [
        ['modern', control_modern],
        ['legacy-http', control_streamable],
        ['legacy-sse', httpSse],
    ]) {
        if (check.era !== 'auto' && check.era !== era)
            continue;
        const found = await open(check, probe, refusals);
        if (found)
            return found;
    }
    return undefined;
}
const nothingToEnd = async () => undefined;
const isOpen = ({ status }) => status >= 200 && status < 300;
async function ask(name, request, probe) {
    return { name, request, seen: await (0,peek/* peek */.s)(request, probe) };
}
async function controlHttp(check, probe, refusals) {
    const asks = [];
    for (const method of check.methods) {
        const body = method === 'GET' || method === 'HEAD' || method === 'DELETE' ? {} : { body: '{}', headers: jsonBody };
        asks.push(await ask(`${method} ${check.path}`, probe.request(method, check.path, body), probe));
    }
    if (asks.some(({ seen }) => isOpen(seen)))
        return { asks, end: nothingToEnd };
    refusals.push(...asks);
    return undefined;
}
const jsonBody = { 'content-type': 'application/json' };
function posting(check, probe, message, headers = {}) {
    return probe.request('POST', check.path, {
        headers: { ...jsonBody, accept: 'application/json, text/event-stream', ...headers },
        body: JSON.stringify({ jsonrpc: '2.0', ...message }),
    });
}
/** Whether an answer is a reply of MCP that is no error: a guard may say no inside of a 200. */
function isResult(seen) {
    return isOpen(seen) && (seen.isStream || /"result"\s*:/.test(seen.body));
}
async function control_modern(check, probe, refusals) {
    const _meta = {
        'io.modelcontextprotocol/protocolVersion': modern/* modernRevision */.$,
        'io.modelcontextprotocol/clientInfo': transport/* clientInfo */.q,
        'io.modelcontextprotocol/clientCapabilities': {},
    };
    const request = (method, id) => posting(check, probe, { id, method, params: { _meta } }, { 'mcp-protocol-version': modern/* modernRevision */.$, 'mcp-method': method });
    const discover = await ask('POST server/discover', request('server/discover', 1), probe);
    if (!isResult(discover.seen)) {
        refusals.push(discover);
        return undefined;
    }
    const others = [await ask('POST tools/list', request('tools/list', 2), probe), await get(check, probe)];
    return { asks: [discover, ...others], end: nothingToEnd };
}
async function control_streamable(check, probe, refusals) {
    const params = { protocolVersion: streamable/* legacyRevisions */.yQ[0], capabilities: {}, clientInfo: transport/* clientInfo */.q };
    const initialize = await ask('POST initialize', posting(check, probe, { id: 1, method: 'initialize', params }), probe);
    if (!isResult(initialize.seen)) {
        refusals.push(initialize);
        return undefined;
    }
    const session = initialize.seen.headers['mcp-session-id'];
    // With a session that is good: a guard of `initialize` alone is found only so.
    const headers = {
        'mcp-session-id': typeof session === 'string' ? session : undefined,
        'mcp-protocol-version': streamable/* legacyRevisions */.yQ[0],
    };
    await (0,peek/* peek */.s)(posting(check, probe, { method: 'notifications/initialized' }, headers), probe);
    const list = await ask('POST tools/list', posting(check, probe, { id: 2, method: 'tools/list', params: {} }, headers), probe);
    const stream = await get(check, probe, headers);
    const end = async () => void (session !== undefined && (await (0,peek/* peek */.s)(probe.request('DELETE', check.path, { headers }), probe)));
    return { asks: [initialize, list, stream], end };
}
function get(check, probe, headers = {}) {
    return ask('GET', probe.request('GET', check.path, { headers: { accept: 'text/event-stream', ...headers } }), probe);
}
/** The stream, and where it says that messages go. It stays open: a message for a session that has ended may hang. */
async function httpSse(check, probe, refusals) {
    const opening = await get(check, probe);
    if (!isOpen(opening.seen) || !opening.seen.isStream) {
        refusals.push(opening);
        return undefined;
    }
    const stream = await probe.open(opening.request);
    const end = async () => stream.close();
    const endpoint = await endpointOf(opening.request, stream);
    if (!endpoint)
        return { asks: [opening], end };
    const request = { ...posting(check, probe, { id: 1, method: 'ping', params: {} }), url: endpoint };
    return { asks: [opening, await ask('POST to the endpoint of the stream', request, probe)], end };
}
/** Reads no further than the endpoint; what comes after stays unread. */
async function endpointOf(request, stream) {
    const iterator = (0,event_stream/* streamEvents */.o)(stream)[Symbol.asyncIterator]();
    const timer = setTimeout(stream.close, request.timeoutMs);
    try {
        for (let next = await iterator.next(); !next.done; next = await iterator.next()) {
            if (next.value.event !== 'endpoint')
                continue;
            const url = URL.parse(next.value.data, request.url.href);
            return url?.origin === request.url.origin ? url : undefined;
        }
    }
    catch {
        // What is wrong with the stream is told by a check of it.
    }
    finally {
        clearTimeout(timer);
    }
    return undefined;
}

// EXTERNAL MODULE: ./lib/smoke/credential.js
var smoke_credential = __webpack_require__(64660);
;// CONCATENATED MODULE: ./lib/smoke/auth/matrix.js


/** Every request in every variant, side by side. */
function tryAll(asks, variants, check, probe) {
    return Promise.all(asks.flatMap((ask) => variants.map(async (variant) => {
        const request = disguised(ask.request, variant, probe);
        return { ask, variant, request, seen: await (0,peek/* peek */.s)({ ...request, timeoutMs: check.timeoutMs }, probe) };
    })));
}
/** The request with the variant in place of the key. */
function disguised(request, { header, also, parameter, hidden }, { credential }) {
    if (!credential)
        throw new Error('a check of auth has a key');
    const { [credential.header]: _, ...headers } = request.headers;
    const url = new URL(request.url);
    if (parameter !== undefined)
        url.searchParams.set(parameter, credential.key);
    return {
        ...request,
        url,
        headers: { ...headers, ...(header === undefined ? {} : { [credential.header]: header }), ...also },
        hidden: [...(request.hidden ?? []), ...(hidden ? [hidden] : [])],
    };
}
/** Whether the variant is the right key after all, as for a key that is one character long. */
function isTheKey({ header, parameter }, { credential }) {
    return parameter === undefined && credential !== undefined && header === (0,smoke_credential/* headerValue */.Z)(credential);
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
;// CONCATENATED MODULE: ./lib/smoke/auth/variants.js

const parameters = ['key', 'token', 'access_token', 'api_key', 'auth'];
/** All that must be refused; `isBrief`: the two that matter most. */
function variantsOf(credential, isBrief) {
    const { key, scheme } = credential;
    const sent = (text) => (scheme === '' ? text : `${scheme} ${text}`);
    const always = [
        { name: 'no key', flaw: 'open', header: undefined },
        { name: 'a wrong key', flaw: 'open', header: sent(wrongKey(key)) },
    ];
    if (isBrief)
        return always;
    return [
        ...always,
        { name: 'an empty key', flaw: 'undefined', header: scheme },
        { name: `\`${sent('undefined')}\``, flaw: 'undefined', header: sent('undefined') },
        { name: `\`${sent('null')}\``, flaw: 'undefined', header: sent('null') },
        ...otherSchemes(credential),
        ...nearlyTheKey(credential, sent),
        ...parameters.map((parameter) => ({ name: `the key in \`?${parameter}=\``, flaw: 'query', header: undefined, parameter })),
    ];
}
/** As long as the right one, and made anew: a guard may have learnt the last one. */
function wrongKey(key) {
    return (0,external_node_crypto_.randomBytes)(key.length).toString('hex').slice(0, Math.max(8, key.length));
}
function otherSchemes({ key, scheme, hidden }) {
    if (scheme === '')
        return [];
    const shell = `$(printf ':%s' "${hidden.shell}" | base64 | tr -d '\\n')`;
    const basic = Buffer.from(`:${key}`).toString('base64');
    const schemes = [
        {
            name: 'the key as the password of Basic',
            flaw: 'scheme',
            header: `Basic ${basic}`,
            hidden: { value: basic, shell },
        },
        { name: 'the key alone', flaw: 'scheme', header: key },
        { name: '`Token` before the key', flaw: 'scheme', header: `Token ${key}` },
    ];
    return schemes.filter(({ header }) => header !== `${scheme} ${key}`);
}
function nearlyTheKey({ key, hidden }, sent) {
    const name = hidden.shell.slice(1);
    const short = key.slice(0, -1);
    const swapped = swapCase(key);
    const nearly = [
        { name: 'the key and one character more', flaw: 'longer', header: sent(`${key}x`) },
        { name: 'one character before the key', flaw: 'longer', header: sent(`x${key}`) },
    ];
    if (short !== '')
        nearly.push({
            name: 'the key without its last character',
            flaw: 'prefix',
            header: sent(short),
            hidden: { value: short, shell: `\${${name}%?}` },
        });
    if (swapped !== key)
        nearly.push({
            name: 'the key with upper and lower case exchanged',
            flaw: 'case',
            header: sent(swapped),
            hidden: { value: swapped, shell: `$(printf %s "$${name}" | tr 'a-zA-Z' 'A-Za-z')` },
        });
    return nearly;
}
function swapCase(text) {
    return text.replace(/[a-z]/gi, (letter) => letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase());
}
const flaws = {
    open: 'The guard is optional, or it stands behind the routing and not before it: refuse before anything else is done.',
    undefined: 'The secret is not set on the Worker, and the guard compares with the text of nothing (`undefined`): refuse everybody while the secret is missing or empty.',
    scheme: 'The guard looks for the key somewhere in the header (`includes`, or the last word of it) and not at the whole value.',
    prefix: 'The guard compares only as far as the shorter of both goes, or with `startsWith` the wrong way round: compare the whole, by digests in constant time.',
    longer: 'The guard compares with `startsWith`, `endsWith` or `includes`: compare the whole, by digests in constant time.',
    case: 'The guard changes upper to lower case before it compares: keys are compared byte for byte.',
    query: 'A key in an address ends up in logs, histories and referrers: take it from the header and from nowhere else.',
};

;// CONCATENATED MODULE: ./lib/smoke/auth/verdict.js


/** What the tries prove: one problem for each flaw, however many tries it let in. */
function problemsOf(tries, check) {
    const byOutcome = Map.groupBy(tries, (one) => outcomeOf(one, check));
    const letIn = byOutcome.get('let in') ?? [];
    return [
        ...holes(letIn),
        ...group(byOutcome.get('no inside'), saidNoInside),
        ...group(byOutcome.get('leaks'), leaks),
        ...otherStatuses(notOpen(byOutcome.get('other') ?? [], letIn), check),
    ];
}
/** What is open to everybody answers as it likes: a second stream of a session may be a conflict. */
function notOpen(tries, letIn) {
    const open = new Set(letIn.filter(({ variant }) => variant.flaw === 'open').map(({ ask }) => ask.name));
    return tries.filter(({ ask }) => !open.has(ask.name));
}
function outcomeOf({ seen, ask }, check) {
    if (seen.status === check.refuse)
        return /"(protocolVersion|tools|serverInfo)"\s*:/.test(seen.body) ? 'leaks' : 'refused';
    if (seen.status >= 200 && seen.status < 300)
        return isNoInside(seen.body) ? 'no inside' : 'let in';
    // What is not served with the key either needs no guard.
    const isNothing = ask.seen.status === 405 || ask.seen.status === 404 || ask.seen.status === 406;
    return isNothing && seen.status === ask.seen.status && ask.name === 'GET' ? 'nothing there' : 'other';
}
function isNoInside(body) {
    return /"error"\s*:/.test(body) && !/"result"\s*:/.test(body);
}
function group(tries, tell) {
    return tries && tries.length > 0 ? [tell(tries)] : [];
}
/** A request that is open to everybody is one problem, and what else it let in only follows from that. */
function holes(tries) {
    const open = new Set(tries.filter(({ variant }) => variant.flaw === 'open').map(({ ask }) => ask.name));
    const rest = tries.filter(({ ask }) => !open.has(ask.name));
    const wide = tries.filter(({ ask, variant }) => open.has(ask.name) && variant.flaw === 'open');
    return [
        ...group(wide, (found) => hole(found, 'open')),
        ...[...Map.groupBy(rest, ({ variant }) => variant.flaw)].map(([flaw, found]) => hole(found, flaw)),
    ];
}
function hole(tries, flaw) {
    const [first] = tries;
    return {
        message: `expected to be refused, and was let in: ${listed(tries)}`,
        cause: flaws[flaw],
        ...(first ? { request: first.request } : {}),
    };
}
/** `POST initialize, GET with no key (200)`: requests that let the same in are named together. */
function listed(tries) {
    const byAsk = [...Map.groupBy(tries, ({ ask }) => ask.name)];
    const byWays = Map.groupBy(byAsk, ([, found]) => waysOf(found));
    return [...byWays].map(([ways, asks]) => `${asks.map(([name]) => name).join(', ')} with ${ways}`).join('; ');
}
function waysOf(tries) {
    return `${tries.map(({ variant }) => variant.name).join(', ')} (${statuses(tries)})`;
}
function statuses(tries) {
    return [...new Set(tries.map(({ seen }) => seen.status))].join(', ');
}
function saidNoInside(tries) {
    const [first] = tries;
    return {
        message: `a refusal must be told by the status, and these were answered 200 with an error inside: ${listed(tries)}`,
        cause: 'Clients take a 200 as let in, and do not ask for a key: answer 401.',
        ...(first ? { request: first.request } : {}),
    };
}
function leaks(tries) {
    const [first] = tries;
    return {
        message: `the refusal has in its body what only the key should open: ${listed(tries)}`,
        cause: 'The answer is made before the guard is asked, and only its status is changed.',
        ...(first ? { request: first.request } : {}),
    };
}
function otherStatuses(tries, { refuse }) {
    return [...Map.groupBy(tries, ({ seen }) => seen.status)].map(([status, found]) => {
        const [first] = found;
        const cause = first && causeFor(status, first, refuse);
        return {
            message: status === 429
                ? `it could not be told whether these are refused, as they were answered 429: ${listed(found)}`
                : `expected a refusal with status ${refuse}, got ${status}: ${listed(found)}`,
            ...(cause === undefined ? {} : { cause }),
            ...(first ? { request: first.request } : {}),
        };
    });
}
function causeFor(status, { seen }, refuse) {
    if (status === 429)
        return 'The rate limit counts what is refused, and the check makes some fifty requests: let it allow more for the runner, or run the check less often.';
    if (status >= 300 && status < 400)
        return 'Who has no key is sent to a page to log in, which no MCP client can: answer 401 to requests of the API.';
    if (status === 404)
        return 'The guard hides the path, so that a client with a wrong key looks for a wrong address; or the path is wrong and nothing is guarded.';
    if (status === 401 || status === 403)
        return `The guard refuses with ${status}: if that is meant, write \`refuse: ${status}\`. (401: who are you? 403: not you.)`;
    if (status === 400 || status === 405 || status === 406 || status === 415)
        return `The request is judged before the key is: the guard stands behind the routing. Refuse with ${refuse} first.`;
    return (0,causes/* causeOfStatus */.F)(seen);
}

;// CONCATENATED MODULE: ./lib/smoke/auth/judge.js







/** First that the right key is let in, for a server that refuses everybody proves nothing; then that nothing else is. */
async function judgeAuth(check, probe) {
    const { credential } = probe;
    if (!credential)
        throw new Error('a check of auth has a key');
    const refusals = [];
    const opened = await control(check, probe, refusals);
    if (!opened)
        return { problems: [notOpened(refusals, check, probe)] };
    const isBrief = probe.means.extent === 'brief';
    const variants = variantsOf(credential, isBrief).filter((variant) => !isTheKey(variant, probe));
    try {
        const tries = await tryAll(opened.asks, variants, check, probe);
        const preflight = isBrief || !check.preflight ? [] : await preflightProblem(check, probe);
        return {
            problems: [...problemsOf(tries, check), ...preflight],
            notes: notesOf(tries, isBrief),
            figures: { tries: tries.length },
        };
    }
    finally {
        await opened.end();
    }
}
function notOpened(refusals, { as }, { credential }) {
    const [last] = refusals.toReversed();
    const told = refusals.map(({ name, seen }) => `${name}: ${seen.status}${seen.body === '' ? '' : ` \`${(0,smoke_text/* excerpt */.K)(seen.body).replaceAll('`', "'")}\``}`);
    const isRefused = refusals.some(({ seen }) => seen.status === 401 || seen.status === 403);
    const cause = isRefused
        ? `The key in ${credential?.hidden.shell.slice(1)} is not the one that is set on the Worker for this environment.`
        : ((last && (0,causes/* causeOfStatus */.F)(last.seen)) ??
            (as === 'mcp' ? 'The path is not that of an MCP server: for another endpoint write `as: http`.' : undefined));
    return {
        message: `with the right key nothing is let in, so that refusals prove nothing (${told.join('; ')})`,
        ...(cause === undefined ? {} : { cause }),
        ...(last ? { request: last.request } : {}),
    };
}
/** A browser sends no key with a preflight. */
async function preflightProblem({ path }, probe) {
    const headers = {
        origin: probe.means.origins[0] ?? 'https://page.example',
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization,content-type',
    };
    const request = probe.request('OPTIONS', path, { headers, withKey: false });
    const { status } = await (0,peek/* peek */.s)(request, probe);
    if (status !== 401)
        return [];
    return [
        {
            message: 'OPTIONS without a key was answered 401, and a browser never sends a key with it: no web page can use this endpoint',
            cause: 'The guard stands before the answer to preflights. Answer OPTIONS first, or write `preflight: false` where no page is to use it.',
            request,
        },
    ];
}
function notesOf(tries, isBrief) {
    const refused = tries.find(({ seen }) => seen.status === 401);
    const challenge = refused?.seen.headers['www-authenticate'];
    const unserved = new Set(tries.filter(({ ask, seen }) => seen.status === ask.seen.status && seen.status >= 400).map(({ ask }) => ask.name));
    return [
        `${tries.length} tries without the right key`,
        ...[...unserved].map((name) => `${name} is not served, with or without the key`),
        ...(refused && challenge === undefined ? ['the 401 has no WWW-Authenticate'] : []),
        ...(isBrief ? ['only no key and a wrong one were tried'] : []),
    ];
}


/***/ })

};
