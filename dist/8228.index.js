export const id = 8228;
export const ids = [8228];
export const modules = {

/***/ 33326:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  I: () => (/* binding */ pass)
});

// EXTERNAL MODULE: ./lib/runtime/errors.js
var errors = __webpack_require__(50525);
// EXTERNAL MODULE: ./lib/git/repository.js
var git_repository = __webpack_require__(48750);
// EXTERNAL MODULE: ./lib/subject/subject.js + 6 modules
var subject = __webpack_require__(73337);
// EXTERNAL MODULE: ./lib/terms/ends.js
var terms_ends = __webpack_require__(84761);
// EXTERNAL MODULE: ./lib/terms/terms.js
var terms_terms = __webpack_require__(57740);
// EXTERNAL MODULE: ./lib/terms/trusted.js
var terms_trusted = __webpack_require__(72900);
// EXTERNAL MODULE: ./lib/verdict/policy.js
var verdict_policy = __webpack_require__(94091);
// EXTERNAL MODULE: ./lib/verdict/status-of.js
var status_of = __webpack_require__(90537);
// EXTERNAL MODULE: ./lib/verdict/waivers.js
var waivers = __webpack_require__(98980);
;// CONCATENATED MODULE: ./lib/gate/judge.js



/**
 * Whether a verdict admits what is about to run. Everything that can be computed is computed again; what the verdict says of
 * itself decides nothing. `indeterminate` is a no.
 */
function judge({ subject, predicate }, known) {
    const digest = (0,waivers/* subjectDigest */.B7)(known.changes);
    const refusals = [
        ...refuseOther(subject[0].digest.sha256, digest, predicate, known),
        ...refuseTime(predicate, known.now),
        ...refusePolicy(predicate, known.policy),
        ...refuseCoverage(predicate, known),
    ];
    const active = known.waivers.filter((waiver) => (0,waivers/* invalidity */.EX)(waiver, { changes: digest, now: known.now, approvers: known.approvers }) === undefined);
    const { status, reasons } = (0,status_of/* statusOf */.c)(predicate, active);
    const waived = predicate.findings.filter((finding) => (0,waivers/* waives */.kW)(active, finding)).map(({ id }) => id);
    const stated = (0,status_of/* statusOf */.c)(predicate).status;
    if (stated !== predicate.status)
        refusals.push(`The verdict says that it is ${predicate.status}, and what it tells makes it ${stated}.`);
    if (refusals.length > 0)
        return { decision: 'indeterminate', reasons: refusals, status, waived };
    const decision = {
        approved: 'admitted',
        conditional: 'admitted',
        rejected: 'blocked',
        indeterminate: 'indeterminate',
    };
    return { decision: decision[status], reasons, status, waived };
}
function refuseOther(said, digest, predicate, known) {
    const reasons = [];
    if (said !== digest)
        reasons.push(`The verdict is of other changes (${said.slice(0, 12)}…) than those that are about to run (${digest.slice(0, 12)}…).`);
    if (predicate.repository !== known.repository)
        reasons.push(`The verdict is of the repository ${predicate.repository}, and this is ${known.repository}.`);
    return reasons;
}
// Clocks of runners differ a little.
const toleranceMs = 5 * 60_000;
function refuseTime({ createdAt, expiresAt, policy }, now) {
    const [created, expires] = [Date.parse(createdAt), Date.parse(expiresAt)];
    if (created > now + toleranceMs)
        return [`The verdict is of ${createdAt}, which is in the future.`];
    if (expires - created > policy.validDays * 86_400_000)
        return [
            `The verdict says that it is valid until ${expiresAt}, longer than the ${policy.validDays} days of the policy.`,
        ];
    return expires <= now ? [`The verdict expired at ${expiresAt}.`] : [];
}
function refusePolicy({ policy, critic }, expected) {
    const different = (0,verdict_policy/* policyDifferences */.bF)(expected, policy);
    const reasons = different.length > 0 ? [`The review went by another policy: ${different.join(', ')} differ.`] : [];
    const isOther = critic.model !== policy.model ||
        critic.cli !== policy.cli ||
        critic.passes !== policy.passes ||
        critic.instructions !== policy.instructions ||
        (critic.constitution?.sha256 ?? null) !== policy.constitution;
    return isOther ? [...reasons, 'The critic was not asked as the policy of the verdict says.'] : reasons;
}
/** Every changed path once, each of the kind that the gate itself finds, and shown to the critic where it is to be. */
function refuseCoverage({ coverage, critic }, { changes, kindOf }) {
    const covered = new Map(coverage.map((one) => [one.path, one]));
    const paths = new Set((0,waivers/* reviewable */.RK)(changes).map(({ path }) => path));
    const missing = [...paths].filter((path) => !covered.has(path));
    const foreign = [...covered.keys()].filter((path) => !paths.has(path));
    const other = [...covered.values()].filter(({ path, kind }) => paths.has(path) && kindOf(path) !== kind);
    const highest = critic.passes === 0 ? 0 : critic.questions / critic.passes;
    const beyond = coverage.find(({ chunks }) => chunks.some((chunk) => chunk > highest));
    return [
        ...told(missing, 'is not in the coverage'),
        ...told(foreign, 'is in the coverage, and was not changed'),
        ...told(other.map(({ path }) => path), 'was treated as another kind of file than it is'),
        ...(beyond ? [`${beyond.path} is said to have been shown in a question that was not asked.`] : []),
    ];
}
function told(paths, what) {
    const [first] = paths;
    if (first === undefined)
        return [];
    return [`${first} ${what}${paths.length > 1 ? `, and ${paths.length - 1} more` : ''}.`];
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/github/artifacts.js + 8 modules
var artifacts = __webpack_require__(67031);
// EXTERNAL MODULE: ./lib/github/client.js
var client = __webpack_require__(70636);
// EXTERNAL MODULE: ./lib/verdict/read.js
var read = __webpack_require__(85533);
// EXTERNAL MODULE: ./lib/verdict/sign.js
var sign = __webpack_require__(28476);
// EXTERNAL MODULE: ./lib/verdict/stored.js
var stored = __webpack_require__(76390);
;// CONCATENATED MODULE: ./lib/gate/verdict-file.js








/**
 * Reads the verdict and proves where it comes from, by the one way that was chosen: neither stands in for the other.
 * @throws ActionError `gate-required`, `input-invalid`, `verdict-refused`, `verdict-invalid`, `signature-invalid`, `artifact-…`
 */
async function readTrusted(inputs, context) {
    const { trust, 'verdict-sha256': expected, 'public-key': publicKey } = inputs;
    if (inputs.verdict === undefined)
        throw new errors/* ActionError */.lZ('gate-required', 'There is no verdict. Nothing was done.', {
            hint: 'Run `review` first, and give its output `verdict-artifact` as `verdict`, and `verdict-sha256`.',
        });
    const proof = trust === 'inline' ? expected : publicKey;
    if (proof === undefined)
        throw unproven(trust);
    if (trust === 'inline' && !/^[0-9a-f]{64}$/.test(proof))
        throw new errors/* ActionError */.lZ('input-invalid', 'The input `verdict-sha256` is no sha256. Nothing was done.', {
            hint: 'Give the output `verdict-sha256` of the job that ran `review`.',
        });
    const bytes = await bytesOf(inputs.verdict, inputs, context);
    const sha256 = (0,read/* fileDigest */.h)(bytes);
    if (trust === 'signed')
        return { verdict: (0,read/* readVerdict */.w)((0,sign/* verified */.zr)(bytes, proof)), sha256 };
    if (sha256 !== proof)
        throw new errors/* ActionError */.lZ('verdict-refused', `The verdict is not the one of this run's review: its sha256 is ${sha256}, and \`verdict-sha256\` says ${proof}. Nothing was done.`, {
            hint: 'Give both inputs from the outputs of one job. Where they are, somebody has changed the file: run the review again.',
        });
    return { verdict: (0,read/* readVerdict */.w)(bytes), sha256 };
}
function unproven(trust) {
    const input = trust === 'inline' ? 'verdict-sha256' : 'public-key';
    return new errors/* ActionError */.lZ('input-invalid', `\`trust\` is \`${trust}\`, and the input \`${input}\` is empty: it cannot be told whose verdict this is. Nothing was done.`, {
        hint: trust === 'inline'
            ? 'Give the output `verdict-sha256` of the job that ran `review` in this workflow run.'
            : 'Give the public half of the key that `review` signs with: `openssl pkey -in key.pem -pubout`.',
    });
}
async function bytesOf(written, { 'github-token': token }, context) {
    if (!/^\d+$/.test(written))
        return onDisk((0,external_node_path_.resolve)(context.runner.workspace, written));
    const github = await (0,client/* connectGitHub */.U)(token, context, 'download the verdict', artifacts/* artifactPermission */.Ix);
    return (0,stored/* storedVerdict */.F)(github, Number(written), context);
}
async function onDisk(path) {
    try {
        return await (0,promises_.readFile)(path);
    }
    catch (cause) {
        const { code = 'unknown' } = cause;
        throw new errors/* ActionError */.lZ('input-invalid', `The verdict ${path} cannot be read (${code}). Nothing was done.`, {
            hint: 'A path is of the same job. In another job, give the output `verdict-artifact` of `review` as `verdict`.',
            cause,
        });
    }
}

// EXTERNAL MODULE: ./lib/github/pull-requests.js
var pull_requests = __webpack_require__(51295);
;// CONCATENATED MODULE: ./lib/gate/approvals.js


/**
 * Why a waiver does not count; `undefined` where it does: the pull request that brought it was approved, as it was merged, by the
 * person whom it names, who has neither opened it nor written any of it.
 */
async function objection({ approver }, { commit, branch }, github, { signal }) {
    try {
        const [pullRequest, ...others] = (await (0,pull_requests/* pullRequestsOf */.Tb)(github, commit)).filter(({ isMerged, base }) => isMerged && base === branch);
        if (!pullRequest)
            return `came by ${commit.slice(0, 12)}, which no merged pull request brought into ${branch}`;
        if (others.length > 0)
            return `came by ${commit.slice(0, 12)}, which several pull requests brought`;
        return await objectionTo(pullRequest, approver, github);
    }
    catch (error) {
        signal.throwIfAborted();
        const { message, hint } = (0,errors/* toActionError */.ie)(error);
        return `cannot be judged: ${[message, hint].filter(Boolean).join(' ').replace(/\.$/, '')}`;
    }
}
async function objectionTo({ number, author, head }, approver, github) {
    if (author === undefined)
        return `came by pull request ${number}, whose author is not known any more`;
    if (isSame(author, approver))
        return `came by pull request ${number}, which ${approver} opened`;
    const reviews = (await (0,pull_requests/* reviewsOf */.Nv)(github, number)).filter(({ login }) => isSame(login, approver));
    const last = lastWord(reviews);
    if (last?.state !== 'APPROVED')
        return `came by pull request ${number}, which ${approver} has not approved`;
    if (!last.isPerson)
        return `names ${approver}, who is no person`;
    if (last.commit !== head)
        return `came by pull request ${number}, which was changed after ${approver} had approved it`;
    const writers = await (0,pull_requests/* writersOf */.kO)(github, number);
    return writers.some((login) => isSame(login, approver))
        ? `came by pull request ${number}, in which ${approver} has written`
        : undefined;
}
/** A comment says neither yes nor no, and takes nothing back. */
function lastWord(reviews) {
    return reviews.findLast(({ state }) => state !== 'COMMENTED' && state !== 'PENDING');
}
/** GitHub does not tell logins apart by case. */
function isSame(one, other) {
    return one.toLowerCase() === other.toLowerCase();
}

// EXTERNAL MODULE: ./lib/git/files-at.js
var files_at = __webpack_require__(63685);
// EXTERNAL MODULE: ./lib/git/run.js
var run = __webpack_require__(82893);
// EXTERNAL MODULE: ./lib/project/issues.js + 1 modules
var issues = __webpack_require__(45126);
// EXTERNAL MODULE: ./lib/project/problems.js
var problems = __webpack_require__(86541);
// EXTERNAL MODULE: ./lib/project/yaml.js
var yaml = __webpack_require__(17382);
// EXTERNAL MODULE: ./lib/verdict/canonical.js
var canonical = __webpack_require__(68675);
;// CONCATENATED MODULE: ./lib/gate/waivers-file.js









const largestBytes = 1024 * 1024;
/** How far back the history of the file is read. */
const mostCommits = 200;
/**
 * The waivers of a commit; none where it has no such file.
 * @throws ActionError `config-invalid`, with the place
 */
async function waiversAt(repository, commit) {
    const text = await textAt(repository, commit);
    return text === undefined ? [] : waiversIn(text);
}
async function waiversIn(text) {
    const document = await (0,yaml/* parseYaml */.h)(text, waivers/* waiversFile */.c1);
    const parsed = waivers/* Waivers */.IW.safeParse(document.value);
    if (!parsed.success)
        throw (0,problems/* invalid */.G)(waivers/* waiversFile */.c1, (0,issues/* problemsOf */.G)(parsed.error, document, waivers/* Waivers */.IW));
    return parsed.data.waivers;
}
/**
 * By which commit of the first-parent history each waiver came to be as it is now: the oldest since which it was always there.
 * @throws ActionError `commit-not-found` for a history that is cut, `subprocess-failed`
 */
async function introductions(repository, commit, waivers) {
    requireHistory(repository);
    const since = new Map();
    let open = [...waivers];
    for (const one of await commitsOfFile(repository, commit)) {
        const there = await namesAt(repository, one);
        open = open.filter((waiver) => there.has((0,canonical/* canonicalJson */.d)(waiver)));
        for (const waiver of open)
            since.set(waiver, one);
        if (open.length === 0)
            break;
    }
    return since;
}
/** Those of an older version of the file, which need not be a good one. */
async function namesAt(repository, commit) {
    const text = await textAt(repository, commit);
    const waivers = text === undefined ? [] : await waiversIn(text).catch(() => []);
    return new Set(waivers.map(canonical/* canonicalJson */.d));
}
/** Newest first. */
async function commitsOfFile(repository, commit) {
    const args = [
        '--literal-pathspecs',
        'log',
        '--first-parent',
        '-m',
        '--no-renames',
        '--format=%H',
        `-n${mostCommits}`,
    ];
    const end = await repository.onObjects([...args, commit, '--', waivers/* waiversFile */.c1], git_repository/* collect */.F);
    const list = (0,run/* expectSuccess */.lb)(end, 'read the history of the waivers').toString('latin1');
    return list.split('\n').filter((line) => line !== '');
}
async function textAt(repository, commit) {
    const found = (await (0,files_at/* filesAt */.T)(repository, commit, [waivers/* waiversFile */.c1])).filter(({ path }) => path === waivers/* waiversFile */.c1);
    const [file] = found;
    if (!file)
        return undefined;
    return plainText(repository, file);
}
async function plainText(repository, file) {
    const text = (await (0,files_at/* textsOf */.C)(repository, [file], largestBytes)).get(file.blob);
    if (text !== undefined && file.mode === '100644')
        return text;
    throw new errors/* ActionError */.lZ('config-invalid', `\`${waivers/* waiversFile */.c1}\` is no plain file of at most 1 MiB. No waiver counts.`, {
        hint: 'Replace it by a file with `version: 1` and `waivers:`.',
        location: { file: waivers/* waiversFile */.c1 },
    });
}
function requireHistory({ isShallow }) {
    if (!isShallow)
        return;
    throw new errors/* ActionError */.lZ('commit-not-found', 'The checkout has only a part of the history, so that it cannot be told by which pull request a waiver came. No waiver counts.', { hint: 'Set `fetch-depth: 0` for actions/checkout.' });
}

;// CONCATENATED MODULE: ./lib/gate/waivers.js





/**
 * The waivers of the default branch that count for these findings. One that cannot be judged does not.
 * @throws ActionError `config-invalid` for a file that is none, `commit-not-found`
 */
async function waiversThatCount({ repository, terms: { trusted, approvers }, digest, findings, token }, context) {
    if (findings.length === 0)
        return { counted: [], refused: [] };
    const written = await waiversAt(repository, trusted.commit);
    const wanted = written.filter((waiver) => findings.some((finding) => (0,waivers/* waives */.kW)([waiver], finding)));
    const answer = { counted: [], refused: [] };
    const now = context.clock.now();
    const standing = wanted.filter((waiver) => {
        const why = (0,waivers/* invalidity */.EX)(waiver, { changes: digest, now, approvers });
        if (why !== undefined)
            answer.refused.push(waivers_told(waiver, why));
        return why === undefined;
    });
    if (standing.length === 0)
        return answer;
    const { branch } = trusted;
    if (branch === undefined)
        throw new errors/* ActionError */.lZ('input-invalid', 'With `policy-ref` no waiver can be judged: it counts by the default branch.', {
            hint: 'Leave `policy-ref` out.',
        });
    const since = await introductions(repository, trusted.commit, standing);
    const github = await (0,client/* connectGitHub */.U)(token, context, 'look who approved a waiver', 'pull-requests: read');
    for (const waiver of standing) {
        const commit = since.get(waiver);
        const why = commit === undefined
            ? 'came longer ago than its history is read'
            : await objection(waiver, { commit, branch }, github, context);
        if (why === undefined)
            answer.counted.push(waiver);
        else
            answer.refused.push(waivers_told(waiver, why));
    }
    return answer;
}
function waivers_told({ finding, approver }, why) {
    return `The waiver of ${finding} by ${approver} does not count: it ${why}.`;
}

;// CONCATENATED MODULE: ./lib/gate/admit.js
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








/**
 * Judges whether what is checked out may run. Nothing is taken from the verdict that can be computed here.
 * @throws ActionError where it cannot be judged
 */
async function admit(inputs, context) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const trusted = await readTrusted(inputs, context);
        const repository = __addDisposableResource(env_1, await (0,git_repository/* openRepository */.h)(context), true);
        const terms = await (0,terms_terms/* readTerms */.K)(repository, await (0,terms_trusted/* trustedCommit */.T)(repository, inputs['policy-ref'], context), inputs);
        const ends = await (0,terms_ends/* findEnds */.c)(repository, inputs, terms, context);
        const { changes, classes, digest } = await (0,subject/* readClasses */.H)(repository, ends, terms.reading);
        const kinds = new Map(changes.map(({ path }, index) => [path, classes[index]?.kind]));
        const { findings } = trusted.verdict.predicate;
        const question = { repository, terms, digest, findings, token: inputs['github-token'] };
        const waivers = await waiversThatCount(question, context);
        const judgement = judge(trusted.verdict, {
            ...ends,
            changes,
            policy: terms.policy,
            repository: context.runner.repository ?? 'unknown',
            waivers: waivers.counted,
            approvers: terms.approvers,
            now: context.clock.now(),
            kindOf: (path) => kinds.get(path),
        });
        const { verdict, sha256 } = trusted;
        return { judgement, verdict, verdictSha256: sha256, ends, terms, changes, refusedWaivers: waivers.refused };
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

// EXTERNAL MODULE: ./lib/git/commits.js
var commits = __webpack_require__(44958);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 4 modules
var schemas = __webpack_require__(2503);
// EXTERNAL MODULE: ./lib/github/fitted.js
var fitted = __webpack_require__(86111);
// EXTERNAL MODULE: ./lib/github/marker.js
var github_marker = __webpack_require__(35917);
// EXTERNAL MODULE: ./lib/github/own-user.js
var own_user = __webpack_require__(20203);
;// CONCATENATED MODULE: ./lib/github/issues.js




/** An issue that exists. */
const Issue = schemas/* looseObject */._H3({ number: schemas/* int */.Whr(), html_url: schemas/* string */.YjP(), body: schemas/* string */.YjP().nullish(), user: own_user/* User */.K })
    .transform(({ number, html_url, body, user }) => ({ number, url: html_url, body: body ?? '', user }));
const permission = 'issues: write';
/**
 * Opens an issue, or gives the one with this marker that is there already, open or closed.
 * Not opened twice: after a lost answer it is looked for first.
 * @param whole where a reader finds all of a body that was cut, in Markdown
 * @throws ActionError `github-…`
 */
async function openIssue(github, { title, body, marker, label }, whole) {
    const { owner, repo } = github;
    const line = (0,github_marker/* markerLine */.B)(marker);
    const isOwn = await (0,own_user/* ownUser */._)(github);
    return github.call({ what: `open the issue «${title}»`, permission, idempotent: true, result: Issue }, async (octokit, signal) => {
        const newest = await labelled(octokit, github, label, signal);
        const there = newest.find((issue) => isOwn(issue.user) && issue.body.split(/\r?\n/, 1)[0] === line);
        if (there)
            return { data: { ...there, html_url: there.url } };
        const text = (0,fitted/* fitted */.$)(`${line}\n${body}`, whole);
        return octokit.rest.issues.create({ owner, repo, title, body: text, labels: [label], request: { signal } });
    });
}
async function labelled(octokit, { owner, repo }, label, signal) {
    const { data } = await octokit.rest.issues.listForRepo({
        owner,
        repo,
        labels: label,
        state: 'all',
        sort: 'created',
        direction: 'desc',
        per_page: 100,
        request: { signal },
    });
    return schemas/* array */.YOg(Issue).parse(data);
}

;// CONCATENATED MODULE: ./lib/github/workflow-runs.js

const workflow_runs_permission = 'actions: read';
const Person = schemas/* looseObject */._H3({ login: schemas/* string */.YjP() }).nullish();
const Run = schemas/* looseObject */._H3({
    actor: Person,
    triggering_actor: Person,
    event: schemas/* string */.YjP(),
    head_branch: schemas/* string */.YjP().nullish(),
    repository: schemas/* looseObject */._H3({ id: schemas/* int */.Whr() }),
    head_repository: schemas/* looseObject */._H3({ id: schemas/* int */.Whr() }).nullish(),
})
    .transform(({ actor, triggering_actor, event, head_branch, repository, head_repository }) => ({
    /** Who started it, or this attempt of it. */
    startedBy: triggering_actor?.login ?? actor?.login,
    event,
    branch: head_branch ?? undefined,
    /** Of this repository's own commits, not of a fork's. */
    isOurs: head_repository?.id === repository.id,
}));
const Approval = schemas/* looseObject */._H3({
    state: schemas/* string */.YjP(),
    user: schemas/* looseObject */._H3({ login: schemas/* string */.YjP() }),
    environments: schemas/* array */.YOg(schemas/* looseObject */._H3({ name: schemas/* string */.YjP() })),
})
    .transform(({ state, user, environments }) => ({
    isApproval: state === 'approved',
    by: user.login,
    environments: environments.map(({ name }) => name),
}));
/** @throws ActionError `github-…` */
function workflowRun(github, id) {
    const { owner, repo } = github;
    return github.call({ what: `read the workflow run ${id}`, permission: workflow_runs_permission, idempotent: true, result: Run }, (octokit, signal) => octokit.rest.actions.getWorkflowRun({ owner, repo, run_id: id, request: { signal } }));
}
/** Who let it into which environments, or did not. @throws ActionError `github-…` */
function approvalsOf(github, id) {
    const { owner, repo } = github;
    return github.call({ what: `read who approved the workflow run ${id}`, permission: workflow_runs_permission, idempotent: true, result: schemas/* array */.YOg(Approval) }, (octokit, signal) => octokit.rest.actions.getReviewsForRun({ owner, repo, run_id: id, request: { signal } }));
}

// EXTERNAL MODULE: ./lib/runtime/summary.js
var summary = __webpack_require__(91348);
// EXTERNAL MODULE: ./lib/verdict/finding-text.js
var finding_text = __webpack_require__(67994);
;// CONCATENATED MODULE: ./lib/gate/audit-issue.js


const auditLabel = 'voygent-break-glass';
const mostReasons = 30;
const mostFindings = 50;
/** One for each run and commit, however many of its jobs pass the gate. */
function auditOf(audited, { runner, secrets }) {
    const { by, as, reason, environment, head, admission } = audited;
    const body = new summary/* Summary */.BD();
    body.markdown(`**${(0,finding_text/* inline */.mG)(by)}**, ${(0,finding_text/* inline */.mG)(as)}, has let ${(0,summary/* code */.aY)(head)} through to **${(0,finding_text/* inline */.mG)(environment)}** although the gate is closed.`);
    body.heading('Why', 3).markdown(quoted(reason));
    body.heading('What the gate says', 3);
    const reasons = admission ? [...admission.judgement.reasons, ...admission.refusedWaivers] : [audited.refused.message];
    for (const one of reasons.slice(0, mostReasons))
        body.markdown(`- ${(0,finding_text/* inline */.mG)(one)}`);
    const findings = admission?.verdict.predicate.findings ?? [];
    if (findings.length > 0)
        body.heading(`What the review has found (${findings.length})`, 3);
    for (const finding of findings.slice(0, mostFindings))
        body.markdown(`${(0,finding_text/* itemOf */.Tu)(finding)}\n  - Severity: ${finding.severity}`);
    if (findings.length > mostFindings)
        body.paragraph(`And ${findings.length - mostFindings} more: see the verdict.`);
    body.heading('To do', 3);
    body.markdown([
        `- [ ] Have ${(0,summary/* code */.aY)(head.slice(0, 12))} reviewed now, and correct what is found.`,
        '- [ ] Say here what came of it, and close this issue.',
    ].join('\n'));
    body.markdown(`<sub>Written by ${runner.runUrl === undefined ? 'a run by hand' : `[this run](${runner.runUrl})`}, before anything was let through.</sub>`);
    return {
        title: `Break-glass: ${head.slice(0, 12)} to ${environment}, by ${by}`,
        body: body.toString((markdown) => secrets.redactMarkdown(markdown)),
        marker: `break-glass ${runner.runId} ${environment} ${head}`,
        label: auditLabel,
    };
}
function quoted(text) {
    return `> ${(0,finding_text/* inline */.mG)(text)}`;
}

;// CONCATENATED MODULE: ./lib/gate/break-glass.js
var break_glass_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var break_glass_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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









/**
 * Lets somebody who is named for it on the default branch through the closed gate, and writes that down in an issue first: what
 * cannot be written down is not let through.
 * @throws ActionError `break-glass-refused`, `input-invalid`, `commit-not-found`, `config-invalid`, `github-…`
 */
async function breakGlass({ reason, environment, refused, admission }, inputs, context) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        requireReason(reason);
        if (inputs['policy-ref'] !== undefined)
            throw no('with `policy-ref` it cannot be told who is named on the default branch');
        const repository = break_glass_addDisposableResource(env_1, await (0,git_repository/* openRepository */.h)(context), true);
        const terms = await (0,terms_terms/* readTerms */.K)(repository, await (0,terms_trusted/* trustedCommit */.T)(repository, undefined, context), inputs);
        const head = admission?.ends.head ?? (await (0,commits/* resolveCommit */.WL)(repository, inputs.head ?? 'HEAD', 'head'));
        const github = await (0,client/* connectGitHub */.U)(inputs['github-token'], context, 'write down who broke the glass', 'issues: write');
        const { by, as } = await authority(terms, github, context);
        const audit = auditOf({ by, as, reason, environment, head, refused, admission }, context);
        const whole = context.runner.runUrl === undefined ? 'the log' : `[the run](${context.runner.runUrl})`;
        const issue = await openIssue(github, audit, whole);
        context.events.warning('gate.overridden', `${by}, ${as}, has broken the glass: ${head.slice(0, 12)} goes to ${environment} although the gate is closed. It is written down in issue ${issue.number}: ${issue.url}`, { by, head, environment, issue: issue.number });
        return { by, as, reason, head, issue };
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = break_glass_disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
const shortestReason = 10;
function requireReason(reason) {
    if (reason.trim().length >= shortestReason)
        return;
    throw no('the input `break-glass` does not say why, in ten characters at least');
}
/** By GitHub's own records of this run: what the job's environment says, a workflow can set. */
async function authority({ breakGlass: named, trusted }, github, { runner }) {
    const { actors, environments } = named;
    const where = `\`review.break-glass\` of the configuration on ${trusted.told}`;
    if (actors.length + environments.length === 0)
        throw no(`${where} names nobody`);
    const run = Number(runner.runId);
    if (!Number.isSafeInteger(run) || run <= 0)
        throw no('this is no workflow run, and it cannot be told whose it is');
    const { startedBy } = await workflowRun(github, run);
    if (startedBy !== undefined && actors.some((login) => login.toLowerCase() === startedBy.toLowerCase()))
        return { by: startedBy, as: `named in ${where}` };
    const told = `${startedBy ?? 'whoever started this run'} is not among the actors of ${where}`;
    if (environments.length === 0)
        throw no(told);
    const approvals = (await approvalsOf(github, run)).filter(({ isApproval }) => isApproval);
    for (const { by, environments: entered } of approvals) {
        const environment = entered.find((name) => environments.includes(name));
        if (environment !== undefined)
            return { by, as: `a reviewer of the environment ${environment}` };
    }
    throw no(`${told}, and no reviewer of ${environments.join(' or ')} has approved this run`);
}
function no(why) {
    return new errors/* ActionError */.lZ('break-glass-refused', `The glass stays whole: ${why}. Nothing was done.`, {
        hint: 'Who may break it stands under `review.break-glass` in .github/voygent.yml on the default branch: docs/verdict.md, break-glass.',
    });
}

;// CONCATENATED MODULE: ./lib/gate/pass.js



/**
 * Judges what is checked out. A no is an answer here, and no error.
 * @throws ActionError where the glass was to be broken, and is not
 */
async function pass(inputs, context) {
    const { admission, refused } = await judged(inputs, context);
    const reason = inputs['break-glass'];
    if (!refused || reason === undefined)
        return { admission, refused, override: undefined };
    const environment = inputs.environment ?? 'default';
    const override = await breakGlass({ reason, environment, refused, admission }, inputs, context);
    return { admission, refused, override };
}
async function judged(inputs, context) {
    try {
        const admission = await admit(inputs, context);
        return { admission, refused: admission.judgement.decision === 'admitted' ? undefined : refusal(admission) };
    }
    catch (error) {
        context.signal.throwIfAborted();
        if (!(error instanceof errors/* ActionError */.lZ))
            throw error;
        return { admission: undefined, refused: error };
    }
}
/** A no, with all that speaks against it. */
function refusal({ judgement, ends, refusedWaivers }) {
    const { decision } = judgement;
    const reasons = [...judgement.reasons, ...refusedWaivers];
    const told = `${reasons.slice(0, 8).join(' ')}${reasons.length > 8 ? ` And ${reasons.length - 8} more.` : ''}`;
    const isBlocked = decision === 'blocked';
    return new errors/* ActionError */.lZ('gate-refused', `The gate does not admit ${ends.head.slice(0, 12)}. ${told} Nothing was done.`, {
        status: isBlocked ? 'blocked' : 'indeterminate',
        hint: isBlocked
            ? 'Correct what was found and have it reviewed again; or have somebody take a finding upon himself: docs/verdict.md, waivers.'
            : 'Run the review again on this commit, and give its outputs to the gate.',
    });
}


/***/ }),

/***/ 54285:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ reportGate),
/* harmony export */   v: () => (/* binding */ reportOverride)
/* harmony export */ });
/* harmony import */ var _runtime_summary_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(91348);

const titles = { admitted: 'admitted', blocked: 'blocked', indeterminate: 'not admitted: it cannot be told' };
/** What was judged, by what, and why it came out so. */
function reportGate({ judgement, verdict, ends, terms, refusedWaivers }, summary) {
    const { decision, waived, status } = judgement;
    const reasons = [...judgement.reasons, ...refusedWaivers];
    const { predicate, subject } = verdict;
    summary.heading(`Gate: ${titles[decision]}`);
    summary.table(['', ''], [
        ['Commit', (0,_runtime_summary_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(ends.head)],
        ['Compared with', (0,_runtime_summary_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeMarkdown */ .FV)(ends.told)],
        ['Changes', `${(0,_runtime_summary_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(subject[0].digest.sha256)}, ${predicate.coverage.length} paths`],
        ['Terms', `those of ${(0,_runtime_summary_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeMarkdown */ .FV)(terms.trusted.told)} at ${(0,_runtime_summary_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(terms.trusted.commit.slice(0, 12))}`],
        ['Status, computed here', (0,_runtime_summary_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeMarkdown */ .FV)(status)],
        ['Reviewed', `${(0,_runtime_summary_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeMarkdown */ .FV)(predicate.createdAt)}, counts until ${(0,_runtime_summary_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeMarkdown */ .FV)(predicate.expiresAt)}`],
        ['Findings', `${predicate.findings.length}, of which ${waived.length} waived`],
    ]);
    if (reasons.length > 0)
        summary.markdown(reasons
            .slice(0, 50)
            .map((reason) => `- ${(0,_runtime_summary_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeMarkdown */ .FV)(reason)}`)
            .join('\n'));
    if (reasons.length > 50)
        summary.paragraph(`And ${reasons.length - 50} more.`);
}
/** Beside what the gate says, as nothing of that is taken back. */
function reportOverride({ by, as, reason, issue }, summary) {
    summary.markdown(`> [!CAUTION]\n> ${(0,_runtime_summary_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeMarkdown */ .FV)(by)}, ${(0,_runtime_summary_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeMarkdown */ .FV)(as)}, has broken the glass: this is let through although the gate is closed. ${(0,_runtime_summary_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeMarkdown */ .FV)(reason.replace(/\s+/g, ' '))} ([issue ${issue.number}](${issue.url}))`);
}


/***/ }),

/***/ 57665:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ allPages)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2503);
/* harmony import */ var _runtime_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(50525);


const pageSize = 100;
// After 3,000 files, which is all that GitHub tells of a pull request, an empty page comes.
const mostPages = 31;
/** All of it, to 3,000 entries. @throws ActionError `github-…` */
async function allPages(github, { what, permission, item }, send) {
    const found = [];
    const result = zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(item);
    for (let page = 1; page <= mostPages; page++) {
        const items = await github.call({ what, permission, idempotent: true, result }, (octokit, signal) => send(octokit, { per_page: pageSize, page }, { signal }));
        found.push(...items);
        if (items.length < pageSize)
            return found;
    }
    throw new _runtime_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('github-refused', `Could not ${what}: the list has more than 3,000 entries.`, {
        hint: 'A pull request of that size cannot be judged: make a smaller one.',
    });
}


/***/ }),

/***/ 51295:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Nv: () => (/* binding */ reviewsOf),
/* harmony export */   Tb: () => (/* binding */ pullRequestsOf),
/* harmony export */   VV: () => (/* binding */ pullRequest),
/* harmony export */   kO: () => (/* binding */ writersOf)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2503);
/* harmony import */ var _all_pages_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57665);
/* harmony import */ var _own_user_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(20203);



const permission = 'pull-requests: read';
const PullRequest = zod__WEBPACK_IMPORTED_MODULE_2__/* .looseObject */ ._H3({
    number: zod__WEBPACK_IMPORTED_MODULE_2__/* .int */ .Whr(),
    merged_at: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().nullish(),
    user: _own_user_js__WEBPACK_IMPORTED_MODULE_1__/* .User */ .K,
    head: zod__WEBPACK_IMPORTED_MODULE_2__/* .looseObject */ ._H3({ sha: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP() }),
    base: zod__WEBPACK_IMPORTED_MODULE_2__/* .looseObject */ ._H3({ ref: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP() }),
})
    .transform(({ number, merged_at, user, head, base }) => ({
    number,
    isMerged: Boolean(merged_at),
    author: user?.login,
    head: head.sha,
    base: base.ref,
}));
const Review = zod__WEBPACK_IMPORTED_MODULE_2__/* .looseObject */ ._H3({ state: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), commit_id: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().nullish(), user: _own_user_js__WEBPACK_IMPORTED_MODULE_1__/* .User */ .K })
    .transform(({ state, commit_id, user }) => ({
    login: user?.login ?? '',
    isPerson: user?.type === 'User',
    state,
    commit: commit_id ?? undefined,
}));
const Commit = zod__WEBPACK_IMPORTED_MODULE_2__/* .looseObject */ ._H3({ author: _own_user_js__WEBPACK_IMPORTED_MODULE_1__/* .User */ .K, committer: _own_user_js__WEBPACK_IMPORTED_MODULE_1__/* .User */ .K })
    .transform(({ author, committer }) => [author?.login, committer?.login].filter((login) => login !== undefined));
/** @throws ActionError `github-…` */
function pullRequest(github, number) {
    return github.call({ what: `read pull request ${number}`, permission, idempotent: true, result: PullRequest }, (octokit, signal) => octokit.rest.pulls.get({ ...place(github), pull_number: number, request: { signal } }));
}
/** The pull requests that a commit came by. @throws ActionError `github-…` */
function pullRequestsOf(github, commit) {
    return (0,_all_pages_js__WEBPACK_IMPORTED_MODULE_0__/* .allPages */ .S)(github, { what: `read by which pull request ${commit.slice(0, 12)} came`, permission, item: PullRequest }, (octokit, page, request) => octokit.rest.repos.listPullRequestsAssociatedWithCommit({
        ...place(github),
        commit_sha: commit,
        ...page,
        request,
    }));
}
/** Its reviews, oldest first. @throws ActionError `github-…` */
function reviewsOf(github, number) {
    return (0,_all_pages_js__WEBPACK_IMPORTED_MODULE_0__/* .allPages */ .S)(github, { what: `read the reviews of pull request ${number}`, permission, item: Review }, (octokit, page, request) => octokit.rest.pulls.listReviews({ ...place(github), pull_number: number, ...page, request }));
}
/** Whose commits it has. @throws ActionError `github-…` */
async function writersOf(github, number) {
    const commits = await (0,_all_pages_js__WEBPACK_IMPORTED_MODULE_0__/* .allPages */ .S)(github, { what: `read the commits of pull request ${number}`, permission, item: Commit }, (octokit, page, request) => octokit.rest.pulls.listCommits({ ...place(github), pull_number: number, ...page, request }));
    return [...new Set(commits.flat())];
}
function place({ owner, repo }) {
    return { owner, repo };
}


/***/ })

};
