/** A schema, and where its rows cannot be both full and empty. */
export interface Sample {
  sql: string;
  /** `table.column` that has no value in the first row. */
  neverFilled?: string[];
  /** `table.column` that has a value in the second row although it may be NULL. */
  neverNull?: string[];
  /** Tables that can have one row only. */
  single?: string[];
}

const drizzle = `
CREATE TABLE \`users\` (
	\`id\` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	\`name\` text NOT NULL,
	\`email\` text NOT NULL,
	\`role\` text DEFAULT 'user' NOT NULL,
	\`is_active\` integer DEFAULT true NOT NULL,
	\`preferences\` text,
	\`created_at\` integer DEFAULT (unixepoch()) NOT NULL,
	CONSTRAINT "users_age_check" CHECK("users"."role" <> 'x')
);
CREATE UNIQUE INDEX \`users_email_unique\` ON \`users\` (\`email\`);
CREATE TABLE \`posts\` (
	\`id\` text PRIMARY KEY NOT NULL,
	\`author_id\` integer NOT NULL,
	\`parent_id\` text,
	\`score\` real DEFAULT 0 NOT NULL,
	\`body\` blob,
	FOREIGN KEY (\`author_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (\`parent_id\`) REFERENCES \`posts\`(\`id\`) ON UPDATE no action ON DELETE set null
);
CREATE TABLE \`users_to_groups\` (
	\`user_id\` integer NOT NULL,
	\`group_id\` integer NOT NULL,
	PRIMARY KEY(\`user_id\`, \`group_id\`),
	FOREIGN KEY (\`user_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (\`group_id\`) REFERENCES \`groups\`(\`id\`) ON UPDATE no action ON DELETE no action
);
CREATE TABLE \`groups\` (\`id\` integer PRIMARY KEY NOT NULL, \`name\` text);`;

const prisma = `
CREATE TABLE "User" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "email" TEXT NOT NULL,
    "name" TEXT,
    "balance" DECIMAL NOT NULL DEFAULT 0,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "meta" JSONB,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" DATETIME NOT NULL,
    "big" BIGINT
);
CREATE TABLE "Profile" ("id" TEXT NOT NULL PRIMARY KEY, "userId" INTEGER NOT NULL, "bio" TEXT,
    CONSTRAINT "Profile_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE);
CREATE TABLE "_PostToTag" ("A" INTEGER NOT NULL, "B" TEXT NOT NULL,
    CONSTRAINT "_PostToTag_A_fkey" FOREIGN KEY ("A") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "_PostToTag_B_fkey" FOREIGN KEY ("B") REFERENCES "Profile" ("id") ON DELETE CASCADE ON UPDATE CASCADE);
CREATE UNIQUE INDEX "User_email_key" ON "User"("email");
CREATE UNIQUE INDEX "Profile_userId_key" ON "Profile"("userId");
CREATE UNIQUE INDEX "_PostToTag_AB_unique" ON "_PostToTag"("A", "B");`;

const auth = `
CREATE TABLE users (id TEXT NOT NULL DEFAULT '', name TEXT DEFAULT NULL, email TEXT DEFAULT NULL, emailVerified DATETIME DEFAULT NULL, image TEXT DEFAULT NULL, PRIMARY KEY (id));
CREATE TABLE accounts (id TEXT NOT NULL, userId TEXT NOT NULL DEFAULT NULL, type TEXT NOT NULL DEFAULT NULL, provider TEXT NOT NULL DEFAULT NULL,
  providerAccountId TEXT NOT NULL DEFAULT NULL, refresh_token TEXT DEFAULT NULL, expires_at NUMBER DEFAULT NULL, PRIMARY KEY (id));
CREATE TABLE sessions (id TEXT NOT NULL, sessionToken TEXT NOT NULL, userId TEXT NOT NULL DEFAULT NULL, expires DATETIME NOT NULL DEFAULT NULL, PRIMARY KEY (sessionToken));
CREATE TABLE verification_tokens (identifier TEXT NOT NULL, token TEXT NOT NULL DEFAULT NULL, expires DATETIME NOT NULL DEFAULT NULL, PRIMARY KEY (token));`;

const rails = `
CREATE TABLE "schema_migrations" ("version" varchar NOT NULL PRIMARY KEY);
CREATE TABLE "ar_internal_metadata" ("key" varchar NOT NULL PRIMARY KEY, "value" varchar, "created_at" datetime(6) NOT NULL);
CREATE TABLE "active_storage_blobs" ("id" integer PRIMARY KEY AUTOINCREMENT NOT NULL, "key" varchar NOT NULL, "filename" varchar(255) NOT NULL, "byte_size" bigint NOT NULL, "checksum" varchar, "price" decimal(10,2) DEFAULT 0.0, "ok" boolean DEFAULT 1 NOT NULL, "on" date, "at" time, "metadata" text);
CREATE TABLE "active_storage_attachments" ("id" integer PRIMARY KEY AUTOINCREMENT NOT NULL, "record_type" varchar NOT NULL, "record_id" bigint NOT NULL, "blob_id" bigint NOT NULL,
  CONSTRAINT "fk_rails_c3b3935057" FOREIGN KEY ("blob_id") REFERENCES "active_storage_blobs" ("id"));
CREATE UNIQUE INDEX "by_key" ON "active_storage_blobs" ("key");
CREATE UNIQUE INDEX "by_all" ON "active_storage_attachments" ("record_type", "record_id", "blob_id");`;

export const samples: Record<string, Sample> = {
  'no types': { sql: 'CREATE TABLE t(a, b, c);' },
  'every type': {
    sql: 'CREATE TABLE t(i INTEGER, n INT, t TEXT, v VARCHAR(20), r REAL, d DOUBLE PRECISION, f FLOAT, b BLOB, u NUMERIC, m DECIMAL(10, 2), o BOOLEAN, da DATE, dt DATETIME, ti TIME, ts TIMESTAMP, j JSON, p POINT, a ANY);',
  },
  'strict types': {
    sql: 'CREATE TABLE t(i INTEGER NOT NULL, n INT, t TEXT, r REAL DEFAULT 1, b BLOB, a ANY, created_at INTEGER) STRICT;',
  },
  'a rowid key': { sql: 'CREATE TABLE t(id INTEGER PRIMARY KEY, a TEXT NOT NULL);' },
  'a descending key': { sql: 'CREATE TABLE t(id INTEGER PRIMARY KEY DESC, a);' },
  autoincrement: { sql: 'CREATE TABLE t(id INTEGER PRIMARY KEY AUTOINCREMENT, a);' },
  'a text key': { sql: 'CREATE TABLE t(id TEXT PRIMARY KEY, a);' },
  'a composite key': { sql: 'CREATE TABLE t(a TEXT, b INTEGER, c, PRIMARY KEY (a, b));' },
  'without rowid': { sql: 'CREATE TABLE t(a TEXT, b BLOB, c, PRIMARY KEY (b, a)) WITHOUT ROWID;' },
  'unique columns': {
    sql: 'CREATE TABLE t(a TEXT UNIQUE NOT NULL, b INT UNIQUE, c REAL UNIQUE NOT NULL, d BLOB UNIQUE NOT NULL, e BOOLEAN NOT NULL UNIQUE, UNIQUE (a, b));',
  },
  'unique with a default': {
    sql: `CREATE TABLE t(a TEXT NOT NULL UNIQUE DEFAULT 'one', b INT NOT NULL UNIQUE DEFAULT 0);`,
  },
  'a partial unique index': {
    sql: `CREATE TABLE t(id INTEGER PRIMARY KEY, email TEXT NOT NULL, gone INT NOT NULL DEFAULT 0); CREATE UNIQUE INDEX i ON t(gone) WHERE gone = 0;`,
  },
  'a unique expression': {
    sql: 'CREATE TABLE t(a TEXT NOT NULL, b TEXT NOT NULL); CREATE UNIQUE INDEX "i \'x\'" ON t(lower(a), length(b));',
  },
  'a unique JSON expression': {
    sql: `CREATE TABLE t(body TEXT NOT NULL); CREATE UNIQUE INDEX i ON t(json_extract(body, '$.id'));`,
  },
  'conflict clauses': {
    sql: "CREATE TABLE t(a INTEGER PRIMARY KEY ON CONFLICT REPLACE, b TEXT NOT NULL UNIQUE ON CONFLICT REPLACE DEFAULT 'x', c INT NOT NULL ON CONFLICT IGNORE UNIQUE ON CONFLICT IGNORE);",
  },
  'a foreign key': { sql: 'CREATE TABLE c(p NOT NULL REFERENCES p(id)); CREATE TABLE p(id INTEGER PRIMARY KEY);' },
  'a foreign key of another type': {
    sql: 'CREATE TABLE p(id INTEGER PRIMARY KEY); CREATE TABLE c(p TEXT NOT NULL REFERENCES p(id), q TEXT REFERENCES p(id));',
  },
  'a foreign key without a column': {
    sql: 'CREATE TABLE p(a TEXT, b TEXT, PRIMARY KEY (a, b)); CREATE TABLE c(x, y, FOREIGN KEY (x, y) REFERENCES P);',
  },
  'a foreign key to a unique column': {
    sql: 'CREATE TABLE p(id INTEGER PRIMARY KEY, "Code" TEXT UNIQUE); CREATE TABLE c(code TEXT REFERENCES p(code));',
  },
  'one to one': {
    sql: 'CREATE TABLE p(id INTEGER PRIMARY KEY); CREATE TABLE c(p INTEGER NOT NULL UNIQUE REFERENCES p(id)); CREATE TABLE d(id INTEGER PRIMARY KEY REFERENCES c(p));',
  },
  'a join table': {
    sql: 'CREATE TABLE a(id INTEGER PRIMARY KEY); CREATE TABLE b(id TEXT PRIMARY KEY); CREATE TABLE ab(a INT REFERENCES a(id), b TEXT REFERENCES b(id), PRIMARY KEY (a, b)) WITHOUT ROWID;',
  },
  tenants: {
    sql: `CREATE TABLE tenants(id TEXT PRIMARY KEY); CREATE TABLE users(tenant TEXT NOT NULL REFERENCES tenants(id), id INTEGER NOT NULL, PRIMARY KEY (tenant, id));
      CREATE TABLE notes(tenant TEXT NOT NULL REFERENCES tenants(id), author INTEGER NOT NULL, editor INTEGER, UNIQUE (tenant, author),
        FOREIGN KEY (tenant, author) REFERENCES users(tenant, id), FOREIGN KEY (tenant, editor) REFERENCES users(tenant, id));`,
  },
  'parents of two kinds': {
    sql: `CREATE TABLE accounts(id TEXT PRIMARY KEY, kind TEXT NOT NULL CHECK (kind IN ('asset', 'liability')), UNIQUE (id, kind));
      CREATE TABLE transfers(id TEXT PRIMARY KEY, a TEXT NOT NULL, "a kind" TEXT NOT NULL CHECK ("a kind" = 'asset'), b TEXT NOT NULL, b_kind TEXT NOT NULL CHECK (b_kind = 'liability'),
        FOREIGN KEY (a, "a kind") REFERENCES accounts(id, kind), FOREIGN KEY (b, b_kind) REFERENCES accounts(id, kind), CHECK (a <> b));`,
  },
  'identifiers of many forms': {
    sql: `CREATE TABLE t(id TEXT PRIMARY KEY CHECK (length(id) = 36), sha TEXT NOT NULL UNIQUE CHECK (length(sha) = 64 AND sha NOT GLOB '*[^0-9a-f]*'), slug TEXT NOT NULL UNIQUE CHECK (slug NOT GLOB '*[^a-z0-9-]*' AND length(slug) BETWEEN 3 AND 64),
      cur CHAR(3) NOT NULL CHECK (length(cur) = 3 AND cur = upper(cur)), phone TEXT CHECK (phone GLOB '+[0-9]*'), at TEXT NOT NULL CHECK (at GLOB '[0-2][0-9]:[0-5][0-9]'), lat REAL CHECK (lat >= -90 AND lat <= 90));`,
  },
  'a reference to itself': {
    sql: 'CREATE TABLE t(id INTEGER PRIMARY KEY, parent INTEGER REFERENCES t(id), root INTEGER NOT NULL REFERENCES t);',
  },
  'a composite reference to itself': {
    sql: 'CREATE TABLE t(w TEXT, id TEXT, up TEXT, PRIMARY KEY (w, id), FOREIGN KEY (w, up) REFERENCES t(w, id));',
  },
  'a reference to itself that must be another': {
    sql: 'CREATE TABLE t(id INTEGER PRIMARY KEY, other INTEGER REFERENCES t(id), CHECK (other <> id));',
    neverFilled: ['t.other'],
  },
  'a circle of two': {
    sql: 'CREATE TABLE a(id INTEGER PRIMARY KEY, b INTEGER REFERENCES b(id)); CREATE TABLE b(id INTEGER PRIMARY KEY, a INTEGER NOT NULL REFERENCES a(id));',
  },
  'a circle of three': {
    sql: `CREATE TABLE a(id TEXT PRIMARY KEY, b INT NOT NULL REFERENCES b(id) DEFERRABLE INITIALLY DEFERRED); CREATE TABLE b(id INTEGER PRIMARY KEY, c TEXT NOT NULL REFERENCES c(code) DEFERRABLE INITIALLY DEFERRED);
      CREATE TABLE c(code TEXT NOT NULL UNIQUE, a TEXT NOT NULL REFERENCES a(id) DEFERRABLE INITIALLY DEFERRED);`,
  },
  'a circle whose keys are not what was expected': {
    sql: `CREATE TABLE a(id TEXT PRIMARY KEY CHECK (id LIKE 'a\\_%' ESCAPE '\\'), b TEXT NOT NULL REFERENCES b(id)); CREATE TABLE b(id TEXT PRIMARY KEY CHECK (id LIKE 'b\\_%' ESCAPE '\\'), a TEXT NOT NULL REFERENCES a(id));`,
  },
  'a conflict clause that would replace the only row': {
    sql: 'CREATE TABLE t(a INT NOT NULL UNIQUE ON CONFLICT REPLACE CHECK (a = 1), b TEXT);',
    single: ['t'],
    neverNull: ['t.b'],
  },
  'a list of values': {
    sql: `CREATE TABLE t(a TEXT CHECK (a IN ('draft', 'it''s')), b INT NOT NULL CHECK (b IN (3, 5)), c TEXT NOT NULL DEFAULT 'x' CHECK (c = 'x' OR c = 'y'));`,
  },
  'a list in double quotes': { sql: `CREATE TABLE t(a TEXT NOT NULL CHECK (a IN ("draft", "done")));` },
  ranges: {
    sql: 'CREATE TABLE t(a INT CHECK (a BETWEEN 1 AND 5), b REAL CHECK (b >= 0 AND b < 1), c INT CHECK (c < 0), d INT NOT NULL UNIQUE CHECK (d > -3 AND d < 0), e REAL CHECK (e > 0.25 and e <= 0.5));',
  },
  lengths: {
    sql: 'CREATE TABLE t(a TEXT CHECK (length(a) = 3), b TEXT NOT NULL UNIQUE CHECK (length(b) = 2), c TEXT CHECK (length(c) > 200), d TEXT CHECK (length(trim(d)) > 0), e BLOB CHECK (length(e) = 16));',
  },
  patterns: {
    sql: `CREATE TABLE t(a TEXT CHECK (a LIKE '%_@_%._%'), b TEXT CHECK (b GLOB '[A-Z][A-Z]-*'), c TEXT CHECK (c GLOB '[0-9][0-9][0-9][0-9]'), d TEXT CHECK (d = lower(d)), e TEXT CHECK (e = upper(e)),
      f TEXT CHECK (f NOT LIKE '% %'), g TEXT CHECK (substr(g, 1, 4) = 'trp_'), h TEXT CHECK (instr(h, '/') > 0), i TEXT CHECK (i LIKE 'https://%'));`,
  },
  dates: {
    sql: `CREATE TABLE t(a TEXT CHECK (a IS date(a)), b TEXT CHECK (datetime(b) IS NOT NULL), c TEXT CHECK (c = strftime('%Y-%m-%dT%H:%M:%SZ', c)), d TEXT CHECK (time(d) = d), e INT CHECK (typeof(e) = 'integer'));`,
    neverNull: ['t.b', 't.e'],
  },
  json: {
    sql: `CREATE TABLE t(a TEXT CHECK (json_valid(a)), b TEXT NOT NULL DEFAULT '{}' CHECK (json_type(b) = 'object'), c TEXT DEFAULT '[]' CHECK (json_type(c) = 'array'), d TEXT CHECK (json_extract(d, '$.name') IS NOT NULL), e JSON);`,
    neverNull: ['t.d'],
  },
  types: {
    sql: `CREATE TABLE t(a CHECK (typeof(a) = 'text'), b CHECK (typeof(b) IN ('integer')), c CHECK (typeof(c) = 'real'), d CHECK (typeof(d) = 'blob'));`,
    neverNull: ['t.a', 't.b', 't.c', 't.d'],
  },
  'one of two': {
    sql: 'CREATE TABLE t(a TEXT, b TEXT, CHECK ((a IS NULL) <> (b IS NULL)));',
  },
  'one of three parents': {
    sql: 'CREATE TABLE p(id INTEGER PRIMARY KEY); CREATE TABLE t(a INT REFERENCES p(id), b INT REFERENCES p(id), c INT REFERENCES p(id), CHECK ((a IS NOT NULL) + (b IS NOT NULL) + (c IS NOT NULL) = 1));',
    neverFilled: ['t.b'],
  },
  'both or none': {
    sql: 'CREATE TABLE t(starts TEXT, ends TEXT, CHECK ((starts IS NULL) = (ends IS NULL)), CHECK (ends > starts));',
  },
  'a kind that decides': {
    sql: `CREATE TABLE t(kind TEXT NOT NULL CHECK (kind IN ('card', 'cash')), number TEXT, paid INT, CONSTRAINT "by kind" CHECK (CASE kind WHEN 'card' THEN number IS NOT NULL ELSE paid > 0 AND number IS NULL END));`,
  },
  sums: {
    sql: 'CREATE TABLE t(a INT NOT NULL, b INT NOT NULL, total INT NOT NULL, CHECK (a + b = total), CHECK (a > 0), CHECK (total <= 100));',
  },
  'one row only': {
    sql: 'CREATE TABLE t(id INTEGER PRIMARY KEY CHECK (id = 1), version INT NOT NULL);',
    single: ['t'],
  },
  'generated columns': {
    sql: `CREATE TABLE t(a INT NOT NULL, b TEXT, c AS (a * 2), d TEXT NOT NULL AS (coalesce(b, 'x')) STORED UNIQUE, e INT AS (length(d)) CHECK (e < 40), f AS (json_extract(g, '$.x')), g TEXT NOT NULL);`,
  },
  'names that need quotes': {
    sql: `CREATE TABLE "select"("from" INTEGER PRIMARY KEY, "a ""b""" TEXT CHECK ("a ""b""" <> 'x'), [c d] UNIQUE NOT NULL, \`e\`\`\` INT NOT NULL, 'f' TEXT, "größe" TEXT, "a,b" NOT NULL UNIQUE);
      CREATE TABLE "it's; --"("x.y" INTEGER NOT NULL REFERENCES "select"("from"), "group" NOT NULL, UNIQUE ("x.y", "group"));
      CREATE TRIGGER "tr ""x""" AFTER INSERT ON "select" BEGIN DELETE FROM "select"; END;`,
  },
  triggers: {
    sql: `CREATE TABLE t(id INTEGER PRIMARY KEY, n INT); CREATE TABLE log(what TEXT NOT NULL); CREATE VIEW v AS SELECT * FROM t;
      CREATE TRIGGER a BEFORE INSERT ON t BEGIN SELECT RAISE(ABORT, 'no'); END; CREATE TRIGGER b AFTER INSERT ON log BEGIN DELETE FROM t; END;
      CREATE TRIGGER c INSTEAD OF INSERT ON v BEGIN INSERT INTO log VALUES ('v'); END;`,
  },
  'full text': {
    sql: `CREATE TABLE notes(id INTEGER PRIMARY KEY, title TEXT NOT NULL, body TEXT NOT NULL); CREATE VIRTUAL TABLE search USING fts5(title, body, content='notes', content_rowid='id'); CREATE VIRTUAL TABLE own USING fts5(x);
      CREATE TRIGGER ai AFTER INSERT ON notes BEGIN INSERT INTO search(rowid, title, body) VALUES (new.id, new.title, new.body); END;
      CREATE TRIGGER ad AFTER DELETE ON notes BEGIN INSERT INTO search(search, rowid, title, body) VALUES ('delete', old.id, old.title, old.body); END;`,
  },
  'defaults of all kinds': {
    sql: `CREATE TABLE t(a TEXT DEFAULT 'it''s', b INT DEFAULT -5, c REAL DEFAULT 1.5, d BOOLEAN DEFAULT false, e TEXT DEFAULT CURRENT_TIMESTAMP, f TEXT DEFAULT (datetime('now')), g TEXT DEFAULT (lower(hex(randomblob(16)))), h TEXT DEFAULT NULL, i BLOB DEFAULT x'00', j TEXT DEFAULT "double", k INT DEFAULT (1 + 1), l TEXT DEFAULT ('[]'), m TEXT DEFAULT '');`,
  },
  'a table made of another': {
    sql: 'CREATE TABLE s(a INTEGER NOT NULL, b TEXT); CREATE TABLE t AS SELECT a, b, a + 1 AS "c d" FROM s;',
  },
  'columns added later': {
    sql: `CREATE TABLE t(id INTEGER PRIMARY KEY, CHECK (id > 0)); ALTER TABLE t ADD COLUMN a TEXT NOT NULL DEFAULT 'x' CHECK (a IN ('x', 'y')); ALTER TABLE t ADD COLUMN b INT REFERENCES t(id); ALTER TABLE t RENAME COLUMN a TO "a b"; ALTER TABLE t RENAME TO u;`,
  },
  'a hundred columns': {
    sql: `CREATE TABLE t(${Array.from({ length: 100 }, (_, i) => `c${i} TEXT CHECK (c${i} <> 'x${i}')`).join(', ')});`,
  },
  'many keys to one table': {
    sql: `CREATE TABLE p(id INTEGER PRIMARY KEY); CREATE TABLE t(${Array.from({ length: 20 }, (_, i) => `p${i} INT REFERENCES p(id)`).join(', ')});`,
  },
  'CHECKs of one name': {
    sql: `CREATE TABLE t(a INT NOT NULL CONSTRAINT k CHECK (a < 10), b INT NOT NULL CONSTRAINT k CHECK (b < 20), CONSTRAINT k CHECK (a + b > 5));`,
  },
  flags: {
    sql: 'CREATE TABLE t(is_public INT NOT NULL CHECK (is_public IN (0, 1)), flags INT CHECK ((flags & 7) = flags), bits INT NOT NULL CHECK (bits % 5 = 0));',
  },
  'an order': {
    sql: 'CREATE TABLE t(low INT NOT NULL, mid INT NOT NULL, high INT NOT NULL, CHECK (low < mid), CHECK (mid < high), CHECK (high < 10));',
  },
  drizzle: { sql: drizzle },
  prisma: { sql: prisma },
  auth: { sql: auth },
  rails: { sql: rails },
};
