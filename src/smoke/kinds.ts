import type { CheckKind, SmokeCheck } from '../project/checks.ts';
import type { Probe } from './probe.ts';
import type { Finding } from './result.ts';

type CheckOf<K extends CheckKind> = Extract<SmokeCheck, { kind: K }>;
type Judge<C extends SmokeCheck> = (check: C, probe: Probe) => Promise<Finding>;

/** The code of a kind is loaded when there is a check of it: most runs have few kinds. */
const judges: { [K in CheckKind]: () => Promise<Judge<CheckOf<K>>> } = {
  http: async () => (await import('./http/judge.ts')).judgeHttp,
  cors: async () => (await import('./cors/judge.ts')).judgeCors,
  auth: async () => (await import('./auth/judge.ts')).judgeAuth,
  sse: async () => (await import('./sse/judge.ts')).judgeSse,
  mcp: async () => (await import('./mcp/judge.ts')).judgeMcp,
  latency: async () => (await import('./latency/judge.ts')).judgeLatency,
  'request-id': async () => (await import('./request-id/judge.ts')).judgeRequestId,
  'rate-limit': async () => (await import('./rate-limit/judge.ts')).judgeRateLimit,
  'query-budget': async () => (await import('./query-budget/judge.ts')).judgeQueryBudget,
  logs: async () => (await import('./logs/judge.ts')).judgeLogs,
};

/** Looks once. @throws NoAnswer, OtherVersion */
export async function look(check: SmokeCheck, probe: Probe): Promise<Finding> {
  // The judge of a kind takes the checks of that kind, which the types of a table cannot say.
  const judge = (await judges[check.kind]()) as Judge<SmokeCheck>;
  return judge(check, probe);
}
