import type { Rule, Told } from '../rule.ts';
import type { Command, Script } from '../script.ts';

export const scriptUnchecked: Rule = {
  id: 'VA017',
  name: 'script-unchecked',
  severity: 'MEDIUM',
  about: 'A script changes a database or deploys a Worker, and does not look whether it did.',
  why: 'A wrong name means another database, or none; `wrangler d1 migrations apply` prints a cross at a statement that failed, goes on, and exits 0; a Worker that was uploaded need not answer.',
  sources: [
    'https://developers.cloudflare.com/d1/wrangler-commands/',
    'https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_26',
    'External review, «Missing Error Handling» and «Migration Script Doesn’t Validate D1 Database ID»',
  ],
  fix: 'Let the actions `migrate` and `deploy` do it, which prove what they did. In a script: `set -euo pipefail` first, `wrangler d1 info "$NAME"` before the database is changed, and `curl --fail --retry 5` on a health check after each deploy.',
  judge: ({ scripts }) => scripts.flatMap(judge),
};

function judge(script: Script): Told[] {
  const migrating = script.commands.filter((one) => isWrangler(one, 'd1', ['execute', 'migrations']) && !isLocal(one));
  const deploying = script.commands.filter(
    (one) => isWrangler(one, undefined, ['deploy', 'publish']) && !one.words.includes('--dry-run'),
  );
  return [
    ...databaseUnknown(script, migrating),
    ...notVerified(script, deploying),
    ...goesOn(script, [...migrating, ...deploying]),
    ...notInstalled(script, [...migrating, ...deploying]),
  ];
}

/** `npx wrangler@4 d1 execute`: the words that follow the program's name. */
function wranglerWords({ words }: Command): string[] {
  const at = words.findIndex((word) => /(?:^|[/(])wrangler(?:@[\w.^~-]+)?$/.test(word));
  if (at === -1 || !words.slice(0, at).every((word) => goesBefore.test(word))) return [];
  return words.slice(at + 1).filter((word) => !word.startsWith('-'));
}

/** What may stand before a program's name: reserved words, assignments, and programs that start others. */
const goesBefore =
  /^(?:if|!|then|else|elif|do|while|until|time|sudo|env|exec|npx|npm|pnpm|yarn|bunx?|dlx|x|retry|timeout|\d+[smh]?|-.*|\w+=.*)$/;

function isWrangler(command: Command, group: string | undefined, verbs: readonly string[]): boolean {
  const [first, second] = wranglerWords(command);
  return group === undefined ? verbs.includes(first ?? '') : first === group && verbs.includes(second ?? '');
}

/** On the laptop's own database nothing can be lost. */
function isLocal({ words }: Command): boolean {
  return words.includes('--local');
}

function told({ file }: Script, { line }: Command, key: string, message: string, more: Partial<Told> = {}): Told {
  return { file, place: () => ({ file, line }), key, message, ...more };
}

function databaseUnknown(script: Script, migrating: readonly Command[]): Told[] {
  const [first] = migrating;
  if (!first) return [];
  const looked = script.commands.some((one) => one.line <= first.line && isWrangler(one, 'd1', ['info', 'list']));
  return looked
    ? []
    : [
        told(
          script,
          first,
          'database',
          'The script changes a D1 database, and has not looked whether there is one of that name.',
          { fix: 'Before it: `wrangler d1 info "$NAME" > /dev/null || { echo "no database $NAME" >&2; exit 1; }`.' },
        ),
      ];
}

const asks = /^(?:curl|wget|http|https|xh|hurl|k6|smoke.*|.*\/smoke[\w.-]*|.*health[\w.-]*)$/;

function notVerified(script: Script, deploying: readonly Command[]): Told[] {
  const last = deploying.at(-1);
  if (!last) return [];
  const verified = script.commands.some(
    ({ words, line }) => line >= last.line && words.some((word) => asks.test(word)),
  );
  return verified
    ? []
    : [
        told(script, last, 'deploy', 'The script deploys a Worker, and asks nothing of it afterwards.', {
          severity: 'LOW',
          fix: 'After it: `curl --fail --retry 5 --retry-all-errors "$URL/health"`; for an MCP server, look that /sse answers, too.',
        }),
      ];
}

function goesOn(script: Script, changing: readonly Command[]): Told[] {
  const [first] = changing;
  if (!first || stopsAtErrors(script)) return [];
  return [
    told(script, first, 'set -e', 'The script goes on when a command fails: there is no `set -e` before this one.', {
      severity: 'LOW',
      fix: 'Write `set -euo pipefail` as its first command.',
    }),
  ];
}

function stopsAtErrors({ commands, text }: Script): boolean {
  const [shebang = ''] = text.split('\n', 1);
  if (/^#!.*\s-\w*e/.test(shebang)) return true;
  return commands.some(
    ({ words: [command, ...options] }) =>
      command === 'set' && (options.some((one) => /^-[a-z]*e/.test(one)) || options.includes('errexit')),
  );
}

/** A package manager says itself that a program is missing. */
function notInstalled(script: Script, changing: readonly Command[]): Told[] {
  const bare = changing.find(
    ({ words }) =>
      words.some((word) => word === 'wrangler') && !words.some((word) => /^(?:npx|pnpm|yarn|bunx?|npm)$/.test(word)),
  );
  if (!bare) return [];
  const looked = script.commands.some(
    ({ words }) =>
      words.includes('wrangler') && words.some((word) => ['command', 'type', 'which', 'hash'].includes(word)),
  );
  return looked || stopsAtErrors(script)
    ? []
    : [
        told(script, bare, 'wrangler', 'The script does not look whether wrangler is there.', {
          severity: 'LOW',
          fix: 'Call it as `npx wrangler`, so that the lockfile names its version; or begin with `command -v wrangler > /dev/null || exit 1`.',
        }),
      ];
}
