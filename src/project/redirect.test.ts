import { describe, expect, test } from 'vitest';
import { Checkout } from './checkout.fixture.ts';

const files = {
  'web/wrangler.jsonc': '{ "name": "web", "env": { "production": {} } }',
  'web/.wrangler/deploy/config.json': '{ "configPath": "../../dist/server/wrangler.json" }',
};
const generated = 'web/dist/server/wrangler.json';

describe('a configuration that a build generated for wrangler', () => {
  test('is told beside the Worker’s own', async () => {
    await using checkout = await Checkout.of({
      ...files,
      [generated]: '{ "name": "web-production", "targetEnvironment": "production" }',
    });
    expect((await checkout.load({ environment: 'production' })).workers).toMatchObject([
      { name: 'web-production', configFile: 'web/wrangler.jsonc', redirect: { file: generated } },
    ]);
  });

  test('is not there before the build', async () => {
    await using checkout = await Checkout.of({ 'wrangler.json': '{ "name": "web" }' });
    expect((await checkout.load()).workers).toMatchObject([{ redirect: undefined }]);
  });

  test.each([
    [
      'for another environment',
      { [generated]: '{ "name": "web-production", "targetEnvironment": "staging" }' },
      'was built for `web-production` in the environment `staging`',
    ],
    ['for another Worker', { [generated]: '{ "name": "web" }' }, 'was built for `web`, not for `web-production`'],
    ['and then deleted', {}, 'leads to `web/dist/server/wrangler.json`, which is not there'],
    [
      'outside the checkout',
      { 'web/.wrangler/deploy/config.json': '{ "configPath": "../../../../x.json" }' },
      'leads out of the repository',
    ],
    ['nowhere', { 'web/.wrangler/deploy/config.json': '{}' }, '`configPath` is missing'],
    ['broken', { 'web/.wrangler/deploy/config.json': '{' }, 'a closing `}` is missing'],
  ])('%s is an error', async (_, more, message) => {
    await using checkout = await Checkout.of({ ...files, ...more });
    const error = await checkout.refusal({ environment: 'production' });
    expect(error.code).toBe('config-invalid');
    expect(error.message).toContain(message);
  });
});
