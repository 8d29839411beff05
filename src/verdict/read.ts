import { createHash } from 'node:crypto';
import { ActionError } from '../runtime/errors.ts';
import { duplicateKey } from './duplicate-keys.ts';
import { idOf } from './finding.ts';
import { Verdict } from './verdict.ts';

/** A verdict of more bytes is none: 20,000 paths take some 3 MB. */
const mostBytes = 32 * 1024 * 1024;

/**
 * Reads a verdict, and holds it to its own form: what is in it twice, beside it, or not as it is written is refused.
 * @throws ActionError `verdict-invalid`
 */
export function readVerdict(bytes: Buffer): Verdict {
  if (bytes.length > mostBytes) throw invalid(`it has ${bytes.length} bytes`);
  const text = decoded(bytes);
  const parsed = Verdict.safeParse(parsedJson(text));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw invalid(`${issue?.path.join('.') || 'it'}: ${issue?.message}`);
  }
  // `JSON.parse` keeps the last of two; another reader may keep the first.
  const twice = duplicateKey(text);
  if (twice !== undefined) throw invalid(`it has the key ${JSON.stringify(twice)} twice`);
  requireConsistent(parsed.data);
  return parsed.data;
}

/** sha256 of the file, as it lies there. */
export function fileDigest(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function decoded(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw invalid('it is no UTF-8');
  }
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw invalid('it is no JSON');
  }
}

function requireConsistent({ predicate: { coverage, findings } }: Verdict): void {
  const known = new Set<string>();
  for (const { path } of coverage) {
    if (known.has(path)) throw invalid(`the coverage has ${JSON.stringify(path)} twice`);
    known.add(path);
  }
  for (const finding of findings) {
    if (finding.id !== idOf(finding)) throw invalid(`the finding ${finding.id} is not what its id says`);
    if (!known.has(finding.path))
      throw invalid(`the finding ${finding.id} is of ${JSON.stringify(finding.path)}, which is not covered`);
    if ((finding.source === 'rule') !== (finding.rule !== null))
      throw invalid(`the finding ${finding.id} is of no source`);
  }
}

function invalid(problem: string): ActionError {
  return new ActionError('verdict-invalid', `The verdict cannot be relied on: ${problem}.`, {
    status: 'indeterminate',
    hint: 'Run the review again: its job writes a new one.',
  });
}
