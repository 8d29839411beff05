import type { Healthcheck } from 'dockerfile-ast';
import type { Audited, Dockerfile } from '../audited.ts';
import { ofService, servicesOf } from '../blueprint.ts';
import { lastStage, patchLine, placeOf, servicesBuiltOf } from '../dockerfile.ts';
import type { Rule, Told } from '../rule.ts';

/** With docker's own defaults (30s, 30s, 0s, 3) a start that takes a while is taken for a failure. */
const wanted = [
  ['interval', '30s'],
  ['timeout', '5s'],
  ['start-period', '60s'],
  ['retries', '3'],
] as const;

export const healthCheck: Rule = {
  id: 'VA006',
  name: 'health-check',
  severity: 'LOW',
  about: 'A health check is missing, or nobody has chosen its timing.',
  why: 'With the defaults, failures count from the first second on (no start period), and a check that hangs is waited for 30 s: a cold start is restarted, an outage goes on.',
  sources: [
    'https://docs.docker.com/reference/dockerfile/#healthcheck',
    'https://render.com/docs/health-checks',
    'External review, «Health Check Timeout Not Specified»',
  ],
  fix: 'Write `HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 CMD …`, with a start period above the slowest start that was seen.',
  judge: (audited) => [...audited.dockerfiles.flatMap((one) => inDockerfile(one, audited)), ...onRender(audited)],
};

function inDockerfile(dockerfile: Dockerfile, { blueprints }: Audited): Told[] {
  const { from } = lastStage(dockerfile);
  if (!from || isOfMongo(from.getImage())) return [];
  const start = from.getRange().start.line;
  const check = dockerfile.tree.getHEALTHCHECKs().findLast((one) => one.getRange().start.line >= start);
  const onRender =
    servicesBuiltOf(dockerfile, blueprints).length > 0
      ? ' Render asks `healthCheckPath` and not the image: set both.'
      : '';
  if (!check || check.getSubcommand()?.getValue().toUpperCase() === 'NONE')
    return [
      {
        file: dockerfile.file,
        place: () => placeOf(dockerfile, (check ?? from).getRange()),
        key: 'none',
        message: 'The image has no HEALTHCHECK.',
        fix: `${healthCheck.fix}${onRender}`,
      },
    ];
  const missing = missingFlags(check);
  if (missing.length === 0) return [];
  return [
    {
      file: dockerfile.file,
      place: () => placeOf(dockerfile, check.getRange()),
      key: 'defaults',
      message: `The health check leaves ${missing.map(([name]) => `\`--${name}\``).join(', ')} to the defaults.`,
      fix: `${healthCheck.fix}${onRender}`,
      patch: () => {
        const { line, character } = check.getInstructionRange().end;
        return patchLine(dockerfile, line, character, missing.map(([name, value]) => ` --${name}=${value}`).join(''));
      },
    },
  ];
}

function missingFlags(check: Healthcheck): (typeof wanted)[number][] {
  const names = check
    .getFlags()
    .filter((flag) => flag.getValue())
    .map((flag) => flag.getName());
  return wanted.filter(([name]) => !names.includes(name));
}

function isOfMongo(image: string | null): boolean {
  return /(?:^|\/)mongo/.test(image ?? '');
}

function onRender({ blueprints }: Audited): Told[] {
  return blueprints
    .flatMap(servicesOf)
    .filter(
      ({ type, value }) =>
        type === 'web' &&
        value['runtime'] !== 'static' &&
        value['env'] !== 'static' &&
        value['healthCheckPath'] === undefined,
    )
    .map((service) => ({
      ...ofService(service, 'healthCheckPath'),
      message: `The web service ${service.name} has no \`healthCheckPath\`: Render takes it for healthy when its port is open.`,
      fix: 'Add `healthCheckPath: /health`: a path that answers 2xx or 3xx within 5 s, and looks at what the service needs.',
    }));
}
