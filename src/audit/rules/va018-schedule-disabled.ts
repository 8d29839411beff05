import { listWorkflows } from '../../github/workflows.ts';
import { valueAt } from '../../project/positions.ts';
import type { Audited, YamlFile } from '../audited.ts';
import type { Question, Rule, Told } from '../rule.ts';
import { sequence } from '../yaml-walk.ts';

export const scheduleDisabled: Rule = {
  id: 'VA018',
  name: 'schedule-disabled',
  severity: 'MEDIUM',
  about: 'GitHub does not run a workflow any more that has a schedule.',
  why: 'In a public repository GitHub disables schedules after 60 days without activity, and tells only the one who wrote the cron line last: backups and watches end in silence.',
  sources: ['https://docs.github.com/en/actions/how-tos/manage-workflow-runs/disable-and-enable-workflows'],
  fix: 'Enable it: `gh workflow enable <file>`. Have something outside of it notice the next time, such as `actions/backup` with `mode: verify-freshness` on every pull request.',
  judge: () => [],
  questions: [areEnabled()],
};

function scheduled({ workflows }: Audited): YamlFile[] {
  return workflows.filter(
    ({ file, document }) =>
      file.startsWith('.github/') && sequence(valueAt(document.value, ['on', 'schedule'])).length > 0,
  );
}

function areEnabled(): Question {
  return {
    service: 'github',
    what: 'whether GitHub has disabled a scheduled workflow',
    applies: (audited) => scheduled(audited).length > 0,
    ask: async (audited, { github }) => {
      const states = new Map((await listWorkflows(await github())).map(({ path, state }) => [path, state]));
      return scheduled(audited).flatMap(({ file, document }): Told[] => {
        const state = states.get(file);
        if (state === undefined || state === 'active') return [];
        return [
          {
            file,
            place: () => document.keyAt(['on', 'schedule']),
            key: 'disabled',
            message: `GitHub does not run this schedule: the workflow is ${state === 'disabled_inactivity' ? 'disabled, as nothing has happened in the repository for 60 days' : `\`${state.slice(0, 40)}\``}.`,
          },
        ];
      });
    },
  };
}
