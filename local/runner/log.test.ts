import { expect, test } from 'vitest';
import { JobLog } from './log.ts';

function logOf(secrets: string[], ...lines: string[]): JobLog {
  const log = new JobLog(secrets, () => undefined);
  for (const line of lines) log.take(line);
  return log;
}

test('what is secret is masked, in annotations too, and a secret within another leaves nothing of it', () => {
  const log = logOf(['abc', 'abcdef'], 'abcdef and abc', '::error file=a.ts,line=3,title=T%3A 1::no abc%0Ahere');
  expect(log.text).toBe('*** and ***\nerror: no ***\nhere\n');
  expect(log.annotations).toEqual([
    { level: 'error', message: 'no ***\nhere', title: 'T: 1', file: 'a.ts', line: '3' },
  ]);
  expect(log.raw).toContain('abcdef and abc');
});

test('a mask holds from its command on, for each line of it', () => {
  const log = logOf([], 'key', '::add-mask::key%0Aother', 'key other');
  expect(log.text).toBe('key\n*** ***\n');
  expect(log.raw).toBe('key\nkey other\n');
});

test('between stop-commands and its token nothing is obeyed', () => {
  const log = logOf([], '::stop-commands::t0', '::error::x', '::t0::', '::warning::y');
  expect(log.annotations).toEqual([{ level: 'warning', message: 'y' }]);
});

test('what GitHub has withdrawn is an error', () => {
  expect(() => logOf([], '::set-output name=a::b')).toThrow(/withdrawn/);
});
