import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { uploadArtifact } from '../github/artifacts.ts';
import type { Context } from '../runtime/context.ts';
import { ActionError, toActionError } from '../runtime/errors.ts';
import type { Opened } from '../snapshot/open.ts';
import { artifactName } from '../snapshot/store.ts';
import type { Recovery } from './report.ts';

const retentionDays = 90;

/**
 * Leaves a record of a drill that went well among the artifacts, where `backup` with `mode: verify-freshness` and `list`
 * find it. It is a note: where it cannot be left, the drill is as good.
 */
export async function recordDrill(
  { manifest, proof }: Opened,
  { told, recovery }: { told: string; recovery: Recovery },
  context: Context,
): Promise<void> {
  if (!context.runner.env['ACTIONS_RUNTIME_TOKEN']) return;
  const now = context.clock.now();
  const folder = await mkdtemp(join(context.runner.temporary, 'voygent-drill-'));
  const file = join(folder, 'drill.json');
  const record = {
    format: 'voygent-drill',
    version: 1,
    at: new Date(now).toISOString(),
    snapshot: manifest.id,
    from: told,
    database: manifest.database.name,
    rows: manifest.rows,
    'rpo-seconds': Math.round(recovery.pointMs / 1000),
    'rto-seconds': Math.round(recovery.timeMs / 1000),
    assertions: proof.assertions.map(({ sql }) => sql),
    run: context.runner.runUrl ?? null,
  };
  try {
    await writeFile(file, `${JSON.stringify(record, null, 2)}\n`);
    await uploadArtifact(
      artifactName('drill', manifest.database.name, now),
      [file],
      folder,
      { retentionDays },
      context,
    );
  } catch (thrown) {
    if (context.signal.aborted) throw unrecorded(toActionError(thrown));
    context.events.warning(
      'restore.drill-unrecorded',
      `The drill went well, and its record could not be kept: ${toActionError(thrown).message}`,
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function unrecorded(cause: ActionError): ActionError {
  return new ActionError(
    cause.code,
    `${cause.message} The drill went well; whether its record is among the artifacts cannot be told.`,
    { status: cause.status, hint: 'Run this again for a record that is certain.', cause },
  );
}
