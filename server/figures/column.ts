/** A column of figures: words of their concept, and their unit. */
import type { FigureGrammar } from '../../indexer/figures/figures.ts';
import { foldToString } from '../../indexer/text/fold.ts';
import { tokenizeQuery } from '../query/query-tokens.ts';
import { ApiError } from '../web/errors.ts';
import type { FigureIndex } from './figure-index.ts';

export interface Column {
  readonly text: string;
  /** Folded words that the concept contains; none for any concept. */
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
    if (token.quoted) exactly = grammar.nameOf(token.folded);
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

/** Which concepts and units a column takes, by their numbers in the index. */
export interface ColumnMatcher {
  matches(concept: number, unit: number): boolean;
}

/**
 * Looks at every concept once: 10 ms for 150,000. Concepts that are read later are looked at when they come.
 */
export function columnMatcher(
  { words, exactly, unit }: Column,
  index: FigureIndex,
  grammar: FigureGrammar,
): ColumnMatcher {
  const names = words.map((word) => grammar.nameOf(word));
  const isMeant = (concept: string): boolean =>
    exactly === null
      ? words.every((word, at) => concept.includes(word) || concept === names[at])
      : concept === exactly;
  const isAny = exactly === null && words.length === 0;
  const known: boolean[] = [];
  return {
    matches(concept, unitNumber) {
      if (unit !== null && index.units[unitNumber] !== unit) return false;
      if (isAny) return true;
      known[concept] ??= isMeant(index.concepts[concept] ?? '');
      return known[concept];
    },
  };
}

/** A column with these words and one of these units. */
export function columnOf(concept: string, unit: string | null): Column {
  return { text: concept, words: concept === '' ? [] : [foldToString(concept)], exactly: null, unit };
}
