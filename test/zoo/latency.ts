import { changed, type Specimen } from './zoo.ts';

/** Answers after 5 to 15 ms. */
const steady = `
let calls = 0;
export default {
  async fetch(request) {
    if (new URL(request.url).pathname !== '/health') return new Response(null, { status: 404 });
    calls++;
    await scheduler.wait(5 + (calls % 11));
    return new Response('ok');
  },
};`;

const checks = '- { latency: /health, p95: 250ms, rate: 100, samples: 120 }';
const work = 'await scheduler.wait(5 + (calls % 11));';

function steadyWith(name: string, flaw: string, part: [from: string, to: string], caught: RegExp): Specimen {
  return { name: `latency-${name}`, flaw, checks, sound: steady, flawed: changed(steady, ...part), caught };
}

export const specimens: readonly Specimen[] = [
  steadyWith(
    'tail',
    'Most answers are fast, and every sixth takes fifty times as long: the mean looks well.',
    [work, 'await scheduler.wait(calls % 6 === 0 ? 500 : 10);'],
    /expected 95 % of the answers within 250 ms, and \d+ of \d+ took longer/,
  ),
  steadyWith(
    'slow',
    'Every answer is slow.',
    [work, 'await scheduler.wait(400);'],
    /took longer \(p95 (?:[4-9]\d\d|\d{4,}) ms/,
  ),
  steadyWith(
    'stall',
    'For half of every second nothing is answered: who waits for one answer before asking again sees one slow answer.',
    [work, 'const phase = Date.now() % 1000;\n    if (phase > 400) await scheduler.wait(1000 - phase);'],
    /expected 95 % of the answers within 250 ms, and \d+ of \d+ took longer/,
  ),
  steadyWith(
    'errors',
    'One of twenty answers is an error, and a fast one.',
    [work, "if (calls % 20 === 0) return new Response('oops', { status: 503 });"],
    /\d+ of \d+ requests got no good answer: status 503/,
  ),
];
