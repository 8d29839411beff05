import { generateKeyPairSync, sign } from 'node:crypto';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { realCodex } from '../../src/review/codex.fixture.ts';
import { signed } from '../../src/verdict/sign.ts';
import type { Verdict } from '../../src/verdict/verdict.ts';
import type { ActionResult } from './action.ts';
import { expectAdmitted, expectRefused, type Reviewed, reviewedChange, sha256 } from './forgeries.ts';

const codex = await realCodex();

let at: Reviewed;
beforeAll(async () => {
  if (codex) at = await reviewedChange();
});
afterAll(() => at?.stack.close());

const keyPair = () => {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  return {
    publicPem: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    privatePem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    privateKey,
  };
};
const ours = keyPair();
const others = keyPair();

function judgedAsSigned(envelope: Buffer): Promise<ActionResult> {
  return at.judged(envelope, { inputs: { trust: 'signed', 'verdict-sha256': '', 'public-key': ours.publicPem } });
}

interface Envelope {
  payloadType: string;
  payload: string;
  signatures: [{ keyid: string; sig: string }];
}

function envelopeOf(verdict: Buffer, { privatePem } = ours): Envelope {
  return JSON.parse(signed(verdict, privatePem).toString());
}

function withSignature(envelope: Envelope, more: Partial<Envelope['signatures'][0]>): Envelope {
  return { ...envelope, signatures: [{ ...envelope.signatures[0], ...more }] };
}

const noEnvelope = /it is no signed verdict \(a DSSE envelope with one signature\)/;

async function expectControls(): Promise<void> {
  expectAdmitted(await at.judged(at.approved));
  expectAdmitted(await judgedAsSigned(signed(at.approved, ours.privatePem)));
}

type Predicate = Verdict['predicate'];

/** A copy of a verdict in which something is another. */
function forged(verdict: Buffer, forge: (predicate: Predicate, verdict: Verdict) => void): Buffer {
  const copy: Verdict = JSON.parse(verdict.toString());
  forge(copy.predicate, copy);
  return Buffer.from(JSON.stringify(copy));
}

function covered({ coverage }: Predicate, path: string): Predicate['coverage'][number] {
  const found = coverage.find((one) => one.path === path);
  if (!found) throw new Error(`${path} is not covered`);
  return found;
}

const day = 86_400_000;
const inDays = (days: number) => new Date(Date.now() + days * day).toISOString();

describe.skipIf(!codex)('the gate', () => {
  test('admits what was reviewed, before all the forgeries', expectControls);

  describe('refuses a verdict of no proven origin:', () => {
    const withoutFindings = () =>
      forged(at.rejected, (predicate) => Object.assign(predicate, { findings: [], status: 'approved', reasons: [] }));

    test('findings taken out, under the sha256 of the review', async () => {
      const gate = await at.judged(withoutFindings(), { inputs: { 'verdict-sha256': sha256(at.rejected) } });
      expectRefused(gate, /The verdict is not the one of this run's review: its sha256 is [0-9a-f]{64}/);
    });

    const wrongSignature = /the signature is not that of the given public key, or what was signed was changed/;
    test.each<[string, () => object, RegExp]>([
      [
        'findings taken out, under the signature of the review',
        () => ({ ...envelopeOf(at.rejected), payload: withoutFindings().toString('base64') }),
        wrongSignature,
      ],
      [
        'a severity lowered, which a finding has not in its id',
        () => {
          const lowered = at.rejected.toString().replace('"severity": "HIGH"', '"severity": "LOW"');
          return { ...envelopeOf(at.rejected), payload: Buffer.from(lowered).toString('base64') };
        },
        wrongSignature,
      ],
      ['the key of another', () => envelopeOf(at.approved, others), wrongSignature],
      [
        'the key of another, under the name of ours',
        () => withSignature(envelopeOf(at.approved, others), { keyid: envelopeOf(at.approved).signatures[0].keyid }),
        wrongSignature,
      ],
      ['a signature that is empty', () => withSignature(envelopeOf(at.approved), { sig: '' }), wrongSignature],
      [
        'our signature of the text, and not of a verdict',
        () => {
          const sig = sign(null, at.approved, ours.privateKey).toString('base64');
          return withSignature(envelopeOf(at.approved), { sig });
        },
        wrongSignature,
      ],
      ['a signature taken off', () => ({ ...envelopeOf(at.approved), signatures: [] }), noEnvelope],
      [
        'a second signature beside ours',
        () => {
          const signatures = [others, ours].flatMap((key) => envelopeOf(at.approved, key).signatures);
          return { ...envelopeOf(at.approved), signatures };
        },
        noEnvelope,
      ],
      ['another type of text', () => ({ ...envelopeOf(at.approved), payloadType: 'text/plain' }), noEnvelope],
      ['no envelope at all', () => JSON.parse(at.approved.toString()), noEnvelope],
      [
        'base64 with bits that nobody reads',
        () => {
          const padded = Buffer.concat([at.approved, Buffer.alloc(3 - ((at.approved.length + 2) % 3), ' ')]);
          const { payload, ...rest } = envelopeOf(padded);
          // Of the last letter only the first two bits are read.
          return { ...rest, payload: payload.replace(/A==$/, 'B==') };
        },
        /its payload is not written as base64 writes it/,
      ],
    ])('%s', async (_, forge, message) =>
      expectRefused(await judgedAsSigned(Buffer.from(JSON.stringify(forge()))), message),
    );

    test('a signed one where the same run is to be trusted', async () => {
      expectRefused(
        await at.judged(signed(at.approved, ours.privatePem)),
        /verdict-invalid::[^\n]*cannot be relied on: _type/,
      );
    });
  });

  describe('refuses a verdict that says', () => {
    test.each<[string, (predicate: Predicate, verdict: Verdict) => void, RegExp]>([
      [
        'that it is of other changes',
        (_, { subject }) => void Object.assign(subject[0].digest, { sha256: '0'.repeat(64) }),
        /The verdict is of other changes \(000000000000…\)/,
      ],
      [
        'that it has expired',
        (predicate) => void Object.assign(predicate, { createdAt: inDays(-8), expiresAt: inDays(-1) }),
        /The verdict expired at /,
      ],
      [
        'that it is of tomorrow',
        (predicate) => void Object.assign(predicate, { createdAt: inDays(1), expiresAt: inDays(2) }),
        /which is in the future/,
      ],
      [
        'that it is valid for longer than it may',
        (predicate) => void Object.assign(predicate, { expiresAt: inDays(3650) }),
        /longer than the 7 days of the policy/,
      ],
      [
        'that a HIGH does not block',
        ({ policy }) => void Object.assign(policy, { blockOn: 'LOW' }),
        /another policy: blockOn differ/,
      ],
      [
        'that there is no constitution',
        (predicate) => {
          predicate.policy.constitution = null;
          predicate.critic.constitution = null;
        },
        /another policy: constitution differ/,
      ],
      ['nothing of a path', ({ coverage }) => void coverage.shift(), /docs\/notes\/a\.md is not in the coverage/],
      [
        'something of a path twice',
        (predicate) => void predicate.coverage.push(structuredClone(covered(predicate, 'src/index.ts'))),
        /the coverage has "src\/index\.ts" twice/,
      ],
      [
        'that code is generated',
        (predicate) =>
          void Object.assign(covered(predicate, 'src/index.ts'), {
            kind: 'generated',
            reason: '**/dist/**',
            chunks: [],
          }),
        /src\/index\.ts was treated as another kind of file than it is/,
      ],
      [
        'that nobody was shown a migration',
        (predicate) => void Object.assign(covered(predicate, 'migrations/0002_add.sql'), { chunks: [] }),
        /says that it is approved, and what it tells makes it indeterminate/,
      ],
      [
        'that a question was asked which was not',
        (predicate) => void Object.assign(covered(predicate, 'src/index.ts'), { chunks: [2] }),
        /src\/index\.ts is said to have been shown in a question that was not asked/,
      ],
    ])('%s', async (_, forge, message) => expectRefused(await at.judged(forged(at.approved, forge)), message));

    test.each<[string, string]>([
      ['decomposed', 'src/cafe\u0301.ts'],
      ['turned around', '\u202esrc/caf\u00e9.ts'],
      ['in quotation marks, as git writes it', '"src/caf\\303\\251.ts"'],
      ['with a line break behind', 'src/caf\u00e9.ts\n'],
    ])('the name of a path %s', async (_, path) => {
      const bytes = forged(
        at.approved,
        (predicate) => void Object.assign(covered(predicate, 'src/caf\u00e9.ts'), { path }),
      );
      expectRefused(
        await at.judged(bytes),
        /src\/caf\u00e9\.ts is not in the coverage\..* is in the coverage, and was not changed/,
      );
    });

    test.each<[string, (predicate: Predicate) => void, RegExp]>([
      [
        'that it is approved, with a finding that blocks',
        (predicate) => void Object.assign(predicate, { status: 'approved', reasons: [] }),
        /says that it is approved, and what it tells makes it rejected/,
      ],
      [
        'another text of a finding, under its id',
        ({ findings }) => void Object.assign(findings[0] ?? {}, { finding: 'All is well.' }),
        /the finding [0-9a-f]{16} is not what its id says/,
      ],
      [
        'what the critic said, an approval with a HIGH',
        () => undefined,
        /HIGH: src\/index\.ts:1: Something is wrong\./,
      ],
    ])('%s', async (_, forge, message) => expectRefused(await at.judged(forged(at.rejected, forge)), message));
  });

  describe('refuses a file', () => {
    const edited = (from: string | RegExp, to: string) => () => {
      const text = at.approved.toString();
      const after = text.replace(from, () => to);
      if (after === text) throw new Error('nothing was changed');
      return Buffer.from(after);
    };
    test.each<[string, () => Buffer, RegExp]>([
      ['with a key twice', edited('"status":', '"status": "rejected", "status":'), /it has the key "status" twice/],
      [
        'with a key twice, once escaped',
        edited('"findings":', '"f\\u0069ndings": [], "findings":'),
        /it has the key "findings" twice/,
      ],
      ['with a byte order mark', () => Buffer.concat([Buffer.from('\ufeff'), at.approved]), /it is no JSON/],
      ['with more behind its end', () => Buffer.concat([at.approved, Buffer.from('{}')]), /it is no JSON/],
      ['in two bytes for a letter', () => Buffer.from(at.approved.toString(), 'utf16le'), /it is no (?:JSON|UTF-8)/],
      ['of 50 MB', edited('"reasons": []', `"reasons": ["${'x'.repeat(50_000_000)}"]`), /it has 500\d{5} bytes/],
      [
        'that nests 100,000 deep',
        edited('"findings": []', `"findings": [${'['.repeat(100_000)}${']'.repeat(100_000)}]`),
        /predicate\.findings\.0: Invalid input: expected object/,
      ],
      [
        'with a prototype',
        edited('"policy": {', '"policy": {"__proto__": {"blockOn": "LOW"}, '),
        /predicate\.policy: Unrecognized key: "__proto__"/,
      ],
      [
        'with a constructor',
        edited('"predicate": {', '"predicate": {"constructor": {"prototype": {}}, '),
        /predicate: Unrecognized key: "constructor"/,
      ],
      [
        'with a number that is none',
        edited(/"questions": \d+/, '"questions": 1e999'),
        /questions: [^\n]*received Infinity/,
      ],
      [
        'with a date that is none',
        edited(/"expiresAt": "[^"]*"/, '"expiresAt": "2026-02-30T00:00:00Z"'),
        /expiresAt: Invalid/,
      ],
    ])('%s', async (_, write, message) => expectRefused(await at.judged(write()), message));
  });

  test('admits what was reviewed, after all of them', expectControls);
});
