export const id = 1174;
export const ids = [1174];
export const modules = {

/***/ 61174:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  run: () => (/* binding */ run_run)
});

// EXTERNAL MODULE: ./lib/project/settings.js + 4 modules
var project_settings = __webpack_require__(59186);
// EXTERNAL MODULE: ./lib/project/source.js
var source = __webpack_require__(58280);
// EXTERNAL MODULE: ./lib/runtime/errors.js
var errors = __webpack_require__(50525);
// EXTERNAL MODULE: ./lib/runtime/words.js
var words = __webpack_require__(37113);
// EXTERNAL MODULE: ./lib/project/positions.js
var positions = __webpack_require__(9593);
;// CONCATENATED MODULE: ./lib/audit/place-text.js

/** `file:line`, as people look it up. */
function placeText({ file, line }) {
    return (0,positions/* formatLocation */.j$)({ file, ...(line === undefined ? {} : { line }) });
}
const longest = 80;
/** What a file says, for a message: on one line and not long. Never for what may be a secret. */
function quoted(value) {
    const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
    const line = text.replace(/\s+/g, ' ').replaceAll('`', "'");
    return `\`${line.length > longest ? `${line.slice(0, longest)}…` : line}\``;
}

;// CONCATENATED MODULE: ./lib/audit/annotate.js


/** GitHub shows ten warnings of a step: docs.github.com, «Workflow commands». The last one tells of the rest. */
const mostWarnings = 9;
const mostLines = 200;
/** Findings at their lines, the gravest first, then what is to be said of waivers; the rest is in the log alone. */
function annotate({ open, unused, unasked, cut }, events) {
    const lines = [...open.map(lineOf), ...unused.map((one) => ({ event: 'audit.waiver-unused', ...one }))];
    for (const { event, message, location } of lines.slice(0, mostWarnings))
        events.warning(event, message, location.file === '' ? {} : { location });
    const rest = lines.slice(mostWarnings);
    if (rest.length > 0)
        events.warning('audit.more', `And ${(0,words/* count */.U)(rest.length, 'finding')} more, which are in the summary and in the log.`);
    for (const { event, message, location } of rest.slice(0, mostLines))
        events.info(event, `${placeText(location)}: ${message}`);
    for (const { what, why } of unasked)
        events.info('audit.not-looked-at', `Not looked at: ${what}: ${why}`);
    for (const sentence of cut)
        events.info('audit.cut', sentence);
}
function lineOf({ rule, name, severity, message, fix, location }) {
    return { event: 'audit.finding', message: `${severity} ${rule} ${name}: ${message} ${fix}`, location };
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/project/environments.js
var environments = __webpack_require__(51447);
// EXTERNAL MODULE: ./lib/project/wrangler-config.js + 2 modules
var wrangler_config = __webpack_require__(7764);
// EXTERNAL MODULE: ./lib/project/yaml.js
var yaml = __webpack_require__(17382);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ./lib/git/repository.js
var git_repository = __webpack_require__(48750);
// EXTERNAL MODULE: ./lib/git/run.js
var run = __webpack_require__(82893);
// EXTERNAL MODULE: ./lib/subject/glob.js
var glob = __webpack_require__(42088);
;// CONCATENATED MODULE: ./lib/audit/checkout.js
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







/** No repository of one project has more; what is beyond is said. */
const mostFiles = 50_000;
/** No configuration that people write is larger. */
const largestBytes = 512 * 1024;
const mostDirectories = 5000;
const skipped = new Set(['node_modules', '.git', 'dist', '.wrangler', '.local']);
/**
 * The files of a project: what git tracks or would track; of a folder that is no repository, all but what tools make.
 * @param root absolute path of the project's folder; workflows of the repository belong to it, too
 * @param exclude globs, from the root of the repository
 * @throws ActionError `config-invalid` for what is no glob, `subprocess-failed`
 */
async function listCheckout({ workspace, root, exclude }, context) {
    const excluded = exclude.map(glob/* compileGlob */.S);
    const prefix = external_node_path_.relative(workspace, root).split(external_node_path_.sep).join('/');
    const cut = [];
    const all = (await listedByGit(workspace, context)) ?? (await walked(workspace, cut));
    const files = all
        .filter((file) => prefix === '' || file.startsWith(`${prefix}/`) || file.startsWith('.github/'))
        .filter((file) => !excluded.some((isExcluded) => isExcluded(file)))
        .sort();
    if (files.length > mostFiles)
        cut.push(`Of ${files.length} files the first ${mostFiles} were looked at.`);
    return { workspace, files: files.slice(0, mostFiles), cut };
}
async function listedByGit(workspace, context) {
    try {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const repository = __addDisposableResource(env_1, await (0,git_repository/* openRepository */.h)(context, workspace), true);
            const args = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
            return (0,run/* expectSuccess */.lb)(await repository.inCheckout(args, namesIn), 'list the files of the checkout');
        }
        catch (e_1) {
            env_1.error = e_1;
            env_1.hasError = true;
        }
        finally {
            const result_1 = __disposeResources(env_1);
            if (result_1)
                await result_1;
        }
    }
    catch (error) {
        // Without git, actions/checkout unpacks an archive, which is no repository.
        const codes = ['input-invalid', 'subprocess-failed'];
        if (error instanceof errors/* ActionError */.lZ && codes.includes(error.code))
            return undefined;
        throw error;
    }
}
/** Names that end with NUL; of very many, the first. What is in conflict stands more than once. */
async function namesIn(stdout) {
    const names = new Set();
    let rest = Buffer.alloc(0);
    for await (const chunk of stdout) {
        if (names.size > mostFiles)
            continue;
        const parts = Buffer.concat([rest, chunk]);
        const end = parts.lastIndexOf(0);
        for (const name of parts.subarray(0, Math.max(0, end)).toString('utf8').split('\0'))
            names.add(name);
        rest = parts.subarray(end + 1);
    }
    names.delete('');
    return [...names];
}
/** Links to folders are not followed. */
async function walked(workspace, cut) {
    const files = [];
    const waiting = [workspace];
    let visited = 0;
    for (let folder = waiting.shift(); folder !== undefined; folder = waiting.shift()) {
        if (++visited > mostDirectories || files.length > mostFiles) {
            cut.push(`The search for files was given up after ${visited - 1} folders.`);
            break;
        }
        for (const entry of await (0,promises_.readdir)(folder, { withFileTypes: true })) {
            const entryPath = external_node_path_.join(folder, entry.name);
            if (!entry.isDirectory())
                files.push(external_node_path_.relative(workspace, entryPath).split(external_node_path_.sep).join('/'));
            else if (!skipped.has(entry.name))
                waiting.push(entryPath);
        }
    }
    return files;
}
/** Reads a file of the checkout: no device, nothing outside of it, nothing large, and only what is UTF-8. */
async function readText(workspace, file) {
    const absolute = external_node_path_.join(workspace, file);
    try {
        const entry = await (0,promises_.lstat)(absolute);
        if (entry.isSymbolicLink())
            await (0,source/* inside */.nx)(workspace, workspace, file, { what: 'it', code: 'config-invalid' });
        const target = entry.isSymbolicLink() ? await (0,promises_.stat)(absolute) : entry;
        if (!target.isFile())
            return { problem: 'is no file' };
        if (target.size > largestBytes)
            return { problem: `has ${target.size} bytes; what is larger than ${largestBytes} is not read` };
        return decoded(await readBounded(absolute));
    }
    catch (error) {
        if (error instanceof errors/* ActionError */.lZ)
            return { problem: 'is a symbolic link that leads out of the repository' };
        return { problem: `could not be opened (${error instanceof Error && 'code' in error ? error.code : 'unknown'})` };
    }
}
/** It may have grown since it was looked at. */
async function readBounded(absolute) {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        const handle = __addDisposableResource(env_2, await (0,promises_.open)(absolute, 'r'), true);
        const { buffer, bytesRead } = await handle.read(Buffer.alloc(largestBytes + 1), 0, largestBytes + 1, 0);
        return buffer.subarray(0, bytesRead);
    }
    catch (e_2) {
        env_2.error = e_2;
        env_2.hasError = true;
    }
    finally {
        const result_2 = __disposeResources(env_2);
        if (result_2)
            await result_2;
    }
}
function decoded(bytes) {
    if (bytes.length > largestBytes)
        return { problem: `has more than ${largestBytes} bytes, which are not read` };
    if (bytes.includes(0))
        return { problem: 'is binary: there are NUL bytes in it' };
    try {
        return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
    }
    catch {
        return { problem: 'is not UTF-8' };
    }
}

;// CONCATENATED MODULE: ./lib/audit/markdown.js
/** ATX headings (`## Text`) outside of fenced code, as CommonMark 0.31 has them. */
async function readMarkdown({ file, text }) {
    const headings = [];
    let fence;
    for (const [index, line] of text.split(/\r?\n/).entries()) {
        const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
        if (fence === undefined) {
            fence = mark;
            const [, hashes, title] = mark === undefined ? (/^ {0,3}(#{1,6})(?:[ \t]+(.*))?$/.exec(line) ?? []) : [];
            if (hashes !== undefined)
                headings.push({
                    level: hashes.length,
                    text: (title ?? '').replace(/[ \t]+#+[ \t]*$/, '').trim(),
                    line: index + 1,
                });
        }
        else if (mark?.startsWith(fence) && line.trim() === mark)
            fence = undefined;
    }
    return { file, text, headings };
}

;// CONCATENATED MODULE: ./lib/audit/script.js
const blanks = new Set([' ', '\t']);
const quotes = new Set(['"', "'", '`']);
const separators = new Set([';', '&', '|', '\n', '(', ')', '{', '}']);
/** Quotes, escapes, comments and line continuations as POSIX 2.2 and 2.3 have them; here-documents are left out. */
async function readScript({ file, text }) {
    const commands = [];
    const reader = new Words(text);
    for (let command = reader.next(); command !== undefined; command = reader.next())
        if (command.words.length > 0)
            commands.push(command);
    return { file, text, commands };
}
class Words {
    #text;
    #at = 0;
    #line = 1;
    /** Delimiters of the here-documents that begin after this line. */
    #pending = [];
    constructor(text) {
        this.#text = text.replaceAll('\r\n', '\n');
    }
    next() {
        if (this.#at >= this.#text.length)
            return undefined;
        const words = [];
        let line = this.#line;
        for (;;) {
            this.#blanks();
            const character = this.#text[this.#at];
            if (character === undefined || separators.has(character)) {
                this.#step();
                if (character === '\n')
                    this.#hereDocuments();
                return { words, line };
            }
            if (words.length === 0)
                line = this.#line;
            words.push(this.#word());
            this.#noteHereDocument(words.at(-1) ?? '');
        }
    }
    #step() {
        if (this.#text[this.#at] === '\n')
            this.#line++;
        this.#at++;
    }
    /** Blanks, continued lines and comments. */
    #blanks() {
        for (;;) {
            const character = this.#text[this.#at];
            if (character === ' ' || character === '\t')
                this.#step();
            else if (character === '\\' && this.#text[this.#at + 1] === '\n') {
                this.#step();
                this.#step();
            }
            else if (character === '#')
                this.#to('\n');
            else
                return;
        }
    }
    #to(mark) {
        while (this.#at < this.#text.length && this.#text[this.#at] !== mark)
            this.#step();
    }
    #word() {
        const start = this.#at;
        let quote = '';
        for (; this.#at < this.#text.length; this.#step()) {
            const character = this.#text[this.#at] ?? '';
            if (character === '\\' && quote !== "'")
                this.#step();
            else if (quote !== '')
                quote = character === quote ? '' : quote;
            else if (quotes.has(character))
                quote = character;
            else if (this.#endsWord(character, start))
                break;
        }
        return this.#text.slice(start, this.#at).replaceAll(/["']/g, '');
    }
    /** `${…}` and `$(…)` belong to the word; what is in them is not looked at. */
    #endsWord(character, start) {
        return blanks.has(character) || (separators.has(character) && !this.#isExpansion(start));
    }
    #isExpansion(start) {
        const character = this.#text[this.#at];
        if (character === '{' || character === '(')
            return this.#text[this.#at - 1] === '$';
        if (character === '}')
            return this.#text.slice(start, this.#at).includes('${');
        if (character === '&')
            return this.#text[this.#at - 1] === '>' || this.#text[this.#at + 1] === '>';
        return character === ')' && this.#text.slice(start, this.#at).includes('$(');
    }
    #noteHereDocument(word) {
        const [, delimiter] = /^\d*<<-?(\w+)$/.exec(word) ?? [];
        if (delimiter !== undefined)
            this.#pending.push(delimiter);
    }
    #hereDocuments() {
        for (const delimiter of this.#pending.splice(0)) {
            while (this.#at < this.#text.length) {
                const start = this.#at;
                this.#to('\n');
                const line = this.#text.slice(start, this.#at);
                this.#step();
                if (line.trim() === delimiter)
                    break;
            }
        }
    }
}

// EXTERNAL MODULE: ./lib/project/worker-sources.js + 1 modules
var worker_sources = __webpack_require__(29594);
;// CONCATENATED MODULE: ./lib/audit/wrangler.js




/**
 * @param wanted the wrangler environment that alone is looked at; `undefined`: all that are deployed
 * @throws ActionError `config-invalid` for what wrangler would refuse
 */
async function auditedWorker(config, settings, workspace, wanted) {
    const { file, text } = config.source;
    const environments = wanted ?? deployed(config, settings);
    const sections = environments.map((environment) => sectionOf(config, environment, settings));
    return { file, text, config, sections, sources: await sourcesOf(config, sections, workspace) };
}
/** The top level of a file with environments is mostly what they share; voygent.yml tells where it is deployed. */
function deployed({ environments }, settings) {
    const mapped = Object.values(settings?.value.environments ?? {}).map((one) => one['wrangler-environment']);
    const isTopDeployed = environments.length === 0 || mapped.includes('');
    return [...(isTopDeployed ? [undefined] : []), ...environments];
}
function sectionOf(config, environment, settings) {
    const effective = (0,wrangler_config/* effectiveConfig */.k3)(config, environment);
    const { document, source } = config;
    const base = environment === undefined ? [] : ['env', environment];
    return {
        config: effective,
        label: environment === undefined ? 'the top level' : `env.${environment}`,
        name: effective.section.name,
        requiredSecrets: [...(effective.section.secrets?.required ?? []), ...ownSecrets(source.path, settings)],
        read: (key, how = 'inherited') => {
            const paths = how === 'inherited' ? [[...base, key], [key]] : [[...base, key]];
            const found = paths.find((one) => (0,positions/* valueAt */.fK)(document.value, one) !== undefined);
            return found && { value: (0,positions/* valueAt */.fK)(document.value, found), path: found };
        },
        at: () => (environment === undefined ? { file: source.file, line: 1, column: 1 } : document.keyAt(base)),
    };
}
/** `required-secrets` of voygent.yml, of the Worker whose configuration this is. */
function ownSecrets(absolute, settings) {
    const workers = settings?.value.workers ?? [];
    const own = workers.filter(({ config }) => absolute.endsWith(`${external_node_path_.sep}${external_node_path_.normalize(config)}`));
    return own.flatMap((worker) => worker['required-secrets'] ?? []);
}
async function sourcesOf({ source }, sections, workspace) {
    const folder = external_node_path_.dirname(source.path);
    const mains = new Set(sections.flatMap(({ config }) => config.section.main ?? []));
    const found = new Map();
    for (const main of mains)
        for (const one of await (0,worker_sources/* readSources */.t)(external_node_path_.resolve(folder, main), workspace))
            found.set(one.path, one.code);
    return [...found].map(([absolute, code]) => ({
        file: external_node_path_.relative(workspace, absolute).split(external_node_path_.sep).join('/'),
        code,
    }));
}

;// CONCATENATED MODULE: ./lib/audit/audited.js










/** What is read at most: beyond that, it is said. */
const most = {
    wrangler: 100,
    blueprint: 50,
    dockerfile: 100,
    workflow: 300,
    action: 300,
    librechat: 50,
    script: 500,
    'environment-file': 200,
    document: 1000,
};
const dockerfile = /^(?:[^/]+\.)?dockerfile(?:\.(?!dockerignore$)[^/]+)?$/i;
function kindOfFile(file, blueprint) {
    const name = external_node_path_.posix.basename(file);
    if (wrangler_config/* wranglerFileNames */.fc.some((one) => one === name))
        return 'wrangler';
    if (/^render\.ya?ml$/.test(name) || file === blueprint)
        return 'blueprint';
    if (dockerfile.test(name))
        return 'dockerfile';
    if (/(?:^|\/)\.github\/workflows\/[^/]+\.ya?ml$/i.test(file))
        return 'workflow';
    if (/^action\.ya?ml$/.test(name))
        return 'action';
    if (/^librechat(?:\.[^/]+)?\.ya?ml$/.test(name))
        return 'librechat';
    if (/\.(?:sh|bash)$/.test(name))
        return 'script';
    if (/^\.(?:env|dev\.vars)(?:\..+)?$/.test(name) && !/\.(?:example|sample|template|dist)$/.test(name))
        return 'environment-file';
    return /\.md$/i.test(name) && /(?:^|\/)(?:docs?|adrs?|decisions|runbooks?)\//i.test(file) ? 'document' : undefined;
}
/**
 * Reads everything once. What cannot be read is told, and does not keep the rest from being looked at.
 * @param environment of voygent.yml or of wrangler; `undefined`: all that are deployed
 * @throws ActionError `input-invalid` for an environment that voygent.yml does not have
 */
async function readAudited(checkout, prefix, settings, environment) {
    const reader = new Reader(checkout, join(prefix, settings?.value.render?.blueprint));
    return {
        prefix,
        files: checkout.files,
        settings,
        workers: await reader.workers(settings, environment),
        blueprints: await reader.yaml('blueprint'),
        dockerfiles: await reader.each('dockerfile', parseDockerfile),
        workflows: await reader.yaml('workflow'),
        actions: await reader.yaml('action'),
        librechats: await reader.yaml('librechat'),
        scripts: await reader.each('script', readScript),
        environmentFiles: await reader.each('environment-file', async (one) => one),
        documents: await reader.each('document', readMarkdown),
        unread: reader.unread,
    };
}
function join(prefix, file) {
    return file === undefined ? undefined : external_node_path_.posix.join(prefix, file);
}
async function parseDockerfile(one) {
    const { DockerfileParser } = await __webpack_require__.e(/* import() */ 5279).then(__webpack_require__.t.bind(__webpack_require__, 78390, 19));
    return { ...one, tree: DockerfileParser.parse(one.text) };
}
class Reader {
    unread = [];
    #checkout;
    #byKind;
    constructor(checkout, blueprint) {
        this.#checkout = checkout;
        this.#byKind = Map.groupBy(checkout.files, (file) => kindOfFile(file, blueprint));
    }
    /** What each file of the kind is; those that cannot be read are told. */
    async each(kind, parse) {
        const files = this.#byKind.get(kind) ?? [];
        const found = [];
        if (files.length > most[kind])
            this.#checkout.cut.push(`Of ${files.length} files of the kind «${kind}» the first ${most[kind]} were looked at.`);
        for (const file of files.slice(0, most[kind])) {
            const read = await readText(this.#checkout.workspace, file);
            if ('problem' in read)
                this.#tell(kind, file, `it ${read.problem}.`);
            else
                await this.#parse(kind, { file, text: read.text.replace(/^\uFEFF/, '') }, parse, found);
        }
        return found;
    }
    yaml(kind) {
        return this.each(kind, async (one) => ({ ...one, document: await (0,yaml/* parseYaml */.h)(one.text, one.file) }));
    }
    async workers(settings, environment) {
        const { workspace } = this.#checkout;
        return this.each('wrangler', async ({ file, text }) => {
            const config = await (0,wrangler_config/* wranglerConfigIn */.uL)({ path: external_node_path_.join(workspace, file), file, text });
            const wanted = environment === undefined ? undefined : [chosen(environment, config, settings)];
            const worker = await auditedWorker(config, settings, workspace, wanted);
            await this.#seeMain(worker);
            return worker;
        });
    }
    /** Rules that look at code see none where a build makes it. */
    async #seeMain({ file, config, sections, sources }) {
        const main = sections.find((one) => one.config.section.main !== undefined)?.config.section.main;
        if (main === undefined || sources.length > 0)
            return;
        const found = await (0,source/* kindOf */.I)(external_node_path_.resolve(external_node_path_.dirname(config.source.path), main));
        const what = found === 'file' ? 'leads out of the repository, or is too large' : 'is not there';
        this.unread.push({
            file,
            place: () => config.document.at(['main']),
            key: 'main',
            severity: 'LOW',
            message: `\`main\` is \`${main}\`, which ${what}: no rule could look at the code of this Worker.`,
            fix: 'Run the build before the audit, or name the source as `main`.',
        });
    }
    async #parse(kind, one, parse, found) {
        try {
            found.push(await parse(one));
        }
        catch (error) {
            if (error instanceof RangeError)
                this.#tell(kind, one.file, 'it is nested too deeply to be read.');
            else if (error instanceof errors/* ActionError */.lZ && error.code === 'config-invalid')
                this.#tellError(kind, one.file, error);
            else
                throw error;
        }
    }
    #tellError(kind, file, { message, location }) {
        const first = message.split('\n').at(message.includes('\n') ? 1 : 0) ?? message;
        const place = location && location.file === file ? { place: () => location } : {};
        this.#tell(kind, file, first.replace(/^\S+?:(?:\d+:\d+:)? /, ''), place);
    }
    #tell(kind, file, why, place = {}) {
        const isAside = kind === 'document' || kind === 'script';
        this.unread.push({
            file,
            ...place,
            key: 'unreadable',
            severity: isAside ? 'LOW' : 'HIGH',
            message: `No rule could look at this file (${kind}): ${why}`,
        });
    }
}
function chosen(environment, config, settings) {
    return (0,environments/* wranglerEnvironmentOf */.J8)(environment, config, settings);
}

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 4 modules
var schemas = __webpack_require__(2503);
// EXTERNAL MODULE: ./lib/project/issues.js + 1 modules
var issues = __webpack_require__(45126);
// EXTERNAL MODULE: ./lib/project/jsonc.js
var jsonc = __webpack_require__(18810);
// EXTERNAL MODULE: ./lib/project/problems.js
var problems = __webpack_require__(86541);
;// CONCATENATED MODULE: ./lib/audit/baseline.js







const Baseline = schemas/* object */.Ikc({
    version: schemas/* literal */.euz(1),
    findings: schemas/* array */.YOg(schemas/* object */.Ikc({ fingerprint: schemas/* string */.YjP().regex(/^[0-9a-f]{16}$/, 'must be 16 hexadecimal digits') })),
});
const asker = { what: 'the input `baseline`', code: 'input-invalid' };
/**
 * The fingerprints of findings that are known.
 * @throws ActionError `config-not-found`, `config-invalid`, `input-invalid` for a path that leads out of the repository
 */
async function readBaseline(workspace, root, written) {
    const { file, text } = await (0,source/* readSource */.o$)(workspace, await (0,source/* inside */.nx)(workspace, root, written, asker));
    const document = await (0,jsonc/* parseJsonc */.p)(text, file);
    const parsed = Baseline.safeParse(document.value);
    if (!parsed.success)
        throw (0,problems/* invalid */.G)(file, (0,issues/* problemsOf */.G)(parsed.error, document, Baseline));
    return new Set(parsed.data.findings.map(({ fingerprint }) => fingerprint));
}
/**
 * Writes what was found as a baseline: one line a finding, so that a diff shows what was added to it.
 * @returns the file, from the root of the repository
 */
async function writeBaseline(workspace, root, written, findings) {
    const target = await (0,source/* inside */.nx)(workspace, root, written, asker);
    const lines = findings.map(({ rule, severity, location: { file }, message, fingerprint }) => JSON.stringify({ fingerprint, rule, severity, file, message }));
    await (0,promises_.mkdir)(external_node_path_.dirname(target), { recursive: true });
    await (0,promises_.writeFile)(target, `{ "version": 1, "findings": [\n${lines.join(',\n')}\n] }\n`);
    return (0,source/* relative */.V8)(workspace, target);
}

// EXTERNAL MODULE: ./lib/sarif/sarif.js
var sarif = __webpack_require__(73192);
;// CONCATENATED MODULE: ./lib/audit/rules/va000-unreadable.js
const unreadable = {
    id: 'VA000',
    name: 'unreadable',
    severity: 'HIGH',
    about: 'A file that the rules look at cannot be read.',
    why: 'What no rule could look at is not fine. A file that tools read in different ways, or not at all, says nothing for certain.',
    sources: [
        'https://yaml.org/spec/1.2.2/',
        'https://toml.io/en/v1.0.0',
        'https://developers.cloudflare.com/workers/wrangler/configuration/',
    ],
    fix: 'Write it so that it can be read: no syntax error, no key twice, UTF-8, of the size that people write. Or leave it out with `audit.exclude`.',
    judge: ({ unread }) => [...unread],
};

// EXTERNAL MODULE: ./lib/rules/mcp-auth-optional.js
var mcp_auth_optional = __webpack_require__(21507);
;// CONCATENATED MODULE: ./lib/audit/code.js
/** What a program has written is not looked at line by line. */
const longestLine = 2000;
/** The lines of code that people write. */
function linesOf({ code }) {
    return code
        .split('\n')
        .map((text, index) => ({ line: index + 1, text }))
        .filter(({ text }) => text.length <= longestLine);
}
/** The first place where a pattern stands in the code of a Worker. */
function firstPlace({ sources }, pattern) {
    for (const source of sources) {
        const found = linesOf(source).find(({ text }) => pattern.test(text));
        if (found)
            return { file: source.file, line: found.line };
    }
    return undefined;
}
/** Whether the code speaks MCP: a package for it, or the paths at which it is served. */
function isMcpServer(worker) {
    return (firstPlace(worker, /@modelcontextprotocol\/|['"]agents\/mcp['"]|\bMcpServer\b|['"`]\/(?:mcp|sse)(?:\/[^'"`]*)?['"`]|\btools\/list\b/) !== undefined);
}
const authName = /\b(?:MCP_(?:[A-Z0-9]+_)*(?:KEY|TOKEN|SECRET)|(?:[A-Z0-9]+_)*AUTH_(?:[A-Z0-9]+_)*(?:KEY|TOKEN|SECRET)|API_(?:KEY|TOKEN)|ACCESS_(?:KEY|TOKEN)|BEARER_TOKEN|SHARED_SECRET)\b/g;
/** Whether a name is of a key that callers show, and not of one that is shown to others, such as OPENAI_API_KEY. */
function isAuthName(name) {
    return name.replace(authName, '') === '' && name !== '' && !/OAUTH/.test(name);
}
/** The names of keys that callers must show, and where the code reads each first. */
function authNames({ sources }) {
    const found = new Map();
    for (const source of sources)
        for (const { line, text } of linesOf(source))
            for (const [name] of text.matchAll(authName))
                if (!found.has(name) && isAuthName(name))
                    found.set(name, { file: source.file, line });
    return found;
}

// EXTERNAL MODULE: ./node_modules/jsonc-parser/lib/umd/main.js
var main = __webpack_require__(99547);
;// CONCATENATED MODULE: ./lib/audit/patch.js
const contextLines = 3;
/**
 * Edits as a unified diff that `git apply` takes. Line ends stay what they were.
 * @param edits in the order of the text; they do not overlap
 */
function unifiedDiff(file, text, edits) {
    const old = patch_linesOf(text);
    const changes = changesOf(text, old, edits);
    const hunks = [];
    let shift = 0;
    for (const group of groupsOf(changes)) {
        const { lines, added } = hunkOf(old, group, shift);
        hunks.push(...lines);
        shift += added;
    }
    return [`--- a/${file}`, `+++ b/${file}`, ...hunks].join('\n') + '\n';
}
/** The text with the edits made. */
function applyEdits(text, edits) {
    return edits.toReversed().reduce((done, { from, to, text: put }) => done.slice(0, from) + put + done.slice(to), text);
}
/** With their line ends; the last one may have none. */
function patch_linesOf(text) {
    return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}
/** Whole lines that are replaced. Edits of the same line are one change. */
function changesOf(text, old, edits) {
    const starts = startsOf(old);
    const ranges = [];
    for (const edit of edits) {
        const start = patch_lineOf(starts, edit.from);
        if (isOfWholeLines(edit, text, starts)) {
            ranges.push({ start: lineAt(starts, edit.from), end: lineAt(starts, edit.from), edits: [edit] });
            continue;
        }
        const end = Math.min(old.length, Math.max(start + 1, patch_lineOf(starts, Math.max(edit.from, edit.to - 1)) + 1));
        const last = ranges.at(-1);
        if (last && start < last.end) {
            last.end = Math.max(last.end, end);
            last.edits.push(edit);
        }
        else
            ranges.push({ start, end, edits: [edit] });
    }
    return ranges.map(({ start, end, edits: own }) => {
        const from = starts[start] ?? text.length;
        const part = text.slice(from, starts[end] ?? text.length);
        const moved = own.map((edit) => ({ ...edit, from: edit.from - from, to: edit.to - from }));
        return { start, end, lines: patch_linesOf(applyEdits(part, moved)) };
    });
}
/** Lines that are put between others leave those alone. */
function isOfWholeLines({ from, to, text: put }, text, starts) {
    const isAtStart = from < text.length || text === '' || text.endsWith('\n');
    return from === to && put.endsWith('\n') && isAtStart && starts.includes(from);
}
function lineAt(starts, offset) {
    return starts.indexOf(offset);
}
/** Offsets at which lines start, the end of the text the last. */
function startsOf(lines) {
    const starts = [0];
    for (const line of lines)
        starts.push((starts.at(-1) ?? 0) + line.length);
    return starts;
}
function patch_lineOf(starts, offset) {
    let line = 0;
    while ((starts[line + 1] ?? Number.POSITIVE_INFINITY) <= offset)
        line++;
    return line;
}
/** Changes whose context would touch stand in one hunk. */
function groupsOf(changes) {
    const groups = [];
    for (const change of changes) {
        const last = groups.at(-1)?.at(-1);
        if (last && change.start - last.end <= 2 * contextLines)
            groups.at(-1)?.push(change);
        else
            groups.push([change]);
    }
    return groups;
}
function hunkOf(old, group, shift) {
    const [first] = group;
    const last = group.at(-1);
    if (!first || !last)
        return { lines: [], added: 0 };
    const from = Math.max(0, first.start - contextLines);
    const to = Math.min(old.length, last.end + contextLines);
    const body = [];
    let at = from;
    for (const { start, end, lines } of group) {
        body.push(...marked(' ', old.slice(at, start)), ...marked('-', old.slice(start, end)), ...marked('+', lines));
        at = end;
    }
    body.push(...marked(' ', old.slice(at, to)));
    const added = group.reduce((sum, { start, end, lines }) => sum + lines.length - (end - start), 0);
    const count = to - from;
    const head = `@@ -${count === 0 ? 0 : from + 1},${count} +${count + added === 0 ? 0 : from + 1 + shift},${count + added} @@`;
    return { lines: [head, ...body], added };
}
function marked(mark, lines) {
    return lines.flatMap((line) => line.endsWith('\n') ? [`${mark}${line.slice(0, -1)}`] : [`${mark}${line}`, '\\ No newline at end of file']);
}

;// CONCATENATED MODULE: ./lib/audit/wrangler-patch.js


const wrangler_patch_longestLine = 2000;
/** The patch that sets a value of a wrangler configuration; `undefined` where it cannot be computed. */
function patchSetting(worker, path, value) {
    const { file, text } = worker;
    // What is on one line with everything else is formatted with everything else, which takes long.
    if (text.split('\n').some((line) => line.length > wrangler_patch_longestLine))
        return undefined;
    const edits = file.endsWith('.toml') ? tomlEdits(worker, path, value) : jsoncEdits(text, path, value);
    return edits && unifiedDiff(file, text, edits);
}
function jsoncEdits(text, path, value) {
    const indent = /^([ \t]+)"/m.exec(text)?.[1] ?? '  ';
    const formattingOptions = { insertSpaces: !indent.includes('\t'), tabSize: indent.length, eol: '\n' };
    const at = path.filter((part) => typeof part !== 'symbol');
    return (0,main.modify)(text, at, value, { formattingOptions }).map(({ offset, length, content }) => ({
        from: offset,
        to: offset + length,
        text: content,
    }));
}
/** A text in quotes is replaced; a table that is not there is added at the end. */
function tomlEdits({ config, text }, path, value) {
    const { line, column } = config.document.at(path);
    const { line: keyLine } = config.document.at(path.slice(0, -1));
    if (line !== undefined && column !== undefined && line !== keyLine) {
        const from = offsetOf(text, line, column);
        const old = /^"[^"\n]*"|^'[^'\n]*'|^[\w.-]+/.exec(text.slice(from))?.[0];
        return old === undefined ? undefined : [{ from, to: from + old.length, text: tomlValue(value) }];
    }
    const table = path.slice(0, -1);
    const [top] = path;
    if (table.length === 0 && typeof top === 'string')
        return afterName(config.document.keyAt(['name']).line, text, top, value);
    if (table.some((part) => typeof part === 'number') || isThere(config.document.value, table))
        return undefined;
    const lines = `[${table.map(String).join('.')}]\n${String(path.at(-1))} = ${tomlValue(value)}\n`;
    return [{ from: text.length, to: text.length, text: `${text.endsWith('\n') ? '' : '\n'}\n${lines}` }];
}
/** A key at the top stands before the first table. */
function afterName(line, text, key, value) {
    if (line === undefined)
        return undefined;
    const at = offsetOf(text, line + 1, 1);
    return at === 0 ? undefined : [{ from: at, to: at, text: `${key} = ${tomlValue(value)}\n` }];
}
function isThere(value, path) {
    let current = value;
    for (const part of path) {
        if (typeof current !== 'object' || current === null)
            return false;
        current = Reflect.get(current, part);
    }
    return current !== undefined;
}
function offsetOf(text, line, column) {
    let offset = 0;
    for (let at = 1; at < line; at++)
        offset = text.indexOf('\n', offset) + 1;
    return offset + column - 1;
}
function tomlValue(value) {
    return Array.isArray(value) ? `[${value.map((one) => JSON.stringify(one)).join(', ')}]` : JSON.stringify(value);
}

;// CONCATENATED MODULE: ./lib/audit/yaml-walk.js
/** Every text, number and boolean of a document that is the value of a key; where it stands can be asked by its path. */
function* scalars(value, path = []) {
    if (Array.isArray(value))
        for (const [index, one] of value.entries())
            yield* scalars(one, [...path, index]);
    else if (typeof value === 'object' && value !== null)
        for (const [key, one] of Object.entries(value))
            yield* scalars(one, [...path, key]);
    else if (value !== null && value !== undefined)
        yield { path, key: String(path.at(-1)), value: String(value) };
}
/** A mapping's value as one; what is none has no keys. */
function mapping(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}
function sequence(value) {
    return Array.isArray(value) ? value : [];
}

;// CONCATENATED MODULE: ./lib/audit/rules/va001-auth-key-optional.js





const otherAuth = /workers-oauth-provider|OAuthProvider|cf-access-jwt|\bjwtVerify\b|['"]jose['"]|timingSafeEqual|\bverifyToken\b|\bBearer\b|['"`]authorization['"`]/i;
const authKeyOptional = {
    id: 'VA001',
    name: 'auth-key-optional',
    severity: 'HIGH',
    about: 'An MCP server lets callers in without a key, or can be deployed without one.',
    why: 'A deploy that lacks the secret serves everybody’s data to anybody, and nothing fails: the review’s «MCP_AUTH_KEY optional in configuration».',
    sources: [
        'https://developers.cloudflare.com/workers/configuration/secrets/',
        'https://modelcontextprotocol.io/specification/2025-11-25/basic/authorization',
        'External review, «MCP Authentication»',
    ],
    fix: 'Refuse every request while the key is missing (503), compare it in constant time, and name it under `secrets.required`, so that wrangler refuses a deploy without it.',
    judge: (audited) => [
        ...audited.workers.flatMap((worker) => [
            ...openCode(worker),
            ...withoutAny(worker),
            ...undeclared(worker),
            ...emptied(worker),
        ]),
        ...unsent(audited),
    ],
    questions: [secretsAreSet()],
};
function openCode(worker) {
    return worker.sources.flatMap((source) => {
        const lines = linesOf(source);
        return (0,mcp_auth_optional/* openLines */.e)(lines).map((line) => ({
            file: source.file,
            place: () => ({ file: source.file, line }),
            key: `open: ${lines.find((one) => one.line === line)?.text.trim() ?? ''}`,
            message: 'Authentication is optional here: without the key, or by a setting, everybody is let in.',
        }));
    });
}
function withoutAny(worker) {
    if (!isMcpServer(worker) || authNames(worker).size > 0 || firstPlace(worker, otherAuth))
        return [];
    const [main] = worker.sources;
    if (!main)
        return [];
    return [
        {
            file: main.file,
            place: () => ({ file: main.file, line: 1 }),
            key: 'no authentication',
            message: 'This Worker serves MCP, and nothing in its code looks at a key: whoever knows the address can use it.',
        },
    ];
}
function undeclared(worker) {
    const names = [...authNames(worker)];
    return worker.sections.flatMap((section) => names
        .filter(([name]) => !section.requiredSecrets.includes(name) && varOf(section, name) === undefined)
        .map(([name, place]) => ({
        file: worker.file,
        place: section.at,
        key: `${section.label} ${name}`,
        severity: 'MEDIUM',
        message: `${place.file}:${place.line} reads \`${name}\`, and ${section.label} does not require it: a deploy without the secret goes through.`,
        fix: `Add it to \`secrets.required\` of ${section.label}; environments do not inherit it.`,
        patch: () => patchSetting(worker, [...sectionPath(section), 'secrets', 'required'], [...own(section), name]),
    })));
}
function sectionPath({ config: { environment } }) {
    return environment === undefined ? [] : ['env', environment];
}
function own({ config }) {
    return config.section.secrets?.required ?? [];
}
function varOf({ config }, name) {
    return config.section.vars?.[name];
}
function emptied(worker) {
    return worker.sections.flatMap((section) => Object.entries(section.config.section.vars ?? {})
        .filter(([name, value]) => isAuthName(name) && (value === '' || value === null || value === false))
        .map(([name]) => ({
        file: worker.file,
        place: () => worker.config.document.at([...section.config.pathOf('vars'), name]),
        key: `${section.label} ${name} empty`,
        message: `\`${name}\` is empty in \`vars\` of ${section.label}: the key that callers must show is none.`,
        fix: 'Take it out of `vars`, set it with `wrangler secret put`, and name it under `secrets.required`.',
    })));
}
const references = /\$\{(\w+)\}/g;
/** LibreChat without a key, or with one that its host does not give it, would be refused: people then open the server. */
function unsent({ librechats, blueprints }) {
    const declared = new Set(blueprints.flatMap(({ document }) => [...scalars(document.value)]
        .filter(({ key, path }) => key === 'key' && path.includes('envVars'))
        .map(({ value }) => value)));
    return librechats.flatMap(({ file, document }) => Object.entries(mapping((0,positions/* valueAt */.fK)(document.value, ['mcpServers']))).flatMap(([name, server]) => {
        const entry = mapping(server);
        const path = ['mcpServers', name];
        if (typeof entry['url'] !== 'string')
            return [];
        if (!sendsSomething(entry))
            return [
                {
                    file,
                    place: () => document.keyAt(path),
                    key: `${name} without a key`,
                    severity: 'MEDIUM',
                    message: `LibreChat is told no key for the MCP server ${name}: it works only while the server lets everybody in.`,
                    fix: 'Add `headers: { Authorization: "Bearer ${MCP_AUTH_KEY}" }`, and the variable to the host of LibreChat.',
                },
            ];
        if (blueprints.length === 0)
            return [];
        return [...scalars(entry['headers'])].flatMap(({ value, path: inner }) => [...value.matchAll(references)]
            .map(([, variable = '']) => variable)
            .filter((variable) => isAuthName(variable) && !declared.has(variable))
            .map((variable) => ({
            file,
            place: () => document.at([...path, 'headers', ...inner]),
            key: `${name} ${variable} undeclared`,
            severity: 'MEDIUM',
            message: `LibreChat sends \`\${${variable}}\`, and no service in ${blueprints[0]?.file} has that variable: it would send the name itself.`,
            fix: `Add \`{ key: ${variable}, sync: false }\` to the service's envVars.`,
        })));
    }));
}
function sendsSomething(entry) {
    const headers = Object.keys(mapping(entry['headers']));
    return (headers.length > 0 ||
        entry['apiKey'] !== undefined ||
        entry['oauth'] !== undefined ||
        entry['requiresOAuth'] === true);
}
function secretsAreSet() {
    const required = ({ workers }) => workers.flatMap((worker) => worker.sections.filter((one) => one.requiredSecrets.length > 0).map((section) => ({ worker, section })));
    return {
        service: 'cloudflare',
        what: 'whether the required secrets are set',
        applies: (audited) => required(audited).length > 0,
        ask: async (audited, services) => {
            const told = [];
            for (const one of required(audited))
                told.push(...(await missingSecrets(one, services)));
            return told;
        },
    };
}
async function missingSecrets({ worker, section }, services) {
    const { name } = section;
    const what = `whether the secrets of ${section.label} in ${worker.file} are set`;
    if (name === undefined) {
        services.skip(what, 'It has no name.');
        return [];
    }
    const { workers } = await services.cloudflare();
    if (!(await workers.exists(name))) {
        services.skip(what, `The Worker ${name} is not deployed yet.`);
        return [];
    }
    const there = await workers.secretNames(name);
    return section.requiredSecrets
        .filter((secret) => !there.includes(secret))
        .map((secret) => ({
        file: worker.file,
        place: section.at,
        key: `${section.label} ${secret} unset`,
        message: `The Worker ${name} on Cloudflare has no secret \`${secret}\`, which ${section.label} requires.`,
        fix: `npx wrangler secret put ${secret} --name ${name}`,
    }));
}

// EXTERNAL MODULE: ./lib/project/wrangler-schema.js
var wrangler_schema = __webpack_require__(27263);
;// CONCATENATED MODULE: ./lib/audit/rules/va002-rate-limit.js



const example = '`"ratelimits": [{ "name": "RATE_LIMITER", "namespace_id": "1001", "simple": { "limit": 100, "period": 60 } }]`';
const rateLimit = {
    id: 'VA002',
    name: 'no-rate-limit',
    severity: 'MEDIUM',
    about: 'A Worker that the internet reaches has nothing that limits its callers.',
    why: 'One caller can use up the requests of the plan and the rows of D1; guesses at the key are not slowed down.',
    sources: [
        'https://developers.cloudflare.com/workers/runtime-apis/bindings/rate-limit/',
        'https://developers.cloudflare.com/waf/rate-limiting-rules/',
        'External review, «No Rate Limiting on MCP Servers»',
    ],
    fix: `Add ${example} (environments do not inherit it), ask it with \`await env.RATE_LIMITER.limit({ key })\`, and answer 429 where it says no. Where a rule of the zone limits callers, waive this and say so.`,
    judge: ({ workers }) => workers.flatMap((worker) => worker.sections.flatMap((section) => judge(worker, section))),
    questions: [zonesLimit()],
};
function judge(worker, section) {
    if (!isReached(section) || !answers(worker))
        return [];
    const names = limitersOf(section);
    if (names.length === 0)
        return [
            {
                file: worker.file,
                place: section.at,
                key: `${section.label} none`,
                message: `Nothing limits the callers of ${section.label}: it has no \`ratelimits\`.`,
            },
        ];
    if (worker.sources.length === 0 || worker.sources.some(({ code }) => (0,worker_sources/* asksLimiter */.z)(code)))
        return [];
    return [
        {
            file: worker.file,
            place: () => worker.config.document.at(section.config.pathOf('ratelimits')),
            key: `${section.label} never asked`,
            message: `The rate limiter ${names.map((name) => `\`${name}\``).join(', ')} of ${section.label} is configured, and the code never asks it: a binding alone limits nothing.`,
            fix: 'Ask it before anything else: `const { success } = await env.RATE_LIMITER.limit({ key })`, and answer 429 where it is false.',
        },
    ];
}
/** By an address of its own, by workers.dev or by a route; others reach it through a service binding. */
function isReached({ config: { section } }) {
    const hasRoutes = section.route !== undefined || (section.routes ?? []).length > 0;
    return hasRoutes || section.workers_dev !== false;
}
function answers(worker) {
    if (worker.sources.length === 0)
        return worker.sections.some(({ config }) => config.section.main !== undefined);
    return firstPlace(worker, /\bfetch\b|\bHono\b|\bRouter\b|\bMcpAgent\b|\bOAuthProvider\b/) !== undefined;
}
function limitersOf({ config: { section } }) {
    const unsafe = (section.unsafe?.bindings ?? []).flatMap((one) => wrangler_schema/* UnsafeRateLimit */.me.safeParse(one).data?.name ?? []);
    return [...(section.ratelimits ?? []).map(({ name }) => name), ...unsafe];
}
/** What is reached by routes alone may be limited by rules of their zones. */
function routed({ workers }) {
    return workers.flatMap((worker) => worker.sections.flatMap((section) => {
        const { section: settings } = section.config;
        const routes = [...(settings.routes ?? []), ...(settings.route === undefined ? [] : [settings.route])];
        const isBare = judge(worker, section).some(({ key }) => key === `${section.label} none`);
        if (!isBare || routes.length === 0 || settings.workers_dev === true)
            return [];
        return [{ worker, section, zones: routes.map(zoneNames) }];
    }));
}
/** `trips.example.com/*` is of the zone `trips.example.com` or `example.com`. */
function zoneNames(route) {
    if (typeof route !== 'string' && route.zone_name !== undefined)
        return [route.zone_name];
    const pattern = typeof route === 'string' ? route : route.pattern;
    const [host = ''] = pattern.replace(/^\w+:\/\//, '').split('/');
    const labels = host.replace(/^\*\.?/, '').split('.');
    return labels
        .slice(0, -1)
        .map((_, index) => labels.slice(index).join('.'))
        .slice(-4);
}
function zonesLimit() {
    return {
        service: 'cloudflare',
        what: 'whether rules of the zone limit callers',
        applies: (audited) => routed(audited).length > 0,
        ask: async (audited, services) => {
            for (const one of routed(audited))
                await settleByZones(one, services);
            return [];
        },
    };
}
async function settleByZones({ worker, section, zones }, services) {
    for (const names of zones) {
        const rules = await rulesOfFirst(names, services);
        if (rules === undefined)
            services.skip(`whether rules of the zone limit callers of ${section.label}`, `The token sees no zone ${names.join(' or ')}.`);
        if (rules === undefined || rules === 0)
            return;
    }
    services.settle({ file: worker.file, key: `${section.label} none` });
}
async function rulesOfFirst(names, services) {
    const { zones } = await services.cloudflare();
    for (const name of names) {
        const rules = await zones.rateLimitRules(name);
        if (rules !== undefined)
            return rules;
    }
    return undefined;
}

// EXTERNAL MODULE: ./lib/cloudflare/errors.js
var cloudflare_errors = __webpack_require__(76632);
// EXTERNAL MODULE: ./lib/cloudflare/ids.js
var ids = __webpack_require__(857);
;// CONCATENATED MODULE: ./lib/audit/rules/va003-database-id.js




const databaseId = {
    id: 'VA003',
    name: 'database-id',
    severity: 'HIGH',
    about: 'A D1 binding names no database, none that exists, or the one of another environment.',
    why: 'wrangler provisions a new, empty database for a binding without an id, and a migration then «succeeds» on it; an id of another environment has tests write into production.',
    sources: [
        'https://developers.cloudflare.com/workers/wrangler/configuration/#d1-databases',
        'https://developers.cloudflare.com/d1/configuration/environments/',
        'External review, «Migration Script Doesn’t Validate D1 Database ID»',
    ],
    fix: 'Look the id up with `npx wrangler d1 info <name>`, and write it as `database_id`.',
    judge: (audited) => audited.workers.flatMap((worker) => {
        const all = boundBy(worker);
        return [...all.flatMap(formOf), ...shared(all)];
    }),
    questions: [databasesExist()],
};
function boundBy(worker) {
    return worker.sections.flatMap((section) => {
        const base = section.config.pathOf('d1_databases');
        return (section.config.section.d1_databases ?? []).map((entry, index) => ({
            worker,
            section,
            entry,
            path: [...base, index],
        }));
    });
}
const placeholders = /^$|[<>{}$]|your|placeholder|todo|fixme|change.?me|replace|example|database.?id|^x+$|x{4}|\.\.\./i;
const madeUp = /^(.)\1{7}-(?:\1{4}-){3}\1{12}$|^12345678-1234-/;
function formOf({ worker, section, entry, path }) {
    const { database_id: id, binding } = entry;
    const told = (what, key, more = {}) => [
        {
            file: worker.file,
            place: () => worker.config.document.at([...path, 'database_id']),
            key: `${section.label} ${binding} ${key}`,
            message: `${what} (${section.label}, binding ${binding}).`,
            ...more,
        },
    ];
    if (id === undefined)
        return told('`database_id` is missing: wrangler makes a new, empty database on the next deploy', 'missing', {
            severity: 'MEDIUM',
        });
    if (placeholders.test(id) || madeUp.test(id))
        return told(`\`database_id\` is ${quoted(id)}, a placeholder`, 'placeholder');
    if (!ids/* DatabaseId */.f$.safeParse(id).success)
        return told(`\`database_id\` is ${quoted(id)}, which is no uuid`, 'malformed');
    return [];
}
/** Within one environment several bindings may be of one database. */
function shared(all) {
    const byId = Map.groupBy(all, ({ entry }) => entry.database_id?.toLowerCase());
    return [...byId].flatMap(([id, group]) => {
        const [first, ...others] = group.filter(({ section }, index) => group.findIndex((one) => one.section === section) === index);
        if (id === undefined || !first || madeUp.test(id) || !ids/* DatabaseId */.f$.safeParse(id).success)
            return [];
        return others.map(({ worker, section, entry, path }) => ({
            file: worker.file,
            place: () => worker.config.document.at([...path, 'database_id']),
            key: `${section.label} ${entry.binding} shared`,
            message: `${section.label} binds the database that ${first.section.label} binds: what one does to its data, it does to the other’s.`,
            fix: 'Make a database for each environment: `npx wrangler d1 create <name>-<environment>`.',
        }));
    });
}
function databasesExist() {
    const all = ({ workers }) => workers.flatMap(boundBy);
    return {
        service: 'cloudflare',
        what: 'whether the D1 databases exist and have their names',
        applies: (audited) => all(audited).length > 0,
        ask: async (audited, services) => {
            const told = [];
            for (const bound of all(audited))
                told.push(...(await look(bound, services)));
            return told;
        },
    };
}
async function look(bound, services) {
    const { entry } = bound;
    const { d1 } = await services.cloudflare();
    const id = ids/* DatabaseId */.f$.safeParse(entry.database_id);
    const named = async () => entry.database_name === undefined
        ? undefined
        : (await d1.list(entry.database_name)).find(({ name }) => name === entry.database_name);
    if (!id.success) {
        const found = await named();
        return found
            ? [
                known(bound, `The account has the database \`${found.name}\`, which this binding does not name by its id`, found.uuid),
            ]
            : [];
    }
    const found = await d1.get(id.data).catch((error) => {
        if ((0,cloudflare_errors/* isNotFound */.c)(error))
            return undefined;
        throw error;
    });
    if (!found)
        return [known(bound, `The account has no database with the id ${id.data}`, (await named())?.uuid)];
    if (entry.database_name === undefined || found.name === entry.database_name)
        return [];
    const what = `The database ${id.data} is called \`${found.name}\`, and \`database_name\` says ${quoted(entry.database_name)}`;
    return [known(bound, what, (await named())?.uuid)];
}
/** What Cloudflare says of a binding, with the id of the database that has its name. */
function known({ worker, section, entry, path }, what, id) {
    return {
        file: worker.file,
        place: () => worker.config.document.at([...path, 'database_id']),
        key: `${section.label} ${entry.binding} online`,
        message: `${what} (${section.label}, binding ${entry.binding}).`,
        ...(id === undefined
            ? {
                fix: 'Decide which database is meant: `npx wrangler d1 list`. If it is to be new: `npx wrangler d1 create <name>`.',
            }
            : {
                fix: `The database of that name has the id ${id}: write it as \`database_id\`, where it is the one that is meant.`,
                patch: () => patchSetting(worker, [...path, 'database_id'], id),
            }),
    };
}

;// CONCATENATED MODULE: ./lib/audit/blueprint.js


/** Those at the top, and those of the environments of projects: render.com/docs/blueprint-spec. */
function servicesOf(blueprint) {
    return groups(blueprint).flatMap((base) => [
        ...entries(blueprint, [...base, 'services'], undefined),
        ...entries(blueprint, [...base, 'databases'], 'postgres'),
    ]);
}
function groups({ document }) {
    const projects = sequence((0,positions/* valueAt */.fK)(document.value, ['projects']));
    const inProjects = projects.flatMap((project, index) => sequence(mapping(project)['environments']).map((_, inner) => ['projects', index, 'environments', inner]));
    return [[], ...inProjects];
}
function entries(blueprint, path, type) {
    const { document } = blueprint;
    return sequence((0,positions/* valueAt */.fK)(document.value, path)).map((entry, index) => {
        const value = mapping(entry);
        const own = [...path, index];
        return {
            blueprint,
            path: own,
            value,
            type: type ?? String(value['type'] ?? ''),
            name: String(value['name'] ?? `${path.join('.')}[${index}]`),
            variables: variablesOf(value['envVars'], [...own, 'envVars']),
            at: (...below) => document.at([...own, ...below]),
        };
    });
}
function variablesOf(value, path) {
    return sequence(value).flatMap((one, index) => {
        const entry = mapping(one);
        return typeof entry['key'] === 'string'
            ? [{ key: entry['key'], value: entry['value'], path: [...path, index] }]
            : [];
    });
}
/** The variables of groups, which services take by name. */
function groupVariables({ document }) {
    return sequence((0,positions/* valueAt */.fK)(document.value, ['envVarGroups'])).flatMap((group, index) => variablesOf(mapping(group)['envVars'], ['envVarGroups', index, 'envVars']));
}
/** What a rule tells of a service: the place is that of a key, or of the service. */
function ofService(service, key, path = []) {
    return {
        file: service.blueprint.file,
        place: () => service.at(...path),
        key: `${service.name} ${key}`,
    };
}

;// CONCATENATED MODULE: ./lib/audit/dockerfile.js


/** Where a part of a Dockerfile stands. */
function placeOf({ file }, { start }) {
    return { file, line: start.line + 1, column: start.character + 1 };
}
/** The instructions of the last stage, which is what runs. */
function lastStage({ tree }) {
    const from = tree.getFROMs().at(-1);
    const start = from?.getRange().start.line ?? 0;
    return { from, instructions: tree.getInstructions().filter((one) => one.getRange().start.line >= start) };
}
/** The values that the last stage sets with ENV. */
function environmentOf(dockerfile) {
    const { from } = lastStage(dockerfile);
    const start = from?.getRange().start.line ?? 0;
    const found = new Map();
    for (const env of dockerfile.tree.getENVs())
        if (env.getRange().start.line >= start)
            for (const property of env.getProperties())
                found.set(property.getName(), {
                    value: property.getUnescapedValue() ?? property.getValue() ?? '',
                    range: property.getRange(),
                });
    return found;
}
/** The patch that puts something in a line. */
function patchLine({ file, text }, line, character, put) {
    const from = text
        .split('\n')
        .slice(0, line)
        .reduce((sum, one) => sum + one.length + 1, 0) + character;
    const at = Math.min(from, text.length);
    const before = at === text.length && !text.endsWith('\n') && put.endsWith('\n') ? `\n${put}` : put;
    return unifiedDiff(file, text, [{ from: at, to: at, text: before }]);
}
/** The services on Render that are built of a Dockerfile. */
function servicesBuiltOf({ file }, blueprints) {
    return blueprints.flatMap((blueprint) => {
        const folder = blueprint.file.includes('/') ? blueprint.file.slice(0, blueprint.file.lastIndexOf('/') + 1) : '';
        return servicesOf(blueprint).filter(({ value }) => {
            if (value['runtime'] !== 'docker' && value['env'] !== 'docker')
                return false;
            const root = typeof value['rootDir'] === 'string' ? `${trimmed(value['rootDir'])}/` : '';
            const path = typeof value['dockerfilePath'] === 'string' ? trimmed(value['dockerfilePath']) : `${root}Dockerfile`;
            return file === `${folder}${path}`;
        });
    });
}
function trimmed(path) {
    return path.replace(/^\.\//, '').replace(/\/$/, '');
}

;// CONCATENATED MODULE: ./lib/audit/yaml-patch.js



/**
 * The patch that adds lines to a mapping: after its first key whose value is on the same line, as deep as that.
 * `undefined` where the mapping is written in braces.
 * @param lines as they stand at the depth of the mapping's keys
 */
function patchMapping({ file, text, document }, path, lines) {
    const rows = text.split('\n');
    for (const [key, value] of Object.entries(mapping((0,positions/* valueAt */.fK)(document.value, path)))) {
        if (typeof value === 'object' && value !== null)
            continue;
        const { line, column } = document.keyAt([...path, key]);
        const place = document.at([...path, key]);
        if (line === undefined || column === undefined || place.line !== line)
            continue;
        const row = rows[line - 1] ?? '';
        if (!/^[\s-]*$/.test(row.slice(0, column - 1)) || /[|>][+-]?\s*$/.test(row))
            continue;
        const from = rows.slice(0, line).reduce((sum, one) => sum + one.length + 1, 0);
        const end = row.endsWith('\r') ? '\r\n' : '\n';
        const added = lines.map((one) => `${' '.repeat(column - 1)}${one}${end}`).join('');
        // The file may end in this line, without a line break.
        if (from > text.length)
            return unifiedDiff(file, text, [{ from: text.length, to: text.length, text: `\n${added}` }]);
        return unifiedDiff(file, text, [{ from, to: from, text: added }]);
    }
    return undefined;
}

;// CONCATENATED MODULE: ./lib/audit/rules/va004-mongodb-open.js





const mongodbOpen = {
    id: 'VA004',
    name: 'mongodb-open',
    severity: 'MEDIUM',
    about: 'MongoDB runs without authentication, or is addressed without credentials.',
    why: 'Access control is off in MongoDB unless it is switched on: whatever reaches the port reads and deletes every conversation.',
    sources: [
        'https://www.mongodb.com/docs/manual/tutorial/enable-authentication/',
        'https://hub.docker.com/_/mongo',
        'https://render.com/docs/deploy-mongodb',
        'External review, «MongoDB Authentication Disabled in render.yaml»',
    ],
    fix: 'Start it with `--auth`, give it `MONGO_INITDB_ROOT_USERNAME` and `MONGO_INITDB_ROOT_PASSWORD` with `sync: false`, and put the credentials of a user into the URI that the client has.',
    judge: (audited) => [
        ...audited.blueprints.flatMap((blueprint) => [
            ...servicesOf(blueprint).flatMap((service) => server(service, audited)),
            ...clients(blueprint),
        ]),
        ...inDockerfiles(audited),
    ],
};
const mongoImage = /(?:^|\/)(?:mongo|mongodb|mongodb-community-server|mongodb-enterprise-server)(?::|@|$)/;
function server(service, audited) {
    if (!isMongo(service, audited))
        return [];
    const command = String(service.value['dockerCommand'] ?? service.value['startCommand'] ?? '');
    const words = command.split(/\s+/);
    if (words.includes('--noauth'))
        return [
            {
                ...ofService(service, 'noauth', ['dockerCommand']),
                severity: 'HIGH',
                message: `${service.name} starts MongoDB with \`--noauth\`.`,
            },
        ];
    if (words.includes('--auth') || words.some((word) => word.startsWith('--keyFile')) || hasRoot(service))
        return [];
    return [
        {
            ...ofService(service, 'no auth'),
            severity: service.type === 'web' ? 'HIGH' : 'MEDIUM',
            message: `Nothing switches authentication on in the MongoDB ${service.name}${service.type === 'web' ? ', which is a web service' : ''}.`,
            patch: () => service.value['envVars'] === undefined
                ? patchMapping(service.blueprint, service.path, [
                    'envVars:',
                    '  - { key: MONGO_INITDB_ROOT_USERNAME, sync: false }',
                    '  - { key: MONGO_INITDB_ROOT_PASSWORD, sync: false }',
                ])
                : undefined,
        },
    ];
}
function isMongo(service, { dockerfiles }) {
    const url = mapping(service.value['image'])['url'];
    if (typeof url === 'string')
        return mongoImage.test(url);
    const path = service.value['dockerfilePath'];
    if (typeof path !== 'string')
        return false;
    const found = dockerfiles.find(({ file }) => file.endsWith(path.replace(/^\.\//, '')));
    return found?.tree.getFROMs().some((from) => mongoImage.test(from.getImage() ?? '')) ?? false;
}
/** The image makes the user, and then starts with access control: docker-library/mongo, docker-entrypoint.sh. */
function hasRoot({ variables }) {
    const has = (pattern) => variables.some(({ key }) => pattern.test(key));
    return ((has(/^MONGO(?:DB)?_INITDB_ROOT_USERNAME(?:_FILE)?$/) && has(/^MONGO(?:DB)?_INITDB_ROOT_PASSWORD(?:_FILE)?$/)) ||
        has(/^MONGODB_ROOT_PASSWORD$/));
}
const uriName = /^(?:MONGO|MONGODB)_?(?:URI|URL|CONNECTION_STRING)$/i;
/** Whether a MongoDB URI names nobody: `mongodb://host:27017/db`. A variable in it may name somebody. */
function namesNobody(uri) {
    const [, authority] = typeof uri === 'string' ? (/^mongodb(?:\+srv)?:\/\/([^/?]*)/.exec(uri.trim()) ?? []) : [];
    return authority !== undefined && !authority.includes('@') && !authority.includes('$');
}
function clients(blueprint) {
    const variables = [...servicesOf(blueprint).flatMap((service) => service.variables), ...groupVariables(blueprint)];
    return variables
        .filter(({ key, value, path }) => uriName.test(key) && (namesNobody(value) || isOfService(blueprint, path)))
        .map((one) => client(blueprint, one));
}
/** `fromService` gives host and port, and no credentials. */
function isOfService({ document }, path) {
    const { property } = mapping((0,positions/* valueAt */.fK)(document.value, [...path, 'fromService']));
    return property === 'host' || property === 'hostport';
}
function client({ file, document }, { key, path }) {
    return {
        file,
        place: () => document.at([...path, 'value']),
        key: `${path.join('.')} ${key}`,
        message: `\`${key}\` has no credentials: it works only while MongoDB lets everybody in.`,
        fix: 'Set it in the dashboard (`sync: false`) as `mongodb://<user>:<password>@<host>:27017/<database>?authSource=admin`.',
    };
}
function inDockerfiles({ dockerfiles }) {
    return dockerfiles.flatMap((dockerfile) => [...environmentOf(dockerfile)]
        .filter(([key, { value }]) => uriName.test(key) && namesNobody(value))
        .map(([key, { range }]) => ({
        file: dockerfile.file,
        place: () => placeOf(dockerfile, range),
        key,
        message: `\`${key}\` has no credentials: it works only while MongoDB lets everybody in.`,
        fix: 'Leave it out of the image, and give it to the container where it runs.',
    })));
}

// EXTERNAL MODULE: ./lib/subject/secrets.js + 3 modules
var secrets = __webpack_require__(16683);
;// CONCATENATED MODULE: ./lib/audit/rules/va005-literal-secret.js




const literalSecret = {
    id: 'VA005',
    name: 'literal-secret',
    severity: 'HIGH',
    about: 'A secret stands in a file of the repository.',
    why: 'Whoever can read the repository or a copy of it, now or later, can use it; deleting the line leaves it in the history.',
    sources: [
        'https://developers.cloudflare.com/workers/configuration/secrets/',
        'https://render.com/docs/blueprint-spec#prompting-for-secret-values',
        'https://docs.docker.com/build/building/secrets/',
        'External review, «Secrets Management»',
    ],
    fix: 'Revoke it and make another; give that with `wrangler secret put`, with `sync: false` in render.yaml, as a secret of GitHub, or as `${VARIABLE}` in librechat.yaml.',
    judge: (audited) => withoutRepeats([
        ...byForm(audited),
        ...inVars(audited),
        ...inBlueprints(audited),
        ...va005_literal_secret_inDockerfiles(audited),
        ...inLibrechat(audited),
        ...inEnvironmentFiles(audited),
    ]),
};
const secretName = /(?:^|_|-)(?:KEY|TOKEN|SECRET|PASSWORD|PASSWD|PASSPHRASE|CREDENTIALS?|IV)$/i;
const harmless = /PUBLIC|PUBLISHABLE|SITE_?KEY|CACHE|PRIMARY|FOREIGN|PARTITION|SORT_?KEY|KEY_?NAME|TOKEN_?(?:URL|TYPE)/i;
const placeholder = /^$|^[<{$%]|your|change.?me|placeholder|example|todo|xxx|\*\*\*|user_provided|^(?:true|false|null|none)$/i;
/** Whether a value that stands under this name is a secret. */
function isLiteral(name, value) {
    return (typeof value === 'string' &&
        value.length >= 8 &&
        secretName.test(name) &&
        !harmless.test(name) &&
        !placeholder.test(value));
}
/** Those of a known form, wherever they stand. */
function byForm(audited) {
    const files = [
        ...audited.workers,
        ...audited.workers.flatMap(({ sources }) => sources.map(({ file, code }) => ({ file, text: code }))),
        ...audited.blueprints,
        ...audited.dockerfiles,
        ...audited.workflows,
        ...audited.actions,
        ...audited.librechats,
        ...audited.scripts,
        ...audited.environmentFiles,
    ];
    return files.flatMap(({ file, text }) => (0,secrets/* findSecrets */.d)(text).map(({ from, rule }) => told(file, { file, line: va005_literal_secret_lineOf(text, from) }, `A secret stands here (${rule})`, rule)));
}
function va005_literal_secret_lineOf(text, offset) {
    let line = 1;
    for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1))
        line++;
    return line;
}
function told(file, place, what, key) {
    return { file, place: typeof place === 'function' ? place : () => place, key, message: `${what}.` };
}
function inVars({ workers }) {
    return workers.flatMap((worker) => worker.sections.flatMap((section) => Object.entries(section.config.section.vars ?? {})
        .filter(([name, value]) => isLiteral(name, value))
        .map(([name]) => told(worker.file, () => worker.config.document.at([...section.config.pathOf('vars'), name]), `\`${name}\` stands in \`vars\` of ${section.label}, which everybody can read`, `${section.label} ${name}`))));
}
function inBlueprints({ blueprints }) {
    return blueprints.flatMap((blueprint) => [...servicesOf(blueprint).flatMap(({ variables }) => variables), ...groupVariables(blueprint)]
        .filter(({ key, value }) => isLiteral(key, value))
        .map(({ key, path }) => told(blueprint.file, () => blueprint.document.at([...path, 'value']), `The value of \`${key}\` stands in the Blueprint`, `${path.join('.')} ${key}`)));
}
/** What ENV and ARG say is in the image and in its history. */
function va005_literal_secret_inDockerfiles({ dockerfiles }) {
    return dockerfiles.flatMap((dockerfile) => {
        const { tree } = dockerfile;
        const properties = [...tree.getENVs(), ...tree.getARGs()].flatMap((one) => one.getProperties());
        return properties
            .filter((property) => isLiteral(property.getName(), property.getUnescapedValue() ?? property.getValue()))
            .map((property) => told(dockerfile.file, () => placeOf(dockerfile, property.getRange()), `The value of \`${property.getName()}\` is built into the image`, property.getName()));
    });
}
function inLibrechat({ librechats }) {
    return librechats.flatMap((librechat) => [...scalars(librechat.document.value)]
        .filter(({ key, value }) => isKeyOfOthers(key, value))
        .map(({ key, path }) => told(librechat.file, () => librechat.document.at(path), `The value of \`${key}\` stands here, and not as \`\${VARIABLE}\``, path.join('.'))));
}
function isKeyOfOthers(key, value) {
    const bare = value.replace(/^(?:Bearer|Basic|Token)\s+/i, '');
    const isReference = /\$\{|\{\{/.test(value) || placeholder.test(bare);
    return (/^(?:apiKey|authorization|x-api-key|api-key|.*(?:secret|token|password))$/i.test(key) &&
        bare.length >= 8 &&
        /\d|[^\w\s]/.test(bare) &&
        !isReference &&
        !/\s/.test(bare));
}
function inEnvironmentFiles({ environmentFiles }) {
    return environmentFiles.flatMap(({ file, text }) => text.split('\n').flatMap((row, index) => {
        const [, name = '', value = ''] = /^\s{0,20}(?:export\s+)?([A-Za-z_]\w{0,100})\s{0,20}=\s{0,20}(.*)$/.exec(row) ?? [];
        const bare = value.trim().replace(/^(["'])(.*)\1$/, '$2');
        return isLiteral(name, bare)
            ? [told(file, { file, line: index + 1 }, `\`${name}\` stands in a file that git has`, name)]
            : [];
    }));
}
/** What has a known form often stands under a known name. */
function withoutRepeats(all) {
    const seen = new Set();
    return all.filter(({ file, place }) => {
        const identity = `${file}:${place?.().line}`;
        if (seen.has(identity))
            return false;
        seen.add(identity);
        return true;
    });
}

;// CONCATENATED MODULE: ./lib/audit/rules/va006-health-check.js


/** With docker's own defaults (30s, 30s, 0s, 3) a start that takes a while is taken for a failure. */
const wanted = [
    ['interval', '30s'],
    ['timeout', '5s'],
    ['start-period', '60s'],
    ['retries', '3'],
];
const healthCheck = {
    id: 'VA006',
    name: 'health-check',
    severity: 'LOW',
    about: 'A health check is missing, or nobody has chosen its timing.',
    why: 'With the defaults, failures count from the first second on (no start period), and a check that hangs is waited for 30 s: a cold start is restarted, an outage goes on.',
    sources: [
        'https://docs.docker.com/reference/dockerfile/#healthcheck',
        'https://render.com/docs/health-checks',
        'External review, «Health Check Timeout Not Specified»',
    ],
    fix: 'Write `HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 CMD …`, with a start period above the slowest start that was seen.',
    judge: (audited) => [...audited.dockerfiles.flatMap((one) => inDockerfile(one, audited)), ...onRender(audited)],
};
function inDockerfile(dockerfile, { blueprints }) {
    const { from } = lastStage(dockerfile);
    if (!from || isOfMongo(from.getImage()))
        return [];
    const start = from.getRange().start.line;
    const check = dockerfile.tree.getHEALTHCHECKs().findLast((one) => one.getRange().start.line >= start);
    const onRender = servicesBuiltOf(dockerfile, blueprints).length > 0
        ? ' Render asks `healthCheckPath` and not the image: set both.'
        : '';
    if (!check || check.getSubcommand()?.getValue().toUpperCase() === 'NONE')
        return [
            {
                file: dockerfile.file,
                place: () => placeOf(dockerfile, (check ?? from).getRange()),
                key: 'none',
                message: 'The image has no HEALTHCHECK.',
                fix: `${healthCheck.fix}${onRender}`,
            },
        ];
    const missing = missingFlags(check);
    if (missing.length === 0)
        return [];
    return [
        {
            file: dockerfile.file,
            place: () => placeOf(dockerfile, check.getRange()),
            key: 'defaults',
            message: `The health check leaves ${missing.map(([name]) => `\`--${name}\``).join(', ')} to the defaults.`,
            fix: `${healthCheck.fix}${onRender}`,
            patch: () => {
                const { line, character } = check.getInstructionRange().end;
                return patchLine(dockerfile, line, character, missing.map(([name, value]) => ` --${name}=${value}`).join(''));
            },
        },
    ];
}
function missingFlags(check) {
    const names = check
        .getFlags()
        .filter((flag) => flag.getValue())
        .map((flag) => flag.getName());
    return wanted.filter(([name]) => !names.includes(name));
}
function isOfMongo(image) {
    return /(?:^|\/)mongo/.test(image ?? '');
}
function onRender({ blueprints }) {
    return blueprints
        .flatMap(servicesOf)
        .filter(({ type, value }) => type === 'web' &&
        value['runtime'] !== 'static' &&
        value['env'] !== 'static' &&
        value['healthCheckPath'] === undefined)
        .map((service) => ({
        ...ofService(service, 'healthCheckPath'),
        message: `The web service ${service.name} has no \`healthCheckPath\`: Render takes it for healthy when its port is open.`,
        fix: 'Add `healthCheckPath: /health`: a path that answers 2xx or 3xx within 5 s, and looks at what the service needs.',
    }));
}

;// CONCATENATED MODULE: ./lib/audit/rules/va007-memory-limit.js


/** Of a Render instance, in MB: render.com/pricing. */
const planMegabytes = {
    free: 512,
    starter: 512,
    standard: 2048,
    pro: 4096,
    'pro plus': 8192,
    'pro max': 16_384,
    'pro ultra': 32_768,
};
/** What the heap may have of the memory: buffers, stacks and code are beside it. */
const heapShare = 0.8;
const memoryLimit = {
    id: 'VA007',
    name: 'memory-limit',
    severity: 'LOW',
    about: 'Node’s heap has no limit, or one above what the instance has.',
    why: 'Node does not see how much memory its plan has: it collects too late, and the container is killed in the middle of requests.',
    sources: [
        'https://nodejs.org/api/cli.html#--max-old-space-sizesize-in-mib',
        'https://render.com/docs/troubleshooting-deploys',
        'External review, «Resource Limits»',
    ],
    fix: 'Add `ENV NODE_OPTIONS="--max-old-space-size=<MB>"`, with about three quarters of what the instance has.',
    judge: (audited) => [
        ...audited.dockerfiles.flatMap((one) => va007_memory_limit_inDockerfile(one, audited)),
        ...withoutDockerfile(audited),
    ],
};
function va007_memory_limit_inDockerfile(dockerfile, { blueprints }) {
    if (!runsNode(dockerfile))
        return [];
    const services = servicesBuiltOf(dockerfile, blueprints);
    const own = environmentOf(dockerfile).get('NODE_OPTIONS');
    const heap = heapOf(own?.value) ?? heapInCommand(dockerfile);
    const inServices = services.map((service) => heapOf(variable(service)));
    if (heap === undefined && (services.length === 0 || inServices.includes(undefined)))
        return [missing(dockerfile, services)];
    return services.flatMap((service, index) => {
        const inForce = inServices[index] ?? heap;
        const most = memoryOf(service);
        if (inForce === undefined || most === undefined || inForce <= most * heapShare)
            return [];
        return [
            {
                file: dockerfile.file,
                place: () => (own ? placeOf(dockerfile, own.range) : { file: dockerfile.file, line: 1 }),
                key: `${service.name} above`,
                severity: 'MEDIUM',
                message: `The heap may have ${inForce} MB, and the plan \`${planOf(service)}\` of ${service.name} has ${most} MB in all.`,
                fix: `Set \`--max-old-space-size=${threeQuarters(most)}\`, or take a larger plan.`,
            },
        ];
    });
}
function missing(dockerfile, services) {
    const { from } = lastStage(dockerfile);
    const [service] = services;
    const megabytes = (service && memoryOf(service)) ?? undefined;
    const put = `ENV NODE_OPTIONS="--max-old-space-size=${megabytes === undefined ? 512 : threeQuarters(megabytes)}"\n`;
    return {
        file: dockerfile.file,
        place: () => (from ? placeOf(dockerfile, from.getRange()) : { file: dockerfile.file, line: 1 }),
        key: 'none',
        message: `Nothing limits the heap of Node in this image${megabytes === undefined ? '' : `, and its plan has ${megabytes} MB`}.`,
        patch: () => (from ? patchLine(dockerfile, from.getRange().end.line + 1, 0, put) : undefined),
    };
}
function threeQuarters(megabytes) {
    return Math.floor((megabytes * 3) / 4);
}
function runsNode(dockerfile) {
    const { from, instructions } = lastStage(dockerfile);
    const image = from?.getImageName() ?? '';
    if (/(?:^|\/)(?:node|librechat[\w-]*)$/.test(image))
        return true;
    return instructions.some((one) => ['CMD', 'ENTRYPOINT'].includes(one.getKeyword()) &&
        /\b(?:node|npm|npx|pnpm|yarn)\b/.test(one.getArgumentsContent() ?? ''));
}
/** In MB. */
function heapOf(options) {
    const [, megabytes] = /--max[-_]old[-_]space[-_]size[= ](\d{1,9})/.exec(options ?? '') ?? [];
    return megabytes === undefined ? undefined : Number(megabytes);
}
function heapInCommand(dockerfile) {
    const commands = lastStage(dockerfile).instructions.filter((one) => ['CMD', 'ENTRYPOINT'].includes(one.getKeyword()));
    return heapOf(commands.map((one) => one.getArgumentsContent() ?? '').join(' '));
}
function variable({ variables }) {
    const found = variables.find(({ key }) => key === 'NODE_OPTIONS')?.value;
    return found === undefined ? undefined : String(found);
}
/** Without a word, a new service gets `starter`. */
function planOf({ value }) {
    return String(value['plan'] ?? 'starter')
        .toLowerCase()
        .replaceAll('_', ' ');
}
function memoryOf(service) {
    return planMegabytes[planOf(service)];
}
function withoutDockerfile({ blueprints }) {
    return blueprints
        .flatMap(servicesOf)
        .filter((service) => (service.value['runtime'] ?? service.value['env']) === 'node')
        .flatMap((service) => {
        const heap = heapOf(variable(service)) ?? heapOf(String(service.value['startCommand'] ?? ''));
        const most = memoryOf(service);
        if (heap === undefined)
            return [
                {
                    ...ofService(service, 'none'),
                    message: `Nothing limits the heap of Node in ${service.name}.`,
                    fix: `Add \`{ key: NODE_OPTIONS, value: "--max-old-space-size=${threeQuarters(most ?? 512)}" }\` to its envVars.`,
                },
            ];
        if (most === undefined || heap <= most * heapShare)
            return [];
        return [
            {
                ...ofService(service, 'above'),
                severity: 'MEDIUM',
                message: `The heap of ${service.name} may have ${heap} MB, and its plan \`${planOf(service)}\` has ${most} MB in all.`,
                fix: `Set \`--max-old-space-size=${threeQuarters(most)}\`, or take a larger plan.`,
            },
        ];
    });
}

// EXTERNAL MODULE: ./lib/rules/cors-opened.js
var cors_opened = __webpack_require__(23518);
;// CONCATENATED MODULE: ./lib/audit/rules/va008-cors-open.js


const corsOpen = {
    id: 'VA008',
    name: 'cors-open',
    severity: 'HIGH',
    about: 'CORS lets every page read the answers, or is not configured at all.',
    why: 'A page that somebody is led to reads with what their browser holds. Without any CORS, browser clients are refused, and the next person opens it with `*`.',
    sources: [
        'https://developer.mozilla.org/en-US/docs/Web/HTTP/Guides/CORS',
        'https://modelcontextprotocol.io/specification/2025-11-25/basic/transports#security-warning',
        'External review, «CORS Configuration»',
    ],
    fix: 'Keep a list of exact origins; answer one of them with itself and `Vary: Origin`, and all others without the header.',
    judge: ({ workers }) => workers.flatMap((worker) => [...worker.sources.flatMap(inCode), ...va008_cors_open_inVars(worker), ...nowhere(worker)]),
};
function inCode(source) {
    const lines = linesOf(source);
    const withCredentials = lines.some(({ text }) => (0,cors_opened/* allowsCredentials */.tD)(text));
    const reflected = reflectedNames(lines);
    return lines.flatMap((one) => {
        const opening = (0,cors_opened/* openingIn */.It)(one.text) ?? (usesOne(one.text, reflected) ? 'reflected' : undefined);
        return opening === undefined ? [] : [va008_cors_open_told(source.file, one, opening, withCredentials)];
    });
}
function va008_cors_open_told(file, { line, text }, opening, withCredentials) {
    return {
        file,
        place: () => ({ file, line }),
        key: `${opening} ${text.trim()}`,
        severity: opening === 'reflected' || withCredentials ? 'HIGH' : 'MEDIUM',
        message: opening === 'reflected'
            ? 'Whatever origin asks is allowed to read the answer.'
            : `Every page may read the answer${withCredentials ? ', and credentials are allowed in this file' : ''}.`,
    };
}
const taken = /\b(?:const|let|var)\s+(\w{1,60})\s*=[^;]{0,200}headers\s*\.\s*get\s*\(\s*['"`]origin['"`]/i;
const given = /access-control-allow-origin["'`\s\]]{0,4}[,:=(]\s{0,8}(\w{1,60})\b/i;
/** Variables that hold the origin of the request, and that nothing in the file looks up or compares. */
function reflectedNames(lines) {
    const names = lines.flatMap(({ text }) => taken.exec(text)?.[1] ?? []);
    return new Set(names.filter((name) => !lines.some(({ text }) => isChecked(text, name))));
}
function isChecked(text, name) {
    const word = new RegExp(`\\b${name}\\b`);
    return (word.test(text) &&
        !taken.test(text) &&
        /===|!==|==|!=|\b(?:includes|has|some|find|test|match|get|indexOf|startsWith|endsWith|\w*allow\w*)\s*\(|\[\s*\w+\s*\]/i.test(text));
}
function usesOne(text, names) {
    const name = given.exec(text)?.[1];
    return name !== undefined && names.has(name);
}
function va008_cors_open_inVars(worker) {
    return worker.sections.flatMap((section) => Object.entries(section.config.section.vars ?? {})
        .filter(([name, value]) => /ORIGINS?$/i.test(name) && hasStar(value))
        .map(([name]) => ({
        file: worker.file,
        place: () => worker.config.document.at([...section.config.pathOf('vars'), name]),
        key: `${section.label} ${name}`,
        severity: 'MEDIUM',
        message: `\`${name}\` of ${section.label} is \`*\`: every page may read the answers.`,
    })));
}
function hasStar(value) {
    const list = Array.isArray(value) ? value : String(value).split(',');
    return list.some((one) => String(one).trim() === '*');
}
function nowhere(worker) {
    const [main] = worker.sources;
    if (!main || !isMcpServer(worker))
        return [];
    if (firstPlace(worker, /access-control-allow-origin|['"](?:hono\/)?cors['"]|\bcors\w*\s*\(|\bcorsOptions\b/i))
        return [];
    return [
        {
            file: main.file,
            place: () => ({ file: main.file, line: 1 }),
            key: 'no CORS',
            severity: 'LOW',
            message: 'Nothing in the code of this MCP server answers CORS: clients in a browser are refused, and it is not written down that they should be.',
            fix: 'Answer OPTIONS, and allow a list of exact origins; prove it with a `cors` check in .github/voygent.yml. Where no browser is to reach it, waive this.',
        },
    ];
}

;// CONCATENATED MODULE: ./lib/audit/rules/va009-librechat-oauth.js




const librechatOauth = {
    id: 'VA009',
    name: 'librechat-oauth',
    severity: 'MEDIUM',
    about: 'LibreChat would take a refusal of the MCP server for an invitation to OAuth.',
    why: 'LibreChat asks the server once without the key; a 401 with `WWW-Authenticate: Bearer` has it look for OAuth and never send the key: people see a login that leads nowhere.',
    sources: [
        'https://www.librechat.ai/docs/configuration/librechat_yaml/object_structure/mcp_servers',
        'https://github.com/danny-avila/LibreChat/tree/main/packages/api/src/mcp/oauth',
    ],
    fix: 'Add `requiresOAuth: false` to the server, or give the key as `apiKey`.',
    judge: (audited) => audited.librechats.flatMap((librechat) => va009_librechat_oauth_judge(librechat, audited)),
};
function va009_librechat_oauth_judge(librechat, { workers }) {
    const challenge = workers
        .map((worker) => firstPlace(worker, /www-authenticate/i))
        .find((place) => place !== undefined);
    return Object.entries(mapping((0,positions/* valueAt */.fK)(librechat.document.value, ['mcpServers'])))
        .filter(([, server]) => mayTurn(mapping(server)))
        .map(([name]) => {
        const path = ['mcpServers', name];
        return {
            file: librechat.file,
            place: () => librechat.document.keyAt(path),
            key: name,
            severity: challenge ? 'MEDIUM' : 'LOW',
            message: challenge
                ? `The server ${name} gets a key and no \`requiresOAuth: false\`, and ${challenge.file}:${challenge.line} answers with WWW-Authenticate.`
                : `The server ${name} gets a key and no \`requiresOAuth: false\`: a 401 with \`WWW-Authenticate: Bearer\` would turn it to OAuth.`,
            patch: () => patchMapping(librechat, path, ['requiresOAuth: false']),
        };
    });
}
/** A remote server that gets its key in a header, and about which nothing is said. */
function mayTurn(server) {
    const headers = Object.keys(mapping(server['headers'])).map((name) => name.toLowerCase());
    const isRemote = typeof server['url'] === 'string' && server['type'] !== 'stdio' && server['type'] !== 'websocket';
    return (isRemote &&
        headers.includes('authorization') &&
        ['requiresOAuth', 'oauth', 'apiKey'].every((key) => server[key] === undefined));
}

;// CONCATENATED MODULE: ./lib/audit/rules/va010-runbook-missing.js
const runbooks = [
    {
        path: 'docs/runbooks/disaster-recovery.md',
        name: /disaster|recovery|outage/i,
        what: 'how everything is brought back after an outage',
        sections: [
            { about: 'the restore of the data', heading: /restor|recover|data|database|d1|backup/i },
            { about: 'the proof that it is back', heading: /verif|check|prove|proof|confirm|test|afterwards|done/i },
        ],
    },
    {
        path: 'docs/runbooks/security-incident.md',
        name: /security|incident|compromis|leak|key-rotation/i,
        what: 'what is done about a key that others have',
        sections: [
            { about: 'how each key is rotated', heading: /rotat|revok|replac|renew|key|token/i },
            {
                about: 'how it is found out what was done with it',
                heading: /assess|scope|what happened|find out|log|evidence|extent|look|afterwards|review/i,
            },
        ],
    },
    {
        path: 'docs/runbooks/rollback.md',
        name: /roll-?back|undo|revert/i,
        what: 'how a release is taken back',
        sections: [
            { about: 'the database, which does not go back with the Worker', heading: /database|data|d1|migration|schema/i },
        ],
    },
];
const runbookMissing = {
    id: 'VA010',
    name: 'runbook-missing',
    severity: 'LOW',
    about: 'A runbook is missing, or lacks a part that is needed in the middle of the night.',
    why: 'Who is woken up has no time to find out in which order things come back, and which of the ways back loses writes.',
    sources: [
        'https://sre.google/sre-book/being-on-call/',
        'https://developers.cloudflare.com/d1/reference/time-travel/',
        'External review, «Documentation Gaps» and «Data Migration Rollback»',
    ],
    fix: 'Write it under `docs/runbooks/`, with commands to copy, and have a game day try them.',
    judge: (audited) => audited.workers.length + audited.blueprints.length === 0 ? [] : runbooks.flatMap((one) => va010_runbook_missing_judge(one, audited)),
};
function va010_runbook_missing_judge(runbook, { documents, prefix, files }) {
    const folder = prefix === '' ? '' : `${prefix}/`;
    const candidates = documents.filter(({ file }) => isRunbook(file) && runbook.name.test(baseName(file)));
    const [found] = candidates.toSorted((one, other) => covered(runbook, other) - covered(runbook, one));
    if (!found)
        return files.includes(`${folder}${runbook.path}`)
            ? []
            : [
                {
                    file: `${folder}${runbook.path}`,
                    key: 'missing',
                    message: `There is no runbook that says ${runbook.what}.`,
                },
            ];
    return runbook.sections
        .filter(({ heading }) => !found.headings.some(({ text, level }) => level > 1 && heading.test(text)))
        .map(({ about }) => ({
        file: found.file,
        place: () => ({ file: found.file, line: 1 }),
        key: about,
        message: `The runbook has no section about ${about}.`,
        fix: 'Add it under a heading of its own, with the commands.',
    }));
}
/** Decisions and rules have such words in their names, too. */
function isRunbook(file) {
    return !/(?:^|\/)(?:adrs?|decisions|rules|actions|audit|checks)\//i.test(file);
}
function baseName(file) {
    return file.slice(file.lastIndexOf('/') + 1);
}
function covered({ sections }, { headings }) {
    return sections.filter(({ heading }) => headings.some(({ text }) => heading.test(text))).length;
}

;// CONCATENATED MODULE: ./lib/audit/rules/va011-decision-missing.js
const parts = [
    { about: 'context', heading: /context|problem|background|situation/i },
    { about: 'decision', heading: /decision|decided|outcome|solution/i },
    { about: 'consequences', heading: /consequence|implication|result|trade-?off/i },
];
const decisionMissing = {
    id: 'VA011',
    name: 'decision-missing',
    severity: 'LOW',
    about: 'There are no decision records, or one lacks context, decision or consequences.',
    why: 'What nobody wrote down is decided again, by people who do not know why the old system was kept or rebuilt.',
    sources: [
        'https://cognitect.com/blog/2011/11/15/documenting-architecture-decisions',
        'https://adr.github.io/madr/',
        'External review, «Principle V: Legacy Evaluation»',
    ],
    fix: 'Write `docs/adr/0001-<title>.md` with the headings Context, Decision and Consequences; a page at most.',
    judge: va011_decision_missing_judge,
};
function va011_decision_missing_judge({ documents, workers, blueprints, prefix }) {
    if (workers.length + blueprints.length === 0)
        return [];
    const records = documents.filter(({ file }) => /(?:^|\/)(?:adrs?|decisions)\/\d[^/]*\.md$/i.test(file));
    if (records.length === 0)
        return [
            {
                file: `${prefix === '' ? '' : `${prefix}/`}docs/adr`,
                key: 'none',
                message: 'There are no decision records.',
            },
        ];
    return records.flatMap(({ file, headings, text }) => {
        const missing = parts.filter(({ heading }) => !headings.some((one) => heading.test(one.text)) && !inBold(text, heading));
        if (missing.length === 0)
            return [];
        return [
            {
                file,
                place: () => ({ file, line: 1 }),
                key: missing.map(({ about }) => about).join(),
                message: `The record has no ${missing.map(({ about }) => about).join(', no ')}.`,
            },
        ];
    });
}
/** Short records say `**Decision.** …` or `Decision: …` in the paragraph. */
function inBold(text, heading) {
    return text.split('\n').some((line) => {
        const [, title] = /^(?:[-*] )?(?:\*\*|__)?([A-Z][A-Za-z ]{2,30})(?:[.:](?:\*\*|__)|(?:\*\*|__)[.:]|:)/.exec(line) ?? [];
        return title !== undefined && heading.test(title);
    });
}

// EXTERNAL MODULE: ./lib/snapshot/age-of.js
var age_of = __webpack_require__(82037);
// EXTERNAL MODULE: ./lib/snapshot/freshness.js
var freshness = __webpack_require__(51027);
// EXTERNAL MODULE: ./lib/snapshot/store.js
var store = __webpack_require__(52541);
;// CONCATENATED MODULE: ./lib/audit/rules/va012-backup-missing.js





const backupMissing = {
    id: 'VA012',
    name: 'backup-missing',
    severity: 'MEDIUM',
    about: 'A D1 database is not backed up by a schedule, no backup is ever restored, or none is fresh.',
    why: 'People forget; Time Travel ends after 30 days (7 on the free plan) and with the database; a backup that nobody has restored is a hope.',
    sources: [
        'https://developers.cloudflare.com/d1/reference/time-travel/',
        'https://docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows#schedule',
        'External review, «No Automated Backup Schedule»',
    ],
    fix: 'Call `voygent/voygent-actions/.github/workflows/backup.yml` from a workflow with a `schedule`: it takes a snapshot, and restores it.',
    judge: (audited) => (databases(audited).length === 0 ? [] : va012_backup_missing_judge(audited)),
    questions: [areFresh()],
};
function databases({ workers }) {
    return workers.flatMap((worker) => worker.sections.flatMap(({ config }) => (config.section.d1_databases ?? []).map((entry, index) => ({
        worker,
        name: entry.database_name ?? entry.binding,
        isProduction: config.environment === undefined || /^prod/i.test(config.environment),
        place: () => worker.config.document.at([...config.pathOf('d1_databases'), index]),
    }))));
}
function va012_backup_missing_judge(audited) {
    const { workflows } = audited;
    const takers = workflows.filter(takesBackups);
    const scheduled = takers.filter(isScheduled);
    const [taker] = scheduled.length > 0 ? scheduled : takers;
    const [bound] = databases(audited);
    if (!taker || scheduled.length === 0)
        return bound ? [none(bound, taker)] : [];
    const told = [];
    if (!workflows.some(restores))
        told.push(at(taker, 'no drill', 'Backups are made, and none is ever restored.', 'Use the reusable workflow `backup.yml`, whose second job restores what the first one made; or `actions/restore` with `mode: drill`.'));
    const watchers = workflows.filter((one) => one !== taker && watches(one));
    if (watchers.length === 0)
        told.push(at(taker, 'no watch', 'Nothing outside of this workflow notices that it runs no more: GitHub disables a schedule after 60 days without a commit.', 'Run `actions/backup` with `mode: verify-freshness` in another workflow, such as on every pull request.'));
    return told;
}
function none({ worker, name, place }, taker) {
    return {
        file: worker.file,
        place,
        key: 'none',
        message: taker
            ? `The database ${name} is backed up by ${taker.file}, which has no \`schedule\`: somebody has to think of it.`
            : `No workflow backs up the database ${name}.`,
    };
}
function at({ file, document }, key, message, fix) {
    return { file, place: () => document.keyAt(['on']), key, severity: 'LOW', message, fix };
}
function isScheduled({ document }) {
    return sequence((0,positions/* valueAt */.fK)(document.value, ['on', 'schedule'])).length > 0;
}
const ours = /^[\w.-]+\/voygent-actions\/|^\.\/|^\$\//;
function steps({ document }) {
    return Object.values(mapping((0,positions/* valueAt */.fK)(document.value, ['jobs']))).flatMap((job) => {
        const all = [mapping(job), ...sequence(mapping(job)['steps']).map(mapping)];
        return all.map((one) => ({
            uses: String(one['uses'] ?? ''),
            run: String(one['run'] ?? ''),
            mode: String(mapping(one['with'])['mode'] ?? ''),
        }));
    });
}
function takesBackups(workflow) {
    return steps(workflow).some(({ uses, run, mode }) => (ours.test(uses) && /\/backup\.yml(?:@|$)/.test(uses)) ||
        (ours.test(uses) && /\/actions\/backup(?:@|$)/.test(uses) && mode !== 'list' && mode !== 'verify-freshness') ||
        /\bwrangler\b[^\n]{0,200}\bd1\s+export\b/.test(run) ||
        /\/[\w-]*d1-backup[\w-]*(?:@|$)/.test(uses));
}
function restores(workflow) {
    return steps(workflow).some(({ uses, mode }) => ours.test(uses) &&
        (/\/backup\.yml(?:@|$)/.test(uses) ||
            (/\/actions\/restore(?:@|$)/.test(uses) && (mode === '' || mode === 'drill'))));
}
function watches(workflow) {
    return (steps(workflow).some(({ uses, mode }) => ours.test(uses) && /\/actions\/backup(?:@|$)/.test(uses) && mode === 'verify-freshness') || [...scalars(workflow.document.value)].some(({ key, value }) => key === 'backups' && value === 'require'));
}
function areFresh() {
    return {
        service: 'github',
        what: 'how old the newest proven snapshot of each database is',
        applies: (audited) => databases(audited).some(({ isProduction }) => isProduction),
        ask: async (audited, { github, now }) => {
            const { snapshots } = await (0,store/* storedSnapshots */.ZX)(await github());
            const settings = audited.settings?.value.databases ?? [];
            const all = databases(audited).filter(({ isProduction }) => isProduction);
            return all.flatMap(({ worker, name, place }) => {
                const own = settings.find((one) => one.name === name);
                const { isFresh, snapshot, maxAgeMs } = (0,freshness/* freshnessOf */.T)(own?.backup ? { backup: own.backup } : {}, name, snapshots, { asked: undefined, now });
                if (isFresh)
                    return [];
                return [
                    {
                        file: worker.file,
                        place,
                        key: `${name} stale`,
                        severity: 'HIGH',
                        message: snapshot
                            ? `The newest proven snapshot of ${name} is ${(0,age_of/* age */.K)(now - snapshot.takenAt)} old, and may be ${(0,age_of/* age */.K)(maxAgeMs)}.`
                            : `There is no proven snapshot of ${name} among the artifacts of this repository.`,
                        fix: 'Look at the runs of the workflow that makes the backups, then run it.',
                    },
                ];
            });
        },
    };
}

;// CONCATENATED MODULE: ./lib/audit/rules/va013-not-observable.js



const notObservable = {
    id: 'VA013',
    name: 'not-observable',
    severity: 'MEDIUM',
    about: 'A Worker keeps no logs, or logs what no query can read.',
    why: 'Without `observability` a Worker’s logs are gone when nobody watches: an outage goes unnoticed, and afterwards nothing tells why.',
    sources: [
        'https://developers.cloudflare.com/workers/observability/logs/workers-logs/',
        'External review, «No Monitoring/Alerting Setup» and «Principle IV: Observable Infrastructure»',
    ],
    fix: 'Add `"observability": { "enabled": true }`; environments inherit it.',
    judge: ({ workers }) => workers.flatMap((worker) => [...withoutLogs(worker), ...worker.sources.flatMap(unstructured)]),
};
function withoutLogs(worker) {
    const dark = worker.sections.filter((section) => !isObserved(section));
    const [first] = dark;
    if (!first)
        return [];
    const found = first.read('observability');
    const labels = dark.slice(0, 5).map(({ label }) => label);
    return [
        {
            file: worker.file,
            place: found ? () => worker.config.document.at(found.path) : first.at,
            key: 'off',
            message: `The logs of ${labels.join(', ')} are kept nowhere: \`observability\` is ${found ? 'off' : 'missing'}, and nothing else takes them.`,
            patch: () => patchSetting(worker, [...(found?.path ?? ['observability']), 'enabled'], true),
        },
    ];
}
function isObserved(section) {
    const observability = mapping(section.read('observability')?.value);
    const isOn = observability['enabled'] === true || mapping(observability['logs'])['enabled'] === true;
    if (isOn && observability['head_sampling_rate'] !== 0)
        return true;
    const goesElsewhere = section.read('logpush')?.value === true || sequence(section.read('tail_consumers', 'own')?.value).length > 0;
    return goesElsewhere;
}
const ofText = /\bconsole\s*\.\s*(?:log|info|warn|error|debug)\s*\(\s*(?:['"`](?!\s*\{)|\w+\s*\+)/;
/** One for each file: the first line that logs words. */
function unstructured(source) {
    const lines = linesOf(source).filter(({ text }) => ofText.test(text));
    const [first] = lines;
    if (!first)
        return [];
    return [
        {
            file: source.file,
            place: () => ({ file: source.file, line: first.line }),
            key: 'unstructured',
            severity: 'LOW',
            message: `Logs are words and not JSON${lines.length > 1 ? ` (here and on ${lines.length - 1} more lines)` : ''}: Workers Logs can index fields, and not sentences.`,
            fix: 'Log one object a line: `console.log(JSON.stringify({ time, level, msg, request_id }))`.',
        },
    ];
}

// EXTERNAL MODULE: ./lib/rules/action-not-pinned.js
var action_not_pinned = __webpack_require__(36980);
;// CONCATENATED MODULE: ./lib/audit/rules/va014-workflow-trust.js





const workflowTrust = {
    id: 'VA014',
    name: 'workflow-trust',
    severity: 'HIGH',
    about: 'A workflow runs what can be moved under its name, or holds a token that may do more than it needs.',
    why: 'Whoever can move a tag runs their code with the secrets and the token of the job; a token that may write everything turns one bad step into a bad release.',
    sources: [
        'https://docs.github.com/en/actions/reference/security/secure-use#using-third-party-actions',
        'https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#permissions',
    ],
    fix: 'Name the full id of a commit, with the version as a comment: `uses: owner/action@<40 hexadecimal digits> # v1.2.3`.',
    judge: ({ workflows, actions }) => [
        ...[...workflows, ...actions].flatMap(unpinned),
        ...workflows.flatMap((workflow) => [...everything(workflow), ...byDefault(workflow), ...forAll(workflow)]),
    ],
};
function unpinned({ file, document }) {
    return [...scalars(document.value)]
        .filter(({ key, value, path }) => key === 'uses' && isUse(path) && (0,action_not_pinned/* isMovable */.dS)(value))
        .map(({ value, path }) => ({
        file,
        place: () => document.at(path),
        key: value,
        severity: (0,action_not_pinned/* isOfPublisher */.Ks)(value) ? 'MEDIUM' : 'HIGH',
        message: `${quoted(value)} is not pinned to a commit: its tag or branch can be moved.`,
    }));
}
/** Of a step or of a job that calls a workflow; not an input of that name. */
function isUse(path) {
    return !path.includes('with') && !path.includes('env');
}
function everything({ file, document }) {
    return [...scalars(document.value)]
        .filter(({ key, value, path }) => key === 'permissions' && value === 'write-all' && isUse(path))
        .map(({ path }) => ({
        file,
        place: () => document.at(path),
        key: path.join('.'),
        message: 'The token may write everything in the repository (`write-all`).',
        fix: 'Name what each job needs, such as `permissions: { contents: read }`.',
    }));
}
/** Without a word the token has what the repository's settings say, which may be everything. */
function byDefault({ file, text, document }) {
    if ((0,positions/* valueAt */.fK)(document.value, ['permissions']) !== undefined)
        return [];
    const jobs = Object.entries(mapping((0,positions/* valueAt */.fK)(document.value, ['jobs'])));
    const [first] = jobs.filter(([, job]) => mapping(job)['permissions'] === undefined);
    if (!first)
        return [];
    const [name] = first;
    return [
        {
            file,
            place: () => document.keyAt(['jobs', name]),
            key: 'permissions by default',
            severity: 'MEDIUM',
            message: `The job ${quoted(name)} says no \`permissions\`: its token has what the settings of the repository give.`,
            fix: 'Write `permissions:` at the top, with the least that every job needs, and more at the jobs that need it.',
            patch: () => beforeJobs(file, text, document.keyAt(['jobs']).line),
        },
    ];
}
function beforeJobs(file, text, line) {
    if (line === undefined)
        return undefined;
    const from = text
        .split('\n')
        .slice(0, line - 1)
        .reduce((sum, one) => sum + one.length + 1, 0);
    if (!text.startsWith('jobs:', from))
        return undefined;
    return unifiedDiff(file, text, [{ from, to: from, text: 'permissions:\n  contents: read\n\n' }]);
}
/** What is written at the top holds for every job. */
function forAll({ file, document }) {
    const jobs = Object.values(mapping((0,positions/* valueAt */.fK)(document.value, ['jobs'])));
    if (jobs.filter((job) => mapping(job)['permissions'] === undefined).length < 2)
        return [];
    return Object.entries(mapping((0,positions/* valueAt */.fK)(document.value, ['permissions'])))
        .filter(([, level]) => level === 'write')
        .map(([scope]) => ({
        file,
        place: () => document.at(['permissions', scope]),
        key: `permissions.${scope}`,
        severity: 'LOW',
        message: `Every job of this workflow may write \`${scope}\`.`,
        fix: 'Move the permission to the job that needs it.',
    }));
}

;// CONCATENATED MODULE: ./lib/audit/rules/va015-open-allow-list.js



const openAllowList = {
    id: 'VA015',
    name: 'open-allow-list',
    severity: 'HIGH',
    about: 'A database on Render accepts connections of the whole internet.',
    why: 'Then only its password stands between the data and everybody; Render Key Value need not even have one.',
    sources: [
        'https://render.com/docs/blueprint-spec#ipallowlist',
        'https://render.com/docs/postgresql-creating-connecting#restricting-external-access',
        'External review, «MongoDB Security»',
    ],
    fix: 'Write `ipAllowList: []`: services of the same account and region reach it all the same. Where people need it, list their addresses.',
    judge: ({ blueprints }) => blueprints.flatMap(servicesOf).flatMap(va015_open_allow_list_judge),
};
function va015_open_allow_list_judge(service) {
    const { type, value } = service;
    if (!['postgres', 'keyvalue', 'redis'].includes(type))
        return [];
    if (value['ipAllowList'] === undefined)
        return [
            {
                ...ofService(service, 'no ipAllowList'),
                severity: 'MEDIUM',
                message: `${service.name} has no \`ipAllowList\`, and so accepts connections from everywhere.`,
                patch: () => patchMapping(service.blueprint, service.path, ['ipAllowList: []']),
            },
        ];
    return sequence(value['ipAllowList']).flatMap((entry, index) => {
        const source = String(mapping(entry)['source'] ?? '');
        if (!isEverything(source))
            return [];
        return [
            {
                ...ofService(service, source, ['ipAllowList', index, 'source']),
                message: `${service.name} accepts connections from \`${source.slice(0, 40)}\`.`,
            },
        ];
    });
}
/** The whole of IPv4 or IPv6, or half of it: `0.0.0.0/1` and `128.0.0.0/1` together are all. */
function isEverything(source) {
    const [, bits] = /\/(\d{1,3})$/.exec(source.trim()) ?? [];
    return bits !== undefined && Number(bits) <= 7;
}

;// CONCATENATED MODULE: ./lib/audit/rules/va016-latency-baseline.js


const latencyBaseline = {
    id: 'VA016',
    name: 'latency-baseline',
    severity: 'LOW',
    about: 'Nobody has chosen where a service runs, or written down how fast it is to be.',
    why: 'A region cannot be changed later, and services in two regions cannot use the private network; without a number nobody can tell whether it has become slow.',
    sources: [
        'https://render.com/docs/regions',
        'https://render.com/docs/private-network',
        'External review, «Principle I: Edge-First Latency» and «No Performance Baseline»',
    ],
    fix: 'Add a `latency` check to the Worker’s `smoke` in .github/voygent.yml, or write docs/runbooks/performance-baseline.md.',
    judge: (audited) => [
        ...audited.blueprints.flatMap((blueprint) => regions(servicesOf(blueprint))),
        ...baseline(audited),
    ],
};
function regions(services) {
    const placed = services.filter(({ value }) => (value['runtime'] ?? value['env']) !== 'static');
    const missing = placed
        .filter(({ value }) => value['region'] === undefined)
        .map((service) => ({
        ...ofService(service, 'no region'),
        message: `${service.name} has no \`region\`: it gets Oregon, for good.`,
        fix: 'Write the region that is meant, next to the database that it uses.',
        patch: () => patchMapping(service.blueprint, service.path, ['region: oregon']),
    }));
    const [first] = placed.filter(({ value }) => value['region'] !== undefined);
    const apart = placed
        .filter(({ value }) => value['region'] !== undefined && value['region'] !== first?.value['region'])
        .map((service) => ({
        ...ofService(service, 'other region', ['region']),
        severity: 'MEDIUM',
        message: `${service.name} is in another region than ${first?.name}: they do not share a private network.`,
        fix: 'Put services that talk to each other into one region.',
    }));
    return [...missing, ...apart];
}
function baseline({ workers, settings, documents, prefix }) {
    if (workers.length === 0)
        return [];
    const checks = (settings?.value.workers ?? []).flatMap(({ smoke }) => smoke ?? []);
    if (checks.some((check) => check.kind === 'latency'))
        return [];
    if (documents.some(({ file }) => /(?:performance|latency)[^/]*\.md$/i.test(file)))
        return [];
    return [
        {
            file: `${prefix === '' ? '' : `${prefix}/`}docs/runbooks/performance-baseline.md`,
            key: 'none',
            message: 'Neither a check nor a document says how fast the Workers are to answer.',
        },
    ];
}

;// CONCATENATED MODULE: ./lib/audit/rules/va017-script-unchecked.js
const scriptUnchecked = {
    id: 'VA017',
    name: 'script-unchecked',
    severity: 'MEDIUM',
    about: 'A script changes a database or deploys a Worker, and does not look whether it did.',
    why: 'A wrong name means another database, or none; `wrangler d1 migrations apply` prints a cross at a statement that failed, goes on, and exits 0; a Worker that was uploaded need not answer.',
    sources: [
        'https://developers.cloudflare.com/d1/wrangler-commands/',
        'https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_26',
        'External review, «Missing Error Handling» and «Migration Script Doesn’t Validate D1 Database ID»',
    ],
    fix: 'Let the actions `migrate` and `deploy` do it, which prove what they did. In a script: `set -euo pipefail` first, `wrangler d1 info "$NAME"` before the database is changed, and `curl --fail --retry 5` on a health check after each deploy.',
    judge: ({ scripts }) => scripts.flatMap(va017_script_unchecked_judge),
};
function va017_script_unchecked_judge(script) {
    const migrating = script.commands.filter((one) => isWrangler(one, 'd1', ['execute', 'migrations']) && !isLocal(one));
    const deploying = script.commands.filter((one) => isWrangler(one, undefined, ['deploy', 'publish']) && !one.words.includes('--dry-run'));
    return [
        ...databaseUnknown(script, migrating),
        ...notVerified(script, deploying),
        ...goesOn(script, [...migrating, ...deploying]),
        ...notInstalled(script, [...migrating, ...deploying]),
    ];
}
/** `npx wrangler@4 d1 execute`: the words that follow the program's name. */
function wranglerWords({ words }) {
    const at = words.findIndex((word) => /(?:^|[/(])wrangler(?:@[\w.^~-]+)?$/.test(word));
    if (at === -1 || !words.slice(0, at).every((word) => goesBefore.test(word)))
        return [];
    return words.slice(at + 1).filter((word) => !word.startsWith('-'));
}
/** What may stand before a program's name: reserved words, assignments, and programs that start others. */
const goesBefore = /^(?:if|!|then|else|elif|do|while|until|time|sudo|env|exec|npx|npm|pnpm|yarn|bunx?|dlx|x|retry|timeout|\d+[smh]?|-.*|\w+=.*)$/;
function isWrangler(command, group, verbs) {
    const [first, second] = wranglerWords(command);
    return group === undefined ? verbs.includes(first ?? '') : first === group && verbs.includes(second ?? '');
}
/** On the laptop's own database nothing can be lost. */
function isLocal({ words }) {
    return words.includes('--local');
}
function va017_script_unchecked_told({ file }, { line }, key, message, more = {}) {
    return { file, place: () => ({ file, line }), key, message, ...more };
}
function databaseUnknown(script, migrating) {
    const [first] = migrating;
    if (!first)
        return [];
    const looked = script.commands.some((one) => one.line <= first.line && isWrangler(one, 'd1', ['info', 'list']));
    return looked
        ? []
        : [
            va017_script_unchecked_told(script, first, 'database', 'The script changes a D1 database, and has not looked whether there is one of that name.', { fix: 'Before it: `wrangler d1 info "$NAME" > /dev/null || { echo "no database $NAME" >&2; exit 1; }`.' }),
        ];
}
const asks = /^(?:curl|wget|http|https|xh|hurl|k6|smoke.*|.*\/smoke[\w.-]*|.*health[\w.-]*)$/;
function notVerified(script, deploying) {
    const last = deploying.at(-1);
    if (!last)
        return [];
    const verified = script.commands.some(({ words, line }) => line >= last.line && words.some((word) => asks.test(word)));
    return verified
        ? []
        : [
            va017_script_unchecked_told(script, last, 'deploy', 'The script deploys a Worker, and asks nothing of it afterwards.', {
                severity: 'LOW',
                fix: 'After it: `curl --fail --retry 5 --retry-all-errors "$URL/health"`; for an MCP server, look that /sse answers, too.',
            }),
        ];
}
function goesOn(script, changing) {
    const [first] = changing;
    if (!first || stopsAtErrors(script))
        return [];
    return [
        va017_script_unchecked_told(script, first, 'set -e', 'The script goes on when a command fails: there is no `set -e` before this one.', {
            severity: 'LOW',
            fix: 'Write `set -euo pipefail` as its first command.',
        }),
    ];
}
function stopsAtErrors({ commands, text }) {
    const [shebang = ''] = text.split('\n', 1);
    if (/^#!.*\s-\w*e/.test(shebang))
        return true;
    return commands.some(({ words: [command, ...options] }) => command === 'set' && (options.some((one) => /^-[a-z]*e/.test(one)) || options.includes('errexit')));
}
/** A package manager says itself that a program is missing. */
function notInstalled(script, changing) {
    const bare = changing.find(({ words }) => words.some((word) => word === 'wrangler') && !words.some((word) => /^(?:npx|pnpm|yarn|bunx?|npm)$/.test(word)));
    if (!bare)
        return [];
    const looked = script.commands.some(({ words }) => words.includes('wrangler') && words.some((word) => ['command', 'type', 'which', 'hash'].includes(word)));
    return looked || stopsAtErrors(script)
        ? []
        : [
            va017_script_unchecked_told(script, bare, 'wrangler', 'The script does not look whether wrangler is there.', {
                severity: 'LOW',
                fix: 'Call it as `npx wrangler`, so that the lockfile names its version; or begin with `command -v wrangler > /dev/null || exit 1`.',
            }),
        ];
}

;// CONCATENATED MODULE: ./lib/github/workflows.js

const permission = 'actions: read';
const mostPages = 10;
const pageSize = 100;
const Workflow = schemas/* looseObject */._H3({ path: schemas/* string */.YjP(), state: schemas/* string */.YjP() });
const Page = schemas/* looseObject */._H3({ workflows: schemas/* array */.YOg(Workflow) });
/** The workflows of the repository. @throws ActionError `github-…` */
async function listWorkflows(github) {
    const { owner, repo } = github;
    const found = [];
    for (let page = 1; page <= mostPages; page++) {
        const { workflows } = await github.call({ what: 'list the workflows', permission, idempotent: true, result: Page }, (octokit, signal) => octokit.rest.actions.listRepoWorkflows({ owner, repo, per_page: pageSize, page, request: { signal } }));
        found.push(...workflows);
        if (workflows.length < pageSize)
            break;
    }
    return found;
}

;// CONCATENATED MODULE: ./lib/audit/rules/va018-schedule-disabled.js



const scheduleDisabled = {
    id: 'VA018',
    name: 'schedule-disabled',
    severity: 'MEDIUM',
    about: 'GitHub does not run a workflow any more that has a schedule.',
    why: 'In a public repository GitHub disables schedules after 60 days without activity, and tells only the one who wrote the cron line last: backups and watches end in silence.',
    sources: ['https://docs.github.com/en/actions/how-tos/manage-workflow-runs/disable-and-enable-workflows'],
    fix: 'Enable it: `gh workflow enable <file>`. Have something outside of it notice the next time, such as `actions/backup` with `mode: verify-freshness` on every pull request.',
    judge: () => [],
    questions: [areEnabled()],
};
function scheduled({ workflows }) {
    return workflows.filter(({ file, document }) => file.startsWith('.github/') && sequence((0,positions/* valueAt */.fK)(document.value, ['on', 'schedule'])).length > 0);
}
function areEnabled() {
    return {
        service: 'github',
        what: 'whether GitHub has disabled a scheduled workflow',
        applies: (audited) => scheduled(audited).length > 0,
        ask: async (audited, { github }) => {
            const states = new Map((await listWorkflows(await github())).map(({ path, state }) => [path, state]));
            return scheduled(audited).flatMap(({ file, document }) => {
                const state = states.get(file);
                if (state === undefined || state === 'active')
                    return [];
                return [
                    {
                        file,
                        place: () => document.keyAt(['on', 'schedule']),
                        key: 'disabled',
                        message: `GitHub does not run this schedule: the workflow is ${state === 'disabled_inactivity' ? 'disabled, as nothing has happened in the repository for 60 days' : `\`${state.slice(0, 40)}\``}.`,
                    },
                ];
            });
        },
    };
}

// EXTERNAL MODULE: ./lib/rules/target-checkout.js
var target_checkout = __webpack_require__(18967);
;// CONCATENATED MODULE: ./lib/audit/rules/va019-untrusted-input.js




const untrustedInput = {
    id: 'VA019',
    name: 'untrusted-input',
    severity: 'HIGH',
    about: 'A workflow runs what somebody else has written: their code with its secrets, or their text as a command.',
    why: 'Anybody who opens a pull request or an issue then runs commands with the secrets and the token of the job.',
    sources: [
        'https://docs.github.com/en/actions/reference/security/secure-use#understanding-the-risk-of-script-injections',
        'https://securitylab.github.com/resources/github-actions-preventing-pwn-requests/',
    ],
    fix: 'Give the text to the script by `env:`, and write "$NAME" in it; use `pull_request` for code of others, or read it as data.',
    judge: ({ workflows, actions }) => [
        ...workflows.flatMap(checkouts),
        ...[...workflows, ...actions].flatMap(injections),
    ],
};
function checkouts({ file, document }) {
    if (!(0,target_checkout/* isPrivileged */.a8)((0,positions/* valueAt */.fK)(document.value, ['on'])))
        return [];
    return [...scalars(document.value)].filter(target_checkout/* isCheckout */.VI).map(({ path, value }) => ({
        file,
        place: () => document.at(path),
        key: `checkout ${path.join('.')}`,
        message: `A workflow with secrets checks out what a pull request brings: ${quoted(value.split('\n')[0])}.`,
        fix: 'Use `pull_request`, or fetch the content and read it as data, without a checkout.',
    }));
}
// What people outside can write: docs.github.com, «Script injections», untrusted input.
const ofOthers = /\$\{\{(?:(?!\}\})[\s\S]){0,300}?\bgithub\s*\.\s*(?:head_ref|event\s*\.\s*(?:issue\s*\.\s*(?:title|body)|pull_request\s*\.\s*(?:title|body|head\s*\.\s*(?:ref|label|repo\s*\.\s*default_branch))|(?:comment|review|review_comment|discussion)\s*\.\s*(?:body|title)|discussion\s*\.\s*(?:title|body)|pages\b|head_commit\s*\.\s*(?:message|author)|commits\b|workflow_run\s*\.\s*(?:head_branch|head_commit|display_title)))/;
function injections({ file, document }) {
    return [...scalars(document.value)]
        .filter(({ key, value, path }) => isScript(key, path) && ofOthers.test(value))
        .map(({ value, path }) => ({
        file,
        place: () => document.at(path),
        key: `injection ${path.join('.')}`,
        message: `A text that others write becomes a part of this script: ${quoted(ofOthers.exec(value)?.[0].replace(/^\$\{\{\s*/, ''))}.`,
    }));
}
/** `run` of a step, and the script of actions/github-script. */
function isScript(key, path) {
    return (key === 'run' && path.at(-3) === 'steps') || (key === 'script' && path.at(-2) === 'with');
}

;// CONCATENATED MODULE: ./lib/audit/rules/va020-gate-bypassed.js




const gateBypassed = {
    id: 'VA020',
    name: 'gate-bypassed',
    severity: 'MEDIUM',
    about: 'Something reaches production past the release of this project.',
    why: 'What is deployed by a push, or by a command beside the release, was reviewed by nobody, has no way back on record, and undoes a rollback with the next commit.',
    sources: [
        'https://render.com/docs/deploys#disabling-automatic-deploys',
        'docs/verdict.md',
        'External review, «Review Mandate»',
    ],
    fix: 'Deploy through `release` (or the reusable workflow `deploy.yml`) alone.',
    judge: (audited) => audited.settings?.value.environments === undefined
        ? []
        : [...gatesOff(audited), ...pushes(audited), ...commands(audited)],
};
/** A project that releases by environments has said that a push is no release. */
function pushes({ blueprints }) {
    return blueprints
        .flatMap(servicesOf)
        .filter(({ type, value }) => !['postgres', 'keyvalue', 'redis'].includes(type) &&
        value['autoDeploy'] !== false &&
        value['autoDeployTrigger'] !== 'off')
        .map((service) => ({
        ...ofService(service, 'autoDeploy'),
        message: `Render deploys ${service.name} on every push: \`autoDeploy\` is not \`false\`.`,
        fix: 'Write `autoDeploy: false`; the release deploys it. A rollback on Render does not switch it off.',
        patch: () => service.value['autoDeploy'] === undefined && service.value['autoDeployTrigger'] === undefined
            ? patchMapping(service.blueprint, service.path, ['autoDeploy: false'])
            : undefined,
    }));
}
function gatesOff({ settings }) {
    if (!settings)
        return [];
    return Object.entries(settings.value.environments ?? {})
        .filter(([name, { gate }]) => name.toLowerCase() === 'production' && gate === 'off')
        .map(([name]) => ({
        file: settings.file,
        place: () => settings.document.at(['environments', name, 'gate']),
        key: `${name} gate`,
        severity: 'HIGH',
        message: `The gate of ${name} is switched off: what nobody has reviewed is released.`,
        fix: 'Write `gate: required`, or leave the key out: that is production’s default.',
    }));
}
function commands({ workflows }) {
    return workflows.flatMap((workflow) => Object.entries(mapping((0,positions/* valueAt */.fK)(workflow.document.value, ['jobs']))).flatMap(([job, value]) => sequence(mapping(value)['steps']).flatMap((step, index) => inStep(workflow, ['jobs', job, 'steps', index], mapping(step)))));
}
const changes = /\bwrangler(?:@[\w.^~-]+)?\s+(?:deploy|publish|versions\s+deploy|d1\s+migrations\s+apply|rollback)\b/;
const va020_gate_bypassed_harmless = /--dry-run\b|--local\b/;
function inStep({ file, document }, path, step) {
    const run = String(step['run'] ?? '');
    const row = run.split('\n').find((one) => changes.test(one) && !va020_gate_bypassed_harmless.test(one) && !/^\s*#/.test(one));
    const isAction = /^cloudflare\/wrangler-action@/.test(String(step['uses'] ?? '')) &&
        (mapping(step['with'])['command'] === undefined ||
            changes.test(`wrangler ${String(mapping(step['with'])['command'])}`));
    if (row === undefined && !isAction)
        return [];
    return [
        {
            file,
            place: () => document.at([...path, row === undefined ? 'uses' : 'run']),
            key: path.map(String).join('.'),
            message: 'This step changes what runs by wrangler itself: no verdict is asked, and nothing records the way back.',
        },
    ];
}

;// CONCATENATED MODULE: ./lib/audit/rules/va021-image-not-pinned.js




const imageNotPinned = {
    id: 'VA021',
    name: 'image-not-pinned',
    severity: 'MEDIUM',
    about: 'An image has no version, or what runs in it is root.',
    why: 'A release is what was reviewed, and not what `latest` has become since; the way back builds something else than what ran. What breaks out of a process of root is root.',
    sources: [
        'https://docs.docker.com/build/building/best-practices/#pin-base-image-versions',
        'https://docs.docker.com/build/building/best-practices/#user',
    ],
    fix: 'Name a version, at best with its digest: `image:1.2.3@sha256:…`.',
    judge: ({ dockerfiles, blueprints }) => [
        ...dockerfiles.flatMap((one) => [...bases(one), ...asRoot(one)]),
        ...blueprints.flatMap(servicesOf).flatMap((service) => {
            const url = mapping(service.value['image'])['url'];
            return typeof url === 'string' && isMovable(url)
                ? [
                    {
                        ...ofService(service, 'image', ['image', 'url']),
                        message: `${service.name} runs ${quoted(url)}, which has no version.`,
                    },
                ]
                : [];
        }),
    ],
};
function bases(dockerfile) {
    const froms = dockerfile.tree.getFROMs();
    return froms
        .filter((from, index) => !isStage(from, froms.slice(0, index)) && isMovable(from.getImage() ?? 'scratch'))
        .map((from) => ({
        file: dockerfile.file,
        place: () => placeOf(dockerfile, from.getImageRange() ?? from.getRange()),
        key: from.getImage() ?? '',
        message: `${quoted(from.getImage())} has no version: what is built tomorrow is another image.`,
    }));
}
function isStage(from, before) {
    return before.some((one) => one.getBuildStage() !== null && one.getBuildStage()?.toLowerCase() === from.getImage()?.toLowerCase());
}
/** Of what an argument names nothing is known. */
function isMovable(image) {
    if (image === 'scratch' || image.includes('$') || image.includes('@sha256:'))
        return false;
    const [, tag] = /:([\w][\w.-]*)$/.exec(image) ?? [];
    return tag === undefined || /^(?:latest|main|master|stable|edge|nightly|dev|lts)$/.test(tag);
}
function asRoot(dockerfile) {
    const { from, instructions } = lastStage(dockerfile);
    if (!from || from.getImage() === 'scratch' || /nonroot|distroless|(?:^|\/)mongo/.test(from.getImage() ?? ''))
        return [];
    const user = instructions.findLast((one) => one.getKeyword() === 'USER');
    const name = user?.getArgumentsContent()?.trim();
    if (name !== undefined && !/^(?:root|0)(?::|$)/.test(name))
        return [];
    return [
        {
            file: dockerfile.file,
            place: () => placeOf(dockerfile, (user ?? from).getRange()),
            key: 'root',
            severity: 'LOW',
            message: user
                ? 'What runs in the image is root.'
                : 'The image says no USER: what runs in it is root, unless its base says otherwise.',
            fix: 'Write `USER node`, or another that the image has, before CMD.',
        },
    ];
}

;// CONCATENATED MODULE: ./lib/audit/rules/va022-preview-open.js

const previewOpen = {
    id: 'VA022',
    name: 'preview-open',
    severity: 'LOW',
    about: 'Every version that is uploaded has a public address, with the data of production behind it.',
    why: 'A preview address uses the bindings of the environment: code that was not promoted yet, or was taken back, still reads and writes its database.',
    sources: ['https://developers.cloudflare.com/workers/configuration/previews/'],
    fix: 'Write `"preview_urls": false`. `deploy` proves a version at 0 % of the traffic, and needs no preview address.',
    judge: ({ workers }) => workers.flatMap(va022_preview_open_judge),
};
function va022_preview_open_judge(worker) {
    const open = worker.sections.filter(isOpen);
    const [first] = open;
    if (!first)
        return [];
    const found = first.read('preview_urls');
    return [
        {
            file: worker.file,
            place: found ? () => worker.config.document.at(found.path) : first.at,
            key: 'preview_urls',
            message: `Versions of ${open
                .map(({ label }) => label)
                .slice(0, 5)
                .join(', ')} are public at their preview addresses, with their database.`,
            patch: () => patchSetting(worker, found?.path ?? ['preview_urls'], false),
        },
    ];
}
/** Without a word they are as `workers_dev` is: wrangler 4, `preview_urls`. */
function isOpen({ config: { section } }) {
    if ((section.d1_databases ?? []).length === 0)
        return false;
    const hasRoutes = section.route !== undefined || (section.routes ?? []).length > 0;
    return section.preview_urls ?? section.workers_dev ?? !hasRoutes;
}

;// CONCATENATED MODULE: ./lib/audit/rules.js























/** Every rule, in order of its id. */
const rules = [
    unreadable,
    authKeyOptional,
    rateLimit,
    databaseId,
    mongodbOpen,
    literalSecret,
    healthCheck,
    memoryLimit,
    corsOpen,
    librechatOauth,
    runbookMissing,
    decisionMissing,
    backupMissing,
    notObservable,
    workflowTrust,
    openAllowList,
    latencyBaseline,
    scriptUnchecked,
    scheduleDisabled,
    untrustedInput,
    gateBypassed,
    imageNotPinned,
    previewOpen,
];
function ruleOf(id) {
    return rules.find((rule) => rule.id === id);
}
/** The page of a rule. */
function rulePage(id) {
    return `https://github.com/voygent/voygent-actions/blob/main/docs/audit/${id}.md`;
}

;// CONCATENATED MODULE: ./lib/audit/documents.js




/** A job's outputs may have 1 MiB. */
const mostShown = 200;
/** How many there are, by what becomes of them. */
function countsOf({ open, waived, known }) {
    const of = (severity) => open.filter((one) => one.severity === severity).length;
    return { high: of('HIGH'), medium: of('MEDIUM'), low: of('LOW'), waived: waived.length, known: known.length };
}
/** What stands, as the output has it. */
function outputOf({ open, known }) {
    const all = [...open.map((one) => shown(one, false)), ...known.map((one) => shown(one, true))];
    return all.slice(0, mostShown).map(({ patch: _, ...rest }) => rest);
}
function shown({ location: { file, line, column }, ...finding }, isKnown) {
    const { rule, name, severity, message, fix, fingerprint, patch } = finding;
    return { rule, name, severity, file, line, column, message, fix, fingerprint, known: isKnown, patch };
}
/**
 * Writes everything as JSON and as SARIF.
 * @returns the paths, which are there as long as the job is
 */
async function writeReport(judgement, { runner, action, secrets }) {
    const folder = (0,external_node_path_.join)(runner.temporary, `voygent-${action}`);
    await (0,promises_.mkdir)(folder, { recursive: true });
    const paths = { report: (0,external_node_path_.join)(folder, 'findings.json'), sarif: (0,external_node_path_.join)(folder, 'findings.sarif') };
    await (0,promises_.writeFile)(paths.report, secrets.redact(reportOf(judgement)));
    await (0,promises_.writeFile)(paths.sarif, secrets.redact(documents_sarif(judgement)));
    return paths;
}
function reportOf(judgement) {
    const { open, known, waived, expired, unused, unasked, cut, failOn } = judgement;
    const document = {
        version: 1,
        'fail-on': failOn,
        counts: countsOf(judgement),
        findings: [...open.map((one) => shown(one, false)), ...known.map((one) => shown(one, true))],
        waived: waived.map(({ finding, waiver }) => ({ ...shown(finding, false), waiver })),
        'expired-waivers': expired.map(({ message }) => message),
        'unused-waivers': unused.map(({ message }) => message),
        'not-looked-at': unasked,
        cut,
    };
    return `${JSON.stringify(document, null, 2)}\n`;
}
function documents_sarif({ open, known, waived }) {
    return (0,sarif/* sarifOf */.$)({
        tool: 'voygent audit',
        informationUri: 'https://github.com/voygent/voygent-actions',
        results: [
            ...open.map((finding) => ({ ...resultOf(finding), isKnown: false })),
            ...known.map((finding) => ({ ...resultOf(finding), isKnown: true })),
            ...waived.map(({ finding, waiver }) => ({
                ...resultOf(finding),
                accepted: `${waiver.reason} (${waiver.owner}, until ${waiver.expires})`,
            })),
        ],
    });
}
function resultOf({ rule, severity, location: { file, line, column }, message, fix, fingerprint }) {
    return {
        rule,
        about: ruleOf(rule)?.about ?? rule,
        helpUri: rulePage(rule),
        severity,
        message: `${message}\n\nFix: ${fix}`,
        path: file,
        line: line ?? null,
        ...(column === undefined ? {} : { column }),
        fingerprint,
    };
}

// EXTERNAL MODULE: ./lib/verdict/canonical.js
var canonical = __webpack_require__(68675);
;// CONCATENATED MODULE: ./lib/audit/rule.js
const severities = ['HIGH', 'MEDIUM', 'LOW'];

;// CONCATENATED MODULE: ./lib/audit/finding.js


/** Of one rule in one file; more would say nothing new. */
const mostOfOne = 100;
/**
 * What a rule told, with places and fingerprints; of very much in one file, the first.
 * @returns `dropped`: how many were left out
 */
function findingsOf(rule, told) {
    const findings = [];
    let dropped = 0;
    for (const [, group] of Map.groupBy(told, ({ file }) => file)) {
        dropped += Math.max(0, group.length - mostOfOne);
        // What an alias repeats stands in one place, and is one finding.
        const seen = new Set();
        const keys = new Map();
        for (const one of group.slice(0, mostOfOne)) {
            const location = one.place ? { ...one.place(), file: one.file } : { file: one.file };
            const identity = JSON.stringify([one.key, location.line, location.column]);
            if (seen.has(identity))
                continue;
            seen.add(identity);
            const nth = (keys.get(one.key) ?? 0) + 1;
            keys.set(one.key, nth);
            findings.push(findingOf(rule, one, location, nth));
        }
    }
    return { findings, dropped };
}
function findingOf(rule, { file, message, key, severity, fix, patch }, location, nth) {
    return {
        rule: rule.id,
        name: rule.name,
        severity: severity ?? rule.severity,
        location,
        message,
        fix: fix ?? rule.fix,
        patch: patch?.(),
        fingerprint: (0,canonical/* digestOf */.o)([rule.id, file, key, nth]).slice(0, 16),
    };
}
/** A patch shows the lines around it: of a file with a secret in it, there is none. */
function withoutSecrets(findings) {
    const files = new Set(findings.filter(({ rule }) => rule === 'VA005').map(({ location }) => location.file));
    return findings.map((one) => (files.has(one.location.file) ? { ...one, patch: undefined } : one));
}
/** The gravest first, then by file and line. */
function inOrder(findings) {
    const rank = ({ severity }) => severities.indexOf(severity);
    return findings.toSorted((one, other) => rank(one) - rank(other) ||
        compare(one.location.file, other.location.file) ||
        (one.location.line ?? 0) - (other.location.line ?? 0) ||
        compare(one.rule, other.rule));
}
function compare(one, other) {
    return one < other ? -1 : one > other ? 1 : 0;
}
/** Whether a finding of this severity fails the audit. */
function fails(severity, failOn) {
    const limit = severities.findIndex((one) => one.toLowerCase() === failOn);
    return severities.indexOf(severity) <= limit;
}

;// CONCATENATED MODULE: ./lib/audit/waivers.js

/**
 * Takes out what somebody accepts. An expired waiver accepts nothing.
 * @param now milliseconds since 1970
 * @throws ActionError `config-invalid` for a path that is no glob
 */
function applyWaivers(findings, settings, now) {
    const all = placed(settings);
    const standing = all.filter(({ waiver }) => !isExpired(waiver, now));
    const used = new Set();
    const answer = { open: [], waived: [], expired: [], unused: [] };
    for (const finding of findings) {
        const matching = standing.filter((one) => accepts(one, finding));
        for (const one of matching)
            used.add(one);
        const [first] = matching;
        if (first)
            answer.waived.push({ finding, waiver: first.waiver });
        else
            answer.open.push(finding);
    }
    for (const one of all) {
        if (isExpired(one.waiver, now))
            answer.expired.push({ location: one.location, message: expiry(one.waiver) });
        else if (!used.has(one))
            answer.unused.push({
                location: one.location,
                message: `${nameOf(one.waiver)} accepts nothing any more: take it out.`,
            });
    }
    return answer;
}
function placed(settings) {
    const waivers = settings?.value.audit?.waivers ?? [];
    return waivers.map((waiver, index) => ({
        waiver,
        location: settings?.document.at(['audit', 'waivers', index]) ?? { file: '' },
        isOf: waiver.path === undefined ? () => true : (0,glob/* compileGlob */.S)(waiver.path),
    }));
}
function accepts({ waiver, isOf }, { rule, location }) {
    return waiver.rule === rule && isOf(location.file);
}
/** To the end of its day, everywhere on earth. */
function isExpired({ expires }, now) {
    return Date.parse(`${expires}T00:00:00Z`) + 1.5 * 86_400_000 <= now;
}
function nameOf({ rule, path }) {
    return `The waiver of ${rule}${path === undefined ? '' : ` in ${path}`}`;
}
function expiry(waiver) {
    return `${nameOf(waiver)} expired on ${waiver.expires}: ${waiver.owner} decides whether it is renewed.`;
}

;// CONCATENATED MODULE: ./lib/audit/judgement.js


/** What the rules say of the files. */
async function judgeFiles(rules, audited) {
    const all = [];
    for (const rule of rules)
        all.push({ rule, told: await rule.judge(audited) });
    return all;
}
/** @throws ActionError `config-invalid` for a waiver whose path is no glob */
function judgement_judge(all, { settings, failOn, baseline, answers, cut, now, }) {
    const standing = all.map(({ rule, told }) => ({ rule, told: told.filter((one) => !isSettled(rule, one, answers)) }));
    const each = [...standing, ...answers.told].map(({ rule, told }) => ({ rule, ...findingsOf(rule, told) }));
    const found = inOrder(withoutSecrets(each.flatMap(({ findings }) => findings)));
    const { open, waived, expired, unused } = applyWaivers(found, settings, now);
    const fresh = open.filter(({ fingerprint }) => !baseline.has(fingerprint));
    return {
        open: fresh,
        known: open.filter(({ fingerprint }) => baseline.has(fingerprint)),
        failing: fresh.filter(({ severity }) => fails(severity, failOn)),
        failOn,
        waived,
        expired,
        unused,
        unasked: answers.unasked,
        cut: [...cut, ...each.flatMap(({ rule, dropped }) => droppedBy(rule, dropped))],
    };
}
function isSettled({ id }, { file, key }, { settled }) {
    return settled.some((one) => one.rule === id && one.file === file && one.key === key);
}
function droppedBy({ id }, dropped) {
    return dropped === 0
        ? []
        : [`${dropped} more findings of ${id}, in files that have 100 of it already, are left out.`];
}

// EXTERNAL MODULE: ./lib/cloudflare/client.js
var cloudflare_client = __webpack_require__(19480);
// EXTERNAL MODULE: ./lib/github/client.js
var github_client = __webpack_require__(70636);
;// CONCATENATED MODULE: ./lib/audit/questions.js



/** Asks what can be asked with the tokens that are given. No failure of a service ends the audit: it is said. */
async function askQuestions(rules, audited, inputs, context) {
    const answers = { told: [], unasked: [], settled: [] };
    const connections = connectionsOf(inputs, context);
    for (const rule of rules)
        for (const question of rule.questions ?? []) {
            if (!question.applies(audited))
                continue;
            const skip = (what, why) => void answers.unasked.push({ rule: rule.id, what, why });
            const settle = ({ file, key }) => void answers.settled.push({ rule: rule.id, file, key });
            const services = { ...connections, now: context.clock.now(), skip, settle };
            const told = await answerOf(question, audited, services);
            if (told.length > 0)
                answers.told.push({ rule, told });
        }
    return answers;
}
async function answerOf(question, audited, services) {
    try {
        return await question.ask(audited, services);
    }
    catch (thrown) {
        const error = (0,errors/* toActionError */.ie)(thrown);
        if (error.code === 'cancelled' || error.code === 'internal')
            throw error;
        services.skip(question.what, error.message.replace(/ Nothing was done\.$/, ''));
        return [];
    }
}
/** Connects when something is asked, and once. */
function connectionsOf(inputs, context) {
    const cloudflare = once(() => {
        if (inputs['cloudflare-api-token'] === undefined)
            throw questions_missing('cloudflare-api-token');
        return (0,cloudflare_client/* connectCloudflare */._)(inputs, context);
    });
    const github = once(() => {
        if (inputs['github-token'] === undefined)
            throw questions_missing('github-token');
        return (0,github_client/* connectGitHub */.U)(inputs['github-token'], context, 'look at workflows and snapshots', 'actions: read');
    });
    return { cloudflare, github };
}
function questions_missing(input) {
    return new errors/* ActionError */.lZ('input-invalid', `The input \`${input}\` is not given.`);
}
function once(work) {
    let result;
    return async () => {
        result ??= Promise.resolve().then(work);
        return result;
    };
}

// EXTERNAL MODULE: ./lib/runtime/summary.js
var runtime_summary = __webpack_require__(91348);
;// CONCATENATED MODULE: ./lib/audit/report.js




const report_mostShown = 100;
const mostPatches = 20;
/**
 * What stands, what is accepted, and what was not looked at.
 * @param baseline the file that was written, where one was asked for
 */
function report(judgement, baseline, summary) {
    const { open, known, failing, failOn } = judgement;
    summary.heading('Audit', 3);
    if (baseline !== undefined)
        summary.markdown(`${(0,words/* count */.U)(open.length, 'finding')} written to ${(0,runtime_summary/* code */.aY)(baseline)}: only what is new fails from now on.`);
    else if (open.length === 0)
        summary.paragraph(known.length === 0 ? 'Nothing was found.' : 'Nothing new was found.');
    else
        summary.paragraph(`${(0,words/* count */.U)(open.length, 'finding')}, of which ${failing.length} ${failing.length === 1 ? 'fails' : 'fail'} (fail-on: ${failOn}).`);
    if (open.length > 0)
        table(open, summary);
    patches(open, summary);
    accepted(judgement, summary);
    gaps(judgement, summary);
}
function table(findings, summary) {
    summary.table(['', 'rule', 'where', 'what', 'what to do'], findings
        .slice(0, report_mostShown)
        .map(({ severity, rule, name, location, message, fix }) => [
        severity,
        `[${rule}](${rulePage(rule)}) ${name}`,
        (0,runtime_summary/* code */.aY)(placeText(location)),
        (0,runtime_summary/* escapeMarkdown */.FV)(message),
        (0,runtime_summary/* escapeMarkdown */.FV)(fix),
    ]));
    if (findings.length > report_mostShown)
        summary.paragraph(`And ${findings.length - report_mostShown} more, in the report.`);
}
function patches(findings, summary) {
    const having = findings.filter(({ patch }) => patch !== undefined);
    if (having.length === 0)
        return;
    const body = new runtime_summary/* Summary */.BD();
    for (const { rule, patch } of having.slice(0, mostPatches))
        body.paragraph(rule).codeBlock(patch ?? '', 'diff');
    if (having.length > mostPatches)
        body.paragraph(`And ${having.length - mostPatches} more, in the report.`);
    summary.details(`${(0,words/* count */.U)(having.length, 'repair')} as patches`, body);
}
function accepted({ known, waived, expired, unused }, summary) {
    if (known.length > 0)
        summary.paragraph(`${(0,words/* count */.U)(known.length, 'finding')} of the baseline still stand.`);
    if (waived.length > 0) {
        const body = new runtime_summary/* Summary */.BD().table(['rule', 'where', 'accepted because', 'by', 'until'], waived
            .slice(0, report_mostShown)
            .map(({ finding, waiver }) => [
            finding.rule,
            (0,runtime_summary/* code */.aY)(placeText(finding.location)),
            (0,runtime_summary/* escapeMarkdown */.FV)(waiver.reason),
            (0,runtime_summary/* escapeMarkdown */.FV)(waiver.owner),
            waiver.expires,
        ]));
        summary.details(`${(0,words/* count */.U)(waived.length, 'finding')} waived`, body);
    }
    for (const { message, location } of [...expired, ...unused])
        summary.markdown(`- ${(0,runtime_summary/* code */.aY)(placeText(location))}: ${(0,runtime_summary/* escapeMarkdown */.FV)(message)}`);
}
/** What nobody looked at is not fine. */
function gaps({ unasked, cut }, summary) {
    const lines = [...unasked.map(({ rule, what, why }) => `${rule}: ${what}. ${why}`), ...cut];
    if (lines.length === 0)
        return;
    const body = new runtime_summary/* Summary */.BD().markdown(lines.map((line) => `- ${(0,runtime_summary/* escapeMarkdown */.FV)(line)}`).join('\n'));
    summary.details(`Not looked at: ${lines.length}`, body);
}

;// CONCATENATED MODULE: ./lib/audit/run.js















async function run_run(inputs, context) {
    const places = await placesOf(inputs, context);
    const settings = await (0,project_settings/* readSettings */.sb)(places.workspace, places.root, inputs.config ?? project_settings/* defaultConfigPath */.jE);
    const judgement = await judgementOf(inputs, places, settings, context);
    const written = inputs['write-baseline'] ? await keepBaseline(inputs, places, judgement) : undefined;
    const files = await writeReport(judgement, context);
    report(judgement, written, context.summary);
    annotate(judgement, context.events);
    const outputs = {
        findings: outputOf(judgement),
        counts: countsOf(judgement),
        'not-looked-at': [...judgement.unasked],
        ...files,
    };
    const error = written === undefined ? refusalOf(judgement) : undefined;
    return { status: error?.status ?? 'passed', outputs, ...(error ? { error } : {}) };
}
async function placesOf(inputs, { runner: { workspace } }) {
    const written = inputs['working-directory'] ?? '.';
    const root = await (0,source/* inside */.nx)(workspace, workspace, written, {
        what: 'the input `working-directory`',
        code: 'input-invalid',
    });
    if ((await (0,source/* kindOf */.I)(root)) === 'directory')
        return { workspace, root };
    throw new errors/* ActionError */.lZ('input-invalid', `The input \`working-directory\` is \`${written}\`, which is no directory.`, {
        hint: 'Write a path relative to the root of the repository. Is it checked out?',
    });
}
async function judgementOf(inputs, { workspace, root }, settings, context) {
    const audit = settings?.value.audit;
    const baseline = await knownOf(inputs, { workspace, root });
    const checkout = await listCheckout({ workspace, root, exclude: audit?.exclude ?? [] }, context);
    const folder = (0,source/* relative */.V8)(workspace, root);
    const audited = await readAudited(checkout, folder === '.' ? '' : folder, settings, inputs.environment);
    const told = await judgeFiles(rules, audited);
    const answers = await askQuestions(rules, audited, inputs, context);
    return judgement_judge(told, {
        settings,
        failOn: inputs['fail-on'] ?? audit?.['fail-on'] ?? 'high',
        baseline,
        answers,
        cut: checkout.cut,
        now: context.clock.now(),
    });
}
async function knownOf(inputs, { workspace, root }) {
    const { baseline } = inputs;
    if (inputs['write-baseline'] && baseline === undefined)
        throw new errors/* ActionError */.lZ('input-invalid', '`write-baseline` needs `baseline`: the path that is written.', {
            hint: 'Such as `baseline: .github/voygent-audit.json`. Nothing was done.',
        });
    return baseline === undefined || inputs['write-baseline'] ? new Set() : readBaseline(workspace, root, baseline);
}
async function keepBaseline({ baseline }, { workspace, root }, { open }) {
    return writeBaseline(workspace, root, baseline ?? '', inOrder(open));
}
function refusalOf({ failing, expired, failOn }) {
    const [first] = failing;
    const problems = [
        ...(first
            ? [`${inWords(failing)}, the first: ${placeText(first.location)}: ${first.message} (${first.rule})`]
            : []),
        ...expired.map(({ message }) => message),
    ];
    if (problems.length === 0)
        return undefined;
    const location = first?.location ?? expired[0]?.location;
    return new errors/* ActionError */.lZ('audit-refused', problems.join(' '), {
        hint: first
            ? `${first.fix} Every finding is in the summary; what is accepted needs a waiver with reason, owner and expiry under \`audit.waivers\` in .github/voygent.yml. Findings below \`fail-on: ${failOn}\` do not fail.`
            : 'Repair what they accepted and take them out, or have their owner renew them.',
        ...(location && location.file !== '' ? { location } : {}),
    });
}
/** `2 findings fail (1 HIGH, 1 LOW)` */
function inWords(failing) {
    const bySeverity = Map.groupBy(failing, ({ severity }) => severity);
    const parts = [...bySeverity].map(([severity, group]) => `${group.length} ${severity}`);
    return `${(0,words/* count */.U)(failing.length, 'finding')} ${failing.length === 1 ? 'fails' : 'fail'} the audit (${parts.join(', ')})`;
}


/***/ }),

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

/***/ 76632:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ CloudflareError),
/* harmony export */   c: () => (/* binding */ isNotFound)
/* harmony export */ });
/* harmony import */ var _runtime_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(50525);

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

/***/ 29594:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  z: () => (/* binding */ asksLimiter),
  t: () => (/* binding */ readSources)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
;// CONCATENATED MODULE: ./lib/project/comments.js
/**
 * JavaScript or TypeScript with its comments blank, and every character where it was. Takes time in proportion to the
 * length. A regular expression that holds a quote can hide a comment after it on its line: this is no parser.
 */
function blankComments(code) {
    const parts = [];
    let from = 0;
    for (let at = 0; at < code.length;) {
        const end = commentEnd(code, at);
        if (end !== undefined) {
            parts.push(code.slice(from, at), blank(code.slice(at, end)));
            from = end;
            at = end;
        }
        else
            at = quotes.has(code[at] ?? '') ? quoteEnd(code, at) : at + 1;
    }
    return [...parts, code.slice(from)].join('');
}
const quotes = new Set(['"', "'", '`']);
function commentEnd(code, at) {
    if (code[at] !== '/')
        return undefined;
    if (code[at + 1] === '/')
        return indexOrEnd(code.indexOf('\n', at), code);
    if (code[at + 1] !== '*')
        return undefined;
    const close = code.indexOf('*/', at + 2);
    return close === -1 ? code.length : close + 2;
}
/** After the text; a text in quotes that its line does not close is none. */
function quoteEnd(code, start) {
    const quote = code[start];
    for (let at = start + 1; at < code.length; at++) {
        if (code[at] === '\\')
            at++;
        else if (code[at] === quote)
            return at + 1;
        else if (code[at] === '\n' && quote !== '`')
            return at;
    }
    return code.length;
}
function indexOrEnd(index, code) {
    return index === -1 ? code.length : index;
}
function blank(comment) {
    return comment.replace(/[^\n]/g, ' ');
}

;// CONCATENATED MODULE: ./lib/project/worker-sources.js



/** What is read at most of a Worker's code: it is looked through, and not compiled. */
const mostFiles = 500;
const mostBytes = 8 * 1024 * 1024;
const largestFile = 1024 * 1024;
const endings = ['.ts', '.js', '.mts', '.mjs', '.tsx', '.jsx'];
/**
 * The code that the entry point is made of, by its relative imports. Packages are left out, as are files that are too
 * large and, with `within`, those that `..` or a symbolic link leads out of that folder to.
 */
async function readSources(main, within) {
    const sources = [];
    const waiting = [(0,external_node_path_.resolve)(main)];
    const seen = new Set(waiting);
    let bytes = 0;
    for (let file = waiting.shift(); file !== undefined && sources.length < mostFiles; file = waiting.shift()) {
        const text = await textOf(file, within);
        if (text === undefined)
            continue;
        bytes += text.length;
        if (bytes > mostBytes)
            break;
        const code = blankComments(text);
        sources.push({ path: file, code });
        for (const imported of await importsOf(code, file)) {
            if (seen.has(imported))
                continue;
            seen.add(imported);
            waiting.push(imported);
        }
    }
    return sources;
}
async function textOf(file, within) {
    try {
        if (within !== undefined && !contains(await (0,promises_.realpath)(within), await (0,promises_.realpath)(file)))
            return undefined;
        const { size } = await (0,promises_.stat)(file);
        return size > largestFile ? undefined : await (0,promises_.readFile)(file, 'utf8');
    }
    catch {
        return undefined;
    }
}
function contains(folder, file) {
    const way = (0,external_node_path_.relative)(folder, file);
    return way !== '..' && !way.startsWith(`..${external_node_path_.sep}`);
}
async function importsOf(code, file) {
    const names = [...code.matchAll(/(?:from|import|require)\s*(?:\(\s*)?['"](\.{1,2}\/[^'"]+)['"]/g)].map(([, name = '']) => name);
    const found = await Promise.all(names.map((name) => existing((0,external_node_path_.resolve)((0,external_node_path_.dirname)(file), name))));
    return found.filter((path) => path !== undefined);
}
/** The file that a bundler would take. */
async function existing(path) {
    const bare = path.slice(0, path.length - (0,external_node_path_.extname)(path).length);
    const candidates = [
        path,
        ...endings.map((ending) => `${path}${ending}`),
        // TypeScript lets an import name the file that it will become.
        ...endings.map((ending) => `${bare}${ending}`),
        ...endings.map((ending) => `${path}/index${ending}`),
    ];
    for (const candidate of candidates)
        if (await isFile(candidate))
            return candidate;
    return undefined;
}
async function isFile(path) {
    return (0,promises_.stat)(path).then((entry) => entry.isFile(), () => false);
}
/** Whether the code calls a rate limiter: `.limit({ key })`, and not `.limit(10)` as a query does. */
function asksLimiter(code) {
    return /\.limit\s*\(\s*[{A-Za-z_$]/.test(code);
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


/***/ }),

/***/ 73192:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ sarifOf)
/* harmony export */ });
// GitHub ranks by numbers, and reads more than these limits from no run: docs.github.com, «SARIF support for code scanning».
const ranks = { HIGH: '8.0', MEDIUM: '5.0', LOW: '2.0' };
const levels = { HIGH: 'error', MEDIUM: 'warning', LOW: 'note' };
const mostResults = 5000;
/** The document, as JSON. Of very many results, the first are kept. */
function sarifOf({ tool, informationUri, results }) {
    const kept = results.slice(0, mostResults);
    const byRule = Map.groupBy(kept, ({ rule }) => rule);
    const ids = [...byRule.keys()];
    const rules = [...byRule].map(([id, [first]]) => ({
        id,
        shortDescription: { text: first?.about ?? id },
        ...(first?.helpUri === undefined ? {} : { helpUri: first.helpUri }),
        properties: { tags: ['security'], 'security-severity': ranks[worst(byRule.get(id) ?? [])] },
    }));
    const document = {
        $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
        version: '2.1.0',
        runs: [
            {
                tool: { driver: { name: tool, informationUri, rules } },
                columnKind: 'utf16CodeUnits',
                results: kept.map((result) => ({ ruleIndex: ids.indexOf(result.rule), ...resultOf(result) })),
            },
        ],
    };
    return `${JSON.stringify(document, null, 2)}\n`;
}
function resultOf({ rule, severity, message, path, line, column, fingerprint, accepted, isKnown }) {
    const startColumn = column === undefined ? {} : { startColumn: column };
    const region = line === null ? {} : { region: { startLine: line, ...startColumn } };
    const artifactLocation = { uri: uriOf(path), uriBaseId: '%SRCROOT%' };
    return {
        ruleId: rule,
        level: levels[severity],
        message: { text: message },
        locations: [{ physicalLocation: { artifactLocation, ...region } }],
        partialFingerprints: { 'voygentFinding/v1': fingerprint },
        ...(isKnown === undefined ? {} : { baselineState: isKnown ? 'unchanged' : 'new' }),
        ...(accepted === undefined ? {} : { suppressions: [{ kind: 'external', justification: accepted }] }),
    };
}
function worst(results) {
    const of = new Set(results.map(({ severity }) => severity));
    return of.has('HIGH') ? 'HIGH' : of.has('MEDIUM') ? 'MEDIUM' : 'LOW';
}
/** A path may have characters that a URI has not; half of a surrogate pair has no URI at all. */
function uriOf(path) {
    return path.split('/').map(encodePart).join('/');
}
function encodePart(part) {
    return encodeURIComponent(part.toWellFormed());
}


/***/ }),

/***/ 82037:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ age)
/* harmony export */ });
const units = [
    [86_400_000, 'd'],
    [3_600_000, 'h'],
    [60_000, 'min'],
    [1000, 's'],
];
/** A length of time for people, by its two largest units: `2 d 3 h`, `4 min 10 s`. */
function age(milliseconds) {
    let rest = Math.max(0, milliseconds);
    const parts = [];
    for (const [length, unit] of units) {
        const number = Math.floor(rest / length);
        rest -= number * length;
        if (number > 0 || parts.length > 0)
            parts.push(`${number} ${unit}`);
        if (parts.length === 2)
            break;
    }
    const [first = '0 s', second] = parts;
    return second === undefined || second.startsWith('0 ') ? first : `${first} ${second}`;
}


/***/ }),

/***/ 51027:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ freshnessOf),
/* harmony export */   k: () => (/* binding */ staleness)
/* harmony export */ });
/* harmony import */ var _runtime_duration_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(11802);
/* harmony import */ var _runtime_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(50525);
/* harmony import */ var _age_of_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(82037);
/* harmony import */ var _store_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(52541);




const defaultMaxAgeMs = 8 * 86_400_000;
/** Judges what is stored, by its names. */
function freshnessOf(database, name, snapshots, { asked, now }) {
    const configured = database.backup?.['max-age'];
    const maxAgeMs = asked ?? (configured === undefined ? defaultMaxAgeMs : (0,_runtime_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .parseDuration */ .E9)(configured));
    const snapshot = (0,_store_js__WEBPACK_IMPORTED_MODULE_2__/* .newest */ .BP)(snapshots, name, 'snapshot');
    const unproven = (0,_store_js__WEBPACK_IMPORTED_MODULE_2__/* .newest */ .BP)(snapshots, name, 'unproven');
    return {
        name,
        maxAgeMs,
        snapshot,
        unproven: unproven && unproven.takenAt > (snapshot?.takenAt ?? 0) ? unproven : undefined,
        drill: (0,_store_js__WEBPACK_IMPORTED_MODULE_2__/* .newest */ .BP)(snapshots, name, 'drill'),
        isFresh: snapshot !== undefined && now - snapshot.takenAt <= maxAgeMs,
    };
}
/** The error of those that are not fresh; `undefined` where all are. */
function staleness(all, now, isCut) {
    const stale = all.filter(({ isFresh }) => !isFresh);
    if (stale.length === 0)
        return undefined;
    const told = stale.map(({ name, snapshot, unproven, maxAgeMs }) => {
        const instead = unproven ? `, and that of ${(0,_age_of_js__WEBPACK_IMPORTED_MODULE_3__/* .age */ .K)(now - unproven.takenAt)} ago could not be proven` : '';
        return snapshot
            ? `the newest proven snapshot of ${name} is ${(0,_age_of_js__WEBPACK_IMPORTED_MODULE_3__/* .age */ .K)(now - snapshot.takenAt)} old, and may be ${(0,_age_of_js__WEBPACK_IMPORTED_MODULE_3__/* .age */ .K)(maxAgeMs)}${instead}`
            : `there is no proven snapshot of ${name}${instead}`;
    });
    return new _runtime_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .lZ('snapshot-stale', `${sentence(told.join('; '))}.${isCut ? ' Only the newest 1,000 artifacts of the repository were looked at.' : ''}`, {
        hint: 'Look at the runs of the workflow that makes the backups: GitHub disables a schedule after 60 days without a commit. Then run the action `backup`.',
    });
}
function sentence(text) {
    return text.charAt(0).toUpperCase() + text.slice(1);
}


/***/ }),

/***/ 52541:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BP: () => (/* binding */ newest),
/* harmony export */   Cs: () => (/* binding */ artifactName),
/* harmony export */   Te: () => (/* binding */ latestOf),
/* harmony export */   ZX: () => (/* binding */ storedSnapshots)
/* harmony export */ });
/* unused harmony export readArtifact */
/* harmony import */ var _github_artifacts_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(67031);
/* harmony import */ var _runtime_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(50525);


/** `voygent-snapshot-trips-prod-20261123T060000Z` */
function artifactName(kind, database, at) {
    const stamp = new Date(at).toISOString().replaceAll(/[-:]|\.\d+/g, '');
    return `voygent-${kind}-${database}-${stamp}`;
}
const form = /^voygent-(snapshot|unproven|drill)-(.+)-(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z$/;
/** `undefined` for an artifact of another kind. */
function readArtifact(artifact) {
    const [, kind, database, ...parts] = form.exec(artifact.name) ?? [];
    if (database === undefined || (kind !== 'snapshot' && kind !== 'unproven' && kind !== 'drill'))
        return undefined;
    const [year, month, day, hour, minute, second] = parts;
    const takenAt = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
    return Number.isNaN(takenAt) ? undefined : { kind, database, takenAt, artifact };
}
/**
 * Everything that is kept in the repository, newest first. What came from a fork is left out: anybody can name an artifact.
 * @returns `isCut`: there were more artifacts than were looked at
 * @throws ActionError as `listArtifacts`
 */
async function storedSnapshots(github) {
    const { artifacts, isCut } = await (0,_github_artifacts_js__WEBPACK_IMPORTED_MODULE_0__/* .listArtifacts */ .wn)(github, { prefix: 'voygent-' });
    const snapshots = artifacts.filter(({ isOurs }) => isOurs).flatMap((artifact) => readArtifact(artifact) ?? []);
    return { snapshots: snapshots.sort((one, other) => other.takenAt - one.takenAt), isCut };
}
/** The newest of a kind that can be downloaded. */
function newest(snapshots, database, kind) {
    return snapshots.find((one) => one.database === database && one.kind === kind && !one.artifact.expired);
}
/** @throws ActionError `artifact-not-found`, which tells what there is */
function latestOf({ snapshots, isCut }, database) {
    const found = newest(snapshots, database, 'snapshot');
    if (found)
        return found;
    const others = [...new Set(snapshots.filter(({ kind }) => kind === 'snapshot').map((one) => one.database))];
    const unproven = newest(snapshots, database, 'unproven');
    throw new _runtime_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .lZ('artifact-not-found', `There is no snapshot of ${database} among the artifacts of this repository that can be downloaded${isCut ? ', at least not among the newest 1,000' : ''}. Nothing was done.`, {
        hint: unproven
            ? `There is one that could not be proven: give its id, ${unproven.artifact.id}, if you must.`
            : others.length > 0
                ? `There are snapshots of ${others.join(', ')}: give one as input \`database\`.`
                : 'Take one with the action `backup`. Artifacts expire; Time Travel goes back up to 30 days without any.',
    });
}


/***/ })

};
