/** What a tool has found, to be written as SARIF 2.1.0: docs.oasis-open.org, «Static Analysis Results Interchange Format». */
export interface SarifRun {
  tool: string;
  /** Where a reader finds more of it. */
  informationUri: string;
  results: readonly SarifResult[];
}

export interface SarifResult {
  /** Of the rule, such as `cors-opened`. */
  rule: string;
  /** What the rule is about, in one sentence. */
  about: string;
  severity: 'HIGH' | 'MEDIUM' | 'LOW';
  message: string;
  /** From the root of the repository. */
  path: string;
  /** `null`: the whole file. */
  line: number | null;
  column?: number;
  /** The rule's page. */
  helpUri?: string;
  /** A baseline has it. */
  isKnown?: boolean;
  /** The same for the same finding in another run. */
  fingerprint: string;
  /** Why somebody accepts it. */
  accepted?: string;
}

// GitHub ranks by numbers, and reads more than these limits from no run: docs.github.com, «SARIF support for code scanning».
const ranks = { HIGH: '8.0', MEDIUM: '5.0', LOW: '2.0' } as const;
const levels = { HIGH: 'error', MEDIUM: 'warning', LOW: 'note' } as const;
const mostResults = 5000;

/** The document, as JSON. Of very many results, the first are kept. */
export function sarifOf({ tool, informationUri, results }: SarifRun): string {
  const kept = results.slice(0, mostResults);
  const byRule = Map.groupBy(kept, ({ rule }) => rule);
  const ids = [...byRule.keys()];
  const rules = [...byRule].map(([id, [first]]) => ({
    id,
    shortDescription: { text: first?.about ?? id },
    ...(first?.helpUri === undefined ? {} : { helpUri: first.helpUri }),
    properties: { tags: ['security'], 'security-severity': ranks[worst(byRule.get(id) ?? [])] },
  }));
  const document = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: tool, informationUri, rules } },
        columnKind: 'utf16CodeUnits',
        results: kept.map((result) => ({ ruleIndex: ids.indexOf(result.rule), ...resultOf(result) })),
      },
    ],
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function resultOf({ rule, severity, message, path, line, column, fingerprint, accepted, isKnown }: SarifResult) {
  const startColumn = column === undefined ? {} : { startColumn: column };
  const region = line === null ? {} : { region: { startLine: line, ...startColumn } };
  const artifactLocation = { uri: uriOf(path), uriBaseId: '%SRCROOT%' };
  return {
    ruleId: rule,
    level: levels[severity],
    message: { text: message },
    locations: [{ physicalLocation: { artifactLocation, ...region } }],
    partialFingerprints: { 'voygentFinding/v1': fingerprint },
    ...(isKnown === undefined ? {} : { baselineState: isKnown ? 'unchanged' : 'new' }),
    ...(accepted === undefined ? {} : { suppressions: [{ kind: 'external', justification: accepted }] }),
  };
}

function worst(results: readonly SarifResult[]): SarifResult['severity'] {
  const of = new Set(results.map(({ severity }) => severity));
  return of.has('HIGH') ? 'HIGH' : of.has('MEDIUM') ? 'MEDIUM' : 'LOW';
}

/** A path may have characters that a URI has not; half of a surrogate pair has no URI at all. */
function uriOf(path: string): string {
  return path.split('/').map(encodePart).join('/');
}

function encodePart(part: string): string {
  return encodeURIComponent(part.toWellFormed());
}
