import { holds } from '../cases.fixture.ts';

const blueprint = (...lines: string[]) => ({ 'render.yaml': ['services:', ...lines, ''].join('\n') });
const mongo = (...lines: string[]) =>
  blueprint('  - type: pserv', '    name: db', '    image:', '      url: docker.io/library/mongo:8', ...lines);
const client = (...lines: string[]) => blueprint('  - type: web', '    envVars:', ...lines);

holds('VA004', {
  bad: [
    ['nothing switches it on', mongo(), 'render.yaml:2 MEDIUM'],
    ['it is switched off', mongo('    dockerCommand: mongod --noauth'), 'render.yaml:6 HIGH'],
    [
      'a user without a password',
      mongo('    envVars:', '      - { key: MONGO_INITDB_ROOT_USERNAME, sync: false }'),
      'render.yaml:2 MEDIUM',
    ],
    ['on the internet', blueprint('  - type: web', '    image: { url: "mongo:8" }'), 'render.yaml:2 HIGH'],
    [
      'a URI without credentials',
      client('      - key: MONGO_URI', '        value: mongodb://db:27017/librechat'),
      'render.yaml:5 MEDIUM',
    ],
    [
      'host and port of a service',
      client('      - key: MONGO_URI', '        fromService: { type: pserv, name: db, property: hostport }'),
      'render.yaml:4 MEDIUM',
    ],
    [
      'a URI in the image',
      { Dockerfile: 'FROM node:24.1\nENV MONGO_URI=mongodb://db/librechat\n' },
      'Dockerfile:2 MEDIUM',
    ],
  ],
  good: [
    ['--auth', mongo('    dockerCommand: docker-entrypoint.sh mongod --auth')],
    [
      'user and password',
      mongo(
        '    envVars:',
        '      - { key: MONGO_INITDB_ROOT_USERNAME, sync: false }',
        '      - { key: MONGO_INITDB_ROOT_PASSWORD, sync: false }',
      ),
    ],
    ['a URI that the dashboard has', client('      - { key: MONGO_URI, sync: false }')],
    [
      'a URI with credentials of its own',
      client('      - { key: MONGO_URI, value: "mongodb://${USER}:${PASSWORD}@db/x" }'),
    ],
  ],
  tricky: [
    [
      'another image with mongo in its name',
      blueprint('  - type: web', '    image: { url: "docker.io/library/mongo-express:1.0" }'),
    ],
    [
      'an option that only looks like it',
      mongo('    dockerCommand: mongod --authenticationDatabase admin'),
      'render.yaml:2 MEDIUM',
    ],
    [
      'Atlas takes credentials, too',
      client('      - { key: MONGODB_URI, value: "mongodb+srv://cluster0.example.net/x" }'),
      'render.yaml:4 MEDIUM',
    ],
    [
      'an at sign after the host is none',
      client('      - { key: MONGO_URL, value: "mongodb://db/x?appName=a@b" }'),
      'render.yaml:4 MEDIUM',
    ],
    ['a variable of another meaning', client('      - { key: MONGO_DOCS, value: "mongodb://db" }')],
    [
      'of a project, and by a Dockerfile of ours',
      {
        'render.yaml':
          'projects:\n  - environments:\n      - services:\n          - type: pserv\n            runtime: docker\n            dockerfilePath: ./mongo/Dockerfile\n',
        'mongo/Dockerfile': 'FROM mongo:8\n',
      },
      'render.yaml:4 MEDIUM',
    ],
  ],
  patches: [
    ['a service without variables', mongo(), 1],
    ['one in braces has none', blueprint('  - { type: pserv, image: { url: "mongo:8" } }'), 0],
  ],
});
