import type { VersionId } from '../cloudflare/ids.ts';
import type { RecordedRelease, WayBack } from '../ledger/entry.ts';
import { isUnfinished } from '../ledger/entry.ts';
import {
  type History,
  type PastDeployment,
  type PastVersion,
  servedBefore,
  soleVersion,
  versionIn,
} from '../rollout/history.ts';
import type { DeploymentNote } from '../rollout/message.ts';
import { ActionError } from '../runtime/errors.ts';

/** Where a rollback goes, found and not yet judged. */
export interface Chosen {
  /** After «to»: «what served before release 77.1». */
  told: string;
  /** Who knows the way: the ledger on GitHub, or Cloudflare alone. */
  source: 'ledger' | 'cloudflare';
  /** By Worker; one that is not here stays as it is. */
  versions: ReadonlyMap<string, VersionId>;
  /** Workers of which the destination has no version, and why. */
  stays: ReadonlyMap<string, string>;
  /** What was recorded at that moment of databases and services. */
  moment: WayBack | undefined;
  /** A rollback to the same target that was cut off: this one goes on with it. */
  continues?: RecordedRelease;
  /** Why there is nothing to do, where the same rollback was done already. */
  done?: string;
}

/** What a target is looked up in. */
export interface Past {
  histories: readonly History[];
  /** Newest first; empty where there is no ledger. */
  releases: readonly RecordedRelease[];
}

/**
 * Finds what a target means.
 * @param word `previous`, `undo`, a version id, a commit of at least 7 digits, or a release id
 * @throws ActionError `target-not-found`
 */
export function choose(word: string, past: Past): Chosen {
  const cutOff = past.releases.find(isUnfinished);
  if (cutOff && cutOff === past.releases[0] && cutOff.entry.destination?.target === word)
    return goOn(cutOff, cutOff.entry.destination, past);
  if (word === 'previous') return previous(past);
  if (word === 'undo') return undo(past);
  return byRelease(word, past) ?? byVersion(word, past) ?? byCommit(word, past) ?? unknown(word, past);
}

type Goal = NonNullable<RecordedRelease['entry']['destination']>;

/** What was cut off had decided where to go: to decide anew could mean one step further back. */
function goOn(cutOff: RecordedRelease, { target, workers, databases }: Goal, { releases }: Past): Chosen {
  const at = releases.flatMap(({ entry }) => entry.way_back.databases);
  const states = databases.map(
    (goal) => at.find((state) => state.id === goal.id && state.bookmark === goal.bookmark) ?? { ...goal, head: null },
  );
  return {
    told: `\`${target}\`, as rollback ${cutOff.entry.release} had begun`,
    source: 'ledger',
    versions: new Map(workers.map(({ name, version }) => [name, version])),
    stays: new Map(),
    moment: { workers: [], databases: states, services: [] },
    continues: cutOff,
  };
}

function previous(past: Past): Chosen {
  const { histories, releases } = past;
  const last = releases[0]?.entry.destination;
  if (last && releases[0]?.state === 'success' && last.target === 'previous' && serves(last, past))
    return nothingToDo(releases[0], past);
  const release = releases.find(({ entry }) => entry.destination === undefined && hasMade(entry.release, histories));
  if (release) {
    return {
      ...wayBackOf(release.entry.way_back, past),
      told: `what served before release ${release.entry.release}`,
      source: 'ledger',
    };
  }
  return previousByCloudflare(past);
}

/** Whether any Worker serves a version of this release, or is on its way to one. */
function hasMade(release: string, histories: readonly History[]): boolean {
  return histories.some((history) => {
    const note = history.deployments[0]?.note;
    return current(history)?.release === release || (note?.run === release && note.step !== 'back');
  });
}

function current(history: History): PastVersion | undefined {
  const [now] = history.deployments;
  const version = now && soleVersion(now);
  return version && versionIn(history, version);
}

function serves({ workers }: Goal, { histories }: Past): boolean {
  return workers.every(({ name, version }) => {
    const [now] = histories.find(({ worker }) => worker === name)?.deployments ?? [];
    return now !== undefined && soleVersion(now) === version;
  });
}

function nothingToDo({ entry, createdAt }: RecordedRelease, past: Past): Chosen {
  const { target } = entry.destination ?? { target: '' };
  return {
    ...wayBackOf(undefined, past),
    told: `\`${target}\``,
    source: 'ledger',
    done: `Rollback ${entry.release} of ${createdAt} went to \`${target}\` already, and what it put in place serves. To go elsewhere, name a release, a commit or a version.`,
  };
}

function wayBackOf(moment: WayBack | undefined, { histories }: Past): Pick<Chosen, 'versions' | 'stays' | 'moment'> {
  const versions = new Map<string, VersionId>();
  const stays = new Map<string, string>();
  for (const { worker } of histories) {
    const then = moment?.workers.find(({ name }) => name === worker);
    const sole = then && soleVersion({ serving: then.versions.filter(({ percentage }) => percentage > 0) });
    if (sole !== undefined) versions.set(worker, sole);
    else if (moment) stays.set(worker, whyItStays(then));
  }
  return { versions, stays, moment };
}

function whyItStays(then: WayBack['workers'][number] | undefined): string {
  if (!then) return 'that release did not deploy it';
  return then.versions.length === 0 ? 'it did not exist then' : 'several of its versions served then';
}

/** Each Worker by its own past; those that another release brought stay. */
function previousByCloudflare({ histories }: Past): Chosen {
  const versions = new Map<string, VersionId>();
  const stays = new Map<string, string>();
  const newest = histories
    .map(current)
    .filter((version) => version !== undefined)
    .toSorted((a, b) => b.createdOn.localeCompare(a.createdOn))[0]?.release;
  for (const history of histories) {
    const now = current(history);
    const [serving] = history.deployments;
    const before = now
      ? servedBefore(history, now.id)
      : serving?.note && soleVersion({ serving: serving.note.wayBack });
    if (newest !== undefined && now?.release !== newest)
      stays.set(history.worker, 'the newest release did not deploy it');
    else if (before) versions.set(history.worker, before);
    else stays.set(history.worker, 'Cloudflare tells of nothing that served before');
  }
  const [rollback] = histories.flatMap(({ deployments }) => rollbackIn(deployments[0]) ?? []);
  const done =
    rollback &&
    `What serves was put in place by ${rollback.run}. To go further back, name a release, a commit or a version.`;
  return {
    told: 'what served before',
    source: 'cloudflare',
    versions,
    stays,
    moment: undefined,
    ...(done === undefined ? {} : { done }),
  };
}

/** How runs of rollbacks are named, in the ledger and in Cloudflare's deployments. */
export const rollbackPrefix = 'rollback-';

/** The rollback that has put a deployment in place; one that was cut off before that has not. */
function rollbackIn(deployment: PastDeployment | undefined): DeploymentNote | undefined {
  const note = deployment?.note;
  return note?.step === 100 && note.run.startsWith(rollbackPrefix) ? note : undefined;
}

function undo(past: Past): Chosen {
  const last = past.releases.find(({ state, entry }) => entry.destination !== undefined && state !== 'error');
  if (!last) return undoByCloudflare(past);
  const { destination } = last.entry;
  if (destination && !serves(destination, past)) {
    throw notFound(
      `Rollback ${last.entry.release} cannot be undone any more: something else was deployed since.`,
      'Name the release, the commit or the version to go to.',
    );
  }
  if (destination?.target === 'undo' && last.state === 'success') return nothingToDo(last, past);
  return {
    ...wayBackOf(last.entry.way_back, past),
    told: `what was there before ${last.entry.release}`,
    source: 'ledger',
  };
}

function undoByCloudflare({ histories }: Past): Chosen {
  const versions = new Map<string, VersionId>();
  for (const { worker, deployments } of histories) {
    const rollback = rollbackIn(deployments[0]);
    const before = rollback && soleVersion({ serving: rollback.wayBack });
    if (before) versions.set(worker, before);
  }
  if (versions.size === 0)
    throw notFound('There is no rollback to undo: none is in the ledger, and what serves was not put in place by one.');
  return {
    told: 'what was there before the rollback',
    source: 'cloudflare',
    versions,
    stays: new Map(),
    moment: undefined,
  };
}

function byRelease(word: string, past: Past): Chosen | undefined {
  const at = past.releases.findIndex(({ entry }) => entry.release === word);
  const goal = past.releases[at]?.entry.destination;
  const found = past.histories.flatMap((history) => {
    const version = goal
      ? goal.workers.find(({ name }) => name === history.worker)?.version
      : lastServed(history, ({ release }) => release === word);
    return version === undefined ? [] : [[history.worker, version] as const];
  });
  if (found.length === 0) return undefined;
  return { told: `release ${word}`, ...to(new Map(found), word, past) };
}

function byVersion(word: string, past: Past): Chosen | undefined {
  const found = past.histories.flatMap((history) => {
    const version = history.versions.find(({ id }) => id === word.toLowerCase());
    return version ? [{ worker: history.worker, version }] : [];
  });
  const [first] = found;
  if (!first) return undefined;
  return {
    told: `version ${first.version.id}`,
    ...to(new Map([[first.worker, first.version.id]]), first.version.release, past),
  };
}

function byCommit(word: string, past: Past): Chosen | undefined {
  if (!/^[0-9a-f]{7,64}$/i.test(word)) return undefined;
  const isOf = ({ commit }: PastVersion) => commit?.startsWith(word.toLowerCase()) === true;
  const commits = new Set(past.histories.flatMap(({ versions }) => versions.filter(isOf).map(({ commit }) => commit)));
  if (commits.size > 1)
    throw notFound(`The target \`${word}\` begins several commits: ${[...commits].join(', ')}.`, 'Write more of it.');
  const found = past.histories.flatMap((history) => {
    const version = lastServed(history, isOf);
    return version === undefined ? [] : [[history.worker, version] as const];
  });
  const [first] = found;
  if (!first) return undefined;
  const history = past.histories.find(({ worker }) => worker === first[0]);
  const release = history && versionIn(history, first[1])?.release;
  return { told: `commit ${[...commits][0]}`, ...to(new Map(found), release, past) };
}

/** Of the versions that fit, the one that served all requests last; else the newest. */
function lastServed(
  { deployments, versions }: History,
  isWanted: (version: PastVersion) => boolean,
): VersionId | undefined {
  const wanted = versions.filter(isWanted).map(({ id }) => id);
  const served = deployments.map(soleVersion).find((id) => id !== undefined && wanted.includes(id));
  return served ?? wanted[0];
}

/** The moment of a release is what the next one found. */
function to(
  versions: ReadonlyMap<string, VersionId>,
  release: string | undefined,
  { histories, releases }: Past,
): Pick<Chosen, 'source' | 'versions' | 'stays' | 'moment'> {
  const at = releases.findIndex(({ entry }) => entry.release === release);
  const next = at > 0 ? releases[at - 1] : undefined;
  const others = histories.filter(({ worker }) => !versions.has(worker));
  return {
    source: at === -1 ? 'cloudflare' : 'ledger',
    versions,
    stays: new Map(others.map(({ worker }) => [worker, 'the target has no version of it'])),
    moment: next?.entry.way_back,
  };
}

function unknown(word: string, { histories, releases }: Past): never {
  const known = [
    ...releases
      .slice(0, 5)
      .map(({ entry, createdAt }) => `${entry.release} (${createdAt}, commit ${entry.commit.slice(0, 7)})`),
    ...histories.flatMap(({ worker, versions }) =>
      versions.slice(0, 5).map(({ id, createdOn }) => `${worker} version ${id} (${createdOn})`),
    ),
  ];
  throw notFound(
    `The target \`${word}\` is no release, no version that can still be deployed, and no commit of one.`,
    `Known: ${known.join('; ')}.`,
  );
}

function notFound(message: string, hint?: string): ActionError {
  return new ActionError('target-not-found', `${message} Nothing was done.`, hint === undefined ? {} : { hint });
}
