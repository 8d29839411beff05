import { z } from 'zod';
import type { Locked, Place } from './lockfile.ts';

/** From `yarn.lock`, of Yarn 1 and of those after it. */
export function lockedByYarn(text: string, place: Place): Promise<Locked | undefined> {
  return text.includes('\n__metadata:') ? lockedByBerry(text, place) : lockedByClassic(text, place);
}

const Entry = z.looseObject({
  version: z.string(),
  resolution: z.string(),
  dependencies: z.record(z.string(), z.string()).optional(),
});
const Berry = z.record(z.string(), z.unknown());

/** It has an entry for each package of the workspace, with the ranges as they were resolved. */
async function lockedByBerry(text: string, { folders }: Place): Promise<Locked | undefined> {
  const { parse } = await import('yaml');
  const entries = Object.entries(Berry.parse(parse(text))).flatMap(([key, value]) => {
    const entry = Entry.safeParse(value);
    return entry.success ? [{ keys: key.split(', '), ...entry.data }] : [];
  });
  const [range] = folders
    .map((folder) => entries.find(({ resolution }) => resolution.endsWith(`@workspace:${folder || '.'}`)))
    .flatMap((entry) => entry?.dependencies?.['wrangler'] ?? []);
  if (range === undefined) return undefined;
  const found = entries.find(
    ({ keys }) => keys.includes(`wrangler@${range}`) || keys.includes(`wrangler@npm:${range}`),
  );
  if (!found) throw new Error(`it has no entry for \`wrangler@${range}\``);
  const isOfTheRegistry = found.resolution === `wrangler@npm:${found.version}`;
  // The checksum is that of Yarn's own archive.
  return { version: isOfTheRegistry ? found.version : found.resolution, integrity: undefined };
}

/** Yarn 1 has a format of its own: blocks, each headed by all ranges that it answers. */
async function lockedByClassic(text: string, { declared }: Place): Promise<Locked | undefined> {
  if (/^<{7} /m.test(text)) throw new Error('it has the marks of a merge conflict');
  const blocks = text
    .split(/\r?\n\r?\n/)
    .map((block) => /^("?wrangler@.*):\r?\n([\s\S]*)/m.exec(block))
    .flatMap((match) => (match ? [{ keys: keysOf(match[1] ?? ''), body: match[2] ?? '' }] : []));
  // Where no package.json names it, the only one that is there is the one that node finds.
  const found = declared === undefined ? onlyOne(blocks) : blocks.find(({ keys }) => keys.includes(declared));
  if (!found) return undefined;
  const field = (name: string) => new RegExp(`^  ${name} "?([^"\\s]+)"?\\s*$`, 'm').exec(found.body)?.[1];
  const version = field('version');
  if (version === undefined) throw new Error('its entry for wrangler has no version');
  const resolved = field('resolved') ?? '';
  return { version: /^(git|ssh)|\.git#/.test(resolved) ? resolved : version, integrity: field('integrity') };
}

function keysOf(head: string): string[] {
  return head
    .split(',')
    .map((key) => key.trim().replaceAll('"', ''))
    .map((key) => key.slice('wrangler@'.length));
}

function onlyOne<T>(items: readonly T[]): T | undefined {
  return items.length === 1 ? items[0] : undefined;
}
