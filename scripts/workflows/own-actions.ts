import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

/** The repository under which users know these actions. */
const ownName = 'voygent/voygent-actions';

export function isOurs(name: string): boolean {
  return name === ownName || name.startsWith(`${ownName}/`);
}

const Input = z.looseObject({ required: z.boolean().optional(), default: z.unknown().optional() });
const Metadata = z.looseObject({
  name: z.string().default(''),
  description: z.string().default(''),
  inputs: z.record(z.string(), Input.nullable()).nullish(),
});
type Metadata = z.infer<typeof Metadata>;

/** The metadata of an action in a folder; nothing where there is none. */
export function readMetadata(folder: string): Metadata | undefined {
  for (const name of ['action.yml', 'action.yaml']) {
    const text = readIfThere(join(folder, name));
    if (text !== undefined) return Metadata.parse(parse(text));
  }
  return undefined;
}

export function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
