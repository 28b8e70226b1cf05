/**
 * Removes running heads, running feet and page numbers: the outermost rows of a page, or pieces of them, that
 * look like a page number or repeat in the same place on other pages.
 */
import { type Row, type Run, rowOf } from '../text-rows.ts';
import { bodySize } from './margins.ts';

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

/**
 * Multiple of the body's font size: a larger row is a letterhead or a title, behind which a running head may
 * stand.
 */
const MIN_LETTERHEAD_SIZE = 1.3;

const NUMBER = '(?:\\d{1,4}|[ivxlc]{1,6}|[一二三四五六七八九十百]{1,5})';
/** — 3 —, - 3 -, 第 3 页 共 9 页, 3/9, Page 3 of 9, 3. */
const PAGE_NUMBER = new RegExp(
  `^(?:[-—–―－·]+\\s*${NUMBER}\\s*[-—–―－·]+|第\\s*${NUMBER}\\s*页(?:\\s*[,，/]?\\s*共\\s*${NUMBER}\\s*页)?|` +
    '\\d{1,4}\\s*[/／]\\s*\\d{1,4}|page\\s*\\d{1,4}(?:\\s*of\\s*\\d{1,4})?|\\d{1,3}|[ivxlc]{1,6})$',
  'i',
);
/** 第 1 页（共 3 页） of Safari, 1 of 3 of Firefox. */
const BROWSER_PAGE =
  '(?:第\\s?\\d+\\s?页\\s?[（(，,]?\\s?共\\s?\\d+\\s?页[）)]?|(?:page\\s)?\\d+\\s?(?:of|/)\\s?\\d+)';
const BROWSER_TIME =
  '\\d{1,4}[-/.年]\\d{1,2}[-/.月]\\d{1,4}日?,?\\s?(?:星期.\\s?)?(?:[上中下]午\\s?)?\\d{1,2}:\\d{2}(?::\\d{2})?(?:\\s?[AP]M)?';
/** What browsers print around a page beside its title: the address, the time, the number of pages. */
const BROWSER_HEADER = new RegExp(
  `^(?:(?:(?:https?|file):\\/\\/|www\\.)\\S+(?:\\s${BROWSER_PAGE})?|${BROWSER_TIME}|${BROWSER_PAGE})$`,
  'i',
);

export function removeRunningHeads(pages: readonly PageRows[]): { pages: PageRows[]; dropped: string[] } {
  const size = bodySize(pages.flatMap(({ rows }) => rows));
  const repeated = repeatedText(pages);
  const dropped: string[] = [];
  const kept = pages.map((page) => {
    // What a row keeps; null if nothing.
    const changed = new Map<Row, Row | null>();
    for (const band of bandsOf(page)) {
      for (const row of band) {
        const head = headOf(row, repeated);
        if (head.length > 0) {
          const rest = row.pieces.filter((piece) => !head.includes(piece));
          changed.set(row, rest.length > 0 ? rowOf(rest) : null);
          dropped.push(rowOf(head).text);
        } else if (row.size < MIN_LETTERHEAD_SIZE * size) break;
      }
    }
    return {
      ...page,
      rows: page.rows.flatMap((row) => {
        const rest = changed.get(row);
        return rest === undefined ? [row] : rest === null ? [] : [rest];
      }),
    };
  });
  return { pages: kept, dropped };
}

/** Pieces of a row that are a running head: all of them, or those beside a letterhead; empty if none is. */
function headOf(row: Row, repeated: ReadonlySet<Run>): readonly Run[] {
  if (isPageNumberOrBrowserHeader(row) || repeated.has(row)) return row.pieces;
  if (row.pieces.length < 2) return [];
  const head = row.pieces.filter((piece) => repeated.has(piece));
  const rest = rowOf(row.pieces.filter((piece) => !repeated.has(piece)));
  if (head.length > 0 && isPageNumberOrBrowserHeader(rest)) return row.pieces;
  return rest.size >= MIN_LETTERHEAD_SIZE * rowOf(head).size ? head : [];
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
 * Rows, and pieces of them, whose text, ignoring digits, repeats in the same place: on two of up to three
 * pages, on three of more.
 */
function repeatedText(pages: readonly PageRows[]): Set<Run> {
  const byText = new Map<string, Run[]>();
  // Of all pages: the last may hold less than a line.
  const widest = pages.reduce(
    (width, { rows }) => Math.max(width, ...rows.map(({ x, right }) => right - x)),
    0,
  );
  for (const page of pages) {
    for (const row of new Set(bandsOf(page).flat())) {
      // Reports repeat boilerplate: the same full line of body text may begin two pages.
      if (row.pieces.length === 1 && row.right - row.x > MAX_HEAD_WIDTH * widest) continue;
      // A row of one piece is its piece.
      for (const part of row.pieces.length === 1 ? [row] : [row, ...row.pieces]) {
        const key = part.text.replace(/\s/g, '').replace(/\d+/g, '#');
        const sameText = byText.get(key);
        if (sameText) sameText.push(part);
        else byText.set(key, [part]);
      }
    }
  }
  const minPages = pages.length <= 3 ? 2 : 3;
  const repeated = new Set<Run>();
  for (const sameText of byText.values()) {
    for (const part of sameText) {
      const samePlace = sameText.filter(({ y }) => Math.abs(y - part.y) <= POSITION_TOLERANCE);
      if (samePlace.length >= minPages) repeated.add(part);
    }
  }
  return repeated;
}
