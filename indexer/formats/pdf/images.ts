/** Finds images among the drawing operators of a page, to tell scanned pages from empty ones. */
import { IDENTITY, isMatrix, type Matrix, multiply, type Operators } from './ruled-lines.ts';

/**
 * Area of the largest image, in square points; 0 if there is none. pdf.js leaves out the images themselves, as it
 * is told to, but not the matrix that stretches the unit square, in which an image is drawn, to its size.
 */
export function largestImage(
  functions: readonly number[],
  values: readonly unknown[],
  operators: Operators,
): number {
  const saved: Matrix[] = [];
  let current = IDENTITY;
  let largest = 0;
  functions.forEach((operator, index) => {
    const args = Array.isArray(values[index]) ? values[index] : [];
    if (operator === operators.save) saved.push(current);
    else if (operator === operators.restore) current = saved.pop() ?? current;
    else if (operator === operators.transform) {
      current = multiply(current, args) ?? current;
      const [a, b, c, d] = current;
      largest = Math.max(largest, Math.abs(a * d - b * c));
    } else if (operator === operators.paintFormXObjectBegin) {
      saved.push(current);
      if (isMatrix(args[0] ?? [])) current = multiply(current, args[0]) ?? current;
    } else if (operator === operators.paintFormXObjectEnd) current = saved.pop() ?? current;
  });
  return largest;
}
