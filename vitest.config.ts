import { defineConfig } from 'vitest/config';

// Libraries are loaded as users load them: their development builds assert what holds nobody up.
process.env['NODE_ENV'] = 'production';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/loopback.ts'],
    setupFiles: ['test/seed.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    // Modules are loaded once a worker: to load them for each file took a third of the time of all tests.
    isolate: false,
  },
});
