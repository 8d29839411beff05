import Cloudflare, { toFile } from 'cloudflare';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { answering, Stack } from './testing.ts';

vi.setConfig({ testTimeout: 20_000, hookTimeout: 20_000 });

let stack: Stack;
let sdk: Cloudflare;
let account: { account_id: string };
beforeAll(async () => {
  stack = await Stack.start();
  const { apiBaseUrl, token, accountId } = stack.cloudflare;
  sdk = new Cloudflare({ apiToken: token, baseURL: apiBaseUrl, maxRetries: 0 });
  account = { account_id: accountId };
});
afterAll(async () => stack[Symbol.asyncDispose]());

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
}

test('the official SDK makes, finds, queries and deletes databases', async () => {
  const made = await sdk.d1.database.create({ ...account, name: 'sdk' });
  const id = made.uuid ?? '';
  for (let number = 0; number < 3; number++) await sdk.d1.database.create({ ...account, name: `page-${number}` });
  const names = (await all(sdk.d1.database.list({ ...account, per_page: 2 }))).map(({ name }) => name);
  expect(names.sort()).toEqual(['page-0', 'page-1', 'page-2', 'sdk']);
  await all(sdk.d1.database.query(id, { ...account, sql: 'CREATE TABLE t(a, b)' }));
  const batch = [
    { sql: 'INSERT INTO t VALUES (?, ?)', params: ['1', 'x'] },
    { sql: 'SELECT * FROM t', params: [] },
  ];
  const results = await all(sdk.d1.database.query(id, { ...account, batch }));
  expect(results.map((entry) => entry.results)).toEqual([[], [{ a: '1', b: 'x' }]]);
  const [raw] = await all(sdk.d1.database.raw(id, { ...account, sql: 'SELECT * FROM t' }));
  expect(raw?.results).toEqual({ columns: ['a', 'b'], rows: [['1', 'x']] });
  expect(await sdk.d1.database.get(id, account)).toMatchObject({ num_tables: 1, name: 'sdk' });
  await sdk.d1.database.delete(id, account);
  await expect(sdk.d1.database.get(id, account)).rejects.toMatchObject({ status: 404, errors: [{ code: 7404 }] });
});

test('the official SDK exports a database and travels in time', async () => {
  const id = await stack.database('sdk-export', 'CREATE TABLE t(a); INSERT INTO t VALUES (1);');
  const begun = await sdk.d1.database.export(id, { ...account, output_format: 'polling' });
  const current_bookmark = begun.at_bookmark ?? '';
  const ended = await sdk.d1.database.export(id, { ...account, output_format: 'polling', current_bookmark });
  expect(await (await fetch(ended.result?.signed_url ?? '')).text()).toContain('INSERT INTO "t"');
  const { bookmark = '' } = await sdk.d1.database.timeTravel.getBookmark(id, account);
  await stack.query(id, 'DELETE FROM t');
  await sdk.d1.database.timeTravel.restore(id, { ...account, bookmark });
  expect(await stack.rows(id, 'SELECT * FROM t')).toEqual([{ a: 1 }]);
});

test('the official SDK uploads a version with bindings and deploys it', async () => {
  await stack.deploy('sdk', answering('old'));
  const files = [
    await toFile(Buffer.from(`export default { fetch: (r, env) => new Response(env.A + env.B) };`), 'main.js', {
      type: 'application/javascript+module',
    }),
  ];
  const bindings = [
    { type: 'plain_text' as const, name: 'A', text: 'new ' },
    { type: 'secret_text' as const, name: 'B', text: 'one' },
  ];
  const metadata = { main_module: 'main.js', compatibility_date: '2026-01-01', bindings };
  const { id: version_id = '' } = await sdk.workers.scripts.versions.create('sdk', { ...account, metadata, files });
  const versions = [{ version_id, percentage: 100 }];
  await sdk.workers.scripts.deployments.create('sdk', { ...account, strategy: 'percentage', versions });
  expect((await stack.ask('sdk.x')).body).toBe('new one');
  const found = await sdk.workers.scripts.versions.get(version_id, { ...account, script_name: 'sdk' });
  expect(found).toMatchObject({ id: version_id, number: 2 });
  expect(await all(sdk.workers.scripts.versions.list('sdk', account))).toHaveLength(2);
  expect(await all(sdk.workers.scripts.secrets.list('sdk', account))).toMatchObject([{ name: 'B' }]);
  expect((await all(sdk.workers.scripts.list(account))).map(({ id }) => id)).toEqual(['sdk']);
});

test('the SDK lists no deployments one by one, since the service answers `deployments` where it looks for `items`', async () => {
  await stack.deploy('listed', answering('x'));
  const page = await sdk.workers.scripts.deployments.list('listed', account);
  expect(page.getPaginatedItems()).toEqual([]);
  expect((page.result as unknown as { deployments: unknown[] }).deployments).toHaveLength(1);
});
