export const id = 3559;
export const ids = [3559];
export const modules = {

/***/ 93559:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   contract: () => (/* binding */ contract)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2503);
/* harmony import */ var _runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(75998);


const contract = (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .defineContract */ .ye)({
    name: 'smoke',
    title: 'Voygent: smoke',
    description: 'Checks that what is deployed works: waits until it is ready, then tells what was expected, what came, and the request that shows it.',
    branding: { icon: 'activity', color: 'orange' },
    requirements: [
        { what: 'nothing, with `url`', why: 'only the given address is asked' },
        {
            what: 'Cloudflare API token with «Account → Workers Scripts → Read», without `url`',
            why: 'reads the workers.dev subdomain, to know where the Worker answers',
        },
    ],
    inputs: {
        ..._runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .sharedInputs */ .dO,
        url: (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)({ description: 'The address to check. Empty: where the Worker of the wrangler configuration answers.' }),
        checks: (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)({
            description: 'Checks as YAML, as under `smoke` in the configuration. Empty: those of the configuration, else one that asks for `/` and accepts any status below 500.',
        }),
        wait: (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .duration */ .p0)({ description: 'How long an endpoint may take to become ready.', default: '60s' }),
        'max-duration': (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .duration */ .p0)({ description: 'How long all checks may take together.', default: '10m' }),
        origin: (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .list */ .p_)({
            description: 'The origins of the web pages that may read answers, such as `https://chat.example.com`, for checks of `cors` that name none. Empty: those of the environment in the configuration.',
        }),
        baseline: (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)({
            description: 'A file with what an earlier run measured, relative to `working-directory`, to compare with. It is written where it is not there; delete it to begin anew.',
        }),
        'wrangler-config': (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)({ description: 'The wrangler configuration to use, where the repository has several.' }),
        worker: (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)({ description: 'The Worker to check, by name, where the project has several.' }),
    },
    outputs: {
        failures: (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .output */ .CG)(zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ check: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), problems: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()) })), 'The checks that failed. JSON: `[{"check","problems"}]`.'),
        'p95-ms': (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .output */ .CG)(zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig(), 'The highest 95th percentile that a check of `latency` measured, in milliseconds; absent without such a check.'),
        report: (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .output */ .CG)(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), 'Path of the results as JSON.'),
        'report-html': (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .output */ .CG)(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), 'Path of the results as an HTML page, which is also uploaded as an artifact: docs/reports.md.'),
        junit: (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .output */ .CG)(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), 'Path of the results as JUnit XML.'),
        baseline: (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .output */ .CG)(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), "Path of this run's figures in the form of the input `baseline`; absent without a check of `latency`."),
    },
});


/***/ })

};
