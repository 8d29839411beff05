import { isNotFound } from '../../cloudflare/errors.ts';
import { DatabaseId } from '../../cloudflare/ids.ts';
import type { KeyPath } from '../../project/positions.ts';
import type { D1Entry } from '../../project/wrangler-schema.ts';
import type { Audited } from '../audited.ts';
import { quoted } from '../place-text.ts';
import type { Question, Rule, Services, Told } from '../rule.ts';
import type { AuditedSection, AuditedWorker } from '../wrangler.ts';
import { patchSetting } from '../wrangler-patch.ts';

interface Bound {
  worker: AuditedWorker;
  section: AuditedSection;
  entry: D1Entry;
  path: KeyPath;
}

export const databaseId: Rule = {
  id: 'VA003',
  name: 'database-id',
  severity: 'HIGH',
  about: 'A D1 binding names no database, none that exists, or the one of another environment.',
  why: 'wrangler provisions a new, empty database for a binding without an id, and a migration then «succeeds» on it; an id of another environment has tests write into production.',
  sources: [
    'https://developers.cloudflare.com/workers/wrangler/configuration/#d1-databases',
    'https://developers.cloudflare.com/d1/configuration/environments/',
    'External review, «Migration Script Doesn’t Validate D1 Database ID»',
  ],
  fix: 'Look the id up with `npx wrangler d1 info <name>`, and write it as `database_id`.',
  judge: (audited) =>
    audited.workers.flatMap((worker) => {
      const all = boundBy(worker);
      return [...all.flatMap(formOf), ...shared(all)];
    }),
  questions: [databasesExist()],
};

function boundBy(worker: AuditedWorker): Bound[] {
  return worker.sections.flatMap((section) => {
    const base = section.config.pathOf('d1_databases');
    return (section.config.section.d1_databases ?? []).map((entry, index) => ({
      worker,
      section,
      entry,
      path: [...base, index],
    }));
  });
}

const placeholders = /^$|[<>{}$]|your|placeholder|todo|fixme|change.?me|replace|example|database.?id|^x+$|x{4}|\.\.\./i;
const madeUp = /^(.)\1{7}-(?:\1{4}-){3}\1{12}$|^12345678-1234-/;

function formOf({ worker, section, entry, path }: Bound): Told[] {
  const { database_id: id, binding } = entry;
  const told = (what: string, key: string, more: Partial<Told> = {}): Told[] => [
    {
      file: worker.file,
      place: () => worker.config.document.at([...path, 'database_id']),
      key: `${section.label} ${binding} ${key}`,
      message: `${what} (${section.label}, binding ${binding}).`,
      ...more,
    },
  ];
  if (id === undefined)
    return told('`database_id` is missing: wrangler makes a new, empty database on the next deploy', 'missing', {
      severity: 'MEDIUM',
    });
  if (placeholders.test(id) || madeUp.test(id))
    return told(`\`database_id\` is ${quoted(id)}, a placeholder`, 'placeholder');
  if (!DatabaseId.safeParse(id).success) return told(`\`database_id\` is ${quoted(id)}, which is no uuid`, 'malformed');
  return [];
}

/** Within one environment several bindings may be of one database. */
function shared(all: readonly Bound[]): Told[] {
  const byId = Map.groupBy(all, ({ entry }) => entry.database_id?.toLowerCase());
  return [...byId].flatMap(([id, group]) => {
    const [first, ...others] = group.filter(
      ({ section }, index) => group.findIndex((one) => one.section === section) === index,
    );
    if (id === undefined || !first || madeUp.test(id) || !DatabaseId.safeParse(id).success) return [];
    return others.map(
      ({ worker, section, entry, path }): Told => ({
        file: worker.file,
        place: () => worker.config.document.at([...path, 'database_id']),
        key: `${section.label} ${entry.binding} shared`,
        message: `${section.label} binds the database that ${first.section.label} binds: what one does to its data, it does to the other’s.`,
        fix: 'Make a database for each environment: `npx wrangler d1 create <name>-<environment>`.',
      }),
    );
  });
}

function databasesExist(): Question {
  const all = ({ workers }: Audited) => workers.flatMap(boundBy);
  return {
    service: 'cloudflare',
    what: 'whether the D1 databases exist and have their names',
    applies: (audited) => all(audited).length > 0,
    ask: async (audited, services) => {
      const told: Told[] = [];
      for (const bound of all(audited)) told.push(...(await look(bound, services)));
      return told;
    },
  };
}

async function look(bound: Bound, services: Services): Promise<Told[]> {
  const { entry } = bound;
  const { d1 } = await services.cloudflare();
  const id = DatabaseId.safeParse(entry.database_id);
  const named = async () =>
    entry.database_name === undefined
      ? undefined
      : (await d1.list(entry.database_name)).find(({ name }) => name === entry.database_name);
  if (!id.success) {
    const found = await named();
    return found
      ? [
          known(
            bound,
            `The account has the database \`${found.name}\`, which this binding does not name by its id`,
            found.uuid,
          ),
        ]
      : [];
  }
  const found = await d1.get(id.data).catch((error: unknown) => {
    if (isNotFound(error)) return undefined;
    throw error;
  });
  if (!found) return [known(bound, `The account has no database with the id ${id.data}`, (await named())?.uuid)];
  if (entry.database_name === undefined || found.name === entry.database_name) return [];
  const what = `The database ${id.data} is called \`${found.name}\`, and \`database_name\` says ${quoted(entry.database_name)}`;
  return [known(bound, what, (await named())?.uuid)];
}

/** What Cloudflare says of a binding, with the id of the database that has its name. */
function known({ worker, section, entry, path }: Bound, what: string, id: DatabaseId | undefined): Told {
  return {
    file: worker.file,
    place: () => worker.config.document.at([...path, 'database_id']),
    key: `${section.label} ${entry.binding} online`,
    message: `${what} (${section.label}, binding ${entry.binding}).`,
    ...(id === undefined
      ? {
          fix: 'Decide which database is meant: `npx wrangler d1 list`. If it is to be new: `npx wrangler d1 create <name>`.',
        }
      : {
          fix: `The database of that name has the id ${id}: write it as \`database_id\`, where it is the one that is meant.`,
          patch: () => patchSetting(worker, [...path, 'database_id'], id),
        }),
  };
}
