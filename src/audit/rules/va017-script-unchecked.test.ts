import { holds } from '../cases.fixture.ts';

const script = (...lines: string[]) => ({ 'a.sh': ['#!/bin/bash', ...lines, ''].join('\n') });
const safe = 'set -euo pipefail';

holds('VA017', {
  bad: [
    [
      'nobody looks for the database',
      script(safe, 'npx wrangler d1 execute prod --remote --file a.sql'),
      'a.sh:3 MEDIUM',
    ],
    ['nor before migrations', script(safe, 'wrangler d1 migrations apply "$DB" --remote'), 'a.sh:3 MEDIUM'],
    ['nobody asks the Worker', script(safe, 'npx wrangler deploy --env production'), 'a.sh:3 LOW'],
    ['it goes on after a failure', script('npx wrangler deploy', 'curl --fail https://a.example/health'), 'a.sh:2 LOW'],
    [
      'nobody looks for wrangler',
      script('wrangler deploy || exit 1', 'curl --fail https://a.example'),
      'a.sh:2 LOW',
      'a.sh:2 LOW',
    ],
  ],
  good: [
    [
      'a look, then a change',
      script(safe, 'wrangler d1 info "$DB" > /dev/null', 'wrangler d1 execute "$DB" --file a.sql'),
    ],
    [
      'a deploy, then a look',
      script(safe, 'for w in a b; do', '  (cd "$w" && npx wrangler deploy)', 'done', 'curl --fail "$URL/health"'),
    ],
    ['a script of something else', script('echo wrangler deploy')],
  ],
  tricky: [
    [
      'a look in a condition',
      script(safe, 'if ! npx wrangler d1 info "$DB" &> /dev/null; then exit 1; fi', 'npx wrangler d1 execute "$DB"'),
    ],
    ['over several lines', script(safe, 'npx wrangler \\', '  d1 execute "$DB" \\', '  --remote'), 'a.sh:3 MEDIUM'],
    ['on the laptop', script(safe, 'npx wrangler d1 migrations apply prod --local')],
    ['in a comment', script('# wrangler deploy', 'true # wrangler d1 execute prod')],
    ['in a text', script("echo 'run: wrangler deploy; wrangler d1 execute x'")],
    ['in a here-document', script('cat > x <<EOF', 'wrangler deploy', 'EOF')],
    ['only what it would do', script('npx wrangler deploy --dry-run')],
    ['an option of the shell', { 'a.sh': '#!/bin/sh -e\nnpx wrangler deploy\ncurl x\n' }],
    [
      'a look that comes too late',
      script(safe, 'npx wrangler d1 execute prod', 'npx wrangler d1 info prod'),
      'a.sh:3 MEDIUM',
    ],
  ],
});
