import { ActionError, toActionError } from './errors.ts';

/** Runs what only reads, before anything is changed: an error of it says that nothing was done. */
export async function beforeAnyChange<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (thrown) {
    throw nothingDone(toActionError(thrown));
  }
}

/** The error, which says that nothing was done, where it does not say so yet. */
export function nothingDone(error: ActionError): ActionError {
  const said = `${error.message} ${error.hint ?? ''}`;
  if (/nothing was done/i.test(said)) return error;
  return new ActionError(
    error.code,
    `${/[.!?]$/.test(error.message) ? error.message : `${error.message}.`} Nothing was done.`,
    {
      status: error.status,
      ...hintOf(error),
      ...(error.location ? { location: error.location } : {}),
      cause: error,
    },
  );
}

function hintOf({ code, hint }: ActionError): { hint?: string } {
  if (hint !== undefined) return { hint };
  return code === 'cancelled' || code === 'timeout' ? { hint: 'Run this again.' } : {};
}
