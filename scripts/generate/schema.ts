import { z } from 'zod';
import { Configuration } from '../../src/project/configuration.ts';
import { type Contract, fieldMeta } from '../../src/runtime/contract.ts';
import { Manifest } from '../../src/snapshot/manifest.ts';
import { Verdict } from '../../src/verdict/verdict.ts';

const draft = 'https://json-schema.org/draft/2020-12/schema';

/** Schema of `.github/voygent.yml`, for editors. */
export function configurationSchema(): string {
  return print({ title: 'voygent.yml', ...z.toJSONSchema(Configuration, { io: 'input' }) });
}

/** Schema of the `manifest.json` of a snapshot. */
export function snapshotSchema(): string {
  return print(z.toJSONSchema(Manifest));
}

/** Schema of a review's verdict. */
export function verdictSchema(): string {
  return print(z.toJSONSchema(Verdict));
}

/** Schema of an action's `with:` and outputs. Every value is a string on the wire, as GitHub has it. */
export function actionSchema(contract: Contract): string {
  const properties = (fields: Contract['inputs']) =>
    Object.fromEntries(
      Object.entries(fields).map(([name, schema]) => {
        const { description, choices, default: fallback } = fieldMeta(schema);
        return [
          name,
          {
            type: 'string',
            description,
            ...(choices ? { enum: choices } : {}),
            ...(fallback === undefined ? {} : { default: fallback }),
          },
        ];
      }),
    );
  const required = Object.entries(contract.inputs).flatMap(([name, schema]) =>
    fieldMeta(schema).required ? [name] : [],
  );
  return print({
    $schema: draft,
    title: contract.title,
    description: contract.description,
    type: 'object',
    properties: {
      with: { type: 'object', additionalProperties: false, required, properties: properties(contract.inputs) },
      outputs: { type: 'object', properties: properties(contract.outputs) },
    },
  });
}

function print(schema: object): string {
  return `${JSON.stringify(schema, undefined, 2)}\n`;
}
