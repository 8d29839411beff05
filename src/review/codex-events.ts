import { z } from 'zod';

export interface Usage {
  inputTokens: number;
  outputTokens: number;
}

/** What was seen of a run: of what the CLI tells (`--json`), and of the service's events in its log. */
export interface Observation {
  /** The last message of the model's. */
  message: string | undefined;
  /** Of all turns that came to their end. */
  turns: number;
  usage: Usage;
  /** Why the CLI gave up. */
  failure: string | undefined;
  /** The last thing that went wrong and was tried again. */
  retried: string | undefined;
  /** What the model did beside answering. */
  acted: string | undefined;
  /** What this package does not know of the CLI. */
  unknown: string | undefined;
  /** The words with which the model refused. */
  refusal: string | undefined;
  /** The model, as the service names it. */
  modelSaid: string | undefined;
  /** Whether the service has begun to answer. */
  hasBegun: boolean;
  /** The end of what the CLI complained of. */
  complaints: string[];
}

export function newObservation(): Observation {
  return {
    message: undefined,
    turns: 0,
    usage: { inputTokens: 0, outputTokens: 0 },
    failure: undefined,
    retried: undefined,
    acted: undefined,
    unknown: undefined,
    refusal: undefined,
    modelSaid: undefined,
    hasBegun: false,
    complaints: [],
  };
}

const Item = z.looseObject({ type: z.string(), text: z.string().optional(), message: z.string().optional() });
const CodexEvent = z.discriminatedUnion('type', [
  z.looseObject({ type: z.literal('thread.started') }),
  z.looseObject({ type: z.literal('turn.started') }),
  z.looseObject({ type: z.literal('item.started'), item: Item }),
  z.looseObject({ type: z.literal('item.updated'), item: Item }),
  z.looseObject({ type: z.literal('item.completed'), item: Item }),
  z.looseObject({
    type: z.literal('turn.completed'),
    usage: z.looseObject({ input_tokens: z.number(), output_tokens: z.number() }),
  }),
  z.looseObject({ type: z.literal('turn.failed'), error: z.looseObject({ message: z.string() }) }),
  z.looseObject({ type: z.literal('error'), message: z.string() }),
]);
type CodexEvent = z.infer<typeof CodexEvent>;

/** Thinking, answering, and what the CLI itself has to say. Everything else is an act. */
const harmless = new Set(['agent_message', 'reasoning', 'error']);

/** Takes a line of stdout. What is returned is why the run must end at once. */
export function observeEvent(line: string, seen: Observation): string | undefined {
  if (line.trim() === '') return undefined;
  const event = CodexEvent.safeParse(parsed(line));
  if (!event.success) {
    seen.unknown = `an event that is not known: ${line.slice(0, 200)}`;
    return seen.unknown;
  }
  take(event.data, seen);
  return seen.acted;
}

function take(event: CodexEvent, seen: Observation): void {
  if (event.type === 'turn.completed') {
    seen.turns++;
    seen.usage.inputTokens += event.usage.input_tokens;
    seen.usage.outputTokens += event.usage.output_tokens;
  } else if (event.type === 'turn.failed') seen.failure = event.error.message;
  else if (event.type === 'error') seen.retried = event.message;
  else if ('item' in event) takeItem(Item.parse(event.item), event.type === 'item.completed', seen);
}

function takeItem({ type, text }: z.infer<typeof Item>, isWhole: boolean, seen: Observation): void {
  if (!harmless.has(type)) seen.acted ??= type;
  else if (type === 'agent_message' && isWhole) seen.message = text ?? '';
}

const Content = z.looseObject({ type: z.string(), refusal: z.string().optional() });
const ServiceEvent = z.looseObject({
  type: z.string(),
  response: z.looseObject({ model: z.string().optional() }).optional(),
  item: z
    .looseObject({ type: z.string(), name: z.string().optional(), content: z.array(Content).nullish() })
    .optional(),
});

const logged = /codex_api::sse::responses: SSE event: (\{.*\})\s*$/;
const mostComplaints = 20;

/** Takes a line of stderr. What is returned is why the run must end at once. */
export function observeLog(line: string, seen: Observation): string | undefined {
  const [, json] = logged.exec(line) ?? [];
  if (json !== undefined) return observeService(json, seen);
  if (line.trim() === '' || /codex_api::sse|could not create PATH aliases/.test(line)) return undefined;
  seen.complaints = [...seen.complaints, line.slice(0, 1000)].slice(-mostComplaints);
  // Whom the CLI tells that there is no such tool tries again, and again: each time is a request that is paid for.
  const [, tool] = /unsupported call: (\S+)/.exec(line) ?? [];
  if (tool !== undefined) seen.acted ??= tool;
  return seen.acted;
}

function observeService(json: string, seen: Observation): string | undefined {
  const event = ServiceEvent.safeParse(parsed(json));
  if (!event.success) return undefined;
  seen.hasBegun = true;
  const { response, item } = event.data;
  seen.modelSaid = response?.model ?? seen.modelSaid;
  const refused = item?.content?.find(({ type }) => type === 'refusal');
  if (refused) seen.refusal = refused.refusal ?? '';
  if (item && item.type !== 'message' && item.type !== 'reasoning') seen.acted ??= item.name ?? item.type;
  return seen.acted;
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
