import { execFileSync } from 'node:child_process';
import { Checkout as Files } from '../project/checkout.fixture.ts';
import { readSettings } from '../project/settings.ts';
import { testContext } from '../runtime/context.fixture.ts';
import { readAudited } from './audited.ts';
import { listCheckout } from './checkout.ts';
import { type Finding, findingsOf, inOrder, withoutSecrets } from './finding.ts';
import { rules } from './rules.ts';

/** What the rules find in these files, in order. For tests only. */
export async function findingsIn(
  files: Record<string, string>,
  { only, environment }: { only?: string; environment?: string } = {},
): Promise<Finding[]> {
  await using checkout = await Files.of(files);
  return await audited(checkout.workspace, only, environment);
}

/** The same of a folder that is there. */
export async function audited(workspace: string, only?: string, environment?: string): Promise<Finding[]> {
  const settings = await readSettings(workspace, workspace, '.github/voygent.yml');
  const exclude = settings?.value.audit?.exclude ?? [];
  const listed = await listCheckout({ workspace, root: workspace, exclude }, testContext());
  const all = await readAudited(listed, '', settings, environment);
  const wanted = rules.filter(({ id }) => only === undefined || id === only);
  const found = await Promise.all(wanted.map(async (rule) => findingsOf(rule, await rule.judge(all)).findings));
  return inOrder(withoutSecrets(found.flat()));
}

/** `file:line SEVERITY` of each. */
export function places(findings: readonly Finding[]): string[] {
  return findings.map(
    ({ severity, location: { file, line } }) => `${file}${line === undefined ? '' : `:${line}`} ${severity}`,
  );
}

/**
 * The files after `git apply` of every patch that a rule gives, one by one: each must apply, and its finding be gone.
 * @returns how many there were
 */
export async function applyPatches(files: Record<string, string>, only: string): Promise<number> {
  let applied = 0;
  const found = await findingsIn(files, { only });
  for (const { patch, fingerprint, message } of found) {
    if (patch === undefined) continue;
    await using checkout = await Files.of(files);
    execFileSync('git', ['apply', '--whitespace=nowarn', '-'], {
      cwd: checkout.workspace,
      input: patch,
      stdio: 'pipe',
    });
    const left = await audited(checkout.workspace, only);
    if (left.some((one) => one.fingerprint === fingerprint)) throw new Error(`the patch repairs nothing: ${message}`);
    if (left.length >= found.length) throw new Error(`the patch makes it worse: ${message}\n${patch}`);
    const [unread] = (await audited(checkout.workspace, 'VA000')).filter((one) => one.message.startsWith('No rule'));
    if (unread) throw new Error(`the patch spoils the file: ${unread.message}\n${patch}`);
    applied++;
  }
  return applied;
}
