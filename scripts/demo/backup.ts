import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';

/** What `age-keygen` makes. */
export async function ageKeys(): Promise<{ identity: string; recipient: string }> {
  const identity = await generateX25519Identity();
  return { identity, recipient: await identityToRecipient(identity) };
}

/** Changes one byte in the middle of the only dump of a folder; gives the path of its snapshot, from the checkout. */
export function flipByte(folder: string): string {
  const [snapshot = ''] = readdirSync(folder);
  const [dump = ''] = readdirSync(join(folder, snapshot)).filter((name) => name.endsWith('.age'));
  const file = join(folder, snapshot, dump);
  const bytes = readFileSync(file);
  const middle = Math.floor(bytes.length / 2);
  bytes.writeUInt8(bytes.readUInt8(middle) ^ 1, middle);
  writeFileSync(file, bytes);
  return relative(join(folder, '..'), join(folder, snapshot));
}
