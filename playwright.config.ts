import { defineConfig } from '@playwright/test';
import { findChromium } from './client/testing/chromium.ts';

/** Two checkouts can run their browser tests side by side, each on a port of its own. */
const PORT = Number(process.env['BROWSER_TEST_PORT'] ?? 5179);
const STATE_DIR = 'node_modules/.cache/browser-tests';
const executablePath = findChromium();
/** `npm test` walks the main ways through the page, `*.spec.ts`; `npm run test:long` the others, `*.long.spec.ts`. */
const long = process.env['LONG_TESTS'] === '1';
/** Run on a phone, and of them only the last two on a desktop too. */
const PHONE = ['**/phone.spec.ts', '**/every-size.spec.ts', '**/accessible.long.spec.ts'];

export default defineConfig({
  testDir: 'client',
  testMatch: long ? '**/*.long.spec.ts' : '**/*.spec.ts',
  outputDir: 'test-results',
  // They wait for the page more than they work.
  workers: 2,
  timeout: 30_000,
  // A busy machine may miss a moment; what fails twice is wrong, and what failed once is told as flaky.
  retries: 1,
  reporter: [['list']],
  use: {
    baseURL: `http://127.0.0.1:${PORT}`,
    locale: 'zh-CN',
    permissions: ['clipboard-read', 'clipboard-write'],
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(executablePath !== null && { executablePath }),
      // Without a sandbox, since CI runs as root; without background traffic, since tests need no network.
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--disable-background-networking',
        '--disable-component-update',
      ],
    },
  },
  projects: [
    {
      name: 'desktop',
      testIgnore: ['**/phone.spec.ts', ...(long ? [] : ['**/*.long.spec.ts'])],
      use: { viewport: { width: 1440, height: 900 } },
    },
    {
      name: 'phone',
      testMatch: PHONE.filter((file) => file.includes('.long.') === long),
      use: { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true },
    },
  ],
  webServer: {
    // What a newcomer runs, on the sample collection and an empty state.
    command: `rm -rf ${STATE_DIR} && npm start`,
    env: { PORT: String(PORT), STATE_DIR, REPORTS_DIR: '', MEILI_URL: '' },
    url: `http://127.0.0.1:${PORT}/api/health`,
    reuseExistingServer: false,
    timeout: 60_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 5000 },
    stdout: 'ignore',
  },
});
