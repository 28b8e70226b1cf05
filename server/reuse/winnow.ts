/**
 * Chooses the fingerprints of a text by winnowing (Schleimer, Wilkerson, Aiken: Winnowing, SIGMOD 2003): of
 * every `WINDOW` grams in a row at least one, the one with the smallest hash.
 *
 * Three points in which the code printed there must not be followed: of equal hashes the rightmost is taken only
 * when a window is searched anew, and otherwise the one chosen before is kept, or a text that repeats itself
 * would choose every gram; a window is not taken for full before it is; and a text shorter than a window still
 * has a fingerprint.
 *
 * Since equal hashes may be chosen at different places of two texts, the text that is looked up must be looked up
 * with all its grams: then every run of `GUARANTEED` characters meets a fingerprint at its own offset.
 */

/** Characters of a gram, in UTF-16 units of folded text. */
export const GRAM = 8;
/** Grams in a row. Two fingerprints to every seven characters of a text. */
export const WINDOW = 6;
/** Any run of so many characters contains a whole window, and so a fingerprint. */
export const GUARANTEED = GRAM + WINDOW - 1;

const HASH_BASE = 0x01000193;
/** What a unit weighs once it has left the gram. */
const LEFT_WEIGHT = Array.from({ length: GRAM }).reduce<number>((weight) => Math.imul(weight, HASH_BASE), 1);
/** For the hashes of one text; grown as needed. */
let hashes = new Uint32Array(4096);

/**
 * The unsigned 32-bit hash of every gram of `units[start, end)`, in order.
 *
 * @returns a view that is valid until the next call
 */
export function gramHashes(units: Uint16Array, start: number, end: number): Uint32Array {
  const grams = Math.max(0, end - start - GRAM + 1);
  if (hashes.length < grams) hashes = new Uint32Array(2 * grams);
  let rolling = 0;
  for (let at = start; at < end; at++) {
    rolling = (Math.imul(rolling, HASH_BASE) + (units[at] as number)) | 0;
    if (at - start >= GRAM) rolling = (rolling - Math.imul(LEFT_WEIGHT, units[at - GRAM] as number)) | 0;
    if (at - start >= GRAM - 1) hashes[at - start - GRAM + 1] = mixed(rolling);
  }
  return hashes.subarray(0, grams);
}

/** Calls `choose` with the hash and the offset of every fingerprint of `units[start, end)`, in order. */
export function winnow(
  units: Uint16Array,
  start: number,
  end: number,
  choose: (hash: number, at: number) => void,
): void {
  const ofGrams = gramHashes(units, start, end);
  const grams = ofGrams.length;
  let smallest = 0;
  let smallestAt = -1;
  for (let at = Math.min(WINDOW, grams) - 1; at >= 0 && at < grams; at++) {
    const hash = ofGrams[at] as number;
    if (smallestAt > at - WINDOW && smallestAt >= 0) {
      if (hash >= smallest) continue;
      smallest = hash;
      smallestAt = at;
    } else {
      smallest = hash;
      smallestAt = at;
      for (let before = at - 1; before > at - WINDOW && before >= 0; before--) {
        const other = ofGrams[before] as number;
        if (other >= smallest) continue;
        smallest = other;
        smallestAt = before;
      }
    }
    choose(smallest, start + smallestAt);
  }
}

/** Spreads the bits (MurmurHash3's finalizer): the smallest of plain rolling hashes would favour some characters. */
function mixed(hash: number): number {
  let bits = hash ^ (hash >>> 16);
  bits = Math.imul(bits, 0x85ebca6b);
  bits ^= bits >>> 13;
  bits = Math.imul(bits, 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}
