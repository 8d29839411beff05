import { allowsCredentials, openingIn } from '../../rules/cors-opened.ts';
import { type CodeLine, firstPlace, isMcpServer, linesOf } from '../code.ts';
import type { Rule, Told } from '../rule.ts';
import type { AuditedWorker, SourceFile } from '../wrangler.ts';

export const corsOpen: Rule = {
  id: 'VA008',
  name: 'cors-open',
  severity: 'HIGH',
  about: 'CORS lets every page read the answers, or is not configured at all.',
  why: 'A page that somebody is led to reads with what their browser holds. Without any CORS, browser clients are refused, and the next person opens it with `*`.',
  sources: [
    'https://developer.mozilla.org/en-US/docs/Web/HTTP/Guides/CORS',
    'https://modelcontextprotocol.io/specification/2025-11-25/basic/transports#security-warning',
    'External review, «CORS Configuration»',
  ],
  fix: 'Keep a list of exact origins; answer one of them with itself and `Vary: Origin`, and all others without the header.',
  judge: ({ workers }) =>
    workers.flatMap((worker) => [...worker.sources.flatMap(inCode), ...inVars(worker), ...nowhere(worker)]),
};

function inCode(source: SourceFile): Told[] {
  const lines = linesOf(source);
  const withCredentials = lines.some(({ text }) => allowsCredentials(text));
  const reflected = reflectedNames(lines);
  return lines.flatMap((one) => {
    const opening = openingIn(one.text) ?? (usesOne(one.text, reflected) ? 'reflected' : undefined);
    return opening === undefined ? [] : [told(source.file, one, opening, withCredentials)];
  });
}

function told(file: string, { line, text }: CodeLine, opening: 'all' | 'reflected', withCredentials: boolean): Told {
  return {
    file,
    place: () => ({ file, line }),
    key: `${opening} ${text.trim()}`,
    severity: opening === 'reflected' || withCredentials ? 'HIGH' : 'MEDIUM',
    message:
      opening === 'reflected'
        ? 'Whatever origin asks is allowed to read the answer.'
        : `Every page may read the answer${withCredentials ? ', and credentials are allowed in this file' : ''}.`,
  };
}

const taken = /\b(?:const|let|var)\s+(\w{1,60})\s*=[^;]{0,200}headers\s*\.\s*get\s*\(\s*['"`]origin['"`]/i;
const given = /access-control-allow-origin["'`\s\]]{0,4}[,:=(]\s{0,8}(\w{1,60})\b/i;

/** Variables that hold the origin of the request, and that nothing in the file looks up or compares. */
function reflectedNames(lines: readonly CodeLine[]): Set<string> {
  const names = lines.flatMap(({ text }) => taken.exec(text)?.[1] ?? []);
  return new Set(names.filter((name) => !lines.some(({ text }) => isChecked(text, name))));
}

function isChecked(text: string, name: string): boolean {
  const word = new RegExp(`\\b${name}\\b`);
  return (
    word.test(text) &&
    !taken.test(text) &&
    /===|!==|==|!=|\b(?:includes|has|some|find|test|match|get|indexOf|startsWith|endsWith|\w*allow\w*)\s*\(|\[\s*\w+\s*\]/i.test(
      text,
    )
  );
}

function usesOne(text: string, names: ReadonlySet<string>): boolean {
  const name = given.exec(text)?.[1];
  return name !== undefined && names.has(name);
}

function inVars(worker: AuditedWorker): Told[] {
  return worker.sections.flatMap((section) =>
    Object.entries(section.config.section.vars ?? {})
      .filter(([name, value]) => /ORIGINS?$/i.test(name) && hasStar(value))
      .map(
        ([name]): Told => ({
          file: worker.file,
          place: () => worker.config.document.at([...section.config.pathOf('vars'), name]),
          key: `${section.label} ${name}`,
          severity: 'MEDIUM',
          message: `\`${name}\` of ${section.label} is \`*\`: every page may read the answers.`,
        }),
      ),
  );
}

function hasStar(value: unknown): boolean {
  const list = Array.isArray(value) ? value : String(value).split(',');
  return list.some((one) => String(one).trim() === '*');
}

function nowhere(worker: AuditedWorker): Told[] {
  const [main] = worker.sources;
  if (!main || !isMcpServer(worker)) return [];
  if (firstPlace(worker, /access-control-allow-origin|['"](?:hono\/)?cors['"]|\bcors\w*\s*\(|\bcorsOptions\b/i))
    return [];
  return [
    {
      file: main.file,
      place: () => ({ file: main.file, line: 1 }),
      key: 'no CORS',
      severity: 'LOW',
      message:
        'Nothing in the code of this MCP server answers CORS: clients in a browser are refused, and it is not written down that they should be.',
      fix: 'Answer OPTIONS, and allow a list of exact origins; prove it with a `cors` check in .github/voygent.yml. Where no browser is to reach it, waive this.',
    },
  ];
}
