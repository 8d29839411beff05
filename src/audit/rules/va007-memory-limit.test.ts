import { holds } from '../cases.fixture.ts';

const on = (plan: string, dockerfile: string, variables = '') => ({
  'render.yaml': `services:\n  - type: web\n    name: chat\n    runtime: docker\n    dockerfilePath: ./Dockerfile\n    plan: ${plan}\n${variables}`,
  Dockerfile: dockerfile,
});
const heap = (megabytes: number) => `FROM node:24.1\nENV NODE_OPTIONS="--max-old-space-size=${megabytes}"\n`;

holds('VA007', {
  bad: [
    ['no limit', { Dockerfile: 'FROM node:24.1\n' }, 'Dockerfile:1 LOW'],
    ['no limit, by the command', { Dockerfile: 'FROM alpine:3.20\nCMD ["node", "a.js"]\n' }, 'Dockerfile:1 LOW'],
    ['above the plan', on('starter', heap(512)), 'Dockerfile:2 MEDIUM'],
    [
      'a service without a Dockerfile',
      { 'render.yaml': 'services:\n  - type: web\n    runtime: node\n' },
      'render.yaml:2 LOW',
    ],
    [
      'above its plan',
      {
        'render.yaml':
          'services:\n  - type: web\n    runtime: node\n    plan: starter\n    startCommand: node --max-old-space-size=2048 a.js\n',
      },
      'render.yaml:2 MEDIUM',
    ],
  ],
  good: [
    ['below the plan', on('standard', heap(1024))],
    ['without a service that is known', { Dockerfile: heap(512) }],
    ['in the command', { Dockerfile: 'FROM node:24.1\nCMD ["node", "--max-old-space-size=400", "a.js"]\n' }],
    [
      'by a variable of the service',
      on(
        'starter',
        'FROM node:24.1\n',
        '    envVars:\n      - { key: NODE_OPTIONS, value: "--max-old-space-size=384" }\n',
      ),
    ],
  ],
  tricky: [
    [
      'what the service says is in force',
      on('starter', heap(384), '    envVars:\n      - { key: NODE_OPTIONS, value: "--max-old-space-size=2048" }\n'),
      'Dockerfile:2 MEDIUM',
    ],
    [
      'another option is no limit',
      { Dockerfile: 'FROM node:24.1\nENV NODE_OPTIONS="--enable-source-maps"\n' },
      'Dockerfile:1 LOW',
    ],
    ['of an earlier stage', { Dockerfile: `${heap(512)}FROM node:24.1\n` }, 'Dockerfile:3 LOW'],
    ['the older form of ENV', { Dockerfile: 'FROM node:24.1\nENV NODE_OPTIONS --max_old_space_size=384\n' }],
    ['an image without Node', { Dockerfile: 'FROM nginx:1.27\n' }],
    ['of a plan that is not known', on('enterprise', heap(100_000))],
  ],
  patches: [
    ['no limit', { Dockerfile: 'FROM node:24.1\nCMD node a.js\n' }, 1],
    ['a file without an end', { Dockerfile: 'FROM node:24.1' }, 1],
    ['a plan', on('standard', 'FROM node:24.1\n'), 1],
  ],
});
