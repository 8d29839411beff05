import { holds } from '../cases.fixture.ts';

const check = '--interval=30s --timeout=5s --start-period=60s --retries=3';
const dockerfile = (...lines: string[]) => ({ Dockerfile: ['FROM node:24.1', ...lines, ''].join('\n') });
const service = (line: string) => ({ 'render.yaml': `services:\n  - type: web\n    ${line}\n` });

holds('VA006', {
  bad: [
    ['none', dockerfile('CMD ["node", "a.js"]'), 'Dockerfile:1 LOW'],
    ['switched off', dockerfile('HEALTHCHECK NONE'), 'Dockerfile:2 LOW'],
    ['with the defaults', dockerfile('HEALTHCHECK CMD curl -f http://localhost/'), 'Dockerfile:2 LOW'],
    [
      'without a start period',
      dockerfile('HEALTHCHECK --interval=30s --timeout=5s --retries=3 CMD true'),
      'Dockerfile:2 LOW',
    ],
    ['a web service without a path', service('runtime: node'), 'render.yaml:2 LOW'],
  ],
  good: [
    ['all four', dockerfile(`HEALTHCHECK ${check} CMD true`)],
    [
      'over several lines',
      dockerfile(
        'HEALTHCHECK --interval=30s --timeout=5s \\',
        '  # a comment',
        '  --start-period=60s --retries=3 \\',
        '  CMD true',
      ),
    ],
    ['a path', service('healthCheckPath: /health')],
  ],
  tricky: [
    ['the last one counts', dockerfile(`HEALTHCHECK ${check} CMD true`, 'HEALTHCHECK CMD true'), 'Dockerfile:3 LOW'],
    [
      'what an earlier stage says is not of the image',
      { Dockerfile: `FROM node:24.1 AS build\nHEALTHCHECK ${check} CMD true\nFROM node:24.1\nCMD node a.js\n` },
      'Dockerfile:3 LOW',
    ],
    ['in a comment', dockerfile(`# HEALTHCHECK ${check} CMD true`), 'Dockerfile:1 LOW'],
    ['in lower case', dockerfile(`healthcheck ${check} cmd true`)],
    ['in a here-document', dockerfile('RUN <<EOF', `HEALTHCHECK ${check} CMD true`, 'EOF'), 'Dockerfile:1 LOW'],
    ['a static site', service('runtime: static')],
    ['a private service', { 'render.yaml': 'services:\n  - type: pserv\n' }],
  ],
  patches: [
    ['the defaults', dockerfile('HEALTHCHECK CMD true'), 1],
    ['some of them', dockerfile('  HEALTHCHECK --timeout=2s \\', '  CMD true'), 1],
  ],
});
