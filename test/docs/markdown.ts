import { globSync, readFileSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import GithubSlugger from 'github-slugger';
import MarkdownIt, { type Token } from 'markdown-it';

export const root = resolve(import.meta.dirname, '../..');

/** Everything that people read here, of this repository and of its examples. */
const patterns = ['*.md', 'docs/**/*.md', 'actions/**/*.md', 'examples/**/*.md', 'bench/*.md'];

/** A fenced block of code. */
export interface Block {
  /** The document, from the root of the repository. */
  file: string;
  /** Of the first line of the code, from 1. */
  line: number;
  /** The first word after the fence. */
  language: string;
  text: string;
  /** The headings above it: of the first level, of the second, … */
  under: readonly string[];
}

/** A link, or a picture. */
export interface Link {
  file: string;
  line: number;
  target: string;
}

/** A piece of code within a sentence. */
export interface Span {
  file: string;
  line: number;
  text: string;
}

export interface Page {
  file: string;
  text: string;
  blocks: readonly Block[];
  links: readonly Link[];
  spans: readonly Span[];
  /** What `#…` may name, as GitHub makes it of headings, and of `<a name>` and `id`. */
  anchors: ReadonlySet<string>;
}

const parser = new MarkdownIt('default', { html: true });

export function readPages(): Page[] {
  const excluded = (path: string) => path.split(sep).includes('node_modules');
  return globSync(patterns, { cwd: root, exclude: excluded })
    .map((file) => file.split(sep).join('/'))
    .sort()
    .map((file) => parsePage(file, readFileSync(join(root, file), 'utf8')));
}

export function parsePage(file: string, text: string): Page {
  const slugger = new GithubSlugger();
  const page = { blocks: [] as Block[], links: [] as Link[], spans: [] as Span[], anchors: new Set<string>() };
  const headings: string[] = [];
  const tokens = parser.parse(text, {});
  for (const [index, token] of tokens.entries()) {
    const line = (token.map?.[0] ?? 0) + 1;
    if (token.type === 'heading_open') {
      const title = plainText(tokens[index + 1]);
      headings.splice(Number(token.tag.slice(1)) - 1, Number.POSITIVE_INFINITY, title);
      page.anchors.add(slugger.slug(title));
    }
    if (token.type === 'fence') page.blocks.push(blockOf(file, line + 1, token, headings));
    if (token.type.startsWith('html')) collectNames(token.content, page.anchors);
    for (const child of token.children ?? []) collectInline(file, line, child, page);
  }
  return { file, text, ...page };
}

function blockOf(file: string, line: number, token: Token, headings: readonly string[]): Block {
  return { file, line, language: token.info.trim().split(/\s+/)[0] ?? '', text: token.content, under: [...headings] };
}

/** A heading as GitHub takes it for its anchor: without marks, with the text of its code and links. */
function plainText(token: Token | undefined): string {
  const texts = (token?.children ?? []).filter(({ type }) => ['text', 'code_inline'].includes(type));
  return texts.map(({ content }) => content).join('');
}

type Found = { links: Link[]; spans: Span[]; anchors: Set<string> };

function collectInline(file: string, line: number, token: Token, found: Found): void {
  const { type, content } = token;
  const target = type === 'link_open' ? token.attrGet('href') : type === 'image' ? token.attrGet('src') : null;
  if (target) found.links.push({ file, line, target: String(target) });
  if (type === 'code_inline') found.spans.push({ file, line, text: content });
  if (type === 'html_inline') collectNames(content, found.anchors);
}

function collectNames(html: string, names: Set<string>): void {
  for (const [, name = ''] of html.matchAll(/<\w+[^>]*\s(?:id|name)="([^"]+)"/g)) names.add(name);
}
