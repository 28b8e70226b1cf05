/**
 * Removes running heads, running feet and page numbers: the outermost rows of a page that look like a page
 * number or repeat in the same place on other pages.
 */
import type { Row } from '../text-rows.ts';

export interface PageRows {
  /** Points. */
  readonly height: number;
  readonly rows: readonly Row[];
}

/** Share of the page height at its top and bottom: the text of official documents begins at 37 of 297 mm. */
const BAND_HEIGHT = 0.15;
/** Outermost rows to check at each end; a head or a foot has three at most. */
const MAX_BAND_ROWS = 4;
/** Points: vertical tolerance for the same head on different pages. */
const POSITION_TOLERANCE = 4;

/** Share of the widest row's width: a row that fills more is body text. */
const MAX_HEAD_WIDTH = 0.85;

const NUMBER = '(?:\\d{1,4}|[ivxlc]{1,6}|[一二三四五六七八九十百]{1,5})';
/** — 3 —, - 3 -, 第 3 页 共 9 页, 3/9, Page 3 of 9, 3. */
const PAGE_NUMBER = new RegExp(
  `^(?:[-—–―－·]+\\s*${NUMBER}\\s*[-—–―－·]+|第\\s*${NUMBER}\\s*页(?:\\s*[,，/]?\\s*共\\s*${NUMBER}\\s*页)?|` +
    '\\d{1,4}\\s*[/／]\\s*\\d{1,4}|page\\s*\\d{1,4}(?:\\s*of\\s*\\d{1,4})?|\\d{1,3}|[ivxlc]{1,6})$',
  'i',
);
/** Header and footer that browsers print beside the page title: the URL and the time. */
const BROWSER_HEADER =
  /^(?:(?:https?|file):\/\/\S+|\d{1,4}[/-]\d{1,2}[/-]\d{1,4},?\s\d{1,2}:\d{2}(?:\s?[AP]M)?)$/i;

export function removeRunningHeads(pages: readonly PageRows[]): { pages: PageRows[]; dropped: string[] } {
  const repeated = repeatedRows(pages);
  const dropped: string[] = [];
  const kept = pages.map((page) => {
    const removed = new Set<Row>();
    for (const band of bandsOf(page)) {
      for (const row of band) {
        if (!isPageNumberOrBrowserHeader(row) && !repeated.has(row)) break;
        removed.add(row);
        dropped.push(row.text);
      }
    }
    return { ...page, rows: page.rows.filter((row) => !removed.has(row)) };
  });
  return { pages: kept, dropped };
}

/** Candidate rows at the top and bottom of a page, from the edge inwards. */
function bandsOf({ height, rows }: PageRows): [Row[], Row[]] {
  const head = rows.slice(0, MAX_BAND_ROWS).filter(({ y }) => y <= height * BAND_HEIGHT);
  const foot = rows
    .slice(-MAX_BAND_ROWS)
    .filter(({ y }) => y >= height * (1 - BAND_HEIGHT))
    .reverse();
  return [head, foot];
}

function isPageNumberOrBrowserHeader({ text, pieces }: Row): boolean {
  return PAGE_NUMBER.test(text) || pieces.some((piece) => BROWSER_HEADER.test(piece.text));
}

/**
 * Rows whose text, ignoring digits, repeats in the same place: on two of up to three pages, on three of more.
 */
function repeatedRows(pages: readonly PageRows[]): Set<Row> {
  const byText = new Map<string, Row[]>();
  for (const page of pages) {
    const widest = Math.max(...page.rows.map(({ x, right }) => right - x));
    for (const row of new Set(bandsOf(page).flat())) {
      // Reports repeat boilerplate: the same full line of body text may begin two pages.
      if (row.pieces.length === 1 && row.right - row.x > MAX_HEAD_WIDTH * widest) continue;
      const key = row.text.replace(/\s/g, '').replace(/\d+/g, '#');
      const sameText = byText.get(key);
      if (sameText) sameText.push(row);
      else byText.set(key, [row]);
    }
  }
  const minPages = pages.length <= 3 ? 2 : 3;
  const repeated = new Set<Row>();
  for (const sameText of byText.values()) {
    for (const row of sameText) {
      const samePlace = sameText.filter(({ y }) => Math.abs(y - row.y) <= POSITION_TOLERANCE);
      if (samePlace.length >= minPages) repeated.add(row);
    }
  }
  return repeated;
}
