import { randomBytes } from 'node:crypto';
import { CloudflareError, page, success } from '../api/envelope.ts';
import { type Route, reads } from '../api/routes.ts';
import type { Worker } from '../state.ts';
import type { MigrationStep, Upload } from './upload.ts';
import type { Workers } from './workers.ts';

/** Applies Durable Object migrations in order: a class keeps its objects when it is renamed and loses them when deleted. */
export function applyMigrations(worker: Worker, { newTag, steps }: NonNullable<Upload['migrations']>): void {
  for (const step of steps) applyStep(worker, step);
  if (newTag) worker.migrationTag = newTag;
}

function applyStep({ durableObjects }: Worker, step: MigrationStep): void {
  const create = (className: string, storage: 'sqlite' | 'legacy-kv') => {
    if (durableObjects[className]) {
      throw new CloudflareError(
        400,
        10074,
        `Cannot apply new-class migration to class '${className}' that is already depended on by existing Durable Objects`,
      );
    }
    durableObjects[className] = { storage, key: randomBytes(16).toString('hex') };
  };
  for (const className of step.new_classes) create(className, 'legacy-kv');
  for (const className of step.new_sqlite_classes) create(className, 'sqlite');
  for (const { from, to } of step.renamed_classes) {
    const known = durableObjects[from];
    if (!known) throw unknownClass(from);
    delete durableObjects[from];
    durableObjects[to] = known;
  }
  for (const className of step.deleted_classes) {
    if (!durableObjects[className]) throw unknownClass(className);
    delete durableObjects[className];
  }
}

function unknownClass(className: string): CloudflareError {
  return new CloudflareError(400, 10070, `Cannot apply a migration to class '${className}', which does not exist`);
}

export function durableObjectRoutes(workers: Workers): Route[] {
  return [
    reads('GET', '/accounts/:account/workers/durable_objects/namespaces', ({ request }) => {
      const namespaces = workers.list().flatMap(({ name: script, durableObjects }) =>
        Object.entries(durableObjects).map(([className, { storage, key }]) => ({
          id: key,
          name: `${script}_${className}`,
          script,
          class: className,
          use_sqlite: storage === 'sqlite',
        })),
      );
      const { items, info } = page(namespaces, request.query);
      return success(items, info);
    }),
  ];
}
