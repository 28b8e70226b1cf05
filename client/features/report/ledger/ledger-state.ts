/** The ledger of the report on the page: where its wording comes from. */
import { computed, signal } from '@preact/signals';
import type { LedgerAnswer, LedgerSpan, SourceClass } from '../../../../server/contract/ledger.ts';
import { paths } from '../../../api/api.ts';
import { createLoader, currentAnswer } from '../../../api/loader.ts';

const loader = createLoader<LedgerAnswer>();

/** Null unless it is shown and has been answered. */
const answer = computed(() => currentAnswer(loader.state.value));
const isShown = signal(false);
/** The one class whose wording is marked; null marks all. */
const only = signal<SourceClass | null>(null);

/** The spans of each passage by its id; empty where the ledger is not shown. */
const spans = computed<ReadonlyMap<string, readonly LedgerSpan[]>>(
  () =>
    new Map(isShown.value ? (answer.value?.passages ?? []).map(({ id, spans }) => [id, spans] as const) : []),
);

export const ledger = {
  state: loader.state,
  answer,
  only,
  spans,
  open(id: string): void {
    isShown.value = true;
    loader.load(paths.ledger(id));
  },
  close(): void {
    isShown.value = false;
    only.value = null;
    loader.leave();
  },
  reload: () => loader.reload(),
};
