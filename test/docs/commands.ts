import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { type Page, root } from './markdown.ts';

/** A command line that a page tells people to run. */
export interface Command {
  file: string;
  line: number;
  words: readonly string[];
}

const starts = ['npm', 'npx', 'node', 'gh', 'wrangler'];

/** The command lines of a page: of its blocks for shells, and of the code within its sentences. */
export function commandsOf({ blocks, spans }: Page): Command[] {
  const inBlocks = blocks
    .filter(({ language }) => ['sh', 'bash', ''].includes(language))
    .flatMap(({ file, line, text }) =>
      // A line that goes on is one with the next, and of many commands in a line each counts.
      text
        .replaceAll(/\\\n\s*/g, ' ')
        .split('\n')
        .map((code, index) => ({ file, line: line + index, code })),
    );
  const all = [...inBlocks, ...spans.map(({ file, line, text }) => ({ file, line, code: text }))];
  return all.flatMap(({ file, line, code }) => splitCommands(code).map((words) => ({ file, line, words })));
}

function splitCommands(code: string): string[][] {
  const commands = code.split(/&&|\|\||[;|]|\$\(|\s#\s/).map((part) => part.trim().replace(/\)"?$/, '').split(/\s+/));
  // What stands before a command: variables of its own.
  const bare = commands.map((words) => words.slice(words.findIndex((word) => !/^[A-Z_]+=/.test(word))));
  return bare.filter(([first = '']) => starts.includes(first));
}

/** Why a command cannot be run as it is written; `undefined` where nothing is known against it. */
export function problemOf({ file, words }: Command): string | undefined {
  const [program, ...rest] = words;
  if (program === 'npm') return npmProblem(rest, file.startsWith('examples/voygent') ? 'examples/voygent' : '.');
  if (program === 'node') return nodeProblem(rest);
  if (program === 'gh') return ghProblem(rest);
  const args = program === 'npx' ? rest.slice(rest.indexOf('wrangler') + 1) : rest;
  return program === 'npx' && !rest.includes('wrangler') ? undefined : wranglerProblem(args);
}

const Scripts = z.object({ scripts: z.record(z.string(), z.string()) });

function npmProblem([command = '', name = '']: readonly string[], folder: string): string | undefined {
  if (command !== 'run') return undefined;
  const { scripts } = Scripts.parse(JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')));
  const script = name === '--silent' ? undefined : name;
  return script === undefined || script in scripts ? undefined : `there is no script ${script}`;
}

function nodeProblem([script = '']: readonly string[]): string | undefined {
  return /^[\w/.-]+\.[jt]s$/.test(script) && !existsSync(join(root, script)) ? `there is no ${script}` : undefined;
}

const Arguments = z.record(z.string(), z.looseObject({ alias: z.union([z.string(), z.array(z.string())]).optional() }));

/** What wrangler itself says of its commands; it has its own documentation made of this. */
interface CommandNode {
  definition?: {
    type?: string;
    command?: string;
    args?: unknown;
    positionalArgs?: readonly string[];
    aliasOf?: string;
  };
  subtree: Map<string, CommandNode>;
}
const require = createRequire(import.meta.url);
const wrangler: {
  experimental_getWranglerCommands(): { registry: CommandNode; globalFlags: Record<string, unknown> };
} = require('wrangler');
const { registry, globalFlags } = wrangler.experimental_getWranglerCommands();

function wranglerProblem(words: readonly string[]): string | undefined {
  let node: CommandNode = registry;
  let depth = 0;
  for (let next = node.subtree.get(words[0] ?? ''); next; next = node.subtree.get(words[depth] ?? '')) {
    node = next;
    depth++;
  }
  const said = words.slice(0, depth + 1).join(' ');
  const [word] = words.slice(depth);
  const isGroup = node.definition?.args === undefined && node.definition?.type !== 'alias';
  // «npx wrangler» alone is about the program.
  if (isGroup) return word === undefined || !/^[a-z]/.test(word) ? undefined : `wrangler has no command ${said}`;
  const known = [...Object.keys(globalFlags), ...flagsOf(node), ...aliases];
  const unknown = words.find((flag) => flag.startsWith('--') && !known.includes(flag.slice(2).split('=')[0] ?? ''));
  return unknown && unknown !== '--' ? `wrangler ${words.slice(0, depth).join(' ')} has no ${unknown}` : undefined;
}

const aliases = ['help', 'version'];

function flagsOf({ definition }: CommandNode): string[] {
  const found = Arguments.parse(definition?.args ?? {});
  return Object.entries(found).flatMap(([name, { alias = [] }]) => [name, ...[alias].flat()]);
}

/** The forms and the secrets that the workflows of the sample project and the reusable ones have. */
function ghProblem([...words]: readonly string[]): string | undefined {
  if (words[0] === 'workflow' && words[1] === 'run') return dispatchProblem(words.slice(2));
  if (words[0] === 'secret' && words[1] === 'set') return secretProblem(words[2] ?? '');
  if (words[0] === 'api') return apiProblem(words.slice(1));
  return undefined;
}

const description: unknown = require('@octokit/openapi/generated/api.github.com.json');
const { paths } = z.object({ paths: z.record(z.string(), z.record(z.string(), z.unknown())) }).parse(description);

/** A call is held to GitHub's own description: `{owner}/{repo}` is filled in by `gh`, the rest are values. */
function apiProblem(words: readonly string[]): string | undefined {
  const address = words.map((word) => word.replaceAll(/^["']|["']$/g, '')).find((word) => /^\/?repos\//.test(word));
  if (address === undefined) return 'it names no address';
  const flag = words.findIndex((word) => word === '--method' || word === '-X');
  const method = (flag === -1 ? 'GET' : (words[flag + 1] ?? '')).toLowerCase();
  const segments = (address.split('?')[0] ?? '').replace(/^\//, '').split('/');
  const isMatch = (path: string) => {
    const wanted = path.slice(1).split('/');
    return (
      wanted.length === segments.length && wanted.every((one, index) => one.startsWith('{') || one === segments[index])
    );
  };
  const found = Object.entries(paths).some(([path, methods]) => isMatch(path) && method in methods);
  return found ? undefined : `GitHub has no ${method.toUpperCase()} ${address}`;
}

const Dispatch = z.object({ on: z.looseObject({ workflow_dispatch: z.unknown() }) });
const Form = z.object({ inputs: z.record(z.string(), z.unknown()) }).nullish();

function dispatchProblem([name = '', ...flags]: readonly string[]): string | undefined {
  const file = `examples/voygent/.github/workflows/${name}`;
  if (!existsSync(join(root, file))) return `there is no ${file}`;
  const { on } = Dispatch.parse(parse(readFileSync(join(root, file), 'utf8')));
  if (!('workflow_dispatch' in on)) return `${name} cannot be started by hand`;
  const inputs = Object.keys(Form.parse(on.workflow_dispatch)?.inputs ?? {});
  const given = flags.flatMap((flag) => /^([a-z-]+)=/.exec(flag)?.[1] ?? []);
  const unknown = given.find((input) => !inputs.includes(input));
  return unknown && `${name} has no input ${unknown}`;
}

const Called = z.object({
  on: z.object({ workflow_call: z.object({ secrets: z.record(z.string(), z.unknown()).optional() }) }),
});

function secretProblem(name: string): string | undefined {
  const files = ['backup', 'deploy', 'review', 'rollback'].map((file) => `.github/workflows/${file}.yml`);
  const known = files.flatMap((file) => {
    return Object.keys(Called.parse(parse(readFileSync(join(root, file), 'utf8'))).on.workflow_call.secrets ?? {});
  });
  // No reusable workflow signs: the name is the reader's own.
  const isKnown = known.includes(name) || name === 'VERDICT_SIGNING_KEY';
  return /^[A-Z_]+$/.test(name) && !isKnown ? `no workflow takes a secret ${name}` : undefined;
}
