import type { Rule } from '../rule.ts';

export const unreadable: Rule = {
  id: 'VA000',
  name: 'unreadable',
  severity: 'HIGH',
  about: 'A file that the rules look at cannot be read.',
  why: 'What no rule could look at is not fine. A file that tools read in different ways, or not at all, says nothing for certain.',
  sources: [
    'https://yaml.org/spec/1.2.2/',
    'https://toml.io/en/v1.0.0',
    'https://developers.cloudflare.com/workers/wrangler/configuration/',
  ],
  fix: 'Write it so that it can be read: no syntax error, no key twice, UTF-8, of the size that people write. Or leave it out with `audit.exclude`.',
  judge: ({ unread }) => [...unread],
};
