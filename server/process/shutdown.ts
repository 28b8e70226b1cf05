/** When the server ends: at Ctrl-C, at SIGTERM, and when the `npm start` above it has gone in whatever way. */

/** Milliseconds between looks at whether the starter is still there. */
const LOOK_MS = 1000;

/** @param end what is to be closed, once; the process then exits as a process ended by that signal does */
export function onEnd(end: () => Promise<void>): void {
  let ending = false;
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const) {
    process.on(signal, () => {
      if (ending) return;
      ending = true;
      void end().finally(() => process.exit(code));
    });
  }
}

/** npm killed outright cannot pass a signal on; without npm above, a server may well outlive its starter. */
export function endWithStarter(): void {
  if (!process.env['npm_lifecycle_event']) return;
  const starter = process.ppid;
  setInterval(() => {
    if (process.ppid !== starter) process.kill(process.pid, 'SIGTERM');
  }, LOOK_MS).unref();
}
