import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { contracts } from '../../scripts/contracts.ts';
import { ActionError, type ErrorCode } from '../../src/runtime/errors.ts';
import { type Codes, readCodes } from './error-codes.ts';
import { root } from './markdown.ts';

const page = readFileSync(join(root, 'docs/troubleshooting.md'), 'utf8');
const names = contracts.map(({ name }) => name);

/** An entry: `### `code``, then how it ends and in which actions, then what it means. */
interface Entry {
  code: string;
  status: string;
  actions: readonly string[];
  text: string;
}

const entries: Entry[] = [...page.matchAll(/^### `([a-z-]+)`\n([\s\S]*?)(?=^##|$(?![\s\S]))/gm)].map(
  ([, code = '', body = '']) => {
    const [, status = '', actions = '', text = ''] = /^\*(\w+) · ([^*]+)\*\n([\s\S]*)$/.exec(body) ?? [];
    return { code, status, actions: actions === 'every action' ? names : actions.split(', '), text };
  },
);

let codes: Codes;
beforeAll(() => {
  codes = readCodes();
});

test('every error code has one entry, and every entry is of a code that an action can end with', () => {
  expect(codes.all.size).toBeGreaterThan(40);
  expect(entries.map(({ code }) => code).sort()).toEqual([...codes.all].sort());
  const unused = [...codes.usedIn].filter(([, files]) => files.size === 0).map(([code]) => code);
  expect(unused).toEqual([]);
});

test('every entry says what it means, what is there, what to do, and in which order', () => {
  for (const { code, text } of entries) {
    const [meaning = '', there, doing] = text.split(/\*\*(?:There (?:is|are)|Do)\*\*/);
    expect(meaning.trim().length, code).toBeGreaterThan(15);
    expect(there?.trim().length ?? 0, code).toBeGreaterThan(5);
    expect(doing?.trim().length ?? 0, code).toBeGreaterThan(15);
  }
});

test('every entry tells how the code ends an action', () => {
  const told = Object.fromEntries(entries.map(({ code, status }) => [code, status]));
  const wanted = entries.map(({ code }) => [code, new ActionError(code as ErrorCode, '').status]);
  expect(told).toEqual(Object.fromEntries(wanted));
});

describe('the actions of an entry', () => {
  test('are actions', () => {
    for (const { code, actions } of entries) for (const action of actions) expect(names, code).toContain(action);
  });

  test('are those whose code can come to throw it', () => {
    const reached = new Map(names.map((name) => [name, codes.reachedFrom(`${name}/run.ts`)]));
    const door = codes.reachedFrom('runtime/door.ts');
    const wrong = entries.flatMap(({ code, actions }) => {
      const files = [...(codes.usedIn.get(code) ?? [])];
      const can = (name: string) => files.some((file) => reached.get(name)?.has(file) || door.has(file));
      return actions.filter((action) => !can(action)).map((action) => `${action} never ends with ${code}`);
    });
    expect(wrong).toEqual([]);
  });
});
