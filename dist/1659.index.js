export const id = 1659;
export const ids = [1659,169,9613,2491];
export const modules = {

/***/ 20169:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   contract: () => (/* binding */ contract),
/* harmony export */   x: () => (/* binding */ deployInputs)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2503);
/* harmony import */ var _runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(75998);
/* harmony import */ var _terms_inputs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(78682);



const deployInputs = {
    promote: (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .list */ .p_)({
        description: 'The percentages of requests that the new version gets, step by step, ascending to 100, such as `0,10,100`. Empty: those of the configuration, else `0,100`.',
    }),
    dwell: (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .duration */ .p0)({
        description: 'How long a step between 0 and 100 % lasts before the checks run again.',
        default: '30s',
    }),
    checks: (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)({
        description: 'Checks as YAML, as under `smoke` in the configuration, for every Worker of this run. Empty: those of the configuration.',
    }),
    wait: (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .duration */ .p0)({
        description: 'How long a version may take to answer and to pass its checks, at each step.',
        default: '60s',
    }),
    'required-secrets': (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .list */ .p_)({
        description: 'Secrets without which nothing is uploaded, beside `secrets.required` of the wrangler configuration. One that Cloudflare does not have yet is taken from the environment variable of its name.',
    }),
};
const shares = zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ version_id: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), percentage: zod__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig() }));
const contract = (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .defineContract */ .ye)({
    name: 'deploy',
    title: 'Voygent: deploy',
    description: 'Uploads a new version of a Worker, proves it at 0 % of the requests, promotes it step by step, and puts the former deployment back when a check fails.',
    branding: { icon: 'upload-cloud', color: 'orange' },
    requirements: [
        {
            what: 'Cloudflare API token with «Account → Workers Scripts → Edit»',
            why: 'uploads versions and makes deployments; wrangler may need more for the bindings that your configuration uses',
        },
        { what: '`permissions: contents: read`', why: 'the checkout holds the Worker' },
        {
            what: 'wrangler 4.74.0 or later, installed: run `npm ci` (or pnpm, yarn, bun) before this step',
            why: "the project's own wrangler builds and uploads; not installed, the version of the lockfile is fetched by npm to a place outside of the checkout",
        },
    ],
    inputs: {
        ..._runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .sharedInputs */ .dO,
        worker: (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)({
            description: 'The Worker to deploy, by name. Empty: every Worker of the configuration, each after those that it is bound to.',
        }),
        'wrangler-config': (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)({ description: 'The wrangler configuration to use, where the repository has several.' }),
        ...deployInputs,
        ...(0,_terms_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .judgedInput */ .Y)(),
        mode: (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .choice */ .Yq)(['apply', 'plan'], {
            description: '`plan` shows what would be done and only reads; `apply` does it.',
            default: 'apply',
        }),
    },
    outputs: {
        'version-id': (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .output */ .CG)(zod__WEBPACK_IMPORTED_MODULE_2__/* .union */ .KCZ([zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_2__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP())]), 'The id of the new version. With several Workers JSON: `{"<worker>": "<id>"}`.'),
        'previous-versions': (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .output */ .CG)(zod__WEBPACK_IMPORTED_MODULE_2__/* .union */ .KCZ([shares, zod__WEBPACK_IMPORTED_MODULE_2__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), shares)]), 'What was deployed before. JSON: `[{"version_id","percentage"}]`; with several Workers an object of these.'),
        'deployment-id': (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .output */ .CG)(zod__WEBPACK_IMPORTED_MODULE_2__/* .union */ .KCZ([zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_2__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP())]), 'The id of the deployment that serves at the end. With several Workers JSON.'),
        url: (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .output */ .CG)(zod__WEBPACK_IMPORTED_MODULE_2__/* .union */ .KCZ([zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_2__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP())]), 'Where the Worker answers. With several Workers JSON.'),
        undo: (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .output */ .CG)(zod__WEBPACK_IMPORTED_MODULE_2__/* .union */ .KCZ([zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_2__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP())]), 'The command that goes back to what was deployed before. With several Workers JSON.'),
    },
});


/***/ }),

/***/ 79613:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   contract: () => (/* binding */ contract),
/* harmony export */   n: () => (/* binding */ verdictInputs)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2503);
/* harmony import */ var _runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(75998);
/* harmony import */ var _terms_inputs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(78682);



const { 'cloudflare-api-token': _token, 'cloudflare-account-id': _account, ...shared } = _runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .sharedInputs */ .dO;
/** The inputs by which `gate` and `release` judge a verdict. */
const verdictInputs = () => ({
    verdict: (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)({
        description: 'The verdict: the output `verdict-artifact` of `review` in another job, or a path in this one.',
    }),
    'verdict-sha256': (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)({
        description: 'For `trust: inline`: the output `verdict-sha256` of `review` in the same workflow run.',
    }),
    trust: (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .choice */ .Yq)(['inline', 'signed'], {
        description: '`inline`: the verdict is the one of the same workflow run, by its sha256. `signed`: it was signed with the private half of `public-key`. Neither stands in for the other.',
        default: 'inline',
    }),
    'public-key': (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)({ description: 'For `trust: signed`: the Ed25519 public key, PEM.' }),
    'break-glass': (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)({
        description: 'Why something is let through although the gate is closed, by somebody who is named under `review.break-glass`. An issue tells of it.',
    }),
});
const contract = (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .defineContract */ .ye)({
    name: 'gate',
    title: 'Voygent: gate',
    description: 'Lets through what was reviewed, and nothing else: computes from its own checkout what a verdict must say, and holds it to that.',
    branding: { icon: 'shield', color: 'orange' },
    requirements: [
        { what: 'actions/checkout with `fetch-depth: 0`', why: 'both commits and the default branch are read from git' },
        { what: '`permissions: contents: read`', why: 'the checkout holds what is judged' },
        { what: '`permissions: deployments: read`', why: 'reads what the environment runs, where `base` is empty' },
        { what: '`permissions: actions: read`', why: 'downloads the verdict, where it is an artifact' },
        { what: '`permissions: pull-requests: read`, where there are waivers', why: 'looks who approved them' },
        { what: '`permissions: pull-requests: write` and `checks: write`, with `feedback`', why: 'tells the pull request' },
        { what: '`permissions: issues: write`, with `break-glass`', why: 'writes down who broke it' },
    ],
    inputs: {
        ...shared,
        ...(0,_terms_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .subjectInputs */ .C)(),
        ...verdictInputs(),
        feedback: (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .flag */ .Jt)({
            description: 'Whether the pull request is told: comments on its changed lines, one comment with the rest, and a check. What cannot be told changes nothing about the decision.',
            default: 'false',
        }),
        'pull-request': (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)({
            description: 'The number of the pull request that is told. Empty: the one that this run is for.',
        }),
    },
    outputs: {
        decision: (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .output */ .CG)(zod__WEBPACK_IMPORTED_MODULE_2__/* ["enum"] */ .k5n(['admitted', 'blocked', 'indeterminate', 'overridden']), 'Whether it may run; `indeterminate` is a no, and `overridden` a no that somebody has put himself above.'),
        'head-sha': (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .output */ .CG)(zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), 'The commit that was judged: the input `head-sha` of `deploy`.'),
        reasons: (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .output */ .CG)(zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP()), 'Why, in sentences. JSON.'),
        sarif: (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .output */ .CG)(zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), 'Path of what was found, as SARIF, as long as the job lasts.'),
    },
});


/***/ }),

/***/ 82491:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ migrateInputs),
/* harmony export */   contract: () => (/* binding */ contract)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2503);
/* harmony import */ var _project_rehearsals_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(81801);
/* harmony import */ var _runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(75998);
/* harmony import */ var _terms_inputs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(78682);




const migrateInputs = {
    database: (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .list */ .p_)({
        description: 'Which D1 databases to migrate, by name, binding or id; one a line or comma-separated. Empty: every D1 database that the Workers bind in this environment.',
    }),
    mode: (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .choice */ .Yq)(['apply', 'plan'], {
        description: '`plan` shows what would be done and only reads; `apply` does it.',
        default: 'apply',
    }),
    rehearse: (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .choice */ .Yq)(_project_rehearsals_js__WEBPACK_IMPORTED_MODULE_2__/* .rehearsals */ .r, {
        description: 'On what pending migrations are rehearsed before anything is changed. `export`: a fresh export, during which the database answers nobody. `snapshot`: the newest snapshot that `backup` made, where the schema is still that. `schema`: the schema with made-up rows. `auto`: what the configuration says, else an export up to 16 MB, else a snapshot, else the schema. `off`: not at all, and then nothing is known of what they do.',
        default: 'auto',
    }),
    identity: (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .secret */ .rJ)({
        description: 'The age identity that opens the snapshot, for a rehearsal on one that is encrypted. Who has it can open every snapshot: `rehearse: export` does not need it.',
    }),
    allow: (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .list */ .p_)({
        description: 'Rule ids whose findings are not to block, one a line or comma-separated. They are still shown. Better is `-- voygent:allow RULE reason` in the file: it keeps the reason.',
    }),
    recover: (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .choice */ .Yq)(['none', 'restore'], {
        description: 'What is done when a run fails after it has changed a database. `restore`: the database goes back to its bookmark of before the run, which is proven, and **loses what anybody wrote since**. `none`: it stays as it is, and the command that goes back is printed.',
        default: 'none',
    }),
    'wrangler-config': (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)({ description: 'The wrangler configuration to use, where the repository has several.' }),
};
/** One migration file in the outputs. */
const MigrationRef = zod__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({ database: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(), name: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP() });
const RowChange = zod__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({ table: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(), before: zod__WEBPACK_IMPORTED_MODULE_3__/* .number */ .aig(), after: zod__WEBPACK_IMPORTED_MODULE_3__/* .number */ .aig().nullable() });
const contract = (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .defineContract */ .ye)({
    name: 'migrate',
    title: 'Voygent: migrate',
    description: 'Rehearses the pending D1 migrations on a copy of the database, judges what they do, applies them file by file, each with its ledger row in one batch, and proves that the database is what the rehearsal showed.',
    branding: { icon: 'database', color: 'orange' },
    requirements: [
        {
            what: 'Cloudflare API token with «Account → D1 → Edit»',
            why: 'reads the database and its bookmark, and runs the migrations; `mode: plan` only reads',
        },
        { what: '`permissions: contents: read`', why: 'the checkout holds the migrations' },
        {
            what: '`permissions: pull-requests: write`, for a plan on a pull request',
            why: 'the plan is shown there as a comment, updated in place; without it the comment is left out',
        },
    ],
    inputs: { ..._runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .sharedInputs */ .dO, ...migrateInputs, ...(0,_terms_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .judgedInput */ .Y)() },
    outputs: {
        pending: (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .output */ .CG)(zod__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(MigrationRef), 'The migrations that were pending at the start, in order. JSON: `[{"database","name"}]`.'),
        applied: (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .output */ .CG)(zod__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(MigrationRef), 'The migrations that this run applied. JSON: `[{"database","name"}]`.'),
        findings: (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .output */ .CG)(zod__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({
            rule: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(),
            severity: zod__WEBPACK_IMPORTED_MODULE_3__/* ["enum"] */ .k5n(['error', 'warning']),
            database: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(),
            file: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(),
            line: zod__WEBPACK_IMPORTED_MODULE_3__/* .number */ .aig().optional(),
            message: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(),
            allowed: zod__WEBPACK_IMPORTED_MODULE_3__/* .boolean */ .zMY(),
            reason: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().optional(),
        })), 'What the plan found, by the rules of `docs/rules/`. JSON: `[{"rule","severity","database","file","line","message","allowed","reason"}]`.'),
        rehearsal: (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .output */ .CG)(zod__WEBPACK_IMPORTED_MODULE_3__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({
            source: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(),
            rows: zod__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(RowChange.extend({ from: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().nullable() })),
            files: zod__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({ name: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(), rows: zod__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(RowChange), digest: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().nullable() })),
        })), 'What the rehearsal showed, by database: on what it was made (`export`, `snapshot`, `schema`, `empty`), the rows of every table before and after, and for each file the tables whose number of rows it changes and the digest of the schema. JSON: `{"<database>": {"source","rows":[{"table","from","before","after"}],"files":[{"name","rows":[{"table","before","after"}],"digest"}]}}`; `after` is null for a table that is gone, `from` for one that is new.'),
        'bookmark-before': (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .output */ .CG)(zod__WEBPACK_IMPORTED_MODULE_3__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP()), 'The Time Travel bookmark of each database before the first migration: the way back. JSON: `{"<database>": "<bookmark>"}`.'),
        'bookmark-after': (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .output */ .CG)(zod__WEBPACK_IMPORTED_MODULE_3__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP()), 'The bookmark of each database at the end. JSON: `{"<database>": "<bookmark>"}`.'),
        'schema-digest': (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .output */ .CG)(zod__WEBPACK_IMPORTED_MODULE_3__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP()), 'sha256 of each schema at the end, ledger tables left out. JSON: `{"<database>": "<digest>"}`.'),
    },
});


/***/ }),

/***/ 81801:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   r: () => (/* binding */ rehearsals)
/* harmony export */ });
/** On what migrations are rehearsed: words of an input and of the configuration. */
const rehearsals = ['auto', 'export', 'snapshot', 'schema', 'off'];


/***/ }),

/***/ 81659:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   contract: () => (/* binding */ contract)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2503);
/* harmony import */ var _deploy_contract_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(20169);
/* harmony import */ var _gate_contract_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(79613);
/* harmony import */ var _migrate_contract_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(82491);
/* harmony import */ var _runtime_contract_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(75998);
/* harmony import */ var _terms_inputs_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(78682);






const contract = (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_3__/* .defineContract */ .ye)({
    name: 'release',
    title: 'Voygent: release',
    description: 'Releases a Cloudflare Workers + D1 project: writes down the way back, migrates, deploys at 0 %, proves, promotes, checks, and goes back when something fails.',
    branding: { icon: 'send', color: 'orange' },
    requirements: [
        {
            what: 'Cloudflare API token with «Account → D1 → Edit» and «Account → Workers Scripts → Edit»',
            why: 'runs the migrations, uploads versions and makes deployments',
        },
        {
            what: '`permissions: deployments: write`',
            why: 'the release and its way back are recorded as a GitHub Deployment before the first step',
        },
        {
            what: '`permissions: actions: read`',
            why: 'looks whether another release or rollback is still running; without it one that still runs counts as cut off',
        },
        { what: '`permissions: contents: read`', why: 'the checkout holds the project' },
        {
            what: 'wrangler 4.74.0 or later, installed: run `npm ci` (or pnpm, yarn, bun) before this step',
            why: "the project's own wrangler builds and uploads; not installed, the version of the lockfile is fetched by npm to a place outside of the checkout",
        },
    ],
    inputs: {
        ..._runtime_contract_js__WEBPACK_IMPORTED_MODULE_3__/* .sharedInputs */ .dO,
        ..._migrate_contract_js__WEBPACK_IMPORTED_MODULE_2__/* .migrateInputs */ .B,
        worker: (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_3__/* .text */ .Qq)({
            description: 'The Worker to release, by name. Empty: every Worker of the configuration, each after those that it is bound to.',
        }),
        ..._deploy_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .deployInputs */ .x,
        ...(0,_terms_inputs_js__WEBPACK_IMPORTED_MODULE_4__/* .subjectInputs */ .C)(),
        ...(0,_gate_contract_js__WEBPACK_IMPORTED_MODULE_1__/* .verdictInputs */ .n)(),
        'render-api-key': (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_3__/* .secret */ .rJ)({
            description: 'API key of Render, to record which deploy of the service that `render` in the configuration names is live: the way back from it.',
        }),
    },
    outputs: {
        'release-id': (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_3__/* .output */ .CG)(zod__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP(), 'The id of this release in the ledger and in the versions that it made.'),
        'deployment-id': (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_3__/* .output */ .CG)(zod__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP(), 'The id of the GitHub Deployment that records it.'),
        'way-back': (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_3__/* .output */ .CG)(zod__WEBPACK_IMPORTED_MODULE_5__/* .object */ .Ikc({ workers: zod__WEBPACK_IMPORTED_MODULE_5__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_5__/* .unknown */ .L5J()), databases: zod__WEBPACK_IMPORTED_MODULE_5__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_5__/* .unknown */ .L5J()), services: zod__WEBPACK_IMPORTED_MODULE_5__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_5__/* .unknown */ .L5J()) }), 'What was there before: `{"workers": [{"name","versions"}], "databases": [{"name","id","bookmark","head","digest","rows"}], "services": [{"service","name","deploy","commit","auto_deploy"}]}`.'),
        report: (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_3__/* .output */ .CG)(zod__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP(), 'Path of the report as JSON.'),
        'report-html': (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_3__/* .output */ .CG)(zod__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP(), 'Path of the report as an HTML page, which is also uploaded as an artifact: docs/reports.md.'),
    },
});


/***/ }),

/***/ 78682:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ subjectInputs),
/* harmony export */   Y: () => (/* binding */ judgedInput)
/* harmony export */ });
/* harmony import */ var _runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(75998);

/** The inputs by which `review`, `gate` and `release` find what is reviewed, and by which terms. */
function subjectInputs() {
    return {
        base: (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)({
            description: 'What to compare with: a commit, or `empty` for nothing. Empty: what the environment runs by its last successful release, else `review.baseline` of the configuration, else nothing.',
        }),
        head: (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)({ description: 'What is about to run: a commit. Empty: what is checked out.' }),
        'policy-ref': (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)({
            description: 'The ref whose configuration, constitution and waivers count. Empty: the default branch, which the checkout must have (`fetch-depth: 0`).',
        }),
    };
}
/** The input by which an action is told what the gate before it has judged. */
const judgedInput = () => ({
    'head-sha': (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)({
        description: 'The commit that the gate has judged: its output of this name. Other content is refused; an environment that is gated needs it.',
    }),
});


/***/ })

};
