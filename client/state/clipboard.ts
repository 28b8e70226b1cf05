/** Copies passages, citations and links as plain and rich text, and notifies the reader of the outcome. */
import type { CitationAnswer, CitationFormat } from '../../server/contract/citations.ts';
import { getCitation } from '../api/api.ts';
import { messages } from '../messages/messages.ts';
import {
  type Clip,
  linkClip,
  markdownQuote,
  type PageServer,
  preformattedClip,
  quoteWithCitation,
  textClip,
} from './citation-clip.ts';
import { notifications } from './notifications.ts';

const blobOf = (type: string, text: string): Blob => new Blob([text], { type });

/**
 * Browsers allow writing only during the click, when the citation may still be loading, so the item is
 * created at once and holds promises.
 */
async function writeItem(clip: Promise<Clip>): Promise<void> {
  const item = new ClipboardItem({
    'text/plain': clip.then(({ plain }) => blobOf('text/plain', plain)),
    'text/html': clip.then(({ html }) => blobOf('text/html', html)),
  });
  await navigator.clipboard.write([item]);
}

/**
 * Fallback for pages served over plain HTTP, as in an office network, where navigator.clipboard is missing.
 */
function writeByCommand(clip: Clip): boolean {
  const area = document.createElement('textarea');
  const focused = document.activeElement;
  area.value = clip.plain;
  area.className = 'unseen';
  // An open dialog makes the rest of the page inert.
  (document.querySelector('dialog[open]') ?? document.body).append(area);
  const onCopy = (event: ClipboardEvent) => {
    event.clipboardData?.setData('text/plain', clip.plain);
    event.clipboardData?.setData('text/html', clip.html);
    event.preventDefault();
  };
  document.addEventListener('copy', onCopy);
  try {
    area.select();
    return document.execCommand('copy');
  } finally {
    document.removeEventListener('copy', onCopy);
    area.remove();
    if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
  }
}

async function copy(clip: Clip | Promise<Clip>, message: string): Promise<void> {
  try {
    if (typeof ClipboardItem !== 'undefined' && navigator.clipboard !== undefined) {
      try {
        await writeItem(Promise.resolve(clip));
        return notifications.show(message);
      } catch {
        // Refused, or promises in a ClipboardItem are not supported: the fallback may still work.
      }
    }
    // Without awaiting what is already loaded: some browsers allow execCommand only during the click.
    notifications.show(
      writeByCommand(clip instanceof Promise ? await clip : clip) ? message : messages.copy.refused,
    );
  } catch (cause) {
    notifications.show(messages.copy.failed(cause instanceof Error ? cause.message : String(cause)));
  }
}

const SERVER: PageServer = {
  origin: location.origin,
  isShared: !/^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/.test(location.hostname),
};

/** The citation format of the copy button: the standard in force. */
const STANDARD = 'gbt7714-2025';
/** Cached citations; a page of results has twenty. */
const MAX_CACHED = 100;
const cache = new Map<string, CitationAnswer>();

async function fetchCitation(id: string, format: CitationFormat): Promise<CitationAnswer> {
  const citation = await getCitation(id, format);
  if (cache.size >= MAX_CACHED) cache.clear();
  cache.set(`${format} ${id}`, citation);
  return citation;
}

function citationClip(
  id: string,
  format: CitationFormat,
  clip: (citation: CitationAnswer) => Clip,
): Clip | Promise<Clip> {
  const citation = cache.get(`${format} ${id}`);
  return citation ? clip(citation) : fetchCitation(id, format).then(clip);
}

/** How a citation is copied without its passage. */
const CITATION_CLIPS: Readonly<Record<CitationFormat, (citation: CitationAnswer) => Clip>> = {
  'gbt7714-2025': ({ text }) => textClip(text),
  'gbt7714-2015': ({ text }) => textClip(text),
  text: ({ text }) => textClip(text),
  markdown: (citation) => markdownQuote(citation, SERVER),
  bibtex: ({ text }) => preformattedClip(text),
  ris: ({ text }) => preformattedClip(text),
  'csl-json': ({ text }) => preformattedClip(text),
};

/** Links to a loopback address work only on this machine, so the reader is told. */
const linkMessage = (): string => (SERVER.isShared ? messages.copy.doneLink : messages.copy.doneOwnLink);

export const clipboard = {
  /** Loads the citation before the click, so that it can be copied during the click. */
  prepare(id: string): void {
    // A failure is ignored here: copying requests the citation again, and reports the failure.
    if (!cache.has(`${STANDARD} ${id}`)) fetchCitation(id, STANDARD).catch(() => {});
  },
  copyPassage: (id: string) =>
    copy(
      citationClip(id, STANDARD, (citation) => quoteWithCitation(citation, SERVER)),
      messages.copy.done,
    ),
  copyAs: (id: string, format: CitationFormat) =>
    copy(
      citationClip(id, format, CITATION_CLIPS[format]),
      messages.copy.doneAs(messages.copy.formats[format]),
    ),
  copyPassageLink: (id: string) =>
    copy(
      citationClip(id, STANDARD, (citation) => linkClip(citation, SERVER)),
      linkMessage(),
    ),
  copyQuote: (text: string) => copy(textClip(text), messages.copy.doneQuote),
  copyLink: (address = location.href) => copy(textClip(address), linkMessage()),
};
