import { z } from 'zod';
import { choice, defineContract, duration, list, output, sharedInputs, text } from '../runtime/contract.ts';
import { judgedInput } from '../terms/inputs.ts';

export const deployInputs = {
  promote: list({
    description:
      'The percentages of requests that the new version gets, step by step, ascending to 100, such as `0,10,100`. Empty: those of the configuration, else `0,100`.',
  }),
  dwell: duration({
    description: 'How long a step between 0 and 100 % lasts before the checks run again.',
    default: '30s',
  }),
  checks: text({
    description:
      'Checks as YAML, as under `smoke` in the configuration, for every Worker of this run. Empty: those of the configuration.',
  }),
  wait: duration({
    description: 'How long a version may take to answer and to pass its checks, at each step.',
    default: '60s',
  }),
  'required-secrets': list({
    description:
      'Secrets without which nothing is uploaded, beside `secrets.required` of the wrangler configuration. One that Cloudflare does not have yet is taken from the environment variable of its name.',
  }),
} as const;

const shares = z.array(z.object({ version_id: z.string(), percentage: z.number() }));

export const contract = defineContract({
  name: 'deploy',
  title: 'Voygent: deploy',
  description:
    'Uploads a new version of a Worker, proves it at 0 % of the requests, promotes it step by step, and puts the former deployment back when a check fails.',
  branding: { icon: 'upload-cloud', color: 'orange' },
  requirements: [
    {
      what: 'Cloudflare API token with «Account → Workers Scripts → Edit»',
      why: 'uploads versions and makes deployments; wrangler may need more for the bindings that your configuration uses',
    },
    { what: '`permissions: contents: read`', why: 'the checkout holds the Worker' },
    {
      what: 'wrangler 4.74.0 or later, installed: run `npm ci` (or pnpm, yarn, bun) before this step',
      why: "the project's own wrangler builds and uploads; not installed, the version of the lockfile is fetched by npm to a place outside of the checkout",
    },
  ],
  inputs: {
    ...sharedInputs,
    worker: text({
      description:
        'The Worker to deploy, by name. Empty: every Worker of the configuration, each after those that it is bound to.',
    }),
    'wrangler-config': text({ description: 'The wrangler configuration to use, where the repository has several.' }),
    ...deployInputs,
    ...judgedInput(),
    mode: choice(['apply', 'plan'], {
      description: '`plan` shows what would be done and only reads; `apply` does it.',
      default: 'apply',
    }),
  },
  outputs: {
    'version-id': output(
      z.union([z.string(), z.record(z.string(), z.string())]),
      'The id of the new version. With several Workers JSON: `{"<worker>": "<id>"}`.',
    ),
    'previous-versions': output(
      z.union([shares, z.record(z.string(), shares)]),
      'What was deployed before. JSON: `[{"version_id","percentage"}]`; with several Workers an object of these.',
    ),
    'deployment-id': output(
      z.union([z.string(), z.record(z.string(), z.string())]),
      'The id of the deployment that serves at the end. With several Workers JSON.',
    ),
    url: output(
      z.union([z.string(), z.record(z.string(), z.string())]),
      'Where the Worker answers. With several Workers JSON.',
    ),
    undo: output(
      z.union([z.string(), z.record(z.string(), z.string())]),
      'The command that goes back to what was deployed before. With several Workers JSON.',
    ),
  },
});
