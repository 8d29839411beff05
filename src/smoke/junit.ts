import type { SmokeResult } from './report.ts';
import type { CheckResult } from './result.ts';

/** The results as JUnit XML, as test reporters of CI systems read it: a suite for every address, a case for every check. */
export function junitOf(results: readonly SmokeResult[]): string {
  const suites = results.map(suiteOf).join('\n');
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="smoke">\n${suites}\n</testsuites>\n`;
}

function suiteOf({ url, results }: SmokeResult): string {
  const failures = results.filter(({ outcome }) => outcome === 'failed').length;
  const skipped = results.filter(isSkipped).length;
  const seconds = inSeconds(results.reduce((sum, { durationMs }) => sum + durationMs, 0));
  const head = `  <testsuite name=${attribute(url)} tests="${results.length}" failures="${failures}" errors="0" skipped="${skipped}" time="${seconds}">`;
  return [head, ...results.map((result) => caseOf(result, url)), '  </testsuite>'].join('\n');
}

function caseOf(result: CheckResult, url: string): string {
  const { name, kind, durationMs, warnings, notes } = result;
  const head = `    <testcase classname=${attribute(`${kind} ${url}`)} name=${attribute(name)} time="${inSeconds(durationMs)}">`;
  const said = [...notes, ...warnings.map((warning) => `warning: ${warning}`)].join('\n');
  const output = said === '' ? [] : [`      <system-out>${text(said)}</system-out>`];
  return [head, ...verdictOf(result), ...output, '    </testcase>'].join('\n');
}

function verdictOf(result: CheckResult): string[] {
  if (isSkipped(result))
    return [
      `      <skipped message=${attribute([...result.warnings, ...result.notes].join('; ') || result.outcome)}/>`,
    ];
  return result.problems.map(({ message, cause, curl }) => {
    const body = [message, ...(cause === undefined ? [] : [`Usual cause: ${cause}`]), curl].filter(Boolean).join('\n');
    return `      <failure message=${attribute(message)} type="${result.kind}">${text(body)}</failure>`;
  });
}

/** What could not be told did neither pass nor fail. */
function isSkipped({ outcome }: CheckResult): boolean {
  return outcome === 'skipped' || outcome === 'inconclusive';
}

function inSeconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(3);
}

function attribute(value: string): string {
  return `"${text(value).replaceAll('"', '&quot;').replaceAll('\n', '&#10;')}"`;
}

/** XML 1.0 has no place for control characters, not even escaped. */
function text(value: string): string {
  return (
    value
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out.
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
  );
}
