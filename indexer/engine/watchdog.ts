/** Notices an engine that is alive but does not answer: stopped, or waiting for a disk that never returns. */
import { healthy } from './child.ts';

/** Milliseconds between two questions. */
const PAUSE_MS = 1000;
/**
 * Questions that may stay unanswered in a row, at two seconds each: on a busy machine one may.
 */
const MAX_UNANSWERED = 2;

export interface Watchdog {
  /** Whether the engine has answered lately. */
  readonly isAnswering: boolean;
  stop(): void;
}

/**
 * @param hangMs milliseconds without an answer after which the engine counts as hung
 * @param onHang called once when it does
 * @param isAnswering whether it has answered just now
 */
export function watchEngine(url: string, hangMs: number, onHang: () => void, isAnswering = true): Watchdog {
  let answered = Date.now();
  let unanswered = isAnswering ? 0 : MAX_UNANSWERED;
  let [isHung, isStopped] = [false, false];
  const ask = async (): Promise<void> => {
    const isHealthy = await healthy(url);
    if (isStopped) return;
    if (isHealthy) {
      answered = Date.now();
      unanswered = 0;
    } else {
      unanswered++;
      if (!isHung && Date.now() - answered > hangMs) {
        isHung = true;
        onHang();
      }
    }
    // Also after it has hung: a server elsewhere may be back.
    setTimeout(() => void ask(), PAUSE_MS).unref();
  };
  setTimeout(() => void ask(), PAUSE_MS).unref();
  return {
    get isAnswering() {
      return unanswered < MAX_UNANSWERED;
    },
    stop: () => {
      isStopped = true;
    },
  };
}
