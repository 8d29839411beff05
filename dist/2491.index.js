export const id = 2491;
export const ids = [2491];
export const modules = {

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
