import { type FileAt, filesAt, textsOf } from '../git/files-at.ts';
import { collect, type Repository } from '../git/repository.ts';
import { expectSuccess } from '../git/run.ts';
import { problemsOf } from '../project/issues.ts';
import { invalid } from '../project/problems.ts';
import { parseYaml } from '../project/yaml.ts';
import { ActionError } from '../runtime/errors.ts';
import { canonicalJson } from '../verdict/canonical.ts';
import { type Waiver, Waivers, waiversFile } from '../verdict/waivers.ts';

const largestBytes = 1024 * 1024;
/** How far back the history of the file is read. */
const mostCommits = 200;

/**
 * The waivers of a commit; none where it has no such file.
 * @throws ActionError `config-invalid`, with the place
 */
export async function waiversAt(repository: Repository, commit: string): Promise<Waiver[]> {
  const text = await textAt(repository, commit);
  return text === undefined ? [] : waiversIn(text);
}

async function waiversIn(text: string): Promise<Waiver[]> {
  const document = await parseYaml(text, waiversFile);
  const parsed = Waivers.safeParse(document.value);
  if (!parsed.success) throw invalid(waiversFile, problemsOf(parsed.error, document, Waivers));
  return parsed.data.waivers;
}

/**
 * By which commit of the first-parent history each waiver came to be as it is now: the oldest since which it was always there.
 * @throws ActionError `commit-not-found` for a history that is cut, `subprocess-failed`
 */
export async function introductions(
  repository: Repository,
  commit: string,
  waivers: readonly Waiver[],
): Promise<Map<Waiver, string>> {
  requireHistory(repository);
  const since = new Map<Waiver, string>();
  let open = [...waivers];
  for (const one of await commitsOfFile(repository, commit)) {
    const there = await namesAt(repository, one);
    open = open.filter((waiver) => there.has(canonicalJson(waiver)));
    for (const waiver of open) since.set(waiver, one);
    if (open.length === 0) break;
  }
  return since;
}

/** Those of an older version of the file, which need not be a good one. */
async function namesAt(repository: Repository, commit: string): Promise<Set<string>> {
  const text = await textAt(repository, commit);
  const waivers = text === undefined ? [] : await waiversIn(text).catch(() => []);
  return new Set(waivers.map(canonicalJson));
}

/** Newest first. */
async function commitsOfFile(repository: Repository, commit: string): Promise<string[]> {
  const args = [
    '--literal-pathspecs',
    'log',
    '--first-parent',
    '-m',
    '--no-renames',
    '--format=%H',
    `-n${mostCommits}`,
  ];
  const end = await repository.onObjects([...args, commit, '--', waiversFile], collect);
  const list = expectSuccess(end, 'read the history of the waivers').toString('latin1');
  return list.split('\n').filter((line) => line !== '');
}

async function textAt(repository: Repository, commit: string): Promise<string | undefined> {
  const found = (await filesAt(repository, commit, [waiversFile])).filter(({ path }) => path === waiversFile);
  const [file] = found;
  if (!file) return undefined;
  return plainText(repository, file);
}

async function plainText(repository: Repository, file: FileAt): Promise<string> {
  const text = (await textsOf(repository, [file], largestBytes)).get(file.blob);
  if (text !== undefined && file.mode === '100644') return text;
  throw new ActionError('config-invalid', `\`${waiversFile}\` is no plain file of at most 1 MiB. No waiver counts.`, {
    hint: 'Replace it by a file with `version: 1` and `waivers:`.',
    location: { file: waiversFile },
  });
}

function requireHistory({ isShallow }: Repository): void {
  if (!isShallow) return;
  throw new ActionError(
    'commit-not-found',
    'The checkout has only a part of the history, so that it cannot be told by which pull request a waiver came. No waiver counts.',
    { hint: 'Set `fetch-depth: 0` for actions/checkout.' },
  );
}
