export const id = 2650;
export const ids = [2650];
export const modules = {

/***/ 82650:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   contract: () => (/* binding */ contract)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2503);
/* harmony import */ var _runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(75998);


const contract = (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .defineContract */ .ye)({
    name: 'restore',
    title: 'Voygent: restore',
    description: 'Proves that a snapshot of a D1 database can be restored, shows what restoring it would change, and restores it into an existing or a new database: compared afterwards, and taken back where it is not the same.',
    branding: { icon: 'rotate-ccw', color: 'orange' },
    requirements: [
        {
            what: '`permissions: actions: read`, for a snapshot that is an artifact',
            why: 'finds and downloads it',
        },
        {
            what: 'Cloudflare API token with «Account → D1 → Edit», for all but a drill without `target`',
            why: 'reads the database that is to be replaced, its bookmark, and what is there afterwards; imports',
        },
        { what: 'The age identity of one of the recipients, for a snapshot that is encrypted', why: 'opens it' },
    ],
    inputs: {
        ..._runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .sharedInputs */ .dO,
        snapshot: (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)({
            description: 'Which snapshot: `latest` (the newest proven one of `database`), the id of an artifact, or the path of a folder with a manifest and its dump, relative to the workspace.',
            default: 'latest',
        }),
        database: (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)({
            description: 'For `snapshot: latest`: the database that the snapshot is of, by name or binding. Empty: the only one of the configuration.',
        }),
        identity: (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .secret */ .rJ)({
            description: 'The age identity that opens the snapshot, from a secret: the `AGE-SECRET-KEY-1…` line, or the whole file of `age-keygen`.',
        }),
        target: (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)({
            description: 'The database to restore into, by name or id. One that does not exist is made. With `mode: drill`, a name that is not taken: it is made, restored into, compared, and deleted.',
        }),
        mode: (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .choice */ .Yq)(['drill', 'plan', 'apply'], {
            description: '`drill` restores the snapshot on the runner, proves everything, and changes nothing. `plan` shows as well what `apply` would change in `target`. `apply` does it.',
            default: 'drill',
        }),
        confirm: (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)({ description: 'For `mode: apply`: the name of the database that is restored into.' }),
        tables: (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .list */ .p_)({
            description: 'Restore only these tables into an existing database, one a line or comma-separated; the others stay as they are. Empty: all that there is, in place of all that is there.',
        }),
        assertions: (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)({
            description: 'SQL that the restored snapshot is held to, such as `SELECT count(*) > 0 FROM trips;`: each statement must give one row of true values. Those of the configuration are held to besides.',
        }),
        'wrangler-config': (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)({ description: 'The wrangler configuration to use, where the repository has several.' }),
    },
    outputs: {
        rows: (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .output */ .CG)(zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig(), 'How many rows all tables of the snapshot have together.'),
        rpo: (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .output */ .CG)(zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig(), 'Recovery point: how old the snapshot is, in seconds. What was written since is not in it.'),
        rto: (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .output */ .CG)(zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig(), 'Recovery time: how long it took to get, open, restore and prove the snapshot, in seconds.'),
        'bookmark-before': (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .output */ .CG)(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), 'The Time Travel bookmark of the database before it was restored into.'),
        undo: (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .output */ .CG)(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), 'The command that undoes the restore.'),
        snapshot: (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .output */ .CG)(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), 'The id of the snapshot, which its manifest has too.'),
        plan: (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .output */ .CG)(zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
            target: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
            exists: zod__WEBPACK_IMPORTED_MODULE_1__/* .boolean */ .zMY(),
            tables: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ name: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), now: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig().nullable(), after: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig().nullable() })),
            'migration-now': zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().nullable(),
            'migration-after': zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().nullable(),
            confirm: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
        }), 'For `plan` and `apply`: what changes. JSON: `{"target","exists","tables":[{"name","now","after"}],"migration-now","migration-after","confirm"}`; rows are null where a table is not there.'),
    },
});


/***/ })

};
