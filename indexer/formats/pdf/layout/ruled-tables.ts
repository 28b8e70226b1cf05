/**
 * Runs and ruled lines of a page in; the tables that the lines draw out, and the runs that stand in none. A cell is
 * what the nearest lines to its left, right, top and bottom enclose, so cells over several columns or rows are one.
 */
import type { Rule } from '../ruled-lines.ts';
import { CELL_GAP, joinLines, type Run, rowsOf } from '../text-rows.ts';

export interface Grid extends Rule {
  /** The text of each row, cells joined by U+3000. */
  readonly rows: readonly string[];
}

/** Points by which lines that are meant to meet may miss each other. */
const MEET = 3;
/** Cells with text: a frame around a page, or a box beside another, is no table. */
const CELLS = 4;
/** Lines of a page: a drawing has more than any table, and would take long. */
const RULES = 4000;

export function gridsOf(runs: readonly Run[], rules: readonly Rule[]): { grids: Grid[]; rest: Run[] } {
  if (rules.length > RULES) return { grids: [], rest: [...runs] };
  const grids: Grid[] = [];
  let rest = [...runs];
  for (const group of connected(rules)) {
    const box = boundsOf(group);
    const inside = new Set(rest.filter((run) => isInside(run, box)));
    const rows = tableRows([...inside], group);
    if (!rows) continue;
    grids.push({ ...box, rows });
    rest = rest.filter((run) => !inside.has(run));
  }
  return { grids, rest };
}

/** Lines that meet, directly or through others, belong to one table. */
function connected(rules: readonly Rule[]): Rule[][] {
  const groups: Rule[][] = [];
  for (const rule of rules) {
    const touched = groups.filter((group) => group.some((other) => meet(rule, other)));
    const [first, ...others] = touched;
    if (!first) {
      groups.push([rule]);
      continue;
    }
    first.push(rule);
    for (const other of others) {
      first.push(...other);
      groups.splice(groups.indexOf(other), 1);
    }
  }
  return groups;
}

function meet(a: Rule, b: Rule): boolean {
  return a.x <= b.right + MEET && b.x <= a.right + MEET && a.y <= b.bottom + MEET && b.y <= a.bottom + MEET;
}

function boundsOf(rules: readonly Rule[]): Rule {
  return {
    x: Math.min(...rules.map(({ x }) => x)),
    y: Math.min(...rules.map(({ y }) => y)),
    right: Math.max(...rules.map(({ right }) => right)),
    bottom: Math.max(...rules.map(({ bottom }) => bottom)),
  };
}

function isInside(run: Run, box: Rule): boolean {
  const middle = middleOf(run);
  return middle.x > box.x && middle.x < box.right && middle.y > box.y && middle.y < box.bottom;
}

function middleOf(run: Run): { x: number; y: number } {
  return { x: (run.x + run.right) / 2, y: run.y - 0.35 * run.size };
}

/** Null where the lines enclose too few cells, or all in one row or column. */
function tableRows(runs: readonly Run[], rules: readonly Rule[]): string[] | null {
  const cells = new Map<string, { left: number; top: number; runs: Run[] }>();
  for (const run of runs) {
    const { left, right, top, bottom } = cellAround(run, rules);
    const key = [left, right, top, bottom].map((edge) => Math.round(edge / MEET)).join(' ');
    const cell = cells.get(key);
    if (cell) cell.runs.push(run);
    else cells.set(key, { left, top, runs: [run] });
  }
  const lefts = distinct([...cells.values()].map(({ left }) => left));
  const tops = distinct([...cells.values()].map(({ top }) => top));
  if (cells.size < CELLS || lefts.length < 2 || tops.length < 2) return null;
  return tops.map((top) => {
    const row = [...cells.values()].filter((cell) => Math.abs(cell.top - top) <= MEET);
    const texts = lefts.map((left) => {
      const cell = row.find((other) => Math.abs(other.left - left) <= MEET);
      return cell ? cellText(cell.runs) : '';
    });
    return texts.join(CELL_GAP).replace(/^\u3000+|\u3000+$/g, '');
  });
}

function cellAround(
  run: Run,
  rules: readonly Rule[],
): { left: number; right: number; top: number; bottom: number } {
  const { x, y } = middleOf(run);
  const edges = {
    left: Number.NEGATIVE_INFINITY,
    right: Number.POSITIVE_INFINITY,
    top: Number.NEGATIVE_INFINITY,
    bottom: Number.POSITIVE_INFINITY,
  };
  for (const rule of rules) {
    if (rule.bottom - rule.y > rule.right - rule.x) {
      if (y < rule.y - MEET || y > rule.bottom + MEET) continue;
      if (rule.x <= x) edges.left = Math.max(edges.left, rule.x);
      else edges.right = Math.min(edges.right, rule.right);
    } else {
      if (x < rule.x - MEET || x > rule.right + MEET) continue;
      if (rule.y <= y) edges.top = Math.max(edges.top, rule.y);
      else edges.bottom = Math.min(edges.bottom, rule.bottom);
    }
  }
  return edges;
}

function cellText(runs: readonly Run[]): string {
  return rowsOf(runs).reduce((text, row) => joinLines(text, row.text), '');
}

function distinct(values: readonly number[]): number[] {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted.filter((value, index) => index === 0 || value - (sorted[index - 1] ?? 0) > MEET);
}
