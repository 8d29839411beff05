import { code, escapeMarkdown, type Summary } from '../runtime/summary.ts';
import { count } from '../runtime/words.ts';
import type { DatabaseResult } from './databases.ts';

/** The job summary of a plan or of what was applied. */
export function report(results: readonly DatabaseResult[], mode: 'plan' | 'apply', summary: Summary): void {
  for (const result of results) reportOne(result, mode, summary);
}

function reportOne(result: DatabaseResult, mode: 'plan' | 'apply', summary: Summary): void {
  const { target, pending, applied, bookmarkBefore } = result;
  summary.heading(`Migrations of ${target.name}`, 3);
  summary.paragraph(headline(result, mode));
  if (pending.length > 0) {
    summary.table(
      ['migration', 'statements', 'state'],
      pending.map(({ name, statements }) => [
        code(name),
        statements.length,
        applied.includes(name) ? 'applied' : 'pending',
      ]),
    );
  }
  reportFindings(result, summary);
  if (applied.length > 0 && bookmarkBefore !== undefined) {
    summary.markdown('The way back, which loses what was written since:');
    summary.codeBlock(`npx wrangler d1 time-travel restore ${target.name} --bookmark=${bookmarkBefore}`, 'sh');
  }
}

function headline({ pending, applied, ledger, error }: DatabaseResult, mode: 'plan' | 'apply'): string {
  const number = count(pending.length, 'migration');
  if (error?.status === 'blocked') return `Blocked by what is found below: nothing was done, ${number} pending.`;
  if (error) return `Applied ${applied.length} of ${number}; see the error.`;
  if (pending.length === 0)
    return ledger.applied.length === 0
      ? 'Nothing to do: there are no migrations.'
      : `Nothing to do: all ${count(ledger.applied.length, 'migration')} are applied.`;
  if (mode === 'plan') return `${number} would be applied. This was a plan: nothing was changed.`;
  if (applied.length === pending.length) return `Applied ${number}; ledger and schema were read afterwards and agree.`;
  return `Not come to: ${number} pending, nothing was done.`;
}

function reportFindings({ findings }: DatabaseResult, summary: Summary): void {
  if (findings.length === 0) return;
  summary.table(
    ['finding', 'severity', 'what'],
    findings.map(({ rule, severity, message, allowed }) => [
      code(rule),
      allowed ? `${severity}, allowed` : severity,
      escapeMarkdown(message),
    ]),
  );
}
