/** Holds the import floors of `src/`. */
import { resolve } from 'node:path';
import { floorViolations } from './floors.ts';

const violations = floorViolations(resolve(import.meta.dirname, '../src'));
for (const { file, imports, why } of violations) console.error(`src/${file} imports ${imports}, which ${why}`);
process.exitCode = violations.length > 0 ? 1 : 0;
