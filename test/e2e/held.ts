import type { Stack } from '../../local/stack.ts';
import type { RunningAction } from './action.ts';
import { startMigrate } from './database.ts';
import { startRival } from './rival.ts';

/** A `migrate` that is held at a call, as by a slow network, until it is let go. */
export interface HeldRun extends AsyncDisposable {
  action: RunningAction;
  /** When it has come to the call. */
  isHeld: Promise<void>;
  letGo(): void;
}

export interface Start {
  inputs?: Record<string, string>;
  env?: Record<string, string>;
}

/** Starts `migrate`; the first of its calls whose body matches is held before it reaches Cloudflare. */
export async function startHeld(
  stack: Stack,
  body: RegExp,
  workspace: string,
  { inputs = {}, env = {} }: Start = {},
): Promise<HeldRun> {
  const gate = Promise.withResolvers<void>();
  const held = Promise.withResolvers<void>();
  const rival = await startRival(stack, body, () => {
    held.resolve();
    return gate.promise;
  });
  const action = startMigrate(stack, workspace, inputs, { ...env, CLOUDFLARE_API_BASE_URL: rival.apiBaseUrl });
  return {
    action,
    isHeld: held.promise,
    letGo: () => gate.resolve(),
    [Symbol.asyncDispose]: async () => {
      gate.resolve();
      await action.result;
      await rival[Symbol.asyncDispose]();
    },
  };
}

/** The same, when it is there. A run that ends before is an error, which shows its log. */
export async function hold(stack: Stack, body: RegExp, workspace: string, start: Start = {}): Promise<HeldRun> {
  const run = await startHeld(stack, body, workspace, start);
  const ended = run.action.result.then(({ log }) => {
    throw new Error(`the run ended before it made a call that matches ${body}:\n${log}`);
  });
  await Promise.race([run.isHeld, ended]);
  ended.catch(() => undefined);
  return run;
}
