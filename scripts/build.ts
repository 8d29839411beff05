/**
 * Builds `dist/`: tsc writes `lib/`, ncc makes one bundle of it, and each action gets a stub that names it.
 * `node scripts/build.ts [folder]` builds into another folder, for `npm run verify`.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import ncc from '@vercel/ncc';
import { contracts } from './contracts.ts';

const root = resolve(import.meta.dirname, '..');
const lib = join(root, 'lib');
const out = resolve(process.argv[2] ?? join(root, 'dist'));
/** Put in place when it is whole: a build that is cut off leaves the old one. */
const draft = `${out}.draft`;

/**
 * Packages whose modules only define things, and do not say so. Told, the bundler leaves out what is not used: of
 * @actions/core the OIDC client, and with it undici, which is two thirds of the bundle and half of its start-up.
 */
const pure = ['@actions/core', '@actions/exec', '@actions/io', 'cloudflare'];

function compile(): void {
  rmSync(lib, { recursive: true, force: true });
  execFileSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', 'tsconfig.build.json'], {
    cwd: root,
    stdio: 'inherit',
  });
}

function declarePure(name: string): void {
  const copy = join(lib, 'node_modules', name);
  mkdirSync(dirname(copy), { recursive: true });
  cpSync(join(root, 'node_modules', name), copy, { recursive: true, filter: (path) => !/\.(map|d\.m?ts)$/.test(path) });
  const file = join(copy, 'package.json');
  writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), sideEffects: false }));
}

async function bundle(): Promise<void> {
  rmSync(draft, { recursive: true, force: true });
  // Assets outside of lib/ are none of ours: a path that is put together at run time must not pull files in.
  const { code, assets } = await ncc(join(lib, 'entry/actions.js'), {
    license: 'licenses.txt',
    cache: false,
    quiet: true,
    filterAssetBase: lib,
  });
  write('index.js', code);
  for (const [name, { source }] of Object.entries(assets)) write(name, source);
  write('package.json', '{ "type": "module" }\n');
}

function write(name: string, content: string | Buffer): void {
  const file = join(draft, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}

function writeStub(name: string): void {
  write(`${name}.js`, `import { main } from './index.js';\nawait main('${name}');\n`);
}

/** Rehearsals run in a process of their own, which begins with a file. */
function writeRehearsal(): void {
  write('rehearsal.js', "import { rehearsal } from './index.js';\nawait rehearsal();\n");
}

/** Dumps are loaded in threads, which begin with a file too. */
function writeLoadWorker(): void {
  write('load-worker.js', "import { loadWorker } from './index.js';\nawait loadWorker();\n");
}

compile();
for (const name of pure) declarePure(name);
await bundle();
for (const { name } of contracts) writeStub(name);
writeRehearsal();
writeLoadWorker();
rmSync(out, { recursive: true, force: true });
renameSync(draft, out);
