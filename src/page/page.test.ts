import { expect, test } from 'vitest';
import { Secrets } from '../runtime/secrets.ts';
import type { Covered } from '../verdict/verdict.ts';
import type { Latency, ReportData } from './data.ts';
import { hintOf } from './hint.ts';
import { escapeHtml, html, prose } from './html.ts';
import { roundTimes, spreadOf } from './latency-spread.ts';
import { page } from './page.ts';
import { ticks } from './picture.ts';
import { redacted } from './redacted.ts';
import { pageArtifact } from './write.ts';

const empty: ReportData = {
  title: 'Release 1 to production',
  status: 'passed',
  headline: 'Released.',
  error: undefined,
  facts: [],
  wayBack: undefined,
  steps: [],
  checks: [],
  latencies: [],
  findings: [],
  schemas: [],
  coverage: undefined,
};

const hostile = `"><script>alert(1)</script><img src=x onerror='alert(2)'>&amp;\u202e\u0000\ud800`;
const latency: Latency = {
  name: hostile,
  verdict: hostile,
  answers: 4,
  errors: 1,
  limitMs: 100,
  p50Ms: 20,
  p95Ms: 200,
  p99Ms: Number.POSITIVE_INFINITY,
  maxMs: Number.POSITIVE_INFINITY,
  samplesMs: [10, 20, 200],
};
const check = { outcome: 'failed', durationMs: 1, problems: [hostile], warnings: [hostile], notes: [hostile] } as const;
/** All that can be shown, and in every text of it what must not become HTML. */
const full: ReportData = {
  title: hostile,
  status: 'failed',
  headline: hostile,
  error: { code: hostile, message: hostile, hint: `${hostile}: npx ${hostile}\n${hostile}` },
  facts: [
    { name: hostile, value: hostile, link: `https://example.com/${hostile}` },
    { name: 'run', value: 'x', link: 'javascript:alert(3)' },
  ],
  wayBack: { introduction: hostile, ways: [{ what: hostile, command: hostile, losesWrites: true }] },
  steps: (['passed', 'failed', 'blocked', 'cancelled', 'unfinished', 'skipped'] as const).map((outcome, index) => ({
    subject: hostile,
    name: hostile,
    startedAt: 1_700_000_000_000 + index,
    durationMs: 10,
    outcome,
  })),
  checks: [
    { title: hostile, isEarlier: false, checks: [{ ...check, name: hostile }] },
    { title: hostile, isEarlier: true, checks: [{ ...check, outcome: 'passed', problems: [], name: hostile }] },
  ],
  latencies: [latency, { ...latency, samplesMs: [] }],
  findings: (['error', 'warning', 'allowed'] as const).map((weight) => ({
    rule: hostile,
    page: 'https://example.com/',
    weight,
    where: hostile,
    message: hostile,
    reason: hostile,
  })),
  schemas: [
    {
      database: hostile,
      isApplied: false,
      changes: [
        {
          kind: 'changed',
          type: 'table',
          name: hostile,
          lines: [
            { sign: '+', text: hostile },
            { sign: '-', text: hostile },
            { sign: ' ', text: hostile },
          ],
        },
      ],
    },
  ],
  coverage: (['reviewed', 'symlink', 'submodule', 'binary', 'generated', 'excluded', 'too-large'] as const).map(
    (kind): Covered => ({ path: hostile, kind, reason: hostile, chunks: kind === 'reviewed' ? [1] : [] }),
  ),
};

test('what comes from elsewhere is text in every place of a page, and nothing of it hides', () => {
  const text = page(full);
  expect(text).not.toMatch(/<script|<img|onerror='|javascript:|\u202e/);
  expect(text).not.toContain('\0');
  expect(text.isWellFormed()).toBe(true);
  // Every tag is one of ours.
  const tags = new Set([...text.matchAll(/<\/?([a-z0-9]+)/g)].map(([, tag]) => tag));
  const ours =
    'html head meta title style body header span h1 p div pre code strong dl dt dd a main section h2 h3 svg desc line text tspan rect details summary table caption thead tr th tbody td ins del footer';
  expect([...tags].filter((tag) => !ours.split(' ').includes(tag ?? ''))).toEqual([]);
});

test('a page loads nothing and runs nothing: its policy says so, and no address is in it but those of links', () => {
  const text = page(full);
  expect(text).toContain(`content="default-src &#39;none&#39;; style-src &#39;unsafe-inline&#39;; img-src data:;`);
  const attributes = [...text.replace(/"[^"]*"/g, '""').matchAll(/<[a-z][^>]*>/g)].map(([tag]) => tag).join('\n');
  expect(attributes).toContain(' href=""');
  expect(attributes).not.toMatch(/\s(src|srcset|action|on\w+)=/);
  expect(text).not.toMatch(/url\(|@import/);
  expect([...text.matchAll(/href="([^"]*)"/g)].map(([, link]) => link?.slice(0, 20))).toEqual(
    Array.from({ length: 4 }, () => 'https://example.com/'),
  );
});

test('headings are in order, ids are each there once, and every picture has a title and a description', () => {
  const text = page(full);
  const levels = [...text.matchAll(/<h([1-6])/g)].map(([, level]) => Number(level));
  expect(levels[0]).toBe(1);
  for (const [index, level] of levels.entries()) expect(level - (levels[index - 1] ?? level)).toBeLessThanOrEqual(1);
  const ids = [...text.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const [svg] of text.matchAll(/<svg[\s\S]*?<\/svg>/g)) {
    const labels = /aria-labelledby="(\S+) (\S+)"/.exec(svg);
    expect(svg).toContain(`<title id="${labels?.[1]}">`);
    expect(svg).toContain(`<desc id="${labels?.[2]}">`);
  }
  expect(text.match(/<svg/g)).toHaveLength(3);
  expect(text.match(/<table/g)?.length).toBe(text.match(/<caption/g)?.length);
});

test('what there is nothing of is left out', () => {
  const text = page(empty);
  expect(text).not.toMatch(/<h2|undefined|<svg|<table/);
  expect(text).toContain('✓ passed');
});

test('no outcome is told by a colour or a sign alone', () => {
  const text = page(full);
  for (const word of ['✓ passed', '✗ failed', '⊘ blocked', '✗ cancelled', '… not finished', '– skipped'])
    expect(text).toContain(`${word}</span>`);
});

test('secrets are masked in every text, also where escaping would have changed them', () => {
  const secrets = new Secrets();
  secrets.add(`<k&y>'s"`);
  const text = page(redacted({ ...full, headline: `a <k&y>'s" b` }, secrets));
  expect(text).toContain('a *** b');
  expect(text).not.toMatch(/k&amp;y/);
  expect(redacted({ steps: [{ durationMs: 12, name: `<k&y>'s"` }] }, secrets)).toEqual({
    steps: [{ durationMs: 12, name: '***' }],
  });
});

test('an HTML template escapes what is put in, but for HTML of ours', () => {
  expect(html`<b title="${`"'<>&`}">${html`<i>`}${['<', html`<u>`]}${undefined}${0}</b>`.text).toBe(
    '<b title="&quot;&#39;&lt;&gt;&amp;"><i>&lt;<u>0</b>',
  );
  expect(escapeHtml('a\u0000\u200bb\nc\td')).toBe('a\\u{0}\\u{200b}b\nc\td');
  expect(prose('run `npm <ci>` now').text).toBe('run <code>npm &lt;ci&gt;</code> now');
});

test('commands of a hint stand by themselves, to be copied', () => {
  const text = hintOf("Look at it: npx wrangler tail api Try it by hand: curl -i 'https://x'\nOr ask.").text;
  expect([...text.matchAll(/<pre[^>]*><code>(.*?)<\/code>/g)].map(([, command]) => command)).toEqual([
    'npx wrangler tail api',
    'curl -i &#39;https://x&#39;',
  ]);
  expect(text).toContain('<p>Look at it:</p>');
  expect(text).toContain('<p>Or ask.</p>');
});

test('every time has its place in the histogram, and the budget is an edge of it', () => {
  const samplesMs = Array.from({ length: 500 }, (_, index) => 1.02 ** index);
  const { bins, place, low, high } = spreadOf({ samplesMs, limitMs: 100 });
  expect(bins.reduce((sum, { count }) => sum + count, 0)).toBe(500);
  const over = bins.filter(({ from }) => from >= 99.9).reduce((sum, { count }) => sum + count, 0);
  expect(over).toBe(samplesMs.filter((ms) => ms >= 100).length);
  for (const ms of [...samplesMs, 100]) expect(place(ms)).toBeGreaterThan(0);
  for (const ms of [...samplesMs, 100]) expect(place(ms)).toBeLessThan(1);
  expect(roundTimes({ low, high })).toEqual([1, 10, 100, 1000, 10_000]);
  expect(roundTimes({ low: 30, high: 700 })).toEqual([50, 100, 200, 500]);
});

test('one and the same time is drawn, too', () => {
  const { bins } = spreadOf({ samplesMs: [100, 100], limitMs: 100 });
  expect(bins.reduce((sum, { count }) => sum + count, 0)).toBe(2);
  expect(spreadOf({ samplesMs: [0], limitMs: 1 }).bins.reduce((sum, { count }) => sum + count, 0)).toBe(1);
});

test.each([
  [4800, 5, [0, 1000, 2000, 3000, 4000]],
  [1, 5, [0, 0.2, 0.4, 0.6000000000000001, 0.8, 1]],
  [3_600_000, 5, [0, 1_000_000, 2_000_000, 3_000_000]],
])('the marks of %s ms are round', (end, most, marks) => {
  expect(ticks(end, most)).toEqual(marks);
});

test('an artifact is named after the run, with nothing that GitHub refuses in a name', () => {
  expect(pageArtifact('release', 'production', '102.1')).toBe('voygent-release-production-102.1-report');
  expect(pageArtifact('smoke', undefined, '1.1')).toBe('voygent-smoke-default-1.1-report');
  expect(pageArtifact('smoke', 'a/b:c"d', '1.1')).toBe('voygent-smoke-a_b_c_d-1.1-report');
});
