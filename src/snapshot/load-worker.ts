import { parentPort, workerData } from 'node:worker_threads';
import type { FromLoader, ToLoader } from './loader.ts';
import { Loading, type LoadMode } from './loading.ts';

/** The thread in which a dump is loaded: SQLite does not come back before a statement is done. */
const port = parentPort;
if (!port) throw new Error('this is the beginning of a thread');
const loading = new Loading(workerData as LoadMode);
// What is on its way already when a statement is refused must not run after it.
let hasFailed = false;

port.on('message', (message: ToLoader) => {
  if (hasFailed) return;
  try {
    if (message.kind === 'sql') {
      loading.run(Buffer.from(message.bytes).toString('utf8'));
      tell({ kind: 'taken' });
    } else {
      tell({ kind: 'loaded', loaded: loading.finish(message.questions) });
    }
  } catch (error) {
    hasFailed = true;
    tell({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
    loading[Symbol.dispose]();
    port.close();
  }
});

function tell(message: FromLoader): void {
  port?.postMessage(message);
}
