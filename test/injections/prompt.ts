import { fencedIn } from '../../src/review/fence.fixture.ts';
import { type Fenced, legend } from '../../src/review/fence.ts';

/** The user's turn, taken apart as the rules say that it is to be read. */
export interface ReadPrompt {
  /** The list at its beginning. */
  paths: string[];
  files: Fenced[];
}

/** How often the legend has the number of the fences; each file has it at its beginning and its end. */
const inLegend = 2;

/** @throws Error for a turn in which there is anything else */
export function readPrompt(prompt: string): ReadPrompt {
  const [, list = '', text = ''] = /^The files of this part, as[^\n]*:\n([^\n]*)\n\n(.*)\n$/s.exec(prompt) ?? [];
  const [, number, of, nonce = ''] = /^Part (\d+) of (\d+) of the change\. [^\n]*<<<([0-9a-f]{32}) /.exec(text) ?? [];
  if (!/^[\x20-\x7e]+$/.test(list)) throw new Error(`the list of files has what cannot be seen: ${list}`);
  if (!text.startsWith(legend(nonce, { number: Number(number), of: Number(of) })))
    throw new Error(`another legend than that of the fences: ${text.slice(0, 1000)}`);
  const files = fencedIn(text, nonce);
  if (prompt.split(nonce).length !== 1 + inLegend + 2 * files.length)
    throw new Error(`the number of the fences is in what stands between them: ${nonce}`);
  return { paths: JSON.parse(list), files };
}
