import { z } from 'zod';

// Looked up in api-docs.render.com («Retrieve service», «List deploys», «Roll back deploy») and in the types of
// Render's own command line, which are generated from its OpenAPI description.

/** Ids go into addresses and into the commands that people copy: one that could be more than an id is refused. */
const Id = z.string().regex(/^[A-Za-z0-9_-]+$/, 'is no id of Render');

/** `off`, `commit` or `checksPass`. Others may come: what is not `off` deploys by itself. */
const Trigger = z.string().regex(/^[A-Za-z_]+$/, 'is no setting of auto-deploy');

const ServiceAnswer = z.looseObject({
  id: Id,
  name: z.string(),
  type: z.string(),
  autoDeploy: z.enum(['yes', 'no']),
  autoDeployTrigger: Trigger.nullish(),
  suspended: z.enum(['suspended', 'not_suspended']),
  serviceDetails: z.looseObject({ url: z.string().nullish() }).nullish(),
});

/** A service on Render. */
export interface Service {
  id: string;
  name: string;
  /** Such as `web_service`, `cron_job`. */
  type: string;
  autoDeploy: 'yes' | 'no';
  /** On what it deploys: `commit`, or `checksPass` for a branch that is green. Absent where Render does not tell. */
  autoDeployTrigger: string | undefined;
  suspended: boolean;
  /** Of a web service or static site. */
  url: string | undefined;
}

export const ServiceResult = ServiceAnswer.transform((answer): Service => {
  const autoDeployTrigger = answer.autoDeployTrigger ?? undefined;
  return {
    id: answer.id,
    name: answer.name,
    type: answer.type,
    // Of the two, the newer one counts; where they differ, neither is taken for a promise that nothing is deployed.
    autoDeploy: answer.autoDeploy === 'yes' || (autoDeployTrigger ?? 'off') !== 'off' ? 'yes' : 'no',
    autoDeployTrigger,
    suspended: answer.suspended === 'suspended',
    url: answer.serviceDetails?.url ?? undefined,
  };
});

/** «List deploys», `status`: those in which a deploy ended without serving, or no longer serves. */
export const failingStatuses = [
  'build_failed',
  'pre_deploy_failed',
  'update_failed',
  'canceled',
  'deactivated',
] as const;
export type FailingStatus = (typeof failingStatuses)[number];

const DeployAnswer = z.looseObject({
  id: Id,
  // Not an enum: Render has added to them. One that is not known counts as under way.
  status: z.string(),
  trigger: z.string().nullish(),
  commit: z.looseObject({ id: z.string().nullish(), message: z.string().nullish() }).nullish(),
  image: z.looseObject({ ref: z.string().nullish(), sha: z.string().nullish() }).nullish(),
  createdAt: z.string(),
  finishedAt: z.string().nullish(),
});

/** A deploy of a service. */
export interface Deploy {
  id: string;
  /** Such as `build_in_progress`, `live`, `deactivated` (it was live). */
  status: string;
  /** Such as `new_commit`, `rollback`, `manual`. */
  trigger: string | undefined;
  /** Absent for a service that runs an image. */
  commit: { id: string; message: string } | undefined;
  /** What its image was resolved to; absent for a service that is built from a repository. */
  image: string | undefined;
  /** ISO 8601. */
  createdAt: string;
  finishedAt: string | undefined;
}

export const DeployResult = DeployAnswer.transform((answer): Deploy => {
  const { commit, image } = answer;
  return {
    id: answer.id,
    status: answer.status,
    trigger: answer.trigger ?? undefined,
    commit: commit?.id ? { id: commit.id, message: commit.message ?? '' } : undefined,
    image: image?.sha ?? image?.ref ?? undefined,
    createdAt: answer.createdAt,
    finishedAt: answer.finishedAt ?? undefined,
  };
});

/** Each entry of a list has the cursor that leads to the next page. */
export const DeployListResult = z
  .array(z.looseObject({ deploy: DeployResult }))
  .transform((entries) => entries.map(({ deploy }) => deploy));

export function isFailing(status: string): status is FailingStatus {
  return failingStatuses.some((one) => one === status);
}

/** Whether it has not come to its end yet. */
export function isUnderWay({ status }: Deploy): boolean {
  return status !== 'live' && !isFailing(status);
}

/** Whether two deploys serve the same thing: one commit, or one image. */
export function isSameContent(a: Deploy, b: Deploy): boolean {
  if (a.commit && b.commit) return a.commit.id === b.commit.id;
  return a.image !== undefined && a.image === b.image;
}

/** `dep-… (commit abc1234)` */
export function describeDeploy({ id, commit, image }: Deploy): string {
  if (commit) return `${id} (commit ${commit.id.slice(0, 7)})`;
  return image === undefined ? id : `${id} (image ${image})`;
}
