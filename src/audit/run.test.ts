import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Checkout } from '../project/checkout.fixture.ts';
import { type TestContext, testContext } from '../runtime/context.fixture.ts';
import { readInputs } from '../runtime/door.ts';
import { Secrets } from '../runtime/secrets.ts';
import { contract } from './contract.ts';
import { run } from './run.ts';

const workflow = '.github/workflows/ci.yml';
const pinned = `someone/action@${'a'.repeat(40)}`;
const job = (...uses: string[]) =>
  `on: push\npermissions: {}\njobs:\n  a:\n    runs-on: x\n    steps:\n${uses.map((one) => `      - uses: ${one}\n`).join('')}`;

async function audit(files: Record<string, string>, inputs: Record<string, string> = {}) {
  await using checkout = await Checkout.of(files);
  return await auditIn(checkout, inputs);
}

async function auditIn(checkout: Checkout, inputs: Record<string, string>) {
  const context = testContext({ GITHUB_WORKSPACE: checkout.workspace });
  for (const [name, value] of Object.entries(inputs)) process.env[`INPUT_${name.toUpperCase()}`] = value;
  const read = readInputs(contract, new Secrets());
  for (const name of Object.keys(inputs)) delete process.env[`INPUT_${name.toUpperCase()}`];
  const result = await run(read, context);
  return { ...result, context, summary: context.summary.toString() };
}

const warnings = ({ printed }: TestContext) => printed.filter((line) => line.startsWith('warning'));

describe('the end', () => {
  test('is green where nothing is found', async () => {
    const { status, outputs, summary } = await audit({ [workflow]: job(pinned) });
    expect(status).toBe('passed');
    expect(outputs).toMatchObject({ findings: [], counts: { high: 0, medium: 0, low: 0, waived: 0, known: 0 } });
    expect(summary).toContain('Nothing was found.');
  });

  test('is blocked at the line of the gravest finding, with what to do', async () => {
    const { status, error } = await audit({ [workflow]: job('actions/checkout@v4', 'someone/action@v1') });
    expect(status).toBe('blocked');
    expect(error).toMatchObject({ code: 'audit-refused', location: { file: workflow, line: 8, column: 15 } });
    expect(error?.message).toContain('1 finding fails the audit (1 HIGH), the first: .github/workflows/ci.yml:8:');
    expect(error?.hint).toContain('Name the full id of a commit');
  });

  test.each([
    ['actions/checkout@v4', 'high', 'passed'],
    ['actions/checkout@v4', 'medium', 'blocked'],
    ['someone/action@v4', 'none', 'passed'],
    ['someone/action@v4', 'low', 'blocked'],
  ])('%s with fail-on %s is %s', async (uses, failOn, status) => {
    const config = `version: 1\naudit: { fail-on: ${failOn} }\n`;
    expect((await audit({ [workflow]: job(uses) }, { 'fail-on': failOn })).status).toBe(status);
    expect((await audit({ [workflow]: job(uses), '.github/voygent.yml': config })).status).toBe(status);
  });

  test('the input is above the configuration', async () => {
    const files = { [workflow]: job('a/b@v1'), '.github/voygent.yml': 'version: 1\naudit: { fail-on: high }\n' };
    expect((await audit(files, { 'fail-on': 'none' })).status).toBe('passed');
  });

  test('an expired waiver fails although nothing else does', async () => {
    const waiver = '{ rule: VA014, reason: it was so then, owner: platform, expires: 2026-01-31 }';
    const files = {
      [workflow]: job(pinned),
      '.github/voygent.yml': `version: 1\naudit:\n  waivers:\n    - ${waiver}\n`,
    };
    const { status, error } = await audit(files, { 'fail-on': 'none' });
    expect(status).toBe('blocked');
    expect(error).toMatchObject({ location: { file: '.github/voygent.yml', line: 4 } });
    expect(error?.message).toContain('The waiver of VA014 expired on 2026-01-31');
  });

  test('a waiver that accepts nothing is a warning at its line', async () => {
    const waiver = '{ rule: VA014, reason: it was so then, owner: platform, expires: 2027-01-31 }';
    const files = {
      [workflow]: job(pinned),
      '.github/voygent.yml': `version: 1\naudit:\n  waivers:\n    - ${waiver}\n`,
    };
    const { status, context } = await audit(files);
    expect(status).toBe('passed');
    expect(warnings(context)).toEqual(['warning: The waiver of VA014 accepts nothing any more: take it out.']);
  });
});

describe('what people see', () => {
  test('ten warnings at most, the gravest first, and the rest in the log', async () => {
    const uses = [...Array.from({ length: 12 }, (_, i) => `actions/a${i}@v1`), 'x/y@v1'];
    const { context } = await audit({ [workflow]: job(...uses) });
    const shown = warnings(context);
    expect(shown).toHaveLength(10);
    expect(shown[0]).toContain('HIGH VA014 workflow-trust: `x/y@v1`');
    expect(shown[9]).toContain('And 4 findings more');
    expect(context.printed.filter((line) => line.startsWith('info: .github'))).toHaveLength(4);
    expect(context.lines().filter(({ event }) => event === 'audit.finding')[0]).toMatchObject({
      location: { file: workflow, line: 19, column: 15 },
    });
  });

  test('patches, as git takes them', async () => {
    const { summary, outputs } = await audit({ [workflow]: 'on: push\njobs:\n  a: { runs-on: x }\n' });
    expect(summary).toContain('1 repair as patches');
    expect(summary).toContain('+permissions:\n+  contents: read');
    const report = JSON.parse(readFileSync(outputs.report ?? '', 'utf8'));
    expect(report.findings[0].patch).toContain('+permissions:');
    expect(outputs.findings?.[0]).not.toHaveProperty('patch');
  });

  test('what a repository says makes no Markdown, no HTML and no command', async () => {
    const uses = 'x/`<img src=x>`\n::error::no';
    const { summary, context } = await audit({ [workflow]: job(JSON.stringify(uses)) });
    expect(summary).toContain("`x/'<img src=x>' ::error::no` is not pinned");
    expect(context.printed.every((line) => !line.includes('\n::'))).toBe(true);
  });

  test('SARIF has every finding, the waived ones suppressed', async () => {
    const waiver =
      '{ rule: VA014, path: .github/workflows/a.yml, reason: it is so now, owner: platform, expires: 2027-01-31 }';
    const files = {
      [workflow]: job('a/b@v1'),
      '.github/workflows/a.yml': job('a/b@v1'),
      '.github/voygent.yml': `version: 1\naudit: { waivers: [${waiver}] }\n`,
    };
    const { outputs } = await audit(files);
    const [{ results, tool }] = JSON.parse(readFileSync(outputs.sarif ?? '', 'utf8')).runs;
    expect(tool.driver.rules).toMatchObject([{ id: 'VA014', helpUri: expect.stringContaining('docs/audit/VA014.md') }]);
    expect(results).toMatchObject([
      { ruleId: 'VA014', level: 'error', baselineState: 'new' },
      { ruleId: 'VA014', suppressions: [{ justification: 'it is so now (platform, until 2027-01-31)' }] },
    ]);
  });
});

describe('a baseline', () => {
  const baseline = '.github/audit.json';

  test('lets through what it knows, wherever it stands by now, and nothing else', async () => {
    await using checkout = await Checkout.of({ [workflow]: job('a/b@v1') });
    const first = await auditIn(checkout, { baseline, 'write-baseline': 'true' });
    expect(first.status).toBe('passed');
    expect(first.summary).toContain('1 finding written to `.github/audit.json`');
    await checkout.write(workflow, `# a new line\n${job('a/b@v1')}`);
    const moved = await auditIn(checkout, { baseline });
    expect(moved.status).toBe('passed');
    expect(moved.outputs.counts).toMatchObject({ high: 0, known: 1 });
    expect(warnings(moved.context)).toEqual([]);
    await checkout.write(workflow, job('a/b@v1', 'a/b@v1'));
    expect(await auditIn(checkout, { baseline })).toMatchObject({
      status: 'blocked',
      outputs: { counts: { high: 1, known: 1 } },
    });
  });

  test.each([
    ['{', 'the JSON cannot be read'],
    ['{ "version": 1, "findings": [{ "fingerprint": "x" }] }', 'must be 16 hexadecimal digits'],
  ])('%s is refused', async (text, message) => {
    await expect(audit({ [baseline]: text }, { baseline })).rejects.toThrow(message);
  });

  test.each([
    [{ baseline: 'missing.json' }, 'is not there'],
    [{ baseline: '../outside.json' }, 'leads out of the repository'],
    [{ baseline: '../outside.json', 'write-baseline': 'true' }, 'leads out of the repository'],
    [{ 'write-baseline': 'true' }, '`write-baseline` needs `baseline`'],
  ])('%j is refused', async (inputs, message) => {
    await expect(audit({}, inputs)).rejects.toThrow(message);
  });
});

describe('which files', () => {
  test('what is excluded is not looked at', async () => {
    const config = 'version: 1\naudit: { exclude: [".github/workflows/**"] }\n';
    expect(await audit({ [workflow]: job('a/b@v1'), '.github/voygent.yml': config })).toMatchObject({
      status: 'passed',
    });
  });

  test('of a project in a folder, that folder and the workflows of the repository', async () => {
    const files = {
      [workflow]: job('a/b@v1'),
      'one/tools/action.yml': job('a/b@v1'),
      'two/tools/action.yml': job('a/b@v1'),
    };
    const { outputs } = await audit(files, { 'working-directory': 'one' });
    expect(outputs.findings).toMatchObject([{ file: workflow }, { file: 'one/tools/action.yml' }]);
  });

  test('a folder that is not there is refused', async () => {
    await expect(audit({}, { 'working-directory': join('no', 'where') })).rejects.toThrow('which is no directory');
  });
});

describe('services', () => {
  const wrangler = `{ "name": "trips", "d1_databases": [{ "binding": "DB", "database_name": "prod", "database_id": "6f1e3c52-8a1b-4d7e-9c55-2b7a4e0f9d31" }] }`;

  test('that are not asked are said to be not looked at', async () => {
    const { status, outputs, summary } = await audit({ 'wrangler.jsonc': wrangler }, { 'fail-on': 'none' });
    expect(status).toBe('passed');
    expect(outputs['not-looked-at']).toContainEqual({
      rule: 'VA003',
      what: 'whether the D1 databases exist and have their names',
      why: 'The input `cloudflare-api-token` is not given.',
    });
    expect(summary).toContain('Not looked at:');
  });
});
