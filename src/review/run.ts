import { openRepository, type Repository } from '../git/repository.ts';
import { ruleFindings } from '../rules/rules.ts';
import type { Context } from '../runtime/context.ts';
import type { InputsOf } from '../runtime/contract.ts';
import type { Result } from '../runtime/door.ts';
import { ActionError } from '../runtime/errors.ts';
import { beforeAnyChange } from '../runtime/untouched.ts';
import { readSubject } from '../subject/subject.ts';
import { findEnds } from '../terms/ends.ts';
import { readTerms, type Terms } from '../terms/terms.ts';
import { trustedCommit } from '../terms/trusted.ts';
import { writeSarif } from '../verdict/sarif.ts';
import type { Covered, Verdict } from '../verdict/verdict.ts';
import { type Answers, freshAnswers } from './answers.ts';
import { askCritic, type Critique } from './ask.ts';
import { installCodex } from './codex-install.ts';
import { compose } from './compose.ts';
import type { contract } from './contract.ts';
import { coverageOf, type FileCoverage } from './coverage.ts';
import { findEarlier, type Wanted } from './earlier.ts';
import { requireKey } from './fork.ts';
import { uploadVerdict, writeVerdict } from './keep.ts';
import { type Chunk, packChunks } from './pack.ts';
import { reportReview } from './report.ts';
import { newestSnapshots } from './snapshots.ts';

type Inputs = InputsOf<typeof contract>;

export async function run(inputs: Inputs, context: Context): Promise<Result<typeof contract>> {
  requireSigning(inputs);
  const key = requireKey(inputs['openai-api-key'], context);
  await using repository = await beforeAnyChange(() => openRepository(context));
  const verdict = await beforeAnyChange(() => review(repository, inputs, key, context));
  const kept = await writeVerdict(verdict, inputs.trust === 'signed' ? inputs['signing-key'] : undefined, context);
  const artifact = inputs.upload ? await uploadVerdict(verdict, kept, context) : undefined;
  reportReview(verdict, context.summary);
  const { status, findings } = verdict.predicate;
  const error = errorOf(verdict);
  return {
    status: error?.status ?? 'passed',
    outputs: {
      verdict: kept.file,
      ...(artifact ? { 'verdict-artifact': String(artifact.id) } : {}),
      'verdict-sha256': kept.sha256,
      'derived-status': status,
      findings,
      sarif: await writeSarif(findings, new Set(), context),
      'diff-digest': verdict.subject[0].digest.sha256,
    },
    ...(error ? { error } : {}),
  };
}

function requireSigning({ trust, 'signing-key': key }: Inputs): void {
  if ((trust === 'signed') === (key !== undefined)) return;
  throw new ActionError(
    'input-invalid',
    trust === 'signed'
      ? '`trust` is `signed`, and the input `signing-key` is empty. Nothing was reviewed.'
      : 'There is a `signing-key`, and `trust` is `inline`, which signs nothing. Nothing was reviewed.',
    { hint: 'Set `trust: signed` and `signing-key`, or neither.' },
  );
}

async function review(repository: Repository, inputs: Inputs, key: string, context: Context): Promise<Verdict> {
  const terms = await readTerms(repository, await trustedCommit(repository, inputs['policy-ref'], context), inputs);
  const ends = await findEnds(repository, inputs, terms, context);
  const subject = await readSubject(repository, ends, terms.reading);
  const chunks = packChunks(subject);
  const coverage = coverageOf(subject, chunks).map(covered);
  const questions = chunks.length * terms.policy.passes;
  context.events.info(
    'review.begins',
    `${subject.files.length} changed paths against ${ends.told}; ${questions} questions to ${terms.policy.model}.`,
    { changes: subject.digest, paths: subject.files.length, questions },
  );
  const now = context.clock.now();
  const { migrationFolders } = terms;
  const snapshots = await newestSnapshots(inputs['github-token'], context);
  const found = await ruleFindings({ subject, repository, migrationFolders, snapshots, now });
  const wanted = { changes: subject.digest, policy: terms.policy, coverage, questions };
  const answers =
    (await reused(wanted, inputs, context)) ??
    freshAnswers(await ask(chunks, { terms, key, inputs }, context), terms.policy, context.clock.now());
  return compose({ ends, terms, subject, coverage, answers, found }, context);
}

function covered({ path, kind, reason, shown }: FileCoverage): Covered {
  return { path, kind, reason, chunks: [...new Set(shown.map(({ chunk }) => chunk))] };
}

async function reused(wanted: Wanted, inputs: Inputs, context: Context): Promise<Answers | undefined> {
  const { 'signing-key': signingKey, 'github-token': token } = inputs;
  if (!inputs.reuse || signingKey === undefined || wanted.questions === 0) return undefined;
  const answers = await findEarlier(wanted, { signingKey, token }, context);
  if (answers)
    context.events.info(
      'review.reused',
      `The same changes were reviewed by the same policy at ${answers.createdAt}: those answers are used again, and nothing is asked. They count until ${answers.expiresAt}.`,
      { verdict: answers.critic.reusedFrom },
    );
  return answers;
}

const nothing: Critique = {
  outcome: 'complete',
  findings: [],
  gaps: [],
  questions: 0,
  usage: { inputTokens: 0, outputTokens: 0 },
  modelsSaid: [],
};

async function ask(
  chunks: readonly Chunk[],
  { terms, key, inputs }: { terms: Terms; key: string; inputs: Inputs },
  context: Context,
): Promise<Critique> {
  if (chunks.length === 0) return nothing;
  const { policy, constitution } = terms;
  const { tool: codex } = await installCodex(policy.cli, context);
  const baseUrl = inputs['openai-base-url'] ?? context.runner.env['OPENAI_BASE_URL'];
  const { model, effort, passes } = policy;
  return askCritic(
    chunks,
    { codex, apiKey: key, baseUrl, model, effort, passes, constitution: constitution?.text },
    context,
  );
}

/** What the status means for the job. */
function errorOf({ predicate: { status, reasons } }: Verdict): ActionError | undefined {
  if (status === 'approved' || status === 'conditional') return undefined;
  const told = reasons.slice(0, 5).join(' ') + (reasons.length > 5 ? ` And ${reasons.length - 5} more.` : '');
  if (status === 'rejected')
    return new ActionError('review-refused', `The change is rejected. ${told}`, {
      hint: 'Correct what was found, and have it reviewed again.',
    });
  return new ActionError('review-refused', `The review is not complete, and counts as none. ${told}`, {
    status: 'indeterminate',
    hint: 'Correct what the message names, then run this again.',
  });
}
