import { stringify } from 'yaml';
import { type Contract, fieldMeta } from '../../src/runtime/contract.ts';

/** The metadata that GitHub reads. */
export function actionYaml(contract: Contract): string {
  const main = contract.name === 'release' ? 'dist/release.js' : `../../dist/${contract.name}.js`;
  const document = {
    name: contract.title,
    description: contract.description,
    author: 'voygent',
    branding: contract.branding,
    inputs: Object.fromEntries(
      Object.entries(contract.inputs).map(([name, schema]) => [name, inputOf(fieldMeta(schema))]),
    ),
    outputs: Object.fromEntries(
      Object.entries(contract.outputs).map(([name, schema]) => [name, { description: fieldMeta(schema).description }]),
    ),
    runs: { using: 'node24', main },
  };
  return `# Generated from src/${contract.name}/contract.ts. Run: npm run generate\n${stringify(document, { lineWidth: 0 })}`;
}

function inputOf({ description, required, default: fallback }: ReturnType<typeof fieldMeta>) {
  return { description, required: required ?? false, ...(fallback === undefined ? {} : { default: fallback }) };
}
