import type { Settings } from '../project/settings.ts';
import type { Audited } from './audited.ts';
import { type FailOn, type Finding, fails, findingsOf, inOrder, withoutSecrets } from './finding.ts';
import type { Answers, Unasked } from './questions.ts';
import type { Rule, Told } from './rule.ts';
import { applyWaivers, type WaiverAnswer } from './waivers.ts';

/** What the audit came to. */
export interface Judgement extends Pick<WaiverAnswer, 'waived' | 'expired' | 'unused'> {
  /** What stands and is new, from the gravest. */
  open: Finding[];
  /** What stands and is in the baseline. */
  known: Finding[];
  /** Those of `open` that fail the audit. */
  failing: Finding[];
  failOn: FailOn;
  unasked: readonly Unasked[];
  /** What was left out for its number, in sentences. */
  cut: string[];
}

/** What the rules say of the files. */
export async function judgeFiles(rules: readonly Rule[], audited: Audited): Promise<{ rule: Rule; told: Told[] }[]> {
  const all: { rule: Rule; told: Told[] }[] = [];
  for (const rule of rules) all.push({ rule, told: await rule.judge(audited) });
  return all;
}

/** @throws ActionError `config-invalid` for a waiver whose path is no glob */
export function judge(
  all: readonly { rule: Rule; told: readonly Told[] }[],
  {
    settings,
    failOn,
    baseline,
    answers,
    cut,
    now,
  }: {
    settings: Settings | undefined;
    failOn: FailOn;
    baseline: ReadonlySet<string>;
    answers: Answers;
    cut: readonly string[];
    now: number;
  },
): Judgement {
  const standing = all.map(({ rule, told }) => ({ rule, told: told.filter((one) => !isSettled(rule, one, answers)) }));
  const each = [...standing, ...answers.told].map(({ rule, told }) => ({ rule, ...findingsOf(rule, told) }));
  const found = inOrder(withoutSecrets(each.flatMap(({ findings }) => findings)));
  const { open, waived, expired, unused } = applyWaivers(found, settings, now);
  const fresh = open.filter(({ fingerprint }) => !baseline.has(fingerprint));
  return {
    open: fresh,
    known: open.filter(({ fingerprint }) => baseline.has(fingerprint)),
    failing: fresh.filter(({ severity }) => fails(severity, failOn)),
    failOn,
    waived,
    expired,
    unused,
    unasked: answers.unasked,
    cut: [...cut, ...each.flatMap(({ rule, dropped }) => droppedBy(rule, dropped))],
  };
}

function isSettled({ id }: Rule, { file, key }: Told, { settled }: Answers): boolean {
  return settled.some((one) => one.rule === id && one.file === file && one.key === key);
}

function droppedBy({ id }: Rule, dropped: number): string[] {
  return dropped === 0
    ? []
    : [`${dropped} more findings of ${id}, in files that have 100 of it already, are left out.`];
}
