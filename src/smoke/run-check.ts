import type { SmokeCheck } from '../project/checks.ts';
import { causeOfNoAnswer } from './causes.ts';
import { curlOf } from './curl.ts';
import type { Request } from './exchange.ts';
import type { Gate } from './gate.ts';
import { look } from './kinds.ts';
import { type Means, NoAnswer, OtherVersion, Probe } from './probe.ts';
import type { CheckResult, Finding, Outcome, Problem } from './result.ts';
import type { Subject } from './subject.ts';

/** One look of a check, and whether another one could end otherwise. */
export interface Look {
  result: CheckResult;
  isFinal: boolean;
}

/** Looks once and says what came of it. Never throws but for the signal: no answer is a failed check. */
export async function runCheck(check: SmokeCheck, subject: Subject, means: Means, gate: Gate): Promise<Look> {
  const probe = new Probe(check, subject, means, gate);
  const started = performance.now();
  const { finding, wrongVersion } = await lookSafely(check, probe);
  const first = probe.first ?? probe.request('GET', check.kind === 'http' ? check.path : '/');
  const { problems, warnings = [], notes = [], figures, picture } = finding;
  return {
    isFinal: finding.isFinal ?? false,
    result: {
      name: check.name,
      kind: check.kind,
      outcome: outcomeOf(finding),
      problems: problems.map((problem) => reported(problem, first)),
      warnings,
      notes,
      curl: curlOf(first),
      durationMs: performance.now() - started,
      attempts: 1,
      wrongVersion,
      ...(figures ? { figures } : {}),
      ...(picture === undefined ? {} : { picture }),
    },
  };
}

async function lookSafely(check: SmokeCheck, probe: Probe): Promise<{ finding: Finding; wrongVersion: boolean }> {
  try {
    return { finding: await look(check, probe), wrongVersion: false };
  } catch (error) {
    probe.signal.throwIfAborted();
    if (!(error instanceof NoAnswer || error instanceof OtherVersion)) throw error;
    const { message, request } = error;
    const cause = error instanceof NoAnswer ? causeOfNoAnswer(error.cause) : undefined;
    const problem = { message, request, ...(cause === undefined ? {} : { cause }) };
    return { finding: { problems: [problem] }, wrongVersion: error instanceof OtherVersion };
  }
}

function outcomeOf({ problems, outcome }: Finding): Outcome {
  return problems.length > 0 ? 'failed' : (outcome ?? 'passed');
}

function reported({ message, cause, request }: Problem, first: Request) {
  return { message, ...(cause === undefined ? {} : { cause }), curl: curlOf(request ?? first) };
}
