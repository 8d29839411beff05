import type { RateLimitCheck } from '../../project/checks/rate-limit.ts';
import { type Glimpse, peek } from '../peek.ts';
import type { Probe } from '../probe.ts';
import type { Finding } from '../result.ts';

/** Requests that are under way at once. */
const atOnce = 8;

/** Sends requests until one is refused with 429, at most twice the limit. */
export async function burst(
  check: RateLimitCheck,
  limit: number,
  isConfigured: boolean,
  probe: Probe,
): Promise<Finding> {
  const request = probe.request('GET', check.path);
  const most = 2 * limit;
  const answers: Glimpse[] = [];
  let sent = 0;
  const refused = () => answers.find(({ status }) => status === 429);
  let hasFailed = false;
  const sender = async () => {
    while (sent < most && !refused() && !hasFailed) {
      sent++;
      try {
        answers.push(await peek(request, probe));
      } catch (error) {
        // The others must not go on when nobody waits for them any more.
        hasFailed = true;
        throw error;
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, most) }, sender));
  const finding = conclude(answers, refused(), { limit, isConfigured });
  const problems = finding.problems.map((problem) => ({ ...problem, request }));
  return { ...finding, problems, figures: { sent, limit }, isFinal: true };
}

function conclude(
  answers: readonly Glimpse[],
  refusal: Glimpse | undefined,
  { limit, isConfigured }: { limit: number; isConfigured: boolean },
): Finding {
  const broken = answers.filter(({ status }) => status >= 500);
  if (broken.length > 0)
    return {
      problems: [
        {
          message: `${broken.length} of ${answers.length} requests of the burst were answered with status ${broken[0]?.status}`,
          cause:
            'The limiter throws, or the Worker does not bear as many requests as it allows: answer 429 before anything else is done.',
        },
      ],
    };
  if (refusal) {
    const hasRetryAfter = refusal.headers['retry-after'] !== undefined;
    return {
      problems: [],
      notes: [`429 after ${answers.filter(({ status }) => status !== 429).length} requests, limit ${limit}`],
      warnings: hasRetryAfter ? [] : ['The 429 has no Retry-After: clients do not know when they may come again.'],
    };
  }
  if (isConfigured)
    return {
      problems: [],
      outcome: 'inconclusive',
      warnings: [
        `A limit of ${limit} is configured, and none of ${answers.length} requests was refused. That proves nothing: Cloudflare counts in each place by itself, and not at once.`,
      ],
    };
  return {
    problems: [
      {
        message: `none of ${answers.length} requests was refused with 429, and no limit of the Worker is known`,
        cause: 'Nothing limits callers, or the limit is higher than the check says.',
      },
    ],
  };
}
