/**
 * Replaces radical code points by the ideographs that look the same. PDFs often map glyphs to radicals, but
 * readers see the ideograph, and numbering (⼀、) and organisation names (人⺠政府) are only recognized in that
 * form.
 */
import { characterPairs, IDEOGRAPH_BY_RADICAL } from '../../text/radicals.ts';

/** Pairs of a rare and a common character with the same glyph, which PDFs confuse in the same way. */
const SAME_GLYPH = new Map(characterPairs('⼾户―—〜～∕／‒–㬵胶⋯…'));
const LOOKALIKE = /[\u2e80-\u2fdf―〜∕‒㬵⋯]/g;

export function replaceLookalikes(text: string): string {
  return text.replace(
    LOOKALIKE,
    (character) => SAME_GLYPH.get(character) ?? IDEOGRAPH_BY_RADICAL.get(character) ?? character,
  );
}
