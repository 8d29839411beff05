import type { WayBackText } from './data.ts';
import { commandBlock } from './hint.ts';
import { type Html, html } from './html.ts';

/** The way back as commands to copy; each says what it loses. */
export function wayBackSection(wayBack: WayBackText | undefined): Html | undefined {
  if (!wayBack) return undefined;
  return html`<section><h2 id="way-back">The way back</h2>
<p>${wayBack.introduction}</p>
${wayBack.ways.map(
  ({
    what,
    command,
    losesWrites,
  }) => html`<p class="above-command">${what}${losesWrites ? html` <strong class="word failed">Loses everything that was written since.</strong>` : html` <span class="quiet">Loses nothing.</span>`}</p>
${commandBlock(command, what)}
`,
)}</section>`;
}
