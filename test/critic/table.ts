import type { Rate, Score } from './score.ts';

/** A score as Markdown. */
export function tableOf(score: Score): string {
  const { recall, recallBySeverity, recallByMandate, blocked, falseBlocks, falseAlarms, rulesAlone, unsettled } = score;
  const rows: [string, Rate][] = [
    ['defects found', recall],
    ...Object.entries(recallBySeverity).map(([severity, rate]): [string, Rate] => [`of ${severity}`, rate]),
    ...Object.entries(recallByMandate).map(([mandate, rate]): [string, Rate] => [`of ${mandate}`, rate]),
    ['grave defects kept out', blocked],
    ['sound changes kept out', falseBlocks],
    ['sound changes blamed (MEDIUM or worse)', falseAlarms],
    ['defects that the rules find without the critic', rulesAlone],
  ];
  const lines = rows.map(([name, rate]) => `| ${name} | ${rate.count} of ${rate.of} | ${shareOf(rate)} |`);
  const without = unsettled.length > 0 ? `\n\nWithout a result: ${unsettled.join('; ')}.` : '';
  return `| | | share, and where it lies (95 %) |\n| --- | --- | --- |\n${lines.join('\n')}${without}\n`;
}

function shareOf({ count, of, low, high }: Rate): string {
  const percent = (share: number) => `${Math.round(share * 100)} %`;
  return of === 0 ? 'nothing to say' : `${percent(count / of)} (${percent(low)} to ${percent(high)})`;
}
