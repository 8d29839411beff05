import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type UploadedArtifact, uploadArtifact } from '../github/artifacts.ts';
import type { Context } from '../runtime/context.ts';
import { fileDigest } from '../verdict/read.ts';
import { signed } from '../verdict/sign.ts';
import { artifactPrefix } from '../verdict/stored.ts';
import type { Verdict } from '../verdict/verdict.ts';

/** A verdict as it lies on the disk. */
export interface KeptVerdict {
  file: string;
  /** Of the file, in lower-case hexadecimal digits. */
  sha256: string;
}

/** Writes a verdict, signed where there is a key. @throws ActionError `input-invalid` for a key that is none */
export async function writeVerdict(
  verdict: Verdict,
  signingKey: string | undefined,
  context: Context,
): Promise<KeptVerdict> {
  const plain = Buffer.from(`${JSON.stringify(verdict, null, 2)}\n`);
  const bytes = signingKey === undefined ? plain : signed(plain, signingKey);
  const folder = join(context.runner.temporary, 'voygent-verdict');
  await mkdir(folder, { recursive: true });
  const file = join(folder, signingKey === undefined ? 'verdict.json' : 'verdict.dsse.json');
  await writeFile(file, bytes);
  return { file, sha256: fileDigest(bytes) };
}

/** Leaves it where the gate of another job finds it, for as long as it counts. */
export function uploadVerdict(verdict: Verdict, { file }: KeptVerdict, context: Context): Promise<UploadedArtifact> {
  const [{ digest }] = verdict.subject;
  const name = `${artifactPrefix(digest.sha256)}${context.runner.attempt ?? '1'}-${context.clock.now()}`;
  const retentionDays = verdict.predicate.policy.validDays;
  return uploadArtifact(name, [file], join(file, '..'), { retentionDays }, context);
}
