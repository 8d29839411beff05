import type { TextFile } from './audited.ts';

/** A simple command of a shell script, as far as words tell it. */
export interface Command {
  words: string[];
  line: number;
}

/** A shell script, by its commands: what a variable or `eval` makes of a word is not known. */
export interface Script extends TextFile {
  commands: Command[];
}

const blanks = new Set([' ', '\t']);
const quotes = new Set(['"', "'", '`']);
const separators = new Set([';', '&', '|', '\n', '(', ')', '{', '}']);

/** Quotes, escapes, comments and line continuations as POSIX 2.2 and 2.3 have them; here-documents are left out. */
export async function readScript({ file, text }: TextFile): Promise<Script> {
  const commands: Command[] = [];
  const reader = new Words(text);
  for (let command = reader.next(); command !== undefined; command = reader.next())
    if (command.words.length > 0) commands.push(command);
  return { file, text, commands };
}

class Words {
  readonly #text: string;
  #at = 0;
  #line = 1;
  /** Delimiters of the here-documents that begin after this line. */
  #pending: string[] = [];

  constructor(text: string) {
    this.#text = text.replaceAll('\r\n', '\n');
  }

  next(): Command | undefined {
    if (this.#at >= this.#text.length) return undefined;
    const words: string[] = [];
    let line = this.#line;
    for (;;) {
      this.#blanks();
      const character = this.#text[this.#at];
      if (character === undefined || separators.has(character)) {
        this.#step();
        if (character === '\n') this.#hereDocuments();
        return { words, line };
      }
      if (words.length === 0) line = this.#line;
      words.push(this.#word());
      this.#noteHereDocument(words.at(-1) ?? '');
    }
  }

  #step(): void {
    if (this.#text[this.#at] === '\n') this.#line++;
    this.#at++;
  }

  /** Blanks, continued lines and comments. */
  #blanks(): void {
    for (;;) {
      const character = this.#text[this.#at];
      if (character === ' ' || character === '\t') this.#step();
      else if (character === '\\' && this.#text[this.#at + 1] === '\n') {
        this.#step();
        this.#step();
      } else if (character === '#') this.#to('\n');
      else return;
    }
  }

  #to(mark: string): void {
    while (this.#at < this.#text.length && this.#text[this.#at] !== mark) this.#step();
  }

  #word(): string {
    const start = this.#at;
    let quote = '';
    for (; this.#at < this.#text.length; this.#step()) {
      const character = this.#text[this.#at] ?? '';
      if (character === '\\' && quote !== "'") this.#step();
      else if (quote !== '') quote = character === quote ? '' : quote;
      else if (quotes.has(character)) quote = character;
      else if (this.#endsWord(character, start)) break;
    }
    return this.#text.slice(start, this.#at).replaceAll(/["']/g, '');
  }

  /** `${…}` and `$(…)` belong to the word; what is in them is not looked at. */
  #endsWord(character: string, start: number): boolean {
    return blanks.has(character) || (separators.has(character) && !this.#isExpansion(start));
  }

  #isExpansion(start: number): boolean {
    const character = this.#text[this.#at];
    if (character === '{' || character === '(') return this.#text[this.#at - 1] === '$';
    if (character === '}') return this.#text.slice(start, this.#at).includes('${');
    if (character === '&') return this.#text[this.#at - 1] === '>' || this.#text[this.#at + 1] === '>';
    return character === ')' && this.#text.slice(start, this.#at).includes('$(');
  }

  #noteHereDocument(word: string): void {
    const [, delimiter] = /^\d*<<-?(\w+)$/.exec(word) ?? [];
    if (delimiter !== undefined) this.#pending.push(delimiter);
  }

  #hereDocuments(): void {
    for (const delimiter of this.#pending.splice(0)) {
      while (this.#at < this.#text.length) {
        const start = this.#at;
        this.#to('\n');
        const line = this.#text.slice(start, this.#at);
        this.#step();
        if (line.trim() === delimiter) break;
      }
    }
  }
}
