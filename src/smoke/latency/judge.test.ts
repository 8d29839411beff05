import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { look, serve } from '../loopback.fixture.ts';
import { baselineOf, readBaseline, writeBaseline } from './baseline.ts';
import type { Figures } from './figures.ts';

const quick = 'rate: 150, samples: 60';

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

async function measure(base: URL, options: string, run: Parameters<typeof look>[2] = {}, pace = quick) {
  const [result] = await look(base, `- { latency: /x, ${pace}, ${options} }`, run);
  if (!result) throw new Error('no result');
  return { ...result, figures: result.figures as Figures };
}

describe('what is measured', () => {
  test('a stall is met by all that came while it lasted, and not by one', async () => {
    let stalledUntil = 0;
    let calls = 0;
    const base = await serve(async (_, answer) => {
      if (calls++ === 60) stalledUntil = performance.now() + 400;
      await pause(stalledUntil - performance.now());
      answer.end();
    });
    const { figures } = await measure(base, 'p95: 1s');
    // At 150 a second, 400 ms are 60 requests; one after the other it would have been one.
    expect(figures.samplesMs.filter((ms) => ms > 100).length).toBeGreaterThan(15);
    expect(figures.p95Ms).toBeGreaterThan(200);
  });

  test('the first requests are told apart, and are no samples', async () => {
    let calls = 0;
    const base = await serve(async (_, answer) => {
      if (calls++ < 3) await pause(300);
      answer.end();
    });
    const { figures, picture } = await measure(base, 'p95: 10s');
    expect(figures.coldMs).toHaveLength(3);
    expect(Math.min(...figures.coldMs)).toBeGreaterThan(290);
    expect(figures.maxMs).toBeLessThan(290);
    expect(picture).toContain('first requests, which are not among them');
  });

  test('the way to Cloudflare is taken away from each sample, and a failure that it alone causes is called geography', async () => {
    const base = await serve(async ({ url }, answer) => {
      await pause(url === '/cdn-cgi/trace' ? 300 : 305);
      answer.end('fl=1\ncolo=FRA\n');
    });
    const pace = 'rate: 40, samples: 60';
    const raw = await measure(base, 'p95: 200ms', {}, pace);
    expect(raw).toMatchObject({ outcome: 'failed', figures: { colo: 'FRA', isCorrected: false } });
    expect(raw.problems[0]?.cause).toMatch(/Without the way from the runner to Cloudflare \(FRA\).*`correct: true`/);
    const corrected = await measure(base, 'p95: 200ms, correct: true', {}, pace);
    expect(corrected).toMatchObject({ outcome: 'passed', problems: [], figures: { isCorrected: true } });
    expect(corrected.figures.rawP95Ms).toBeGreaterThan(300);
  });

  test('answers of another version are no samples of this one', async () => {
    const base = await serve((_, answer) => answer.setHeader('x-worker-version', 'old').end());
    const [result] = await look(
      base,
      `- { latency: /x, p95: 1s, ${quick} }`,
      {},
      {
        version: { header: 'X-Worker-Version', id: 'new' },
      },
    );
    expect(result?.problems[0]?.message).toBe('another version than new answered 60 of 60 requests');
  });
});

describe('what it leads to', () => {
  test('what could not be told is a warning, or a failure where that is said', async () => {
    let calls = 0;
    // Three of the sixty are over: neither so few nor so many that it could not be chance.
    const near = await serve(async (_, answer) => {
      await pause(++calls % 20 === 0 ? 1500 : 1);
      answer.end();
    });
    expect(await measure(near, 'p95: 700ms')).toMatchObject({
      outcome: 'inconclusive',
      problems: [],
      warnings: [
        expect.stringMatching(/^It could not be told whether 95 % of the answers come within 700 ms: \d of 60/),
      ],
    });
    expect(await measure(near, 'p95: 700ms, inconclusive: fail')).toMatchObject({ outcome: 'failed', warnings: [] });
  });

  test('a server that does not answer as it should is waited for, and one that was measured is not measured again', async () => {
    let calls = 0;
    const base = await serve((_, answer) => answer.writeHead(calls++ < 2 ? 503 : 200).end());
    const result = await measure(base, 'p95: 2s', { waitMs: 10_000 });
    expect(result).toMatchObject({ outcome: 'passed', attempts: 3 });
    const slow = await serve(async (_, answer) => {
      await pause(50);
      answer.end();
    });
    expect(await measure(slow, 'p95: 10ms', { waitMs: 10_000 })).toMatchObject({ outcome: 'failed', attempts: 1 });
  });

  test('failed answers fail the check, and a share of them is borne where that is said', async () => {
    let calls = 0;
    const base = await serve((_, answer) => answer.writeHead(calls++ % 30 === 20 ? 500 : 200).end());
    const failed = await measure(base, 'p95: 2s');
    expect(failed.problems[0]?.message).toMatch(/^[1-9]\d* of 60 requests got no good answer: status 500/);
    expect((await measure(base, 'p95: 2s, errors: 20')).problems).toEqual([]);
  });

  test('while a version gets its traffic it is not looked at, and says so', async () => {
    const base = await serve((_, answer) => answer.end());
    const [result] = await look(base, '- { latency: /x, p95: 1s }', { extent: 'brief' });
    expect(result).toMatchObject({ outcome: 'skipped', notes: [expect.stringContaining('not measured')] });
  });
});

describe('the baseline', () => {
  const folder = mkdtempSync(join(tmpdir(), 'voygent-'));

  test('of a fast server makes a slow one a warning, or a failure, with the confidence', async () => {
    // Far apart, as a busy machine adds some milliseconds to all.
    let ms = 60;
    const base = await serve(async (_, answer) => {
      await pause(ms);
      answer.end();
    });
    const before = baselineOf([await measure(base, 'p95: 2s')], Date.parse('2026-11-01T00:00:00Z'));
    ms = 30;
    const again = await measure(base, 'p95: 2s', { baseline: before });
    expect(again.warnings).toEqual([]);
    expect(again.notes.join()).toContain('no slower than the baseline since 2026-11-01');
    ms = 160;
    const slower = await measure(base, 'p95: 2s', { baseline: before });
    expect(slower).toMatchObject({ outcome: 'passed' });
    expect(slower.warnings[0]).toMatch(
      /^It is slower than the baseline since 2026-11-01, with .* confidence: .* \d+ ms\.$/,
    );
    expect(await measure(base, 'p95: 2s, regression: fail', { baseline: before })).toMatchObject({ outcome: 'failed' });
    expect((await measure(base, 'p95: 2s, regression: off', { baseline: before })).warnings).toEqual([]);
  });

  test('is written whole, and read again as it was', async () => {
    const base = await serve((_, answer) => answer.end());
    const measured = baselineOf([await measure(base, 'p95: 2s')], Date.now());
    const file = join(folder, 'deep', 'baseline.json');
    if (!measured) throw new Error('nothing was measured');
    await writeBaseline(file, measured);
    expect(await readBaseline(file)).toEqual(measured);
    expect(readdirSync(join(folder, 'deep'))).toEqual(['baseline.json']);
    expect(readFileSync(file, 'utf8').endsWith('}\n')).toBe(true);
  });

  test.each([
    ['{', /cannot be used: .*JSON/],
    ['{"version":2,"entries":{}}', /cannot be used: version: /],
    ['[]', /cannot be used: it: /],
  ])('that is `%s` is refused, with the file', async (text, says) => {
    const file = join(folder, 'broken.json');
    writeFileSync(file, text);
    await expect(readBaseline(file)).rejects.toMatchObject({
      code: 'input-invalid',
      message: expect.stringMatching(says),
    });
    await expect(readBaseline(file)).rejects.toThrow('broken.json');
  });

  test('that is not there is none', async () => {
    expect(await readBaseline(join(folder, 'none.json'))).toBeUndefined();
  });
});
