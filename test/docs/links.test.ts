import { existsSync, statSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Link, type Page, parsePage, readPages, root } from './markdown.ts';

const pages = readPages();

/** Addresses under which this repository's own files stand: they are read as the files. */
const own =
  /^https:\/\/(?:github\.com\/voygent\/voygent-actions\/(?:blob|tree)|raw\.githubusercontent\.com\/voygent\/voygent-actions)\/v1\//;

/** What is wrong with a link; `undefined` for one that leads somewhere, or out of the repository. */
function problemOf({ file, target }: Link, known: ReadonlyMap<string, Page>): string | undefined {
  const isOwn = own.test(target);
  if (!isOwn && /^[a-z][a-z0-9+.-]*:/i.test(target)) return undefined;
  const [path = '', anchor] = target.replace(own, '').split('#').map(decodeURIComponent);
  const place = isOwn ? normalize(path) : path === '' ? file : normalize(join(dirname(file), path));
  if (place.startsWith('..')) return 'leads out of the repository';
  if (!existsSync(join(root, place)) && !known.has(place)) return `there is no ${place}`;
  if (anchor === undefined || anchor === '') return undefined;
  const page = known.get(place);
  if (!page) return `${place} has no anchors`;
  return page.anchors.has(anchor) ? undefined : `${place} has no heading #${anchor}`;
}

function problemsIn(some: readonly Page[]): string[] {
  const known = new Map(some.map((page) => [page.file, page]));
  return some.flatMap(({ links }) =>
    links.flatMap((link) => {
      const problem = problemOf(link, known);
      return problem ? [`${link.file}:${link.line} ${link.target}: ${problem}`] : [];
    }),
  );
}

test('every link within the repository leads to a file that is there, and to a heading of it', () => {
  expect(pages.length).toBeGreaterThan(80);
  expect(pages.flatMap(({ links }) => links).length).toBeGreaterThan(200);
  expect(problemsIn(pages)).toEqual([]);
});

test('every page under docs can be reached from the README, or from another page', () => {
  const byFile = new Map(pages.map((page) => [page.file, page]));
  const reached = new Set<string>();
  const queue = ['README.md'];
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    if (reached.has(file)) continue;
    reached.add(file);
    for (const { target } of byFile.get(file)?.links ?? []) queue.push(...pagesAt(file, target, byFile));
  }
  // Taken into the READMEs of the actions by `npm run generate`.
  const notes = /^docs\/actions\/(?!release)/;
  const unreached = pages.map(({ file }) => file).filter((file) => file.startsWith('docs/') && !reached.has(file));
  expect(unreached.filter((file) => !notes.test(file))).toEqual([]);
});

/** The pages that a link leads to: of a folder, all that are in it. */
function pagesAt(from: string, target: string, byFile: ReadonlyMap<string, Page>): string[] {
  const isOwn = own.test(target);
  if (!isOwn && /^[a-z][a-z0-9+.-]*:/i.test(target)) return [];
  const [path = ''] = target.replace(own, '').split('#');
  const place = normalize(isOwn ? path : join(dirname(from), path)).replace(/\/$/, '');
  if (byFile.has(place)) return [place];
  if (!existsSync(join(root, place)) || !statSync(join(root, place)).isDirectory()) return [];
  return [...byFile.keys()].filter((file) => relative(place, file) === file.slice(place.length + 1));
}

describe('the test itself', () => {
  const other = parsePage(
    'docs/other.md',
    '# Other\n\n## `a b` & c\n\n## Twice\n\n## Twice\n\n<a name="by-hand"></a>\n',
  );
  const check = (text: string) => problemsIn([other, parsePage('docs/page.md', text)]);

  test.each([
    '[x](other.md)',
    '[x](other.md#a-b--c)',
    '[x](other.md#twice-1)',
    '[x](other.md#by-hand)',
    '[x](#here)\n\n# Here',
    '[x](https://example.com/nothing#there)',
    '[x](https://github.com/voygent/voygent-actions/blob/v1/docs/other.md#other)',
    '`[x](gone.md)`',
  ])('passes %s', (text) => {
    expect(check(text)).toEqual([]);
  });

  test.each([
    ['[x](gone.md)', 'docs/page.md:1 gone.md: there is no docs/gone.md'],
    ['[x](other.md#gone)', 'docs/page.md:1 other.md#gone: docs/other.md has no heading #gone'],
    ['\n\n[x](#gone)', 'docs/page.md:3 #gone: docs/page.md has no heading #gone'],
    ['![x](gone.png)', 'docs/page.md:1 gone.png: there is no docs/gone.png'],
    ['[x](../../etc)', 'docs/page.md:1 ../../etc: leads out of the repository'],
    ['| [x][y] |\n| - |\n\n[y]: gone.md', 'docs/page.md:1 gone.md: there is no docs/gone.md'],
    [
      '[x](https://github.com/voygent/voygent-actions/blob/v1/docs/gone.md)',
      'docs/page.md:1 https://github.com/voygent/voygent-actions/blob/v1/docs/gone.md: there is no docs/gone.md',
    ],
  ])('finds %s', (text, problem) => {
    expect(check(text)).toEqual([problem]);
  });
});
