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

/** The server that the page came from. */
export interface PageServer {
  readonly origin: string;
  /** Whether other machines reach it too. */
  readonly isShared: boolean;
}

/**
 * Where a reader of the copy finds the passage: on the page of its report, or else here. What is copied from a
 * server that only this machine reaches is not worth a link of hundreds of characters, which finds its passage
 * again when the report has changed.
 */
const linkOf = ({ source, link, shortLink }: CitationAnswer, { origin, isShared }: PageServer): string =>
  source ?? origin + (isShared ? link : shortLink);

/** Rich text hides the address, which may have hundreds of characters, behind a label. */
const linkHtml = (link: string): string => `<a href="${escaped(link)}">${escaped(messages.copy.source)}</a>`;

/** What must be said of the wording, unless the citation says it: GB/T 7714 entries have no place for it. */
const noteOf = ({ format, note = '' }: CitationAnswer): string => (format.startsWith('gbt7714') ? note : '');

/** The wording, its citation, and a link back to it unless the citation has the address of the report itself. */
export function quoteWithCitation(citation: CitationAnswer, server: PageServer): Clip {
  const link = linkOf(citation, server);
  const cited = `${citation.text}${noteOf(citation)}`;
  const lines = [citation.quote, cited];
  if (citation.source === null) lines.push(server.origin + citation.shortLink);
  return {
    plain: lines.join('\n'),
    html:
      `<blockquote cite="${escaped(link)}">${asHtml(citation.quote)}</blockquote>` +
      `<p>${asHtml(cited)} ${linkHtml(link)}</p>`,
  };
}

/** The API's Markdown quotation, likewise with a link back to it where it has none. */
export function markdownQuote(citation: CitationAnswer, { origin }: PageServer): Clip {
  if (citation.source !== null) return preformattedClip(citation.text);
  return preformattedClip(`${citation.text} [${messages.copy.source}](<${origin}${citation.shortLink}>)`);
}

/** A link to the passage on this server: where others may follow it, one that outlives changes of the report. */
export function linkClip({ link, shortLink }: CitationAnswer, { origin, isShared }: PageServer): Clip {
  const address = origin + (isShared ? link : shortLink);
  return { plain: address, html: `<p>${linkHtml(address)}</p>` };
}

/** Keeps line breaks and characters, for formats that programs read. */
export function preformattedClip(text: string): Clip {
  return { plain: text, html: `<pre>${escaped(text)}</pre>` };
}

export function textClip(text: string): Clip {
  return { plain: text, html: `<p>${asHtml(text)}</p>` };
}
