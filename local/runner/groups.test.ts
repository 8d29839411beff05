import { expect, test } from 'vitest';
import { ConcurrencyGroups } from './groups.ts';

/** Members note in `seen` when they enter and when they are cancelled. */
function seenBy(groups: ConcurrencyGroups) {
  const seen: string[] = [];
  const enter = (name: string, cancelInProgress = false) => {
    const controller = new AbortController();
    const member = {
      cancel() {
        seen.push(`${name} cancelled`);
        controller.abort();
      },
    };
    const entered = groups.enter('Group', member, controller.signal, cancelInProgress).then((isIn) => {
      if (isIn) seen.push(`${name} in`);
      return isIn;
    });
    return { member, controller, entered, leave: () => groups.leave('group', member) };
  };
  return { seen, enter };
}

test('one is in, one waits, and who comes later takes its place', async () => {
  const { seen, enter } = seenBy(new ConcurrencyGroups());
  const [first, second, third] = [enter('first'), enter('second'), enter('third')];
  expect(await first.entered).toBe(true);
  expect(await second.entered).toBe(false);
  first.leave();
  expect(await third.entered).toBe(true);
  expect(seen).toEqual(['second cancelled', 'first in', 'third in']);
});

test('cancel-in-progress asks the one that is in to go, and waits until it has gone', async () => {
  const { seen, enter } = seenBy(new ConcurrencyGroups());
  const [first, second] = [enter('first'), enter('second', true)];
  expect(first.controller.signal.aborted).toBe(true);
  expect(seen).not.toContain('second in');
  first.leave();
  expect(await second.entered).toBe(true);
});

test('who is cancelled while it waits does not enter any more', async () => {
  const { enter } = seenBy(new ConcurrencyGroups());
  const [first, second] = [enter('first'), enter('second')];
  second.controller.abort();
  expect(await second.entered).toBe(false);
  first.leave();
  expect(await enter('third').entered).toBe(true);
});
