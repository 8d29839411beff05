/** A script of valid statements, over a table `t (a, b)` and a view `v` of it. */
export interface Script {
  seed: number;
  sql: string;
}

/** Always the same script for a seed. */
export function scriptOf(seed: number): Script {
  return { seed, sql: new Generator(seed).script() };
}

const names = [
  'a',
  'end',
  'begin',
  'case',
  ';',
  '--',
  '/*',
  "it''s",
  'größe',
  '🧭',
  ']',
  '',
  ' ',
  'x$y',
  '\n',
  ';END;',
];
const strings = ['', ';', '--', '/*', '*/', '"', '`', '[', ']', "''", ';END;', '\r\n', '\\', '🧭', '\n;\n', 'END'];
const comments = [
  '/**/',
  '/*;*/',
  '/* -- */',
  "/*'*/",
  '/*"*/',
  '/*/;*/',
  '--;\n',
  "--'\n",
  '--/*\n',
  '--\r\n',
  '-- END;\n',
];

class Generator {
  #state: number;
  #made = 0;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  script(): string {
    const statements = Array.from({ length: this.#below(6) }, () => this.#statement());
    const joined = statements
      .map((statement) => `${this.#noise()}${this.#joined(statement)}${this.#noise()}`)
      .join(';');
    const start = this.#chance(10) ? '\uFEFF' : '';
    return `${start}${joined}${this.#pick(['', ';', ';;', ';\r\n', '; -- end', '; /* end'])}`;
  }

  /** Mulberry32. */
  #next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  }

  #below(limit: number): number {
    return this.#next() % limit;
  }

  #chance(oneIn: number): boolean {
    return this.#below(oneIn) === 0;
  }

  #pick<T>(choices: readonly [T, ...T[]] | readonly T[]): T {
    const choice = choices[this.#below(choices.length)];
    if (choice === undefined) throw new Error('nothing to choose from');
    return choice;
  }

  #unique(): string {
    return `n${++this.#made}`;
  }

  /** White space and comments, or nothing. */
  #noise(): string {
    return Array.from({ length: this.#below(3) }, () => this.#gap()).join('');
  }

  /** White space or a comment. */
  #gap(): string {
    return this.#chance(3) ? this.#pick(comments) : this.#pick([' ', '\n', '\r\n', '\t', '\f', ' \n ']);
  }

  /** Tokens with something between them, keywords in any case. */
  #joined(parts: readonly string[]): string {
    return parts.map((token) => (this.#chance(4) ? token.toLowerCase() : token)).join(this.#gap() + this.#noise());
  }

  #statement(): string[] {
    return this.#pick([
      () => this.#select(),
      () => this.#select(),
      () => this.#insert(),
      () => ['CREATE', 'TABLE', this.#unique(), '(', this.#quoted(), ',', 'z', ')'],
      () => ['EXPLAIN', ...this.#select()],
      () => ['UPDATE', 't', 'SET', 'a', '=', ...this.#expression(2)],
      () => ['DELETE', 'FROM', 't', 'WHERE', ...this.#expression(1)],
      () => this.#trigger(),
      () => this.#trigger(),
    ])();
  }

  #select(): string[] {
    return ['SELECT', ...this.#expression(3), 'AS', this.#quoted(), 'FROM', 't'];
  }

  #insert(): string[] {
    return ['INSERT', 'INTO', 't', 'VALUES', '(', ...this.#expression(2), ',', this.#text(), ')'];
  }

  #trigger(): string[] {
    const explain = this.#pick([[], [], [], ['EXPLAIN'], ['EXPLAIN', 'QUERY', 'PLAN']]);
    const kind = this.#pick([[], [], ['TEMP'], ['TEMPORARY']]);
    const when = this.#chance(3) ? ['WHEN', 'new.a', '=', this.#text()] : [];
    const body = Array.from({ length: 1 + this.#below(3) }, () => [
      ...this.#pick([
        () => this.#select(),
        () => this.#insert(),
        () => ['UPDATE', 't', 'SET', 'b', '=', ...this.#case(3)],
      ])(),
      ';',
    ]).flat();
    const name = this.#chance(3) ? `"${this.#unique()};END;"` : this.#unique();
    const event = this.#pick(['INSERT', 'UPDATE']);
    return [
      ...explain,
      'CREATE',
      ...kind,
      'TRIGGER',
      name,
      'AFTER',
      event,
      'ON',
      't',
      ...when,
      'BEGIN',
      ...body,
      'END',
    ];
  }

  #expression(depth: number): string[] {
    if (depth === 0 || this.#chance(2))
      return [this.#pick([() => this.#text(), () => '1', () => 'NULL', () => "x'3b'"])()];
    return this.#chance(2)
      ? this.#case(depth)
      : ['(', ...this.#expression(depth - 1), '+', ...this.#expression(depth - 1), ')'];
  }

  #case(depth: number): string[] {
    return ['CASE', 'WHEN', ...this.#expression(depth - 1), 'THEN', ...this.#expression(depth - 1), 'ELSE', '0', 'END'];
  }

  #text(): string {
    return `'${this.#pick(strings)}${this.#pick(strings)}'`;
  }

  #quoted(): string {
    const name = this.#pick(names);
    return this.#pick([`"${name}q"`, `[${name.replaceAll(']', '')}q]`, `\`${name}q\``]);
  }
}
