/**
 * Follows two texts from a place where they are equal as far as they stay similar: characters may be inserted,
 * deleted or replaced. The greedy alignment of Landau and Vishkin finds, for each number of edits, how far each
 * diagonal reaches; since it starts anew after each longer run of equal characters, its cost grows with the edits
 * of one gap, not with the length of the texts.
 */
import { isDigit } from './units.ts';

/** A stretch of equal characters, and where `extend` has met it, of digits that differ. */
export interface Block {
  readonly text: number;
  readonly source: number;
  readonly length: number;
}

/** One of the two texts, and the part of it that may be followed. */
export interface Side {
  readonly units: Uint16Array;
  readonly start: number;
  readonly end: number;
}

/**
 * A matching character scores 2, a replaced one -4, an inserted or deleted one -5. Thus three characters must
 * match to make up for an edit: unrelated texts, which share a 的 here and a comma there, never do.
 */
const EDIT_COST = 6;
/**
 * The score may fall so far below the best before the texts count as parted, and no further than all that is equal
 * so far has scored: 13 characters inserted in a row, but not between two formulas.
 */
const MAX_DROP = 66;
/** Edits between two runs of `RESUMED` equal characters. */
const MAX_EDITS = 24;
/** After so many equal characters the alignment starts anew. */
const RESUMED = 8;

const WIDTH = 2 * MAX_EDITS + 3;
const NOT_REACHED = -1;
/** Below every score. */
const NEVER = -(2 ** 30);
/** `reached[edits * WIDTH + diagonal + MAX_EDITS + 1]`: units of the text, counted from the start of the gap. */
const reached = new Int32Array((MAX_EDITS + 1) * WIDTH);

/** Other figures in the same sentence are no reason to part: a digit is followed by any digit. */
function isFollowed(text: number, source: number): boolean {
  return text === source || (isDigit(text) && isDigit(source));
}

/**
 * @param run the equal characters to start from
 * @param step 1 to follow the texts to their ends, -1 to their beginnings
 * @returns the blocks that follow, in the order in which they are met
 */
export function extend(run: Block, text: Side, source: Side, step: 1 | -1): Block[] {
  const blocks: Block[] = [];
  const own = 2 * run.length;
  let [x, y] = [0, 0];
  let [score, best, bestBlocks] = [0, 0, 0];
  const gap = new Gap(run, text, source, step);
  for (;;) {
    const drop = Math.min(MAX_DROP, own + best);
    const crossed = gap.cross(x, y, best - drop - score, best - score);
    if (!crossed) break;
    blocks.push(...crossed.blocks);
    ({ x, y } = crossed);
    score += crossed.score;
    if (score > best) {
      best = score;
      bestBlocks = blocks.length;
    }
    if (!crossed.isResumed) break;
  }
  return blocks.slice(0, bestBlocks);
}

interface Crossed {
  readonly x: number;
  readonly y: number;
  readonly score: number;
  readonly blocks: readonly Block[];
  /** Whether it ends with a run that is long enough to go on from. */
  readonly isResumed: boolean;
}

class Gap {
  /** The first unit that is followed, and how many there are. */
  private readonly textStart: number;
  private readonly sourceStart: number;
  private readonly textLength: number;
  private readonly sourceLength: number;
  /** Units behind, and ahead. */
  private x = 0;
  private y = 0;
  private textLeft = 0;
  private sourceLeft = 0;

  constructor(
    run: Block,
    private readonly text: Side,
    private readonly source: Side,
    private readonly step: 1 | -1,
  ) {
    const isForward = step > 0;
    this.textStart = isForward ? run.text + run.length : run.text - 1;
    this.sourceStart = isForward ? run.source + run.length : run.source - 1;
    this.textLength = isForward ? text.end - this.textStart : run.text - text.start;
    this.sourceLength = isForward ? source.end - this.sourceStart : run.source - source.start;
  }

  /**
   * @param x units of the text that are behind
   * @param y units of the source that are behind
   * @param least score below which nothing is followed
   * @param wanted score above which it is worth crossing the gap without a run to go on from
   */
  cross(x: number, y: number, least: number, wanted: number): Crossed | null {
    this.x = x;
    this.y = y;
    this.textLeft = this.textLength - x;
    this.sourceLeft = this.sourceLength - y;
    reached.fill(NOT_REACHED, 0, WIDTH);
    reached[MAX_EDITS + 1] = 0;
    let bestScore = wanted;
    let bestEdits = 0;
    let bestDiagonal = 0;
    for (let edits = 1; edits <= MAX_EDITS; edits++) {
      const row = edits * WIDTH + MAX_EDITS + 1;
      reached[row - edits - 1] = NOT_REACHED;
      reached[row + edits + 1] = NOT_REACHED;
      let rowBest = NEVER;
      let resumedScore = least;
      let resumedDiagonal = 0;
      let isResumed = false;
      for (let diagonal = -edits; diagonal <= edits; diagonal++) {
        const start = this.afterEdit(edits, diagonal);
        const end = start === NOT_REACHED ? start : this.slide(start, diagonal);
        reached[row + diagonal] = end;
        if (end === NOT_REACHED) continue;
        const score = 2 * end - diagonal - EDIT_COST * edits;
        if (score > rowBest) rowBest = score;
        if (score > bestScore) {
          bestScore = score;
          bestEdits = edits;
          bestDiagonal = diagonal;
        }
        if (end - start >= RESUMED && score > resumedScore) {
          resumedScore = score;
          resumedDiagonal = diagonal;
          isResumed = true;
        }
      }
      if (isResumed) return this.crossedAt(edits, resumedDiagonal, resumedScore, true);
      if (rowBest < least) break;
    }
    return bestEdits === 0 ? null : this.crossedAt(bestEdits, bestDiagonal, bestScore, false);
  }

  /** How far the text is read on a diagonal once the last edit is made: one more is replaced, removed or added. */
  private afterEdit(edits: number, diagonal: number): number {
    const before = (edits - 1) * WIDTH + diagonal + MAX_EDITS + 1;
    const replaced = reached[before] as number;
    const removed = reached[before - 1] as number;
    const added = reached[before + 1] as number;
    let start = NOT_REACHED;
    if (replaced >= 0 && replaced < this.textLeft && replaced - diagonal < this.sourceLeft)
      start = replaced + 1;
    if (removed >= start && removed >= 0 && removed < this.textLeft) start = removed + 1;
    if (added > start && added - diagonal <= this.sourceLeft) start = added;
    return start;
  }

  private slide(start: number, diagonal: number): number {
    const { step } = this;
    const text = this.text.units;
    const source = this.source.units;
    const end = Math.min(this.textLeft, this.sourceLeft + diagonal);
    let at = start;
    let left = this.textStart + step * (this.x + at);
    let right = this.sourceStart + step * (this.y + at - diagonal);
    while (at < end && isFollowed(text[left] as number, source[right] as number)) {
      at++;
      left += step;
      right += step;
    }
    return at;
  }

  private crossedAt(edits: number, diagonal: number, score: number, isResumed: boolean): Crossed {
    const blocks: Block[] = [];
    const end = reached[edits * WIDTH + diagonal + MAX_EDITS + 1] as number;
    for (let [left, on] = [edits, diagonal]; left > 0; left--) {
      const to = reached[left * WIDTH + on + MAX_EDITS + 1] as number;
      const from = this.afterEdit(left, on);
      if (to > from) blocks.unshift(this.block(from, on, to - from));
      const before = (left - 1) * WIDTH + on + MAX_EDITS + 1;
      if (reached[before] === from - 1) continue;
      on += reached[before - 1] === from - 1 ? -1 : 1;
    }
    return { x: this.x + end, y: this.y + end - diagonal, score, blocks, isResumed };
  }

  private block(from: number, diagonal: number, length: number): Block {
    const text = this.textStart + this.step * (this.x + from);
    const source = this.sourceStart + this.step * (this.y + from - diagonal);
    return this.step > 0
      ? { text, source, length }
      : { text: text - length + 1, source: source - length + 1, length };
  }
}
