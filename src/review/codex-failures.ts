import { assertNever } from '../runtime/errors.ts';

/** Every way in which the CLI comes back without an answer, as far as it lets them be told apart. */
export const failureKinds = [
  'auth',
  'forbidden',
  'quota',
  'rate-limit',
  'context',
  'model',
  'refused-request',
  'service',
  'unreachable',
  'not-a-stream',
  'cut',
  'stalled',
  'timeout',
  'incomplete',
  'filtered',
  'refusal',
  'no-message',
  'empty',
  'too-large',
  'answer-too-large',
  'inconsistent',
  'acted',
  'schema',
  'drift',
  'signal',
  'not-started',
  'unexpected',
] as const;
export type FailureKind = (typeof failureKinds)[number];

export interface Failure {
  outcome: 'failed';
  kind: FailureKind;
  /** What happened. */
  message: string;
  /** What to do next. */
  hint: string;
}

/** @param detail what the CLI or the service said, or a figure */
export function failure(kind: FailureKind, detail = ''): Failure {
  const told = detail === '' ? '' : `: ${detail}`;
  return { outcome: 'failed', kind, message: `${what(kind)}${told}`.replace(/\.?$/, '.'), hint: hintOf(kind) };
}

/** Kinds that say that nothing was judged, and may pass by themselves within a minute. */
export function mayPass(kind: FailureKind): boolean {
  return kind === 'unreachable' || kind === 'rate-limit';
}

/** Kinds that every further question would meet as well. */
export function isLasting(kind: FailureKind): boolean {
  const lasting: readonly FailureKind[] = [
    'auth',
    'forbidden',
    'quota',
    'model',
    'refused-request',
    'not-a-stream',
    'schema',
    'drift',
    'not-started',
  ];
  return lasting.includes(kind);
}

function what(kind: FailureKind): string {
  switch (kind) {
    case 'auth':
      return 'OpenAI does not accept the key (401)';
    case 'forbidden':
      return 'OpenAI does not let this key or this place in (403)';
    case 'quota':
      return "The account's quota is used up";
    case 'rate-limit':
      return 'OpenAI answers no more for now, as there were too many requests (429)';
    case 'context':
      return "This part of the change is longer than the model's context window";
    case 'model':
      return 'OpenAI does not have the model, or not for this key';
    case 'refused-request':
      return 'OpenAI has refused the request';
    case 'service':
      return 'OpenAI had an error of its own';
    case 'unreachable':
      return 'OpenAI could not be reached';
    case 'not-a-stream':
      return 'What answered is no Responses API';
    case 'cut':
      return 'The answer broke off in the middle';
    case 'stalled':
      return 'The answer began, and then nothing more came';
    case 'timeout':
      return 'The critic was not done in time, and was ended';
    case 'incomplete':
      return 'The model stopped before its answer was whole';
    case 'filtered':
      return "OpenAI's content filter has stopped the answer";
    case 'refusal':
      return 'The model refuses to review this part';
    case 'no-message':
      return 'The model came to its end and said nothing; a refusal can look like this';
    case 'empty':
      return "The model's answer is an empty text";
    case 'too-large':
      return 'This part of the change is longer than the Codex CLI takes';
    case 'answer-too-large':
      return 'The answer is larger than any review';
    case 'inconsistent':
      return 'The Codex CLI contradicts itself about the answer';
    case 'acted':
      return 'The model wanted to act instead of answering, and was ended';
    case 'schema':
      return 'The Codex CLI cannot read the schema of the answer';
    case 'drift':
      return 'This Codex CLI is not the one that this action knows';
    case 'signal':
      return 'Something has ended the Codex CLI';
    case 'not-started':
      return 'The Codex CLI could not be started';
    case 'unexpected':
      return 'The Codex CLI has failed in a way that is not known';
    default:
      return assertNever(kind);
  }
}

const again = 'Nothing of it was judged. Run the job again.';
const smaller = 'Let the parts be smaller, or split the change.';
const ours =
  'This is a defect of ours, or a version of the CLI that is not known. Leave `codex-version` away, and report it with the event log.';

function hintOf(kind: FailureKind): string {
  switch (kind) {
    case 'auth':
      return 'Set `openai-api-key` to a valid key, from a secret. A key of a project must be allowed to use Responses.';
    case 'forbidden':
      return 'Look at what the project of the key allows, and from where it may be used.';
    case 'quota':
      return 'Look at the plan, its limits and its billing: https://platform.openai.com/settings/organization/limits';
    case 'rate-limit':
      return 'Run the job again later, or ask for less at once (`passes`, smaller parts).';
    case 'context':
    case 'too-large':
      return smaller;
    case 'model':
      return 'Choose a `model` that the key can use: https://platform.openai.com/docs/models';
    case 'refused-request':
      return 'Look at `model`, `effort` and `openai-base-url`: the service says what it does not take.';
    case 'service':
      return `${again} https://status.openai.com tells about disturbances.`;
    case 'unreachable':
      return 'Look at `openai-base-url`, at the way out of the runner, and at https://status.openai.com; then run the job again.';
    case 'not-a-stream':
      return 'Look at `openai-base-url`: it must end before `/responses`. A proxy may have answered instead.';
    case 'cut':
    case 'stalled':
    case 'inconsistent':
      return again;
    case 'timeout':
      return 'Nothing of it was judged. Run the job again, with less `effort` or smaller parts.';
    case 'incomplete':
      return 'Let the parts be smaller, or the `effort` less: thinking counts as output.';
    case 'filtered':
    case 'refusal':
    case 'no-message':
    case 'empty':
      return 'Nothing of it was judged. Run the job again; if it stays so, another `model`, or a review by people, is needed.';
    case 'answer-too-large':
      return again;
    case 'acted':
      return 'Look for instructions in what was reviewed. Then run the job again, with another `model` if it stays so.';
    case 'schema':
    case 'drift':
    case 'unexpected':
      return ours;
    case 'signal':
      return 'The runner may be out of memory. Run the job again, on a larger one if it stays so.';
    case 'not-started':
      return 'Look whether programs may be run from the temporary folder of the runner (`noexec`), and run the job again.';
    default:
      return assertNever(kind);
  }
}
