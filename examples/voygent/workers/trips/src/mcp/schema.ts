import type { JsonObject } from './jsonrpc.ts';

/** The part of JSON Schema that our tools use. What is published to clients is what is enforced. */
export type PropertySchema =
  | {
      readonly type: 'string';
      readonly description: string;
      readonly minLength?: number;
      readonly maxLength?: number;
      readonly enum?: readonly string[];
      readonly pattern?: string;
      readonly format?: 'date';
    }
  | {
      readonly type: 'integer';
      readonly description: string;
      readonly minimum: number;
      readonly maximum: number;
      readonly default?: number;
    }
  | {
      readonly type: 'array';
      readonly description: string;
      readonly maxItems: number;
      readonly items: { readonly type: 'string'; readonly minLength: number; readonly maxLength: number };
    };

export interface InputSchema {
  readonly type: 'object';
  readonly properties: Readonly<Record<string, PropertySchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties: false;
}

type StringSchema = Extract<PropertySchema, { type: 'string' }>;

/** Everything that is wrong with the arguments, each with the name of the argument; empty when they fit. */
export function violations(schema: InputSchema, input: JsonObject): string[] {
  const unknown = Object.keys(input).filter((name) => !Object.hasOwn(schema.properties, name));
  const missing = (schema.required ?? []).filter((name) => input[name] === undefined);
  const wrong = Object.entries(schema.properties).flatMap(([name, property]) => {
    const fault = input[name] === undefined ? undefined : faultOf(property, input[name]);
    return fault === undefined ? [] : [`${name} ${fault}`];
  });
  return [...unknown.map((name) => `${name} is not known`), ...missing.map((name) => `${name} is missing`), ...wrong];
}

function faultOf(schema: PropertySchema, value: unknown): string | undefined {
  switch (schema.type) {
    case 'string':
      return typeof value === 'string' ? stringFault(schema, value) : 'must be a string';
    case 'integer':
      return integerFault(value, schema.minimum, schema.maximum);
    case 'array':
      return arrayFault(schema, value);
  }
}

function integerFault(value: unknown, minimum: number, maximum: number): string | undefined {
  const fits = Number.isSafeInteger(value) && Number(value) >= minimum && Number(value) <= maximum;
  return fits ? undefined : `must be an integer from ${minimum} to ${maximum}`;
}

function arrayFault(schema: Extract<PropertySchema, { type: 'array' }>, value: unknown): string | undefined {
  if (!Array.isArray(value) || value.length > schema.maxItems) return `must be a list of at most ${schema.maxItems}`;
  const { minLength, maxLength } = schema.items;
  const fits = value.every((item) => typeof item === 'string' && item.length >= minLength && item.length <= maxLength);
  return fits ? undefined : `must hold texts of ${minLength} to ${maxLength} characters`;
}

function stringFault(schema: StringSchema, value: string): string | undefined {
  if (schema.enum !== undefined && !schema.enum.includes(value)) return `must be one of ${schema.enum.join(', ')}`;
  if (schema.format === 'date' && !isDate(value)) return 'must be a date, YYYY-MM-DD';
  if (schema.pattern !== undefined && !new RegExp(schema.pattern).test(value)) return `must match ${schema.pattern}`;
  if (value.length < (schema.minLength ?? 0)) return `must have at least ${schema.minLength} characters`;
  if (value.length > (schema.maxLength ?? 1000)) return `must have at most ${schema.maxLength ?? 1000} characters`;
  return undefined;
}

function isDate(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const time = Date.parse(`${value}T00:00:00Z`);
  // Date.parse turns 2027-02-30 into March; the way back shows it.
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
}
