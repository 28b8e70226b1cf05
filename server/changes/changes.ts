/** What has changed from one report to another, sentence by sentence, and what the later one tells of the plans of the earlier. */
import type { ChangedWording, ChangeKind, ChangePair, ChangesAnswer } from '../contract/changes.ts';
import { CHANGE_KINDS } from '../contract/changes.ts';
import { type TimeSlice, timeSlice } from '../corpus/time-slice.ts';
import { ApiError } from '../web/errors.ts';
import { changedWording } from './changed-wording.ts';
import { inOrder } from './in-order.ts';
import { pairSentences, type SentencePair } from './pair-sentences.ts';
import { type ComparedReport, type LocatedSentence, placedSentences } from './placed-sentences.ts';
import { toldOf } from './promises.ts';

/** Product of both numbers of sentences: two reports of some 100,000 characters. Four bytes are in memory for each. */
export const MAX_SENTENCE_PAIRS = 4_000_000;
/** UTF-16 units of both reports. */
export const MAX_CHARACTERS = 500_000;
/** UTF-16 units; shorter sentences of a plan announce what follows. */
const MIN_PLAN_LENGTH = 10;

export type Changes = Omit<ChangesAnswer, 'from' | 'to'>;

/** @throws ApiError if the reports are too long */
export async function changesBetween(
  from: ComparedReport,
  to: ComparedReport,
  signal?: AbortSignal,
): Promise<Changes> {
  const characters = [...from.passages, ...to.passages].reduce((sum, { text }) => sum + text.length, 0);
  if (characters > MAX_CHARACTERS) throw tooLong();
  const placed = await placedSentences(from, to, signal);
  if (placed.from.length * placed.to.length > MAX_SENTENCE_PAIRS) throw tooLong();
  const slice = timeSlice(signal);
  const sides: Sides = { from: new Side(from, placed.from), to: new Side(to, placed.to) };
  const found = await pairSentences(placed.from, placed.to, slice);
  const moved = movedPairs(found, sides);
  const pairs: ChangePair[] = [];
  for (const pair of withTheUnpaired(found, moved, sides)) {
    pairs.push(pairOf(pair, moved.has(pair), sides));
    if (slice.isOver()) await slice.next();
  }
  return {
    chapters: [...placed.chapters],
    pairs,
    counts: countsOf(pairs),
    promises: await promisesIn(sides, slice),
  };
}

function tooLong(): ApiError {
  return new ApiError('too_much_to_align', { characters: MAX_CHARACTERS });
}

interface Sides {
  readonly from: Side;
  readonly to: Side;
}

class Side {
  constructor(
    private readonly report: ComparedReport,
    readonly sentences: readonly LocatedSentence[],
  ) {}

  chapterOf(at: number): number {
    return this.sentences[at]?.chapter ?? -1;
  }

  /** Whether a sentence is of running text, and no heading, title or signature. */
  isBody({ passage }: LocatedSentence): boolean {
    return this.report.passages[passage]?.role === 'body';
  }

  wordingOf(indexes: readonly number[]): ChangedWording {
    let text = '';
    const parts = indexes.map((at) => {
      const { passage, start, end, text: sentence } = this.sentences[at] as LocatedSentence;
      const { id, position } = this.report.passages[passage] as ComparedReport['passages'][number];
      const adjoins = this.sentences[at - 1]?.passage === passage && indexes.includes(at - 1);
      text += text === '' || adjoins ? sentence : `\n${sentence}`;
      return { passage: id, position, start, end };
    });
    return { text, parts };
  }
}

/** Pairs across chapters that do not face each other, and those that break the order within their chapter. */
function movedPairs(pairs: readonly SentencePair[], { from, to }: Sides): Set<SentencePair> {
  const moved = new Set(pairs);
  const byChapter = new Map<number, SentencePair[]>();
  for (const pair of pairs) {
    const chapter = to.chapterOf(pair.to[0] ?? 0);
    if (from.chapterOf(pair.from[0] ?? 0) === chapter)
      byChapter.set(chapter, [...(byChapter.get(chapter) ?? []), pair]);
  }
  for (const ofChapter of byChapter.values()) {
    const byTo = ofChapter.toSorted((a, b) => (a.to[0] ?? 0) - (b.to[0] ?? 0));
    for (const kept of inOrder(byTo, ({ from: [at = 0] }) => at)) moved.delete(kept);
  }
  return moved;
}

/** All pairs in the order of the later report; a sentence that is gone stands after the pair that it followed. */
function withTheUnpaired(
  pairs: readonly SentencePair[],
  moved: ReadonlySet<SentencePair>,
  { from, to }: Sides,
): SentencePair[] {
  const ofFrom = new Map(pairs.flatMap((pair) => pair.from.map((at) => [at, pair] as const)));
  const ofTo = new Map(pairs.flatMap((pair) => pair.to.map((at) => [at, pair] as const)));
  const after = new Map<SentencePair | null, SentencePair[]>();
  let anchor: SentencePair | null = null;
  for (const at of from.sentences.keys()) {
    const pair = ofFrom.get(at);
    if (pair) {
      if (!moved.has(pair)) anchor = pair;
    } else after.set(anchor, [...(after.get(anchor) ?? []), { from: [at], to: [] }]);
  }
  const all = new Set<SentencePair>(after.get(null));
  for (const at of to.sentences.keys()) {
    const pair = ofTo.get(at) ?? { from: [], to: [at] };
    if (all.has(pair)) continue;
    all.add(pair);
    for (const gone of after.get(pair) ?? []) all.add(gone);
  }
  return [...all];
}

function pairOf({ from, to }: SentencePair, isMoved: boolean, sides: Sides): ChangePair {
  const [before, after] = [
    from.length === 0 ? null : sides.from.wordingOf(from),
    to.length === 0 ? null : sides.to.wordingOf(to),
  ];
  const differences = before && after ? changedWording(before.text, after.text) : [];
  return {
    kind: kindOf(before, after, isMoved, differences.length > 0),
    chapter: to[0] === undefined ? sides.from.chapterOf(from[0] ?? 0) : sides.to.chapterOf(to[0]),
    from: before,
    to: after,
    differences,
  };
}

function kindOf(
  before: ChangedWording | null,
  after: ChangedWording | null,
  isMoved: boolean,
  differs: boolean,
): ChangeKind {
  if (!before) return 'new';
  if (!after) return 'gone';
  if (isMoved) return 'moved';
  return differs ? 'changed' : 'same';
}

function countsOf(pairs: readonly ChangePair[]): Changes['counts'] {
  const counts = Object.fromEntries(
    CHANGE_KINDS.map((kind) => [kind, { sentences: 0, characters: 0 }]),
  ) as Changes['counts'];
  for (const { kind, from, to } of pairs) {
    for (const { start, end } of (to ?? from)?.parts ?? []) {
      counts[kind].sentences++;
      counts[kind].characters += end - start;
    }
  }
  return counts;
}

async function promisesIn({ from, to }: Sides, slice: TimeSlice): Promise<Changes['promises']> {
  const indexesOf = (side: Side, isWanted: (sentence: LocatedSentence) => boolean): number[] =>
    [...side.sentences.keys()].filter((at) => {
      const sentence = side.sentences[at] as LocatedSentence;
      return side.isBody(sentence) && isWanted(sentence);
    });
  const textsOf = (side: Side, indexes: readonly number[]): string[] =>
    indexes.map((at) => side.sentences[at]?.text ?? '');
  const plans = indexesOf(
    from,
    ({ section, text }) => section === 'plan' && text.trim().length >= MIN_PLAN_LENGTH,
  );
  const sentences = indexesOf(to, ({ section }) => section !== 'plan');
  const told = await toldOf(textsOf(from, plans), textsOf(to, sentences), slice);
  return plans.map((plan, at) => ({
    sentence: from.wordingOf([plan]),
    candidates: (told[at] ?? []).map(({ at: index, share, isNear }) => ({
      sentence: to.wordingOf([sentences[index] as number]),
      share,
      near: isNear,
    })),
  }));
}
