import { openDoor } from '../runtime/door.ts';

/** The actions by name. Each is loaded when it is run: start-up is paid for by every job. */
const actions = {
  deploy: async () => openDoor({ ...(await import('../deploy/contract.ts')), ...(await import('../deploy/run.ts')) }),
  migrate: async () =>
    openDoor({ ...(await import('../migrate/contract.ts')), ...(await import('../migrate/run.ts')) }),
  release: async () =>
    openDoor({ ...(await import('../release/contract.ts')), ...(await import('../release/run.ts')) }),
  smoke: async () => openDoor({ ...(await import('../smoke/contract.ts')), ...(await import('../smoke/run.ts')) }),
};

export type ActionName = keyof typeof actions;

/** What a stub in `dist/` calls. */
export function main(name: ActionName): Promise<void> {
  return actions[name]();
}
