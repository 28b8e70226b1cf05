/** A column of figures: words of their concept, and their unit. */
import type { FigureGrammar } from '../../indexer/figures/figures.ts';
import { tokenizeQuery } from '../query/query-tokens.ts';
import { ApiError } from '../web/errors.ts';
import type { FigureIndex } from './figure-index.ts';

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

  constructor(
    private readonly column: Column,
    private readonly index: FigureIndex,
    private readonly grammar: FigureGrammar,
  ) {}

  matches(series: number): boolean {
    if (series >= this.taken.length) this.look();
    return this.taken[series] === 1;
  }

  private look(): void {
    const { exactly, words, unit } = this.column;
    const { series } = this.index;
    const from = this.taken.length;
    const taken = new Uint8Array(series.size);
    taken.set(this.taken);
    taken.fill(1, from);
    const keepOnly = (...lists: Iterable<number>[]): void => {
      const kept = new Uint8Array(series.size);
      for (const list of lists) for (const number of list) kept[number] = 1;
      for (let at = from; at < taken.length; at++) if (kept[at] === 0) taken[at] = 0;
    };
    if (exactly !== null) keepOnly(series.worded(exactly));
    else
      for (const word of words)
        if (word !== '')
          keepOnly(
            series.containing(word, from),
            ...[...this.grammar.names.containing(word)].map((name) => series.worded(name)),
          );
    if (unit !== null) keepOnly(series.inUnit(unit, from));
    // What is counted under a name is found by the name, too.
    for (let at = from; at < taken.length; at++) if (taken[series.countedAs(at)] === 1) taken[at] = 1;
    this.taken = taken;
  }
}
