import { visible } from '../runtime/log-text.ts';

/** HTML of our own: what was put into it from elsewhere is escaped. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Part = Html | string | number | undefined | readonly Part[];

/** A template of HTML. Texts and numbers that are put in are escaped; `Html` stands as it is, and lists are strung together. */
export function html(literals: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return new Html(literals.reduce((done, literal, index) => done + textOf(parts[index - 1]) + literal));
}

function textOf(part: Part): string {
  if (part === undefined) return '';
  if (part instanceof Html) return part.text;
  return Array.isArray(part) ? part.map(textOf).join('') : escapeHtml(String(part));
}

/** Good between tags and in quoted attributes. What cannot be seen, such as a character that turns the direction, is written out. */
export function escapeHtml(text: string): string {
  return visible(text.toWellFormed())
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

/** A sentence in which what stands between backticks is code, as in a message of ours. */
export function prose(text: string): Html {
  const parts = text.split(/`([^`\n]+)`/);
  return html`${parts.map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : html`${part}`))}`;
}
