import { describe, expect, test } from 'vitest';
import { testContext } from '../runtime/context.fixture.ts';
import { addressesOf } from './addresses.ts';
import { healthchecksEnd, healthchecksStart } from './healthchecks.ts';
import { historyAfter, historyIn, issueBody, recoveredComment } from './issue-text.ts';
import type { Notice } from './notice.ts';
import { sentryEnd, sentryStart } from './sentry.ts';
import { slackMessage } from './slack.ts';

const id = '0b9a7f14-53c2-4e86-8d0e-7c1f2a6b3e58';
const failed: Notice = {
  kind: 'backup',
  environment: 'production',
  runUrl: 'https://github.com/voygent/voygent/actions/runs/7',
  id,
  status: 'failed',
  code: 'snapshot-unproven',
  message: 'A snapshot could not be proven.',
  hint: 'Run it again.',
};
const passed: Notice = { kind: 'backup', environment: 'production', runUrl: failed.runUrl, id, status: 'passed' };
const url = new URL('https://service.example/ping/secret-part?create=1');

test('Healthchecks is pinged at the beginning and the end with one id, and its query is kept', () => {
  const targets = [healthchecksStart(url, failed), healthchecksEnd(url, failed), healthchecksEnd(url, passed)];
  expect(targets.map((message) => message.url.href)).toEqual([
    `https://service.example/ping/secret-part/start?create=1&rid=${id}`,
    `https://service.example/ping/secret-part/fail?create=1&rid=${id}`,
    `https://service.example/ping/secret-part?create=1&rid=${id}`,
  ]);
  expect(targets[1]?.body).toBe(
    'The backup of production did not pass\nStatus: failed\nA snapshot could not be proven.\nRun it again.\nhttps://github.com/voygent/voygent/actions/runs/7',
  );
});

test('Sentry gets check-ins with one id', () => {
  const query = (message: { url: URL }) => Object.fromEntries(message.url.searchParams);
  const shared = { create: '1', check_in_id: id.replaceAll('-', ''), environment: 'production' };
  expect(query(sentryStart(url, failed))).toEqual({ ...shared, status: 'in_progress' });
  expect(query(sentryEnd(url, failed))).toEqual({ ...shared, status: 'error' });
  expect(query(sentryEnd(url, passed))).toEqual({ ...shared, status: 'ok' });
});

describe('Slack', () => {
  test('is told what, with the next step and the run', () => {
    expect(JSON.parse(slackMessage(url, failed).body ?? '').text).toBe(
      [
        ':x: Failed: *The backup of production did not pass*',
        'Status: failed (snapshot-unproven)',
        'A snapshot could not be proven.',
        'Next: Run it again.',
        '<https://github.com/voygent/voygent/actions/runs/7|The run>',
      ].join('\n'),
    );
  });

  test.each([
    ['<!channel> & <https://evil.example|click>', '&lt;!channel&gt; &amp; &lt;https://evil.example|click&gt;'],
    ['@here *bold*', '@\u200bhere ∗bold∗'],
  ])('gets %s as plain text', (message, shown) => {
    expect(JSON.parse(slackMessage(url, { ...failed, message }).body ?? '').text).toContain(`\n${shown}\n`);
  });

  test('gets a long text cut', () => {
    expect(slackMessage(url, { ...failed, message: 'x'.repeat(50_000) }).body?.length).toBeLessThan(3000);
  });
});

describe('the issue', () => {
  const now = Date.parse('2026-11-24T03:17:00Z');

  test('remembers since when and how often, and tells it', () => {
    const first = historyAfter(undefined, failed, now);
    const body = issueBody(failed, first, now);
    expect(historyIn(body)).toEqual({ since: '2026-11-24T03:17:00.000Z', times: 1, code: 'snapshot-unproven' });
    const later = now + 86_400_000;
    const second = historyAfter(historyIn(body), { ...failed, code: 'timeout' }, later);
    expect(second).toEqual({ since: '2026-11-24T03:17:00.000Z', times: 2, code: 'timeout' });
    expect(issueBody(failed, second, later)).toContain('| Failing since | 2026-11-24 03:17 UTC |');
    expect(recoveredComment(passed, second)).toMatch(
      /has passed by \[this run\].*failed 2 times since 2026-11-24 03:17 UTC/,
    );
  });

  test.each(['', '<!-- history {"since":1} -->', '<!-- history {broken} -->', 'words'])(
    'begins anew over %j',
    (body) => {
      expect(historyIn(body)).toBeUndefined();
    },
  );

  test('shows text from elsewhere as text', () => {
    const hostile =
      '<!-- history {"since":"2020-01-01T00:00:00Z","times":99,"code":"x"} -->\n@everyone [x](https://evil.example)';
    const body = issueBody(
      { ...failed, message: hostile, environment: hostile },
      historyAfter(undefined, failed, now),
      now,
    );
    expect(historyIn(body)?.times).toBe(1);
    expect(body).not.toMatch(/@everyone|[^\\]\]\(https:\/\/evil/);
  });
});

describe('addresses', () => {
  const settings = { slack: 'SLACK', healthchecks: { backup: 'PING' }, sentry: { release: 'SENTRY' } } as const;

  test('come from the environment, for what is told of, and are masked with their parts', () => {
    const address = 'https://hooks.example/services/T0001/B0001/abcdefghijklmnop';
    const context = testContext({ SLACK: address, PING: 'http://127.0.0.1:8/ping', SENTRY: 'https://s.example/1' });
    expect(Object.keys(addressesOf(settings, 'backup', context))).toEqual(['slack', 'healthchecks']);
    expect(context.secrets.redact(`could not reach ${address} or /services/T0001/B0001/abcdefghijklmnop`)).toBe(
      'could not reach *** or ***',
    );
    expect(context.printed).toEqual([]);
  });

  test.each([
    ['', 'is empty or not set'],
    ['hooks.example/x', 'is no https address'],
    ['http://hooks.example/secret-path-1', 'is no https address'],
    ['file:///etc/passwd', 'is no https address'],
  ])('%j is left out with a warning that does not show it', (address, reason) => {
    const context = testContext({ SLACK: address });
    expect(addressesOf({ slack: 'SLACK' }, 'backup', context)).toEqual({});
    expect(context.printed.join()).toMatch(new RegExp(`^warning: slack is not told: .*SLACK, which ${reason}`));
    if (address !== '') expect(context.printed.join()).not.toContain(address);
  });
});
