/**
 * Finds the words and phrases that begin with a prefix, from the text that follows each of its occurrences.
 *
 * A stretch that is nearly always followed by the same character is part of a longer one, and so is a stretch
 * that is never separated from what follows. A word has ended where the text continues in many ways and
 * sometimes stops. No dictionary is involved, so a town's own coinages are suggested like any other phrase.
 */
import { sameRun } from '../../../indexer/text/fold.ts';

export interface Stretch {
  /** Including the prefix. */
  readonly text: string;
  readonly count: number;
}

/**
 * A stretch with one continuation in at least this share of its occurrences is part of that longer stretch.
 */
const MAX_CONTINUATION_SHARE = 0.8;
/**
 * Minimum share of occurrences that end after the stretch or continue with a particle: 执法公示 and 执法公正 do not
 * make 执法公 a word.
 */
const MIN_SEPARATED_SHARE = 0.01;
/**
 * Characters up to which a stretch need not be separated: most words have two, and those that only occur in
 * longer terms, as 法治 in 法治建设, are words too.
 */
const WORD_LENGTH = 2;
/** Minimum share of all occurrences that have the stretch; never fewer than two. */
const MIN_SHARE = 0.003;
/** Follow a whole word without being part of it: 枫桥经验的 is no phrase, though 目的 is one. */
const PARTICLES = new Set('的和与及在为了是以对将由向从被把于等并或而也都就其');

/**
 * @param following text after each occurrence of the prefix; longer than `maxLength` shows that a stretch
 *   continues
 * @param maxLength characters of a stretch after the prefix
 */
export function phraseBoundaries(prefix: string, following: readonly string[], maxLength: number): Stretch[] {
  const minCount = Math.max(2, following.length * MIN_SHARE);
  const found: Stretch[] = [];
  const extend = (text: string, contexts: readonly string[], afterWord: boolean): void => {
    const next = byCharacter(contexts, text.length);
    const last = [...(prefix + text)].at(-1) ?? '';
    const isBoundary = ends(last, next, contexts.length, prefix.length + text.length <= WORD_LENGTH);
    const isWord = isBoundary && !(afterWord && PARTICLES.has(last));
    if (isWord && text !== '') found.push({ text: prefix + text, count: contexts.length });
    for (const [character, continued] of next) {
      if (continued.length >= minCount && text.length + character.length <= maxLength)
        extend(text + character, continued, isWord && prefix.length + text.length > 1);
    }
  };
  extend('', following, false);
  return found;
}

function ends(
  last: string,
  next: ReadonlyMap<string, readonly string[]>,
  count: number,
  isShort: boolean,
): boolean {
  let mostFrequent = 0;
  let separated = count;
  for (const [character, { length }] of next) {
    if (sameRun(last, character)) return false;
    mostFrequent = Math.max(mostFrequent, length);
    if (!PARTICLES.has(character)) separated -= length;
  }
  return (
    mostFrequent < count * MAX_CONTINUATION_SHARE &&
    (isShort || (separated > 0 && separated >= count * MIN_SEPARATED_SHARE))
  );
}

function byCharacter(contexts: readonly string[], at: number): Map<string, string[]> {
  const next = new Map<string, string[]>();
  for (const context of contexts) {
    const code = context.codePointAt(at);
    if (code === undefined) continue;
    const character = String.fromCodePoint(code);
    const group = next.get(character);
    if (group) group.push(context);
    else next.set(character, [context]);
  }
  return next;
}
