import type { GitHub } from '../github/client.ts';
import { StickyIssue } from '../github/sticky-issue.ts';
import {
  changedComment,
  historyAfter,
  historyIn,
  issueBody,
  markerOf,
  noticeLabel,
  recoveredComment,
} from './issue-text.ts';
import { headline, type Notice } from './notice.ts';

export type IssueOutcome = 'opened' | 'updated' | 'closed' | 'none';

/**
 * Opens the issue at the first failure, keeps it up to date, and closes it at the first run that passes.
 * @throws ActionError `github-…`
 */
export async function tellIssue(github: GitHub, notice: Notice, now: number): Promise<IssueOutcome> {
  const issue = new StickyIssue(github, markerOf(notice), noticeLabel);
  const found = await issue.find();
  const before = found && historyIn(found.body);
  if (notice.status === 'passed') {
    if (!found) return 'none';
    await issue.close(found.number, recoveredComment(notice, before));
    return 'closed';
  }
  const history = historyAfter(before, notice, now);
  const body = issueBody(notice, history, now);
  const whole = notice.runUrl === undefined ? 'the log of the run' : `[the run](${notice.runUrl})`;
  if (!found) {
    await issue.open(headline(notice), body, whole);
    return 'opened';
  }
  await issue.update(found, headline(notice), body, whole);
  if (before && before.code !== history.code) await issue.comment(found.number, changedComment(notice, before));
  return 'updated';
}
