import { expect, test } from 'vitest';
import { testContext } from '../runtime/context.fixture.ts';
import { inMegabytes, Progress } from './progress.ts';

test('what takes long is told every ten seconds, with how much is left', () => {
  const context = testContext();
  const progress = new Progress('Exporting trips', context.events, context.clock);
  progress.at({ bytes: 1e6, total: 500e6 });
  expect(context.printed).toEqual([]);
  void context.clock.sleep(10_000);
  progress.at({ bytes: 100e6, total: 500e6, rows: 451_000 });
  expect(context.printed).toEqual([
    'info: Exporting trips: 100 MB of 500 MB, 451,000 rows, 10.0 MB/s, about 40 s to go',
  ]);
  void context.clock.sleep(9999);
  progress.at({ bytes: 200e6, total: 500e6 });
  expect(context.printed).toHaveLength(1);
  void context.clock.sleep(1);
  progress.at({ bytes: 200e6 });
  expect(context.printed.at(-1)).toBe('info: Exporting trips: 200 MB, 10.0 MB/s');
});

test.each([
  [1, '1 KB'],
  [999_001, '1000 KB'],
  [1.25e6, '1.3 MB'],
  [512e6, '512 MB'],
])('%d bytes are %s', (bytes, told) => {
  expect(inMegabytes(bytes)).toBe(told);
});
