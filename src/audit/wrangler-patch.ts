import { modify } from 'jsonc-parser';
import type { KeyPath } from '../project/positions.ts';
import { type Edit, unifiedDiff } from './patch.ts';
import type { AuditedWorker } from './wrangler.ts';

const longestLine = 2000;

/** The patch that sets a value of a wrangler configuration; `undefined` where it cannot be computed. */
export function patchSetting(worker: AuditedWorker, path: KeyPath, value: unknown): string | undefined {
  const { file, text } = worker;
  // What is on one line with everything else is formatted with everything else, which takes long.
  if (text.split('\n').some((line) => line.length > longestLine)) return undefined;
  const edits = file.endsWith('.toml') ? tomlEdits(worker, path, value) : jsoncEdits(text, path, value);
  return edits && unifiedDiff(file, text, edits);
}

function jsoncEdits(text: string, path: KeyPath, value: unknown): Edit[] {
  const indent = /^([ \t]+)"/m.exec(text)?.[1] ?? '  ';
  const formattingOptions = { insertSpaces: !indent.includes('\t'), tabSize: indent.length, eol: '\n' };
  const at = path.filter((part) => typeof part !== 'symbol');
  return modify(text, at, value, { formattingOptions }).map(({ offset, length, content }) => ({
    from: offset,
    to: offset + length,
    text: content,
  }));
}

/** A text in quotes is replaced; a table that is not there is added at the end. */
function tomlEdits({ config, text }: AuditedWorker, path: KeyPath, value: unknown): Edit[] | undefined {
  const { line, column } = config.document.at(path);
  const { line: keyLine } = config.document.at(path.slice(0, -1));
  if (line !== undefined && column !== undefined && line !== keyLine) {
    const from = offsetOf(text, line, column);
    const old = /^"[^"\n]*"|^'[^'\n]*'|^[\w.-]+/.exec(text.slice(from))?.[0];
    return old === undefined ? undefined : [{ from, to: from + old.length, text: tomlValue(value) }];
  }
  const table = path.slice(0, -1);
  const [top] = path;
  if (table.length === 0 && typeof top === 'string')
    return afterName(config.document.keyAt(['name']).line, text, top, value);
  if (table.some((part) => typeof part === 'number') || isThere(config.document.value, table)) return undefined;
  const lines = `[${table.map(String).join('.')}]\n${String(path.at(-1))} = ${tomlValue(value)}\n`;
  return [{ from: text.length, to: text.length, text: `${text.endsWith('\n') ? '' : '\n'}\n${lines}` }];
}

/** A key at the top stands before the first table. */
function afterName(line: number | undefined, text: string, key: string, value: unknown): Edit[] | undefined {
  if (line === undefined) return undefined;
  const at = offsetOf(text, line + 1, 1);
  return at === 0 ? undefined : [{ from: at, to: at, text: `${key} = ${tomlValue(value)}\n` }];
}

function isThere(value: unknown, path: KeyPath): boolean {
  let current = value;
  for (const part of path) {
    if (typeof current !== 'object' || current === null) return false;
    current = Reflect.get(current, part);
  }
  return current !== undefined;
}

function offsetOf(text: string, line: number, column: number): number {
  let offset = 0;
  for (let at = 1; at < line; at++) offset = text.indexOf('\n', offset) + 1;
  return offset + column - 1;
}

function tomlValue(value: unknown): string {
  return Array.isArray(value) ? `[${value.map((one) => JSON.stringify(one)).join(', ')}]` : JSON.stringify(value);
}
