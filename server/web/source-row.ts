/** Shows the row of a table that a report was read from: in a table of thousands nobody finds it by scrolling. */
import { html, raw } from 'hono/html';
import { withFileOnDisk } from '../../indexer/discover/archive.ts';
import type { ReportRecord } from '../../indexer/domain/document.ts';
import { PLACE_LEVELS } from '../../indexer/domain/place.ts';
import type { FormatText } from '../../indexer/formats/format.ts';
import type { Settings } from '../../indexer/settings.ts';
import type { FileReaders } from '../reports/file-readers.ts';
import { ApiError, type Language } from './errors.ts';
import { locateSource, SANDBOX, sourcePath } from './source-file.ts';

const WORDS = {
  zh: {
    row: (row: number) => `第 ${row} 行`,
    file: '整个文件',
    dropped: '读入时略去的',
    columns: {
      title: '标题',
      year: '年份',
      province: '省',
      city: '市',
      county: '县',
      town: '乡镇',
      issuer: '机关',
      url: '链接',
      publishedOn: '发布日期',
    },
  },
  en: {
    row: (row: number) => `Row ${row}`,
    file: 'The whole file',
    dropped: 'Left out when it was read',
    columns: {
      title: 'Title',
      year: 'Year',
      province: 'Province',
      city: 'City',
      county: 'County',
      town: 'Town',
      issuer: 'Issuer',
      url: 'Link',
      publishedOn: 'Published',
    },
  },
} as const;

const COLUMNS = ['title', 'year', ...PLACE_LEVELS, 'issuer', 'publishedOn', 'url'] as const;

const STYLE = `
  :root { color-scheme: light dark; }
  body { font: 17px/1.75 "Noto Serif CJK SC", "Source Han Serif SC", "Songti SC", serif; max-width: 42rem; margin: 2rem auto; padding: 0 1.25rem; overflow-wrap: anywhere; }
  header, dl, .dropped { font: 0.9rem/1.7 "PingFang SC", "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; }
  h1 { font-size: 1.15rem; } h2 { font-size: 1rem; }
  dl { display: grid; grid-template-columns: max-content 1fr; gap: 0 1rem; border-block: 1px solid; padding-block: 0.75rem; } dd { margin: 0; }
`;

/**
 * The first source of the report as one page without scripts: the columns that were read, the text line by line,
 * and what was left out of it.
 * @throws ApiError 404 if the report is no row of a table, or the row is no longer there
 */
export async function sourceRow(
  report: ReportRecord,
  settings: Pick<Settings, 'reportsDir' | 'followLinks'>,
  language: Language,
  readers: FileReaders,
  signal: AbortSignal,
): Promise<Response> {
  const source = report.sources[0];
  const file = source?.file ?? '';
  const row = source?.row ?? null;
  if (row === null) throw new ApiError('no_source', { file });
  const text = await readRowOf(file, await sourcePath(file, settings), row, { readers, signal });
  const page = await rowPage(report.id, file, row, text, language);
  return new Response(String(page), {
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': SANDBOX,
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'no-cache',
    },
  });
}

async function readRowOf(
  file: string,
  path: string,
  row: number,
  { readers, signal }: { readonly readers: FileReaders; readonly signal: AbortSignal },
): Promise<FormatText> {
  const source = await locateSource(file, path);
  const text = await readers.read(signal, (readFile) =>
    withFileOnDisk(source, async (onDisk) => {
      for await (const reading of readFile(file, onDisk)) {
        if (reading.row === row && 'text' in reading) return reading.text;
      }
      return null;
    }).catch((cause: unknown) => {
      signal.throwIfAborted();
      throw new ApiError('no_source', { file }, { cause });
    }),
  );
  if (text === null) throw new ApiError('no_source', { file: `${file} 第 ${row} 行` });
  return text;
}

function rowPage(
  id: string,
  file: string,
  row: number,
  { lines, declared, dropped }: FormatText,
  language: Language,
): ReturnType<typeof html> {
  const words = WORDS[language];
  return html`<!doctype html>
<html lang="${language === 'zh' ? 'zh-Hans' : 'en'}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${file} ${words.row(row)}</title>
<style>${raw(STYLE)}</style>
<header><h1>${file} · ${words.row(row)}</h1><p><a href="/api/reports/${id}/source">${words.file}</a></p></header>
<dl>${COLUMNS.filter((name) => declared[name] !== undefined).map(
    (name) => html`<dt>${words.columns[name]}</dt><dd>${String(declared[name])}</dd>`,
  )}</dl>
<main lang="zh-Hans">${lines.map(({ text }) => html`<p>${text}</p>`)}</main>
${
  dropped.length > 0
    ? html`<section class="dropped"><h2>${words.dropped}</h2>${dropped.map((line) => html`<p lang="zh-Hans">${line}</p>`)}</section>`
    : ''
}
</html>`;
}
