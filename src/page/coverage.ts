import { count } from '../runtime/words.ts';
import type { Covered } from '../verdict/verdict.ts';
import { type Html, html } from './html.ts';
import { percent, picture } from './picture.ts';
import { folded, table } from './table.ts';

/** In the order in which they are drawn. */
const kinds: readonly (readonly [kind: Covered['kind'], words: string])[] = [
  ['reviewed', 'reviewed'],
  ['symlink', 'symbolic links'],
  ['submodule', 'submodules'],
  ['generated', 'generated'],
  ['excluded', 'excluded'],
  ['binary', 'binary'],
  ['too-large', 'too large'],
];

const mostPaths = 500;

/** What the review has seen of the change, and what it was not shown, and why. */
export function coverageSection(coverage: readonly Covered[] | undefined): Html | undefined {
  if (!coverage || coverage.length === 0) return undefined;
  const parts = kinds
    .map(([kind, words]) => ({ kind, words, number: coverage.filter((one) => one.kind === kind).length }))
    .filter(({ number }) => number > 0);
  const unseen = coverage.filter(({ chunks }) => chunks.length === 0);
  return html`<section><h2 id="coverage">What the review has seen</h2>
<p>${count(coverage.length, 'changed file')}, ${unseen.length === 0 ? 'and the critic was shown all of them' : `of which the critic was shown ${coverage.length - unseen.length}`}.</p>
${drawn(parts, coverage.length)}
${table(
  'Changed files by what became of them',
  ['kind', 'files'],
  parts.map(({ kind, words, number }) => [html`<span class="swatch ${kind}"></span>${words}`, number]),
)}
${unseen.length > 0 ? folded(`${count(unseen.length, 'file')} that the critic was not shown`, unseenTable(unseen)) : undefined}
</section>`;
}

function drawn(parts: readonly { kind: string; words: string; number: number }[], total: number): Html {
  let before = 0;
  const bars = parts.map(({ kind, number }) => {
    const x = percent(before / total);
    before += number;
    return html`<rect class="bar kind-${kind}" x="${x}" y="2" width="${percent(number / total)}" height="18"/>
`;
  });
  const description = parts.map(({ words, number }) => `${number} ${words}`).join(', ');
  return picture('picture-coverage', 22, { title: 'Changed files by what became of them', description }, html`${bars}`);
}

function unseenTable(unseen: readonly Covered[]): Html {
  const rest = unseen.length - mostPaths;
  const rows = unseen.slice(0, mostPaths).map(({ path, kind, reason }) => [path, kind, html`<p>${reason ?? '–'}</p>`]);
  return html`${table('Files that the critic was not shown', ['file', 'kind', 'why'], rows)}
${rest > 0 ? html`<p>And ${rest} more, which stand in the verdict.</p>` : undefined}`;
}
