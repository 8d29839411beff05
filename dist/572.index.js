export const id = 572;
export const ids = [572];
export const modules = {

/***/ 3572:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   run: () => (/* binding */ run)
/* harmony export */ });
/* harmony import */ var _cloudflare_client_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8857);
/* harmony import */ var _project_from_inputs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9260);
/* harmony import */ var _databases_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6153);
/* harmony import */ var _report_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9395);




async function run(inputs, context) {
    const cloudflare = (0,_cloudflare_client_js__WEBPACK_IMPORTED_MODULE_0__/* .connectCloudflare */ ._)(inputs, context);
    const project = await (0,_project_from_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .projectFromInputs */ .X)(inputs, context);
    const plans = await (0,_databases_js__WEBPACK_IMPORTED_MODULE_2__/* .planAll */ .n1)(project, inputs, cloudflare, context);
    const results = inputs.mode === 'plan' ? plans.map(_databases_js__WEBPACK_IMPORTED_MODULE_2__/* .untouched */ .sF) : await (0,_databases_js__WEBPACK_IMPORTED_MODULE_2__/* .migrateAll */ .Th)(plans, cloudflare, context);
    (0,_report_js__WEBPACK_IMPORTED_MODULE_3__/* .report */ .z)(results, inputs.mode, context.summary);
    return conclude(results);
}
function conclude(results) {
    const error = results.find((result) => result.error)?.error;
    return { status: error?.status ?? 'passed', outputs: outputsOf(results), ...(error ? { error } : {}) };
}
function outputsOf(results) {
    const each = (value) => Object.fromEntries(results.flatMap((result) => {
        const found = value(result);
        return found === undefined ? [] : [[result.target.name, found]];
    }));
    return {
        pending: results.flatMap(({ target, pending }) => pending.map(({ name }) => ({ database: target.name, name }))),
        applied: results.flatMap(({ target, applied }) => applied.map((name) => ({ database: target.name, name }))),
        findings: results.flatMap(({ target, findings }) => findings.map((finding) => ({ database: target.name, ...finding }))),
        'bookmark-before': each(({ bookmarkBefore }) => bookmarkBefore),
        'bookmark-after': each(({ bookmarkAfter }) => bookmarkAfter),
        'schema-digest': each(({ ledger }) => ledger.digest),
    };
}


/***/ })

};
