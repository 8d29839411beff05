import type { Rule } from './rule.ts';
import { unreadable } from './rules/va000-unreadable.ts';
import { authKeyOptional } from './rules/va001-auth-key-optional.ts';
import { rateLimit } from './rules/va002-rate-limit.ts';
import { databaseId } from './rules/va003-database-id.ts';
import { mongodbOpen } from './rules/va004-mongodb-open.ts';
import { literalSecret } from './rules/va005-literal-secret.ts';
import { healthCheck } from './rules/va006-health-check.ts';
import { memoryLimit } from './rules/va007-memory-limit.ts';
import { corsOpen } from './rules/va008-cors-open.ts';
import { librechatOauth } from './rules/va009-librechat-oauth.ts';
import { runbookMissing } from './rules/va010-runbook-missing.ts';
import { decisionMissing } from './rules/va011-decision-missing.ts';
import { backupMissing } from './rules/va012-backup-missing.ts';
import { notObservable } from './rules/va013-not-observable.ts';
import { workflowTrust } from './rules/va014-workflow-trust.ts';
import { openAllowList } from './rules/va015-open-allow-list.ts';
import { latencyBaseline } from './rules/va016-latency-baseline.ts';
import { scriptUnchecked } from './rules/va017-script-unchecked.ts';
import { scheduleDisabled } from './rules/va018-schedule-disabled.ts';
import { untrustedInput } from './rules/va019-untrusted-input.ts';
import { gateBypassed } from './rules/va020-gate-bypassed.ts';
import { imageNotPinned } from './rules/va021-image-not-pinned.ts';
import { previewOpen } from './rules/va022-preview-open.ts';

/** Every rule, in order of its id. */
export const rules: readonly Rule[] = [
  unreadable,
  authKeyOptional,
  rateLimit,
  databaseId,
  mongodbOpen,
  literalSecret,
  healthCheck,
  memoryLimit,
  corsOpen,
  librechatOauth,
  runbookMissing,
  decisionMissing,
  backupMissing,
  notObservable,
  workflowTrust,
  openAllowList,
  latencyBaseline,
  scriptUnchecked,
  scheduleDisabled,
  untrustedInput,
  gateBypassed,
  imageNotPinned,
  previewOpen,
];

export function ruleOf(id: string): Rule | undefined {
  return rules.find((rule) => rule.id === id);
}

/** The page of a rule. */
export function rulePage(id: string): string {
  return `https://github.com/voygent/voygent-actions/blob/main/docs/audit/${id}.md`;
}
