import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { signed, verified } from './sign.ts';

function pair(type: 'ed25519' | 'ed448' = 'ed25519') {
  const { privateKey, publicKey } = generateKeyPairSync(type as 'ed25519');
  return {
    privateKey: privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(),
    publicKey: publicKey.export({ format: 'pem', type: 'spki' }).toString(),
  };
}

const ours = pair();
const content = Buffer.from('{"a":1}');
const envelope = JSON.parse(signed(content, ours.privateKey).toString());
const asBytes = (value: unknown) => Buffer.from(JSON.stringify(value));

test('what was signed is given back, byte by byte', () => {
  expect(verified(signed(content, ours.privateKey), ours.publicKey).equals(content)).toBe(true);
});

describe('it is refused', () => {
  const other = Buffer.from('{"a":2}').toString('base64');
  test.each<[string, unknown]>([
    ['with another content', { ...envelope, payload: other }],
    ['with the signature of another key', JSON.parse(signed(content, pair().privateKey).toString())],
    ['with no signature', { ...envelope, signatures: [] }],
    ['with two', { ...envelope, signatures: [envelope.signatures[0], envelope.signatures[0]] }],
    ['with another type', { ...envelope, payloadType: 'application/json' }],
    ['with a key more', { ...envelope, extra: 1 }],
    ['with a payload that is written otherwise', { ...envelope, payload: `${envelope.payload.replace(/=+$/, '')}` }],
    ['with an empty signature', { ...envelope, signatures: [{ keyid: '', sig: '' }] }],
    ['as the bare content', { a: 1 }],
    ['as nothing', null],
  ])('%s', (_, value) => {
    expect(() => verified(asBytes(value), ours.publicKey)).toThrow(
      expect.objectContaining({ code: 'signature-invalid' }),
    );
  });

  test('by another public key', () => {
    expect(() => verified(asBytes(envelope), pair().publicKey)).toThrow(/not that of the given public key/);
  });
});

describe('a key', () => {
  test.each([
    ['of another kind', pair('ed448').privateKey],
    ['that is a public one', ours.publicKey],
    ['that is none', 'nonsense-secret'],
  ])('to sign with is refused: %s', (_, key) => {
    expect(() => signed(content, key)).toThrow(expect.objectContaining({ code: 'input-invalid' }));
  });

  test.each([
    ['of another kind', pair('ed448').publicKey],
    ['that is a private one', ours.privateKey],
    ['that is none', 'nonsense'],
  ])('to compare with is refused: %s', (_, key) => {
    expect(() => verified(asBytes(envelope), key)).toThrow(expect.objectContaining({ code: 'input-invalid' }));
  });
});
