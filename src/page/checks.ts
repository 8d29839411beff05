import type { CheckedAddress } from './data.ts';
import { durationText } from './duration-text.ts';
import { type Html, html, prose } from './html.ts';
import { table } from './table.ts';

type Check = CheckedAddress['checks'][number];

const signs: Readonly<Record<Check['outcome'], readonly [sign: string, style: string]>> = {
  passed: ['✓', 'passed'],
  failed: ['✗', 'failed'],
  'could not be told': ['?', 'blocked'],
  'not looked at': ['–', 'skipped'],
};

/** The checks and how they ended, with what failed in words. */
export function checksSection(addresses: readonly CheckedAddress[]): Html | undefined {
  const checked = addresses.filter(({ checks }) => checks.length > 0);
  if (checked.length === 0) return undefined;
  return html`<section aria-labelledby="checks"><h2 id="checks">Checks</h2>
${checked.map(addressOf)}</section>`;
}

function addressOf({ title, checks }: CheckedAddress): Html {
  const failed = checks.filter(({ outcome }) => outcome === 'failed').length;
  const rows = checks.map((check) => [check.name, outcomeOf(check), durationText(check.durationMs), remarksOf(check)]);
  return html`<h3>${title}</h3>
<p>${failed === 0 ? `${checks.length} looked at, none failed.` : `${failed} of ${checks.length} failed.`}</p>
${table(`Checks of ${title}`, ['check', 'outcome', 'took', 'remarks'], rows)}
`;
}

function outcomeOf({ outcome }: Check): Html {
  const [sign, style] = signs[outcome];
  return html`<span class="word ${style}">${sign} ${outcome}</span>`;
}

function remarksOf({ problems, warnings, notes }: Check): Html {
  const remarks = [
    ...problems,
    ...warnings.map((warning) => `Warning: ${warning}`),
    ...(notes.length > 0 ? [notes.join('; ')] : []),
  ];
  return remarks.length === 0 ? html`–` : html`${remarks.map((remark) => html`<p>${prose(remark)}</p>`)}`;
}
