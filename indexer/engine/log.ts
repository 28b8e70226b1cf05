/**
 * The engine's log in, that its disk is full out. On a full disk the engine may do nothing any more, not even
 * write that a task has failed: who waits for the task waits without end, and only the log says why.
 */
import { promises as disk } from 'node:fs';
import { join } from 'node:path';
import { EngineError } from './error.ts';
import { DISK_FULL, NO_SPACE } from './failure.ts';

const LOOK_MS = 500;
/** Bytes at the end of the log that are looked at. */
const TAIL = 8192;

export function engineLog(stateDir: string): string {
  return join(stateDir, 'meilisearch.log');
}

/** @returns a promise that rejects when the engine's log says from now on that the disk is full */
export function diskFull(stateDir: string): { readonly noticed: Promise<never>; stop(): void } {
  const begun = sizeOf(stateDir);
  let look: NodeJS.Timeout | undefined;
  const noticed = new Promise<never>((_, reject) => {
    look = setInterval(async () => {
      const text = await tail(stateDir, await begun).catch(() => '');
      if (NO_SPACE.test(text)) reject(new EngineError(DISK_FULL));
    }, LOOK_MS);
    look.unref();
  });
  noticed.catch(() => {}); // Where nobody waits for it any more.
  return { noticed, stop: () => clearInterval(look) };
}

async function sizeOf(stateDir: string): Promise<number> {
  const stat = await disk.stat(engineLog(stateDir)).catch(() => null);
  return stat?.size ?? 0;
}

async function tail(stateDir: string, begun: number): Promise<string> {
  const file = await disk.open(engineLog(stateDir));
  try {
    const { size } = await file.stat();
    const start = Math.max(size < begun ? 0 : begun, size - TAIL);
    const bytes = Buffer.alloc(Math.max(0, size - start));
    await file.read(bytes, 0, bytes.length, start);
    return bytes.toString('utf8');
  } finally {
    await file.close();
  }
}
