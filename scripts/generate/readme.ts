import { type Contract, fieldMeta } from '../../src/runtime/contract.ts';

/** The whole README of an action: what it needs, takes and gives, and then what was written by hand about it. */
export function actionReadme(contract: Contract, notes: string): string {
  const sections = [
    `<!-- Generated from src/${contract.name}/contract.ts and docs/actions/${contract.name}.md. Run: npm run generate -->`,
    `# ${contract.name}`,
    contract.description,
    ...(notes === '' ? [] : [notes.trim()]),
    '## Requirements',
    contract.requirements.map(({ what, why }) => `- ${what}: ${why}.`).join('\n'),
    '## Inputs',
    table(
      ['input', 'default', 'what'],
      Object.entries(contract.inputs).map(([name, schema]) => inputRow(name, fieldMeta(schema))),
    ),
    '## Outputs',
    table(
      ['output', 'what'],
      Object.entries(contract.outputs).map(([name, schema]) => [`\`${name}\``, fieldMeta(schema).description]),
    ),
  ];
  return `${sections.join('\n\n')}\n`;
}

function inputRow(
  name: string,
  { description, required, default: fallback, choices }: ReturnType<typeof fieldMeta>,
): string[] {
  const words = choices ? ` One of ${choices.map((word) => `\`${word}\``).join(', ')}.` : '';
  return [
    `\`${name}\``,
    required ? '**required**' : fallback === undefined ? '' : `\`${fallback}\``,
    `${description}${words}`,
  ];
}

const begin = '<!-- actions: generated, run npm run generate -->';
const end = '<!-- /actions -->';

/** The README of the repository with the table of actions between its marks. */
export function insertActionTable(readme: string, contracts: readonly Contract[]): string {
  const from = readme.indexOf(begin);
  const to = readme.indexOf(end);
  if (from === -1 || to === -1) throw new Error(`README.md has no place for the table of actions: ${begin} … ${end}`);
  const rows = contracts.map(({ name, description }) => [
    name === 'release'
      ? '[`release`](docs/actions/release.reference.md) (this repository itself)'
      : `[\`${name}\`](actions/${name}/README.md)`,
    description,
  ]);
  return `${readme.slice(0, from)}${begin}\n\n${table(['action', 'what it does'], rows)}\n\n${readme.slice(to)}`;
}

function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(header), `| ${header.map(() => '---').join(' | ')} |`, ...rows.map(line)].join('\n');
}
