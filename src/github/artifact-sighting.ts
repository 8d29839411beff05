import type { Artifact, ArtifactClient } from '@actions/artifact';
import type { Context } from '../runtime/context.ts';
import { withDeadline } from '../runtime/deadline.ts';
import { untilAborted, withQuietLibrary } from './artifact-library.ts';

/** What the service tells of a name in the present run. It tells only of artifacts whose upload came to its end. */
export type Sighting = { kind: 'there'; artifact: Artifact } | { kind: 'absent' } | { kind: 'unknown'; error: unknown };

/**
 * Asks the service what it has under a name. Reading is all that this does.
 * @param looks how often, two seconds apart, as long as it is absent: what has just been finished may be told of late
 * @throws the signal's reason, and nothing else
 */
export async function sight(client: ArtifactClient, name: string, context: Context, looks: number): Promise<Sighting> {
  const sighting = await look(client, name, context);
  if (sighting.kind !== 'absent' || looks <= 1) return sighting;
  await context.clock.sleep(2000, context.signal);
  return sight(client, name, context, looks - 1);
}

async function look(client: ArtifactClient, name: string, context: Context): Promise<Sighting> {
  const ask = () => withQuietLibrary(context, () => client.getArtifact(name));
  try {
    const { artifact } = await withDeadline(`Asking for the artifact \`${name}\``, 60_000, context.signal, (signal) =>
      untilAborted(ask(), signal),
    );
    return { kind: 'there', artifact };
  } catch (error) {
    context.signal.throwIfAborted();
    const isAbsent = error instanceof Error && error.name === 'ArtifactNotFoundError';
    return isAbsent ? { kind: 'absent' } : { kind: 'unknown', error };
  }
}

/** A sentence on what the service has. */
export function ofSighting(sighting: Sighting): string {
  switch (sighting.kind) {
    case 'there': {
      const { id, size, digest } = sighting.artifact;
      return `This run has an artifact of that name: id ${id}, ${size} bytes, ${digest ?? 'without a digest'}.`;
    }
    case 'absent':
      return 'This run has no finished artifact of that name, and nobody can download it; the name may be taken all the same.';
    case 'unknown':
      return 'Whether this run has an artifact of that name could not be told.';
  }
}
