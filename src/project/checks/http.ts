import { z } from 'zod';
import {
  type CommonCheck,
  common,
  HeaderName,
  JsonObject,
  type JsonValue,
  Pattern,
  path,
  Status,
  toCommon,
} from './fields.ts';
import { type JsonPath, parseJsonPath } from './json-path.ts';

/** The keys that name a method; their value is the path. */
export const methods = ['get', 'head', 'post', 'put', 'patch', 'delete', 'options'] as const;

const MatchPattern = Pattern.meta({
  description: 'A regular expression (JavaScript) that some part of the text must match.',
});

const types = ['string', 'number', 'integer', 'boolean', 'array', 'object', 'null'] as const;

const ValueMatch = z.strictObject({
  equals: z.json().optional().meta({ description: 'The value, exactly.' }),
  exists: z.boolean().optional().meta({ description: 'Whether there is a value at all, be it null.' }),
  type: z.enum(types).optional().meta({ description: 'Of which type of JSON it is.' }),
  matches: MatchPattern.optional(),
  contains: z.string().min(1).optional().meta({ description: 'A part of the text, exactly.' }),
  min: z.number().optional().meta({ description: 'The least number.' }),
  max: z.number().optional().meta({ description: 'The greatest number.' }),
  'min-length': z.int().min(0).optional().meta({ description: 'The fewest items of a list, or characters of a text.' }),
  'max-length': z.int().min(0).optional().meta({ description: 'The most items of a list, or characters of a text.' }),
});

const Paths = z
  .record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.json()), ValueMatch]))
  .superRefine((paths, context) => {
    for (const key of Object.keys(paths)) {
      if (parseJsonPath(key)) continue;
      const message = `\`${key}\` is no path such as \`items[0].id\` or \`["a key"].id\`.`;
      context.addIssue({ code: 'custom', path: [key], message });
    }
  });

const Size = z
  .union([z.int().min(0), z.string().regex(/^\d+(\.\d+)?\s?(B|KB|MB)$/, 'is not a size such as `100KB`.')])
  .meta({ description: 'The most bytes of the body: a number, or such as `100KB` (1 KB is 1000 bytes).' });

const Expect = z.strictObject({
  status: z
    .union([Status, z.array(Status).min(1)])
    .optional()
    .meta({ description: 'The status, or any of several. Default: 200, or any redirect where `redirect` is given.' }),
  headers: z
    .record(HeaderName, z.union([z.string(), z.strictObject({ matches: MatchPattern })]))
    .optional()
    .meta({ description: 'Headers of the answer: the exact text, or `{ matches: <regular expression> }`.' }),
  json: JsonObject.optional().meta({
    description: "What the answer's JSON must contain: every key here, with an equal value; lists are compared whole.",
  }),
  body: z
    .strictObject({
      contains: z.string().min(1).optional().meta({ description: 'A part of the text, exactly.' }),
      matches: MatchPattern.optional(),
    })
    .optional()
    .meta({ description: "What the answer's text must contain, or match (regular expression)." }),
  paths: Paths.optional().meta({
    description:
      "By path into the answer's JSON, such as `items[0].id`, the value, or what it must be like: `equals`, `exists`, `type`, `matches`, `contains`, `min`, `max`, `min-length`, `max-length`.",
  }),
  schema: JsonObject.optional().meta({
    description: "A JSON Schema (2020-12, or as its `$schema` says) that the answer's JSON must fit.",
  }),
  size: z.strictObject({ max: Size }).optional().meta({ description: 'How large the body may be.' }),
  tls: z
    .strictObject({
      days: z.int().min(1).max(365).meta({ description: 'The days that the certificate must still be valid.' }),
    })
    .optional()
    .meta({ description: 'That the answer comes over TLS, with a certificate that is good for so long.' }),
  redirect: z.string().min(1).optional().meta({ description: 'The `location` header of a redirect, exactly.' }),
});

const target = path('The path to request with this method, beginning with `/`.').optional();

export const HttpSchema = z
  .strictObject({
    get: target,
    head: target,
    post: target,
    put: target,
    patch: target,
    delete: target,
    options: target,
    ...common,
    body: z
      .union([z.string(), JsonObject])
      .optional()
      .meta({ description: 'The body to send: a text as it is, a mapping as JSON.' }),
    follow: z.int().min(1).max(10).optional().meta({
      description: 'How many redirects to follow, within the same origin, with GET and HEAD. Default: none.',
    }),
    expect: Expect.optional().meta({ description: 'What the answer must be like.' }),
  })
  .superRefine((check, context) => {
    const refuse = (path: string[], message: string) => context.addIssue({ code: 'custom', path, message });
    const { expect = {} } = check;
    const read = (['json', 'body', 'paths', 'schema', 'size'] as const).find((key) => expect[key] !== undefined);
    if (check.head !== undefined && read)
      refuse(['expect', read], 'cannot be expected of `head`, whose answer has no body.');
    if (check.follow !== undefined && check.get === undefined && check.head === undefined)
      refuse(['follow'], 'is for `get` and `head`: another request is not repeated elsewhere.');
    if (check.follow !== undefined && expect.redirect !== undefined)
      refuse(['follow'], 'and `expect.redirect` exclude each other.');
    if (check.body === undefined || (check.get === undefined && check.head === undefined)) return;
    const method = check.get === undefined ? 'head' : 'get';
    context.addIssue({ code: 'custom', path: ['body'], message: `cannot be sent with \`${method}\`.` });
  });
type Written = z.infer<typeof HttpSchema>;

export interface HttpCheck extends CommonCheck {
  kind: 'http';
  method: Method;
  /** Path and query, beginning with one `/`. */
  path: string;
  body: RequestBody | undefined;
  /** Redirects that are followed, within the origin. */
  follow: number;
  expect: Expectation;
}

export type Method = Uppercase<(typeof methods)[number]>;

export interface RequestBody {
  text: string;
  /** For a body that was written as a mapping; a `content-type` among the headers goes before it. */
  contentType: 'application/json' | undefined;
}

export interface Expectation {
  /** Any of these. */
  status: number[];
  /** By header name as written; names are compared without case. */
  headers: Record<string, TextMatch>;
  /** Contained in the answer's JSON: every key here is there, with an equal value; lists are compared whole. */
  json: Record<string, JsonValue> | undefined;
  body: BodyMatch | undefined;
  paths: PathMatch[];
  /** A JSON Schema. */
  schema: Record<string, JsonValue> | undefined;
  /** Bytes. */
  maxBytes: number | undefined;
  /** Days that the certificate must still be valid. */
  tlsDays: number | undefined;
  /** The `location` header, exactly. */
  redirect: string | undefined;
}

export type TextMatch = { equals: string } | { matches: RegExp };
export interface BodyMatch {
  contains: string | undefined;
  matches: RegExp | undefined;
}

/** What the part at a path of JSON must be like. */
export interface PathMatch {
  /** As written. */
  written: string;
  path: JsonPath;
  match: ValueMatch;
}
export type ValueMatch = Omit<z.infer<typeof ValueMatch>, 'matches'> & { pattern: RegExp | undefined };

/** A redirect's status where the configuration names none. */
const redirectStatuses = [301, 302, 303, 307, 308];

export function toHttp(written: Written): HttpCheck {
  const { method, path } = requestOf(written);
  return {
    kind: 'http',
    ...toCommon(written, `${method} ${path}`),
    method,
    path,
    body: bodyOf(written.body),
    follow: written.follow ?? 0,
    expect: expectationOf(written.expect ?? {}),
  };
}

function requestOf(check: Written): { method: Method; path: string } {
  for (const key of methods) {
    const path = check[key];
    if (path !== undefined) return { method: upper(key), path };
  }
  throw new Error('a check without a method is of another kind');
}

function upper<T extends string>(text: T): Uppercase<T> {
  return text.toUpperCase() as Uppercase<T>;
}

function bodyOf(body: Written['body']): RequestBody | undefined {
  if (body === undefined) return undefined;
  if (typeof body === 'string') return { text: body, contentType: undefined };
  return { text: JSON.stringify(body), contentType: 'application/json' };
}

function expectationOf(expect: NonNullable<Written['expect']>): Expectation {
  const status = expect.status ?? (expect.redirect === undefined ? 200 : redirectStatuses);
  return {
    status: typeof status === 'number' ? [status] : status,
    headers: Object.fromEntries(Object.entries(expect.headers ?? {}).map(([name, match]) => [name, matchOf(match)])),
    json: expect.json,
    body: expect.body && { contains: expect.body.contains, matches: compiled(expect.body.matches) },
    paths: Object.entries(expect.paths ?? {}).map(toPathMatch),
    schema: expect.schema,
    maxBytes: expect.size && toBytes(expect.size.max),
    tlsDays: expect.tls?.days,
    redirect: expect.redirect,
  };
}

function toPathMatch([written, value]: [string, z.infer<typeof Paths>[string]]): PathMatch {
  const isMatch = typeof value === 'object' && value !== null && !Array.isArray(value);
  const { matches, ...match } = isMatch ? value : { equals: value };
  return { written, path: parseJsonPath(written) ?? [], match: { ...match, pattern: compiled(matches) } };
}

function toBytes(size: number | string): number {
  if (typeof size === 'number') return size;
  const units: Record<string, number> = { B: 1, KB: 1000, MB: 1_000_000 };
  return Number.parseFloat(size) * (units[/[KM]?B$/.exec(size)?.[0] ?? 'B'] ?? 1);
}

function matchOf(match: string | { matches: string }): TextMatch {
  return typeof match === 'string' ? { equals: match } : { matches: new RegExp(match.matches) };
}

function compiled(pattern: string | undefined): RegExp | undefined {
  return pattern === undefined ? undefined : new RegExp(pattern);
}
