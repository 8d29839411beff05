import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { Stack } from '../testing.ts';

// Promises about the real wrangler, in one story: each command costs more than a second.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 20_000 });

let stack: Stack;
beforeAll(async () => {
  stack = await Stack.start();
  const id = await stack.database('app', 'CREATE TABLE t(a); INSERT INTO t VALUES (7);');
  const config = {
    name: 'hello',
    main: 'worker.ts',
    compatibility_date: '2026-01-01',
    version_metadata: { binding: 'VERSION' },
    vars: { GREETING: 'hi' },
    d1_databases: [{ binding: 'DB', database_name: 'app', database_id: id }],
  };
  stack.write('wrangler.jsonc', JSON.stringify(config));
  source('one');
});
afterAll(async () => stack[Symbol.asyncDispose]());

function source(name: string): void {
  stack.write(
    'worker.ts',
    `export default {
      async fetch(request: Request, env: any): Promise<Response> {
        const row = await env.DB.prepare('SELECT a FROM t').first('a');
        return Response.json({ name: '${name}', row, id: env.VERSION.id, secret: env.SECRET, greeting: env.GREETING });
      },
    };`,
  );
}

async function succeeded(args: string, input?: string): Promise<string> {
  const { code, output } = await stack.wrangler(args, input);
  expect(code, output).toBe(0);
  return output;
}

async function ask(headers: Record<string, string> = {}) {
  return JSON.parse((await stack.ask('hello.local.workers.dev', '/', headers)).body);
}

function versionId(output: string): string {
  return /Version ID: ([0-9a-f-]{36})/.exec(output)?.[1] ?? '';
}

let first: string;
let second: string;
let uploaded: string;

test('wrangler deploys for the first time, and the Worker runs with its database', async () => {
  const output = await succeeded('deploy');
  first = versionId(output);
  expect(output).toContain('https://hello.local.workers.dev');
  expect(await ask()).toEqual({ name: 'one', row: 7, id: first, greeting: 'hi' });
});

test('wrangler puts, lists and deletes secrets', async () => {
  await succeeded('secret put SECRET', 'confidential');
  expect(await succeeded('secret list')).toContain('"SECRET"');
  expect((await ask()).secret).toBe('confidential');
  await succeeded('secret put OTHER', 'x');
  await succeeded('secret delete OTHER');
  expect(await succeeded('secret list')).not.toContain('OTHER');
});

test('wrangler deploys again by a version and a deployment, and the secrets stay', async () => {
  source('two');
  const output = await succeeded('deploy --message again');
  second = versionId(output);
  expect(await ask()).toMatchObject({ name: 'two', id: second, secret: 'confidential' });
  const calls = stack.cloudflare.api.calls
    .slice(-15)
    .map(({ method, path }) => `${method} ${path.replace(/.*\/hello/, '')}`);
  expect(calls).toContain('POST /versions?bindings_inherit=strict');
  expect(calls).toContain('POST /deployments');
});

test('wrangler uploads a version without deploying it', async () => {
  source('three');
  uploaded = versionId(await succeeded('versions upload --tag v3 --message third'));
  expect(await ask()).toMatchObject({ name: 'two' });
  expect(await succeeded('versions list')).toMatch(new RegExp(`${uploaded}[\\s\\S]*v3[\\s\\S]*third`));
  expect(await succeeded(`versions view ${uploaded}`)).toContain('SECRET');
});

test('wrangler deploys a version at 0 %, and the override header reaches it', async () => {
  await succeeded(`versions deploy ${uploaded}@0% ${second}@100% -y`);
  expect(await ask()).toMatchObject({ name: 'two' });
  const override = { 'Cloudflare-Workers-Version-Overrides': `hello="${uploaded}"` };
  expect(await ask(override)).toMatchObject({ name: 'three', id: uploaded });
  expect(await succeeded('deployments list')).toContain(`(0%) ${uploaded}`);
});

test('wrangler rolls back, over a change of secrets too', async () => {
  expect(await succeeded(`rollback ${first} -y -m back`)).toContain('SUCCESS');
  expect(await ask()).toEqual({ name: 'one', row: 7, id: first, greeting: 'hi' });
  expect(stack.cloudflare.api.calls.at(-1)?.path).toContain('?force=true');
});

test('wrangler hears why a version does not start', async () => {
  stack.write('worker.ts', `throw new Error('boom at start'); export default {};`);
  const { code, output } = await stack.wrangler('versions upload');
  expect(code).toBe(1);
  expect(output).toMatch(/Uncaught Error: boom at start[\s\S]*10021/);
});

test('wrangler applies a Durable Object migration with a full deploy', async () => {
  stack.write(
    'worker.ts',
    `import { DurableObject } from 'cloudflare:workers';
    export class Room extends DurableObject { called() { return this.ctx.id.name; } }
    export default { fetch: async (request: Request, env: any) => new Response(await env.ROOM.getByName('blue').called()) };`,
  );
  const config = {
    name: 'rooms',
    main: 'worker.ts',
    compatibility_date: '2026-01-01',
    durable_objects: { bindings: [{ name: 'ROOM', class_name: 'Room' }] },
    migrations: [{ tag: 'v1', new_sqlite_classes: ['Room'] }],
  };
  stack.write('wrangler.jsonc', JSON.stringify(config));
  await succeeded('deploy');
  expect((await stack.ask('rooms.x')).body).toBe('blue');
  await succeeded('deploy');
  expect((await stack.ask('rooms.x')).body).toBe('blue');
});

test('wrangler makes a version with another secret, and deletes a Worker', async () => {
  const id = versionId((await succeeded('versions secret put LATER', 'later')).replace('version ', 'Version ID: '));
  expect(await succeeded(`versions view ${id}`)).toContain('LATER');
  await succeeded('delete --force');
  expect((await stack.ask('rooms.x')).status).toBe(404);
});
