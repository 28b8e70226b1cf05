/**
 * Runs of glyphs as a page draws them in, rows as the eye sees them out. A row is what stands on one baseline,
 * in pieces where wide gaps part it: cells of a table, lines of neighbouring columns, or words set wide apart.
 *
 * Lengths are PDF points (1/72 inch), x from the left and y from the top of the page.
 */
import { asSeen } from './characters.ts';

/** Text drawn in one go. */
export interface Run {
  readonly text: string;
  readonly x: number;
  readonly right: number;
  /** Of the baseline. */
  readonly y: number;
  /** Of the font: the side of a Han character, the em of what is compared with it. */
  readonly size: number;
}

/** Runs without a wide gap between them are one piece, a run of its own. */
export interface Row extends Run {
  readonly pieces: readonly Run[];
  /** A whole table stands here: the text of its rows. */
  readonly grid?: readonly string[];
}

/** Ems: up to here justified text is stretched; beyond, pdf.js too takes a gap for more than a space. */
const PIECE_GAP = 0.6;
/** Ems: a gap of a whole character is meant, whatever stands beside it. */
const WIDE_GAP = 0.95;
/** Ems: a space between words; justified Latin letters stand closer. */
const WORD_GAP = 0.12;
/** Ems of overlap from which a run draws again what the one before it drew: bold made by drawing twice. */
const OVERLAP = 0.35;
/** Characters: no line of a page is longer. */
const DRAWN_AGAIN = 300;
/** Parts of the font's size above and below the baseline that its glyphs fill. */
const ASCENT = 0.85;
const DESCENT = 0.15;
/** Rows that a run may belong to: the last ones; a superscript is met before the row that it stands in. */
const OPEN_ROWS = 6;

export const CELL_GAP = '\u3000';

export function rowsOf(runs: readonly Run[]): Row[] {
  const grouped: { largest: Run; runs: Run[] }[] = [];
  for (const run of [...runs].sort((a, b) => a.y - b.y || a.x - b.x)) {
    const row = grouped.slice(-OPEN_ROWS).find(({ largest }) => shareARow(largest, run));
    if (!row) grouped.push({ largest: run, runs: [run] });
    else {
      row.runs.push(run);
      if (run.size > row.largest.size) row.largest = run;
    }
  }
  return grouped
    .map(({ runs, largest }) => rowOf(piecesOf(runs), largest.y))
    .sort((a, b) => a.y - b.y || a.x - b.x);
}

/** @param y of the baseline where it is known: that of the largest run */
export function rowOf(pieces: readonly Run[], y?: number): Row {
  const last = pieces.at(-1);
  const first = pieces[0];
  const size = Math.max(0, ...pieces.map((piece) => piece.size));
  const spread = pieces.length > 1 && pieces.every(({ text }) => /^\p{Script=Han}$/u.test(text));
  let text = '';
  pieces.forEach((piece, index) => {
    const gap = (piece.x - (pieces[index - 1]?.right ?? piece.x)) / size;
    // 通　知 and 柳 汀 镇 文 件 are words set wide, not words apart.
    text = spread ? text + piece.text : glue(text, piece.text, gap);
  });
  return { pieces, text, x: first?.x ?? 0, right: last?.right ?? 0, y: y ?? first?.y ?? 0, size };
}

/**
 * Two neighbours in a row as one text. Between Han characters a small gap is typesetting, and so is the one
 * between 2023 and 年; between two words of Latin letters or figures, and after a stop typed in ASCII, it is a
 * space.
 *
 * @param gap in ems
 */
export function glue(left: string, right: string, gap: number): string {
  if (left === '' || right === '') return left + right;
  if (gap >= WIDE_GAP) return left + CELL_GAP + right;
  if (gap < WORD_GAP) return left + right;
  return isSpaceReal(left, right) ? `${left} ${right}` : left + right;
}

function isSpaceReal(left: string, right: string): boolean {
  const last = left.at(-1) ?? '';
  return (/[!-~]/.test(last) && /^[!-~]/.test(right)) || /[,.;:!?)]/.test(last);
}

/** The spaces within a run, as `glue` sets them between runs: pdf.js writes one wherever it sees a gap. */
export function withoutStrewnSpaces(text: string): string {
  return asSeen(text)
    .split(/[^\S\u3000]+/)
    .reduce((joined, part) => glue(joined, part, WORD_GAP));
}

function shareARow(a: Run, b: Run): boolean {
  const top = Math.max(a.y - ASCENT * a.size, b.y - ASCENT * b.size);
  const bottom = Math.min(a.y + DESCENT * a.size, b.y + DESCENT * b.size);
  return bottom - top >= 0.5 * Math.min(a.size, b.size);
}

function piecesOf(runs: readonly Run[]): Run[] {
  const pieces: Run[] = [];
  for (const run of [...runs].sort((a, b) => a.x - b.x || a.right - b.right)) {
    const last = pieces.at(-1);
    if (!last) {
      pieces.push(run);
      continue;
    }
    const size = Math.max(last.size, run.size);
    const gap = (run.x - last.right) / size;
    if (gap >= PIECE_GAP) {
      pieces.push(run);
      continue;
    }
    const text = gap < -OVERLAP ? run.text.slice(drawnAgain(last, run)) : run.text;
    pieces[pieces.length - 1] = {
      text: glue(last.text, text, gap),
      x: last.x,
      right: Math.max(last.right, run.right),
      y: run.size > last.size ? run.y : last.y,
      size,
    };
  }
  return pieces;
}

/** How many characters at the start of a run draw again, almost in the same place, what the last piece ends with. */
function drawnAgain(last: Run, run: Run): number {
  const overlap = last.right - run.x;
  if (overlap >= run.right - run.x - OVERLAP * run.size && last.text.includes(run.text))
    return run.text.length;
  for (let length = Math.min(run.text.length, DRAWN_AGAIN); length > 0; length--) {
    const start = run.text.slice(0, length);
    const width = ((run.right - run.x) * widthOf(start)) / widthOf(run.text);
    if (Math.abs(width - overlap) <= OVERLAP * run.size && last.text.endsWith(start)) return length;
  }
  return 0;
}

/** Ems: a Han character is as wide as it is high, figures and Latin letters about half as wide. */
export function widthOf(text: string): number {
  const narrow = text.match(/[ -~\u00a0-\u024f]/g)?.length ?? 0;
  return text.length - narrow / 2;
}

/** Two lines of one paragraph or cell as one: Latin words at the break are two words. */
export function joinLines(left: string, right: string): string {
  const words = /[A-Za-z]/.test(left.at(-1) ?? '') && /^[A-Za-z]/.test(right);
  return words ? `${left} ${right}` : left + right;
}
