/** The drawing operators of a page in, its ruled lines out: what tells the cells of a table where text cannot. */

/** A straight line along the page's edges, as drawn or as the side of a box. Points, y from the top. */
export interface Rule {
  readonly x: number;
  readonly y: number;
  readonly right: number;
  readonly bottom: number;
}

/** Numbers of pdf.js's operators that draw or move what is drawn. */
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

/** Points: a filled box as thin as this is a line. */
const THICK = 2.5;
/** Points: shorter lines are strokes of a drawing. */
const LENGTH = 4;
/** Numbers that follow each drawing command in pdf.js's paths: move, line, curve, quadratic curve, close. */
const ARGUMENTS = [2, 2, 6, 4, 0] as const;

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
    const args = listOf(values[index]);
    if (operator === operators.save) saved.push(current);
    else if (operator === operators.restore || operator === operators.paintFormXObjectEnd) {
      current = saved.pop() ?? current;
    } else if (operator === operators.transform) current = multiply(current, args) ?? current;
    else if (operator === operators.paintFormXObjectBegin) {
      saved.push(current);
      current = multiply(current, listOf(args[0])) ?? current;
    } else if (operator === operators.constructPath) {
      const path = listOf(listOf(args[1])[0]);
      for (const rule of rulesOfPath(path, current, strokes.has(Number(args[0])))) rules.push(rule);
    }
  });
  return rules;
}

/** Null where a broken file gives no numbers. */
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

function listOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return value instanceof Float32Array ? [...value] : [];
}

type Point = readonly [x: number, y: number];

function rulesOfPath(path: readonly unknown[], matrix: Matrix, stroked: boolean): Rule[] {
  return subpaths(path, matrix).flatMap((points) => {
    const box = boxOf(points);
    if (isLine(box)) return [box];
    // The sides of a box are lines if they are drawn; a filled box is the shade behind a row.
    if (!stroked) return [];
    return points.slice(1).flatMap((point, index) => {
      const side = boxOf([points[index] ?? point, point]);
      return isLine(side) ? [side] : [];
    });
  });
}

function subpaths(path: readonly unknown[], [a, b, c, d, e, f]: Matrix): Point[][] {
  const found: Point[][] = [];
  for (let index = 0; index < path.length; ) {
    const command = Number(path[index]);
    const length = ARGUMENTS[command];
    if (length === undefined) break;
    const open = found.at(-1);
    const x = Number(path[index + length - 1]);
    const y = Number(path[index + length]);
    const point: Point = [a * x + c * y + e, b * x + d * y + f];
    if (command === 0) found.push([point]);
    else if (command === 4 && open?.[0]) open.push(open[0]);
    else open?.push(point);
    index += 1 + length;
  }
  return found;
}

/** By a loop: a map has paths of more points than a function takes arguments. */
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
  return Math.min(right - x, bottom - y) <= THICK && Math.max(right - x, bottom - y) >= LENGTH;
}
