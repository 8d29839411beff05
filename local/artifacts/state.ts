import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const Artifact = z.object({
  /** The number by which GitHub's REST API knows it. */
  id: z.int(),
  /** The workflow run, as REST numbers it. */
  run_id: z.int(),
  job_backend_id: z.string(),
  name: z.string(),
  mime_type: z.string(),
  /** The name of its file among the blobs. */
  blob: z.string(),
  size: z.int(),
  /** `sha256:…`, as the client told it. */
  digest: z.string().nullable(),
  /** Until then nobody can list or download it, and its name is taken all the same. */
  is_finalized: z.boolean(),
  /** Of a run for a fork's pull request. */
  is_foreign: z.boolean().default(false),
  created_at: z.string(),
  updated_at: z.string(),
  expires_at: z.string(),
});
export type Artifact = z.infer<typeof Artifact>;

const State = z.object({
  next_id: z.int().default(1),
  /** Signs tokens and URLs. */
  key: z.string(),
  artifacts: z.array(Artifact).default([]),
});
export type State = z.infer<typeof State>;

/** What the local artifacts service remembers. Every change is on the disk before its answer is sent. */
export class Store {
  readonly #file: string;
  readonly #state: State;

  constructor(directory: string) {
    mkdirSync(directory, { recursive: true });
    this.#file = join(directory, 'artifacts.json');
    this.#state = State.parse(read(this.#file) ?? { key: randomBytes(32).toString('hex') });
    this.#save();
  }

  get state(): Readonly<State> {
    return this.#state;
  }

  /** Makes a change and saves it. */
  change<T>(make: (state: State) => T): T {
    const result = make(this.#state);
    this.#save();
    return result;
  }

  /** Whoever reads the file after a SIGKILL finds the old state or the new one, and no half of either. */
  #save(): void {
    const draft = `${this.#file}.${process.pid}.draft`;
    const descriptor = openSync(draft, 'w', 0o600);
    try {
      writeFileSync(descriptor, JSON.stringify(this.#state, null, 1));
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    renameSync(draft, this.#file);
  }
}

function read(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw new Error(`the state of the local artifacts service in ${file} cannot be read`, { cause: error });
  }
}

/** GitHub's timestamps have no fraction of a second. */
export function timestamp(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace(/\.\d+Z$/, 'Z');
}
