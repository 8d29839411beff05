import type { AttributeValue } from '../git/attributes.ts';
import type { Blob } from '../git/blobs.ts';
import { pathBytes } from '../git/path-text.ts';
import type { Change } from '../verdict/changes.ts';
import { compileGlob, type PathMatcher } from './glob.ts';
import type { ReviewPolicy } from './policy.ts';

/**
 * What becomes of a changed path; each has exactly one. The first three are shown to the reviewer: of a symbolic link its
 * target, of a submodule its commit, whose content is not known.
 */
export type FileClass =
  | { kind: 'reviewed' }
  | { kind: 'symlink' }
  | { kind: 'submodule' }
  | { kind: 'binary' }
  /** `rule`: the glob that it matches, or `linguist-generated`. */
  | { kind: 'generated'; rule: string }
  /** `rule`: the glob that it matches. */
  | { kind: 'excluded'; rule: string }
  /** Of the larger side. */
  | { kind: 'too-large'; bytes: number };

export interface Classifier {
  /** By path and mode; `undefined`: its contents decide. */
  byPath(change: Change, generated: AttributeValue): FileClass | undefined;
  /** By the contents of its sides, as far as there are any. */
  byContent(change: Change, sides: readonly Blob[]): FileClass;
}

/** @throws ActionError `config-invalid` for what is no glob */
export function createClassifier(policy: ReviewPolicy): Classifier {
  const excluded = named(policy.excluded);
  const generated = named(policy.generated);
  const always = named(policy.alwaysReviewed);
  const isProtected = (path: string) => isAlwaysReviewed(path) || ruleFor(path, always) !== undefined;
  return {
    byPath(change, attribute) {
      const mode = change.newMode ?? change.oldMode;
      if (mode === '160000') return { kind: 'submodule' };
      if (mode === '120000' || isProtected(change.path)) return undefined;
      const exclusion = ruleFor(change.path, excluded);
      if (exclusion !== undefined) return { kind: 'excluded', rule: exclusion };
      const rule = generatedRule(change.path, attribute, generated);
      return rule === undefined ? undefined : { kind: 'generated', rule };
    },
    byContent(change, sides) {
      const bytes = Math.max(0, ...sides.map(({ size }) => size));
      if (sides.some(({ content }) => content === undefined)) return { kind: 'too-large', bytes };
      if ((change.newMode ?? change.oldMode) === '120000') return { kind: 'symlink' };
      const isBinary = sides.some(({ content }) => content?.includes(0));
      const isSource = isProtected(change.path) || hasTextName(change.path) || sides.some(isScript);
      return isBinary && !isSource ? { kind: 'binary' } : { kind: 'reviewed' };
    },
  };
}

/** Whether something of it is shown to the reviewer. */
export function isShown({ kind }: FileClass): boolean {
  return kind === 'reviewed' || kind === 'symlink' || kind === 'submodule';
}

// What decides over what runs with which rights, what it does to the data, and over this review: no rule leaves it out.
const alwaysReviewed = [
  /^\.github\/(?:workflows|actions)\//i,
  /(?:^|\/)action\.ya?ml$/i,
  /(?:^|\/)wrangler(?:\.[^/]*)?\.(?:toml|jsonc?)$/i,
  /(?:^|\/)[^/]*migrations?\/(?:.*\/)?[^/]*\.sql$/is,
  /^\.github\/voygent\.ya?ml$/i,
  /(?:^|\/)\.git(?:attributes|modules)$/i,
];

/** Matched byte by byte, so that a name which is not UTF-8 is one of these as well. */
function isAlwaysReviewed(path: string): boolean {
  const name = pathBytes(path).toString('latin1');
  return alwaysReviewed.some((pattern) => pattern.test(name));
}

// A NUL makes git take a file for binary, while compilers and shells read on: it must not hide a source.
const textNames =
  /\.(?:[cm]?[jt]sx?|jsonc?|json5|ya?ml|toml|ini|env|sql|md|mdx|txt|html?|css|scss|vue|svelte|astro|sh|bash|zsh|py|rb|go|rs|java|kt|php|lua|pl|ps1|graphql|proto|xml|svg|csv|tf|hcl|wat)$|(?:^|\/)(?:Dockerfile|Makefile|Procfile|\.[^/.]+)$/i;

function hasTextName(path: string): boolean {
  return textNames.test(path);
}

/** It says by which program it is run, whatever its name. */
function isScript({ content }: Blob): boolean {
  return content?.toString('latin1', 0, 2) === '#!';
}

type NamedGlob = readonly [rule: string, matches: PathMatcher];

function named(globs: readonly string[]): NamedGlob[] {
  return globs.map((glob) => [glob, compileGlob(glob)]);
}

function ruleFor(path: string, globs: readonly NamedGlob[]): string | undefined {
  return globs.find(([, matches]) => matches(path))?.[0];
}

/** What the attribute says of one file goes before what a glob says of many. */
function generatedRule(path: string, attribute: AttributeValue, globs: readonly NamedGlob[]): string | undefined {
  if (attribute === 'set' || attribute === 'true') return 'linguist-generated';
  if (attribute === 'unset' || attribute === 'false') return undefined;
  return ruleFor(path, globs);
}
