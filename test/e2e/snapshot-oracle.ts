import { appendFileSync, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { unzip } from '../../src/github/unzip.ts';
import { testContext } from '../../src/runtime/context.fixture.ts';
import { openSnapshot } from '../../src/snapshot/open.ts';
import type { ActionResult } from './action.ts';
import { temporaryFolder } from './checkout.ts';
import { type Bench, type Finished, tidy } from './snapshot-bench.ts';
import { type Content, contentOfDump, contentOn, inTheClear, locksOn } from './snapshot-content.ts';

/** How a run ended: `kept` where it failed and a whole snapshot is there all the same. */
export type Verdict = 'passed' | 'failed' | 'kept' | 'killed';

/** Keeps how a case ended, for whoever asks for it. */
function keep(name: string, verdict: string, { log }: ActionResult): void {
  const file = process.env['VOYGENT_SNAPSHOT_MATRIX_FILE'];
  if (file) appendFileSync(file, `${JSON.stringify({ name, verdict, error: errorIn(log) })}\n`);
}

/** The message and the hint of the error, as they were written. */
export function errorIn(log: string): string {
  return log
    .split('\n')
    .filter((line) => line.startsWith('::error'))
    .map((line) => line.replace(/^::error.*?::/, ''))
    .join('\n')
    .replaceAll('%0A', '\n')
    .replaceAll('%3A', ':')
    .replaceAll('%2C', ',')
    .replaceAll('%25', '%');
}

/** Judges a case, keeps how it ended, and takes away what it left on this machine. */
export async function judged(
  bench: Bench,
  name: string,
  finished: Finished,
  judge: () => Promise<Verdict> | Verdict,
): Promise<void> {
  try {
    keep(name, await judge(), finished.result);
  } catch (error) {
    keep(name, 'wrong', finished.result);
    throw error;
  } finally {
    tidy(bench, finished);
  }
}

export function withoutMasks(log: string): string {
  return log.replaceAll(/^::add-mask::.*$/gm, '');
}

/** Nothing that opens anything is told, in whatever file. */
export function expectNoSecrets({ result, runId }: Finished, { stack, keys }: Bench): void {
  const told = [
    withoutMasks(result.log),
    result.summary,
    JSON.stringify(result.outputs),
    JSON.stringify(result.events),
  ].join('\n');
  const secrets = [stack.cloudflare.token, stack.github.token, keys.identity, stack.artifacts.runtimeToken(runId)];
  for (const secret of secrets) expect(told.includes(secret), `a secret is told: ${secret}`).toBe(false);
  expect(told).not.toMatch(/X-Amz-Signature=\w|[?&]sig=\w|"sig"|AGE-SECRET-KEY|\/storage\/\S+\.sql/);
}

// What is in the database or among the artifacts now, as an error tells it.
const states =
  /[Nn]othing (was|is|of)|[Nn]o snapshot|no finished artifact|is kept|was kept|is what it was|is there still|was deleted|could not be deleted|has no artifact|has an artifact|could not be told|cannot be told|was imported|is taken|cannot be relied on|It was only read|may still be made|may have come to its end/;

/** An error says what happened, how things stand, and what to do. */
export function expectErrorTells({ exitCode, outputs, log, summary }: ActionResult): string {
  const error = errorIn(log);
  expect([exitCode, outputs['status'] === 'passed'], withoutMasks(log)).toEqual([1, false]);
  expect(['failed', 'blocked', 'indeterminate'], withoutMasks(log)).toContain(outputs['status']);
  expect(error, 'no annotation').not.toBe('');
  expect(error).not.toContain('An unexpected error inside');
  expect(error, 'it is not told how things stand').toMatch(states);
  expect(error.includes('\n'), `no next step: ${error}`).toBe(true);
  expect(summary).toContain('**Next:**');
  return error;
}

/** What a run has left: its snapshots whose upload came to its end, and the folders of `output`. */
export async function expectOnlyGoodSnapshots(bench: Bench, { runId }: Pick<Finished, 'runId'>): Promise<number> {
  const { stack, workspace } = bench;
  const artifacts = stack.artifacts.shelf
    .list()
    .filter(({ run_id, name }) => run_id === runId && !name.startsWith('voygent-drill-'));
  expect(artifacts.map(({ name }) => name.replace(/\d{8}T\d{6}Z$/, ''))).toEqual(
    artifacts.map(() => 'voygent-snapshot-snap-'),
  );
  for (const { id } of artifacts) {
    const folder = temporaryFolder();
    await unzip(stack.artifacts.fileOf(id), folder, new AbortController().signal);
    await expectWhole(bench, folder);
  }
  const kept = join(workspace, 'kept');
  const names = existsSync(kept) ? readdirSync(kept).filter((name) => !name.startsWith('.')) : [];
  for (const name of names)
    if (existsSync(join(kept, name, 'manifest.json'))) await expectWhole(bench, join(kept, name));
  return artifacts.length;
}

/** It opens, and is the database row by row; but for the tables of which it says that they moved. */
async function expectWhole({ keys, content }: Bench, folder: string): Promise<void> {
  const keepFile = join(temporaryFolder(), 'dump.sql');
  const opening = { folder, identities: [keys.identity], assertions: [], keep: keepFile, context: testContext() };
  const { manifest, proof } = await openSnapshot(opening);
  expect([proof.asItIs, proof.asD1]).toEqual([[], []]);
  expect(without(contentOfDump(keepFile), manifest.moving)).toEqual(without(content, manifest.moving));
}

function without(content: Content, tables: readonly string[]): Content {
  return Object.fromEntries(Object.entries(content).filter(([name]) => !tables.includes(name)));
}

/** Holds what a run of `backup` with `output: kept` reports against what there is. */
export async function judgeBackup(bench: Bench, finished: Finished): Promise<Verdict> {
  const { result, temporary, runId } = finished;
  expectNoSecrets(finished, bench);
  expect([...inTheClear(temporary), ...inTheClear(bench.workspace)]).toEqual([]);
  expectUntouched(bench);
  const artifacts = await expectOnlyGoodSnapshots(bench, finished);
  const kept = join(bench.workspace, 'kept');
  const drafts = existsSync(kept) ? readdirSync(kept).filter((name) => name.startsWith('.')) : [];
  expect(drafts, 'a draft is left').toEqual([]);
  const mine = bench.stack.artifacts.shelf.list().filter(({ run_id }) => run_id === runId);
  if (result.exitCode === 0) {
    expect([result.outputs['status'], artifacts, readdirSync(kept).length], withoutMasks(result.log)).toEqual([
      'passed',
      1,
      1,
    ]);
    expect(result.outputs['artifact-id']).toBe(String(mine[0]?.id));
    return 'passed';
  }
  expectErrorTells(result);
  expect(JSON.parse(result.outputs['artifact-ids'] ?? '[]')).toEqual([]);
  return artifacts > 0 ? 'kept' : 'failed';
}

/** A backup writes nothing into the database, not even a lock. */
export function expectUntouched({ stateDir, database, content }: Bench): void {
  expect(contentOn(stateDir, database.id)).toEqual(content);
  expect(locksOn(stateDir, database.id)).toBe(0);
}
