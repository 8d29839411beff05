import { z } from 'zod';
import { defineContract, flag, optionalChoice, output, sharedInputs, text } from '../runtime/contract.ts';

export const contract = defineContract({
  name: 'audit',
  title: 'Voygent: audit',
  description:
    'Holds the configuration of a project to rules: wrangler, render.yaml, Dockerfile, workflows, librechat.yaml, scripts, runbooks. Each finding has its line, its reason and its repair.',
  branding: { icon: 'search', color: 'orange' },
  requirements: [
    { what: 'actions/checkout', why: 'the files of the checkout are what is looked at; nothing is changed' },
    { what: '`permissions: contents: read`', why: 'the checkout' },
    {
      what: '`permissions: actions: read`',
      why: 'looks how old the newest proven snapshot is, and whether GitHub has disabled a schedule; without it, that is said to be not looked at',
    },
    {
      what: 'a Cloudflare API token with «Account → D1 → Read» and «Account → Workers Scripts → Read», and for Workers on routes «Zone → Zone → Read» and «Zone → Zone WAF → Read», where `cloudflare-api-token` is given',
      why: 'looks whether the databases and secrets that the configuration names are there, and whether a rule of the zone limits callers',
    },
  ],
  inputs: {
    ...sharedInputs,
    'fail-on': optionalChoice(['high', 'medium', 'low', 'none'], {
      description:
        'Findings of this severity, and of worse ones, fail the audit. Empty: `audit.fail-on` of the configuration, else `high`.',
    }),
    baseline: text({
      description:
        'Path of a JSON file of known findings, relative to `working-directory`: only what is not in it fails. `write-baseline` makes it.',
    }),
    'write-baseline': flag({
      description: 'Writes what is found now to `baseline`, and passes.',
      default: 'false',
    }),
  },
  outputs: {
    findings: output(
      z.array(z.unknown()),
      'What stands, from the gravest; at most 200. JSON: `[{"rule","name","severity","file","line","column","message","fix","fingerprint","known"}]`.',
    ),
    counts: output(
      z.object({ high: z.number(), medium: z.number(), low: z.number(), waived: z.number(), known: z.number() }),
      'How many there are. JSON: `{"high","medium","low","waived","known"}`; what is waived or known is not among the others.',
    ),
    'not-looked-at': output(
      z.array(z.object({ rule: z.string(), what: z.string(), why: z.string() })),
      'What could not be asked. JSON: `[{"rule","what","why"}]`.',
    ),
    report: output(z.string(), 'Path of all of it as JSON, patches included, as long as the job lasts.'),
    sarif: output(z.string(), 'Path of the findings as SARIF, as long as the job lasts.'),
  },
});
