/** Statutes are divided into chapters and articles; numbered items of an article are no headings. */
import { numbering } from '../../text/numbering.ts';
import { isArticle } from '../head-lines.ts';
import type { Paragraph } from '../paragraphs.ts';

/** A notice may quote an article or two at the start of a line. */
const MIN_ARTICLES = 3;

export function isStatute(body: readonly Paragraph[]): boolean {
  let articles = 0;
  for (const { text } of body) if (isArticle(text) && ++articles >= MIN_ARTICLES) return true;
  return false;
}

/** Whether a line is the heading of a book, chapter or section of a statute. */
export function isChapter(text: string): boolean {
  return (numbering(text)?.rank ?? 9) < 1;
}
