import { z } from 'zod';
import {
  choice,
  defineContract,
  flag,
  list,
  optionalDuration,
  output,
  sharedInputs,
  text,
  wholeNumber,
} from '../runtime/contract.ts';

/** A value of one database; of several, the values by the databases' names. */
const byDatabase = <T extends z.ZodType>(value: T) => z.union([value, z.record(z.string(), value)]);

export const contract = defineContract({
  name: 'backup',
  title: 'Voygent: backup',
  description:
    'Exports D1 databases as snapshots that have been restored: each is loaded twice and compared with the database, compressed, encrypted, and kept as an artifact with its manifest.',
  branding: { icon: 'archive', color: 'orange' },
  requirements: [
    {
      what: 'Cloudflare API token with «Account → D1 → Edit», for `mode: backup`',
      why: 'reads the database, its bookmark and an export of it, during which the database answers nobody; nothing is written',
    },
    {
      what: '`permissions: actions: read`, for `mode: list` and `mode: verify-freshness`',
      why: 'reads which artifacts there are',
    },
    {
      what: '`permissions: contents: read`',
      why: 'the checkout holds the configuration; and tells whether the repository is public, where nothing is uploaded that is not encrypted',
    },
  ],
  inputs: {
    ...sharedInputs,
    database: list({
      description:
        'Which D1 databases, by name, binding or id; one a line or comma-separated. Empty: every D1 database that the Workers bind in this environment.',
    }),
    mode: choice(['backup', 'list', 'verify-freshness'], {
      description:
        '`backup` takes snapshots. `list` shows what there is. `verify-freshness` fails where the newest proven snapshot of a database is older than `max-age`: for workflows other than the one that makes the backups, which tells nobody when it does not run.',
      default: 'backup',
    }),
    recipients: list({
      description:
        'The age recipients (`age1…`) for whom snapshots are encrypted, one a line or comma-separated; each can open them alone. Empty: those of the configuration, else snapshots are not encrypted, and not uploaded from a public repository.',
    }),
    'retention-days': wholeNumber({
      description:
        'Days until GitHub deletes the artifact, 1 to 400; the repository may allow fewer. Empty: those of the configuration, else 90.',
      least: 1,
      most: 400,
    }),
    'max-age': optionalDuration({
      description:
        'For `verify-freshness`: how old the newest proven snapshot may be, such as `8d`. Empty: that of the configuration, else `8d`.',
    }),
    output: text({
      description:
        'A folder that also keeps the files, relative to the workspace: each snapshot in a folder with the name of its artifact.',
    }),
    upload: flag({
      description: 'Whether snapshots are uploaded as artifacts. `false` needs `output`.',
      default: 'true',
    }),
    'wrangler-config': text({ description: 'The wrangler configuration to use, where the repository has several.' }),
  },
  outputs: {
    'artifact-id': output(
      byDatabase(z.string()),
      'The id of the artifact, as the input `snapshot` of `restore` takes it. Of several databases this and what follows are JSON: `{"<database>": …}`.',
    ),
    'artifact-ids': output(
      z.array(z.string()),
      'The ids of the artifacts with proven snapshots, for the matrix of a job that drills each. JSON: `["…"]`.',
    ),
    'artifact-name': output(
      byDatabase(z.string()),
      'Its name: `voygent-snapshot-<database>-<time>`, or `voygent-unproven-…` of one that could not be proven.',
    ),
    manifest: output(byDatabase(z.string()), 'The path of the manifest, as long as the job lasts.'),
    sha256: output(byDatabase(z.string()), 'sha256 of the dump.'),
    bookmark: output(byDatabase(z.string()), 'The Time Travel bookmark of the export.'),
    rows: output(byDatabase(z.number()), 'How many rows all tables have together.'),
    snapshots: output(
      z.array(
        z.object({
          kind: z.string(),
          database: z.string(),
          'taken-at': z.string(),
          'artifact-id': z.number(),
          'artifact-name': z.string(),
          bytes: z.number(),
          'expires-at': z.string().nullable(),
          expired: z.boolean(),
        }),
      ),
      'For `list` and `verify-freshness`: what there is of these databases, newest first. JSON: `[{"kind","database","taken-at","artifact-id","artifact-name","bytes","expires-at","expired"}]`; `kind` is `snapshot`, `unproven` or `drill`.',
    ),
  },
});
