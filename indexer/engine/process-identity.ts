/**
 * A process in, what it is called in a file that others read out: its number and, where the system tells, the moment
 * of its start, since numbers are given again. A note of a process that has gone then speaks of nobody else.
 */
import { readFileSync } from 'node:fs';

/** As in `4711 88231`, or `4711` where there is no /proc. */
export function processName(pid = process.pid): string {
  return `${pid} ${startOf(pid)}`.trim();
}

/** The number in a name; 0 where it is none. */
export function pidOf(name: string): number {
  return Number(/^[1-9]\d*/.exec(name)?.[0] ?? 0);
}

/** Whether the process of that name is still there, and not another one under its number. */
export function isAlive(name: string): boolean {
  const pid = pidOf(name);
  if (pid === 0) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return false;
  }
  const [, started] = name.split(' ');
  return started === undefined || startOf(pid) === started;
}

/** In ticks since the system's start: field 22 of proc_pid_stat(5), after a command that may hold anything. */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}
