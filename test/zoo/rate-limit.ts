import { changed, type Specimen } from './zoo.ts';

const limited = `
const callers = new Map();

export default {
  fetch(request) {
    const count = (callers.get('you') ?? 0) + 1;
    callers.set('you', count);
    if (count > 20) return new Response('too many', { status: 429, headers: { 'retry-after': '60' } });
    return Response.json([]);
  },
};`;

const checks = '- { rate-limit: /mcp, limit: 20, burst: true }';
const refusal = "return new Response('too many', { status: 429, headers: { 'retry-after': '60' } });";

export const specimens: readonly Specimen[] = [
  {
    name: 'limit-none',
    flaw: 'Nothing limits callers.',
    checks,
    sound: limited,
    flawed: changed(limited, 'if (count > 20)', 'if (count > 2000)'),
    caught: /none of 40 requests was refused with 429/,
  },
  {
    name: 'limit-throws',
    flaw: 'The limiter throws where it should refuse.',
    checks,
    sound: limited,
    flawed: changed(limited, refusal, "throw new Error('limit');"),
    caught: /requests of the burst were answered with status 500/,
  },
];
