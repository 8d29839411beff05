import { z } from 'zod';
import { code, escapeMarkdown, Summary } from '../runtime/summary.ts';
import { headline, type Notice } from './notice.ts';

/** What the issue remembers of the failures so far; it stands in its body, unseen. */
const History = z.object({ since: z.iso.datetime(), times: z.int().min(1), code: z.string() });
export type History = z.infer<typeof History>;

export const noticeLabel = 'voygent';

export function markerOf({ kind, environment }: Pick<Notice, 'kind' | 'environment'>): string {
  return `notice ${kind} ${environment}`;
}

const line = /^<!-- history (\{[^<>]*\}) -->$/m;

/** What the body of an issue of ours says; a body that somebody has rewritten says nothing. */
export function historyIn(body: string): History | undefined {
  try {
    return History.safeParse(JSON.parse(line.exec(body)?.[1] ?? '')).data;
  } catch {
    return undefined;
  }
}

/** With one more failure. */
export function historyAfter(before: History | undefined, notice: Notice, now: number): History {
  return {
    since: before?.since ?? new Date(now).toISOString(),
    times: (before?.times ?? 0) + 1,
    code: notice.code ?? notice.status,
  };
}

export function issueBody(notice: Notice, history: History, now: number): string {
  const { status, message, hint, runUrl, code: latest } = notice;
  const summary = new Summary().markdown(`<!-- history ${JSON.stringify(history)} -->`);
  summary.markdown(
    `**${escapeMarkdown(headline(notice))}.** Status: ${status}${latest === undefined ? '' : `, ${code(latest)}`}.`,
  );
  if (message !== undefined) summary.paragraph(message);
  if (hint !== undefined) summary.markdown(`**Next:** ${escapeMarkdown(hint)}`);
  summary.table(
    ['', ''],
    [
      ['Failing since', escapeMarkdown(shown(history.since))],
      ['Failures', history.times],
      [
        'The last one',
        `${escapeMarkdown(shown(new Date(now).toISOString()))}${runUrl === undefined ? '' : `, [this run](${runUrl})`}`,
      ],
    ],
  );
  summary.markdown('<sub>It is kept up to date by every run, and closed by the first that passes.</sub>');
  return summary.toString();
}

/** A comment is a mail to everybody who watches: there is one only where something else is wrong than before. */
export function changedComment(notice: Notice, before: History): string {
  return new Summary()
    .markdown(`It is another error now: ${code(notice.code ?? 'unknown')} instead of ${code(before.code)}.`)
    .paragraph(notice.message ?? '')
    .toString();
}

export function recoveredComment(notice: Notice, history: History | undefined): string {
  const by = notice.runUrl === undefined ? '' : ` by [this run](${notice.runUrl})`;
  const after = history
    ? ` It had failed ${history.times === 1 ? 'once' : `${history.times} times`} since ${shown(history.since)}.`
    : '';
  return `${escapeMarkdown(headline(notice))}${by}.${after}`;
}

function shown(iso: string): string {
  return `${iso.slice(0, 16).replace('T', ' ')} UTC`;
}
