/** A column of figures: words of their concept, and their unit. */
import type { FigureGrammar } from '../../indexer/figures/figures.ts';
import { tokenizeQuery } from '../query/query-tokens.ts';
import { ApiError } from '../web/errors.ts';
import type { FigureIndex, PackedFigures } from './figure-index.ts';

export interface Column {
  readonly text: string;
  /** Folded words that the concept, or another wording of it, contains; none for any concept. */
  readonly words: readonly string[];
  /** The folded concept itself, where it was typed in quotation marks. */
  readonly exactly: string | null;
  /** Name in the lexicon; null for any unit. */
  readonly unit: string | null;
}

/**
 * @param text words, or a concept in quotation marks, and a unit after `#`
 * @throws ApiError if the unit is unknown
 */
export function parseColumn(text: string, grammar: FigureGrammar): Column {
  const words: string[] = [];
  let exactly: string | null = null;
  let unit: string | null = null;
  for (const token of tokenizeQuery(text)) {
    if (token.kind !== 'term') continue;
    if (token.quoted) exactly = grammar.names.of(token.folded);
    else if (/^[#＃]./u.test(token.text)) unit = unitOf(token.text.slice(1), grammar, token.at);
    else words.push(token.folded);
  }
  return { text, words, exactly, unit };
}

/** @throws ApiError if the unit is unknown */
export function unitOf(typed: string, grammar: FigureGrammar, at = 0): string {
  const unit = grammar.units.nameOf(typed);
  if (unit === null) throw new ApiError('unknown_unit', { unit: typed, at: at + 1 });
  return unit;
}

/** Which series of the index a column takes. Those that are met later are looked at when they are asked for. */
export class ColumnMatcher {
  /** 1 for each series that it takes. */
  private taken = new Uint8Array(0);

  /** @param columns figures of any of them are taken */
  constructor(
    private readonly columns: readonly Column[],
    private readonly index: FigureIndex,
    private readonly grammar: FigureGrammar,
  ) {}

  /** The numbers of the figures of a report that it takes, ascending. */
  in({ series, length }: PackedFigures): number[] {
    const found: number[] = [];
    let { taken } = this;
    for (let at = 0; at < length; at++) {
      const number = series[at] as number;
      if (number >= taken.length) taken = this.look();
      if (taken[number] === 1) found.push(at);
    }
    return found;
  }

  private look(): Uint8Array<ArrayBuffer> {
    const { series } = this.index;
    const from = this.taken.length;
    const taken = new Uint8Array(series.size);
    taken.set(this.taken);
    for (const column of this.columns)
      for (const number of this.candidates(column, from))
        if (column.unit === null || series.unit(number) === column.unit) taken[number] = 1;
    // What is counted under a name is found by the name, too.
    for (const renamed of series.renamed()) if (taken[series.countedAs(renamed)] === 1) taken[renamed] = 1;
    this.taken = taken;
    return taken;
  }

  /** The series from `from` on that a column takes if its unit is theirs. */
  private candidates({ exactly, words, unit }: Column, from: number): Iterable<number> {
    const { series } = this.index;
    if (exactly !== null) return series.worded(exactly);
    const [first, ...others] = words.filter((word) => word !== '').map((word) => this.withWord(word, from));
    if (first === undefined) return unit === null ? range(from, series.size) : series.inUnit(unit, from);
    const sets = others.map((numbers) => new Set(numbers));
    return [...first].filter((number) => sets.every((set) => set.has(number)));
  }

  private *withWord(word: string, from: number): Generator<number> {
    const { series } = this.index;
    yield* series.containing(word, from);
    for (const name of this.grammar.names.containing(word)) yield* series.worded(name);
  }
}

function* range(from: number, to: number): Generator<number> {
  for (let number = from; number < to; number++) yield number;
}
