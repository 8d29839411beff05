import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { type LocalArtifacts, startArtifacts } from '../../local/artifacts/artifacts.ts';
import type { LocalGitHub } from '../../local/github/github.ts';
import { start } from '../../local/github/testing.ts';
import { type FaultRuleInput, Faults } from '../../local/http/faults.ts';
import { type TestContext, testContext } from '../runtime/context.fixture.ts';
import { downloadArtifact, getArtifact, listArtifacts, uploadArtifact } from './artifacts.ts';
import { connectGitHub, type GitHub } from './client.ts';

const faults = new Faults();
const day = 24 * 3600 * 1000;
let service: LocalArtifacts;
let local: LocalGitHub;
let context: TestContext;
let github: GitHub;
let folder: string;
let run = 100;

beforeAll(async () => {
  service = await startArtifacts({ stateDir: mkdtempSync(join(tmpdir(), 'artifacts-')), faults });
  local = await start({ faults, artifacts: service.shelf });
});
afterAll(() => Promise.all([service.close(), local.close()]));

/** Each test is a workflow run of its own. */
beforeEach(async () => {
  run++;
  const env = {
    ACTIONS_RESULTS_URL: service.resultsUrl,
    ACTIONS_RUNTIME_TOKEN: service.runtimeToken(run),
    GITHUB_API_URL: local.apiUrl,
    GITHUB_REPOSITORY: 'voygent/voygent',
    RUNNER_DEBUG: '1',
  };
  // The library reads the environment of the process.
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
  context = testContext(env);
  github = await connectGitHub(local.token, context);
  folder = join(context.runner.temporary, 'backup');
  mkdirSync(folder);
  writeFileSync(join(folder, 'dump.sql'), randomBytes(300_000));
  writeFileSync(join(folder, 'manifest.json'), '{"rows":3}');
});
afterEach(() => {
  faults.set([]);
  vi.unstubAllEnvs();
  expect(local.defects).toEqual([]);
});

const files = () => ['dump.sql', 'manifest.json'].map((name) => join(folder, name));
const upload = (name = 'backup', options = {}) =>
  uploadArtifact(name, files(), folder, { retentionDays: 7, ...options }, context);
const target = () => join(context.runner.temporary, 'restored');
const fail = (...rules: FaultRuleInput[]) => faults.set(rules);
const respond = (status: number, body: unknown) =>
  ({ kind: 'respond', status, headers: { 'content-type': 'application/json' }, body }) as const;

/** What this process prints while something runs. */
async function printedBy(work: () => Promise<unknown>): Promise<string> {
  const lines: string[] = [];
  const spy = vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => lines.push(String(chunk)) > 0);
  try {
    await work();
  } finally {
    spy.mockRestore();
  }
  return lines.join('');
}

describe('an upload', () => {
  test('is listed, and comes back as the same bytes', async () => {
    const uploaded = await upload();
    const stored = await getArtifact(github, uploaded.id);
    expect(stored).toMatchObject({ id: uploaded.id, name: 'backup', expired: false, runId: run });
    expect(stored.digest).toBe(uploaded.digest);
    expect(stored.digest).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(stored.bytes).toBe(uploaded.bytes);
    expect(Date.parse(stored.expiresAt ?? '') - Date.parse(stored.createdAt)).toBeCloseTo(7 * day, -5);
    await downloadArtifact(github, uploaded.id, target(), context);
    expect(readdirSync(target()).sort()).toEqual(['dump.sql', 'manifest.json']);
    for (const name of readdirSync(target()))
      expect(readFileSync(join(target(), name)).equals(readFileSync(join(folder, name)))).toBe(true);
  });

  test('prints nothing of its own, and leaves no secret in any log, whatever the library says', async () => {
    const token = process.env['ACTIONS_RUNTIME_TOKEN'] ?? '';
    let id = 0;
    const printed = await printedBy(async () => {
      // The raw answer is what the library prints of one that is no JSON: half a signed URL.
      fail({ service: 'artifacts', path: 'FinalizeArtifact', times: 1, action: { kind: 'delay', ms: 1 } });
      ({ id } = await upload());
      process.stdout.write('a line of ours\n');
    });
    await downloadArtifact(github, id, target(), context);
    const uses = service.server.calls.map(({ path }) => new URLSearchParams(path.split('?')[1]).get('sig') ?? '');
    const signatures = new Set(uses.filter((signature) => signature !== ''));
    expect(signatures.size).toBeGreaterThanOrEqual(2);
    const events = readFileSync(context.runner.eventFile, 'utf8');
    expect(printed).toBe('a line of ours\n');
    expect(events).toContain('successfully finalized');
    for (const secret of [token, ...signatures, ...[...signatures].map(encodeURIComponent)])
      for (const log of [printed, events, context.printed.join('\n')]) expect(log).not.toContain(secret);
    expect(context.secrets.redact(`t=${token} s=${[...signatures].at(-1)}`)).toBe('t=*** s=***');
  });

  test('of which the answer is half a signed URL shows that half nowhere', async () => {
    fail({ service: 'artifacts', path: 'CreateArtifact', when: 'after', times: 1, action: { kind: 'halve' } });
    let error: unknown;
    const printed = await printedBy(async () => {
      error = await upload().catch((thrown) => thrown);
    });
    // The library asked again by itself, and its own first request had taken the name.
    expect(error).toMatchObject({
      code: 'artifact-failed',
      message: expect.stringContaining(
        'this run has that name already. This run has no finished artifact of that name',
      ),
      hint: expect.stringContaining('by this very upload'),
    });
    expect(printed).toBe('');
    expect(readFileSync(context.runner.eventFile, 'utf8')).not.toMatch(/signed_upload_url|sig=/);
  });
});

describe('an upload that is refused before anything is sent', () => {
  const calls = () => service.server.calls.length;

  test.each(['ACTIONS_RUNTIME_TOKEN', 'ACTIONS_RESULTS_URL'])('without %s: says where it can be done', async (name) => {
    const bare = testContext({ ...context.runner.env, [name]: '' } as Record<string, string>);
    const before = calls();
    await expect(uploadArtifact('backup', files(), folder, { retentionDays: 7 }, bare)).rejects.toMatchObject({
      code: 'input-invalid',
      message: `Artifacts cannot be uploaded from here: ${name} is not set. Nothing was uploaded.`,
      hint: expect.stringMatching(/`uses:`.*`upload: false`.*`output`/),
    });
    expect(calls()).toBe(before);
  });

  test('with a file that is not there, or lies elsewhere', async () => {
    const before = calls();
    const sending = (file: string) => uploadArtifact('backup', [file], folder, { retentionDays: 7 }, context);
    await expect(sending(join(folder, 'missing'))).rejects.toMatchObject({
      code: 'artifact-failed',
      message: expect.stringContaining('missing` cannot be read'),
    });
    writeFileSync(`${folder}-other`, 'x');
    await expect(sending(`${folder}-other`)).rejects.toThrow(/does not lie in/);
    expect(calls()).toBe(before);
  });
});

describe('an upload that fails', () => {
  test('on a name that the run has, names the artifact that has it', async () => {
    const { id } = await upload();
    await expect(upload()).rejects.toMatchObject({
      code: 'artifact-failed',
      message: expect.stringMatching(new RegExp(`has that name already.*of that name: id ${id}, .*sha256:`)),
    });
    expect(
      (await listArtifacts(github, { prefix: 'backup' })).artifacts.filter(({ runId }) => runId === run),
    ).toHaveLength(1);
  });

  test('at a block leaves nothing that could be downloaded, says so, and is not tried again', async () => {
    const before = service.server.calls.length;
    fail({ service: 'artifacts', method: 'PUT', path: 'comp=block&', action: respond(403, {}) });
    await expect(upload()).rejects.toMatchObject({
      code: 'artifact-failed',
      message: expect.stringContaining('This run has no finished artifact of that name'),
    });
    const creations = service.server.calls.slice(before).filter(({ path }) => path.endsWith('CreateArtifact'));
    expect(creations).toHaveLength(1);
    expect(service.shelf.list().filter(({ run_id }) => run_id === run)).toEqual([]);
  });

  test('at its very end, after its effect, tells of the artifact that is there', async () => {
    fail({ service: 'artifacts', path: 'FinalizeArtifact', when: 'after', action: { kind: 'reset' } });
    const error = await upload().catch((thrown) => thrown);
    const [artifact] = service.shelf.list().filter(({ run_id }) => run_id === run);
    expect(error).toMatchObject({ code: 'artifact-failed', message: expect.stringContaining(`id ${artifact?.id}, `) });
  });

  test('for want of room says what makes room', async () => {
    const body = { code: 'resource_exhausted', msg: 'insufficient usage to create artifact' };
    fail({ service: 'artifacts', path: 'CreateArtifact', action: respond(403, body) });
    await expect(upload()).rejects.toMatchObject({ hint: expect.stringContaining('Delete artifacts') });
  });

  test('by a digest that the service has otherwise', async () => {
    const other = `sha256:${'0'.repeat(64)}`;
    const ids = { workflow_run_backend_id: 'x', workflow_job_run_backend_id: 'y' };
    const listed = (id: number) => ({
      artifacts: [{ ...ids, database_id: String(id), name: 'backup', size: '3', digest: other }],
    });
    fail({ service: 'artifacts', path: 'ListArtifacts', action: respond(200, listed(await nextId())) });
    await expect(upload()).rejects.toMatchObject({
      code: 'artifact-failed',
      message: expect.stringMatching(new RegExp(`is not what was sent.*${other}`)),
    });
  });

  test('to be seen afterwards is not called done', async () => {
    fail({ service: 'artifacts', path: 'ListArtifacts', action: respond(200, { artifacts: [] }) });
    await expect(upload()).rejects.toMatchObject({
      code: 'artifact-failed',
      status: 'indeterminate',
      message: expect.stringContaining('could not be seen afterwards'),
    });
    expect(context.clock.slept).toEqual([2000, 2000]);
  });

  test('as a file grows meanwhile', async () => {
    fail({ service: 'artifacts', path: 'FinalizeArtifact', action: { kind: 'delay', ms: 300 } });
    const uploading = upload();
    setTimeout(() => appendFileSync(join(folder, 'manifest.json'), ' '), 150);
    await expect(uploading).rejects.toThrow(/while its files changed/);
  });

  test('by its time being up: the state is said to be unknown', async () => {
    fail({ service: 'artifacts', method: 'PUT', path: 'comp=block&', action: { kind: 'stall' } });
    await expect(upload('backup', { deadlineMs: 500 })).rejects.toMatchObject({
      code: 'timeout',
      status: 'indeterminate',
      message: expect.stringMatching(/took longer than 500 ms\. It may be whole or not; its name is taken/),
    });
  });
});

/** The id that the next upload gets. */
async function nextId(): Promise<number> {
  const { id } = await upload('before');
  return id + 1;
}

describe('a download', () => {
  test('of bytes with another digest is refused before anything is unpacked', async () => {
    const { id } = await upload();
    const bytes = readFileSync(service.fileOf(id));
    bytes[1000] = (bytes[1000] ?? 0) ^ 1;
    writeFileSync(service.fileOf(id), bytes);
    await expect(downloadArtifact(github, id, target(), context)).rejects.toMatchObject({
      code: 'artifact-failed',
      message: expect.stringMatching(/not what was uploaded: GitHub tells sha256:.*Nothing was unpacked/),
    });
    expectNothingLeft();
  });

  test.each<[string, FaultRuleInput['action']]>([
    ['cut', { kind: 'truncate' }],
    ['cut so that it looks whole', { kind: 'halve' }],
    ['refused', { kind: 'respond', status: 503 }],
    ['reset', { kind: 'reset' }],
  ])('that is %s once is tried again; for ever, it is an error and leaves nothing', async (_, action) => {
    const { id } = await upload();
    fail({ service: 'artifacts', method: 'GET', path: '.', times: 1, action });
    await downloadArtifact(github, id, target(), context);
    expect(readdirSync(target())).toHaveLength(2);
    fail({ service: 'artifacts', method: 'GET', path: '.', action });
    const elsewhere = join(context.runner.temporary, 'elsewhere');
    await expect(downloadArtifact(github, id, elsewhere, context)).rejects.toMatchObject({
      code: 'artifact-failed',
      message: expect.stringContaining('could not be downloaded, however often it was tried'),
    });
    expect(existsSync(elsewhere)).toBe(false);
  });

  test('that stalls is given up', async () => {
    const { id } = await upload();
    fail({ service: 'artifacts', method: 'GET', path: '.', action: { kind: 'slow', msPerByte: 60_000 } });
    await expect(downloadArtifact(github, id, target(), context, { stallMs: 100 })).rejects.toThrow(
      /nothing came for 100 ms/,
    );
    fail({ service: 'artifacts', method: 'GET', path: '.', action: { kind: 'stall' } });
    await expect(downloadArtifact(github, id, target(), context, { stallMs: 100 })).rejects.toThrow(/did not answer/);
    await expect(downloadArtifact(github, id, target(), context, { deadlineMs: 300 })).rejects.toMatchObject({
      code: 'timeout',
    });
    expectNothingLeft();
  });

  test('of an expired artifact says when it expired, also where it expires between two questions', async () => {
    const { id } = await upload();
    fail({ service: 'github', path: '/zip$', action: respond(410, { message: 'Artifact has expired' }) });
    await expect(downloadArtifact(github, id, target(), context)).rejects.toMatchObject({ code: 'artifact-not-found' });
    fail();
    local.ageArtifact(id, 8 * day);
    const { expiresAt, expired } = await getArtifact(github, id);
    expect(expired).toBe(true);
    await expect(downloadArtifact(github, id, target(), context)).rejects.toMatchObject({
      code: 'artifact-not-found',
      message: `The artifact ${id} (\`backup\`) expired at ${expiresAt}: GitHub has deleted it.`,
    });
  });

  test('of an artifact that is not there is an error of the user’s', async () => {
    await expect(downloadArtifact(github, 999_999, target(), context)).rejects.toMatchObject({
      code: 'artifact-not-found',
      message: 'voygent/voygent has no artifact 999999 that this token can see.',
    });
  });

  test('into a folder with files overwrites none of them; an empty folder will do', async () => {
    const { id } = await upload();
    await expect(downloadArtifact(github, id, folder, context)).rejects.toMatchObject({ code: 'input-invalid' });
    await expect(downloadArtifact(github, id, files()[0] ?? '', context)).rejects.toMatchObject({
      code: 'input-invalid',
    });
    mkdirSync(target());
    await downloadArtifact(github, id, target(), context);
    expect(readdirSync(target())).toHaveLength(2);
  });

  test('of what is no archive leaves nothing', async () => {
    const { id } = await upload();
    const body = 'not a zip';
    fail(
      { service: 'artifacts', method: 'GET', path: '.', action: { kind: 'respond', status: 200, body } },
      { service: 'github', path: '/artifacts/\\d+$', action: respond(200, plainArtifact(id)) },
    );
    await expect(downloadArtifact(github, id, target(), context)).rejects.toThrow(
      /could not be unpacked.*no zip archive/,
    );
    expectNothingLeft();
  });

  test('ends when the job is cancelled', async () => {
    const { id } = await upload();
    fail({ service: 'artifacts', method: 'GET', path: '.', action: { kind: 'stall' } });
    const cancelled = testContext({ ...context.runner.env } as Record<string, string>, {
      signal: AbortSignal.timeout(200),
    });
    await expect(downloadArtifact(github, id, target(), cancelled)).rejects.toThrow(/timeout/);
    expectNothingLeft();
  });

  function plainArtifact(id: number) {
    const created_at = '2026-01-01T00:00:00Z';
    return { id, name: 'backup', size_in_bytes: 9, created_at, expires_at: null, expired: false, digest: null };
  }

  function expectNothingLeft() {
    expect(existsSync(target())).toBe(false);
    expect(readdirSync(context.runner.temporary).filter((name) => /restored|voygent-artifact/.test(name))).toEqual([]);
  }
});

describe('the list', () => {
  test('has what begins with the prefix, newest first, of all pages', async () => {
    const first = await upload('backup-a');
    const second = await upload('backup-b');
    await upload('other');
    local.ageArtifact(second.id, day);
    const { artifacts, isCut } = await listArtifacts(github, { prefix: 'backup-' });
    expect(artifacts.map(({ id }) => id)).toEqual([first.id, second.id]);
    expect(isCut).toBe(false);
  });

  test.each([
    [1000, 1000, 10, false],
    [1250, 1000, 10, true],
    [250, 250, 3, false],
  ])('of %i artifacts looks at %i in %i calls; cut: %s', async (total, seen, calls, cut) => {
    const created_at = '2026-01-01T00:00:00Z';
    const one = (id: number) => ({ id, name: `n${id}`, size_in_bytes: 1, created_at, expired: false });
    const page = (number: number) =>
      Array.from({ length: Math.min(100, total - number * 100) }, (_, at) => one(number * 100 + at + 1));
    fail(
      ...Array.from({ length: Math.ceil(total / 100) }, (_, number) => ({
        path: `page=${number + 1}$`,
        action: respond(200, { total_count: total, artifacts: page(number) }),
      })),
    );
    const before = local.server.calls.length;
    const { artifacts, isCut } = await listArtifacts(github, { prefix: '' });
    expect([artifacts.length, isCut, local.server.calls.length - before]).toEqual([seen, cut, calls]);
  });
});

/** In a process of its own, as memory is the process's. */
test('150 MB go up and come down in memory that does not grow with them', async () => {
  const place = mkdtempSync(join(tmpdir(), 'artifacts-large-'));
  for (let megabyte = 0; megabyte < 150; megabyte++) appendFileSync(join(place, 'large'), randomBytes(1_000_000));
  for (let megabyte = 0; megabyte < 50; megabyte++) appendFileSync(join(place, 'small'), randomBytes(1_000_000));
  const here = (path: string) => JSON.stringify(new URL(path, import.meta.url).href);
  const script = `
    const { uploadArtifact, downloadArtifact } = await import(${here('artifacts.ts')});
    const { connectGitHub } = await import(${here('client.ts')});
    const { testContext } = await import(${here('../runtime/context.fixture.ts')});
    const context = testContext(process.env);
    const github = await connectGitHub(${JSON.stringify(local.token)}, context);
    const peaks = [];
    for (const name of ['small', 'large']) {
      const options = { retentionDays: 1, compressionLevel: 0 };
      const { id } = await uploadArtifact(name, [${JSON.stringify(place)} + '/' + name], ${JSON.stringify(place)}, options, context);
      await downloadArtifact(github, id, ${JSON.stringify(place)} + '/of-' + name, context);
      peaks.push(process.resourceUsage().maxRSS / 1024);
    }
    console.log(JSON.stringify(peaks));`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const output: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
  const [code] = await once(child, 'exit');
  expect(code).toBe(0);
  const [small = 0, large = 0] = JSON.parse(Buffer.concat(output).toString()) as number[];
  expect(readFileSync(join(place, 'of-large/large')).equals(readFileSync(join(place, 'large')))).toBe(true);
  console.log(`peak memory: ${Math.round(small)} MiB with 50 MB, ${Math.round(large)} MiB with 150 MB`);
  expect(large - small).toBeLessThan(60);
});
