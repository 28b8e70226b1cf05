/** `#件` in a query: any number with this unit. */
import { quantities, TENTHS_SIGN } from '../../indexer/figures/quantities.ts';
import type { UnitLexicon } from '../../indexer/figures/unit-lexicon.ts';
import type { Range } from '../../indexer/text/occurrences.ts';

export interface UnitTerm {
  /** In the lexicon: 万元 is 元, and 千克 is 公斤. */
  readonly name: string;
  /** Folded phrases of which every text with such a number contains at least one. */
  readonly spellings: readonly string[];
  /** The numbers with this unit in a folded text, in order. */
  readonly ranges: (folded: string) => readonly Range[];
}

/** @returns null for what is no unit of the lexicon */
export function unitTerm(typed: string, units: UnitLexicon): UnitTerm | null {
  const name = units.nameOf(typed);
  if (name === null) return null;
  const spellings = [...units.spellingsOf(name), ...(name === '%' ? [TENTHS_SIGN] : [])];
  return {
    name,
    spellings,
    ranges: (folded) =>
      // Most candidates of other terms lack the unit, and looking for it is quicker than reading the numbers.
      spellings.some((spelling) => folded.includes(spelling))
        ? quantities(folded, units)
            .filter(({ unit }) => unit === name)
            .map(({ start, end }): Range => [start, end])
        : [],
  };
}
