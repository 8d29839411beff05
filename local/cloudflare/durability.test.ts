import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Faults } from '../http/faults.ts';
import { startCloudflare } from './index.ts';
import { answering, Stack } from './testing.ts';

vi.setConfig({ testTimeout: 30_000 });

let stateDir: string;
beforeEach(() => {
  stateDir = mkdtempSync(join(tmpdir(), 'local-cloudflare-state-'));
});
afterEach(() => rmSync(stateDir, { recursive: true, force: true }));

test('after a restart everything is as before, bookmarks and undeployed versions too', async () => {
  const before = await Stack.start({ stateDir });
  const id = await before.database('kept', 'CREATE TABLE t(a); INSERT INTO t VALUES (1);');
  const { result } = await before.call('GET', `/d1/database/${id}/time_travel/bookmark`);
  await before.query(id, 'DELETE FROM t');
  await before.deploy('kept', answering('deployed'), { bindings: [{ type: 'secret_text', name: 'S', text: 'x' }] });
  const version = await before.version('kept', answering('uploaded'));
  const deployments = await before.call('GET', '/workers/scripts/kept/deployments');
  await before[Symbol.asyncDispose]();

  await using after = await Stack.start({ stateDir });
  expect((await after.call('GET', '/workers/scripts/kept/deployments')).result).toEqual(deployments.result);
  expect((await after.ask('kept.x')).body).toBe('deployed');
  expect((await after.ask(`${version.slice(0, 8)}-kept.x`)).body).toBe('uploaded');
  expect(await after.rows(id, 'SELECT * FROM t')).toEqual([]);
  await after.call('POST', `/d1/database/${id}/time_travel/restore?bookmark=${result.bookmark}`);
  expect(await after.rows(id, 'SELECT * FROM t')).toEqual([{ a: 1 }]);
});

test('a bookmark stays the same over a restart when nothing was written', async () => {
  const before = await Stack.start({ stateDir });
  const id = await before.database('still', 'CREATE TABLE t(a)');
  const bookmark = await before.call('GET', `/d1/database/${id}/time_travel/bookmark`);
  await before[Symbol.asyncDispose]();
  await using after = await Stack.start({ stateDir });
  expect(await after.call('GET', `/d1/database/${id}/time_travel/bookmark`)).toEqual(bookmark);
});

test('a host that is killed loses nothing that was answered, and leaves no workerd behind', async () => {
  const host = spawnHost();
  const address = await firstLine(host);
  const { apiBaseUrl, accountId, token } = JSON.parse(address);
  const call = async (path: string, body: unknown) => {
    const headers = { authorization: `Bearer ${token}` };
    const url = `${apiBaseUrl}/accounts/${accountId}${path}`;
    const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
    return (await response.json()) as { result: { uuid: string } };
  };
  const { uuid } = (await call('/d1/database', { name: 'killed' })).result;
  await call(`/d1/database/${uuid}/query`, { sql: 'CREATE TABLE t(a); INSERT INTO t VALUES (1);' });
  const children = workerdOf(host.pid ?? 0);
  expect(children).toHaveLength(1);
  host.kill('SIGKILL');
  await vi.waitUntil(() => children.every((pid) => !alive(pid)), { timeout: 10_000, interval: 50 });
  await using after = await Stack.start({ stateDir });
  expect(await after.rows(uuid, 'SELECT * FROM t')).toEqual([{ a: 1 }]);
});

test('stacks beside one another know nothing of each other', async () => {
  await using one = await Stack.start();
  const other = await startCloudflare({ stateDir, faults: new Faults() });
  await one.database('mine');
  await one.deploy('mine', answering('x'));
  expect((await fetch(other.workersDevUrl)).status).toBe(404);
  await other.close();
  expect((await one.ask('mine.x')).body).toBe('x');
  await one.deploy('mine', answering('y'));
  expect((await one.ask('mine.x')).body).toBe('y');
});

/** A process that hosts a local Cloudflare and prints where. */
function spawnHost(): ChildProcess {
  const program = `import { startCloudflare } from ${JSON.stringify(join(import.meta.dirname, 'index.ts'))};
    import { Faults } from ${JSON.stringify(join(import.meta.dirname, '../http/faults.ts'))};
    const { apiBaseUrl, accountId, token } = await startCloudflare({ stateDir: ${JSON.stringify(stateDir)}, faults: new Faults() });
    console.log(JSON.stringify({ apiBaseUrl, accountId, token }));`;
  return spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: ['ignore', 'pipe', 'inherit'] });
}

function firstLine({ stdout }: ChildProcess): Promise<string> {
  return new Promise((resolve) => stdout?.once('data', (chunk: Buffer) => resolve(chunk.toString())));
}

/** The ids of the workerd processes that a process has started, by Linux's /proc. */
function workerdOf(parent: number): number[] {
  const processes = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return processes.filter((pid) => isWorkerdOf(pid, parent)).map(Number);
}

function isWorkerdOf(pid: string, parent: number): boolean {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.includes('(workerd)') && Number(stat.split(') ')[1]?.split(' ')[1]) === parent;
  } catch {
    return false;
  }
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');
  } catch {
    return false;
  }
}
