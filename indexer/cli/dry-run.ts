/** Reads reports without an engine and without changing anything, and describes what was read. */
import { discover } from '../discover/discover.ts';
import { describeDiskError } from '../discover/disk-error.ts';
import type { DeclaredFile, Failure, ReportFile } from '../domain/file.ts';
import type { ReportText } from '../domain/report.ts';
import { ReaderProcess, type ReadFile } from '../formats/reader-process.ts';
import { readSources } from '../reading/read-source.ts';
import { type ReadingRules, readingRules } from '../reading/rules.ts';
import { recognitionOf, type Settings } from '../settings.ts';
import { printable } from './printable.ts';

export interface Reading {
  readonly file: string;
  readonly row: number | null;
  readonly report: ReportText;
  /** Lines of the file left out of the text. */
  readonly dropped: readonly string[];
}

export interface DryRun {
  readonly files: number;
  /** One at a time: a table may hold a million reports. */
  readonly results: AsyncIterable<Reading | Failure>;
}

/** @throws if the roots themselves cannot be read; files that cannot be are among the results */
export async function dryRun(settings: Settings, roots: readonly string[]): Promise<DryRun> {
  const { files, failed, declared } = await discover(settings, roots);
  const results = async function* (): AsyncGenerator<Reading | Failure> {
    yield* failed;
    const rules = readingRules(settings);
    const reader = new ReaderProcess(recognitionOf(settings));
    const readFile: ReadFile = (path, absolute) => reader.read(path, absolute);
    try {
      for (const file of files) yield* readingsOf(file, declared.get(file.path), rules, readFile);
    } finally {
      reader.stop();
    }
  };
  return { files: files.length + failed.length, results: results() };
}

async function* readingsOf(
  file: ReportFile,
  declared: DeclaredFile | undefined,
  rules: ReadingRules,
  readFile: ReadFile,
): AsyncGenerator<Reading | Failure> {
  try {
    for await (const reading of readSources(file, declared, rules, readFile)) {
      const { row, report } = reading;
      yield report
        ? { file: file.path, row, report, dropped: reading.text.dropped }
        : { file: `${file.path} 第 ${row} 行`, reason: reading.reason };
    }
  } catch (error) {
    yield { file: file.path, reason: describeDiskError(error) };
  }
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
