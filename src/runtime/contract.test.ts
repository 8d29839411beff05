import { afterEach, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import {
  choice,
  defineContract,
  duration,
  fieldMeta,
  flag,
  list,
  output,
  requiredText,
  secret,
  sharedInputs,
  splitList,
  text,
} from './contract.ts';
import { readInputs } from './door.ts';
import { ActionError } from './errors.ts';
import { Secrets } from './secrets.ts';

const contract = defineContract({
  name: 'try',
  title: 'Try',
  description: 'Tries.',
  branding: { icon: 'box', color: 'blue' },
  requirements: [],
  inputs: {
    'api-token': secret({ description: 'A secret.' }),
    'job-token': secret({ description: 'Another.', default: '${{ github.token }}' }),
    name: text({ description: 'A name.', default: 'nobody' }),
    note: text({ description: 'A note.' }),
    must: requiredText({ description: 'Needed.' }),
    mode: choice(['apply', 'plan'], { description: 'A mode.', default: 'plan' }),
    allow: list({ description: 'A list.' }),
    wait: duration({ description: 'A time.', default: '60s' }),
    upload: flag({ description: 'A flag.', default: 'true' }),
    quiet: flag({ description: 'A flag.', default: 'false' }),
  },
  outputs: { count: output(z.number(), 'A count.') },
});

afterEach(() => {
  vi.unstubAllEnvs();
});

/** Reads the inputs as the runner hands them: each one set, empty where it was not given. */
function read(given: Record<string, string>, secrets = new Secrets()) {
  for (const name of Object.keys(contract.inputs)) vi.stubEnv(`INPUT_${name.toUpperCase()}`, given[name] ?? '');
  return readInputs(contract, secrets);
}

function refusal(given: Record<string, string>): ActionError {
  try {
    read({ must: 'x', ...given });
  } catch (error) {
    if (error instanceof ActionError) return error;
    throw error;
  }
  throw new Error('the inputs were expected to be refused');
}

describe('inputs', () => {
  test('that are not given have their defaults, and none of what GitHub would have put in', () => {
    expect(read({ must: 'x' })).toEqual({
      'api-token': undefined,
      'job-token': undefined,
      name: 'nobody',
      note: undefined,
      must: 'x',
      mode: 'plan',
      allow: [],
      wait: 60_000,
      upload: true,
      quiet: false,
    });
  });

  test('that are given are read, white space around them left out', () => {
    const given = {
      'api-token': ' t0ken ',
      name: ' me ',
      must: ' x ',
      mode: ' apply ',
      allow: 'a, b\nc',
      wait: ' 2m ',
    };
    expect(read({ ...given, upload: ' false ', quiet: 'TRUE' })).toMatchObject({
      'api-token': 't0ken',
      name: 'me',
      must: 'x',
      mode: 'apply',
      allow: ['a', 'b', 'c'],
      wait: 120_000,
      upload: false,
      quiet: true,
    });
  });

  test('of white space only count as not given', () => {
    expect(
      read({ must: 'x', note: ' \n', name: '  ', mode: ' ', wait: '\t', upload: ' ', allow: ' ,\n,' }),
    ).toMatchObject({
      note: undefined,
      name: 'nobody',
      mode: 'plan',
      wait: 60_000,
      upload: true,
      allow: [],
    });
  });

  test('that are missing are refused with their names', () => {
    expect(refusal({ must: '  ' })).toMatchObject({ code: 'input-invalid', message: 'input `must` is required.' });
  });

  test('are refused all at once, with what each can be, and that nothing was done', () => {
    const error = refusal({ must: '', mode: 'aply', wait: '60', upload: 'ture' });
    expect(error.message).toBe(
      'input `must` is required; input `mode` is `aply`; it can be `apply`, `plan`; input `wait` is `60`; write a whole number with its unit (ms, s, m, h or d), such as `500ms`, `30s` or `2m`; input `upload` is `ture`; it can be `true` or `false`.',
    );
    expect(error.hint).toBe('Correct the `with:` of the step that uses `try`. Nothing was done.');
  });
});

describe('a flag', () => {
  test.each([
    ['true', true],
    ['True', true],
    ['TRUE', true],
    ['false', false],
    ['False', false],
    ['FALSE', false],
  ])("%s is %s, as in YAML's core schema", (written, value) => {
    expect(read({ must: 'x', upload: written, quiet: written })).toMatchObject({ upload: value, quiet: value });
  });

  test.each([
    'ture',
    'yes',
    'no',
    'on',
    'off',
    '1',
    '0',
    'tRue',
    'fasle',
    'null',
    'constructor',
    '__proto__',
    'toString',
  ])('%s is an error, and never false', (written) => {
    expect(refusal({ upload: written }).message).toBe(
      `input \`upload\` is \`${written}\`; it can be \`true\` or \`false\`.`,
    );
  });
});

describe('a choice', () => {
  test.each(['Plan', 'PLAN', 'plan,apply', 'constructor'])('does not take %s', (written) => {
    expect(refusal({ mode: written }).message).toContain('it can be `apply`, `plan`');
  });
});

describe('a duration', () => {
  test.each(['60', '1.5s', '-1s', 'soon', '1 s'])('does not take %s', (written) => {
    expect(refusal({ wait: written }).message).toContain(`is \`${written}\`; write a whole number with its unit`);
  });
});

test.each([
  ['', []],
  ['a', ['a']],
  ['a,b', ['a', 'b']],
  ['a\nb\r\nc', ['a', 'b', 'c']],
  [' a , ,b,\n\n c ', ['a', 'b', 'c']],
  ['a b', ['a b']],
])('the list %j is %j', (written, items) => {
  expect(splitList(written)).toEqual(items);
});

describe('secrets', () => {
  test('are known before anything can fail, and only they', () => {
    const secrets = new Secrets();
    expect(() =>
      read({ 'api-token': 'cf-t0ken', 'job-token': 'gh-t0ken', note: 'plain', must: '' }, secrets),
    ).toThrow();
    expect(secrets.redact('cf-t0ken gh-t0ken plain nobody')).toBe('*** *** plain nobody');
  });
});

describe('a contract', () => {
  test('gives every field its own description, also where two are of one kind', () => {
    expect(Object.values(contract.inputs).map((schema) => fieldMeta(schema).description)).toEqual([
      'A secret.',
      'Another.',
      'A name.',
      'A note.',
      'Needed.',
      'A mode.',
      'A list.',
      'A time.',
      'A flag.',
      'A flag.',
    ]);
  });

  test('has every token of the shared inputs for a secret, and nothing else', () => {
    const secretNames = Object.entries(sharedInputs).filter(([, schema]) => fieldMeta(schema).secret);
    expect(secretNames.map(([name]) => name)).toEqual(['cloudflare-api-token', 'github-token']);
  });

  test('has a status beside its own outputs', () => {
    expect(Object.keys(contract.outputs)).toEqual(['status', 'count']);
  });

  test('cannot use one schema object for two fields, as they would share a description', () => {
    const shared = z.string();
    output(shared, 'One.');
    expect(() => output(shared, 'Two.')).toThrow('one field only');
  });

  test('cannot have a field without metadata', () => {
    expect(() => fieldMeta(z.string())).toThrow('without metadata');
  });
});
