import type { QueryBudgetCheck } from '../../project/checks/query-budget.ts';
import { count } from '../../runtime/words.ts';
import { causeOfStatus } from '../causes.ts';
import { peek } from '../peek.ts';
import type { Probe } from '../probe.ts';
import type { Finding } from '../result.ts';
import { excerpt } from '../text.ts';
import { parseServerTiming } from './server-timing.ts';

/** Asks once, and holds the number of queries that the answer tells against the budget. */
export async function judgeQueryBudget(check: QueryBudgetCheck, probe: Probe): Promise<Finding> {
  const { body, path, max } = check;
  const accept = body ? { accept: 'application/json, text/event-stream' } : {};
  const headers = body?.isJson ? { 'content-type': 'application/json', ...accept } : accept;
  const request = probe.request(body ? 'POST' : 'GET', path, { headers, ...(body ? { body: body.text } : {}) });
  const response = await peek(request, probe);
  if (response.status >= 400) {
    const cause = causeOfStatus(response);
    const message = `expected an answer whose queries can be counted, got status ${response.status}`;
    return { problems: [{ message, ...(cause === undefined ? {} : { cause }) }] };
  }
  const told = queriesIn(response.headers[check.header.toLowerCase()], check);
  if (typeof told === 'string') return { problems: [{ message: told, cause: howToTell }] };
  const notes = [`${count(told, 'quer').replace(/quers?$/, told === 1 ? 'query' : 'queries')} of at most ${max}`];
  if (told <= max) return { problems: [], notes, figures: { queries: told, max } };
  return {
    problems: [{ message: `expected at most ${max} queries for one answer, and it took ${told}`, cause: overBudget }],
    figures: { queries: told, max },
  };
}

/** The number, or why it cannot be told. */
function queriesIn(value: string | string[] | undefined, { header, metric }: QueryBudgetCheck): number | string {
  const text = Array.isArray(value) ? value.join(', ') : value;
  if (text === undefined) return `expected the header ${header} to tell the number of queries, and there is none`;
  if (header.toLowerCase() !== 'server-timing') return numberIn(text, `the header ${header} is`);
  const found = parseServerTiming(text).find(({ name }) => name === metric);
  if (!found) return `expected a metric \`${metric}\` in ${header}, got \`${excerpt(text)}\``;
  const described = found.parameters.get('desc');
  if (described === undefined) return `expected \`${metric};desc="<number>"\` in ${header}, got \`${excerpt(text)}\``;
  return numberIn(described, `the \`desc\` of \`${metric}\` in ${header} is`);
}

function numberIn(text: string, what: string): number | string {
  return /^\d{1,9}$/.test(text.trim()) ? Number(text) : `${what} \`${excerpt(text)}\`, and it must be a whole number`;
}

const howToTell =
  'The Worker counts the statements that it sends to D1 and tells the number with every answer: `headers.set(\'Server-Timing\', `d1;desc="${queries}"`)`. docs/checks/query-budget.md has the lines.';

const overBudget =
  'A query for each row of a list (N+1): join, or send the statements as one `batch`. Or the answer has grown, and the budget is to be raised with a reason.';
