import type { Render } from './client.ts';

/** What a release records of a service, so that it can be gone back to. */
export interface ServiceWayBack {
  service: string;
  name: string;
  /** The deploy that is live; `null` where there is none. */
  deploy: string | null;
  /** `null` also for a service that runs an image. */
  commit: string | null;
  auto_deploy: boolean;
}

/** @throws RenderError */
export async function wayBackOf(render: Render, serviceId: string): Promise<ServiceWayBack> {
  const { id, name, autoDeploy } = await render.service(serviceId);
  const live = await render.liveDeploy(id);
  return {
    service: id,
    name,
    deploy: live?.id ?? null,
    commit: live?.commit?.id ?? null,
    auto_deploy: autoDeploy === 'yes',
  };
}
