/**
 * Splits very long lines at sentence ends.
 *
 * Meilisearch indexes 65,535 positions of an attribute and silently drops the rest (measured: in a line of
 * 1.7 million characters no phrase was found after the first 4 %).
 */
import { printedTogether } from '../domain/passage.ts';
import type { SourceLine } from '../formats/source.ts';

/**
 * In characters, so at most as many tokens: a third of the engine's limit. The longest real paragraph seen
 * has 2,000 characters.
 */
export const MAX_LINE_LENGTH = 20_000;

/** Places to split a line, best first. A word or number is split only where neither occurs. */
const BREAKS: readonly RegExp[] = [/[。！？；…!?;][”’」』》）)]*/g, /[，、：,:\s]/g];

export function splitLongLines(lines: readonly SourceLine[]): readonly SourceLine[] {
  return lines.flatMap((line) => (line.text.length <= MAX_LINE_LENGTH ? line : split(line)));
}

/** Marks each piece `whole`, so that the pieces are not joined again like hard-wrapped lines. */
function split(line: SourceLine): SourceLine[] {
  const pieces: SourceLine[] = [];
  for (let start = 0; start < line.text.length; ) {
    const end = endOfPiece(line.text, start);
    const text = line.text.slice(start, end).trim();
    const first = start === 0;
    if (text !== '')
      pieces.push({
        text,
        indented: first && line.indented,
        gap: first && line.gap,
        headingLevel: null,
        whole: true,
        ...printedTogether([line]),
      });
    start = end;
  }
  return pieces;
}

function endOfPiece(text: string, start: number): number {
  const limit = start + MAX_LINE_LENGTH;
  if (text.length <= limit) return text.length;
  const window = text.slice(start, limit);
  for (const pattern of BREAKS) {
    const last = [...window.matchAll(pattern)].at(-1);
    // A break in the first half would leave arbitrarily small pieces.
    if (last && last.index > MAX_LINE_LENGTH / 2) return start + last.index + last[0].length;
  }
  return /[\ud800-\udbff]$/.test(window) ? limit - 1 : limit;
}
