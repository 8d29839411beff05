import type { Rule } from '../../src/audit/rule.ts';

/**
 * The list of the audit's rules, with where each is documented.
 * @param page the text of a rule's page
 * @throws Error for a rule without a page, or with one whose title is not the rule's
 */
export function auditIndex(rules: readonly Rule[], page: (id: string) => string | undefined): string {
  const rows = rules.map((rule) => {
    const title = `# ${rule.id} ${rule.name} (${rule.severity})`;
    const found = page(rule.id)?.split('\n', 1)[0];
    if (found !== title) throw new Error(`docs/audit/${rule.id}.md must begin with: ${title}`);
    const asks = rule.questions?.map(({ service }) => service) ?? [];
    const sources = rule.sources.map((one) => (one.startsWith('https://') ? `[${hostOf(one)}](${one})` : one));
    return [
      `[${rule.id}](${rule.id}.md)`,
      rule.name,
      rule.severity,
      rule.about,
      [...new Set(asks)].join(', '),
      sources.join('; '),
    ];
  });
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return `${[
    '<!-- Generated from src/audit/rules.ts. Run: npm run generate -->',
    '# The rules of the audit',
    '',
    'The severity is the usual one: a page says where a finding has another. A rule that asks a service does so only with a token. Sources without an address are sections of the external review of the Voygent v2 migration plan, or files here.',
    '',
    line(['rule', 'name', 'severity', 'finds', 'asks', 'sources']),
    line(['---', '---', '---', '---', '---', '---']),
    ...rows.map(line),
  ].join('\n')}\n`;
}

function hostOf(address: string): string {
  return new URL(address).host;
}
