import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Context } from '../runtime/context.ts';
import { ActionError } from '../runtime/errors.ts';
import type { Wrangler } from './wrangler.ts';

const Package = z.object({ version: z.string(), bin: z.union([z.string(), z.record(z.string(), z.string())]) });

/**
 * The wrangler of the nearest `node_modules` of these folders.
 * @throws ActionError `wrangler-not-found` for one without a command.
 */
export async function wranglerOfNodeModules(folders: readonly string[]): Promise<Wrangler | undefined> {
  for (const folder of folders) {
    const found = await wranglerOf(join(folder, 'node_modules', 'wrangler'));
    if (found) return found;
  }
  return undefined;
}

/** The wrangler of a package's folder; `undefined` where there is none. @throws ActionError `wrangler-not-found` */
export async function wranglerOf(home: string): Promise<Wrangler | undefined> {
  const text = await readFile(join(home, 'package.json'), 'utf8').catch(() => undefined);
  return text === undefined ? undefined : wranglerIn(home, text);
}

function wranglerIn(home: string, text: string): Wrangler {
  const { data } = Package.safeParse(parsed(text));
  const script = typeof data?.bin === 'string' ? data.bin : data?.bin['wrangler'];
  if (data === undefined || script === undefined)
    throw new ActionError('wrangler-not-found', `The wrangler in ${home} has no command. Nothing was done.`, {
      hint: 'Install the dependencies anew.',
    });
  return { script: join(home, script), version: data.version };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Run under Yarn's own resolution, which alone can read its archives. Its argument is the Worker's folder. */
const question = `
const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const home = require('pnpapi').resolveToUnqualified('wrangler', process.argv[1] + '/', { considerBuiltins: false });
console.log(JSON.stringify({ home, text: readFileSync(join(home, 'package.json'), 'utf8') }));
`;
const Answer = z.object({ home: z.string(), text: z.string() });

const questionDeadlineMs = 60_000;

/**
 * The wrangler that Yarn's Plug'n'Play gives this folder: without `node_modules`, from archives that node reads only with
 * `.pnp.cjs` loaded. `undefined` where there is no Plug'n'Play, and where the package does not name wrangler or is not
 * installed.
 */
export async function wranglerOfPlugAndPlay(
  directory: string,
  folders: readonly string[],
  context: Context,
): Promise<Wrangler | undefined> {
  const file = await firstThere(folders.map((folder) => join(folder, '.pnp.cjs')));
  if (file === undefined) return undefined;
  const answer = await context.exec.run(process.execPath, ['--require', file, '--eval', question, directory], {
    cwd: directory,
    env: {},
    signal: context.signal,
    deadlineMs: questionDeadlineMs,
  });
  if (answer.exitCode !== 0) return undefined;
  const { home, text } = Answer.parse(JSON.parse(answer.stdout));
  return { ...wranglerIn(home, text), nodeArguments: ['--require', file] };
}

async function firstThere(files: readonly string[]): Promise<string | undefined> {
  for (const file of files) {
    const isThere = await access(file).then(
      () => true,
      () => false,
    );
    if (isThere) return file;
  }
  return undefined;
}
