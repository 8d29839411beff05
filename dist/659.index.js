export const id = 659;
export const ids = [659,169,491];
export const modules = {

/***/ 169:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   contract: () => (/* binding */ contract),
/* harmony export */   x: () => (/* binding */ deployInputs)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2503);
/* harmony import */ var _runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5998);


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
const shares = zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ version_id: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), percentage: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig() }));
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
        mode: (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .choice */ .Yq)(['apply', 'plan'], {
            description: '`plan` shows what would be done and only reads; `apply` does it.',
            default: 'apply',
        }),
    },
    outputs: {
        'version-id': (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .output */ .CG)(zod__WEBPACK_IMPORTED_MODULE_1__/* .union */ .KCZ([zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP())]), 'The id of the new version. With several Workers JSON: `{"<worker>": "<id>"}`.'),
        'previous-versions': (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .output */ .CG)(zod__WEBPACK_IMPORTED_MODULE_1__/* .union */ .KCZ([shares, zod__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), shares)]), 'What was deployed before. JSON: `[{"version_id","percentage"}]`; with several Workers an object of these.'),
        'deployment-id': (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .output */ .CG)(zod__WEBPACK_IMPORTED_MODULE_1__/* .union */ .KCZ([zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP())]), 'The id of the deployment that serves at the end. With several Workers JSON.'),
        url: (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .output */ .CG)(zod__WEBPACK_IMPORTED_MODULE_1__/* .union */ .KCZ([zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP())]), 'Where the Worker answers. With several Workers JSON.'),
        undo: (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .output */ .CG)(zod__WEBPACK_IMPORTED_MODULE_1__/* .union */ .KCZ([zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP())]), 'The command that goes back to what was deployed before. With several Workers JSON.'),
    },
});


/***/ }),

/***/ 2491:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ migrateInputs),
/* harmony export */   contract: () => (/* binding */ contract)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2503);
/* harmony import */ var _project_rehearsals_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1801);
/* harmony import */ var _runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5998);



const migrateInputs = {
    database: (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .list */ .p_)({
        description: 'Which D1 databases to migrate, by name, binding or id; one a line or comma-separated. Empty: every D1 database that the Workers bind in this environment.',
    }),
    mode: (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .choice */ .Yq)(['apply', 'plan'], {
        description: '`plan` shows what would be done and only reads; `apply` does it.',
        default: 'apply',
    }),
    rehearse: (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .choice */ .Yq)(_project_rehearsals_js__WEBPACK_IMPORTED_MODULE_1__/* .rehearsals */ .r, {
        description: 'On what pending migrations are rehearsed before anything is changed. `export`: a fresh export, during which the database answers nobody. `snapshot`: the newest snapshot. `schema`: the schema with made-up rows. `auto`: what the configuration says, else an export up to 16 MB, else a snapshot, else the schema. `off`: not at all, and then nothing is known of what they do.',
        default: 'auto',
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
const MigrationRef = zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ database: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), name: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP() });
const RowChange = zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ table: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), before: zod__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig(), after: zod__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig().nullable() });
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
    inputs: { ..._runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .sharedInputs */ .dO, ...migrateInputs },
    outputs: {
        pending: (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .output */ .CG)(zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(MigrationRef), 'The migrations that were pending at the start, in order. JSON: `[{"database","name"}]`.'),
        applied: (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .output */ .CG)(zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(MigrationRef), 'The migrations that this run applied. JSON: `[{"database","name"}]`.'),
        findings: (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .output */ .CG)(zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
            rule: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
            severity: zod__WEBPACK_IMPORTED_MODULE_2__/* ["enum"] */ .k5n(['error', 'warning']),
            database: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
            file: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
            line: zod__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig().optional(),
            message: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
            allowed: zod__WEBPACK_IMPORTED_MODULE_2__/* .boolean */ .zMY(),
            reason: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().optional(),
        })), 'What the plan found, by the rules of `docs/rules/`. JSON: `[{"rule","severity","database","file","line","message","allowed","reason"}]`.'),
        rehearsal: (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .output */ .CG)(zod__WEBPACK_IMPORTED_MODULE_2__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
            source: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
            rows: zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(RowChange.extend({ from: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().nullable() })),
            files: zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ name: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), rows: zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(RowChange), digest: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().nullable() })),
        })), 'What the rehearsal showed, by database: on what it was made (`export`, `schema`, `empty`), the rows of every table before and after, and for each file the tables whose number of rows it changes and the digest of the schema. JSON: `{"<database>": {"source","rows":[{"table","from","before","after"}],"files":[{"name","rows":[{"table","before","after"}],"digest"}]}}`; `after` is null for a table that is gone, `from` for one that is new.'),
        'bookmark-before': (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .output */ .CG)(zod__WEBPACK_IMPORTED_MODULE_2__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP()), 'The Time Travel bookmark of each database before the first migration: the way back. JSON: `{"<database>": "<bookmark>"}`.'),
        'bookmark-after': (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .output */ .CG)(zod__WEBPACK_IMPORTED_MODULE_2__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP()), 'The bookmark of each database at the end. JSON: `{"<database>": "<bookmark>"}`.'),
        'schema-digest': (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .output */ .CG)(zod__WEBPACK_IMPORTED_MODULE_2__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP()), 'sha256 of each schema at the end, ledger tables left out. JSON: `{"<database>": "<digest>"}`.'),
    },
});


/***/ }),

/***/ 1801:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   r: () => (/* binding */ rehearsals)
/* harmony export */ });
/** On what migrations are rehearsed: words of an input and of the configuration. */
const rehearsals = ['auto', 'export', 'snapshot', 'schema', 'off'];


/***/ }),

/***/ 1659:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   contract: () => (/* binding */ contract)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2503);
/* harmony import */ var _deploy_contract_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(169);
/* harmony import */ var _migrate_contract_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2491);
/* harmony import */ var _runtime_contract_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5998);




const contract = (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_2__/* .defineContract */ .ye)({
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
        ..._runtime_contract_js__WEBPACK_IMPORTED_MODULE_2__/* .sharedInputs */ .dO,
        ..._migrate_contract_js__WEBPACK_IMPORTED_MODULE_1__/* .migrateInputs */ .B,
        worker: (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)({
            description: 'The Worker to release, by name. Empty: every Worker of the configuration, each after those that it is bound to.',
        }),
        ..._deploy_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .deployInputs */ .x,
        'render-api-key': (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_2__/* .secret */ .rJ)({
            description: 'API key of Render, to record which deploy of the service that `render` in the configuration names is live: the way back from it.',
        }),
    },
    outputs: {
        'release-id': (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_2__/* .output */ .CG)(zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(), 'The id of this release in the ledger and in the versions that it made.'),
        'deployment-id': (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_2__/* .output */ .CG)(zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(), 'The id of the GitHub Deployment that records it.'),
        'way-back': (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_2__/* .output */ .CG)(zod__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({ workers: zod__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_3__/* .unknown */ .L5J()), databases: zod__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_3__/* .unknown */ .L5J()), services: zod__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_3__/* .unknown */ .L5J()) }), 'What was there before: `{"workers": [{"name","versions"}], "databases": [{"name","id","bookmark","head","digest","rows"}], "services": [{"service","name","deploy","commit","auto_deploy"}]}`.'),
        report: (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_2__/* .output */ .CG)(zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(), 'Path of the report as JSON.'),
    },
});


/***/ })

};
