import { type Html, html, prose } from './html.ts';

/** A command of one of the programs that our hints name, at the end of a sentence that leads to it. */
const command = /^(.*?:\s+)?((?:npx|curl|gh|git) .+)$/s;

/** What to do next. Commands in it stand by themselves, to be copied. */
export function hintOf(hint: string): Html {
  const parts = hint.split(/\n| (?=Try it by hand: )/).filter((part) => part.trim() !== '');
  return html`<p><strong>Next:</strong></p>
${parts.map(partOf)}`;
}

function partOf(part: string): Html {
  const [, lead = '', text] = command.exec(part) ?? [];
  if (text === undefined)
    return html`<p>${prose(part)}</p>
`;
  return html`${lead === '' ? undefined : html`<p>${prose(lead.trim())}</p>`}
${commandBlock(text, lead.trim() === '' ? 'what to do next' : lead.trim())}
`;
}

/** A command that one click selects. @param what it does, for who does not see it */
export function commandBlock(text: string, what: string): Html {
  return html`<pre class="command" tabindex="0" role="group" aria-label="Command: ${what}"><code>${text}</code></pre>`;
}
