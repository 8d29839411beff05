/** A schema of OpenAPI 3.0: almost JSON Schema. */
export type OpenApiSchema = { [keyword: string]: unknown };
export type JsonSchema = { [keyword: string]: unknown };

const schemaPrefix = '#/components/schemas/';

/** Examples may hold anything, also keys that look like keywords. */
const ignored = new Set(['example', 'examples', 'description', 'title', 'externalDocs']);

/** The `$id` under which a component of the description is known to the validator. */
export function componentId(name: string): string {
  return `github:${name}`;
}

export function componentName(id: string): string | undefined {
  return id.startsWith('github:') ? id.slice('github:'.length) : undefined;
}

/** Turns the two things in which OpenAPI 3.0 differs (`nullable`, the place of components) into JSON Schema. */
export function toJsonSchema(schema: OpenApiSchema): JsonSchema {
  const { nullable, ...rest } = schema;
  const converted = relaxDefault(convertKeywords(rest));
  return nullable === true ? { anyOf: [converted, { type: 'null' }] } : converted;
}

function convertKeywords(schema: OpenApiSchema): JsonSchema {
  const entries = Object.entries(schema).filter(([keyword]) => !ignored.has(keyword));
  return Object.fromEntries(entries.map(([keyword, value]) => [keyword, convertKeyword(keyword, value)]));
}

function convertKeyword(keyword: string, value: unknown): unknown {
  if (keyword === '$ref' && typeof value === 'string') return componentId(value.replace(schemaPrefix, ''));
  if (keyword === 'enum' || keyword === 'default' || keyword === 'required') return value;
  if (keyword === 'properties' && isObject(value)) {
    return Object.fromEntries(Object.entries(value).map(([name, property]) => [name, convertValue(property)]));
  }
  return convertValue(value);
}

function convertValue(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(convertValue);
  return isObject(value) ? toJsonSchema(value) : value;
}

/** `target_url` and its kind are declared `format: uri` with the default `""`, and `""` is what GitHub sends. */
function relaxDefault(schema: JsonSchema): JsonSchema {
  return schema.format === 'uri' && schema.default === '' ? { anyOf: [schema, { const: '' }] } : schema;
}

function isObject(value: unknown): value is OpenApiSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
