import type { Exchange } from '../exchange.ts';
import { INVALID_PARAMS, isObject, type JsonObject, RpcError } from '../mcp/jsonrpc.ts';
import { type InputSchema, type PropertySchema, violations } from '../mcp/schema.ts';
import { addActivity, createTrip, getTrip, listTrips } from './store.ts';

interface Tool {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly inputSchema: InputSchema;
  readonly annotations: { readonly readOnlyHint: boolean; readonly destructiveHint: boolean };
  /** The result, or the sentence that tells the model what to do differently. */
  readonly run: (input: JsonObject, exchange: Exchange) => Promise<JsonObject | string>;
}

const READS = { readOnlyHint: true, destructiveHint: false };
const ADDS = { readOnlyHint: false, destructiveHint: false };

const TOOLS: readonly Tool[] = [
  {
    name: 'list_trips',
    title: 'List trips',
    description: 'Lists trips by their first day, with the number of travelers and activities and the cost.',
    annotations: READS,
    inputSchema: inputs({
      status: {
        type: 'string',
        description: 'Only trips of this status.',
        enum: ['planned', 'booked', 'done', 'cancelled'],
      },
      from: date('Only trips that end on or after this day.'),
      limit: { type: 'integer', description: 'How many at most.', minimum: 1, maximum: 50, default: 20 },
    }),
    run: async (input, { database }) => {
      const filter = { status: text(input, 'status'), from: text(input, 'from'), limit: integer(input, 'limit', 20) };
      return { trips: await listTrips(database, filter) };
    },
  },
  {
    name: 'get_trip',
    title: 'Get a trip',
    description: 'Reads one trip with its travelers and its activities day by day.',
    annotations: READS,
    inputSchema: inputs({ trip_id: tripId() }, ['trip_id']),
    run: async (input, { database }) => {
      const trip = await getTrip(database, text(input, 'trip_id') ?? '');
      return trip === undefined ? 'There is no such trip. list_trips gives the ids.' : { trip };
    },
  },
  {
    name: 'create_trip',
    title: 'Create a trip',
    description: 'Plans a new trip and gives it back with its id.',
    annotations: ADDS,
    inputSchema: inputs(
      {
        title: name('What the trip is called.'),
        destination: name('Where it goes.'),
        starts_on: date('The first day.'),
        ends_on: date('The last day; not before the first.'),
        travelers: {
          type: 'array',
          description: 'The names of those who travel.',
          maxItems: 20,
          items: { type: 'string', minLength: 1, maxLength: 100 },
        },
      },
      ['title', 'destination', 'starts_on', 'ends_on'],
    ),
    run: async (input, { database }) => {
      const [startsOn, endsOn] = [text(input, 'starts_on') ?? '', text(input, 'ends_on') ?? ''];
      if (endsOn < startsOn) return 'ends_on is before starts_on.';
      const travelers = [...new Set(texts(input, 'travelers'))];
      const [title, destination] = [text(input, 'title') ?? '', text(input, 'destination') ?? ''];
      return { trip: await createTrip(database, { title, destination, startsOn, endsOn, travelers }) };
    },
  },
  {
    name: 'add_activity',
    title: 'Add an activity',
    description: 'Adds an activity to a day of a trip and gives the trip back.',
    annotations: ADDS,
    inputSchema: inputs(
      {
        trip_id: tripId(),
        day: date('A day of the trip.'),
        title: name('What is done.'),
        starts_at: { type: 'string', description: 'Local time, HH:MM.', pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$' },
        category: {
          type: 'string',
          description: 'What kind of activity it is.',
          enum: ['stay', 'transport', 'food', 'sight', 'wellness', 'other'],
        },
        cost_cents: {
          type: 'integer',
          description: 'The cost in cents.',
          minimum: 0,
          maximum: 100_000_000,
          default: 0,
        },
      },
      ['trip_id', 'day', 'title'],
    ),
    run: async (input, { database }) => {
      const trip = await addActivity(database, {
        tripId: text(input, 'trip_id') ?? '',
        day: text(input, 'day') ?? '',
        title: text(input, 'title') ?? '',
        startsAt: text(input, 'starts_at'),
        category: text(input, 'category') ?? 'other',
        costCents: integer(input, 'cost_cents', 0),
      });
      return trip === undefined ? 'There is no such trip, or the day is not one of its days. See get_trip.' : { trip };
    },
  },
];

export function listTools(): JsonObject[] {
  return TOOLS.map(({ run: _, ...published }) => published);
}

/** A fault in the arguments is a result the model can learn from (2025-11-25); an unknown tool is a protocol error. */
export async function callTool(params: JsonObject, exchange: Exchange): Promise<JsonObject> {
  const tool = TOOLS.find(({ name }) => name === params['name']);
  if (tool === undefined) throw new RpcError(INVALID_PARAMS, `tool ${String(params['name'])} is not known`);
  const input = params['arguments'] ?? {};
  if (!isObject(input)) throw new RpcError(INVALID_PARAMS, 'arguments must be an object');
  const faults = violations(tool.inputSchema, input);
  const result = faults.length > 0 ? `Invalid arguments: ${faults.join('; ')}.` : await tool.run(input, exchange);
  if (typeof result === 'string') return { content: [{ type: 'text', text: result }], isError: true };
  return { content: [{ type: 'text', text: JSON.stringify(result) }], structuredContent: result };
}

function inputs(properties: Record<string, PropertySchema>, required: readonly string[] = []): InputSchema {
  return { type: 'object', properties, required, additionalProperties: false };
}

function date(description: string): PropertySchema {
  return { type: 'string', description, format: 'date' };
}

function name(description: string): PropertySchema {
  return { type: 'string', description, minLength: 1, maxLength: 200 };
}

function tripId(): PropertySchema {
  return { type: 'string', description: 'The id of a trip, from list_trips.', minLength: 1, maxLength: 100 };
}

function text(input: JsonObject, key: string): string | null {
  const value = input[key];
  return typeof value === 'string' ? value : null;
}

function texts(input: JsonObject, key: string): string[] {
  const value = input[key];
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

function integer(input: JsonObject, key: string, fallback: number): number {
  const value = input[key];
  return typeof value === 'number' ? value : fallback;
}
