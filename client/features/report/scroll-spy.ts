/** Where in the outline one is reading: the last heading that has passed the top of the window. */
import { signal } from '@preact/signals';

/** Part of the window's height that counts as its top: a heading there is being read, not yet left. */
const TOP = 0.3;

const position = signal<number | null>(null);
let waiting = false;

/** Positions are in the order of the text, so the last one above the line is found from the end. */
function look(positions: readonly number[]): void {
  waiting = false;
  const line = innerHeight * TOP;
  position.value =
    positions.findLast((one) => {
      const passage = document.getElementById(`p${one}`);
      return passage !== null && passage.getBoundingClientRect().top <= line;
    }) ?? null;
}

export const scrollSpy = {
  position,
  /** Follows the scrolling until the function that it gives back is called. */
  follow(positions: readonly number[]): () => void {
    const onScroll = () => {
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(() => look(positions));
    };
    addEventListener('scroll', onScroll, { passive: true });
    look(positions);
    return () => removeEventListener('scroll', onScroll);
  },
};
