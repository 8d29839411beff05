import type { ParseError } from 'jsonc-parser';
import { z } from 'zod';
import type { Locked, Place } from './lockfile.ts';

const Lockfile = z.looseObject({
  workspaces: z.record(z.string(), z.looseObject({ name: z.string().optional() })),
  // `[name@version, registry, dependencies, integrity]`; of git and folders the first item says so.
  packages: z.record(z.string(), z.array(z.unknown())),
});

/** From `bun.lock`, which is JSON with trailing commas. A package of the workspace has its own entry where it differs. */
export async function lockedByBun(text: string, { folders }: Place): Promise<Locked | undefined> {
  const { parse, printParseErrorCode } = await import('jsonc-parser');
  const errors: ParseError[] = [];
  const content: unknown = parse(text, errors, { allowTrailingComma: true });
  if (errors[0]) throw new Error(printParseErrorCode(errors[0].error));
  const { workspaces, packages } = Lockfile.parse(content);
  const own = folders.map((folder) => workspaces[folder]?.name).filter((name) => name !== undefined);
  const entry = [...own.map((name) => `${name}/wrangler`), 'wrangler'].map((key) => packages[key]).find(Boolean);
  if (!entry) return undefined;
  const resolution = z.string().parse(entry[0]);
  return {
    version: resolution.slice(resolution.indexOf('@', 1) + 1),
    integrity: z.string().startsWith('sha').safeParse(entry.at(-1)).data,
  };
}
