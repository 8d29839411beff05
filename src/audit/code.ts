import type { AuditedWorker, SourceFile } from './wrangler.ts';

export interface CodeLine {
  line: number;
  text: string;
}

/** What a program has written is not looked at line by line. */
const longestLine = 2000;

/** The lines of code that people write. */
export function linesOf({ code }: SourceFile): CodeLine[] {
  return code
    .split('\n')
    .map((text, index) => ({ line: index + 1, text }))
    .filter(({ text }) => text.length <= longestLine);
}

/** The first place where a pattern stands in the code of a Worker. */
export function firstPlace({ sources }: AuditedWorker, pattern: RegExp): { file: string; line: number } | undefined {
  for (const source of sources) {
    const found = linesOf(source).find(({ text }) => pattern.test(text));
    if (found) return { file: source.file, line: found.line };
  }
  return undefined;
}

/** Whether the code speaks MCP: a package for it, or the paths at which it is served. */
export function isMcpServer(worker: AuditedWorker): boolean {
  return (
    firstPlace(
      worker,
      /@modelcontextprotocol\/|['"]agents\/mcp['"]|\bMcpServer\b|['"`]\/(?:mcp|sse)(?:\/[^'"`]*)?['"`]|\btools\/list\b/,
    ) !== undefined
  );
}

const authName =
  /\b(?:MCP_(?:[A-Z0-9]+_)*(?:KEY|TOKEN|SECRET)|(?:[A-Z0-9]+_)*AUTH_(?:[A-Z0-9]+_)*(?:KEY|TOKEN|SECRET)|API_(?:KEY|TOKEN)|ACCESS_(?:KEY|TOKEN)|BEARER_TOKEN|SHARED_SECRET)\b/g;

/** Whether a name is of a key that callers show, and not of one that is shown to others, such as OPENAI_API_KEY. */
export function isAuthName(name: string): boolean {
  return name.replace(authName, '') === '' && name !== '' && !/OAUTH/.test(name);
}

/** The names of keys that callers must show, and where the code reads each first. */
export function authNames({ sources }: AuditedWorker): Map<string, { file: string; line: number }> {
  const found = new Map<string, { file: string; line: number }>();
  for (const source of sources)
    for (const { line, text } of linesOf(source))
      for (const [name] of text.matchAll(authName))
        if (!found.has(name) && isAuthName(name)) found.set(name, { file: source.file, line });
  return found;
}
