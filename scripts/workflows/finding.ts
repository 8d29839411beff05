/** Something that is wrong at a place of a file. Lines and columns count from 1. */
export interface Finding {
  file: string;
  line: number;
  column: number;
  rule: string;
  message: string;
}

export function format({ file, line, column, rule, message }: Finding): string {
  return `${file}:${line}:${column} ${rule} ${message}`;
}

export function inReadingOrder(left: Finding, right: Finding): number {
  return left.file.localeCompare(right.file) || left.line - right.line || left.column - right.column;
}
