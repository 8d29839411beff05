import { connectCloudflare } from '../cloudflare/client.ts';
import { ActionError } from '../runtime/errors.ts';
import { beforeAnyChange } from '../runtime/untouched.ts';
import { deleteAgain, makeFrom } from './into-new.ts';
import type { Ended, Job } from './job.ts';
import { recordDrill } from './record.ts';
import { findTarget } from './target.ts';

/** A snapshot that was proven on the runner, proven on Cloudflare too where that is asked for, and the record of it. */
export async function drill(job: Job): Promise<Ended> {
  const { inputs, opened, context } = job;
  if (inputs.target !== undefined) await drillOnCloudflare(inputs.target, job);
  await recordDrill(opened, job, context);
  return { status: 'passed', outputs: {} };
}

/** Into a database that is made for it, and deleted. */
async function drillOnCloudflare(word: string, job: Job): Promise<void> {
  const { inputs, databases, opened, context } = job;
  const cloudflare = await beforeAnyChange(() => connectCloudflare(inputs, context));
  const destination = await beforeAnyChange(() => findTarget(word, databases, opened.manifest, cloudflare));
  if (destination.exists)
    throw new ActionError(
      'input-invalid',
      `The database ${destination.target.name} exists, and a drill makes and deletes one of its own. Nothing was done.`,
      { hint: 'Give a name that is not taken, or leave `target` out for a drill on the runner alone.' },
    );
  const place = await makeFrom(job, destination.name, cloudflare);
  const { message, hint, isGone } = await deleteAgain(place, cloudflare);
  if (!isGone)
    throw new ActionError('restore-failed', `The snapshot was restored and compared, and all agrees. ${message}`, {
      ...(hint === undefined ? {} : { hint }),
    });
  context.summary.markdown(
    'It was imported into a database on Cloudflare as well, compared there, and that database deleted.',
  );
}
