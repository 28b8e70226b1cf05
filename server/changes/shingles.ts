/** Sentences as sets of weighted shingles, by which they are told alike from one year to the next. */
import { foldToString } from '../../indexer/text/fold.ts';
import { numbering } from '../../indexer/text/numbering.ts';

/**
 * Characters of a shingle. Of 278 sentences of government work reports whose counterparts were judged by hand, the
 * nearest one of the whole report was a counterpart for 92 % with weighted bigrams, 84 % with weighted trigrams and
 * 88 % with bigrams that all weigh the same.
 */
const LENGTH = 2;
/** Other figures are said of the same thing a year later: 7次 and 12次 are alike. */
const FIGURE = '0';
const FIGURES = /\d+(?:[.,]\d+)*/g;
const NO_WORDING = /[^\p{L}\p{N}%]/gu;

/** A set of shingles, by their numbers in ascending order. */
export interface Shingled {
  readonly shingles: readonly number[];
  /** The sum of their weights. */
  readonly weight: number;
}

/** The shingles of some texts, each weighted by how few of the texts have it (inverse document frequency). */
export class Shingles {
  readonly texts: readonly Shingled[];
  private readonly weights: Float64Array;

  constructor(texts: readonly string[]) {
    const numbers = new Map<string, number>();
    const frequencies: number[] = [];
    const sets = texts.map((text) => {
      const set = new Set<number>();
      for (const shingle of shinglesOf(text)) {
        const number = numbers.get(shingle) ?? numbers.size;
        numbers.set(shingle, number);
        set.add(number);
      }
      for (const number of set) frequencies[number] = (frequencies[number] ?? 0) + 1;
      return [...set].sort((a, b) => a - b);
    });
    this.weights = Float64Array.from(frequencies, (frequency) => Math.log(1 + texts.length / frequency));
    this.texts = sets.map((shingles) => this.weighted(shingles));
  }

  weightOf(shingle: number): number {
    return this.weights[shingle] ?? 0;
  }

  together(parts: readonly Shingled[]): Shingled {
    const [only] = parts;
    if (only && parts.length === 1) return only;
    return this.weighted([...new Set(parts.flatMap(({ shingles }) => shingles))].sort((a, b) => a - b));
  }

  /** Weighted Dice coefficient, 0 to 1. */
  likeness(a: Shingled, b: Shingled): number {
    const sum = a.weight + b.weight;
    return sum === 0 ? 0 : (2 * this.common(a, b)) / sum;
  }

  /** The weight of the shingles that both have. */
  common({ shingles: a }: Shingled, { shingles: b }: Shingled): number {
    let [at, other, sum] = [0, 0, 0];
    while (at < a.length && other < b.length) {
      const [left, right] = [a[at] as number, b[other] as number];
      if (left === right) sum += this.weightOf(left);
      if (left <= right) at++;
      if (right <= left) other++;
    }
    return sum;
  }

  private weighted(shingles: readonly number[]): Shingled {
    return { shingles, weight: shingles.reduce((sum, shingle) => sum + this.weightOf(shingle), 0) };
  }
}

/** Of the wording alone: numbering and punctuation change without notice. */
function* shinglesOf(text: string): Generator<string> {
  const folded = foldToString(numbering(text)?.rest ?? text)
    .replace(FIGURES, FIGURE)
    .replace(NO_WORDING, '');
  if (folded.length > 0 && folded.length < LENGTH) yield folded;
  for (let at = 0; at + LENGTH <= folded.length; at++) yield folded.slice(at, at + LENGTH);
}
