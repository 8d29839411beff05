/**
 * `node bench/backup-pass.ts <dump> <out> <recipient>`: the whole pass of a backup over an export that lies on the disk, in a
 * process of its own, so that its memory is seen. Prints JSON: milliseconds, and the most bytes that were resident.
 */
import { createReadStream } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import type { D1 } from '../src/cloudflare/d1.ts';
import { Bookmark, DatabaseId } from '../src/cloudflare/ids.ts';
import { systemClock } from '../src/runtime/clock.ts';
import { testContext } from '../src/runtime/context.fixture.ts';
import { contentsOf } from '../src/snapshot/contents.ts';
import { writeDump } from '../src/snapshot/file.ts';
import { keepTemporaryFilesIn } from '../src/snapshot/loader.ts';
import { dumpOf, type Passed } from '../src/snapshot/pass.ts';
import { Prover } from '../src/snapshot/prove.ts';
import { SchemaObject, schemaQuery } from '../src/sqlite/schema.ts';

const [, , dump = '', out = '', recipient = ''] = process.argv;
keepTemporaryFilesIn(dirname(out));

const started = performance.now();
const bookmark = Bookmark.parse('00000000-00000000');
const exported: Pick<D1, 'exportStream' | 'query'> = {
  exportStream: async () => ({
    bookmark,
    bytes: undefined,
    chunks: createReadStream(dump, { highWaterMark: 256 * 1024 }),
    [Symbol.dispose]: () => undefined,
  }),
  query: async () => [{ success: true, results: [], meta: undefined }],
};
const context = { ...testContext(), clock: systemClock };
const place = { id: DatabaseId.parse('11111111-2222-3333-4444-555555555555'), name: 'bench', size: undefined };
const subject = {
  place,
  d1: exported as D1,
  contents: contentsOf(schemaOf()),
  observation: { prints: new Map(), inexact: new Set<string>() },
  createdAt: new Date().toISOString(),
  ledger: { table: 'd1_migrations', head: null },
  context,
};
await using prover = new Prover();
const id = '11111111-2222-4333-8444-555555555555';
let passed: Passed | undefined;
const sql = dumpOf(subject, id, prover, bookmark, (seen) => {
  passed = seen;
});
const { bytes } = await writeDump(sql, out, recipient === '' ? [] : [recipient], context.signal);
if (!passed || passed.proof.asD1.length + passed.proof.asItIs.length > 0) throw new Error('it was not proven');
const { maxRSS } = process.resourceUsage();
console.log(JSON.stringify({ ms: performance.now() - started, peakBytes: maxRSS * 1024, bytes }));

/** As a database would tell it: the definitions of the dump. */
function schemaOf(): SchemaObject[] {
  using database = new DatabaseSync(':memory:');
  database.exec(`CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT NOT NULL UNIQUE, name TEXT, created_at TEXT);
CREATE TABLE trips (id INTEGER PRIMARY KEY AUTOINCREMENT, user_id INTEGER NOT NULL REFERENCES users(id), title TEXT NOT NULL, notes TEXT, price REAL, score INTEGER, data BLOB, created_at TEXT);
CREATE INDEX trips_user ON trips (user_id);
CREATE INDEX trips_created ON trips (created_at, score);
CREATE TRIGGER touched AFTER UPDATE ON trips BEGIN SELECT 1; END;
CREATE VIEW titles AS SELECT title FROM trips;`);
  return z.array(SchemaObject).parse(database.prepare(schemaQuery).all());
}
