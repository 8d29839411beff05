import { z } from 'zod';
import { choice, defineContract, list, output, sharedInputs, text } from '../runtime/contract.ts';

export const migrateInputs = {
  database: list({
    description:
      'Which D1 databases to migrate, by name, binding or id; one a line or comma-separated. Empty: every D1 database that the Workers bind in this environment.',
  }),
  mode: choice(['apply', 'plan'], {
    description: '`plan` shows what would be done and only reads; `apply` does it.',
    default: 'apply',
  }),
  allow: list({
    description: 'Rule ids whose findings are not to block, one a line or comma-separated. They are still shown.',
  }),
  'wrangler-config': text({ description: 'The wrangler configuration to use, where the repository has several.' }),
} as const;

/** One migration file in the outputs. */
const MigrationRef = z.object({ database: z.string(), name: z.string() });

export const contract = defineContract({
  name: 'migrate',
  title: 'Voygent: migrate',
  description:
    'Applies the pending D1 migrations, file by file and each with its ledger row in one batch, and says what is in the database afterwards.',
  branding: { icon: 'database', color: 'orange' },
  requirements: [
    {
      what: 'Cloudflare API token with «Account → D1 → Edit»',
      why: 'reads the database and its bookmark, and runs the migrations; `mode: plan` only reads',
    },
    { what: '`permissions: contents: read`', why: 'the checkout holds the migrations' },
  ],
  inputs: { ...sharedInputs, ...migrateInputs },
  outputs: {
    pending: output(
      z.array(MigrationRef),
      'The migrations that were pending at the start, in order. JSON: `[{"database","name"}]`.',
    ),
    applied: output(z.array(MigrationRef), 'The migrations that this run applied. JSON: `[{"database","name"}]`.'),
    findings: output(
      z.array(
        z.object({
          rule: z.string(),
          severity: z.enum(['error', 'warning']),
          database: z.string(),
          file: z.string(),
          message: z.string(),
          allowed: z.boolean(),
        }),
      ),
      'What the plan found. JSON: `[{"rule","severity","database","file","message","allowed"}]`.',
    ),
    'bookmark-before': output(
      z.record(z.string(), z.string()),
      'The Time Travel bookmark of each database before the first migration: the way back. JSON: `{"<database>": "<bookmark>"}`.',
    ),
    'bookmark-after': output(
      z.record(z.string(), z.string()),
      'The bookmark of each database at the end. JSON: `{"<database>": "<bookmark>"}`.',
    ),
    'schema-digest': output(
      z.record(z.string(), z.string()),
      'sha256 of each schema at the end, ledger tables left out. JSON: `{"<database>": "<digest>"}`.',
    ),
  },
});
