import { causeOfStatus } from '../causes.ts';
import type { Request } from '../exchange.ts';
import type { Probe } from '../probe.ts';
import { excerpt } from '../text.ts';
import { McpFault } from './fault.ts';
import { describeError, type Message } from './message.ts';
import type { Answer } from './wire.ts';

/** A status that is none of those that the protocol has for this. */
export function refused(
  what: string,
  { status, headers, text, message }: Answer,
  expected: string,
  request: Request,
  probe: Probe,
): McpFault {
  const said = message && errorOf(message);
  const body = said ?? (text === '' ? '' : `\`${excerpt(text).replaceAll('`', "'")}\``);
  const cause = causeFor(status, probe) ?? causeOfStatus({ status, headers, body: text });
  return new McpFault(
    `expected ${expected} to ${what}, got status ${status}${body === '' ? '' : `: ${body}`}`,
    request,
    { status, ...(cause === undefined ? {} : { cause }) },
  );
}

function errorOf({ error }: Message): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  const { code, message } = error as Record<string, unknown>;
  return typeof code === 'number' && typeof message === 'string' ? describeError({ code, message }) : undefined;
}

function causeFor(status: number, { credential }: Probe): string | undefined {
  if (status !== 401 && status !== 403) return undefined;
  return credential
    ? `The server does not take the key in ${credential.hidden.shell.slice(1)}: is it the one that is set on the Worker for this environment?`
    : 'The server wants a key, and the check has none: write `secret: <environment variable>`.';
}
