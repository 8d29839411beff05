import { cpSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Stack } from '../../local/stack.ts';
import { temporaryFolder } from './checkout.ts';

const root = resolve(import.meta.dirname, '../..');

/** A copy of the sample project that a test may change, with this repository's wrangler in its `node_modules`. */
export function checkoutSample(): string {
  const workspace = temporaryFolder();
  cpSync(join(root, 'examples/voygent'), workspace, { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(workspace, 'node_modules'));
  // It is not in a repository here, without which no gate can judge.
  edit(workspace, '.github/voygent.yml', (text) => text.replace('gate: required', 'gate: off'));
  return workspace;
}

/** Changes one file of a checkout. Fails where the text to change is not there: a test must not change nothing. */
export function edit(workspace: string, path: string, change: (text: string) => string): void {
  const file = join(workspace, path);
  const before = readFileSync(file, 'utf8');
  const after = change(before);
  if (after === before) throw new Error(`nothing was changed in ${path}`);
  writeFileSync(file, after);
}

/** The inputs by which an action reaches the local stack. */
export function credentials(stack: Stack): Record<string, string> {
  return {
    'cloudflare-api-token': stack.cloudflare.token,
    'cloudflare-account-id': stack.cloudflare.accountId,
    'github-token': stack.github.token,
  };
}

/** The environment by which an action reaches the local stack. */
export function networkOf(stack: Stack): Record<string, string> {
  const { CLOUDFLARE_API_BASE_URL = '', WORKERS_DEV_URL = '', GITHUB_API_URL = '' } = stack.env;
  const { GITHUB_REPOSITORY = '', RENDER_API_URL = '' } = stack.env;
  return { CLOUDFLARE_API_BASE_URL, WORKERS_DEV_URL, GITHUB_API_URL, GITHUB_REPOSITORY, RENDER_API_URL };
}
