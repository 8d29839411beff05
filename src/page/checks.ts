import type { CheckedAddress } from './data.ts';
import { durationText } from './duration-text.ts';
import { type Html, html, prose } from './html.ts';
import { folded, table } from './table.ts';

type Check = CheckedAddress['checks'][number];

const signs: Readonly<Record<Check['outcome'], readonly [sign: string, style: string]>> = {
  passed: ['✓', 'passed'],
  failed: ['✗', 'failed'],
  'could not be told': ['?', 'blocked'],
  'not looked at': ['–', 'skipped'],
};

/** The checks and how they ended: first what failed, in words, then all of them. */
export function checksSection(addresses: readonly CheckedAddress[]): Html | undefined {
  const checked = addresses.filter(({ checks }) => checks.length > 0);
  if (checked.length === 0) return undefined;
  const isFolded = ({ isEarlier, checks }: CheckedAddress) => isEarlier && !checks.some(hasFailed);
  const earlier = checked.filter(isFolded);
  return html`<section><h2 id="checks">Checks</h2>
${checked.filter((address) => !isFolded(address)).map(addressOf)}
${earlier.length > 0 ? folded('The checks before', html`${earlier.map(addressOf)}`) : undefined}
</section>`;
}

function hasFailed({ outcome }: Check): boolean {
  return outcome === 'failed';
}

function addressOf({ title, checks }: CheckedAddress): Html {
  const failed = checks.filter(hasFailed).length;
  const rows = checks.map((check) => [check.name, outcomeOf(check), durationText(check.durationMs), notesOf(check)]);
  return html`<h3>${title}</h3>
<p>${failed === 0 ? `${checks.length} looked at, none failed.` : `${failed} of ${checks.length} failed.`}</p>
${checks.map(remarksOf)}
${table(`Checks of ${title}`, ['check', 'outcome', 'took', 'notes'], rows)}
`;
}

function outcomeOf({ outcome }: Check): Html {
  const [sign, style] = signs[outcome];
  return html`<span class="word ${style}">${sign} ${outcome}</span>`;
}

function notesOf({ notes }: Check): Html | string {
  return notes.length === 0 ? '–' : html`<p>${notes.join('; ')}</p>`;
}

function remarksOf({ name, problems, warnings }: Check): Html {
  return html`${blockOf('error', `✗ ${name}`, problems)}${blockOf('warning', `Warning: ${name}`, warnings)}`;
}

function blockOf(kind: 'error' | 'warning', title: string, sentences: readonly string[]): Html | undefined {
  if (sentences.length === 0) return undefined;
  return html`<div class="${kind}">
<p><strong>${title}</strong></p>
${sentences.map((sentence) => html`<p>${prose(sentence)}</p>`)}
</div>
`;
}
