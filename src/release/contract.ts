import { z } from 'zod';
import { deployInputs } from '../deploy/contract.ts';
import { verdictInputs } from '../gate/contract.ts';
import { migrateInputs } from '../migrate/contract.ts';
import { defineContract, output, secret, sharedInputs, text } from '../runtime/contract.ts';
import { subjectInputs } from '../terms/inputs.ts';

export const contract = defineContract({
  name: 'release',
  title: 'Voygent: release',
  description:
    'Releases a Cloudflare Workers + D1 project: writes down the way back, migrates, deploys at 0 %, proves, promotes, checks, and goes back when something fails.',
  branding: { icon: 'send', color: 'orange' },
  requirements: [
    {
      what: 'Cloudflare API token with «Account → D1 → Edit» and «Account → Workers Scripts → Edit»',
      why: 'runs the migrations, uploads versions and makes deployments',
    },
    {
      what: '`permissions: deployments: write`',
      why: 'the release and its way back are recorded as a GitHub Deployment before the first step',
    },
    {
      what: '`permissions: actions: read`',
      why: 'looks whether another release or rollback is still running; without it one that still runs counts as cut off',
    },
    { what: '`permissions: contents: read`', why: 'the checkout holds the project' },
    {
      what: 'wrangler 4.74.0 or later, installed: run `npm ci` (or pnpm, yarn, bun) before this step',
      why: "the project's own wrangler builds and uploads; not installed, the version of the lockfile is fetched by npm to a place outside of the checkout",
    },
  ],
  inputs: {
    ...sharedInputs,
    ...migrateInputs,
    worker: text({
      description:
        'The Worker to release, by name. Empty: every Worker of the configuration, each after those that it is bound to.',
    }),
    ...deployInputs,
    ...subjectInputs(),
    ...verdictInputs(),
    'render-api-key': secret({
      description:
        'API key of Render, to record which deploy of the service that `render` in the configuration names is live: the way back from it.',
    }),
  },
  outputs: {
    'release-id': output(z.string(), 'The id of this release in the ledger and in the versions that it made.'),
    'deployment-id': output(z.string(), 'The id of the GitHub Deployment that records it.'),
    'way-back': output(
      z.object({ workers: z.array(z.unknown()), databases: z.array(z.unknown()), services: z.array(z.unknown()) }),
      'What was there before: `{"workers": [{"name","versions"}], "databases": [{"name","id","bookmark","head","digest","rows"}], "services": [{"service","name","deploy","commit","auto_deploy"}]}`.',
    ),
    report: output(z.string(), 'Path of the report as JSON.'),
    'report-html': output(
      z.string(),
      'Path of the report as an HTML page, which is also uploaded as an artifact: docs/reports.md.',
    ),
  },
});
