import { z } from 'zod';
import { defineContract, duration, list, output, sharedInputs, text } from '../runtime/contract.ts';

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
    'max-duration': duration({ description: 'How long all checks may take together.', default: '10m' }),
    origin: list({
      description:
        'The origins of the web pages that may read answers, such as `https://chat.example.com`, for checks of `cors` that name none. Empty: those of the environment in the configuration.',
    }),
    baseline: text({
      description:
        'A file with what an earlier run measured, relative to `working-directory`, to compare with. It is written where it is not there; delete it to begin anew.',
    }),
    'wrangler-config': text({ description: 'The wrangler configuration to use, where the repository has several.' }),
    worker: text({ description: 'The Worker to check, by name, where the project has several.' }),
  },
  outputs: {
    failures: output(
      z.array(z.object({ check: z.string(), problems: z.array(z.string()) })),
      'The checks that failed. JSON: `[{"check","problems"}]`.',
    ),
    'p95-ms': output(
      z.number(),
      'The highest 95th percentile that a check of `latency` measured, in milliseconds; absent without such a check.',
    ),
    report: output(z.string(), 'Path of the results as JSON.'),
    'report-html': output(
      z.string(),
      'Path of the results as an HTML page, which is also uploaded as an artifact: docs/reports.md.',
    ),
    junit: output(z.string(), 'Path of the results as JUnit XML.'),
    baseline: output(
      z.string(),
      "Path of this run's figures in the form of the input `baseline`; absent without a check of `latency`.",
    ),
  },
});
