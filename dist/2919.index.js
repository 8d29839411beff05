export const id = 2919;
export const ids = [2919];
export const modules = {

/***/ 28688:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ stateOf),
/* harmony export */   q: () => (/* binding */ conclusion)
/* harmony export */ });
/* harmony import */ var _rollout_baseline_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(95082);
/* harmony import */ var _runtime_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(50525);


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

/***/ 92604:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  vR: () => (/* binding */ deployAll),
  kx: () => (/* binding */ putBackAll),
  QB: () => (/* binding */ takeBackAll)
});

// EXTERNAL MODULE: ./lib/cloudflare/errors.js
var errors = __webpack_require__(76632);
// EXTERNAL MODULE: ./lib/rollout/baseline.js
var rollout_baseline = __webpack_require__(95082);
// EXTERNAL MODULE: ./lib/rollout/checks.js
var rollout_checks = __webpack_require__(48260);
// EXTERNAL MODULE: ./lib/rollout/prove.js + 1 modules
var prove = __webpack_require__(22250);
// EXTERNAL MODULE: ./lib/rollout/rollout.js
var rollout = __webpack_require__(16400);
// EXTERNAL MODULE: ./lib/rollout/version-note.js
var version_note = __webpack_require__(29462);
// EXTERNAL MODULE: ./lib/runtime/errors.js
var runtime_errors = __webpack_require__(50525);
// EXTERNAL MODULE: ./lib/smoke/report.js + 1 modules
var report = __webpack_require__(88537);
// EXTERNAL MODULE: ./lib/deploy/wrangler.js
var deploy_wrangler = __webpack_require__(19741);
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
function directDeploy(plan, options, result, cloudflare, context) {
    const deploy = () => deployAtOnce(plan, options, result, cloudflare, context);
    return context.timeline.step(plan.worker.name, 'deploy directly', deploy);
}
async function deployAtOnce(plan, options, result, cloudflare, context) {
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
        throw new runtime_errors/* ActionError */.lZ('changed-meanwhile', `${worker.name}: wrangler deployed version ${version}, and it is not what serves now. Someone else deployed in the meantime.`, { status: 'failed', hint: `Look at what serves: npx wrangler deployments list --name ${worker.name}` });
    }
    result.deploymentId = current.id;
    events.info('deployment.made', `${worker.name}: version ${version} is at 100 %.`, {
        percentage: 100,
        deployment_id: current.id,
    });
    const expected = worker.versionHeader.configured
        ? { version: { header: worker.versionHeader.name, id: version, mayBeSilent: worker.hasAssets } }
        : {};
    const subject = { base: plan.url, headers: {}, ...expected };
    const checks = await (0,rollout_checks/* check */.z)(plan, subject, { ...options, extent: 'thorough' }, cloudflare, context);
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
    return new runtime_errors/* ActionError */.lZ(failure.code, failure.message, {
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
        result.error = (0,runtime_errors/* toActionError */.ie)(thrown);
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
    const version = await uploadOrNot(plan, options, cloudflare, context);
    result.rollout = version === undefined ? undefined : rollout;
    if (version === undefined)
        return directDeploy(plan, options, result, cloudflare, context);
    result.version = version;
    await promote(plan, { rollout, version }, options, result, cloudflare, context);
    result.deploymentId = rollout.deploymentId;
}
/** @returns `undefined` where it can only be deployed directly */
function uploadOrNot(plan, options, cloudflare, context) {
    const upload = () => uploadVersion(plan, options, cloudflare, context).catch((error) => {
        if (needsDirectDeploy(error))
            return undefined;
        throw error;
    });
    return context.timeline.step(plan.worker.name, 'upload', upload, (version) => (version ? 'passed' : 'skipped'));
}
function rolloutOf({ worker, cutOffRuns }, baseline, { run }, cloudflare, context) {
    const events = context.events.step(`deploy ${worker.name}`);
    const { clock, timeline } = context;
    return new rollout/* Rollout */.m({ worker: worker.name, baseline, cloudflare, events, clock, timeline, run, cutOffRuns });
}
/** Takes back the rollout that an earlier run left half done, where there is one and it will not be gone on with. */
async function takeBack(plan, options, cloudflare, context) {
    const { baseline } = plan;
    context.timeline.skip(plan.worker.name, 'deploy');
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
        await context.timeline.step(plan.worker.name, `${percentage} %`, async () => {
            const started = context.clock.now();
            await promoteTo(percentage, version, rollout);
            proof ??= await (0,prove/* prove */.z)(plan, version, options, cloudflare, context);
            result.proof = proof.method;
            const { checks, failure } = await watch(plan, { percentage, proof }, options, cloudflare, context);
            result.steps.push({ percentage, checks, durationMs: context.clock.now() - started });
            if (failure)
                throw atStep(failure, { plan, version, percentage });
        });
    }
}
async function promoteTo(percentage, version, rollout) {
    try {
        await rollout.promote(version, percentage);
    }
    catch (error) {
        if (!(error instanceof errors/* CloudflareError */.O) || !error.has(secretsChanged))
            throw error;
        throw new runtime_errors/* ActionError */.lZ('changed-meanwhile', `Secrets of ${rollout.worker} were changed after version ${version} was uploaded, and Cloudflare does not let it serve at ${percentage} %: ${error.message}`, { status: 'failed', hint: 'Run this again: it uploads a version with the secrets of now.', cause: error });
    }
}
const secretsChanged = 10220;
/** Checks a step at its beginning, and where it lasts, at its end. */
async function watch(plan, { percentage, proof }, options, cloudflare, context) {
    const subject = percentage === 100 ? (0,rollout_checks/* everyone */.s)(plan.url, proof) : proof.subject;
    const extent = percentage === 0 ? 'thorough' : 'brief';
    const look = async () => {
        const checks = await (0,rollout_checks/* check */.z)(plan, subject, { ...options, extent }, cloudflare, context);
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
    return new runtime_errors/* ActionError */.lZ(failure.code, `At ${percentage} %, version ${version}: ${failure.message}`, {
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

/***/ 58471:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  P: () => (/* binding */ planWorkers)
});

// UNUSED EXPORTS: parseSteps

// EXTERNAL MODULE: ./lib/rollout/baseline.js
var baseline = __webpack_require__(95082);
// EXTERNAL MODULE: ./lib/rollout/order.js
var order = __webpack_require__(77257);
// EXTERNAL MODULE: ./lib/runtime/errors.js
var errors = __webpack_require__(50525);
// EXTERNAL MODULE: ./lib/smoke/credential.js
var credential = __webpack_require__(64660);
// EXTERNAL MODULE: ./lib/smoke/url.js
var url = __webpack_require__(93024);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 4 modules
var schemas = __webpack_require__(2503);
;// CONCATENATED MODULE: ./lib/deploy/find-wrangler-installed.js




const Package = schemas/* object */.Ikc({ version: schemas/* string */.YjP(), bin: schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* string */.YjP())]) });
/**
 * The wrangler of the nearest `node_modules` of these folders.
 * @throws ActionError `wrangler-not-found` for one without a command.
 */
async function wranglerOfNodeModules(folders) {
    for (const folder of folders) {
        const found = await wranglerOf((0,external_node_path_.join)(folder, 'node_modules', 'wrangler'));
        if (found)
            return found;
    }
    return undefined;
}
/** The wrangler of a package's folder; `undefined` where there is none. @throws ActionError `wrangler-not-found` */
async function wranglerOf(home) {
    const text = await (0,promises_.readFile)((0,external_node_path_.join)(home, 'package.json'), 'utf8').catch(() => undefined);
    return text === undefined ? undefined : wranglerIn(home, text);
}
function wranglerIn(home, text) {
    const { data } = Package.safeParse(parsed(text));
    const script = typeof data?.bin === 'string' ? data.bin : data?.bin['wrangler'];
    if (data === undefined || script === undefined)
        throw new errors/* ActionError */.lZ('wrangler-not-found', `The wrangler in ${home} has no command. Nothing was done.`, {
            hint: 'Install the dependencies anew.',
        });
    return { script: (0,external_node_path_.join)(home, script), version: data.version };
}
function parsed(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
/** Run under Yarn's own resolution, which alone can read its archives. Its argument is the Worker's folder. */
const question = `
const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const home = require('pnpapi').resolveToUnqualified('wrangler', process.argv[1] + '/', { considerBuiltins: false });
console.log(JSON.stringify({ home, text: readFileSync(join(home, 'package.json'), 'utf8') }));
`;
const Answer = schemas/* object */.Ikc({ home: schemas/* string */.YjP(), text: schemas/* string */.YjP() });
const questionDeadlineMs = 60_000;
/**
 * The wrangler that Yarn's Plug'n'Play gives this folder: without `node_modules`, from archives that node reads only with
 * `.pnp.cjs` loaded. `undefined` where there is no Plug'n'Play, and where the package does not name wrangler or is not
 * installed.
 */
async function wranglerOfPlugAndPlay(directory, folders, context) {
    const file = await firstThere(folders.map((folder) => (0,external_node_path_.join)(folder, '.pnp.cjs')));
    if (file === undefined)
        return undefined;
    const answer = await context.exec.run(process.execPath, ['--require', file, '--eval', question, directory], {
        cwd: directory,
        env: {},
        signal: context.signal,
        deadlineMs: questionDeadlineMs,
    });
    if (answer.exitCode !== 0)
        return undefined;
    const { home, text } = Answer.parse(JSON.parse(answer.stdout));
    return { ...wranglerIn(home, text), nodeArguments: ['--require', file] };
}
async function firstThere(files) {
    for (const file of files) {
        const isThere = await (0,promises_.access)(file).then(() => true, () => false);
        if (isThere)
            return file;
    }
    return undefined;
}

// EXTERNAL MODULE: ./lib/deploy/wrangler.js
var wrangler = __webpack_require__(19741);
;// CONCATENATED MODULE: ./lib/deploy/find-wrangler-fetch.js







const deadlineMs = 5 * 60_000;
/** What was left half done longer ago than this is nobody's any more. */
const staleMs = 60 * 60_000;
/** The Workers of a run share what is being fetched. */
const underWay = new Map();
/**
 * Has npm install this wrangler into a folder of the runner, outside of the checkout, where later jobs find it.
 * @throws ActionError `wrangler-not-found` when npm, the registry or the content of the package says no.
 */
async function fetchWrangler(wanted, context) {
    const target = (0,external_node_path_.join)(await cacheFolder(context), `${wanted.version}-${process.platform}-${process.arch}`);
    const shared = underWay.get(target) ?? fetchInto(target, wanted, context);
    underWay.set(target, shared);
    try {
        const fetched = await shared;
        await checkContent(target, wanted);
        return fetched;
    }
    finally {
        underWay.delete(target);
    }
}
/** The runner's cache of tools, which outlives the job on a machine of one's own; else the job's temporary folder. */
async function cacheFolder({ runner }) {
    const toolCache = runner.env['RUNNER_TOOL_CACHE']?.trim();
    for (const base of toolCache ? [toolCache] : []) {
        const folder = (0,external_node_path_.join)(base, 'voygent-wrangler');
        const isUsable = await (0,promises_.mkdir)(folder, { recursive: true }).then(() => true, () => false);
        if (isUsable)
            return folder;
    }
    const folder = (0,external_node_path_.join)(runner.temporary, 'voygent-wrangler');
    await (0,promises_.mkdir)(folder, { recursive: true });
    return folder;
}
async function fetchInto(target, wanted, context) {
    const existing = await complete(target, wanted);
    if (existing)
        return { wrangler: existing, durationMs: undefined };
    await removeStale(target);
    const started = performance.now();
    const temporary = `${target}.${(0,external_node_crypto_.randomUUID)()}.tmp`;
    await (0,promises_.mkdir)(temporary);
    try {
        await install(temporary, wanted, context);
        if (!(await complete(temporary, wanted)))
            throw refused(wanted, 'it has installed something else');
        await moveInto(target, temporary, wanted);
    }
    finally {
        await (0,promises_.rm)(temporary, { recursive: true, force: true });
    }
    const wrangler = await complete(target, wanted);
    if (!wrangler)
        throw refused(wanted, `it is not in ${target}, where it was put`);
    return { wrangler, durationMs: Math.round(performance.now() - started) };
}
/** A folder has its name only when it is complete, as it is renamed last of all. */
async function complete(folder, { version }) {
    const wrangler = await wranglerOf(homeIn(folder)).catch(() => undefined);
    return wrangler?.version === version ? wrangler : undefined;
}
function homeIn(folder) {
    return (0,external_node_path_.join)(folder, 'node_modules', 'wrangler');
}
/** Someone else may have come first: theirs is as good. What is there and broken makes room. */
async function moveInto(target, temporary, wanted) {
    try {
        await (0,promises_.rename)(temporary, target);
    }
    catch (error) {
        if (await complete(target, wanted))
            return;
        const broken = `${target}.${(0,external_node_crypto_.randomUUID)()}.tmp`;
        await (0,promises_.rename)(target, broken).catch(() => {
            throw error;
        });
        await (0,promises_.rm)(broken, { recursive: true, force: true });
        await (0,promises_.rename)(temporary, target);
    }
}
async function removeStale(target) {
    const folder = (0,external_node_path_.dirname)(target);
    const names = (await (0,promises_.readdir)(folder)).filter((name) => name.startsWith((0,external_node_path_.basename)(target)) && name.endsWith('.tmp'));
    for (const name of names) {
        const path = (0,external_node_path_.join)(folder, name);
        const { mtimeMs } = await (0,promises_.stat)(path).catch(() => ({ mtimeMs: Date.now() }));
        if (Date.now() - mtimeMs > staleMs)
            await (0,promises_.rm)(path, { recursive: true, force: true });
    }
}
/** No script is run: workerd and esbuild carry their programs in packages of their own, one a platform. */
function npmArguments(folder, version) {
    return [
        ...['install', `wrangler@${version}`, '--prefix', folder],
        ...['--no-save', '--no-package-lock', '--no-audit', '--no-fund', '--no-progress', '--no-update-notifier'],
        ...['--ignore-scripts', '--include=optional', '--no-global', '--no-dry-run', '--no-offline'],
        // wrangler is run with the node of this action, whatever node npm runs with.
        '--no-engine-strict',
        ...['--fetch-retries=2', '--fetch-retry-factor=2', '--fetch-retry-mintimeout=1000', '--fetch-timeout=60000'],
    ];
}
async function install(folder, wanted, context) {
    const result = await context.exec
        .run('npm', npmArguments(folder, wanted.version), {
        cwd: folder,
        env: npmEnvironment(context),
        signal: context.signal,
        deadlineMs,
    })
        .catch((error) => {
        context.signal.throwIfAborted();
        throw refused(wanted, error instanceof Error ? error.message : String(error), error);
    });
    if (result.exitCode !== 0)
        throw refused(wanted, `npm ended with exit code ${result.exitCode}: ${told(result.stderr || result.stdout)}`);
}
/** npm tells its reason first, and then where in its own code it came from. */
function told(output) {
    const errors = output
        .split('\n')
        .filter((line) => /^npm err(or|!)/i.test(line) && !/A complete log of this run|^npm \S+\s+at /i.test(line))
        .map((line) => line.replace(/^npm \S+\s*/, '').trim())
        .filter((line) => line !== '');
    return errors.length > 0 ? errors.slice(0, 5).join('; ') : (0,wrangler/* lastLines */.w$)(output);
}
/**
 * The job's environment, with what leads npm to a mirror and lets it in there, and without the credentials of this
 * action: npm needs none of them.
 */
function npmEnvironment({ runner }) {
    const own = Object.entries(runner.env).filter(([name, value]) => value !== undefined && !/^(INPUT_|ACTIONS_|CLOUDFLARE_|GITHUB_TOKEN$|NODE_OPTIONS$)/i.test(name));
    return Object.fromEntries(own);
}
const Installed = schemas/* looseObject */._H3({
    packages: schemas/* looseObject */._H3({ 'node_modules/wrangler': schemas/* looseObject */._H3({ integrity: schemas/* string */.YjP().optional() }).optional() }),
});
/** The registry vouches for what it sends; that it is what the project has locked is for us to see. */
async function checkContent(folder, wanted) {
    if (wanted.integrity === undefined)
        return;
    const text = await (0,promises_.readFile)((0,external_node_path_.join)(folder, 'node_modules', '.package-lock.json'), 'utf8').catch(() => '{"packages":{}}');
    const { packages } = Installed.parse(JSON.parse(text));
    const integrity = packages['node_modules/wrangler']?.integrity;
    if (integrity === undefined || isSame(integrity, wanted.integrity))
        return;
    throw refused(wanted, `the registry's package is ${integrity}, and the lockfile has ${wanted.integrity}`);
}
/** Of two integrities with no hash of the same kind nothing can be told. */
function isSame(one, other) {
    const others = new Map(other.split(' ').map((hash) => [kindOf(hash), hash]));
    return one.split(' ').every((hash) => (others.get(kindOf(hash)) ?? hash) === hash);
}
function kindOf(hash) {
    return hash.slice(0, hash.indexOf('-'));
}
function refused({ version }, why, cause) {
    return new errors/* ActionError */.lZ('wrangler-not-found', `wrangler is not in \`node_modules\`, and wrangler ${version} could not be fetched: ${why.replace(/\.$/, '')}. Nothing was done.`, {
        hint: `Install the dependencies before this step, or look whether the registry answers: npm view wrangler@${version} dist`,
        ...(cause === undefined ? {} : { cause }),
    });
}

;// CONCATENATED MODULE: ./lib/deploy/lockfile-bun.js

const Lockfile = schemas/* looseObject */._H3({
    workspaces: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* looseObject */._H3({ name: schemas/* string */.YjP().optional() })),
    // `[name@version, registry, dependencies, integrity]`; of git and folders the first item says so.
    packages: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* array */.YOg(schemas/* unknown */.L5J())),
});
/** From `bun.lock`, which is JSON with trailing commas. A package of the workspace has its own entry where it differs. */
async function lockedByBun(text, { folders }) {
    const { parse, printParseErrorCode } = await __webpack_require__.e(/* import() */ 9547).then(__webpack_require__.t.bind(__webpack_require__, 99547, 19));
    const errors = [];
    const content = parse(text, errors, { allowTrailingComma: true });
    if (errors[0])
        throw new Error(printParseErrorCode(errors[0].error));
    const { workspaces, packages } = Lockfile.parse(content);
    const own = folders.map((folder) => workspaces[folder]?.name).filter((name) => name !== undefined);
    const entry = [...own.map((name) => `${name}/wrangler`), 'wrangler'].map((key) => packages[key]).find(Boolean);
    if (!entry)
        return undefined;
    const resolution = schemas/* string */.YjP().parse(entry[0]);
    return {
        version: resolution.slice(resolution.indexOf('@', 1) + 1),
        integrity: schemas/* string */.YjP().startsWith('sha').safeParse(entry.at(-1)).data,
    };
}

;// CONCATENATED MODULE: ./lib/deploy/lockfile-npm.js

const Entry = schemas/* looseObject */._H3({ version: schemas/* string */.YjP(), integrity: schemas/* string */.YjP().optional(), resolved: schemas/* string */.YjP().optional() });
const lockfile_npm_Lockfile = schemas/* looseObject */._H3({
    lockfileVersion: schemas/* number */.aig(),
    // Links to the packages of the workspace have no version.
    packages: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* looseObject */._H3({})).optional(),
    dependencies: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* looseObject */._H3({})).optional(),
});
/** From `package-lock.json` or `npm-shrinkwrap.json`, all versions: where node would look for it, once it is installed. */
async function lockedByNpm(text, { folders }) {
    const { packages, dependencies } = lockfile_npm_Lockfile.parse(JSON.parse(text));
    const paths = folders.map((folder) => `${folder === '' ? '' : `${folder}/`}node_modules/wrangler`);
    const found = packages ? paths.map((path) => packages[path]).find(Boolean) : dependencies?.['wrangler'];
    if (!found)
        return undefined;
    const { version, integrity, resolved } = Entry.parse(found);
    // A package from git has a version too, and is not the registry's.
    return { version: resolved?.startsWith('git') ? resolved : version, integrity };
}

;// CONCATENATED MODULE: ./lib/deploy/lockfile-pnpm.js

const Dependency = schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* looseObject */._H3({ version: schemas/* string */.YjP() })]);
const Dependencies = schemas/* record */.g1P(schemas/* string */.YjP(), Dependency).optional();
const Importer = schemas/* looseObject */._H3({
    dependencies: Dependencies,
    devDependencies: Dependencies,
    optionalDependencies: Dependencies,
});
const lockfile_pnpm_Lockfile = Importer.extend({
    importers: schemas/* record */.g1P(schemas/* string */.YjP(), Importer).optional(),
    packages: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* looseObject */._H3({ resolution: schemas/* looseObject */._H3({ integrity: schemas/* string */.YjP().optional() }).optional() }))
        .optional(),
});
/** From `pnpm-lock.yaml`, version 5 and later. */
async function lockedByPnpm(text, { folders }) {
    const { parseAllDocuments } = await __webpack_require__.e(/* import() */ 8815).then(__webpack_require__.t.bind(__webpack_require__, 38815, 19));
    const documents = parseAllDocuments(text);
    // Newer versions put a document on pnpm itself before that of the project.
    for (const document of Array.isArray(documents) ? documents : []) {
        if (document.errors[0])
            throw document.errors[0];
        const found = lockedBy(lockfile_pnpm_Lockfile.parse(document.toJS() ?? {}), folders);
        if (found)
            return found;
    }
    return undefined;
}
function lockedBy(lockfile, folders) {
    const importers = lockfile.importers ?? { '.': lockfile };
    const [dependency] = folders
        .map((folder) => importers[folder === '' ? '.' : folder])
        .flatMap((importer) => [importer?.devDependencies, importer?.dependencies, importer?.optionalDependencies])
        .flatMap((dependencies) => dependencies?.['wrangler'] ?? []);
    if (dependency === undefined)
        return undefined;
    const whole = typeof dependency === 'string' ? dependency : dependency.version;
    // What follows tells with which peers it is installed.
    const version = whole.replace(/[(_].*$/, '');
    const keys = [`wrangler@${version}`, `/wrangler@${version}`, `/wrangler/${version}`];
    const entry = Object.entries(lockfile.packages ?? {}).find(([key]) => keys.includes(key.replace(/[(_].*$/, '')));
    return { version, integrity: entry?.[1].resolution?.integrity };
}

;// CONCATENATED MODULE: ./lib/deploy/lockfile-yarn.js

/** From `yarn.lock`, of Yarn 1 and of those after it. */
function lockedByYarn(text, place) {
    return text.includes('\n__metadata:') ? lockedByBerry(text, place) : lockedByClassic(text, place);
}
const lockfile_yarn_Entry = schemas/* looseObject */._H3({
    version: schemas/* string */.YjP(),
    resolution: schemas/* string */.YjP(),
    dependencies: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* string */.YjP()).optional(),
});
const Berry = schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* unknown */.L5J());
/** It has an entry for each package of the workspace, with the ranges as they were resolved. */
async function lockedByBerry(text, { folders }) {
    const { parse } = await __webpack_require__.e(/* import() */ 8815).then(__webpack_require__.t.bind(__webpack_require__, 38815, 19));
    const entries = Object.entries(Berry.parse(parse(text))).flatMap(([key, value]) => {
        const entry = lockfile_yarn_Entry.safeParse(value);
        return entry.success ? [{ keys: key.split(', '), ...entry.data }] : [];
    });
    const [range] = folders
        .map((folder) => entries.find(({ resolution }) => resolution.endsWith(`@workspace:${folder || '.'}`)))
        .flatMap((entry) => entry?.dependencies?.['wrangler'] ?? []);
    if (range === undefined)
        return undefined;
    const found = entries.find(({ keys }) => keys.includes(`wrangler@${range}`) || keys.includes(`wrangler@npm:${range}`));
    if (!found)
        throw new Error(`it has no entry for \`wrangler@${range}\``);
    const isOfTheRegistry = found.resolution === `wrangler@npm:${found.version}`;
    // The checksum is that of Yarn's own archive.
    return { version: isOfTheRegistry ? found.version : found.resolution, integrity: undefined };
}
/** Yarn 1 has a format of its own: blocks, each headed by all ranges that it answers. */
async function lockedByClassic(text, { declared }) {
    if (/^<{7} /m.test(text))
        throw new Error('it has the marks of a merge conflict');
    const blocks = text
        .split(/\r?\n\r?\n/)
        .map((block) => /^("?wrangler@.*):\r?\n([\s\S]*)/m.exec(block))
        .flatMap((match) => (match ? [{ keys: keysOf(match[1] ?? ''), body: match[2] ?? '' }] : []));
    // Where no package.json names it, the only one that is there is the one that node finds.
    const found = declared === undefined ? onlyOne(blocks) : blocks.find(({ keys }) => keys.includes(declared));
    if (!found)
        return undefined;
    const field = (name) => new RegExp(`^  ${name} "?([^"\\s]+)"?\\s*$`, 'm').exec(found.body)?.[1];
    const version = field('version');
    if (version === undefined)
        throw new Error('its entry for wrangler has no version');
    const resolved = field('resolved') ?? '';
    return { version: /^(git|ssh)|\.git#/.test(resolved) ? resolved : version, integrity: field('integrity') };
}
function keysOf(head) {
    return head
        .split(',')
        .map((key) => key.trim().replaceAll('"', ''))
        .map((key) => key.slice('wrangler@'.length));
}
function onlyOne(items) {
    return items.length === 1 ? items[0] : undefined;
}

;// CONCATENATED MODULE: ./lib/deploy/lockfile.js








const unreadable = async () => {
    throw new Error('it is binary: only `bun.lock`, the text form, can be read (`bun install --save-text-lockfile`)');
};
/** By file name. Of two in one folder the first one counts, unless `packageManager` in `package.json` decides. */
const readers = [
    ['npm-shrinkwrap.json', 'npm', lockedByNpm],
    ['package-lock.json', 'npm', lockedByNpm],
    ['pnpm-lock.yaml', 'pnpm', lockedByPnpm],
    ['yarn.lock', 'yarn', lockedByYarn],
    ['bun.lock', 'bun', lockedByBun],
    ['bun.lockb', 'bun', unreadable],
];
const exactVersion = /^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$/;
/**
 * The wrangler that the nearest lockfile locks for the package of this folder, and `undefined` where none does. Nothing
 * above the workspace is looked at.
 * @throws ActionError `wrangler-not-found` for a lockfile that cannot be read, and for a wrangler that is not a version
 * of the registry.
 */
async function lockedWrangler(directory, workspace) {
    const folders = foldersUpTo(directory, workspace);
    const declared = await declaredRange(folders);
    for (const [index, folder] of folders.entries()) {
        const place = { folders: folders.slice(0, index + 1).map((each) => posix((0,external_node_path_.relative)(folder, each))), declared };
        const found = await lockedIn(folder, place, workspace);
        if (found)
            return found;
    }
    return undefined;
}
/** The folder and those above it, up to the workspace. A folder outside of the workspace stands alone. */
function foldersUpTo(directory, workspace) {
    const isInside = directory === workspace || !/^(\.\.|\/)/.test((0,external_node_path_.relative)(workspace, directory));
    const folders = [directory];
    for (let folder = directory; isInside && folder !== workspace;) {
        folder = (0,external_node_path_.dirname)(folder);
        folders.push(folder);
    }
    return folders;
}
async function lockedIn(folder, place, workspace) {
    for (const [file, , read] of await readersFor(folder)) {
        const path = (0,external_node_path_.join)(folder, file);
        const text = await (0,promises_.readFile)(path, 'utf8').catch(() => undefined);
        if (text === undefined)
            continue;
        const lockfile = posix((0,external_node_path_.relative)(workspace, path));
        const locked = await read(text, place).catch((error) => {
            throw notReadable(lockfile, error);
        });
        if (locked && !exactVersion.test(locked.version))
            throw notOfTheRegistry(lockfile, locked.version);
        if (locked)
            return { ...locked, lockfile };
    }
    return undefined;
}
const Manifest = schemas/* looseObject */._H3({
    packageManager: schemas/* string */.YjP().optional(),
    dependencies: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* string */.YjP()).optional(),
    devDependencies: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* string */.YjP()).optional(),
    optionalDependencies: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* string */.YjP()).optional(),
});
async function manifestOf(folder) {
    const text = await (0,promises_.readFile)((0,external_node_path_.join)(folder, 'package.json'), 'utf8').catch(() => undefined);
    if (text === undefined)
        return undefined;
    try {
        return Manifest.safeParse(JSON.parse(text)).data;
    }
    catch {
        // It is the package manager's to complain of: here it only tells less.
        return undefined;
    }
}
async function readersFor(folder) {
    const [wanted] = (await manifestOf(folder))?.packageManager?.split('@') ?? [];
    const own = readers.filter(([, manager]) => manager === wanted);
    return [...own, ...readers.filter((reader) => !own.includes(reader))];
}
async function declaredRange(folders) {
    for (const folder of folders) {
        const manifest = await manifestOf(folder);
        const range = [manifest?.devDependencies, manifest?.dependencies, manifest?.optionalDependencies]
            .map((dependencies) => dependencies?.['wrangler'])
            .find((each) => each !== undefined);
        if (range !== undefined)
            return range;
    }
    return undefined;
}
function notReadable(lockfile, cause) {
    return new errors/* ActionError */.lZ('wrangler-not-found', `Which wrangler the project means cannot be told: there is none in \`node_modules\`, and ${lockfile} cannot be read: ${cause instanceof Error ? cause.message : String(cause)}. Nothing was done.`, {
        hint: 'Install the dependencies before this step, so that wrangler is in `node_modules`.',
        location: { file: lockfile },
        cause,
    });
}
function notOfTheRegistry(lockfile, version) {
    return new errors/* ActionError */.lZ('wrangler-not-found', `${lockfile} locks wrangler to \`${version}\`, which is not a version of the registry and cannot be fetched. Nothing was done.`, {
        hint: 'Install the dependencies before this step, so that wrangler is in `node_modules`.',
        location: { file: lockfile },
    });
}
function posix(path) {
    return path.replaceAll('\\', '/');
}

;// CONCATENATED MODULE: ./lib/deploy/find-wrangler.js




/** For projects that do not say which wrangler they mean: the one that this repository is tested with. */
const pinnedVersion = '4.164.0';
/** The first one whose `versions upload` takes `--secrets-file`, and whose `deploy` takes `--tag` and `--message`. */
const oldestVersion = '4.74.0';
/**
 * The wrangler that the project means: the installed one, by `node_modules` or Yarn's Plug'n'Play; else the one that the
 * lockfile names, else a version of ours, both fetched to a place outside of the checkout. Nothing above the workspace
 * counts: what a machine happens to have there was neither reviewed nor locked.
 * @throws ActionError `wrangler-not-found`
 */
async function findWrangler(worker, context) {
    return (await installed(worker, context)) ?? fetched(worker, context);
}
async function installed({ name, directory }, context) {
    const events = context.events.step(`deploy ${name}`);
    const folders = foldersUpTo(directory, context.runner.workspace);
    const ofNodeModules = await wranglerOfNodeModules(folders);
    const wrangler = ofNodeModules ?? (await wranglerOfPlugAndPlay(directory, folders, context));
    if (!wrangler)
        return undefined;
    const source = ofNodeModules ? 'node_modules' : 'pnp';
    const place = ofNodeModules ? '`node_modules`' : "Yarn's Plug'n'Play";
    checkAge(wrangler.version, place);
    events.info('wrangler.found', `${name}: wrangler ${wrangler.version} is taken from ${place}.`, {
        version: wrangler.version,
        source,
    });
    return wrangler;
}
async function fetched({ name, directory }, context) {
    const events = context.events.step(`deploy ${name}`);
    const locked = await lockedWrangler(directory, context.runner.workspace);
    const wanted = locked ?? { version: pinnedVersion, integrity: undefined };
    const reason = locked ? `which ${locked.lockfile} names` : 'as no lockfile names one';
    checkAge(wanted.version, locked?.lockfile ?? 'our own choice');
    events.warning('wrangler.not-installed', `${name}: wrangler is not installed in the checkout. wrangler ${wanted.version} is used, ${reason}. A Worker that uses packages cannot be built so: install the dependencies before this step.`, { version: wanted.version });
    const { wrangler, durationMs } = await fetchWrangler(wanted, context);
    if (durationMs !== undefined) {
        events.info('wrangler.fetched', `${name}: wrangler ${wanted.version} was fetched (${durationMs} ms).`, {
            version: wanted.version,
            duration_ms: durationMs,
        });
    }
    events.info('wrangler.found', `${name}: wrangler ${wanted.version} is taken from outside of the checkout.`, {
        version: wanted.version,
        source: 'fetched',
        ...(locked ? { lockfile: locked.lockfile } : {}),
    });
    return wrangler;
}
function checkAge(version, place) {
    // Builds of a pull request of wrangler's own call themselves 0.0.0, and are newer than any release.
    if (version.startsWith('0.0.0-') || !isBefore(version, oldestVersion))
        return;
    throw new errors/* ActionError */.lZ('wrangler-not-found', `wrangler ${version} (${place}) is too old: this action needs ${oldestVersion} or later, which can upload secrets with a version. Nothing was done.`, { hint: 'Update it with your package manager, such as: npm install --save-dev wrangler@4' });
}
/** By major, minor and patch; what follows a hyphen does not count. */
function isBefore(version, other) {
    const [one, two] = [numbersOf(version), numbersOf(other)];
    const difference = one.map((number, index) => number - (two[index] ?? 0)).find((each) => each !== 0);
    return difference !== undefined && difference < 0;
}
function numbersOf(version) {
    return version.split(/[-+]/, 1).flatMap((core) => core.split('.').map(Number));
}

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

;// CONCATENATED MODULE: ./lib/deploy/plan.js







/** Reads only; in the order in which they are to be deployed. @throws ActionError for whatever would stop the deployment later. */
async function planWorkers(project, options, cloudflare, context) {
    const promote = options.promote.length > 0 ? parseSteps(options.promote) : undefined;
    const workers = (0,order/* inDependencyOrder */.V)(project.workers, (worker) => worker);
    (0,credential/* requireSecrets */.pU)(options.checks.length > 0 ? options.checks : workers.flatMap(({ smoke }) => smoke), context);
    return Promise.all(workers.map((worker) => planWorker(worker, promote, options, cloudflare, context)));
}
async function planWorker(worker, promote, options, cloudflare, context) {
    const wrangler = await findWrangler(worker, context);
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

/***/ 16513:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ reportPlan),
/* harmony export */   z: () => (/* binding */ reportResults)
/* harmony export */ });
/* harmony import */ var _rollout_baseline_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(95082);
/* harmony import */ var _runtime_deadline_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(93506);
/* harmony import */ var _runtime_summary_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(91348);
/* harmony import */ var _smoke_report_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(88537);




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
            `${checks.filter(({ outcome }) => outcome !== 'failed').length} of ${checks.length} passed`,
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

/***/ 19741:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   RZ: () => (/* binding */ WranglerError),
/* harmony export */   Se: () => (/* binding */ upload),
/* harmony export */   w$: () => (/* binding */ lastLines)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2503);
/* harmony import */ var _cloudflare_ids_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(857);
/* harmony import */ var _runtime_errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(50525);






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
