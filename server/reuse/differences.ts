/** What differs between two aligned stretches, as a reader would say it: figures whole, no lone equal character. */
import type { Range } from '../../indexer/text/occurrences.ts';
import type { Block } from './extension.ts';
import { splitsFigure } from './units.ts';

/** Two ranges that stand for each other; one of them may be empty. */
export interface Difference {
  readonly text: Range;
  readonly source: Range;
}

/** Equal characters between two differences that are told as one: 的 in two different sentences is no agreement. */
const LONE = 1;

interface Gap {
  text: [number, number];
  source: [number, number];
}

/** @param blocks of an alignment; offsets are those of the units */
export function differencesOf(
  blocks: readonly Block[],
  text: Uint16Array,
  source: Uint16Array,
): Difference[] {
  const gaps: Gap[] = [];
  for (const [at, block] of blocks.entries()) {
    const next = blocks[at + 1];
    if (!next) break;
    const gap: Gap = {
      text: [block.text + block.length, next.text],
      source: [block.source + block.length, next.source],
    };
    takeInFigures(gap, text, source, blocks);
    const before = gaps.at(-1);
    if (before && gap.text[0] - before.text[1] <= LONE && gap.source[0] - before.source[1] <= LONE) {
      before.text[1] = gap.text[1];
      before.source[1] = gap.source[1];
    } else gaps.push(gap);
  }
  return gaps;
}

/** Widens a gap by equal characters, until it cuts no figure: of 33条 and 38条 the whole figure differs. */
function takeInFigures(gap: Gap, text: Uint16Array, source: Uint16Array, blocks: readonly Block[]): void {
  const [first, last] = [blocks[0] as Block, blocks.at(-1) as Block];
  const isCut = (end: 0 | 1): boolean =>
    splitsFigure(text, gap.text[end]) || splitsFigure(source, gap.source[end]);
  while (gap.text[0] > first.text && gap.source[0] > first.source && isCut(0)) {
    gap.text[0]--;
    gap.source[0]--;
  }
  const [textEnd, sourceEnd] = [last.text + last.length, last.source + last.length];
  while (gap.text[1] < textEnd && gap.source[1] < sourceEnd && isCut(1)) {
    gap.text[1]++;
    gap.source[1]++;
  }
}
