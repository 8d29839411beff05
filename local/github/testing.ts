import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getOctokit } from '@actions/github';
import { Faults } from '../http/faults.ts';
import { type GitHubOptions, type LocalGitHub, startGitHub } from './github.ts';

export const place = { owner: 'voygent', repo: 'voygent' };
export const sha = 'a'.repeat(40);

/** The body of a deployment that nothing holds up. */
export const plain = { ...place, ref: sha, auto_merge: false, required_contexts: [] };

export function newStateDir(): string {
  return mkdtempSync(join(tmpdir(), 'local-github-'));
}

export function start(options: Partial<GitHubOptions> = {}): Promise<LocalGitHub> {
  return startGitHub({ stateDir: newStateDir(), faults: new Faults(), ...options });
}

/** The client that actions use, pointed at the local server as GITHUB_API_URL does. */
export function clientOf({ apiUrl, token }: { apiUrl: string; token: string }) {
  return getOctokit(token, { baseUrl: apiUrl }).rest;
}

/** What the client throws, with GitHub's body. */
export async function refusalOf(promise: Promise<unknown>): Promise<{ status: number; body: unknown }> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof Error && 'status' in error && 'response' in error) {
      const { data } = error.response as { data: unknown };
      return { status: Number(error.status), body: data };
    }
    throw error;
  }
  throw new Error('the call was expected to be refused');
}
