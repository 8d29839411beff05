import { z } from 'zod';
import { digestOf } from './canonical.ts';
import { MandateName, SeverityName } from './mandates.ts';

/** A fault that was found in a change. */
export const Finding = z.strictObject({
  id: z
    .string()
    .regex(/^[0-9a-f]{16}$/)
    .meta({ description: 'Of source, rule, mandate, path, line and text: by it a waiver names the finding.' }),
  source: z
    .enum(['critic', 'rule'])
    .meta({ description: 'The model, or a rule of ours, which the model cannot lower.' }),
  rule: z.string().nullable().meta({ description: 'The id of the rule; null for the critic.' }),
  severity: SeverityName,
  mandate: MandateName,
  path: z.string().meta({ description: 'As in the coverage.' }),
  line: z.int().min(1).nullable().meta({ description: 'Of the new file, or the old one; null: the whole file.' }),
  finding: z.string(),
  risk: z.string(),
  remediation: z.string(),
  principle: z.string().nullable().meta({ description: 'The principle of the constitution that is broken.' }),
});
export type Finding = z.infer<typeof Finding>;

/** The finding with its id, which is the same for the same finding. */
export function identified(finding: Omit<Finding, 'id'>): Finding {
  return { id: idOf(finding), ...finding };
}

/** The severity is left out: who changes it has the same finding. */
export function idOf({ source, rule, mandate, path, line, finding }: Omit<Finding, 'id' | 'severity'>): string {
  return digestOf([source, rule, mandate, path, line, finding]).slice(0, 16);
}
