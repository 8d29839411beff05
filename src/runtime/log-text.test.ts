import { expect, test } from 'vitest';
import { logText } from './log-text.ts';

test.each([
  ['a plain line, with 🧭 and é', 'a plain line, with 🧭 and é'],
  ['two\nlines\tand a tab', 'two\nlines\tand a tab'],
  ['ends of\r\nWindows', 'ends of\nWindows'],
  ['\u001b[2Kgone', '\\u{1b}[2Kgone'],
  ['over\rwritten', 'over\\u{d}written'],
  ['a\u202egnp.exe', 'a\\u{202e}gnp.exe'],
  ['zero\u200bwidth', 'zero\\u{200b}width'],
  ['tag\u{e0041}', 'tag\\u{e0041}'],
  ['a\n::error::b', 'a\n\\::error::b'],
  ['::add-mask::a', '\\::add-mask::a'],
  ['  ::stop-commands::a', '  \\::stop-commands::a'],
  ['a ##[group]b', 'a #\\#[group]b'],
  ['at 12::34', 'at 12::34'],
])('%j is logged as %j', (text, logged) => {
  expect(logText(text)).toBe(logged);
});
