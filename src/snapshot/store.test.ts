import { describe, expect, test } from 'vitest';
import type { StoredArtifact } from '../github/artifacts.ts';
import { age } from './age-of.ts';
import { artifactName, latestOf, newest, readArtifact } from './store.ts';

function artifact(name: string, more: Partial<StoredArtifact> = {}): StoredArtifact {
  return {
    id: 1,
    name,
    bytes: 1,
    createdAt: '2026-11-23T06:00:00Z',
    expiresAt: undefined,
    expired: false,
    digest: undefined,
    runId: 1,
    isOurs: true,
    ...more,
  };
}

const at = Date.parse('2026-11-23T06:01:02.345Z');

describe('the name of an artifact', () => {
  test.each(['trips', 'trips-prod', 'a-20261123T060000Z', 'snapshot-x_1'])(
    'tells kind, database %s and time',
    (database) => {
      const name = artifactName('snapshot', database, at);
      expect(readArtifact(artifact(name))).toMatchObject({
        kind: 'snapshot',
        database,
        takenAt: Date.parse('2026-11-23T06:01:02Z'),
      });
    },
  );

  test.each(['voygent-snapshot-trips', 'voygent-other-trips-20261123T060000Z', 'snapshot-trips-20261123T060000Z', ''])(
    'is none of ours: %s',
    (name) => {
      expect(readArtifact(artifact(name))).toBeUndefined();
    },
  );
});

describe('the latest snapshot', () => {
  const stored = (name: string, more?: Partial<StoredArtifact>) => readArtifact(artifact(name, more)) ?? expect.fail();
  const snapshots = [
    stored('voygent-unproven-trips-20261123T060000Z', { id: 7 }),
    stored('voygent-snapshot-trips-20261122T060000Z', { expired: true }),
    stored('voygent-snapshot-trips-20261121T060000Z', { id: 5 }),
    stored('voygent-snapshot-trips-2-20261123T060000Z', { id: 6 }),
  ];

  test('is the newest that was proven, has not expired, and is of just this database', () => {
    expect(latestOf({ snapshots, isCut: false }, 'trips').artifact.id).toBe(5);
    expect(newest(snapshots, 'trips', 'drill')).toBeUndefined();
  });

  test('that is not there is told with what is', () => {
    expect(() => latestOf({ snapshots, isCut: true }, 'trip')).toThrow(
      expect.objectContaining({
        code: 'artifact-not-found',
        message: expect.stringContaining('newest 1,000'),
        hint: expect.stringContaining('trips, trips-2'),
      }),
    );
    const unproven = snapshots.slice(0, 2);
    expect(() => latestOf({ snapshots: unproven, isCut: false }, 'trips')).toThrow(
      expect.objectContaining({ hint: expect.stringContaining('give its id, 7') }),
    );
  });
});

test.each([
  [0, '0 s'],
  [999, '0 s'],
  [61_000, '1 min 1 s'],
  [3_600_000, '1 h'],
  [2 * 86_400_000 + 3 * 3_600_000 + 5000, '2 d 3 h'],
  [8 * 86_400_000, '8 d'],
  [86_400_000 + 60_000, '1 d'],
])('%d ms are told as %s', (milliseconds, told) => {
  expect(age(milliseconds)).toBe(told);
});
