import { type Html, html } from './html.ts';

/**
 * A table that scrolls by itself where it is too wide. The first cell of a row is its heading.
 * @param caption tells what it is of, also to who does not see it
 */
export function table(
  caption: string,
  header: readonly string[],
  rows: readonly (readonly (Html | string | number)[])[],
): Html {
  return html`<div class="scroll" role="group" aria-label="${caption}" tabindex="0"><table>
<caption>${caption}</caption>
<thead><tr>${header.map((text) => html`<th scope="col">${text}</th>`)}</tr></thead>
<tbody>
${rows.map(rowOf)}</tbody>
</table></div>`;
}

function rowOf([first = '', ...rest]: readonly (Html | string | number)[]): Html {
  return html`<tr><th scope="row">${first}</th>${rest.map((cell) => html`<td>${cell}</td>`)}</tr>
`;
}

/** The text of a picture, folded up. */
export function folded(title: string, body: Html): Html {
  return html`<details><summary>${title}</summary>
${body}
</details>`;
}
