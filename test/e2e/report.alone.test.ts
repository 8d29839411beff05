import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Stack, startStack } from '../../local/stack.ts';
import { type ActionResult, runAction } from './action.ts';
import { findChromium, type Look, launch, open } from './browser.ts';
import { temporaryFolder } from './checkout.ts';
import { createDatabase } from './database.ts';
import { networkOf } from './sample.ts';
import { type Behaviour, run, seedWorker, workerModule, wranglerCheckout, wranglerConfig } from './workers.ts';

const chromium = findChromium();
if (!chromium) console.warn('skipped: no Chromium on PATH and none in CHROME_PATH, so that no report can be looked at');

/** Where the screenshots go: to be looked at by a person. */
const shots = process.env['VOYGENT_SCREENSHOTS'] ?? temporaryFolder();

let stack: Stack;
let browser: Browser | undefined;
beforeAll(async () => {
  mkdirSync(shots, { recursive: true });
  stack = await startStack({ stateDir: temporaryFolder() });
  if (chromium) browser = await launch(chromium);
});
afterAll(async () => {
  await browser?.close();
  await stack.close();
});

const looks: Look[] = [
  { scheme: 'light', width: 1280 },
  { scheme: 'dark', width: 1280 },
  { scheme: 'light', width: 375 },
  { scheme: 'dark', width: 375 },
];

/** The page of a run, looked at in every way in which it must be good. */
async function expectGood(name: string, { outputs }: ActionResult): Promise<string> {
  const file = outputs['report-html'] ?? '';
  const text = readFileSync(file, 'utf8');
  if (!browser) return text;
  const { complaints, requests, scripts, seen } = await open(browser, file, looks);
  expect(complaints).toEqual([]);
  expect(requests).toEqual([pathToFileURL(file).href]);
  expect(scripts).toBe(0);
  for (const { scheme, width, overflow, screenshot, violations } of seen) {
    writeFileSync(join(shots, `${name}-${scheme}-${width}.png`), screenshot);
    expect(overflow, `${name} at ${width} px`).toBeLessThanOrEqual(0);
    expect(violations).toEqual([]);
  }
  return text;
}

const health = '- { name: health, get: /health, expect: { status: 200, json: { status: ok } } }';
const latency = '- { name: answers fast enough, latency: /health, p95: 250ms, samples: 60, rate: 150 }';

/** A project with a Worker and a database, that is released for the second time. */
async function project(name: string, behaviour: Behaviour, migrations: Record<string, string>): Promise<string> {
  await seedWorker(stack, name);
  const database = await createDatabase(stack, `${name}-prod`);
  const config = { d1_databases: [{ binding: 'DB', database_name: database.name, database_id: database.id }] };
  const files = Object.entries(migrations).map(([file, sql]) => [`migrations/${file}`, sql]);
  return wranglerCheckout({
    '.github/voygent.yml': `version: 1\nenvironments: { ${name}: { wrangler-environment: '' } }\n`,
    'wrangler.jsonc': wranglerConfig(name, config),
    'worker.js': workerModule(behaviour),
    ...Object.fromEntries(files),
  });
}

const trips = {
  '0001_create_trips.sql':
    'CREATE TABLE trips (id TEXT PRIMARY KEY, title TEXT NOT NULL, starts_on TEXT);\nCREATE TABLE days (trip_id TEXT NOT NULL REFERENCES trips(id), number INTEGER NOT NULL, PRIMARY KEY (trip_id, number));',
  '0002_trip_notes.sql': 'ALTER TABLE trips ADD COLUMN notes TEXT;\nCREATE INDEX trips_by_start ON trips (starts_on);',
};

test('the page of a release that passed can be read by everybody, and is an artifact', async () => {
  const workspace = await project('planner', {}, trips);
  const result = await run(stack, 'release', workspace, {
    inputs: { environment: 'planner', dwell: '1s', checks: `${health}\n${latency}` },
    env: {
      GITHUB_RUN_ID: '4711',
      ACTIONS_RESULTS_URL: stack.artifacts.resultsUrl,
      ACTIONS_RUNTIME_TOKEN: stack.artifacts.runtimeToken(4711),
    },
  });
  expect(result.exitCode, result.log).toBe(0);
  const text = await expectGood('passed', result);
  for (const said of [
    'Release 4711.1 to planner',
    'Released. Every step was checked.',
    'd1 time-travel restore planner-prod',
  ])
    expect(text).toContain(said);
  for (const step of ['rehearse', '0002_trip_notes.sql', 'upload', '0 %', '10 %', '100 %', 'check everything'])
    expect(text).toContain(`<th scope="row">${step}</th>`);
  expect(text).toContain('index trips_by_start: added');
  expect(text).toMatch(/The 95th percentile is <strong>[\d.]+ m?s<\/strong>/);
  expect(result.log).toContain('The report is the artifact voygent-release-planner-4711.1-report');
  expect(result.summary).toMatch(/```mermaid\ngantt\n/);
});

test('the page of a release that failed begins with what went wrong and the way back', async () => {
  const workspace = await project('broken', { says: { status: 'broken' } }, trips);
  const result = await run(stack, 'release', workspace, { inputs: { environment: 'broken' } });
  expect(result).toMatchObject({ exitCode: 1, outputs: { status: 'failed' } });
  const text = await expectGood('failed', result);
  expect(text).toContain('Not released. What served before serves again: broken.');
  expect(text).toMatch(/✗ failed[\s\S]*<strong>Next:<\/strong>[\s\S]*<h2 id="way-back">[\s\S]*<h2 id="steps">/);
  expect(text).toContain('<th scope="row">put back</th>');
});

test('the page of a release that its rehearsal blocks tells what was found, and that nothing was done', async () => {
  const workspace = await project(
    'blocked',
    {},
    { '0001_trips.sql': 'CREATE TABLE trips (a);', '0002_typo.sql': 'CREAT TABLE b (a);' },
  );
  const result = await run(stack, 'release', workspace, { inputs: { environment: 'blocked' } });
  expect(result).toMatchObject({ exitCode: 1, outputs: { status: 'blocked' } });
  const text = await expectGood('blocked', result);
  expect(text).toContain('It would not be released. Nothing was done.');
  expect(text).toMatch(
    />fails-in-rehearsal<\/a><\/th><td><span class="word failed">✗ error<\/span><\/td><td>blocked-prod: 0002_typo\.sql/,
  );
});

const hostile = '"><img src=x onerror=alert(1)><script>alert(2)</script>\u202e';

test('names and answers from elsewhere stay text, and secrets stay unseen', async () => {
  const key = '<b>"open&sesame\'</b>';
  const workspace = await project(
    'hostile',
    { says: { status: `${hostile}${key}` } },
    {
      [`0001_${'<img src=x onerror=alert(1)>'.repeat(4)}.sql`]: `CREATE TABLE "</pre><script>alert(3)</script>${'x'.repeat(300)}" (a TEXT);`,
    },
  );
  const checks = `- { name: ${JSON.stringify(hostile.repeat(4))}, get: /health, secret: KEY, expect: { json: { status: ok } } }`;
  const result = await run(stack, 'release', workspace, {
    inputs: { environment: 'hostile', checks },
    env: { KEY: key },
  });
  expect(result).toMatchObject({ exitCode: 1, outputs: { status: 'failed' } });
  const text = await expectGood('hostile', result);
  expect(text).not.toMatch(/<script|<img/);
  expect(text).toContain('&lt;script&gt;alert(2)&lt;/script&gt;\\u{202e}');
  expect(text).toContain('&lt;/pre&gt;&lt;script&gt;alert(3)');
  for (const form of [key, '&lt;b&gt;&quot;open&amp;sesame&#39;&lt;/b&gt;', 'sesame']) expect(text).not.toContain(form);
});

test('the page of a smoke test shows what was measured against the budget', async () => {
  await seedWorker(stack, 'measured');
  const url = 'https://measured.local.workers.dev/';
  const result = await runAction('smoke', {
    inputs: { url, checks: `${health}\n${latency.replace('250ms', '1ms')}`, wait: '0s' },
    workspace: temporaryFolder(),
    env: networkOf(stack),
  });
  expect(result).toMatchObject({ exitCode: 1, outputs: { status: 'failed' } });
  const text = await expectGood('smoke', result);
  expect(text).toContain('over the budget of 1 ms: it failed');
});

/** A smoke test that passes, as a step of this run on GitHub. */
function smoke(workflowRun: number): Promise<ActionResult> {
  return runAction('smoke', {
    inputs: { url: 'https://measured.local.workers.dev/', checks: health, wait: '0s' },
    workspace: temporaryFolder(),
    env: {
      ...networkOf(stack),
      GITHUB_RUN_ID: String(workflowRun),
      ACTIONS_RESULTS_URL: stack.artifacts.resultsUrl,
      ACTIONS_RUNTIME_TOKEN: stack.artifacts.runtimeToken(workflowRun),
    },
  });
}

test('a second report of the same run has a number, and one that cannot be uploaded is a warning', async () => {
  await seedWorker(stack, 'measured');
  const [first, second] = [await smoke(12), await smoke(12)];
  expect(first.summary).toContain(
    '[voygent-smoke-default-12.1-report](https://github.com/voygent/voygent/actions/runs/12/artifacts/',
  );
  expect(second).toMatchObject({ exitCode: 0, outputs: { status: 'passed' } });
  expect(second.log).toContain('The report is the artifact voygent-smoke-default-12.1-report-2');
  stack.faults.set([
    { service: 'artifacts', path: 'CreateArtifact$', action: { kind: 'respond', status: 403, body: '{"msg":"no"}' } },
  ]);
  const refused = await smoke(13);
  stack.faults.set([]);
  expect(refused).toMatchObject({ exitCode: 0, outputs: { status: 'passed' } });
  expect(refused.log).toMatch(/::warning::The report stays where it is, [^\n]*voygent-smoke-default-13\.1-report/);
  expect(readFileSync(refused.outputs['report-html'] ?? '', 'utf8')).toContain('✓ passed');
});
