/** Formats the outcome of a run for the user. */
import type { Outcome } from '../domain/run.ts';
import { printable } from './printable.ts';

/** Maximum number of failures, and of warnings, listed one by one; the rest are counted. */
const MAX_LISTED = 20;

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
    ...unsureLines(unsure),
    ...listed(warnings.map(({ file, warning }) => `  注意 ${file}：${warning}`)),
    ...listed(failed.map(({ file, reason }) => `  未读 ${file}：${reason}`)),
  ];
  return `${lines.join('\n')}\n`;
}

function unsureLines({ place, year }: Outcome['unsure']): string[] {
  const counts = [
    ...(place > 0 ? [`${place} 份的地区拿不准`] : []),
    ...(year > 0 ? [`${year} 份没有年度`] : []),
  ];
  return counts.length === 0 ? [] : [`  ${counts.join('，')}：可在文件旁的 metadata.csv 里写明`];
}

function listed(lines: readonly string[]): string[] {
  const more = lines.length - MAX_LISTED;
  const shown = lines.slice(0, MAX_LISTED).map(printable);
  return more > 0 ? [...shown, `  … 还有 ${more} 个`] : shown;
}
