import { Log, LogLevel, Miniflare, type MiniflareOptions } from 'miniflare';
import { parseChecks } from '../../src/project/checks.ts';
import { systemClock } from '../../src/runtime/clock.ts';
import { testContext } from '../../src/runtime/context.fixture.ts';
import { type CheckRun, runChecks } from '../../src/smoke/checks.ts';
import type { CheckResult } from '../../src/smoke/result.ts';

/** A Worker with a flaw, the check that must catch it, and the same Worker without the flaw, which must pass. */
export interface Specimen {
  /** Lower case, digits and hyphens: it becomes part of a host name. Unique in the zoo. */
  name: string;
  /** What is wrong with it, in one sentence. */
  flaw: string;
  /** One or several checks, as in the input `checks`. */
  checks: string;
  /** The source of the module. */
  flawed: string;
  sound: string;
  /** What the problem of the flawed one must say. */
  caught: RegExp;
  /** Bindings of both, beside `MCP_AUTH_KEY`, which has the right key. */
  bindings?: Record<string, string>;
  /** How long the endpoint may take to become ready, in milliseconds. Default: 0. */
  waitMs?: number;
  /** Other settings of the run, such as `origins`. */
  run?: Partial<CheckRun>;
}

/** The key that sound Workers accept, and that checks take from the environment variable MCP_AUTH_KEY. */
export const key = 'zoo-key-7f3a9c1e5b2d4f68';

/** A source with one part of it changed. Fails where the part is not there, once: a flaw must not be none. */
export function changed(source: string, from: string, to: string): string {
  if (source.split(from).length !== 2) throw new Error(`the source does not have this part once: ${from}`);
  return source.replace(from, () => to);
}

export interface Zoo {
  look(specimen: Specimen, which: 'flawed' | 'sound'): Promise<CheckResult[]>;
  addressOf(specimen: Specimen, which: 'flawed' | 'sound'): Promise<URL>;
  close(): Promise<void>;
}

/** Starts all Workers in one workerd, each at an address of its own. */
export async function openZoo(specimens: readonly Specimen[]): Promise<Zoo> {
  const miniflare = new Miniflare({
    workers: specimens.flatMap((specimen) => [workerOf(specimen, 'flawed'), workerOf(specimen, 'sound')]),
    enableDevRegistry: false,
    cf: false,
    log: new Log(LogLevel.NONE),
    handleStructuredLogs: () => undefined,
  });
  await miniflare.ready;
  const addressOf = ({ name }: Specimen, which: Which) => miniflare.unsafeGetDirectURL(`${which}-${name}`);
  return {
    addressOf,
    close: () => miniflare.dispose(),
    async look(specimen, which) {
      const checks = await parseChecks(specimen.checks, 'checks');
      const context = testContext();
      return runChecks(
        checks,
        { base: await addressOf(specimen, which), headers: {} },
        {
          network: { workersDevUrl: undefined, signal: context.signal },
          events: context.events,
          clock: systemClock,
          env: { MCP_AUTH_KEY: key },
          extent: 'all',
          origins: [],
          waitMs: specimen.waitMs ?? 0,
          longestMs: 120_000,
          passes: 3,
          ...specimen.run,
        },
      );
    },
  };
}

type Which = 'flawed' | 'sound';

function workerOf(specimen: Specimen, which: Which): MiniflareOptions['workers'][number] {
  const texts = Object.entries({ MCP_AUTH_KEY: key, ...specimen.bindings });
  return {
    config: {
      name: `${which}-${specimen.name}`,
      compatibilityDate: '2026-11-01',
      manifest: {
        mainModule: 'worker.js',
        modulesRoot: '/',
        modules: { 'worker.js': { type: 'esm', contents: specimen[which] } },
      },
      env: Object.fromEntries(texts.map(([name, value]) => [name, { type: 'text', value }])),
    },
    dev: { unsafeDirectSockets: [{ host: '127.0.0.1', port: 0 }] },
  };
}
