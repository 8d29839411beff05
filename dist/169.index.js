export const id = 169;
export const ids = [169];
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
