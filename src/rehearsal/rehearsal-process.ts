import { readFileSync, writeSync } from 'node:fs';
import { toActionError } from '../runtime/errors.ts';
import { rebuild } from './fit-rebuild.ts';
import { rehearse, type Watcher } from './rehearse.ts';
import type { FromProcess, ToProcess } from './rehearse-apart.ts';

/**
 * The process in which a rehearsal runs: SQLite does not come back before a statement is done, and some never are. What is
 * told is written at once, as the event loop does not turn while a statement runs.
 */
const { stage, files, since } = JSON.parse(readFileSync(0, 'utf8')) as ToProcess;
try {
  const watcher: Watcher = {
    onStatement: (file, statement) => tell({ kind: 'statement', file, statement }),
    onFile: (file) => tell({ kind: 'file', file }),
  };
  const { rehearsal, taken } =
    since === undefined ? { rehearsal: rehearse(stage, files, watcher) } : rebuild(stage, files, since, watcher);
  tell({ kind: 'done', rehearsal: { ...rehearsal, schemaBefore: [], files: [] }, ...(taken ? { taken } : {}) });
} catch (thrown) {
  const { code, message, hint } = toActionError(thrown);
  tell({ kind: 'failed', error: { code, message, hint } });
}

function tell(message: FromProcess): void {
  const line = Buffer.from(`${JSON.stringify(message)}\n`);
  for (let written = 0; written < line.length; ) written += writeSync(1, line, written);
}
