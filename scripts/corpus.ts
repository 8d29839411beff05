/**
 * `node scripts/corpus.ts`: lets wrangler and the built `migrate` action at every migration of the corpus, each on a fresh
 * database of the local stack, and writes docs/migrate-corpus.md. It ends with 1 when voygent did not find exactly what a
 * file expects, or one of the two did not apply an innocent file.
 *
 * `--only REGEX` takes only the cases whose names match, `--side wrangler|voygent` only one side; then the page is
 * printed, and not written.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Stack, startStack } from '../local/stack.ts';
import { corpus } from '../test/corpus/corpus.ts';
import { isExact, page, type Result } from './corpus/page.ts';
import { byVoygent, byWrangler } from './corpus/sides.ts';

const { values } = parseArgs({ options: { only: { type: 'string' }, side: { type: 'string' } } });
const file = resolve(import.meta.dirname, '../docs/migrate-corpus.md');
const atOnce = 2;

async function runCase(stack: Stack, result: Result): Promise<void> {
  if (values.side !== 'voygent') result.wrangler = await byWrangler(stack, result.one);
  if (values.side !== 'wrangler') result.voygent = await byVoygent(stack, result.one);
  console.error(result.one.kind, result.one.name);
}

async function runAll(): Promise<Result[]> {
  const stateDir = mkdtempSync(join(tmpdir(), 'corpus-'));
  const stack = await startStack({ stateDir });
  try {
    const only = new RegExp(values.only ?? '');
    const results = corpus()
      .filter(({ name }) => only.test(name))
      .map((one): Result => ({ one }));
    const waiting = [...results];
    const work = async () => {
      for (let next = waiting.shift(); next; next = waiting.shift()) await runCase(stack, next);
    };
    await Promise.all(Array.from({ length: atOnce }, work));
    return results;
  } finally {
    await stack.close();
    rmSync(stateDir, { recursive: true, force: true });
  }
}

function isRight(result: Result): boolean {
  const { one, wrangler, voygent } = result;
  const isApplied = (outcome: typeof wrangler) => !outcome || (outcome.applied && outcome.exitCode === 0);
  return (one.kind === 'bad' || (isApplied(wrangler) && isApplied(voygent))) && (!voygent || isExact(result));
}

const results = await runAll();
if (values.only === undefined && values.side === undefined) writeFileSync(file, page(results));
else console.log(page(results));
const wrong = results.filter((result) => !isRight(result));
for (const { one } of wrong) console.error(`not as expected: ${one.kind}/${one.name}`);
process.exitCode = wrong.length > 0 ? 1 : 0;
