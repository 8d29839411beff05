import { createPrivateKey, createPublicKey } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { zstdDecompressSync } from 'node:zlib';
import { identityToRecipient } from 'age-encryption';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Stack, startStack } from '../../local/stack.ts';
import { bash, cloudflareOf, filledIn, missingOf, programs, readRunbook } from './by-hand.ts';
import { temporaryFolder } from './checkout.ts';
import { checkoutSample } from './sample.ts';
import { databaseNamed, runOn } from './snapshots.ts';

const missing = missingOf(['age', 'age-keygen', 'jq', 'curl', 'openssl', 'awk']);
if (missing.length > 0) console.warn(`The runbooks are not followed: ${missing.join(', ')} not installed.`);

const config = 'workers/trips/wrangler.jsonc';
const oldKey = 'the key that somebody has seen';
const machine = programs();
let stack: Stack;
let sample: string;

/** The address by which a person knows the Worker: curl is led to it on loopback. */
const url = 'http://voygent-trips.local.workers.dev';

beforeAll(async () => {
  stack = await startStack({ stateDir: temporaryFolder() });
  const { host } = new URL(stack.env['WORKERS_DEV_URL'] ?? '');
  machine.curlrc(`connect-to = "${new URL(url).host}:80:${host}"\n`);
  sample = checkoutSample();
  writeFileSync(join(sample, 'secrets.env'), `MCP_AUTH_KEY="${oldKey}"\n`);
  await run(`npx wrangler d1 migrations apply voygent-prod --remote --config ${config} --env production`);
  await run(`npx wrangler deploy --config ${config} --env production --secrets-file secrets.env`);
});
afterAll(() => stack.close());

function run(script: string, folder = sample): Promise<string> {
  return bash(script, folder, { ...machine.env, ...cloudflareOf(stack) });
}

test.skipIf(missing.length > 0)(
  'performance-baseline: what is measured can be read, and tells the way there from the Worker',
  async () => {
    const runbook = readRunbook('performance-baseline');
    const folder = temporaryFolder();
    const { CLOUDFLARE_ACCOUNT_ID = '', CLOUDFLARE_API_TOKEN = '' } = stack.env;
    const settings = filledIn(runbook, {
      CLOUDFLARE_ACCOUNT_ID,
      CLOUDFLARE_API_TOKEN,
      url,
      path: '/health',
      database: 'voygent-prod',
      query: 'SELECT * FROM d1_migrations WHERE applied_at > 0',
      samples: '20',
    });
    const said = await run(settings + runbook.steps.map(({ code }) => code).join('\n'), folder);
    const line = /^with the Worker and D1: median ([\d.]+) ms, p95 ([\d.]+) ms, slowest ([\d.]+) ms, of 20$/m;
    const [median = 0, p95 = 0, slowest = 0] = line.exec(said)?.slice(1).map(Number) ?? [];
    expect(median).toBeGreaterThan(0);
    expect([median, p95, slowest]).toEqual([median, p95, slowest].toSorted((a, b) => a - b));
    expect(said).toMatch(/^the way there: median \d+\.\d ms, /m);
    expect(said).toMatch(/^server-timing: .*d1;desc="1"/im);
    expect(said).toMatch(/^x-worker-version: [0-9a-f-]{36}/im);
    const kept = readFileSync(join(folder, 'baseline.txt'), 'utf8');
    expect(kept).toContain('SCAN d1_migrations');
    expect(kept).toMatch(/"rows_read": 9\b/);
    expect(kept).toContain('"name": "voygent-prod"');
  },
);

test.skipIf(missing.length > 0)(
  'security-incident: afterwards no old key is let in, and GitHub has the new ones in the order of the document',
  async () => {
    const runbook = readRunbook('security-incident');
    const folder = temporaryFolder();
    const { CLOUDFLARE_API_BASE_URL = '', CLOUDFLARE_ACCOUNT_ID = '', CLOUDFLARE_API_TOKEN = '' } = stack.env;
    const settings = filledIn(runbook, {
      CLOUDFLARE_ACCOUNT_ID,
      CLOUDFLARE_API_TOKEN,
      old_token: 'revoked',
      old_key: oldKey,
      worker: 'voygent-trips',
      environment: 'production',
      url,
      api: CLOUDFLARE_API_BASE_URL,
    });
    const script = `${settings}export OPENAI_API_KEY=the-new-one\n${runbook.steps.map(({ code }) => code).join('\n')}`;
    const said = await run(script, folder);
    expect(said).toContain('the old token is refused (401)');
    expect(said).toContain('the old key is refused');
    expect(said).toContain('the new key is let in');
    expect(said).toMatch(/^\S+Z {2}\S+ {2}\S* {2}[0-9a-f-]{36}@100%$/m);
    const secrets = machine.saidToGitHub().filter(({ words }) => words.startsWith('secret set'));
    expect(secrets.map(({ words }) => words)).toEqual([
      'secret set CLOUDFLARE_API_TOKEN --env production',
      'secret set MCP_AUTH_KEY --env production',
      'secret set VERDICT_SIGNING_KEY --env production',
      'secret set OPENAI_API_KEY',
      'secret set AGE_IDENTITY --env production',
    ]);
    const [token, key, signing, model, identity] = secrets.map(({ given }) => given);
    expect([token, model]).toEqual([CLOUDFLARE_API_TOKEN, 'the-new-one']);
    expect(key).toMatch(/^[0-9a-f]{64}$/);
    const shown = createPublicKey(createPrivateKey(signing ?? '')).export({ type: 'spki', format: 'pem' });
    expect(said).toContain(String(shown).trim());
    expect(said).toContain(await identityToRecipient(/AGE-SECRET-KEY-1\w+/.exec(identity ?? '')?.[0] ?? ''));
    // What was put to sleep first is awake again, or is said to be woken in the text.
    const sleeping = machine.saidToGitHub().filter(({ words }) => words.startsWith('workflow'));
    expect(sleeping.slice(0, 3).map(({ words }) => words)).toEqual(
      ['deploy', 'rollback', 'backup'].map((name) => `workflow disable ${name}.yml`),
    );
  },
);

test.skipIf(missing.length > 0)(
  'disaster-recovery: damaged data, then a lost database and a lost Worker are built again',
  async () => {
    const runbook = readRunbook('disaster-recovery');
    const database = await databaseNamed(stack, 'voygent-prod');
    await database.query(
      "INSERT INTO trips (id, title, destination, starts_on, ends_on) VALUES ('t1', 'Lisbon', 'Lisbon', '2026-05-01', '2026-05-03')",
    );
    // A backup takes longer than the millisecond in which Time Travel could not tell what came first.
    const before = new Date().toISOString();
    const folder = await snapshotFolder();
    const settings = (dump: string) =>
      filledIn(runbook, {
        CLOUDFLARE_ACCOUNT_ID: stack.env['CLOUDFLARE_ACCOUNT_ID'] ?? '',
        CLOUDFLARE_API_TOKEN: stack.env['CLOUDFLARE_API_TOKEN'] ?? '',
        worker: 'voygent-trips',
        database: 'voygent-prod',
        config,
        environment: 'production',
        before,
        dump,
        secrets: join(sample, 'secrets.env'),
        url,
      });
    const followed = new Set<string>();
    const under = (heading: string) => {
      const steps = runbook.steps.filter((step) => step.under.includes(heading));
      for (const { code } of steps) followed.add(code);
      return steps.map(({ code }) => code).join('\n');
    };

    await database.query('DELETE FROM trips');
    const looked = await run(settings(folder) + under('First minutes') + under('The data is damaged'));
    expect(looked).toContain('the Worker answers 200');
    expect(await database.query('SELECT id, title FROM trips')).toEqual([{ id: 't1', title: 'Lisbon' }]);
    expect(looked).toMatch(
      /to take it back: npx wrangler d1 time-travel restore voygent-prod --bookmark=[0-9a-f-]{20,}/,
    );

    await destroy(`workers/scripts/voygent-trips`);
    await destroy(`d1/database/${database.id}`);
    const built = await run(
      ['First minutes', 'The database is gone', 'The Worker is gone', 'Verify'].reduce(
        (script, heading) => script + under(heading),
        settings(folder),
      ),
    );
    expect(built).toContain('there is no Worker voygent-trips');
    expect(built).toMatch(/"status": "ok"/);
    expect(built).toContain('0009_trip_notes.sql');
    expect(built).toContain('MCP_AUTH_KEY');
    expect([...followed]).toEqual(runbook.steps.map(({ code }) => code));
    const again = await databaseNamed(stack, 'voygent-prod');
    expect(again.id).not.toBe(database.id);
    expect(await again.query('SELECT id, title FROM trips')).toEqual([{ id: 't1', title: 'Lisbon' }]);
    expect(readFileSync(join(sample, config), 'utf8')).toContain(again.id);
  },
);

/** A snapshot that `backup` made, opened as restore-by-hand says; the path of its SQL. */
async function snapshotFolder(): Promise<string> {
  const inputs = { environment: 'production', database: 'voygent-prod', output: 'snapshots', upload: 'false' };
  const taken = await runOn(stack, 'backup', sample, { inputs });
  expect(taken.exitCode, taken.log).toBe(0);
  const [name = ''] = readdirSync(join(sample, 'snapshots'));
  const folder = join(sample, 'snapshots', name);
  const [packed = ''] = readdirSync(folder).filter((file) => file.endsWith('.zst'));
  const dump = join(folder, 'dump.sql');
  writeFileSync(dump, zstdDecompressSync(readFileSync(join(folder, packed))));
  return dump;
}

async function destroy(path: string): Promise<void> {
  const { apiBaseUrl, accountId, token } = stack.cloudflare;
  const response = await fetch(`${apiBaseUrl}/accounts/${accountId}/${path}`, {
    method: 'DELETE',
    headers: { authorization: `Bearer ${token}` },
  });
  expect(response.status, path).toBe(200);
}
