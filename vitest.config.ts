import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** `npm test` runs `*.test.ts`; what takes longer is `*.long.test.ts`, run by `npm run test:long`. */
const long = process.env['LONG_TESTS'] === '1';
/** Run by both: the longer they may take, the more queries they draw. */
const DRAWING = 'server/{search,engine}/**/{exact-search,hostile,several-engines}.test.ts';

export default defineConfig({
  test: {
    include: long
      ? ['{indexer,server,client}/**/*.long.test.ts', DRAWING]
      : ['{indexer,server,client}/**/*.test.ts'],
    exclude: [...(long ? [] : ['**/*.long.test.ts']), '**/node_modules/**'],
    // Tests start real engines: a cold disk or a busy machine is slow, and a hang still ends.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    // Long tests measure memory and kill processes: beside each other they would starve each other.
    fileParallelism: !long,
    // To load every module anew for each of two hundred files takes a third of the time of them all.
    isolate: long,
    // By default one fewer than there are cores; tests wait for the engine as much as they work.
    ...(!long && { maxWorkers: Math.max(2, availableParallelism()) }),
  },
});
