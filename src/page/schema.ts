import { count } from '../runtime/words.ts';
import type { SchemaChange } from '../sqlite/schema-diff.ts';
import type { SchemaDiff } from './data.ts';
import { type Html, html } from './html.ts';
import { table } from './table.ts';

/** More than this of one object is a dump, and is looked at in the repository. */
const mostLines = 400;

/** What the migrations do to the schema of each database. */
export function schemaSection(schemas: readonly SchemaDiff[]): Html | undefined {
  if (schemas.length === 0) return undefined;
  return html`<section><h2 id="schema">Schema</h2>
${schemas.map(ofDatabase)}</section>`;
}

function ofDatabase({ database, isApplied, changes }: SchemaDiff): Html {
  const what = isApplied
    ? 'This is what the migrations have changed.'
    : 'This is what the migrations change in the rehearsal. It is not, or not wholly, in the database.';
  return html`<h3>${database}</h3>
<p>${count(changes.length, 'change')}. ${what}</p>
${table(
  `Changes of the schema of ${database}`,
  ['name', 'kind', 'change'],
  changes.map(({ type, name, kind }) => [name, type, html`<span class="word ${kind}">${words[kind]}</span>`]),
)}
${changes.map(linesOf)}`;
}

const words: Readonly<Record<SchemaChange['kind'], string>> = {
  added: '+ added',
  removed: '− removed',
  changed: '± changed',
};

function linesOf({ type, name, kind, lines }: SchemaChange): Html {
  const left = lines.length - mostLines;
  const label = `${type} ${name}: ${kind}`;
  return html`<details><summary>${label}</summary>
<pre class="diff" tabindex="0" role="group" aria-label="${label}"><code>${lines.slice(0, mostLines).map(lineOf)}${left > 0 ? `… and ${count(left, 'more line')}` : undefined}</code></pre>
</details>
`;
}

function lineOf({ sign, text }: SchemaChange['lines'][number]): Html {
  if (sign === '+')
    return html`<ins>+ ${text}</ins>
`;
  if (sign === '-')
    return html`<del>- ${text}</del>
`;
  return html`  ${text}
`;
}
