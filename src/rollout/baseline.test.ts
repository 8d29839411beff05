import { describe, expect, test } from 'vitest';
import { VersionId } from '../cloudflare/ids.ts';
import type { Deployment } from '../cloudflare/workers.ts';
import { baselineOf, describeShares, undoCommand } from './baseline.ts';
import { writeNote } from './message.ts';

const old = VersionId.parse('11111111-2222-3333-4444-555555555555');
const next = VersionId.parse('66666666-7777-8888-9999-000000000000');
const all = [{ version_id: old, percentage: 100 }];

function deployment(shares: Record<string, number>, message?: string): Deployment {
  const versions = Object.entries(shares).map(([id, percentage]) => ({ version_id: VersionId.parse(id), percentage }));
  return { id: 'd1', versions, ...(message === undefined ? {} : { annotations: { 'workers/message': message } }) };
}

describe('what a rollout starts from', () => {
  test('is the one version that serves', () => {
    expect(baselineOf('api', deployment({ [old]: 100 }))).toEqual({ shares: all, deploymentId: 'd1' });
    expect(baselineOf('api', deployment({ [old]: 100 }, 'by hand'))).toEqual({ shares: all, deploymentId: 'd1' });
  });

  test('is the one that serves also beside a version at 0 %', () => {
    expect(baselineOf('api', deployment({ [old]: 100, [next]: 0 }))).toEqual({ shares: all, deploymentId: 'd1' });
  });

  test.each([0, 10, 99.5])('is the way back of a rollout of ours that was cut off at %d %%', (step) => {
    const message = writeNote({ step, run: '1', wayBack: all });
    const current = deployment({ [old]: 100 - step, [next]: step }, message);
    expect(baselineOf('api', current)).toEqual({ shares: all, deploymentId: 'd1', interruptedAt: step });
  });

  test('is what serves where a rollout of ours came to its end, or was put back', () => {
    for (const step of [100, 'back'] as const) {
      const message = writeNote({ step, run: '1', wayBack: [{ version_id: next, percentage: 100 }] });
      expect(baselineOf('api', deployment({ [old]: 100 }, message))).toEqual({ shares: all, deploymentId: 'd1' });
    }
  });

  test("is not to be had within someone else's gradual deployment", () => {
    for (const message of [undefined, 'by hand', writeNote({ step: 10, run: '1', wayBack: [] })])
      expect(() => baselineOf('api', deployment({ [old]: 90, [next]: 10 }, message))).toThrow(
        expect.objectContaining({
          code: 'changed-meanwhile',
          message: expect.stringContaining(`${old} at 90 %, ${next} at 10 %`),
          hint: expect.stringContaining('npx wrangler versions deploy --name api'),
        }),
      );
  });
});

test('shares are told in words and as the command that deploys them', () => {
  const shares = [
    { version_id: old, percentage: 90 },
    { version_id: next, percentage: 10 },
  ];
  expect(describeShares(shares)).toBe(`${old} at 90 %, ${next} at 10 %`);
  expect(undoCommand('api', shares)).toBe(`npx wrangler versions deploy ${old}@90% ${next}@10% --name api --yes`);
});
