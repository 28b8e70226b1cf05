/** Looks for the wording of a text or of a passage in the collection, piece by piece, and keeps what was found. */
import { computed, signal } from '@preact/signals';
import type { PassageAnswer } from '../../../server/contract/passages.ts';
import type { ReportHead } from '../../../server/contract/report.ts';
import type { ReuseAnswer, ReuseSpan } from '../../../server/contract/reuse.ts';
import type { Filters, ReuseAddress } from '../../address/address.ts';
import { type ApiError, findReuse, getJson, paths, readDraft } from '../../api/api.ts';
import { asApiError } from '../../api/loader.ts';
import { messages } from '../../messages/messages.ts';
import { draft } from '../../state/draft.ts';
import { numbered, shifted } from '../../ui/reuse/stretches.ts';
import { piecesOf } from './pieces.ts';

/** UTF-16 units: a book. Longer drafts are better looked for chapter by chapter. */
export const MAX_DRAFT = 200_000;
/** Sources that are asked for of each stretch. */
const SOURCES = 20;
/** Below it there is nothing to look for. */
const MIN_LENGTH = 8;

export interface Found {
  /** The text that was looked for. */
  readonly text: string;
  /** The report that it is a passage of; null for a text of one's own. */
  readonly report: ReportHead | null;
  readonly spans: readonly ReuseSpan[];
  readonly characters: number;
  readonly shares: ReuseAnswer['shares'];
  readonly cut: boolean;
  readonly searched: ReuseAnswer['searched'];
  /** UTF-16 units of the text that have been looked for. */
  readonly done: number;
}

const found = signal<Found | null>(null);
const busy = signal(false);
const failure = signal<ApiError | null>(null);
/** What there is to say of the file that was read. */
const notes = signal<readonly string[]>([]);
const isReading = signal(false);
let running = new AbortController();
/** What is shown or being looked for, so that coming back to it does not start again. */
let shownKey = '';

function started(): AbortSignal {
  running.abort();
  running = new AbortController();
  failure.value = null;
  return running.signal;
}

/** Runs some work of which only the latest counts. */
async function run(flag: typeof busy, work: (aborted: AbortSignal) => Promise<void>): Promise<void> {
  const aborted = started();
  flag.value = true;
  try {
    await work(aborted);
  } catch (cause) {
    if (!aborted.aborted) failure.value = asApiError(cause);
  } finally {
    if (!aborted.aborted) flag.value = false;
  }
}

async function findPassage(passage: string, filters: Filters, aborted: AbortSignal): Promise<void> {
  found.value = null;
  const read = await getJson<PassageAnswer>(paths.passage(passage), aborted);
  const answer = await findReuse({ passage, limit: SOURCES }, filters, aborted);
  if (aborted.aborted) return;
  const { text, report } = read.passage;
  found.value = { ...answer, text, report, done: text.length };
}

async function findText(text: string, filters: Filters, aborted: AbortSignal): Promise<void> {
  let sum: Found = {
    text,
    report: null,
    spans: [],
    characters: 0,
    shares: { strong: 0, reuse: 0, formula: 0 },
    cut: false,
    searched: { reports: 0, of: 0 },
    done: 0,
  };
  found.value = sum;
  for (const piece of piecesOf(text)) {
    // A piece of blank lines has nothing to look for.
    if (piece.text.replace(/\s/g, '').length >= MIN_LENGTH) {
      const answer = await findReuse({ text: piece.text, limit: SOURCES }, filters, aborted);
      if (aborted.aborted) return;
      const { shares } = sum;
      sum = {
        ...sum,
        spans: [...sum.spans, ...shifted(answer, piece.start)],
        characters: sum.characters + answer.characters,
        shares: {
          strong: shares.strong + answer.shares.strong,
          reuse: shares.reuse + answer.shares.reuse,
          formula: shares.formula + answer.shares.formula,
        },
        cut: sum.cut || answer.cut,
        searched: answer.searched,
      };
    }
    sum = { ...sum, done: piece.start + piece.text.length };
    found.value = sum;
  }
}

/** Why a text cannot be looked for, in one sentence; empty if it can. */
export function unusable(text: string): string {
  if (text.replace(/\s/g, '').length < MIN_LENGTH) return messages.reuse.tooShort(MIN_LENGTH);
  return text.length > MAX_DRAFT ? messages.reuse.tooLong(text.length, MAX_DRAFT) : '';
}

export const reuse = {
  found,
  busy,
  failure,
  notes,
  isReading,
  stretches: computed(() => numbered(found.value?.spans ?? [])),
  /** Looks for what the address names, or else for the draft that is kept. */
  open({ passage, text, filters }: ReuseAddress): void {
    const wanted = text || (passage === '' ? draft.text.peek() : '');
    const key = JSON.stringify([passage, wanted, filters]);
    if (key === shownKey && failure.peek() === null) return;
    shownKey = key;
    if (passage !== '') void run(busy, (aborted) => findPassage(passage, filters, aborted));
    else if (unusable(wanted) === '') void run(busy, (aborted) => findText(wanted, filters, aborted));
    else reuse.clear();
  },
  /** Starts again what failed. */
  retry(address: ReuseAddress): void {
    shownKey = '';
    reuse.open(address);
  },
  /** @param onText called with the text of the file */
  read(file: File, onText: (text: string) => void): void {
    notes.value = [];
    void run(isReading, async (aborted) => {
      const answer = await readDraft(file, aborted);
      if (aborted.aborted) return;
      notes.value = answer.notes;
      onText(answer.text);
    });
  },
  stop(): void {
    running.abort();
    busy.value = false;
    isReading.value = false;
  },
  clear(): void {
    reuse.stop();
    found.value = null;
    failure.value = null;
    shownKey = '';
  },
};
