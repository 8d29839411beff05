import { type Finding, identified } from '../verdict/finding.ts';
import { actionNotPinned } from './action-not-pinned.ts';
import { binaryThatRuns } from './binary-that-runs.ts';
import { corsOpened } from './cors-opened.ts';
import { gateDropped } from './gate-dropped.ts';
import { invisibleCharacters } from './invisible-characters.ts';
import { mcpAuthOptional } from './mcp-auth-optional.ts';
import { migrationLosesData } from './migration-loses-data.ts';
import { changedFiles, type Rule, type RuleInput, type Told } from './rule.ts';
import { secretInChange } from './secret-in-change.ts';
import { targetCheckout } from './target-checkout.ts';

export type { RuleInput } from './rule.ts';

const rules: readonly Rule[] = [
  actionNotPinned,
  corsOpened,
  gateDropped,
  mcpAuthOptional,
  migrationLosesData,
  targetCheckout,
];

const ofSubject = {
  'binary-that-runs': binaryThatRuns,
  'invisible-characters': invisibleCharacters,
  'secret-in-change': secretInChange,
};

/** The ids of all rules, which are a part of the policy. */
export const ruleIds: readonly string[] = [...rules.map(({ id }) => id), ...Object.keys(ofSubject)].sort();

/**
 * What the critics that are programs find in a change. The model cannot lower it.
 * @throws ActionError `subprocess-failed`, `commit-not-found`
 */
export async function ruleFindings(input: RuleInput): Promise<Finding[]> {
  const found = Object.entries(ofSubject).flatMap(([id, judge]) => judge(input.subject).map((told) => by(id, told)));
  for (const { id, concerns, judge } of rules) {
    const files = await changedFiles(input, (path) => concerns(path, input));
    for (const file of files) found.push(...(await judge(file, input)).map((told) => by(id, told)));
  }
  return found;
}

function by(rule: string, told: Told): Finding {
  return identified({ source: 'rule', rule, principle: null, ...told });
}
