import { readFileSync, statSync } from 'node:fs';
import { z } from 'zod';

/**
 * One rule of a fault file: which calls it hits, and what happens to them.
 * A fault file is JSON: an array of these rules, read again whenever it changes.
 */
export const FaultRule = z.strictObject({
  /** The server whose calls are meant: `cloudflare`, `workers`, `github`, `render`, `artifacts` or `openai`. Default: any. */
  service: z.string().optional(),
  method: z.string().optional(),
  /** Regular expression over path and query, e.g. `/d1/database/[^/]+/query$`. */
  path: z.string(),
  /** Regular expression over the request body, e.g. `INSERT INTO "d1_migrations"`. */
  body: z.string().optional(),
  /** The first matching call that is hit, counted from 1. */
  from: z.int().min(1).default(1),
  /** How many calls are hit from there on. Default: all. */
  times: z.int().min(1).optional(),
  /** `before`: the server does nothing. `after`: the effect happens, and then the answer is spoilt. */
  when: z.enum(['before', 'after']).default('before'),
  action: z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('respond'),
      status: z.int(),
      headers: z.record(z.string(), z.string()).default({}),
      /** A string is sent as it is, anything else as JSON. */
      body: z.unknown().optional(),
    }),
    /** The connection is cut without an answer. */
    z.strictObject({ kind: z.literal('reset') }),
    /** No answer, and the connection stays open. */
    z.strictObject({ kind: z.literal('stall') }),
    /** The real answer, later. */
    z.strictObject({ kind: z.literal('delay'), ms: z.int() }),
    /** The first half of the real answer, then the connection is cut. */
    z.strictObject({ kind: z.literal('truncate') }),
    /** The first half of the real answer as if it were whole: valid HTTP, broken JSON. */
    z.strictObject({ kind: z.literal('halve') }),
    /** The real answer, a byte at a time. */
    z.strictObject({ kind: z.literal('slow'), msPerByte: z.int() }),
    /**
     * What D1 promises never to do: the first half of the statements of a `/query` or an import is run and stays, and
     * the answer is a 500. Any other call has all of its effect, and is answered 500.
     */
    z.strictObject({ kind: z.literal('partial') }),
  ]),
});
export type FaultRule = z.infer<typeof FaultRule>;
export type FaultRuleInput = z.input<typeof FaultRule>;

export interface FaultSubject {
  service: string;
  method: string;
  pathAndQuery: string;
  body: string;
}

/** The rules in force, with the count of calls that each has matched. */
export class Faults {
  readonly #file: string | undefined;
  #fileStamp = '';
  #rules: FaultRule[] = [];
  #counts = new Map<FaultRule, number>();
  /** How many answers were spoilt so far; where that happens after the effect, the effect is there. */
  spoilt = 0;

  constructor(file?: string) {
    this.#file = file;
  }

  /** Replaces all rules and forgets the counts. */
  set(rules: FaultRuleInput[]): void {
    this.#rules = z.array(FaultRule).parse(rules);
    this.#counts.clear();
  }

  /** Adds rules to those in force, and gives what takes them away again. */
  add(rules: FaultRuleInput[]): () => void {
    const added = z.array(FaultRule).parse(rules);
    this.#rules = [...this.#rules, ...added];
    return () => {
      this.#rules = this.#rules.filter((rule) => !added.includes(rule));
      for (const rule of added) this.#counts.delete(rule);
    };
  }

  /** The first rule that hits this call, if any. Every rule that matches counts the call. */
  hit(subject: FaultSubject): FaultRule | undefined {
    this.#reload();
    let hit: FaultRule | undefined;
    for (const rule of this.#rules) {
      if (!matches(rule, subject)) continue;
      const count = (this.#counts.get(rule) ?? 0) + 1;
      this.#counts.set(rule, count);
      const inRange = count >= rule.from && (rule.times === undefined || count < rule.from + rule.times);
      if (inRange) hit ??= rule;
    }
    return hit;
  }

  #reload(): void {
    if (!this.#file) return;
    const stats = statSync(this.#file, { throwIfNoEntry: false });
    const stamp = stats ? `${stats.mtimeMs}:${stats.size}` : '';
    if (stamp === this.#fileStamp) return;
    this.#fileStamp = stamp;
    this.set(stats ? JSON.parse(readFileSync(this.#file, 'utf8')) : []);
  }
}

function matches(rule: FaultRule, subject: FaultSubject): boolean {
  return (
    (rule.service === undefined || rule.service === subject.service) &&
    (rule.method === undefined || rule.method.toUpperCase() === subject.method) &&
    new RegExp(rule.path).test(subject.pathAndQuery) &&
    (rule.body === undefined || new RegExp(rule.body).test(subject.body))
  );
}
