/** The real client, as actions/upload-artifact has it. */
import { globSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { DefaultArtifactClient } from '@actions/artifact';
import { getInput, info, setOutput, warning } from '@actions/core';

const workspace = process.env['GITHUB_WORKSPACE'] ?? '';
const files = getInput('path', { required: true })
  .split('\n')
  .filter(Boolean)
  .map((path) => resolve(workspace, path))
  .flatMap((path) => [path, ...globSync(`${path}/**`)])
  .filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile());
if (files.length > 0) {
  const days = getInput('retention-days');
  const options = days === '' ? {} : { retentionDays: Number(days) };
  const { id } = await new DefaultArtifactClient().uploadArtifact(
    getInput('name'),
    files,
    commonFolder(files),
    options,
  );
  setOutput('artifact-id', String(id));
  info(`${files.length} files were uploaded`);
} else if (getInput('if-no-files-found') === 'error') throw new Error('No files were found with the provided path.');
else if (getInput('if-no-files-found') === 'warn') warning('No files were found with the provided path.');

function commonFolder(paths: readonly string[]): string {
  let folder = dirname(paths[0] ?? '/');
  while (!paths.every((path) => path.startsWith(`${folder}/`)) && folder !== '/') folder = dirname(folder);
  return folder;
}
