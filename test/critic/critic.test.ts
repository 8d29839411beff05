import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Faults } from '../../local/http/faults.ts';
import { type LocalOpenAI, startOpenAI } from '../../local/openai/openai.ts';
import { testRepository } from '../../src/git/repository.fixture.ts';
import { openRepository } from '../../src/git/repository.ts';
import { realCodex } from '../../src/review/codex.fixture.ts';
import { ruleFindings } from '../../src/rules/rules.ts';
import { defaultPolicy } from '../../src/subject/policy.ts';
import { readSubject } from '../../src/subject/subject.ts';
import { mandates } from '../../src/verdict/mandates.ts';
import { corpus, ground } from './corpus/all.ts';
import { looks, type Side, scripted } from './critics.ts';
import { examine } from './examine.ts';
import { type Examined, type Look, scoreOf, wilson } from './score.ts';
import { lineOf, type Specimen } from './specimen.ts';
import { tableOf } from './table.ts';

const codex = await realCodex();

describe('the corpus', () => {
  test('has six defects or more of each mandate, each by its own name, on one line', () => {
    for (const mandate of mandates)
      expect(corpus.filter((one) => one.mandate === mandate).length, mandate).toBeGreaterThanOrEqual(6);
    expect(new Set(corpus.map(({ id }) => id)).size).toBe(corpus.length);
    for (const specimen of corpus) expect(lineOf(specimen), specimen.id).toBeGreaterThan(0);
  });

  test('has twins that differ in the line of the defect, and from what was there', () => {
    for (const { id, before, flawed, sound } of corpus) {
      expect([flawed === sound, before === flawed, before === sound], id).toEqual([false, false, false]);
    }
  });

  test('has sound twins that no rule keeps out', async () => {
    for (const specimen of corpus) {
      const grave = (await byRules(specimen, 'sound')).filter(({ severity }) => severity === 'HIGH');
      expect(grave, specimen.id).toEqual([]);
    }
  });
});

async function byRules(specimen: Specimen, side: Side) {
  const made = testRepository();
  const before = specimen.before === null ? {} : { [specimen.path]: specimen.before };
  made.write({ ...ground, ...specimen.beside, ...before });
  const base = made.commit();
  made.write({ [specimen.path]: specimen[side] });
  const head = made.commit();
  await using repository = await openRepository(made.context);
  const subject = await readSubject(repository, { base, head }, defaultPolicy);
  return await ruleFindings({ subject, repository, migrationFolders: [], snapshots: undefined, now: Date.now() });
}

function examinedBy(look: (specimen: Specimen, side: Side) => Look): Examined[] {
  return corpus.map((specimen) => ({ specimen, flawed: look(specimen, 'flawed'), sound: look(specimen, 'sound') }));
}

const share = ({ count, of }: { count: number; of: number }) => count / of;

describe('the score', () => {
  test.each([
    ['perfect', { recall: 1, blocked: 1, falseBlocks: 0, falseAlarms: 0 }],
    ['silent', { recall: 0, blocked: 0, falseBlocks: 0, falseAlarms: 0 }],
    // A hint on each line is no finding of what is grave; of the rest it is one.
    ['noisy', { recall: 16 / 38, blocked: 0, falseBlocks: 0, falseAlarms: 0 }],
    // Who says no to each file has found nothing in its place.
    ['reject', { recall: 0, blocked: 0, falseBlocks: 1, falseAlarms: 1 }],
  ])('of a critic that is %s is what it must be', (name, expected) => {
    const look = looks[name];
    if (!look) throw new Error(name);
    const { recall, blocked, falseBlocks, falseAlarms, unsettled } = scoreOf(examinedBy(look));
    expect({
      recall: share(recall),
      blocked: share(blocked),
      falseBlocks: share(falseBlocks),
      falseAlarms: share(falseAlarms),
    }).toEqual(expected);
    expect(unsettled).toEqual([]);
  });

  const [specimen] = corpus;
  if (!specimen) throw new Error('the corpus is empty');
  const at = lineOf(specimen);
  const finding = { source: 'critic', severity: specimen.severity, path: specimen.path, line: at } as const;
  const found = (given: Partial<Look['findings'][number]>) =>
    scoreOf([
      {
        specimen,
        flawed: { status: 'conditional', findings: [{ ...finding, ...given }] },
        sound: { status: 'approved', findings: [] },
      },
    ]);

  test.each<[string, Partial<Look['findings'][number]>, number]>([
    ['in its place', {}, 1],
    ['three lines off', { line: at + 3 }, 1],
    ['four lines off', { line: at + 4 }, 0],
    ['of the whole file', { line: null }, 0],
    ['of another file', { path: 'src/other.ts' }, 0],
    ['one degree milder', { severity: 'LOW' }, 1],
    ['by a rule', { source: 'rule' }, 0],
  ])('a finding %s', (_, given, count) => {
    expect(specimen.severity).toBe('MEDIUM');
    expect(found(given).recall).toMatchObject({ count, of: 1 });
  });

  test('what a rule finds is told apart', () => {
    expect(found({ source: 'rule' }).rulesAlone).toMatchObject({ count: 1, of: 1 });
  });

  test.each(['indeterminate', 'failed'] as const)('a review that is %s counts for nothing, and is named', (status) => {
    const none = { status, findings: [finding] };
    const score = scoreOf([{ specimen, flawed: none, sound: none }]);
    expect([score.recall.of, score.falseBlocks.of]).toEqual([0, 0]);
    expect(score.unsettled).toEqual([`${specimen.id}, flawed: ${status}`, `${specimen.id}, sound: ${status}`]);
    expect(tableOf(score)).toContain(`Without a result: ${specimen.id}, flawed: ${status}`);
  });

  // What defines it: at its ends the score test of that share is just significant, |k/n - p| = z √(p (1 - p) / n).
  test.each([
    [0, 10],
    [10, 10],
    [19, 38],
    [1, 3],
  ])('%i of %i lie where the score test says', (count, of) => {
    const { low, high } = wilson(count, of);
    for (const end of [low, high]) {
      const isEdge = end < 1e-9 || end > 1 - 1e-9;
      if (!isEdge) expect(Math.abs(count / of - end) / Math.sqrt((end * (1 - end)) / of)).toBeCloseTo(1.96, 3);
    }
    expect(low).toBeLessThanOrEqual(count / of);
    expect(high).toBeGreaterThanOrEqual(count / of - 1e-9);
    expect(high - low).toBeLessThan(1);
  });

  test('of nothing nothing is known', () => {
    expect(wilson(0, 0)).toEqual({ low: 0, high: 1 });
  });
});

describe.skipIf(!codex)('the real review', () => {
  let openAi: LocalOpenAI;
  beforeAll(async () => {
    openAi = await startOpenAI({ faults: new Faults() });
  });
  afterAll(() => openAi.close());

  test.each([
    ['perfect', 1, 0],
    ['silent', 0, 0],
    ['reject', 0, 1],
  ])('scores a critic that is %s', async (name, recall, falseBlocks) => {
    const specimen = corpus.find(({ id }) => id === 'sql-from-text');
    const critic = scripted[name];
    if (!specimen || !critic) throw new Error(name);
    const look = (side: Side) => {
      openAi.setScript(critic(specimen, side));
      return examine(specimen, side, {
        apiKey: openAi.apiKey,
        baseUrl: openAi.baseUrl,
        settings: { model: 'gpt-5.5' },
      });
    };
    const score = scoreOf([{ specimen, flawed: await look('flawed'), sound: await look('sound') }]);
    expect(score.unsettled).toEqual([]);
    expect([score.recall.count, score.falseBlocks.count]).toEqual([recall, falseBlocks]);
  });
});
