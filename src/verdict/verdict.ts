import { z } from 'zod';
import { Finding } from './finding.ts';
import { MandateName } from './mandates.ts';
import { Policy } from './policy.ts';
import { DerivedStatus } from './status.ts';

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const Commit = z.string().regex(/^[0-9a-f]{40}([0-9a-f]{24})?$/);
const Moment = z.iso.datetime();

export const statementType = 'https://in-toto.io/Statement/v1';
export const predicateType = 'https://github.com/voygent/voygent-actions/verdict/v1';

/** What became of one changed path. Every one is here exactly once. */
export const Covered = z.strictObject({
  path: z.string(),
  kind: z.enum(['reviewed', 'symlink', 'submodule', 'binary', 'generated', 'excluded', 'too-large']),
  reason: z.string().nullable().meta({ description: 'The rule that leaves it out, or its size.' }),
  chunks: z.array(z.int().min(1)).meta({ description: 'The questions in which it was shown; none where it was not.' }),
});
export type Covered = z.infer<typeof Covered>;

const Gap = z.strictObject({
  chunk: z.int(),
  pass: z.int(),
  kind: z.string(),
  message: z.string(),
});

const Critic = z.strictObject({
  model: z.string().meta({ description: 'The model that was asked for.' }),
  modelsSaid: z.array(z.string()).meta({ description: 'The models that the service says it has used.' }),
  cli: z.string().meta({ description: 'The version of the Codex CLI.' }),
  instructions: Sha256.meta({ description: 'Of the rules that the critic was given.' }),
  constitution: z.strictObject({ path: z.string(), sha256: Sha256 }).nullable(),
  passes: z.int().min(1),
  questions: z.int().nonnegative(),
  gaps: z
    .array(Gap)
    .meta({ description: 'Questions without an answer that counts: any makes the verdict indeterminate.' }),
  usage: z.strictObject({ inputTokens: z.int().nonnegative(), outputTokens: z.int().nonnegative() }),
  reusedFrom: Sha256.nullable().meta({
    description: 'Of the signed verdict of the same changes whose answers these are; null: it was asked for this one.',
  }),
});

const Predicate = z.strictObject({
  base: Commit.nullable().meta({ description: 'What it was compared with; null: nothing, all is new.' }),
  head: Commit,
  repository: z.string(),
  createdAt: Moment,
  expiresAt: Moment,
  policy: Policy,
  critic: Critic,
  coverage: z.array(Covered),
  mandatesExamined: z.array(MandateName),
  findings: z.array(Finding),
  status: DerivedStatus.meta({
    description: 'Computed from all the rest, and computed again by whoever relies on it.',
  }),
  reasons: z.array(z.string()).meta({ description: 'Why it is no approval, in sentences.' }),
  run: z.string().nullable().meta({ description: 'The page of the workflow run.' }),
});
export type Predicate = z.infer<typeof Predicate>;

/** The record of a review, as an in-toto statement about a set of changes. Published as `schema/verdict.schema.json`. */
export const Verdict = z
  .strictObject({
    _type: z.literal(statementType),
    subject: z
      .tuple([z.strictObject({ name: z.literal('changes'), digest: z.strictObject({ sha256: Sha256 }) })])
      .meta({ description: 'The digest of the changes: how it is computed stands in docs/verdict.md.' }),
    predicateType: z.literal(predicateType),
    predicate: Predicate,
  })
  .meta({ title: 'verdict.json', description: 'The verdict of a voygent review.' });
export type Verdict = z.infer<typeof Verdict>;

export function verdictOf(changes: string, predicate: Predicate): Verdict {
  return {
    _type: statementType,
    subject: [{ name: 'changes', digest: { sha256: changes } }],
    predicateType,
    predicate,
  };
}
