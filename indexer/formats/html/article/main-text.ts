/** Decides which lines of a page are the article. */

import { isLoneNumber } from '../../plain-text/lone-numbers.ts';
import { readLines } from '../../plain-text/plain-text.ts';
import type { PageLine, PageLines } from '../lines/page-lines.ts';
import { isMetadataTable } from '../metadata.ts';
import { articleBox, navigationLines, type Span } from './article-box.ts';
import { endsArticle, isBoilerplate, isEdgeBoilerplate, isLabelLine } from './boilerplate.ts';
import { isBody, isSentence, MIN_LINK_SHARE } from './sentence.ts';

/** The span covers the article's box, boilerplate included. */
export interface MainText extends Span {
  /** Indexes of the kept lines. */
  readonly kept: readonly number[];
}

const HEADING = /^(?:第?[（(]?[一二三四五六七八九十]{1,3}[）)、.．章节]|[（(]?\d{1,2}[)）、.．](?!\d))/;
const DATE = /(?:19|20)\d\d\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日|二[〇○零]..年.{1,3}月.{1,3}日/;
const SIGNATURE = /^[^，。；：:]{2,40}(?:人民政府|委员会|办事处|委|办公室|管委会|党工委|司法所|局)$/;
const NOTE = /^[（(][^（()）]{2,40}[）)]$/;
const IMPRINT = /^(?:(?:附件|抄送|抄报|报送|主送|联系人|注)\s*[:：]|(?:特此|专此|以上)报告)/;
/** Attachments belong to the document although they are links. */
const ATTACHMENT = /^附件|^附[:：]|\.(?:docx?|wps|pdf|ofd|xlsx?|et|zip|rar)\s*$/i;
/** Characters. The longest line of date and printing office; longer lines with a date are sentences. */
const MAX_DATE_LINE_LENGTH = 45;

export function mainText(page: PageLines): MainText {
  const { lines } = page;
  const navigation = navigationLines(page);
  const boilerplate = lines.map(({ text, cells }, index) => {
    const isMetadata = cells !== null && isMetadataTable(tableAround(lines, index));
    return navigation[index] === true || isMetadata || isBoilerplate(text);
  });
  const { from, to } = extended(lines, boilerplate, articleBox(page, boilerplate));
  return { from, to, kept: keptOf(lines, boilerplate, from, to) };
}

/** The cells of the table rows around a row. */
function tableAround(lines: readonly PageLine[], index: number): string[] {
  const maxDistance = 4;
  let from = index;
  while (from > 0 && index - from < maxDistance && lines[from - 1]?.cells) from--;
  let to = index + 1;
  while (to - index < maxDistance && lines[to]?.cells) to++;
  return lines.slice(from, to).flatMap(({ cells }) => cells ?? []);
}

/** Extends the box, which may end before its article does (a stray `</div>`, a separate signature box). */
function extended(lines: readonly PageLine[], boilerplate: readonly boolean[], { from, to }: Span): Span {
  const continues = (index: number): boolean => {
    const line = lines[index];
    if (!line || boilerplate[index] || line.linkShare > 0 || line.cells || isEdgeBoilerplate(line.text))
      return false;
    return (
      !isLabelLine(line.text) && !endsArticle(line.text) && (isSentence(line) || HEADING.test(line.text))
    );
  };
  const isSignatureBlock = (index: number): boolean => {
    const line = lines[index];
    if (!line || boilerplate[index] || line.linkShare > 0) return false;
    const { text } = line;
    return NOTE.test(text) || IMPRINT.test(text) || (DATE.test(text) && text.length <= MAX_DATE_LINE_LENGTH);
  };
  let start = from;
  while (continues(start - 1)) start--;
  let end = to;
  for (let next = to; next < lines.length; next++) {
    if (continues(next) || isSignatureBlock(next)) end = next + 1;
    // A signature needs a date below it; alone it may be the name of the site.
    else if (!SIGNATURE.test(lines[next]?.text ?? '') || boilerplate[next]) break;
  }
  return { from: start, to: end };
}

function keptOf(
  lines: readonly PageLine[],
  boilerplate: readonly boolean[],
  from: number,
  to: number,
): number[] {
  const inside = Array.from({ length: to - from }, (_, offset) => from + offset).filter(
    (index) => !boilerplate[index],
  );
  const sentences = inside.filter((index) => {
    const line = lines[index];
    return line !== undefined && isBody(line) && !isEdgeBoilerplate(line.text) && !isLabelLine(line.text);
  });
  const first = sentences[0] ?? to;
  const last = sentences.at(-1) ?? from - 1;
  const end = inside.find((index) => index > last && endsArticle(lines[index]?.text ?? '')) ?? to;
  return inside.filter((index) => {
    const line = lines[index];
    if (!line || index >= end) return false;
    const { text, linkShare } = line;
    const isLink = linkShare >= MIN_LINK_SHARE && !ATTACHMENT.test(text);
    if (isPageBreak(line)) return false;
    if (index < first) return !isLink && !isEdgeBoilerplate(text) && !isLabelLine(text);
    if (index > last) return !isLink && !isEdgeBoilerplate(text);
    return !(isLink && endsArticle(text));
  });
}

/**
 * Whether a line is a page number or horizontal rule, by the same rules as in text files. A lone number is one
 * only beside the lines that are kept.
 */
export function isPageBreak({ text, cells }: PageLine): boolean {
  return cells === null && !isLoneNumber(text) && readLines(text).length === 0;
}
