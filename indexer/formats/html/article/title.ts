/** The lines of a page and its article in; the lines of the article's title out, where the article lacks it. */
import { foldToString } from '../../../text/fold.ts';
import type { PageBox, PageLine, PageLines } from '../lines/page-lines.ts';
import type { Span } from './article-box.ts';
import { isFurniture, isLabelLine } from './boilerplate.ts';
import type { MainText } from './main-text.ts';
import { isBody } from './sentence.ts';

/** Characters: shorter ones name a column of the site, longer ones are sentences. */
const SHORTEST = 6;
const LONGEST = 100;
/** Lines of one title: a letterhead, two issuers and the subject are the most that was seen. */
const TITLE_LINES = 4;
/** Lines at the start of an article in which it may name itself; letterhead and number come before the title. */
const HEAD_LINES = 12;

const TITLE_END = /(?:报告|总结|报告书|决议)(?:[（(][^）)]{1,12}[）)])?$/;
const LETTERHEAD = /文件$/;
/** The site's own name stands in the window title as well, and at the top of every page. */
const SITE = /(?:政府|政府网|网站?|门户|平台|办事处|委员会)$/;

export interface TitledText {
  /** Indexes of the title's lines, to be set before the others. */
  readonly title: readonly number[];
  readonly kept: readonly number[];
}

/**
 * @param known titles that the page's metadata or its window title name, the site's name perhaps behind them
 */
export function withTitle(page: PageLines, main: MainText, known: readonly string[]): TitledText {
  const { lines } = page;
  const { kept } = main;
  const firstSentence = kept.find((index) => lines.slice(index, index + 1).some(isBody)) ?? main.to;
  const title = bestTitle(page, firstSentence, known.map(foldToString));
  if (!title) return { title: [], kept };
  const own = indexesOf(title);
  const head = kept.filter((index) => index < firstSentence && !own.includes(index)).slice(0, HEAD_LINES);
  const folded = foldToString(own.map((index) => lines[index]?.text ?? '').join(''));
  const repeated = beginsWith(lines, head, folded);
  const others = kept.filter((index) => !own.includes(index));
  const inside = new Set(kept);
  if (!own.every((index) => inside.has(index))) return { title: repeated ? [] : own, kept: others };
  // The title stands in the article's box, which begins where the last of what was taken out above the title ends.
  let start = title.from;
  while (inside.has(start - 1)) start--;
  return { title: [], kept: (repeated ? others : kept).filter((index) => index >= start) };
}

/** Whether neighbouring lines of the head are the title, or another form of it that says no less. */
function beginsWith(lines: readonly PageLine[], head: readonly number[], title: string): boolean {
  const texts = head.map((index) => lines[index]?.text ?? '');
  return texts.some((text, start) => {
    for (let count = 1; count <= TITLE_LINES; count++) {
      if (foldToString(texts.slice(start, start + count).join('')) === title) return true;
    }
    const names = TITLE_END.test(text) && !LETTERHEAD.test(text) && text.length <= LONGEST;
    return names && !title.includes(foldToString(text));
  });
}

function bestTitle(
  { lines, boxes }: PageLines,
  firstSentence: number,
  known: readonly string[],
): Span | null {
  let best: { span: Span; rank: number } | null = null;
  for (const span of candidates(lines, boxes, firstSentence)) {
    const text = lines
      .slice(span.from, span.to)
      .map((line) => line.text)
      .join('');
    if (text.length < SHORTEST || text.length > LONGEST || SITE.test(text)) continue;
    const folded = foldToString(text);
    const isKnown = known.some((name) => name.includes(folded));
    const heading = lines[span.from]?.mark;
    // What the page itself names as its title is one, what ends as titles of reports do nearly as surely.
    const rank =
      (isKnown ? 4 : 0) + (TITLE_END.test(text) ? 3 : 0) + (heading === 1 ? 2 : heading ? 1 : 0) + span.bonus;
    if (rank > 0 && (best === null || rank >= best.rank)) best = { span, rank };
  }
  return best?.span ?? null;
}

/** Boxes that are named like titles, and single lines, before the first sentence of the article. */
function* candidates(
  lines: readonly PageLine[],
  boxes: readonly PageBox[],
  firstSentence: number,
): Generator<Span & { readonly bonus: number }> {
  const fits = (line: PageLine | undefined): boolean =>
    line !== undefined &&
    line.linked < 0.5 &&
    line.cells === null &&
    !isFurniture(line.text) &&
    !isLabelLine(line.text);
  for (let index = 0; index < firstSentence; index++) {
    if (fits(lines[index])) yield { from: index, to: index + 1, bonus: 0 };
  }
  for (const { from, to, meaning } of boxes) {
    if (
      (!meaning.title && meaning.heading === null) ||
      meaning.navigation ||
      to > firstSentence ||
      to - from > TITLE_LINES
    )
      continue;
    if (lines.slice(from, to).every(fits)) yield { from, to, bonus: 1 };
  }
}

function indexesOf({ from, to }: Span): number[] {
  return Array.from({ length: to - from }, (_, offset) => from + offset);
}
