/**
 * Load generator: sends requests over keep-alive connections, sequentially or concurrently, and measures
 * latencies.
 */
import { Agent, get } from 'node:http';

export interface Times {
  /** Milliseconds. */
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly slowest: number;
  readonly perSecond: number;
}

/**
 * Milliseconds; shorter than the server's idle timeout, so that no connection is reused while the server
 * closes it.
 */
const IDLE_TIMEOUT = 2000;
const agent = new Agent({ keepAlive: true, maxSockets: Infinity, timeout: IDLE_TIMEOUT });

/**
 * @returns the body of the response
 * @throws Error if the status is not 200
 */
export async function fetchText(url: string): Promise<string> {
  // The server may close an idle connection just as it is being reused.
  return await fetchOnce(url).catch((error: unknown) => {
    if (error instanceof StaleConnectionError) return fetchOnce(url);
    throw error;
  });
}

class StaleConnectionError extends Error {}

function fetchOnce(url: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = get(url, { agent }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('error', reject);
      answer.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        if (answer.statusCode === 200) resolve(text);
        else reject(new Error(`${answer.statusCode} ${url} ${text}`));
      });
    });
    request.on('error', (error) =>
      reject(request.reusedSocket ? new StaleConnectionError(error.message) : error),
    );
  });
}

/** Runs each task once, `concurrency` at a time, and measures their durations. */
export async function timed(tasks: readonly (() => Promise<unknown>)[], concurrency: number): Promise<Times> {
  const times: number[] = [];
  const remaining = [...tasks];
  const started = performance.now();
  const worker = async (): Promise<void> => {
    for (let task = remaining.pop(); task; task = remaining.pop()) {
      const taskStarted = performance.now();
      await task();
      times.push(performance.now() - taskStarted);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
  const seconds = (performance.now() - started) / 1000;
  times.sort((a, b) => a - b);
  const at = (share: number): number =>
    times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), slowest: at(1), perSecond: tasks.length / seconds };
}
