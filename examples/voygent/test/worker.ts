import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'esbuild';
import { convertV4MiniflareOptions, Miniflare } from 'miniflare';

const WORKER = fileURLToPath(new URL('../workers/trips/', import.meta.url));

export const KEY = 'Test-Key-4f0b2c';
export const ORIGIN = 'https://chat.voygent.example';

export interface Options {
  /** null leaves the secret unset. */
  readonly key?: string | null;
  /** Sources that replace files of src/, by their path there. */
  readonly replace?: Readonly<Record<string, string>>;
  /** Requests a minute. */
  readonly limit?: number;
  readonly migrate?: boolean;
}

/** The Worker as wrangler would bundle it, in workerd, with its own D1 on which the migrations have run. */
export class TestWorker implements AsyncDisposable {
  readonly url: URL;
  readonly #miniflare: Miniflare;
  readonly #output: string[];

  private constructor(miniflare: Miniflare, url: URL, output: string[]) {
    this.#miniflare = miniflare;
    this.url = url;
    this.#output = output;
  }

  static async start(options: Options = {}): Promise<TestWorker> {
    const output: string[] = [];
    const key = options.key === undefined ? KEY : options.key;
    const miniflare = new Miniflare(
      convertV4MiniflareOptions({
        modules: [{ type: 'ESModule', path: 'index.js', contents: await bundle(options.replace) }],
        compatibilityDate: '2026-10-01',
        bindings: { ENVIRONMENT: 'test', ALLOWED_ORIGINS: ORIGIN, ...(key === null ? {} : { MCP_AUTH_KEY: key }) },
        d1Databases: { DB: 'test' },
        versionMetadata: 'CF_VERSION_METADATA',
        ratelimits: { RATE_LIMITER: { namespace_id: '1', simple: { limit: options.limit ?? 100_000, period: 60 } } },
        handleStructuredLogs: ({ message }: { message: string }) => output.push(message),
      }),
    );
    const worker = new TestWorker(miniflare, await miniflare.ready, output);
    if (options.migrate !== false) await worker.migrate();
    return worker;
  }

  async rows<Row = Record<string, unknown>>(sql: string): Promise<Row[]> {
    const database = await this.#miniflare.getD1Database('DB');
    const { results } = await database.prepare(sql).all<Row>();
    return results;
  }

  async run(sql: string): Promise<void> {
    await this.rows(sql);
  }

  fetch(path: string, init: RequestInit = {}): Promise<Response> {
    return fetch(new URL(path, this.url), { redirect: 'manual', ...init });
  }

  /** A request that carries the key. */
  authorized(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    headers.set('Authorization', `Bearer ${KEY}`);
    return this.fetch(path, { ...init, headers });
  }

  /** One JSON-RPC request to /mcp, as a client that takes both kinds of answer. */
  rpc(method: string, params: object = {}, headers: Record<string, string> = {}): Promise<Response> {
    return this.authorized('/mcp', {
      method: 'POST',
      headers: { Accept: 'application/json, text/event-stream', 'Content-Type': 'application/json', ...headers },
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
    });
  }

  /** The lines that the Worker has logged, parsed. */
  logs(): Record<string, unknown>[] {
    return this.#output.filter((line) => line.startsWith('{')).map((line) => JSON.parse(line));
  }

  async migrate(): Promise<void> {
    await this.run('CREATE TABLE d1_migrations (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT UNIQUE)');
    for (const name of migrationNames()) {
      const sql = readFileSync(join(WORKER, 'migrations', name), 'utf8');
      // As wrangler sends it: the file and its ledger row in one call.
      await this.run(`${sql}\nINSERT INTO d1_migrations (name) VALUES ('${name}');`);
    }
    await this.run(readFileSync(join(WORKER, 'seed/sample-trips.sql'), 'utf8').trimEnd());
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#miniflare.dispose();
  }
}

export function migrationNames(): string[] {
  return readdirSync(join(WORKER, 'migrations')).sort();
}

async function bundle(replace: Readonly<Record<string, string>> = {}): Promise<string> {
  const result = await build({
    entryPoints: [join(WORKER, 'src/index.ts')],
    bundle: true,
    format: 'esm',
    target: 'es2024',
    write: false,
    plugins: [replacing(replace)],
  });
  return result.outputFiles[0]?.text ?? '';
}

function replacing(replace: Readonly<Record<string, string>>): Plugin {
  return {
    name: 'replace',
    setup({ onLoad }) {
      for (const [path, contents] of Object.entries(replace)) {
        const filter = new RegExp(`${join(WORKER, 'src', path).replaceAll(/[.\\/]/g, '\\$&')}$`);
        onLoad({ filter }, () => ({ contents, loader: 'ts', resolveDir: join(WORKER, 'src') }));
      }
    },
  };
}
