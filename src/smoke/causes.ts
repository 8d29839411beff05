import type { IncomingHttpHeaders } from 'node:http';

/** What is known of an answer. */
interface Answered {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

type Rule = (answer: Answered) => boolean;

/** Codes of Cloudflare's own error pages for Workers: developers.cloudflare.com/workers/observability/errors. */
const workerCodes: readonly [string, string][] = [
  ['1101', 'The Worker threw an exception. Look at it: `npx wrangler tail`, or Observability in the dashboard.'],
  ['1102', 'The Worker used more CPU time or memory than it may.'],
  ['1027', "The account's daily limit of requests is used up: it is on the free plan."],
  ['1042', 'The Worker fetched another Worker of its own zone by its address: use a service binding.'],
  ['1015', 'A rate limiting rule of the zone stopped the request before the Worker.'],
  ['1010', "The zone's bot protection stopped the request before the Worker."],
  ['1020', 'A firewall rule of the zone stopped the request before the Worker.'],
];

/** The first that fits is the usual cause. */
const rules: readonly [Rule, string][] = [
  [
    ({ headers, body }) => headers['cf-mitigated'] === 'challenge' || body.includes('<title>Just a moment...</title>'),
    "Cloudflare asked the caller to prove that it is a browser: the zone's bot protection stopped the request before the Worker. Add a WAF skip rule for this path.",
  ],
  [
    ({ headers }) => /\.cloudflareaccess\.com\//.test(headers.location ?? ''),
    'Cloudflare Access stands before the Worker: let the check in with a service token, or exempt the path.',
  ],
  ...workerCodes.map(([code, cause]): [Rule, string] => [({ body }) => hasCode(body, code), cause]),
  [({ status }) => status === 401, 'The key is missing, or it is not the one that is set on the Worker.'],
  [
    ({ status }) => status === 403,
    'Something refuses the caller: the guard of the Worker, its check of the Origin, or a firewall rule of the zone.',
  ],
  [({ status }) => status === 404, 'The path is not one of the Worker, or its route does not lead here.'],
  [({ status }) => status === 405, 'The path is there, and not for this method.'],
  [({ status }) => status === 406, 'The server wants another `Accept` header.'],
  [({ status }) => status === 415, 'The server wants another `Content-Type`.'],
  [
    ({ status }) => status === 429,
    'A rate limit was hit: that of the Worker, or a rule of the zone. Later runs begin with less left.',
  ],
  [
    ({ status }) => status === 521 || status === 522 || status === 523,
    'Cloudflare cannot reach the origin server behind the Worker or the route.',
  ],
  [({ status }) => status === 524, 'The origin server answered Cloudflare too late.'],
  [
    ({ status }) => status === 525 || status === 526,
    'Cloudflare and the origin server cannot agree on TLS: look at the certificate of the origin.',
  ],
  [
    ({ status }) => status === 530,
    'Cloudflare cannot resolve the origin: the DNS record is missing, or a custom domain is not ready yet.',
  ],
  [({ status }) => status >= 500, 'The Worker failed. Look at its errors: `npx wrangler tail`.'],
];

function hasCode(body: string, code: string): boolean {
  return new RegExp(`error code: ${code}\\b|Error ${code}\\b|cf-error-code">${code}<`, 'i').test(body.slice(0, 20_000));
}

/** What usually makes a server answer so; `undefined` for an answer that is none of the known failures. */
export function causeOfStatus(answer: Answered): string | undefined {
  return rules.find(([fits]) => fits(answer))?.[1];
}

const connectionCauses: Readonly<Record<string, string>> = {
  ENOTFOUND: 'The name has no DNS record: a custom domain that is not ready yet, or a typo.',
  EAI_AGAIN: 'The name could not be resolved just now: the DNS of the runner did not answer.',
  ECONNREFUSED: 'Nothing listens there.',
  ECONNRESET: 'The server, or something before it, cut the connection.',
  CERT_HAS_EXPIRED: 'The certificate has expired.',
  ERR_TLS_CERT_ALTNAME_INVALID:
    'The certificate is for another name: the custom domain is not set up, or not ready yet.',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'The certificate is self-signed, which no client trusts.',
  SELF_SIGNED_CERT_IN_CHAIN: 'The certificate is signed by an authority that the runner does not know.',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'The server does not send the intermediate certificates.',
  timeout: 'The Worker waits for something that does not come, or does not end its answer.',
};

/** What usually keeps an answer from coming; `undefined` where that is not known. */
export function causeOfNoAnswer(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return connectionCauses[code];
}
