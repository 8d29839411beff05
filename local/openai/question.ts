import { z } from 'zod';

const Content = z.looseObject({ type: z.string(), text: z.string().optional() });
const Input = z.looseObject({ type: z.string(), role: z.string().optional(), content: z.array(Content).optional() });

/** What the CLI sends to `POST /responses`. */
const ResponsesRequest = z.looseObject({
  model: z.string(),
  instructions: z.string().default(''),
  input: z.array(Input),
  tools: z.array(z.unknown()).default([]),
  stream: z.boolean().optional(),
  store: z.boolean().optional(),
  text: z.looseObject({ format: z.looseObject({ schema: z.unknown() }).optional() }).optional(),
});

/** A line of a file that is to be reviewed. `line` is of the new file, or of the old one where the line is removed. */
export interface ShownLine {
  line: number;
  sign: '+' | '-' | ' ';
  text: string;
}

export interface ShownFile {
  path: string;
  lines: ShownLine[];
}

/** A request as a critic reads it. */
export interface Question {
  /** From 1, of this server. */
  number: number;
  model: string;
  /** What it is told before the user's turn: the CLI sends its rules as a developer's message. */
  instructions: string;
  /** The last text of the user's. */
  prompt: string;
  /** What is to come back; empty where none was given. */
  canary: string;
  files: ShownFile[];
  /** The body as it was sent, parsed. */
  body: z.infer<typeof ResponsesRequest>;
}

/** @throws ZodError for a body that is none of the CLI's */
export function readQuestion(json: unknown, number: number): Question {
  const body = ResponsesRequest.parse(json);
  const textsOf = (role: string) =>
    body.input
      .filter((one) => one.role === role)
      .flatMap(({ content = [] }) => content.flatMap(({ text }) => text ?? []));
  const prompt = textsOf('user').at(-1) ?? '';
  const instructions = [body.instructions, ...textsOf('developer')].join('\n');
  const [canary = ''] = /voygent-canary-[0-9a-f]{32}/.exec(instructions) ?? [];
  return { number, model: body.model, instructions, prompt, canary, files: filesOf(prompt), body };
}

const opening = /^<<<([0-9a-f]{16,}) (\{.*\})$/;
const shownLine = /^ *\(?(\d+)\)? ([ +-]) (.*)$/;

/** The files between their fences. A content that imitates a fence has a number before it. */
function filesOf(prompt: string): ShownFile[] {
  const files: ShownFile[] = [];
  let current: ShownFile | undefined;
  for (const text of prompt.split('\n')) {
    const [, nonce, header = ''] = opening.exec(text) ?? [];
    if (nonce !== undefined) {
      const { path } = z.looseObject({ path: z.string() }).parse(JSON.parse(header));
      current = { path, lines: [] };
      files.push(current);
    } else if (text.startsWith('>>>')) current = undefined;
    else current?.lines.push(...lineOf(text));
  }
  return files;
}

function lineOf(text: string): ShownLine[] {
  const [, line, sign, content = ''] = shownLine.exec(text) ?? [];
  return sign === '+' || sign === '-' || sign === ' ' ? [{ line: Number(line), sign, text: content }] : [];
}
