/** Passages that are shown in full instead of as excerpts. */
import { signal } from '@preact/signals';

const ids = signal<ReadonlySet<string>>(new Set());

export const expanded = {
  ids,
  toggle(passageId: string): void {
    const next = new Set(ids.peek());
    if (!next.delete(passageId)) next.add(passageId);
    ids.value = next;
  },
};
