/** Progress and outcome of a run in, what a person reads on a terminal or in a log out. */
import type { Outcome, Progress } from '../domain/run.ts';

export interface ProgressPrinter {
  show(progress: Progress): void;
  end(): void;
}

/** Plain lines where there is no terminal: one at most every so many milliseconds. */
const PLAIN_MS = 5000;
const TERMINAL_MS = 100;

/** On standard error, so that standard output holds the result alone. */
export function progressPrinter(out: NodeJS.WriteStream = process.stderr): ProgressPrinter {
  const started = Date.now();
  const interval = out.isTTY ? TERMINAL_MS : PLAIN_MS;
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

function remaining(done: number, total: number, elapsed: number): string {
  if (done === 0 || elapsed < 1000 || done === total) return '';
  const rate = (done / elapsed) * 1000;
  return `，每秒 ${rate.toFixed(rate < 10 ? 1 : 0)} 个，约剩 ${Math.ceil((total - done) / rate)} 秒`;
}

/** At most so many files are named a kind; the rest are counted. */
const NAMED = 20;

export function summary(outcome: Outcome): string {
  const {
    files,
    indexed,
    unchanged,
    removed,
    failed,
    warnings,
    reports,
    passages,
    places,
    years,
    unsure,
    seconds,
  } = outcome;
  if (files === 0) return '文件夹里没有报告；支持的格式见 README\n';
  const span = years.length === 0 ? '' : `，${[...new Set([years[0], years.at(-1)])].join('–')} 年`;
  const lines = [
    `索引完成：${reports} 份报告，${places} 个地区${span}，${passages} 段，用时 ${seconds.toFixed(1)} 秒`,
    `  ${files} 个文件：新读 ${indexed}，未变 ${unchanged}，移除 ${removed}，未能读取 ${failed.length}`,
    ...doubts(unsure),
    ...named(warnings.map(({ file, warning }) => `  注意 ${file}：${warning}`)),
    ...named(failed.map(({ file, reason }) => `  未读 ${file}：${reason}`)),
  ];
  return `${lines.join('\n')}\n`;
}

function doubts({ place, year }: Outcome['unsure']): string[] {
  const said = [
    ...(place > 0 ? [`${place} 份的地区拿不准`] : []),
    ...(year > 0 ? [`${year} 份没有年度`] : []),
  ];
  return said.length === 0 ? [] : [`  ${said.join('，')}：可在文件旁的 metadata.csv 里写明`];
}

function named(lines: readonly string[]): string[] {
  const more = lines.length - NAMED;
  const shown = lines.slice(0, NAMED).map(printable);
  return more > 0 ? [...shown, `  … 还有 ${more} 个`] : shown;
}

/** A name may hold line ends and what a terminal obeys; neither is to leave its line. */
export function printable(line: string): string {
  return line.replace(/\p{Cc}/gu, '\ufffd');
}
