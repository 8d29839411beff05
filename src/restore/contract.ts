import { z } from 'zod';
import { choice, defineContract, list, output, secret, sharedInputs, text } from '../runtime/contract.ts';

export const contract = defineContract({
  name: 'restore',
  title: 'Voygent: restore',
  description:
    'Proves that a snapshot of a D1 database can be restored, shows what restoring it would change, and restores it into an existing or a new database: compared afterwards, and taken back where it is not the same.',
  branding: { icon: 'rotate-ccw', color: 'orange' },
  requirements: [
    {
      what: '`permissions: actions: read`, for a snapshot that is an artifact',
      why: 'finds and downloads it',
    },
    {
      what: 'Cloudflare API token with «Account → D1 → Edit», for all but a drill without `target`',
      why: 'reads the database that is to be replaced, its bookmark, and what is there afterwards; imports',
    },
    { what: 'The age identity of one of the recipients, for a snapshot that is encrypted', why: 'opens it' },
  ],
  inputs: {
    ...sharedInputs,
    snapshot: text({
      description:
        'Which snapshot: `latest` (the newest proven one of `database`), the id of an artifact, or the path of a folder with a manifest and its dump, relative to the workspace.',
      default: 'latest',
    }),
    database: text({
      description:
        'For `snapshot: latest`: the database that the snapshot is of, by name or binding. Empty: the only one of the configuration.',
    }),
    identity: secret({
      description:
        'The age identity that opens the snapshot, from a secret: the `AGE-SECRET-KEY-1…` line, or the whole file of `age-keygen`.',
    }),
    target: text({
      description:
        'The database to restore into, by name or id. One that does not exist is made. With `mode: drill`, a name that is not taken: it is made, restored into, compared, and deleted.',
    }),
    mode: choice(['drill', 'plan', 'apply'], {
      description:
        '`drill` restores the snapshot on the runner, proves everything, and changes nothing. `plan` shows as well what `apply` would change in `target`. `apply` does it.',
      default: 'drill',
    }),
    confirm: text({ description: 'For `mode: apply`: the name of the database that is restored into.' }),
    tables: list({
      description:
        'Restore only these tables into an existing database, one a line or comma-separated; the others stay as they are. Empty: all that there is, in place of all that is there.',
    }),
    assertions: text({
      description:
        'SQL that the restored snapshot is held to, such as `SELECT count(*) > 0 FROM trips;`: each statement must give one row of true values. Those of the configuration are held to besides.',
    }),
    'wrangler-config': text({ description: 'The wrangler configuration to use, where the repository has several.' }),
  },
  outputs: {
    rows: output(z.number(), 'How many rows all tables of the snapshot have together.'),
    rpo: output(
      z.number(),
      'Recovery point: how old the snapshot is, in seconds. What was written since is not in it.',
    ),
    rto: output(
      z.number(),
      'Recovery time: how long it took to get, open, restore and prove the snapshot, in seconds.',
    ),
    'bookmark-before': output(z.string(), 'The Time Travel bookmark of the database before it was restored into.'),
    undo: output(z.string(), 'The command that undoes the restore.'),
    snapshot: output(z.string(), 'The id of the snapshot, which its manifest has too.'),
    plan: output(
      z.object({
        target: z.string(),
        exists: z.boolean(),
        tables: z.array(z.object({ name: z.string(), now: z.number().nullable(), after: z.number().nullable() })),
        'migration-now': z.string().nullable(),
        'migration-after': z.string().nullable(),
        confirm: z.string(),
      }),
      'For `plan` and `apply`: what changes. JSON: `{"target","exists","tables":[{"name","now","after"}],"migration-now","migration-after","confirm"}`; rows are null where a table is not there.',
    ),
  },
});
