import { describe, expect, test } from 'vitest';
import { VersionId } from '../cloudflare/ids.ts';
import type { RecordedRelease, WayBack } from '../ledger/entry.ts';
import type { History, PastDeployment, PastVersion } from '../rollout/history.ts';
import type { DeploymentNote } from '../rollout/message.ts';
import { ActionError } from '../runtime/errors.ts';
import { choose, type Past } from './target.ts';

/** A version's id by its letter. */
function id(letter: string): VersionId {
  const digit = letter.charCodeAt(0).toString(16).padStart(2, '0');
  return VersionId.parse(`${digit.repeat(4)}-abcd-4000-8000-000000000000`);
}

function version(letter: string, release?: string, commit?: string): PastVersion {
  return {
    id: id(letter),
    createdOn: `2026-01-0${letter.charCodeAt(0) % 9}T00:00:00Z`,
    release,
    commit,
    heads: undefined,
    triggeredBy: undefined,
  };
}

/** `B` or `A:90 B:10`. */
function deployment(serving: string, note?: DeploymentNote): PastDeployment {
  return { id: serving, createdOn: '', serving: sharesOf(serving), note };
}

function sharesOf(text: string) {
  return text.split(' ').map((part) => {
    const [letter = '', percentage = '100'] = part.split(':');
    return { version_id: id(letter), percentage: Number(percentage) };
  });
}

function note(run: string, step: number | 'back', before: string): DeploymentNote {
  return { run, step, wayBack: sharesOf(before) };
}

function wayBack(serving: string | undefined, worker = 'w', bookmark = 'at'): WayBack {
  return {
    workers: [{ name: worker, versions: serving === undefined ? [] : sharesOf(serving) }],
    databases: [{ name: 'db', id: 'db-id', bookmark, head: null }],
    services: [],
  };
}

let lastId = 0;

function entry(release: string, before: string | undefined, more: Partial<RecordedRelease> = {}): RecordedRelease {
  return {
    deploymentId: ++lastId,
    createdAt: '2026-01-01T00:00:00Z',
    state: 'success',
    description: '',
    entry: {
      voygent: 1,
      release,
      commit: 'c'.repeat(40),
      tree: null,
      verdict: null,
      run_url: null,
      continues: null,
      way_back: wayBack(before, 'w', `before ${release}`),
    },
    ...more,
  };
}

/** A rollback to a version, from another. */
function rolledBack(name: string, target: string, to: string, from: string, state = 'success'): RecordedRelease {
  const made = entry(name, from, { state });
  const destination = {
    target,
    reason: null,
    workers: [{ name: 'w', version: id(to) }],
    databases: [{ name: 'db', id: 'db-id', bookmark: 'before 3.1' }],
    services: [],
  };
  return { ...made, entry: { ...made.entry, destination } };
}

/** Versions of releases 1.1, 2.1 and 3.1. */
const versions = [
  version('C', '3.1', 'c3'.repeat(20)),
  version('B', '2.1', 'b2'.repeat(20)),
  version('A', '1.1', 'a1'.repeat(20)),
];
const ledger = [entry('3.1', 'B'), entry('2.1', 'A'), entry('1.1', undefined)];

function past(deployments: PastDeployment[], releases = ledger): Past {
  const history: History = { worker: 'w', deployments, versions };
  return { histories: [history], releases };
}

const released = [deployment('C'), deployment('B'), deployment('A')];

function chosen(word: string, given: Past) {
  const { versions: goals, ...rest } = choose(word, given);
  return { to: goals.get('w'), bookmark: rest.moment?.databases[0]?.bookmark, ...rest };
}

function failure(word: string, given: Past): ActionError {
  try {
    choose(word, given);
  } catch (error) {
    if (error instanceof ActionError) return error;
  }
  throw new Error(`\`${word}\` was found`);
}

describe('previous', () => {
  test('is what the release that serves now found', () => {
    expect(chosen('previous', past(released))).toMatchObject({ to: id('B'), source: 'ledger', bookmark: 'before 3.1' });
  });

  test('is of that release also where a newer one failed and was put back', () => {
    const failed = [entry('4.1', 'C', { state: 'failure' }), ...ledger];
    expect(chosen('previous', past(released, failed))).toMatchObject({ to: id('B'), bookmark: 'before 3.1' });
  });

  test('of a release that was cut off on its way is what it came from', () => {
    const cutOff = [entry('3.1', 'B', { state: 'in_progress' }), ...ledger.slice(1)];
    const halfway = [deployment('B:90 C:10', note('3.1', 10, 'B')), ...released.slice(1)];
    expect(chosen('previous', past(halfway, cutOff))).toMatchObject({ to: id('B'), source: 'ledger' });
  });

  test('after a rollback to it is done already', () => {
    const back = [rolledBack('rollback-4.1', 'previous', 'B', 'C'), ...ledger];
    const result = chosen('previous', past([deployment('B'), ...released], back));
    expect(result).toMatchObject({ to: undefined, done: expect.stringContaining('rollback-4.1') });
  });

  test('after a rollback that was undone is what it was', () => {
    const undone = [
      rolledBack('rollback-5.1', 'undo', 'C', 'B'),
      rolledBack('rollback-4.1', 'previous', 'B', 'C'),
      ...ledger,
    ];
    expect(chosen('previous', past(released, undone))).toMatchObject({ to: id('B') });
  });

  test('after a rollback and a release that followed it is what that release found', () => {
    const after = [entry('3.1', 'A'), rolledBack('rollback-4.1', 'previous', 'A', 'B'), ...ledger.slice(1)];
    expect(chosen('previous', past(released, after))).toMatchObject({ to: id('A') });
  });

  test('is gone on with where a rollback to it was cut off, and not decided anew', () => {
    const cutOff = [rolledBack('rollback-4.1', 'previous', 'B', 'C', 'in_progress'), ...ledger];
    const result = chosen('previous', past([deployment('B'), ...released], cutOff));
    expect(result).toMatchObject({ to: id('B'), bookmark: 'before 3.1', continues: cutOff[0] });
  });

  test('after a rollback to it, where somebody has deployed something else since, is found anew', () => {
    const back = [rolledBack('rollback-4.1', 'previous', 'B', 'C'), ...ledger];
    expect(chosen('previous', past([deployment('C'), ...released], back))).toMatchObject({ to: id('B') });
  });

  test('after a rollback to a named release is what that release found', () => {
    const back = [rolledBack('rollback-4.1', '2.1', 'B', 'C'), ...ledger];
    const deployments = [deployment('B', note('rollback-4.1', 100, 'C')), ...released];
    expect(chosen('previous', past(deployments, back))).toMatchObject({ to: id('A'), bookmark: 'before 2.1' });
  });

  test('does not go on with a rollback that was cut off before the newest release', () => {
    const later = [
      ledger[0] ?? entry('3.1', 'B'),
      rolledBack('rollback-2.5', 'previous', 'A', 'B', 'in_progress'),
      ...ledger.slice(1),
    ];
    const result = chosen('previous', past(released, later));
    expect([result.to, result.continues]).toEqual([id('B'), undefined]);
  });

  test('of a first release is nothing, and why is told', () => {
    const first = past([deployment('A')], [entry('1.1', undefined)]);
    expect(chosen('previous', first)).toMatchObject({
      to: undefined,
      stays: new Map([['w', 'it did not exist then']]),
    });
  });
});

describe('previous, by Cloudflare alone', () => {
  const none: RecordedRelease[] = [];

  test('is what the note of the rollout says', () => {
    const deployments = [deployment('C', note('3.1', 100, 'A')), deployment('B'), deployment('A')];
    expect(chosen('previous', past(deployments, none))).toMatchObject({ to: id('A'), source: 'cloudflare' });
  });

  test('is the last other version, where nobody left a note', () => {
    const deployments = [deployment('C'), deployment('C'), deployment('B:50 C:50'), deployment('B'), deployment('A')];
    expect(chosen('previous', past(deployments, none))).toMatchObject({ to: id('B') });
  });

  test('after a rollback is done already; after one that was cut off at 0 % it is not', () => {
    const at = (step: number, serving: string) => [deployment(serving, note('rollback-4.1', step, 'C')), ...released];
    expect(chosen('previous', past(at(100, 'B'), none)).done).toContain('rollback-4.1');
    expect(chosen('previous', past(at(0, 'C'), none))).toMatchObject({ to: id('B') });
  });

  test('of a deployment that is cut off half-way is what it came from', () => {
    const halfway = [deployment('A:90 C:10', note('3.1', 10, 'A')), deployment('A')];
    expect(chosen('previous', past(halfway, none))).toMatchObject({ to: id('A') });
  });

  test('leaves a Worker alone that the newest release did not deploy', () => {
    const other: History = { worker: 'other', deployments: [deployment('A')], versions };
    const result = choose('previous', { histories: [...past(released).histories, other], releases: none });
    expect([...result.versions]).toEqual([['w', id('B')]]);
    expect(result.stays.get('other')).toBe('the newest release did not deploy it');
  });
});

describe('undo', () => {
  const back = [rolledBack('rollback-4.1', 'previous', 'B', 'C'), ...ledger];

  test('is what was there before the last rollback', () => {
    const result = chosen('undo', past([deployment('B'), ...released], back));
    expect(result).toMatchObject({ to: id('C'), source: 'ledger', bookmark: 'before rollback-4.1' });
  });

  test('is refused where something else serves by now', () => {
    expect(failure('undo', past(released, back)).message).toContain('cannot be undone any more');
  });

  test('is done already where the last rollback was one', () => {
    const undone = [rolledBack('rollback-5.1', 'undo', 'C', 'B'), ...back];
    expect(chosen('undo', past(released, undone)).done).toContain('rollback-5.1');
  });

  test('passes over a rollback that did nothing', () => {
    const refused = [rolledBack('rollback-5.1', '1.1', 'A', 'B', 'error'), ...back];
    expect(chosen('undo', past([deployment('B'), ...released], refused))).toMatchObject({ to: id('C') });
  });

  test('without a rollback is told', () => {
    expect(failure('undo', past(released)).message).toContain('There is no rollback to undo');
  });

  test('by Cloudflare alone is what the note says', () => {
    const deployments = [deployment('B', note('rollback-4.1', 100, 'C')), ...released];
    expect(chosen('undo', past(deployments, []))).toMatchObject({
      to: id('C'),
      source: 'cloudflare',
      moment: undefined,
    });
  });
});

describe('by name', () => {
  test.each([
    ['a release', '1.1'],
    ['a version', id('A')],
    ['a version in capitals', id('A').toUpperCase()],
    ['a commit', 'a1'.repeat(20)],
    ['the beginning of a commit', 'a1a1a1a'],
  ])('%s is found, and its moment is what the next release found', (_, word) => {
    expect(chosen(word, past(released))).toMatchObject({ to: id('A'), source: 'ledger', bookmark: 'before 2.1' });
  });

  test('a rollback goes to what it went to', () => {
    const back = [rolledBack('rollback-4.1', 'previous', 'B', 'C'), ...ledger];
    expect(chosen('rollback-4.1', past(released, back))).toMatchObject({ to: id('B') });
  });

  test('the newest release has no moment: nothing came after it', () => {
    expect(chosen('3.1', past(released))).toMatchObject({ to: id('C'), moment: undefined });
  });

  test('of several versions of one release it is the one that served', () => {
    const twice = [version('D', '2.1'), ...versions];
    const history: History = { worker: 'w', deployments: released, versions: twice };
    expect(choose('2.1', { histories: [history], releases: ledger }).versions.get('w')).toBe(id('B'));
  });

  test('a beginning of two commits is not enough', () => {
    const alike = [version('C', '3.1', `abcdef0${'1'.repeat(33)}`), version('B', '2.1', `abcdef0${'2'.repeat(33)}`)];
    const history: History = { worker: 'w', deployments: released, versions: alike };
    const error = failure('abcdef0', { histories: [history], releases: [] });
    expect(error.message).toContain('begins several commits');
    expect(error.hint).toBe('Write more of it.');
  });

  test.each(['9.9', 'a1a1', 'main', 'previous '])('`%s` is nothing, and what is known is told', (word) => {
    const error = failure(word, past(released));
    expect(error).toMatchObject({ code: 'target-not-found', message: expect.stringContaining('Nothing was done.') });
    expect(error.hint).toContain('3.1 (2026-01-01T00:00:00Z, commit ccccccc)');
    expect(error.hint).toContain(`w version ${id('A')}`);
  });

  test('a version of one Worker leaves the others', () => {
    const other: History = { worker: 'other', deployments: [deployment('Z')], versions: [version('Z')] };
    const result = choose(id('A'), { histories: [...past(released).histories, other], releases: ledger });
    expect(result.stays).toEqual(new Map([['other', 'the target has no version of it']]));
  });
});
