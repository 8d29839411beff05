import { expect, test } from 'vitest';
import { readPages } from './markdown.ts';

const sections = ['Symptoms', 'First minutes', 'Decide', 'Do', 'Verify', 'Afterwards'];

test.each(['disaster-recovery', 'security-incident', 'performance-baseline'])(
  '%s has the sections that somebody looks for at night, in their order',
  (name) => {
    const page = readPages().find(({ file }) => file === `docs/runbooks/${name}.md`);
    const headings = [...(page?.text ?? '').matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);
    expect(headings).toEqual(sections);
  },
);
