import { describe, expect, test } from 'vitest';
import { VersionId } from '../cloudflare/ids.ts';
import { type DeploymentNote, readNote, writeNote } from './message.ts';

const one = VersionId.parse('11111111-2222-3333-4444-555555555555');
const two = VersionId.parse('66666666-7777-8888-9999-000000000000');

const notes: DeploymentNote[] = [
  { step: 0, run: '42.1', wayBack: [{ version_id: one, percentage: 100 }] },
  { step: 12.5, run: '42.1', wayBack: [{ version_id: one, percentage: 100 }] },
  {
    step: 100,
    run: 'local-a1b2',
    wayBack: [
      { version_id: one, percentage: 90.5 },
      { version_id: two, percentage: 9.5 },
    ],
  },
  { step: 'back', run: '42.1', wayBack: [{ version_id: two, percentage: 100 }] },
  { step: 50, run: '42.1', wayBack: [] },
];

describe('the note in the message of a deployment', () => {
  test.each(notes)('is read as it was written: $step', (note) => {
    expect(readNote(writeNote(note))).toEqual(note);
  });

  test('survives white space around it', () => {
    const [note] = notes;
    if (note) expect(readNote(` ${writeNote(note)}\n`)).toEqual(note);
  });

  test("is one line, far below Cloudflare's 1000 bytes", () => {
    for (const note of notes) {
      expect(writeNote(note)).not.toContain('\n');
      expect(Buffer.byteLength(writeNote(note))).toBeLessThan(300);
    }
  });
});

test.each([
  undefined,
  '',
  'Deployed by hand',
  'voygent',
  'voygent step=10',
  'voygent step=10 run=1',
  'voygent step=ten run=1 way-back=',
  'voygent step=-1 run=1 way-back=',
  'voygent step=1. run=1 way-back=',
  'voygent step=10 run= way-back=',
  'voygent step=10 run=1 way-back= and more',
  `fix: voygent step=10 run=1 way-back=${one}@100`,
  `voygent step=10 run=1 way-back=${one}@100\nsecond line`,
])('%j is not a note of ours', (message) => {
  expect(readNote(message)).toBeUndefined();
});

test.each([`nothing@100,${one}@100`, `${one}@100,${two}`, `${one}@many`, `${one}@100,`])(
  'a message whose way back cannot be read whole is not ours: %s',
  (shares) => {
    expect(readNote(`voygent step=10 run=1 way-back=${shares}`)).toBeUndefined();
  },
);
