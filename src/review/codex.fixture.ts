import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { testContext } from '../runtime/context.fixture.ts';
import { defaultCodexVersion } from '../terms/codex-version.ts';
import { type Codex, installCodex } from './codex-install.ts';
import type { Part } from './prompt.ts';

/** A cache of tools as the runner has one, which outlives the tests: they are given a temporary folder that goes with them. */
export function toolCache(): string {
  const folder = tmpdir();
  return join(basename(folder).startsWith('voygent-tests-') ? dirname(folder) : folder, 'voygent-tool-cache');
}

/** The real CLI, installed once for all test runs of this machine; `undefined`, with the reason printed, where it cannot be. */
export async function realCodex(): Promise<Codex | undefined> {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('RUNNER_')));
  const folder = join(toolCache(), 'voygent-codex');
  mkdirSync(folder, { recursive: true });
  try {
    return (await installCodex(defaultCodexVersion, testContext(env as Record<string, string>), folder)).tool;
  } catch (error) {
    console.log(`SKIPPED: tests with the real Codex CLI, as ${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  }
}

/**
 * A CLI that is not quite the real one: a shell script in its place. It may `run` the real one, and finds the file for the
 * answer in `$answer` and that of the schema in `$schema`. What it is asked beside a review goes to the real one.
 */
export function almost(codex: Codex, script: string): Codex {
  const binary = join(mkdtempSync(join(tmpdir(), 'almost-codex-')), 'codex');
  const text = `#!/bin/sh
run() { "${codex.binary}" "$@"; }
[ "$1" = exec ] || exec "${codex.binary}" "$@"
previous=; for argument in "$@"; do
  [ "$previous" = --output-last-message ] && answer=$argument
  [ "$previous" = --output-schema ] && schema=$argument
  previous=$argument
done
${script}
`;
  writeFileSync(binary, text, { mode: 0o755 });
  return { ...codex, binary };
}

const nonce = '0123456789abcdef0123456789abcdef';

/** A part of a change as the packer writes it: added files, each a list of lines. */
export function partOf(files: Readonly<Record<string, readonly string[]>>, number = 1): Part {
  const fenced = Object.entries(files).map(([path, lines]) =>
    [
      `<<<${nonce} ${JSON.stringify({ path, change: 'added' })}`,
      ...lines.map((line, index) => `${String(index + 1).padStart(7)} + ${line}`),
      `>>>${nonce}`,
    ].join('\n'),
  );
  return {
    number,
    text: fenced.join('\n'),
    files: Object.entries(files).map(([path, lines]) => ({ path, lines: [[1, lines.length]], removed: [] })),
  };
}
