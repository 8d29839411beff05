import { unsupported } from './errors.ts';

export interface Annotation {
  level: 'error' | 'warning' | 'notice';
  message: string;
  title?: string;
  file?: string;
  line?: string;
}

/** Commands that the runner no longer takes from the log. */
const withdrawn = ['set-output', 'save-state', 'set-env', 'add-path'];

const silent = ['endgroup', 'debug', 'echo'];

/** What a job prints: its commands are carried out, and what was masked is replaced. */
export class JobLog {
  /** Before masking: what must hold no secret that the runner was not told of. */
  raw = '';
  text = '';
  readonly annotations: Annotation[] = [];
  readonly #masks = new Set<string>();
  readonly #onLine: (line: string) => void;
  #stopped: string | undefined;

  constructor(secrets: Iterable<string>, onLine: (line: string) => void) {
    this.#onLine = onLine;
    for (const secret of secrets) this.mask(secret);
  }

  /** Every line of a value is masked by itself, as the log knows lines only. */
  mask(secret: string): void {
    for (const part of [secret, ...secret.split(/\r?\n/)]) if (part.trim() !== '') this.#masks.add(part);
  }

  /** A line of the runner's own. */
  say(line: string): void {
    this.#write(line);
  }

  /** A line that a step printed. */
  take(line: string): void {
    const [, name, properties = '', data = ''] = /^\s*::([\w-]+)(?:\s+(.*?))?::(.*)$/.exec(line) ?? [];
    if (name !== 'add-mask') this.raw += `${line}\n`;
    if (this.#stopped !== undefined) {
      if (name === this.#stopped) this.#stopped = undefined;
      this.#write(line);
    } else if (name === undefined) this.#write(line);
    else this.#obey(name.toLowerCase(), propertiesOf(properties), unescaped(data), line);
  }

  masked(text: string): string {
    // The longest first: a secret may be part of another.
    const masks = [...this.#masks].sort((left, right) => right.length - left.length);
    return masks.reduce((rest, mask) => rest.replaceAll(mask, '***'), text);
  }

  #obey(name: string, properties: Record<string, string>, data: string, line: string): void {
    if (withdrawn.includes(name)) throw unsupported(`the command ::${name}::, which GitHub has withdrawn`, 'a step');
    if (name === 'add-mask') this.mask(data);
    else if (name === 'stop-commands') this.#stopped = data;
    else if (name === 'error' || name === 'warning' || name === 'notice') this.#annotate(name, properties, data);
    else if (name === 'group') this.#write(`▸ ${data}`);
    else if (!silent.includes(name)) this.#write(line);
  }

  #annotate(level: Annotation['level'], { title, file, line }: Record<string, string>, message: string): void {
    this.annotations.push({
      level,
      message: this.masked(message),
      ...(title === undefined ? {} : { title }),
      ...(file === undefined ? {} : { file }),
      ...(line === undefined ? {} : { line }),
    });
    this.#write(`${level}: ${message}`);
  }

  #write(line: string): void {
    const masked = this.masked(line);
    this.text += `${masked}\n`;
    this.#onLine(masked);
  }
}

function propertiesOf(text: string): Record<string, string> {
  return Object.fromEntries(
    text.split(',').flatMap((pair) => {
      const at = pair.indexOf('=');
      return at < 0 ? [] : [[pair.slice(0, at).trim(), unescaped(pair.slice(at + 1))]];
    }),
  );
}

function unescaped(text: string): string {
  return text
    .replaceAll('%0D', '\r')
    .replaceAll('%0A', '\n')
    .replaceAll('%3A', ':')
    .replaceAll('%2C', ',')
    .replaceAll('%25', '%');
}
