import { z } from 'zod';
import { defineContract, duration, output, sharedInputs, text } from '../runtime/contract.ts';

export const contract = defineContract({
  name: 'smoke',
  title: 'Voygent: smoke',
  description:
    'Checks that what is deployed works: waits until it is ready, then tells what was expected, what came, and the request that shows it.',
  branding: { icon: 'activity', color: 'orange' },
  requirements: [
    { what: 'nothing, with `url`', why: 'only the given address is asked' },
    {
      what: 'Cloudflare API token with «Account → Workers Scripts → Read», without `url`',
      why: 'reads the workers.dev subdomain, to know where the Worker answers',
    },
  ],
  inputs: {
    ...sharedInputs,
    url: text({ description: 'The address to check. Empty: where the Worker of the wrangler configuration answers.' }),
    checks: text({
      description:
        'Checks as YAML, as under `smoke` in the configuration. Empty: those of the configuration, else one that asks for `/` and accepts any status below 500.',
    }),
    wait: duration({ description: 'How long an endpoint may take to become ready.', default: '60s' }),
    'wrangler-config': text({ description: 'The wrangler configuration to use, where the repository has several.' }),
    worker: text({ description: 'The Worker to check, by name, where the project has several.' }),
  },
  outputs: {
    failures: output(
      z.array(z.object({ check: z.string(), problems: z.array(z.string()) })),
      'The checks that failed. JSON: `[{"check","problems"}]`.',
    ),
    report: output(z.string(), 'Path of the results as JSON.'),
  },
});
