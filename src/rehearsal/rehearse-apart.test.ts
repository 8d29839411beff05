import type { ChildProcess } from 'node:child_process';
import diagnostics from 'node:diagnostics_channel';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { describe, expect, onTestFinished, test } from 'vitest';
import { fileOf } from '../migrations/migrations.fixture.ts';
import { testContext } from '../runtime/context.fixture.ts';
import { databaseLikeD1, schemaIn } from './rehearsal.fixture.ts';
import { rehearse, type Stage } from './rehearse.ts';
import { Rehearser } from './rehearse-apart.ts';

const script = `CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT); CREATE TABLE empty (a);
CREATE TABLE posts (author REFERENCES users (id) ON DELETE CASCADE);
INSERT INTO users VALUES (1, 'é🧭'), (2, 'b'); INSERT INTO posts VALUES (1), (2);`;

function stageOf(dump: string): Stage {
  using database = databaseLikeD1(dump);
  return { schema: schemaIn(database), dump, ledgerTables: [] };
}
const stage = stageOf(script);
const never = new AbortController().signal;
// Some hundred days.
const endless =
  'WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1e15) INSERT INTO empty SELECT max(i) FROM n';

/** A rehearser that is disposed of at the test's end, and the process that it has started. */
function started(env: Record<string, string> = {}): { rehearser: Rehearser; child: ChildProcess } {
  const children: ChildProcess[] = [];
  const see = (message: unknown) => void children.push((message as { process: ChildProcess }).process);
  diagnostics.subscribe('child_process', see);
  const rehearser = new Rehearser(testContext(env));
  diagnostics.unsubscribe('child_process', see);
  onTestFinished(() => rehearser[Symbol.dispose]());
  const [child] = children;
  if (!child) throw new Error('it has started no process');
  return { rehearser, child };
}

const timeless = ({ files, ...rest }: ReturnType<typeof rehearse>) => ({
  ...rest,
  files: files.map((file) => ({ ...file, milliseconds: 0 })),
});

describe('a rehearsal in a process of its own', () => {
  test.each([
    [
      'of files that pass',
      [
        'DELETE FROM users WHERE id = 1;',
        'DROP TABLE posts; CREATE TABLE "it\'s é🧭" (a)',
        'INSERT OR REPLACE INTO users VALUES (2, NULL)',
      ],
    ],
    ['of one that fails', ['CREATE TABLE t (a)', 'SELECT missing', 'DROP TABLE users']],
    ['of none', []],
  ])('shows %s what it shows in this one', async (_, scripts) => {
    const files = scripts.map((sql, index) => fileOf(`\n${sql}`, `${index}.sql`));
    const here = timeless(rehearse(stage, files));
    const { rehearser } = started();
    expect(timeless(await rehearser.rehearse(stage, files, never))).toEqual(here);
  });

  test('takes and tells more than a pipe holds', async () => {
    const tables = Array.from(
      { length: 300 },
      (_, index) => `CREATE TABLE t${index} (a DEFAULT '${'x'.repeat(1000)}');`,
    );
    const rows = Array.from({ length: 3000 }, () => `INSERT INTO t0 VALUES ('${'é'.repeat(500)}');`);
    const large = stageOf(`${tables.join('\n')}\n${rows.join('\n')}`);
    const { rehearser } = started();
    const files = Array.from({ length: 5 }, (_, index) => fileOf(`CREATE TABLE more${index} (a)`, `${index}.sql`));
    const { files: seen } = await rehearser.rehearse(large, files, never);
    expect(seen.map(({ schema }) => schema?.length)).toEqual([301, 302, 303, 304, 305]);
    expect(seen[0]?.rows.find(({ table }) => table === 't0')).toMatchObject({ before: 3000, after: 3000 });
  });

  test.runIf(process.platform === 'linux')('knows nothing of the environment but by what the runner finds it', () => {
    // It waits for its input: until then it is there to be looked at.
    const read = ({ child }: ReturnType<typeof started>) =>
      readFileSync(`/proc/${child.pid}/environ`, 'utf8').split('\0').filter(Boolean);
    const secrets = { CLOUDFLARE_API_TOKEN: 'secret', 'INPUT_GITHUB-TOKEN': 'secret', ACTIONS_RUNTIME_TOKEN: 'secret' };
    expect(read(started({ ...secrets, RUNNER_TRACKING_ID: 'github_1' }))).toEqual(['RUNNER_TRACKING_ID=github_1']);
    expect(read(started(secrets))).toEqual([]);
  });
});

describe('an error', () => {
  test('in rebuilding the database comes with its code and its hint', async () => {
    const { rehearser } = started();
    const failed = rehearser.rehearse(
      { ...stage, dump: 'INSERT INTO nowhere VALUES (1)' },
      [fileOf('SELECT 1')],
      never,
    );
    await expect(failed).rejects.toMatchObject({
      name: 'ActionError',
      code: 'migrations-invalid',
      message: expect.stringContaining('Line 1 of the dump cannot be loaded: no such table: nowhere'),
      hint: expect.stringContaining('`rehearse: off`'),
    });
  });

  test('is that the process was killed, before it began or in the midst of it', async () => {
    const early = started();
    early.child.kill('SIGKILL');
    await once(early.child, 'exit');
    await expect(early.rehearser.rehearse(stage, [fileOf('SELECT 1')], never)).rejects.toThrow(
      'the process of the rehearsal ended with SIGKILL',
    );
    const late = started();
    const failed = late.rehearser.rehearse(stage, [fileOf('SELECT 1'), fileOf(endless)], never);
    setTimeout(() => late.child.kill('SIGKILL'), 1500);
    await expect(failed).rejects.toThrow('the process of the rehearsal ended with SIGKILL');
  });

  test('is told with what the process complained of', async () => {
    const { rehearser, child } = started();
    // It cannot read this.
    child.stdin?.write('{');
    await expect(rehearser.rehearse(stage, [], never)).rejects.toThrow(
      /^the process of the rehearsal ended with 1: [\s\S]*SyntaxError/,
    );
  });
});

describe('a job that is cancelled', () => {
  test('before it begins, rehearses nothing', async () => {
    const { rehearser } = started();
    const reason = new Error('cancelled');
    await expect(rehearser.rehearse(stage, [], AbortSignal.abort(reason))).rejects.toBe(reason);
  });

  test('in the midst of a statement ends at once, with its reason', async () => {
    const { rehearser } = started();
    const cancelled = new AbortController();
    const reason = new Error('cancelled');
    setTimeout(() => cancelled.abort(reason), 1000);
    const began = performance.now();
    await expect(rehearser.rehearse(stage, [fileOf(endless)], cancelled.signal)).rejects.toBe(reason);
    expect(performance.now() - began).toBeLessThan(4000);
  });
});

describe('the process', () => {
  test('is gone when it is disposed of, at work or not', async () => {
    for (const files of [undefined, [fileOf(endless)]]) {
      const { rehearser, child } = started();
      const failed = files && rehearser.rehearse(stage, files, never).catch((error) => error);
      rehearser[Symbol.dispose]();
      await once(child, 'exit');
      expect(child.signalCode).toBe('SIGKILL');
      if (failed) expect(await failed).toBeInstanceOf(Error);
    }
  });

  test('ends by itself when it has told everything', async () => {
    const { rehearser, child } = started();
    const ended = once(child, 'exit');
    await rehearser.rehearse(stage, [fileOf('SELECT 1')], never);
    expect(await ended).toEqual([0, null]);
  });
});

test('a statement that takes too long is a finding of its file, and what was seen before stays', {
  timeout: 60_000,
}, async () => {
  const { rehearser } = started();
  const files = [
    fileOf('CREATE TABLE t (a)', '1.sql'),
    fileOf(`SELECT 1;\n\n${endless};\nSELECT 2`, '2.sql'),
    fileOf('SELECT 1', '3.sql'),
  ];
  const began = performance.now();
  const rehearsal = await rehearser.rehearse(stage, files, never);
  const [first, second, third] = rehearsal.files;
  expect(performance.now() - began).toBeGreaterThan(10_000);
  expect(first?.schema?.some(({ name }) => name === 't')).toBe(true);
  expect(second).toMatchObject({
    name: '2.sql',
    findings: [
      {
        rule: 'too-slow',
        severity: 'error',
        line: 3,
        message: expect.stringMatching(/^This statement ran for 10 s in the rehearsal, .* after 30 s/),
      },
    ],
    rows: [],
    schema: undefined,
    digest: undefined,
    guards: [],
  });
  expect(third).toBeUndefined();
  expect(rehearsal.schemaBefore).toEqual(stage.schema);
});
