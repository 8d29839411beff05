import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { ActionError } from '../runtime/errors.ts';

export const manifestName = 'manifest.json';

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const Moment = z.iso.datetime();
const Count = z.int().nonnegative();

const Verification = z.strictObject({
  loadedAsItIs: z.boolean().meta({
    description:
      'Loaded without foreign keys; `integrity_check` and `foreign_key_check` found nothing; every fingerprint is that of the database.',
  }),
  loadedAsD1: z.boolean().meta({ description: 'Loaded as D1 imports: with foreign keys that hold at the end.' }),
  problems: z.array(z.string()).meta({ description: 'What was found; empty for a proven snapshot.' }),
  sqlite: z.string().meta({ description: 'The version of SQLite that it was loaded with.' }),
  at: Moment,
});

/** What is known of a snapshot without opening it. Published as `schema/snapshot.schema.json`. */
export const Manifest = z
  .strictObject({
    format: z.literal('voygent-snapshot'),
    version: z.literal(1),
    id: z.uuid().meta({ description: 'Also in the first line of the dump: by it the two belong together.' }),
    createdAt: Moment.meta({ description: 'When the database was as the dump has it, by the clock of the runner.' }),
    database: z.strictObject({
      name: z.string(),
      id: z.string().meta({ description: 'The uuid of the D1 database.' }),
      bookmark: z
        .string()
        .meta({ description: 'The Time Travel bookmark of the export; `wrangler d1 time-travel restore` takes it.' }),
    }),
    exact: z.boolean().meta({
      description:
        'Whether nobody wrote between the fingerprints and the export. Where somebody did, `moving` names the tables.',
    }),
    moving: z
      .array(z.string())
      .meta({ description: 'Tables that changed meanwhile: proven by their numbers of rows.' }),
    tables: z.array(z.strictObject({ name: z.string(), rows: Count })),
    rows: Count.meta({ description: 'Rows of all tables.' }),
    notKept: z.array(z.string()).meta({
      description: 'What a restore leaves empty, such as an FTS5 table that keeps no text; in words.',
    }),
    ledger: z.strictObject({
      table: z.string().meta({ description: "wrangler's migration ledger." }),
      head: z.string().nullable().meta({ description: 'The last migration that was applied; null: none.' }),
    }),
    schemaDigest: Sha256,
    dump: z.strictObject({
      file: z.string().regex(/^[\w.-]+$/),
      bytes: Count,
      sha256: Sha256,
      sqlBytes: Count.meta({ description: 'Bytes of the SQL in it.' }),
      compression: z.literal('zstd'),
      encryption: z.enum(['none', 'age']),
      recipients: z.array(z.string()).meta({ description: 'The age recipients, each of whom can open it alone.' }),
    }),
    verification: Verification,
    source: z.strictObject({
      repository: z.string().nullable(),
      run: z.string().nullable(),
      commit: z.string().nullable(),
    }),
  })
  .meta({ title: 'manifest.json', description: 'The manifest of a voygent snapshot of a D1 database.' });

export type Manifest = z.infer<typeof Manifest>;

/** Whether it may be relied on: it was restored twice when it was made. */
export function isProven({ verification }: Manifest): boolean {
  return verification.loadedAsItIs && verification.loadedAsD1;
}

/** @throws ActionError `snapshot-invalid` */
export async function readManifest(file: string): Promise<Manifest> {
  const text = await readFile(file, 'utf8').catch((cause) => {
    throw new ActionError(
      'snapshot-invalid',
      `The manifest ${file} cannot be read: ${cause.message}. Nothing was done.`,
      {
        hint: 'Give the folder of a snapshot, with its manifest.json and its dump.',
        cause,
      },
    );
  });
  const parsed = Manifest.safeParse(jsonOf(text));
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'it'}: ${message}`);
  throw new ActionError(
    'snapshot-invalid',
    `${file} is no manifest of a snapshot that this version reads: ${problems.slice(0, 5).join('; ')}. Nothing was done.`,
    { hint: 'Take another snapshot, or the version of these actions that made this one.', cause: parsed.error },
  );
}

/** `undefined` for what is no JSON. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
