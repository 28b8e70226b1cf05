/**
 * Reads the text cell of a table row: splits paragraphs that lost their line breaks, joins fragmented ones,
 * drops the footer of the web page and puts the row's title first. Pure.
 */
import { foldToString } from '../../text/fold.ts';
import { readPlainText } from '../plain-text/plain-text.ts';
import type { SourceLine } from '../source.ts';
import { isFragmented, joinFragments } from './fragments.ts';
import { dropWebTail } from './web-tail.ts';

/** Characters. A shorter text without line breaks is taken for one paragraph. */
const MIN_GLUED_LENGTH = 200;
/** Number of breaks of one kind that a text must contain before it is split at them. */
const MIN_BREAKS = 3;
/** Number of leading lines searched for the title: letterhead and document number precede it. */
const HEAD_LINES = 10;

/** Anchored to the start of a run of white space, so that matching a long run takes linear time. */
const INDENT = /(?<!\s)(?:\u3000{2}|[ \u00a0]{4}|\t)\s*/g;
const INDENT_AFTER_STOP = /[。！？；：](?:\u3000{2}|[ \u00a0]{4}|\t)\s*/g;

export function readCellText(
  text: string,
  title: string | undefined,
): { lines: readonly SourceLine[]; dropped: readonly string[] } {
  const original = readText(restoreBreaks(text, title));
  const { lines, dropped } = isFragmented(original.dropped) ? readText(joinFragments(text)) : original;
  if (title === undefined || lines.length === 0 || hasTitle(lines, title)) return { lines, dropped };
  const first: SourceLine = { text: title, indented: false, gap: false, headingLevel: null, whole: true };
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

/** Whether the title, on one line or several, is among the first lines of the text. */
function hasTitle(lines: readonly SourceLine[], title: string): boolean {
  const foldedTitle = foldToString(title);
  return lines.slice(0, HEAD_LINES).some((_, start) => {
    let head = '';
    for (const { text } of lines.slice(start, start + HEAD_LINES)) {
      head += text;
      // Folding drops only quotation marks and spaces, so a much longer text cannot match; skip folding it.
      if (head.length > title.length * 2 + 20) return false;
      const folded = foldToString(head);
      if (folded.length >= foldedTitle.length) return folded === foldedTitle;
    }
    return false;
  });
}

/**
 * Restores the line breaks of a text that lost them: from the two characters \n, from the indents of its
 * paragraphs or, failing both, before the numbers of its headings.
 */
function restoreBreaks(text: string, title: string | undefined): string {
  const glued = text.trim();
  if (glued.length < MIN_GLUED_LENGTH || /[\n\r\v\f\u0085\u2028\u2029]/.test(glued)) return text;
  const escaped = glued.split(/\\r\\n|\\[nr]/);
  if (escaped.length > MIN_BREAKS) return escaped.join('\n');
  if ((glued.match(INDENT_AFTER_STOP)?.length ?? 0) >= MIN_BREAKS) return glued.replace(INDENT, '\n$&');
  const numbered = glued
    .replace(
      /(?<=[。！？；])\s*(?=(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]))/g,
      '\n',
    )
    .replace(/(?<=[。！？])\s*(?=本作品(?:是|来自|在)[^。]*(?:。[^。]*)?(?:公有领域|著作权法))/, '\n');
  return splitTitle(numbered, title);
}

/** Puts a leading title on its own line, unless it is part of the first sentence. */
function splitTitle(text: string, title: string | undefined): string {
  if (title === undefined || !text.startsWith(title)) return text;
  const rest = text.slice(title.length);
  return /^(?:[，。：；、,.:;]|如下|指出|中|的|已|由)/.test(rest) ? text : `${title}\n${rest}`;
}
