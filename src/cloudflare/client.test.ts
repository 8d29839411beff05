import { describe, expect, test } from 'vitest';
import { Faults } from '../../local/http/faults.ts';
import { startServer } from '../../local/http/server.ts';
import { testContext } from '../runtime/context.fixture.ts';
import { ActionError } from '../runtime/errors.ts';
import { connectCloudflare } from './client.ts';

const accountId = 'a'.repeat(32);
const good = { 'cloudflare-api-token': 'token', 'cloudflare-account-id': accountId };

async function refusalOf(credentials: Partial<typeof good>, env: Record<string, string> = {}): Promise<ActionError> {
  const given = { 'cloudflare-api-token': undefined, 'cloudflare-account-id': undefined, ...credentials };
  try {
    await connectCloudflare(given, testContext(env));
  } catch (error) {
    if (error instanceof ActionError) return error;
    throw error;
  }
  throw new Error('the credentials were expected to be refused');
}

describe('credentials', () => {
  test.each([
    ['cloudflare-api-token', 'CLOUDFLARE_API_TOKEN', {}],
    ['cloudflare-account-id', 'CLOUDFLARE_ACCOUNT_ID', { 'cloudflare-api-token': 'token' }],
  ])(
    'without %s are refused: a variable of the environment is noticed, and not read',
    async (input, variable, given) => {
      const absent = await refusalOf(given);
      expect(absent).toMatchObject({ code: 'input-invalid', message: `The input \`${input}\` is missing.` });
      expect(absent.hint).toContain('not defined for this repository');
      const { hint } = await refusalOf(given, { [variable]: 'x' });
      expect(hint).toContain(`${variable} is set, but only the input is read`);
    },
  );

  test.each(['abc', accountId.slice(1), `${accountId}0`, 'g'.repeat(32), `${accountId}\n`])(
    'with the account id %j are refused before any call',
    async (id) => {
      const error = await refusalOf({ ...good, 'cloudflare-account-id': id });
      expect(error).toMatchObject({ code: 'input-invalid' });
      expect(error.message).toContain('that is 32 hexadecimal characters');
    },
  );

  test('are refused where CLOUDFLARE_API_BASE_URL is no URL, and it is named', async () => {
    for (const url of ['127.0.0.1:8787', 'api', 'ftp://x'])
      expect(await refusalOf(good, { CLOUDFLARE_API_BASE_URL: url })).toMatchObject({
        code: 'input-invalid',
        message: expect.stringContaining(`CLOUDFLARE_API_BASE_URL is \`${url}\``),
      });
  });
});

test('with another signal the client goes on after the job was cancelled', async () => {
  const body = { success: true, result: { uuid: '11111111-2222-3333-4444-555555555555', name: 'db' } };
  await using server = await startServer({
    service: 'cloudflare',
    faults: new Faults(),
    handler: () => ({ status: 200, body }),
  });
  const controller = new AbortController();
  const context = testContext({ CLOUDFLARE_API_BASE_URL: server.origin }, { signal: controller.signal });
  const cloudflare = await connectCloudflare(good, context);
  controller.abort(new ActionError('cancelled', 'The job was cancelled.'));
  const id = body.result.uuid as Parameters<typeof cloudflare.d1.get>[0];
  await expect(cloudflare.d1.get(id)).rejects.toMatchObject({ code: 'cancelled' });
  expect(server.calls).toHaveLength(0);
  expect(await cloudflare.withSignal(new AbortController().signal).d1.get(id)).toMatchObject({ name: 'db' });
});
