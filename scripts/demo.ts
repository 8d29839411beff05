/** `npm run demo`: the main job on the local stack, told in plain words. Everything runs on this machine. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { ageKeys, flipByte } from './demo/backup.ts';
import { brokenHealth, destructiveMigration, expandMigration, openWithoutKey } from './demo/changes.ts';
import { home, root, Stage } from './demo/stage.ts';
import { Story } from './demo/story.ts';

const story = new Story();
const key = 'a-key-for-the-demo-only';

/** What people have put into the database since the first release. */
const trips = `INSERT INTO trips (id, title, destination, starts_on, ends_on) VALUES
    ('t1', 'A week in Porto', 'Porto', '2027-04-02', '2027-04-09'), ('t2', 'Night train', 'Vienna', '2027-05-01', '2027-05-03');
  INSERT INTO travelers (trip_id, name) VALUES ('t1', 'Ana'), ('t1', 'Ben'), ('t2', 'Ana');
  INSERT INTO activities (id, trip_id, day, title) VALUES ('a1', 't1', '2027-04-03', 'Boat'), ('a2', 't2', '2027-05-02', 'Museum');`;

function change(file: string, edit: (text: string) => string): void {
  writeFileSync(file, edit(readFileSync(file, 'utf8')));
}

/** The sample as it stands, but that it waits for less, and that its backups are for the key that was made just now. */
function prepare(checkout: string, recipient: string): void {
  change(join(checkout, '.github/workflows/deploy.yml'), (text) =>
    text.replace('      mode: ${{', '      dwell: 1s\n      wait: 10s\n      mode: ${{'),
  );
  change(
    join(checkout, '.github/voygent.yml'),
    (text) => `${text}\ndatabases:\n  - name: voygent-prod\n    backup: { recipients: [${recipient}] }\n`,
  );
}

const keys = await ageKeys();
story.open('A Cloudflare and a GitHub on this machine');
story.say('D1 is real SQLite in workerd, and Workers really run. No account is used.');
story.say(
  "The workflows are the sample project's own; they are read by GitHub's parser, and call those of this repository.",
);
const stage = await Stage.open(story, { MCP_AUTH_KEY: key, AGE_IDENTITY: keys.identity }, (checkout) =>
  prepare(checkout, keys.recipient),
);
await using _stack = stage.stack;
story.say(`Cloudflare listens at ${stage.stack.cloudflare.apiBaseUrl}, GitHub at ${stage.stack.github.apiUrl}.`);

story.open('What would be done: a plan, which only reads');
await stage.act('migrate', { environment: 'production', mode: 'plan' }, 'passed');

story.open('A pull request that a critic must see: without its key the Worker lets everybody in');
story.say(
  'The real Codex CLI asks a model, which here is a script. What it finds is a report; the verdict is computed.',
);
openWithoutKey(stage.checkout);
await stage.offer('Let everybody in', 'red', 'everybody is let in');
const check = stage.stack.github.state.check_runs.at(-1);
const [offer] = stage.stack.github.state.pull_requests;
const [comment] = offer?.review_comments ?? [];
story.say(
  `On the pull request there is a check now: ${check?.name}, ${check?.conclusion}; and a comment at ${comment?.path}:${comment?.line}.`,
);
story.say('It is pushed to main all the same, past the pull request:');
openWithoutKey(stage.checkout);
await stage.push('Let everybody in', 'red', 'The gate does not admit');
story.say('Nothing was released. The change is withdrawn.');
stage.withdraw();

story.open('A release that must not happen: the Worker would run without its key');
stage.setSecret('MCP_AUTH_KEY', undefined);
await stage.push('The first release', 'red', 'MCP_AUTH_KEY');
stage.setSecret('MCP_AUTH_KEY', key);

story.open('The first release: nine migrations, and a Worker that does not exist yet');
story.say('The way back is recorded as a GitHub Deployment before the first step.');
await stage.happen({ event: 'workflow_dispatch', workflow: 'deploy.yml', inputs: { mode: 'apply' } }, 'green');
story.say(await stage.serving());
story.say('Before it counted as done it was asked as clients ask it: with the key, without, from other sites, in MCP.');

story.open('The second release: one more migration, then 0 % → 10 % → 100 %');
expandMigration(stage.checkout);
await stage.push('Add a budget', 'green');
story.say(await stage.serving());

story.open('The smoke test: whether it works, at any time');
await stage.act('smoke', { environment: 'production', wait: '10s' }, 'passed');
story.say('And what it says of a page that must not read the answers, but is thought to:');
const checks = "[{ cors: /mcp, origins: ['https://chat.example.com'] }]";
await stage.act('smoke', { environment: 'production', wait: '0s', checks }, 'failed', 'no Access-Control-Allow-Origin');

story.open('A migration that says nothing of the rows it takes');
story.say(
  'It corrects the title of a trip, with REPLACE. There are travelers and activities now, which go with their trip.',
);
await stage.write(trips);
const withdraw = destructiveMigration(stage.checkout);
await stage.act('migrate', { environment: 'production', mode: 'plan' }, 'blocked', 'cascade-wipe');
story.say('It ran on a copy, made of an export. Nothing was done to the database.');
withdraw();

story.open('The weekly backup, which counts when it was restored');
story.say(
  'It is loaded twice, compared with the database, compressed, and encrypted for a key that was made just now.',
);
story.say('In a job of its own each snapshot is downloaded and restored.');
await stage.happen({ event: 'schedule', workflow: 'backup.yml' }, 'green', 'RPO');
story.say('It is restored under another name, which is the move that nobody had tried before the day.');
const target = 'travel_assistant';
const restore = { environment: 'production', identity: keys.identity };
await stage.act('restore', { ...restore, mode: 'apply', target, confirm: target }, 'passed');
story.say('And a snapshot with one byte changed:');
await stage.act('backup', { environment: 'production', output: 'backups' }, 'passed');
const snapshot = flipByte(join(stage.checkout, 'backups'));
await stage.act('restore', { ...restore, snapshot }, 'failed', 'sha256');

story.open('A broken version: /health throws');
story.say('It is uploaded and deployed at 0 %, where nobody but the checks can reach it.');
brokenHealth(stage.checkout);
const before = await stage.serving();
await stage.push('Break health', 'red', 'At 0 %');
const after = await stage.serving();
story.say(after);
if (before !== after) throw new Error('the broken version reached somebody');
story.say('The same version as before: nobody met the broken one.');
stage.withdraw();

story.open('Back at night: what served before the second release');
story.say('First the plan, which only reads: what it undoes, and whether the old code fits the schema of today.');
const rollback = { event: 'workflow_dispatch', workflow: 'rollback.yml' } as const;
await stage.happen(rollback, 'green');
story.say('Then with the word that the plan told. The old version is proven at 0 % before anybody is served by it.');
const apply = { mode: 'apply', confirm: 'voygent-trips', reason: 'the demo' };
await stage.happen({ ...rollback, inputs: apply }, 'green');
if ((await stage.serving()) === before) throw new Error('the rollback did not bring another version back');
story.say(await stage.serving());

story.open('And forward again: the rollback is undone');
await stage.happen({ ...rollback, inputs: { ...apply, target: 'undo' } }, 'green');
if ((await stage.serving()) !== before) throw new Error('the undo did not bring back what was there');
story.say(await stage.serving());

story.end(`Everything is in ${relative(root, home)}: the project, the job summaries, the state of the servers.
To go on by hand: npm run local -- --state ${relative(root, join(home, 'state'))}`);
