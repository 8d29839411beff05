import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Stack, startStack } from '../../local/stack.ts';
import { oddities } from '../oddities.ts';
import { temporaryFolder } from './checkout.ts';
import { ageKeys, backupCheckout, contentOf, databaseNamed, databaseWith, runOn } from './snapshots.ts';

let stack: Stack;
let keys: { identity: string; recipient: string };
beforeAll(async () => {
  stack = await startStack({ stateDir: temporaryFolder() });
  keys = await ageKeys();
});
afterAll(() => stack.close());
afterEach(() => {
  stack.faults.set([]);
  stack.github.setVisibility('private');
});

const trips = [
  'CREATE TABLE trips (id INTEGER PRIMARY KEY, title TEXT)',
  `INSERT INTO trips (title) VALUES ('Lisbon'), ('Porto')`,
];

function manifestIn(path: string | undefined) {
  return JSON.parse(readFileSync(path ?? '', 'utf8'));
}

/** By these lines the runner is told what it is to mask. */
function withoutMasks(log: string): string {
  return log.replaceAll(/^::add-mask::.*$/gm, '');
}

function artifactNames(database: string): string[] {
  const names = stack.artifacts.shelf.list().map(({ name }) => name);
  return names.filter((name) => name.includes(`-${database}-`));
}

test('a database with every oddity comes back as it was, through an encrypted artifact, under another name', async () => {
  const database = await databaseWith(stack, 'odd-prod', oddities);
  const workspace = backupCheckout([database]);
  const taken = await runOn(stack, 'backup', workspace, { inputs: { recipients: keys.recipient } });
  expect(taken, taken.log).toMatchObject({ exitCode: 0, outputs: { status: 'passed' } });
  const { outputs } = taken;
  expect(outputs['artifact-name']).toMatch(/^voygent-snapshot-odd-prod-\d{8}T\d{6}Z$/);
  const manifest = manifestIn(outputs['manifest']);
  expect(manifest).toMatchObject({
    exact: true,
    moving: [],
    dump: { encryption: 'age', recipients: [keys.recipient] },
  });
  expect(outputs).toMatchObject({ rows: String(manifest.rows), bookmark: manifest.database.bookmark });

  const restored = await runOn(stack, 'restore', workspace, {
    inputs: { identity: keys.identity, mode: 'apply', target: 'travel_assistant', confirm: 'travel_assistant' },
  });
  expect(restored, restored.log).toMatchObject({ exitCode: 0, outputs: { status: 'passed', rows: outputs['rows'] } });
  const copy = await databaseNamed(stack, 'travel_assistant');
  const [before, after] = [await contentOf(database), await contentOf(copy)];
  expect(Object.keys(before).length).toBeGreaterThan(20);
  expect(after).toEqual(before);
  const searches = [
    `SELECT rowid, title FROM notes_search WHERE notes_search MATCH 'boats'`,
    `SELECT CAST(rowid AS TEXT) AS id, subject FROM own_search WHERE own_search MATCH 'run'`,
    `SELECT CAST(rowid AS TEXT) AS id, text FROM own_search WHERE own_search MATCH 'far'`,
    `SELECT term, doc FROM own_terms ORDER BY term`,
  ];
  for (const sql of searches) {
    const found = await copy.query(sql);
    expect(found.length, sql).toBeGreaterThan(0);
    expect(found).toEqual(await database.query(sql));
  }
  expect(restored.outputs['undo']).toBe('npx wrangler d1 delete travel_assistant');
  for (const { log, summary, events } of [taken, restored])
    expect(`${withoutMasks(log)}${summary}${JSON.stringify(events)}`).not.toMatch(/X-Amz-Signature=\w|sig=|AGE-SECRET/);
});

test('an empty database is a snapshot too', async () => {
  const database = await databaseWith(stack, 'nothing-in', []);
  const taken = await runOn(stack, 'backup', backupCheckout([database]), { inputs: { recipients: keys.recipient } });
  expect(taken, taken.log).toMatchObject({ exitCode: 0, outputs: { rows: '0' } });
  const drilled = await runOn(stack, 'restore', backupCheckout([database]), { inputs: { identity: keys.identity } });
  expect(drilled, drilled.log).toMatchObject({ exitCode: 0, outputs: { rows: '0' } });
});

describe('several databases', () => {
  test('are each a snapshot; of one that cannot be restored it is said, and the others are kept', async () => {
    const good = await databaseWith(stack, 'several-a', trips);
    const bad = await databaseWith(stack, 'several-b', [
      'CREATE TABLE checked (id INTEGER PRIMARY KEY, a TEXT CHECK (length(a) > 2))',
      `PRAGMA ignore_check_constraints = ON; INSERT INTO checked VALUES (1, 'x')`,
    ]);
    const last = await databaseWith(stack, 'several-c', trips);
    const workspace = backupCheckout([good, bad, last]);
    const result = await runOn(stack, 'backup', workspace, { inputs: { recipients: keys.recipient } });
    expect(result, result.log).toMatchObject({ exitCode: 1, outputs: { status: 'failed' } });
    expect(Object.keys(JSON.parse(result.outputs['artifact-id'] ?? ''))).toEqual([
      'several-a',
      'several-b',
      'several-c',
    ]);
    expect(artifactNames('several-b').join()).toMatch(/^voygent-unproven-several-b-/);
    expect(artifactNames('several-c').join()).toMatch(/^voygent-snapshot-several-c-/);
    expect(result.log).toMatch(/::error [^\n]*several-b[^\n]*CHECK[^\n]*counts as no backup/);
    expect(manifestIn(JSON.parse(result.outputs['manifest'] ?? '{}')['several-b']).verification.loadedAsD1).toBe(false);
  });

  test('without `latest` of which, a restore asks', async () => {
    const [a, b] = [await databaseWith(stack, 'which-a', []), await databaseWith(stack, 'which-b', [])];
    const result = await runOn(stack, 'restore', backupCheckout([a, b]));
    expect(result).toMatchObject({ exitCode: 1 });
    expect(result.log).toContain('which-a, which-b');
  });
});

describe('a public repository', () => {
  test('gets no snapshot that is not encrypted, and no database is made to wait', async () => {
    const database = await databaseWith(stack, 'in-public', trips);
    stack.github.setVisibility('public');
    const before = stack.cloudflare.api.calls.length;
    const result = await runOn(stack, 'backup', backupCheckout([database]));
    expect(result).toMatchObject({ exitCode: 1, outputs: { status: 'blocked' } });
    expect(result.log).toMatch(/public[^\n]*Nothing was done/);
    expect(stack.cloudflare.api.calls.length).toBe(before);
    expect(artifactNames('in-public')).toEqual([]);
  });

  test('gets one that is', async () => {
    const database = await databaseWith(stack, 'in-public-sealed', trips);
    stack.github.setVisibility('public');
    const result = await runOn(stack, 'backup', backupCheckout([database]), { inputs: { recipients: keys.recipient } });
    expect(result, result.log).toMatchObject({ exitCode: 0 });
  });

  test('is what one may be that cannot be told', async () => {
    const database = await databaseWith(stack, 'untold', trips);
    stack.faults.set([
      { service: 'github', path: '^/repos/[^/]+/[^/]+$', action: { kind: 'respond', status: 403, body: '{}' } },
    ]);
    const result = await runOn(stack, 'backup', backupCheckout([database]));
    expect(result).toMatchObject({ exitCode: 1, outputs: { status: 'blocked' } });
    expect(artifactNames('untold')).toEqual([]);
  });

  test('a private one may have it as it is, and the summary says so', async () => {
    const database = await databaseWith(stack, 'in-private', trips);
    const result = await runOn(stack, 'backup', backupCheckout([database]));
    expect(result, result.log).toMatchObject({ exitCode: 0 });
    expect(result.summary).toContain('Not encrypted');
  });
});

describe('where it goes', () => {
  test('`output` keeps the files, `upload: false` leaves the artifact out', async () => {
    const database = await databaseWith(stack, 'kept-here', trips);
    const workspace = backupCheckout([database]);
    const env = { ACTIONS_RUNTIME_TOKEN: '', ACTIONS_RESULTS_URL: '', GITHUB_TOKEN: '' };
    const result = await runOn(stack, 'backup', workspace, { inputs: { upload: 'false', output: 'backups' }, env });
    expect(result, result.log).toMatchObject({ exitCode: 0 });
    const [folder = '', ...others] = readdirSync(join(workspace, 'backups'));
    expect(others).toEqual([]);
    expect(folder).toMatch(/^voygent-snapshot-kept-here-/);
    expect(readdirSync(join(workspace, 'backups', folder)).sort()).toEqual(['kept-here.sql.zst', 'manifest.json']);
    expect(artifactNames('kept-here')).toEqual([]);
    expect(result.outputs).not.toHaveProperty('artifact-id');
    const drilled = await runOn(stack, 'restore', workspace, { inputs: { snapshot: `backups/${folder}` }, env });
    expect(drilled, drilled.log).toMatchObject({ exitCode: 0, outputs: { rows: '2' } });
  });

  test.each([
    [{ upload: 'false' }, {}, /would keep nothing/],
    [{}, { ACTIONS_RUNTIME_TOKEN: '' }, /ACTIONS_RUNTIME_TOKEN is not set/],
    [{ recipients: 'age1nonsense' }, {}, /The age recipient number 1 of those that were given is none/],
    [{ 'retention-days': '0' }, {}, /retention-days` is `0`; it can be a whole number from 1 to 400/],
    [{ 'max-age': '8' }, {}, /max-age` is `8`/],
    [{ database: 'trops' }, {}, /asks for `trops`/],
  ])('bad input is refused before anything is asked of Cloudflare: %o', async (inputs, env, message) => {
    const database = await databaseWith(stack, `bad-input-${Math.random().toString(36).slice(2)}`, trips);
    const before = stack.cloudflare.api.calls.length;
    const result = await runOn(stack, 'backup', backupCheckout([database]), { inputs, env });
    expect(result).toMatchObject({ exitCode: 1, outputs: { status: 'failed' } });
    expect(result.log).toMatch(message);
    expect(result.log).toContain('Nothing was done');
    expect(stack.cloudflare.api.calls.length).toBe(before);
  });

  test('an identity in place of a recipient is not printed', async () => {
    const database = await databaseWith(stack, 'confused', trips);
    const result = await runOn(stack, 'backup', backupCheckout([database]), { inputs: { recipients: keys.identity } });
    expect(result).toMatchObject({ exitCode: 1 });
    expect(result.log).toContain('age identity');
    expect(`${result.log}${result.summary}${JSON.stringify(result.events)}`).not.toContain(keys.identity);
  });
});

test('voygent.yml says for whom, how long, and how old', async () => {
  const database = await databaseWith(stack, 'configured', trips);
  const backup = { recipients: [keys.recipient], 'retention-days': 5, 'max-age': '1s' };
  const workspace = backupCheckout([database], { databases: [{ name: 'configured', backup }] });
  const taken = await runOn(stack, 'backup', workspace);
  expect(taken, taken.log).toMatchObject({ exitCode: 0 });
  const [artifact] = stack.artifacts.shelf.list().filter(({ name }) => name.includes('configured'));
  const days = (Date.parse(artifact?.expires_at ?? '') - Date.parse(artifact?.created_at ?? '')) / 86_400_000;
  expect(Math.round(days)).toBe(5);
  await pause(2000);
  const stale = await runOn(stack, 'backup', workspace, { inputs: { mode: 'verify-freshness' } });
  expect(stale).toMatchObject({ exitCode: 1, outputs: { status: 'blocked' } });
  expect(stale.log).toMatch(/newest proven snapshot of configured is \d+ s old, and may be 1 s/);
  const fresh = await runOn(stack, 'backup', workspace, { inputs: { mode: 'verify-freshness', 'max-age': '1h' } });
  expect(fresh, fresh.log).toMatchObject({ exitCode: 0 });
});

describe('what there is', () => {
  test('is listed, without a token of Cloudflare', async () => {
    const database = await databaseWith(stack, 'listed', trips);
    const workspace = backupCheckout([database]);
    await runOn(stack, 'backup', workspace);
    const inputs = { mode: 'list', 'cloudflare-api-token': '', 'cloudflare-account-id': '' };
    const result = await runOn(stack, 'backup', workspace, { inputs });
    expect(result, result.log).toMatchObject({ exitCode: 0 });
    const [only, ...others] = JSON.parse(result.outputs['snapshots'] ?? '');
    expect(others).toEqual([]);
    expect(only).toMatchObject({ kind: 'snapshot', database: 'listed', expired: false });
    expect(result.summary).toContain(only['artifact-name']);
  });

  test('is stale where there is nothing, where it has expired, and where it came from a fork', async () => {
    const database = await databaseWith(stack, 'stale', trips);
    const workspace = backupCheckout([database]);
    const verify = () => runOn(stack, 'backup', workspace, { inputs: { mode: 'verify-freshness', 'max-age': '1d' } });
    const none = await verify();
    expect(none).toMatchObject({ exitCode: 1, outputs: { status: 'blocked' } });
    expect(none.log).toContain('There is no proven snapshot of stale');
    const taken = await runOn(stack, 'backup', workspace);
    const id = Number(taken.outputs['artifact-id']);
    expect(await verify()).toMatchObject({ exitCode: 0 });
    stack.artifacts.shelf.markForeign(id);
    expect(await verify()).toMatchObject({ exitCode: 1 });
    const foreign = await runOn(stack, 'restore', workspace, { inputs: { snapshot: String(id) } });
    expect(foreign).toMatchObject({ exitCode: 1, outputs: { status: 'blocked' } });
    expect(foreign.log).toContain('made by a run of a fork');
    const again = await runOn(stack, 'backup', workspace);
    expect(await verify()).toMatchObject({ exitCode: 0 });
    stack.github.ageArtifact(Number(again.outputs['artifact-id']), 100 * 86_400_000);
    expect(await verify()).toMatchObject({ exitCode: 1 });
  });
});

describe('a database that is written to meanwhile', () => {
  test('is proven but for the tables that moved', async () => {
    const database = await databaseWith(stack, 'moving', [
      ...trips,
      'CREATE TABLE still (a)',
      'INSERT INTO still VALUES (1)',
    ]);
    stack.faults.set([
      { method: 'POST', path: `${database.id}/export$`, action: { kind: 'delay', ms: 1500 }, times: 1 },
    ]);
    let written: Promise<unknown> | undefined;
    const running = runOn(stack, 'backup', backupCheckout([database]), { inputs: { output: 'kept' } });
    const watch = setInterval(() => {
      const calls = stack.cloudflare.api.calls.filter(
        ({ path }) => path.includes(database.id) && path.endsWith('/export'),
      );
      if (calls.length > 0) written ??= database.query(`INSERT INTO trips (title) VALUES ('Faro')`);
    }, 50);
    const result = await running;
    clearInterval(watch);
    await written;
    expect(result, result.log).toMatchObject({ exitCode: 0 });
    const manifest = manifestIn(result.outputs['manifest']);
    expect(manifest).toMatchObject({ exact: false, moving: ['trips'] });
    expect(result.summary).toContain('written to meanwhile');
  });
});

test('nothing of the rows is left on the disk in the clear', async () => {
  const secret = 'a-row-that-nobody-else-may-read';
  const database = await databaseWith(stack, 'in-the-clear', [
    'CREATE TABLE t (a)',
    `INSERT INTO t VALUES ('${secret}')`,
  ]);
  const workspace = backupCheckout([database]);
  const temporary = temporaryFolder();
  const env = { RUNNER_TEMP: temporary };
  await runOn(stack, 'backup', workspace, { inputs: { recipients: keys.recipient }, env });
  const inputs = { identity: keys.identity, target: 'in-the-clear-2', mode: 'apply', confirm: 'in-the-clear-2' };
  const restored = await runOn(stack, 'restore', workspace, { inputs, env });
  expect(restored, restored.log).toMatchObject({ exitCode: 0 });
  const files = readdirSync(temporary, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  expect(files.length).toBeGreaterThan(0);
  for (const { parentPath, name } of files)
    expect(readFileSync(join(parentPath, name), 'latin1'), name).not.toContain(secret);
  expect(existsSync(join(temporary, 'voygent-snapshots'))).toBe(true);
});
