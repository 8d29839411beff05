import type { Audited, Dockerfile } from '../audited.ts';
import { ofService, type Service, servicesOf } from '../blueprint.ts';
import { environmentOf, lastStage, patchLine, placeOf, servicesBuiltOf } from '../dockerfile.ts';
import type { Rule, Told } from '../rule.ts';

/** Of a Render instance, in MB: render.com/pricing. */
const planMegabytes: Readonly<Record<string, number>> = {
  free: 512,
  starter: 512,
  standard: 2048,
  pro: 4096,
  'pro plus': 8192,
  'pro max': 16_384,
  'pro ultra': 32_768,
};

/** What the heap may have of the memory: buffers, stacks and code are beside it. */
const heapShare = 0.8;

export const memoryLimit: Rule = {
  id: 'VA007',
  name: 'memory-limit',
  severity: 'LOW',
  about: 'Node’s heap has no limit, or one above what the instance has.',
  why: 'Node does not see how much memory its plan has: it collects too late, and the container is killed in the middle of requests.',
  sources: [
    'https://nodejs.org/api/cli.html#--max-old-space-sizesize-in-mib',
    'https://render.com/docs/troubleshooting-deploys',
    'External review, «Resource Limits»',
  ],
  fix: 'Add `ENV NODE_OPTIONS="--max-old-space-size=<MB>"`, with about three quarters of what the instance has.',
  judge: (audited) => [
    ...audited.dockerfiles.flatMap((one) => inDockerfile(one, audited)),
    ...withoutDockerfile(audited),
  ],
};

function inDockerfile(dockerfile: Dockerfile, { blueprints }: Audited): Told[] {
  if (!runsNode(dockerfile)) return [];
  const services = servicesBuiltOf(dockerfile, blueprints);
  const own = environmentOf(dockerfile).get('NODE_OPTIONS');
  const heap = heapOf(own?.value) ?? heapInCommand(dockerfile);
  const inServices = services.map((service) => heapOf(variable(service)));
  if (heap === undefined && (services.length === 0 || inServices.includes(undefined)))
    return [missing(dockerfile, services)];
  return services.flatMap((service, index) => {
    const inForce = inServices[index] ?? heap;
    const most = memoryOf(service);
    if (inForce === undefined || most === undefined || inForce <= most * heapShare) return [];
    return [
      {
        file: dockerfile.file,
        place: () => (own ? placeOf(dockerfile, own.range) : { file: dockerfile.file, line: 1 }),
        key: `${service.name} above`,
        severity: 'MEDIUM',
        message: `The heap may have ${inForce} MB, and the plan \`${planOf(service)}\` of ${service.name} has ${most} MB in all.`,
        fix: `Set \`--max-old-space-size=${threeQuarters(most)}\`, or take a larger plan.`,
      },
    ];
  });
}

function missing(dockerfile: Dockerfile, services: readonly Service[]): Told {
  const { from } = lastStage(dockerfile);
  const [service] = services;
  const megabytes = (service && memoryOf(service)) ?? undefined;
  const put = `ENV NODE_OPTIONS="--max-old-space-size=${megabytes === undefined ? 512 : threeQuarters(megabytes)}"\n`;
  return {
    file: dockerfile.file,
    place: () => (from ? placeOf(dockerfile, from.getRange()) : { file: dockerfile.file, line: 1 }),
    key: 'none',
    message: `Nothing limits the heap of Node in this image${megabytes === undefined ? '' : `, and its plan has ${megabytes} MB`}.`,
    patch: () => (from ? patchLine(dockerfile, from.getRange().end.line + 1, 0, put) : undefined),
  };
}

function threeQuarters(megabytes: number): number {
  return Math.floor((megabytes * 3) / 4);
}

function runsNode(dockerfile: Dockerfile): boolean {
  const { from, instructions } = lastStage(dockerfile);
  const image = from?.getImageName() ?? '';
  if (/(?:^|\/)(?:node|librechat[\w-]*)$/.test(image)) return true;
  return instructions.some(
    (one) =>
      ['CMD', 'ENTRYPOINT'].includes(one.getKeyword()) &&
      /\b(?:node|npm|npx|pnpm|yarn)\b/.test(one.getArgumentsContent() ?? ''),
  );
}

/** In MB. */
function heapOf(options: string | undefined): number | undefined {
  const [, megabytes] = /--max[-_]old[-_]space[-_]size[= ](\d{1,9})/.exec(options ?? '') ?? [];
  return megabytes === undefined ? undefined : Number(megabytes);
}

function heapInCommand(dockerfile: Dockerfile): number | undefined {
  const commands = lastStage(dockerfile).instructions.filter((one) => ['CMD', 'ENTRYPOINT'].includes(one.getKeyword()));
  return heapOf(commands.map((one) => one.getArgumentsContent() ?? '').join(' '));
}

function variable({ variables }: Service): string | undefined {
  const found = variables.find(({ key }) => key === 'NODE_OPTIONS')?.value;
  return found === undefined ? undefined : String(found);
}

/** Without a word, a new service gets `starter`. */
function planOf({ value }: Service): string {
  return String(value['plan'] ?? 'starter')
    .toLowerCase()
    .replaceAll('_', ' ');
}

function memoryOf(service: Service): number | undefined {
  return planMegabytes[planOf(service)];
}

function withoutDockerfile({ blueprints }: Audited): Told[] {
  return blueprints
    .flatMap(servicesOf)
    .filter((service) => (service.value['runtime'] ?? service.value['env']) === 'node')
    .flatMap((service): Told[] => {
      const heap = heapOf(variable(service)) ?? heapOf(String(service.value['startCommand'] ?? ''));
      const most = memoryOf(service);
      if (heap === undefined)
        return [
          {
            ...ofService(service, 'none'),
            message: `Nothing limits the heap of Node in ${service.name}.`,
            fix: `Add \`{ key: NODE_OPTIONS, value: "--max-old-space-size=${threeQuarters(most ?? 512)}" }\` to its envVars.`,
          },
        ];
      if (most === undefined || heap <= most * heapShare) return [];
      return [
        {
          ...ofService(service, 'above'),
          severity: 'MEDIUM',
          message: `The heap of ${service.name} may have ${heap} MB, and its plan \`${planOf(service)}\` has ${most} MB in all.`,
          fix: `Set \`--max-old-space-size=${threeQuarters(most)}\`, or take a larger plan.`,
        },
      ];
    });
}
