import { expect, test } from 'vitest';
import { type Said, unite } from './unite.ts';

function said(line: number | null, given: Partial<Said> = {}): Said {
  return {
    severity: 'MEDIUM',
    mandate: 'security',
    path: 'a.ts',
    line,
    finding: `of line ${line}`,
    risk: 'r',
    remediation: 'm',
    principle: null,
    part: 1,
    pass: 1,
    ...given,
  };
}

/** Severity, line and number of texts. */
const shape = (all: readonly Said[]) => unite(all).map((one) => [one.severity, one.line, one.said.length]);

test('what is of one place is one finding, with the higher severity and every text', () => {
  const [low, high] = [said(10, { severity: 'LOW' }), said(13, { severity: 'HIGH', pass: 2 })];
  expect(unite([low, high])).toEqual([
    { severity: 'HIGH', mandate: 'security', path: 'a.ts', line: 10, said: [high, low] },
  ]);
});

test.each([
  ['four lines apart', said(10), said(14)],
  ['of another path', said(10), said(10, { path: 'b.ts' })],
  ['under another mandate', said(10), said(10, { mandate: 'data-loss' })],
  ['of the whole file and of a line', said(null), said(1)],
])('%s they are two', (_, one, other) => {
  expect(unite([one, other])).toHaveLength(2);
});

test('of the whole file they are one', () => {
  expect(shape([said(null), said(null, { pass: 2 })])).toEqual([['MEDIUM', null, 2]]);
});

test('a row of near places does not grow into one without end', () => {
  expect(shape([said(1), said(3), said(5), said(7), said(9)])).toEqual([
    ['MEDIUM', 1, 2],
    ['MEDIUM', 5, 2],
    ['MEDIUM', 9, 1],
  ]);
});

test('the order is by severity, then by place, and does not depend on that of the answers', () => {
  const all = [
    said(50, { severity: 'LOW' }),
    said(1, { path: 'z.ts', severity: 'HIGH' }),
    said(52, { severity: 'LOW', pass: 2 }),
    said(20, { severity: 'HIGH', part: 2 }),
    said(20, { severity: 'HIGH', mandate: 'rollback' }),
    said(null),
  ];
  const united = unite(all);
  expect(united.map((one) => [one.severity, one.path, one.line, one.mandate])).toEqual([
    ['HIGH', 'a.ts', 20, 'rollback'],
    ['HIGH', 'a.ts', 20, 'security'],
    ['HIGH', 'z.ts', 1, 'security'],
    ['MEDIUM', 'a.ts', null, 'security'],
    ['LOW', 'a.ts', 50, 'security'],
  ]);
  for (let turn = 1; turn < all.length; turn++)
    expect(unite([...all.slice(turn), ...all.slice(0, turn)].reverse())).toEqual(united);
});

test('no text is lost, and no severity sinks', () => {
  const random = generator(7);
  const all = Array.from({ length: 500 }, (_, index) =>
    said(random(40) === 0 ? null : random(60) + 1, {
      severity: (['HIGH', 'MEDIUM', 'LOW'] as const)[random(3)] ?? 'LOW',
      path: `f${random(3)}.ts`,
      pass: random(3) + 1,
      finding: `text ${index}`,
    }),
  );
  const united = unite(all);
  expect(united.flatMap((one) => one.said.map(({ finding }) => finding)).sort()).toEqual(
    all.map(({ finding }) => finding).sort(),
  );
  const ranks = { HIGH: 0, MEDIUM: 1, LOW: 2 };
  for (const { severity, said: texts } of united)
    expect(ranks[severity]).toBe(Math.min(...texts.map((one) => ranks[one.severity])));
});

/** Whole numbers below a limit, the same ones each time. */
function generator(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return (state >>> 8) % limit;
  };
}
