import type { AuthCheck } from '../../project/checks/auth.ts';
import { causeOfStatus } from '../causes.ts';
import { peek } from '../peek.ts';
import type { Probe } from '../probe.ts';
import type { Finding, Problem } from '../result.ts';
import { excerpt } from '../text.ts';
import type { Asked } from './ask.ts';

import { control } from './control.ts';
import { isTheKey, type Try, tryAll } from './matrix.ts';
import { variantsOf } from './variants.ts';
import { problemsOf } from './verdict.ts';

/** First that the right key is let in, for a server that refuses everybody proves nothing; then that nothing else is. */
export async function judgeAuth(check: AuthCheck, probe: Probe): Promise<Finding> {
  const { credential } = probe;
  if (!credential) throw new Error('a check of auth has a key');
  const refusals: Asked[] = [];
  const opened = await control(check, probe, refusals);
  if (!opened) return { problems: [notOpened(refusals, check, probe)] };
  const isBrief = probe.means.extent === 'brief';
  const variants = variantsOf(credential, isBrief).filter((variant) => !isTheKey(variant, probe));
  try {
    const tries = await tryAll(opened.asks, variants, check, probe);
    const preflight = isBrief || !check.preflight ? [] : await preflightProblem(check, probe);
    return {
      problems: [...problemsOf(tries, check), ...preflight],
      notes: notesOf(tries, isBrief),
      figures: { tries: tries.length },
    };
  } finally {
    await opened.end();
  }
}

function notOpened(refusals: readonly Asked[], { as }: AuthCheck, { credential }: Probe): Problem {
  const [last] = refusals.toReversed();
  const told = refusals.map(
    ({ name, seen }) =>
      `${name}: ${seen.status}${seen.body === '' ? '' : ` \`${excerpt(seen.body).replaceAll('`', "'")}\``}`,
  );
  const isRefused = refusals.some(({ seen }) => seen.status === 401 || seen.status === 403);
  const cause = isRefused
    ? `The key in ${credential?.hidden.shell.slice(1)} is not the one that is set on the Worker for this environment.`
    : ((last && causeOfStatus(last.seen)) ??
      (as === 'mcp' ? 'The path is not that of an MCP server: for another endpoint write `as: http`.' : undefined));
  return {
    message: `with the right key nothing is let in, so that refusals prove nothing (${told.join('; ')})`,
    ...(cause === undefined ? {} : { cause }),
    ...(last ? { request: last.request } : {}),
  };
}

/** A browser sends no key with a preflight. */
async function preflightProblem({ path }: AuthCheck, probe: Probe): Promise<Problem[]> {
  const headers = {
    origin: probe.means.origins[0] ?? 'https://page.example',
    'access-control-request-method': 'POST',
    'access-control-request-headers': 'authorization,content-type',
  };
  const request = probe.request('OPTIONS', path, { headers, withKey: false });
  const { status } = await peek(request, probe);
  if (status !== 401) return [];
  return [
    {
      message:
        'OPTIONS without a key was answered 401, and a browser never sends a key with it: no web page can use this endpoint',
      cause:
        'The guard stands before the answer to preflights. Answer OPTIONS first, or write `preflight: false` where no page is to use it.',
      request,
    },
  ];
}

function notesOf(tries: readonly Try[], isBrief: boolean): string[] {
  const refused = tries.find(({ seen }) => seen.status === 401);
  const challenge = refused?.seen.headers['www-authenticate'];
  const unserved = new Set(
    tries.filter(({ ask, seen }) => seen.status === ask.seen.status && seen.status >= 400).map(({ ask }) => ask.name),
  );
  return [
    `${tries.length} tries without the right key`,
    ...[...unserved].map((name) => `${name} is not served, with or without the key`),
    ...(refused && challenge === undefined ? ['the 401 has no WWW-Authenticate'] : []),
    ...(isBrief ? ['only no key and a wrong one were tried'] : []),
  ];
}
