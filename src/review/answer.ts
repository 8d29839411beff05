import { z } from 'zod';
import { count } from '../runtime/words.ts';
import { mandates } from '../verdict/mandates.ts';
import { Answer, type Finding } from './answer-schema.ts';
import { quoted, readJsonText, type TextProblem } from './answer-text.ts';

/** What an answer is held to. */
export interface Expected {
  canary: string;
  /** What of which files was shown. A path may come more than once. */
  files: readonly ShownFile[];
}

/** As a chunk has it. */
export interface ShownFile {
  path: string;
  /** Lines of the new file that are shown: the first and the last. */
  lines: readonly (readonly [from: number, to: number])[];
  /** Lines of the old file that are shown as removed. */
  removed: readonly (readonly [from: number, to: number])[];
}

export type AnswerProblem =
  | TextProblem
  | 'schema'
  | 'canary'
  | 'mandates'
  | 'files-missing'
  | 'files-foreign'
  | 'finding-path'
  | 'finding-line'
  | 'finding-blank';

export type ReadAnswer =
  | { outcome: 'accepted'; answer: Answer }
  /** `findings`: what it says all the same, as far as it could be read. It counts as nothing but as doubt. */
  | { outcome: 'refused'; problem: AnswerProblem; message: string; findings: Finding[] };

/** Reads the critic's text. What is not exactly what was asked for is refused; a refused answer is no review. */
export function readAnswer(text: string, expected: Expected): ReadAnswer {
  const read = readJsonText(text);
  if ('problem' in read) return { outcome: 'refused', ...read, findings: [] };
  const parsed = Answer.safeParse(read.value);
  if (!parsed.success)
    return {
      outcome: 'refused',
      problem: 'schema',
      message: `The answer is not after the schema: ${issuesOf(parsed.error)}.`,
      findings: findingsOf(read.value),
    };
  const answer = parsed.data;
  const found = problemOf(answer, expected);
  return found ? { outcome: 'refused', ...found, findings: answer.findings } : { outcome: 'accepted', answer };
}

interface Found {
  problem: AnswerProblem;
  message: string;
}

function problemOf(answer: Answer, expected: Expected): Found | undefined {
  return (
    canaryProblem(answer, expected) ??
    mandatesProblem(answer) ??
    filesProblem(answer, expected) ??
    answer.findings.map((finding) => findingProblem(finding, expected)).find((found) => found !== undefined)
  );
}

/** Who has not read the rules, or answers something else's question, does not know it. */
function canaryProblem({ canary }: Answer, expected: Expected): Found | undefined {
  if (canary === expected.canary) return undefined;
  const message = `The answer does not give back the canary of its instructions, but ${quoted(canary)}: it may have been dictated by what was reviewed.`;
  return { problem: 'canary', message };
}

function mandatesProblem({ mandatesExamined }: Answer): Found | undefined {
  const missing = mandates.filter((mandate) => !mandatesExamined.includes(mandate));
  if (missing.length === 0) return undefined;
  return { problem: 'mandates', message: `The critic has not examined the change under ${missing.join(', ')}.` };
}

function filesProblem({ filesExamined }: Answer, { files }: Expected): Found | undefined {
  const asked = new Set(files.map(({ path }) => path));
  const examined = new Set(filesExamined);
  const missing = [...asked.difference(examined)];
  if (missing.length > 0)
    return {
      problem: 'files-missing',
      message: `The critic has not examined ${count(missing.length, 'file')}: ${listed(missing)}.`,
    };
  const foreign = [...examined.difference(asked)];
  if (foreign.length === 0) return undefined;
  const message = `The critic says that it has examined ${count(foreign.length, 'file')} that it was not shown: ${listed(foreign)}.`;
  return { problem: 'files-foreign', message };
}

function findingProblem(finding: Finding, { files }: Expected): Found | undefined {
  const { path, line } = finding;
  const parts = files.filter((file) => file.path === path);
  if (parts.length === 0)
    return { problem: 'finding-path', message: `A finding is of ${quoted(path)}, which is not in what was shown.` };
  const ranges = parts.flatMap(({ lines, removed }) => [...lines, ...removed]);
  if (line !== null && !ranges.some(([from, to]) => from <= line && line <= to))
    return {
      problem: 'finding-line',
      message: `A finding is of line ${line} of ${quoted(path)}, which was not shown.`,
    };
  const blank = (['finding', 'risk', 'remediation'] as const).find((key) => finding[key].trim() === '');
  if (blank === undefined) return undefined;
  return { problem: 'finding-blank', message: `A finding of ${quoted(path)} has a blank \`${blank}\`.` };
}

/** Those entries of a list of findings that are findings, in an answer that is none. */
function findingsOf(value: unknown): Finding[] {
  const parsed = z.looseObject({ findings: z.array(z.unknown()) }).safeParse(value);
  return parsed.success
    ? parsed.data.findings.flatMap((one) => Answer.shape.findings.element.safeParse(one).data ?? [])
    : [];
}

function issuesOf({ issues }: z.ZodError): string {
  const shown = issues.slice(0, 3).map(({ path, message }) => `${path.join('.') || 'the whole'}: ${message}`);
  return `${shown.join('; ')}${issues.length > 3 ? `; and ${issues.length - 3} more` : ''}`;
}

function listed(paths: readonly string[]): string {
  return `${paths.slice(0, 3).map(quoted).join(', ')}${paths.length > 3 ? ', …' : ''}`;
}
