/**
 * Shuts the server down on Ctrl-C, on SIGTERM, and when the `npm start` that launched it has died in any way.
 */

/** Milliseconds between checks that the parent process still exists. */
const CHECK_MS = 1000;

/** Calls `shutDown` once, on the first signal, then exits with that signal's conventional exit code. */
export function onShutdown(shutDown: () => Promise<void>): void {
  let isShuttingDown = false;
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const) {
    process.on(signal, () => {
      if (isShuttingDown) return;
      isShuttingDown = true;
      void shutDown().finally(() => process.exit(code));
    });
  }
}

/**
 * Terminates this process once npm has died: an npm that was killed cannot forward the signal. Does nothing
 * if the server was started without npm, where it may well outlive its parent.
 */
export function exitWithNpm(): void {
  if (!process.env['npm_lifecycle_event']) return;
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) process.kill(process.pid, 'SIGTERM');
  }, CHECK_MS).unref();
}
