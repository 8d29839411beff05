/**
 * `npm run bench`: measures, prints, and writes `bench/RESULTS.md`. `--rounds N` changes how often (default 15); `--only
 * smoke` measures one section, prints it, and puts it in the place of the former one.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { backup } from './backup.ts';
import { deploy } from './deploy.ts';
import { gate } from './gate.ts';
import { machine } from './measure.ts';
import { migrate } from './migrate.ts';
import { smoke } from './smoke.ts';
import { startup } from './startup.ts';

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '15' }, only: { type: 'string' } } });
const rounds = Number(values.rounds);
const file = join(import.meta.dirname, 'RESULTS.md');

/** By the heading of their sections, in the order of the file. */
const sections: Readonly<Record<string, () => Promise<string>>> = {
  'Start-up': () => startup(rounds),
  deploy: () => deploy(rounds),
  migrate: () => migrate(Math.ceil(rounds / 3)),
  smoke: () => smoke(rounds),
  backup: () => backup(Math.min(3, rounds)),
  gate: () => gate(Math.min(5, rounds)),
};

function versionOf(name: string): string {
  return JSON.parse(readFileSync(join(import.meta.dirname, '../node_modules', name, 'package.json'), 'utf8')).version;
}

/** The sections of the file, by their headings. */
function former(): Map<string, string> {
  const parts = readFileSync(file, 'utf8')
    .split(/^(?=## )/m)
    .slice(1);
  return new Map(parts.map((part) => [/^## (.*)$/m.exec(part)?.[1] ?? '', part.trim()]));
}

const measured = values.only === undefined ? new Map<string, string>() : former();
for (const [name, measure] of Object.entries(sections)) {
  if (values.only !== undefined && values.only !== name) continue;
  const section = await measure();
  measured.set(/^## (.*)$/m.exec(section)?.[1] ?? name, section);
  console.log(section);
}
const head = `# Measured\n\nOn ${machine()}, wrangler ${versionOf('wrangler')}. Written by \`npm run bench\`.`;
writeFileSync(file, `${[head, ...measured.values()].join('\n\n')}\n`);
