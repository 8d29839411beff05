import { type Document, valueAt } from '../project/positions.ts';
import type { ChangedFile, Rule, Told } from './rule.ts';
import { isWorkflow, readWorkflow, type Scalar, scalarsIn } from './workflow.ts';

const severityOrder = ['high', 'medium', 'low'];

/**
 * A workflow that does not go through the gate any more, or a configuration that switches it off, or reviews less. It does not see
 * a new workflow that deploys by other means.
 */
export const gateDropped: Rule = {
  id: 'gate-dropped',
  concerns: (path) => isWorkflow(path) || isConfiguration(path),
  judge: (file) => (isConfiguration(file.path) ? judgeConfiguration(file) : judgeWorkflow(file)),
};

function isConfiguration(path: string): boolean {
  return /(?:^|\/)voygent\.ya?ml$/i.test(path) && !path.includes('workflows/');
}

async function judgeWorkflow({ path, old, now }: ChangedFile): Promise<Told[]> {
  const before = gatesIn(old === undefined ? undefined : await readWorkflow(old, path));
  const document = now === undefined ? undefined : await readWorkflow(now, path);
  const after = gatesIn(document);
  const dropped =
    before.length > after.length ? [told(path, null, 'The workflow used the gate, and does not any more')] : [];
  const weak = document
    ? after.filter(({ path: at }) => {
        const step = valueAt(document.value, at.slice(0, -1));
        return isTrue(valueAt(step, ['continue-on-error'])) || /\balways\s*\(/.test(String(valueAt(step, ['if'])));
      })
    : [];
  return [...dropped, ...weak.map(({ line }) => told(path, line, 'The job goes on although the gate says no'))];
}

/** What holds something up: our own actions and workflows that judge a verdict. */
function gatesIn(document: Document | undefined): Scalar[] {
  if (document === undefined) return [];
  return scalarsIn(document).filter(
    ({ key, value }) =>
      key === 'uses' &&
      /^[\w.-]+\/voygent-actions(\/actions\/gate|\/\.github\/workflows\/(deploy|review)\.yml)?@/i.test(value),
  );
}

function isTrue(value: unknown): boolean {
  return value !== undefined && String(value).toLowerCase() !== 'false';
}

async function judgeConfiguration({ path, old, now }: ChangedFile): Promise<Told[]> {
  const before = old === undefined ? undefined : await readWorkflow(old, path);
  const after = now === undefined ? undefined : await readWorkflow(now, path);
  if (after === undefined)
    return before ? [told(path, null, 'The configuration is gone, and with it what it asked of the gate')] : [];
  return [...switchedOff(before, after, path), ...reviewedLess(before, after, path)];
}

function switchedOff(before: Document | undefined, after: Document, path: string): Told[] {
  const off = (document: Document | undefined) =>
    document
      ? scalarsIn(document).filter(
          ({ key, value, path: at }) => key === 'gate' && value === 'off' && at[0] === 'environments',
        )
      : [];
  const known = new Set(off(before).map((one) => one.path.join('.')));
  return off(after)
    .filter((one) => !known.has(one.path.join('.')))
    .map(({ line, path: at }) => told(path, line, `The gate of ${String(at[1])} is switched off`));
}

function reviewedLess(before: Document | undefined, after: Document, path: string): Told[] {
  const list = (document: Document | undefined, key: string) => {
    const value = valueAt(document?.value, ['review', ...key.split('.')]);
    return Array.isArray(value) ? value.map(String) : [];
  };
  // Who begins has to name somebody.
  const lists =
    before === undefined
      ? ['exclude', 'generated']
      : ['exclude', 'generated', 'approvers', 'break-glass.actors', 'break-glass.environments'];
  const wider = lists.flatMap((key) => {
    const added = list(after, key).filter((one) => !list(before, key).includes(one));
    return added.length > 0
      ? [told(path, after.at(['review', ...key.split('.')]).line ?? null, `\`review.${key}\` gets ${added.join(', ')}`)]
      : [];
  });
  const order = (document: Document | undefined) =>
    severityOrder.indexOf(String(valueAt(document?.value, ['review', 'block-on']) ?? 'high').toLowerCase());
  return order(after) < order(before)
    ? [...wider, told(path, after.at(['review', 'block-on']).line ?? null, '`review.block-on` lets more through')]
    : wider;
}

function told(path: string, line: number | null, what: string): Told {
  return {
    severity: 'HIGH',
    mandate: 'constitution-compliance',
    path,
    line,
    finding: `${what}.`,
    risk: 'What nobody has reviewed can reach production.',
    remediation: 'Take this change back; where it is meant, have somebody waive this finding who answers for it.',
  };
}
