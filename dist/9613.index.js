export const id = 9613;
export const ids = [9613];
export const modules = {

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
