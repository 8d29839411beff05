import { z } from 'zod';
import { Check, type SmokeCheck } from './checks/check.ts';
import { problemsOf } from './issues.ts';
import { invalid } from './problems.ts';
import { parseYaml } from './yaml.ts';

export type { CheckKind, SmokeCheck } from './checks/check.ts';

const Checks = z.array(Check);

/**
 * The checks of a YAML text such as the input `checks`: a list, or nothing for none. `sourceName` stands for the file
 * in errors. Throws one `config-invalid` with every problem.
 */
export async function parseChecks(text: string, sourceName: string): Promise<SmokeCheck[]> {
  if (text.trim() === '') return [];
  const document = await parseYaml(text, sourceName);
  const parsed = Checks.safeParse(document.value ?? []);
  if (!parsed.success) throw invalid(sourceName, problemsOf(parsed.error, document, Checks));
  return parsed.data;
}
