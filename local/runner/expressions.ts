import './json-imports.ts';
import type { data } from '@actions/expressions';
import { Expression, type Node } from './document.ts';
import { WorkflowError } from './errors.ts';

const { data: values, Evaluator, Lexer, Parser } = await import('@actions/expressions');
const { replacer } = await import('@actions/expressions/data/replacer');
const { reviver } = await import('@actions/expressions/data/reviver');

/** What an expression gives: JSON. */
export type Value = string | number | boolean | null | Value[] | { [key: string]: Value };

/** How things stand before a job or a step. `skipped`: what it needs did not run, so that nothing failed or succeeded. */
export type Standing = 'success' | 'failure' | 'cancelled' | 'skipped';

/** What expressions of a job or step can see. */
export interface Scope {
  /** By name, such as `github` or `needs`. */
  contexts: Readonly<Record<string, Value>>;
  /** What `success()`, `failure()` and `cancelled()` tell of. Without it they cannot be called. */
  standing?: Standing;
}

const statusFunctions = ['always', 'success', 'failure', 'cancelled'];
const functionInfos = [...statusFunctions, 'hashFiles'].map((name) => ({ name, minArgs: 0, maxArgs: 255 }));
const contextNames = [
  ...['github', 'env', 'vars', 'job', 'jobs', 'steps', 'runner', 'secrets', 'strategy', 'matrix', 'needs', 'inputs'],
];

/** @throws WorkflowError where it is no expression, or needs what is not there */
export function evaluate({ source, where }: Expression, scope: Scope): Value {
  try {
    const contexts = JSON.parse(JSON.stringify(scope.contexts), reviver) as data.Dictionary;
    const tree = new Parser(new Lexer(source).lex().tokens, contextNames, functionInfos).parse();
    const result = new Evaluator(tree, contexts, functionsOf(scope)).evaluate();
    return result === undefined ? null : (JSON.parse(JSON.stringify(result, replacer)) as Value);
  } catch (error) {
    throw new WorkflowError(`\${{ ${source} }}: ${error instanceof Error ? error.message : String(error)}`, where);
  }
}

/** The same node with a value in the place of each expression. */
export function resolve(node: Node, scope: Scope): Value {
  if (node instanceof Expression) return evaluate(node, scope);
  if (Array.isArray(node)) return node.map((item) => resolve(item, scope));
  if (node === null || typeof node !== 'object') return node;
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, resolve(value, scope)]));
}

/** A value as the text that an environment variable or an input becomes. */
export function textOf(node: Node | undefined, scope: Scope): string {
  return node === undefined ? '' : asText(resolve(node, scope));
}

export function asText(value: Value): string {
  if (value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

export function textsOf(nodes: Readonly<Record<string, Node>> | undefined, scope: Scope): Record<string, string> {
  return Object.fromEntries(Object.entries(nodes ?? {}).map(([name, node]) => [name, textOf(node, scope)]));
}

/** Whether an `if:` holds. Without a word about the status it asks for success as well. */
export function holds(condition: Node | undefined, scope: Scope, where: string): boolean {
  if (condition === undefined) return scope.standing === 'success';
  if (typeof condition === 'boolean') return condition && scope.standing === 'success';
  const written = condition instanceof Expression ? condition : new Expression(String(condition), where);
  const asksStatus = new RegExp(`\\b(${statusFunctions.join('|')})\\s*\\(`, 'i').test(withoutTexts(written.source));
  const source = asksStatus ? written.source : `success() && (${written.source})`;
  return isTruthy(evaluate(new Expression(source, written.where), scope));
}

function withoutTexts(source: string): string {
  return source.replace(/'(?:[^']|'')*'/g, "''");
}

export function isTruthy(value: Value): boolean {
  return value !== null && value !== false && value !== 0 && value !== '';
}

function functionsOf({ standing }: Scope) {
  const says = (name: string, holds: boolean) => ({
    name,
    minArgs: 0,
    maxArgs: 0,
    call() {
      if (standing === undefined) throw new Error(`${name}() cannot be called here`);
      return new values.BooleanData(holds);
    },
  });
  const refuse = () => {
    throw new Error('the local runner does not support hashFiles()');
  };
  return new Map(
    Object.entries({
      always: says('always', true),
      success: says('success', standing === 'success'),
      failure: says('failure', standing === 'failure'),
      cancelled: says('cancelled', standing === 'cancelled'),
      hashfiles: { name: 'hashFiles', minArgs: 1, maxArgs: 255, call: refuse },
    }),
  );
}
