/**
 * Provides a Chromium for the browser tests: the machine's, else Playwright's, else Debian's. Logs what it
 * installs, and fails if none can be had, so that the tests are never silently skipped.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium as playwright } from '@playwright/test';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];

/** Path of a Chromium: `CHROMIUM_BIN`, the first one on PATH, or Playwright's; null if there is none. */
export function findChromium(): string | null {
  const { CHROMIUM_BIN, PATH = '' } = process.env;
  if (CHROMIUM_BIN) return CHROMIUM_BIN;
  for (const name of NAMES) {
    for (const folder of PATH.split(delimiter)) {
      if (existsSync(join(folder, name))) return join(folder, name);
    }
  }
  const bundled = playwright.executablePath();
  return existsSync(bundled) ? bundled : null;
}

function provide(): string | null {
  const present = findChromium();
  if (present) return present;
  console.log('No Chromium on this machine: asking Playwright for one …');
  // The download hangs on a closed network; on an open one five minutes are enough.
  spawnSync('npx', ['playwright', 'install', 'chromium-headless-shell', 'chromium'], {
    stdio: 'inherit',
    timeout: 300_000,
  });
  const downloaded = findChromium();
  if (downloaded) return downloaded;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log('Installing chromium and a Chinese font with apt-get …');
    spawnSync('apt-get', ['update', '-qq'], { stdio: 'inherit' });
    const packages = ['chromium', 'fonts-noto-cjk'];
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], {
      stdio: 'inherit',
    });
  }
  return findChromium();
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const chromium = provide();
  if (!chromium) {
    console.error(
      'The browser tests need Chromium and none could be installed: install chromium, or set CHROMIUM_BIN.',
    );
    process.exit(1);
  }
  console.log(
    `Browser tests use ${chromium} (${execFileSync(chromium, ['--version', '--no-sandbox'], { encoding: 'utf8' }).trim()})`,
  );
}
