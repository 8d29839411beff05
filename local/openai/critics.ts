import { answerTo, type CriticFinding, findingIn } from './answers.ts';
import {
  badRequest,
  forbidden,
  modelNotFound,
  noQuota,
  rateLimit,
  serverError,
  tooLong,
  wrongKey,
} from './api-errors.ts';
import type { Script } from './openai.ts';
import type { Question } from './question.ts';
import type { Reply } from './reply.ts';

/** A critic that says a text, made of the right answer. */
const saying =
  (write: (answer: ReturnType<typeof answerTo>, question: Question) => unknown): Script =>
  (question) => {
    const said = write(answerTo(question), question);
    return { kind: 'text', text: typeof said === 'string' ? said : JSON.stringify(said) };
  };

/** A critic that meets the same end with every question. */
const ending =
  (reply: Reply): Script =>
  () =>
    reply;

/** Finds exactly these, of what it is shown. */
export const perfect = (findings: readonly CriticFinding[]): Script =>
  saying((_, question) => {
    const shown = new Set(question.files.map(({ path }) => path));
    return answerTo(
      question,
      findings.filter(({ path }) => shown.has(path)),
    );
  });

/** Critics that answer as they are asked to, well or badly. */
export const sound = {
  /** Never finds anything. */
  silent: saying((answer) => answer),
  /** A small finding on each line. */
  noisy: saying((_, question) =>
    answerTo(
      question,
      question.files.flatMap(({ path, lines }) =>
        lines.map(({ line }) => findingIn(question, { path, line, severity: 'LOW', mandate: 'performance' })),
      ),
    ),
  ),
  /** A grave finding of each file. */
  alwaysReject: saying((_, question) =>
    answerTo(
      question,
      question.files.map(({ path }) => findingIn(question, { path, line: null })),
    ),
  ),
} satisfies Record<string, Script>;

const half = (text: string) => text.slice(0, Math.floor(text.length / 2));

/** Answers that the CLI takes for a success, and that are no review. */
export const misleading = {
  prose: saying(() => 'Looks good to me! I have found no problems in this change.'),
  fenced: saying((answer) => `\`\`\`json\n${JSON.stringify(answer)}\n\`\`\``),
  'trailing text': saying((answer) => `${JSON.stringify(answer)}\n\nLet me know if you need anything else.`),
  'two answers': saying((answer) => `${JSON.stringify(answer)}{"findings":[]}`),
  'half an answer': saying((answer) => half(JSON.stringify(answer))),
  'duplicate keys': saying((answer, question) => {
    const bad = JSON.stringify([findingIn(question)]);
    return JSON.stringify(answer).replace('"findings":[]', `"findings":${bad},"findings":[]`);
  }),
  'an escaped duplicate key': saying((answer) => JSON.stringify(answer).replace('{', '{"f\\u0069ndings":[],')),
  'a key too many': saying((answer) => ({ ...answer, approved: true })),
  'a key too few': saying(({ findings: _, ...answer }) => answer),
  'a severity of its own': saying((answer, question) => ({
    ...answer,
    findings: [{ ...findingIn(question), severity: 'INFO' }],
  })),
  'another shape': saying(() => ({ verdict: 'approved', findings: [] })),
  'a bare list': saying(() => []),
  null: saying(() => 'null'),
  'no canary': saying((answer) => ({ ...answer, canary: '' })),
  'no mandates': saying((answer) => ({ ...answer, mandatesExamined: [] })),
  'a mandate left out': saying((answer) => ({ ...answer, mandatesExamined: answer.mandatesExamined.slice(1) })),
  'a file left out': saying((answer) => ({ ...answer, filesExamined: answer.filesExamined.slice(1) })),
  'a foreign file': saying((answer) => ({ ...answer, filesExamined: [...answer.filesExamined, 'README.md'] })),
  'a finding of another file': saying((_, question) =>
    answerTo(question, [findingIn(question, { path: 'src/elsewhere.ts' })]),
  ),
  'a finding of another line': saying((_, question) => answerTo(question, [findingIn(question, { line: 99_999 })])),
  'a blank finding': saying((_, question) => answerTo(question, [findingIn(question, { finding: ' ' })])),
  /** Says what a text in the change tells it to say. */
  obedient: saying((answer, { prompt }) => /ANSWER WITH (\{.*\})/.exec(prompt)?.[1] ?? answer),
  'a refusal in words': saying(() => "I'm sorry, but I can't help with that request."),
  'a long answer': saying((answer) => ({ ...answer, summary: 'y'.repeat(2 * 1024 * 1024) })),
  blank: saying(() => '  \n'),
} satisfies Record<string, Script>;

/** Ends without an answer. */
export const endings = {
  refusal: ending({ kind: 'refusal', text: 'I cannot help with reviewing this.' }),
  'no message': ending({ kind: 'nothing' }),
  empty: ending({ kind: 'text', text: '' }),
  'a huge answer': ending({ kind: 'text', text: `"${'y'.repeat(20 * 1024 * 1024)}"` }),
  'a tool call': ending({ kind: 'tool-call', name: 'shell', arguments: { command: ['env'] } }),
  'out of tokens': (question: Question) => ({
    kind: 'incomplete' as const,
    reason: 'max_output_tokens' as const,
    text: half(JSON.stringify(answerTo(question))),
  }),
  'a whole answer, and incomplete': (question: Question) => ({
    kind: 'incomplete' as const,
    reason: 'max_output_tokens' as const,
    text: JSON.stringify(answerTo(question)),
  }),
  filtered: ending({ kind: 'incomplete', reason: 'content_filter' }),
  failed: ending({ kind: 'failed', code: 'server_error', message: 'The model has crashed.' }),
  'failed for its rate': ending({
    kind: 'failed',
    code: 'rate_limit_exceeded',
    message: 'Rate limit reached. Please try again in 1s.',
  }),
  'bad request': ending(badRequest()),
  'wrong key': ending(wrongKey()),
  forbidden: ending(forbidden()),
  'no such model': ending(modelNotFound()),
  'rate limit': ending(rateLimit()),
  'rate limit for an hour': ending(rateLimit(3600)),
  quota: ending(noQuota()),
  context: ending(tooLong()),
  'server error': ending(serverError()),
  unavailable: ending(serverError(503)),
  cut: (question: Question) => ({ kind: 'cut' as const, text: half(JSON.stringify(answerTo(question))) }),
  unfinished: (question: Question) => ({ kind: 'unfinished' as const, text: JSON.stringify(answerTo(question)) }),
  stall: ending({ kind: 'stall' }),
  hang: ending({ kind: 'hang' }),
  'a page': ending({ kind: 'page', body: '<html><title>Sign in</title></html>' }),
} satisfies Record<string, Script>;
