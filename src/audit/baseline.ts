import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { problemsOf } from '../project/issues.ts';
import { parseJsonc } from '../project/jsonc.ts';
import { invalid } from '../project/problems.ts';
import { inside, readSource, relative } from '../project/source.ts';
import type { Finding } from './finding.ts';

const Baseline = z.object({
  version: z.literal(1),
  findings: z.array(z.object({ fingerprint: z.string().regex(/^[0-9a-f]{16}$/, 'must be 16 hexadecimal digits') })),
});

const asker = { what: 'the input `baseline`', code: 'input-invalid' } as const;

/**
 * The fingerprints of findings that are known.
 * @throws ActionError `config-not-found`, `config-invalid`, `input-invalid` for a path that leads out of the repository
 */
export async function readBaseline(workspace: string, root: string, written: string): Promise<ReadonlySet<string>> {
  const { file, text } = await readSource(workspace, await inside(workspace, root, written, asker));
  const document = await parseJsonc(text, file);
  const parsed = Baseline.safeParse(document.value);
  if (!parsed.success) throw invalid(file, problemsOf(parsed.error, document, Baseline));
  return new Set(parsed.data.findings.map(({ fingerprint }) => fingerprint));
}

/**
 * Writes what was found as a baseline: one line a finding, so that a diff shows what was added to it.
 * @returns the file, from the root of the repository
 */
export async function writeBaseline(
  workspace: string,
  root: string,
  written: string,
  findings: readonly Finding[],
): Promise<string> {
  const target = await inside(workspace, root, written, asker);
  const lines = findings.map(({ rule, severity, location: { file }, message, fingerprint }) =>
    JSON.stringify({ fingerprint, rule, severity, file, message }),
  );
  await mkdir(path.dirname(target), { recursive: true });
  await writeFile(target, `{ "version": 1, "findings": [\n${lines.join(',\n')}\n] }\n`);
  return relative(workspace, target);
}
