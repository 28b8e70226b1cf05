/** Builds the page into dist/client, which the server serves; `npx vite` alone is for working on the page. */
/// <reference types="vitest/config" />
import preact from '@preact/preset-vite';
import { defineConfig } from 'vite';

export default defineConfig({
  root: 'client',
  plugins: [preact({ reactAliasesEnabled: false })],
  build: {
    outDir: '../dist/client',
    emptyOutDir: true,
    // The floor is set by what the page cannot do without: popover and subgrid.
    target: ['chrome117', 'edge117', 'firefox125', 'safari17'],
  },
  server: {
    host: '127.0.0.1',
    proxy: { '/api': 'http://127.0.0.1:5170' },
  },
  // The page's root is not that of the tests, which stand in every folder.
  test: { root: import.meta.dirname, include: ['{client,indexer,server}/**/*.test.ts'] },
});
