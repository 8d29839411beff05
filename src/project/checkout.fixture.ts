import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ActionError } from '../runtime/errors.ts';
import { loadProject } from './load.ts';
import type { Project, ProjectOptions } from './project.ts';

/** A checkout in a temporary directory, for tests: real files, gone when the scope ends. */
export class Checkout implements AsyncDisposable {
  readonly workspace: string;

  private constructor(workspace: string) {
    this.workspace = workspace;
  }

  static async of(files: Record<string, string>): Promise<Checkout> {
    const checkout = new Checkout(await mkdtemp(path.join(tmpdir(), 'checkout-')));
    for (const [file, text] of Object.entries(files)) await checkout.write(file, text);
    return checkout;
  }

  async write(file: string, text: string): Promise<void> {
    await mkdir(path.dirname(this.path(file)), { recursive: true });
    await writeFile(this.path(file), text);
  }

  async link(file: string, target: string): Promise<void> {
    await mkdir(path.dirname(this.path(file)), { recursive: true });
    await symlink(target, this.path(file));
  }

  path(file: string): string {
    return path.join(this.workspace, file);
  }

  load(options: Partial<ProjectOptions> = {}): Promise<Project> {
    return loadProject({
      workspace: this.workspace,
      workingDirectory: '.',
      config: '.github/voygent.yml',
      environment: undefined,
      ...options,
    });
  }

  /** The error that loading ends with. */
  async refusal(options: Partial<ProjectOptions> = {}): Promise<ActionError> {
    const outcome: unknown = await this.load(options).catch((error: unknown) => error);
    if (outcome instanceof ActionError) return outcome;
    throw outcome instanceof Error ? outcome : new Error(`it loaded: ${JSON.stringify(outcome)}`);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await rm(this.workspace, { recursive: true, force: true });
  }
}
