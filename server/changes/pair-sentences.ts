/**
 * Pairs the sentences of two reports that say the same, though in other words, with other figures or elsewhere.
 *
 * Sentences are paired greedily, the surest first. How sure a pair is, its wording says above all, and besides the
 * sentences around it, its paragraphs and its chapters: what follows a pair in one report mostly follows it in the
 * other. So order helps without binding, and a sentence that has moved is found as well.
 */
import type { SectionKind } from '../../indexer/domain/passage.ts';
import { forEachInTurns, sortInTurns, type TimeSlice } from '../corpus/time-slice.ts';
import { type Shingled, Shingles } from './shingles.ts';

/** A sentence and where it stands. */
export interface PlacedSentence {
  readonly text: string;
  /** Index of its passage. */
  readonly passage: number;
  readonly section: SectionKind;
  /** Equal in both reports for chapters that face each other. */
  readonly chapter: number;
}

/** Sentences of both reports that belong together, by index, ascending; several of one where it was split or merged. */
export interface SentencePair {
  readonly from: readonly number[];
  readonly to: readonly number[];
}

/*
 * Chosen on 313 sentences of three pairs of city government work reports whose counterparts were judged by hand;
 * these reports are rewritten from year to year more than those of towns. See changes.labelled.test.ts for what they reach on others.
 */
/** Likeness below which nothing else makes two sentences a pair. */
const MIN_LIKENESS = 0.07;
/** What a pair needs: its likeness, and what its surroundings add to it. */
const MIN_SURENESS = 0.22;
/** Share of the likeness of the sentences before and after that a pair gains. */
const AROUND = 0.3;
/** Of the same where one report has a sentence more in between. */
const AROUND_SKIPPED = 0.2;
/** Share of the likeness of their paragraphs that a pair gains, and the likeness that is counted at most. */
const PARAGRAPH = 0.5;
const MOST_PARAGRAPH = 0.4;
/** Gained in chapters that face each other. */
const SAME_CHAPTER = 0.1;
/** Lost in other sections. */
const OTHER_SECTION = 0.3;
/** A sentence whose surest counterpart is taken is content with one nearly as sure, not with any. */
const NEARLY = 0.8;
/** Sentences of one report that may lie between those that one sentence of the other was split into. */
const MAX_SPREAD = 3;

interface Candidate {
  readonly from: number;
  readonly to: number;
  readonly sureness: number;
}

/** Takes time and memory in proportion to the product of both numbers of sentences; yields in slices. */
export async function pairSentences(
  from: readonly PlacedSentence[],
  to: readonly PlacedSentence[],
  slice: TimeSlice,
): Promise<SentencePair[]> {
  const shingles = new Shingles([...from, ...to].map(({ text }) => text));
  if (slice.isOver()) await slice.next();
  const likeness = await likenesses(shingles, from.length, slice);
  const candidates = await candidatesOf(from, to, likeness, slice);
  const pairing = new Pairing(shingles, from.length, candidates);
  await forEachInTurns(
    await sortInTurns(candidates, (a, b) => b.sureness - a.sureness, slice),
    (candidate) => pairing.consider(candidate),
    slice,
  );
  return pairing.pairs();
}

/** A row for each text before the split: its likeness with each text after it. */
async function likenesses(shingles: Shingles, split: number, slice: TimeSlice): Promise<Float32Array[]> {
  const [from, to] = [shingles.texts.slice(0, split), shingles.texts.slice(split)];
  const having = new Map<number, number[]>();
  for (const [at, text] of to.entries())
    for (const shingle of text.shingles) {
      const others = having.get(shingle);
      if (others) others.push(at);
      else having.set(shingle, [at]);
    }
  const rows: Float32Array[] = [];
  for (const text of from) {
    const row = new Float32Array(to.length);
    for (const shingle of text.shingles) {
      const weight = shingles.weightOf(shingle);
      for (const at of having.get(shingle) ?? []) row[at] = (row[at] ?? 0) + weight;
    }
    for (const [at, { weight }] of to.entries())
      if (row[at] !== 0) row[at] = (2 * (row[at] ?? 0)) / (text.weight + weight);
    rows.push(row);
    if (slice.isOver()) await slice.next();
  }
  return rows;
}

async function candidatesOf(
  from: readonly PlacedSentence[],
  to: readonly PlacedSentence[],
  rows: readonly Float32Array[],
  slice: TimeSlice,
): Promise<Candidate[]> {
  const likeness = (one: number, other: number): number => rows[one]?.[other] ?? 0;
  const beside = (one: number, other: number, step: 1 | -1): number =>
    Math.max(
      AROUND * likeness(one + step, other + step),
      AROUND_SKIPPED * likeness(one + step, other + 2 * step),
      AROUND_SKIPPED * likeness(one + 2 * step, other + step),
    );
  const paragraphs = new Paragraphs(from, to);
  const candidates: Candidate[] = [];
  for (const [at, sentence] of from.entries()) {
    for (const [otherAt, other] of to.entries()) {
      const own = likeness(at, otherAt);
      if (own < MIN_LIKENESS || !mayPair(sentence, other)) continue;
      const sureness =
        own +
        beside(at, otherAt, -1) +
        beside(at, otherAt, 1) +
        PARAGRAPH * Math.min(MOST_PARAGRAPH, paragraphs.likeness(sentence, other)) +
        (sentence.chapter === other.chapter ? SAME_CHAPTER : 0) -
        (sentence.section === other.section ? 0 : OTHER_SECTION);
      if (sureness >= MIN_SURENESS) candidates.push({ from: at, to: otherAt, sureness });
    }
    if (slice.isOver()) await slice.next();
  }
  return candidates;
}

/** What is planned and what has been done are told in the same words, and are no change of each other. */
function mayPair({ section }: PlacedSentence, other: PlacedSentence): boolean {
  return section === other.section || (section !== 'plan' && other.section !== 'plan');
}

/** The likeness of paragraphs, computed when it is asked for. */
class Paragraphs {
  private readonly shingles: Shingles;
  private readonly split: number;
  private readonly known = new Map<number, number>();

  constructor(from: readonly PlacedSentence[], to: readonly PlacedSentence[]) {
    const [before, after] = [paragraphsOf(from), paragraphsOf(to)];
    this.shingles = new Shingles([...before, ...after]);
    this.split = before.length;
  }

  likeness({ passage: from }: PlacedSentence, { passage: to }: PlacedSentence): number {
    const { texts } = this.shingles;
    const key = from * texts.length + to;
    let likeness = this.known.get(key);
    if (likeness === undefined) {
      likeness = this.shingles.likeness(texts[from] as Shingled, texts[this.split + to] as Shingled);
      this.known.set(key, likeness);
    }
    return likeness;
  }
}

/** By index of the passage; empty where a passage has no sentence. */
function paragraphsOf(sentences: readonly PlacedSentence[]): string[] {
  const paragraphs: string[] = [];
  for (const { passage, text } of sentences) {
    while (paragraphs.length <= passage) paragraphs.push('');
    paragraphs[passage] += text;
  }
  return paragraphs;
}

/** Pairs grow as candidates come, the surest first. */
class Pairing {
  private readonly fromPairs = new Map<number, SentencePair>();
  private readonly toPairs = new Map<number, SentencePair>();
  private readonly surest = { from: new Map<number, number>(), to: new Map<number, number>() };

  constructor(
    private readonly shingles: Shingles,
    private readonly split: number,
    candidates: readonly Candidate[],
  ) {
    for (const { from, to, sureness } of candidates) {
      this.surest.from.set(from, Math.max(sureness, this.surest.from.get(from) ?? 0));
      this.surest.to.set(to, Math.max(sureness, this.surest.to.get(to) ?? 0));
    }
  }

  consider(candidate: Candidate): void {
    const { from, to } = candidate;
    const [ofFrom, ofTo] = [this.fromPairs.get(from), this.toPairs.get(to)];
    if (ofFrom && ofTo) return;
    const { sureness } = candidate;
    if (!ofFrom && sureness < NEARLY * (this.surest.from.get(from) ?? 0)) return;
    if (!ofTo && sureness < NEARLY * (this.surest.to.get(to) ?? 0)) return;
    if (ofTo) this.join(ofTo, { from: [...ofTo.from, from], to: ofTo.to });
    else if (ofFrom) this.join(ofFrom, { from: ofFrom.from, to: [...ofFrom.to, to] });
    else this.put({ from: [from], to: [to] });
  }

  /** A sentence joins a pair if it makes both sides more alike: one was split in two, or two became one. */
  private join(pair: SentencePair, grown: SentencePair): void {
    const isOneToMany = grown.from.length === 1 || grown.to.length === 1;
    if (!isOneToMany || spreadOf(grown.to) > MAX_SPREAD || spreadOf(grown.from) > MAX_SPREAD) return;
    if (this.likeness(grown) > this.likeness(pair)) this.put(grown);
  }

  private likeness({ from, to }: SentencePair): number {
    const { shingles, split } = this;
    const side = (indexes: readonly number[], offset: number): Shingled =>
      shingles.together(indexes.map((at) => shingles.texts[offset + at] as Shingled));
    return shingles.likeness(side(from, 0), side(to, split));
  }

  private put(pair: SentencePair): void {
    for (const at of pair.from) this.fromPairs.set(at, pair);
    for (const at of pair.to) this.toPairs.set(at, pair);
  }

  pairs(): SentencePair[] {
    const ascending = (indexes: readonly number[]): number[] => indexes.toSorted((a, b) => a - b);
    return [...new Set(this.toPairs.values())].map(({ from, to }) => ({
      from: ascending(from),
      to: ascending(to),
    }));
  }
}

function spreadOf(indexes: readonly number[]): number {
  return Math.max(...indexes) - Math.min(...indexes);
}
