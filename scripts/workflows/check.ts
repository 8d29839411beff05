import { actionlintFindings } from './actionlint.ts';
import { type Finding, inReadingOrder } from './finding.ts';
import { interpolated } from './interpolation.ts';
import { languageServiceFindings } from './language-service.ts';
import { wrongInputs } from './local-inputs.ts';
import { loosePermissions } from './permissions.ts';
import { unpinned } from './pins.ts';
import { readSources, type Source } from './source.ts';

const ownRules = [unpinned, loosePermissions, interpolated, wrongInputs];

/** Everything that is wrong with the workflows and actions of a repository. */
export async function checkRepository(repository: string): Promise<{ files: string[]; findings: Finding[] }> {
  const sources = readSources(repository);
  const findings: Finding[] = [];
  // One after the other: the linter and the service each keep one document in their hands.
  for (const source of sources) findings.push(...(await checkSource(repository, source)));
  return { files: sources.map(({ file }) => file), findings: findings.sort(inReadingOrder) };
}

export async function checkSource(repository: string, source: Source): Promise<Finding[]> {
  const [service, linter] = await Promise.all([
    languageServiceFindings(repository, source),
    actionlintFindings(source),
  ]);
  return [...service, ...linter, ...ownRules.flatMap((rule) => rule(source))];
}
