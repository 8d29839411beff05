import { WorkflowError } from './errors.ts';
import { resolve, type Value } from './expressions.ts';
import type { DeclaredInput } from './model.ts';

/**
 * The context `inputs`, by what is declared.
 * @param isText Whether values come as texts, as from a form; else they must have the type
 * @throws WorkflowError as GitHub refuses a dispatch or a call: unknown, missing, of another type, none of the choices
 */
export function inputsOf(
  declared: Readonly<Record<string, DeclaredInput>>,
  given: Readonly<Record<string, Value>>,
  where: string,
  isText = false,
): Record<string, Value> {
  const unknown = Object.keys(given).filter((name) => !(name in declared));
  if (unknown.length > 0) throw new WorkflowError(`there is no input ${unknown.join(', ')}`, where);
  return Object.fromEntries(
    Object.entries(declared).map(([name, input]) => [name, valueFor(name, input, given[name], where, isText)]),
  );
}

function valueFor(name: string, input: DeclaredInput, given: Value | undefined, where: string, isText: boolean): Value {
  if (given === undefined) {
    if (input.required) throw new WorkflowError(`the input ${name} is required`, where);
    return resolve(input.default ?? emptyOf(input.type), { contexts: {} });
  }
  const value = isText ? typed(input.type, given) : given;
  const wanted = input.type === 'boolean' || input.type === 'number' ? input.type : 'string';
  if (typeof value !== wanted)
    throw new WorkflowError(`the input ${name} is to be a ${wanted}, not ${JSON.stringify(value)}`, where);
  if (input.options && !input.options.includes(String(value)))
    throw new WorkflowError(
      `the input ${name} is to be one of ${input.options.join(', ')}, not ${JSON.stringify(value)}`,
      where,
    );
  return value;
}

function typed(type: DeclaredInput['type'], value: Value): Value {
  if (type === 'boolean' && (value === 'true' || value === 'false')) return value === 'true';
  if (type === 'number' && typeof value === 'string' && value !== '') return Number(value);
  return value;
}

function emptyOf(type: DeclaredInput['type']): Value {
  if (type === 'boolean') return false;
  return type === 'number' ? 0 : '';
}
