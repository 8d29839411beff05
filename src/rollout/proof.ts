import type { VersionId } from '../cloudflare/ids.ts';
import type { Clock } from '../runtime/clock.ts';
import { ActionError } from '../runtime/errors.ts';
import type { Events } from '../runtime/events.ts';
import { exchange, type Network, type Response } from '../smoke/exchange.ts';
import { joinPath, type Subject } from '../smoke/subject.ts';
import { excerpt } from '../smoke/text.ts';

/** How it is known which version answers; checks at less than 100 % are run against `subject`. */
export interface Proof {
  /** `override`: the production address, steered to the version by a header. `version-url`: the version's own address. */
  method: 'override' | 'version-url';
  subject: Subject;
}

export interface ProofRequest {
  worker: string;
  version: VersionId;
  /** The production address. */
  url: URL;
  /** The version's own address, where it has one. */
  versionUrl: URL | undefined;
  /** The header in which the Worker tells its version. `configured`: it must be there. */
  header: { name: string; configured: boolean };
  /** Whether some answers may be files, which name no version. */
  hasAssets: boolean;
  /** The path that is asked for. */
  path: string;
  waitMs: number;
}

interface Means {
  network: Network;
  clock: Clock;
  events: Events;
}

// Where an override does not apply, requests are routed by percentage without a word: one hit may be luck.
const hitsInRow = 3;
const pauseMs = 500;
const failuresInRow = 3;

/**
 * Proves that requests can be made to reach the new version: its id comes back in the Worker's own header, several
 * times in a row. A Worker that tells no version is asked at the version's own address.
 * @throws ActionError `proof-failed`
 */
export async function proveVersion(request: ProofRequest, means: Means): Promise<Proof> {
  const deadline = means.clock.now() + request.waitMs;
  const streak = { hits: 0, failures: 0 };
  for (;;) {
    const { answer, own } = await look(request, means);
    const proof = judge(request, answer, own, streak);
    if (proof) return tell(proof, request, means);
    if (streak.failures >= failuresInRow || means.clock.now() >= deadline) throw notProven(request, answer, own);
    await means.clock.sleep(streak.hits > 0 ? pauseMs / 5 : pauseMs, means.network.signal);
  }
}

/** One request through the override, and where that did not reach the version, one to its own address. */
async function look(request: ProofRequest, means: Means): Promise<{ answer: Answer; own: Answer | undefined }> {
  const answer = await ask(overrideSubject(request), request, means);
  const isHit = answer.version === request.version;
  const own =
    isHit || !request.versionUrl ? undefined : await ask({ base: request.versionUrl, headers: {} }, request, means);
  return { answer, own };
}

function judge(
  request: ProofRequest,
  answer: Answer,
  own: Answer | undefined,
  streak: { hits: number; failures: number },
): Proof | undefined {
  streak.hits = answer.version === request.version ? streak.hits + 1 : 0;
  streak.failures = own && isBroken(own) ? streak.failures + 1 : 0;
  if (streak.hits >= hitsInRow) {
    return {
      method: 'override',
      subject: {
        ...overrideSubject(request),
        version: { header: request.header.name, id: request.version, mayBeSilent: request.hasAssets },
      },
    };
  }
  const tellsNoVersion = !request.header.configured && own !== undefined && isSilent(own) && isSilent(answer);
  if (tellsNoVersion && request.versionUrl)
    return { method: 'version-url', subject: { base: request.versionUrl, headers: {} } };
  return undefined;
}

/** The production address, with the header that steers requests to the version. */
function overrideSubject({ worker, version, url }: ProofRequest): Subject {
  return { base: url, headers: { 'cloudflare-workers-version-overrides': `${worker}="${version}"` } };
}

/** An answer, and the version that it names. */
interface Answer {
  response?: Response;
  version?: string;
  problem?: string;
}

async function ask(subject: Subject, { path, header }: ProofRequest, { network, events }: Means): Promise<Answer> {
  try {
    const response = await exchange(
      {
        method: 'GET',
        url: joinPath(subject.base, path),
        headers: { ...events.trace.headers(), ...subject.headers },
        timeoutMs: 10_000,
      },
      network,
    );
    const version = response.headers[header.name.toLowerCase()];
    return typeof version === 'string' ? { response, version } : { response };
  } catch (error) {
    network.signal.throwIfAborted();
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

/** Answers, without naming a version. */
function isSilent({ response, version }: Answer): boolean {
  return response !== undefined && response.status < 500 && version === undefined;
}

/** Answers with a server error and without the Worker's header: what Cloudflare sends for a Worker that throws. */
function isBroken({ response, version }: Answer): boolean {
  return response !== undefined && response.status >= 500 && version === undefined;
}

function tell(proof: Proof, { worker, version }: ProofRequest, { events }: Means): Proof {
  const how = proof.method === 'override' ? 'through the version override' : `at ${proof.subject.base.host}`;
  events.info('version.proven', `${worker}: version ${version} answers ${how}.`, { method: proof.method });
  return proof;
}

function notProven(request: ProofRequest, answer: Answer, own: Answer | undefined): ActionError {
  const { worker, version, header } = request;
  return new ActionError(
    'proof-failed',
    `Version ${version} of ${worker} could not be proven to answer: ${describeAnswer(answer, version, header.name)}.${own ? ` At its own address: ${describeAnswer(own, version, header.name)}.` : ''}`,
    {
      hint: hintFor(request, answer, own),
    },
  );
}

function describeAnswer({ response, version, problem }: Answer, wanted: string, header: string): string {
  if (!response) return `there was no answer (${problem})`;
  const body = response.body === '' ? '' : `, body «${excerpt(response.body)}»`;
  if (version === undefined) return `the answer (status ${response.status}${body}) names no version in \`${header}\``;
  return version === wanted
    ? `it answered (status ${response.status})`
    : `version ${version} answered in its place (status ${response.status})`;
}

function hintFor({ header, worker }: ProofRequest, answer: Answer, own: Answer | undefined): string {
  if (isBroken(own ?? answer)) return `The new version throws. Look at its errors: npx wrangler tail ${worker}`;
  if (answer.version !== undefined)
    return 'The version override did not take effect. Run this again; if it stays so, look whether something in front of the Worker removes the header `Cloudflare-Workers-Version-Overrides`.';
  return `Let the Worker echo its version on every response: a \`version_metadata\` binding, and \`headers.set('${header.name}', env.CF_VERSION_METADATA.id)\`. Or switch preview URLs on.`;
}
