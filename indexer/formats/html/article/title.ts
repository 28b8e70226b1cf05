/** Finds the title of an article on its page, and puts it first unless the article already begins with it. */
import { endsLikeTitle } from '../../../text/document-names.ts';
import { foldToString } from '../../../text/fold.ts';
import type { PageBox, PageLine, PageLines } from '../lines/page-lines.ts';
import type { Span } from './article-box.ts';
import { isBoilerplate, isLabelLine } from './boilerplate.ts';
import type { MainText } from './main-text.ts';
import { isBody } from './sentence.ts';

/** Characters. Shorter lines name a section of the site, longer ones are sentences. */
const MIN_TITLE_LENGTH = 6;
const MAX_TITLE_LENGTH = 100;
/** The longest title seen has four lines: a letterhead, two issuers and the subject. */
const MAX_TITLE_LINES = 4;
/** Number of leading lines searched for the title: letterhead and document number precede it. */
const HEAD_LINES = 12;

const LETTERHEAD = /文件$/;
/** The site's name: it is also part of the window title and tops every page. */
const SITE = /(?:政府|政府网|网站?|门户|平台|办事处|委员会)$/;

export interface TitledText {
  /** Indexes of the title's lines, which go before the kept ones. */
  readonly title: readonly number[];
  readonly kept: readonly number[];
}

/**
 * @param known titles from the page's metadata and window title, possibly followed by the site's name
 */
export function withTitle(page: PageLines, main: MainText, known: readonly string[]): TitledText {
  const { lines } = page;
  const { kept } = main;
  const firstSentence = kept.find((index) => lines.slice(index, index + 1).some(isBody)) ?? main.to;
  const title = bestTitle(page, firstSentence, known.map(foldToString));
  if (!title) return { title: [], kept };
  const titleIndexes = indexesOf(title);
  const head = kept
    .filter((index) => index < firstSentence && !titleIndexes.includes(index))
    .slice(0, HEAD_LINES);
  const folded = foldToString(titleIndexes.map((index) => lines[index]?.text ?? '').join(''));
  const repeated = beginsWith(lines, head, folded);
  const others = kept.filter((index) => !titleIndexes.includes(index));
  const keptIndexes = new Set(kept);
  if (!titleIndexes.every((index) => keptIndexes.has(index)))
    return { title: repeated ? [] : titleIndexes, kept: others };
  // The title is inside the box, so the article begins right after the last dropped line above the title.
  let start = title.from;
  while (keptIndexes.has(start - 1)) start--;
  return { title: [], kept: (repeated ? others : kept).filter((index) => index >= start) };
}

/** Whether adjacent lines of the head spell `title`, or one is a title that `title` does not contain. */
function beginsWith(lines: readonly PageLine[], head: readonly number[], title: string): boolean {
  const texts = head.map((index) => lines[index]?.text ?? '');
  return texts.some((text, start) => {
    for (let count = 1; count <= MAX_TITLE_LINES; count++) {
      if (foldToString(texts.slice(start, start + count).join('')) === title) return true;
    }
    const isOtherTitle = endsLikeTitle(text) && !LETTERHEAD.test(text) && text.length <= MAX_TITLE_LENGTH;
    return isOtherTitle && !title.includes(foldToString(text));
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
    if (text.length < MIN_TITLE_LENGTH || text.length > MAX_TITLE_LENGTH || SITE.test(text)) continue;
    const folded = foldToString(text);
    const isKnown = known.some((name) => name.includes(folded));
    const heading = lines[span.from]?.headingLevel;
    // A title named by the page itself is the surest; an ending typical of report titles is nearly as sure.
    const rank =
      (isKnown ? 4 : 0) + (endsLikeTitle(text) ? 3 : 0) + (heading === 1 ? 2 : heading ? 1 : 0) + span.bonus;
    if (rank > 0 && (best === null || rank >= best.rank)) best = { span, rank };
  }
  return best?.span ?? null;
}

/** Single lines and title-like boxes before the first sentence of the article. */
function* candidates(
  lines: readonly PageLine[],
  boxes: readonly PageBox[],
  firstSentence: number,
): Generator<Span & { readonly bonus: number }> {
  const fits = (line: PageLine | undefined): boolean =>
    line !== undefined &&
    line.linkShare < 0.5 &&
    line.cells === null &&
    !isBoilerplate(line.text) &&
    !isLabelLine(line.text);
  for (let index = 0; index < firstSentence; index++) {
    if (fits(lines[index])) yield { from: index, to: index + 1, bonus: 0 };
  }
  for (const { from, to, traits } of boxes) {
    if (
      (!traits.title && traits.heading === null) ||
      traits.navigation ||
      to > firstSentence ||
      to - from > MAX_TITLE_LINES
    )
      continue;
    if (lines.slice(from, to).every(fits)) yield { from, to, bonus: 1 };
  }
}

function indexesOf({ from, to }: Span): number[] {
  return Array.from({ length: to - from }, (_, offset) => from + offset);
}
