import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { answerTo, findingIn } from '../../local/openai/answers.ts';
import { sound } from '../../local/openai/critics.ts';
import type { Script } from '../../local/openai/openai.ts';
import { type Stack, startStack } from '../../local/stack.ts';
import { type PlantedFiles, plant } from '../injections/attack.ts';
import type { ActionResult } from './action.ts';
import { temporaryFolder } from './checkout.ts';
import { type History, history, type ReviewRun, runReview } from './reviews.ts';

const settings = 'review: { model: gpt-5.5, effort: medium, approvers: [hubot], exclude: ["docs/notes/**"] }';
const first = {
  'src/index.ts': 'export default {};\n',
  'docs/constitution.md': '# Constitution\n\n1. Rows are kept.\n',
  '.github/voygent.yml': `version: 1\nconstitution: docs/constitution.md\n${settings}\n`,
};
/** One of each kind. */
const change: PlantedFiles = [
  ['src/index.ts', 'export default { fetch: () => new Response("hello") };\n'],
  ['src/caf\u00e9.ts', 'export {};\n'],
  ['src/target', 'src/index.ts'],
  ['src/link', { link: 'src/index.ts' }],
  ['vendor/tool', { submodule: '5'.repeat(40) }],
  ['docs/notes/a.md', 'A note.\n'],
  ['logo.png', Buffer.from('\x89PNG\0')],
  ['migrations/0002_add.sql', 'CREATE TABLE a (b INTEGER);\n'],
];

/** A change with its reviews, and a gate to be deceived. */
export interface Reviewed {
  stack: Stack;
  /** The branch `change` is checked out. */
  project: History;
  /** What the change is compared with. */
  base: string;
  /** The verdict of a review without a finding, as it was written. */
  approved: Buffer;
  /** Of one with a finding that blocks. */
  rejected: Buffer;
  verdictBy(script: Script, inputs?: Record<string, string>): Promise<Buffer>;
  /** Has the gate judge a file whose sha256 it is given, as if the review's job itself had been taken over. */
  judged(verdict: Buffer, run?: ReviewRun, of?: History): Promise<ActionResult>;
}

/** Calls itself an approval, and has a finding that blocks. */
const contradictory: Script = (question) => ({
  kind: 'text',
  text: JSON.stringify({
    ...answerTo(question, [findingIn(question, { path: 'src/index.ts', line: 1 })]),
    summary: 'Approved.',
  }),
});

/** Has a change reviewed by the real CLI, twice. */
export async function reviewedChange(): Promise<Reviewed> {
  const stack = await startStack({ stateDir: temporaryFolder() });
  const project = history(first);
  const base = project.git('rev-parse', 'HEAD');
  project.git('checkout', '--quiet', '--force', plant(project.workspace, base, change, 'change'));
  const verdictBy = async (script: Script, inputs: Record<string, string> = {}) => {
    stack.openai.setScript(script);
    const { outputs, log } = await runReview(stack, 'review', project, { inputs: { base, ...inputs } });
    if (!outputs['verdict']) throw new Error(log);
    return readFileSync(outputs['verdict']);
  };
  const judged = (bytes: Buffer, { inputs = {}, ...run }: ReviewRun = {}, of = project) => {
    const file = join(temporaryFolder(), 'verdict.json');
    writeFileSync(file, bytes);
    const handed = { base, verdict: file, 'verdict-sha256': sha256(bytes) };
    return runReview(stack, 'gate', of, { ...run, inputs: { ...handed, ...inputs } });
  };
  const approved = await verdictBy(sound.silent);
  const rejected = await verdictBy(contradictory);
  return { stack, project, base, approved, rejected, verdictBy, judged };
}

export function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

export function expectAdmitted(gate: ActionResult): void {
  expect(gate, gate.log).toMatchObject({ exitCode: 0, outputs: { status: 'passed', decision: 'admitted' } });
}

export function expectRefused(gate: ActionResult, message: RegExp): void {
  expect(gate.log).toMatch(message);
  expect(gate.exitCode, gate.log).toBe(1);
  expect(gate.outputs['decision']).not.toBe('admitted');
  expect(gate.outputs['status']).not.toBe('passed');
}
