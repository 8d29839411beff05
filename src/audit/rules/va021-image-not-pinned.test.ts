import { holds } from '../cases.fixture.ts';

const dockerfile = (...lines: string[]) => ({ Dockerfile: [...lines, ''].join('\n') });
const digest = `sha256:${'a'.repeat(64)}`;

holds('VA021', {
  bad: [
    ['no version', dockerfile('FROM node', 'USER node'), 'Dockerfile:1 MEDIUM'],
    ['latest', dockerfile('FROM ghcr.io/danny-avila/librechat:latest', 'USER node'), 'Dockerfile:1 MEDIUM'],
    ['root', dockerfile('FROM node:24.1', 'USER root'), 'Dockerfile:2 LOW'],
    ['nobody', dockerfile('FROM node:24.1'), 'Dockerfile:1 LOW'],
    [
      'on Render',
      { 'render.yaml': 'services:\n  - type: pserv\n    image:\n      url: docker.io/library/mongo\n' },
      'render.yaml:4 MEDIUM',
    ],
  ],
  good: [
    ['a version and a user', dockerfile('FROM node:24.1.0-slim', 'USER node')],
    ['a digest', dockerfile(`FROM node@${digest}`, 'USER 1000')],
  ],
  tricky: [
    ['an earlier stage is no image', dockerfile('FROM node:24.1 AS build', 'FROM build', 'USER node')],
    [
      'a registry with a port is no version',
      dockerfile('FROM registry.example:5000/node', 'USER node'),
      'Dockerfile:1 MEDIUM',
    ],
    ['an argument names what it names', dockerfile('ARG VERSION=24.1', 'FROM node:${VERSION}', 'USER node')],
    ['latest with a digest', dockerfile(`FROM node:latest@${digest}`, 'USER node')],
    ['nothing at all', dockerfile('FROM scratch')],
    [
      'the user of an earlier stage',
      dockerfile('FROM node:24.1 AS build', 'USER node', 'FROM node:24.1'),
      'Dockerfile:3 LOW',
    ],
    ['the last user counts', dockerfile('FROM node:24.1', 'USER root', 'RUN true', 'USER node')],
  ],
});
