import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const names = ['GITHUB_OUTPUT', 'GITHUB_ENV', 'GITHUB_PATH', 'GITHUB_STATE', 'GITHUB_STEP_SUMMARY'] as const;

/** What a step has written into the files that it was given. */
export interface Written {
  outputs: Record<string, string>;
  env: Record<string, string>;
  /** What goes before PATH, the last line first. */
  path: string[];
  state: Record<string, string>;
  summary: string;
}

/** The limit above which GitHub drops a step's summary as a whole. */
const summaryBytes = 1024 * 1024;

export class CommandFiles {
  readonly env: Record<(typeof names)[number], string>;

  constructor(folder: string) {
    mkdirSync(folder, { recursive: true });
    this.env = Object.fromEntries(names.map((name) => [name, join(folder, name.toLowerCase())])) as typeof this.env;
    for (const file of Object.values(this.env)) writeFileSync(file, '');
  }

  /** @throws Error where a file is not as the runner wants it, which fails the step */
  read(): Written {
    const text = (name: (typeof names)[number]) => readFileSync(this.env[name], 'utf8');
    const summary = text('GITHUB_STEP_SUMMARY');
    if (Buffer.byteLength(summary) > summaryBytes) throw new Error('the step summary is larger than 1 MiB');
    return {
      outputs: pairsOf(text('GITHUB_OUTPUT'), 'GITHUB_OUTPUT'),
      env: pairsOf(text('GITHUB_ENV'), 'GITHUB_ENV'),
      path: text('GITHUB_PATH').split(/\r?\n/).filter(Boolean).reverse(),
      state: pairsOf(text('GITHUB_STATE'), 'GITHUB_STATE'),
      summary,
    };
  }
}

/** `name=value` lines, and `name<<delimiter`, lines, `delimiter`. */
function pairsOf(text: string, file: string): Record<string, string> {
  const pairs: Record<string, string> = {};
  const lines = text.split(/\r?\n/);
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    if (line === '') continue;
    const [, name, mark, rest = ''] = /^([^=]*?)(<<|=)(.*)$/.exec(line) ?? [];
    if (!name) throw new Error(`${file} has a line of another form: ${line}`);
    if (mark === '=') {
      pairs[name] = rest;
      continue;
    }
    const end = lines.indexOf(rest, at + 1);
    if (end < 0) throw new Error(`${file} lacks the delimiter ${rest} that ends ${name}`);
    pairs[name] = lines.slice(at + 1, end).join('\n');
    at = end;
  }
  return pairs;
}
