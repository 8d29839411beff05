/** A workflow or action that GitHub would refuse, or that needs what this runner does not have. It is never passed over. */
export class WorkflowError extends Error {
  override readonly name = 'WorkflowError';

  constructor(message: string, where?: string) {
    super(where === undefined ? message : `${where}: ${message}`);
  }
}

export function unsupported(what: string, where: string): WorkflowError {
  return new WorkflowError(`the local runner does not support ${what}`, where);
}
