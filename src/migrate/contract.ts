import { z } from 'zod';
import { rehearsals } from '../project/rehearsals.ts';
import { choice, defineContract, list, output, secret, sharedInputs, text } from '../runtime/contract.ts';
import { judgedInput } from '../terms/inputs.ts';

export const migrateInputs = {
  database: list({
    description:
      'Which D1 databases to migrate, by name, binding or id; one a line or comma-separated. Empty: every D1 database that the Workers bind in this environment.',
  }),
  mode: choice(['apply', 'plan'], {
    description: '`plan` shows what would be done and only reads; `apply` does it.',
    default: 'apply',
  }),
  rehearse: choice(rehearsals, {
    description:
      'On what pending migrations are rehearsed before anything is changed. `export`: a fresh export, during which the database answers nobody. `snapshot`: the newest snapshot that `backup` made, where the schema is still that. `schema`: the schema with made-up rows. `auto`: what the configuration says, else an export up to 16 MB, else a snapshot, else the schema. `off`: not at all, and then nothing is known of what they do.',
    default: 'auto',
  }),
  identity: secret({
    description:
      'The age identity that opens the snapshot, for a rehearsal on one that is encrypted. Who has it can open every snapshot: `rehearse: export` does not need it.',
  }),
  allow: list({
    description:
      'Rule ids whose findings are not to block, one a line or comma-separated. They are still shown. Better is `-- voygent:allow RULE reason` in the file: it keeps the reason.',
  }),
  recover: choice(['none', 'restore'], {
    description:
      'What is done when a run fails after it has changed a database. `restore`: the database goes back to its bookmark of before the run, which is proven, and **loses what anybody wrote since**. `none`: it stays as it is, and the command that goes back is printed.',
    default: 'none',
  }),
  'wrangler-config': text({ description: 'The wrangler configuration to use, where the repository has several.' }),
} as const;

/** One migration file in the outputs. */
const MigrationRef = z.object({ database: z.string(), name: z.string() });

const RowChange = z.object({ table: z.string(), before: z.number(), after: z.number().nullable() });

export const contract = defineContract({
  name: 'migrate',
  title: 'Voygent: migrate',
  description:
    'Rehearses the pending D1 migrations on a copy of the database, judges what they do, applies them file by file, each with its ledger row in one batch, and proves that the database is what the rehearsal showed.',
  branding: { icon: 'database', color: 'orange' },
  requirements: [
    {
      what: 'Cloudflare API token with «Account → D1 → Edit»',
      why: 'reads the database and its bookmark, and runs the migrations; `mode: plan` only reads',
    },
    { what: '`permissions: contents: read`', why: 'the checkout holds the migrations' },
    {
      what: '`permissions: pull-requests: write`, for a plan on a pull request',
      why: 'the plan is shown there as a comment, updated in place; without it the comment is left out',
    },
  ],
  inputs: { ...sharedInputs, ...migrateInputs, ...judgedInput() },
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
          line: z.number().optional(),
          message: z.string(),
          allowed: z.boolean(),
          reason: z.string().optional(),
        }),
      ),
      'What the plan found, by the rules of `docs/rules/`. JSON: `[{"rule","severity","database","file","line","message","allowed","reason"}]`.',
    ),
    rehearsal: output(
      z.record(
        z.string(),
        z.object({
          source: z.string(),
          rows: z.array(RowChange.extend({ from: z.string().nullable() })),
          files: z.array(z.object({ name: z.string(), rows: z.array(RowChange), digest: z.string().nullable() })),
        }),
      ),
      'What the rehearsal showed, by database: on what it was made (`export`, `snapshot`, `schema`, `empty`), the rows of every table before and after, and for each file the tables whose number of rows it changes and the digest of the schema. JSON: `{"<database>": {"source","rows":[{"table","from","before","after"}],"files":[{"name","rows":[{"table","before","after"}],"digest"}]}}`; `after` is null for a table that is gone, `from` for one that is new.',
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
