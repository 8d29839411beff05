/** The secrets of a run: whatever goes out through events, summaries or errors is redacted of them first. */
export class Secrets {
  readonly #forms = new Set<string>();
  readonly #announce: (secret: string) => void;

  /** @param announce tells the runner, which then masks the secret in everything that any step prints. */
  constructor(announce: (secret: string) => void = () => undefined) {
    this.#announce = announce;
  }

  /** Adds a secret in every form in which it could leak. Values too short to be secrets would mask plain words. */
  add(secret: string | undefined): void {
    if (secret === undefined || secret.trim().length < 4) return;
    for (const form of formsOf(secret)) {
      if (this.#forms.has(form)) continue;
      this.#forms.add(form);
      this.#announce(form);
    }
  }

  redact(text: string): string {
    return mask(
      text,
      [...this.#forms].flatMap((form) => occurrences(text, form)),
    );
  }

  /** Redacts Markdown, in which a secret may have been escaped. */
  redactMarkdown(markdown: string): string {
    return mask(
      markdown,
      [...this.#forms].flatMap((form) => matches(markdown, asEscaped(form))),
    );
  }

  /** Redacts a text whose beginning was cut off: where the cut went through a secret, its rest goes too. */
  redactEnd(text: string): string {
    const rests = [...this.#forms].map((form) => restAtStart(text, form));
    return this.redact(text.slice(Math.max(0, ...rests)));
  }
}

/** From the first character to before the last. */
type Range = readonly [from: number, to: number];

function formsOf(secret: string): Set<string> {
  const lines = secret.split(/\r?\n/).filter((line) => line.trim().length >= 4);
  const forms = new Set<string>();
  for (const text of [secret, secret.trim(), ...lines]) {
    forms.add(text);
    forms.add(Buffer.from(text).toString('base64'));
    forms.add(Buffer.from(text).toString('base64url'));
    forms.add(encodeURIComponent(text));
    // As a form sends it: encodeURIComponent leaves !'()* as they are, and writes a space as %20.
    forms.add(new URLSearchParams({ '': text }).toString().slice(1));
    forms.add(JSON.stringify(text).slice(1, -1));
  }
  return forms;
}

/** Every place where the form stands, those that overlap included. */
function occurrences(text: string, form: string): Range[] {
  const found: Range[] = [];
  for (let at = text.indexOf(form); at !== -1; at = text.indexOf(form, at + 1)) found.push([at, at + form.length]);
  return found;
}

function matches(text: string, pattern: RegExp): Range[] {
  const found: Range[] = [];
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    found.push([match.index, match.index + match[0].length]);
    pattern.lastIndex = match.index + 1;
  }
  return found;
}

const entities: Readonly<Record<string, string>> = { '&': '&(?:amp;)?', '<': '(?:<|&lt;)', '>': '(?:>|&gt;)' };

/** The form as `escapeMarkdown` may have written it: with backslashes, entities and zero-width spaces. */
function asEscaped(form: string): RegExp {
  const characters = [...form].map(
    (character) => entities[character] ?? character.replace(/[\\^$.*+?()[\]{}|]/, '\\$&'),
  );
  return new RegExp(characters.map((character) => `\\\\?${character}`).join('\\u200b?'), 'gu');
}

/** How much of the form's end the text begins with. */
function restAtStart(text: string, form: string): number {
  for (let length = Math.min(form.length - 1, text.length); length > 0; length--)
    if (text.startsWith(form.slice(-length))) return length;
  return 0;
}

/** Ranges that overlap are masked as one, so that nothing is left of either. */
function mask(text: string, ranges: Range[]): string {
  let masked = '';
  let done = 0;
  for (const [from, to] of ranges.sort((a, b) => a[0] - b[0])) {
    if (from >= done) masked += `${text.slice(done, from)}***`;
    done = Math.max(done, to);
  }
  return masked + text.slice(done);
}
