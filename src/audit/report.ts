import { code, escapeMarkdown, Summary } from '../runtime/summary.ts';
import { count } from '../runtime/words.ts';
import type { Finding } from './finding.ts';
import type { Judgement } from './judgement.ts';
import { placeText } from './place-text.ts';
import { rulePage } from './rules.ts';

const mostShown = 100;
const mostPatches = 20;

/**
 * What stands, what is accepted, and what was not looked at.
 * @param baseline the file that was written, where one was asked for
 */
export function report(judgement: Judgement, baseline: string | undefined, summary: Summary): void {
  const { open, known, failing, failOn } = judgement;
  summary.heading('Audit', 3);
  if (baseline !== undefined)
    summary.markdown(
      `${count(open.length, 'finding')} written to ${code(baseline)}: only what is new fails from now on.`,
    );
  else if (open.length === 0) summary.paragraph(known.length === 0 ? 'Nothing was found.' : 'Nothing new was found.');
  else
    summary.paragraph(
      `${count(open.length, 'finding')}, of which ${failing.length} ${failing.length === 1 ? 'fails' : 'fail'} (fail-on: ${failOn}).`,
    );
  if (open.length > 0) table(open, summary);
  patches(open, summary);
  accepted(judgement, summary);
  gaps(judgement, summary);
}

function table(findings: readonly Finding[], summary: Summary): void {
  summary.table(
    ['', 'rule', 'where', 'what', 'what to do'],
    findings
      .slice(0, mostShown)
      .map(({ severity, rule, name, location, message, fix }) => [
        severity,
        `[${rule}](${rulePage(rule)}) ${name}`,
        code(placeText(location)),
        escapeMarkdown(message),
        escapeMarkdown(fix),
      ]),
  );
  if (findings.length > mostShown) summary.paragraph(`And ${findings.length - mostShown} more, in the report.`);
}

function patches(findings: readonly Finding[], summary: Summary): void {
  const having = findings.filter(({ patch }) => patch !== undefined);
  if (having.length === 0) return;
  const body = new Summary();
  for (const { rule, patch } of having.slice(0, mostPatches)) body.paragraph(rule).codeBlock(patch ?? '', 'diff');
  if (having.length > mostPatches) body.paragraph(`And ${having.length - mostPatches} more, in the report.`);
  summary.details(`${count(having.length, 'repair')} as patches`, body);
}

function accepted({ known, waived, expired, unused }: Judgement, summary: Summary): void {
  if (known.length > 0) summary.paragraph(`${count(known.length, 'finding')} of the baseline still stand.`);
  if (waived.length > 0) {
    const body = new Summary().table(
      ['rule', 'where', 'accepted because', 'by', 'until'],
      waived
        .slice(0, mostShown)
        .map(({ finding, waiver }) => [
          finding.rule,
          code(placeText(finding.location)),
          escapeMarkdown(waiver.reason),
          escapeMarkdown(waiver.owner),
          waiver.expires,
        ]),
    );
    summary.details(`${count(waived.length, 'finding')} waived`, body);
  }
  for (const { message, location } of [...expired, ...unused])
    summary.markdown(`- ${code(placeText(location))}: ${escapeMarkdown(message)}`);
}

/** What nobody looked at is not fine. */
function gaps({ unasked, cut }: Judgement, summary: Summary): void {
  const lines = [...unasked.map(({ rule, what, why }) => `${rule}: ${what}. ${why}`), ...cut];
  if (lines.length === 0) return;
  const body = new Summary().markdown(lines.map((line) => `- ${escapeMarkdown(line)}`).join('\n'));
  summary.details(`Not looked at: ${lines.length}`, body);
}
