import { formatLocation } from '../project/positions.ts';
import type { Location } from '../runtime/errors.ts';

/** `file:line`, as people look it up. */
export function placeText({ file, line }: Location): string {
  return formatLocation({ file, ...(line === undefined ? {} : { line }) });
}

const longest = 80;

/** What a file says, for a message: on one line and not long. Never for what may be a secret. */
export function quoted(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
  const line = text.replace(/\s+/g, ' ').replaceAll('`', "'");
  return `\`${line.length > longest ? `${line.slice(0, longest)}…` : line}\``;
}
