import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FaultRuleInput } from '../../local/http/faults.ts';
import { type Stack, startStack } from '../../local/stack.ts';
import { temporaryFolder } from './checkout.ts';
import { callsDuring } from './database.ts';
import { ledgerOf } from './ledger.ts';
import { until } from './processes.ts';
import { contentOf, createProject, type Project, released, rollback, servedBy, startIn } from './rollback-project.ts';
import { deploymentsMade } from './workers.ts';

const name = 'killed-rollback';
const apply = { database: 'restore', mode: 'apply', confirm: `${name}-db` };

let stack: Stack;
let project: Project;
let a: string;
let b: string;
/** The content of the database when B was released, and when all was as B had it. */
let atA: unknown;
let atB: unknown;

beforeAll(async () => {
  stack = await startStack({ stateDir: temporaryFolder() });
  project = await createProject(stack, name);
  const first = { '0001_trips.sql': 'CREATE TABLE trips (id INTEGER PRIMARY KEY, name TEXT);' };
  a = (await released(stack, project, project.commit('A', { says: { status: 'ok', is: 'A' } }, first))).version;
  await project.database.query("INSERT INTO trips VALUES (1, 'Rome'), (2, 'Oslo')");
  atA = await contentOf(project.database);
  const second = {
    '0002_no_name.sql':
      '-- voygent:allow drop-column,contract-step Nobody reads it.\nALTER TABLE trips DROP COLUMN name;',
  };
  b = (await released(stack, project, project.commit('B', { says: { status: 'ok', is: 'B' } }, second))).version;
  await project.database.query('INSERT INTO trips VALUES (3)');
  atB = await contentOf(project.database);
}, 120_000);
afterAll(() => stack.close());

type Point = [what: string, rule: Pick<FaultRuleInput, 'service' | 'method' | 'path' | 'body' | 'from'>];

const deployments = { service: 'cloudflare', method: 'POST', path: `/scripts/${name}/deployments` };
const statuses = { service: 'github', method: 'POST', path: '/deployments/\\d+/statuses$' };

const points: Point[] = [
  ['recording it', { service: 'github', method: 'POST', path: '/deployments$' }],
  ['marking it as running', { ...statuses, body: 'in_progress' }],
  ['deploying at 0 %', { ...deployments, from: 1 }],
  ['deploying at 100 %', { ...deployments, from: 2 }],
  [
    'taking the lock of the database',
    { service: 'cloudflare', method: 'POST', path: '/query$', body: 'INSERT INTO voygent_lock' },
  ],
  ['announcing the restore', { ...statuses, body: 'Restoring' }],
  ['restoring', { service: 'cloudflare', method: 'POST', path: '/time_travel/restore' }],
  ['marking it as done', { ...statuses, body: 'success' }],
];

const cases = points.flatMap(([what, rule]) => (['before', 'after'] as const).map((when) => ({ what, when, rule })));

/** Only what was planned may ever serve. */
function expectPlanned(made: readonly Record<string, number>[]): void {
  const planned = [{ [b]: 100, [a]: 0 }, { [a]: 100 }, { [a]: 100, [b]: 0 }, { [b]: 100 }];
  for (const shares of made) expect(planned).toContainEqual(shares);
}

test.each(cases)(
  'killed $when the effect of $what, it is finished by running it again, and can be undone',
  async ({ when, rule }) => {
    const calls = await callsDuring(stack, async () => {
      const reached = stack.faults.spoilt;
      stack.faults.set([{ ...rule, when, times: 1, action: { kind: 'stall' } }]);
      const killed = startIn(stack, 'rollback', project, apply);
      let isOver = false;
      const result = killed.result.finally(() => {
        isOver = true;
      });
      await until(() => isOver || stack.faults.spoilt > reached);
      killed.process.kill('SIGKILL');
      expect((await result).signal, 'the call was not made').toBe('SIGKILL');
      stack.faults.set([]);
      await project.database.expireLock();

      const again = await rollback(stack, project, apply);
      expect(again.exitCode, again.log).toBe(0);
      expect(await servedBy(stack, project)).toBe(a);
      expect(await contentOf(project.database)).toEqual(atA);
      const entries = await ledgerOf(stack, name);
      expect(entries.filter(({ states }) => states.at(-1) === 'in_progress')).toEqual([]);

      const undone = await rollback(stack, project, { ...apply, target: 'undo' });
      expect(undone.exitCode, undone.log).toBe(0);
      expect(await servedBy(stack, project)).toBe(b);
      expect(await contentOf(project.database)).toEqual(atB);
    });
    expectPlanned(deploymentsMade(calls, name));
  },
);
