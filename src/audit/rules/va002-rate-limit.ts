import { asksLimiter } from '../../project/worker-sources.ts';
import { UnsafeRateLimit } from '../../project/wrangler-schema.ts';
import type { Audited } from '../audited.ts';
import { firstPlace } from '../code.ts';
import type { Question, Rule, Services, Told } from '../rule.ts';
import type { AuditedSection, AuditedWorker } from '../wrangler.ts';

const example =
  '`"ratelimits": [{ "name": "RATE_LIMITER", "namespace_id": "1001", "simple": { "limit": 100, "period": 60 } }]`';

export const rateLimit: Rule = {
  id: 'VA002',
  name: 'no-rate-limit',
  severity: 'MEDIUM',
  about: 'A Worker that the internet reaches has nothing that limits its callers.',
  why: 'One caller can use up the requests of the plan and the rows of D1; guesses at the key are not slowed down.',
  sources: [
    'https://developers.cloudflare.com/workers/runtime-apis/bindings/rate-limit/',
    'https://developers.cloudflare.com/waf/rate-limiting-rules/',
    'External review, «No Rate Limiting on MCP Servers»',
  ],
  fix: `Add ${example} (environments do not inherit it), ask it with \`await env.RATE_LIMITER.limit({ key })\`, and answer 429 where it says no. Where a rule of the zone limits callers, waive this and say so.`,
  judge: ({ workers }) => workers.flatMap((worker) => worker.sections.flatMap((section) => judge(worker, section))),
  questions: [zonesLimit()],
};

function judge(worker: AuditedWorker, section: AuditedSection): Told[] {
  if (!isReached(section) || !answers(worker)) return [];
  const names = limitersOf(section);
  if (names.length === 0)
    return [
      {
        file: worker.file,
        place: section.at,
        key: `${section.label} none`,
        message: `Nothing limits the callers of ${section.label}: it has no \`ratelimits\`.`,
      },
    ];
  if (worker.sources.length === 0 || worker.sources.some(({ code }) => asksLimiter(code))) return [];
  return [
    {
      file: worker.file,
      place: () => worker.config.document.at(section.config.pathOf('ratelimits')),
      key: `${section.label} never asked`,
      message: `The rate limiter ${names.map((name) => `\`${name}\``).join(', ')} of ${section.label} is configured, and the code never asks it: a binding alone limits nothing.`,
      fix: 'Ask it before anything else: `const { success } = await env.RATE_LIMITER.limit({ key })`, and answer 429 where it is false.',
    },
  ];
}

/** By an address of its own, by workers.dev or by a route; others reach it through a service binding. */
function isReached({ config: { section } }: AuditedSection): boolean {
  const hasRoutes = section.route !== undefined || (section.routes ?? []).length > 0;
  return hasRoutes || section.workers_dev !== false;
}

function answers(worker: AuditedWorker): boolean {
  if (worker.sources.length === 0) return worker.sections.some(({ config }) => config.section.main !== undefined);
  return firstPlace(worker, /\bfetch\b|\bHono\b|\bRouter\b|\bMcpAgent\b|\bOAuthProvider\b/) !== undefined;
}

function limitersOf({ config: { section } }: AuditedSection): string[] {
  const unsafe = (section.unsafe?.bindings ?? []).flatMap((one) => UnsafeRateLimit.safeParse(one).data?.name ?? []);
  return [...(section.ratelimits ?? []).map(({ name }) => name), ...unsafe];
}

interface Routed {
  worker: AuditedWorker;
  section: AuditedSection;
  /** Names that its zones may have, by route. */
  zones: string[][];
}

/** What is reached by routes alone may be limited by rules of their zones. */
function routed({ workers }: Audited): Routed[] {
  return workers.flatMap((worker) =>
    worker.sections.flatMap((section): Routed[] => {
      const { section: settings } = section.config;
      const routes = [...(settings.routes ?? []), ...(settings.route === undefined ? [] : [settings.route])];
      const isBare = judge(worker, section).some(({ key }) => key === `${section.label} none`);
      if (!isBare || routes.length === 0 || settings.workers_dev === true) return [];
      return [{ worker, section, zones: routes.map(zoneNames) }];
    }),
  );
}

/** `trips.example.com/*` is of the zone `trips.example.com` or `example.com`. */
function zoneNames(route: string | { pattern: string; zone_name?: string | undefined }): string[] {
  if (typeof route !== 'string' && route.zone_name !== undefined) return [route.zone_name];
  const pattern = typeof route === 'string' ? route : route.pattern;
  const [host = ''] = pattern.replace(/^\w+:\/\//, '').split('/');
  const labels = host.replace(/^\*\.?/, '').split('.');
  return labels
    .slice(0, -1)
    .map((_, index) => labels.slice(index).join('.'))
    .slice(-4);
}

function zonesLimit(): Question {
  return {
    service: 'cloudflare',
    what: 'whether rules of the zone limit callers',
    applies: (audited) => routed(audited).length > 0,
    ask: async (audited, services) => {
      for (const one of routed(audited)) await settleByZones(one, services);
      return [];
    },
  };
}

async function settleByZones({ worker, section, zones }: Routed, services: Services): Promise<void> {
  for (const names of zones) {
    const rules = await rulesOfFirst(names, services);
    if (rules === undefined)
      services.skip(
        `whether rules of the zone limit callers of ${section.label}`,
        `The token sees no zone ${names.join(' or ')}.`,
      );
    if (rules === undefined || rules === 0) return;
  }
  services.settle({ file: worker.file, key: `${section.label} none` });
}

async function rulesOfFirst(names: readonly string[], services: Services): Promise<number | undefined> {
  const { zones } = await services.cloudflare();
  for (const name of names) {
    const rules = await zones.rateLimitRules(name);
    if (rules !== undefined) return rules;
  }
  return undefined;
}
