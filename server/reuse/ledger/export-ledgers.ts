/** Exports the table of ledgers: a row for each report or place. */
import { MEDIA_TYPES } from '../../contract/export.ts';
import { SOURCE_CLASSES, type SourceClass } from '../../contract/ledger.ts';
import type { LedgerRow, LedgersExportQuery } from '../../contract/ledgers.ts';
import type { Catalogue } from '../../corpus/catalogue.ts';
import { csvFile } from '../../export/csv.ts';
import { contentDisposition } from '../../export/file-name.ts';
import type { Column, Table } from '../../export/table.ts';
import { xlsxFile } from '../../export/xlsx.ts';
import { streamOf } from '../../web/stream.ts';
import type { CollectionLedgers } from './collection-ledgers.ts';
import { allRows } from './list-ledgers.ts';

const CLASSES: Readonly<Record<SourceClass, string>> = {
  outline: '规定提纲',
  higher: '中央与上级',
  ownEarlier: '本地往年',
  elsewhereEarlier: '外地在先',
  sameTime: '同期同文',
  own: '自己的话',
};

/** Percent with a decimal, as on the page. */
const percent = (share: number): number => Math.round(1000 * share) / 10;

const LEDGERS: Table<LedgerRow> = {
  name: '文字来源',
  columns: [
    { name: '省', of: ({ place }) => place.province ?? '', width: 12 },
    { name: '市', of: ({ place }) => place.city ?? '', width: 12 },
    { name: '县', of: ({ place }) => place.county ?? '', width: 12 },
    { name: '乡镇', of: ({ place }) => place.town ?? '', width: 12 },
    { name: '年份', of: ({ report }) => report?.year ?? '', width: 6 },
    { name: '报告', of: ({ report }) => report?.title ?? '', width: 36 },
    { name: '份数', of: ({ reports }) => reports, width: 6 },
    { name: '字数', of: ({ characters }) => characters, width: 10 },
    ...SOURCE_CLASSES.map(
      (name): Column<LedgerRow> => ({
        name: `${CLASSES[name]}（%）`,
        of: ({ shares }) => percent(shares[name]),
        width: 14,
      }),
    ),
    { name: '外地后来沿用（字）', of: ({ taken }) => taken.characters, width: 18 },
    { name: '沿用的报告', of: ({ taken }) => taken.reports, width: 12 },
  ],
};

/** @param today ISO 8601 date */
export function exportLedgers(
  ledgers: CollectionLedgers,
  catalogue: Catalogue,
  { format, ...scope }: LedgersExportQuery,
  today: string,
): Response {
  const { rows, progress } = allRows(ledgers, catalogue, scope);
  const pages = (async function* () {
    yield rows;
  })();
  const name =
    progress.reports < progress.of
      ? `文字来源（已比对${progress.reports}份，共${progress.of}份）`
      : '文字来源';
  return new Response(
    streamOf(format === 'csv' ? csvFile(LEDGERS, pages) : xlsxFile(LEDGERS, pages, rows.length)),
    {
      headers: {
        'Content-Type': MEDIA_TYPES[format],
        'Content-Disposition': contentDisposition(name, today, format),
        'Cache-Control': 'no-store, no-transform',
      },
    },
  );
}
