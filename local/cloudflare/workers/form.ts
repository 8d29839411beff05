import type { LocalRequest } from '../../http/server.ts';
import { CloudflareError } from '../api/envelope.ts';

/** A multipart body's parts. */
export async function formOf({ headers, body }: LocalRequest): Promise<FormData> {
  const init = { headers: { 'content-type': headers['content-type'] ?? '' } };
  try {
    return await new Response(new Uint8Array(body), init).formData();
  } catch {
    throw new CloudflareError(400, 10001, 'Content-Type must be multipart/form-data with well-formed parts');
  }
}

/**
 * The `metadata` of an upload: a part of JSON, as wrangler sends it, or a part a field, as the official SDK does
 * (`metadata[main_module]`, `metadata[bindings][][name]`).
 */
export async function metadataValue(form: FormData): Promise<unknown> {
  const part = form.get('metadata');
  if (part !== null) return JSON.parse(part instanceof File ? await part.text() : part);
  const root: Record<string, unknown> = {};
  for (const [key, value] of form.entries()) {
    if (typeof value === 'string' && key.startsWith('metadata[')) put(root, segments(key), value);
  }
  return root;
}

function segments(key: string): string[] {
  return [...key.matchAll(/\[([^\]]*)\]/g)].map(([, segment = '']) => segment);
}

function put(target: Record<string, unknown>, path: string[], value: string): void {
  const [key = '', next, ...rest] = path;
  if (next === undefined) target[key] = value;
  else if (next !== '') put(childObject(target, key), [next, ...rest], value);
  else append(childArray(target, key), rest, value);
}

/** A field that the last object of the list has already begins the next object. */
function append(list: unknown[], path: string[], value: string): void {
  const [field] = path;
  if (field === undefined) {
    list.push(value);
    return;
  }
  const last = list.at(-1);
  const isNew = !isObject(last) || (path.length === 1 && Object.hasOwn(last, field));
  const element: Record<string, unknown> = isNew ? {} : last;
  if (isNew) list.push(element);
  put(element, path, value);
}

function childObject(target: Record<string, unknown>, key: string): Record<string, unknown> {
  const known = target[key];
  if (isObject(known)) return known;
  const made = {};
  target[key] = made;
  return made;
}

function childArray(target: Record<string, unknown>, key: string): unknown[] {
  const known = target[key];
  if (Array.isArray(known)) return known;
  const made: unknown[] = [];
  target[key] = made;
  return made;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
