import type { Rule } from './rule.ts';
import { unreadable } from './rules/va000-unreadable.ts';
import { authKeyOptional } from './rules/va001-auth-key-optional.ts';
import { databaseId } from './rules/va003-database-id.ts';
import { corsOpen } from './rules/va008-cors-open.ts';
import { workflowTrust } from './rules/va014-workflow-trust.ts';

/** Every rule, in order of its id. */
export const rules: readonly Rule[] = [unreadable, authKeyOptional, databaseId, corsOpen, workflowTrust];

export function ruleOf(id: string): Rule | undefined {
  return rules.find((rule) => rule.id === id);
}

/** The page of a rule. */
export function rulePage(id: string): string {
  return `https://github.com/voygent/voygent-actions/blob/main/docs/audit/${id}.md`;
}
