/** Onto the clipboard, as plain and as rich text, and the line that says so. */
import type { CitationAnswer, CitationFormat } from '../../server/contract/citations.ts';
import { getCitation } from '../api/api.ts';
import { messages } from '../messages/messages.ts';
import {
  asSource,
  type Clip,
  linkAlone,
  markdownQuote,
  quoteWithCitation,
  wordsAlone,
} from './citation-clip.ts';
import { notifications } from './notifications.ts';

const blobOf = (type: string, text: string): Blob => new Blob([text], { type });

/**
 * Browsers allow writing within the click only, and the citation is still on its way then: so the item is made at
 * once and holds promises.
 */
async function writeItem(clip: Promise<Clip>): Promise<void> {
  const item = new ClipboardItem({
    'text/plain': clip.then((known) => blobOf('text/plain', known.plain)),
    'text/html': clip.then((known) => blobOf('text/html', known.html)),
  });
  await navigator.clipboard.write([item]);
}

/** Where the page comes over plain http, as in an office network, there is no navigator.clipboard. */
function writeByCommand(clip: Clip): boolean {
  const area = document.createElement('textarea');
  const before = document.activeElement;
  area.value = clip.plain;
  area.className = 'unseen';
  // A dialog that is open makes the rest of the page inert.
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
    if (before instanceof HTMLElement) before.focus({ preventScroll: true });
  }
}

async function put(clip: Clip | Promise<Clip>, done: string): Promise<void> {
  try {
    if (typeof ClipboardItem !== 'undefined' && navigator.clipboard !== undefined) {
      try {
        await writeItem(Promise.resolve(clip));
        return notifications.say(done);
      } catch {
        // Refused, or promises in an item are not known here: the old way may still do.
      }
    }
    // What is known already is written within the click: some browsers allow the old way then only.
    notifications.say(
      writeByCommand(clip instanceof Promise ? await clip : clip) ? done : messages.copy.refused,
    );
  } catch (cause) {
    notifications.say(messages.copy.failed(cause instanceof Error ? cause.message : String(cause)));
  }
}

/** The form that one click copies: the standard in force. */
const STANDARD = 'gbt7714-2025';
/** Citations kept, so that the second click on a passage has it at once; a page of results has twenty. */
const KEPT = 100;
const known = new Map<string, CitationAnswer>();

async function fetched(id: string, format: CitationFormat): Promise<CitationAnswer> {
  const citation = await getCitation(id, format);
  if (known.size >= KEPT) known.clear();
  known.set(`${format} ${id}`, citation);
  return citation;
}

function cited(
  id: string,
  format: CitationFormat,
  clip: (citation: CitationAnswer) => Clip,
): Clip | Promise<Clip> {
  const citation = known.get(`${format} ${id}`);
  return citation ? clip(citation) : fetched(id, format).then(clip);
}

/** What a citation becomes when it is copied alone. */
const ALONE: Readonly<Record<CitationFormat, (citation: CitationAnswer) => Clip>> = {
  'gbt7714-2025': ({ text }) => wordsAlone(text),
  'gbt7714-2015': ({ text }) => wordsAlone(text),
  text: ({ text }) => wordsAlone(text),
  markdown: (citation) => markdownQuote(citation, location.origin),
  bibtex: ({ text }) => asSource(text),
  ris: ({ text }) => asSource(text),
  'csl-json': ({ text }) => asSource(text),
};

/** What came from this machine's own address leads nobody else here. */
function doneLink(): string {
  const own = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/.test(location.hostname);
  return own ? messages.copy.doneOwnLink : messages.copy.doneLink;
}

export const clipboard = {
  /** Asks for the citation before it is clicked, so that copying has it in the click. */
  prepare(id: string): void {
    // What fails now is asked again, and told, when it is copied.
    if (!known.has(`${STANDARD} ${id}`)) fetched(id, STANDARD).catch(() => {});
  },
  copyPassage: (id: string) =>
    put(
      cited(id, STANDARD, (citation) => quoteWithCitation(citation, location.origin)),
      messages.copy.done,
    ),
  copyAs: (id: string, format: CitationFormat) =>
    put(cited(id, format, ALONE[format]), messages.copy.doneAs(messages.copy.forms[format])),
  copyPassageLink: (id: string) =>
    put(
      cited(id, STANDARD, (citation) => linkAlone(citation, location.origin)),
      doneLink(),
    ),
  copyQuote: (text: string) => put(wordsAlone(text), messages.copy.doneQuote),
  copyLink: (address = location.href) => put(wordsAlone(address), doneLink()),
};
