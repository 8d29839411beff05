import { z } from 'zod';

const text = z.string().optional();

const D1Entry = z.object({
  binding: z.string().min(1),
  database_name: text,
  database_id: text,
  migrations_dir: text,
  migrations_pattern: text,
  migrations_table: text,
});
export type D1Entry = z.infer<typeof D1Entry>;

const RouteEntry = z.union([
  z.string(),
  z.object({ pattern: z.string(), custom_domain: z.boolean().optional(), zone_name: text }),
]);
export type RouteEntry = z.infer<typeof RouteEntry>;

const RateLimitEntry = z.object({ name: z.string(), simple: z.object({ limit: z.number(), period: z.number() }) });
/** As they were written before wrangler knew them: among the bindings that it passes on unseen. */
export const UnsafeRateLimit = RateLimitEntry.extend({ type: z.literal('ratelimit') });

/** wrangler's `isValidName`; the name also becomes part of a URL. */
const WorkerName = z.string().superRefine((name, context) => {
  if (/^$|^[a-z0-9_][a-z0-9-_]*$/.test(name)) return;
  const message = `is \`${name}\`: a Worker's name has lower-case letters, digits, \`-\` and \`_\` only.`;
  context.addIssue({ code: 'custom', message });
});

/**
 * What an environment takes over from the top level where it does not set the key itself: whole values, never merged.
 * Source: `inheritable(…)` in normalizeAndValidateEnvironment, wrangler 4.164.
 */
export const Inherited = z.object({
  name: WorkerName.optional(),
  main: text,
  compatibility_date: text,
  workers_dev: z.boolean().optional(),
  preview_urls: z.boolean().optional(),
  route: RouteEntry.optional(),
  routes: z.array(RouteEntry).optional(),
  migrations: z.array(z.object({ tag: z.string() })).optional(),
  assets: z.object({}).optional(),
});

/** What an environment has to set itself: `notInheritable(…)` in the same place. */
const NotInherited = z.object({
  vars: z.record(z.string(), z.unknown()).optional(),
  secrets: z.object({ required: z.array(z.string()).optional() }).optional(),
  d1_databases: z.array(D1Entry).optional(),
  services: z.array(z.object({ binding: z.string(), service: z.string(), environment: text })).optional(),
  durable_objects: z.object({ bindings: z.array(z.object({ script_name: text })).optional() }).optional(),
  workflows: z.array(z.object({ script_name: text })).optional(),
  tail_consumers: z.array(z.object({ service: z.string() })).optional(),
  version_metadata: z.object({ binding: z.string() }).optional(),
  ratelimits: z.array(RateLimitEntry).optional(),
  unsafe: z.object({ bindings: z.array(z.looseObject({ type: text, name: text })).optional() }).optional(),
});

/** The top level, or one environment, of a wrangler configuration: the keys that are needed here; others pass. */
export const Section = z.object({ ...Inherited.shape, ...NotInherited.shape });
export type Section = z.infer<typeof Section>;

/** What only the top level has. */
export const TopLevel = z.object({
  ...Section.shape,
  env: z.record(z.string(), z.unknown()).optional(),
  pages_build_output_dir: text,
  legacy_env: z.boolean().optional(),
});
export type TopLevel = z.infer<typeof TopLevel>;

/** The databases of a section that is not in force: what is wrong there is not this run's concern. */
export const DeclaredDatabases = z.object({
  d1_databases: z
    .array(z.object({ binding: z.string(), database_name: text }))
    .catch([])
    .default([]),
});
