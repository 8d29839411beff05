import { linesOf } from '../code.ts';
import type { Rule, Told } from '../rule.ts';
import type { AuditedSection, AuditedWorker, SourceFile } from '../wrangler.ts';
import { patchSetting } from '../wrangler-patch.ts';
import { mapping, sequence } from '../yaml-walk.ts';

export const notObservable: Rule = {
  id: 'VA013',
  name: 'not-observable',
  severity: 'MEDIUM',
  about: 'A Worker keeps no logs, or logs what no query can read.',
  why: 'Without `observability` a Worker’s logs are gone when nobody watches: an outage goes unnoticed, and afterwards nothing tells why.',
  sources: [
    'https://developers.cloudflare.com/workers/observability/logs/workers-logs/',
    'External review, «No Monitoring/Alerting Setup» and «Principle IV: Observable Infrastructure»',
  ],
  fix: 'Add `"observability": { "enabled": true }`; environments inherit it.',
  judge: ({ workers }) =>
    workers.flatMap((worker) => [...withoutLogs(worker), ...worker.sources.flatMap(unstructured)]),
};

function withoutLogs(worker: AuditedWorker): Told[] {
  const dark = worker.sections.filter((section) => !isObserved(section));
  const [first] = dark;
  if (!first) return [];
  const found = first.read('observability');
  const labels = dark.slice(0, 5).map(({ label }) => label);
  return [
    {
      file: worker.file,
      place: found ? () => worker.config.document.at(found.path) : first.at,
      key: 'off',
      message: `The logs of ${labels.join(', ')} are kept nowhere: \`observability\` is ${found ? 'off' : 'missing'}, and nothing else takes them.`,
      patch: () => patchSetting(worker, [...(found?.path ?? ['observability']), 'enabled'], true),
    },
  ];
}

function isObserved(section: AuditedSection): boolean {
  const observability = mapping(section.read('observability')?.value);
  const isOn = observability['enabled'] === true || mapping(observability['logs'])['enabled'] === true;
  if (isOn && observability['head_sampling_rate'] !== 0) return true;
  const goesElsewhere =
    section.read('logpush')?.value === true || sequence(section.read('tail_consumers', 'own')?.value).length > 0;
  return goesElsewhere;
}

const ofText = /\bconsole\s*\.\s*(?:log|info|warn|error|debug)\s*\(\s*(?:['"`](?!\s*\{)|\w+\s*\+)/;

/** One for each file: the first line that logs words. */
function unstructured(source: SourceFile): Told[] {
  const lines = linesOf(source).filter(({ text }) => ofText.test(text));
  const [first] = lines;
  if (!first) return [];
  return [
    {
      file: source.file,
      place: () => ({ file: source.file, line: first.line }),
      key: 'unstructured',
      severity: 'LOW',
      message: `Logs are words and not JSON${lines.length > 1 ? ` (here and on ${lines.length - 1} more lines)` : ''}: Workers Logs can index fields, and not sentences.`,
      fix: 'Log one object a line: `console.log(JSON.stringify({ time, level, msg, request_id }))`.',
    },
  ];
}
