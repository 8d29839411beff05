export const id = 559;
export const ids = [559];
export const modules = {

/***/ 3559:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   contract: () => (/* binding */ contract)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6843);
/* harmony import */ var _runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5998);


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
        'wrangler-config': (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)({ description: 'The wrangler configuration to use, where the repository has several.' }),
        worker: (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)({ description: 'The Worker to check, by name, where the project has several.' }),
    },
    outputs: {
        failures: (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .output */ .CG)(zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ check: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), problems: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()) })), 'The checks that failed. JSON: `[{"check","problems"}]`.'),
        report: (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .output */ .CG)(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), 'Path of the results as JSON.'),
    },
});


/***/ })

};
