import { afterAll, beforeEach, expect, test } from 'vitest';
import type { LocalGitHub } from '../../local/github/github.ts';
import { start } from '../../local/github/testing.ts';
import { Faults } from '../../local/http/faults.ts';
import { testContext } from '../runtime/context.fixture.ts';
import { type Check, createCheck } from './check-run.ts';
import { connectGitHub } from './client.ts';

const faults = new Faults();
let local: LocalGitHub;
const started: LocalGitHub[] = [];
beforeEach(async () => {
  faults.set([]);
  local = await start({ faults });
  started.push(local);
});
afterAll(async () => {
  expect(started.flatMap(({ defects }) => defects)).toEqual([]);
  await Promise.all(started.map((one) => one.close()));
});

function checkWith(annotations: number, more: Partial<Check> = {}): Check {
  return {
    name: 'voygent gate: production',
    head: 'a'.repeat(40),
    externalId: '7 1',
    isGood: false,
    title: 'Gate: blocked',
    summary: 'Something was found.',
    url: undefined,
    annotations: Array.from({ length: annotations }, (_, index) => ({
      path: 'a.ts',
      start_line: index + 1,
      end_line: index + 1,
      annotation_level: 'failure',
      title: 'HIGH security',
      message: `number ${index}`,
    })),
    ...more,
  };
}

async function make(check: Check): Promise<void> {
  const env = { GITHUB_REPOSITORY: local.repository, GITHUB_API_URL: local.apiUrl };
  await createCheck(await connectGitHub(local.token, testContext(env)), check);
}

const lines = () => local.state.check_runs.map(({ annotations }) => annotations.map(({ start_line }) => start_line));
const sent = () => local.server.calls.map(({ method }) => method);

test.each([
  [0, ['POST']],
  [50, ['POST']],
  [51, ['POST', 'PATCH']],
  [120, ['POST', 'PATCH', 'PATCH']],
])('%i annotations come in batches of fifty', async (count, calls) => {
  await make(checkWith(count));
  expect(lines()).toEqual([Array.from({ length: count }, (_, index) => index + 1)]);
  expect(sent()).toEqual(calls);
});

test.each([
  ['POST', 1],
  ['PATCH', 1],
  ['PATCH', 2],
])('%s whose answer is lost adds nothing twice (call %i)', async (method, from) => {
  const action = { kind: 'reset' } as const;
  faults.set([{ service: 'github', method, path: '/check-runs', from, times: 1, when: 'after', action }]);
  await make(checkWith(120));
  expect(lines()).toEqual([Array.from({ length: 120 }, (_, index) => index + 1)]);
});

test('what another run has checked stays as it is', async () => {
  await make(checkWith(1));
  await make(checkWith(2, { externalId: '8 1', isGood: true }));
  expect(local.state.check_runs.map(({ conclusion, external_id }) => [external_id, conclusion])).toEqual([
    ['7 1', 'failure'],
    ['8 1', 'success'],
  ]);
});
