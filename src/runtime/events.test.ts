import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { testContext } from './context.fixture.ts';

test('an event is a line of JSON with its time, level, action, name and trace', () => {
  const context = testContext();
  context.events.info('d1.applied', 'Applied 1 file.', { duration_ms: 12, file: '0001_a.sql' });
  expect(context.lines()).toEqual([
    {
      time: '2026-11-17T00:00:00.000Z',
      level: 'info',
      action: 'test',
      event: 'd1.applied',
      trace_id: context.events.trace.traceId,
      message: 'Applied 1 file.',
      duration_ms: 12,
      file: '0001_a.sql',
    },
  ]);
  expect(context.printed).toEqual(['info: Applied 1 file.']);
});

test('debug events go to the file only, the others are printed with their level', () => {
  const { events, printed, lines } = testContext();
  events.debug('a.b', { n: 1 });
  events.warning('c.d', 'Careful.');
  events.error('e.f', 'Broken.');
  expect(printed).toEqual(['warning: Careful.', 'error: Broken.']);
  expect(lines().map(({ level, event }) => `${level} ${event}`)).toEqual(['debug a.b', 'warning c.d', 'error e.f']);
});

test('the events of a step carry its name, the others none', () => {
  const { events, lines } = testContext();
  const step = events.step('deploy api');
  step.info('x', 'In.');
  step.step('inner').debug('y');
  events.info('z', 'Out.');
  expect(lines().map(({ step }) => step)).toEqual(['deploy api', 'inner', undefined]);
  expect(step.trace).toBe(events.trace);
});

test('a message of several lines is one line of the file', () => {
  const context = testContext();
  context.events.info('x', 'one\ntwo\r\n\u2028three');
  expect(context.lines()).toHaveLength(1);
  expect(context.lines()[0]).toMatchObject({ message: 'one\ntwo\r\n\u2028three' });
});

test('lines are added to what is in the file, which a run of another action may have begun', () => {
  const first = testContext();
  first.events.debug('a');
  const second = testContext({ VOYGENT_EVENTS: first.runner.eventFile });
  second.events.debug('b');
  expect(second.lines().map(({ event }) => event)).toEqual(['a', 'b']);
});

test('the folder of the file is made where it is missing', () => {
  const { temporary } = testContext().runner;
  const context = testContext({ VOYGENT_EVENTS: `${temporary}/deep/er/events.jsonl` });
  context.events.debug('a');
  expect(context.lines()).toHaveLength(1);
});

test.each([
  ['plain', 'correct-horse'],
  ['with quotes and backslashes', 'a"b\\c"d'],
  ['of several lines', 'first line\nsecond line'],
  ['that is a number', '123456'],
  ['that is a word of JSON', 'true'],
  ['that is a word of the format', 'debug'],
])('a secret %s is nowhere in the file nor in what is printed, and the line stays JSON', (_, secret) => {
  const context = testContext();
  context.secrets.add(secret);
  const body = JSON.stringify({ token: secret });
  context.events.info('x', `It is ${secret}.`, {
    body,
    cause: { deep: [secret] },
  });
  context.events.debug('y', { duration_ms: 123_456, is: true, text: `${secret}${secret}` });
  const written = readFileSync(context.runner.eventFile, 'utf8') + context.printed.join('\n');
  const lines = context.lines();
  expect(lines).toHaveLength(2);
  expect(lines[0]).toMatchObject({ message: 'It is ***.', body: '{"token":"***"}', cause: { deep: ['***'] } });
  expect(lines[1]).toMatchObject({ is: true, text: '******' });
  expect(context.printed[0]).toBe('info: It is ***.');
  if (secret !== 'true') expect(written).not.toContain(secret);
});
