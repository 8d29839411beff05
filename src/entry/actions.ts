import { openDoor } from '../runtime/door.ts';

/** The actions by name. Of each only what is run is loaded: start-up is paid for by every job. */
const actions = {
  audit: async () => {
    const { contract } = await import('../audit/contract.ts');
    return openDoor({ contract, load: () => import('../audit/run.ts') });
  },
  backup: async () => {
    const { contract } = await import('../backup/contract.ts');
    return openDoor({ contract, load: () => import('../backup/run.ts') });
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
    return openDoor({ contract, load: () => import('../release/run.ts') });
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
    return openDoor({ contract, load: () => import('../rollback/run.ts') });
  },
  smoke: async () => {
    const { contract } = await import('../smoke/contract.ts');
    return openDoor({ contract, load: () => import('../smoke/run.ts') });
  },
};

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
