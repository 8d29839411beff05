import path from 'node:path';
import { z } from 'zod';
import { ActionError } from '../runtime/errors.ts';
import { problemsOf } from './issues.ts';
import { parseJsonc } from './jsonc.ts';
import { invalid, invalidAt } from './problems.ts';
import type { Redirect, Worker } from './project.ts';
import { inside, kindOf, readSource, relative } from './source.ts';

/** Where a framework's build tells wrangler to deploy another configuration (workers-utils, PATH_TO_DEPLOY_CONFIG). */
const pointerPath = path.join('.wrangler', 'deploy', 'config.json');

const Pointer = z.object({ configPath: z.string().min(1) });
const Generated = z.object({ name: z.string().optional(), targetEnvironment: z.string().optional() });

/**
 * The generated configuration that `wrangler deploy` would use in place of the Worker's own, if a build has left one.
 * A build may write it after the project was loaded: whoever deploys asks again. Throws `config-invalid` where it is
 * broken, or was built for another Worker or environment: wrangler would deploy the wrong thing.
 */
export async function readRedirect(
  worker: Pick<Worker, 'name' | 'directory' | 'wranglerEnvironment'>,
  { workspace, root }: { workspace: string; root: string },
): Promise<Redirect | undefined> {
  const pointer = path.join(worker.directory, pointerPath);
  if ((await kindOf(pointer)) !== 'file') return undefined;
  const asker = { what: `\`${relative(workspace, pointer)}\``, code: 'config-invalid' } as const;
  const source = await readSource(workspace, await inside(workspace, worker.directory, pointerPath, asker));
  const document = await parseJsonc(source.text, source.file);
  const parsed = Pointer.safeParse(document.value);
  if (!parsed.success) throw invalid(source.file, problemsOf(parsed.error, document, Pointer), rebuild);
  const location = document.at(['configPath']);
  const what = `${source.file}: \`configPath\``;
  const target = await inside(workspace, path.dirname(pointer), parsed.data.configPath, { ...asker, what, location });
  if ((await kindOf(target)) !== 'file') {
    throw invalidAt(location, `it leads to \`${relative(workspace, target)}\`, which is not there.`, rebuild);
  }
  await refuseOther(worker, workspace, target);
  return { file: relative(root, target) };
}

const rebuild = 'The file is left over from a build. Build again, or delete `.wrangler/deploy`.';

async function refuseOther(
  worker: Pick<Worker, 'name' | 'wranglerEnvironment'>,
  workspace: string,
  target: string,
): Promise<void> {
  const source = await readSource(workspace, target);
  const document = await parseJsonc(source.text, source.file);
  const parsed = Generated.safeParse(document.value);
  if (!parsed.success) throw invalid(source.file, problemsOf(parsed.error, document, Generated), rebuild);
  const { name, targetEnvironment } = parsed.data;
  if (name === worker.name && (targetEnvironment ?? worker.wranglerEnvironment) === worker.wranglerEnvironment) return;
  const built = `\`${name}\`${targetEnvironment === undefined ? '' : ` in the environment \`${targetEnvironment}\``}`;
  throw new ActionError(
    'config-invalid',
    `\`${source.file}\`, which wrangler would deploy, was built for ${built}, not for \`${worker.name}\`.`,
    {
      hint: `Build again for this environment (CLOUDFLARE_ENV=${worker.wranglerEnvironment ?? ''}), or delete \`.wrangler/deploy\`.`,
      location: document.at(['name']),
    },
  );
}
