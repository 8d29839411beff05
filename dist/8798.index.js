export const id = 8798;
export const ids = [8798];
export const modules = {

/***/ 68798:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   contract: () => (/* binding */ contract)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2503);
/* harmony import */ var _runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(75998);


/** A value of one database; of several, the values by the databases' names. */
const byDatabase = (value) => zod__WEBPACK_IMPORTED_MODULE_1__/* .union */ .KCZ([value, zod__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), value)]);
const contract = (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .defineContract */ .ye)({
    name: 'backup',
    title: 'Voygent: backup',
    description: 'Exports D1 databases as snapshots that have been restored: each is loaded twice and compared with the database, compressed, encrypted, and kept as an artifact with its manifest.',
    branding: { icon: 'archive', color: 'orange' },
    requirements: [
        {
            what: 'Cloudflare API token with «Account → D1 → Edit», for `mode: backup`',
            why: 'reads the database, its bookmark and an export of it, during which the database answers nobody; nothing is written',
        },
        {
            what: '`permissions: actions: read`, for `mode: list` and `mode: verify-freshness`',
            why: 'reads which artifacts there are',
        },
        {
            what: '`permissions: contents: read`',
            why: 'the checkout holds the configuration; and tells whether the repository is public, where nothing is uploaded that is not encrypted',
        },
    ],
    inputs: {
        ..._runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .sharedInputs */ .dO,
        database: (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .list */ .p_)({
            description: 'Which D1 databases, by name, binding or id; one a line or comma-separated. Empty: every D1 database that the Workers bind in this environment.',
        }),
        mode: (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .choice */ .Yq)(['backup', 'list', 'verify-freshness'], {
            description: '`backup` takes snapshots. `list` shows what there is. `verify-freshness` fails where the newest proven snapshot of a database is older than `max-age`: for workflows other than the one that makes the backups, which tells nobody when it does not run.',
            default: 'backup',
        }),
        recipients: (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .list */ .p_)({
            description: 'The age recipients (`age1…`) for whom snapshots are encrypted, one a line or comma-separated; each can open them alone. Empty: those of the configuration, else snapshots are not encrypted, and not uploaded from a public repository.',
        }),
        'retention-days': (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .wholeNumber */ .rD)({
            description: 'Days until GitHub deletes the artifact, 1 to 400; the repository may allow fewer. Empty: those of the configuration, else 90.',
            least: 1,
            most: 400,
        }),
        'max-age': (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .optionalDuration */ .pQ)({
            description: 'For `verify-freshness`: how old the newest proven snapshot may be, such as `8d`. Empty: that of the configuration, else `8d`.',
        }),
        output: (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)({
            description: 'A folder that also keeps the files, relative to the workspace: each snapshot in a folder with the name of its artifact.',
        }),
        upload: (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .flag */ .Jt)({
            description: 'Whether snapshots are uploaded as artifacts. `false` needs `output`.',
            default: 'true',
        }),
        'wrangler-config': (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)({ description: 'The wrangler configuration to use, where the repository has several.' }),
    },
    outputs: {
        'artifact-id': (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .output */ .CG)(byDatabase(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()), 'The id of the artifact, as the input `snapshot` of `restore` takes it. Of several databases this and what follows are JSON: `{"<database>": …}`.'),
        'artifact-ids': (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .output */ .CG)(zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()), 'The ids of the artifacts with proven snapshots, for the matrix of a job that drills each. JSON: `["…"]`.'),
        'artifact-name': (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .output */ .CG)(byDatabase(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()), 'Its name: `voygent-snapshot-<database>-<time>`, or `voygent-unproven-…` of one that could not be proven.'),
        manifest: (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .output */ .CG)(byDatabase(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()), 'The path of the manifest, as long as the job lasts.'),
        sha256: (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .output */ .CG)(byDatabase(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()), 'sha256 of the dump.'),
        bookmark: (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .output */ .CG)(byDatabase(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()), 'The Time Travel bookmark of the export.'),
        rows: (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .output */ .CG)(byDatabase(zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig()), 'How many rows all tables have together.'),
        snapshots: (0,_runtime_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .output */ .CG)(zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
            kind: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
            database: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
            'taken-at': zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
            'artifact-id': zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig(),
            'artifact-name': zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
            bytes: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig(),
            'expires-at': zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().nullable(),
            expired: zod__WEBPACK_IMPORTED_MODULE_1__/* .boolean */ .zMY(),
        })), 'For `list` and `verify-freshness`: what there is of these databases, newest first. JSON: `[{"kind","database","taken-at","artifact-id","artifact-name","bytes","expires-at","expired"}]`; `kind` is `snapshot`, `unproven` or `drill`.'),
    },
});


/***/ })

};
