/**
 * Pages' rows in, the same without running heads, feet and page numbers out: what stands in the outermost rows of
 * a page and either says that it is a page number, or stands on other pages in the same place.
 */
import type { Row } from '../text-rows.ts';

export interface PageRows {
  /** Points. */
  readonly height: number;
  readonly rows: readonly Row[];
}

/** Part of a page's height at its top and bottom: official documents begin their text at 37 of 297 mm. */
const BAND = 0.15;
/** Outermost rows that are looked at: a head or a foot has three at most. */
const ROWS = 4;
/** Points by which the same head may stand higher on another page. */
const SAME_PLACE = 4;

/** Part of the widest row's width: what fills its line is text. */
const LINE = 0.85;

const NUMBER = '(?:\\d{1,4}|[ivxlc]{1,6}|[一二三四五六七八九十百]{1,5})';
/** — 3 —, - 3 -, 第 3 页 共 9 页, 3/9, Page 3 of 9, 3. */
const PAGE_NUMBER = new RegExp(
  `^(?:[-—–―－·]+\\s*${NUMBER}\\s*[-—–―－·]+|第\\s*${NUMBER}\\s*页(?:\\s*[,，/]?\\s*共\\s*${NUMBER}\\s*页)?|` +
    '\\d{1,4}\\s*[/／]\\s*\\d{1,4}|page\\s*\\d{1,4}(?:\\s*of\\s*\\d{1,4})?|\\d{1,3}|[ivxlc]{1,6})$',
  'i',
);
/** What a browser prints over and under a page beside its title: the address, the time. */
const PRINTED = /^(?:(?:https?|file):\/\/\S+|\d{1,4}[/-]\d{1,2}[/-]\d{1,4},?\s\d{1,2}:\d{2}(?:\s?[AP]M)?)$/i;

export function withoutFurniture(pages: readonly PageRows[]): { pages: PageRows[]; dropped: string[] } {
  const repeated = repeatedRows(pages);
  const dropped: string[] = [];
  const kept = pages.map((page) => {
    const furniture = new Set<Row>();
    for (const band of bandsOf(page)) {
      for (const row of band) {
        if (!isFurniture(row) && !repeated.has(row)) break;
        furniture.add(row);
        dropped.push(row.text);
      }
    }
    return { ...page, rows: page.rows.filter((row) => !furniture.has(row)) };
  });
  return { pages: kept, dropped };
}

/** The rows of head and foot, each from the outside to the inside. */
function bandsOf({ height, rows }: PageRows): [Row[], Row[]] {
  const head = rows.slice(0, ROWS).filter(({ y }) => y <= height * BAND);
  const foot = rows
    .slice(-ROWS)
    .filter(({ y }) => y >= height * (1 - BAND))
    .reverse();
  return [head, foot];
}

function isFurniture({ text, pieces }: Row): boolean {
  return PAGE_NUMBER.test(text) || pieces.some((piece) => PRINTED.test(piece.text));
}

/** Rows whose text, figures apart, stands in the same place of two pages, or of three where there are many. */
function repeatedRows(pages: readonly PageRows[]): Set<Row> {
  const byText = new Map<string, Row[]>();
  for (const page of pages) {
    const widest = Math.max(...page.rows.map(({ x, right }) => right - x));
    for (const row of new Set(bandsOf(page).flat())) {
      // Towns copy each other and themselves: a line of text may well begin two pages.
      if (row.pieces.length === 1 && row.right - row.x > LINE * widest) continue;
      const key = row.text.replace(/\s/g, '').replace(/\d+/g, '#');
      const alike = byText.get(key);
      if (alike) alike.push(row);
      else byText.set(key, [row]);
    }
  }
  const needed = pages.length <= 3 ? 2 : 3;
  const repeated = new Set<Row>();
  for (const alike of byText.values()) {
    for (const row of alike) {
      const together = alike.filter(({ y }) => Math.abs(y - row.y) <= SAME_PLACE);
      if (together.length >= needed) repeated.add(row);
    }
  }
  return repeated;
}
