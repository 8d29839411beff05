import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import type { Era } from '../../src/project/checks/mcp.ts';

const here = import.meta.dirname;
const packages = resolve(here, '../../node_modules/@modelcontextprotocol');
const examples = join(packages, 'sdk/dist/esm/examples/server');
const everything = join(packages, 'server-everything/dist/index.js');

/** A server that is not ours: its program, and what it is known to speak and to offer. */
export interface Program {
  /** The program, and its arguments. */
  command: readonly [string, ...string[]];
  /** The eras that it speaks, and at which path. */
  eras: Partial<Record<Era, string>>;
  /** Written as the `call` of a check. None: the server has no tool that only reads. */
  call?: string;
  /** Tools that it lists for clients only that offer what these need. Our client offers nothing, the inspector a lot. */
  forAble?: readonly string[];
}

const greet = "{ tool: greet, arguments: { name: Ada }, expect: { text: { contains: 'Hello, Ada!' } } }";
const add = '{ tool: add, arguments: { a: 19, b: 23 }, expect: { json: { sum: 42 } } }';
const sum = "{ tool: get-sum, arguments: { a: 19, b: 23 }, expect: { text: { contains: '42' } } }";
const notify =
  '{ tool: start-notification-stream, arguments: { interval: 1, count: 1 }, expect: { text: { matches: "." } } }';

const example = (name: string): [string] => [join(examples, `${name}.js`)];
const ours = (...command: [string, ...string[]]): [string, ...string[]] => [join(here, 'two-eras.ts'), ...command];

/** By the name that reports have. */
export const programs = {
  'server-everything streamableHttp': {
    command: [everything, 'streamableHttp'],
    eras: { 'legacy-http': '/mcp' },
    call: sum,
    forAble: ['get-roots-list'],
  },
  'server-everything sse': {
    command: [everything, 'sse'],
    eras: { 'legacy-sse': '/sse' },
    call: sum,
    forAble: ['get-roots-list'],
  },
  simpleStreamableHttp: { command: example('simpleStreamableHttp'), eras: { 'legacy-http': '/mcp' }, call: greet },
  simpleStatelessStreamableHttp: {
    command: example('simpleStatelessStreamableHttp'),
    eras: { 'legacy-http': '/mcp' },
    call: notify,
  },
  jsonResponseStreamableHttp: {
    command: example('jsonResponseStreamableHttp'),
    eras: { 'legacy-http': '/mcp' },
    call: greet,
  },
  honoWebStandardStreamableHttp: {
    command: example('honoWebStandardStreamableHttp'),
    eras: { 'legacy-http': '/mcp' },
    call: greet,
  },
  standaloneSseWithGetStreamableHttp: {
    command: example('standaloneSseWithGetStreamableHttp'),
    eras: { 'legacy-http': '/mcp' },
  },
  simpleSseServer: { command: example('simpleSseServer'), eras: { 'legacy-sse': '/mcp' }, call: notify },
  sseAndStreamableHttpCompatibleServer: {
    command: example('sseAndStreamableHttpCompatibleServer'),
    eras: { 'legacy-http': '/mcp', 'legacy-sse': '/sse' },
    call: notify,
  },
  'createMcpHandler, both eras': {
    command: ours('both', 'auto'),
    eras: { modern: '/mcp', 'legacy-http': '/mcp' },
    call: add,
  },
  'createMcpHandler, modern only, streaming': { command: ours('modern', 'sse'), eras: { modern: '/mcp' }, call: add },
} satisfies Record<string, Program>;

export type ServerName = keyof typeof programs;

export interface Running {
  /** Without a slash at its end. */
  url: string;
  /** What it has written so far, for failures. */
  output(): string;
  stop(): Promise<void>;
}

/** Starting programs compete for two cores. */
const patienceMs = 60_000;

/** Starts a server at a free port of loopback, and waits until it listens. */
export async function startServer(name: ServerName): Promise<Running> {
  const { command } = programs[name];
  const child = spawn(process.execPath, [join(here, 'launch.ts'), ...command], {
    // A group of its own, so that what it starts ends with it.
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: { PATH: process.env['PATH'] },
  });
  let output = '';
  const keep = (chunk: Buffer) => {
    output = `${output}${chunk}`.slice(-20_000);
  };
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  try {
    return { url: `http://127.0.0.1:${await portOf(child)}`, output: () => output, stop: () => stop(child) };
  } catch (error) {
    await stop(child);
    throw new Error(`${name} did not start. Its output:\n${output}`, { cause: error });
  }
}

async function portOf(child: ChildProcess): Promise<number> {
  const signal = AbortSignal.timeout(patienceMs);
  const ended = once(child, 'exit', { signal }).then(([code]) => {
    throw new Error(`it ended with code ${code} before it listened`);
  });
  const [message] = (await Promise.race([once(child, 'message', { signal }), ended])) as [{ port: number }];
  return message.port;
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  process.kill(-child.pid, 'SIGKILL');
  await ended;
}

export interface Servers {
  /** The address of a server's endpoint for an era. */
  at(name: ServerName, era: Era): URL;
  base(name: ServerName): URL;
  /** What all have written, for failures. */
  output(): string;
  stop(): Promise<void>;
}

/** Starts all servers side by side. None is left when one fails. */
export async function startServers(): Promise<Servers> {
  const names = Object.keys(programs) as ServerName[];
  const started = await Promise.allSettled(names.map(startServer));
  const running = new Map<ServerName, Running>();
  for (const [at, one] of started.entries())
    if (one.status === 'fulfilled') running.set(names[at] as ServerName, one.value);
  const stop = async () => void (await Promise.all([...running.values()].map((one) => one.stop())));
  const failed = started.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
  if (failed.length > 0) {
    await stop();
    throw new AggregateError(failed, failed.map(String).join('\n'));
  }
  const base = (name: ServerName) => {
    const one = running.get(name);
    if (!one) throw new Error(`${name} was not started`);
    return new URL(one.url);
  };
  const at = (name: ServerName, era: Era) => {
    const { eras }: Program = programs[name];
    const path = eras[era];
    if (path === undefined) throw new Error(`${name} does not speak ${era}`);
    return new URL(path, base(name));
  };
  const output = () => [...running].map(([name, one]) => `--- ${name}\n${one.output()}`).join('\n');
  return { at, base, output, stop };
}
