import { valueAt } from '../../project/positions.ts';
import { isMovable, isOfPublisher } from '../../rules/action-not-pinned.ts';
import type { YamlFile } from '../audited.ts';
import { unifiedDiff } from '../patch.ts';
import { quoted } from '../place-text.ts';
import type { Rule, Told } from '../rule.ts';
import { mapping, scalars } from '../yaml-walk.ts';

export const workflowTrust: Rule = {
  id: 'VA014',
  name: 'workflow-trust',
  severity: 'HIGH',
  about: 'A workflow runs what can be moved under its name, or holds a token that may do more than it needs.',
  why: 'Whoever can move a tag runs their code with the secrets and the token of the job; a token that may write everything turns one bad step into a bad release.',
  sources: [
    'https://docs.github.com/en/actions/reference/security/secure-use#using-third-party-actions',
    'https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#permissions',
  ],
  fix: 'Name the full id of a commit, with the version as a comment: `uses: owner/action@<40 hexadecimal digits> # v1.2.3`.',
  judge: ({ workflows, actions }) => [
    ...[...workflows, ...actions].flatMap(unpinned),
    ...workflows.flatMap((workflow) => [...everything(workflow), ...byDefault(workflow), ...forAll(workflow)]),
  ],
};

function unpinned({ file, document }: YamlFile): Told[] {
  return [...scalars(document.value)]
    .filter(({ key, value, path }) => key === 'uses' && isUse(path) && isMovable(value))
    .map(({ value, path }) => ({
      file,
      place: () => document.at(path),
      key: value,
      severity: isOfPublisher(value) ? 'MEDIUM' : 'HIGH',
      message: `${quoted(value)} is not pinned to a commit: its tag or branch can be moved.`,
    }));
}

/** Of a step or of a job that calls a workflow; not an input of that name. */
function isUse(path: readonly PropertyKey[]): boolean {
  return !path.includes('with') && !path.includes('env');
}

function everything({ file, document }: YamlFile): Told[] {
  return [...scalars(document.value)]
    .filter(({ key, value, path }) => key === 'permissions' && value === 'write-all' && isUse(path))
    .map(({ path }) => ({
      file,
      place: () => document.at(path),
      key: path.join('.'),
      message: 'The token may write everything in the repository (`write-all`).',
      fix: 'Name what each job needs, such as `permissions: { contents: read }`.',
    }));
}

/** Without a word the token has what the repository's settings say, which may be everything. */
function byDefault({ file, text, document }: YamlFile): Told[] {
  if (valueAt(document.value, ['permissions']) !== undefined) return [];
  const jobs = Object.entries(mapping(valueAt(document.value, ['jobs'])));
  const [first] = jobs.filter(([, job]) => mapping(job)['permissions'] === undefined);
  if (!first) return [];
  const [name] = first;
  return [
    {
      file,
      place: () => document.keyAt(['jobs', name]),
      key: 'permissions by default',
      severity: 'MEDIUM',
      message: `The job ${quoted(name)} says no \`permissions\`: its token has what the settings of the repository give.`,
      fix: 'Write `permissions:` at the top, with the least that every job needs, and more at the jobs that need it.',
      patch: () => beforeJobs(file, text, document.keyAt(['jobs']).line),
    },
  ];
}

function beforeJobs(file: string, text: string, line: number | undefined): string | undefined {
  if (line === undefined) return undefined;
  const from = text
    .split('\n')
    .slice(0, line - 1)
    .reduce((sum, one) => sum + one.length + 1, 0);
  if (!text.startsWith('jobs:', from)) return undefined;
  return unifiedDiff(file, text, [{ from, to: from, text: 'permissions:\n  contents: read\n\n' }]);
}

/** What is written at the top holds for every job. */
function forAll({ file, document }: YamlFile): Told[] {
  const jobs = Object.values(mapping(valueAt(document.value, ['jobs'])));
  if (jobs.filter((job) => mapping(job)['permissions'] === undefined).length < 2) return [];
  return Object.entries(mapping(valueAt(document.value, ['permissions'])))
    .filter(([, level]) => level === 'write')
    .map(([scope]) => ({
      file,
      place: () => document.at(['permissions', scope]),
      key: `permissions.${scope}`,
      severity: 'LOW',
      message: `Every job of this workflow may write \`${scope}\`.`,
      fix: 'Move the permission to the job that needs it.',
    }));
}
