/** Tells a quotation and its source apart, unit by unit, numbers whole. */
import type { Range } from '../../indexer/text/occurrences.ts';
import type { Difference } from '../contract/quotations.ts';
import { align, patternOf, type Step } from './alignment.ts';
import { numbersIn, type Unit } from './wording.ts';

export interface Comparison {
  /** In order; none if the wording is the same. Offsets are those of the units. */
  readonly differences: readonly Difference[];
  /** What the quotation covers in the source: several ranges where parts are left out openly. */
  readonly ranges: readonly Range[];
}

/** @param parts the quotation between its ellipses, each with at least one unit */
export function compareWording(parts: readonly (readonly Unit[])[], source: readonly Unit[]): Comparison {
  const quoted = parts.flat();
  const symbolOf = symbols();
  const pattern = patternOf(parts.map((part) => part.map(symbolOf)));
  const { steps } = align(pattern, source.map(symbolOf));
  const sides = { quoted, source };
  return {
    // White space alone tells a number set as 3 3 from 33.
    differences: groupsOf(steps, sides)
      .map((group) => differenceOf(group, sides))
      .filter(({ text, passageText }) => text !== passageText),
    ranges: rangesOf(steps, source),
  };
}

interface Sides {
  readonly quoted: readonly Unit[];
  readonly source: readonly Unit[];
}

function symbols(): (unit: Unit) => number {
  const known = new Map<string, number>();
  return ({ key }) => {
    const symbol = known.get(key) ?? known.size;
    known.set(key, symbol);
    return symbol;
  };
}

type State = 'same' | 'form' | 'changed' | 'elided';

function stateOf({ operation, at, textAt }: Step, { quoted, source }: Sides): State {
  if (operation === 'elided') return 'elided';
  if (operation !== 'same') return 'changed';
  return quoted[at]?.text === source[textAt]?.text ? 'same' : 'form';
}

/** Neighbouring steps that belong to one difference. */
function groupsOf(steps: readonly Step[], sides: Sides): Step[][] {
  const numbers = { quoted: numbersIn(sides.quoted), source: numbersIn(sides.source) };
  const splitsNumber = (left: Step, right: Step): boolean =>
    (takesQuoted(left) && takesQuoted(right) && isOne(numbers.quoted, left.at, right.at)) ||
    (takesSource(left) && takesSource(right) && isOne(numbers.source, left.textAt, right.textAt));
  const states = steps.map((step) => stateOf(step, sides));
  const groups: Step[][] = [];
  let covered = 0;
  for (let at = 0; at < steps.length; at++) {
    const state = states[at];
    if (state === 'same' || state === 'elided') continue;
    let [first, end] = [at, at + 1];
    const joins = (left: number): boolean => {
      const [one, other] = [steps[left], steps[left + 1]];
      return one !== undefined && other !== undefined && splitsNumber(one, other);
    };
    while (first > covered && joins(first - 1)) first--;
    while (end < steps.length && (states[end] === state || joins(end - 1))) end++;
    groups.push(steps.slice(first, end));
    covered = end;
    at = end - 1;
  }
  return groups;
}

function isOne(numbers: Int32Array, left: number, right: number): boolean {
  const number = numbers[left] ?? -1;
  return number >= 0 && number === numbers[right];
}

const takesQuoted = ({ operation }: Step): boolean => operation !== 'omitted' && operation !== 'elided';
const takesSource = ({ operation }: Step): boolean => operation !== 'added';

function differenceOf(group: readonly Step[], sides: Sides): Difference {
  const quoted = group.filter(takesQuoted).flatMap(({ at }) => sides.quoted[at] ?? []);
  const source = group.filter(takesSource).flatMap(({ textAt }) => sides.source[textAt] ?? []);
  const [first] = group;
  const [start, end] = spanOf(quoted, sides.quoted, first?.at ?? 0);
  const [passageStart, passageEnd] = spanOf(source, sides.source, first?.textAt ?? 0);
  return {
    kind: kindOf(quoted, source),
    start,
    end,
    text: written(quoted),
    passageStart,
    passageEnd,
    passageText: written(source),
  };
}

/** An empty span lies after the unit before it. */
function spanOf(taken: readonly Unit[], all: readonly Unit[], next: number): Range {
  const [first, last] = [taken[0], taken.at(-1)];
  if (first && last) return [first.start, last.end];
  const at = all[next - 1]?.end ?? all[next]?.start ?? 0;
  return [at, at];
}

function written(units: readonly Unit[]): string {
  return units.map(({ text }) => text).join('');
}

function kindOf(quoted: readonly Unit[], source: readonly Unit[]): Difference['kind'] {
  const keys = (units: readonly Unit[]): string => units.map(({ key }) => key).join('');
  const both = [...quoted, ...source];
  if (keys(quoted) === keys(source)) return 'form';
  if (both.every(({ key }) => !/[\p{L}\p{N}]/u.test(key))) return 'punctuation';
  const isNumeric = (units: readonly Unit[]): boolean =>
    units.length > 0 && numbersIn(units).every((number) => number === 0);
  const isDigit = (units: readonly Unit[]): boolean => /^\d+$/.test(keys(units));
  const isNumber = (units: readonly Unit[]): boolean => isNumeric(units) || isDigit(units);
  return isNumber(quoted) && isNumber(source) ? 'number' : 'wording';
}

function rangesOf(steps: readonly Step[], source: readonly Unit[]): Range[] {
  const ranges: [number, number][] = [];
  let isOpen = false;
  for (const step of steps) {
    if (step.operation === 'elided') isOpen = false;
    const unit = takesSource(step) && step.operation !== 'elided' ? source[step.textAt] : undefined;
    if (!unit) continue;
    const last = ranges.at(-1);
    if (last && isOpen) last[1] = unit.end;
    else ranges.push([unit.start, unit.end]);
    isOpen = true;
  }
  return ranges;
}
