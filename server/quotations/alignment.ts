/**
 * Aligns a quotation with the part of a text that it comes nearest to, by dynamic programming: the whole
 * quotation, any part of the text.
 *
 * Changes are counted as a proof-reader would: a replaced or an added unit is one change, and words left out are
 * one change however many they are (Gotoh 1982, affine gaps), since whoever drops a clause drops it at once.
 * Where the quotation shows an ellipsis, nothing is left out without notice.
 */

/** Costs are whole numbers, so that equal ones are equal. This is that of a replaced unit. */
export const CHANGE = 100;
/** Of a unit added or left out, so that 机制 for 制度 is two replaced characters, not one added and one left out. */
const ADDED_COST = 101;
/** Of each further unit that is left out: of two places to leave out from, the nearer one. */
const FURTHER = 1;
const NEVER = 0x3fffffff;

/** What happened to a unit: `same` and `replaced` take one of both sides, the others one of one side. */
export type Operation = 'same' | 'replaced' | 'added' | 'omitted' | 'elided';

export interface Step {
  readonly operation: Operation;
  /** Index of the unit of the quotation; for omissions of the next one. */
  readonly at: number;
  /** Index of the unit of the text; for additions of the next one. */
  readonly textAt: number;
}

export interface Alignment {
  /** `CHANGE` times the number of changes, and a little for additions and omissions. */
  readonly cost: number;
  readonly steps: readonly Step[];
}

/** Symbols of a quotation, and where parts of its source are left out openly. */
export interface Pattern {
  readonly symbols: ArrayLike<number>;
  /** Ascending indexes of units before which there is an ellipsis. */
  readonly joints: ReadonlySet<number>;
}

/** @param parts the symbols between two ellipses each */
export function patternOf(parts: readonly ArrayLike<number>[]): Pattern {
  const joints = new Set<number>();
  let length = 0;
  for (const part of parts) {
    if (length > 0) joints.add(length);
    length += part.length;
  }
  return { symbols: parts.flatMap((part) => Array.from(part)), joints };
}

/** The cost of the nearest part of the text. */
export function alignmentCost(pattern: Pattern, text: ArrayLike<number>): number {
  return new Table(pattern, text, false).cost;
}

export function align(pattern: Pattern, text: ArrayLike<number>): Alignment {
  const table = new Table(pattern, text, true);
  return { cost: table.cost, steps: table.steps() };
}

/** Bits of a cell: how it is reached at the least cost. */
const ADDED = 1;
/** An omission comes last. */
const OMITTED = 2;
const OMISSION_GOES_ON = 4;

class Table {
  readonly cost: number;
  private readonly end: number;
  private readonly choices: Uint8Array;
  private readonly columns: number;

  constructor(
    private readonly pattern: Pattern,
    private readonly text: ArrayLike<number>,
    isTraced: boolean,
  ) {
    const [rows, columns] = [pattern.symbols.length, text.length + 1];
    this.columns = columns;
    this.choices = new Uint8Array(isTraced ? (rows + 1) * columns : 0);
    // Costs of the row before, after whatever came last. Before the quotation, text costs nothing.
    let before = new Int32Array(columns);
    let row = new Int32Array(columns);
    for (let at = 1; at <= rows; at++) {
      this.fillRow(at, before, row, at === rows);
      [before, row] = [row, before];
    }
    let end = 0;
    for (let column = 1; column < columns; column++) {
      const [cost, best] = [before[column] ?? NEVER, before[end] ?? NEVER];
      // The last unit replaced costs as much as the last unit added.
      if (cost < best || (cost === best && column === end + 1)) end = column;
    }
    this.end = end;
    this.cost = before[end] ?? NEVER;
  }

  private fillRow(at: number, before: Int32Array, row: Int32Array, isLast: boolean): void {
    const { text, choices, columns } = this;
    const symbol = this.pattern.symbols[at - 1];
    const isJoint = this.pattern.joints.has(at);
    const [open, further] = isJoint ? [0, 0] : [ADDED_COST, FURTHER];
    const isTraced = choices.length > 0;
    let omission = NEVER;
    let left = NEVER;
    for (let column = 0; column < columns; column++) {
      let choice = 0;
      let best = (before[column] ?? NEVER) + ADDED_COST;
      const replaced =
        column === 0 ? NEVER : (before[column - 1] ?? NEVER) + (text[column - 1] === symbol ? 0 : CHANGE);
      if (replaced <= best) best = replaced;
      else choice |= ADDED;
      if (!isLast) {
        const [opened, goesOn] = [left + open, omission + further];
        omission = opened;
        if (goesOn < opened) {
          omission = goesOn;
          choice |= OMISSION_GOES_ON;
        }
        left = best;
        // Of equal places to leave words out from, the later one: a comma stays with the words before it.
        if (omission <= best) {
          best = omission;
          choice |= OMITTED;
        }
      }
      row[column] = best;
      if (isTraced) choices[at * columns + column] = choice;
    }
  }

  steps(): Step[] {
    const { symbols } = this.pattern;
    const steps: Step[] = [];
    let column = this.end;
    for (let at = symbols.length; at > 0; at--) {
      if (this.has(at, column, OMITTED)) column = this.traceOmission(steps, at, column);
      const unit = at - 1;
      if (this.has(at, column, ADDED)) steps.push({ operation: 'added', at: unit, textAt: column });
      else {
        column--;
        const isSame = symbols[unit] === this.text[column];
        steps.push({ operation: isSame ? 'same' : 'replaced', at: unit, textAt: column });
      }
    }
    return steps.reverse();
  }

  /** @returns the column where the omission begins */
  private traceOmission(steps: Step[], at: number, end: number): number {
    const operation = this.pattern.joints.has(at) ? 'elided' : 'omitted';
    let column = end;
    for (let goesOn = true; goesOn; ) {
      goesOn = this.has(at, column, OMISSION_GOES_ON);
      column--;
      steps.push({ operation, at, textAt: column });
    }
    return column;
  }

  private has(at: number, column: number, bit: number): boolean {
    return ((this.choices[at * this.columns + column] ?? 0) & bit) !== 0;
  }
}
