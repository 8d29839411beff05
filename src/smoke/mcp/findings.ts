import type { Finding, Problem } from '../result.ts';

/** What is found in the course of a conversation. */
export class Findings {
  readonly problems: Problem[] = [];
  readonly warnings: string[] = [];
  readonly notes: string[] = [];
  readonly figures: Record<string, unknown> = {};

  /** Forgets what an attempt found that came to nothing. */
  clear(): void {
    this.problems.length = 0;
    this.warnings.length = 0;
    this.notes.length = 0;
  }

  get finding(): Finding {
    return { problems: this.problems, warnings: this.warnings, notes: this.notes, figures: this.figures };
  }
}
