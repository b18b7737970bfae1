import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/{app,main,renderer,rules,docs,build,crash,money}/**/*.test.{ts,tsx}'],
          testTimeout: 20_000,
          // It imports electron, which the tests of the shell replace.
          server: { deps: { inline: ['electron-store'] } },
        },
      },
      { test: { name: 'hardening', include: ['test/hardening/**/*.test.ts'], testTimeout: 60_000, hookTimeout: 60_000 } },
      { test: { name: 'leak', include: ['test/leak/**/*.test.ts'], testTimeout: 120_000, hookTimeout: 120_000 } },
      { test: { name: 'faults', include: ['test/faults/**/*.test.ts'], testTimeout: 120_000, hookTimeout: 60_000 } },
      // One app at a time: they share the screen and the two cores that frame times are measured on.
      { test: { name: 'e2e', include: ['test/e2e/**/*.test.ts'], fileParallelism: false, testTimeout: 90_000, hookTimeout: 90_000 } },
    ],
  },
});
