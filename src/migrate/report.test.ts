import { describe, expect, test } from 'vitest';
import { Bookmark, DatabaseId } from '../cloudflare/ids.ts';
import { configured, fileOf } from '../migrations/migrations.fixture.ts';
import { finding } from '../migrations/rules.ts';
import { databaseLikeD1, schemaIn } from '../rehearsal/rehearsal.fixture.ts';
import { rehearse } from '../rehearsal/rehearse.ts';
import { ActionError } from '../runtime/errors.ts';
import { Summary } from '../runtime/summary.ts';
import type { DatabaseResult } from './databases.ts';
import { report } from './report.ts';

const bookmark = Bookmark.parse('00000001-00000002-00004e2f-0123456789abcdef0123456789abcdef');
const undo = Bookmark.parse('00000003-00000004-00004e2f-0123456789abcdef0123456789abcdef');
const ledger = { applied: [], checksums: new Map(), runs: new Map(), schema: [], digest: '' };

function resultOf(part: Partial<DatabaseResult> = {}): DatabaseResult {
  const id = DatabaseId.parse('11111111-2222-3333-4444-555555555555');
  const target = { database: configured, id, name: 'trips', size: undefined };
  return { target, ledger, pending: [], findings: [], rehearsal: undefined, applied: [], ...part };
}

function shown(part: Partial<DatabaseResult> = {}, mode: 'plan' | 'apply' = 'apply'): string {
  const summary = new Summary();
  report([resultOf(part)], mode, summary);
  return summary.toString();
}

/** What these files, in this order, do to a database. */
function rehearsed(base: string, ...scripts: string[]): Pick<DatabaseResult, 'pending' | 'rehearsal'> {
  using database = databaseLikeD1(base);
  const pending = scripts.map((script, index) => fileOf(script, `000${index + 1}.sql`));
  const stage = { schema: schemaIn(database), dump: base, ledgerTables: ['d1_migrations'] };
  return { pending, rehearsal: { ...rehearse(stage, pending), kind: 'export', told: 'on a fresh export (1 KB)' } };
}

const two = [fileOf('SELECT 1; SELECT 2', '0001.sql'), fileOf('SELECT 1', '0002.sql')];
const failure = new ActionError('migration-failed', 'It failed.');
const blocked = new ActionError('migrations-invalid', 'It is not allowed.', { status: 'blocked' });

describe('the first line says', () => {
  test.each<[string, Partial<DatabaseResult>, 'plan' | 'apply']>([
    ['Nothing to do: there are no migrations.', {}, 'apply'],
    ['Nothing to do: the one migration is applied.', { ledger: { ...ledger, applied: ['a'] } }, 'plan'],
    ['Nothing to do: all 2 migrations are applied.', { ledger: { ...ledger, applied: ['a', 'b'] } }, 'apply'],
    ['2 migrations would be applied. This was a plan: nothing was changed.', { pending: two }, 'plan'],
    [
      'Applied 2 migrations; ledger and schema were read afterwards and agree, and foreign keys hold.',
      { pending: two, applied: ['0001.sql', '0002.sql'], keysHold: true },
      'apply',
    ],
    [
      'Applied 2 migrations; ledger and schema were read afterwards and agree; foreign keys were not checked.',
      { pending: two, applied: ['0001.sql', '0002.sql'], keysHold: false },
      'apply',
    ],
    ['Not come to: 2 migrations pending, nothing was done.', { pending: two }, 'apply'],
    ['Applied 1 of 2 migrations; see the error.', { pending: two, applied: ['0001.sql'], error: failure }, 'apply'],
    ['Blocked: nothing was done, 2 migrations pending.', { pending: two, error: blocked }, 'plan'],
    [
      'Failed, and restored to what it was before this run; see the error.',
      { pending: two, error: failure, recovery: { state: 'restored', undo, tables: 3 } },
      'apply',
    ],
    [
      'Applied 0 of 2 migrations; see the error.',
      { pending: two, error: failure, recovery: { state: 'failed', undo: undefined, failure } },
      'apply',
    ],
  ])('%s', (line, part, mode) => {
    expect(shown(part, mode).split('\n\n').slice(0, 2)).toEqual(['### Migrations of trips', line]);
  });
});

test('each database has its heading, in order', () => {
  const summary = new Summary();
  const other = resultOf();
  report([resultOf(), { ...other, target: { ...other.target, name: 'a_b' } }], 'plan', summary);
  expect(summary.toString().match(/^### .*/gm)).toEqual(['### Migrations of trips', '### Migrations of a\\_b']);
});

describe('a plan', () => {
  test('shows findings, files, rows and the schema', () => {
    const base = `CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT); INSERT INTO users VALUES (1, 'a'), (2, 'b');
      CREATE TABLE posts (id INTEGER PRIMARY KEY, author REFERENCES users (id) ON DELETE CASCADE);
      INSERT INTO posts VALUES (1, 1), (2, 1), (3, 2); CREATE TABLE tags (t); INSERT INTO tags VALUES (1);
      CREATE TABLE d1_migrations (id INTEGER PRIMARY KEY); INSERT INTO d1_migrations VALUES (1);`;
    const plan = rehearsed(
      base,
      'DELETE FROM users WHERE id = 1; ALTER TABLE users ADD COLUMN mail TEXT',
      'CREATE TABLE likes (id INTEGER PRIMARY KEY); INSERT INTO likes VALUES (1), (2); DROP TABLE tags; ALTER TABLE posts RENAME TO texts',
    );
    const findings = [
      { ...finding('cascade-wipe', '0001.sql', '2 rows of 3 in posts disappear.', 1), allowed: false },
      {
        ...finding('drop-table', '0002.sql', 'The table tags is dropped.', 1),
        allowed: true,
        reason: 'nobody reads it',
      },
      { ...finding('duplicate-prefix', '0002.sql', 'Two have this number.'), allowed: false },
    ];
    expect(shown({ ...plan, findings, error: blocked }, 'plan')).toMatchInlineSnapshot(`
      "### Migrations of trips

      Blocked: nothing was done, 2 migrations pending.

      | finding | where | what |
      | --- | --- | --- |
      | ⛔ [\`cascade-wipe\`](https://github.com/voygent/voygent-actions/blob/v1/docs/rules/cascade-wipe.md)<br>error | \`0001.sql:1\` | 2 rows of 3 in posts disappear. |
      | ☑ [\`drop-table\`](https://github.com/voygent/voygent-actions/blob/v1/docs/rules/drop-table.md)<br>error, allowed | \`0002.sql:1\` | The table tags is dropped.<br>_Allowed:_ nobody reads it |
      | ⚠ [\`duplicate-prefix\`](https://github.com/voygent/voygent-actions/blob/v1/docs/rules/duplicate-prefix.md)<br>warning | \`0002.sql\` | Two have this number. |

      | migration | statements | state |
      | --- | --- | --- |
      | \`0001.sql\` | 2 | pending |
      | \`0002.sql\` | 4 | pending |

      **Rehearsed** on a fresh export (1 KB).

      | rows of | before | after |  |
      | --- | --- | --- | --- |
      | \`likes\` | new | 2 | +2 |
      | \`tags\` | 1 | gone | **−1** |
      | \`posts\` → \`texts\` | 3 | 1 | **−2** |
      | \`users\` | 2 | 1 | **−1** |

      <details><summary>Which migration changes the number of rows</summary>

      | migration | rows of | before | after |  |
      | --- | --- | --- | --- | --- |
      | \`0001.sql\` | \`users\` | 2 | 1 | **−1** |
      | \`0001.sql\` | \`posts\` | 3 | 1 | **−2** |
      | \`0002.sql\` | \`tags\` | 1 | gone | **−1** |
      | \`0002.sql\` | \`likes\` | new | 2 | +2 |

      </details>

      <details><summary>Schema: 5 changes</summary>

      \`\`\`diff
      @@ table likes: added @@
      + CREATE TABLE likes (
      +   id INTEGER PRIMARY KEY
      + )

      @@ table posts: removed @@
      - CREATE TABLE posts (
      -   id INTEGER PRIMARY KEY
      -   author REFERENCES users (id) ON DELETE CASCADE
      - )

      @@ table tags: removed @@
      - CREATE TABLE tags (
      -   t
      - )

      @@ table texts: added @@
      + CREATE TABLE "texts" (
      +   id INTEGER PRIMARY KEY
      +   author REFERENCES users (id) ON DELETE CASCADE
      + )

      @@ table users: changed @@
        CREATE TABLE users (
          id INTEGER PRIMARY KEY
          name TEXT
      +   mail TEXT
        )
      \`\`\`

      </details>"
    `);
  });

  test('that changes no rows says so in a line, and one that changes no schema shows none', () => {
    const text = shown(
      rehearsed('CREATE TABLE a (x); INSERT INTO a VALUES (1), (2)', 'UPDATE a SET x = 3 WHERE x = 1'),
      'plan',
    );
    expect(text).toContain('Every table keeps its rows: `a` 2.');
    expect(text).not.toContain('<details>');
    expect(text).not.toContain('rows of');
  });

  test('of one file does not say again which file it was', () => {
    expect(shown(rehearsed('CREATE TABLE a (x)', 'CREATE TABLE b AS SELECT 1 AS x'), 'plan')).not.toContain(
      'Which migration',
    );
  });

  test('whose second file fails shows the schema as it was until then', () => {
    const text = shown(rehearsed('CREATE TABLE a (x)', 'CREATE TABLE b (x)', 'SELECT missing'), 'plan');
    expect(text).toContain('Schema: 1 change<');
    expect(text).toContain('@@ table b: added @@');
  });

  test('says which tables could not be filled', () => {
    const plan = rehearsed('CREATE TABLE a (x NOT NULL CHECK (x > 1 AND x < 1))', 'SELECT 1');
    expect(shown(plan, 'plan')).toMatch(
      /^No row could be made up for `a` \(.*CHECK.*\): what happens to theirs was not seen\.$/m,
    );
  });

  test("leaves the ledger's own tables out of the schema", () => {
    const plan = rehearsed('CREATE TABLE d1_migrations (id)', 'ALTER TABLE d1_migrations ADD COLUMN x');
    expect(shown(plan, 'plan')).not.toContain('Schema');
  });

  test('that was not rehearsed shows nothing of it', () => {
    expect(shown({ pending: two }, 'plan')).not.toMatch(/Rehearsed|rows of|Schema/);
  });
});

describe('the way back', () => {
  const command = (to: Bookmark) => `\`\`\`sh\nnpx wrangler d1 time-travel restore trips --bookmark=${to}\n\`\`\``;

  test('is shown where something was applied', () => {
    const text = shown({ pending: two, applied: ['0001.sql'], bookmarkBefore: bookmark, error: failure });
    expect(text).toContain(`The way back, which loses what was written since:\n\n${command(bookmark)}`);
    expect(text).toContain('| `0001.sql` | 2 | applied |\n| `0002.sql` | 1 | pending |');
  });

  test('is not shown where nothing was', () => {
    expect(shown({ pending: two, bookmarkBefore: bookmark })).not.toContain('time-travel');
  });

  test('of a restore is shown, proven or not, and none of one that failed', () => {
    const back = `The way back from that, which loses what was written since:\n\n${command(undo)}`;
    expect(shown({ error: failure, recovery: { state: 'restored', undo, tables: 1 } })).toContain(back);
    expect(shown({ error: failure, recovery: { state: 'unproven', undo, differences: ['x'] } })).toContain(back);
    for (const state of ['failed', 'unknown'] as const)
      expect(shown({ error: failure, recovery: { state, undo: undefined, failure } })).not.toContain('time-travel');
    // Whether there is anything to go back from is not known.
    expect(shown({ error: failure, recovery: { state: 'unknown', undo, failure } })).not.toContain('time-travel');
  });
});

describe('names and messages from elsewhere are harmless', () => {
  const hostile = '<img src=x> | `a` @someone [x](https://example.com) *b*\n# c';
  const quoted = `"${hostile.replaceAll('"', '""')}"`;

  test('in findings, files, rows and the schema', () => {
    const plan = rehearsed(
      `CREATE TABLE ${quoted} (x); INSERT INTO ${quoted} VALUES (1);`,
      `DELETE FROM ${quoted} WHERE x = 1; ALTER TABLE ${quoted} ADD COLUMN ${quoted}`,
    );
    const name = `${hostile.replace('\n', ' ')}.sql`;
    const pending = plan.pending.map((file) => ({ ...file, name }));
    const findings = [{ ...finding('drop-table', name, `It drops ${hostile}`, 1), allowed: true, reason: hostile }];
    const text = shown({ ...plan, pending, findings }, 'plan');
    const outside = text
      .replace(/^(`{3,})\w*\n[\s\S]*?\n\1$/gm, '')
      .replace(/(?<!`)(`+)(?!`)[\s\S]*?(?<!`)\1(?!`)/g, 'CODE');
    expect(outside).not.toMatch(/<img|@someone|(?<!\\)\]\(https:\/\/example|(?<!\\)\*b|^# c/m);
    // A cell is not cut by what it holds: each row of a table has as many as its head.
    for (const table of outside.split('\n\n').filter((block) => block.startsWith('|'))) {
      const cells = table.split('\n').map((row) => row.match(/(?<!\\)\|/g)?.length);
      expect(new Set(cells).size).toBe(1);
    }
  });

  test('in the name of the database', () => {
    const summary = new Summary();
    const result = resultOf();
    report([{ ...result, target: { ...result.target, name: '<b>[x](y)' } }], 'plan', summary);
    expect(summary.toString()).toContain('### Migrations of &lt;b&gt;\\[x\\](y)');
  });
});
