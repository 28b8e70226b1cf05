/** The quotation check of the page: the draft, and what has been found so far. Kept while the page is open. */
import { computed, signal } from '@preact/signals';
import type { QuotationCheck, QuotationsAnswer } from '../../../server/contract/quotations.ts';
import { checkQuotations, readDraft } from '../../api/api.ts';
import { createTask } from '../../api/task.ts';

export type Status = QuotationCheck['status'];
export const STATUSES = ['verbatim', 'altered', 'absent'] as const satisfies readonly Status[];

/** Quotations asked for at a time: an answer each second or two. */
const BATCH = 20;

/** What was checked, and what came of it so far. */
export interface Check {
  /** The draft as it was sent; the offsets of the quotations belong to it. */
  readonly draft: string;
  readonly quotations: readonly QuotationCheck[];
  /** Null until the first answer. */
  readonly latest: Pick<QuotationsAnswer, 'total' | 'unpaired' | 'searched'> | null;
  /** Quotations looked up. */
  readonly done: number;
  readonly isComplete: boolean;
}

const draft = signal('');
const fileName = signal('');
/** What the server says of the file. */
const notes = signal<readonly string[]>([]);
const check = signal<Check | null>(null);
const shown = signal<Status | null>(null);
const task = createTask<'reading' | 'checking'>();

const counts = computed<Readonly<Record<Status, number>>>(() => {
  const counted = { verbatim: 0, altered: 0, absent: 0 };
  for (const { status } of check.value?.quotations ?? []) counted[status]++;
  return counted;
});

/** Looks up what is not looked up yet. */
function proceed(): Promise<void> {
  return task.run('checking', async (signal) => {
    for (let now = check.peek(); now && !now.isComplete; now = check.peek()) {
      const answer = await checkQuotations(now.draft, now.done, BATCH, signal);
      signal.throwIfAborted();
      check.value = {
        draft: now.draft,
        quotations: [...now.quotations, ...answer.quotations],
        latest: answer,
        done: answer.next ?? answer.total,
        isComplete: answer.next === null,
      };
    }
  });
}

function start(): void {
  if (draft.peek().trim() === '') return;
  shown.value = null;
  check.value = { draft: draft.peek(), quotations: [], latest: null, done: 0, isComplete: false };
  void proceed();
}

export const quotations = {
  draft,
  fileName,
  notes,
  check,
  counts,
  /** Only quotations of this status are listed; null for all. */
  shown,
  busy: task.busy,
  failure: task.failure,
  type(text: string): void {
    draft.value = text;
    fileName.value = '';
    notes.value = [];
  },
  start,
  proceed: () => void proceed(),
  stop: task.stop,
  /** Reads the text of a file into the draft, and checks it. */
  open(file: File): void {
    void task.run('reading', async (signal) => {
      const answer = await readDraft(file, signal);
      signal.throwIfAborted();
      draft.value = answer.text;
      fileName.value = file.name;
      notes.value = answer.notes;
      start();
    });
  },
};
