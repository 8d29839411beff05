import type { Deploy, Service } from './state.ts';

/** A service as «Retrieve service» sends it. */
export function viewService({ id, name, type, auto_deploy, suspended, created_at, updated_at }: Service) {
  return {
    id,
    autoDeploy: auto_deploy === 'off' ? 'no' : 'yes',
    autoDeployTrigger: auto_deploy,
    branch: 'main',
    createdAt: created_at,
    dashboardUrl: `https://dashboard.render.com/web/${id}`,
    name,
    notifyOnFail: 'default',
    ownerId: 'tea-d1voygent0sample0own',
    repo: 'https://github.com/voygent/voygent',
    rootDir: '',
    serviceDetails: {
      env: 'node',
      numInstances: 1,
      plan: 'starter',
      region: 'frankfurt',
      url: `https://${name}.onrender.com`,
    },
    slug: name,
    suspended: suspended ? 'suspended' : 'not_suspended',
    suspenders: suspended ? ['user'] : [],
    type,
    updatedAt: updated_at,
  };
}

/** A deploy as «Retrieve deploy» sends it: what it does not have is left out, not null. */
export function viewDeploy({ id, commit, image, status, trigger, created_at, updated_at, finished_at }: Deploy) {
  return {
    id,
    ...(commit && { commit: { id: commit.id, message: commit.message, createdAt: commit.created_at } }),
    ...(image && { image }),
    status,
    trigger,
    startedAt: created_at,
    ...(finished_at !== null && { finishedAt: finished_at }),
    createdAt: created_at,
    updatedAt: updated_at,
  };
}
