import { changed, type Specimen } from './zoo.ts';

const counted = `
export default {
  fetch() {
    let queries = 0;
    queries += 1; // the trips
    for (const trip of [1, 2, 3]) queries += 0; // their travelers came with them
    return Response.json([], { headers: { 'server-timing': 'total;dur=3.2, d1;desc="' + queries + '"' } });
  },
};`;

const checks = '- { query-budget: /trips, max: 2 }';
const header = `'total;dur=3.2, d1;desc="' + queries + '"'`;

export const specimens: readonly Specimen[] = [
  {
    name: 'budget-n-plus-one',
    flaw: 'One query for the list, and one for each of its rows.',
    checks,
    sound: counted,
    flawed: changed(counted, 'queries += 0;', 'queries += 1;'),
    caught: /expected at most 2 queries for one answer, and it took 4/,
  },
  {
    name: 'budget-silent',
    flaw: 'The number is told in development only.',
    checks,
    sound: counted,
    flawed: changed(counted, `{ headers: { 'server-timing': ${header} } }`, '{}'),
    caught: /expected the header Server-Timing to tell the number of queries, and there is none/,
  },
  {
    name: 'budget-duration',
    flaw: 'It tells how long the queries took, and not how many there were.',
    checks,
    sound: counted,
    flawed: changed(counted, header, "'d1;dur=1.5'"),
    caught: /expected `d1;desc="<number>"` in Server-Timing/,
  },
];
