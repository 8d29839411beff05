import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type http from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { temporaryFolder } from '../../../test/e2e/checkout.ts';
import { look, serve } from '../loopback.fixture.ts';

const body = {
  items: [{ id: 7, name: 'Porto' }, { id: 8 }],
  total: 2,
  'a key': { x: null },
  ratio: 0.5,
};

async function problemsOf(expectation: string, answer: http.RequestListener = json(body)): Promise<string[]> {
  const base = await serve(answer);
  const [result] = await look(base, `- { get: /start, ${expectation} }`);
  return (result?.problems ?? []).map(({ message }) => message);
}

function json(value: unknown): http.RequestListener {
  return (_, answer) => answer.setHeader('content-type', 'application/json').end(JSON.stringify(value));
}

describe('paths', () => {
  test.each([
    '"items[0].id": 7',
    '\'["a key"].x\': null',
    'items: { min-length: 2, max-length: 2, type: array }',
    'total: { min: 2, max: 2, type: integer }',
    '"items[0].name": { matches: "^P", contains: ort, min-length: 5, type: string }',
    '"items[1].name": { exists: false }',
    '\'["a key"].x\': { exists: true, type: "null" }',
    'items: { equals: [{ id: 7, name: Porto }, { id: 8 }] }',
  ])('%s fits', async (paths) => {
    expect(await problemsOf(`expect: { paths: { ${paths} } }`)).toEqual([]);
  });

  test.each([
    ['"items[0].id": 8', 'expected `items[0].id` to be `8`, got `7`'],
    ['"items[9].id": 8', 'expected a value at `items[9].id`, and there is none'],
    ['toString: { exists: true }', 'expected a value at `toString`, and there is none'],
    ['total: { exists: false }', 'expected nothing at `total`, got `2`'],
    ['total: { type: string }', 'expected `total` to be of type string, got `2`'],
    ['ratio: { type: integer }', 'expected `ratio` to be of type integer, got `0.5`'],
    ['total: { min: 3 }', 'expected `total` to be at least 3, got `2`'],
    ['total: { max: 1 }', 'expected `total` to be at most 1, got `2`'],
    ['total: { matches: "2" }', 'expected `total` to match /2/, got `2`'],
    ['total: { min-length: 0 }', 'expected `total` to have a length of at least 0, got `2`'],
    ['items: { max-length: 1 }', 'expected `items` to have a length of at most 1'],
    ['items: { min-length: 3 }', 'expected `items` to have a length of at least 3'],
    ['"items[0].name": { contains: Faro }', 'expected `items[0].name` to contain `Faro`, got `"Porto"`'],
  ])('%s does not', async (paths, says) => {
    expect((await problemsOf(`expect: { paths: { ${paths} } }`))[0]).toContain(says);
  });
});

describe('a schema', () => {
  test('that fits is no problem, and one that does not is told with the places', async () => {
    const schema =
      '{ type: object, required: [items], properties: { items: { type: array, items: { type: object, required: [id, name] } }, total: { type: string } } }';
    const [problem = ''] = await problemsOf(`expect: { schema: ${schema} }`);
    expect(problem).toMatch(/^expected the JSON to fit the schema of the check: /);
    expect(problem).toContain('`items/1`: Instance does not have required property "name"');
    expect(problem).toContain('`total`: Instance type "number" is invalid');
    expect(await problemsOf('expect: { schema: { type: object, required: [items] } }')).toEqual([]);
  });

  test('that cannot be used is the fault of the configuration, and is not tried again', async () => {
    const base = await serve(json(body));
    const [result] = await look(base, '- { get: /, expect: { schema: { $ref: "https://example.test/other.json" } } }', {
      waitMs: 60_000,
    });
    expect(result).toMatchObject({ outcome: 'failed', attempts: 1 });
    expect(result?.problems[0]?.message).toMatch(/^the `schema` of the check cannot be used: .*example\.test/);
  });
});

test.each([
  ['19B', 20, 'expected a body of at most 19 bytes, got 20'],
  ['20', 20, undefined],
  ['1MB', 2_000_000, 'expected a body of at most 1000000 bytes, got more than 1'],
])('a size of %s for %i bytes', async (max, length, says) => {
  const problems = await problemsOf(`expect: { size: { max: ${max} } }`, (_, answer) => answer.end('x'.repeat(length)));
  expect(problems[0]?.startsWith(says ?? 'nothing')).toBe(says === undefined ? undefined : true);
});

describe('redirects', () => {
  const leads: http.RequestListener = ({ url }, answer) => {
    const to: Record<string, string> = {
      '/start': 'two',
      '/two': '/three',
      '/round': '/start',
      '/away': 'http://other.example.test/',
      '/bad': 'http://[',
    };
    const location = to[url ?? ''];
    if (location === undefined) answer.end('here');
    else answer.writeHead(302, { location }).end();
  };

  test('are followed as far as the check allows', async () => {
    expect(await problemsOf('follow: 2, expect: { body: { contains: here } }', leads)).toEqual([]);
    expect(await problemsOf('follow: 1', leads)).toEqual([
      '/two redirects to /three, and 1 redirects were followed already',
    ]);
    expect(await problemsOf('expect: { redirect: two }', leads)).toEqual([]);
  });

  test.each([
    [
      'another origin',
      'http://other.example.test/x',
      /^\/start redirects to another origin, http:\/\/other\.example\.test, where no check follows/,
    ],
    ['no address', 'http://[', /^\/start redirects to `http:\/\/\[`, which is no address/],
    ['itself', '/start', /^the redirects lead in a circle: \/start was asked before/],
  ])('to %s are not', async (_, location, says) => {
    const [problem = ''] = await problemsOf('follow: 5', (_request, answer) =>
      answer.writeHead(302, { location }).end(),
    );
    expect(problem).toMatch(says);
  });
});

test.each([
  ['error code: 1101', 500, {}, 'The Worker threw an exception'],
  ['', 403, { 'cf-mitigated': 'challenge' }, 'WAF skip rule'],
  ['', 302, { location: 'https://team.cloudflareaccess.com/login' }, 'Cloudflare Access'],
  ['no', 404, {}, 'The path is not one of the Worker'],
  ['', 530, {}, 'custom domain is not ready'],
  ['<!doctype html>', 200, { 'content-type': 'text/html; charset=utf-8' }, 'not_found_handling'],
])('the usual cause of «%s», status %i', async (text, status, headers, says) => {
  const base = await serve((_, answer) => answer.writeHead(status, headers).end(text));
  const [result] = await look(base, '- { get: /, expect: { status: 200, json: { status: ok } } }');
  expect(result?.problems[0]?.cause).toContain(says);
});

const hasOpenssl = (() => {
  try {
    execFileSync('openssl', ['version'], { stdio: 'ignore' });
    return true;
  } catch {
    console.log('skipped: TLS of checks, as `openssl` is not there');
    return false;
  }
})();

describe.skipIf(!hasOpenssl)('a certificate', () => {
  /** A server whose certificate is good for some days; trusted where `isTrusted`. */
  async function secure(days: number): Promise<URL> {
    const folder = temporaryFolder();
    const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
    const subject = ['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1'];
    const args = [
      'req',
      '-x509',
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:prime256v1',
      '-nodes',
      '-keyout',
      key,
      '-out',
      cert,
      '-days',
      `${days}`,
      ...subject,
    ];
    execFileSync('openssl', args, { stdio: 'ignore' });
    const server = https.createServer({ key: readFileSync(key), cert: readFileSync(cert) }, (_, answer) =>
      answer.end(),
    );
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const before = https.globalAgent.options.ca;
    trusted.push(readFileSync(cert, 'utf8'));
    onTestFinished(() => {
      server.close();
      https.globalAgent.options.ca = before;
    });
    return new URL(`https://127.0.0.1:${(server.address() as AddressInfo).port}`);
  }
  const trusted: string[] = [];

  test('that nobody signed is refused, with the reason', async () => {
    const [result] = await look(await secure(30), '- { get: /, expect: { tls: { days: 14 } } }');
    expect(result?.problems[0]).toMatchObject({
      message: expect.stringContaining('self-signed certificate'),
      cause: 'The certificate is self-signed, which no client trusts.',
    });
  });

  test('that ends soon is told with its date, and one that does not passes', async () => {
    const { getCACertificates, setDefaultCACertificates } = await import('node:tls');
    const defaults = getCACertificates('default');
    const [soon, later] = [await secure(5), await secure(30)];
    setDefaultCACertificates([...defaults, ...trusted]);
    onTestFinished(() => setDefaultCACertificates(defaults));
    const [failed] = await look(soon, '- { get: /, expect: { tls: { days: 14 } } }');
    expect(failed?.problems[0]?.message).toMatch(
      /^expected a certificate that is valid for 14 days, and it ends on \d{4}-\d\d-\d\d, in [45]$/,
    );
    const [passed] = await look(later, '- { get: /, expect: { tls: { days: 14 } } }');
    expect(passed).toMatchObject({ outcome: 'passed', notes: [expect.stringMatching(/^certificate until \d{4}-/)] });
  });
});

test('an answer without TLS is a problem where a certificate is expected', async () => {
  expect(await problemsOf('expect: { tls: { days: 1 } }')).toEqual([
    'expected an answer over TLS, and it came without',
  ]);
});
