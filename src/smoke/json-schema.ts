/** What is told of all that does not fit. */
const mostTold = 5;

/** Keywords that only say that something inside of them does not fit. */
const outer = new Set([
  'properties',
  'items',
  'prefixItems',
  'additionalProperties',
  '$ref',
  'allOf',
  'patternProperties',
]);

/**
 * What of a value does not fit a JSON Schema, each with its place; none where all does. The validator is loaded when it is
 * used: few checks have a schema.
 * @throws Error for a schema that cannot be used, such as one that refers to another document
 */
export async function misfits(value: unknown, schema: Record<string, unknown>): Promise<string[]> {
  const { Validator } = await import('@cfworker/json-schema');
  const { valid, errors } = new Validator(schema, draftOf(schema), false).validate(value);
  if (valid) return [];
  // Errors come from the outside in: the innermost tell what is wrong.
  const inner = errors.filter(({ keyword }) => !outer.has(keyword));
  const told = (inner.length > 0 ? inner : errors).map(
    ({ instanceLocation, error }) => `${placeOf(instanceLocation)} ${error.replace(/\.$/, '')}`,
  );
  return told.length > mostTold ? [...told.slice(0, mostTold), `${told.length - mostTold} more`] : told;
}

/** `#/items/0/id` → `items/0/id:` */
function placeOf(pointer: string): string {
  const place = pointer.replace(/^#\/?/, '');
  return place === '' ? 'the whole:' : `\`${place}\`:`;
}

function draftOf({ $schema }: Record<string, unknown>): '4' | '7' | '2019-09' | '2020-12' {
  if (typeof $schema !== 'string') return '2020-12';
  if ($schema.includes('draft-07') || $schema.includes('draft-06')) return '7';
  if ($schema.includes('draft-04')) return '4';
  return $schema.includes('2019-09') ? '2019-09' : '2020-12';
}
