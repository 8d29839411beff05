import http from 'node:http';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { answering, Stack } from '../testing.ts';

vi.setConfig({ testTimeout: 20_000, hookTimeout: 20_000 });

let stack: Stack;
beforeAll(async () => {
  stack = await Stack.start();
});
afterAll(async () => stack[Symbol.asyncDispose]());

const ECHO = `export default {
  async fetch(request) {
    const { pathname, search } = new URL(request.url);
    const headers = Object.fromEntries(request.headers);
    return Response.json({ method: request.method, path: pathname + search, headers, body: await request.text() });
  },
};`;

/** Sends a body to a Worker, by the Host header. */
function post(host: string, path: string, body: string) {
  const { promise, resolve, reject } = Promise.withResolvers<{ headers: http.IncomingHttpHeaders; body: string }>();
  const options = { method: 'POST', headers: { host, 'x-mine': 'yes' } };
  const request = http.request(`${stack.cloudflare.workersDevUrl}${path}`, options, async (incoming) => {
    resolve({ headers: incoming.headers, body: Buffer.concat(await incoming.toArray()).toString() });
  });
  request.once('error', reject);
  request.end(body);
  return promise;
}

/** The newest version of a Worker, by the API. */
async function current(name: string): Promise<string> {
  const { result } = await stack.call('GET', `/workers/scripts/${name}/deployments`);
  return result.deployments[0].versions[0].version_id;
}

describe('which Worker answers', () => {
  test('with one Worker the bare address reaches it; with several the answer names them', async () => {
    await using fresh = await Stack.start();
    expect(await fresh.ask('127.0.0.1')).toMatchObject({ status: 404 });
    await fresh.deploy('only', answering('only'));
    expect(await fresh.ask('127.0.0.1')).toEqual({ status: 200, body: 'only' });
    await fresh.deploy('second', answering('second'));
    const { status, body } = await fresh.ask('localhost:8787');
    expect([status, body]).toEqual([404, expect.stringContaining('only, second')]);
  });

  test('the first label of the host names the Worker, whatever follows', async () => {
    await stack.deploy('named', answering('here'));
    for (const host of ['named.local.workers.dev', 'named.localhost:8787', 'named']) {
      expect(await stack.ask(host), host).toEqual({ status: 200, body: 'here' });
    }
    expect(await stack.ask('unknown.local.workers.dev')).toMatchObject({
      status: 404,
      body: expect.stringContaining('error code: 1042'),
    });
  });

  test('a version that is not deployed answers at its own address only', async () => {
    await stack.deploy('previewed', answering('one'));
    const version = await stack.version('previewed', answering('two'));
    expect((await stack.ask('previewed.x')).body).toBe('one');
    expect((await stack.ask(`${version.slice(0, 8)}-previewed.x`)).body).toBe('two');
    await stack.call('POST', '/workers/scripts/previewed/subdomain', { enabled: true, previews_enabled: false });
    expect((await stack.ask(`${version.slice(0, 8)}-previewed.x`)).status).toBe(404);
  });

  test('traffic is split by the shares, and a share of nothing gets nothing', async () => {
    await stack.deploy('shared', answering('old'));
    const old = await current('shared');
    const fresh = await stack.version('shared', answering('new'));
    const count = async () => {
      const answers = await Promise.all(Array.from({ length: 200 }, () => stack.ask('shared.x')));
      return answers.filter(({ body }) => body === 'new').length;
    };
    await stack.share('shared', { [old]: 100, [fresh]: 0 });
    expect(await count()).toBe(0);
    await stack.share('shared', { [old]: 50, [fresh]: 50 });
    // Outside 50 ± 25 % of 200 fair throws lies a chance of one in 10^12.
    expect(Math.abs((await count()) - 100)).toBeLessThan(50);
    await stack.share('shared', { [fresh]: 100 });
    expect(await count()).toBe(200);
  });
});

describe('version overrides', () => {
  const override = (worker: string, version: string) => ({
    'Cloudflare-Workers-Version-Overrides': `${worker}="${version}"`,
  });

  test('an override reaches a version of the deployment at 0 %, and says nothing when the version is not in it', async () => {
    await stack.deploy('overridden', answering('old'));
    const old = await current('overridden');
    const fresh = await stack.version('overridden', answering('new'));
    expect((await stack.ask('overridden.x', '/', override('overridden', fresh))).body).toBe('old');
    await stack.share('overridden', { [old]: 100, [fresh]: 0 });
    expect((await stack.ask('overridden.x', '/', override('overridden', fresh))).body).toBe('new');
    expect((await stack.ask('overridden.x', '/', override('another', fresh))).body).toBe('old');
    expect((await stack.ask('overridden.x')).body).toBe('old');
  });

  test('a test can keep overrides from taking effect, for good or for a number of requests', async () => {
    await stack.deploy('late', answering('old'));
    const old = await current('late');
    const fresh = await stack.version('late', answering('new'));
    await stack.share('late', { [old]: 100, [fresh]: 0 });
    const ask = async () => (await stack.ask('late.x', '/', override('late', fresh))).body;
    stack.cloudflare.setOverrides({ kind: 'ignore' });
    expect([await ask(), await ask()]).toEqual(['old', 'old']);
    stack.cloudflare.setOverrides({ kind: 'after', requests: 2 });
    expect([await ask(), await ask(), await ask()]).toEqual(['old', 'old', 'new']);
    stack.cloudflare.setOverrides({ kind: 'apply' });
    expect(await ask()).toBe('new');
  });
});

describe('what passes through', () => {
  test('method, path, query, headers and body reach the Worker as they were sent', async () => {
    await stack.deploy('echo', ECHO);
    const { headers, body } = await post('echo.x', '/a%2Fb?q=%20x', 'text');
    const seen = JSON.parse(body);
    expect(seen).toMatchObject({ method: 'POST', path: '/a%2Fb?q=%20x', body: 'text' });
    expect(seen.headers).toMatchObject({ 'x-mine': 'yes', 'cf-connecting-ip': '127.0.0.1', host: 'echo.x' });
    expect(seen.headers['x-local-target']).toBeUndefined();
    expect(headers['cf-ray']).toMatch(/^[0-9a-f]{16}-LOC$/);
    expect(seen.headers['cf-ray']).toBe(headers['cf-ray']);
  });

  test('redirects and compressed bodies are passed on, not followed or unpacked', async () => {
    await stack.deploy('redirect', `export default { fetch: () => Response.redirect('https://example.com/', 302) };`);
    expect((await stack.ask('redirect.x')).status).toBe(302);
    const zipped = `export default { fetch: () => new Response('x'.repeat(999), { headers: { 'content-encoding': 'gzip' } }) };`;
    await stack.deploy('zipped', zipped);
    const { body } = await stack.ask('zipped.x', '/', { 'accept-encoding': 'gzip' });
    expect(body.length).toBeLessThan(100);
  });

  test('a Worker that throws answers 1101 and no more, and the reason is kept for the test', async () => {
    await stack.deploy('throwing', `export default { fetch() { throw new Error('the reason'); } };`);
    expect(await stack.ask('throwing.x')).toEqual({ status: 500, body: 'error code: 1101' });
    expect(stack.cloudflare.exceptions.at(-1)).toContain('Error: the reason');
  });

  test('/cdn-cgi/trace is answered without a Worker', async () => {
    const { status, body } = await stack.ask('anything.x', '/cdn-cgi/trace');
    expect(status).toBe(200);
    expect(body).toContain('h=anything.x\n');
  });

  test('events stream as they come, and a client that goes away ends the stream', async () => {
    const source = `let gone = false;
      export default {
        fetch(request, env, ctx) {
          if (new URL(request.url).pathname === '/gone') return new Response(String(gone));
          request.signal.addEventListener('abort', () => { gone = true; });
          const { readable, writable } = new TransformStream();
          const first = writable.getWriter().write(new TextEncoder().encode('data: first\\n\\n'));
          // A timer keeps the request's context alive, as a stream of events does between two events.
          ctx.waitUntil(first.then(() => scheduler.wait(20_000)));
          return new Response(readable, { headers: { 'content-type': 'text/event-stream' } });
        },
      };`;
    await stack.deploy('events', source, { compatibility_flags: ['enable_request_signal'] });
    const first = await new Promise<{ chunk: string; request: http.ClientRequest }>((resolve, reject) => {
      const request = http.get(stack.cloudflare.workersDevUrl, { headers: { host: 'events.x' } }, (incoming) => {
        incoming.once('data', (chunk: Buffer) => resolve({ chunk: chunk.toString(), request }));
        incoming.on('error', () => undefined);
      });
      request.once('error', reject);
    });
    expect(first.chunk).toBe('data: first\n\n');
    expect((await stack.ask('events.x', '/gone')).body).toBe('false');
    first.request.destroy();
    await vi.waitUntil(async () => (await stack.ask('events.x', '/gone')).body === 'true', {
      timeout: 5000,
      interval: 20,
    });
  });

  test('a fault of the service `workers` cuts a Worker’s answer', async () => {
    await stack.deploy('cut', answering('0123456789'));
    stack.faults.set([{ service: 'workers', path: '/', times: 1, action: { kind: 'halve' } }]);
    expect((await stack.ask('cut.x')).body).toBe('01234');
    expect((await stack.ask('cut.x')).body).toBe('0123456789');
    stack.faults.set([]);
  });
});
