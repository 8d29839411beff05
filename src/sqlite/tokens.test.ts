import { expect, test } from 'vitest';
import { comments, tokens } from './tokens.ts';

/** The tokens of a script as `kind text`. */
const read = (script: string) =>
  [...tokens(script)].map(({ kind, start, end }) => `${kind} ${script.slice(start, end)}`);

test.each([
  ["'it''s'", ["quoted 'it''s'"]],
  ['"a""b" `c``d` [e]', ['quoted "a""b"', 'quoted `c``d`', 'quoted [e]']],
  ["'' ''''", ["quoted ''", "quoted ''''"]],
  ['x$y größe 🧭 _1', ['word x$y', 'word größe', 'word 🧭', 'word _1']],
  ['a.b=1', ['word a', 'other .', 'word b', 'other =', 'word 1']],
  ['$a::b(c;d) :e ?1', ['other $a::b(c;d)', 'other :e', 'other ?', 'word 1']],
  ['a/*b*/c--d\ne', ['word a', 'word c', 'word e']],
  ['a;;', ['word a', 'end ;', 'end ;']],
  [' \t\r\n\f\uFEFF', []],
])('%j has the tokens that SQLite finds', (script, expected) => {
  expect(read(script)).toEqual(expected);
});

test('tokens follow one another and never overlap, whatever the text', () => {
  const text = '\'"`[]/*-;$:@#(a é🧭\n\r\u0000\uFEFF\ud800';
  let end = 0;
  for (const token of tokens(text + [...text].toReversed().join(''))) {
    expect(token.start).toBeGreaterThanOrEqual(end);
    expect(token.end).toBeGreaterThan(token.start);
    end = token.end;
  }
});

test.each([
  ['a -- b\nc', ['-- b\n']],
  ['--', ['--']],
  ['-- one\r\n--two', ['-- one\r\n', '--two']],
  ['/* a */b/**/', ['/* a */', '/**/']],
  ['/* a\n-- b */ c', ['/* a\n-- b */']],
  ['-- a /* b\nc */', ['-- a /* b\n']],
  ['/* not closed; x', ['/* not closed; x']],
  ['/*/ x */y', ['/*/ x */']],
  ['a - - b / * c', []],
  ['\'-- a\' "/* b */" `-- c` [-- d]', []],
  ["'-- it''s' -- but this is", ['-- but this is']],
  ['$a::b(--c) --d', ['--d']],
  ['a/*', []],
  ['', []],
])('%j has the comments that SQLite passes over', (script, expected) => {
  expect([...comments(script)].map(({ start, end }) => script.slice(start, end))).toEqual(expected);
});
