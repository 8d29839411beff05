/** The candidates that look most like what was written, best first, at most three; for «did you mean …?». */
export function nearest(written: string, candidates: Iterable<string>): string[] {
  return [...new Set(candidates)]
    .map((candidate) => ({ candidate, distance: distance(written.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ candidate, distance }) => isNear(written, candidate, distance) || sharesAffix(written, candidate))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, 3)
    .map(({ candidate }) => candidate);
}

/** A sentence that names the nearest candidates, or lists them all when none is near. */
export function didYouMean(written: string, candidates: Iterable<string>): string {
  const all = [...candidates];
  const near = nearest(written, all);
  if (near.length > 0) return `Did you mean ${near.map((name) => `\`${name}\``).join(' or ')}?`;
  if (all.length === 0) return 'There are none.';
  const shown = all.slice(0, 12).map((name) => `\`${name}\``);
  return `There ${all.length === 1 ? 'is' : 'are'}: ${shown.join(', ')}${all.length > 12 ? `, and ${all.length - 12} more` : ''}.`;
}

/** Of short words, two of which are all in all two letters apart, something must be the same. */
function isNear(written: string, candidate: string, distance: number): boolean {
  const limit = Math.max(2, Math.floor(written.length / 3));
  return distance <= Math.min(limit, Math.max(written.length, candidate.length) - 1);
}

function sharesAffix(a: string, b: string): boolean {
  return a.length >= 4 && (b.startsWith(a) || a.startsWith(b) || b.endsWith(a));
}

/** Levenshtein's distance, in O(|a|·|b|) time and O(|b|) memory. */
function distance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const substitution = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      current.push(Math.min(substitution, (previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[b.length] ?? 0;
}
