import { z } from 'zod';
import type { LocalRequest } from '../../http/server.ts';
import { CloudflareError } from '../api/envelope.ts';
import { knownModuleType } from '../runtime/specification.ts';
import { Binding } from '../state.ts';
import { formOf, metadataValue } from './form.ts';

const MigrationStep = z.looseObject({
  new_classes: z.array(z.string()).default([]),
  new_sqlite_classes: z.array(z.string()).default([]),
  deleted_classes: z.array(z.string()).default([]),
  renamed_classes: z.array(z.object({ from: z.string(), to: z.string() })).default([]),
});
export type MigrationStep = z.infer<typeof MigrationStep>;

const Migrations = z.looseObject({
  old_tag: z.string().optional(),
  new_tag: z.string().optional(),
  steps: z.array(MigrationStep).optional(),
});

const Metadata = z.looseObject({
  main_module: z.string().optional(),
  body_part: z.string().optional(),
  bindings: z.array(Binding).default([]),
  keep_bindings: z.array(z.string()).default([]),
  compatibility_date: z.string().optional(),
  compatibility_flags: z.array(z.string()).default([]),
  annotations: z.record(z.string(), z.string().nullish()).default({}),
  migrations: Migrations.optional(),
  tags: z.array(z.string()).nullish(),
});

export interface UploadedModule {
  name: string;
  type: string;
  content: Buffer;
}

export interface Upload {
  mainModule: string;
  modules: UploadedModule[];
  bindings: Binding[];
  keepBindings: string[];
  compatibilityDate: string | undefined;
  compatibilityFlags: string[];
  annotations: Record<string, string>;
  migrations: { newTag: string | undefined; steps: MigrationStep[] } | undefined;
  settings: Record<string, unknown>;
  limits: unknown;
  placement: unknown;
  source: string;
}

/** What the local Cloudflare does not do; an upload that needs it is refused, never run without it. */
const UNSUPPORTED = ['assets', 'containers', 'exports', 'capnp_schema'] as const;

/** Settings that belong to the script, not to the version. */
const SCRIPT_SETTINGS = ['logpush', 'tail_consumers', 'observability', 'tags'] as const;

/** A multipart upload of a Worker: metadata, and a part a module. */
export async function parseUpload(request: LocalRequest): Promise<Upload> {
  const form = await formOf(request);
  const metadata = await metadataOf(form);
  for (const key of UNSUPPORTED) {
    if (metadata[key] !== undefined) throw invalid(`'${key}' is not supported by the local Cloudflare`);
  }
  if (metadata.body_part)
    throw invalid('Workers of the service-worker format are not supported by the local Cloudflare');
  if (!metadata.main_module) throw invalid('Uncaught: metadata has no main_module');
  const modules = await modulesOf(form);
  if (!modules.some(({ name }) => name === metadata.main_module)) {
    throw invalid(`No such module "${metadata.main_module}".`);
  }
  return {
    mainModule: metadata.main_module,
    modules,
    bindings: metadata.bindings,
    keepBindings: metadata.keep_bindings,
    compatibilityDate: metadata.compatibility_date,
    compatibilityFlags: metadata.compatibility_flags,
    annotations: definedOnly(metadata.annotations),
    migrations: migrationsOf(metadata.migrations),
    settings: Object.fromEntries(
      SCRIPT_SETTINGS.flatMap((key) => (metadata[key] == null ? [] : [[key, metadata[key]]])),
    ),
    limits: metadata['limits'],
    placement: metadata['placement'],
    source: sourceOf(request),
  };
}

/** Who made the call, as the API records it. */
export function sourceOf({ headers }: LocalRequest): string {
  return headers['user-agent']?.startsWith('wrangler') ? 'wrangler' : 'api';
}

export function invalid(message: string): CloudflareError {
  return new CloudflareError(400, 10021, message);
}

async function metadataOf(form: FormData): Promise<z.infer<typeof Metadata>> {
  let value: unknown;
  try {
    value = await metadataValue(form);
  } catch {
    throw invalid('The metadata part is missing or is not JSON');
  }
  const parsed = Metadata.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw invalid(`metadata.${issue?.path.join('.')}: ${issue?.message}`);
}

async function modulesOf(form: FormData): Promise<UploadedModule[]> {
  const modules: UploadedModule[] = [];
  for (const [key, part] of form.entries()) {
    if (key.startsWith('metadata') || !(part instanceof File) || part.type === 'application/source-map') continue;
    // The file name is the module's name; the SDK names all its parts alike.
    const name = part.name;
    if (!knownModuleType(part.type))
      throw invalid(`Module "${name}" is of type ${part.type}, which is not supported here`);
    modules.push({ name, type: part.type, content: Buffer.from(await part.arrayBuffer()) });
  }
  return modules;
}

function migrationsOf(migrations: z.infer<typeof Migrations> | undefined): Upload['migrations'] {
  if (!migrations) return undefined;
  // One step may stand in the migrations themselves.
  return { newTag: migrations.new_tag, steps: migrations.steps ?? [MigrationStep.parse(migrations)] };
}

function definedOnly(record: Record<string, string | null | undefined>): Record<string, string> {
  return Object.fromEntries(Object.entries(record).flatMap(([key, value]) => (value ? [[key, value]] : [])));
}
