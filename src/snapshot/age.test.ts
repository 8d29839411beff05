import { execFile } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { beforeAll, describe, expect, test } from 'vitest';
import { ActionError } from '../runtime/errors.ts';
import { checkRecipients, decrypting, encrypting, identitiesIn } from './age.ts';

const run = promisify(execFile);
const hasAge = await run('age', ['--version']).then(
  () => true,
  () => false,
);

interface Pair {
  identity: string;
  recipient: string;
}
let own: Pair;
let other: Pair;
beforeAll(async () => {
  [own, other] = await Promise.all([pair(), pair()]);
});

async function pair(): Promise<Pair> {
  const identity = await generateX25519Identity();
  return { identity, recipient: await identityToRecipient(identity) };
}

const content = Buffer.concat([Buffer.from("INSERT INTO t VALUES ('é🧭');\n"), Buffer.alloc(200_000, 'x')]);
const encrypted = async (recipients: string[], plain = content) =>
  buffer(await encrypting(Readable.from([plain]), recipients));
const decrypted = async (bytes: Buffer, identities: string[]) =>
  buffer(await decrypting(Readable.from([bytes]), identities));

async function failureOf(work: Promise<unknown>): Promise<ActionError> {
  const outcome = await work.catch((error) => error);
  if (outcome instanceof ActionError) return outcome;
  throw new Error(`expected an ActionError, got ${String(outcome)}`);
}

/** All that an error could print, with its causes. */
function everythingOf(error: unknown): string {
  const told: string[] = [];
  for (let at = error; at instanceof Error; at = at.cause) told.push(`${at.stack} ${JSON.stringify(at)}`);
  return told.join('\n');
}

describe('what was encrypted', () => {
  test.each([0, 1, 65_535, 65_536, 65_537, 200_000])('of %d bytes is read back by its identity', async (length) => {
    const plain = Buffer.alloc(length, 'SELECT 1;\n');
    const bytes = await encrypted([own.recipient], plain);
    expect(bytes.includes('SELECT 1;')).toBe(false);
    expect((await decrypted(bytes, [own.identity])).equals(plain)).toBe(true);
  });

  test('for several is read by each of them alone', async () => {
    const bytes = await encrypted([own.recipient, other.recipient]);
    for (const { identity } of [own, other]) expect((await decrypted(bytes, [identity])).equals(content)).toBe(true);
  });

  test('is read where one of several identities is the right one', async () => {
    const bytes = await encrypted([own.recipient]);
    expect((await decrypted(bytes, [other.identity, own.identity])).equals(content)).toBe(true);
  });

  test('for another is not opened, and says so without the identity', async () => {
    const error = await failureOf(decrypted(await encrypted([other.recipient]), [own.identity]));
    expect(error.code).toBe('identity-invalid');
    expect(error.message).toBe('The snapshot cannot be opened with this identity. Nothing was done.');
    expect(everythingOf(error)).not.toContain(own.identity);
  });

  test('and is no age file at all is not opened', async () => {
    for (const bytes of [Buffer.alloc(0), Buffer.from('SELECT 1;\n'.repeat(100)), Buffer.alloc(70_000)])
      expect((await failureOf(decrypted(bytes, [own.identity]))).code).toBe('identity-invalid');
  });

  test('and was changed in any byte of its head, or one of many of its body, is not read to its end', async () => {
    const bytes = await encrypted([own.recipient]);
    const head = bytes.indexOf('\n---') + 60;
    const places = [
      ...Array.from({ length: head }, (_, at) => at),
      ...Array.from({ length: 60 }, (_, index) => head + index * 3333),
      bytes.length - 1,
    ];
    for (const at of places) {
      const flipped = Buffer.from(bytes);
      flipped.writeUInt8(flipped.readUInt8(at) ^ 0x10, at);
      await expect(decrypted(flipped, [own.identity]), `byte ${at}`).rejects.toThrow();
    }
    expect(places.length).toBeGreaterThan(200);
  });

  test('and was cut anywhere is not read to its end', async () => {
    const bytes = await encrypted([own.recipient]);
    const head = bytes.indexOf('\n---') + 60;
    // Also where a part of the body, of 64 KiB and 16 bytes, ends.
    const parts = [1, 2, 3].map((part) => head + part * 65_552);
    const cuts = [0, 1, 20, head - 30, head, ...parts, ...Array.from({ length: 50 }, (_, index) => index * 4003)];
    for (const length of cuts.filter((length) => length < bytes.length))
      await expect(decrypted(bytes.subarray(0, length), [own.identity]), `at ${length}`).rejects.toThrow();
    await expect(decrypted(Buffer.concat([bytes, Buffer.from('x')]), [own.identity])).rejects.toThrow();
  });

  test('and whose source fails fails with it', async () => {
    async function* failing() {
      yield content;
      throw new Error('the source broke');
    }
    await expect(buffer(await encrypting(Readable.from(failing()), [own.recipient]))).rejects.toThrow(
      'the source broke',
    );
  });
});

describe('a recipient', () => {
  const kinds: [string, (pair: Pair) => string][] = [
    ['nothing', () => ''],
    ['a word', () => 'secret-word'],
    ['a passphrase', () => 'correct horse battery staple'],
    [
      'a recipient with a letter changed',
      ({ recipient }) => recipient.replace(/.$/, (last) => (last === 'q' ? 'p' : 'q')),
    ],
    ['a recipient that was cut', ({ recipient }) => recipient.slice(0, -3)],
    ['two at once', ({ recipient }) => `${recipient} ${recipient}`],
    ['an identity', ({ identity }) => identity],
    ['an identity in small letters', ({ identity }) => identity.toLowerCase()],
    [
      'an identity with a letter changed',
      ({ identity }) => identity.replace(/.$/, (last) => (last === 'Q' ? 'P' : 'Q')),
    ],
    ['an identity behind a space', ({ identity }) => ` ${identity}`],
    ['an identity behind a word', ({ identity }) => `key: ${identity}`],
    ['an identity after a recipient', ({ identity, recipient }) => `${recipient},${identity}`],
    ['the key of ssh', () => '-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEA\n'],
  ];

  test.each(kinds)('that is %s is refused before anything is done, and never printed', async (name, of) => {
    const value = of(own);
    for (const work of [checkRecipients([other.recipient, value]), encrypted([other.recipient, value])]) {
      const error = await failureOf(work);
      expect(error.code).toBe('input-invalid');
      expect(error.message).toMatch(/Nothing was done\.$/);
      expect(error.message).toContain(/identity|ssh/.test(name) ? 'the secret half' : 'The age recipient number 2');
      const told = everythingOf(error).toLowerCase();
      if (value !== '') expect(told).not.toContain(value.trim().toLowerCase());
      expect(told).not.toContain(own.identity.slice(20, 50).toLowerCase());
    }
  });

  test('that is one is taken, and none at all', async () => {
    await checkRecipients([]);
    await checkRecipients([own.recipient, other.recipient]);
  });
});

describe('an identity', () => {
  test.each<[string, (pair: Pair) => string]>([
    ['nothing', () => ''],
    ['a word', () => 'secret-word'],
    ['a recipient', ({ recipient }) => recipient],
    ['one with a letter changed', ({ identity }) => identity.replace(/.$/, (last) => (last === 'Q' ? 'P' : 'Q'))],
    ['one that was cut', ({ identity }) => identity.slice(0, -3)],
    ['a whole file', ({ identity, recipient }) => `# public key: ${recipient}\n${identity}\n`],
  ])('that is %s is refused, and never printed', async (_, of) => {
    const value = of(own);
    const error = await failureOf(decrypted(await encrypted([own.recipient]), [value]));
    expect(error).toMatchObject({
      code: 'identity-invalid',
      message: 'The input `identity` is no age identity. Nothing was done.',
    });
    const told = everythingOf(error);
    if (value !== '') expect(told).not.toContain(value);
    expect(told).not.toContain(own.identity.slice(20, 50));
  });

  test('is found in a file of age-keygen, with any line ends, beside others', () => {
    const file = `# created: 2026-11-23T00:00:00Z\r\n# public key: ${own.recipient}\r\n${own.identity}\r\n\n  ${other.identity}  \n`;
    expect(identitiesIn(file)).toEqual([own.identity, other.identity]);
    expect(identitiesIn(own.identity)).toEqual([own.identity]);
    expect(identitiesIn('')).toEqual([]);
    expect(identitiesIn(' \n# nothing\n')).toEqual([]);
  });
});

describe.skipIf(!hasAge)('the age CLI (skipped where it is not installed)', () => {
  test('reads what was encrypted, and writes what is read', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'age-'));
    const at = (name: string) => join(folder, name);
    await run('age-keygen', ['-o', at('key')]);
    const keys = await readFile(at('key'), 'utf8');
    const recipient = /public key: (age1\w+)/.exec(keys)?.[1] ?? '';
    await writeFile(at('ours.age'), await encrypted([own.recipient, recipient]));
    await run('age', ['-d', '-i', at('key'), '-o', at('ours'), at('ours.age')]);
    expect((await readFile(at('ours'))).equals(content)).toBe(true);
    await writeFile(at('plain'), content);
    await run('age', ['-e', '-r', recipient, '-r', own.recipient, '-o', at('theirs.age'), at('plain')]);
    const theirs = await readFile(at('theirs.age'));
    expect((await decrypted(theirs, identitiesIn(keys))).equals(content)).toBe(true);
    expect((await decrypted(theirs, [own.identity])).equals(content)).toBe(true);
  });
});
