import type { Audited } from '../audited.ts';
import { ofService, type Service, servicesOf } from '../blueprint.ts';
import type { Rule, Told } from '../rule.ts';
import { patchMapping } from '../yaml-patch.ts';

export const latencyBaseline: Rule = {
  id: 'VA016',
  name: 'latency-baseline',
  severity: 'LOW',
  about: 'Nobody has chosen where a service runs, or written down how fast it is to be.',
  why: 'A region cannot be changed later, and services in two regions cannot use the private network; without a number nobody can tell whether it has become slow.',
  sources: [
    'https://render.com/docs/regions',
    'https://render.com/docs/private-network',
    'External review, «Principle I: Edge-First Latency» and «No Performance Baseline»',
  ],
  fix: 'Add a `latency` check to the Worker’s `smoke` in .github/voygent.yml, or write docs/runbooks/performance-baseline.md.',
  judge: (audited) => [
    ...audited.blueprints.flatMap((blueprint) => regions(servicesOf(blueprint))),
    ...baseline(audited),
  ],
};

function regions(services: readonly Service[]): Told[] {
  const placed = services.filter(({ value }) => (value['runtime'] ?? value['env']) !== 'static');
  const missing = placed
    .filter(({ value }) => value['region'] === undefined)
    .map(
      (service): Told => ({
        ...ofService(service, 'no region'),
        message: `${service.name} has no \`region\`: it gets Oregon, for good.`,
        fix: 'Write the region that is meant, next to the database that it uses.',
        patch: () => patchMapping(service.blueprint, service.path, ['region: oregon']),
      }),
    );
  const [first] = placed.filter(({ value }) => value['region'] !== undefined);
  const apart = placed
    .filter(({ value }) => value['region'] !== undefined && value['region'] !== first?.value['region'])
    .map(
      (service): Told => ({
        ...ofService(service, 'other region', ['region']),
        severity: 'MEDIUM',
        message: `${service.name} is in another region than ${first?.name}: they do not share a private network.`,
        fix: 'Put services that talk to each other into one region.',
      }),
    );
  return [...missing, ...apart];
}

function baseline({ workers, settings, documents, prefix }: Audited): Told[] {
  if (workers.length === 0) return [];
  const checks = (settings?.value.workers ?? []).flatMap(({ smoke }) => smoke ?? []);
  if (checks.some((check) => check.kind === 'latency')) return [];
  if (documents.some(({ file }) => /(?:performance|latency)[^/]*\.md$/i.test(file))) return [];
  return [
    {
      file: `${prefix === '' ? '' : `${prefix}/`}docs/runbooks/performance-baseline.md`,
      key: 'none',
      message: 'Neither a check nor a document says how fast the Workers are to answer.',
    },
  ];
}
