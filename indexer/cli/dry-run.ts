/** Reads reports without an engine and without changing anything, and describes what was read. */
import { discover } from '../discover/discover.ts';
import { describeDiskError } from '../discover/disk-error.ts';
import type { Failure } from '../domain/file.ts';
import type { ReportText } from '../domain/report.ts';
import { ReaderProcess, type ReadFile } from '../formats/reader-process.ts';
import { readSources } from '../reading/read-source.ts';
import { readingRules } from '../reading/rules.ts';
import { recognitionOf, type Settings } from '../settings.ts';
import { printable } from './printable.ts';

export interface Reading {
  readonly file: string;
  readonly row: number | null;
  readonly report: ReportText;
  /** Lines of the file left out of the text. */
  readonly dropped: readonly string[];
}

export async function dryRun(
  settings: Settings,
  roots: readonly string[],
): Promise<{ readings: Reading[]; failed: Failure[]; files: number }> {
  const discovery = await discover(settings, roots);
  const rules = readingRules(settings);
  const failed: Failure[] = [...discovery.failed];
  const readings: Reading[] = [];
  const reader = new ReaderProcess(recognitionOf(settings));
  const readFile: ReadFile = (path, absolute) => reader.read(path, absolute);
  for (const file of discovery.files) {
    try {
      const declared = discovery.declared.get(file.path);
      for await (const reading of readSources(file, declared, rules, readFile)) {
        const { row } = reading;
        if (reading.report)
          readings.push({ file: file.path, row, report: reading.report, dropped: reading.text.dropped });
        else failed.push({ file: `${file.path} 第 ${row} 行`, reason: reading.reason });
      }
    } catch (error) {
      failed.push({ file: file.path, reason: describeDiskError(error) });
    }
  }
  reader.stop();
  return { readings, failed, files: discovery.files.length + discovery.failed.length };
}

const CONFIDENCE = { certain: '确定', likely: '较有把握', ambiguous: '有歧义', unknown: '未能确定' } as const;

/** Formats a reading for the user. @param withDropped whether to list the lines left out of the text */
export function describeReading({ file, row, report, dropped }: Reading, withDropped: boolean): string {
  const { place } = report;
  const names = [...new Set([place.province, place.city, place.county, place.town])].filter(Boolean).join('');
  const year = report.year === null ? '年度不详' : `${report.year} 年度`;
  const evidence = place.evidence.length === 0 ? '' : `，据“${place.evidence.join('”“')}”`;
  const lines = [
    `${printable(file)}${row === null ? '' : ` 第 ${row} 行`}`,
    `  ${report.title}`,
    `  ${year} · ${names || '地区不详'}（${CONFIDENCE[place.confidence]}${evidence}） · ${report.passages.length} 段`,
    ...report.warnings.map((warning) => `  注意：${warning}`),
  ];
  if (withDropped) {
    lines.push(dropped.length === 0 ? '  没有略去的文字' : `  略去了 ${dropped.length} 行：`);
    for (const line of dropped) lines.push(`    ${printable(line)}`);
  }
  return `${lines.join('\n')}\n`;
}
