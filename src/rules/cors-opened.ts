import { addedLines, type ChangedFile, type Rule, type Told } from './rule.ts';

const code = /\.(?:[cm]?[jt]sx?|jsonc?|toml|ya?ml)$/i;
const allowsAll = /access-control-allow-origin["'`\s\]]*[,:=(]\s*["'`]\s*\*/i;
// A variable may have been looked up in a list: only what is taken from the request on the spot.
const reflects = /access-control-allow-origin["'`\s\]]*[,:=]\s*(?:\w+\.)*(?:req|request)\b[^;\n]*origin/i;
const setting = /\b[\w-]*ORIGINS?["'`\s]*[:=]\s*\[?\s*["'`]\*["'`]/i;
const credentials = /access-control-allow-credentials["'`\s\]]*[,:=(]\s*["'`]?true/i;

/** CORS that is opened to every page. By the looks of a line: what a function returns elsewhere it does not see. */
export const corsOpened: Rule = { id: 'cors-opened', concerns: (path) => code.test(path), judge };

function judge(file: ChangedFile): Told[] {
  const hasCredentials = allowsCredentials(file.now ?? '');
  return addedLines(file).flatMap(({ line, text }) => {
    const opening = openingIn(text);
    return opening === undefined ? [] : [toldOf(file.path, line, opening === 'reflected', hasCredentials)];
  });
}

/** How a line opens CORS to every origin, by its looks. */
export function openingIn(text: string): 'all' | 'reflected' | undefined {
  if (/^\s*(\/\/|#|\*)/.test(text)) return undefined;
  if (reflects.test(text)) return 'reflected';
  return allowsAll.test(text) || setting.test(text) ? 'all' : undefined;
}

/** Whether a text allows credentials of pages. */
export function allowsCredentials(text: string): boolean {
  return credentials.test(text);
}

function toldOf(path: string, line: number, isReflected: boolean, hasCredentials: boolean): Told {
  return {
    severity: isReflected || hasCredentials ? 'HIGH' : 'MEDIUM',
    mandate: 'security',
    path,
    line,
    finding: isReflected
      ? 'Whatever origin asks is allowed to read the answer.'
      : `Every page may read the answer${hasCredentials ? ', and credentials are allowed in this file' : ''}.`,
    risk: 'A page that somebody is led to reads with what their browser holds.',
    remediation: 'Allow the origins of a list, and answer others without the header.',
  };
}
