import { globSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import {
  type Document,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type ParsedNode,
  parseDocument,
  type Scalar,
  type YAMLMap,
} from 'yaml';
import type { Finding } from './finding.ts';

/** Every file that GitHub would read as a workflow or an action, of this repository and of its examples. */
const patterns = [
  '.github/workflows/*.{yml,yaml}',
  'action.{yml,yaml}',
  'actions/*/action.{yml,yaml}',
  'examples/**/.github/workflows/*.{yml,yaml}',
];

/** A workflow or action file, parsed with positions. */
export interface Source {
  /** Path from the root of this repository, with `/`. */
  file: string;
  /** The root of the repository that the file belongs to: an example is one of its own. */
  root: string;
  kind: 'workflow' | 'action';
  isExample: boolean;
  text: string;
  document: Document<ParsedNode>;
  lines: LineCounter;
}

export function readSources(root: string): Source[] {
  const files = globSync(patterns, { cwd: root, exclude: (path) => path === 'node_modules' });
  return files
    .map((file) => file.split(sep).join('/'))
    .sort()
    .map((file) => {
      return parseSource(root, file, readFileSync(join(root, file), 'utf8'));
    });
}

export function parseSource(root: string, file: string, text: string): Source {
  const lines = new LineCounter();
  const [owner, isWorkflow] = [/^(.*?)\/?\.github\/workflows\//.exec(file)?.[1], file.includes('.github/workflows/')];
  return {
    file,
    root: join(root, owner ?? ''),
    kind: isWorkflow ? 'workflow' : 'action',
    isExample: file.startsWith('examples/'),
    text,
    document: parseDocument(text, { lineCounter: lines }),
    lines,
  };
}

export function findingAt(source: Source, offset: number, rule: string, message: string): Finding {
  const { line, col } = source.lines.linePos(offset);
  return { file: source.file, line, column: col, rule, message };
}

export function findingOn(source: Source, node: Node, rule: string, message: string): Finding {
  return findingAt(source, node.range?.[0] ?? 0, rule, message);
}

/** The mapping that is a job, or the step of a job or of a composite action. */
export type Part = YAMLMap;

export function jobsOf({ document }: Source): Part[] {
  const jobs = document.get('jobs');
  return isMap(jobs) ? jobs.items.map(({ value }) => value).filter(isMap) : [];
}

export function stepsOf(source: Source): Part[] {
  const runs = source.document.get('runs');
  const owners = [...jobsOf(source), ...(isMap(runs) ? [runs] : [])];
  return owners.flatMap((owner) => {
    const steps = owner.get('steps');
    return isSeq(steps) ? steps.items.filter(isMap) : [];
  });
}

/** The scalar under a key, where it is text. */
export function textOf(part: Part, key: string): Scalar<string> | undefined {
  const node = part.get(key, true);
  return isScalar(node) && typeof node.value === 'string' ? (node as Scalar<string>) : undefined;
}
