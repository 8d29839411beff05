// Controls, and what has no width, turns the direction, or hides as a tag.
const unseen = /[\p{Cc}\p{Cf}\u2028\u2029]/gu;
const harmless = '\t\n';

/**
 * Text as it goes into the log: what cannot be seen is written as an escape, and no line of it is a command to the runner
 * (`::error::`, `##[group]`), whoever named the file or the branch in it.
 */
export function logText(text: string): string {
  return visible(text)
    .replace(/^(\s*)::/gm, '$1\\::')
    .replaceAll('##[', '#\\#[');
}

/** Text in which what cannot be seen is written as an escape. */
export function visible(text: string): string {
  return text
    .replaceAll('\r\n', '\n')
    .replace(unseen, (character) =>
      harmless.includes(character) ? character : `\\u{${character.codePointAt(0)?.toString(16)}}`,
    );
}
