export const id = 3304;
export const ids = [3304];
export const modules = {

/***/ 43304:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $E: () => (/* binding */ contentOf),
/* harmony export */   Uh: () => (/* binding */ rebuildIndexes),
/* harmony export */   bG: () => (/* binding */ isFts5),
/* harmony export */   kp: () => (/* binding */ isVirtual),
/* harmony export */   shadowsOf: () => (/* binding */ shadowsOf),
/* harmony export */   wX: () => (/* binding */ namesIn)
/* harmony export */ });
/* harmony import */ var node_sqlite__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(80099);
/* harmony import */ var _identifier_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(88437);
/* harmony import */ var _tokens_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(38324);
var __addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var __disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});



function isVirtual({ sql }) {
    return sql !== null && /^CREATE\s+VIRTUAL\s/i.test(sql);
}
/** The tables that the virtual tables of a schema make for themselves, found by making them elsewhere. */
function shadowsOf(objects) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const elsewhere = __addDisposableResource(env_1, new node_sqlite__WEBPACK_IMPORTED_MODULE_0__.DatabaseSync(':memory:'), false);
        const virtual = objects.filter(isVirtual);
        for (const { sql } of virtual) {
            try {
                elsewhere.exec(sql ?? '');
            }
            catch {
                // It will fail again, and be reported, where it is to be made.
            }
        }
        return namesIn(elsewhere).difference(new Set(virtual.map(({ name }) => name)));
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        __disposeResources(env_1);
    }
}
/** The names of all that is in a database. */
function namesIn(database) {
    const rows = database.prepare('SELECT name FROM sqlite_schema').all();
    return new Set(rows.map(({ name }) => String(name)));
}
/** Fills those FTS5 tables that index another table, from that table. */
function rebuildIndexes(database, objects) {
    for (const object of objects.filter(hasExternalContent)) {
        const table = (0,_identifier_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteIdentifier */ .C)(object.name);
        try {
            database.exec(`INSERT INTO ${table}(${table}) VALUES('rebuild')`);
        }
        catch {
            // Its content may be gone in production too, which SQLite tells only those who read from it.
        }
    }
}
/** Whether a virtual table is `USING fts5(…, content='table')`; `content=''` has none that it could be made from. */
function hasExternalContent(object) {
    return isFts5(object) && contentOf(object) === 'other';
}
function isFts5({ sql }) {
    return sql !== null && /^CREATE\s+VIRTUAL\s+TABLE[\s\S]*?\sUSING\s+fts5\b/i.test(sql);
}
/** Where an FTS5 table has its texts: in tables of its own, in another table or view, or nowhere. */
function contentOf({ sql }) {
    const text = sql ?? '';
    const texts = [...(0,_tokens_js__WEBPACK_IMPORTED_MODULE_2__/* .tokens */ .L)(text)].map(({ start, end }) => text.slice(start, end));
    const at = texts.findIndex((text, index) => text.toLowerCase() === 'content' && texts[index + 1] === '=');
    if (at === -1)
        return 'own';
    return /^(''|""|``|\[\]|[,)])$/.test(texts[at + 2] ?? ')') ? 'none' : 'other';
}


/***/ })

};
