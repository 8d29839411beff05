import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Faults } from '../../local/http/faults.ts';
import { type LocalServer, startServer } from '../../local/http/server.ts';
import { temporaryFolder } from './checkout.ts';

const root = resolve(import.meta.dirname, '../..');
const realBin = join(root, 'node_modules/wrangler/bin/wrangler.js');

const handOn = `#!/usr/bin/env node
const { spawn } = require('node:child_process');
const real = ${JSON.stringify(realBin)};
const child = spawn(process.execPath, [real, ...process.argv.slice(2)], { stdio: 'inherit' });
child.once('exit', (code) => process.exit(code ?? 1));
`;

/** A package registry on loopback that has `wrangler` in these versions, each of which hands on to this repository's. */
export interface Registry extends LocalServer {
  faults: Faults;
  /** Of a version, as a lockfile would have it. */
  integrity(version: string): string;
  /** A home folder whose `.npmrc` leads npm here, with a cache of its own. */
  home(): string;
}

export async function startRegistry(versions: readonly string[]): Promise<Registry> {
  const faults = new Faults();
  const packages = new Map(versions.map((version) => [version, pack(version)]));
  const server = await startServer({
    service: 'registry',
    faults,
    handler: ({ path, headers }) => {
      if (path === '/wrangler') return { status: 200, body: packument(packages, `http://${headers.host}`) };
      const version = /^\/wrangler\/-\/wrangler-(.+)\.tgz$/.exec(path)?.[1] ?? '';
      const body = packages.get(version);
      return body ? { status: 200, body } : { status: 404, body: { error: 'not found' } };
    },
  });
  const home = () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, '.npmrc'), `registry=${server.origin}/\n`);
    return folder;
  };
  return Object.assign(server, { faults, home, integrity: (version: string) => integrityOf(packages.get(version)) });
}

/** Packed by npm itself. */
function pack(version: string): Buffer {
  const folder = temporaryFolder();
  const bin = { wrangler: './bin/wrangler.js' };
  mkdirSync(join(folder, 'bin'));
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'wrangler', version, bin }));
  writeFileSync(join(folder, 'bin/wrangler.js'), handOn);
  execFileSync('npm', ['pack', '--silent'], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
  return readFileSync(join(folder, `wrangler-${version}.tgz`));
}

function packument(packages: ReadonlyMap<string, Buffer>, origin: string) {
  const versions = [...packages].map(([version, content]) => [
    version,
    {
      name: 'wrangler',
      version,
      bin: { wrangler: './bin/wrangler.js' },
      dist: { tarball: `${origin}/wrangler/-/wrangler-${version}.tgz`, integrity: integrityOf(content) },
    },
  ]);
  return {
    name: 'wrangler',
    'dist-tags': { latest: [...packages.keys()].at(-1) },
    versions: Object.fromEntries(versions),
  };
}

function integrityOf(content: Buffer | undefined): string {
  return `sha512-${createHash('sha512')
    .update(content ?? '')
    .digest('base64')}`;
}
