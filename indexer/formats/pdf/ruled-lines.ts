/**
 * Extracts ruled lines from the drawing operators of a page: they show table cells that text positions
 * cannot.
 */

/** A horizontal or vertical line, drawn by itself or as the side of a box. Points, y from the top. */
export interface Rule {
  readonly x: number;
  readonly y: number;
  readonly right: number;
  readonly bottom: number;
}

/** Codes of the pdf.js operators that draw paths or change the coordinate system. */
export interface Operators {
  readonly save: number;
  readonly restore: number;
  readonly transform: number;
  readonly constructPath: number;
  readonly paintFormXObjectBegin: number;
  readonly paintFormXObjectEnd: number;
  readonly stroke: number;
  readonly closeStroke: number;
  readonly fillStroke: number;
  readonly eoFillStroke: number;
  readonly closeFillStroke: number;
  readonly closeEOFillStroke: number;
}

export type Matrix = readonly [number, number, number, number, number, number];
export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/** Points: a filled box no thicker than this is a line. */
const MAX_LINE_THICKNESS = 2.5;
/** Points: shorter lines are strokes of a drawing. */
const MIN_LINE_LENGTH = 4;
/** Coordinates per pdf.js path command: move, line, curve, quadratic curve, close. */
const COORDINATE_COUNTS = [2, 2, 6, 4, 0] as const;

export function rulesOf(
  functions: readonly number[],
  values: readonly unknown[],
  operators: Operators,
  viewport: Matrix,
): Rule[] {
  const rules: Rule[] = [];
  const saved: Matrix[] = [];
  let current = viewport;
  const strokes = new Set([
    operators.stroke,
    operators.closeStroke,
    operators.fillStroke,
    operators.eoFillStroke,
    operators.closeFillStroke,
    operators.closeEOFillStroke,
  ]);
  functions.forEach((operator, index) => {
    const args = toArray(values[index]);
    if (operator === operators.save) saved.push(current);
    else if (operator === operators.restore || operator === operators.paintFormXObjectEnd) {
      current = saved.pop() ?? current;
    } else if (operator === operators.transform) current = multiply(current, args) ?? current;
    else if (operator === operators.paintFormXObjectBegin) {
      saved.push(current);
      current = multiply(current, toArray(args[0])) ?? current;
    } else if (operator === operators.constructPath) {
      const path = toArray(toArray(args[1])[0]);
      const subpaths = subpathsOf(path, current);
      for (const rule of rulesOfSubpaths(subpaths, strokes.has(Number(args[0])))) rules.push(rule);
    }
  });
  return rules;
}

/** Null if a broken file has no valid matrix. */
export function multiply(outer: readonly unknown[], inner: readonly unknown[]): Matrix | null {
  if (!isMatrix(outer) || !isMatrix(inner)) return null;
  const [a, b, c, d, e, f] = outer;
  return [
    a * inner[0] + c * inner[1],
    b * inner[0] + d * inner[1],
    a * inner[2] + c * inner[3],
    b * inner[2] + d * inner[3],
    a * inner[4] + c * inner[5] + e,
    b * inner[4] + d * inner[5] + f,
  ];
}

export function isMatrix(numbers: readonly unknown[]): numbers is Matrix {
  return numbers.length === 6 && numbers.every(Number.isFinite);
}

function toArray(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return value instanceof Float32Array ? [...value] : [];
}

export type Point = readonly [x: number, y: number];

/** @param stroked whether the outline is drawn, and not only the inside filled */
export function rulesOfSubpaths(subpaths: readonly (readonly Point[])[], stroked: boolean): Rule[] {
  return subpaths.flatMap((points) => {
    const box = boxOf(points);
    if (isLine(box)) return [box];
    // Only a stroked box has lines as sides; a filled one is the background of a row.
    if (!stroked) return [];
    return points.slice(1).flatMap((point, index) => {
      const side = boxOf([points[index] ?? point, point]);
      return isLine(side) ? [side] : [];
    });
  });
}

function subpathsOf(path: readonly unknown[], [a, b, c, d, e, f]: Matrix): Point[][] {
  const subpaths: Point[][] = [];
  for (let index = 0; index < path.length; ) {
    const command = Number(path[index]);
    const length = COORDINATE_COUNTS[command];
    if (length === undefined) break;
    const current = subpaths.at(-1);
    const x = Number(path[index + length - 1]);
    const y = Number(path[index + length]);
    const point: Point = [a * x + c * y + e, b * x + d * y + f];
    if (command === 0) subpaths.push([point]);
    else if (command === 4 && current?.[0]) current.push(current[0]);
    else current?.push(point);
    index += 1 + length;
  }
  return subpaths;
}

/** A loop instead of Math.min(...): the paths of a map have more points than a call can take arguments. */
function boxOf(points: readonly Point[]): Rule {
  const box = {
    x: Number.POSITIVE_INFINITY,
    y: Number.POSITIVE_INFINITY,
    right: Number.NEGATIVE_INFINITY,
    bottom: Number.NEGATIVE_INFINITY,
  };
  for (const [x, y] of points) {
    box.x = Math.min(box.x, x);
    box.y = Math.min(box.y, y);
    box.right = Math.max(box.right, x);
    box.bottom = Math.max(box.bottom, y);
  }
  return box;
}

function isLine({ x, y, right, bottom }: Rule): boolean {
  return (
    Math.min(right - x, bottom - y) <= MAX_LINE_THICKNESS &&
    Math.max(right - x, bottom - y) >= MIN_LINE_LENGTH
  );
}
