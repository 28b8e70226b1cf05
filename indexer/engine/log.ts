/**
 * Watches the engine's log for a full disk. On a full disk the engine may be unable even to record that a
 * task has failed: waiting for the task would never end, and only the log shows why.
 */
import { promises as disk } from 'node:fs';
import { join } from 'node:path';
import { EngineError } from './error.ts';
import { DISK_FULL, NO_SPACE } from './failure.ts';

const POLL_MS = 500;
/** Bytes read from the end of the log. */
const TAIL_BYTES = 8192;

export function engineLogPath(stateDir: string): string {
  return join(stateDir, 'meilisearch.log');
}

/** @returns a promise that rejects when the engine's log reports a full disk from now on */
export function watchForFullDisk(stateDir: string): { readonly noticed: Promise<never>; stop(): void } {
  const initialSize = sizeOf(stateDir);
  let timer: NodeJS.Timeout | undefined;
  const noticed = new Promise<never>((_, reject) => {
    timer = setInterval(async () => {
      const text = await tail(stateDir, await initialSize).catch(() => '');
      if (NO_SPACE.test(text)) reject(new EngineError(DISK_FULL));
    }, POLL_MS);
    timer.unref();
  });
  noticed.catch(() => {}); // It may reject when nothing awaits it any more.
  return { noticed, stop: () => clearInterval(timer) };
}

async function sizeOf(stateDir: string): Promise<number> {
  const stat = await disk.stat(engineLogPath(stateDir)).catch(() => null);
  return stat?.size ?? 0;
}

async function tail(stateDir: string, initialSize: number): Promise<string> {
  const file = await disk.open(engineLogPath(stateDir));
  try {
    const { size } = await file.stat();
    const start = Math.max(size < initialSize ? 0 : initialSize, size - TAIL_BYTES);
    const bytes = Buffer.alloc(Math.max(0, size - start));
    await file.read(bytes, 0, bytes.length, start);
    return bytes.toString('utf8');
  } finally {
    await file.close();
  }
}
