import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { Faults } from '../http/faults.ts';
import type { answerTo } from './answers.ts';
import { serverError } from './api-errors.ts';
import { endings, perfect, sound } from './critics.ts';
import { type LocalOpenAI, startOpenAI } from './openai.ts';

let faults: Faults;
let local: LocalOpenAI;
beforeEach(async () => {
  faults = new Faults();
  local = await startOpenAI({ faults });
});
afterEach(() => local.close());

const canary = `voygent-canary-${'5'.repeat(32)}`;

/** A question as the CLI sends it, about files whose lines are given with their signs. */
function question(files: Readonly<Record<string, readonly string[]>>) {
  const fenced = Object.entries(files).map(([path, lines]) => {
    const shown = lines.map((line, index) => `${String(index + 1).padStart(7)} ${line}`);
    return [`<<<${'a'.repeat(32)} ${JSON.stringify({ path })}`, ...shown, `>>>${'a'.repeat(32)}`].join('\n');
  });
  const content = (text: string) => [{ type: 'input_text', text }];
  return {
    model: 'gpt-5.5',
    input: [
      { type: 'message', role: 'developer', content: content(`Give back ${canary}.`) },
      { type: 'message', role: 'user', content: content(fenced.join('\n')) },
    ],
    stream: true,
  };
}

async function post(body: unknown, key = local.apiKey): Promise<Response> {
  return fetch(`${local.baseUrl}/responses`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}` },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(10_000),
  });
}

const Done = z.looseObject({ item: z.looseObject({ content: z.array(z.looseObject({ text: z.string() })) }) });

/** The data of the events, and the findings in the message. */
async function read(response: Response) {
  const data = (await response.text()).split('\n\n').flatMap((event) => /^data: (.*)$/m.exec(event)?.[1] ?? []);
  const events = data.map((json) => z.looseObject({ type: z.string() }).parse(JSON.parse(json)));
  const message = events.find(({ type }) => type === 'response.output_item.done');
  const text = Done.safeParse(message).data?.item.content[0]?.text ?? '{}';
  return { types: events.map(({ type }) => type), answer: JSON.parse(text) as ReturnType<typeof answerTo> };
}

test('a response is streamed as events: created, the message, completed', async () => {
  const response = await post(question({ 'a.ts': ['+ const a = 1;'] }));
  expect(response.headers.get('content-type')).toBe('text/event-stream');
  const { types, answer } = await read(response);
  expect(types).toEqual(['response.created', 'response.output_item.done', 'response.completed']);
  expect(answer).toMatchObject({ canary, filesExamined: ['a.ts'], findings: [] });
});

test.each([
  ['a table that is dropped', 'm/0010.sql', '+ DROP TABLE trips;', 'data-loss'],
  ['every row that is deleted', 'm/0010.sql', '+ DELETE FROM trips;', 'data-loss'],
  ['auth that is optional', 'src/auth.ts', '+   if (!env.MCP_AUTH_KEY) return true;', 'security'],
  ['an error that is forgotten', 'src/a.ts', '+ try { go(); } catch {}', 'error-handling'],
  ['an answer for every page', 'src/cors.ts', "+ headers['access-control-allow-origin'] = '*';", 'security'],
  ['an answer for every page, in an object', 'src/cors.ts', "+ 'access-control-allow-origin': '*',", 'security'],
  ['a table that was dropped before', 'm/0010.sql', '- DROP TABLE trips;', undefined],
  ['a comment', 'm/0010.sql', '+ -- DROP TABLE trips;', undefined],
  ['a DELETE with its WHERE', 'm/0010.sql', '+ DELETE FROM trips WHERE id = 1;', undefined],
  ['auth that refuses', 'src/auth.ts', '+   if (!env.MCP_AUTH_KEY) return unauthorized();', undefined],
])('the critic of the demo, given %s', async (_, path, line, mandate) => {
  const { answer } = await read(await post(question({ [path]: ['  -- first', line] })));
  expect(answer.findings.map((finding) => [finding.path, finding.line, finding.mandate])).toEqual(
    mandate === undefined ? [] : [[path, 2, mandate]],
  );
});

test('a perfect critic finds what it is given, of the files that it is shown', async () => {
  const findings = ['a.ts', 'b.ts'].map((path) => ({
    severity: 'HIGH' as const,
    mandate: 'security',
    path,
    line: 1,
    finding: 'x',
    risk: 'y',
    remediation: 'z',
    principle: null,
  }));
  local.setScript(perfect(findings));
  const { answer } = await read(await post(question({ 'b.ts': ['+ b'] })));
  expect(answer.findings).toEqual([findings[1]]);
});

test('every question is kept, with its files', async () => {
  local.setScript(sound.noisy);
  await post(question({ 'a.ts': ['+ one', '- two', '  three'], 'b.ts': [] }));
  expect(local.questions).toMatchObject([
    {
      number: 1,
      model: 'gpt-5.5',
      canary,
      files: [
        {
          path: 'a.ts',
          lines: [
            { line: 1, sign: '+', text: 'one' },
            { line: 2, sign: '-', text: 'two' },
            { line: 3, sign: ' ', text: 'three' },
          ],
        },
        { path: 'b.ts', lines: [] },
      ],
    },
  ]);
});

test('a wrong key never comes to the critic, nor does what is no request for a response', async () => {
  expect((await post(question({}), 'sk-other')).status).toBe(401);
  const get = (path: string) =>
    fetch(`${local.baseUrl}${path}`, { headers: { authorization: `Bearer ${local.apiKey}` } });
  expect((await get('/responses')).status).toBe(426);
  expect((await get('/models')).status).toBe(404);
  expect(local.questions).toEqual([]);
});

test('a script may answer each question otherwise', async () => {
  local.setScript((asked) => (asked.number === 1 ? serverError() : sound.silent(asked)));
  expect([(await post(question({}))).status, (await post(question({}))).status]).toEqual([500, 200]);
});

test('a stream can be cut in the middle of the message', async () => {
  local.setScript(endings.cut);
  const response = await post(question({ 'a.ts': ['+ a'] }));
  expect(response.status).toBe(200);
  await expect(response.text()).rejects.toThrow();
});

test('fault rules hit it like any other service', async () => {
  faults.set([{ service: 'openai', path: '/v1/responses$', times: 1, action: { kind: 'respond', status: 502 } }]);
  expect([(await post(question({}))).status, (await post(question({}))).status]).toEqual([502, 200]);
});
