/** `340 ms`, `12.3 s`, `4 min 05 s`. */
export function durationText(milliseconds: number): string {
  if (milliseconds < 1000) return `${Math.round(milliseconds)} ms`;
  if (milliseconds < 60_000) return `${Number((milliseconds / 1000).toFixed(1))} s`;
  const seconds = Math.round(milliseconds / 1000);
  return `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, '0')} s`;
}

/** For latencies: `0.42 ms`, `8.3 ms`, `141 ms`. */
export function latencyText(milliseconds: number): string {
  if (!Number.isFinite(milliseconds)) return 'no answer';
  return milliseconds < 10 ? `${Number(milliseconds.toPrecision(2))} ms` : durationText(milliseconds);
}
