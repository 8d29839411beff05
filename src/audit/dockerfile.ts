import type { From, Instruction } from 'dockerfile-ast';
import type { Location } from '../runtime/errors.ts';
import type { Dockerfile, YamlFile } from './audited.ts';
import { type Service, servicesOf } from './blueprint.ts';
import { unifiedDiff } from './patch.ts';

interface Range {
  start: { line: number; character: number };
  end: { line: number; character: number };
}

/** Where a part of a Dockerfile stands. */
export function placeOf({ file }: Dockerfile, { start }: Range): Location {
  return { file, line: start.line + 1, column: start.character + 1 };
}

/** The instructions of the last stage, which is what runs. */
export function lastStage({ tree }: Dockerfile): { from: From | undefined; instructions: Instruction[] } {
  const from = tree.getFROMs().at(-1);
  const start = from?.getRange().start.line ?? 0;
  return { from, instructions: tree.getInstructions().filter((one) => one.getRange().start.line >= start) };
}

/** The values that the last stage sets with ENV. */
export function environmentOf(dockerfile: Dockerfile): Map<string, { value: string; range: Range }> {
  const { from } = lastStage(dockerfile);
  const start = from?.getRange().start.line ?? 0;
  const found = new Map<string, { value: string; range: Range }>();
  for (const env of dockerfile.tree.getENVs())
    if (env.getRange().start.line >= start)
      for (const property of env.getProperties())
        found.set(property.getName(), {
          value: property.getUnescapedValue() ?? property.getValue() ?? '',
          range: property.getRange(),
        });
  return found;
}

/** The patch that puts something in a line. */
export function patchLine({ file, text }: Dockerfile, line: number, character: number, put: string): string {
  const from =
    text
      .split('\n')
      .slice(0, line)
      .reduce((sum, one) => sum + one.length + 1, 0) + character;
  const at = Math.min(from, text.length);
  const before = at === text.length && !text.endsWith('\n') && put.endsWith('\n') ? `\n${put}` : put;
  return unifiedDiff(file, text, [{ from: at, to: at, text: before }]);
}

/** The services on Render that are built of a Dockerfile. */
export function servicesBuiltOf({ file }: Dockerfile, blueprints: readonly YamlFile[]): Service[] {
  return blueprints.flatMap((blueprint) => {
    const folder = blueprint.file.includes('/') ? blueprint.file.slice(0, blueprint.file.lastIndexOf('/') + 1) : '';
    return servicesOf(blueprint).filter(({ value }) => {
      if (value['runtime'] !== 'docker' && value['env'] !== 'docker') return false;
      const root = typeof value['rootDir'] === 'string' ? `${trimmed(value['rootDir'])}/` : '';
      const path = typeof value['dockerfilePath'] === 'string' ? trimmed(value['dockerfilePath']) : `${root}Dockerfile`;
      return file === `${folder}${path}`;
    });
  });
}

function trimmed(path: string): string {
  return path.replace(/^\.\//, '').replace(/\/$/, '');
}
