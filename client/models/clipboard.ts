/** Onto the clipboard, as plain and as rich text, and the line that says so. */
import { signal } from '@preact/signals';
import type { CitationAnswer } from '../../server/contract.ts';
import { type CitationFormat, getCitation } from '../api.ts';
import { type Clip, markdownQuote, quoteWithCitation, wordsAlone } from '../text/citation.ts';
import { words } from '../words.ts';

/** Milliseconds: long enough to read eight characters without hurry. */
const SAID_FOR = 3_000;

const said = signal('');
let silence: ReturnType<typeof setTimeout> | undefined;

function say(text: string): void {
  clearTimeout(silence);
  said.value = text;
  silence = setTimeout(() => {
    said.value = '';
  }, SAID_FOR);
}

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

async function put(clip: Promise<Clip>, done: string): Promise<void> {
  try {
    if (typeof ClipboardItem !== 'undefined' && navigator.clipboard !== undefined) {
      try {
        await writeItem(clip);
        return say(done);
      } catch {
        // Refused, or promises in an item are not known here: the old way may still do.
      }
    }
    say(writeByCommand(await clip) ? done : words.copy.refused);
  } catch (cause) {
    say(words.copy.failed(cause instanceof Error ? cause.message : String(cause)));
  }
}

const cited = (id: string, format: CitationFormat, clip: (citation: CitationAnswer) => Clip): Promise<Clip> =>
  getCitation(id, format).then(clip);

export const clipboard = {
  said,
  copyPassage: (id: string) =>
    put(
      cited(id, 'gbt7714-2015', (citation) => quoteWithCitation(citation, location.origin)),
      words.copy.done,
    ),
  copyMarkdown: (id: string) =>
    put(
      cited(id, 'markdown', (citation) => markdownQuote(citation, location.origin)),
      words.copy.doneMarkdown,
    ),
  copyCitation: (id: string) =>
    put(
      cited(id, 'gbt7714-2015', (citation) => wordsAlone(citation.text)),
      words.copy.doneCitation,
    ),
  copyQuote: (text: string) => put(Promise.resolve(wordsAlone(text)), words.copy.doneQuote),
  copyLink: () => put(Promise.resolve(wordsAlone(location.href)), words.copy.doneLink),
};
