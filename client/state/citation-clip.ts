/**
 * Citation → what goes onto the clipboard. In goes the API's citation and this server's origin, out come the same
 * words as plain text and as HTML, because a word processor takes the one and a chat window the other.
 */
import type { CitationAnswer } from '../../server/contract/citations.ts';
import { messages } from '../messages/messages.ts';

export interface Clip {
  readonly plain: string;
  readonly html: string;
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const asHtml = (text: string): string => escaped(text).replaceAll('\n', '<br>');

/** Words as a link in rich text: an address of such a link has hundreds of signs. */
const linkHtml = (link: string): string => `<a href="${escaped(link)}">${escaped(messages.copy.source)}</a>`;

/** The wording, where it stands, and the way back to it. */
export function quoteWithCitation(citation: CitationAnswer, origin: string): Clip {
  const link = origin + citation.link;
  return {
    plain: `${citation.quote}\n${citation.text}\n${link}`,
    html:
      `<blockquote cite="${escaped(link)}">${asHtml(citation.quote)}</blockquote>` +
      `<p>${asHtml(citation.text)} ${linkHtml(link)}</p>`,
  };
}

/** A quotation in Markdown, as the API has it, and the way back to it. */
export function markdownQuote(citation: CitationAnswer, origin: string): Clip {
  return asSource(`${citation.text} [${messages.copy.source}](<${origin}${citation.link}>)`);
}

export function linkAlone(citation: CitationAnswer, origin: string): Clip {
  const link = origin + citation.link;
  return { plain: link, html: `<p>${linkHtml(link)}</p>` };
}

/** What another program reads keeps its lines and its signs. */
export function asSource(text: string): Clip {
  return { plain: text, html: `<pre>${escaped(text)}</pre>` };
}

export function wordsAlone(text: string): Clip {
  return { plain: text, html: `<p>${asHtml(text)}</p>` };
}
