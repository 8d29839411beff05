export const id = 882;
export const ids = [882];
export const modules = {

/***/ 8688:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ stateOf),
/* harmony export */   q: () => (/* binding */ conclusion)
/* harmony export */ });
/* harmony import */ var _rollout_baseline_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5082);
/* harmony import */ var _runtime_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(525);


/** What failed, and in which state every Worker is now; `undefined` when all went well. */
function conclusion(results) {
    const failed = results.find(({ error }) => error);
    if (!failed?.error)
        return undefined;
    const { error } = failed;
    const states = results.map(stateOf).filter((state) => state !== '');
    const stuck = results.flatMap(({ wayBack }) => (wayBack?.kind === 'failed' ? [wayBack.error] : []));
    return new _runtime_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .lZ(stuck.length > 0 ? 'way-back-failed' : error.code, [error.message, ...states].join(' '), {
        status: error.status,
        hint: [...stuck.map(({ hint }) => hint), error.hint].filter(Boolean).join(' '),
        ...(error.location ? { location: error.location } : {}),
        cause: error,
    });
}
/** In which state a Worker is: part of every error. */
function stateOf({ plan, version, wayBack, state }) {
    const { name } = plan.worker;
    if (!wayBack)
        return state ?? (version === undefined && plan.baseline ? `${name} was not changed.` : '');
    switch (wayBack.kind) {
        case 'unchanged':
            return `${name} was not changed: ${(0,_rollout_baseline_js__WEBPACK_IMPORTED_MODULE_0__/* .describeShares */ .MF)(plan.baseline?.shares ?? [])}.`;
        case 'put-back':
            return `${name} is back at what it was: ${(0,_rollout_baseline_js__WEBPACK_IMPORTED_MODULE_0__/* .describeShares */ .MF)(plan.baseline?.shares ?? [])}.`;
        case 'left-alone':
            return `${name} was deployed by someone else in the meantime, and that was left alone.`;
        case 'failed':
            return wayBack.error.message;
    }
}


/***/ }),

/***/ 2604:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  vR: () => (/* binding */ deployAll),
  kx: () => (/* binding */ putBackAll),
  QB: () => (/* binding */ takeBackAll)
});

// EXTERNAL MODULE: ./lib/rollout/baseline.js
var rollout_baseline = __webpack_require__(5082);
// EXTERNAL MODULE: ./lib/rollout/checks.js
var rollout_checks = __webpack_require__(8260);
// EXTERNAL MODULE: ./lib/rollout/prove.js + 1 modules
var prove = __webpack_require__(2250);
// EXTERNAL MODULE: ./lib/rollout/rollout.js
var rollout = __webpack_require__(6400);
// EXTERNAL MODULE: ./lib/rollout/version-note.js
var version_note = __webpack_require__(9462);
// EXTERNAL MODULE: ./lib/runtime/errors.js
var errors = __webpack_require__(525);
// EXTERNAL MODULE: ./lib/smoke/report.js
var report = __webpack_require__(2919);
// EXTERNAL MODULE: ./lib/deploy/wrangler.js
var deploy_wrangler = __webpack_require__(9741);
;// CONCATENATED MODULE: ./lib/deploy/direct.js






// A version upload cannot carry a Durable Object migration: it needs a full deploy.
const durableObjectMigration = 10211;
/** Told by the API, or by wrangler itself, which looks first and has no code for it. */
function needsDirectDeploy(error) {
    return (error instanceof deploy_wrangler/* WranglerError */.RZ &&
        (error.apiCode === durableObjectMigration ||
            error.output.includes(`[code: ${durableObjectMigration}]`) ||
            /pending Durable Object migration/i.test(error.message)));
}
/**
 * The path without steps, for a first deploy and for Durable Object migrations: `wrangler deploy`, then the checks.
 * What fails here serves already; there may be nothing to go back to, and `result.state` says so.
 */
async function directDeploy(plan, options, result, cloudflare, context) {
    const { worker, wrangler, secrets, baseline } = plan;
    const events = context.events.step(`deploy ${worker.name}`);
    const why = baseline ? 'its new version has a Durable Object migration' : 'it does not exist yet';
    events.warning('deployment.direct', `${worker.name} is deployed directly, at 100 % at once, because ${why}.`);
    const started = context.clock.now();
    const version = await (0,deploy_wrangler/* upload */.Se)({ worker, command: ['deploy'], ...annotationsOf(options), secrets }, wrangler, cloudflare, context).catch(async (error) => {
        result.state = await stateAfterFailure(plan, cloudflare);
        throw error;
    });
    result.version = version;
    result.state = baseline
        ? `${worker.name} serves version ${version} at 100 %: it was deployed directly, and is not put back.`
        : `${worker.name} serves version ${version} at 100 %: as this was its first deploy there is nothing to go back to.`;
    const current = await cloudflare.workers.currentDeployment(worker.name);
    if (current?.versions.find(({ version_id }) => version_id === version)?.percentage !== 100) {
        throw new errors/* ActionError */.lZ('changed-meanwhile', `${worker.name}: wrangler deployed version ${version}, and it is not what serves now. Someone else deployed in the meantime.`, { status: 'failed', hint: `Look at what serves: npx wrangler deployments list --name ${worker.name}` });
    }
    result.deploymentId = current.id;
    events.info('deployment.made', `${worker.name}: version ${version} is at 100 %.`, {
        percentage: 100,
        deployment_id: current.id,
    });
    const expected = worker.versionHeader.configured
        ? { version: { header: worker.versionHeader.name, id: version } }
        : {};
    const checks = await (0,rollout_checks/* check */.z)(plan.checks, { base: plan.url, headers: {}, ...expected }, options, context, worker.name);
    result.steps.push({ percentage: 100, checks, durationMs: context.clock.now() - started });
    const failure = (0,report/* failureOf */.g5)([{ url: plan.url.href, results: checks }]);
    if (failure)
        throw servesBroken(failure, plan);
}
/** wrangler can deploy and fail afterwards, or be killed: what came of it must be looked at, also after a cancellation. */
async function stateAfterFailure({ worker, baseline }, cloudflare) {
    const { workers } = cloudflare.withSignal(AbortSignal.timeout(30_000));
    try {
        const current = (await workers.exists(worker.name)) ? await workers.currentDeployment(worker.name) : undefined;
        if (current?.id === baseline?.deploymentId)
            return `${worker.name} was not ${baseline ? 'changed' : 'created'}.`;
        return `All the same ${worker.name} serves something else than before: ${(0,rollout_baseline/* describeShares */.MF)(current?.versions ?? [])}.`;
    }
    catch {
        return `It cannot be told whether ${worker.name} was deployed all the same: npx wrangler deployments list --name ${worker.name}`;
    }
}
function servesBroken(failure, { worker, baseline }) {
    return new errors/* ActionError */.lZ(failure.code, failure.message, {
        hint: baseline
            ? `Correct it and run this again, or go back if the migration allows it: ${(0,rollout_baseline/* undoCommand */.Eb)(worker.name, baseline.shares)}`
            : 'Correct it and run this again.',
        cause: failure,
    });
}

;// CONCATENATED MODULE: ./lib/deploy/deploy-worker.js









/** Uploads, proves and promotes one Worker; at any failure puts its former deployment back. It does not throw. */
async function deployWorker(plan, options, cloudflare, context) {
    const result = { plan, steps: [] };
    try {
        if (plan.baseline === undefined)
            await directDeploy(plan, options, result, cloudflare, context);
        else
            await rollOut(plan, plan.baseline, options, result, cloudflare, context);
    }
    catch (thrown) {
        result.error = (0,errors/* toActionError */.ie)(thrown);
        if (result.rollout)
            result.wayBack = await result.rollout.putBack();
    }
    return result;
}
async function rollOut(plan, baseline, options, result, cloudflare, context) {
    const events = context.events.step(`deploy ${plan.worker.name}`);
    if (baseline.interruptedAt !== undefined) {
        events.warning('deployment.interrupted', `${plan.worker.name}: an earlier run was cut off at ${baseline.interruptedAt} %. Its way back is taken over: ${(0,rollout_baseline/* describeShares */.MF)(baseline.shares)}.`);
    }
    const rollout = rolloutOf(plan, baseline, options, cloudflare, context);
    // What was cut off is taken back whatever happens from here on.
    if (baseline.interruptedAt !== undefined)
        result.rollout = rollout;
    const version = await uploadVersion(plan, options, cloudflare, context).catch((error) => {
        if (needsDirectDeploy(error))
            return undefined;
        throw error;
    });
    result.rollout = version === undefined ? undefined : rollout;
    if (version === undefined)
        return directDeploy(plan, options, result, cloudflare, context);
    result.version = version;
    await promote(plan, { rollout, version }, options, result, cloudflare, context);
    result.deploymentId = rollout.deploymentId;
}
function rolloutOf({ worker, cutOffRuns }, baseline, { run }, cloudflare, context) {
    const events = context.events.step(`deploy ${worker.name}`);
    return new rollout/* Rollout */.m({ worker: worker.name, baseline, cloudflare, events, clock: context.clock, run, cutOffRuns });
}
/** Takes back the rollout that an earlier run left half done, where there is one and it will not be gone on with. */
async function takeBack(plan, options, cloudflare, context) {
    const { baseline } = plan;
    if (baseline?.interruptedAt === undefined)
        return { plan, steps: [] };
    const rollout = rolloutOf(plan, baseline, options, cloudflare, context);
    return { plan, steps: [], rollout, wayBack: await rollout.putBack() };
}
async function uploadVersion({ worker, wrangler, secrets }, options, cloudflare, context) {
    const started = context.clock.now();
    const version = await (0,deploy_wrangler/* upload */.Se)({ worker, command: ['versions', 'upload'], ...annotationsOf(options), secrets }, wrangler, cloudflare, context);
    context.events
        .step(`deploy ${worker.name}`)
        .info('version.uploaded', `${worker.name}: version ${version} is uploaded (${context.clock.now() - started} ms).`, {
        version_id: version,
        duration_ms: context.clock.now() - started,
    });
    return version;
}
/** What a version carries, so that the history can be read from Cloudflare alone. */
function annotationsOf({ run, commit, heads }) {
    return { tag: run, message: (0,version_note/* writeVersionNote */.c)({ release: run, commit, heads }) };
}
async function promote(plan, { rollout, version }, options, result, cloudflare, context) {
    let proof;
    // At 0 % the version is deployed and reached by nobody but the checks: every rollout begins there.
    for (const percentage of [0, ...plan.promote.filter((step) => step > 0)]) {
        const started = context.clock.now();
        await rollout.promote(version, percentage);
        proof ??= await (0,prove/* prove */.z)(plan, version, options, cloudflare, context);
        result.proof = proof.method;
        const { checks, failure } = await watch(plan, { percentage, proof }, options, context);
        result.steps.push({ percentage, checks, durationMs: context.clock.now() - started });
        if (failure)
            throw atStep(failure, { plan, version, percentage });
    }
}
/** Checks a step at its beginning, and where it lasts, at its end. */
async function watch(plan, { percentage, proof }, options, context) {
    const subject = percentage === 100 ? (0,rollout_checks/* everyone */.s)(plan.url, proof) : proof.subject;
    const look = async () => {
        const checks = await (0,rollout_checks/* check */.z)(plan.checks, subject, options, context, plan.worker.name);
        return { checks, failure: (0,report/* failureOf */.g5)([{ url: subject.base.href, results: checks }]) };
    };
    const first = await look();
    const lasts = percentage > 0 && percentage < 100 && options.dwellMs > 0;
    if (first.failure || !lasts)
        return first;
    await context.clock.sleep(options.dwellMs, context.signal);
    return look();
}
function atStep(failure, at) {
    const { plan, version, percentage } = at;
    const hidden = (0,rollout_baseline/* undoCommand */.Eb)(plan.worker.name, [
        ...(plan.baseline?.shares ?? []),
        { version_id: version, percentage: 0 },
    ]);
    return new errors/* ActionError */.lZ(failure.code, `At ${percentage} %, version ${version}: ${failure.message}`, {
        // Put back, the version is in no deployment, where no override reaches it.
        hint: `To look at the version, deploy it at 0 % once more: ${hidden} ${failure.hint ?? ''}`.trim(),
        cause: failure,
    });
}

;// CONCATENATED MODULE: ./lib/deploy/deploy-all.js

/** Worker by Worker. When one fails, the others are put back as well: they were made to work together. */
async function deployAll(plans, options, cloudflare, context) {
    const results = [];
    for (const [index, plan] of plans.entries()) {
        const result = await deployWorker(plan, options, cloudflare, context);
        results.push(result);
        if (result.error) {
            await putBackAll(results.slice(0, -1));
            return [...results, ...(await takeBackAll(plans.slice(index + 1), options, cloudflare, context))];
        }
    }
    return results;
}
/** For Workers that are not come to: what an earlier run left half done does not stay. */
function takeBackAll(plans, options, cloudflare, context) {
    return Promise.all(plans.map((plan) => takeBack(plan, options, cloudflare, context)));
}
/** Puts back every Worker that was promoted, the last first. */
async function putBackAll(results) {
    for (const result of results.toReversed()) {
        if (result.rollout && !result.wayBack)
            result.wayBack = await result.rollout.putBack();
    }
}


/***/ }),

/***/ 4072:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  P: () => (/* binding */ planWorkers)
});

// UNUSED EXPORTS: parseSteps

// EXTERNAL MODULE: ./lib/rollout/baseline.js
var baseline = __webpack_require__(5082);
// EXTERNAL MODULE: ./lib/rollout/order.js
var order = __webpack_require__(7257);
// EXTERNAL MODULE: ./lib/runtime/errors.js
var errors = __webpack_require__(525);
// EXTERNAL MODULE: ./lib/smoke/url.js
var url = __webpack_require__(643);
;// CONCATENATED MODULE: ./lib/deploy/secrets.js

/**
 * Holds that every required secret is set or can be: those that Cloudflare has not got are taken from the environment
 * variables of their names, to be uploaded with the version.
 * @throws ActionError `secret-missing`
 */
async function requiredSecrets(worker, required, exists, cloudflare, context) {
    const names = [...new Set([...worker.requiredSecrets, ...required])];
    if (names.length === 0)
        return new Map();
    const given = (name) => context.runner.env[name]?.trim() ?? '';
    // Masked also where Cloudflare has it already: what a Worker answers may be quoted.
    for (const value of names.map(given).filter(Boolean))
        context.secrets.add(value);
    const present = new Set(exists ? await cloudflare.workers.secretNames(worker.name) : []);
    const absent = names.filter((name) => !present.has(name));
    const found = absent.map((name) => [name, given(name)]);
    const missing = found.filter(([, value]) => value === '').map(([name]) => name);
    if (missing.length > 0)
        throw secretMissing(worker, missing, exists);
    return new Map(found);
}
function secretMissing(worker, names, exists) {
    const [first = ''] = names;
    const env = `\`env: { ${first}: \${{ secrets.${first} }} }\``;
    return new errors/* ActionError */.lZ('secret-missing', `The Worker ${worker.name} must not run without ${names.map((name) => `\`${name}\``).join(', ')}, which ${names.length === 1 ? 'is' : 'are'} not set. Nothing was done.`, {
        hint: exists
            ? `Set it once: npx wrangler secret put ${first} --name ${worker.name}. Or give it to this step: ${env}.`
            : `The Worker does not exist yet, so give the secret to this step, which uploads it with the first version: ${env}.`,
        location: { file: worker.configFile },
    });
}

// EXTERNAL MODULE: ./lib/deploy/wrangler.js
var deploy_wrangler = __webpack_require__(9741);
;// CONCATENATED MODULE: ./lib/deploy/plan.js






/** Reads only; in the order in which they are to be deployed. @throws ActionError for whatever would stop the deployment later. */
function planWorkers(project, options, cloudflare, context) {
    const promote = options.promote.length > 0 ? parseSteps(options.promote) : undefined;
    const workers = (0,order/* inDependencyOrder */.V)(project.workers, (worker) => worker);
    return Promise.all(workers.map((worker) => planWorker(worker, promote, options, cloudflare, context)));
}
async function planWorker(worker, promote, options, cloudflare, context) {
    const wrangler = await (0,deploy_wrangler/* findWrangler */.uG)(worker);
    // A Worker can exist without having been deployed: `wrangler secret put` makes one.
    const exists = await cloudflare.workers.exists(worker.name);
    const current = exists ? await cloudflare.workers.currentDeployment(worker.name) : undefined;
    return {
        worker,
        wrangler,
        baseline: current && (0,baseline/* baselineOf */.Bv)(worker.name, current, options.cutOffRuns),
        cutOffRuns: options.cutOffRuns ?? [],
        url: await (0,url/* workerUrl */.O)(worker, cloudflare),
        subdomain: await cloudflare.workers.subdomain(),
        promote: promote ?? worker.promote,
        checks: options.checks.length > 0 ? options.checks : worker.smoke,
        secrets: await requiredSecrets(worker, options.requiredSecrets, exists, cloudflare, context),
    };
}
/** @throws ActionError `input-invalid` */
function parseSteps(words) {
    const steps = words.map((word) => (/^\d+(\.\d+)?%?$/.test(word) ? Number.parseFloat(word) : Number.NaN));
    const ascending = steps.every((step, index) => step >= 0 && step <= 100 && (index === 0 || step > (steps[index - 1] ?? 0)));
    if (ascending && steps.at(-1) === 100)
        return steps;
    throw new errors/* ActionError */.lZ('input-invalid', `The input \`promote\` is \`${words.join(',')}\`: steps are percentages from 0 to 100, ascending, and the last one is 100. Nothing was done.`, {
        hint: 'Write for example `0,10,100`.',
    });
}


/***/ }),

/***/ 6513:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ reportPlan),
/* harmony export */   z: () => (/* binding */ reportResults)
/* harmony export */ });
/* harmony import */ var _rollout_baseline_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5082);
/* harmony import */ var _runtime_deadline_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3506);
/* harmony import */ var _runtime_summary_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1348);
/* harmony import */ var _smoke_report_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2919);




/** The job summary of a plan. */
function reportPlan(plans, summary) {
    for (const { worker, baseline, url, promote, checks, wrangler } of plans) {
        summary.heading(`Deploy ${worker.name}`, 3).paragraph('This was a plan: nothing was changed.');
        summary.table(['what', ''], [
            ['configuration', (0,_runtime_summary_js__WEBPACK_IMPORTED_MODULE_3__/* .code */ .aY)(worker.configFile)],
            ['address', (0,_runtime_summary_js__WEBPACK_IMPORTED_MODULE_3__/* .code */ .aY)(url.href)],
            [
                'serves now',
                baseline
                    ? baseline.shares.map(({ version_id, percentage }) => `${(0,_runtime_summary_js__WEBPACK_IMPORTED_MODULE_3__/* .code */ .aY)(version_id)} at ${percentage} %`).join('<br>')
                    : 'nothing: it would be deployed directly',
            ],
            ['steps', baseline ? promote.map((step) => `${step} %`).join(' → ') : '100 %'],
            ['checks', checks.map(({ name }) => (0,_runtime_summary_js__WEBPACK_IMPORTED_MODULE_3__/* .escapeMarkdown */ .FV)(name)).join('<br>') || 'answers without a server error'],
            ['wrangler', wrangler.version],
        ]);
    }
}
/** The job summary of what was done: the steps, their checks, the way back. */
function reportResults(results, summary) {
    for (const result of results)
        reportResult(result, summary);
}
function reportResult(result, summary) {
    const { plan, steps, version, deploymentId, proof } = result;
    const { worker, baseline, url } = plan;
    summary.heading(`Deploy ${worker.name}`, 3).markdown(headline(result));
    if (version !== undefined)
        summary.markdown(`Version ${(0,_runtime_summary_js__WEBPACK_IMPORTED_MODULE_3__/* .code */ .aY)(version)}${proof === undefined ? '' : `, proven ${proof === 'override' ? 'by its own header through the version override' : 'at its own address'}`}.`);
    if (steps.length > 0) {
        summary.table(['requests', 'checks', 'took'], steps.map(({ percentage, checks, durationMs }) => [
            `${percentage} %`,
            `${checks.filter(({ passed }) => passed).length} of ${checks.length} passed`,
            (0,_runtime_deadline_js__WEBPACK_IMPORTED_MODULE_1__/* .inSeconds */ .F)(durationMs),
        ]));
    }
    const last = steps.at(-1);
    if (last)
        (0,_smoke_report_js__WEBPACK_IMPORTED_MODULE_2__/* .reportChecks */ .oG)({ url: url.href, results: last.checks }, summary);
    if (baseline && deploymentId !== undefined && !result.wayBack) {
        summary.markdown('The way back:').codeBlock((0,_rollout_baseline_js__WEBPACK_IMPORTED_MODULE_0__/* .undoCommand */ .Eb)(worker.name, baseline.shares), 'sh');
    }
}
function headline({ error, wayBack, plan, version }) {
    if (!error && !wayBack && version === undefined)
        return '**Not come to.**';
    if (!error && !wayBack)
        return `Deployed at 100 % at ${(0,_runtime_summary_js__WEBPACK_IMPORTED_MODULE_3__/* .code */ .aY)(plan.url.href)}.`;
    if (wayBack?.kind === 'unchanged')
        return '**Not deployed.** The former deployment never left its place.';
    if (wayBack?.kind === 'put-back')
        return '**Not deployed.** The former deployment is in place again.';
    if (wayBack?.kind === 'left-alone')
        return '**Stopped.** Someone else has deployed in the meantime; that was left alone.';
    if (wayBack?.kind === 'failed')
        return '**Failed, and the former deployment could not be put back.**';
    return '**Failed.**';
}


/***/ }),

/***/ 9741:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   RZ: () => (/* binding */ WranglerError),
/* harmony export */   Se: () => (/* binding */ upload),
/* harmony export */   uG: () => (/* binding */ findWrangler)
/* harmony export */ });
/* unused harmony export lastLines */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6843);
/* harmony import */ var _cloudflare_ids_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3238);
/* harmony import */ var _runtime_errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(525);






const Package = zod__WEBPACK_IMPORTED_MODULE_5__/* .object */ .Ikc({ version: zod__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP(), bin: zod__WEBPACK_IMPORTED_MODULE_5__/* .union */ .KCZ([zod__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_5__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP())]) });
/**
 * Finds wrangler as node would: in the `node_modules` of the Worker's folder or of one above it.
 * @throws ActionError `wrangler-not-found`
 */
async function findWrangler(worker) {
    for (let folder = worker.directory;; folder = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(folder)) {
        const home = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, 'node_modules', 'wrangler');
        const text = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readFile)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(home, 'package.json'), 'utf8').catch(() => undefined);
        if (text !== undefined)
            return wranglerIn(home, text);
        if (folder === (0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(folder))
            break;
    }
    throw new _runtime_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .ActionError */ .lZ('wrangler-not-found', `No wrangler was found in the \`node_modules\` of ${worker.configFile}'s folder or above it. Nothing was done.`, {
        hint: 'Add it to the project (`npm install --save-dev wrangler`), and install the dependencies before this step (`npm ci`).',
    });
}
function wranglerIn(home, text) {
    const { version, bin } = Package.parse(JSON.parse(text));
    const script = typeof bin === 'string' ? bin : bin['wrangler'];
    if (script === undefined)
        throw new _runtime_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .ActionError */ .lZ('wrangler-not-found', `The wrangler in ${home} has no command.`, {
            hint: 'Install the dependencies anew.',
        });
    return { script: (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(home, script), version };
}
// Bundling and uploading takes seconds; a build command of the project's own may take minutes.
const uploadDeadlineMs = 10 * 60_000;
const Entry = zod__WEBPACK_IMPORTED_MODULE_5__/* .discriminatedUnion */ .gMt('type', [
    zod__WEBPACK_IMPORTED_MODULE_5__/* .looseObject */ ._H3({ type: zod__WEBPACK_IMPORTED_MODULE_5__/* .literal */ .euz('version-upload'), version_id: zod__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP().nullish() }),
    zod__WEBPACK_IMPORTED_MODULE_5__/* .looseObject */ ._H3({ type: zod__WEBPACK_IMPORTED_MODULE_5__/* .literal */ .euz('deploy'), version_id: zod__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP().nullish() }),
    zod__WEBPACK_IMPORTED_MODULE_5__/* .looseObject */ ._H3({ type: zod__WEBPACK_IMPORTED_MODULE_5__/* .literal */ .euz('command-failed'), code: zod__WEBPACK_IMPORTED_MODULE_5__/* .number */ .aig().nullish(), message: zod__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP().nullish() }),
]);
/**
 * Has wrangler build and upload; gives the new version's id, which wrangler writes to a file of its own.
 * @throws ActionError `wrangler-failed`
 */
async function upload(job, wrangler, cloudflare, context) {
    const folder = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(context.runner.temporary, `voygent-${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)()}`);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)(folder, { recursive: true, mode: 0o700 });
    try {
        return await uploadFrom(folder, job, wrangler, cloudflare, context);
    }
    finally {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(folder, { recursive: true, force: true });
        await tidyUp(job.worker.directory);
    }
}
/** wrangler makes `.wrangler/tmp` beside its configuration and leaves it behind: where nothing is in there, it goes. */
async function tidyUp(directory) {
    for (const name of ['.wrangler/tmp', '.wrangler'])
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rmdir)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(directory, name)).catch(() => undefined);
}
async function uploadFrom(folder, job, wrangler, cloudflare, context) {
    const outputFile = outputFileIn(folder);
    const args = [...(wrangler.nodeArguments ?? []), wrangler.script, ...job.command, ...(await optionsOf(job, folder))];
    const events = context.events.step(`deploy ${job.worker.name}`);
    const result = await context.exec.run(process.execPath, args, {
        cwd: job.worker.directory,
        env: environmentOf(cloudflare, folder, context),
        signal: context.signal,
        deadlineMs: uploadDeadlineMs,
        onLine: (line) => events.debug('wrangler.line', { line }),
    });
    const entries = await readEntries(outputFile);
    const uploaded = entries.find(({ type }) => type !== 'command-failed');
    const id = _cloudflare_ids_js__WEBPACK_IMPORTED_MODULE_3__/* .VersionId */ .gK.safeParse(uploaded && 'version_id' in uploaded ? uploaded.version_id : undefined);
    if (result.exitCode === 0 && id.success)
        return id.data;
    throw failed(job, result, entries, context);
}
async function optionsOf({ worker, tag, message, secrets }, folder) {
    // A framework's build has wrangler deploy a configuration that it generated; naming ours would undo that.
    const config = worker.redirect ? [] : ['--config', (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(worker.directory, relativeConfig(worker))];
    const options = [...config, '--env', worker.wranglerEnvironment ?? '', '--tag', tag, '--message', message];
    if (secrets.size === 0)
        return options;
    const file = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, 'secrets.json');
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.writeFile)(file, JSON.stringify(Object.fromEntries(secrets)), { mode: 0o600 });
    return [...options, '--secrets-file', file];
}
function relativeConfig(worker) {
    return worker.configFile.split('/').at(-1) ?? worker.configFile;
}
/** The job's environment without the action's inputs and the runner's own tokens: the project's build needs none of them. */
function environmentOf(cloudflare, folder, { runner }) {
    const own = Object.entries(runner.env).filter(([name, value]) => value !== undefined &&
        !/^(INPUT_|ACTIONS_|WRANGLER_LOG$|WRANGLER_OUTPUT_|WRANGLER_CACHE_DIR$|GITHUB_TOKEN$|CLOUDFLARE_)/.test(name));
    return {
        ...Object.fromEntries(own),
        CI: 'true',
        NO_COLOR: '1',
        FORCE_COLOR: '0',
        WRANGLER_SEND_METRICS: 'false',
        WRANGLER_OUTPUT_FILE_PATH: outputFileIn(folder),
        // Where there is no node_modules it would write into the checkout.
        WRANGLER_CACHE_DIR: (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, 'cache'),
        CLOUDFLARE_API_TOKEN: cloudflare.apiToken,
        CLOUDFLARE_ACCOUNT_ID: cloudflare.accountId,
        ...(runner.cloudflareApiUrl === undefined ? {} : { CLOUDFLARE_API_BASE_URL: runner.cloudflareApiUrl }),
    };
}
function outputFileIn(folder) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, 'output.ndjson');
}
async function readEntries(file) {
    const exists = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.access)(file).then(() => true, () => false);
    if (!exists)
        return [];
    const lines = (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readFile)(file, 'utf8')).split('\n').filter((line) => line !== '');
    return lines.flatMap((line) => {
        const entry = Entry.safeParse(JSON.parse(line));
        return entry.success ? [entry.data] : [];
    });
}
function failed({ worker, command }, result, entries, context) {
    const failure = entries.find(({ type }) => type === 'command-failed');
    const reason = failure && 'message' in failure && typeof failure.message === 'string'
        ? failure.message
        : lastLines(result.stderr || result.stdout);
    const code = failure && 'code' in failure && typeof failure.code === 'number' ? ` [code ${failure.code}]` : '';
    const text = context.secrets.redact(`${reason}${code}`);
    return new WranglerError(`\`wrangler ${command.join(' ')}\` of ${worker.name} failed (exit code ${result.exitCode}): ${text}`, {
        hint: `Try it by hand in ${(0,node_path__WEBPACK_IMPORTED_MODULE_2__.relative)(context.runner.workspace, worker.directory) || '.'}: npx wrangler ${command.join(' ')} --dry-run`,
        apiCode: failure && 'code' in failure && typeof failure.code === 'number' ? failure.code : undefined,
        output: `${result.stdout}\n${result.stderr}`,
    });
}
/** wrangler's own no. */
class WranglerError extends _runtime_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .ActionError */ .lZ {
    apiCode;
    output;
    constructor(message, options) {
        super('wrangler-failed', message, { hint: options.hint });
        this.name = 'WranglerError';
        this.apiCode = options.apiCode;
        this.output = options.output;
    }
}
/** The end of what a program said, on one line and without colours. */
function lastLines(text) {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are control characters.
    const plain = text.replace(/\u001b\[[0-9;]*m/g, '');
    return (plain
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '')
        .slice(-8)
        .join(' ') || 'it said nothing');
}


/***/ })

};
