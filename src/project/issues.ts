import { z } from 'zod';
import { didYouMean } from '../runtime/nearest.ts';
import { notReadYet } from './not-read-yet.ts';
import { type Document, formatPath, type KeyPath, valueAt } from './positions.ts';
import type { Problem } from './problems.ts';

type Issue = z.core.$ZodIssue;

/** What zod found, in plain words and with its place in the file. `schema` tells the keys that would be valid. */
export function problemsOf(error: z.ZodError, document: Document, schema: z.ZodType): Problem[] {
  const unread = error.issues.filter((issue) => unreadKeys(issue).length > 0);
  // What else is wrong with an item whose kind is not read yet follows from that, and would only bury it.
  const rest = error.issues.filter(
    (issue) => !unread.some((item) => item.path.length > 0 && startsWith(issue.path, item.path)),
  );
  return [
    ...unread.flatMap((issue) => reportUnread(issue, document)),
    ...rest.flatMap((issue) => report(issue, document, schema)),
  ];
}

function reportUnread(issue: Issue, document: Document): Problem[] {
  return unreadKeys(issue).map((key) => ({
    location: document.keyAt([...issue.path, key]),
    message: `\`${key}\` is not read by this version of voygent-actions; remove it.`,
  }));
}

function unreadKeys(issue: Issue): string[] {
  return issue.code === 'unrecognized_keys' ? issue.keys.filter((key) => notReadYet(issue.path, key)) : [];
}

function report(issue: Issue, document: Document, schema: z.ZodType): Problem[] {
  if (issue.code === 'unrecognized_keys') return reportUnknown(issue.keys, issue.path, document, schema);
  const meant = issue.code === 'invalid_union' ? meantBranch(issue) : undefined;
  if (meant) return meant.flatMap((inner) => report(inner, document, schema));
  const where = issue.path.length > 0 ? `\`${formatPath(issue.path)}\` ` : '';
  const message = `${where}${describe(issue, valueAt(document.value, issue.path))}`;
  const location = issue.code === 'invalid_key' ? document.keyAt(issue.path) : document.at(issue.path);
  return [{ location, message }];
}

/** The form of a union that was meant: the one of the right type, with something wrong inside. */
function meantBranch(issue: z.core.$ZodIssueInvalidUnion): Issue[] | undefined {
  const meant = issue.errors.find((branch) =>
    branch.every(({ code, path }) => path.length > 0 || code === 'unrecognized_keys'),
  );
  return meant?.map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] }));
}

function reportUnknown(keys: string[], path: KeyPath, document: Document, schema: z.ZodType): Problem[] {
  const valid = validKeys(schema, path);
  return keys
    .filter((key) => !notReadYet(path, key))
    .map((key) => ({
      location: document.keyAt([...path, key]),
      message: `\`${formatPath([...path, key])}\` is not a known key. ${didYouMean(key, valid)}`,
    }));
}

function describe(issue: Issue, value: unknown): string {
  switch (issue.code) {
    case 'custom':
      return issue.message;
    case 'invalid_key':
      return issue.issues[0]?.message ?? 'is not a valid key.';
    case 'invalid_type':
      return mustBe(article(issue.expected), value);
    case 'invalid_value':
      return mustBe(oneOf(issue.values.map(shown)), value);
    case 'invalid_union':
      return mustBe(oneOf(unionForms(issue)), value);
    case 'too_small':
      return bound(issue.origin, 'at least', issue.minimum, value);
    case 'too_big':
      return bound(issue.origin, 'at most', issue.maximum, value);
    default:
      // The schemas give every pattern its own message.
      return issue.message;
  }
}

function mustBe(form: string, value: unknown): string {
  return value === undefined ? `is missing: it is ${form}.` : `must be ${form}, not ${shown(value)}.`;
}

function bound(origin: string, words: string, limit: number | bigint, value: unknown): string {
  if (origin === 'string' && value === '') return 'must not be empty.';
  if (origin === 'array') return `must have ${words} ${limit} ${limit === 1 ? 'entry' : 'entries'}.`;
  return `must be ${words} ${limit}${origin === 'string' ? ' characters long' : `, not ${shown(value)}`}.`;
}

function unionForms(issue: z.core.$ZodIssueInvalidUnion): string[] {
  const forms = issue.errors.flatMap((branch) => branch.slice(0, 1)).map(formOf);
  return [...new Set(forms)];
}

function formOf(issue: Issue): string {
  return issue.code === 'invalid_type' ? article(issue.expected) : issue.message;
}

const articles: Record<string, string> = {
  object: 'a mapping',
  record: 'a mapping',
  array: 'a list',
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
};

function article(expected: string): string {
  return articles[expected] ?? `a ${expected}`;
}

function oneOf(forms: string[]): string {
  return forms.length < 2 ? forms.join('') : `${forms.slice(0, -1).join(', ')} or ${forms.at(-1)}`;
}

function shown(value: unknown): string {
  if (value === null) return 'empty';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a mapping';
  const text = typeof value === 'string' ? value : String(value);
  const cut = text.length > 60 ? `${text.slice(0, 60)}…` : text;
  return typeof value === 'string' ? `the text \`${cut}\`` : `\`${cut}\``;
}

function startsWith(path: KeyPath, prefix: KeyPath): boolean {
  return prefix.every((part, index) => path[index] === part);
}

/** The keys that the schema knows at the path. Asked only when something is wrong, so that its cost does not matter. */
function validKeys(schema: z.ZodType, path: KeyPath): string[] {
  const root: JsonSchema = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  const schemas = path.reduce<JsonSchema[]>((current, part) => current.flatMap((one) => children(one, part)), [root]);
  return schemas.flatMap(withOptions).flatMap((one) => Object.keys(one.properties ?? {}));
}

type JsonSchema = z.core.JSONSchema.BaseSchema;

function children(schema: JsonSchema, part: PropertyKey): JsonSchema[] {
  return withOptions(schema).flatMap(({ items, properties, additionalProperties }) => {
    const child = typeof part === 'number' ? items : (properties?.[String(part)] ?? additionalProperties);
    return typeof child === 'object' && !Array.isArray(child) ? [child] : [];
  });
}

function withOptions(schema: JsonSchema): JsonSchema[] {
  return [schema, ...(schema.anyOf ?? []).filter((option) => typeof option === 'object')];
}
