import type { Database } from '../project/project.ts';
import type { Context } from '../runtime/context.ts';
import type { InputsOf, OutputsOf } from '../runtime/contract.ts';
import type { Result } from '../runtime/door.ts';
import type { Opened } from '../snapshot/open.ts';
import type { contract } from './contract.ts';
import type { Recovery } from './report.ts';

export type Inputs = InputsOf<typeof contract>;

/** A snapshot that was opened and proven, and what is to be done with it. */
export interface Job {
  inputs: Inputs;
  databases: readonly Database[];
  opened: Opened;
  recovery: Recovery;
  told: string;
  /** The file with the SQL of the snapshot, where it is kept. */
  sql: string;
  context: Context;
}

/** How a job ended. */
export type Ended = Omit<Result<typeof contract>, 'outputs'> & { outputs: OutputsOf<typeof contract> };
