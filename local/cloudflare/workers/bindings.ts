import { z } from 'zod';
import { CloudflareError } from '../api/envelope.ts';
import type { Binding, State, Version, Worker } from '../state.ts';
import { invalid, type Upload } from './upload.ts';

/** The bindings of a new version: its own, those it inherits, and those it keeps from the version before. */
export function resolveBindings(
  upload: Upload,
  state: State,
  worker: Worker,
  previous: Version | undefined,
): Binding[] {
  const own = upload.bindings.map((binding) =>
    binding.type === 'inherit' ? inherited(binding, previous) : normalised(binding),
  );
  for (const binding of own) check(binding, state, worker);
  const names = new Set(own.map(({ name }) => name));
  const kept = (previous?.bindings ?? []).filter(
    ({ name, type }) => upload.keepBindings.includes(type) && !names.has(name),
  );
  return [...own, ...kept];
}

/** A binding as the API shows it: a secret without its text. */
export function shownBinding(binding: Binding): Record<string, unknown> {
  if (binding.type !== 'secret_text') return { ...binding };
  return { name: binding.name, type: binding.type };
}

function inherited(binding: Binding, previous: Version | undefined): Binding {
  const oldName = typeof binding['old_name'] === 'string' ? binding['old_name'] : binding.name;
  const found = previous?.bindings.find(({ name }) => name === oldName);
  if (found) return { ...found, name: binding.name };
  throw new CloudflareError(400, 10057, `inherit binding '${binding.name}' is invalid: no such binding to inherit`);
}

/** wrangler says `id`, the SDK `database_id`; both are kept, as the service answers both. */
function normalised(binding: Binding): Binding {
  if (binding.type !== 'd1') return binding;
  const id = binding['id'] ?? binding['database_id'];
  return { name: binding.name, type: 'd1', id, database_id: id };
}

type Check = (binding: Binding, state: State, worker: Worker) => void;

const RateLimit = z.object({ limit: z.number().positive(), period: z.union([z.literal(10), z.literal(60)]) });

const CHECKS: Record<string, Check> = {
  plain_text: (binding) => requireText(binding, 'text'),
  secret_text: (binding) => requireText(binding, 'text'),
  kv_namespace: (binding) => requireText(binding, 'namespace_id'),
  json: (binding) => {
    if (binding['json'] === undefined) throw missing(binding, 'json');
  },
  version_metadata: () => undefined,
  d1: (binding, state) => {
    requireText(binding, 'id');
    if (state.databases.some(({ uuid }) => uuid === binding['id'])) return;
    const message = `D1 binding '${binding.name}' references database '${binding['id']}' which was not found.`;
    throw new CloudflareError(400, 10181, message);
  },
  service: (binding, state, worker) => {
    requireText(binding, 'service');
    const target = String(binding['service']);
    if (target === worker.name || state.workers[target]) return;
    const message = `Service binding '${binding.name}' references Worker '${target}' which was not found.`;
    throw new CloudflareError(400, 10143, message);
  },
  durable_object_namespace: (binding, state, worker) => {
    requireText(binding, 'class_name');
    const script = typeof binding['script_name'] === 'string' ? binding['script_name'] : worker.name;
    const owner = script === worker.name ? worker : state.workers[script];
    const className = String(binding['class_name']);
    if (owner?.durableObjects[className]) return;
    const message = `Cannot create binding for class '${className}' because it is not currently configured to implement Durable Objects. Did you forget to apply a migration?`;
    throw new CloudflareError(400, 10061, message);
  },
  ratelimit: (binding) => {
    requireText(binding, 'namespace_id');
    if (!RateLimit.safeParse(binding['simple']).success) throw missing(binding, 'simple');
  },
};

function check(binding: Binding, state: State, worker: Worker): void {
  const checkKind = CHECKS[binding.type];
  if (!checkKind) {
    throw invalid(`binding ${binding.name} is of type ${binding.type}, which the local Cloudflare does not support`);
  }
  checkKind(binding, state, worker);
}

function requireText(binding: Binding, key: string): void {
  if (typeof binding[key] !== 'string') throw missing(binding, key);
}

function missing({ name, type }: Binding, key: string): CloudflareError {
  return invalid(`binding ${name} of type ${type} must have a valid \`${key}\` specified`);
}
