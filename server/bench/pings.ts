/**
 * Asks a server for its health again and again, as a person beside others would, in a process of its own: what the
 * benchmark does meanwhile delays none of it.
 *
 * On a machine with other work a ping also waits for a core. So the time for which the server's main thread itself
 * was busy during each ping stands beside it: what others wait for because of the code alone.
 */
import { fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { Agent, get } from 'node:http';
import { fileURLToPath } from 'node:url';

const THIS_FILE = fileURLToPath(import.meta.url);
/** Milliseconds between an answer and the next ping. */
const PAUSE_MS = 10;
const NANOSECONDS_PER_MS = 1e6;

/** Times are milliseconds. */
export interface Ping {
  /** As of `Date.now()`. */
  readonly at: number;
  readonly took: number;
  /** Of the server's main thread, on a core. */
  readonly busy: number;
  readonly isAnswered: boolean;
}

export interface Pings {
  /** The pings since the last call. */
  taken(): Ping[];
  stop(): Promise<void>;
}

/** @param pid of the server */
export function startPings(url: string, pid: number): Pings {
  const child = fork(THIS_FILE, [url, String(pid)], { execArgv: ['--import', 'tsx'] });
  let pings: Ping[] = [];
  child.on('message', (ping: Ping) => pings.push(ping));
  return {
    taken() {
      const taken = pings;
      pings = [];
      return taken;
    },
    async stop() {
      const exited = new Promise((resolve) => child.once('exit', resolve));
      child.disconnect();
      await exited;
    },
  };
}

async function ping(url: string, pid: number, agent: Agent): Promise<Ping> {
  const [at, started, busyBefore] = [Date.now(), performance.now(), busyMs(pid)];
  const isAnswered = await new Promise<boolean>((resolve) => {
    get(`${url}/api/health`, { agent }, (answer) => {
      answer.resume().once('end', () => resolve(answer.statusCode === 200));
      answer.once('error', () => resolve(false));
    }).once('error', () => resolve(false));
  });
  return { at, took: performance.now() - started, busy: busyMs(pid) - busyBefore, isAnswered };
}

/** Linux only: 0 elsewhere. */
function busyMs(pid: number): number {
  try {
    const [onCore = '0'] = readFileSync(`/proc/${pid}/task/${pid}/schedstat`, 'utf8').split(' ');
    return Number(onCore) / NANOSECONDS_PER_MS;
  } catch {
    return 0;
  }
}

const [file, url, pid] = process.argv.slice(1);
if (file === THIS_FILE && url !== undefined) {
  const agent = new Agent({ keepAlive: true });
  while (process.connected) {
    const taken = await ping(url, Number(pid), agent);
    if (process.connected) process.send?.(taken);
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
  agent.destroy();
}
