import { mkdir, rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Cloudflare } from '../cloudflare/client.ts';
import { type UploadedArtifact, uploadArtifact } from '../github/artifacts.ts';
import { sentence } from '../migrations/time-travel-words.ts';
import type { Context } from '../runtime/context.ts';
import { ActionError, toActionError } from '../runtime/errors.ts';
import { isProven, manifestName } from '../snapshot/manifest.ts';
import { inMegabytes } from '../snapshot/progress.ts';
import { artifactName } from '../snapshot/store.ts';
import { type Snapshot, takeSnapshot } from '../snapshot/take.ts';
import type { Planned } from './plan.ts';

/** What came of one database. */
export interface BackupResult extends Planned {
  /** As far as it came. */
  snapshot?: Snapshot;
  /** The name of its artifact, and of its folder. */
  name?: string;
  artifact?: UploadedArtifact;
  durationMs: number;
  error?: ActionError;
}

/** Where snapshots go. */
export interface Keeping {
  upload: boolean;
  output: string | undefined;
}

/** One after the other. One that fails does not keep the others from being backed up; it does not throw. */
export async function takeAll(
  planned: readonly Planned[],
  keeping: Keeping,
  cloudflare: Cloudflare,
  context: Context,
): Promise<BackupResult[]> {
  const results: BackupResult[] = [];
  for (const plan of planned) {
    const result: BackupResult = { ...plan, durationMs: 0 };
    const started = context.clock.now();
    try {
      context.signal.throwIfAborted();
      await context.timeline.step(plan.target.name, 'back up', () => take(result, keeping, cloudflare, context));
    } catch (thrown) {
      result.error = told(result, keeping, toActionError(thrown));
    }
    result.durationMs = context.clock.now() - started;
    results.push(result);
  }
  return results;
}

/** Fills the result in as it goes, so that what was there before a failure is told. */
async function take(result: BackupResult, keeping: Keeping, cloudflare: Cloudflare, context: Context): Promise<void> {
  const { target, recipients } = result;
  const folder = resolve(
    keeping.output === undefined
      ? join(context.runner.temporary, 'voygent-snapshots')
      : join(context.runner.workspace, keeping.output),
  );
  const draft = join(folder, `.${target.id}`);
  await rm(draft, { recursive: true, force: true });
  const taken = await takeSnapshot({ target, d1: cloudflare.d1, recipients, folder: draft, context }).catch(
    async (error) => {
      await rm(draft, { recursive: true, force: true });
      throw error;
    },
  );
  const { manifest } = taken;
  const name = artifactName(isProven(manifest) ? 'snapshot' : 'unproven', target.name, Date.parse(manifest.createdAt));
  result.name = name;
  result.snapshot = await moveTo(join(folder, name), draft, taken);
  tellTaken(result.snapshot, context);
  if (keeping.upload) result.artifact = await upload(result, result.snapshot, name, context);
  if (!isProven(manifest)) throw notProven(result, keeping);
}

async function moveTo(folder: string, draft: string, { manifest }: Snapshot): Promise<Snapshot> {
  await mkdir(join(folder, '..'), { recursive: true });
  await rename(draft, folder);
  return { manifest, files: { dump: join(folder, manifest.dump.file), manifest: join(folder, manifestName) } };
}

function tellTaken({ manifest: { database, dump, rows, exact } }: Snapshot, { events }: Context): void {
  events.info(
    'snapshot.taken',
    `${database.name}: ${rows} rows, ${inMegabytes(dump.sqlBytes)} of SQL in ${inMegabytes(dump.bytes)}${exact ? '' : ', written to meanwhile'}`,
    { database: database.name, rows, bytes: dump.bytes, sql_bytes: dump.sqlBytes, bookmark: database.bookmark },
  );
}

function upload(
  { retentionDays }: Planned,
  { files }: Snapshot,
  name: string,
  context: Context,
): Promise<UploadedArtifact> {
  // The dump is packed already.
  const options = { retentionDays, compressionLevel: 0 };
  return uploadArtifact(name, [files.manifest, files.dump], join(files.manifest, '..'), options, context);
}

function notProven({ target, snapshot, name, artifact }: BackupResult, { output }: Keeping): ActionError {
  const problems = snapshot?.manifest.verification.problems ?? [];
  const kept = artifact ? `as the artifact ${name} (id ${artifact.id})` : `in ${output}/${name}`;
  return new ActionError(
    'snapshot-unproven',
    `The dump of ${target.name} is what the database has, and could not be restored as it is: ${problems.slice(0, 5).join('; ')}${problems.length > 5 ? `; and ${problems.length - 5} more` : ''}. It is kept ${kept}, and counts as no backup.`,
    {
      hint: 'Mend the rows in the database, then run this again. By hand such a dump is loaded with `PRAGMA foreign_keys=OFF`: docs/runbooks/restore-by-hand.md.',
    },
  );
}

/** The error, which says of which database it is, what was kept of it, and what to do. */
function told(result: BackupResult, keeping: Keeping, error: ActionError): ActionError {
  const { name } = result.target;
  const message = [
    `${error.message.includes(name) ? '' : `${name}: `}${sentence(error)}`,
    ...stateOf(result, keeping, error),
  ].join(' ');
  return new ActionError(error.code, message, {
    status: error.status,
    hint: error.hint ?? 'Run this again.',
    cause: error,
  });
}

/** What the error itself does not say of what there is. */
function stateOf({ snapshot, name, artifact }: BackupResult, { output }: Keeping, error: ActionError): string[] {
  const said = `${error.message} ${error.hint ?? ''}`;
  if (!snapshot) return /\bnothing\b/i.test(said) ? [] : ['Nothing of it was kept.'];
  if (artifact) return [];
  const upload = error.code === 'cancelled' ? ['Its upload may have come to its end all the same.'] : [];
  return output === undefined ? upload : [...upload, `The snapshot itself is in ${output}/${name}.`];
}
