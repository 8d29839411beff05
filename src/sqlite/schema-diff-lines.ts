export interface DiffLine {
  sign: '+' | '-' | ' ';
  text: string;
}

export interface Line {
  text: string;
  /** Lines with the same key are the same. */
  key: string;
}

/**
 * The difference of two texts by their longest common subsequence.
 *
 * @param around how many common lines are kept before and after a change; `…` stands for those left out
 */
export function diffLines(before: readonly Line[], after: readonly Line[], around: number): DiffLine[] {
  return shorten(walk(before, after, commonLengths(before, after)), around);
}

/** `lengths[i][j]`: how many lines `before` from i on and `after` from j on have in common. */
function commonLengths(before: readonly Line[], after: readonly Line[]): number[][] {
  const lengths = Array.from({ length: before.length + 1 }, () => new Array<number>(after.length + 1).fill(0));
  for (let i = before.length - 1; i >= 0; i--) {
    for (let j = after.length - 1; j >= 0; j--) {
      const row = lengths[i];
      if (!row) continue;
      const [down, right, both] = [lengths[i + 1]?.[j] ?? 0, row[j + 1] ?? 0, lengths[i + 1]?.[j + 1] ?? 0];
      row[j] = before[i]?.key === after[j]?.key ? both + 1 : Math.max(down, right);
    }
  }
  return lengths;
}

function walk(before: readonly Line[], after: readonly Line[], lengths: number[][]): DiffLine[] {
  const lines: DiffLine[] = [];
  let [i, j] = [0, 0];
  while (i < before.length || j < after.length) {
    const [old, young] = [before[i], after[j]];
    if (old && young && old.key === young.key) {
      lines.push({ sign: ' ', text: young.text });
      i++;
      j++;
    } else if (old && (!young || (lengths[i + 1]?.[j] ?? 0) >= (lengths[i]?.[j + 1] ?? 0))) {
      lines.push({ sign: '-', text: old.text });
      i++;
    } else if (young) {
      lines.push({ sign: '+', text: young.text });
      j++;
    }
  }
  return lines;
}

function shorten(lines: readonly DiffLine[], around: number): DiffLine[] {
  const changed = lines.flatMap(({ sign }, index) => (sign === ' ' ? [] : [index]));
  const isNear = (index: number) => changed.some((at) => Math.abs(at - index) <= around);
  return lines.flatMap((line, index) => {
    // The heading of a statement is always there, so that the lines below have a place.
    if (index === 0 || isNear(index)) return [line];
    return index === 1 || isNear(index - 1) ? [{ sign: ' ' as const, text: '  …' }] : [];
  });
}
