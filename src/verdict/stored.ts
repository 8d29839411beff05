import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { downloadArtifact } from '../github/artifacts.ts';
import type { GitHub } from '../github/client.ts';
import type { Context } from '../runtime/context.ts';
import { ActionError } from '../runtime/errors.ts';

/** How the artifacts of verdicts of these changes are called, from the beginning. */
export function artifactPrefix(changes: string): string {
  return `voygent-verdict-${changes.slice(0, 12)}-`;
}

/**
 * The one file of an artifact. What it says, and by whom, is not looked at.
 * @throws ActionError `verdict-refused`, `artifact-…`, `github-…`
 */
export async function storedVerdict(github: GitHub, artifact: number, context: Context): Promise<Buffer> {
  const parent = await mkdtemp(join(context.runner.temporary, 'voygent-verdict-'));
  try {
    const folder = join(parent, 'verdict');
    await downloadArtifact(github, artifact, folder, context);
    const names = await readdir(folder);
    const [name] = names;
    if (name !== undefined && names.length === 1) return await readFile(join(folder, name));
    throw new ActionError(
      'verdict-refused',
      `The artifact ${artifact} has ${names.length} files, and no verdict. Nothing was done.`,
      { hint: 'Give the output `verdict-artifact` of `review`.' },
    );
  } finally {
    await rm(parent, { recursive: true, force: true });
  }
}
