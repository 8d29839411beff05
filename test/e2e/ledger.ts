import { z } from 'zod';
import type { Stack } from '../../local/stack.ts';

const Status = z.looseObject({ state: z.string(), description: z.string() });
const Deployment = z.looseObject({
  id: z.number(),
  task: z.string(),
  environment: z.string(),
  payload: z.looseObject({
    release: z.string(),
    continues: z.string().nullable(),
    way_back: z.object({
      workers: z.array(
        z.object({ name: z.string(), versions: z.array(z.object({ version_id: z.string(), percentage: z.number() })) }),
      ),
      databases: z.array(z.looseObject({ name: z.string(), bookmark: z.string(), head: z.string().nullable() })),
    }),
  }),
});

/** A release as GitHub tells of it. */
export interface LedgerEntry {
  id: number;
  payload: z.infer<typeof Deployment>['payload'];
  /** Oldest first. */
  states: string[];
  /** Of the newest status. */
  description: string;
}

async function get(stack: Stack, path: string): Promise<unknown> {
  const { apiUrl, repository, token } = stack.github;
  const response = await fetch(`${apiUrl}/repos/${repository}/deployments${path}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  return response.json();
}

/** The releases of an environment, newest first, read through GitHub's API. */
export async function ledgerOf(stack: Stack, environment: string): Promise<LedgerEntry[]> {
  const deployments = z.array(Deployment).parse(await get(stack, `?environment=${environment}&per_page=100`));
  return Promise.all(
    deployments.map(async ({ id, payload }) => {
      const statuses = z.array(Status).parse(await get(stack, `/${id}/statuses?per_page=100`));
      const states = statuses.map(({ state }) => state).reverse();
      return { id, payload, states, description: statuses[0]?.description ?? '' };
    }),
  );
}
