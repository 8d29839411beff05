import { headline, type Notice } from './notice.ts';
import type { Message } from './post.ts';

const longest = 1500;

/** A message for an incoming webhook: docs.slack.dev, «Sending messages using incoming webhooks». */
export function slackMessage(url: URL, notice: Notice): Message {
  const { status, message, hint, code, runUrl } = notice;
  const lines = [
    `${status === 'passed' ? ':white_check_mark: Recovered:' : ':x: Failed:'} *${plain(headline(notice))}*`,
    ...(status === 'passed' ? [] : [`Status: ${status}${code === undefined ? '' : ` (${code})`}`]),
    ...(message === undefined ? [] : [plain(message)]),
    ...(hint === undefined ? [] : [`Next: ${plain(hint)}`]),
    // An address of GitHub's, made of the run's number.
    ...(runUrl === undefined ? [] : [`<${plain(runUrl)}|The run>`]),
  ];
  return {
    method: 'POST',
    url,
    type: 'application/json',
    body: JSON.stringify({ text: lines.join('\n'), link_names: false, parse: 'none' }),
  };
}

/** Text from elsewhere: no mention, link or emphasis can arise from it. */
function plain(text: string): string {
  const cut = text.length > longest ? `${text.slice(0, longest)}…` : text;
  return cut
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('*', '∗')
    .replace(/@(?=\w)/g, '@\u200b');
}
