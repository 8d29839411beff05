export const id = 8253;
export const ids = [8253];
export const modules = {

/***/ 70636:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ connectGitHub),
/* harmony export */   l: () => (/* binding */ mayHaveRun)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(961);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(37428);
/* harmony import */ var _runtime_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(50525);
/* harmony import */ var _runtime_retry_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(92126);
/* harmony import */ var _runtime_service_url_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(45359);




/**
 * @param purpose what GitHub is needed for, after «cannot»
 * @param permission what the job's token needs for that, as a workflow writes it
 * @throws ActionError `input-invalid` without a token, outside of a repository, or where GITHUB_API_URL is no URL.
 */
async function connectGitHub(token, context, purpose = 'reach GitHub', permission) {
    const { repository, githubApiUrl } = context.runner;
    if (token === undefined) {
        const needed = permission === undefined ? '' : `, with \`permissions: ${permission}\``;
        throw new _runtime_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('input-invalid', `The input \`github-token\` is empty, and without it the action cannot ${purpose}.`, { hint: `Leave the input out for the token of the job${needed}.` });
    }
    const [owner, repo] = repository?.split('/') ?? [];
    if (owner === undefined || repo === undefined) {
        throw new _runtime_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('input-invalid', `GITHUB_REPOSITORY is not set, and without it the action cannot ${purpose}.`, { hint: 'GitHub sets it in every workflow; by hand: GITHUB_REPOSITORY=owner/name.' });
    }
    // Loaded here, as few actions need it: it costs 30 ms.
    const { getOctokit } = await __webpack_require__.e(/* import() */ 1351).then(__webpack_require__.bind(__webpack_require__, 61351));
    const baseUrl = (0,_runtime_service_url_js__WEBPACK_IMPORTED_MODULE_1__/* .serviceUrl */ .R)('GITHUB_API_URL', githubApiUrl);
    const octokit = getOctokit(token, { baseUrl, userAgent: 'voygent-actions' });
    return gitHubOf(octokit, owner, repo, context, context.signal);
}
function gitHubOf(octokit, owner, repo, context, signal) {
    return {
        owner,
        repo,
        withSignal: (other) => gitHubOf(octokit, owner, repo, context, other),
        async call(call, send) {
            const attempt = async () => {
                const limited = AbortSignal.any([signal, AbortSignal.timeout(call.deadlineMs ?? 30_000)]);
                const { data } = await send(octokit, limited);
                return call.result.parse(data);
            };
            try {
                return await (0,_runtime_retry_js__WEBPACK_IMPORTED_MODULE_2__/* .retrying */ .R)(attempt, {
                    idempotent: call.idempotent,
                    classify: (error) => classify(error, context.clock.now()),
                    clock: context.clock,
                    signal,
                });
            }
            catch (error) {
                signal.throwIfAborted();
                throw translate(error, call, context.runner.githubApiUrl);
            }
        },
    };
}
function isRequestError(error) {
    return error instanceof Error && 'status' in error && typeof error.status === 'number';
}
function classify(error, now) {
    if (!isRequestError(error))
        return { kind: 'unknown' };
    const pause = pauseOf(error, now);
    if (isRateLimited(error))
        return { kind: 'never-ran', retryAfterMs: pause };
    // octokit reports a connection that failed as a status of 500.
    return error.status >= 500 ? { kind: 'unknown', retryAfterMs: pause } : { kind: 'final' };
}
function header(error, name) {
    return error.response?.headers?.[name]?.toString();
}
/** How GitHub says so: docs.github.com, «Rate limits for the REST API», exceeding the rate limit. */
function isRateLimited(error) {
    const isExhausted = header(error, 'retry-after') !== undefined || header(error, 'x-ratelimit-remaining') === '0';
    return error.status === 429 || (error.status === 403 && isExhausted);
}
/** Until `Retry-After`, or until the limit is reset: without waiting for that, trying again is of no use. */
function pauseOf(error, now) {
    const asked = (0,_runtime_retry_js__WEBPACK_IMPORTED_MODULE_2__/* .retryAfterMs */ .V)(header(error, 'retry-after'), now);
    if (asked !== undefined || header(error, 'x-ratelimit-remaining') !== '0')
        return asked;
    const reset = Number(header(error, 'x-ratelimit-reset'));
    return Number.isFinite(reset) ? Math.max(0, reset * 1000 - now) : undefined;
}
function translate(error, { what, permission }, apiUrl) {
    if (error instanceof zod__WEBPACK_IMPORTED_MODULE_3__/* .ZodError */ .G) {
        return new _runtime_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('github-refused', `Could not ${what}: the answer is not what GitHub's API sends: ${zod__WEBPACK_IMPORTED_MODULE_4__/* .prettifyError */ .S1(error).replaceAll('\n', ' ')}.`, {
            hint: 'Something between here and GitHub may have answered: check GITHUB_API_URL and proxies.',
            cause: error,
        });
    }
    if (!isRequestError(error) || !error.response) {
        return new _runtime_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('github-unreachable', `Could not ${what}: GitHub did not answer (${error instanceof Error ? error.message : String(error)}).`, {
            hint: `Check the network, ${new URL(apiUrl).host} and www.githubstatus.com, then run this again.`,
            cause: error,
        });
    }
    const { code, hint } = diagnose(error, permission);
    return new _runtime_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ(code, `Could not ${what}: GitHub answered ${error.status}: ${error.message}.`, {
        hint,
        cause: error,
    });
}
function diagnose(error, permission) {
    if (isRateLimited(error))
        return {
            code: 'github-refused',
            hint: 'This is the rate limit of the token, which GitHub lifts within the hour. Run this again then.',
        };
    if (error.status === 401 || error.status === 403 || error.status === 404)
        return {
            code: 'github-auth',
            hint: `The job needs \`permissions: ${permission}\`; a token of your own needs the same.${ofForks(error, permission)}`,
        };
    if (error.status >= 500)
        return {
            code: 'github-refused',
            hint: "This is an error on GitHub's side. Look at www.githubstatus.com, then run this again.",
        };
    return { code: 'github-refused', hint: 'Correct what the message names, then run this again.' };
}
/** No setting in the workflow helps these, so the permission alone would be bad advice. */
function ofForks({ status }, permission) {
    return status === 403 && permission.endsWith(': write')
        ? ' A workflow on a pull request from a fork gets a token that only reads.'
        : '';
}
/** Whether the call may have had its effect although it failed. */
function mayHaveRun(error) {
    return error instanceof _runtime_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ && classify(error.cause, 0).kind === 'unknown';
}


/***/ }),

/***/ 86111:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ fitted)
/* harmony export */ });
// Of a comment, in characters. Counted here in UTF-16 units, of which there are never fewer.
const longestComment = 65_536;
/**
 * Markdown that GitHub takes: what is above its limit is cut off at the end of a line.
 * @param whole where a reader finds all of it, in Markdown
 */
function fitted(text, whole, longest = longestComment) {
    if (text.length <= longest)
        return text;
    const last = `_This is cut off, as GitHub takes no more than ${longest.toLocaleString('en')} characters. The whole is in ${whole}._`;
    // What has to be closed is not known before the cut, and never takes more than this.
    const kept = cutAtLine(text, longest - last.length - 200);
    return [kept, ...closing(kept), '', last].join('\n');
}
/** Inside of a line only where there is no line to end with but the marker's. */
function cutAtLine(text, room) {
    const end = text.lastIndexOf('\n', room);
    if (end > text.indexOf('\n'))
        return text.slice(0, end);
    // Half of a surrogate pair is no character.
    return text.slice(0, room).replace(/[\uD800-\uDBFF]$/, '');
}
/** What a cut has left open, and would hide the last line in: a fence of code, and folded parts. */
function closing(text) {
    let fence;
    let folded = 0;
    for (const line of text.split('\n')) {
        const mark = /^ {0,3}(`{3,50}|~{3,50})/.exec(line)?.[1];
        if (fence === undefined) {
            fence = mark;
            folded += occurrences(line, /<details\b/gi) - occurrences(line, /<\/details>/gi);
        }
        else if (mark?.startsWith(fence) && line.trim() === mark) {
            fence = undefined;
        }
    }
    return [...(fence ? [fence] : []), ...Array(Math.max(0, Math.min(folded, 10))).fill('\n</details>')];
}
function occurrences(line, pattern) {
    return line.match(pattern)?.length ?? 0;
}


/***/ }),

/***/ 35917:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ markerLine)
/* harmony export */ });
/** A first line that is not seen, and tells ours from others. Different markers give different lines, and none can end the HTML comment early. */
function markerLine(marker) {
    const safe = marker.replace(/[<>%\p{Cc}\u2028\u2029]|-(?=-)/gu, (character) => character === '-' ? '%2D' : encodeURIComponent(character));
    return `<!-- voygent:${safe} -->`;
}


/***/ }),

/***/ 20203:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ User),
/* harmony export */   _: () => (/* binding */ ownUser)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2503);
/* harmony import */ var _runtime_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(50525);


/** Who has written something; nobody, where the account is gone. */
const User = zod__WEBPACK_IMPORTED_MODULE_1__/* .looseObject */ ._H3({ login: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), type: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP() }).nullish();
const Self = zod__WEBPACK_IMPORTED_MODULE_1__/* .looseObject */ ._H3({ login: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP() });
/**
 * What tells the token's own user. The token of an app, such as the job's, is not told who it is; then any app counts, as an
 * app that may write here was let in by the repository's owners, and no person does.
 */
async function ownUser(github) {
    const login = await ownLogin(github);
    return (user) => Boolean(user && (login === undefined ? user.type === 'Bot' : user.login === login));
}
/** `undefined` with the token of an app. */
async function ownLogin(github) {
    try {
        const user = await github.call({ what: 'find out whose token this is', permission: 'pull-requests: read', idempotent: true, result: Self }, (octokit, signal) => octokit.rest.users.getAuthenticated({ request: { signal } }));
        return user.login;
    }
    catch (error) {
        if (error instanceof _runtime_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ && error.code === 'github-auth')
            return undefined;
        throw error;
    }
}


/***/ }),

/***/ 98253:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  announced: () => (/* binding */ announced)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/github/client.js
var client = __webpack_require__(70636);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 4 modules
var schemas = __webpack_require__(2503);
// EXTERNAL MODULE: ./lib/runtime/errors.js
var errors = __webpack_require__(50525);
// EXTERNAL MODULE: ./lib/github/fitted.js
var fitted = __webpack_require__(86111);
// EXTERNAL MODULE: ./lib/github/marker.js
var github_marker = __webpack_require__(35917);
// EXTERNAL MODULE: ./lib/github/own-user.js
var own_user = __webpack_require__(20203);
;// CONCATENATED MODULE: ./lib/github/sticky-issue.js





/** An open issue of ours. */
const Issue = schemas/* looseObject */._H3({
    number: schemas/* int */.Whr(),
    html_url: schemas/* string */.YjP(),
    body: schemas/* string */.YjP().nullish(),
    user: own_user/* User */.K,
    pull_request: schemas/* unknown */.L5J().optional(),
})
    .transform(({ number, html_url, body, user, pull_request }) => ({
    number,
    url: html_url,
    body: (body ?? '').replaceAll('\r\n', '\n'),
    user,
    isPullRequest: pull_request !== undefined,
}));
const issuesPermission = 'issues: write';
const pageSize = 100;
const mostPages = 20;
/**
 * The one open issue with a marker, as the token's own user wrote it: somebody else's with the same first line is none.
 * It is found by its label, and of several the oldest counts.
 */
class StickyIssue {
    #github;
    #line;
    #label;
    constructor(github, marker, label) {
        this.#github = github;
        this.#line = (0,github_marker/* markerLine */.B)(marker);
        this.#label = label;
    }
    /** @throws ActionError `github-…` */
    async find() {
        return (await this.#all())[0];
    }
    /**
     * Not opened twice: after a lost answer it is looked for first, and where two runs have opened one each, the younger is
     * closed again.
     * @param whole where a reader finds all of a body that was cut, in Markdown
     */
    async open(title, body, whole) {
        const { owner, repo } = this.#github;
        const what = `open the issue «${title}»`;
        const made = await this.#github.call({ what, permission: issuesPermission, idempotent: true, result: Issue }, async (octokit, signal) => {
            const found = await this.find();
            if (found)
                return { data: { ...found, html_url: found.url } };
            const text = (0,fitted/* fitted */.$)(`${this.#line}\n${body}`, whole);
            return octokit.rest.issues.create({
                owner,
                repo,
                title,
                body: text,
                labels: [this.#label],
                request: { signal },
            });
        });
        const [oldest = made] = await this.#all();
        if (oldest.number < made.number)
            await this.close(made.number, `The same as #${oldest.number}, which another run opened at the same time.`);
        return oldest;
    }
    async update(issue, title, body, whole) {
        const { owner, repo } = this.#github;
        const text = (0,fitted/* fitted */.$)(`${this.#line}\n${body}`, whole);
        await this.#github.call({
            what: `bring issue ${issue.number} up to date`,
            permission: issuesPermission,
            idempotent: true,
            result: schemas/* unknown */.L5J(),
        }, (octokit, signal) => octokit.rest.issues.update({ owner, repo, issue_number: issue.number, title, body: text, request: { signal } }));
    }
    /** Never again after an answer that was lost: two comments are two mails. */
    async comment(number, body) {
        const { owner, repo } = this.#github;
        await this.#github.call({ what: `comment on issue ${number}`, permission: issuesPermission, idempotent: false, result: schemas/* unknown */.L5J() }, (octokit, signal) => octokit.rest.issues.createComment({ owner, repo, issue_number: number, body, request: { signal } }));
    }
    /** Says why, and closes it. */
    async close(number, why) {
        const { owner, repo } = this.#github;
        await this.comment(number, why);
        await this.#github.call({ what: `close issue ${number}`, permission: issuesPermission, idempotent: true, result: schemas/* unknown */.L5J() }, (octokit, signal) => octokit.rest.issues.update({
            owner,
            repo,
            issue_number: number,
            state: 'closed',
            state_reason: 'completed',
            request: { signal },
        }));
    }
    /** The oldest first. */
    async #all() {
        const isOwn = await (0,own_user/* ownUser */._)(this.#github);
        const found = [];
        for (let page = 1; page <= mostPages; page++) {
            const issues = await this.#page(page);
            found.push(...issues.filter((issue) => !issue.isPullRequest && isOwn(issue.user) && issue.body.split('\n', 1)[0] === this.#line));
            if (issues.length < pageSize)
                return found;
        }
        throw new errors/* ActionError */.lZ('github-refused', `There are more than ${mostPages * pageSize} open issues with the label «${this.#label}».`, {
            hint: 'Close those that are settled.',
        });
    }
    #page(page) {
        const { owner, repo } = this.#github;
        return this.#github.call({
            what: `read the issues with the label «${this.#label}»`,
            permission: issuesPermission,
            idempotent: true,
            result: schemas/* array */.YOg(Issue),
        }, (octokit, signal) => octokit.rest.issues.listForRepo({
            owner,
            repo,
            labels: this.#label,
            state: 'open',
            sort: 'created',
            direction: 'asc',
            per_page: pageSize,
            page,
            request: { signal },
        }));
    }
}

// EXTERNAL MODULE: ./lib/project/settings.js + 4 modules
var settings = __webpack_require__(59186);
// EXTERNAL MODULE: ./lib/runtime/deadline.js
var deadline = __webpack_require__(93506);
;// CONCATENATED MODULE: ./lib/notify/addresses.js
/** Reads the addresses from the environment, and has them masked before anything can print them. */
function addressesOf(settings, kind, context) {
    const named = { slack: settings.slack, healthchecks: settings.healthchecks?.[kind], sentry: settings.sentry?.[kind] };
    const found = Object.entries(named).flatMap(([service, variable]) => {
        const url = variable === undefined ? undefined : addressIn(service, variable, context);
        return url ? [[service, url]] : [];
    });
    return Object.fromEntries(found);
}
function addressIn(service, variable, { runner, secrets, events }) {
    const written = runner.env[variable]?.trim() ?? '';
    for (const part of [written, ...partsOf(written)])
        secrets.add(part);
    if (isAllowed(written))
        return new URL(written);
    const reason = written === '' ? 'is empty or not set' : 'is no https address';
    events.warning('notify.left-out', `${service} is not told: \`notify\` takes its address from the environment variable ${variable}, which ${reason}. Give it to the step: \`env: { ${variable}: \${{ secrets.${variable} }} }\`.`, { service });
    return undefined;
}
/** What of an address is secret by itself: an error may tell the path without the host. */
function partsOf(address) {
    if (!URL.canParse(address))
        return [];
    const { pathname } = new URL(address);
    const long = pathname.split('/').filter((segment) => segment.length >= 12);
    return pathname.length >= 12 ? [pathname, ...long] : long;
}
function isAllowed(address) {
    if (!URL.canParse(address))
        return false;
    const { protocol, hostname } = new URL(address);
    return protocol === 'https:' || (protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname));
}

;// CONCATENATED MODULE: ./lib/notify/notice.js
const verbs = {
    release: { failed: 'The release to ENV did not pass', passed: 'The release to ENV has passed' },
    rollback: { failed: 'The rollback of ENV did not pass', passed: 'The rollback of ENV has passed' },
    backup: { failed: 'The backup of ENV did not pass', passed: 'The backup of ENV has passed' },
    freshness: { failed: 'The backups of ENV are not fresh', passed: 'The backups of ENV are fresh' },
};
/** One sentence without its full stop. */
function headline({ kind, environment, status }) {
    return verbs[kind][status === 'passed' ? 'passed' : 'failed'].replace('ENV', () => environment);
}

;// CONCATENATED MODULE: ./lib/notify/healthchecks.js

/** «It has begun»: healthchecks.io/docs/http_api, pinging API. The id binds beginning and end together. */
function healthchecksStart(url, { id }) {
    return { method: 'POST', url: at(url, '/start', id) };
}
/** How it ended, with what a person wants to read there. */
function healthchecksEnd(url, notice) {
    const { status, message, hint, runUrl, id } = notice;
    const body = [headline(notice), `Status: ${status}`, message, hint, runUrl]
        .filter((line) => line !== undefined)
        .join('\n');
    return {
        method: 'POST',
        url: at(url, status === 'passed' ? '' : '/fail', id),
        type: 'text/plain; charset=utf-8',
        body,
    };
}
/** The query of the address, such as `create=1`, is kept. */
function at(url, suffix, id) {
    const target = new URL(url);
    target.pathname = `${target.pathname.replace(/\/+$/, '')}${suffix}`;
    target.searchParams.set('rid', id);
    return target;
}

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/iso.js
var iso = __webpack_require__(64377);
// EXTERNAL MODULE: ./lib/runtime/summary.js
var runtime_summary = __webpack_require__(91348);
;// CONCATENATED MODULE: ./lib/notify/issue-text.js



/** What the issue remembers of the failures so far; it stands in its body, unseen. */
const History = schemas/* object */.Ikc({ since: iso/* datetime */.w$(), times: schemas/* int */.Whr().min(1), code: schemas/* string */.YjP() });
const noticeLabel = 'voygent';
function markerOf({ kind, environment }) {
    return `notice ${kind} ${environment}`;
}
const line = /^<!-- history (\{[^<>]*\}) -->$/m;
/** What the body of an issue of ours says; a body that somebody has rewritten says nothing. */
function historyIn(body) {
    try {
        return History.safeParse(JSON.parse(line.exec(body)?.[1] ?? '')).data;
    }
    catch {
        return undefined;
    }
}
/** With one more failure. */
function historyAfter(before, notice, now) {
    return {
        since: before?.since ?? new Date(now).toISOString(),
        times: (before?.times ?? 0) + 1,
        code: notice.code ?? notice.status,
    };
}
function issueBody(notice, history, now) {
    const { status, message, hint, runUrl, code: latest } = notice;
    const summary = new runtime_summary/* Summary */.BD().markdown(`<!-- history ${JSON.stringify(history)} -->`);
    summary.markdown(`**${(0,runtime_summary/* escapeMarkdown */.FV)(headline(notice))}.** Status: ${status}${latest === undefined ? '' : `, ${(0,runtime_summary/* code */.aY)(latest)}`}.`);
    if (message !== undefined)
        summary.paragraph(message);
    if (hint !== undefined)
        summary.markdown(`**Next:** ${(0,runtime_summary/* escapeMarkdown */.FV)(hint)}`);
    summary.table(['', ''], [
        ['Failing since', (0,runtime_summary/* escapeMarkdown */.FV)(shown(history.since))],
        ['Failures', history.times],
        [
            'The last one',
            `${(0,runtime_summary/* escapeMarkdown */.FV)(shown(new Date(now).toISOString()))}${runUrl === undefined ? '' : `, [this run](${runUrl})`}`,
        ],
    ]);
    summary.markdown('<sub>It is kept up to date by every run, and closed by the first that passes.</sub>');
    return summary.toString();
}
/** A comment is a mail to everybody who watches: there is one only where something else is wrong than before. */
function changedComment(notice, before) {
    return new runtime_summary/* Summary */.BD()
        .markdown(`It is another error now: ${(0,runtime_summary/* code */.aY)(notice.code ?? 'unknown')} instead of ${(0,runtime_summary/* code */.aY)(before.code)}.`)
        .paragraph(notice.message ?? '')
        .toString();
}
function recoveredComment(notice, history) {
    const by = notice.runUrl === undefined ? '' : ` by [this run](${notice.runUrl})`;
    const after = history
        ? ` It had failed ${history.times === 1 ? 'once' : `${history.times} times`} since ${shown(history.since)}.`
        : '';
    return `${(0,runtime_summary/* escapeMarkdown */.FV)(headline(notice))}${by}.${after}`;
}
function shown(iso) {
    return `${iso.slice(0, 16).replace('T', ' ')} UTC`;
}

;// CONCATENATED MODULE: ./lib/notify/issue.js



/**
 * Opens the issue at the first failure, keeps it up to date, and closes it at the first run that passes.
 * @throws ActionError `github-…`
 */
async function tellIssue(github, notice, now) {
    const issue = new StickyIssue(github, markerOf(notice), noticeLabel);
    const found = await issue.find();
    const before = found && historyIn(found.body);
    if (notice.status === 'passed') {
        if (!found)
            return 'none';
        await issue.close(found.number, recoveredComment(notice, before));
        return 'closed';
    }
    const history = historyAfter(before, notice, now);
    const body = issueBody(notice, history, now);
    const whole = notice.runUrl === undefined ? 'the log of the run' : `[the run](${notice.runUrl})`;
    if (!found) {
        await issue.open(headline(notice), body, whole);
        return 'opened';
    }
    await issue.update(found, headline(notice), body, whole);
    if (before && before.code !== history.code)
        await issue.comment(found.number, changedComment(notice, before));
    return 'updated';
}

// EXTERNAL MODULE: ./lib/runtime/http.js
var http = __webpack_require__(61906);
;// CONCATENATED MODULE: ./lib/notify/post.js

/**
 * Sends it once: a message that may have arrived is not sent again. Redirects are not followed, the answer is not read.
 * @throws Error that does not name the address
 */
async function post({ method, url, type, body }, signal) {
    const headers = body === undefined
        ? {}
        : { 'content-type': type ?? 'text/plain; charset=utf-8', 'content-length': String(Buffer.byteLength(body)) };
    const answer = await (0,http/* send */.tN)({ method, url, headers: { 'user-agent': 'voygent-actions', ...headers }, body, signal });
    answer.destroy();
    const status = answer.statusCode ?? 0;
    if (status < 200 || status > 299)
        throw new Error(`it answered ${status}`);
}

;// CONCATENATED MODULE: ./lib/notify/sentry.js
/** A check-in that goes on: docs.sentry.io, «Set Up Crons», HTTP. */
function sentryStart(url, subject) {
    return checkIn(url, subject, 'in_progress');
}
function sentryEnd(url, notice) {
    return checkIn(url, notice, notice.status === 'passed' ? 'ok' : 'error');
}
function checkIn(url, { id, environment }, status) {
    const target = new URL(url);
    target.searchParams.set('check_in_id', id.replaceAll('-', ''));
    target.searchParams.set('status', status);
    target.searchParams.set('environment', environment);
    return { method: 'GET', url: target };
}

;// CONCATENATED MODULE: ./lib/notify/slack.js

const longest = 1500;
/** A message for an incoming webhook: docs.slack.dev, «Sending messages using incoming webhooks». */
function slackMessage(url, notice) {
    const { status, message, hint, code, runUrl } = notice;
    const lines = [
        `${status === 'passed' ? ':white_check_mark: Recovered:' : ':x: Failed:'} *${plain(headline(notice))}*`,
        ...(status === 'passed' ? [] : [`Status: ${status}${code === undefined ? '' : ` (${code})`}`]),
        ...(message === undefined ? [] : [plain(message)]),
        ...(hint === undefined ? [] : [`Next: ${plain(hint)}`]),
        // An address of GitHub's, made of the run's number.
        ...(runUrl === undefined ? [] : [`<${plain(runUrl)}|The run>`]),
    ];
    return {
        method: 'POST',
        url,
        type: 'application/json',
        body: JSON.stringify({ text: lines.join('\n'), link_names: false, parse: 'none' }),
    };
}
/** Text from elsewhere: no mention, link or emphasis can arise from it. */
function plain(text) {
    const cut = text.length > longest ? `${text.slice(0, longest)}…` : text;
    return cut
        .replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')
        .replaceAll('>', '&gt;')
        .replaceAll('*', '∗')
        .replace(/@(?=\w)/g, '@\u200b');
}

;// CONCATENATED MODULE: ./lib/notify/announce.js













const beginMs = 5_000;
const endMs = 20_000;
/** The runner kills a cancelled step after ten seconds, and some of them have gone by. */
const cancelledMs = 3_000;
/**
 * The same run, told of at its beginning and at its end, as voygent.yml asks for. Whoever cannot be told is told of in a
 * warning: the result is never another.
 */
function announced(run, kinds) {
    return async (inputs, context) => {
        const kind = kinds[inputs.mode];
        const announcer = kind && (await announcerOf(kind, inputs, context));
        if (!announcer)
            return run(inputs, context);
        await announcer.begin();
        try {
            const result = await run(inputs, context);
            await announcer.end(result);
            return result;
        }
        catch (thrown) {
            const error = (0,errors/* toActionError */.ie)(thrown);
            await announcer.end({ status: error.status, error });
            throw thrown;
        }
    };
}
async function announcerOf(kind, inputs, context) {
    // A pull request's run changes nothing, and a fork's may not write.
    if (context.runner.eventName?.startsWith('pull_request'))
        return undefined;
    const settings = await settingsOf(inputs, context);
    if (!settings)
        return undefined;
    const subject = {
        kind,
        environment: inputs.environment ?? 'default',
        runUrl: context.runner.runUrl,
        id: (0,external_node_crypto_.randomUUID)(),
    };
    return new Announcer(subject, settings, inputs['github-token'], context);
}
/** A configuration that cannot be read is the run's to tell. */
async function settingsOf(inputs, { runner }) {
    try {
        const root = (0,external_node_path_.resolve)(runner.workspace, inputs['working-directory'] ?? '.');
        return (await (0,settings/* readSettings */.sb)(runner.workspace, root, inputs.config ?? settings/* defaultConfigPath */.jE))?.value.notify;
    }
    catch {
        return undefined;
    }
}
class Announcer {
    #subject;
    #settings;
    #token;
    #context;
    #addresses;
    constructor(subject, settings, token, context) {
        this.#subject = subject;
        this.#settings = settings;
        this.#token = token;
        this.#context = context;
        this.#addresses = addressesOf(settings, subject.kind, context);
    }
    async begin() {
        const { healthchecks, sentry } = this.#addresses;
        await Promise.all([
            this.#send('healthchecks', healthchecks && healthchecksStart(healthchecks, this.#subject), beginMs),
            this.#send('sentry', sentry && sentryStart(sentry, this.#subject), beginMs),
        ]);
    }
    async end({ status, error }) {
        const { secrets, signal } = this.#context;
        const notice = {
            ...this.#subject,
            status,
            ...(error ? { code: error.code, message: secrets.redact(error.message) } : {}),
            ...(error?.hint === undefined ? {} : { hint: secrets.redact(error.hint) }),
        };
        const limitMs = signal.aborted ? cancelledMs : endMs;
        const { slack, healthchecks, sentry } = this.#addresses;
        await Promise.all([
            this.#send('healthchecks', healthchecks && healthchecksEnd(healthchecks, notice), limitMs),
            this.#send('sentry', sentry && sentryEnd(sentry, notice), limitMs),
            this.#tellPeople(slack, notice, limitMs),
        ]);
    }
    /** Of a success people are told where there was a failure, which the issue knows. */
    async #tellPeople(slack, notice, limitMs) {
        const issue = this.#settings.issue ? this.#tellIssue(notice, limitMs) : Promise.resolve('none');
        if (notice.status === 'passed' && (await issue) !== 'closed')
            return;
        await Promise.all([issue, this.#send('slack', slack && slackMessage(slack, notice), limitMs)]);
    }
    async #tellIssue(notice, limitMs) {
        const { events, clock } = this.#context;
        try {
            const outcome = await this.#within('The issue', limitMs, async (signal) => {
                const github = await (0,client/* connectGitHub */.U)(this.#token, this.#context, 'tell of this in an issue', issuesPermission);
                return tellIssue(github.withSignal(signal), notice, clock.now());
            });
            if (outcome !== 'none')
                events.info(`notify.issue-${outcome}`, `The issue that tells of it was ${outcome}.`);
            return outcome;
        }
        catch (thrown) {
            const { message, hint = '' } = (0,errors/* toActionError */.ie)(thrown);
            events.warning('notify.failed', `The issue that \`notify.issue\` asks for could not be written. ${message} ${hint} The result of the run is the same.`);
            return 'none';
        }
    }
    async #send(service, message, limitMs) {
        if (!message)
            return;
        const { events, secrets } = this.#context;
        try {
            await this.#within(service, limitMs, (signal) => post(message, signal));
            events.debug('notify.sent', { service });
        }
        catch (thrown) {
            const reason = secrets.redact(thrown instanceof Error ? thrown.message : String(thrown));
            events.warning('notify.failed', `${service} could not be told: ${reason.replace(/\.?$/, '.')} The result of the run is the same.`, { service });
        }
    }
    /** Also after a cancellation: then is when it matters. */
    #within(what, milliseconds, work) {
        return (0,deadline/* withDeadline */.N)(what, milliseconds, new AbortController().signal, work);
    }
}


/***/ }),

/***/ 92126:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ retrying),
/* harmony export */   V: () => (/* binding */ retryAfterMs)
/* harmony export */ });
/** Runs `call`, and again while its failures allow it. Throws the last error. */
async function retrying(call, policy) {
    for (let attempt = 1;; attempt++) {
        policy.signal.throwIfAborted();
        try {
            return await call();
        }
        catch (error) {
            policy.signal.throwIfAborted();
            const pause = pauseBefore(attempt, error, policy);
            if (pause === undefined)
                throw error;
            policy.onRetry?.(error, pause, attempt);
            await policy.clock.sleep(pause, policy.signal);
        }
    }
}
/** The pause before the next attempt in milliseconds; `undefined` when there must be none. */
function pauseBefore(attempt, error, policy) {
    const { attempts = 4, pauseMs = 500, longestPauseMs = 90_000 } = policy;
    const failure = policy.classify(error);
    if (attempt >= attempts || failure.kind === 'final')
        return undefined;
    if (failure.kind === 'unknown' && !policy.idempotent)
        return undefined;
    const backOff = pauseMs * 2 ** (attempt - 1);
    // Half of the pause is left to chance, so that runs which failed together do not come back together.
    const pause = failure.retryAfterMs ?? backOff / 2 + Math.random() * (backOff / 2);
    return pause <= longestPauseMs ? pause : undefined;
}
/** `Retry-After` in milliseconds: seconds or an HTTP date (RFC 9110, 10.2.3). */
function retryAfterMs(header, now) {
    if (!header)
        return undefined;
    if (/^\d+$/.test(header.trim()))
        return Number(header) * 1000;
    // Date.parse also takes `-1` or `1.5` for dates, long ago, after which there would be no pause at all.
    const date = /^[A-Z][a-z]+,? /.test(header.trim()) ? Date.parse(header) : Number.NaN;
    return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}


/***/ })

};
