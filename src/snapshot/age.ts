import { Readable } from 'node:stream';
import type { ReadableStream as WebStream } from 'node:stream/web';
import { ActionError } from '../runtime/errors.ts';

// Loaded where it is used: it is 60 KB that most runs do not need.
const age = () => import('age-encryption');

/** @throws ActionError `input-invalid` for what is no age recipient; told without the value, which may be a key by mistake */
export async function encrypting(content: Readable, recipients: readonly string[]): Promise<Readable> {
  const { Encrypter } = await age();
  const encrypter = new Encrypter();
  for (const [index, recipient] of recipients.entries()) add(encrypter, recipient, index);
  return fromWeb(await encrypter.encrypt(toWeb(content)));
}

/** Looks at recipients before anything is done. @throws as `encrypting` */
export async function checkRecipients(recipients: readonly string[]): Promise<void> {
  if (recipients.length === 0) return;
  const { Encrypter } = await age();
  for (const [index, recipient] of recipients.entries()) add(new Encrypter(), recipient, index);
}

function add(encrypter: { addRecipient(recipient: string): void }, recipient: string, index: number): void {
  try {
    encrypter.addRecipient(recipient);
  } catch {
    // The cause is not kept, nor is the value told: it may be a key by mistake, and the library quotes it.
    const isKey = /AGE-SECRET-KEY|AGE-PLUGIN|PRIVATE KEY/i.test(recipient);
    throw new ActionError(
      'input-invalid',
      isKey
        ? 'One of the recipients is an age identity, the secret half: whoever reads it can open every backup. Nothing was done.'
        : `The age recipient number ${index + 1} of those that were given is none. Nothing was done.`,
      {
        hint: isKey
          ? 'Make a new pair with `age-keygen`, keep the identity in a secret, and give the `age1…` line as recipient.'
          : 'A recipient begins with `age1`; `age-keygen` prints one. Keys of ssh are not taken.',
      },
    );
  }
}

/**
 * @throws ActionError `identity-invalid` for what is no identity, or not one that this file was made for. What was changed in
 * the file makes the stream fail.
 */
export async function decrypting(content: Readable, identities: readonly string[]): Promise<Readable> {
  const { Decrypter } = await age();
  const decrypter = new Decrypter();
  for (const identity of identities) {
    try {
      decrypter.addIdentity(identity);
    } catch {
      // The cause is not kept: the library quotes what was given.
      throw new ActionError('identity-invalid', 'The input `identity` is no age identity. Nothing was done.', {
        hint: 'It is the line of `age-keygen` that begins with `AGE-SECRET-KEY-1`, from a secret.',
      });
    }
  }
  try {
    return fromWeb(await decrypter.decrypt(toWeb(content)));
  } catch (cause) {
    throw new ActionError('identity-invalid', 'The snapshot cannot be opened with this identity. Nothing was done.', {
      hint: 'The manifest lists under `dump.recipients` for whom it was encrypted: give the identity of one of them.',
      cause,
    });
  }
}

/** The lines of an identity file that are identities: `age-keygen` writes comments beside. */
export function identitiesIn(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
}

function toWeb(content: Readable): ReadableStream<Uint8Array> {
  return Readable.toWeb(content) as unknown as ReadableStream<Uint8Array>;
}

function fromWeb(stream: ReadableStream<Uint8Array>): Readable {
  return Readable.fromWeb(stream as unknown as WebStream);
}
