import type { TextFile } from './audited.ts';

export interface Heading {
  level: number;
  text: string;
  line: number;
}

/** A document, by its headings. */
export interface Markdown extends TextFile {
  headings: Heading[];
}

/** ATX headings (`## Text`) outside of fenced code, as CommonMark 0.31 has them. */
export async function readMarkdown({ file, text }: TextFile): Promise<Markdown> {
  const headings: Heading[] = [];
  let fence: string | undefined;
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    if (fence === undefined) {
      fence = mark;
      const [, hashes, title] = mark === undefined ? (/^ {0,3}(#{1,6})(?:[ \t]+(.*))?$/.exec(line) ?? []) : [];
      if (hashes !== undefined)
        headings.push({
          level: hashes.length,
          text: (title ?? '').replace(/[ \t]+#+[ \t]*$/, '').trim(),
          line: index + 1,
        });
    } else if (mark?.startsWith(fence) && line.trim() === mark) fence = undefined;
  }
  return { file, text, headings };
}
