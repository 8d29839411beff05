import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readPages, root } from './markdown.ts';

const read = (path: string) => readFileSync(join(root, path), 'utf8');
const [page, results, corpus] = ['docs/comparison.md', 'bench/RESULTS.md', 'docs/migrate-corpus.md'].map(read);

/** The number that a measurement has in its table or sentence. */
function measured(text: string | undefined, where: RegExp): number {
  const found = where.exec(text ?? '')?.[1];
  if (found === undefined) throw new Error(`nothing was measured by the name of ${where}`);
  return Number(found);
}

const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(1)} s`;
const withOneFile = /^\| 1 \| 0 ms \| migrate \| (\d+) ms/m;
const wranglerWithOneFile = /^\| 1 \| 0 ms \|.*\n.*\n\|\s+\|\s+\| `wrangler d1 migrations apply` \| (\d+) ms/m;

describe('numbers of the comparison are those that were measured last', () => {
  test.each([
    ['deploying', `${measured(results, /^\| deploy, steps 0, 100 \|.*\| ([\d.]+)× \|$/m)} times as long`],
    ['one migration', `took ${seconds(measured(results, withOneFile))} here`],
    ['one migration by wrangler', `and ${seconds(measured(results, wranglerWithOneFile))} with wrangler`],
    ['the p95', `off by ${measured(results, /silence every 4 s \|.*?\(off by (\d+) %\)/)} % where`],
    ['the p95 of a closed loop', `off by ${measured(results, /silence every 4 s \|.*\(off by (\d+) %\) \|$/m)} % (`],
    ['a backup', `${measured(results, /^\| ours ÷ the slowest CLI stage \|.*\| ([\d.]+) \|$/m)} times the slowest`],
    ['the corpus', `of ${measured(corpus, /^- Of (\d+) bad migrations/m)} bad migrations`],
    ['what wrangler applied', `applied ${measured(corpus, /wrangler applied (\d+) without/)} without a word`],
    ['what was lost', `and ${measured(corpus, /\*\*; (\d+) of them lost/)} of those lost rows or values`],
  ])('%s: %s', (_, phrase) => {
    expect(page).toContain(phrase);
  });
});

test('what is said of another is said with a source', () => {
  const sections = (page ?? '').split(/^## /m).slice(1, -1);
  expect(sections.length).toBe(6);
  for (const section of sections) {
    const [name] = section.split('\n');
    expect(section, name).toMatch(/^\[?Looked at/m);
    expect(section.match(/\]\(https:\/\//g)?.length ?? 0, name).toBeGreaterThan(1);
  }
  const links = readPages().find(({ file }) => file === 'docs/comparison.md')?.links ?? [];
  expect(links.filter(({ target }) => /^http:/.test(target))).toEqual([]);
});
