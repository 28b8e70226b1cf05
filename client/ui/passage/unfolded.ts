/** Which passages are shown whole instead of as excerpts. */
import { signal } from '@preact/signals';

const ids = signal<ReadonlySet<string>>(new Set());

export const unfolded = {
  ids,
  toggle(passageId: string): void {
    const next = new Set(ids.peek());
    if (!next.delete(passageId)) next.add(passageId);
    ids.value = next;
  },
};
