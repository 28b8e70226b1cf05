/**
 * Finds which of tens of thousands of phrases occur in a text, in one pass over it. Nearly every position is ruled out
 * by its first two units, at some nanoseconds each; an automaton (Aho and Corasick) would look at as many transitions
 * in tables that no cache holds.
 */
import { containsPhrase, isHan } from '../../indexer/text/occurrences.ts';

interface Phrase {
  readonly text: string;
  readonly owner: number;
  /** Begins or ends with what may be part of a run of digits or letters: 20件 is not found in 120件. */
  readonly mayCutRun: boolean;
}

/** Bits of the filter of first pairs: with 20,000 phrases one position in fifty passes it for nothing. */
const FILTER_BITS = 20;
const FILTER_MASK = (1 << FILTER_BITS) - 1;

export class PhraseScanner {
  /** By their first two units. */
  private readonly phrases = new Map<number, Phrase[]>();
  private readonly filter = new Uint8Array(1 << FILTER_BITS);

  /** @param phrases folded, of two units at least, each with the number of what it stands for */
  constructor(phrases: Iterable<readonly [text: string, owner: number]>) {
    for (const [text, owner] of phrases) {
      const [first, second] = [text.charCodeAt(0), text.charCodeAt(1)];
      const key = pairOf(first, second);
      const phrase = {
        text,
        owner,
        mayCutRun: !isHan(first) || !isHan(text.charCodeAt(text.length - 1)),
      };
      this.filter[hashOf(first, second)] = 1;
      const same = this.phrases.get(key);
      if (same) same.push(phrase);
      else this.phrases.set(key, [phrase]);
    }
  }

  /**
   * Calls back for each occurrence, in text order; some owners more than once.
   *
   * @param units of a passage
   */
  scan(units: Uint16Array, start: number, end: number, found: (owner: number) => void): void {
    const { filter } = this;
    let first = units[start] ?? 0;
    for (let at = start; at + 1 < end; at++) {
      const second = units[at + 1] ?? 0;
      if (filter[hashOf(first, second)] === 1)
        for (const phrase of this.phrases.get(pairOf(first, second)) ?? [])
          if (
            occursAt(units, at, end, phrase.text) &&
            (!phrase.mayCutRun || isWhole(units, start, end, phrase))
          )
            found(phrase.owner);
      first = second;
    }
  }
}

function pairOf(first: number, second: number): number {
  return first * 0x10000 + second;
}

function hashOf(first: number, second: number): number {
  return (Math.imul(first, 0x9e3b) + second) & FILTER_MASK;
}

/** The first two units are known to be there. */
function occursAt(units: Uint16Array, at: number, end: number, text: string): boolean {
  if (at + text.length > end) return false;
  for (let unit = 2; unit < text.length; unit++) if (units[at + unit] !== text.charCodeAt(unit)) return false;
  return true;
}

function isWhole(units: Uint16Array, start: number, end: number, { text }: Phrase): boolean {
  return containsPhrase(String.fromCharCode(...units.subarray(start, end)), text);
}
