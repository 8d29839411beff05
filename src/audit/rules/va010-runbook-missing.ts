import type { Audited } from '../audited.ts';
import type { Markdown } from '../markdown.ts';
import type { Rule, Told } from '../rule.ts';

interface Runbook {
  /** Where it is looked for first. */
  path: string;
  name: RegExp;
  what: string;
  /** What one of its headings must be about. */
  sections: readonly { about: string; heading: RegExp }[];
}

const runbooks: readonly Runbook[] = [
  {
    path: 'docs/runbooks/disaster-recovery.md',
    name: /disaster|recovery|outage/i,
    what: 'how everything is brought back after an outage',
    sections: [
      { about: 'the restore of the data', heading: /restor|recover|data|database|d1|backup/i },
      { about: 'the proof that it is back', heading: /verif|check|prove|proof|confirm|test|afterwards|done/i },
    ],
  },
  {
    path: 'docs/runbooks/security-incident.md',
    name: /security|incident|compromis|leak|key-rotation/i,
    what: 'what is done about a key that others have',
    sections: [
      { about: 'how each key is rotated', heading: /rotat|revok|replac|renew|key|token/i },
      {
        about: 'how it is found out what was done with it',
        heading: /assess|scope|what happened|find out|log|evidence|extent|look|afterwards|review/i,
      },
    ],
  },
  {
    path: 'docs/runbooks/rollback.md',
    name: /roll-?back|undo|revert/i,
    what: 'how a release is taken back',
    sections: [
      { about: 'the database, which does not go back with the Worker', heading: /database|data|d1|migration|schema/i },
    ],
  },
];

export const runbookMissing: Rule = {
  id: 'VA010',
  name: 'runbook-missing',
  severity: 'LOW',
  about: 'A runbook is missing, or lacks a part that is needed in the middle of the night.',
  why: 'Who is woken up has no time to find out in which order things come back, and which of the ways back loses writes.',
  sources: [
    'https://sre.google/sre-book/being-on-call/',
    'https://developers.cloudflare.com/d1/reference/time-travel/',
    'External review, «Documentation Gaps» and «Data Migration Rollback»',
  ],
  fix: 'Write it under `docs/runbooks/`, with commands to copy, and have a game day try them.',
  judge: (audited) =>
    audited.workers.length + audited.blueprints.length === 0 ? [] : runbooks.flatMap((one) => judge(one, audited)),
};

function judge(runbook: Runbook, { documents, prefix, files }: Audited): Told[] {
  const folder = prefix === '' ? '' : `${prefix}/`;
  const candidates = documents.filter(({ file }) => isRunbook(file) && runbook.name.test(baseName(file)));
  const [found] = candidates.toSorted((one, other) => covered(runbook, other) - covered(runbook, one));
  if (!found)
    return files.includes(`${folder}${runbook.path}`)
      ? []
      : [
          {
            file: `${folder}${runbook.path}`,
            key: 'missing',
            message: `There is no runbook that says ${runbook.what}.`,
          },
        ];
  return runbook.sections
    .filter(({ heading }) => !found.headings.some(({ text, level }) => level > 1 && heading.test(text)))
    .map(({ about }) => ({
      file: found.file,
      place: () => ({ file: found.file, line: 1 }),
      key: about,
      message: `The runbook has no section about ${about}.`,
      fix: 'Add it under a heading of its own, with the commands.',
    }));
}

/** Decisions and rules have such words in their names, too. */
function isRunbook(file: string): boolean {
  return !/(?:^|\/)(?:adrs?|decisions|rules|actions|audit|checks)\//i.test(file);
}

function baseName(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1);
}

function covered({ sections }: Runbook, { headings }: Markdown): number {
  return sections.filter(({ heading }) => headings.some(({ text }) => heading.test(text))).length;
}
