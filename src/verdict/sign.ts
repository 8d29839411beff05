import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { z } from 'zod';
import { ActionError } from '../runtime/errors.ts';

const payloadType = 'application/vnd.in-toto+json';

/** A statement in a DSSE envelope (github.com/secure-systems-lab/dsse), as in-toto's own tools read it. */
const Envelope = z.strictObject({
  payloadType: z.literal(payloadType),
  payload: z.base64(),
  signatures: z.tuple([z.strictObject({ keyid: z.string(), sig: z.base64() })]),
});

/**
 * Signs a verdict as it lies there, byte by byte.
 * @param privateKey Ed25519, PEM (PKCS#8), as `openssl genpkey -algorithm ed25519` writes it
 * @throws ActionError `input-invalid` for another key; told without it
 */
export function signed(verdict: Buffer, privateKey: string): Buffer {
  const key = privateKeyOf(privateKey);
  const sig = sign(null, preAuthenticated(verdict), key).toString('base64');
  const keyid = keyId(createPublicKey(key));
  const envelope = { payloadType, payload: verdict.toString('base64'), signatures: [{ keyid, sig }] };
  return Buffer.from(`${JSON.stringify(envelope, null, 2)}\n`);
}

/**
 * The bytes that were signed.
 * @param publicKey Ed25519, PEM (SPKI)
 * @throws ActionError `signature-invalid`, `input-invalid`
 */
export function verified(envelope: Buffer, publicKey: string): Buffer {
  const key = publicKeyOf(publicKey);
  const parsed = Envelope.safeParse(jsonOf(envelope));
  if (!parsed.success) throw refused('it is no signed verdict (a DSSE envelope with one signature)');
  const { payload, signatures } = parsed.data;
  const [{ sig }] = signatures;
  const content = Buffer.from(payload, 'base64');
  // One content has one form: what base64 ignores could hold anything.
  if (content.toString('base64') !== payload) throw refused('its payload is not written as base64 writes it');
  // The key's id is a help for people; what counts is the key.
  if (!verify(null, preAuthenticated(content), key, Buffer.from(sig, 'base64')))
    throw refused('the signature is not that of the given public key, or what was signed was changed');
  return content;
}

/**
 * The public key of a private one, PEM (SPKI).
 * @throws ActionError `input-invalid`; told without it
 */
export function publicHalf(privateKey: string): string {
  return createPublicKey(privateKeyOf(privateKey)).export({ type: 'spki', format: 'pem' }).toString();
}

/** «DSSEv1», the type and the content with their lengths: nothing else that is signed with the key can be taken for it. */
function preAuthenticated(content: Buffer): Buffer {
  const type = Buffer.from(payloadType);
  return Buffer.concat([Buffer.from(`DSSEv1 ${type.length} ${payloadType} ${content.length} `), content]);
}

/** sha256 of the public key, as DER. */
export function keyId(key: KeyObject): string {
  return createHash('sha256')
    .update(key.export({ format: 'der', type: 'spki' }))
    .digest('hex');
}

function privateKeyOf(pem: string): KeyObject {
  try {
    const key = createPrivateKey(pem);
    if (key.asymmetricKeyType === 'ed25519') return key;
  } catch {
    // The cause is not kept: it may quote the key.
  }
  throw new ActionError('input-invalid', 'The input `signing-key` is no Ed25519 private key. Nothing was done.', {
    hint: 'Make one with `openssl genpkey -algorithm ed25519`, and keep it as a secret of an environment that only the default branch can enter.',
  });
}

function publicKeyOf(pem: string): KeyObject {
  try {
    // A private key would be taken for its public half: who gives one has put it into the wrong place.
    const key = /PRIVATE KEY/.test(pem) ? undefined : createPublicKey(pem);
    if (key?.asymmetricKeyType === 'ed25519') return key;
  } catch {
    // As above.
  }
  throw new ActionError('input-invalid', 'The input `public-key` is no Ed25519 public key. Nothing was done.', {
    hint: 'Print it with `openssl pkey -in key.pem -pubout`.',
  });
}

function jsonOf(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return undefined;
  }
}

function refused(problem: string): ActionError {
  return new ActionError('signature-invalid', `The verdict is refused: ${problem}.`, {
    hint: 'Run the review again, in the environment that has the key.',
  });
}
