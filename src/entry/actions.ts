import type { AnnouncedInputs, Ended, KindsByMode } from '../notify/announce.ts';
import type { Context } from '../runtime/context.ts';
import { openDoor } from '../runtime/door.ts';

/** The actions by name. Of each only what is run is loaded: start-up is paid for by every job. */
const actions = {
  audit: async () => {
    const { contract } = await import('../audit/contract.ts');
    return openDoor({ contract, load: () => import('../audit/run.ts') });
  },
  backup: async () => {
    const { contract } = await import('../backup/contract.ts');
    return openDoor({
      contract,
      load: () => told(import('../backup/run.ts'), { backup: 'backup', 'verify-freshness': 'freshness' }),
    });
  },
  deploy: async () => {
    const { contract } = await import('../deploy/contract.ts');
    return openDoor({ contract, load: () => import('../deploy/run.ts') });
  },
  gate: async () => {
    const { contract } = await import('../gate/contract.ts');
    return openDoor({ contract, load: () => import('../gate/run.ts') });
  },
  migrate: async () => {
    const { contract } = await import('../migrate/contract.ts');
    return openDoor({ contract, load: () => import('../migrate/run.ts') });
  },
  release: async () => {
    const { contract } = await import('../release/contract.ts');
    return openDoor({ contract, load: () => told(import('../release/run.ts'), { apply: 'release' }) });
  },
  restore: async () => {
    const { contract } = await import('../restore/contract.ts');
    return openDoor({ contract, load: () => import('../restore/run.ts') });
  },
  review: async () => {
    const { contract } = await import('../review/contract.ts');
    return openDoor({ contract, load: () => import('../review/run.ts') });
  },
  rollback: async () => {
    const { contract } = await import('../rollback/contract.ts');
    return openDoor({ contract, load: () => told(import('../rollback/run.ts'), { apply: 'rollback' }) });
  },
  smoke: async () => {
    const { contract } = await import('../smoke/contract.ts');
    return openDoor({ contract, load: () => import('../smoke/run.ts') });
  },
};

/** An action of whose end somebody is told, where voygent.yml asks for it. */
async function told<Inputs extends AnnouncedInputs, R extends Ended>(
  action: Promise<{ run: (inputs: Inputs, context: Context) => Promise<R> }>,
  kinds: KindsByMode,
) {
  const [{ announced }, { run }] = await Promise.all([import('../notify/announce.ts'), action]);
  return { run: announced(run, kinds) };
}

export type ActionName = keyof typeof actions;

/** What a stub in `dist/` calls. */
export function main(name: ActionName): Promise<void> {
  return actions[name]();
}

/** What `dist/rehearsal.js` calls: the process in which migrations are rehearsed. */
export async function rehearsal(): Promise<void> {
  await import('../rehearsal/rehearsal-process.ts');
}

/** What `dist/load-worker.js` calls: the thread in which a dump is loaded. */
export async function loadWorker(): Promise<void> {
  await import('../snapshot/load-worker.ts');
}
