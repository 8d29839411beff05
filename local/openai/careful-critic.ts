import { answerTo, type CriticFinding } from './answers.ts';
import type { Script } from './openai.ts';
import type { ShownFile, ShownLine } from './question.ts';

/** A defect that can be told by its looks. */
interface Pattern {
  /** On an added line. */
  line: RegExp;
  /** In which files. */
  path: RegExp;
  /** It is none in a file that has such a line. */
  unless?: RegExp;
  finding: Omit<CriticFinding, 'path' | 'line'>;
}

const patterns: readonly Pattern[] = [
  {
    line: /\bDROP\s+TABLE\b(?!\s+IF\s+EXISTS\s+"?\w*_(?:old|new|backup)\b)/i,
    path: /\.sql$/,
    // A table that is rebuilt.
    unless: /\bRENAME\s+TO\b/i,
    finding: {
      severity: 'HIGH',
      mandate: 'data-loss',
      finding: 'The migration drops a table with whatever is in it.',
      risk: 'The rows are gone with the release. Going back to the former version brings the code back, not the data.',
      remediation: 'Copy the rows first, stop using the table in this release, and drop it in a later one.',
      principle: 'Principle II: Database Efficiency',
    },
  },
  {
    line: /\bDELETE\s+FROM\s+\S+\s*;/i,
    path: /\.sql$/,
    finding: {
      severity: 'HIGH',
      mandate: 'data-loss',
      finding: 'The migration deletes every row of a table.',
      risk: 'What travellers have planned is lost.',
      remediation: 'Name in a WHERE which rows are to go, and rehearse it on a copy.',
      principle: 'Principle II: Database Efficiency',
    },
  },
  {
    line: /\bif\s*\(\s*(?:!\s*\w+(?:\.\w+)*|\w+(?:\.\w+)*\s*===?\s*(?:undefined|null|''))\s*\)\s*(?:\{\s*)?return\s+(?:true|next\(|undefined|null)/,
    path: /auth[^/]*\.[jt]s$/,
    finding: {
      severity: 'HIGH',
      mandate: 'security',
      finding: 'Without a key that is configured, everyone is let in.',
      risk: 'A Worker whose secret is missing is open to everybody, and nothing tells of it.',
      remediation: 'Refuse every request when the secret is missing.',
      principle: 'Security',
    },
  },
  {
    line: /catch\s*(?:\([^)]*\)\s*)?\{\s*\}/,
    path: /\.[jt]s$/,
    finding: {
      severity: 'MEDIUM',
      mandate: 'error-handling',
      finding: 'An error is caught and forgotten.',
      risk: 'What has failed looks as if it had succeeded.',
      remediation: 'Log it, and let the caller know.',
      principle: 'Principle IV: Observable Infrastructure',
    },
  },
  {
    line: /access-control-allow-origin['"]?\]?\s*[:,=]\s*['"]\*/i,
    path: /\.[jt]s$/,
    finding: {
      severity: 'MEDIUM',
      mandate: 'security',
      finding: 'Every page on the web may read the answers.',
      risk: 'A page that a traveller visits can read what their key opens.',
      remediation: 'Allow the chat client by name.',
      principle: null,
    },
  },
];

/**
 * A critic for the demo: the same answer to the same question, and no understanding. It finds a few defects by their looks
 * in lines that are added.
 */
export const careful: Script = (question) => {
  const findings = question.files.flatMap((file) => patterns.flatMap((pattern) => found(pattern, file)));
  return { kind: 'text', text: JSON.stringify(answerTo(question, findings)) };
};

function found({ line, path, unless, finding }: Pattern, file: ShownFile): CriticFinding[] {
  if (!path.test(file.path) || file.lines.some(({ text }) => unless?.test(text))) return [];
  const isFault = ({ sign, text }: ShownLine) => sign === '+' && !/^\s*(?:--|\/\/|\*)/.test(text) && line.test(text);
  return file.lines.filter(isFault).map((at) => ({ ...finding, path: file.path, line: at.line }));
}
