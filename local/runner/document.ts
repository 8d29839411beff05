import './json-imports.ts';
import type { TemplateToken } from '@actions/workflow-parser/templates/tokens/template-token';
import { WorkflowError } from './errors.ts';

const { NoOperationTraceWriter, parseWorkflow, isBasicExpression, isMapping, isScalar, isSequence, isString } =
  await import('@actions/workflow-parser');
const { parseAction } = await import('@actions/workflow-parser/actions/action-parser');
const { isBoolean, isNumber } = await import('@actions/workflow-parser');

/** `${{ … }}`, and text with such parts, which GitHub's parser has made one expression of. */
export class Expression {
  readonly source: string;
  /** `file:line` */
  readonly where: string;

  constructor(source: string, where: string) {
    this.source = source;
    this.where = where;
  }
}

/** What a file says, before its expressions are evaluated. */
export type Node = string | number | boolean | null | Expression | Node[] | { [key: string]: Node };

/** Reads a workflow by GitHub's own parser and schema. @throws WorkflowError with all that GitHub says is wrong */
export function readWorkflowNode(file: string, content: string): Node {
  return nodeOf(parseWorkflow({ name: file, content }, new NoOperationTraceWriter()), file);
}

/** Reads an `action.yml` likewise. */
export function readActionNode(file: string, content: string): Node {
  return nodeOf(parseAction({ name: file, content }, new NoOperationTraceWriter()), file);
}

function nodeOf({ context, value }: ReturnType<typeof parseWorkflow>, file: string): Node {
  const errors = context.errors.getErrors().map(({ message }) => message);
  if (errors.length > 0 || value === undefined) throw new WorkflowError(errors.join('; ') || 'it is empty', file);
  return plain(value, file);
}

function plain(token: TemplateToken, file: string): Node {
  const where = `${file}:${token.line ?? 1}`;
  if (isBasicExpression(token)) return new Expression(token.expression, where);
  if (isSequence(token)) return [...token].map((item) => plain(item, file));
  if (isMapping(token))
    return Object.fromEntries([...token].map(({ key, value }) => [keyOf(key, where), plain(value, file)]));
  if (isString(token) || isNumber(token) || isBoolean(token)) return token.value;
  if (isScalar(token) && !token.isExpression) return null;
  throw new WorkflowError(`the local runner does not support ${token.toString()}`, where);
}

function keyOf(key: TemplateToken, where: string): string {
  if (isString(key)) return key.value;
  throw new WorkflowError('the local runner does not support expressions as keys', where);
}
