import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { fieldMeta, requiredText, text } from '../src/runtime/contract.ts';
import { contracts } from './contracts.ts';
import { actionYaml } from './generate/action-yaml.ts';
import { insertFiles } from './generate/excerpts.ts';
import { actionReadme, insertActionTable } from './generate/readme.ts';
import { actionSchema, configurationSchema } from './generate/schema.ts';

const root = resolve(import.meta.dirname, '..');

describe('the generator', () => {
  const copy = mkdtempSync(join(tmpdir(), 'generate-'));
  for (const name of [
    'src',
    'scripts',
    'schema',
    'actions',
    'docs',
    'examples',
    'README.md',
    'action.yml',
    'package.json',
  ])
    cpSync(join(root, name), join(copy, name), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  afterAll(() => rmSync(copy, { recursive: true, force: true }));

  const generate = (...args: string[]) => {
    const script = join(copy, 'scripts/generate.ts');
    const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], { encoding: 'utf8' });
    return { status, stdout, stderr };
  };
  const file = (name: string) => join(copy, name);

  test('writes what is stale or missing, and nothing else; its check names each such file and writes nothing', () => {
    expect(generate().status).toBe(0);
    expect(generate('--check')).toEqual({ status: 0, stdout: '', stderr: '' });

    const yaml = readFileSync(file('action.yml'), 'utf8');
    writeFileSync(file('action.yml'), yaml.replace('required: false', 'required: true'));
    rmSync(file('schema/voygent.schema.json'));
    const edited = readFileSync(file('actions/smoke/README.md'), 'utf8').replace('## Inputs', '## Input');
    writeFileSync(file('actions/smoke/README.md'), edited);
    const check = generate('--check');
    expect(check.status).toBe(1);
    expect(check.stderr.trim().split('\n').sort()).toEqual(
      ['action.yml', 'actions/smoke/README.md', 'schema/voygent.schema.json'].map(
        (name) => `${name} is not what its contract says. Run: npm run generate`,
      ),
    );
    expect(readFileSync(file('actions/smoke/README.md'), 'utf8')).toBe(edited);

    const written = generate();
    expect(written.stdout.trim().split('\n').sort()).toEqual([
      'wrote action.yml',
      'wrote actions/smoke/README.md',
      'wrote schema/voygent.schema.json',
    ]);
    expect(readFileSync(file('action.yml'), 'utf8')).toBe(yaml);
    expect(generate('--check').status).toBe(0);
  });
});

const ActionYaml = z.strictObject({
  name: z.string().min(1),
  description: z.string().min(1),
  author: z.string(),
  branding: z.strictObject({ icon: z.string(), color: z.string() }),
  inputs: z.record(
    z.string(),
    z.strictObject({ description: z.string().min(1), required: z.boolean(), default: z.string().optional() }),
  ),
  outputs: z.record(z.string(), z.strictObject({ description: z.string().min(1) })),
  runs: z.strictObject({ using: z.literal('node24'), main: z.string() }),
});

describe.each(contracts.map((contract) => [contract.name, contract] as const))('action.yml of %s', (name, contract) => {
  const yaml = ActionYaml.parse(parse(actionYaml(contract)));

  test("has exactly the contract's inputs and outputs, in its order", () => {
    expect(Object.keys(yaml.inputs)).toEqual(Object.keys(contract.inputs));
    expect(Object.keys(yaml.outputs)).toEqual(Object.keys(contract.outputs));
    expect(Object.keys(yaml.outputs)[0]).toBe('status');
  });

  test('says of each what the contract says', () => {
    for (const [key, schema] of Object.entries(contract.inputs)) {
      const { description, required = false, default: fallback } = fieldMeta(schema);
      expect(yaml.inputs[key]).toEqual({
        description,
        required,
        ...(fallback === undefined ? {} : { default: fallback }),
      });
    }
  });

  test('asks for no input that has a default', () => {
    for (const { required, default: fallback } of Object.values(yaml.inputs)) expect(required && fallback).toBeFalsy();
  });

  test('runs the stub of its own name', () => {
    const folder = name === 'release' ? root : join(root, 'actions', name);
    expect(resolve(folder, yaml.runs.main)).toBe(join(root, 'dist', `${name}.js`));
  });

  test('gives no two inputs the same description', () => {
    const descriptions = Object.values(yaml.inputs).map(({ description }) => description);
    expect(new Set(descriptions).size).toBe(descriptions.length);
  });
});

test('action.yml says which inputs are required', () => {
  const [first] = contracts;
  if (!first) throw new Error('there are no contracts');
  const inputs = { must: requiredText({ description: 'Needed.' }), may: text({ description: 'Not needed.' }) };
  expect(ActionYaml.parse(parse(actionYaml({ ...first, inputs }))).inputs).toEqual({
    must: { description: 'Needed.', required: true },
    may: { description: 'Not needed.', required: false },
  });
});

describe('the README of an action', () => {
  test.each(contracts.map((contract) => [contract.name, contract] as const))(
    '%s names every input and output once',
    (_, contract) => {
      const readme = actionReadme(contract, 'By hand.');
      const [, inputs = '', outputs = ''] = readme.split(/^## (?:Inputs|Outputs)$/m);
      const rows = (section: string) => [...section.matchAll(/^\| `([^`]+)` \|/gm)].map(([, key]) => key);
      expect(rows(inputs)).toEqual(Object.keys(contract.inputs));
      expect(rows(outputs)).toEqual(Object.keys(contract.outputs));
      expect(readme).toContain('By hand.');
    },
  );

  test('of the repository keeps what stands around its table', () => {
    const marks = ['<!-- actions: generated, run npm run generate -->', '<!-- /actions -->'];
    const readme = insertActionTable(`before\n${marks[0]}\na stale table\n${marks[1]}\nafter\n`, contracts);
    expect(readme).toMatch(/^before\n<!-- actions/);
    expect(readme).toMatch(/<!-- \/actions -->\nafter\n$/);
    expect(readme).not.toContain('a stale table');
    for (const { name } of contracts) expect(readme).toContain(`[\`${name}\`](`);
    expect(insertActionTable(readme, contracts)).toBe(readme);
    expect(() => insertActionTable('no marks', contracts)).toThrow('no place for the table');
  });
});

describe('the schemas', () => {
  const compile = (schema: string) => {
    const ajv = new Ajv2020({ strict: true, allErrors: true, allowUnionTypes: true, validateFormats: false });
    expect(ajv.validateSchema(JSON.parse(schema))).toBe(true);
    return ajv.compile(JSON.parse(schema));
  };
  const sample = () => parse(readFileSync(join(root, 'examples/voygent/.github/voygent.yml'), 'utf8'));

  test('of voygent.yml is valid, and takes the one of the sample', () => {
    const validate = compile(configurationSchema());
    expect(validate(sample()), JSON.stringify(validate.errors)).toBe(true);
  });

  test('of voygent.yml takes the smallest one, and refuses typos', () => {
    const validate = compile(configurationSchema());
    expect(validate({ version: 1 }), JSON.stringify(validate.errors)).toBe(true);
    const { workers } = sample();
    for (const wrong of [
      {},
      { version: 2 },
      { version: 1, worker: [] },
      { version: 1, environments: { production: { gate: 'of' } } },
      { version: 1, workers: [{ ...workers[0], promte: [0, 100] }] },
      { version: 1, workers: [{ ...workers[0], promote: ['0'] }] },
    ])
      expect(validate(wrong), JSON.stringify(wrong)).toBe(false);
  });

  test.each(contracts.map((contract) => [contract.name, contract] as const))(
    'of %s is valid, and knows its keys only',
    (_, contract) => {
      const validate = compile(actionSchema(contract));
      const required = Object.entries(contract.inputs).filter(([, schema]) => fieldMeta(schema).required);
      const least = Object.fromEntries(required.map(([key]) => [key, 'x']));
      expect(validate({ with: least }), JSON.stringify(validate.errors)).toBe(true);
      expect(validate({ with: { ...least, 'no-such-input': 'x' } })).toBe(false);
      if (required.length > 0) expect(validate({ with: {} })).toBe(false);
    },
  );
});

describe('a page that shows files', () => {
  const page = 'Above.\n<!-- file: examples/trips/.github/a.yml -->\nold\n<!-- /file -->\nBelow.\n';

  test('has them as they are, under the place where they belong, however often it is generated', () => {
    const read = (path: string) => (path === 'examples/trips/.github/a.yml' ? 'on: push # $& $1\n' : undefined);
    const once = insertFiles(page, read);
    expect(once).toContain('```yaml\n# .github/a.yml\non: push # $& $1\n```');
    expect(once.replace(/<!-- file[\s\S]*\/file -->/, '')).toBe('Above.\n\nBelow.\n');
    expect(insertFiles(once, read)).toBe(once);
  });

  test('that is not there is an error', () => {
    expect(() => insertFiles(page, () => undefined)).toThrow('examples/trips/.github/a.yml, which is not there');
  });
});
