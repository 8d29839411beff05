import { generateKeyPairSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { answerTo, findingIn } from '../../local/openai/answers.ts';
import { misleading, sound } from '../../local/openai/critics.ts';
import { type Stack, startStack } from '../../local/stack.ts';
import { realCodex } from '../../src/review/codex.fixture.ts';
import type { ActionResult } from './action.ts';
import { temporaryFolder } from './checkout.ts';
import { type History, history, type ReviewRun, runReview } from './reviews.ts';

const codex = await realCodex();

let stack: Stack;
let number = 0;
let project: History;
beforeAll(async () => {
  stack = await startStack({ stateDir: temporaryFolder() });
});
afterAll(async () => {
  expect(stack.github.defects).toEqual([]);
  await stack.close();
});
beforeEach(() => {
  stack.faults.set([]);
  stack.openai.setScript(minor);
  // Changes that no other test has.
  project = history({ 'src/index.ts': `export const number = ${number++};\n`, '.github/workflows/a.yml': workflow });
});

const minor: typeof sound.silent = (question) => ({
  kind: 'text',
  text: JSON.stringify(answerTo(question, [findingIn(question, { severity: 'LOW' })])),
});

const workflow = 'on: push\njobs: { a: { runs-on: ubuntu-latest, steps: [{ uses: actions/checkout@v7 }] } }\n';

const keyPair = () => {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  return {
    public: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    private: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
};
const [ours, theirs] = [keyPair(), keyPair()];

/** Whether the model was asked, and what came of it. */
async function reviewed(more: ReviewRun = {}): Promise<{ asked: boolean; result: ActionResult }> {
  const before = stack.openai.server.calls.length;
  const inputs = { trust: 'signed', 'signing-key': ours.private, ...more.inputs };
  const result = await runReview(stack, 'review', project, { ...more, inputs });
  return { asked: stack.openai.server.calls.length > before, result };
}

function predicateOf({ outputs }: ActionResult) {
  const { payload } = JSON.parse(readFileSync(outputs['verdict'] ?? '', 'utf8'));
  return JSON.parse(Buffer.from(payload, 'base64').toString()).predicate;
}

describe.skipIf(!codex)('the same change', () => {
  test('is not paid for twice, and is no younger for that', async () => {
    const first = await reviewed();
    expect(first.result, first.result.log).toMatchObject({ exitCode: 0 });
    expect(first.asked).toBe(true);
    const second = await reviewed();
    expect(second.result, second.result.log).toMatchObject({ exitCode: 0 });
    expect(second.asked).toBe(false);
    const [one, other] = [first, second].map(({ result }) => predicateOf(result));
    expect(other).toEqual({
      ...one,
      run: other.run,
      critic: {
        ...one.critic,
        usage: { inputTokens: 0, outputTokens: 0 },
        reusedFrom: first.result.outputs['verdict-sha256'],
      },
    });
    // The rules are asked each time.
    expect(other.findings.map(({ source }: { source: string }) => source).sort()).toEqual(['critic', 'rule']);
    const verdict = second.result.outputs['verdict-artifact'] ?? '';
    const inputs = { verdict, trust: 'signed', 'public-key': ours.public };
    const gate = await runReview(stack, 'gate', project, { inputs });
    expect(gate, gate.log).toMatchObject({ exitCode: 0, outputs: { decision: 'admitted' } });
  });

  test('is reviewed again where it is asked for, and by whoever trusts by its sha256', async () => {
    await reviewed();
    expect((await reviewed({ inputs: { reuse: 'false' } })).asked).toBe(true);
    expect((await reviewed({ inputs: { trust: 'inline', 'signing-key': '' } })).asked).toBe(true);
  });

  test('that somebody else has signed is reviewed; ours, though older, is found behind it', async () => {
    expect((await reviewed({ inputs: { 'signing-key': theirs.private } })).asked).toBe(true);
    expect((await reviewed()).asked).toBe(true);
    await reviewed({ inputs: { 'signing-key': theirs.private, reuse: 'false' } });
    expect((await reviewed()).asked).toBe(false);
  });

  test('is reviewed again where the policy is another', async () => {
    await reviewed();
    project.commit({ '.github/voygent.yml': 'version: 1\nreview: { effort: low }\n' });
    project.setDefaultBranch();
    project.git('checkout', '--quiet', '--detach', 'HEAD~1');
    expect((await reviewed()).asked).toBe(true);
  });

  test('is reviewed again where it was not answered for in full', async () => {
    stack.openai.setScript(misleading['two answers']);
    expect((await reviewed()).result).toMatchObject({ exitCode: 1, outputs: { 'derived-status': 'indeterminate' } });
    stack.openai.setScript(sound.silent);
    const again = await reviewed();
    expect(again.asked).toBe(true);
    expect(again.result, again.result.log).toMatchObject({ exitCode: 0 });
  });

  test('is reviewed again where what is stored cannot be read', async () => {
    await reviewed();
    const body = { message: 'Server Error' };
    const action = { kind: 'respond', status: 403, body } as const;
    stack.faults.set([{ service: 'github', method: 'GET', path: '/actions/artifacts', action }]);
    const again = await reviewed();
    expect(again.asked).toBe(true);
    expect(again.result.log).toContain('Whether there is an earlier review cannot be told');
  });

  test('of another content is another change', async () => {
    await reviewed();
    project.commit({ 'src/index.ts': 'export const another = true;\n' });
    expect((await reviewed()).asked).toBe(true);
  });
});
