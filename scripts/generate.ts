/**
 * Writes what follows from the contracts: `action.yml`, the READMEs of the actions and the table in the root's, and the
 * JSON schemas; and the files that pages show. `node scripts/generate.ts --check` only compares, and fails where a file is not what would be written.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { rules } from '../src/audit/rules.ts';
import { contracts } from './contracts.ts';
import { actionYaml } from './generate/action-yaml.ts';
import { auditIndex } from './generate/audit-index.ts';
import { insertFiles } from './generate/excerpts.ts';
import { actionReadme, insertActionTable } from './generate/readme.ts';
import { actionSchema, configurationSchema, snapshotSchema, verdictSchema } from './generate/schema.ts';

const root = resolve(import.meta.dirname, '..');
const onlyCheck = process.argv.includes('--check');

function outputs(): Map<string, string> {
  const files = new Map<string, string>();
  for (const contract of contracts) {
    const folder = contract.name === 'release' ? '.' : join('actions', contract.name);
    files.set(join(folder, 'action.yml'), actionYaml(contract));
    files.set(join('schema', 'actions', `${contract.name}.schema.json`), actionSchema(contract));
    if (folder !== '.') files.set(join(folder, 'README.md'), actionReadme(contract, readNotes(contract.name)));
  }
  files.set('docs/actions/release.reference.md', actionReadme(release(), ''));
  files.set(
    'docs/audit/README.md',
    auditIndex(rules, (id) => read(join('docs', 'audit', `${id}.md`))),
  );
  files.set('schema/voygent.schema.json', configurationSchema());
  files.set('schema/snapshot.schema.json', snapshotSchema());
  files.set('schema/verdict.schema.json', verdictSchema());
  files.set('README.md', insertActionTable(read('README.md') ?? '', contracts));
  files.set('docs/getting-started.md', insertFiles(read('docs/getting-started.md') ?? '', read));
  return files;
}

function release() {
  const [first] = contracts;
  if (!first) throw new Error('there are no contracts');
  return first;
}

/** What is written by hand about an action stands in its own file and is taken into the README. */
function readNotes(name: string): string {
  return read(join('docs', 'actions', `${name}.md`)) ?? '';
}

function read(path: string): string | undefined {
  const file = join(root, path);
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

const stale = [...outputs()].filter(([path, content]) => read(path) !== content);
if (onlyCheck) {
  for (const [path] of stale) console.error(`${path} is not what its contract says. Run: npm run generate`);
  process.exitCode = stale.length > 0 ? 1 : 0;
} else {
  for (const [path, content] of stale) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
    console.log(`wrote ${path}`);
  }
}
