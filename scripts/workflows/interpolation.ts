import { type Expr, Lexer, Parser } from '@actions/expressions';
import {
  Binary,
  ContextAccess,
  FunctionCall,
  Grouping,
  IndexAccess,
  Literal,
  Logical,
  Unary,
} from '@actions/expressions/ast';
import type { Scalar } from 'yaml';
import type { Finding } from './finding.ts';
import { findingAt, type Source, stepsOf, textOf } from './source.ts';

const contexts = [
  'github',
  'inputs',
  'env',
  'vars',
  'secrets',
  'steps',
  'needs',
  'matrix',
  'strategy',
  'job',
  'jobs',
  'runner',
];
const statusFunctions = ['hashFiles', 'always', 'success', 'failure', 'cancelled'].map((name) => {
  return { name, minArgs: 0, maxArgs: 255 };
});

/** The properties of `github` whose text others choose: a branch may be called `$(curl …)`. */
const chosenByOthers = new Set(['event', 'head_ref', 'base_ref', 'ref_name', 'ref']);

/** A value interpolated into a script becomes part of the script. It belongs into `env:`. */
export function interpolated(source: Source): Finding[] {
  return stepsOf(source).flatMap((step) => {
    const run = textOf(step, 'run');
    return run ? expressionsIn(source, run).flatMap((found) => judge(source, found)) : [];
  });
}

interface Interpolation {
  offset: number;
  text: string;
}

function judge(source: Source, { offset, text }: Interpolation): Finding[] {
  const what = untrusted(text);
  if (what === undefined) return [];
  return [
    findingAt(
      source,
      offset,
      'interpolation',
      `${what} becomes part of the script: pass it through env: and quote the variable`,
    ),
  ];
}

/** Each `${{ … }}` of a scalar, with its place in the file: the nth in the value is the nth in the source. */
function expressionsIn(source: Source, scalar: Scalar<string>): Interpolation[] {
  const [start, end] = scalar.range ?? [0, 0];
  const offsets = [...source.text.slice(start, end).matchAll(/\$\{\{/g)].map(({ index }) => start + index);
  return [...scalar.value.matchAll(/\$\{\{(.*?)\}\}/gs)].map(({ 1: text = '' }, index) => {
    return { offset: offsets[index] ?? start, text };
  });
}

function untrusted(text: string): string | undefined {
  try {
    return search(new Parser(new Lexer(text).lex().tokens, contexts, statusFunctions).parse());
  } catch {
    // What cannot be parsed is the language service's finding.
    return undefined;
  }
}

/** The first untrusted access in an expression, in words. */
function search(expression: Expr): string | undefined {
  if (expression instanceof ContextAccess) return untrustedContext(expression.name.lexeme);
  if (expression instanceof IndexAccess) return searchIndex(expression);
  for (const child of childrenOf(expression)) {
    const found = search(child);
    if (found) return found;
  }
  return undefined;
}

function untrustedContext(name: string): string | undefined {
  if (/^inputs$/i.test(name)) return 'inputs.*';
  // Only reached where no property is taken: the whole context holds the event.
  return /^github$/i.test(name) ? 'github (as a whole)' : undefined;
}

function searchIndex({ expr, index }: IndexAccess): string | undefined {
  if (!(expr instanceof ContextAccess) || !/^github$/i.test(expr.name.lexeme)) return search(expr) ?? search(index);
  if (!(index instanceof Literal)) return 'github[…]';
  const property = index.literal.coerceString().toLowerCase();
  if (!chosenByOthers.has(property)) return undefined;
  return property === 'event' ? 'github.event.*' : `github.${property}`;
}

function childrenOf(expression: Expr): Expr[] {
  if (expression instanceof FunctionCall || expression instanceof Logical) return expression.args;
  if (expression instanceof Binary) return [expression.left, expression.right];
  if (expression instanceof Unary) return [expression.expr];
  return expression instanceof Grouping ? [expression.group] : [];
}
