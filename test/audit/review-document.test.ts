import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { audited } from '../../src/audit/audit.fixture.ts';

const folder = (name: string) => resolve(import.meta.dirname, name);
const found = await audited(folder('review-document'));
const at = new Set(found.map(({ rule, location: { file, line } }) => `${rule} ${file}${line ? `:${line}` : ''}`));

/** What the external review found in files, in its order and its words, and what finds it here. */
const findings: [severity: string, finding: string, ...places: string[]][] = [
  ['MEDIUM', 'MongoDB Authentication Disabled in render.yaml', 'VA004 render.yaml:20'],
  ['MEDIUM', 'No Rate Limiting on MCP Servers', 'VA002 workers/trips/wrangler.toml:1'],
  ['MEDIUM', "Migration Script Doesn't Validate D1 Database ID", 'VA017 scripts/migrate.sh:10'],
  ['LOW', 'No Automated Backup Schedule', 'VA012 workers/trips/wrangler.toml:5'],
  ['LOW', 'Health Check Timeout Not Specified', 'VA006 Dockerfile:8'],
  ['LOW', 'No Monitoring/Alerting Setup', 'VA013 workers/trips/wrangler.toml:1'],
  ['Principle I', 'Document p95 latency testing procedure', 'VA016 docs/runbooks/performance-baseline.md'],
  ['Principle IV', 'Structured logging implementation details', 'VA013 workers/trips/src/index.js:16'],
  ['Principle V', 'Create ADR documenting keep/rebuild scoring', 'VA011 docs/adr'],
  ['Security', 'CORS not explicitly configured in Worker code', 'VA008 workers/trips/src/index.js:1'],
  [
    'Security',
    'MCP_AUTH_KEY optional in configuration',
    'VA001 workers/trips/src/index.js:5',
    'VA001 workers/trips/wrangler.toml:1',
  ],
  ['Performance', 'No memory/CPU limits in Dockerfile', 'VA007 Dockerfile:1'],
  ['Rollback', 'No tested rollback from voygent-prod → travel_assistant', 'VA010 docs/runbooks/rollback.md'],
  ['Error handling', 'migrate.sh: no check if wrangler CLI exists', 'VA017 scripts/migrate.sh:10'],
  ['Error handling', "deploy-all.sh: doesn't check if Workers actually deployed", 'VA017 scripts/deploy-all.sh:4'],
  ['Documentation', 'No Disaster Recovery Runbook', 'VA010 docs/runbooks/disaster-recovery.md'],
  ['Documentation', 'No Performance Baseline', 'VA016 docs/runbooks/performance-baseline.md'],
  ['Documentation', 'No Security Incident Response', 'VA010 docs/runbooks/security-incident.md'],
];

describe("the review document's project", () => {
  test.each(findings)('%s: %s', (_, _finding, ...places) => {
    for (const place of places) expect([...at]).toContain(place);
  });

  test('the three complaints about migrate.sh are three findings', () => {
    const messages = found
      .filter(({ location }) => location.file === 'scripts/migrate.sh')
      .map(({ message }) => message);
    expect(messages.toSorted()).toEqual([
      'The script changes a D1 database, and has not looked whether there is one of that name.',
      'The script does not look whether wrangler is there.',
      'The script goes on when a command fails: there is no `set -e` before this one.',
    ]);
  });

  test('what the document calls sound is not found', () => {
    // Secrets with sync: false, the empty allow list, credentials in the environment, configurations without errors.
    const rules = new Set(found.map(({ rule }) => rule));
    for (const rule of ['VA000', 'VA003', 'VA005', 'VA014', 'VA015', 'VA019']) expect([...rules]).not.toContain(rule);
  });

  test('its repaired twin is clean', async () => {
    expect(await audited(folder('repaired'))).toEqual([]);
  });
});

test('the sample project has nothing that fails, and nothing but what is known', async () => {
  const sample = await audited(resolve(import.meta.dirname, '../../examples/voygent'));
  expect(
    sample.filter(({ rule, message }) => rule !== 'VA014' || !message.includes('voygent/voygent-actions/')),
  ).toEqual([]);
});

test('this repository has nothing that fails', async () => {
  const own = await audited(join(import.meta.dirname, '../..'));
  expect(own.filter(({ severity }) => severity !== 'LOW')).toEqual([]);
});
