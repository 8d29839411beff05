import { valueAt } from '../../project/positions.ts';
import type { Audited, YamlFile } from '../audited.ts';
import { groupVariables, ofService, type Service, servicesOf, type Variable } from '../blueprint.ts';
import { environmentOf, placeOf } from '../dockerfile.ts';
import type { Rule, Told } from '../rule.ts';
import { patchMapping } from '../yaml-patch.ts';
import { mapping } from '../yaml-walk.ts';

export const mongodbOpen: Rule = {
  id: 'VA004',
  name: 'mongodb-open',
  severity: 'MEDIUM',
  about: 'MongoDB runs without authentication, or is addressed without credentials.',
  why: 'Access control is off in MongoDB unless it is switched on: whatever reaches the port reads and deletes every conversation.',
  sources: [
    'https://www.mongodb.com/docs/manual/tutorial/enable-authentication/',
    'https://hub.docker.com/_/mongo',
    'https://render.com/docs/deploy-mongodb',
    'External review, «MongoDB Authentication Disabled in render.yaml»',
  ],
  fix: 'Start it with `--auth`, give it `MONGO_INITDB_ROOT_USERNAME` and `MONGO_INITDB_ROOT_PASSWORD` with `sync: false`, and put the credentials of a user into the URI that the client has.',
  judge: (audited) => [
    ...audited.blueprints.flatMap((blueprint) => [
      ...servicesOf(blueprint).flatMap((service) => server(service, audited)),
      ...clients(blueprint),
    ]),
    ...inDockerfiles(audited),
  ],
};

const mongoImage = /(?:^|\/)(?:mongo|mongodb|mongodb-community-server|mongodb-enterprise-server)(?::|@|$)/;

function server(service: Service, audited: Audited): Told[] {
  if (!isMongo(service, audited)) return [];
  const command = String(service.value['dockerCommand'] ?? service.value['startCommand'] ?? '');
  const words = command.split(/\s+/);
  if (words.includes('--noauth'))
    return [
      {
        ...ofService(service, 'noauth', ['dockerCommand']),
        severity: 'HIGH',
        message: `${service.name} starts MongoDB with \`--noauth\`.`,
      },
    ];
  if (words.includes('--auth') || words.some((word) => word.startsWith('--keyFile')) || hasRoot(service)) return [];
  return [
    {
      ...ofService(service, 'no auth'),
      severity: service.type === 'web' ? 'HIGH' : 'MEDIUM',
      message: `Nothing switches authentication on in the MongoDB ${service.name}${service.type === 'web' ? ', which is a web service' : ''}.`,
      patch: () =>
        service.value['envVars'] === undefined
          ? patchMapping(service.blueprint, service.path, [
              'envVars:',
              '  - { key: MONGO_INITDB_ROOT_USERNAME, sync: false }',
              '  - { key: MONGO_INITDB_ROOT_PASSWORD, sync: false }',
            ])
          : undefined,
    },
  ];
}

function isMongo(service: Service, { dockerfiles }: Audited): boolean {
  const url = mapping(service.value['image'])['url'];
  if (typeof url === 'string') return mongoImage.test(url);
  const path = service.value['dockerfilePath'];
  if (typeof path !== 'string') return false;
  const found = dockerfiles.find(({ file }) => file.endsWith(path.replace(/^\.\//, '')));
  return found?.tree.getFROMs().some((from) => mongoImage.test(from.getImage() ?? '')) ?? false;
}

/** The image makes the user, and then starts with access control: docker-library/mongo, docker-entrypoint.sh. */
function hasRoot({ variables }: Service): boolean {
  const has = (pattern: RegExp) => variables.some(({ key }) => pattern.test(key));
  return (
    (has(/^MONGO(?:DB)?_INITDB_ROOT_USERNAME(?:_FILE)?$/) && has(/^MONGO(?:DB)?_INITDB_ROOT_PASSWORD(?:_FILE)?$/)) ||
    has(/^MONGODB_ROOT_PASSWORD$/)
  );
}

const uriName = /^(?:MONGO|MONGODB)_?(?:URI|URL|CONNECTION_STRING)$/i;

/** Whether a MongoDB URI names nobody: `mongodb://host:27017/db`. A variable in it may name somebody. */
export function namesNobody(uri: unknown): boolean {
  const [, authority] = typeof uri === 'string' ? (/^mongodb(?:\+srv)?:\/\/([^/?]*)/.exec(uri.trim()) ?? []) : [];
  return authority !== undefined && !authority.includes('@') && !authority.includes('$');
}

function clients(blueprint: YamlFile): Told[] {
  const variables = [...servicesOf(blueprint).flatMap((service) => service.variables), ...groupVariables(blueprint)];
  return variables
    .filter(({ key, value, path }) => uriName.test(key) && (namesNobody(value) || isOfService(blueprint, path)))
    .map((one) => client(blueprint, one));
}

/** `fromService` gives host and port, and no credentials. */
function isOfService({ document }: YamlFile, path: Variable['path']): boolean {
  const { property } = mapping(valueAt(document.value, [...path, 'fromService']));
  return property === 'host' || property === 'hostport';
}

function client({ file, document }: YamlFile, { key, path }: Variable): Told {
  return {
    file,
    place: () => document.at([...path, 'value']),
    key: `${path.join('.')} ${key}`,
    message: `\`${key}\` has no credentials: it works only while MongoDB lets everybody in.`,
    fix: 'Set it in the dashboard (`sync: false`) as `mongodb://<user>:<password>@<host>:27017/<database>?authSource=admin`.',
  };
}

function inDockerfiles({ dockerfiles }: Audited): Told[] {
  return dockerfiles.flatMap((dockerfile) =>
    [...environmentOf(dockerfile)]
      .filter(([key, { value }]) => uriName.test(key) && namesNobody(value))
      .map(([key, { range }]) => ({
        file: dockerfile.file,
        place: () => placeOf(dockerfile, range),
        key,
        message: `\`${key}\` has no credentials: it works only while MongoDB lets everybody in.`,
        fix: 'Leave it out of the image, and give it to the container where it runs.',
      })),
  );
}
