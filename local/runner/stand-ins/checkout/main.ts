/** What actions/checkout does to the folder, with git itself. */
import { execFileSync } from 'node:child_process';
import { appendFileSync, existsSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';

const { env } = process;
const workspace = env['GITHUB_WORKSPACE'] ?? '';
const commit = env['INPUT_REF'] || env['GITHUB_SHA'] || '';
const depth = Number(env['INPUT_FETCH-DEPTH'] ?? '1');

function git(...args: string[]): string {
  return execFileSync('git', args, { cwd: workspace, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] }).trim();
}

git('init', '--quiet', '--initial-branch=main');
git('config', 'gc.auto', '0');
git('remote', 'add', 'origin', `${env['GITHUB_SERVER_URL']}/${env['GITHUB_REPOSITORY']}`);
const all = ['+refs/heads/*:refs/remotes/origin/*', '+refs/tags/*:refs/tags/*'];
if (depth === 0) git('fetch', '--quiet', '--no-tags', 'origin', ...all);
git('fetch', '--quiet', '--no-tags', ...(depth === 0 ? [] : [`--depth=${depth}`]), 'origin', commit);
const branch = /^refs\/heads\/(.+)$/.exec(env['GITHUB_REF'] ?? '')?.[1];
if (branch !== undefined && !env['INPUT_REF']) git('checkout', '--quiet', '--force', '-B', branch, 'FETCH_HEAD');
else git('checkout', '--quiet', '--force', '--detach', 'FETCH_HEAD');
if (env['INPUT_PERSIST-CREDENTIALS'] === 'true') {
  const basic = Buffer.from(`x-access-token:${env['INPUT_TOKEN']}`).toString('base64');
  git('config', `http.${env['GITHUB_SERVER_URL']}/.extraheader`, `AUTHORIZATION: basic ${basic}`);
}
// As if the project's dependencies had been restored from a cache.
const installed = env['LOCAL_RUNNER_NODE_MODULES'];
if (installed && !existsSync(join(workspace, 'node_modules'))) symlinkSync(installed, join(workspace, 'node_modules'));
appendFileSync(env['GITHUB_OUTPUT'] ?? '', `commit=${git('rev-parse', 'HEAD')}\nref=${env['GITHUB_REF'] ?? ''}\n`);
console.log(`${git('log', '-1', '--format=%h %s')} is checked out`);
