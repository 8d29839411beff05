import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { JsonSchema, OpenApiSchema } from './json-schema.ts';
import { toJsonSchema } from './json-schema.ts';

/** The parts of GitHub's OpenAPI description that are used here. */
interface Description {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, OpenApiSchema>; responses: Record<string, Message> };
}
interface Operation {
  requestBody?: Message;
  responses: Record<string, Message | { $ref: string }>;
}
interface Message {
  content?: Record<string, { schema: OpenApiSchema }>;
}

/** What every operation may answer, whether or not its own list says so. */
const commonResponses: Record<number, string> = {
  400: 'bad_request',
  401: 'requires_authentication',
  403: 'forbidden',
  404: 'not_found',
  409: 'conflict',
  422: 'validation_failed',
};

let loaded: Description | undefined;

/** 13 MB and about 0.2 s: read at the first call that needs it, and once in a process. */
function description(): Description {
  loaded ??= JSON.parse(readFileSync(descriptionFile(), 'utf8')) as Description;
  return loaded;
}

function descriptionFile(): string {
  return createRequire(import.meta.url).resolve('@octokit/openapi/generated/api.github.com.json');
}

/** Whether GitHub has this path, in the description's own spelling (`/repos/{owner}/{repo}`) or filled in. */
export function isPathOfGitHub(path: string): boolean {
  const segments = path.split('/');
  return Object.keys(description().paths).some((template) => fits(template.split('/'), segments));
}

function fits(template: string[], segments: string[]): boolean {
  return (
    template.length === segments.length &&
    template.every((part, index) => part.startsWith('{') || part === segments[index])
  );
}

/** A schema of `components.schemas`, as JSON Schema. */
export function componentSchema(name: string): JsonSchema {
  const schema = description().components.schemas[name];
  if (!schema) throw new Error(`GitHub's description has no schema ${name}`);
  return toJsonSchema(schema);
}

/** The schema of an answer's body; `none` where GitHub sends no body. */
export function responseSchema(template: string, method: string, status: number): JsonSchema | 'none' {
  const own = operation(template, method).responses[String(status)];
  const message = own ? dereference(own) : undefined;
  const schema = message?.content?.['application/json']?.schema;
  if (schema) return toJsonSchema(schema);
  if (message && status < 400) return 'none';
  return commonSchema(template, method, status);
}

function commonSchema(template: string, method: string, status: number): JsonSchema {
  const name = commonResponses[status];
  const schema = name && description().components.responses[name]?.content?.['application/json']?.schema;
  if (!schema) throw new Error(`GitHub's description has no answer ${status} for ${method} ${template}`);
  return toJsonSchema(schema);
}

/** The schema of a request's body; nothing where the operation takes none. */
export function requestSchema(template: string, method: string): JsonSchema | undefined {
  const schema = operation(template, method).requestBody?.content?.['application/json']?.schema;
  return schema && toJsonSchema(schema);
}

function operation(template: string, method: string): Operation {
  const found = description().paths[template]?.[method.toLowerCase()];
  if (!found) throw new Error(`GitHub's description has no operation ${method} ${template}`);
  return found;
}

function dereference(response: Message | { $ref: string }): Message {
  if (!('$ref' in response)) return response;
  const name = response.$ref.replace('#/components/responses/', '');
  const found = description().components.responses[name];
  if (!found) throw new Error(`GitHub's description has no response ${response.$ref}`);
  return found;
}
