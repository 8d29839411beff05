import { changed, type Specimen } from './zoo.ts';

/** A stream that says at once that it is open, then an event, and a comment every 100 ms. */
const stream = `
const encoder = new TextEncoder();

async function tell(writer) {
  const write = (text) => writer.write(encoder.encode(text));
  await write(': open\\n\\n');
  await write('event: hello\\ndata: {"trips":1}\\n\\n');
  for (let turn = 0; turn < 40; turn++) {
    await scheduler.wait(100);
    await write(': keep-alive\\n\\n');
  }
  await writer.close();
}

export default {
  async fetch(request, env, ctx) {
    const { readable, writable } = new TransformStream();
    ctx.waitUntil(tell(writable.getWriter()).catch(() => undefined));
    return new Response(readable, { headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-cache, no-transform' } });
  },
};`;

/** A stream that tells of progress, and ends. */
const progress = changed(stream, 'for (let turn = 0; turn < 40; turn++) {', 'for (let turn = 0; turn < 8; turn++) {');

const checks = '- { sse: /events, event: hello, first: 1s, heartbeat: 700ms, timeout: 3s }';

function streamWith(name: string, flaw: string, part: [from: string, to: string], caught: RegExp): Specimen {
  return { name: `sse-${name}`, flaw, checks, sound: stream, flawed: changed(stream, ...part), caught };
}

const answer =
  "return new Response(readable, { headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-cache, no-transform' } });";

export const specimens: readonly Specimen[] = [
  streamWith(
    'buffered',
    'The events are collected, and sent together at the end.',
    [
      answer,
      "return new Response(await new Response(readable).text(), { headers: { 'content-type': 'text/event-stream' } });",
    ],
    /not even the head of the answer came within 3 s/,
  ),
  {
    name: 'sse-progress-in-one-piece',
    flaw: 'A stream of progress comes whole when all is done.',
    checks: '- { sse: /events, first: 1s, ends: true, timeout: 5s }',
    sound: progress,
    flawed: changed(
      progress,
      answer,
      "return new Response(await new Response(readable).text(), { headers: { 'content-type': 'text/event-stream' } });",
    ),
    caught: /all \d+ events came together at the end/,
  },
  streamWith(
    'wrong-type',
    'The stream is called text, and browsers refuse it.',
    ["'content-type': 'text/event-stream'", "'content-type': 'text/plain'"],
    /expected a stream of events, got `text\/plain`/,
  ),
  streamWith(
    'mute',
    'Nothing is written until there is something to tell.',
    ["await write(': open\\n\\n');", 'await scheduler.wait(3000);'],
    /expected the first event within 1 s, and nothing came/,
  ),
  streamWith(
    'no-heartbeat',
    'After the first event it is silent for as long as nothing happens.',
    ['await scheduler.wait(100);', 'await scheduler.wait(3000);'],
    /expected a sign of life every 700 ms/,
  ),
  streamWith(
    'ends',
    'The stream ends after the first event.',
    ['turn < 40', 'turn < 0'],
    /the stream ended after .* and was to stay open/,
  ),
  streamWith(
    'no-blank-line',
    'Events are not ended by a blank line, and no client is ever told of one.',
    [
      "await write(': open\\n\\n');\n  await write('event: hello\\ndata: {\"trips\":1}\\n\\n');",
      'await write(\'event: hello\\ndata: {"trips":1}\\n\');\n  await scheduler.wait(3000);',
    ],
    /\d+ bytes came, and no event in them/,
  ),
  streamWith(
    'error-200',
    'It tells an error as JSON, with status 200.',
    [answer, "return Response.json({ error: 'D1_ERROR: no such table: trips' });"],
    /expected a stream of events, got `application\/json`: `\{"error"/,
  ),
  streamWith(
    'compressed',
    'The stream is compressed, and the compressor holds events back.',
    [
      answer,
      "return new Response(readable.pipeThrough(new CompressionStream('gzip')), { encodeBody: 'manual', headers: { 'content-type': 'text/event-stream', 'content-encoding': 'gzip' } });",
    ],
    /the stream is compressed \(gzip\), which was not asked for/,
  ),
  streamWith(
    'throws',
    'It throws while it writes, and the connection is cut.',
    [
      'await scheduler.wait(100);',
      "if (turn === 1) throw writer.abort(new Error('gone'));\n    await scheduler.wait(100);",
    ],
    /the stream was cut|ended after/,
  ),
];
