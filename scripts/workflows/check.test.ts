import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { falseAlarms } from './actionlint.ts';
import { checkRepository } from './check.ts';
import { format } from './finding.ts';

const sha = '3d3c42e5aac5ba805825da76410c181273ba90b1';
const own = 'voygent/voygent-actions';

const action = `name: Backup
description: Takes a snapshot
inputs:
  database:
    description: Which one
    required: true
  output:
    description: Where to
    default: snapshots
runs:
  using: node24
  main: dist/backup.js
`;

/** A workflow with one job; lines of a step are given without their indentation. */
function workflow(step: string, { permissions = 'permissions: {}', on = 'push', job = '' } = {}): string {
  const steps = step.replaceAll('\n', '\n        ');
  const lines = [`on: ${on}`, permissions, 'jobs:', '  job:', '    runs-on: ubuntu-latest', job, '    steps:'];
  return `${lines.filter(Boolean).join('\n')}\n      - ${steps}\n`;
}

function newRoot(): string {
  return mkdtempSync(join(tmpdir(), 'workflows-'));
}

async function check(files: Record<string, string>, root = newRoot()): Promise<string[]> {
  for (const [file, text] of Object.entries({ 'actions/backup/action.yml': action, 'action.yml': action, ...files })) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
  return (await checkRepository(root)).findings.map(format);
}

function checkWorkflow(text: string): Promise<string[]> {
  return check({ '.github/workflows/test.yml': text });
}

function checkStep(step: string, more: Parameters<typeof workflow>[1] = {}): Promise<string[]> {
  return checkWorkflow(workflow(step, more));
}

const withDatabase = 'with: { database: trips }';

describe('what is right passes', () => {
  test.each([
    [
      'a script with its values in the environment',
      'run: echo "$TITLE"\nenv:\n  TITLE: ${{ github.event.head_commit.message }}',
    ],
    ['an action pinned by SHA with its version', `uses: actions/checkout@${sha} # v7.0.1`],
    ['a self reference with the inputs of the action', `uses: $/actions/backup\n${withDatabase}`],
    ['a self reference to the root', `uses: $/.\n${withDatabase}`],
    ['a local action with its inputs', `uses: ./actions/backup\n${withDatabase}`],
    ['an image named by its digest', `uses: docker://alpine@sha256:${'a'.repeat(64)}`],
    ['values that nobody outside chooses', 'run: echo ${{ github.sha }} ${{ github.run_id }} ${{ github.repository }}'],
  ])('%s', async (_, step) => {
    expect(await checkStep(step)).toEqual([]);
  });

  test('an example that uses our own actions by version', async () => {
    const step = `uses: ${own}/actions/backup@v1\n${withDatabase}`;
    expect(await check({ 'examples/trips/.github/workflows/backup.yml': workflow(step) })).toEqual([]);
  });

  test("an example that calls a reusable workflow of ours, with the workflow's inputs", async () => {
    const called = workflow('run: echo', {
      on: '\n  workflow_call:\n    inputs:\n      environment: { type: string, required: true }',
    });
    const caller = (key: string) =>
      `on: push\npermissions: {}\njobs:\n  job:\n    uses: ${own}/.github/workflows/deploy.yml@v1\n    with: { ${key}: staging }\n`;
    const files = (key: string) => ({
      '.github/workflows/deploy.yml': called,
      'examples/trips/.github/workflows/release.yml': caller(key),
    });
    expect(await check(files('environment'))).toEqual([]);
    expect((await check(files('enviroment'))).join('\n')).toMatch(/release\.yml:\d+:\d+ language-service .*enviroment/);
  });
});

describe('uses', () => {
  test.each([
    ['a tag', 'actions/checkout@v7 # v7', /is not pinned/],
    ['a branch', 'actions/checkout@main', /is not pinned/],
    ['a short SHA', 'actions/checkout@3d3c42e # v7.0.1', /is not pinned/],
    ['a SHA whose version nobody tells', `actions/checkout@${sha}`, /no comment tells the version/],
    ['a SHA with a comment that is no version', `actions/checkout@${sha} # latest`, /no comment tells the version/],
    ['an image by tag', 'docker://alpine:3', /is not pinned: give the image/],
    ['a bare self reference', '$/', /the runner refuses/],
    ['slashes alone', '$//', /the runner refuses/],
    ['our own action by version outside an example', `${own}/actions/backup@v1\n${withDatabase}`, /is not pinned/],
  ])('%s is found', async (_, uses, message) => {
    const [finding = ''] = (await checkStep(`uses: ${uses}`)).filter((line) => line.includes(' pin '));
    expect(finding).toMatch(message);
    expect(finding).toContain('.github/workflows/test.yml:7:15 pin ');
  });

  test('a tag is found in a reusable workflow call and in a composite action too', async () => {
    const call = 'on: push\npermissions: {}\njobs:\n  job:\n    uses: other/repo/.github/workflows/a.yml@v1\n';
    expect((await checkWorkflow(call)).join('\n')).toContain('test.yml:5:11 pin ');
    const composite = 'name: a\ndescription: b\nruns:\n  using: composite\n  steps:\n    - uses: actions/checkout@v7\n';
    expect(await check({ 'actions/b/action.yml': composite })).toEqual([
      expect.stringContaining('actions/b/action.yml:6:13 pin '),
    ]);
  });
});

describe('permissions', () => {
  test('a workflow without top-level permissions is found, also where its jobs have some', async () => {
    const text = workflow('run: echo', { permissions: '', job: '    permissions: {}' });
    expect(await checkWorkflow(text)).toEqual([expect.stringMatching(/test\.yml:1:1 permissions /)]);
  });

  test('write-all is found', async () => {
    const findings = await checkStep('run: echo', { permissions: 'permissions: write-all' });
    expect(findings).toEqual([expect.stringMatching(/test\.yml:2:14 permissions write-all/)]);
  });
});

describe('interpolation into run', () => {
  test.each([
    ['an event', '${{ github.event.issue.number }}'],
    ['an event by index', "${{ github['event'].issue.number }}"],
    ['an event inside a function', "${{ format('{0}', toJSON(github.event)) }}"],
    ['the whole context', '${{ toJSON(github) }}'],
    ['a property chosen at run time', '${{ github[env.WHICH] }}'],
    ['the head branch', '${{ github.head_ref }}'],
    ['the branch name', '${{ github.ref_name }}'],
    ['an event behind a default', "${{ github.sha || github.event.issue.number || 'none' }}"],
    ['an event that is negated and grouped', '${{ !(github.event.forced == true) }}'],
  ])('%s is found', async (_, expression) => {
    const findings = await checkStep(`run: |\n  echo safe \${{ github.sha }}\n  echo ${expression}`);
    expect(findings).toContainEqual(expect.stringMatching(/test\.yml:9:16 interpolation .*pass it through env/));
  });

  test('an input of a workflow and of a composite action is found', async () => {
    const on = '\n  workflow_dispatch:\n    inputs:\n      name: { type: string }';
    expect(await checkStep('run: echo ${{ inputs.name }}', { on })).toEqual([
      expect.stringMatching(/:10:19 interpolation inputs\.\*/),
    ]);
    const composite = `name: a\ndescription: b\ninputs:\n  name: { description: c }\nruns:\n  using: composite\n  steps:\n    - shell: bash\n      run: 'echo \${{ inputs.name }}'\n`;
    expect(await check({ 'actions/b/action.yml': composite })).toEqual([
      expect.stringMatching(/actions\/b\/action\.yml:9:18 interpolation inputs/),
    ]);
  });

  test('an expression in a comment, in a name or in env is none', async () => {
    const step =
      '# ${{ github.event.issue.title }}\nname: Of ${{ github.head_ref }}\nrun: echo "$A"\nenv: { A: "${{ github.head_ref }}" }';
    expect(await checkStep(step)).toEqual([]);
  });
});

describe("inputs of this repository's actions", () => {
  test.each([
    ['./actions/backup', 'local-action'],
    ['$/actions/backup', 'language-service'],
    ['$/.', 'language-service'],
  ])('%s: a wrong name and a missing one are found', async (uses, rule) => {
    const findings = (await checkStep(`uses: ${uses}\nwith: { databse: trips }`)).join('\n');
    expect(findings).toMatch(new RegExp(`:8:17 ${rule} .*databse`));
    expect(findings).toMatch(new RegExp(`${rule} .*[\`' ]database`));
  });

  test.each(['./actions/nowhere', '$/actions/nowhere'])('%s is found not to exist', async (uses) => {
    expect((await checkStep(`uses: ${uses}`)).join('\n')).toMatch(/no 'action.yml'|no action.yml/);
  });

  test("an example's wrong input is found", async () => {
    const step = `uses: ${own}/actions/backup@v1\nwith: { database: trips, outptu: here }`;
    const findings = await check({ 'examples/trips/.github/workflows/backup.yml': workflow(step) });
    expect(findings).toEqual([expect.stringMatching(/backup\.yml:8:34 language-service .*outptu/)]);
  });
});

describe("GitHub's language service", () => {
  test.each([
    ['a key that does not exist', workflow('run: echo\nenvironment: x'), /Unexpected value 'environment'/],
    [
      'a permission that does not exist',
      workflow('run: echo', { permissions: 'permissions: { deploy: write }' }),
      /deploy/,
    ],
    [
      'a job that needs an unknown one',
      workflow('run: echo', { job: '    needs: build' }),
      /Value 'build' is not valid/,
    ],
    ['an expression that does not parse', workflow('run: echo\nif: ${{ github.sha == }}'), /expression/i],
    ['an unknown function', workflow('run: echo\nif: ${{ shout(github.sha) }}'), /function/i],
  ])('finds %s', async (_, text, message) => {
    const findings = await checkWorkflow(text);
    expect(findings.filter((line) => line.includes(' language-service ')).join('\n')).toMatch(message);
  });

  test('judges the text of today where the file was judged before', async () => {
    const root = newRoot();
    const file = '.github/workflows/test.yml';
    expect(await check({ [file]: workflow('run: echo') }, root)).toEqual([]);
    const findings = await check({ [file]: workflow('run: echo\nenvironment: x') }, root);
    expect(findings).toContainEqual(expect.stringContaining(' language-service '));
    expect(await check({ [file]: workflow('run: echo') }, root)).toEqual([]);
  });

  test('finds an action.yml that does not run', async () => {
    const findings = await check({ 'actions/b/action.yml': 'name: a\ndescription: b\nruns:\n  using: node24\n' });
    expect(findings.join('\n')).toMatch(/actions\/b\/action\.yml:\d+:\d+ language-service .*main/);
  });
});

describe('the command', () => {
  const command = new URL('../check-workflows.ts', import.meta.url).pathname;
  const run = (root: string) => spawnSync(process.execPath, [command, root], { encoding: 'utf8' });

  test('ends with 0 where nothing is found, and with 1 and a line for each finding otherwise', async () => {
    const root = newRoot();
    await check({ '.github/workflows/test.yml': workflow('run: echo') }, root);
    expect(run(root)).toMatchObject({ status: 0, stdout: '3 workflow and action files checked, 0 findings.\n' });
    await check({ '.github/workflows/test.yml': workflow('uses: actions/checkout@v7') }, root);
    const { status, stdout } = run(root);
    expect({ status, line: stdout.split('\n')[0] }).toEqual({
      status: 1,
      line: expect.stringMatching(/^\.github\/workflows\/test\.yml:7:15 pin actions\/checkout@v7 is not pinned/),
    });
  });
});

describe('actionlint', () => {
  test('finds script injection and expressions of the wrong type', async () => {
    const findings = (await checkStep('run: echo ${{ github.event.issue.title }}\nif: ${{ github.sha.length }}')).join(
      '\n',
    );
    expect(findings).toMatch(/actionlint\/expression "github\.event\.issue\.title" is potentially untrusted/);
    expect(findings).toMatch(/actionlint\/expression receiver of object dereference "length" must be type of object/);
  });

  test('is heard on a label that nobody has', async () => {
    const text = workflow('run: echo').replace('ubuntu-latest', 'ubuntu-99.04');
    expect((await checkWorkflow(text)).join('\n')).toContain('actionlint/runner-label label "ubuntu-99.04" is unknown');
  });

  test.each([
    ['new labels', workflow('run: echo').replace('ubuntu-latest', 'ubuntu-24.04')],
    ['a new permission', workflow('run: echo', { permissions: 'permissions: { attestations: write }' })],
    ['configuration variables', workflow('run: echo\nenv: { A: "${{ vars.A }}" }')],
    [
      'an environment without a deployment',
      workflow('run: echo', { job: '    environment: { name: a, deployment: false }' }),
    ],
    [
      'a self reference to a workflow',
      'on: push\npermissions: {}\njobs:\n  job:\n    uses: $/.github/workflows/called.yml\n',
    ],
  ])('is not heard on %s, which it is too old to know', async (_, text) => {
    const called = workflow('run: echo', { on: 'workflow_call' });
    expect(await check({ '.github/workflows/called.yml': called, '.github/workflows/test.yml': text })).toEqual([]);
  });

  test('every false alarm that is filtered tells why', () => {
    for (const { kind, reason } of falseAlarms) expect(`${kind}: ${reason}`).toMatch(/^[a-z-]+: .{20,}/);
  });
});
