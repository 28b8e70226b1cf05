/** Adds up the words of passages: how many passages, places and occurrences each has. */
import type { PassageWords } from './report-words.ts';

/**
 * Figures of a word lie side by side, since a word of a passage is rarely in the cache: those in arrays of their own took
 * twice as long.
 */
const [PASSAGES, OCCURRENCES, PLACES, LAST_PLACE, FIGURES] = [0, 1, 2, 3, 4];

export class WordTally {
  /** Of everything that was added. Reports and places also count if all of their passages are copies. */
  readonly all = { passages: 0, words: 0, reports: 0, places: 0 };
  private readonly figures: Uint32Array;
  private place: string | null = null;

  /** @param size number of all words */
  constructor(readonly size: number) {
    this.figures = new Uint32Array(FIGURES * size);
  }

  get bytes(): number {
    return this.figures.byteLength;
  }

  /** Passages that have a word. @param word its number */
  passages(word: number): number {
    return this.figures[FIGURES * word + PASSAGES] ?? 0;
  }

  /** @param word its number */
  occurrences(word: number): number {
    return this.figures[FIGURES * word + OCCURRENCES] ?? 0;
  }

  /** Places that have a word. @param word its number */
  places(word: number): number {
    return this.figures[FIGURES * word + PLACES] ?? 0;
  }

  /** Goes on to another report. Those of one place must come one after another. */
  beginReport(place: string): void {
    this.all.reports++;
    if (place === this.place) return;
    this.place = place;
    this.all.places++;
  }

  add({ words, counts, length }: PassageWords): void {
    const { figures, all } = this;
    const place = all.places;
    let sum = 0;
    for (let at = 0; at < length; at++) {
      const from = FIGURES * (words[at] as number);
      const count = counts[at] as number;
      sum += count;
      figures[from + PASSAGES] = (figures[from + PASSAGES] as number) + 1;
      figures[from + OCCURRENCES] = (figures[from + OCCURRENCES] as number) + count;
      if (figures[from + LAST_PLACE] === place) continue;
      figures[from + LAST_PLACE] = place;
      figures[from + PLACES] = (figures[from + PLACES] as number) + 1;
    }
    all.words += sum;
    all.passages++;
  }
}
