import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { type ActionResult, runAction } from '../../local/action.ts';
import { careful } from '../../local/openai/careful-critic.ts';
import type { Trigger } from '../../local/runner/events.ts';
import type { RunResult } from '../../local/runner/runner.ts';
import { openSampleProject, type SampleProject } from '../../local/runner/sample-project.ts';
import { sampleDatabases } from '../../local/sample.ts';
import { type Stack, startStack } from '../../local/stack.ts';
import type { ActionName } from '../../src/entry/actions.ts';
import type { Story } from './story.ts';

export const root = resolve(import.meta.dirname, '../..');
export const home = join(root, '.local', 'demo');

export type Color = 'green' | 'red';

/** Where the demo plays: the services, the project on GitHub, and what happens there. */
export class Stage {
  readonly stack: Stack;
  readonly #project: SampleProject;
  readonly #story: Story;
  readonly #secrets: Record<string, string>;
  #pullRequests = 0;

  private constructor(stack: Stack, project: SampleProject, secrets: Record<string, string>, story: Story) {
    this.stack = stack;
    this.#project = project;
    this.#secrets = secrets;
    this.#story = story;
  }

  /** @param prepare Changes the sample's files before they are pushed for the first time */
  static async open(
    story: Story,
    secrets: Record<string, string>,
    prepare: (checkout: string) => void,
  ): Promise<Stage> {
    rmSync(home, { recursive: true, force: true });
    mkdirSync(join(home, 'summaries'), { recursive: true });
    const stack = await startStack({ stateDir: join(home, 'state') });
    // Stands for the model: it knows a few defects by their looks.
    stack.openai.setScript(careful);
    const project = openSampleProject(stack, {
      folder: home,
      toolCache: join(root, '.local', 'tools'),
      secrets,
      prepare,
      onLine: (_, line) => story.log(`${line}\n`),
    });
    // As if `npm ci` had been run in it.
    symlinkSync(join(root, 'node_modules'), join(project.origin.workingCopy, 'node_modules'));
    return new Stage(stack, project, secrets, story);
  }

  /** The folder of the project, in which changes are made. */
  get checkout(): string {
    return this.#project.origin.workingCopy;
  }

  /** Sets a secret of the environment production, or takes it away. */
  setSecret(name: string, value: string | undefined): void {
    if (value === undefined) delete this.#secrets[name];
    else this.#secrets[name] = value;
  }

  /** Pushes all that was changed to the default branch, which releases it. */
  async push(message: string, color: Color, because?: string): Promise<RunResult> {
    this.#project.origin.push(message);
    this.#story.event(`git push      # ${message}`);
    return this.happen({ event: 'push' }, color, because);
  }

  /** Takes the last push back. */
  withdraw(): void {
    this.#project.origin.run('reset', '--quiet', '--hard', 'HEAD~1');
  }

  /** Offers all that was changed as a pull request, and leaves the working copy as it was. */
  async offer(title: string, color: Color, because?: string): Promise<RunResult> {
    const { origin } = this.#project;
    const branch = `change-${++this.#pullRequests}`;
    origin.run('checkout', '--quiet', '-b', branch);
    const head = origin.push(title);
    const number = this.stack.github.openPullRequest(title, { head, files: origin.changedFiles() });
    const pullRequest = { number, ...origin.offer(number) };
    origin.run('checkout', '--quiet', 'main');
    this.#story.event(`gh pr create  # ${title}`);
    return this.happen({ event: 'pull_request', pullRequest, workflow: 'review.yml' }, color, because);
  }

  /** Runs the workflow that is triggered. A demo that went otherwise than it says would be a lie. */
  async happen(trigger: Trigger, color: Color, because = ''): Promise<RunResult> {
    if (trigger.event === 'workflow_dispatch' || trigger.event === 'schedule')
      this.#story.event(`${trigger.event}: ${trigger.workflow} ${JSON.stringify(trigger.inputs ?? {})}`);
    const result = await this.#project.runner.run(trigger);
    for (const { name, result: end, steps } of result.jobs) {
      const text = steps.map(({ summary }) => summary).join('\n');
      this.#story.say(`${end === 'success' ? '✓' : '✗'} ${name}: ${end}${this.#keep(name, text)}`);
    }
    const seen = result.conclusion === 'success' ? 'green' : 'red';
    const log = result.jobs.map((job) => job.log).join('\n');
    if (seen !== color) throw new Error(`the demo expected a ${color} run of ${result.file}, and it was ${seen}`);
    if (!log.includes(because)) throw new Error(`the demo expected the run to say «${because}», and it did not`);
    return result;
  }

  /** One action by itself, as a step of a workflow of one's own. */
  async act(name: ActionName, inputs: Record<string, string>, status: string, because = ''): Promise<ActionResult> {
    this.#story.command(name, inputs);
    const {
      CLOUDFLARE_API_BASE_URL = '',
      WORKERS_DEV_URL = '',
      GITHUB_API_URL = '',
      GITHUB_REPOSITORY = '',
    } = this.stack.env;
    const { ACTIONS_RESULTS_URL = '', ACTIONS_RUNTIME_TOKEN = '' } = this.stack.env;
    const result = await runAction(name, {
      workspace: this.checkout,
      inputs: {
        'cloudflare-api-token': this.stack.cloudflare.token,
        'cloudflare-account-id': this.stack.cloudflare.accountId,
        'github-token': this.stack.github.token,
        ...inputs,
      },
      env: {
        CLOUDFLARE_API_BASE_URL,
        WORKERS_DEV_URL,
        GITHUB_API_URL,
        GITHUB_REPOSITORY,
        ACTIONS_RESULTS_URL,
        ACTIONS_RUNTIME_TOKEN,
        // As a workflow sets it from a secret: the Worker's key, which the checks use as well.
        MCP_AUTH_KEY: this.#secrets['MCP_AUTH_KEY'] ?? '',
      },
      onLog: (chunk) => this.#story.log(chunk),
    });
    this.#story.say(`Status: ${result.outputs['status']}${this.#keep(name, result.summary)}`);
    if (result.outputs['status'] !== status || !result.log.includes(because))
      throw new Error(`the demo expected ${status} because of «${because}», and it was ${result.outputs['status']}`);
    return result;
  }

  /** What serves the public. */
  async serving(): Promise<string> {
    const { cloudflare } = this.stack;
    const host = `voygent-trips.${cloudflare.subdomain}.workers.dev`;
    const answer = await fetch(`${cloudflare.workersDevUrl}/health`, { headers: { host } });
    return `GET /health answers ${answer.status} from version ${answer.headers.get('x-worker-version') ?? 'unknown'}`;
  }

  /** Puts rows into the production database, as its users would. */
  async write(sql: string): Promise<void> {
    const { apiBaseUrl, accountId, token } = this.stack.cloudflare;
    const id = sampleDatabases.find(({ name }) => name === 'voygent-prod')?.uuid;
    const answer = await fetch(`${apiBaseUrl}/accounts/${accountId}/d1/database/${id}/query`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ sql }),
    });
    if (!answer.ok) throw new Error(`the rows could not be written: ${await answer.text()}`);
  }

  #keep(name: string, summary: string): string {
    if (summary.trim() === '') return '';
    const file = join(
      home,
      'summaries',
      `${this.#story.chapter}-${name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}.md`,
    );
    writeFileSync(file, summary);
    return `; its summary is in ${relative(root, file)}`;
  }
}
