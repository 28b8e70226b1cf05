/**
 * Turns the lines recognised on a picture into a page as pdf.js would give it: runs with a font size and a
 * baseline, in points, on a straight page. So recognised text takes the same way through the layout.
 */
import type { PdfPage } from '../pdf/content.ts';
import { joinAcrossGap, type Run, removeTypesettingSpaces } from '../pdf/text-rows.ts';
import type { RecognisedLine } from './hocr.ts';
import { chinesePunctuation } from './punctuation.ts';

/** Points of the shorter side, as of A4: a picture does not tell how large its page was. */
const PAGE_WIDTH = 595;
/** Tesseract's height of a row of Han characters, in ems. */
const ROW_EMS = 1.21;
/** Relative difference up to which lines are of one font size: what is measured varies by some per cent. */
const SAME_SIZE = 0.16;
/** Ems between words that stand apart, as cells of a table do: the boxes of words are half an em wrong at times. */
const MIN_APART = 1.6;
/** Ems: a space between Latin words or numbers. */
const MIN_SPACE = 0.3;
/** Ems that a mark leaves empty within its square: in front of an opening one, behind any other. */
const EMPTY_HALF = 0.5;
const OPENING = /^[“‘（《【〔[(]/;
const CLOSING = /[，。、；：！？”’）》】〕\],.;:)]$/;

/** Pixels. */
export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

export function recognisedPage(lines: readonly RecognisedLine[], { width, height }: PictureSize): PdfPage {
  const points = PAGE_WIDTH / Math.min(width, height);
  const slope = usualSlope(lines);
  const sizes = fontSizes(lines);
  return {
    width: width * points,
    height: height * points,
    runs: lines.flatMap((line, index) => {
      const em = sizes[index] ?? 0;
      return piecesOf(line, em).map(({ text, left, right }): Run => {
        const middle = (left + right) / 2;
        const baseline = line.bottom + line.offset + line.slope * (middle - line.left);
        // Turned back around the top left corner; the cosine of so small an angle is 1.
        const straight = (x: number): number => (x + slope * baseline) * points;
        return {
          text,
          x: straight(left),
          right: straight(right),
          y: (baseline - slope * middle) * points,
          size: em * points,
        };
      });
    }),
    rules: [],
    rotatedText: [],
    recognised: true,
  };
}

interface Piece {
  readonly text: string;
  readonly left: number;
  readonly right: number;
}

/** The line, divided where words stand apart. */
function piecesOf({ words, left, right }: RecognisedLine, em: number): Piece[] {
  const pieces: Piece[] = [];
  for (const word of [...words].sort((a, b) => a.left - b.left)) {
    const box = {
      text: word.text,
      left: word.left - (OPENING.test(word.text) ? EMPTY_HALF * em : 0),
      right: word.right + (CLOSING.test(word.text) ? EMPTY_HALF * em : 0),
    };
    const last = pieces.at(-1);
    const gap = last ? (box.left - last.right) / em : MIN_APART;
    if (!last || gap >= MIN_APART) pieces.push(box);
    else
      pieces[pieces.length - 1] = {
        text: joinAcrossGap(last.text, box.text, gap < MIN_SPACE ? 0 : MIN_SPACE),
        left: last.left,
        right: Math.max(last.right, box.right),
      };
  }
  // The box of a line is that of its ink, those of words are guesses.
  return pieces.flatMap((piece, index) => {
    const text = withoutGapsInNumbers(chinesePunctuation(removeTypesettingSpaces(piece.text))).trim();
    if (text === '') return [];
    return {
      text,
      left: index === 0 ? left - (OPENING.test(text) ? EMPTY_HALF * em : 0) : piece.left,
      right: index === pieces.length - 1 ? right + (CLOSING.test(text) ? EMPTY_HALF * em : 0) : piece.right,
    };
  });
}

function withoutGapsInNumbers(text: string): string {
  return text.replace(/(?<=\d)\s+(?=[.,%])|(?<=\d[.,])\s+(?=\d)/g, '');
}

/** Pixels of an em, line by line; those of lines near the size of most text are that size. */
export function fontSizes(lines: readonly RecognisedLine[]): number[] {
  const sizes = lines.map(({ rowHeight }) => rowHeight / ROW_EMS);
  const body = weightedMedian(lines.map((line, index) => [sizes[index] ?? 0, charactersOf(line)]));
  return sizes.map((size) => (Math.abs(size - body) <= SAME_SIZE * body ? body : size));
}

/** Of the baselines, so that a page that lay askew on the glass is straightened. */
function usualSlope(lines: readonly RecognisedLine[]): number {
  return weightedMedian(lines.map((line) => [line.slope, line.right - line.left]));
}

function charactersOf({ words }: RecognisedLine): number {
  return words.reduce((sum, { text }) => sum + text.length, 0);
}

function weightedMedian(values: readonly (readonly [value: number, weight: number])[]): number {
  const half = values.reduce((sum, [, weight]) => sum + weight, 0) / 2;
  let weight = 0;
  for (const [value, own] of [...values].sort(([a], [b]) => a - b)) {
    weight += own;
    if (weight >= half) return value;
  }
  return 0;
}
