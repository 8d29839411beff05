import { z } from 'zod';
import { durationForm, isDuration, parseDuration } from '../../runtime/duration.ts';

/** What the kinds of checks have in common, as it is written. */

export const defaultTimeout = '10s';
const longestMs = 3_600_000;

/** A path that stays on the Worker: `//host` and `/\host` name another server to a URL parser. */
const PathText = z.string().superRefine((path, context) => {
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

export const path = (description: string) => PathText.meta({ description });

export const Pattern = z.string().superRefine((pattern, context) => {
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
export const Headers = z.record(HeaderName, HeaderValue);
export const Status = z.int().min(100).max(599);
export const JsonObject = z.record(z.string(), z.json());
export type JsonValue = z.core.util.JSONType;

/** A length of time such as `100ms`: more than nothing, at most an hour. */
export const span = (description: string) =>
  z
    .string()
    .superRefine((text, context) => {
      if (!isDuration(text)) context.addIssue({ code: 'custom', message: `is not a duration. Write ${durationForm}.` });
      else if (parseDuration(text) === 0 || parseDuration(text) > longestMs) {
        context.addIssue({ code: 'custom', message: 'must be more than nothing and at most one hour.' });
      }
    })
    .meta({ description });

/** The origin of a web page, as browsers send it: scheme, host, and a port that is not the scheme's own. */
export const Origin = z.string().superRefine((text, context) => {
  const url = URL.parse(text);
  if (url && /^https?:$/.test(url.protocol) && url.origin === text) return;
  const written = url && /^https?:$/.test(url.protocol) ? ` Write \`${url.origin}\`.` : '';
  context.addIssue({ code: 'custom', message: `is not an origin such as \`https://chat.example.com\`.${written}` });
});

const VariableName = z
  .string()
  .regex(
    /^[A-Za-z_][A-Za-z0-9_]*$/,
    'is not the name of an environment variable: a secret itself is not written here.',
  );

export const Secret = z.union([
  VariableName,
  z.strictObject({
    env: VariableName.meta({ description: 'The environment variable that has the secret.' }),
    header: HeaderName.optional().meta({ description: 'The header that carries it. Default: Authorization.' }),
    scheme: z
      .string()
      .regex(/^[A-Za-z0-9._~+/-]*$/, 'is not an authentication scheme such as `Bearer`.')
      .optional()
      .meta({
        description:
          'The word before it; empty for none. Default: `Bearer` with the header Authorization, none with another.',
      }),
  }),
]);

/** The keys that every kind has. */
export const common = {
  name: z.string().min(1).optional().meta({ description: 'How reports call the check. Default: what it is of.' }),
  headers: Headers.optional().meta({ description: 'Headers to send with every request of the check.' }),
  secret: Secret.optional().meta({
    description:
      'The environment variable that has the key to send as `Authorization: Bearer …`; a mapping `{ env, header, scheme }` sends it otherwise. The step sets the variable from a secret.',
  }),
  timeout: span(`How long an answer may take: ${durationForm}. Default: ${defaultTimeout}.`).optional(),
};

interface WrittenCommon {
  name?: string | undefined;
  headers?: Record<string, string> | undefined;
  secret?: z.infer<typeof Secret> | undefined;
  timeout?: string | undefined;
}

/** Where a check's key comes from, and how it is sent. */
export interface SecretUse {
  /** The name of an environment variable. */
  env: string;
  header: string;
  /** Empty: the secret stands alone. */
  scheme: string;
}

/** What every check has, whatever its kind. */
export interface CommonCheck {
  /** As configured, else what the check is of, such as `GET /health`. */
  name: string;
  /** To be sent with every request. */
  headers: Record<string, string>;
  secret: SecretUse | undefined;
  /** For one exchange, in milliseconds. */
  timeoutMs: number;
}

export function toCommon(written: WrittenCommon, name: string): CommonCheck {
  return {
    name: written.name ?? name,
    headers: written.headers ?? {},
    secret: toSecretUse(written.secret),
    timeoutMs: parseDuration(written.timeout ?? defaultTimeout),
  };
}

export function toSecretUse(written: WrittenCommon['secret']): SecretUse | undefined {
  if (written === undefined) return undefined;
  const { env, header = 'Authorization', scheme } = typeof written === 'string' ? { env: written } : written;
  return { env, header, scheme: scheme ?? (header.toLowerCase() === 'authorization' ? 'Bearer' : '') };
}
