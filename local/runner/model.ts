import { z } from 'zod';
import { Expression, type Node, readActionNode, readWorkflowNode } from './document.ts';
import { WorkflowError } from './errors.ts';

// Strict everywhere: a key that this runner does not know would otherwise be left out in silence.

const AnyNode = z.custom<Node>(() => true);
const Scalar = z.custom<Node>((value) => value instanceof Expression || value === null || typeof value !== 'object');
const Texts = z.record(z.string(), AnyNode);
const Names = z.union([z.string().transform((name) => [name]), z.array(z.string())]);
/** A mapping, or an expression that gives one, such as `fromJSON(…)`. */
const Mapping = z.union([z.instanceof(Expression), z.record(z.string(), AnyNode)]);

export const access = ['none', 'read', 'write'] as const;
export const scopes = [
  ...['actions', 'attestations', 'checks', 'contents', 'deployments', 'discussions', 'id-token', 'issues', 'models'],
  ...['packages', 'pages', 'pull-requests', 'security-events', 'statuses'],
];
const Permissions = z.union([
  z.enum(['read-all', 'write-all']),
  z.partialRecord(z.enum(scopes as [string, ...string[]]), z.enum(access)),
]);
export type PermissionsNode = z.infer<typeof Permissions>;

const Concurrency = z.union([
  z
    .union([z.string(), z.instanceof(Expression)])
    .transform((group) => ({ group, 'cancel-in-progress': false as Node })),
  z.strictObject({ group: Scalar, 'cancel-in-progress': Scalar.default(false) }),
]);
export type ConcurrencyNode = z.infer<typeof Concurrency>;

const Defaults = z.strictObject({
  run: z.strictObject({ shell: Scalar.optional(), 'working-directory': Scalar.optional() }),
});

const Step = z.strictObject({
  id: z.string().optional(),
  name: Scalar.optional(),
  if: Scalar.optional(),
  uses: z.string().optional(),
  run: Scalar.optional(),
  with: Texts.optional(),
  env: Texts.optional(),
  shell: Scalar.optional(),
  'working-directory': Scalar.optional(),
  'continue-on-error': Scalar.optional(),
  'timeout-minutes': Scalar.optional(),
});
export type Step = z.infer<typeof Step>;

const Job = z.strictObject({
  name: Scalar.optional(),
  needs: Names.default([]),
  if: Scalar.optional(),
  permissions: Permissions.optional(),
  concurrency: Concurrency.optional(),
  strategy: z
    .strictObject({ matrix: Mapping, 'fail-fast': Scalar.default(true), 'max-parallel': Scalar.optional() })
    .optional(),
  'continue-on-error': Scalar.optional(),
  // Of a job that has steps:
  'runs-on': AnyNode.optional(),
  environment: z
    .union([
      z.string().transform((name) => ({ name: name as Node, deployment: true as Node })),
      z.strictObject({ name: Scalar, deployment: Scalar.default(true) }),
    ])
    .optional(),
  outputs: Texts.optional(),
  env: Texts.optional(),
  defaults: Defaults.optional(),
  'timeout-minutes': Scalar.optional(),
  steps: z.array(Step).optional(),
  // Of a job that calls a workflow:
  uses: z.string().optional(),
  with: Texts.optional(),
  secrets: z.union([z.literal('inherit'), Texts]).optional(),
});
export type Job = z.infer<typeof Job>;

const Declared = z.strictObject({
  description: Scalar.optional(),
  type: z.enum(['string', 'number', 'boolean', 'choice', 'environment']).default('string'),
  required: z.boolean().default(false),
  default: Scalar.optional(),
  options: z.array(z.string()).optional(),
  deprecationMessage: z.string().optional(),
});
export type DeclaredInput = z.infer<typeof Declared>;
const Inputs = z.record(
  z.string(),
  Declared.nullable().transform((input) => input ?? Declared.parse({})),
);

const Branches = z
  .strictObject({ branches: Names.optional(), types: Names.optional(), tags: Names.optional() })
  .nullable();
const Call = z
  .strictObject({
    inputs: Inputs.default({}),
    secrets: z
      .record(
        z.string(),
        z.strictObject({ description: Scalar.optional(), required: z.boolean().default(false) }).nullable(),
      )
      .default({}),
    outputs: z.record(z.string(), z.strictObject({ description: Scalar.optional(), value: Scalar })).default({}),
  })
  .nullable();
const Events = z.strictObject({
  push: Branches.optional(),
  pull_request: Branches.optional(),
  workflow_dispatch: z
    .strictObject({ inputs: Inputs.default({}) })
    .nullable()
    .optional(),
  workflow_call: Call.optional(),
  schedule: z.array(z.strictObject({ cron: z.string(), timezone: z.string().optional() })).optional(),
  release: Branches.optional(),
});
export type EventName = 'push' | 'pull_request' | 'workflow_dispatch' | 'schedule' | 'release';

/** `on: push` and `on: [push]` are `on: { push: }`. */
const On = z.preprocess((node) => {
  const names = typeof node === 'string' ? [node] : node;
  return Array.isArray(names) ? Object.fromEntries(names.map((name) => [name, null])) : names;
}, Events);

const Workflow = z.strictObject({
  name: z.string().optional(),
  'run-name': Scalar.optional(),
  on: On,
  permissions: Permissions.optional(),
  env: Texts.optional(),
  defaults: Defaults.optional(),
  concurrency: Concurrency.optional(),
  jobs: z.record(z.string(), Job),
});

/** A workflow, and where it is from. */
export type Workflow = z.infer<typeof Workflow> & { file: string };

const Action = z.strictObject({
  name: z.string(),
  description: z.string(),
  author: z.string().optional(),
  branding: AnyNode.optional(),
  inputs: z
    .record(
      z.string(),
      z.strictObject({
        description: Scalar.optional(),
        required: z.boolean().optional(),
        default: Scalar.optional(),
        deprecationMessage: z.string().optional(),
      }),
    )
    .default({}),
  outputs: z.record(z.string(), AnyNode).default({}),
  runs: z.strictObject({
    using: z.literal('node24'),
    main: z.string(),
    post: z.string().optional(),
    'post-if': Scalar.optional(),
  }),
});
export type Action = z.infer<typeof Action>;

/** @throws WorkflowError for what GitHub would refuse, and for every key that this runner does not have */
export function readWorkflow(file: string, content: string): Workflow {
  return { ...parsed(Workflow, readWorkflowNode(file, content), file), file };
}

export function readAction(file: string, content: string): Action {
  return parsed(Action, readActionNode(file, content), file);
}

function parsed<T>(schema: z.ZodType<T>, node: Node, file: string): T {
  const result = schema.safeParse(node);
  if (result.success) return result.data;
  const problems = result.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  throw new WorkflowError(`the local runner does not support this: ${problems.join('; ')}`, file);
}
