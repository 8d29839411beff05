import { addedLines, type ChangedFile, type Rule, type Told } from './rule.ts';

const code = /\.(?:[cm]?[jt]sx?|jsonc?|toml|ya?ml)$/i;
const name = String.raw`[\w.]*(?:AUTH|API|MCP|ACCESS|SECRET|BEARER)[\w]*(?:KEY|TOKEN|SECRET|AUTH)[\w]*`;
// Where there is no key, whoever asks is let in.
const openWithout = new RegExp(
  String.raw`if\s*\(\s*!\s*${name}\s*\)\s*\{?\s*return\s+(?:true\b|next\b|await\s+next\b|undefined\b|null\b|;|handle|fetch|serve)`,
  'i',
);
const shortcut = new RegExp(String.raw`return\s+!\s*${name}\s*\|\|`, 'i');
const switchedOff =
  /\b[\w-]*(?:REQUIRE[\w-]*(?<!o)AUTH|AUTH[\w-]*(?:REQUIRED|ENABLED)|ENABLE[\w-]*AUTH)["'`\s]*[:=]\s*["'`]?(?:false|0|off|no)\b/i;
const skipped =
  /\b[\w-]*(?:SKIP|DISABLE|BYPASS|NO)[_-]?(?:MCP[_-]?)?AUTH[\w-]*["'`\s]*[:=]\s*["'`]?(?:true|1|on|yes)\b/i;

/**
 * Authentication that is made optional, by the looks of a line that is added: a missing key that lets everybody in, a setting that
 * switches it off. It does not see a check that is called no more.
 */
export const mcpAuthOptional: Rule = { id: 'mcp-auth-optional', concerns: (path) => code.test(path), judge };

function judge(file: ChangedFile): Told[] {
  return openLines(addedLines(file)).map((line) => toldOf(file.path, line));
}

/** The lines that let everybody in without a key, or by a setting. */
export function openLines(lines: readonly { line: number; text: string }[]): number[] {
  return lines.flatMap(({ line, text }, index) => {
    if (/^\s*(\/\/|#|\*)/.test(text)) return [];
    // The return may stand on the next line.
    const next = lines[index + 1];
    const both = next && next.line === line + 1 && /\bif\s*\(/.test(text) ? `${text} ${next.text.trim()}` : text;
    const isOpen = openWithout.test(both) || shortcut.test(text) || switchedOff.test(text) || skipped.test(text);
    return isOpen ? [line] : [];
  });
}

function toldOf(path: string, line: number): Told {
  return {
    severity: 'HIGH',
    mandate: 'security',
    path,
    line,
    finding: 'Authentication is made optional: without the key, or by a setting, everybody is let in.',
    risk: 'A deploy that lacks the secret serves the data of everybody to anybody, and nothing fails.',
    remediation: 'Refuse every request where the key is missing (503 or 401), and let the deploy fail without it.',
  };
}
