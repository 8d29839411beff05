type Parameter = string | number | null;

export interface Statement {
  readonly sql: string;
  readonly parameters: readonly Parameter[];
}

/** D1 with a count of its statements, so that a response can say what it cost (constitution, principle II). */
export class CountedDatabase {
  readonly #database: D1Database;
  #queries = 0;

  constructor(database: D1Database) {
    this.#database = database;
  }

  get queries(): number {
    return this.#queries;
  }

  async rows<Row>(sql: string, ...parameters: Parameter[]): Promise<Row[]> {
    const { results } = await this.#prepare({ sql, parameters }).all<Row>();
    return results;
  }

  async row<Row>(sql: string, ...parameters: Parameter[]): Promise<Row | undefined> {
    const [first] = await this.rows<Row>(sql, ...parameters);
    return first;
  }

  /** Runs one write and says how many rows it changed. */
  async change(sql: string, ...parameters: Parameter[]): Promise<number> {
    const { meta } = await this.#prepare({ sql, parameters }).run();
    return meta.changes;
  }

  /** Runs statements as one transaction and gives the rows of the last. */
  async transaction<Row>(statements: readonly Statement[]): Promise<Row[]> {
    const answers = await this.#database.batch<Row>(statements.map((statement) => this.#prepare(statement)));
    return answers.at(-1)?.results ?? [];
  }

  #prepare({ sql, parameters }: Statement): D1PreparedStatement {
    this.#queries += 1;
    return this.#database.prepare(sql).bind(...parameters);
  }
}
