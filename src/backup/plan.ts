import type { Cloudflare } from '../cloudflare/client.ts';
import { requireRuntime } from '../github/artifacts.ts';
import { connectGitHub } from '../github/client.ts';
import { repositoryVisibility } from '../github/repository-visibility.ts';
import { resolveDatabase, type Target } from '../migrations/resolve.ts';
import type { Database } from '../project/project.ts';
import type { Context } from '../runtime/context.ts';
import type { InputsOf } from '../runtime/contract.ts';
import { ActionError, toActionError } from '../runtime/errors.ts';
import { checkRecipients } from '../snapshot/age.ts';
import type { contract } from './contract.ts';

/** A snapshot that is to be taken. */
export interface Planned {
  target: Target;
  recipients: readonly string[];
  retentionDays: number;
}

const defaultRetentionDays = 90;

/**
 * What is to be done, with everything that can be known to stand against it before a database is made to wait.
 * @throws ActionError `input-invalid`, `snapshot-refused`, and what finding the databases throws
 */
export async function planBackups(
  databases: readonly Database[],
  inputs: InputsOf<typeof contract>,
  cloudflare: Cloudflare,
  context: Context,
): Promise<Planned[]> {
  const wanted = databases.map((database) => ({ database, recipients: recipientsOf(database, inputs) }));
  for (const { recipients } of wanted) await checkRecipients(recipients);
  if (inputs.upload) {
    requireRuntime(context);
    if (wanted.some(({ recipients }) => recipients.length === 0)) await refusePublic(inputs, context);
  } else if (inputs.output === undefined) throw nowhere();
  const planned: Planned[] = [];
  for (const { database, recipients } of wanted)
    planned.push({
      target: await resolveDatabase(database, cloudflare),
      recipients,
      retentionDays: inputs['retention-days'] ?? database.backup?.['retention-days'] ?? defaultRetentionDays,
    });
  return planned;
}

function recipientsOf({ backup }: Database, { recipients }: InputsOf<typeof contract>): readonly string[] {
  return recipients.length > 0 ? recipients : (backup?.recipients ?? []);
}

/** Anybody can download the artifacts of a public repository. Where it cannot be told, it may be one. */
async function refusePublic(inputs: InputsOf<typeof contract>, context: Context): Promise<void> {
  const github = await connectGitHub(inputs['github-token'], context, 'tell whether the repository is public');
  const visibility = await repositoryVisibility(github).catch((thrown) => {
    const error = toActionError(thrown);
    throw new ActionError(
      'snapshot-refused',
      `Nothing is uploaded that is not encrypted unless the repository is known not to be public: ${error.message} Nothing was done.`,
      { hint: howToEncrypt, cause: error },
    );
  });
  if (visibility !== 'public') return;
  throw new ActionError(
    'snapshot-refused',
    'This repository is public, and anybody could download a snapshot that is not encrypted. Nothing was done.',
    { hint: howToEncrypt },
  );
}

const howToEncrypt =
  'Make a pair with `age-keygen`, keep the identity (`AGE-SECRET-KEY-1…`) where no workflow needs it but `restore`, and give the `age1…` line as `recipients`, or in .github/voygent.yml: databases: [{ name: …, backup: { recipients: [age1…] } }].';

function nowhere(): ActionError {
  return new ActionError('input-invalid', '`upload: false` without `output` would keep nothing. Nothing was done.', {
    hint: 'Give a folder as `output`, or leave `upload` out.',
  });
}
