/**
 * The text cell of a row and the title beside it in, the report's lines out: glued paragraphs parted,
 * those taken apart put together, what the web page put below dropped, the title first. Pure.
 */
import { foldToString } from '../../text/fold.ts';
import { readPlainText } from '../plain-text/plain-text.ts';
import type { SourceLine } from '../source.ts';
import { isTakenApart, putTogether } from './pieces.ts';
import { dropWebTail } from './web-tail.ts';

/** Characters: a shorter text without line breaks is one paragraph. */
const GLUED_LENGTH = 200;
/** Breaks of one kind that a glued text must show before they are believed to part its paragraphs. */
const BREAKS = 3;
/** Lines at the beginning among which the title may stand: letterhead and document number come before it. */
const HEAD_LINES = 10;

/** Tried where a run of white space begins only, so that a long one takes no longer than its length. */
const INDENT = /(?<!\s)(?:\u3000{2}|[ \u00a0]{4}|\t)\s*/g;
const INDENT_AFTER_STOP = /[。！？；：](?:\u3000{2}|[ \u00a0]{4}|\t)\s*/g;

export function readTableText(
  text: string,
  title: string | undefined,
): { lines: readonly SourceLine[]; dropped: readonly string[] } {
  const asIs = readText(unglue(text, title));
  const { lines, dropped } = isTakenApart(asIs.dropped) ? readText(putTogether(text)) : asIs;
  if (title === undefined || lines.length === 0 || hasTitle(lines, title)) return { lines, dropped };
  const first: SourceLine = { text: title, indented: false, gap: false, mark: null, whole: true };
  return {
    lines: [first, ...lines.map((line, index) => (index === 0 ? { ...line, gap: true } : line))],
    dropped,
  };
}

function readText(text: string): { lines: readonly SourceLine[]; dropped: readonly string[] } {
  const whole = readPlainText(text);
  const { lines, dropped } = dropWebTail(whole.lines);
  return { lines, dropped: [...whole.dropped, ...dropped] };
}

/** Whether the title, on one line or on several, is among the first lines of the text. */
function hasTitle(lines: readonly SourceLine[], title: string): boolean {
  const wanted = foldToString(title);
  return lines.slice(0, HEAD_LINES).some((_, start) => {
    let head = '';
    for (const { text } of lines.slice(start, start + HEAD_LINES)) {
      head += text;
      // Folding drops quotation marks and spaces; a paragraph of a text need not be folded to be no title.
      if (head.length > title.length * 2 + 20) return false;
      const folded = foldToString(head);
      if (folded.length >= wanted.length) return folded === wanted;
    }
    return false;
  });
}

/**
 * A text that lost its line breaks gets them back where it shows them: as the two characters \n, as the indents
 * of its paragraphs, or, where nothing is left of them, before the numbers of its headings.
 */
function unglue(text: string, title: string | undefined): string {
  const glued = text.trim();
  if (glued.length < GLUED_LENGTH || /[\n\r\v\f\u0085\u2028\u2029]/.test(glued)) return text;
  const escaped = glued.split(/\\r\\n|\\[nr]/);
  if (escaped.length > BREAKS) return escaped.join('\n');
  if ((glued.match(INDENT_AFTER_STOP)?.length ?? 0) >= BREAKS) return glued.replace(INDENT, '\n$&');
  const numbered = glued
    .replace(
      /(?<=[。！？；])\s*(?=(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]))/g,
      '\n',
    )
    .replace(/(?<=[。！？])\s*(?=本作品(?:是|来自|在)[^。]*(?:。[^。]*)?(?:公有领域|著作权法))/, '\n');
  return withoutTitle(numbered, title);
}

/** A title glued to the sentence after it becomes a line; one that the sentence goes on with stays in it. */
function withoutTitle(text: string, title: string | undefined): string {
  if (title === undefined || !text.startsWith(title)) return text;
  const rest = text.slice(title.length);
  return /^(?:[，。：；、,.:;]|如下|指出|中|的|已|由)/.test(rest) ? text : `${title}\n${rest}`;
}
