import { join } from 'node:path';
import { createByteReader } from './byte-reader.ts';
import { pathBytes } from './path-text.ts';
import { collect, type Repository } from './repository.ts';
import { expectSuccess, gitFailed } from './run.ts';

/** gitattributes(5): `set` for `name`, `unset` for `-name`, `unspecified`, else its value. */
export type AttributeValue = string;

const longestValue = 64 * 1024;

/**
 * An attribute of each path, as the `.gitattributes` files of one commit give it; those of the working tree and of the
 * repository's own `info/attributes` have no say.
 * @param commit its full id; `null`, the empty tree: all are unspecified
 * @param paths as `pathText` writes them
 * @throws ActionError `subprocess-failed`
 */
export async function attributeValues(
  repository: Repository,
  commit: string | null,
  attribute: string,
  paths: readonly string[],
): Promise<AttributeValue[]> {
  if (commit === null || paths.length === 0) return paths.map(() => 'unspecified');
  const what = `read the attribute ${attribute}`;
  const indexFile = join(repository.temporary, `index-${commit}`);
  expectSuccess(await repository.onObjects(['read-tree', commit], collect, { indexFile }), what);
  const input = paths.values().map((path) => Buffer.concat([pathBytes(path), Buffer.from('\0')]));
  const end = await repository.onObjects(
    ['check-attr', '--cached', '-z', '--stdin', attribute],
    (stdout) => readValues(stdout, paths.length),
    { indexFile, input },
  );
  const values = expectSuccess(end, what);
  if (values === undefined) throw gitFailed(what, 'its answer is not whole');
  return values;
}

/** Three fields a path, in the order of the question: path, attribute, value. */
async function readValues(stdout: AsyncIterable<Buffer>, count: number): Promise<string[] | undefined> {
  const reader = createByteReader(stdout);
  const values: string[] = [];
  while (values.length < count) {
    await reader.until(0, longestValue);
    await reader.until(0, longestValue);
    const value = await reader.until(0, longestValue);
    if (value === undefined) return undefined;
    values.push(value.toString('latin1'));
  }
  return values;
}
