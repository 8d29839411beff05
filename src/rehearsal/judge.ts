import type { MigrationFile } from '../migrations/files.ts';
import { type Finding, finding, pageOf, type RuleId } from '../migrations/rules.ts';
import { ActionError } from '../runtime/errors.ts';

/** A finding, and whether somebody has taken it upon themselves. */
export interface JudgedFinding extends Finding {
  allowed: boolean;
  /** As written in the file that allows it. */
  reason?: string;
}

/** Marks what the input `allow`, or the file itself, allows; tells allowances that nothing needs. */
export function judge(
  findings: readonly Finding[],
  pending: readonly MigrationFile[],
  allow: readonly string[],
  /** The files that were rehearsed to the end: of others it is not known what they need. */
  rehearsed: ReadonlySet<string>,
): JudgedFinding[] {
  const judged = findings.map((one): JudgedFinding => {
    const own = pending
      .find(({ name }) => name === one.file)
      ?.allowances.allowed.find(({ rules }) => rules.includes(one.rule));
    if (own) return { ...one, allowed: true, reason: own.reason };
    return { ...one, allowed: allow.includes(one.rule) };
  });
  const unused = pending
    .filter(({ name }) => rehearsed.has(name))
    .flatMap((file) => unusedIn(file, findings))
    .map((one) => ({ ...one, allowed: allow.includes(one.rule) }));
  return [...judged, ...unused];
}

/** What these find depends on the rows: in staging there may be none, and the allowance is for production. */
const ofRows: readonly RuleId[] = [
  'cascade-wipe',
  'rows-lost',
  'fails-in-rehearsal',
  'depends-on-rows',
  'row-too-large',
  'too-slow',
];

function unusedIn({ name, allowances }: MigrationFile, findings: readonly Finding[]): Finding[] {
  return allowances.allowed.flatMap(({ rules, line }) =>
    rules
      .filter((rule) => !ofRows.includes(rule))
      .filter((rule) => !findings.some((one) => one.file === name && one.rule === rule))
      .map((rule) =>
        finding('allow-unused', name, `\`voygent:allow ${rule}\` allows what this file does not do: remove it.`, line),
      ),
  );
}

export function isBlocking({ severity, allowed }: JudgedFinding): boolean {
  return severity === 'error' && !allowed;
}

/** The error of a plan that is not to be carried out. */
export function blockedBy(
  database: string,
  findings: readonly JudgedFinding[],
  pending: readonly MigrationFile[],
): ActionError | undefined {
  const blocking = findings.filter(isBlocking);
  const [first] = blocking;
  if (!first) return undefined;
  const told = blocking.map((one) => `${place(one)}: ${one.message} [${one.rule}]`);
  const shown = told.length > 8 ? [...told.slice(0, 8), `… and ${told.length - 8} more, in the summary.`] : told;
  const path = pending.find(({ name }) => name === first.file)?.path;
  return new ActionError('migrations-invalid', `${database}: ${shown.join(' ')} Nothing was done.`, {
    status: 'blocked',
    hint: hintFor(blocking, pending),
    ...(path === undefined
      ? {}
      : { location: { file: path, ...(first.line === undefined ? {} : { line: first.line }) } }),
  });
}

function place({ file, line }: Finding): string {
  return line === undefined ? file : `${file}:${line}`;
}

/** What nobody can take upon themselves: D1 or SQLite would refuse it all the same. */
const impossible: readonly RuleId[] = [
  'fails-in-rehearsal',
  'transaction-statement',
  'refused-by-d1',
  'statement-too-long',
  'too-many-columns',
  'not-null-without-default',
  'allow-invalid',
];

function hintFor(blocking: readonly Finding[], pending: readonly MigrationFile[]): string {
  const rules = unique(blocking);
  const page = `What to do instead: ${pageOf(rules.length === 1 && rules[0] ? rules[0] : '<rule>')}`;
  const allowable = blocking.filter(({ rule }) => !impossible.includes(rule));
  const isPending = ({ file }: Finding) => pending.some(({ name }) => name === file);
  const inFiles = unique(allowable.filter(isPending));
  // A file that was applied cannot be changed any more, not even by a comment.
  const byInput = unique(allowable.filter((one) => !isPending(one)));
  const ways = [
    ...(inFiles.length === 0
      ? []
      : [`write into the file, with your reason: \`-- voygent:allow ${inFiles.join(',')} the reason\``]),
    ...(byInput.length === 0 ? [] : [`\`allow: ${byInput.join(', ')}\``]),
  ];
  return ways.length === 0 ? page : `${page}\nWhere this is meant to be so, ${ways.join('; and ')}.`;
}

function unique(findings: readonly Finding[]): RuleId[] {
  return [...new Set(findings.map(({ rule }) => rule))];
}
