/**
 * Finds the box that holds the article of a page, and the lines inside navigation boxes. Boxes are spans of
 * lines, so a box's score is the difference of two prefix sums, however deeply it is nested.
 */

import type { PageLine, PageLines } from '../lines/page-lines.ts';
import { isEdgeBoilerplate } from './boilerplate.ts';
import { isSentence, SENTENCE_MARK } from './sentence.ts';

/** Lines from `from` (inclusive) to `to` (exclusive). */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/**
 * Share of the best score that qualifies a box; the smallest qualifying box wins. A lower share cuts off the
 * end of an article whose box is closed too early; a higher one pulls in a notice below the article and
 * everything in between.
 */
const MIN_SCORE_SHARE = 0.9;
/** Minimum share of the best score for a box whose id or class is that of an article's text. */
const MIN_NAMED_SHARE = 0.35;
/** A box with fewer lines may be a single paragraph of the article. */
const MIN_BOX_LINES = 3;
/** A box named like navigation that holds more than this share of the page's sentences holds the article. */
const MAX_NAVIGATION_SHARE = 0.3;

/**
 * Prefers a box with one of the ids or classes that publishing systems give the text, if it scores well
 * enough; otherwise takes the box with the fewest lines among those that score nearly as well as the best.
 */
export function articleBox({ lines, boxes }: PageLines, boilerplate: readonly boolean[]): Span {
  const page = { from: 0, to: lines.length };
  const sum = prefixSums(
    lines.map((line, index) => (boilerplate[index] || isEdgeBoilerplate(line.text) ? 0 : scoreOf(line))),
  );
  const score = ({ from, to }: Span): number => (sum[to] ?? 0) - (sum[from] ?? 0);
  const candidates = boxes.filter(({ traits }) => traits.box && !traits.navigation);
  const best = Math.max(score(page), ...maxOf(candidates.map(score)));
  if (best <= 0) return page;
  const named = candidates.filter((box) => box.traits.textBox && score(box) >= best * MIN_NAMED_SHARE);
  const top = Math.max(0, ...maxOf(named.map(score)));
  const fits = (box: Span, minScore: number): boolean =>
    box.to - box.from >= MIN_BOX_LINES && score(box) >= minScore;
  return (
    smallest(named.filter((box) => score(box) >= top * MIN_SCORE_SHARE)) ??
    smallest(candidates.filter((box) => fits(box, best * MIN_SCORE_SHARE))) ??
    page
  );
}

/** For each line, whether it is in a navigation box; boxes named so that hold the article do not count. */
export function navigationLines({ lines, boxes }: PageLines): boolean[] {
  const sentences = prefixSums(lines.map((line) => (isSentence(line) ? line.text.length : 0)));
  const total = sentences.at(-1) ?? 0;
  const depthChanges = new Array<number>(lines.length + 1).fill(0);
  for (const { from, to, traits } of boxes) {
    if (!traits.navigation) continue;
    if ((sentences[to] ?? 0) - (sentences[from] ?? 0) > total * MAX_NAVIGATION_SHARE) continue;
    depthChanges[from] = (depthChanges[from] ?? 0) + 1;
    depthChanges[to] = (depthChanges[to] ?? 0) - 1;
  }
  return prefixSums(depthChanges)
    .slice(1, lines.length + 1)
    .map((depth) => depth > 0);
}

/**
 * Number of Han characters if the line has sentence punctuation, minus twice the linked ones, so that a line
 * of links counts against its box: an article outweighs its navigation, a list of news with one-line
 * summaries does not.
 */
function scoreOf(line: PageLine): number {
  const han = line.text.match(/\p{Script=Han}/gu)?.length ?? 0;
  return (SENTENCE_MARK.test(line.text) && line.cells === null ? han : 0) - 2 * han * line.linkShare;
}

function smallest(boxes: readonly Span[]): Span | null {
  return boxes.reduce<Span | null>(
    (best, box) => (best === null || box.to - box.from < best.to - best.from ? box : best),
    null,
  );
}

/** Maximum as a list of at most one, because `Math.max` with a million arguments overflows the stack. */
function maxOf(numbers: readonly number[]): number[] {
  return numbers.length === 0 ? [] : [numbers.reduce((a, b) => Math.max(a, b))];
}

function prefixSums(numbers: readonly number[]): number[] {
  const all = [0];
  for (const number of numbers) all.push((all.at(-1) ?? 0) + number);
  return all;
}
