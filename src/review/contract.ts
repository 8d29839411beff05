import { z } from 'zod';
import { choice, defineContract, flag, output, secret, sharedInputs, text } from '../runtime/contract.ts';
import { subjectInputs } from '../terms/inputs.ts';

const { 'cloudflare-api-token': _token, 'cloudflare-account-id': _account, ...shared } = sharedInputs;

export const contract = defineContract({
  name: 'review',
  title: 'Voygent: review',
  description:
    'Has the Codex CLI review what is about to run against what production runs, under six mandates and the constitution, beside rules that it cannot lower; and writes a verdict, whose status is computed and never taken from the model.',
  branding: { icon: 'eye', color: 'orange' },
  requirements: [
    { what: 'actions/checkout with `fetch-depth: 0`', why: 'both commits and the default branch are read from git' },
    { what: '`permissions: contents: read`', why: 'the checkout holds what is reviewed' },
    {
      what: '`permissions: deployments: read`',
      why: 'reads what the environment runs, where `base` is empty',
    },
    {
      what: '`permissions: actions: read`',
      why: 'looks for proven snapshots, without which a migration that loses data is graver',
    },
    { what: 'an OpenAI API key', why: 'the Codex CLI asks the model' },
  ],
  inputs: {
    ...shared,
    ...subjectInputs(),
    'openai-api-key': secret({
      description: 'API key for the model, from a secret. Nothing else than the CLI gets it.',
    }),
    'openai-base-url': text({ description: 'Where the API is. Empty: OPENAI_BASE_URL, else that of OpenAI.' }),
    trust: choice(['inline', 'signed'], {
      description:
        '`inline`: the gate is in the same workflow run and is given `verdict-sha256`. `signed`: the verdict is signed with `signing-key`, so that other runs can use it.',
      default: 'inline',
    }),
    'signing-key': secret({
      description:
        'For `trust: signed`: an Ed25519 private key, PEM. Keep it in an environment that only the default branch can enter.',
    }),
    reuse: flag({
      description:
        'With `trust: signed`: whether the answers of an earlier review of the same changes by the same policy, signed with the same key, are used again as long as they count.',
      default: 'true',
    }),
    upload: flag({
      description: 'Whether the verdict is uploaded as an artifact, by which the gate of another job finds it.',
      default: 'true',
    }),
  },
  outputs: {
    verdict: output(z.string(), 'Path of the verdict, as long as the job lasts.'),
    'verdict-artifact': output(z.string(), 'The id of its artifact, as the input `verdict` of `gate` takes it.'),
    'verdict-sha256': output(z.string(), 'sha256 of the verdict: the input of `gate` of this name.'),
    'derived-status': output(
      z.enum(['approved', 'conditional', 'rejected', 'indeterminate']),
      'What follows from the review.',
    ),
    findings: output(z.array(z.unknown()), 'What was found, from the worst. JSON.'),
    sarif: output(z.string(), 'Path of what was found, as SARIF, as long as the job lasts.'),
    'diff-digest': output(z.string(), 'The digest of the changes that were reviewed.'),
  },
});
