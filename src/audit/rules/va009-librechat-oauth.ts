import { valueAt } from '../../project/positions.ts';
import type { Audited, YamlFile } from '../audited.ts';
import { firstPlace } from '../code.ts';
import type { Rule, Told } from '../rule.ts';
import { patchMapping } from '../yaml-patch.ts';
import { mapping } from '../yaml-walk.ts';

export const librechatOauth: Rule = {
  id: 'VA009',
  name: 'librechat-oauth',
  severity: 'MEDIUM',
  about: 'LibreChat would take a refusal of the MCP server for an invitation to OAuth.',
  why: 'LibreChat asks the server once without the key; a 401 with `WWW-Authenticate: Bearer` has it look for OAuth and never send the key: people see a login that leads nowhere.',
  sources: [
    'https://www.librechat.ai/docs/configuration/librechat_yaml/object_structure/mcp_servers',
    'https://github.com/danny-avila/LibreChat/tree/main/packages/api/src/mcp/oauth',
  ],
  fix: 'Add `requiresOAuth: false` to the server, or give the key as `apiKey`.',
  judge: (audited) => audited.librechats.flatMap((librechat) => judge(librechat, audited)),
};

function judge(librechat: YamlFile, { workers }: Audited): Told[] {
  const challenge = workers
    .map((worker) => firstPlace(worker, /www-authenticate/i))
    .find((place) => place !== undefined);
  return Object.entries(mapping(valueAt(librechat.document.value, ['mcpServers'])))
    .filter(([, server]) => mayTurn(mapping(server)))
    .map(([name]) => {
      const path = ['mcpServers', name];
      return {
        file: librechat.file,
        place: () => librechat.document.keyAt(path),
        key: name,
        severity: challenge ? 'MEDIUM' : 'LOW',
        message: challenge
          ? `The server ${name} gets a key and no \`requiresOAuth: false\`, and ${challenge.file}:${challenge.line} answers with WWW-Authenticate.`
          : `The server ${name} gets a key and no \`requiresOAuth: false\`: a 401 with \`WWW-Authenticate: Bearer\` would turn it to OAuth.`,
        patch: () => patchMapping(librechat, path, ['requiresOAuth: false']),
      };
    });
}

/** A remote server that gets its key in a header, and about which nothing is said. */
function mayTurn(server: Record<string, unknown>): boolean {
  const headers = Object.keys(mapping(server['headers'])).map((name) => name.toLowerCase());
  const isRemote = typeof server['url'] === 'string' && server['type'] !== 'stdio' && server['type'] !== 'websocket';
  return (
    isRemote &&
    headers.includes('authorization') &&
    ['requiresOAuth', 'oauth', 'apiKey'].every((key) => server[key] === undefined)
  );
}
