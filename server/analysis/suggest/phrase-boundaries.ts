/**
 * A beginning and what follows it, once for each place where it stands, in; the words and phrases that it begins out.
 *
 * A stretch that one character nearly always follows is a piece of a longer one, and so is one that nothing ever
 * parts from what follows; where a text goes on in many ways, and now and then ends, a word has ended. No dictionary
 * is asked, so that a town's own coinage is suggested like any other.
 */
import { sameRun } from '../../../indexer/text/fold.ts';

export interface Stretch {
  /** With its beginning. */
  readonly text: string;
  readonly count: number;
}

/** Of the places where a stretch stands, those that may go on in one way before it is a piece of that. */
const ONE_WAY = 0.8;
/** Of them, those that end there or go on with a particle: 执法公示 and 执法公正 do not make 执法公 a word. */
const PARTED = 0.01;
/** Characters: most words have two, and those that always stand in a longer term, as 法治 in 法治建设, are words too. */
const SHORT = 2;
/** Of all places, those that a stretch must be in; and never fewer than two. */
const SHARE = 0.003;
/** Hang on a whole word without being part of it: 枫桥经验的 is no phrase, though 目的 is one. */
const PARTICLES = new Set('的和与及在为了是以对将由向从被把于等并或而也都就其');

/** @param longest characters after the beginning; what follows may be longer, to tell whether it goes on */
export function phraseBoundaries(
  beginning: string,
  following: readonly string[],
  longest: number,
): Stretch[] {
  const least = Math.max(2, following.length * SHARE);
  const found: Stretch[] = [];
  const follow = (text: string, places: readonly string[], afterWord: boolean): void => {
    const next = byCharacter(places, text.length);
    const last = [...(beginning + text)].at(-1) ?? '';
    const ended = ends(last, next, places.length, beginning.length + text.length <= SHORT);
    const isWord = ended && !(afterWord && PARTICLES.has(last));
    if (isWord && text !== '') found.push({ text: beginning + text, count: places.length });
    for (const [character, some] of next) {
      if (some.length >= least && text.length + character.length <= longest)
        follow(text + character, some, isWord && beginning.length + text.length > 1);
    }
  };
  follow('', following, false);
  return found;
}

function ends(
  last: string,
  next: ReadonlyMap<string, readonly string[]>,
  places: number,
  short: boolean,
): boolean {
  let most = 0;
  let parted = places;
  for (const [character, { length }] of next) {
    if (sameRun(last, character)) return false;
    most = Math.max(most, length);
    if (!PARTICLES.has(character)) parted -= length;
  }
  return most < places * ONE_WAY && (short || (parted > 0 && parted >= places * PARTED));
}

function byCharacter(places: readonly string[], at: number): Map<string, string[]> {
  const next = new Map<string, string[]>();
  for (const place of places) {
    const code = place.codePointAt(at);
    if (code === undefined) continue;
    const character = String.fromCodePoint(code);
    const some = next.get(character);
    if (some) some.push(place);
    else next.set(character, [place]);
  }
  return next;
}
