import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { startArtifacts } from '../artifacts/artifacts.ts';
import { Faults } from '../http/faults.ts';
import { type Project, projectOf, put } from './testing.ts';

/** A workflow on push whose jobs are given. */
const onPush = (jobs: string) => `on: push\njobs:\n${jobs.replaceAll(/^/gm, '  ')}`;

/** A job of one line of shell. */
const job = (id: string, run: string, more = '') =>
  `${id}:\n  runs-on: ubuntu-latest\n${more.replaceAll(/^(?=.)/gm, '  ')}  steps:\n    - run: ${run}\n`;

async function resultsOf(project: Project) {
  const { ends } = await project.run();
  return Object.fromEntries(Object.entries(ends).map(([id, { result }]) => [id, result]));
}

function stepsOf(steps: string) {
  return onPush(`a:\n  runs-on: ubuntu-latest\n  steps:\n${steps.replaceAll(/^/gm, '    ')}`);
}

describe.concurrent('jobs', () => {
  test('come after what they need, with its outputs', async () => {
    using project = projectOf({
      'ci.yml': onPush(
        `${job('b', 'test "$GOT" = one', "needs: a\nenv: { GOT: '${{ needs.a.outputs.x }}' }\n")}` +
          `a:\n  runs-on: x\n  outputs: { x: '\${{ steps.s.outputs.y }}' }\n  steps:\n    - id: s\n      run: echo y=one >> "$GITHUB_OUTPUT"\n`,
      ),
    });
    const { ends, jobs } = await project.run();
    expect(ends).toMatchObject({ a: { result: 'success', outputs: { x: 'one' } }, b: { result: 'success' } });
    expect(jobs.map(({ name }) => name)).toEqual(['a', 'b']);
  });

  test('are skipped after a failure, down the line, unless they ask for another standing', async () => {
    using project = projectOf({
      'ci.yml': onPush(
        [
          job('broken', 'exit 3'),
          job('after', 'true', 'needs: broken\n'),
          job('later', 'true', 'needs: after\n'),
          job('failing', 'true', 'needs: after\nif: failure()\n'),
          job('anyhow', 'true', 'needs: later\nif: always()\n'),
          job('last', 'true', 'needs: anyhow\n'),
          job('other', 'true'),
        ].join(''),
      ),
    });
    expect(await resultsOf(project)).toEqual({
      broken: 'failure',
      after: 'skipped',
      later: 'skipped',
      failing: 'success',
      anyhow: 'success',
      // An ancestor failed, whatever lies between.
      last: 'skipped',
      other: 'success',
    });
  });

  test('of a matrix end one another, where fail-fast is not off', async () => {
    const matrix = (failFast: boolean) => `strategy:\n  fail-fast: ${failFast}\n  matrix: { n: [1, 2] }\n`;
    const run = "'test ${{ matrix.n }} = 2 || exit 1; sleep 4'";
    using project = projectOf({ 'ci.yml': onPush(job('fast', run, matrix(true)) + job('slow', run, matrix(false))) });
    const { jobs } = await project.run();
    expect(Object.fromEntries(jobs.map(({ name, result }) => [name, result]))).toEqual({
      'fast (1)': 'failure',
      'fast (2)': 'cancelled',
      'slow (1)': 'failure',
      'slow (2)': 'success',
    });
  });

  test('that may fail do not fail the run', async () => {
    using project = projectOf({
      'ci.yml': onPush(job('a', 'exit 1', 'continue-on-error: true\n') + job('b', 'true', 'needs: a\n')),
    });
    const { conclusion, ends } = await project.run();
    expect([conclusion, ends['a']?.result, ends['b']?.result]).toEqual(['success', 'success', 'success']);
  });

  test('give no output on which has a secret in it', async () => {
    const outputs = "outputs: { told: '${{ secrets.KEY }}-x', fine: x }\n";
    using project = projectOf({ 'ci.yml': onPush(job('a', 'true', outputs)) }, { secrets: { KEY: 'sesame' } });
    const { ends, jobs } = await project.run();
    expect(ends['a']?.outputs).toEqual({ fine: 'x' });
    expect(jobs[0]?.log).toContain("Skip output 'told'");
  });
});

describe.concurrent('steps', () => {
  test('go on after one that may fail, know how it went, and stop after one that may not', async () => {
    using project = projectOf({
      'ci.yml': stepsOf(
        [
          '- { id: a, run: exit 1, continue-on-error: true }',
          "- { id: b, if: steps.a.outcome == 'failure' && steps.a.conclusion == 'success', run: 'true' }",
          '- { id: c, run: exit 1 }',
          "- { id: d, run: 'true' }",
          "- { id: e, if: failure(), run: 'true' }",
        ].join('\n'),
      ),
    });
    const [only] = (await project.run()).jobs;
    expect(only?.steps.map(({ id, outcome, conclusion }) => `${id} ${outcome} ${conclusion}`)).toEqual([
      'a failure success',
      'b success success',
      'c failure failure',
      'd skipped skipped',
      'e success success',
    ]);
  });

  test('hand environment, path and summary on through their files', async () => {
    using project = projectOf({
      'ci.yml': stepsOf(
        [
          '- run: |\n    echo "GREETING=hello" >> "$GITHUB_ENV"\n    mkdir bin; printf "#!/bin/sh\\necho found" > bin/tool; chmod +x bin/tool\n    echo "$PWD/bin" >> "$GITHUB_PATH"\n    echo "# Done" >> "$GITHUB_STEP_SUMMARY"',
          '- run: test "$GREETING-$(tool)-${{ env.GREETING }}" = hello-found-hello',
          '- run: echo GITHUB_SHA=x >> "$GITHUB_ENV"',
        ].join('\n'),
      ),
    });
    const [only] = (await project.run()).jobs;
    expect(only?.steps.map(({ conclusion }) => conclusion)).toEqual(['success', 'success', 'failure']);
    expect(only?.steps[0]?.summary).toBe('# Done\n');
    expect(only?.log).toContain('GITHUB_ENV may not set GITHUB_SHA');
  });

  test('have the token and the artifacts where GitHub gives them: actions do, scripts do not', async () => {
    const main = `import { appendFileSync } from 'node:fs';\nappendFileSync(process.env.GITHUB_OUTPUT, 'has=' + [process.env['INPUT_THE-TOKEN'], process.env.ACTIONS_RUNTIME_TOKEN].join() + '\\n');`;
    using project = projectOf({
      'own/action.yml': `name: a\ndescription: d\ninputs:\n  the-token: { description: t, default: '\${{ github.token }}' }\nruns: { using: node24, main: main.mjs }\n`,
      'own/main.mjs': main,
      'ci.yml': stepsOf(
        '- uses: actions/checkout@v7\n- { id: a, uses: ./own }\n- { id: b, uses: $/own }\n- { id: c, run: \'echo "has=$ACTIONS_RUNTIME_TOKEN" >> "$GITHUB_OUTPUT"\' }',
      ),
    });
    const [only] = (await project.run()).jobs;
    const has = Object.fromEntries(only?.steps.map(({ id, outputs }) => [id, outputs['has']]) ?? []);
    expect(has).toMatchObject({ a: 'token-number-1,runtime-token', b: 'token-number-1,runtime-token', c: '' });
  });

  test('of actions come back at the end, in reverse, with their state, also after a failure', async () => {
    const action = `name: a\ndescription: d\ninputs:\n  n: { description: n }\nruns: { using: node24, main: main.mjs, post: post.mjs }\n`;
    using project = projectOf({
      'own/action.yml': action,
      'own/main.mjs':
        "import { appendFileSync } from 'node:fs';\nappendFileSync(process.env.GITHUB_STATE, 'n=' + process.env.INPUT_N + '\\n');",
      'own/post.mjs': "console.log('post of ' + process.env.STATE_n);",
      'ci.yml': stepsOf('- { uses: $/own, with: { n: 1 } }\n- { uses: $/own, with: { n: 2 } }\n- run: exit 1'),
    });
    const [only] = (await project.run()).jobs;
    expect(only?.result).toBe('failure');
    expect(only?.log.match(/post of \d/g)).toEqual(['post of 2', 'post of 1']);
  });

  test('that take too long are ended, and so is a job', async () => {
    using project = projectOf(
      {
        'ci.yml': onPush(
          `step:\n  runs-on: x\n  steps:\n    - { run: sleep 30, timeout-minutes: 1 }\n    - { if: failure(), run: echo "and then" }\n` +
            job('whole', 'sleep 30', 'timeout-minutes: 1\n'),
        ),
      },
      { minuteMs: 300 },
    );
    const { jobs, ends } = await project.run();
    expect([ends['step']?.result, ends['whole']?.result]).toEqual(['failure', 'cancelled']);
    expect(jobs.map(({ log }) => log).join()).toMatch(/The step has timed out after 1 minutes[\s\S]*and then/);
    expect(jobs.map(({ log }) => log).join()).toContain('exceeded the maximum execution time of 1 minutes');
  });
});

describe.concurrent('a run that is cancelled', () => {
  test('asks with SIGINT, lets always() run, and begins nothing else', async () => {
    using project = projectOf({
      'ci.yml': onPush(
        `a:\n  runs-on: x\n  steps:\n    - run: |\n        trap 'echo "asked to end"; exit 1' INT\n        echo started; for i in 1 2 3 4 5 6 7 8 9; do sleep 0.2; done; sleep 20\n    - { run: echo never }\n    - { if: always(), run: echo cleaned }\n` +
          job('b', 'echo never', 'needs: a\n') +
          job('c', 'echo "after all"', 'needs: a\nif: always()\n'),
      ),
    });
    const [running] = project.runner.start({ event: 'push' });
    setTimeout(() => running?.cancel(), 700);
    const result = await running?.result;
    const log = result?.jobs.map((one) => one.log).join('') ?? '';
    expect(log).toMatch(/asked to end[\s\S]*cleaned[\s\S]*after all/);
    expect(log).not.toContain('▸ Run echo never');
    expect([result?.conclusion, result?.ends['b']?.result]).toEqual(['cancelled', 'cancelled']);
  });

  test('kills what does not listen, with all that it has started', async () => {
    using project = projectOf({
      'ci.yml': stepsOf(`- run: |\n    trap '' INT TERM\n    sh -c 'trap "" INT TERM; sleep 60' &\n    wait`),
    });
    const [running] = project.runner.start({ event: 'push' });
    setTimeout(() => running?.cancel(), 300);
    const began = Date.now();
    expect((await running?.result)?.conclusion).toBe('cancelled');
    expect(Date.now() - began).toBeLessThan(20_000);
  });

  test('gives its place in a concurrency group up, and a newer one takes the place of the one that waits', async () => {
    const workflow = `on: push\nconcurrency: { group: one }\njobs:\n  ${job('a', 'sleep 1').replaceAll('\n', '\n  ')}`;
    using project = projectOf({ 'ci.yml': workflow.trimEnd() });
    const started = [1, 2, 3].flatMap(() => project.runner.start({ event: 'push' }));
    const results = await Promise.all(started.map(({ result }) => result));
    expect(results.map(({ conclusion }) => conclusion)).toEqual(['success', 'cancelled', 'success']);
  });
});

describe.concurrent('a called workflow', () => {
  const called = `
on:
  workflow_call:
    inputs:
      who: { type: string, required: true }
      loud: { type: boolean, default: false }
    secrets:
      KEY: { required: false }
    outputs:
      said: { value: '\${{ jobs.say.outputs.said }}' }
jobs:
  say:
    name: Say it to \${{ inputs.who }}
    runs-on: x
    permissions: { contents: read }
    outputs: { said: '\${{ steps.s.outputs.said }}' }
    environment: { name: production, deployment: false }
    steps:
      - id: s
        env: { KEY: '\${{ secrets.KEY }}' }
        run: echo "said=\${{ inputs.who }} \${{ inputs.loud }} \${#KEY}" >> "$GITHUB_OUTPUT"
`;
  const caller = (call: string, permissions = '{ contents: read }') =>
    `on: push\npermissions: {}\njobs:\n  call:\n    permissions: ${permissions}\n    uses: ./.github/workflows/called.yml\n${call.replaceAll(/^(?=.)/gm, '    ')}`;
  const settings = { secrets: { KEY: 'abc' }, environments: { production: { secrets: { KEY: 'sesame' } } } };

  async function said(call: string): Promise<string | undefined> {
    using project = projectOf({ 'called.yml': called, 'ci.yml': caller(call) }, settings);
    const { jobs, ends } = await project.run();
    expect(jobs[0]?.name).toBe('call / Say it to you');
    return ends['call']?.outputs['said'];
  }

  test.each([
    ['no secret', 'with: { who: you }\n', 'you false 0'],
    [
      'the secret that is named',
      "with: { who: you, loud: true }\nsecrets: { KEY: '${{ secrets.KEY }}' }\n",
      'you true 3',
    ],
    ["the environment's own by inheritance", 'with: { who: you }\nsecrets: inherit\n', 'you false 6'],
  ])('gets %s', async (_, call, expected) => {
    expect(await said(call)).toBe(expected);
  });

  test.each([
    ['an input that is not there', 'with: { who: you, other: 1 }\n', /no input other/],
    ['a required input that is missing', '', /who is required/],
    ['an input of another type', "with: { who: you, loud: '${{ github.ref }}' }\n", /loud is to be a boolean/],
    ['a secret that is not there', 'with: { who: you }\nsecrets: { OTHER: x }\n', /no secret OTHER/],
  ])('refuses %s', async (_, call, message) => {
    using project = projectOf({ 'called.yml': called, 'ci.yml': caller(call) }, settings);
    await expect(project.run()).rejects.toThrow(message);
  });

  test('that asks for more than its caller has is refused before any job runs', () => {
    using project = projectOf({ 'called.yml': called, 'ci.yml': caller('with: { who: you }\n', '{}') }, settings);
    expect(() => project.runner.start({ event: 'push' })).toThrow(
      /more permissions than its caller has: contents: read/,
    );
    expect(project.tokens).toEqual([]);
  });
});

describe('tokens', () => {
  test('can do what the job says, else what its workflow says, else what the repository is set to', async () => {
    const jobs = job('own', 'true', 'permissions: { issues: write }\n') + job('of-workflow', 'true');
    using project = projectOf({
      'ci.yml': `permissions: { actions: read }\n${onPush(jobs)}`,
      'other.yml': `${onPush(job('set', 'true'))}`,
    });
    await Promise.all(project.runner.start({ event: 'push' }).map(({ result }) => result));
    expect(project.tokens).toEqual(
      expect.arrayContaining([{ issues: 'write' }, { actions: 'read' }, { contents: 'read', packages: 'read' }]),
    );
  });

  test("of a fork's pull request only read, and there are no secrets", async () => {
    const run = 'test -z "${{ secrets.KEY }}"';
    using project = projectOf(
      {
        'ci.yml':
          `on: pull_request\njobs:\n  ${job('a', run, 'permissions: { issues: write }\n').replaceAll('\n', '\n  ')}`.trimEnd(),
      },
      { secrets: { KEY: 'sesame' } },
    );
    project.origin.run('checkout', '--quiet', '-b', 'change');
    put(project.origin.workingCopy, 'new.txt', 'new');
    project.origin.push('Change');
    const pullRequest = { number: 7, ...project.origin.offer(7), isFork: true };
    expect((await project.run({ event: 'pull_request', pullRequest })).conclusion).toBe('success');
    expect(project.tokens).toEqual([{ issues: 'read' }]);
  });
});

test('artifacts go from job to job, by the real client', async () => {
  const stateDir = mkdtempSync(join(tmpdir(), 'voygent-artifacts-'));
  await using artifacts = await startArtifacts({ stateDir, faults: new Faults(undefined) });
  const files = {
    'ci.yml': onPush(
      [
        'up:\n  runs-on: x\n  steps:\n    - run: mkdir -p out/deep && echo one > out/1 && echo two > out/deep/2',
        '    - { id: up, uses: actions/upload-artifact@v7, with: { name: made, path: out } }',
        '    - { uses: actions/upload-artifact@v7, with: { name: none, path: nowhere, if-no-files-found: error } }',
        'down:\n  runs-on: x\n  needs: up\n  if: always()\n  steps:',
        '    - { uses: actions/download-artifact@v8, with: { name: made, path: got } }',
        '    - run: test "$(cat got/1 got/deep/2 | tr "\\n" " ")" = "one two "\n',
      ].join('\n'),
    ),
  };
  using project = projectOf(files, { artifacts });
  const { ends, jobs } = await project.run();
  expect([ends['up']?.result, ends['down']?.result], jobs.map(({ log }) => log).join()).toEqual(['failure', 'success']);
  expect(jobs[0]?.steps[1]?.outputs).toEqual({ 'artifact-id': '1' });
  expect(jobs[0]?.log).toContain('No files were found with the provided path.');
});

describe('events', () => {
  const files = {
    'main.yml': onPush(job('a', 'true')).replace('on: push', 'on: { push: { branches: [main] } }'),
    'any.yml': onPush(job('a', 'true')).replace('on: push', "on: { push: { branches: ['feature/*'] } }"),
    'hand.yml': onPush(job('a', 'test "${{ inputs.mode }}${{ inputs.sure }}" = applytrue')).replace(
      'on: push',
      'on: { workflow_dispatch: { inputs: { mode: { type: choice, options: [plan, apply] }, sure: { type: boolean, default: false } } } }',
    ),
  };

  test('start the workflows that name them', async () => {
    using project = projectOf(files);
    expect(project.runner.start({ event: 'push' }).map(({ file }) => file)).toEqual(['.github/workflows/main.yml']);
    project.origin.run('checkout', '--quiet', '-b', 'feature/x');
    project.origin.push('Feature');
    const [running] = project.runner.start({ event: 'push', ref: 'refs/heads/feature/x' });
    expect(running?.file).toBe('.github/workflows/any.yml');
    await running?.result;
    expect(() => project.runner.start({ event: 'schedule' })).toThrow('no workflow is triggered by schedule');
  });

  test('by hand have typed inputs', async () => {
    using project = projectOf(files);
    const inputs = { mode: 'apply', sure: 'true' };
    expect((await project.run({ event: 'workflow_dispatch', inputs })).conclusion).toBe('success');
    const wrong = { event: 'workflow_dispatch', inputs: { mode: 'other' } } as const;
    expect(() => project.runner.start(wrong)).toThrow(/mode is to be one of plan, apply/);
  });
});

describe('what the runner does not have', () => {
  test.each([
    ['a container', 'a:\n  runs-on: x\n  container: node\n  steps: [{ run: x }]', /container/],
    ['services', 'a:\n  runs-on: x\n  services: { db: { image: x } }\n  steps: [{ run: x }]', /services/],
    [
      'another action',
      'a:\n  runs-on: x\n  steps: [{ uses: docker/login-action@v3 }]',
      /uses: docker\/login-action@v3/,
    ],
    ['another shell', 'a:\n  runs-on: x\n  steps: [{ run: x, shell: pwsh }]', /the shell pwsh/],
    [
      'deployments of the runner',
      'a:\n  runs-on: x\n  environment: production\n  steps: [{ run: x }]',
      /deployment: false/,
    ],
    ['a bare `$/`', 'a:\n  runs-on: x\n  steps: [{ uses: $/ }]', /names no action/],
    [
      'an unknown input',
      'a:\n  runs-on: x\n  steps: [{ uses: actions/checkout@v7, with: { depth: 1 } }]',
      /no input depth/,
    ],
    ['an unknown key', 'a:\n  runs-on: x\n  setps: []', /setps/],
    ['an unknown need', 'a:\n  runs-on: x\n  needs: b\n  steps: [{ run: x }]', /b/],
    [
      'a circle',
      'a: { runs-on: x, needs: b, steps: [{ run: x }] }\nb: { runs-on: x, needs: a, steps: [{ run: x }] }',
      /./,
    ],
    [
      'an expression that is none',
      "a:\n  runs-on: x\n  steps: [{ run: '${{ github. }}' }]",
      /Line: 5, Col: 20.*Unexpected symbol/,
    ],
  ])('%s is an error, and the run does not pass', async (_, jobs, message) => {
    using project = projectOf({ 'ci.yml': onPush(jobs) });
    await expect((async () => project.run())()).rejects.toThrow(message);
  });
});
