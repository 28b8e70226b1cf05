/** The passages before and after one, unfolded in place: how many are shown, and what they say. */
import { signal } from '@preact/signals';
import type { Passage } from '../../../server/contract/passage.ts';
import type { PassageAnswer } from '../../../server/contract/passages.ts';
import { getJson, paths } from '../../api/api.ts';
import { asApiError } from '../../api/loader.ts';

export interface Surroundings {
  readonly before: readonly Passage[];
  readonly after: readonly Passage[];
  /** Passages asked for on each side. */
  readonly context: number;
  readonly busy: boolean;
  /** In the words of the API; empty where nothing failed. */
  readonly failure: string;
}

/** Passages that each step adds on both sides: about half a screen. */
const STEP = 2;
/** The most that the API gives. */
const MOST = 20;

const shown = signal<ReadonlyMap<string, Surroundings>>(new Map());

function put(id: string, next: Surroundings | null): void {
  const map = new Map(shown.peek());
  if (next === null) map.delete(id);
  else map.set(id, next);
  shown.value = map;
}

export const surroundings = {
  shown,
  most: MOST,
  async more(id: string): Promise<void> {
    const now = shown.peek().get(id) ?? { before: [], after: [], context: 0, busy: false, failure: '' };
    const context = Math.min(now.context + STEP, MOST);
    put(id, { ...now, busy: true, failure: '' });
    try {
      const { before, after } = await getJson<PassageAnswer>(paths.around(id, context));
      // Folded meanwhile: then it stays folded.
      if (shown.peek().has(id)) put(id, { before, after, context, busy: false, failure: '' });
    } catch (cause) {
      put(id, { ...now, busy: false, failure: asApiError(cause).message });
    }
  },
  fold: (id: string) => put(id, null),
};
