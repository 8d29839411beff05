export const id = 8973;
export const ids = [8973];
export const modules = {

/***/ 78973:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   contract: () => (/* binding */ contract)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2503);
/* harmony import */ var _runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(75998);


const contract = (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .defineContract */ .ye)({
    name: 'audit',
    title: 'Voygent: audit',
    description: 'Holds the configuration of a project to rules: wrangler, render.yaml, Dockerfile, workflows, librechat.yaml, scripts, runbooks. Each finding has its line, its reason and its repair.',
    branding: { icon: 'search', color: 'orange' },
    requirements: [
        { what: 'actions/checkout', why: 'the files of the checkout are what is looked at; nothing is changed' },
        { what: '`permissions: contents: read`', why: 'the checkout' },
        {
            what: '`permissions: actions: read`',
            why: 'looks how old the newest proven snapshot is, and whether GitHub has disabled a schedule; without it, that is said to be not looked at',
        },
        {
            what: 'a Cloudflare API token with «Account → D1 → Read» and «Account → Workers Scripts → Read», and for Workers on routes «Zone → Zone → Read» and «Zone → Zone WAF → Read», where `cloudflare-api-token` is given',
            why: 'looks whether the databases and secrets that the configuration names are there, and whether a rule of the zone limits callers',
        },
    ],
    inputs: {
        ..._runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .sharedInputs */ .dO,
        'fail-on': (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .optionalChoice */ .AU)(['high', 'medium', 'low', 'none'], {
            description: 'Findings of this severity, and of worse ones, fail the audit. Empty: `audit.fail-on` of the configuration, else `high`.',
        }),
        baseline: (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)({
            description: 'Path of a JSON file of known findings, relative to `working-directory`: only what is not in it fails. `write-baseline` makes it.',
        }),
        'write-baseline': (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .flag */ .Jt)({
            description: 'Writes what is found now to `baseline`, and passes.',
            default: 'false',
        }),
    },
    outputs: {
        findings: (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .output */ .CG)(zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .unknown */ .L5J()), 'What stands, from the gravest; at most 200. JSON: `[{"rule","name","severity","file","line","column","message","fix","fingerprint","known"}]`.'),
        counts: (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .output */ .CG)(zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ high: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig(), medium: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig(), low: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig(), waived: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig(), known: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig() }), 'How many there are. JSON: `{"high","medium","low","waived","known"}`; what is waived or known is not among the others.'),
        'not-looked-at': (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .output */ .CG)(zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ rule: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), what: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), why: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP() })), 'What could not be asked. JSON: `[{"rule","what","why"}]`.'),
        report: (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .output */ .CG)(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), 'Path of all of it as JSON, patches included, as long as the job lasts.'),
        sarif: (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .output */ .CG)(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), 'Path of the findings as SARIF, as long as the job lasts.'),
    },
});


/***/ })

};
