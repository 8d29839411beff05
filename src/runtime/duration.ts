import { ActionError } from './errors.ts';

const unitMs = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;
const form = /^(\d{1,9})(ms|[smhd])$/;

/** How a duration is written, in words for an error or a description. */
export const durationForm = 'a whole number with its unit (ms, s, m, h or d), such as `500ms`, `30s` or `2m`';

/**
 * `30s` → 30000: a duration in milliseconds. A bare number is an error, since its unit would be a guess.
 * Throws `input-invalid`.
 */
export function parseDuration(text: string): number {
  const match = form.exec(text.trim());
  if (!match) {
    throw new ActionError('input-invalid', `\`${text}\` is not a duration.`, { hint: `Write ${durationForm}.` });
  }
  return Number(match[1]) * unitOf(match[2]);
}

/** Whether `parseDuration` would accept the text. */
export function isDuration(text: string): boolean {
  return form.test(text.trim());
}

function unitOf(written: string | undefined): number {
  for (const [unit, ms] of Object.entries(unitMs)) if (unit === written) return ms;
  throw new ActionError('internal', `the unit \`${written}\` has no length`);
}
