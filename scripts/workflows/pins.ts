import type { Scalar } from 'yaml';
import type { Finding } from './finding.ts';
import { isOurs } from './own-actions.ts';
import { findingOn, jobsOf, type Source, stepsOf, textOf } from './source.ts';

/**
 * Other people's code runs with our token: it is named by the commit that was looked at, which nobody can move, with
 * the version beside it for those who read and for those who update.
 */
export function unpinned(source: Source): Finding[] {
  return [...jobsOf(source), ...stepsOf(source)].flatMap((part) => {
    const uses = textOf(part, 'uses');
    const problem = uses && problemOf(source, uses);
    return uses && problem ? [findingOn(source, uses, 'pin', problem)] : [];
  });
}

function problemOf(source: Source, uses: Scalar<string>): string | undefined {
  const { value } = uses;
  if (value.startsWith('./')) return undefined;
  if (value.startsWith('$/')) return bareSelfReference(value);
  if (value.startsWith('docker://')) return dockerProblem(value);
  const [name, ref = ''] = value.split('@');
  if (source.isExample && isOurs(name ?? '') && /^v\d+(\.\d+)*$/.test(ref)) return undefined;
  if (!/^[0-9a-f]{40}$/.test(ref))
    return `${value} is not pinned: give the full commit SHA, and the version as a comment`;
  if (!/^\s*v?\d+(\.\d+)*\b/.test(uses.comment ?? ''))
    return `${name} is pinned, but no comment tells the version (# v1.2.3)`;
  return undefined;
}

/** The runner trims the slashes and refuses what is left empty (actions/runner#4457); the language service does not. */
function bareSelfReference(value: string): string | undefined {
  const path = value.slice(1).replace(/^\/+/, '');
  return path === '' ? `the runner refuses ${value}: the action at the root is $/.` : undefined;
}

function dockerProblem(value: string): string | undefined {
  return /@sha256:[0-9a-f]{64}$/.test(value) ? undefined : `${value} is not pinned: give the image's sha256 digest`;
}
