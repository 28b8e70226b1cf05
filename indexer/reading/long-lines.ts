/**
 * Lines in, the same text out in lines that the engine can take: longer ones are cut at sentence ends.
 *
 * Of an attribute Meilisearch indexes 65,535 positions and drops the rest without a word (measured: in a line of
 * 1.7 million characters a phrase after the first 4 % was not found).
 */
import type { SourceLine } from '../formats/source.ts';

/** Characters, and so at most as many units: a third of the engine's limit. The longest paragraph seen has 2,000. */
export const LONGEST = 20_000;

/** Where a line is cut, the best first; a word or figure is cut in two only where there is none of these. */
const BREAKS: readonly RegExp[] = [/[。！？；…!?;][”’」』》）)]*/g, /[，、：,:\s]/g];

export function cutLongLines(lines: readonly SourceLine[]): readonly SourceLine[] {
  return lines.flatMap((line) => (line.text.length <= LONGEST ? line : cut(line)));
}

/** Each piece is `whole`, so that what is cut here is not joined again as a hard-wrapped line would be. */
function cut(line: SourceLine): SourceLine[] {
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
        mark: null,
        whole: true,
      });
    start = end;
  }
  return pieces;
}

function endOfPiece(text: string, start: number): number {
  const limit = start + LONGEST;
  if (text.length <= limit) return text.length;
  const room = text.slice(start, limit);
  for (const one of BREAKS) {
    const last = [...room.matchAll(one)].at(-1);
    // A break in the first half would leave pieces of any smallness.
    if (last && last.index > LONGEST / 2) return start + last.index + last[0].length;
  }
  return /[\ud800-\udbff]$/.test(room) ? limit - 1 : limit;
}
