import { ofService, type Service, servicesOf } from '../blueprint.ts';
import type { Rule, Told } from '../rule.ts';
import { patchMapping } from '../yaml-patch.ts';
import { mapping, sequence } from '../yaml-walk.ts';

export const openAllowList: Rule = {
  id: 'VA015',
  name: 'open-allow-list',
  severity: 'HIGH',
  about: 'A database on Render accepts connections of the whole internet.',
  why: 'Then only its password stands between the data and everybody; Render Key Value need not even have one.',
  sources: [
    'https://render.com/docs/blueprint-spec#ipallowlist',
    'https://render.com/docs/postgresql-creating-connecting#restricting-external-access',
    'External review, «MongoDB Security»',
  ],
  fix: 'Write `ipAllowList: []`: services of the same account and region reach it all the same. Where people need it, list their addresses.',
  judge: ({ blueprints }) => blueprints.flatMap(servicesOf).flatMap(judge),
};

function judge(service: Service): Told[] {
  const { type, value } = service;
  if (!['postgres', 'keyvalue', 'redis'].includes(type)) return [];
  if (value['ipAllowList'] === undefined)
    return [
      {
        ...ofService(service, 'no ipAllowList'),
        severity: 'MEDIUM',
        message: `${service.name} has no \`ipAllowList\`, and so accepts connections from everywhere.`,
        patch: () => patchMapping(service.blueprint, service.path, ['ipAllowList: []']),
      },
    ];
  return sequence(value['ipAllowList']).flatMap((entry, index) => {
    const source = String(mapping(entry)['source'] ?? '');
    if (!isEverything(source)) return [];
    return [
      {
        ...ofService(service, source, ['ipAllowList', index, 'source']),
        message: `${service.name} accepts connections from \`${source.slice(0, 40)}\`.`,
      },
    ];
  });
}

/** The whole of IPv4 or IPv6, or half of it: `0.0.0.0/1` and `128.0.0.0/1` together are all. */
function isEverything(source: string): boolean {
  const [, bits] = /\/(\d{1,3})$/.exec(source.trim()) ?? [];
  return bits !== undefined && Number(bits) <= 7;
}
