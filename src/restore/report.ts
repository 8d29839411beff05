import type { Context } from '../runtime/context.ts';
import { code, escapeMarkdown, Summary } from '../runtime/summary.ts';
import { age } from '../snapshot/age-of.ts';
import type { Opened } from '../snapshot/open.ts';
import { grouped, inMegabytes } from '../snapshot/progress.ts';
import type { RestorePlan } from './plan.ts';

/** Recovery point and recovery time, in milliseconds. */
export interface Recovery {
  /** How old the snapshot is. */
  pointMs: number;
  /** How long it took to get, open, restore and prove it. */
  timeMs: number;
}

/** What the drill showed. */
export function reportProof(
  { manifest, proof }: Opened,
  { told, recovery }: { told: string; recovery: Recovery },
  { summary, events }: Context,
): void {
  const { database, dump, rows, ledger, notKept } = manifest;
  const isProven = proof.asItIs.length + proof.asD1.length === 0;
  summary.heading(`Snapshot of ${database.name}, restored on the runner`, 3);
  summary.table(
    ['', ''],
    [
      ['snapshot', escapeMarkdown(told)],
      ['taken', `${manifest.createdAt}, at the bookmark ${code(database.bookmark)}`],
      ['**RPO**: what was written since is not in it', `**${age(recovery.pointMs)}**`],
      ['**RTO**: to get, open, restore and prove it', `**${age(recovery.timeMs)}**`],
      ['rows', grouped(rows)],
      ['size', `${inMegabytes(dump.bytes)}, of SQL ${inMegabytes(dump.sqlBytes)}`],
      ['last migration', ledger.head === null ? 'none' : code(ledger.head)],
      ['sha256', code(dump.sha256)],
      ['restored', isProven ? 'twice: as it is, and as D1 imports' : '**not as D1 would**'],
    ],
  );
  for (const problem of new Set([...proof.asItIs, ...proof.asD1])) summary.markdown(`- ⛔ ${escapeMarkdown(problem)}`);
  for (const what of notKept) summary.markdown(`- A restore leaves empty ${escapeMarkdown(what)}.`);
  reportAssertions(proof.assertions, summary);
  const body = new Summary().table(
    ['table', 'rows'],
    manifest.tables.map((table) => [code(table.name), grouped(table.rows)]),
  );
  summary.details(`Rows of ${manifest.tables.length} tables`, body);
  events.info(
    'restore.proven',
    `${database.name}: ${grouped(rows)} rows from ${told}. RPO ${age(recovery.pointMs)}, RTO ${age(recovery.timeMs)}.`,
    { database: database.name, rows, rpo_ms: recovery.pointMs, rto_ms: recovery.timeMs },
  );
}

function reportAssertions(assertions: Opened['proof']['assertions'], summary: Summary): void {
  if (assertions.length === 0) return;
  summary.table(
    ['assertion', ''],
    assertions.map(({ sql, problem }) => [
      code(sql),
      problem === undefined ? 'holds' : `**${escapeMarkdown(problem)}**`,
    ]),
  );
}

/** What a restore would change. */
export function reportPlan(plan: RestorePlan, { manifest }: Opened, summary: Summary): void {
  const { destination, name, tables, only } = plan;
  summary.heading(destination.exists ? `Restore into ${name}` : `Restore into the new database ${name}`, 3);
  summary.paragraph(
    destination.exists
      ? `${only.length === 0 ? 'Everything' : `What is in ${only.join(', ')}`} that is in ${name} now is replaced by what ${manifest.database.name} had at ${manifest.createdAt}. Time Travel can undo it.`
      : `The database ${name} is made.`,
  );
  summary.table(
    ['table', 'rows now', 'rows then', ''],
    tables.map(({ name: table, now, after }) => [
      code(table),
      now === null ? 'not there' : grouped(now),
      after === null ? '**gone**' : grouped(after),
      changeOf(now, after),
    ]),
  );
  if (plan.migrationNow !== plan.migrationAfter)
    summary.markdown(
      `Last migration: ${migration(plan.migrationNow)} now, ${migration(plan.migrationAfter)} then. Migrations go on from there.`,
    );
}

function migration(name: string | null): string {
  return name === null ? 'none' : code(name);
}

function changeOf(now: number | null, after: number | null): string {
  const change = (after ?? 0) - (now ?? 0);
  if (change === 0) return '';
  return change > 0 ? `+${grouped(change)}` : `**−${grouped(-change)}**`;
}

/** The next step of a plan. */
export function reportNext({ name }: RestorePlan, snapshot: string, { summary, events }: Context): void {
  summary.markdown('This was a plan: nothing was changed. To do it:');
  summary.codeBlock(`mode: apply\nsnapshot: ${snapshot}\ntarget: ${name}\nconfirm: ${name}`, 'yaml');
  events.info('restore.planned', `To do it: \`mode: apply\` with \`confirm: ${name}\`.`);
}

/** What was done. */
export function reportApplied(
  { name, destination }: RestorePlan,
  undo: string | undefined,
  isDone: boolean,
  summary: Summary,
): void {
  if (isDone)
    summary.markdown(
      `**Restored**: every definition in ${code(name)} and the fingerprint of every table were compared with the snapshot, and agree.`,
    );
  if (undo === undefined) return;
  summary.markdown(destination.exists ? 'The way back, which loses what is written since:' : 'To undo it:');
  summary.codeBlock(undo, 'sh');
}
