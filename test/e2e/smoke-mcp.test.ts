import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { Era } from '../../src/project/checks/mcp.ts';
import { type Manners, startFront } from '../mcp/front.ts';
import { lookOnce, messagesOf } from '../mcp/look.ts';
import { conform, inspect, inspectorSays, type Scenario, toolsOf } from '../mcp/oracles.ts';
import { type Program, programs, type ServerName, type Servers, startServers } from '../mcp/servers.ts';
import { runAction } from './action.ts';
import { checkout } from './checkout.ts';

let servers: Servers;
beforeAll(async () => {
  servers = await startServers();
});
afterAll(async () => {
  await servers?.stop();
});

const known = Object.entries(programs) as [ServerName, Program][];
const endpoints = known.flatMap(([name, program]) =>
  Object.entries(program.eras).map(([era, path]) => ({ name, era: era as Era, path, program })),
);
const key = 'front-key-7f3a9c1e5b2d4f68';

async function front(name: ServerName, manners: Manners): Promise<URL> {
  const started = await startFront(servers.base(name), manners);
  onTestFinished(() => started.close());
  return started.base;
}

describe('what servers speak and offer', () => {
  test.concurrent.each(endpoints)(
    '$name in $era: the check lists what the inspector lists',
    async ({ name, era, path, program }) => {
      const call = program.call ? `, call: ${program.call}` : '';
      const [ours, theirs] = await Promise.all([
        lookOnce(servers.base(name), `[{ mcp: ${path}, era: ${era}${call} }]`),
        inspect(servers.at(name, era), era, 'tools/list'),
      ]);
      expect(ours, servers.output()).toMatchObject({ outcome: 'passed', problems: [], figures: { era } });
      const { forAble = [] } = program;
      expect(ours.figures?.['tools']).toEqual(toolsOf(theirs).filter((tool) => !forAble.includes(tool)));
    },
  );

  test.concurrent.each(endpoints)('$name: `auto` finds an era at $path ($era)', async ({ name, path, program }) => {
    const ours = await lookOnce(servers.base(name), `[{ mcp: ${path}, era: auto }]`);
    expect(ours, servers.output()).toMatchObject({ outcome: 'passed', problems: [] });
    const spoken = Object.entries(program.eras).filter(([, its]) => its === path);
    expect(spoken.map(([era]) => era)).toContain(ours.figures?.['era']);
  });

  const wrong = endpoints.flatMap(({ name, path, program }) =>
    (['modern', 'legacy-http', 'legacy-sse'] as const)
      .filter((era) => program.eras[era] !== path)
      .map((era) => ({ name, path, era })),
  );
  test.concurrent.each(wrong)('$name does not speak $era at $path', async ({ name, path, era }) => {
    const ours = await lookOnce(servers.base(name), `[{ mcp: ${path}, era: ${era}, timeout: 2s }]`);
    expect(ours.outcome).toBe('failed');
    expect(messagesOf(ours)).toMatch(/initialize|server\/discover|the stream|endpoint/);
  });
});

describe('what is refused', () => {
  test('a door before the server: no key and a wrong one are told apart, the right one is let in', async () => {
    const base = await front('simpleStreamableHttp', { key });
    const [none, wrong, right, inspected] = await Promise.all([
      lookOnce(base, '[{ mcp: /mcp }]'),
      lookOnce(base, '[{ mcp: /mcp, secret: KEY }]', { KEY: 'another-front-key' }),
      lookOnce(base, '[{ mcp: /mcp, secret: KEY }]', { KEY: key }),
      inspect(new URL('/mcp', base), 'legacy-http', 'tools/list'),
    ]);
    expect(none.problems[0]?.cause).toContain('the check has none');
    expect(wrong.problems[0]?.cause).toContain('does not take the key');
    expect(right).toMatchObject({ outcome: 'passed', problems: [] });
    expect(inspected.exitCode).toBe(inspectorSays.auth);
  });

  test('nothing listens, and no such tool: both say no', async () => {
    const nobody = new URL('http://127.0.0.1:59999');
    const url = servers.at('simpleStreamableHttp', 'legacy-http');
    const [ours, theirs, tool, theirTool] = await Promise.all([
      lookOnce(nobody, '[{ mcp: /mcp }]'),
      inspect(new URL('/mcp', nobody), 'legacy-http', 'tools/list'),
      lookOnce(servers.base('simpleStreamableHttp'), '[{ mcp: /mcp, call: { tool: nix } }]'),
      inspect(url, 'legacy-http', 'tools/call', ['--tool-name', 'nix']),
    ]);
    expect(messagesOf(ours)).toContain('ECONNREFUSED');
    expect(theirs.exitCode).toBe(inspectorSays.unreachable);
    expect(messagesOf(tool)).toContain('`nix`, which is to be called, is not listed');
    expect(theirTool.exitCode).toBe(inspectorSays.tool);
  });

  test.each(['simpleStreamableHttp', 'createMcpHandler, both eras'] as const)('auth before %s', async (name) => {
    const check = '[{ auth: /mcp, secret: KEY }]';
    const env = { KEY: key };
    const closed = await lookOnce(await front(name, { key }), check, env);
    expect(closed).toMatchObject({ outcome: 'passed', problems: [] });
    const halfOpen = await lookOnce(await front(name, { key, guards: ({ method }) => method !== 'POST' }), check, env);
    expect(messagesOf(halfOpen)).toMatch(/was let in: POST /);
  });
});

type Edit = NonNullable<Manners['edit']>;

/** Changes the results of one method. */
const spoilt =
  (method: string, change: (result: Record<string, unknown>) => unknown): Edit =>
  (answered, asked) =>
    asked['method'] === method
      ? { ...answered, result: change(answered['result'] as Record<string, unknown>) }
      : answered;

const everyTool = (change: Record<string, unknown>) =>
  spoilt('tools/list', ({ tools }) => ({ tools: (tools as object[]).map((tool) => ({ ...tool, ...change })) }));

describe('what the conformance suite says', () => {
  const legacy = endpoints.filter(
    ({ era, name }) => era === 'legacy-http' && name !== 'standaloneSseWithGetStreamableHttp',
  );
  test.concurrent.each(legacy)('$name passes the suite, as it passes the check', async ({ name, era }) => {
    const url = servers.at(name, era);
    for (const { passed, said } of await Promise.all([conform(url, 'ping'), conform(url, 'tools-list')]))
      expect(passed, said).toBe(true);
  });

  const broken: [string, Scenario, Edit, string][] = [
    [
      'no serverInfo',
      'server-initialize',
      spoilt('initialize', (r) => ({ ...r, serverInfo: undefined })),
      'serverInfo',
    ],
    [
      'a version that nobody knows',
      'server-initialize',
      spoilt('initialize', (r) => ({ ...r, protocolVersion: '1999-01-01' })),
      '1999-01-01',
    ],
    ['tools without inputSchema', 'tools-list', everyTool({ inputSchema: undefined }), 'inputSchema'],
    ['tools without a name', 'tools-list', everyTool({ name: undefined }), 'without a name'],
    ['tools that are no list', 'tools-list', spoilt('tools/list', () => ({ tools: {} })), 'without a list of tools'],
  ];
  test.each(broken)('%s: both catch it', async (_, scenario, edit, told) => {
    const base = await front('simpleStreamableHttp', { edit });
    const suite = await conform(new URL('/mcp', base), scenario);
    const ours = await lookOnce(base, '[{ mcp: /mcp, era: legacy-http }]');
    expect(suite.passed, suite.said).toBe(false);
    expect(messagesOf(ours)).toContain(told);
  });
});

test('the built action lists and calls, in two eras', async () => {
  for (const [name, path] of [
    ['createMcpHandler, both eras', '/mcp'],
    ['server-everything sse', '/sse'],
  ] as const) {
    const { call }: Program = programs[name];
    const inputs = { url: servers.base(name).href, checks: `[{ mcp: ${path}, call: ${call} }]`, wait: '0s' };
    const result = await runAction('smoke', { inputs, workspace: checkout({}) });
    expect(result, result.log).toMatchObject({ exitCode: 0, outputs: { status: 'passed' } });
  }
});
