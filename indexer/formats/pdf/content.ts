/**
 * A page of pdf.js in; its runs of glyphs and its ruled lines out, as the page is seen: from its top left corner,
 * turned upright, without what stands askew.
 */
import type { PDFPageProxy } from 'pdfjs-dist';
import { isMatrix, multiply, type Operators, type Rule, rulesOf } from './ruled-lines.ts';
import { type Run, withoutStrewnSpaces } from './text-rows.ts';

export interface PdfPage {
  /** Points. */
  readonly height: number;
  readonly runs: readonly Run[];
  readonly rules: readonly Rule[];
  /** What stands askew or turned against the rest of the page: watermarks, marginal notes along the binding. */
  readonly turned: readonly string[];
}

/** Runs of a page: a dense one set character by character has 3,000. */
const RUNS = 50_000;
/** Degrees by which upright text may lean: scans are set straight by less. */
const LEAN = 3;

interface Placed extends Run {
  /** Quarters by which it is turned clockwise on the page as shown, null askew or written downwards. */
  readonly quarter: number | null;
}

export async function contentOf(page: PDFPageProxy, operators: Operators): Promise<PdfPage> {
  const { items, styles } = await page.getTextContent();
  const { width, height, transform } = page.getViewport({ scale: 1 });
  const placed: Placed[] = [];
  for (const item of items) {
    if (!('str' in item)) continue;
    const text = withoutStrewnSpaces(item.str).trim();
    const place = multiply(transform, item.transform);
    if (text === '' || !place) continue;
    const [a, b, c, d, x, y] = place;
    const angle = (Math.atan2(b, a) * 180) / Math.PI;
    const quarter = (Math.round(angle / 90) + 4) % 4;
    const lean = Math.abs(angle - Math.round(angle / 90) * 90);
    const upright = lean <= LEAN && !styles[item.fontName]?.vertical;
    const [left, baseline] = turnedBack(x, y, quarter, width, height);
    placed.push({
      text,
      x: left,
      right: left + item.width,
      y: baseline,
      size: Math.hypot(c, d),
      quarter: upright ? quarter : null,
    });
  }
  if (placed.length > RUNS) throw new Error(`${placed.length} runs of text`);
  const usual = mostText(placed);
  const runs = placed.filter(({ quarter, size }) => quarter === usual && size > 0);
  const rules = runs.length > 0 ? await ruled(page, operators) : [];
  return {
    height: usual % 2 === 0 ? height : width,
    runs,
    rules: rules.map((rule) => {
      const [x1, y1] = turnedBack(rule.x, rule.y, usual, width, height);
      const [x2, y2] = turnedBack(rule.right, rule.bottom, usual, width, height);
      return { x: Math.min(x1, x2), y: Math.min(y1, y2), right: Math.max(x1, x2), bottom: Math.max(y1, y2) };
    }),
    turned: placed.filter(({ quarter }) => quarter !== usual).map(({ text }) => text),
  };
}

async function ruled(page: PDFPageProxy, operators: Operators): Promise<Rule[]> {
  const { fnArray, argsArray } = await page.getOperatorList({ intent: 'print', annotationMode: 0 });
  const { transform } = page.getViewport({ scale: 1 });
  return isMatrix(transform) ? rulesOf(fnArray, argsArray, operators, transform) : [];
}

/** The quarter in which most of the page's text stands: wide tables are often set turned on an upright page. */
function mostText(placed: readonly Placed[]): number {
  const characters = [0, 0, 0, 0];
  for (const { quarter, text } of placed) {
    if (quarter !== null) characters[quarter] = (characters[quarter] ?? 0) + text.length;
  }
  return characters.indexOf(Math.max(...characters));
}

/** Where a point lies once the page is turned back by so many quarters. */
function turnedBack(x: number, y: number, quarter: number, width: number, height: number): [number, number] {
  if (quarter === 1) return [y, width - x];
  if (quarter === 2) return [width - x, height - y];
  if (quarter === 3) return [height - y, x];
  return [x, y];
}
