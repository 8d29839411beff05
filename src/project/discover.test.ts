import { expect, test } from 'vitest';
import { Checkout } from './checkout.fixture.ts';
import { discoverConfigs } from './discover.ts';

test('the search goes level by level, the root first, names in order', async () => {
  await using checkout = await Checkout.of({
    'b/wrangler.json': '',
    'a/c/wrangler.toml': '',
    'a/wrangler.jsonc': '',
    'wrangler.json': '',
  });
  const found = await discoverConfigs(checkout.workspace, checkout.workspace);
  const expected = ['wrangler.json', 'a/wrangler.jsonc', 'b/wrangler.json', 'a/c/wrangler.toml'];
  expect(found).toEqual(expected.map((file) => checkout.path(file)));
});

test('a directory that is called like a configuration is none', async () => {
  await using checkout = await Checkout.of({ 'wrangler.json/README.md': '' });
  expect(await discoverConfigs(checkout.workspace, checkout.workspace)).toEqual([]);
});

test('a repository with too many directories has to name its configuration', async () => {
  await using checkout = await Checkout.of({ 'wrangler.json': '', 'a/b/README.md': '', 'c/README.md': '' });
  expect(await discoverConfigs(checkout.workspace, checkout.workspace, 4)).toHaveLength(1);
  await expect(discoverConfigs(checkout.workspace, checkout.workspace, 3)).rejects.toMatchObject({
    code: 'config-not-found',
    message: expect.stringContaining('more than 3 directories'),
    hint: expect.stringContaining('wrangler-config'),
  });
});
