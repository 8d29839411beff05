import path from 'node:path';
import type { Dockerfile as DockerfileTree } from 'dockerfile-ast';
import { wranglerEnvironmentOf } from '../project/environments.ts';
import type { Document } from '../project/positions.ts';
import type { Settings } from '../project/settings.ts';
import { kindOf } from '../project/source.ts';
import { type WranglerConfig, wranglerConfigIn, wranglerFileNames } from '../project/wrangler-config.ts';
import { parseYaml } from '../project/yaml.ts';
import { ActionError } from '../runtime/errors.ts';
import { type Checkout, readText } from './checkout.ts';
import { type Markdown, readMarkdown } from './markdown.ts';
import type { Told } from './rule.ts';
import { readScript, type Script } from './script.ts';
import { type AuditedWorker, auditedWorker } from './wrangler.ts';

export interface TextFile {
  /** From the root of the repository. */
  file: string;
  text: string;
}

export interface YamlFile extends TextFile {
  document: Document;
}

export interface Dockerfile extends TextFile {
  tree: DockerfileTree;
}

/** All that the rules look at, read once. */
export interface Audited {
  /** The project's folder, from the root of the repository; empty for the root itself. */
  prefix: string;
  files: readonly string[];
  settings: Settings | undefined;
  workers: readonly AuditedWorker[];
  /** Of Render. */
  blueprints: readonly YamlFile[];
  dockerfiles: readonly Dockerfile[];
  workflows: readonly YamlFile[];
  /** `action.yml` files. */
  actions: readonly YamlFile[];
  librechats: readonly YamlFile[];
  scripts: readonly Script[];
  /** `.env`, `.dev.vars` and their like, which git has. */
  environmentFiles: readonly TextFile[];
  documents: readonly Markdown[];
  /** What could not be read, and so was looked at by no rule. */
  unread: readonly Told[];
}

type Kind =
  | 'wrangler'
  | 'blueprint'
  | 'dockerfile'
  | 'workflow'
  | 'action'
  | 'librechat'
  | 'script'
  | 'environment-file'
  | 'document';

/** What is read at most: beyond that, it is said. */
const most: Readonly<Record<Kind, number>> = {
  wrangler: 100,
  blueprint: 50,
  dockerfile: 100,
  workflow: 300,
  action: 300,
  librechat: 50,
  script: 500,
  'environment-file': 200,
  document: 1000,
};

const dockerfile = /^(?:[^/]+\.)?dockerfile(?:\.(?!dockerignore$)[^/]+)?$/i;

function kindOfFile(file: string, blueprint: string | undefined): Kind | undefined {
  const name = path.posix.basename(file);
  if (wranglerFileNames.some((one) => one === name)) return 'wrangler';
  if (/^render\.ya?ml$/.test(name) || file === blueprint) return 'blueprint';
  if (dockerfile.test(name)) return 'dockerfile';
  if (/(?:^|\/)\.github\/workflows\/[^/]+\.ya?ml$/i.test(file)) return 'workflow';
  if (/^action\.ya?ml$/.test(name)) return 'action';
  if (/^librechat(?:\.[^/]+)?\.ya?ml$/.test(name)) return 'librechat';
  if (/\.(?:sh|bash)$/.test(name)) return 'script';
  if (/^\.(?:env|dev\.vars)(?:\..+)?$/.test(name) && !/\.(?:example|sample|template|dist)$/.test(name))
    return 'environment-file';
  return /\.md$/i.test(name) && /(?:^|\/)(?:docs?|adrs?|decisions|runbooks?)\//i.test(file) ? 'document' : undefined;
}

/**
 * Reads everything once. What cannot be read is told, and does not keep the rest from being looked at.
 * @param environment of voygent.yml or of wrangler; `undefined`: all that are deployed
 * @throws ActionError `input-invalid` for an environment that voygent.yml does not have
 */
export async function readAudited(
  checkout: Checkout,
  prefix: string,
  settings: Settings | undefined,
  environment: string | undefined,
): Promise<Audited> {
  const reader = new Reader(checkout, join(prefix, settings?.value.render?.blueprint));
  return {
    prefix,
    files: checkout.files,
    settings,
    workers: await reader.workers(settings, environment),
    blueprints: await reader.yaml('blueprint'),
    dockerfiles: await reader.each('dockerfile', parseDockerfile),
    workflows: await reader.yaml('workflow'),
    actions: await reader.yaml('action'),
    librechats: await reader.yaml('librechat'),
    scripts: await reader.each('script', readScript),
    environmentFiles: await reader.each('environment-file', async (one) => one),
    documents: await reader.each('document', readMarkdown),
    unread: reader.unread,
  };
}

function join(prefix: string, file: string | undefined): string | undefined {
  return file === undefined ? undefined : path.posix.join(prefix, file);
}

async function parseDockerfile(one: TextFile): Promise<Dockerfile> {
  const { DockerfileParser } = await import('dockerfile-ast');
  return { ...one, tree: DockerfileParser.parse(one.text) };
}

class Reader {
  readonly unread: Told[] = [];
  readonly #checkout: Checkout;
  readonly #byKind: Map<Kind | undefined, string[]>;

  constructor(checkout: Checkout, blueprint: string | undefined) {
    this.#checkout = checkout;
    this.#byKind = Map.groupBy(checkout.files, (file) => kindOfFile(file, blueprint));
  }

  /** What each file of the kind is; those that cannot be read are told. */
  async each<T>(kind: Kind, parse: (file: TextFile) => Promise<T>): Promise<T[]> {
    const files = this.#byKind.get(kind) ?? [];
    const found: T[] = [];
    if (files.length > most[kind])
      this.#checkout.cut.push(`Of ${files.length} files of the kind «${kind}» the first ${most[kind]} were looked at.`);
    for (const file of files.slice(0, most[kind])) {
      const read = await readText(this.#checkout.workspace, file);
      if ('problem' in read) this.#tell(kind, file, `it ${read.problem}.`);
      else await this.#parse(kind, { file, text: read.text.replace(/^\uFEFF/, '') }, parse, found);
    }
    return found;
  }

  yaml(kind: Kind): Promise<YamlFile[]> {
    return this.each(kind, async (one) => ({ ...one, document: await parseYaml(one.text, one.file) }));
  }

  async workers(settings: Settings | undefined, environment: string | undefined): Promise<AuditedWorker[]> {
    const { workspace } = this.#checkout;
    return this.each('wrangler', async ({ file, text }) => {
      const config = await wranglerConfigIn({ path: path.join(workspace, file), file, text });
      const wanted = environment === undefined ? undefined : [chosen(environment, config, settings)];
      const worker = await auditedWorker(config, settings, workspace, wanted);
      await this.#seeMain(worker);
      return worker;
    });
  }

  /** Rules that look at code see none where a build makes it. */
  async #seeMain({ file, config, sections, sources }: AuditedWorker): Promise<void> {
    const main = sections.find((one) => one.config.section.main !== undefined)?.config.section.main;
    if (main === undefined || sources.length > 0) return;
    const found = await kindOf(path.resolve(path.dirname(config.source.path), main));
    const what = found === 'file' ? 'leads out of the repository, or is too large' : 'is not there';
    this.unread.push({
      file,
      place: () => config.document.at(['main']),
      key: 'main',
      severity: 'LOW',
      message: `\`main\` is \`${main}\`, which ${what}: no rule could look at the code of this Worker.`,
      fix: 'Run the build before the audit, or name the source as `main`.',
    });
  }

  async #parse<T>(kind: Kind, one: TextFile, parse: (file: TextFile) => Promise<T>, found: T[]): Promise<void> {
    try {
      found.push(await parse(one));
    } catch (error) {
      if (error instanceof RangeError) this.#tell(kind, one.file, 'it is nested too deeply to be read.');
      else if (error instanceof ActionError && error.code === 'config-invalid') this.#tellError(kind, one.file, error);
      else throw error;
    }
  }

  #tellError(kind: Kind, file: string, { message, location }: ActionError): void {
    const first = message.split('\n').at(message.includes('\n') ? 1 : 0) ?? message;
    const place = location && location.file === file ? { place: () => location } : {};
    this.#tell(kind, file, first.replace(/^\S+?:(?:\d+:\d+:)? /, ''), place);
  }

  #tell(kind: Kind, file: string, why: string, place: Pick<Told, 'place'> = {}): void {
    const isAside = kind === 'document' || kind === 'script';
    this.unread.push({
      file,
      ...place,
      key: 'unreadable',
      severity: isAside ? 'LOW' : 'HIGH',
      message: `No rule could look at this file (${kind}): ${why}`,
    });
  }
}

function chosen(environment: string, config: WranglerConfig, settings: Settings | undefined): string | undefined {
  return wranglerEnvironmentOf(environment, config, settings);
}
