/** The lines and boxes of a page in; which of its lines are the article out. */

import { readLines } from '../../plain-text/plain-text.ts';
import type { PageLine, PageLines } from '../lines/page-lines.ts';
import { isInformationTable } from '../metadata.ts';
import { chosenBox, navigationLines, type Span } from './article-box.ts';
import { endsArticle, isEdgeFurniture, isFurniture, isLabelLine } from './boilerplate.ts';
import { isBody, isSentence, LINKED } from './sentence.ts';

/** The span is that of the article's box, furniture included. */
export interface MainText extends Span {
  /** Indexes of the lines that are kept of it. */
  readonly kept: readonly number[];
}

const HEADING = /^(?:第?[（(]?[一二三四五六七八九十]{1,3}[）)、.．章节]|[（(]?\d{1,2}[)）、.．](?!\d))/;
const DATE = /(?:19|20)\d\d\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日|二[〇○零]..年.{1,3}月.{1,3}日/;
const SIGNATURE = /^[^，。；：:]{2,40}(?:人民政府|委员会|办事处|委|办公室|管委会|党工委|司法所|局)$/;
const NOTE = /^[（(][^（()）]{2,40}[）)]$/;
const IMPRINT = /^(?:(?:附件|抄送|抄报|报送|主送|联系人|注)\s*[:：]|(?:特此|专此|以上)报告)/;
/** Attachments are links and belong to the document. */
const ATTACHMENT = /^附件|^附[:：]|\.(?:docx?|wps|pdf|ofd|xlsx?|et|zip|rar)\s*$/i;
/** Characters: the longest line of date and printing office; longer ones with a date are sentences. */
const DATE_LENGTH = 45;

export function mainText(page: PageLines): MainText {
  const { lines } = page;
  const navigation = navigationLines(page);
  const furniture = lines.map(({ text, cells }, index) => {
    const informs = cells !== null && isInformationTable(tableAround(lines, index));
    return navigation[index] === true || informs || isFurniture(text);
  });
  const { from, to } = widened(lines, furniture, chosenBox(page, furniture));
  return { from, to, kept: keptOf(lines, furniture, from, to) };
}

/** The cells of the rows that stand together with a row. */
function tableAround(lines: readonly PageLine[], index: number): string[] {
  const near = 4;
  let from = index;
  while (from > 0 && index - from < near && lines[from - 1]?.cells) from--;
  let to = index + 1;
  while (to - index < near && lines[to]?.cells) to++;
  return lines.slice(from, to).flatMap(({ cells }) => cells ?? []);
}

/** A box may end before its article does (a stray `</div>`, a signature in a box of its own). */
function widened(lines: readonly PageLine[], furniture: readonly boolean[], { from, to }: Span): Span {
  const goesOn = (index: number): boolean => {
    const line = lines[index];
    if (!line || furniture[index] || line.linked > 0 || line.cells || isEdgeFurniture(line.text))
      return false;
    return (
      !isLabelLine(line.text) && !endsArticle(line.text) && (isSentence(line) || HEADING.test(line.text))
    );
  };
  const signs = (index: number): boolean => {
    const line = lines[index];
    if (!line || furniture[index] || line.linked > 0) return false;
    const { text } = line;
    return NOTE.test(text) || IMPRINT.test(text) || (DATE.test(text) && text.length <= DATE_LENGTH);
  };
  let start = from;
  while (goesOn(start - 1)) start--;
  let end = to;
  for (let next = to; next < lines.length; next++) {
    if (goesOn(next) || signs(next)) end = next + 1;
    // A signature is one if a date stands under it; alone it may be the name of the site.
    else if (!SIGNATURE.test(lines[next]?.text ?? '') || furniture[next]) break;
  }
  return { from: start, to: end };
}

function keptOf(
  lines: readonly PageLine[],
  furniture: readonly boolean[],
  from: number,
  to: number,
): number[] {
  const inside = Array.from({ length: to - from }, (_, offset) => from + offset).filter(
    (index) => !furniture[index],
  );
  const sentences = inside.filter((index) => {
    const line = lines[index];
    return line !== undefined && isBody(line) && !isEdgeFurniture(line.text) && !isLabelLine(line.text);
  });
  const first = sentences[0] ?? to;
  const last = sentences.at(-1) ?? from - 1;
  const over = inside.find((index) => index > last && endsArticle(lines[index]?.text ?? '')) ?? to;
  return inside.filter((index) => {
    const line = lines[index];
    if (!line || index >= over) return false;
    const { text, linked } = line;
    const isLink = linked >= LINKED && !ATTACHMENT.test(text);
    if (isPageBreak(line)) return false;
    if (index < first) return !isLink && !isEdgeFurniture(text) && !isLabelLine(text);
    if (index > last) return !isLink && !isEdgeFurniture(text);
    return !(isLink && endsArticle(text));
  });
}

/** A page number or a drawn line, by the rule for text files. */
export function isPageBreak({ text, cells }: PageLine): boolean {
  return cells === null && readLines(text).length === 0;
}
