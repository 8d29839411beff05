import { describe, expect, test } from 'vitest';
import { Expression } from './document.ts';
import { evaluate, holds, type Standing } from './expressions.ts';

const contexts = {
  github: { ref: 'refs/heads/main', event: {} },
  needs: { a: { outputs: { ids: '[1,2]' } } },
  inputs: { on: true },
};

function value(source: string) {
  return evaluate(new Expression(source, 'ci.yml:1'), { contexts });
}

test.each([
  ["github.ref == 'REFS/heads/main'", true],
  ['github.event.pull_request.number', null],
  ['fromJSON(needs.a.outputs.ids)[1]', 2],
  ["needs.a.outputs.none || 'else'", 'else'],
  ["format('{0}-{1}', inputs.on, 1.5)", 'true-1.5'],
  ['join(fromJSON(\'["a","b"]\'), \'+\')', 'a+b'],
  ["contains(github.ref, 'main') && !inputs.on", false],
  ['toJSON(needs.a.outputs)', '{\n  "ids": "[1,2]"\n}'],
  ['needs.*.outputs.ids', ['[1,2]']],
])('%s', (source, expected) => {
  expect(value(source)).toEqual(expected);
});

test.each([
  ['github.ref ==', /ci\.yml:1: \$\{\{ github\.ref == \}\}: /],
  ['nothing.here', /nothing/],
  ["hashFiles('package-lock.json')", /does not support hashFiles/],
  ['success()', /success\(\) cannot be called here/],
])('%s is refused with its place', (source, message) => {
  expect(() => value(source)).toThrow(message);
});

describe('a condition', () => {
  const table: [condition: string | boolean | undefined, ...held: Standing[]][] = [
    [undefined, 'success'],
    [true, 'success'],
    [false],
    ["github.ref == 'refs/heads/main'", 'success'],
    ["github.ref == 'other'"],
    // A text that looks like a call is none.
    ["'failure()' != ''", 'success'],
    ['failure()', 'failure'],
    ['Failure ( )', 'failure'],
    ['cancelled()', 'cancelled'],
    ['!cancelled()', 'success', 'failure', 'skipped'],
    ['always()', 'success', 'failure', 'cancelled', 'skipped'],
  ];
  const all: Standing[] = ['success', 'failure', 'cancelled', 'skipped'];
  test.each(table)('%s holds after: %s %s %s %s', (condition, ...held) => {
    expect(all.filter((standing) => holds(condition, { contexts, standing }, 'x'))).toEqual(held);
  });
});
