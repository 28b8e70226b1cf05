/** The passages before and after a hit that are shown in place. */
import { signal } from '@preact/signals';
import type { Passage } from '../../../server/contract/passage.ts';
import type { PassageAnswer } from '../../../server/contract/passages.ts';
import { getJson, paths } from '../../api/api.ts';
import { asApiError } from '../../api/loader.ts';

export interface Surroundings {
  readonly before: readonly Passage[];
  readonly after: readonly Passage[];
  /** Number of passages requested on each side. */
  readonly context: number;
  readonly busy: boolean;
  /** The API's error message; empty if nothing failed. */
  readonly failure: string;
}

/** Passages added on each side per step: about half a screen. */
const STEP = 2;
/** The API's maximum. */
const MAX_CONTEXT = 20;

const shown = signal<ReadonlyMap<string, Surroundings>>(new Map());

function put(id: string, next: Surroundings | null): void {
  const map = new Map(shown.peek());
  if (next === null) map.delete(id);
  else map.set(id, next);
  shown.value = map;
}

export const surroundings = {
  shown,
  maxContext: MAX_CONTEXT,
  async more(id: string): Promise<void> {
    const now = shown.peek().get(id) ?? { before: [], after: [], context: 0, busy: false, failure: '' };
    const context = Math.min(now.context + STEP, MAX_CONTEXT);
    put(id, { ...now, busy: true, failure: '' });
    try {
      const { before, after } = await getJson<PassageAnswer>(paths.passageContext(id, context));
      // If the reader has hidden it meanwhile, it stays hidden.
      if (shown.peek().has(id)) put(id, { before, after, context, busy: false, failure: '' });
    } catch (cause) {
      put(id, { ...now, busy: false, failure: asApiError(cause).message });
    }
  },
  fold: (id: string) => put(id, null),
};
