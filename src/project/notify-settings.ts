import { z } from 'zod';

/** What is told of: for each, and for each environment, there is one issue at a time. */
export const noticeKinds = ['release', 'rollback', 'backup', 'freshness'] as const;
export type NoticeKind = (typeof noticeKinds)[number];

const variable = z
  .string()
  .regex(
    /^[A-Za-z_][A-Za-z0-9_]*$/,
    'must be the name of an environment variable, such as SLACK_WEBHOOK_URL: the address itself is a secret.',
  );

const ByKind = z.strictObject({
  release: variable.optional().meta({ description: 'Of releases.' }),
  rollback: variable.optional().meta({ description: 'Of rollbacks.' }),
  backup: variable.optional().meta({ description: 'Of backups.' }),
  freshness: variable.optional().meta({ description: 'Of the check whether backups are fresh.' }),
} satisfies Record<NoticeKind, unknown>);

/** `notify` of voygent.yml. */
export const NotifySettings = z.strictObject({
  issue: z.boolean().optional().meta({
    description:
      'Whether an issue is opened when a release, a rollback or a backup fails or backups are stale, kept up to date, and closed on recovery. Default: false.',
  }),
  slack: variable.optional().meta({
    description:
      'The environment variable with the address of a Slack incoming webhook, which is told of failures and recoveries.',
  }),
  healthchecks: ByKind.optional().meta({
    description:
      'By what is told of, the environment variable with a ping address of Healthchecks or one like it: start, success and failure.',
  }),
  sentry: ByKind.optional().meta({
    description: 'By what is told of, the environment variable with the check-in address of a Sentry cron monitor.',
  }),
});
export type NotifySettings = z.infer<typeof NotifySettings>;
