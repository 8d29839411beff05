/** The secrets of a run: whatever goes out through events, summaries or errors is redacted of them first. */
export class Secrets {
  readonly #forms = new Set<string>();
  readonly #announce: (secret: string) => void;

  /** @param announce tells the runner, which then masks the secret in everything that any step prints. */
  constructor(announce: (secret: string) => void = () => undefined) {
    this.#announce = announce;
  }

  /** Adds a secret in every form in which it could leak. Values too short to be secrets would mask plain words. */
  add(secret: string | undefined): void {
    if (secret === undefined || secret.trim().length < 4) return;
    for (const form of formsOf(secret)) {
      if (this.#forms.has(form)) continue;
      this.#forms.add(form);
      this.#announce(form);
    }
  }

  redact(text: string): string {
    let redacted = text;
    // Longest first, so that a secret which contains another is not left in part.
    for (const form of [...this.#forms].sort((a, b) => b.length - a.length))
      redacted = redacted.replaceAll(form, '***');
    return redacted;
  }
}

function formsOf(secret: string): Set<string> {
  const lines = secret.split(/\r?\n/).filter((line) => line.trim().length >= 4);
  const forms = new Set<string>([secret, secret.trim(), ...lines]);
  forms.add(Buffer.from(secret).toString('base64'));
  forms.add(encodeURIComponent(secret));
  forms.add(JSON.stringify(secret).slice(1, -1));
  return forms;
}
