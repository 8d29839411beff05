/** What is known of a version tag when it is pushed. */
export interface PushedTag {
  tag: string;
  /** What it named before; zeros where it is new. */
  before: string;
  /** Of package.json. */
  version: string;
  changelog: string;
  /** Whether the commit is on the default branch. */
  isOnMain: boolean;
  /** All version tags of the repository. */
  tags: readonly string[];
}

/** @returns what speaks against publishing it; nothing where all is well */
export function problemsOf({ tag, before, version, changelog, isOnMain, tags }: PushedTag): string[] {
  const numbers = /^v(\d+)\.(\d+)\.(\d+)$/.exec(tag);
  if (!numbers) return [`${tag} is no version tag such as v1.2.3`];
  const problems: string[] = [];
  if (!/^0+$/.test(before))
    problems.push(`${tag} was moved from ${before}: an exact tag stays what it is; push a new version`);
  if (tag !== `v${version}`) problems.push(`package.json says ${version}`);
  if (!new RegExp(`^## ${version.replaceAll('.', '\\.')}\\b`, 'm').test(changelog))
    problems.push(`CHANGELOG.md has no section «## ${version}»`);
  if (!isOnMain) problems.push('the commit is not on main');
  const newer = tags.filter((other) => isLater(other, tag));
  if (newer.length > 0)
    problems.push(`${newer.join(', ')} of the same major version is newer, and v${numbers[1]} would go back`);
  return problems;
}

/** Of the same major version, and later. */
function isLater(one: string, other: string): boolean {
  const [left, right] = [one, other].map((tag) => /^v(\d+)\.(\d+)\.(\d+)$/.exec(tag)?.slice(1).map(Number));
  if (!left || !right || left[0] !== right[0]) return false;
  return (left[1] ?? 0) - (right[1] ?? 0) > 0 || (left[1] === right[1] && (left[2] ?? 0) > (right[2] ?? 0));
}
