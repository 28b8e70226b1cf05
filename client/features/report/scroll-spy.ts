/** Tracks which heading is being read: the last one that has scrolled past the top of the window. */
import { signal } from '@preact/signals';

/** Fraction of the window's height that counts as its top: a heading there is being read. */
const TOP = 0.3;

const position = signal<number | null>(null);
let isScheduled = false;

/** @param positions of all headings, in the order of the text */
function update(positions: readonly number[]): void {
  isScheduled = false;
  const line = innerHeight * TOP;
  position.value =
    positions.findLast((candidate) => {
      const passage = document.getElementById(`p${candidate}`);
      return passage !== null && passage.getBoundingClientRect().top <= line;
    }) ?? null;
}

export const scrollSpy = {
  position,
  /** @returns a function that stops following */
  follow(positions: readonly number[]): () => void {
    const onScroll = () => {
      if (isScheduled) return;
      isScheduled = true;
      requestAnimationFrame(() => update(positions));
    };
    addEventListener('scroll', onScroll, { passive: true });
    update(positions);
    return () => removeEventListener('scroll', onScroll);
  },
};
