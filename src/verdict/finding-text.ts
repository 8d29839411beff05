import { code, escapeMarkdown } from '../runtime/summary.ts';
import type { Finding } from './finding.ts';

/** An item of a list, in Markdown. */
export function itemOf({ id, path, line, mandate, source, rule, finding, risk, remediation }: Finding): string {
  const by = source === 'rule' ? `rule ${rule}` : 'critic';
  return [
    `- **${placeOf(path, line)}** ${mandate}, ${escapeMarkdown(by)}, ${code(id)}`,
    `  - Finding: ${inline(finding)}`,
    `  - Risk: ${inline(risk)}`,
    `  - Remediation: ${inline(remediation)}`,
  ].join('\n');
}

/** Where it is, as inline code. */
export function placeOf(path: string, line: number | null): string {
  return code(line === null ? path : `${path}:${line}`);
}

/** Harmless, and on one line: a line break would end an item. */
export function inline(text: string): string {
  return escapeMarkdown(text.replace(/\s+/g, ' ').slice(0, 2000));
}
