// The runner refuses a step summary over 1 MiB as a whole: docs.github.com, «Workflow commands», job summaries.
const limitBytes = 1024 * 1024 - 4096;

export type Cell = string | number | undefined;

/** The job summary: GitHub's Markdown, built piece by piece. Text is escaped unless the name says `markdown`. */
export class Summary {
  readonly #blocks: string[] = [];

  heading(text: string, level: 2 | 3 | 4 = 2): this {
    return this.markdown(`${'#'.repeat(level)} ${escapeMarkdown(text)}`);
  }

  paragraph(text: string): this {
    return this.markdown(escapeMarkdown(text));
  }

  /** Markdown as it is: only for text of our own. */
  markdown(block: string): this {
    this.#blocks.push(block);
    return this;
  }

  /** Cells are Markdown of our own; use `escapeMarkdown` or `code` for what comes from elsewhere. */
  table(header: readonly string[], rows: readonly (readonly Cell[])[]): this {
    const line = (cells: readonly Cell[]) => `| ${cells.map((cell) => tableCell(cell)).join(' | ')} |`;
    return this.markdown([line(header), `| ${header.map(() => '---').join(' | ')} |`, ...rows.map(line)].join('\n'));
  }

  codeBlock(text: string, language = ''): this {
    const fence = '`'.repeat(Math.max(3, fenceLength(text)));
    return this.markdown(`${fence}${language}\n${text}\n${fence}`);
  }

  details(title: string, body: Summary): this {
    return this.markdown(`<details><summary>${escapeHtml(title)}</summary>\n\n${body.#whole}\n\n</details>`);
  }

  get isEmpty(): boolean {
    return this.#blocks.length === 0;
  }

  /**
   * The Markdown, cut at the runner's limit with a word about it: at the head, since the cut may leave a fence or
   * `<details>` open, in which a word at the end would be lost.
   * @param redact is applied before the cut, which could go through a secret.
   */
  toString(redact = (markdown: string) => markdown): string {
    const whole = redact(this.#whole);
    if (Buffer.byteLength(whole) <= limitBytes) return whole;
    // The last character may have been cut in two.
    const cut = Buffer.from(whole)
      .subarray(0, limitBytes)
      .toString('utf8')
      .replace(/\uFFFD$/, '');
    return `_The summary was cut at the runner's limit of 1 MiB._\n\n${cut}`;
  }

  get #whole(): string {
    return this.#blocks.join('\n\n');
  }
}

/** Inline code. */
export function code(text: string): string {
  const fence = '`'.repeat(fenceLength(text));
  const pad = text === '' || text.startsWith('`') || text.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${text.replace(/\s*[\r\n]\s*/g, ' ')}${pad}${fence}`;
}

/** Longer than any run of backticks inside, so that the text cannot end the code. */
function fenceLength(text: string): number {
  return [...text.matchAll(/`+/g)].reduce((longest, [run]) => Math.max(longest, run.length), 0) + 1;
}

/**
 * Text from elsewhere, made harmless in Markdown: no images, mentions, HTML, or links but to an address that is seen arise
 * from it. What stands between backticks stays code, where nothing has a meaning.
 */
export function escapeMarkdown(text: string): string {
  return text
    .split(/(`[^`\r\n]+`)/)
    .map((part, index) => (index % 2 === 1 ? part : escapePlain(part)))
    .join('');
}

function escapePlain(text: string): string {
  return escapeHtml(text)
    .replace(/[\\*_[\]!#|~`]/g, (mark) => `\\${mark}`)
    .replace(/@(?=\w)/g, '@\u200b');
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function tableCell(cell: Cell): string {
  return (
    String(cell ?? '')
      // A pipe after an odd number of backslashes is escaped already.
      .replace(/(?<!\\)((?:\\\\)*)\|/g, '$1\\|')
      .replace(/\s*[\r\n]\s*/g, '<br>')
  );
}
