/**
 * Matches typed text against a name: by its characters or their pinyin, each syllable in full or abbreviated.
 * fengqiao, fengq, fq and 枫q all match 枫桥镇.
 */
import { foldToString } from '../../../indexer/text/fold.ts';

/** For each character of a name, the strings that may be typed for it. */
export type Spelling = readonly (readonly string[])[];

/**
 * Positions in the typed text where a spelling may end, with the minimum number of name characters it
 * consumes.
 */
export type Ends = ReadonlyMap<number, number>;

export const START: Ends = new Map([[0, 0]]);
const NOWHERE: Ends = new Map();

/**
 * Returns a caching function from names to spellings. The table of readings takes 17 MB and is loaded on
 * first use.
 */
export async function speller(): Promise<(name: string) => Spelling> {
  loading ??= load();
  return loading;
}

let loading: Promise<(name: string) => Spelling> | undefined;

async function load(): Promise<(name: string) => Spelling> {
  const { pinyin } = await import('pinyin-pro');
  const readingsByCharacter = new Map<string, readonly string[]>();
  // All readings of a character: no table tells which one applies in the name of every village.
  const readings = (character: string): readonly string[] => {
    const cached = readingsByCharacter.get(character);
    if (cached) return cached;
    const syllables = /\p{Script=Han}/u.test(character)
      ? pinyin(character, { multiple: true, toneType: 'none', type: 'array', v: true })
      : [];
    const all = [...new Set([character, ...syllables])];
    readingsByCharacter.set(character, all);
    return all;
  };
  const spellings = new Map<string, Spelling>();
  return (name) => {
    const spelling = spellings.get(name) ?? Array.from(foldToString(name), readings);
    spellings.set(name, spelling);
    return spelling;
  };
}

/**
 * Folds typed text for comparison: ü is typed v (lvliang for lüliang), and spaces between names are ignored.
 */
export function foldTyped(typed: string): string {
  return foldToString(typed).replaceAll('ü', 'v').replaceAll(' ', '');
}

/** Positions reachable in the typed text by spelling this name or its beginning from one of `starts`. */
export function endsAfter(typed: string, starts: Ends, spelling: Spelling): Ends {
  if (!canStart(typed, starts, spelling[0] ?? [])) return NOWHERE;
  const ends = new Map<number, number>();
  let reached: Ends = starts;
  for (const readings of spelling) {
    const next = new Map<number, number>();
    for (const [at, matched] of reached) {
      for (const reading of readings) {
        const longest = commonLength(typed, at, reading);
        for (let length = longest; length > 0; length--) putMin(next, at + length, matched + 1);
      }
    }
    if (next.size === 0) break;
    for (const [at, matched] of next) putMin(ends, at, matched);
    reached = next;
  }
  return ends;
}

/** Cheap test that rules out most of tens of thousands of names. */
function canStart(typed: string, starts: Ends, readings: readonly string[]): boolean {
  for (const at of starts.keys()) {
    for (const reading of readings) if (reading[0] === typed[at]) return true;
  }
  return false;
}

/** Length of the common prefix of the reading and the typed text at `at`; never half of a surrogate pair. */
function commonLength(typed: string, at: number, reading: string): number {
  let length = 0;
  while (length < reading.length && typed[at + length] === reading[length]) length++;
  return length < reading.length && /[\ud800-\udbff]/.test(reading[0] ?? '') ? 0 : length;
}

function putMin(ends: Map<number, number>, at: number, matched: number): void {
  ends.set(at, Math.min(matched, ends.get(at) ?? Infinity));
}
