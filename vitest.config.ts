import { defineConfig } from 'vitest/config';

/** What measures time: it runs after all else, with the machine to itself. */
const alone = '**/*.alone.test.ts';
const exclude = ['**/node_modules/**', 'lib/**', 'dist/**', '.local/**'];

export default defineConfig({
  test: {
    globalSetup: ['test/temporary.ts'],
    pool: 'forks',
    // What is polled for may wait for a program to start; the default is a second.
    expect: { poll: { timeout: 30_000 } },
    // On a machine that does other things as well, a run of wrangler takes five times as long.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'tests',
          include: ['{src,local,scripts,test,examples,bench}/**/*.test.ts'],
          exclude: [...exclude, alone],
          // Most test files start servers and programs of their own, and wait for them: on two cores, three at once leave
          // no core idle; more make them time out.
          maxWorkers: 3,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: { name: 'alone', include: [alone], exclude, maxWorkers: 1, sequence: { groupOrder: 1 } },
      },
    ],
  },
});
