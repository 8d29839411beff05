import type { CountedDatabase } from './database.ts';

/** `mcp`: streamable HTTP. `sse`: legacy HTTP+SSE. A session of one kind is nothing to the other. */
export type SessionKind = 'mcp' | 'sse';

export interface Session {
  readonly id: string;
  readonly token: string;
}

const LIFETIME_SECONDS = 24 * 60 * 60;
const TOKEN = /^(mcp|sse)\.([0-9a-z]{1,10})\.([0-9a-f]{32})\.([A-Za-z0-9_-]{43})$/;

/**
 * Signed session tokens, `kind.issued.id.signature`. Any isolate can check one without having seen it begin
 * (docs/adr/0002-sessions-without-durable-objects.md). The key derives from MCP_AUTH_KEY: a new key ends every session.
 */
export async function beginSession(kind: SessionKind, authKey: string, now = Date.now()): Promise<Session> {
  const issued = Math.floor(now / 1000).toString(36);
  const id = crypto.randomUUID().replaceAll('-', '');
  const payload = `${kind}.${issued}.${id}`;
  const signature = await crypto.subtle.sign('HMAC', await signingKey(authKey), bytes(payload));
  return { id, token: `${payload}.${base64url(new Uint8Array(signature))}` };
}

/** The session of a token that we signed and that is not too old; else undefined, whatever is wrong with it. */
export async function readSession(
  token: string,
  kind: SessionKind,
  authKey: string,
  now = Date.now(),
): Promise<Session | undefined> {
  const [, tokenKind, issued, id, signature] = TOKEN.exec(token) ?? [];
  if (issued === undefined || id === undefined || signature === undefined || tokenKind !== kind) return undefined;
  const payload = bytes(`${kind}.${issued}.${id}`);
  const genuine = await crypto.subtle.verify('HMAC', await signingKey(authKey), fromBase64url(signature), payload);
  const ageSeconds = now / 1000 - Number.parseInt(issued, 36);
  return genuine && ageSeconds < LIFETIME_SECONDS ? { id, token } : undefined;
}

export async function hasEnded(session: Session, database: CountedDatabase): Promise<boolean> {
  return (await database.row('SELECT 1 FROM ended_sessions WHERE session_id = ?', session.id)) !== undefined;
}

/** True when this call ended the session, false when it had ended before. */
export async function endSession(session: Session, database: CountedDatabase): Promise<boolean> {
  return (await database.change('INSERT OR IGNORE INTO ended_sessions (session_id) VALUES (?)', session.id)) > 0;
}

async function signingKey(authKey: string): Promise<CryptoKey> {
  // The prefix keeps this key apart from any other use of the same secret.
  const material = await crypto.subtle.digest('SHA-256', bytes(`voygent-trips session:${authKey}`));
  return crypto.subtle.importKey('raw', material, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign', 'verify']);
}

function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function base64url(value: Uint8Array): string {
  return btoa(String.fromCharCode(...value))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
}

function fromBase64url(text: string): Uint8Array {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}
