/**
 * `npm run critic:score`: has the critic review every seeded defect and its sound twin, and scores what it says. It needs a key
 * (OPENAI_API_KEY) and costs what 76 small reviews cost; `--local perfect` tries it without, on a scripted API.
 * It fails where a review had no result: such a score is none.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Faults } from '../local/http/faults.ts';
import { type LocalOpenAI, startOpenAI } from '../local/openai/openai.ts';
import { corpus } from '../test/critic/corpus/all.ts';
import { type Side, scripted } from '../test/critic/critics.ts';
import { type Asking, examine, type Seen } from '../test/critic/examine.ts';
import { type Examined, scoreOf } from '../test/critic/score.ts';
import type { Specimen } from '../test/critic/specimen.ts';
import { tableOf } from '../test/critic/table.ts';

const { values } = parseArgs({
  options: {
    model: { type: 'string' },
    effort: { type: 'string' },
    passes: { type: 'string' },
    cases: { type: 'string' },
    local: { type: 'string' },
    out: { type: 'string' },
  },
});

const chosen = corpus.filter(({ id, mandate }) => !values.cases || `${mandate}/${id}`.includes(values.cases));
if (chosen.length === 0) fail(`No case has «${values.cases}» in its name.`);
const settings = {
  ...(values.model === undefined ? {} : { model: values.model }),
  ...(values.effort === undefined ? {} : { effort: values.effort }),
  ...(values.passes === undefined ? {} : { passes: Number(values.passes) }),
};
process.exitCode = await (values.local === undefined ? withKey() : withScript(values.local));

async function withKey(): Promise<number> {
  const apiKey = process.env['OPENAI_API_KEY'];
  if (!apiKey)
    fail(
      'OPENAI_API_KEY is not set, and without a key nobody can be asked. Try it without one: npm run critic:score -- --local perfect',
    );
  const asking = { apiKey, baseUrl: process.env['OPENAI_BASE_URL'] ?? '', settings };
  return score((specimen, side) => examine(specimen, side, asking));
}

async function withScript(name: string): Promise<number> {
  const critic = scripted[name];
  if (!critic) fail(`There is no scripted critic «${name}»: ${Object.keys(scripted).join(', ')}.`);
  const openAi: LocalOpenAI = await startOpenAI({ faults: new Faults() });
  try {
    const asking: Asking = {
      apiKey: openAi.apiKey,
      baseUrl: openAi.baseUrl,
      settings: { model: 'gpt-5.5', ...settings },
    };
    return await score((specimen, side) => {
      openAi.setScript(critic(specimen, side));
      return examine(specimen, side, asking);
    });
  } finally {
    await openAi.close();
  }
}

async function score(look: (specimen: Specimen, side: Side) => Promise<Seen>): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'voygent-critic-score-'));
  process.env['NODE_COMPILE_CACHE'] = folder;
  const examined: Examined[] = [];
  let tokens = 0;
  for (const [index, specimen] of chosen.entries()) {
    const [flawed, sound] = [await look(specimen, 'flawed'), await look(specimen, 'sound')];
    examined.push({ specimen, flawed, sound });
    tokens += flawed.tokens + sound.tokens;
    console.log(`${index + 1} of ${chosen.length}: ${specimen.id}: flawed ${flawed.status}, sound ${sound.status}`);
    for (const seen of [flawed, sound])
      if (seen.status === 'failed') console.log(seen.log.split('\n').slice(-5).join('\n'));
  }
  rmSync(folder, { recursive: true, force: true });
  const result = scoreOf(examined);
  const text = tableOf(result);
  console.log(`\n${text}\n${tokens} tokens.`);
  if (values.out !== undefined) writeFileSync(values.out, text);
  if (result.unsettled.length > 0)
    console.error(`${result.unsettled.length} reviews have no result: this is no score.`);
  return result.unsettled.length > 0 ? 1 : 0;
}

function fail(message: string): never {
  console.error(message);
  process.exit(2);
}
