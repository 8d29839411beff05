import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { answering, Stack, uploadForm } from '../testing.ts';

vi.setConfig({ testTimeout: 20_000, hookTimeout: 20_000 });

let stack: Stack;
beforeAll(async () => {
  stack = await Stack.start();
});
afterAll(async () => stack[Symbol.asyncDispose]());

/** Answers with the bindings that are plain values. */
const SHOW = `export default { fetch: (request, env) => Response.json(env) };`;

async function show(host: string): Promise<Record<string, unknown>> {
  return JSON.parse((await stack.ask(host)).body);
}

describe('uploads', () => {
  test('bindings of every supported kind work in the Worker', async () => {
    const id = await stack.database('bound', 'CREATE TABLE t(a); INSERT INTO t VALUES (42);');
    await stack.deploy('target', answering('from the target'));
    const source = `import { DurableObject } from 'cloudflare:workers';
      export class Counter extends DurableObject {
        async next() {
          const n = ((await this.ctx.storage.get('n')) ?? 0) + 1;
          await this.ctx.storage.put('n', n);
          return n;
        }
      }
      export default {
        async fetch(request, env) {
          await env.KV.put('k', 'kept');
          return Response.json({
            d1: await env.DB.prepare('SELECT a FROM t').first('a'),
            kv: await env.KV.get('k'),
            service: await (await env.SERVICE.fetch('http://x/')).text(),
            object: await env.COUNTER.getByName('a').next(),
            limit: [(await env.LIMIT.limit({ key: 'a' })).success, (await env.LIMIT.limit({ key: 'a' })).success],
            version: env.VERSION, text: env.TEXT, json: env.JSON, secret: env.SECRET,
          });
        },
      };`;
    const bindings = [
      { type: 'd1', name: 'DB', id },
      { type: 'kv_namespace', name: 'KV', namespace_id: 'any' },
      { type: 'service', name: 'SERVICE', service: 'target' },
      { type: 'durable_object_namespace', name: 'COUNTER', class_name: 'Counter' },
      { type: 'ratelimit', name: 'LIMIT', namespace_id: '1', simple: { limit: 1, period: 60 } },
      { type: 'version_metadata', name: 'VERSION' },
      { type: 'plain_text', name: 'TEXT', text: 'plain' },
      { type: 'json', name: 'JSON', json: { a: [1] } },
      { type: 'secret_text', name: 'SECRET', text: 'hidden' },
    ];
    const migrations = { new_tag: 'v1', steps: [{ new_sqlite_classes: ['Counter'] }] };
    const { result } = await stack.deploy('bindings', source, { bindings, migrations });
    const body = await show('bindings.x');
    expect(body).toMatchObject({ d1: 42, kv: 'kept', service: 'from the target', object: 1, limit: [true, false] });
    expect(body).toMatchObject({ text: 'plain', json: { a: [1] }, secret: 'hidden' });
    expect((body['version'] as { id: string }).id.replaceAll('-', '')).toBe(result.deployment_id);
    const settings = await stack.call('GET', '/workers/scripts/bindings/settings');
    expect(JSON.stringify(settings.result)).not.toContain('hidden');
  });

  test('Durable Objects keep their storage from version to version', async () => {
    const counting = (step: number) => `import { DurableObject } from 'cloudflare:workers';
      export class Counter extends DurableObject {
        add() {
          this.ctx.storage.sql.exec('CREATE TABLE IF NOT EXISTS c(n)');
          this.ctx.storage.sql.exec('INSERT INTO c VALUES (${step})');
          return this.ctx.storage.sql.exec('SELECT sum(n) AS n FROM c').one().n;
        }
      }
      export default { fetch: async (request, env) => new Response(String(await env.COUNTER.getByName('a').add())) };`;
    const bindings = [{ type: 'durable_object_namespace', name: 'COUNTER', class_name: 'Counter' }];
    const migrations = { new_tag: 'v1', steps: [{ new_sqlite_classes: ['Counter'] }] };
    await stack.deploy('objects', counting(1), { bindings, migrations });
    expect((await stack.ask('objects.x')).body).toBe('1');
    const second = await stack.version('objects', counting(10), { bindings });
    await stack.share('objects', { [second]: 100 });
    expect((await stack.ask('objects.x')).body).toBe('11');
    const form = uploadForm(counting(1), { bindings, migrations: { ...migrations, old_tag: 'v1', new_tag: 'v2' } });
    expect((await stack.call('POST', '/workers/scripts/objects/versions', form)).errors[0]?.code).toBe(10211);
  });

  test.each([
    ['a module that throws at start-up', `throw new Error('boom'); export default {};`, 10021, /Uncaught Error: boom/],
    ['a syntax error', 'export default {;', 10021, /SyntaxError/],
    ['an import of nothing', `import 'nowhere'; export default {};`, 10021, /No such module/],
  ])('%s is refused, and what was deployed goes on', async (_name, source, code, message) => {
    await stack.deploy('guarded', answering('still here'));
    const { status, errors } = await stack.call('POST', '/workers/scripts/guarded/versions', uploadForm(source));
    expect([status, errors[0]?.code, errors[0]?.message]).toEqual([400, code, expect.stringMatching(message)]);
    expect((await stack.ask('guarded.x')).body).toBe('still here');
    const { result } = await stack.call('GET', '/workers/scripts/guarded/versions');
    expect(result.items.every((version: { number: number }) => version.number <= 3)).toBe(true);
    expect((await stack.deploy('never', source)).status).toBe(400);
    expect((await stack.call('GET', '/workers/services/never')).errors[0]?.code).toBe(10090);
  });

  test.each([
    [{ type: 'd1', name: 'DB', id: '00000000-0000-4000-8000-000000000000' }, 10181],
    [{ type: 'd1', name: 'DB' }, 10021],
    [{ type: 'service', name: 'S', service: 'nobody' }, 10143],
    [{ type: 'durable_object_namespace', name: 'O', class_name: 'Missing' }, 10061],
    [{ type: 'inherit', name: 'I' }, 10057],
    [{ type: 'r2_bucket', name: 'R', bucket_name: 'b' }, 10021],
  ])('a binding that cannot be kept is refused: %o', async (binding, code) => {
    const { status, errors } = await stack.deploy('refused', SHOW, { bindings: [binding] });
    expect([status, errors[0]?.code]).toEqual([400, code]);
  });

  test('what the local Cloudflare cannot do is refused, not left out', async () => {
    const { errors } = await stack.deploy('refused', SHOW, { assets: { jwt: 'x' } });
    expect(errors[0]?.message).toMatch(/'assets' is not supported by the local Cloudflare/);
  });
});

describe('secrets', () => {
  test('a secret makes a version and deploys it; later uploads keep it', async () => {
    await stack.deploy('secretive', SHOW, { bindings: [{ type: 'plain_text', name: 'T', text: 'a' }] });
    await stack.call('PUT', '/workers/scripts/secretive/secrets', { name: 'S', text: 'one', type: 'secret_text' });
    expect(await show('secretive.x')).toEqual({ T: 'a', S: 'one' });
    const kept = await stack.version('secretive', SHOW, { keep_bindings: ['secret_text'] });
    await stack.share('secretive', { [kept]: 100 });
    expect(await show('secretive.x')).toEqual({ S: 'one' });
    const list = await stack.call('GET', '/workers/scripts/secretive/secrets');
    expect(list.result).toEqual([{ name: 'S', type: 'secret_text' }]);
    await stack.call('DELETE', '/workers/scripts/secretive/secrets/S');
    expect(await show('secretive.x')).toEqual({});
  });

  test('a secret cannot change while the newest version is not deployed', async () => {
    await stack.deploy('pending', SHOW);
    await stack.version('pending', SHOW);
    const body = { name: 'S', text: 'x', type: 'secret_text' };
    expect((await stack.call('PUT', '/workers/scripts/pending/secrets', body)).errors[0]?.code).toBe(10215);
  });

  test('going back over a change of secrets needs force', async () => {
    await stack.deploy('forced', SHOW);
    const { result } = await stack.call('GET', '/workers/scripts/forced/versions');
    const before = result.items[0].id;
    await stack.call('PUT', '/workers/scripts/forced/secrets', { name: 'S', text: 'x', type: 'secret_text' });
    const refused = await stack.share('forced', { [before]: 100 });
    expect(refused.errors[0]).toMatchObject({ code: 10220, message: expect.stringContaining('have changed: S') });
    expect((await stack.share('forced', { [before]: 100 }, '?force=true')).status).toBe(200);
    expect(await show('forced.x')).toEqual({});
  });
});

describe('deployments', () => {
  test('shares must be of known versions, at most two, and add up to 100', async () => {
    await stack.deploy('shares', SHOW);
    const { result } = await stack.call('GET', '/workers/scripts/shares/versions');
    const one = result.items[0].id;
    const two = await stack.version('shares', SHOW);
    const three = await stack.version('shares', SHOW);
    const unknown = '00000000-0000-4000-8000-000000000000';
    for (const shares of [
      { [one]: 99 },
      { [one]: 50, [two]: 25, [three]: 25 },
      { [unknown]: 100 },
      { [one]: -1, [two]: 101 },
    ]) {
      expect((await stack.share('shares', shares)).status, JSON.stringify(shares)).toBe(400);
    }
    expect((await stack.share('shares', { [one]: 33.3, [two]: 66.7 })).status).toBe(200);
  });

  test('deployments come newest first and keep their annotations', async () => {
    await stack.deploy('history', SHOW);
    const id = await stack.version('history', SHOW, { annotations: { 'workers/tag': 't1', 'workers/message': 'why' } });
    const body = { strategy: 'percentage', versions: [{ version_id: id, percentage: 100 }] };
    const annotations = { 'workers/message': 'promoted' };
    await stack.call('POST', '/workers/scripts/history/deployments', { ...body, annotations });
    const { result } = await stack.call('GET', '/workers/scripts/history/deployments');
    expect(result.deployments).toHaveLength(2);
    expect(result.deployments[0]).toMatchObject({ annotations, versions: [{ version_id: id, percentage: 100 }] });
    expect(result.deployments[0].created_on > result.deployments[1].created_on).toBe(true);
    const version = await stack.call('GET', `/workers/scripts/history/versions/${id}`);
    expect(version.result).toMatchObject({ number: 2, annotations: { 'workers/tag': 't1', 'workers/message': 'why' } });
  });

  test('a Worker that others are bound to is deleted only by force', async () => {
    await stack.deploy('doomed', SHOW);
    await stack.deploy('bound-to-it', SHOW, { bindings: [{ type: 'service', name: 'S', service: 'doomed' }] });
    expect((await stack.call('DELETE', '/workers/scripts/doomed')).errors[0]?.code).toBe(10064);
    expect((await stack.call('DELETE', '/workers/scripts/doomed?force=true')).status).toBe(200);
    expect((await stack.ask('doomed.x')).status).toBe(404);
    expect((await stack.call('GET', '/workers/scripts/doomed/deployments')).errors[0]?.code).toBe(10007);
  });
});
