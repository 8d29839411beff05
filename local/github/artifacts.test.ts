import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DefaultArtifactClient } from '@actions/artifact';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { type LocalArtifacts, startArtifacts } from '../artifacts/artifacts.ts';
import { Faults } from '../http/faults.ts';
import type { LocalGitHub } from './github.ts';
import { clientOf, place, refusalOf, start } from './testing.ts';

const day = 24 * 3600 * 1000;
let service: LocalArtifacts;
let github: LocalGitHub;

beforeAll(async () => {
  service = await startArtifacts({ stateDir: mkdtempSync(join(tmpdir(), 'local-artifacts-')), faults: new Faults() });
});
afterAll(() => service.close());
beforeEach(async () => {
  github = await start({ artifacts: service.shelf });
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
});
afterEach(async () => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  expect(github.defects).toEqual([]);
  await github.close();
  for (const { id } of service.shelf.list()) service.shelf.delete(id);
});

async function upload(run: number, name: string): Promise<number> {
  vi.stubEnv('ACTIONS_RESULTS_URL', service.resultsUrl);
  vi.stubEnv('ACTIONS_RUNTIME_TOKEN', service.runtimeToken(run));
  const folder = mkdtempSync(join(tmpdir(), 'artifact-files-'));
  writeFileSync(join(folder, 'file'), name);
  const { id = 0 } = await new DefaultArtifactClient().uploadArtifact(name, [join(folder, 'file')], folder);
  return id;
}

describe('the artifacts of the repository', () => {
  test('are listed newest first, by pages, and by name', async () => {
    const ids = [await upload(1, 'a'), await upload(2, 'b'), await upload(3, 'a')];
    github.ageArtifact(ids[2] ?? 0, day);
    const { actions } = clientOf(github);
    const idsOf = async (query: object) =>
      (await actions.listArtifactsForRepo({ ...place, ...query })).data.artifacts.map(({ id }) => id);
    expect(await idsOf({})).toEqual([ids[1], ids[0], ids[2]]);
    expect(await idsOf({ name: 'a' })).toEqual([ids[0], ids[2]]);
    expect(await idsOf({ per_page: 2, page: 2 })).toEqual([ids[2]]);
    expect((await actions.listArtifactsForRepo({ ...place, per_page: 1 })).data.total_count).toBe(3);
  });

  test('are told of with size, digest, dates and run', async () => {
    const id = await upload(12, 'one');
    const { data } = await clientOf(github).actions.getArtifact({ ...place, artifact_id: id });
    expect(data).toMatchObject({
      id,
      name: 'one',
      expired: false,
      digest: expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
      workflow_run: { id: 12, head_branch: 'main', head_sha: expect.stringMatching(/^[0-9a-f]{40}$/) },
    });
    expect(Date.parse(data.expires_at ?? '') - Date.parse(data.created_at ?? '')).toBe(90 * day);
  });

  test('are those of a run where it is asked for', async () => {
    const { actions } = clientOf(github);
    const id = await upload(20, 'one');
    await upload(21, 'two');
    github.setRun(22, 'completed');
    const ofRun = async (run_id: number) =>
      (await actions.listWorkflowRunArtifacts({ ...place, run_id })).data.artifacts.map((artifact) => artifact.id);
    expect(await ofRun(20)).toEqual([id]);
    expect(await ofRun(22)).toEqual([]);
    expect((await refusalOf(actions.listWorkflowRunArtifacts({ ...place, run_id: 23 }))).status).toBe(404);
  });

  test('are downloaded from a URL that needs no token, by the library too', async () => {
    const id = await upload(30, 'one');
    const { actions } = clientOf(github);
    const target = { ...place, artifact_id: id, archive_format: 'zip' };
    const { status, headers } = await actions.downloadArtifact({ ...target, request: { redirect: 'manual' } });
    expect(status).toBe(302);
    const answer = await fetch(headers.location ?? '');
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="one.zip"');
    expect(
      Buffer.from(await answer.arrayBuffer())
        .subarray(0, 2)
        .toString(),
    ).toBe('PK');
    const other = { ...target, archive_format: 'tar' };
    expect((await refusalOf(actions.downloadArtifact(other))).status).toBe(404);
  });

  test('expire: they are told of, and cannot be downloaded', async () => {
    const id = await upload(40, 'old');
    github.ageArtifact(id, 91 * day);
    const { actions } = clientOf(github);
    expect((await actions.getArtifact({ ...place, artifact_id: id })).data.expired).toBe(true);
    const download = actions.downloadArtifact({ ...place, artifact_id: id, archive_format: 'zip' });
    expect(await refusalOf(download)).toMatchObject({ status: 410, body: { message: 'Artifact has expired' } });
  });

  test('are deleted by whoever may write, and are gone then', async () => {
    const id = await upload(50, 'one');
    const target = { ...place, artifact_id: id };
    const reader = clientOf({ ...github, token: github.readOnlyToken });
    expect((await refusalOf(reader.actions.deleteArtifact(target))).status).toBe(403);
    const { actions } = clientOf(github);
    expect((await actions.deleteArtifact(target)).status).toBe(204);
    expect((await refusalOf(actions.getArtifact(target))).status).toBe(404);
    expect((await refusalOf(actions.deleteArtifact(target))).status).toBe(404);
    expect((await refusalOf(actions.downloadArtifact({ ...target, archive_format: 'zip' }))).status).toBe(404);
  });
});

test('the repository is private, and what it is made is told', async () => {
  const client = clientOf(github);
  expect((await client.repos.get(place)).data).toMatchObject({ private: true, visibility: 'private' });
  github.setVisibility('public');
  expect((await client.repos.get(place)).data).toMatchObject({ private: false, visibility: 'public' });
});
