import { ActionError } from '../runtime/errors.ts';
import { count } from '../runtime/words.ts';
import type { Change } from '../verdict/changes.ts';
import { findInvisible, type InvisibleFinding } from './invisible.ts';
import { findSecrets } from './secrets.ts';
import { readableText } from './text.ts';

/** Paths in which there are characters that cannot be seen. */
export function pathFindings(changes: readonly Change[]): InvisibleFinding[] {
  return changes.flatMap(({ path, oldMode, newMode }) =>
    findInvisible(path).map(({ character, kind }) => ({
      path,
      line: null,
      character,
      kind,
      count: 1,
      isAdded: oldMode === null && newMode !== null,
    })),
  );
}

/**
 * A path is sent and recorded as it is, since findings are told by it: one that holds a secret cannot be.
 * @throws ActionError `review-refused`, which tells the paths without the secrets
 */
export function refuseSecretPaths(changes: readonly Change[]): void {
  const refused = changes.filter(({ path }) => findSecrets(path).length > 0);
  if (refused.length === 0) return;
  const shown = refused.slice(0, 5).map(({ path }) => readableText(Buffer.from(path), false).lines.join('‹U+000A›'));
  throw new ActionError(
    'review-refused',
    `${count(refused.length, 'changed path')} would give a secret away: ${shown.join(', ')}${refused.length > 5 ? ', …' : ''}. Nothing was sent, and nothing is approved.`,
    {
      hint: 'Revoke the secret, as it is in the history, and rename the file.',
    },
  );
}
