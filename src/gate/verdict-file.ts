import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { artifactPermission } from '../github/artifacts.ts';
import { connectGitHub } from '../github/client.ts';
import type { Context } from '../runtime/context.ts';
import { ActionError } from '../runtime/errors.ts';
import { fileDigest, readVerdict } from '../verdict/read.ts';
import { verified } from '../verdict/sign.ts';
import { storedVerdict } from '../verdict/stored.ts';
import type { Verdict } from '../verdict/verdict.ts';

/** Which verdict, and why it is to be trusted. */
export interface VerdictInputs {
  verdict: string | undefined;
  'verdict-sha256': string | undefined;
  trust: 'inline' | 'signed';
  'public-key': string | undefined;
  'github-token': string | undefined;
}

/** A verdict whose origin is proven; what it says is not judged yet. */
export interface TrustedVerdict {
  verdict: Verdict;
  /** Of the file, in lower-case hexadecimal digits. */
  sha256: string;
}

/**
 * Reads the verdict and proves where it comes from, by the one way that was chosen: neither stands in for the other.
 * @throws ActionError `gate-required`, `input-invalid`, `verdict-refused`, `verdict-invalid`, `signature-invalid`, `artifact-…`
 */
export async function readTrusted(inputs: VerdictInputs, context: Context): Promise<TrustedVerdict> {
  const { trust, 'verdict-sha256': expected, 'public-key': publicKey } = inputs;
  if (inputs.verdict === undefined)
    throw new ActionError('gate-required', 'There is no verdict. Nothing was done.', {
      hint: 'Run `review` first, and give its output `verdict-artifact` as `verdict`, and `verdict-sha256`.',
    });
  const proof = trust === 'inline' ? expected : publicKey;
  if (proof === undefined) throw unproven(trust);
  if (trust === 'inline' && !/^[0-9a-f]{64}$/.test(proof))
    throw new ActionError('input-invalid', 'The input `verdict-sha256` is no sha256. Nothing was done.', {
      hint: 'Give the output `verdict-sha256` of the job that ran `review`.',
    });
  const bytes = await bytesOf(inputs.verdict, inputs, context);
  const sha256 = fileDigest(bytes);
  if (trust === 'signed') return { verdict: readVerdict(verified(bytes, proof)), sha256 };
  if (sha256 !== proof)
    throw new ActionError(
      'verdict-refused',
      `The verdict is not the one of this run's review: its sha256 is ${sha256}, and \`verdict-sha256\` says ${proof}. Nothing was done.`,
      {
        hint: 'Give both inputs from the outputs of one job. Where they are, somebody has changed the file: run the review again.',
      },
    );
  return { verdict: readVerdict(bytes), sha256 };
}

function unproven(trust: 'inline' | 'signed'): ActionError {
  const input = trust === 'inline' ? 'verdict-sha256' : 'public-key';
  return new ActionError(
    'input-invalid',
    `\`trust\` is \`${trust}\`, and the input \`${input}\` is empty: it cannot be told whose verdict this is. Nothing was done.`,
    {
      hint:
        trust === 'inline'
          ? 'Give the output `verdict-sha256` of the job that ran `review` in this workflow run.'
          : 'Give the public half of the key that `review` signs with: `openssl pkey -in key.pem -pubout`.',
    },
  );
}

async function bytesOf(written: string, { 'github-token': token }: VerdictInputs, context: Context): Promise<Buffer> {
  if (!/^\d+$/.test(written)) return onDisk(resolve(context.runner.workspace, written));
  const github = await connectGitHub(token, context, 'download the verdict', artifactPermission);
  return storedVerdict(github, Number(written), context);
}

async function onDisk(path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (cause) {
    const { code = 'unknown' } = cause as NodeJS.ErrnoException;
    throw new ActionError('input-invalid', `The verdict ${path} cannot be read (${code}). Nothing was done.`, {
      hint: 'A path is of the same job. In another job, give the output `verdict-artifact` of `review` as `verdict`.',
      cause,
    });
  }
}
