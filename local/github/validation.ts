import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import type { LocalResponse } from '../http/server.ts';
import { componentSchema, requestSchema, responseSchema } from './description.ts';
import { componentId, componentName, type JsonSchema } from './json-schema.ts';

/** GitHub's schemas carry keywords of OpenAPI, hence not strict. int64 ids are integers to us. */
const ajv = new Ajv({ strict: false, allErrors: true, formats: { int64: true, int32: true } });
addFormats.default(ajv);

const compiled = new Map<string, ValidateFunction>();

/** How an answer differs from GitHub's own description of it; empty where it does not. */
export function differencesOfResponse(template: string, method: string, response: LocalResponse): string[] {
  const schema = responseSchema(template, method, response.status);
  if (schema === 'none') return response.body === undefined ? [] : ['GitHub sends no body here'];
  const validate = compile(`${method} ${template} ${response.status}`, () => schema);
  // What is checked is what is sent: JSON, without the properties that are undefined.
  return differences(validate, JSON.parse(JSON.stringify(response.body ?? null)));
}

/** How a request's body differs from what GitHub takes; empty where it does not. */
export function differencesOfRequest(template: string, method: string, body: unknown): string[] {
  const schema = requestSchema(template, method);
  return schema
    ? differences(
        compile(`${method} ${template} request`, () => schema),
        body,
      )
    : [];
}

function compile(key: string, schema: () => JsonSchema): ValidateFunction {
  const known = compiled.get(key);
  if (known) return known;
  const root = schema();
  addComponents(root);
  const validate = ajv.compile(root);
  compiled.set(key, validate);
  return validate;
}

/** Adds the components that a schema needs, and those that these need: a few of the description's thousand. */
function addComponents(node: unknown): void {
  if (typeof node !== 'object' || node === null) return;
  for (const [keyword, value] of Object.entries(node)) {
    const name = keyword === '$ref' && typeof value === 'string' ? componentName(value) : undefined;
    if (name === undefined) addComponents(value);
    else addComponent(name);
  }
}

function addComponent(name: string): void {
  const id = componentId(name);
  if (ajv.schemas[id]) return;
  const schema = componentSchema(name);
  ajv.addSchema({ $id: id, ...schema });
  addComponents(schema);
}

function differences(validate: ValidateFunction, body: unknown): string[] {
  return validate(body) ? [] : (validate.errors ?? []).map(describe);
}

function describe({ instancePath, message, params }: ErrorObject): string {
  const allowed = 'allowedValues' in params ? `: ${JSON.stringify(params.allowedValues)}` : '';
  return `${instancePath || '/'} ${message ?? 'is not valid'}${allowed}`;
}
