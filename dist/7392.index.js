export const id = 7392;
export const ids = [7392];
export const modules = {

/***/ 19480:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ connectCloudflare)
/* harmony export */ });
/* harmony import */ var _runtime_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(50525);
/* harmony import */ var _runtime_service_url_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(45359);
/* harmony import */ var _ids_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(857);



const publicApi = 'https://api.cloudflare.com/client/v4';
/** @throws ActionError `input-invalid` when token, account id or base URL is missing or malformed. */
async function connectCloudflare(credentials, context) {
    const { token, accountId } = checkCredentials(credentials, context.runner.env);
    const baseUrl = (0,_runtime_service_url_js__WEBPACK_IMPORTED_MODULE_1__/* .serviceUrl */ .R)('CLOUDFLARE_API_BASE_URL', context.runner.cloudflareApiUrl ?? publicApi);
    // Loaded when there is something to call with: the SDK is the largest part of an action.
    const { connect } = await Promise.all(/* import() */[__webpack_require__.e(6518), __webpack_require__.e(7395)]).then(__webpack_require__.bind(__webpack_require__, 47395));
    return connect(token, accountId, {
        baseUrl,
        clock: context.clock,
        events: context.events,
        secrets: context.secrets,
        signal: context.signal,
    });
}
function checkCredentials(credentials, env) {
    const token = credentials['cloudflare-api-token'];
    if (token === undefined)
        throw missing('cloudflare-api-token', 'CLOUDFLARE_API_TOKEN', env, 'Give it as `cloudflare-api-token: ${{ secrets.CLOUDFLARE_API_TOKEN }}`.');
    const id = credentials['cloudflare-account-id'];
    if (id === undefined)
        throw missing('cloudflare-account-id', 'CLOUDFLARE_ACCOUNT_ID', env, 'Give it as `cloudflare-account-id: ${{ vars.CLOUDFLARE_ACCOUNT_ID }}`.');
    const accountId = _ids_js__WEBPACK_IMPORTED_MODULE_2__/* .AccountId */ .NY.safeParse(id);
    if (accountId.success)
        return { token, accountId: accountId.data };
    throw new _runtime_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('input-invalid', `The input \`cloudflare-account-id\` is \`${id}\`, which is no account id: that is 32 hexadecimal characters.`, {
        hint: 'Copy it from the Cloudflare dashboard: Workers & Pages → Account details. Nothing was done.',
    });
}
function missing(input, variable, env, hint) {
    const elsewhere = env[variable]
        ? ` The environment variable ${variable} is set, but only the input is read.`
        : ' An empty value often means that the secret or variable is not defined for this repository, or not for this environment.';
    return new _runtime_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('input-invalid', `The input \`${input}\` is missing.`, {
        hint: `${hint}${elsewhere} Nothing was done.`,
    });
}


/***/ }),

/***/ 41381:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  X: () => (/* binding */ projectFromInputs)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/runtime/errors.js
var errors = __webpack_require__(50525);
// EXTERNAL MODULE: ./lib/runtime/nearest.js
var nearest = __webpack_require__(81438);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ./lib/project/source.js
var project_source = __webpack_require__(58280);
// EXTERNAL MODULE: ./lib/project/wrangler-config.js + 2 modules
var wrangler_config = __webpack_require__(7764);
;// CONCATENATED MODULE: ./lib/project/discover.js





/** Directories that hold no configuration that people wrote, or that wrangler wrote itself. */
const skipped = new Set(['node_modules', '.git', 'dist', '.wrangler', '.local']);
/** Levels below the root. */
const maxDepth = 5;
/** A repository with more directories has to name its configuration. */
const maxDirectories = 5000;
/**
 * The wrangler configurations of a repository: those of the root, then level by level, names in order. Symbolic links
 * to directories are not followed. Absolute paths. Throws `config-ambiguous` where one directory has two, since
 * wrangler would silently prefer one.
 */
async function discoverConfigs(root, workspace, limit = maxDirectories) {
    const found = [];
    let level = [root];
    let visited = 0;
    for (let depth = 0; depth <= maxDepth && level.length > 0; depth++) {
        visited += level.length;
        if (visited > limit)
            throw tooMany(root, workspace, limit);
        const listed = await Promise.all(level.map(listDirectory));
        found.push(...listed.flatMap(({ directory, entries }) => configsIn(directory, entries, workspace)));
        level = listed.flatMap(({ directory, entries }) => subdirectories(directory, entries));
    }
    return found;
}
async function listDirectory(directory) {
    const entries = await (0,promises_.readdir)(directory, { withFileTypes: true });
    return { directory, entries: entries.toSorted((a, b) => (a.name < b.name ? -1 : 1)) };
}
function configsIn(directory, entries, workspace) {
    const present = entries.filter((entry) => !entry.isDirectory()).map(({ name }) => name);
    const names = wrangler_config/* wranglerFileNames */.fc.filter((name) => present.includes(name));
    if (names.length > 1) {
        const paths = names.map((name) => `\`${(0,project_source/* relative */.V8)(workspace, external_node_path_.join(directory, name))}\``);
        throw new errors/* ActionError */.lZ('config-ambiguous', `${paths.join(' and ')} stand in the same directory.`, {
            hint: 'wrangler reads only the first of them. Remove the others, or name one with the input `wrangler-config`.',
        });
    }
    return names.map((name) => external_node_path_.join(directory, name));
}
function subdirectories(directory, entries) {
    return entries
        .filter((entry) => entry.isDirectory() && !skipped.has(entry.name))
        .map(({ name }) => external_node_path_.join(directory, name));
}
function tooMany(root, workspace, limit) {
    return new errors/* ActionError */.lZ('config-not-found', `\`${(0,project_source/* relative */.V8)(workspace, root)}\` has more than ${limit} directories; the search for a wrangler configuration was given up.`, { hint: 'Name it with the input `wrangler-config`, or list it under `workers` in .github/voygent.yml.' });
}

// EXTERNAL MODULE: ./lib/project/problems.js
var problems = __webpack_require__(86541);
;// CONCATENATED MODULE: ./lib/project/candidates.js






/**
 * The wrangler configurations that the project has: `workers` of voygent.yml; else the input `wrangler-config`; else
 * what is found. Throws `config-not-found`.
 */
async function findCandidates(places, settings, { wranglerConfig }) {
    const chosen = wranglerConfig?.trim() ? await chosenPath(places, wranglerConfig.trim()) : undefined;
    const listed = settings?.value.workers;
    if (settings && listed) {
        const all = await Promise.all(listed.map((worker, index) => listedCandidate(places, settings, worker, index)));
        refuseTwice(all, settings);
        if (chosen !== undefined)
            refuseUnlisted(all, chosen, places);
        return { all, chosen };
    }
    return { all: chosen === undefined ? await discovered(places) : [{ path: chosen, settings: undefined }], chosen };
}
async function chosenPath({ workspace, root }, written) {
    const target = await (0,project_source/* inside */.nx)(workspace, root, written, { what: 'the input `wrangler-config`', code: 'input-invalid' });
    if ((await (0,project_source/* kindOf */.I)(target)) === 'file')
        return target;
    throw new errors/* ActionError */.lZ('config-not-found', `The input \`wrangler-config\` is \`${written}\`, which is not a file.`, {
        hint: await nearestConfigs({ workspace, root }, written),
    });
}
async function listedCandidate(places, settings, worker, index) {
    const key = ['workers', index, 'config'];
    const location = settings.document.at(key);
    const what = `${settings.file}: \`workers[${index}].config\``;
    const target = await (0,project_source/* inside */.nx)(places.workspace, places.root, worker.config, { what, code: 'config-invalid', location });
    if ((await (0,project_source/* kindOf */.I)(target)) === 'file')
        return { path: target, settings: worker };
    throw (0,problems/* invalidAt */.H)(location, `\`workers[${index}].config\` is \`${worker.config}\`, which is not a file.`, await nearestConfigs(places, worker.config));
}
function refuseTwice(candidates, settings) {
    const paths = candidates.map((candidate) => candidate.path);
    const index = paths.findIndex((path, at) => paths.indexOf(path) !== at);
    if (index < 0)
        return;
    throw (0,problems/* invalidAt */.H)(settings.document.at(['workers', index, 'config']), `\`workers[${index}].config\` is listed twice.`);
}
function refuseUnlisted(candidates, chosen, { root }) {
    if (candidates.some((candidate) => candidate.path === chosen))
        return;
    const paths = candidates.map((candidate) => (0,project_source/* relative */.V8)(root, candidate.path));
    const written = (0,project_source/* relative */.V8)(root, chosen);
    throw new errors/* ActionError */.lZ('config-not-found', `\`${written}\` is not listed under \`workers\` in the configuration.`, {
        hint: `${(0,nearest/* didYouMean */.a)(written, paths)} Add it there, so that its checks and steps are known.`,
    });
}
async function discovered({ workspace, root }) {
    const paths = await discoverConfigs(root, workspace);
    if (paths.length > 0)
        return Promise.all(paths.map((path) => discoveredCandidate(path, workspace)));
    const where = (0,project_source/* relative */.V8)(workspace, root) === '.' ? 'the repository' : `\`${(0,project_source/* relative */.V8)(workspace, root)}\``;
    throw new errors/* ActionError */.lZ('config-not-found', `No wrangler configuration was found: ${wrangler_config/* wranglerFileNames */.fc.join(', ')} were looked for in ${where} and ${maxDepth} levels below.`, {
        hint: 'Is the repository checked out, and `working-directory` right? Else name the file with `wrangler-config`.',
    });
}
/** The file itself may be a symbolic link. */
async function discoveredCandidate(found, workspace) {
    const what = `\`${(0,project_source/* relative */.V8)(workspace, found)}\``;
    return { path: await (0,project_source/* inside */.nx)(workspace, workspace, found, { what, code: 'config-invalid' }), settings: undefined };
}
async function nearestConfigs({ workspace, root }, written) {
    const found = await discoverConfigs(root, workspace).catch(() => []);
    const paths = found.map((path) => (0,project_source/* relative */.V8)(root, path));
    return paths.length > 0 ? (0,nearest/* didYouMean */.a)(written, paths) : 'No wrangler configuration was found in the repository.';
}

// EXTERNAL MODULE: ./lib/project/positions.js
var positions = __webpack_require__(9593);
;// CONCATENATED MODULE: ./lib/project/databases.js





/**
 * The distinct databases of the Workers: those with one `database_id` are one, without an id those with one name.
 * Throws `config-invalid` and `config-ambiguous` where two bindings contradict each other.
 */
async function distinctDatabases(workers) {
    const groups = Map.groupBy(workers.flatMap(boundOf), identityOf);
    return Promise.all([...groups.values()].map(merge));
}
function boundOf({ name: worker, configFile, d1 }) {
    return d1.map((binding) => ({ d1: binding, by: { worker, configFile, binding: binding.binding } }));
}
function identityOf({ d1: { id, name, binding }, by }) {
    if (id)
        return `id ${id.toLowerCase()}`;
    return name ? `name ${name}` : `binding ${by.configFile} ${binding}`;
}
async function merge(group) {
    const bindings = group.map(({ d1 }) => d1);
    refuseTwoNames(bindings);
    const chosen = await withMigrations(bindings);
    return {
        ...chosen,
        name: bindings.find(({ name }) => name !== undefined)?.name,
        boundBy: group.map(({ by }) => by),
    };
}
/** The same id under two names is most often a copied entry whose id was not changed: the wrong database. */
function refuseTwoNames(bindings) {
    const named = bindings.filter(({ name }) => name !== undefined);
    const other = named.find(({ name }) => name !== named[0]?.name);
    if (!other || !named[0])
        return;
    throw (0,problems/* invalidAt */.H)(other.location, `\`${other.key}\` calls the database ${other.id} \`${other.name}\`; ${(0,positions/* formatLocation */.j$)(named[0].location)} calls it \`${named[0].name}\`.`, 'One of the two has the wrong `database_id` or the wrong `database_name`.');
}
/** Of several Workers that bind one database, usually one has its migrations; the others only have wrangler's default. */
async function withMigrations(bindings) {
    const present = await Promise.all(bindings.map(async (binding) => ((await (0,project_source/* kindOf */.I)(binding.migrationsDirectory)) === 'directory' ? [binding] : [])));
    const [first, ...others] = present.flat();
    const other = others.find((candidate) => first && !sameMigrations(first, candidate));
    if (first && other) {
        throw new errors/* ActionError */.lZ('config-ambiguous', `${(0,positions/* formatLocation */.j$)(first.location)} and ${(0,positions/* formatLocation */.j$)(other.location)} bind the same database with different migrations.`, {
            hint: 'Give both the same `migrations_dir`, `migrations_pattern` and `migrations_table`, or choose a Worker with the input `worker`.',
            location: other.location,
        });
    }
    const chosen = first ?? bindings[0];
    if (!chosen)
        throw new errors/* ActionError */.lZ('internal', 'a database without a binding');
    return chosen;
}
function sameMigrations(a, b) {
    return (a.migrationsDirectory === b.migrationsDirectory &&
        a.migrationsPattern === b.migrationsPattern &&
        a.migrationsTable === b.migrationsTable);
}
/**
 * What `databases` of voygent.yml chooses, in its order. A name stands for its binding: where production's database is
 * listed, staging migrates the one that the same binding of the same file has there. A name that no environment
 * declares is an error, and so is a list that leaves an environment with databases none to migrate, unless the
 * Workers were `narrowed` by an input.
 */
function chooseDatabases(all, settings, declared, narrowed) {
    const listed = settings?.value.databases;
    if (!settings || !listed)
        return all;
    const chosen = listed.flatMap(({ name, rehearse, backup }, index) => {
        const meant = declared.filter((one) => one.name === name || one.binding === name);
        if (meant.length === 0)
            throw unknownDatabase(name, index, settings, declared);
        const found = all.filter(({ boundBy }) => boundBy.some((by) => meant.some((one) => isSame(one, by))));
        return found.map((database) => ({ database, own: { rehearse, backup } }));
    });
    if (chosen.length === 0 && all.length > 0 && !narrowed)
        throw noneChosen(all, settings);
    const settingsOf = new Map(chosen.map(({ database, own }) => [database, own]));
    return [...settingsOf].map(([database, own]) => ({ ...database, ...own }));
}
function isSame(a, b) {
    return a.configFile === b.configFile && a.binding === b.binding;
}
function unknownDatabase(name, index, settings, declared) {
    const names = declared.flatMap((one) => [one.name, one.binding]).filter((known) => known !== undefined);
    return (0,problems/* invalidAt */.H)(settings.document.at(['databases', index, 'name']), `\`databases[${index}].name\` is \`${name}\`, which no Worker binds. ${(0,nearest/* didYouMean */.a)(name, new Set(names))}`);
}
function noneChosen(all, settings) {
    const names = all.map((database) => `\`${database.name ?? database.binding}\``).join(', ');
    return (0,problems/* invalidAt */.H)(settings.document.keyAt(['databases']), `\`databases\` chooses none of this environment's databases: ${names}.`, 'List those that are to be migrated.');
}

// EXTERNAL MODULE: ./lib/project/environments.js
var environments = __webpack_require__(51447);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 4 modules
var schemas = __webpack_require__(2503);
// EXTERNAL MODULE: ./lib/project/issues.js + 1 modules
var issues = __webpack_require__(45126);
// EXTERNAL MODULE: ./lib/project/jsonc.js
var jsonc = __webpack_require__(18810);
;// CONCATENATED MODULE: ./lib/project/redirect.js







/** Where a framework's build tells wrangler to deploy another configuration (workers-utils, PATH_TO_DEPLOY_CONFIG). */
const pointerPath = external_node_path_.join('.wrangler', 'deploy', 'config.json');
const Pointer = schemas/* object */.Ikc({ configPath: schemas/* string */.YjP().min(1) });
const Generated = schemas/* object */.Ikc({ name: schemas/* string */.YjP().optional(), targetEnvironment: schemas/* string */.YjP().optional() });
/**
 * The generated configuration that `wrangler deploy` would use in place of the Worker's own, if a build has left one.
 * A build may write it after the project was loaded: whoever deploys asks again. Throws `config-invalid` where it is
 * broken, or was built for another Worker or environment: wrangler would deploy the wrong thing.
 */
async function readRedirect(worker, { workspace, root }) {
    const pointer = external_node_path_.join(worker.directory, pointerPath);
    if ((await (0,project_source/* kindOf */.I)(pointer)) !== 'file')
        return undefined;
    const asker = { what: `\`${(0,project_source/* relative */.V8)(workspace, pointer)}\``, code: 'config-invalid' };
    const source = await (0,project_source/* readSource */.o$)(workspace, await (0,project_source/* inside */.nx)(workspace, worker.directory, pointerPath, asker));
    const document = await (0,jsonc/* parseJsonc */.p)(source.text, source.file);
    const parsed = Pointer.safeParse(document.value);
    if (!parsed.success)
        throw (0,problems/* invalid */.G)(source.file, (0,issues/* problemsOf */.G)(parsed.error, document, Pointer), rebuild);
    const location = document.at(['configPath']);
    const what = `${source.file}: \`configPath\``;
    const target = await (0,project_source/* inside */.nx)(workspace, external_node_path_.dirname(pointer), parsed.data.configPath, { ...asker, what, location });
    if ((await (0,project_source/* kindOf */.I)(target)) !== 'file') {
        throw (0,problems/* invalidAt */.H)(location, `it leads to \`${(0,project_source/* relative */.V8)(workspace, target)}\`, which is not there.`, rebuild);
    }
    await refuseOther(worker, workspace, target);
    return { file: (0,project_source/* relative */.V8)(root, target) };
}
const rebuild = 'The file is left over from a build. Build again, or delete `.wrangler/deploy`.';
async function refuseOther(worker, workspace, target) {
    const source = await (0,project_source/* readSource */.o$)(workspace, target);
    const document = await (0,jsonc/* parseJsonc */.p)(source.text, source.file);
    const parsed = Generated.safeParse(document.value);
    if (!parsed.success)
        throw (0,problems/* invalid */.G)(source.file, (0,issues/* problemsOf */.G)(parsed.error, document, Generated), rebuild);
    const { name, targetEnvironment } = parsed.data;
    if (name === worker.name && (targetEnvironment ?? worker.wranglerEnvironment) === worker.wranglerEnvironment)
        return;
    const built = `\`${name}\`${targetEnvironment === undefined ? '' : ` in the environment \`${targetEnvironment}\``}`;
    throw new errors/* ActionError */.lZ('config-invalid', `\`${source.file}\`, which wrangler would deploy, was built for ${built}, not for \`${worker.name}\`.`, {
        hint: `Build again for this environment (CLOUDFLARE_ENV=${worker.wranglerEnvironment ?? ''}), or delete \`.wrangler/deploy\`.`,
        location: document.at(['name']),
    });
}

;// CONCATENATED MODULE: ./lib/project/render.js



/** `render` of voygent.yml. Throws `config-invalid` where the Blueprint is no file of the checkout. */
async function renderOf(settings, places) {
    const render = settings?.value.render;
    if (!settings || !render)
        return undefined;
    return { service: render.service, blueprint: await blueprintOf(settings, render.blueprint, places) };
}
async function blueprintOf(settings, written, { workspace, root }) {
    if (written === undefined)
        return undefined;
    const location = settings.document.at(['render', 'blueprint']);
    const what = `${settings.file}: \`render.blueprint\``;
    const target = await (0,project_source/* inside */.nx)(workspace, root, written, { what, code: 'config-invalid', location });
    if ((await (0,project_source/* kindOf */.I)(target)) === 'file')
        return (0,project_source/* relative */.V8)(root, external_node_path_.resolve(target));
    throw (0,problems/* invalidAt */.H)(location, `\`render.blueprint\` is \`${written}\`, which is not a file.`, 'Write its path relative to the working directory, or leave the key out where the service has no Blueprint.');
}

// EXTERNAL MODULE: ./lib/project/settings.js + 4 modules
var project_settings = __webpack_require__(59186);
;// CONCATENATED MODULE: ./lib/project/d1.js




const defaultDirectory = 'migrations';
const defaultTable = 'd1_migrations';
/**
 * The D1 bindings in force, with wrangler's defaults (`resolveMigrationsConfig`, wrangler 4.164). Throws
 * `config-invalid` for a pattern outside the directory, and for a directory outside the repository.
 */
async function d1Bindings(workspace, config, { section, pathOf }) {
    const entries = (section.d1_databases ?? []).entries();
    return Promise.all([...entries].map(([index, entry]) => d1Binding(workspace, config, entry, [...pathOf('d1_databases'), index])));
}
async function d1Binding(workspace, config, entry, base) {
    const { document, source } = config;
    const written = relativePath(entry.migrations_dir ?? defaultDirectory);
    const asker = {
        what: `${source.file}: \`${(0,positions/* formatPath */.jV)([...base, 'migrations_dir'])}\``,
        code: 'config-invalid',
        location: document.at([...base, 'migrations_dir']),
    };
    return {
        binding: entry.binding,
        name: entry.database_name,
        id: entry.database_id,
        migrationsDirectory: await (0,project_source/* inside */.nx)(workspace, external_node_path_.dirname(source.path), written, asker),
        migrationsPattern: patternIn(written, entry, document.at([...base, 'migrations_pattern'])),
        migrationsTable: entry.migrations_table || defaultTable,
        location: document.at([...base, 'database_id']),
        key: (0,positions/* formatPath */.jV)(base),
    };
}
/** The pattern relative to the directory. */
function patternIn(directory, entry, location) {
    if (entry.migrations_pattern === undefined)
        return '*.sql';
    const pattern = relativePath(entry.migrations_pattern);
    if (entry.migrations_dir === undefined) {
        throw (0,problems/* invalidAt */.H)(location, '`migrations_pattern` needs `migrations_dir` beside it; wrangler refuses it otherwise.');
    }
    if (directory === '.')
        return pattern;
    if (pattern.startsWith(`${directory}/`))
        return pattern.slice(directory.length + 1);
    throw (0,problems/* invalidAt */.H)(location, `\`migrations_pattern\` is \`${pattern}\`, which does not begin with the migrations directory.`, `Write \`${directory}/*.sql\`, or change \`migrations_dir\`.`);
}
/** wrangler's `normalizeRelativePath`. */
function relativePath(written) {
    const normal = external_node_path_.posix.normalize(written.replaceAll('\\', '/'));
    return normal.endsWith('/') ? normal.slice(0, -1) : normal;
}

// EXTERNAL MODULE: ./lib/project/wrangler-schema.js
var wrangler_schema = __webpack_require__(27263);
;// CONCATENATED MODULE: ./lib/project/worker.js






const defaultPromote = [0, 100];
const defaultVersionHeader = 'X-Worker-Version';
/** One Worker in one environment. The redirect is left to the caller. */
async function toWorker(options) {
    const { workspace, root, config, wranglerEnvironment, settings, origins } = options;
    const effective = (0,wrangler_config/* effectiveConfig */.k3)(config, wranglerEnvironment);
    const { section } = effective;
    const directory = external_node_path_.dirname(config.source.path);
    return {
        name: nameOf(effective, config),
        configFile: (0,project_source/* relative */.V8)(root, config.source.path),
        directory,
        wranglerEnvironment,
        redirect: undefined,
        d1: await d1Bindings(workspace, config, effective),
        ...fromSection(section, directory),
        ...fromSettings(settings, section),
        origins,
    };
}
function fromSection(section, directory) {
    const routes = routesOf(section);
    return {
        compatibilityDate: section.compatibility_date,
        main: section.main === undefined ? undefined : external_node_path_.resolve(directory, section.main),
        // wrangler's getSubdomainValues: without the key, a Worker with routes has no workers.dev address.
        workersDev: section.workers_dev ?? routes.length === 0,
        previewUrls: section.preview_urls,
        routes,
        services: (section.services ?? []).map(({ binding, service, environment }) => ({ binding, service, environment })),
        dependsOn: dependenciesOf(section),
        durableObjectMigrations: (section.migrations ?? []).map(({ tag }) => ({ tag })),
        varNames: Object.keys(section.vars ?? {}),
        versionMetadataBinding: section.version_metadata?.binding,
        hasAssets: section.assets !== undefined,
        rateLimits: rateLimitsOf(section),
    };
}
function rateLimitsOf({ ratelimits = [], unsafe }) {
    const older = (unsafe?.bindings ?? []).flatMap((binding) => wrangler_schema/* UnsafeRateLimit */.me.safeParse(binding).data ?? []);
    return [...ratelimits, ...older].map(({ name, simple }) => ({
        binding: name,
        limit: simple.limit,
        periodSeconds: simple.period,
    }));
}
/** Cloudflare refuses a Worker whose binding leads to one that is not there. */
function dependenciesOf({ services, durable_objects, workflows, tail_consumers }) {
    const named = [
        ...(services ?? []).map(({ service }) => service),
        ...(durable_objects?.bindings ?? []).map(({ script_name }) => script_name),
        ...(workflows ?? []).map(({ script_name }) => script_name),
        ...(tail_consumers ?? []).map(({ service }) => service),
    ];
    return [...new Set(named.filter((name) => name !== undefined))];
}
function fromSettings(settings, section) {
    const versionHeader = settings?.['version-header'];
    return {
        requiredSecrets: [...new Set([...(section.secrets?.required ?? []), ...(settings?.['required-secrets'] ?? [])])],
        promote: [...(settings?.promote ?? defaultPromote)],
        versionHeader: { name: versionHeader ?? defaultVersionHeader, configured: versionHeader !== undefined },
        smoke: settings?.smoke ?? [],
    };
}
/** wrangler deploys `routes`, and `route` only without them, whichever level they come from. */
function routesOf({ route, routes }) {
    return (routes ?? (route === undefined ? [] : [route])).map(toRoute);
}
function toRoute(entry) {
    if (typeof entry === 'string')
        return { pattern: entry, customDomain: false, zoneName: undefined };
    return { pattern: entry.pattern, customDomain: entry.custom_domain ?? false, zoneName: entry.zone_name };
}
function nameOf({ section, environment }, { document }) {
    if (section.name)
        return section.name;
    throw (0,problems/* invalidAt */.H)(document.at(environment === undefined ? [] : ['env', environment]), 'the Worker has no `name`.', 'Write `name` at the top level of the wrangler configuration.');
}

;// CONCATENATED MODULE: ./lib/project/load.js













/**
 * The project that a checkout describes, for one environment: voygent.yml and the wrangler configurations. Reads
 * files only. Throws `config-not-found`, `config-ambiguous`, `config-invalid`, `input-invalid` and `worker-not-found`.
 */
async function loadProject(options) {
    const places = await placesOf(options);
    const settings = await (0,project_settings/* readSettings */.sb)(places.workspace, places.root, options.config);
    const environment = (0,environments/* resolveEnvironment */.g9)(options.environment?.trim() || undefined, settings);
    const { all, chosen } = await findCandidates(places, settings, options);
    const read = await Promise.all(all.map((candidate) => readCandidate(candidate, places)));
    const wanted = chosen === undefined ? read : read.filter((candidate) => candidate.path === chosen);
    const selected = choose(wanted, environment, settings, options);
    const workers = await Promise.all(selected.map((one) => workerOf(one, places, environment, settings)));
    refuseSameName(workers);
    const declared = read.flatMap((one) => declaredBy(one, places));
    const narrowed = selected.length < read.length;
    return {
        root: places.root,
        environment,
        workers,
        databases: chooseDatabases(await distinctDatabases(workers), settings, declared, narrowed),
        constitution: await constitutionOf(settings, places),
        render: await renderOf(settings, places),
    };
}
async function readCandidate(candidate, { workspace }) {
    return { ...candidate, config: await (0,wrangler_config/* readWranglerConfig */.BI)(workspace, candidate.path) };
}
function declaredBy({ path: configPath, config }, { root }) {
    return (0,wrangler_config/* declaredDatabases */.fC)(config).map((one) => ({ ...one, configFile: (0,project_source/* relative */.V8)(root, configPath) }));
}
async function placesOf({ workspace, workingDirectory }) {
    const asker = { what: 'the input `working-directory`', code: 'input-invalid' };
    const root = await (0,project_source/* inside */.nx)(workspace, workspace, workingDirectory.trim() || '.', asker);
    if ((await (0,project_source/* kindOf */.I)(root)) === 'directory')
        return { workspace, root };
    throw new errors/* ActionError */.lZ('input-invalid', `The input \`working-directory\` is \`${workingDirectory}\`, which is no directory.`, {
        hint: 'Write a path relative to the root of the repository. Is it checked out?',
    });
}
async function workerOf({ config, settings: own }, places, { name, origins }, settings) {
    const wranglerEnvironment = (0,environments/* wranglerEnvironmentOf */.J8)(name, config, settings);
    const worker = await toWorker({ ...places, config, wranglerEnvironment, settings: own, origins });
    return { ...worker, redirect: await readRedirect(worker, places) };
}
/** All that voygent.yml lists, or the one that was chosen or found. */
function choose(read, { name }, settings, { worker }) {
    const wanted = worker?.trim();
    const chosen = wanted ? named(read, wanted, name, settings) : read;
    if (chosen.length < 2 || (settings?.value.workers && !wanted))
        return chosen;
    const files = chosen.map(({ config }) => `\`${config.source.file}\``).join(', ');
    const found = wanted
        ? `${chosen.length} Workers are called \`${wanted}\``
        : `There are ${chosen.length} wrangler configurations`;
    throw new errors/* ActionError */.lZ('config-ambiguous', `${found}: ${files}.`, {
        hint: 'Choose one with the input `wrangler-config`, or list those of the project under `workers` in .github/voygent.yml.',
    });
}
function named(read, wanted, environment, settings) {
    const names = read.map(({ config }) => namesOf(config, environment, settings));
    const chosen = read.filter((_, index) => names[index]?.includes(wanted));
    if (chosen.length > 0)
        return chosen;
    throw new errors/* ActionError */.lZ('worker-not-found', `No wrangler configuration here is for a Worker \`${wanted}\`.`, {
        hint: (0,nearest/* didYouMean */.a)(wanted, names.flat()),
    });
}
/** The names by which a Worker can be chosen: its name in the environment, and that of its top level. */
function namesOf(config, environment, settings) {
    const names = [config.top.name];
    try {
        names.push((0,wrangler_config/* effectiveConfig */.k3)(config, (0,environments/* wranglerEnvironmentOf */.J8)(environment, config, settings)).section.name);
    }
    catch (error) {
        // Another Worker of the repository need not have this environment; of the chosen one it is said later.
        if (!(error instanceof errors/* ActionError */.lZ))
            throw error;
    }
    return [...new Set(names.filter((name) => name !== undefined))];
}
function refuseSameName(workers) {
    const names = workers.map(({ name }) => name);
    const twice = workers.find(({ name }, index) => names.indexOf(name) !== index);
    if (!twice)
        return;
    const files = workers.filter(({ name }) => name === twice.name).map(({ configFile }) => `\`${configFile}\``);
    throw new errors/* ActionError */.lZ('config-invalid', `${files.join(' and ')} both deploy the Worker \`${twice.name}\`.`, {
        hint: 'Give each its own `name`: the second would replace the first.',
    });
}
async function constitutionOf(settings, { workspace, root }) {
    const written = settings?.value.constitution;
    if (!settings || written === undefined)
        return undefined;
    const location = settings.document.at(['constitution']);
    const what = `${settings.file}: \`constitution\``;
    const target = await (0,project_source/* inside */.nx)(workspace, root, written, { what, code: 'config-invalid', location });
    if ((await (0,project_source/* kindOf */.I)(target)) === 'file')
        return (0,project_source/* relative */.V8)(root, external_node_path_.resolve(target));
    throw (0,problems/* invalidAt */.H)(location, `\`constitution\` is \`${written}\`, which is not a file.`);
}

;// CONCATENATED MODULE: ./lib/project/from-inputs.js


/** The project that an action's inputs name. Throws what `loadProject` throws. */
function projectFromInputs(inputs, context) {
    return loadProject({
        workspace: context.runner.workspace,
        workingDirectory: inputs['working-directory'] ?? '.',
        config: inputs.config ?? project_settings/* defaultConfigPath */.jE,
        environment: inputs.environment,
        wranglerConfig: inputs['wrangler-config'],
        worker: inputs.worker,
    });
}


/***/ }),

/***/ 18810:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ parseJsonc)
/* harmony export */ });
/* harmony import */ var _positions_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9593);
/* harmony import */ var _problems_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(86541);


/** A JSON document that may have comments and trailing commas. Throws one `config-invalid` with every syntax error. */
async function parseJsonc(text, file) {
    const jsonc = await __webpack_require__.e(/* import() */ 9547).then(__webpack_require__.t.bind(__webpack_require__, 99547, 19));
    const errors = [];
    const tree = shallow(file, () => jsonc.parseTree(text, errors, { allowTrailingComma: true }));
    if (errors.length > 0 || !tree) {
        const problems = errors.map(({ error, offset }) => ({
            location: (0,_positions_js__WEBPACK_IMPORTED_MODULE_1__/* .locationOf */ .hD)(file, text, offset),
            message: `the JSON cannot be read: ${inWords(jsonc.printParseErrorCode(error))}.`,
        }));
        throw (0,_problems_js__WEBPACK_IMPORTED_MODULE_0__/* .invalid */ .G)(file, problems.length > 0 ? problems : [{ location: { file }, message: 'the file is empty.' }]);
    }
    const place = (path, key) => (0,_positions_js__WEBPACK_IMPORTED_MODULE_1__/* .locationOf */ .hD)(file, text, offsetOf(tree, path, key));
    const value = shallow(file, () => jsonc.getNodeValue(tree));
    return { value, at: (path) => place(path, false), keyAt: (path) => place(path, true) };
}
/** The work, whose recursion ends where the stack does. Throws `config-invalid`. */
function shallow(file, work) {
    try {
        return work();
    }
    catch (error) {
        if (!(error instanceof RangeError))
            throw error;
        throw (0,_problems_js__WEBPACK_IMPORTED_MODULE_0__/* .invalidAt */ .H)({ file }, 'it is nested too deeply to be read.');
    }
}
/** The nearest node of the path. Of a key that stands twice the last one counts, as in JSON.parse. */
function offsetOf(tree, path, key) {
    let node = tree;
    for (const [index, part] of path.entries()) {
        const found = childOf(node, part);
        if (!found)
            break;
        if (key && index === path.length - 1)
            return found.key.offset;
        node = found.value;
    }
    return node.offset;
}
function childOf(node, part) {
    if (node.type === 'array') {
        const item = typeof part === 'number' ? node.children?.[part] : undefined;
        return item && { key: item, value: item };
    }
    const property = node.children?.findLast((child) => child.children?.[0]?.value === part);
    const [key, value] = property?.children ?? [];
    return key && value && { key, value };
}
const words = {
    InvalidSymbol: 'a word that is not JSON stands here (texts need double quotes)',
    InvalidNumberFormat: 'a number is not well formed',
    PropertyNameExpected: 'a key in double quotes is missing here',
    ValueExpected: 'a value is missing here',
    ColonExpected: 'a colon is missing here',
    CommaExpected: 'a comma is missing before this',
    CloseBraceExpected: 'a closing `}` is missing',
    CloseBracketExpected: 'a closing `]` is missing',
    EndOfFileExpected: 'the document ends before this, and something follows',
    InvalidCommentToken: 'a comment cannot stand here',
    UnexpectedEndOfComment: 'a comment is not closed',
    UnexpectedEndOfString: 'a text is not closed with a double quote',
    UnexpectedEndOfNumber: 'a number is cut short',
    InvalidUnicode: 'a `\\u` escape is not well formed',
    InvalidEscapeCharacter: 'an escape with `\\` is not one that JSON knows',
    InvalidCharacter: 'a character stands here that JSON does not allow',
};
function inWords(code) {
    return words[code] ?? code;
}


/***/ }),

/***/ 7764:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  fC: () => (/* binding */ declaredDatabases),
  k3: () => (/* binding */ effectiveConfig),
  BI: () => (/* binding */ readWranglerConfig),
  uL: () => (/* binding */ wranglerConfigIn),
  fc: () => (/* binding */ wranglerFileNames)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/runtime/errors.js
var errors = __webpack_require__(50525);
// EXTERNAL MODULE: ./lib/project/issues.js + 1 modules
var issues = __webpack_require__(45126);
// EXTERNAL MODULE: ./lib/project/jsonc.js
var jsonc = __webpack_require__(18810);
// EXTERNAL MODULE: ./lib/project/positions.js
var positions = __webpack_require__(9593);
// EXTERNAL MODULE: ./lib/project/problems.js
var project_problems = __webpack_require__(86541);
// EXTERNAL MODULE: ./lib/project/source.js
var source = __webpack_require__(58280);
;// CONCATENATED MODULE: ./lib/project/toml-places.js
/**
 * Places by path. smol-toml, by which wrangler reads too, keeps none; this parser does. Where the two do not agree on
 * what is TOML, only the file is known.
 */
async function tomlPlaces(text, file) {
    const { parseTOML } = await __webpack_require__.e(/* import() */ 9605).then(__webpack_require__.bind(__webpack_require__, 9605));
    const places = new Map();
    try {
        const [top] = parseTOML(text).body;
        for (const node of top.body)
            addNode(node, file, places);
    }
    catch {
        places.clear();
    }
    return { of: (path) => nearest(path, file, places) };
}
function nearest(path, file, places) {
    for (let length = path.length; length > 0; length--) {
        const found = places.get(nameOf(path.slice(0, length)));
        if (found)
            return found;
    }
    return { key: { file }, value: { file } };
}
function addNode(node, file, places) {
    if (node.type === 'TOMLKeyValue') {
        addKeyValue(node, [], file, places);
        return;
    }
    const place = placeOf(node.key, node, file);
    addParents(node.resolvedKey, place, places);
    for (const inner of node.body)
        addKeyValue(inner, node.resolvedKey, file, places);
}
function addKeyValue(node, base, file, places) {
    const path = [...base, ...node.key.keys.map((key) => (key.type === 'TOMLBare' ? key.name : key.value))];
    addParents(path, placeOf(node.key, node.value, file), places);
    addValue(node.value, path, file, places);
}
function addValue(node, path, file, places) {
    if (node.type === 'TOMLInlineTable')
        for (const inner of node.body)
            addKeyValue(inner, path, file, places);
    if (node.type !== 'TOMLArray')
        return;
    for (const [index, element] of node.elements.entries()) {
        places.set(nameOf([...path, index]), placeOf(element, element, file));
        addValue(element, [...path, index], file, places);
    }
}
/** The path, and what it implies: `[env.production]` is the first place of `env` too. */
function addParents(path, place, places) {
    for (let length = 1; length <= path.length; length++) {
        const name = nameOf(path.slice(0, length));
        if (!places.has(name))
            places.set(name, place);
    }
}
function placeOf(key, value, file) {
    return { key: locationOf(key, file), value: locationOf(value, file) };
}
function locationOf({ loc: { start } }, file) {
    return { file, line: start.line, column: start.column + 1 };
}
function nameOf(path) {
    return JSON.stringify(path.map(String));
}

;// CONCATENATED MODULE: ./lib/project/toml.js


/** A TOML document. Throws `config-invalid` with the first syntax error: smol-toml stops there. */
async function parseToml(text, file) {
    const { parse, TomlError } = await __webpack_require__.e(/* import() */ 3292).then(__webpack_require__.bind(__webpack_require__, 3292));
    try {
        const value = parse(text);
        const places = await tomlPlaces(text, file);
        return { value, at: (path) => places.of(path).value, keyAt: (path) => places.of(path).key };
    }
    catch (error) {
        if (!(error instanceof TomlError))
            throw error;
        const reason = error.message.split('\n', 1)[0]?.replace(/^Invalid TOML document: /, '');
        const message = `the TOML cannot be read: ${reason}.`;
        throw (0,project_problems/* invalidAt */.H)({ file, line: error.line, column: error.column }, message);
    }
}

// EXTERNAL MODULE: ./lib/project/wrangler-schema.js
var wrangler_schema = __webpack_require__(27263);
;// CONCATENATED MODULE: ./lib/project/wrangler-config.js









/** The names that wrangler looks for, in its order of preference (`findWranglerConfig` in workers-utils). */
const wranglerFileNames = ['wrangler.json', 'wrangler.jsonc', 'wrangler.toml'];
/** Reads a file that `inside` has admitted. Throws `config-not-found` and `config-invalid`. */
async function readWranglerConfig(workspace, absolute) {
    return wranglerConfigIn(await (0,source/* readSource */.o$)(workspace, absolute));
}
/** What the text of a wrangler configuration says. Throws `config-invalid`. */
async function wranglerConfigIn(source) {
    const document = await parseByEnding(source);
    const parsed = wrangler_schema/* TopLevel */.IU.safeParse(document.value);
    if (!parsed.success)
        throw (0,project_problems/* invalid */.G)(source.file, (0,issues/* problemsOf */.G)(parsed.error, document, wrangler_schema/* TopLevel */.IU));
    refuse(parsed.data, document);
    return { source, document, top: parsed.data, environments: Object.keys(parsed.data.env ?? {}) };
}
/** wrangler reads `.json` as it reads `.jsonc`: with comments and trailing commas. */
function parseByEnding({ file, text }) {
    const ending = external_node_path_.extname(file);
    if (ending === '.toml')
        return parseToml(text, file);
    if (ending === '.json' || ending === '.jsonc')
        return (0,jsonc/* parseJsonc */.p)(text, file);
    throw new errors/* ActionError */.lZ('config-invalid', `\`${file}\` is no wrangler configuration: those end in .jsonc, .json or .toml.`, {
        location: { file },
        hint: `Name the file itself, such as \`${wranglerFileNames[1]}\`.`,
    });
}
function refuse(top, document) {
    if (top.pages_build_output_dir !== undefined) {
        throw (0,project_problems/* invalidAt */.H)(document.keyAt(['pages_build_output_dir']), '`pages_build_output_dir` makes this a Pages project; voygent-actions releases Workers.');
    }
    if (top.legacy_env === false) {
        throw (0,project_problems/* invalidAt */.H)(document.keyAt(['legacy_env']), '`legacy_env: false` asks for service environments, which wrangler has removed.', 'Remove the key: each environment is then a Worker of its own, named `<name>-<environment>`.');
    }
}
/** The configuration in force for an environment that the file has, or for the top level. Throws `config-invalid`. */
function effectiveConfig(config, environment) {
    if (environment === undefined)
        return { section: effective(config.top), environment, pathOf: (key) => [key] };
    const base = ['env', environment];
    const own = effective(sectionOf(config, environment));
    const top = effective(config.top);
    const name = own.name ?? (top.name ? `${top.name}-${environment}` : undefined);
    const section = { ...wrangler_schema/* Inherited */.TH.parse(top), ...own, ...(name !== undefined && { name }) };
    const pathOf = (key) => (key in own ? [...base, key] : [key]);
    return { section, environment, pathOf };
}
function sectionOf({ top, document, source }, environment) {
    const parsed = wrangler_schema/* Section */.wn.safeParse(top.env?.[environment]);
    if (parsed.success)
        return parsed.data;
    const base = ['env', environment];
    const problems = (0,issues/* problemsOf */.G)(parsed.error, below(document, base), wrangler_schema/* Section */.wn);
    throw (0,project_problems/* invalid */.G)(source.file, problems.map(({ location, message }) => ({ location, message: `in \`env.${environment}\`: ${message}` })));
}
/** A part of a document as a document. */
function below(document, base) {
    const value = (0,positions/* valueAt */.fK)(document.value, base);
    return { value, at: (path) => document.at([...base, ...path]), keyAt: (path) => document.keyAt([...base, ...path]) };
}
/** wrangler takes an empty `route` for none, so that an environment with one inherits. */
function effective(section) {
    const { route, ...rest } = wrangler_schema/* Section */.wn.parse(section);
    return route === undefined || route === '' ? rest : { ...rest, route };
}
/** Every D1 binding that some environment of the file declares, as far as it can be read. */
function declaredDatabases({ top }) {
    const sections = [top, ...Object.values(top.env ?? {})];
    const entries = sections.flatMap((section) => wrangler_schema/* DeclaredDatabases */.F1.safeParse(section).data?.d1_databases ?? []);
    return entries.map(({ binding, database_name: name }) => ({ binding, name }));
}


/***/ }),

/***/ 27263:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F1: () => (/* binding */ DeclaredDatabases),
/* harmony export */   IU: () => (/* binding */ TopLevel),
/* harmony export */   TH: () => (/* binding */ Inherited),
/* harmony export */   me: () => (/* binding */ UnsafeRateLimit),
/* harmony export */   wn: () => (/* binding */ Section)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2503);

const text = zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().optional();
const D1Entry = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    binding: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().min(1),
    database_name: text,
    database_id: text,
    migrations_dir: text,
    migrations_pattern: text,
    migrations_table: text,
});
const RouteEntry = zod__WEBPACK_IMPORTED_MODULE_0__/* .union */ .KCZ([
    zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ pattern: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), custom_domain: zod__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY().optional(), zone_name: text }),
]);
const RateLimitEntry = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ name: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), simple: zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ limit: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(), period: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig() }) });
/** As they were written before wrangler knew them: among the bindings that it passes on unseen. */
const UnsafeRateLimit = RateLimitEntry.extend({ type: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('ratelimit') });
/** wrangler's `isValidName`; the name also becomes part of a URL. */
const WorkerName = zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().superRefine((name, context) => {
    if (/^$|^[a-z0-9_][a-z0-9-_]*$/.test(name))
        return;
    const message = `is \`${name}\`: a Worker's name has lower-case letters, digits, \`-\` and \`_\` only.`;
    context.addIssue({ code: 'custom', message });
});
/**
 * What an environment takes over from the top level where it does not set the key itself: whole values, never merged.
 * Source: `inheritable(…)` in normalizeAndValidateEnvironment, wrangler 4.164.
 */
const Inherited = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    name: WorkerName.optional(),
    main: text,
    compatibility_date: text,
    workers_dev: zod__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY().optional(),
    preview_urls: zod__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY().optional(),
    route: RouteEntry.optional(),
    routes: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(RouteEntry).optional(),
    migrations: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ tag: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP() })).optional(),
    assets: zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({}).optional(),
});
/** What an environment has to set itself: `notInheritable(…)` in the same place. */
const NotInherited = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    vars: zod__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_0__/* .unknown */ .L5J()).optional(),
    secrets: zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ required: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()).optional() }).optional(),
    d1_databases: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(D1Entry).optional(),
    services: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ binding: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), service: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), environment: text })).optional(),
    durable_objects: zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ bindings: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ script_name: text })).optional() }).optional(),
    workflows: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ script_name: text })).optional(),
    tail_consumers: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ service: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP() })).optional(),
    version_metadata: zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ binding: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP() }).optional(),
    ratelimits: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(RateLimitEntry).optional(),
    unsafe: zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ bindings: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .looseObject */ ._H3({ type: text, name: text })).optional() }).optional(),
});
/** The top level, or one environment, of a wrangler configuration: the keys that are needed here; others pass. */
const Section = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ ...Inherited.shape, ...NotInherited.shape });
/** What only the top level has. */
const TopLevel = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    ...Section.shape,
    env: zod__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_0__/* .unknown */ .L5J()).optional(),
    pages_build_output_dir: text,
    legacy_env: zod__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY().optional(),
});
/** The databases of a section that is not in force: what is wrong there is not this run's concern. */
const DeclaredDatabases = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    d1_databases: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ binding: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), database_name: text }))
        .catch([])
        .default([]),
});


/***/ })

};
