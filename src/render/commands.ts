export interface AutoDeploySetting {
  autoDeploy: 'yes' | 'no';
  autoDeployTrigger?: string | undefined;
}

/**
 * What «Update service» is sent. Auto-deploy that waited for a branch to be green must not come back as one that takes
 * every commit, which is what `autoDeploy: yes` alone, the older of the two settings, may make of it.
 */
export function autoDeployBody({ autoDeploy, autoDeployTrigger }: AutoDeploySetting): Record<string, string> {
  const isTold = autoDeployTrigger !== undefined && autoDeployTrigger !== 'off';
  return autoDeploy === 'yes' && isTold ? { autoDeployTrigger } : { autoDeploy };
}

// The key stands in them as the name of a variable: they are printed, recorded and copied.
const authorization = '-H "Authorization: Bearer $RENDER_API_KEY"';
const json = "-H 'Content-Type: application/json'";

/** What goes back to a deploy, to be copied into a shell. */
export function rollbackCommand(baseUrl: string, service: string, deploy: string): string {
  return `curl --fail-with-body -X POST '${baseUrl}/services/${service}/rollback' ${authorization} ${json} -d '{"deployId":"${deploy}"}'`;
}

/** What sets auto-deploy, to be copied into a shell. */
export function autoDeployCommand(baseUrl: string, service: string, setting: AutoDeploySetting): string {
  return `curl --fail-with-body -X PATCH '${baseUrl}/services/${service}' ${authorization} ${json} -d '${JSON.stringify(autoDeployBody(setting))}'`;
}

/** What ends a deploy that is under way. */
export function cancelCommand(baseUrl: string, service: string, deploy: string): string {
  return `curl --fail-with-body -X POST '${baseUrl}/services/${service}/deploys/${deploy}/cancel' ${authorization}`;
}
