/**
 * Pairs the sentences of two reports that say the same, though in other words, with other figures or elsewhere.
 *
 * Each sentence of the earlier report goes to the one of the later that it is likeliest to be said again in; so a long
 * list may stand for several sentences. How likely that is, the wording says above all, and besides the sentences
 * around both and where they stand. Order helps without binding, and a sentence that has moved is found as well.
 */
import type { SectionKind } from '../../indexer/domain/passage.ts';
import { sortInTurns, type TimeSlice } from '../corpus/time-slice.ts';
import { type Shingled, Shingles } from './shingles.ts';

/** A sentence and where it stands. */
export interface PlacedSentence {
  readonly text: string;
  /** Index of its passage. */
  readonly passage: number;
  readonly section: SectionKind;
  /** Equal in both reports for chapters that face each other. */
  readonly chapter: number;
  /** Level of the chapter's heading that it is, or begins with; null for other sentences. */
  readonly heading: number | null;
}

/** Sentences of both reports that belong together, by index, ascending; several of one where it was split or merged. */
export interface SentencePair {
  readonly from: readonly number[];
  readonly to: readonly number[];
}

/*
 * What each part of the evidence adds to the log odds that a reader sets two sentences beside each other: a logistic
 * regression (L2 penalty) on the 604 sentences of four pairs of reports in `testing/judged-sentences.txt` that are not
 * held out. Nothing tried beside it made F1 on reports left out more than 0.006 greater: trigrams, single characters,
 * the longest common part, likeness of the paragraphs, a second round that knows the pairs around, frequencies and
 * latent semantics (100 dimensions) of 114,000 sentences of other reports.
 */
const WEIGHTS = {
  /** Of the square root of the wording in common, in shingles that no other sentence has: how much, not which share. */
  common: 1.9,
  /** Of the share of the shorter sentence that is in common. */
  share: 2.7,
  /** Of the likeness of the sentences before both, and of those after. */
  before: 2.5,
  after: 1.9,
  /** Of their likeness against the greatest that the later one has with any: no counterpart of another. */
  unrivalled: 3.8,
  /** In chapters that face each other. */
  chapter: 1.2,
  /** In sections of one kind. */
  section: 1.4,
  /** Of the distance of their places in their sections, in shares of the section. */
  distance: -4.5,
} as const;
const NONE = -9.8;
/**
 * Least log odds of a pair: one to four. On the sentences that the weights were chosen by F1 is 0.86 with it, 0.92 of
 * what is paired is right; at -2.2 it is 0.85, at 0 it is 0.83 and 0.98 are right. With the weights of three of the four
 * pairs of reports it is 0.86 on the other; on the 340 sentences that are held out 0.81, and 0.88 are right.
 */
const LEAST = -1.4;
/** The same of a second sentence that one was split into: more likely than not by far, for most are none. */
const LEAST_OF_PART = 1;
/** Of the likeness of sentences around where one report has a sentence more in between. */
const SKIPPED = 0.7;
/**
 * Distance of the sentences that one was split into, or that became one: what lies farther is likelier another's. F1
 * is the same from 3 to 20; without any merging it is less by 0.03.
 */
const MAX_SPREAD = 5;

/** Takes time and memory in proportion to the product of both numbers of sentences; yields in slices. */
export async function pairSentences(
  from: readonly PlacedSentence[],
  to: readonly PlacedSentence[],
  slice: TimeSlice,
): Promise<SentencePair[]> {
  const shingles = new Shingles([...from, ...to].map(({ text }) => text));
  if (slice.isOver()) await slice.next();
  const wording = await CommonWording.of(shingles, from.length, slice);
  const [earlier, later] = [placesOf(from), placesOf(to)];
  const candidates: Candidate[] = [];
  for (const [at, place] of earlier.entries()) {
    for (const [otherAt, other] of later.entries()) {
      const odds = oddsOf(place, other, wording, at, otherAt);
      if (odds >= LEAST) candidates.push({ from: at, to: otherAt, odds });
    }
    if (slice.isOver()) await slice.next();
  }
  // The difference of two infinite odds is no number, and headings come in their order.
  const sorted = await sortInTurns(candidates, (a, b) => b.odds - a.odds || a.from - b.from, slice);
  return withTheSplit(merged(sorted), sorted, shingles, from.length);
}

interface Candidate {
  readonly from: number;
  readonly to: number;
  /** The logarithm of the odds. */
  readonly odds: number;
}

interface Place {
  readonly sentence: PlacedSentence;
  /** 0 to 1, of its section's characters. */
  readonly inSection: number;
}

function placesOf(sentences: readonly PlacedSentence[]): Place[] {
  const lengths = new Map<SectionKind, number>();
  const middles = sentences.map(({ section, text }) => {
    const before = lengths.get(section) ?? 0;
    lengths.set(section, before + text.length);
    return before + text.length / 2;
  });
  return sentences.map((sentence, at) => ({
    sentence,
    inSection: (middles[at] ?? 0) / (lengths.get(sentence.section) || 1),
  }));
}

function oddsOf(from: Place, to: Place, wording: CommonWording, at: number, otherAt: number): number {
  const [{ section, chapter, heading }, other] = [from.sentence, to.sentence];
  // Chapters face each other with their headings, whatever these say. A heading of another level is of a chapter that
  // the other report divides otherwise.
  if (chapter === other.chapter && heading !== null && heading === other.heading) return Infinity;
  const common = wording.common(at, otherAt);
  if (common === 0 || !mayPair(section, other.section)) return -Infinity;
  return (
    NONE +
    WEIGHTS.common * Math.sqrt(common / wording.rarest) +
    WEIGHTS.share * wording.share(at, otherAt) +
    WEIGHTS.before * wording.beside(at, otherAt, -1) +
    WEIGHTS.after * wording.beside(at, otherAt, 1) +
    WEIGHTS.unrivalled * wording.unrivalled(at, otherAt) +
    (chapter === other.chapter ? WEIGHTS.chapter : 0) +
    (section === other.section ? WEIGHTS.section : 0) +
    WEIGHTS.distance * Math.abs(from.inSection - to.inSection)
  );
}

/** What is planned and what has been done are told in the same words, and are no change of each other. */
function mayPair(section: SectionKind, other: SectionKind): boolean {
  return section === other || (section !== 'plan' && other !== 'plan');
}

/** The wording that each sentence of one report has in common with each of the other. */
class CommonWording {
  private constructor(
    /** Weight of a shingle that a single sentence has. */
    readonly rarest: number,
    private readonly from: readonly Shingled[],
    private readonly to: readonly Shingled[],
    private readonly rows: readonly Float32Array[],
    private readonly greatest: Float32Array,
  ) {}

  /** @param split number of the texts that are of the earlier report */
  static async of(shingles: Shingles, split: number, slice: TimeSlice): Promise<CommonWording> {
    const [from, to] = [shingles.texts.slice(0, split), shingles.texts.slice(split)];
    const having = new Map<number, number[]>();
    for (const [at, text] of to.entries())
      for (const shingle of text.shingles) {
        const others = having.get(shingle);
        if (others) others.push(at);
        else having.set(shingle, [at]);
      }
    const rows: Float32Array[] = [];
    const wording = new CommonWording(shingles.rarest, from, to, rows, new Float32Array(to.length));
    for (const text of from) {
      const row = new Float32Array(to.length);
      for (const shingle of text.shingles) {
        const weight = shingles.weightOf(shingle);
        for (const at of having.get(shingle) ?? []) row[at] = (row[at] ?? 0) + weight;
      }
      rows.push(row);
      for (const at of row.keys())
        wording.greatest[at] = Math.max(wording.greatest[at] ?? 0, wording.likeness(rows.length - 1, at));
      if (slice.isOver()) await slice.next();
    }
    return wording;
  }

  common(from: number, to: number): number {
    return this.rows[from]?.[to] ?? 0;
  }

  /** Dice coefficient, weighted by how rare the wording is. */
  likeness(from: number, to: number): number {
    const common = this.common(from, to);
    return common === 0 ? 0 : (2 * common) / ((this.from[from]?.weight ?? 0) + (this.to[to]?.weight ?? 0));
  }

  share(from: number, to: number): number {
    return this.common(from, to) / Math.min(this.from[from]?.weight ?? 0, this.to[to]?.weight ?? 0);
  }

  unrivalled(from: number, to: number): number {
    return this.likeness(from, to) / (this.greatest[to] || 1);
  }

  beside(from: number, to: number, step: 1 | -1): number {
    return Math.max(
      this.likeness(from + step, to + step),
      SKIPPED * this.likeness(from + step, to + 2 * step),
      SKIPPED * this.likeness(from + 2 * step, to + step),
    );
  }
}

/**
 * Each earlier sentence with the likeliest later one, the surest first; neighbours may have the same.
 * @param candidates the surest first
 */
function merged(candidates: readonly Candidate[]): SentencePair[] {
  const pairs = new Map<number, number[]>();
  const paired = new Set<number>();
  for (const { from, to } of candidates) {
    const joined = [...(pairs.get(to) ?? []), from];
    if (paired.has(from) || spreadOf(joined) > MAX_SPREAD) continue;
    paired.add(from);
    pairs.set(to, joined);
  }
  return [...pairs].map(([to, from]) => ({ from: from.sort((a, b) => a - b), to: [to] }));
}

/** A later sentence that is paired with none joins the pair of its likeliest, if it makes both sides more alike. */
function withTheSplit(
  pairs: readonly SentencePair[],
  candidates: readonly Candidate[],
  shingles: Shingles,
  split: number,
): SentencePair[] {
  const likeness = ({ from, to }: SentencePair): number => {
    const side = (indexes: readonly number[], offset: number): Shingled =>
      shingles.together(indexes.map((at) => shingles.texts[offset + at] as Shingled));
    return shingles.likeness(side(from, 0), side(to, split));
  };
  const considered = new Set(pairs.flatMap(({ to }) => to));
  const grown = new Map(
    pairs.flatMap((pair) => (pair.from.length === 1 ? [[pair.from[0] as number, pair] as const] : [])),
  );
  for (const { from, to, odds } of candidates) {
    const pair = grown.get(from);
    if (considered.has(to) || odds < LEAST_OF_PART) continue;
    considered.add(to);
    if (!pair) continue;
    const joined = { from: pair.from, to: [...pair.to, to].sort((a, b) => a - b) };
    if (spreadOf(joined.to) <= MAX_SPREAD && likeness(joined) > likeness(pair)) grown.set(from, joined);
  }
  return [...pairs.filter(({ from }) => from.length > 1), ...grown.values()];
}

function spreadOf(indexes: readonly number[]): number {
  return Math.max(...indexes) - Math.min(...indexes);
}
