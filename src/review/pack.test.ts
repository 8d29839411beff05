import { describe, expect, test } from 'vitest';
import { fastImport, testRepository } from '../git/repository.fixture.ts';
import { openRepository } from '../git/repository.ts';
import { isShown } from '../subject/classify.ts';
import { noLineFeed } from '../subject/hunks.ts';
import { defaultPolicy, type ReviewPolicy } from '../subject/policy.ts';
import { readSubject, type Subject } from '../subject/subject.ts';
import { coverageOf, type ShownIn } from './coverage.ts';
import { fencedIn, type ReadRow, rowsIn } from './fence.fixture.ts';
import { type Chunk, type PackOptions, packChunks } from './pack.ts';

/** Numbers that are the same in every run: mulberry32. */
function random(seed: number) {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  const pick = <T>(...of: [T, ...T[]]): T => of[below(of.length)] ?? of[0];
  return { next, below, pick };
}

type Random = ReturnType<typeof random>;

function anyLine({ pick, below }: Random): string {
  return pick(
    () => '',
    () => `word ${below(20)}`,
    () => '}',
    () => '旅行 é \u{1F600}',
    () => '+++ b/other.ts',
    () => '@@ -1,3 +1,4 @@',
    () => 'diff --git a/00000001 b/00000001',
    () => '>>>00000000000000000000000000000000',
    () => `long ${'x\u{1F600}'.repeat(below(900))}`,
    () => '\\ No newline at end of file',
  )();
}

function anyLines(from: Random, count: number): string[] {
  return Array.from({ length: from.below(count) }, () => anyLine(from));
}

function edited(lines: readonly string[], from: Random): string[] {
  const now = [...lines];
  for (let edits = from.below(5) + 1; edits > 0; edits--) {
    const at = from.below(now.length + 1);
    now.splice(at, from.below(4), ...anyLines(from, 4));
  }
  return now;
}

interface Files {
  old: Map<string, string>;
  now: Map<string, string>;
}

const names = [
  'a.ts',
  'b/c.ts',
  'b.ts',
  'é.txt',
  'e\u0301.txt',
  'new\nline',
  'tab\tname',
  ' ',
  '"q"',
  'z/y/x/w.md',
  '-n',
  'dist/g.js',
  'action.yml',
];

function anyFiles(from: Random): Files {
  const files: Files = { old: new Map(), now: new Map() };
  for (const name of names) {
    const lines = anyLines(from, from.pick(0, 3, 60, 400));
    const end = () => from.pick('\n', '\n', '');
    const text = (of: readonly string[]) => (of.length === 0 ? '' : of.join('\n') + end());
    const fate = from.next();
    if (fate < 0.75) files.old.set(name, text(lines));
    if (fate > 0.15) files.now.set(name, fate < 0.25 ? (files.old.get(name) ?? '') : text(edited(lines, from)));
  }
  return files;
}

async function subjectOf({ old, now }: Files, policy: Partial<ReviewPolicy>): Promise<Subject> {
  const made = testRepository();
  for (const [branch, files] of [
    ['old', old],
    ['now', now],
  ] as const) {
    const stream = [...files].map(([name, text]) => {
      const quoted = name.replace(/["\\]/g, '\\$&').replaceAll('\n', '\\n').replaceAll('\t', '\\t');
      return `M 100644 inline "${quoted}"\ndata ${Buffer.byteLength(text)}\n${text}\n`;
    });
    fastImport(
      made,
      Buffer.from(`commit refs/heads/${branch}\ncommitter T <t@voygent.example> 0 +0000\ndata 0\n${stream.join('')}\n`),
    );
  }
  await using repository = await openRepository(made.context);
  const [base, head] = [made.git('rev-parse', 'old'), made.git('rev-parse', 'now')];
  return await readSubject(repository, { base, head }, { ...defaultPolicy, ...policy });
}

/** The rows that chunks show of a file, with long lines put together again and what is repeated left out. */
function rowsOf(path: string, chunks: readonly Chunk[]): ReadRow[] {
  const whole = new Map<string, ReadRow>();
  const parts = chunks.flatMap(({ text, nonce }) =>
    fencedIn(text, nonce).filter(({ header }) => header['path'] === textOf(path)),
  );
  for (const row of parts.flatMap(rowsIn).filter((found) => found !== undefined)) {
    const key = `${row.sign === '-' ? 'old' : 'new'} ${row.line}`;
    const known = whole.get(key);
    const pieces = known?.piece?.number ?? 0;
    if (!known) {
      expect(row.piece?.number ?? 1).toBe(1);
      whole.set(key, row);
    } else if (row.piece && row.piece.number === pieces + 1) whole.set(key, { ...row, text: known.text + row.text });
    else expect(known.sign, 'a line that is repeated').toBe(row.sign);
  }
  for (const { piece } of whole.values()) expect(piece?.number).toBe(piece?.of);
  return [...whole.values()];
}

const textOf = (path: string) => (path.startsWith('"') ? `"${path.replaceAll('"', '\\"')}"` : path);
const linesOf = (text: string | undefined) => {
  const lines = (text ?? '').split('\n');
  if (lines.at(-1) === '') return lines.slice(0, -1);
  return lines.with(-1, lines.at(-1) + noLineFeed);
};

/** The old file, had from the new one and the rows alone: it comes out only if every changed line is among them. */
function undo(now: readonly string[], rows: readonly ReadRow[]): string[] {
  const isAdded = new Set(rows.filter(({ sign }) => sign === '+').map(({ line }) => line));
  const kept = now.filter((_, index) => !isAdded.has(index + 1)).values();
  const removed = new Map(rows.filter(({ sign }) => sign === '-').map(({ line, text }) => [line, text]));
  const old: string[] = [];
  for (let line = 1; ; line++) {
    const next = removed.get(line) ?? kept.next().value;
    if (next === undefined) return old;
    old.push(next);
  }
}

describe('chunks of random changes', () => {
  const options: PackOptions[] = [
    { tokensPerChunk: 1_500, charactersPerChunk: 900_000, overlapLines: 3 },
    { tokensPerChunk: 32_000, charactersPerChunk: 5_000, overlapLines: 0 },
    { tokensPerChunk: 6_000, charactersPerChunk: 900_000, overlapLines: 8 },
  ];

  const seeds = Array.from({ length: 24 }, (_, index) => index + 1);

  test.each(seeds)('hold every changed line of every file: seed %i', async (seed) => {
    const from = random(seed);
    const files = anyFiles(from);
    const policy = { contextLines: from.below(4), wholeFileBytes: from.pick(0, 500, 16_000) };
    const subject = await subjectOf(files, policy);
    for (const option of options) {
      const chunks = packChunks(subject, option);
      expectLimits(chunks, option);
      expectComplete(files, subject, chunks);
      expect(packChunks(subject, option)).toEqual(chunks);
    }
    expect((await subjectOf(files, policy)).files).toEqual(subject.files);
  });

  function expectLimits(chunks: readonly Chunk[], option: PackOptions): void {
    for (const [index, chunk] of chunks.entries()) {
      expect(chunk.number).toBe(index + 1);
      expect(chunk.text.length).toBeLessThanOrEqual(option.charactersPerChunk);
      expect(chunk.estimatedTokens).toBeLessThanOrEqual(option.tokensPerChunk);
      const paths = fencedIn(chunk.text, chunk.nonce).map(({ header }) => header['path']);
      expect(paths).toEqual(chunk.files.map(({ path }) => path));
    }
  }

  function expectComplete(files: Files, subject: Subject, chunks: readonly Chunk[]): void {
    const changed = names.filter((name) => files.old.get(name) !== files.now.get(name));
    const coverage = coverageOf(subject, chunks);
    expect(coverage.map(({ path }) => path).sort()).toEqual(changed.map(textOf).sort());
    for (const name of changed) {
      const covered = coverage.find(({ path }) => path === textOf(name));
      if (name === 'dist/g.js') expect(covered).toMatchObject({ kind: 'generated', shown: [] });
      else expectEveryLine(name, files, { rows: rowsOf(name, chunks), shown: covered?.shown ?? [] });
    }
  }

  function expectEveryLine(name: string, files: Files, found: { rows: ReadRow[]; shown: readonly ShownIn[] }): void {
    const now = linesOf(files.now.get(name));
    const ofNow = found.rows.filter(({ sign }) => sign !== '-');
    expect(ofNow.map(({ text }) => text)).toEqual(ofNow.map(({ line }) => now[line - 1]));
    expect(undo(now, found.rows), name).toEqual(linesOf(files.old.get(name)));
    const lines = found.shown.flatMap((part) => part.lines);
    const removed = found.shown.flatMap((part) => part.removed);
    const isTold = ({ sign, line }: ReadRow) =>
      (sign === '-' ? removed : lines).some(([first, last]) => first <= line && line <= last);
    expect(found.rows.filter((row) => !isTold(row))).toEqual([]);
  }
});

describe('a file', () => {
  const lines = (count: number, of = 'a line of some length') =>
    Array.from({ length: count }, (_, index) => `${of} ${index + 1}`);
  const packed = async (
    now: Record<string, string>,
    options: Partial<PackOptions> = {},
    old: Record<string, string> = {},
  ) => {
    const subject = await subjectOf({ old: new Map(Object.entries(old)), now: new Map(Object.entries(now)) }, {});
    const chunks = packChunks(subject, {
      tokensPerChunk: 2_500,
      charactersPerChunk: 900_000,
      overlapLines: 4,
      ...options,
    });
    return { subject, chunks, coverage: coverageOf(subject, chunks) };
  };

  test('is kept whole where a chunk can hold it', async () => {
    const text = `${lines(100).join('\n')}\n`;
    const { chunks, coverage } = await packed({ a: text, b: text, c: text, d: 'x\n', e: 'y\n' });
    expect(chunks.map(({ files }) => files.map(({ path }) => path))).toEqual([['a'], ['b'], ['c', 'd', 'e']]);
    expect(coverage.every(({ shown }) => shown.length === 1)).toBe(true);
    expect(coverage[2]?.shown).toEqual([{ chunk: 3, lines: [[1, 100]], removed: [] }]);
  });

  test('that is too long is split between lines, and each part begins with the end of the one before', async () => {
    const { chunks, coverage } = await packed({ a: `${lines(500).join('\n')}\n` });
    const ranges = coverage[0]?.shown.flatMap(({ lines: shown }) => shown) ?? [];
    expect(ranges.length).toBeGreaterThan(2);
    for (const [index, [from]] of ranges.entries())
      expect(from).toBe(index === 0 ? 1 : (ranges[index - 1]?.[1] ?? 0) - 3);
    expect(ranges.at(-1)?.[1]).toBe(500);
    expect(chunks.map(({ files }) => [files[0]?.part, files[0]?.parts])).toEqual(
      ranges.map((_, index) => [index + 1, ranges.length]),
    );
    expect(fencedIn(chunks[1]?.text ?? '', chunks[1]?.nonce ?? '')[0]?.header).toMatchObject({
      part: 2,
      parts: ranges.length,
    });
  });

  test('with hunks that do not fit in one chunk is split between them', async () => {
    const old = lines(1_000);
    const now = old.map((line, index) => (index % 250 === 100 ? lines(60, 'a new one').join('\n') : line));
    const { coverage } = await packed({ a: now.join('\n') }, {}, { a: old.join('\n') });
    for (const { lines: shown } of coverage[0]?.shown ?? [])
      for (const [from, to] of shown) expect(to - from + 1).toBe(60 + 2 * defaultPolicy.contextLines);
    expect(coverage[0]?.shown.length).toBeGreaterThan(1);
  });

  test('of one line as long as a file may be is split into pieces', async () => {
    const { chunks } = await packed({ a: '旅\u{1F600}x'.repeat(20_000) });
    const [row] = rowsOf('a', chunks);
    expect(row?.text).toBe(`${'旅\u{1F600}x'.repeat(20_000)}${noLineFeed}`);
    for (const { text } of chunks) expect(text.isWellFormed()).toBe(true);
  });

  test('cannot be packed into a chunk that has no room for it', async () => {
    await expect(packed({ a: 'x' }, { tokensPerChunk: 500 })).rejects.toMatchObject({ code: 'input-invalid' });
  });
});

test('a coverage that is not complete is refused', async () => {
  const subject = await subjectOf(
    {
      old: new Map(),
      now: new Map([
        ['a', 'x\ny\n'],
        ['dist/b', 'z\n'],
      ]),
    },
    {},
  );
  const [chunk] = packChunks(subject);
  if (!chunk) throw new Error('no chunk');
  const [file] = chunk.files;
  if (!file) throw new Error('no file');
  const judge = (chunks: Chunk[]) => () => coverageOf(subject, chunks);
  expect(judge([chunk])).not.toThrow();
  expect(judge([])).toThrow('"a" is reviewed, and in 0 chunks');
  expect(judge([{ ...chunk, files: [{ ...file, lines: [[1, 1]] }] }])).toThrow(
    '"a" has the line 2, which is in no chunk',
  );
  expect(judge([{ ...chunk, files: [file, { ...file, path: 'dist/b' }] }])).toThrow('"dist/b" is generated');
  expect(judge([{ ...chunk, files: [file, { ...file, path: 'c' }] }])).toThrow('"c" is in a chunk');
  expect(subject.files.filter((found) => isShown(found.class))).toHaveLength(1);
});

test('no change is no chunk', async () => {
  const same = new Map([['a', 'x']]);
  const subject = await subjectOf({ old: same, now: same }, {});
  expect(subject.files).toEqual([]);
  expect(packChunks(subject)).toEqual([]);
  expect(coverageOf(subject, [])).toEqual([]);
});
