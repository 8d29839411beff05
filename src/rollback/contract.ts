import { z } from 'zod';
import { choice, defineContract, duration, list, output, secret, sharedInputs, text } from '../runtime/contract.ts';

export const contract = defineContract({
  name: 'rollback',
  title: 'Voygent: rollback',
  description:
    'Goes back to an earlier version of a project: shows first what that undoes and what it would lose, proves the old version before anybody is served by it, and prints how to undo it.',
  branding: { icon: 'rotate-ccw', color: 'orange' },
  requirements: [
    {
      what: 'Cloudflare API token with «Account → Workers Scripts → Edit» and «Account → D1 → Edit»',
      why: 'makes the deployment; reads the schema that the old code would meet, and with `database: restore` restores it',
    },
    {
      what: '`permissions: deployments: write`',
      why: 'reads the releases and their ways back, and records the rollback with the way back from it',
    },
    {
      what: '`permissions: actions: read`',
      why: 'looks whether another release or rollback is still running: without it one that was killed blocks for half an hour',
    },
    {
      what: '`permissions: contents: read`',
      why: 'the checkout holds the configuration and the migrations; with `fetch-depth: 0` the plan lists the commits that are undone',
    },
  ],
  inputs: {
    ...sharedInputs,
    target: text({
      description:
        'Where to go: `previous` (what served before the release that serves now), `undo` (what was there before the last rollback), a version id, a commit, or a release id.',
      default: 'previous',
    }),
    mode: choice(['plan', 'apply'], {
      description: '`plan` shows what would be done, undone and lost, and only reads; `apply` does it.',
      default: 'plan',
    }),
    confirm: text({
      description:
        'For `mode: apply`: the word that the plan tells. It is the name of the Worker, or with `database: restore` that of the database; several are comma-separated.',
    }),
    reason: text({ description: 'Why, for those who read the ledger tomorrow.' }),
    database: choice(['keep', 'restore'], {
      description:
        '`keep` leaves the databases as they are, and refuses where their schema has lost something since that the old code may need. `restore` takes them back by Time Travel to the moment before the release that is undone: **everything that was written since is lost.**',
      default: 'keep',
    }),
    worker: text({ description: 'The Worker to roll back, by name. Empty: every Worker of the configuration.' }),
    'wrangler-config': text({ description: 'The wrangler configuration to use, where the repository has several.' }),
    checks: text({
      description:
        'Checks as YAML that the old version is held to; `none` for the proof alone that it answers. Empty: those of the configuration.',
    }),
    wait: duration({
      description: 'How long the old version may take to answer and to pass its checks.',
      default: '60s',
    }),
    allow: list({
      description:
        'Rule ids whose findings do not refuse the rollback, such as `contract-step` where you know that the old code does not need what is gone.',
    }),
    'render-api-key': secret({
      description: 'API key of Render, to roll back the service that `render` in the configuration names.',
    }),
  },
  outputs: {
    plan: output(
      z.unknown(),
      'What the rollback does or would do. JSON: `{"target","source","workers":[{"name","from","to"}],"databases":[…],"commits","confirm"}`.',
    ),
    undo: output(z.string(), 'The commands that take back what was done, one a line.'),
    'report-html': output(
      z.string(),
      'Path of the report as an HTML page, which is also uploaded as an artifact: docs/reports.md. Absent where nothing was begun.',
    ),
    'deployment-id': output(z.string(), 'The id of the GitHub Deployment that records the rollback.'),
  },
});
