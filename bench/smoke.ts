import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import autocannon from 'autocannon';
import { parseChecks } from '../src/project/checks.ts';
import { systemClock } from '../src/runtime/clock.ts';
import { testContext } from '../src/runtime/context.fixture.ts';
import { runChecks } from '../src/smoke/checks.ts';
import type { CheckResult } from '../src/smoke/result.ts';
import { trueP95 } from './latency-truth.ts';
import { median, table } from './measure.ts';

/** How long 50 checks take beside the slowest of them, and what an estimate of the 95th percentile is worth. */
export async function smoke(rounds: number): Promise<string> {
  const { port, server } = await startServer();
  try {
    const base = new URL(`http://127.0.0.1:${port}`);
    return `## smoke\n\n${await fifty(base, rounds)}\n\n${await estimates(base, Math.max(5, Math.ceil(rounds / 3)))}`;
  } finally {
    server.kill();
  }
}

async function startServer(): Promise<{ port: number; server: ChildProcess }> {
  const server = spawn(process.execPath, [join(import.meta.dirname, 'latency-server.ts')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const port = await new Promise<number>((resolve, reject) => {
    server.stdout?.once('data', (chunk) => resolve(Number(chunk)));
    server.once('exit', () => reject(new Error('the server did not start')));
  });
  return { port, server };
}

async function run(base: URL, checks: string): Promise<CheckResult[]> {
  const context = testContext();
  return runChecks(
    await parseChecks(checks, 'checks'),
    { base, headers: {} },
    {
      network: { workersDevUrl: undefined, signal: context.signal },
      events: context.events,
      clock: systemClock,
      env: {},
      extent: 'all',
      origins: [],
      waitMs: 0,
      longestMs: 600_000,
      passes: 3,
    },
  );
}

/** Answers after 4 to 200 ms, each asked three times in a row, as the smoke action does. */
async function fifty(base: URL, rounds: number): Promise<string> {
  const line = (ms: number) => `- { get: "/after?ms=${ms}" }`;
  const all = Array.from({ length: 50 }, (_, index) => line((index + 1) * 4)).join('\n');
  const took = { all: [] as number[], slowest: [] as number[] };
  for (let round = 0; round < rounds; round++) {
    took.all.push(await timed(() => run(base, all)));
    took.slowest.push(await timed(() => run(base, line(200))));
  }
  const factor = median(took.all) / median(took.slowest);
  return `50 checks, each asked three times, at most 16 requests at once, against the slowest one alone, ${rounds} runs in turn: ${median(took.all).toFixed(0)} ms against ${median(took.slowest).toFixed(0)} ms, ${factor.toFixed(2)} times.`;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

interface Estimate {
  smoke: number;
  isInside: boolean;
  autocannon: number;
}

async function estimates(base: URL, rounds: number): Promise<string> {
  const rows: string[][] = [];
  for (const path of ['/lognormal', '/stalling']) {
    const truth = trueP95(path === '/stalling');
    const seen: Estimate[] = [];
    for (let round = 0; round < rounds; round++) seen.push(await estimate(base, path, truth));
    rows.push([
      path === '/lognormal' ? 'log-normal times' : 'the same, and 500 ms of silence every 4 s',
      `${truth.toFixed(0)} ms`,
      described(
        seen.map((one) => one.smoke),
        truth,
      ),
      `${seen.filter(({ isInside }) => isInside).length} of ${rounds}`,
      described(
        seen.map((one) => one.autocannon),
        truth,
      ),
    ]);
  }
  const head = [
    'the server',
    'true p95',
    'smoke (240 samples, 20/s)',
    'its bounds hold the truth',
    'autocannon (1 connection, 12 s)',
  ];
  return `The 95th percentile, estimated on the same server, ${rounds} runs in turn (median, and the largest error of one run). autocannon asks again when it was answered, as closed loops do.\n\n${table(head, rows)}`;
}

function described(values: readonly number[], truth: number): string {
  const worst = Math.max(...values.map((value) => Math.abs(value - truth) / truth));
  return `${median(values).toFixed(0)} ms (off by ${(worst * 100).toFixed(0)} %)`;
}

async function estimate(base: URL, path: string, truth: number): Promise<Estimate> {
  // A limit that is far off would end it early.
  const [result] = await run(base, `- { latency: ${path}, p95: ${Math.round(truth)}ms }`);
  const {
    p95Ms = Number.NaN,
    p95LowMs = 0,
    p95HighMs = Number.POSITIVE_INFINITY,
  } = (result?.figures ?? {}) as Record<string, number>;
  return {
    smoke: p95Ms,
    isInside: p95LowMs <= truth && truth <= p95HighMs,
    autocannon: await closedLoop(new URL(path, base).href),
  };
}

async function closedLoop(url: string): Promise<number> {
  const times: number[] = [];
  const instance = autocannon({ url, connections: 1, duration: 12 }, () => undefined);
  instance.on('response', (_client, _status, _bytes, ms) => times.push(ms));
  await new Promise<void>((resolve) => instance.once('done', resolve));
  return times.sort((a, b) => a - b)[Math.ceil(times.length * 0.95) - 1] ?? Number.NaN;
}
