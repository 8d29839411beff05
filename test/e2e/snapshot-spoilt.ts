import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { FaultRuleInput } from '../../local/http/faults.ts';
import type { Bench } from './snapshot-bench.ts';
import { ruleOf, type SnapshotCall } from './snapshot-calls.ts';

/** Answers that are well formed and not true. */
export interface Lie {
  name: string;
  rules(bench: Bench): Promise<FaultRuleInput[]> | FaultRuleInput[];
  /** Whether a run gets over it; where it may do either, nothing. */
  ends?: 'passed' | 'failed';
}

/** Asks what the action would ask. */
async function ask({ stack }: Bench, path: string, body?: string): Promise<string> {
  const { apiBaseUrl, token } = stack.cloudflare;
  const response = await fetch(new URL(path, apiBaseUrl), {
    ...(body === undefined ? {} : { method: 'POST', body }),
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
  });
  return response.text();
}

/** The path and body of a call of one bench, on another. */
function on({ database, stack }: Bench, { path }: SnapshotCall): string {
  return path.replace('<id>', stack.cloudflare.accountId).replace('<id>', database.id);
}

/** The dump that an export of these tables gives. */
async function dumpOf(bench: Bench, call: SnapshotCall): Promise<string> {
  const path = on(bench, call);
  const started = JSON.parse(await ask(bench, path, call.body));
  const polled = { ...JSON.parse(call.body), current_bookmark: started.result.at_bookmark };
  const { result } = JSON.parse(await ask(bench, path, JSON.stringify(polled)));
  const response = await fetch(result.result.signed_url);
  return response.text();
}

function file(content: string) {
  const etag = `"${createHash('md5').update(content).digest('hex')}"`;
  const headers = { 'content-type': 'application/sql', 'accept-ranges': 'bytes', etag };
  return { kind: 'respond', status: 200, headers, body: content } as const;
}

const json = { 'content-type': 'application/json' };

/** Nothing may be left as it is: a lie that is the truth proves nothing. */
function edited(text: string, edit: (text: string) => string): string {
  const after = edit(text);
  if (after === text) throw new Error(`nothing was changed in ${text.slice(0, 500)}`);
  return after;
}

const dumps: [string, (dump: string) => string][] = [
  ['cut at the end of a statement', (dump) => dump.slice(0, dump.lastIndexOf('\nINSERT')) + '\n'],
  ['with a number changed', (dump) => dump.replace('12.5', '12.6')],
  ['with a text that is longer', (dump) => dump.replace("'Lisbon'", "'Lisbon.'")],
  ['with a NULL in place of a value', (dump) => dump.replace("'a'", 'NULL')],
  ['with two columns exchanged', (dump) => dump.replace("('2026-11-02',3)", "(3,'2026-11-02')")],
  ['with a row twice', (dump) => dump.replace(/\nINSERT INTO "visits"[^\n]*/, (row) => row + row)],
  ['without a table', (dump) => dump.replace(/\n(CREATE TABLE|INSERT INTO "?)\s*"?visits[^\n]*/g, '')],
  ['without rows', (dump) => dump.replace(/\nINSERT INTO [^\n]*/g, '')],
  ['with a column more', (dump) => dump.replace('n INTEGER)', 'n INTEGER, more TEXT)')],
  [
    'of another database',
    () => 'PRAGMA defer_foreign_keys=TRUE;\nCREATE TABLE foreign_one (a);\nINSERT INTO "foreign_one" VALUES(1);\n',
  ],
  ['of nothing', () => 'PRAGMA defer_foreign_keys=TRUE;\n'],
];

/** What an export, or a query, may give in place of what is there: once, and always. */
export function liesOf(calls: readonly SnapshotCall[]): Lie[] {
  const found = (label: RegExp) => {
    const call = calls.find((one) => label.test(one.label));
    if (!call) throw new Error(`no call ${label}: ${calls.map((one) => one.label).join('; ')}`);
    return call;
  };
  const exporting = found(/^export <name>$/);
  const download = found(/^GET storage/);
  const always = dumps.map(
    ([name, edit]): Lie => ({
      name: `a dump ${name}, always`,
      rules: async (bench) => [{ ...ruleOf(download), action: file(edited(await dumpOf(bench, exporting), edit)) }],
      ends: 'failed',
    }),
  );
  const once = dumps.map(
    ([name, edit]): Lie => ({
      name: `a dump ${name}, once`,
      rules: async (bench) => [
        { ...ruleOf(download), times: 1, action: file(edited(await dumpOf(bench, exporting), edit)) },
      ],
      ends: 'passed',
    }),
  );
  const answer = (name: string, label: RegExp, edit: (text: string) => string, ends?: Lie['ends']): Lie => ({
    name: `${name}, once`,
    rules: async (bench) => {
      const call = found(label);
      const body = JSON.parse(edited(await ask(bench, on(bench, call), call.body), edit));
      return [{ ...ruleOf(call), times: 1, action: { kind: 'respond', status: 200, headers: json, body } }];
    },
    ...(ends ? { ends } : {}),
  });
  return [
    ...always,
    ...once,
    answer(
      'a table that is read by queries with another value',
      /^read big/,
      (text) => text.replace('9007199254740993', '900719925474099'),
      'passed',
    ),
    answer(
      'a table that is read by queries without a row',
      /^read big/,
      (text) => text.replace(/,\{"g0":"\[\\"2\\"[^}]*\}/, ''),
      'passed',
    ),
    answer(
      'a full-text table without its rows',
      /^read search/,
      (text) => text.replace(/"results":\[.*\],"success"/, '"results":[],"success"'),
      'passed',
    ),
    answer('counters of other tables', /^read sqlite_sequence/, (text) =>
      text.replace(/\[(\\"'trips'\\"),\\"3\\"/, '[$1,\\"4\\"'),
    ),
    answer('fingerprints of another moment', /^read the tables/, (text) => text.replace(/"n":3/, '"n":4'), 'passed'),
    ...movingBookmarks(found(/^read the Time Travel bookmark$/)),
  ];
}

function bookmark(number: number): string {
  return `${String(number).padStart(8, '0')}-00000002-00004e2f-${'a'.repeat(32)}`;
}

function movingBookmarks(call: SnapshotCall): Lie[] {
  const answer = (number: number) =>
    ({
      kind: 'respond',
      status: 200,
      headers: json,
      body: { success: true, errors: [], messages: [], result: { bookmark: bookmark(number) } },
    }) as const;
  const rules = Array.from({ length: 8 }, (_, index) => ({
    ...ruleOf(call),
    from: index + 1,
    times: 1,
    action: answer(index),
  }));
  return [{ name: 'a bookmark that moves each time', rules: () => rules, ends: 'passed' }];
}

/** What the artifact service may say of an upload that is not so. */
export function liesOfArtifacts(calls: readonly SnapshotCall[]): Lie[] {
  const rule = (path: string, nth: number, body: unknown, when: 'before' | 'after', status = 200) => {
    const matching = calls.filter((one) => one.path.endsWith(path));
    const call = matching[nth];
    if (!call) throw new Error(`no call ${path}`);
    return [{ ...ruleOf(call), when, action: { kind: 'respond', status, headers: json, body } } as const];
  };
  const of = (name: string, rules: FaultRuleInput[], ends: Lie['ends'] = 'failed'): Lie => ({
    name,
    rules: () => rules,
    ends,
  });
  return [
    of(
      'a finished upload that is not there',
      rule('/FinalizeArtifact', 0, { ok: true, artifact_id: '424242' }, 'before'),
    ),
    of('a finished upload of another id', rule('/FinalizeArtifact', 0, { ok: true, artifact_id: '424242' }, 'after')),
    of('a finished upload without an id', rule('/FinalizeArtifact', 0, { ok: true }, 'after')),
    of('an upload that is refused and finished', rule('/FinalizeArtifact', 0, { ok: false }, 'after')),
    of('an artifact that cannot be seen', rule('/ListArtifacts', 0, { artifacts: [] }, 'before')),
    of(
      'an artifact with another digest',
      rule(
        '/ListArtifacts',
        0,
        {
          artifacts: [
            {
              workflow_run_backend_id: '00000000-0000-4000-8000-000000000001',
              workflow_job_run_backend_id: 'ca395085-040a-526b-2ce8-bdc85f692774',
              database_id: '2',
              name: 'another',
              size: '10',
              created_at: '2026-11-23T00:00:00Z',
              digest: `sha256:${'0'.repeat(64)}`,
            },
          ],
        },
        'before',
      ),
    ),
    of('a block that is not stored', rule('actions-results/<id>.zip', 0, '', 'before', 201)),
    of('a list of blocks that is not stored', rule('actions-results/<id>.zip', 1, '', 'before', 201)),
    of(
      'a name that is taken',
      rule(
        '/CreateArtifact',
        0,
        { code: 'already_exists', msg: 'an artifact with this name already exists on the workflow run' },
        'before',
        409,
      ),
    ),
  ];
}

/** The archive of the bench's snapshot, changed, and what GitHub tells of it. */
function archiveOf({ stack, snapshot }: Bench): Buffer {
  return readFileSync(stack.artifacts.fileOf(snapshot));
}

function flipped(archive: Buffer, at: number): Buffer {
  const copy = Buffer.from(archive);
  copy[at] = (copy[at] ?? 0) ^ 0x01;
  return copy;
}

/** What GitHub, its storage, and Cloudflare may say of a restore that is not so. Only those whose call is made. */
export function liesOfRestore(calls: readonly SnapshotCall[]): Lie[] {
  const download = calls.find(({ method, path }) => method === 'GET' && path.endsWith('<id>.zip'));
  const ingest = calls.find(({ body }) => body.includes('"action":"ingest"'));
  const poll = calls.find(({ body }) => body.includes('"action":"poll"'));
  const comparison = calls.findLast(({ label }) => label.startsWith('read the tables'));
  const schema = calls.findLast(({ label }) => label.startsWith('read the schema'));
  const none: Lie[] = [];
  const bytes = (name: string, edit: (archive: Buffer) => Buffer, digest: boolean) =>
    download
      ? [
          {
            name: `an archive ${name}, ${digest ? 'always' : 'and no digest to compare it with'}`,
            rules: (bench: Bench) => [
              { ...ruleOf(download), action: archiveAnswer(edit(archiveOf(bench))) },
              ...(digest ? [] : withoutDigest(bench)),
            ],
            ends: 'failed' as const,
          },
        ]
      : none;
  const middle = (archive: Buffer) => Math.floor(archive.length / 2);
  const archives = [true, false].flatMap((digest) => [
    ...bytes('with a bit of the manifest flipped', (archive) => flipped(archive, 400), digest),
    ...bytes(
      'with a bit of the dump flipped',
      (archive) => flipped(archive, Math.floor(0.75 * archive.length)),
      digest,
    ),
    ...bytes('that is cut', (archive) => archive.subarray(0, middle(archive)), digest),
    ...bytes('of nothing', () => Buffer.alloc(0), digest),
  ]);
  const said = (name: string, call: SnapshotCall | undefined, result: object, ends?: Lie['ends']): Lie[] =>
    call
      ? [
          {
            name,
            rules: () => [
              {
                ...ruleOf(call),
                times: 1,
                action: {
                  kind: 'respond',
                  status: 200,
                  headers: json,
                  body: { success: true, errors: [], messages: [], result },
                },
              },
            ],
            ...(ends ? { ends } : {}),
          },
        ]
      : none;
  const done = {
    success: true,
    type: 'import',
    at_bookmark: bookmark(1),
    status: 'complete',
    messages: [],
    result: {},
  };
  const active = { ...done, status: 'active' };
  const ok = { success: true, meta: {} };
  return [
    ...archives,
    ...said('an import that is done and was not made', ingest, done, 'failed'),
    ...said('an import that is under way and was not made', ingest, active, 'failed'),
    ...said('an import that has ended in an error, which it has not', poll, {
      ...done,
      success: false,
      status: 'error',
      error: 'no such table: x',
    }),
    ...said('an import that was forgotten', poll, {
      ...done,
      success: false,
      status: 'error',
      error: 'Not currently importing anything.',
    }),
    ...said('a comparison without rows', comparison, [{ ...ok, results: [] }]),
    ...said('a schema that is empty afterwards', schema, [{ ...ok, results: [] }], 'failed'),
  ];
}

function archiveAnswer(archive: Buffer): FaultRuleInput['action'] {
  return { kind: 'respond', status: 200, headers: { 'content-type': 'application/zip' }, body: archive };
}

/** Artifacts of old uploaders have none. */
function withoutDigest({ stack, snapshot }: Bench): FaultRuleInput[] {
  const artifact = {
    id: snapshot,
    name: 'voygent-snapshot-snap-20261123T000000Z',
    size_in_bytes: readFileSync(stack.artifacts.fileOf(snapshot)).length,
    created_at: '2026-11-23T00:00:00Z',
    expires_at: '2099-01-01T00:00:00Z',
    expired: false,
    digest: null,
    workflow_run: { id: 1, repository_id: 1, head_repository_id: 1 },
  };
  const answer = (body: unknown) => ({ kind: 'respond', status: 200, headers: json, body }) as const;
  return [
    {
      service: 'github',
      method: 'GET',
      path: '/actions/artifacts\\?',
      action: answer({ total_count: 1, artifacts: [artifact] }),
    },
    { service: 'github', method: 'GET', path: '/actions/artifacts/\\d+$', action: answer(artifact) },
  ];
}
