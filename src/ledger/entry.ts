import { z } from 'zod';
import { VersionId } from '../cloudflare/ids.ts';

const Share = z.object({ version_id: VersionId, percentage: z.number() });

/** Rows by table: the number, or the least and the most where others wrote while they were counted. */
export const RowCounts = z.record(z.string(), z.tuple([z.number(), z.number()]));
export type RowCounts = z.infer<typeof RowCounts>;

export const DatabaseState = z.object({
  name: z.string(),
  id: z.string(),
  /** The Time Travel bookmark of this moment. */
  bookmark: z.string(),
  /** The last migration that was applied; `null` for a database without any. */
  head: z.string().nullable(),
  /** See `schemaDigest`. Entries before version 0.2 have none. */
  digest: z.string().optional(),
  /** Only of databases that are small enough to be counted. */
  rows: RowCounts.optional(),
});
export type DatabaseState = z.infer<typeof DatabaseState>;

export const ServiceState = z.object({
  service: z.string(),
  name: z.string(),
  /** The deploy that is live; `null` where there is none. */
  deploy: z.string().nullable(),
  commit: z.string().nullable(),
  auto_deploy: z.boolean(),
});
export type ServiceState = z.infer<typeof ServiceState>;

/** What was there at a moment, and so how to go back to it. */
export const WayBack = z.object({
  workers: z.array(
    z.object({
      name: z.string(),
      /** Empty for a Worker that did not exist. */
      versions: z.array(Share),
    }),
  ),
  databases: z.array(DatabaseState),
  /** On Render. */
  services: z.array(ServiceState).default([]),
});
export type WayBack = z.infer<typeof WayBack>;

/** Where a rollback goes. */
export const Destination = z.object({
  /** As it was asked for: `previous`, `undo`, or a version, commit or release. */
  target: z.string(),
  reason: z.string().nullable(),
  workers: z.array(z.object({ name: z.string(), version: VersionId })),
  /** Only those that are restored. */
  databases: z.array(z.object({ name: z.string(), id: z.string(), bookmark: z.string() })),
  services: z.array(z.object({ service: z.string(), deploy: z.string() })).default([]),
});
export type Destination = z.infer<typeof Destination>;

/** The payload of a GitHub Deployment of ours: a release, or a rollback where it has a `destination`. */
export const ReleaseEntry = z.object({
  voygent: z.literal(1),
  release: z.string(),
  commit: z.string(),
  /** What the commit contains: git's id of its tree. */
  tree: z.string().nullable().default(null),
  /** sha256 of the review's verdict; `null` where the gate is off. */
  verdict: z.string().nullable().default(null),
  /** Who put himself above the closed gate, and the issue that tells of it. */
  break_glass: z.object({ by: z.string(), issue: z.int() }).optional(),
  run_url: z.string().nullable(),
  /** The release that was cut off and that this one takes over. */
  continues: z.string().nullable(),
  way_back: WayBack,
  destination: Destination.optional(),
});
export type ReleaseEntry = z.infer<typeof ReleaseEntry>;

/** A release as it stands in the ledger. */
export interface RecordedRelease {
  /** The id of the GitHub Deployment. */
  deploymentId: number;
  /** ISO 8601. */
  createdAt: string;
  /** The state of its newest status; `pending` without any, `inactive` for one so old that it was not asked for. */
  state: string;
  /** Of the newest status. */
  description: string;
  entry: ReleaseEntry;
}

/** The task that marks a GitHub Deployment as ours. */
export const task = 'voygent:release';

/** Whether it was begun and never came to an end: its runner died, or it still runs. */
export function isUnfinished({ state }: Pick<RecordedRelease, 'state'>): boolean {
  return ['pending', 'queued', 'in_progress'].includes(state);
}

/** GitHub gives a payload back as an object, or as text when it was given as text. */
export function readEntry(payload: unknown): ReleaseEntry | undefined {
  const parsed = ReleaseEntry.safeParse(typeof payload === 'string' ? parseJson(payload) : payload);
  return parsed.success ? parsed.data : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
