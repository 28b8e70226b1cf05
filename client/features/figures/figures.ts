/** Loads the table of figures of the address, page after page, and the concepts that match what is typed. */
import { signal } from '@preact/signals';
import type {
  ConceptMend,
  FigureConceptsAnswer,
  FigureTableAnswer,
} from '../../../server/contract/figures.ts';
import type { FiguresAddress } from '../../address/figures-address.ts';
import { type ApiError, getJson, mendConcept, paths } from '../../api/api.ts';
import { asApiError, createLoader, invalidateAnswers } from '../../api/loader.ts';

export type FigureRow = FigureTableAnswer['rows'][number];
export type FigureColumn = FigureTableAnswer['columns'][number];

/** Rows per request: more than people read, and still quick to render. */
const PAGE_ROWS = 100;

interface TableState {
  /** API path that the rows answer; empty before the first answer. */
  readonly path: string;
  readonly answer: FigureTableAnswer | null;
  readonly rows: readonly FigureRow[];
  readonly busy: boolean;
  readonly failure: ApiError | null;
}

const table = signal<TableState>({ path: '', answer: null, rows: [], busy: false, failure: null });
const found = createLoader<FigureConceptsAnswer>();
/** What is typed into the box that looks for concepts. */
const typed = signal('');
let address: FiguresAddress | null = null;
let running = new AbortController();

async function load(wanted: FiguresAddress, offset: number): Promise<void> {
  running.abort();
  const controller = new AbortController();
  running = controller;
  table.value = { ...table.peek(), busy: true, failure: null };
  try {
    const answer = await getJson<FigureTableAnswer>(
      paths.figureTable(wanted, offset, PAGE_ROWS),
      controller.signal,
    );
    if (controller.signal.aborted) return;
    const rows = [...table.peek().rows.slice(0, offset), ...answer.rows];
    table.value = { path: paths.figureTable(wanted, 0, PAGE_ROWS), answer, rows, busy: false, failure: null };
  } catch (cause) {
    if (!controller.signal.aborted)
      table.value = { ...table.peek(), path: '', busy: false, failure: asApiError(cause) };
  }
}

export const figures = {
  table,
  concepts: found.state,
  typed,
  open(next: FiguresAddress): void {
    address = next;
    if (next.columns.length > 0 && table.peek().path !== paths.figureTable(next, 0, PAGE_ROWS))
      void load(next, 0);
  },
  lookUp(next: FiguresAddress): void {
    found.load(paths.figureConcepts(next, typed.value.trim()));
  },
  more(): void {
    if (address && !table.peek().busy) void load(address, table.peek().rows.length);
  },
  reload(): void {
    if (address) void load(address, 0);
  },
  leave(): void {
    running.abort();
    found.leave();
    table.value = { ...table.peek(), busy: false };
  },
};

const isSaving = signal(false);
const failure = signal<ApiError | null>(null);

/** The keeper's mends of what is counted as one. */
export const concepts = {
  isSaving,
  failure,
  /**
   * @param key the keeper's key, or null where none is needed
   * @returns the name under which the concept is counted now; null if the mend was refused
   */
  async save(mend: ConceptMend, key: string | null): Promise<string | null> {
    if (isSaving.peek()) return null;
    isSaving.value = true;
    failure.value = null;
    try {
      const { name } = await mendConcept(mend, key);
      invalidateAnswers();
      return name;
    } catch (cause) {
      failure.value = asApiError(cause);
      return null;
    } finally {
      isSaving.value = false;
    }
  },
};
