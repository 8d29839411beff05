import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { interleaved, median, spread, table } from './measure.ts';

const Pass = (text: string): { ms: number; peakBytes: number } => JSON.parse(text);

/** The whole pass of a backup beside the CLIs of its stages, on dumps of 500 MB and of 1 GB. */
export async function backup(rounds: number): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'voygent-bench-'));
  try {
    const small = await measured(folder, 500, rounds);
    const large = await measured(folder, 1000, 1);
    const heads = ['', '500 MB', '1 GB'];
    const rows = [...small.keys()].map((name) => [name, small.get(name) ?? '', large.get(name) ?? '']);
    return `## backup\n\n${table(heads, rows)}\n\nThe whole pass is: split, arrange, load twice with all checks, fingerprint, zstd, sha256, age, write. The CLIs read the same dump from the disk; \`sqlite3\` loads it once, and checks it once.`;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measured(folder: string, megabytes: number, rounds: number): Promise<Map<string, string>> {
  const dump = join(folder, `${megabytes}.sql`);
  execFileSync(process.execPath, [join(import.meta.dirname, 'backup-dump.ts'), dump, String(megabytes)]);
  const recipient = await identityToRecipient(await generateX25519Identity());
  const peaks: number[] = [];
  const out = join(folder, 'out');
  const cli = (command: string, args: readonly string[], input?: string) => async () => {
    const stdin = input === undefined ? 'ignore' : openSync(input, 'r');
    execFileSync(command, args, { stdio: [stdin, 'ignore', 'inherit'], maxBuffer: 1e9 });
    if (typeof stdin === 'number') closeSync(stdin);
  };
  const database = join(folder, 'cli.db');
  const stages: Record<string, () => Promise<void>> = {
    'ours, the whole pass': async () => {
      rmSync(out, { force: true });
      const script = join(import.meta.dirname, 'backup-pass.ts');
      peaks.push(Pass(execFileSync(process.execPath, [script, dump, out, recipient], { encoding: 'utf8' })).peakBytes);
    },
    'sqlite3, load': async () => {
      rmSync(database, { force: true });
      // As fast as it can be made: without this it takes a transaction a row.
      await cli('sqlite3', [
        database,
        '-cmd',
        'PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; BEGIN;',
        `.read ${dump}`,
        'COMMIT;',
      ])();
    },
    'sqlite3, integrity_check and foreign_key_check': cli('sqlite3', [
      database,
      'PRAGMA integrity_check; PRAGMA foreign_key_check;',
    ]),
    'zstd -3': cli('zstd', ['-3', '-q', '-f', dump, '-o', join(folder, 'cli.zst')]),
    sha256sum: cli('sha256sum', [dump]),
    ...(hasAge() ? { age: cli('age', ['-r', recipient, '-o', join(folder, 'cli.age'), join(folder, 'cli.zst')]) } : {}),
  };
  const times = await interleaved(rounds, stages);
  const slowest = Math.max(...[...times].slice(1).map(([, values]) => median(values)));
  const result = new Map([...times].map(([name, values]) => [name, spread(values)]));
  const ours = median(times.get('ours, the whole pass') ?? []);
  result.set('ours ÷ the slowest CLI stage', (ours / slowest).toFixed(2));
  const load =
    median(times.get('sqlite3, load') ?? []) +
    median(times.get('sqlite3, integrity_check and foreign_key_check') ?? []);
  result.set('ours ÷ sqlite3’s load and checks together', (ours / load).toFixed(2));
  result.set('most memory of ours', `${(Math.max(...peaks) / 1e6).toFixed(0)} MB`);
  result.set('the dump', `${(statSync(dump).size / 1e6).toFixed(0)} MB → ${(statSync(out).size / 1e6).toFixed(0)} MB`);
  return result;
}

function hasAge(): boolean {
  try {
    execFileSync('age', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    console.error('age is not installed: its time is left out.');
    return false;
  }
}
