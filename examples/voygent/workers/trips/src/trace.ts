/** Identifies one request across services: what we were given when it is safe to repeat, else what we make up. */
export interface Trace {
  readonly requestId: string;
  readonly traceId: string;
  readonly traceparent: string;
}

const REQUEST_ID = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$/;
// W3C Trace Context, version 00: all-zero ids are invalid.
const TRACEPARENT = /^00-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/;

export function traceOf(headers: Headers): Trace {
  const traceparent = safe(headers.get('traceparent'), TRACEPARENT) ?? newTraceparent();
  return {
    requestId: safe(headers.get('X-Request-ID'), REQUEST_ID) ?? crypto.randomUUID(),
    traceId: traceparent.slice(3, 35),
    traceparent,
  };
}

function safe(value: string | null, pattern: RegExp): string | undefined {
  return value !== null && pattern.test(value) ? value : undefined;
}

function newTraceparent(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(24));
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return `00-${hex.slice(0, 32)}-${hex.slice(32)}-01`;
}
