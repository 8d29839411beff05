export const id = 491;
export const ids = [491];
export const modules = {

/***/ 2491:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ migrateInputs),
/* harmony export */   contract: () => (/* binding */ contract)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6843);
/* harmony import */ var _runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5998);


const migrateInputs = {
    database: (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .list */ .p_)({
        description: 'Which D1 databases to migrate, by name, binding or id; one a line or comma-separated. Empty: every D1 database that the Workers bind in this environment.',
    }),
    mode: (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .choice */ .Yq)(['apply', 'plan'], {
        description: '`plan` shows what would be done and only reads; `apply` does it.',
        default: 'apply',
    }),
    allow: (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .list */ .p_)({
        description: 'Rule ids whose findings are not to block, one a line or comma-separated. They are still shown.',
    }),
    'wrangler-config': (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)({ description: 'The wrangler configuration to use, where the repository has several.' }),
};
/** One migration file in the outputs. */
const MigrationRef = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ database: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), name: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP() });
const contract = (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .defineContract */ .ye)({
    name: 'migrate',
    title: 'Voygent: migrate',
    description: 'Applies the pending D1 migrations, file by file and each with its ledger row in one batch, and says what is in the database afterwards.',
    branding: { icon: 'database', color: 'orange' },
    requirements: [
        {
            what: 'Cloudflare API token with «Account → D1 → Edit»',
            why: 'reads the database and its bookmark, and runs the migrations; `mode: plan` only reads',
        },
        { what: '`permissions: contents: read`', why: 'the checkout holds the migrations' },
    ],
    inputs: { ..._runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .sharedInputs */ .dO, ...migrateInputs },
    outputs: {
        pending: (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .output */ .CG)(zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(MigrationRef), 'The migrations that were pending at the start, in order. JSON: `[{"database","name"}]`.'),
        applied: (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .output */ .CG)(zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(MigrationRef), 'The migrations that this run applied. JSON: `[{"database","name"}]`.'),
        findings: (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .output */ .CG)(zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
            rule: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
            severity: zod__WEBPACK_IMPORTED_MODULE_1__/* ["enum"] */ .k5n(['error', 'warning']),
            database: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
            file: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
            message: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
            allowed: zod__WEBPACK_IMPORTED_MODULE_1__/* .boolean */ .zMY(),
        })), 'What the plan found. JSON: `[{"rule","severity","database","file","message","allowed"}]`.'),
        'bookmark-before': (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .output */ .CG)(zod__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()), 'The Time Travel bookmark of each database before the first migration: the way back. JSON: `{"<database>": "<bookmark>"}`.'),
        'bookmark-after': (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .output */ .CG)(zod__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()), 'The bookmark of each database at the end. JSON: `{"<database>": "<bookmark>"}`.'),
        'schema-digest': (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .output */ .CG)(zod__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()), 'sha256 of each schema at the end, ledger tables left out. JSON: `{"<database>": "<digest>"}`.'),
    },
});


/***/ })

};
