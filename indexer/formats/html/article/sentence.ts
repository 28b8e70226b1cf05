/** A line of a page in, whether it reads as a sentence of an article out. */
import type { PageLine } from '../lines/page-lines.ts';

/** Share of links in a line from which it is a link and not a sentence that has one. */
export const LINKED = 0.6;

/** Characters: shorter lines with a mark are labels and slogans. */
const SENTENCE_LENGTH = 12;
/** Characters: longer lines are no titles (the longest title seen has 38). */
const BODY_LENGTH = 60;

export const SENTENCE_MARK = /[，。；！？]/;

export function isSentence({ text, linked, cells }: PageLine): boolean {
  return cells === null && linked < LINKED && SENTENCE_MARK.test(text) && text.length > SENTENCE_LENGTH;
}

/** Whether the body of an article has begun: greetings and slogans above it have commas at most. */
export function isBody(line: PageLine): boolean {
  return isSentence(line) && (/[。；]/.test(line.text) || line.text.length > BODY_LENGTH);
}
