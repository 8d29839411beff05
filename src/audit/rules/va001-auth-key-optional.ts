import { valueAt } from '../../project/positions.ts';
import { openLines } from '../../rules/mcp-auth-optional.ts';
import type { Audited } from '../audited.ts';
import { authNames, firstPlace, isAuthName, isMcpServer, linesOf } from '../code.ts';
import type { Question, Rule, Services, Told } from '../rule.ts';
import type { AuditedSection, AuditedWorker } from '../wrangler.ts';
import { patchSetting } from '../wrangler-patch.ts';
import { mapping, scalars } from '../yaml-walk.ts';

const otherAuth =
  /workers-oauth-provider|OAuthProvider|cf-access-jwt|\bjwtVerify\b|['"]jose['"]|timingSafeEqual|\bverifyToken\b|\bBearer\b|['"`]authorization['"`]/i;

export const authKeyOptional: Rule = {
  id: 'VA001',
  name: 'auth-key-optional',
  severity: 'HIGH',
  about: 'An MCP server lets callers in without a key, or can be deployed without one.',
  why: 'A deploy that lacks the secret serves everybody’s data to anybody, and nothing fails: the review’s «MCP_AUTH_KEY optional in configuration».',
  sources: [
    'https://developers.cloudflare.com/workers/configuration/secrets/',
    'https://modelcontextprotocol.io/specification/2025-11-25/basic/authorization',
    'External review, «MCP Authentication»',
  ],
  fix: 'Refuse every request while the key is missing (503), compare it in constant time, and name it under `secrets.required`, so that wrangler refuses a deploy without it.',
  judge: (audited) => [
    ...audited.workers.flatMap((worker) => [
      ...openCode(worker),
      ...withoutAny(worker),
      ...undeclared(worker),
      ...emptied(worker),
    ]),
    ...unsent(audited),
  ],
  questions: [secretsAreSet()],
};

function openCode(worker: AuditedWorker): Told[] {
  return worker.sources.flatMap((source) => {
    const lines = linesOf(source);
    return openLines(lines).map(
      (line): Told => ({
        file: source.file,
        place: () => ({ file: source.file, line }),
        key: `open: ${lines.find((one) => one.line === line)?.text.trim() ?? ''}`,
        message: 'Authentication is optional here: without the key, or by a setting, everybody is let in.',
      }),
    );
  });
}

function withoutAny(worker: AuditedWorker): Told[] {
  if (!isMcpServer(worker) || authNames(worker).size > 0 || firstPlace(worker, otherAuth)) return [];
  const [main] = worker.sources;
  if (!main) return [];
  return [
    {
      file: main.file,
      place: () => ({ file: main.file, line: 1 }),
      key: 'no authentication',
      message: 'This Worker serves MCP, and nothing in its code looks at a key: whoever knows the address can use it.',
    },
  ];
}

function undeclared(worker: AuditedWorker): Told[] {
  const names = [...authNames(worker)];
  return worker.sections.flatMap((section) =>
    names
      .filter(([name]) => !section.requiredSecrets.includes(name) && varOf(section, name) === undefined)
      .map(
        ([name, place]): Told => ({
          file: worker.file,
          place: section.at,
          key: `${section.label} ${name}`,
          severity: 'MEDIUM',
          message: `${place.file}:${place.line} reads \`${name}\`, and ${section.label} does not require it: a deploy without the secret goes through.`,
          fix: `Add it to \`secrets.required\` of ${section.label}; environments do not inherit it.`,
          patch: () => patchSetting(worker, [...sectionPath(section), 'secrets', 'required'], [...own(section), name]),
        }),
      ),
  );
}

function sectionPath({ config: { environment } }: AuditedSection): string[] {
  return environment === undefined ? [] : ['env', environment];
}

function own({ config }: AuditedSection): string[] {
  return config.section.secrets?.required ?? [];
}

function varOf({ config }: AuditedSection, name: string): unknown {
  return config.section.vars?.[name];
}

function emptied(worker: AuditedWorker): Told[] {
  return worker.sections.flatMap((section) =>
    Object.entries(section.config.section.vars ?? {})
      .filter(([name, value]) => isAuthName(name) && (value === '' || value === null || value === false))
      .map(
        ([name]): Told => ({
          file: worker.file,
          place: () => worker.config.document.at([...section.config.pathOf('vars'), name]),
          key: `${section.label} ${name} empty`,
          message: `\`${name}\` is empty in \`vars\` of ${section.label}: the key that callers must show is none.`,
          fix: 'Take it out of `vars`, set it with `wrangler secret put`, and name it under `secrets.required`.',
        }),
      ),
  );
}

const references = /\$\{(\w+)\}/g;

/** LibreChat without a key, or with one that its host does not give it, would be refused: people then open the server. */
function unsent({ librechats, blueprints }: Audited): Told[] {
  const declared = new Set(
    blueprints.flatMap(({ document }) =>
      [...scalars(document.value)]
        .filter(({ key, path }) => key === 'key' && path.includes('envVars'))
        .map(({ value }) => value),
    ),
  );
  return librechats.flatMap(({ file, document }) =>
    Object.entries(mapping(valueAt(document.value, ['mcpServers']))).flatMap(([name, server]): Told[] => {
      const entry = mapping(server);
      const path = ['mcpServers', name];
      if (typeof entry['url'] !== 'string') return [];
      if (!sendsSomething(entry))
        return [
          {
            file,
            place: () => document.keyAt(path),
            key: `${name} without a key`,
            severity: 'MEDIUM',
            message: `LibreChat is told no key for the MCP server ${name}: it works only while the server lets everybody in.`,
            fix: 'Add `headers: { Authorization: "Bearer ${MCP_AUTH_KEY}" }`, and the variable to the host of LibreChat.',
          },
        ];
      if (blueprints.length === 0) return [];
      return [...scalars(entry['headers'])].flatMap(({ value, path: inner }) =>
        [...value.matchAll(references)]
          .map(([, variable = '']) => variable)
          .filter((variable) => isAuthName(variable) && !declared.has(variable))
          .map(
            (variable): Told => ({
              file,
              place: () => document.at([...path, 'headers', ...inner]),
              key: `${name} ${variable} undeclared`,
              severity: 'MEDIUM',
              message: `LibreChat sends \`\${${variable}}\`, and no service in ${blueprints[0]?.file} has that variable: it would send the name itself.`,
              fix: `Add \`{ key: ${variable}, sync: false }\` to the service's envVars.`,
            }),
          ),
      );
    }),
  );
}

function sendsSomething(entry: Record<string, unknown>): boolean {
  const headers = Object.keys(mapping(entry['headers']));
  return (
    headers.length > 0 ||
    entry['apiKey'] !== undefined ||
    entry['oauth'] !== undefined ||
    entry['requiresOAuth'] === true
  );
}

function secretsAreSet(): Question {
  const required = ({ workers }: Audited) =>
    workers.flatMap((worker) =>
      worker.sections.filter((one) => one.requiredSecrets.length > 0).map((section) => ({ worker, section })),
    );
  return {
    service: 'cloudflare',
    what: 'whether the required secrets are set',
    applies: (audited) => required(audited).length > 0,
    ask: async (audited, services) => {
      const told: Told[] = [];
      for (const one of required(audited)) told.push(...(await missingSecrets(one, services)));
      return told;
    },
  };
}

async function missingSecrets(
  { worker, section }: { worker: AuditedWorker; section: AuditedSection },
  services: Services,
): Promise<Told[]> {
  const { name } = section;
  const what = `whether the secrets of ${section.label} in ${worker.file} are set`;
  if (name === undefined) {
    services.skip(what, 'It has no name.');
    return [];
  }
  const { workers } = await services.cloudflare();
  if (!(await workers.exists(name))) {
    services.skip(what, `The Worker ${name} is not deployed yet.`);
    return [];
  }
  const there = await workers.secretNames(name);
  return section.requiredSecrets
    .filter((secret) => !there.includes(secret))
    .map((secret) => ({
      file: worker.file,
      place: section.at,
      key: `${section.label} ${secret} unset`,
      message: `The Worker ${name} on Cloudflare has no secret \`${secret}\`, which ${section.label} requires.`,
      fix: `npx wrangler secret put ${secret} --name ${name}`,
    }));
}
