export const id = 474;
export const ids = [474];
export const modules = {

/***/ 7474:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  run: () => (/* binding */ run)
});

// EXTERNAL MODULE: ./lib/cloudflare/client.js
var client = __webpack_require__(9480);
// EXTERNAL MODULE: ./lib/project/from-inputs.js + 12 modules
var from_inputs = __webpack_require__(9134);
// EXTERNAL MODULE: ./lib/rehearsal/rows.js
var rows = __webpack_require__(4034);
// EXTERNAL MODULE: ./lib/runtime/untouched.js
var untouched = __webpack_require__(4935);
// EXTERNAL MODULE: ./lib/github/client.js
var github_client = __webpack_require__(636);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 4 modules
var schemas = __webpack_require__(2503);
// EXTERNAL MODULE: ./lib/runtime/errors.js
var errors = __webpack_require__(525);
;// CONCATENATED MODULE: ./lib/github/sticky-comment.js


/** What GitHub takes, in characters. Counted here in UTF-16 units, of which there are never fewer. */
const longestBody = 65_536;
const pageSize = 100;
/** GitHub closes a conversation at 2,500 comments. */
const mostPages = 50;
const write = 'pull-requests: write';
const User = schemas/* looseObject */._H3({ login: schemas/* string */.YjP(), type: schemas/* string */.YjP() });
const Comment = schemas/* looseObject */._H3({ id: schemas/* number */.aig(), body: schemas/* string */.YjP().nullish(), user: User.nullish() });
const Page = schemas/* object */.Ikc({ comments: schemas/* array */.YOg(Comment), isLast: schemas/* boolean */.zMY() });
/**
 * Brings the comment with this marker up to date, and makes it where there is none; of several, the oldest.
 * Not made twice: after a lost answer it is looked for first.
 * @param marker tells this comment from others of ours, such as `plan production`; it is not seen
 * @param body Markdown; what is above GitHub's limit is cut off at the end of a line
 * @param whole where a reader finds all of a body that was cut, in Markdown
 * @throws ActionError `github-auth`, `github-refused`, `github-unreachable`, or the signal's reason
 */
async function upsertComment(github, pullRequest, marker, body, whole = 'the log of this run') {
    const text = fitted(`${markerLine(marker)}\n${body}`, whole);
    const place = { github, pullRequest, isOurs: await ownership(github, marker) };
    const found = await findComment(place);
    if (found && isSame(found, text))
        return 'unchanged';
    if (!found)
        return createComment(place, text);
    await github.call({
        what: `bring the comment on pull request ${pullRequest} up to date`,
        permission: write,
        idempotent: true,
        result: Comment,
    }, (octokit, signal) => update(octokit, github, found.id, text, signal));
    return 'updated';
}
/** The body of the comment with this marker, without the marker; `undefined` where there is none. */
async function readComment(github, pullRequest, marker) {
    const comment = await findComment({ github, pullRequest, isOurs: await ownership(github, marker) });
    return comment && normalise(comment.body).split('\n').slice(1).join('\n');
}
/** The first line, hidden. Different markers give different lines, and none can end the HTML comment early. */
function markerLine(marker) {
    const safe = marker.replace(/[<>%\p{Cc}\u2028\u2029]|-(?=-)/gu, (character) => character === '-' ? '%2D' : encodeURIComponent(character));
    return `<!-- voygent:${safe} -->`;
}
/**
 * What tells our comment from one that quotes it: the marker is its very first line, and the token's own user wrote it.
 * The token of an app, such as the job's, is not told who it is; then any app's comment counts, as an app that may write
 * here was let in by the repository's owners, and no person's does.
 */
async function ownership(github, marker) {
    const line = markerLine(marker);
    const login = await ownLogin(github);
    const isAuthor = (user) => (login === undefined ? user.type === 'Bot' : user.login === login);
    return ({ body, user }) => normalise(body).split('\n', 1)[0] === line && Boolean(user && isAuthor(user));
}
/** `undefined` with the token of an app. */
async function ownLogin(github) {
    try {
        const user = await github.call({ what: 'find out whose token this is', permission: 'pull-requests: read', idempotent: true, result: User }, (octokit, signal) => octokit.rest.users.getAuthenticated({ request: { signal } }));
        return user.login;
    }
    catch (error) {
        if (error instanceof errors/* ActionError */.lZ && error.code === 'github-auth')
            return undefined;
        throw error;
    }
}
function findComment({ github, pullRequest, isOurs }) {
    const call = {
        what: `read the comments of pull request ${pullRequest}`,
        permission: 'pull-requests: read',
        idempotent: true,
        result: Page,
    };
    return firstOf(isOurs, (page) => github.call(call, async (octokit, signal) => ({
        data: await readPage(octokit, github, pullRequest, page, signal),
    })));
}
/** GitHub lists the oldest first. A page may be short without being the last, as it leaves out what it hides. */
async function firstOf(isOurs, read) {
    for (let page = 1; page <= mostPages; page++) {
        const { comments, isLast } = await read(page);
        const found = comments.find(isOurs);
        if (found || isLast)
            return found;
    }
    throw new errors/* ActionError */.lZ('github-refused', `The list of comments does not come to an end: ${mostPages} pages were read, more than GitHub lets a pull request have. No comment was written.`, { hint: 'Something between here and GitHub may have answered: check GITHUB_API_URL and proxies.' });
}
async function readPage(octokit, { owner, repo }, pullRequest, page, signal) {
    const { data, headers } = await octokit.rest.issues.listComments({
        owner,
        repo,
        issue_number: pullRequest,
        per_page: pageSize,
        page,
        request: { signal },
    });
    return Page.parse({ comments: data, isLast: !headers.link?.includes('rel="next"') });
}
/**
 * Every further attempt looks first, so that a comment of which only the answer was lost is not made again. What it finds
 * may also be another run's, with another body.
 */
async function createComment({ github, pullRequest, isOurs }, text) {
    const { owner, repo } = github;
    let isFirst = true;
    let outcome = 'created';
    await github.call({ what: `comment on pull request ${pullRequest}`, permission: write, idempotent: true, result: Comment }, async (octokit, signal) => {
        const read = (page) => readPage(octokit, github, pullRequest, page, signal);
        const there = isFirst ? undefined : await firstOf(isOurs, read);
        isFirst = false;
        if (there && isSame(there, text))
            return { data: there };
        outcome = there ? 'updated' : 'created';
        if (there)
            return update(octokit, github, there.id, text, signal);
        const place = { owner, repo, issue_number: pullRequest };
        return octokit.rest.issues.createComment({ ...place, body: text, request: { signal } });
    });
    return outcome;
}
function update(octokit, { owner, repo }, id, body, signal) {
    return octokit.rest.issues.updateComment({ owner, repo, comment_id: id, body, request: { signal } });
}
/** As GitHub may give back what it was given: with other line ends, and without space at the end. */
function normalise(body) {
    return (body ?? '').replaceAll('\r\n', '\n').trimEnd();
}
function isSame({ body }, text) {
    return normalise(body) === normalise(text);
}
function fitted(text, whole) {
    if (text.length <= longestBody)
        return text;
    const last = `_This is cut off, as GitHub takes no more than ${longestBody.toLocaleString('en')} characters. The whole is in ${whole}._`;
    // What has to be closed is not known before the cut, and never takes more than this.
    const kept = cutAtLine(text, longestBody - last.length - 200);
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

// EXTERNAL MODULE: ./lib/runtime/summary.js
var runtime_summary = __webpack_require__(1348);
// EXTERNAL MODULE: ./lib/migrate/report.js
var report = __webpack_require__(9395);
;// CONCATENATED MODULE: ./lib/migrate/comment.js





/**
 * Shows a plan on the pull request that it is made for: one comment for each environment and project, updated in place.
 * That it cannot be shown changes nothing about the plan.
 */
async function discuss(results, inputs, context) {
    const { pullRequest, runUrl } = context.runner;
    if (pullRequest === undefined || inputs['github-token'] === undefined)
        return;
    const place = [inputs.environment ?? 'default', inputs['working-directory'] ?? '.'].join(' ');
    const marker = `migrate ${place}`;
    try {
        const github = await (0,github_client/* connectGitHub */.U)(inputs['github-token'], context, 'show the plan on the pull request', 'pull-requests: write');
        const isQuiet = results.every(({ pending, findings }) => pending.length === 0 && findings.length === 0);
        if (isQuiet && (await readComment(github, pullRequest, marker)) === undefined)
            return;
        const body = bodyOf(results, inputs, context);
        const whole = runUrl === undefined ? 'the job summary' : `[the job summary](${runUrl})`;
        const done = await upsertComment(github, pullRequest, marker, body, whole);
        context.events.info('migration.discussed', `The plan is on pull request ${pullRequest} (comment ${done}).`, {
            done,
        });
    }
    catch (error) {
        const { message: reason, hint } = (0,errors/* toActionError */.ie)(error);
        context.events.warning('migration.undiscussed', `The plan could not be shown on pull request ${pullRequest}: ${[reason, hint].filter(Boolean).join(' ')}`);
    }
}
function bodyOf(results, { environment }, { runner, secrets }) {
    const summary = new runtime_summary/* Summary */.BD();
    summary.heading(`Database migrations${environment === undefined ? '' : ` of ${environment}`}`);
    (0,report/* report */.z)(results, 'plan', summary);
    const commit = runner.sha === undefined ? '' : `for ${runner.sha.slice(0, 8)}`;
    summary.markdown(`<sub>Planned ${commit}${runner.runUrl === undefined ? '' : ` by [this run](${runner.runUrl})`}.</sub>`);
    return summary.toString((markdown) => secrets.redactMarkdown(markdown));
}

// EXTERNAL MODULE: ./lib/migrate/databases.js + 5 modules
var databases = __webpack_require__(3954);
// EXTERNAL MODULE: ./lib/migrate/plan-all.js + 3 modules
var plan_all = __webpack_require__(4378);
;// CONCATENATED MODULE: ./lib/migrate/run.js








async function run(inputs, context) {
    const cloudflare = await (0,client/* connectCloudflare */._)(inputs, context);
    const plans = await (0,untouched/* beforeAnyChange */.U)(async () => (0,plan_all/* planAll */.n)(await (0,from_inputs/* projectFromInputs */.X)(inputs, context), inputs, cloudflare, context));
    const results = inputs.mode === 'plan' ? plans.map(databases/* untouched */.s) : await (0,databases/* migrateAll */.T)(plans, inputs, cloudflare, context);
    (0,report/* report */.z)(results, inputs.mode, context.summary);
    if (inputs.mode === 'plan')
        await discuss(results, inputs, context);
    return conclude(results);
}
function conclude(results) {
    const error = results.find((result) => result.error)?.error;
    return { status: error?.status ?? 'passed', outputs: outputsOf(results), ...(error ? { error } : {}) };
}
function outputsOf(results) {
    const each = (value) => Object.fromEntries(results.flatMap((result) => {
        const found = value(result);
        return found === undefined ? [] : [[result.target.name, found]];
    }));
    return {
        pending: results.flatMap(({ target, pending }) => pending.map(({ name }) => ({ database: target.name, name }))),
        applied: results.flatMap(({ target, applied }) => applied.map((name) => ({ database: target.name, name }))),
        findings: results.flatMap(({ target, findings }) => findings.map((finding) => ({ database: target.name, ...finding }))),
        rehearsal: Object.fromEntries(results.flatMap(({ target, rehearsal }) => (rehearsal ? [[target.name, rehearsalOf(rehearsal)]] : []))),
        'bookmark-before': each(({ bookmarkBefore }) => bookmarkBefore),
        'bookmark-after': each(({ bookmarkAfter }) => bookmarkAfter),
        'schema-digest': each(({ ledger }) => ledger.digest),
    };
}
function rehearsalOf({ kind, files }) {
    return {
        source: kind,
        rows: (0,rows/* overall */.M)(files).map(({ table, from, before, after }) => ({ table, from, before, after })),
        files: files.map(({ name, rows, digest }) => ({
            name,
            rows: rows
                .filter(({ before, after }) => before !== after)
                .map(({ table, before, after }) => ({ table, before, after })),
            digest: digest ?? null,
        })),
    };
}


/***/ })

};
