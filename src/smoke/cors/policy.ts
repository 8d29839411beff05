import type { Response } from '../exchange.ts';

/** Why a browser would not let a page have an answer. */
export interface Refusal {
  /** What is wrong, as a sentence that others can share. */
  reason: string;
  cause: string;
}

/** What a page asks for. */
export interface Asked {
  origin: string;
  credentials: boolean;
}

type Headers = Pick<Response, 'headers' | 'headersDistinct'>;

/** The CORS check of the Fetch standard (fetch.spec.whatwg.org, «CORS check»). */
export function corsCheck({ headersDistinct }: Headers, { origin, credentials }: Asked): Refusal[] {
  const allowed = headersDistinct['access-control-allow-origin'] ?? [];
  const [value] = allowed;
  if (value === undefined) return [noOrigin];
  if (allowed.length > 1 || value.includes(',')) return [twoOrigins];
  // Step 3: `*` will do, but not with credentials.
  if (value === '*') return credentials ? [wildcardWithCredentials('Access-Control-Allow-Origin')] : [];
  if (value !== origin) return [otherOrigin(value, origin)];
  if (!credentials) return [];
  // Step 6: byte for byte.
  const allows = headersDistinct['access-control-allow-credentials']?.join(', ');
  return allows === 'true' ? [] : [noCredentials(allows)];
}

/** The end of a CORS-preflight fetch (same place, steps 7.5 to 7.11), beside the check above. */
export function preflightCheck(
  { headersDistinct }: Headers,
  { method, headers, credentials }: { method: string; headers: readonly string[]; credentials: boolean },
): Refusal[] {
  const methods = listOf(headersDistinct['access-control-allow-methods']);
  const names = listOf(headersDistinct['access-control-allow-headers']);
  const refusals: Refusal[] = [];
  if (credentials && methods.includes('*')) refusals.push(wildcardWithCredentials('Access-Control-Allow-Methods'));
  else if (!isSafelisted(method) && !methods.includes(method) && !methods.includes('*'))
    refusals.push(noMethod(method, methods));
  if (credentials && names.includes('*')) refusals.push(wildcardWithCredentials('Access-Control-Allow-Headers'));
  const known = new Set(names.map((name) => name.toLowerCase()));
  const hasWildcard = known.has('*') && !credentials;
  const missing = headers.filter((name) => !known.has(name) && !(hasWildcard && name !== 'authorization'));
  if (missing.length > 0) refusals.push(noHeaders(missing, hasWildcard));
  return refusals;
}

/** The names of wanted headers that a page cannot read. */
export function hiddenFrom({ headersDistinct }: Headers, wanted: readonly string[], credentials: boolean): string[] {
  const exposed = new Set(listOf(headersDistinct['access-control-expose-headers']).map((name) => name.toLowerCase()));
  if (exposed.has('*') && !credentials) return [];
  return wanted.filter((name) => !exposed.has(name));
}

export function variesByOrigin({ headersDistinct }: Headers): boolean {
  const names = listOf(headersDistinct['vary']).map((name) => name.toLowerCase());
  return names.includes('origin') || names.includes('*');
}

function listOf(values: string[] | undefined): string[] {
  return (values ?? [])
    .flatMap((value) => value.split(','))
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** Not even with headers that want a preflight do these have to be listed. */
function isSafelisted(method: string): boolean {
  return method === 'GET' || method === 'HEAD' || method === 'POST';
}

const noOrigin: Refusal = {
  reason: 'the answer has no Access-Control-Allow-Origin',
  cause:
    'The origin is not in the list of the Worker for this environment, or this kind of answer does not pass through the code that sets the header.',
};

const twoOrigins: Refusal = {
  reason: 'Access-Control-Allow-Origin has several values, and browsers refuse that',
  cause:
    'Two places set it, such as the Worker and a transform rule of the zone: let one of them do it, with `set` and not `append`.',
};

function otherOrigin(value: string, origin: string): Refusal {
  const isSlash = value === `${origin}/`;
  return {
    reason: `Access-Control-Allow-Origin is \`${value.slice(0, 100)}\`, and not the origin that asked`,
    cause: isSlash
      ? 'An origin has no slash at its end.'
      : 'The Worker sends one fixed origin, or it compares after changing what it was sent: the value must be the origin byte for byte.',
  };
}

function noCredentials(value: string | undefined): Refusal {
  return {
    reason: `Access-Control-Allow-Credentials is ${value === undefined ? 'missing' : `\`${value}\``}, and must be \`true\` for pages that send cookies`,
    cause: 'The value is compared byte for byte: `True` and `1` are none.',
  };
}

function wildcardWithCredentials(name: string): Refusal {
  return {
    reason: `${name} is \`*\`, which counts for nothing where cookies are sent`,
    cause: 'With credentials every origin, method and header is to be named.',
  };
}

function noMethod(method: string, methods: readonly string[]): Refusal {
  const isCase = methods.some((name) => name.toUpperCase() === method);
  return {
    reason: `Access-Control-Allow-Methods does not allow ${method}`,
    cause: isCase
      ? 'Methods are compared with their case: write it in capitals.'
      : 'Add it where the Worker answers preflights.',
  };
}

function noHeaders(missing: readonly string[], hasWildcard: boolean): Refusal {
  return {
    reason: `Access-Control-Allow-Headers does not allow ${missing.join(', ')}`,
    cause: hasWildcard
      ? '`*` never covers Authorization: name it beside.'
      : 'Add them where the Worker answers preflights.',
  };
}
