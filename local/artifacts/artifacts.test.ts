import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DefaultArtifactClient } from '@actions/artifact';
import { BlockBlobClient } from '@azure/storage-blob';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { Faults } from '../http/faults.ts';
import { type LocalArtifacts, startArtifacts } from './artifacts.ts';
import { runBackendId } from './signing.ts';

const faults = new Faults();
const stateDir = mkdtempSync(join(tmpdir(), 'local-artifacts-'));
const client = new DefaultArtifactClient();
let service: LocalArtifacts;
let run = 0;
let folder: string;

beforeAll(async () => {
  service = await startArtifacts({ stateDir, faults });
});
afterAll(() => service.close());
beforeEach(() => {
  asJobOf(++run);
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  folder = mkdtempSync(join(tmpdir(), 'artifact-files-'));
  writeFileSync(join(folder, 'one.bin'), randomBytes(100_000));
  mkdirSync(join(folder, 'below'));
  writeFileSync(join(folder, 'below/two.txt'), 'two');
});
afterEach(() => {
  faults.set([]);
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

function asJobOf(id: number): void {
  vi.stubEnv('ACTIONS_RESULTS_URL', service.resultsUrl);
  vi.stubEnv('ACTIONS_RUNTIME_TOKEN', service.runtimeToken(id));
}

const upload = (name: string, options = {}) =>
  client.uploadArtifact(name, [join(folder, 'one.bin'), join(folder, 'below/two.txt')], folder, options);
const sha256 = (bytes: Buffer) => `sha256:${createHash('sha256').update(bytes).digest('hex')}`;

/** A call as the library makes it, with what a test changes of it. */
async function call(method: string, body: object, { token = service.runtimeToken(run), id = run } = {}) {
  const ids = { workflow_run_backend_id: runBackendId(id), workflow_job_run_backend_id: 'job' };
  const url = `${service.resultsUrl}twirp/github.actions.results.api.v1.ArtifactService/${method}`;
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ ...ids, ...body }) });
  return { status: answer.status, body: (await answer.json()) as Record<string, string> };
}

describe("GitHub's own library", () => {
  test('uploads files, finds the artifact, and downloads it with the digest that it told', async () => {
    const { id = 0, digest, size } = await upload('two files', { retentionDays: 3 });
    const bytes = readFileSync(service.fileOf(id));
    expect(sha256(bytes)).toBe(`sha256:${digest}`);
    const found = { id, name: 'two files', size: bytes.length, digest: sha256(bytes), createdAt: expect.any(Date) };
    expect(size).toBe(bytes.length);
    expect((await client.getArtifact('two files')).artifact).toEqual(found);
    expect((await client.listArtifacts()).artifacts).toEqual([found]);
    const path = join(folder, 'down');
    const downloaded = await client.downloadArtifact(id, { path, expectedHash: sha256(bytes) });
    expect(downloaded).toEqual({ downloadPath: path, digestMismatch: false });
    expect(readdirSync(path, { recursive: true }).sort()).toEqual(['below', 'below/two.txt', 'one.bin']);
    expect(readFileSync(join(path, 'one.bin')).equals(readFileSync(join(folder, 'one.bin')))).toBe(true);
  });

  test('uploads many blocks at once, which come back in their order', async () => {
    writeFileSync(join(folder, 'one.bin'), randomBytes(50_000_000));
    const { id = 0, digest } = await upload('large', { compressionLevel: 0 });
    expect(sha256(readFileSync(service.fileOf(id)))).toBe(`sha256:${digest}`);
    const blocks = service.server.calls.filter(({ path }) => path.includes('comp=block&'));
    expect(blocks.length).toBeGreaterThanOrEqual(6);
    // Bodies of blobs are not kept in memory for tests to look at.
    expect(blocks.map(({ body }) => body).join('')).toBe('');
  });

  test('uploads a single file as it is', async () => {
    const { id = 0 } = await client.uploadArtifact('ignored', [join(folder, 'below/two.txt')], folder, {
      skipArchive: true,
    });
    expect(readFileSync(service.fileOf(id), 'utf8')).toBe('two');
    expect((await client.getArtifact('two.txt')).artifact.id).toBe(id);
  });

  test('is refused a name that the run has, until it is deleted; another run may have it', async () => {
    const { id } = await upload('taken');
    await expect(upload('taken')).rejects.toThrow(/\(409\) Conflict: an artifact with this name already exists/);
    asJobOf(++run);
    await expect(client.getArtifact('taken')).rejects.toThrow(/not found/);
    await upload('taken');
    asJobOf(run - 1);
    expect(await client.deleteArtifact('taken')).toEqual({ id });
    expect((await upload('taken')).id).toBeGreaterThan(id ?? Number.POSITIVE_INFINITY);
  });

  test('is told when the quota is used up', async () => {
    const body = { code: 'resource_exhausted', msg: 'insufficient usage to create artifact' };
    faults.set([{ service: 'artifacts', path: 'CreateArtifact', action: { kind: 'respond', status: 403, body } }]);
    await expect(upload('much')).rejects.toThrow(/quota has been hit/);
  });
});

describe('faults', () => {
  test('hit calls and blocks alike, before their effect and after it', async () => {
    faults.set([{ service: 'artifacts', path: 'CreateArtifact', body: 'before', action: { kind: 'reset' } }]);
    await expect(upload('before')).rejects.toThrow(/ECONNRESET/);
    faults.set([]);
    await upload('before');
    faults.set([
      { service: 'artifacts', path: 'CreateArtifact', body: 'after', when: 'after', action: { kind: 'reset' } },
    ]);
    await expect(upload('after')).rejects.toThrow(/ECONNRESET/);
    faults.set([]);
    await expect(upload('after')).rejects.toThrow(/already exists/);
    faults.set([{ service: 'artifacts', path: 'comp=blocklist', action: { kind: 'respond', status: 403 } }]);
    await expect(upload('blocks')).rejects.toThrow();
    expect(service.shelf.list().filter(({ run_id, name }) => run_id === run && name !== 'before')).toEqual([]);
  });
});

describe('who may do what', () => {
  test('a token that this service did not make, or of another run, does nothing', async () => {
    const token = service.runtimeToken(run);
    const forged = `${token.split('.').slice(0, 2).join('.')}.${randomBytes(32).toString('base64url')}`;
    for (const wrong of ['', 'x', forged]) expect((await call('ListArtifacts', {}, { token: wrong })).status).toBe(401);
    expect(await call('ListArtifacts', {}, { id: run + 1 })).toMatchObject({
      status: 403,
      body: { code: 'permission_denied' },
    });
    expect((await call('ListArtifacts', {})).status).toBe(200);
  });

  test('a URL allows one thing on one blob, for its time', async () => {
    const { body } = await call('CreateArtifact', { name: 'signed', version: 7 });
    const writing = body['signed_upload_url'] ?? '';
    const put = (url: string) => fetch(url, { method: 'PUT', headers: { 'x-ms-blob-type': 'BlockBlob' }, body: 'abc' });
    expect((await fetch(writing)).status).toBe(403);
    expect((await put(writing.replace(/sig=..../, 'sig=AAAA'))).status).toBe(403);
    expect((await put(writing.replace(/se=2/, 'se=3'))).status).toBe(403);
    expect((await put(writing.replace('.zip', '0.zip'))).status).toBe(403);
    expect((await put(writing)).status).toBe(201);
    expect((await call('FinalizeArtifact', { name: 'signed', size: '3' })).status).toBe(200);
    const reading = (await call('GetSignedArtifactURL', { name: 'signed' })).body['signed_url'] ?? '';
    expect((await put(reading)).status).toBe(403);
    expect(await (await fetch(reading)).text()).toBe('abc');
    const later = Date.now() + 3600_000;
    vi.spyOn(Date, 'now').mockReturnValue(later);
    expect((await fetch(reading)).status).toBe(403);
  });
});

describe('a call that is wrong', () => {
  test.each([
    ['FinalizeArtifact', { name: 'never made', size: '1' }, 404, 'not_found'],
    ['GetSignedArtifactURL', { name: 'never made' }, 404, 'not_found'],
    ['DeleteArtifact', { name: 'never made' }, 404, 'not_found'],
    ['CreateArtifact', { version: 7 }, 400, 'invalid_argument'],
    ['MigrateArtifact', {}, 404, 'bad_route'],
  ])('%s %j: %i %s', async (method, body, status, code) => {
    expect(await call(method, body)).toMatchObject({ status, body: { code } });
  });

  test('an upload that is not whole cannot be finished, nor an upload twice; until then nobody sees it', async () => {
    const { body } = await call('CreateArtifact', { name: 'part', version: 7 });
    const finalize = (size: string) => call('FinalizeArtifact', { name: 'part', size });
    expect((await finalize('3')).status).toBe(400);
    await new BlockBlobClient(body['signed_upload_url'] ?? '').upload('abc', 3);
    expect((await finalize('4')).status).toBe(400);
    expect((await call('ListArtifacts', {})).body).toEqual({ artifacts: [] });
    expect((await call('GetSignedArtifactURL', { name: 'part' })).status).toBe(404);
    expect((await finalize('3')).status).toBe(200);
    expect((await finalize('3')).status).toBe(404);
  });
});

describe('blobs', () => {
  test("answer Azure's own client: ranges, properties, and a block list with a block that is missing", async () => {
    const { body } = await call('CreateArtifact', { name: 'blob', version: 7, mime_type: 'application/zip' });
    const writer = new BlockBlobClient(body['signed_upload_url'] ?? '');
    const [one, two] = ['one', 'two'].map((id) => Buffer.from(id).toString('base64')) as [string, string];
    await writer.stageBlock(two, 'world', 5);
    await expect(writer.commitBlockList([one, two])).rejects.toMatchObject({ code: 'InvalidBlockList' });
    await writer.stageBlock(one, 'hello ', 6);
    await writer.commitBlockList([one, two]);
    await call('FinalizeArtifact', { name: 'blob', size: '11' });
    const reader = new BlockBlobClient((await call('GetSignedArtifactURL', { name: 'blob' })).body['signed_url'] ?? '');
    expect((await reader.downloadToBuffer()).toString()).toBe('hello world');
    expect((await reader.downloadToBuffer(6, 3)).toString()).toBe('wor');
    expect(await reader.getProperties()).toMatchObject({ contentLength: 11, contentType: 'application/zip' });
    await expect(reader.download(50)).rejects.toMatchObject({ statusCode: 416 });
  });
});

test('what was finished is there after a restart, with its bytes, and old URLs and tokens are good', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'local-artifacts-'));
  const first = await startArtifacts({ stateDir: dir, faults });
  vi.stubEnv('ACTIONS_RESULTS_URL', first.resultsUrl);
  vi.stubEnv('ACTIONS_RUNTIME_TOKEN', first.runtimeToken(7));
  const { id = 0 } = await upload('kept');
  await first.close();
  await using second = await startArtifacts({ stateDir: dir, faults });
  vi.stubEnv('ACTIONS_RESULTS_URL', second.resultsUrl);
  expect((await client.getArtifact('kept')).artifact.id).toBe(id);
  await client.downloadArtifact(id, { path: join(folder, 'down') });
  expect(readFileSync(join(folder, 'down/below/two.txt'), 'utf8')).toBe('two');
  await expect(upload('kept')).rejects.toThrow(/already exists/);
});
