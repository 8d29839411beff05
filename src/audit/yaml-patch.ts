import { type KeyPath, valueAt } from '../project/positions.ts';
import type { YamlFile } from './audited.ts';
import { unifiedDiff } from './patch.ts';
import { mapping } from './yaml-walk.ts';

/**
 * The patch that adds lines to a mapping: after its first key whose value is on the same line, as deep as that.
 * `undefined` where the mapping is written in braces.
 * @param lines as they stand at the depth of the mapping's keys
 */
export function patchMapping(
  { file, text, document }: YamlFile,
  path: KeyPath,
  lines: readonly string[],
): string | undefined {
  const rows = text.split('\n');
  for (const [key, value] of Object.entries(mapping(valueAt(document.value, path)))) {
    if (typeof value === 'object' && value !== null) continue;
    const { line, column } = document.keyAt([...path, key]);
    const place = document.at([...path, key]);
    if (line === undefined || column === undefined || place.line !== line) continue;
    const row = rows[line - 1] ?? '';
    if (!/^[\s-]*$/.test(row.slice(0, column - 1)) || /[|>][+-]?\s*$/.test(row)) continue;
    const from = rows.slice(0, line).reduce((sum, one) => sum + one.length + 1, 0);
    const end = row.endsWith('\r') ? '\r\n' : '\n';
    const added = lines.map((one) => `${' '.repeat(column - 1)}${one}${end}`).join('');
    // The file may end in this line, without a line break.
    if (from > text.length)
      return unifiedDiff(file, text, [{ from: text.length, to: text.length, text: `\n${added}` }]);
    return unifiedDiff(file, text, [{ from, to: from, text: added }]);
  }
  return undefined;
}
