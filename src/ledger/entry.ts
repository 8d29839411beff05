import { z } from 'zod';

const Share = z.object({ version_id: z.string(), percentage: z.number() });

/** What a release found before its first step, and how to go back to it. */
export const WayBack = z.object({
  workers: z.array(
    z.object({
      name: z.string(),
      /** Empty for a Worker that did not exist. */
      versions: z.array(Share),
    }),
  ),
  databases: z.array(
    z.object({
      name: z.string(),
      id: z.string(),
      /** The Time Travel bookmark before the first migration. */
      bookmark: z.string(),
      /** The last migration that was applied; `null` for a database without any. */
      head: z.string().nullable(),
    }),
  ),
});
export type WayBack = z.infer<typeof WayBack>;

/** The payload of a release's GitHub Deployment. */
export const ReleaseEntry = z.object({
  voygent: z.literal(1),
  release: z.string(),
  commit: z.string(),
  run_url: z.string().nullable(),
  /** The release that was cut off and that this one takes over. */
  continues: z.string().nullable(),
  way_back: WayBack,
});
export type ReleaseEntry = z.infer<typeof ReleaseEntry>;

/** A release as it stands in the ledger. */
export interface RecordedRelease {
  /** The id of the GitHub Deployment. */
  deploymentId: number;
  /** The state of its newest status; `pending` without any. */
  state: string;
  entry: ReleaseEntry;
}

/** The task that marks a GitHub Deployment as a release of ours. */
export const task = 'voygent:release';

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
