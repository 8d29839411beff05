import { valueAt } from '../project/positions.ts';
import type { ChangedFile, Rule, Told } from './rule.ts';
import { isWorkflow, readWorkflow, type Scalar, scalarsIn } from './workflow.ts';

const triggers = ['pull_request_target', 'workflow_run', 'issue_comment'];

// The head of somebody's pull request, as an expression or a ref tells it.
const head =
  /github\s*\.\s*(head_ref|event\s*\.\s*(pull_request\s*\.\s*(head|merge_commit_sha)|workflow_run\s*\.\s*head|number|issue\s*\.\s*number))|refs\/pull\/|\[\s*['"]head/i;
const fetches = /\bgh\s+pr\s+checkout\b|\bgit\b[^\n]*\b(fetch|checkout|pull|clone|switch)\b/i;

/**
 * A workflow that runs with secrets for anybody's pull request, and checks its content out. It does not see a checkout by a script
 * of the repository.
 */
export const targetCheckout: Rule = { id: 'workflow-target-checkout', concerns: isWorkflow, judge };

async function judge({ path, now }: ChangedFile): Promise<Told[]> {
  const document = now === undefined ? undefined : await readWorkflow(now, path);
  if (document === undefined || !isPrivileged(valueAt(document.value, ['on']))) return [];
  return scalarsIn(document)
    .filter(isCheckout)
    .map(({ line, value }) => ({
      severity: 'HIGH',
      mandate: 'security',
      path,
      line,
      finding: `A workflow with secrets checks out what a pull request brings: ${value.split('\n')[0]?.slice(0, 120)}`,
      risk: 'Anybody who opens a pull request runs their code with the secrets and a token that can write.',
      remediation: 'Use `pull_request`, or read the content as data: fetch it and do not check it out.',
    }));
}

/** Whether a workflow runs with secrets for what others bring. */
export function isPrivileged(on: unknown): boolean {
  if (typeof on === 'string') return triggers.includes(on);
  const names = Array.isArray(on) ? on : Object.keys((on ?? {}) as object);
  return names.some((name) => triggers.includes(String(name)));
}

/** Whether it checks out the content of a pull request. */
export function isCheckout({ path, key, value }: Pick<Scalar, 'path' | 'key' | 'value'>): boolean {
  if ((key === 'ref' || key === 'repository') && path.includes('with')) return head.test(value);
  if (key !== 'run') return false;
  return /\bgh\s+pr\s+checkout\b/i.test(value) || (fetches.test(value) && head.test(value));
}
