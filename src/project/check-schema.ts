import { z } from 'zod';
import { durationForm, isDuration, parseDuration } from '../runtime/duration.ts';

/** The keys that name a method; their value is the path. */
export const methods = ['get', 'head', 'post', 'put', 'patch', 'delete', 'options'] as const;
export const defaultTimeout = '10s';
const longestTimeoutMs = 3_600_000;

const JsonObject = z.record(z.string(), z.json());

/** A path that stays on the Worker: `//host` and `/\host` name another server to a URL parser. */
const Path = z.string().superRefine((path, context) => {
  if (!path.startsWith('/')) {
    const message = 'must begin with `/`: a check is sent to the Worker that is released, not to another address.';
    context.addIssue({ code: 'custom', message });
  } else if (!URL.canParse(path, origin) || new URL(path, origin).origin !== origin) {
    context.addIssue({
      code: 'custom',
      message: 'is read as the address of another server. Write one `/` at the start.',
    });
  }
});
const origin = 'http://worker.invalid';

const Pattern = z.string().superRefine((pattern, context) => {
  try {
    new RegExp(pattern);
  } catch (error) {
    const reason = error instanceof Error ? error.message.replace(/^Invalid regular expression: /, '') : String(error);
    context.addIssue({ code: 'custom', message: `is not a regular expression: ${reason}.` });
  }
});

/** An HTTP token: RFC 9110, section 5.1. */
export const HeaderName = z.string().regex(/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/, 'is not a header name.');
const HeaderValue = z.string().regex(/^[^\r\n\0]*$/, 'has a line break, which a header cannot have.');
const Status = z.int().min(100).max(599);

const Timeout = z.string().superRefine((text, context) => {
  if (!isDuration(text)) context.addIssue({ code: 'custom', message: `is not a duration. Write ${durationForm}.` });
  else if (parseDuration(text) === 0 || parseDuration(text) > longestTimeoutMs) {
    context.addIssue({ code: 'custom', message: 'must be more than nothing and at most one hour.' });
  }
});

const MatchPattern = Pattern.meta({
  description: 'A regular expression (JavaScript) that some part of the text must match.',
});

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
  redirect: z
    .string()
    .min(1)
    .optional()
    .meta({ description: 'The `location` header of a redirect, exactly. Redirects are not followed.' }),
});

const target = Path.optional().meta({ description: 'The path to request with this method, beginning with `/`.' });

/** A check as written in `smoke` and in the input `checks`. */
export const Check = z
  .strictObject({
    name: z.string().min(1).optional().meta({ description: 'How reports call the check. Default: method and path.' }),
    get: target,
    head: target,
    post: target,
    put: target,
    patch: target,
    delete: target,
    options: target,
    headers: z.record(HeaderName, HeaderValue).optional().meta({ description: 'Headers to send.' }),
    body: z
      .union([z.string(), JsonObject])
      .optional()
      .meta({ description: 'The body to send: a text as it is, a mapping as JSON.' }),
    expect: Expect.optional().meta({ description: 'What the answer must be like.' }),
    timeout: Timeout.optional().meta({
      description: `How long the answer may take: ${durationForm}. Default: ${defaultTimeout}.`,
    }),
  })
  .superRefine((check, context) => {
    const written = methods.filter((method) => check[method] !== undefined);
    if (written.length !== 1) {
      const found =
        written.length === 0 ? 'it has none' : `it has ${written.map((name) => `\`${name}\``).join(' and ')}`;
      const message = `must have exactly one of ${methods.map((name) => `\`${name}\``).join(', ')}: ${found}.`;
      context.addIssue({ code: 'custom', message });
    } else if (check.body !== undefined && (check.get !== undefined || check.head !== undefined)) {
      context.addIssue({ code: 'custom', path: ['body'], message: `cannot be sent with \`${written[0]}\`.` });
    }
  });
export type Check = z.infer<typeof Check>;
