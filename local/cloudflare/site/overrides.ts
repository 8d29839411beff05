/** How version overrides behave: as on the service, never, or only from a later request on. */
export type OverrideMode = { kind: 'apply' } | { kind: 'ignore' } | { kind: 'after'; requests: number };

const MEMBER = /^\s*([a-z*][a-z0-9_\-.*]*)\s*=\s*"((?:[^"\\]|\\["\\])*)"\s*$/;

/**
 * The version that `Cloudflare-Workers-Version-Overrides` names for a Worker: a structured-fields dictionary (RFC 8941)
 * of strings. A header that does not parse names none, as the service ignores it without a word.
 */
export function overrideFor(header: string | undefined, worker: string): string | undefined {
  if (!header) return undefined;
  const members = new Map<string, string>();
  for (const part of header.split(',')) {
    const [, key, value] = MEMBER.exec(part) ?? [];
    if (key === undefined || value === undefined) return undefined;
    members.set(key, value.replace(/\\(.)/g, '$1'));
  }
  return members.get(worker);
}

/** Decides, request by request, whether overrides take effect yet. */
export class OverrideSwitch {
  #mode: OverrideMode = { kind: 'apply' };
  #ignored = 0;

  set(mode: OverrideMode): void {
    this.#mode = mode;
    this.#ignored = 0;
  }

  /** To be asked once for each request that carries an override. */
  takesEffect(): boolean {
    if (this.#mode.kind === 'apply') return true;
    if (this.#mode.kind === 'ignore') return false;
    if (this.#ignored >= this.#mode.requests) return true;
    this.#ignored++;
    return false;
  }
}
