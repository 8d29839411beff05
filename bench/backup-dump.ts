/** `node bench/backup-dump.ts <file> <megabytes>`: writes a dump as D1 writes one, of users and their trips. */
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';

const [, , file = '', megabytes = '500'] = process.argv;
const out = createWriteStream(file);
let bytes = 0;
let seed = 1;

/** The same numbers each time. */
function random(): number {
  seed = (seed * 1_103_515_245 + 12_345) & 0x7fffffff;
  return seed / 0x7fffffff;
}

function pick<T>(values: readonly T[]): T | undefined {
  return values[Math.floor(random() * values.length)];
}

const letters = [...'abcdefghijklmnopqrstuvwxyz'];
const words = Array.from({ length: 4000 }, () =>
  Array.from({ length: 3 + Math.floor(random() * 8) }, () => pick(letters)).join(''),
);
const text = (count: number) => Array.from({ length: count }, () => pick(words)).join(' ');

async function write(sql: string): Promise<void> {
  bytes += Buffer.byteLength(sql);
  if (!out.write(sql)) await once(out, 'drain');
}

async function rows(count: () => boolean, row: () => string): Promise<void> {
  let block = '';
  while (count()) {
    block += row();
    if (block.length < 1e6) continue;
    await write(block);
    block = '';
  }
  await write(block);
}

const users = 20_000;
let user = 0;
let trip = 0;
await write('PRAGMA defer_foreign_keys=TRUE;\n');
await write('CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT NOT NULL UNIQUE, name TEXT, created_at TEXT);\n');
await rows(
  () => user++ < users,
  () =>
    `INSERT INTO "users" ("id","email","name","created_at") VALUES(${user},'user${user}@example.com','${text(2)}','2026-01-01T00:00:00Z');\n`,
);
await write(
  'CREATE TABLE trips (id INTEGER PRIMARY KEY AUTOINCREMENT, user_id INTEGER NOT NULL REFERENCES users(id), title TEXT NOT NULL, notes TEXT, price REAL, score INTEGER, data BLOB, created_at TEXT);\n',
);
await rows(
  () => bytes < Number(megabytes) * 1e6,
  () => {
    trip++;
    const data = Math.floor(random() * 1e9)
      .toString(16)
      .padStart(8, '0');
    return `INSERT INTO "trips" ("id","user_id","title","notes","price","score","data","created_at") VALUES(${trip},${1 + Math.floor(random() * users)},'It''s ${text(3)}','${text(14)}',${(random() * 1000).toFixed(3)},${Math.floor(random() * 100_000)},X'${data}','2026-01-01T00:00:00Z');\n`;
  },
);
await write(
  `DELETE FROM sqlite_sequence;\nINSERT INTO "sqlite_sequence" ("name","seq") VALUES('trips',${trip});\nCREATE INDEX trips_user ON trips (user_id);\nCREATE INDEX trips_created ON trips (created_at, score);\nCREATE TRIGGER touched AFTER UPDATE ON trips BEGIN SELECT 1; END;\nCREATE VIEW titles AS SELECT title FROM trips;\n`,
);
out.end();
await once(out, 'finish');
