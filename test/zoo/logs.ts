import { changed, type Specimen } from './zoo.ts';

/** Its log can be read at a path of its own. */
const logged = `
const lines = [];

export default {
  fetch(request) {
    const url = new URL(request.url);
    if (url.pathname === '/logs') return new Response(lines.join('\\n'));
    lines.push(JSON.stringify({ time: new Date().toISOString(), level: 'info', request_id: request.headers.get('x-request-id') }));
    return Response.json({ status: 'ok' });
  },
};`;

const checks = '- { logs: /health, secret: MCP_AUTH_KEY, source: { url: "/logs?id={request-id}" }, within: 1s }';
const line =
  "JSON.stringify({ time: new Date().toISOString(), level: 'info', request_id: request.headers.get('x-request-id') })";

function loggedWith(name: string, flaw: string, to: string, caught: RegExp): Specimen {
  return { name: `logs-${name}`, flaw, checks, sound: logged, flawed: changed(logged, line, to), caught };
}

export const specimens: readonly Specimen[] = [
  loggedWith(
    'none',
    'Nothing but errors is logged.',
    "''",
    /expected a line in the log for the request within 1 s, and there is none/,
  ),
  loggedWith(
    'plain',
    'The log is for reading with the eyes.',
    "'GET /health ' + request.headers.get('x-request-id')",
    /stands in the log, and in no entry that has it as `request_id`/,
  ),
  loggedWith(
    'timeless',
    'The line does not say when.',
    "JSON.stringify({ level: 'info', request_id: request.headers.get('x-request-id') })",
    /the line of the request has no `time`/,
  ),
  loggedWith(
    'key',
    'All headers are logged, and the key with them.',
    "JSON.stringify({ time: 1, level: 'info', request_id: request.headers.get('x-request-id'), headers: Object.fromEntries(request.headers) })",
    /the key of the request stands in the log/,
  ),
];
