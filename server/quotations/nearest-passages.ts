/**
 * Looks for the passages that quotations come nearest to, through the text of all reports, once for all
 * quotations of a request.
 *
 * A change destroys at most two of the pairs of neighbouring characters of a quotation (Ukkonen 1992, the q-gram
 * lemma), so a passage that lacks more of them cannot be near enough; those that remain are aligned, the most
 * promising first, until no other can be nearer. Nothing is kept in memory for it. Reading a million characters takes
 * a core some 20 ms for one quotation, 60 for twenty and 140 for a hundred (measured on three million), in turns.
 */
import type { ReportRecord } from '../../indexer/domain/document.ts';
import { codeUnits } from '../../indexer/text/code-units.ts';
import type { TextStore } from '../corpus/text-store.ts';
import { type TimeSlice, timeSlice } from '../corpus/time-slice.ts';
import { alignmentCost, CHANGE, patternOf } from './alignment.ts';

/** Parts of a quotation between its ellipses, folded; none is empty. */
export type FoldedParts = readonly string[];

/** One passage, or two neighbours that the quotation spans. */
export interface NearPassage {
  readonly record: ReportRecord;
  readonly position: number;
  readonly isPair: boolean;
  /** In units of `CHANGE`. */
  readonly cost: number;
}

/** Share of the folded characters of a quotation that may be changed: beyond, it is another text. */
export const MAX_CHANGED_SHARE = 0.25;
/** Passages kept for alignment: those with the most pairs in common. */
const MAX_CANDIDATES = 400;
/** Of these many more are collected before the worst are dropped. */
const COLLECTED = 4 * MAX_CANDIDATES;
/** Cells of alignment tables for one quotation: some 0.2 s. */
const MAX_CELLS = 40_000_000;
/** Passages that are equally near, or nearly, and that the caller chooses from. */
const MAX_NEAR = 20;
/** Changes by which a passage may be further off than the nearest and still be returned. */
const SLACK = 2;

/** @returns for each quotation the passages near enough, the nearest first; in the order of the records if equal */
export async function nearestPassages(
  texts: TextStore,
  records: readonly ReportRecord[],
  quotations: readonly FoldedParts[],
  signal?: AbortSignal,
): Promise<NearPassage[][]> {
  if (quotations.length === 0) return [];
  const slice = timeSlice(signal);
  const filter = new PairFilter(quotations);
  for await (const [record, report] of texts.reports(records, signal)) {
    filter.beginReport();
    for (let position = 1; position <= report.passages; position++) {
      filter.read(record, position, report.text(position));
      if (position % 16 === 0 && slice.isOver()) await slice.next();
    }
  }
  const near: NearPassage[][] = [];
  for (const [at, parts] of quotations.entries())
    near.push(await nearest(texts, parts, filter.candidates(at), slice));
  return near;
}

interface Candidate {
  readonly record: ReportRecord;
  readonly position: number;
  readonly isPair: boolean;
  /** Pairs of characters of the quotation that it has. */
  readonly common: number;
  /** In which it was read, so that equal ones stay in the order of the records. */
  readonly order: number;
}

function maxChanges(length: number): number {
  return Math.max(1, Math.floor(length * MAX_CHANGED_SHARE));
}

function lengthOf(parts: FoldedParts): number {
  return parts.reduce((sum, { length }) => sum + length, 0);
}

const pairsOf = (parts: FoldedParts): number => lengthOf(parts) - parts.length;

/** Counts for each passage how many pairs of neighbouring characters of each quotation it has. */
class PairFilter {
  private readonly entries = new Map<number, { readonly quotation: number; readonly weight: number }[]>();
  /** Whether a pair may be one of a quotation's: looked up before the map, for nearly all pairs are not. */
  private readonly mayOccur = new Uint8Array(0x10000);
  private readonly needed: number[];
  private readonly found: Candidate[][];
  private counts: Int32Array;
  private countsBefore: Int32Array;
  private readonly seen = new Set<number>();
  private order = 0;

  constructor(quotations: readonly FoldedParts[]) {
    this.counts = new Int32Array(quotations.length);
    this.countsBefore = new Int32Array(quotations.length);
    this.found = quotations.map(() => []);
    this.needed = quotations.map((parts) => Math.max(1, pairsOf(parts) - 2 * maxChanges(lengthOf(parts))));
    for (const [quotation, parts] of quotations.entries()) this.add(quotation, parts);
  }

  private add(quotation: number, parts: FoldedParts): void {
    const weights = new Map<number, number>();
    for (const part of parts)
      for (let at = 1; at < part.length; at++) {
        const pair = pairAt(part, at);
        weights.set(pair, (weights.get(pair) ?? 0) + 1);
      }
    for (const [pair, weight] of weights) {
      this.mayOccur[slotOf(pair)] = 1;
      const entries = this.entries.get(pair);
      if (entries) entries.push({ quotation, weight });
      else this.entries.set(pair, [{ quotation, weight }]);
    }
  }

  beginReport(): void {
    this.counts.fill(0);
  }

  read(record: ReportRecord, position: number, text: string): void {
    [this.counts, this.countsBefore] = [this.countsBefore, this.counts];
    this.counts.fill(0);
    this.seen.clear();
    for (let at = 1; at < text.length; at++) {
      const pair = pairAt(text, at);
      if (this.mayOccur[slotOf(pair)] === 0 || this.seen.has(pair)) continue;
      const entries = this.entries.get(pair);
      if (!entries) continue;
      this.seen.add(pair);
      for (const { quotation, weight } of entries)
        this.counts[quotation] = (this.counts[quotation] ?? 0) + weight;
    }
    for (let quotation = 0; quotation < this.needed.length; quotation++) {
      const needed = this.needed[quotation] ?? 0;
      const [common, before] = [this.counts[quotation] ?? 0, this.countsBefore[quotation] ?? 0];
      if (common >= needed) this.keep(quotation, { record, position, isPair: false, common });
      // Two passages at once have many pairs by chance: of them more is asked.
      if (common > 0 && before > 0 && common + before > Math.max(common, before, needed) + 1)
        this.keep(quotation, { record, position: position - 1, isPair: true, common: common + before - 1 });
    }
  }

  private keep(quotation: number, candidate: Omit<Candidate, 'order'>): void {
    const found = this.found[quotation] ?? [];
    found.push({ ...candidate, order: this.order++ });
    if (found.length > COLLECTED) this.found[quotation] = best(found);
  }

  candidates(quotation: number): readonly Candidate[] {
    return best(this.found[quotation] ?? []);
  }
}

function best(found: readonly Candidate[]): Candidate[] {
  return found.toSorted((a, b) => b.common - a.common || a.order - b.order).slice(0, MAX_CANDIDATES);
}

function pairAt(text: string, at: number): number {
  return text.charCodeAt(at - 1) * 0x10000 + text.charCodeAt(at);
}

function slotOf(pair: number): number {
  return (Math.imul(pair, 0x9e3779b1) >>> 16) & 0xffff;
}

async function nearest(
  texts: TextStore,
  parts: FoldedParts,
  candidates: readonly Candidate[],
  slice: TimeSlice,
): Promise<NearPassage[]> {
  const pattern = patternOf(parts.map(codeUnits));
  const { length } = pattern.symbols;
  const textOf = await texts.reading(
    candidates.flatMap(({ record, position, isPair }) =>
      (isPair ? [position, position + 1] : [position]).map((one) => ({ record, position: one })),
    ),
  );
  const near: NearPassage[] = [];
  let limit = (maxChanges(length) + 1) * CHANGE - 1;
  let cells = 0;
  for (const { record, position, isPair, common } of candidates) {
    const least = Math.ceil((pairsOf(parts) - common) / 2) * CHANGE;
    if (least > limit || cells > MAX_CELLS) break;
    const folded = [position, ...(isPair ? [position + 1] : [])].map(
      (one) => textOf({ record, position: one })?.folded ?? '',
    );
    const text = codeUnits(folded.join(''));
    cells += length * text.length;
    const cost = alignmentCost(pattern, text);
    if (cost <= limit) {
      near.push({ record, position, isPair, cost });
      limit = Math.min(limit, cost + SLACK * CHANGE);
    }
    if (slice.isOver()) await slice.next();
  }
  return near.sort((a, b) => a.cost - b.cost).slice(0, MAX_NEAR);
}
