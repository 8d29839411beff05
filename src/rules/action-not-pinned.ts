import type { ChangedFile, Rule, Told } from './rule.ts';
import { isAction, isWorkflow, readWorkflow, scalarsIn } from './workflow.ts';

/**
 * A `uses:` that is new or changed and names what can be moved: a tag or a branch. It does not see what a pinned action fetches
 * itself.
 */
export const actionNotPinned: Rule = {
  id: 'action-not-pinned',
  concerns: (path) => isWorkflow(path) || isAction(path),
  judge,
};

async function judge({ path, old, now }: ChangedFile): Promise<Told[]> {
  if (now === undefined) return [];
  const document = await readWorkflow(now, path);
  if (document === undefined) return [unreadable(path)];
  const before = old === undefined ? undefined : await readWorkflow(old, path);
  const known = new Set(before ? usesIn(before).map(({ value }) => value) : []);
  return usesIn(document)
    .filter(({ value }) => !known.has(value) && isMovable(value))
    .map(({ value, line }) => ({
      severity: isOfPublisher(value) ? 'MEDIUM' : 'HIGH',
      mandate: 'security',
      path,
      line,
      finding: `\`${value}\` is not pinned to a commit.`,
      risk: 'Whoever can move that name runs their code with the secrets and the token of this job.',
      remediation: 'Name the full id of a commit, with the version as a comment.',
    }));
}

function usesIn(document: Parameters<typeof scalarsIn>[0]) {
  return scalarsIn(document).filter(({ key }) => key === 'uses');
}

/** Of GitHub itself, or of this package. */
export function isOfPublisher(uses: string): boolean {
  return /^(actions|github|voygent)\//i.test(uses);
}

/** Whether what is used can become something else by the same name. */
export function isMovable(uses: string): boolean {
  if (/^(\.\/|\$\/)/.test(uses)) return false;
  if (uses.startsWith('docker://')) return !/@sha256:[0-9a-f]{64}$/.test(uses);
  return !/@[0-9a-f]{40}$/.test(uses);
}

function unreadable(path: string): Told {
  return {
    severity: 'HIGH',
    mandate: 'error-handling',
    path,
    line: null,
    finding: 'This is no YAML that can be read, so that no rule can look at it.',
    risk: 'What GitHub makes of it is not known here.',
    remediation: 'Write it so that it can be read: no tabs, no key twice, no unknown tag.',
  };
}
