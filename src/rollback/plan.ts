import { type Cloudflare, connectCloudflare } from '../cloudflare/client.ts';
import type { VersionId } from '../cloudflare/ids.ts';
import type { RecordedRelease } from '../ledger/entry.ts';
import type { ReleaseLedger } from '../ledger/ledger.ts';
import { parseChecks, type SmokeCheck } from '../project/checks.ts';
import { projectFromInputs } from '../project/from-inputs.ts';
import type { Project, Worker } from '../project/project.ts';
import { type History, type PastVersion, readHistory, soleVersion, versionIn } from '../rollout/history.ts';
import { inDependencyOrder } from '../rollout/order.ts';
import type { Provable } from '../rollout/prove.ts';
import type { Heads } from '../rollout/version-note.ts';
import type { Context } from '../runtime/context.ts';
import type { InputsOf } from '../runtime/contract.ts';
import { ActionError } from '../runtime/errors.ts';
import { requireSecrets } from '../smoke/credential.ts';
import { workerUrl } from '../smoke/url.ts';
import { commitsBetween, type Undone } from './commits.ts';
import type { contract } from './contract.ts';
import { type DatabaseMove, planDatabases, refusalOf } from './databases.ts';
import { openLedger } from './record.ts';
import { planService, type ServiceMove } from './service.ts';
import { type Chosen, choose } from './target.ts';

export type Inputs = InputsOf<typeof contract>;

/** All that a rollback does, found before anything is changed. */
export interface RollbackPlan {
  cloudflare: Cloudflare;
  /** `undefined`: there is none that can be read, and it was said why. */
  ledger: ReleaseLedger | undefined;
  releases: readonly RecordedRelease[];
  environment: string;
  /** As it was asked for. */
  target: string;
  chosen: Chosen;
  /** In the order in which they go back: each before those that it is bound to. */
  workers: WorkerMove[];
  databases: DatabaseMove[];
  /** On Render; `undefined`: there is none, or no key to it. */
  service: ServiceMove | undefined;
  undone: Undone;
  /** What `confirm` must be. */
  confirm: string;
  /** Why this must not be done. */
  refusal: ActionError | undefined;
  /** Why there is nothing to do. */
  done: string | undefined;
}

export interface WorkerMove extends Provable {
  history: History;
  /** What is deployed now. */
  from: History['deployments'][number];
  /** `undefined`: it stays, and why. */
  to: VersionId | undefined;
  why: string | undefined;
  /** Of `to`. */
  version: PastVersion | undefined;
  /** Whether `to` serves all requests already. */
  isThere: boolean;
}

/** Reads only. */
export async function planRollback(inputs: Inputs, context: Context): Promise<RollbackPlan> {
  const target = inputs.target ?? 'previous';
  const cloudflare = await connectCloudflare(inputs, context);
  const project = await projectFromInputs(inputs, context);
  const environment = project.environment.name ?? 'default';
  const checks = await checksFrom(inputs.checks);
  requireSecrets(checks === 'none' ? [] : (checks ?? project.workers.flatMap(({ smoke }) => smoke)), context);
  const { ledger, releases } = await openLedger(inputs['github-token'], environment, context);
  const histories = await readHistories(project.workers, cloudflare, context);
  const chosen = choose(target, { histories, releases });
  const workers = await Promise.all(
    callersFirst(project, histories).map((worker) => planWorker(worker, checks, histories, chosen, cloudflare)),
  );
  const databases = await planDatabases(
    project,
    { ...inputs, chosen, heads: headsOf(workers, chosen) },
    cloudflare,
    context,
  );
  const undone = await commitsBetween(
    commitOf(workers, ({ version }) => version),
    commitOf(workers, now),
    context,
  );
  const confirm = confirmationOf(workers, databases);
  const service = await planService(project, inputs['render-api-key'], chosen, context);
  const done = chosen.done ?? nothingMoves({ workers, databases, service, chosen });
  const refusal = done === undefined ? refusalOf(databases) : undefined;
  return {
    cloudflare,
    ledger,
    releases,
    environment,
    target,
    chosen,
    workers,
    databases,
    service,
    undone,
    confirm,
    refusal,
    done,
  };
}

/** Why there is nothing to do, where all is there already. @throws ActionError where nobody knows where to go */
function nothingMoves({
  workers,
  databases,
  service,
  chosen,
}: Pick<RollbackPlan, 'workers' | 'databases' | 'service' | 'chosen'>): string | undefined {
  if (chosen.continues || service?.to !== undefined) return undefined;
  const going = workers.filter(({ to }) => to !== undefined);
  if (going.some(({ isThere }) => !isThere)) return undefined;
  // A database is not taken away from under code that stays.
  if (going.length > 0 && databases.some(({ kind }) => kind === 'restore')) return undefined;
  if (going.length > 0)
    return `${going.map(({ worker, to }) => `${worker.name} serves version ${to} already`).join('; ')}.`;
  const why = workers.map((one) => `${one.worker.name}: ${one.why ?? 'its past is not known'}`).join('; ');
  throw new ActionError('target-not-found', `There is nothing to go back to (${why}). Nothing was done.`, {
    hint: 'Name the release, the commit or the version to go to.',
  });
}

/** `undefined`: those of the configuration; an empty list: none at all. */
async function checksFrom(text: string | undefined): Promise<readonly SmokeCheck[] | 'none' | undefined> {
  if (text === undefined) return undefined;
  return text === 'none' ? 'none' : parseChecks(text, 'input checks');
}

/** Of those that were ever deployed. */
async function readHistories(
  workers: readonly Worker[],
  cloudflare: Cloudflare,
  { events }: Context,
): Promise<History[]> {
  const found = await Promise.all(
    workers.map(async ({ name }) => {
      const history = (await cloudflare.workers.exists(name)) ? await readHistory(name, cloudflare) : undefined;
      if (history && history.deployments.length > 0) return [history];
      events.warning('rollback.left-out', `${name} was never deployed: there is nothing of it to go back to.`);
      return [];
    }),
  );
  if (found.flat().length > 0) return found.flat();
  const names = workers.map(({ name }) => name).join(', ');
  throw new ActionError(
    'worker-not-found',
    `No Worker of the configuration was ever deployed (${names}). Nothing was done.`,
    {
      hint: 'Check `environment`, the account id, and the names in the wrangler configuration.',
    },
  );
}

/** A caller of today may need what its callee of today has. */
function callersFirst({ workers }: Project, histories: readonly History[]): Worker[] {
  const deployed = workers.filter(({ name }) => histories.some(({ worker }) => worker === name));
  return inDependencyOrder(deployed, (worker) => worker).toReversed();
}

async function planWorker(
  worker: Worker,
  checks: readonly SmokeCheck[] | 'none' | undefined,
  histories: readonly History[],
  { versions, stays }: Chosen,
  cloudflare: Cloudflare,
): Promise<WorkerMove> {
  const history = histories.find((one) => one.worker === worker.name);
  const [from] = history?.deployments ?? [];
  if (!history || !from) throw new Error(`the history of ${worker.name} was not read`);
  const to = versions.get(worker.name);
  const version = to && versionIn(history, to);
  if (to !== undefined && version === undefined) throw tooOld(worker, to);
  const [url, subdomain] = await Promise.all([workerUrl(worker, cloudflare), cloudflare.workers.subdomain()]);
  return {
    worker,
    url,
    subdomain,
    checks: checks === 'none' ? [] : (checks ?? worker.smoke),
    history,
    from,
    to,
    why: stays.get(worker.name),
    version,
    isThere: to !== undefined && soleVersion(from) === to,
  };
}

function tooOld({ name }: Worker, version: VersionId): ActionError {
  return new ActionError(
    'target-not-found',
    `Version ${version} of ${name} cannot be deployed any more: Cloudflare keeps the last 100 versions. Nothing was done.`,
    { hint: 'Check out its commit and release it anew.' },
  );
}

function now({ history, from }: WorkerMove): PastVersion | undefined {
  const [serving] = from.serving.toSorted((a, b) => b.percentage - a.percentage);
  return serving && versionIn(history, serving.version_id);
}

/** The first commit that any of them tells. */
function commitOf(
  workers: readonly WorkerMove[],
  of: (move: WorkerMove) => PastVersion | undefined,
): string | undefined {
  return workers
    .filter(({ to }) => to !== undefined)
    .map((move) => of(move)?.commit)
    .find((commit) => commit !== undefined);
}

/** What the old code was made for: its versions tell, else what was recorded of that moment. */
function headsOf(workers: readonly WorkerMove[], { moment }: Chosen): Heads {
  const recorded = Object.fromEntries(moment?.databases.map(({ name, head }) => [name, head]) ?? []);
  return Object.assign({}, recorded, ...workers.map(({ version }) => version?.heads ?? {}));
}

/** A database that is restored is what is dangerous: then its name is the word. */
function confirmationOf(workers: readonly WorkerMove[], databases: readonly DatabaseMove[]): string {
  const restored = databases.filter(({ kind }) => kind === 'restore').map(({ target }) => target.name);
  if (restored.length > 0) return restored.join(',');
  const moving = workers.filter(({ to }) => to !== undefined);
  return (moving.length > 0 ? moving : workers).map(({ worker }) => worker.name).join(',');
}
