import { describe, expect, test } from 'vitest';
import { applyPatches, findingsIn, places } from '../audit.fixture.ts';

const prod = '6f1e3c52-8a1b-4d7e-9c55-2b7a4e0f9d31';
const staging = '0b9a7f14-53c2-4e86-8d0e-7c1f2a6b3e58';

const find = async (files: Record<string, string>) => places(await findingsIn(files, { only: 'VA003' }));

describe('bad', () => {
  test.each([
    ['missing', '', ' MEDIUM'],
    ['a placeholder in words', '"database_id": "<your-database-id>"', ' HIGH'],
    ['a placeholder of zeros', '"database_id": "00000000-0000-0000-0000-000000000000"', ' HIGH'],
    ['a variable', '"database_id": "${D1_DATABASE_ID}"', ' HIGH'],
    ['empty', '"database_id": ""', ' HIGH'],
    ['the name', '"database_id": "voygent-prod"', ' HIGH'],
    ['a digit short', `"database_id": "${prod.slice(1)}"`, ' HIGH'],
  ])('an id that is %s', async (_, id, severity) => {
    const text = `{ "name": "trips",\n "d1_databases": [\n  { "binding": "DB",\n    ${id} }] }`;
    const [place] = await find({ 'wrangler.jsonc': text });
    expect(place).toBe(`wrangler.jsonc:${id === '' ? 3 : 4}${severity}`);
  });

  test('in TOML, at its line', async () => {
    const text = 'name = "trips"\n[[d1_databases]]\nbinding = "DB"\ndatabase_id = "TODO"\n';
    expect(await find({ 'workers/trips/wrangler.toml': text })).toEqual(['workers/trips/wrangler.toml:4 HIGH']);
  });

  test('staging binds the database of production', async () => {
    const section = `{ "d1_databases": [{ "binding": "DB", "database_id": "${prod}" }] }`;
    const text = `{ "name": "trips", "env": {\n "staging": ${section},\n "production": ${section} } }`;
    expect(await find({ 'wrangler.jsonc': text })).toEqual(['wrangler.jsonc:3 HIGH']);
  });
});

describe('good', () => {
  test('a uuid for each environment', async () => {
    const section = (id: string) => `{ "d1_databases": [{ "binding": "DB", "database_id": "${id}" }] }`;
    const text = `{ "name": "trips", "env": { "staging": ${section(staging)}, "production": ${section(prod)} } }`;
    expect(await find({ 'wrangler.jsonc': text })).toEqual([]);
  });

  test('a Worker without a database', async () => {
    expect(await find({ 'wrangler.jsonc': '{ "name": "trips" }' })).toEqual([]);
  });
});

describe('tricky', () => {
  test('two bindings of one database in one environment', async () => {
    const entry = (binding: string) => `{ "binding": "${binding}", "database_id": "${prod}" }`;
    const text = `{ "name": "trips", "d1_databases": [${entry('DB')}, ${entry('READ')}] }`;
    expect(await find({ 'wrangler.jsonc': text })).toEqual([]);
  });

  test('the top level of a file with environments is not deployed, and what stands there is not in force', async () => {
    const text = `{ "name": "trips", "d1_databases": [{ "binding": "DB", "database_id": "TODO" }],
      "env": { "production": { "d1_databases": [{ "binding": "DB", "database_id": "${prod}" }] } } }`;
    expect(await find({ 'wrangler.jsonc': text })).toEqual([]);
    const config = 'version: 1\nenvironments: { production: { wrangler-environment: "" } }\n';
    expect(await find({ 'wrangler.jsonc': text, '.github/voygent.yml': config })).toEqual(['wrangler.jsonc:1 HIGH']);
  });

  test('an id that only stands in a comment', async () => {
    const text = `{ "name": "trips", "d1_databases": [{ "binding": "DB" /* "database_id": "${prod}" */ }] }`;
    expect(await find({ 'wrangler.jsonc': text })).toEqual(['wrangler.jsonc:1 MEDIUM']);
  });

  test('upper case is a uuid, too', async () => {
    const text = `{ "name": "trips", "d1_databases": [{ "binding": "DB", "database_id": "${prod.toUpperCase()}" }] }`;
    expect(await find({ 'wrangler.jsonc': text })).toEqual([]);
  });
});

test('offline there is no patch, as the id is not known', async () => {
  expect(
    await applyPatches({ 'wrangler.jsonc': '{ "name": "a", "d1_databases": [{ "binding": "DB" }] }' }, 'VA003'),
  ).toBe(0);
});
