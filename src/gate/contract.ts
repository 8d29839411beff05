import { z } from 'zod';
import { choice, defineContract, flag, output, sharedInputs, text } from '../runtime/contract.ts';
import { subjectInputs } from '../terms/inputs.ts';

const { 'cloudflare-api-token': _token, 'cloudflare-account-id': _account, ...shared } = sharedInputs;

/** The inputs by which `gate` and `release` judge a verdict. */
export const verdictInputs = () => ({
  verdict: text({
    description: 'The verdict: the output `verdict-artifact` of `review` in another job, or a path in this one.',
  }),
  'verdict-sha256': text({
    description: 'For `trust: inline`: the output `verdict-sha256` of `review` in the same workflow run.',
  }),
  trust: choice(['inline', 'signed'], {
    description:
      '`inline`: the verdict is the one of the same workflow run, by its sha256. `signed`: it was signed with the private half of `public-key`. Neither stands in for the other.',
    default: 'inline',
  }),
  'public-key': text({ description: 'For `trust: signed`: the Ed25519 public key, PEM.' }),
  'break-glass': text({
    description:
      'Why something is let through although the gate is closed, by somebody who is named under `review.break-glass`. An issue tells of it.',
  }),
});

export const contract = defineContract({
  name: 'gate',
  title: 'Voygent: gate',
  description:
    'Lets through what was reviewed, and nothing else: computes from its own checkout what a verdict must say, and holds it to that.',
  branding: { icon: 'shield', color: 'orange' },
  requirements: [
    { what: 'actions/checkout with `fetch-depth: 0`', why: 'both commits and the default branch are read from git' },
    { what: '`permissions: contents: read`', why: 'the checkout holds what is judged' },
    { what: '`permissions: deployments: read`', why: 'reads what the environment runs, where `base` is empty' },
    { what: '`permissions: actions: read`', why: 'downloads the verdict, where it is an artifact' },
    { what: '`permissions: pull-requests: read`, where there are waivers', why: 'looks who approved them' },
    { what: '`permissions: pull-requests: write` and `checks: write`, with `feedback`', why: 'tells the pull request' },
    { what: '`permissions: issues: write`, with `break-glass`', why: 'writes down who broke it' },
  ],
  inputs: {
    ...shared,
    ...subjectInputs(),
    ...verdictInputs(),
    feedback: flag({
      description:
        'Whether the pull request is told: comments on its changed lines, one comment with the rest, and a check. What cannot be told changes nothing about the decision.',
      default: 'false',
    }),
    'pull-request': text({
      description: 'The number of the pull request that is told. Empty: the one that this run is for.',
    }),
  },
  outputs: {
    decision: output(
      z.enum(['admitted', 'blocked', 'indeterminate', 'overridden']),
      'Whether it may run; `indeterminate` is a no, and `overridden` a no that somebody has put himself above.',
    ),
    'head-sha': output(z.string(), 'The commit that was judged: the input `head-sha` of `deploy`.'),
    reasons: output(z.array(z.string()), 'Why, in sentences. JSON.'),
    sarif: output(z.string(), 'Path of what was found, as SARIF, as long as the job lasts.'),
  },
});
