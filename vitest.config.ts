import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{src,local,scripts,test,examples,bench}/**/*.test.ts'],
    exclude: ['**/node_modules/**', 'lib/**', 'dist/**', '.local/**'],
    globalSetup: ['test/temporary.ts'],
    pool: 'forks',
    // Most test files start servers and programs of their own; more at once than cores makes them time out.
    maxWorkers: 2,
    // What is polled for may wait for a program to start; the default is a second.
    expect: { poll: { timeout: 30_000 } },
    // On a machine that does other things as well, a run of wrangler takes five times as long.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
