import { describe, expect, test } from 'vitest';
import type { ErrorCode } from '../runtime/errors.ts';
import { refusal, unreachable } from './translate.ts';

const purpose = { what: 'read the list', permission: 'Account → D1 → Edit' };
const told = (status: number, codes: number[], headers: Record<string, string> = {}) =>
  refusal(
    purpose,
    status,
    codes.map((code) => ({ code, message: `message of ${code}` })),
    new Headers(headers),
    0,
  );

describe('a refusal', () => {
  test('says what could not be done, the status, and every message with its code', () => {
    const error = told(400, [7400, 7500]);
    expect(error.message).toBe(
      'Could not read the list: Cloudflare answered 400: message of 7400 [code 7400]; message of 7500 [code 7500].',
    );
    expect(error).toMatchObject({ httpStatus: 400, apiCodes: [7400, 7500] });
    expect([error.has(7400), error.has(1)]).toEqual([true, false]);
  });

  test('without any message says so', () => {
    expect(told(503, []).message).toBe('Could not read the list: Cloudflare answered 503 without saying why.');
  });

  test.each<[number, number[], ErrorCode, RegExp]>([
    [401, [10000], 'cloudflare-auth', /«Account → D1 → Edit»/],
    [401, [], 'cloudflare-auth', /wrong, expired or revoked.*«Account → D1 → Edit»/],
    [403, [9109], 'cloudflare-auth', /wrong, expired or revoked.*«Account → D1 → Edit»/],
    [400, [6003], 'cloudflare-auth', /wrong, expired or revoked/],
    [403, [10000], 'cloudflare-auth', /lacks the permission «Account → D1 → Edit»/],
    [400, [10000], 'cloudflare-auth', /lacks the permission «Account → D1 → Edit»/],
    [403, [], 'cloudflare-auth', /lacks the permission «Account → D1 → Edit»/],
    [403, [7403], 'cloudflare-auth', /account id is wrong.*«Account → D1 → Edit»/],
    [401, [7403], 'cloudflare-auth', /account id is wrong.*«Account → D1 → Edit»/],
    [404, [7003], 'cloudflare-not-found', /check the account id and the database id/],
    [400, [7003], 'cloudflare-not-found', /check the account id and the database id/],
    [404, [7404], 'cloudflare-not-found', /name or id, and that it belongs to this account/],
    [404, [10090], 'cloudflare-not-found', /name or id/],
    [400, [7400], 'cloudflare-refused', /Correct what the message names/],
    [200, [7500], 'cloudflare-refused', /Correct what the message names/],
    [429, [], 'cloudflare-refused', /1,200 requests in 5 minutes/],
    [500, [7500], 'cloudflare-refused', /www\.cloudflarestatus\.com/],
  ])('of %d with %j is %s, and its hint tells what to do', (status, codes, code, hint) => {
    const error = told(status, codes);
    expect(error.code).toBe(code);
    expect(error.hint).toMatch(hint);
  });

  test.each([
    [429, 'never-ran'],
    [500, 'unknown'],
    [503, 'unknown'],
    [400, 'final'],
    [403, 'final'],
    [200, 'final'],
  ])('of %d has a failure of the kind %s', (status, kind) => {
    expect(told(status, [1]).failure.kind).toBe(kind);
  });

  test('keeps how long the service wants to be left alone', () => {
    expect(told(429, [], { 'retry-after': '7' }).failure).toEqual({ kind: 'never-ran', retryAfterMs: 7000 });
    expect(told(503, [], { 'retry-after': '7' }).failure).toEqual({ kind: 'unknown', retryAfterMs: 7000 });
  });

  test.each([
    'D1_ERROR: Network connection lost.',
    'Internal error in D1 DB storage caused object to be reset.',
    'Cannot resolve D1 DB due to transient issue on remote node.',
    'D1 DB storage operation exceeded timeout which caused object to be reset.',
    'D1 DB reset because its code was updated.',
    '{"D1_RESET_DO":true}',
    'Not currently importing anything.',
  ])('that says «%s» may have had its effect', (message) => {
    const error = refusal(purpose, 400, [{ code: 7500, message }], new Headers(), 0);
    expect(error.failure.kind).toBe('unknown');
    expect(error.hint).toContain('www.cloudflarestatus.com');
  });

  test.each([
    [200, 'Currently processing a long-running import.'],
    [400, 'D1_ERROR: Currently processing a long-running export.'],
    [503, 'Currently processing a long-running export. Cannot start a new export until that completes or times out.'],
  ])('of %d that says «%s» had no effect, and asks for a pause', (status, message) => {
    const error = refusal(purpose, status, [{ message }], new Headers(), 0);
    expect(error.failure).toEqual({ kind: 'never-ran', retryAfterMs: 10_000 });
    expect(error.hint).toContain('Wait some minutes, then run this again');
    expect(error.message).not.toContain('..');
    const headers = new Headers({ 'retry-after': '7' });
    expect(refusal(purpose, status, [{ message }], headers, 0).failure).toMatchObject({ retryAfterMs: 7000 });
  });
});

describe('no answer', () => {
  const caused = (code: string) =>
    new TypeError('fetch failed', { cause: Object.assign(new Error('inner'), { code }) });

  test.each(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT'])(
    'as of %s means that nothing was sent',
    (code) => {
      const error = unreachable(purpose, 'https://api.example:8443/v4', caused(code));
      expect(error).toMatchObject({ code: 'cloudflare-unreachable', failure: { kind: 'never-ran' } });
      expect(error.message).toBe(`Could not read the list: no connection (${code}) to api.example:8443.`);
    },
  );

  test.each(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET', 'ETIMEDOUT'])('as of %s leaves open what happened', (code) => {
    expect(unreachable(purpose, 'https://api.example', caused(code)).failure).toEqual({ kind: 'unknown' });
  });

  test('without a code of the system is told in the words of its innermost cause', () => {
    const error = unreachable(purpose, 'https://api.example', new Error('outer', { cause: new Error('inner') }));
    expect(error.message).toContain('(inner) to api.example');
    expect(error.failure.kind).toBe('unknown');
  });
});
