import { z } from 'zod';
import { MandateName, SeverityName } from '../verdict/mandates.ts';

export const Finding = z.strictObject({
  severity: SeverityName,
  mandate: MandateName,
  path: z.string(),
  /** Of the new file, or of the old one where the line is gone; from 1. `null`: the whole file. */
  line: z.union([z.int().min(1), z.null()]),
  finding: z.string(),
  risk: z.string(),
  remediation: z.string(),
  /** The principle of the constitution that is broken. */
  principle: z.union([z.string(), z.null()]),
});
export type Finding = z.infer<typeof Finding>;

/** What the critic answers to one part of the change. */
export const Answer = z.strictObject({
  canary: z.string(),
  filesExamined: z.array(z.string()),
  mandatesExamined: z.array(MandateName),
  findings: z.array(Finding),
  summary: z.string(),
});
export type Answer = z.infer<typeof Answer>;

/**
 * The schema that the service is asked to keep to, as its strict mode takes it: every key required, none beside
 * them (platform.openai.com/docs/guides/structured-outputs). The answer is held to it here all the same.
 */
export function answerJsonSchema(): Record<string, unknown> {
  const { $schema: _, ...schema } = z.toJSONSchema(Answer, { io: 'input', target: 'draft-7' });
  return schema;
}
