/**
 * Groups glyph runs into visual rows by baseline and splits each row into pieces at wide gaps: table cells,
 * lines of neighbouring columns, or words set far apart.
 *
 * Lengths are PDF points (1/72 inch), x from the left and y from the top of the page.
 */
import { replaceLookalikes } from './characters.ts';

/** Text drawn by one operation. */
export interface Run {
  readonly text: string;
  readonly x: number;
  readonly right: number;
  /** The baseline. */
  readonly y: number;
  /** Font size: the side of a Han character, and the em of all comparisons with this run. */
  readonly size: number;
}

/** Adjacent runs without a wide gap between them are merged into one piece. */
export interface Row extends Run {
  readonly pieces: readonly Run[];
  /** Set if the row represents a whole ruled table: the text of its rows. */
  readonly tableRows?: readonly string[];
}

/** Ems: justification stretches gaps up to this; above it pdf.js, too, treats a gap as more than a space. */
const MIN_PIECE_GAP = 0.6;
/** Ems: a gap of about one character is intended, whatever its neighbours are. */
const MIN_CELL_GAP = 0.95;
/** Ems: a space between words; justified Latin letters are closer. */
const MIN_WORD_GAP = 0.12;
/** Ems by which neighbouring runs may overlap; more means fake bold, the same text drawn twice. */
const OVERLAP_TOLERANCE = 0.35;
/** Characters: no line of a page is longer. */
const MAX_OVERPRINT_LENGTH = 300;
/** Rows in which pieces begin at the same place by design. */
const MIN_EDGE_ROWS = 6;
/** Points. */
const EDGE_TOLERANCE = 1.5;
/** Typesetting lets these hang over the right margin. */
export const HANGING_MARK = /[，。、；：！？”’）》」』]$/;
/** Share of the font size of its neighbour that a raised mark has at most, and by which it is raised at least. */
const MAX_MARK_SIZE = 0.9;
const MIN_MARK_RISE = 0.15;
/** Share of the larger font size: a running head beside a letterhead four times its size is no part of it. */
const MIN_SIZE_RATIO = 0.45;
/** Shares of the font size that glyphs occupy above and below the baseline. */
const ASCENT = 0.85;
const DESCENT = 0.15;
/** Most recent rows that a run may join: in baseline order a superscript comes before its own row. */
const MAX_OPEN_ROWS = 6;

export const CELL_GAP = '\u3000';

export function rowsOf(runs: readonly Run[]): Row[] {
  const grouped: { largest: Run; runs: Run[] }[] = [];
  for (const run of [...runs].sort((a, b) => a.y - b.y || a.x - b.x)) {
    const row = grouped.slice(-MAX_OPEN_ROWS).find(({ largest }) => shareARow(largest, run));
    if (!row) grouped.push({ largest: run, runs: [run] });
    else {
      row.runs.push(run);
      if (run.size > row.largest.size) row.largest = run;
    }
  }
  const edges = columnEdges(grouped.map(({ runs }) => piecesOf(runs)));
  return grouped
    .map(({ runs, largest }) => rowOf(piecesOf(runs, edges), largest.y))
    .sort((a, b) => a.y - b.y || a.x - b.x);
}

/** @param y baseline of the largest run, if known */
export function rowOf(pieces: readonly Run[], y?: number): Row {
  const last = pieces.at(-1);
  const first = pieces[0];
  const size = Math.max(0, ...pieces.map((piece) => piece.size));
  const isLetterSpaced = pieces.length > 1 && pieces.every(({ text }) => /^\p{Script=Han}$/u.test(text));
  let text = '';
  pieces.forEach((piece, index) => {
    const gap = (piece.x - (pieces[index - 1]?.right ?? piece.x)) / size;
    // 通　知 and 柳 汀 镇 文 件 are single words with wide letter spacing.
    text = isLetterSpaced ? text + piece.text : joinAcrossGap(text, piece.text, gap);
  });
  return { pieces, text, x: first?.x ?? 0, right: last?.right ?? 0, y: y ?? first?.y ?? 0, size };
}

/**
 * Joins two neighbours in a row. A small gap is a space only between two Latin words or numbers and after
 * ASCII punctuation; next to a Han character, as in 2023 年, it is typesetting.
 *
 * @param gap in ems
 */
export function joinAcrossGap(left: string, right: string, gap: number): string {
  if (left === '' || right === '') return left + right;
  if (gap >= MIN_CELL_GAP) return left + CELL_GAP + right;
  if (gap < MIN_WORD_GAP) return left + right;
  return isWordSpace(left, right) ? `${left} ${right}` : left + right;
}

function isWordSpace(left: string, right: string): boolean {
  const last = left.at(-1) ?? '';
  return (/[!-~]/.test(last) && /^[!-~]/.test(right)) || /[,.;:!?)]/.test(last);
}

/** Applies the rule of `joinAcrossGap` to spaces inside a run: pdf.js inserts one wherever it sees a gap. */
export function removeTypesettingSpaces(text: string): string {
  return replaceLookalikes(text)
    .split(/[^\S\u3000]+/)
    .reduce((joined, part) => joinAcrossGap(joined, part, MIN_WORD_GAP));
}

function shareARow(a: Run, b: Run): boolean {
  if (Math.min(a.size, b.size) < MIN_SIZE_RATIO * Math.max(a.size, b.size)) return false;
  const top = Math.max(a.y - ASCENT * a.size, b.y - ASCENT * b.size);
  const bottom = Math.min(a.y + DESCENT * a.size, b.y + DESCENT * b.size);
  return bottom - top >= 0.5 * Math.min(a.size, b.size);
}

/** Points: where pieces behind others begin in many rows, as the lines of a right column do. */
function columnEdges(rows: readonly (readonly Run[])[]): number[] {
  const counts = new Map<number, number>();
  for (const pieces of rows) {
    for (const { x } of pieces.slice(1)) counts.set(Math.round(x), (counts.get(Math.round(x)) ?? 0) + 1);
  }
  return [...counts].filter(([, rows]) => rows >= MIN_EDGE_ROWS).map(([x]) => x);
}

/** A mark that hangs over the right margin of its column leaves less than a gap to the next column. */
function isBehindHangingMark(last: Run, run: Run, edges: readonly number[]): boolean {
  return (
    HANGING_MARK.test(last.text) &&
    run.x - last.right >= MIN_WORD_GAP * run.size &&
    edges.some((edge) => Math.abs(edge - run.x) <= EDGE_TOLERANCE)
  );
}

/** @param edges left edges of columns, in points */
function piecesOf(runs: readonly Run[], edges: readonly number[] = []): Run[] {
  const pieces: Run[] = [];
  for (const run of [...runs].sort((a, b) => a.x - b.x || a.right - b.right)) {
    const last = pieces.at(-1);
    if (!last) {
      pieces.push(run);
      continue;
    }
    const size = Math.max(last.size, run.size);
    const gap = (run.x - last.right) / size;
    if (gap >= MIN_PIECE_GAP || isBehindHangingMark(last, run, edges)) {
      pieces.push(run);
      continue;
    }
    const text =
      gap < -OVERLAP_TOLERANCE ? run.text.slice(overprintedLength(last, run)) : withoutRise(last, run);
    pieces[pieces.length - 1] = {
      text: joinAcrossGap(last.text, text, gap),
      x: last.x,
      right: Math.max(last.right, run.right),
      y: run.size > last.size ? run.y : last.y,
      size,
    };
  }
  return pieces;
}

/** The mark of a note in brackets: a raised 1 after 2023年 must not turn into a digit of the text. */
function withoutRise(last: Run, run: Run): string {
  const isMark =
    /^\d{1,2}$/.test(run.text) &&
    run.size <= MAX_MARK_SIZE * last.size &&
    last.y - run.y >= MIN_MARK_RISE * last.size &&
    !/[A-Za-z]$/.test(last.text); // m2 and km2 are units.
  return isMark ? `[${run.text}]` : run.text;
}

/** Number of leading characters of a run that repeat, almost in the same place, the end of the last piece. */
function overprintedLength(last: Run, run: Run): number {
  const overlap = last.right - run.x;
  if (overlap >= run.right - run.x - OVERLAP_TOLERANCE * run.size && last.text.includes(run.text))
    return run.text.length;
  for (let length = Math.min(run.text.length, MAX_OVERPRINT_LENGTH); length > 0; length--) {
    const start = run.text.slice(0, length);
    const width = ((run.right - run.x) * widthOf(start)) / widthOf(run.text);
    if (Math.abs(width - overlap) <= OVERLAP_TOLERANCE * run.size && last.text.endsWith(start)) return length;
  }
  return 0;
}

/** Estimated width in ems: 1 per Han character, about half for digits and Latin letters. */
export function widthOf(text: string): number {
  const narrow = text.match(/[ -~\u00a0-\u024f]/g)?.length ?? 0;
  return text.length - narrow / 2;
}

/** A Latin word that its line divides with a hyphen. */
const DIVIDED_WORD = /(?<=[a-z])[-\u00ad\u2010]$/;
/** An address at the end of a line; it has no spaces wherever it is cut. */
const OPEN_ADDRESS = /(?:https?:\/\/|www\.)[!-~]*$/;
/** Characters searched for the two. */
const WORD_WINDOW = 200;

/** Joins two lines of a paragraph or cell, with a space only between Latin words. */
export function joinLines(left: string, right: string): string {
  const end = left.slice(-WORD_WINDOW);
  if (DIVIDED_WORD.test(end) && /^[a-z]/.test(right) && !OPEN_ADDRESS.test(end))
    return left.slice(0, -1) + right;
  if (OPEN_ADDRESS.test(end)) return left + right;
  const words = /[A-Za-z]/.test(left.at(-1) ?? '') && /^[A-Za-z]/.test(right);
  return words ? `${left} ${right}` : left + right;
}
