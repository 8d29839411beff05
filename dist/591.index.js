export const id = 591;
export const ids = [591];
export const modules = {

/***/ 6632:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ CloudflareError),
/* harmony export */   c: () => (/* binding */ isNotFound)
/* harmony export */ });
/* harmony import */ var _runtime_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(525);

/**
 * An answer of Cloudflare's that is a no, or no answer at all. `failure` tells whether the call may have had its effect:
 * what came of a write that failed as `unknown` must be read back, never assumed.
 */
class CloudflareError extends _runtime_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ {
    failure;
    /** `undefined` when no answer came. */
    httpStatus;
    /** Cloudflare's own error codes, such as 7500. */
    apiCodes;
    constructor(code, message, options) {
        super(code, message, options);
        this.name = 'CloudflareError';
        this.failure = options.failure;
        this.httpStatus = options.httpStatus;
        this.apiCodes = options.apiCodes ?? [];
    }
    has(apiCode) {
        return this.apiCodes.includes(apiCode);
    }
}
function isNotFound(error) {
    return error instanceof CloudflareError && error.code === 'cloudflare-not-found';
}


/***/ }),

/***/ 3572:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   run: () => (/* binding */ run)
/* harmony export */ });
/* harmony import */ var _cloudflare_client_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9480);
/* harmony import */ var _project_from_inputs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4587);
/* harmony import */ var _runtime_untouched_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4935);
/* harmony import */ var _databases_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9247);
/* harmony import */ var _report_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9395);





async function run(inputs, context) {
    const cloudflare = await (0,_cloudflare_client_js__WEBPACK_IMPORTED_MODULE_0__/* .connectCloudflare */ ._)(inputs, context);
    const plans = await (0,_runtime_untouched_js__WEBPACK_IMPORTED_MODULE_2__/* .beforeAnyChange */ .U)(async () => (0,_databases_js__WEBPACK_IMPORTED_MODULE_3__/* .planAll */ .n1)(await (0,_project_from_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .projectFromInputs */ .X)(inputs, context), inputs, cloudflare, context));
    const results = inputs.mode === 'plan' ? plans.map(_databases_js__WEBPACK_IMPORTED_MODULE_3__/* .untouched */ .sF) : await (0,_databases_js__WEBPACK_IMPORTED_MODULE_3__/* .migrateAll */ .Th)(plans, cloudflare, context);
    (0,_report_js__WEBPACK_IMPORTED_MODULE_4__/* .report */ .z)(results, inputs.mode, context.summary);
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


/***/ }),

/***/ 4935:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ beforeAnyChange)
/* harmony export */ });
/* unused harmony export nothingDone */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(525);

/** Runs what only reads, before anything is changed: an error of it says that nothing was done. */
async function beforeAnyChange(work) {
    try {
        return await work();
    }
    catch (thrown) {
        throw nothingDone((0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .toActionError */ .ie)(thrown));
    }
}
/** The error, which says that nothing was done, where it does not say so yet. */
function nothingDone(error) {
    const said = `${error.message} ${error.hint ?? ''}`;
    if (/nothing was done/i.test(said))
        return error;
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ(error.code, `${/[.!?]$/.test(error.message) ? error.message : `${error.message}.`} Nothing was done.`, {
        status: error.status,
        ...(error.hint === undefined ? {} : { hint: error.hint }),
        ...(error.location ? { location: error.location } : {}),
        cause: error,
    });
}


/***/ })

};
