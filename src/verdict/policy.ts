import { z } from 'zod';
import { digestOf } from './canonical.ts';
import { SeverityName } from './mandates.ts';

/** By what a review judges, whole: what is not in it has no say. It comes from the default branch. */
export const Policy = z.strictObject({
  blockOn: SeverityName.meta({ description: 'Findings of this severity, and of worse ones, keep a change out.' }),
  model: z.string(),
  effort: z.string(),
  passes: z.int().min(1),
  cli: z.string().meta({ description: 'The version of the Codex CLI.' }),
  instructions: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .meta({ description: 'sha256 of the rules that the critic is given.' }),
  constitution: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable()
    .meta({ description: 'sha256; null: there is none.' }),
  excluded: z.array(z.string()).meta({ description: 'Globs of paths that are not reviewed.' }),
  generated: z.array(z.string()),
  rules: z.array(z.string()).meta({ description: 'The rules beside the critic, by id.' }),
  validDays: z.int().min(1),
});
export type Policy = z.infer<typeof Policy>;

/** Two policies are one where their digests are. */
export function policyDigest(policy: Policy): string {
  return digestOf(policy);
}

/** What differs, by key, in words; nothing where they are one. */
export function policyDifferences(expected: Policy, found: Policy): string[] {
  return Object.keys(Policy.shape).filter(
    (key) => digestOf([Reflect.get(expected, key)]) !== digestOf([Reflect.get(found, key)]),
  );
}
