import type { IncomingHttpHeaders } from 'node:http';

/** What checks are run against. */
export interface Subject {
  /** Paths of checks are joined to it. */
  base: URL;
  /** Sent with every request, such as the version override. */
  headers: Record<string, string>;
  /** The version that must be the one that answers; without it any may. */
  version?: ExpectedVersion | undefined;
}

export interface ExpectedVersion {
  /** The response header in which the Worker tells its version. */
  header: string;
  id: string;
  /** Whether an answer may name none: that of a file among the assets, of which the Worker is not asked. */
  mayBeSilent?: boolean;
}

/** The path and query of a check below the base's own path; never another origin. */
export function joinPath(base: URL, path: string): URL {
  const url = new URL(base);
  const [pathname = '', search] = splitOnce(path, '?');
  url.pathname = `${base.pathname.replace(/\/$/, '')}${pathname}`;
  url.search = search ?? '';
  url.hash = '';
  return url;
}

function splitOnce(text: string, mark: string): [string, string | undefined] {
  const at = text.indexOf(mark);
  return at === -1 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}

/** Why an answer is not of the expected version; `undefined` when it is. */
export function versionDifference(
  version: ExpectedVersion | undefined,
  headers: IncomingHttpHeaders,
): string | undefined {
  if (!version) return undefined;
  const answered = headers[version.header.toLowerCase()];
  if (answered === version.id || (answered === undefined && version.mayBeSilent)) return undefined;
  return `expected version \`${version.id}\` to answer, and ${answered === undefined ? `the answer has no \`${version.header}\`` : `\`${String(answered)}\` did`}`;
}
