/**
 * Identifies processes across commands by process id and, where the system provides it, start time: process
 * ids are reused, and a file left by a dead process must not be attributed to another one.
 */
import { readFileSync } from 'node:fs';

/** `4711 88231`, or `4711` where there is no /proc. */
export function processIdentity(pid = process.pid): string {
  return `${pid} ${startTimeOf(pid)}`.trim();
}

/** The process id in an identity; 0 if it is not valid. */
export function pidOf(identity: string): number {
  return Number(/^[1-9]\d*/.exec(identity)?.[0] ?? 0);
}

/** Whether the process is alive, and is not another one with the same process id. */
export function isAlive(identity: string): boolean {
  const pid = pidOf(identity);
  if (pid === 0) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return false;
  }
  const [, started] = identity.split(' ');
  return started === undefined || startTimeOf(pid) === started;
}

/**
 * Start time in clock ticks since boot: field 22 of proc_pid_stat(5). Parsed after the last `)`, since the
 * command name may contain anything.
 */
function startTimeOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}
