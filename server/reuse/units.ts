/** Where a folded text may be cut: not within a run of digits or of Latin letters, and not within a figure. */
import { sameRun } from '../../indexer/text/fold.ts';
import { isHan } from '../../indexer/text/occurrences.ts';

const [ZERO, NINE, DOT, COMMA] = ['0', '9', '.', ','].map((mark) => mark.charCodeAt(0)) as [
  number,
  number,
  number,
  number,
];

/** Whether a cut at an offset divides a run of digits or of Latin letters. */
export function splitsRun(units: Uint16Array, at: number): boolean {
  const [before, after] = [units[at - 1], units[at]];
  if (before === undefined || after === undefined || isHan(before) || isHan(after)) return false;
  return sameRun(String.fromCharCode(before), String.fromCharCode(after));
}

/** The same, or a figure such as 8.5 or 1,200. */
export function splitsFigure(units: Uint16Array, at: number): boolean {
  if (splitsRun(units, at)) return true;
  return isPoint(units[at])
    ? isDigit(units[at - 1]) && isDigit(units[at + 1])
    : isPoint(units[at - 1]) && isDigit(units[at]) && isDigit(units[at - 2]);
}

export function isDigit(unit: number | undefined): boolean {
  return unit !== undefined && unit >= ZERO && unit <= NINE;
}

function isPoint(unit: number | undefined): boolean {
  return unit === DOT || unit === COMMA;
}
