export const id = 9404;
export const ids = [9404];
export const modules = {

/***/ 9404:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   deleteDatabase: () => (/* binding */ deleteDatabase)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2503);
/* harmony import */ var _call_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(86715);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76632);



// The pauses before it is deleted again, where it was found to be still there.
const pausesMs = [1000, 4000];
/**
 * Deletes a database. An id is never given twice, so that one which is gone after a failure was deleted.
 * @param administration with `find`, which throws `cloudflare-not-found` when the database is gone
 * @throws CloudflareError
 */
async function deleteDatabase({ find, ...administration }, id, line) {
    for (let attempt = 0;; attempt++) {
        const failed = await failureOf(() => deleteOnce(administration, id, line));
        if (failed === undefined || (attempt > 0 && (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .isNotFound */ .c)(failed)))
            return;
        if (failed.failure.kind !== 'unknown')
            throw failed;
        const isThere = await isFound(find);
        line.signal.throwIfAborted();
        if (isThere === false)
            return;
        const pause = pausesMs[attempt];
        if (isThere === undefined || pause === undefined)
            throw told(failed, id, isThere);
        await line.clock.sleep(pause, line.signal);
    }
}
async function failureOf(call) {
    try {
        await call();
        return undefined;
    }
    catch (error) {
        if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .CloudflareError */ .O)
            return error;
        throw error;
    }
}
async function deleteOnce({ api, account, permission }, id, line) {
    await (0,_call_js__WEBPACK_IMPORTED_MODULE_0__/* .perform */ .y)({
        what: `delete the D1 database ${id}`,
        permission,
        idempotent: false,
        result: zod__WEBPACK_IMPORTED_MODULE_2__/* .unknown */ .L5J(),
        send: (options) => api.delete(id, account, options).asResponse(),
    }, line);
}
/** `undefined` where that could not be read. */
async function isFound(find) {
    try {
        await find();
        return true;
    }
    catch (error) {
        return (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .isNotFound */ .c)(error) ? false : undefined;
    }
}
function told(error, id, isThere) {
    const said = isThere ? 'It is still there.' : 'Whether it is still there could not be read either.';
    return new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .CloudflareError */ .O(error.code, `${error.message} ${said}`, {
        hint: `Look at it (\`wrangler d1 list\`), then delete ${id} by running this again, or in the dashboard.`,
        failure: { kind: 'unknown' },
        httpStatus: error.httpStatus,
        apiCodes: error.apiCodes,
        cause: error.cause ?? error,
    });
}


/***/ })

};
