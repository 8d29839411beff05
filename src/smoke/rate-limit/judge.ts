import type { RateLimitCheck } from '../../project/checks/rate-limit.ts';
import type { RateLimit, Worker } from '../../project/project.ts';
import { asksLimiter, readSources } from '../../project/worker-sources.ts';
import type { Probe } from '../probe.ts';
import type { Finding, Problem } from '../result.ts';
import { burst } from './burst.ts';

/** Reads whether a limit is configured and asked; and where that is wanted, makes so many requests that it must show. */
export async function judgeRateLimit(check: RateLimitCheck, probe: Probe): Promise<Finding> {
  const { worker, extent } = probe.means;
  const configured = worker && (await judgeConfiguration(check, worker));
  if (!check.burst) return configured ?? unknown(check);
  if (extent !== 'all') {
    const notes = [...(configured?.notes ?? []), 'no burst was sent: it is for the smoke action alone'];
    return configured ? { ...configured, notes } : { problems: [], outcome: 'skipped', notes };
  }
  const isConfigured = configured !== undefined && configured.problems.length === 0;
  const limit = check.limit ?? Math.max(0, ...(worker?.rateLimits ?? []).map((one) => one.limit));
  if (limit === 0) return withoutLimit(check);
  return burst(check, limit, isConfigured, probe);
}

function unknown({ path }: RateLimitCheck): Finding {
  const message = `whether ${path} is limited cannot be seen from outside: the configuration of the Worker is not known here`;
  const cause =
    'Run this in a checkout of the project (`worker` names one of several), or send a burst with `burst: true` and `limit`.';
  return { problems: [{ message, cause }], isFinal: true };
}

function withoutLimit({ path }: RateLimitCheck): Finding {
  const message = `how many requests a burst at ${path} needs is not known`;
  return { problems: [{ message, cause: 'Write `limit: <number>` into the check.' }], isFinal: true };
}

/** A binding that nobody asks limits nothing, and a call without a binding fails. */
async function judgeConfiguration(check: RateLimitCheck, worker: Worker): Promise<Finding> {
  const { rateLimits, configFile, main } = worker;
  if (rateLimits.length === 0) return { problems: [noBinding(check, worker)], isFinal: true };
  const sources = main === undefined ? [] : (await readSources(main)).map(({ code }) => code);
  const problems = [...notAsked(rateLimits, sources, configFile), ...otherLimit(check, rateLimits, configFile)];
  const notes = rateLimits.map(
    ({ binding, limit, periodSeconds }) => `${limit} requests in ${periodSeconds} s by ${binding}`,
  );
  return { problems, notes: [...notes, 'read from the configuration'], isFinal: true };
}

function noBinding({ path }: RateLimitCheck, { configFile, name }: Worker): Problem {
  return {
    message: `nothing limits ${path}: ${configFile} has no \`ratelimits\` for ${name}`,
    cause:
      'Add a rate limiting binding (`"ratelimits": [{ "name": "RATE_LIMITER", "namespace_id": "1001", "simple": { "limit": 100, "period": 60 } }]`; environments do not inherit it) and ask it. If a rule of the zone limits it, prove that with `burst: true` and `limit`.',
  };
}

function notAsked(rateLimits: readonly RateLimit[], sources: readonly string[], configFile: string): Problem[] {
  if (sources.length === 0)
    return [
      {
        message: `the code of the Worker is not there: whether it asks its rate limiter cannot be told`,
        cause: `\`main\` of ${configFile} names a file that a build makes: run the build before.`,
      },
    ];
  const isCalled = sources.some(asksLimiter);
  const unused = rateLimits.filter(({ binding }) => !sources.some((code) => code.includes(binding)));
  if (isCalled && unused.length === 0) return [];
  const names = (unused.length > 0 ? unused : rateLimits).map(({ binding }) => `\`${binding}\``).join(', ');
  return [
    {
      message: `the binding ${names} is configured, and the code never asks it`,
      cause:
        'The binding alone limits nothing: `const { success } = await env.RATE_LIMITER.limit({ key })`, and answer 429 where it is false.',
    },
  ];
}

function otherLimit({ limit }: RateLimitCheck, rateLimits: readonly RateLimit[], configFile: string): Problem[] {
  if (limit === undefined || rateLimits.some((one) => one.limit === limit)) return [];
  const found = rateLimits.map((one) => `${one.binding}: ${one.limit}`).join(', ');
  return [{ message: `expected a limit of ${limit} requests, and ${configFile} has ${found}` }];
}
