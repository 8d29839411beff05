import { describe, expect, test } from 'vitest';
import { Secrets } from './secrets.ts';
import { code, escapeMarkdown, Summary } from './summary.ts';

function redactorOf(...secrets: string[]): Secrets {
  const redactor = new Secrets();
  for (const secret of secrets) redactor.add(secret);
  return redactor;
}

const awkward = 'p@ss "w/o\\rd" & +more=<100%>';

describe('a secret is redacted', () => {
  test.each([
    ['as it is', awkward],
    ['in a URL', encodeURIComponent(awkward)],
    ['in a form', new URLSearchParams({ key: awkward }).toString().slice('key='.length)],
    ['in JSON', JSON.stringify(awkward).slice(1, -1)],
    ['in base64', Buffer.from(awkward).toString('base64')],
    ['in base64url', Buffer.from(awkward).toString('base64url')],
  ])('%s', (_, form) => {
    expect(redactorOf(awkward).redact(`before ${form} after ${form}.`)).toBe('before *** after ***.');
  });

  test('in the forms of what is left when white space is trimmed', () => {
    const redactor = redactorOf('s3cret/value\n');
    for (const form of ['s3cret/value', 's3cret%2Fvalue', Buffer.from('s3cret/value').toString('base64')])
      expect(redactor.redact(`«${form}»`)).toBe('«***»');
  });

  test('line by line where it has several', () => {
    const redactor = redactorOf('-----BEGIN KEY-----\r\nMIIBVgIBADANBg\nqhkiG9w0BAQEFA\n-----END KEY-----\n');
    expect(redactor.redact('a line: qhkiG9w0BAQEFA.')).toBe('a line: ***.');
    expect(redactor.redact(JSON.stringify({ key: 'MIIBVgIBADANBg' }))).toBe('{"key":"***"}');
  });

  test('as a whole where another one is a part of it', () => {
    expect(redactorOf('secret', 'secret-longer').redact('secret-longer, secret')).toBe('***, ***');
    expect(redactorOf('secret-longer', 'secret').redact('secret-longer, secret')).toBe('***, ***');
  });

  test('with another one that overlaps it, so that nothing of either is left', () => {
    expect(redactorOf('abcdef', 'defghi').redact('x abcdefghi y')).toBe('x *** y');
    expect(redactorOf('aXaX').redact('-aXaXaX-')).toBe('-***-');
  });

  test('in each of many places', () => {
    expect(redactorOf('hush').redact('hush'.repeat(3))).toBe('*********');
  });

  test('not as a pattern: its characters stand for themselves', () => {
    expect(redactorOf('a.c$1').redact('abc$1 a.c$1')).toBe('abc$1 ***');
  });
});

describe('what is too short to be a secret', () => {
  test.each([undefined, '', '   ', 'abc', ' ab '])('%j is left in the text', (secret) => {
    const redactor = new Secrets();
    redactor.add(secret);
    expect(redactor.redact('abc ab   .')).toBe('abc ab   .');
  });

  test('does not mask the short lines of a longer one', () => {
    expect(redactorOf('ab\nlong enough').redact('ab, long enough')).toBe('ab, ***');
  });
});

test('the runner is told each form of a secret once', () => {
  const announced: string[] = [];
  const secrets = new Secrets((form) => announced.push(form));
  secrets.add('a b&c"d');
  secrets.add('a b&c"d');
  expect(announced).toEqual([...new Set(announced)]);
  expect(announced).toEqual(
    expect.arrayContaining(['a b&c"d', 'a%20b%26c%22d', 'a+b%26c%22d', 'a b&c\\"d', 'YSBiJmMiZA==']),
  );
});

describe('in Markdown', () => {
  const token = 'ghs_a*b[c]|d&e<f>@g`h~!#i\\j';
  const redactor = redactorOf(token);

  test.each([
    ['escaped', escapeMarkdown(`a ${token} b`)],
    ['as code', code(`a ${token} b`)],
    ['in a table', new Summary().table(['h'], [[escapeMarkdown(token)], [code(token)]]).toString()],
    ['in a code block', new Summary().codeBlock(token).toString()],
    ['in details', new Summary().details(token, new Summary()).toString()],
  ])('a secret that was written %s is redacted', (_, markdown) => {
    const redacted = redactor.redactMarkdown(markdown);
    expect(redacted).toContain('***');
    for (const rest of ['ghs', 'j'].filter((part) => !markdown.startsWith(part))) expect(redacted).not.toContain(rest);
  });

  test('what is no secret stays as it is', () => {
    const markdown = '| a\\_b | `c` |\n| --- | --- |\n&amp; \\*x\\*';
    expect(redactor.redactMarkdown(markdown)).toBe(markdown);
  });
});

describe('a text whose beginning was cut off', () => {
  const redactor = redactorOf('correct-horse');

  test.each(['correct-horse', 'orrect-horse', 'horse', 'e'])('lacks the rest of the secret: %s', (rest) => {
    expect(redactor.redactEnd(`${rest}, and correct-horse`)).toMatch(/^(\*\*\*)?, and \*\*\*$/);
  });

  test('is left alone where it begins with something else', () => {
    expect(redactor.redactEnd('x horse')).toBe('x horse');
  });
});
