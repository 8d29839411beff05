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
    // A fence longer than any run of backticks inside, so that the text cannot end it.
    const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
    const fence = '`'.repeat(longest + 1);
    return this.markdown(`${fence}${language}\n${text}\n${fence}`);
  }

  details(title: string, body: Summary): this {
    return this.markdown(`<details><summary>${escapeHtml(title)}</summary>\n\n${body.toString()}\n\n</details>`);
  }

  get isEmpty(): boolean {
    return this.#blocks.length === 0;
  }

  /** The Markdown, cut at the runner's limit with a word about it. */
  toString(): string {
    const whole = this.#blocks.join('\n\n');
    if (Buffer.byteLength(whole) <= limitBytes) return whole;
    const cut = Buffer.from(whole).subarray(0, limitBytes).toString('utf8');
    return `${cut.slice(0, cut.lastIndexOf('\n'))}\n\n_The summary was cut at the runner's limit of 1 MiB._`;
  }
}

/** Inline code. */
export function code(text: string): string {
  const fence = text.includes('`') ? '``' : '`';
  const pad = text.startsWith('`') || text.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${text.replace(/\s*\n\s*/g, ' ')}${pad}${fence}`;
}

/**
 * Text from elsewhere, made harmless in Markdown: no links, images, mentions or HTML arise from it. What stands between
 * backticks stays code, where nothing has a meaning.
 */
export function escapeMarkdown(text: string): string {
  return text
    .split(/(`[^`\n]+`)/)
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
  return String(cell ?? '')
    .replace(/(?<!\\)\|/g, '\\|')
    .replace(/\s*\n\s*/g, '<br>');
}
