import type { SmokeCheck } from '../project/checks.ts';
import type { CheckResult } from './result.ts';

// A check that failed at first must pass this often in a row: an endpoint that flaps is not ready.
const provenAfterFailure = 3;
/** A deployment reaches some places later than others: one relapse is forgiven, and more are none of that. */
const forgivenRelapses = 1;
const firstPauseMs = 250;
const longestPauseMs = 3000;

/** The looks of one check: whether they suffice, and how long to wait before the next one. */
export class Streak {
  readonly #check: SmokeCheck;
  readonly #passes: number;
  #looks = 0;
  #passedInRow = 0;
  #failures = 0;
  #relapses = 0;

  /** @param passes how often in a row a request that changes nothing must be answered as expected */
  constructor(check: SmokeCheck, passes: number) {
    this.#check = check;
    this.#passes = passes;
  }

  add({ outcome, wrongVersion }: CheckResult): void {
    this.#looks += 1;
    if (outcome !== 'failed') {
      this.#passedInRow += 1;
      return;
    }
    // What another version answered tells nothing of this one.
    if (this.#passedInRow > 0 && !wrongVersion) this.#relapses += 1;
    this.#failures += 1;
    this.#passedInRow = 0;
  }

  get hasPassed(): boolean {
    return this.#passedInRow >= this.#needed;
  }

  /** Whether there is no use in looking again. A row of passes that has begun in time is seen to its end. */
  hasFailed(isTimeUp: boolean): boolean {
    return this.#looks > 0 && this.#passedInRow === 0 && (isTimeUp || this.#relapses > forgivenRelapses);
  }

  get flaps(): boolean {
    return this.#relapses > 0;
  }

  /** Milliseconds until the next look, at most what is left. */
  pauseMs(leftMs: number): number {
    if (this.#passedInRow > 0) return firstPauseMs;
    return Math.max(0, Math.min(longestPauseMs, firstPauseMs * 2 ** Math.min(this.#looks - 1, 6), leftMs));
  }

  get #needed(): number {
    // A stream that was watched for half a minute has been looked at often enough.
    if (this.#check.kind === 'sse') return 1;
    if (this.#failures > 0) return provenAfterFailure;
    return this.#check.kind === 'http' && isSafe(this.#check.method) ? this.#passes : 1;
  }
}

/** RFC 9110, section 9.2.1: such a request asks for no change. */
function isSafe(method: string): boolean {
  return method === 'GET' || method === 'HEAD' || method === 'OPTIONS';
}
