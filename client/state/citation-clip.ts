/**
 * Formats a citation for the clipboard, both as plain text and as HTML: word processors paste the HTML, chat
 * windows the plain text.
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

/** Rich text hides the address, which has hundreds of characters, behind a label. */
const linkHtml = (link: string): string => `<a href="${escaped(link)}">${escaped(messages.copy.source)}</a>`;

/** The wording, its citation, and a link back to it. */
export function quoteWithCitation(citation: CitationAnswer, origin: string): Clip {
  const link = origin + citation.link;
  return {
    plain: `${citation.quote}\n${citation.text}\n${link}`,
    html:
      `<blockquote cite="${escaped(link)}">${asHtml(citation.quote)}</blockquote>` +
      `<p>${asHtml(citation.text)} ${linkHtml(link)}</p>`,
  };
}

/** The API's Markdown quotation with a link back to it. */
export function markdownQuote(citation: CitationAnswer, origin: string): Clip {
  return preformattedClip(`${citation.text} [${messages.copy.source}](<${origin}${citation.link}>)`);
}

export function linkClip(citation: CitationAnswer, origin: string): Clip {
  const link = origin + citation.link;
  return { plain: link, html: `<p>${linkHtml(link)}</p>` };
}

/** Keeps line breaks and characters, for formats that programs read. */
export function preformattedClip(text: string): Clip {
  return { plain: text, html: `<pre>${escaped(text)}</pre>` };
}

export function textClip(text: string): Clip {
  return { plain: text, html: `<p>${asHtml(text)}</p>` };
}
