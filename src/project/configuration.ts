import { z } from 'zod';
import { durationForm, isDuration } from '../runtime/duration.ts';
import { Check } from './checks/check.ts';
import { HeaderName, Origin } from './checks/fields.ts';
import { NotifySettings } from './notify-settings.ts';
import { rehearsals } from './rehearsals.ts';
import { ServiceId } from './render-id.ts';
import { efforts } from './review-efforts.ts';

export const Promote = z
  .array(z.number().min(0).max(100))
  .min(1)
  .superRefine((steps, context) => {
    for (const [index, step] of steps.entries()) {
      if (index > 0 && step <= (steps[index - 1] ?? 0)) {
        const message = `must ascend: ${step} stands after ${steps[index - 1]}.`;
        context.addIssue({ code: 'custom', path: [index], message });
      }
    }
    if (steps.length > 0 && steps.at(-1) !== 100) {
      context.addIssue({ code: 'custom', message: `must end with 100, not ${steps.at(-1)}.` });
    }
  })
  .meta({
    description:
      'Percentages of the traffic that a new version gets, step by step: ascending, between 0 and 100, the last one 100. Default: [0, 100].',
  });

const EnvironmentSettings = z.strictObject({
  'wrangler-environment': z.string().optional().meta({
    description:
      'The wrangler environment (`env.<name>` in the wrangler configuration) that this environment deploys; empty for the top level. Default: the one of the same name.',
  }),
  after: z
    .string()
    .optional()
    .meta({ description: 'The environment to which the same content must have been released before.' }),
  origins: z.array(Origin).min(1).optional().meta({
    description:
      'The origins of the web pages that may read answers, such as `https://chat.example.com`: for checks of `cors` that name none.',
  }),
  gate: z.enum(['required', 'off']).optional().meta({
    description:
      'Whether a release needs a review verdict. Default: `required` for the environment named production, `off` for others.',
  }),
});

const WorkerSettings = z.strictObject({
  config: z.string().min(1).meta({
    description:
      'Path of the wrangler configuration (wrangler.jsonc, .json or .toml), relative to the working directory.',
  }),
  promote: Promote.optional(),
  'version-header': HeaderName.optional().meta({
    description: 'The response header in which the Worker tells its version id. Default: X-Worker-Version.',
  }),
  'required-secrets': z.array(z.string().min(1)).optional().meta({
    description:
      "Secrets that must exist on Cloudflare before a version is deployed, beside the wrangler configuration's `secrets.required`.",
  }),
  smoke: z.array(Check).optional().meta({ description: 'Checks that a version must pass before it gets traffic.' }),
});

const BackupSettings = z.strictObject({
  recipients: z.array(z.string().min(1)).min(1).optional().meta({
    description:
      'The age recipients (`age1…`) for whom snapshots are encrypted; each can open them alone. Default: they are not encrypted.',
  }),
  'retention-days': z.int().min(1).max(400).optional().meta({
    description: 'Days until GitHub deletes a snapshot; the repository may allow fewer. Default: 90.',
  }),
  'max-age': z.string().refine(isDuration, `must be ${durationForm}`).optional().meta({
    description: 'How old the newest proven snapshot may be, such as `8d`, before it is stale. Default: `8d`.',
  }),
  assertions: z.array(z.string().min(1)).optional().meta({
    description:
      'SQL that a restored snapshot is held to, such as `SELECT count(*) > 0 FROM trips`: each must give one row of true values.',
  }),
});

const DatabaseSettings = z.strictObject({
  name: z.string().min(1).meta({
    description: 'The `database_name`, or the `binding`, of a D1 database in the wrangler configuration.',
  }),
  rehearse: z.enum(rehearsals).optional().meta({
    description: 'On what pending migrations are rehearsed, where the input `rehearse` is `auto`. Default: `auto`.',
  }),
  backup: BackupSettings.optional().meta({ description: 'How it is backed up.' }),
});

const RenderSettings = z.strictObject({
  service: ServiceId.meta({
    description:
      "The id of the service on Render, as its dashboard's address ends: `srv-…`, or `crn-…` for a cron job.",
  }),
  blueprint: z.string().min(1).optional().meta({
    description:
      'Path of the Blueprint that describes the service, such as render.yaml, relative to the working directory.',
  }),
});

const Login = z.string().regex(/^[a-z\d](?:[a-z\d-]{0,38})$/i, 'must be a GitHub login, without the `@`.');

const ReviewSettings = z.strictObject({
  model: z.string().min(1).optional().meta({ description: 'The model of the critic. Default: `gpt-5.1-codex`.' }),
  effort: z.enum(efforts).optional().meta({ description: 'How hard it thinks. Default: `high`.' }),
  passes: z.int().min(1).max(5).optional().meta({
    description: 'How often every part of a change is reviewed; what is found is united. Default: 1.',
  }),
  'codex-version': z
    .string()
    .regex(/^\d+\.\d+\.\d+$/, 'must be an exact version, such as 0.169.0.')
    .optional()
    .meta({ description: 'The version of the Codex CLI. Default: the one that this package is proven with.' }),
  'block-on': z.enum(['high', 'medium', 'low']).optional().meta({
    description: 'Findings of this severity, and of worse ones, keep a change out. Default: `high`.',
  }),
  exclude: z.array(z.string().min(1)).optional().meta({
    description: 'Globs of paths that are not reviewed. Workflows, configurations and migrations always are.',
  }),
  generated: z.array(z.string().min(1)).optional().meta({
    description: 'Globs of paths that a program writes, beside lockfiles and `dist/`; they are not reviewed.',
  }),
  'valid-days': z.int().min(1).max(90).optional().meta({
    description: 'For how many days a verdict counts. Default: 7.',
  }),
  baseline: z
    .string()
    .regex(/^[0-9a-f]{40}(?:[0-9a-f]{24})?$/, 'must be the full id of a commit.')
    .optional()
    .meta({ description: 'What production runs, where no release is on record yet. Default: nothing, all is new.' }),
  approvers: z.array(Login).optional().meta({ description: 'The GitHub logins whose waivers count. Default: nobody.' }),
  'break-glass': z
    .strictObject({
      actors: z.array(Login).optional().meta({ description: 'The GitHub logins who may, in runs that they start.' }),
      environments: z.array(z.string().min(1)).optional().meta({
        description: 'Environments on GitHub whose reviewers may, by approving the run.',
      }),
    })
    .optional()
    .meta({ description: 'Who may let something through that the gate refuses. Default: nobody.' }),
});

const AuditWaiver = z.strictObject({
  rule: z
    .string()
    .regex(/^VA\d{3}$/, 'must be the id of a rule, such as VA002.')
    .meta({ description: 'The id of the rule whose findings are accepted.' }),
  path: z.string().min(1).optional().meta({
    description: 'A glob of the files in which they are, from the root of the repository. Default: all.',
  }),
  reason: z.string().min(10, 'must say why, in ten characters at least.').meta({ description: 'Why.' }),
  owner: z.string().min(1).meta({ description: 'Who answers for it.' }),
  expires: z.iso.date('must be a date, such as 2026-12-31.').meta({
    description: 'The last day on which it counts. An expired waiver fails the audit.',
  }),
});
export type AuditWaiver = z.infer<typeof AuditWaiver>;

const AuditSettings = z.strictObject({
  'fail-on': z.enum(['high', 'medium', 'low', 'none']).optional().meta({
    description: 'Findings of this severity, and of worse ones, fail the audit. Default: `high`.',
  }),
  exclude: z.array(z.string().min(1)).optional().meta({
    description: 'Globs of paths, from the root of the repository, that the audit does not look at.',
  }),
  waivers: z.array(AuditWaiver).optional().meta({ description: 'Findings that somebody accepts for a time.' }),
});

/** `.github/voygent.yml`. What is published as `schema/voygent.schema.json` is generated from it. */
export const Configuration = z
  .strictObject({
    version: z.literal(1).meta({ description: 'The version of this format.' }),
    constitution: z.string().min(1).optional().meta({
      description: 'Path of the document that reviews hold changes against, relative to the working directory.',
    }),
    environments: z
      .record(z.string().min(1), EnvironmentSettings)
      .optional()
      .meta({ description: 'The environments that exist. Where the key is given, no other can be asked for.' }),
    workers: z
      .array(WorkerSettings)
      .min(1)
      .optional()
      .meta({ description: 'The Workers of the project. Default: the one whose wrangler configuration is found.' }),
    databases: z.array(DatabaseSettings).min(1).optional().meta({
      description:
        "Which D1 databases are migrated and backed up, and in which order. Default: all of the Workers' databases.",
    }),
    review: ReviewSettings.optional().meta({
      description: 'How changes are reviewed. What counts is what the default branch says.',
    }),
    notify: NotifySettings.optional().meta({
      description: 'Who is told how releases and backups end. Default: nobody.',
    }),
    audit: AuditSettings.optional().meta({ description: 'How the configuration is audited.' }),
    render: RenderSettings.optional().meta({
      description: 'The service on Render that belongs to the project. Default: none.',
    }),
  })
  .meta({ title: 'voygent.yml', description: 'Configuration of voygent-actions.' });

export type Configuration = z.infer<typeof Configuration>;
export type ReviewSettings = z.infer<typeof ReviewSettings>;
export type BackupSettings = z.infer<typeof BackupSettings>;
export type WorkerSettings = z.infer<typeof WorkerSettings>;
