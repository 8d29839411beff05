import { type SecretSpan, secretRules } from './secret-rules.ts';

/** A secret in the content that is reviewed. Its value is nowhere in it. */
export interface SecretFinding {
  path: string;
  /** Of the new file, from 1; where the secret begins. */
  line: number;
  /** Such as `github-token`. */
  rule: string;
  /** Whether the change brings it in; else it was there before. */
  isAdded: boolean;
}

/**
 * The secrets in a text, in order; those that overlap are one, under the name of the first rule in the list. Takes time in
 * proportion to the text's length.
 */
export function findSecrets(text: string): SecretSpan[] {
  const spans = secretRules.flatMap((rule, rank) => [...rule(text)].map((span) => ({ ...span, rank })));
  spans.sort((a, b) => a.from - b.from);
  const merged: (SecretSpan & { rank: number })[] = [];
  for (const span of spans) {
    const last = merged.at(-1);
    if (!last || span.from >= last.to) {
      merged.push({ ...span });
      continue;
    }
    last.to = Math.max(last.to, span.to);
    if (span.rank < last.rank) Object.assign(last, { rank: span.rank, rule: span.rule });
  }
  return merged.map(({ from, to, rule }) => ({ from, to, rule }));
}

/** What stands in a secret's place. */
export function redacted(rule: string): string {
  return `‹redacted:${rule}›`;
}
