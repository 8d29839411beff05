/**
 * What is reviewed and how much of it. Read it from the base of the review, never from its head: what is reviewed must not
 * decide what is not.
 */
export interface ReviewPolicy {
  /** Globs of paths that are not reviewed. */
  excluded: readonly string[];
  /** Globs of paths that a program writes. `linguist-generated` in the base's `.gitattributes` adds to them and takes from them. */
  generated: readonly string[];
  /**
   * Globs of what is reviewed whatever the other two say, beside workflows, actions, wrangler configurations and migrations in
   * their usual places: such as the migrations folders that the project configures.
   */
  alwaysReviewed: readonly string[];
  /** Of one file, on each side, in bytes: a larger one is not reviewed. */
  largestFileBytes: number;
  /** Of all contents that are read, in bytes: a larger review is refused. */
  largestTotalBytes: number;
  /** A changed file of so many bytes or fewer is shown whole. */
  wholeFileBytes: number;
  /** Lines that are shown before and after a change, where a file is not shown whole. */
  contextLines: number;
}

const lockfiles = [
  'package-lock.json',
  'npm-shrinkwrap.json',
  'yarn.lock',
  'pnpm-lock.yaml',
  'bun.lock',
  'bun.lockb',
  'deno.lock',
  'Cargo.lock',
  'go.sum',
  'uv.lock',
  'poetry.lock',
  'Gemfile.lock',
  'composer.lock',
];

export const defaultPolicy: ReviewPolicy = {
  excluded: [],
  generated: [`**/{${lockfiles.join(',')}}`, '**/dist/**'],
  alwaysReviewed: [],
  largestFileBytes: 1024 * 1024,
  largestTotalBytes: 32 * 1024 * 1024,
  wholeFileBytes: 16 * 1024,
  contextLines: 12,
};
