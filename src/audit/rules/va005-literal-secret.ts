import { findSecrets } from '../../subject/secrets.ts';
import type { Audited, TextFile } from '../audited.ts';
import { groupVariables, servicesOf } from '../blueprint.ts';
import { placeOf } from '../dockerfile.ts';
import type { Rule, Told } from '../rule.ts';
import { scalars } from '../yaml-walk.ts';

export const literalSecret: Rule = {
  id: 'VA005',
  name: 'literal-secret',
  severity: 'HIGH',
  about: 'A secret stands in a file of the repository.',
  why: 'Whoever can read the repository or a copy of it, now or later, can use it; deleting the line leaves it in the history.',
  sources: [
    'https://developers.cloudflare.com/workers/configuration/secrets/',
    'https://render.com/docs/blueprint-spec#prompting-for-secret-values',
    'https://docs.docker.com/build/building/secrets/',
    'External review, «Secrets Management»',
  ],
  fix: 'Revoke it and make another; give that with `wrangler secret put`, with `sync: false` in render.yaml, as a secret of GitHub, or as `${VARIABLE}` in librechat.yaml.',
  judge: (audited) =>
    withoutRepeats([
      ...byForm(audited),
      ...inVars(audited),
      ...inBlueprints(audited),
      ...inDockerfiles(audited),
      ...inLibrechat(audited),
      ...inEnvironmentFiles(audited),
    ]),
};

const secretName = /(?:^|_|-)(?:KEY|TOKEN|SECRET|PASSWORD|PASSWD|PASSPHRASE|CREDENTIALS?|IV)$/i;
const harmless =
  /PUBLIC|PUBLISHABLE|SITE_?KEY|CACHE|PRIMARY|FOREIGN|PARTITION|SORT_?KEY|KEY_?NAME|TOKEN_?(?:URL|TYPE)/i;
const placeholder =
  /^$|^[<{$%]|your|change.?me|placeholder|example|todo|xxx|\*\*\*|user_provided|^(?:true|false|null|none)$/i;

/** Whether a value that stands under this name is a secret. */
function isLiteral(name: string, value: unknown): value is string {
  return (
    typeof value === 'string' &&
    value.length >= 8 &&
    secretName.test(name) &&
    !harmless.test(name) &&
    !placeholder.test(value)
  );
}

/** Those of a known form, wherever they stand. */
function byForm(audited: Audited): Told[] {
  const files: TextFile[] = [
    ...audited.workers,
    ...audited.workers.flatMap(({ sources }) => sources.map(({ file, code }) => ({ file, text: code }))),
    ...audited.blueprints,
    ...audited.dockerfiles,
    ...audited.workflows,
    ...audited.actions,
    ...audited.librechats,
    ...audited.scripts,
    ...audited.environmentFiles,
  ];
  return files.flatMap(({ file, text }) =>
    findSecrets(text).map(({ from, rule }) =>
      told(file, { file, line: lineOf(text, from) }, `A secret stands here (${rule})`, rule),
    ),
  );
}

function lineOf(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) line++;
  return line;
}

type Place = ReturnType<NonNullable<Told['place']>>;

function told(file: string, place: Place | (() => Place), what: string, key: string): Told {
  return { file, place: typeof place === 'function' ? place : () => place, key, message: `${what}.` };
}

function inVars({ workers }: Audited): Told[] {
  return workers.flatMap((worker) =>
    worker.sections.flatMap((section) =>
      Object.entries(section.config.section.vars ?? {})
        .filter(([name, value]) => isLiteral(name, value))
        .map(([name]) =>
          told(
            worker.file,
            () => worker.config.document.at([...section.config.pathOf('vars'), name]),
            `\`${name}\` stands in \`vars\` of ${section.label}, which everybody can read`,
            `${section.label} ${name}`,
          ),
        ),
    ),
  );
}

function inBlueprints({ blueprints }: Audited): Told[] {
  return blueprints.flatMap((blueprint) =>
    [...servicesOf(blueprint).flatMap(({ variables }) => variables), ...groupVariables(blueprint)]
      .filter(({ key, value }) => isLiteral(key, value))
      .map(({ key, path }) =>
        told(
          blueprint.file,
          () => blueprint.document.at([...path, 'value']),
          `The value of \`${key}\` stands in the Blueprint`,
          `${path.join('.')} ${key}`,
        ),
      ),
  );
}

/** What ENV and ARG say is in the image and in its history. */
function inDockerfiles({ dockerfiles }: Audited): Told[] {
  return dockerfiles.flatMap((dockerfile) => {
    const { tree } = dockerfile;
    const properties = [...tree.getENVs(), ...tree.getARGs()].flatMap((one) => one.getProperties());
    return properties
      .filter((property) => isLiteral(property.getName(), property.getUnescapedValue() ?? property.getValue()))
      .map((property) =>
        told(
          dockerfile.file,
          () => placeOf(dockerfile, property.getRange()),
          `The value of \`${property.getName()}\` is built into the image`,
          property.getName(),
        ),
      );
  });
}

function inLibrechat({ librechats }: Audited): Told[] {
  return librechats.flatMap((librechat) =>
    [...scalars(librechat.document.value)]
      .filter(({ key, value }) => isKeyOfOthers(key, value))
      .map(({ key, path }) =>
        told(
          librechat.file,
          () => librechat.document.at(path),
          `The value of \`${key}\` stands here, and not as \`\${VARIABLE}\``,
          path.join('.'),
        ),
      ),
  );
}

function isKeyOfOthers(key: string, value: string): boolean {
  const bare = value.replace(/^(?:Bearer|Basic|Token)\s+/i, '');
  const isReference = /\$\{|\{\{/.test(value) || placeholder.test(bare);
  return (
    /^(?:apiKey|authorization|x-api-key|api-key|.*(?:secret|token|password))$/i.test(key) &&
    bare.length >= 8 &&
    /\d|[^\w\s]/.test(bare) &&
    !isReference &&
    !/\s/.test(bare)
  );
}

function inEnvironmentFiles({ environmentFiles }: Audited): Told[] {
  return environmentFiles.flatMap(({ file, text }) =>
    text.split('\n').flatMap((row, index) => {
      const [, name = '', value = ''] =
        /^\s{0,20}(?:export\s+)?([A-Za-z_]\w{0,100})\s{0,20}=\s{0,20}(.*)$/.exec(row) ?? [];
      const bare = value.trim().replace(/^(["'])(.*)\1$/, '$2');
      return isLiteral(name, bare)
        ? [told(file, { file, line: index + 1 }, `\`${name}\` stands in a file that git has`, name)]
        : [];
    }),
  );
}

/** What has a known form often stands under a known name. */
function withoutRepeats(all: readonly Told[]): Told[] {
  const seen = new Set<string>();
  return all.filter(({ file, place }) => {
    const identity = `${file}:${place?.().line}`;
    if (seen.has(identity)) return false;
    seen.add(identity);
    return true;
  });
}
