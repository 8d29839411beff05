import { appendFileSync } from 'node:fs';
import { dirname } from 'node:path';

const wanted = process.env['INPUT_NODE-VERSION'] ?? '';
if (wanted !== process.versions.node.split('.')[0])
  throw new Error(`the local runner has node ${process.version}, not ${wanted}`);
appendFileSync(process.env['GITHUB_PATH'] ?? '', `${dirname(process.execPath)}\n`);
