/** What the demo tells: chapters, the commands that it runs, and their logs, indented. */
export class Story {
  chapter = 0;
  #lineStart = true;
  readonly #started = performance.now();

  open(title: string): void {
    this.chapter++;
    console.log(`\n${this.chapter}. ${title}\n${'─'.repeat(title.length + 3)}`);
  }

  say(text: string): void {
    console.log(text);
  }

  /** What somebody does, or the clock. */
  event(text: string): void {
    console.log(`\n  $ ${text}`);
  }

  command(action: string, inputs: Readonly<Record<string, string>>): void {
    // As a secret is shown.
    const shown = (name: string, value: string) => (name === 'identity' || name === 'openai-api-key' ? '***' : value);
    const written = Object.entries(inputs).map(([name, value]) => `${name}: ${shown(name, value)}`);
    console.log(`\n  uses: ${action}${written.length > 0 ? `   with: { ${written.join(', ')} }` : ''}`);
  }

  /** The step's log as the runner shows it. */
  log(chunk: string): void {
    for (const line of chunk.split(/(?<=\n)/)) {
      if (this.#lineStart && isCommandForTheRunner(line)) continue;
      process.stdout.write(this.#lineStart ? `  │ ${readable(line)}` : line);
      this.#lineStart = line.endsWith('\n');
    }
  }

  end(text: string): void {
    console.log(`\nDone in ${((performance.now() - this.#started) / 1000).toFixed(0)} s. ${text}`);
  }
}

/** Masks are for the runner; it does not show them. */
function isCommandForTheRunner(line: string): boolean {
  return line.startsWith('::add-mask::') || line.trim() === '';
}

/** `::error title=…::message` as the runner shows it. */
function readable(line: string): string {
  const annotation = /^::(error|warning|notice)[^:]*::([\s\S]*)$/.exec(line);
  if (!annotation) return line;
  const [, kind = '', message = ''] = annotation;
  const text = message
    .replaceAll('%25', '%')
    .replaceAll('%0D', '')
    .replaceAll('%0A', '\n  │   ')
    .replaceAll('%3A', ':')
    .replaceAll('%2C', ',');
  return `${kind === 'error' ? 'Error' : 'Warning'}: ${text}`;
}
