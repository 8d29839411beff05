import type { AuthCheck } from '../../project/checks/auth.ts';
import { causeOfStatus } from '../causes.ts';
import type { Problem } from '../result.ts';
import type { Try } from './matrix.ts';
import { type Flaw, flaws } from './variants.ts';

/** What the tries prove: one problem for each flaw, however many tries it let in. */
export function problemsOf(tries: readonly Try[], check: AuthCheck): Problem[] {
  const byOutcome = Map.groupBy(tries, (one) => outcomeOf(one, check));
  const letIn = byOutcome.get('let in') ?? [];
  return [
    ...holes(letIn),
    ...group(byOutcome.get('no inside'), saidNoInside),
    ...group(byOutcome.get('leaks'), leaks),
    ...otherStatuses(notOpen(byOutcome.get('other') ?? [], letIn), check),
  ];
}

/** What is open to everybody answers as it likes: a second stream of a session may be a conflict. */
function notOpen(tries: readonly Try[], letIn: readonly Try[]): Try[] {
  const open = new Set(letIn.filter(({ variant }) => variant.flaw === 'open').map(({ ask }) => ask.name));
  return tries.filter(({ ask }) => !open.has(ask.name));
}

type Outcome = 'refused' | 'nothing there' | 'let in' | 'no inside' | 'leaks' | 'other';

function outcomeOf({ seen, ask }: Try, check: AuthCheck): Outcome {
  if (seen.status === check.refuse)
    return /"(protocolVersion|tools|serverInfo)"\s*:/.test(seen.body) ? 'leaks' : 'refused';
  if (seen.status >= 200 && seen.status < 300) return isNoInside(seen.body) ? 'no inside' : 'let in';
  // What is not served with the key either needs no guard.
  const isNothing = ask.seen.status === 405 || ask.seen.status === 404 || ask.seen.status === 406;
  return isNothing && seen.status === ask.seen.status && ask.name === 'GET' ? 'nothing there' : 'other';
}

function isNoInside(body: string): boolean {
  return /"error"\s*:/.test(body) && !/"result"\s*:/.test(body);
}

function group(tries: readonly Try[] | undefined, tell: (tries: readonly Try[]) => Problem): Problem[] {
  return tries && tries.length > 0 ? [tell(tries)] : [];
}

/** A request that is open to everybody is one problem, and what else it let in only follows from that. */
function holes(tries: readonly Try[]): Problem[] {
  const open = new Set(tries.filter(({ variant }) => variant.flaw === 'open').map(({ ask }) => ask.name));
  const rest = tries.filter(({ ask }) => !open.has(ask.name));
  const wide = tries.filter(({ ask, variant }) => open.has(ask.name) && variant.flaw === 'open');
  return [
    ...group(wide, (found) => hole(found, 'open')),
    ...[...Map.groupBy(rest, ({ variant }) => variant.flaw)].map(([flaw, found]) => hole(found, flaw)),
  ];
}

function hole(tries: readonly Try[], flaw: Flaw): Problem {
  const [first] = tries;
  return {
    message: `expected to be refused, and was let in: ${listed(tries)}`,
    cause: flaws[flaw],
    ...(first ? { request: first.request } : {}),
  };
}

/** `POST initialize, GET with no key (200)`: requests that let the same in are named together. */
function listed(tries: readonly Try[]): string {
  const byAsk = [...Map.groupBy(tries, ({ ask }) => ask.name)];
  const byWays = Map.groupBy(byAsk, ([, found]) => waysOf(found));
  return [...byWays].map(([ways, asks]) => `${asks.map(([name]) => name).join(', ')} with ${ways}`).join('; ');
}

function waysOf(tries: readonly Try[]): string {
  return `${tries.map(({ variant }) => variant.name).join(', ')} (${statuses(tries)})`;
}

function statuses(tries: readonly Try[]): string {
  return [...new Set(tries.map(({ seen }) => seen.status))].join(', ');
}

function saidNoInside(tries: readonly Try[]): Problem {
  const [first] = tries;
  return {
    message: `a refusal must be told by the status, and these were answered 200 with an error inside: ${listed(tries)}`,
    cause: 'Clients take a 200 as let in, and do not ask for a key: answer 401.',
    ...(first ? { request: first.request } : {}),
  };
}

function leaks(tries: readonly Try[]): Problem {
  const [first] = tries;
  return {
    message: `the refusal has in its body what only the key should open: ${listed(tries)}`,
    cause: 'The answer is made before the guard is asked, and only its status is changed.',
    ...(first ? { request: first.request } : {}),
  };
}

function otherStatuses(tries: readonly Try[], { refuse }: AuthCheck): Problem[] {
  return [...Map.groupBy(tries, ({ seen }) => seen.status)].map(([status, found]) => {
    const [first] = found;
    const cause = first && causeFor(status, first, refuse);
    return {
      message:
        status === 429
          ? `it could not be told whether these are refused, as they were answered 429: ${listed(found)}`
          : `expected a refusal with status ${refuse}, got ${status}: ${listed(found)}`,
      ...(cause === undefined ? {} : { cause }),
      ...(first ? { request: first.request } : {}),
    };
  });
}

function causeFor(status: number, { seen }: Try, refuse: number): string | undefined {
  if (status === 429)
    return 'The rate limit counts what is refused, and the check makes some fifty requests: let it allow more for the runner, or run the check less often.';
  if (status >= 300 && status < 400)
    return 'Who has no key is sent to a page to log in, which no MCP client can: answer 401 to requests of the API.';
  if (status === 404)
    return 'The guard hides the path, so that a client with a wrong key looks for a wrong address; or the path is wrong and nothing is guarded.';
  if (status === 401 || status === 403)
    return `The guard refuses with ${status}: if that is meant, write \`refuse: ${status}\`. (401: who are you? 403: not you.)`;
  if (status === 400 || status === 405 || status === 406 || status === 415)
    return `The request is judged before the key is: the guard stands behind the routing. Refuse with ${refuse} first.`;
  return causeOfStatus(seen);
}
