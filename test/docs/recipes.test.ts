import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Checkout } from '../../src/project/checkout.fixture.ts';
import { settingsIn } from '../../src/project/settings.ts';
import { environmentsIn, problemsOf } from './judge.ts';
import { kindOf, pathOf } from './kinds.ts';
import { type Block, parsePage, readPages, root } from './markdown.ts';

// The pages of the audit's rules show the lines that matter, of files of many kinds; test/audit has whole ones.
const blocks = readPages()
  .flatMap((page) => page.blocks)
  .filter(({ file }) => !/^docs\/audit\/VA\d+\.md$/.test(file));
const yaml = blocks.filter(isYaml);
const place = ({ file, line }: Block) => `${file}:${line}`;

function isYaml({ language }: Block): boolean {
  return language === 'yaml' || language === 'yml';
}

describe('every block of YAML is right', () => {
  test('there are some of each kind', () => {
    expect([...new Set(yaml.map(kindOf))].sort()).toEqual(
      ['checks', 'configuration', 'configuration-part', 'jobs', 'steps', 'waivers', 'workflow'].sort(),
    );
  });

  test.each(yaml.map((block) => [place(block), block] as const))('%s', async (_, block) => {
    expect(await problemsOf(block)).toEqual([]);
  });

  test('a whole file says in its first line which one it is', () => {
    const whole = yaml.filter((block) => ['workflow', 'configuration', 'waivers'].includes(kindOf(block)));
    const wrangler = blocks.filter(({ language }) => ['jsonc', 'json', 'toml'].includes(language));
    expect([...whole, ...wrangler].filter((block) => pathOf(block) === undefined).map(place)).toEqual([]);
  });
});

/** The project that a section shows: its files by path, and the environments that its workflows name. */
interface Shown {
  files: Record<string, string>;
  environments: string[];
}

const settingsPath = /^(.*?)(\.github\/voygent(?:-(?!waivers)\w+)?\.yml)$/;
const isSettings = (path: string) => settingsPath.test(path);
const isWrangler = (path: string) => /(^|\/)wrangler\.(jsonc?|toml)$/.test(path);

/** Of sections, by name, that show a whole voygent.yml or a configuration of wrangler's. */
function shownIn(some: readonly Block[]): [string, Shown][] {
  const sections = Map.groupBy(some, ({ file, under }) => [file, ...under.slice(0, 2)].join(' › '));
  return [...sections].flatMap(([name, section]): [string, Shown][] => {
    const whole = section.filter((block) => kindOf(block) !== 'configuration-part');
    const files = Object.fromEntries(whole.map((block) => [pathOf(block) ?? '', block.text]));
    const environments = section.filter(isYaml).flatMap(({ text }) => environmentsIn(text));
    const isProject = Object.keys(files).some((path) => isSettings(path) || isWrangler(path));
    return isProject ? [[name, { files, environments }]] : [];
  });
}

/** What a section takes for granted: the sample project's files, where it shows no configuration of wrangler's. */
function sample(): Record<string, string> {
  const paths = ['workers/trips/wrangler.jsonc', 'docs/constitution.md', 'render.yaml'];
  return Object.fromEntries(paths.map((path) => [path, readFileSync(join(root, 'examples/voygent', path), 'utf8')]));
}

/** Reads it as the actions do, for every environment that it has. @throws ActionError */
async function readAll({ files, environments }: Shown): Promise<void> {
  const { '': _, ...named } = files;
  await using checkout = await Checkout.of({ ...(Object.keys(named).some(isWrangler) ? {} : sample()), ...named });
  const settings = Object.keys(named).filter(isSettings);
  const left = new Set(environments);
  for (const path of settings) {
    const [, workingDirectory = '', config = ''] = settingsPath.exec(path) ?? [];
    const { value } = await settingsIn(named[path] ?? '', path);
    const declared = Object.keys(value.environments ?? {});
    for (const environment of declared) left.delete(environment);
    for (const environment of declared.length > 0 ? declared : [undefined])
      await checkout.load({ workingDirectory, config, environment });
  }
  for (const environment of left) await checkout.load({ environment });
  if (settings.length + environments.length === 0) await checkout.load();
}

describe('every project that a page shows is read by the actions, for each of its environments', () => {
  const shown = shownIn(blocks);

  test.each(shown)('%s', async (_, project) => {
    await readAll(project);
  });
});

describe('the test itself', () => {
  const page = (...codes: string[]) =>
    parsePage('page.md', codes.map((code) => `\`\`\`yaml\n${code}\n\`\`\`\n`).join('\n'));
  const problems = async (code: string) => {
    const [block] = page(code).blocks;
    return block ? (await problemsOf(block)).join('\n') : 'no block';
  };
  const step = (name: string, given: string) => `- uses: voygent/voygent-actions${name}@v1\n  with: { ${given} }`;

  test.each([
    ['an input that the action does not have', step('/actions/migrate', 'databse: trips'), /databse/],
    ['a word that an input does not accept', step('/actions/migrate', 'rehearse: exprot'), /rehearse .*exprot/],
    ['an action that is not there', step('/actions/migrat', 'mode: plan'), /resolve action/],
    ['an input of the release', step('', 'promote: "0,10", mod: plan'), /mod/],
    [
      'a job that calls what is not there',
      'a:\n  uses: voygent/voygent-actions/.github/workflows/gone.yml@v1',
      /find reusable/,
    ],
    [
      'an input that the reusable workflow does not have',
      'a:\n  uses: voygent/voygent-actions/.github/workflows/backup.yml@v1\n  with: { environment: a, dril: false }',
      /dril/,
    ],
    ['a check of no kind', '- { latncy: /health }', /latncy/],
    ['an unknown key of voygent.yml', 'review: { modle: x }', /modle/],
    [
      'a step that nobody pins in a whole workflow',
      `on: push\npermissions: {}\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: actions/checkout@v7`,
      /pinned/,
    ],
    ['what is of no kind', 'colour: red', /nobody can say/],
    ['what is no YAML', 'a: [', /nobody can say/],
  ])('finds %s', async (_, code, problem) => {
    expect(await problems(code)).toMatch(problem);
  });

  test('finds a Worker whose configuration is not there, and an environment that the project does not have', async () => {
    const settings = (more: string) => `# .github/voygent.yml\nversion: 1\n${more}`;
    const [[, wrong] = []] = shownIn(page(settings('workers: [{ config: gone/wrangler.jsonc }]')).blocks);
    if (wrong) await expect(readAll(wrong)).rejects.toThrow('gone/wrangler.jsonc');
    const workflow = step('', 'environment: producton');
    const [[, other] = []] = shownIn(page(settings('environments: { staging: {} }'), workflow).blocks);
    if (other) await expect(readAll(other)).rejects.toThrow('producton');
    expect([wrong, other]).not.toContain(undefined);
  });
});
