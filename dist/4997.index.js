export const id = 4997;
export const ids = [4997];
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

/***/ 66341:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _W: () => (/* binding */ task),
/* harmony export */   hB: () => (/* binding */ readEntry),
/* harmony export */   ui: () => (/* binding */ isUnfinished)
/* harmony export */ });
/* unused harmony exports RowCounts, DatabaseState, ServiceState, WayBack, Destination, ReleaseEntry */
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2503);
/* harmony import */ var _cloudflare_ids_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(857);


const Share = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ version_id: _cloudflare_ids_js__WEBPACK_IMPORTED_MODULE_0__/* .VersionId */ .gK, percentage: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig() });
/** Rows by table: the number, or the least and the most where others wrote while they were counted. */
const RowCounts = zod__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_1__/* .tuple */ .PVZ([zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig(), zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig()]));
const DatabaseState = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    name: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    id: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    /** The Time Travel bookmark of this moment. */
    bookmark: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    /** The last migration that was applied; `null` for a database without any. */
    head: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().nullable(),
    /** See `schemaDigest`. Entries before version 0.2 have none. */
    digest: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().optional(),
    /** Only of databases that are small enough to be counted. */
    rows: RowCounts.optional(),
});
const ServiceState = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    service: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    name: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    /** The deploy that is live; `null` where there is none. */
    deploy: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().nullable(),
    commit: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().nullable(),
    auto_deploy: zod__WEBPACK_IMPORTED_MODULE_1__/* .boolean */ .zMY(),
});
/** What was there at a moment, and so how to go back to it. */
const WayBack = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    workers: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
        name: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
        /** Empty for a Worker that did not exist. */
        versions: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(Share),
    })),
    databases: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(DatabaseState),
    /** On Render. */
    services: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(ServiceState).default([]),
});
/** Where a rollback goes. */
const Destination = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    /** As it was asked for: `previous`, `undo`, or a version, commit or release. */
    target: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    reason: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().nullable(),
    workers: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ name: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), version: _cloudflare_ids_js__WEBPACK_IMPORTED_MODULE_0__/* .VersionId */ .gK })),
    /** Only those that are restored. */
    databases: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ name: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), id: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), bookmark: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP() })),
    services: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ service: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), deploy: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP() })).default([]),
});
/** The payload of a GitHub Deployment of ours: a release, or a rollback where it has a `destination`. */
const ReleaseEntry = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    voygent: zod__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz(1),
    release: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    commit: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    /** What the commit contains: git's id of its tree. */
    tree: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().nullable().default(null),
    /** sha256 of the review's verdict; `null` where the gate is off. */
    verdict: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().nullable().default(null),
    /** Who put himself above the closed gate, and the issue that tells of it. */
    break_glass: zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ by: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), issue: zod__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr() }).optional(),
    run_url: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().nullable(),
    /** The release that was cut off and that this one takes over. */
    continues: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().nullable(),
    way_back: WayBack,
    destination: Destination.optional(),
});
/** The task that marks a GitHub Deployment as ours. */
const task = 'voygent:release';
/** Whether it was begun and never came to an end: its runner died, or it still runs. */
function isUnfinished({ state }) {
    return ['pending', 'queued', 'in_progress'].includes(state);
}
/** GitHub gives a payload back as an object, or as text when it was given as text. */
function readEntry(payload) {
    const parsed = ReleaseEntry.safeParse(typeof payload === 'string' ? parseJson(payload) : payload);
    return parsed.success ? parsed.data : undefined;
}
function parseJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}


/***/ }),

/***/ 54648:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ ReleaseLedger)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2503);
/* harmony import */ var _github_client_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(70636);
/* harmony import */ var _runtime_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(50525);
/* harmony import */ var _runtime_untouched_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(74935);
/* harmony import */ var _entry_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(66341);





const permission = 'deployments: write';
// docs.github.com/rest/deployments/statuses: a description has at most 140 characters.
const descriptionLength = 140;
/** After that long a run of which nothing can be learnt counts as dead: it is longer than any step of ours may take. */
const silentForMs = 30 * 60_000;
/** How far back an unfinished release is looked for. */
const lookBack = 10;
const DeploymentRow = zod__WEBPACK_IMPORTED_MODULE_4__/* .looseObject */ ._H3({ id: zod__WEBPACK_IMPORTED_MODULE_4__/* .number */ .aig(), payload: zod__WEBPACK_IMPORTED_MODULE_4__/* .unknown */ .L5J(), created_at: zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP() });
const StatusRow = zod__WEBPACK_IMPORTED_MODULE_4__/* .looseObject */ ._H3({ state: zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(), description: zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP().nullish() });
/** The releases of one environment, kept as GitHub Deployments. */
class ReleaseLedger {
    #github;
    #environment;
    #ownRef;
    /** @param ref of the job: for what is recorded of commits that are gone */
    constructor(github, environment, ref) {
        this.#github = github;
        this.#environment = environment;
        this.#ownRef = ref;
    }
    /** The newest releases and rollbacks, newest first; the state of the newest ten only is asked for. */
    async recent(count = lookBack) {
        const rows = await this.#github.call({ what: 'read the releases', permission: 'deployments: read', idempotent: true, result: zod__WEBPACK_IMPORTED_MODULE_4__/* .array */ .YOg(DeploymentRow) }, (octokit, signal) => octokit.rest.repos.listDeployments({
            ...this.#repository,
            environment: this.#environment,
            task: _entry_js__WEBPACK_IMPORTED_MODULE_3__/* .task */ ._W,
            per_page: count,
            request: { signal },
        }));
        const found = rows.flatMap(({ id, payload, created_at }) => {
            const entry = (0,_entry_js__WEBPACK_IMPORTED_MODULE_3__/* .readEntry */ .hB)(payload);
            return entry ? [{ deploymentId: id, createdAt: created_at, entry }] : [];
        });
        return Promise.all(found.map(async (row, index) => ({
            ...row,
            ...(index < lookBack ? await this.#statusOf(row.deploymentId) : { state: 'inactive', description: '' }),
        })));
    }
    /**
     * Writes a release down, before its first step, and marks it as running.
     * @param said its first status
     * @returns the id of the GitHub Deployment
     */
    async begin(entry, said) {
        const id = await (0,_runtime_untouched_js__WEBPACK_IMPORTED_MODULE_2__/* .beforeAnyChange */ .U)(() => this.#recordAt(entry));
        try {
            await this.mark(id, 'in_progress', said, { log: entry.run_url ?? undefined });
            return id;
        }
        catch (thrown) {
            const error = (0,_runtime_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .toActionError */ .ie)(thrown);
            throw new _runtime_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .lZ(error.code, `${error.message} ${entry.release} stands in the ledger as GitHub Deployment ${id}; nothing else was done.`, {
                status: error.status,
                hint: `${error.hint ?? ''} Then run this again: it takes that one over.`.trim(),
                cause: error,
            });
        }
    }
    /** A commit that the repository does not have any more is recorded all the same, at the one that the job runs on. */
    async #recordAt(entry) {
        try {
            return await this.record(entry);
        }
        catch (error) {
            if (this.#ownRef === undefined || this.#ownRef === entry.commit || !isUnprocessable(error))
                throw error;
            return this.record(entry, this.#ownRef);
        }
    }
    /**
     * Not repeated blindly: after a lost answer it is looked for.
     * @param ref the commit that GitHub shows
     * @returns the id of the GitHub Deployment
     */
    async record(entry, ref = entry.commit) {
        try {
            const created = await this.#github.call({ what: 'record the release', permission, idempotent: false, result: DeploymentRow }, (octokit, signal) => octokit.rest.repos.createDeployment({
                ...this.#repository,
                ref,
                task: _entry_js__WEBPACK_IMPORTED_MODULE_3__/* .task */ ._W,
                environment: this.#environment,
                auto_merge: false,
                required_contexts: [],
                production_environment: this.#isProduction,
                description: cut(`Release ${entry.release}`),
                payload: { ...entry },
                request: { signal },
            }));
            return created.id;
        }
        catch (error) {
            const recorded = (0,_github_client_js__WEBPACK_IMPORTED_MODULE_0__/* .mayHaveRun */ .l)(error) ? await this.#find(entry.release) : undefined;
            if (recorded)
                return recorded.deploymentId;
            throw error;
        }
    }
    /** `undefined` also where it cannot be told: what is to be heard of then is why it was looked for. */
    async #find(release) {
        const releases = await this.recent().catch(() => []);
        return releases.find(({ entry }) => entry.release === release);
    }
    /** A repetition would only say the same again, so it may be repeated. */
    async mark(deploymentId, state, description, links = {}) {
        await this.#github.call({ what: `record that the release is ${state}`, permission, idempotent: true, result: zod__WEBPACK_IMPORTED_MODULE_4__/* .unknown */ .L5J() }, (octokit, signal) => octokit.rest.repos.createDeploymentStatus({
            ...this.#repository,
            deployment_id: deploymentId,
            state,
            description: cut(description),
            ...(links.log === undefined ? {} : { log_url: links.log }),
            ...(links.environment === undefined ? {} : { environment_url: links.environment }),
            request: { signal },
        }));
    }
    /**
     * Marks what a success has replaced: GitHub does that by itself for environments that are not production only
     * (docs.github.com, «Create a deployment status», `auto_inactive`).
     */
    async retireBefore(deploymentId, releases, by) {
        if (!this.#isProduction)
            return;
        const replaced = releases.filter((one) => one.deploymentId < deploymentId && one.state === 'success');
        for (const one of replaced)
            await this.mark(one.deploymentId, 'inactive', `Replaced by ${by}`);
    }
    async #statusOf(deploymentId) {
        const [newest] = await this.#statuses(deploymentId, 1);
        return { state: newest?.state ?? 'pending', description: newest?.description ?? '' };
    }
    /** Newest first. */
    #statuses(deploymentId, count) {
        return this.#github.call({
            what: 'read the state of a release',
            permission: 'deployments: read',
            idempotent: true,
            result: zod__WEBPACK_IMPORTED_MODULE_4__/* .array */ .YOg(StatusRow),
        }, (octokit, signal) => octokit.rest.repos.listDeploymentStatuses({
            ...this.#repository,
            deployment_id: deploymentId,
            per_page: count,
            request: { signal },
        }));
    }
    /**
     * Those of the releases that are on their way now, as far as GitHub tells: a run that is over is not. One of which
     * nothing can be learnt is put under `untold`, until it is so old that no job can be expected to be at it still.
     */
    async underWay(ownRun, releases) {
        const candidates = releases.filter(_entry_js__WEBPACK_IMPORTED_MODULE_3__/* .isUnfinished */ .ui);
        const states = await Promise.all(candidates.map((one) => this.#lifeOf(one, ownRun)));
        const those = (wanted) => candidates.filter((_, index) => states[index] === wanted);
        return { alive: those('alive'), untold: those('untold') };
    }
    async #lifeOf({ entry, createdAt }, ownRun) {
        const run = runIdOf(entry.run_url);
        // The same run at a later attempt: GitHub has one attempt at a time.
        if (run !== undefined && run === ownRun)
            return 'over';
        const status = run === undefined ? undefined : await this.#statusOfRun(run);
        if (status !== undefined)
            return status === 'completed' ? 'over' : 'alive';
        return Date.now() - Date.parse(createdAt) < silentForMs ? 'untold' : 'over';
    }
    /** `undefined` where it cannot be told, as without the permission. */
    async #statusOfRun(run) {
        const call = {
            what: 'look whether another run is still running',
            permission: 'actions: read',
            idempotent: true,
            result: zod__WEBPACK_IMPORTED_MODULE_4__/* .looseObject */ ._H3({ status: zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP().nullable() }),
        };
        try {
            const { status } = await this.#github.call(call, (octokit, signal) => octokit.rest.actions.getWorkflowRun({ ...this.#repository, run_id: Number(run), request: { signal } }));
            return status ?? undefined;
        }
        catch (error) {
            if (error instanceof _runtime_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .lZ && error.fault !== 'world')
                return undefined;
            throw error;
        }
    }
    /** What was said of a release on its way, oldest first: the descriptions of its statuses. */
    async journal(deploymentId) {
        const rows = await this.#statuses(deploymentId, 100);
        return rows.map(({ description }) => description ?? '').reverse();
    }
    withSignal(signal) {
        return new ReleaseLedger(this.#github.withSignal(signal), this.#environment, this.#ownRef);
    }
    get #isProduction() {
        return this.#environment === 'production';
    }
    get #repository() {
        return { owner: this.#github.owner, repo: this.#github.repo };
    }
}
function cut(text) {
    const characters = [...text];
    return characters.length <= descriptionLength ? text : `${characters.slice(0, descriptionLength - 1).join('')}…`;
}
/** How GitHub says that there is no such commit. */
function isUnprocessable(error) {
    const cause = error instanceof _runtime_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .lZ ? error.cause : undefined;
    return cause instanceof Error && 'status' in cause && cause.status === 422;
}
function runIdOf(url) {
    return /\/actions\/runs\/(\d+)$/.exec(url ?? '')?.[1];
}


/***/ }),

/***/ 65004:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G7: () => (/* binding */ readSchema),
/* harmony export */   M5: () => (/* binding */ createLedger),
/* harmony export */   Mr: () => (/* binding */ readAnswers),
/* harmony export */   RC: () => (/* binding */ recordApplied),
/* harmony export */   S5: () => (/* binding */ lockTable),
/* harmony export */   SC: () => (/* binding */ readLedger),
/* harmony export */   UX: () => (/* binding */ ledgerQueries),
/* harmony export */   Uo: () => (/* binding */ ownTables)
/* harmony export */ });
/* unused harmony export checksumTable */
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2503);
/* harmony import */ var _runtime_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(50525);
/* harmony import */ var _sqlite_identifier_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(88437);
/* harmony import */ var _sqlite_schema_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27917);




/** Beside wrangler's ledger, what it does not keep: the content that was applied. */
const checksumTable = 'voygent_migrations';
/** The tables that are about migrations: no part of the schema that they make. */
function ownTables({ migrationsTable }) {
    return [migrationsTable, checksumTable, lockTable];
}
/** Keeps two runs apart: one row, whose holder is named and whose time runs out. */
const lockTable = 'voygent_lock';
/** Two calls at most: which tables there are, and what is in those of the ledger. */
async function readLedger(target, cloudflare) {
    const { database } = target;
    const [schemaAnswer] = await cloudflare.d1.query(target.id, `read the schema of ${target.name}`, [
        { sql: _sqlite_schema_js__WEBPACK_IMPORTED_MODULE_1__/* .schemaQuery */ .GT },
    ]);
    const { schema } = readSchema(target, schemaAnswer);
    const tables = new Set(schema.filter(({ type }) => type === 'table').map(({ name }) => name));
    const isThere = [database.migrationsTable, checksumTable, lockTable].map((table) => tables.has(table));
    const present = ledgerRows(database).filter((_, index) => isThere[index]);
    const answers = present.length === 0
        ? []
        : await cloudflare.d1.query(target.id, `read the migration ledger of ${target.name}`, present);
    return readAnswers(target, [schemaAnswer, ...isThere.map((there) => (there ? answers.shift() : noRows))]);
}
const noRows = { success: true, results: [], meta: undefined };
/** What `readAnswers` reads, where the tables of the ledger are sure to be there. */
function ledgerQueries(database) {
    return [{ sql: _sqlite_schema_js__WEBPACK_IMPORTED_MODULE_1__/* .schemaQuery */ .GT }, ...ledgerRows(database)];
}
function ledgerRows({ migrationsTable }) {
    return [
        { sql: `SELECT name FROM ${(0,_sqlite_identifier_js__WEBPACK_IMPORTED_MODULE_2__/* .quoteIdentifier */ .C)(migrationsTable)} ORDER BY id` },
        { sql: `SELECT name, sha256, run FROM ${checksumTable} WHERE ledger = ?`, params: [migrationsTable] },
        { sql: `SELECT file AS name FROM ${lockTable} WHERE file IS NOT NULL` },
    ];
}
/** The answers to `ledgerQueries`. */
function readAnswers(target, [schemaAnswer, appliedAnswer, checksumAnswer, begunAnswer]) {
    const what = `read the migration ledger of ${target.name}`;
    const applied = rowsOf(AppliedRow, appliedAnswer, what);
    const checksums = rowsOf(ChecksumRow, checksumAnswer, what);
    const [begun] = rowsOf(AppliedRow, begunAnswer, what);
    return {
        applied: applied.map(({ name }) => name),
        checksums: new Map(checksums.map(({ name, sha256 }) => [name, sha256])),
        runs: new Map(checksums.map(({ name, run }) => [name, run ?? ''])),
        ...(begun ? { begun: begun.name } : {}),
        ...readSchema(target, schemaAnswer),
    };
}
const AppliedRow = zod__WEBPACK_IMPORTED_MODULE_3__/* .looseObject */ ._H3({ name: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP() });
const ChecksumRow = zod__WEBPACK_IMPORTED_MODULE_3__/* .looseObject */ ._H3({ name: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(), sha256: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(), run: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().nullish() });
/** The answer to `schemaQuery`. */
function readSchema(target, answer) {
    const schema = rowsOf(_sqlite_schema_js__WEBPACK_IMPORTED_MODULE_1__/* .SchemaObject */ .he, answer, `read the schema of ${target.name}`);
    return { schema, digest: (0,_sqlite_schema_js__WEBPACK_IMPORTED_MODULE_1__/* .schemaDigest */ .ku)(schema, ownTables(target.database)) };
}
function rowsOf(row, result, what) {
    const rows = zod__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(row).safeParse(result?.success ? result.results : undefined);
    if (rows.success)
        return rows.data;
    throw new _runtime_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('cloudflare-answer', `Could not ${what}: ${result?.error ?? 'the rows are not of the expected form'}.`, {
        hint: 'If the ledger table was not made by wrangler or by this action, look at it with: npx wrangler d1 execute',
        cause: rows.error,
    });
}
/** The tables of both ledgers, where they are not there yet; the first exactly as wrangler makes it. */
function createLedger(database) {
    return [
        {
            sql: `CREATE TABLE IF NOT EXISTS ${(0,_sqlite_identifier_js__WEBPACK_IMPORTED_MODULE_2__/* .quoteIdentifier */ .C)(database.migrationsTable)}(
		id         INTEGER PRIMARY KEY AUTOINCREMENT,
		name       TEXT UNIQUE,
		applied_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL
)`,
        },
        {
            sql: `CREATE TABLE IF NOT EXISTS ${checksumTable}(
  ledger     TEXT NOT NULL,
  name       TEXT NOT NULL,
  sha256     TEXT NOT NULL,
  run        TEXT,
  applied_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL,
  PRIMARY KEY (ledger, name)
)`,
        },
    ];
}
/** The rows that say that a file was applied. They run last: where they are, all before them was done. */
function recordApplied(database, file, run) {
    return [
        {
            sql: `INSERT OR REPLACE INTO ${checksumTable} (ledger, name, sha256, run) VALUES (?, ?, ?, ?)`,
            params: [database.migrationsTable, file.name, file.sha256, run],
        },
        { sql: `INSERT INTO ${(0,_sqlite_identifier_js__WEBPACK_IMPORTED_MODULE_2__/* .quoteIdentifier */ .C)(database.migrationsTable)} (name) VALUES (?)`, params: [file.name] },
    ];
}


/***/ }),

/***/ 49517:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HL: () => (/* binding */ enumerate),
/* harmony export */   Od: () => (/* binding */ restoreCommand),
/* harmony export */   WE: () => (/* binding */ explain),
/* harmony export */   em: () => (/* binding */ sentence)
/* harmony export */ });
/* unused harmony exports retentionDays, refusedTime */
/* harmony import */ var _cloudflare_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76632);
/* harmony import */ var _runtime_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(50525);


function restoreCommand({ name }, bookmark) {
    return `npx wrangler d1 time-travel restore ${name} --bookmark=${bookmark}`;
}
/** How far Time Travel goes back (developers.cloudflare.com/d1/reference/time-travel). */
const retentionDays = 30;
const retention = `Time Travel goes back ${retentionDays} days on Workers Paid and 7 days on Workers Free; what is older is only in a backup.`;
/** Why a bookmark could not be read or restored: Cloudflare's words, and what they are likely to mean. */
function explain(thrown) {
    const error = (0,_runtime_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .toActionError */ .ie)(thrown);
    if (!(error instanceof _cloudflare_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .CloudflareError */ .O))
        return error;
    const hint = hintFor(error);
    return new _runtime_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .lZ(error.code, error.message, {
        ...(hint === undefined ? {} : { hint }),
        status: error.status,
        cause: error,
    });
}
function hintFor({ httpStatus, code, failure, hint, message }) {
    if (httpStatus === 429 || /too many (restores|requests)|rate.?limit/i.test(message))
        return 'Cloudflare allows 10 restores of a database in 10 minutes, and 1,200 calls of one token in 5 minutes. Wait ten minutes, then run this again.';
    if (code === 'cloudflare-auth' || failure.kind !== 'final')
        return hint;
    return `The bookmark may be too old, or of another database. ${retention}`;
}
/** The reason that a time cannot be gone back to; `undefined` where it can. */
function refusedTime(at, now) {
    if (at.getTime() > now)
        return 'lies in the future';
    const days = (now - at.getTime()) / 86_400_000;
    return days > retentionDays ? `is ${Math.floor(days)} days ago. ${retention}` : undefined;
}
/** `a`, `a and b`, `a, b and c`. */
function enumerate(parts) {
    if (parts.length < 2)
        return parts.join('');
    return `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}
/** A thrown value as a sentence. */
function sentence(error) {
    const message = error instanceof Error ? error.message : String(error);
    return /[.!?]$/.test(message) ? message : `${message}.`;
}


/***/ }),

/***/ 58925:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Az: () => (/* binding */ restoreTo),
/* harmony export */   h0: () => (/* binding */ restoreError)
/* harmony export */ });
/* unused harmony export bookmarkAt */
/* harmony import */ var _cloudflare_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76632);
/* harmony import */ var _runtime_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(50525);
/* harmony import */ var _lock_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(64834);
/* harmony import */ var _run_name_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6606);
/* harmony import */ var _time_travel_lock_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(73093);
/* harmony import */ var _time_travel_proof_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1474);
/* harmony import */ var _time_travel_send_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(95220);
/* harmony import */ var _time_travel_words_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(49517);









/**
 * The bookmark in force at a time.
 * @param timestamp ISO 8601 with a time zone, such as `2026-11-23T06:20:00Z`
 * @throws ActionError `input-invalid` for what is no such time, lies in the future, or is older than Time Travel goes
 * back; else with Cloudflare's words
 */
async function bookmarkAt(target, timestamp, cloudflare, clock) {
    if (!z.iso.datetime({ offset: true }).safeParse(timestamp).success)
        throw new ActionError('input-invalid', `\`${timestamp}\` is no time with a time zone. Nothing was done.`, {
            hint: `Write it as ISO 8601, in UTC for example: ${new Date(clock.now()).toISOString()}`,
        });
    const at = new Date(timestamp);
    const refused = refusedTime(at, clock.now());
    if (refused)
        throw new ActionError('input-invalid', `${target.name} cannot be restored to ${timestamp}: that ${refused.replace(/\.$/, '')}. Nothing was done.`);
    try {
        return await cloudflare.d1.bookmark(target.id, at);
    }
    catch (error) {
        throw explain(error);
    }
}
/**
 * Puts a database back to a bookmark, and proves that it is what it was. It holds the migration lock until the restore,
 * which takes the lock away with all else. From when the restore is sent, a cancelled job does not stop it; everything is
 * bounded in time.
 * @throws ActionError where nothing was sent: `proof-failed` when nothing could prove it, `locked`, `changed-meanwhile`,
 * what `announce` threw, the signal's reason, or that Cloudflare does not answer
 */
async function restoreTo(job) {
    const { target, cloudflare, context } = job;
    (0,_time_travel_proof_js__WEBPACK_IMPORTED_MODULE_5__/* .refuseUnprovable */ .hC)(target, job.expected);
    const holder = (0,_run_name_js__WEBPACK_IMPORTED_MODULE_3__/* .runName */ .r)(context);
    // Taking the lock takes the other's row away, which tells that its restore was not made.
    const wasMade = job.sentBefore && (await (0,_time_travel_lock_js__WEBPACK_IMPORTED_MODULE_4__/* .holderOf */ .Kd)(target, cloudflare))?.holder !== job.sentBefore.holder;
    const ledger = await (0,_time_travel_lock_js__WEBPACK_IMPORTED_MODULE_4__/* .takeForRestore */ .lG)(target, holder, cloudflare, context);
    let result;
    try {
        refuseChanged(job, ledger);
        const there = wasMade ? await alreadyThere(job) : undefined;
        result = there ?? (await send(job, holder));
    }
    catch (error) {
        await letGo(job, holder);
        throw error;
    }
    // Else the restore took the lock away, or may come yet and is not to meet another run's migration.
    const isOver = result.state === 'failed' ? !result.mayComeYet : result.state === 'restored' && !result.isSent;
    if (isOver)
        await letGo(job, holder);
    return result;
}
function refuseChanged({ target: { name }, planned }, now) {
    if (!planned)
        return;
    if (now.digest === planned.digest && now.applied.join('\n') === planned.applied.join('\n'))
        return;
    throw new _runtime_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .lZ('changed-meanwhile', `${name} is not what it was when its restore was planned: it was migrated, restored or changed by someone else since. Nothing was done in ${name}.`, { hint: 'Run this again with `mode: plan`: it shows what a restore would lose now.' });
}
function letGo({ target, cloudflare, context }, holder) {
    return (0,_lock_js__WEBPACK_IMPORTED_MODULE_2__/* .release */ ._r)(target, holder, cloudflare, (why) => context.events.warning('migration.lock-left', `The migration lock of ${target.name} could not be let go: ${why} It runs out by itself, and until then the next run waits.`, { database: target.name }));
}
async function alreadyThere({ target, expected, cloudflare }) {
    const { ledger, differences, proven, unproven, uncounted } = await (0,_time_travel_proof_js__WEBPACK_IMPORTED_MODULE_5__/* .compare */ .UD)(target, expected, cloudflare);
    if (uncounted !== undefined)
        throw uncounted;
    if (differences.length + (0,_time_travel_proof_js__WEBPACK_IMPORTED_MODULE_5__/* .halfDone */ .Ih)(ledger).length > 0)
        return undefined;
    return {
        state: 'restored',
        isSent: false,
        ledger,
        proven,
        unproven: [...unproven, 'that nothing was updated since, which numbers of rows do not tell'],
        notes: [],
        told: `${target.name} is what it was at that moment already: ${agree(proven)}. Nothing was sent.`,
    };
}
async function send(job, holder) {
    const { target, bookmark, context } = job;
    const undo = await job.cloudflare.d1.bookmark(target.id);
    await job.announce?.({ undo, holder });
    // The last call that a cancelled job ends.
    const until = { held: await (0,_time_travel_lock_js__WEBPACK_IMPORTED_MODULE_4__/* .renew */ .qV)(target, holder, job.cloudflare) };
    context.events.warning('migration.restoring', `${target.name} goes back to the bookmark ${bookmark}.`, {
        database: target.name,
        bookmark,
        undo,
    });
    let afterwards;
    const outcome = await (0,_time_travel_send_js__WEBPACK_IMPORTED_MODULE_6__/* .restoreAndLook */ .V)(undo, () => sendHeld(job, holder, until), () => {
        // One time limit for all looks.
        afterwards ??= surely(job);
        return look({ ...job, cloudflare: afterwards }, holder);
    }, context.clock);
    return conclude(job, outcome, until.held);
}
/** From here on, it must go on although the job was cancelled, for three minutes at most. */
function surely({ cloudflare }) {
    return cloudflare.withSignal(AbortSignal.timeout(180_000));
}
const attempts = 3;
const longestPauseMs = 60_000;
/** Sends it, and again only where Cloudflare did not take it; the lock must not run out meanwhile. */
async function sendHeld(job, holder, until) {
    const { target, bookmark, context } = job;
    for (let attempt = 1;; attempt++) {
        const cloudflare = surely(job);
        try {
            return await cloudflare.d1.restore(target.id, bookmark, { attempts: 1 });
        }
        catch (error) {
            const pause = pauseAfter(error);
            if (attempt === attempts || pause === undefined || context.signal.aborted)
                throw error;
            context.events.info('cloudflare.retry', `Trying again in ${Math.ceil(pause / 1000)} s to restore ${target.name}: ${(0,_time_travel_words_js__WEBPACK_IMPORTED_MODULE_7__/* .sentence */ .em)(error)}`, { attempts: attempt, pause_ms: pause });
            await context.clock.sleep(pause);
            try {
                until.held = await (0,_time_travel_lock_js__WEBPACK_IMPORTED_MODULE_4__/* .renew */ .qV)(target, holder, cloudflare);
            }
            catch {
                throw error;
            }
        }
    }
}
function pauseAfter(error) {
    if (!(error instanceof _cloudflare_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .CloudflareError */ .O) || error.failure.kind !== 'never-ran')
        return undefined;
    const pause = error.failure.retryAfterMs ?? 2000;
    return pause <= longestPauseMs ? pause : undefined;
}
/** The lock is read first: where a restore comes between two calls, the second sees it. */
async function look({ target, expected, cloudflare }, holder) {
    const row = await (0,_time_travel_lock_js__WEBPACK_IMPORTED_MODULE_4__/* .holderOf */ .Kd)(target, cloudflare);
    if (row?.holder === holder)
        return { isUntouched: true, differences: ["this run's row of the lock is there, which was not there then"] };
    const comparison = await (0,_time_travel_proof_js__WEBPACK_IMPORTED_MODULE_5__/* .compare */ .UD)(target, expected, cloudflare);
    const differences = [...comparison.differences, ...(0,_time_travel_proof_js__WEBPACK_IMPORTED_MODULE_5__/* .halfDone */ .Ih)(comparison.ledger)];
    return { ...comparison, differences, isUntouched: false, row };
}
async function conclude(job, outcome, until) {
    const { target } = job;
    const { undo } = outcome;
    const sight = 'sight' in outcome ? outcome.sight : undefined;
    const isBack = sight !== undefined && !sight.isUntouched;
    const common = {
        ...(undo === undefined ? {} : { undo, undoCommand: (0,_time_travel_words_js__WEBPACK_IMPORTED_MODULE_7__/* .restoreCommand */ .Od)(target, undo) }),
        ...(outcome.bookmark === undefined ? {} : { bookmark: outcome.bookmark }),
        unproven: sight?.unproven ?? [],
        notes: isBack ? await (0,_time_travel_lock_js__WEBPACK_IMPORTED_MODULE_4__/* .letGoOfThen */ .gW)(target, sight.row, until, surely(job)) : [],
    };
    const where = `${target.name} was restored to the bookmark ${job.bookmark}`;
    switch (outcome.state) {
        case 'restored': {
            const { ledger, proven = [] } = outcome.sight;
            if (!ledger)
                throw new Error('a restore is proven by the ledger at least');
            const told = `${where}, and is what it was: ${agree(proven)}.${notCompared(common.unproven)} What was written since is gone with it.`;
            return { ...common, state: 'restored', isSent: true, ledger, proven, told };
        }
        case 'unproven': {
            const { differences, ledger } = outcome.sight;
            const told = outcome.sight.isUntouched
                ? `Cloudflare says that ${where}, and nothing was put back: ${differences.join(', ')}. That lock is left to run out within 90 s.`
                : `${where}, and is not what it was: ${differences.join(', ')}.`;
            return { ...common, state: 'unproven', differences, ledger, told };
        }
        case 'failed':
            return failed(job, outcome, common);
        default: {
            const told = `It cannot be told whether ${target.name} went back to the bookmark ${job.bookmark}: a restore was sent, and the database could not be read afterwards. ${(0,_time_travel_words_js__WEBPACK_IMPORTED_MODULE_7__/* .sentence */ .em)(outcome.failure)} Its migration lock is left to run out within 90 s.`;
            return { ...common, state: 'unknown', failure: (0,_time_travel_words_js__WEBPACK_IMPORTED_MODULE_7__/* .explain */ .WE)(outcome.failure), told };
        }
    }
}
function failed({ target, bookmark }, { failure: thrown, sight, isAnswerLost }, common) {
    const failure = (0,_time_travel_words_js__WEBPACK_IMPORTED_MODULE_7__/* .explain */ .WE)(thrown);
    if (sight && !sight.isUntouched) {
        const told = `${(0,_time_travel_words_js__WEBPACK_IMPORTED_MODULE_7__/* .sentence */ .em)(failure)} ${target.name} was changed all the same, and is not what it was at the bookmark ${bookmark}: ${sight.differences.join(', ')}.`;
        return { ...common, state: 'unproven', differences: sight.differences, ledger: sight.ledger, failure, told };
    }
    const later = isAnswerLost
        ? ` It was sent, and had not been made a quarter of a minute later: should it come yet, it is undone by the command below. Its migration lock is left to run out within 90 s.`
        : '';
    const told = `${target.name} was not restored to the bookmark ${bookmark}, and is what it was before: ${(0,_time_travel_words_js__WEBPACK_IMPORTED_MODULE_7__/* .sentence */ .em)(failure)}${later}`;
    const { undo: _, undoCommand: __, ...without } = common;
    return { ...(isAnswerLost ? common : without), state: 'failed', failure, mayComeYet: isAnswerLost, told };
}
function agree(proven) {
    return `${(0,_time_travel_words_js__WEBPACK_IMPORTED_MODULE_7__/* .enumerate */ .HL)(proven)} agree${proven.length === 1 ? 's' : ''}`;
}
function notCompared(unproven) {
    return unproven.length === 0 ? '' : ` Not compared: ${unproven.join('; ')}.`;
}
/** The error that a restore ends in; `undefined` where it was proven. */
function restoreError(result) {
    if (result.state === 'restored')
        return undefined;
    const failure = 'failure' in result ? result.failure : undefined;
    const undo = result.undoCommand && `To go back to before the restore: ${result.undoCommand}`;
    return new _runtime_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .lZ('way-back-failed', [result.told, ...result.notes].join(' '), {
        status: result.state === 'unknown' ? 'indeterminate' : 'failed',
        hint: [failure?.hint, undo].filter(Boolean).join('\n'),
        cause: failure,
    });
}


/***/ }),

/***/ 15353:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  run: () => (/* binding */ run)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/page/write.js + 16 modules
var write = __webpack_require__(82776);
// EXTERNAL MODULE: ./lib/runtime/errors.js
var errors = __webpack_require__(50525);
// EXTERNAL MODULE: ./lib/runtime/untouched.js
var untouched = __webpack_require__(74935);
// EXTERNAL MODULE: ./lib/ledger/entry.js
var ledger_entry = __webpack_require__(66341);
// EXTERNAL MODULE: ./lib/migrations/moment.js
var moment = __webpack_require__(57413);
// EXTERNAL MODULE: ./lib/rollout/baseline.js
var baseline = __webpack_require__(95082);
// EXTERNAL MODULE: ./lib/runtime/run-id.js
var run_id = __webpack_require__(38907);
// EXTERNAL MODULE: ./lib/runtime/timeline.js
var timeline = __webpack_require__(79725);
// EXTERNAL MODULE: ./lib/cloudflare/ids.js
var ids = __webpack_require__(857);
// EXTERNAL MODULE: ./lib/migrations/counts.js
var migrations_counts = __webpack_require__(85757);
// EXTERNAL MODULE: ./lib/migrations/files.js + 1 modules
var migrations_files = __webpack_require__(24013);
// EXTERNAL MODULE: ./lib/migrations/ledger.js
var migrations_ledger = __webpack_require__(65004);
// EXTERNAL MODULE: ./lib/migrations/resolve.js
var resolve = __webpack_require__(48217);
// EXTERNAL MODULE: ./lib/runtime/words.js
var words = __webpack_require__(37113);
// EXTERNAL MODULE: ./lib/sqlite/schema.js
var schema = __webpack_require__(27917);
// EXTERNAL MODULE: ./lib/sqlite/schema-diff.js + 1 modules
var schema_diff = __webpack_require__(88601);
// EXTERNAL MODULE: ./lib/rehearsal/rehearse-apart.js
var rehearse_apart = __webpack_require__(17849);
;// CONCATENATED MODULE: ./lib/rehearsal/fit.js
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
 * Tells it by making the database anew from its files, which must come out as it is. It reads the ledger that it is
 * given, and neither asks nor changes the database.
 *
 * @param head the last migration when the code was released; `null`: there was none, `undefined`: not recorded
 * @param files those of the checkout: every one that was applied is needed
 * @throws the signal's reason when the job is cancelled
 */
async function fitOf(head, target, ledger, files, context) {
    const since = head === undefined ? notRecorded(target) : migrationsSince(head, target, ledger);
    if (!Array.isArray(since))
        return since;
    if (since.length === 0)
        return { kind: 'same' };
    const applied = appliedFiles(target, ledger, files);
    if (!Array.isArray(applied))
        return applied;
    const rebuilt = await rebuildApart(stageOf(target, ledger), applied, applied.length - since.length, context);
    if ('kind' in rebuilt)
        return rebuilt;
    const drift = driftOf(target, ledger, lastOf(rebuilt).schema ?? []);
    if (drift)
        return drift;
    const { findings, notes } = rebuilt.taken;
    if (findings.length === 0)
        return { kind: 'fits', since, notes };
    return { kind: 'contracted', since, findings: findings.map((one) => withReason(one, applied)), notes };
}
/**
 * Makes the schema that a database had when `head` was its last migration; `null`: before any. Compare by `sameSchema`:
 * the digest is the same only where both versions of SQLite write alike what an ALTER TABLE makes.
 *
 * @param files in the order in which they were applied
 * @returns `undefined` where the head is not among the files, or one of them cannot be run on an empty database
 * @throws the signal's reason when the job is cancelled
 */
async function schemaAt(head, files, context) {
    if (head === null)
        return { schema: [], digest: schemaDigest([], []) };
    const at = files.findIndex(({ name }) => name === head);
    if (at === -1)
        return undefined;
    const applied = files.slice(0, at + 1);
    const rebuilt = await rebuildApart({ schema: [], ledgerTables: [] }, applied, applied.length, context);
    if ('kind' in rebuilt)
        return undefined;
    const { schema, digest } = lastOf(rebuilt);
    return schema && digest !== undefined ? { schema, digest } : undefined;
}
function migrationsSince(head, { name }, { applied, begun }) {
    if (begun !== undefined && !applied.includes(begun)) {
        return unknown(`${begun} was begun in ${name} and has not ended.`, 'Where a run applies it now, wait for it. Else finish or undo it first: `migrate` tells how.');
    }
    if (head !== null && !applied.includes(head)) {
        const last = applied.at(-1);
        return unknown(`The old code was made for ${name} with ${head} as its last migration, and its ledger does not have that one (${last === undefined ? 'it is empty' : `its last is ${last}`}).`, 'The database was restored to a time before it, its ledger was changed by hand, or it is another database than then. Go back to code that was released with what it has.');
    }
    return applied.slice(head === null ? 0 : applied.indexOf(head) + 1);
}
function notRecorded({ name }) {
    return unknown(`It was not recorded which migration of ${name} was the last one when the old code was released.`, 'Versions that these actions release have it in their message. Compare by hand what the migrations since then have changed.');
}
/** The files of all that was applied, in that order. */
function appliedFiles({ name: database }, { applied, checksums }, files) {
    const byName = new Map(files.map((file) => [file.name, file]));
    const missing = applied.filter((name) => !byName.has(name));
    if (missing.length > 0) {
        return unknown(`${database} has ${few(missing)}, and the checkout does not.`, 'Run this on a commit that has every migration of the database: the newest released one (`ref` of actions/checkout), with all of its files (no `sparse-checkout`).');
    }
    const found = applied.flatMap((name) => byName.get(name) ?? []);
    const edited = found.filter(({ name, sha256 }) => (checksums.get(name) ?? sha256) !== sha256);
    if (edited.length > 0) {
        return unknown(`${few(edited.map(({ path }) => path))} in the checkout is not what was applied to ${database}: the content differs.`, `Run this on a commit that has it as it was applied: git log --follow -- ${edited[0]?.path}`);
    }
    return found;
}
function stageOf({ database }, { schema }) {
    const ledgerTables = (0,migrations_ledger/* ownTables */.Uo)(database);
    return { schema: schema.filter(({ tbl_name }) => ledgerTables.includes(tbl_name)), ledgerTables };
}
/** In a process of its own: a statement may never end. */
async function rebuildApart(stage, files, since, context) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const rehearser = __addDisposableResource(env_1, new rehearse_apart/* Rehearser */.Q(context), false);
        try {
            const rebuilt = await rehearser.rebuild(stage, files, since, context.signal);
            const { name, findings, schema } = lastOf(rebuilt);
            if (schema)
                return rebuilt;
            const [failure] = findings;
            const path = files.find((file) => file.name === name)?.path ?? name;
            const place = failure?.line === undefined ? path : `${path}:${failure.line}`;
            return unknown(`The schema could not be made anew from the migrations: on an empty database ${place} does not run. ${failure?.message ?? ''}`.trimEnd(), 'Compare by hand what the migrations since the old code have changed.');
        }
        catch (error) {
            context.signal.throwIfAborted();
            return unknown(`The schema could not be made anew from the migrations: ${(0,errors/* toActionError */.ie)(error).message}`, 'Run this again, or compare by hand what the migrations since the old code have changed.');
        }
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        __disposeResources(env_1);
    }
}
function lastOf({ rehearsal }) {
    const last = rehearsal.files.at(-1);
    if (!last)
        throw new Error('no file was run');
    return last;
}
/** What the database has or lacks beside what its migrations make. */
function driftOf({ name }, { schema }, made) {
    if ((0,schema_diff/* sameSchema */.Go)(made, schema))
        return undefined;
    const changes = (0,schema_diff/* diffSchemas */.e7)(made, schema);
    const named = changes.map((change) => `the ${change.type} ${change.name} was ${change.kind}`);
    return unknown(`The schema of ${name} is not the one that its migrations make: ${few(named) || 'its objects differ'}. It was changed outside of them.`, `What differs (+ is what the database has):\n${shortened((0,schema_diff/* formatDiff */.Vs)(changes))}\nWrite a migration that does the same, so that both agree.`);
}
function withReason(one, files) {
    const allowed = files.find(({ name }) => name === one.file)?.allowances.allowed ?? [];
    const own = allowed.find(({ rules }) => rules.includes('contract-step'));
    return { ...one, ...(own ? { reason: own.reason } : {}) };
}
function unknown(why, hint) {
    return { kind: 'unknown', why, hint };
}
function few(items) {
    const shown = items.slice(0, 5).join(', ');
    return items.length > 5 ? `${shown} and ${(0,words/* count */.U)(items.length - 5, 'other')}` : shown;
}
function shortened(text) {
    const lines = text.split('\n');
    return lines.length > 40 ? [...lines.slice(0, 40), `… ${(0,words/* count */.U)(lines.length - 40, 'line')} more`].join('\n') : text;
}

// EXTERNAL MODULE: ./lib/runtime/nearest.js
var nearest = __webpack_require__(81438);
;// CONCATENATED MODULE: ./lib/rollback/databases.js








/** What `allow` can name: a finding of a rehearsal, that nothing could be found out, and secrets of old. */
const allowances = ['contract-step', 'unknown-schema', 'secrets-changed'];
function isAllowed(allow, what) {
    return allow.includes(what);
}
/** Reads only. */
async function planDatabases(project, wanted, cloudflare, context) {
    const unknown = wanted.allow.find((word) => !allowances.includes(word));
    if (unknown !== undefined)
        throw new errors/* ActionError */.lZ('input-invalid', `The input \`allow\` names \`${unknown}\`, which nothing here is called. Nothing was done.`, {
            hint: (0,nearest/* didYouMean */.a)(unknown, [...allowances]),
        });
    return Promise.all(project.databases.map((database) => planDatabase(database, wanted, cloudflare, context)));
}
async function planDatabase(database, { database: wish, allow, chosen, heads }, cloudflare, context) {
    const target = await (0,resolve/* resolveDatabase */.e)(database, cloudflare);
    const [ledger, files] = await Promise.all([
        (0,migrations_ledger/* readLedger */.SC)(target, cloudflare),
        (0,migrations_files/* readMigrations */.Yr)(database, context.runner.workspace),
    ]);
    const fit = await fitOf(heads[target.name], target, ledger, files, context);
    if (wish === 'keep' || chosen.done !== undefined)
        return { target, ledger, kind: 'keep', fit, allowed: isAllowed(allow, allowanceFor(fit)) };
    const state = stateThen(target, chosen);
    const counts = (0,migrations_counts/* countable */.Q$)(target) && state.rows ? await (0,migrations_counts/* countRows */.BO)(target, ledger.schema, cloudflare) : undefined;
    return {
        target,
        ledger,
        kind: 'restore',
        fit,
        state,
        loses: state.rows && counts && (0,migrations_counts/* lossBetween */.YU)(state.rows, counts),
        since: sinceHead(ledger.applied, state.head),
    };
}
function allowanceFor({ kind }) {
    return kind === 'unknown' ? 'unknown-schema' : 'contract-step';
}
/** Migrations that a restore takes away; all of them where the head of then is not among them. */
function sinceHead(applied, head) {
    return applied.slice(head === null ? 0 : applied.indexOf(head) + 1);
}
function stateThen(target, { moment, source }) {
    const state = moment?.databases.find(({ id }) => id === target.id);
    const bookmark = ids/* Bookmark */.Xh.safeParse(state?.bookmark);
    if (state && bookmark.success)
        return { ...state, bookmark: bookmark.data };
    const why = source === 'ledger'
        ? 'the release that followed the target recorded none, or there is none'
        : 'the ledger of releases on GitHub, which has them, does not know the target';
    throw new errors/* ActionError */.lZ('target-not-found', `${target.name} cannot be restored: there is no bookmark of that moment, as ${why}. Nothing was done.`, {
        hint: `Leave the databases as they are (\`database: keep\`), or find the moment yourself: npx wrangler d1 time-travel info ${target.name} --timestamp=<when>`,
    });
}
/** Why the rollback must not be done: a database that the old code does not fit, or may not fit. */
function refusalOf(databases) {
    for (const move of databases) {
        if (move.kind === 'restore' || move.allowed)
            continue;
        if (move.fit.kind === 'contracted')
            return contracted(move.target, move.fit);
        if (move.fit.kind === 'unknown')
            return untold(move.target, move.fit);
    }
    return undefined;
}
function contracted({ name }, { findings, since }) {
    const told = findings.map(({ file, line, message, reason }) => {
        const why = reason === undefined ? '' : ` (its file says: «${reason}»)`;
        return `${file}${line === undefined ? '' : `:${line}`}: ${message}${why}`;
    });
    return new errors/* ActionError */.lZ('schema-unfit', `The old code does not fit the schema of ${name}, which has lost something since (${since.join(', ')}): ${told.join(' ')} Nothing was done.`, {
        hint: [
            'Where you know that the old code does not need it: `allow: contract-step`.',
            'To take the database back as well, and lose everything that was written since: `database: restore`.',
            'Else go forward: correct the newest release and release it anew.',
        ].join('\n'),
    });
}
function untold({ name }, { why, hint }) {
    return new errors/* ActionError */.lZ('schema-unfit', `It cannot be told whether the old code fits the schema of ${name}: ${why} Nothing was done.`, {
        status: 'indeterminate',
        hint: [
            hint,
            'Where you know that it fits: `allow: unknown-schema`.',
            'To take the database to that moment as well, and lose everything that was written since: `database: restore`.',
        ].join('\n'),
    });
}

// EXTERNAL MODULE: ./lib/github/client.js
var client = __webpack_require__(70636);
// EXTERNAL MODULE: ./lib/ledger/ledger.js
var ledger_ledger = __webpack_require__(54648);
// EXTERNAL MODULE: ./lib/ledger/start.js
var ledger_start = __webpack_require__(21389);
;// CONCATENATED MODULE: ./lib/rollback/record.js




/** How far back a target is looked for: as many as GitHub tells in one answer. */
const lookBack = 100;
/**
 * The ledger and what is in it. A rollback must be possible while GitHub is not: then Cloudflare alone is asked, and
 * that is said.
 */
async function openLedger(token, environment, context) {
    if (token === undefined)
        return withoutLedger('the input `github-token` is empty', context);
    try {
        const github = await (0,client/* connectGitHub */.U)(token, context, 'read the releases', 'deployments: write');
        const ledger = new ledger_ledger/* ReleaseLedger */.L(github, environment, context.runner.sha);
        const releases = await ledger.recent(lookBack);
        return { ledger, releases };
    }
    catch (error) {
        context.signal.throwIfAborted();
        if (!(error instanceof errors/* ActionError */.lZ))
            throw error;
        return withoutLedger(`${error.message} ${error.hint ?? ''}`.trim(), context);
    }
}
function withoutLedger(why, { events }) {
    events.warning('ledger.unread', `The ledger of releases on GitHub cannot be read, so the way back is found from Cloudflare alone, and the rollback will not be recorded: ${why}`);
    return { ledger: undefined, releases: [] };
}
/**
 * Writes the rollback and the way back from it down, before its first step.
 * @throws ActionError `locked` while another release or rollback is at work, or may be
 */
async function record(ledger, entry, takenOver, context) {
    const { rollback, environment, destination } = entry;
    const start = {
        entry: {
            voygent: 1,
            release: rollback,
            commit: entry.commit,
            tree: null,
            verdict: null,
            run_url: context.runner.runUrl ?? null,
            continues: takenOver[0]?.entry.release ?? null,
            way_back: entry.wayBack,
            destination,
        },
        said: `Rollback to ${destination.target} is running`,
        environment,
        takenOver,
        refusesUntold: true,
    };
    const others = (await ledger.recent()).filter((one) => !takenOver.some((over) => over.deploymentId === one.deploymentId));
    await (0,ledger_start/* refuseSecond */.d)(ledger, others, start, context);
    const deploymentId = await (0,ledger_start/* recordStart */.c)(ledger, start, context);
    context.events.info('rollback.recorded', `${rollback} of ${environment} and the way back from it are recorded as GitHub Deployment ${deploymentId}.`, { deployment_id: deploymentId });
    return { ledger, deploymentId };
}
/** Told also when the job is being cancelled. Gives an error when it cannot be. */
async function recordEnd({ ledger, deploymentId }, rollback, error, releases, { runner, secrets, events }) {
    const surely = ledger.withSignal(AbortSignal.timeout(60_000));
    const said = error ? secrets.redact(error.message) : 'Rolled back';
    try {
        await surely.mark(deploymentId, error ? 'failure' : 'success', said, { log: runner.runUrl });
    }
    catch (cause) {
        const what = error ? error.message : 'The rollback is done and serves.';
        return new errors/* ActionError */.lZ('github-refused', `${what} Its end could not be recorded: ${messageOf(cause)}`, {
            hint: [error?.hint, 'The ledger shows it as in progress: running it again finishes that.']
                .filter(Boolean)
                .join(' '),
            cause,
        });
    }
    if (error)
        return undefined;
    await surely.retireBefore(deploymentId, releases, rollback).catch((cause) => {
        events.warning('release.not-retired', `Earlier releases still stand as active in the list of deployments: ${messageOf(cause)}`);
    });
    return undefined;
}
function messageOf(cause) {
    return cause instanceof Error ? cause.message : String(cause);
}

// EXTERNAL MODULE: ./lib/migrations/time-travel.js
var time_travel = __webpack_require__(58925);
;// CONCATENATED MODULE: ./lib/rollback/restore.js



/** One after the other; stops at the first that is not back. It does not throw. */
async function restoreAll(moves, recorded, continues, cloudflare, context) {
    const results = [];
    for (const move of moves) {
        if (move.kind !== 'restore')
            continue;
        const result = await context.timeline.step(move.target.name, 'go back to the bookmark', () => restoreOne(move, recorded, continues, cloudflare, context), ({ error }) => (0,timeline/* outcomeOf */.s)(error));
        results.push(result);
        if (result.error)
            break;
    }
    return results;
}
async function restoreOne(move, { ledger, deploymentId }, continues, cloudflare, context) {
    const { target, state } = move;
    try {
        const sentBefore = continues && (await holderThen(target.id, continues, ledger));
        const outcome = await (0,time_travel/* restoreTo */.Az)({
            target,
            bookmark: state.bookmark,
            planned: move.ledger,
            expected: { digest: state.digest, head: state.head, counts: state.rows },
            cloudflare,
            context: { ...context, events: context.events.step(`restore ${target.name}`) },
            sentBefore: sentBefore === undefined ? undefined : { holder: sentBefore },
            // From here on a run that goes on with this one can tell whether the restore was made.
            announce: ({ holder }) => ledger.mark(deploymentId, 'in_progress', announcement(target.id, holder)),
        });
        return { move, outcome, error: (0,time_travel/* restoreError */.h0)(outcome) };
    }
    catch (thrown) {
        return { move, outcome: undefined, error: (0,errors/* toActionError */.ie)(thrown) };
    }
}
/** A status has 140 characters, and the page of the run stands in the ledger already. */
function announcement(database, holder) {
    return `Restoring ${database}#${holder.split('#').at(-1)}`;
}
/** By what name the rollback that was cut off has announced this restore; `undefined` where it has not come to it. */
async function holderThen(database, { deploymentId, entry }, ledger) {
    const said = (await ledger.journal(deploymentId)).findLast((line) => line.startsWith(`Restoring ${database}#`));
    return said && entry.run_url !== null ? `${entry.run_url}#${said.split('#').at(-1)}` : undefined;
}

// EXTERNAL MODULE: ./lib/render/client.js + 1 modules
var render_client = __webpack_require__(23861);
// EXTERNAL MODULE: ./lib/render/commands.js
var commands = __webpack_require__(40880);
// EXTERNAL MODULE: ./lib/render/schema.js
var render_schema = __webpack_require__(79985);
// EXTERNAL MODULE: ./lib/render/errors.js
var render_errors = __webpack_require__(61169);
;// CONCATENATED MODULE: ./lib/render/stand.js




/**
 * The error with what state things are in, as they are now. Where nothing was rolled back, auto-deploy is set to what it
 * was before. This also runs after a cancellation, with a signal of its own.
 */
async function standAfterFailure(error, job) {
    const surely = job.render.withSignal(AbortSignal.timeout(30_000));
    const stand = await lookAgain(surely, job);
    const nothing = isNothingRolledBack(error, job, stand);
    const sentences = [serving(job, stand), rollback(error, job, stand, nothing), await autoDeploy(surely, job, nothing)];
    return new errors/* ActionError */.lZ(error.code, [endedWithStop(error.message), ...sentences].filter(Boolean).join(' '), {
        status: error.status,
        ...(error.hint === undefined ? {} : { hint: error.hint }),
        cause: error,
    });
}
async function lookAgain(render, { service, begun }) {
    const [live, now] = await Promise.all([
        render.liveDeploy(service.id).then((found) => found ?? 'none', () => 'not to be read'),
        begun && render.deploy(service.id, begun.id).catch(() => undefined),
    ]);
    return { live, begun: now };
}
/** Only what is known counts: a rollback that may still become live must not meet auto-deploy. */
function isNothingRolledBack(error, { begun, from }, stand) {
    if (error instanceof render_errors/* RollbackUnknown */.B)
        return false;
    if (!begun)
        return true;
    const hasFailed = stand.begun !== undefined && (0,render_schema/* isFailing */.DI)(stand.begun.status) && stand.begun.status !== 'deactivated';
    return hasFailed && idOf(stand.live) === (from?.id ?? 'none');
}
function idOf(live) {
    return typeof live === 'string' ? live : live.id;
}
function serving({ service, from }, { live }) {
    if (live === 'not to be read')
        return `What ${service.name} serves could not be read.`;
    if (live === 'none')
        return `${service.name} serves no deploy${from ? '' : ', as before'}.`;
    return `${service.name} serves ${(0,render_schema/* describeDeploy */.ze)(live)}${live.id === from?.id ? ', as before' : ''}.`;
}
function rollback(error, { begun }, stand, nothing) {
    if (nothing)
        return 'Nothing was rolled back.';
    if (error instanceof render_errors/* RollbackUnknown */.B || !begun)
        return '';
    return `The rollback is the deploy ${begun.id}, which is \`${stand.begun?.status ?? 'not to be read'}\`.`;
}
async function autoDeploy(surely, job, nothing) {
    const { service } = job;
    if (service.autoDeploy === 'no')
        return 'Auto-deploy is off, as before.';
    const command = (0,commands/* autoDeployCommand */.SV)(surely.baseUrl, service.id, service);
    if (!nothing)
        return `Auto-deploy was turned off and stays so, since a push would undo the rollback. To turn it on: ${command}`;
    try {
        await setAsBefore(surely, service);
        return 'Auto-deploy is on, as before.';
    }
    catch {
        return `Auto-deploy was on; it may be off now, and it could not be turned on again. To do so: ${command}`;
    }
}
/** Changes of a service are limited to 10 a minute, so that there is none where none is needed. */
async function setAsBefore(surely, { id, autoDeployTrigger }) {
    const now = await surely.service(id);
    if (now.autoDeploy === 'yes' && now.autoDeployTrigger === autoDeployTrigger)
        return;
    await surely.setAutoDeploy(id, 'yes', autoDeployTrigger);
}
function endedWithStop(message) {
    return /[.!?]$/.test(message) ? message : `${message}.`;
}

// EXTERNAL MODULE: ./lib/render/start-rollback.js
var start_rollback = __webpack_require__(12289);
;// CONCATENATED MODULE: ./lib/render/service-rollback.js






/** How many deploys are looked at, newest first. */
const service_rollback_lookBack = 20;
/**
 * Brings a service back to what a former deploy served. Auto-deploy is turned off first, since a rollback over the API
 * leaves it as it is, and the next push would bring the code back that is gone back from (render.com/docs/rollbacks).
 * To run it again is safe: what serves already is left alone, and a rollback that is under way is waited for. Where what
 * is wanted serves, but a deploy of something else is under way, that is refused with the command that ends the deploy.
 * @throws ActionError which says what serves, and whether auto-deploy is on. It is turned on again only where nothing was
 * rolled back.
 */
async function rollBackService(render, serviceId, deployId, means) {
    const job = await (0,untouched/* beforeAnyChange */.U)(() => prepare(render, serviceId, deployId, means));
    const { service, from } = job;
    if (from && serves(from, job.target))
        return alreadyThere(job, from);
    try {
        if (service.autoDeploy === 'yes')
            await turnOff(job);
        job.begun ??= await render.rollback(service.id, job.target.id);
        tellBegun(job, job.begun);
        const to = await arrive(job, job.begun);
        return { from, to, rolledBack: true, autoDeployBefore: service.autoDeploy, undo: undoCommands(job) };
    }
    catch (thrown) {
        throw await standAfterFailure((0,errors/* toActionError */.ie)(thrown), job);
    }
}
/** Reads all that must be known first, and refuses what cannot come to a good end. */
async function prepare(render, serviceId, deployId, means) {
    const service = await render.service(serviceId);
    if (service.suspended)
        throw isSuspended(service);
    const target = await render.deploy(service.id, deployId);
    const [from, recent] = await Promise.all([
        render.liveDeploy(service.id),
        render.deploys(service.id, { limit: service_rollback_lookBack }),
    ]);
    const underWay = recent.filter(render_schema/* isUnderWay */.gn);
    const begun = underWay.find((deploy) => deploy.trigger === 'rollback' && (0,start_rollback/* isRollbackTo */.M)(deploy, target));
    if (target.status !== 'live' && target.status !== 'deactivated')
        throw neverServed(service, target);
    const other = underWay.find((deploy) => !serves(deploy, target));
    if (from && serves(from, target) && other)
        throw isBeingReplaced(render, service, from, other);
    return { render, means, service, target, from, recent, begun };
}
function serves(deploy, target) {
    return deploy.id === target.id || (0,render_schema/* isSameContent */.OI)(deploy, target);
}
function alreadyThere({ service, means: { events } }, from) {
    const rest = service.autoDeploy === 'yes' ? ' Auto-deploy is on, and was left so: the next push is deployed.' : '';
    events.info('render.unchanged', `${service.name} serves ${(0,render_schema/* describeDeploy */.ze)(from)} already. Nothing was done.${rest}`, {
        service: service.id,
        deploy: from.id,
    });
    return { from, to: from, rolledBack: false, autoDeployBefore: service.autoDeploy, undo: [] };
}
async function turnOff({ render, service, means: { events } }) {
    await render.setAutoDeploy(service.id, 'no');
    events.info('render.auto-deploy-off', `Auto-deploy of ${service.name} is off, so that no push brings back what is rolled back.`, {
        service: service.id,
    });
}
function tellBegun({ service, target, recent, means: { events } }, begun) {
    const isOlder = recent.some(({ id }) => id === begun.id);
    events.info('render.rollback', isOlder
        ? `A rollback of ${service.name} to ${(0,render_schema/* describeDeploy */.ze)(target)} is under way already: ${begun.id}. It is waited for.`
        : `Render rolls ${service.name} back to ${(0,render_schema/* describeDeploy */.ze)(target)}, with the deploy ${begun.id}.`, { service: service.id, deploy: begun.id, target: target.id });
}
/** Waits until the rollback serves, and looks whether it will stay so. */
async function arrive(job, begun) {
    const { render, service, target, from, means } = job;
    const settled = await render.waitForDeploy(service.id, begun.id, means.deadlineMs);
    if (settled.status !== 'live')
        throw didNotServe(service, settled);
    const [listed, recent, now] = await Promise.all([
        render.liveDeploy(service.id),
        render.deploys(service.id, { limit: service_rollback_lookBack }),
        render.service(service.id),
    ]);
    // A list may lag behind: what served before cannot serve again under its old id.
    const live = listed && listed.id !== from?.id ? listed : settled;
    if (!serves(live, target))
        throw replaced(service, settled, live);
    const next = recent.find((deploy) => (0,render_schema/* isUnderWay */.gn)(deploy) && !serves(deploy, target));
    if (next)
        throw isBeingReplaced(render, service, live, next);
    tellOfOthers(job, recent, live);
    if (now.autoDeploy === 'yes')
        warnOfAutoDeploy(job);
    means.events.info('render.rolled-back', `${service.name} serves ${(0,render_schema/* describeDeploy */.ze)(live)}.`, {
        service: service.id,
        deploy: live.id,
    });
    return live;
}
/** A push between the first look and the end of auto-deploy makes a deploy that the rollback then replaces. */
function tellOfOthers({ service, recent: before, begun, means: { events } }, recent, live) {
    const known = new Set([...before, live, ...(begun ? [begun] : [])].map(({ id }) => id));
    for (const deploy of recent.filter(({ id, trigger }) => !known.has(id) && trigger !== 'rollback'))
        events.warning('render.overtaken', `While ${service.name} was rolled back, another deploy was made: ${(0,render_schema/* describeDeploy */.ze)(deploy)}. It does not serve.`, { service: service.id, deploy: deploy.id });
}
function warnOfAutoDeploy({ render, service, means: { events } }) {
    const command = (0,commands/* autoDeployCommand */.SV)(render.baseUrl, service.id, { autoDeploy: 'no' });
    events.warning('render.auto-deploy-on', `Auto-deploy of ${service.name} was turned on by someone else in the meantime, so that the next push replaces what was rolled back to. A sync of a Blueprint does that. To turn it off: ${command}`, { service: service.id });
}
function undoCommands({ render, service, from }) {
    return [
        ...(from ? [(0,commands/* rollbackCommand */.Ct)(render.baseUrl, service.id, from.id)] : []),
        ...(service.autoDeploy === 'yes' ? [(0,commands/* autoDeployCommand */.SV)(render.baseUrl, service.id, service)] : []),
    ];
}
function isSuspended({ name }) {
    return new errors/* ActionError */.lZ('way-back-failed', `The Render service ${name} is suspended: no deploy of it would serve.`, {
        hint: "Resume it in Render's dashboard, then run this again.",
    });
}
function neverServed({ name }, { id, status }) {
    return new errors/* ActionError */.lZ('target-not-found', `The deploy ${id} of ${name} is \`${status}\`: it never served.`, {
        hint: 'Choose a deploy that is `live` or `deactivated`, which is what Render calls those that have served.',
    });
}
function didNotServe({ name }, { id, status }) {
    if (status === 'deactivated')
        return new errors/* ActionError */.lZ('changed-meanwhile', `The rollback ${id} of ${name} served, and another deploy has replaced it.`, {
            hint: 'Find out who deployed and why, then run this again.',
        });
    return new errors/* ActionError */.lZ('way-back-failed', `The rollback ${id} of ${name} did not come to serve: it is \`${status}\`.`, {
        hint: `Its log is in Render's dashboard, under Events of the service. Render keeps only some builds: choose a newer deploy where the old build is gone.`,
    });
}
function replaced({ name }, settled, live) {
    return new errors/* ActionError */.lZ('changed-meanwhile', `The rollback ${settled.id} of ${name} became live, but ${(0,render_schema/* describeDeploy */.ze)(live)} serves now.`, {
        hint: 'Find out who deployed and why, then run this again.',
    });
}
function isBeingReplaced(render, service, live, next) {
    return new errors/* ActionError */.lZ('changed-meanwhile', `${service.name} serves ${(0,render_schema/* describeDeploy */.ze)(live)}, but ${(0,render_schema/* describeDeploy */.ze)(next)} is under way (\`${next.status}\`) and would replace it.`, { hint: `End that deploy, then run this again: ${(0,commands/* cancelCommand */.Ss)(render.baseUrl, service.id, next.id)}` });
}

// EXTERNAL MODULE: ./lib/render/way-back.js
var way_back = __webpack_require__(15451);
;// CONCATENATED MODULE: ./lib/rollback/service.js




/** Reads only. `undefined`: the project has none, or there is no key, which is said. */
async function planService({ render: configured }, apiKey, chosen, context) {
    if (!configured)
        return undefined;
    if (apiKey === undefined) {
        context.events.warning('render.left-out', `The service ${configured.service} on Render stays as it is: the input \`render-api-key\` is empty.`);
        return undefined;
    }
    const render = (0,render_client/* connectRender */.h)(apiKey, context);
    const now = await (0,way_back/* wayBackOf */.m)(render, configured.service);
    const to = destinationOf(now, chosen);
    if (to === undefined)
        return { render, now, to, why: 'of that moment no deploy of it was recorded' };
    return to === now.deploy
        ? { render, now, to: undefined, why: 'the deploy of that moment is live' }
        : { render, now, to, why: undefined };
}
function destinationOf({ service }, { continues, moment }) {
    const goal = continues?.entry.destination?.services.find((one) => one.service === service)?.deploy;
    return goal ?? moment?.services.find((one) => one.service === service)?.deploy ?? undefined;
}
function goalOf(move) {
    return move?.to === undefined ? [] : [{ service: move.now.service, deploy: move.to }];
}
// A rollback reuses what was built (render.com/docs/rollbacks); what takes longer than this does not come.
const deadlineMs = 10 * 60_000;
/** It does not throw: it says what became of it. */
async function moveService(move, context) {
    if (move?.to === undefined)
        return undefined;
    const { render, now, to } = move;
    try {
        const events = context.events.step(`roll back ${now.name}`);
        const back = () => rollBackService(render, now.service, to, { events, deadlineMs });
        const done = await context.timeline.step(now.name, 'roll back', back);
        return { move, done, error: undefined };
    }
    catch (thrown) {
        return { move, done: undefined, error: (0,errors/* toActionError */.ie)(thrown) };
    }
}

// EXTERNAL MODULE: ./lib/rollout/message.js
var message = __webpack_require__(1518);
// EXTERNAL MODULE: ./lib/rollout/version-note.js
var version_note = __webpack_require__(29462);
;// CONCATENATED MODULE: ./lib/rollout/history.js


/** Two reads. @throws CloudflareError */
async function readHistory(worker, { workers }) {
    const [deployments, versions] = await Promise.all([workers.deployments(worker), workers.versions(worker)]);
    return {
        worker,
        deployments: deployments.map(toPast),
        versions: versions.map(({ id, metadata, annotations }) => {
            const note = (0,version_note/* readVersionNote */.p)(annotations?.['workers/message']);
            return {
                id,
                createdOn: metadata?.created_on ?? '',
                release: note?.release,
                commit: note?.commit,
                heads: note?.heads,
                triggeredBy: annotations?.['workers/triggered_by'],
            };
        }),
    };
}
function toPast({ id, created_on, versions, annotations }) {
    return {
        id,
        createdOn: created_on ?? '',
        serving: versions
            .filter(({ percentage }) => percentage > 0)
            .map(({ version_id, percentage }) => ({ version_id, percentage })),
        note: (0,message/* readNote */.V)(annotations?.['workers/message']),
    };
}
/** What a version carries; `undefined` for one that is too old to be deployed again. */
function versionIn({ versions }, id) {
    return versions.find((version) => version.id === id);
}
/** Whether a secret was changed after a version was made: it runs with the values that it was made with. */
function secretsChangedSince({ versions }, id) {
    const at = versions.findIndex((version) => version.id === id);
    return versions.slice(0, Math.max(0, at)).some(({ triggeredBy }) => triggeredBy === 'secret');
}
/** The one version that serves all requests; `undefined` while there are several, or none. */
function soleVersion({ serving }) {
    return serving.length === 1 ? serving[0]?.version_id : undefined;
}
/**
 * What served before a version came: by the note of the rollout that brought it, else the last deployment of one other
 * version before its first. `undefined` where the past does not reach so far.
 */
function servedBefore({ deployments }, version) {
    const brought = deployments.findLast(({ note, serving }) => note !== undefined && typeof note.step === 'number' && serving.some(({ version_id }) => version_id === version));
    const noted = brought?.note && soleVersion({ serving: brought.note.wayBack });
    if (noted !== undefined && noted !== version)
        return noted;
    const first = deployments.findLastIndex(({ serving }) => serving.some(({ version_id }) => version_id === version));
    if (first === -1)
        return undefined;
    return deployments
        .slice(first + 1)
        .map(soleVersion)
        .find((id) => id !== undefined && id !== version);
}

;// CONCATENATED MODULE: ./lib/rollback/target.js



/**
 * Finds what a target means.
 * @param word `previous`, `undo`, a version id, a commit of at least 7 digits, or a release id
 * @throws ActionError `target-not-found`
 */
function choose(word, past) {
    const cutOff = past.releases.find(ledger_entry/* isUnfinished */.ui);
    if (cutOff && cutOff === past.releases[0] && cutOff.entry.destination?.target === word)
        return goOn(cutOff, cutOff.entry.destination, past);
    if (word === 'previous')
        return previous(past);
    if (word === 'undo')
        return undo(past);
    return byRelease(word, past) ?? byVersion(word, past) ?? byCommit(word, past) ?? target_unknown(word, past);
}
/** What was cut off had decided where to go: to decide anew could mean one step further back. */
function goOn(cutOff, { target, workers, databases }, { releases }) {
    const at = releases.flatMap(({ entry }) => entry.way_back.databases);
    const states = databases.map((goal) => at.find((state) => state.id === goal.id && state.bookmark === goal.bookmark) ?? { ...goal, head: null });
    return {
        told: `\`${target}\`, as rollback ${cutOff.entry.release} had begun`,
        source: 'ledger',
        versions: new Map(workers.map(({ name, version }) => [name, version])),
        stays: new Map(),
        moment: { workers: [], databases: states, services: [] },
        continues: cutOff,
    };
}
function previous(past) {
    const { histories, releases } = past;
    const last = releases[0]?.entry.destination;
    if (last && releases[0]?.state === 'success' && last.target === 'previous' && target_serves(last, past))
        return nothingToDo(releases[0], past);
    const release = releases.find(({ entry }) => entry.destination === undefined && hasMade(entry.release, histories));
    if (release) {
        return {
            ...wayBackOf(release.entry.way_back, past),
            told: `what served before release ${release.entry.release}`,
            source: 'ledger',
        };
    }
    return previousByCloudflare(past);
}
/** Whether any Worker serves a version of this release, or is on its way to one. */
function hasMade(release, histories) {
    return histories.some((history) => {
        const note = history.deployments[0]?.note;
        return current(history)?.release === release || (note?.run === release && note.step !== 'back');
    });
}
function current(history) {
    const [now] = history.deployments;
    const version = now && soleVersion(now);
    return version && versionIn(history, version);
}
function target_serves({ workers }, { histories }) {
    return workers.every(({ name, version }) => {
        const [now] = histories.find(({ worker }) => worker === name)?.deployments ?? [];
        return now !== undefined && soleVersion(now) === version;
    });
}
function nothingToDo({ entry, createdAt }, past) {
    const { target } = entry.destination ?? { target: '' };
    return {
        ...wayBackOf(undefined, past),
        told: `\`${target}\``,
        source: 'ledger',
        done: `Rollback ${entry.release} of ${createdAt} went to \`${target}\` already, and what it put in place serves. To go elsewhere, name a release, a commit or a version.`,
    };
}
function wayBackOf(moment, { histories }) {
    const versions = new Map();
    const stays = new Map();
    for (const { worker } of histories) {
        const then = moment?.workers.find(({ name }) => name === worker);
        const sole = then && soleVersion({ serving: then.versions.filter(({ percentage }) => percentage > 0) });
        if (sole !== undefined)
            versions.set(worker, sole);
        else if (moment)
            stays.set(worker, whyItStays(then));
    }
    return { versions, stays, moment };
}
function whyItStays(then) {
    if (!then)
        return 'that release did not deploy it';
    return then.versions.length === 0 ? 'it did not exist then' : 'several of its versions served then';
}
/** Each Worker by its own past; those that another release brought stay. */
function previousByCloudflare({ histories }) {
    const versions = new Map();
    const stays = new Map();
    const newest = histories
        .map(current)
        .filter((version) => version !== undefined)
        .toSorted((a, b) => b.createdOn.localeCompare(a.createdOn))[0]?.release;
    for (const history of histories) {
        const now = current(history);
        const [serving] = history.deployments;
        const before = now
            ? servedBefore(history, now.id)
            : serving?.note && soleVersion({ serving: serving.note.wayBack });
        if (newest !== undefined && now?.release !== newest)
            stays.set(history.worker, 'the newest release did not deploy it');
        else if (before)
            versions.set(history.worker, before);
        else
            stays.set(history.worker, 'Cloudflare tells of nothing that served before');
    }
    const [rollback] = histories.flatMap(({ deployments }) => rollbackIn(deployments[0]) ?? []);
    const done = rollback &&
        `What serves was put in place by ${rollback.run}. To go further back, name a release, a commit or a version.`;
    return {
        told: 'what served before',
        source: 'cloudflare',
        versions,
        stays,
        moment: undefined,
        ...(done === undefined ? {} : { done }),
    };
}
/** How runs of rollbacks are named, in the ledger and in Cloudflare's deployments. */
const rollbackPrefix = 'rollback-';
/** The rollback that has put a deployment in place; one that was cut off before that has not. */
function rollbackIn(deployment) {
    const note = deployment?.note;
    return note?.step === 100 && note.run.startsWith(rollbackPrefix) ? note : undefined;
}
function undo(past) {
    const last = past.releases.find(({ state, entry }) => entry.destination !== undefined && state !== 'error');
    if (!last)
        return undoByCloudflare(past);
    const { destination } = last.entry;
    if (destination && !target_serves(destination, past)) {
        throw notFound(`Rollback ${last.entry.release} cannot be undone any more: something else was deployed since.`, 'Name the release, the commit or the version to go to.');
    }
    if (destination?.target === 'undo' && last.state === 'success')
        return nothingToDo(last, past);
    return {
        ...wayBackOf(last.entry.way_back, past),
        told: `what was there before ${last.entry.release}`,
        source: 'ledger',
    };
}
function undoByCloudflare({ histories }) {
    const versions = new Map();
    for (const { worker, deployments } of histories) {
        const rollback = rollbackIn(deployments[0]);
        const before = rollback && soleVersion({ serving: rollback.wayBack });
        if (before)
            versions.set(worker, before);
    }
    if (versions.size === 0)
        throw notFound('There is no rollback to undo: none is in the ledger, and what serves was not put in place by one.');
    return {
        told: 'what was there before the rollback',
        source: 'cloudflare',
        versions,
        stays: new Map(),
        moment: undefined,
    };
}
function byRelease(word, past) {
    const at = past.releases.findIndex(({ entry }) => entry.release === word);
    const goal = past.releases[at]?.entry.destination;
    const found = past.histories.flatMap((history) => {
        const version = goal
            ? goal.workers.find(({ name }) => name === history.worker)?.version
            : lastServed(history, ({ release }) => release === word);
        return version === undefined ? [] : [[history.worker, version]];
    });
    if (found.length === 0)
        return undefined;
    return { told: `release ${word}`, ...to(new Map(found), word, past) };
}
function byVersion(word, past) {
    const found = past.histories.flatMap((history) => {
        const version = history.versions.find(({ id }) => id === word.toLowerCase());
        return version ? [{ worker: history.worker, version }] : [];
    });
    const [first] = found;
    if (!first)
        return undefined;
    return {
        told: `version ${first.version.id}`,
        ...to(new Map([[first.worker, first.version.id]]), first.version.release, past),
    };
}
function byCommit(word, past) {
    if (!/^[0-9a-f]{7,64}$/i.test(word))
        return undefined;
    const isOf = ({ commit }) => commit?.startsWith(word.toLowerCase()) === true;
    const commits = new Set(past.histories.flatMap(({ versions }) => versions.filter(isOf).map(({ commit }) => commit)));
    if (commits.size > 1)
        throw notFound(`The target \`${word}\` begins several commits: ${[...commits].join(', ')}.`, 'Write more of it.');
    const found = past.histories.flatMap((history) => {
        const version = lastServed(history, isOf);
        return version === undefined ? [] : [[history.worker, version]];
    });
    const [first] = found;
    if (!first)
        return undefined;
    const history = past.histories.find(({ worker }) => worker === first[0]);
    const release = history && versionIn(history, first[1])?.release;
    return { told: `commit ${[...commits][0]}`, ...to(new Map(found), release, past) };
}
/** Of the versions that fit, the one that served all requests last; else the newest. */
function lastServed({ deployments, versions }, isWanted) {
    const wanted = versions.filter(isWanted).map(({ id }) => id);
    const served = deployments.map(soleVersion).find((id) => id !== undefined && wanted.includes(id));
    return served ?? wanted[0];
}
/** The moment of a release is what the next one found. */
function to(versions, release, { histories, releases }) {
    const at = releases.findIndex(({ entry }) => entry.release === release);
    const next = at > 0 ? releases[at - 1] : undefined;
    const others = histories.filter(({ worker }) => !versions.has(worker));
    return {
        source: at === -1 ? 'cloudflare' : 'ledger',
        versions,
        stays: new Map(others.map(({ worker }) => [worker, 'the target has no version of it'])),
        moment: next?.entry.way_back,
    };
}
function target_unknown(word, { histories, releases }) {
    const known = [
        ...releases
            .slice(0, 5)
            .map(({ entry, createdAt }) => `${entry.release} (${createdAt}, commit ${entry.commit.slice(0, 7)})`),
        ...histories.flatMap(({ worker, versions }) => versions.slice(0, 5).map(({ id, createdOn }) => `${worker} version ${id} (${createdOn})`)),
    ];
    throw notFound(`The target \`${word}\` is no release, no version that can still be deployed, and no commit of one.`, `Known: ${known.join('; ')}.`);
}
function notFound(message, hint) {
    return new errors/* ActionError */.lZ('target-not-found', `${message} Nothing was done.`, hint === undefined ? {} : { hint });
}

// EXTERNAL MODULE: ./lib/cloudflare/errors.js
var cloudflare_errors = __webpack_require__(76632);
// EXTERNAL MODULE: ./lib/rollout/checks.js
var rollout_checks = __webpack_require__(48260);
// EXTERNAL MODULE: ./lib/rollout/prove.js + 1 modules
var prove = __webpack_require__(22250);
// EXTERNAL MODULE: ./lib/rollout/rollout.js
var rollout = __webpack_require__(16400);
// EXTERNAL MODULE: ./lib/smoke/report.js + 1 modules
var report = __webpack_require__(88537);
;// CONCATENATED MODULE: ./lib/rollback/workers.js









/** Rollouts of what moves; nothing is deployed yet. */
function begin(moves, { run, secretsMayChange }, cloudflare, context) {
    return moves
        .filter(({ to }) => to !== undefined)
        .map((move) => {
        const { worker, from } = move;
        const events = context.events.step(`roll back ${worker.name}`);
        const baseline = { shares: from.serving, deploymentId: from.id };
        const { clock, timeline } = context;
        const options = { worker: worker.name, baseline, cloudflare, events, clock, timeline, run };
        return {
            move,
            rollout: move.isThere ? undefined : new rollout/* Rollout */.m({ ...options, force: secretsMayChange }),
            checks: [],
        };
    });
}
/**
 * Proves each old version at 0 %, where nobody is served by it, and only then promotes them one after the other.
 * @throws ActionError; what was promoted is put back by the caller
 */
async function moveAll(moved, options, cloudflare, context) {
    for (const one of moved) {
        const { rollout, move } = one;
        // A deployment has room for two versions.
        if (!rollout || soleVersion(move.from) === undefined)
            continue;
        await context.timeline.step(move.worker.name, '0 %', () => tryAtZero(one, options, cloudflare, context));
    }
    for (const { rollout, move } of moved) {
        const { to, worker } = move;
        if (rollout && to)
            await context.timeline.step(worker.name, '100 %', () => promote(rollout, to, 100));
    }
}
async function tryAtZero(one, options, cloudflare, context) {
    const { move, rollout } = one;
    if (!rollout || !move.to)
        return;
    await promote(rollout, move.to, 0);
    const proof = await proveOrTell(move, move.to, options, cloudflare, context);
    if (!proof)
        return;
    one.proof = proof;
    if (!options.isFitBefore || move.checks.length === 0)
        return;
    const checks = await (0,rollout_checks/* check */.z)(move, proof.subject, { ...options, extent: 'brief' }, cloudflare, context);
    const failure = (0,report/* failureOf */.g5)([{ url: proof.subject.base.href, results: checks }]);
    if (!failure)
        return;
    throw new errors/* ActionError */.lZ(failure.code, `Version ${move.to}, tried at 0 %: ${failure.message}`, {
        hint: `If the checks are of the newer code, hold the old one to others, or to the proof that it answers: \`checks: none\`. ${failure.hint ?? ''}`.trim(),
        cause: failure,
    });
}
async function promote(rollout, version, percentage) {
    try {
        await rollout.promote(version, percentage);
    }
    catch (error) {
        if (!(error instanceof cloudflare_errors/* CloudflareError */.O) || !error.has(secretsChanged))
            throw error;
        throw new errors/* ActionError */.lZ('changed-meanwhile', `Secrets of ${rollout.worker} were changed since version ${version} was made, and it would run with the old values: ${error.message}`, {
            hint: 'If the old values are good still, go on with `allow: secrets-changed`. If one was revoked, set it again first, and release the old commit anew.',
            cause: error,
        });
    }
}
const secretsChanged = 10220;
/** An old version that tells none cannot be proven; it has served before, so that this alone does not keep it back. */
async function proveOrTell(move, version, options, cloudflare, context) {
    try {
        return await (0,prove/* prove */.z)(move, version, options, cloudflare, context);
    }
    catch (error) {
        const isProof = error instanceof errors/* ActionError */.lZ && error.code === 'proof-failed';
        if (!isProof || move.worker.versionHeader.configured)
            throw error;
        context.events.warning('version.unproven', `${move.worker.name}: it cannot be proven at 0 % that version ${version} works, as it does not tell its version: ${error.message}`);
        return undefined;
    }
}
/** With all at 100 %, every check as everybody sees it. */
function smokeAll(moved, options, cloudflare, context) {
    const look = () => checkAll(moved, options, cloudflare, context);
    return context.timeline.step('rollback', 'check everything', look, timeline/* outcomeOf */.s);
}
async function checkAll(moved, options, cloudflare, context) {
    try {
        await Promise.all(moved.map(async (one) => {
            const { move, proof } = one;
            const subject = proof ? (0,rollout_checks/* everyone */.s)(move.url, proof) : { base: move.url, headers: {} };
            one.checks = await (0,rollout_checks/* check */.z)(move, subject, { ...options, extent: 'brief' }, cloudflare, context);
        }));
        return (0,report/* failureOf */.g5)(moved.map(({ move, checks }) => ({ url: move.url.href, results: checks })));
    }
    catch (error) {
        return (0,errors/* toActionError */.ie)(error);
    }
}
/** The last first. It does not throw: each says what became of it. */
async function putBackAll(moved) {
    for (const one of moved.toReversed())
        if (one.rollout)
            one.putBack = await one.rollout.putBack();
}
/** In which state a Worker is after the rollback was given up; part of every error. */
function stateOf({ move, putBack }) {
    const { name } = move.worker;
    const before = (0,baseline/* describeShares */.MF)(move.from.serving);
    switch (putBack?.kind) {
        case undefined:
            return `${name} was not changed: ${before}.`;
        case 'unchanged':
        case 'put-back':
            return `${name} serves what it served before: ${before}.`;
        case 'left-alone':
            return `${name} was deployed by someone else in the meantime, and that was left alone.`;
        case 'failed':
            return putBack.error.message;
    }
}

;// CONCATENATED MODULE: ./lib/rollback/apply.js













/**
 * Carries a plan out: records it, proves the old versions at 0 %, promotes them, restores the databases, checks.
 * @throws ActionError while nothing was done; what fails later is in the result
 */
async function apply(plan, inputs, context) {
    const rollback = `${rollbackPrefix}${(0,run_id/* runId */.V)(context)}`;
    const options = {
        run: rollback,
        waitMs: inputs.wait,
        secretsMayChange: isAllowed(inputs.allow, 'secrets-changed'),
        isFitBefore: plan.databases.every(({ fit }) => fit.kind === 'same' || fit.kind === 'fits'),
    };
    const recorded = await context.timeline.step('rollback', 'record the way back', async () => {
        const wayBack = await (0,untouched/* beforeAnyChange */.U)(() => findWayBack(plan));
        return writeDown(plan, inputs, { rollback, wayBack }, context);
    });
    const moved = begin(plan.workers, options, plan.cloudflare, context);
    const { restored, service, error } = await steps(plan, moved, options, recorded, context);
    const end = recorded && (await tellEnd(recorded, { rollback, error }, plan, context));
    const undo = undoOf(moved, restored, service);
    return { rollback, moved, restored, service, recorded, undo, error: end ?? error };
}
function tellEnd(recorded, { rollback, error }, { releases }, context) {
    const tell = () => recordEnd(recorded, rollback, error, releases, context);
    return context.timeline.step('rollback', 'record the end', tell, timeline/* outcomeOf */.s);
}
/** What is there before the first step; of what was cut off, what was there before that. */
async function findWayBack({ workers, databases, service, chosen, cloudflare }) {
    const earlier = chosen.continues?.entry.way_back;
    return {
        workers: workers.map(({ worker: { name }, from }) => ({
            name,
            versions: earlier?.workers.find((one) => one.name === name)?.versions ?? [...from.serving],
        })),
        databases: await Promise.all(databases.map(async ({ target, ledger }) => earlier?.databases.find(({ id }) => id === target.id) ?? (await (0,moment/* momentOf */.E)(target, ledger, cloudflare)))),
        services: earlier && earlier.services.length > 0 ? earlier.services : service ? [service.now] : [],
    };
}
async function writeDown({ ledger, releases, workers, databases, service, environment, target, undone, chosen }, { reason }, { rollback, wayBack }, context) {
    const destination = {
        target,
        reason: reason ?? null,
        workers: workers.flatMap(({ worker, to }) => (to === undefined ? [] : [{ name: worker.name, version: to }])),
        databases: databases.flatMap((move) => move.kind === 'restore' ? [{ name: move.target.name, id: move.target.id, bookmark: move.state.bookmark }] : []),
        services: goalOf(service),
    };
    if (!ledger)
        return undefined;
    const commit = (undone.kind === 'known' ? undone.to : undefined) ?? commitOf(workers) ?? context.runner.sha;
    if (commit === undefined)
        throw new errors/* ActionError */.lZ('input-invalid', 'It cannot be told which commit the target is of, and GITHUB_SHA is not set. Nothing was done.', {
            hint: 'GitHub sets GITHUB_SHA in every workflow; by hand: GITHUB_SHA=$(git rev-parse HEAD).',
        });
    const entry = { rollback, environment, commit, destination, wayBack };
    const takenOver = releases.filter(ledger_entry/* isUnfinished */.ui);
    return record(ledger, entry, await overAmong(ledger, takenOver, chosen.continues, context), context);
}
function commitOf(workers) {
    return workers.map(({ version }) => version?.commit).find((commit) => commit !== undefined);
}
/** Those that are not on their way any more. */
async function overAmong(ledger, unfinished, continues, { runner }) {
    const { alive, untold } = await ledger.underWay(runner.runId, unfinished);
    const over = unfinished.filter((one) => !alive.includes(one) && !untold.includes(one));
    return continues && over.includes(continues) ? [continues, ...over.filter((one) => one !== continues)] : over;
}
async function steps(plan, moved, options, recorded, context) {
    const { cloudflare, chosen } = plan;
    try {
        await moveAll(moved, options, cloudflare, context);
    }
    catch (thrown) {
        return { restored: [], service: undefined, error: await giveUp((0,errors/* toActionError */.ie)(thrown), moved) };
    }
    const restored = recorded ? await restoreAll(plan.databases, recorded, chosen.continues, cloudflare, context) : [];
    const failed = restored.find(({ error }) => error);
    if (failed?.error)
        return { restored, service: undefined, error: await afterRestore(failed, restored, moved) };
    const service = await moveService(plan.service, context);
    const failure = service?.error ?? (await smokeAll(moved, options, cloudflare, context));
    return { restored, service, error: failure && staysAll(failure, moved, restored, service) };
}
/** Nothing of the rollback stays. */
async function giveUp(error, moved) {
    await putBackAll(moved);
    const stuck = moved.flatMap(({ putBack }) => (putBack?.kind === 'failed' ? [putBack.error] : []));
    return new errors/* ActionError */.lZ(stuck.length > 0 ? 'way-back-failed' : error.code, [error.message, ...moved.map(stateOf)].join(' '), {
        status: error.status,
        hint: [...stuck.map(({ hint }) => hint), error.hint].filter(Boolean).join('\n'),
        cause: error,
    });
}
/** Old code belongs to the old database: where none went back, the code does not stay back either. */
async function afterRestore({ move, outcome, error }, restored, moved) {
    const cause = error ?? (0,errors/* toActionError */.ie)(new Error('a restore failed without a reason'));
    const told = outcome?.told ?? `${move.target.name} was not restored: ${cause.message}`;
    const isNoneBack = restored.every(({ outcome: one }) => one === undefined || one.state === 'failed');
    const failure = new errors/* ActionError */.lZ(cause.code, told, {
        status: cause.status,
        hint: [cause.hint, outcome?.undoCommand && `To take the restore back: ${outcome.undoCommand}`]
            .filter(Boolean)
            .join('\n'),
        cause,
    });
    return isNoneBack ? giveUp(failure, moved) : staysAll(failure, moved, restored);
}
/** What serves is the old version: what it replaced is what someone wanted to get away from, so it stays. */
function staysAll(error, moved, restored, service) {
    const serves = moved.map(({ move }) => `${move.worker.name} serves version ${move.to} to everybody.`);
    const back = restored
        .filter(({ outcome }) => outcome?.state === 'restored')
        .map(({ move }) => `${move.target.name} was restored to the bookmark ${move.state.bookmark}.`);
    const undo = undoOf(moved, restored, service);
    return new errors/* ActionError */.lZ(error.code, [error.message, ...serves, ...back, 'It was left so.'].join(' '), {
        status: error.status,
        hint: [error.hint, ...(undo.length === 0 ? [] : ['To take the rollback back:', ...undo])]
            .filter(Boolean)
            .join('\n'),
        cause: error,
    });
}
function undoOf(moved, restored, service) {
    const isPutBack = ({ putBack }) => putBack !== undefined && putBack.kind !== 'failed';
    return [
        ...(service?.done?.undo ?? []),
        ...restored.flatMap(({ outcome }) => outcome?.undoCommand ?? []),
        ...moved
            .filter((one) => one.rollout !== undefined && !isPutBack(one))
            .map(({ move }) => (0,baseline/* undoCommand */.Eb)(move.worker.name, move.from.serving)),
    ];
}

// EXTERNAL MODULE: ./lib/page/data.js
var data = __webpack_require__(9795);
// EXTERNAL MODULE: ./lib/page/facts.js
var facts = __webpack_require__(50880);
// EXTERNAL MODULE: ./lib/smoke/page-parts.js
var page_parts = __webpack_require__(73121);
;// CONCATENATED MODULE: ./lib/rollback/page.js



/** The page of a rollback that was begun. */
function pageOf({ rollback, moved, undo, error }, { chosen, environment }, context) {
    const checked = moved.filter(({ checks }) => checks.length > 0);
    return {
        title: `Rollback of ${environment}: to ${chosen.told}`,
        status: error?.status ?? 'passed',
        headline: error
            ? 'Not as planned. What is in which state stands in the error.'
            : 'Rolled back. Every step was checked.',
        error: (0,data/* errorOf */.M)(error),
        facts: [{ name: 'Rollback', value: rollback }, ...(0,facts/* factsOf */.x)(context)],
        wayBack: undo.length === 0
            ? undefined
            : {
                introduction: 'To take this rollback back:',
                ways: undo.map((command) => ({
                    what: 'This leads to what was there before it.',
                    command,
                    losesWrites: command.includes('time-travel restore'),
                })),
            },
        steps: context.timeline.steps,
        checks: checked.map(({ move, checks }) => (0,page_parts/* checkedOf */.T)({ url: move.url.href, results: checks })),
        latencies: checked.flatMap(({ move, checks }) => (0,page_parts/* latenciesOf */.S)(checks, move.worker.name)),
        findings: [],
        schemas: [],
        coverage: undefined,
    };
}

// EXTERNAL MODULE: ./lib/cloudflare/client.js
var cloudflare_client = __webpack_require__(19480);
// EXTERNAL MODULE: ./lib/project/checks.js
var checks = __webpack_require__(86148);
// EXTERNAL MODULE: ./lib/project/from-inputs.js + 8 modules
var from_inputs = __webpack_require__(41381);
// EXTERNAL MODULE: ./lib/rollout/order.js
var order = __webpack_require__(77257);
// EXTERNAL MODULE: ./lib/smoke/credential.js
var credential = __webpack_require__(64660);
// EXTERNAL MODULE: ./lib/smoke/url.js
var smoke_url = __webpack_require__(93024);
;// CONCATENATED MODULE: ./lib/rollback/commits.js
const shown = 20;
/** Reads the checkout's history; never fails: a plan without the list is still a plan. */
async function commitsBetween(to, from, context) {
    if (to === undefined || from === undefined)
        return { kind: 'unknown', why: 'the versions do not tell of which commits they were made' };
    if (to === from)
        return { kind: 'known', direction: 'out', from, to, commits: [], more: 0 };
    const { runner } = context;
    const server = runner.env['GITHUB_SERVER_URL'] ?? 'https://github.com';
    const compare = runner.repository === undefined ? {} : { compare: `${server}/${runner.repository}/compare/${to}...${from}` };
    if (await isAncestor(to, from, context))
        return known('out', { from, to }, await log(to, from, context));
    if (await isAncestor(from, to, context))
        return known('back', { from, to }, await log(from, to, context));
    const hasBoth = (await log(to, from, context)) !== undefined;
    if (hasBoth)
        return { kind: 'unknown', why: 'neither commit follows from the other', ...compare };
    return {
        kind: 'unknown',
        why: 'the checkout does not have both commits (`fetch-depth: 0` fetches them)',
        ...compare,
    };
}
function known(direction, ends, text = '') {
    const commits = text
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => ({ id: line.slice(0, line.indexOf('\t')), subject: line.slice(line.indexOf('\t') + 1) }));
    return {
        kind: 'known',
        direction,
        ...ends,
        commits: commits.slice(0, shown),
        more: Math.max(0, commits.length - shown),
    };
}
async function isAncestor(older, newer, context) {
    return (await git(['merge-base', '--is-ancestor', older, newer], context)) !== undefined;
}
/** Those that the second has and the first has not, newest first. */
function log(without, of, context) {
    return git(['log', '--format=%H%x09%s', `${without}..${of}`], context);
}
/** The output; `undefined` when git says no. */
async function git(args, { runner, exec, signal }) {
    const env = { PATH: runner.env['PATH'] ?? '', HOME: runner.env['HOME'] ?? runner.temporary, GIT_OPTIONAL_LOCKS: '0' };
    try {
        const { exitCode, stdout } = await exec.run('git', [...args], {
            cwd: runner.workspace,
            env,
            signal,
            deadlineMs: 30_000,
        });
        return exitCode === 0 ? stdout : undefined;
    }
    catch {
        // There may be no git at all.
        signal.throwIfAborted();
        return undefined;
    }
}

;// CONCATENATED MODULE: ./lib/rollback/plan.js













/** Reads only. */
async function planRollback(inputs, context) {
    const target = inputs.target ?? 'previous';
    const cloudflare = await (0,cloudflare_client/* connectCloudflare */._)(inputs, context);
    const project = await (0,from_inputs/* projectFromInputs */.X)(inputs, context);
    const environment = project.environment.name ?? 'default';
    const checks = await checksFrom(inputs.checks);
    (0,credential/* requireSecrets */.pU)(checks === 'none' ? [] : (checks ?? project.workers.flatMap(({ smoke }) => smoke)), context);
    const { ledger, releases } = await openLedger(inputs['github-token'], environment, context);
    const histories = await readHistories(project.workers, cloudflare, context);
    const chosen = choose(target, { histories, releases });
    const workers = await Promise.all(callersFirst(project, histories).map((worker) => planWorker(worker, checks, histories, chosen, cloudflare)));
    const databases = await planDatabases(project, { ...inputs, chosen, heads: headsOf(workers, chosen) }, cloudflare, context);
    const undone = await commitsBetween(plan_commitOf(workers, ({ version }) => version), plan_commitOf(workers, now), context);
    const confirm = confirmationOf(workers, databases);
    const service = await planService(project, inputs['render-api-key'], chosen, context);
    const done = chosen.done ?? nothingMoves({ workers, databases, service, chosen });
    const refusal = done === undefined ? refusalOf(databases) : undefined;
    return {
        cloudflare,
        ledger,
        releases,
        environment,
        target,
        chosen,
        workers,
        databases,
        service,
        undone,
        confirm,
        refusal,
        done,
    };
}
/** Why there is nothing to do, where all is there already. @throws ActionError where nobody knows where to go */
function nothingMoves({ workers, databases, service, chosen, }) {
    if (chosen.continues || service?.to !== undefined)
        return undefined;
    const going = workers.filter(({ to }) => to !== undefined);
    if (going.some(({ isThere }) => !isThere))
        return undefined;
    // A database is not taken away from under code that stays.
    if (going.length > 0 && databases.some(({ kind }) => kind === 'restore'))
        return undefined;
    if (going.length > 0)
        return `${going.map(({ worker, to }) => `${worker.name} serves version ${to} already`).join('; ')}.`;
    const why = workers.map((one) => `${one.worker.name}: ${one.why ?? 'its past is not known'}`).join('; ');
    throw new errors/* ActionError */.lZ('target-not-found', `There is nothing to go back to (${why}). Nothing was done.`, {
        hint: 'Name the release, the commit or the version to go to.',
    });
}
/** `undefined`: those of the configuration; an empty list: none at all. */
async function checksFrom(text) {
    if (text === undefined)
        return undefined;
    return text === 'none' ? 'none' : (0,checks/* parseChecks */.B)(text, 'input checks');
}
/** Of those that were ever deployed. */
async function readHistories(workers, cloudflare, { events }) {
    const found = await Promise.all(workers.map(async ({ name }) => {
        const history = (await cloudflare.workers.exists(name)) ? await readHistory(name, cloudflare) : undefined;
        if (history && history.deployments.length > 0)
            return [history];
        events.warning('rollback.left-out', `${name} was never deployed: there is nothing of it to go back to.`);
        return [];
    }));
    if (found.flat().length > 0)
        return found.flat();
    const names = workers.map(({ name }) => name).join(', ');
    throw new errors/* ActionError */.lZ('worker-not-found', `No Worker of the configuration was ever deployed (${names}). Nothing was done.`, {
        hint: 'Check `environment`, the account id, and the names in the wrangler configuration.',
    });
}
/** A caller of today may need what its callee of today has. */
function callersFirst({ workers }, histories) {
    const deployed = workers.filter(({ name }) => histories.some(({ worker }) => worker === name));
    return (0,order/* inDependencyOrder */.V)(deployed, (worker) => worker).toReversed();
}
async function planWorker(worker, checks, histories, { versions, stays }, cloudflare) {
    const history = histories.find((one) => one.worker === worker.name);
    const [from] = history?.deployments ?? [];
    if (!history || !from)
        throw new Error(`the history of ${worker.name} was not read`);
    const to = versions.get(worker.name);
    const version = to && versionIn(history, to);
    if (to !== undefined && version === undefined)
        throw tooOld(worker, to);
    const [url, subdomain] = await Promise.all([(0,smoke_url/* workerUrl */.O)(worker, cloudflare), cloudflare.workers.subdomain()]);
    return {
        worker,
        url,
        subdomain,
        checks: checks === 'none' ? [] : (checks ?? worker.smoke),
        history,
        from,
        to,
        why: stays.get(worker.name),
        version,
        isThere: to !== undefined && soleVersion(from) === to,
    };
}
function tooOld({ name }, version) {
    return new errors/* ActionError */.lZ('target-not-found', `Version ${version} of ${name} cannot be deployed any more: Cloudflare keeps the last 100 versions. Nothing was done.`, { hint: 'Check out its commit and release it anew.' });
}
function now({ history, from }) {
    const [serving] = from.serving.toSorted((a, b) => b.percentage - a.percentage);
    return serving && versionIn(history, serving.version_id);
}
/** The first commit that any of them tells. */
function plan_commitOf(workers, of) {
    return workers
        .filter(({ to }) => to !== undefined)
        .map((move) => of(move)?.commit)
        .find((commit) => commit !== undefined);
}
/** What the old code was made for: its versions tell, else what was recorded of that moment. */
function headsOf(workers, { moment }) {
    const recorded = Object.fromEntries(moment?.databases.map(({ name, head }) => [name, head]) ?? []);
    return Object.assign({}, recorded, ...workers.map(({ version }) => version?.heads ?? {}));
}
/** A database that is restored is what is dangerous: then its name is the word. */
function confirmationOf(workers, databases) {
    const restored = databases.filter(({ kind }) => kind === 'restore').map(({ target }) => target.name);
    if (restored.length > 0)
        return restored.join(',');
    const moving = workers.filter(({ to }) => to !== undefined);
    return (moving.length > 0 ? moving : workers).map(({ worker }) => worker.name).join(',');
}

// EXTERNAL MODULE: ./lib/runtime/summary.js
var runtime_summary = __webpack_require__(91348);
// EXTERNAL MODULE: ./lib/runtime/timeline-report.js + 1 modules
var timeline_report = __webpack_require__(33487);
;// CONCATENATED MODULE: ./lib/rollback/report.js






/** The plan as a person reads it at night: what happens, what it undoes, what it loses, what stays, and the next step. */
function reportPlan(plan, { mode }, summary) {
    const { chosen, workers, databases, service, environment, done, refusal } = plan;
    summary.heading(`Rollback of ${environment}: to ${(0,runtime_summary/* escapeMarkdown */.FV)(chosen.told)}`);
    if (mode === 'plan')
        summary.paragraph('This is a plan: nothing was changed.');
    if (plan.ledger === undefined)
        summary.markdown('> [!WARNING]\n> The ledger on GitHub could not be read. All of this is from Cloudflare alone, and the rollback would not be recorded.');
    if (done !== undefined) {
        summary.markdown(`**Nothing to do.** ${(0,runtime_summary/* escapeMarkdown */.FV)(done)}`);
        return;
    }
    summary.table(['Worker', 'serves now', 'goes to'], workers.map(workerRow));
    reportCommits(plan, summary);
    for (const move of databases)
        reportDatabase(move, summary);
    if (service)
        reportService(service, summary);
    reportWhatStays(plan, summary);
    if (mode === 'plan' && !refusal)
        reportNextStep(plan, summary);
}
function workerRow({ worker, from, to, why, version, isThere, history }) {
    const now = (0,baseline/* describeShares */.MF)(from.serving);
    if (to === undefined)
        return [(0,runtime_summary/* code */.aY)(worker.name), (0,runtime_summary/* escapeMarkdown */.FV)(now), `stays: ${(0,runtime_summary/* escapeMarkdown */.FV)(why ?? 'it is not part of this')}`];
    const made = [
        version?.release && `release ${version.release}`,
        version?.commit && `commit ${version.commit.slice(0, 7)}`,
        version?.createdOn,
    ]
        .filter(Boolean)
        .join(', ');
    const secrets = secretsChangedSince(history, to) ? '<br>**secrets were changed since: it has the old values**' : '';
    const goal = isThere ? 'serves already' : made === '' ? 'made by no release of ours' : (0,runtime_summary/* escapeMarkdown */.FV)(made);
    return [(0,runtime_summary/* code */.aY)(worker.name), (0,runtime_summary/* escapeMarkdown */.FV)(now), `${(0,runtime_summary/* code */.aY)(to)}<br>${goal}${secrets}`];
}
function reportCommits({ undone }, summary) {
    if (undone.kind === 'unknown') {
        const page = undone.compare === undefined ? '' : ` Look at ${undone.compare}`;
        summary.markdown(`Which commits this undoes is not known: ${(0,runtime_summary/* escapeMarkdown */.FV)(undone.why)}.${page}`);
        return;
    }
    if (undone.commits.length === 0)
        return;
    summary.markdown(undone.direction === 'out' ? 'It undoes these commits:' : 'It brings these commits back:');
    const rows = undone.commits.map(({ id, subject }) => `- ${(0,runtime_summary/* code */.aY)(id.slice(0, 7))} ${(0,runtime_summary/* escapeMarkdown */.FV)(subject)}`);
    summary.markdown([...rows, ...(undone.more > 0 ? [`- and ${undone.more} more`] : [])].join('\n'));
}
function reportDatabase(move, summary) {
    summary.heading(`Database ${(0,runtime_summary/* escapeMarkdown */.FV)(move.target.name)}`, 3);
    if (move.kind === 'keep') {
        summary.markdown(`It stays as it is. ${fitInWords(move.fit)}${move.allowed && isUnfit(move.fit) ? ' **This was allowed by the input `allow`.**' : ''}`);
        return;
    }
    const { state, loses, since } = move;
    summary.markdown(`**It goes back to the bookmark ${(0,runtime_summary/* code */.aY)(state.bookmark)}, and everything that was written since is lost**, until the rollback is undone.`);
    if (since.length > 0)
        summary.markdown(`These migrations go with it: ${since.map(runtime_summary/* code */.aY).join(', ')}.`);
    if (loses === undefined)
        summary.markdown('How many rows that are is not known: they were not counted at that moment, or the database is too large to count.');
    else if (loses.length === 0)
        summary.markdown('Every table has as many rows as then. The numbers are net: rows that were updated since, or came for others that went, are not seen in them, and are lost all the same.');
    else
        summary.markdown([
            ...loses.map((loss) => `- ${(0,runtime_summary/* escapeMarkdown */.FV)((0,migrations_counts/* tellLoss */.$$)(loss))}`),
            '',
            'The numbers are net: rows that were updated since, or came for others that went, are not seen in them, and are lost all the same.',
        ].join('\n'));
}
function reportService({ now, to, why }, summary) {
    summary.heading(`Render service ${(0,runtime_summary/* escapeMarkdown */.FV)(now.name)}`, 3);
    const live = now.deploy === null ? 'nothing' : (0,runtime_summary/* code */.aY)(now.deploy);
    if (to === undefined)
        summary.markdown(`It stays as it is (${live} is live): ${(0,runtime_summary/* escapeMarkdown */.FV)(why ?? '')}.`);
    else {
        const auto = now.auto_deploy
            ? ' Auto-deploy is turned off, so that the next push does not bring the code of today back.'
            : '';
        summary.markdown(`It goes back from ${live} to ${(0,runtime_summary/* code */.aY)(to)}.${auto}`);
    }
}
function isUnfit({ kind }) {
    return kind === 'contracted' || kind === 'unknown';
}
function fitInWords(fit) {
    switch (fit.kind) {
        case 'same':
            return 'No migration was applied since: the old code meets the schema that it was made for.';
        case 'fits':
            return [`The old code fits it: ${fit.since.map(runtime_summary/* code */.aY).join(', ')} took nothing away.`, ...notesOf(fit.notes)].join('\n');
        case 'contracted':
            return `**The old code does not fit it:** ${fit.findings.map(({ file, message }) => `${(0,runtime_summary/* code */.aY)(file)}: ${(0,runtime_summary/* escapeMarkdown */.FV)(message)}`).join(' ')}`;
        case 'unknown':
            return `**It cannot be told whether the old code fits it:** ${(0,runtime_summary/* escapeMarkdown */.FV)(fit.why)}`;
    }
}
function reportWhatStays({ databases }, summary) {
    const kept = databases.filter(({ kind }) => kind === 'keep').map(({ target }) => (0,runtime_summary/* code */.aY)(target.name));
    const rest = 'what is in KV, R2, queues and Durable Objects, routes and custom domains';
    summary.markdown(`What stays: ${kept.length === 0 ? '' : `the databases ${kept.join(', ')}; `}${rest}. A version brings its own secrets and variables back.`);
}
function reportNextStep({ confirm, target, databases }, summary) {
    const restore = databases.some(({ kind }) => kind === 'restore') ? '\ndatabase: restore' : '';
    summary.markdown('To do it, run this again with:');
    summary.codeBlock(`mode: apply\ntarget: ${target}${restore}\nconfirm: ${confirm}`, 'yaml');
}
/** What a schema cannot tell. */
function notesOf(notes) {
    if (notes.length === 0)
        return [];
    return ['', 'To be looked at:', ...notes.map(({ file, message }) => `- ${(0,runtime_summary/* code */.aY)(file)}: ${(0,runtime_summary/* escapeMarkdown */.FV)(message)}`)];
}
/** What was done, under the plan. */
function reportResult(result, { target }, timeline, summary) {
    const { moved, restored, service, error, undo, rollback, recorded } = result;
    summary.heading(`What was done — ${rollback}`, 3);
    summary.markdown(error
        ? '**Not as planned.** What is in which state stands in the error.'
        : '**Rolled back.** Every step was checked.');
    (0,timeline_report/* reportTimeline */.A)(timeline, summary);
    if (moved.length > 0)
        summary.table(['Worker', 'version', 'outcome'], moved.map(movedRow));
    for (const one of restored)
        reportRestored(one, summary);
    if (service?.done)
        summary.markdown(`${(0,runtime_summary/* escapeMarkdown */.FV)(service.move.now.name)} on Render serves deploy ${(0,runtime_summary/* code */.aY)(service.done.to.id)}.`);
    for (const { move, checks } of moved)
        if (checks.length > 0)
            (0,report/* reportChecks */.oG)({ url: move.url.href, results: checks }, summary);
    if (undo.length > 0) {
        summary.markdown('To take it back:').codeBlock(undo.join('\n'), 'sh');
        if (recorded && !error && target !== 'undo') {
            const how = restored.length > 0 ? '`target: undo` and `database: restore`' : '`target: undo`';
            summary.markdown(`Or run this action with ${how}, which checks as well.`);
        }
    }
}
function movedRow({ move, rollout, putBack }) {
    const outcome = !rollout
        ? 'served already'
        : putBack === undefined
            ? 'serves everybody'
            : putBack.kind === 'failed'
                ? '**could not be put back**'
                : 'given up: what served before serves';
    return [(0,runtime_summary/* code */.aY)(move.worker.name), (0,runtime_summary/* code */.aY)(move.to ?? ''), outcome];
}
function reportRestored({ move, outcome, error }, summary) {
    const told = outcome?.told ?? `${move.target.name} was not restored: ${error?.message ?? ''}`;
    summary.markdown([told, ...(outcome?.notes ?? [])].map(runtime_summary/* escapeMarkdown */.FV).join(' '));
}
/** The plan in the log, for those who have no summary before them. */
function tellPlan(plan, { events }) {
    const { workers, databases, confirm, chosen } = plan;
    for (const { worker, from, to, why } of workers) {
        const goal = to === undefined ? `stays (${why ?? 'it is not part of this'})` : `goes back to version ${to} (${chosen.told})`;
        events.info('rollback.planned', `${worker.name}: ${(0,baseline/* describeShares */.MF)(from.serving)} serves now; it ${goal}.`);
    }
    for (const move of databases) {
        const what = move.kind === 'restore'
            ? `goes back to the bookmark ${move.state.bookmark}, and loses what was written since`
            : 'stays as it is';
        events.info('rollback.planned', `${move.target.name}: ${what}.`);
    }
    events.info('rollback.planned', `To do it: \`mode: apply\` with \`confirm: ${confirm}\`.`);
}
/** The output `plan`. */
function planAsJson({ chosen, target, workers, databases, service, undone, confirm, done }) {
    return {
        target,
        told: chosen.told,
        source: chosen.source,
        done: done ?? null,
        workers: workers.map(({ worker, from, to, why, version }) => ({
            name: worker.name,
            from: from.serving,
            to: to ?? null,
            release: version?.release ?? null,
            commit: version?.commit ?? null,
            stays: to === undefined ? (why ?? null) : null,
        })),
        databases: databases.map((move) => ({
            name: move.target.name,
            action: move.kind,
            fit: move.fit.kind,
            ...(move.kind === 'restore'
                ? { bookmark: move.state.bookmark, since: move.since, loses: move.loses ?? null }
                : {}),
        })),
        service: service ? { name: service.now.name, from: service.now.deploy, to: service.to ?? null } : null,
        commits: undone.kind === 'known' ? undone.commits : null,
        confirm,
    };
}

;// CONCATENATED MODULE: ./lib/rollback/run.js








async function run(inputs, context) {
    const plan = await context.timeline.step('rollback', 'plan', () => (0,untouched/* beforeAnyChange */.U)(() => planRollback(inputs, context)));
    reportPlan(plan, inputs, context.summary);
    const outputs = { plan: planAsJson(plan) };
    const { refusal, done } = plan;
    if (refusal)
        return { status: refusal.status, outputs, error: refusal };
    if (done !== undefined) {
        context.events.info('rollback.none', `Nothing to do. ${done}`);
        return { status: 'passed', outputs };
    }
    if (inputs.mode === 'plan') {
        tellPlan(plan, context);
        return { status: 'passed', outputs };
    }
    run_confirm(inputs.confirm, plan);
    const result = await apply(plan, inputs, context);
    reportResult(result, plan, context.timeline.steps, context.summary);
    const file = (0,external_node_path_.join)(context.runner.temporary, `voygent-${result.rollback}.html`);
    const page = await (0,write/* writePage */.x)(pageOf(result, plan, context), { file, environment: plan.environment }, context);
    return {
        status: result.error?.status ?? 'passed',
        outputs: {
            ...outputs,
            ...(page === undefined ? {} : { 'report-html': page }),
            undo: result.undo.join('\n'),
            ...(result.recorded ? { 'deployment-id': String(result.recorded.deploymentId) } : {}),
        },
        ...(result.error ? { error: result.error } : {}),
    };
}
/** @throws ActionError `not-confirmed` */
function run_confirm(given, { confirm: wanted }) {
    const words = (text) => text
        .split(',')
        .map((word) => word.trim())
        .toSorted()
        .join(',');
    if (words(given ?? '') === words(wanted))
        return;
    const said = given === undefined ? 'is empty' : `is \`${given}\``;
    throw new errors/* ActionError */.lZ('not-confirmed', `The input \`confirm\` ${said}, and this rollback wants \`${wanted}\`. Nothing was done.`, {
        hint: `Read the plan above, then run this again with \`confirm: ${wanted}\`.`,
        status: 'blocked',
    });
}


/***/ }),

/***/ 37113:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ count)
/* harmony export */ });
/** `1 file`, `2 files`. */
function count(number, noun) {
    return `${number} ${noun}${number === 1 ? '' : 's'}`;
}


/***/ }),

/***/ 88437:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ quoteIdentifier)
/* harmony export */ });
/** A name as an SQL identifier, quoted. */
function quoteIdentifier(name) {
    return `"${name.replaceAll('"', '""')}"`;
}


/***/ }),

/***/ 27917:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GT: () => (/* binding */ schemaQuery),
/* harmony export */   he: () => (/* binding */ SchemaObject),
/* harmony export */   ku: () => (/* binding */ schemaDigest)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2503);


/** A row of `sqlite_schema`. */
const SchemaObject = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    type: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    name: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    tbl_name: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    sql: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().nullable(),
});
/** Reads what makes up a schema: everything but SQLite's and D1's own tables. */
const schemaQuery = `SELECT type, name, tbl_name, sql FROM sqlite_schema
WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name NOT LIKE '\\_cf\\_%' ESCAPE '\\'
ORDER BY type, name`;
/**
 * A digest of a schema, as 64 hexadecimal characters. It does not depend on the order in which things were made, and
 * leaves out the tables named in `except` with what belongs to them.
 */
function schemaDigest(objects, except) {
    const rows = objects
        .filter(({ tbl_name }) => !except.includes(tbl_name))
        .map(({ type, name, tbl_name, sql }) => JSON.stringify([type, name, tbl_name, sql]))
        .sort();
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(rows.join('\n')).digest('hex');
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


/***/ })

};
