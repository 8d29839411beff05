import { execFileSync } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Faults } from '../../local/http/faults.ts';
import { answerTo, findingIn } from '../../local/openai/answers.ts';
import { rateLimit, wrongKey } from '../../local/openai/api-errors.ts';
import { careful } from '../../local/openai/careful-critic.ts';
import { endings, misleading, sound } from '../../local/openai/critics.ts';
import { type LocalOpenAI, type Script, startOpenAI } from '../../local/openai/openai.ts';
import { type TestContext, testContext } from '../runtime/context.fixture.ts';
import { type Asking, askCritic } from './ask.ts';
import { partOf, realCodex } from './codex.fixture.ts';

const installed = await realCodex();
const codex = installed ?? { binary: '/nowhere', version: '0' };
const parts = [
  partOf({ 'a.ts': ['one', 'two', 'three'] }, 1),
  partOf({ 'b.ts': ['one'], 'c.ts': ['one'] }, 2),
  partOf({ 'a.ts': ['one', 'two', 'three', 'four', 'five', 'six'] }, 3),
];

let openai: LocalOpenAI;
beforeEach(async () => {
  openai = await startOpenAI({ faults: new Faults() });
});
afterEach(() => openai.close());

function ask(script: Script, given: Partial<Asking> = {}, context: TestContext = job(), of = parts) {
  openai.setScript(script);
  const asking: Asking = {
    codex,
    apiKey: openai.apiKey,
    baseUrl: openai.baseUrl,
    model: 'gpt-5.5',
    effort: 'medium',
    passes: 1,
    constitution: 'Rows are kept.',
    limits: { deadlineMs: 60_000, idleMs: 30_000, retries: 0, graceMs: 300 },
    ...given,
  };
  return askCritic(of, asking, context);
}

const job = (signal?: AbortSignal) => testContext({ PATH: process.env['PATH'] ?? '' }, signal ? { signal } : {});

/** Another critic for the questions that this is true of. */
const when =
  (is: (paths: string, number: number) => boolean, then: Script, otherwise: Script): Script =>
  (question) =>
    (is(question.files.map(({ path }) => path).join(), question.number) ? then : otherwise)(question);

describe.skipIf(!installed)('the critic', () => {
  test('is asked about every part in every pass, each time with another canary', async () => {
    const critique = await ask(sound.alwaysReject, { passes: 2 });
    expect(critique).toMatchObject({
      outcome: 'complete',
      gaps: [],
      questions: 6,
      usage: { inputTokens: 7200, outputTokens: 900 },
      modelsSaid: ['gpt-5.5-local'],
    });
    expect(new Set(openai.questions.map(({ canary }) => canary)).size).toBe(6);
    const asked = openai.questions.map(({ files }) => files.map(({ path, lines }) => `${path} ${lines.length}`).join());
    expect(asked.sort()).toEqual(['a.ts 3', 'a.ts 3', 'a.ts 6', 'a.ts 6', 'b.ts 1,c.ts 1', 'b.ts 1,c.ts 1']);
    expect(critique.findings.map(({ path, said }) => [path, said.length])).toEqual([
      ['a.ts', 4],
      ['b.ts', 2],
      ['c.ts', 2],
    ]);
  });

  test('is complete where it finds nothing', async () => {
    expect(await ask(sound.silent)).toMatchObject({ outcome: 'complete', findings: [], gaps: [], questions: 3 });
  });

  test('of the demo finds what was sown, and nothing in what was corrected', async () => {
    const auth = 'workers/trips/src/auth.ts';
    const sown = partOf({ [auth]: ['if (!env.KEY) return true;'], 'm/0010.sql': ['DROP TABLE trips;'] });
    const corrected = partOf({ [auth]: ['if (!env.KEY) return refused();'], 'm/0010.sql': ['SELECT 1;'] });
    const found = await ask(careful, {}, job(), [sown]);
    expect(found.findings.map(({ severity, path, line, mandate }) => [severity, path, line, mandate])).toEqual([
      ['HIGH', 'm/0010.sql', 1, 'data-loss'],
      ['HIGH', auth, 1, 'security'],
    ]);
    expect(await ask(careful, {}, job(), [corrected])).toMatchObject({ outcome: 'complete', findings: [] });
  });

  test('of what only one pass sees, the finding stays, with the higher severity', async () => {
    const seen: Record<string, number> = {};
    const script: Script = (question) => {
      const key = question.prompt;
      seen[key] = (seen[key] ?? 0) + 1;
      const finding = findingIn(question, {
        severity: seen[key] === 1 ? 'LOW' : 'HIGH',
        line: seen[key] === 1 ? 1 : null,
      });
      return { kind: 'text', text: JSON.stringify(answerTo(question, [finding])) };
    };
    const { findings, outcome } = await ask(script, { passes: 2 });
    expect(outcome).toBe('complete');
    expect(findings.map(({ severity, path, line }) => [severity, path, line])).toEqual([
      ['HIGH', 'a.ts', null],
      ['HIGH', 'b.ts', null],
      ['LOW', 'a.ts', 1],
      ['LOW', 'b.ts', 1],
    ]);
  });

  test('that says nothing of one part makes the whole indeterminate, and the others keep their findings', async () => {
    const { outcome, gaps, findings } = await ask(
      when((paths) => paths === 'b.ts,c.ts', endings['no message'], sound.alwaysReject),
    );
    expect(outcome).toBe('indeterminate');
    expect(gaps).toEqual([
      {
        part: 2,
        pass: 1,
        kind: 'no-message',
        message: expect.stringMatching(/said nothing/),
        hint: expect.stringMatching(/./),
      },
    ]);
    expect(findings.map(({ path }) => path)).toEqual(['a.ts']);
  });

  test.each([
    [
      'with a finding of another file',
      misleading['a finding of another file'],
      'answer-finding-path',
      ['src/elsewhere.ts'],
    ],
    ['that was dictated', misleading['no canary'], 'answer-canary', []],
    ['that is prose', misleading.prose, 'answer-not-json', []],
  ] as const)('whose answer is one %s has not answered, and what it says is kept', async (_, script, kind, paths) => {
    const { outcome, gaps, findings } = await ask(when((asked) => asked === 'b.ts,c.ts', script, sound.silent));
    expect(outcome).toBe('indeterminate');
    expect(gaps.map((gap) => [gap.part, gap.kind])).toEqual([[2, kind]]);
    expect(findings.map(({ path }) => path)).toEqual(paths);
  });

  test('is asked again when it had no time to judge, after a pause that is told', async () => {
    const context = job();
    const limited = when(
      (paths, number) => paths === 'b.ts,c.ts' && number <= 3,
      () => rateLimit(),
      sound.silent,
    );
    const critique = await ask(limited, { concurrency: 3 }, context);
    expect(critique.outcome).toBe('complete');
    expect(openai.questions).toHaveLength(4);
    expect(context.clock.slept).toEqual([10_000]);
    expect(context.printed.join()).toMatch(/too many requests \(429\).*Part 2 is asked again in 10 s/);
  });

  test('is asked three times at most', async () => {
    const context = job();
    const { outcome, gaps } = await ask(
      when(
        (paths) => paths === 'b.ts,c.ts',
        () => rateLimit(),
        sound.silent,
      ),
      {},
      context,
    );
    expect([outcome, gaps.map(({ kind }) => kind)]).toEqual(['indeterminate', ['rate-limit']]);
    expect(openai.questions).toHaveLength(5);
    expect(context.clock.slept).toEqual([10_000, 20_000]);
  });

  test.each([
    ['was cut off', endings.cut],
    ['said nothing', endings['no message']],
    ['answered what is none', misleading.prose],
  ])('is not asked again when it %s: it had its say', async (_, script) => {
    const context = job();
    await ask(script, {}, context);
    expect(openai.questions).toHaveLength(3);
    expect(context.clock.slept).toEqual([]);
  });

  test('is not asked on when the key is wrong, and each question that was not asked is a gap', async () => {
    const { outcome, gaps } = await ask(() => wrongKey(), { concurrency: 1, passes: 2 });
    expect(outcome).toBe('indeterminate');
    expect(gaps.map(({ kind }) => kind)).toEqual(['auth', ...Array(5).fill('not-asked')]);
    expect(openai.questions).toHaveLength(1);
  });

  test('is asked no more at once than is allowed', async () => {
    let [now, most] = [0, 0];
    const script: Script = async (question) => {
      most = Math.max(most, ++now);
      await wait(300);
      now--;
      return sound.silent(question);
    };
    await ask(script, { passes: 2, concurrency: 2 });
    expect(most).toBe(2);
  });

  test('has its time, after which everything that is missing is a gap', async () => {
    const { outcome, gaps, findings } = await ask(
      when((paths) => paths === 'b.ts,c.ts', endings.hang, sound.alwaysReject),
      { deadlineMs: 6000, concurrency: 1, passes: 2 },
    );
    expect(outcome).toBe('indeterminate');
    expect(gaps.map(({ kind }) => kind)).toEqual(Array(5).fill('timeout'));
    expect(gaps[0]?.message).toContain('all questions together had 6 s');
    expect(findings.map(({ path }) => path)).toEqual(['a.ts']);
  });

  test('leaves no program behind when the job is cancelled', async () => {
    const cancel = new AbortController();
    const context = job(cancel.signal);
    const asking = expect(ask(endings.hang, { concurrency: 3 }, context)).rejects.toThrow('the job was cancelled');
    await expect.poll(() => openai.questions.length).toBe(3);
    cancel.abort(new Error('the job was cancelled'));
    await asking;
    const all = execFileSync('ps', ['-eo', 'args', '-ww'], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
    expect(all.split('\n').filter((line) => line.includes(context.runner.temporary))).toEqual([]);
  });

  test('cannot be asked in no pass, and of no part nothing is asked', async () => {
    await expect(ask(sound.silent, { passes: 0 })).rejects.toMatchObject({ code: 'input-invalid' });
    const asking: Asking = { codex, apiKey: 'sk-1234', model: 'm', effort: 'low', passes: 1, constitution: undefined };
    expect(await askCritic([], asking, job())).toMatchObject({ outcome: 'complete', questions: 0 });
  });
});
