import path from 'node:path';
import type { Places } from './candidates.ts';
import { invalidAt } from './problems.ts';
import type { RenderService } from './project.ts';
import type { Settings } from './settings.ts';
import { inside, kindOf, relative } from './source.ts';

/** `render` of voygent.yml. Throws `config-invalid` where the Blueprint is no file of the checkout. */
export async function renderOf(settings: Settings | undefined, places: Places): Promise<RenderService | undefined> {
  const render = settings?.value.render;
  if (!settings || !render) return undefined;
  return { service: render.service, blueprint: await blueprintOf(settings, render.blueprint, places) };
}

async function blueprintOf(
  settings: Settings,
  written: string | undefined,
  { workspace, root }: Places,
): Promise<string | undefined> {
  if (written === undefined) return undefined;
  const location = settings.document.at(['render', 'blueprint']);
  const what = `${settings.file}: \`render.blueprint\``;
  const target = await inside(workspace, root, written, { what, code: 'config-invalid', location });
  if ((await kindOf(target)) === 'file') return relative(root, path.resolve(target));
  throw invalidAt(
    location,
    `\`render.blueprint\` is \`${written}\`, which is not a file.`,
    'Write its path relative to the working directory, or leave the key out where the service has no Blueprint.',
  );
}
