/** Tells sentences of an article from labels, slogans, titles and links. */
import type { PageLine } from '../lines/page-lines.ts';

/** A line whose linked share is at least this is a link, not a sentence that contains one. */
export const MIN_LINK_SHARE = 0.6;

/** Characters. Punctuated lines that are not longer are labels and slogans. */
const MAX_LABEL_LENGTH = 12;
/** Characters. Longer lines are not titles (the longest title seen has 38). */
const MAX_TITLE_LENGTH = 60;

export const SENTENCE_MARK = /[，。；！？]/;

export function isSentence({ text, linkShare, cells }: PageLine): boolean {
  return (
    cells === null && linkShare < MIN_LINK_SHARE && SENTENCE_MARK.test(text) && text.length > MAX_LABEL_LENGTH
  );
}

/** Whether a line is certainly body text: greetings and slogans above the body have no stops but commas. */
export function isBody(line: PageLine): boolean {
  return isSentence(line) && (/[。；]/.test(line.text) || line.text.length > MAX_TITLE_LENGTH);
}
