import { text } from '../runtime/contract.ts';

/** The inputs by which `review`, `gate` and `release` find what is reviewed, and by which terms. */
export function subjectInputs() {
  return {
    base: text({
      description:
        'What to compare with: a commit, or `empty` for nothing. Empty: what the environment runs by its last successful release, else `review.baseline` of the configuration, else nothing.',
    }),
    head: text({ description: 'What is about to run: a commit. Empty: what is checked out.' }),
    'policy-ref': text({
      description:
        'The ref whose configuration, constitution and waivers count. Empty: the default branch, which the checkout must have (`fetch-depth: 0`).',
    }),
  };
}

/** The input by which an action is told what the gate before it has judged. */
export const judgedInput = () => ({
  'head-sha': text({
    description:
      'The commit that the gate has judged: its output of this name. Other content is refused; an environment that is gated needs it.',
  }),
});
