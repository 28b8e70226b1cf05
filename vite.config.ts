/** Builds the page into dist/client, which the server serves; `npx vite` alone is for working on the page. */
import preact from '@preact/preset-vite';
import { defineConfig } from 'vite';

export default defineConfig({
  root: 'client',
  cacheDir: '../node_modules/.vite',
  plugins: [preact({ reactAliasesEnabled: false })],
  build: {
    outDir: '../dist/client',
    emptyOutDir: true,
    // The floor is set by what the page cannot do without: popover and subgrid.
    target: ['chrome117', 'edge117', 'firefox125', 'safari17'],
    rolldownOptions: {
      output: {
        // What is shared would be named after all that share it.
        chunkFileNames: ({ name }) => `assets/${name.replace(/~.*/, '')}-[hash].js`,
        assetFileNames: ({ names: [name = ''] }) =>
          `assets/${name.replace(/~.*|\.[^.]*$/, '')}-[hash][extname]`,
        codeSplitting: {
          groups: [
            // A browser asks for six files at a time: eleven small ones kept the first paint waiting.
            { name: 'first', tags: ['$initial'] },
            { name: 'shared', minShareCount: 2, entriesAware: true, entriesAwareMergeThreshold: 4000 },
          ],
        },
      },
    },
  },
  server: {
    host: '127.0.0.1',
    proxy: { '/api': 'http://127.0.0.1:5170' },
  },
});
