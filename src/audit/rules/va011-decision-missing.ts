import type { Audited } from '../audited.ts';
import type { Rule, Told } from '../rule.ts';

const parts = [
  { about: 'context', heading: /context|problem|background|situation/i },
  { about: 'decision', heading: /decision|decided|outcome|solution/i },
  { about: 'consequences', heading: /consequence|implication|result|trade-?off/i },
] as const;

export const decisionMissing: Rule = {
  id: 'VA011',
  name: 'decision-missing',
  severity: 'LOW',
  about: 'There are no decision records, or one lacks context, decision or consequences.',
  why: 'What nobody wrote down is decided again, by people who do not know why the old system was kept or rebuilt.',
  sources: [
    'https://cognitect.com/blog/2011/11/15/documenting-architecture-decisions',
    'https://adr.github.io/madr/',
    'External review, «Principle V: Legacy Evaluation»',
  ],
  fix: 'Write `docs/adr/0001-<title>.md` with the headings Context, Decision and Consequences; a page at most.',
  judge,
};

function judge({ documents, workers, blueprints, prefix }: Audited): Told[] {
  if (workers.length + blueprints.length === 0) return [];
  const records = documents.filter(({ file }) => /(?:^|\/)(?:adrs?|decisions)\/\d[^/]*\.md$/i.test(file));
  if (records.length === 0)
    return [
      {
        file: `${prefix === '' ? '' : `${prefix}/`}docs/adr`,
        key: 'none',
        message: 'There are no decision records.',
      },
    ];
  return records.flatMap(({ file, headings, text }) => {
    const missing = parts.filter(
      ({ heading }) => !headings.some((one) => heading.test(one.text)) && !inBold(text, heading),
    );
    if (missing.length === 0) return [];
    return [
      {
        file,
        place: () => ({ file, line: 1 }),
        key: missing.map(({ about }) => about).join(),
        message: `The record has no ${missing.map(({ about }) => about).join(', no ')}.`,
      },
    ];
  });
}

/** Short records say `**Decision.** …` or `Decision: …` in the paragraph. */
function inBold(text: string, heading: RegExp): boolean {
  return text.split('\n').some((line) => {
    const [, title] =
      /^(?:[-*] )?(?:\*\*|__)?([A-Z][A-Za-z ]{2,30})(?:[.:](?:\*\*|__)|(?:\*\*|__)[.:]|:)/.exec(line) ?? [];
    return title !== undefined && heading.test(title);
  });
}
