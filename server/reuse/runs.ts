/**
 * Finds the runs of characters that a text shares with the fingerprinted reports: each fingerprint that is also a
 * gram of the text is extended as far as both texts are equal.
 */
import type { TimeSlice } from '../corpus/time-slice.ts';
import type { FingerprintIndex } from './fingerprint-index.ts';
import { GRAM, gramHashes, WINDOW } from './winnow.ts';

/** A run of equal characters. Offsets are those of the folded text and of the units of the report. */
export interface Run {
  readonly text: number;
  readonly source: number;
  readonly length: number;
}

/** Work that one request may still do; shared by all indexes that it looks into. */
export interface Budget {
  /** Fingerprints to compare with the text. */
  seeds: number;
  runs: number;
}

/** Fingerprints that are compared before the clock is read: some 50 µs of work. */
const SEEDS_PER_CHECK = 512;

/**
 * The maximal runs of at least `GRAM` characters, by number of the report in the index; a run may be listed twice.
 * Every one of at least `GUARANTEED` characters is among them, unless the budget ends.
 *
 * @param isSearched by number of the report
 * @returns false if the budget has ended before everything was compared
 */
export async function findRuns(
  text: Uint16Array,
  index: FingerprintIndex,
  isSearched: Uint8Array,
  budget: Budget,
  slice: TimeSlice,
): Promise<{ readonly runs: ReadonlyMap<number, Run[]>; readonly isComplete: boolean }> {
  const runs = new Map<number, Run[]>();
  const hashes = gramHashes(text, 0, text.length).slice();
  const { offsets, texts, bases } = index;
  for (const [gram, hash] of hashes.entries()) {
    const [from, to] = index.find(hash);
    for (let at = from; at < to; at++) {
      if (budget.seeds-- <= 0 || budget.runs <= 0) return { runs, isComplete: false };
      if ((at - from) % SEEDS_PER_CHECK === 0 && slice.isOver()) await slice.next();
      const offset = offsets[at] as number;
      const report = index.reportAt(offset);
      if (isSearched[report] === 0) continue;
      const run = runAround(text, gram, texts[report] as Uint16Array, offset - (bases[report] as number));
      if (!run) continue;
      budget.runs--;
      const ofReport = runs.get(report);
      if (ofReport) ofReport.push(run);
      else runs.set(report, [run]);
    }
  }
  return { runs, isComplete: true };
}

/**
 * The run that contains a fingerprint; null if the grams differ, or if the run is known from a fingerprint
 * before: of the `WINDOW` grams before this one the source has chosen one. A report ends with a separator, which
 * occurs in no text.
 */
function runAround(text: Uint16Array, gram: number, source: Uint16Array, fingerprint: number): Run | null {
  for (let at = 0; at < GRAM; at++) if (text[gram + at] !== source[fingerprint + at]) return null;
  let before = 0;
  while (
    before < gram &&
    before < fingerprint &&
    text[gram - before - 1] === source[fingerprint - before - 1]
  )
    if (++before === WINDOW) return null;
  let length = before + GRAM;
  const [start, sourceStart] = [gram - before, fingerprint - before];
  while (start + length < text.length && text[start + length] === source[sourceStart + length]) length++;
  return { text: start, source: sourceStart, length };
}
