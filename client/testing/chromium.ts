/**
 * Makes sure that there is a Chromium for the browser tests: the machine's, or Playwright's, or Debian's. Says
 * what it does, and fails with one sentence where none can be had; the tests are never skipped for want of one.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium as playwright } from '@playwright/test';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];

/** The path of a Chromium: `CHROMIUM_BIN`, one on PATH, or Playwright's own. */
export function findChromium(): string | null {
  const { CHROMIUM_BIN, PATH = '' } = process.env;
  if (CHROMIUM_BIN) return CHROMIUM_BIN;
  for (const name of NAMES) {
    for (const folder of PATH.split(delimiter)) {
      if (existsSync(join(folder, name))) return join(folder, name);
    }
  }
  const own = playwright.executablePath();
  return existsSync(own) ? own : null;
}

function provide(): string | null {
  const found = findChromium();
  if (found) return found;
  console.log('No Chromium on this machine: asking Playwright for one …');
  // Its download may hang where the network is closed; five minutes are enough for an open one.
  spawnSync('npx', ['playwright', 'install', 'chromium-headless-shell', 'chromium'], {
    stdio: 'inherit',
    timeout: 300_000,
  });
  const fetched = findChromium();
  if (fetched) return fetched;
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
