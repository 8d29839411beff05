import { holds } from '../cases.fixture.ts';

const file = '.github/workflows/a.yml';
const workflow = (on: string, ...steps: string[]) => ({
  [file]: [`on: ${on}`, 'jobs:', '  a:', '    steps:', ...steps.map((step) => `      - ${step}`), ''].join('\n'),
});
const pinned = `actions/checkout@${'a'.repeat(40)}`;

holds('VA019', {
  bad: [
    ['a title in a script', workflow('issues', 'run: echo "${{ github.event.issue.title }}"'), `${file}:5 HIGH`],
    ['a branch in a script', workflow('pull_request', 'run: git push origin ${{ github.head_ref }}'), `${file}:5 HIGH`],
    [
      'a body in JavaScript',
      workflow(
        'issue_comment',
        `uses: actions/github-script@${'a'.repeat(40)}\n        with:\n          script: log("\${{ github.event.comment.body }}")`,
      ),
      `${file}:7 HIGH`,
    ],
    [
      'code of a pull request, with secrets',
      workflow(
        'pull_request_target',
        `uses: ${pinned}\n        with:\n          ref: \${{ github.event.pull_request.head.sha }}`,
      ),
      `${file}:7 HIGH`,
    ],
    [
      'in a composite action',
      {
        'a/action.yml':
          'runs:\n  using: composite\n  steps:\n    - run: echo ${{ github.head_ref }}\n      shell: bash\n',
      },
      'a/action.yml:4 HIGH',
    ],
  ],
  good: [
    [
      'by the environment',
      workflow('issues', 'run: echo "$TITLE"\n        env:\n          TITLE: ${{ github.event.issue.title }}'),
    ],
    [
      'code of a pull request, without secrets',
      workflow('pull_request', `uses: ${pinned}\n        with: { ref: "\${{ github.event.pull_request.head.sha }}" }`),
    ],
  ],
  tricky: [
    [
      'within a function',
      workflow('issues', "run: echo ${{ format('{0}', github.event.issue.body) }}"),
      `${file}:5 HIGH`,
    ],
    [
      'a number is none',
      workflow('pull_request', 'run: echo ${{ github.event.pull_request.number }} ${{ github.event.issue.number }}'),
    ],
    ['a sha is none', workflow('pull_request', 'run: echo ${{ github.event.pull_request.head.sha }}')],
    ['pull_request_target without a checkout of it', workflow('pull_request_target', `uses: ${pinned}`)],
    ['in the name of a step', workflow('issues', 'name: about ${{ github.event.issue.title }}\n        run: "true"')],
  ],
});
