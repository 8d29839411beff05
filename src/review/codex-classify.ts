import { inSeconds } from '../runtime/deadline.ts';
import type { Observation } from './codex-events.ts';
import { type Failure, type FailureKind, failure } from './codex-failures.ts';
import type { End } from './codex-process.ts';

/** Why there is no answer; `undefined` for a run that the CLI calls a success. */
export function failureOf(end: End, seen: Observation, deadlineMs: number): Failure | undefined {
  if (seen.acted !== undefined) return failure('acted', `it called \`${short(seen.acted)}\`, though it has no tools`);
  if (seen.unknown !== undefined) return failure('drift', short(seen.unknown));
  if (end.by === 'no-start') return failure('not-started', end.error.message);
  if (end.by === 'size') return failure('answer-too-large', 'it was ended when more came than is read');
  if (end.by === 'deadline') return failure('timeout', lateness(seen, deadlineMs));
  if (end.by === 'signal') return failure('signal', end.signal);
  if (end.by === 'order') return failure('unexpected', end.reason);
  if (seen.failure !== undefined) return ofTurn(seen.failure, seen);
  if (end.exitCode !== 0) return ofStart(seen, end.exitCode);
  if (seen.refusal !== undefined) return failure('refusal', short(seen.refusal));
  return undefined;
}

function lateness({ retried, hasBegun }: Observation, deadlineMs: number): string {
  const after = `after ${inSeconds(deadlineMs)}`;
  if (retried !== undefined) return `${after}, while it was to try again because of «${short(retried)}»`;
  return `${after}, ${hasBegun ? 'in the middle of the answer' : 'and no answer had begun'}`;
}

type Rule = readonly [pattern: RegExp, kind: FailureKind];

/** By the words of the CLI 0.169.0, each seen with the real one. From the most to the least certain. */
const turnRules: readonly Rule[] = [
  [/unexpected status 401\b/, 'auth'],
  [/unexpected status 403\b/, 'forbidden'],
  [/^Quota exceeded/, 'quota'],
  [/last status: 429\b|^rate limit exceeded/, 'rate-limit'],
  [/ran out of room in the model's context window/, 'context'],
  [/^The model .* does not exist|model_not_found/, 'model'],
  [/reason: content_filter/, 'filtered'],
  [/^Incomplete response returned/, 'incomplete'],
  [/idle timeout waiting for SSE/, 'stalled'],
  [/experiencing high demand|unexpected status 5\d\d\b|last status: 5\d\d\b/, 'service'],
  [/^Connection failed|error sending request|dns error|builder error/, 'unreachable'],
  [/stream closed before response\.completed|Transport error/, 'cut'],
  [/^stream disconnected before completion: /, 'service'],
  [/^\{"error"|unexpected status [34]\d\d\b/, 'refused-request'],
];

function ofTurn(message: string, seen: Observation): Failure {
  const [, kind] = turnRules.find(([pattern]) => pattern.test(message)) ?? [undefined, 'unexpected' as const];
  if (kind === 'cut' && !seen.hasBegun && /stream closed before/.test(message))
    return failure('not-a-stream', 'its answer was no stream of events');
  return failure(kind, short(messageIn(message)));
}

/** Of errors before the first request there is only what is written to stderr. */
const startRules: readonly Rule[] = [
  [/input_too_large|exceeds the maximum length/, 'too-large'],
  [/output schema file/i, 'schema'],
  [
    /unknown configuration field|Unknown feature flag|Error loading config|unexpected argument|invalid (?:value|type)|model_catalog_json/,
    'drift',
  ],
];

function ofStart({ complaints }: Observation, exitCode: number): Failure {
  const said = complaints.join(' ');
  const [, kind] = startRules.find(([pattern]) => pattern.test(said)) ?? [undefined, 'unexpected' as const];
  return failure(kind, short(`exit code ${exitCode}${said === '' ? '' : `, ${said}`}`));
}

/** The service's own words, where the CLI hands its JSON on. */
function messageIn(text: string): string {
  const [, words] = /"message":"((?:[^"\\]|\\.)*)"/.exec(text.slice(0, 10_000)) ?? [];
  return words === undefined ? text : JSON.parse(`"${words}"`);
}

/** The service shows the ends of a wrong key. */
function short(text: string): string {
  const line = text
    .slice(0, 2000)
    .replace(/\bsk-[\w*.-]+/g, 'sk-***')
    .replace(/\s+/g, ' ')
    .trim();
  return line.length > 300 ? `${line.slice(0, 300).toWellFormed()}…` : line;
}
