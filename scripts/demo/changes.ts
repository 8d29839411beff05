import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A pull request that adds a column: the expanding half of a change, which the running code can bear. */
export function expandMigration(checkout: string): void {
  const file = join(checkout, 'workers/trips/migrations/0010_trip_budget.sql');
  writeFileSync(
    file,
    '-- What a trip may cost, in cents; unknown for the trips that are there.\nALTER TABLE trips ADD COLUMN budget_cents INTEGER;\n',
  );
}

/** A version that starts, and throws at the first request to /health. */
export function brokenHealth(checkout: string): void {
  const file = join(checkout, 'workers/trips/src/health.ts');
  writeFileSync(
    file,
    "export async function health(): Promise<Response> {\n  throw new Error('the trips table is not what this version expects');\n}\n",
  );
}

/** A migration that corrects one title, and with which travelers and activities disappear; gives what withdraws it. */
export function destructiveMigration(checkout: string): () => void {
  const file = join(checkout, 'workers/trips/migrations/0011_correct_title.sql');
  writeFileSync(
    file,
    "-- The trip also goes to Braga.\nREPLACE INTO trips (id, title, destination, starts_on, ends_on)\nVALUES ('t1', 'A week in Porto and Braga', 'Porto', '2027-04-02', '2027-04-09');\n",
  );
  return () => rmSync(file);
}

/** A change that lets everybody in where the key is missing. */
export function openWithoutKey(checkout: string): void {
  const file = join(checkout, 'workers/trips/src/auth.ts');
  const text = readFileSync(file, 'utf8');
  writeFileSync(
    file,
    `${text}
export function isOpen(env: { MCP_AUTH_KEY?: string }): boolean {
  if (!env.MCP_AUTH_KEY) return true;
  return false;
}
`,
  );
}
