/** Adds up the words of passages: how many passages, places and occurrences each has. */
import type { PassageWords } from './report-words.ts';

export class WordTally {
  /** By number of the word: passages that have it. */
  readonly passages: Uint32Array;
  /** By number of the word. */
  readonly occurrences: Uint32Array;
  /** By number of the word: places that have it. */
  readonly places: Uint32Array;
  /** Of everything that was added. Reports and places also count if all of their passages are copies. */
  readonly all = { passages: 0, words: 0, reports: 0, places: 0 };
  /** By number of the word: the last place that was seen to have it. */
  private readonly lastPlaces: Uint32Array;
  private place: string | null = null;

  /** @param words number of all words */
  constructor(words: number) {
    this.passages = new Uint32Array(words);
    this.occurrences = new Uint32Array(words);
    this.places = new Uint32Array(words);
    this.lastPlaces = new Uint32Array(words);
  }

  /** Goes on to another report. Those of one place must come one after another. */
  beginReport(place: string): void {
    this.all.reports++;
    if (place === this.place) return;
    this.place = place;
    this.all.places++;
  }

  add({ words, counts, length }: PassageWords): void {
    const { passages, occurrences, places, lastPlaces, all } = this;
    const place = all.places;
    for (let at = 0; at < length; at++) {
      const [word, count] = [words[at] as number, counts[at] as number];
      passages[word] = (passages[word] as number) + 1;
      occurrences[word] = (occurrences[word] as number) + count;
      all.words += count;
      if (lastPlaces[word] === place) continue;
      lastPlaces[word] = place;
      places[word] = (places[word] as number) + 1;
    }
    all.passages++;
  }
}
