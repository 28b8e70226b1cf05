/**
 * Citation → what goes onto the clipboard. In goes the API's citation and this server's origin, out come the same
 * words as plain text and as HTML, because a word processor takes the one and a chat window the other.
 */
import type { CitationAnswer } from '../../server/contract.ts';

export interface Clip {
  readonly plain: string;
  readonly html: string;
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const asHtml = (text: string): string => escaped(text).replaceAll('\n', '<br>');

/** The wording, where it stands, and the way back to it. */
export function quoteWithCitation(citation: CitationAnswer, origin: string): Clip {
  const link = origin + citation.link;
  return {
    plain: `${citation.quote}\n${citation.text}\n${link}`,
    html:
      `<blockquote cite="${escaped(link)}">${asHtml(citation.quote)}</blockquote>` +
      `<p>${asHtml(citation.text)}</p><p><a href="${escaped(link)}">${escaped(link)}</a></p>`,
  };
}

/** A quotation in Markdown. The API's Markdown already links where it can; a bare path becomes a whole address. */
export function markdownQuote(citation: CitationAnswer, origin: string): Clip {
  const quote = citation.quote.replaceAll('\n', '\n> ');
  const text = citation.text.replaceAll(`](${citation.link})`, `](${origin}${citation.link})`);
  const linked = text.includes(citation.link) ? text : `${text} <${origin}${citation.link}>`;
  const plain = linked.startsWith('>') ? linked : `> ${quote}\n>\n> —— ${linked}`;
  return { plain, html: `<pre>${escaped(plain)}</pre>` };
}

export function wordsAlone(text: string): Clip {
  return { plain: text, html: `<p>${asHtml(text)}</p>` };
}
