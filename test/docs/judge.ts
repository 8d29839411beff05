import { parse, parseDocument } from 'yaml';
import { contracts } from '../../scripts/contracts.ts';
import { checkSource } from '../../scripts/workflows/check.ts';
import { languageServiceFindings } from '../../scripts/workflows/language-service.ts';
import { isOurs } from '../../scripts/workflows/own-actions.ts';
import { parseSource, type Source, stepsOf, textOf } from '../../scripts/workflows/source.ts';
import { parseChecks } from '../../src/project/checks.ts';
import { settingsIn } from '../../src/project/settings.ts';
import { ActionError } from '../../src/runtime/errors.ts';
import { Waivers } from '../../src/verdict/waivers.ts';
import { kindOf } from './kinds.ts';
import { type Block, root } from './markdown.ts';

/** What is wrong with a block of YAML by itself, a line each. */
export async function problemsOf(block: Block): Promise<string[]> {
  switch (kindOf(block)) {
    case 'workflow':
      return workflowProblems(block.text);
    case 'jobs':
      return partProblems(`${block.text}${standIns(block.text)}`, 'jobs:\n', 2);
    case 'steps':
      return partProblems(dedent(block.text), 'jobs:\n  job:\n    runs-on: ubuntu-latest\n    steps:\n', 6);
    case 'checks':
      return refusals(() => parseChecks(block.text, 'checks'));
    case 'configuration':
      return refusals(() => settingsIn(block.text, 'voygent.yml'));
    case 'configuration-part':
      return refusals(() => settingsIn(`version: 1\n${block.text}`, 'voygent.yml'));
    case 'waivers':
      return (Waivers.safeParse(parse(block.text)).error?.issues ?? []).map(
        ({ path, message }) => `${path}: ${message}`,
      );
    default:
      return ['it is no workflow, no part of one, and no voygent.yml: nobody can say whether it is right'];
  }
}

/** A whole workflow is held to all that this repository holds its own to. */
async function workflowProblems(text: string): Promise<string[]> {
  const source = sourceOf(text);
  const findings = await checkSource(root, source);
  return [...findings.map(({ line, rule, message }) => `line ${line}: ${rule} ${message}`), ...wrongValues(source)];
}

/** Of a part, what GitHub's language service says: its keys, expressions, and the inputs of our actions. */
async function partProblems(text: string, above: string, indentation: number): Promise<string[]> {
  const indented = text.replaceAll(/^(?=.)/gm, ' '.repeat(indentation));
  const source = sourceOf(`on: push\npermissions: {}\n${above}${indented}`);
  const findings = await languageServiceFindings(root, source);
  return [...findings.map(({ rule, message }) => `${rule} ${message}`), ...wrongValues(source)];
}

/** As a workflow of a project's, which names our actions by their version. */
function sourceOf(text: string): Source {
  return parseSource(root, 'examples/voygent/.github/workflows/page.yml', text);
}

function dedent(text: string): string {
  const depth = /^ */.exec(text)?.[0].length ?? 0;
  return text.replaceAll(new RegExp(`^ {${depth}}`, 'gm'), '');
}

/** Jobs that a part needs and does not show, with the outputs that it takes from them. */
function standIns(text: string): string {
  const jobs: Record<string, { needs?: string | string[] }> = parse(text);
  const needed = Object.values(jobs).flatMap(({ needs = [] }) => needs);
  const missing = [...new Set(needed)].filter((name) => !(name in jobs));
  return missing
    .map((name) => `${name}:\n  runs-on: ubuntu-latest\n${outputsOf(name, text)}  steps: [{ run: "true" }]\n`)
    .join('');
}

function outputsOf(job: string, text: string): string {
  const names = new Set(
    [...text.matchAll(new RegExp(`needs\\.${job}\\.outputs\\.([\\w-]+)`, 'g'))].map(([, name]) => name),
  );
  return names.size === 0 ? '' : `  outputs:\n${[...names].map((name) => `    ${name}: x\n`).join('')}`;
}

/** Values that are written out are given to the contract of the action that they are for. */
function wrongValues(source: Source): string[] {
  return stepsOf(source).flatMap((step) => {
    const contract = contractOf(textOf(step, 'uses')?.value ?? '');
    const given: Record<string, unknown> = step.toJSON().with ?? {};
    if (!contract) return [];
    return Object.entries(given).flatMap(([name, value]) => {
      const written = String(value ?? '');
      if (written.includes('${{')) return [];
      const issues = contract.inputs[name]?.safeParse(written).error?.issues ?? [];
      return issues.map(({ message }) => `${contract.name}: the input ${name} ${message}`);
    });
  });
}

function contractOf(uses: string) {
  const [name = ''] = uses.split('@');
  if (!isOurs(name)) return undefined;
  return contracts.find((contract) => contract.name === (name.split('/')[3] ?? 'release'));
}

async function refusals(read: () => Promise<unknown>): Promise<string[]> {
  try {
    await read();
    return [];
  } catch (error) {
    if (error instanceof ActionError) return [error.message];
    throw error;
  }
}

/** The environments that the workflows of a section name in so many words for our actions. */
export function environmentsIn(text: string): string[] {
  const environments: string[] = [];
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    const { uses, with: given } = value as { uses?: unknown; with?: Record<string, unknown> };
    const name = given?.['environment'];
    if (
      typeof uses === 'string' &&
      isOurs(uses.split('@')[0] ?? '') &&
      typeof name === 'string' &&
      !name.includes('${{')
    )
      environments.push(name);
    for (const child of Object.values(value)) visit(child);
  };
  visit(parseDocument(text).toJS());
  return [...new Set(environments)];
}
