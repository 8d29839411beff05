import { valueAt } from '../../project/positions.ts';
import { age } from '../../snapshot/age-of.ts';
import { freshnessOf } from '../../snapshot/freshness.ts';
import { storedSnapshots } from '../../snapshot/store.ts';
import type { Audited, YamlFile } from '../audited.ts';
import type { Question, Rule, Told } from '../rule.ts';
import type { AuditedWorker } from '../wrangler.ts';
import { mapping, scalars, sequence } from '../yaml-walk.ts';

export const backupMissing: Rule = {
  id: 'VA012',
  name: 'backup-missing',
  severity: 'MEDIUM',
  about: 'A D1 database is not backed up by a schedule, no backup is ever restored, or none is fresh.',
  why: 'People forget; Time Travel ends after 30 days (7 on the free plan) and with the database; a backup that nobody has restored is a hope.',
  sources: [
    'https://developers.cloudflare.com/d1/reference/time-travel/',
    'https://docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows#schedule',
    'External review, «No Automated Backup Schedule»',
  ],
  fix: 'Call `voygent/voygent-actions/.github/workflows/backup.yml` from a workflow with a `schedule`: it takes a snapshot, and restores it.',
  judge: (audited) => (databases(audited).length === 0 ? [] : judge(audited)),
  questions: [areFresh()],
};

interface Bound {
  worker: AuditedWorker;
  name: string;
  isProduction: boolean;
  place: () => ReturnType<NonNullable<Told['place']>>;
}

function databases({ workers }: Audited): Bound[] {
  return workers.flatMap((worker) =>
    worker.sections.flatMap(({ config }) =>
      (config.section.d1_databases ?? []).map((entry, index) => ({
        worker,
        name: entry.database_name ?? entry.binding,
        isProduction: config.environment === undefined || /^prod/i.test(config.environment),
        place: () => worker.config.document.at([...config.pathOf('d1_databases'), index]),
      })),
    ),
  );
}

function judge(audited: Audited): Told[] {
  const { workflows } = audited;
  const takers = workflows.filter(takesBackups);
  const scheduled = takers.filter(isScheduled);
  const [taker] = scheduled.length > 0 ? scheduled : takers;
  const [bound] = databases(audited);
  if (!taker || scheduled.length === 0) return bound ? [none(bound, taker)] : [];
  const told: Told[] = [];
  if (!workflows.some(restores))
    told.push(
      at(
        taker,
        'no drill',
        'Backups are made, and none is ever restored.',
        'Use the reusable workflow `backup.yml`, whose second job restores what the first one made; or `actions/restore` with `mode: drill`.',
      ),
    );
  const watchers = workflows.filter((one) => one !== taker && watches(one));
  if (watchers.length === 0)
    told.push(
      at(
        taker,
        'no watch',
        'Nothing outside of this workflow notices that it runs no more: GitHub disables a schedule after 60 days without a commit.',
        'Run `actions/backup` with `mode: verify-freshness` in another workflow, such as on every pull request.',
      ),
    );
  return told;
}

function none({ worker, name, place }: Bound, taker: YamlFile | undefined): Told {
  return {
    file: worker.file,
    place,
    key: 'none',
    message: taker
      ? `The database ${name} is backed up by ${taker.file}, which has no \`schedule\`: somebody has to think of it.`
      : `No workflow backs up the database ${name}.`,
  };
}

function at({ file, document }: YamlFile, key: string, message: string, fix: string): Told {
  return { file, place: () => document.keyAt(['on']), key, severity: 'LOW', message, fix };
}

function isScheduled({ document }: YamlFile): boolean {
  return sequence(valueAt(document.value, ['on', 'schedule'])).length > 0;
}

const ours = /^[\w.-]+\/voygent-actions\/|^\.\/|^\$\//;

function steps({ document }: YamlFile): { uses: string; run: string; mode: string }[] {
  return Object.values(mapping(valueAt(document.value, ['jobs']))).flatMap((job) => {
    const all = [mapping(job), ...sequence(mapping(job)['steps']).map(mapping)];
    return all.map((one) => ({
      uses: String(one['uses'] ?? ''),
      run: String(one['run'] ?? ''),
      mode: String(mapping(one['with'])['mode'] ?? ''),
    }));
  });
}

function takesBackups(workflow: YamlFile): boolean {
  return steps(workflow).some(
    ({ uses, run, mode }) =>
      (ours.test(uses) && /\/backup\.yml(?:@|$)/.test(uses)) ||
      (ours.test(uses) && /\/actions\/backup(?:@|$)/.test(uses) && mode !== 'list' && mode !== 'verify-freshness') ||
      /\bwrangler\b[^\n]{0,200}\bd1\s+export\b/.test(run) ||
      /\/[\w-]*d1-backup[\w-]*(?:@|$)/.test(uses),
  );
}

function restores(workflow: YamlFile): boolean {
  return steps(workflow).some(
    ({ uses, mode }) =>
      ours.test(uses) &&
      (/\/backup\.yml(?:@|$)/.test(uses) ||
        (/\/actions\/restore(?:@|$)/.test(uses) && (mode === '' || mode === 'drill'))),
  );
}

function watches(workflow: YamlFile): boolean {
  return (
    steps(workflow).some(
      ({ uses, mode }) => ours.test(uses) && /\/actions\/backup(?:@|$)/.test(uses) && mode === 'verify-freshness',
    ) || [...scalars(workflow.document.value)].some(({ key, value }) => key === 'backups' && value === 'require')
  );
}

function areFresh(): Question {
  return {
    service: 'github',
    what: 'how old the newest proven snapshot of each database is',
    applies: (audited) => databases(audited).some(({ isProduction }) => isProduction),
    ask: async (audited, { github, now }) => {
      const { snapshots } = await storedSnapshots(await github());
      const settings = audited.settings?.value.databases ?? [];
      const all = databases(audited).filter(({ isProduction }) => isProduction);
      return all.flatMap(({ worker, name, place }): Told[] => {
        const own = settings.find((one) => one.name === name);
        const { isFresh, snapshot, maxAgeMs } = freshnessOf(
          own?.backup ? { backup: own.backup } : {},
          name,
          snapshots,
          { asked: undefined, now },
        );
        if (isFresh) return [];
        return [
          {
            file: worker.file,
            place,
            key: `${name} stale`,
            severity: 'HIGH',
            message: snapshot
              ? `The newest proven snapshot of ${name} is ${age(now - snapshot.takenAt)} old, and may be ${age(maxAgeMs)}.`
              : `There is no proven snapshot of ${name} among the artifacts of this repository.`,
            fix: 'Look at the runs of the workflow that makes the backups, then run it.',
          },
        ];
      });
    },
  };
}
