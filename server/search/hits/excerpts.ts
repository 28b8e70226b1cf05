/** Cuts excerpts around the hits of a text, at sentence ends and before list enumerators. */
import type { Range } from '../../../indexer/text/occurrences.ts';

/** In UTF-16 units: about eight lines of thirty characters. */
const MAX_LENGTH = 240;
/** Sentence-final punctuation with the closing marks that follow. */
const SENTENCE_END = /[。！？；!?;][”’」』》）)]*/g;
/** Enumerators at the start of a list item. */
const ENUMERATOR = /[一二三四五六七八九十]{1,2}(?:是|要)|[（(](?:[一二三四五六七八九十]{1,3}|\d{1,2})[）)]/g;

/** Disjoint excerpts in text order that together cover all hits; the whole text if it is short enough. */
export function excerpts(text: string, hits: readonly Range[]): Range[] {
  if (hits.length === 0) return [];
  if (text.length <= MAX_LENGTH) return [[0, text.length]];
  const cuts = cutPoints(text);
  const parts: [number, number][] = [];
  for (const hit of hits) {
    const last = parts.at(-1);
    if (last && hit[1] <= last[1]) continue;
    const [start, end] = around(text, cuts, hit);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else parts.push([start, end]);
  }
  return parts;
}

function around(text: string, cuts: readonly number[], [hitStart, hitEnd]: Range): [number, number] {
  let from = cuts.findLastIndex((cut) => cut <= hitStart);
  let to = cuts.findIndex((cut) => cut >= hitEnd);
  let [start, end] = [cuts[from] ?? 0, cuts[to] ?? text.length];
  if (end - start > MAX_LENGTH) return windowAround(text, start, end, hitStart, hitEnd);
  // Add whole sentences while they fit, the following ones first: they tell what was done.
  for (let grown = true; grown; ) {
    grown = false;
    const after = cuts[to + 1];
    if (after !== undefined && after - start <= MAX_LENGTH) {
      [to, end, grown] = [to + 1, after, true];
      continue;
    }
    const before = cuts[from - 1];
    if (before !== undefined && end - before <= MAX_LENGTH) [from, start, grown] = [from - 1, before, true];
  }
  return [start, end];
}

/** For a sentence that is itself too long: a window around the hit that splits no surrogate pair. */
function windowAround(
  text: string,
  start: number,
  end: number,
  hitStart: number,
  hitEnd: number,
): [number, number] {
  const room = Math.max(0, MAX_LENGTH - (hitEnd - hitStart));
  let from = Math.max(start, hitStart - Math.floor(room / 3));
  let to = Math.min(end, Math.max(hitEnd, from + MAX_LENGTH));
  if (isLowSurrogate(text, from)) from--;
  if (isLowSurrogate(text, to)) to++;
  return [from, to];
}

function cutPoints(text: string): number[] {
  const cuts = new Set([0, text.length]);
  for (const match of text.matchAll(SENTENCE_END)) cuts.add(match.index + match[0].length);
  for (const match of text.matchAll(ENUMERATOR)) {
    // An enumerator starts a clause: the 一是 of 统一是 is none.
    if (match.index === 0 || /[。！？；：，、:;,\s]/.test(text[match.index - 1] ?? '')) cuts.add(match.index);
  }
  return [...cuts].sort((a, b) => a - b);
}

function isLowSurrogate(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff;
}
