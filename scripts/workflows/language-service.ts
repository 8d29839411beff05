import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ValidationConfig } from '@actions/languageservice';
import type { Finding } from './finding.ts';
import { isOurs, readIfThere, readMetadata } from './own-actions.ts';
import type { Source } from './source.ts';
import './json-imports.ts';

// Imported when it is used: static imports would be loaded before the hooks of json-imports are there.
async function load() {
  const [service, documents, cache] = await Promise.all([
    import('@actions/languageservice'),
    import('vscode-languageserver-textdocument'),
    import('@actions/languageservice/utils/workflow-cache'),
  ]);
  return { validate: service.validate, TextDocument: documents.TextDocument, clearCache: cache.clearCache };
}

/** What GitHub's own language service says: keys, permissions, expressions, needs, inputs of our actions. */
export async function languageServiceFindings(repository: string, source: Source): Promise<Finding[]> {
  const { validate, TextDocument, clearCache } = await load();
  // It remembers documents by their address, and the same address may hold another text by now.
  clearCache();
  const uri = pathToFileURL(join(repository, source.file)).href;
  const document = TextDocument.create(uri, 'yaml', 1, source.text);
  const diagnostics = await validate(document, configuration(repository, source));
  return diagnostics.map(({ range: { start }, message }) => ({
    file: source.file,
    line: start.line + 1,
    column: start.character + 1,
    rule: 'language-service',
    message: typeof message === 'string' ? message : message.value,
  }));
}

function configuration(repository: string, source: Source): ValidationConfig {
  return {
    actionsMetadataProvider: {
      async fetchActionMetadata({ owner, name, path = '' }) {
        // Other people's actions are not at hand offline; without inputs the service does not judge `with:`.
        if (!isOurs(`${owner}/${name}`)) return { name, description: '' };
        const action = readMetadata(join(repository, path));
        return action && { name: action.name, description: action.description, inputs: inputsOf(action.inputs) };
      },
    },
    fileProvider: {
      async getFileContent(reference) {
        const remote = 'repository' in reference;
        if (remote && !isOurs(`${reference.owner}/${reference.repository}`)) {
          throw new Error(`${reference.owner}/${reference.repository} cannot be read offline`);
        }
        const content = readIfThere(join(remote ? repository : source.root, reference.path));
        if (content === undefined) throw new Error(`there is no file ${reference.path}`);
        return { name: reference.path, content };
      },
    },
  };
}

type Inputs = NonNullable<ReturnType<typeof readMetadata>>['inputs'];

function inputsOf(inputs: Inputs) {
  return Object.fromEntries(
    Object.entries(inputs ?? {}).map(([name, input]) => [
      name,
      {
        description: '',
        required: input?.required ?? false,
        ...(input?.default === undefined ? {} : { default: String(input.default) }),
      },
    ]),
  );
}
