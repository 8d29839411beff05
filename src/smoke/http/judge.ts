import type { HttpCheck } from '../../project/checks/http.ts';
import { causeOfStatus } from '../causes.ts';
import type { Request, Response } from '../exchange.ts';
import { mediaType } from '../peek.ts';
import type { Probe } from '../probe.ts';
import type { Finding, Problem } from '../result.ts';
import { excerpt } from '../text.ts';
import { differences, schemaDifferences } from './expectation.ts';

/** Sends one request, or follows where it is led, and judges the answer. */
export async function judgeHttp(check: HttpCheck, probe: Probe): Promise<Finding> {
  const followed = await follow(check, requestOf(check, probe), probe);
  if ('problem' in followed) return { problems: [followed.problem] };
  const { request, response } = followed;
  const schema = await schemaProblems(check, response);
  const found = [...differences(check.expect, response, probe.means.clock.now()), ...schema.problems];
  const cause = found.length > 0 ? causeOf(check, response) : undefined;
  return {
    problems: withBody(found, response).map((message, index) => ({
      message,
      request,
      ...(index === 0 && cause !== undefined ? { cause } : {}),
    })),
    notes: notesOf(check, response),
    isFinal: schema.isFinal,
  };
}

function requestOf({ method, path, body, headers }: HttpCheck, probe: Probe): Request {
  const typed = body?.contentType && !hasContentType(headers) ? { 'content-type': body.contentType } : {};
  return probe.request(method, path, { headers: typed, ...(body === undefined ? {} : { body: body.text }) });
}

function hasContentType(headers: Record<string, string>): boolean {
  return Object.keys(headers).some((name) => name.toLowerCase() === 'content-type');
}

type Followed = { request: Request; response: Response } | { problem: Problem };

/** Within the origin, and no further than the check allows: keys go along. */
async function follow({ follow: most }: HttpCheck, first: Request, probe: Probe): Promise<Followed> {
  const seen = new Set([first.url.href]);
  let request = first;
  for (let followed = 0; ; followed++) {
    const response = await probe.send(request, { mustTellVersion: true });
    const { location } = response.headers;
    const isRedirect = response.status >= 300 && response.status < 400 && location !== undefined;
    if (most === 0 || !isRedirect) return { request, response };
    const next = URL.parse(location, request.url.href);
    const wrong = problemOfStep(next, request, { seen, isLast: followed === most, most, location });
    if (wrong || !next) return { problem: { message: wrong ?? '', request } };
    seen.add(next.href);
    request = { ...request, url: next };
  }
}

function problemOfStep(
  next: URL | null,
  { url }: Request,
  { seen, isLast, most, location }: { seen: ReadonlySet<string>; isLast: boolean; most: number; location: string },
): string | undefined {
  if (!next) return `${url.pathname} redirects to \`${excerpt(location)}\`, which is no address`;
  if (next.origin !== url.origin)
    return `${url.pathname} redirects to another origin, ${next.origin}, where no check follows: the key would go there`;
  if (seen.has(next.href)) return `the redirects lead in a circle: ${next.pathname} was asked before`;
  return isLast
    ? `${url.pathname} redirects to ${next.pathname}, and ${most} redirects were followed already`
    : undefined;
}

/** What is wrong with the schema itself is the configuration's fault, and stays. */
async function schemaProblems(
  { expect }: HttpCheck,
  response: Response,
): Promise<{ problems: string[]; isFinal: boolean }> {
  try {
    return { problems: await schemaDifferences(expect, response), isFinal: false };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { problems: [`the \`schema\` of the check cannot be used: ${reason}`], isFinal: true };
  }
}

function causeOf({ expect }: HttpCheck, response: Response): string | undefined {
  if (!expect.status.includes(response.status)) return causeOfStatus(response);
  const wantsJson = expect.json !== undefined || expect.paths.length > 0 || expect.schema !== undefined;
  if (wantsJson && mediaType(response.headers['content-type']) === 'text/html')
    return 'A page answers in place of the Worker: the assets (`not_found_handling: single-page-application` answers every path), a page to log in, or a challenge of the bot protection.';
  return undefined;
}

function notesOf({ expect }: HttpCheck, { certificateUntil }: Response): string[] {
  if (expect.tlsDays === undefined || certificateUntil === undefined) return [];
  return [`certificate until ${new Date(certificateUntil).toISOString().slice(0, 10)}`];
}

/** What is not as expected is best understood by what the body says. */
function withBody(problems: string[], { status, body }: Response): string[] {
  const isTold = problems.some((problem) => problem.includes('the body') || problem.includes('expected JSON'));
  if (body === '' || isTold || problems.every(isOfConnection)) return problems;
  return [...problems, `the answer's body (status ${status}) begins: \`${excerpt(body).replaceAll('`', "'")}\``];
}

function isOfConnection(problem: string): boolean {
  return problem.includes('certificate') || problem.includes('over TLS') || problem.includes('a body of at most');
}
