import { tellLoss } from '../migrations/counts.ts';
import type { Fit } from '../rehearsal/fit.ts';
import { describeShares } from '../rollout/baseline.ts';
import { secretsChangedSince } from '../rollout/history.ts';
import type { Context } from '../runtime/context.ts';
import { code, escapeMarkdown, type Summary } from '../runtime/summary.ts';
import type { Step } from '../runtime/timeline.ts';
import { reportTimeline } from '../runtime/timeline-report.ts';
import { reportChecks } from '../smoke/report.ts';
import type { RollbackResult } from './apply.ts';
import type { DatabaseMove } from './databases.ts';
import type { Inputs, RollbackPlan, WorkerMove } from './plan.ts';
import type { RestoredDatabase } from './restore.ts';
import type { ServiceMove } from './service.ts';
import type { MovedWorker } from './workers.ts';

/** The plan as a person reads it at night: what happens, what it undoes, what it loses, what stays, and the next step. */
export function reportPlan(plan: RollbackPlan, { mode }: Pick<Inputs, 'mode'>, summary: Summary): void {
  const { chosen, workers, databases, service, environment, done, refusal } = plan;
  summary.heading(`Rollback of ${environment}: to ${escapeMarkdown(chosen.told)}`);
  if (mode === 'plan') summary.paragraph('This is a plan: nothing was changed.');
  if (plan.ledger === undefined)
    summary.markdown(
      '> [!WARNING]\n> The ledger on GitHub could not be read. All of this is from Cloudflare alone, and the rollback would not be recorded.',
    );
  if (done !== undefined) {
    summary.markdown(`**Nothing to do.** ${escapeMarkdown(done)}`);
    return;
  }
  summary.table(['Worker', 'serves now', 'goes to'], workers.map(workerRow));
  reportCommits(plan, summary);
  for (const move of databases) reportDatabase(move, summary);
  if (service) reportService(service, summary);
  reportWhatStays(plan, summary);
  if (mode === 'plan' && !refusal) reportNextStep(plan, summary);
}

function workerRow({ worker, from, to, why, version, isThere, history }: WorkerMove): string[] {
  const now = describeShares(from.serving);
  if (to === undefined)
    return [code(worker.name), escapeMarkdown(now), `stays: ${escapeMarkdown(why ?? 'it is not part of this')}`];
  const made = [
    version?.release && `release ${version.release}`,
    version?.commit && `commit ${version.commit.slice(0, 7)}`,
    version?.createdOn,
  ]
    .filter(Boolean)
    .join(', ');
  const secrets = secretsChangedSince(history, to) ? '<br>**secrets were changed since: it has the old values**' : '';
  const goal = isThere ? 'serves already' : made === '' ? 'made by no release of ours' : escapeMarkdown(made);
  return [code(worker.name), escapeMarkdown(now), `${code(to)}<br>${goal}${secrets}`];
}

function reportCommits({ undone }: RollbackPlan, summary: Summary): void {
  if (undone.kind === 'unknown') {
    const page = undone.compare === undefined ? '' : ` Look at ${undone.compare}`;
    summary.markdown(`Which commits this undoes is not known: ${escapeMarkdown(undone.why)}.${page}`);
    return;
  }
  if (undone.commits.length === 0) return;
  summary.markdown(undone.direction === 'out' ? 'It undoes these commits:' : 'It brings these commits back:');
  const rows = undone.commits.map(({ id, subject }) => `- ${code(id.slice(0, 7))} ${escapeMarkdown(subject)}`);
  summary.markdown([...rows, ...(undone.more > 0 ? [`- and ${undone.more} more`] : [])].join('\n'));
}

function reportDatabase(move: DatabaseMove, summary: Summary): void {
  summary.heading(`Database ${escapeMarkdown(move.target.name)}`, 3);
  if (move.kind === 'keep') {
    summary.markdown(
      `It stays as it is. ${fitInWords(move.fit)}${move.allowed && isUnfit(move.fit) ? ' **This was allowed by the input `allow`.**' : ''}`,
    );
    return;
  }
  const { state, loses, since } = move;
  summary.markdown(
    `**It goes back to the bookmark ${code(state.bookmark)}, and everything that was written since is lost**, until the rollback is undone.`,
  );
  if (since.length > 0) summary.markdown(`These migrations go with it: ${since.map(code).join(', ')}.`);
  if (loses === undefined)
    summary.markdown(
      'How many rows that are is not known: they were not counted at that moment, or the database is too large to count.',
    );
  else if (loses.length === 0)
    summary.markdown(
      'Every table has as many rows as then. The numbers are net: rows that were updated since, or came for others that went, are not seen in them, and are lost all the same.',
    );
  else
    summary.markdown(
      [
        ...loses.map((loss) => `- ${escapeMarkdown(tellLoss(loss))}`),
        '',
        'The numbers are net: rows that were updated since, or came for others that went, are not seen in them, and are lost all the same.',
      ].join('\n'),
    );
}

function reportService({ now, to, why }: ServiceMove, summary: Summary): void {
  summary.heading(`Render service ${escapeMarkdown(now.name)}`, 3);
  const live = now.deploy === null ? 'nothing' : code(now.deploy);
  if (to === undefined) summary.markdown(`It stays as it is (${live} is live): ${escapeMarkdown(why ?? '')}.`);
  else {
    const auto = now.auto_deploy
      ? ' Auto-deploy is turned off, so that the next push does not bring the code of today back.'
      : '';
    summary.markdown(`It goes back from ${live} to ${code(to)}.${auto}`);
  }
}

function isUnfit({ kind }: Fit): boolean {
  return kind === 'contracted' || kind === 'unknown';
}

function fitInWords(fit: Fit): string {
  switch (fit.kind) {
    case 'same':
      return 'No migration was applied since: the old code meets the schema that it was made for.';
    case 'fits':
      return [`The old code fits it: ${fit.since.map(code).join(', ')} took nothing away.`, ...notesOf(fit.notes)].join(
        '\n',
      );
    case 'contracted':
      return `**The old code does not fit it:** ${fit.findings.map(({ file, message }) => `${code(file)}: ${escapeMarkdown(message)}`).join(' ')}`;
    case 'unknown':
      return `**It cannot be told whether the old code fits it:** ${escapeMarkdown(fit.why)}`;
  }
}

function reportWhatStays({ databases }: RollbackPlan, summary: Summary): void {
  const kept = databases.filter(({ kind }) => kind === 'keep').map(({ target }) => code(target.name));
  const rest = 'what is in KV, R2, queues and Durable Objects, routes and custom domains';
  summary.markdown(
    `What stays: ${kept.length === 0 ? '' : `the databases ${kept.join(', ')}; `}${rest}. A version brings its own secrets and variables back.`,
  );
}

function reportNextStep({ confirm, target, databases }: RollbackPlan, summary: Summary): void {
  const restore = databases.some(({ kind }) => kind === 'restore') ? '\ndatabase: restore' : '';
  summary.markdown('To do it, run this again with:');
  summary.codeBlock(`mode: apply\ntarget: ${target}${restore}\nconfirm: ${confirm}`, 'yaml');
}

/** What a schema cannot tell. */
function notesOf(notes: Extract<Fit, { kind: 'fits' }>['notes']): string[] {
  if (notes.length === 0) return [];
  return ['', 'To be looked at:', ...notes.map(({ file, message }) => `- ${code(file)}: ${escapeMarkdown(message)}`)];
}

/** What was done, under the plan. */
export function reportResult(
  result: RollbackResult,
  { target }: RollbackPlan,
  timeline: readonly Step[],
  summary: Summary,
): void {
  const { moved, restored, service, error, undo, rollback, recorded } = result;
  summary.heading(`What was done — ${rollback}`, 3);
  summary.markdown(
    error
      ? '**Not as planned.** What is in which state stands in the error.'
      : '**Rolled back.** Every step was checked.',
  );
  reportTimeline(timeline, summary);
  if (moved.length > 0) summary.table(['Worker', 'version', 'outcome'], moved.map(movedRow));
  for (const one of restored) reportRestored(one, summary);
  if (service?.done)
    summary.markdown(`${escapeMarkdown(service.move.now.name)} on Render serves deploy ${code(service.done.to.id)}.`);
  for (const { move, checks } of moved)
    if (checks.length > 0) reportChecks({ url: move.url.href, results: checks }, summary);
  if (undo.length > 0) {
    summary.markdown('To take it back:').codeBlock(undo.join('\n'), 'sh');
    if (recorded && !error && target !== 'undo') {
      const how = restored.length > 0 ? '`target: undo` and `database: restore`' : '`target: undo`';
      summary.markdown(`Or run this action with ${how}, which checks as well.`);
    }
  }
}

function movedRow({ move, rollout, putBack }: MovedWorker): string[] {
  const outcome = !rollout
    ? 'served already'
    : putBack === undefined
      ? 'serves everybody'
      : putBack.kind === 'failed'
        ? '**could not be put back**'
        : 'given up: what served before serves';
  return [code(move.worker.name), code(move.to ?? ''), outcome];
}

function reportRestored({ move, outcome, error }: RestoredDatabase, summary: Summary): void {
  const told = outcome?.told ?? `${move.target.name} was not restored: ${error?.message ?? ''}`;
  summary.markdown([told, ...(outcome?.notes ?? [])].map(escapeMarkdown).join(' '));
}

/** The plan in the log, for those who have no summary before them. */
export function tellPlan(plan: RollbackPlan, { events }: Context): void {
  const { workers, databases, confirm, chosen } = plan;
  for (const { worker, from, to, why } of workers) {
    const goal =
      to === undefined ? `stays (${why ?? 'it is not part of this'})` : `goes back to version ${to} (${chosen.told})`;
    events.info('rollback.planned', `${worker.name}: ${describeShares(from.serving)} serves now; it ${goal}.`);
  }
  for (const move of databases) {
    const what =
      move.kind === 'restore'
        ? `goes back to the bookmark ${move.state.bookmark}, and loses what was written since`
        : 'stays as it is';
    events.info('rollback.planned', `${move.target.name}: ${what}.`);
  }
  events.info('rollback.planned', `To do it: \`mode: apply\` with \`confirm: ${confirm}\`.`);
}

/** The output `plan`. */
export function planAsJson({ chosen, target, workers, databases, service, undone, confirm, done }: RollbackPlan) {
  return {
    target,
    told: chosen.told,
    source: chosen.source,
    done: done ?? null,
    workers: workers.map(({ worker, from, to, why, version }) => ({
      name: worker.name,
      from: from.serving,
      to: to ?? null,
      release: version?.release ?? null,
      commit: version?.commit ?? null,
      stays: to === undefined ? (why ?? null) : null,
    })),
    databases: databases.map((move) => ({
      name: move.target.name,
      action: move.kind,
      fit: move.fit.kind,
      ...(move.kind === 'restore'
        ? { bookmark: move.state.bookmark, since: move.since, loses: move.loses ?? null }
        : {}),
    })),
    service: service ? { name: service.now.name, from: service.now.deploy, to: service.to ?? null } : null,
    commits: undone.kind === 'known' ? undone.commits : null,
    confirm,
  };
}
