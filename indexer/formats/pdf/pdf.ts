/** `.pdf` with a text layer: its bytes in, its paragraphs and table rows out. */
import type { FormatReader } from '../format.ts';
import { layOut, type Page } from './layout/layout.ts';
import { readPages } from './pages.ts';

/** Characters a page on average: a scan has none, or the few that a stamp or a scanner's name adds. */
const CHARACTERS_A_PAGE = 10;
/** Part of the characters that name none: a font without the table of what its glyphs mean. */
const NAMELESS = 0.3;
const NAMELESS_CHARACTER = /[\p{Co}\p{Cc}\p{Cn}\ufffd]/gu;

export const readPdf: FormatReader = async (bytes) => {
  const pages: Page[] = [];
  const turned: string[] = [];
  await readPages(bytes, (page) => {
    pages.push(page);
    turned.push(...page.turned);
  });
  const text = pages.flatMap(({ runs }) => runs.map((run) => run.text)).join('');
  if (text.length < CHARACTERS_A_PAGE * pages.length || pages.length === 0) {
    throw new Error('没有文字层（是扫描件），请先用 OCR 软件识别后重试');
  }
  if ((text.match(NAMELESS_CHARACTER)?.length ?? 0) > NAMELESS * text.length) {
    throw new Error('文字层是乱码（字体没有编码对照），请先用 OCR 软件识别后重试');
  }
  const { lines, dropped } = layOut(pages);
  return { lines, declared: {}, dropped: [...dropped, ...turned] };
};
