import { describe, expect, test } from 'vitest';
import { compileGlob } from './glob.ts';

describe('a glob', () => {
  test.each([
    ['*.md', ['a.md', '.md.md'], ['docs/a.md', 'a.mdx', 'a.md\n']],
    ['**/*.md', ['a.md', 'docs/a.md', 'a/b/c.md', '.a/b.md'], ['a.txt']],
    ['docs/**', ['docs/a', 'docs/a/b', 'docs/.a', 'docs/a\nb'], ['docs', 'docs/', 'adocs/a', 'a/docs/b']],
    ['**/dist/**', ['dist/a', 'a/dist/b', 'a/b/dist/c/d'], ['dist', 'adist/b', 'dist2/a']],
    ['src/**/test', ['src/test', 'src/a/test', 'src/a/b/test'], ['src/a/tests', 'srctest']],
    ['a?c', ['abc', 'aéc', 'a\u{1F600}c'], ['a/c', 'ac', 'abbc']],
    ['*.{png,{jpe,jp}g}', ['a.png', 'a.jpeg', 'a.jpg'], ['a.gif', 'a.{png']],
    ['[a-c]x', ['ax', 'cx'], ['dx', '/x']],
    ['[!a-c]x', ['dx', '!x'], ['ax', '/x']],
    ['a[b', ['a[b'], ['ab']],
    ['a\\*b', ['a*b'], ['aab']],
    ['a.b+c(d)|e^$', ['a.b+c(d)|e^$'], ['axb+c(d)|e^$']],
    ['a,b', ['a,b'], ['a', 'b']],
    ['**', ['a', 'a/b', '.a/b'], []],
    ['a**b', ['ab', 'axxb'], ['a/b']],
  ])('%s', (glob, yes, no) => {
    const matches = compileGlob(glob);
    for (const path of yes) expect(matches(path), path).toBe(true);
    for (const path of no) expect(matches(path), path).toBe(false);
  });

  test.each(['', '/a', 'a{b', 'a}b', 'a\\'])('is refused where it is none: %j', (glob) => {
    expect(() => compileGlob(glob)).toThrow('is not a glob');
  });
});
