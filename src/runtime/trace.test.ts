import { expect, test } from 'vitest';
import { createTrace } from './trace.ts';

const run = { repository: 'voygent/voygent', runId: '42', attempt: '1' };

test('the trace id follows from repository, run and attempt', () => {
  expect(createTrace(run).traceId).toBe(createTrace({ ...run }).traceId);
  const ids = [run, { ...run, attempt: '2' }, { ...run, runId: '43' }, { ...run, repository: 'voygent/other' }].map(
    (other) => createTrace(other).traceId,
  );
  expect(new Set(ids).size).toBe(4);
});

test('a missing attempt is the first one', () => {
  expect(createTrace({ repository: run.repository, runId: run.runId }).traceId).toBe(createTrace(run).traceId);
});

test('outside of a workflow each run has a trace of its own', () => {
  expect(createTrace({}).traceId).not.toBe(createTrace({}).traceId);
});

test('each request gets headers as W3C wants them, with ids of its own in the trace of the run', () => {
  const trace = createTrace(run);
  const all = Array.from({ length: 100 }, () => trace.headers());
  for (const { traceparent, 'X-Request-ID': requestId } of all) {
    expect(traceparent).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
    expect(traceparent.split('-')[1]).toBe(trace.traceId);
    expect(requestId).toBe(`${trace.traceId.slice(0, 8)}-${traceparent.split('-')[2]}`);
  }
  expect(new Set(all.map(({ traceparent }) => traceparent)).size).toBe(100);
});
