/**
 * Text as a PDF names its glyphs in, text as its reader sees it out. What the reader sees and would copy from paper
 * is the whole character; numbering (⼀、) and organisations (人⺠政府) are known by it alone.
 */
import { pairs, WHOLE_CHARACTERS } from '../../text/radicals.ts';

/** Not radicals, but named alike: a rare character for the common one with the same glyph. */
const SAME_GLYPH = new Map(pairs('⼾户―—〜～∕／‒–㬵胶'));
const NAMED = /[\u2e80-\u2fdf―〜∕‒㬵]/g;

export function asSeen(text: string): string {
  return text.replace(NAMED, (named) => SAME_GLYPH.get(named) ?? WHOLE_CHARACTERS.get(named) ?? named);
}
