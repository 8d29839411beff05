export const id = 1324;
export const ids = [1324];
export const modules = {

/***/ 41324:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   contract: () => (/* binding */ contract)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2503);
/* harmony import */ var _runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(75998);


const contract = (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .defineContract */ .ye)({
    name: 'rollback',
    title: 'Voygent: rollback',
    description: 'Goes back to an earlier version of a project: shows first what that undoes and what it would lose, proves the old version before anybody is served by it, and prints how to undo it.',
    branding: { icon: 'rotate-ccw', color: 'orange' },
    requirements: [
        {
            what: 'Cloudflare API token with «Account → Workers Scripts → Edit» and «Account → D1 → Edit»',
            why: 'makes the deployment; reads the schema that the old code would meet, and with `database: restore` restores it',
        },
        {
            what: '`permissions: deployments: write`',
            why: 'reads the releases and their ways back, and records the rollback with the way back from it',
        },
        {
            what: '`permissions: actions: read`',
            why: 'looks whether another release or rollback is still running: without it one that was killed blocks for half an hour',
        },
        {
            what: '`permissions: contents: read`',
            why: 'the checkout holds the configuration and the migrations; with `fetch-depth: 0` the plan lists the commits that are undone',
        },
    ],
    inputs: {
        ..._runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .sharedInputs */ .dO,
        target: (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)({
            description: 'Where to go: `previous` (what served before the release that serves now), `undo` (what was there before the last rollback), a version id, a commit, or a release id.',
            default: 'previous',
        }),
        mode: (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .choice */ .Yq)(['plan', 'apply'], {
            description: '`plan` shows what would be done, undone and lost, and only reads; `apply` does it.',
            default: 'plan',
        }),
        confirm: (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)({
            description: 'For `mode: apply`: the word that the plan tells. It is the name of the Worker, or with `database: restore` that of the database; several are comma-separated.',
        }),
        reason: (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)({ description: 'Why, for those who read the ledger tomorrow.' }),
        database: (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .choice */ .Yq)(['keep', 'restore'], {
            description: '`keep` leaves the databases as they are, and refuses where their schema has lost something since that the old code may need. `restore` takes them back by Time Travel to the moment before the release that is undone: **everything that was written since is lost.**',
            default: 'keep',
        }),
        worker: (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)({ description: 'The Worker to roll back, by name. Empty: every Worker of the configuration.' }),
        'wrangler-config': (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)({ description: 'The wrangler configuration to use, where the repository has several.' }),
        checks: (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)({
            description: 'Checks as YAML that the old version is held to; `none` for the proof alone that it answers. Empty: those of the configuration.',
        }),
        wait: (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .duration */ .p0)({
            description: 'How long the old version may take to answer and to pass its checks.',
            default: '60s',
        }),
        allow: (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .list */ .p_)({
            description: 'Rule ids whose findings do not refuse the rollback, such as `contract-step` where you know that the old code does not need what is gone.',
        }),
        'render-api-key': (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .secret */ .rJ)({
            description: 'API key of Render, to roll back the service that `render` in the configuration names.',
        }),
    },
    outputs: {
        plan: (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .output */ .CG)(zod__WEBPACK_IMPORTED_MODULE_1__/* .unknown */ .L5J(), 'What the rollback does or would do. JSON: `{"target","source","workers":[{"name","from","to"}],"databases":[…],"commits","confirm"}`.'),
        undo: (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .output */ .CG)(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), 'The commands that take back what was done, one a line.'),
        'report-html': (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .output */ .CG)(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), 'Path of the report as an HTML page, which is also uploaded as an artifact: docs/reports.md. Absent where nothing was begun.'),
        'deployment-id': (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .output */ .CG)(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), 'The id of the GitHub Deployment that records the rollback.'),
    },
});


/***/ })

};
