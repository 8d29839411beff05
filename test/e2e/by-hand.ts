import { execFile, execFileSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Stack } from '../../local/stack.ts';
import { parsePage, root } from '../docs/markdown.ts';
import { temporaryFolder } from './checkout.ts';

/** A runbook as somebody follows it at a shell. */
export interface Runbook {
  /** What its first block has people fill in, by name, as it stands there. */
  settings: Record<string, string>;
  /** The other blocks of commands, in order, each under its headings. */
  steps: readonly { code: string; under: readonly string[] }[];
}

export function readRunbook(name: string): Runbook {
  const file = `docs/runbooks/${name}.md`;
  const { blocks } = parsePage(file, readFileSync(join(root, file), 'utf8'));
  const [first, ...others] = blocks.filter(({ language }) => language === 'sh');
  const settings = [...(first?.text ?? '').matchAll(/^(?:export )?(\w+)=(.*)$/gm)];
  return {
    settings: Object.fromEntries(settings.map(([, key = '', value = '']) => [key, value])),
    steps: others.map(({ text, under }) => ({ code: text, under })),
  };
}

/** The settings of a runbook as a script, filled in. @throws Error where the runbook asks for something else */
export function filledIn({ settings }: Runbook, values: Readonly<Record<string, string>>): string {
  const [asked, given] = [Object.keys(settings).sort(), Object.keys(values).sort()];
  if (asked.join() !== given.join())
    throw new Error(`the runbook asks for ${asked.join()}, and is given ${given.join()}`);
  return Object.entries(values)
    .map(([name, value]) => `export ${name}='${value.replaceAll("'", "'\\''")}'\n`)
    .join('');
}

/** Runs a script as a person at a shell would, but that the first error ends it. */
export function bash(script: string, folder: string, env: Readonly<Record<string, string>>): Promise<string> {
  return new Promise((done, fail) => {
    execFile('bash', ['-euo', 'pipefail', '-c', script], { cwd: folder, env }, (error, stdout, stderr) =>
      error ? fail(new Error(`${error.message}\n${stdout}${stderr}`)) : done(`${stdout}${stderr}`),
    );
  });
}

/** What is called, and with what it was given. */
export interface SaidToGitHub {
  words: string;
  given: string;
}

/**
 * A machine with what the runbooks need: an `npx` that runs this repository's wrangler, as in a project that has it
 * installed, and a `gh` that only writes down what it is asked, as there is none that talks to a GitHub on loopback.
 */
export function programs(): {
  env: Record<string, string>;
  saidToGitHub(): SaidToGitHub[];
  curlrc(text: string): void;
} {
  const folder = temporaryFolder();
  const home = temporaryFolder();
  const log = join(home, 'gh.log');
  const wrangler = join(root, 'node_modules/wrangler/bin/wrangler.js');
  const write = (name: string, code: string) => {
    writeFileSync(join(folder, name), `#!/bin/sh\n${code}\n`);
    chmodSync(join(folder, name), 0o755);
  };
  write('npx', `shift\nexec '${process.execPath}' '${wrangler}' "$@"`);
  write('gh', `{ printf '%s\\t' "$*"; [ "$1 $2" != 'secret set' ] || base64 | tr -d '\\n'; echo; } >> '${log}'`);
  return {
    env: { PATH: `${folder}:${process.env['PATH'] ?? ''}`, HOME: home, CI: '1', WRANGLER_SEND_METRICS: 'false' },
    saidToGitHub() {
      const lines = existsSync(log) ? readFileSync(log, 'utf8').trimEnd().split('\n') : [];
      return lines.map((line) => {
        const [words = '', given = ''] = line.split('\t');
        return { words, given: Buffer.from(given, 'base64').toString() };
      });
    },
    curlrc: (text) => writeFileSync(join(home, '.curlrc'), text),
  };
}

/** What leads wrangler to the local Cloudflare. */
export function cloudflareOf({ env }: Stack): Record<string, string> {
  const { CLOUDFLARE_API_BASE_URL = '', CLOUDFLARE_API_TOKEN = '', CLOUDFLARE_ACCOUNT_ID = '' } = env;
  return { CLOUDFLARE_API_BASE_URL, CLOUDFLARE_API_TOKEN, CLOUDFLARE_ACCOUNT_ID };
}

/** Those of the programs that are not installed here. */
export function missingOf(names: readonly string[]): string[] {
  return names.filter((name) => {
    try {
      execFileSync('sh', ['-c', `command -v ${name}`], { stdio: 'ignore' });
      return false;
    } catch {
      return true;
    }
  });
}
