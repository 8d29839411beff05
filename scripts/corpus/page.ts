import { baseSql, type CorpusCase } from '../../test/corpus/corpus.ts';
import type { Loss } from './losses.ts';
import type { Outcome } from './sides.ts';

/** One case, and what became of it on either side. A side that was not run is missing. */
export interface Result {
  one: CorpusCase;
  wrangler?: Outcome;
  voygent?: Outcome;
}

/** The page, from nothing but the results. */
export function page(results: readonly Result[]): string {
  const bad = results.filter(({ one }) => one.kind === 'bad');
  const innocent = results.filter(({ one }) => one.kind === 'innocent');
  return `# What migrations do: wrangler and voygent side by side

Written by \`node scripts/corpus.ts\`, from one run. Every case is a migration of [test/corpus](../test/corpus), pending on the same
database of ${tablesOfBase()} tables ([schema](../test/corpus/schema.sql), [rows](../test/corpus/rows.sql)). It meets two fresh copies of it on the local stack,
where D1 is real SQLite in workerd: one is migrated by the real \`wrangler d1 migrations apply\`, the other by the built action
\`migrate\` with \`mode: apply\`. *Lost* compares the rows before and after by primary key: rows that are gone, and values that are gone
or another in rows that are still there. Only tables and columns that were there before count; what is only renamed is not lost.

The rules and these files were made side by side: the numbers say that the rules do what they promise, and not how often they are right
about files that nobody has seen. Two limits are the service's and not the local stack's, 30 s a call and 2 MB a row: what only they would
stop counts as applied.

${summary(bad, innocent)}

## Bad
Each file begins with the rules that must be found in it. A rule in **bold** was expected and not found, or found and not expected.

${table(bad)}

## Innocent
These resemble the bad ones and are right. What they take or change they say: a \`DELETE\` or \`UPDATE\` with a \`WHERE\`, an upsert, a \`REPLACE\` in a
table without children, or a \`voygent:allow\` with its reason.

${table(innocent)}
`;
}

function tablesOfBase(): number {
  return baseSql().match(/^CREATE TABLE /gm)?.length ?? 0;
}

function summary(bad: readonly Result[], innocent: readonly Result[]): string {
  return [...wranglerLines(bad), ...voygentLines(bad), innocentLine(innocent)].map((line) => `- ${line}`).join('\n');
}

function wranglerLines(bad: readonly Result[]): string[] {
  const outcomes = bad.flatMap(({ wrangler }) => wrangler ?? []);
  if (outcomes.length === 0) return [];
  const applied = outcomes.filter((outcome) => outcome.applied && outcome.exitCode === 0 && !outcome.warned);
  const losing = applied.filter(({ losses }) => losses.length > 0);
  const failed = outcomes.filter(({ exitCode }) => exitCode !== 0);
  const half = failed.filter(({ changed }) => changed);
  return [
    `Of ${outcomes.length} bad migrations **wrangler applied ${applied.length} without a word**; ${losing.length} of them lost ${total(losing)}${beyond(bad, applied.length)}. ${failed.length} failed when they ran, ${half.length === 0 ? 'and left nothing behind' : `${half.length} of them half-way`}.`,
  ];
}

const limitsOfTheService = ['too-slow', 'row-too-large'];

function beyond(bad: readonly Result[], applied: number): string {
  const count = bad.filter(
    ({ one, wrangler }) => wrangler?.applied && one.expected.some((rule) => limitsOfTheService.includes(rule)),
  ).length;
  return count === 0 ? '' : ` (${count} of the ${applied} go beyond a limit that the service documents)`;
}

function voygentLines(bad: readonly Result[]): string[] {
  const ran = bad.filter(({ voygent }) => voygent);
  if (ran.length === 0) return [];
  const stopped = ran.filter(({ voygent }) => isStopped(voygent));
  const warned = ran.filter(({ voygent }) => voygent?.applied && voygent.found.length > 0);
  const missed = ran.filter(({ voygent }) => !isStopped(voygent) && !(voygent?.applied && voygent.found.length > 0));
  const exact = ran.filter(isExact);
  return [
    `Of the same ${ran.length} **voygent stopped ${stopped.length}** before anything was changed, and applied ${warned.length} with a warning, as their rules are warnings; they lost ${total(warned.flatMap(({ voygent }) => voygent ?? []))}. It let ${missed.length} pass in silence. In ${exact.length} it named exactly the rules that the file expects.`,
  ];
}

function innocentLine(innocent: readonly Result[]): string {
  const sides = (['wrangler', 'voygent'] as const).flatMap((side) => {
    const outcomes = innocent.flatMap((result) => result[side] ?? []);
    if (outcomes.length === 0) return [];
    return [`${side} applied ${outcomes.filter(({ applied, exitCode }) => applied && exitCode === 0).length}`];
  });
  const noisy = innocent.filter(({ voygent }) => voygent && voygent.found.length > 0);
  return `Of ${innocent.length} innocent migrations ${sides.join(', ')}. voygent found something in ${noisy.length} of them that the file does not allow.`;
}

function isStopped(outcome: Outcome | undefined): boolean {
  return outcome !== undefined && outcome.exitCode !== 0 && !outcome.applied && !outcome.changed;
}

/** Whether voygent found what the file expects, nothing else, and did as it must: an error stops, a warning does not. */
export function isExact({ one, voygent }: Result): boolean {
  return voygent !== undefined && differences(one, voygent).length === 0;
}

function differences({ expected, allowed }: CorpusCase, outcome: Outcome): string[] {
  const missing = [...expected, ...allowed].filter((rule) => ![...outcome.found, ...outcome.allowed].includes(rule));
  return [...missing, ...outcome.found.filter((rule) => !expected.includes(rule))];
}

function table(results: readonly Result[]): string {
  const head = ['case', 'wrangler', 'lost', 'voygent', 'found', 'lost'];
  const rows = results.map(({ one, wrangler, voygent }) => [
    `[${one.name}](../test/corpus/${one.kind}/${one.name}.sql)`,
    wrangler ? fate(wrangler) : 'not run',
    wrangler ? lost(wrangler.losses) : '',
    voygent ? fate({ ...voygent, error: undefined }) : 'not run',
    voygent ? rules(one, voygent) : '',
    voygent ? lost(voygent.losses) : '',
  ]);
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

function fate(outcome: Outcome): string {
  if (outcome.applied) return outcome.exitCode === 0 ? 'applied' : `applied, and ended with ${outcome.exitCode}`;
  const said = outcome.error === undefined ? '' : `: ${escaped(outcome.error)}`;
  if (outcome.exitCode === 0) return `not applied, and ended with 0${said}`;
  return `${outcome.changed ? 'half applied' : 'not applied'}${said}`;
}

const longest = 90;

function escaped(text: string): string {
  const short = text.length > longest ? `${text.slice(0, longest).trimEnd()}…` : text;
  return short.replaceAll('|', '\\|').replaceAll('<', '&lt;').replaceAll('*', '\\*').replaceAll('_', '\\_');
}

function rules(one: CorpusCase, outcome: Outcome): string {
  const different = new Set(differences(one, outcome));
  const missing = [...different].filter((rule) => !outcome.found.includes(rule)).map((rule) => `**no ${rule}**`);
  const found = outcome.found.map((rule) => (different.has(rule) ? `**${rule}**` : rule));
  return [...found, ...outcome.allowed.map((rule) => `${rule} (allowed)`), ...missing].join(', ');
}

function lost(losses: readonly Loss[]): string {
  return losses
    .flatMap(({ table, rows, values }) => [
      ...(rows > 0 ? [`${table} ${rows}`] : []),
      ...Object.entries(values).map(([column, count]) => `${table}.${column} ${count}`),
    ])
    .map((text) => text.replaceAll('_', '\\_'))
    .join(', ');
}

function total(outcomes: readonly Outcome[]): string {
  const losses = outcomes.flatMap((outcome) => outcome.losses);
  const rows = losses.reduce((sum, loss) => sum + loss.rows, 0);
  const values = losses.flatMap((loss) => Object.values(loss.values)).reduce((sum, count) => sum + count, 0);
  return `${rows} rows and ${values} values`;
}
