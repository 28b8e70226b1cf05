/**
 * What is typed in, whether it spells a name out: its characters, or their pinyin, each syllable whole or begun.
 * fengqiao, fengq and fq are 枫桥镇, and so is 枫q.
 */
import { foldToString } from '../../../indexer/text/fold.ts';

/** For each character what may be typed for it. */
export type Spelling = readonly (readonly string[])[];

/** Where in what is typed a spelling may end, with the fewest characters of the names that it takes. */
export type Ends = ReadonlyMap<number, number>;

export const START: Ends = new Map([[0, 0]]);
const NOWHERE: Ends = new Map();

/** Names in, their spellings out, each kept. The table of readings takes 17 MB, so that it is loaded when it is first asked. */
export async function speller(): Promise<(name: string) => Spelling> {
  loading ??= load();
  return loading;
}

let loading: Promise<(name: string) => Spelling> | undefined;

async function load(): Promise<(name: string) => Spelling> {
  const { pinyin } = await import('pinyin-pro');
  const known = new Map<string, readonly string[]>();
  // All readings of a character: which one a name has no table tells for every village.
  const readings = (character: string): readonly string[] => {
    const before = known.get(character);
    if (before) return before;
    const spelled = /\p{Script=Han}/u.test(character)
      ? pinyin(character, { multiple: true, toneType: 'none', type: 'array', v: true })
      : [];
    const all = [...new Set([character, ...spelled])];
    known.set(character, all);
    return all;
  };
  const spelt = new Map<string, Spelling>();
  return (name) => {
    const spelling = spelt.get(name) ?? Array.from(foldToString(name), readings);
    spelt.set(name, spelling);
    return spelling;
  };
}

/** As names are compared: lüliang is typed lvliang, and spaces between names say nothing. */
export function foldTyped(typed: string): string {
  return foldToString(typed).replaceAll('ü', 'v').replaceAll(' ', '');
}

/** Where what is typed may end once it has spelled this name, or its beginning, from one of `starts` on. */
export function endsAfter(typed: string, starts: Ends, spelling: Spelling): Ends {
  if (!mayBegin(typed, starts, spelling[0] ?? [])) return NOWHERE;
  const ends = new Map<number, number>();
  let reached: Ends = starts;
  for (const readings of spelling) {
    const next = new Map<number, number>();
    for (const [at, taken] of reached) {
      for (const reading of readings) {
        for (let length = common(typed, at, reading); length > 0; length--) put(next, at + length, taken + 1);
      }
    }
    if (next.size === 0) break;
    for (const [at, taken] of next) put(ends, at, taken);
    reached = next;
  }
  return ends;
}

/** Most of tens of thousands of names do not: they must cost next to nothing. */
function mayBegin(typed: string, starts: Ends, readings: readonly string[]): boolean {
  for (const at of starts.keys()) {
    for (const reading of readings) if (reading[0] === typed[at]) return true;
  }
  return false;
}

/** Letters of the reading that are typed there; of two units that are one character, both or none. */
function common(typed: string, at: number, reading: string): number {
  let length = 0;
  while (length < reading.length && typed[at + length] === reading[length]) length++;
  return length < reading.length && /[\ud800-\udbff]/.test(reading[0] ?? '') ? 0 : length;
}

function put(ends: Map<number, number>, at: number, taken: number): void {
  ends.set(at, Math.min(taken, ends.get(at) ?? Infinity));
}
