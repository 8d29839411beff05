import type { Cloudflare } from '../cloudflare/client.ts';
import type { Worker } from '../project/project.ts';
import type { Context } from '../runtime/context.ts';
import { ActionError } from '../runtime/errors.ts';

/**
 * Holds that every required secret is set or can be: those that Cloudflare has not got are taken from the environment
 * variables of their names, to be uploaded with the version.
 * @throws ActionError `secret-missing`
 */
export async function requiredSecrets(
  worker: Worker,
  required: readonly string[],
  exists: boolean,
  cloudflare: Cloudflare,
  context: Context,
): Promise<ReadonlyMap<string, string>> {
  const names = [...new Set([...worker.requiredSecrets, ...required])];
  if (names.length === 0) return new Map();
  const given = (name: string) => context.runner.env[name]?.trim() ?? '';
  // Masked also where Cloudflare has it already: what a Worker answers may be quoted.
  for (const value of names.map(given).filter(Boolean)) context.secrets.add(value);
  const present = new Set(exists ? await cloudflare.workers.secretNames(worker.name) : []);
  const absent = names.filter((name) => !present.has(name));
  const found = absent.map((name) => [name, given(name)] as const);
  const missing = found.filter(([, value]) => value === '').map(([name]) => name);
  if (missing.length > 0) throw secretMissing(worker, missing, exists);
  return new Map(found);
}

function secretMissing(worker: Worker, names: readonly string[], exists: boolean): ActionError {
  const [first = ''] = names;
  const env = `\`env: { ${first}: \${{ secrets.${first} }} }\``;
  return new ActionError(
    'secret-missing',
    `The Worker ${worker.name} must not run without ${names.map((name) => `\`${name}\``).join(', ')}, which ${names.length === 1 ? 'is' : 'are'} not set. Nothing was done.`,
    {
      hint: exists
        ? `Set it once: npx wrangler secret put ${first} --name ${worker.name}. Or give it to this step: ${env}.`
        : `The Worker does not exist yet, so give the secret to this step, which uploads it with the first version: ${env}.`,
      location: { file: worker.configFile },
    },
  );
}
