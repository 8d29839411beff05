/** The times of bench/latency-server.ts, in milliseconds, and their true 95th percentiles. */

const middle = 25;
const sigma = 0.4;
/** Every so often nothing is answered for a while. */
const stallEvery = 4000;
const stallFor = 500;

export function lognormal(): number {
  const normal = Math.sqrt(-2 * Math.log(1 - Math.random())) * Math.cos(2 * Math.PI * Math.random());
  return middle * Math.exp(sigma * normal);
}

/** How long what comes at this moment has to wait for the stall to end. */
export function stallLeft(now: number): number {
  return Math.max(0, stallFor - (now % stallEvery));
}

/** For who comes at any time: half a million times drawn. */
export function trueP95(stalls: boolean): number {
  const times = Array.from(
    { length: 500_000 },
    () => lognormal() + (stalls ? stallLeft(Math.random() * stallEvery) : 0),
  );
  return times.sort((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? Number.NaN;
}
