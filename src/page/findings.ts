import { count } from '../runtime/words.ts';
import type { MigrationFinding } from './data.ts';
import { type Html, html, prose } from './html.ts';
import { table } from './table.ts';

const signs: Readonly<Record<MigrationFinding['weight'], readonly [words: string, style: string]>> = {
  error: ['✗ error', 'failed'],
  warning: ['⚠ warning', 'blocked'],
  allowed: ['✓ allowed', 'skipped'],
};

/** What the rules say of the migrations. */
export function findingsSection(findings: readonly MigrationFinding[]): Html | undefined {
  if (findings.length === 0) return undefined;
  return html`<section><h2 id="findings">Findings of the migrations</h2>
<p>${count(findings.length, 'finding')}.</p>
${table('Findings of the migrations', ['rule', 'weight', 'where', 'what'], findings.map(rowOf))}
</section>`;
}

function rowOf({ rule, page, weight, where, message, reason }: MigrationFinding): (Html | string)[] {
  const [words, style] = signs[weight];
  const why = reason === undefined ? undefined : html`<p>Allowed: ${reason}</p>`;
  return [
    html`<a href="${page}">${rule}</a>`,
    html`<span class="word ${style}">${words}</span>`,
    where,
    html`<p>${prose(message)}</p>${why}`,
  ];
}
