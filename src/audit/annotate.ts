import type { Location } from '../runtime/errors.ts';
import type { Events } from '../runtime/events.ts';
import { count } from '../runtime/words.ts';
import type { Finding } from './finding.ts';
import type { Judgement } from './judgement.ts';
import { placeText } from './place-text.ts';

/** GitHub shows ten warnings of a step: docs.github.com, «Workflow commands». The last one tells of the rest. */
const mostWarnings = 9;
const mostLines = 200;

interface Line {
  event: string;
  message: string;
  location: Location;
}

/** Findings at their lines, the gravest first, then what is to be said of waivers; the rest is in the log alone. */
export function annotate({ open, unused, unasked, cut }: Judgement, events: Events): void {
  const lines: Line[] = [...open.map(lineOf), ...unused.map((one) => ({ event: 'audit.waiver-unused', ...one }))];
  for (const { event, message, location } of lines.slice(0, mostWarnings))
    events.warning(event, message, location.file === '' ? {} : { location });
  const rest = lines.slice(mostWarnings);
  if (rest.length > 0)
    events.warning('audit.more', `And ${count(rest.length, 'finding')} more, which are in the summary and in the log.`);
  for (const { event, message, location } of rest.slice(0, mostLines))
    events.info(event, `${placeText(location)}: ${message}`);
  for (const { what, why } of unasked) events.info('audit.not-looked-at', `Not looked at: ${what}: ${why}`);
  for (const sentence of cut) events.info('audit.cut', sentence);
}

function lineOf({ rule, name, severity, message, fix, location }: Finding): Line {
  return { event: 'audit.finding', message: `${severity} ${rule} ${name}: ${message} ${fix}`, location };
}
