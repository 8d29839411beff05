import type { Cloudflare } from '../cloudflare/client.ts';
import { Bookmark } from '../cloudflare/ids.ts';
import type { DatabaseState } from '../ledger/entry.ts';
import { countable, countRows, type Loss, lossBetween } from '../migrations/counts.ts';
import { readMigrations } from '../migrations/files.ts';
import { type Ledger, readLedger } from '../migrations/ledger.ts';
import { resolveDatabase, type Target } from '../migrations/resolve.ts';
import type { Database, Project } from '../project/project.ts';
import { type Fit, fitOf } from '../rehearsal/fit.ts';
import type { Heads } from '../rollout/version-note.ts';
import type { Context } from '../runtime/context.ts';
import { ActionError } from '../runtime/errors.ts';
import { didYouMean } from '../runtime/nearest.ts';
import type { Chosen } from './target.ts';

/** What becomes of a database. */
export type DatabaseMove = { target: Target; ledger: Ledger } & (
  | { kind: 'keep'; fit: Fit; allowed: boolean }
  /** `loses` is `undefined` where it cannot be known. */
  | {
      kind: 'restore';
      state: DatabaseState & { bookmark: Bookmark };
      fit: Fit;
      loses: readonly Loss[] | undefined;
      since: string[];
    }
);

interface Wanted {
  database: 'keep' | 'restore';
  allow: readonly string[];
  chosen: Chosen;
  heads: Heads;
}

/** What `allow` can name: a finding of a rehearsal, that nothing could be found out, and secrets of old. */
const allowances = ['contract-step', 'unknown-schema', 'secrets-changed'] as const;
type Allowance = (typeof allowances)[number];

export function isAllowed(allow: readonly string[], what: Allowance): boolean {
  return allow.includes(what);
}

/** Reads only. */
export async function planDatabases(
  project: Project,
  wanted: Wanted,
  cloudflare: Cloudflare,
  context: Context,
): Promise<DatabaseMove[]> {
  const unknown = wanted.allow.find((word) => !(allowances as readonly string[]).includes(word));
  if (unknown !== undefined)
    throw new ActionError(
      'input-invalid',
      `The input \`allow\` names \`${unknown}\`, which nothing here is called. Nothing was done.`,
      {
        hint: didYouMean(unknown, [...allowances]),
      },
    );
  return Promise.all(project.databases.map((database) => planDatabase(database, wanted, cloudflare, context)));
}

async function planDatabase(
  database: Database,
  { database: wish, allow, chosen, heads }: Wanted,
  cloudflare: Cloudflare,
  context: Context,
): Promise<DatabaseMove> {
  const target = await resolveDatabase(database, cloudflare);
  const [ledger, files] = await Promise.all([
    readLedger(target, cloudflare),
    readMigrations(database, context.runner.workspace),
  ]);
  const fit = await fitOf(heads[target.name], target, ledger, files, context);
  if (wish === 'keep' || chosen.done !== undefined)
    return { target, ledger, kind: 'keep', fit, allowed: isAllowed(allow, allowanceFor(fit)) };
  const state = stateThen(target, chosen);
  const counts = countable(target) && state.rows ? await countRows(target, ledger.schema, cloudflare) : undefined;
  return {
    target,
    ledger,
    kind: 'restore',
    fit,
    state,
    loses: state.rows && counts && lossBetween(state.rows, counts),
    since: sinceHead(ledger.applied, state.head),
  };
}

function allowanceFor({ kind }: Fit): Allowance {
  return kind === 'unknown' ? 'unknown-schema' : 'contract-step';
}

/** Migrations that a restore takes away; all of them where the head of then is not among them. */
function sinceHead(applied: readonly string[], head: string | null): string[] {
  return applied.slice(head === null ? 0 : applied.indexOf(head) + 1);
}

function stateThen(target: Target, { moment, source }: Chosen): DatabaseState & { bookmark: Bookmark } {
  const state = moment?.databases.find(({ id }) => id === target.id);
  const bookmark = Bookmark.safeParse(state?.bookmark);
  if (state && bookmark.success) return { ...state, bookmark: bookmark.data };
  const why =
    source === 'ledger'
      ? 'the release that followed the target recorded none, or there is none'
      : 'the ledger of releases on GitHub, which has them, does not know the target';
  throw new ActionError(
    'target-not-found',
    `${target.name} cannot be restored: there is no bookmark of that moment, as ${why}. Nothing was done.`,
    {
      hint: `Leave the databases as they are (\`database: keep\`), or find the moment yourself: npx wrangler d1 time-travel info ${target.name} --timestamp=<when>`,
    },
  );
}

/** Why the rollback must not be done: a database that the old code does not fit, or may not fit. */
export function refusalOf(databases: readonly DatabaseMove[]): ActionError | undefined {
  for (const move of databases) {
    if (move.kind === 'restore' || move.allowed) continue;
    if (move.fit.kind === 'contracted') return contracted(move.target, move.fit);
    if (move.fit.kind === 'unknown') return untold(move.target, move.fit);
  }
  return undefined;
}

function contracted({ name }: Target, { findings, since }: Extract<Fit, { kind: 'contracted' }>): ActionError {
  const told = findings.map(({ file, line, message, reason }) => {
    const why = reason === undefined ? '' : ` (its file says: «${reason}»)`;
    return `${file}${line === undefined ? '' : `:${line}`}: ${message}${why}`;
  });
  return new ActionError(
    'schema-unfit',
    `The old code does not fit the schema of ${name}, which has lost something since (${since.join(', ')}): ${told.join(' ')} Nothing was done.`,
    {
      hint: [
        'Where you know that the old code does not need it: `allow: contract-step`.',
        'To take the database back as well, and lose everything that was written since: `database: restore`.',
        'Else go forward: correct the newest release and release it anew.',
      ].join('\n'),
    },
  );
}

function untold({ name }: Target, { why, hint }: Extract<Fit, { kind: 'unknown' }>): ActionError {
  return new ActionError(
    'schema-unfit',
    `It cannot be told whether the old code fits the schema of ${name}: ${why} Nothing was done.`,
    {
      status: 'indeterminate',
      hint: [
        hint,
        'Where you know that it fits: `allow: unknown-schema`.',
        'To take the database to that moment as well, and lose everything that was written since: `database: restore`.',
      ].join('\n'),
    },
  );
}
