/**
 * Gathers what single passages share with a text into stretches of the text, each with everyone who has it. The
 * longest wording comes first and takes with it what covers most of it; what covers less makes a stretch of its
 * own within it. So a paragraph copied whole from one report is not buried under the hundreds that share a phrase
 * of it.
 */
import type { ReportRecord } from '../../indexer/domain/document.ts';
import type { ReuseBand } from '../contract/reuse.ts';
import { forEachInTurns, sortInTurns, type TimeSlice } from '../corpus/time-slice.ts';
import { isStrongerThan } from './bands.ts';
import type { SharedWording } from './find-reuse.ts';
import { earliestFirst } from './written-on.ts';

export interface Stretch {
  /** Range of the folded text. */
  readonly start: number;
  readonly end: number;
  readonly band: ReuseBand;
  /** One a passage, earliest first. */
  readonly sources: readonly SharedWording[];
}

/** Share of a stretch that a passage must have to be listed as having it. */
const COVERED_SHARE = 0.6;
/** Units of the text in a bucket by which stretches are found. */
const BUCKET = 32;

/** @returns stretches by their start, the longer of two that start together first; they may lie within each other */
export async function stretchesOf(found: readonly SharedWording[], slice: TimeSlice): Promise<Stretch[]> {
  const buckets: Cluster[][] = [];
  const clusters: Cluster[] = [];
  await forEachInTurns(
    longestFirst(found),
    (wording) => {
      const around = buckets[Math.floor((wording.text[0] + wording.text[1]) / 2 / BUCKET)] ?? [];
      const cluster = around.find((other) => other.covers(wording));
      if (cluster) return cluster.add(wording);
      // The formula of others within a copy says no more than the copy.
      if (wording.band === 'formula' && around.some((other) => other.encloses(wording))) return;
      const own = new Cluster(wording);
      clusters.push(own);
      const last = Math.floor((wording.text[1] - 1) / BUCKET);
      for (let at = Math.floor(wording.text[0] / BUCKET); at <= last; at++) {
        buckets[at] ??= [];
        buckets[at]?.push(own);
      }
    },
    slice,
  );
  const ranks = earliestFirst(found.map(({ record }) => record));
  const stretches: Stretch[] = [];
  for (const cluster of clusters) stretches.push(await cluster.stretch(ranks, slice));
  return stretches.sort((a, b) => a.start - b.start || b.end - a.end);
}

function* longestFirst(found: readonly SharedWording[]): Generator<SharedWording> {
  const byLength = new Map<number, SharedWording[]>();
  for (const wording of found) {
    const length = wording.text[1] - wording.text[0];
    const same = byLength.get(length);
    if (same) same.push(wording);
    else byLength.set(length, [wording]);
  }
  for (const length of [...byLength.keys()].sort((a, b) => b - a)) yield* byLength.get(length) ?? [];
}

class Cluster {
  private readonly byPassage = new Map<string, SharedWording>();
  private band: ReuseBand;

  constructor(private readonly longest: SharedWording) {
    this.band = longest.band;
    this.add(longest);
  }

  /** Whether a wording, which is no longer, covers most of this. */
  covers({ text: [start, end] }: SharedWording): boolean {
    const [from, to] = this.longest.text;
    return Math.min(end, to) - Math.max(start, from) >= COVERED_SHARE * (to - from);
  }

  encloses({ text: [start, end] }: SharedWording): boolean {
    const [from, to] = this.longest.text;
    return this.band !== 'formula' && from <= start && end <= to;
  }

  /** Of a passage that has it twice, the longer one counts, which comes first. */
  add(wording: SharedWording): void {
    const passage = `${wording.record.id}-${wording.position}`;
    if (!this.byPassage.has(passage)) this.byPassage.set(passage, wording);
    if (isStrongerThan(wording.band, this.band)) this.band = wording.band;
  }

  /** @param ranks of the reports, earliest first */
  async stretch(ranks: ReadonlyMap<ReportRecord, number>, slice: TimeSlice): Promise<Stretch> {
    const [start, end] = this.longest.text;
    const rank = ({ record }: SharedWording): number => ranks.get(record) ?? 0;
    const sources = await sortInTurns(
      [...this.byPassage.values()],
      (a, b) => rank(a) - rank(b) || a.position - b.position,
      slice,
    );
    return { start, end, band: this.band, sources };
  }
}
