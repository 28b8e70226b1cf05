/** Looks for the wording of a text or of a passage in the collection, piece by piece, and keeps what was found. */
import { computed, signal } from '@preact/signals';
import type { PassageAnswer } from '../../../server/contract/passages.ts';
import type { ReuseAnswer, ReuseSpan } from '../../../server/contract/reuse.ts';
import type { Filters, ReuseAddress } from '../../address/address.ts';
import { findReuse, getJson, paths, readDraft } from '../../api/api.ts';
import { createTask } from '../../api/task.ts';
import { messages } from '../../messages/messages.ts';
import { draft } from '../../state/draft.ts';
import { numbered, shifted } from '../../ui/reuse/stretches.ts';
import { piecesOf } from './pieces.ts';

/** UTF-16 units: a book. Longer drafts are better looked for chapter by chapter. */
const MAX_DRAFT = 200_000;
/** Sources that are asked for of each stretch. */
const SOURCES = 20;
/** Below it there is nothing to look for. */
const MIN_LENGTH = 8;

export interface Found {
  /** The text that was looked for. */
  readonly text: string;
  /** The passage that it is the text of; null for a text of one's own. */
  readonly passage: PassageAnswer['passage'] | null;
  readonly spans: readonly ReuseSpan[];
  readonly characters: number;
  readonly shares: ReuseAnswer['shares'];
  readonly cut: boolean;
  readonly searched: ReuseAnswer['searched'];
  /** UTF-16 units of the text that have been looked for. */
  readonly done: number;
}

const found = signal<Found | null>(null);
const task = createTask<'reading' | 'comparing'>();
/** What the server says of the file that was read. */
const notes = signal<readonly string[]>([]);
/** What is shown or being looked for, so that coming back to it does not start again. */
let shownKey = '';

const keyOf = ({ passage, text, filters }: ReuseAddress): string =>
  JSON.stringify([passage, wantedText({ passage, text }), filters]);

/** The text that the address names, or else the draft that is kept. */
const wantedText = ({ passage, text }: Pick<ReuseAddress, 'passage' | 'text'>): string =>
  text || (passage === '' ? draft.text.peek() : '');

async function findPassage(id: string, filters: Filters, signal: AbortSignal): Promise<void> {
  const [{ passage }, answer] = await Promise.all([
    getJson<PassageAnswer>(paths.passage(id), signal),
    findReuse({ passage: id, limit: SOURCES }, filters, signal),
  ]);
  signal.throwIfAborted();
  found.value = { ...answer, text: passage.text, passage, done: passage.text.length };
}

/** Looks for what has not been looked for yet of the text that is shown. */
async function findRest(filters: Filters, signal: AbortSignal): Promise<void> {
  for (const piece of piecesOf(found.peek()?.text ?? '')) {
    const before = found.peek();
    if (!before || piece.start < before.done) continue;
    // A piece of blank lines has nothing to look for.
    const isBlank = piece.text.replace(/\s/g, '').length < MIN_LENGTH;
    const answer = isBlank ? null : await findReuse({ text: piece.text, limit: SOURCES }, filters, signal);
    signal.throwIfAborted();
    const sum = answer ? added(before, answer, piece.start) : before;
    found.value = { ...sum, done: piece.start + piece.text.length };
  }
}

/** @param start of the piece that the answer is about */
function added(
  before: Found,
  { spans, characters, shares, cut, searched }: ReuseAnswer,
  start: number,
): Found {
  return {
    ...before,
    spans: [...before.spans, ...shifted({ spans }, start)],
    characters: before.characters + characters,
    shares: {
      strong: before.shares.strong + shares.strong,
      reuse: before.shares.reuse + shares.reuse,
      formula: before.shares.formula + shares.formula,
    },
    cut: before.cut || cut,
    searched,
  };
}

const nothingYet = (text: string): Found => ({
  text,
  passage: null,
  spans: [],
  characters: 0,
  shares: { strong: 0, reuse: 0, formula: 0 },
  cut: false,
  searched: { reports: 0, of: 0 },
  done: 0,
});

function begin(address: ReuseAddress): void {
  const { passage, filters } = address;
  const text = wantedText(address);
  shownKey = keyOf(address);
  if (passage !== '') {
    found.value = null;
    void task.run('comparing', (signal) => findPassage(passage, filters, signal));
  } else if (unusable(text) === '') {
    found.value = nothingYet(text);
    void task.run('comparing', (signal) => findRest(filters, signal));
  } else {
    found.value = null;
    task.stop();
  }
}

/** Why a text cannot be looked for, in one sentence; empty if it can. */
export function unusable(text: string): string {
  if (text.replace(/\s/g, '').length < MIN_LENGTH) return messages.reuse.tooShort(MIN_LENGTH);
  return text.length > MAX_DRAFT ? messages.reuse.tooLong(text.length, MAX_DRAFT) : '';
}

export const reuse = {
  found,
  busy: task.busy,
  failure: task.failure,
  notes,
  stretches: computed(() => numbered(found.value?.spans ?? [])),
  /** Looks for what the address names, or else for the draft that is kept. */
  open(address: ReuseAddress): void {
    if (keyOf(address) !== shownKey) begin(address);
  },
  /** Goes on where it failed or was stopped, or starts again. */
  retry(address: ReuseAddress): void {
    const { text, done } = found.peek() ?? { text: '', done: 0 };
    if (keyOf(address) === shownKey && done < text.length)
      void task.run('comparing', (signal) => findRest(address.filters, signal));
    else begin(address);
  },
  /** @param onText called with the text of the file */
  read(file: File, onText: (text: string) => void): void {
    notes.value = [];
    void task.run('reading', async (signal) => {
      const answer = await readDraft(file, signal);
      signal.throwIfAborted();
      notes.value = answer.notes;
      onText(answer.text);
    });
  },
  stop: task.stop,
  /** What is not finished starts again when the reader comes back. */
  leave(): void {
    if (task.busy.peek() !== null || task.failure.peek() !== null) shownKey = '';
    task.stop();
  },
};
