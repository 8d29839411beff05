import type { CountedDatabase } from '../database.ts';
import type { JsonObject } from './jsonrpc.ts';
import type { Letter } from './relay.ts';

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

  /**
   * What was put after the letter `seq`, oldest first. It stays where it is until a trigger drops it by its age: a stream
   * may be long cut when it is written to, and only the client's Last-Event-ID tells what has arrived.
   */
  after(seq: number): Promise<Letter[]> {
    return this.#database.rows<Letter>(
      'SELECT seq, body FROM sse_outbox WHERE session_id = ? AND seq > ? ORDER BY seq',
      this.#sessionId,
      seq,
    );
  }
}
