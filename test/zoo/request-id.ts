import { changed, type Specimen } from './zoo.ts';

const traced = `
const fit = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$/;

export default {
  async fetch(request) {
    const given = request.headers.get('x-request-id');
    const id = given !== null && fit.test(given) ? given : crypto.randomUUID();
    await scheduler.wait(30);
    return Response.json({}, { headers: { 'x-request-id': id, traceparent: request.headers.get('traceparent') ?? '' } });
  },
};`;

const checks = '- { request-id: /health, traceparent: true }';

function tracedWith(name: string, flaw: string, part: [from: string, to: string], caught: RegExp): Specimen {
  return { name: `id-${name}`, flaw, checks, sound: traced, flawed: changed(traced, ...part), caught };
}

export const specimens: readonly Specimen[] = [
  tracedWith(
    'kept',
    'The id is written to the log, and not sent back.',
    ["'x-request-id': id, ", ''],
    /expected the header x-request-id to bring back the id that was sent, and there is none/,
  ),
  tracedWith(
    'replaced',
    'Every request gets a new id, also one that has a good one.',
    ['given !== null && fit.test(given) ? given : crypto.randomUUID()', 'crypto.randomUUID()'],
    /to bring back the id that was sent, and got `/,
  ),
  tracedWith(
    'raw',
    'Any id is sent back as it came.',
    ['given !== null && fit.test(given) ? given', 'given !== null && given.length < 200 ? given'],
    /ids with characters that are none of an id came back with them: `<script>/,
  ),
  tracedWith(
    'long',
    'An id may be as long as its sender likes.',
    ['{0,127}', '*'],
    /an id of 4096 characters came back with 4096 of them/,
  ),
  tracedWith(
    'shared',
    'The id is in a variable of the module, which all requests of an isolate share.',
    ['    const id = given', '    id = given'],
    /of 8 requests at one time, \d got another id than their own/,
  ),
  tracedWith(
    'none-made',
    'A request without an id gets none.',
    ['? given : crypto.randomUUID()', "? given : given === null ? '' : crypto.randomUUID()"],
    /a request without an id got none/,
  ),
  tracedWith(
    'new-trace',
    'It begins a new trace in place of going on with that of its caller.',
    ["request.headers.get('traceparent') ?? ''", "'00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01'"],
    /another trace id than the request/,
  ),
].map((specimen) =>
  specimen.name === 'id-shared' ? { ...specimen, flawed: `let id;\n${specimen.flawed}` } : specimen,
);
