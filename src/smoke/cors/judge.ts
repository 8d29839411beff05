import type { CorsCheck } from '../../project/checks/cors.ts';
import { causeOfStatus } from '../causes.ts';
import type { Request, Response } from '../exchange.ts';
import { peek } from '../peek.ts';
import type { Probe } from '../probe.ts';
import type { Finding, Problem } from '../result.ts';
import { hostileOrigins } from './hostile.ts';
import { corsCheck, hiddenFrom, preflightCheck, type Refusal, variesByOrigin } from './policy.ts';

/** A refusal, and where it was met. */
interface Met extends Refusal {
  /** `preflight of DELETE from https://chat.example.com`. */
  where: string;
  request: Request;
}

/** Judges the answers as browsers do: those for our own pages must be readable, and those for others must not. */
export async function judgeCors(check: CorsCheck, probe: Probe): Promise<Finding> {
  const origins = check.origins.length > 0 ? check.origins : probe.means.origins;
  if (origins.length === 0) return withoutOrigins(check);
  const isBrief = probe.means.extent === 'brief';
  const notes = [`${origins.length === 1 ? origins[0] : `${origins.length} origins`} may read it`];
  const [good, hostile] = await Promise.all([
    Promise.all(origins.map((origin) => judgeGood(origin, check, probe, notes))),
    isBrief ? [] : judgeHostile(origins, check, probe),
  ]);
  if (isBrief) notes.push('other origins were not tried');
  const warnings = hostile.filter(isWildcard).length > 0 && !check.anyOrigin ? [wildcardWarning] : [];
  const met = [...good.flat(), ...hostile.filter((one) => !isWildcard(one))];
  return { problems: merged(met), warnings, notes: [...new Set(notes)] };
}

function withoutOrigins({ path }: CorsCheck): Finding {
  const message = `the check of CORS of ${path} does not know which web pages may read answers`;
  const cause =
    'Write `origins: [https://…]` into the check, give the input `origin`, or set `origins` of the environment in the configuration.';
  return { problems: [{ message, cause }], isFinal: true };
}

async function judgeGood(origin: string, check: CorsCheck, probe: Probe, notes: string[]): Promise<Met[]> {
  const preflights = check.methods.map((method) => judgePreflight(origin, method, check, probe));
  return (
    await Promise.all([...preflights, judgeAnswer(origin, check, probe), judge401(origin, check, probe, notes)])
  ).flat();
}

async function judgePreflight(origin: string, method: string, check: CorsCheck, probe: Probe): Promise<Met[]> {
  const request = preflightRequest(origin, method, check, probe);
  const response = await probe.send(request);
  const where = `preflight of ${method} from ${origin}`;
  if (response.status < 200 || response.status > 299) return [{ ...wrongStatus(response), where, request }];
  const { requestHeaders, credentials } = check;
  const refusals = corsCheck(response, { origin, credentials });
  // Who answers nothing to this origin lists nothing for it either.
  if (refusals.length === 0)
    refusals.push(...preflightCheck(response, { method, headers: requestHeaders, credentials }));
  return refusals.map((refusal) => ({ ...refusal, where, request }));
}

function preflightRequest(origin: string, method: string, check: CorsCheck, probe: Probe): Request {
  const headers = {
    origin,
    'access-control-request-method': method,
    // Sorted and in lower case, as browsers send them.
    'access-control-request-headers': check.requestHeaders.toSorted().join(','),
  };
  return probe.request('OPTIONS', check.path, { headers, withKey: false });
}

/** Fetch standard, CORS-preflight fetch, step 7: the status must be an ok status. */
function wrongStatus({ status, headers, body }: Response): Refusal {
  return {
    reason: `expected a status between 200 and 299, got ${status}`,
    cause: preflightCause(status) ?? causeOfStatus({ status, headers, body }) ?? '',
  };
}

function preflightCause(status: number): string | undefined {
  if (status === 401 || status === 403)
    return 'The guard stands before the answer to preflights, and browsers never send a key with them: answer OPTIONS first.';
  if (status >= 300 && status < 400)
    return 'Browsers do not follow a redirect of a preflight: use the final address, and exempt OPTIONS from Access or a login page.';
  if (status === 404 || status === 405) return 'The Worker does not answer OPTIONS at this path.';
  return undefined;
}

/** What a page gets when all is well: with the key where there is one. */
async function judgeAnswer(origin: string, check: CorsCheck, probe: Probe): Promise<Met[]> {
  const request = probe.request('GET', check.path, { headers: { origin } });
  const response = await peek(request, probe);
  const where = `answer (${response.status}) to a GET from ${origin}`;
  const refusals = corsCheck(response, { origin, credentials: check.credentials });
  const hidden = refusals.length > 0 ? [] : hiddenFrom(response, check.expose, check.credentials);
  const vary = await missingVary(origin, response, check, probe);
  return [...refusals, ...(hidden.length > 0 ? [notExposed(hidden)] : []), ...vary].map((refusal) => ({
    ...refusal,
    where,
    request,
  }));
}

/** Without its CORS headers a page sees no refusal, but a network error. */
async function judge401(origin: string, check: CorsCheck, probe: Probe, notes: string[]): Promise<Met[]> {
  if (!probe.credential) {
    notes.push('the refusal of who has no key was not looked at, as the check has no `secret`');
    return [];
  }
  const request = probe.request('GET', check.path, { headers: { origin }, withKey: false });
  const response = await peek(request, probe);
  if (response.status !== 401 && response.status !== 403) {
    notes.push(`a GET without the key is answered ${response.status}`);
    return [];
  }
  const where = `refusal (${response.status}) of a GET without the key from ${origin}`;
  const refusals = corsCheck(response, { origin, credentials: check.credentials });
  const names = response.headers['www-authenticate'] === undefined ? [] : ['www-authenticate'];
  const hidden = refusals.length > 0 ? [] : hiddenFrom(response, names, check.credentials);
  return [...refusals, ...(hidden.length > 0 ? [notExposed(hidden)] : [])].map((refusal) => ({
    ...refusal,
    where,
    request,
  }));
}

function notExposed(names: readonly string[]): Refusal {
  return {
    reason: `Access-Control-Expose-Headers does not name ${names.join(', ')}`,
    cause:
      'A page cannot read these headers of the answer, and an MCP client in it loses its session or the reason of a refusal.',
  };
}

/** A cache would give the answer for one origin to another. Only where the header depends on who asks. */
async function missingVary(origin: string, response: Response, check: CorsCheck, probe: Probe): Promise<Refusal[]> {
  if (response.headers['access-control-allow-origin'] !== origin || variesByOrigin(response)) return [];
  const other = await peek(
    probe.request('GET', check.path, { headers: { origin: 'https://evil.example.test' } }),
    probe,
  );
  if (other.headers['access-control-allow-origin'] === origin) return [];
  return [
    {
      reason: 'Access-Control-Allow-Origin depends on who asks, and the answer has no `Vary: Origin`',
      cause:
        'A cache hands the answer for one page to another, which the browser then refuses: append `Origin` to `Vary`, with and without an origin.',
    },
  ];
}

async function judgeHostile(good: readonly string[], check: CorsCheck, probe: Probe): Promise<Met[]> {
  const found = await Promise.all(
    hostileOrigins(good).map(async ({ origin, why }) => {
      const requests = [
        preflightRequest(origin, check.methods.at(-1) ?? 'POST', check, probe),
        probe.request('GET', check.path, { headers: { origin } }),
      ];
      const answers = await Promise.all(
        requests.map(async (request) => ({ request, response: await peek(request, probe) })),
      );
      return answers.flatMap(({ request, response }) => openTo(origin, why, request, response));
    }),
  );
  return found.flat();
}

function openTo(origin: string, why: string, request: Request, { headers }: Response): Met[] {
  const allowed = headers['access-control-allow-origin'];
  const where = `${origin} (${why})`;
  if (allowed === '*') return [{ reason: anyOrigin, cause: '', where, request }];
  if (allowed !== origin) return [];
  const withCookies = headers['access-control-allow-credentials'] === 'true';
  return [
    {
      reason: withCookies
        ? 'CRITICAL: pages of other sites may read answers with the cookies of whoever looks at them'
        : 'pages of other sites may read answers',
      cause:
        'The Worker sends back whatever origin asks, or compares with a pattern, a beginning or an end: compare with a list, byte for byte.',
      where,
      request,
    },
  ];
}

const anyOrigin = 'any page may read answers';
const isWildcard = ({ reason }: Met) => reason === anyOrigin;
const wildcardWarning =
  'Access-Control-Allow-Origin is `*`: every page may read what it can ask for. Name the origins, or write `any-origin: true` where that is meant.';

/** What is wrong in several places for one reason is one problem. */
function merged(met: readonly Met[]): Problem[] {
  return [...Map.groupBy(met, ({ reason }) => reason)].map(([reason, found]) => {
    const places = [...new Set(found.map(({ where }) => where))];
    const listed = places.length > 6 ? [...places.slice(0, 6), `${places.length - 6} more`] : places;
    const [first] = found;
    return {
      message: `${reason}: ${listed.join('; ')}`,
      ...(first?.cause ? { cause: first.cause } : {}),
      ...(first ? { request: first.request } : {}),
    };
  });
}
