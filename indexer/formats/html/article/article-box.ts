/**
 * The lines and boxes of a page in; the box that holds the article, and the lines that stand in boxes of navigation,
 * out. Boxes are spans of lines, so a box's score is a difference of two sums, however deep it stands.
 */

import type { PageLine, PageLines } from '../lines/page-lines.ts';
import { isEdgeFurniture } from './boilerplate.ts';
import { isSentence, SENTENCE_MARK } from './sentence.ts';

/** Lines from `from` up to and without `to`. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/**
 * Share of the best score that a box must reach: the smallest that does is taken. Less, and an article whose markup
 * closes its box too early loses its end; more, and a notice under the article draws in all that lies between.
 */
const ENOUGH = 0.9;
/** Share of the best score from which a box with the name of a text box is believed. */
const ENOUGH_FOR_NAMED = 0.35;
/** Lines a box needs to be more than one paragraph of an article. */
const BOX_LINES = 3;
/** Share of the page's sentences from which a box named like navigation holds the article all the same. */
const NOT_NAVIGATION = 0.3;

/**
 * A box with one of the names that publishing systems give the text, if it holds a fair part of the page's sentences;
 * otherwise the box with the fewest lines among those that hold nearly all of them; where two hold the same lines it
 * does not matter which.
 */
export function chosenBox({ lines, boxes }: PageLines, furniture: readonly boolean[]): Span {
  const page = { from: 0, to: lines.length };
  const sum = sums(
    lines.map((line, index) => (furniture[index] || isEdgeFurniture(line.text) ? 0 : scoreOf(line))),
  );
  const score = ({ from, to }: Span): number => (sum[to] ?? 0) - (sum[from] ?? 0);
  const possible = boxes.filter(({ meaning }) => meaning.box && !meaning.navigation);
  const best = Math.max(score(page), ...bestOf(possible.map(score)));
  if (best <= 0) return page;
  const named = possible.filter((box) => box.meaning.textBox && score(box) >= best * ENOUGH_FOR_NAMED);
  const top = Math.max(0, ...bestOf(named.map(score)));
  const fits = (box: Span, enough: number): boolean => box.to - box.from >= BOX_LINES && score(box) >= enough;
  return (
    smallest(named.filter((box) => score(box) >= top * ENOUGH)) ??
    smallest(possible.filter((box) => fits(box, best * ENOUGH))) ??
    page
  );
}

/** For each line whether it stands in a box named like navigation, unless that box holds the article. */
export function navigationLines({ lines, boxes }: PageLines): boolean[] {
  const sentences = sums(lines.map((line) => (isSentence(line) ? line.text.length : 0)));
  const total = sentences.at(-1) ?? 0;
  const starts = new Array<number>(lines.length + 1).fill(0);
  for (const { from, to, meaning } of boxes) {
    if (!meaning.navigation) continue;
    if ((sentences[to] ?? 0) - (sentences[from] ?? 0) > total * NOT_NAVIGATION) continue;
    starts[from] = (starts[from] ?? 0) + 1;
    starts[to] = (starts[to] ?? 0) - 1;
  }
  return sums(starts)
    .slice(1, lines.length + 1)
    .map((open) => open > 0);
}

/**
 * Chinese characters of a line that has sentence marks, less those of its links twice; a line that is only links counts
 * against its box. So an article outweighs its navigation, and a list of news with one line of summary does not.
 */
function scoreOf(line: PageLine): number {
  const han = line.text.match(/\p{Script=Han}/gu)?.length ?? 0;
  return (SENTENCE_MARK.test(line.text) && line.cells === null ? han : 0) - 2 * han * line.linked;
}

function smallest(boxes: readonly Span[]): Span | null {
  return boxes.reduce<Span | null>(
    (least, box) => (least === null || box.to - box.from < least.to - least.from ? box : least),
    null,
  );
}

/** The greatest as a list of one, since a call with a million arguments overflows the stack. */
function bestOf(numbers: readonly number[]): number[] {
  return numbers.length === 0 ? [] : [numbers.reduce((a, b) => Math.max(a, b))];
}

function sums(numbers: readonly number[]): number[] {
  const all = [0];
  for (const number of numbers) all.push((all.at(-1) ?? 0) + number);
  return all;
}
