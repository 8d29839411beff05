import type { Context } from '../runtime/context.ts';
import { inSeconds } from '../runtime/deadline.ts';
import { ActionError } from '../runtime/errors.ts';
import { criticRules } from '../terms/instructions.ts';
import { type AnswerProblem, readAnswer } from './answer.ts';
import { answerJsonSchema } from './answer-schema.ts';
import { askCodex, type CodexCall, type CodexOutcome } from './codex.ts';
import type { Usage } from './codex-events.ts';
import { type FailureKind, failure, isLasting, mayPass } from './codex-failures.ts';
import { newCanary, type Part, promptOf } from './prompt.ts';
import { type Said, type UnitedFinding, unite } from './unite.ts';

/** How the critic is asked. */
export interface Asking extends Pick<CodexCall, 'codex' | 'apiKey' | 'baseUrl' | 'model' | 'effort' | 'limits'> {
  /** How often each part is reviewed, independently: 1 or more. */
  passes: number;
  constitution: string | undefined;
  /** Questions at the same time. Default 4. */
  concurrency?: number;
  /** Of all questions, in milliseconds. Default 60 minutes. */
  deadlineMs?: number;
}

/** Why a question has no answer that counts. */
export interface Gap {
  part: number;
  pass: number;
  kind: FailureKind | `answer-${AnswerProblem}` | 'not-asked';
  message: string;
  hint: string;
}

export interface Critique {
  /** `complete` only when every part has in every pass an answer that counts. */
  outcome: 'complete' | 'indeterminate';
  /** Of all answers; of those, too, that do not count. */
  findings: UnitedFinding[];
  gaps: Gap[];
  /** What was asked: parts × passes. */
  questions: number;
  usage: Usage;
  /** The models that the service says it has used. */
  modelsSaid: string[];
}

const defaultDeadlineMs = 60 * 60_000;
const attempts = 3;
const pauseMs = 10_000;

/**
 * Asks the critic about every part, in every pass. What is missing is a gap and makes the outcome `indeterminate`; it never
 * makes the findings fewer. Of no parts nothing is asked: that they are all of the change is for the coverage to tell.
 * @throws ActionError `input-invalid` for fewer than one pass, and for a key or a base URL that is none; the signal's reason
 */
export async function askCritic(parts: readonly Part[], asking: Asking, context: Context): Promise<Critique> {
  if (!Number.isSafeInteger(asking.passes) || asking.passes < 1)
    throw new ActionError('input-invalid', `\`passes\` is ${asking.passes}. Nothing was asked.`, {
      hint: 'Write a whole number from 1.',
    });
  context.secrets.add(asking.apiKey);
  const { deadlineMs = defaultDeadlineMs, concurrency = 4, passes } = asking;
  const questions = Array.from({ length: passes }, (_, index) => index + 1).flatMap((pass) =>
    parts.map((part) => ({ part, pass })),
  );
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), deadlineMs);
  const desk: Desk = { asking, context, late: late.signal, deadlineMs, lasting: undefined };
  try {
    return critiqueOf(
      await inTurns(
        questions,
        concurrency,
        (question) => settle(question, desk),
        () => late.abort(),
      ),
    );
  } finally {
    clearTimeout(timer);
  }
}

interface Question {
  part: Part;
  pass: number;
}

/** What the questions of a review share. */
interface Desk {
  asking: Asking;
  context: Context;
  /** Aborts when the time of all of them is up. */
  late: AbortSignal;
  deadlineMs: number;
  /** What the further ones would meet as well. */
  lasting: string | undefined;
}

interface Settled {
  said: Said[];
  gap: Gap | undefined;
  usage: Usage;
  modelSaid: string | undefined;
}

async function settle(question: Question, desk: Desk): Promise<Settled> {
  const gapOf = ({ kind, message, hint }: Pick<Gap, 'kind' | 'message' | 'hint'>): Gap => ({
    part: question.part.number,
    pass: question.pass,
    kind,
    message,
    hint,
  });
  const nothing = { said: [], usage: { inputTokens: 0, outputTokens: 0 }, modelSaid: undefined };
  if (desk.lasting !== undefined) {
    const message = `It was not asked, since another question has met what lasts: ${desk.lasting}`;
    return {
      ...nothing,
      gap: gapOf({ kind: 'not-asked', message, hint: 'Remove what lasts, and run the job again.' }),
    };
  }
  const canary = newCanary();
  const started = performance.now();
  const outcome = await desk.context.timeline.step(
    `part ${question.part.number}`,
    `review, pass ${question.pass}`,
    () => askPatiently(question, canary, desk),
    (one) => (one.outcome === 'answered' ? 'passed' : 'failed'),
  );
  desk.context.events.debug('review.asked', {
    part: question.part.number,
    pass: question.pass,
    outcome: outcome.outcome === 'failed' ? outcome.kind : 'answered',
    duration_ms: Math.round(performance.now() - started),
  });
  if (outcome.outcome === 'failed') {
    if (isLasting(outcome.kind)) desk.lasting ??= outcome.message;
    return { ...nothing, gap: gapOf(outcome) };
  }
  const { usage, modelSaid } = outcome;
  const read = readAnswer(outcome.text, { canary, files: question.part.files });
  const findings = read.outcome === 'accepted' ? read.answer.findings : read.findings;
  const said = findings.map((finding) => ({ ...finding, part: question.part.number, pass: question.pass }));
  if (read.outcome === 'accepted') return { said, gap: undefined, usage, modelSaid };
  const message = desk.context.secrets.redact(read.message);
  const hint =
    'The answer counts as none. Run the job again; if it stays so, look for instructions in what was reviewed.';
  return { said, gap: gapOf({ kind: `answer-${read.problem}`, message, hint }), usage, modelSaid };
}

/** Asks again where nothing was judged and it may pass: there is nothing that a second question could do twice. */
async function askPatiently({ part }: Question, canary: string, desk: Desk): Promise<CodexOutcome> {
  const { asking, context, late } = desk;
  const call: CodexCall = {
    ...asking,
    instructions: criticRules({ constitution: asking.constitution, canary }),
    prompt: promptOf(part),
    schema: answerJsonSchema(),
  };
  const signal = AbortSignal.any([context.signal, late]);
  try {
    for (let attempt = 1; ; attempt++) {
      const outcome = await askCodex(call, { ...context, signal });
      if (outcome.outcome === 'answered' || !mayPass(outcome.kind) || attempt === attempts) return outcome;
      const pause = pauseMs * 2 ** (attempt - 1);
      context.events.info(
        'review.retry',
        `${outcome.message} Part ${part.number} is asked again in ${inSeconds(pause)}.`,
      );
      await context.clock.sleep(pause, signal);
    }
  } catch (error) {
    context.signal.throwIfAborted();
    if (late.aborted) return failure('timeout', `all questions together had ${inSeconds(desk.deadlineMs)}`);
    throw error;
  }
}

/** So many at the same time, in order. When one throws, no further one begins, and those under way are stopped. */
async function inTurns<Q, R>(
  questions: readonly Q[],
  concurrency: number,
  ask: (question: Q) => Promise<R>,
  stop: () => void,
): Promise<R[]> {
  const results: R[] = [];
  let next = 0;
  let hasFailed = false;
  const work = async () => {
    while (next < questions.length && !hasFailed) {
      const index = next++;
      const question = questions[index];
      if (question === undefined) return;
      try {
        results[index] = await ask(question);
      } catch (error) {
        hasFailed = true;
        stop();
        throw error;
      }
    }
  };
  const workers = Array.from({ length: Math.max(1, Math.min(concurrency, questions.length)) }, work);
  // Nothing of the CLI is left running when this throws.
  const ended = await Promise.allSettled(workers);
  for (const one of ended) if (one.status === 'rejected') throw one.reason;
  return results;
}

function critiqueOf(settled: readonly Settled[]): Critique {
  const gaps = settled.flatMap(({ gap }) => gap ?? []);
  const sum = (of: (usage: Usage) => number) => settled.reduce((total, { usage }) => total + of(usage), 0);
  return {
    outcome: gaps.length === 0 ? 'complete' : 'indeterminate',
    findings: unite(settled.flatMap(({ said }) => said)),
    gaps,
    questions: settled.length,
    usage: { inputTokens: sum((one) => one.inputTokens), outputTokens: sum((one) => one.outputTokens) },
    modelsSaid: [...new Set(settled.flatMap(({ modelSaid }) => modelSaid ?? []))].sort(),
  };
}
