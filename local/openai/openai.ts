import type { Faults } from '../http/faults.ts';
import { type Handler, type LocalRequest, type LocalServer, startServer } from '../http/server.ts';
import { apiError } from './api-errors.ts';
import { careful } from './careful-critic.ts';
import { type Question, readQuestion } from './question.ts';
import { type Reply, render } from './reply.ts';

/** The critic: what it answers to each question. */
export type Script = (question: Question) => Reply | Promise<Reply>;

export interface OpenAIOptions {
  /** 0 takes any free port. */
  port?: number;
  faults: Faults;
  apiKey?: string;
  /** Default: one that finds a few defects by their looks. */
  script?: Script;
}

export interface LocalOpenAI extends AsyncDisposable {
  /** For OPENAI_BASE_URL. */
  baseUrl: string;
  apiKey: string;
  server: LocalServer;
  /** Every question that was asked, those that were answered with an error included. */
  questions: readonly Question[];
  /** Another critic, from the next question on. */
  setScript(script: Script): void;
  close(): Promise<void>;
}

/** Starts a Responses API on loopback whose model is a script. */
export async function startOpenAI(options: OpenAIOptions): Promise<LocalOpenAI> {
  const { port = 0, faults, apiKey = 'sk-local-openai-key' } = options;
  const questions: Question[] = [];
  let script = options.script ?? careful;
  const handler: Handler = async (request) => {
    const refusal = refusalOf(request, apiKey);
    if (refusal) return render(refusal, '', request.signal);
    const question = readQuestion(JSON.parse(request.body.toString('utf8')), questions.length + 1);
    questions.push(question);
    return render(await script(question), `${question.model}-local`, request.signal);
  };
  const server = await startServer({ service: 'openai', handler, faults, port });
  return {
    baseUrl: `${server.origin}/v1`,
    apiKey,
    server,
    questions,
    setScript: (next) => {
      script = next;
    },
    close: () => server.close(),
    [Symbol.asyncDispose]: () => server.close(),
  };
}

/** What never comes to the critic. */
function refusalOf({ method, path, headers }: LocalRequest, apiKey: string): Reply | undefined {
  if (path !== '/v1/responses') return apiError(404, 'invalid_request_error', null, `Invalid URL (${method} ${path})`);
  // The CLI's own provider asks for a WebSocket first, and does without one when it is told so.
  if (method !== 'POST') return apiError(426, 'invalid_request_error', null, 'Upgrade is not supported.');
  return headers.authorization === `Bearer ${apiKey}`
    ? undefined
    : apiError(401, 'invalid_request_error', 'invalid_api_key', 'Incorrect API key provided.');
}
