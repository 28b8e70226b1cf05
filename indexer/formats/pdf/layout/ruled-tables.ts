/**
 * Finds the tables that ruled lines form and separates their runs from the rest of the page. A cell is
 * bounded by the nearest lines on its four sides, so a cell that spans several columns or rows stays one
 * cell.
 */
import type { Rule } from '../ruled-lines.ts';
import { CELL_GAP, joinLines, type Run, rowsOf } from '../text-rows.ts';

export interface RuledTable extends Rule {
  /** The text of each row, cells joined by U+3000. */
  readonly rows: readonly string[];
}

/** Points: lines intended to meet may miss each other by this. */
const MAX_LINE_GAP = 3;
/** Cells with text: a page frame, or one box beside another, is not a table. */
const MIN_CELLS = 4;
/** Lines per page: only a drawing has more, and grouping its lines would be slow. */
const MAX_RULES = 4000;

export function ruledTablesOf(
  runs: readonly Run[],
  rules: readonly Rule[],
): { tables: RuledTable[]; rest: Run[] } {
  if (rules.length > MAX_RULES) return { tables: [], rest: [...runs] };
  const tables: RuledTable[] = [];
  let rest = [...runs];
  for (const group of connected(rules)) {
    const box = boundsOf(group);
    const inside = new Set(rest.filter((run) => isInside(run, box)));
    const rows = tableRows([...inside], group);
    if (!rows) continue;
    tables.push({ ...box, rows });
    rest = rest.filter((run) => !inside.has(run));
  }
  return { tables, rest };
}

/** Groups lines that meet directly or through others: each group is one table. */
function connected(rules: readonly Rule[]): Rule[][] {
  const groups: Rule[][] = [];
  for (const rule of rules) {
    const touchedGroups = groups.filter((group) => group.some((other) => meet(rule, other)));
    const [first, ...others] = touchedGroups;
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
  return (
    a.x <= b.right + MAX_LINE_GAP &&
    b.x <= a.right + MAX_LINE_GAP &&
    a.y <= b.bottom + MAX_LINE_GAP &&
    b.y <= a.bottom + MAX_LINE_GAP
  );
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
  const center = centerOf(run);
  return center.x > box.x && center.x < box.right && center.y > box.y && center.y < box.bottom;
}

function centerOf(run: Run): { x: number; y: number } {
  return { x: (run.x + run.right) / 2, y: run.y - 0.35 * run.size };
}

/** Null if the lines enclose too few cells, or cells in only one row or column. */
function tableRows(runs: readonly Run[], rules: readonly Rule[]): string[] | null {
  const cells = new Map<string, { left: number; top: number; runs: Run[] }>();
  for (const run of runs) {
    const { left, right, top, bottom } = cellAround(run, rules);
    const key = [left, right, top, bottom].map((edge) => Math.round(edge / MAX_LINE_GAP)).join(' ');
    const cell = cells.get(key);
    if (cell) cell.runs.push(run);
    else cells.set(key, { left, top, runs: [run] });
  }
  const lefts = distinct([...cells.values()].map(({ left }) => left));
  const tops = distinct([...cells.values()].map(({ top }) => top));
  if (cells.size < MIN_CELLS || lefts.length < 2 || tops.length < 2) return null;
  return tops.map((top) => {
    const row = [...cells.values()].filter((cell) => Math.abs(cell.top - top) <= MAX_LINE_GAP);
    const texts = lefts.map((left) => {
      const cell = row.find((other) => Math.abs(other.left - left) <= MAX_LINE_GAP);
      return cell ? cellText(cell.runs) : '';
    });
    return texts.join(CELL_GAP).replace(/^\u3000+|\u3000+$/g, '');
  });
}

function cellAround(
  run: Run,
  rules: readonly Rule[],
): { left: number; right: number; top: number; bottom: number } {
  const { x, y } = centerOf(run);
  const edges = {
    left: Number.NEGATIVE_INFINITY,
    right: Number.POSITIVE_INFINITY,
    top: Number.NEGATIVE_INFINITY,
    bottom: Number.POSITIVE_INFINITY,
  };
  for (const rule of rules) {
    if (rule.bottom - rule.y > rule.right - rule.x) {
      if (y < rule.y - MAX_LINE_GAP || y > rule.bottom + MAX_LINE_GAP) continue;
      if (rule.x <= x) edges.left = Math.max(edges.left, rule.x);
      else edges.right = Math.min(edges.right, rule.right);
    } else {
      if (x < rule.x - MAX_LINE_GAP || x > rule.right + MAX_LINE_GAP) continue;
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
  return sorted.filter((value, index) => index === 0 || value - (sorted[index - 1] ?? 0) > MAX_LINE_GAP);
}
