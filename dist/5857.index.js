export const id = 5857;
export const ids = [5857];
export const modules = {

/***/ 92186:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  run: () => (/* binding */ run)
});

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 4 modules
var schemas = __webpack_require__(2503);
;// CONCATENATED MODULE: ./lib/github/check-run.js

const permission = 'checks: write';
// GitHub takes no more in one request.
const batchSize = 50;
const Run = schemas/* looseObject */._H3({
    id: schemas/* int */.Whr(),
    external_id: schemas/* string */.YjP().nullish(),
    output: schemas/* looseObject */._H3({ annotations_count: schemas/* int */.Whr() }),
});
/**
 * Makes a check, with its annotations in batches. Neither is made twice: after a lost answer it is looked what is there.
 * @throws ActionError `github-…`
 */
async function createCheck(github, check) {
    let run = await create(github, check);
    while (run.output.annotations_count < check.annotations.length) {
        const before = run.output.annotations_count;
        run = await addAnnotations(github, check, run);
        // Whatever GitHub counts, this comes to an end.
        if (run.output.annotations_count <= before)
            return;
    }
}
function create(github, check) {
    let isFirst = true;
    return github.call({ what: `write the check «${check.name}»`, permission, idempotent: true, result: Run }, async (octokit, signal) => {
        const there = isFirst ? undefined : await findRun(octokit, github, check, signal);
        isFirst = false;
        if (there)
            return { data: there };
        return octokit.rest.checks.create({
            ...placeOf(github),
            name: check.name,
            head_sha: check.head,
            external_id: check.externalId,
            ...(check.url === undefined ? {} : { details_url: check.url }),
            status: 'completed',
            // A required check that is neutral counts as passed.
            conclusion: check.isGood ? 'success' : 'failure',
            output: outputOf(check, 0),
            request: { signal },
        });
    });
}
async function findRun(octokit, github, { head, name, externalId }, signal) {
    const { data } = await octokit.rest.checks.listForRef({
        ...placeOf(github),
        ref: head,
        check_name: name,
        filter: 'all',
        per_page: 100,
        request: { signal },
    });
    return data.check_runs.map((run) => Run.parse(run)).find(({ external_id }) => external_id === externalId);
}
/** Every change adds to the annotations that are there. */
function addAnnotations(github, check, known) {
    const before = known.output.annotations_count;
    const at = { ...placeOf(github), check_run_id: known.id };
    let isFirst = true;
    return github.call({ what: `annotate the check «${check.name}»`, permission, idempotent: true, result: Run }, async (octokit, signal) => {
        if (!isFirst) {
            const { data } = await octokit.rest.checks.get({ ...at, request: { signal } });
            if (data.output.annotations_count > before)
                return { data };
        }
        isFirst = false;
        return octokit.rest.checks.update({ ...at, output: outputOf(check, before), request: { signal } });
    });
}
function outputOf({ title, summary, annotations }, from) {
    return { title, summary, annotations: annotations.slice(from, from + batchSize) };
}
function placeOf({ owner, repo }) {
    return { owner, repo };
}

// EXTERNAL MODULE: ./lib/github/client.js
var client = __webpack_require__(70636);
// EXTERNAL MODULE: ./lib/github/pull-requests.js
var pull_requests = __webpack_require__(51295);
// EXTERNAL MODULE: ./lib/github/sticky-comment.js
var sticky_comment = __webpack_require__(54156);
// EXTERNAL MODULE: ./lib/runtime/errors.js
var errors = __webpack_require__(50525);
// EXTERNAL MODULE: ./lib/runtime/summary.js
var runtime_summary = __webpack_require__(91348);
// EXTERNAL MODULE: ./lib/verdict/finding-text.js
var finding_text = __webpack_require__(67994);
// EXTERNAL MODULE: ./lib/verdict/mandates.js
var mandates = __webpack_require__(27080);
;// CONCATENATED MODULE: ./lib/feedback/body.js



const mostReasons = 20;
const mostFindings = 100;
/**
 * What a pull request is told in one comment, and in the check.
 * @param onLines ids of findings that stand beside their lines, and are only named here
 */
function bodyOf(feedback, onLines, { runner, secrets }) {
    const { title, environment, reasons, findings, waived, head, changes } = feedback;
    const summary = new runtime_summary/* Summary */.BD();
    summary.heading(`Gate${environment === undefined ? '' : ` of ${environment}`}: ${title}`);
    for (const reason of reasons.slice(0, mostReasons))
        summary.markdown(`- ${(0,finding_text/* inline */.mG)(reason)}`);
    if (reasons.length > mostReasons)
        summary.paragraph(`And ${reasons.length - mostReasons} more.`);
    reportFindings(findings, onLines, summary);
    if (waived.length > 0) {
        summary.heading('Waived', 3);
        for (const finding of waived.slice(0, mostFindings))
            summary.markdown(shortly(finding));
    }
    const by = runner.runUrl === undefined ? '' : ` by [this run](${runner.runUrl})`;
    const of = changes === undefined ? '' : `, changes ${(0,runtime_summary/* code */.aY)(changes.slice(0, 12))}`;
    summary.markdown(`<sub>Judged ${(0,runtime_summary/* code */.aY)(head.slice(0, 12))}${of}${by}.</sub>`);
    return summary.toString((markdown) => secrets.redactMarkdown(markdown));
}
function reportFindings(findings, onLines, summary) {
    for (const severity of mandates/* severities */.gO) {
        const of = findings.filter((finding) => finding.severity === severity);
        if (of.length === 0)
            continue;
        summary.heading(`${severity} (${of.length})`, 3);
        for (const finding of of.slice(0, mostFindings))
            summary.markdown(onLines.has(finding.id) ? `${shortly(finding)} (beside the line)` : (0,finding_text/* itemOf */.Tu)(finding));
        if (of.length > mostFindings)
            summary.paragraph(`And ${of.length - mostFindings} more: see the verdict.`);
    }
}
function shortly({ path, line, finding }) {
    return `- **${(0,finding_text/* placeOf */.$t)(path, line)}** ${(0,runtime_summary/* escapeMarkdown */.FV)(finding.replace(/\s+/g, ' ').slice(0, 200))}`;
}

// EXTERNAL MODULE: ./lib/github/fitted.js
var fitted = __webpack_require__(86111);
;// CONCATENATED MODULE: ./lib/feedback/check.js



const levels = { HIGH: 'failure', MEDIUM: 'warning', LOW: 'notice' };
const longestSummary = 65_535;
const longestTitle = 255;
const longestMessage = 16_000;
// Each fifty are a request more.
const mostAnnotations = 500;
/** The decision as a check on a commit. */
function checkOf(feedback, head, context) {
    const { isAdmitted, title, environment, findings, changes } = feedback;
    const { runId, attempt, runUrl } = context.runner;
    return {
        name: `voygent gate: ${environment ?? 'default'}`,
        head,
        externalId: `${runId ?? 'by hand'} ${attempt ?? '1'} ${changes?.slice(0, 12) ?? 'unknown'}`,
        isGood: isAdmitted,
        title: `Gate: ${title}`,
        summary: (0,fitted/* fitted */.$)(bodyOf(feedback, new Set(), context), wholeOf(context), longestSummary),
        url: runUrl,
        annotations: findings.slice(0, mostAnnotations).map((finding) => annotationOf(finding, context)),
    };
}
/** Shown as plain text. */
function annotationOf(finding, { secrets }) {
    const { path, line, severity, mandate } = finding;
    const text = `${finding.finding}\n\nRisk: ${finding.risk}\n\nRemediation: ${finding.remediation}`;
    return {
        path,
        start_line: line ?? 1,
        end_line: line ?? 1,
        annotation_level: levels[severity],
        title: `${severity} ${mandate}`.slice(0, longestTitle),
        message: secrets.redact(text).slice(0, longestMessage),
    };
}

// EXTERNAL MODULE: ./lib/github/marker.js
var marker = __webpack_require__(35917);
// EXTERNAL MODULE: ./lib/github/all-pages.js
var all_pages = __webpack_require__(57665);
// EXTERNAL MODULE: ./lib/github/own-user.js
var own_user = __webpack_require__(20203);
;// CONCATENATED MODULE: ./lib/github/review-comments.js



const read = 'pull-requests: read';
const write = 'pull-requests: write';
const ChangedFile = schemas/* looseObject */._H3({ filename: schemas/* string */.YjP(), sha: schemas/* string */.YjP().nullish(), patch: schemas/* string */.YjP().nullish() })
    .transform(({ filename, sha, patch }) => ({
    path: filename,
    blob: sha ?? undefined,
    lines: patch == null ? [] : linesOf(patch),
}));
const Comment = schemas/* looseObject */._H3({ body: schemas/* string */.YjP(), user: own_user/* User */.K });
const Created = schemas/* looseObject */._H3({ id: schemas/* int */.Whr() });
/** The files of a pull request. GitHub leaves the lines of large changes out, unmarked. @throws ActionError `github-…` */
function filesOf(github, number) {
    const list = { what: `read the files of pull request ${number}`, permission: read, item: ChangedFile };
    return (0,all_pages/* allPages */.S)(github, list, (octokit, page, request) => octokit.rest.pulls.listFiles({ ...place(github, number), ...page, request }));
}
/** First and last line of every hunk, in the new file. */
function linesOf(patch) {
    return [...patch.matchAll(/^@@ -\S+ \+(\d+)(?:,(\d+))? @@/gm)].map(([, start, count]) => {
        const first = Number(start);
        return [first, first + Number(count ?? 1) - 1];
    });
}
/**
 * Writes those comments that are not there yet, all in one review. After a lost answer it is looked first what is there.
 * @returns how many were written
 * @throws ActionError `github-…`
 */
async function commentOnLines(github, { number, head }, comments) {
    const isOwn = await (0,own_user/* ownUser */._)(github);
    let there = await markersOf(github, number, isOwn);
    let written = 0;
    let isFirst = true;
    const missing = () => comments.filter(({ marker }) => !there.has(marker));
    if (missing().length === 0)
        return 0;
    await github.call({ what: `comment on lines of pull request ${number}`, permission: write, idempotent: true, result: Created }, async (octokit, signal) => {
        if (!isFirst)
            there = await markersOf(github.withSignal(signal), number, isOwn);
        isFirst = false;
        const wanted = missing();
        // Of an attempt whose answer was lost.
        if (wanted.length === 0)
            return { data: { id: 0 } };
        written = wanted.length;
        return createReview(octokit, { ...place(github, number), commit_id: head }, wanted, signal);
    });
    return written;
}
async function markersOf(github, number, isOwn) {
    const list = { what: `read the line comments of pull request ${number}`, permission: read, item: Comment };
    const comments = await (0,all_pages/* allPages */.S)(github, list, (octokit, page, request) => octokit.rest.pulls.listReviewComments({ ...place(github, number), ...page, request }));
    return new Set(comments.filter(({ user }) => isOwn(user)).map(({ body }) => body.split(/\r?\n/, 1)[0] ?? ''));
}
function createReview(octokit, at, comments, signal) {
    return octokit.rest.pulls.createReview({
        ...at,
        event: 'COMMENT',
        comments: comments.map(({ path, line, marker, body }) => ({
            path,
            line,
            side: 'RIGHT',
            body: `${marker}\n${body}`,
        })),
        request: { signal },
    });
}
function place({ owner, repo }, number) {
    return { owner, repo, pull_number: number };
}

;// CONCATENATED MODULE: ./lib/feedback/lines.js




// Whoever is told of more reads none. Findings come from the worst.
const mostRemarks = 50;
/**
 * Comments on the changed lines that findings are on, each once. A line that GitHub does not show, or of which the pull request
 * has other content than what was judged, is none.
 * @returns the ids of the findings that stand beside their lines
 * @throws ActionError `github-…`
 */
async function remarkOnLines({ findings, blobs }, github, pullRequest, context) {
    if (findings.length === 0)
        return new Set();
    const files = new Map((await filesOf(github, pullRequest.number)).map((file) => [file.path, file]));
    const remarked = findings.filter((finding) => isShown(finding, files.get(finding.path), blobs)).slice(0, mostRemarks);
    const comments = remarked.map((finding) => commentOf(finding, context));
    const written = await commentOnLines(github, pullRequest, comments);
    context.events.info('gate.remarked', `${written} of ${findings.length} findings are new beside their lines.`);
    return new Set(remarked.map(({ id }) => id));
}
function isShown({ path, line }, file, blobs) {
    if (line === null || file?.blob === undefined || file.blob !== blobs.get(path))
        return false;
    return file.lines.some(([first, last]) => line >= first && line <= last);
}
function commentOf(finding, { secrets }) {
    const { id, path, line, severity, mandate, source, rule, principle } = finding;
    const by = source === 'rule' ? `rule ${rule}` : 'critic';
    const text = new runtime_summary/* Summary */.BD()
        .markdown(`**${severity}** ${mandate}, ${(0,finding_text/* inline */.mG)(by)}`)
        .markdown((0,finding_text/* inline */.mG)(finding.finding))
        .markdown(`**Risk:** ${(0,finding_text/* inline */.mG)(finding.risk)}`)
        .markdown(`**Remediation:** ${(0,finding_text/* inline */.mG)(finding.remediation)}`);
    if (principle !== null)
        text.markdown(`**Principle:** ${(0,finding_text/* inline */.mG)(principle)}`);
    return {
        path,
        line: line ?? 1,
        marker: (0,marker/* markerLine */.B)(`finding ${id}`),
        body: text.toString((markdown) => secrets.redactMarkdown(markdown)),
    };
}

;// CONCATENATED MODULE: ./lib/feedback/feedback.js








/**
 * Tells the decision on the pull request: comments on changed lines, one comment with the rest, and a check. What cannot be
 * told is told in the log; it changes nothing about the decision.
 */
async function tell(feedback, inputs, context) {
    const attempt = attempting(context);
    const audience = await attempt('reach GitHub', () => audienceOf(feedback, inputs, context));
    if (!audience)
        return;
    const { github, pullRequest: subject } = audience;
    if (subject) {
        const onLines = await attempt('comment on lines', () => remarkOnLines(feedback, github, subject, context));
        await attempt('comment on the pull request', () => (0,sticky_comment/* upsertComment */.l)(github, subject.number, `gate ${feedback.environment ?? 'default'}`, bodyOf(feedback, onLines ?? new Set(), context), wholeOf(context)));
    }
    const head = subject?.head ?? feedback.head;
    await attempt('write the check', () => createCheck(github, checkOf(feedback, head, context)));
}
async function audienceOf({ head, parents }, inputs, context) {
    const github = await (0,client/* connectGitHub */.U)(inputs['github-token'], context, 'tell the decision', 'pull-requests: write');
    const number = numberOf(inputs['pull-request']) ?? context.runner.pullRequest;
    if (number === undefined)
        return { github, pullRequest: undefined };
    const now = await (0,pull_requests/* pullRequest */.VV)(github, number);
    if (now.head === head || parents.includes(now.head))
        return { github, pullRequest: { number, head: now.head } };
    context.events.info('gate.outrun', `Pull request ${number} is at ${now.head.slice(0, 12)} by now, which is not what was judged: it is told nothing of this.`);
    return undefined;
}
function numberOf(written) {
    if (written === undefined)
        return undefined;
    if (/^[1-9]\d{0,8}$/.test(written))
        return Number(written);
    throw new errors/* ActionError */.lZ('input-invalid', `The input \`pull-request\` is no number: ${written.slice(0, 50)}.`);
}
function wholeOf({ runner }) {
    return runner.runUrl === undefined ? 'the job summary' : `[the job summary](${runner.runUrl})`;
}
/** A sink that fails never changes the decision. */
function attempting(context) {
    return async (what, act) => {
        try {
            return await act();
        }
        catch (error) {
            context.signal.throwIfAborted();
            const { message, hint } = (0,errors/* toActionError */.ie)(error);
            context.events.warning('gate.untold', `Could not ${what}; the decision stands all the same. ${[message, hint].filter(Boolean).join(' ')}`);
            return undefined;
        }
    };
}

// EXTERNAL MODULE: ./lib/runtime/untouched.js
var untouched = __webpack_require__(74935);
// EXTERNAL MODULE: ./lib/verdict/sarif.js
var sarif = __webpack_require__(61376);
// EXTERNAL MODULE: ./lib/git/commits.js
var commits = __webpack_require__(44958);
// EXTERNAL MODULE: ./lib/git/repository.js
var git_repository = __webpack_require__(48750);
;// CONCATENATED MODULE: ./lib/gate/feedback.js
var __addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var __disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});


const titles = { admitted: 'admitted', blocked: 'blocked', indeterminate: 'not admitted: it cannot be told' };
/** What people are told of a passage. */
async function feedbackOf({ admission, refused, override }, { environment, head }, context) {
    const judged = admission?.ends.head ?? override?.head ?? head ?? 'HEAD';
    const reasons = admission
        ? [...admission.judgement.reasons, ...admission.refusedWaivers]
        : [[refused?.message, refused?.hint].filter(Boolean).join(' ')];
    const waived = new Set(admission?.judgement.waived);
    const findings = admission?.verdict.predicate.findings ?? [];
    return {
        isAdmitted: refused === undefined || override !== undefined,
        title: override
            ? `let through by ${override.by}, who broke the glass`
            : titles[admission?.judgement.decision ?? 'indeterminate'],
        reasons: override
            ? [`${override.by} says why: ${override.reason} (issue #${override.issue.number})`, ...reasons]
            : reasons,
        findings: findings.filter(({ id }) => !waived.has(id)),
        waived: findings.filter(({ id }) => waived.has(id)),
        environment,
        changes: admission?.verdict.subject[0].digest.sha256,
        ...(await commitsOf(judged, context)),
        blobs: new Map(admission?.changes.map(({ path, newBlob }) => [path, newBlob])),
    };
}
/** A pull request is judged as it would be merged: its own head is then a parent of what was judged. */
async function commitsOf(judged, context) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const repository = __addDisposableResource(env_1, await (0,git_repository/* openRepository */.h)(context), true);
        const head = await (0,commits/* resolveCommit */.WL)(repository, judged, 'head');
        return { head, parents: await (0,commits/* parentsOf */.fY)(repository, head) };
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = __disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}

// EXTERNAL MODULE: ./lib/gate/pass.js + 10 modules
var pass = __webpack_require__(33326);
// EXTERNAL MODULE: ./lib/gate/report.js
var report = __webpack_require__(54285);
;// CONCATENATED MODULE: ./lib/gate/run.js






async function run(inputs, context) {
    const passage = await (0,untouched/* beforeAnyChange */.U)(() => (0,pass/* pass */.I)(inputs, context));
    const { admission, override } = passage;
    if (admission)
        (0,report/* reportGate */.O)(admission, context.summary);
    if (override)
        (0,report/* reportOverride */.v)(override, context.summary);
    if (inputs.feedback)
        await tell(await feedbackOf(passage, inputs, context), inputs, context);
    const outputs = { ...outputsOf(passage), ...(admission ? { sarif: await sarifOf(admission, context) } : {}) };
    return { ...resultOf(passage), outputs };
}
function sarifOf({ judgement, verdict }, context) {
    return (0,sarif/* writeSarif */.l)(verdict.predicate.findings, new Set(judgement.waived), context);
}
function resultOf({ refused, override }) {
    return refused && !override ? { status: refused.status, error: refused } : { status: 'passed' };
}
function outputsOf({ admission, refused, override }) {
    const reasons = admission?.judgement.reasons ?? (refused ? [refused.message] : []);
    if (override)
        return { decision: 'overridden', 'head-sha': override.head, reasons };
    if (!admission)
        return { decision: 'indeterminate', reasons };
    return { decision: admission.judgement.decision, 'head-sha': admission.ends.head, reasons };
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

/***/ 54156:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ readComment),
/* harmony export */   l: () => (/* binding */ upsertComment)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2503);
/* harmony import */ var _runtime_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(50525);
/* harmony import */ var _fitted_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(86111);
/* harmony import */ var _marker_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(35917);
/* harmony import */ var _own_user_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(20203);





const pageSize = 100;
/** GitHub closes a conversation at 2,500 comments. */
const mostPages = 50;
const write = 'pull-requests: write';
const Comment = zod__WEBPACK_IMPORTED_MODULE_2__/* .looseObject */ ._H3({ id: zod__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig(), body: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().nullish(), user: _own_user_js__WEBPACK_IMPORTED_MODULE_1__/* .User */ .K });
const Page = zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ comments: zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(Comment), isLast: zod__WEBPACK_IMPORTED_MODULE_2__/* .boolean */ .zMY() });
/**
 * Brings the comment with this marker up to date, and makes it where there is none; of several, the oldest.
 * Not made twice: after a lost answer it is looked for first.
 * @param marker tells this comment from others of ours, such as `plan production`; it is not seen
 * @param body Markdown; what is above GitHub's limit is cut off at the end of a line
 * @param whole where a reader finds all of a body that was cut, in Markdown
 * @throws ActionError `github-auth`, `github-refused`, `github-unreachable`, or the signal's reason
 */
async function upsertComment(github, pullRequest, marker, body, whole = 'the log of this run') {
    const text = (0,_fitted_js__WEBPACK_IMPORTED_MODULE_3__/* .fitted */ .$)(`${(0,_marker_js__WEBPACK_IMPORTED_MODULE_4__/* .markerLine */ .B)(marker)}\n${body}`, whole);
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
/** What tells our comment from one that quotes it: the marker is its very first line, and the token's own user wrote it. */
async function ownership(github, marker) {
    const line = (0,_marker_js__WEBPACK_IMPORTED_MODULE_4__/* .markerLine */ .B)(marker);
    const isOwn = await (0,_own_user_js__WEBPACK_IMPORTED_MODULE_1__/* .ownUser */ ._)(github);
    return ({ body, user }) => normalise(body).split('\n', 1)[0] === line && isOwn(user);
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
    throw new _runtime_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('github-refused', `The list of comments does not come to an end: ${mostPages} pages were read, more than GitHub lets a pull request have. No comment was written.`, { hint: 'Something between here and GitHub may have answered: check GITHUB_API_URL and proxies.' });
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


/***/ }),

/***/ 74935:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ beforeAnyChange),
/* harmony export */   m: () => (/* binding */ nothingDone)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(50525);

/** Runs what only reads, before anything is changed: an error of it says that nothing was done. */
async function beforeAnyChange(work) {
    try {
        return await work();
    }
    catch (thrown) {
        throw nothingDone((0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .toActionError */ .ie)(thrown));
    }
}
/** The error, which says that nothing was done, where it does not say so yet. */
function nothingDone(error) {
    const said = `${error.message} ${error.hint ?? ''}`;
    if (/nothing was done/i.test(said))
        return error;
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ(error.code, `${/[.!?]$/.test(error.message) ? error.message : `${error.message}.`} Nothing was done.`, {
        status: error.status,
        ...hintOf(error),
        ...(error.location ? { location: error.location } : {}),
        cause: error,
    });
}
function hintOf({ code, hint }) {
    if (hint !== undefined)
        return { hint };
    return code === 'cancelled' || code === 'timeout' ? { hint: 'Run this again.' } : {};
}


/***/ }),

/***/ 73192:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ sarifOf)
/* harmony export */ });
// GitHub ranks by numbers, and reads more than these limits from no run: docs.github.com, «SARIF support for code scanning».
const ranks = { HIGH: '8.0', MEDIUM: '5.0', LOW: '2.0' };
const levels = { HIGH: 'error', MEDIUM: 'warning', LOW: 'note' };
const mostResults = 5000;
/** The document, as JSON. Of very many results, the first are kept. */
function sarifOf({ tool, informationUri, results }) {
    const kept = results.slice(0, mostResults);
    const byRule = Map.groupBy(kept, ({ rule }) => rule);
    const ids = [...byRule.keys()];
    const rules = [...byRule].map(([id, [first]]) => ({
        id,
        shortDescription: { text: first?.about ?? id },
        ...(first?.helpUri === undefined ? {} : { helpUri: first.helpUri }),
        properties: { tags: ['security'], 'security-severity': ranks[worst(byRule.get(id) ?? [])] },
    }));
    const document = {
        $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
        version: '2.1.0',
        runs: [
            {
                tool: { driver: { name: tool, informationUri, rules } },
                columnKind: 'utf16CodeUnits',
                results: kept.map((result) => ({ ruleIndex: ids.indexOf(result.rule), ...resultOf(result) })),
            },
        ],
    };
    return `${JSON.stringify(document, null, 2)}\n`;
}
function resultOf({ rule, severity, message, path, line, column, fingerprint, accepted, isKnown }) {
    const startColumn = column === undefined ? {} : { startColumn: column };
    const region = line === null ? {} : { region: { startLine: line, ...startColumn } };
    const artifactLocation = { uri: uriOf(path), uriBaseId: '%SRCROOT%' };
    return {
        ruleId: rule,
        level: levels[severity],
        message: { text: message },
        locations: [{ physicalLocation: { artifactLocation, ...region } }],
        partialFingerprints: { 'voygentFinding/v1': fingerprint },
        ...(isKnown === undefined ? {} : { baselineState: isKnown ? 'unchanged' : 'new' }),
        ...(accepted === undefined ? {} : { suppressions: [{ kind: 'external', justification: accepted }] }),
    };
}
function worst(results) {
    const of = new Set(results.map(({ severity }) => severity));
    return of.has('HIGH') ? 'HIGH' : of.has('MEDIUM') ? 'MEDIUM' : 'LOW';
}
/** A path may have characters that a URI has not; half of a surrogate pair has no URI at all. */
function uriOf(path) {
    return path.split('/').map(encodePart).join('/');
}
function encodePart(part) {
    return encodeURIComponent(part.toWellFormed());
}


/***/ }),

/***/ 52328:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ isComplete),
/* harmony export */   X: () => (/* binding */ splitStatements)
/* harmony export */ });
/* harmony import */ var _tokens_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38324);

/**
 * Splits a script where SQLite would: at each `;` outside of strings, quoted names, comments and trigger bodies. Parts
 * that hold no token are left out. It never fails: what is no SQL is split all the same, and refused by the database.
 */
function splitStatements(script) {
    const statements = [];
    const lineAt = lineCounter(script);
    let form = new StatementForm();
    let start;
    let end = 0;
    for (const token of (0,_tokens_js__WEBPACK_IMPORTED_MODULE_0__/* .tokens */ .L)(script)) {
        if (token.kind === 'end' && (start === undefined || form.endsHere())) {
            if (start !== undefined)
                statements.push({ sql: script.slice(start, end), line: lineAt(start) });
            start = undefined;
            form = new StatementForm();
            continue;
        }
        start ??= token.start;
        end = token.end;
        form.take(token.kind === 'end' ? ';' : token.kind === 'word' ? script.slice(token.start, token.end).toUpperCase() : '');
    }
    if (start !== undefined)
        statements.push({ sql: script.slice(start, end), line: lineAt(start) });
    return statements;
}
/** Whether a text that ends with a `;` outside of quotes and comments ends with that of a statement, and not of a trigger's body. */
function isComplete(sql) {
    const form = new StatementForm();
    let isEndAhead = false;
    for (const { kind, start, end } of (0,_tokens_js__WEBPACK_IMPORTED_MODULE_0__/* .tokens */ .L)(sql)) {
        if (isEndAhead)
            form.take(';');
        isEndAhead = kind === 'end';
        if (!isEndAhead)
            form.take(kind === 'word' ? sql.slice(start, end).toUpperCase() : '');
    }
    return isEndAhead && form.endsHere();
}
/** What is known of the statement that is being read: whether it is a trigger, whose body has `;` of its own. */
class StatementForm {
    #head = [];
    #isTrigger = false;
    #last = '';
    #beforeLast = '';
    /** A word in upper case, `;`, or empty for any other token. */
    take(word) {
        this.#beforeLast = this.#last;
        this.#last = word;
        if (this.#isTrigger || this.#head.length >= longestHead)
            return;
        this.#head.push(word);
        this.#isTrigger = triggerHead.test(this.#head.join(' '));
    }
    /** A trigger ends at `; END ;`, as in SQLite's own sqlite3_complete(); anything else at its first `;`. */
    endsHere() {
        return !this.#isTrigger || (this.#last === 'END' && this.#beforeLast === ';');
    }
}
const triggerHead = /^(EXPLAIN (QUERY PLAN )?)?CREATE (TEMP |TEMPORARY )?TRIGGER$/;
const longestHead = 6;
/** A function from ascending offsets to line numbers, linear in all. */
function lineCounter(text) {
    let at = 0;
    let line = 1;
    return (offset) => {
        for (let newline = text.indexOf('\n', at); newline !== -1 && newline < offset; newline = text.indexOf('\n', at)) {
            line++;
            at = newline + 1;
        }
        return line;
    };
}


/***/ }),

/***/ 38324:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ tokens),
/* harmony export */   n: () => (/* binding */ comments)
/* harmony export */ });
const space = /[\t\n\f\r \uFEFF]/;
// SQLite takes every character outside of ASCII as part of a name, and `$` after the first.
const word = /[\w$\u0080-\uFFFF]+/y;
// `:name`, `@name`, `$name`, and Tcl's `$name::space(…)`, where the … may hold anything but white space, a `;` as well.
const variable = /[$@:#](?:::)*(?:[\w$\u0080-\uFFFF](?:[\w$\u0080-\uFFFF]|::)*(?:\([^\t\n\f\r )]*\)?)?)?/y;
/** The tokens of a script as SQLite's tokenizer finds them (https://www.sqlite.org/src/file/src/tokenize.c), in linear time. */
function* tokens(script) {
    for (const { kind, start, end } of parts(script)) {
        if (kind === 'space' || kind === 'comment')
            continue;
        yield { kind: kind === 'variable' ? 'other' : kind, start, end };
    }
}
/** The comments of a script, their marks included. Offsets are as those of tokens. */
function* comments(script) {
    for (const { kind, start, end } of parts(script))
        if (kind === 'comment')
            yield { start, end };
}
function* parts(script) {
    let at = 0;
    while (at < script.length) {
        const start = at;
        const comment = endOfComment(script, at);
        const kind = comment === undefined ? kindOf(script.charAt(at)) : 'comment';
        at = comment ?? endOf(kind, script, at);
        yield { kind, start, end: at };
    }
}
function kindOf(character) {
    if (space.test(character))
        return 'space';
    if (character === ';')
        return 'end';
    if (character === "'" || character === '"' || character === '`' || character === '[')
        return 'quoted';
    if (character === ':' || character === '$' || character === '@' || character === '#')
        return 'variable';
    word.lastIndex = 0;
    return word.test(character) ? 'word' : 'other';
}
function endOf(kind, script, at) {
    switch (kind) {
        case 'quoted':
            return endOfQuoted(script, at);
        case 'word':
            return endOfMatch(word, script, at);
        case 'variable':
            return endOfMatch(variable, script, at);
        default:
            return at + 1;
    }
}
/** The offset after the comment that begins here, if one does; one that is not closed runs to the end. */
function endOfComment(script, at) {
    if (script.startsWith('--', at))
        return after(script, '\n', at);
    // At the very end of a script it is no comment to SQLite, but two operators.
    if (script.startsWith('/*', at) && at + 2 < script.length)
        return after(script, '*/', at + 2);
    return undefined;
}
function endOfQuoted(script, at) {
    const open = script.charAt(at);
    if (open === '[')
        return after(script, ']', at);
    let end = after(script, open, at + 1);
    // A doubled quote is a quote in the text.
    while (script.charAt(end) === open)
        end = after(script, open, end + 1);
    return end;
}
function endOfMatch(form, script, at) {
    form.lastIndex = at;
    form.test(script);
    return Math.max(form.lastIndex, at + 1);
}
function after(script, mark, from) {
    const found = script.indexOf(mark, from);
    return found === -1 ? script.length : found + mark.length;
}


/***/ }),

/***/ 61376:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ writeSarif)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _sarif_sarif_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(73192);



/**
 * Writes the findings of a review as SARIF, for a code scanner's page.
 * @param waived ids of those that somebody has taken upon himself, which are marked so
 * @returns the file, which is there as long as the job is
 */
async function writeSarif(findings, waived, { action, runner, secrets }) {
    const folder = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(runner.temporary, `voygent-${action}`);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(folder, { recursive: true });
    const file = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, 'findings.sarif');
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(file, secrets.redact(findingsAsSarif(findings, waived)));
    return file;
}
function findingsAsSarif(findings, waived) {
    return (0,_sarif_sarif_js__WEBPACK_IMPORTED_MODULE_2__/* .sarifOf */ .$)({
        tool: 'voygent review',
        informationUri: 'https://github.com/voygent/voygent-actions',
        results: findings.map((finding) => ({
            rule: finding.rule ?? `critic/${finding.mandate}`,
            about: finding.rule === null ? `The critic, under the mandate ${finding.mandate}.` : `The rule ${finding.rule}.`,
            severity: finding.severity,
            message: `${finding.finding}\n\nRisk: ${finding.risk}\n\nRemediation: ${finding.remediation}`,
            path: finding.path,
            line: finding.line,
            fingerprint: finding.id,
            ...(waived.has(finding.id) ? { accepted: 'Waived on the default branch.' } : {}),
        })),
    });
}


/***/ })

};
