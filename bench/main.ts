/** `npm run bench`: measures, prints, and writes `bench/RESULTS.md`. `--rounds N` changes how often (default 15). */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { deploy } from './deploy.ts';
import { machine } from './measure.ts';
import { migrate } from './migrate.ts';
import { startup } from './startup.ts';

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '15' } } });
const rounds = Number(values.rounds);

function versionOf(name: string): string {
  return JSON.parse(readFileSync(join(import.meta.dirname, '../node_modules', name, 'package.json'), 'utf8')).version;
}

const sections = [await startup(rounds), await deploy(rounds), await migrate(Math.ceil(rounds / 3))];
const results = `# Measured\n\nOn ${machine()}, wrangler ${versionOf('wrangler')}. Written by \`npm run bench\`.\n\n${sections.join('\n\n')}\n`;
writeFileSync(join(import.meta.dirname, 'RESULTS.md'), results);
console.log(results);
