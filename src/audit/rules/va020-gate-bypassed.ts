import { valueAt } from '../../project/positions.ts';
import type { Audited, YamlFile } from '../audited.ts';
import { ofService, servicesOf } from '../blueprint.ts';
import type { Rule, Told } from '../rule.ts';
import { patchMapping } from '../yaml-patch.ts';
import { mapping, sequence } from '../yaml-walk.ts';

export const gateBypassed: Rule = {
  id: 'VA020',
  name: 'gate-bypassed',
  severity: 'MEDIUM',
  about: 'Something reaches production past the release of this project.',
  why: 'What is deployed by a push, or by a command beside the release, was reviewed by nobody, has no way back on record, and undoes a rollback with the next commit.',
  sources: [
    'https://render.com/docs/deploys#disabling-automatic-deploys',
    'docs/verdict.md',
    'External review, «Review Mandate»',
  ],
  fix: 'Deploy through `release` (or the reusable workflow `deploy.yml`) alone.',
  judge: (audited) =>
    audited.settings?.value.environments === undefined
      ? []
      : [...gatesOff(audited), ...pushes(audited), ...commands(audited)],
};

/** A project that releases by environments has said that a push is no release. */
function pushes({ blueprints }: Audited): Told[] {
  return blueprints
    .flatMap(servicesOf)
    .filter(
      ({ type, value }) =>
        !['postgres', 'keyvalue', 'redis'].includes(type) &&
        value['autoDeploy'] !== false &&
        value['autoDeployTrigger'] !== 'off',
    )
    .map((service) => ({
      ...ofService(service, 'autoDeploy'),
      message: `Render deploys ${service.name} on every push: \`autoDeploy\` is not \`false\`.`,
      fix: 'Write `autoDeploy: false`; the release deploys it. A rollback on Render does not switch it off.',
      patch: () =>
        service.value['autoDeploy'] === undefined && service.value['autoDeployTrigger'] === undefined
          ? patchMapping(service.blueprint, service.path, ['autoDeploy: false'])
          : undefined,
    }));
}

function gatesOff({ settings }: Audited): Told[] {
  if (!settings) return [];
  return Object.entries(settings.value.environments ?? {})
    .filter(([name, { gate }]) => name.toLowerCase() === 'production' && gate === 'off')
    .map(([name]) => ({
      file: settings.file,
      place: () => settings.document.at(['environments', name, 'gate']),
      key: `${name} gate`,
      severity: 'HIGH' as const,
      message: `The gate of ${name} is switched off: what nobody has reviewed is released.`,
      fix: 'Write `gate: required`, or leave the key out: that is production’s default.',
    }));
}

function commands({ workflows }: Audited): Told[] {
  return workflows.flatMap((workflow) =>
    Object.entries(mapping(valueAt(workflow.document.value, ['jobs']))).flatMap(([job, value]) =>
      sequence(mapping(value)['steps']).flatMap((step, index) =>
        inStep(workflow, ['jobs', job, 'steps', index], mapping(step)),
      ),
    ),
  );
}

const changes = /\bwrangler(?:@[\w.^~-]+)?\s+(?:deploy|publish|versions\s+deploy|d1\s+migrations\s+apply|rollback)\b/;
const harmless = /--dry-run\b|--local\b/;

function inStep({ file, document }: YamlFile, path: PropertyKey[], step: Record<string, unknown>): Told[] {
  const run = String(step['run'] ?? '');
  const row = run.split('\n').find((one) => changes.test(one) && !harmless.test(one) && !/^\s*#/.test(one));
  const isAction =
    /^cloudflare\/wrangler-action@/.test(String(step['uses'] ?? '')) &&
    (mapping(step['with'])['command'] === undefined ||
      changes.test(`wrangler ${String(mapping(step['with'])['command'])}`));
  if (row === undefined && !isAction) return [];
  return [
    {
      file,
      place: () => document.at([...path, row === undefined ? 'uses' : 'run']),
      key: path.map(String).join('.'),
      message: 'This step changes what runs by wrangler itself: no verdict is asked, and nothing records the way back.',
    },
  ];
}
