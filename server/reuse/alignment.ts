/** Joins the runs that a text shares with one passage to stretches of similar wording. */
import { type Block, extend, type Side } from './extension.ts';
import type { Run } from './runs.ts';
import { splitsRun } from './units.ts';
import { GRAM } from './winnow.ts';

/** A stretch of a text and one of a passage that are equal but for what lies between the blocks. */
export interface Alignment {
  /** At least one, in order; between two of them lies a difference. Offsets are those of the runs. */
  readonly blocks: readonly Block[];
  /** Equal characters. */
  readonly matched: number;
  /** The longest block. */
  readonly longest: number;
  /** Twice the equal characters, divided by the characters of both stretches: 1 if nothing differs. */
  readonly similarity: number;
}

/** Characters between two aligned stretches that are joined: a sentence inserted in a copy. */
const MAX_GAP = 60;
/** Least similarity of joined stretches. */
const MIN_JOINED_SIMILARITY = 0.75;

/** @param runs maximal runs of the text and this passage, in any order, possibly listed twice */
export function align(text: Side, passage: Side, runs: readonly Run[]): Alignment[] {
  const aligned: Block[][] = [];
  for (const run of runs.toSorted((a, b) => b.length - a.length || a.text - b.text || a.source - b.source)) {
    if (aligned.some((blocks) => contains(blocks, run))) continue;
    const blocks: Block[] = [];
    for (const block of extend(run, text, passage, -1).reverse()) addEqualParts(blocks, block, text, passage);
    blocks.push(run);
    for (const block of extend(run, text, passage, 1)) addEqualParts(blocks, block, text, passage);
    aligned.push(blocks);
  }
  return joined(aligned).flatMap((blocks) => {
    const whole = withoutCutUnits(blocks, text, passage);
    return whole.length === 0 ? [] : alignmentOf(whole);
  });
}

/** A run with nothing similar around it. */
export function alignAlone(text: Side, passage: Side, run: Run): Alignment[] {
  const whole = withoutCutUnits([run], text, passage);
  return whole.length === 0 ? [] : alignmentOf(whole);
}

function alignmentOf(blocks: readonly Block[]): Alignment[] {
  const longest = Math.max(...blocks.map(({ length }) => length));
  if (longest < GRAM) return [];
  return [{ blocks, longest, matched: matchedOf(blocks), similarity: similarityOf(blocks) }];
}

/** Cuts out the digits that differ. */
function addEqualParts(parts: Block[], block: Block, text: Side, passage: Side): void {
  let start = 0;
  for (let at = 0; at <= block.length; at++) {
    if (at < block.length && text.units[block.text + at] === passage.units[block.source + at]) continue;
    if (at > start)
      parts.push({ text: block.text + start, source: block.source + start, length: at - start });
    start = at + 1;
  }
}

/** Whether a run lies within the stretches of both texts, be it on another diagonal. */
function contains(blocks: readonly Block[], { text, source, length }: Run): boolean {
  const [first, last] = [blocks[0] as Block, blocks.at(-1) as Block];
  return (
    first.text <= text &&
    text + length <= last.text + last.length &&
    first.source <= source &&
    source + length <= last.source + last.length
  );
}

/** Joins stretches that follow each other in both texts. */
function joined(aligned: readonly Block[][]): Block[][] {
  const inOrder = aligned.toSorted(([a], [b]) => (a as Block).text - (b as Block).text);
  const result: Block[][] = [];
  for (const blocks of inOrder) {
    const before = result.findLast((other) => canJoin(other, blocks));
    if (before) before.push(...blocks);
    else result.push([...blocks]);
  }
  return result;
}

function canJoin(before: readonly Block[], after: readonly Block[]): boolean {
  const [last, first] = [before.at(-1) as Block, after[0] as Block];
  const inText = first.text - last.text - last.length;
  const inSource = first.source - last.source - last.length;
  return (
    inText >= 0 &&
    inSource >= 0 &&
    Math.max(inText, inSource) <= MAX_GAP &&
    similarityOf([...before, ...after]) >= MIN_JOINED_SIMILARITY
  );
}

/** Shortens the stretches at both ends until no run of digits or of Latin letters is cut in either text. */
function withoutCutUnits(blocks: readonly Block[], text: Side, passage: Side): Block[] {
  const whole = [...blocks];
  for (
    let first = whole[0];
    first && (isCut(text, first.text) || isCut(passage, first.source));
    first = whole[0]
  ) {
    if (first.length === 1) whole.shift();
    else whole[0] = { text: first.text + 1, source: first.source + 1, length: first.length - 1 };
  }
  for (
    let last = whole.at(-1);
    last && (isCut(text, last.text + last.length) || isCut(passage, last.source + last.length));
    last = whole.at(-1)
  ) {
    if (last.length === 1) whole.pop();
    else whole[whole.length - 1] = { ...last, length: last.length - 1 };
  }
  return whole;
}

function isCut({ units, start, end }: Side, at: number): boolean {
  return at > start && at < end && splitsRun(units, at);
}

function matchedOf(blocks: readonly Block[]): number {
  return blocks.reduce((sum, { length }) => sum + length, 0);
}

function similarityOf(blocks: readonly Block[]): number {
  const [first, last] = [blocks[0] as Block, blocks.at(-1) as Block];
  const [inText, inSource] = [last.text + last.length - first.text, last.source + last.length - first.source];
  return (2 * matchedOf(blocks)) / (inText + inSource);
}
