/** For measuring: requests over connections kept open, one after the other or several at once, and their times. */
import { Agent, get } from 'node:http';

export interface Times {
  /** Milliseconds. */
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly slowest: number;
  readonly perSecond: number;
}

/** Milliseconds: shorter than the server keeps an idle connection, so that none is used that it is just closing. */
const IDLE = 2000;
const agent = new Agent({ keepAlive: true, maxSockets: Infinity, timeout: IDLE });

/** The body of an answer. @throws where it is no 200 */
export async function fetchText(url: string): Promise<string> {
  // The server closes connections that were idle, now and then just when one is used again.
  return await once(url).catch((error: unknown) => {
    if (error instanceof Stale) return once(url);
    throw error;
  });
}

class Stale extends Error {}

function once(url: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const asked = get(url, { agent }, (answer) => {
      const pieces: Buffer[] = [];
      answer.on('data', (piece: Buffer) => pieces.push(piece));
      answer.on('error', reject);
      answer.on('end', () => {
        const text = Buffer.concat(pieces).toString('utf8');
        if (answer.statusCode === 200) resolve(text);
        else reject(new Error(`${answer.statusCode} ${url} ${text}`));
      });
    });
    asked.on('error', (error) => reject(asked.reusedSocket ? new Stale(error.message) : error));
  });
}

/** Does each piece of work once, so many at a time. */
export async function timed(works: readonly (() => Promise<unknown>)[], atOnce: number): Promise<Times> {
  const times: number[] = [];
  const left = [...works];
  const started = performance.now();
  const worker = async (): Promise<void> => {
    for (let work = left.pop(); work; work = left.pop()) {
      const begun = performance.now();
      await work();
      times.push(performance.now() - begun);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  const seconds = (performance.now() - started) / 1000;
  times.sort((a, b) => a - b);
  const at = (share: number): number =>
    times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), slowest: at(1), perSecond: works.length / seconds };
}
