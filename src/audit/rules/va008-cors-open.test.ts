import { describe, expect, test } from 'vitest';
import { findingsIn, places } from '../audit.fixture.ts';

const find = async (code: string, config = '{ "name": "trips", "main": "src/index.ts" }') =>
  places(await findingsIn({ 'wrangler.jsonc': config, 'src/index.ts': code }, { only: 'VA008' }));

describe('bad', () => {
  test.each([
    ['every page', "const headers = {};\nheaders['Access-Control-Allow-Origin'] = '*';", 2, 'MEDIUM'],
    [
      'every page, with credentials',
      "h.set('Access-Control-Allow-Origin', '*');\nh.set('Access-Control-Allow-Credentials', 'true');",
      1,
      'HIGH',
    ],
    ['whoever asks', "const h = {\n 'Access-Control-Allow-Origin': request.headers.get('Origin') };", 2, 'HIGH'],
    [
      'whoever asks, by way of a variable',
      "const origin = request.headers.get('Origin');\nh.set('Access-Control-Allow-Origin', origin ?? '');",
      2,
      'HIGH',
    ],
  ])('%s may read', async (_, code, line, severity) => {
    expect(await find(code)).toEqual([`src/index.ts:${line} ${severity}`]);
  });

  test('a setting', async () => {
    const config =
      '{ "name": "trips", "main": "src/index.ts",\n "vars": { "ALLOWED_ORIGINS": "https://a.example, *" } }';
    expect(await find('', config)).toEqual(['wrangler.jsonc:2 MEDIUM']);
  });

  test('an MCP server without any', async () => {
    expect(await find("serve('/mcp');")).toEqual(['src/index.ts:1 LOW']);
  });
});

describe('good', () => {
  test('a list of exact origins', async () => {
    const code = `serve('/mcp');
const origin = request.headers.get('Origin');
if (allowed.includes(origin)) headers.set('Access-Control-Allow-Origin', origin);`;
    expect(await find(code)).toEqual([]);
  });
});

describe('tricky', () => {
  test('a comment, and another header with a star', async () => {
    const code = "// 'Access-Control-Allow-Origin': '*'\nh.set('Access-Control-Allow-Headers', '*');";
    expect(await find(code)).toEqual([]);
  });

  test('a variable that is compared', async () => {
    const code = `const origin = request.headers.get('Origin');
if (origin !== env.ORIGIN) return refuse();
h.set('Access-Control-Allow-Origin', origin);`;
    expect(await find(code)).toEqual([]);
  });

  test('a line that a program has written is not looked at', async () => {
    expect(await find(`const a = '${'x'.repeat(3000)}'; h['Access-Control-Allow-Origin'] = '*';`)).toEqual([]);
  });
});
