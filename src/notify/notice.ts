import type { NoticeKind } from '../project/notify-settings.ts';
import type { ErrorCode } from '../runtime/errors.ts';
import type { Status } from '../runtime/status.ts';

/** What a run is: what every sink is told at its beginning. */
export interface Subject {
  kind: NoticeKind;
  /** As in `with:`; `default` where none is named. */
  environment: string;
  /** The page of the run; undefined by hand. */
  runUrl: string | undefined;
  /** A UUID, the same at the beginning and at the end. */
  id: string;
}

/** How it ended. All texts are redacted. */
export interface Notice extends Subject {
  status: Status;
  code?: ErrorCode;
  message?: string;
  hint?: string;
}

const verbs: Readonly<Record<NoticeKind, { failed: string; passed: string }>> = {
  release: { failed: 'The release to ENV did not pass', passed: 'The release to ENV has passed' },
  rollback: { failed: 'The rollback of ENV did not pass', passed: 'The rollback of ENV has passed' },
  backup: { failed: 'The backup of ENV did not pass', passed: 'The backup of ENV has passed' },
  freshness: { failed: 'The backups of ENV are not fresh', passed: 'The backups of ENV are fresh' },
};

/** One sentence without its full stop. */
export function headline({ kind, environment, status }: Pick<Notice, 'kind' | 'environment' | 'status'>): string {
  return verbs[kind][status === 'passed' ? 'passed' : 'failed'].replace('ENV', () => environment);
}
