import { createHmac, timingSafeEqual } from 'node:crypto';

/** Whose job a runtime token belongs to. */
export interface Job {
  /** As REST numbers it. */
  runId: number;
  runBackendId: string;
  jobBackendId: string;
}

const backendIdStart = '00000000-0000-4000-8000-';

/** The id by which the service knows a run; GitHub's own are random, these can be read. */
export function runBackendId(runId: number): string {
  return `${backendIdStart}${String(runId).padStart(12, '0')}`;
}

const jobBackendId = 'ca395085-040a-526b-2ce8-bdc85f692774';

/** A token for one job, in the form that the runner hands out: a JWT whose `scp` tells run and job. */
export function runtimeToken(key: string, runId: number): string {
  const issued = Math.floor(Date.now() / 1000);
  const claims = {
    scp: `Actions.GenericRead:${runBackendId(runId)} Actions.Results:${runBackendId(runId)}:${jobBackendId}`,
    iss: 'https://token.actions.example',
    nbf: issued,
    exp: issued + 6 * 3600,
  };
  const head = encode({ typ: 'JWT', alg: 'HS256' });
  const unsigned = `${head}.${encode(claims)}`;
  return `${unsigned}.${signature(key, unsigned, 'base64url')}`;
}

function encode(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}

/** The job that a token was made for; nothing for a token that this service did not make. */
export function jobOf(key: string, token: string): Job | undefined {
  const [head = '', claims = '', sign = ''] = token.split('.');
  if (!isSame(sign, signature(key, `${head}.${claims}`, 'base64url'))) return undefined;
  const { scp } = JSON.parse(Buffer.from(claims, 'base64url').toString('utf8')) as { scp: string };
  const [, run = '', job = ''] = /Actions\.Results:([^: ]+):([^: ]+)/.exec(scp) ?? [];
  return { runId: Number(run.slice(backendIdStart.length)), runBackendId: run, jobBackendId: job };
}

/** What a signed URL allows: `cw` to write, `r` to read. Azure: learn.microsoft.com, «Create a service SAS». */
export type Permission = 'cw' | 'r';

/** A URL that whoever has it may use until it ends. The signature covers the path, the permission and the end. */
export function signedUrl(
  key: string,
  base: { origin: string; path: string },
  { permission, seconds, fileName }: { permission: Permission; seconds: number; fileName?: string },
): string {
  const end = new Date(Date.now() + seconds * 1000).toISOString().replace(/\.\d+Z$/, 'Z');
  const url = new URL(base.path, base.origin);
  url.searchParams.set('sv', '2025-11-05');
  url.searchParams.set('se', end);
  url.searchParams.set('sr', 'b');
  url.searchParams.set('sp', permission);
  if (fileName !== undefined) url.searchParams.set('rscd', `attachment; filename="${fileName}"`);
  url.searchParams.set('sig', signature(key, `${base.path}\n${permission}\n${end}`, 'base64'));
  return url.href;
}

/** Why a URL does not allow what is asked; nothing where it does. */
export function refusalOf(
  key: string,
  path: string,
  query: URLSearchParams,
  needed: Permission,
): 'AuthenticationFailed' | 'AuthorizationPermissionMismatch' | undefined {
  const [end = '', permission = '', sign = ''] = ['se', 'sp', 'sig'].map((name) => query.get(name) ?? '');
  if (!isSame(sign, signature(key, `${path}\n${permission}\n${end}`, 'base64'))) return 'AuthenticationFailed';
  if (!(Date.parse(end) > Date.now())) return 'AuthenticationFailed';
  return permission === needed ? undefined : 'AuthorizationPermissionMismatch';
}

function signature(key: string, text: string, encoding: 'base64' | 'base64url'): string {
  return createHmac('sha256', key).update(text).digest(encoding);
}

function isSame(given: string, right: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(right)];
  return one.length === other.length && timingSafeEqual(one, other);
}
