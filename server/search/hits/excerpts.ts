/** A text and the hits in it in; the parts to show around them out, cut where a reader would cut. */
import type { Range } from '../../../indexer/text/occurrences.ts';

/** UTF-16 units: about eight lines of thirty characters. */
const LONGEST = 240;
/** A sentence ends after these, with the closing marks that follow. */
const SENTENCE = /[。！？；!?;][”’」』》）)]*/g;
/** A point of a list begins before these. */
const ENUMERATOR = /[一二三四五六七八九十]{1,2}(?:是|要)|[（(](?:[一二三四五六七八九十]{1,3}|\d{1,2})[）)]/g;

/** The excerpts in order, apart from each other; all of a text that is short enough. */
export function excerpts(text: string, hits: readonly Range[]): Range[] {
  if (hits.length === 0) return [];
  if (text.length <= LONGEST) return [[0, text.length]];
  const cuts = cutPoints(text);
  const found: [number, number][] = [];
  for (const hit of hits) {
    const last = found.at(-1);
    if (last && hit[1] <= last[1]) continue;
    const [start, end] = around(text, cuts, hit);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else found.push([start, end]);
  }
  return found;
}

function around(text: string, cuts: readonly number[], [hitStart, hitEnd]: Range): [number, number] {
  let from = cuts.findLastIndex((cut) => cut <= hitStart);
  let to = cuts.findIndex((cut) => cut >= hitEnd);
  let [start, end] = [cuts[from] ?? 0, cuts[to] ?? text.length];
  if (end - start > LONGEST) return clipped(text, start, end, hitStart, hitEnd);
  // Whole sentences are added as long as they fit: what follows first, since it tells what was done.
  for (let grown = true; grown; ) {
    grown = false;
    const after = cuts[to + 1];
    if (after !== undefined && after - start <= LONGEST) {
      [to, end, grown] = [to + 1, after, true];
      continue;
    }
    const before = cuts[from - 1];
    if (before !== undefined && end - before <= LONGEST) [from, start, grown] = [from - 1, before, true];
  }
  return [start, end];
}

/** A sentence that is too long alone: a window around the hit, never through a surrogate pair. */
function clipped(
  text: string,
  start: number,
  end: number,
  hitStart: number,
  hitEnd: number,
): [number, number] {
  const room = Math.max(0, LONGEST - (hitEnd - hitStart));
  let from = Math.max(start, hitStart - Math.floor(room / 3));
  let to = Math.min(end, Math.max(hitEnd, from + LONGEST));
  if (isLowSurrogate(text, from)) from--;
  if (isLowSurrogate(text, to)) to++;
  return [from, to];
}

function cutPoints(text: string): number[] {
  const cuts = new Set([0, text.length]);
  for (const match of text.matchAll(SENTENCE)) cuts.add(match.index + match[0].length);
  for (const match of text.matchAll(ENUMERATOR)) {
    // 统一是 is no enumerator: one begins a clause.
    if (match.index === 0 || /[。！？；：，、:;,\s]/.test(text[match.index - 1] ?? '')) cuts.add(match.index);
  }
  return [...cuts].sort((a, b) => a - b);
}

function isLowSurrogate(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff;
}
