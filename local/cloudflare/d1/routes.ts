import { z } from 'zod';
import { parseBody } from '../api/body.ts';
import { page, success } from '../api/envelope.ts';
import { type Call, type Route, reads, writes } from '../api/routes.ts';
import type { Database } from '../state.ts';
import type { Databases } from './databases.ts';
import { asObjects, asRows, QueryBody, type StatementResult, statementsOf, toRun } from './execute.ts';
import { onlyReads } from './read-only.ts';

const ROOT = '/accounts/:account/d1/database';
const ONE = `${ROOT}/:database`;

const CreateBody = z.object({ name: z.string().min(1), primary_location_hint: z.string().optional() });
const UpdateBody = z.looseObject({ read_replication: z.object({ mode: z.enum(['auto', 'disabled']) }).optional() });

/** The calls that make, find, query and drop databases. */
export function databaseRoutes(databases: Databases): Route[] {
  const query = (call: Call, shape: (result: StatementResult) => unknown) => answerQuery(databases, call, shape);
  const update = async (call: Call) => {
    parseBody(UpdateBody, call);
    return success(await details(databases, databases.byId(call.param('database'))));
  };
  return [
    reads('GET', ROOT, ({ request }) => list(databases, request.query)),
    writes('POST', ROOT, (call) => {
      const { name, primary_location_hint } = parseBody(CreateBody, call);
      return success(summary(databases.create(name, primary_location_hint)));
    }),
    reads('GET', ONE, async (call) => success(await details(databases, databases.find(call.param('database'))))),
    writes('PATCH', ONE, update),
    writes('PUT', ONE, update),
    writes('DELETE', ONE, (call) => {
      databases.delete(databases.byId(call.param('database')).uuid);
      return success(null);
    }),
    { method: 'POST', pattern: `${ONE}/query`, changes: 'sql', answer: (call) => query(call, asObjects) },
    { method: 'POST', pattern: `${ONE}/raw`, changes: 'sql', answer: (call) => query(call, asRows) },
  ];
}

/** Whether a call of `/query` or `/raw` would leave its database as it is. */
export async function queryOnlyReads(databases: Databases, call: Call): Promise<boolean> {
  const { uuid } = databases.byId(call.param('database'));
  const statements = statementsOf(parseBody(QueryBody, call));
  return databases.alone(uuid, async (history) => onlyReads(history.reader, statements));
}

async function answerQuery(databases: Databases, call: Call, shape: (result: StatementResult) => unknown) {
  const { uuid } = databases.byId(call.param('database'));
  const results = await databases.run(uuid, toRun(statementsOf(parseBody(QueryBody, call)), call));
  return success(results.map(shape));
}

function list(databases: Databases, query: URLSearchParams) {
  const name = query.get('name');
  // The service's `name` filters by a part of the name.
  const found = databases.list().filter((database) => !name || database.name.includes(name));
  const newestFirst = [...found].reverse();
  const { items, info } = page(newestFirst, query);
  return success(items.map(summary), info);
}

function summary({ uuid, name, createdAt }: Database): Record<string, unknown> {
  return { uuid, name, version: 'production', created_at: createdAt };
}

async function details(databases: Databases, database: Database): Promise<Record<string, unknown>> {
  const sql = `SELECT count(*) AS n FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name NOT LIKE '\\_cf\\_%' ESCAPE '\\'`;
  const [numTables, fileSize] = await databases.alone(database.uuid, async (history) => [
    Number(history.reader.prepare(sql).get()?.['n']),
    history.size(),
  ]);
  return {
    ...summary(database),
    num_tables: numTables,
    file_size: fileSize,
    running_in_region: database.region,
    read_replication: { mode: 'disabled' },
  };
}
