import { ActionError } from '../runtime/errors.ts';
import { isShown } from '../subject/classify.ts';
import { gap, renderRow, type Section } from '../subject/hunks.ts';
import type { Subject, SubjectFile } from '../subject/subject.ts';
import { chooseNonce, type Fenced, fence, fenceBytes, legend } from './fence.ts';
import { sectionBytes, splitSections } from './split.ts';

/** A text to be reviewed in one go. */
export interface Chunk {
  /** From 1. */
  number: number;
  /** What the fences are made of; it stands in no file of the chunk. */
  nonce: string;
  text: string;
  files: readonly ChunkFile[];
  /** More than there are, as a rule: a token for every three bytes. */
  estimatedTokens: number;
}

/** A file, or a part of one, in a chunk. */
export interface ChunkFile {
  path: string;
  /** From 1. */
  part: number;
  parts: number;
  /** Lines of the new file that are shown. */
  lines: readonly LineRange[];
  /** Lines of the old file that are shown as removed. */
  removed: readonly LineRange[];
}

/** The first and the last. */
export type LineRange = readonly [from: number, to: number];

export interface PackOptions {
  /** The estimated tokens of a chunk, at most. */
  tokensPerChunk: number;
  /** The characters of a chunk, at most: the Codex CLI refuses prompts over 1,048,576, and the instructions come on top. */
  charactersPerChunk: number;
  /** Lines of the part before that a part of a file begins with. */
  overlapLines: number;
}

export const defaultPacking: PackOptions = {
  tokensPerChunk: 32_000,
  charactersPerChunk: 900_000,
  overlapLines: 8,
};

const bytesPerToken = 3;
const smallestRoom = 2_000;

/**
 * Packs all that is shown into chunks, in the order of the paths. A file is kept whole where a chunk can hold it; else it is
 * split between hunks, or between lines of a hunk. The same subject gives the same bytes.
 * @throws ActionError `input-invalid` when a chunk is too small for a file's fence and a few lines
 */
export function packChunks({ files }: Pick<Subject, 'files'>, options: PackOptions = defaultPacking): Chunk[] {
  const limit = roomOf(options);
  const drafts: { parts: Part[]; bytes: number }[] = [];
  for (const part of files.filter((file) => isShown(file.class)).flatMap((file) => partsOf(file, limit, options))) {
    const last = drafts.at(-1);
    if (last && last.bytes + part.bytes <= limit) {
      last.parts.push(part);
      last.bytes += part.bytes;
    } else drafts.push({ parts: [part], bytes: part.bytes });
  }
  return drafts.map(({ parts }, index) => render(parts, { number: index + 1, of: drafts.length }));
}

/** UTF-8 has a byte or more for each character, so that bytes within both limits keep them. */
function roomOf({ tokensPerChunk, charactersPerChunk }: PackOptions): number {
  const largest = { number: 99_999, of: 99_999 };
  const room = Math.min(tokensPerChunk * bytesPerToken, charactersPerChunk);
  return room - Buffer.byteLength(legend('0'.repeat(32), largest));
}

interface Part {
  file: SubjectFile;
  number: number;
  of: number;
  sections: readonly Section[];
  /** With its fence. */
  bytes: number;
}

function partsOf(file: SubjectFile, limit: number, options: PackOptions): Part[] {
  const fences = fenceBytes(headerOf({ file, number: 99_999, of: 99_999 }));
  const room = limit - fences;
  if (room < smallestRoom) throw tooSmall(options);
  const split = splitSections(file.sections, room, options.overlapLines);
  return split.map((sections, index) => ({
    file,
    number: index + 1,
    of: split.length,
    sections,
    bytes: fences + sections.reduce((sum, rows) => sum + sectionBytes(rows), 0),
  }));
}

function headerOf({ file, number, of }: Pick<Part, 'file' | 'number' | 'of'>): Fenced['header'] {
  const { path, oldMode, newMode } = file.change;
  return {
    path,
    change: changeOf(file),
    ...(oldMode !== newMode || oldMode === null ? { oldMode, newMode } : { mode: newMode }),
    ...(file.class.kind === 'reviewed' ? {} : { kind: file.class.kind }),
    ...(file.hasCarriageReturns ? { lineEnds: 'CRLF' } : {}),
    ...(of > 1 ? { part: number, parts: of } : {}),
  };
}

function changeOf({ change: { oldMode, oldBlob, newMode, newBlob } }: SubjectFile): string {
  if (oldMode === null) return 'added';
  if (newMode === null) return 'deleted';
  return oldBlob === newBlob ? 'mode changed' : 'modified';
}

function render(parts: readonly Part[], place: { number: number; of: number }): Chunk {
  const fenced = parts.map((part): Fenced => ({ header: headerOf(part), lines: linesOf(part.sections) }));
  const nonce = chooseNonce(fenced);
  const text = legend(nonce, place) + fence(fenced, nonce);
  const files = parts.map(({ file, number, of, sections }): ChunkFile => {
    const rows = sections.flat();
    return {
      path: file.change.path,
      part: number,
      parts: of,
      lines: rangesOf(rows.filter(({ sign }) => sign !== '-').map(({ line }) => line)),
      removed: rangesOf(rows.filter(({ sign }) => sign === '-').map(({ line }) => line)),
    };
  });
  return {
    number: place.number,
    nonce,
    text,
    files,
    estimatedTokens: Math.ceil(Buffer.byteLength(text) / bytesPerToken),
  };
}

function linesOf(sections: readonly Section[]): string[] {
  return sections.flatMap((rows, index) => [...(index > 0 ? [gap] : []), ...rows.map(renderRow)]);
}

/** Of numbers that rise, some of which may come again at once. */
function rangesOf(lines: readonly number[]): LineRange[] {
  const ranges: [number, number][] = [];
  for (const line of lines) {
    const last = ranges.at(-1);
    if (last && line <= last[1] + 1) last[1] = line;
    else ranges.push([line, line]);
  }
  return ranges;
}

function tooSmall({ tokensPerChunk, charactersPerChunk }: PackOptions): ActionError {
  return new ActionError(
    'input-invalid',
    `A chunk of ${tokensPerChunk} tokens or ${charactersPerChunk} characters has no room for a file. Nothing was sent.`,
    { hint: 'Let a chunk have 16,000 tokens or more.' },
  );
}
