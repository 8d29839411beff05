import type { AuthCheck } from '../../project/checks/auth.ts';
import { headerValue } from '../credential.ts';
import type { Request } from '../exchange.ts';
import { type Glimpse, peek } from '../peek.ts';
import type { Probe } from '../probe.ts';
import type { Asked } from './ask.ts';

import type { Variant } from './variants.ts';

/** One try to get in. */
export interface Try {
  ask: Asked;
  variant: Variant;
  request: Request;
  seen: Glimpse;
}

/** Every request in every variant, side by side. */
export function tryAll(
  asks: readonly Asked[],
  variants: readonly Variant[],
  check: AuthCheck,
  probe: Probe,
): Promise<Try[]> {
  return Promise.all(
    asks.flatMap((ask) =>
      variants.map(async (variant) => {
        const request = disguised(ask.request, variant, probe);
        return { ask, variant, request, seen: await peek({ ...request, timeoutMs: check.timeoutMs }, probe) };
      }),
    ),
  );
}

/** The request with the variant in place of the key. */
function disguised(request: Request, { header, also, parameter, hidden }: Variant, { credential }: Probe): Request {
  if (!credential) throw new Error('a check of auth has a key');
  const { [credential.header]: _, ...headers } = request.headers;
  const url = new URL(request.url);
  if (parameter !== undefined) url.searchParams.set(parameter, credential.key);
  return {
    ...request,
    url,
    headers: { ...headers, ...(header === undefined ? {} : { [credential.header]: header }), ...also },
    hidden: [...(request.hidden ?? []), ...(hidden ? [hidden] : [])],
  };
}

/** Whether the variant is the right key after all, as for a key that is one character long. */
export function isTheKey({ header, parameter }: Variant, { credential }: Probe): boolean {
  return parameter === undefined && credential !== undefined && header === headerValue(credential);
}
