import { describe, expect, test } from 'vitest';
import { code, escapeMarkdown, Summary } from './summary.ts';

/**
 * The inline text of Markdown without its code spans, as CommonMark reads them (6.1: a span ends at a run of backticks
 * as long as the one that began it), and without what is escaped by a backslash.
 */
function activeText(markdown: string): string {
  let active = '';
  for (let at = 0; at < markdown.length; ) {
    const character = markdown.charAt(at);
    const run = /^`+/.exec(markdown.slice(at))?.[0];
    const end = run ? endOfSpan(markdown, at + run.length, run.length) : undefined;
    if (character === '\\') at += 2;
    else if (run) at = end ?? at + run.length;
    else {
      active += character;
      at++;
    }
  }
  return active;
}

function endOfSpan(markdown: string, from: number, length: number): number | undefined {
  for (const run of markdown.slice(from).matchAll(/`+/g))
    if (run[0].length === length) return from + run.index + length;
  return undefined;
}

/** A link, an image, HTML, a mention, emphasis, or a heading in the middle. */
const active = /[<>[\]*_|#~]|@\w|&(?!amp;|lt;|gt;)/;

describe('text from elsewhere', () => {
  test.each([
    ['a link', '[click](https://evil.example)', '\\[click\\](https://evil.example)'],
    ['an image', '![x](https://evil.example/pixel)', '\\!\\[x\\](https://evil.example/pixel)'],
    ['HTML', '<img src=x onerror=alert(1)>', '&lt;img src=x onerror=alert(1)&gt;'],
    ['an address in angle brackets', '<https://evil.example>', '&lt;https://evil.example&gt;'],
    ['a comment', '<!-- hidden -->', '&lt;\\!-- hidden --&gt;'],
    ['an entity', '&lt;b&gt;', '&amp;lt;b&amp;gt;'],
    ['a mention', 'ping @octocat and @org/team', 'ping @\u200boctocat and @\u200borg/team'],
    ['emphasis', '*a* _b_ ~~c~~', '\\*a\\* \\_b\\_ \\~\\~c\\~\\~'],
    ['a heading', '# big', '\\# big'],
    ['a pipe', 'a|b', 'a\\|b'],
    ['a backslash before a mark', '\\[x](y)', '\\\\\\[x\\](y)'],
    ['a reference', '[x]: https://evil.example', '\\[x\\]: https://evil.example'],
    ['a lone backtick', 'a ` b', 'a \\` b'],
    ['backticks in two lines', '`a\nb`', '\\`a\nb\\`'],
  ])('cannot make %s', (_, text, expected) => {
    expect(escapeMarkdown(text)).toBe(expected);
    expect(activeText(expected)).not.toMatch(active);
  });

  test('keeps what stands between backticks as code', () => {
    expect(escapeMarkdown('the `<input>` of `a_b` is [x]')).toBe('the `<input>` of `a_b` is \\[x\\]');
  });

  test('has no active mark, whatever it is made of', () => {
    for (let seed = 1; seed <= 20_000; seed++) {
      const text = textOf(seed);
      expect(activeText(escapeMarkdown(text)), JSON.stringify(text)).not.toMatch(active);
    }
  });
});

describe('inline code', () => {
  test.each([
    ['a', '`a`'],
    ['a`b', '``a`b``'],
    ['a``b', '`a``b`'.replaceAll(/^`|`$/g, '```')],
    ['`a', '`` `a ``'],
    ['<b> [x](y) @me', '`<b> [x](y) @me`'],
    ['a\nb\r\n\r\nc\rd', '`a b c d`'],
  ])('of %j is %j', (text, expected) => {
    expect(code(text)).toBe(expected);
  });

  test('is one code span and nothing else, whatever is in it', () => {
    for (let seed = 1; seed <= 20_000; seed++) {
      const text = textOf(seed);
      expect(activeText(`${code(text)}|`), JSON.stringify(text)).toBe('|');
      expect(code(text)).not.toMatch(/[\r\n]/);
    }
  });
});

describe('a table', () => {
  /** The cells of a row, as GitHub reads them: at each pipe that no backslash escapes. */
  const cellsOf = (row: string) => row.match(/(?:\\.|[^\\|])+/g)?.length;

  test('is its header, a line and its rows', () => {
    const summary = new Summary().table(
      ['a', 'b'],
      [
        [1, 'x'],
        [undefined, code('y')],
      ],
    );
    expect(summary.toString()).toBe('| a | b |\n| --- | --- |\n| 1 | x |\n|  | `y` |');
  });

  test.each([
    ['a pipe', 'a|b'],
    ['an escaped pipe', 'a\\|b'],
    ['a pipe after two backslashes', 'a\\\\|b'],
    ['pipes only', '|||'],
    ['a line end', 'a\nb'],
    ['a lone carriage return', 'a\rb'],
    ['a blank line', 'a\r\n\r\nb'],
  ])('has as many cells and rows as were given, with %s in one', (_, text) => {
    for (const cell of [code(text), escapeMarkdown(text)]) {
      const rows = new Summary()
        .table(['h', 'i'], [[cell, 'end']])
        .toString()
        .split(/\r\n|\n|\r/);
      expect(rows).toHaveLength(3);
      expect(cellsOf(rows[2] ?? '')).toBe(2);
    }
  });
});

describe('a code block', () => {
  test('cannot be ended by its text', () => {
    expect(new Summary().codeBlock('a').toString()).toBe('```\na\n```');
    expect(new Summary().codeBlock('```\n<b>', 'sql').toString()).toBe('````sql\n```\n<b>\n````');
    expect(new Summary().codeBlock('a ````` b').toString()).toBe('``````\na ````` b\n``````');
  });

  test('may have very many backticks in it', () => {
    expect(new Summary().codeBlock('` '.repeat(200_000)).toString()).toMatch(/^```\n/);
  });
});

describe('a summary', () => {
  test('is its blocks with blank lines between', () => {
    const summary = new Summary().heading('A <b>').paragraph('p *x*').markdown('**m**').heading('c', 4);
    expect(summary.toString()).toBe('## A &lt;b&gt;\n\np \\*x\\*\n\n**m**\n\n#### c');
  });

  test('folds details away under a title that cannot be HTML', () => {
    const summary = new Summary().details('</summary><b>', new Summary().paragraph('x'));
    expect(summary.toString()).toBe('<details><summary>&lt;/summary&gt;&lt;b&gt;</summary>\n\nx\n\n</details>');
  });

  test('is empty until something is said', () => {
    expect(new Summary().isEmpty).toBe(true);
    expect(new Summary().paragraph('x').isEmpty).toBe(false);
  });
});

describe("the runner's limit of 1 MiB", () => {
  const limit = 1024 * 1024;

  test.each([
    ['ASCII in lines', 'x'.repeat(99), '\n'],
    ['characters of two bytes', 'é'.repeat(49), '\n'],
    ['characters of four bytes', '🧭'.repeat(25), '\n'],
    ['one line', '🧭'.repeat(25), ''],
  ])('is kept with %s, no character is broken, and the cut is told', (_, line, separator) => {
    const summary = new Summary().details('Much', new Summary().markdown(`${line}${separator}`.repeat(20_000)));
    const text = summary.toString();
    expect(Buffer.byteLength(text)).toBeLessThan(limit);
    expect(Buffer.byteLength(text)).toBeGreaterThan(limit * 0.98);
    expect(text).not.toContain('\uFFFD');
    // At the head: at the end it would stand within the details that the cut has left open.
    expect(text).toMatch(/^_The summary was cut at the runner's limit of 1 MiB\._\n\n<details>/);
  });

  test('leaves no secret in part where the cut goes through it', () => {
    const summary = new Summary().markdown(`${'x'.repeat(limit - 4096 - 6)}correct-horse${'y'.repeat(9000)}`);
    const text = summary.toString((markdown) => markdown.replaceAll('correct-horse', '***'));
    expect(text).toMatch(/x\*\*\*yyy$/);
  });

  test('does not touch what is below it', () => {
    const text = 'x'.repeat(limit - 5000);
    expect(new Summary().markdown(text).toString()).toBe(text);
  });
});

/** A short text of the marks that Markdown knows; always the same for a seed. */
function textOf(seed: number): string {
  const parts = [
    '`',
    '`',
    '``',
    '\\',
    '<b>',
    '>',
    '[',
    '](x)',
    '![',
    '@me',
    '|',
    '*',
    '_',
    '#',
    '&lt;',
    'a',
    ' ',
    '\n',
    '\r',
    '~',
  ];
  let state = seed;
  return Array.from({ length: 1 + (seed % 9) }, () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return parts[(state >>> 16) % parts.length];
  }).join('');
}
