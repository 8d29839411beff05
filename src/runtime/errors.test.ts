import { describe, expect, test } from 'vitest';
import { ActionError, assertNever, toActionError } from './errors.ts';
import { Status, worst } from './status.ts';

describe('an error', () => {
  test("ends an action as failed, and as blocked where it is a policy's no", () => {
    expect(new ActionError('timeout', 'x').status).toBe('failed');
    expect(new ActionError('gate-required', 'x').status).toBe('blocked');
    expect(new ActionError('changed-meanwhile', 'x').status).toBe('blocked');
    expect(new ActionError('migration-unknown', 'x', { status: 'indeterminate' }).status).toBe('indeterminate');
  });

  test('tells whose fault it is', () => {
    expect(new ActionError('input-invalid', 'x').fault).toBe('user');
    expect(new ActionError('cloudflare-refused', 'x').fault).toBe('service');
    expect(new ActionError('internal', 'x').fault).toBe('ours');
  });

  test('keeps hint, location and cause', () => {
    const cause = new Error('inner');
    const location = { file: 'a.json', line: 3 };
    const error = new ActionError('config-invalid', 'what', { hint: 'next', location, cause });
    expect(error).toMatchObject({ message: 'what', hint: 'next', location, cause });
  });
});

describe('a thrown value', () => {
  test('that is an ActionError stays what it is', () => {
    const error = new ActionError('timeout', 'x');
    expect(toActionError(error)).toBe(error);
  });

  test.each([
    [new TypeError('x is not a function'), 'x is not a function'],
    ['text', 'text'],
    [undefined, 'undefined'],
  ])('%s is told as a defect of ours, with its cause', (thrown, message) => {
    const error = toActionError(thrown);
    expect(error).toMatchObject({ code: 'internal', fault: 'ours', status: 'failed', cause: thrown });
    expect(error.message).toContain(message);
    expect(error.hint).toContain('report it');
  });
});

test('a case that was not handled is named', () => {
  expect(() => assertNever('other' as never)).toThrow('unhandled case: "other"');
});

test.each([
  [[], 'passed'],
  [['passed', 'passed'], 'passed'],
  [['passed', 'blocked', 'passed'], 'blocked'],
  [['indeterminate', 'blocked'], 'indeterminate'],
  [['blocked', 'failed', 'indeterminate'], 'failed'],
] as [Status[], Status][])('the worst of %j is %s', (statuses, expected) => {
  expect(worst(statuses)).toBe(expected);
  expect(worst(statuses.toReversed())).toBe(expected);
});

test('no status but these four exists', () => {
  expect(Status.options).toEqual(['passed', 'blocked', 'failed', 'indeterminate']);
});
