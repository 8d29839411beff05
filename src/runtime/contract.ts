import { z } from 'zod';
import { durationForm, isDuration, parseDuration } from './duration.ts';
import { Status } from './status.ts';

/**
 * What a contract says of one input or output, kept in the zod schema's metadata. `action.yml`, the README's tables and
 * the JSON schema are generated from it.
 */
export interface FieldMeta {
  description: string;
  /** As the user would write it; an expression such as `${{ github.token }}` is allowed. */
  default?: string;
  required?: boolean;
  /** Masked in the log before anything else is printed. */
  secret?: boolean;
  /** The words that the input accepts. */
  choices?: readonly string[];
}

const fields = z.registry<FieldMeta>();

/** The metadata of a field. */
export function fieldMeta(schema: z.ZodType): FieldMeta {
  const meta = fields.get(schema);
  if (!meta) throw new Error('a contract field without metadata');
  return meta;
}

function field<S extends z.ZodType>(schema: S, meta: FieldMeta): S {
  // One schema object for two inputs would give both the description of the last, and its secrecy.
  if (fields.has(schema)) throw new Error('a schema object can belong to one field only');
  fields.add(schema, meta);
  return schema;
}

/** The runner hands an input that was not given as an empty string. */
const given = () => z.string().transform((text) => (text.trim() === '' ? undefined : text.trim()));

/** An optional text; `undefined` when empty. */
export const text = (meta: FieldMeta) => field(given(), meta);

export const requiredText = (meta: FieldMeta) =>
  field(z.string().trim().min(1, 'is required'), { ...meta, required: true });

/** A text that is never printed. */
export const secret = (meta: FieldMeta) => field(given(), { ...meta, secret: true });

export const choice = <const T extends readonly [string, ...string[]]>(
  choices: T,
  meta: FieldMeta & { default: T[number] },
) =>
  field(
    z
      .string()
      .trim()
      .transform((word) => (word === '' ? meta.default : word))
      .pipe(
        z.enum(choices, {
          error: (issue) =>
            `is \`${String(issue.input)}\`; it can be ${choices.map((word) => `\`${word}\``).join(', ')}`,
        }),
      ),
    { ...meta, choices },
  );

/** One of some words; `undefined` when empty. */
export const optionalChoice = <const T extends readonly [string, ...string[]]>(choices: T, meta: FieldMeta) =>
  field(
    given().pipe(
      z
        .enum(choices, {
          error: (issue) =>
            `is \`${String(issue.input)}\`; it can be ${choices.map((word) => `\`${word}\``).join(', ')}`,
        })
        .optional(),
    ),
    { ...meta, choices },
  );

/** Items one a line or comma-separated. */
export const list = (meta: FieldMeta) => field(z.string().transform(splitList), meta);

/** A length of time such as `30s`, in milliseconds. */
export const duration = (meta: FieldMeta & { default: string }) =>
  field(
    z
      .string()
      .transform((text) => (text.trim() === '' ? meta.default : text.trim()))
      .refine(isDuration, { error: (issue) => `is \`${String(issue.input)}\`; write ${durationForm}` })
      .transform(parseDuration),
    meta,
  );

/** A length of time such as `30s`, in milliseconds; `undefined` when empty. */
export const optionalDuration = (meta: FieldMeta) =>
  field(
    given()
      .refine((text) => text === undefined || isDuration(text), {
        error: (issue) => `is \`${String(issue.input)}\`; write ${durationForm}`,
      })
      .transform((text) => (text === undefined ? undefined : parseDuration(text))),
    meta,
  );

/** A whole number within bounds, both included; `undefined` when empty. */
export const wholeNumber = ({ least, most, ...meta }: FieldMeta & { least: number; most: number }) =>
  field(
    given().transform((text, context) => {
      if (text === undefined) return undefined;
      const number = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
      if (number >= least && number <= most) return number;
      context.addIssue({
        code: 'custom',
        message: `is \`${text}\`; it can be a whole number from ${least} to ${most}`,
      });
      return z.NEVER;
    }),
    meta,
  );

// YAML's core schema; anything else is a typo, and a typo is never `false`.
const booleans: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['True', true],
  ['TRUE', true],
  ['false', false],
  ['False', false],
  ['FALSE', false],
]);

export const flag = (meta: FieldMeta & { default: 'true' | 'false' }) =>
  field(
    z.string().transform((text, context) => {
      const value = booleans.get(text.trim() || meta.default);
      if (value !== undefined) return value;
      context.addIssue({ code: 'custom', message: `is \`${text}\`; it can be \`true\` or \`false\`` });
      return z.NEVER;
    }),
    { ...meta, choices: ['true', 'false'] },
  );

/** An output: a string, or JSON where it is a list or an object. */
export const output = <S extends z.ZodType>(schema: S, description: string) => field(schema, { description });

export function splitList(text: string): string[] {
  return text
    .split(/[\n,]/)
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

/** A permission or secret that the action needs, with the reason; the *Requirements* block of its README. */
export interface Requirement {
  what: string;
  why: string;
}

type Shape = Record<string, z.ZodType>;

export interface Contract<I extends Shape = Shape, O extends Shape = Shape> {
  /** The folder in `actions/`, the file in `dist/`; `release` is the root action. */
  name: string;
  title: string;
  description: string;
  branding: { icon: string; color: string };
  requirements: readonly Requirement[];
  inputs: I;
  outputs: O & { status: typeof statusOutput };
}

const statusOutput = output(
  Status,
  'How it ended: `passed`, `blocked` (a policy said no), `failed` (something broke) or `indeterminate` (it could not be told; counts as no). Only `passed` is green.',
);

export function defineContract<I extends Shape, O extends Shape>(
  contract: Omit<Contract<I, O>, 'outputs'> & { outputs: O },
): Contract<I, O> {
  return { ...contract, outputs: { status: statusOutput, ...contract.outputs } };
}

export type InputsOf<C extends Contract> = { [K in keyof C['inputs']]: z.output<C['inputs'][K]> };

/** Every output may be absent but `status`: an action that ended early has not got them all. */
export type OutputsOf<C extends Contract> = { [K in Exclude<keyof C['outputs'], 'status'>]?: z.input<C['outputs'][K]> };

/** The inputs that all actions share. */
export const sharedInputs = {
  'cloudflare-api-token': secret({
    description: 'Cloudflare API token, from a secret. What it must be allowed to do is listed under Requirements.',
  }),
  'cloudflare-account-id': text({ description: 'Cloudflare account id: 32 hexadecimal characters.' }),
  'github-token': secret({
    description: 'Token for the GitHub API. The default is the one of the job.',
    default: '${{ github.token }}',
  }),
  environment: text({
    description:
      'The environment to work on, such as `staging` or `production`: a key of `environments` in the configuration, or an environment of the wrangler configuration. Empty: the top level of the wrangler configuration.',
  }),
  config: text({
    description: 'The project configuration, relative to `working-directory`. It need not exist.',
    default: '.github/voygent.yml',
  }),
  'working-directory': text({ description: "The project's folder in the checkout.", default: '.' }),
} as const;
