import type { CountedDatabase } from '../database.ts';
import type { JsonObject } from './jsonrpc.ts';

/**
 * Answers on their way to a legacy stream. The POST and the stream of one client may be in different isolates, and
 * within one isolate a request may not write to another's stream, so they meet in D1.
 */
export class Outbox {
  readonly #database: CountedDatabase;
  readonly #sessionId: string;

  constructor(database: CountedDatabase, sessionId: string) {
    this.#database = database;
    this.#sessionId = sessionId;
  }

  async put(message: JsonObject): Promise<void> {
    const body = JSON.stringify(message);
    await this.#database.change('INSERT INTO sse_outbox (session_id, body) VALUES (?, ?)', this.#sessionId, body);
  }

  /** Takes what is there, oldest first. One statement, so that two streams of a session cannot both get a message. */
  async take(): Promise<string[]> {
    const rows = await this.#database.rows<{ seq: number; body: string }>(
      'DELETE FROM sse_outbox WHERE session_id = ? RETURNING seq, body',
      this.#sessionId,
    );
    // SQLite does not promise an order for RETURNING.
    return rows.sort((left, right) => left.seq - right.seq).map(({ body }) => body);
  }
}
