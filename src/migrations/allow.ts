import { didYouMean } from '../runtime/nearest.ts';
import { comments } from '../sqlite/tokens.ts';
import { isRule, type RuleId, ruleIds } from './rules.ts';

/** What a migration says of itself in a comment: `-- voygent:allow RULE[,RULE…] the reason`. */
export interface Allowance {
  rules: RuleId[];
  reason: string;
  /** Line of the comment, counted from 1. */
  line: number;
}

export interface Allowances {
  allowed: Allowance[];
  /** Comments that want to allow something and do not say what, or why. */
  invalid: { line: number; problem: string }[];
}

const marker = /^--\s*voygent:\s*allow\b(.*)$/i;

/** The allowances of a migration file. Only comments count: the words in a string are data. */
export function readAllowances(script: string): Allowances {
  const found: Allowances = { allowed: [], invalid: [] };
  for (const { start, end } of comments(script)) {
    const said = marker.exec(script.slice(start, end).trimEnd())?.[1];
    if (said === undefined) continue;
    const line = script.slice(0, start).split('\n').length;
    const allowance = parseAllowance(said.trim());
    if ('problem' in allowance) found.invalid.push({ line, ...allowance });
    else found.allowed.push({ line, ...allowance });
  }
  return found;
}

function parseAllowance(said: string): { rules: RuleId[]; reason: string } | { problem: string } {
  // Rules are separated by commas, with or without spaces; the reason is what follows the last.
  const [, list = '', reason = ''] = /^((?:[\w-]+\s*,\s*)*[\w-]*)\s*(.*)$/s.exec(said) ?? [];
  const names = list.split(',').map((name) => name.trim());
  const unknown = names.find((name) => !isRule(name));
  if (said === '') return { problem: 'names no rule' };
  if (unknown !== undefined)
    return { problem: `names the rule \`${unknown}\`, which does not exist. ${didYouMean(unknown, ruleIds)}` };
  if (!/[\p{L}\p{N}]{2}/u.test(reason)) return { problem: `gives no reason for allowing ${names.join(', ')}` };
  return { rules: names.filter(isRule), reason: reason.trim() };
}
