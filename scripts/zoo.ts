/**
 * `node scripts/zoo.ts`: runs every specimen of the zoo and its sound twin, and writes docs/zoo.md. It fails where a flaw
 * was missed or a twin was blamed.
 */
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { kinds } from '../test/zoo/all.ts';
import { openZoo, type Specimen, type Zoo } from '../test/zoo/zoo.ts';

const file = join(resolve(import.meta.dirname, '..'), 'docs', 'zoo.md');

interface Outcome {
  specimen: Specimen;
  /** What the check said of the flawed one; `undefined`: nothing. */
  said: string | undefined;
  isTwinSound: boolean;
}

async function look(zoo: Zoo, specimen: Specimen): Promise<Outcome> {
  const [flawed, sound] = [await zoo.look(specimen, 'flawed'), await zoo.look(specimen, 'sound')];
  const problems = flawed.flatMap((result) => result.problems.map(({ message }) => message));
  return {
    specimen,
    said: problems.find((problem) => specimen.caught.test(problem)),
    isTwinSound: sound.every(({ outcome, warnings }) => outcome === 'passed' && warnings.length === 0),
  };
}

const zoo = await openZoo(Object.values(kinds).flat());
const sections: string[] = [];
const all: Outcome[] = [];
for (const [kind, specimens] of Object.entries(kinds)) {
  const outcomes: Outcome[] = [];
  for (const specimen of specimens) outcomes.push(await look(zoo, specimen));
  all.push(...outcomes);
  sections.push(
    `## ${kind}\n\n| the flaw | what the check says | its sound twin |\n| --- | --- | --- |\n${outcomes.map(row).join('\n')}`,
  );
}
await zoo.close();

const caught = all.filter(({ said }) => said !== undefined).length;
const blamed = all.filter(({ isTwinSound }) => !isTwinSound).length;
writeFileSync(
  file,
  `# The zoo

Workers with flaws that teams make, run in workerd, each with the check that must catch it, and the same Worker without the flaw, which must pass without a warning.
Written by \`node scripts/zoo.ts\`; the specimens are in \`test/zoo/\`, and the suite holds them to it.

**${caught} of ${all.length} flaws caught, ${blamed} of ${all.length} sound twins blamed.** The specimens were made by those who made the checks: this is no independent score. Servers that are not ours are in
[smoke-foreign.md](smoke-foreign.md).

${sections.join('\n\n')}
`,
);
console.log(`${caught} of ${all.length} caught, ${blamed} twins blamed.`);
process.exitCode = caught === all.length && blamed === 0 ? 0 : 1;

function row({ specimen, said, isTwinSound }: Outcome): string {
  return `| ${cell(specimen.flaw)} | ${said === undefined ? '**missed**' : cell(shorten(said))} | ${isTwinSound ? 'passes' : '**blamed**'} |`;
}

/** Ids and ports differ from run to run. */
function shorten(text: string): string {
  const plain = text.replace(/127\.0\.0\.1:\d+/g, '127.0.0.1').replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '<id>');
  return plain.length > 160 ? `${plain.slice(0, 160)}…` : plain;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('<', '&lt;').replaceAll('\n', ' ');
}
