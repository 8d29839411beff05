import type { Context } from '../runtime/context.ts';
import { loadProject } from './load.ts';
import type { Project } from './project.ts';
import { defaultConfigPath } from './settings.ts';

/** The inputs by which every action finds its project. */
export interface ProjectInputs {
  config: string | undefined;
  'working-directory': string | undefined;
  environment: string | undefined;
  'wrangler-config'?: string | undefined;
  worker?: string | undefined;
}

/** The project that an action's inputs name. Throws what `loadProject` throws. */
export function projectFromInputs(inputs: ProjectInputs, context: Context): Promise<Project> {
  return loadProject({
    workspace: context.runner.workspace,
    workingDirectory: inputs['working-directory'] ?? '.',
    config: inputs.config ?? defaultConfigPath,
    environment: inputs.environment,
    wranglerConfig: inputs['wrangler-config'],
    worker: inputs.worker,
  });
}
