import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { Faults } from '../http/faults.ts';
import { type CloudflareOptions, type LocalCloudflare, startCloudflare } from './index.ts';

const WRANGLER = join(import.meta.dirname, '../../node_modules/wrangler/bin/wrangler.js');

const Envelope = z.object({
  success: z.boolean(),
  errors: z.array(z.object({ code: z.number(), message: z.string() })),
  result: z.unknown(),
  result_info: z.unknown().optional(),
});

export interface Answer {
  status: number;
  errors: { code: number; message: string }[];
  // biome-ignore lint/suspicious/noExplicitAny: the tests look into many shapes, and a wrong look fails the test.
  result: any;
  resultInfo: unknown;
}

/** A local Cloudflare in a directory of its own, with what tests do to it. For tests only. */
export class Stack implements AsyncDisposable {
  readonly cloudflare: LocalCloudflare;
  readonly faults: Faults;
  readonly directory: string;

  private constructor(cloudflare: LocalCloudflare, faults: Faults, directory: string) {
    this.cloudflare = cloudflare;
    this.faults = faults;
    this.directory = directory;
  }

  static async start(options: Partial<CloudflareOptions> = {}): Promise<Stack> {
    const directory = mkdtempSync(join(tmpdir(), 'local-cloudflare-'));
    const faults = new Faults();
    const cloudflare = await startCloudflare({ stateDir: join(directory, 'state'), faults, ...options });
    return new Stack(cloudflare, faults, directory);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.cloudflare.close();
    rmSync(this.directory, { recursive: true, force: true });
  }

  /** Calls the account's API, e.g. `call('GET', '/d1/database')`. */
  async call(method: string, path: string, body?: unknown): Promise<Answer> {
    const { apiBaseUrl, accountId, token } = this.cloudflare;
    const response = await fetch(`${apiBaseUrl}/accounts/${accountId}${path}`, {
      method,
      headers: { authorization: `Bearer ${token}` },
      ...(body !== undefined && { body: body instanceof FormData ? body : JSON.stringify(body) }),
    });
    const { errors, result, result_info: resultInfo } = Envelope.parse(await response.json());
    return { status: response.status, errors, result, resultInfo };
  }

  /** Makes a database, and returns its id. */
  async database(name: string, sql?: string): Promise<string> {
    const { result } = await this.call('POST', '/d1/database', { name });
    if (sql) await this.call('POST', `/d1/database/${result.uuid}/query`, { sql });
    return result.uuid;
  }

  /** Runs SQL, and returns the answer. */
  async query(database: string, sql: string, params?: unknown[]): Promise<Answer> {
    return this.call('POST', `/d1/database/${database}/query`, { sql, params });
  }

  /** The rows of one SELECT. */
  async rows(database: string, sql: string): Promise<unknown[]> {
    return (await this.query(database, sql)).result[0].results;
  }

  /** Uploads and deploys a Worker of one module. */
  async deploy(name: string, source: string, metadata: Record<string, unknown> = {}): Promise<Answer> {
    return this.call('PUT', `/workers/scripts/${name}`, uploadForm(source, metadata));
  }

  /** Uploads a version without deploying it, and returns its id. */
  async version(name: string, source: string, metadata: Record<string, unknown> = {}): Promise<string> {
    return (await this.call('POST', `/workers/scripts/${name}/versions`, uploadForm(source, metadata))).result.id;
  }

  /** Deploys versions with their shares. */
  async share(name: string, shares: Record<string, number>, query = ''): Promise<Answer> {
    const versions = Object.entries(shares).map(([version_id, percentage]) => ({ version_id, percentage }));
    return this.call('POST', `/workers/scripts/${name}/deployments${query}`, { strategy: 'percentage', versions });
  }

  /** Asks a Worker, by the Host header. */
  async ask(host: string, path = '/', headers: Record<string, string> = {}): Promise<{ status: number; body: string }> {
    const { promise, resolve, reject } = Promise.withResolvers<{ status: number; body: string }>();
    const request = http.get(
      `${this.cloudflare.workersDevUrl}${path}`,
      { headers: { ...headers, host } },
      (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
        incoming.on('error', reject);
        incoming.on('end', () => resolve({ status: incoming.statusCode ?? 0, body: Buffer.concat(chunks).toString() }));
      },
    );
    request.on('error', reject);
    return promise;
  }

  /** Writes a file into the project directory that `wrangler` runs in. */
  write(path: string, content: string): void {
    const file = join(this.directory, 'project', path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }

  /** Runs the real wrangler against this stack. */
  async wrangler(args: string, input = ''): Promise<{ code: number; output: string }> {
    const { apiBaseUrl, accountId, token } = this.cloudflare;
    const env = {
      PATH: process.env['PATH'],
      HOME: this.directory,
      CI: '1',
      NO_COLOR: '1',
      WRANGLER_SEND_METRICS: 'false',
      CLOUDFLARE_API_BASE_URL: apiBaseUrl,
      CLOUDFLARE_API_TOKEN: token,
      CLOUDFLARE_ACCOUNT_ID: accountId,
    };
    const cwd = join(this.directory, 'project');
    return new Promise((resolve) => {
      const child = execFile(process.execPath, [WRANGLER, ...args.split(' ')], { cwd, env }, (error, stdout, stderr) =>
        resolve({ code: error ? 1 : 0, output: stdout + stderr }),
      );
      child.stdin?.end(input);
    });
  }
}

/** A multipart upload of one module. */
export function uploadForm(source: string, metadata: Record<string, unknown> = {}): FormData {
  const form = new FormData();
  const whole = { main_module: 'worker.js', compatibility_date: '2026-01-01', ...metadata };
  form.set('metadata', JSON.stringify(whole));
  form.set('worker.js', new File([source], 'worker.js', { type: 'application/javascript+module' }));
  return form;
}

/** A module that answers every request with a text. */
export function answering(text: string): string {
  return `export default { fetch: () => new Response(${JSON.stringify(text)}) };`;
}
