import { createHash } from 'node:crypto';
import { posix } from 'node:path';
import { type FileAt, filesAt, textsOf } from '../git/files-at.ts';
import type { Repository } from '../git/repository.ts';
import type { ReviewSettings } from '../project/configuration.ts';
import type { Effort } from '../project/review-efforts.ts';
import { settingsIn } from '../project/settings.ts';
import { ruleIds } from '../rules/rules.ts';
import { ActionError } from '../runtime/errors.ts';
import { defaultPolicy, type ReviewPolicy } from '../subject/policy.ts';
import type { Severity } from '../verdict/mandates.ts';
import type { Policy } from '../verdict/policy.ts';
import { defaultCodexVersion } from './codex-version.ts';
import { criticRules } from './instructions.ts';
import type { Trusted } from './trusted.ts';

/** By what a change is reviewed and judged, as the default branch says. */
export interface Terms {
  trusted: Trusted;
  policy: Policy & { effort: Effort };
  reading: ReviewPolicy;
  constitution: { path: string; text: string; sha256: string } | undefined;
  /** Folders of migrations that the project configures. */
  migrationFolders: string[];
  baseline: string | undefined;
  /** Whose waivers count. */
  approvers: readonly string[];
  /** Who may let something through that the gate refuses: logins, and environments whose reviewers may. */
  breakGlass: { actors: readonly string[]; environments: readonly string[] };
}

/** Where the project is, in the checkout. */
export interface ProjectPlace {
  config: string | undefined;
  'working-directory': string | undefined;
}

/** What the trusted commit contains. */
interface Tree {
  repository: Repository;
  files: readonly FileAt[];
}

const largestBytes = 1024 * 1024;
const regular = ['100644', '100755'];

/**
 * Reads the terms of a review from git's objects.
 * @throws ActionError `config-invalid`, `commit-not-found`, `subprocess-failed`
 */
export async function readTerms(repository: Repository, trusted: Trusted, place: ProjectPlace): Promise<Terms> {
  const root = place['working-directory'] ?? '.';
  const configPath = within(root, place.config ?? '.github/voygent.yml');
  // One look for all: each is a process.
  const tree: Tree = { repository, files: await filesAt(repository, trusted.commit, []) };
  const file = await textAt(tree, configPath);
  const settings = file === undefined ? undefined : (await settingsIn(file, configPath)).value;
  const review = settings?.review ?? {};
  const constitution = await constitutionAt(tree, trusted, root, settings?.constitution);
  const migrationFolders = await configuredFolders(tree);
  return {
    trusted,
    policy: policyOf(review, constitution?.sha256 ?? null),
    reading: {
      ...defaultPolicy,
      excluded: review.exclude ?? [],
      generated: [...defaultPolicy.generated, ...(review.generated ?? [])],
      alwaysReviewed: [
        ...migrationFolders.map((folder) => `${literal(folder)}/**`),
        literal(configPath),
        ...(constitution ? [literal(constitution.path)] : []),
      ],
    },
    constitution,
    migrationFolders,
    baseline: review.baseline,
    approvers: review.approvers ?? [],
    breakGlass: {
      actors: review['break-glass']?.actors ?? [],
      environments: review['break-glass']?.environments ?? [],
    },
  };
}

function policyOf(review: ReviewSettings, constitution: string | null): Terms['policy'] {
  return {
    blockOn: (review['block-on'] ?? 'high').toUpperCase() as Severity,
    model: review.model ?? 'gpt-5.1-codex',
    effort: review.effort ?? 'high',
    passes: review.passes ?? 1,
    cli: review['codex-version'] ?? defaultCodexVersion,
    instructions: sha256(criticRules({ constitution: undefined, canary: '' })),
    constitution,
    excluded: review.exclude ?? [],
    generated: [...defaultPolicy.generated, ...(review.generated ?? [])],
    rules: [...ruleIds],
    validDays: review['valid-days'] ?? 7,
  };
}

async function constitutionAt(
  tree: Tree,
  { told }: Trusted,
  root: string,
  written: string | undefined,
): Promise<Terms['constitution']> {
  if (written === undefined) return undefined;
  const path = within(root, written);
  const text = await textAt(tree, path);
  if (text !== undefined) return { path, text, sha256: sha256(text) };
  throw new ActionError(
    'config-invalid',
    `The constitution \`${path}\`, which the configuration on ${told} names, is not a file there. Nothing was reviewed.`,
    { hint: 'Correct `constitution` in .github/voygent.yml on the default branch.' },
  );
}

/** What of a file the commit has; `undefined` where there is none, or no plain file. */
async function textAt({ repository, files }: Tree, path: string): Promise<string | undefined> {
  const file = files.find((one) => one.path === path && regular.includes(one.mode));
  if (!file) return undefined;
  const text = (await textsOf(repository, [file], largestBytes)).get(file.blob);
  if (text !== undefined) return text;
  throw new ActionError('config-invalid', `\`${path}\` is larger than 1 MiB. Nothing was reviewed.`, {
    hint: 'A file that a review goes by must be readable by people.',
  });
}

/**
 * The `migrations_dir` of all wrangler configurations. They are looked for as text: to take one folder too many means only that it
 * is always reviewed.
 */
async function configuredFolders({ repository, files }: Tree): Promise<string[]> {
  const configurations = files.filter(({ path }) => /(?:^|\/)wrangler(?:\.[^/]*)?\.(?:toml|jsonc?)$/.test(path));
  const texts = await textsOf(repository, configurations, largestBytes);
  const folders = configurations.flatMap(({ path, blob }) =>
    [...(texts.get(blob) ?? '').matchAll(/migrations_dir["']?\s*[:=]\s*["']([^"'\n]+)["']/g)].map(([, folder = '']) =>
      within(posix.dirname(path), folder),
    ),
  );
  return [...new Set(folders)].filter((folder) => folder !== '.' && !folder.startsWith('..')).sort();
}

/** Relative to the repository's root. */
function within(folder: string, path: string): string {
  return posix
    .normalize(posix.join(folder.replaceAll('\\', '/'), path.replaceAll('\\', '/')))
    .replace(/^\.\//, '')
    .replace(/\/$/, '');
}

/** As a glob that matches this path alone. */
function literal(path: string): string {
  return path.replaceAll(/[*?[\]{}()!\\]/g, '\\$&');
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
