import { chmodSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const SCRIPT = join(import.meta.dirname, 'workerd.sh');

/**
 * Makes miniflare start workerd through a script that ends it when its host dies.
 * Without it a SIGKILL of the host leaves workerd running for ever, holding its ports and databases: workerd does not
 * watch its pipes, and miniflare's exit hooks do not run on SIGKILL.
 * The script polls, once a second, since nothing else works on Linux and macOS alike without a native module.
 */
export function guardWorkerd(): void {
  if (process.platform === 'win32' || process.env['MINIFLARE_WORKERD_PATH'] === SCRIPT) return;
  process.env['LOCAL_WORKERD'] = process.env['MINIFLARE_WORKERD_PATH'] ?? workerdPath();
  // A checkout from an archive may have lost the right to execute.
  if ((statSync(SCRIPT).mode & 0o111) === 0) chmodSync(SCRIPT, 0o755);
  process.env['MINIFLARE_WORKERD_PATH'] = SCRIPT;
}

/** workerd's binary, as the miniflare that is installed would find it. */
function workerdPath(): string {
  const requireFromMiniflare = createRequire(createRequire(import.meta.url).resolve('miniflare'));
  const { default: path } = requireFromMiniflare('workerd') as { default: string };
  return path;
}
