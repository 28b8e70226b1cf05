/** Prints the progress of a run on a terminal or to a log. */
import type { Progress } from '../domain/run.ts';

export interface ProgressPrinter {
  show(progress: Progress): void;
  end(): void;
}

/** Minimum milliseconds between two lines in a log, and between two updates on a terminal. */
const LOG_INTERVAL_MS = 5000;
const TERMINAL_INTERVAL_MS = 100;

/** Prints to standard error, so that standard output contains only the result. */
export function progressPrinter(out: NodeJS.WriteStream = process.stderr): ProgressPrinter {
  const started = Date.now();
  const interval = out.isTTY ? TERMINAL_INTERVAL_MS : LOG_INTERVAL_MS;
  let last = started;
  return {
    show({ done, total }) {
      const now = Date.now();
      if (total === 0 || (now - last < interval && done < total)) return;
      last = now;
      const line = `索引 ${done}/${total} 个文件${remaining(done, total, now - started)}`;
      out.write(out.isTTY ? `\r\u001b[2K${line}` : `${line}\n`);
    },
    end() {
      if (out.isTTY) out.write('\r\u001b[2K');
    },
  };
}

/** @param elapsed milliseconds */
function remaining(done: number, total: number, elapsed: number): string {
  if (done === 0 || elapsed < 1000 || done === total) return '';
  const rate = (done / elapsed) * 1000;
  return `，每秒 ${rate.toFixed(rate < 10 ? 1 : 0)} 个，约剩 ${Math.ceil((total - done) / rate)} 秒`;
}
