export const id = 9667;
export const ids = [9667];
export const modules = {

/***/ 69667:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  run: () => (/* binding */ run)
});

// EXTERNAL MODULE: ./lib/cloudflare/client.js
var client = __webpack_require__(19480);
// EXTERNAL MODULE: ./lib/deploy/conclusion.js
var conclusion = __webpack_require__(28688);
// EXTERNAL MODULE: ./lib/deploy/deploy-all.js + 2 modules
var deploy_all = __webpack_require__(92604);
// EXTERNAL MODULE: ./lib/deploy/plan.js + 9 modules
var plan = __webpack_require__(58471);
// EXTERNAL MODULE: ./lib/github/client.js
var github_client = __webpack_require__(70636);
// EXTERNAL MODULE: ./lib/ledger/entry.js
var entry = __webpack_require__(66341);
// EXTERNAL MODULE: ./lib/ledger/ledger.js
var ledger_ledger = __webpack_require__(54648);
// EXTERNAL MODULE: ./lib/ledger/start.js
var ledger_start = __webpack_require__(21389);
// EXTERNAL MODULE: ./lib/migrate/databases.js + 5 modules
var migrate_databases = __webpack_require__(73954);
// EXTERNAL MODULE: ./lib/migrate/plan-all.js + 5 modules
var plan_all = __webpack_require__(49627);
// EXTERNAL MODULE: ./lib/project/checks.js
var project_checks = __webpack_require__(86148);
// EXTERNAL MODULE: ./lib/project/from-inputs.js + 8 modules
var from_inputs = __webpack_require__(41381);
// EXTERNAL MODULE: ./lib/render/client.js + 1 modules
var render_client = __webpack_require__(23861);
// EXTERNAL MODULE: ./lib/render/way-back.js
var way_back = __webpack_require__(15451);
// EXTERNAL MODULE: ./lib/runtime/errors.js
var errors = __webpack_require__(50525);
// EXTERNAL MODULE: ./lib/runtime/run-id.js
var run_id = __webpack_require__(38907);
// EXTERNAL MODULE: ./lib/runtime/untouched.js
var untouched = __webpack_require__(74935);
;// CONCATENATED MODULE: ./lib/release/commit.js

/**
 * The commit that is released: GITHUB_SHA, or what is checked out where no workflow runs.
 * @throws ActionError `input-invalid`
 */
async function commitOf(context) {
    if (context.runner.sha !== undefined)
        return context.runner.sha;
    const { commit, said } = await revision('HEAD', context);
    if (commit !== undefined)
        return commit;
    throw new errors/* ActionError */.lZ('input-invalid', `It cannot be told which commit is released: GITHUB_SHA is not set, and \`git rev-parse HEAD\` says «${said}». Nothing was done.`, {
        hint: 'GitHub sets GITHUB_SHA in every workflow; by hand, run this in a checkout.',
    });
}
/** Git's id of a commit's content; `null` where the checkout does not have the commit. */
async function treeOf(commit, context) {
    const { commit: tree } = await revision(`${commit}^{tree}`, context).catch(() => ({ commit: undefined }));
    return tree ?? null;
}
async function revision(name, { runner, exec, signal }) {
    const env = { PATH: runner.env['PATH'] ?? '', HOME: runner.env['HOME'] ?? runner.temporary };
    const { exitCode, stdout, stderr } = await exec.run('git', ['rev-parse', name], {
        cwd: runner.workspace,
        env,
        signal,
    });
    const found = stdout.trim();
    const isId = exitCode === 0 && /^[0-9a-f]{40,64}$/.test(found);
    return { commit: isId ? found : undefined, said: stderr.trim() || found };
}

// EXTERNAL MODULE: ./lib/gate/pass.js + 10 modules
var pass = __webpack_require__(33326);
// EXTERNAL MODULE: ./lib/gate/report.js
var report = __webpack_require__(54285);
// EXTERNAL MODULE: ./lib/terms/judged-tree.js
var judged_tree = __webpack_require__(69735);
;// CONCATENATED MODULE: ./lib/release/gate.js




/**
 * Holds a gated environment shut, but for what a verdict admits and is checked out here. An environment named production is
 * gated unless its configuration says `gate: off`, and then every summary says so.
 * @param isPlan a plan without a verdict only says that one will be needed
 * @throws ActionError `gate-required`, `gate-refused`, and where it cannot be judged
 */
async function passGate(environment, inputs, isPlan, context) {
    const { name, gate } = environment;
    if (gate === 'off') {
        if (environment.gateSource === 'configuration')
            tellOff(name, context);
        return undefined;
    }
    if (inputs.verdict === undefined && (isPlan || inputs['break-glass'] === undefined)) {
        if (!isPlan)
            throw required(name);
        const notice = `The environment ${name} is gated: to carry this out a review's verdict is needed.`;
        context.summary.markdown(`> [!NOTE]\n> ${notice}`);
        return undefined;
    }
    // A plan changes nothing: no glass is broken for it.
    return enter({ ...inputs, 'break-glass': isPlan ? undefined : inputs['break-glass'] }, context);
}
async function enter(inputs, context) {
    const { admission, override, refused } = await (0,pass/* pass */.I)(inputs, context);
    if (admission)
        (0,report/* reportGate */.O)(admission, context.summary);
    if (override)
        (0,report/* reportOverride */.v)(override, context.summary);
    if (refused && !override)
        throw refused;
    const head = override?.head ?? admission?.ends.head;
    if (head !== undefined)
        await (0,judged_tree/* requireJudgedTree */.f)(head, context);
    return {
        verdict: admission?.verdictSha256 ?? null,
        breakGlass: override && { by: override.by, issue: override.issue.number },
        coverage: admission?.verdict.predicate.coverage,
    };
}
function required(name) {
    return new errors/* ActionError */.lZ('gate-required', `The environment ${name} is gated: nothing reaches it without a review's verdict, and the input \`verdict\` is empty. Nothing was done.`, {
        hint: `Run \`review\` before this and give its outputs as \`verdict\` and \`verdict-sha256\`; or switch the gate off in so many words in .github/voygent.yml: \`environments: { ${name}: { gate: off } }\`.`,
    });
}
function tellOff(name, context) {
    const notice = `The gate of ${name} is off by configuration: nobody's review stands between this commit and ${name}.`;
    context.events.warning('gate.off', notice);
    context.summary.markdown(`> [!WARNING]\n> ${notice}`);
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/smoke/page-parts.js
var page_parts = __webpack_require__(73121);
;// CONCATENATED MODULE: ./lib/deploy/page-parts.js

/**
 * What a Worker was checked for at each of its steps, the last one first.
 * @param isCheckedAfter whether it was checked again after the last step
 */
function checkedAtSteps({ plan, steps }, isCheckedAfter) {
    return steps.toReversed().map(({ percentage, checks }, index) => {
        const result = { url: plan.url.href, results: checks };
        return (0,page_parts/* checkedOf */.T)(result, `${plan.worker.name} at ${percentage} %`, isCheckedAfter || index > 0);
    });
}

// EXTERNAL MODULE: ./lib/migrations/rules.js
var rules = __webpack_require__(76154);
// EXTERNAL MODULE: ./lib/migrate/schema-changes.js
var schema_changes = __webpack_require__(37734);
;// CONCATENATED MODULE: ./lib/migrate/page-parts.js


/** What the migrations of each database change in its schema, as the rehearsal has seen it. */
function schemasOf(results) {
    return results.flatMap((result) => {
        const changes = (0,schema_changes/* schemaChangesOf */.q)(result);
        if (changes.length === 0)
            return [];
        const isApplied = result.applied.length === result.pending.length && result.recovery?.state !== 'restored';
        return [{ database: result.target.name, isApplied, changes }];
    });
}
/** What the rules say of the pending migrations. */
function findingsOf(results) {
    return results.flatMap(({ target, findings }) => findings.map(({ rule, severity, allowed, file, line, message, reason }) => ({
        rule,
        page: (0,rules/* pageOf */.ZZ)(rule),
        weight: allowed ? 'allowed' : severity,
        where: `${target.name}: ${file}${line === undefined ? '' : `:${line}`}`,
        message,
        reason,
    })));
}

// EXTERNAL MODULE: ./lib/page/data.js
var data = __webpack_require__(9795);
// EXTERNAL MODULE: ./lib/page/facts.js
var facts = __webpack_require__(50880);
// EXTERNAL MODULE: ./lib/page/write.js + 16 modules
var write = __webpack_require__(82776);
// EXTERNAL MODULE: ./lib/rollout/baseline.js
var baseline = __webpack_require__(95082);
;// CONCATENATED MODULE: ./lib/release/page.js









/** Writes the page of a release, or of the plan of one, beside the JSON. */
async function releasePage(result, subject, error, context) {
    const file = (0,external_node_path_.join)(context.runner.temporary, `voygent-release-${(0,run_id/* runId */.V)(context)}.html`);
    const report = pageOf(result, subject, error, context);
    const written = await (0,write/* writePage */.x)(report, { file, environment: subject.environment }, context);
    return written === undefined ? {} : { 'report-html': written };
}
function pageOf(result, subject, error, context) {
    const { databases, workers, checks } = result;
    const { environment, coverage, done } = subject;
    return {
        title: done ? `Release ${done.release} to ${environment}` : `Plan of a release to ${environment}`,
        status: error?.status ?? 'passed',
        headline: headlineOf(result, error, done !== undefined),
        error: (0,data/* errorOf */.M)(error),
        facts: [gateFact(subject), ...(0,facts/* factsOf */.x)(context)],
        wayBack: done && wayBackOf(done.wayBack, result),
        steps: context.timeline.steps,
        checks: [
            ...checks.map((result) => (0,page_parts/* checkedOf */.T)(result, `${result.url}, with everything at 100 %`)),
            ...workers.flatMap((worker) => checkedAtSteps(worker, checks.length > 0)),
        ],
        latencies: [
            ...checks.flatMap(({ url, results }) => (0,page_parts/* latenciesOf */.S)(results, `${url} at 100 %`)),
            ...workers.flatMap(({ plan, steps }) => steps.flatMap(({ percentage, checks }) => (0,page_parts/* latenciesOf */.S)(checks, `${plan.worker.name} at ${percentage} %`))),
        ],
        findings: findingsOf(databases),
        schemas: schemasOf(databases),
        coverage,
    };
}
function gateFact({ verdict, breakGlass }) {
    const value = breakGlass
        ? `closed; ${breakGlass.by} has broken the glass (issue ${breakGlass.issue})`
        : verdict === null
            ? 'none: without a verdict of a review'
            : `admitted by the verdict ${verdict.slice(0, 12)}`;
    return { name: 'Gate', value };
}
function headlineOf({ workers }, error, isDone) {
    if (!isDone)
        return error ? 'It would not be released. Nothing was done.' : 'This is a plan: nothing was changed.';
    if (!error)
        return 'Released. Every step was checked.';
    const back = workers.filter(({ wayBack }) => wayBack?.kind === 'put-back').map(({ plan }) => plan.worker.name);
    return back.length === 0 ? 'Not released.' : `Not released. What served before serves again: ${back.join(', ')}.`;
}
/** As recorded before the first step, with what of it is done already. */
function wayBackOf({ workers, databases }, result) {
    return {
        introduction: 'It was recorded before the first step, and leads to what was there then.',
        ways: [
            ...workers
                .filter(({ versions }) => versions.length > 0)
                .map(({ name, versions }) => ({
                what: `The Worker ${name}.${isBack(name, result) ? ' It serves what it served before already.' : ''}`,
                command: (0,baseline/* undoCommand */.Eb)(name, versions),
                losesWrites: false,
            })),
            ...databases.map(({ name, bookmark }) => ({
                what: `The database ${name}.${isUnchanged(name, result) ? ' No migration was applied to it.' : ''}`,
                command: `npx wrangler d1 time-travel restore ${name} --bookmark=${bookmark}`,
                losesWrites: true,
            })),
        ],
    };
}
function isBack(name, { workers }) {
    const worker = workers.find(({ plan }) => plan.worker.name === name);
    return worker?.wayBack?.kind === 'put-back' || worker?.wayBack?.kind === 'unchanged';
}
function isUnchanged(name, { databases }) {
    return databases.find(({ target }) => target.name === name)?.applied.length === 0;
}

;// CONCATENATED MODULE: ./lib/release/record-end.js

/** The end is recorded also when the job is being cancelled. Gives an error when that fails. */
async function recordEnd({ ledger, workers, releases }, { deploymentId, release }, { error }, context) {
    const surely = ledger.withSignal(AbortSignal.timeout(60_000));
    const links = { log: context.runner.runUrl, environment: workers[0]?.url.href };
    const told = error ? context.secrets.redact(error.message) : 'Released';
    try {
        await context.timeline.step('release', 'record the end', async () => {
            await surely.mark(deploymentId, error ? 'failure' : 'success', told, links);
            if (!error)
                await retire(surely, { deploymentId, release }, releases, context);
        });
        return undefined;
    }
    catch (cause) {
        const what = error ? error.message : 'The release is done and serves.';
        return new errors/* ActionError */.lZ('github-refused', `${what} Its end could not be recorded: ${cause instanceof Error ? cause.message : String(cause)}`, {
            hint: [error?.hint, 'The ledger shows the release as in progress; the next one will take it over.']
                .filter(Boolean)
                .join(' '),
            cause,
        });
    }
}
/** For those who read GitHub's list of deployments; nothing of ours depends on it, so that its failure fails nothing. */
async function retire(ledger, { deploymentId, release }, releases, { events }) {
    try {
        await ledger.retireBefore(deploymentId, releases, `release ${release}`);
    }
    catch (error) {
        events.warning('release.not-retired', `Earlier releases still stand as active in the list of deployments: ${error instanceof Error ? error.message : String(error)}`);
    }
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ./lib/deploy/report.js
var deploy_report = __webpack_require__(16513);
// EXTERNAL MODULE: ./lib/migrate/report.js
var migrate_report = __webpack_require__(99395);
// EXTERNAL MODULE: ./lib/runtime/summary.js
var runtime_summary = __webpack_require__(91348);
// EXTERNAL MODULE: ./lib/runtime/timeline-report.js + 1 modules
var timeline_report = __webpack_require__(33487);
;// CONCATENATED MODULE: ./lib/release/report.js







/** The job summary of a release: what happened, step by step, and the way back as commands. */
function reportRelease(result, plan, summary, mode, done) {
    summary.heading(`Release to ${plan.environment}${done ? ` — ${done.release}` : ''}`);
    if (mode === 'apply')
        summary.markdown(result.error ? '**Not released.**' : '**Released.** Every step was checked.');
    if (done)
        (0,timeline_report/* reportTimeline */.A)(done.timeline, summary);
    (0,migrate_report/* report */.z)(result.databases, mode, summary);
    if (mode === 'plan')
        (0,deploy_report/* reportPlan */._)(plan.workers, summary);
    else
        (0,deploy_report/* reportResults */.z)(result.workers, summary);
    if (done)
        reportWayBack(done.wayBack, summary);
}
function reportWayBack({ workers, databases }, summary) {
    summary.heading('The way back', 3);
    summary.markdown('Recorded before the first step. A Worker goes back at once and loses nothing:');
    const commands = workers
        .filter(({ versions }) => versions.length > 0)
        .map(({ name, versions }) => (0,baseline/* undoCommand */.Eb)(name, versions));
    summary.codeBlock(commands.join('\n') || '# there was no Worker before this release', 'sh');
    if (databases.length === 0)
        return;
    summary.markdown('A database goes back to its bookmark, and loses **everything that was written since**:');
    summary.codeBlock(databases
        .map(({ name, bookmark }) => `npx wrangler d1 time-travel restore ${name} --bookmark=${bookmark}`)
        .join('\n'), 'sh');
    summary.table(['database', 'last migration before'], databases.map(({ name, head }) => [(0,runtime_summary/* code */.aY)(name), head === null ? 'none' : (0,runtime_summary/* escapeMarkdown */.FV)(head)]));
}
/** The report as a JSON file; gives its path. */
async function writeReport({ release, deploymentId, status, wayBack, result, timeline }, context) {
    const file = (0,external_node_path_.join)(context.runner.temporary, `voygent-release-${release}.json`);
    const report = {
        version: 1,
        release,
        deployment_id: deploymentId,
        status,
        error: result.error ? { code: result.error.code, message: result.error.message, hint: result.error.hint } : null,
        way_back: wayBack,
        timeline: timeline.map(({ subject, name, startedAt, durationMs, outcome }) => ({
            subject,
            name,
            started: new Date(startedAt).toISOString(),
            duration_ms: durationMs,
            outcome,
        })),
        databases: result.databases.map(({ target, applied, pending }) => ({
            name: target.name,
            applied,
            pending: pending.map(({ name }) => name),
        })),
        workers: result.workers.map(({ plan, version, proof, steps, wayBack: back }) => ({
            name: plan.worker.name,
            url: plan.url.href,
            version: version ?? null,
            proof: proof ?? null,
            steps,
            way_back: back?.kind ?? null,
        })),
    };
    await (0,promises_.mkdir)((0,external_node_path_.dirname)(file), { recursive: true });
    await (0,promises_.writeFile)(file, `${context.secrets.redact(JSON.stringify(report, undefined, 2))}\n`);
    return file;
}

// EXTERNAL MODULE: ./lib/rollout/checks.js
var checks = __webpack_require__(48260);
// EXTERNAL MODULE: ./lib/runtime/timeline.js
var timeline = __webpack_require__(79725);
// EXTERNAL MODULE: ./lib/smoke/report.js + 1 modules
var smoke_report = __webpack_require__(88537);
;// CONCATENATED MODULE: ./lib/release/smoke.js




/** With all Workers at 100 %, every check once more: together they may fail where each alone did not. */
function smokeAll(deployed, options, cloudflare, context) {
    context.events.info('smoke.started', 'Everything is at 100 %. Checking once more.');
    const look = () => checkAll(deployed, options, cloudflare, context);
    return context.timeline.step('release', 'check everything', look, ({ error }) => (0,timeline/* outcomeOf */.s)(error));
}
async function checkAll(deployed, options, cloudflare, context) {
    try {
        const results = await Promise.all(deployed.map(async ({ plan }) => ({
            url: plan.url.href,
            results: await (0,checks/* check */.z)(plan, { base: plan.url, headers: {} }, { ...options, extent: 'thorough' }, cloudflare, {
                ...context,
                events: context.events.step('smoke'),
            }),
        })));
        return { results, error: (0,smoke_report/* failureOf */.g5)(results) };
    }
    catch (error) {
        return { results: [], error: (0,errors/* toActionError */.ie)(error) };
    }
}

// EXTERNAL MODULE: ./lib/migrations/moment.js
var moment = __webpack_require__(57413);
;// CONCATENATED MODULE: ./lib/release/way-back.js


/**
 * What is there before the first step. A release that was cut off has perhaps migrated already: its bookmarks are
 * older than what can be read now, and are taken over.
 */
async function findWayBack(workers, databases, interrupted, servicesNow, cloudflare) {
    return {
        workers: workers.map(({ worker, baseline }) => ({
            name: worker.name,
            versions: baseline?.shares.map(({ version_id, percentage }) => ({ version_id, percentage })) ?? [],
        })),
        databases: await Promise.all(databases.map(async ({ target, ledger }) => {
            const earlier = interrupted?.entry.way_back.databases.find(({ id }) => id === target.id);
            if (earlier)
                return earlier;
            return (0,moment/* momentOf */.E)(target, ledger, cloudflare);
        })),
        services: await servicesNow(),
    };
}
/** The newest release, when it never came to its end, and those before it that it was to take over. */
function cutOffReleases(releases) {
    const [newest] = releases;
    // A rollback that has put an old version in place has come to its end as far as that version goes.
    let next = newest && (0,entry/* isUnfinished */.ui)(newest) && !newest.entry.destination ? newest.entry.release : null;
    const names = [];
    for (const { entry } of releases) {
        if (entry.release !== next)
            continue;
        names.push(entry.release);
        next = entry.continues;
    }
    return names;
}

;// CONCATENATED MODULE: ./lib/release/run.js
























/** What was begun by hand, and of which so nothing can be learnt, counts as cut off: a release takes it over. */
const refusesUntold = false;
async function run(inputs, context) {
    const plan = await (0,untouched/* beforeAnyChange */.U)(() => planRelease(inputs, context));
    const preview = { databases: plan.databases.map(migrate_databases/* untouched */.s), workers: [], checks: [] };
    const blocked = preview.databases.find(({ error }) => error)?.error;
    if (inputs.mode === 'plan' || blocked) {
        reportRelease(preview, plan, context.summary, 'plan');
        const outputs = await releasePage(preview, plan, blocked, context);
        return { status: blocked?.status ?? 'passed', outputs, ...(blocked ? { error: blocked } : {}) };
    }
    return carryOut(plan, inputs, context);
}
async function planRelease(inputs, context) {
    const cloudflare = await (0,client/* connectCloudflare */._)(inputs, context);
    const project = await (0,from_inputs/* projectFromInputs */.X)(inputs, context);
    const enter = () => passGate(project.environment, inputs, inputs.mode === 'plan', context);
    const evidence = await context.timeline.step('release', 'gate', enter, (found) => (found ? 'passed' : 'skipped'));
    // GitHub wants a name; «production» would be a claim.
    const environment = project.environment.name ?? 'default';
    const github = await (0,github_client/* connectGitHub */.U)(inputs['github-token'], context, 'record the release as a GitHub Deployment before its first step', 'deployments: write');
    const ledger = new ledger_ledger/* ReleaseLedger */.L(github, environment);
    const commit = await commitOf(context);
    const servicesNow = renderServices(project, inputs['render-api-key'], context);
    const checks = await (0,project_checks/* parseChecks */.B)(inputs.checks ?? '', 'input checks');
    const releases = await ledger.recent();
    await (0,ledger_start/* refuseSecond */.d)(ledger, releases, { environment, refusesUntold }, context);
    const wanted = {
        promote: inputs.promote,
        requiredSecrets: inputs['required-secrets'],
        checks,
        cutOffRuns: cutOffReleases(releases),
    };
    const [databases, workers] = await context.timeline.step('release', 'plan', () => Promise.all([
        project.databases.length === 0 ? [] : (0,plan_all/* planAll */.n)(project, inputs, cloudflare, context),
        (0,plan/* planWorkers */.P)(project, wanted, cloudflare, context),
    ]));
    const unfinished = releases.filter(entry/* isUnfinished */.ui);
    const interrupted = unfinished.find((release) => release === releases[0] && !release.entry.destination);
    return {
        cloudflare,
        ledger,
        environment,
        databases,
        workers,
        commit,
        verdict: evidence?.verdict ?? null,
        breakGlass: evidence?.breakGlass,
        coverage: evidence?.coverage,
        servicesNow,
        releases,
        unfinished,
        interrupted,
    };
}
/** @returns what asks Render */
function renderServices({ render: configured }, apiKey, context) {
    if (!configured)
        return () => Promise.resolve([]);
    if (apiKey === undefined) {
        context.events.warning('render.left-out', `Which deploy of ${configured.service} on Render is live is not recorded: the input \`render-api-key\` is empty.`);
        return () => Promise.resolve([]);
    }
    const render = (0,render_client/* connectRender */.h)(apiKey, context);
    return async () => [await (0,way_back/* wayBackOf */.m)(render, configured.service)];
}
/** The head that each database has when the code serves. */
function headsOf({ databases }) {
    return Object.fromEntries(databases.map(({ target, ledger, pending }) => [
        target.name,
        pending.at(-1)?.name ?? ledger.applied.at(-1) ?? null,
    ]));
}
async function carryOut(plan, inputs, context) {
    const release = (0,run_id/* runId */.V)(context);
    const { wayBack, deploymentId } = await context.timeline.step('release', 'record the way back', async () => {
        const wayBack = await (0,untouched/* beforeAnyChange */.U)(() => findWayBack(plan.workers, plan.databases, plan.interrupted, plan.servicesNow, plan.cloudflare));
        return { wayBack, deploymentId: await writeDown(plan, release, wayBack, context) };
    });
    const result = await steps(plan, inputs, { dwellMs: inputs.dwell, waitMs: inputs.wait, run: release, commit: plan.commit, heads: headsOf(plan) }, context);
    const error = (await recordEnd(plan, { deploymentId, release }, result, context)) ?? result.error;
    const status = error?.status ?? 'passed';
    const { steps: timeline } = context.timeline;
    reportRelease(result, plan, context.summary, 'apply', { release, wayBack, timeline });
    const report = await writeReport({ release, deploymentId, status, wayBack, result, timeline }, context);
    const html = await releasePage(result, { ...plan, done: { release, wayBack } }, error, context);
    return {
        status,
        outputs: { 'release-id': release, 'deployment-id': String(deploymentId), 'way-back': wayBack, report, ...html },
        ...(error ? { error } : {}),
    };
}
/** The way back is on record before the first step; a release that was cut off is taken over. */
async function writeDown({ ledger, interrupted, unfinished, environment, commit, verdict, breakGlass }, release, wayBack, context) {
    const { runUrl } = context.runner;
    const entry = {
        voygent: 1,
        release,
        commit,
        tree: await treeOf(commit, context),
        verdict,
        ...(breakGlass ? { break_glass: breakGlass } : {}),
        run_url: runUrl ?? null,
        continues: interrupted?.entry.release ?? null,
        way_back: wayBack,
    };
    const start = { entry, said: `Release ${release} is running`, environment, takenOver: unfinished, refusesUntold };
    const deploymentId = await (0,ledger_start/* recordStart */.c)(ledger, start, context);
    if (interrupted) {
        context.events.warning('release.interrupted', `Release ${interrupted.entry.release} of ${environment} was cut off and is taken over: its way back stays the way back.`);
    }
    context.events.info('release.recorded', `Release ${release} of ${environment} and its way back are recorded as GitHub Deployment ${deploymentId}.`, { deployment_id: deploymentId });
    return deploymentId;
}
async function steps({ databases, workers, cloudflare }, wanted, options, context) {
    const migrated = await (0,migrate_databases/* migrateAll */.T)(databases, wanted, cloudflare, context);
    const migrationError = migrated.find(({ error }) => error)?.error;
    if (migrationError) {
        const left = await (0,deploy_all/* takeBackAll */.QB)(workers, options, cloudflare, context);
        const states = left.filter(({ wayBack }) => wayBack).map(conclusion/* stateOf */.L);
        const error = withState(migrationError, ['No Worker was deployed.', ...states].join(' '));
        return { databases: migrated, workers: left, checks: [], error };
    }
    const deployed = await (0,deploy_all/* deployAll */.vR)(workers, options, cloudflare, context);
    const isDeployed = deployed.every(({ error }) => !error);
    const checked = isDeployed ? await smokeAll(deployed, options, cloudflare, context) : undefined;
    if (checked?.error)
        await (0,deploy_all/* putBackAll */.kx)(deployed);
    const error = checked?.error ? afterSmoke(checked.error, deployed) : (0,conclusion/* conclusion */.q)(deployed);
    return {
        databases: migrated,
        workers: deployed,
        checks: checked?.results ?? [],
        ...(error ? { error: withState(error, migrationsStay(migrated)) } : {}),
    };
}
function afterSmoke(error, deployed) {
    return (0,conclusion/* conclusion */.q)(deployed.map((result, index) => (index === 0 ? { ...result, error } : result))) ?? error;
}
/** A D1 restore would lose what was written since: it is never done unasked, and that is said. */
function migrationsStay(migrated) {
    const stay = migrated
        .filter(({ applied }) => applied.length > 0)
        .map(({ target, applied }) => `${target.name} (${applied.join(', ')})`);
    return stay.length === 0
        ? ''
        : `The migrations stay applied, as a restore would lose what was written since: ${stay.join('; ')}.`;
}
function withState(error, state) {
    return new errors/* ActionError */.lZ(error.code, [error.message, state].filter(Boolean).join(' '), {
        status: error.status,
        ...(error.hint === undefined ? {} : { hint: error.hint }),
        ...(error.location ? { location: error.location } : {}),
        cause: error,
    });
}


/***/ })

};
