export const id = 4324;
export const ids = [4324];
export const modules = {

/***/ 4324:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   contract: () => (/* binding */ contract)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2503);
/* harmony import */ var _runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(75998);
/* harmony import */ var _terms_inputs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(78682);



const { 'cloudflare-api-token': _token, 'cloudflare-account-id': _account, ...shared } = _runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .sharedInputs */ .dO;
const contract = (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .defineContract */ .ye)({
    name: 'review',
    title: 'Voygent: review',
    description: 'Has the Codex CLI review what is about to run against what production runs, under six mandates and the constitution, beside rules that it cannot lower; and writes a verdict, whose status is computed and never taken from the model.',
    branding: { icon: 'eye', color: 'orange' },
    requirements: [
        { what: 'actions/checkout with `fetch-depth: 0`', why: 'both commits and the default branch are read from git' },
        { what: '`permissions: contents: read`', why: 'the checkout holds what is reviewed' },
        {
            what: '`permissions: deployments: read`',
            why: 'reads what the environment runs, where `base` is empty',
        },
        {
            what: '`permissions: actions: read`',
            why: 'looks for proven snapshots, without which a migration that loses data is graver',
        },
        { what: 'an OpenAI API key', why: 'the Codex CLI asks the model' },
    ],
    inputs: {
        ...shared,
        ...(0,_terms_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .subjectInputs */ .C)(),
        'openai-api-key': (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .secret */ .rJ)({
            description: 'API key for the model, from a secret. Nothing else than the CLI gets it.',
        }),
        'openai-base-url': (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)({ description: 'Where the API is. Empty: OPENAI_BASE_URL, else that of OpenAI.' }),
        trust: (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .choice */ .Yq)(['inline', 'signed'], {
            description: '`inline`: the gate is in the same workflow run and is given `verdict-sha256`. `signed`: the verdict is signed with `signing-key`, so that other runs can use it.',
            default: 'inline',
        }),
        'signing-key': (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .secret */ .rJ)({
            description: 'For `trust: signed`: an Ed25519 private key, PEM. Keep it in an environment that only the default branch can enter.',
        }),
        reuse: (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .flag */ .Jt)({
            description: 'With `trust: signed`: whether the answers of an earlier review of the same changes by the same policy, signed with the same key, are used again as long as they count.',
            default: 'true',
        }),
        upload: (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .flag */ .Jt)({
            description: 'Whether the verdict is uploaded as an artifact, by which the gate of another job finds it.',
            default: 'true',
        }),
    },
    outputs: {
        verdict: (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .output */ .CG)(zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), 'Path of the verdict, as long as the job lasts.'),
        'verdict-artifact': (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .output */ .CG)(zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), 'The id of its artifact, as the input `verdict` of `gate` takes it.'),
        'verdict-sha256': (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .output */ .CG)(zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), 'sha256 of the verdict: the input of `gate` of this name.'),
        'derived-status': (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .output */ .CG)(zod__WEBPACK_IMPORTED_MODULE_2__/* ["enum"] */ .k5n(['approved', 'conditional', 'rejected', 'indeterminate']), 'What follows from the review.'),
        findings: (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .output */ .CG)(zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_2__/* .unknown */ .L5J()), 'What was found, from the worst. JSON.'),
        sarif: (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .output */ .CG)(zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), 'Path of what was found, as SARIF, as long as the job lasts.'),
        'diff-digest': (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .output */ .CG)(zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), 'The digest of the changes that were reviewed.'),
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
