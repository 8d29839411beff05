export type Severity = 'error' | 'warning';

/** Every rule that a migration is judged by; each has a page in `docs/rules/`. An error blocks unless it is allowed. */
const severities = {
  'edited-since-applied': 'error',
  'file-missing': 'warning',
  'out-of-order': 'warning',
  'duplicate-prefix': 'warning',
  'drop-table': 'error',
  'drop-column': 'error',
  'delete-without-where': 'error',
  'update-without-where': 'error',
  'cascade-wipe': 'error',
  'rows-lost': 'error',
  'values-lost': 'error',
  'narrowed-type': 'error',
  'not-null-without-default': 'error',
  'transaction-statement': 'error',
  'refused-by-d1': 'error',
  'virtual-table': 'warning',
  'statement-too-long': 'error',
  'too-many-columns': 'error',
  'row-too-large': 'error',
  'too-slow': 'error',
  'fails-in-rehearsal': 'error',
  'depends-on-rows': 'error',
  'broken-reference': 'error',
  'lost-in-rebuild': 'error',
  'contract-step': 'error',
  'allow-invalid': 'error',
  'allow-unused': 'warning',
} as const satisfies Record<string, Severity>;

export type RuleId = keyof typeof severities;

export const ruleIds = Object.keys(severities) as RuleId[];

export function isRule(name: string): name is RuleId {
  return Object.hasOwn(severities, name);
}

/** What the rule means, why, and what to do instead. */
export function pageOf(rule: RuleId | '<rule>'): string {
  return `https://github.com/voygent/voygent-actions/blob/v1/docs/rules/${rule}.md`;
}

/** What is found in a migration, or between the migrations and the database. */
export interface Finding {
  rule: RuleId;
  severity: Severity;
  /** The migration's name in the ledger. */
  file: string;
  /** Line in the file, counted from 1, where it is about one. */
  line?: number;
  message: string;
}

export function finding(rule: RuleId, file: string, message: string, line?: number): Finding {
  return { rule, severity: severities[rule], file, message, ...(line === undefined ? {} : { line }) };
}
