/** Defines the columns that CSV and XLSX exports have in common. */
import { isNation, NATION_NAME } from '../../indexer/domain/place.ts';
import type { ExportedHit, ExportedLine } from '../contract/export.ts';
import { genreLabel, sectionLabel } from '../web/labels.ts';

export type Cell = string | number;

export interface Column<Row> {
  readonly name: string;
  readonly of: (row: Row) => Cell;
  /** In characters of the default font. */
  readonly width: number;
  /** Whether its cells are addresses to open. */
  readonly isLink?: boolean;
}

const ROLES = { title: '标题', heading: '小标题', body: '正文', imprint: '文头文尾' } as const;

/** What is written of one kind of row. */
export interface Table<Row> {
  /** Of the sheet of a workbook. */
  readonly name: string;
  readonly columns: readonly Column<Row>[];
}

export type Placed = Pick<ExportedHit, 'report' | 'section' | 'paragraph' | 'role'>;

/** Unknown levels of a place are empty, and so are paragraph numbers outside the body. */
export const PLACE: readonly Column<Placed>[] = [
  {
    name: '省',
    of: ({ report: { place } }) => (isNation(place) ? NATION_NAME : (place.province ?? '')),
    width: 12,
  },
  { name: '市', of: ({ report }) => report.place.city ?? '', width: 12 },
  { name: '县', of: ({ report }) => report.place.county ?? '', width: 12 },
  { name: '乡镇', of: ({ report }) => report.place.town ?? '', width: 12 },
  { name: '年份', of: ({ report }) => report.year ?? '', width: 6 },
  { name: '文种', of: ({ report }) => genreLabel(report.genre, 'zh'), width: 18 },
  { name: '报告', of: ({ report }) => report.title, width: 36 },
  { name: '章节', of: ({ section }) => sectionLabel(section.kind, 'zh'), width: 14 },
  { name: '标题路径', of: ({ section }) => section.path.join(' > '), width: 30 },
  { name: '第几段', of: ({ paragraph }) => paragraph ?? '', width: 8 },
  { name: '类别', of: ({ role }) => ROLES[role], width: 10 },
];

export const SOURCE: readonly Column<Pick<ExportedHit, 'citation' | 'link'>>[] = [
  { name: '引文', of: ({ citation }) => citation, width: 50 },
  { name: '链接', of: ({ link }) => link, width: 40, isLink: true },
];

export const RECOGNITION: Column<Pick<ExportedHit, 'recognised' | 'page'>> = {
  name: '识别',
  of: recognition,
  width: 12,
};

export const PASSAGES: Table<ExportedHit> = {
  name: '段落',
  columns: [
    ...PLACE,
    { name: '原文', of: ({ text }) => text, width: 80 },
    { name: '处数', of: ({ ranges }) => ranges.length, width: 6 },
    ...SOURCE,
    { name: '编号', of: ({ id }) => id, width: 22 },
    RECOGNITION,
    { name: '说明', of: ({ text }) => remark(text), width: 20 },
  ],
};

/** The words searched stand in the middle, as on the page, where lines can be sorted by either side. */
export const LINES: Table<ExportedLine> = {
  name: '逐处',
  columns: [
    { name: '左文', of: ({ left }) => left, width: 50 },
    { name: '词句', of: ({ keyword }) => keyword, width: 16 },
    { name: '右文', of: ({ right }) => right, width: 50 },
    ...PLACE,
    ...SOURCE,
    { name: '编号', of: ({ passage }) => passage, width: 22 },
    RECOGNITION,
  ],
};

/** UTF-16 units; Excel's limit for a cell. */
export const MAX_CELL_LENGTH = 32_767;

/** Says that the wording was recognised on a picture, and on which page, so that it is checked before it is cited. */
function recognition({ recognised, page }: Pick<ExportedHit, 'recognised' | 'page'>): string {
  if (!recognised) return '';
  return page === undefined ? '识别' : `识别（第${page}页）`;
}

function remark(text: string): string {
  return text.length <= MAX_CELL_LENGTH
    ? ''
    : `原文 ${text.length} 字，超出 Excel 单元格的 ${MAX_CELL_LENGTH} 字`;
}
