import type { Cloudflare } from '../cloudflare/client.ts';
import type { Bookmark } from '../cloudflare/ids.ts';
import { countsAround, type RowRanges } from '../migrations/counts.ts';
import type { Ledger } from '../migrations/ledger.ts';
import type { Target } from '../migrations/resolve.ts';
import { compare } from '../migrations/time-travel-proof.ts';
import { type Outcome, restoreAndLook, type Sight } from '../migrations/time-travel-send.ts';
import type { Context } from '../runtime/context.ts';
import type { ActionError } from '../runtime/errors.ts';
import type { Application } from './apply.ts';
import { readViolations, type Violations } from './verify.ts';

/** How a database was when the lock had been taken and nothing else done. */
export interface Before {
  ledger: Ledger;
  bookmark: Bookmark;
  violations: Violations;
  /** Rows by table, about when the bookmark was taken; only where a restore is to be proven by them. */
  counts: RowRanges | undefined;
}

/** What came of going back. `undo` is the bookmark of just before; unknown where it could not be read. */
export type Recovery = { undo?: Bookmark | undefined } & (
  | /** Proven by the schema's digest, the ledger and the number of rows in every table. */
  { state: 'restored'; tables: number }
  /** The service says that it restored; what is there says otherwise. */
  | { state: 'unproven'; differences: string[] }
  /** The call failed, and what is there is not what was before. */
  | { state: 'failed'; failure: unknown }
  /** It was sent, and the database could not be read afterwards. */
  | { state: 'unknown'; failure: unknown }
);

export async function readBefore(
  target: Target,
  ledger: Ledger,
  wanted: 'none' | 'restore',
  cloudflare: Cloudflare,
  context: Context,
): Promise<Before> {
  const take = () => Promise.all([cloudflare.d1.bookmark(target.id), readViolations(target, cloudflare, context)]);
  if (wanted === 'none') {
    const [bookmark, violations] = await take();
    return { ledger, bookmark, violations, counts: undefined };
  }
  const { taken, ranges } = await countsAround(target, ledger.schema, cloudflare, take);
  return { ledger, bookmark: taken[0], violations: taken[1], counts: ranges };
}

/**
 * Goes back to the bookmark, where that was asked for, the run has changed something, and nobody else has. A restore
 * loses what was written since: what is not known to be this run's doing is left to a person.
 */
export async function recover(
  error: ActionError,
  { applied, ledger, isOurs, isPartial = false }: Application,
  before: Before,
  job: { target: Target; cloudflare: Cloudflare; context: Context },
): Promise<Recovery | undefined> {
  const isChanged = applied.length > 0 || isPartial || ledger.digest !== before.ledger.digest;
  if (!before.counts || !isChanged || !isOurs) return undefined;
  const { target, context } = job;
  // Going back must be possible when the job was cancelled, too.
  const cloudflare = job.cloudflare.withSignal(AbortSignal.timeout(180_000));
  context.events.warning(
    'migration.restoring',
    `${target.name} goes back to its bookmark of before this run (${error.code}).`,
    { database: target.name, bookmark: before.bookmark },
  );
  const outcome = await context.timeline.step(
    target.name,
    'go back to the bookmark',
    async () => {
      // The answer that has it may be lost.
      const last = await cloudflare.d1.bookmark(target.id).catch(() => undefined);
      const restore = () => cloudflare.d1.restore(target.id, before.bookmark);
      return restoreAndLook(last, restore, () => look(before, target, cloudflare), context.clock);
    },
    ({ state }) => (state === 'restored' ? 'passed' : 'failed'),
  );
  return recoveryOf(outcome, before);
}

async function look(before: Before, target: Target, cloudflare: Cloudflare): Promise<Sight> {
  const { digest, applied } = before.ledger;
  const sight = await compare(target, { digest, applied, counts: before.counts }, cloudflare);
  if (sight.uncounted !== undefined) throw sight.uncounted;
  return sight;
}

function recoveryOf(outcome: Outcome<Sight>, { counts = {} }: Before): Recovery {
  const undo = outcome.undo === undefined ? {} : { undo: outcome.undo };
  switch (outcome.state) {
    case 'restored':
      return { ...undo, state: 'restored', tables: Object.keys(counts).length };
    case 'unproven':
      return { ...undo, state: 'unproven', differences: [...outcome.sight.differences] };
    default:
      return { ...undo, state: outcome.state, failure: outcome.failure };
  }
}
