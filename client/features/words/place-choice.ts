/** Finds places of every level by name or pinyin, for the choice of a subcorpus. */
import { computed, signal } from '@preact/signals';
import type { PlacesAnswer } from '../../../server/contract/places.ts';
import { paths } from '../../api/api.ts';
import { createLoader } from '../../api/loader.ts';

/** As many as can be read at a glance. */
const MAX_CHOICES = 8;
/** Debounce in milliseconds. */
const PAUSE = 120;

export function createPlaceChoice() {
  const loader = createLoader<PlacesAnswer>();
  const typed = signal('');
  let waiting: ReturnType<typeof setTimeout> | undefined;
  return {
    typed,
    failure: computed(() => loader.state.value.failure),
    /** Null until the server has answered. */
    choices: computed(() => {
      const { answer, path, answeredPath } = loader.state.value;
      return typed.value.trim() === '' || !answer || path !== answeredPath ? null : answer.places;
    }),
    type(text: string): void {
      typed.value = text;
      clearTimeout(waiting);
      loader.leave();
      if (text.trim() !== '')
        waiting = setTimeout(() => loader.load(paths.anyPlace(text.trim(), MAX_CHOICES)), PAUSE);
    },
    leave(): void {
      clearTimeout(waiting);
      loader.leave();
    },
  };
}
