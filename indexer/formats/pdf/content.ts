/**
 * Extracts the glyph runs and ruled lines of a pdf.js page in display coordinates: origin at the top left,
 * the page rotated so that most of its text is upright, text at other angles set aside.
 */
import type { PDFPageProxy } from 'pdfjs-dist';
import { largestImage } from './images.ts';
import { isMatrix, type Matrix, multiply, type Operators, type Rule, rulesOf } from './ruled-lines.ts';
import { type Run, removeTypesettingSpaces } from './text-rows.ts';

export interface PdfPage {
  /** Points. */
  readonly width: number;
  readonly height: number;
  readonly runs: readonly Run[];
  readonly rules: readonly Rule[];
  /** Text at another angle than the rest of the page: watermarks, marginal notes along the binding. */
  readonly rotatedText: readonly string[];
  /** Whether a picture covers much of it, as of a page that was scanned. */
  readonly hasPicture?: boolean;
  /** Whether its text was recognised on a picture. */
  readonly recognised?: boolean;
}

/** Per page: a dense one set character by character has 3,000. */
const MAX_RUNS = 50_000;
/** Share of the page: a scan covers nearly all of it, if not in several strips; a seal or a logo much less. */
const MIN_PICTURE_SHARE = 0.2;
/** Degrees of skew that still count as upright; deskewing rotates scans by less. */
const MAX_SKEW = 3;

/** A run in its own direction; which of them are upright is known with all of a page. */
export interface PlacedRun extends Run {
  /** Clockwise rotation on the displayed page in quarter turns; null if skewed or set vertically. */
  readonly quarterTurns: number | null;
}

export async function pageContent(page: PDFPageProxy, operators: Operators): Promise<PdfPage> {
  const { items, styles } = await page.getTextContent();
  const { width, height, transform } = page.getViewport({ scale: 1 });
  const placed: PlacedRun[] = [];
  for (const item of items) {
    if (!('str' in item)) continue;
    const matrix = multiply(transform, item.transform);
    const isVertical = styles[item.fontName]?.vertical === true;
    const run = matrix && placedRun(item.str, matrix, item.width, isVertical, width, height);
    if (run) placed.push(run);
  }
  const { fnArray, argsArray } = await page.getOperatorList({ intent: 'print', annotationMode: 0 });
  if (!isMatrix(transform)) return uprightPage(placed, [], width, height);
  const rules = placed.length > 0 ? rulesOf(fnArray, argsArray, operators, transform) : [];
  const hasPicture = largestImage(fnArray, argsArray, operators) >= MIN_PICTURE_SHARE * width * height;
  return { ...uprightPage(placed, rules, width, height), ...(hasPicture && { hasPicture }) };
}

/**
 * @param matrix of the text on the displayed page, y from the top; its scale is the font size
 * @param advance points from the start of the text to its end
 * @returns null for white space
 */
export function placedRun(
  source: string,
  [a, b, c, d, x, y]: Matrix,
  advance: number,
  isVertical: boolean,
  width: number,
  height: number,
): PlacedRun | null {
  const text = removeTypesettingSpaces(source).trim();
  if (text === '') return null;
  const angle = (Math.atan2(b, a) * 180) / Math.PI;
  const quarterTurns = (Math.round(angle / 90) + 4) % 4;
  const skew = Math.abs(angle - Math.round(angle / 90) * 90);
  const [left, baseline] = unrotate(x, y, quarterTurns, width, height);
  return {
    text,
    x: left,
    right: left + advance,
    y: baseline,
    size: Math.hypot(c, d),
    quarterTurns: skew <= MAX_SKEW && !isVertical ? quarterTurns : null,
  };
}

/** @throws Error if the page has more text than any page */
export function uprightPage(
  placed: readonly PlacedRun[],
  rules: readonly Rule[],
  width: number,
  height: number,
): PdfPage {
  if (placed.length > MAX_RUNS) throw new Error(`${placed.length} runs of text`);
  const dominant = dominantRotation(placed);
  const isTurned = dominant % 2 === 1;
  return {
    width: isTurned ? height : width,
    height: isTurned ? width : height,
    runs: placed.filter(({ quarterTurns, size }) => quarterTurns === dominant && size > 0),
    rules: rules.map((rule) => {
      const [x1, y1] = unrotate(rule.x, rule.y, dominant, width, height);
      const [x2, y2] = unrotate(rule.right, rule.bottom, dominant, width, height);
      return { x: Math.min(x1, x2), y: Math.min(y1, y2), right: Math.max(x1, x2), bottom: Math.max(y1, y2) };
    }),
    rotatedText: placed.filter(({ quarterTurns }) => quarterTurns !== dominant).map(({ text }) => text),
  };
}

/** Rotation of most of the page's text: wide tables are often set sideways on an upright page. */
function dominantRotation(placed: readonly PlacedRun[]): number {
  const characters = [0, 0, 0, 0];
  for (const { quarterTurns, text } of placed) {
    if (quarterTurns !== null) characters[quarterTurns] = (characters[quarterTurns] ?? 0) + text.length;
  }
  return characters.indexOf(Math.max(...characters));
}

/** Position of a point after the page is rotated back by the given quarter turns. */
function unrotate(
  x: number,
  y: number,
  quarterTurns: number,
  width: number,
  height: number,
): [number, number] {
  if (quarterTurns === 1) return [y, width - x];
  if (quarterTurns === 2) return [width - x, height - y];
  if (quarterTurns === 3) return [height - y, x];
  return [x, y];
}
