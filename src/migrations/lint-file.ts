import type { MigrationFile } from './files.ts';
import { type Finding, finding } from './rules.ts';

// developers.cloudflare.com/d1/platform/limits: maximum SQL statement length.
const statementBytes = 100_000;

/** What the text of a file shows, without a database. */
export function lintFile({ name, statements, allowances }: MigrationFile): Finding[] {
  const tooLong = statements
    .map(({ sql, line }) => ({ line, bytes: Buffer.byteLength(sql) }))
    .filter(({ bytes }) => bytes > statementBytes)
    .map(({ line, bytes }) =>
      finding(
        'statement-too-long',
        name,
        `A statement of ${bytes} bytes: D1 allows 100 KB. Split it into several.`,
        line,
      ),
    );
  const invalid = allowances.invalid.map(({ line, problem }) =>
    finding(
      'allow-invalid',
      name,
      `This \`voygent:allow\` ${problem}${/[.?]$/.test(problem) ? '' : '.'} It is written: \`-- voygent:allow RULE the reason\`.`,
      line,
    ),
  );
  return [...tooLong, ...invalid];
}
