import { describe, expect, test } from 'vitest';
import { commandsOf, problemOf } from './commands.ts';
import { parsePage, readPages } from './markdown.ts';

const commands = readPages().flatMap(commandsOf);

test('every command of npm, node, gh and wrangler that a page names exists, with its flags', () => {
  expect(commands.length).toBeGreaterThan(50);
  const problems = commands.flatMap((command) => {
    const problem = problemOf(command);
    return problem ? [`${command.file}:${command.line} ${command.words.join(' ')}: ${problem}`] : [];
  });
  expect(problems).toEqual([]);
});

describe('the test itself', () => {
  const problems = (code: string) => commandsOf(parsePage('docs/page.md', code)).map(problemOf);

  test.each([
    ['`npm run biuld`', 'there is no script biuld'],
    ['`node scripts/gone.ts`', 'there is no scripts/gone.ts'],
    ['```sh\nnpm ci && npm run biuld\n```', 'there is no script biuld'],
    ['`npx wrangler d1 timetravel info x`', 'wrangler has no command d1 timetravel'],
    ['`npx wrangler d1 time-travel restore x --bookmrak=1`', 'wrangler d1 time-travel restore has no --bookmrak=1'],
    ['```sh\nnpx wrangler versions deploy \\\n  1@100% --nmae x\n```', 'wrangler versions deploy has no --nmae'],
    ['`gh workflow run gone.yml`', 'there is no examples/voygent/.github/workflows/gone.yml'],
    ['`gh workflow run rollback.yml -f traget=undo`', 'rollback.yml has no input traget'],
    ['`gh api repos/{owner}/{repo}/deployment`', 'GitHub has no GET repos/{owner}/{repo}/deployment'],
    [
      '```sh\ngh api --method PATCH "repos/{owner}/{repo}/environments/production"\n```',
      'GitHub has no PATCH repos/{owner}/{repo}/environments/production',
    ],
    ['`gh secret set CLOUDFLARE_TOKEN --env production`', 'no workflow takes a secret CLOUDFLARE_TOKEN'],
  ])('finds %s', (code, problem) => {
    expect(problems(code)).toContain(problem);
  });

  test.each([
    '`npx wrangler d1 time-travel restore <database> --bookmark=<bookmark>`',
    '`npx wrangler secret put KEY --name x --env production`',
    '`npx wrangler versions deploy <version>@100% --name <worker> --yes`',
    '`gh workflow run rollback.yml -f target=undo -f mode=plan`',
    '`npm run demo`',
    '`gh api "repos/{owner}/{repo}/deployments?environment=production"`',
  ])('passes %s', (code) => {
    expect(problems(code)).toEqual([undefined]);
  });
});
