import { pageOf, type Severity } from '../migrations/rules.ts';
import type { FileRehearsal } from '../rehearsal/rehearse.ts';
import { overall, type RowChange } from '../rehearsal/rows.ts';
import { code, escapeMarkdown, Summary } from '../runtime/summary.ts';
import { count } from '../runtime/words.ts';
import { formatDiff } from '../sqlite/schema-diff.ts';
import { restoreCommand } from './aftermath.ts';
import type { DatabaseResult } from './databases.ts';
import { schemaChangesOf } from './schema-changes.ts';

/** The job summary of a plan or of what was applied. */
export function report(results: readonly DatabaseResult[], mode: 'plan' | 'apply', summary: Summary): void {
  for (const result of results) reportOne(result, mode, summary);
}

function reportOne(result: DatabaseResult, mode: 'plan' | 'apply', summary: Summary): void {
  const { target, applied, bookmarkBefore, recovery } = result;
  summary.heading(`Migrations of ${target.name}`, 3);
  summary.paragraph(headline(result, mode));
  reportFindings(result, summary);
  reportFiles(result, summary);
  reportRehearsal(result, summary);
  if (applied.length > 0 && bookmarkBefore !== undefined) {
    summary.markdown('The way back, which loses what was written since:');
    summary.codeBlock(restoreCommand(target, bookmarkBefore), 'sh');
  }
  if (recovery?.undo !== undefined && recovery.state !== 'unknown') {
    summary.markdown('The database was restored. The way back from that, which loses what was written since:');
    summary.codeBlock(restoreCommand(target, recovery.undo), 'sh');
  }
}

function headline(
  { pending, applied, ledger, recovery, keysHold, error }: DatabaseResult,
  mode: 'plan' | 'apply',
): string {
  const number = count(pending.length, 'migration');
  if (error?.status === 'blocked' && applied.length === 0) return `Blocked: nothing was done, ${number} pending.`;
  if (recovery?.state === 'restored') return 'Failed, and restored to what it was before this run; see the error.';
  if (error) return `Applied ${applied.length} of ${number}; see the error.`;
  if (pending.length === 0)
    return ledger.applied.length === 0
      ? 'Nothing to do: there are no migrations.'
      : ledger.applied.length === 1
        ? 'Nothing to do: the one migration is applied.'
        : `Nothing to do: all ${count(ledger.applied.length, 'migration')} are applied.`;
  if (mode === 'plan') return `${number} would be applied. This was a plan: nothing was changed.`;
  if (applied.length === pending.length)
    return `Applied ${number}; ledger and schema were read afterwards and agree${keysHold ? ', and foreign keys hold' : '; foreign keys were not checked'}.`;
  return `Not come to: ${number} pending, nothing was done.`;
}

function reportFiles({ pending, applied }: DatabaseResult, summary: Summary): void {
  if (pending.length === 0) return;
  summary.table(
    ['migration', 'statements', 'state'],
    pending.map(({ name, statements }) => [
      code(name),
      statements.length,
      applied.includes(name) ? 'applied' : 'pending',
    ]),
  );
}

function reportFindings({ findings }: DatabaseResult, summary: Summary): void {
  if (findings.length === 0) return;
  summary.table(
    ['finding', 'where', 'what'],
    findings.map(({ rule, severity, file, line, message, allowed, reason }) => [
      `${signOf(severity, allowed)} [${code(rule)}](${pageOf(rule)})<br>${allowed ? `${severity}, allowed` : severity}`,
      code(line === undefined ? file : `${file}:${line}`),
      `${escapeMarkdown(message)}${reason === undefined ? '' : `<br>_Allowed:_ ${escapeMarkdown(reason)}`}`,
    ]),
  );
}

function signOf(severity: Severity, allowed: boolean): string {
  if (allowed) return '☑';
  return severity === 'error' ? '⛔' : '⚠';
}

function reportRehearsal({ rehearsal, target }: DatabaseResult, summary: Summary): void {
  if (!rehearsal) return;
  summary.markdown(`**Rehearsed** ${escapeMarkdown(rehearsal.told)}.`);
  if (rehearsal.unfilled.length > 0) {
    const tables = rehearsal.unfilled.map(({ table, reason }) => `${code(table)} (${escapeMarkdown(reason)})`);
    summary.markdown(`No row could be made up for ${tables.join(', ')}: what happens to theirs was not seen.`);
  }
  reportRows(overall(rehearsal.files), summary);
  if (rehearsal.files.length > 1) reportRowsByFile(rehearsal.files, summary);
  const changes = schemaChangesOf({ rehearsal, target });
  if (changes.length === 0) return;
  summary.details(`Schema: ${count(changes.length, 'change')}`, new Summary().codeBlock(formatDiff(changes), 'diff'));
}

/** The rows of every table before and after all files: those that change as a table, the others in a line. */
function reportRows(rows: readonly RowChange[], summary: Summary): void {
  const changed = rows.filter(({ from, before, after }) => before !== after || from === null);
  const same = rows.filter((row) => !changed.includes(row));
  if (changed.length > 0)
    summary.table(
      ['rows of', 'before', 'after', ''],
      changed.map((row) => [named(row), row.from === null ? 'new' : row.before, row.after ?? 'gone', difference(row)]),
    );
  if (same.length > 0) {
    const kept = same.map((row) => `${named(row)} ${row.before}`).join(', ');
    summary.markdown(`${changed.length > 0 ? 'The others keep their rows' : 'Every table keeps its rows'}: ${kept}.`);
  }
}

/** Which file changed the number of rows, where there are several. */
function reportRowsByFile(files: readonly FileRehearsal[], summary: Summary): void {
  const changes = files.flatMap(({ name, rows }) =>
    rows
      .filter(({ before, after }) => before !== after)
      .map((row) => [
        code(name),
        named(row),
        row.from === null ? 'new' : row.before,
        row.after ?? 'gone',
        difference(row),
      ]),
  );
  if (changes.length === 0) return;
  const body = new Summary().table(['migration', 'rows of', 'before', 'after', ''], changes);
  summary.details('Which migration changes the number of rows', body);
}

function named({ table, from }: RowChange): string {
  return from === null || from === table ? code(table) : `${code(from)} → ${code(table)}`;
}

function difference({ before, after }: RowChange): string {
  const change = (after ?? 0) - before;
  if (change === 0) return '';
  return change > 0 ? `+${change}` : `**−${-change}**`;
}
