import { join } from 'node:path';
import { isMap, isScalar } from 'yaml';
import type { Finding } from './finding.ts';
import { readMetadata } from './own-actions.ts';
import { findingOn, type Part, type Source, stepsOf, textOf } from './source.ts';

/** `./` actions get the check of `with:` that the language service gives only to `$/` and remote ones. */
export function wrongInputs(source: Source): Finding[] {
  return stepsOf(source).flatMap((step) => {
    const uses = textOf(step, 'uses');
    if (!uses?.value.startsWith('./')) return [];
    const action = readMetadata(join(source.root, uses.value));
    if (!action) return [findingOn(source, uses, 'local-action', `there is no action.yml in ${uses.value}`)];
    return compare(source, step, Object.entries(action.inputs ?? {}));
  });
}

type Inputs = [string, { required?: boolean | undefined; default?: unknown } | null][];

function compare(source: Source, step: Part, inputs: Inputs): Finding[] {
  const given = step.get('with', true);
  const keys = isMap(given) ? given.items.map(({ key }) => key).filter(isScalar) : [];
  const known = new Set(inputs.map(([name]) => name));
  const missing = inputs.filter(([name, input]) => {
    return input?.required && input.default === undefined && !keys.some(({ value }) => value === name);
  });
  return [
    ...keys
      .filter(({ value }) => !known.has(String(value)))
      .map((key) => findingOn(source, key, 'local-action', `the action has no input ${key.value}`)),
    ...missing.map(([name]) => findingOn(source, step, 'local-action', `the input ${name} is required`)),
  ];
}
