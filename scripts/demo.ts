/** `npm run demo`: the main job on the local stack, told in plain words. Everything runs on this machine. */
import { cpSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { type ActionResult, runAction } from '../local/action.ts';
import { careful } from '../local/openai/careful-critic.ts';
import { sampleDatabases } from '../local/sample.ts';
import { type Stack, startStack } from '../local/stack.ts';
import type { ActionName } from '../src/entry/actions.ts';
import { ageKeys, flipByte } from './demo/backup.ts';
import { brokenHealth, destructiveMigration, expandMigration, openWithoutKey } from './demo/changes.ts';
import { Repository } from './demo/repository.ts';
import { Story } from './demo/story.ts';

const root = resolve(import.meta.dirname, '..');
const home = join(root, '.local', 'demo');
const checkout = join(home, 'voygent');
const story = new Story();
let repository: Repository;

interface Act {
  inputs?: Record<string, string>;
  env?: Record<string, string>;
}

async function act(stack: Stack, name: ActionName, { inputs = {}, env = {} }: Act = {}): Promise<ActionResult> {
  story.command(name, inputs);
  const { CLOUDFLARE_API_BASE_URL = '', WORKERS_DEV_URL = '', GITHUB_API_URL = '', GITHUB_REPOSITORY = '' } = stack.env;
  const { ACTIONS_RESULTS_URL = '', ACTIONS_RUNTIME_TOKEN = '' } = stack.env;
  const result = await runAction(name, {
    workspace: checkout,
    inputs: {
      'cloudflare-api-token': stack.cloudflare.token,
      'cloudflare-account-id': stack.cloudflare.accountId,
      'github-token': stack.github.token,
      ...inputs,
    },
    // As a workflow sets it from a secret: the Worker's key, which the checks use as well.
    env: {
      CLOUDFLARE_API_BASE_URL,
      WORKERS_DEV_URL,
      GITHUB_API_URL,
      GITHUB_REPOSITORY,
      ACTIONS_RESULTS_URL,
      ACTIONS_RUNTIME_TOKEN,
      MCP_AUTH_KEY: 'a-key-for-the-demo-only',
      OPENAI_BASE_URL: stack.openai.baseUrl,
      ...installing(),
      ...repository.env,
      ...env,
    },
    onLog: (chunk) => story.log(chunk),
  });
  const summary = join(home, 'summaries', `${story.chapter}-${name}.md`);
  mkdirSync(join(home, 'summaries'), { recursive: true });
  writeFileSync(summary, result.summary);
  story.say(`Status: ${result.outputs['status']}. The job summary is in ${relative(root, summary)}.`);
  return result;
}

/** Where the Codex CLI is kept for the next demo, and what leads npm to it. */
function installing(): Record<string, string> {
  const names = ['NODE_EXTRA_CA_CERTS', 'HTTPS_PROXY', 'NO_PROXY', 'NPM_CONFIG_REGISTRY'];
  const given = names.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : []));
  return { RUNNER_TOOL_CACHE: join(home, '..', 'tools'), ...Object.fromEntries(given) };
}

/** Commits what was changed, has it reviewed, and gives what the gate wants. */
async function reviewed(stack: Stack, message: string, status = 'passed'): Promise<Record<string, string>> {
  repository.commit(message);
  const inputs = { environment: 'production', 'openai-api-key': stack.openai.apiKey };
  const { outputs, ...rest } = await act(stack, 'review', { inputs });
  expectStatus({ outputs, ...rest }, status);
  return {
    verdict: outputs['verdict-artifact'] ?? '',
    'verdict-sha256': outputs['verdict-sha256'] ?? '',
  };
}

/** A demo that went otherwise than it says would be a lie. */
function expectStatus(result: ActionResult, status: string, because = ''): void {
  if (result.outputs['status'] === status && !result.log.includes(because))
    throw new Error(`the demo expected ${status} because of ${because}, and it was for another reason`);
  if (result.outputs['status'] === status) return;
  throw new Error(
    `the demo expected ${status}, and the action ended ${result.outputs['status'] ?? 'without a status'}`,
  );
}

async function serving(stack: Stack): Promise<string> {
  const answer = await fetch(`${stack.cloudflare.workersDevUrl}/health`, {
    headers: { host: `voygent-trips.${stack.cloudflare.subdomain}.workers.dev` },
  });
  return `GET /health answers ${answer.status} from version ${answer.headers.get('x-worker-version') ?? 'unknown'}`;
}

/** What people have put into the database since the first release. */
async function addTrips({ cloudflare }: Stack): Promise<void> {
  const id = sampleDatabases.find(({ name }) => name === 'voygent-prod')?.uuid;
  const sql = `INSERT INTO trips (id, title, destination, starts_on, ends_on) VALUES
    ('t1', 'A week in Porto', 'Porto', '2027-04-02', '2027-04-09'), ('t2', 'Night train', 'Vienna', '2027-05-01', '2027-05-03');
  INSERT INTO travelers (trip_id, name) VALUES ('t1', 'Ana'), ('t1', 'Ben'), ('t2', 'Ana');
  INSERT INTO activities (id, trip_id, day, title) VALUES ('a1', 't1', '2027-04-03', 'Boat'), ('a2', 't2', '2027-05-02', 'Museum');`;
  const url = `${cloudflare.apiBaseUrl}/accounts/${cloudflare.accountId}/d1/database/${id}/query`;
  const headers = { authorization: `Bearer ${cloudflare.token}`, 'content-type': 'application/json' };
  const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ sql }) });
  if (!answer.ok) throw new Error(`the trips could not be added: ${await answer.text()}`);
}

async function main(): Promise<void> {
  rmSync(home, { recursive: true, force: true });
  cpSync(join(root, 'examples', 'voygent'), checkout, { recursive: true });
  // As if `npm ci` had been run in it.
  symlinkSync(join(root, 'node_modules'), join(checkout, 'node_modules'));
  repository = new Repository(checkout);

  story.open('A Cloudflare and a GitHub on this machine');
  story.say('D1 is real SQLite in workerd, and Workers really run. No account is used.');
  await using stack = await startStack({ stateDir: join(home, 'state') });
  // Stands for the model: it knows a few defects by their looks.
  stack.openai.setScript(careful);
  story.say(`Cloudflare listens at ${stack.env['CLOUDFLARE_API_BASE_URL']}, GitHub at ${stack.env['GITHUB_API_URL']}.`);

  story.open('What would be done: a plan, which only reads');
  expectStatus(await act(stack, 'migrate', { inputs: { environment: 'production', mode: 'plan' } }), 'passed');

  story.open('A change that a critic must see: without its key the Worker lets everybody in');
  story.say(
    'The real Codex CLI asks a model, which here is a script. What it finds is a report; the verdict is computed.',
  );
  const release = { environment: 'production', dwell: '1s', wait: '10s' };
  openWithoutKey(checkout);
  const rejected = await reviewed(stack, 'Let everybody in', 'blocked');
  story.say('And the release that is tried all the same:');
  const tried = await act(stack, 'release', { inputs: { ...release, ...rejected } });
  expectStatus(tried, 'blocked', 'The gate does not admit');
  story.say('The change is withdrawn. What is left is reviewed, and its verdict fits these files alone.');
  repository.withdraw();
  const first = { ...release, ...(await reviewed(stack, 'The first release')) };

  story.open('A release that must not happen: the Worker would run without its key');
  expectStatus(await act(stack, 'release', { inputs: first, env: { MCP_AUTH_KEY: '' } }), 'failed', 'MCP_AUTH_KEY');

  story.open('The first release: nine migrations, and a Worker that does not exist yet');
  story.say('The way back is recorded as a GitHub Deployment before the first step.');
  expectStatus(await act(stack, 'release', { inputs: first }), 'passed');
  story.say(await serving(stack));
  story.say(
    'Before it counted as done it was asked as clients ask it: with the key, without, from other sites, in MCP.',
  );

  story.open('The second release: one more migration, then 0 % → 10 % → 100 %');
  expandMigration(checkout);
  const second = await reviewed(stack, 'Add a budget');
  expectStatus(await act(stack, 'release', { inputs: { ...release, ...second } }), 'passed');
  story.say(await serving(stack));

  story.open('The smoke test: whether it works, at any time');
  expectStatus(await act(stack, 'smoke', { inputs: { environment: 'production', wait: '10s' } }), 'passed');
  story.say('And what it says of a page that must not read the answers, but is thought to:');
  const stranger = "[{ cors: /mcp, origins: ['https://chat.example.com'] }]";
  const asked = { environment: 'production', wait: '0s', checks: stranger };
  expectStatus(await act(stack, 'smoke', { inputs: asked }), 'failed', 'no Access-Control-Allow-Origin');

  story.open('A migration that says nothing of the rows it takes');
  story.say(
    'It corrects the title of a trip, with REPLACE. There are travelers and activities now, which go with their trip.',
  );
  await addTrips(stack);
  const withdraw = destructiveMigration(checkout);
  expectStatus(
    await act(stack, 'migrate', { inputs: { environment: 'production', mode: 'plan' } }),
    'blocked',
    'cascade-wipe',
  );
  story.say('It ran on a copy, made of an export. Nothing was done to the database.');
  withdraw();

  story.open('A backup, which counts when it was restored');
  const keys = await ageKeys();
  story.say(
    'It is loaded twice, compared with the database, compressed, and encrypted for a key that was made just now.',
  );
  const folder = 'backups';
  const backup = { environment: 'production', recipients: keys.recipient, output: folder };
  expectStatus(await act(stack, 'backup', { inputs: backup }), 'passed');
  story.say('A drill downloads it from the artifacts, opens it, and tells how old it is and how long that took.');
  const drill = { environment: 'production', identity: keys.identity, assertions: 'SELECT count(*) = 2 FROM trips' };
  expectStatus(await act(stack, 'restore', { inputs: drill }), 'passed');
  story.say('It is restored under another name, which is the move that nobody had tried before the day.');
  const target = 'travel_assistant';
  const renamed = { environment: 'production', mode: 'apply', target, confirm: target, identity: keys.identity };
  expectStatus(await act(stack, 'restore', { inputs: renamed }), 'passed');
  story.say('And the same snapshot with one byte changed:');
  const damaged = { ...drill, snapshot: flipByte(join(checkout, folder)) };
  expectStatus(await act(stack, 'restore', { inputs: damaged }), 'failed', 'sha256');

  story.open('A broken version: /health throws');
  story.say('It is uploaded and deployed at 0 %, where nobody but the checks can reach it.');
  brokenHealth(checkout);
  const broken = await reviewed(stack, 'Break health');
  const before = await serving(stack);
  expectStatus(await act(stack, 'release', { inputs: { ...release, ...broken } }), 'failed', 'At 0 %');
  const after = await serving(stack);
  story.say(after);
  if (before !== after) throw new Error('the broken version reached somebody');
  story.say('The same version as before: nobody met the broken one.');

  story.open('Back at night: what served before the second release');
  story.say('First the plan, which only reads: what it undoes, and whether the old code fits the schema of today.');
  const night = { environment: 'production', wait: '10s' };
  expectStatus(await act(stack, 'rollback', { inputs: night }), 'passed');
  story.say('Then with the word that the plan told. The old version is proven at 0 % before anybody is served by it.');
  const apply = { ...night, mode: 'apply', confirm: 'voygent-trips', reason: 'the demo' };
  expectStatus(await act(stack, 'rollback', { inputs: apply }), 'passed');
  if ((await serving(stack)) === before) throw new Error('the rollback did not bring another version back');
  story.say(await serving(stack));

  story.open('And forward again: the rollback is undone');
  expectStatus(await act(stack, 'rollback', { inputs: { ...apply, target: 'undo' } }), 'passed');
  if ((await serving(stack)) !== before) throw new Error('the undo did not bring back what was there');
  story.say(await serving(stack));

  story.end(`Everything is in ${relative(root, home)}: the checkout, the job summaries, the state of both servers.
To go on by hand: npm run local -- --state ${relative(root, join(home, 'state'))}`);
}

await main();
