const units = [
  [86_400_000, 'd'],
  [3_600_000, 'h'],
  [60_000, 'min'],
  [1000, 's'],
] as const;

/** A length of time for people, by its two largest units: `2 d 3 h`, `4 min 10 s`. */
export function age(milliseconds: number): string {
  let rest = Math.max(0, milliseconds);
  const parts: string[] = [];
  for (const [length, unit] of units) {
    const number = Math.floor(rest / length);
    rest -= number * length;
    if (number > 0 || parts.length > 0) parts.push(`${number} ${unit}`);
    if (parts.length === 2) break;
  }
  const [first = '0 s', second] = parts;
  return second === undefined || second.startsWith('0 ') ? first : `${first} ${second}`;
}
