import { toActionError } from '../runtime/errors.ts';
import { attempt, type Call, type Line, repeating } from './call.ts';
import { RenderError, RollbackUnknown } from './errors.ts';
import { type Deploy, isSameContent } from './schema.ts';

/** Before which a rollback that was begun is not yet given up as not listed, in milliseconds. */
const pausesMs = [500, 1500, 4000];

export interface Request {
  call: Call<Deploy>;
  /** What is gone back to. */
  target: Deploy;
  /** The newest deploys. */
  list(): Promise<Deploy[]>;
}

/**
 * Asks for a rollback, once: a second one would be a second deploy. After a lost answer the deploy that it made is looked
 * for among those that were not there before.
 * @throws RollbackUnknown where it cannot be told; any other error says that no rollback was begun
 */
export async function startRollback({ call, target, list }: Request, line: Line): Promise<Deploy> {
  const known = new Set((await list()).map(({ id }) => id));
  let mayHaveBegun = false;
  const once = async () => {
    mayHaveBegun = true;
    try {
      return await attempt(call, line);
    } catch (error) {
      mayHaveBegun = !(error instanceof RenderError) || error.failure.kind === 'unknown';
      throw error;
    }
  };
  try {
    return await repeating(call, line, once);
  } catch (error) {
    if (!mayHaveBegun) throw error;
    const isIt = (deploy: Deploy) => !known.has(deploy.id) && isRollbackTo(deploy, target);
    const begun = line.signal.aborted ? undefined : await find(isIt, list, line);
    if (begun) return begun;
    throw new RollbackUnknown(toActionError(error));
  }
}

/** Whether the deploy is one that goes back to the target. */
export function isRollbackTo(deploy: Deploy, target: Deploy): boolean {
  if (deploy.trigger !== undefined && deploy.trigger !== 'rollback') return false;
  const isUntold = target.commit === undefined && target.image === undefined;
  return isSameContent(deploy, target) || (isUntold && deploy.trigger === 'rollback');
}

/** A list may lag behind, so it is looked at several times. `undefined` also where it cannot be read. */
async function find(
  isIt: (deploy: Deploy) => boolean,
  list: () => Promise<Deploy[]>,
  line: Line,
): Promise<Deploy | undefined> {
  try {
    for (const pause of [...pausesMs, undefined]) {
      const found = (await list()).find(isIt);
      if (found || pause === undefined) return found;
      await line.clock.sleep(pause, line.signal);
    }
    return undefined;
  } catch {
    return undefined;
  }
}
