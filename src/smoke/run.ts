import type { Cloudflare } from '../cloudflare/client.ts';
import { writePage } from '../page/write.ts';
import type { Context } from '../runtime/context.ts';
import type { InputsOf } from '../runtime/contract.ts';
import type { Result } from '../runtime/door.ts';
import { parseOrigins } from './addresses.ts';
import { runChecks } from './checks.ts';
import type { contract } from './contract.ts';
import { requireSecrets } from './credential.ts';
import type { Baseline } from './latency/baseline.ts';
import { p95Of, readBefore, writeMeasured } from './measured.ts';
import { pageOf } from './page.ts';
import { failureOf, reportChecks, type SmokeResult, writeReports } from './report.ts';
import { hasFailed } from './result.ts';
import { cloudflareFor, type Target, targetsOf } from './targets.ts';

type Inputs = InputsOf<typeof contract>;

export async function run(inputs: Inputs, context: Context): Promise<Result<typeof contract>> {
  const origins = parseOrigins(inputs.origin);
  const cloudflare = await cloudflareFor(inputs, context);
  const targets = await targetsOf(inputs, cloudflare, context);
  requireSecrets(
    targets.flatMap(({ checks }) => checks),
    context,
  );
  const before = await readBefore(inputs, context);
  const results: SmokeResult[] = [];
  for (const target of targets) {
    context.events.info('smoke.started', `Checking ${target.url.href}`);
    results.push({
      url: target.url.href,
      results: await checkTarget(target, { origins, before }, inputs, cloudflare, context),
    });
  }
  context.summary.heading('Smoke test', 3);
  for (const result of results) reportChecks(result, context.summary);
  const error = failureOf(results);
  const files = await writeReports(results, context);
  const file = files.report.replace(/json$/, 'html');
  const page = await writePage(pageOf(results, error, context), { file, environment: inputs.environment }, context);
  return {
    status: error ? 'failed' : 'passed',
    outputs: {
      failures: results.flatMap((result) =>
        result.results
          .filter(hasFailed)
          .map(({ name, problems }) => ({ check: name, problems: problems.map(({ message }) => message) })),
      ),
      ...p95Of(results),
      ...files,
      ...(page === undefined ? {} : { 'report-html': page }),
      ...(await writeMeasured(results, before, inputs, context)),
    },
    ...(error ? { error } : {}),
  };
}

function checkTarget(
  { url, checks, worker }: Target,
  { origins, before }: { origins: readonly string[]; before: Baseline | undefined },
  inputs: Inputs,
  cloudflare: Cloudflare | undefined,
  context: Context,
) {
  return runChecks(
    checks,
    { base: url, headers: {} },
    {
      network: { workersDevUrl: context.runner.workersDevUrl, signal: context.signal },
      events: context.events.step('smoke'),
      clock: context.clock,
      timeline: context.timeline,
      env: context.runner.env,
      extent: 'all',
      origins: origins.length > 0 ? origins : (worker?.origins ?? []),
      worker,
      cloudflare,
      baseline: before,
      waitMs: inputs.wait,
      longestMs: inputs['max-duration'],
      passes: 3,
    },
  );
}
