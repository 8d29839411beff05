import { expect, test } from 'vitest';
import { parseChecks } from '../project/checks.ts';
import { testContext } from '../runtime/context.fixture.ts';
import { requireSecrets } from './credential.ts';

test.each<[string, string | undefined, string]>([
  ['not set', undefined, 'is empty or not set'],
  ['empty', '', 'is empty or not set'],
  ['ended by a line break', 'key\n', 'begins or ends with a blank or a line break'],
  ['of other letters', 'schlüssel', 'has characters that a header cannot carry'],
])('a key that is %s is refused with the variable and the way to give it', async (_, value, says) => {
  const context = testContext(value === undefined ? {} : { MCP_AUTH_KEY: value });
  const checks = await parseChecks('[{ name: a key, get: /, secret: MCP_AUTH_KEY }]', 'checks');
  expect(() => requireSecrets(checks, context)).toThrow(
    expect.objectContaining({
      code: 'input-invalid',
      message: expect.stringContaining(
        `The check «a key» takes its key from the environment variable MCP_AUTH_KEY, which ${says}`,
      ),
      hint: expect.stringContaining('env: { MCP_AUTH_KEY: ${{ secrets.MCP_AUTH_KEY }} }'),
    }),
  );
});

test('all keys that are missing are told at once, and those that are there are masked', async () => {
  const context = testContext({ THERE: 'the-key-itself' });
  const checks = await parseChecks(
    '[{ get: /, secret: A }, { put: /, secret: B }, { post: /, secret: A }, { get: /, secret: THERE }]',
    'checks',
  );
  expect(() => requireSecrets(checks, context)).toThrow(
    /The checks «GET \/», «POST \/» take their key from the environment variable A, .* The check «PUT \/» takes its key from the environment variable B, /,
  );
  expect(context.secrets.redact('it is the-key-itself')).toBe('it is ***');
});
