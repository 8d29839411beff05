export const id = 1911;
export const ids = [1911];
export const modules = {

/***/ 81911:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   createDatabase: () => (/* binding */ createDatabase)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2503);
/* harmony import */ var _call_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(86715);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76632);
/* harmony import */ var _ids_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(857);




const Row = zod__WEBPACK_IMPORTED_MODULE_3__/* .looseObject */ ._H3({ uuid: _ids_js__WEBPACK_IMPORTED_MODULE_2__/* .DatabaseId */ .f$, name: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP() });
// A create whose answer was lost may still be under way: it is looked for after these pauses.
const looksAfterMs = [0, 1000, 4000];
/**
 * Makes a database, once. Where it is not certain that it was made, one of its name that was not there before is it.
 * @param administration with `named`, which gives the databases of exactly that name
 * @throws CloudflareError
 */
async function createDatabase({ named, ...administration }, wanted, line) {
    const before = new Set((await named()).map(({ uuid }) => uuid));
    try {
        return await create(administration, wanted, line);
    }
    catch (error) {
        if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .CloudflareError */ .O) || error.failure.kind !== 'unknown')
            throw error;
        const found = await made(named, before, error, line);
        if (found)
            return found;
        throw told(error, before.size > 0 ? 'only the one that was there before' : 'no database of that name');
    }
}
function create({ api, account, permission }, { name, locationHint }, line) {
    const hint = locationHint === undefined ? {} : { primary_location_hint: locationHint };
    return (0,_call_js__WEBPACK_IMPORTED_MODULE_0__/* .perform */ .y)({
        what: `create the D1 database ${name}`,
        permission,
        idempotent: false,
        result: Row,
        send: (options) => api.create({ ...account, name, ...hint }, options).asResponse(),
    }, line);
}
async function made(named, before, error, { clock, signal }) {
    for (const pause of looksAfterMs) {
        if (pause > 0)
            await clock.sleep(pause, signal);
        const rows = await named().catch(() => undefined);
        signal.throwIfAborted();
        if (rows === undefined)
            throw told(error, undefined);
        const found = rows.find(({ uuid }) => !before.has(uuid));
        if (found)
            return found;
    }
    return undefined;
}
/** @param listed what the list has; `undefined` where it could not be read */
function told(error, listed) {
    const said = listed === undefined ? 'The list of databases could not be read either.' : `The list has ${listed}.`;
    return new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .CloudflareError */ .O(error.code, `${error.message} ${said}`, {
        hint: 'It may still be made: look at the list (`wrangler d1 list`), and delete what should not be there, before this is run again.',
        failure: { kind: 'unknown' },
        httpStatus: error.httpStatus,
        apiCodes: error.apiCodes,
        cause: error.cause ?? error,
    });
}


/***/ })

};
