import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Faults } from '../http/faults.ts';
import { type LocalRender, type RenderOptions, startRender } from './render.ts';

export function newStateDir(): string {
  return mkdtempSync(join(tmpdir(), 'local-render-'));
}

export function start(options: Partial<RenderOptions> = {}): Promise<LocalRender> {
  return startRender({ stateDir: newStateDir(), faults: new Faults(), ...options });
}
